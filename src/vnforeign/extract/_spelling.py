"""Words made into patterns: every spelling that print varies in, in one pattern.

The pattern of a word takes the tone mark of "hòa" on either vowel and "y" or "i" in "tỷ"; the gap
between two words takes any spaces and one line break, never a blank line. Patterns are of small
letters: they are matched against a text in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeAlias

from vnforeign.values.names import canonical

__all__ = [
    "BLANK",
    "CAPITALS",
    "DASH",
    "END",
    "GAP",
    "LETTERS",
    "MAYBE",
    "Join",
    "atoms",
    "factored",
    "plain",
    "words",
]

Join: TypeAlias = Callable[[Iterable[str]], str]
"""How one pattern is made of many forms: `factored`, or `plain` for the oracle of the tests."""

BLANK = r"[^\S\n]"
"""One space of any kind, but no line break."""
GAP = rf"(?:\x20(?!\s)|{BLANK}{{1,8}}+\n?+{BLANK}{{0,8}}+|\n{BLANK}{{0,8}}+)"
"""What stands between two words: nearly always one space; blanks, and one line break at most."""
MAYBE = f"{GAP}?+"
"""A gap, or none."""
CAPITALS = (
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
)
LETTERS = CAPITALS + CAPITALS.lower()
"""For use inside a class of signs, as CAPITALS."""
DASH = "[-\u2010-\u2015\u2212]"
END = r"(?!\w)"
"""The end of a word, whichever way it is read."""

_OPEN_PAIR = re.compile("([òóỏõọ][ae]|(?<!q)[ùúủũụ]y)$")
_LONE_Y = re.compile("^(?:[hklmst]|qu)([yỳýỷỹỵ])$")
_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


def atoms(form: str, *, backwards: bool = False) -> tuple[str, ...]:
    """The pattern of a form in parts of one letter or gap each; ``backwards`` from its end.

    >>> atoms("tỷ"), atoms("hóa", backwards=True)
    (('t', '[ỷỉ]', '(?!\\\\w)'), ('(?:aó|áo)', 'h', '(?!\\\\w)'))
    """
    made: list[str] = []
    for word in canonical(form).lower().split(" "):
        if made:
            made.append(GAP)
        made += _atoms_of(word, backwards=backwards)
    if backwards:
        made.reverse()
    if form[0 if backwards else -1].isalnum():
        made.append(END)
    return tuple(made)


def _atoms_of(word: str, *, backwards: bool) -> list[str]:
    if found := _OPEN_PAIR.search(word):
        pair = found[0]
        vowel, tone = unicodedata.normalize("NFD", pair[0])
        both = [pair, vowel + unicodedata.normalize("NFC", pair[1] + tone)]
        if backwards:
            both = [each[::-1] for each in both]
        return [*map(_sign, word[: found.start()]), f"(?:{'|'.join(both)})"]
    if found := _LONE_Y.search(word):
        return [*map(_sign, word[:-1]), f"[{found[1]}{_Y_TO_I[found[1]]}]"]
    return list(map(_sign, word))


def _sign(char: str) -> str:
    if char == "/":
        return f"{BLANK}?/{BLANK}?"
    return DASH if char == "-" else re.escape(char)


def spellings(word: str) -> set[str]:
    """Every spelling of one word in small letters, as its pattern takes them.

    >>> sorted(spellings("hóa")), sorted(spellings("kỳ"))
    (['hoá', 'hóa'], ['kì', 'kỳ'])
    """
    made = {canonical(word).lower()}
    for each in tuple(made):
        if found := _OPEN_PAIR.search(each):
            vowel, tone = unicodedata.normalize("NFD", found[0][0])
            second = unicodedata.normalize("NFC", found[0][1] + tone)
            made.add(each[: found.start()] + vowel + second)
        if found := _LONE_Y.search(each):
            made.add(each[:-1] + _Y_TO_I[found[1]])
    return made


def words(text: str) -> str:
    """A pattern written with a blank for each gap: "ngày {day}" takes any gap between the two."""
    return text.replace(" ", GAP)


def plain(forms: Iterable[str]) -> str:
    """The obvious pattern of several forms: one after the other, longer ones first."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(''.join(atoms(form)) for form in longest_first)})"


def factored(forms: Iterable[str], *, backwards: bool = False) -> str:
    """The same language with common beginnings factored out, longer forms still first.

    >>> factored(["km", "kg"])
    '(?:k(?:g(?!\\\\w)|m(?!\\\\w)))'
    """
    tree: _Tree = {}
    for form in sorted(set(forms)):
        node = tree
        for atom in atoms(form, backwards=backwards):
            node = node.setdefault(atom, {})
        node[""] = {}
    return f"(?:{_pattern(tree)})"


_Tree = dict[str, "_Tree"]


def _pattern(tree: _Tree) -> str:
    # The end of a shorter form comes last, so that longer ones are tried before it.
    order = sorted(filter(None, tree), key=lambda atom: (atom == END, atom))
    branches = [atom + _pattern(tree[atom]) for atom in order]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
