"""Rules on sums, series and printed changes at their edges: what hedges and rounding allow."""

from __future__ import annotations

import gc
import weakref
from decimal import Decimal
from typing import Any

import pytest

import vnforeign as vf
from checks.figure_worlds import event, figure, indicator, piece, source
from vnforeign.checks._figures import once, timelines


def read(
    printed: str, name: str, of: str = "i", period: str = "2020", **more: Any
) -> vf.Observation:
    """A figure read from its printed form."""
    made = figure(0, name=name, indicator=of, period=period, **more)
    quantity = vf.Quantity.parse(printed)
    return vf.Observation(
        id=name, indicator=of, place=made.place, subject=made.subject, counterpart=made.counterpart,
        period=made.period, quantity=quantity, status=made.status, change_vs=made.change_vs,
    )  # fmt: skip


def said(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


class TestPartsAndWholes:
    """«Hedges count: "gần 50" of "hơn 180" is in order»"""

    OF = (indicator("activity"), indicator("activity", name="j", part_of="i"))

    @pytest.mark.parametrize(
        ("part", "whole"),
        [
            ("gần 200 hoạt động", "180 hoạt động"),
            ("200 hoạt động", "hơn 180 hoạt động"),
            ("khoảng 200 hoạt động", "180 hoạt động"),
            ("180 hoạt động", "180 hoạt động"),
        ],
    )
    def test_what_may_be_in_order_is_silent(self, part: str, whole: str) -> None:
        assert said("VNF321", *self.OF, read(whole, "o"), read(part, "p", "j")) == []

    @pytest.mark.parametrize("part", ["181 hoạt động", "hơn 181 hoạt động", "từ 190 đến 200"])
    def test_what_cannot_be_is_held_against_the_part(self, part: str) -> None:
        (finding,) = said("VNF321", *self.OF, read("180 hoạt động", "o"), read(part, "p", "j"))
        assert finding.record == "p"

    @pytest.mark.parametrize(
        "other", [{"period": "2021"}, {"place": "VN-54"}, {"status": vf.Status.TARGET}]
    )
    def test_another_time_place_or_status_is_no_whole_of_it(self, other: dict[str, Any]) -> None:
        part = read("200 hoạt động", "p", "j", **other)
        assert said("VNF321", *self.OF, read("180 hoạt động", "o"), part) == []


class TestSharesTogether:
    @pytest.mark.parametrize(
        ("unit", "one", "other", "said_of"),
        [
            ("percent", "60%", "55%", ["p"]),
            ("percent", "60%", "40%", []),
            ("percent", "hơn 60%", "hơn 40%", []),
            ("percent", "120%", "5%", []),  # it is wrong alone, and another rule says so
            ("count", "60", "55", []),
        ],
    )
    def test_they_come_to_the_whole_at_most(
        self, unit: str, one: str, other: str, said_of: list[str]
    ) -> None:
        of = indicator(unit, "share")
        two = read(one, "o", counterpart="LA"), read(other, "p", counterpart="KR")
        assert [finding.record for finding in said("VNF325", of, *two)] == said_of

    def test_parts_of_one_indicator_come_to_it_at_most(self) -> None:
        of = [indicator("percent", "share", name, part_of="whole") for name in ("i", "j")]
        two = read("60%", "o"), read("55%", "p", "j")
        assert [finding.record for finding in said("VNF325", *of, *two)] == ["p"]


class TestPlacesInsideOthers:
    AT = vf.Place(
        id="VN-69", name_vi="Thái Nguyên", name_en="Thai Nguyen", kind=vf.PlaceKind.PROVINCE,
        country="VN",
    )  # fmt: skip

    @pytest.mark.parametrize(("period", "many"), [("2020", 1), ("2021", 0)])
    def test_the_country_of_another_year_is_no_whole_of_it(self, period: str, many: int) -> None:
        whole = figure(5_000, name="o", period="2020", place="VN")
        part = figure(9_000, name="p", period=period)
        assert len(said("VNF324", self.AT, indicator(), whole, part)) == many


class TestPrintedGrowth:
    """«…that the two levels do not give, rounding allowed for»"""

    OF = (indicator(), indicator("percent", "change", "i-change"))

    def test_levels_rounded_to_a_digit_leave_much_open(self) -> None:
        levels = read("3 tỷ USD", "t", period="2019"), read("4 tỷ USD", "n")
        for growth in ("15%", "33%", "75%"):
            one = read(growth, "o", "i-change", change_vs="2019")
            assert said("VNF326", *self.OF, *levels, one) == []
        one = read("90%", "o", "i-change", change_vs="2019")
        assert len(said("VNF326", *self.OF, *levels, one)) == 1

    @pytest.mark.parametrize("level", ["trên 4,123 tỷ USD", "gần 4,123 tỷ USD"])
    def test_a_level_that_bounds_on_one_side_is_held_against_nothing(self, level: str) -> None:
        levels = read("3,217 tỷ USD", "t", period="2019"), read(level, "n")
        one = read("90%", "o", "i-change", change_vs="2019")
        assert said("VNF326", *self.OF, *levels, one) == []

    def test_one_of_two_printed_levels_is_enough(self) -> None:
        levels = [
            read("3,217 tỷ USD", "t", period="2019"),
            read("4,123 tỷ USD", "n"),
            read("4,523 tỷ USD", "m", status=vf.Status.PROVISIONAL),
        ]
        one = read("40,6%", "o", "i-change", change_vs="2019")
        assert said("VNF326", *self.OF, *levels, one) == []

    def test_a_level_without_a_figure_or_a_growth_aimed_at_is_held_against_nothing(self) -> None:
        levels = read("3 tỷ USD", "t", period="2019"), read("4 tỷ USD", "n")
        one = read("90%", "o", "i-change", change_vs="2019")
        aim = read("90%", "o", "i-change", change_vs="2019", status=vf.Status.TARGET)
        assert said("VNF326", *self.OF, *levels, one)
        assert said("VNF326", *self.OF, one) == []
        assert said("VNF326", *self.OF, *levels, aim) == []

    @pytest.mark.parametrize("growth", ["trên 90%", "gần 90%", "80-90%"])
    def test_a_growth_with_a_hedge_is_held_against_nothing(self, growth: str) -> None:
        levels = read("3 tỷ USD", "t", period="2019"), read("4 tỷ USD", "n")
        one = read(growth, "o", "i-change", change_vs="2019")
        assert said("VNF326", *self.OF, *levels, one) == []


class TestPrintedFulfilment:
    """«the plan is the figure with status target, of the same period or of one around it»"""

    OF = (indicator(), indicator("percent", "rate", "i-plan-fulfilment"))
    DONE = read("1540 USD", "n", period="2024-H1")
    RATE = read("62,5%", "o", "i-plan-fulfilment", period="2024-H1")

    def plan(self, period: str, status: vf.Status = vf.Status.TARGET) -> vf.Observation:
        return read("2933 USD", "t", period=period, status=status)

    @pytest.mark.parametrize("period", ["2024", "2024-H1", "2021/2025"])
    def test_a_plan_around_it_is_its_plan(self, period: str) -> None:
        (finding,) = said("VNF329", *self.OF, self.DONE, self.plan(period), self.RATE)
        assert finding.record == "o"
        assert "52.33 % – 52.69 %" in finding.message

    @pytest.mark.parametrize("period", ["2023", "2024-H2", "2024-Q1"])
    def test_a_plan_of_another_time_is_not(self, period: str) -> None:
        assert said("VNF329", *self.OF, self.DONE, self.plan(period), self.RATE) == []

    @pytest.mark.parametrize("rate", ["trên 62,5%", "gần 62,5%", "62-63%"])
    def test_a_rate_with_a_hedge_is_held_against_nothing(self, rate: str) -> None:
        one = read(rate, "o", "i-plan-fulfilment", period="2024-H1")
        assert said("VNF329", *self.OF, self.DONE, self.plan("2024"), one) == []

    def test_a_result_is_no_plan(self) -> None:
        result = self.plan("2024", vf.Status.PROVISIONAL)
        assert said("VNF329", *self.OF, self.DONE, result, self.RATE) == []

    def test_a_fulfilment_without_its_level_does_not_end_the_search(self) -> None:
        other = indicator("percent", "rate", "a-plan-fulfilment")
        stray = read("5%", "a", "a-plan-fulfilment")
        records = (other, *self.OF, stray, self.DONE, self.plan("2024"), self.RATE)
        assert [finding.record for finding in said("VNF329", *records)] == ["o"]


class TestMoney:
    """«so small, or with such a fraction, that a scale word must be missing»"""

    @pytest.mark.parametrize(
        ("printed", "silent"),
        [
            *(("15,4 USD", False), ("15 USD", True), ("999,5 USD", False), ("1000,5 USD", True)),
            *(("15 đồng", False), ("999 đồng", False), ("1000 đồng", True), ("-15 đồng", True)),
        ],
    )
    def test_what_is_too_small_depends_on_the_currency(self, printed: str, silent: bool) -> None:
        one = read(printed, "o")
        of = indicator(one.quantity.unit.code)
        assert (said("VNF310", of, one) == []) is silent

    def test_a_large_amount_before_it_hides_nothing(self) -> None:
        run = [
            read(each, f"o{at}", period=f"202{at}")
            for at, each in enumerate(("9 tỷ USD", "9,5 USD"))
        ]
        assert [finding.record for finding in said("VNF310", indicator(), *run)] == ["o1"]

    @pytest.mark.parametrize(
        ("nature", "silent"),
        [("stock", False), ("flow", False), ("change", True), ("rate", True), ("rank", True)],
    )
    def test_nothing_is_a_question_of_stocks_and_flows_alone(
        self, nature: str, silent: bool
    ) -> None:
        assert (said("VNF311", indicator("percent", nature), read("0%", "o")) == []) is silent

    def test_nothing_is_seen_beside_less_than_nothing(self) -> None:
        two = read("-5 USD", "n", period="2019"), read("0 USD", "o")
        assert [finding.record for finding in said("VNF311", indicator(), *two)] == ["o"]


class TestRanksAmongProvinces:
    """«34 provinces and cities since 1 July 2025 … 63 from 1 August 2008»"""

    HOME = vf.Place(
        id="VN-69", name_vi="Thái Nguyên", name_en="t", kind=vf.PlaceKind.PROVINCE, country="VN"
    )

    @pytest.mark.parametrize(
        ("printed", "period", "count"),
        [
            *(
                ("thứ 10/63", "2026", "34"),
                ("thứ 35", "2025-Q3", "34"),
                ("thứ 10/34", "2024", "63"),
            ),
            *(("thứ 64", "2009", "63"), ("thứ 10/34", "2025-H1", "63")),
        ],
    )
    def test_each_time_has_its_number(self, printed: str, period: str, count: str) -> None:
        one = read(printed, "o", period=period)
        (finding,) = said("VNF319", indicator("rank", "rank"), self.HOME, one)
        assert f"there were {count} provinces" in finding.message

    @pytest.mark.parametrize(
        ("printed", "period"),
        [
            *(("thứ 10/34", "2026"), ("thứ 34", "2025-Q3"), ("thứ 10/63", "2024")),
            *(("thứ 63", "2009"), ("thứ 64", "2007"), ("thứ 10/63", "2025"), ("thứ 64", "../2026")),
            ("thứ 10/61", "2012"),
        ],
    )
    def test_what_was_so_or_cannot_be_known_is_silent(self, printed: str, period: str) -> None:
        one = read(printed, "o", period=period)
        assert said("VNF319", indicator("rank", "rank"), self.HOME, one) == []

    @pytest.mark.parametrize("at", ["vn-town", "unknown"])
    def test_a_town_is_not_ranked_among_provinces(self, at: str) -> None:
        town = vf.Place(
            id="vn-town", name_vi="a", name_en="a", kind=vf.PlaceKind.CITY, country="VN"
        )
        one = read("thứ 10/34", "o", period="2024", place=at)
        assert said("VNF319", indicator("rank", "rank"), self.HOME, town, one) == []

    def test_a_number_that_is_no_rank_is_not_one_of_provinces(self) -> None:
        one = read("70", "o", period="2024")
        assert said("VNF319", indicator("count", "rank"), self.HOME, one) == []


class TestExchangeRate:
    """«the yearly averages … and 10 % to either side»"""

    OF = (indicator(name="c"), indicator("VND", name="c-vnd"))

    @pytest.mark.parametrize(
        ("year", "rate", "silent"),
        [
            ("2020", 23_208, True),
            ("2020", 20_888, True),
            ("2020", 20_887, False),
            ("2020", 25_528, True),
            ("2020", 25_529, False),
            ("1995", 11_038, True),
            ("1995", 23_000, False),
            ("2024", 28_500, True),
            ("2024", 28_501, False),
            ("1985", 1, True),
        ],
    )
    def test_the_range_is_that_of_the_year(self, year: str, rate: int, silent: bool) -> None:
        one = figure(10**6, indicator="c", period=year)
        two = figure(Decimal(rate) * 10**6, "VND", "p", year, indicator="c-vnd")
        assert (said("VNF330", *self.OF, one, two) == []) is silent

    def test_a_stock_may_have_been_converted_in_the_ten_years_before(self) -> None:
        of = (indicator(nature="stock", name="c"), indicator("VND", "stock", "c-vnd"))
        one = figure(10**6, indicator="c", period="2020")
        two = figure(19 * 10**9, "VND", "p", "2020", indicator="c-vnd")
        assert said("VNF330", *of, one, two) == []


class TestSeries:
    def test_a_half_within_its_year_is_no_overlap(self) -> None:
        year, half = figure(9_000), figure(4_000, name="p", period="2020-H1")
        assert said("VNF334", indicator(), year, half) == []

    def test_a_stock_is_held_against_the_highest_before_it(self) -> None:
        run = [
            figure(amount, name=f"o{at}", period=f"201{at}-12-31")
            for at, amount in enumerate((5_000, 9_000, 8_000, 7_000, 9_500))
        ]
        assert [f.record for f in said("VNF331", indicator(nature="stock"), *run)] == ["o2", "o3"]

    def test_what_may_be_anything_is_not_the_highest(self) -> None:
        of = indicator(nature="stock")
        run = [
            read(printed, f"o{at}", period=f"202{at}-12-31")
            for at, printed in enumerate(("5.000 USD", "khoảng 9.000 USD", "6.000 USD"))
        ]
        assert said("VNF331", of, *run) == []

    def test_a_flow_without_a_start_overlaps_nothing(self) -> None:
        one, open_ = figure(9_000), figure(4_000, name="p", period="../2020-06-30")
        assert said("VNF334", indicator(), open_, one) == []

    @pytest.mark.parametrize(("amount", "many"), [(12_722, 1), (12_000, 0)])
    def test_a_round_amount_may_be_the_same_by_chance(self, amount: int, many: int) -> None:
        years, year = figure(amount, period="2011/2020"), figure(amount, name="p")
        assert len(said("VNF337", indicator(), years, year)) == many

    def test_a_slip_shows_among_periods_of_its_length_alone(self) -> None:
        amounts = (5_200, 6_100_000, 6_900)
        years = [figure(each, name=f"y{at}", period=f"202{at}") for at, each in enumerate(amounts)]
        months = [
            figure(each, name=f"m{at}", period=f"2023-0{at + 1}")
            for at, each in enumerate((9, 8, 7))
        ]
        wrong = said("VNF336", indicator(), *years, *months)
        assert [finding.record for finding in wrong] == ["y1"]
        assert said("VNF336", indicator(), years[0], years[2], *months) == []

    def test_two_figures_far_apart_do_not_tell_which_is_wrong(self) -> None:
        two = figure(5_000, period="2019"), figure(5_000_000, name="p")
        assert said("VNF336", indicator(), *two) == []


class TestOneSpanTwoTexts:
    """«A text has one character at each offset»"""

    SOURCE = source(file="bai.txt", sha256="0" * 64)

    @pytest.mark.parametrize(
        ("pieces", "held"),
        [
            ((("hội nghị", 0), ("nghị toàn quốc", 4), ("quốc tế", 14)), []),
            ((("hội nghị", 0), ("nghị toàn quốc", 4), ("quận", 14)), ["e2"]),
            ((("hội nghị toàn quốc", 0), ("nghị", 4), ("quận", 14)), ["e2"]),
            ((("hội nghị", 0), ("nghỉ", 4)), ["e1"]),
            ((("hội nghị", 0), ("tỉnh", 8)), []),
            ((("hội nghị", 0), ("tỉnh", 7)), ["e1"]),
        ],
    )
    def test_each_piece_is_held_against_what_reaches_over_it(
        self, pieces: tuple[tuple[str, int], ...], held: list[str]
    ) -> None:
        events = [event(f"e{at}", piece(text, start)) for at, (text, start) in enumerate(pieces)]
        assert [one.record for one in said("VNF509", self.SOURCE, *events)] == held


class TestWhatRulesShare:
    def test_it_is_made_once_a_dataset_and_let_go_with_it(self) -> None:
        class Made:
            pass

        made: list[weakref.ref[Made]] = []

        @once
        def make(_: vf.Dataset) -> Made:
            result = Made()
            made.append(weakref.ref(result))
            return result

        data, other = vf.Dataset.of([]), vf.Dataset.of([])
        assert make(data) is make(data)
        assert make(other) is not make(data)
        assert len(made) == 3  # the one asked last is kept, no more
        del data, other
        gc.collect()
        assert [one() for one in made] == [None, None, None]

    def test_figures_of_an_indicator_that_is_not_there_are_looked_at_too(self) -> None:
        source = vf.Source(id="s", title="t", published_on=vf.PartialDate.parse("2021-12-14"))
        past = figure(5, period="2019", status=vf.Status.TARGET, indicator="nowhere")
        assert len(said("VNF314", past, source)) == 1

    @pytest.mark.parametrize(
        ("first", "second", "order"),
        [("2020", "2021", "ab"), ("2021", "2020", "ba"), ("2020-H1", "2020", "ba"),
         ("../2020", "2019", "ab"), ("2020", "2020/..", "ba"), ("2020-01-01/..", "2020", "ab"),
         ("2020/..", "2020/9999-12-31", "ab"), ("2020/9999-12-31", "2020/..", "ba")],
    )  # fmt: skip
    def test_a_series_is_in_order_of_time_the_longer_first(
        self, first: str, second: str, order: str
    ) -> None:
        data = vf.Dataset.of([indicator(), figure(5, name="a", period=first),
                              figure(6, name="b", period=second)])  # fmt: skip
        ((_, times, figures),) = timelines(data)
        assert "".join(one.id for one in figures) == order
        assert times == sorted(times)
        assert len(set(times)) == 2
