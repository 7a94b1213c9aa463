"""The grammar of printed amounts: what stands before, inside and behind a number.

::

    quantity = {hedge} ["từ"] [rank | currency] amount [link amount] [unit] [hedge-behind] ;
    amount   = ["-" | "âm"] number [scale] { number scale } ;       (* 3,862 tỷ; 1 tỷ 021 triệu *)
    link     = "-" | "đến" | "tới" | "/" ;                          (* a range; x of y *)
    order    = {hedge} "hàng" ("chục" | "trăm" | scale) [scale] [unit] ;

Text is cut at its numbers; what lies between is words, looked up in tables by their key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal

from vnforeign.errors import InvalidQuantity
from vnforeign.values._hedges import BEHIND_WORDS, HEDGE_WORDS, Hedge, combined
from vnforeign.values._numbers import (
    NUMBER,
    Convention,
    Words,
    exact,
    is_doubtful,
    key,
    leading_scale,
    read_number,
    shift,
    split_words,
)
from vnforeign.values._quantity_reasons import MAX_TEXT, refusal
from vnforeign.values.units import Unit, UnitKind, near_units, unit_forms

__all__ = [
    "MAX_ORDER",
    "NEXT_NUMBER",
    "ORDER_WORDS",
    "RANK_WORDS",
    "Fields",
    "read",
    "read_head",
    "read_tail",
]

RANK_WORDS: Final = (
    "thứ",
    "hạng",
    "thứ hạng",
    "đứng thứ",
    "xếp thứ",
    "đứng hạng",
    "xếp hạng",
    "xếp hạng thứ",
    "vị trí thứ",
    "đứng vị trí thứ",
    "đứng ở vị trí thứ",
)
"""What is printed before a rank."""

ORDER_WORDS: Final[dict[str, int]] = {"chục": 1, "trăm": 2}
"""Powers of ten that stand after "hàng" but not after a number."""

MAX_ORDER: Final = 17
"""The highest power of ten "hàng" can print: "hàng trăm triệu tỷ"."""

Fields = tuple[Decimal, Unit, Hedge, Decimal | None, Decimal | None]
"""What a text says: amount, unit, hedge, upper, of."""

_Link = Literal["range", "of"]
_Part = tuple[str, int, int | None]  # number as printed, its position, its scale

_FIRST = re.compile(NUMBER)
NEXT_NUMBER: Final = re.compile(rf"(?<![^\W\d_]){NUMBER}")  # the 2 of "km2" is no number
_MOST_NUMBERS: Final = 8
_CONVENTIONS: Final[tuple[Convention, ...]] = ("vi", "en")
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_FROM: Final = "từ"
_TO: Final = ("đến", "tới")
_MINUS: Final = "âm"
_ORDER: Final = "hàng"
_HEDGES: Final = {key(words): hedge for words, hedge in HEDGE_WORDS.items()}
_SIGNS: Final = frozenset(words for words in HEDGE_WORDS if not words[0].isalnum())
_BEHIND: Final = {key(words): hedge for words, hedge in BEHIND_WORDS.items()}
_RANKS: Final = frozenset(map(key, RANK_WORDS))
_ORDERS: Final = {key(word): exponent for word, exponent in ORDER_WORDS.items()}
_LONGEST_HEDGE: Final = max(len(words.split()) for words in _HEDGES)


class _Term:
    """One amount as printed: its numbers (several in a compound), its sign, its own unit."""

    __slots__ = ("negative", "parts", "unit")

    def __init__(self, *, negative: bool) -> None:
        self.parts: list[_Part] = []
        self.negative = negative
        self.unit: Unit | None = None


class _Printed:
    """A whole text as printed, before any convention has turned it into values."""

    __slots__ = ("hedge", "is_rank", "link", "terms", "unit")

    def __init__(
        self, terms: list[_Term], link: _Link | None, unit: Unit, hedge: Hedge, *, is_rank: bool
    ) -> None:
        self.terms, self.link, self.unit, self.hedge = terms, link, unit, hedge
        self.is_rank = is_rank


def read(text: object, convention: str, own: Sequence[Unit]) -> tuple[list[Fields], int]:
    """What a text says: one reading, or two where the convention cannot be told.

    Args:
        text: One printed amount.
        convention: "auto", "vi" or "en".
        own: Units of the caller's own.

    Returns:
        The readings, and the position of the number in doubt (0 where none is).

    Raises:
        InvalidQuantity: If it is no amount.
    """
    if not isinstance(text, str):
        shown = f"<{type(text).__name__}>"
        raise refusal(shown, 0, "not text")
    if len(text) > MAX_TEXT:
        raise refusal(text, MAX_TEXT, "too long")
    forms = unit_forms(own)
    first = _FIRST.search(text)
    if first is None or _is_order(text):
        return [_read_order(text, forms)], 0
    ranks = [unit for unit in own if unit.kind is UnitKind.RANK]
    printed = _read_printed(text, first, forms, (ranks or [Unit.RANK])[0])
    doubt = _doubt_at(printed) if convention == "auto" else None
    tried = _conventions_of(printed, convention, in_doubt=doubt is not None)
    readings: list[Fields] = []
    faults: list[InvalidQuantity] = []
    for each in tried:
        try:
            readings.append(_settle(text, printed, each))
        except InvalidQuantity as fault:
            faults.append(fault)
    if not readings:
        raise max(faults, key=lambda fault: fault.position)
    return list(dict.fromkeys(readings)), doubt or 0


def read_head(
    text: str, end: int, forms: Mapping[str, Unit]
) -> tuple[list[Hedge], Unit | None, bool, int | None, bool]:
    """What stands before the first number.

    Returns:
        The hedges, the currency, whether the words are those of a rank, the position of "từ",
        and whether the number is negative.

    >>> read_head("ước đạt trên US$ ", 17, unit_forms())[:2]
    ([<Hedge.ESTIMATE: 'estimate'>, <Hedge.OVER: 'over'>], Unit(code='USD'))
    """
    words = split_words(text, 0, end)
    negative = _take_minus(text, end, words)
    hedges: list[Hedge] = []
    begun: int | None = None
    at = 0
    while at < len(words):
        hedge, size = _longest(words, at, _HEDGES)
        if hedge is not None:
            hedges.append(hedge)
        elif words[at][0] == _FROM and begun is None:
            begun, size = words[at][1], 1
        elif words[at][0][0] in _SIGNS:  # right before a currency: "~US$ 5"
            word, place = words[at]
            words[at : at + 1] = [(word[0], place), (word[1:], place + 1)]
            size = 0
        else:
            break
        at += size
    rest = " ".join(word for word, _ in words[at:])
    if not rest:
        return hedges, None, False, begun, negative
    if rest in _RANKS:
        return hedges, None, True, begun, negative
    unit = forms.get(rest)
    if unit is None or unit.kind is not UnitKind.CURRENCY:
        raise refusal(text, words[at][1], "head", word=rest)
    return hedges, unit, False, begun, negative


def read_tail(
    text: str, start: int, end: int, forms: Mapping[str, Unit]
) -> tuple[int | None, Unit | None, Hedge | None]:
    """What stands behind a number: its scale, its unit, and a hedge behind both.

    >>> read_tail("5 triệu USD trở lên", 1, 19, unit_forms())
    (6, Unit(code='USD'), <Hedge.AT_LEAST: 'at-least'>)
    """
    words = split_words(text, start, end)
    scale, used = leading_scale(words)
    hedge = _BEHIND.get(" ".join(word for word, _ in words[-2:]))
    form = words[used : len(words) - 2 if hedge else len(words)]
    if not form:
        return scale, None, hedge
    joined = " ".join(word for word, _ in form)
    unit = forms.get(joined)
    if unit is None:
        at = form[0][1]
        near = ", ".join(map(repr, near_units(joined, forms)))
        raise refusal(text, at, "unit", word=text[at:end].strip(), near=near)
    return scale, unit, hedge


def _longest(words: Words, at: int, table: Mapping[str, Hedge]) -> tuple[Hedge | None, int]:
    for size in range(_LONGEST_HEDGE, 0, -1):
        found = table.get(" ".join(word for word, _ in words[at : at + size]))
        if found is not None and at + size <= len(words):
            return found, size
    return None, 0


def _take_minus(text: str, end: int, words: Words) -> bool:
    """Take a minus sign (right before the number) or "âm" off the words."""
    if words and words[-1][0] == _MINUS:
        words.pop()
        return True
    if not end or text[end - 1] not in _DASHES or not words:
        return False
    word, at = words.pop()
    if len(word) > 1:
        words.append((word[:-1], at))
    return True


def _read_link(text: str, start: int, end: int) -> tuple[_Link | None, int, bool]:
    """How two numbers are linked, where the words of the first end, and the second's sign."""
    words = split_words(text, start, end)
    negative = len(words) > 1 and words[-2][0] in _TO and _take_minus(text, end, words)
    last, at = words[-1] if words else ("", end)
    if last in _TO:
        return "range", at, negative
    cut = len(text[:end].rstrip()) - 1
    if last.endswith("/"):
        return "of", cut, False
    if text[cut] in _DASHES:
        return "range", cut, False
    return None, end, False


