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
from vnforeign.extract._amounts import Amounts
from vnforeign.extract._citations import Citations
from vnforeign.extract._page import Found, Page
from vnforeign.extract._spans import Span
from vnforeign.extract._spelling import BLANK, CAPITALS, DASH, GAP, MAYBE, Join, factored, spellings
from vnforeign.extract._times import Times

__all__ = ["ANCHOR", "REACH", "Finder", "base_of", "find", "may_begin"]

REACH: Final = 160
"""Code points that may stand before the first anchor of a span."""

# One class of signs first: the engine looks for it at full speed. Of a number the pattern also tells
# what follows: "sign" goes on to a document number or a date, "word" to a month, a year or a sign,
# "noun" to a unit; nothing of these follows the number of a heading.
ANCHOR: Final = re.compile(
    r"[0-9IVXùếớăà](?:"
    rf"(?<=[0-9])[0-9]*+(?:[.,][0-9]++)*+(?:(?P<sign>(?=[a-zđ]?{MAYBE}(?:/|{DASH})|{BLANK}\.))"
    rf"|(?P<word>(?={GAP}(?:[{CAPITALS}]|tháng|qu[ýí]|năm|đến|tới)|đến))"
    rf"|(?P<noun>(?={MAYBE}[^\W\d_]|{MAYBE}[^\w\s.,;:()/-])))?"
    r"|(?<=[IVX])(?<!\w[IVX])[IVX]*+(?!\w)"
    rf"|(?:(?<=[cC]ù)ng{GAP}k[ỳì]|(?<=[đĐ]ế)n{GAP}nay|(?<=[tT]ớ)i{GAP}nay"
    rf"|(?<=[nN]ă)m{GAP}(?:nay|ngoái|trước)"
    rf"|(?<=[hH]à)ng{GAP}(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ]))(?!\w))"
)
# Not inside a longer number, a code ("Covid-19", "CT.01"), a time ("22:10") or a sum ("45+300").
_NUMBER_BEGINS: Final = re.compile(
    rf"(?<!\w)(?<![0-9][.,:/])(?<!\w{DASH})(?<![^\W\d_]\.)(?<!\+)"
).match
_WORD_BEGINS: Final = re.compile(r"(?<!\w)\S").match
_WORD: Final = re.compile(r"(\S+)\s*").match
_LAW_NUMBER: Final = re.compile("[0-9]{1,4}/[0-9]{4}/(?:QH|UBTVQH)").match
_LAW: Final = re.compile(r"(?<!\w)(?:luật|bộ|pháp)(?!\w)").finditer
_DIGITS: Final = frozenset("0123456789")
_ROMAN_WORDS: Final = ("nhiệm k", "thế k", "qu", "trung ương")
"""One of these stands before every Roman numeral that is part of a span."""
_NO_HEAD: Final = frozenset('("“[,.;:/)')
"""Signs right before a number that no word of a span can stand before."""
_LONGEST: Final = 16
"""Code points of the longest last word of a head, and a blank."""
_LIST: Final = 24
"""Code points that may stand between the citations of a list."""

_Reader: TypeAlias = Callable[[Page, int], Found | None]


