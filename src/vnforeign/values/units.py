"""Units: currencies by ISO 4217 code, percent, ranks, measures, and the nouns documents count.

A unit is a plain value; two units are the same when their codes are. A user's own unit is a
`Unit` passed in where text is read: ``Quantity.parse("12 tuyến phố", units=(my_unit,))``.
"""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar, Final

import attrs

from vnforeign.errors import InvalidQuantity
from vnforeign.values._numbers import SCALE_WORDS, key
from vnforeign.values._unit_table import ROWS
from vnforeign.values.names import closest, fold

__all__ = ["Unit", "UnitKind", "near_units", "unit_forms", "units"]

_LONGEST_FORM = 60
_NEAR = 3
# A form must not read as a number, a sign, or words that stand before or behind a unit.
_NOT_FIRST: Final = frozenset(
    {word.split()[0] for word in SCALE_WORDS} | {"chục", "trăm", "trở", "đến", "tới"}
)
_NOT_LAST: Final = ("trở lên", "trở xuống")
# Letters and single blanks: what nearly every form is made of.
_LETTERS = re.compile(r"[^\W\d_]++(?: [^\W\d_]++)*+")
_LOOSE_DIGIT = re.compile(r"(?<![^\W\d_])[0-9]")
_SIBILANTS: Final = ("s", "x", "ch", "sh")


class UnitKind(enum.Enum):
    """What sort of thing a unit measures; amounts of two kinds never add up."""

    CURRENCY = "currency"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage-point"
    COUNT = "count"
    RANK = "rank"
    MEASURE = "measure"


