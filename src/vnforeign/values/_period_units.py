"""Single units of time as documents print them: a quarter, six months, a decade, a term, a date.

Texts come in their plain form (one spelling, lower case); positions are those of the plain form.
"""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from vnforeign.values import _date_text as dates
from vnforeign.values._date_text import MONTH_WORDS, NUMBERS, Misfit
from vnforeign.values._period_labels import between, part_of_year, read_label
from vnforeign.values._period_print import whole_months
from vnforeign.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    _Read = Callable[[re.Match[str], int, "Context"], Period]

_DAY = timedelta(days=1)
_FOUR = 4
_ORDINALS = NUMBERS | {"nhất": 1, "tư": 4, "đầu": 1, "đầu tiên": 1}
_QUARTERS = _ORDINALS | {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Context(NamedTuple):
    """What a text may lean on: the day of its paper, and the period it compares with."""

    now: date | None = None
    base: Period | None = None


@functools.cache
def forms() -> dict[str, re.Pattern[str]]:
    """The patterns of plain text, compiled when first needed."""
    year = "[0-9]{4}"
    count = "[0-9]{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
    ordinal = "[0-9]{1,2}|" + "|".join(sorted(_ORDINALS, key=len, reverse=True))
    numeral = "[ivxlc]{1,8}|[0-9]{1,2}"
    of_year = rf"(?:(?:(?:của )?năm )?(?P<year>{year})|(?:của )?năm(?: (?P<rel>nay|trước|ngoái))?)"
    phase = "giai đoạn|thời kỳ|nhiệm kỳ|niên khóa|khóa|kế hoạch|chiến lược"
    years = rf"(?: ?\((?P<since>{year}) ?- ?(?P<until>{year})\))?"
    made = {
        "years": rf"(?P<phase>(?:(?:{phase}) ){{0,2}})(?:(?P<n>{count}) năm )?(?:từ )?"
        rf"(?:(?:các |những )?năm )?\(?(?P<first>{year}) ?(?:-|đến|tới)(?: hết)?(?: năm)? ?"
        rf"(?P<last>{year})\)?",
        "part": rf"(?:(?P<n>{count}) (?P<unit>tháng|quý)|nửa) (?P<side>đầu|cuối) {of_year}",
        "count": rf"(?P<n>{count}) tháng(?: (?:của )?năm | ?/ ?)(?P<year>{year})",
        "quarter": rf"(?:quý |q)(?P<n>[ivx]{{1,4}}|{ordinal})(?:(?:,? (?:của )?năm | ?[-/] ?|,? )"
        rf"(?P<year>{year})| năm (?P<rel>nay|trước|ngoái))",
        "decade": rf"(?:thập (?:niên|kỷ)|những năm) (?P<decade>{year}|[0-9]0)"
        rf"(?: (?:của )?thế kỷ (?P<century>{numeral}))?",
        "nth_decade": rf"thập (?:niên|kỷ) (?:thứ )?(?P<n>{ordinal}) (?:của )?"
        rf"thế kỷ (?P<century>{numeral})",
        "century": f"thế kỷ (?P<century>{numeral})",
        "congress": "(?P<term>nhiệm kỳ (?:của )?)?đại hội (?:đại biểu toàn quốc )?(?:đảng )?"
        rf"(?:(?:lần )?thứ |khóa )?(?P<n>{numeral})(?: (?:của )?đảng)?{years}",
        "assembly": rf"(?:nhiệm kỳ )?quốc hội khóa (?P<n>{numeral}){years}",
        "some_term": rf"(?:nhiệm kỳ(?: khóa)?|khóa) (?P<n>{numeral})",
        "within": rf"(?:nửa(?: (?P<half>đầu|cuối))?|(?P<n>{count}) năm (?P<side>đầu|cuối))"
        "(?: tiên)?(?: của)? (?P<whole>(?:nhiệm kỳ|giai đoạn|thời kỳ|thập|thế kỷ) .+)",
        "this_year": "năm (?P<rel>nay|trước|ngoái)",
        "same_period": "(?:so )?(?:với )?cùng kỳ(?: (?:của )?(?:năm )?"
        rf"(?:(?P<year>{year})|trước|ngoái))?",
        "lead": "(?:(?:trong|vào|suốt|cả) )*",
        "sum": "(?:lũy kế|cộng dồn|tính chung|giai đoạn|thời kỳ) (?P<rest>.+)",
        "until": "(?:(?:lũy kế|cộng dồn|tính|cho) )?(?:đến|tới) (?:(?:hết|cuối) )?(?P<to>.+)",
        "to_now": "(?:(?:giai đoạn|thời kỳ) )?(?:(?:kể |tính )?từ )?(?:đầu )?(?P<from>.+?) ?"
        "(?:đến|tới) nay",
        "since": "(?:kể |tính )?từ (?:đầu )?(?P<from>.+?)(?: trở đi| trở lại đây)?",
        "to": " (?:đến|tới) (?:(?:hết|cuối) )?",
        "dash": " ?- ?",
        "day": "(?:ngày )?(?:(?:mồng|mùng) )?(?P<d>[0-9]{1,2})"
        "(?:(?: ?[-/.] ?| tháng )(?P<m>[0-9]{1,2}))?",
        "month": rf"(?P<named>tháng )?(?P<m>[0-9]{{1,2}}|{'|'.join(MONTH_WORDS)})",
        "bare_quarter": "quý (?P<n>[ivx]{1,4}|[0-9])",
        "vague": "(?:những năm )?(?:đầu|giữa|cuối) (?P<whole>.+)",
        "vision": "(?P<core>.+?)(?:,? (?:và )?(?:có )?(?:tầm nhìn|định hướng)(?: (?:đến|tới|cho))? "
        "|;vision=)(?P<vision>.+)",
        "known": rf"(?:(?:[0-9]+|{count}|{phase}|tháng|năm|ngày|quý|nửa|đầu|cuối|giữa|từ|đến|tới|kể"
        "|hết|thập|niên|kỷ|thế|đại hội|đảng|của|trong|tính|nay|những|các|trước|[ivx]+|lũy kế)"
        r"(?!\w)|[-/.,;() ])*",
    }
    return {key: re.compile(pattern) for key, pattern in made.items()}


@functools.cache
def _refusals() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What is understood and still no period: pattern, reason, reason in Vietnamese."""
    return (
        (
            re.compile("(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần|ngày)|thường niên|định kỳ"),
            "it comes again and again, and names no one period",
            "lặp lại nhiều lần, không chỉ một khoảng thời gian nào",
        ),
        (
            re.compile("(?:gần|sắp|vừa|mới|hiện|thời) (?:đây|đến|tới|qua|nay|gian)|tiếp theo"
                       "|(?:kỳ|năm|đoạn|gian) (?:qua|mới|này|tới)|những tháng"),
            "it settles no days",
            "không xác định ngày nào",
        ),
        (
            re.compile("cùng (?:năm|tháng|ngày)"),
            "it refers back to a date: read it with PartialDate.parse(after=)",
            "nhắc lại một ngày đã nêu: đọc bằng PartialDate.parse(after=)",
        ),
    )  # fmt: skip


def need(found: re.Match[str], group: str, at: int, context: Context) -> Period:
    """The single unit that a group must be."""
    text, at = found[group], at + found.start(group)
    made = single(text, at, context)
    if made is None:
        raise refused(text, at, context)
    return made


def refused(text: str, at: int, context: Context) -> Misfit:
    """Why a text is no period: what it is instead, or the first thing in it that does not fit."""
    known = forms()
    for pattern, reason, reason_vi in _refusals():
        if found := pattern.search(text):
            return Misfit(at + found.start(), reason, reason_vi)
    if known["bare_quarter"].fullmatch(text) or known["month"].fullmatch(text):
        return Misfit(at + len(text), "no year is printed", "không ghi năm")
    if found := known["vague"].fullmatch(text):
        whole = single(found["whole"], at + found.start("whole"), context)
        if whole is not None:
            return Misfit(
                at,
                "early, mid and late settle no days",
                "đầu, giữa, cuối không xác định ngày nào",
                f"take the whole of {whole} if that is near enough",
                f"dùng cả {whole} nếu đủ chính xác",
                (whole,),
            )
    begun = [known[key] for key in ("years", "part", "count", "quarter", "decade", "congress")]
    begun += [dates.forms()[key] for key in ("numbers", "words", "year")]
    return dates.unread(text, at, begun, known["known"])


def single(text: str, at: int, context: Context) -> Period | None:
    """One unit: a label, years, a part of a year, a decade, a term, a date; None if it is none."""
    if (label := read_label(text, at)) is not None:
        return label
    known = forms()
    for form, read in _UNITS.items():
        if found := known[form].fullmatch(text):
            return read(found, at, context)
    dated = dates.forms()
    lead = dated["lead"].match(text)
    rest = text[lead.end() :] if lead else text
    if any(dated[form].fullmatch(rest) for form in ("numbers", "words", "year")):
        try:
            first, last = dates.read_days(text, at)
        except Misfit as misfit:
            reason, reason_vi, hint, hint_vi, meant = misfit.told
            periods = [Period.of(each) for each in meant]
            raise Misfit(misfit.at, reason, reason_vi, hint, hint_vi, periods) from None
        return Period(start=first, end=last)
    return None


def _years(found: re.Match[str], at: int, _: Context) -> Period:
    first, last = int(found["first"]), int(found["last"])
    made = between(
        dates.days(first, spots=(at + found.start("first"), 0, 0))[0],
        dates.days(last, spots=(at + found.start("last"), 0, 0))[1],
        at + found.start("last"),
    )
    if found["n"]:
        counted = _number(found["n"])
        # A term of five years is printed 2020-2025, five years of a plan 2021-2025.
        fitting = {last - first + 1} | ({last - first} if "kỳ" in found["phase"] else set())
        if counted not in fitting:
            reason = f"{first}-{last} are not {counted} years"
            raise Misfit(at + found.start("n"), reason, f"{first}-{last} không phải {counted} năm")
    return made


def _part(found: re.Match[str], at: int, context: Context) -> Period:
    """The first or last half, months or quarters of a year."""
    year = _year_of(found, at, context)
    size = 3 if found["unit"] == "quý" else 1
    count = _number(found["n"]) * size if found["n"] else 6
    return _months_of(year, count, found["side"], at)


def _count(found: re.Match[str], at: int, _: Context) -> Period:
    """So many months of a year: the first ones."""
    return _months_of(int(found["year"]), _number(found["n"]), "đầu", at)


def _months_of(year: int, count: int, side: str, at: int) -> Period:
    """The first or last months of a year."""
    if not 1 <= count <= 12:
        raise Misfit(at, f"a year has 12 months, not {count}", "một năm có 12 tháng")
    skipped = 12 - count if side == "cuối" else 0
    first, _ = dates.days(year, skipped + 1, spots=(at, at, at))
    return Period(start=first, end=dates.days(year, skipped + count)[1])


def _quarter(found: re.Match[str], at: int, context: Context) -> Period:
    number = quarter_number(found["n"], at + found.start("n"))
    first, last = part_of_year(_year_of(found, at, context), number - 1, 3, at)
    return Period(start=first, end=last)


def quarter_number(printed: str, at: int) -> int:
    """The quarter that a Roman or Arabic number or a word names; Misfit if there is none."""
    number = int(printed) if printed.isdigit() else _QUARTERS.get(printed, 0)
    if not 1 <= number <= _FOUR:
        shown = printed.upper()
        raise Misfit(at, f"there is no quarter {shown}", f"không có quý {shown}")
    return number


def _decade(found: re.Match[str], at: int, _: Context) -> Period:
    printed, century = found["decade"], found["century"]
    if len(printed) == _FOUR:
        first = int(printed)
        if first % 10:
            reason, reason_vi = f"no decade begins in {first}", f"không có thập niên {first}"
            raise Misfit(at + found.start("decade"), reason, reason_vi)
        if century and _numeral(century, at) != first // 100 + 1:
            reason, reason_vi = f"{first} lies in another century", f"{first} thuộc thế kỷ khác"
            raise Misfit(at + found.start("century"), reason, reason_vi)
    elif century:
        first = 100 * (_numeral(century, at + found.start("century")) - 1) + int(printed)
    else:
        candidates = [Period.between(n, n + 9) for n in (1900 + int(printed), 2000 + int(printed))]
        raise Misfit(
            at + found.end(),
            "the century is not printed",
            "không ghi thế kỷ",
            "it may be one of " + ", ".join(map(str, candidates)),
            "có thể là " + ", ".join(map(str, candidates)),
            candidates,
        )
    return _year_span(first, 10, at)


def _nth_decade(found: re.Match[str], at: int, _: Context) -> Period:
    """A counted decade: the second of the XXI century is 2011 to 2020."""
    number = _number(found["n"])
    if not 1 <= number <= 10:
        reason, reason_vi = "a century has ten decades", "một thế kỷ có mười thập niên"
        raise Misfit(at + found.start("n"), reason, reason_vi)
    century = _numeral(found["century"], at + found.start("century"))
    return _year_span(100 * (century - 1) + 10 * (number - 1) + 1, 10, at)


def _century(found: re.Match[str], at: int, _: Context) -> Period:
    century = _numeral(found["century"], at + found.start("century"))
    return _year_span(100 * (century - 1) + 1, 100, at)


def _year_span(first: int, count: int, at: int) -> Period:
    spots = (at, at, at)
    start, _ = dates.days(first, spots=spots)
    return Period(start=start, end=dates.days(first + count - 1, spots=spots)[1])


def congress_term(number: int) -> Period | None:
    """The days from one Central Committee's taking office to the next one's; None if unknown."""
    from vnforeign.values.terms import congresses

    if number not in congresses:
        return None
    following = congresses.get(number + 1)
    end = following.central_committee_from - _DAY if following else None
    return Period(start=congresses[number].central_committee_from, end=end)


def assembly_term(number: int) -> Period | None:
    """The days from the first session of one Assembly to that of the next; None if unknown."""
    from vnforeign.values.terms import national_assemblies

    if number not in national_assemblies:
        return None
    following = national_assemblies.get(number + 1)
    end = following.first_session - _DAY if following else None
    return Period(start=national_assemblies[number].first_session, end=end)


def _congress(found: re.Match[str], at: int, _: Context) -> Period:
    number = _numeral(found["n"], at + found.start("n"))
    term = _agreeing(congress_term(number), found, at)
    if found["term"]:
        return term
    from vnforeign.values.terms import congresses

    event = Period(start=congresses[number].start, end=congresses[number].end)
    raise either(at, ("the term", "nhiệm kỳ", term), ("the congress itself", "kỳ đại hội", event))


def _assembly(found: re.Match[str], at: int, _: Context) -> Period:
    number = _numeral(found["n"], at + found.start("n"))
    return _agreeing(assembly_term(number), found, at)


def _some_term(found: re.Match[str], at: int, _: Context) -> Period:
    """A term without its body: a Congress or a National Assembly."""
    number = _numeral(found["n"], at + found.start("n"))
    raise either(
        at,
        ("the term of a Congress", "nhiệm kỳ Đại hội", _agreeing(congress_term(number), found, at)),
        ("of a National Assembly", "khóa Quốc hội", _agreeing(assembly_term(number), found, at)),
    )


def either(at: int, *choices: tuple[str, str, Period]) -> Misfit:
    """What means more than one period."""
    return Misfit(
        at,
        "it means more than one period",
        "có thể hiểu là nhiều khoảng thời gian",
        "it may be " + ", or ".join(f"{name} ({each})" for name, _, each in choices),
        "có thể là " + ", hoặc ".join(f"{name} ({each})" for _, name, each in choices),
        [each for _, _, each in choices],
    )


def _agreeing(term: Period | None, found: re.Match[str], at: int) -> Period:
    """A term that is known, and lies in the years printed beside it."""
    if term is None:
        number = found["n"].upper()
        reason, reason_vi = f"no term {number} is known", f"không biết khóa {number}"
        raise Misfit(at + found.start("n"), reason, reason_vi)
    for group, day in (("since", term.start), ("until", term.end)):
        printed = found.groupdict().get(group)
        if printed and day and int(printed) != day.year:
            reason, reason_vi = f"the term is {term}, not {printed}", f"nhiệm kỳ là {term}"
            raise Misfit(at + found.start(group), reason, reason_vi)
    return term


def _within(found: re.Match[str], at: int, context: Context) -> Period:
    """The first or last half, or years, of a longer period."""
    whole = need(found, "whole", at, context)
    if whole.start is None or whole.end is None:
        reason, reason_vi = f"{whole} has no stated end", f"{whole} chưa có thời điểm kết thúc"
        raise Misfit(at + found.start("whole"), reason, reason_vi)
    if found["n"]:
        years = _number(found["n"])
        first_years = Period(start=whole.start, end=whole.start).shift(years=years)
        last_years = Period(start=whole.end, end=whole.end).shift(years=-years)
        cut = first_years.start if found["side"] == "đầu" else (last_years.end or whole.end) + _DAY
        if cut is None or not whole.start < cut <= whole.end:
            reason, reason_vi = f"{whole} has not so many years", f"{whole} không đủ số năm"
            raise Misfit(at, reason, reason_vi)
        first = found["side"] == "đầu"
    else:
        cut = _middle(whole.start, whole.end)
        first = found["half"] == "đầu"
    halves = Period(start=whole.start, end=cut - _DAY), Period(start=cut, end=whole.end)
    if not (found["n"] or found["half"]):
        raise either(
            at, ("the first half", "nửa đầu", halves[0]), ("the last", "nửa cuối", halves[1])
        )
    return halves[0] if first else halves[1]


def _middle(start: date, end: date) -> date:
    """The day on which the second half begins: a first of a month where months can be halved."""
    months = whole_months(start, end)
    if months and months % 2 == 0:
        year, month = divmod(start.year * 12 + start.month - 1 + months // 2, 12)
        return date(year, month + 1, 1)
    return start + (end - start + _DAY) // 2


def _this_year(found: re.Match[str], at: int, context: Context) -> Period:
    return Period.year(_year_of(found, at, context))


def _same_period(found: re.Match[str], at: int, context: Context) -> Period:
    if context.base is None:
        raise Misfit(
            at,
            "the period it is compared with is not given",
            "không biết so với kỳ nào",
            "pass the period as base=: the same one a year before is read",
            "truyền kỳ báo cáo qua base=",
        )
    base = context.base
    last = base.end or base.start
    if found["year"] and last:
        return base.shift(years=int(found["year"]) - last.year)
    return base.previous_year()


_UNITS: dict[str, _Read] = {
    "years": _years,
    "part": _part,
    "count": _count,
    "quarter": _quarter,
    "decade": _decade,
    "nth_decade": _nth_decade,
    "century": _century,
    "congress": _congress,
    "assembly": _assembly,
    "some_term": _some_term,
    "within": _within,
    "this_year": _this_year,
    "same_period": _same_period,
}


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _ORDINALS[printed]


def _numeral(printed: str, at: int) -> int:
    """A Roman or Arabic number above zero."""
    from vnforeign.values.terms import from_roman

    try:
        number = int(printed) if printed.isdigit() else from_roman(printed)
    except ValueError:
        number = 0
    if number < 1:
        raise Misfit(at, f"{printed.upper()} is no number", f"{printed.upper()} không phải là số")
    return number


def _year_of(found: re.Match[str], at: int, context: Context) -> int:
    """The year printed, or that of the paper."""
    if printed := found.groupdict().get("year"):
        return int(printed)
    day = paper_day(context, at + found.end())
    return day.year - (found["rel"] in {"trước", "ngoái"})


def paper_day(context: Context, at: int) -> date:
    """The day of the paper that the text leans on at a place; Misfit if it is not given."""
    if context.now is None:
        raise Misfit(
            at,
            "it depends on the day of the paper, which is not given",
            "phụ thuộc vào ngày của văn bản, mà ngày đó không được cho biết",
            "print the year, or pass that day as now=",
            "ghi rõ năm, hoặc truyền ngày đó qua now=",
        )
    return context.now
