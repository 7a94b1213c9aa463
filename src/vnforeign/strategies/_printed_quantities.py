"""Amounts as real texts print them, with the quantity they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from vnforeign.strategies._basics import shown
from vnforeign.strategies._quantities import quantities
from vnforeign.strategies._spelling import spelled
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

_BEFORE = {
    Hedge.EXACT: ("",),
    Hedge.OVER: ("trên", "hơn", ">"),
    Hedge.NEARLY: ("gần", "ngót"),
    Hedge.UNDER: ("dưới", "chưa đến", "chưa tới", "<"),
    Hedge.ABOUT: ("khoảng", "vào khoảng", "chừng", "xấp xỉ", "trên dưới", "~", "khoảng hơn"),
    Hedge.ESTIMATE: (
        *("ước", "ước đạt", "ước tính", "ước tính đạt", "ước thực hiện", "ước đạt trên"),
        *("ước khoảng", "ước đạt gần"),
    ),
    Hedge.AT_LEAST: ("ít nhất", "tối thiểu", "không dưới", "≥"),
    Hedge.AT_MOST: ("tối đa", "nhiều nhất", "không quá", "không vượt quá", "≤"),
}
_BEHIND = {Hedge.AT_LEAST: "trở lên", Hedge.AT_MOST: "trở xuống"}
_BEFORE_RANGE = {
    Hedge.BETWEEN: ("",),
    Hedge.ABOUT: ("khoảng", "vào khoảng", "chừng"),
    Hedge.ESTIMATE: ("ước", "ước đạt", "ước tính"),
}
_RANKS = ("thứ", "hạng", "đứng thứ", "xếp thứ", "xếp hạng", "vị trí thứ", "đứng ở vị trí thứ")
_SCALES = {
    3: ("nghìn", "ngàn"),
    4: ("vạn",),
    6: ("triệu", "tr"),
    9: ("tỷ",),
    12: ("nghìn tỷ", "ngàn tỷ"),
    15: ("triệu tỷ",),
}
_ORDERS = (
    ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ"),
    ("", "ngàn", "triệu", "tỷ", "ngàn tỷ", "triệu tỷ"),
)
_LINKS = ("{}-{}", "{} - {}", "{} – {}", "từ {} đến {}", "{} đến {}", "từ {} tới {}")
_COMPOUNDS = {6: ("triệu", "nghìn"), 9: ("tỷ", "triệu"), 12: ("nghìn tỷ", "tỷ")}
_UNSCALED = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.RANK)
_EXACT = Context(prec=200)
_SHORT = 4  # decimals that are printed before a scale word
_LETTER = re.compile(r"[^\W\d_]")
_DOUBTFUL = re.compile(r"(?!0+,)[0-9]{1,3},[0-9]{3}")


@shown
def printed_quantities(
    *,
    units: Iterable[Unit] | None = None,
    hedges: Iterable[Hedge] | None = None,
    min_amount: Decimal | int | None = None,
    max_amount: Decimal | int | None = None,
) -> st.SearchStrategy[tuple[str, Quantity]]:
    """Printed forms of amounts, and the quantity each means.

    Hedges in all their words, before and behind; both separator conventions; scale words and
    compounds; every form of the unit, currencies on either side; blanks of all kinds, tone marks
    on either vowel, composed and decomposed letters. What is printed never leaves open which
    amount it is. Shrinks towards ``"0"``.

    Args:
        units: The units to draw from, your own among them; those of the table if not given.
        hedges: The hedges to draw from; all of them if not given.
        min_amount: The least amount, inclusive.
        max_amount: The greatest amount, inclusive.

    Raises:
        InvalidArgument: As `quantities` does.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> over = strategies.printed_quantities(units=[vf.Unit.USD], hedges=[vf.Hedge.OVER])
    >>> text, quantity = find(over, lambda pair: pair[1].amount > 5)
    >>> text, vf.Quantity.parse(text) == quantity
    ('trên 6 USD', True)
    """
    drawn = quantities(units=units, hedges=hedges, min_amount=min_amount, max_amount=max_amount)
    return _printed(drawn)


@st.composite
def _printed(draw: st.DrawFn, drawn: st.SearchStrategy[Quantity]) -> tuple[str, Quantity]:
    quantity = draw(drawn)
    return spelled(draw, text_of(draw, quantity)), quantity


def text_of(draw: st.DrawFn, quantity: Quantity) -> str:
    """A printed form of an amount, in the spelling of the dictionary."""
    english = draw(st.booleans())
    if quantity.hedge is Hedge.ORDER:
        return _order(draw, quantity)
    if quantity.unit.kind is UnitKind.RANK:
        return _rank(draw, quantity)
    return _amount(draw, quantity, _Style.drawn(draw, quantity, english=english))


def _order(draw: st.DrawFn, quantity: Quantity) -> str:
    """An order of magnitude: "hàng chục triệu USD"."""
    thousands, tens = divmod(len(f"{quantity.amount:f}") - 1, 3)
    large = draw(st.sampled_from(_ORDERS))[thousands]
    words = ("hàng", ("", "chục", "trăm")[tens], large, _noun(draw, quantity.unit))
    return " ".join(word for word in words if word)


def _rank(draw: st.DrawFn, quantity: Quantity) -> str:
    """A rank: "đứng thứ 10/63"."""
    text = f"{draw(st.sampled_from(_RANKS))} {quantity.amount:f}"
    whole = "" if quantity.of is None else f"/{quantity.of:f}"
    hedge = draw(st.sampled_from(_BEFORE[quantity.hedge]))
    return f"{hedge} {text}{whole}".strip()


def _amount(draw: st.DrawFn, quantity: Quantity, style: _Style) -> str:
    """Hedge, number or two, scale word, unit."""
    unit, upper = quantity.unit, quantity.upper
    hedges = _BEFORE if upper is None else _BEFORE_RANGE
    hedge = draw(st.sampled_from(hedges[quantity.hedge]))
    noun = _noun(draw, unit)
    number = _compound(draw, quantity) or _numbers(draw, quantity, style, noun)
    plain = upper is None and quantity.amount >= 0
    body = _with_noun(draw, number, noun, unit, plain=plain)
    behind = _BEHIND.get(quantity.hedge)
    if behind is not None and draw(st.booleans()):
        return f"{draw(st.sampled_from(('', 'từ ')))}{body} {behind}"
    return f"{hedge} {body}".strip()


def _numbers(draw: st.DrawFn, quantity: Quantity, style: _Style, noun: str) -> str:
    """One number, a range, or a part and its whole; with the scale word."""
    number = style.number(draw, quantity.amount)
    if quantity.upper is not None:
        # With a dash before it, a number below zero would be hard to tell.
        link = draw(st.sampled_from(_LINKS if quantity.amount >= 0 else _LINKS[3:]))
        each = draw(st.sampled_from(("", style.scale, f"{style.scale} {noun}".strip())))
        first = f"{number} {each}" if each else number
        number = link.format(first, style.number(draw, quantity.upper))
    elif quantity.of is not None:
        slash = draw(st.sampled_from(("/", " / ")))
        number = f"{number}{slash}{style.number(draw, quantity.of)}"
    return f"{number} {style.scale}" if style.scale else number


def _compound(draw: st.DrawFn, quantity: Quantity) -> str:
    """As in "1 tỷ 021 triệu", where an amount can be printed so; else nothing."""
    amount, parts = quantity.amount.as_integer_ratio()
    alone = quantity.upper is None and quantity.of is None and quantity.unit.kind not in _UNSCALED
    for places, (large, small) in _COMPOUNDS.items() if alone and parts == 1 and amount > 0 else ():
        many, rest = divmod(amount, 10**places)
        few, left = divmod(rest, 10 ** (places - 3))
        if many and few and not left and draw(st.booleans()):
            return f"{many} {large} {few:{draw(st.sampled_from(('', '03')))}} {small}"
    return ""


def _noun(draw: st.DrawFn, unit: Unit) -> str:
    return "" if unit == Unit.COUNT else draw(st.sampled_from(unit.forms))


def _with_noun(draw: st.DrawFn, number: str, noun: str, unit: Unit, *, plain: bool) -> str:
    """The unit behind the number, or a currency's code or sign in front of it."""
    if not noun:
        return number
    code = unit.kind is UnitKind.CURRENCY and noun == noun.upper()
    if draw(st.booleans()) and plain and code:
        return f"{noun}{_gap(draw, noun[-1])}{number}"
    return f"{number}{_gap(draw, noun[0]) if number[-1].isdigit() else ' '}{noun}"


