"""Document numbers as real texts print them, with the number they mean."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from vnforeign.strategies._basics import shown
from vnforeign.strategies._documents import FIRST_YEAR, LAST_YEAR, document_numbers
from vnforeign.values.documents import DocumentNumber, Family, document_types, issuer_signs

_HYPHENS = ("-", "–", "—", "\u2011", "- ", " - ", "\u00a0-\u00a0", "-\n")
_SLASHES = ("/", " / ", "/ ", "\u2215")
_LEFT_OUT = ("", "", "", "{0} {1}/{2}", "{0} {1} {2}", "{0} {1}{2}", "{0}-{1}{2}")
_ENOUGH = 3  # letters of a sign, to be known again without its strokes
_ASSEMBLY_WORDS = {"QH": ("Luật", "Nghị quyết"), "UBTVQH": ("Pháp lệnh", "Nghị quyết")}


@shown
def printed_document_numbers(
    *,
    families: Iterable[Family] | None = None,
    min_year: int = FIRST_YEAR,
    max_year: int = LAST_YEAR,
) -> st.SearchStrategy[tuple[str, DocumentNumber]]:
    """Printed forms of document numbers, and the number each means.

    Dashes and blanks of all kinds around separators, eth or D for Đ, signs in another case,
    separators left out, composed and decomposed letters, the type word or "số" in front. What is
    printed never leaves open which number it is. Shrinks towards ``"01-CT/TW"``.

    Args:
        families: Which ways of numbering; all of them if not given.
        min_year: The least year, inclusive, of a number that carries one.
        max_year: The greatest, inclusive.

    Raises:
        InvalidArgument: As `document_numbers` does.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> text, number = find(
    ...     strategies.printed_document_numbers(), lambda pair: pair[0].startswith("Ch")
    ... )
    >>> text.split()[0], vf.DocumentNumber.parse(text) == number
    ('Chỉ', True)
    """
    return _printed(document_numbers(families=families, min_year=min_year, max_year=max_year))


@st.composite
def _printed(
    draw: st.DrawFn, numbers: st.SearchStrategy[DocumentNumber]
) -> tuple[str, DocumentNumber]:
    number = draw(numbers)
    serial = draw(st.sampled_from(("{:02}", "{}", "{:03}"))).format(number.serial)
    sign = f"{serial}{number.suffix}{''.join(_spelled(draw, number))}"
    if number.issuer == "TW" and not number.units and not number.suffix:
        # Type and issuer are both known, and TW is the Party's: separators may be missing.
        form = draw(st.sampled_from(_LEFT_OUT))
        sign = form.format(serial, number.type, number.issuer) or sign
    word = draw(st.sampled_from(("", *words_for(number))))
    label = draw(st.sampled_from(("", "số", "số:")))
    text = " ".join(part for part in (word, label, sign) if part)
    text = draw(st.sampled_from(("{}", " {}\n"))).format(text)
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text), number


def _spelled(draw: st.DrawFn, number: DocumentNumber) -> list[str]:
    """The separators and signs behind the serial, each as it may be printed."""
    hyphen, slash = draw(st.sampled_from(_HYPHENS)), draw(st.sampled_from(_SLASHES))
    spell = draw(st.sampled_from((_as_it_is, _with_eth, _small, _capital, _bare)))
    party = number.family is Family.PARTY
    parts = [hyphen if party else slash]
    if number.year is not None:
        parts += [str(number.year), slash]
    if number.type is not None:
        parts += [spell(number.type, document_types), slash if party else hyphen]
    joint = draw(st.sampled_from((hyphen, slash))) if number.family is Family.NORMATIVE else hyphen
    parts.append(joint.join(spell(sign, issuer_signs) for sign in number.issuers))
    return parts + [part for unit in number.units for part in (hyphen, unit)]


def words_for(number: DocumentNumber) -> tuple[str, ...]:
    """The type words that may stand in front of a number."""
    if number.family is Family.LETTER:
        return ("Công văn",)
    if number.type is None:
        return _ASSEMBLY_WORDS[number.issuer.rstrip("0123456789")]
    row = document_types[number.type]
    names = row.party_names_vi if number.family is Family.PARTY else ()
    return names or (row.name_vi,)


# How a sign may be spelled: those of the tables in ways that leave no doubt which one is meant.


def _as_it_is(sign: str, _: Mapping[str, object]) -> str:
    return sign


def _with_eth(sign: str, _: Mapping[str, object]) -> str:
    return sign.replace("Đ", "Ð").replace("đ", "ð")


def _small(sign: str, table: Mapping[str, object]) -> str:
    return sign.lower() if _known_again(sign, table) else sign


def _capital(sign: str, table: Mapping[str, object]) -> str:
    return sign.upper() if _known_again(sign, table) else sign


def _bare(sign: str, table: Mapping[str, object]) -> str:
    fits = _known_again(sign, table) and len(sign) >= _ENOUGH
    return sign.replace("Đ", "D").replace("đ", "d") if fits else sign


def _known_again(sign: str, table: Mapping[str, object]) -> bool:
    """Whether a sign is the only one of the table that is spelled so, case and strokes apart."""
    bare = _key(sign.rstrip("0123456789"))
    return _keys(tuple(table))[bare] == 1


@functools.cache
def _keys(signs: tuple[str, ...]) -> Counter[str]:
    return Counter(map(_key, signs))


def _key(sign: str) -> str:
    return sign.casefold().replace("đ", "d")
