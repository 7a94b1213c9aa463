"""The columns of a table: which field each is, and how its cells are read."""

from __future__ import annotations

import csv
import functools
import json
import re
import typing
from collections.abc import Callable
from typing import Any

import attrs

from vnforeign._bulk import bare
from vnforeign.convert import converter
from vnforeign.errors import ParseError
from vnforeign.model.evidence import hints
from vnforeign.model.places import Codes

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

Cell = Callable[[str], Any]
DELIMITERS = (",", ";", "\t")


class CellError(ValueError):
    """What a cell holds instead of what its column should: both languages, and the mend."""

    def __init__(self, expected: str, expected_vi: str, hint: str = "", hint_vi: str = "") -> None:
        super().__init__(expected, expected_vi, hint, hint_vi)
        self.told = expected, expected_vi, hint, hint_vi


@attrs.frozen
class Column:
    """A column: its name as printed, the path of its field, and how its cells are read."""

    name: str
    path: tuple[str | int, ...]
    read: Cell | None  # None: the text as it stands

    @property
    def place(self) -> str:
        """The JSON path inside the record."""
        return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path)


# The header


def delimiter_of(header: str, cls: type) -> str:
    """What separates the cells of the header: whatever gives most names of fields."""

    def names(delimiter: str) -> int:
        cells = next(csv.reader([header.rstrip("\r")], delimiter=delimiter), [])
        return sum(column_of(cell, cls, ()) is not None for cell in cells)

    return max(DELIMITERS, key=lambda one: (names(one), one == ","))


@functools.lru_cache(1024)
def column_of(name: str, cls: type, units: tuple[Unit, ...]) -> Column | None:
    """The column of a name; None where no field is called so."""
    path: list[str | int] = []
    hint: Any = cls
    left = name
    while left or not path:
        hint = bare(hint)
        if hint is Codes:
            path.append(left)
            return Column(name, tuple(path), None)
        if typing.get_origin(hint) is tuple:
            found = re.match(r"\[([0-9]{1,3})\]\.?", left)
            path.append(int(found[1]) if found else 0)
            left = left[found.end() :] if found else left
            hint = typing.get_args(hint)[0]
            if not left or not attrs.has(bare(hint)):
                return None
            continue
        field, _, left = left.partition(".")
        if "[" in field:
            field, _, index = field.partition("[")
            left = f"[{index}" + (f".{left}" if left else "")
        inside = hints(hint) if attrs.has(hint) else {}
        if field not in inside:
            return None
        path.append(field)
        hint = inside[field]
    return Column(name, tuple(path), _reader(bare(hint), units))


def names_of(cls: type) -> list[str]:
    """What the columns of a record may be called."""
    names: list[str] = []
    for field, hint in hints(cls).items():
        kind = bare(hint)
        inner = bare(typing.get_args(kind)[0]) if typing.get_origin(kind) is tuple else kind
        names.append(field)
        if attrs.has(inner) and not hasattr(inner, "parse") and not hasattr(inner, "of"):
            names.extend(f"{field}.{one}" for one in names_of(inner))
        elif getattr(inner, "__name__", "") == "Quantity":
            names.extend(f"{field}.{one}" for one in hints(inner))
    return names


# Cells


def _reader(hint: Any, units: tuple[Unit, ...]) -> Cell | None:
    """How the cells of a column of this type are read; None for the text as it stands."""
    if typing.get_origin(hint) is tuple:
        inner = bare(typing.get_args(hint)[0])
        if attrs.has(inner) and not hasattr(inner, "parse"):
            return _json("a JSON array of objects", "một mảng JSON gồm các đối tượng")
        item = _reader(inner, units)
        return lambda text: _items(text, item)
    if hint is int:
        return _integer
    if hint is Codes:
        return _json("codes as a JSON object", "các mã trong một đối tượng JSON")
    if getattr(hint, "__name__", "") == "Quantity":
        return _quantities(hint, units)
    return None  # text, decimals, enumerations and what is read from its text


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,16}", text):
        raise CellError("a whole number, digits only", "số nguyên, chỉ gồm chữ số")
    return int(text)


def _json(expected: str, expected_vi: str) -> Cell:
    def read(text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise CellError(f"{expected}: {error}", f"{expected_vi}: {error}") from None

    return read


def _items(text: str, item: Cell | None) -> list[Any]:
    """The items of a cell: a JSON array, or texts with ``;`` between them."""
    if text.startswith("["):
        read: list[Any] = _json("a JSON array", "một mảng JSON")(text)
        return read
    parts = [part.strip() for part in text.split(";")]
    return [part if item is None else item(part) for part in parts if part]


_TWO_COLUMNS = (
    "write it without the mark, or in quantity.amount and quantity.unit",
    "viết số không có dấu này, hoặc tách thành quantity.amount và quantity.unit",
)
"""The mend of a number that may be two: no cell can say which convention it follows."""


def _quantities(cls: Any, units: tuple[Unit, ...]) -> Cell:
    """Quantities in one cell: the printed form, or JSON."""
    made = converter(units=units)
    as_object = _json("a quantity as a JSON object", "số liệu trong một đối tượng JSON")

    def read(text: str) -> Any:
        if text.startswith("{"):
            return as_object(text)
        try:
            return made.unstructure(cls.parse(text, units=units))
        except ParseError as error:
            raise CellError(
                f"an amount with its unit: {error.reason}",
                f"{error.what_vi}: {error.reason_vi or error.reason}",
                *(_TWO_COLUMNS if error.candidates else (error.hint, error.hint_vi)),
            ) from None

    return read
