"""Where a finding stands in its file: path, line and column, in JSON of both shapes and in CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign._tables import lines_of_rows
from vnforeign.convert import spans_of
from vnforeign.dataset import COLLECTIONS

EVENT = {"name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference"}


def findings(path: Path) -> dict[str, vf.Finding]:
    """What is found in files whose places are nowhere, by record; with their lines."""
    report = vf.check(vf.read(path), select="VNF001").located()
    return {finding.record: finding for finding in report}


def slice_of(path: Path, finding: vf.Finding) -> str:
    """What stands in the file at the region of a finding."""
    lines = path.read_text("utf-8-sig").split("\n")[finding.line - 1 : finding.end_line]
    if len(lines) == 1:
        return lines[0][finding.column - 1 : finding.end_column - 1]
    first, *middle, last = lines
    return "\n".join([first[finding.column - 1 :], *middle, last[: finding.end_column - 1]])


class TestJson:
    @pytest.mark.parametrize("indent", [None, 0, 2])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_the_region_is_the_value(self, tmp_path: Path, indent: int | None, mark: str) -> None:
        path = tmp_path / "events.json"
        events = [EVENT | {"id": f"e-{n}", "place": f"nowhere-{n}"} for n in range(3)]
        path.write_text(mark + json.dumps(events, indent=indent, ensure_ascii=False), "utf-8")
        found = findings(path)
        assert len(found) == 3
        for number in range(3):
            finding = found[f"e-{number}"]
            assert finding.file == str(path)
            assert finding.path == f"$[{number}].place"
            assert slice_of(path, finding) == f'"nowhere-{number}"'

    def test_of_an_object_of_collections_the_path_names_the_collection(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "mine.json"
        path.write_text(json.dumps({"events": [EVENT | {"id": "e", "place": "x"}]}), "utf-8")
        finding = findings(path)["e"]
        assert finding.path == "$.events[0].place"
        assert slice_of(path, finding) == '"x"'

    def test_an_item_of_a_field_of_many_and_a_value_inside_one(self, tmp_path: Path) -> None:
        path = tmp_path / "events.json"
        said = {"source": "gone", "start": 0, "end": 1, "printed": "x"}
        path.write_text(json.dumps([EVENT | {"id": "e", "evidence": [said]}], indent=1), "utf-8")
        finding = findings(path)["e"]
        assert finding.path == "$[0].evidence[0].source"
        assert slice_of(path, finding) == '"gone"'

    def test_a_field_that_is_missing_has_the_region_of_its_record(self, tmp_path: Path) -> None:
        path = tmp_path / "events.json"
        path.write_text("[\n" + json.dumps(EVENT | {"id": "e"}) + "\n]", "utf-8")
        (finding,) = vf.check(vf.read(path), select="VNF002").located()
        assert finding.path == "$[0].evidence"
        assert json.loads(slice_of(path, finding))["id"] == "e"

    def test_what_could_not_be_read_has_its_line_too(self, tmp_path: Path) -> None:
        path = tmp_path / "events.json"
        path.write_text(json.dumps([EVENT | {"id": "e", "kind": 7}], indent=1), "utf-8")
        with pytest.raises(vf.InvalidData) as caught:
            vf.read(path)
        report = vf.Report((), 0).with_faults(caught.value.faults)
        assert report.checked == 0
        (finding,) = report.located()
        assert (finding.code, finding.record, finding.field) == ("VNF000", "e", "kind")
        assert slice_of(path, finding) == "7"

    @pytest.mark.parametrize("now", [None, b"", b"[", b"\xff", b"[7, 7]"])
    def test_a_file_that_changed_meanwhile_leaves_the_lines_out(
        self, tmp_path: Path, now: bytes | None
    ) -> None:
        path = tmp_path / "events.json"
        path.write_text(json.dumps([EVENT | {"id": "e", "place": "x"}]), "utf-8")
        report = vf.check(vf.read(path), select="VNF001")
        if now is None:
            path.unlink()
        else:
            path.write_bytes(now)
        (finding,) = report.located()
        assert slice_of(path, finding) == "7" if now == b"[7, 7]" else finding.line == 0

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.from_regex(r"\A[a-z]{1,3}\Z"), inner, max_size=3)
            ),
            max_leaves=12,
        ).map(lambda value: [{"x": value}]),
        st.sampled_from([None, 1, 4]),
    )
    def test_the_span_of_any_path_reads_back_to_its_value(
        self, value: Any, indent: int | None
    ) -> None:
        text = json.dumps(value, indent=indent)
        paths = dict(all_paths(value[0], "$[0]"))
        spans = spans_of(text, paths, COLLECTIONS)
        assert spans.keys() == paths.keys()
        for path, (begin, end) in spans.items():
            assert json.loads(text[begin:end]) == paths[path]


def all_paths(value: Any, path: str) -> list[tuple[str, Any]]:
    """Every path of a JSON value, with what stands there."""
    found = [(path, value)]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += all_paths(inner, f"{path}.{key}")
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += all_paths(inner, f"{path}[{index}]")
    return found


class TestCsv:
    def test_the_lines_are_those_of_the_row(self, tmp_path: Path) -> None:
        path = tmp_path / "events.csv"
        path.write_text(
            "id,name_vi,name_en,kind,place,notes\n"
            "e-1,a,a,visit-in,x,\n"
            '\ne-2,a,a,visit-in,y,"two\nlines"\ne-3,a,a,visit-in,z,\n',
            "utf-8",
        )
        found = findings(path)
        assert [(found[f"e-{n}"].line, found[f"e-{n}"].end_line) for n in (1, 2, 3)] == [
            (2, 2),
            (4, 5),
            (6, 6),
        ]
        assert found["e-2"].path == "$[1].place"

    @given(
        st.lists(
            st.lists(
                st.text(st.sampled_from('ab",\n;'), max_size=4), min_size=2, max_size=2
            ).filter(any),
            max_size=6,
        ),
        st.sampled_from([",", ";", "\t"]),
    )
    def test_any_table_has_its_rows_where_they_stand(
        self, rows: list[list[str]], delimiter: str
    ) -> None:
        stream = io.StringIO()
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
        writer.writerow(["id", "b"])
        starts = []
        for row in rows:
            starts.append(stream.getvalue().count("\n") + 1)
            writer.writerow(row)
        paths = [f"$[{number}].b" for number in range(len(rows))]
        lines = lines_of_rows(stream.getvalue().encode(), paths)
        assert [lines[path][0] for path in paths] == starts

    def test_a_table_that_stops_being_one_keeps_the_lines_before(self) -> None:
        text = b'id,b\nx,"1"\ny,' + b"1" * 200_000
        assert lines_of_rows(text, ["$[0].b", "$[1].b"]) == {"$[0].b": (2, 2)}
        assert lines_of_rows(text, ["title"]) == {}

    @given(
        st.lists(st.sampled_from(["x,1", "", "y;2", "sep=;"]), min_size=1),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.booleans(),
    )
    def test_a_table_without_quotes_has_the_lines_that_taking_it_apart_gives(
        self, rows: list[str], end: str, ends: bool
    ) -> None:
        text = end.join(["id,b", *rows]) + end * ends
        paths = [f"$[{number}]" for number in range(len(rows) + 1)]
        quoted = text.replace("x,1", '"x",1')
        assert lines_of_rows(text.encode(), paths) == lines_of_rows(quoted.encode(), paths)
        assert lines_of_rows(b"sep=,\n" + text.encode(), paths) == {
            path: (first + 1, last + 1)
            for path, (first, last) in lines_of_rows(text.encode(), paths).items()
        }


class TestDataFromNoFile:
    def test_has_the_path_inside_the_record_and_no_line(self) -> None:
        data = vf.from_json(json.dumps({"events": [EVENT | {"id": "e", "place": "x"}]}))
        (finding,) = vf.check(data, select="VNF001").located()
        assert (finding.path, finding.file, finding.line) == ("place", "", 0)

    def test_a_file_named_for_the_messages_is_no_promise_that_it_is_there(self) -> None:
        text = json.dumps({"events": [EVENT | {"id": "e", "place": "x"}]})
        (finding,) = vf.check(vf.from_json(text, file="gone.json"), select="VNF001").located()
        assert (finding.path, finding.file, finding.line) == ("$.events[0].place", "gone.json", 0)


class TestOrigin:
    def test_it_goes_with_the_record_through_merging_and_time(self, tmp_path: Path) -> None:
        path = tmp_path / "events.json"
        path.write_text(json.dumps([EVENT | {"id": "e"}]), "utf-8")
        data = vf.read(path)
        assert data.origin("e") == (str(path), "$[0]")
        assert (data | vf.load()).origin("e") == (vf.load() | data).origin("e") == data.origin("e")
        assert data.origin("gone") is None
        assert attrs.evolve(data).origin("e") == data.origin("e")
