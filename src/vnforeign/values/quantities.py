"""Amounts as documents print them: a number, its unit and its hedge, read and written exactly.

A `Quantity` is never a bare number. It reads what Vietnamese documents print ("trên 3,862 tỷ
USD", "thứ 10/63", "hàng chục đoàn"), and writes itself in one canonical form that reads back
to the same value.
"""

from __future__ import annotations

import functools
import re
from collections import deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import repeat
from typing import Final, Literal

import attrs

from vnforeign.errors import InvalidQuantity, Lang
from vnforeign.values._hedges import Bounds, Hedge, combined, plain_bounds
from vnforeign.values._numbers import exact, from_digits, key, shift, write_number
from vnforeign.values._quantity_text import MAX_ORDER, NEXT_NUMBER, read, read_head, read_tail
from vnforeign.values.units import Unit, UnitKind, unit_forms

__all__ = ["Bounds", "Hedge", "Quantity"]

_UPPER_HEDGES: Final = frozenset({Hedge.BETWEEN, Hedge.ABOUT, Hedge.ESTIMATE})
_UNSCALED: Final = frozenset({UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.RANK})
_SCALES: Final = {
    3: ("nghìn", "thousand"),
    6: ("triệu", "million"),
    9: ("tỷ", "billion"),
    12: ("nghìn tỷ", "trillion"),
}
_SCALE_NAMES: Final = {key(name): places for places, names in _SCALES.items() for name in names} | {
    key("ngàn"): 3,
    key("ngàn tỷ"): 12,
}
_ORDER_VI: Final = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ")
_ORDER_EN: Final = ("", "thousand", "million", "billion", "trillion", "quadrillion")
_HEDGE_VI: Final = {
    Hedge.OVER: "trên ",
    Hedge.NEARLY: "gần ",
    Hedge.UNDER: "dưới ",
    Hedge.ABOUT: "khoảng ",
    Hedge.ESTIMATE: "ước ",
    Hedge.AT_LEAST: "ít nhất ",
    Hedge.AT_MOST: "tối đa ",
}
_HEDGE_EN: Final = {
    Hedge.OVER: "over ",
    Hedge.NEARLY: "nearly ",
    Hedge.UNDER: "under ",
    Hedge.ABOUT: "about ",
    Hedge.ESTIMATE: "an estimated ",
    Hedge.AT_LEAST: "at least ",
    Hedge.AT_MOST: "at most ",
}


def _amount(value: Decimal | int) -> Decimal:
    return exact(value, "amount")


