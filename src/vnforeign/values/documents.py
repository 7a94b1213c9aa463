"""Numbers of Vietnamese documents, as value objects that read what they print.

Party, National Assembly and State number their documents each in a way of its own, and the two
separators tell them apart: ``25-CT/TW`` is the Party's, ``25/CT-TTg`` the Prime Minister's.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Self

import attrs

from vnforeign.errors import InvalidDocumentNumber, Lang
from vnforeign.values._document_grammar import (
    CLEAN,
    FIRST_YEAR,
    GREATEST,
    LAST_YEAR,
    LONGEST,
    SUFFIX,
    Family,
    Shape,
    grammar,
    sign_of,
    written,
)
from vnforeign.values._document_tables import (
    DocumentType,
    IssuerSign,
    base_sign,
    document_types,
    is_issuer_sign,
    is_type_sign,
    is_unit_sign,
    issuer_signs,
)
from vnforeign.values.terms import Day, congress, congress_term, days_of, from_roman, to_roman

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vnforeign.values._document_grammar import Grammar
    from vnforeign.values._document_reading import Fields

__all__ = [
    "DocumentNumber",
    "DocumentType",
    "Family",
    "IssuerSign",
    "document_types",
    "issuer_signs",
]

_OURS = grammar()


@functools.total_ordering
@attrs.frozen(kw_only=True, repr=False)
class DocumentNumber:
    """The number of a document: what is printed after "số".

    Numbers are equal when all parts are, the serial compared as an integer ("05" is 5); how a
    text printed the number does not count. They sort by family, issuer, type and year, then by
    serial. Equal numbers need not be one document: Party serials restart every Congress term and
    State serials every year, so identity is the number with its term or day (``key``).

    Attributes:
        serial: 1 to 9,999,999.
        suffix: What follows the serial: "a" of 30a, ".7" of 66.7; else empty.
        year: The year in the number, 1945 to 2100; None where the family has none.
        type: The type sign, "CT"; None for the National Assembly and for letters.
        issuer: The issuer sign, "TW", "QH15"; "BNG-BTC" for a joint normative act.
        units: The signs after the issuer: ("VPĐOÀN",) of TWĐTN-VPĐOÀN.
        family: Which of the five ways of numbering it is.
        printed: The form as it was read, without words in front of it, where that is not the
            canonical one.

    Raises:
        InvalidDocumentNumber: If the parts make no number of that family.

    >>> import vnforeign as vf
    >>> number = vf.DocumentNumber.parse("06/2020/QĐ-TTg")
    >>> number.serial, number.year, number.type, number.issuer, number.family.value
    (6, 2020, 'QĐ', 'TTg', 'normative')
    """

    serial: int
    suffix: str = ""
    year: int | None = None
    type: str | None = None
    issuer: str
    units: tuple[str, ...] = ()
    family: Family = attrs.field(hash=False)  # the other parts tell it; enums hash slowly
    printed: str | None = attrs.field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        _check_parts(self)
        _check_together(self)

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        types: Iterable[DocumentType] | None = None,
        issuers: Iterable[IssuerSign] | None = None,
    ) -> Self:
        """Read a number, canonical or as printed in real texts.

        Read, with ``printed`` set: blanks and line breaks around separators, other dashes and
        slashes, eth or D for Đ, decomposed letters, a wrong case of a known sign, a separator
        left out before known signs ("20 NQTW"), a slash in "TTLT/BNG-BTC". A type word or "số" in
        front is read and checked. Unknown issuers are read if they look like a sign.

        Refused: crossed separators (25-CT/TTg, 31/QĐ-TW), decrees of anyone but the Government
        (25/NĐ-TTg), a year that the Assembly's term cannot have (50/2024/QH14), a normative type
        without its year, type words that contradict the sign, anything more after the number.

        Args:
            text: The number alone, at most 200 code points.
            types: Types of your own, added to ``document_types`` or put in their place.
            issuers: Issuers of your own, added to ``issuer_signs`` or put in their place.

        Raises:
            InvalidDocumentNumber: If the text is no number; it says where and why, with the
                likely mend in ``hint``. What it may be are its ``candidates``: several numbers,
                or those it would be if mended.

        >>> import vnforeign as vf
        >>> number = vf.DocumentNumber.parse("Kết luận số 57- KL/TW")
        >>> str(number), number.printed
        ('57-KL/TW', '57- KL/TW')
        >>> try:
        ...     vf.DocumentNumber.parse("25-CT/TTg")
        ... except vf.VnforeignError as error:
        ...     print(error.hint, error.candidates)
        did you mean 25/CT-TTg? (DocumentNumber.parse('25/CT-TTg'),)
        """
        tables = _OURS
        if types is not None or issuers is not None:
            types, issuers = tuple(types or ()), tuple(issuers or ())
            tables = grammar(types, issuers)
        serial, suffix, parts, printed = 0, "", None, None
        try:
            clean = CLEAN(text)
        except TypeError:  # no text: `read` says so
            clean = None
        if clean is not None:
            digits, suffix, sign = clean.groups()
            serial = int(digits)
            parts = tables.signs[sign]
        if parts is None:
            again = functools.partial(cls.parse, types=types, issuers=issuers)
            found = _read(text, tables, again)
            if len(found) > 1:
                forms = [written(*one[:4]) for one in found]
                raise InvalidDocumentNumber(
                    text,
                    0,
                    "it may be more than one number",
                    "có thể là nhiều số khác nhau",
                    f"write {' or '.join(forms)}",
                    f"viết {' hay '.join(forms)}",
                    [again(form) for form in forms],
                )
            serial, suffix, year, shape, printed = found[0]
            parts = (*shape[:4], year)
        # The grammar has checked the parts: no second check by the constructor.
        number = _new(cls)
        family, kind, issuer, units, year = parts
        _put_serial(number, serial)
        _put_suffix(number, suffix)
        _put_year(number, year)
        _put_type(number, kind)
        _put_issuer(number, issuer)
        _put_units(number, units)
        _put_family(number, family)
        _put_printed(number, printed)
        return number

    def __str__(self) -> str:
        """The canonical form, serials below 10 with their zero: "03-HD/BTGTW"."""
        return f"{self.serial:02}{self.suffix}{self._separator}{self.sign}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}.parse({str(self)!r})"

    @property
    def _separator(self) -> str:
        return "-" if self.family is Family.PARTY else "/"

    @property
    def sign(self) -> str:
        """Everything after the serial: "CT/TW", "2020/QĐ-TTg", "2024/QH15", "BNG-LPQT"."""
        sign = sign_of(Shape(self.family, self.type, self.issuer, self.units))
        return sign if self.year is None else f"{self.year}/{sign}"

    @property
    def issuers(self) -> tuple[str, ...]:
        """The issuer signs, one by one: ("BNG", "BTC") of a joint circular."""
        return tuple(self.issuer.split("-"))

    @property
    def assembly_term(self) -> int | None:
        """The National Assembly's term in the issuer sign: 15 for QH15 and UBTVQH15.

        >>> import vnforeign as vf
        >>> vf.DocumentNumber.parse("723/NQ-UBTVQH15").assembly_term
        15
        """
        return next((term for sign in self.issuers if (term := _term_of(sign))), None)

    def type_name(self, lang: Lang = "vi", *, types: Iterable[DocumentType] = ()) -> str | None:
        """The name of the type; both where the sign has two ("Quyết định / Quy định" for QĐ/TW).

        Args:
            lang: "vi" or "en".
            types: Types of your own.

        Returns:
            The name, "Công văn" for a letter; None where the number does not tell it: laws and
            resolutions of the National Assembly, a type in neither table.

        >>> import vnforeign as vf
        >>> vf.DocumentNumber.parse("25-CT/TW").type_name("en")
        'directive'
        """
        if self.family is Family.LETTER:
            return "Công văn" if lang == "vi" else "official letter"
        row = next((row for row in types if row.sign == self.type), None)
        if self.type is not None:
            row = row or document_types.get(self.type)
        if row is None:
            return None
        if self.family is Family.PARTY and row.party_names_vi:
            return " / ".join(row.party_names_vi if lang == "vi" else row.party_names_en)
        return row.name_vi if lang == "vi" else row.name_en

    def issuer_name(self, lang: Lang = "vi", *, issuers: Iterable[IssuerSign] = ()) -> str:
        """The name of the issuer, with the Assembly's term; joint issuers with commas between.

        Args:
            lang: "vi" or "en".
            issuers: Issuers of your own.

        Returns:
            The name; the sign itself where no table knows it.

        >>> import vnforeign as vf
        >>> vf.DocumentNumber.parse("50/2024/QH15").issuer_name()
        'Quốc hội khóa XV'
        """
        known = {row.sign: row for row in issuers}
        return ", ".join(self._name(sign, known, lang) for sign in self.issuers)

    def _name(self, sign: str, known: dict[str, IssuerSign], lang: Lang) -> str:
        base = base_sign(sign)
        row = known.get(base) or issuer_signs.get(base)
        if row is None or (self.family is Family.PARTY and row.branch == "state"):
            return sign  # in a Party number BTC is not the Ministry of Finance
        name = row.name_vi if lang == "vi" else row.name_en
        term = _term_of(sign)
        if not term:
            return name
        return f"{name} khóa {to_roman(term)}" if lang == "vi" else f"{name}, term {to_roman(term)}"

    def key(
        self, *, term: int | str | None = None, on: Day | None = None, kind: str | None = None
    ) -> tuple[str, ...] | None:
        """What tells this document from others of the same number: the number and its series.

        The series of central Party bodies is the Congress term, given or found from the day; of
        other Party bodies, which have terms of their own, the term or the day as given; of the
        National Assembly its term; of all other State documents the year. The Assembly's laws and
        resolutions are two series under one sign: only ``kind`` tells them apart.

        Signs such as TU and UBND name no place: keep the place beside the key.

        Args:
            term: A Party term, 13 or "XIII".
            on: The day of issue, whole or partial.
            kind: The type word of a National Assembly document, "Luật" or "Nghị quyết".

        Returns:
            Texts to compare or to use as a dictionary key; None where what was given does not
            settle the series.

        Raises:
            ValueError: If term and day contradict each other.

        >>> import datetime as dt
        >>> import vnforeign as vf
        >>> vf.DocumentNumber.parse("25-CT/TW").key(on=dt.date(2018, 8, 8))
        ('25-CT/TW', 'XII')
        """
        if self.family is Family.PARTY:
            series = self._party_series(term, on)
        elif self.assembly_term is not None and self.family is not Family.LETTER:
            series = to_roman(self.assembly_term)
        else:
            series = str(self.year) if self.year else _year_of(on)
        if series is None:
            return None
        told = kind if self.family is Family.ASSEMBLY else None
        return (str(self), series) if told is None else (str(self), series, told.casefold())

    def _party_series(self, term: int | str | None, on: Day | None) -> str | None:
        number = from_roman(term) if isinstance(term, str) else term
        if self.issuer not in _CENTRAL:
            if number is not None:
                return to_roman(number)
            first, last = days_of(on) if on is not None else (None, None)
            return str(first) if first is not None and first == last else None
        found = congress_term(on) if on is not None else None
        given = congress(number) if number is not None else found
        if found is not None and given != found:
            raise ValueError(f"term: {term!r} contradicts the day {on}, of term {found.roman}")
        return given.roman if given is not None else None

    def _order(self) -> tuple[object, ...]:
        """Its place among numbers: by series, then by serial; 66.7 before 66.13, 30 before 30a."""
        decimal = int(self.suffix[1:].rstrip(_LETTERS)) if self.suffix[:1] == "." else 0
        return (
            _RANK[self.family.name], self.issuer, self.type or "", self.units, self.year or 0,
            self.serial, decimal, self.suffix,
        )  # fmt: skip

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DocumentNumber):
            return NotImplemented
        return self._order() < other._order()


# The slots' own setters, to fill a frozen object in half the time of object.__setattr__.
_new = object.__new__
_put_serial = DocumentNumber.__dict__["serial"].__set__
_put_suffix = DocumentNumber.__dict__["suffix"].__set__
_put_year = DocumentNumber.__dict__["year"].__set__
_put_type = DocumentNumber.__dict__["type"].__set__
_put_issuer = DocumentNumber.__dict__["issuer"].__set__
_put_units = DocumentNumber.__dict__["units"].__set__
_put_family = DocumentNumber.__dict__["family"].__set__
_put_printed = DocumentNumber.__dict__["printed"].__set__


_RANK = {family.name: rank for rank, family in enumerate(Family)}
_LETTERS = "abcdefghijklmnopqrstuvwxyzđ"
_CENTRAL = frozenset(
    sign for sign, row in issuer_signs.items() if row.branch == "party" and sign.endswith("TW")
)


def _term_of(sign: str) -> int:
    """The Assembly's term at the end of an issuer sign; 0 where there is none."""
    base = base_sign(sign)
    return int(sign[len(base) :] or 0) if base in ("QH", "UBTVQH") else 0


