"""Reconcile: every printed count and claim against what the data themselves give."""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import attrs

from vnforeign.aggregate._asking import evidence_of, named
from vnforeign.aggregate._enumerations import Enumeration, Member, provinces
from vnforeign.aggregate._enumerations import enumerations as known_enumerations
from vnforeign.aggregate._facts import intersection
from vnforeign.aggregate._growth import STATED, Growth, growth
from vnforeign.aggregate._refusals import is_target
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UnknownName
from vnforeign.model.indicators import Nature, Observation
from vnforeign.values.names import closest
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Bounds
from vnforeign.values.units import UnitKind

__all__ = ["Comparison", "Counted", "Outcome", "Reconciliation", "Together", "reconcile"]

_ONE = dt.timedelta(days=1)


class Outcome(enum.StrEnum):
    """How a printed figure stands to what the data give.

    >>> import vnforeign as vf
    >>> print(*(outcome.value for outcome in vf.Outcome))
    agrees differs fewer-named undecided not-compared
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    FEWER_NAMED = "fewer-named"
    """The data name fewer than are counted, and are not held to name all."""
    UNDECIDED = "undecided"
    """The hedge, or the day the source means, does not settle it."""
    NOT_COMPARED = "not-compared"


@attrs.frozen(kw_only=True)
class Counted:
    """How many the data name, over some days.

    Attributes:
        period: The days.
        count: How many certainly count on each of them.
        most: How many may count: more where dates are rough.
        members: The ids of those that certainly count.
    """

    period: Period
    count: int
    most: int
    members: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Comparison:
    """One printed figure against what the data give.

    Attributes:
        observation: The printed figure.
        outcome: How the two stand to each other.
        counted: What the data name on the days that the source may mean; empty where the figure
            was not compared with things named.
        computed: What is certain of the figure by other figures (its parts, its levels).
        difference: The printed amount less what the data give: the least and the most over those
            days; None where nothing was compared.
        true_on: The days on which the printed figure is what the data give; empty where there are
            none, or the data do not date what they name.
        reason: What it was compared with, or why it was not, in English.
        reason_vi: The same in Vietnamese.

    >>> import vnforeign as vf
    >>> claim = vf.reconcile(vf.load())["vn-comprehensive-strategic-partners-2024-h2"]
    >>> claim.outcome.value, claim.difference, [str(days) for days in claim.true_on]
    ('differs', (Decimal('-4'), Decimal('-2')), ['2023-09-10/2023-11-26'])
    """

    observation: Observation
    outcome: Outcome
    counted: tuple[Counted, ...] = ()
    computed: Bounds = attrs.field(factory=Bounds)
    difference: tuple[Decimal, Decimal] | None = None
    true_on: tuple[Period, ...] = ()
    reason: str = ""
    reason_vi: str = ""

    def text(self, lang: Lang = "en", *, data: Dataset) -> str:
        """The comparison in a line: what is printed, what the data give, when it was true."""
        vi = lang == "vi"
        one = self.observation
        where = named(data, one.place or one.subject or "", lang)
        head = (
            f"{named(data, one.indicator, lang)}, {where}, {one.period.format(lang)}: "
            f"{'nguồn ghi' if vi else 'printed'} {one.quantity.format(lang)}"
        )
        why = self.reason_vi if vi else self.reason
        bits = [head]
        if self.counted:
            counts = [end for part in self.counted for end in (part.count, part.most)]
            few, most = min(counts), max(counts)
            given = str(few) if few == most else f"{few}-{most}"
            bits.append(f"{'dữ liệu có' if vi else 'the data give'} {given} ({why})")
        elif why:
            bits.append(why)
        verdict = _VERDICTS[self.outcome][vi]
        if self.outcome is Outcome.DIFFERS and self.difference is not None:
            low, high = (f"{end:+f}" for end in self.difference)
            by = low if low == high else (f"từ {low} đến {high}" if vi else f"{low} to {high}")
            verdict += f" ({by})"
        bits.append(verdict)
        if self.true_on and self.outcome is not Outcome.AGREES:
            days = ", ".join(period.format(lang) for period in self.true_on)
            bits.append(f"{'đúng trong thời gian' if vi else 'true'} {days}")
        return "; ".join(bits)


_VERDICTS = {
    Outcome.AGREES: ("agrees", "khớp"),
    Outcome.DIFFERS: ("differs", "chênh lệch"),
    Outcome.FEWER_NAMED: ("the data account for fewer", "dữ liệu chỉ nêu được ít hơn"),
    Outcome.UNDECIDED: ("undecided", "chưa xác định được"),
    Outcome.NOT_COMPARED: ("not compared", "không so sánh được"),
}


@attrs.frozen(kw_only=True)
class Together:
    """Counts that one source prints side by side, and the days on which all were true at once.

    Attributes:
        source: The id of the source.
        observations: The ids of the counts.
        true_on: The days on which every one of them is what the data give; empty if there is no
            such day.
    """

    source: str
    observations: tuple[str, ...]
    true_on: tuple[Period, ...]


@attrs.frozen(kw_only=True)
class Reconciliation:
    """Every printed count and claim, compared or listed as not comparable.

    Attributes:
        comparisons: One a figure, by id.
        together: Counts printed side by side, with the days on which all of them were true.

    >>> import vnforeign as vf
    >>> found = vf.reconcile(vf.load())
    >>> print(*found.together[0].true_on)
    2023-09-10/2023-11-26
    """

    comparisons: tuple[Comparison, ...]
    together: tuple[Together, ...] = ()

    def __iter__(self) -> Iterator[Comparison]:
        return iter(self.comparisons)

    def __len__(self) -> int:
        return len(self.comparisons)

    def __getitem__(self, key: str) -> Comparison:
        for one in self.comparisons:
            if one.observation.id == key:
                return one
        raise UnknownName("comparison of", key, closest(key, (one.observation.id for one in self)))

    def of(self, *outcomes: Outcome | str) -> tuple[Comparison, ...]:
        """The comparisons of some outcomes: ``found.of("differs")``."""
        return tuple(one for one in self.comparisons if one.outcome in outcomes)

    def counts(self) -> dict[Outcome, int]:
        """How many figures had each outcome."""
        many = Counter(one.outcome for one in self.comparisons)
        return {outcome: many[outcome] for outcome in Outcome}

    def text(self, lang: Lang = "en", *, data: Dataset) -> str:
        """All comparisons under their outcomes, then the counts that belong together."""
        lines = []
        for outcome in Outcome:
            found = self.of(outcome)
            if found:
                head = _VERDICTS[outcome][lang == "vi"]
                lines.append(f"{head[0].upper()}{head[1:]} ({len(found)}):")
                lines.extend(f"  {one.text(lang, data=data)}" for one in found)
        for group in self.together:
            never = "không ngày nào" if lang == "vi" else "no day"
            days = ", ".join(period.format(lang) for period in group.true_on) or never
            what = "cùng đúng trong thời gian" if lang == "vi" else "all true at once"
            lines.append(f"{group.source}, {', '.join(group.observations)}: {what}: {days}")
        return "\n".join(lines)


def reconcile(
    data: Dataset,
    *,
    observations: Iterable[Observation] | None = None,
    enumerations: Sequence[Enumeration] | None = None,
) -> Reconciliation:
    """Compare every printed count and claim with what the dataset itself gives for that day.

    A count is compared with the things that the data name one by one (`enumerations`), over the
    days that the source may mean; a whole with the sum of its parts; a printed change with the
    levels; the field of a nationwide rank ("10/63") with the provinces of the day. What cannot be
    compared is listed with the reason. Amounts of money that are no whole of printed parts are
    no claims about what the data name, and are not listed.

    Args:
        data: The dataset.
        observations: The figures to compare; all of the dataset if not given.
        enumerations: What the data name of the things counted; `vf.enumerations()` if not given.

    Returns:
        One comparison a figure, by id, and the counts of one source that were true together.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> found = vf.reconcile(data)
    >>> for one in found.of("differs"):
    ...     print(one.observation.id, *one.difference, *one.true_on)
    kien-giang-countries-of-localities-signed-2021-12-14 -1 -1
    vn-comprehensive-strategic-partners-2024-h2 -4 -2 2023-09-10/2023-11-26
    vn-strategic-partners-2024-h2 2 3 2015-11-17/2016-09-02 2018-03-15/2020-07-21 ...
    """
    ours = known_enumerations() if enumerations is None else enumerations
    table = {one.indicator: one for one in ours}
    figures = data.observations if observations is None else observations
    made = []
    for one in sorted(figures, key=lambda one: one.id):
        compared = _compare(data, one, table)
        if compared is not None:
            made.append(compared)
    return Reconciliation(comparisons=tuple(made), together=tuple(_together(made, table)))


def _compare(data: Dataset, one: Observation, table: dict[str, Enumeration]) -> Comparison | None:
    """The figure against whatever the data give for it; None if it claims nothing of the kind."""
    indicator = data.indicators.get(one.indicator)
    nature = indicator.nature if indicator else None
    if is_target(one, data):
        if one.quantity.unit.kind is not UnitKind.COUNT:
            return None
        return _not(one, "a plan, not a count of what is", "là kế hoạch, không phải số thực có")
    by = table.get(one.indicator)
    parts = _parts(data, one)
    if parts and (by is None or not by.whole):
        return _against_parts(one, parts)
    if by is not None:
        return _enumerated(data, one, by, flow=nature is Nature.FLOW)
    if nature is Nature.CHANGE:
        return _against_levels(data, one)
    if nature is Nature.RATE:
        return _not(
            one,
            "the data do not hold the figures that it relates",
            "dữ liệu không có các số liệu mà tỷ lệ này so sánh",
        )
    if nature is Nature.RANK:
        return _rank_field(data, one)
    if one.quantity.unit.kind is UnitKind.COUNT:
        what = (indicator.counted if indicator else None) or one.indicator
        return _not(
            one,
            f"the data do not name one by one what it counts ({what})",
            f"dữ liệu không liệt kê đối tượng được đếm ({what})",
        )
    if nature is Nature.SHARE:
        return _not(one, "the data have no part and whole for it", "dữ liệu không có phần và tổng")
    return None


def _not(one: Observation, reason: str, reason_vi: str) -> Comparison:
    return Comparison(
        observation=one, outcome=Outcome.NOT_COMPARED, reason=reason, reason_vi=reason_vi
    )


# Counts of things that the data name


def _enumerated(data: Dataset, one: Observation, by: Enumeration, *, flow: bool) -> Comparison:
    named_ = by.members(data, one)
    members = None if named_ is None else list(named_)
    if not members:
        return _not(
            one,
            f"the data name none of them for it ({by.what_en})",
            f"dữ liệu không nêu tên đối tượng nào ({by.what_vi})",
        )
    days = one.period if flow else _meant(data, one)
    if days is None or days.is_open:
        return _not(one, "its period has no end", "khoảng thời gian không có điểm kết thúc")
    end = by.known_until(data)
    if flow:
        counted = [_within(members, days)]
        true_on: tuple[Period, ...] = ()
    else:
        counted = _by_day(members, days)
        dated = any(member.since or member.until for member in members)
        true_on = _true_on(members, one.quantity.bounds, end) if dated else ()
    return _judged(one, one.quantity.amount, one.quantity.bounds, counted, true_on, by, end)


def _judged(
    one: Observation,
    amount: Decimal,
    bounds: Bounds,
    counted: list[Counted],
    true_on: tuple[Period, ...],
    by: Enumeration,
    end: dt.date | None,
) -> Comparison:
    fits = [bounds.contains(part.count) and bounds.contains(part.most) for part in counted]
    above = [bounds.upper is not None and not _below(part.count, bounds) for part in counted]
    ends = [Decimal(end_) for part in counted for end_ in (part.count, part.most)]
    late = end is not None and any(
        part.period.end is not None and part.period.end > end for part in counted
    )
    if bounds == Bounds() or late:
        outcome = Outcome.UNDECIDED
    elif all(fits):
        outcome = Outcome.AGREES
    elif any(fits) or any(
        bounds.contains(part.count) or bounds.contains(part.most) for part in counted
    ):
        outcome = Outcome.UNDECIDED
    elif by.whole or all(above):
        outcome = Outcome.DIFFERS
    else:
        outcome = Outcome.FEWER_NAMED
    return Comparison(
        observation=one,
        outcome=outcome,
        counted=tuple(counted),
        difference=(amount - max(ends), amount - min(ends)),
        true_on=true_on,
        reason=by.what_en,
        reason_vi=by.what_vi,
    )


def _below(count: int, bounds: Bounds) -> bool:
    """Whether a count is no more than bounds allow at their upper end."""
    upper = bounds.upper
    return upper is None or count < upper or (count == upper and not bounds.upper_open)


def _meant(data: Dataset, one: Observation) -> Period | None:
    """The days that a source may mean: of its period, those on which it may have been published."""
    if one.period.is_open:
        return None
    days = one.period
    for key in evidence_of(one):
        source = data.sources.get(key)
        if source is not None and source.published_on is not None:
            out = Period.between(source.published_on.first, source.published_on.last)
            days = days.intersection(out) or days
    return days


def _certain(member: Member, day: dt.date) -> bool:
    begun = member.since is None or member.since.last <= day
    return begun and (member.until is None or member.until.first >= day)


def _possible(member: Member, day: dt.date) -> bool:
    begun = member.since is None or member.since.first <= day
    return begun and (member.until is None or member.until.last >= day)


def _on(members: list[Member], period: Period, day: dt.date) -> Counted:
    certain = {member.id for member in members if _certain(member, day)}
    possible = {member.id for member in members if _possible(member, day)}
    return Counted(
        period=period,
        count=len(certain),
        most=len(possible | certain),
        members=tuple(sorted(certain)),
    )


def _turns(members: list[Member]) -> list[dt.date]:
    """The days on which a count may change."""
    days = set()
    for member in members:
        if member.since is not None:
            days |= {member.since.first, member.since.last}
        if member.until is not None:
            last = dt.date.max
            days |= {end + _ONE for end in (member.until.first, member.until.last) if end < last}
    return sorted(days)


def _by_day(members: list[Member], days: Period) -> list[Counted]:
    """The counts over some days, a part for each stretch without change."""
    first, last = days.start, days.end
    assert first is not None  # noqa: S101 - open periods are not compared
    assert last is not None  # noqa: S101
    starts = [first, *(day for day in _turns(members) if first < day <= last)]
    ends = [*(day - _ONE for day in starts[1:]), last]
    return [
        _on(members, Period.between(start, end), start)
        for start, end in zip(starts, ends, strict=True)
    ]


def _within(members: list[Member], days: Period) -> Counted:
    """How many happened within a period."""
    found = {m.id: None if m.since is None else days.contains(m.since) for m in members}
    certain = {key for key, inside in found.items() if inside}
    possible = {key for key, inside in found.items() if inside is not False}
    return Counted(
        period=days, count=len(certain), most=len(possible), members=tuple(sorted(certain))
    )


def _true_on(members: list[Member], bounds: Bounds, end: dt.date | None) -> tuple[Period, ...]:
    """The days on which a printed count is what the data give; stretches that meet are joined."""
    if bounds == Bounds():
        return ()
    turns = [day for day in _turns(members) if end is None or day <= end]
    starts: list[dt.date | None] = [None, *turns]
    ends: list[dt.date | None] = [*(day - _ONE for day in turns), end]
    found: list[list[dt.date | None]] = []
    for start, until in zip(starts, ends, strict=True):
        day = start or (turns[0] - _ONE if turns and turns[0] > dt.date.min else dt.date.min)
        part = _on(members, Period.of(day), day)
        if not (bounds.contains(part.count) and bounds.contains(part.most)):
            continue
        if found and start is not None and found[-1][1] == start - _ONE:
            found[-1][1] = until
        else:
            found.append([start, until])
    return tuple(Period(start=start, end=until) for start, until in found if start or until)


# The field of a rank


_FIELD = Enumeration(
    indicator="",
    members=lambda data, _: provinces(data),
    whole=True,
    what_en="provinces of the day",
    what_vi="số tỉnh, thành phố tại thời điểm đó",
)


def _rank_field(data: Dataset, one: Observation) -> Comparison:
    place = data.place(one.place or "")
    days = _meant(data, one)
    members = provinces(data)
    if one.of is None or place is None or not any(m.id == place.id for m in members):
        return _not(
            one,
            "the data do not hold the figures of every place ranked",
            "dữ liệu không có số liệu của mọi nơi được xếp hạng",
        )
    if days is None:
        return _not(one, "its period has no end", "khoảng thời gian không có điểm kết thúc")
    field = Bounds(lower=one.of, upper=one.of)
    return _judged(
        one, one.of, field, _by_day(members, days), _true_on(members, field, None), _FIELD, None
    )


# Wholes and parts, changes and levels


def _parts(data: Dataset, one: Observation) -> list[Observation]:
    """The printed parts of a figure: of indicators that are part of its own."""
    below = [indicator.id for indicator in data.indicators.where(part_of=one.indicator)]
    return [
        part
        for key in below
        for part in data.observations.where(indicator=key)
        if (part.place, part.subject, part.counterpart, part.period)
        == (one.place, one.subject, one.counterpart, one.period)
        and _adds_to(part, one)
        and not is_target(part, data)
    ]


def _adds_to(part: Observation, whole: Observation) -> bool:
    """Whether a part is in the unit of its whole, or both count ("conferences" of "events")."""
    one, other = part.quantity.unit, whole.quantity.unit
    return one == other or (one.kind is UnitKind.COUNT and other.kind is UnitKind.COUNT)


def _against_parts(one: Observation, parts: list[Observation]) -> Comparison:
    total = Bounds(lower=Decimal(0), upper=Decimal(0))
    for part in parts:
        total += part.quantity.bounds
    printed = one.quantity.bounds
    if total == Bounds() or printed == Bounds():
        outcome = Outcome.UNDECIDED
    elif intersection(total, printed) is None:
        too_many = total.lower is not None and (
            printed.upper is not None and total.lower >= printed.upper
        )
        outcome = Outcome.DIFFERS if too_many else Outcome.FEWER_NAMED
    elif total.is_exact:
        outcome = Outcome.AGREES
    else:
        outcome = Outcome.UNDECIDED
    amount = one.quantity.amount - sum((part.quantity.amount for part in parts), Decimal(0))
    said = " + ".join(part.quantity.format("en") for part in parts)
    said_vi = " + ".join(part.quantity.format("vi") for part in parts)
    return Comparison(
        observation=one,
        outcome=outcome,
        computed=total,
        difference=(amount, amount),
        reason=f"printed parts: {said}",
        reason_vi=f"các phần đã in: {said_vi}",
    )


def _against_levels(data: Dataset, one: Observation) -> Comparison:
    base = next((one.indicator[: -len(end)] for end in STATED if one.indicator.endswith(end)), "")
    found: list[Growth] = []
    if base in data.indicators:
        answers = growth(
            data, base, place=one.place, subject=one.subject, counterpart=one.counterpart,
            stated=[one.indicator],
        )  # fmt: skip
        found = [
            answer for answer in answers if answer.stated is not None and answer.stated.id == one.id
        ]
    compared = [answer for answer in found if answer.computed is not None]
    if not compared:
        return _not(
            one,
            "the data have no levels of both periods",
            "dữ liệu không có số liệu của cả hai kỳ",
        )
    first = compared[0]
    outcomes = {True: Outcome.AGREES, False: Outcome.DIFFERS, None: Outcome.UNDECIDED}
    gap = first.difference or Decimal(0)
    levels = [level for level in (first.base_level, first.level) if level is not None]
    return Comparison(
        observation=one,
        outcome=outcomes[first.agrees],
        computed=first.bounds,
        difference=(gap, gap),
        reason="levels: " + ", ".join(level.quantity.format("en") for level in levels),
        reason_vi="số liệu hai kỳ: " + ", ".join(level.quantity.format("vi") for level in levels),
    )


# Counts printed side by side


def _together(made: list[Comparison], table: dict[str, Enumeration]) -> Iterator[Together]:
    groups: dict[tuple[str, str | None, Period], list[Comparison]] = defaultdict(list)
    for one in made:
        by = table.get(one.observation.indicator)
        if by is not None and by.whole and one.counted:
            for source in evidence_of(one.observation):
                groups[source, one.observation.place, one.observation.period].append(one)
    for (source, _, _), several in groups.items():
        if len(several) > 1:
            yield Together(
                source=source,
                observations=tuple(one.observation.id for one in several),
                true_on=_common([one.true_on for one in several]),
            )


def _common(several: list[tuple[Period, ...]]) -> tuple[Period, ...]:
    common = several[0]
    for periods in several[1:]:
        met = [_meet(one, other) for one in common for other in periods]
        common = tuple(period for period in met if period is not None)
    return common


def _meet(one: Period, other: Period) -> Period | None:
    """The days of both periods, open ends reaching as far as the other goes."""
    start = max((end for end in (one.start, other.start) if end is not None), default=None)
    end = min((end for end in (one.end, other.end) if end is not None), default=None)
    if start is not None and end is not None and start > end:
        return None
    return Period(start=start, end=end)
