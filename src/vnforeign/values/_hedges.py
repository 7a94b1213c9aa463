"""Hedges and what they bound: `Hedge`, `Bounds`, and the words that print a hedge."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs

from vnforeign.errors import Lang
from vnforeign.values._numbers import EXACT, MAX_WHOLE, exact, shift, write_number

__all__ = [
    "BEHIND_WORDS",
    "HEDGE_WORDS",
    "Bounds",
    "Hedge",
    "added",
    "combined",
    "plain_bounds",
]

# Ends may be longer than amounts, being sums of them.
_MOST: Final = 2 * MAX_WHOLE


class Hedge(enum.Enum):
    """How firmly an amount is stated; part of the fact, never dropped.

    >>> import vnforeign as vf
    >>> vf.Quantity.parse("gần 14 tỷ USD").hedge
    <Hedge.NEARLY: 'nearly'>
    """

    EXACT = "exact"
    OVER = "over"
    """trên, hơn: more than the amount."""
    NEARLY = "nearly"
    """gần: a little less than the amount."""
    UNDER = "under"
    """dưới, chưa đến: less than the amount, perhaps much less."""
    ABOUT = "about"
    """khoảng: near the amount, on either side."""
    ESTIMATE = "estimate"
    """ước, ước đạt, ước thực hiện: computed before the figures were in."""
    AT_LEAST = "at-least"
    """ít nhất, tối thiểu, trở lên: the amount or more."""
    AT_MOST = "at-most"
    """tối đa, không quá, trở xuống: the amount or less."""
    BETWEEN = "between"
    """200-300, từ 200 đến 300: between two amounts, both included."""
    ORDER = "order"
    """hàng chục, hàng trăm, hàng triệu: an order of magnitude, at least one of it."""


HEDGE_WORDS: Final[dict[str, Hedge]] = {
    "trên": Hedge.OVER,
    "hơn": Hedge.OVER,
    ">": Hedge.OVER,
    "gần": Hedge.NEARLY,
    "ngót": Hedge.NEARLY,
    "dưới": Hedge.UNDER,
    "chưa đến": Hedge.UNDER,
    "chưa tới": Hedge.UNDER,
    "<": Hedge.UNDER,
    "khoảng": Hedge.ABOUT,
    "vào khoảng": Hedge.ABOUT,
    "chừng": Hedge.ABOUT,
    "xấp xỉ": Hedge.ABOUT,
    "trên dưới": Hedge.ABOUT,
    "~": Hedge.ABOUT,
    "≈": Hedge.ABOUT,
    "ước": Hedge.ESTIMATE,
    "ước đạt": Hedge.ESTIMATE,
    "ước tính": Hedge.ESTIMATE,
    "ước tính đạt": Hedge.ESTIMATE,
    "ước thực hiện": Hedge.ESTIMATE,
    "ước thực hiện đạt": Hedge.ESTIMATE,
    "ít nhất": Hedge.AT_LEAST,
    "tối thiểu": Hedge.AT_LEAST,
    "không dưới": Hedge.AT_LEAST,
    "≥": Hedge.AT_LEAST,
    "tối đa": Hedge.AT_MOST,
    "nhiều nhất": Hedge.AT_MOST,
    "không quá": Hedge.AT_MOST,
    "không vượt quá": Hedge.AT_MOST,
    "≤": Hedge.AT_MOST,
}
"""What is printed before an amount, and the hedge it states."""

BEHIND_WORDS: Final[dict[str, Hedge]] = {
    "trở lên": Hedge.AT_LEAST,
    "trở xuống": Hedge.AT_MOST,
}
"""What is printed behind an amount and its unit, and the hedge it states."""


def combined(hedges: list[Hedge]) -> Hedge | None:
    """The one hedge that several printed together come to; None where they clash.

    An estimate wins, then "about": neither bounds anything, which holds whatever the other says.

    >>> combined([Hedge.ESTIMATE, Hedge.OVER]), combined([]), combined([Hedge.OVER, Hedge.UNDER])
    (<Hedge.ESTIMATE: 'estimate'>, <Hedge.EXACT: 'exact'>, None)
    """
    if Hedge.ESTIMATE in hedges:
        return Hedge.ESTIMATE
    if Hedge.ABOUT in hedges:
        return Hedge.ABOUT
    if not hedges:
        return Hedge.EXACT
    return hedges[0] if len(set(hedges)) == 1 else None


def _end(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else exact(value, "end of bounds", _MOST)


@attrs.frozen(kw_only=True)
class Bounds:
    """What is certain of an amount: an interval, open or closed, perhaps without an end.

    Attributes:
        lower: The lower end in the unit of the amount; None where nothing is known.
        upper: The upper end; None where nothing is known.
        lower_open: Whether the lower end itself is left out.
        upper_open: Whether the upper end itself is left out.

    Raises:
        ValueError: If an end is no Decimal (or int), or the interval holds nothing.

    >>> import vnforeign as vf
    >>> over, nearly = vf.Quantity.parse("trên 100"), vf.Quantity.parse("gần 14")
    >>> over.bounds.describe(), nearly.bounds.describe(), (over.bounds + nearly.bounds).describe()
    ('more than 100', 'less than 14', 'unknown')
    """

    lower: Decimal | None = attrs.field(default=None, converter=_end)
    upper: Decimal | None = attrs.field(default=None, converter=_end)
    lower_open: bool = False
    upper_open: bool = False

    def __attrs_post_init__(self) -> None:
        if (self.lower is None and self.lower_open) or (self.upper is None and self.upper_open):
            raise ValueError("bounds: an end that is not known cannot be open")
        if self.lower is None or self.upper is None:
            return
        open_end = self.lower_open or self.upper_open
        if self.lower > self.upper or (self.lower == self.upper and open_end):
            raise ValueError(
                f"bounds from lower {self.lower} to upper {self.upper} hold no number: expected"
                " lower below upper, or the two equal and closed"
            )

    def __add__(self, other: Bounds) -> Bounds:
        """The bounds of a sum: ends add up, and an end unknown on one side stays unknown.

        >>> import vnforeign as vf
        >>> (vf.Bounds(lower=3, upper=3) + vf.Bounds(lower=5, lower_open=True)).describe()
        'more than 8'
        """
        if not isinstance(other, Bounds):
            return NotImplemented
        lower = _sum(self.lower, other.lower)
        upper = _sum(self.upper, other.upper)
        return Bounds(
            lower=lower,
            upper=upper,
            lower_open=lower is not None and (self.lower_open or other.lower_open),
            upper_open=upper is not None and (self.upper_open or other.upper_open),
        )

    @property
    def is_exact(self) -> bool:
        """Whether the amount is certain: both ends known and one number.

        >>> import vnforeign as vf
        >>> vf.Quantity.parse("219 dự án").bounds.is_exact
        True
        """
        return self.lower is not None and self.lower == self.upper

    def contains(self, value: Decimal | int) -> bool:
        """Whether the amount may be this number; True for every number where nothing is known.

        Raises:
            ValueError: If ``value`` is no Decimal or int (a float is not).

        >>> import vnforeign as vf
        >>> bounds = vf.Quantity.parse("trên 100").bounds
        >>> bounds.contains(100), bounds.contains(101)
        (False, True)
        """
        number = exact(value, "value", _MOST)
        if self.lower is not None and (
            number < self.lower or (self.lower_open and number == self.lower)
        ):
            return False
        return self.upper is None or not (
            number > self.upper or (self.upper_open and number == self.upper)
        )

    def describe(self, lang: Lang = "en") -> str:
        """The bounds in words, in English or Vietnamese, without unit.

        >>> import vnforeign as vf
        >>> vf.Quantity.parse("200-300 triệu USD").bounds.describe("vi")
        'từ 200.000.000 đến 300.000.000'
        """
        words = _DESCRIBED[lang]
        low = None if self.lower is None else write_number(self.lower, lang, guard=lang == "vi")
        high = None if self.upper is None else write_number(self.upper, lang, guard=lang == "vi")
        if low is None and high is None:
            return words["unknown"]
        if low == high:
            return words["exact"].format(low)
        if low is not None and high is not None and not self.lower_open and not self.upper_open:
            return words["between"].format(low, high)
        parts = []
        if low is not None:
            parts.append(words["over" if self.lower_open else "from"].format(low))
        if high is not None:
            parts.append(words["under" if self.upper_open else "to"].format(high))
        return words["and"].join(parts)


_DESCRIBED: Final[dict[str, dict[str, str]]] = {
    "en": {
        "unknown": "unknown",
        "exact": "exactly {}",
        "between": "between {} and {}",
        "over": "more than {}",
        "from": "at least {}",
        "under": "less than {}",
        "to": "at most {}",
        "and": " and ",
    },
    "vi": {
        "unknown": "chưa xác định",
        "exact": "đúng {}",
        "between": "từ {} đến {}",
        "over": "trên {}",
        "from": "ít nhất {}",
        "under": "dưới {}",
        "to": "tối đa {}",
        "and": " và ",
    },
}


def _sum(one: Decimal | None, two: Decimal | None) -> Decimal | None:
    if one is None or two is None:
        return None
    return shift(EXACT.add(one, two), 0)


_set_lower, _set_upper, _set_lower_open, _set_upper_open = (
    vars(Bounds)[field.name].__set__ for field in attrs.fields(Bounds)
)


def plain_bounds(
    lower: Decimal | None = None,
    upper: Decimal | None = None,
    *,
    lower_open: bool = False,
    upper_open: bool = False,
) -> Bounds:
    """Bounds whose ends are amounts already checked: set without being checked once more.

    >>> plain_bounds(Decimal(3)) == Bounds(lower=Decimal(3))
    True
    """
    made: Bounds = object.__new__(Bounds)
    _set_lower(made, lower)
    _set_upper(made, upper)
    _set_lower_open(made, lower_open)
    _set_upper_open(made, upper_open)
    return made


def added(bounds: Iterable[Bounds]) -> Bounds:
    """The bounds of a sum, as adding them one by one gives, made once at the end.

    None at all give the bounds of nothing, which is zero.

    >>> added([Bounds(lower=3, upper=3), Bounds(lower=5, lower_open=True)]).describe()
    'more than 8'
    """
    lower: Decimal | None = Decimal(0)
    upper: Decimal | None = Decimal(0)
    lower_open = upper_open = False
    add = EXACT.add
    for one in bounds:
        if lower is not None:
            lower = None if one.lower is None else add(lower, one.lower)
        if upper is not None:
            upper = None if one.upper is None else add(upper, one.upper)
        lower_open = lower_open or one.lower_open
        upper_open = upper_open or one.upper_open
        if lower is None and upper is None:
            break
    return Bounds(
        lower=lower,
        upper=upper,
        lower_open=lower is not None and lower_open,
        upper_open=upper is not None and upper_open,
    )
