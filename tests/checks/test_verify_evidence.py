"""Every offset against the source texts, in a folder of our own making."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

TEXT = "Tỉnh Thái Nguyên đã ký kết hợp tác với 7 địa phương; xuất khẩu ước đạt 15,4 tỷ USD."


def source(text: str | bytes = TEXT, **more: Any) -> vf.Source:
    raw = text.encode() if isinstance(text, str) else text
    given = {"file": "s.txt", "sha256": hashlib.sha256(raw).hexdigest()} | more
    return vf.Source(id="s", title="Bài viết", **given)


def at(start: int, printed: str, named: str = "s") -> vf.Evidence:
    return vf.Evidence(source=named, start=start, end=start + len(printed), printed=printed)


def standing(printed: str, text: str = TEXT) -> vf.Evidence:
    return at(text.index(printed), printed)


def event(*evidence: vf.Evidence, name: str = "e") -> vf.Event:
    return vf.Event(
        id=name, name_vi="Ký kết", name_en="A signing", kind="meeting", evidence=evidence
    )


def verified(folder: Path, *records: vf.Record) -> vf.Report:
    return vf.verify_evidence(vf.Dataset.of(records), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the text of the source."""
    (tmp_path / "s.txt").write_bytes(TEXT.encode())
    return tmp_path


class TestAGoodFolder:
    def test_every_piece_of_evidence_is_looked_up(self, folder: Path) -> None:
        step = vf.Step(form=vf.Form.SIGNED, evidence=(standing("đã ký kết hợp tác"),))
        tie = vf.Partnership(
            id="p", local="VN-69", foreign="LA-LP", level=vf.Level.PROVINCIAL, steps=(step, step),
            evidence=(standing("7 địa phương"),),
        )  # fmt: skip
        report = verified(folder, source(), tie, event(standing("15,4 tỷ USD")))
        assert report.findings == ()
        assert (report.ok, report.checked) == (True, 4)

    def test_the_folder_may_be_named_by_text(self, folder: Path) -> None:
        data = vf.Dataset.of([source(), event(standing("15,4 tỷ USD"))])
        assert vf.verify_evidence(data, str(folder)).ok

    def test_the_first_and_the_last_code_point_count(self, folder: Path) -> None:
        ends = event(at(0, "Tỉnh"), at(len(TEXT) - 1, "."), at(0, TEXT))
        assert verified(folder, source(), ends).ok

    def test_evidence_in_a_source_without_a_file_is_not_looked_up(self, folder: Path) -> None:
        other = vf.Source(id="s", title="Bài viết")
        assert verified(folder, other, event(at(3, "nowhere"))).checked == 0
        assert verified(folder, event(at(3, "nowhere", "unknown"))) == vf.Report((), 0)

    def test_a_file_may_lie_in_a_folder_of_the_folder(self, folder: Path) -> None:
        (folder / "2024").mkdir()
        (folder / "s.txt").rename(folder / "2024" / "s.txt")
        report = verified(folder, source(file="2024/s.txt"), event(standing("USD")))
        assert (report.ok, report.checked) == (True, 1)


