"""Dates that are not wholly known, and periods: every precision, open ends, visions."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from vnforeign.strategies._basics import chosen, refuse_unless, shown
from vnforeign.values.dates import PartialDate, Precision
from vnforeign.values.periods import Period

_DAY = dt.timedelta(days=1)
_MONTHS = {Precision.YEAR: 12, Precision.HALF: 6, Precision.QUARTER: 3, Precision.MONTH: 1}
_DATE_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SPAN)
_PERIOD_PRECISIONS = (
    Precision.YEAR,
    Precision.HALF,
    Precision.QUARTER,
    Precision.MONTH,
    Precision.DAY,
    Precision.SPAN,
)
_ORIGIN = 2000  # where Hypothesis' own dates shrink to
_ORIGIN_DAY = dt.date(_ORIGIN, 1, 1).toordinal()


@shown
def partial_dates(
    *,
    min_date: dt.date = dt.date.min,
    max_date: dt.date = dt.date.max,
    precisions: Iterable[Precision] | None = None,
) -> st.SearchStrategy[PartialDate]:
    """Days, months, years, and one day of any span; shrinks towards 2000-01-01.

    Args:
        min_date: The earliest day, inclusive, that the date may be.
        max_date: The latest day, inclusive.
        precisions: Which of DAY, MONTH, YEAR and SPAN; all of them if not given.

    Raises:
        InvalidArgument: If no date of a precision that is asked for lies between the two days.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> find(strategies.partial_dates(precisions=[vf.Precision.MONTH]), lambda date: True)
    PartialDate.parse('2000-01')
    """
    made = days_by_precision(_DATE_PRECISIONS, min_date, max_date)
    wanted = chosen(precisions, tuple(made), "precisions")
    return st.one_of([made[precision].map(_as_date) for precision in wanted])


@shown
def periods(
    *,
    min_date: dt.date = dt.date.min,
    max_date: dt.date = dt.date.max,
    precisions: Iterable[Precision] | None = None,
    allow_open: bool = True,
    allow_vision: bool = True,
) -> st.SearchStrategy[Period]:
    """Periods of every precision, with open ends and visions; shrinks towards the year 2000.

    Args:
        min_date: The first day, inclusive, that a stated end may be.
        max_date: The last day, inclusive, also of a vision.
        precisions: Which precisions; all of them if not given. Open periods are SPAN.
        allow_open: Whether an end may be left unstated ("đến năm 2030").
        allow_vision: Whether a farther horizon may follow ("tầm nhìn 2045").

    Raises:
        InvalidArgument: If no period of a precision that is asked for lies between the two days.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> str(find(strategies.periods(), lambda period: period.vision is not None))
    '2000;vision=2001'
    """
    made = days_by_precision(_PERIOD_PRECISIONS, min_date, max_date)
    possible = dict.fromkeys((*made, Precision.SPAN) if allow_open else made)
    wanted = chosen(precisions, possible, "precisions")
    drawn = [made[precision].map(_as_period) for precision in wanted if precision in made]
    if allow_open and Precision.SPAN in wanted:
        drawn.append(st.builds(_opened, st.one_of(list(made.values())), st.booleans()))
    if allow_vision:
        drawn.append(st.one_of(list(drawn)).flatmap(lambda period: _with_vision(period, max_date)))
    return st.one_of(drawn)


def _opened(days: Days, at_start: bool) -> Period:  # noqa: FBT001 - drawn
    return Period(start=None, end=days[1]) if at_start else Period(start=days[0], end=None)


def _with_vision(period: Period, max_date: dt.date) -> st.SearchStrategy[Period]:
    """A period with a farther horizon, mostly the end of a year, where there is room for one."""
    end = period.end
    if end is None or end >= max_date:
        return st.just(period)
    day = days(end + _DAY, max_date)
    last_year = (max_date + _DAY).year - 1 if max_date < dt.date.max else dt.MAXYEAR
    if end.year < last_year:
        day = st.integers(end.year + 1, last_year).map(lambda year: dt.date(year, 12, 31)) | day
    return day.map(lambda vision: attrs.evolve(period, vision=vision))


Days = tuple[dt.date, dt.date]


def days_by_precision(
    precisions: tuple[Precision, ...], min_date: dt.date, max_date: dt.date
) -> dict[Precision, st.SearchStrategy[Days]]:
    """First and last days by precision, those precisions only that lie between two days."""
    for name, day in (("min_date", min_date), ("max_date", max_date)):
        refuse_unless(type(day) is dt.date, f"{name}={day!r}: expected a datetime.date")
    refuse_unless(min_date <= max_date, f"{min_date=} is later than {max_date=}")
    made: dict[Precision, st.SearchStrategy[Days]] = {}
    for precision in precisions:
        if precision is Precision.DAY:
            made[precision] = days(min_date, max_date).map(lambda day: (day, day))
        elif precision is Precision.SPAN:
            if min_date < max_date:
                made[precision] = _spans(precisions, min_date, max_date)
        elif units := _units(_MONTHS[precision], min_date, max_date):
            made[precision] = _in(units).map(functools.partial(_unit, _MONTHS[precision]))
    return made


def _units(months: int, min_date: dt.date, max_date: dt.date) -> range:
    """The whole years, or parts of years of so many months, between two days; 0 is in 2000."""
    first, rest = divmod(min_date.year * 12 + min_date.month - 1, months)
    first += rest > 0 or min_date.day > 1
    after = max_date.year * 12 + max_date.month - 1 + (max_date == _month_end(max_date))
    origin = _ORIGIN * 12 // months
    return range(first - origin, after // months - origin)


def _unit(months: int, number: int, last: int | None = None) -> Days:
    """The days of one of them, or from one to another."""
    origin = _ORIGIN * 12 // months
    start = (origin + number) * months
    end = (origin + (number if last is None else last) + 1) * months - 1
    first = dt.date(start // 12, start % 12 + 1, 1)
    return first, _month_end(dt.date(end // 12, end % 12 + 1, 1))


def _in(numbers: range) -> st.SearchStrategy[int]:
    return st.integers(numbers[0], numbers[-1])


def _spans(
    precisions: tuple[Precision, ...], min_date: dt.date, max_date: dt.date
) -> st.SearchStrategy[Days]:
    """Two days: close together, the ends of months, years or a decade, or any two."""

    def span(days: Days) -> Days:
        first, last = min(days), max(days)
        if first == last:
            first, last = (first, last + _DAY) if last < max_date else (first - _DAY, last)
        if Period(start=first, end=last).precision in precisions[:-1]:
            last -= _DAY  # of a month or more, so two days are left at least
        return first, last

    def near(first: dt.date, more: int) -> Days:
        return first, first + min(dt.timedelta(days=more), max_date - first)

    day = days(min_date, max_date)
    made = [st.builds(near, day, st.integers(1, 40))]
    for months, most in ((12, 30), (1, 23), (120, 0)):
        if numbers := _units(months, min_date, max_date):
            run = functools.partial(_run, months, numbers[-1])
            made.append(st.builds(run, _in(numbers), st.integers(min(most, 1), most)))
    if years := _units(12, min_date, max_date):
        first_months = functools.partial(_run, 1, 12 * years[-1] + 11)
        january = _in(years).map(lambda year: 12 * year)
        made.append(st.builds(first_months, january, st.integers(1, 10)))
    return st.one_of([*made, st.tuples(day, day)]).map(span)


def _run(months: int, most: int, number: int, more: int) -> Days:
    return _unit(months, number, min(number + more, most))


def days(min_date: dt.date, max_date: dt.date) -> st.SearchStrategy[dt.date]:
    """Days, each of one choice, where Hypothesis' own take three."""
    first, last = min_date.toordinal() - _ORIGIN_DAY, max_date.toordinal() - _ORIGIN_DAY
    return st.integers(first, last).map(lambda day: dt.date.fromordinal(_ORIGIN_DAY + day))


def _month_end(day: dt.date) -> dt.date:
    later = day.replace(day=28) + 4 * _DAY if (day.year, day.month) < (dt.MAXYEAR, 12) else None
    return later.replace(day=1) - _DAY if later is not None else dt.date.max


def _as_date(days: Days) -> PartialDate:
    return PartialDate(first=days[0], last=days[1])


def _as_period(days: Days) -> Period:
    return Period(start=days[0], end=days[1])
