"""Tiers of partnership on a day: who stands where on the ladder."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from vnforeign.aggregate._asking import warn_past_ladder, warn_uncovered
from vnforeign.dataset import Dataset
from vnforeign.errors import UndecidedWarning
from vnforeign.model.partnerships import Form, Partnership, Step, Tier
from vnforeign.model.taxonomy import Level

__all__ = ["tier_counts", "tiers"]

_LADDER = tuple(Tier)
_RUNGS = {Form(tier.value): tier for tier in Tier}


def tiers(data: Dataset, *, on: dt.date) -> Mapping[str, Tier]:
    """The tier each country stood on, on a day.

    Steps count in the order they are listed in. Where a country has several ties of the ladder,
    the highest tier counts.

    Args:
        data: The dataset; only ties of national level with a step of the ladder count. A step
            of unknown day has stood for as long as anyone asks, as in `Partnership.form`.
        on: The day. It is always named: counts change, and printed ones are often behind.

    Returns:
        Tier by country id, sorted by id; countries on no tier are left out. Empty if the
        dataset holds no tie of the ladder.

    Warns:
        UndecidedWarning: Names the countries whose steps are dated too roughly to tell which
            was in force; they stand on the last tier they had certainly reached.
        CoverageWarning: If the dataset says up to which day it knows the ladder
            (`Dataset.tiers_until`), and the day lies after it, or before the first step dated.

    >>> import datetime as dt, vnforeign as vf
    >>> tie = vf.Partnership(
    ...     id="vn-kr", local="VN", foreign="KR", country="KR", level=vf.Level.NATIONAL, steps=(
    ...         vf.Step(form=vf.Form.STRATEGIC, since=vf.PartialDate.parse("2009-10-21")),
    ...         vf.Step(form=vf.Form.COMPREHENSIVE_STRATEGIC,
    ...                 since=vf.PartialDate.parse("2022-12-05"))))
    >>> data = vf.Dataset.of([tie])
    >>> vf.tiers(data, on=dt.date(2022, 12, 4))["KR"].value
    'strategic'
    >>> vf.tiers(data, on=dt.date(2022, 12, 5))["KR"].value
    'comprehensive-strategic'
    """
    return _standing(data, on)


def _standing(data: Dataset, on: dt.date) -> Mapping[str, Tier]:
    """Who stood where, with the warnings; they point at the caller of `tiers` or `tier_counts`."""
    found, undecided = standing(data, on)
    if undecided:
        warnings.warn(
            f"which tier was in force on {on} is undecided for: {', '.join(sorted(undecided))}",
            UndecidedWarning,
            stacklevel=3,
        )
    if data.tiers_until is not None:
        warn_past_ladder(data, on, stacklevel=3)
        if (start := first_step(data)) is not None and on < start:
            warn_uncovered(
                f"the first step of the ladder that the data date is of {start}; on {on} only "
                "ties of unknown day are counted",
                f"nấc quan hệ đối tác đầu tiên có ngày trong dữ liệu là {start:%d/%m/%Y}; vào "
                f"ngày {on:%d/%m/%Y} chỉ tính các quan hệ không rõ ngày",
                stacklevel=3,
            )
    return MappingProxyType(dict(sorted(found.items())))


def standing(data: Dataset, on: dt.date) -> tuple[dict[str, Tier], set[str]]:
    """The tier of each country on a day, and the countries whose dates do not settle it."""
    found: dict[str, Tier] = {}
    undecided = set()
    for tie in ladder_ties(data):
        country = tie.country or tie.foreign
        tier, certain = _tier(tie, on)
        if tier is not None:
            found[country] = max(found.get(country, tier), tier, key=_LADDER.index)
        if not certain:
            undecided.add(country)
    return found, undecided


def tier_on(ties: Iterable[Partnership], on: dt.date) -> Tier | None:
    """The highest tier that any of some ties certainly stood on, on a day."""
    tiers_ = [tier for tie in ties if (tier := _tier(tie, on)[0]) is not None]
    return max(tiers_, key=_LADDER.index, default=None)


def ladder_ties(data: Dataset) -> tuple[Partnership, ...]:
    """The ties of national level that have a step of the ladder."""
    return data.derived("ties of the ladder", _ladder_ties)


def _ladder_ties(data: Dataset) -> tuple[Partnership, ...]:
    ties = data.partnerships.where(level=Level.NATIONAL)
    return tuple(tie for tie in ties if any(map(on_ladder, tie.steps)))


def on_ladder(step: Step) -> bool:
    """Whether a step is one of the ladder."""
    return step.form in _RUNGS


def first_step(data: Dataset) -> dt.date | None:
    """The first day that a dated step of the ladder may have been taken on."""
    return data.derived("first step of the ladder", _first_step)


def _first_step(data: Dataset) -> dt.date | None:
    steps = [step for tie in ladder_ties(data) for step in tie.steps if on_ladder(step)]
    return min((step.since.first for step in steps if step.since is not None), default=None)


def _tier(tie: Partnership, on: dt.date) -> tuple[Tier | None, bool]:
    """The tier in force on a day, and whether the dates settle it."""
    current: Tier | None = None
    certain = True
    for step in tie.steps:
        if step.form not in _RUNGS:
            continue
        if step.since is not None and step.since.last > on:
            certain = certain and step.since.first > on
            continue
        ended = step.until is not None and step.until.before(on)
        current = None if ended else _RUNGS[step.form]
        certain = ended is not None
    return current, certain


def tier_counts(data: Dataset, *, on: dt.date) -> Mapping[Tier, int]:
    """How many countries stood on each tier, on a day.

    Args:
        data: The dataset.
        on: The day.

    Returns:
        A count for each tier, also where it is zero.

    Warns:
        UndecidedWarning: As `tiers` does.
        CoverageWarning: As `tiers` does.

    >>> import datetime as dt, vnforeign as vf
    >>> vf.tier_counts(vf.Dataset.of([]), on=dt.date(2024, 1, 1))[vf.Tier.STRATEGIC]
    0
    """
    standing = list(_standing(data, on).values())
    return MappingProxyType({tier: standing.count(tier) for tier in reversed(Tier)})