class TestWrongOffsets:
    def test_it_says_what_stands_there_and_where_the_form_stands(self, folder: Path) -> None:
        right = TEXT.index("15,4 tỷ USD")
        report = verified(folder, source(), event(at(right - 3, "15,4 tỷ USD")))
        (finding,) = report
        assert (finding.code, finding.rule) == ("VNF512", "printed-text-not-at-offset")
        assert (finding.collection, finding.record, finding.field) == ("events", "e", "evidence[0]")
        assert f"s[{right - 3}:{right + 8}] is " in finding.message
        assert "not '15,4 tỷ USD'" in finding.message
        assert finding.hint == f"it stands at {right}"
        assert finding.hint_vi == f"dạng in này ở vị trí {right}"
        assert finding.value == "15,4 tỷ USD"
        assert finding.evidence == (at(right - 3, "15,4 tỷ USD"),)
        assert not report.ok

    def test_it_says_so_where_the_form_stands_nowhere(self, folder: Path) -> None:
        (finding,) = verified(folder, source(), event(at(3, "15,5 tỷ USD")))
        assert finding.hint == "it stands nowhere in the text"
        assert finding.hint_vi == "văn bản không có dạng in này"

    @pytest.mark.parametrize(("start", "nearest"), [(0, 1), (4, 3), (9, 10), (99, 10)])
    def test_of_several_places_it_names_the_nearest(
        self, tmp_path: Path, start: int, nearest: int
    ) -> None:
        text = ".a.a......a."
        (tmp_path / "s.txt").write_text(text, "utf-8")
        (finding,) = verified(tmp_path, source(text), event(at(start, "a")))
        assert finding.hint == f"it stands at {nearest}"

    @pytest.mark.parametrize(("start", "nearest"), [(7, 5), (8, 5), (9, 12), (10, 12), (14, 12)])
    def test_a_form_of_several_letters_is_looked_for_on_both_sides(
        self, tmp_path: Path, start: int, nearest: int
    ) -> None:
        text = ".....ab.....ab..."
        (tmp_path / "s.txt").write_text(text, "utf-8")
        (finding,) = verified(tmp_path, source(text), event(at(start, "ab")))
        assert finding.hint == f"it stands at {nearest}"

    def test_a_form_at_the_very_start_is_found(self, folder: Path) -> None:
        (finding,) = verified(folder, source(), event(at(3, "Tỉnh")))
        assert finding.hint == "it stands at 0"

    def test_offsets_beyond_the_end_are_wrong_offsets(self, folder: Path) -> None:
        (finding,) = verified(folder, source(), event(at(10**9, "USD")))
        assert " is '', not 'USD'" in finding.message

    def test_a_form_that_runs_over_the_end_is_not_there(self, folder: Path) -> None:
        (finding,) = verified(folder, source(), event(at(len(TEXT) - 1, ".x")))
        assert finding.code == "VNF512"

    def test_letters_in_another_normal_form_are_other_letters(self, folder: Path) -> None:
        (finding,) = verified(folder, source(), event(at(1, "i\u0309")))
        assert finding.code == "VNF512"


