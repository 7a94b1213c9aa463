"""The pages of the rules: made from the rules, whole, and linked from the index."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import attrs
import pytest

import vnforeign as vf
from vnforeign import _rule_pages
from vnforeign._rule_pages import explained, families, main, pages, stale

PAGES = pages()
IN_VIETNAMESE = pages("vi")
OURS = vf.check(vf.load())


def rule_of(code: str) -> vf.Rule:
    """The rule of a code."""
    return next(one for one in vf.rules() if one.code == code)


EVERY_CODE = pytest.mark.parametrize("rule", vf.catalogue(), ids=lambda rule: rule.code)


class TestPages:
    """«why, example that fails, example that passes, how to mend, since which version»"""

    def test_there_is_one_a_code_and_an_index(self) -> None:
        assert set(PAGES) == {"index.md", *(f"{one.code}.md" for one in vf.catalogue())}

    @EVERY_CODE
    def test_a_page_has_all_its_parts(self, rule: vf.Rule) -> None:
        page = PAGES[f"{rule.code}.md"]
        assert page.startswith(f"# {rule.code} {rule.name}\n")
        assert f"since {rule.since}" in page
        assert rule.meaning in page
        assert rule.why in page
        headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
        assert [h for h in headings if h in ("Why", "Fails", "Passes")] == [
            "Why",
            "Fails",
            "Passes",
        ]
        assert page.count("```") % 2 == 0

    @pytest.mark.parametrize("rule", vf.rules(), ids=lambda rule: rule.code)
    def test_a_page_shows_what_the_example_says_in_both_languages(self, rule: vf.Rule) -> None:
        page = PAGES[f"{rule.code}.md"]
        report = vf.check(vf.from_json(rule.fails), rules=[rule], acknowledged=())
        for finding in report:
            assert finding.text("en") in page
            assert finding.text("vi") in page

    @pytest.mark.parametrize("rule", vf.rules(), ids=lambda rule: rule.code)
    def test_a_page_lists_what_it_finds_in_the_shipped_data(self, rule: vf.Rule) -> None:
        page = PAGES[f"{rule.code}.md"]
        report = OURS
        stands = [why for one, why in report.acknowledged if one.code == rule.code]
        for why in stands:
            assert f"`{why.record}" in page
            assert why.reason in page
        assert ("It finds nothing there." in page) == (
            not stands and not [one for one in report if one.code == rule.code]
        )

    @EVERY_CODE
    def test_a_page_is_whole_in_vietnamese(self, rule: vf.Rule) -> None:
        page = IN_VIETNAMESE[f"{rule.code}.md"]
        assert page.startswith(f"# {rule.code} {rule.name}\n")
        assert f"\n{rule.meaning_vi}\n" in page
        assert rule.meaning_vi
        assert "\n" not in rule.meaning_vi
        assert rule.why_vi in page
        assert bool(rule.why_vi) == bool(rule.why)
        assert rule.mend_vi in page
        assert bool(rule.mend_vi) == bool(rule.mend)
        english = {"Why", "Fails", "Passes", "Mend", "In the shipped data"}
        assert not english & set(re.findall(r"^## (.*)$", page, re.MULTILINE))
        for kept in re.findall(r"(?<!`)`[^`]+`(?!`)|VNF[0-9]{3}|https?://[^\s)]+", rule.why):
            assert kept in rule.why_vi
        assert [part for part in page.split("```") if part.startswith("json")] == [
            part for part in PAGES[f"{rule.code}.md"].split("```") if part.startswith("json")
        ]

    def test_the_vietnamese_index_has_the_same_rules_in_the_same_order(self) -> None:
        links = r"\]\((VNF[0-9]+\.md)\)"
        assert re.findall(links, IN_VIETNAMESE["index.md"]) == re.findall(links, PAGES["index.md"])
        assert IN_VIETNAMESE["index.md"].count("\n## ") == len(families())

    def test_what_does_not_stand_is_listed_without_a_reason(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _rule_pages._curated.cache_clear()
        mistaken = vf.from_json(rule_of("VNF301").fails)
        monkeypatch.setattr(_rule_pages, "load", lambda: mistaken)
        (line,) = [one for one in pages()["VNF301.md"].splitlines() if one.startswith("- `")]
        assert line.endswith(".")
        assert "Stands" not in line
        _rule_pages._curated.cache_clear()

    def test_a_reason_stands_in_the_language_of_its_page(self) -> None:
        for finding, why in OURS.acknowledged:
            assert f"*Stands: {why.reason}*" in PAGES[f"{finding.code}.md"]
            assert f"*Chấp nhận: {why.reason_vi}*" in IN_VIETNAMESE[f"{finding.code}.md"]
            assert why.reason_vi

    def test_a_rule_of_your_own_may_do_without_vietnamese(self) -> None:
        @vf.rule("ACME001", "a", vf.Severity.INFO, on="events", since="1", fails="{}", passes="{}")
        def told(event: vf.Event, data: vf.Dataset) -> list[vf.Problem]:
            """An event."""
            return []

        assert "An event.\n" in [line for line, _ in explained(told, "vi")]
        mended = attrs.evolve(told, mend="Ask who was there.")
        assert ("Ask who was there.", "") in explained(mended, "vi")
        speaks = attrs.evolve(rule_of("VNF301"), mend="Change one.", mend_vi="")
        (said,) = vf.check(vf.from_json(speaks.fails), rules=[speaks], acknowledged=()).findings
        assert (said.hint_vi, "") in explained(speaks, "vi")
        assert ("Change one.", "") in explained(speaks, "en")

    def test_the_index_links_every_page_under_its_family(self) -> None:
        index = PAGES["index.md"]
        assert re.findall(r"\]\((VNF[0-9]+\.md)\)", index) == sorted(set(PAGES) - {"index.md"})
        for family, members in families().items():
            heading = f"## {family.replace('-', ' ').capitalize()}\n"
            section = index.partition(heading)[2].partition("\n## ")[0]
            assert re.findall(r"\[(VNF[0-9]+)\]", section) == [one.code for one in members]

    def test_they_are_the_same_each_time(self) -> None:
        assert pages() == PAGES
        assert pages("vi") == IN_VIETNAMESE


class TestWriting:
    """«checked not to be stale by a test or `--check`»"""

    def test_it_writes_and_then_nothing_is_stale(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = tmp_path / "rules"
        assert main([str(folder)]) == 0
        assert stale(folder) == []
        assert main([str(folder), "--check"]) == 0
        (folder / "VNF301.md").write_text("old", "utf-8")
        (folder / "VNF999.md").write_text("gone", "utf-8")
        (folder / "VNF302.md").unlink()
        assert main([str(folder), "--check"]) == 1
        assert [line.rpartition("/")[2] for line in capsys.readouterr().out.splitlines()] == [
            "VNF301.md: stale",
            "VNF302.md: stale",
            "VNF999.md: stale",
        ]
        main([str(folder)])
        assert stale(folder) == []
        assert not (folder / "VNF999.md").exists()

    def test_it_is_a_program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "vnforeign._rule_pages")
        monkeypatch.setattr(sys, "argv", ["pages", str(tmp_path)])
        with pytest.raises(SystemExit, match=r"^0$"):
            runpy.run_module("vnforeign._rule_pages", run_name="__main__")
        assert (tmp_path / "index.md").read_text("utf-8") == PAGES["index.md"]

    def test_a_language_is_asked_for(self, tmp_path: Path) -> None:
        assert main([str(tmp_path), "--lang", "vi"]) == 0
        assert main([str(tmp_path), "--lang", "vi", "--check"]) == 0
        assert stale(tmp_path, "vi") == []
        assert len(stale(tmp_path)) == len(PAGES)


class TestOnATerminal:
    @EVERY_CODE
    def test_every_code_is_explained_in_both_languages(self, rule: vf.Rule) -> None:
        for lang in ("en", "vi"):
            text = "\n".join(line for line, _ in explained(rule, "vi" if lang == "vi" else "en"))
            assert text.startswith(f"{rule.code} {rule.name} (")
            assert rule.fails in text
            assert rule.passes in text
