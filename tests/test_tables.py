"""CSV: what is read, that it is what JSON would give, and that every fault has its place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from vnforeign import _bulk, _tables
from vnforeign._tables import _rows, read_table
from vnforeign._tables._columns import Column
from vnforeign.dataset import COLLECTIONS, record_class
from vnforeign.strategies import datasets

Placed = list[tuple[str, Any]]


def table(rows: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    """A CSV file as a spreadsheet writes it."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode()


def flat(raw: dict[str, Any], inside: str = "") -> dict[str, str]:
    """The columns of a record: what is nested as a path, what is many as JSON."""
    cells: dict[str, str] = {}
    for key, value in raw.items():
        if isinstance(value, dict) and key != "codes":
            cells.update(flat(value, f"{inside}{key}."))
        elif key == "evidence" and value:
            for index, one in enumerate(value):
                cells.update(flat(one, f"evidence[{index}]."))
        elif isinstance(value, list | dict):
            cells[inside + key] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, bool):
            cells[inside + key] = str(value).lower()
        else:
            cells[inside + key] = str(value)
    return cells


def as_table(records: Sequence[vf.Record], delimiter: str = ",") -> bytes:
    """Records as a table: a column for each path that any of them has."""
    unstructure = vf.converter().unstructure
    rows = [flat(unstructure(record)) for record in records]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return table([columns, *([row.get(name, "") for name in columns] for row in rows)], delimiter)


def faults(raw: bytes, cls: type[vf.Record] = vf.Observation, **more: Any) -> list[str]:
    """What is wrong with a table, a line each."""
    return [fault.message() for fault in read_table(raw, cls, file="f.csv", **more)[1]]


def record(raw: bytes, cls: type[vf.Record] = vf.Observation, **more: Any) -> Any:
    """The one record of a table without fault."""
    placed, wrong = read_table(raw, cls, file="f.csv", **more)
    assert not wrong
    ((_, one),) = placed
    return one


NAMES = "id", "indicator", "place", "period"
CELLS = "o", "exports", "VN-69", "2024-H1"


def figure(**cells: object) -> bytes:
    """A table of one figure, with more columns."""
    return table([[*NAMES, *cells], [*CELLS, *cells.values()]])


def named(cells: dict[str, object]) -> bytes:
    """The same, for columns whose names are no Python names."""
    return figure(**cells)


class TestEveryRecord:
    @settings(max_examples=examples(25))
    @given(datasets(), st.sampled_from([",", ";", "\t"]))
    def test_a_table_of_any_dataset_reads_back(self, data: vf.Dataset, delimiter: str) -> None:
        for name in COLLECTIONS:
            records = list(data.collection(name))
            if records:
                raw = as_table(records, delimiter)
                placed, wrong = read_table(raw, record_class(name), delimiter=delimiter)
                assert not wrong
                assert [one for _, one in placed] == records

    @pytest.mark.parametrize("name", COLLECTIONS)
    def test_the_shipped_data_read_back(self, name: str) -> None:
        records = list(vf.load().collection(name))
        placed, wrong = read_table(as_table(records), record_class(name))
        assert not wrong
        assert [one for _, one in placed] == records
        assert [place for place, _ in placed] == [f"$[{n}]" for n in range(len(records))]


CELL_TEXTS = st.sampled_from(
    ["", "o-1", "exports", "VN-69", "2024-H1", "USD", "over", "normal", "0", "5", "15.4", "-1",
     "1e5", "5 USD", "trên 5 USD", "x--y", "[1]", '["a"]', "a;b", "10/63", " ", "nomal", "007",
     "9" * 20]
)  # fmt: skip
COLUMN_SETS = st.lists(
    st.sampled_from(
        ["place", "subject", "quantity", "quantity.amount", "quantity.unit", "quantity.hedge",
         "quantity.upper", "of", "status", "change_vs", "evidence", "evidence.source",
         "evidence.start", "evidence.end", "evidence.printed", "cites", "notes"]
    ),
    unique=True,
)  # fmt: skip


