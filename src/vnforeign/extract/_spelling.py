"""Words made into patterns: every spelling that print varies in, in one pattern.

The pattern of a word takes the tone mark of "hòa" on either vowel and "y" or "i" in "tỷ". Patterns
are of small letters and plain spaces: they are matched against a text made so (see `Page.low`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

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
    "spellings",
    "words",
]


class Join(Protocol):
    """How one pattern is made of many forms: `factored`, or `plain` for the oracle of the tests."""

    def __call__(self, forms: Iterable[str], behind: Mapping[str, str] = ..., /) -> str:
        """The pattern; ``behind`` has what must match behind single forms, a lookahead."""


GAP = r"\x20++"
"""What stands between two words: spaces; in the text shown to patterns there is one kind."""
MAYBE = r"\x20*+"
"""A gap, or none."""
BLANK = r"\x20"
"""One space."""
CAPITALS = (
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
)
LETTERS = CAPITALS + CAPITALS.lower()
"""For use inside a class of signs, as CAPITALS."""
DASH = "[-\u2010-\u2015\u2212]"
END = r"(?!\w)"
"""The end of a word, whichever way it is read."""

_OPEN_PAIR = re.compile("([òóỏõọ][ae]|(?<!q)[ùúủũụ]y)$")
_LONE_Y = re.compile("^(?:[hklmstHKLMST]|[qQ]u)([yỳýỷỹỵ])$")
_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


def atoms(form: str, *, backwards: bool = False, cased: bool = False) -> tuple[str, ...]:
    """The pattern of a form in parts of one letter or gap each.

    Args:
        form: One or more words.
        backwards: From its end.
        cased: With capitals where the form has them, not in small letters.

    >>> atoms("tỷ"), atoms("hóa", backwards=True)
    (('t', '[ỷỉ]', '(?!\\\\w)'), ('(?:aó|áo)', 'h', '(?!\\\\w)'))
    """
    made: list[str] = []
    spelled = canonical(form)
    for word in (spelled if cased else spelled.lower()).split(" "):
        if made:
            made.append(GAP)
        for index, syllable in enumerate(word.split("-")):
            made += [DASH] if index else []
            made += _atoms_of(syllable, backwards=backwards)
    if backwards:
        made.reverse()
    if backwards or form[-1].isalnum():
        made.append(END)
    return tuple(made)


def _atoms_of(word: str, *, backwards: bool) -> list[str]:
    if found := _OPEN_PAIR.search(word):
        pair = found[0]
        vowel, tone = tuple(unicodedata.normalize("NFD", pair[0]))
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
    return re.escape(char)


def spellings(word: str) -> set[str]:
    """Every spelling of one word in small letters, as its pattern takes them.

    >>> sorted(spellings("hóa")), sorted(spellings("kỳ"))
    (['hoá', 'hóa'], ['kì', 'kỳ'])
    """
    made = {canonical(word).lower()}
    for each in tuple(made):
        if found := _OPEN_PAIR.search(each):
            vowel, tone = tuple(unicodedata.normalize("NFD", found[0][0]))
            second = unicodedata.normalize("NFC", found[0][1] + tone)
            made.add(each[: found.start()] + vowel + second)
        if found := _LONE_Y.search(each):
            made.add(each[:-1] + _Y_TO_I[found[1]])
    return made


def words(text: str) -> str:
    """A pattern written with a blank for each gap: "ngày {day}" takes any gap between the two."""
    return text.replace(" ", GAP)


_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def plain(forms: Iterable[str], behind: Mapping[str, str] = _NOTHING, /) -> str:
    """The obvious pattern of several forms: one after the other, longer ones first."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    each = ("".join(atoms(form)) + behind.get(form, "") for form in longest_first)
    return f"(?:{'|'.join(each)})"


def factored(
    forms: Iterable[str],
    behind: Mapping[str, str] = _NOTHING,
    /,
    *,
    backwards: bool = False,
    cased: bool = False,
) -> str:
    """The same language with common beginnings factored out, longer forms still first.

    >>> factored(["km", "kg"])
    '(?:k(?:g(?!\\\\w)|m(?!\\\\w)))'
    """
    tree: _Tree = {}
    for form in sorted(set(forms)):
        node = tree
        for atom in atoms(form, backwards=backwards, cased=cased):
            node = node.setdefault(atom, {})
        node[behind.get(form, "")] = {}
    return f"(?:{_pattern(tree)})"


_Tree = dict[str, "_Tree"]


def _pattern(tree: _Tree) -> str:
    # The end of a shorter form comes last, so that longer ones are tried before it.
    order = sorted(filter(None, tree), key=lambda atom: (atom.startswith("(?!"), atom))
    branches = [atom + _pattern(tree[atom]) for atom in order]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
