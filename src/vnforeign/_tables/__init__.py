"""Records from CSV: a column a field, a row a record, every fault with file, line and column.

A column is called by the path of its field: ``id``, ``quantity.amount``, ``evidence.source`` (or
``evidence[1].source`` for a second piece). An empty cell is a field not given. A cell holds the
text of its value; ``quantity`` alone may hold the printed form ("trên 3,862 tỷ USD"); a field of
many holds its items separated by ``;``; any field but a text may hold JSON.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import attrs

from vnforeign._bulk import BATCH
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
_FIRST_LINE = re.compile(r"[^\r\n]*").match
_LONE_RETURN = re.compile(r"\r(?!\n)")
_LONE_RETURN_BYTE, _BLANK_LINE = re.compile(rb"\r(?!\n)"), re.compile(rb"\n\r?\n")
_SEPARATOR = re.compile(r"(?:sep|SEP)=(.)\r?$").match
_PIECE = 100 * BATCH
"""How much text is taken together where each line is a row: rows are of some hundred signs."""


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
    table = _Table(raw, text, cls, delimiter, units)
    del text  # kept where it is needed
    placed: list[tuple[str, R]] = []
    faults: list[Fault] = []
    with collector_paused():
        for one in table.rows(progress or _silent):
            if isinstance(one, Good):
                placed.extend(one)
            else:
                found, wrong = structure_items([one], cls, units=units)
                placed.extend(found)
                faults.extend(wrong)
    faults = table.at_lines(raw, [*table.faults, *faults])
    return placed, [fault.at(file=file) for fault in faults]


def _silent(_: float) -> None:
    """Where nobody asks how much is done."""


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
        self, raw: bytes, text: str, cls: type[Record], delimiter: str, units: Sequence[Unit]
    ) -> None:
        self.faults: list[Fault] = []
        self._cls: type = cls
        self._units = units
        raw = raw.removeprefix(codecs.BOM_UTF8)
        self._skipped = 0
        first = _FIRST_LINE(text)[0]  # type: ignore[index] # it fits any text
        if told := _SEPARATOR(first):  # a spreadsheet's own first line
            delimiter = delimiter or told[1]
            raw, text = raw.partition(b"\n")[2], text.partition("\n")[2]
            self._skipped = 1
        self._delimiter = delimiter or delimiter_of(first, cls)
        self._batches = self._quoted(raw) if b'"' in raw else self._plain(text)

    def _quoted(self, raw: bytes) -> Iterator[tuple[float, list[list[str]]]]:
        """The header, then many rows at a time, each with the part that is done by then."""
        stream = io.BytesIO(raw)  # decoded row by row: the text would take several times as much
        lines = io.TextIOWrapper(stream, "utf-8", newline="")
        rows = csv.reader(lines, delimiter=self._delimiter, strict=True)
        many, wanted = 1, True
        while wanted:
            batch: list[list[str]] = []
            try:
                batch.extend(islice(rows, many))  # keeps what came before an error
                wanted = bool(batch)
            except csv.Error as error:
                self._stopped(error, rows.line_num)
                wanted = False
            yield stream.tell() / len(raw), batch
            many = BATCH

    def _plain(self, text: str) -> Iterator[tuple[float, list[list[str]]]]:
        """The same where no cell has quotes: then a line is a row, and to split it is faster."""
        if _LONE_RETURN.search(text):
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        delimiter, size = self._delimiter, len(text)
        begin, least = 0, 0
        while begin < size:
            end = text.find("\n", begin + least)
            end = size if end < 0 else end
            lines = text[begin:end].replace("\r", "").split("\n")  # much faster than of "\r\n"
            yield end / size, [line.split(delimiter) if line else [] for line in lines]
            begin, least = end + 1, _PIECE

    def rows(self, told: Progress) -> Iterator[Good | Item]:
        """Records with their places; or the JSON a row stands for, to see what is wrong."""
        header = self._header()
        columns = self._columns(header)
        if not header or self._missing(columns):
            return
        simple, nested = _grouped(columns)
        wide = len(header)
        build = builder(self._cls, simple, nested, wide, tuple(self._units))
        number = 0
        for part, batch in self._batches:
            rows = [row for row in batch if row] if [] in batch else batch  # a blank line is none
            places = [f"$[{index}]" for index in range(number, number + len(rows))]
            number += len(rows)
            records = [None] * len(rows) if build is None else build(rows)
            if all(records):  # no record is false
                yield Good(zip(places, records, strict=True))
            else:
                for place, row, record in zip(places, rows, records, strict=True):
                    if record is not None:
                        yield Good([(place, record)])
                    elif len(row) == wide:
                        yield self._item(place, row, simple, nested)
                    else:
                        yield place, None, (_of_another_width(place, row, wide),)
            told(part)

    def _header(self) -> list[str]:
        """The first row; empty where there is none, and a fault that says so."""
        _, rows = next(self._batches, (1.0, []))
        if any(map(any, rows)):
            return rows[0]
        if not self.faults:
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

    def at_lines(self, raw: bytes, faults: Sequence[Fault]) -> list[Fault]:
        """Faults with their lines in the file, and without words that only JSON knows."""
        lines = lines_of_rows(raw, {fault.path for fault in faults}, self._delimiter)
        return [self._at_line(fault, lines.get(fault.path, (0, 0))[0]) for fault in faults]

    def _at_line(self, fault: Fault, line: int) -> Fault:
        said = Fault(
            fault.path,
            None,
            fault.expected.replace(" as a JSON string", ""),
            fault.expected_vi.replace(" trong chuỗi JSON", ""),
            fault.hint,
            fault.record,
            fault.file,
            unreadable=fault.unreadable,
            line=fault.line or line,
            hint_vi=fault.hint_vi,
        )
        said.value = fault.value
        return said

    def _stopped(self, error: csv.Error, line: int) -> None:
        self.faults.append(
            Fault(
                "",
                None,
                f"CSV: {error}",
                f"CSV: {error}",
                "the rows after this place could not be read",
                line=line + self._skipped,
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


def lines_of_rows(
    raw: bytes, paths: Iterable[str], delimiter: str = ""
) -> dict[str, tuple[int, int]]:
    """The first and last line of the row of each path, ``$[3].quantity``; unknown ones left out.

    Raises:
        UnicodeDecodeError: If it is not UTF-8.
    """
    wanted: dict[int, list[str]] = {}
    for path in paths:
        if found := re.match(r"\$\[([0-9]+)\]", path):
            wanted.setdefault(int(found[1]), []).append(path)
    if not wanted:
        return {}
    raw = raw.removeprefix(codecs.BOM_UTF8)
    header = io.BytesIO(raw).readline().rstrip(b"\n").decode()  # the rest is not copied
    told = _SEPARATOR(header)
    skipped = int(told is not None)
    if _each_line_is_a_row(raw):
        many = raw.count(b"\n") + (not raw.endswith(b"\n"))
        lines = {n: n + 2 + skipped for n in wanted if n + 2 + skipped <= many}
        rows = {n: (line, line) for n, line in lines.items()}
    else:
        text = (raw.partition(b"\n")[2] if told else raw).decode()
        delimiter = delimiter or (told[1] if told else max(DELIMITERS, key=header.count))
        rows = _lines_by_row(text, delimiter, wanted, skipped)
    return {path: rows[n] for n, here in wanted.items() if n in rows for path in here}


def _each_line_is_a_row(raw: bytes) -> bool:
    """Whether no cell goes on to the next line and no line is blank: nearly always."""
    odd = b'"' in raw or _BLANK_LINE.search(raw) or _LONE_RETURN_BYTE.search(raw)
    return not odd


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
