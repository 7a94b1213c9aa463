"""The matrix of commitments by place and field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

PLACES = ("VN-69", "VN-54")
FIELDS = ("trade", "tourism", "training")


def said(name: str, place: str | None, *fields: str, **more: Any) -> vf.Commitment:
    given_: dict[str, Any] = {"kind": vf.CommitmentKind.TASK} | more
    return vf.Commitment(id=name, place=place, fields=fields, gist_vi="v", gist_en="e", **given_)


REFERENCE: tuple[vf.Record, ...] = (
    *(
        vf.Place(id=name, name_vi=f"tỉnh {name}", name_en=name, kind=vf.PlaceKind.PROVINCE,
                 country="VN")
        for name in PLACES
    ),
    *(vf.FieldOfWork(id=name, name_vi=f"việc {name}", name_en=name) for name in FIELDS),
)  # fmt: skip


def matrix(*records: vf.Record, **asked: Any) -> vf.Matrix:
    return vf.matrix(vf.Dataset.of([*REFERENCE, *records]), **asked)


FOUR = (
    said("a", "VN-69", "trade", "tourism"),
    said("b", "VN-69", "trade"),
    said("c", "VN-54"),
    said("d", "VN-54", "training", kind=vf.CommitmentKind.AIM),
)


class TestCells:
    def test_a_commitment_stands_in_every_cell_it_touches_and_counts_once(self) -> None:
        found = matrix(*FOUR)
        assert (found.places, found.fields) == (
            ("VN-54", "VN-69"),
            ("tourism", "trade", "training"),
        )
        assert [one.id for one in found.cells["VN-69", "trade"]] == ["a", "b"]
        assert found.count("VN-69", "training") == 0
        assert (found.total("VN-69"), found.total("VN-54"), found.total()) == (2, 2, 4)
        assert [one.id for one in found.unfiled["VN-54"]] == ["c"]

    def test_only_the_kind_places_and_fields_asked_for_in_that_order(self) -> None:
        found = matrix(*FOUR, kind="task", places=["VN-69", "VN-54"], fields=["training", "trade"])
        assert (found.places, found.fields) == (("VN-69", "VN-54"), ("training", "trade"))
        assert found.count("VN-54", "training") == 0
        assert [one.id for one in found.unfiled["VN-54"]] == ["c"]

    def test_a_statement_of_no_place_is_of_the_body_that_makes_it(self) -> None:
        body = vf.Institution(id="union", name_vi="Hội", name_en="Union", kind="union")
        found = matrix(body, said("a", None, "trade", by="union"))
        assert found.places == ("union",)

    @pytest.mark.parametrize(
        ("asked", "near"),
        [
            ({"kind": "tasks"}, "task"),
            ({"places": ["VN-6"]}, "VN-69"),
            ({"fields": ["trad"]}, "trade"),
        ],
    )
    def test_unknown_names_propose_near_ones(self, asked: dict[str, Any], near: str) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            matrix(*FOUR, **asked)
        assert near in caught.value.near

    def test_without_commitments_it_is_empty(self) -> None:
        found = matrix()
        assert (found.places, found.fields, found.total()) == ((), (), 0)

    def test_it_cannot_be_changed(self) -> None:
        found = matrix(*FOUR)
        with pytest.raises(TypeError):
            found.cells["VN-69", "trade"] = ()  # type: ignore[index]

    @given(
        st.lists(st.tuples(st.sampled_from(PLACES), st.sets(st.sampled_from(FIELDS))), max_size=8)
    )
    def test_every_commitment_is_somewhere_and_the_places_add_up_to_all(
        self, drawn: list[tuple[str, set[str]]]
    ) -> None:
        made = [said(f"c{at}", place, *sorted(fields)) for at, (place, fields) in enumerate(drawn)]
        found = matrix(*made)
        assert found.total() == len(made) == sum(found.total(place) for place in found.places)
        cells = sum(len(cell) for cell in found.cells.values())
        assert cells == sum(len(fields) for _, fields in drawn)


class TestWords:
    def test_it_reads_as_a_table_in_both_languages(self) -> None:
        data = vf.Dataset.of([*REFERENCE, *FOUR])
        assert vf.matrix(data, kind="task").text("vi", data=data).split("\n") == [
            "| Mảng công tác | tỉnh VN-54 | tỉnh VN-69 |",
            "| --- | ---: | ---: |",
            "| việc tourism |  | 1 |",
            "| việc trade |  | 2 |",
            "| không thuộc lĩnh vực nào ở trên | 1 |  |",
            "| tổng số (mỗi mục tính một lần) | 1 | 2 |",
        ]

    def test_no_row_of_the_unfiled_where_every_commitment_touches_a_field(self) -> None:
        text = matrix(*FOUR, places=["VN-69"]).text()
        assert text.split("\n")[-2:] == ["| trade | 2 |", "| all (each counted once) | 2 |"]


class TestOnTheShippedData:
    def test_every_commitment_is_counted_once(self) -> None:
        data = vf.load()
        assert vf.matrix(data).total() == len(data.commitments)
