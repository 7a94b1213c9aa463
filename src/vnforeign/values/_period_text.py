"""The grammar of printed periods: what `Period.parse` reads.

A text is read in its plain form (one spelling, lower case), by one kind of form after the other:
labels, single units, open ends, ranges of two units. What no form takes is refused with the first
thing that does not fit.
"""

from __future__ import annotations

from datetime import date

import attrs

from vnforeign.errors import InvalidPeriod, ParseError
from vnforeign.values import _date_text as dates
from vnforeign.values._date_text import MONTH_WORDS, Misfit
from vnforeign.values._period_labels import between, read_label
from vnforeign.values._period_units import (
    Context,
    either,
    forms,
    need,
    paper_day,
    quarter_number,
    refused,
    single,
)
from vnforeign.values.dates import PartialDate, Precision
from vnforeign.values.periods import Period


def read_period(text: str, *, now: date | None = None, base: Period | None = None) -> Period:
    """What `Period.parse` does."""
    made = dates.checked(text, InvalidPeriod)
    for name, given, kind in (("now", now, date), ("base", base, Period)):
        if given is not None and type(given) is not kind:
            reason = f"{name}= must be a {kind.__name__}, not {type(given).__name__}"
            raise InvalidPeriod(text, 0, reason, f"{name}= phải là {kind.__name__}")
    try:
        return _read(made, Context(now, base))
    except Misfit as misfit:
        error = misfit.error(InvalidPeriod, text)
    except ParseError as fault:  # of a year before 1 or after 9999, stepped to
        error = InvalidPeriod(text, 0, fault.reason, fault.reason_vi)
    raise error


def _read(text: str, context: Context) -> Period:
    if (label := read_label(text, 0)) is not None:
        return label
    found = forms()["vision"].fullmatch(text)
    if found is None:
        return _any(text, 0, context)
    made = _any(found["core"], 0, context)
    _, vision = dates.read_days(found["vision"], found.start("vision"))
    if made.end is None or vision <= made.end:
        reason = f"the vision, {vision}, does not reach beyond the period"
        raise Misfit(found.start("vision"), reason, "tầm nhìn không vượt quá kỳ đã nêu")
    return attrs.evolve(made, vision=vision)


def _any(text: str, at: int, context: Context) -> Period:
    """A period without a vision."""
    known = forms()
    if text[:1] == "(" and text[-1:] == ")":
        text, at = text[1:-1], at + 1
    if (lead := known["lead"].match(text)) and lead.end():
        text, at = text[lead.end() :], at + lead.end()
    made = single(text, at, context) or _open(text, at, context) or _range(text, at, context)
    if made is not None:
        return made
    if found := known["since"].fullmatch(text):
        return Period(start=need(found, "from", at, context).start, end=None)
    if found := known["sum"].fullmatch(text):
        return _any(found["rest"], at + found.start("rest"), context)
    raise refused(text, at, context)


def _open(text: str, at: int, context: Context) -> Period | None:
    """Up to a day, or from a day to the day of the paper."""
    known = forms()
    if found := known["until"].fullmatch(text):
        if found["to"] == "nay":
            return Period(start=None, end=paper_day(context, at + found.start("to")))
        return Period(start=None, end=need(found, "to", at, context).end)
    found = known["to_now"].fullmatch(text)
    if found is None or " đến " in found["from"]:
        return None
    if found["from"] == "năm":
        day = paper_day(context, at + found.end("from"))
        return Period(start=day.replace(month=1, day=1), end=day)
    start = need(found, "from", at, context).start
    return between(start, context.now, at + found.end())


def _range(text: str, at: int, context: Context) -> Period | None:
    """From one unit to another; the first may leave to the second what both share."""
    known = forms()
    if text.startswith("từ "):
        text, at = text[3:], at + 3
    cuts = list(known["to"].finditer(text))
    if not cuts:
        dashes = list(known["dash"].finditer(text))
        cuts = [dash for dash in dashes if len(dash[0]) > 1] or dashes
    if len(cuts) != 1:
        return None
    left, right = text[: cuts[0].start()].removeprefix("đầu "), text[cuts[0].end() :]
    if left.startswith("quý ") and known["bare_quarter"].match("quý " + right):
        right = "quý " + right
    last = single(right, at + cuts[0].end(), context)
    if last is None or last.start is None or last.end is None:
        return None
    first = _sharing(left, right, last.precision, last.end, at) or single(left, at, context)
    if first is None or first.start is None:
        return None
    return between(first.start, last.end, at + cuts[0].end())


def _sharing(left: str, right: str, unit: Precision, end: date, at: int) -> Period | None:
    """The first unit of a range that leaves its month or year to the last one."""
    known = forms()
    if left == "năm":
        return Period.year(end.year)
    if unit is Precision.DAY and (found := known["day"].fullmatch(left)):
        month = int(found["m"]) if found["m"] else end.month
        spots = (at, at + max(found.start("m"), 0), at + found.start("d"))
        first, _ = dates.days(end.year, month, int(found["d"]), spots)
        return Period(start=first, end=first)
    if unit is Precision.MONTH and (found := known["month"].fullmatch(left)):
        month = MONTH_WORDS.get(found["m"]) or int(found["m"])
        spot = at + found.start("m")
        start, month_end = dates.days(end.year, month, spots=(at, spot, at))
        if not found["named"]:
            if right.startswith("tháng") or not found["m"].isdigit():
                return None
            day = Period.of(PartialDate.of(end.year, end.month, int(found["m"])))
            months = between(start, end, at)
            raise either(at, ("months", "các tháng", months), ("a day", "một ngày", day))
        return Period(start=start, end=month_end)
    if unit is Precision.QUARTER and (found := known["bare_quarter"].fullmatch(left)):
        return Period.quarter(end.year, quarter_number(found["n"], at + found.start("n")))
    return None