class TestTheShortWay:
    """Good rows take a short way past JSON; it leads to the same place as the long one."""

    @settings(max_examples=examples(150))
    @given(st.data())
    def test_both_ways_agree_on_any_table(self, data: st.DataObject) -> None:
        columns = ["id", "indicator", "period", *data.draw(COLUMN_SETS)]
        likely = {"id": "o", "indicator": "i", "period": "2024", "place": "p", "status": "normal"}
        likely |= {"quantity": "5 USD", "quantity.amount": "5", "quantity.unit": "USD"}
        likely |= {"evidence.source": "s", "evidence.start": "0", "evidence.end": "5"}
        rows = [
            [
                data.draw(st.sampled_from([likely.get(name, "")] * 4 + [data.draw(CELL_TEXTS)]))
                for name in columns
            ]
            for _ in range(data.draw(st.integers(0, 4)))
        ]
        good = [[likely.get(name, "") for name in columns]] * 12  # so many are read together
        raw = table([columns, *good, *rows, *good])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_tables, "builder", lambda *_: None)
            long_way = read_table(raw, vf.Observation)
        assert read_table(raw, vf.Observation) == long_way

    @pytest.mark.parametrize(
        "cells",
        [
            {"quantity.amount": "", "quantity.unit": ""},
            {"quantity.amount": "5.10", "quantity.unit": "USD"},
            {"quantity.amount": "5", "quantity.unit": "USD", "quantity.hedge": "between"},
            {"quantity.amount": "5", "quantity.unit": "project", "of": "9"},
        ],
    )
    def test_both_ways_agree_on_what_is_hardly_ever_printed(
        self, cells: dict[str, object], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        short_way = read_table(named(cells), vf.Observation)
        monkeypatch.setattr(_tables, "builder", lambda *_: None)
        assert read_table(named(cells), vf.Observation) == short_way

    @given(
        st.sampled_from(["", "\ufeff", "sep=;\n", "sep=;\r\n", "\ufeffsep=\t\n"]),
        st.sampled_from([",", ";", "\t"]),
        st.lists(
            st.lists(
                st.sampled_from(["", "o", "exports", "VN-69", "2024", "5 USD", " ", "á\u2028"])
                | st.text(st.characters(blacklist_characters='"', codec="utf-8"), max_size=4),
                max_size=6,
            ),
            max_size=12,
        ),
        st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
        st.integers(1, 60),
    )
    def test_without_quotes_lines_are_split_into_what_csv_reads(
        self, first: str, delimiter: str, rows: list[list[str]], end: str, size: int
    ) -> None:
        names = delimiter.join([*NAMES, "quantity"])
        text = first + end.join([names, *(delimiter.join(row) for row in rows)])
        raw = text.encode()

        def quoted(table: _tables._Table, text: str) -> Iterator[tuple[float, list[list[str]]]]:
            return table._quoted(text.encode())

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_tables, "_PIECE", size)
            plain = read_table(raw, vf.Observation)
            patch.setattr(_tables._Table, "_plain", quoted)
            assert read_table(raw, vf.Observation) == plain

    def test_a_column_of_more_values_than_are_remembered_reads_them_all(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_bulk, "_REMEMBERED", 1)
        places = ["VN-69", "VN-23", "VN-69", "VN-23"]
        rows = [[f"o-{n}", CELLS[1], place, CELLS[3], "5 USD"] for n, place in enumerate(places)]
        placed, _ = read_table(table([[*NAMES, "quantity"], *rows]), vf.Observation)
        assert [one.place for _, one in placed] == places

    def test_columns_without_a_required_field_have_no_short_way(self) -> None:
        there = [(0, Column("id", ("id",), None))]
        assert _rows.builder(vf.Pillar, there, [], 1, ()) is None


