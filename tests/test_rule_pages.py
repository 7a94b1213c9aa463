"""The pages of the rules: made from the rules, whole, and linked from the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vnforeign as vf
from vnforeign._rule_pages import explained, families, main, pages, stale

PAGES = pages()
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
        report = vf.check(vf.load())
        stands = [why for one, why in report.acknowledged if one.code == rule.code]
        for why in stands:
            assert f"`{why.record}" in page
            assert why.reason in page
        assert ("It finds nothing there." in page) == (
            not stands and not [one for one in report if one.code == rule.code]
        )

    def test_the_index_links_every_page_under_its_family(self) -> None:
        index = PAGES["index.md"]
        assert re.findall(r"\]\((VNF[0-9]+\.md)\)", index) == sorted(set(PAGES) - {"index.md"})
        for family, members in families().items():
            heading = f"## {family.replace('-', ' ').capitalize()}\n"
            section = index.partition(heading)[2].partition("\n## ")[0]
            assert re.findall(r"\[(VNF[0-9]+)\]", section) == [one.code for one in members]

    def test_they_are_the_same_each_time(self) -> None:
        assert pages() == PAGES


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


class TestOnATerminal:
    @EVERY_CODE
    def test_every_code_is_explained_in_both_languages(self, rule: vf.Rule) -> None:
        for lang in ("en", "vi"):
            text = "\n".join(line for line, _ in explained(rule, "vi" if lang == "vi" else "en"))
            assert text.startswith(f"{rule.code} {rule.name} (")
            assert rule.fails in text
            assert rule.passes in text
