"""The graph of documents, and what was in force on a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def document(name: str, **more: Any) -> vf.Directive:
    given_: dict[str, Any] = {"type": "KH"} | more
    if isinstance(given_.get("issued_on"), str):
        given_["issued_on"] = vf.PartialDate.parse(given_["issued_on"])
    return vf.Directive(id=name, title_vi=f"văn bản {name}", title_en=f"document {name}", **given_)


def graph(*documents: vf.Record, of: str) -> vf.DocumentGraph:
    return vf.document_graph(vf.Dataset.of(documents), of)


def links(found: tuple[vf.DocumentLink, ...]) -> list[tuple[str, str, str, int]]:
    return [(one.document, one.via, one.link.value, one.depth) for one in found]


class TestTheGraph:
    def test_it_follows_every_link_down_and_up(self) -> None:
        found = graph(
            document("line"),
            document("decision", carries_out=("line",), issues=("rules",)),
            document("rules"),
            document("plan", carries_out=("rules",), place="VN-69"),
            document("amended", amends=("decision",)),
            document("new", replaces=("decision",)),
            of="decision",
        )
        assert links(found.above) == [("line", "decision", "carries-out", 1)]
        assert links(found.below) == [
            ("amended", "decision", "amends", 1),
            ("rules", "decision", "issued-with", 1),
            ("new", "decision", "replaces", 1),
            ("plan", "rules", "carries-out", 2),
        ]
        assert [one.id for one in found.carries_out] == ["line"]
        assert found.places == ("VN-69",)

    def test_a_circle_ends_where_it_began(self) -> None:
        circle = [document(a, carries_out=(b,)) for a, b in ("ab", "bc", "ca")]
        found = graph(*circle, of="a")
        assert {one.document for one in found.above} == {one.document for one in found.below}
        assert len(found.above) == 2

    def test_a_document_that_is_not_there_is_named(self) -> None:
        found = graph(document("a", carries_out=("gone",)), of="a")
        assert (found.above, found.missing) == ((), ("gone",))
        assert "not in the data: gone" in found.text()

    def test_what_names_it_or_one_below_it_is_given(self) -> None:
        named = vf.Commitment(
            id="task", place="VN-69", kind=vf.CommitmentKind.TASK, gist_vi="việc", gist_en="work",
            directives=("b",),
        )  # fmt: skip
        other = vf.Commitment(
            id="other", place="VN-54", kind=vf.CommitmentKind.TASK, gist_vi="v", gist_en="w",
            directives=("c",),
        )  # fmt: skip
        made = [document("a"), document("b", carries_out=("a",)), document("c")]
        found = graph(*made, named, other, of="a")
        assert [one.id for one in found.commitments] == ["task"]
        assert found.places == ("VN-69",)

    def test_it_reads_as_a_tree_in_both_languages(self) -> None:
        made = [document("a", issued_on="2020-01-02"), document("b", carries_out=("a",)),
                document("c", carries_out=("b",))]  # fmt: skip
        assert graph(*made, of="a").text().split("\n") == [
            "document a (2020-01-02)",
            "  carried out by: document b",
            "    carried out by: document c",
        ]
        assert graph(*made, of="c").text("vi").split("\n") == [
            "văn bản c",
            "  thực hiện: văn bản b",
            "    thực hiện: văn bản a (2020-01-02)",
            "  (dữ liệu không có văn bản nào thực hiện văn bản này)",
        ]

    def test_an_unknown_document_proposes_near_ids_and_those_of_its_number(self) -> None:
        with pytest.raises(
            vf.UnknownName, match="no document '34-NQ/TW'; near it: '34-nq-tw-2023'"
        ):
            vf.document_graph(vf.load(), "34-NQ/TW")
        with pytest.raises(vf.UnknownName) as caught:
            vf.document_graph(vf.load(), "57-kl-tw-2032")
        assert caught.value.near[0] == "57-kl-tw-2023"

    @given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16))
    def test_what_is_below_is_what_links_can_reach_and_the_other_way_round(
        self, edges: list[tuple[int, int]]
    ) -> None:
        carries = {
            name: tuple(sorted({f"d{b}" for a, b in edges if a == name and a != b}))
            for name in range(8)
        }
        data = vf.Dataset.of(document(f"d{n}", carries_out=above) for n, above in carries.items())
        reach = {f"d{n}": set(above) for n, above in carries.items()}
        for _ in range(8):  # the closure, the slow and plain way
            for above in reach.values():
                above |= {further for one in above for further in reach[one]}
        for name in reach:
            found = vf.document_graph(data, name)
            assert {one.document for one in found.above} == reach[name] - {name}
            assert {one.document for one in found.below} == {
                other for other, above in reach.items() if name in above
            } - {name}


def paper(day: str) -> vf.Source:
    return vf.Source(id="paper", title="t", published_on=vf.PartialDate.parse(day))


def asked(*records: vf.Record, on: str, **more: Any) -> vf.InForce:
    return vf.in_force(vf.Dataset.of(records), on=dt.date.fromisoformat(on), **more)


class TestInForce:
    def test_a_document_counts_from_its_day_until_it_is_replaced(self) -> None:
        made = [document("old", issued_on="2010-05-01"),
                document("new", issued_on="2020-05-01", replaces=("old",))]  # fmt: skip
        before, after = asked(*made, on="2020-04-30"), asked(*made, on="2020-05-01")
        assert [one.id for one in before.documents] == ["old"]
        assert [one.id for one in before.later] == ["new"]
        assert [one.id for one in after.documents] == ["new"]
        assert after.replaced == {"old": "new"}

    def test_an_undated_one_counts_once_a_source_that_states_it_is_out(self) -> None:
        made = [paper("2021-12-14"), document("a", cites=("paper",)),
                document("z", issued_on="2001-01-01", cites=("paper",))]  # fmt: skip
        assert [one.id for one in asked(*made, on="2021-12-14").documents] == ["a", "z"]
        assert [one.id for one in asked(*made, on="2021-12-13").undecided] == ["a"]

    def test_a_rough_day_that_may_or_may_not_be_over_is_undecided(self) -> None:
        made = [document("a", issued_on="2010"), document("z", issued_on="2001-01-01")]
        assert [one.id for one in asked(*made, on="2010-06-01").undecided] == ["a"]
        assert [one.id for one in asked(*made, on="2010-12-31").documents] == ["a", "z"]

    def test_what_a_rough_replacement_does_is_undecided(self) -> None:
        made = [document("old", issued_on="2001"),
                document("new", issued_on="2010", replaces=("old",))]  # fmt: skip
        assert [one.id for one in asked(*made, on="2010-06-01").undecided] == ["new", "old"]

    def test_a_time_that_ended_is_marked_and_ends_nothing(self) -> None:
        made = document("a", issued_on="2016-01-01", horizon=vf.Period.parse("2016/2020"))
        found = asked(made, on="2021-01-01")
        assert (
            [one.id for one in found.documents] == ["a"] == [one.id for one in found.horizon_past]
        )
        assert "[its own time had ended]" in found.text()
        assert asked(made, on="2020-12-31").horizon_past == ()

    @pytest.mark.parametrize(
        ("chosen", "found"),
        [({"place": "VN-69"}, "a"), ({"place": "VN"}, "b"), ({"type": "CT"}, "b"),
         ({"level": "provincial"}, "a")],
    )  # fmt: skip
    def test_it_takes_only_what_is_asked_for(self, chosen: dict[str, Any], found: str) -> None:
        made = [
            vf.load().places["VN-69"],
            vf.load().countries["VN"],
            document("a", issued_on="2001", place="VN-69", level=vf.Level.PROVINCIAL),
            document("b", issued_on="2001", type="CT"),
        ]
        assert [one.id for one in asked(*made, on="2010-01-01", **chosen).documents] == [found]

    @pytest.mark.parametrize(
        "chosen", [{"place": "VN-690"}, {"type": "CTT"}, {"level": "provinces"}]
    )
    def test_an_unknown_name_proposes_near_ones(self, chosen: dict[str, Any]) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            vf.in_force(vf.load(), on=dt.date(2021, 1, 1), **chosen)
        assert caught.value.near

    def test_a_day_before_the_first_document_or_after_the_last_source_is_warned_of(self) -> None:
        made = [paper("2021-12-14"), document("a", issued_on="2010-05-01", cites=("paper",))]
        with pytest.warns(vf.CoverageWarning, match="is of 2010-05-01") as caught:
            assert vf.in_force(vf.Dataset.of(made), on=dt.date(2009, 1, 1)).documents == ()
        assert caught[0].filename == __file__, "it points at whoever asked"
        with pytest.warns(vf.CoverageWarning, match="of 2021-12-14"):
            assert len(asked(*made, on="2022-01-01").documents) == 1

    def test_no_documents_are_said_to_be_none(self) -> None:
        found = asked(on="2022-01-01")
        assert found.text() == "No documents."
        assert found.text("vi") == "Không có văn bản nào."

    def test_together_all_its_parts_are_every_document_once(self) -> None:
        data = vf.load()
        found = vf.in_force(data, on=dt.date(2019, 1, 1))
        parts = [*found.documents, *found.later, *found.undecided]
        ids = [one.id for one in parts] + [*found.replaced]
        assert sorted(ids) == list(data.directives.ids)
        assert "party-platform-1991" in [one.id for one in found.documents], "only amended"
