"""The curator's tools: what of a text is not covered, and what changed between two versions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import attrs
import pytest

import vnforeign as vf
from vnforeign._curation import Exclusion, coverage, differences, read_exclusions
from vnforeign.cli import main

TEXT = "Trang 12. Nghị quyết số 47/NQ-CP; xuất khẩu sang Lào 15,4 tỷ USD."


def evidence(printed: str) -> vf.Evidence:
    start = TEXT.index(printed)
    return vf.Evidence(source="s", start=start, end=start + len(printed), printed=printed)


def dataset(*printed: str) -> vf.Dataset:
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    return vf.Dataset.of(
        [
            vf.Source(id="s", title="Bài viết", file="text.txt", sha256=sha),
            vf.Place(id="LA", name_vi="Lào", name_en="Laos", kind=vf.PlaceKind.COUNTRY),
            vf.Event(
                id="e",
                name_vi="sự kiện",
                name_en="an event",
                kind="conference",
                evidence=tuple(map(evidence, printed)),
            ),
        ]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    return tmp_path


class TestCoverage:
    def test_every_number_citation_and_foreign_name_is_listed(self, folder: Path) -> None:
        found = coverage(dataset(), folder)["text.txt"]
        assert [(item.kind, item.printed) for item in found] == [
            ("number", "12"),
            ("citation", "Nghị quyết số 47/NQ-CP"),
            ("number", "47"),
            ("name", "Lào"),
            ("number", "15,4"),
        ]
        assert {item.state for item in found} == {"open"}

    def test_evidence_covers_and_an_exclusion_sets_aside(self, folder: Path) -> None:
        excluded = Exclusion(source="s", start=6, end=8, printed="12", reason="a page number")
        data = dataset("47/NQ-CP", "15,4 tỷ USD")
        states = [item.state for item in coverage(data, folder, [excluded])["text.txt"]]
        assert states == ["excluded", "covered", "covered", "open", "covered"]

    def test_a_text_that_is_not_there_is_left_out(self, tmp_path: Path) -> None:
        assert coverage(dataset(), tmp_path) == {}

    def test_the_command_counts_and_lists_what_is_open(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        name = vf.load().sources["thai-nguyen-2024"].file
        (folder / str(name)).write_text("Năm 2024 và 7 việc", "utf-8")
        assert main(["coverage", str(folder), "--open"]) == 1
        said = capsys.readouterr().out
        assert "2 open" in said or "1 open" in said
        assert main(["coverage", str(folder / "nowhere")]) == 2
        assert "no such folder" in capsys.readouterr().err


class TestExclusions:
    def test_are_read_from_json(self, tmp_path: Path) -> None:
        one = {"source": "s", "start": 6, "end": 8, "printed": "12", "reason": "a page number"}
        path = tmp_path / "exclusions.json"
        path.write_text(json.dumps([one]), "utf-8")
        assert attrs.asdict(read_exclusions(path)[0]) == one

    def test_that_are_faulty_are_refused_with_their_places(self, tmp_path: Path) -> None:
        path = tmp_path / "exclusions.json"
        path.write_text('[{"source": "s"}]', "utf-8")
        with pytest.raises(vf.InvalidData) as caught:
            read_exclusions(path)
        assert caught.value.faults[0].path == "$[0]"
        assert main(["coverage", str(tmp_path), "--exclusions", str(path)]) == 2


class TestDifferences:
    def test_equal_data_differ_in_nothing(self) -> None:
        assert list(differences(dataset(), dataset())) == []

    def test_records_come_and_go_and_fields_change(self) -> None:
        old, new = dataset("15,4 tỷ USD"), dataset("47/NQ-CP")
        (changed,) = differences(old, new)
        assert changed.startswith("changed events.e.evidence: - s:")
        assert "+ s:" in changed
        only = vf.Dataset.of(list(old.sources))
        assert list(differences(old, only)) == ["removed countries.LA", "removed events.e"]
        assert list(differences(only, old, "vi")) == ["thêm countries.LA", "thêm events.e"]

    def test_a_value_is_said_before_and_after(self) -> None:
        old = dataset()
        laos = attrs.evolve(old.countries["LA"], name_en="Lao PDR")
        renamed = vf.Dataset.of([laos, *(record for record in old if record.id != "LA")])
        assert list(differences(old, renamed)) == ["changed countries.LA.name_en: Laos -> Lao PDR"]

    def test_the_command_says_them(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name, data in (("old.json", dataset()), ("new.json", dataset("15,4 tỷ USD"))):
            (tmp_path / name).write_text(vf.to_json(data), "utf-8")
        assert main(["diff", str(tmp_path / "old.json"), str(tmp_path / "new.json")]) == 1
        assert "changed events.e.evidence" in capsys.readouterr().out
        assert main(["diff", str(tmp_path / "old.json"), str(tmp_path / "old.json")]) == 0
        assert main(["diff", str(tmp_path / "nothing.json")]) == 2