def _read_printed(
    text: str, first: re.Match[str], forms: Mapping[str, Unit], rank: Unit
) -> _Printed:
    hedges, before, is_rank, begun, negative = read_head(text, first.start(), forms)
    numbers = [first, *NEXT_NUMBER.finditer(text, first.end())]
    if len(numbers) > _MOST_NUMBERS:
        raise refusal(text, numbers[_MOST_NUMBERS].start(), "second")
    terms = [_Term(negative=negative)]
    link: _Link | None = None
    for index, number in enumerate(numbers):
        if text[number.end() : number.end() + 1] in (".", ","):
            word = text[number.start() : number.end() + 1]
            raise refusal(text, number.end(), "malformed", word=word)
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following is None:
            this, cut, minus = None, len(text), False
        else:
            this, cut, minus = _read_link(text, number.end(), following.start())
        scale, unit, behind = _read_between(text, number.end(), cut, forms, following, this)
        terms[-1].parts.append((number[0], number.start(), scale))
        terms[-1].unit = unit
        if behind is not None:
            hedges.append(behind)
        if following is None or this is None:
            continue
        if link is not None or behind is not None:
            raise refusal(text, following.start(), "second")
        link = this
        terms.append(_Term(negative=minus))
    hedge = _hedge_of(text, hedges, terms, link, begun)
    unit = _unit_of(text, terms, before)
    if is_rank:
        if unit is not None or link == "range" or any(t.parts[0][2] for t in terms):
            raise refusal(text, first.start(), "rank")
        unit = rank
    _share_scale(terms)
    return _Printed(terms, link, unit or Unit.COUNT, hedge, is_rank=is_rank)


