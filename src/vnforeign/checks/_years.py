"""The years that names of events carry."""

from __future__ import annotations

import re

__all__: list[str] = []

# Not those of a span or term ("nhiệm kỳ 2022-2025"), nor parts of figures and numbers.
_YEARS = re.compile(r"(?<![0-9.,/–-])(?<![–-] )(?:19|20)[0-9]{2}(?![0-9.,/]|\s?[–-]\s?[0-9])")


def years_in(name: str) -> list[int]:
    """The years that stand in a name by themselves, as often as they stand there."""
    return [int(year) for year in _YEARS.findall(name)]
