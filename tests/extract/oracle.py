"""The finder the slow and plain way: the readers, tried at every place of a text.

No sieve, no reading backwards, no short ways, no factored patterns: what begins leftmost and
reaches an anchor is found. The finder must find the same.
"""

from __future__ import annotations

import functools
import re

from vnforeign.extract._finder import ANCHOR, REACH, Finder, base_of, may_begin
from vnforeign.extract._page import Found, Page
from vnforeign.extract._spelling import plain


def _always(low: str, end: int) -> bool:
    return True


class SlowFinder(Finder):
    """The readers with plain patterns, tried everywhere."""

    def __init__(self) -> None:
        super().__init__(plain)
        self.times.point = self._any_point  # type: ignore[method-assign]
        self.citations.tail_may_follow = _always  # type: ignore[method-assign]

    def _any_point(self, page: Page, at: int) -> re.Match[str] | None:
        found = self.times.any_point(page.low, at)
        return found if found and self.times.has_capitals(page, found) else None

    def run(self, page: Page) -> list[Found]:
        """Everything found, by trying every place in order."""
        shown = page.shown
        anchors = [base_of(anchor) for anchor in ANCHOR.finditer(shown)]
        made: list[Found] = []
        at = done = 0
        for base in anchors:
            at = max(at, done, base - REACH)
            while at <= base and base >= done:
                found = self.read(page, at) if may_begin(shown, at) else None
                if found is not None and found.end > base:
                    made.append(found)
                    page.accept(found)
                    at = done = found.end
                else:
                    at += 1
        return made


@functools.cache
def slow_finder() -> SlowFinder:
    """The one of this process: its patterns take a while to compile."""
    return SlowFinder()


def slowly(text: str) -> list[Found]:
    """What is found in a text, the slow way."""
    return slow_finder().run(Page(text))
