"""Periods: the span of days that a figure, a task or a document covers."""

from __future__ import annotations

import enum
import functools
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from vnforeign.errors import InvalidDate, InvalidPeriod
from vnforeign.values import _period_print
from vnforeign.values.dates import PartialDate, Precision, ends_of, is_month_end, month_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnforeign.errors import Lang

__all__ = ["Period", "Relation"]

_MONTHS_OF = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}
_LONGEST_CACHED = 64
_ONE_DAY = timedelta(days=1)


class Relation(enum.Enum):
    """How two periods lie to each other: exactly one of Allen's thirteen holds.

    >>> import vnforeign as vf
    >>> vf.Period.quarter(2024, 1).relation(vf.Period.year(2024)).value
    'starts'
    """

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"


@attrs.frozen(kw_only=True, repr=False, order=False)
class Period:
    """The days from ``start`` to ``end``, both included; an end that is not stated is None.

    Label and precision follow from the days, so equal means the same days however they were
    printed: "quý I/2024", "3 tháng đầu năm 2024" and "2024-Q1" are one period. An open end is
    one the source does not state: comparisons that need it are undecided (``None``).

    Attributes:
        start: The first day, or None if it is not stated ("đến năm 2030").
        end: The last day, or None if it is not stated ("từ năm 2011 đến nay").
        vision: The last day of the farther horizon printed beside the period ("đến năm 2030,
            tầm nhìn 2045"; "định hướng đến năm 2025"), or None. It is part of what is printed
            and of equality, and takes no part in comparisons.

    Raises:
        InvalidPeriod: If an end is no ``datetime.date``, both are None, ``start`` lies after
            ``end``, or the vision does not reach beyond the end.

    >>> import vnforeign as vf
    >>> vf.Period.parse("6 tháng đầu năm 2024")
    Period.parse('2024-H1')
    >>> str(vf.Period.parse("đến năm 2030, tầm nhìn 2045"))
    '../2030;vision=2045'
    """

    start: date | None
    end: date | None
    vision: date | None = None

    def __attrs_post_init__(self) -> None:
        for name, day in (("start", self.start), ("end", self.end), ("vision", self.vision)):
            if day is not None and type(day) is not date:
                kind = type(day).__name__
                raise InvalidPeriod(
                    f"<{kind}>",
                    reason=f"{name} must be a datetime.date or None, not {kind}",
                    reason_vi=f"{name} phải là datetime.date hoặc None, không phải {kind}",
                )
        start, end, vision = self.start, self.end, self.vision
        if start is None and end is None:
            fault = "start and end are both open", "cả hai đầu đều không xác định"
        elif start is not None and end is not None and start > end:
            fault = (
                f"start, {start}, lies after end, {end}",
                f"ngày đầu {start} sau ngày cuối {end}",
            )
        elif vision is not None and (end is None or vision <= end):
            fault = f"vision, {vision}, does not reach beyond the end", "tầm nhìn không sau kỳ"
        else:
            return
        raise InvalidPeriod(f"{start or ''}/{end or ''}", 0, *fault)

    @classmethod
    def of(cls, when: PartialDate | date | int) -> Period:
        """The period of a date: all the days it may be; of an int: that year.

        >>> import vnforeign as vf
        >>> str(vf.Period.of(vf.PartialDate.parse("tháng 9/2023")))
        '2023-09'
        """
        try:
            first, last = ends_of(PartialDate.of(when) if isinstance(when, int) else when)
        except InvalidDate as fault:
            raise InvalidPeriod(fault.text, 0, fault.reason, fault.reason_vi) from None
        return cls(start=first, end=last)

    @classmethod
    def between(cls, first: PartialDate | date | int, last: PartialDate | date | int) -> Period:
        """From the first day of one to the last day of the other.

        >>> import vnforeign as vf
        >>> str(vf.Period.between(2011, 2020))
        '2011/2020'
        """
        return cls(start=cls.of(first).start, end=cls.of(last).end)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls.of(year)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """A half-year, 1 or 2."""
        return cls._part(year, "half", half, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """A quarter, 1 to 4."""
        return cls._part(year, "quarter", quarter, 3)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A month, 1 to 12."""
        return cls._part(year, "month", month, 1)

    @classmethod
    def _part(cls, year: int, name: str, number: int, months: int) -> Period:
        cls.of(year)  # refuses a year that is none
        if type(number) is not int or not 1 <= number <= 12 // months:
            raise InvalidPeriod(
                f"{year}, {name} {number}",
                reason=f"{name} must be an int of 1 to {12 // months}, not {number!r}",
                reason_vi=f"phải là số nguyên từ 1 đến {12 // months}, không phải {number!r}",
            )
        return _months(year, (number - 1) * months + 1, months)

    @classmethod
    def as_of(cls, day: PartialDate | date) -> Period:
        """Everything up to a day (the last one the date may be): of a cumulative figure.

        >>> import vnforeign as vf
        >>> str(vf.Period.as_of(vf.PartialDate.parse("tháng 6/2024")))
        '../2024-06'
        """
        return cls(start=None, end=ends_of(day)[1])

    @classmethod
    def since(cls, day: PartialDate | date) -> Period:
        """From a day on (the first one the date may be), with no stated end."""
        return cls(start=ends_of(day)[0], end=None)

    @classmethod
    def parse(cls, text: str, *, now: date | None = None, base: Period | None = None) -> Period:
        """Read a period as Vietnamese documents print it, or in ISO 8601, EDTF or SDMX.

        Read are every form of `PartialDate.parse` that settles its days; halves, quarters and
        months of a year ("6 tháng đầu năm 2024", "quý I/2024", "9 tháng năm 2023"); ranges
        ("giai đoạn 2011 - 2020", "từ tháng 3 đến tháng 5/2024", "12-15/6/2024"); decades and
        centuries; terms ("nhiệm kỳ 2020-2025", "nửa đầu nhiệm kỳ Đại hội XIII"); open ends
        ("đến năm 2030, tầm nhìn 2045", "lũy kế đến 30/6/2024", "từ năm 2011 đến nay");
        "2024-Q1", "2024-S1" or "2024-H1", "2011/2020", "../2030", "2024-01-01/P6M".

        A term of a Congress runs from the day its Central Committee took office to the day before
        the next one did, that of a National Assembly between first sessions. Halves are cut at a
        first of a month if the period has an even number of whole months, else by days.

        Args:
            text: At most 200 code points.
            now: The day of the paper, for "đến nay", "năm nay", "6 tháng đầu năm". Without it
                "từ năm 2011 đến nay" has an open end and the others are refused.
            base: The period that "cùng kỳ" (the same period a year before) goes back from.

        Raises:
            InvalidPeriod: If the text names no period, or could name several; the error says
                where it stops fitting and what may be meant.

        >>> import vnforeign as vf
        >>> str(vf.Period.parse("cùng kỳ", base=vf.Period.quarter(2024, 1)))
        '2023-Q1'
        """
        if now is None and base is None and type(text) is str and len(text) <= _LONGEST_CACHED:
            return _read_cached(text)
        from vnforeign.values import _period_text

        return _period_text.read_period(text, now=now, base=base)

    @property
    def is_open(self) -> bool:
        """Whether an end is not stated."""
        return self.start is None or self.end is None

    @property
    def days(self) -> int | None:
        """The number of days, or None if an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    @property
    def precision(self) -> Precision:
        """DAY, MONTH, QUARTER, HALF, YEAR, or SPAN for any other or open period."""
        return _period_print.precision(self.start, self.end)

    @property
    def sort_key(self) -> tuple[date, date]:
        """A key for a stable order: by start, then by end; an open end sorts as far as it may."""
        return self.start or date.min, self.end or date.max

    def contains(self, other: Period | PartialDate | date) -> bool | None:
        """Whether every day of the other lies within; None where an end or the date leave it open.

        A `PartialDate` is one of its days: a month that sticks out of the period is undecided.

        >>> import datetime, vnforeign as vf
        >>> vf.Period.parse("2024-H1").contains(datetime.date(2024, 6, 30))
        True
        >>> print(vf.Period.parse("2024-H1").contains(vf.PartialDate.of(2024)))
        None
        """
        (_, latest_start), (earliest_end, _) = _bounds(self)
        (earliest_start, _), (_, latest_end) = _bounds(self)
        if isinstance(other, Period):
            (first, first_most), (last_least, last) = _bounds(other)
            if latest_start <= first and last <= earliest_end:
                return True
            return False if earliest_start > first_most or latest_end < last_least else None
        first, last = ends_of(other)
        if latest_start <= first and last <= earliest_end:
            return True
        return False if last < earliest_start or first > latest_end else None

    def overlaps(self, other: Period) -> bool | None:
        """Whether they share a day; None where an open end leaves it undecided."""
        (starts, latest_start), (earliest_end, ends) = _bounds(self)
        (other_starts, other_latest), (other_earliest, other_ends) = _bounds(other)
        if latest_start <= other_earliest and other_latest <= earliest_end:
            return True
        return False if starts > other_ends or other_starts > ends else None

    def before(self, other: Period | PartialDate | date) -> bool | None:
        """Whether it ends before the other begins; None if undecided."""
        (_, _), (earliest_end, ends) = _bounds(self)
        (starts, latest_start), _ = _bounds(_as_period(other))
        if isinstance(other, PartialDate):
            latest_start = other.last
        if ends < starts:
            return True
        return False if earliest_end >= latest_start else None

    def after(self, other: Period | PartialDate | date) -> bool | None:
        """Whether it begins after the other ends; None if undecided."""
        (starts, latest_start), _ = _bounds(self)
        _, (earliest_end, ends) = _bounds(_as_period(other))
        if isinstance(other, PartialDate):
            earliest_end = other.first
        if starts > ends:
            return True
        return False if latest_start <= earliest_end else None

    def relation(self, other: Period) -> Relation | None:
        """Which of Allen's relations holds between whole days; None if an end is open."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return None
        if self.end < other.start:
            return Relation.MEETS if self.end + _ONE_DAY == other.start else Relation.BEFORE
        if other.end < self.start:
            return Relation.MET_BY if other.end + _ONE_DAY == self.start else Relation.AFTER
        starts = (self.start > other.start) - (self.start < other.start)
        ends = (self.end > other.end) - (self.end < other.end)
        return _RELATIONS[starts, ends]

    def intersection(self, other: Period) -> Period | None:
        """The days that both have; None if they have none.

        Raises:
            ValueError: If an end is open, since the common days are then not known.
        """
        starts, ends = self._closed_ends(other)
        first, last = max(starts), min(ends)
        return Period(start=first, end=last) if first <= last else None

    def union(self, other: Period) -> Period:
        """The one period made of two that overlap or meet.

        Raises:
            ValueError: If an end is open, or there are days between them.
        """
        starts, ends = self._closed_ends(other)
        if max(starts) - min(ends) > _ONE_DAY:
            raise ValueError(f"{self} and {other} are no one period: there are days between them")
        return Period(start=min(starts), end=max(ends))

    def _closed_ends(self, other: Period) -> tuple[tuple[date, date], tuple[date, date]]:
        for period in (self, other):
            if period.start is None or period.end is None:
                raise ValueError(f"period {period} has an open end: expected both ends stated")
        (start, _), (end, _) = _bounds(self)
        (other_start, _), (other_end, _) = _bounds(other)
        return (start, other_start), (end, other_end)

    def shift(self, *, years: int = 0, quarters: int = 0, months: int = 0, days: int = 0) -> Period:
        """The period so much later (earlier where negative).

        Whole months stay whole: a year after February 2023 is all of February 2024. Else a day
        that the month does not have becomes its last, as python-dateutil counts.

        Raises:
            InvalidPeriod: If a day would leave the years 1 to 9999.

        >>> import vnforeign as vf
        >>> str(vf.Period.parse("2024-Q1").shift(quarters=-1))
        '2023-Q4'
        """
        from dateutil.relativedelta import relativedelta

        step = relativedelta(years=years, months=months + 3 * quarters, days=days)
        whole = days == 0 and (self.start is None or self.start.day == 1)

        def moved(day: date | None, *, is_end: bool) -> date | None:
            if day is None:
                return None
            if not (is_end and whole and is_month_end(day)):
                return day + step
            first = day.replace(day=1) + step
            return first.replace(day=month_length(first.year, first.month))

        try:
            start, end = moved(self.start, is_end=False), moved(self.end, is_end=True)
            vision = moved(self.vision, is_end=True)
        except (OverflowError, ValueError):
            reason, reason_vi = "the shifted days leave the years 1 to 9999", "vượt năm 1 đến 9999"
            raise InvalidPeriod(str(self), 0, reason, reason_vi) from None
        return Period(start=start, end=end, vision=vision)

    def previous_year(self) -> Period:
        """The same period a year before: the base of "so với cùng kỳ".

        >>> import vnforeign as vf
        >>> str(vf.Period.parse("6 tháng đầu năm 2024").previous_year())
        '2023-H1'
        """
        return self.shift(years=-1)

    def split(self, precision: Precision) -> Iterator[Period]:
        """The years, halves, quarters, months or days that make up the period, in order.

        Raises:
            ValueError: If it is open, or not made of whole ones.

        >>> import vnforeign as vf
        >>> [str(part) for part in vf.Period.parse("2024-H1").split(vf.Precision.QUARTER)]
        ['2024-Q1', '2024-Q2']
        """
        if self.start is None or self.end is None:
            raise ValueError(f"period {self} has an open end: expected both ends stated")
        first = self.start
        if precision is Precision.DAY:
            days = ((first + timedelta(n)) for n in range((self.end - first).days + 1))
            return (Period(start=day, end=day) for day in days)
        size = _MONTHS_OF.get(precision)
        length = _period_print.whole_months(first, self.end)
        if size is None or length is None or length % size or (first.month - 1) % size:
            raise ValueError(f"period {self} is not made of whole parts of precision {precision}")
        months = range(first.month - 1, first.month - 1 + length, size)
        return (_months(first.year + n // 12, n % 12 + 1, size) for n in months)

    def to_edtf(self) -> str:
        """The period in EDTF (ISO 8601-2) level 0 or, with an open end, 1; without the vision.

        >>> import vnforeign as vf
        >>> vf.Period.parse("2024-Q1").to_edtf()
        '2024-01/2024-03'
        """
        if self.precision in {Precision.HALF, Precision.QUARTER}:
            start, end = str(self.start)[:7], str(self.end)[:7]
            return f"{start}/{end}"
        return _period_print.label(self.start, self.end)

    def to_sdmx(self) -> str:
        """The period as an SDMX time period, without the vision; a span as start and duration.

        Raises:
            ValueError: If an end is open: SDMX has no form for it.

        >>> import vnforeign as vf
        >>> vf.Period.parse("2024-H1").to_sdmx(), vf.Period.between(2011, 2020).to_sdmx()
        ('2024-S1', '2011-01-01/P10Y')
        """
        if self.start is None or self.end is None:
            raise ValueError(f"period {self} has an open end: SDMX has no form for it")
        if self.precision is not Precision.SPAN:
            return _period_print.label(self.start, self.end).replace("H", "S")
        months = _period_print.whole_months(self.start, self.end)
        if months is None:
            return f"{self.start}/P{self.days}D"
        return f"{self.start}/P{months}M" if months % 12 else f"{self.start}/P{months // 12}Y"

    def format(self, lang: Lang = "vi") -> str:
        """The period in words; the Vietnamese ones can be parsed again.

        >>> import vnforeign as vf
        >>> vf.Period.parse("2024-H1").format(), vf.Period.parse("2024-H1").format("en")
        ('6 tháng đầu năm 2024', 'first half of 2024')
        """
        made = _period_print.words(self.start, self.end, lang)
        if self.vision is None:
            return made
        joined = ", tầm nhìn đến " if lang == "vi" else ", with a vision to "
        return made + joined + _period_print.ending(self.vision).format(lang)

    def __str__(self) -> str:
        vision = f";vision={_period_print.ending(self.vision)}" if self.vision else ""
        return _period_print.label(self.start, self.end) + vision

    def __repr__(self) -> str:
        return f"{type(self).__name__}.parse({str(self)!r})"


_RELATIONS = {
    (-1, -1): Relation.OVERLAPS,
    (-1, 0): Relation.FINISHED_BY,
    (-1, 1): Relation.CONTAINS,
    (0, -1): Relation.STARTS,
    (0, 0): Relation.EQUALS,
    (0, 1): Relation.STARTED_BY,
    (1, -1): Relation.DURING,
    (1, 0): Relation.FINISHES,
    (1, 1): Relation.OVERLAPPED_BY,
}


_LABEL = re.compile("([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")


@functools.lru_cache(maxsize=4096)
def _read_cached(text: str) -> Period:
    """Labels come again and again in bulk; what needs no context is read once.

    The four labels that data files hold are read without the grammar of words, which is then
    not even imported; they mean what it reads in them.
    """
    label = _LABEL.fullmatch(text)
    if label is not None and label[1] != "0000":
        year = int(label[1])
        for group, months in ((2, 6), (3, 3), (4, 1)):
            if label[group]:
                return _months(year, (int(label[group]) - 1) * months + 1, months)
        return _months(year, 1, 12)
    from vnforeign.values import _period_text

    return _period_text.read_period(text)


def _months(year: int, month: int, count: int) -> Period:
    last = month + count - 1  # never beyond December: parts lie within their year
    return Period(start=date(year, month, 1), end=date(year, last, month_length(year, last)))


def _bounds(period: Period) -> tuple[tuple[date, date], tuple[date, date]]:
    """The earliest and the latest day of its start, and of its end.

    An open start lies anywhere up to the end, an open end anywhere from the start.
    """
    start, end = period.start, period.end
    if start is None:
        known = end or date.max  # one of the two is stated
        return (date.min, known), (known, known)
    return (start, start), (end or start, end or date.max)


def _as_period(other: Period | PartialDate | date) -> Period:
    return other if isinstance(other, Period) else Period.of(other)