def _read(text: object, tables: Grammar, again: Callable[[str], DocumentNumber]) -> list[Fields]:
    """The patient way to read, loaded when the quick one first fails.

    What a text that is refused would be if mended is read ``again``, to be its candidates.
    """
    from vnforeign.values._document_reading import read

    try:
        return read(text, tables)
    except InvalidDocumentNumber as fault:
        raise InvalidDocumentNumber(
            fault.text,
            fault.position,
            fault.reason,
            fault.reason_vi,
            fault.hint,
            fault.hint_vi,
            [again(form) for form in fault.candidates],
        ) from None


def _year_of(on: Day | None) -> str | None:
    if on is None:
        return None
    first, last = days_of(on)
    return str(first.year) if first.year == last.year else None


def _check_parts(number: DocumentNumber) -> None:
    """Refuse a part of the wrong type or out of range, by name."""
    serial, year, units = number.serial, number.year, number.units
    issuer: object = number.issuer
    printed: object = number.printed
    checks = (
        ("serial", f"1 to {GREATEST}", type(serial) is int and 0 < serial <= GREATEST),
        ("suffix", "'a' or '.7' or ''", _all_are(SUFFIX.fullmatch, number.suffix)),
        (
            "year", f"{FIRST_YEAR} to {LAST_YEAR} or None",
            year is None or (type(year) is int and FIRST_YEAR <= year <= LAST_YEAR),
        ),
        ("type", "a type sign or None", number.type is None or _all_are(is_type_sign, number.type)),
        (
            "issuer", "an issuer sign",
            isinstance(issuer, str) and _all_are(is_issuer_sign, *issuer.split("-")),
        ),
        ("units", "a tuple of signs", type(units) is tuple and _all_are(is_unit_sign, *units)),
        ("family", "a Family", type(number.family) is Family),
        ("printed", "a text or None", printed is None or isinstance(printed, str)),
    )  # fmt: skip
    for field, expected, fine in checks:
        if not fine:
            given = f"{field}={getattr(number, field)!r:.80}"
            raise InvalidDocumentNumber(
                given, 0, f"{field} is to be {expected}", f"{field} phải là {expected}"
            )


