"""What the finder gives back: spans of a text, and citations as their values."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import attrs

from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Quantity
from vnforeign.values.terms import to_roman

__all__ = ["KINDS", "Citation", "Kind", "Span", "Value"]

Kind = Literal["citation", "money", "percent", "count", "measure", "date", "period", "rank"]
"""What a span is."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@attrs.frozen(kw_only=True)
class Citation:
    """A document as a text names it: its number, and what stands with the number.

    Attributes:
        number: The whole number; None where the text prints none, or only a part of it.
        type: The sign of the type word ("CT" for "Chỉ thị", "L" for "Luật"), else of the number;
            None where neither tells it.
        serial: The bare number as printed, where that is all there is: "25" of "Chỉ thị 25".
        issued_on: The day (month, year) printed with it.
        issuer: The issuer in the words printed, single blanks between.
        term: The term (khóa) printed with it, 13 for "khóa XIII"; of whom, the issuer tells.

    >>> from vnforeign.extract import find
    >>> cited = find("Nghị quyết 33-NQ/TW ngày 16/10/2003 của Bộ Chính trị (khóa IX)")[0].value
    >>> str(cited.number), cited.type, str(cited.issued_on), cited.issuer, cited.term
    ('33-NQ/TW', 'NQ', '2003-10-16', 'Bộ Chính trị', 9)
    """

    number: DocumentNumber | None = None
    type: str | None = None
    serial: str | None = None
    issued_on: PartialDate | None = None
    issuer: str | None = None
    term: int | None = None

    def __str__(self) -> str:
        """The parts in one line: "L 70/2020/QH14", "33-NQ/TW (IX) @2003-10-16 : Bộ Chính trị"."""
        number = self.number
        told = number is not None and (number.type or number.family is Family.LETTER)
        parts = [None if told else self.type, self.serial if number is None else str(number)]
        parts.append(f"({to_roman(self.term)})" if self.term else None)
        parts.append(f"@{self.issued_on}" if self.issued_on else None)
        parts.append(f": {self.issuer}" if self.issuer else None)
        return " ".join(part for part in parts if part)


Value: TypeAlias = Citation | Quantity | PartialDate | Period
"""What a span may mean."""


@attrs.frozen
class Span:
    """A place in a text, and what is said there.

    Attributes:
        kind: "citation", "money", "percent", "count", "measure", "date", "period" or "rank".
        start: The code point it begins at, in the text as the caller gave it.
        end: The code point after its last.
        surface: ``text[start:end]``, untouched.
        value: What it means; None where it is seen and cannot be settled.
        candidates: What it may mean, where it may mean several things, is only partly told, or
            would be valid if mended; else empty.

    >>> from vnforeign.extract import find
    >>> find("vốn đăng ký đạt gần 2,4 tỷ USD")[0]
    Span('money', 16, 30, 'gần 2,4 tỷ USD')
    """

    kind: Kind
    start: int
    end: int
    surface: str
    value: Value | None = attrs.field(default=None, repr=False)
    candidates: tuple[Value, ...] = attrs.field(default=(), repr=False)

    def __repr__(self) -> str:
        return f"Span({self.kind!r}, {self.start}, {self.end}, {self.surface!r})"