class Finder:
    """The readers of all kinds, made with one way of writing patterns."""

    def __init__(self, join: Join) -> None:
        citations, times, amounts = Citations(join), Times(join), Amounts(join)
        counted = amounts.counted
        self.times = times

        def timed(page: Page, start: int) -> Found | None:
            return times.read(page, start, counted)

        def cited(page: Page, start: int) -> Found | None:
            return citations.read(page, start, counted)

        self.at_word: tuple[_Reader, ...] = (cited, timed, amounts.read)
        self.at_number: tuple[_Reader, ...] = (
            citations.read_number, timed, amounts.read_number,
        )  # fmt: skip

    def read(self, page: Page, start: int) -> Found | None:
        """What begins at a place; None where nothing does."""
        readers = self.at_number if page.low[start] in _DIGITS else self.at_word
        return _first(readers, page, start, start)

    def run(self, page: Page) -> Iterator[Found]:
        """Everything found in a text, in order."""
        shown, low = page.shown, page.low
        done = 0
        for anchor in ANCHOR.finditer(shown):
            base = anchor.start()
            if base < done:
                continue
            first = shown[base]
            if first in _DIGITS:
                found = self._at_number(page, base, done, anchor)
            elif first in "IVX":
                before = low[max(done, base - REACH) : base]
                if not any(word in before for word in _ROMAN_WORDS):
                    continue
                found = self._behind_words(page, base, done)
            elif base > done:
                base -= 1
                found = self._behind_words(page, base, done) or _first(
                    self.at_word, page, base, base
                )
            else:
                continue
            if found is not None:
                done = found.end
                page.accept(found)
                yield found

    def _at_number(self, page: Page, base: int, done: int, anchor: re.Match[str]) -> Found | None:
        """What has its first anchor at a number."""
        low = page.low
        if base > done and _may_have_head(low, base):
            found = self._behind_words(page, base, done)
            if found is not None:
                return found
        follows = anchor.lastgroup
        listed = base - page.cited_end <= _LIST
        bracketed = base > 0 and low[base - 1] == "("
        if not (follows or listed or bracketed) or not _NUMBER_BEGINS(low, base):
            return None
        if follows == "noun" and not listed and not bracketed:
            readers = self.at_number[1:] if "." in anchor[0] else self.at_number[2:]
        else:
            readers = self.at_number
        return _first(readers, page, base, base)

    def _behind_words(self, page: Page, base: int, done: int) -> Found | None:
        """What begins with the words before an anchor, leftmost first."""
        low = page.low
        lowest = max(done, base - REACH)
        run = _backwards()(low[lowest:base][::-1])
        start = base - run.end() if run else base
        if start == base:
            return None
        if _LAW_NUMBER(page.shown, base):
            for law in _LAW(low, lowest, start):
                found = self.at_word[0](page, law.start())
                if found is not None and found.end > base:
                    return found
        openers = self._openers
        while start < base and (word := _WORD(low, start, base)):
            readers = openers.get(word[1], () if word[1].isalnum() else self.at_word)
            found = _first(readers, page, start, base)
            if found is not None:
                return found
            start = word.end()
        return None

    @functools.cached_property
    def _openers(self) -> dict[str, tuple[_Reader, ...]]:
        """Which readers to try at a word, by the word."""
        openers: dict[str, list[_Reader]] = {}
        for reader, forms in zip(self.at_word, _HEADS, strict=True):
            for word in {form.split()[0] for form in forms}:
                for spelling in spellings(word):
                    openers.setdefault(spelling, []).append(reader)
        return {word: tuple(readers) for word, readers in openers.items()}


_HEADS: Final = (_citations.HEADS, _times.HEADS, _amounts.HEADS)


def _first(readers: tuple[_Reader, ...], page: Page, start: int, base: int) -> Found | None:
    """The first thing that begins at a place and reaches beyond an anchor."""
    for reader in readers:
        found = reader(page, start)
        if found is not None and found.end > base:
            return found
    return None


def _may_have_head(low: str, base: int) -> bool:
    """Whether the last word before an anchor may belong to its span; a quick look."""
    last = low[base - 1]
    if last == " ":
        word = low[max(0, base - _LONGEST) : base - 1].rpartition(" ")[2]
        return word in _last_words() or not word.isalpha()
    return last not in _NO_HEAD


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(
        word for forms in _HEADS for form in forms for word in spellings(form.split()[-1])
    )


@functools.cache
def _backwards() -> Callable[[str], re.Match[str] | None]:
    """The words that may stand before an anchor, read backwards from it."""
    heads = factored((form for forms in _HEADS for form in forms), backwards=True)
    return re.compile(rf"{DASH}?(?:{MAYBE}{heads}){{0,20}}").match


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
    return tuple(
        _span(page, found) for found in _finder().run(page) if found.kind is not None
    )


# The slots' own setters, to fill a frozen object in half the time of its constructor.
_new_span = object.__new__
_set_kind, _set_start, _set_end, _set_surface, _set_value, _set_candidates = (
    vars(Span)[field.name].__set__ for field in attrs.fields(Span)
)


def _span(page: Page, found: Found) -> Span:
    kind, start, end, value, candidates, _ = found
    start, end = page.place(start), page.place(end)
    span = _new_span(Span)
    _set_kind(span, kind)
    _set_start(span, start)
    _set_end(span, end)
    _set_surface(span, page.text[start:end])
    _set_value(span, value)
    _set_candidates(span, candidates)
    return span
