"""Ranks: what figures settle, against what sources print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def indicator(name: str, nature: str, unit: str) -> vf.Indicator:
    return vf.Indicator(
        id=name, name_vi=name, name_en=name, definition=name, unit=vf.Unit.of(unit),
        nature=vf.Nature(nature),
    )  # fmt: skip


def figure(name: str, printed: str, **more: Any) -> vf.Observation:
    given_: dict[str, Any] = {"indicator": "fdi", "place": name[:5], "period": "2024"} | more
    given_["period"] = vf.Period.parse(given_["period"])
    return vf.Observation(id=f"f-{name}", quantity=vf.Quantity.parse(printed), **given_)


def place(name: str) -> vf.Place:
    return vf.Place(id=name, name_vi=name, name_en=name, kind=vf.PlaceKind.PROVINCE, country="VN")


REFERENCE: tuple[vf.Record, ...] = (
    indicator("fdi", "flow", "USD"),
    indicator("fdi-rank", "rank", "rank"),
    *(place(f"VN-0{n}") for n in range(1, 7)),
)


def ranked(*figures: vf.Observation, **more: Any) -> list[vf.Ranked]:
    given_: dict[str, Any] = {"period": "2024"} | more
    return list(vf.rank(vf.Dataset.of([*REFERENCE, *figures]), "fdi", **given_))


def order(*figures: vf.Observation, **more: Any) -> list[tuple[str, int | None, int | None]]:
    return [(one.place[-1], one.best, one.worst) for one in ranked(*figures, **more)]


HOW = ["{}", "trên {}", "gần {}", "khoảng {}"]


class TestOrder:
    def test_exact_figures_settle_it(self) -> None:
        figures = [figure("VN-01", "3 USD"), figure("VN-02", "5 USD"), figure("VN-03", "4 USD")]
        assert order(*figures) == [("2", 1, 1), ("3", 2, 2), ("1", 3, 3)]
        assert order(*figures, ascending=True) == [("1", 1, 1), ("3", 2, 2), ("2", 3, 3)]

    def test_equal_figures_share_their_ranks(self) -> None:
        assert order(figure("VN-01", "3 USD"), figure("VN-02", "3 USD")) == [
            ("1", 1, 2),
            ("2", 1, 2),
        ]

    def test_hedges_leave_a_range(self) -> None:
        figures = [figure("VN-01", "trên 3 USD"), figure("VN-02", "5 USD"),
                   figure("VN-03", "gần 3 USD"), figure("VN-04", "3 USD")]  # fmt: skip
        assert order(*figures) == [("1", 1, 2), ("2", 1, 2), ("4", 3, 3), ("3", 4, 4)]

    def test_only_figures_that_compare_are_in_the_field(self) -> None:
        figures = [
            figure("VN-01", "3 USD"),
            figure("VN-02", "9 USD", period="2023"),
            figure("VN-03", "9 USD", counterpart="VN-01"),
            figure("VN-04", "9 USD", status=vf.Status.TARGET),
        ]
        assert order(*figures) == [("1", 1, 1)]

    def test_only_the_places_asked_for(self) -> None:
        figures = [figure("VN-01", "3 USD"), figure("VN-02", "5 USD"), figure("VN-03", "4 USD")]
        assert order(*figures, places=["VN-01", "VN-03"]) == [("3", 1, 1), ("1", 2, 2)]

    @given(
        st.lists(
            st.tuples(st.integers(1, 50), st.sampled_from(HOW)),
            min_size=1, max_size=6,
        ),
        st.data(),
    )  # fmt: skip
    def test_the_true_rank_lies_between_the_best_and_the_worst(
        self, printed: list[tuple[int, str]], data: st.DataObject
    ) -> None:
        figures = [figure(f"VN-0{at + 1}", f"{how.format(many)} USD")
                   for at, (many, how) in enumerate(printed)]  # fmt: skip
        true = {}
        for one in figures:
            bounds = one.quantity.bounds
            low = 0 if bounds.lower is None else int(bounds.lower) + bounds.lower_open
            high = 99 if bounds.upper is None else int(bounds.upper) - bounds.upper_open
            true[one.place] = data.draw(st.integers(low, max(low, high)))
        for found in ranked(*figures):
            ahead = sum(value > true[found.place] for value in true.values())
            level = sum(value == true[found.place] for value in true.values())
            assert found.best is not None
            assert found.worst is not None
            assert found.best <= ahead + level
            assert ahead + 1 <= found.worst
            assert 1 <= found.best <= found.worst <= found.among == len(figures)


class TestStatedAgainstComputed:
    """«rank (stated against computed)»"""

    def rank(self, name: str, printed: str) -> vf.Observation:
        return figure(f"{name}-rank", printed, indicator="fdi-rank", place=name)

    def test_a_rank_too_good_for_those_ahead_cannot_be(self) -> None:
        figures = [figure("VN-01", "3 USD"), figure("VN-02", "5 USD"), figure("VN-03", "4 USD")]
        (*_, last) = ranked(*figures, self.rank("VN-01", "thứ 2/63"))
        assert (last.place, last.agrees) == ("VN-01", False)
        (*_, last) = ranked(*figures, self.rank("VN-01", "thứ 3/63"))
        assert last.agrees is None, "sixty others are not known"

    def test_printed_ranks_in_the_wrong_order_do_not_fit_each_other(self) -> None:
        figures = [figure("VN-01", "3 USD"), figure("VN-02", "5 USD")]
        found = ranked(*figures, self.rank("VN-01", "thứ 7"), self.rank("VN-02", "thứ 10"))
        assert [one.agrees for one in found] == [False, False]
        found = ranked(*figures, self.rank("VN-01", "thứ 10"), self.rank("VN-02", "thứ 7"))
        assert [one.agrees for one in found] == [None, None]

    @pytest.mark.parametrize(("printed", "agrees"), [("thứ 2/2", True), ("thứ 1/2", False)])
    def test_where_the_whole_field_is_known_it_is_settled(
        self, printed: str, *, agrees: bool
    ) -> None:
        figures = [figure("VN-01", "3 USD"), figure("VN-02", "5 USD")]
        (*_, last) = ranked(*figures, self.rank("VN-01", printed))
        assert last.agrees is agrees

    def test_a_printed_rank_alone_comes_last(self) -> None:
        found = ranked(figure("VN-02", "3 USD"), self.rank("VN-01", "thứ 1"))
        assert [one.place for one in found] == ["VN-02", "VN-01"]
        assert (found[1].best, found[1].figure, found[1].agrees) == (None, None, None)
        assert found[1].text() == "VN-01: stated 1st"
        assert found[0].text("vi") == "VN-02: 3 USD, 1 trong 1 nơi có số liệu"

    def test_the_two_provinces_of_2024_print_ranks_that_do_not_fit(self) -> None:
        found = vf.rank(
            vf.load(), "fdi-registered-new", period="2024-H1", stated="fdi-attraction-rank"
        )
        assert [(one.place, one.best, one.agrees) for one in found] == [
            ("VN-69", 1, False),
            ("VN-54", 2, False),
        ]


class TestTwoSources:
    def test_those_that_agree_count_as_one(self) -> None:
        figures = [figure("VN-01", "trên 3 USD", cites=("x",)),
                   figure("VN-01-b", "3,5 USD", cites=("y",)),
                   figure("VN-02", "3,2 USD")]  # fmt: skip
        assert order(*figures) == [("1", 1, 1), ("2", 2, 2)]

    def test_those_that_contradict_each_other_need_a_choice(self) -> None:
        figures = [figure("VN-01", "3 USD", cites=("x",)), figure("VN-01-b", "5 USD", cites=("y",)),
                   figure("VN-02", "4 USD")]  # fmt: skip
        with pytest.raises(vf.MixedSumError, match="contradict each other"):
            ranked(*figures)
        assert order(*figures, prefer=["y"])[0] == ("1", 1, 1)
        assert order(*figures, prefer=["x"])[0] == ("2", 1, 1)


class TestBadInput:
    def test_a_rank_is_not_ranked(self) -> None:
        with pytest.raises(ValueError, match="is itself a rank"):
            vf.rank(vf.load(), "fdi-attraction-rank", period="2024-H1")

    def test_figures_in_two_units_have_no_order(self) -> None:
        with pytest.raises(ValueError, match="figures in USD, VND have no order"):
            ranked(figure("VN-01", "3 USD"), figure("VN-02", "5 đồng"))

    def test_unknown_names_propose_near_ones(self) -> None:
        with pytest.raises(vf.UnknownName, match="'fdi-registered'"):
            vf.rank(vf.load(), "fdi-registered", period="2024")
        with pytest.raises(vf.UnknownName, match="no place 'VN-00'"):
            ranked(places=["VN-00"])
        with pytest.raises(vf.InvalidPeriod):
            ranked(period="2O24")

    def test_no_figures_give_no_ranks(self) -> None:
        assert ranked() == []

    def test_a_decimal_is_compared_exactly(self) -> None:
        figures = [figure("VN-01", "0,1 USD"), figure("VN-02", "0,10000000000000000001 USD")]
        assert figures[1].quantity.amount > Decimal("0.1")
        assert order(*figures)[0] == ("2", 1, 1)
