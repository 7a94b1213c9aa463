"""The grammar of document numbers: which signs go together, and what they mean together.

``Grammar.fits`` is the only place that knows. The quick way in (``CLEAN`` and ``Signs``) and the
patient one (``_document_reading``) both ask it.
"""

from __future__ import annotations

import enum
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from vnforeign.values._document_tables import (
    base_sign,
    document_types,
    is_issuer_sign,
    is_unit_sign,
    issuer_signs,
)
from vnforeign.values.names import fold
from vnforeign.values.terms import assembly_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnforeign.values._document_tables import DocumentType, IssuerSign

LONGEST = 200
"""Code points in the longest text read as one number."""
GREATEST = 9_999_999
"""The greatest serial."""
FIRST_YEAR, LAST_YEAR = 1945, 2100
"""The years a number can carry: the State is of September 1945."""

CLEAN = re.compile(r"(0[1-9]|[1-9][0-9]{1,6})((?:\.[1-9][0-9]?)?[a-zđ]?)([-/].{1,180})").fullmatch
"""Serial, suffix, and separator with sign of what may be a canonical number."""
SUFFIX = re.compile(r"(?:\.[1-9][0-9]?)?[a-zđ]?")

_TERM = re.compile(r"(?:QH|UBTVQH)([1-9][0-9]?)")
_TOKEN = re.compile(r" *([-/]?) *([0-9]+|[^\W\d_][^\W_]*)")
_SAYS_ENOUGH = 3  # letters: a State body "DU" may be just that, and not the Party's ĐU
_HYPHEN, _SLASH, _EITHER = ("", "-"), ("", "/"), ("-", "/")  # "": not printed


class Family(enum.Enum):
    """The five ways Vietnamese bodies number their documents."""

    PARTY = "party"
    """25-CT/TW: hyphen, then slash; no year."""
    ASSEMBLY = "assembly"
    """50/2024/QH15: no type; the term is part of the issuer sign."""
    NORMATIVE = "normative"
    """06/2020/QĐ-TTg: State acts that make law, always with their year."""
    ADMINISTRATIVE = "administrative"
    """40/QĐ-TTg, 31/2015/TB-LPQT: slash, then hyphen."""
    LETTER = "letter"
    """1234/BNG-LPQT: an official letter of the State, which carries no type sign."""


class Shape(NamedTuple):
    """What a sign means: everything of a number but its serial and its year."""

    family: Family
    type: str | None
    issuer: str
    units: tuple[str, ...]
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR


def sign_of(shape: Shape) -> str:
    """The sign without year or separator before it: "CT/TW", "QĐ-TTg", "QH15"."""
    body = "-".join((shape.issuer, *shape.units))
    if shape.type is None:
        return body
    return f"{shape.type}{'/' if shape.family is Family.PARTY else '-'}{body}"


def written(serial: int, suffix: str, year: int | str | None, shape: Shape) -> str:
    """The canonical form of a number."""
    head = f"{serial:02}{suffix}{'-' if shape.family is Family.PARTY else '/'}"
    return f"{head}{sign_of(shape)}" if year is None else f"{head}{year}/{sign_of(shape)}"


class Tokens(NamedTuple):
    """The words of a sign, the separator before each, the place of each, and where they end."""

    words: list[str]
    seps: list[str]
    places: list[int]
    stop: int


def tokens(text: str, start: int = 0) -> Tokens:
    """Cut a text into words and separators, as far as it consists of them."""
    words: list[str] = []
    seps: list[str] = []
    places: list[int] = []
    while token := _TOKEN.match(text, start):
        sep, word = token.groups()
        if not sep and word.isdecimal() and words and words[-1].upper() in _NUMBERED:
            words[-1] += word  # "QH 15"
        else:
            words.append(word)
            seps.append(sep)
            places.append(token.start(2))
        start = token.end()
    return Tokens(words, seps, places, start)


_NUMBERED = ("QH", "UBTVQH")


Parts = tuple[Family, "str | None", str, tuple[str, ...], "int | None"]
"""What a sign with its year means: family, type, issuer, units, year."""


