"""What changed between two datasets."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from vnforeign import strategies


def scheme(name: str, name_en: str = "mine") -> vf.Scheme:
    return vf.Scheme(id=name, name_vi="của tôi", name_en=name_en)


class TestDiff:
    def test_it_tells_added_removed_and_changed_apart(self) -> None:
        before = vf.Dataset.of([scheme("a"), scheme("b"), scheme("c")])
        after = vf.Dataset.of([scheme("b"), scheme("c", name_en="ours"), scheme("d")])
        found = vf.diff(before, after)
        assert found
        assert [(name, one.id) for name, one in found.added] == [("schemes", "d")]
        assert [(name, one.id) for name, one in found.removed] == [("schemes", "a")]
        (change,) = found.changed
        assert attrs.asdict(change) == {
            "collection": "schemes", "record": "c", "field": "name_en",
            "before": "mine", "after": "ours",
        }  # fmt: skip
        assert list(found.lines()) == [
            "removed schemes.a",
            "changed schemes.c.name_en: mine -> ours",
            "added schemes.d",
        ]
        assert list(found.lines("vi"))[1] == "đổi schemes.c.name_en: mine -> ours"

    def test_of_many_only_what_came_and_went_is_said(self) -> None:
        figure = vf.load().observations["thai-nguyen-exports-2024-h1"]
        fewer = attrs.evolve(figure, evidence=figure.evidence[:1], notes=("a", "b"))
        other = attrs.evolve(figure, notes=("b", "a"))
        lines = list(vf.diff(vf.Dataset.of([fewer]), vf.Dataset.of([other])).lines())
        assert lines[0].startswith("changed observations.thai-nguyen-exports-2024-h1.evidence: + ")
        assert lines[1].endswith(".notes: in another order")

    def test_a_value_that_was_not_there_is_nothing(self) -> None:
        dated = attrs.evolve(scheme("a"), since=vf.PartialDate.parse("2021"))
        found = vf.diff(vf.Dataset.of([scheme("a")]), vf.Dataset.of([dated]))
        assert found.text() == "changed schemes.a.since: nothing -> 2021"
        assert found.text("vi") == "đổi schemes.a.since: không có -> 2021"

    @pytest.mark.parametrize(
        ("lang", "none"), [("en", "No differences."), ("vi", "Không có khác biệt.")]
    )
    def test_equal_datasets_differ_in_nothing(self, lang: vf.errors.Lang, none: str) -> None:
        assert vf.diff(vf.load(), vf.load()).text(lang) == none

    @settings(max_examples=examples(30))
    @given(st.data())
    def test_it_is_false_just_where_the_datasets_are_equal_and_turns_round(
        self, data: st.DataObject
    ) -> None:
        records = data.draw(st.lists(strategies.events(), max_size=4, unique_by=lambda e: e.id))
        kept = (
            data.draw(st.lists(st.sampled_from(records), unique_by=lambda e: e.id))
            if records
            else []
        )
        changed = [
            attrs.evolve(one, kind=data.draw(st.sampled_from([one.kind, "other-kind"])))
            for one in kept
        ]
        before, after = vf.Dataset.of(records), vf.Dataset.of(changed)
        there, back = vf.diff(before, after), vf.diff(after, before)
        assert bool(there) == (before != after)
        assert there.added == back.removed
        assert there.removed == back.added
        assert [(c.before, c.after) for c in there.changed] == [
            (c.after, c.before) for c in back.changed
        ]