class TestBatches:
    """Rows are read together; one that is none takes no good one along, nor moves it."""

    @pytest.mark.parametrize("odd", [0, 1, 511, 1023, 1024, 1030])
    def test_a_bad_row_among_many_is_told_by_its_line(self, odd: int) -> None:
        rows = [[f"o{n:04}", "exports", "VN-69", "2024", f"{n + 1} USD"] for n in range(1031)]
        rows[odd][3] = "2024-H3"
        raw = table([["id", "indicator", "place", "period", "quantity"], *rows])
        told: list[float] = []
        placed, (fault,) = read_table(raw, vf.Observation, progress=told.append)
        assert (fault.path, fault.line) == (f"$[{odd}].period", odd + 2)
        good = [row for n, row in enumerate(rows) if n != odd]
        assert [(one.id, str(one.quantity)) for _, one in placed] == [
            (row[0], str(vf.Quantity.parse(row[4]))) for row in good
        ]
        assert [int(place[2:-1]) for place, _ in placed] == [n for n in range(1031) if n != odd]
        assert told
        assert all(0 < part <= 1 for part in told)

    @pytest.mark.parametrize("many", [0, 1, 1023, 1024, 1025, 2048])
    def test_as_many_records_as_rows(self, many: int) -> None:
        header = ["id", "indicator", "place", "period", "quantity"]
        rows = [[f"o{n:04}", "i", "p", "2024", "5 USD"] for n in range(many)]
        placed, faults = read_table(table([header, *rows]), vf.Observation)
        assert (len(placed), faults) == (many, [])

    def test_rows_that_are_all_too_long_are_told_one_by_one(self) -> None:
        header = ["id", "indicator", "place", "period", "quantity"]
        rows = [[f"o{n}", "i", "p", "2024", "5 USD", ""] for n in range(40)]
        placed, faults = read_table(table([header, *rows]), vf.Observation)
        assert placed == []
        assert [fault.line for fault in faults] == list(range(2, 42))

    def test_a_row_without_what_each_record_has_is_told(self) -> None:
        header = ["id", "indicator", "place", "period", "quantity"]
        rows = [[f"o{n:02}", "i" * (n != 20), "p", "2024", "5 USD"] for n in range(40)]
        placed, (fault,) = read_table(table([header, *rows]), vf.Observation)
        assert len(placed) == 39
        assert (fault.path, fault.line) == ("$[20].indicator", 22)

    def test_the_first_of_the_columns_of_one_object_may_be_empty(self) -> None:
        header = ["id", "indicator", "place", "period", "quantity.hedge", "quantity.amount",
                  "quantity.unit"]  # fmt: skip
        rows = [[f"o{n:04}", "i", "p", "2024", "", f"{n}", "USD"] for n in range(1030)]
        placed, faults = read_table(table([header, *rows]), vf.Observation)
        assert faults == []
        assert [int(one.quantity.amount) for _, one in placed] == list(range(1030))
        assert {one.quantity.hedge for _, one in placed} == {vf.Hedge.EXACT}

    def test_what_a_record_needs_is_missed_where_its_cells_are_empty(self) -> None:
        header = ["id", "indicator", "place", "period", "quantity.amount", "quantity.unit"]
        rows = [["a", "i", "p", "2024", "5", "USD"], ["b", "i", "p", "2024", "", ""]]
        ((place, one),), (fault,) = read_table(table([header, *rows]), vf.Observation)
        assert (place, one.id) == ("$[0]", "a")
        assert (fault.path, fault.record, fault.line) == ("$[1].quantity", "b", 3)


class TestQuantities:
    """«nested fields as `quantity.amount` ..., or a single column holding the printed form»"""

    @pytest.mark.parametrize("printed", ["trên 3,862 tỷ USD", "gần 15,4%", "khoảng 200 dự án"])
    def test_the_printed_form_in_one_cell(self, printed: str) -> None:
        assert record(figure(quantity=printed)).quantity == vf.Quantity.parse(printed)

    def test_as_json_in_one_cell(self) -> None:
        cell = '{"amount": "5", "unit": "USD", "hedge": "over"}'
        assert str(record(figure(quantity=cell)).quantity) == "trên 5 USD"

    def test_a_column_each(self) -> None:
        cells: dict[str, object] = {
            "quantity.amount": "200", "quantity.unit": "USD", "quantity.hedge": "between",
            "quantity.upper": "300",
        }  # fmt: skip
        assert record(named(cells)).quantity.upper == 300

    def test_units_of_ones_own(self) -> None:
        teu = vf.Unit(code="ZTEU", name_vi="ZTEU", name_en="ZTEU", kind=vf.UnitKind.COUNT)
        assert record(figure(quantity="5 ZTEU"), units=[teu]).quantity.unit is teu
        cells: dict[str, object] = {"quantity.amount": "5", "quantity.unit": "ZTEU"}
        assert record(named(cells), units=[teu]).quantity.unit is teu
        assert faults(named(cells))

    @pytest.mark.parametrize(
        ("amount", "said"),
        [
            ("15,4", "write the decimal mark as a point"),
            ("1.500,5", "write the decimal mark as a point"),
            ("1.54E+10", "a spreadsheet shortened the number"),
            ("abc", 'expected a decimal number, such as "15.4"'),
        ],
    )
    def test_a_number_a_spreadsheet_spoiled(self, amount: str, said: str) -> None:
        cells: dict[str, object] = {"quantity.amount": amount, "quantity.unit": "USD"}
        (fault,) = faults(named(cells))
        assert fault.startswith(f"f.csv:2: o: $[0].quantity.amount: {amount!r}; expected ")
        assert said in fault

    def test_a_number_that_may_be_two_is_not_guessed(self) -> None:
        (fault,) = faults(figure(quantity="12,500 USD"))
        assert fault.startswith("f.csv:2: o: $[0].quantity: '12,500 USD'; expected an amount")
        assert "quantity.amount" in fault


