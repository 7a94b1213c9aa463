"""Records from CSV: a column a field, a row a record, every fault with file, line and column.

A column is called by the path of its field: ``id``, ``quantity.amount``, ``evidence.source`` (or
``evidence[1].source`` for a second piece). An empty cell is a field not given. A cell holds the
text of its value; ``quantity`` alone may hold the printed form ("trên 3,862 tỷ USD"); a field of
many holds its items separated by ``;``; any field but a text may hold JSON.
"""

from __future__ import annotations

import codecs
import csv
import functools
import io
import json
import re
import types
import typing
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs

from vnforeign.convert import Item, converter, did_you_mean, structure_items
from vnforeign.errors import Fault, ParseError, shorten
from vnforeign.model.evidence import Record, hints
from vnforeign.model.places import Codes

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

R = TypeVar("R", bound=Record)
Cell = Callable[[str], Any]
Progress = Callable[[float], object]
_DELIMITERS = (",", ";", "\t")
_SEPARATOR = re.compile(r"(?:sep|SEP)=(.)\r?$").match
_BATCH = 4096


class _CellError(ValueError):
    """What a cell holds instead of what its column should: both languages, and the mend."""

    def __init__(self, expected: str, expected_vi: str, hint: str = "", hint_vi: str = "") -> None:
        super().__init__(expected, expected_vi, hint, hint_vi)
        self.told = expected, expected_vi, hint, hint_vi


@attrs.frozen
class _Column:
    """A column: its name as printed, the path of its field, and how its cells are read."""

    name: str
    path: tuple[str | int, ...]
    read: Cell | None  # None: the text as it stands

    @property
    def place(self) -> str:
        """The JSON path inside the record."""
        return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path)


def is_table(file: str) -> bool:
    """Whether a file is CSV, by its name."""
    return file.lower().endswith(".csv")


