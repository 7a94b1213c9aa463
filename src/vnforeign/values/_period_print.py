"""How periods are written: labels (ISO 8601, SDMX) and words (Vietnamese, English)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnforeign.values.dates import PartialDate, Precision, is_month_end

if TYPE_CHECKING:
    from datetime import date

    from vnforeign.errors import Lang

_QUARTERS = ("I", "II", "III", "IV")
_ORDINALS = ("first", "second", "third", "fourth")
_YEAR = 12  # months
_PRECISIONS = {
    1: Precision.MONTH,
    3: Precision.QUARTER,
    6: Precision.HALF,
    _YEAR: Precision.YEAR,
}


def whole_months(start: date | None, end: date | None) -> int | None:
    """How many calendar months the days fill exactly; None if they do not."""
    if start is None or end is None or start.day != 1 or not is_month_end(end):
        return None
    return (end.year - start.year) * _YEAR + end.month - start.month + 1


def precision(start: date | None, end: date | None) -> Precision:
    """The calendar unit that the days fill exactly; SPAN for none."""
    if start is not None and start == end:
        return Precision.DAY
    months = whole_months(start, end)
    if start is None or months is None or (start.month - 1) % months:
        return Precision.SPAN
    return _PRECISIONS.get(months, Precision.SPAN)


def beginning(start: date) -> PartialDate:
    """The coarsest date that begins on a day."""
    if start.day != 1:
        return PartialDate(first=start, last=start)
    return PartialDate.of(start.year, None if start.month == 1 else start.month)


def ending(end: date) -> PartialDate:
    """The coarsest date that ends on a day."""
    if not is_month_end(end):
        return PartialDate(first=end, last=end)
    return PartialDate.of(end.year, None if end.month == _YEAR else end.month)


def two_ends(start: date, end: date) -> tuple[PartialDate, PartialDate]:
    """The ends of a span, both as coarse as both can be."""
    first, last = beginning(start), ending(end)
    if first.precision is last.precision:
        return first, last
    if whole_months(start, end):
        return PartialDate.of(start.year, start.month), PartialDate.of(end.year, end.month)
    return PartialDate(first=start, last=start), PartialDate(first=end, last=end)


def label(start: date | None, end: date | None) -> str:
    """The label of the days: 2024, 2024-H1, 2011/2020, ../2030."""
    if start is None:
        return f"../{ending(end)}" if end else "../.."
    if end is None:
        return f"{beginning(start)}/.."
    match precision(start, end):
        case Precision.DAY:
            return start.isoformat()
        case Precision.HALF:
            return f"{start.year:04}-H{start.month // 6 + 1}"
        case Precision.QUARTER:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        case Precision.SPAN:
            return "{}/{}".format(*two_ends(start, end))
        case _:
            return str(PartialDate(first=start, last=end))


def words(start: date | None, end: date | None, lang: Lang) -> str:
    """The days in words, as Vietnamese documents or English readers would print them."""
    if start is not None and end is not None:
        return _vietnamese(start, end) if lang == "vi" else _english(start, end)
    if end is not None:
        return f"{'đến' if lang == 'vi' else 'up to'} {ending(end).format(lang)}"
    return f"{'từ' if lang == 'vi' else 'from'} {beginning(start).format(lang)}" if start else ""


def _vietnamese(start: date, end: date) -> str:
    months = whole_months(start, end)
    match precision(start, end):
        case Precision.HALF:
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year:04}"
        case Precision.QUARTER:
            return f"quý {_QUARTERS[start.month // 3]} năm {start.year:04}"
        case Precision.SPAN if months and start.year == end.year and start.month == 1:
            return f"{months} tháng đầu năm {start.year:04}"
        case Precision.SPAN if months and months % _YEAR == 0 and start.month == 1:
            return f"giai đoạn {start.year:04}-{end.year:04}"
        case Precision.SPAN:
            return "từ {} đến {}".format(*(each.format("vi") for each in two_ends(start, end)))
        case _:
            return PartialDate(first=start, last=end).format("vi")


def _english(start: date, end: date) -> str:
    months = whole_months(start, end)
    match precision(start, end):
        case Precision.HALF:
            return f"{_ORDINALS[start.month // 6]} half of {start.year:04}"
        case Precision.QUARTER:
            return f"{_ORDINALS[start.month // 3]} quarter of {start.year:04}"
        case Precision.SPAN if months and months % _YEAR == 0 and start.month == 1:
            return f"{start.year:04}-{end.year:04}"
        case Precision.SPAN:
            return "{} to {}".format(*(each.format("en") for each in two_ends(start, end)))
        case _:
            return PartialDate(first=start, last=end).format("en")