class TestFieldsOfMany:
    def test_items_stand_between_semicolons_or_as_json(self) -> None:
        for cell in ("a; b;c", '["a", "b", "c"]'):
            assert record(figure(quantity="5 USD", cites=cell)).cites == ("a", "b", "c")

    def test_an_item_with_a_semicolon_in_it_is_json(self) -> None:
        assert record(figure(quantity="5 USD", notes='["a; b"]')).notes == ("a; b",)

    def test_evidence_by_columns_by_number_or_as_json(self) -> None:
        said = {"source": "s", "start": "0", "end": "5", "printed": "5 USD"}
        for prefix in ("evidence.", "evidence[0]."):
            cells: dict[str, object] = {prefix + key: value for key, value in said.items()}
            (one,) = record(named({"quantity": "5 USD", **cells})).evidence
            assert (one.source, one.start, one.end, one.printed) == ("s", 0, 5, "5 USD")
        cell = json.dumps([{**said, "start": 0, "end": 5}])
        assert record(figure(quantity="5 USD", evidence=cell)).evidence == (one,)

    def test_a_step_by_columns_and_its_evidence_too(self) -> None:
        cells = {
            "id": "t", "local": "VN-69", "foreign": "KR-47", "level": "provincial",
            "steps[0].form": "signed", "steps[0].evidence.source": "s",
            "steps[0].evidence.start": "0", "steps[0].evidence.end": "6",
            "steps[0].evidence.printed": "ký kết",
        }  # fmt: skip
        (step,) = record(table([[*cells], [*cells.values()]]), vf.Partnership).steps
        assert (step.form, step.evidence[0].printed) == (vf.Form.SIGNED, "ký kết")

    def test_codes_by_scheme(self) -> None:
        rows = [["id", "name_vi", "name_en", "kind", "country", "codes.gso"],
                ["VN-69", "Thái Nguyên", "Thai Nguyen", "province", "VN", "19"]]  # fmt: skip
        assert record(table(rows), vf.Place).codes == {"gso": "19"}