def _all_are(looks_right: Callable[[str], object], *values: object) -> bool:
    return all(isinstance(value, str) and looks_right(value) for value in values)


def _check_together(number: DocumentNumber) -> None:
    """Refuse parts that ``parse`` would not read back as they are."""
    mine = (number.family, number.type, number.issuer, number.units)
    text = str(number)
    clean = CLEAN(text)
    if clean is not None and _OURS.signs[clean[3]] == (*mine, number.year):
        return
    if number.type is not None and number.type not in document_types:
        if len(text) <= LONGEST and _own_type_fits(number):
            return
    else:
        found = _read(text, _OURS, DocumentNumber.parse)  # or it says by itself what is wrong
        if len(found) == 1 and found[0].shape[:4] == mine:
            return
    kind = number.family.value
    raise InvalidDocumentNumber(
        text, 0, f"its parts make no {kind} number", f"không thành số văn bản ({kind})"
    )


def _own_type_fits(number: DocumentNumber) -> bool:
    """Whether a type that only a caller's table knows goes with the other parts."""
    if number.family is Family.NORMATIVE:
        return number.year is not None and not number.units
    if "-" in number.issuer:
        return False
    if number.family is Family.PARTY:
        return number.year is None
    return number.family is Family.ADMINISTRATIVE
