"""Tiers of partnership on a day: who stands where on the ladder."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Mapping
from types import MappingProxyType

from vnforeign.dataset import Dataset
from vnforeign.errors import UndecidedWarning
from vnforeign.model.partnerships import Partnership, Tier
from vnforeign.model.taxonomy import Level

__all__ = ["tier_counts", "tiers"]

_LADDER = tuple(Tier)


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
    found: dict[str, Tier] = {}
    undecided = set()
    for tie in data.partnerships.where(level=Level.NATIONAL):
        country = tie.country or tie.foreign
        tier, certain = _tier(tie, on)
        if tier is not None:
            found[country] = max(found.get(country, tier), tier, key=_LADDER.index)
        if not certain:
            undecided.add(country)
    if undecided:
        warnings.warn(
            f"which tier was in force on {on} is undecided for: {', '.join(sorted(undecided))}",
            UndecidedWarning,
            stacklevel=3,  # where `tiers` or `tier_counts` was called
        )
    return MappingProxyType(dict(sorted(found.items())))


def _tier(tie: Partnership, on: dt.date) -> tuple[Tier | None, bool]:
    """The tier in force on a day, and whether the dates settle it."""
    current: Tier | None = None
    certain = True
    for step in tie.steps:
        if step.form.value not in _LADDER:
            continue
        if step.since is not None and step.since.last > on:
            certain = certain and step.since.first > on
            continue
        ended = step.until is not None and step.until.before(on)
        current = None if ended else Tier(step.form.value)
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

    >>> import datetime as dt, vnforeign as vf
    >>> vf.tier_counts(vf.Dataset.of([]), on=dt.date(2024, 1, 1))[vf.Tier.STRATEGIC]
    0
    """
    standing = list(_standing(data, on).values())
    return MappingProxyType({tier: standing.count(tier) for tier in reversed(Tier)})
