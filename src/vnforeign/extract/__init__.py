"""Finding citations, amounts, dates and periods in running text."""

from vnforeign.extract._finder import find
from vnforeign.extract._spans import KINDS, Citation, Kind, Span

__all__ = ["KINDS", "Citation", "Kind", "Span", "find"]
