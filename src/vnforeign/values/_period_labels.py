"""Labels of periods, read: ISO 8601, EDTF (ISO 8601-2) and SDMX."""

from __future__ import annotations

import re
from datetime import date, timedelta

from vnforeign.values._date_text import Misfit, days
from vnforeign.values.dates import month_length
from vnforeign.values.periods import Period

_WEEK = timedelta(days=6)

_LABEL = "[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|[qhstamwd][0-9]{1,3}))?|[0-9]{4}q[1-4]"
_ONE_LABEL = re.compile(_LABEL)
_INTERVAL = re.compile(rf"(?P<first>\.\.|{_LABEL}|)/(?P<last>\.\.|{_LABEL}|p[0-9ymwd]+|)")
_DURATION = re.compile("p(?:([0-9]{1,4})y)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})w)?(?:([0-9]{1,7})d)?")
# The reporting periods of SDMX, weeks and days apart, by their months; H is the usual sign for S.
_REPORTING = {"a": 12, "s": 6, "h": 6, "t": 4, "q": 3, "m": 1}
_DIGITS = {"m": 2, "w": 2, "d": 3}  # of the number behind the sign; else 1
# Parts of the year in EDTF level 2, by their codes.
_EDTF = {range(33, 37): 3, range(37, 40): 4, range(40, 42): 6}
_SEASONS = range(21, 33)


def read_label(text: str, at: int) -> Period | None:
    """A label, or an interval of two, in lower case; None if the text is none.

    Raises:
        Misfit: If it is one, and the calendar has no such days.
    """
    if _ONE_LABEL.fullmatch(text):
        first, last = _label_days(text, at)
        return Period(start=first, end=last)
    found = _INTERVAL.fullmatch(text)
    if found is None:
        return None
    first_text, last_text = found["first"], found["last"]
    last_at = at + found.start("last")
    start = None if first_text in {"", ".."} else _label_days(first_text, at)[0]
    end: date | None = None
    if last_text.startswith("p"):
        end = _after_duration(start, last_text, last_at)
    elif last_text not in {"", ".."}:
        end = _label_days(last_text, last_at)[1]
    if start is None and end is None:
        raise Misfit(at, "both ends are open", "cả hai đầu đều không xác định")
    return between(start, end, last_at)


def between(start: date | None, end: date | None, at: int) -> Period:
    """The period of two days; Misfit at the second if they are in the wrong order."""
    if start is not None and end is not None and start > end:
        reason = f"it ends, {end}, before it starts, {start}"
        raise Misfit(at, reason, f"kết thúc, {end}, trước khi bắt đầu, {start}")
    return Period(start=start, end=end)


def part_of_year(year: int, index: int, size: int, at: int) -> tuple[date, date]:
    """The days of a part, counted from 0, of a year that is cut into parts of ``size`` months."""
    first, _ = days(year, index * size + 1, spots=(at, at, at))
    _, last = days(year, (index + 1) * size, spots=(at, at, at))
    return first, last


def _label_days(label: str, at: int) -> tuple[date, date]:
    year, rest = int(label[:4]), label[4:].lstrip("-")
    if rest and not rest[0].isdigit():
        return _reported(year, rest, at, at + len(label) - len(rest))
    month, _, day = rest.partition("-")
    if month and not day:
        for codes, size in _EDTF.items():
            if int(month) in codes:
                return part_of_year(year, int(month) - codes[0], size, at)
        if int(month) in _SEASONS:
            raise Misfit(at + 5, "a season has no fixed days", "mùa không có ngày cố định")
    spots = (at, at + 5, at + 8)
    return days(year, int(month) if month else None, int(day) if day else None, spots)


def _reported(year: int, code: str, at: int, code_at: int) -> tuple[date, date]:
    """The days of a reporting period of SDMX: q1, s2, w05."""
    sign, number = code[0], int(code[1:])
    if len(code) == 1 + _DIGITS.get(sign, 1):
        if sign in _REPORTING and 1 <= number <= 12 // _REPORTING[sign]:
            return part_of_year(year, number - 1, _REPORTING[sign], at)
        try:
            if sign == "w":
                monday = date.fromisocalendar(year, number, 1)
                return monday, monday + _WEEK
            if sign == "d" and number:
                day = date(year, 1, 1) + timedelta(days=number - 1)
                if day.year == year:
                    return day, day
        except (OverflowError, ValueError):
            pass  # no such week or year
    shown = code.upper()
    raise Misfit(code_at, f"the year {year} has no {shown}", f"năm {year} không có {shown}")


def _after_duration(start: date | None, duration: str, at: int) -> date:
    """The last day of so many years, months, weeks and days from a start."""
    from dateutil.relativedelta import relativedelta

    found = _DURATION.fullmatch(duration)
    if start is None or found is None or not any(found.groups()):
        reason = "a start and a duration such as P6M are expected"
        raise Misfit(at, reason, "cần ngày bắt đầu và độ dài, như P6M")
    years, months, weeks, extra = (int(part or 0) for part in found.groups())
    months, extra = 12 * years + months, 7 * weeks + extra
    try:
        if months and start.day == 1:  # whole months, which may end with the year 9999
            year, month = divmod(12 * start.year + start.month - 1 + months - 1, 12)
            last = date(year, month + 1, month_length(year, month + 1))
            return last + timedelta(days=extra)
        end: date = start + relativedelta(months=months) + timedelta(days=extra - 1)
    except (OverflowError, ValueError):
        raise Misfit(at, "it lasts beyond the year 9999", "kéo dài quá năm 9999") from None
    return end
