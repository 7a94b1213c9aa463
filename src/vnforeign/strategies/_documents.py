"""Document numbers: every family, made only of parts that go together."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hypothesis import strategies as st

from vnforeign.strategies._basics import SMALL, chosen, refuse_unless, shown
from vnforeign.values.documents import DocumentNumber, Family, document_types, issuer_signs
from vnforeign.values.terms import assembly_years

FIRST_YEAR, LAST_YEAR = 1945, 2100
_GREATEST = 9_999_999
_LAST_TERM = 99  # the sign of an Assembly has two digits for it
_CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXYÀẢÃÁẠÈÉÌÍÒÓÙÚĂÂÊÔƠƯẨỆỘỚỮFJWZ"
_LETTERS = _CAPITALS + _CAPITALS.lower()
_SIMPLE_TYPES = ("CT", "NQ", "QĐ", "KL")
_SIMPLE_ISSUERS = ("TW", "TTg", "BNG", "UBND")


@shown
def document_numbers(
    *,
    families: Iterable[Family] | None = None,
    min_year: int = FIRST_YEAR,
    max_year: int = LAST_YEAR,
    allow_unknown: bool = True,
) -> st.SearchStrategy[DocumentNumber]:
    """Numbers of documents, in canonical form; shrinks towards ``01-CT/TW``.

    Type and issuer go together: issuers of the tables with what they may sign.
    `DocumentNumber.printed` is None.

    Args:
        families: Which ways of numbering; all of them if not given.
        min_year: The least year, inclusive, of a number that carries one.
        max_year: The greatest, inclusive.
        allow_unknown: Whether there may be issuers and units that no table knows.

    Raises:
        InvalidArgument: If no number of a family that is asked for can have such a year.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> normative = strategies.document_numbers(families=[vf.Family.NORMATIVE], min_year=2020)
    >>> str(find(normative, lambda number: number.serial > 5))
    '06/2020/CT-TTg'
    """
    refuse_unless(
        type(min_year) is int and type(max_year) is int,
        f"{min_year=} and {max_year=}: expected whole numbers",
    )
    refuse_unless(
        FIRST_YEAR <= min_year <= max_year <= LAST_YEAR,
        f"{min_year=}, {max_year=}: expected two years in order, {FIRST_YEAR} to {LAST_YEAR}",
    )
    terms = tuple(_terms(min_year, max_year))
    possible = [family for family in Family if family is not Family.ASSEMBLY or terms]
    years, signs = st.integers(min_year, max_year), _Signs(allow_unknown)
    made = {
        Family.PARTY: lambda: _party(signs),
        Family.ASSEMBLY: lambda: _assembly(terms),
        Family.NORMATIVE: lambda: _normative(signs, years),
        Family.ADMINISTRATIVE: lambda: _administrative(signs, years),
        Family.LETTER: lambda: _letters(signs),
    }
    return st.one_of([made[family]() for family in chosen(families, possible, "families")])


class _Signs(NamedTuple):
    """The signs to draw from: those of the tables, and where allowed made-up ones."""

    allow_unknown: bool

    def issuers(self, *known: str) -> st.SearchStrategy[str]:
        """Issuers: the known ones given, and others."""
        return (
            st.sampled_from(known) | made_up_signs()
            if self.allow_unknown
            else st.sampled_from(known)
        )

    def units(self) -> st.SearchStrategy[tuple[str, ...]]:
        """Up to two units of an issuer."""
        word = st.builds(
            lambda capital, rest: f"{capital}{rest}",
            st.sampled_from(_CAPITALS),
            st.text(_LETTERS + "0123456789", max_size=5),
        )
        known = st.sampled_from(("LPQT", "VPĐOÀN", "KTTH", "V1"))
        some = st.lists(known | word if self.allow_unknown else known, max_size=2)
        return some.map(tuple)


# Hypothesis holds what took fewer choices to be simpler, so in each family the plainest numbers
# come first and take the fewest, and the central Party's fewer than any other.


def _party(signs: _Signs) -> st.SearchStrategy[DocumentNumber]:
    plain = st.builds(
        lambda serial, kind: DocumentNumber(
            serial=serial, type=kind, issuer="TW", family=Family.PARTY
        ),
        st.integers(1, 999),
        st.sampled_from(types_of("party")),
    )
    return plain | _numbers(
        Family.PARTY,
        type=st.sampled_from(types_of("party")),
        issuer=signs.issuers(*issuers_of("party", "front")),
        units=signs.units(),
    )


def _assembly(terms: tuple[tuple[int, int, int], ...]) -> st.SearchStrategy[DocumentNumber]:
    def of_term(term: tuple[int, int, int]) -> st.SearchStrategy[DocumentNumber]:
        number, first, last = term
        return _numbers(
            Family.ASSEMBLY,
            issuer=st.sampled_from((f"QH{number}", f"UBTVQH{number}")),
            year=st.integers(first, last),
        )

    return st.sampled_from(terms).flatmap(of_term)


def _normative(signs: _Signs, years: st.SearchStrategy[int]) -> st.SearchStrategy[DocumentNumber]:
    def number(kind: str, issuers: list[str], rest: dict[str, Any]) -> DocumentNumber:
        issuer = "CP" if kind == "NĐ" else "-".join(issuers)
        return DocumentNumber(type=kind, issuer=issuer, family=Family.NORMATIVE, **rest)

    return st.builds(
        number,
        st.sampled_from(types_of("normative")),
        st.lists(signs.issuers(*issuers_of("state", "front")), min_size=1, max_size=3),
        st.fixed_dictionaries({"serial": _serials(), "suffix": _suffixes(), "year": years}),
    )


def _administrative(
    signs: _Signs, years: st.SearchStrategy[int]
) -> st.SearchStrategy[DocumentNumber]:
    """Decisions and the like; only types that make no law can carry a year and stay so."""
    issuer = signs.issuers(*issuers_of("state", "front"), "UBTVQH15")
    types = types_of("administrative")
    undated = _numbers(
        Family.ADMINISTRATIVE, type=st.sampled_from(types), issuer=issuer, units=signs.units()
    )
    return undated | _numbers(
        Family.ADMINISTRATIVE,
        type=st.sampled_from([sign for sign in types if not document_types[sign].normative]),
        issuer=issuer,
        units=signs.units(),
        year=years,
    )


def _letters(signs: _Signs) -> st.SearchStrategy[DocumentNumber]:
    issuer = signs.issuers(*issuers_of("state", "front"))
    return _numbers(Family.LETTER, issuer=issuer, units=signs.units())


def _numbers(
    family: Family, **parts: st.SearchStrategy[object]
) -> st.SearchStrategy[DocumentNumber]:
    return st.builds(
        DocumentNumber, serial=_serials(), suffix=_suffixes(), family=st.just(family), **parts
    )


def _serials() -> st.SearchStrategy[int]:
    return st.integers(1, 999) | st.integers(1, _GREATEST)


def _suffixes() -> st.SearchStrategy[str]:
    """Nothing, "a" of 30a, ".7" of 66.7, or both."""
    decimal = st.integers(1, 99).map(".{}".format)
    letter = st.sampled_from(("", *SMALL, "đ"))
    return letter | st.tuples(decimal, letter).map("".join)


def made_up_signs() -> st.SearchStrategy[str]:
    """Signs of bodies that no table knows: X and then at least one capital."""
    return st.builds(
        lambda letters, capital: f"X{letters}{capital}",
        st.text(_LETTERS, max_size=4),
        st.sampled_from(_CAPITALS),
    )


@functools.cache
def types_of(use: str) -> tuple[str, ...]:
    """The type signs of one use, "party", "administrative" or "normative", simplest first."""
    signs = [sign for sign, row in document_types.items() if getattr(row, use)]
    return _simplest_first(signs, _SIMPLE_TYPES)


@functools.cache
def issuers_of(*branches: str) -> tuple[str, ...]:
    """The issuer signs of some branches, simplest first."""
    signs = [sign for sign, row in issuer_signs.items() if row.branch in branches]
    return _simplest_first(signs, _SIMPLE_ISSUERS)


def _simplest_first(signs: list[str], simple: tuple[str, ...]) -> tuple[str, ...]:
    first = [sign for sign in simple if sign in signs]
    return (*first, *(sign for sign in signs if sign not in first))


def _terms(min_year: int, max_year: int) -> Iterator[tuple[int, int, int]]:
    """The Assemblies that number documents in these years: term, first and last year."""
    for term in range(1, _LAST_TERM + 1):
        years = assembly_years(term)
        if years is not None and years[0] <= max_year and min_year <= years[1]:
            yield term, max(years[0], min_year), min(years[1], max_year)
