"""The corpus is sound, the measures count as they say, and the finder reaches its goals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import measure
from corpus.measure import BLIND, MEASURES, SPLITS, Entry, Mark, Score
from vnforeign.extract import KINDS

GOALS = [
    *((kind, "overlap", 0.98) for kind in ("citation", "money", "percent")),
    *((kind, "value", 0.95) for kind in ("citation", "money", "percent")),
    *((kind, "overlap", 0.96) for kind in ("date", "period")),
    ("count", "overlap", 0.90),
]
ENTRIES = [
    pytest.param(one, id=one.id) for split in (*SPLITS, *BLIND) for one in measure.entries(split)
]


class TestTheEntries:
    @pytest.mark.parametrize("entry", ENTRIES)
    def test_mark_slices_of_their_text_in_order(self, entry: Entry) -> None:
        done = 0
        for mark in entry.marks:
            assert done <= mark.start < mark.end
            assert entry.text[mark.start : mark.end] == mark.surface
            assert mark.kind in KINDS
            assert mark.value
            done = mark.end

    @pytest.mark.parametrize("entry", ENTRIES)
    def test_say_where_they_are_from(self, entry: Entry) -> None:
        assert entry.source == "own" or entry.source.startswith(("https://", "http://"))

    def test_are_as_many_as_wanted_and_differ(self) -> None:
        both = [measure.entries(split) for split in SPLITS]
        blind = [one for split in BLIND for one in measure.entries(split)]
        every = [one for entries in both for one in entries]
        texts = {one.text for one in (*every, *blind)}
        assert len(texts) == len(every) + len(blind)
        assert len(every) >= 220
        assert min(map(len, both)) >= 0.45 * len(every)
        assert len({one.id for one in every}) == len({one.text for one in every}) == len(every)
        assert sum(one.source != "own" for one in every) >= 24

    def test_mark_every_kind_in_each_split(self) -> None:
        for split in (*SPLITS, *BLIND):
            assert {mark.kind for one in measure.entries(split) for mark in one.marks} == set(KINDS)

    def test_leave_some_texts_unmarked(self) -> None:
        for split in (*SPLITS, *BLIND):
            assert sum(not one.marks for one in measure.entries(split)) >= 5


class TestTheGoals:
    @pytest.mark.parametrize("split", SPLITS)
    @pytest.mark.parametrize(("kind", "name", "goal"), GOALS)
    def test_are_reached(self, split: str, kind: str, name: str, goal: float) -> None:
        assert measure.scores(split)[kind, name].f1 >= goal


class TestTheMeasures:
    GOLD = Mark("count", 4, 14, "hơn 3 nước", "over 3 country")

    @pytest.mark.parametrize(
        ("found", "names"),
        [
            (Mark("count", 4, 14, "hơn 3 nước", "over 3 country"), {"exact", "overlap", "value"}),
            (Mark("count", 8, 14, "3 nước", "3 country"), {"overlap"}),
            (Mark("count", 4, 18, "hơn 3 nước Á", "over 3 country"), {"overlap", "value"}),
            (Mark("money", 4, 14, "hơn 3 nước", "over 3 country"), set()),
            (Mark("count", 14, 20, "4 nước", "4 country"), set()),
        ],
    )
    def test_count_a_found_span(self, found: Mark, names: set[str]) -> None:
        assert {name for name in MEASURES if measure.fits(name, self.GOLD, found)} == names

    def test_count_a_found_span_once(self) -> None:
        whole = Mark("count", 0, 20, "", "")
        halves = [Mark("count", 0, 9, "", ""), Mark("count", 11, 20, "", "")]
        assert list(measure.pairs("overlap", halves, [whole])) == [(0, 0)]
        assert list(measure.pairs("overlap", [whole], halves)) == [(0, 0)]

    def test_of_one_kind(self) -> None:
        assert str(Score(4, 5, 3)) == "0.600 0.750 0.667"
        assert Score(4, 5, 3).f1 == pytest.approx(2 / 3)
        assert Score(0, 0, 0).f1 == 1


class TestTheCommand:
    def test_prints_a_line_for_each_kind(self, capsys: pytest.CaptureFixture[str]) -> None:
        measure.main(["--split", "work"])
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines[3:] if line] == [*KINDS, "all"]

    def test_tells_what_a_change_has_won_and_lost(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        kept = tmp_path / "kept.json"
        measure.main(["--split", "work", "--save", str(kept)])
        then = json.loads(kept.read_text("utf-8"))
        then["work"]["wrong"].append("work-001 a miss of old")
        kept.write_text(json.dumps(then), "utf-8")
        capsys.readouterr()
        measure.main(["--split", "work", "--against", str(kept)])
        out = capsys.readouterr().out
        assert "work: won 1\n  work-001 a miss of old\nwork: lost 0" in out

    def test_prints_what_the_docs_show(self, capsys: pytest.CaptureFixture[str]) -> None:
        measure.main([])
        lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
        page = Path(__file__).parents[2] / "docs" / "notation" / "finding.md"
        assert "\n".join(lines).rstrip() in page.read_text("utf-8")
