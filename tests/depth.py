"""How many examples a property draws."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100
"""What Hypothesis draws where nobody says otherwise."""


def examples(many: int) -> int:
    """So many, and more by the same measure where a profile draws more than usual.

    For a property that is dear, or one that wants more than most. ``--hypothesis-profile long``
    draws two hundred times as many.
    """
    return many * max(1, settings().max_examples // _USUAL)
