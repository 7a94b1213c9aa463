"""Totals of frames: what they answer, what they refuse, and what they refuse to read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import polars as pl
import pytest

import vnforeign as vf
from frames_examples import DATA, RATES, STREET, figure, rows_of
from vnforeign import frames
from vnforeign.frames import _conflicts, _judging


def frame(figures: list[vf.Observation]) -> pl.DataFrame:
    return vf.to_frame(figures, data=DATA)


def years(*printed: str, **more: Any) -> list[vf.Observation]:
    return [
        figure(one, f"y{at:04}", period=f"{1900 + at}", **more) for at, one in enumerate(printed)
    ]


def total(made: object, **more: Any) -> list[dict[str, Any]]:
    return rows_of(frames.total(made, data=DATA, **more))


def refused(made: object, **more: Any) -> vf.MixedSumError:
    with pytest.raises(vf.MixedSumError) as caught:
        frames.total(made, data=DATA, **more)
    assert len(caught.value.reasons) == len(caught.value.reasons_vi)
    return caught.value


class TestAnswers:
    def test_has_its_columns_in_their_order(self) -> None:
        made = frames.total(frame(years("3 USD")), by="place", data=DATA)
        assert made.columns == [
            *("place", "amount", "unit", "lower", "lower_open", "upper", "upper_open"),
            *("status", "figures", "rates"),
        ]
        assert made.schema == frames.total(frame(years("3 USD")).clear(), by="place").schema

    def test_bounds_are_those_of_the_figures(self) -> None:
        (row,) = total(frame(years("3 USD", "trên 4 USD", "từ 5 đến 7 USD")))
        assert (row["amount"], row["lower"], row["lower_open"]) == (12, 12, True)
        assert (row["upper"], row["upper_open"], row["figures"]) == (None, False, 3)

    @pytest.mark.parametrize("status", ["target", "provisional", "normal", "estimate"])
    def test_the_status_is_that_of_the_figures(self, status: str) -> None:
        (row,) = total(frame(years("3 USD", "4 USD", status=status)), estimates=True)
        assert row["status"] == status

    def test_a_unit_of_the_users_own_is_named_where_two_figures_are_in_the_way(self) -> None:
        basket = vf.Unit(code="basket", kind=vf.UnitKind.COUNT, name_vi="giỏ", name_en="basket")
        two = [
            attrs.evolve(one, quantity=attrs.evolve(one.quantity, unit=basket))
            for one in (figure("3", "a"), figure("4", "b"))
        ]
        (reason,) = refused(frame(two)).reasons
        assert "a (" in reason
        assert "b (" in reason

    def test_groups_by_several_columns_also_of_the_users_own(self) -> None:
        made = frame([*years("3 USD", "4 USD"), figure("5 USD", "b", place="VN-54")])
        made = made.with_columns(region=pl.lit("north"), big=pl.col("amount") > 3)
        rows = total(made, by=["region", "place", "big"])
        assert [(row["region"], row["place"], row["big"], row["amount"]) for row in rows] == [
            ("north", "VN-54", True, 5),
            ("north", "VN-69", False, 3),
            ("north", "VN-69", True, 4),
        ]

    def test_groups_by_a_day(self) -> None:
        rows = total(frame(years("3 USD", "4 USD")), by="period_start")
        assert [row["period_start"] for row in rows] == [dt.date(1900, 1, 1), dt.date(1901, 1, 1)]

    @pytest.mark.parametrize("name", ["unit", "status"])
    def test_a_column_of_our_name_comes_first_and_ours_beside_it(self, name: str) -> None:
        (row,) = total(frame(years("3 USD")), by=name)
        assert row[name] == row[f"total_{name}"]

    def test_decimals_stay_exact_where_a_rate_gives_many(self) -> None:
        (row,) = total(frame(years("0,000000001 đồng")), currency="USD", rates=RATES)
        assert row["amount"] == Decimal("0.000000001") * RATES[0].value

    def test_units_of_the_users_own_add(self) -> None:
        (row,) = total(frame(years("3 tuyến phố", "4 tuyến phố")))
        assert (row["amount"], row["unit"]) == (7, STREET.code)

    def test_an_empty_frame_gives_no_amount_and_not_zero(self) -> None:
        (row,) = total(frame(years("3 USD")).clear())
        assert row["amount"] is row["unit"] is row["lower"] is row["upper"] is row["status"] is None
        assert row["figures"] == 0
        assert total(frame(years("3 USD")).clear(), by="place") == []

    def test_the_shipped_data_are_looked_up_if_none_are_given(self) -> None:
        with pytest.raises(vf.MixedSumError, match="pass data= with the indicator"):
            frames.total(frame(years("3 USD", indicator="fdi-new")))


class TestReady:
    def test_names_the_figures_in_each_others_way(self) -> None:
        clash = [figure("3 USD", "a"), figure("4 USD", "b", period="2024-H1"), *years("1 USD")]
        whole = [figure("5 USD", "c", place="VN", period="1900")]
        ready = frames.ready(frame([*clash, *whole]), data=DATA)
        assert ready.conflicts == ("a", "b", "c", "y0000")
        assert repr(ready) == "<Ready: 4 figures, 4 in each other's way>"

    def test_what_is_in_the_way_is_refused_only_inside_one_group(self) -> None:
        both = [figure("3 USD", "a"), figure("4 USD", "b", cites=("other",))]
        made = frame(both).with_columns(says=pl.Series(["one", "two"]))
        ready = frames.ready(made, data=DATA)
        assert [row["amount"] for row in rows_of(frames.total(ready, by="says"))] == [3, 4]
        with pytest.raises(vf.MixedSumError) as caught:
            frames.total(ready, by="place")
        assert caught.value.records == ("a", "b")

    def test_rows_of_two_frames_together_are_compared_anew(self) -> None:
        """Each is in order, the two together are not: that must not pass for a frame in order."""
        one = frame(years("3 USD", "4 USD"))
        assert refused(pl.concat([one, one])).reasons == (
            "y0000 is given twice", "y0001 is given twice",
        )  # fmt: skip

    def test_a_changed_column_counts(self) -> None:
        """A district's figure moved to its province meets the province's own."""
        both = [figure("3 USD", "a"), figure("4 USD", "b", place="VN-54")]
        moved = frame(both).with_columns(place=pl.lit("VN-69"))
        assert refused(moved).records == ("a", "b")


class TestChoosing:
    TOLD = (figure("3 USD", "a", cites=("one",)), figure("4 USD", "b", cites=("other",)))

    def test_a_ready_frame_takes_another_choice_each_time(self) -> None:
        ready = frames.ready(frame([*self.TOLD, *years("1 USD")]), data=DATA)
        amounts = [
            rows_of(frames.total(ready, prefer=source))[0]["amount"] for source in ("one", "other")
        ]
        assert amounts == [4, 5]

    def test_what_is_left_out_in_one_group_counts_in_another(self) -> None:
        made = pl.concat([frame([*self.TOLD]), frame([self.TOLD[0]])])
        made = made.with_columns(group=pl.Series(["both", "both", "alone"]))
        rows = total(made, by="group", prefer=["other"])
        assert [(row["group"], row["amount"]) for row in rows] == [("alone", 3), ("both", 4)]

    def test_a_ready_frame_has_its_data(self) -> None:
        with pytest.raises(TypeError, match=r"data= goes to frames\.ready"):
            frames.total(frames.ready(frame([*self.TOLD]), data=DATA), data=DATA)

    @pytest.mark.parametrize(
        ("asked", "missing"),
        [({"prefer": ["one"]}, {"sources"}), ({"reconcile": True}, {"amount_to", "of"})],
    )
    def test_says_which_columns_a_choice_needs(self, asked: Any, missing: set[str]) -> None:
        with pytest.raises(vf.InvalidData) as caught:
            total(frame([*self.TOLD]).drop("sources", "amount_to", "of"), **asked)
        assert {fault.path for fault in caught.value.faults} == missing

    def test_an_amount_that_does_not_go_with_its_hedge_is_refused(self) -> None:
        made = frame([*self.TOLD]).with_columns(
            hedge=pl.lit("between").cast(vf.to_frame(self.TOLD, data=DATA).schema["hedge"])
        )
        with pytest.raises(vf.InvalidData) as caught:
            total(made, reconcile=True)
        assert [fault.path for fault in caught.value.faults] == ["amount"]


@pytest.mark.parametrize("lazy", [False, True])
def test_whole_years_that_share_one_are_found(lazy: bool) -> None:
    made = frame([*years("3 USD", "4 USD"), figure("5 USD", "long", period="1901/1903")])
    assert refused(made.lazy() if lazy else made).records == ("long", "y0001")


class TestManyFigures:
    """Where they are many, one of each kind stands for the others."""

    @pytest.fixture(autouse=True)
    def many_is_over_ten(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_judging, "FEW", 10)

    def test_many_of_one_kind_are_named_by_one(self) -> None:
        odd = figure("4 đồng", "odd", period="1899")
        error = refused(frame([*years(*["3 USD"] * 1_200), odd]))
        assert error.reasons[0].endswith("without a rate: USD, VND")
        assert len(error.records) == 2
        assert "odd" in error.records
        assert error.reasons[-1] == "these stand for others like them: 2 of 1,201 figures were read"
        assert error.reasons_vi[-1] == "chỉ nêu đại diện: đã đọc 2 trong 1.201 số liệu"

    def test_one_left_out_does_not_speak_for_its_kind(self) -> None:
        """An estimate that is left out must not refuse the others; the odd unit still does."""
        guess = figure("ước 9 USD", "guess", cites=("one",))
        sure = figure("8 USD", "sure", cites=("other",))
        odd = figure("4 đồng", "odd", period="1899")
        made = frame([*years(*["3 USD"] * 40), guess, sure])
        (row,) = total(made, prefer=["other"])
        assert (row["amount"], row["figures"], row["status"]) == (128, 41, "normal")
        error = refused(frame([*years(*["3 USD"] * 40), guess, sure, odd]), prefer=["other"])
        assert "guess" not in error.records
        assert [reason for reason in error.reasons if "estimate" in reason] == []

    def test_one_place_that_counts_a_day_twice_is_found_among_many(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_conflicts, "_FEW", 2)
        sums = [figure("3 USD", f"{n}-{at}", place=f"p{n}") for n in range(6) for at in range(2)]
        error = refused(frame([*sums, figure("3 USD", "alone", place="q")]).lazy())
        assert set(error.records) <= {one.id for one in sums}
        assert len(error.records) >= 2

    def test_one_stock_at_two_times_is_found_among_many(self) -> None:
        stocks = [
            figure("3 USD", f"s{at:02}", indicator="stock", place=f"p{at:02}") for at in range(30)
        ]
        late = figure("3 USD", "late", indicator="stock", place="q", period="2025")
        error = refused(frame([*stocks, late]))
        assert "late" in error.records
        assert error.reasons[0].startswith("stocks as of different times")

    @pytest.mark.parametrize("lazy", [False, True])
    def test_figures_in_the_way_are_found_among_many(self, lazy: bool) -> None:
        days = [
            figure("3 USD", f"d{at:03}", period=str(dt.date(2000, 1, 1) + dt.timedelta(at)))
            for at in range(120)
        ]
        made = frame([*days, figure("3 USD", "twice", period="2000-03-05/2000-03-08")])
        error = refused(made.lazy() if lazy else made)
        assert set(error.records) == {"d064", "d065", "d066", "d067", "twice"}

    def test_where_some_show_nothing_all_are_asked(self) -> None:
        """Wholes come first and parts last: the first ten in the way hold no pair."""
        sides = [f"c{at:02}" for at in range(15)]
        wholes = [figure("9 USD", f"w-{side}", indicator="fdi", counterpart=side) for side in sides]
        parts = [
            figure("1 USD", f"p-{side}", indicator="fdi-new", counterpart=side)
            for side in ("b", *sides)
        ]
        error = refused(frame([*wholes, *parts]))
        assert "p-c07 is part of w-c07" in error.reasons
        assert all(" is part of " in reason for reason in error.reasons)

    def test_what_is_wrong_twice_over_is_not_given_twice(self) -> None:
        """A figure may share its time with another and be part of a third."""
        both = [figure("1 USD", name, indicator="fdi-new") for name in ("a", "b")]
        whole = figure("9 USD", "whole", indicator="fdi")
        error = refused(frame([*both, whole, *years(*["3 USD"] * 60)]))
        assert set(error.records) == {"a", "b", "whole"}
        assert not any("given twice" in reason for reason in error.reasons)

    def test_one_figure_given_twice_among_many(self) -> None:
        made = frame(years(*["3 USD"] * 60))
        error = refused(pl.concat([made, made.head(1)]))
        assert error.records == ("y0000",)

    def test_of_many_groups_the_first_are_told(self) -> None:
        wrong = [figure("thứ 5/63", f"r{at:03}", indicator="rank", place=f"p{at:03}")
                 for at in range(60)]  # fmt: skip
        error = refused(frame(wrong), by="place")
        assert error.reasons[-1] == "20 more groups look like these"
        assert len(error.records) == 40


class TestLongTimes:
    """«time is cut into slots»: months, years, or none, as long as the figures reach."""

    @pytest.mark.parametrize("first", [1990, 1900, 1200])
    def test_periods_that_follow_each_other_add_in_a_lazy_frame(self, first: int) -> None:
        figures = [
            figure("1 USD", f"m{year}-{month:02}", period=f"{year}-{month:02}")
            for year in (*range(first, first + 6), *range(2015, 2021))
            for month in range(1, 13)
        ]
        (row,) = total(frame(figures).lazy())
        assert row["amount"] == 144
        clash = figure("1 USD", "clash", period=f"{first}-02-10")
        assert refused(frame([*figures, clash]).lazy()).records == (f"m{first}-02", "clash") or (
            refused(frame([*figures, clash]).lazy()).records == ("clash", f"m{first}-02")
        )

    def test_a_slot_covered_often_is_not_mistaken_for_a_later_one(self) -> None:
        """Two of January make one bit of February: the number of bits gives it away."""
        figures = [figure("1 USD", f"o{at}", period="2024-01") for at in range(2)]
        assert refused(frame(figures).lazy()).records == ("o0", "o1")
        figures += [figure("1 USD", f"p{at}", period="2023-12") for at in range(2)]
        assert len(refused(frame(figures).lazy()).records) == 4


class TestOverlaps:
    """«overlapping periods of one series», in a frame in order and in one of no order"""

    @pytest.mark.parametrize("lazy", [False, True])
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("2024-01-01/2024-01-10", "2024-01-10/2024-01-20"),
            ("../2023", "2022"),
            ("2022", "2021/.."),
            ("../2023", "2020/.."),
            ("2024", "2024-12-31"),
        ],
    )
    def test_one_day_is_enough_and_an_open_end_reaches_any(
        self, one: str, other: str, lazy: bool
    ) -> None:
        made = frame([figure("1 USD", "a", period=one), figure("1 USD", "b", period=other)])
        assert set(refused(made.lazy() if lazy else made).records) == {"a", "b"}

    @pytest.mark.parametrize("lazy", [False, True])
    def test_days_that_follow_each_other_within_a_month_add(self, lazy: bool) -> None:
        periods = ("2024-01-01/2024-01-10", "2024-01-11/2024-01-20", "2024-01-21")
        made = frame([figure("1 USD", f"o{at}", period=one) for at, one in enumerate(periods)])
        (row,) = total(made.lazy() if lazy else made)
        assert row["amount"] == 3


class TestBadInput:
    """«a frame with missing or mistyped columns is refused with their names»"""

    def test_missing_and_mistyped_columns_are_all_named(self) -> None:
        made = frame(years("3 USD")).drop("hedge", "id").with_columns(
            amount=pl.lit(1.5), period_start=pl.lit("1900-01-01"), lower_open=pl.lit(0)
        )  # fmt: skip
        with pytest.raises(vf.InvalidData) as caught:
            frames.total(made)
        said = str(caught.value)
        assert "hedge" in said
        assert "expected a column of a decimal, which is exact" in said
        assert {fault.path for fault in caught.value.faults} == {
            "amount", "hedge", "id", "lower_open", "period_start",
        }  # fmt: skip

    @pytest.mark.parametrize("given", [[1, 2], None, "figures.csv", {"amount": [1]}])
    def test_what_is_no_frame(self, given: object) -> None:
        with pytest.raises(TypeError, match="is no frame"):
            frames.total(given)

    @pytest.mark.parametrize("name", ["amount", "unit", "indicator", "hedge", "id"])
    def test_a_row_that_is_no_figure_is_named(self, name: str) -> None:
        made = frame(years("3 USD", "4 USD"))
        bad = made.with_columns(
            pl.when(pl.col("id") == "y0001").then(None).otherwise(pl.col(name)).alias(name)
        )
        for one in (bad, bad.lazy()):
            with pytest.raises(vf.InvalidData) as caught:
                frames.total(one, data=DATA)
            assert [fault.record for fault in caught.value.faults] == (
                ["y0001"] if name != "id" else [""]
            )

    def test_a_row_without_place_and_time_is_named(self) -> None:
        made = frame(years("3 USD"))
        for less in (
            made.with_columns(place=pl.lit(None, pl.String)),
            made.with_columns(period_start=pl.lit(None, pl.Date), period_end=pl.lit(None, pl.Date)),
        ):
            with pytest.raises(vf.InvalidData, match="a place or a subject"):
                frames.total(less, data=DATA)

    def test_an_unknown_category_is_named(self) -> None:
        made = frame(years("3 USD")).with_columns(hedge=pl.lit("perhaps"), status=pl.lit("ok"))
        with pytest.raises(vf.InvalidData) as caught:
            frames.total(made, data=DATA)
        assert [(f.path, f.value) for f in caught.value.faults] == [
            ("hedge", "'perhaps'"), ("status", "'ok'"),
        ]  # fmt: skip

    def test_sums_that_may_run_out_of_digits_are_refused(self) -> None:
        huge = pl.lit(Decimal("9" * 29), dtype=pl.Decimal(38, 9))
        made = frame(years("3 USD", "4 USD")).with_columns(amount=huge)
        with pytest.raises(vf.InvalidData, match="stays within 38 digits"):
            frames.total(made, data=DATA)

    def test_a_column_that_is_not_there_is_answered_with_near_names(self) -> None:
        with pytest.raises(vf.UnknownName, match="'place'"):
            frames.total(frame(years("3 USD")), by="plase")

    def test_rates_and_units_are_checked_even_for_no_rows(self) -> None:
        none = frame(years("3 USD")).clear()
        with pytest.raises(vf.UnknownName):
            frames.total(none, currency="USSD")
        other = vf.Rate(
            of=RATES[0].of, to=RATES[0].to, value=Decimal(1), on=RATES[0].on, source="x"
        )
        with pytest.raises(vf.MixedSumError, match="two rates"):
            frames.total(none, rates=[*RATES, other])
