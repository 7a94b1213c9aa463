"""Names and spellings: search keys, id parts, and one spelling for each word.

Vietnamese text arrives composed and decomposed, with the tone mark on either vowel of "hòa" and
"hoà", with "tỷ" and "tỉ", with eth for Đ, and with many kinds of space and dash. The functions
here make such spellings meet. They serve to search and compare; what a source prints is kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["canonical", "closest", "fold", "slug"]

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Combining marks of Latin letters, for use inside a character class."""

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width signs
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SIGNS = str.maketrans(
    dict.fromkeys(_DROPPED)
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}  # eth and African D, printed for Đ
)
# Latin letters that no decomposition takes apart.
_STROKES = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})
_ALL_MARKS = re.compile(f"[{MARKS}]+")
_NOT_ID = re.compile("[^a-z0-9]+")

# An open syllable in oa, oe or uy prints its tone on either vowel; "qu" is one consonant.
_OPEN_PAIR = re.compile(
    "(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])" + rf"(?![\w{MARKS}])"
)
# A syllable of h, k, l, m, s, t or qu and nothing but i: also printed with y. A bare capital I
# is left alone: it is a Roman numeral or an acronym sooner than a word.
_LONE_I = re.compile(
    rf"(?<![\w{MARKS}])(?:[hklmstHKLMST]|[qQ][uU])[iìíỉĩịÌÍỈĨỊ]" + rf"(?![\w{MARKS}])"
)
_I_TO_Y = str.maketrans("iìíỉĩịÌÍỈĨỊ", "yỳýỷỹỵỲÝỶỸỴ")
_BARE = dict(zip("àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ", "aaaaaAAAAAeeeeeEEEEEyyyyyYYYYY", strict=True))
_TONES = dict(zip(_BARE, "\u0300\u0301\u0309\u0303\u0323" * 6, strict=True))
_LONGEST_GUESS = 200
# 1,000 code points at most, cut before an ASCII sign (which composes with nothing before it).
_PIECE = re.compile("[\\s\\S]{1,500}[^\\x00-\\x7f]{0,500}")


def normalize(form: Literal["NFC", "NFD"], text: str) -> str:
    r"""``unicodedata.normalize`` in time linear in the text, whatever the text.

    CPython sorts a run of combining marks by insertion, so a hostile megabyte of them takes
    hours; here no run longer than 1,000 code points is sorted as one.

    >>> from vnforeign.values.names import normalize
    >>> len(normalize("NFC", "o\u0302\u0301"))
    1
    """
    if len(text) <= _LONGEST_GUESS:
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in _PIECE.findall(text))


def fold(text: str) -> str:
    """The search key of a text: lower case, no diacritics, one kind of space and dash.

    Two spellings of a name meet in it, and so do different words ("năm", "nam"): search with
    it, never store it, never read numbers or dates from it.

    >>> from vnforeign.values.names import fold
    >>> fold("Đà  Nẵng") == fold("DA NANG") == "da nang"
    True
    """
    key = text.translate(_SIGNS).casefold()
    if not key.isascii():
        bare = _ALL_MARKS.sub("", normalize("NFD", key)).translate(_STROKES)
        key = normalize("NFC", bare)
    return " ".join(key.split())


def slug(text: str) -> str:
    """The part of an id made from a name or a number: ``a-z``, ``0-9`` and single hyphens.

    Raises:
        ValueError: If nothing of the text can be written so (it is empty, or all signs).

    >>> from vnforeign.values.names import slug
    >>> slug("34-NQ/TW"), slug("Thái Nguyên")
    ('34-nq-tw', 'thai-nguyen')
    """
    made = _NOT_ID.sub("-", fold(text)).strip("-")
    if not made:
        raise ValueError(f"text {text!r} gives no id: expected a Latin letter or a digit in it")
    return made


def canonical(text: str) -> str:
    r"""One spelling for every way of printing the same words; case is kept.

    Composed letters (NFC); the tone mark of an open "oa", "oe", "uy" on the first vowel
    ("hòa", "khỏe", "ủy", as most of the sources print); "y" for a lone "i" after h, k, l, m, s,
    t and qu ("tỷ", "kỳ", "Mỹ", "quý"); Đ for eth; straight quotes; "-" for every dash; one
    blank for every run of spaces, none at the ends; no zero-width signs.

    >>> from vnforeign.values.names import canonical
    >>> canonical("3 tỉ – hoà bình") == canonical("3\u00a0tỷ - hòa  bình")
    True
    """
    text = " ".join(text.translate(_SIGNS).split())
    if not text.isascii():
        text = _OPEN_PAIR.sub(_tone_on_first_vowel, normalize("NFC", text))
    return _LONE_I.sub(_y_for_i, text)


def closest(word: str, choices: Iterable[str], *, count: int = 3) -> tuple[str, ...]:
    """The choices spelled most like a word, best first: for the hint of an error.

    Case and diacritics do not count. Nothing near gives an empty tuple.

    >>> from vnforeign.values.names import closest
    >>> closest("Thai Nguyen", ["Thái Bình", "Thái Nguyên", "Hà Tĩnh"], count=1)
    ('Thái Nguyên',)
    """
    import difflib

    by_key: dict[str, list[str]] = {}
    for choice in choices:
        by_key.setdefault(fold(choice), []).append(choice)
    near = difflib.get_close_matches(fold(word[:_LONGEST_GUESS]), by_key, n=max(count, 1))
    return tuple(choice for key in near for choice in by_key[key])[: max(count, 0)]


def _tone_on_first_vowel(match: re.Match[str]) -> str:
    first, second = match[0][0], match[0][1]
    return unicodedata.normalize("NFC", first + _TONES[second]) + _BARE[second]


def _y_for_i(match: re.Match[str]) -> str:
    return match[0][:-1] + match[0][-1].translate(_I_TO_Y)
