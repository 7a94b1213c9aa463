"""Growth, shares and figures a head: stated against computed, with bounds that hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.aggregate._ratios import agreement, quotient, said


def indicator(name: str, nature: str = "flow", unit: str = "USD", **more: Any) -> vf.Indicator:
    return vf.Indicator(
        id=name, name_vi=f"{name} vi", name_en=f"{name} en", definition=name,
        unit=vf.Unit.of(unit), nature=vf.Nature(nature), **more,
    )  # fmt: skip


def figure(name: str, key: str, period: str, printed: str, **more: Any) -> vf.Observation:
    given_: dict[str, Any] = {"place": "VN-69"} | more
    if "change_vs" in given_:
        given_["change_vs"] = vf.Period.parse(given_["change_vs"])
    return vf.Observation(
        id=name, indicator=key, period=vf.Period.parse(period),
        quantity=vf.Quantity.parse(printed), **given_,
    )  # fmt: skip


def place(name: str) -> vf.Place:
    return vf.Place(id=name, name_vi=name, name_en=name, kind=vf.PlaceKind.PROVINCE, country="VN")


REFERENCE: tuple[vf.Record, ...] = (
    indicator("exports"),
    indicator("exports-change", "change", "percent"),
    indicator("exports-change-amount", "change"),
    indicator("exports-growth-average", "rate", "percent-per-year"),
    indicator("size"),
    indicator("size-ratio", "change", "time"),
    indicator("projects", "stock", "project"),
    indicator("projects-foreign", "stock", "project", part_of="projects"),
    indicator("share", "share", "percent"),
    indicator("population", "stock", "person"),
    place("VN-69"),
    place("VN-54"),
)


def data(*records: vf.Record) -> vf.Dataset:
    return vf.Dataset.of([*REFERENCE, *records])


def grown(*records: vf.Record, of: str = "exports", **more: Any) -> tuple[vf.Growth, ...]:
    return vf.growth(data(*records), of, **more)


class TestGrowth:
    """«growth (stated against computed)»"""

    LEVELS = (
        figure("a", "exports", "2022", "100 USD"),
        figure("b", "exports", "2023", "119,2 USD"),
    )

    @pytest.mark.parametrize(
        ("printed", "agrees"),
        [("19,2%", True), ("19%", True), ("19,3%", False), ("20%", False), ("trên 19%", True),
         ("trên 20%", False), ("gần 20%", True), ("khoảng 25%", None)],
    )  # fmt: skip
    def test_a_printed_change_is_held_against_the_levels_to_the_places_it_prints(
        self, printed: str, *, agrees: bool | None
    ) -> None:
        stated = figure("c", "exports-change", "2023", printed, change_vs="2022")
        (one,) = grown(*self.LEVELS, stated)
        assert one.computed == Decimal("19.2")
        assert one.agrees is agrees
        assert one.level is not None
        assert one.base_level is not None
        assert (one.level.id, one.base_level.id) == ("b", "a")
        assert one.difference == stated.quantity.amount - Decimal("19.2")

    def test_a_change_in_the_unit_of_the_levels_is_a_difference(self) -> None:
        stated = figure("c", "exports-change-amount", "2023", "19,2 USD", change_vs="2022")
        (one,) = grown(*self.LEVELS, stated)
        assert (one.computed, one.agrees, one.unit) == (Decimal("19.2"), True, vf.Unit.USD)

    def test_a_change_in_times_is_a_ratio(self) -> None:
        levels = [figure("a", "size", "2015", "100 USD"), figure("b", "size", "2020", "155 USD")]
        stated = figure("c", "size-ratio", "2020", "trên 1,5 lần", change_vs="2015")
        (one,) = grown(*levels, stated, of="size")
        assert one.computed == Decimal("1.55")
        assert one.agrees is True

    def test_a_change_in_points_is_a_difference_of_percentages(self) -> None:
        levels = [figure("a", "share", "2022", "40%"), figure("b", "share", "2023", "42,5%")]
        stated = figure("c", "exports-change", "2023", "2,5 điểm phần trăm", change_vs="2022")
        (one,) = grown(*levels, stated, of="share", stated=["exports-change"])
        assert (one.computed, one.agrees) == (Decimal("2.5"), True)
        plain = figure("c", "exports-change", "2023", "6,25%", change_vs="2022")
        (one,) = grown(*levels, plain, of="share", stated=["exports-change"])
        assert (one.computed, one.agrees) == (Decimal("6.25"), True)

    def test_a_change_in_another_unit_is_not_computed(self) -> None:
        stated = figure("c", "exports-change-amount", "2023", "19,2 đồng", change_vs="2022")
        (one,) = grown(*self.LEVELS, stated)
        assert (one.computed, one.agrees, one.base_implied) == (None, None, None)
        (one,) = grown(self.LEVELS[1], stated)
        assert one.base_implied is None

    def test_a_level_in_another_unit_is_none_of_the_two(self) -> None:
        other = figure("o", "exports", "2022", "2.400.000 đồng")
        stated = figure("c", "exports-change", "2023", "19,2%", change_vs="2022")
        (one,) = grown(*self.LEVELS, other, stated)
        assert one.base_level == self.LEVELS[0]

    def test_levels_a_year_apart_grow_without_anyone_stating_it(self) -> None:
        (one,) = grown(*self.LEVELS)
        assert (one.stated, one.agrees, one.unit) == (None, None, vf.Unit.PERCENT)
        assert (str(one.base), str(one.period)) == ("2022", "2023")
        halves = [figure("a", "exports", "2023-H1", "5 USD"),
                  figure("b", "exports", "2024-H1", "6 USD")]  # fmt: skip
        assert [one.computed for one in grown(*halves)] == [20]

    def test_what_is_not_comparable_is_not_compared(self) -> None:
        apart = [
            figure("a", "exports", "2022", "5 USD"),
            figure("b", "exports", "2024", "6 USD"),
            figure("c", "exports", "2023", "6 USD", place="VN-54"),
            figure("d", "exports", "2023", "6 đồng"),
            figure("e", "exports", "2023", "7 USD", status=vf.Status.TARGET),
        ]
        assert grown(*apart) == ()

    def test_without_the_base_the_stated_change_implies_it(self) -> None:
        stated = figure("c", "exports-change", "2023", "19,2%", change_vs="2022")
        (one,) = grown(self.LEVELS[1], stated)
        assert one.base_implied == 100
        assert (one.computed, one.agrees) == (None, None)
        assert one.text().endswith("stated 19.2%, implied base about 100 USD")

    def test_a_difference_and_a_ratio_imply_the_base_too(self) -> None:
        more = figure("c", "exports-change-amount", "2023", "19,2 USD", change_vs="2022")
        assert [one.base_implied for one in grown(self.LEVELS[1], more)] == [100]
        level = figure("b", "size", "2020", "150 USD")
        times = figure("c", "size-ratio", "2020", "1,5 lần", change_vs="2015")
        assert [one.base_implied for one in grown(level, times, of="size")] == [100]

    def test_an_average_over_a_period_stands_alone(self) -> None:
        stated = figure("c", "exports-growth-average", "2011/2020", "10,5%/năm")
        (one,) = grown(stated)
        assert (one.computed, one.base, one.difference) == (None, one.period, None)
        assert one.text("vi", data=data()) == (
            "exports-growth-average vi, VN-69, giai đoạn 2011-2020: nguồn ghi 10,5%/năm, "
            "thiếu số liệu gốc"
        )

    def test_hedged_levels_settle_only_what_they_can(self) -> None:
        levels = [figure("a", "exports", "2022", "100 USD"),
                  figure("b", "exports", "2023", "trên 130 USD")]  # fmt: skip
        few = figure("c", "exports-change", "2023", "20%", change_vs="2022")
        many = figure("d", "exports-change", "2023", "40%", change_vs="2022")
        answers = {one.stated.id: one.agrees for one in grown(*levels, few, many) if one.stated}
        assert answers == {"c": False, "d": None}
        assert "computed at least 30%" in grown(*levels)[0].text()

    def test_two_sources_of_a_level_give_two_answers(self) -> None:
        twice = [*self.LEVELS, figure("z", "exports", "2023", "120 USD")]
        assert [one.computed for one in grown(*twice)] == [Decimal("19.2"), 20]

    def test_a_change_may_be_asked_about_itself_or_under_another_name(self) -> None:
        stated = figure("c", "exports-change", "2023", "19,2%", change_vs="2022")
        assert len(grown(stated, of="exports-change")) == 1
        other = figure("c", "size-ratio", "2023", "1,2 lần", change_vs="2022")
        (one,) = grown(*self.LEVELS, other, stated=["size-ratio"])
        assert (one.computed, one.agrees) == (Decimal("1.192"), True)

    def test_a_base_of_zero_gives_no_growth(self) -> None:
        zero = figure("a", "exports", "2022", "0 USD")
        (one,) = grown(zero, self.LEVELS[1])
        assert one.computed is None
        assert one.bounds == vf.Bounds()

    def test_unknown_names_propose_near_ones(self) -> None:
        with pytest.raises(vf.UnknownName, match="'export'; near it: 'exports'"):
            vf.growth(data(), "export")
        with pytest.raises(vf.UnknownName, match="'VN-6'"):
            vf.growth(data(), "exports", place="VN-6")

    def test_the_increase_printed_by_lang_son_is_right_to_the_dollar(self) -> None:
        (one,) = vf.growth(vf.load(), "foreign-ngo-aid-mobilised", place="VN-09")
        assert one.agrees is True
        assert one.text("vi").endswith("nguồn ghi 992.829 USD, tính ra 992.829 USD, khớp")


@st.composite
def truths(draw: st.DrawFn) -> tuple[vf.Bounds, Decimal]:
    """What a source says is certain of an amount above zero, and a true value that fits it."""
    base = draw(st.decimals("0.01", 10**6, places=2))
    more = base + draw(st.decimals("0.01", 10**6, places=2))
    printed, hedge, true = draw(
        st.sampled_from(
            [
                (base, "", base),
                (base, "trên ", more),
                (more, "gần ", base),
                (base, "ít nhất ", base),
                (more, "tối đa ", base),
                (base, "khoảng ", more),
            ]
        )
    )
    text = f"{hedge}{printed:f} USD".replace(".", ",")
    return vf.Quantity.parse(text, convention="vi").bounds, true


class TestBoundsOfQuotients:
    """«bounds are sound: a property over random true values behind hedges»"""

    @given(truths(), truths(), st.sampled_from([1, 100]))
    def test_the_true_quotient_lies_within(
        self, over: tuple[vf.Bounds, Decimal], under: tuple[vf.Bounds, Decimal], times: int
    ) -> None:
        bounds = quotient(over[0], under[0], Decimal(times))
        true = Fraction(over[1]) / Fraction(under[1]) * times
        assert bounds.lower is None or Fraction(bounds.lower) <= true
        assert bounds.upper is None or true <= Fraction(bounds.upper)

    @given(st.decimals("0.01", 10**6, places=2), st.decimals("0.01", 10**6, places=2))
    def test_exact_amounts_give_bounds_that_nearly_meet(
        self, over: Decimal, under: Decimal
    ) -> None:
        bounds = quotient(vf.Bounds(lower=over, upper=over), vf.Bounds(lower=under, upper=under))
        assert bounds.lower is not None
        assert bounds.upper is not None
        assert bounds.upper - bounds.lower <= Decimal("1e-20")

    @pytest.mark.parametrize(
        "under", [vf.Bounds(lower=0, upper=5), vf.Bounds(upper=5), vf.Bounds()]
    )
    def test_nothing_is_certain_where_the_divisor_may_be_zero(self, under: vf.Bounds) -> None:
        assert quotient(vf.Bounds(lower=1, upper=1), under) == vf.Bounds()

    @given(truths(), truths())
    def test_words_are_never_firmer_than_the_bounds(
        self, over: tuple[vf.Bounds, Decimal], under: tuple[vf.Bounds, Decimal]
    ) -> None:
        bounds = quotient(over[0], under[0])
        nominal = (over[1] / under[1]).quantize(Decimal("1e-9"))
        quantity = said(nominal, bounds, vf.Unit.USD)
        assert quantity is not None
        half = Decimal("0.01")
        true = Fraction(over[1]) / Fraction(under[1])
        low, high = quantity.bounds.lower, quantity.bounds.upper
        assert low is None or Fraction(low - half) <= true
        assert high is None or true <= Fraction(high + half)

    @given(st.decimals(0, 1000, places=6), st.integers(0, 3))
    def test_a_value_agrees_with_its_own_rounding(self, true: Decimal, places: int) -> None:
        printed = vf.Quantity(amount=round(true, places), unit=vf.Unit.PERCENT)
        wide = max(0, -int(printed.amount.normalize().as_tuple().exponent))
        assume(wide == places)  # a rounding that ends in zero prints fewer places
        assert agreement(printed, vf.Bounds(lower=true, upper=true)) is True


class TestShare:
    WHOLE = figure("w", "projects", "2021-12-14", "trên 1.400 dự án")
    PART = figure("p", "projects-foreign", "2021-12-14", "74 dự án")

    def test_a_part_over_a_hedged_whole_is_at_most(self) -> None:
        (one,) = vf.share(data(self.WHOLE, self.PART), "projects-foreign")
        assert one.whole is self.WHOLE
        assert one.bounds.lower == 0
        assert one.text() == (
            "projects-foreign of projects, VN-69, 14 December 2021: at most 5.29%"
        )

    def test_a_figure_that_prints_its_whole_is_its_own_share(self) -> None:
        built = figure("b", "projects", "2021", "23/28 dự án")
        (one,) = vf.share(data(built), "projects")
        assert (one.whole, round(one.percent or 0, 2)) == (None, Decimal("82.14"))
        assert one.text("vi", data=data()) == "projects vi, VN-69, năm 2021: 82,14%"

    def test_a_part_between_two_amounts_is_a_share_between_two(self) -> None:
        whole = figure("w", "projects", "2021-12-14", "1.000 dự án")
        part = figure("p", "projects-foreign", "2021-12-14", "74-80 dự án")
        (one,) = vf.share(data(whole, part), "projects-foreign")
        assert one.text().endswith(", 14 December 2021: 7.4 to 8%")

    def test_a_province_in_the_country(self) -> None:
        country = vf.Place(id="VN", name_vi="VN", name_en="VN", kind=vf.PlaceKind.COUNTRY)
        both = [figure("a", "exports", "2023", "5 USD"),
                figure("b", "exports", "2023", "20 USD", place="VN")]  # fmt: skip
        (one,) = vf.share(data(country, *both), "exports", place="VN-69", within="VN")
        assert one.percent == 25

    @pytest.mark.parametrize(
        "other",
        [{"period": "2020"}, {"printed": "5 USD"}, {"place": "VN-54"},
         {"status": vf.Status.TARGET}, {"counterpart": "LA"}],
    )  # fmt: skip
    def test_what_is_not_its_whole_gives_no_share(self, other: dict[str, Any]) -> None:
        given_: dict[str, Any] = {"period": "2021-12-14", "printed": "1.400 dự án"} | other
        whole = figure("w", "projects", given_.pop("period"), given_.pop("printed"), **given_)
        assert vf.share(data(whole, self.PART), "projects-foreign") == ()

    @pytest.mark.parametrize(("printed", "agrees"), [("5%", True), ("6%", False)])
    def test_a_printed_share_is_held_against_it(self, printed: str, *, agrees: bool) -> None:
        whole = figure("w", "projects", "2021-12-14", "1.400 dự án")
        stated = figure("s", "share", "2021-12-14", printed)
        (one,) = vf.share(data(whole, self.PART, stated), "projects-foreign", stated="share")
        assert one.agrees is agrees
        assert f"(stated {stated.quantity.format('en')})" in one.text()

    def test_an_indicator_without_a_whole_is_refused(self) -> None:
        with pytest.raises(vf.UnknownName, match="no whole of indicator 'exports'"):
            vf.share(data(figure("a", "exports", "2023", "5 USD")), "exports")


class TestPerCapita:
    """«per-capita where both are there; else says so»"""

    PEOPLE = figure("n", "population", "2021-12-14", "trên 1.300.000 người")

    def test_a_figure_over_the_population_of_its_year(self) -> None:
        money = figure("e", "exports", "2021", "2.600.000 USD")
        (one,) = vf.per_capita(data(self.PEOPLE, money), "exports")
        assert one.population is self.PEOPLE
        assert one.amount == 2
        assert one.text() == "exports, VN-69, 2021: at most 2 USD a head"

    @pytest.mark.parametrize("period", ["2020", "2022-H1"])
    def test_another_year_has_no_population_and_says_so(self, period: str) -> None:
        money = figure("e", "exports", period, "2.600.000 USD")
        (one,) = vf.per_capita(data(self.PEOPLE, money), "exports")
        assert (one.amount, one.population) == (None, None)
        assert one.text().endswith(f"no population of VN-69 for {period[:4]}")
        assert one.text("vi").endswith(f"không có dân số của VN-69 năm {period[:4]}")

    def test_the_population_nearest_to_the_figure_counts(self) -> None:
        people = [figure(f"n{month}", "population", f"2021-{month:02}-01", "1.000 người")
                  for month in (3, 6, 9)]  # fmt: skip
        money = figure("e", "exports", "2021-H1", "5 USD")
        (one,) = vf.per_capita(data(*people, money), "exports")
        assert one.population is not None
        assert one.population.id == "n6"

    def test_a_stock_without_a_day_takes_what_its_year_has(self) -> None:
        stock = figure("s", "projects", "../2021", "26 dự án")
        (one,) = vf.per_capita(data(self.PEOPLE, stock), "projects")
        assert one.population is self.PEOPLE

    def test_a_total_of_several_years_is_not_divided(self) -> None:
        money = figure("e", "exports", "2011/2021", "5 USD")
        (one,) = vf.per_capita(data(self.PEOPLE, money), "exports")
        assert "longer than a year" in one.reason

    def test_plans_are_left_out(self) -> None:
        planned = figure("e", "exports", "2021", "5 USD", status=vf.Status.TARGET)
        assert vf.per_capita(data(self.PEOPLE, planned), "exports") == ()

    def test_what_has_no_value_a_head_is_refused(self) -> None:
        with pytest.raises(ValueError, match="is a change, which has no value a head"):
            vf.per_capita(data(), "exports-change")
