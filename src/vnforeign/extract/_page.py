"""A text under the finder: as its caller printed it, and as the patterns see it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from vnforeign.extract._composed import composed, evened
from vnforeign.extract._spans import Citation, Kind, Value
from vnforeign.values.dates import PartialDate
from vnforeign.values.names import canonical

__all__ = ["Counted", "Found", "Page", "key"]

Counted: TypeAlias = Callable[["Page", int], bool]
"""Whether a unit or a scale follows the number at a place: "2000 người"."""

_REACH, _SHORT = 40, 12


class Found(NamedTuple):
    """What a reader makes of a place: a span yet without surface, or a part to pass over.

    ``kind`` None passes over what is seen and not wanted, such as the time of day.
    """

    kind: Kind | None
    start: int
    end: int
    value: Value | None = None
    candidates: tuple[Value, ...] = ()
    types: tuple[str, ...] = ()
    """Of a citation: what the type word may be the sign of; carried on along a list."""


class Page:
    """One text, and what of it has been read so far.

    Attributes:
        text: As the caller printed it.
        shown: With composed letters and even spaces (see `composed`); `place` leads back.
        low: The same in lower case, place by place: what most patterns read.
        cited_end: Where the last citation ends; before the text where there is none yet.
        cited_types: What its type word may be the sign of.
    """

    __slots__ = ("_dated", "cited_end", "cited_types", "low", "origin", "shown", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        shown, self.origin = composed(text)
        self.shown = evened(shown)
        low = self.shown.lower()
        if len(low) != len(self.shown):  # some foreign capital became two signs
            low = "".join(char.lower()[0] for char in self.shown)
        self.low = low
        self.cited_end = -100
        self.cited_types: tuple[str, ...] = ()
        self._dated: tuple[int, PartialDate] | None = None

    def accept(self, found: Found) -> None:
        """Keep what later spans may lean on: the last citation, the last date."""
        date: object = found.value
        if found.kind == "citation":
            self.cited_end, self.cited_types = found.end, found.types
            date = found.value.issued_on if isinstance(found.value, Citation) else None
        elif found.kind != "date":
            return
        if isinstance(date, PartialDate):
            self._dated = found.end, date

    def dated(self, start: int) -> PartialDate | None:
        """The date that "cùng năm" goes back to: the last one of the paragraph."""
        if self._dated is None or "\n" in self.shown[self._dated[0] : start]:
            return None
        return self._dated[1]

    def place(self, at: int) -> int:
        """The place in the caller's text of a place in the text shown to the patterns."""
        return at if self.origin is None else self.origin[at]

    def printed(self, start: int, end: int) -> str:
        """What the caller printed between two places of the text shown to the patterns."""
        if self.origin is None:
            return self.text[start:end]
        return self.text[self.origin[start] : self.origin[end]]

    def before(self, at: int) -> str:
        """The last word before a place, punctuation on it; empty where a paragraph begins."""
        line = self.shown[max(0, at - _REACH) : at].rpartition("\n")[2].split()
        return line[-1] if line else ""

    def word_before(self, at: int) -> str:
        """The word before one space before a place, in small letters; a quick look."""
        if not at or self.low[at - 1] != " ":
            return ""
        return self.low[max(0, at - _SHORT) : at - 1].rpartition(" ")[2]


@functools.lru_cache(4096)
def key(word: str) -> str:
    """A word as the word lists spell it."""
    return canonical(word).lower()