class TestSpreadsheets:
    """«BOM and `;` delimiters of Vietnamese Excel handled; wrong encodings give a clear error»"""

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_any_delimiter_with_and_without_a_mark(self, delimiter: str, mark: bytes) -> None:
        rows = [[*NAMES, "quantity"], [*CELLS, "trên 3,862 tỷ USD"]]
        assert str(record(mark + table(rows, delimiter)).quantity) == "trên 3.862.000.000 USD"

    @pytest.mark.parametrize("delimiter", [";", "|"])
    def test_a_first_line_that_names_the_delimiter(self, delimiter: str) -> None:
        rows = [[*NAMES, "quantity"], [*CELLS, "5 USD"], ["p", *CELLS[1:], "5 UDS"]]
        raw = f"sep={delimiter}\r\n".encode() + table(rows, delimiter)
        placed, (fault,) = read_table(raw, vf.Observation)
        assert [one.id for _, one in placed] == ["o"]
        assert fault.line == 4

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_any_end_of_line(self, end: str) -> None:
        text = f"{','.join(NAMES)},quantity{end}{','.join(CELLS)},5 USD{end}"
        if end != "\r":
            assert record(text.encode()).id == "o"
        else:  # of very old systems: read, or said; never wrong
            placed, wrong = read_table(text.encode(), vf.Observation)
            assert bool(placed) != bool(wrong)

    @pytest.mark.parametrize("encoding", ["utf-16", "cp1258", "utf-16-le"])
    def test_another_encoding_is_named_with_the_mend(self, encoding: str) -> None:
        rows = f"{','.join(NAMES)},notes\n{','.join(CELLS)},Đắk Lắk ước đạt".replace(
            "Đắk Lắk", "Đăk"
        )
        raw = rows.encode(encoding, "replace")
        if encoding == "cp1258":
            raw = raw.replace(b"?", b"\xf5")
        found = faults(raw)
        if encoding == "utf-16-le":  # no mark: full of zeros, so no column has a known name
            assert found
            return
        (fault,) = found
        assert "save it as 'CSV UTF-8' in the spreadsheet" in fault
        assert ("UTF-16" in fault) == (encoding == "utf-16")

    def test_blank_lines_and_an_empty_last_cell_are_nothing(self) -> None:
        rows = [[*NAMES, "quantity", "notes"], [], [*CELLS, "5 USD", ""], []]
        assert record(table(rows)).notes == ()


class TestFaults:
    """«errors name file, line, column, value, expectation; all faults at once; good rows kept»"""

    ROWS: tuple[Sequence[str], ...] = (
        [*NAMES, "quantity", "status", "notes"],
        ["good", *CELLS[1:], "5 USD", "normal", "two\nlines"],
        ["bad--id", *CELLS[1:], "5 UDS", "nomal", ""],
        ["short", *CELLS[1:]],
        ["bare", "", *CELLS[2:], "5 USD", "", ""],
        ["last", *CELLS[1:], "5 USD", "", ""],
    )

    def test_all_come_at_once_with_their_lines_and_good_rows_are_kept(self) -> None:
        placed, wrong = read_table(table(self.ROWS), vf.Observation, file="f.csv")
        assert [one.id for _, one in placed] == ["good", "last"]
        assert [place for place, _ in placed] == ["$[0]", "$[4]"]
        assert [(f.line, f.path) for f in wrong] == [
            (4, "$[1].quantity"),
            (4, "$[1].id"),
            (4, "$[1].status"),
            (5, "$[2]"),
            (6, "$[3].indicator"),
        ]
        assert "(did you mean 'normal'?)" in wrong[2].message()
        assert "expected 7 cells, as the header has; there are 4" in wrong[3].message()

    @pytest.mark.parametrize("start", ["x", "1.0", "١", "9" * 20, "1e3"])
    def test_a_whole_number_that_is_none(self, start: str) -> None:
        cells: dict[str, object] = {
            "quantity": "5 USD", "evidence.source": "s", "evidence.start": start,
            "evidence.end": "5", "evidence.printed": "5 USD",
        }  # fmt: skip
        (fault,) = faults(named(cells))
        assert fault.startswith("f.csv:2: o: $[0].evidence[0].start: ")

    def test_fields_that_disagree(self) -> None:
        (fault,) = faults(figure(quantity="5 USD", subject="a-body"))
        assert "$[0].place" in fault
        assert "either a place or a subject" in fault

    @pytest.mark.parametrize("cell", ["{", "[{]", '{"a": 1}', "[7]"])
    def test_json_that_is_none_or_another(self, cell: str) -> None:
        (fault, *_) = faults(figure(quantity="5 USD", evidence=cell))
        assert "$[0].evidence" in fault

    def test_a_quote_that_does_not_end(self) -> None:
        raw = table([[*NAMES, "quantity"], [*CELLS, "5 USD"]]) + b'p,"exports'
        placed, (fault,) = read_table(raw, vf.Observation, file="f.csv")
        assert [one.id for _, one in placed] == ["o"]
        assert fault.message().startswith("f.csv:3: ")
        assert "the rows after this place could not be read" in fault.message()
        assert "các hàng sau chỗ này chưa đọc được" in fault.message("vi")

    def test_in_vietnamese(self) -> None:
        _, wrong = read_table(table(self.ROWS), vf.Observation, file="f.csv")
        said = [fault.message("vi") for fault in wrong]
        assert said[2].endswith("(có phải là 'normal'?)")
        assert "cần 7 ô như hàng đầu; hàng này có 4 ô" in said[3]


