"""The grammar of printed dates: what `PartialDate.parse` reads beyond plain numbers.

Texts are read in their plain form (`plain`): one spelling, lower case. Positions in the plain
form are led back to the caller's text only when there is an error to report.
"""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from vnforeign.errors import InvalidDate, ParseError
from vnforeign.values.dates import MONTHS_EN, PartialDate, month_length
from vnforeign.values.names import MARKS, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Days: TypeAlias = tuple[date, date]
_Error = TypeVar("_Error", bound=ParseError)

LONGEST = 200
"""No value is printed in more code points than this."""
LETTERLESS = re.compile(r"\b(?:ngay|thang|nam|quy|den|giai doan|nhiem ky)\b")
"""Words typed without their marks; they are not read, since "nam" and "năm" differ."""

_WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
NUMBERS = {word: n for n, word in enumerate((*_WORDS, "mười một", "mười hai"), 1)}
MONTH_WORDS = {word: n for word, n in NUMBERS.items() if n not in {1, 4}} | {"tư": 4}
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")  # thứ hai is Monday
_LAST_MONTH, _LAST_YEAR, _TWO, _FOUR, _SHOWN = 12, 9999, 2, 4, 20


class Misfit(Exception):  # noqa: N818 - never leaves the package: it becomes a ParseError
    """Where and why a plain text stops fitting."""

    def __init__(
        self,
        at: int,
        reason: str,
        reason_vi: str,
        hint: str = "",
        hint_vi: str = "",
        candidates: Sequence[Any] = (),
    ) -> None:
        super().__init__(at, reason)
        self.at = at
        self.told = reason, reason_vi, hint, hint_vi, tuple(candidates)

    def error(self, kind: type[_Error], text: str, *, placed: bool = True) -> _Error:
        """The error for the caller, its position that of the caller's text."""
        return kind(text, origin(text, self.at) if placed else 0, *self.told)


def plain(text: str) -> str:
    """One spelling, lower case, single blanks: what the patterns are written for."""
    return canonical(text).lower()


_PIECE = re.compile(rf"\s+|\S[{MARKS}]*")


def origin(text: str, at: int) -> int:
    """The code point of a text that became code point ``at`` of its plain form."""
    made = 0
    blank = False
    for piece in _PIECE.finditer(text):
        shown = len(plain(piece[0]))
        if not shown:  # a blank, or a sign that is dropped
            blank = blank or (made > 0 and piece[0].isspace())
            continue
        if made + blank + shown > at:
            return piece.start()
        made += blank + shown
        blank = False
    return len(text)


def checked(text: object, kind: type[ParseError]) -> str:
    """The plain form of a text that is worth reading."""
    if not isinstance(text, str):
        name = type(text).__name__
        reason, reason_vi = f"text is expected, not {name}", f"cần chuỗi ký tự, không phải {name}"
        raise kind(f"<{name}>", 0, reason, reason_vi)
    if len(text) > LONGEST:
        reason, reason_vi = f"it has more than {LONGEST} code points", f"dài quá {LONGEST} ký tự"
        raise kind(text, LONGEST, reason, reason_vi)
    made = plain(text)
    if not made:
        raise kind(text, 0, "nothing is printed in it", "không có nội dung")
    return made


