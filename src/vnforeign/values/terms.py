"""Terms: the congresses of the Party and the National Assemblies, and which of them a day is in.

Party numbers restart with every Congress term and Assembly numbers with every National Assembly, so
a term is half of a document's identity. The tables carry a basis mark each: ``S`` was read in a
source, ``K`` is knowledge waiting to be confirmed.

A day that the sources cannot place (the hours between an old Central Committee and a new one, a
partial day that lies across two terms, a day before the first term or after the last known one)
has the answer ``None``: undecided, never guessed.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Congress",
    "Day",
    "NationalAssembly",
    "Spanned",
    "assembly_years",
    "congress",
    "congress_term",
    "congresses",
    "from_roman",
    "national_assemblies",
    "national_assembly",
    "national_assembly_of",
    "to_roman",
]


class Spanned(Protocol):
    """Anything that covers the days from ``first`` to ``last``, both included (a PartialDate)."""

    @property
    def first(self) -> dt.date:
        """The first day it may mean."""
        ...

    @property
    def last(self) -> dt.date:
        """The last day it may mean."""
        ...


Day = dt.date | Spanned
"""A day, or a partial day that knows its first and its last."""


class Congress(NamedTuple):
    """A national congress of the Party, and the document series of the committee it elected.

    Attributes:
        number: 1 for the first.
        roman: The same as printed, "XIII".
        start: Its first day, preparatory session included.
        end: Its closing day.
        perhaps_from: The first day on which the new Central Committee may have begun its series.
        central_committee_from: The first day that is certainly in the new series. A committee's
            term runs from the day after its congress closes, but from the day its first plenum
            opens where that falls within the congress (guideline 36-HD/VPTW, 1.3.1).
        place: Where it met.
        basis: ``S`` or ``K``.
        note: What sources say differently.
    """

    number: int
    roman: str
    start: dt.date
    end: dt.date
    perhaps_from: dt.date
    central_committee_from: dt.date
    place: str
    basis: str
    note: str


class NationalAssembly(NamedTuple):
    """A National Assembly of Vietnam.

    Attributes:
        number: 1 for the first.
        roman: The same as printed, "XV".
        since: First year of the term.
        until: Last year of the term, as planned for the sitting one.
        elected: Election day.
        perhaps_from: The first day on which its first session may have opened.
        first_session: The day by which its first session had certainly opened.
        basis: ``S`` or ``K``.
        note: What sources say differently.
    """

    number: int
    roman: str
    since: int
    until: int
    elected: dt.date
    perhaps_from: dt.date
    first_session: dt.date
    basis: str
    note: str


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_GREATEST_ROMAN = 3999
_LONGEST_ROMAN = 15  # MMMDCCCLXXXVIII


def to_roman(number: int) -> str:
    """The Roman numeral of ``number``.

    Args:
        number: 1 to 3999.

    Raises:
        ValueError: If it is outside that range.

    >>> from vnforeign.values.terms import to_roman
    >>> to_roman(14)
    'XIV'
    """
    if not 1 <= number <= _GREATEST_ROMAN:
        raise ValueError(f"number: {number!r} has no Roman numeral (1 to 3999 have)")
    parts: list[str] = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        parts.append(letters * times)
    return "".join(parts)


def from_roman(text: str) -> int:
    """The number that a Roman numeral writes, in capitals or small letters.

    Raises:
        ValueError: If the text is not a numeral in its proper form ("IIII" is not).

    >>> from vnforeign.values.terms import from_roman
    >>> from_roman("xiii")
    13
    """
    number = 0
    if text.isascii() and len(text) <= _LONGEST_ROMAN:
        rest = text.upper()
        for value, sign in _ROMAN:
            while rest.startswith(sign):
                number, rest = number + value, rest[len(sign) :]
    if not 1 <= number <= _GREATEST_ROMAN or to_roman(number) != text.upper():
        raise ValueError(f"text: {text[:40]!r} is not a Roman numeral")
    return number


def _d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _congress(
    number: int,
    start: str,
    end: str,
    place: str,
    *,
    perhaps: str = "",
    certain: str = "",
    basis: str = "K",
    note: str = "",
) -> Congress:
    """A row; with no day of the first plenum known, any day of the congress may have been it."""
    opened, closed = _d(start), _d(end)
    day_after = closed + dt.timedelta(days=1)
    surely = _d(certain) if certain else day_after
    maybe = _d(perhaps) if perhaps else surely if certain else opened
    return Congress(number, to_roman(number), opened, closed, maybe, surely, place, basis, note)


_CONGRESSES = (
    _congress(1, "1935-03-27", "1935-03-31", "Macau", note="some sources: 28-31 March"),
    _congress(2, "1951-02-11", "1951-02-19", "Chiêm Hóa, Tuyên Quang"),
    _congress(
        3, "1960-09-05", "1960-09-10", "Hà Nội", certain="1960-09-13", perhaps="1960-09-05",
        note="some sources: closed 12 September",
    ),
    _congress(4, "1976-12-14", "1976-12-20", "Hà Nội"),
    _congress(5, "1982-03-27", "1982-03-31", "Hà Nội"),
    _congress(6, "1986-12-15", "1986-12-18", "Hà Nội"),
    _congress(7, "1991-06-24", "1991-06-27", "Hà Nội"),
    _congress(8, "1996-06-28", "1996-07-01", "Hà Nội"),
    _congress(9, "2001-04-19", "2001-04-22", "Hà Nội", certain="2001-04-22"),
    _congress(
        10, "2006-04-18", "2006-04-25", "Hà Nội", perhaps="2006-04-24", certain="2006-04-25",
        note="the first plenum opened on 24 or 25 April",
    ),
    _congress(
        11, "2011-01-12", "2011-01-19", "Hà Nội", perhaps="2011-01-18", certain="2011-01-19",
        note="the first plenum opened on 18 or 19 January",
    ),
    _congress(12, "2016-01-20", "2016-01-28", "Hà Nội", certain="2016-01-27"),
    _congress(13, "2021-01-25", "2021-02-01", "Hà Nội", certain="2021-01-31"),
    _congress(
        14, "2026-01-19", "2026-01-23", "Hà Nội", certain="2026-01-23", basis="S",
        note="planned to 25 January",
    ),
)  # fmt: skip

congresses: Mapping[int, Congress] = MappingProxyType({row.number: row for row in _CONGRESSES})
"""The congresses by number (I to XIV)."""


def _assembly(
    number: int,
    since: int,
    until: int,
    elected: str,
    first_session: str,
    *,
    perhaps: str = "",
    note: str = "",
) -> NationalAssembly:
    opened = _d(first_session)
    return NationalAssembly(
        number, to_roman(number), since, until, _d(elected),
        _d(perhaps) if perhaps else opened, opened, "K", note,
    )  # fmt: skip


_ASSEMBLIES = (
    _assembly(1, 1946, 1960, "1946-01-06", "1946-03-02"),
    _assembly(2, 1960, 1964, "1960-05-08", "1960-07-06"),
    _assembly(3, 1964, 1971, "1964-04-26", "1964-06-25"),
    _assembly(4, 1971, 1975, "1971-04-11", "1971-06-06"),
    _assembly(5, 1975, 1976, "1975-04-06", "1975-06-03"),
    _assembly(6, 1976, 1981, "1976-04-25", "1976-06-24"),
    _assembly(
        7, 1981, 1987, "1981-04-26", "1981-06-25", perhaps="1981-06-24",
        note="the first session opened on 24 or 25 June",
    ),
    _assembly(8, 1987, 1992, "1987-04-19", "1987-06-17"),
    _assembly(9, 1992, 1997, "1992-07-19", "1992-09-19"),
    _assembly(10, 1997, 2002, "1997-07-20", "1997-09-20"),
    _assembly(11, 2002, 2007, "2002-05-19", "2002-07-19"),
    _assembly(12, 2007, 2011, "2007-05-20", "2007-07-19"),
    _assembly(13, 2011, 2016, "2011-05-22", "2011-07-21"),
    _assembly(14, 2016, 2021, "2016-05-22", "2016-07-20"),
    _assembly(15, 2021, 2026, "2021-05-23", "2021-07-20"),
    _assembly(16, 2026, 2031, "2026-03-15", "2026-04-06"),
)  # fmt: skip

national_assemblies: Mapping[int, NationalAssembly] = MappingProxyType(
    {row.number: row for row in _ASSEMBLIES}
)
"""The National Assemblies by number (I to XVI)."""

_KNOWN_UNTIL = dt.date(2030, 12, 31)
"""The last day surely inside the last known terms: the next congress and Assembly are of 2031."""


def _number(term: int | str) -> int:
    return from_roman(term) if isinstance(term, str) else term


def congress(term: int | str) -> Congress:
    """The congress with this number, 13 or "XIII".

    Raises:
        ValueError: If it is no Roman numeral or there is no such congress.

    >>> from vnforeign.values.terms import congress
    >>> congress("XIII").start
    datetime.date(2021, 1, 25)
    """
    found = congresses.get(_number(term))
    if found is None:
        raise ValueError(f"term: no congress {term!r} is known (1 to {len(congresses)} are)")
    return found


def national_assembly_of(term: int | str) -> NationalAssembly:
    """The National Assembly with this number, 15 or "XV".

    Raises:
        ValueError: If it is no Roman numeral or there is no such Assembly.

    >>> from vnforeign.values.terms import national_assembly_of
    >>> national_assembly_of(15).elected
    datetime.date(2021, 5, 23)
    """
    found = national_assemblies.get(_number(term))
    if found is None:
        raise ValueError(
            f"term: no National Assembly {term!r} is known (1 to {len(_ASSEMBLIES)} are)"
        )
    return found


def days_of(day: Day) -> tuple[dt.date, dt.date]:
    """The first and the last day that a day, whole or partial, may mean."""
    if isinstance(day, dt.datetime):
        return day.date(), day.date()
    if isinstance(day, dt.date):
        return day, day
    return day.first, day.last


def _congress_on(day: dt.date) -> Congress | None:
    if day > _KNOWN_UNTIL:
        return None
    for row in reversed(_CONGRESSES):
        if day >= row.central_committee_from:
            return row
        if day >= row.perhaps_from:
            return None
    return None


def _assembly_on(day: dt.date) -> NationalAssembly | None:
    if day > _KNOWN_UNTIL:
        return None
    for row in reversed(_ASSEMBLIES):
        if day >= row.first_session:
            return row
        if day >= row.perhaps_from:
            return None
    return None


def congress_term(day: Day) -> Congress | None:
    """The Congress term that a day is in, for documents of the Central Committee and its bodies.

    Province committees follow their own congresses, some months earlier: this is not their term.

    Args:
        day: A day, or a partial day with ``first`` and ``last``.

    Returns:
        The congress whose Central Committee held office; None where that is undecided: a partial
        day across two terms, a day on which the handover is not settled, any day before the first
        congress or after 2030.

    The document 399-QĐ/TW of 9 January 2026 came two weeks before the XIV committee's first plenum:

    >>> import datetime as dt
    >>> from vnforeign.values.terms import congress_term
    >>> congress_term(dt.date(2026, 1, 9)).roman
    'XIII'
    """
    first, last = days_of(day)
    found = _congress_on(first)
    return found if first == last or found == _congress_on(last) else None


def national_assembly(day: Day) -> NationalAssembly | None:
    """The National Assembly in office on a day, counted from the opening of its first session.

    Args:
        day: A day, or a partial day with ``first`` and ``last``.

    Returns:
        The Assembly; None where undecided: a partial day across two terms, a disputed opening day,
        any day before the first Assembly or after 2030.

    >>> import datetime as dt
    >>> from vnforeign.values.terms import national_assembly
    >>> national_assembly(dt.date(2024, 6, 29)).roman
    'XV'
    """
    first, last = days_of(day)
    found = _assembly_on(first)
    return found if first == last or found == _assembly_on(last) else None


def assembly_years(term: int) -> tuple[int, int] | None:
    """The first and the last year that a number of this National Assembly can carry.

    From the year of its first session to the year of the next one's, both included: 2026 fits QH15
    and QH16. For a term after the last known one only the earliest year is known.

    Returns:
        The two years; None for a number below 1.

    >>> from vnforeign.values.terms import assembly_years
    >>> assembly_years(15)
    (2021, 2026)
    """
    row = national_assemblies.get(term)
    if row is not None:
        following = national_assemblies.get(term + 1)
        return row.first_session.year, following.first_session.year if following else row.until
    last = _ASSEMBLIES[-1]
    return (last.until, dt.MAXYEAR) if term > last.number else None
