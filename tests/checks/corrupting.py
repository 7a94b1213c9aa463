"""Ways to spoil a good dataset, one for each rule: what `vf.check` must find, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

import vnforeign as vf

Pair = tuple[vf.Dataset, vf.Dataset]
CORRUPTIONS: dict[str, st.SearchStrategy[Pair]] = {}
"""By code of the rule: a dataset without a fault, and the same one spoiled in just that way."""


def corruption(
    code: str,
) -> Callable[[Callable[[], st.SearchStrategy[Pair]]], Callable[[], st.SearchStrategy[Pair]]]:
    """Register the strategy that a function makes as the way to spoil for one rule."""

    def register(
        make: Callable[[], st.SearchStrategy[Pair]],
    ) -> Callable[[], st.SearchStrategy[Pair]]:
        CORRUPTIONS[code] = make()
        return make

    return register
