"""Places: countries, provinces, cities, and what becomes of them."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import cast

import attrs

from vnforeign.errors import Fault, shorten
from vnforeign.model.evidence import Record, Ref, Text
from vnforeign.values.dates import PartialDate

__all__ = ["Codes", "Place", "PlaceKind"]


class PlaceKind(enum.StrEnum):
    """What a place is."""

    COUNTRY = "country"
    BLOC = "bloc"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    CITY = "city"
    REGION = "region"
    BORDER_GATE = "border-gate"
    PORT = "port"
    AIRPORT = "airport"
    ISLAND = "island"
    NATURAL = "natural"
    """A cape, a bay, a mountain."""
    FOREIGN_PROVINCE = "foreign-province"
    FOREIGN_CITY = "foreign-city"
    FOREIGN_DISTRICT = "foreign-district"


_CODE = re.compile(r"[^\s\ud800-\udfff]+").fullmatch


class Codes(Mapping[str, str]):
    """The codes of a place by scheme: a mapping that never changes and can be hashed.

    Schemes: ``"iso-3166-1-alpha-3"``, ``"iso-3166-2"``, and ``"gso"``, the two digits of the
    Vietnamese statistical list of administrative units.

    Raises:
        ValueError: If a scheme or a code is not text, is empty, or has space in it.

    >>> import vnforeign as vf
    >>> vf.Codes({"gso": "19", "iso-3166-2": "VN-69"})["gso"]
    '19'
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, str] = MappingProxyType({})) -> None:
        pairs = dict(items)
        for pair in pairs.items():
            if not all(type(part) is str and _CODE(part) for part in pair):
                said = f"{shorten(pair[0])}: {shorten(pair[1])}"
                raise ValueError(f"a code is a scheme and a value, both text, not {said}")
        self._items = {scheme: pairs[scheme] for scheme in sorted(pairs)}

    def __getitem__(self, scheme: str) -> str:
        return self._items[scheme]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return f"Codes({self._items!r})"

    def __str__(self) -> str:
        return ", ".join(f"{scheme} {value}" for scheme, value in self._items.items())


def _as_codes(value: Mapping[str, str]) -> Codes:
    """Codes of a mapping; anything else is left as it is, for the check of the fields to name."""
    given: object = value
    if isinstance(given, Mapping) and not isinstance(given, Codes):
        with suppress(ValueError):
            return Codes(given)
    return cast("Codes", given)


@attrs.frozen(kw_only=True, repr=False)
class Place(Record):
    """A country, province, city, district, or a foreign province or city.

    The id is the ISO 3166 code where there is one (``"VN-69"``, ``"LA"``, ``"KR-47"``), else a
    slug under its country (``"fr-poitiers"``). A province whose territory changed is another
    place: Thái Nguyên of before 1 July 2025 is ``VN-69``, the one that took in Bắc Kạn is
    ``VN-69-2025``.

    Attributes:
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.
        kind: What it is.
        country: The id of its country; None for a country or a bloc.
        parent: The id of the place it lies in, where that is not the country.
        codes: Its codes in other schemes.
        since: First day of its existence, where it is known and matters.
        until: Last day of its existence.
        successors: Ids of the places that took over its territory.
        printed: The spellings seen in sources, besides ``name_vi``.

    >>> import vnforeign as vf
    >>> place = vf.load().places["VN-69"]
    >>> place.name_vi, place.codes["gso"], str(place.until), place.successors
    ('Thái Nguyên', '19', '2025-06-30', ('VN-69-2025',))
    """

    name_vi: Text
    name_en: Text
    kind: PlaceKind
    country: Ref | None = None
    parent: Ref | None = None
    codes: Codes = attrs.field(factory=Codes, converter=_as_codes)
    since: PartialDate | None = None
    until: PartialDate | None = None
    successors: tuple[Ref, ...] = ()
    printed: tuple[Text, ...] = ()

    def name(self, lang: str = "en") -> str:
        """Its name in ``lang``, ``"en"`` or ``"vi"``."""
        return self.name_vi if lang == "vi" else self.name_en

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        whole = self.kind in (PlaceKind.COUNTRY, PlaceKind.BLOC)
        if whole and self.country is not None:
            yield Fault(
                "country", self.country, f"none for a {self.kind}", f"để trống với {self.kind}"
            )
        if not whole and self.country is None:
            yield Fault(
                "country",
                None,
                "the id of its country, such as 'LA'",
                "mã của quốc gia, như 'LA'",
            )
        if self.id in self.successors:
            yield Fault("successors", self.id, "other places", "các địa phương khác")
