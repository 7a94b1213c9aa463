"""The programs in examples/ do what their page says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import vnforeign as vf

EXAMPLES = Path(__file__).parent.parent / "examples"
PACKAGES = Path(vf.__file__).parent.parent


def run(*words: str, folder: Path = EXAMPLES) -> str:
    """What a program prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        # Options meant for our tests are none for the tests of an outside project.
        env={
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(PACKAGES),
            "PYTEST_ADDOPTS": "",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class TestTheProvinceSheet:
    def test_holds_each_figure_of_the_year_with_its_source(self) -> None:
        sheet = run("province_sheet.py", "thai-nguyen", "2024")
        assert sheet.startswith('<!doctype html>\n<html lang="vi">')
        assert "<td>ước 15.400.000.000 USD</td>" in sheet
        assert "“ước đạt 15,4 tỷ USD” (thai-nguyen-2024, 7498-7517)" in sheet
        assert sheet.count("<tr>") == 1 + 17

    def test_says_in_vietnamese_that_a_place_is_unknown(self) -> None:
        done = subprocess.run(
            [sys.executable, "province_sheet.py", "atlantis", "2024"],
            cwd=EXAMPLES,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(PACKAGES)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr == "không có tỉnh, thành phố nào tên 'atlantis'\n"


class TestTheTiers:
    def test_are_counted_and_each_step_is_cited(self) -> None:
        paper = run("tiers_for_a_paper.py", "2024-03-18")
        assert "## đối tác chiến lược toàn diện (comprehensive-strategic): 7" in paper
        (line,) = [
            line
            for line in paper.splitlines()
            if line.startswith("- Australia: comprehensive-strategic, 2024-03-07[^")
        ]
        number = line.split("[^")[1].split("]")[0]
        (note,) = [one for one in paper.splitlines() if one.startswith(f"[^{number}]:")]
        assert "http" in note
        assert "accessed 2026-" in note


class TestTheRestatement:
    def test_gives_the_least_or_says_why_not(self) -> None:
        lines = run("restate_2021.py").splitlines()
        assert (
            "Da Nang, FDI projects in force (cumulative): 895 projects -> "
            "VN-DN-2025: at least 895 projects"
        ) in lines
        assert any(line.endswith("missing: VN-27") for line in lines)
        assert lines[-1] == "by: nghi-quyet-202-2025-qh15"


class TestTheFolderOfOnesOwn:
    def test_passes_the_check_that_its_ci_runs(self) -> None:
        said = run("-m", "vnforeign.cli", "check", "data", folder=EXAMPLES / "own_data")
        assert said == "2 records read: 0 errors, 0 warnings\n"


class TestTheOutsideProject:
    def test_passes_its_own_tests(self) -> None:
        said = run(
            *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:sybil"),
            folder=EXAMPLES / "outside_project",
        )
        assert "4 passed" in said
