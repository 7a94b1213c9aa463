"""A text under the finder: as its caller printed it, and as the patterns see it."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnforeign.extract._composed import composed
from vnforeign.extract._spans import Kind, Value
from vnforeign.values.names import canonical

__all__ = ["Found", "Page", "key"]

_REACH = 40
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Found(NamedTuple):
    """What a reader makes of a match: a span yet without surface, or a place to pass over.

    ``kind`` None passes over what is seen and not wanted, such as the time of day.
    """

    kind: Kind | None
    start: int
    end: int
    value: Value | None = None
    candidates: tuple[Value, ...] = ()


class Page:
    """One text."""

    __slots__ = ("origin", "shown", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown, self.origin = composed(text)

    def place(self, at: int) -> int:
        """The place in the caller's text of a place in the text shown to the patterns."""
        return at if self.origin is None else self.origin[at]

    def printed(self, start: int, end: int) -> str:
        """What the caller printed between two places of the text shown to the patterns."""
        if self.origin is None:
            return self.text[start:end]
        return self.text[self.origin[start] : self.origin[end]]

    def before(self, at: int) -> str:
        """The last word before a place on its line, punctuation on it; empty at a line's start."""
        shown = self.shown
        line = shown[max(0, at - _REACH) : at].rpartition("\n")[2].split()
        return line[-1] if line else ""

    def apart(self, end: int, start: int) -> bool:
        """Whether a blank line lies between two places."""
        return _BLANK_LINE.search(self.shown, end, start) is not None


def key(word: str) -> str:
    """A word as the word lists spell it."""
    return canonical(word).lower()