def days(
    year: int,
    month: int | None = None,
    day: int | None = None,
    spots: tuple[int, int, int] = (0, 0, 0),
) -> Days:
    """The first and last day of a year, a month or a day; Misfit if the calendar has none.

    Args:
        year: 1 to 9999.
        month: 1 to 12, or None for the whole year.
        day: Of the month, or None for the whole month.
        spots: Where in the plain text the year, the month and the day stand.
    """
    for name, part in (("year", year), ("month", month), ("day", day)):
        if part is not None and type(part) is not int:
            kind = type(part).__name__
            raise Misfit(0, f"{name} must be an int, not {kind}", f"{name} phải là int")
    if not 1 <= year <= _LAST_YEAR:
        raise Misfit(spots[0], f"there is no year {year}", f"không có năm {year}")
    if month is None:
        if day is not None:
            raise Misfit(spots[2], "a day needs its month", "có ngày thì phải có tháng")
        return date(year, 1, 1), date(year, _LAST_MONTH, 31)
    if not 1 <= month <= _LAST_MONTH:
        hint = hint_vi = ""
        if day is not None and 1 <= day <= _LAST_MONTH and 1 <= month <= month_length(year, day):
            hint = f"the day is printed before the month: {month:02}/{day:02}/{year}"
            hint_vi = f"ngày ghi trước tháng: {month:02}/{day:02}/{year}"
        reason, reason_vi = f"there is no month {month}", f"không có tháng {month}"
        raise Misfit(spots[1], reason, reason_vi, hint, hint_vi)
    length = month_length(year, month)
    if day is None:
        return date(year, month, 1), date(year, month, length)
    if not 1 <= day <= length:
        reason = f"there is no day {day}: {MONTHS_EN[month - 1]} {year} has {length} days"
        reason_vi = f"không có ngày {day}: tháng {month} năm {year} có {length} ngày"
        raise Misfit(spots[2], reason, reason_vi)
    return date(year, month, day), date(year, month, day)


def full_year(year: str, at: int, month: int | None = None, day: int | None = None) -> int:
    """The year printed in four digits; fewer digits are refused, with what they may mean."""
    if len(year) == _FOUR:
        return int(year)
    meant = []
    for century in ("19", "20") if len(year) == _TWO else ():
        try:
            meant.append(PartialDate.between(*days(int(century + year), month, day)))
        except Misfit:
            continue
    shown = ", ".join(str(each) for each in meant)
    raise Misfit(
        at,
        "a year has four digits",
        "năm phải ghi đủ bốn chữ số",
        shown and f"it may be one of {shown}",
        shown and f"có thể là {shown}",
        meant,
    )


def unread(text: str, at: int, begun: Iterable[re.Pattern[str]], known: re.Pattern[str]) -> Misfit:
    """The error for a text that no pattern fits: it shows the first thing out of place.

    Args:
        text: The plain text.
        at: Where it stands in the plain text that the caller gave.
        begun: The patterns it may have begun with.
        known: The words and signs that may stand in it.
    """
    words = known.match(text)
    end = words.end() if words else 0
    if end >= len(text):
        end = max((found.end() for form in begun if (found := form.match(text))), default=0)
    hint = hint_vi = ""
    if LETTERLESS.search(text):
        hint, hint_vi = "print the words with their marks: ngày, tháng, năm", "viết có dấu"
    rest = text[end:].strip()
    if not end or not rest:
        reason, reason_vi = "it has none of the known forms", "không theo mẫu nào đã biết"
        return Misfit(at + end, reason, reason_vi, hint, hint_vi)
    end = len(text) - len(text[end:].lstrip())
    shown = repr(rest if len(rest) <= _SHOWN else rest[:_SHOWN] + "...")
    return Misfit(at + end, f"{shown} does not fit", f"{shown} không khớp", hint, hint_vi)


