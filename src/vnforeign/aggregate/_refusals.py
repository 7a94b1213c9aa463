"""Why figures may not be added: every reason, each with the records in the way."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, MixedSumError
from vnforeign.model.indicators import Nature, Observation, Status
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import Unit, UnitKind

__all__ = [
    "Refusal",
    "by_series",
    "check_natures",
    "check_parts",
    "check_series",
    "check_statuses",
    "check_units",
    "is_estimate",
    "is_target",
    "series_of",
    "sources",
    "units_of",
]

_ADDS = (UnitKind.CURRENCY, UnitKind.COUNT, UnitKind.MEASURE)
_SHOWN = 5


def is_target(one: Observation, data: Dataset) -> bool:
    indicator = data.indicators.get(one.indicator)
    by_nature = indicator is not None and indicator.nature is Nature.TARGET
    return by_nature or one.status is Status.TARGET


def _planned(figures: Iterable[Observation], data: Dataset) -> set[str]:
    """The indicators of figures whose nature it is to be a target."""
    indicators = data.indicators
    of = {key: indicators.get(key) for key in {one.indicator for one in figures}}
    return {key for key, found in of.items() if found and found.nature is Nature.TARGET}


def is_estimate(one: Observation) -> bool:
    """Whether a figure is an estimate, or printed as one; what is planned is no estimate."""
    printed = one.quantity.hedge is Hedge.ESTIMATE and one.status is not Status.TARGET
    return printed or one.status is Status.ESTIMATE


class Refusal:
    """The reasons against a sum, gathered before any is raised."""

    def __init__(self) -> None:
        self.reasons: list[tuple[str, str]] = []
        self.records: dict[str, None] = {}

    def add(self, reason: str, reason_vi: str, figures: Iterable[Observation]) -> None:
        self.reasons.append((reason, reason_vi))
        self.records.update(dict.fromkeys(one.id for one in figures))

    def take(self, error: MixedSumError, group: str) -> None:
        """The reasons of one group, with its name before each."""
        both = zip(error.reasons, error.reasons_vi, strict=True)
        self.reasons.extend((f"{group}: {en}", f"{group}: {vi}") for en, vi in both)
        self.records.update(dict.fromkeys(error.records))

    def speak(self) -> None:
        if self.reasons:
            english, vietnamese = zip(*self.reasons, strict=True)
            raise MixedSumError(english, vietnamese, tuple(self.records))


def _names(figures: Iterable[Observation], lang: Lang = "en") -> str:
    ids = sorted({one.id for one in figures})
    more = len(ids) - _SHOWN
    rest = (f" và {more} số liệu khác" if lang == "vi" else f" and {more} more") if more > 0 else ""
    return ", ".join(ids[:_SHOWN]) + rest


def check_units(
    figures: tuple[Observation, ...],
    wanted: Unit | None,
    rates: Collection[tuple[Unit, Unit]],
    refusal: Refusal,
) -> None:
    several = set(units_of(figures))
    if wanted is None:
        other = several if len(several) > 1 else set()
        hint = "; name the unit of the answer with currency=" if rates else ""
        hint_vi = "; ghi đơn vị của kết quả bằng currency=" if rates else ""
    else:
        other = {unit for unit in several if unit != wanted and (unit, wanted) not in rates}
        several |= {wanted}
        turned = sorted(str(unit) for unit in other if (wanted, unit) in rates)
        wrong = ", ".join(turned)
        hint = f"; a rate of 1 {wrong} in {wanted} is needed, not the reverse" if wrong else ""
        hint_vi = f"; cần tỷ giá 1 {wrong} sang {wanted}, không phải chiều ngược" if wrong else ""
    if other:
        codes = ", ".join(sorted(map(str, several)))
        refusal.add(
            f"different units cannot be added without a rate: {codes}{hint}",
            f"không cộng các đơn vị khác nhau khi không có tỷ giá: {codes}{hint_vi}",
            [one for one in figures if one.quantity.unit in other],
        )
    if any(unit.kind not in _ADDS for unit in several):
        unfit = [one for one in figures if one.quantity.unit.kind not in _ADDS]
        kinds = ", ".join(sorted({str(one.quantity.unit) for one in unfit}))
        refusal.add(
            f"figures in {kinds} are never added: {_names(unfit)}",
            f"không cộng số liệu tính bằng {kinds}: {_names(unfit, 'vi')}",
            unfit,
        )


def units_of(figures: Iterable[Observation]) -> tuple[Unit, ...]:
    """The units of figures, in the order they are met."""
    # By identity first: figures share their units, and hashing one costs more than all the rest.
    return tuple(
        dict.fromkeys({id(u): u for one in figures for u in (one.quantity.unit,)}.values())
    )


_NEVER = {
    Nature.RATE: "tỷ lệ",
    Nature.CHANGE: "mức thay đổi",
    Nature.RANK: "thứ hạng",
    Nature.SHARE: "tỷ trọng",
}
"""What is never added, and what it is called in Vietnamese."""
_FLOWS = {Nature.FLOW}


def check_natures(figures: tuple[Observation, ...], data: Dataset, refusal: Refusal) -> None:
    indicators = data.indicators
    of = {key: indicators.get(key) for key in {one.indicator for one in figures}}
    kinds = {key: None if found is None else found.nature for key, found in of.items()}
    if set(kinds.values()) <= _FLOWS:
        return  # the usual case, in one look
    natures: dict[Nature | None, list[Observation]] = defaultdict(list)
    for one in figures:
        natures[kinds[one.indicator]].append(one)
    unknown = natures.pop(None, [])
    if unknown:
        names = ", ".join(sorted({one.indicator for one in unknown}))
        refusal.add(
            f"whether {names} can be added is not known; pass data= with the indicator",
            f"không rõ {names} có cộng được không; truyền data= có chỉ tiêu đó",
            unknown,
        )
    for nature, name_vi in _NEVER.items():
        if nature in natures:
            refusal.add(
                f"a {nature.value} is never added: {_names(natures[nature])}",
                f"không cộng {name_vi}: {_names(natures[nature], 'vi')}",
                natures[nature],
            )
    stocks = natures.get(Nature.STOCK, [])
    if stocks and Nature.FLOW in natures:
        refusal.add(
            f"stocks and flows do not add: {_names(stocks)} is as of a day",
            f"không cộng số dư với số phát sinh: {_names(stocks, 'vi')} là số dư",
            stocks,
        )
    if len({one.period for one in stocks}) > 1:
        when = ", ".join(sorted({str(one.period) for one in stocks}))
        refusal.add(
            f"stocks as of different times do not add ({when}): {_names(stocks)}",
            f"không cộng số dư ở các thời điểm khác nhau ({when}): {_names(stocks, 'vi')}",
            stocks,
        )


def check_statuses(
    figures: tuple[Observation, ...], data: Dataset, refusal: Refusal, *, estimates: bool
) -> Status:
    """The status of a sum of the figures, and what stands against adding them."""
    planned = _planned(figures, data)
    targets = [one for one in figures if one.status is Status.TARGET or one.indicator in planned]
    if targets and len(targets) < len(figures):
        refusal.add(
            f"targets and results do not add: {_names(targets)}",
            f"không cộng số kế hoạch với số thực hiện: {_names(targets, 'vi')}",
            targets,
        )
    guessed = [one for one in figures if is_estimate(one)]
    if guessed and not estimates:
        refusal.add(
            f"estimates are added only with estimates=True: {_names(guessed)}",
            f"chỉ cộng số ước tính khi estimates=True: {_names(guessed, 'vi')}",
            guessed,
        )
    if targets:
        return Status.TARGET
    if guessed:
        return Status.ESTIMATE
    provisional = any(one.status is Status.PROVISIONAL for one in figures)
    return Status.PROVISIONAL if provisional else Status.NORMAL


Series = tuple[str | None, str | None, str | None, str | None]
"""What a figure is about: its indicator, place, subject and counterpart."""


def by_series(figures: Iterable[Observation]) -> Mapping[Series, list[Observation]]:
    """The figures of each series."""
    series: dict[Series, list[Observation]] = defaultdict(list)
    for one in figures:
        series[one.indicator, one.place, one.subject, one.counterpart].append(one)
    return series


def series_of(one: Observation) -> Series:
    """What a figure is about."""
    return one.indicator, one.place, one.subject, one.counterpart


def check_series(several: Mapping[Series, list[Observation]], refusal: Refusal) -> None:
    """One series must not cover a day twice; two sources of one fact are one such case."""
    for same in several.values():
        for other, one in _overlapping(same):
            if other.id == one.id:
                refusal.add(f"{one.id} is given twice", f"{one.id} được đưa vào hai lần", (one,))
            elif other.period == one.period and sources(one) != sources(other):
                refusal.add(
                    f"{other.id} and {one.id} are two sources of one fact ({one.period}); choose "
                    "with prefer= or reconcile=True",
                    f"{other.id} và {one.id} là hai nguồn của cùng một số liệu ({one.period}); "
                    "chọn bằng prefer= hoặc reconcile=True",
                    (other, one),
                )
            else:
                refusal.add(
                    f"{other.id} ({other.period}) and {one.id} ({one.period}) cover the same "
                    "time; choose one",
                    f"{other.id} ({other.period}) và {one.id} ({one.period}) trùng thời gian; "
                    "chọn một",
                    (other, one),
                )


def sources(one: Observation) -> frozenset[str]:
    """The ids of the sources that state a figure."""
    return frozenset((*(piece.source for piece in one.evidence), *one.cites))


def _overlapping(same: list[Observation]) -> list[tuple[Observation, Observation]]:
    """The pairs of figures whose periods meet, in the order of the figures.

    A sweep over their starts: figures that do not overlap cost no more than their sorting.
    """
    if len(same) == 1:
        return []
    ends = [
        (
            one.period.start.toordinal() if one.period.start else 0,
            one.period.end.toordinal() if one.period.end else _NEVER_ENDS,
            at,
        )
        for at, one in enumerate(same)
    ]
    ends.sort()
    if all(after[0] > before[1] for before, after in itertools.pairwise(ends)):
        return []  # the usual case
    found = []
    running: list[tuple[int, int]] = []
    for start, end, at in ends:
        running = [(until, other) for until, other in running if until >= start]
        found += [(min(at, other), max(at, other)) for _, other in running]
        running.append((end, at))
    return [(same[other], same[at]) for other, at in sorted(found, key=lambda pair: pair[::-1])]


_NEVER_ENDS = 10**7
"""Past every day of the calendar."""


def check_parts(
    several: Mapping[Series, list[Observation]], data: Dataset, refusal: Refusal
) -> None:
    """A part and its whole: by indicator, by place, or by counterpart."""
    if len(several) == 1:
        return
    for series, parts in several.items():
        for above in _wholes(series, data):
            for whole, part in itertools.product(several.get(above, ()), parts):
                if part.period.overlaps(whole.period) is not False:
                    refusal.add(
                        f"{part.id} is part of {whole.id}",
                        f"{part.id} là một phần của {whole.id}",
                        (part, whole),
                    )


def _wholes(series: Series, data: Dataset) -> Iterator[Series]:
    """Every series that holds this one: of a wider indicator, place or counterpart."""
    indicator, place, subject, counterpart = series
    wider = itertools.product(
        _up(indicator, data.indicators.get, "part_of"),
        _up(place, data.place, "parent", "country"),
        (subject,),
        dict.fromkeys((*_up(counterpart, data.place, "parent", "country"), None)),
    )
    return (above for above in wider if above != series)


def _up(key: str | None, look: Callable[[str], object], *fields: str) -> tuple[str | None, ...]:
    """An id, and every id above it, following some fields."""
    above = dict.fromkeys([key])
    todo = [key]
    while todo:
        at = todo.pop()
        found = look(at) if at is not None else None
        for field in fields:
            up = getattr(found, field, None)
            if up is not None and up not in above:
                above[up] = None
                todo.append(up)
    return tuple(above)
