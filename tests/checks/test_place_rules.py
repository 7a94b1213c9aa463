"""Rules on places, at their edges."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import vnforeign as vf


def place(name: str, country: str | None = "VN", kind: str = "province", **more: Any) -> vf.Place:
    for field in ("since", "until"):
        if field in more:
            more[field] = vf.PartialDate.parse(more[field])
    return vf.Place(
        id=name, name_vi=name, name_en=name, kind=vf.PlaceKind(kind), country=country, **more
    )


def figure(period: str, at: str | None = "VN-69") -> vf.Observation:
    about = {"place": at} if at else {"subject": "samsung"}
    return vf.Observation(
        id="o",
        indicator="exports",
        period=vf.Period.parse(period),
        quantity=vf.Quantity.parse("5 USD"),
        **about,  # type: ignore[arg-type]
    )


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


OLD = place("VN-69", until="2025-06-30", successors=("VN-69-2025",))
NEW = place("VN-69-2025", since="2025-07-01")


class TestCodeOfAnotherCountry:
    def test_the_code_says_whose_it_is(self) -> None:
        (finding,) = found("VNF604", place("VN-69", "LA", "foreign-province"))
        assert finding.message == "VN-69 is a code of VN, but the country is LA"
        assert finding.message_vi == "VN-69 là mã của VN, nhưng quốc gia ghi LA"


class TestNameOfAnotherProvince:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({}, 1),
            ({"kind": vf.PlaceKind.MUNICIPALITY}, 1),
            ({"country": "LA"}, 0),
            ({"kind": vf.PlaceKind.FOREIGN_PROVINCE}, 0),
            ({"name_vi": "Thái Nguyên"}, 0),
            ({"name_vi": "Thái Nguyên mới"}, 0),
        ],
    )
    def test_only_vietnamese_provinces_are_held_against_the_codes(
        self, given: dict[str, Any], said: int
    ) -> None:
        one = attrs.evolve(place("VN-69"), **{"name_vi": "Bắc Giang", **given})
        assert len(found("VNF605", one)) == said


class TestPlaceNoLongerThere:
    """«A figure of 2026 belongs to the province of 2026»"""

    @pytest.mark.parametrize(
        "period", ["2024", "2025-H1", "2025", "../2025-09", "2020/..", "2025-06-30"]
    )
    def test_a_period_that_touches_the_life_of_the_place_is_silent(self, period: str) -> None:
        assert found("VNF601", OLD, figure(period)) == []

    @pytest.mark.parametrize("period", ["2025-07-01", "2025-Q3", "2026", "2026/.."])
    def test_a_period_after_its_last_day_is_held_against_it(self, period: str) -> None:
        (finding,) = found("VNF601", OLD, figure(period))
        assert "ended 2025-06-30" in finding.message
        assert finding.hint == "its successor is VN-69-2025"

    def test_figures_of_other_places_and_times_before_it_hide_nothing(self) -> None:
        elsewhere = attrs.evolve(figure("2026", "VN-54"), id="a")
        in_time = attrs.evolve(figure("2024"), id="b")
        said = found("VNF601", OLD, place("VN-54"), elsewhere, in_time, figure("2026"))
        assert [finding.record for finding in said] == ["o"]

    def test_a_place_without_successors_gives_no_hint(self) -> None:
        (finding,) = found("VNF601", place("VN-69", until="2025"), figure("2026"))
        assert (finding.hint, finding.hint_vi) == ("", "")

    @pytest.mark.parametrize(
        ("period", "said"),
        [("2025-06-30", 1), ("2024", 1), ("../2024", 1), ("2025", 0), ("2024/..", 0)],
    )
    def test_a_period_before_its_first_day_is_held_against_it(self, period: str, said: int) -> None:
        assert len(found("VNF601", NEW, figure(period, "VN-69-2025"))) == said

    def test_rough_days_of_a_place_are_given_their_whole_span(self) -> None:
        rough = place("VN-69", since="1997", until="2025")
        assert found("VNF601", rough, figure("1997-01-01")) == []
        assert found("VNF601", rough, figure("2025-12-31")) == []
        assert len(found("VNF601", rough, figure("1996"))) == 1

    @pytest.mark.parametrize("at", ["VN-99", None])
    def test_a_figure_of_no_known_place_is_silent(self, at: str | None) -> None:
        assert found("VNF601", OLD, figure("2026", at)) == []


class TestSuccessorsWithoutAnEnd:
    """«successors without an end, or a gap before they begin»"""

    @pytest.mark.parametrize(
        ("until", "since"),
        [
            ("2025-06-30", "2025-07-01"),
            ("2025-06", "2025-07"),
            ("2025-06", "2025"),
            ("2025", "2025-07-01"),
            ("2024", "2025"),
        ],
    )
    def test_days_that_may_follow_each_other_are_silent(self, until: str, since: str) -> None:
        old = place("VN-53", until=until, successors=("VN-69-2025",))
        assert found("VNF602", old, place("VN-69-2025", since=since)) == []

    @pytest.mark.parametrize(
        ("until", "since"),
        [
            ("2025-06-30", "2025-07-02"),
            ("2025-06-30", "2025-06-30"),
            ("2025-06-30", "2024"),
            ("2023", "2025"),
            ("2025-06", "2025-08"),
            ("9999-12-31", "0001"),
        ],
    )
    def test_a_gap_or_an_overlap_is_held_against_the_chain(self, until: str, since: str) -> None:
        old = place("VN-53", until=until, successors=("VN-69-2025",))
        (finding,) = found("VNF602", old, place("VN-69-2025", since=since))
        assert (finding.field, finding.value) == ("successors", "VN-69-2025")

    def test_successors_that_are_unknown_or_undated_say_nothing(self) -> None:
        old = place("VN-53", until="2025-06-30", successors=("VN-69-2025", "VN-99"))
        assert found("VNF602", old, place("VN-69-2025")) == []

    def test_successors_without_a_last_day_are_said_once(self) -> None:
        old = place("VN-53", successors=("VN-69-2025", "VN-99"))
        (finding,) = found("VNF602", old, NEW)
        assert finding.field == "until"

    def test_a_place_that_lives_on_or_just_ends_is_silent(self) -> None:
        assert found("VNF602", place("VN-53"), place("VN-54", until="2025")) == []

    def test_each_break_of_one_place_is_named(self) -> None:
        old = place("VN-53", until="2025-06-30", successors=("VN-1", "VN-2"))
        late = (place(name, since="2026") for name in ("VN-1", "VN-2"))
        assert [f.value for f in found("VNF602", old, *late)] == ["VN-1", "VN-2"]
