"""Amounts and ranks in running text: where they begin and end; `Quantity.parse` reads them.

An amount is ``{hedge} [currency] number [scale] [unit] [hedge behind]``, two such with a dash,
"đến" or a stroke between, or "hàng chục ...". What may stand for hedge, scale, currency and unit
is what `Quantity.parse` knows. The word lists only hold what running text adds: words that make a
number a label ("tầng 4"), and words that only begin like a unit ("đồng chí").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import Final

from vnforeign.errors import InvalidQuantity
from vnforeign.extract._page import Found, Page, key
from vnforeign.extract._spans import Kind
from vnforeign.extract._spelling import BLANK, DASH, END, GAP, MAYBE, Join, atoms, factored, words
from vnforeign.extract._word_lists import (
    CLOCK_HEADS,
    COMPARING,
    COUNTED_NUMBERS,
    DOUBTFUL,
    ENGLISH_SCALES,
    FULL_RANKS,
    LABELS,
    MORE_LABELS,
    NO_NOUNS,
    NOT_ORDERS,
    NOT_PLAIN,
    ODD_UNITS,
    OTHER_WORDS,
    SIZES,
    WEAK_MONEY,
    WEAK_RANKS,
)
from vnforeign.values._hedges import BEHIND_WORDS, HEDGE_WORDS
from vnforeign.values._numbers import NUMBER, SCALE_WORDS
from vnforeign.values._quantity_text import ORDER_WORDS, RANK_WORDS
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import UnitKind, unit_forms, units

__all__ = ["HEADS", "Amounts", "amount_found", "is_hedge", "plain_units"]

_KINDS: Final[dict[UnitKind, Kind]] = {
    UnitKind.CURRENCY: "money",
    UnitKind.PERCENT: "percent",
    UnitKind.PERCENTAGE_POINT: "percent",
    UnitKind.COUNT: "count",
    UnitKind.MEASURE: "measure",
    UnitKind.RANK: "rank",
}
# Printed before a number: codes and signs ("US$", "EUR", "€"), not words ("đồng").
_CODES: Final = tuple(
    form
    for unit in units.values()
    if unit.kind is UnitKind.CURRENCY
    for form in unit.forms
    if form == form.upper()
)
HEADS: Final = (*HEDGE_WORDS, *_CODES, *RANK_WORDS, "từ", "âm")
"""What may stand before the number of an amount or a rank."""

_LONGEST_DOUBT: Final = 5
_CLOCK = re.compile(
    words(rf" (?:[0-9]{{1,2}}(?: phút{END}|(?!{MAYBE}\w))|(?:sáng|trưa|chiều|tối|đêm|ngày){END})")
)
_RANKING = re.compile(words(rf" (?:cả nước|toàn quốc|thế giới|toàn cầu|khu vực|châu){END}"))
_NOUN = re.compile(rf"{GAP}([^\W\d_]++)")
_YEAR = re.compile(rf"{GAP}[12][0-9]{{3}}(?![0-9.,])")
_GAP = re.compile(GAP)
_ABBREVIATED = 3  # letters and dot: "tr. 5"
_LEAST_WHOLE = 11  # below it x/y without a known unit is a fraction or a day
_NO_COUNT = re.compile("0[0-9]{2,}|(?:19|20)[0-9]{2}")  # a telephone, a year


def _other_words(join: Join) -> dict[str, str]:
    """Behind a word that may be the beginning of another, the lookahead that it is none."""
    return {
        word: rf"(?!{',?' if word == 'bộ' else ''}{GAP}{join(rest)})"
        for word, rest in OTHER_WORDS.items()
    }


def plain_units() -> str:
    """The pattern of a scale and a unit, as the table prints them, that need no second look.

    Left out are units that may be part of a date or another word, and amounts that go on.
    """
    other = _other_words(factored)
    forms = [
        form
        for unit in units.values()
        for form in unit.forms
        if form not in NOT_PLAIN and unit.kind is not UnitKind.RANK
    ]
    behind = {form: other.get(form.split()[-1], "") + _no_longer(form) for form in forms}
    scales = {word: other.get(word, "") for word in SCALE_WORDS}
    return (
        rf"(?:{MAYBE}(?>{factored(SCALE_WORDS, scales)}))?+{MAYBE}"
        rf"(?>{factored(forms, behind, cased=True)})(?!{MAYBE}{DASH}|{GAP}(?i:đến|tới|trở){GAP})"
    )


def _no_longer(form: str) -> str:
    """The lookahead that no longer form follows, in other capitals or another spelling."""
    begun = form.lower()
    rests = {
        rest.strip(" ,/-").split(" ")[0]
        for longer in unit_forms()
        if longer != begun and longer.startswith(begun)
        for rest in (longer.removeprefix(begun),)
    }
    more = "|".join("".join(atoms(rest)) for rest in sorted(filter(None, rests)))
    return rf"(?!{MAYBE}[,/-]?{MAYBE}(?i:{more}))" if more else ""


class Amounts:
    """The patterns of amounts and ranks, and what they read."""

    def __init__(self, join: Join) -> None:
        other = _other_words(join)

        def named(forms: Collection[str]) -> str:
            return join(forms, {form: other.get(form.split()[-1], "") for form in forms})

        scale = named(SCALE_WORDS)
        scaled = f"(?:{GAP}{NUMBER}{GAP}{scale}){{0,2}}"
        hedges = [word for word in HEDGE_WORDS if word[0].isalnum()]
        signs = [word for word in HEDGE_WORDS if not word[0].isalnum()]
        unit = f"(?P<unit>{named(unit_forms())})"
        link = rf"{MAYBE}{DASH}{MAYBE}|{GAP}(?:đến|tới){GAP}"
        self.head = re.compile(
            f"(?P<words>(?:{join([*hedges, 'từ'])}{GAP}|{join(signs)}{MAYBE}){{0,4}})"
            f"(?P<money>{join(_CODES)}{MAYBE})?"
            rf"(?:âm{GAP}|(?<![^\s(]){DASH}(?=[0-9.,]++{BLANK}?%))?(?=[0-9])"
        ).match
        self.body = re.compile(
            rf"(?P<first>{NUMBER}(?:{MAYBE}(?P<scale>{scale}){scaled})?)"
            rf"(?P<more>(?:(?P<range>{link})|(?P<of>{BLANK}?/{BLANK}?))"
            rf"{NUMBER}(?:{MAYBE}(?P<scale_to>{scale}){scaled})?)?"
            rf"(?:{MAYBE}{unit}(?P<again>(?={link}))?|(?!{BLANK}?/[0-9]))(?P<behind>{GAP}{join(BEHIND_WORDS)})?"
        ).match
        self.link = re.compile(link).match
        self.order = re.compile(
            rf"hàng{GAP}{named((*ORDER_WORDS, *SCALE_WORDS))}(?:{GAP}{scale}){{0,2}}"
            rf"(?:{MAYBE}{unit})?"
        ).match
        self.rank = re.compile(
            rf"(?P<words>{join(RANK_WORDS)}){GAP}[0-9]{{1,4}}(?![0-9])"
            rf"(?P<of>{BLANK}?/{BLANK}?[0-9]{{1,4}})?(?![.,/-]?[0-9]|\w)"
        ).match

    def counted(self, page: Page, at: int) -> bool:
        """Whether a unit or a scale follows the number at a place."""
        found = self.body(page.low, at)
        return found is not None and bool(found["unit"] or found["scale"])

    def read(self, page: Page, start: int) -> Found | None:
        """The amount or the rank that begins at a place with a word; None where none does."""
        low = page.low
        if head := self.head(low, start):
            if body := self.body(low, head.end()):
                return self._amount(page, start, head, body)
        elif found := self.rank(low, start):
            return self._rank(page, found)
        elif found := self.order(low, start):
            return self._order(page, found)
        return None

    def read_number(self, page: Page, start: int) -> Found | None:
        """The amount that begins at a number; None where none does."""
        body = self.body(page.low, start)
        if body is None:
            return None
        unit, more, again = body.group("unit", "more", "again")
        if unit and more is None and again is None and unit not in ODD_UNITS:
            if page.word_before(start) in LABELS:
                return None
            end = body.end()
            parsed = _parse(page.printed(start, end))
            if parsed is not None:
                return Found(parsed[0], start, end, parsed[1], parsed[2])
        return self._amount(page, start, None, body)

    # -- ranks and orders ---------------------------------------------------------------------

    def _rank(self, page: Page, found: re.Match[str]) -> Found | None:
        start, end = found.span()
        if key(found["words"]) in WEAK_RANKS:
            before = key(page.before(start))
            full = found["of"] or before in FULL_RANKS or _RANKING.match(page.low, end)
            if before == "lần" or not full:
                return None
        made = amount_found(page, start, end)
        return made or (amount_found(page, start, found.start("of")) if found["of"] else None)

    def _order(self, page: Page, found: re.Match[str]) -> Found | None:
        start, end = found.span()
        if key(page.before(start)) in NOT_ORDERS:
            return None
        made = amount_found(page, start, end)
        return made or (amount_found(page, start, found.start("unit")) if found["unit"] else None)

    # -- amounts ------------------------------------------------------------------------------

    def _amount(
        self, page: Page, start: int, head: re.Match[str] | None, body: re.Match[str]
    ) -> Found | None:
        end = body.end()
        first, scale, more, scale_to, unit, again = body.group(
            "first", "scale", "more", "scale_to", "unit", "again"
        )
        money = head is not None and head["money"] is not None
        if unit in ODD_UNITS and not money:
            if unit == "năm" and _YEAR.match(page.low, end):
                return None  # "đợt 2 năm 2023": what the number labels stands before it
            if unit == "giờ" and first.isdigit() and (clock := _clock(page, start, body)):
                return clock
            if not _is_unit(page, body, scale or scale_to):
                unit, end = None, body.end("more" if more else "first")
        if unit is None and not scale and not scale_to:
            if not money:
                return self._unnamed(page, start, head, body)
            noun = _NOUN.match(page.low, end)
            if noun and noun[1] in ENGLISH_SCALES:
                return Found("money", start, noun.end(), None)
        if head is not None:
            start = _past_prepositions(page, start, unit or "")
        elif page.word_before(start) in LABELS:
            return None
        if again is not None and not more:
            longer = self._longer(page, start, end)
            if longer is not None:
                return longer
        made = amount_found(page, start, end)
        return made or self._shorter(page, start, end, body, named=bool(scale or money))

    def _longer(self, page: Page, start: int, end: int) -> Found | None:
        """A range of which both ends have their unit: "5% đến 7%"."""
        link = self.link(page.low, end)
        other = self.body(page.low, link.end()) if link else None
        if other is None or not other["unit"] or other["more"]:
            return None
        made = amount_found(page, start, other.end())
        return made if made and made.value else None

    def _shorter(
        self, page: Page, start: int, end: int, body: re.Match[str], *, named: bool
    ) -> Found | None:
        """The longest part of what was matched that is an amount."""
        ends = [end]
        if body["behind"]:
            ends.append(body.start("behind"))
        if body["more"] and named:
            ends.append(body.start("more"))
        gaps = _GAP.finditer(page.low, start, body.start())
        starts = [start, *(gap.end() for gap in gaps)]
        tries = (amount_found(page, begin, stop) for stop in ends for begin in starts)
        return next(filter(None, tries), None)

    def _unnamed(
        self, page: Page, start: int, head: re.Match[str] | None, body: re.Match[str]
    ) -> Found | None:
        """A number before a noun that is no unit of the table: a count without a name."""
        low, end = page.low, body.end("more" if body["more"] else "first")
        if body["of"] and int(re.sub("[^0-9]", "", body["more"])) < _LEAST_WHOLE:
            return None
        noun = _NOUN.match(page.shown, end)
        if noun is None or not noun[1].islower() or len(noun[1]) == 1:
            return None
        if key(noun[1]) in NO_NOUNS or _NO_COUNT.fullmatch(body["first"]):
            return None
        if head is not None:
            start = _past_prepositions(page, start, "")
        elif not _may_count(page, start):
            return None
        gaps = _GAP.finditer(low, start, body.start())
        starts = (start, *(gap.end() for gap in gaps))
        return next(filter(None, (amount_found(page, begin, end) for begin in starts)), None)


@functools.lru_cache(4096)
def _parse(printed: str) -> tuple[Kind, Quantity | None, tuple[Quantity, ...]] | None:
    """What `Quantity.parse` makes of a text; None if it is no amount."""
    try:
        value = Quantity.parse(printed)
    except InvalidQuantity as fault:
        if not fault.candidates:
            return None
        return _KINDS[fault.candidates[0].unit.kind], None, fault.candidates
    return _KINDS[value.unit.kind], value, ()


def amount_found(page: Page, start: int, end: int) -> Found | None:
    """The amount between two places; None if there is none."""
    parsed = _parse(page.printed(start, end))
    if parsed is None:
        return None
    kind, value, candidates = parsed
    return Found(kind, start, end, value, candidates)


def _is_unit(page: Page, body: re.Match[str], scale: str | None) -> bool:
    """Whether what looks like a unit is one: "5 M" are no metres, "5 bảng" no pounds."""
    unit = body["unit"]
    if len(unit) == 1:
        return page.shown[body.start("unit")] == unit
    return bool(scale) or unit not in WEAK_MONEY


def is_hedge(word: str, before: str, amount: str) -> bool:
    """Whether a word before an amount in small letters is a hedge there.

    >>> is_hedge("hơn", "cao", "1,2 điểm phần trăm"), is_hedge("hơn", "rộng", "12 ha")
    (False, True)
    >>> is_hedge("trên", "cả", "3 trụ cột")
    False
    """
    if word == "hơn" and before in COMPARING:
        return before in SIZES and not amount.endswith(("%", "phần trăm", "lần"))
    return word != "trên" or not amount.endswith("trụ cột")


def _past_prepositions(page: Page, start: int, unit: str) -> int:
    """Where an amount begins whose first word is no hedge there."""
    word = page.low[start : start + _LONGEST_DOUBT].split(" ", 1)[0]
    if word not in DOUBTFUL or is_hedge(word, key(page.before(start)), unit):
        return start
    gap = _GAP.search(page.low, start)
    return gap.end() if gap else start


def _clock(page: Page, start: int, body: re.Match[str]) -> Found | None:
    """What to pass over if hours are the time of day: "lúc 14 giờ 30 phút", "24/24 giờ"."""
    clock = _CLOCK.match(page.low, body.end())
    if clock or body["of"] or key(page.before(start)) in CLOCK_HEADS:
        return Found(None, start, clock.end() if clock else body.end())
    return None


def _may_count(page: Page, start: int) -> bool:
    """Whether what stands before a number lets it count something."""
    word = page.before(start)
    if not word:
        return True
    if not word[-1].isalnum():
        return word[-1] != "." or len(word) > _ABBREVIATED
    if word[-1].isdigit():
        return False
    at = page.shown.rfind(word, 0, start)
    plain = key(word)
    if plain == "số":
        return key(page.before(at)) in COUNTED_NUMBERS
    if plain in MORE_LABELS:
        return False
    if not word[0].isupper():
        return True
    before = page.before(at)
    return not before or before[-1] in '.;:!?"”'
