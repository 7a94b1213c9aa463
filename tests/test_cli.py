"""The command line: what it prints, how it ends, and that bad input never ends in a traceback."""

from __future__ import annotations

import gc
import io
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import vnforeign as vf
from vnforeign import cli
from vnforeign.cli import main


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run_it(*words: str | Path) -> Done:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Done(code, out, err)

    return run_it


def process(
    *words: str, stdout: int = subprocess.PIPE, environment: dict[str, str] | None = None
) -> Done:
    """Run it in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "vnforeign.cli", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        check=False,
    )
    return Done(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


GOOD = {
    "id": "ok",
    "name_vi": "Hội nghị",
    "name_en": "A conference",
    "kind": "conference",
    "cites": ["thai-nguyen-2024"],
}
FIGURE = {
    "id": "o",
    "indicator": "exports",
    "place": "VN-69",
    "period": "2023",
    "quantity": {"amount": "5", "unit": "USD"},
    "cites": ["thai-nguyen-2024"],
}


def written(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


class TestBrief:
    def test_it_prints_the_sheet_of_a_province(self, run: Run) -> None:
        code, out, err = run("brief", "thai-nguyen")
        assert (code, err) == (0, "")
        assert out.startswith("Thai Nguyen (VN-69, province, until 2025-06-30)\n")
        assert "an estimated 15,400,000,000 USD (first half of 2024, estimate)" in out
        assert "“ước đạt 15,4 tỷ USD” thai-nguyen-2024:7498-7517" in out

    def test_it_prints_it_in_vietnamese(self, run: Run) -> None:
        code, out, err = run("brief", "thai-nguyen", "--lang", "vi")
        assert (code, err) == (0, "")
        assert out.startswith("Thái Nguyên (VN-69, tỉnh, đến 2025-06-30)\n")
        assert "ước 15.400.000.000 USD (6 tháng đầu năm 2024, ước tính)" in out
        for english in ("province", "warning", "estimate", " aim:", "none known"):
            assert english not in out

    @pytest.mark.parametrize(
        "name",
        ["VN-69", "vn-69", "Thái Nguyên", "thai nguyen", "THAI-NGUYEN", "Tha\u0301i Nguye\u0302n"],
    )
    def test_a_place_has_many_names(self, run: Run, name: str) -> None:
        assert run("brief", name).out.startswith("Thai Nguyen (VN-69,")

    @pytest.mark.parametrize(
        ("name", "first"),
        [
            ("ba-ria-vung-tau", "Ba Ria - Vung Tau (VN-43, province"),
            ("Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau (VN-43, province"),
            ("VN-69-2025", "Thai Nguyen (VN-69-2025, province, since 2025-07-01)"),
            ("laos", "Laos (LA, country)"),
        ],
    )
    def test_every_place_has_a_sheet(self, run: Run, name: str, first: str) -> None:
        code, out, _ = run("brief", name)
        assert code == 0
        assert out.startswith(first)

    def test_what_became_of_a_province_stands_under_its_name(self, run: Run) -> None:
        assert "\n  then Thai Nguyen (VN-69-2025)\n" in run("brief", "bac-kan").out
        vietnamese = run("brief", "bac-kan", "--lang", "vi").out
        assert "\n  sau đó là Thái Nguyên (VN-69-2025)\n" in vietnamese

    def test_before_its_source_was_published_nothing_is_known(self, run: Run) -> None:
        code, out, _ = run("brief", "thai-nguyen", "--on", "2024-06-30")
        assert code == 0
        assert "\n  as known on 2024-06-30\n" in out
        assert out.count("none known") == 5
        assert "thai-nguyen-2024" not in out
        vietnamese = run("brief", "thai-nguyen", "--on", "2024-06-30", "--lang", "vi").out
        assert "theo nguồn đến ngày 2024-06-30" in vietnamese

    def test_after_its_source_was_published_all_is_known(self, run: Run) -> None:
        then = run("brief", "thai-nguyen", "--on", "31/12/2024").out
        now = run("brief", "thai-nguyen").out
        assert then.replace("  as known on 2024-12-31\n", "") == now

    def test_an_unknown_place_proposes_those_spelled_like_it(self, run: Run) -> None:
        code, out, err = run("brief", "thai-nguyn")
        assert (code, out) == (2, "")
        assert err.startswith("vnforeign: no place called 'thai-nguyn'; near it: 'thai-nguyen'")
        assert "'VN-67'" in run("brief", "VN-677").err
        vietnamese = run("brief", "thai-nguyn", "--lang", "vi").err
        assert vietnamese.startswith("vnforeign: không có 'thai-nguyn'; gần giống: 'thai-nguyen'")
        assert run("brief", "?", "--lang", "vi").err == "vnforeign: không có '?'\n"

    @pytest.mark.parametrize("name", ["", " ", "-", "🇻🇳", "x" * 5_000, "Thái\x00"])
    def test_whatever_is_typed_for_a_place_is_answered(self, run: Run, name: str) -> None:
        assert run("brief", "--", name).code == 2

    @pytest.mark.parametrize(
        ("day", "message"),
        [
            ("2024-02-30", "2024-02-30"),
            ("tomorrow", "'tomorrow' is not a valid date"),
            ("2024-02", "'2024-02' is not one day; write YYYY-MM-DD"),
        ],
    )
    def test_a_day_that_is_none_is_refused(
        self, capsys: pytest.CaptureFixture[str], day: str, message: str
    ) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["brief", "thai-nguyen", "--on", day])
        assert caught.value.code == 2
        assert message in capsys.readouterr().err


class TestCheckOfGoodData:
    def test_the_shipped_data_show_no_error(self, run: Run) -> None:
        code, out, err = run("check")
        assert (code, err) == (0, "")
        assert re.search(r"^[0-9]+ records read: 0 errors, [0-9]+ warnings?$", out, re.MULTILINE)

    def test_it_says_so_in_vietnamese(self, run: Run) -> None:
        code, out, _ = run("check", "--lang", "vi")
        assert code == 0
        assert re.search(r"^[0-9]+ bản ghi đọc được: 0 lỗi, [0-9]+ cảnh báo$", out, re.MULTILINE)

    def test_the_files_of_the_shipped_data_read_as_a_users_own_show_the_same(
        self, run: Run
    ) -> None:
        folder = Path(vf.__file__).parent / "data"
        assert run("check", folder) == run("check")

    @pytest.mark.parametrize("name", ["events.json", "mine.json"])
    def test_a_good_file_leaves_one_line(self, run: Run, tmp_path: Path, name: str) -> None:
        data = [GOOD] if name == "events.json" else {"events": [GOOD]}
        code, out, err = run("check", written(tmp_path / name, data))
        assert (code, out, err) == (0, "1 record read: 0 errors, 0 warnings\n", "")

    def test_a_folder_of_good_files_is_read_together(self, run: Run, tmp_path: Path) -> None:
        own = GOOD | {"id": "two", "cites": ["our-source"]}
        written(tmp_path / "events.json", [GOOD, own])
        written(tmp_path / "rest.json", {"sources": [{"id": "our-source", "title": "Báo cáo"}]})
        (tmp_path / "notes.txt").write_text("not ours")
        assert run("check", tmp_path).out == "3 records read: 0 errors, 0 warnings\n"

    def test_references_lead_into_the_shipped_data_unless_the_files_stand_alone(
        self, run: Run, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "events.json", [GOOD])
        assert run("check", path).code == 0
        code, out, _ = run("check", path, "--alone")
        assert code == 1
        assert "VNF001 error: events.ok.cites: 'thai-nguyen-2024' is not in sources" in out

    def test_a_record_of_ones_own_takes_the_place_of_ours(self, run: Run, tmp_path: Path) -> None:
        mine = {"id": "exports", "name_vi": "của tôi", "name_en": "mine", "definition": "Mine.",
                "unit": "VND", "nature": "flow"}  # fmt: skip
        path = written(tmp_path / "indicators.json", [mine])
        code, out, _ = run("check", path)
        assert code == 1
        assert "is in USD, but exports is defined in VND" in out  # our figures, your indicator
        assert "poitiers" not in out  # what ours has without you is not yours to mend

    def test_what_is_wrong_in_ours_alone_is_not_yours_to_mend(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wrong = vf.Event(id="ours", name_vi="x", name_en="x", kind="visit-in", place="nowhere")
        ours = vf.load() | vf.Dataset.of([wrong])
        monkeypatch.setattr("vnforeign._check.load", lambda: ours)
        assert "events.ours.place" in run("check").out
        path = written(tmp_path / "events.json", [GOOD])
        assert run("check", path) == Done(0, "1 record read: 0 errors, 0 warnings\n", "")

    def test_a_fact_that_ours_has_too_is_found_whichever_record_is_named(
        self, run: Run, tmp_path: Path
    ) -> None:
        for name in ("aaa", "zzz"):
            same = FIGURE | {"id": name, "period": "2024-H1", "status": "estimate"}
            _, out, _ = run("check", written(tmp_path / "observations.json", [same]))
            assert "VNF306 warning" in out
            assert name in out

    def test_what_stands_in_a_record_is_printed_as_it_stands(
        self, run: Run, tmp_path: Path
    ) -> None:
        odd = "[bold]:smile:[/bold] " + "dài " * 60 + "hết"
        place = {"id": "vn-odd", "name_vi": odd, "name_en": odd, "kind": "city", "country": "VN",
                 "until": "2020"}  # fmt: skip
        written(tmp_path / "places.json", [place])
        written(tmp_path / "observations.json", [FIGURE | {"place": "vn-odd"}])
        (_, found, _) = run("check", tmp_path).out.splitlines()
        assert odd in found

    def test_select_and_ignore_choose_rules(self, run: Run, tmp_path: Path) -> None:
        path = written(tmp_path / "events.json", [GOOD | {"place": "nowhere", "cites": []}])
        assert run("check", path).out.count("VNF0") == 2
        assert run("check", path, "--select", "VNF002").code == 0
        assert run("check", path, "--ignore", "VNF001", "--ignore", "VNF002").out == (
            "1 record read: 0 errors, 0 warnings\n"
        )

    def test_a_rule_that_is_none_is_refused(self, run: Run) -> None:
        code, out, err = run("check", "--select", "VNF70X")
        assert (code, out) == (2, "")
        assert err.startswith("vnforeign: no rule 'VNF70X'; near it: 'VNF7")

    def test_warnings_alone_are_no_reason_to_fail(self, run: Run, tmp_path: Path) -> None:
        path = written(tmp_path / "events.json", [GOOD | {"cites": []}])
        code, out, _ = run("check", path)
        assert (code, out.splitlines()[-1]) == (0, "1 record read: 0 errors, 1 warning")


def events(**more: Any) -> dict[str, Any]:
    return {"events": [GOOD, GOOD | {"id": "bad"} | more]}


def figures(**more: Any) -> dict[str, Any]:
    return {"events": [GOOD], "observations": [FIGURE | more]}


BAD_RECORDS: dict[str, tuple[dict[str, Any], Sequence[str]]] = {
    "a wrong number": (
        figures(quantity={"amount": "15,4", "unit": "USD"}),
        ["o: $.observations[0].quantity.amount: '15,4'", "decimal number"],
    ),
    "a number that is no string": (
        figures(quantity={"amount": 15.4, "unit": "USD"}),
        ["$.observations[0].quantity.amount: 15.4", "JSON string"],
    ),
    "a string that is no number": (
        {"events": [GOOD], "commitments": [
            {"id": "c", "place": "VN-69", "kind": "aim", "ordinal": "7", "gist_vi": "a",
             "gist_en": "a"}]},
        ["c: $.commitments[0].ordinal: '7'", "integer"],
    ),
    "an impossible date": (
        events(date="31/02/2024"),
        ["bad: $.events[1].date: '31/02/2024'", "February 2024 has 29 days"],
    ),
    "a hedge without a number": (
        figures(quantity={"unit": "USD", "hedge": "over"}),
        ["o: $.observations[0].quantity.amount", "Quantity needs amount"],
    ),
    "an unknown hedge": (
        figures(quantity={"amount": "5", "unit": "USD", "hedge": "ovre"}),
        ["o: $.observations[0].quantity.hedge: 'ovre'", "'over'"],
    ),
    "an unknown unit": (
        figures(quantity={"amount": "5", "unit": "USDD"}),
        ["o: $.observations[0].quantity.unit: 'USDD'", "USD)"],
    ),
    "a missing field": (
        {"events": [GOOD, {key: GOOD[key] for key in ("name_vi", "name_en", "kind")}]},
        ["$.events[1].id", "Event needs id"],
    ),
    "an extra field": (
        events(plce="VN-69"),
        ["bad: $.events[1].plce: 'VN-69'", "did you mean 'place'"],
    ),
    "a duplicate id": (
        {"events": [GOOD, GOOD | {"name_en": "Another"}]},
        ["$.events[1].id: 'ok'", "no other record", "rename one of the two"],
    ),
    "a dangling reference": (
        events(place="VN-690"),
        ["events.bad.place: 'VN-690' is not in places or countries", "did you mean 'VN-69'"],
    ),
    "a document number that crosses Party and State": (
        {"events": [GOOD], "directives": [
            {"id": "d", "number": "25-CT/TTg", "type": "CT", "title_vi": "d", "title_en": "d"}]},
        ["d: $.directives[0].number: '25-CT/TTg'", "did you mean 25/CT-TTg?"],
    ),
    "a record that is none": (
        {"events": [GOOD, 7]},
        ["$.events[1]: 7", "an object"],
    ),
    "an unknown collection": (
        {"events": [GOOD], "observation": []},
        ["$.observation", "did you mean 'observations'"],
    ),
    "a collection that is no list": (
        {"events": [GOOD], "places": {"id": "VN-69"}},
        ["$.places", "an array of records"],
    ),
    "a broken pair of characters": (
        events(name_vi="\ud800"),
        ["bad: $.events[1].name_vi", "text"],
    ),
}  # fmt: skip


class TestCheckOfBadRecords:
    """«a clear error that names place and mend ... and the good records beside it are kept»"""

    @pytest.mark.parametrize(("data", "said"), BAD_RECORDS.values(), ids=BAD_RECORDS)
    def test_it_names_place_and_mend_and_keeps_the_good_records(
        self, run: Run, tmp_path: Path, data: dict[str, Any], said: Sequence[str]
    ) -> None:
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(data), "utf-8")
        code, out, err = run("check", path)
        assert (code, err) == (1, "")
        *lines, last = out.splitlines()
        assert re.fullmatch(r"[1-9] records? read: 1 error, 0 warnings", last)
        (line,) = [line for line in lines if "error" in line]
        for fragment in said:
            assert fragment in line
        assert re.match(
            rf"VNF000 error: {re.escape(str(path))}(:[0-9]+)?: |  [0-9:]+ VNF001 error: ", line
        )

    @pytest.mark.parametrize("name", BAD_RECORDS)
    def test_it_does_so_in_vietnamese(self, run: Run, tmp_path: Path, name: str) -> None:
        path = tmp_path / "mine.json"
        path.write_text(json.dumps(BAD_RECORDS[name][0]), "utf-8")
        code, out, _ = run("check", path, "--lang", "vi")
        assert code == 1
        assert re.search(r"^(?:  [0-9:]+ )?VNF00[01] lỗi: ", out, re.MULTILINE)
        assert re.search(r"^[1-9] bản ghi đọc được: 1 lỗi, 0 cảnh báo$", out, re.MULTILINE)

    def test_every_fault_of_every_file_comes_at_once(self, run: Run, tmp_path: Path) -> None:
        for number, (data, _) in enumerate(BAD_RECORDS.values()):
            renamed = json.dumps(data).replace('"ok"', f'"ok-{number}"')
            renamed = renamed.replace('"bad"', f'"bad-{number}"').replace('"o"', f'"o-{number}"')
            (tmp_path / f"mine-{number:02}.json").write_text(renamed, "utf-8")
        code, out, _ = run("check", tmp_path)
        assert code == 1
        assert out.splitlines()[-1].endswith(f": {len(BAD_RECORDS)} errors, 0 warnings")
        for number in range(len(BAD_RECORDS)):
            assert f"mine-{number:02}.json" in out or f"bad-{number}" in out

    def test_several_faults_of_one_record_come_at_once(self, run: Run, tmp_path: Path) -> None:
        wrong = {"id": "bad", "kind": "Visit In", "date": "31/02/2024", "plce": "VN"}
        _, out, _ = run("check", written(tmp_path / "events.json", [GOOD, wrong]))
        for name in ("name_vi", "name_en", "kind", "date", "plce"):
            assert f"bad: $[1].{name}: " in out
        assert out.splitlines()[-1] == "1 record read: 5 errors, 0 warnings"

    def test_the_rules_still_look_at_what_could_be_read(self, run: Run, tmp_path: Path) -> None:
        data = [GOOD | {"place": "nowhere"}, GOOD | {"id": "bad", "kind": 7}]
        _, out, _ = run("check", written(tmp_path / "events.json", data))
        assert "VNF000 error" in out
        assert "VNF001 error: events.ok.place: 'nowhere'" in out


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "of 0 bytes": (b"", "expected JSON, but there is nothing"),
    "of white space": (b" \r\n\t ", "expected JSON, but there is nothing"),
    "in UTF-16": ('{"events": []}'.encode("utf-16"), "save the file as UTF-8"),
    "in Windows-1258": ('{"title": "Thái"}'.encode("cp1258"), "save the file as UTF-8"),
    "with one bad byte": (b'{"events": [{"id": "\xff"}]}', "byte 20: "),
}
BROKEN_FILES: dict[str, tuple[bytes, str]] = {
    "cut off": (b'{"events": [{"id": "ok", ', "line 1, column 26"),
    "with a comma too many": (b'{"events": [\n ],\n}', "line 3, column 1"),
    "that is a list": (b"[]", "name the file after its collection"),
    "that is a number": (b"7", "an object of collections"),
    "with NaN": (b'{"events": NaN}', "an array of records"),
    "nested very deep": (b'{"events": ' + b"[" * 100_000, "not nested this deep"),
    "with a key twice": (b'{"events": [], "events": []}', "each key once"),
}


class TestCheckOfBadFiles:
    """«exit code 1 (findings) or 2 (cannot read), never a traceback»"""

    @pytest.fixture
    def beside(self, tmp_path: Path) -> Path:
        """A good file in a folder."""
        return written(tmp_path / "events.json", [GOOD])

    @pytest.mark.parametrize(("content", "said"), BAD_FILES.values(), ids=BAD_FILES)
    def test_a_file_that_cannot_be_read_ends_in_2_and_the_file_beside_it_is_kept(
        self, run: Run, beside: Path, content: bytes, said: str
    ) -> None:
        path = beside.parent / "mine.json"
        path.write_bytes(content)
        code, out, err = run("check", beside.parent)
        assert (code, err) == (2, "")
        first, last = out.splitlines()
        assert first.startswith(f"VNF000 error: {path}: ")
        assert said in first
        assert last == "1 record read: 1 error, 0 warnings"
        vietnamese = run("check", beside.parent, "--lang", "vi").out
        assert vietnamese.startswith(f"VNF000 lỗi: {path}: ")

    @pytest.mark.parametrize(("content", "said"), BROKEN_FILES.values(), ids=BROKEN_FILES)
    def test_a_file_that_is_no_json_says_where(
        self, run: Run, beside: Path, content: bytes, said: str
    ) -> None:
        (beside.parent / "mine.json").write_bytes(content)
        code, out, _ = run("check", beside.parent)
        assert code in (1, 2)
        assert said in out
        assert out.splitlines()[-1].startswith("1 record read: 1 error")

    def test_a_file_cut_off_keeps_the_records_before_the_cut(
        self, run: Run, tmp_path: Path
    ) -> None:
        whole = json.dumps([GOOD, GOOD | {"id": "two"}, GOOD | {"id": "three"}])
        path = tmp_path / "events.json"
        path.write_text(whole[: whole.index("three")], "utf-8")
        code, out, _ = run("check", path)
        assert code == 1
        assert "the records after this place could not be read" in out
        assert out.splitlines()[-1] == "2 records read: 1 error, 0 warnings"

    def test_a_missing_file(self, run: Run, beside: Path) -> None:
        gone = beside.parent / "gone.json"
        code, out, _ = run("check", gone, beside)
        assert code == 2
        assert out.startswith(f"VNF000 error: {gone}: expected a file or folder that is there")
        assert "None" not in out
        assert out.splitlines()[-1] == "1 record read: 1 error, 0 warnings"

    @pytest.mark.parametrize("name", ["nothing", "observations.json"])
    def test_an_empty_folder_whatever_it_is_called(self, run: Run, beside: Path, name: str) -> None:
        folder = beside.parent / name
        folder.mkdir()
        code, out, _ = run("check", folder, beside)
        assert code == 2
        assert out.startswith(f"VNF000 error: {folder}: expected ")
        assert ".json" in out.splitlines()[0].removeprefix(f"VNF000 error: {folder}")
        assert "\n1 record read" in out

    def test_a_folder_called_as_a_file_among_the_files_of_a_folder(
        self, run: Run, beside: Path
    ) -> None:
        (beside.parent / "observations.json").mkdir()
        code, out, _ = run("check", beside.parent)
        assert code == 2
        first, last = out.splitlines()
        assert first.startswith(f"VNF000 error: {beside.parent / 'observations.json'}: ")
        assert "a file, not a folder" in first
        assert last == "1 record read: 1 error, 0 warnings"

    def test_a_folder_with_files_in_it_called_as_a_file_is_read(
        self, run: Run, tmp_path: Path
    ) -> None:
        folder = tmp_path / "observations.json"
        folder.mkdir()
        written(folder / "events.json", [GOOD])
        assert run("check", folder) == Done(0, "1 record read: 0 errors, 0 warnings\n", "")

    def test_a_file_that_may_not_be_read(
        self, run: Run, beside: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: str) -> list[str]:
            raise PermissionError(13, "Permission denied", path)

        monkeypatch.setattr(os, "listdir", refuse)
        code, out, err = run("check", beside.parent)
        assert code == 2
        assert "Permission denied" in out + err
        assert str(beside.parent) in out + err

    def test_signs_that_control_a_terminal_are_not_passed_on(
        self, run: Run, tmp_path: Path
    ) -> None:
        wrong = GOOD | {"id": "bad", "kind": "\x1b[2J", "\x1b]0;x": 1}
        _, out, _ = run("check", written(tmp_path / "events.json", [wrong]))
        assert "\x1b" not in out


class TestAcknowledgements:
    """A folder of data may say beside them which findings stand, and why."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder with a fact that nobody states."""
        written(tmp_path / "events.json", [GOOD | {"cites": []}])
        return tmp_path

    def test_what_stands_for_a_reason_is_no_finding(self, run: Run, folder: Path) -> None:
        assert "VNF002 warning" in run("check", folder).out
        reason = {"code": "VNF002", "record": "ok", "reason": "told by a witness"}
        written(folder / "acknowledged.json", [reason])
        assert run("check", folder) == Done(0, "1 record read: 0 errors, 0 warnings\n", "")

    @pytest.mark.parametrize("content", [b"", b"{}", b'[{"code": "VNF002"}]', b"[\xff]"])
    def test_a_file_of_reasons_that_cannot_be_read_is_a_fault(
        self, run: Run, folder: Path, content: bytes
    ) -> None:
        (folder / "acknowledged.json").write_bytes(content)
        code, out, _ = run("check", folder)
        assert code == 1
        named = re.escape(str(folder / "acknowledged.json"))
        assert re.match(rf"VNF000 error: {named}(:[0-9]+)?: \$", out)
        assert "VNF002 warning" in out
        assert out.endswith("1 record read: 1 error, 1 warning\n")


