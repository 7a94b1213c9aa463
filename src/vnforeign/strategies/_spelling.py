"""The ways Vietnamese print varies in without a change of meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_OPEN_PAIR = re.compile(
    rf"(?:(?<=[oO])([{_MARKS}])([aeAE])|(?<=[uU])([{_MARKS}])([yY]))(?![\w{_MARKS}])"
)
_LONE_Y = re.compile(rf"(?<![\w{_MARKS}])([hklmstHKLMST]|[qQ][uU])([yY])(?=[{_MARKS}](?!\w))")
_ETH = str.maketrans("Đđ", "Ðð")
_BLANKS = (" ", "\u00a0", "\u2009", "  ", "\n")


def _as_it_is(text: str) -> str:
    return text


def tone_on_the_last_vowel(text: str) -> str:
    """Print "hoà", "uỷ" for "hòa", "ủy".

    >>> tone_on_the_last_vowel("thỏa thuận, khóa, ủy")
    'thoả thuận, khoá, uỷ'
    """
    apart = _OPEN_PAIR.sub(r"\2\1\4\3", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", apart)


def i_for_y(text: str) -> str:
    """Print "tỉ", "kì" for "tỷ", "kỳ".

    >>> i_for_y("5 tỷ, kỳ họp")
    '5 tỉ, kì họp'
    """

    def spelled(found: re.Match[str]) -> str:
        return found[1] + ("i" if found[2] == "y" else "I")

    apart = _LONE_Y.sub(spelled, unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", apart)


def _with_eth(text: str) -> str:
    return text.translate(_ETH)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


PLAIN: tuple[Callable[[str], str], ...] = (
    _as_it_is,
    tone_on_the_last_vowel,
    i_for_y,
    _with_eth,
    _decomposed,
)
"""Spellings that a whole text can have."""
_ALL = (*PLAIN, _first_capital, str.upper)


def spelled(draw: st.DrawFn, text: str) -> str:
    """A text in one spelling, with one kind of blank."""
    blank = draw(st.sampled_from(_BLANKS))
    return draw(st.sampled_from(_ALL))(text.replace(" ", blank))