@functools.cache
def forms() -> dict[str, re.Pattern[str]]:
    """The patterns of plain text, compiled when first needed."""
    number = "[0-9]{1,4}"
    named = "(?:ngày )?(?:(?:mồng|mùng) )?(?P<day>[0-9]{1,2}) "
    name = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
    hour = "(?:(?:sáng|trưa|chiều|tối|đêm),? )?"
    weekday = f"(?:(?:thứ (?P<weekday>{'|'.join(_WEEKDAYS)}|[2-7])|(?P<sunday>chủ nhật)),? )?"
    made = {
        "lead": hour + weekday + hour,
        "numbers": rf"(?:(?P<word>ngày|tháng) )?(?P<a>{number}) ?(?P<sep>[-/.]) ?(?P<b>{number})"
        rf"(?:(?: ?(?P=sep) ?|,? năm )(?P<c>{number}))?",
        # A month in words needs the word for the year: "9 tháng năm 2023" is nine months.
        "words": f"(?:{named})?tháng (?:(?P<month>[0-9]{{1,2}})(?:,? năm | ?, ?)"
        f"|(?P<name>{name}),? năm )(?P<year>{number})",
        "year": f"(?P<word>năm )?(?P<year>{number})",
        "back": f"(?:(?:{named}tháng |(?:ngày )?(?P<d>[0-9]{{1,2}}) ?[-/.] ?|tháng )"
        f"(?P<month>[0-9]{{1,2}}|{name}),? )?cùng năm"
        "|(?:ngày )?(?P<day_only>[0-9]{1,2}) cùng tháng|cùng (?P<same>ngày|tháng)",
        "unspecified": "(?P<year>[0-9]{2}(?:[0-9]{2}|[0-9]x|xx))"
        "(?:-(?P<month>[0-9]{2}|xx)(?:-xx)?)?",
        "one_of": r"\[(?P<first>[-0-9]{4,10}) ?\.\. ?(?P<last>[-0-9]{4,10})\]",
        "within": "trong khoảng (?:từ )?(?P<first>.+) đến (?P<last>.+)",
        "vague": "(?:đầu|giữa|cuối|khoảng) (?P<whole>(?:năm|tháng) .+)",
        "known": rf"(?:(?:[0-9]+|ngày|tháng|năm|cùng|mồng|mùng|{name})(?!\w)|[-/.,()\[\] ])*",
    }
    return {key: re.compile(pattern) for key, pattern in made.items()}


def read_date(text: str, after: PartialDate | date | None) -> PartialDate:
    """What `PartialDate.parse` does with a text that is not plain numbers."""
    made = checked(text, InvalidDate)
    if after is not None and not isinstance(after, PartialDate):
        after = PartialDate.between(after, after)
    try:
        return PartialDate.between(*read_days(made, after=after))
    except Misfit as misfit:
        raise misfit.error(InvalidDate, text) from None


def read_days(text: str, at: int = 0, after: PartialDate | None = None) -> Days:
    """The first and last day that a plain text names.

    Args:
        text: The plain text, whole.
        at: Where it stands in the plain text that the caller gave.
        after: What "cùng năm" refers back to.

    Raises:
        Misfit: If it names none, or none for certain.
    """
    if text[:1] == "(" and text[-1:] == ")":
        at, text = at + 1, text[1:-1]
    lead = forms()["lead"].match(text)
    skipped = lead.end() if lead else 0
    made = _read(text[skipped:], at + skipped, after)
    if lead and (lead["weekday"] or lead["sunday"]):
        _agree(lead, made, at)
    return made


def _read(text: str, at: int, after: PartialDate | None) -> Days:
    known = forms()
    if found := known["numbers"].fullmatch(text):
        return _numbers(found, at)
    if found := known["words"].fullmatch(text):
        return _dated(found, at, "year", "month" if found["month"] else "name", "day")
    if found := known["year"].fullmatch(text):
        return _dated(found, at, "year")
    if found := known["back"].fullmatch(text):
        return _back(found, at, after)
    if (found := known["unspecified"].fullmatch(text)) and (made := _unspecified(found, at)):
        return made
    if found := known["one_of"].fullmatch(text) or known["within"].fullmatch(text):
        first, _ = _read(found["first"], at + found.start("first"), after)
        _, last = _read(found["last"], at + found.start("last"), after)
        if first > last:
            reason, reason_vi = f"{first} lies after {last}", f"{first} sau {last}"
            raise Misfit(at + found.start("last"), reason, reason_vi)
        return first, last
    if found := known["vague"].fullmatch(text):
        whole = PartialDate.between(*_read(found["whole"], at + found.start("whole"), after))
        raise Misfit(
            at,
            "early, mid, late and about settle no days",
            "đầu, giữa, cuối, khoảng không xác định ngày nào",
            f"take the whole of {whole} if that is near enough",
            f"dùng cả {whole} nếu đủ chính xác",
            (whole,),
        )
    raise unread(text, at, (known["numbers"], known["words"], known["year"]), known["known"])