def _upper(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else exact(value, "upper")


def _of(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else exact(value, "of")


@attrs.frozen(kw_only=True)
class Quantity:
    """An amount with its unit and its hedge, as a source states it.

    Attributes:
        amount: The number in ``unit``, scale words applied ("tỷ" is ``10**9``); held without
            exponent and without trailing zeros. For an order of magnitude, the least of it.
        unit: What it counts or measures.
        hedge: How firmly it is stated.
        upper: The upper end, in ``unit``: always there in a range (`Hedge.BETWEEN`), possible
            in one that is itself "about" or an estimate ("khoảng 200-300 triệu USD").
        of: The whole: 28 in "23/28", 63 in "thứ 10/63".

    Raises:
        ValueError: If a number is no Decimal (or int), or the fields do not go together.

    >>> import vnforeign as vf
    >>> amount = vf.Quantity.parse("trên 3,862 tỷ USD")
    >>> amount.amount, amount.unit.code, amount.hedge.value
    (Decimal('3862000000'), 'USD', 'over')
    >>> print(amount)
    trên 3.862.000.000 USD
    """

    amount: Decimal = attrs.field(converter=_amount)
    unit: Unit
    hedge: Hedge = Hedge.EXACT
    upper: Decimal | None = attrs.field(default=None, converter=_upper)
    of: Decimal | None = attrs.field(default=None, converter=_of)

    def __attrs_post_init__(self) -> None:
        fault = _fault_of(self)
        if fault:
            raise ValueError(f"quantity: {fault}")

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        convention: Literal["auto", "vi", "en"] = "auto",
        units: Iterable[Unit] = (),
    ) -> Quantity:
        """Read one printed amount.

        The Vietnamese convention (dots group, a comma is the decimal mark) is tried first, the
        English one where the first does not fit; all numbers of a text follow one convention:

        - "6.578.799", "2.024" and "4.270 triệu" are groups: 6578799, 2024, 4270 million.
        - "7.09%", "1,530.5" and "6,578,799" fit the English convention only, and are read so.
        - "3,862 tỷ": a comma and three digits before a scale word are a decimal.
        - "12,500" and "US$ 1,530", a comma and exactly three digits with no scale word, and
          "20,630 tỷ", with a zero no decimal would print, may be either: refused, with both
          values in ``candidates``, unless ``convention`` settles it.
        - "1.2.3" and "1 530" fit neither, and are refused. Leading zeros are style ("05").

        Of several hedges an estimate wins, then "about"; others must agree.

        Args:
            text: The amount and nothing else: hedge, number, scale word, unit; in either order
                for currencies; at most 300 code points.
            convention: "vi" or "en" where the writer's convention is known.
            units: Units of your own; their forms come before the table's.

        Raises:
            InvalidQuantity: If the text is no amount, or says more than one.

        >>> import vnforeign as vf
        >>> vf.Quantity.parse("6,578,799 USD") == vf.Quantity.parse("6.578.799 đô la Mỹ")
        True
        >>> vf.Quantity.parse("US$ 1,530", convention="en").amount
        Decimal('1530')
        >>> try:
        ...     vf.Quantity.parse("12,500 ha")
        ... except vf.InvalidQuantity as error:
        ...     print(*error.candidates, sep=" or ")
        12,5 ha or 12.500 ha
        """
        if convention == "auto" and not units and type(text) is str and len(text) <= _SHORT:
            return _parse_short(text)
        return _parse(text, convention, tuple(units))

    @property
    def bounds(self) -> Bounds:
        """What is certain of the amount.

        Exact is [v, v]; over (v, ∞); nearly and under (-∞, v); at least [v, ∞); at most
        (-∞, v]; between [a, b]; an order of magnitude [v, ∞); about and an estimate say nothing
        certain.

        >>> import vnforeign as vf
        >>> vf.Quantity.parse("hàng chục triệu USD").bounds.describe()
        'at least 10,000,000'
        """
        hedge, amount = self.hedge, self.amount
        if hedge is Hedge.EXACT:
            return plain_bounds(amount, amount)
        if hedge is Hedge.BETWEEN:
            return plain_bounds(amount, self.upper)
        if hedge is Hedge.OVER:
            return plain_bounds(amount, lower_open=True)
        if hedge in (Hedge.AT_LEAST, Hedge.ORDER):
            return plain_bounds(amount)
        if hedge in (Hedge.NEARLY, Hedge.UNDER):
            return plain_bounds(upper=amount, upper_open=True)
        return plain_bounds(upper=amount) if hedge is Hedge.AT_MOST else plain_bounds()

    def __str__(self) -> str:
        return self.format()

    def format(self, lang: Lang = "vi", scale: str | None = None) -> str:
        """The amount in words of either language, every digit of it.

        Args:
            lang: "vi" (which `parse` reads back to the same value) or "en".
            scale: The scale word to write it in: "nghìn", "triệu", "tỷ", "nghìn tỷ", or
                "thousand", "million", "billion", "trillion", each good for both languages.
                Digits never get lost: 1,488,170 is "1,48817 triệu". An order of magnitude
                keeps its own words.

        Raises:
            ValueError: If ``scale`` is no such word, or the unit takes none (percent, ranks).

        >>> import vnforeign as vf
        >>> amount = vf.Quantity.parse("trên 3.862.000.000 USD")
        >>> amount.format(scale="tỷ"), amount.format("en", "billion")
        ('trên 3,862 tỷ USD', 'over 3.862 billion USD')
        """
        if lang not in ("vi", "en"):
            raise ValueError(f"lang {lang!r}: expected 'vi' or 'en'")
        places = 0
        if scale is not None:
            places = _SCALE_NAMES.get(key(scale), 0)
            if not places:
                expected = ", ".join(name for names in _SCALES.values() for name in names)
                raise ValueError(f"scale {scale!r}: expected one of {expected}")
            if self.unit.kind in _UNSCALED:
                raise ValueError(f"scale {scale!r}: {self.unit.code} takes no scale word")
        return _vietnamese(self, places) if lang == "vi" else _english(self, places)


def _fault_of(quantity: Quantity) -> str:
    """Which fields do not go together; empty when all do."""
    amount, hedge, upper, of = quantity.amount, quantity.hedge, quantity.upper, quantity.of
    if not isinstance(quantity.unit, Unit):
        return f"unit {quantity.unit!r}: expected a Unit"
    if not isinstance(hedge, Hedge):
        return f"hedge {hedge!r}: expected a Hedge"
    if hedge is Hedge.BETWEEN and upper is None:
        return "hedge BETWEEN needs upper, the upper end of the range"
    if upper is not None and (hedge not in _UPPER_HEDGES or upper <= amount or of is not None):
        return (
            f"upper {upper} with amount {amount} and hedge {hedge.name}: expected an upper end"
            " above the amount, in a range (BETWEEN, ABOUT or ESTIMATE) without `of`"
        )
    if of is not None and (of <= 0 or amount < 0 or hedge is Hedge.ORDER):
        return f"of {of} with amount {amount}: expected a whole above 0 and a part from 0 up"
    if hedge is Hedge.ORDER and _order_of(amount) is None:
        return (
            f"amount {amount} with hedge ORDER: expected a power of ten from 10 to 10^{MAX_ORDER}"
        )
    if quantity.unit.kind is UnitKind.RANK:
        whole = amount == amount.to_integral_value() and amount >= 1
        if not whole or upper is not None or hedge is Hedge.ORDER:
            return f"amount {amount} of a rank: expected one whole number from 1"
        if of is not None and (of < amount or of != of.to_integral_value()):
            return f"of {of} of a rank: expected a whole number from {amount}"
    return ""


def _doubt(text: str, at: int, readings: list[Quantity]) -> InvalidQuantity:
    one, two = (str(reading) for reading in readings)
    return InvalidQuantity(
        text,
        at,
        f"the comma may be a decimal mark ({one}) or group thousands ({two})",
        f"dấu phẩy có thể là dấu thập phân ({one}) hoặc phân tách hàng nghìn ({two})",
        "settle it with convention='vi' or convention='en'",
        "hãy chỉ rõ convention='vi' hoặc convention='en'",
        readings,
    )


def _order_of(amount: Decimal) -> int | None:
    """The power of ten an amount is, where "hàng" can print it."""
    digits = f"{amount:f}"
    exponent = len(digits) - 1
    return exponent if digits == "1" + "0" * exponent and 1 <= exponent <= MAX_ORDER else None


def _vietnamese(quantity: Quantity, places: int) -> str:
    unit, upper, of = quantity.unit, quantity.upper, quantity.of
    hedge = _HEDGE_VI.get(quantity.hedge, "")
    noun = "" if unit == Unit.COUNT else unit.forms[0]
    order = _order_of(quantity.amount) if quantity.hedge is Hedge.ORDER else None
    if order is not None:
        words = ("", "chục", "trăm")[order % 3], _ORDER_VI[order // 3]
        return " ".join(word for word in ("hàng", *words, noun) if word)
    # Before a scale word three decimals are never taken for a group.
    guard = not places
    text = write_number(shift(quantity.amount, -places), "vi", guard=guard)
    if upper is not None:
        text = f"từ {text} đến {write_number(shift(upper, -places), 'vi', guard=guard)}"
    if of is not None:
        text = f"{text}/{write_number(shift(of, -places), 'vi', guard=guard)}"
    if unit.kind is UnitKind.RANK:
        return f"{hedge}thứ {text}"
    if places:
        text = f"{text} {_SCALES[places][0]}"
    return f"{hedge}{text}{noun if noun.startswith('%') else f' {noun}' if noun else ''}"


def _english(quantity: Quantity, places: int) -> str:
    unit, upper, of = quantity.unit, quantity.upper, quantity.of
    hedge = _HEDGE_EN.get(quantity.hedge, "")
    order = _order_of(quantity.amount) if quantity.hedge is Hedge.ORDER else None
    if order is not None:
        noun = _english_noun(unit, plural=True)
        tens = ("", "tens", "hundreds")[order % 3]
        large = _ORDER_EN[order // 3]
        words = (tens, f"{large}s" if large else "", noun)
        return " of ".join(word for word in words if word)
    text = write_number(shift(quantity.amount, -places), "en")
    if unit.kind is UnitKind.RANK:
        whole = "" if of is None else f" of {write_number(of, 'en')}"
        return f"{hedge}{text}{_ordinal_ending(quantity.amount)}{whole}"
    if upper is not None:
        text = f"{text} to {write_number(shift(upper, -places), 'en')}"
    if of is not None:
        text = f"{text} of {write_number(shift(of, -places), 'en')}"
    if places:
        text = f"{text} {_SCALES[places][1]}"
    if unit == Unit.PERCENT:
        return f"{hedge}{text}%"
    noun = _english_noun(unit, plural=quantity.amount != 1 or upper is not None or of is not None)
    return f"{hedge}{text} {noun}" if noun else f"{hedge}{text}"


def _english_noun(unit: Unit, *, plural: bool) -> str:
    if unit == Unit.COUNT:
        return ""
    return unit.code if unit.kind is UnitKind.CURRENCY else unit.name(plural=plural)


def _ordinal_ending(rank: Decimal) -> str:
    last = f"0{rank:f}"
    if last[-2] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(last[-1], "th")


def _parse(text: object, convention: str, units: tuple[Unit, ...]) -> Quantity:
    """By the grammar, whatever the text."""
    if convention not in ("auto", "vi", "en"):
        raise ValueError(f"convention {convention!r}: expected 'auto', 'vi' or 'en'")
    readings, doubt = read(text, convention, units)
    quantities = [
        Quantity(amount=amount, unit=unit, hedge=hedge, upper=upper, of=of)
        for amount, unit, hedge, upper, of in readings
    ]
    if len(quantities) > 1:
        raise _doubt(str(text), doubt, quantities)
    return quantities[0]


# The short way, for the shape nearly all amounts have: words, one number in the Vietnamese
# convention, words. Whole texts repeat, and so does what stands around numbers, so both are
# remembered as the grammar read them. The tests hold the short way to the grammar.

_SHORT: Final = 40  # so short that no amount has more digits than it may
_AT_NUMBER: Final = re.compile(r"([0-9.]++)(?:,([0-9]++))?+").split
_GROUPED: Final = re.compile(r"(?!0+\.)[0-9]{1,3}(?:\.[0-9]{3})++").fullmatch
_STROKES: Final = frozenset({" /", "/", *(f"/{sign}" for sign in " 0123456789")})
_OF_WHOLE: Final = re.compile(r" ?/ ?([0-9]++)(.*)").fullmatch
_set_amount, _set_unit, _set_hedge, _set_upper, _set_of = (
    vars(Quantity)[field.name].__set__ for field in attrs.fields(Quantity)
)


@functools.lru_cache(2048)
def _parse_short(text: str) -> Quantity:
    pieces = _AT_NUMBER(text, 1)
    if len(pieces) > 1:
        head, whole, fraction, tail = pieces
        hedge, is_rank = _plain_head(head)
        if hedge is not None and (is_rank or tail[:2] in _STROKES):
            part = _plain_part(whole, fraction, tail, hedge, is_rank=is_rank)
            return _parse(text, "auto", ()) if part is None else part
        known = _plain_tail(tail)
        if hedge is not None and known is not None:
            amount = _plain_amount(whole, fraction, known[0])
            if amount is not None:
                return _made(amount, known[1], hedge)
    return _parse(text, "auto", ())


def _plain_part(
    whole: str, fraction: str | None, tail: str, hedge: Hedge, *, is_rank: bool
) -> Quantity | None:
    """A rank or a part of a whole, of bare digits; None where it takes the grammar to tell."""
    of = _OF_WHOLE(tail)
    rest = _plain_tail(of[2] if of else tail)
    if fraction is not None or not whole.isdigit() or rest is None or rest[0]:
        return None
    unit = rest[1]
    if is_rank:
        if unit is not Unit.COUNT:
            return None
        unit = Unit.RANK
    try:
        return Quantity(
            amount=Decimal(whole), unit=unit, hedge=hedge, of=Decimal(of[1]) if of else None
        )
    except ValueError:
        return None  # the grammar says why


def _made(amount: Decimal, unit: Unit, hedge: Hedge) -> Quantity:
    """A quantity whose fields are right by construction: set without being checked once more."""
    made: Quantity = object.__new__(Quantity)
    _set_amount(made, amount)
    _set_unit(made, unit)
    _set_hedge(made, hedge)
    _set_upper(made, None)
    _set_of(made, None)
    return made


_NOT_ALONE = Hedge.BETWEEN, Hedge.ORDER  # a tuple is asked by identity: no hash of a member
_RANK = UnitKind.RANK


def plain_quantity(digits: str, unit: Unit, hedge: Hedge) -> Quantity | None:
    """The quantity of an amount in canonical digits ("15.4"), where nothing more need be checked.

    None where the fields could disagree, or the digits are not in the short canonical form: the
    constructor then decides. For bulk reading, which has checked each field by itself.
    """
    if len(digits) > _SHORT or ("." in digits and digits[-1] == "0") or digits[0] == "-":
        return None
    if hedge in _NOT_ALONE or unit.kind is _RANK:
        return None
    return _made(Decimal(digits), unit, hedge)


_PLAIN_COLUMN: Final = re.compile(
    r"(?:(?:0|[1-9][0-9]*+)(?:\.[0-9]*[1-9])?\n)+"  # "0", "12", "15.4", a line each
).fullmatch


def plain_quantities(
    digits: Sequence[str], units: Sequence[Unit], hedges: Sequence[Hedge]
) -> list[Quantity] | None:
    """`plain_quantity` of a column; None where it would be None of one of them."""
    lines = "\n".join((*digits, ""))
    plain = _PLAIN_COLUMN(lines) is not None and lines.count("\n") == len(digits)
    if not plain or max(map(len, digits)) > _SHORT:
        return None
    # Thousands of rows have a few units: told apart by identity, as to hash one takes Python.
    some_units = dict(zip(map(id, units), units, strict=True)).values()
    some_hedges = dict(zip(map(id, hedges), hedges, strict=True)).values()
    if any(unit.kind is _RANK for unit in some_units) or any(
        hedge in _NOT_ALONE for hedge in some_hedges
    ):
        return None
    made: list[Quantity] = list(map(object.__new__, repeat(Quantity, len(digits))))
    for put, values in (
        (_set_amount, map(Decimal, digits)),
        (_set_unit, units),
        (_set_hedge, hedges),
        (_set_upper, repeat(None)),
        (_set_of, repeat(None)),
    ):
        deque(map(put, made, values), maxlen=0)  # a loop that is not Python's
    return made


def _plain_amount(whole: str, fraction: str | None, scale: int) -> Decimal | None:
    """The value of a number that can only follow the Vietnamese convention; else None."""
    if "." in whole:
        if not _GROUPED(whole):
            return None
        whole = whole.replace(".", "")
    if fraction is None:
        return Decimal(whole + "0" * scale)
    if len(fraction) == 3 and (not scale or fraction[2] == "0"):
        return None  # perhaps a group of thousands
    return from_digits(whole, fraction, scale)


@functools.lru_cache(512)
def _plain_head(head: str) -> tuple[Hedge | None, bool]:
    """The hedge printed before a number, and whether words of a rank are; None if more is."""
    try:
        hedges, currency, is_rank, begun, negative = read_head(head, len(head), unit_forms())
    except InvalidQuantity:
        return None, False
    plain = currency is None and begun is None and not negative
    return (combined(hedges) if plain else None), is_rank


@functools.lru_cache(512)
def _plain_tail(tail: str) -> tuple[int, Unit] | None:
    """The scale and unit printed behind a number; None where anything else is."""
    if NEXT_NUMBER.search(tail):
        return None
    try:
        scale, unit, hedge = read_tail(tail, 0, len(tail), unit_forms())
    except InvalidQuantity:
        return None
    return None if hedge else (scale or 0, unit or Unit.COUNT)