DRAFT = GOOD | {"place": "nowhere", "cites": []}
"""An event with an error (VNF001) and a warning (VNF002)."""


class TestFormats:
    """«`vnforeign check --format text|json|sarif|github [--output FILE]`, `--statistics`»"""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "events.json"
        path.write_text(json.dumps([DRAFT], indent=1), "utf-8")
        return path

    def test_text_is_grouped_by_file_with_lines(self, run: Run, file: Path) -> None:
        code, out, _ = run("check", file)
        heading, *lines, last = out.splitlines()
        assert (code, heading) == (1, str(file))
        assert [re.sub(r":.*", "", line) for line in lines] == ["  2", "  8"]
        assert last == "1 record read: 1 error, 1 warning"

    def test_of_the_shipped_data_by_collection(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wrong = vf.Event(id="ours", name_vi="x", name_en="x", kind="visit-in", place="nowhere")
        monkeypatch.setattr("vnforeign._check.load", lambda: vf.Dataset.of([wrong]))
        lines = run("check", "--no-config", "--select", "VNF001").out.splitlines()
        assert lines[0] == "events"
        assert lines[1].startswith("  VNF001 error: events.ours.place")

    def test_statistics_count_by_rule_the_most_often_first(self, run: Run, file: Path) -> None:
        events = [DRAFT, DRAFT | {"id": "b", "place": "VN"}]
        file.write_text(json.dumps(events), "utf-8")
        lines = run("check", file, "--statistics").out.splitlines()
        assert lines[-3:-1] == [
            "      2 VNF002 fact-without-evidence",
            "      1 VNF001 dangling-reference",
        ]

    def test_json(self, run: Run, file: Path) -> None:
        code, out, _ = run("check", file, "--format", "json")
        read = json.loads(out)
        assert (code, read["checked"]) == (1, 1)
        assert [one["path"] for one in read["findings"]] == ["$[0].place", "$[0].evidence"]
        assert all(one["line"] for one in read["findings"])

    def test_sarif(self, run: Run, file: Path) -> None:
        code, out, _ = run("check", file, "--format", "sarif", "--lang", "vi")
        (sarif,) = json.loads(out)["runs"]
        assert code == 1
        assert [one["ruleId"] for one in sarif["results"]] == ["VNF001", "VNF002"]
        assert "không có trong" in sarif["results"][0]["message"]["text"]

    def test_github(self, run: Run, file: Path) -> None:
        code, out, _ = run("check", file, "--format", "github")
        assert code == 1
        assert re.match(rf"::error file={file},line=8,endLine=8,col=12,endColumn=21,title=", out)

    @pytest.mark.parametrize("shape", ["text", "json", "sarif", "github"])
    def test_a_report_can_be_written_to_a_file(
        self, run: Run, file: Path, tmp_path: Path, shape: str
    ) -> None:
        shown = run("check", file, "--format", shape, "--statistics").out
        report = tmp_path / "report"
        words = ("--format", shape, "--statistics", "--output", report)
        assert run("check", file, *words) == Done(1, "", "")
        assert report.read_text("utf-8") == shown

    def test_a_report_that_cannot_be_written_is_said(self, run: Run, file: Path) -> None:
        code, out, err = run("check", file, "--output", file.parent / "gone" / "report")
        assert (code, out) == (2, "")
        assert "No such file" in err

    def test_what_could_not_be_read_is_in_every_report(self, run: Run, file: Path) -> None:
        file.write_text(json.dumps([GOOD | {"kind": 7}]), "utf-8")
        for shape in ("json", "sarif", "github"):
            code, out, _ = run("check", file, "--format", shape)
            assert code == 1
            assert "VNF000" in out

    def test_a_folder_of_tables(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "observations.csv").write_text(
            "id;indicator;place;period;quantity;cites\n"
            "a;exports;VN-69;2023;trên 5 tỷ USD;thai-nguyen-2024\n"
            "b;exports;VN-69;2023;trên 5 tỷ ĐSU;thai-nguyen-2024\n",
            "utf-8",
        )
        code, out, _ = run("check", tmp_path)
        assert code == 1
        assert out.startswith(f"VNF000 error: {tmp_path / 'observations.csv'}:3: b: $[1].quantity:")
        assert out.splitlines()[-1] == "1 record read: 1 error, 0 warnings"


class TestSettings:
    """«`[tool.vnforeign.check]` ... Command line beats file»"""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        written(tmp_path / "events.json", [DRAFT])
        (tmp_path / "vnforeign.toml").write_text(
            '[check]\nselect = ["VNF001"]\nlang = "vi"\nformat = "github"\n', "utf-8"
        )
        return tmp_path

    def test_the_file_says_how(self, run: Run, folder: Path) -> None:
        code, out, _ = run("check", folder)
        assert code == 1
        assert out.startswith("::error ")
        assert out.count("\n") == 1
        assert "không có trong" in out

    def test_the_command_line_beats_it(self, run: Run, folder: Path) -> None:
        words = ("--select", "VNF002", "--lang", "en", "--format", "text")
        code, out, _ = run("check", folder, *words)
        assert code == 0
        assert "VNF002 warning" in out
        assert "VNF001" not in out

    def test_it_need_not_be_looked_for(self, run: Run, folder: Path) -> None:
        assert "VNF002 warning" in run("check", folder, "--no-config").out
        other = folder / "other.toml"
        other.write_text('[tool.vnforeign.check]\nignore = ["VNF0"]\n', "utf-8")
        assert run("check", folder, "--config", other).code == 0

    def test_findings_of_a_file_can_be_left_out(self, run: Run, folder: Path) -> None:
        (folder / "vnforeign.toml").write_text(
            '[check.per-file-ignores]\n"events.*" = ["VNF001"]\n', "utf-8"
        )
        code, out, _ = run("check", folder)
        assert (code, out.count("VNF0")) == (0, 1)

    def test_reasons_may_lie_elsewhere(self, run: Run, folder: Path) -> None:
        (folder / "why").mkdir()
        reasons = [{"code": "VNF001", "record": "ok", "reason": "to come", "until": "2999-12-31"}]
        written(folder / "why" / "reasons.json", reasons)
        settings = folder / "vnforeign.toml"
        settings.write_text(
            '[check]\nselect = ["VNF001", "VNF010"]\nacknowledged = "why/reasons.json"\n', "utf-8"
        )
        assert run("check", folder).code == 0
        reasons[0]["until"] = "1999-12-31"
        written(folder / "why" / "reasons.json", reasons)
        code, out, _ = run("check", folder)
        assert code == 1
        assert "VNF010 warning: events.ok: the acknowledgement of VNF001 ended on 1999" in out
        (folder / "why" / "reasons.json").unlink()
        assert run("check", folder).code == 2

    @pytest.mark.parametrize("lang", ["en", "vi"])
    def test_a_bad_setting_is_refused_with_the_mend(
        self, run: Run, folder: Path, lang: str
    ) -> None:
        (folder / "vnforeign.toml").write_text("[check]\nselct = []\n", "utf-8")
        code, out, err = run("check", folder, "--lang", lang)
        assert (code, out) == (2, "")
        assert err.startswith(f"vnforeign: {folder / 'vnforeign.toml'}: $.check.selct: ")
        assert ("did you mean 'select'?" if lang == "en" else "có phải là 'select'?") in err


class TestTheBar:
    """«a progress bar on a terminal when it takes longer than two seconds»"""

    def shown(self, monkeypatch: pytest.MonkeyPatch, *, seen: bool, waited: float) -> str:
        """What is drawn when a check has taken this long."""
        from rich.console import Console
        from rich.progress import Progress

        from vnforeign import _check

        drawn = io.StringIO()

        def bar() -> Progress:
            made = Progress(console=Console(file=drawn, force_terminal=True, width=80))
            made.start()
            return made

        monkeypatch.setattr(_check, "_new_bar", bar)
        clock = iter([0.0, *[waited] * 9])
        with _check._bar(seen=seen, clock=lambda: next(clock)) as phase:
            phase("reading")(0.5)
            phase("checking")(0.25)
        return drawn.getvalue()

    def test_comes_when_it_takes_long_and_someone_looks(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn = self.shown(monkeypatch, seen=True, waited=2.1)
        assert "reading" in drawn
        assert "50%" in drawn
        assert "checking" in drawn

    def test_does_not_come_before_or_where_nobody_looks(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert self.shown(monkeypatch, seen=True, waited=1.9) == ""
        assert self.shown(monkeypatch, seen=False, waited=60) == ""

    def test_has_one_line_a_phase_however_often_it_is_told(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from rich.progress import Progress

        from vnforeign import _check

        made = Progress(disable=True)
        monkeypatch.setattr(_check, "_new_bar", lambda: made)
        with _check._bar(seen=True, clock=iter([0.0, 9.0, 9.0]).__next__) as phase:
            reading = phase("reading")
            reading(0.25)
            reading(0.5)
        assert [(task.description, task.completed) for task in made.tasks] == [("reading", 0.5)]

    def test_a_phase_that_is_over_leaves_no_thread_behind(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Beside a thread that draws, the next phase could not share its work out."""
        from rich.progress import Progress

        from vnforeign import _check

        bars: list[Progress] = []

        def bar() -> Progress:
            bars.append(Progress(disable=False, auto_refresh=True))
            bars[-1].start()
            return bars[-1]

        monkeypatch.setattr(_check, "_new_bar", bar)
        with _check._bar(seen=True, clock=iter([0.0, *[9.0] * 9]).__next__) as phase:
            phase("reading")(0.5)
            assert bars[0].live.is_started
            checking = phase("checking")
            assert not bars[0].live.is_started
            checking(0.5)
            assert len(bars) == 2
        assert not bars[1].live.is_started

    def test_it_goes_to_the_error_stream(self, capsys: pytest.CaptureFixture[str]) -> None:
        from vnforeign._check import _new_bar

        made = _new_bar()
        made.stop()
        assert made.console.stderr
        assert capsys.readouterr().out == ""


class TestCheckAgainstTexts:
    TEXT = "Tỉnh Thái Nguyên đã ký kết hợp tác với 7 địa phương."

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder with records and the text they are from."""
        import hashlib

        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / "our.txt").write_bytes(self.TEXT.encode())
        digest = hashlib.sha256(self.TEXT.encode()).hexdigest()
        source = {"id": "our", "title": "Báo cáo", "file": "our.txt", "sha256": digest}
        there = self.TEXT.index("ký kết")
        said = {"source": "our", "start": there, "end": there + 6, "printed": "ký kết"}
        event = GOOD | {"cites": [], "evidence": [said]}
        written(tmp_path / "mine.json", {"sources": [source], "events": [event]})
        return tmp_path

    def test_good_evidence_is_counted(self, run: Run, folder: Path) -> None:
        code, out, _ = run("check", folder, "--texts", folder / "texts")
        assert code == 0
        assert out == ("2 records read: 0 errors, 0 warnings\nevidence held against the texts: 1\n")
        vietnamese = run("check", folder, "--texts", folder / "texts", "--lang", "vi").out
        assert vietnamese.endswith("số căn cứ đã đối chiếu với văn bản: 1\n")

    def test_a_wrong_offset_is_an_error(self, run: Run, folder: Path) -> None:
        (folder / "texts" / "our.txt").write_text("x" + self.TEXT, "utf-8")
        code, out, _ = run("check", folder, "--texts", folder / "texts")
        assert code == 1
        assert "VNF511 error: sources.our.sha256: our.txt is not the text" in out
        assert f"(it stands at {self.TEXT.index('ký kết') + 1})" in out

    def test_a_missing_text_is_an_error(self, run: Run, folder: Path) -> None:
        code, out, _ = run("check", folder, "--texts", folder)
        assert code == 1
        assert "VNF510 error: sources.our.file: our.txt is not there" in out
        assert out.endswith("evidence held against the texts: 0\n")

    def test_evidence_in_a_source_of_ours_is_held_against_its_text_too(
        self, run: Run, folder: Path
    ) -> None:
        said = {"source": "thai-nguyen-2024", "start": 0, "end": 3, "printed": "???"}
        written(folder / "mine.json", {"events": [GOOD | {"cites": [], "evidence": [said]}]})
        code, out, _ = run("check", folder, "--texts", folder / "texts")
        assert code == 1
        assert "VNF510 error: sources.thai-nguyen-2024.file: " in out
        assert out.count("VNF510") == 1

    @pytest.mark.parametrize("lang", ["en", "vi"])
    def test_a_folder_that_is_not_there_is_refused(self, run: Run, folder: Path, lang: str) -> None:
        gone = folder / "gone"
        code, out, err = run("check", folder, "--texts", gone, "--lang", lang)
        assert (code, out) == (2, "")
        assert err.startswith(f"vnforeign: {gone}: ")


class TestCoverage:
    """What of a text is neither recorded nor excluded."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A folder with a text of two numbers, of which the data hold one."""
        (tmp_path / "s.txt").write_text("tăng 12 và 34", "utf-8")
        source = vf.Source(id="s", title="s", file="s.txt", sha256="0" * 64)
        said = vf.Evidence(source="s", start=5, end=7, printed="12")
        event = vf.Event(id="e", name_vi="x", name_en="x", kind="meeting", evidence=(said,))
        data = vf.Dataset.of([source, event])
        monkeypatch.setattr("vnforeign.dataset.load", lambda: data)
        return tmp_path

    def test_what_is_open_is_counted_and_listed_on_request(self, run: Run, folder: Path) -> None:
        code, out, _ = run("coverage", folder)
        assert code == 1
        assert out.startswith("s.txt: numbers: 1 covered, 0 excluded, 1 open, ")
        assert len(out.splitlines()) == 1
        listed = run("coverage", folder, "--open").out
        assert listed.splitlines()[1:] == ["  number 11-13 '34'"]

    def test_a_text_that_is_covered_is_fine(self, run: Run, folder: Path) -> None:
        (folder / "s.txt").write_text("tăng 12", "utf-8")
        code, out, _ = run("coverage", folder)
        assert code == 0
        assert "1 covered, 0 excluded, 0 open" in out


class TestRules:
    def test_it_lists_every_code_by_family(self, run: Run) -> None:
        code, out, _ = run("rules")
        assert code == 0
        lines = [line for line in out.splitlines() if line.startswith("VNF")]
        assert [line.split()[0] for line in lines] == [one.code for one in vf.catalogue()]
        for line, one in zip(lines, vf.catalogue(), strict=True):
            assert line.endswith(f" {one.name}: {one.meaning}")
        families = [line for line in out.splitlines() if line and not line.startswith("VNF")]
        many = sum(one.family == "references" for one in vf.catalogue())
        assert families[0] == f"references ({many})"
        assert "\nindicators (" in out
        assert "chỉ tiêu và số liệu (" in run("rules", "--lang", "vi").out

    def test_it_explains_one_in_vietnamese_with_what_it_says(self, run: Run) -> None:
        code, out, _ = run("rules", "VNF301", "--lang", "vi")
        assert code == 0
        assert out.startswith("VNF301 unit-not-of-indicator (lỗi, từ phiên bản 0.1.0)\n")
        assert "VNF301 lỗi: observations.o.quantity.unit: tính bằng VND" in out
        assert "dùng chỉ tiêu riêng cho đơn vị khác" in out

    @pytest.mark.parametrize("name", ["VNF301", "vnf301", "unit-not-of-indicator"])
    def test_it_explains_one(self, run: Run, name: str) -> None:
        code, out, _ = run("rules", name)
        (one,) = [rule for rule in vf.rules() if rule.code == "VNF301"]
        assert code == 0
        assert out.startswith(f"VNF301 {one.name} (error, since {one.since})\n{one.meaning}\n")
        for part in (one.why, one.fails, one.passes):
            assert part in out

    @pytest.mark.parametrize(
        "code", ["VNF000", "VNF009", "VNF010", "VNF510", "VNF511", "VNF512", "vnf000"]
    )
    def test_it_explains_the_codes_that_are_no_rules(self, run: Run, code: str) -> None:
        done = run("rules", code)
        assert done.code == 0
        (one,) = [one for one in vf.catalogue() if one.code == code.upper()]
        assert done.out.startswith(f"{one.code} {one.name} ({one.severity}, since {one.since})\n")
        assert one.mend in done.out

    def test_a_code_that_is_none_proposes_those_near_it(self, run: Run) -> None:
        code, out, err = run("rules", "VNF70")
        assert (code, out) == (2, "")
        assert err.startswith("vnforeign: no rule 'VNF70'; near it: 'VNF7")
        assert "'unit-not-of-indicator'" in run("rules", "unit-not-of-indicators").err


class TestTheCommandItself:
    @pytest.mark.parametrize("words", [[], ["bref"], ["check", "--lang", "fr"], ["brief"]])
    def test_a_command_that_is_none_ends_in_2_and_says_how(
        self, capsys: pytest.CaptureFixture[str], words: list[str]
    ) -> None:
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
        assert capsys.readouterr().err.startswith("usage: vnforeign")

    def test_it_prints_its_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["--version"])
        assert caught.value.code == 0
        assert capsys.readouterr().out == f"vnforeign {vf.__version__}\n"

    @pytest.mark.parametrize("words", [["--help"], ["brief", "--help"], ["check", "--help"]])
    def test_it_helps(self, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 0
        assert "usage: vnforeign" in capsys.readouterr().out

    @pytest.mark.parametrize("words", [["brief", "thai-nguyen"], ["check"], ["rules"]])
    def test_without_its_extra_it_says_what_to_install(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")  # a check into a file needs no colours
        monkeypatch.setitem(sys.modules, "rich.console", None)
        assert run(*words) == Done(
            2, "", "vnforeign: this needs rich: pip install 'vnforeign[cli]'\n"
        )

    @pytest.mark.parametrize("more", [[], ["--statistics"]])
    def test_a_check_into_a_file_does_without_the_extra_and_says_the_same(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, more: list[str]
    ) -> None:
        written(tmp_path / "events.json", [GOOD | {"kind": "Đoàn vào"}])  # cannot be read
        (tmp_path / "observations.csv").write_text(
            "id,indicator,place,period,quantity\nb--a,exports,VN-69,2024,5 USD\n"
            "a,exports,VN-69,2024,5 USD\nb,exports,VN-69,2024,6 USD\n"
        )
        words = ("check", tmp_path, *more)
        monkeypatch.setenv("FORCE_COLOR", "1")
        coloured = run(*words).out
        monkeypatch.delenv("FORCE_COLOR")
        monkeypatch.setitem(sys.modules, "rich.console", None)
        plain = run(*words).out
        assert "VNF000" in plain
        assert "VNF306" in plain
        assert "\x1b[" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain

    def test_a_reader_that_has_seen_enough_is_no_error(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with open(writing, "w", encoding="utf-8") as pipe:  # noqa: PTH123
            monkeypatch.setattr(sys, "stdout", pipe)
            assert main(["brief", "thai-nguyen"]) == 0
            print("what is left goes nowhere", flush=True)  # noqa: T201

    def test_a_disk_that_is_full_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Full(io.StringIO):
            def write(self, _: str, /) -> int:
                raise OSError(28, "No space left on device")

        said = io.StringIO()
        monkeypatch.setattr(sys, "stdout", Full())
        monkeypatch.setattr(sys, "stderr", said)
        assert main(["rules"]) == 2
        assert said.getvalue() == "vnforeign: cannot go on: No space left on device\n"


class TestInAProcessOfItsOwn:
    def test_the_brief(self) -> None:
        code, out, err = process("brief", "thai-nguyen")
        assert (code, err) == (0, "")
        assert out.startswith("Thai Nguyen (VN-69, province, until 2025-06-30)\n")
        assert "\x1b" not in out

    @pytest.mark.parametrize(
        "environment",
        [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1:strict"}],
    )
    def test_names_come_out_whole_in_every_locale(self, environment: dict[str, str]) -> None:
        code, out, err = process("brief", "Thái Nguyên", "--lang", "vi", environment=environment)
        assert (code, err) == (0, "")
        assert out.startswith("Thái Nguyên (VN-69, tỉnh")

    @pytest.mark.parametrize("words", [["brief", "thai-nguyen"], ["check"], ["rules"]])
    def test_a_closed_pipe_is_quiet(self, words: list[str]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            assert process(*words, stdout=writing) == Done(0, "", "")
        finally:
            os.close(writing)

    def test_a_file_of_ones_own(self, tmp_path: Path) -> None:
        path = written(tmp_path / "events.json", [GOOD | {"kind": "Đoàn vào"}])
        code, out, err = process("check", str(path), environment={"LC_ALL": "C"})
        assert (code, err) == (1, "")
        assert "ok: $[0].kind: 'Đoàn vào'; expected lower-case words" in out

    def test_the_module_runs_as_a_program(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "argv", ["vnforeign", "rules", "VNF001"])
        monkeypatch.setattr(os, "_exit", sys.exit)  # which would end the tests
        monkeypatch.setattr(gc, "disable", lambda: None)
        module = Path(vf.__file__).parent / "cli.py"
        with pytest.raises(SystemExit) as caught:
            runpy.run_path(str(module), run_name="__main__")
        assert caught.value.code == 0
        assert capsys.readouterr().out.startswith("VNF001 dangling-reference")

    def test_an_interrupted_command_ends_quietly(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def interrupted(_: object) -> int:
            raise KeyboardInterrupt

        monkeypatch.setattr(cli, "_run", interrupted)
        monkeypatch.setattr(cli, "_asked", lambda _: None)
        monkeypatch.setattr(os, "_exit", sys.exit)
        monkeypatch.setattr(gc, "disable", lambda: None)
        with pytest.raises(SystemExit) as caught:
            cli.process()
        assert caught.value.code == 130
        assert capsys.readouterr() == ("", "")

    def test_the_console_script_is_the_same(self) -> None:
        from importlib.metadata import entry_points

        (script,) = [
            one for one in entry_points(group="console_scripts") if one.name == "vnforeign"
        ]
        assert script.load() is cli.process
