"""Directives: documents that direct foreign affairs, numbered or only named."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Record, Ref, Text
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber
from vnforeign.values.periods import Period

__all__ = ["UNSIGNED_TYPES", "Directive"]

UNSIGNED_TYPES = {
    "CLi": "platform (cương lĩnh)",
    "HC": "charter (hiến chương)",
    "VK": "congress document (văn kiện)",
    "ĐƯQT": "treaty or agreement (điều ước quốc tế, hiệp định)",
}
"""Codes of ours for kinds of documents that carry no type sign."""


@attrs.frozen(kw_only=True, repr=False)
class Directive(Record):
    """A document, numbered or only named (*văn bản chỉ đạo*).

    Attributes:
        number: Its number and sign; None where the sources only name it.
        type: The sign of its type (``"NQ"``, ``"CT"``, ``"KL"`` ...; ``"CL"`` for a strategy),
            also where there is no number. See `document_types`; kinds without a sign have codes
            of ours: ``"ĐƯQT"`` treaties and agreements, ``"VK"`` congress documents, ``"CLi"``
            the platform, ``"HC"`` charters.
        title_vi: Its subject in Vietnamese, as printed or shortened.
        title_en: Its subject in English, ours.
        issued_on: The day of issue, as exactly as is known.
        issuer: The id of the issuing `Institution`.
        term: The Congress term it belongs to, a Roman numeral such as ``"XIII"``.
        level: Whose level it is issued on.
        place: The place whose document it is, for a local one.
        horizon: The time it is made for ("đến năm 2030").
        carries_out: Ids of the documents it carries out.
        amends: Ids of the documents it amends.
        replaces: Ids of the documents it replaces.
        issues: Ids of the documents it issues with itself (a decision and its regulation).
        fields: Codes of the fields of work it is about.

    >>> import vnforeign as vf
    >>> directive = vf.load().directives["57-kl-tw-2023"]
    >>> str(directive.number), str(directive.issued_on), directive.issuer
    ('57-KL/TW', '2023-06-15', 'politburo')
    """

    number: DocumentNumber | None = None
    type: Text
    title_vi: Text
    title_en: Text
    issued_on: PartialDate | None = None
    issuer: Ref | None = None
    term: Text | None = None
    level: Level = Level.NATIONAL
    place: Ref | None = None
    horizon: Period | None = None
    carries_out: tuple[Ref, ...] = ()
    amends: tuple[Ref, ...] = ()
    replaces: tuple[Ref, ...] = ()
    issues: tuple[Ref, ...] = ()
    fields: tuple[Ref, ...] = ()

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if self.number is not None and self.number.type not in (None, self.type):
            yield Fault(
                "type",
                self.type,
                f"{self.number.type!r}, the type inside {str(self.number)!r}",
                f"{self.number.type!r}, loại văn bản trong {str(self.number)!r}",
            )
        for name in ("carries_out", "amends", "replaces", "issues"):
            if self.id in getattr(self, name):
                yield Fault(name, self.id, "other documents", "văn bản khác")