def _read_between(
    text: str,
    start: int,
    end: int,
    forms: Mapping[str, Unit],
    following: re.Match[str] | None,
    link: _Link | None,
) -> tuple[int | None, Unit | None, Hedge | None]:
    """The words behind one number; before an unlinked number only a scale word may stand."""
    if following is None or link is not None:
        return read_tail(text, start, end, forms)
    words = split_words(text, start, end)
    scale, used = leading_scale(words)
    if scale is None or used != len(words):
        raise refusal(text, following.start(), "second")
    return scale, None, None


def _hedge_of(
    text: str, hedges: list[Hedge], terms: list[_Term], link: _Link | None, begun: int | None
) -> Hedge:
    hedge = combined(hedges)
    at = terms[-1].parts[0][1]
    if hedge is None:
        raise refusal(text, at, "clash")
    if link == "range":
        if hedge is Hedge.EXACT:
            return Hedge.BETWEEN
        if hedge not in (Hedge.ABOUT, Hedge.ESTIMATE):
            raise refusal(text, at, "clash")
    elif begun is not None and not {Hedge.AT_LEAST, Hedge.AT_MOST}.intersection(hedges):
        raise refusal(text, begun, "from")
    return hedge


def _unit_of(text: str, terms: list[_Term], before: Unit | None) -> Unit | None:
    """The one unit of all that is printed; the last number carries it, or a currency before."""
    last = terms[-1].unit or before
    for unit in (before, *(term.unit for term in terms)):
        if unit is not None and unit != last:
            at = terms[-1].parts[0][1]
            if last is None:
                raise refusal(text, len(text), "early unit", word=unit.code)
            raise refusal(text, at, "units", word=f"{unit.code} / {last.code}")
    return last


def _share_scale(terms: list[_Term]) -> None:
    """Give "200" of "200-300 triệu USD" its scale: that of the number it is linked to."""
    if len(terms) == 1 or terms[0].unit is not None:
        return
    (printed, at, scale), *more = terms[0].parts
    if scale is None and not more and len(terms[1].parts) == 1:
        terms[0].parts = [(printed, at, terms[1].parts[0][2])]