def read_table(
    raw: bytes,
    cls: type[R],
    *,
    units: Sequence[Unit] = (),
    file: str = "",
    delimiter: str = "",
    progress: Progress | None = None,
) -> tuple[list[tuple[str, R]], list[Fault]]:
    """The good records of a CSV file, each with its JSON path, and every fault of the others.

    Args:
        raw: UTF-8, with or without a byte order mark.
        cls: The record class.
        units: Units of your own that the records use.
        file: Its name, for the faults.
        delimiter: What separates cells; if not given, the one of comma, semicolon and tab that
            makes most sense of the header. A first line ``sep=;`` settles it too.
        progress: Called now and then with the part that is done.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [_not_utf8(raw, error, file)]
    table = _Table(
        raw.removeprefix(codecs.BOM_UTF8), text.partition("\n")[0], cls, delimiter, units
    )
    del text  # the rows are decoded one by one
    told = functools.partial(_told, progress, len(raw))
    placed, faults = structure_items(table.items(told), cls, units=units)
    faults = [table.at_line(fault) for fault in (*table.faults, *faults)]
    return placed, [fault.at(file=file) for fault in faults]


def _told(progress: Progress | None, size: int, at: int) -> None:
    if progress is not None:
        progress(at / max(size, 1))


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Fault:
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    return Fault(
        f"byte {error.start}",
        raw[error.start : error.start + 4],
        "UTF-8 text" + (", not UTF-16" if wide else ""),
        "văn bản UTF-8" + (", không phải UTF-16" if wide else ""),
        "save it as 'CSV UTF-8' in the spreadsheet",
        file=file,
        unreadable=True,
        line=0 if wide else raw.count(b"\n", 0, error.start) + 1,
        hint_vi="trong bảng tính, lưu tệp dạng 'CSV UTF-8'",
    )


class _Table:
    """A CSV text: its columns, its rows as items for the converter, and what is wrong with it.

    Attributes:
        faults: What is wrong with the header, or ends the reading.
    """

    def __init__(
        self, raw: bytes, first: str, cls: type[Record], delimiter: str, units: Sequence[Unit]
    ) -> None:
        self.faults: list[Fault] = []
        self._cls: type = cls
        self._units = units
        self._lines = array("L")
        self._skipped = 0
        if told := _SEPARATOR(first):  # a spreadsheet's own first line
            delimiter = delimiter or told[1]
            raw, self._skipped = raw.partition(b"\n")[2], 1
        self._stream = io.BytesIO(raw)
        self._rows = csv.reader(
            io.TextIOWrapper(self._stream, "utf-8", newline=""),
            delimiter=delimiter or _delimiter(first, cls),
            strict=True,
        )

    def items(self, told: Callable[[int], None]) -> Iterator[Item]:
        """Each row as the JSON it stands for."""
        try:
            header = next(self._rows, None)
        except csv.Error as error:
            self._stopped(error)
            return
        if header is None or not any(header):
            self.faults.append(
                Fault(
                    "",
                    None,
                    "a first row with the names of the columns",
                    "hàng đầu ghi tên các cột",
                    unreadable=True,
                )
            )
            return
        columns = self._columns(header)
        if self._missing(columns):
            return
        simple, nested = _grouped(columns)
        wide = len(header)
        lines, before = self._lines, self._rows.line_num
        number = -1
        while True:
            try:
                row = next(self._rows, None)
            except csv.Error as error:
                self._stopped(error)
                return
            if row is None:
                return
            line, before = before + 1 + self._skipped, self._rows.line_num
            if not row:  # a blank line
                continue
            number += 1
            lines.append(line)
            if number % _BATCH == 0:
                told(self._stream.tell())
            place = f"$[{number}]"
            if len(row) != wide:
                yield place, None, (_of_another_width(place, row, wide),)
                continue
            yield self._item(place, row, simple, nested)

    def _item(
        self,
        place: str,
        row: Sequence[str],
        simple: Sequence[tuple[int, _Column]],
        nested: Sequence[tuple[tuple[str | int, ...], Sequence[tuple[int, _Column]]]],
    ) -> Item:
        wrong: list[Fault] = []
        raw: dict[str, Any] = {}
        for index, column in simple:
            if text := row[index]:
                read = column.read
                raw[column.path[0]] = (  # type: ignore[index] # a path begins with a name
                    text if read is None else _cell(text, column, place, wrong)
                )
        for parent, columns in nested:
            inside: dict[str, Any] = {}
            for index, column in columns:
                if text := row[index]:
                    inside[column.path[-1]] = (  # type: ignore[index] # and ends with one
                        text if column.read is None else _cell(text, column, place, wrong)
                    )
            if inside:
                _put(raw, parent, inside)
        return place, raw, tuple(wrong)

    def at_line(self, fault: Fault) -> Fault:
        """A fault with its line, and without words that only JSON knows."""
        said = Fault(
            fault.path,
            None,
            fault.expected.replace(" as a JSON string", ""),
            fault.expected_vi.replace(" trong chuỗi JSON", ""),
            fault.hint,
            fault.record,
            fault.file,
            unreadable=fault.unreadable,
            line=fault.line or self._line_of(fault.path),
            hint_vi=fault.hint_vi,
        )
        said.value = fault.value
        return said

    def _line_of(self, path: str) -> int:
        found = re.match(r"\$\[([0-9]+)\]", path)
        return self._lines[int(found[1])] if found else 0

    def _stopped(self, error: csv.Error) -> None:
        self.faults.append(
            Fault(
                "",
                None,
                f"CSV: {error}",
                f"CSV: {error}",
                "the rows after this place could not be read",
                line=self._rows.line_num + self._skipped,
                hint_vi="các hàng sau chỗ này chưa đọc được",
            )
        )

    def _columns(self, header: Sequence[str]) -> list[_Column | None]:
        """The columns; None for one that is not read, and a fault that says why."""
        columns: list[_Column | None] = []
        seen: set[str] = set()
        for name in header:
            column = _column(name, self._cls, tuple(self._units))
            if column is None:
                self._not_a_column(name)
            elif column.place in seen:
                self._header_fault(name, "each column once", "mỗi cột một lần")
                column = None
            else:
                seen.add(column.place)
            columns.append(column)
        return columns

    def _not_a_column(self, name: str) -> None:
        from vnforeign.values.names import closest

        known = _names(self._cls)
        hint, hint_vi = did_you_mean(closest(name, known))
        self._header_fault(
            name,
            f"the name of a field of {self._cls.__name__}",
            f"tên trường của {self._cls.__name__}",
            hint or f"the fields are {', '.join(known)}",
            hint_vi or f"các trường là {', '.join(known)}",
        )

    def _header_fault(
        self, name: str, expected: str, expected_vi: str, hint: str = "", hint_vi: str = ""
    ) -> None:
        self.faults.append(
            Fault(
                f"column {shorten(name)}",
                name,
                expected,
                expected_vi,
                hint,
                line=1 + self._skipped,
                hint_vi=hint_vi,
            )
        )

    def _missing(self, columns: Sequence[_Column | None]) -> bool:
        """Whether a column is missing without which no row is a record; each is told once."""
        there = {column.path[0] for column in columns if column is not None}
        missing = [
            field.name
            for field in attrs.fields(self._cls)
            if field.default is attrs.NOTHING and field.name not in there
        ]
        for name in missing:
            self._header_fault(
                name,
                f"a column {name}: {self._cls.__name__} needs it",
                f"cột {name}: {self._cls.__name__} cần có",
                "no row was read",
                "chưa đọc hàng nào",
            )
        return bool(missing)


def _of_another_width(place: str, row: Sequence[str], wide: int) -> Fault:
    return Fault(
        place,
        row[-1],
        f"{wide} cells, as the header has; there are {len(row)}",
        f"{wide} ô như hàng đầu; hàng này có {len(row)} ô",
        "put quotes around a cell that holds the delimiter",
        row[0],
        hint_vi="đặt trong dấu nháy ô có chứa dấu phân cách",
    )


def _cell(text: str, column: _Column, place: str, wrong: list[Fault]) -> Any:
    """The value of a cell; where it is none, the text, and a fault."""
    assert column.read is not None  # noqa: S101 - asked before
    try:
        return column.read(text)
    except _CellError as error:
        expected, expected_vi, hint, hint_vi = error.told
        path = f"{place}{column.place}"
        wrong.append(Fault(path, text, expected, expected_vi, hint, hint_vi=hint_vi))
    return text


Indexed = list[tuple[int, _Column]]


def _grouped(
    columns: Sequence[_Column | None],
) -> tuple[Indexed, list[tuple[tuple[str | int, ...], Indexed]]]:
    """The columns of the record itself, and those of each object inside it."""
    simple: Indexed = []
    nested: dict[tuple[str | int, ...], Indexed] = {}
    for index, column in enumerate(columns):
        if column is None:
            continue
        if len(column.path) == 1:
            simple.append((index, column))
        else:
            nested.setdefault(column.path[:-1], []).append((index, column))
    return simple, sorted(nested.items(), key=lambda pair: list(map(str, pair[0])))


def _put(raw: dict[str, Any], parent: tuple[str | int, ...], inside: dict[str, Any]) -> None:
    """Put an object where its path says; the items of a list come in their order."""
    here: Any = raw
    for step, after in zip(parent, (*parent[1:], None), strict=True):
        if isinstance(step, int):
            if step >= len(here):
                here.append({})
            here = here[min(step, len(here) - 1)]
        else:
            here = here.setdefault(step, [] if isinstance(after, int) else {})
    if isinstance(here, dict):  # a cell with JSON of another kind stays, and is refused as it is
        here.update(inside)


# The header


def _delimiter(header: str, cls: type) -> str:
    """What separates the cells of the header: whatever gives most names of fields."""

    def names(delimiter: str) -> int:
        cells = next(csv.reader([header.rstrip("\r")], delimiter=delimiter), [])
        return sum(_column(cell, cls, ()) is not None for cell in cells)

    return max(_DELIMITERS, key=lambda one: (names(one), one == ","))


@functools.lru_cache(1024)
def _column(name: str, cls: type, units: tuple[Unit, ...]) -> _Column | None:
    """The column of a name; None where no field is called so."""
    path: list[str | int] = []
    hint: Any = cls
    left = name
    while left:
        hint = _bare(hint)
        if hint is Codes:
            path.append(left)
            return _Column(name, tuple(path), None)
        if typing.get_origin(hint) is tuple:
            found = re.match(r"\[([0-9]{1,3})\]\.?", left)
            path.append(int(found[1]) if found else 0)
            left = left[found.end() :] if found else left
            hint = typing.get_args(hint)[0]
            if not left or not attrs.has(_bare(hint)):
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
    if not path:
        return None
    return _Column(name, tuple(path), _reader(_bare(hint), units))


def _names(cls: type) -> list[str]:
    """What the columns of a record may be called."""
    names: list[str] = []
    for field, hint in hints(cls).items():
        bare = _bare(hint)
        inner = _bare(typing.get_args(bare)[0]) if typing.get_origin(bare) is tuple else bare
        names.append(field)
        if attrs.has(inner) and not hasattr(inner, "parse") and not hasattr(inner, "of"):
            names.extend(f"{field}.{one}" for one in _names(inner))
        elif getattr(inner, "__name__", "") == "Quantity":
            names.extend(f"{field}.{one}" for one in hints(inner))
    return names


def _bare(hint: Any) -> Any:
    """A type without its None and its shape."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    if typing.get_origin(hint) is typing.Annotated:
        hint = typing.get_args(hint)[0]
    return hint