def _gap(draw: st.DrawFn, sign: str) -> str:
    """A blank; beside a sign that is no letter perhaps none."""
    return " " if _LETTER.match(sign) else draw(st.sampled_from((" ", "")))


class _Style(NamedTuple):
    """How the numbers of one text are printed."""

    english: bool
    places: int
    scale: str

    @classmethod
    def drawn(cls, draw: st.DrawFn, quantity: Quantity, *, english: bool) -> _Style:
        """One that the numbers can be printed in, and read again without doubt."""
        numbers = [quantity.amount, *(one for one in (quantity.upper, quantity.of) if one)]
        fitting = [0]
        if quantity.of is None and quantity.unit.kind not in _UNSCALED:
            fitting += [places for places in _SCALES if all(_short(n, places) for n in numbers)]
        places = draw(st.sampled_from(fitting))
        scale = draw(st.sampled_from(_SCALES[places])) if places else ""
        return cls(english and len(numbers) == 1, places, scale)

    def number(self, draw: st.DrawFn, value: Decimal) -> str:
        """A number in this style, scale word not included."""
        text = f"{value.copy_abs().scaleb(-self.places, _EXACT):f}"
        whole, _, fraction = text.partition(".")
        fraction, filled = fraction.rstrip("0"), draw(st.booleans())
        if fraction and draw(st.booleans()):
            fraction += "0"
        minus = draw(st.sampled_from(("-", "−", "âm "))) if value < 0 else ""
        number = self._english(whole, fraction, grouped=filled)
        return minus + (number or self._usual(whole, fraction, filled=filled))

    def _english(self, whole: str, fraction: str, *, grouped: bool) -> str:
        """As in "1,530.5", where the other convention cannot be meant; else nothing."""
        if not self.english or not (len(whole) > 6 or len(fraction) not in (0, 3)):
            return ""
        whole = f"{int(whole):,}" if grouped or len(whole) > 6 else whole
        return f"{whole}.{fraction}" if fraction else whole

    def _usual(self, whole: str, fraction: str, *, filled: bool) -> str:
        """As in "5.933,7", "5933,7", "05"."""
        if filled and len(whole) == 1 and not fraction and whole != "0":
            return f"0{whole}"
        if filled:
            whole = f"{int(whole):,}".replace(",", ".")
        text = f"{whole},{fraction}" if fraction else whole
        settled = self.scale and not fraction.endswith("0")  # "3,862 tỷ" is a decimal
        return f"{text}0" if _DOUBTFUL.fullmatch(text) and not settled else text


def _short(value: Decimal, places: int) -> bool:
    """Whether a number is printed with a scale word: it is as large, and has few decimals."""
    scaled = value.scaleb(-places, _EXACT).normalize(_EXACT)
    return abs(value) >= 10**places and -int(scaled.as_tuple().exponent) <= _SHORT