def _numbers(found: re.Match[str], at: int) -> Days:
    """Numbers between signs: day, month, year; month, year; or ISO 8601."""
    word, a, b, c = found["word"], found["a"], found["b"], found["c"]
    short = len(b) <= _TWO  # b is a day or a month, not a year
    if len(a) == _FOUR and not word:
        if found["sep"] == "-" and len(b) == len(c or b) == _TWO:
            return _dated(found, at, "a", "b", "c")
        if len(b) == _FOUR and c is None:
            raise Misfit(
                at + found.start("b"),
                "two years are a period, not a date",
                "hai năm là một khoảng thời gian, không phải một ngày",
                "read it with Period.parse",
                "đọc bằng Period.parse",
            )
    elif len(a) <= _TWO and c is not None and short and word != "tháng":
        return _dated(found, at, "c", "b", "a")
    elif len(a) <= _TWO and c is None and (word == "tháng" or not (word or short)):
        return _dated(found, at, "b", "a")
    elif len(a) <= _TWO and c is None and short:
        raise Misfit(
            at + found.end(),
            "no year is printed",
            "không ghi năm",
            'add the year, or write "cùng năm" and say of which date (after=)',
            'ghi thêm năm, hoặc viết "cùng năm" và cho biết ngày đã nêu (after=)',
        )
    raise Misfit(
        at,
        "its numbers are in no known order",
        "các số không theo thứ tự đã biết",
        "write 05/3/2020, 3/2020 or 2020-03-05",
        "viết 05/3/2020, 3/2020 hoặc 2020-03-05",
    )


def _dated(
    found: re.Match[str], at: int, year: str, month: str | None = None, day: str | None = None
) -> Days:
    """The days of a match, given the names of its groups for year, month and day."""

    def number(group: str | None) -> int | None:
        printed = group and found[group]
        return (MONTH_WORDS.get(printed) or int(printed)) if printed else None

    def spot(group: str | None) -> int:
        return at + max(found.start(group), 0) if group else at

    full = full_year(found[year], spot(year), number(month), number(day))
    return days(full, number(month), number(day), (spot(year), spot(month), spot(day)))


def _back(found: re.Match[str], at: int, after: PartialDate | None) -> Days:
    """A date that leaves its year, or year and month, to the date named before it."""
    whole = found["same"] == "ngày"
    same_month = found["same"] == "tháng" or found["day_only"] is not None
    year, month = (after.year, after.month) if after is not None else (None, None)
    if after is None or year is None or (same_month and month is None) or (whole and not after.day):
        raise Misfit(
            at + found[0].rindex("cùng"),
            "it refers back to a date, and that date is not given or not settled enough",
            "nhắc lại một ngày đã nêu, mà ngày đó không được cho biết hoặc chưa đủ rõ",
            "pass that date as after=",
            "truyền ngày đó qua after=",
        )
    if whole:
        return after.first, after.last
    if same_month:
        day = found["day_only"]
    else:
        day = found["day"] or found["d"]
        month = (MONTH_WORDS.get(found["month"]) or int(found["month"])) if found["month"] else None
    return days(year, month, int(day) if day else None, (at, at + max(found.start("month"), 0), at))


def _unspecified(found: re.Match[str], at: int) -> Days | None:
    """EDTF with X for the digits that are not known; None where X stands in the wrong place."""
    year, month = found["year"], found["month"]
    if "x" in year:
        if month is not None:
            return None
        first, last = int(year.replace("x", "0")), int(year.replace("x", "9"))
        return days(max(first, 1))[0], days(last)[1]
    known = None if month in {None, "xx"} else int(month)
    return days(int(year), known, spots=(at, at + max(found.start("month"), 0), at))


def _agree(lead: re.Match[str], made: Days, at: int) -> None:
    """Refuse a weekday that is not that of the day."""
    word = lead["weekday"]
    if lead["sunday"]:
        number = 6
    elif word.isdigit():
        number = int(word) - 2
    else:
        number = _WEEKDAYS.index(word)
    first, last = made
    if first != last or first.weekday() != number:
        shown = str(PartialDate.between(first, last))
        reason = f"{shown} is not the weekday it prints"
        raise Misfit(at, reason, f"{shown} không phải {lead[0].strip(' ,')}")