# Cells


def _reader(hint: Any, units: tuple[Unit, ...]) -> Cell | None:
    """How the cells of a column of this type are read; None for the text as it stands."""
    if typing.get_origin(hint) is tuple:
        inner = _bare(typing.get_args(hint)[0])
        if attrs.has(inner) and not hasattr(inner, "parse"):
            return _json("a JSON array of objects", "một mảng JSON gồm các đối tượng")
        item = _reader(inner, units)
        return lambda text: _items(text, item)
    if hint is int:
        return _integer
    if hint is bool:
        return _boolean
    if hint is Codes:
        return _json("codes as a JSON object", "các mã trong một đối tượng JSON")
    if getattr(hint, "__name__", "") == "Quantity":
        return _quantities(hint, units)
    if attrs.has(hint) and not hasattr(hint, "parse") and not hasattr(hint, "of"):
        return _json("a JSON object", "một đối tượng JSON")
    return None  # text, decimals, enumerations and what is read from its text


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,16}", text):
        raise _CellError("a whole number, digits only", "số nguyên, chỉ gồm chữ số")
    return int(text)


def _boolean(text: str) -> bool:
    known = {"true": True, "false": False}.get(text.lower())
    if known is None:
        raise _CellError("true or false", "true hoặc false")
    return known


def _json(expected: str, expected_vi: str) -> Cell:
    def read(text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _CellError(f"{expected}: {error}", f"{expected_vi}: {error}") from None

    return read


def _items(text: str, item: Cell | None) -> list[Any]:
    """The items of a cell: a JSON array, or texts with ``;`` between them."""
    if text.startswith("["):
        read: Any = _json("a JSON array", "một mảng JSON")(text)
        if isinstance(read, list):
            return read
    parts = [part.strip() for part in text.split(";")]
    return [part if item is None else item(part) for part in parts if part]


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
            raise _CellError(
                f"an amount with its unit: {error.reason}",
                f"{error.what_vi}: {error.reason_vi or error.reason}",
                error.hint,
                error.hint_vi,
            ) from None

    return read


# Lines


def lines_of_rows(text: str, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The first and last line of the row of each path, ``$[3].quantity``; unknown ones left out."""
    wanted: dict[int, list[str]] = {}
    for path in paths:
        if found := re.match(r"\$\[([0-9]+)\]", path):
            wanted.setdefault(int(found[1]), []).append(path)
    lines: dict[str, tuple[int, int]] = {}
    header, _, rest = text.partition("\n")
    told = _SEPARATOR(header)
    skipped = int(told is not None)
    delimiter = told[1] if told else max(_DELIMITERS, key=header.count)
    rows = csv.reader(io.StringIO(rest if told else text, newline=""), delimiter=delimiter)
    number, before, last = -1, 0, max(wanted, default=-1)
    try:
        next(rows, None)
        before = rows.line_num
        for row in rows:
            first, before = before + 1, rows.line_num
            if not row:
                continue
            number += 1
            for path in wanted.get(number, ()):
                lines[path] = first + skipped, before + skipped
            if number >= last:
                break
    except csv.Error:
        pass  # the rows before it have their lines
    return lines
