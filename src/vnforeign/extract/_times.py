"""Dates and periods in running text: where they begin and end; the values' own grammar reads them.

What names a day, a month or a year is a date. What only `Period.parse` reads is a period: ranges,
quarters, parts of years, terms, open ends ("đến năm 2030"), "cùng kỳ". A date printed without its
year, and a period that leans on the day of its paper, are seen and not settled.

A text is read point by point: ``[lead] point [link point] [vision]``, where the points are the
patterns of `_points`, each with examples of it in `EXAMPLES`.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from vnforeign.errors import ParseError
from vnforeign.extract._page import Counted, Found, Page, key
from vnforeign.extract._spelling import BLANK, DASH, END, MAYBE, Join, words
from vnforeign.values._date_text import MONTH_WORDS, NUMBERS
from vnforeign.values.dates import PartialDate
from vnforeign.values.periods import Period

__all__ = ["EXAMPLES", "HEADS", "Times", "date_found", "day_pattern"]

HEADS: Final = (
    *("ngày", "tháng", "năm", "quý", "sáng", "trưa", "chiều", "tối", "đêm", "mồng", "mùng"),
    *("sáng,", "trưa,", "chiều,", "tối,", "đêm,", "chủ nhật", "chủ nhật,"),
    *(
        f"thứ {name}{sign}"
        for name in ["hai", "ba", "tư", "năm", "sáu", "bảy"]
        for sign in ("", ",")
    ),
    *("đầu", "giữa", "cuối", "khoảng", "nửa", "hết", "từ", "kể", "tính", "lũy kế", "cộng dồn"),
    *("cho", "đến", "tới", "của", "các", "những", "tiên", "thứ", "lần", "cùng", "cùng kỳ"),
    *("giai đoạn", "thời kỳ", "nhiệm kỳ", "niên khóa", "khóa", "thập niên", "thập kỷ", "thế kỷ"),
    *("đại hội", "đại biểu", "toàn quốc", "đảng", "quốc hội", *NUMBERS),
)
"""What may stand before the first number of a date or a period."""

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "part": ("6 tháng đầu năm 2024", "nửa cuối năm 2023", "3 quý đầu năm", "nửa đầu của năm 2015"),
    "months": ("9 tháng năm 2023", "11 tháng/2012"),
    "years": ("giai đoạn 2011 - 2020", "5 năm 2021-2025", "nhiệm kỳ 2020 – 2025", "1973-2023"),
    "quarter": ("quý I/2024", "Quý IV năm 2023", "quý 1/2024", "quý III năm nay", "quý II"),
    "term": ("nửa đầu nhiệm kỳ Đại hội XIII", "nhiệm kỳ Quốc hội khóa XV", "nhiệm kỳ khóa XII"),
    "decade": ("thập niên 1990", "những năm 80", "thập niên thứ hai của thế kỷ XXI"),
    "century": ("thế kỷ XX", "thế kỷ 21"),
    "same": ("cùng kỳ", "cùng kỳ năm 2022", "cùng kỳ năm trước"),
    "relative": ("năm nay", "năm trước"),
    "back": ("ngày 12 tháng 8 cùng năm", "ngày 20 cùng tháng", "tháng 5 cùng năm"),
    "day": ("ngày 05 tháng 3 năm 2020", "5-3-2020", "05.3.2020", "Thứ Ba, 19/12/2023"),
    "odd_day": ("ngày 5/3/20",),
    "short_day": ("ngày 13/12", "sáng ngày 15-10", "ngày 5 tháng 9"),
    "month": ("tháng 9/2023", "tháng 12-2023", "tháng 4.2014", "tháng Mười năm 2010"),
    "short_month": ("tháng 6",),
    "iso": ("2023-09-15",),
    "year": ("năm 2021",),
    "month_year": ("9/2023",),
}
"""What each kind of point reads, whole."""

_SPACE = f"{BLANK}?"
_DAY = "[0-3]?[0-9](?![0-9])"
_MONTH = "[01]?[0-9](?![0-9])"
_YEAR = rf"(?:1[6-9]|20|21)[0-9]{{2}}(?![0-9]|[.,][0-9])(?:(?=đến)|{END})"
_ROMAN = f"[ivx]{{1,6}}{END}"
_NO_MORE = rf"(?![0-9]|{_SPACE}[-/.][0-9])"
_STROKE = rf"{_SPACE}(?:[/.]|{DASH}){_SPACE}"


def _in_numbers(year: str) -> str:
    """Day, month and year with one sign between them."""
    dash, slash = rf"{_SPACE}{DASH}{_SPACE}", rf"{_SPACE}/{_SPACE}"
    return rf"{_DAY}(?:{slash}{_MONTH}{slash}|{dash}{_MONTH}{dash}|\.{_MONTH}\.){year}"


def day_pattern(join: Join) -> str:
    """A whole day, in numbers or in words."""
    in_year = rf"(?:,? năm {_YEAR}|{_SPACE}(?:[/,]|{DASH}){_SPACE}{_YEAR})"
    in_words = rf"{_DAY} tháng (?:{_MONTH}|{join(MONTH_WORDS)}){in_year}"
    return words(rf"(?:ngày )?(?:(?:mồng|mùng) )?(?:{_in_numbers(_YEAR)}|{in_words})")


def _points(join: Join) -> dict[str, str]:
    """The patterns of single points, in the order they are tried; blanks stand for gaps."""
    word_count = join(NUMBERS)
    count = f"(?:[0-9]{{1,2}}|{word_count})"
    month_word = join(MONTH_WORDS)
    relative = f"(?:nay|trước|ngoái){END}"
    named = "(?:ngày )?(?:(?:mồng|mùng) )?"
    hour = "(?:(?:sáng|trưa|chiều|tối|đêm),? )"
    weekday = "(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? )"
    in_words = rf"{_DAY} tháng (?:{_MONTH}|{month_word})"
    short = rf"{_DAY}{_STROKE}{_MONTH}{_NO_MORE}"
    quarter = rf"(?:i{{1,3}}|iv|[1-4]){END}"
    of_quarter = rf"(?:{_SPACE}(?:/|{DASH}){_SPACE}{_YEAR}|,? (?:của )?năm (?:{_YEAR}|{relative}))"
    century = rf"thế k[ỷỉ] (?:{_ROMAN}|[0-9]{{1,2}}{END})"
    half = rf"(?:(?:nửa(?: (?:đầu|cuối))? |{count} năm (?:đầu|cuối) (?:tiên )?)(?:của )?)"
    phase = f"(?:giai đoạn|thời k[ỳì]|nhiệm k[ỳì]|niên {join(['khóa'])}|{join(['khóa'])})"
    congress = "đại hội (?:đại biểu toàn quốc )?(?:đảng )?(?:(?:lần )?thứ |khóa )?"
    to_year = rf"(?:{MAYBE}{DASH}{MAYBE}|{MAYBE}(?:đến|tới) (?:hết )?)(?:năm )?{_YEAR}"
    return {
        "part": rf"[0-9]{{1,2}} (?:tháng|qu[ýí]) (?:đầu|cuối) (?:(?:của )?năm{END}(?: (?:{_YEAR}"
        rf"|{relative}))?|{_YEAR})|(?:{word_count} (?:tháng|qu[ýí])|nửa) (?:đầu|cuối) "
        rf"(?:(?:của )?năm )?(?:{_YEAR}|{relative})",
        "months": rf"{count} tháng(?: (?:của )?năm |{_SPACE}/{_SPACE}){_YEAR}",
        "years": rf"{half}?(?:{phase} ){{0,2}}(?:{count} năm )?(?:(?:các|những) )?(?:năm )?"
        rf"{_YEAR}{to_year}(?!{_SPACE}[-/])",
        "quarter": rf"qu[ýí] (?:{quarter}{of_quarter}?|{join(['một', 'hai', 'ba', 'tư', 'nhất'])}"
        rf"{of_quarter})",
        "term": rf"{half}?nhiệm k[ỳì] (?:của )?(?:{congress}|quốc hội khóa |khóa )?{_ROMAN}"
        rf"(?: (?:của )?đảng{END})?",
        "decade": rf"(?:thập (?:niên|k[ỷỉ])|những năm) (?:(?:{_YEAR}|[1-9]0{END})"
        rf"(?: (?:của )?{century})?|(?:thứ )?(?:{count}|nhất|tư|đầu tiên) (?:của )?{century})",
        "century": century,
        "same": rf"cùng k[ỳì]{END}(?: (?:của )?(?:năm )?(?:trước|ngoái|{_YEAR}){END})?",
        "relative": rf"năm {relative}",
        "back": rf"(?:(?:{named}{in_words}|ngày {short}|tháng {_MONTH}),? cùng năm"
        rf"|ngày {_DAY} cùng tháng){END}",
        "day": rf"{hour}?{weekday}?{hour}?{day_pattern(join)}",
        "odd_day": named + _in_numbers(f"[0-9]{{2}}{_NO_MORE}"),
        "short_day": rf"(?:{hour}(?!{_DAY}{_SPACE}\.)|(?=ngày )){named}(?:{short}|{in_words})",
        "month": rf"tháng (?:{_MONTH}(?:{_SPACE}(?:[/.,]|{DASH}){_SPACE}{_YEAR}|,? năm {_YEAR})"
        rf"|{month_word},? năm {_YEAR})",
        "short_month": rf"tháng {_MONTH}{_NO_MORE}(?: năm {relative})?",
        "iso": rf"{_YEAR}-[01][0-9]-[0-3][0-9]{_NO_MORE}",
        "year": rf"năm {_YEAR}",
        "month_year": rf"{_MONTH}{_SPACE}/{_SPACE}{_YEAR}|(?<=\(){_MONTH}{DASH}{_YEAR}(?=\))",
        "bracketed": rf"(?<=\(){_YEAR}(?=[),;])",
        # These say something only beside a lead or a second point.
        "bare_year": rf"{_YEAR}(?!{_SPACE}[-/])",
        "bare_short": short,
        "begun": rf"{named}{_DAY}(?:{_SPACE}/{_SPACE}{_MONTH}| tháng {_MONTH})?",
        "begun_term": rf"nhiệm k[ỳì]{END}|năm{END}",
    }


# What may begin with a digit, or with the word of these two first letters.
_BY_DIGIT: Final = (
    "part months years term back day odd_day iso month_year bracketed bare_year bare_short begun"
)
_BY_LETTERS: Final = {
    **dict.fromkeys(("mộ", "ha", "ba", "bố", "sá", "bả", "tá", "mư"), "part months years term"),
    "nă": "part months years term relative year begun_term",
    "ch": "part months years term day short_day",
    "sá": "part months years term day short_day",
    "nử": "part years term",
    "gi": "years",
    "th": "years decade century back day month short_month",
    "nh": "years term decade begun_term",
    "ni": "years",
    "kh": "years",
    "cá": "years",
    "qu": "quarter",
    "cù": "same",
    "ng": "back day odd_day short_day begun",
    **dict.fromkeys(("mồ", "mù"), "back day odd_day begun"),
    **dict.fromkeys(("tr", "tố", "đê"), "day short_day"),
}
_PERIODS: Final = frozenset(
    {"part", "months", "years", "quarter", "term", "decade", "century", "same", "relative"}
)
_HALF: Final = frozenset({"bare_year", "bare_short", "begun", "begun_term"})
"""Points that are none alone."""
_ENDS: Final = frozenset(
    {"day", "month", "month_year", "quarter", "year", "bare_year", "term", "decade", "century"}
)
"""Points that a period may run to, or from."""
_SHORT: Final = frozenset({"short_day", "short_month"})
_VAGUE_DATES: Final = frozenset({"month", "year", "short_month"})
_VAGUE_PERIODS: Final = frozenset({"century", "decade", "term", "years", "quarter"})
_ROMANS: Final = frozenset({"quarter", "term", "decade", "century"})
_LEADS: Final = frozenset(
    ["kể", "tí", "từ", "lũ", "lu", "cộ", "ch", "đế", "tớ", "gi", "th", "nh", "đầ", "cu", "kh"]
)
_DIGITS: Final = frozenset("0123456789")
_NO_LINK: Final = frozenset('.;:)(”"')
"""Signs behind a point that nothing follows which goes on with it."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_SMALL_ROMAN: Final = re.compile(r"(?<!\w)[ivx]+(?!\w)")
_MANY: Final = frozenset({"những", "các", "nhiều", "vài", "mấy", "số", *NUMBERS})