class TestTheHeader:
    def test_a_column_of_no_field_is_named_with_those_near_it_and_the_rest_is_read(self) -> None:
        raw = figure(quantity="5 USD", staus="normal")
        placed, (fault,) = read_table(raw, vf.Observation, file="f.csv")
        assert [one.id for _, one in placed] == ["o"]
        assert fault.message() == (
            "f.csv:1: column 'staus': 'staus'; expected the name of a field of Observation "
            "(did you mean 'status'?)"
        )

    def test_a_nested_one_too(self) -> None:
        cells: dict[str, object] = {"quantity": "5 USD", "evidence.sorce": "s"}
        (fault,) = faults(named(cells))
        assert "did you mean 'evidence.source'" in fault

    def test_one_like_no_other_is_told_what_there_is(self) -> None:
        (fault,) = faults(figure(quantity="5 USD", zzzzzzzz="x"))
        assert "the fields are id, evidence, evidence.source" in fault

    @pytest.mark.parametrize("name", ["cites[0]", "evidence[0]", "notes.text"])
    def test_one_item_of_many_is_no_column(self, name: str) -> None:
        (fault,) = faults(named({"quantity": "5 USD", name: "x"}))
        assert f"column {name!r}" in fault

    def test_a_column_twice(self) -> None:
        cells: dict[str, object] = {"evidence.source": "", "evidence[0].source": ""}
        (fault,) = faults(named({"quantity": "5 USD", **cells}))
        assert "each column once" in fault

    def test_a_missing_column_is_told_once_not_for_each_row(self) -> None:
        (fault,) = faults(table([["id", "place", "period", "quantity"], *[["o"] * 4] * 9]))
        assert fault.startswith("f.csv:1: column 'indicator': ")
        assert fault.endswith("(no row was read)")

    @pytest.mark.parametrize(
        "raw", [b"", b"\n", b"\xef\xbb\xbf", b",,\n", b"  ", b'"id', b'"id"x\n']
    )
    def test_none_at_all(self, raw: bytes) -> None:
        assert faults(raw)