class TestFilesThatAreNotTheText:
    def one(self, folder: Path, *records: vf.Record) -> vf.Finding:
        report = verified(folder, *records)
        (finding,) = report
        assert (finding.collection, finding.record) == ("sources", "s")
        assert not report.ok
        return finding

    def test_a_changed_text_is_found_by_its_hash(self, folder: Path) -> None:
        (folder / "s.txt").write_text(TEXT + "\n", "utf-8")
        finding = self.one(folder, source(), event(standing("USD")))
        assert (finding.code, finding.field) == ("VNF511", "sha256")
        assert finding.message == "s.txt is not the text the offsets were made on"
        assert finding.value == source().sha256

    def test_evidence_is_looked_up_in_a_changed_text_all_the_same(self, folder: Path) -> None:
        (folder / "s.txt").write_text("x" + TEXT, "utf-8")
        report = verified(folder, source(), event(standing("USD")))
        assert [finding.code for finding in report] == ["VNF511", "VNF512"]
        assert report.checked == 1

    @pytest.mark.parametrize(("pieces", "left"), [(0, "0 pieces of evidence are"),
                                                  (1, "1 piece of evidence is"),
                                                  (2, "2 pieces of evidence are")])  # fmt: skip
    def test_a_missing_file_says_how_much_is_left_unverified(
        self, tmp_path: Path, pieces: int, left: str
    ) -> None:
        finding = self.one(tmp_path, source(), event(*[standing("USD")] * pieces))
        assert (finding.code, finding.field, finding.value) == ("VNF510", "file", "s.txt")
        assert finding.message == f"s.txt is not there, so {left} not verified"
        assert f"{pieces} căn cứ" in finding.message_vi
        assert finding.hint == "name the folder that holds the source texts"

    def test_a_missing_folder_is_a_missing_file(self, tmp_path: Path) -> None:
        assert self.one(tmp_path / "no", source()).code == "VNF510"

    def test_a_folder_in_place_of_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "s.txt").mkdir()
        assert "is a folder, not a file" in self.one(tmp_path, source()).message

    def test_text_that_is_not_utf_8(self, tmp_path: Path) -> None:
        raw = "Thái Nguyên".encode("utf-16")
        (tmp_path / "s.txt").write_bytes(raw)
        finding = self.one(tmp_path, source(raw), event(at(0, "Thái")))
        assert "is not UTF-8 text" in finding.message
        assert "không phải văn bản UTF-8" in finding.message_vi

    def test_a_file_that_may_not_be_read(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "no", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert "may not be read" in self.one(folder, source()).message

    def test_a_disk_that_fails(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(path: Path) -> bytes:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(Path, "read_bytes", fail)
        assert "s.txt cannot be read" in self.one(folder, source()).message

    @pytest.mark.parametrize("file", ["../s.txt", "a/../../s.txt"])
    def test_a_name_that_leads_out_of_the_folder_is_not_followed(
        self, folder: Path, file: str
    ) -> None:
        inner = folder / "inner"
        (inner / "a").mkdir(parents=True)
        finding = self.one(inner, source(file=file), event(at(0, "Thái")))
        assert finding.code == "VNF510"
        assert "Tỉnh" not in finding.text()

    def test_a_name_of_its_own_is_not_followed_either(self, folder: Path) -> None:
        away = str(folder / "s.txt")
        assert self.one(folder / "inner", source(file=away)).code == "VNF510"

    def test_a_name_that_no_file_can_have(self, folder: Path) -> None:
        assert "is no name of a file" in self.one(folder, source(file="s\0.txt")).message

    def test_findings_come_by_code_and_record(self, folder: Path) -> None:
        (folder / "s.txt").write_text("x" + TEXT, "utf-8")
        gone = vf.Source(id="t", title="t", file="t.txt", sha256="0" * 64)
        wrong = [event(standing("USD"), name=name) for name in ("b", "a")]
        report = verified(folder, source(), gone, *wrong)
        assert [(finding.code, finding.record) for finding in report] == [
            ("VNF510", "t"),
            ("VNF511", "s"),
            ("VNF512", "a"),
            ("VNF512", "b"),
        ]


class TestCodePointsUntouched:
    """«code points into the named file read as UTF-8 without newline translation»"""

    def test_a_carriage_return_counts(self, tmp_path: Path) -> None:
        text = "Thái\r\nNguyên\rvà\nBắc Kạn"
        (tmp_path / "s.txt").write_bytes(text.encode())
        assert verified(tmp_path, source(text), event(at(6, "Nguyên"), at(16, "Bắc Kạn"))).ok
        assert not verified(tmp_path, source(text), event(at(5, "Nguyên"))).ok

    def test_a_byte_order_mark_counts(self, tmp_path: Path) -> None:
        text = "\ufeffThái Nguyên"
        (tmp_path / "s.txt").write_bytes(text.encode())
        assert verified(tmp_path, source(text), event(at(1, "Thái"))).ok

    def test_a_sign_beyond_the_basic_plane_is_one_code_point(self, tmp_path: Path) -> None:
        text = "🇻🇳 𠀀 Việt Nam"
        (tmp_path / "s.txt").write_bytes(text.encode())
        assert verified(tmp_path, source(text), event(at(3, "𠀀"), at(5, "Việt"))).ok

    def test_decomposed_letters_count_their_marks(self, tmp_path: Path) -> None:
        text = "Vie\u0323\u0302t Nam"
        (tmp_path / "s.txt").write_bytes(text.encode())
        assert verified(tmp_path, source(text), event(at(7, "Nam"))).ok

    @given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60), data=st.data())
    def test_every_slice_of_every_text_verifies_and_no_other_text_does(
        self, tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
    ) -> None:
        folder = tmp_path_factory.getbasetemp()
        (folder / "s.txt").write_bytes(text.encode())
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        there = at(start, text[start:end])
        assert verified(folder, source(text), event(there)).findings == ()
        moved = at(data.draw(st.integers(0, len(text) + 2)), there.printed)
        said = [finding.code for finding in verified(folder, source(text), event(moved))]
        assert said == ["VNF512"] * (text[moved.start : moved.end] != moved.printed)
