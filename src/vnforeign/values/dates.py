"""Dates as documents print them: a day, or only its month or year, or one day of several."""

from __future__ import annotations

import enum
import re
from datetime import date
from typing import TYPE_CHECKING

import attrs

from vnforeign.errors import InvalidDate

if TYPE_CHECKING:
    from vnforeign.errors import Lang

__all__ = ["PartialDate", "Precision"]

# The commonest prints, read without the word grammar: 08/8/2018, 5-3-2020, 05.3.2020; ISO 8601.
_NUMBERED = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_WHOLE_YEAR = 11  # months from January to December
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Precision(enum.Enum):
    """The calendar unit that an interval of days fills exactly.

    >>> import vnforeign as vf
    >>> vf.PartialDate.parse("tháng 9/2023").precision.name
    'MONTH'
    """

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"
    """Any other interval."""


def month_length(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _LENGTHS[month - 1]


def is_month_end(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day.day == month_length(day.year, day.month)


@attrs.frozen(kw_only=True, repr=False, order=False)
class PartialDate:
    """A day that is not wholly known: one of the days from ``first`` to ``last``.

    Both ends count. Precision, label and parts follow from the two days, so equal means the
    same days however they were printed. There is no ``<``: what the precision cannot settle is
    undecided (``None``), so ask `before` or `after`, and sort by `sort_key`.

    Attributes:
        first: The earliest day it may be.
        last: The latest day it may be.

    Raises:
        InvalidDate: If an end is no ``datetime.date`` (a ``datetime`` is none), or ``first``
            lies after ``last``.

    >>> import vnforeign as vf
    >>> vf.PartialDate.parse("tháng 9/2023")
    PartialDate.parse('2023-09')
    >>> vf.PartialDate.parse("ngày 05 tháng 3 năm 2020") == vf.PartialDate.of(2020, 3, 5)
    True
    """

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        first, last = self.first, self.last
        for name, end in (("first", first), ("last", last)):
            if type(end) is not date:
                kind = type(end).__name__
                raise InvalidDate(
                    f"<{kind}>",
                    reason=f"{name} must be a datetime.date, not {kind}",
                    reason_vi=f"{name} phải là datetime.date, không phải {kind}",
                )
        if first > last:
            raise InvalidDate(
                f"[{first}..{last}]",
                reason=f"first, {first}, lies after last, {last}",
                reason_vi=f"ngày đầu {first} sau ngày cuối {last}",
                hint="give the earlier day as first",
                hint_vi="ghi ngày sớm hơn trước",
            )

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
        """The day, month or year with these numbers.

        Raises:
            InvalidDate: If the calendar has no such day, or a day comes without its month.

        >>> import vnforeign as vf
        >>> str(vf.PartialDate.of(2023, 9))
        '2023-09'
        """
        from vnforeign.values import _date_text

        try:
            return cls.between(*_date_text.days(year, month, day))
        except _date_text.Misfit as misfit:
            given = "-".join(str(part) for part in (year, month, day) if part is not None)
            raise misfit.error(InvalidDate, given, placed=False) from None

    @classmethod
    def between(cls, first: date, last: date) -> PartialDate:
        """One day from ``first`` to ``last``, both included.

        >>> import datetime, vnforeign as vf
        >>> day = datetime.date(2024, 7, 20)
        >>> str(vf.PartialDate.between(day, datetime.date(2024, 12, 31)))
        '[2024-07-20..2024-12-31]'
        """
        return cls(first=first, last=last)

    @classmethod
    def parse(cls, text: str, *, after: PartialDate | date | None = None) -> PartialDate:
        """Read a date as Vietnamese documents print it, or in ISO 8601 or EDTF.

        The day always comes before the month, and a year has four digits. Read are ``08/8/2018``,
        ``5-3-2020``, ``05.3.2020``, ``ngày 05 tháng 3 năm 2020``, ``tháng 9/2023``, ``9/2023``,
        ``(12/1986)``, ``năm 2021``, months in words, a weekday that is the right one, ``2023-09``,
        ``2023-XX``, ``[2024-07-20..2024-12-31]``. Upper and lower case, composed and decomposed
        letters, and all kinds of spaces and dashes count as one.

        Args:
            text: At most 200 code points.
            after: The date that the text refers back to with "cùng ngày", "cùng tháng" or
                "cùng năm" (the same day, month, year).

        Raises:
            InvalidDate: If the text is no date of the calendar, or could be several; the error
                says where it stops fitting and what may be meant.

        >>> import vnforeign as vf
        >>> vf.PartialDate.parse("ngày 12 tháng 8 cùng năm", after=vf.PartialDate.of(2021))
        PartialDate.parse('2021-08-12')
        """
        if isinstance(text, str):
            try:
                if found := _NUMBERED.fullmatch(text):
                    day, _, month, year = found.groups()
                    return _one_day(date(int(year), int(month), int(day)))
                if found := _ISO_DAY.fullmatch(text):
                    year, month, day = found.groups()
                    return _one_day(date(int(year), int(month), int(day)))
            except ValueError:
                pass  # no such day: the grammar below finds the words for it
        from vnforeign.values import _date_text

        return _date_text.read_date(text, after)

    @property
    def year(self) -> int | None:
        """The year, or None if the days lie in several."""
        return self.first.year if self.first.year == self.last.year else None

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, or None if it is not settled."""
        same = self.first.month == self.last.month and self.first.year == self.last.year
        return self.first.month if same else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None if it is not settled."""
        return self.first.day if self.first == self.last else None

    @property
    def precision(self) -> Precision:
        """DAY, MONTH, YEAR, or SPAN for any other interval."""
        if self.first == self.last:
            return Precision.DAY
        if self.year is None or self.first.day != 1 or not is_month_end(self.last):
            return Precision.SPAN
        if self.first.month == self.last.month:
            return Precision.MONTH
        whole_year = self.last.month - self.first.month == 11
        return Precision.YEAR if whole_year else Precision.SPAN

    @property
    def sort_key(self) -> tuple[date, date]:
        """A key for a stable order, by first day and then by last; it decides nothing else."""
        return self.first, self.last

    def before(self, other: PartialDate | date) -> bool | None:
        """Whether this day comes before the other: None if the days do not settle it."""
        start, end = ends_of(other)
        if self.last < start:
            return True
        return False if self.first >= end else None

    def after(self, other: PartialDate | date) -> bool | None:
        """Whether this day comes after the other: None if the days do not settle it."""
        start, end = ends_of(other)
        if self.first > end:
            return True
        return False if self.last <= start else None

    def on_or_before(self, other: PartialDate | date) -> bool | None:
        """Whether this day comes before the other or is the same; None if undecided."""
        later = self.after(other)
        return None if later is None else not later

    def on_or_after(self, other: PartialDate | date) -> bool | None:
        """Whether this day comes after the other or is the same; None if undecided."""
        earlier = self.before(other)
        return None if earlier is None else not earlier

    def same_day(self, other: PartialDate | date) -> bool | None:
        """Whether both are the same day of the calendar; None if undecided.

        >>> import vnforeign as vf
        >>> month = vf.PartialDate.of(2023, 9)
        >>> print(month.same_day(month), month.same_day(vf.PartialDate.of(2024)))
        None False
        """
        start, end = ends_of(other)
        if self.last < start or end < self.first:
            return False
        return True if self.first == self.last == start == end else None

    def known_by(self, day: PartialDate | date) -> bool | None:
        """Whether what was published on this date was known by the end of a day.

        >>> import datetime, vnforeign as vf
        >>> print(vf.PartialDate.of(2023, 9).known_by(datetime.date(2023, 9, 15)))
        None
        """
        return self.on_or_before(day)

    def anniversary(self, year: int) -> PartialDate:
        """The same date in another year.

        Of 29 February it is 28 February in a common year, as python-dateutil counts; of the
        month February it is the whole month. A span keeps its length in years.

        Raises:
            InvalidDate: If the year is not in 1 to 9999.

        >>> import vnforeign as vf
        >>> str(vf.PartialDate.of(2024, 2, 29).anniversary(2025))
        '2025-02-28'
        """
        from dateutil.relativedelta import relativedelta

        step = relativedelta(years=year - self.first.year)
        try:
            if self.precision is Precision.MONTH:
                return PartialDate.of(year, self.first.month)
            return PartialDate(first=self.first + step, last=self.last + step)
        except (ValueError, OverflowError):
            reason, reason_vi = "a year runs from 1 to 9999", "năm phải từ 1 đến 9999"
            raise InvalidDate(str(year), reason=reason, reason_vi=reason_vi) from None

    def years_since(self, earlier: PartialDate | date) -> int | None:
        """The whole years that have passed since an earlier date; None if undecided.

        Rounded down, so below zero where this date is the earlier one.

        >>> import vnforeign as vf
        >>> vf.PartialDate.of(2024, 6).years_since(vf.PartialDate.of(1992, 12, 22))
        31
        """
        start, end = ends_of(earlier)
        fewest, most = _whole_years(end, self.first), _whole_years(start, self.last)
        return most if fewest == most else None

    def to_edtf(self) -> str:
        """The date in EDTF (ISO 8601-2): a level 0 date, or a one-of set for a span."""
        return str(self)

    def format(self, lang: Lang = "vi") -> str:
        """The date in words; the Vietnamese ones can be parsed again.

        Numbers below 10 for the day and below 3 for the month take a zero, as State documents
        print them.

        >>> import vnforeign as vf
        >>> vf.PartialDate.of(2020, 3, 5).format()
        'ngày 05 tháng 3 năm 2020'
        >>> vf.PartialDate.of(2020, 3, 5).format("en")
        '5 March 2020'
        """
        first, last, precision = self.first, self.last, self.precision
        if precision is Precision.SPAN:
            ends = (PartialDate(first=end, last=end).format(lang) for end in (first, last))
            if lang == "vi":
                return "trong khoảng từ {} đến {}".format(*ends)
            return "between {} and {}".format(*ends)
        if lang == "vi":
            day = f"ngày {first.day:02} " if precision is Precision.DAY else ""
            month = f"{first.month:02}" if first.month <= _FEBRUARY else f"{first.month}"
            whole_year = precision is Precision.YEAR
            return f"{day}{'' if whole_year else f'tháng {month} '}năm {first.year:04}"
        day = f"{first.day} " if precision is Precision.DAY else ""
        month = "" if precision is Precision.YEAR else f"{MONTHS_EN[first.month - 1]} "
        return f"{day}{month}{first.year:04}"

    def __str__(self) -> str:
        first = self.first.isoformat()
        match self.precision:
            case Precision.DAY:
                return first
            case Precision.MONTH:
                return first[:7]
            case Precision.YEAR:
                return first[:4]
            case _:
                return f"[{first}..{self.last.isoformat()}]"

    def __repr__(self) -> str:
        return f"{type(self).__name__}.parse({str(self)!r})"


def _one_day(day: date) -> PartialDate:
    """A date that is this day; without the checks, which cost more than reading it."""
    made = object.__new__(PartialDate)
    object.__setattr__(made, "first", day)
    object.__setattr__(made, "last", day)
    return made


def ends_of(when: PartialDate | date) -> tuple[date, date]:
    """The first and last day of a date; InvalidDate for what is none."""
    if isinstance(when, PartialDate):
        return when.first, when.last
    if type(when) is not date:
        PartialDate(first=when, last=when)  # refuses it, and says why
    return when, when


def _whole_years(start: date, end: date) -> int:
    from dateutil.relativedelta import relativedelta

    gap = relativedelta(end, start)
    return gap.years - (end < start and bool(gap.months or gap.days))
