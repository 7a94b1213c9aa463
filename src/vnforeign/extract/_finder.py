"""The finder: one pass over a text, from number to number.

Everything sought has a digit, a Roman numeral or one of a few words in it: an anchor. So the pass
looks for anchors alone, goes backwards from each over the words that may stand before it, and
tries the readers from the first of these words on. The tests hold it to the slow way, which tries
the readers at every word of the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs

from vnforeign.errors import ParseError
from vnforeign.extract import _amounts, _citations, _times
from vnforeign.extract._amounts import Amounts, amount_found, is_hedge, plain_units
from vnforeign.extract._citations import Citations
from vnforeign.extract._page import Found, Page
from vnforeign.extract._spans import Span
from vnforeign.extract._spelling import (
    BLANK,
    CAPITALS,
    DASH,
    GAP,
    LETTERS,
    MAYBE,
    Join,
    factored,
    spellings,
)
from vnforeign.extract._times import Times, date_found
from vnforeign.extract._word_lists import LABELS, PLAIN_HEDGES
from vnforeign.values._hedges import HEDGE_WORDS

__all__ = ["ANCHOR", "REACH", "Finder", "base_of", "find", "may_begin"]

REACH: Final = 160
"""Code points that may stand before the first anchor of a span."""

# One class of signs first: the engine looks for it at full speed. A number takes its plain unit
# with it, or the word of a date before it; else the pattern tells what follows: "sign" may go on to
# a document number or a date, "time" to a date or a period, "noun" to anything in words. None of
# these follows the number of a heading.
_NUMBER: Final = r"(?<=[0-9])(?<![0-9][0-9])(?<!\w[-\u2010-\u2015\u2212][0-9])(?<![0-9][.,:/][0-9])"
# A plain letter first in each of these, so that the engine passes over the others unread.
_WORDS: Final = (
    rf"(?:n(?:g(?:(?<=[cC]ùng)(?<!\w\wùng){GAP}k[ỳì]"
    rf"|(?<=[hH]àng)(?<!\w\wàng){GAP}(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ]))"
    rf"|(?<=[đĐ]ến)(?<!\w\wến){GAP}nay)|i(?<=[tT]ới)(?<!\w\wới){GAP}nay"
    rf"|m(?<=[nN]ăm)(?<!\w\wăm){GAP}(?:nay|ngoái|trước))(?!\w)"
)
_ROMANS: Final = r"(?<=[IVX])(?<!\w[IVX])[IVX]*+(?!\w)"
ANCHOR: Final = re.compile(
    rf"[0-9IVXùếớăà](?:{_WORDS}|{_NUMBER}[0-9]*+(?:[.,][0-9]++)*+|{_ROMANS})"
)
"""An anchor, and nothing else told of it."""


@functools.cache
def _sieve() -> Callable[[str], Iterator[re.Match[str]]]:
    """The anchors, each with what it takes to read the plain ones at once."""
    ends = rf"(?![0-9]|[.,/-][0-9]|\w|{MAYBE}{DASH}|{GAP}(?:đến|tới){GAP})"
    return re.compile(
        rf"[0-9IVXùếớăà](?:{_WORDS}|{_NUMBER}(?:"
        rf"(?<=[nN]ăm\x20[12])(?P<year>(?:(?<=1)[6-9]|(?<=2)[01])[0-9]{{2}}{ends})"
        rf"|(?<=[nN]gày\x20[0-9])(?P<day>[0-9]?/[01]?[0-9]/(?:1[6-9]|2[01])[0-9]{{2}}{ends})"
        rf"|(?<=[tT]háng\x20[0-9])(?P<month>[0-9]?/(?:1[6-9]|2[01])[0-9]{{2}}{ends})"
        rf"|[0-9]*+(?:[.,][0-9]++)*+(?:(?P<amount>{plain_units()})"
        rf"|(?P<sign>(?=[a-zđ]?{MAYBE}(?:/|{DASH}){MAYBE}(?:[0-9]|[{CAPITALS}][{LETTERS}0-9]{{0,9}}"
        rf"[{CAPITALS}0-9-])|{BLANK}\.))"
        rf"|(?P<time>(?={GAP}(?:tháng|qu[ýí]|năm{GAP}(?:[0-9]|đầu|cuối)|đến|tới)|đến))"
        rf"|(?P<noun>(?={MAYBE}[^\W\d_]|{MAYBE}[^\w\s.,;:()/-])))?)|{_ROMANS})"
    ).finditer


# Not inside a longer number, a code ("Covid-19", "CT.01"), a time ("22:10") or a sum ("45+300").
_NUMBER_BEGINS: Final = re.compile(
    rf"(?<!\w)(?<![0-9][.,:/])(?<!\w{DASH})(?<![^\W\d_]\.)(?<!\+)"
).match
_WORD_BEGINS: Final = re.compile(r"(?<!\w)\S").match
_WORD: Final = re.compile(r"\s*(\S+)").match
_LAW_NUMBER: Final = re.compile("[0-9]{1,4}/[0-9]{4}/(?:QH|UBTVQH)").match
_LAW: Final = re.compile(r"(?<!\w)(?:luật|bộ|pháp)(?!\w)").finditer
_DIGITS: Final = frozenset("0123456789")
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_NO_HEAD: Final = frozenset('("“[,.;:/)')
"""Signs right before a number that no word of a span can stand before."""
_BEFORE_ROMANS: Final = frozenset({"hội", "đảng", "thứ", "khóa", "khoá", "kỳ", "kì"})
_OPENING: Final = "(\"“[*'‘"
_CLOSING: Final = frozenset(",;:.)!?…”")
_DATES: Final = {"year": 4, "day": 5, "month": 6}
"""The code points of the word, and the blank, before the number of a plain date."""
_PLAIN: Final = frozenset({"amount", *_DATES})
_TALL: Final = re.compile(rf"{MAYBE}(?:[{CAPITALS}]{{2}}|(?:Tháng|Qu[ýí]|Năm|Đến|Tới)(?!\w))").match
"""What may be a sign or the word of a date, in capitals, behind a number."""
_OFFICE: Final = re.compile(rf"nhiệm{GAP}k[ỳì]").search
_YEAR_DIGITS: Final = 4
_TWO_DOTS: Final = 2
_TWO_WORDS: Final = 30
"""Code points that two words take, and a blank behind each."""
_LIST: Final = 24
"""Code points that may stand between the citations of a list."""

_Reader: TypeAlias = Callable[[Page, int], Found | None]
_Readers: TypeAlias = tuple[_Reader, ...]


class Finder:
    """The readers of all kinds, made with one way of writing patterns."""

    def __init__(self, join: Join) -> None:
        self.amounts = Amounts(join)
        self.times = Times(join, self.amounts.counted)
        self.citations = Citations(join, self.amounts.counted)
        self.at_word: _Readers = (self.citations.read, self.times.read, self.amounts.read)
        self.at_number: _Readers = (
            self.citations.read_number, self.times.read, self.amounts.read_number,
        )  # fmt: skip
        self._by_what_follows: dict[str | None, _Readers] = {
            None: (),
            "sign": self.at_number,
            "time": self.at_number[1:],
            **dict.fromkeys(("noun", "amount"), self.at_number[2:]),
            **dict.fromkeys(_DATES, self.at_number),
        }
        self._by_word = _openers(self.at_word)

    def read(self, page: Page, start: int) -> Found | None:
        """What begins at a place; None where nothing does."""
        readers = self.at_number if page.low[start] in _DIGITS else self.at_word
        return _first(readers, page, start, start)

    def run(self, page: Page) -> list[Found]:
        """Everything found in a text, in order."""
        shown, low = page.shown, page.low
        made: list[Found] = []
        done = 0
        for anchor in _sieve()(shown):
            base = anchor.start()
            if base < done:
                continue
            name = anchor.lastgroup
            found = None
            if name in _PLAIN:
                found = _plain(page, base, anchor.end(), done, name)
            if found is None:
                first = shown[base]
                if first in _DIGITS:
                    found = self._at_number(page, base, done, anchor)
                elif first in "IVX":
                    if not _is_numeral(low, base, done):
                        continue
                    found = self._behind_words(page, base, done)
                else:  # no span ends within a word, so the letter before is free
                    base -= 1
                    found = self._behind_words(page, base, done)
                    found = found or _first(self.at_word, page, base, base)
                if found is None:
                    continue
            done = found[2]
            made.append(found)
            if found[0] == "citation" or found[0] == "date":
                page.accept(found)
        return made

    def _at_number(self, page: Page, base: int, done: int, anchor: re.Match[str]) -> Found | None:
        """What has its first anchor at a number."""
        low = page.low
        last = low[base - 1] if base > done else "("
        follows = anchor.lastgroup
        if last == " " or last not in _NO_HEAD:
            found = self._behind_words(page, base, done, law=follows == "sign")
            if found is not None:
                return found
        readers = self._by_what_follows[follows]
        if (
            base - page.cited_end <= _LIST  # perhaps of a list of citations
            or (last == "(" and anchor.end() - base >= _YEAR_DIGITS)  # perhaps a year
            or (follows == "noun" and _TALL(page.shown, anchor.end()))
            or anchor[0].count(".") == _TWO_DOTS  # perhaps a day
        ):
            readers = self.at_number
        if not readers or not _NUMBER_BEGINS(low, base):
            return None
        return _first(readers, page, base, base)

    def _behind_words(self, page: Page, base: int, done: int, *, law: bool = False) -> Found | None:
        """What begins with the words before an anchor, leftmost first."""
        low = page.low
        lowest = max(done, base - REACH)
        if law and _LAW_NUMBER(page.shown, base):
            for word in _LAW(low, lowest, base):
                found = self.citations.read(page, word.start())
                if found is not None and found.end > base:
                    return found
        if low[base - 1] == " ":
            # Nearly always one word or none: told without the pattern.
            words = low[max(lowest, base - _TWO_WORDS) : base - 1].rsplit(" ", 2)
            if len(words) == 3 and words[2].isalpha():
                last = words[2]
                if last not in _last_words():
                    return None
                if last == "thứ" and words[1] == "lần" and "trung" not in words[0]:
                    return None  # "hội nghị lần thứ 20"
                if last in _single_words() and words[1].isalpha() and words[1] not in _last_words():
                    return _first(self._by_word.get(last, ()), page, base - 1 - len(last), base)
        run = _backwards()(low[lowest:base][::-1])
        start = base - run.end() if run else base
        while before := _WORD(low, start, base):
            start = before.start(1)
            readers = self._by_word.get(before[1])
            if readers is None and not before[1].isalnum():
                readers = self.at_word
            if readers and (start > lowest or _WORD_BEGINS(low, start)):
                found = _first(readers, page, start, base)
                if found is not None:
                    return found
            start = before.end() if before[1][0].isalnum() else start + 1
        return None


def _plain(page: Page, base: int, end: int, done: int, name: str) -> Found | None:
    """The amount or the date of a number, where what stands before it leaves no doubt.

    None also where that takes a closer look.
    """
    low = page.low
    start = base - _DATES.get(name, 0)
    last = low[start - 1] if start > done else "\n" if start == 0 else ""
    if last == " ":
        words = low[max(done, start - _TWO_WORDS) : start - 1].rsplit(" ", 2)
        word = words[-1].lstrip(_OPENING)
        if not word or (word[-1] in _CLOSING and name != "amount"):
            return None
        if word[-1] not in _CLOSING:
            if not word.isalpha():
                return None
            if word in _telling_words():
                hedged = len(words) == 3 and word in PLAIN_HEDGES and name == "amount"
                if not hedged or words[1] in _telling_words() or not words[1].isalpha():
                    return None
                if not is_hedge(word, words[1], low[base:end]):
                    return None
                start -= len(word) + 1
    elif last != "(" and last != "\n":
        return None
    if name != "amount":
        return date_found(page, start, end)
    return None if base - page.cited_end <= _LIST else amount_found(page, start, end)


_HEADS: Final = (_citations.HEADS, _times.HEADS, _amounts.HEADS)
_INNER: Final = frozenset(
    ["số", "số:", "hội", "trung", "ban", "lần", "của", "tiên", "đại", "toàn", "đảng", "quốc", "hết"]
)
"""Words that stand within what comes before a number, and begin nothing."""


def _openers(readers: _Readers) -> dict[str, _Readers]:
    """Which readers to try at a word, by the word."""
    openers: dict[str, list[_Reader]] = {}
    for reader, forms in zip(readers, _HEADS, strict=True):
        for word in {form.split()[0] for form in forms}:
            for spelling in spellings(word):
                openers.setdefault(spelling, []).append(reader)
    return {word: tuple(each) for word, each in openers.items() if word not in _INNER}


def _first(readers: _Readers, page: Page, start: int, base: int) -> Found | None:
    """The first thing that begins at a place and reaches beyond an anchor."""
    for reader in readers:
        found = reader(page, start)
        if found is not None and found.end > base:
            return found
    return None


def _is_numeral(low: str, base: int, done: int) -> bool:
    """Whether a Roman numeral may be part of a span; a quick look."""
    if base == done:
        return False
    last = low[max(0, base - _TWO_WORDS) : base].split()[-1:]
    word = last[0].lstrip("(") if last and low[base - 1].isspace() else "?"
    if word in _BEFORE_ROMANS:
        before = low[max(done, base - REACH) : base]
        return bool(_OFFICE(before)) or (word[:2] == "kh" and "trung" in before)
    return word in _last_words() or not word.isalpha()


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(
        word for forms in _HEADS for form in forms for word in spellings(form.split()[-1])
    )


@functools.cache
def _telling_words() -> frozenset[str]:
    """Words before a number that may belong to its span, or make it a label."""
    begun = {form.split()[0] for form in _amounts.HEADS if form.split()[-1] in PLAIN_HEDGES}
    return _last_words() | LABELS | begun


@functools.cache
def _single_words() -> frozenset[str]:
    """Words that are a head alone, and of no longer head the end."""
    heads = {form.lower() for forms in _HEADS for form in forms}
    ends = {form.split()[-1] for form in heads if " " in form}
    alone = {form for form in heads if " " not in form} - ends
    return frozenset(word for head in alone for word in spellings(head))


@functools.cache
def _backwards() -> Callable[[str], re.Match[str] | None]:
    """The words that may stand before an anchor, read backwards from it."""
    heads = factored((form for forms in _HEADS for form in forms), backwards=True)
    signs = [form for form in HEDGE_WORDS if not form[0].isalnum()]
    close = factored([*signs, "(khóa"], backwards=True)  # no gap is wanted behind or before these
    return re.compile(rf"{DASH}?(?:{MAYBE}{heads}(?:{GAP}{heads}|{MAYBE}{close}){{0,20}})?").match


def base_of(anchor: re.Match[str]) -> int:
    """The place of an anchor: where its number or word begins."""
    at = anchor.start()
    return at if anchor[0][0] in "0123456789IVX" else at - 1


def may_begin(shown: str, at: int) -> bool:
    """Whether a span may begin at a place."""
    begins = _NUMBER_BEGINS if shown[at] in _DIGITS else _WORD_BEGINS
    return begins(shown, at) is not None


@functools.cache
def _finder() -> Finder:
    return Finder(factored)


def find(text: str) -> tuple[Span, ...]:
    """Find what a Vietnamese text cites, counts and dates.

    Kinds are citation, money, percent, count, measure, date, period and rank. Each value is what
    the matching class reads from the surface: `Citation` (with its `DocumentNumber`), `Quantity`,
    `PartialDate`, `Period`. What is seen and cannot be settled (a date without its year, "cùng
    kỳ", "12,500 ha", a bare "Chỉ thị 25") has the value None, and candidates where there are any;
    with more context `Period.parse(span.surface, now=...)` may settle it.

    A citation runs from the type word through number, day, issuer and term where they are
    adjacent, and its day is no span of its own; each number of a list is one. Hedges belong to
    the amount. Numbers that only label things (telephones, articles of a law, roads, flights,
    versions, scores, headings) are not found, nor are references back ("Nghị quyết này").

    Args:
        text: Any text; composed or decomposed letters, any spaces.

    Returns:
        The spans in order, none overlapping; offsets are code points of ``text``. An empty tuple
        where nothing is found.

    Raises:
        ParseError: If ``text`` is not a str.

    >>> from vnforeign.extract import find
    >>> for span in find("Theo Chỉ thị số 25-CT/TW ngày 08/8/2018, vốn FDI đạt trên 3,8 tỷ USD."):
    ...     print(span.kind, "|", span.surface, "|", span.value)
    citation | Chỉ thị số 25-CT/TW ngày 08/8/2018 | 25-CT/TW @2018-08-08
    money | trên 3,8 tỷ USD | trên 3.800.000.000 USD
    """
    given: object = text
    if not isinstance(given, str):
        name = type(given).__name__
        raise ParseError(
            f"<{name}>", 0, f"a text is wanted, not {name}", f"phải là chuỗi, không phải {name}"
        )
    page = Page(text)
    return tuple([_span(page, found) for found in _finder().run(page) if found[0] is not None])


# The slots' own setters, to fill a frozen object in half the time of its constructor.
_new_span = object.__new__
_set_kind, _set_start, _set_end, _set_surface, _set_value, _set_candidates = (
    vars(Span)[field.name].__set__ for field in attrs.fields(Span)
)


def _span(page: Page, found: Found) -> Span:
    kind, start, end, value, candidates, _ = found
    origin = page.origin
    if origin is not None:
        start, end = origin[start], origin[end]
    span = _new_span(Span)
    _set_kind(span, kind)
    _set_start(span, start)
    _set_end(span, end)
    _set_surface(span, page.text[start:end])
    _set_value(span, value)
    _set_candidates(span, candidates)
    return span