class TestReadingFolders:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder with two tables, as a ministry would keep them."""
        (tmp_path / "observations.csv").write_bytes(figure(quantity="5 USD"))
        source = vf.Source(id="s", title="Báo cáo")
        (tmp_path / "sources.csv").write_bytes(as_table([source]))
        return tmp_path

    def test_files_called_after_collections(self, folder: Path) -> None:
        data = vf.read(folder)
        assert (data.observations.ids, data.sources.ids) == (("o",), ("s",))
        assert data.origin("o") == (str(folder / "observations.csv"), "$[0]")
        assert vf.read(folder / "sources.csv").sources.ids == ("s",)

    def test_csv_and_json_side_by_side(self, folder: Path) -> None:
        scheme = vf.Scheme(id="own", name_vi="x", name_en="x")
        (folder / "schemes.json").write_text(vf.to_json([scheme]), "utf-8")
        assert len(vf.read(folder)) == 3

    def test_a_table_called_after_no_collection(self, folder: Path) -> None:
        (folder / "observation.csv").write_bytes(b"id\n")
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(folder)
        (fault,) = caught.value.faults
        assert fault.unreadable
        assert "did you mean 'observations.csv'?" in fault.message()
        assert len(caught.value.good) == 2

    def test_an_id_that_stands_twice_names_both_places(self, folder: Path) -> None:
        (folder / "sources.csv").write_bytes(table([["id", "title"], ["o", "x"]]))
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(folder)
        (fault,) = caught.value.faults
        assert f"{folder / 'observations.csv'}: $[0] has it" in fault.message()

    def test_progress_grows_to_the_whole(self, folder: Path) -> None:
        told: list[float] = []
        vf.read(folder, progress=told.append)
        assert told == sorted(told)
        assert told[-1] == 1


def package(folder: Path, *resources: Any, **more: Any) -> Path:
    """A folder with a data package."""
    whole = {"name": "p", "resources": list(resources), **more}
    (folder / "datapackage.json").write_text(json.dumps(whole), "utf-8")
    return folder


class TestDataPackages:
    """«`datapackage.json` (resources: path, format csv/json, name = collection)»"""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "data").mkdir()
        rows = [[*NAMES, "quantity"], [*CELLS, "5 USD"]]
        (tmp_path / "data" / "figures-1.csv").write_bytes(table(rows))
        rows[1][0] = "p"
        (tmp_path / "data" / "figures-2.txt").write_bytes(table(rows, "|"))
        scheme = vf.Scheme(id="own", name_vi="x", name_en="x")
        (tmp_path / "data" / "own.json").write_text(vf.to_json([scheme]), "utf-8")
        (tmp_path / "notes.csv").write_bytes(b"not of the package")
        return tmp_path

    def test_the_listed_files_are_read_and_no_other(self, folder: Path) -> None:
        package(
            folder,
            {"name": "observations", "path": ["data/figures-1.csv"], "encoding": "UTF-8"},
            {"name": "schemes", "path": "data/own.json"},
        )
        assert len(vf.read(folder)) == 2

    def test_format_and_dialect_say_how(self, folder: Path) -> None:
        one = {"name": "observations", "path": "data/figures-2.txt", "format": "csv"}
        package(folder, one | {"dialect": {"delimiter": "|"}})
        assert vf.read(folder).observations.ids == ("p",)

    @pytest.mark.parametrize(
        ("resource", "said"),
        [
            ({"name": "observation"}, "$.resources[0].name: 'observation'; expected the name of"),
            ({"name": "observation"}, "did you mean 'observations'"),
            ({}, "$.resources[0].name: None"),
            (7, "$.resources[0].name: None"),
            ({"name": "events"}, "$.resources[0].path: None; expected a file of the folder"),
            ({"name": "events", "path": []}, "$.resources[0].path: []"),
            ({"name": "events", "path": "../x.csv"}, "$.resources[0].path: '../x.csv'"),
            ({"name": "events", "path": "a\\..\\..\\x.csv"}, "$.resources[0].path"),
            ({"name": "events", "path": "/etc/x.csv"}, "$.resources[0].path"),
            ({"name": "events", "path": "https://e.org/x.csv"}, "$.resources[0].path"),
            ({"name": "events", "path": "x.xlsx"}, "$.resources[0].format: 'xlsx'; expected csv"),
            ({"name": "events", "path": "x.csv", "encoding": "cp1258"}, "$.resources[0].encoding"),
            (
                {"name": "events", "path": "x.csv", "dialect": {"delimiter": "||"}},
                "$.resources[0].dialect.delimiter",
            ),
        ],
    )
    def test_a_resource_that_cannot_be_read_is_refused_and_the_others_are_kept(
        self, folder: Path, resource: Any, said: str
    ) -> None:
        package(folder, resource, {"name": "observations", "path": "data/figures-1.csv"})
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(folder)
        (fault,) = caught.value.faults
        assert fault.file == str(folder / "datapackage.json")
        assert said in fault.message()
        assert caught.value.good.observations.ids == ("o",)

    @pytest.mark.parametrize("content", ["", "[]", "{", '{"resources": []}', '{"resources": 7}'])
    def test_a_package_that_lists_nothing(self, folder: Path, content: str) -> None:
        (folder / "datapackage.json").write_text(content, "utf-8")
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(folder)
        assert caught.value.faults[0].unreadable

    def test_a_package_that_is_no_file(self, folder: Path) -> None:
        (folder / "datapackage.json").mkdir()
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(folder)
        assert caught.value.faults[0].file == str(folder / "datapackage.json")

    def test_a_listed_file_that_is_not_there(self, folder: Path) -> None:
        package(folder, {"name": "events", "path": "gone.csv"})
        with pytest.raises(vf.InvalidData, match="a file or folder that is there"):
            vf.read(folder)


class TestPickling:
    def test_where_records_are_from_goes_along(self, tmp_path: Path) -> None:
        import pickle

        path = tmp_path / "observations.csv"
        path.write_bytes(figure(quantity="5 USD"))
        again = pickle.loads(pickle.dumps(vf.read(path)))  # noqa: S301
        assert again.origin("o") == (str(path), "$[0]")
        assert attrs.evolve(again).observations == again.observations
