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
import re
import typing
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs

from vnforeign._tables._columns import (
    DELIMITERS,
    CellError,
    Column,
    column_of,
    delimiter_of,
    names_of,
)
from vnforeign._tables._rows import builder
from vnforeign.convert import Item, collector_paused, did_you_mean, structure_items
from vnforeign.errors import Fault, shorten
from vnforeign.model.evidence import Record

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

R = TypeVar("R", bound=Record)
Progress = Callable[[float], object]
_LINE_END = re.compile(r"\r\n|\n|\r").split
_SEPARATOR = re.compile(r"(?:sep|SEP)=(.)\r?$").match
_BATCH = 1024
"""How many rows are read together."""


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
    table = _Table(raw.removeprefix(codecs.BOM_UTF8), _LINE_END(text, 1)[0], cls, delimiter, units)
    del text  # the rows are decoded one by one
    told = functools.partial(_told, progress, len(raw))
    placed: list[tuple[str, R]] = []
    faults: list[Fault] = []
    with collector_paused():
        for one in table.rows(told):
            if isinstance(one, Good):
                placed.extend(one)
            else:
                found, wrong = structure_items([one], cls, units=units)
                placed.extend(found)
                faults.extend(wrong)
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


class Good(list[tuple[str, Any]]):
    """Records, each with its JSON path."""


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
            delimiter=delimiter or delimiter_of(first, cls),
            strict=True,
        )

    def rows(self, told: Callable[[int], None]) -> Iterator[Good | Item]:
        """Records with their places; or the JSON a row stands for, to see what is wrong."""
        header = self._header()
        columns = self._columns(header)
        if not header or self._missing(columns):
            return
        simple, nested = _grouped(columns)
        wide = len(header)
        build = builder(self._cls, simple, nested, wide, tuple(self._units))
        rows, lines = self._rows, self._lines
        before = rows.line_num + self._skipped
        batch: list[list[str]] = []
        number = 0

        def looked_at() -> Iterator[Good | Item]:
            places = [f"$[{number + index}]" for index in range(len(batch))]
            records = [None] * len(batch) if build is None else build(batch)
            if all(records):  # no record is false
                yield Good(zip(places, records, strict=True))
                return
            for place, row, record in zip(places, batch, records, strict=True):
                if record is not None:
                    yield Good([(place, record)])
                elif len(row) == wide:
                    yield self._item(place, row, simple, nested)
                else:
                    yield place, None, (_of_another_width(place, row, wide),)

        try:
            for row in rows:
                line, before = before + 1, rows.line_num + self._skipped
                if not row:  # a blank line
                    continue
                lines.append(line)
                batch.append(row)
                if len(batch) == _BATCH:
                    yield from looked_at()
                    number += len(batch)
                    batch.clear()
                    told(self._stream.tell())
        except csv.Error as error:
            self._stopped(error)
        if batch:
            yield from looked_at()

    def _header(self) -> list[str]:
        """The first row; empty where there is none, and a fault that says so."""
        try:
            header = next(self._rows, [])
        except csv.Error as error:
            self._stopped(error)
            return []
        if any(header):
            return header
        said = "a first row with the names of the columns", "hàng đầu ghi tên các cột"
        self.faults.append(Fault("", None, *said, unreadable=True))
        return []

    def _item(
        self,
        place: str,
        row: Sequence[str],
        simple: Sequence[tuple[int, Column]],
        nested: Sequence[tuple[tuple[str | int, ...], Sequence[tuple[int, Column]]]],
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

    def _columns(self, header: Sequence[str]) -> list[Column | None]:
        """The columns; None for one that is not read, and a fault that says why."""
        columns: list[Column | None] = []
        seen: set[str] = set()
        for name in header:
            column = column_of(name, self._cls, tuple(self._units))
            if column is None:
                self._not_acolumn_of(name)
            elif column.place in seen:
                self._header_fault(name, "each column once", "mỗi cột một lần")
                column = None
            else:
                seen.add(column.place)
            columns.append(column)
        return [self._alone(column, seen) for column in columns]

    def _alone(self, column: Column | None, places: set[str]) -> Column | None:
        """A column; None, and a fault, if another holds the whole of which it is a part."""
        if column is None:
            return None
        for whole in places:
            if column.place.startswith((f"{whole}.", f"{whole}[")):
                name = whole[1:]
                said = f"either {name} or its parts", f"hoặc {name} hoặc các phần của nó"
                self._header_fault(column.name, *said)
                return None
        return column

    def _not_acolumn_of(self, name: str) -> None:
        from vnforeign.values.names import closest

        known = names_of(self._cls)
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

    def _missing(self, columns: Sequence[Column | None]) -> bool:
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


def _cell(text: str, column: Column, place: str, wrong: list[Fault]) -> Any:
    """The value of a cell; where it is none, the text, and a fault."""
    assert column.read is not None  # noqa: S101 - asked before
    try:
        return column.read(text)
    except CellError as error:
        expected, expected_vi, hint, hint_vi = error.told
        path = f"{place}{column.place}"
        wrong.append(Fault(path, text, expected, expected_vi, hint, hint_vi=hint_vi))
    return text


Indexed = list[tuple[int, Column]]


def _grouped(
    columns: Sequence[Column | None],
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
    # A tenth piece of evidence comes after the second, wherever its columns stand.
    return simple, sorted(
        nested.items(),
        key=lambda pair: [(str(one), 0) if isinstance(one, str) else ("", one) for one in pair[0]],
    )


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
    here.update(inside)


# Lines


def lines_of_rows(raw: bytes, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The first and last line of the row of each path, ``$[3].quantity``; unknown ones left out.

    Raises:
        UnicodeDecodeError: If it is not UTF-8.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    wanted: dict[int, list[str]] = {}
    for path in paths:
        if found := re.match(r"\$\[([0-9]+)\]", path):
            wanted.setdefault(int(found[1]), []).append(path)
    header = raw.partition(b"\n")[0].decode()
    told = _SEPARATOR(header)
    skipped = int(told is not None)
    if _each_line_is_a_row(raw):
        many = raw.count(b"\n") + (not raw.endswith(b"\n"))
        lines = {n: n + 2 + skipped for n in wanted if n + 2 + skipped <= many}
        rows = {n: (line, line) for n, line in lines.items()}
    else:
        text = (raw.partition(b"\n")[2] if told else raw).decode()
        delimiter = told[1] if told else max(DELIMITERS, key=header.count)
        rows = _lines_by_row(text, delimiter, wanted, skipped)
    return {path: rows[n] for n, here in wanted.items() if n in rows for path in here}


def _each_line_is_a_row(raw: bytes) -> bool:
    """Whether no cell goes on to the next line and no line is blank: nearly always."""
    blank = b"\n\n" in raw or b"\n\r" in raw
    return not blank and b'"' not in raw and raw.count(b"\r") == raw.count(b"\r\n")


def _lines_by_row(
    text: str, delimiter: str, wanted: Collection[int], skipped: int
) -> dict[int, tuple[int, int]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: dict[int, tuple[int, int]] = {}
    number, before, last = -1, 0, max(wanted, default=-1)
    try:
        next(rows, None)
        before = rows.line_num
        for row in rows:
            first, before = before + 1, rows.line_num
            if not row:
                continue
            number += 1
            if number in wanted:
                lines[number] = first + skipped, before + skipped
            if number >= last:
                break
    except csv.Error:
        pass  # the rows before it have their lines
    return lines