class Signs(dict[str, "Parts | None"]):
    """What each sign in canonical form means, worked out when first asked for; else None.

    The separator before a sign and its year belong to it: "-CT/TW", "/2020/QĐ-TTg". Real texts
    have a few thousand of them; the bound is for hostile ones.
    """

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self.grammar = grammar

    def __missing__(self, sign: str) -> Parts | None:
        if len(self) >= _MOST_SIGNS:
            self.clear()
        dated = _YEAR.match(sign)
        year = int(dated[1]) if dated else None
        words, seps, _, _ = tokens(sign, 5 if dated else 0)
        parts: Parts | None = None
        for shape in self.grammar.fits(words, seps, dated=year is not None):
            family, kind, issuer, units, first_year, last_year = shape
            if year is None or first_year <= year <= last_year:
                lead = "-" if family is Family.PARTY else f"/{year}/" if year else "/"
                if lead + sign_of(shape) == sign:  # else it is noise, for the patient way
                    parts = (family, kind, issuer, units, year)
        self[sign] = parts
        return parts


_MOST_SIGNS = 8192
_YEAR = re.compile(r"/([0-9]{4})(?=/)")


class Grammar:
    """The grammar over one set of tables: ours, or ours with a caller's own signs."""

    def __init__(self, types: Iterable[DocumentType], issuers: Iterable[IssuerSign]) -> None:
        self.types = dict(document_types) | {row.sign: row for row in types}
        self.issuers = dict(issuer_signs) | {row.sign: row for row in issuers}
        self.signs = Signs(self)

    # -- one sign ---------------------------------------------------------------------------

    @functools.cached_property
    def _bent_types(self) -> dict[str, list[str]]:
        return _by_bare_sign(self.types)

    @functools.cached_property
    def _bent_issuers(self) -> dict[str, list[str]]:
        return _by_bare_sign(self.issuers)

    def types_of(self, word: str) -> list[DocumentType]:
        """The types a word is the sign of: exactly, else in another case, else without Đ."""
        exact = self.types.get(word)
        if exact is not None:
            return [exact]
        return [self.types[sign] for sign in _meant(word, self._bent_types)]

    def issuers_of(self, word: str) -> list[str]:
        """The known issuers a word is the sign of: exactly, in another case, or without Đ."""
        base = base_sign(word)
        if base in self.issuers:
            return [word]
        term = word[len(base) :]
        return [sign + term for sign in _meant(base, self._bent_issuers)]

    def branch(self, issuer: str) -> str | None:
        """Whose body an issuer is, where its sign proves it."""
        row = self.issuers.get(base_sign(issuer))
        return None if row is None or row.shared else row.branch

    def may_decree(self, issuer: str) -> bool:
        """Whether a decree (NĐ) may be of this issuer: the Government, or one not known here."""
        return base_sign(issuer) == "CP" or base_sign(issuer) not in self.issuers

    # -- signs together ---------------------------------------------------------------------

    def fits(self, words: Sequence[str], seps: Sequence[str], *, dated: bool) -> list[Shape]:
        """Every shape that these words fit with these separators before them.

        A separator that was not printed (``""``) may be either; the issuer after it must be known.
        """
        if not words:
            return []
        found = list(self._fits(words, seps, dated=dated))
        if seps[0] != "/" or dated:  # else "/QĐTTg" is a letter of some body QĐTTg
            for kind, issuer in self._glued(words[0]):
                apart = (kind, issuer, *words[1:])
                found += self._fits(apart, (seps[0], "", *seps[1:]), dated=dated)
        return list(dict.fromkeys(found))

    def _glued(self, word: str) -> Iterator[tuple[str, str]]:
        """The ways to cut "NQTW" into a known type and a known issuer."""
        if not self.types_of(word) and not self.issuers_of(word):
            for cut in range(1, len(word)):
                if self.types_of(word[:cut]) and self.issuers_of(word[cut:]):
                    yield word[:cut], word[cut:]

    def _fits(self, words: Sequence[str], seps: Sequence[str], *, dated: bool) -> Iterator[Shape]:
        kinds = self.types_of(words[0])
        if not kinds:
            if all(sep == "-" for sep in seps[1:]):
                yield from self._untyped(words, seps[0], dated=dated)
            return
        if len(words) == 1:
            return
        first, second, *others = seps
        hyphens = all(sep == "-" for sep in others)
        for kind in kinds:
            if first in _HYPHEN and second in _SLASH and hyphens and kind.party and not dated:
                yield from self._typed(Family.PARTY, kind, words, known=not second)
            if first not in _SLASH:
                continue
            if dated and kind.normative:
                if all(sep in _EITHER for sep in others):  # TTLT/BNG-BTC is printed too
                    yield from self._typed(Family.NORMATIVE, kind, words, known=not second)
            elif second in _HYPHEN and hyphens and kind.administrative:
                yield from self._typed(Family.ADMINISTRATIVE, kind, words, known=not second)

    def _typed(
        self, family: Family, kind: DocumentType, words: Sequence[str], *, known: bool
    ) -> Iterator[Shape]:
        against = ("state", "assembly") if family is Family.PARTY else ("party",)
        read = functools.partial(self._issuers, against=against)
        for issuer in read(words[1], known=known):
            if kind.sign == "NĐ" and not self.may_decree(issuer):
                continue
            if family is Family.NORMATIVE:
                joint = [name for word in words[2:] for name in read(word)[:1]]
                if len(joint) == len(words) - 2:
                    yield Shape(family, kind.sign, "-".join((issuer, *joint)), ())
            elif (units := self._units(words[2:])) is not None:
                yield Shape(family, kind.sign, issuer, units)

    def _untyped(self, words: Sequence[str], sep: str, *, dated: bool) -> Iterator[Shape]:
        for issuer in self._issuers(words[0], against=("party",), known=not sep):
            if dated:
                term = _TERM.fullmatch(issuer)
                years = assembly_years(int(term[1])) if term and len(words) == 1 else None
                if years and sep in _SLASH:
                    last_year = min(years[1], LAST_YEAR)
                    yield Shape(Family.ASSEMBLY, None, issuer, (), years[0], last_year)
            elif sep == "/" and (len(words) > 1 or self.branch(issuer) != "assembly"):
                units = self._units(words[1:])
                if units is not None:
                    yield Shape(Family.LETTER, None, issuer, units)

    def _issuers(self, word: str, *, against: tuple[str, ...], known: bool = False) -> list[str]:
        """How a word reads as an issuer, of none of the branches ``against``."""
        named = self.issuers_of(word) or ([] if known else [word])
        if len(word) < _SAYS_ENOUGH and "party" in against:
            named = [sign if sign.casefold() == word.casefold() else word for sign in named]
        return [sign for sign in named if is_issuer_sign(sign) and self.branch(sign) not in against]

    def _units(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """How words read as units of an issuer; None if one of them cannot be a sign."""
        units: list[str] = []
        for word in words:
            named = [word] if is_unit_sign(word) else self.issuers_of(word)
            if not named:
                return None
            units.append(named[0])
        return tuple(units)

    # -- words in front of a number -----------------------------------------------------------

    def words_for(self, shape: Shape) -> frozenset[str]:
        """The type words, folded, that agree with a sign."""
        if shape.type is not None:
            return _names(self.types[shape.type], shape.family)
        if shape.family is Family.ASSEMBLY:
            return _ASSEMBLY_WORDS[base_sign(shape.issuer)]
        return _LETTER_WORDS

    @functools.cached_property
    def all_words(self) -> frozenset[str]:
        """Every type word there is, folded."""
        names = (_names(kind, family) for kind in self.types.values() for family in Family)
        return _LETTER_WORDS.union(*_ASSEMBLY_WORDS.values(), *names)


_ASSEMBLY_WORDS = {
    "QH": frozenset({"luat", "bo luat", "hien phap", "nghi quyet", "law", "code", "resolution"}),
    "UBTVQH": frozenset({"phap lenh", "nghi quyet", "ordinance", "resolution"}),
}
_LETTER_WORDS = frozenset({"cong van", "official letter"})


@functools.cache
def _names(kind: DocumentType, family: Family) -> frozenset[str]:
    names: tuple[str, ...] = (kind.name_vi, kind.name_en)
    if family is Family.PARTY and kind.party_names_vi:
        names = kind.party_names_vi + kind.party_names_en
    return frozenset(map(fold, names + kind.words))


def _bare(sign: str) -> str:
    return sign.casefold().replace("đ", "d")


def _by_bare_sign(signs: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for sign in signs:
        index.setdefault(_bare(sign), []).append(sign)
    return index


def _meant(word: str, index: dict[str, list[str]]) -> list[str]:
    """The signs that a word may be: those that differ in case alone, else those without Đ."""
    found = index.get(_bare(word), [])
    return [sign for sign in found if sign.casefold() == word.casefold()] or found


@functools.lru_cache(maxsize=32)
def grammar(types: tuple[DocumentType, ...] = (), issuers: tuple[IssuerSign, ...] = ()) -> Grammar:
    """The grammar with a caller's own signs added to ours, or put in their place."""
    return Grammar(types, issuers)
