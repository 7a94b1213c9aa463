"""How numbers are printed: two separator conventions, scale words, exact decimals.

The Vietnamese convention groups thousands with dots and marks decimals with a comma
("5.933,7"); the English one does the reverse ("5,933.7"). Documents use both. Everything here
is exact: a number goes from its digits to `Decimal` and back without rounding, whatever the
decimal context of the caller.
"""

from __future__ import annotations

import functools
import re
from decimal import Context, Decimal, Inexact
from typing import Final, Literal

from vnforeign.values.names import canonical

__all__ = [
    "EXACT",
    "MAX_FRACTION",
    "MAX_WHOLE",
    "NUMBER",
    "SCALE_WORDS",
    "Convention",
    "Words",
    "exact",
    "from_digits",
    "is_doubtful",
    "key",
    "leading_scale",
    "read_number",
    "shift",
    "split_words",
    "write_number",
]

Convention = Literal["vi", "en"]
"""How a number is separated: "5.933,7" (vi) or "5,933.7" (en)."""

Words = list[tuple[str, int]]
"""The words of a text as keys, each with its position in the text."""

NUMBER: Final = r"[0-9]++(?:[.,][0-9]++)*+"
"""The pattern of a printed number, in either convention or in none ("1.2.3")."""

MAX_WHOLE: Final = 48
"""Most digits before the decimal mark of an amount."""

MAX_FRACTION: Final = 40
"""Most digits after the decimal mark of an amount."""

SCALE_WORDS: Final[dict[str, int]] = {
    "nghìn": 3,
    "ngàn": 3,
    "vạn": 4,
    "tr": 6,
    "tr.": 6,
    "triệu": 6,
    "tỷ": 9,
    "tỉ": 9,
    "nghìn tỷ": 12,
    "ngàn tỷ": 12,
    "triệu tỷ": 15,
}
"""Scale words, as printed between a number and its unit, and their power of ten."""

EXACT: Final = Context(prec=400, traps=[Inexact])
"""A context wide enough for every amount and sum, which refuses to round."""

_WORD = re.compile(r"\S+")
# A first group of zeros is no group: "0.500" can only be a decimal.
_READ: Final = {
    "vi": re.compile(r"((?!0+\.)[0-9]{1,3}(?:\.[0-9]{3})++|[0-9]++)(?:,([0-9]++))?+"),
    "en": re.compile(r"((?!0+,)[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.([0-9]++))?+"),
}
_DOUBTFUL = re.compile(r"(?!0+,)[0-9]{1,3},[0-9]{2}([0-9])")


def key(text: str) -> str:
    """The form words are looked up by: one spelling, lower case, single blanks.

    >>> key("Nghìn  TỈ")
    'nghìn tỷ'
    """
    return " ".join(word for word, _ in split_words(text, 0, len(text)))


def split_words(text: str, start: int, end: int) -> Words:
    """The words between two positions, as keys; signs of no width are no words."""
    found = ((_word_key(m[0]), m.start()) for m in _WORD.finditer(text, start, end))
    return [(word, at) for word, at in found if word]


@functools.lru_cache(4096)
def _word_key(word: str) -> str:
    return canonical(word.casefold())


_SCALES: Final = {key(word): exponent for word, exponent in SCALE_WORDS.items()}


def leading_scale(words: Words) -> tuple[int | None, int]:
    """The power of ten the words begin with and how many words it takes; the longest wins.

    >>> leading_scale([("nghìn", 0), ("tỷ", 6), ("đồng", 9)])
    (12, 2)
    """
    for size in (2, 1):
        exponent = _SCALES.get(" ".join(word for word, _ in words[:size]))
        if exponent is not None and len(words) >= size:
            return exponent, size
    return None, 0


def read_number(printed: str, convention: Convention, scale: int = 0) -> Decimal | None:
    """The value of a printed number times ``10**scale``; None where the convention does not fit.

    >>> read_number("3,862", "vi", 9), read_number("3,862", "en"), read_number("12.34", "vi")
    (Decimal('3862000000'), Decimal('3862'), None)
    """
    found = _READ[convention].fullmatch(printed)
    if found is None:
        return None
    whole = found[1].replace(".", "").replace(",", "")
    return from_digits(whole, found[2] or "", scale)


def from_digits(whole: str, fraction: str, scale: int) -> Decimal:
    """The digits on both sides of a decimal mark, times ``10**scale``; no trailing zeros.

    >>> from_digits("3", "8620", 9), from_digits("12", "50", 0)
    (Decimal('3862000000'), Decimal('12.5'))
    """
    fraction = fraction.rstrip("0")
    if len(fraction) <= scale:
        return Decimal(whole + fraction.ljust(scale, "0"))
    return Decimal(f"{whole}{fraction[:scale]}.{fraction[scale:]}")


def is_doubtful(printed: str, *, scaled: bool) -> bool:
    """Whether a comma followed by three digits may be either mark.

    Before a scale word it is a decimal mark ("3,862 tỷ"), unless the last digit is a zero that
    no decimal would print ("20,630 tỷ").

    >>> is_doubtful("12,500", scaled=False), is_doubtful("3,862", scaled=True)
    (True, False)
    """
    found = _DOUBTFUL.fullmatch(printed)
    return found is not None and (not scaled or found[1] == "0")


def shift(value: Decimal, places: int) -> Decimal:
    """``value * 10**places``, exact, written without exponent and without trailing zeros.

    >>> shift(Decimal("3.862"), 9), shift(Decimal("5"), -3), shift(Decimal("-0.0"), 0)
    (Decimal('3862000000'), Decimal('0.005'), Decimal('0'))
    """
    text = f"{value.scaleb(places, EXACT) if places else value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text) if value else Decimal(0)


def exact(value: object, name: str, most: int = MAX_WHOLE) -> Decimal:
    """A value as an amount holds it, or a plain refusal that names the field.

    Raises:
        ValueError: If it is neither a Decimal nor an int, not finite, or longer than an amount
            may be.
    """
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal):
        kind = type(value).__name__
        raise ValueError(  # noqa: TRY004 - one class for every refused field
            f"{name} {value!r} is a {kind}: expected a Decimal (never a float)"
        )
    if not value.is_finite():
        raise ValueError(f"{name} {value} is not a finite number")
    if value and value.adjusted() >= most:
        raise ValueError(f"{name} has more than {most} digits before the decimal mark")
    short = shift(value, 0)
    if len(f"{short:f}".partition(".")[2]) > MAX_FRACTION:
        raise ValueError(f"{name} has more than {MAX_FRACTION} digits after the decimal mark")
    return short


def write_number(value: Decimal, convention: Convention, *, guard: bool = False) -> str:
    """A number in one convention, every digit of it.

    With ``guard`` a fraction of exactly three digits gets a fourth, a zero, so that no reader
    takes it for a group of thousands.

    >>> write_number(Decimal("9506.22"), "vi"), write_number(Decimal("3.862"), "vi", guard=True)
    ('9.506,22', '3,8620')
    """
    whole, _, fraction = f"{value:,f}".partition(".")
    if guard and len(fraction) == 3:
        fraction += "0"
    if convention == "vi":
        return f"{whole.replace(',', '.')},{fraction}" if fraction else whole.replace(",", ".")
    return f"{whole}.{fraction}" if fraction else whole
