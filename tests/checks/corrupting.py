"""The registry of corruptions: for a rule, valid datasets and the same spoiled in just its way."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

import vnforeign as vf

Pair = tuple[vf.Dataset, vf.Dataset]
CORRUPTIONS: dict[str, st.SearchStrategy[Pair]] = {}

Make = Callable[[], st.SearchStrategy[Pair]]


def corruption(code: str) -> Callable[[Make], Make]:
    """Register the strategy that a function returns as the corruption of a rule."""

    def register(make: Make) -> Make:
        assert code not in CORRUPTIONS, code
        CORRUPTIONS[code] = make()
        return make

    return register
