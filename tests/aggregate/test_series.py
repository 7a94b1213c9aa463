"""Series: the figures of one indicator, in the order of time."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def province(name: str, name_vi: str, **more: Any) -> vf.Place:
    given: dict[str, Any] = {"kind": vf.PlaceKind.PROVINCE, "country": "VN"} | more
    return vf.Place(id=name, name_vi=name_vi, name_en=name, **given)


def figure(name: str, period: str, **more: Any) -> vf.Observation:
    given: dict[str, Any] = {"indicator": "exports", "place": "VN-69"} | more
    return vf.Observation(
        id=name, period=vf.Period.parse(period), quantity=vf.Quantity.parse("5 USD"), **given
    )


REFERENCE = (
    vf.Indicator(
        id="exports", name_vi="xuất khẩu", name_en="exports", definition="d", unit=vf.Unit.USD,
        nature=vf.Nature.FLOW,
    ),
    province("VN-69", "Thái Nguyên"),
    province("VN-20", "Thái Bình"),
    province("LA", "Lào", kind=vf.PlaceKind.COUNTRY, country=None),
    vf.Institution(id="samsung", name_vi="Samsung", name_en="Samsung", kind="company"),
)  # fmt: skip


def ids(*figures: vf.Observation, **more: Any) -> list[str]:
    data = vf.Dataset.of([*REFERENCE, *figures])
    return [one.id for one in vf.series(data, "exports", **more)]


class TestOrder:
    """«Observations by end of period, then start, then id»"""

    @pytest.mark.parametrize(
        "periods",
        [
            ["2022", "2023", "2024"],
            ["2023", "2024-H1", "2024"],
            ["2024", "2024-H2", "2024-Q4", "2024-12", "2024-12-31"],
            ["../2024", "2023/2024", "2024"],
            ["2024", "2023/..", "2024/.."],
            ["1900", "2024"],
        ],
    )
    def test_it_is_the_order_of_time(self, periods: list[str]) -> None:
        figures = [figure(f"o{-at % 9}", period) for at, period in enumerate(periods)]
        assert ids(*figures) == [one.id for one in figures]

    def test_figures_of_one_period_come_by_id_and_none_is_dropped(self) -> None:
        assert ids(figure("b", "2024"), figure("a", "2024"), figure("c", "2023")) == ["c", "a", "b"]

    @given(
        st.lists(st.sampled_from(["2022", "2023-H1", "2023", "../2023", "2023/.."]), max_size=6),
        st.randoms(use_true_random=False),
    )
    def test_the_order_of_the_records_is_nothing_to_it(
        self, periods: list[str], chance: random.Random
    ) -> None:
        figures = [figure(f"o{at}", period) for at, period in enumerate(periods)]
        assert ids(*chance.sample(figures, len(figures))) == ids(*figures)


class TestChoosing:
    FIGURES = (
        figure("a", "2020"),
        figure("b", "2021", place="VN-20"),
        figure("c", "2022", counterpart="LA"),
        figure("d", "2023", place=None, subject="samsung"),
        figure("e", "2024", status=vf.Status.ESTIMATE),
    )

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, "abcde"),
            ({"place": "VN-69"}, "ace"),
            ({"place": "LA"}, ""),
            ({"subject": "samsung"}, "d"),
            ({"counterpart": "LA"}, "c"),
            ({"counterpart": "samsung"}, ""),
            ({"status": "estimate"}, "e"),
            ({"status": vf.Status.NORMAL}, "abcd"),
            ({"place": "VN-69", "status": "normal", "counterpart": "LA"}, "c"),
        ],
    )
    def test_it_takes_only_what_is_asked_for(self, asked: dict[str, Any], found: str) -> None:
        assert ids(*self.FIGURES, **asked) == list(found)

    def test_an_indicator_that_is_known_but_has_no_figure_is_empty(self) -> None:
        assert ids() == []

    def test_figures_of_other_indicators_are_left_out(self) -> None:
        assert ids(figure("a", "2024", indicator="imports")) == []


class TestUnknownNames:
    """«proposes near names. A name that is there but has no figure gives an empty answer»"""

    def test_an_unknown_indicator(self) -> None:
        with pytest.raises(vf.UnknownName, match="'export'") as caught:
            vf.series(vf.load(), "export")
        assert caught.value.near[0] == "exports"

    @pytest.mark.parametrize(
        ("asked", "what", "near"),
        [
            ({"place": "VN-690"}, "place", "VN-69"),
            ({"place": "thai nguyen"}, "place", "VN-69"),
            ({"place": "Lao"}, "place", "LA"),
            ({"subject": "samsun"}, "subject", "samsung"),
            ({"counterpart": "SAMSUNG"}, "counterpart", "samsung"),
            ({"counterpart": "lào"}, "counterpart", "LA"),
        ],
    )
    def test_an_unknown_side_proposes_ids_spelled_or_named_like_it(
        self, asked: dict[str, Any], what: str, near: str
    ) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            ids(**asked)
        assert caught.value.what == what
        assert caught.value.near[0] == near
        assert len(set(caught.value.near)) == len(caught.value.near)

    @pytest.mark.parametrize("asked", [{"place": "samsung"}, {"subject": "VN-69"}])
    def test_an_id_of_another_kind_does_not_do(self, asked: dict[str, Any]) -> None:
        with pytest.raises(vf.UnknownName):
            ids(**asked)

    def test_an_unknown_status_names_those_there_are(self) -> None:
        with pytest.raises(vf.UnknownName, match=r"no status 'guess'.*'estimate'"):
            ids(status="guess")

    def test_nothing_near_proposes_nothing(self) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            ids(place="?")
        assert caught.value.near == ()