def _doubt_at(printed: _Printed) -> int | None:
    """Where the first number stands that either convention reads, each its own way."""
    parts = (part for term in printed.terms for part in term.parts)
    return next(
        (at for number, at, scale in parts if is_doubtful(number, scaled=scale is not None)), None
    )


def _conventions_of(
    printed: _Printed, convention: str, *, in_doubt: bool
) -> tuple[Convention, ...]:
    """The conventions to read in: the first that fits all numbers, or all that fit in doubt."""
    if convention != "auto":
        return ("vi",) if convention == "vi" else ("en",)
    numbers = [number for term in printed.terms for number, _, _ in term.parts]
    fits: list[Convention] = [
        each
        for each in _CONVENTIONS
        if all(read_number(number, each) is not None for number in numbers)
    ]
    return tuple(fits if in_doubt else fits[:1]) or _CONVENTIONS


def _settle(text: str, printed: _Printed, convention: Convention) -> Fields:
    """The values of what is printed, in one convention."""
    values = [_value(text, term, convention) for term in printed.terms]
    at = printed.terms[-1].parts[0][1]
    amount, unit = values[0], printed.unit
    if printed.link is None:
        if printed.is_rank and not _is_rank(amount):
            raise refusal(text, at, "rank")
        return amount, unit, printed.hedge, None, None
    other = values[1]
    if printed.link == "range":
        if amount >= other:
            raise refusal(text, at, "backwards")
        return amount, unit, printed.hedge, other, None
    if printed.is_rank and not (_is_rank(amount) and _is_rank(other) and amount <= other):
        raise refusal(text, at, "rank")
    if amount < 0 or other <= 0:
        raise refusal(text, at, "whole")
    return amount, unit, printed.hedge, None, other


def _is_rank(value: Decimal) -> bool:
    return value >= 1 and value == value.to_integral_value()


def _value(text: str, term: _Term, convention: Convention) -> Decimal:
    total = Decimal(0)
    room: int | None = None  # the power of ten the next part of a compound must stay below
    for printed, at, scale in term.parts:
        value = read_number(printed, convention)
        if value is None:
            other: Convention = "en" if convention == "vi" else "vi"
            fits_other = read_number(printed, other) is not None
            raise refusal(
                text, at, f"not {convention}" if fits_other else "malformed", word=printed
            )
        if len(term.parts) == 1:
            total = shift(value, scale) if scale else value
            break
        below = room is None or (scale is not None and value < shift(Decimal(1), room - scale))
        if scale is None or not below or value != value.to_integral_value():
            raise refusal(text, at, "compound")
        total = Decimal(int(total) + int(value) * 10**scale)
        room = scale
    try:
        return exact(total.copy_negate() if term.negative else total, "amount")
    except ValueError:
        raise refusal(text, term.parts[0][1], "digits") from None


def _is_order(text: str) -> bool:
    """Whether the only digits are those of a unit, as in "hàng nghìn m2"."""
    return NEXT_NUMBER.search(text) is None and any(
        word == _ORDER for word, _ in split_words(text, 0, len(text))
    )


def _read_order(text: str, forms: Mapping[str, Unit]) -> Fields:
    """A text without digits: "hàng chục triệu USD", or nothing that can be read."""
    words = split_words(text, 0, len(text))
    if not words:
        raise refusal(text, 0, "empty")
    start = next((at for word, at in words if word == _ORDER), None)
    if start is None:
        is_hedge = _longest(words, 0, _HEDGES)[0] is not None or words[0][0] in (_FROM, *_RANKS)
        raise refusal(
            text, len(text) if is_hedge else 0, "hedge alone" if is_hedge else "no number"
        )
    hedges, before, is_rank, begun, _ = read_head(text, start, forms)
    if hedges or before or is_rank or begun is not None:
        raise refusal(text, start, "clash")
    after = [(word, at) for word, at in words if at > start]
    exponent = _ORDERS.get(after[0][0], 0) if after else 0
    used = 1 if exponent else 0
    scale, _ = leading_scale(after[used:])
    begins = after[used][1] if used < len(after) else len(text)
    _, unit, behind = read_tail(text, begins, len(text), forms)
    exponent += scale or 0
    if not 1 <= exponent <= MAX_ORDER:
        raise refusal(text, begins, "order")
    if behind is not None:
        raise refusal(text, begins, "clash")
    return shift(Decimal(1), exponent), unit or Unit.COUNT, Hedge.ORDER, None, None
