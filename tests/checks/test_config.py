"""Settings of a check, in pyproject.toml or vnforeign.toml: found, read, or refused with a mend."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import vnforeign as vf
from vnforeign.checks._config import Settings, read_settings, settings_for

CODES = [one.code for one in vf.catalogue()]
WHOLE = """
[tool.vnforeign.check]
select = ["VNF0", "VNF3"]
ignore = "VNF304"
acknowledged = ["reasons/ours.json"]
lang = "vi"
format = "sarif"
[tool.vnforeign.check.per-file-ignores]
"drafts/*.json" = ["VNF3"]
"old.csv" = ["VNF001", "VNF002"]
"""


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def faults(tmp_path: Path, text: str, name: str = "pyproject.toml") -> list[str]:
    """What is wrong with settings, without the file's name."""
    file = put(tmp_path / name, text)
    with pytest.raises(vf.InvalidData) as caught:
        read_settings(file, CODES)
    assert {fault.file for fault in caught.value.faults} == {str(file)}
    return [fault.message().removeprefix(f"{file}: ") for fault in caught.value.faults]


class TestReading:
    def test_every_key(self, tmp_path: Path) -> None:
        file = put(tmp_path / "pyproject.toml", WHOLE)
        assert read_settings(file, CODES) == Settings(
            file=file.resolve(),
            select=("VNF0", "VNF3"),
            ignore=("VNF304",),
            acknowledged=(tmp_path.resolve() / "reasons" / "ours.json",),
            lang="vi",
            format="sarif",
            per_file_ignores=(("drafts/*.json", ("VNF3",)), ("old.csv", ("VNF001", "VNF002"))),
        )

    def test_a_file_of_our_own_has_the_table_check(self, tmp_path: Path) -> None:
        file = put(tmp_path / "vnforeign.toml", WHOLE.replace("tool.vnforeign.", ""))
        whole = read_settings(put(tmp_path / "pyproject.toml", WHOLE), CODES)
        assert whole is not None
        assert read_settings(file, CODES) == attrs.evolve(whole, file=file.resolve())

    def test_a_pyproject_that_says_nothing_of_checks_is_none(self, tmp_path: Path) -> None:
        file = put(tmp_path / "pyproject.toml", "[tool.other]\nselect = 7\n")
        assert read_settings(file, CODES) is None


class TestRefusing:
    """«Unknown keys and bad values are refused with near names»"""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("selct = []", "$.tool.vnforeign.check.selct: 'selct'; expected one of select"),
            ("selct = []", "(did you mean 'select'?)"),
            ('select = ["VNF30X"]', "$.tool.vnforeign.check.select: 'VNF30X'; expected the beg"),
            ('select = ["VNF30X"]', "'VNF30"),
            ('ignore = [""]', "check.ignore: ''; expected the beginning of a rule's code"),
            ('ignore = ["VNF000"]', "'VNF000'; expected a code that may be left out"),
            ("ignore = 7", "check.ignore: 7; expected an array of strings"),
            ('lang = "vn"', "check.lang: 'vn'; expected one of en, vi"),
            ("lang = 7", "check.lang: 7; expected one of en, vi"),
            ('format = "sariff"', "(did you mean 'sarif'?)"),
            ("acknowledged = [7]", "check.acknowledged: [7]; expected an array of strings"),
            ("per-file-ignores = []", "check.per-file-ignores: []; expected a table"),
            ('per-file-ignores = {"a.json" = ["XYZ"]}', "check.per-file-ignores.'a.json': 'XYZ'"),
        ],
    )
    def test_a_bad_setting(self, tmp_path: Path, text: str, said: str) -> None:
        (fault,) = faults(tmp_path, f"[tool.vnforeign.check]\n{text}\n")
        assert said in fault

    def test_all_of_them_at_once(self, tmp_path: Path) -> None:
        text = '[check]\nselct = []\nlang = "vn"\nignore = ["X", "Y"]\n[chekc]\n'
        assert len(faults(tmp_path, text, "vnforeign.toml")) == 5

    def test_what_is_no_table(self, tmp_path: Path) -> None:
        (fault,) = faults(tmp_path, "[tool.vnforeign]\ncheck = 7\n")
        assert fault == "$.tool.vnforeign.check: 7; expected a table"

    @pytest.mark.parametrize("content", [b"[check", b"\xff"])
    def test_what_is_no_toml(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "vnforeign.toml"
        file.write_bytes(content)
        with pytest.raises(vf.InvalidData, match="TOML: ") as caught:
            read_settings(file, CODES)
        assert caught.value.faults[0].unreadable

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(vf.InvalidData, match="No such file"):
            read_settings(tmp_path / "gone.toml", CODES)

    def test_in_vietnamese_too(self, tmp_path: Path) -> None:
        file = put(tmp_path / "vnforeign.toml", "[check]\nselct = []\n")
        with pytest.raises(vf.InvalidData) as caught:
            read_settings(file, CODES)
        assert "cần một trong select" in caught.value.faults[0].message("vi")
        assert "có phải là 'select'?" in caught.value.faults[0].message("vi")


class TestFinding:
    """«found upward from the checked path»"""

    def test_the_nearest_counts(self, tmp_path: Path) -> None:
        put(tmp_path / "vnforeign.toml", '[check]\nlang = "vi"\n')
        near = put(tmp_path / "a" / "vnforeign.toml", '[check]\nlang = "en"\n')
        data = put(tmp_path / "a" / "b" / "events.json", "[]")
        for checked in (data, data.parent, near.parent):
            assert settings_for(checked, CODES).file == near.resolve()
        assert settings_for(tmp_path, CODES).lang == "vi"

    def test_a_pyproject_without_our_table_does_not_end_the_search(self, tmp_path: Path) -> None:
        far = put(tmp_path / "pyproject.toml", WHOLE)
        put(tmp_path / "a" / "pyproject.toml", "[project]\n")
        assert settings_for(tmp_path / "a", CODES).file == far.resolve()

    def test_our_own_file_comes_before_a_pyproject_beside_it(self, tmp_path: Path) -> None:
        put(tmp_path / "pyproject.toml", WHOLE)
        own = put(tmp_path / "vnforeign.toml", "")
        assert settings_for(tmp_path, CODES) == Settings(file=own.resolve())


class TestPerFile:
    @pytest.mark.parametrize(
        ("file", "code", "kept"),
        [
            ("drafts/events.json", "VNF301", False),
            ("drafts/events.json", "VNF001", True),
            ("events.json", "VNF301", True),
            ("old.csv", "VNF001", False),
            ("deep/inside/old.csv", "VNF002", False),
            ("drafts/events.json", "VNF000", True),
            ("", "VNF301", True),
        ],
    )
    def test_a_code_is_left_out_in_files_that_fit(
        self, tmp_path: Path, file: str, code: str, kept: bool
    ) -> None:
        settings = read_settings(put(tmp_path / "pyproject.toml", WHOLE), CODES)
        assert settings is not None
        finding = vf.Finding(
            code=code, rule="x", severity=vf.Severity.ERROR, collection="", record="", field="",
            value="", message="x", message_vi="x", file=str(tmp_path / file) if file else "",
        )  # fmt: skip
        assert settings.keeps(finding) is kept

    def test_with_no_settings_all_are_kept(self) -> None:
        finding = vf.Finding(
            code="VNF001", rule="x", severity=vf.Severity.ERROR, collection="", record="",
            field="", value="", message="x", message_vi="x", file="a.json",
        )  # fmt: skip
        assert Settings().keeps(finding)
