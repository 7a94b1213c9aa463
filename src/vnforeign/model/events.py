"""Events: visits, summits, congresses, conferences, accessions."""

from __future__ import annotations

import attrs

from vnforeign.model.evidence import Record, Ref, Slug, Text
from vnforeign.values.dates import PartialDate

__all__ = ["Event"]


@attrs.frozen(kw_only=True, repr=False)
class Event(Record):
    """Something that took place.

    Attributes:
        name_vi: What it was, in Vietnamese.
        name_en: What it was, in English.
        kind: An open list: ``"visit-in"``, ``"visit-out"``, ``"summit"``, ``"congress"``,
            ``"conference"``, ``"meeting"``, ``"accession"`` ...
        date: When, as exactly as is known; None where no source says.
        place: Where, or whose event it was.
        participants: Ids of the places and institutions that took part.
        people: Names of people, as printed.

    >>> import vnforeign as vf
    >>> event = vf.load().events["national-foreign-affairs-conference-2021"]
    >>> str(event.date), event.kind
    ('2021-12-14', 'conference')
    """

    name_vi: Text
    name_en: Text
    kind: Slug
    date: PartialDate | None = None
    place: Ref | None = None
    participants: tuple[Ref, ...] = ()
    people: tuple[Text, ...] = ()

    def name(self, lang: str = "en") -> str:
        """What it was, in ``lang``, ``"en"`` or ``"vi"``."""
        return self.name_vi if lang == "vi" else self.name_en
