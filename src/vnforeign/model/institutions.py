"""Institutions: who issues, who carries out, who hosts."""

from __future__ import annotations

import attrs

from vnforeign.model.evidence import Record, Ref, Slug, Text
from vnforeign.values.dates import PartialDate

__all__ = ["Institution"]


@attrs.frozen(kw_only=True, repr=False)
class Institution(Record):
    """A body that issues, carries out, hosts or comes to visit.

    Attributes:
        name_vi: Its name in Vietnamese (for a foreign company, as printed).
        name_en: Its name in English.
        kind: What it is, an open list: ``"party-central"``, ``"ministry"``, ``"department"``,
            ``"embassy"``, ``"company"``, ``"fund"`` ...
        sign: Its sign in document numbers, such as ``"BĐNTW"``.
        parent: The body it belongs to.
        place: The place it belongs to.
        since: First day of its existence, where known.
        until: Last day of its existence.
        printed: The spellings seen in sources, besides the names.

    >>> import vnforeign as vf
    >>> vf.load().institutions["politburo"].name_vi
    'Bộ Chính trị'
    """

    name_vi: Text
    name_en: Text
    kind: Slug
    sign: Text | None = None
    parent: Ref | None = None
    place: Ref | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    printed: tuple[Text, ...] = ()

    def name(self, lang: str = "en") -> str:
        """Its name in ``lang``, ``"en"`` or ``"vi"``."""
        return self.name_vi if lang == "vi" else self.name_en
