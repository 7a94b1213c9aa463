"""Commitments: the enumerated tasks, aims, challenges and lessons of a place or body."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Record, Ref, Text

__all__ = ["Commitment", "CommitmentKind"]


class CommitmentKind(enum.StrEnum):
    """What an enumerated statement is."""

    TASK = "task"
    AIM = "aim"
    OPPORTUNITY = "opportunity"
    CHALLENGE = "challenge"
    LIMITATION = "limitation"
    LESSON = "lesson"
    RECOMMENDATION = "recommendation"
    ACHIEVEMENT = "achievement"


@attrs.frozen(kw_only=True, repr=False)
class Commitment(Record):
    """One enumerated statement of a place or body ("Thứ nhất ...", "Một là ...").

    Attributes:
        place: The place it is about.
        by: The body or place that states it.
        kind: What it is.
        ordinal: Its number in its own list, from 1.
        gist_vi: What it says, in our own words, in Vietnamese.
        gist_en: The same in English.
        fields: Codes of the fields of work it touches.
        directives: Ids of the documents it names.

    >>> import vnforeign as vf
    >>> aims = vf.load().commitments.where(place="VN-69", kind="aim")
    >>> sorted(aim.ordinal for aim in aims)
    [1, 2, 3, 4, 5, 6, 7, 8, 9]
    """

    place: Ref | None = None
    by: Ref | None = None
    kind: CommitmentKind
    ordinal: int | None = None
    gist_vi: Text
    gist_en: Text
    fields: tuple[Ref, ...] = ()
    directives: tuple[Ref, ...] = ()

    def gist(self, lang: str = "en") -> str:
        """What it says, in ``lang``, ``"en"`` or ``"vi"``."""
        return self.gist_vi if lang == "vi" else self.gist_en

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if self.ordinal is not None and self.ordinal < 1:
            yield Fault("ordinal", self.ordinal, "1 or more", "1 hoặc lớn hơn")
        if self.place is None and self.by is None:
            yield Fault("place", None, "a place or the body in by", "place hoặc by")
