"""Pillars and fields of work, each in a named scheme (SKOS: concept, concept scheme)."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Record, Ref, Text
from vnforeign.values.dates import PartialDate

__all__ = ["FieldOfWork", "Level", "Pillar", "Scheme"]


class Level(enum.StrEnum):
    """On whose level a document is issued or a tie is held."""

    NATIONAL = "national"
    PARTY = "party"
    PROVINCIAL = "provincial"
    DISTRICT = "district"
    ORGANISATION = "organisation"


@attrs.frozen(kw_only=True, repr=False)
class Scheme(Record):
    """A named way to divide foreign affairs into pillars; two schemes are never mixed in one count.

    Attributes:
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.
        since: From when it is in use.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> [pillar.name_en for pillar in data.pillars.where(scheme="congress-xiii")]
    ['Party diplomacy', 'People-to-people diplomacy', 'State diplomacy']
    """

    name_vi: Text
    name_en: Text
    since: PartialDate | None = None


@attrs.frozen(kw_only=True, repr=False)
class Pillar(Record):
    """One pillar (*trụ cột*) of foreign affairs, in its scheme.

    Attributes:
        scheme: The id of the `Scheme` that counts it as a pillar.
        ordinal: Its place in the scheme's own order, from 1.
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.

    >>> import vnforeign as vf
    >>> vf.load().pillars["party-diplomacy"].name_vi
    'đối ngoại đảng'
    """

    scheme: Ref
    ordinal: int
    name_vi: Text
    name_en: Text

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if self.ordinal < 1:
            yield Fault("ordinal", self.ordinal, "1 or more", "1 hoặc lớn hơn")


@attrs.frozen(kw_only=True, repr=False)
class FieldOfWork(Record):
    """A field of work (*mảng công tác*) under the pillars, such as economic diplomacy.

    Attributes:
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.
        pillar: The pillar it mostly belongs to, where a source says so.

    >>> import vnforeign as vf
    >>> vf.load().fields["economic-diplomacy"].name_vi
    'ngoại giao kinh tế'
    """

    name_vi: Text
    name_en: Text
    pillar: Ref | None = None
