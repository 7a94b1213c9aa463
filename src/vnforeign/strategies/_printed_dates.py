"""Dates and periods as real texts print them, with the days they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from hypothesis import strategies as st

from vnforeign.strategies._basics import shown
from vnforeign.strategies._dates import partial_dates, periods
from vnforeign.strategies._spelling import spelled
from vnforeign.values.dates import PartialDate, Precision
from vnforeign.values.periods import Period

_MONTH_WORDS = (
    *("", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"),
)
_COUNT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_QUARTERS = ("I", "II", "III", "IV")
_DAY_FORMS = (
    *("{d}/{m}/{y}", "{dd}/{mm}/{y}", "ngày {d}/{m}/{y}", "ngày {dd} tháng {m} năm {y}"),
    *("{dd} tháng {mm} năm {y}", "ngày {d} tháng {m}, {y}"),
)
_LONE_DAY_FORMS = (
    *("{d}-{m}-{y}", "{dd}.{mm}.{y}", "({dd}/{m}/{y})", "{d} / {m} / {y}", "{d}–{m}–{y}"),
    *("{weekday}, ngày {d}/{m}/{y}", "sáng {weekday}, {d}/{m}/{y}", "{y}-{mm}-{dd}"),
)
_MONTH_FORMS = ("tháng {m}/{y}", "tháng {mm}/{y}", "{m}/{y}", "tháng {m} năm {y}")
_LONE_MONTH_FORMS = ("({mm}/{y})", "{y}-{mm}")
_YEAR_FORMS = ("{y}", "năm {y}")
_YEARS = (
    *("{:04}-{:04}", "giai đoạn {:04}-{:04}", "giai đoạn {:04} – {:04}", "thời kỳ {:04}-{:04}"),
    *("từ năm {:04} đến năm {:04}", "nhiệm kỳ {:04} - {:04}", "{:04}/{:04}"),
)
_UNTIL = ("đến {}", "đến hết {}", "tính đến {}", "lũy kế đến {}", "tới {}")
_SINCE = ("từ {}", "kể từ {}", "từ {} đến nay", "từ {} trở đi")
_DAY = dt.timedelta(days=1)


@shown
def printed_dates(
    *,
    min_date: dt.date = dt.date.min,
    max_date: dt.date = dt.date.max,
    precisions: Iterable[Precision] | None = None,
) -> st.SearchStrategy[tuple[str, PartialDate]]:
    """Printed forms of dates, and the date each means.

    Days, months and years in figures and in words, with weekdays, in brackets, in ISO 8601; one
    day of several; blanks of all kinds, composed and decomposed letters. Shrinks towards
    ``"1/1/2000"``.

    Args:
        min_date: The earliest day, inclusive, that the date may be.
        max_date: The latest day, inclusive.
        precisions: Which of DAY, MONTH, YEAR and SPAN; all of them if not given.

    Raises:
        InvalidArgument: As `partial_dates` does.

    >>> from hypothesis import given
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> @given(strategies.printed_dates())
    ... def test_parse_reads_what_is_printed(pair: tuple[str, vf.PartialDate]) -> None:
    ...     text, date = pair
    ...     assert vf.PartialDate.parse(text) == date
    >>> test_parse_reads_what_is_printed()
    """
    return _dates(partial_dates(min_date=min_date, max_date=max_date, precisions=precisions))


@st.composite
def _dates(draw: st.DrawFn, drawn: st.SearchStrategy[PartialDate]) -> tuple[str, PartialDate]:
    date = draw(drawn)
    if date.precision is Precision.SPAN:
        ends = [_names(PartialDate.between(day, day)) for day in (date.first, date.last)]
        texts = [
            f"trong khoảng {word}{first} đến {last}"
            for word in ("", "từ ")
            for first, last in zip(*ends, strict=True)
        ]
        text = draw(st.sampled_from((f"[{date.first}..{date.last}]", *texts)))
    else:
        text = draw(st.sampled_from(_names(date, alone=True)))
    return spelled(draw, text), date


def _names(date: PartialDate, *, alone: bool = False) -> list[str]:
    """The forms of a day, month or year; alone it has some that would be misread in a range."""
    day, word = date.first, _MONTH_WORDS[date.first.month - 1]
    forms: tuple[str, ...] = _YEAR_FORMS
    if date.precision is Precision.DAY:
        forms = (*_DAY_FORMS, *(_LONE_DAY_FORMS if alone else ()))
        if alone and word:
            forms += ("ngày {dd} tháng {word} năm {y}",)
        if alone and day.day <= len(_COUNT_WORDS):
            forms += ("mùng {d} tháng {m} năm {y}", "mồng {d} tháng {mm} năm {y}")
    elif date.precision is Precision.MONTH:
        forms = (*_MONTH_FORMS, *(_LONE_MONTH_FORMS if alone else ()))
        if alone and word:
            forms += ("tháng {word} năm {y}",)
    values = {
        "d": day.day,
        "dd": f"{day.day:02}",
        "m": day.month,
        "mm": f"{day.month:02}",
        "y": f"{day.year:04}",
        "word": word,
        "weekday": _WEEKDAYS[day.weekday()],
    }
    return [form.format_map(values) for form in forms]


@shown
def printed_periods(
    *,
    min_date: dt.date = dt.date.min,
    max_date: dt.date = dt.date.max,
    precisions: Iterable[Precision] | None = None,
    allow_open: bool = True,
    allow_vision: bool = True,
) -> st.SearchStrategy[tuple[str, Period]]:
    """Printed forms of periods, and the period each means.

    Halves, quarters and months of a year; ranges of years, months and days; decades and terms of
    years; open ends ("đến năm 2030", "từ năm 2011 đến nay"); a vision; ISO 8601 and
    SDMX labels. None leans on the day of its paper. Shrinks towards ``"2000"``.

    Args:
        min_date: The first day, inclusive, that a stated end may be.
        max_date: The last day, inclusive, also of a vision.
        precisions: Which precisions; all of them if not given. Open periods are SPAN.
        allow_open: Whether an end may be left unstated.
        allow_vision: Whether a farther horizon may follow.

    Raises:
        InvalidArgument: As `periods` does.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> quarters = strategies.printed_periods(precisions=[vf.Precision.QUARTER])
    >>> text, period = find(quarters, lambda pair: "năm" in pair[0])
    >>> text, vf.Period.parse(text) == period
    ('quý I năm 2000', True)
    """
    return _periods(
        periods(
            min_date=min_date,
            max_date=max_date,
            precisions=precisions,
            allow_open=allow_open,
            allow_vision=allow_vision,
        )
    )


@st.composite
def _periods(draw: st.DrawFn, drawn: st.SearchStrategy[Period]) -> tuple[str, Period]:
    period = draw(drawn)
    start, end = period.start, period.end
    if start is not None and end is not None:
        texts = _closed(start, end)
    elif start is not None:
        texts = [form.format(name) for form in _SINCE for name in _beginnings(start)]
    else:
        texts = [form.format(name) for form in _UNTIL for name in _endings(end or dt.date.max)]
    text = draw(st.sampled_from(texts))
    if period.vision is not None:
        link = draw(st.sampled_from((", tầm nhìn ", ", tầm nhìn đến ", ", định hướng đến ")))
        text = f"{text}{link}{draw(st.sampled_from(_endings(period.vision)))}"
    return spelled(draw, text), period


def _closed(start: dt.date, end: dt.date) -> list[str]:
    """The forms of a period with both ends."""
    year = f"{start.year:04}"
    match Period(start=start, end=end).precision:
        case Precision.DAY | Precision.MONTH:
            return _names(PartialDate.between(start, end), alone=True)
        case Precision.YEAR:
            return [year, f"năm {year}", f"cả năm {year}", f"12 tháng năm {year}", f"{year}-A1"]
        case Precision.HALF:
            side, half = ("đầu", 1) if start.month == 1 else ("cuối", 2)
            return [
                *(f"6 tháng {side} năm {year}", f"sáu tháng {side} năm {year}"),
                *(f"nửa {side} năm {year}", f"hai quý {side} năm {year}"),
                *(f"{year}-H{half}", f"{year}-S{half}"),
            ]
        case Precision.QUARTER:
            quarter = start.month // 3
            roman, word = _QUARTERS[quarter], _COUNT_WORDS[quarter]
            return [
                *(f"quý {roman}/{year}", f"quý {roman} năm {year}", f"quý {quarter + 1}/{year}"),
                *(f"quý {word} năm {year}", f"Q{quarter + 1}/{year}", f"{year}-Q{quarter + 1}"),
                *([f"3 tháng đầu năm {year}"] if quarter == 0 else []),
            ]
        case _:
            pass
    if (start.month, start.day) == (1, 1) and _is_year_end(end):
        return list(_years(start.year, end.year))
    texts = [
        form.format(first, last)
        for form in ("từ {} đến {}", "{} đến {}", "{} - {}")
        for first, last in zip(_names(_day(start)), _names(_day(end)), strict=True)
    ]
    return [*texts, f"{start}/{end}", *3 * _shared(start, end)]


def _shared(start: dt.date, end: dt.date) -> list[str]:
    """The forms of a span whose ends share a year or a month that is printed once."""
    year, months, texts = f"{start.year:04}", end.month - start.month + 1, []
    if start.year == end.year and start.day == 1 and _is_month_end(end):
        texts.append(f"từ tháng {start.month} đến tháng {end.month}/{year}")
        texts.append(f"từ tháng {start.month} đến hết tháng {end.month} năm {year}")
        if start.month == 1:
            texts += [f"{months} tháng đầu năm {year}", f"{months} tháng năm {year}"]
        if _is_year_end(end):
            texts.append(f"{months} tháng cuối năm {year}")
    if (start.year, start.month) == (end.year, end.month):
        month = f"{end.month}/{year}"
        texts += [f"{start.day}-{end.day}/{month}", f"từ {start.day} đến {end.day}/{month}"]
        texts.append(f"từ ngày {start.day} đến ngày {end.day}/{month}")
    return texts


def _years(first: int, last: int) -> Iterator[str]:
    """The forms of several whole years."""
    for form in _YEARS:
        yield form.format(first, last)
    if first % 10 == 0 and last == first + 9:
        yield f"thập niên {first:04}"
        yield f"thập kỷ {first:04}"
        yield f"những năm {first:04}"


def _beginnings(day: dt.date) -> list[str]:
    """The forms of a date that a period may be said to begin with, the coarsest first."""
    dates = [_day(day)]
    if day.day == 1:
        dates.insert(0, PartialDate.of(day.year, day.month))
    if (day.month, day.day) == (1, 1):
        dates.insert(0, PartialDate.of(day.year))
    return [name for date in dates for name in _names(date)]


def _endings(day: dt.date) -> list[str]:
    """The forms of a date that a period may be said to end with, the coarsest first."""
    dates = [_day(day)]
    if _is_month_end(day):
        dates.insert(0, PartialDate.of(day.year, day.month))
    if _is_year_end(day):
        dates.insert(0, PartialDate.of(day.year))
    return [name for date in dates for name in _names(date)]


def _day(day: dt.date) -> PartialDate:
    return PartialDate.between(day, day)


def _is_year_end(day: dt.date) -> bool:
    return (day.month, day.day) == (12, 31)


def _is_month_end(day: dt.date) -> bool:
    return _is_year_end(day) or (day + _DAY).day == 1
