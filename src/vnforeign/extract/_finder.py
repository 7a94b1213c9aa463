"""The finder: one pass over a text, from number to number.

Everything sought has a digit, a Roman numeral or one of a few words in it: an anchor. So the pass
looks for anchors alone, goes backwards from each over the words that may stand before it, and
tries the readers from the first of these words on. The tests hold it to the slow way, which tries
the readers at every word of the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from vnforeign.errors import ParseError
from vnforeign.extract import _amounts, _citations, _times
from vnforeign.extract._amounts import Amounts
from vnforeign.extract._citations import Citations
from vnforeign.extract._page import Found, Page
from vnforeign.extract._spans import Span
from vnforeign.extract._spelling import DASH, GAP, MAYBE, Join, factored
from vnforeign.extract._times import Times

__all__ = ["ANCHOR", "REACH", "Finder", "base_of", "find", "may_begin"]

REACH: Final = 160
"""Code points that may stand before the first anchor of a span."""

# One class of signs first: the engine looks for it at full speed.
ANCHOR: Final = re.compile(
    r"[0-9IVXùếớăà](?:"
    r"(?<=[0-9])[0-9]*+(?:[.,][0-9]++)*+"
    r"|(?<=[IVX])(?<!\w[IVX])[IVX]*+(?!\w)"
    rf"|(?:(?<=[cC]ù)ng{GAP}k[ỳì]|(?<=[đĐ]ế)n{GAP}nay|(?<=[tT]ớ)i{GAP}nay"
    rf"|(?<=[nN]ă)m{GAP}(?:nay|ngoái|trước)"
    rf"|(?<=[hH]à)ng{GAP}(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ]))(?!\w))"
)
# Not inside a longer number, a code ("Covid-19", "CT.01"), a time ("22:10") or a sum ("45+300").
_NUMBER_BEGINS: Final = re.compile(rf"(?<!\w)(?<![0-9][.,:/])(?<!\w{DASH})(?<![^\W\d_]\.)(?<!\+)")
_WORD_BEGINS: Final = re.compile(r"(?<!\w)\S")
_WORD: Final = re.compile(r"\S+")
_LAW_NUMBER: Final = re.compile("[0-9]{1,4}/[0-9]{4}/(?:QH|UBTVQH)")
_LAW: Final = re.compile(r"(?<!\w)(?:luật|bộ|pháp)(?!\w)", re.IGNORECASE)


def base_of(anchor: re.Match[str]) -> int:
    """The place of an anchor: where its number or word begins."""
    at = anchor.start()
    return at if anchor[0][0] in "0123456789IVX" else at - 1


def may_begin(shown: str, at: int) -> bool:
    """Whether a span may begin at a place."""
    begins = _NUMBER_BEGINS if "0" <= shown[at] <= "9" else _WORD_BEGINS
    return begins.match(shown, at) is not None


class Finder:
    """The readers of all kinds, made with one way of writing patterns."""

    def __init__(self, join: Join) -> None:
        self.citations = Citations(join)
        self.times = Times(join)
        self.amounts = Amounts(join)

    def read(self, page: Page, start: int) -> Found | None:
        """What begins at a place; None where nothing does."""
        counted = self.amounts.counted
        return (
            self.citations.read(page, start, counted)
            or self.times.read(page, start, counted)
            or self.amounts.read(page, start)
        )

    def run(self, page: Page) -> Iterator[Found]:
        """Everything found in a text, in order."""
        shown = page.shown
        done = 0
        for anchor in ANCHOR.finditer(shown):
            base = base_of(anchor)
            if base < done:
                continue
            for start in _starts(shown, base, done):
                found = self.read(page, start)
                if found is not None and found.end > base:
                    done = found.end
                    page.accept(found)
                    yield found
                    break


@functools.cache
def _backwards() -> re.Pattern[str]:
    """The words that may stand before an anchor, read backwards from it."""
    heads = factored((*_citations.HEADS, *_times.HEADS, *_amounts.HEADS), backwards=True)
    return re.compile(rf"{DASH}?(?:{MAYBE}{heads}){{0,20}}", re.IGNORECASE)


def _starts(shown: str, base: int, done: int) -> Iterator[int]:
    """The places a span with an anchor at ``base`` may begin at."""
    lowest = max(done, base - REACH)
    run = _backwards().match(shown[lowest:base][::-1])
    length = run.end() if run else 0
    if length:
        if _LAW_NUMBER.match(shown, base):
            for law in _LAW.finditer(shown, lowest, base - length):
                yield law.start()
        for word in _WORD.finditer(shown, base - length, base):
            yield word.start()
    if may_begin(shown, base):
        yield base


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
        Span(found.kind, start, end, text[start:end], found.value, found.candidates)
        for found in _finder().run(page)
        if found.kind is not None
        for start, end in ((page.place(found.start), page.place(found.end)),)
    )