class Times:
    """The patterns of dates and periods, and what they read."""

    def __init__(self, join: Join, counted: Counted) -> None:
        self.counted = counted
        forms = _points(join)

        @functools.cache
        def points(names: str) -> re.Pattern[str]:
            chosen = (
                f"(?P<{name}>{words(forms[name])})" for name in forms if name in names.split()
            )
            return re.compile(f"(?:{'|'.join(chosen)})")

        every = " ".join(forms)
        self._by_digit = points(_BY_DIGIT).match
        self._by_letters = {start: points(names).match for start, names in _BY_LETTERS.items()}
        self.any_point = points(every).match
        self.lead = re.compile(
            words(
                r"(?:(?:giai đoạn|thời k[ỳì]) (?=từ|[0-9]))?(?:(?:(?:kể|tính) )?(?P<since>từ) "
                r"|(?:(?:(?P<summed>lũy kế|luỹ kế|cộng dồn|tính)|cho) )?(?P<until>đến|tới) "
                r"(?:hết )?)?(?P<vague>(?:những năm )?(?:đầu|giữa|cuối|khoảng) )?"
            )
        ).match
        self.link = re.compile(
            words(
                rf"(?:,? |{MAYBE})(?P<now>(?:đến|tới) nay{END})"
                rf"|(?P<to>{MAYBE}(?:đến|tới) (?:(?:hết|cuối) )?)|(?P<dash>{MAYBE}{DASH}{MAYBE})"
            )
        ).match
        self.now = re.compile(f"nay{END}").match
        self.on = re.compile(words(rf" trở (?:đi|lại đây){END}")).match
        self.vision = re.compile(
            words(
                r",? (?:và )?(?:có )?(?:tầm nhìn|định hướng)(?: (?:đến|tới|cho))? "
                rf"(?:năm )?{_YEAR}"
            )
        ).match

    def point(self, page: Page, at: int) -> re.Match[str] | None:
        """The point at a place, as the group that names it."""
        low = page.low
        start = low[at : at + 2]
        match = self._by_digit if start[:1] in _DIGITS else self._by_letters.get(start)
        found = match(low, at) if match else None
        if found is not None and found.lastgroup in _ROMANS and not self.has_capitals(page, found):
            return None
        return found

    def has_capitals(self, page: Page, point: re.Match[str]) -> bool:
        """Whether the Roman numerals of a point are printed in capitals: "quý i" is no quarter."""
        if point.lastgroup not in _ROMANS:
            return True
        numerals = _SMALL_ROMAN.finditer(page.low, *point.span())
        return all(page.shown[slice(*numeral.span())].isupper() for numeral in numerals)

    def read(self, page: Page, start: int) -> Found | None:
        """The date or period that begins at a place; None where none does."""
        low = page.low
        at = start
        since = until = summed = vague = None
        if low[start : start + 2] in _LEADS and (lead := self.lead(low, start)):
            at = lead.end()
            since, until, summed, vague = lead.group("since", "until", "summed", "vague")
        first = self.point(page, at)
        if first is None:
            now = self.now(low, at) if until and not vague else None
            return _period(page, start, now.end()) if now else None
        name, end = first.lastgroup or "", first.end()
        if low[end : end + 1] not in _NO_LINK and (link := self.link(low, end)):
            last = self._last(page, first, link, since=bool(since), led=at > start)
            if last:
                return self._with_vision(page, start, last)
        if since or until or vague:
            return self._led(
                page, start, first, since=bool(since), until=bool(until), summed=bool(summed)
            )
        if name in _HALF:
            return None
        if name not in _PERIODS:
            if low[at] in _DIGITS and page.word_before(at) == "số":
                return None  # the number of something: "số 9/2023"
            return date_found(page, start, end, page.dated(start) if name == "back" else None)
        if name == "years":
            if low[at] in _DIGITS and start == at and self.counted(page, end - 4):
                return None
            return self._with_vision(page, start, end)
        if name == "relative" and key(page.before(start)) in _MANY:
            return None
        return _period(page, start, end)

    def _led(
        self,
        page: Page,
        start: int,
        first: re.Match[str],
        *,
        since: bool,
        until: bool,
        summed: bool,
    ) -> Found | None:
        """One point behind a lead: from it, up to it, or only near it ("đầu năm 2020")."""
        name, end = first.lastgroup or "", first.end()
        if name == "bare_year" and self.counted(page, first.start()):
            return None
        if since or until:
            alone = name in _ENDS or name in _SHORT or (summed and name == "bare_short")
            if not alone and not (since and name == "years"):
                return None
            if since and (on := self.on(page.low, end)):
                end = on.end()
            return self._with_vision(page, start, end)
        if name in _VAGUE_PERIODS:
            return _period(page, start, end)
        return date_found(page, start, end) if name in _VAGUE_DATES else None

    def _last(
        self,
        page: Page,
        first: re.Match[str],
        link: re.Match[str],
        *,
        since: bool,
        led: bool,
    ) -> int | None:
        """Where a period that runs from one point to another ends; None if it does not."""
        name = first.lastgroup or ""
        if link["now"]:
            goes = since or (name in _ENDS and (led or name != "bare_year"))
            return link.end() if goes else None
        last = self.point(page, link.end())
        to = last.lastgroup if last else None
        if last is None or to is None:
            return None
        if link["dash"]:
            joined = (
                (to == "day" and name in ("day", "begun", "bare_short", "short_day")
                    and (last[0][0] in _DIGITS or since or first[0][0] == "n"))
                or (to in ("month", "month_year") and name in ("month", "short_month"))
                or (to == name == "quarter")
                or (to == "bare_short" and name in ("begun", "bare_short", "short_day")
                    and (since or first[0][0] == "n"))
            )  # fmt: skip
        elif since:
            joined = (to in _ENDS and not (to == "bare_year" and name == "begun")) or (
                to in ("short_day", "short_month", "bare_short")
            )
        else:
            joined = name in ("day", "month", "quarter", "year") and to in _ENDS
        return last.end() if joined else None

    def _with_vision(self, page: Page, start: int, end: int) -> Found | None:
        vision = self.vision(page.low, end)
        found = _period(page, start, vision.end()) if vision else None
        return found if found and found.value else _period(page, start, end)


@functools.lru_cache(4096)
def _read_period(printed: str) -> tuple[Period | None, tuple[Period, ...]]:
    try:
        return Period.parse(printed), ()
    except ParseError as fault:
        return None, fault.candidates


@functools.lru_cache(4096)
def _read_date(
    printed: str, after: PartialDate | None = None
) -> tuple[PartialDate | None, tuple[PartialDate, ...]]:
    try:
        return PartialDate.parse(printed, after=after), ()
    except ParseError as fault:
        return None, fault.candidates


def _period(page: Page, start: int, end: int) -> Found | None:
    """The span of a period; None if it is all numbers and no period."""
    printed = page.printed(start, end)
    value, candidates = _read_period(printed)
    if value is None and not candidates and not _LETTER.search(printed):
        return None
    return Found("period", start, end, value, candidates)


def date_found(page: Page, start: int, end: int, after: PartialDate | None = None) -> Found | None:
    """The span of a date; None if it is all numbers and no date."""
    printed = page.printed(start, end)
    value, candidates = _read_date(printed) if after is None else _read_date(printed, after)
    if value is None and not _LETTER.search(printed) and not (candidates and "/" in printed):
        return None
    return Found("date", start, end, value, candidates)