def _forms(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ValueError(  # noqa: TRY004 - one class for every refused field
            f"printed {value!r} is one string: expected a tuple of forms, such as ({value!r},)"
        )
    return tuple(value)


@attrs.frozen(kw_only=True)
class Unit:
    """A unit of an amount; equal to another when the codes are equal.

    Attributes:
        code: The name in data: an ISO 4217 code ("USD"), "percent", "percentage-point",
            "rank", "count" (no noun), a noun ("project") or a measure ("km2").
        kind: What sort of thing it measures.
        name_vi: Its name in Vietnamese.
        name_en: Its name in English, singular.
        printed: The forms read in text, whatever their case, spelling of tones and spaces; the
            first is the one `str` writes. None given: ``name_vi`` is both.
        plural_en: The English plural where adding "s" or "ies" is wrong.

    Raises:
        ValueError: If a field is empty, or a form could be taken for part of something else
            (it starts with a digit, a sign or a scale word, ends with "trở lên", ...).

    >>> import vnforeign as vf
    >>> vf.Unit.USD.code, str(vf.Unit.of("km2")), vf.Unit.PERCENT.kind.value
    ('USD', 'km2', 'percent')
    >>> street = vf.Unit(
    ...     code="street", kind=vf.UnitKind.COUNT, name_vi="tuyến phố", name_en="street"
    ... )
    >>> print(vf.Quantity.parse("12 tuyến phố", units=(street,)))
    12 tuyến phố
    """

    code: str
    kind: UnitKind = attrs.field(eq=False, repr=False)
    name_vi: str = attrs.field(eq=False, repr=False)
    name_en: str = attrs.field(eq=False, repr=False)
    printed: tuple[str, ...] = attrs.field(eq=False, repr=False, default=(), converter=_forms)
    plural_en: str = attrs.field(eq=False, repr=False, default="")

    VND: ClassVar[Unit]
    USD: ClassVar[Unit]
    EUR: ClassVar[Unit]
    GBP: ClassVar[Unit]
    JPY: ClassVar[Unit]
    CNY: ClassVar[Unit]
    KRW: ClassVar[Unit]
    PERCENT: ClassVar[Unit]
    PERCENTAGE_POINT: ClassVar[Unit]
    COUNT: ClassVar[Unit]
    RANK: ClassVar[Unit]
    PROJECT: ClassVar[Unit]
    PERSON: ClassVar[Unit]
    COUNTRY: ClassVar[Unit]
    LOCALITY: ClassVar[Unit]
    ORGANISATION: ClassVar[Unit]
    DELEGATION: ClassVar[Unit]
    PARTY: ClassVar[Unit]
    DOCUMENT: ClassVar[Unit]
    AGREEMENT: ClassVar[Unit]
    KM: ClassVar[Unit]
    KM2: ClassVar[Unit]
    HA: ClassVar[Unit]

    def __attrs_post_init__(self) -> None:
        fault = _fault_of(self)
        if fault:
            raise ValueError(f"unit {self.code!r}: {fault}")

    def __str__(self) -> str:
        return self.code

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms read in text; the first is written.

        >>> import vnforeign as vf
        >>> vf.Unit.of("project").forms
        ('dự án',)
        """
        return self.printed or (self.name_vi,)

    def name(self, *, plural: bool = False) -> str:
        """The English name, singular or plural.

        >>> import vnforeign as vf
        >>> vf.Unit.of("country").name(plural=True), vf.Unit.of("delegation").name(plural=True)
        ('countries', 'delegations')
        """
        if not plural:
            return self.name_en
        if self.plural_en:
            return self.plural_en
        if self.name_en.endswith("y") and self.name_en[-2:-1] not in "aeiou":
            return self.name_en[:-1] + "ies"
        return self.name_en + ("es" if self.name_en.endswith(_SIBILANTS) else "s")

    @classmethod
    def of(cls, code: str, units: Iterable[Unit] = ()) -> Unit:
        """The unit of a code: yours first, then the table's.

        Args:
            code: Exactly as the table spells it ("USD", "km2", "project").
            units: Units of your own.

        Raises:
            InvalidQuantity: If no unit has the code; the hint names those spelled like it.

        >>> import vnforeign as vf
        >>> vf.Unit.of("VND").name_vi
        'đồng Việt Nam'
        >>> try:
        ...     vf.Unit.of("organization")
        ... except vf.InvalidQuantity as error:
        ...     print(error.reason, "-", error.hint)
        no unit has this code - the nearest are: organisation, translation
        """
        known = {unit.code: unit for unit in units}
        asked: object = code
        text = asked if isinstance(asked, str) else f"<{type(asked).__name__}>"
        found = known.get(text) or _TABLE.get(text)
        if found is not None:
            return found
        near = ", ".join(closest(text, (*known, *_TABLE), count=2))
        raise InvalidQuantity(
            text,
            0,
            "no unit has this code",
            "không có đơn vị nào mang mã này",
            f"the nearest are: {near}" if near else "pass a unit of your own in units=",
            f"gần giống nhất: {near}" if near else "hãy truyền đơn vị riêng qua units=",
        )


def _fault_of(unit: Unit) -> str:
    """Why a unit cannot serve; empty when it can."""
    # Looked at as objects: a caller without a type checker may pass anything.
    texts: tuple[object, ...] = (unit.code, unit.name_vi, unit.name_en)
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            return f"expected code, name_vi and name_en that are not empty, got {text!r}"
    kind: object = unit.kind
    if not isinstance(kind, UnitKind):
        return f"kind {kind!r}: expected a UnitKind"
    plural: object = unit.plural_en
    if not isinstance(plural, str):
        return f"plural_en {plural!r}: expected a text"
    for form in unit.forms:
        fault = _form_fault(form)
        if fault:
            return f"printed form {form!r}: {fault}"
    return ""


def _form_fault(form: object) -> str:
    """Why a printed form cannot be read back; empty when it can."""
    if not isinstance(form, str) or not form or len(form) > _LONGEST_FORM:
        return f"expected a text of 1 to {_LONGEST_FORM} code points"
    if not _LETTERS.fullmatch(form):
        if form != " ".join(form.split()) or not key(form):
            return "expected visible signs, and single blanks between words only"
        if form[0] in "0123456789.,-–—−/+" or _LOOSE_DIGIT.search(form):
            return "a digit may only follow a letter, and no sign of numbers may come first"
    words = (form if form.isascii() else unicodedata.normalize("NFC", form)).casefold().split()
    if words[0] in _NOT_FIRST or (len(words) > 1 and " ".join(words[-2:]) in _NOT_LAST):
        return "a scale word or a hedge is no part of a unit"
    return ""


_TABLE: Final[dict[str, Unit]] = {
    code: Unit(
        code=code,
        kind=UnitKind[kind],
        name_vi=name_vi,
        name_en=name_en,
        plural_en=plural_en,
        printed=printed,
    )
    for code, kind, name_vi, name_en, plural_en, printed in ROWS
}

units: Final[Mapping[str, Unit]] = MappingProxyType(_TABLE)
"""The units the library knows, by code."""

for _code in ("VND", "USD", "EUR", "GBP", "JPY", "CNY", "KRW"):
    setattr(Unit, _code, _TABLE[_code])
for _code in ("percent", "percentage-point", "count", "rank", "project", "person", "country"):
    setattr(Unit, _code.replace("-", "_").upper(), _TABLE[_code])
for _code in ("locality", "organisation", "delegation", "party", "document", "agreement"):
    setattr(Unit, _code.upper(), _TABLE[_code])
for _code in ("km", "km2", "ha"):
    setattr(Unit, _code.upper(), _TABLE[_code])


@functools.cache
def _table_forms() -> Mapping[str, Unit]:
    return MappingProxyType(
        {
            key(form): unit
            for unit in _TABLE.values()
            if unit not in (Unit.COUNT, Unit.RANK)
            for form in unit.forms
        }
    )


def unit_forms(own: Iterable[Unit] = ()) -> Mapping[str, Unit]:
    """Every form read, as a key, with its unit; units of your own come before the table's.

    A rank is read by its own words ("thứ 10/63") and a bare count by none, so neither is here.

    Raises:
        ValueError: If ``own`` holds anything but units.

    >>> unit_forms()["đô la mỹ"]
    Unit(code='USD')
    """
    mine: dict[str, Unit] = {}
    for unit in own:
        given: object = unit
        if not isinstance(given, Unit):
            raise ValueError(f"units holds {given!r}: expected Unit")  # noqa: TRY004
        if unit.kind is not UnitKind.RANK:
            for form in unit.forms:
                mine.setdefault(key(form), unit)
    return {**_table_forms(), **mine} if mine else _table_forms()


def near_units(form: str, forms: Mapping[str, Unit]) -> tuple[str, ...]:
    """What may have been meant by a form nobody knows: up to three forms, best first.

    Forms of the same first letter and about the same length come first, diacritics apart; then
    the longest known beginning ("dự án" for "dự án FDI").

    >>> near_units("dự án FDI", unit_forms()), near_units("USDD", unit_forms())
    (('dự án',), ('USD',))
    """
    import difflib

    words = key(form[:_LONGEST_FORM]).split()
    starts = (" ".join(words[:size]) for size in range(len(words) - 1, 0, -1))
    begun = [start for start in starts if start in forms][:1]
    bare = fold(" ".join(words))
    alike = {
        shown: known
        for known, shown in _bare_forms(forms).items()
        if shown[:1] == bare[:1] and abs(len(shown) - len(bare)) <= _NEAR
    }
    close = difflib.get_close_matches(bare, alike, n=3, cutoff=0.7)
    found = dict.fromkeys([alike[shown] for shown in close] + begun)
    return tuple(_as_printed(known, forms[known]) for known in found)[:3]


def _bare_forms(forms: Mapping[str, Unit]) -> Mapping[str, str]:
    table = _table_forms()
    if forms is table:
        return _table_bare()
    return {known: _table_bare().get(known) or fold(known) for known in forms}


@functools.cache
def _table_bare() -> Mapping[str, str]:
    return {known: fold(known) for known in _table_forms()}


def _as_printed(wanted: str, unit: Unit) -> str:
    return next((form for form in unit.forms if key(form) == wanted), unit.forms[0])
