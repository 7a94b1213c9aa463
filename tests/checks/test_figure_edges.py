"""Rules on sums, series and printed changes at their edges: what hedges and rounding allow."""

from __future__ import annotations

import gc
import weakref
from decimal import Decimal
from typing import Any

import pytest

import vnforeign as vf
from checks.figure_worlds import event, figure, indicator, piece, source
from vnforeign.checks._figures import forms, least, most, once, pieces, timelines


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
            ("percent", "100%", "1%", ["p"]),
            ("percent", "99%", "1%", []),
            ("percent", "100,5%", "1%", []),
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

    def test_the_last_is_told_and_the_others_are_named(self) -> None:
        sides = {"o": "LA", "p": "KR", "q": "CN"}
        three = (read("40%", name, counterpart=side) for name, side in sides.items())
        (finding,) = said("VNF325", indicator("percent", "share"), *three)
        assert finding.record == "q"
        assert finding.message == "40% and the other shares (o, p) come to 120 % at least"

    def test_a_share_of_which_nothing_is_certain_adds_nothing_and_takes_nothing(self) -> None:
        sides = {"LA": "60%", "KR": "gần 5%", "CN": "41%"}
        three = (read(text, f"o-{of}", counterpart=of) for of, text in sides.items())
        assert len(said("VNF325", indicator("percent", "share"), *three)) == 1

    @pytest.mark.parametrize(
        ("other", "held"),
        [({"status": vf.Status.TARGET}, 0), ({"period": "2021"}, 0), ({"place": "VN-54"}, 0),
         ({}, 1)],
    )  # fmt: skip
    def test_shares_of_another_status_time_or_place_are_not_added(
        self, other: dict[str, Any], held: int
    ) -> None:
        two = (read("60%", "o", counterpart="LA"), read("55%", "p", counterpart="KR", **other))
        assert len(said("VNF325", indicator("percent", "share"), *two)) == held

    @pytest.mark.parametrize(
        ("of", "held"), [(("i", "i"), 1), (("i", "x"), 0), ((None, None), 0), (("i", None), 0)]
    )
    def test_shares_of_parts_of_one_indicator_are_added(
        self, of: tuple[str | None, str | None], held: int
    ) -> None:
        shares = [
            indicator("percent", "share", name, part_of=whole)
            for name, whole in zip("jk", of, strict=True)
        ]
        two = read("60%", "o", "j"), read("55%", "p", "k")
        assert len(said("VNF325", *shares, *two)) == held


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


class TestCounterpartsAndTheirTotal:
    """«Figures by counterpart that together are certainly more than the one for all of them»"""

    KOREA = vf.Place(id="KR", name_vi="k", name_en="k", kind=vf.PlaceKind.COUNTRY)
    ASEAN = vf.Place(id="asean", name_vi="a", name_en="a", kind=vf.PlaceKind.BLOC)

    def said_of(self, whole: str, *parts: tuple[str, str], nature: str = "flow") -> list[str]:
        made = [read(text, f"p{at}", counterpart=of) for at, (text, of) in enumerate(parts)]
        records = (self.KOREA, self.ASEAN, indicator(nature=nature), read(whole, "o"), *made)
        return [finding.record for finding in said("VNF323", *records)]

    @pytest.mark.parametrize(
        ("parts", "held"),
        [
            ([("100 USD", "KR")], []),
            ([("101 USD", "KR")], ["p0"]),
            ([("60 USD", "KR"), ("40 USD", "LA")], []),
            ([("60 USD", "KR"), ("41 USD", "LA")], ["o"]),
            ([("60 USD", "KR"), ("41 USD", "asean")], []),  # it may hold Korea's
            ([("101 USD", "asean")], []),
            ([("60 USD", "KR"), ("gần 90 USD", "LA")], []),
            ([("101 USD", "KR"), ("60 USD", "LA")], ["p0"]),
            ([("101 đồng", "KR")], []),
        ],
    )
    def test_one_alone_or_all_together_are_held_to_the_total(
        self, parts: list[tuple[str, str]], held: list[str]
    ) -> None:
        assert self.said_of("100 USD", *parts) == held

    def test_a_total_with_two_ends_is_held_to_the_upper_one(self) -> None:
        assert self.said_of("từ 80 đến 100 USD", ("100 USD", "KR")) == []
        assert self.said_of("từ 80 đến 100 USD", ("101 USD", "KR")) == ["p0"]

    def test_what_may_not_be_added_has_no_total(self) -> None:
        assert self.said_of("100 USD", ("101 USD", "KR"), nature="rate") == []

    @pytest.mark.parametrize(
        "other", [{"of": "j"}, {"status": vf.Status.TARGET}, {"period": "2021"}]
    )
    def test_another_indicator_status_or_time_is_no_part_of_it(self, other: dict[str, Any]) -> None:
        part = read("101 USD", "p", counterpart="KR", **other)
        assert said("VNF323", indicator(), indicator(name="j"), read("100 USD", "o"), part) == []


class TestPlacesAndWhatIsAroundThem:
    """«A figure of a province (district) that is certainly more than its country's»"""

    HOME = vf.Place(id="VN-69", name_vi="t", name_en="t", kind=vf.PlaceKind.PROVINCE, country="VN")
    TOWN = vf.Place(
        id="town", name_vi="t", name_en="t", kind=vf.PlaceKind.CITY, country="VN", parent="VN-69"
    )

    @pytest.mark.parametrize(
        ("part", "at", "held"),
        [
            ("100 USD", "VN-69", []),
            ("101 USD", "VN-69", ["p"]),
            ("101 USD", "town", ["p"]),
            ("trên 100 USD", "town", []),
            ("101 đồng", "VN-69", []),
            ("101 USD", "VN-99", []),
        ],
    )
    def test_a_part_is_held_to_the_whole(self, part: str, at: str, held: list[str]) -> None:
        records = self.HOME, self.TOWN, indicator(), read("100 USD", "o", place="VN")
        assert [f.record for f in said("VNF324", *records, read(part, "p", place=at))] == held

    def test_a_town_is_held_to_its_province_first_and_told_once(self) -> None:
        around = read("100 USD", "o", place="VN"), read("90 USD", "q", place="VN-69")
        records = self.HOME, self.TOWN, indicator(), *around, read("101 USD", "p", place="town")
        (finding,) = said("VNF324", *records)
        assert "more than that of VN-69" in finding.message

    @pytest.mark.parametrize(
        "other",
        [{"period": "2021"}, {"period": "2020-H1"}, {"counterpart": "LA"},
         {"status": vf.Status.TARGET}, {"of": "j"}],
    )  # fmt: skip
    def test_what_differs_otherwise_is_not_compared(self, other: dict[str, Any]) -> None:
        records = self.HOME, indicator(), indicator(name="j"), read("100 USD", "o", place="VN")
        assert said("VNF324", *records, read("101 USD", "p", **other)) == []

    def test_a_rate_of_a_part_may_be_higher(self) -> None:
        two = read("100 USD", "o", place="VN"), read("101 USD", "p")
        assert said("VNF324", self.HOME, indicator(nature="rate"), *two) == []


class TestPartsTogether:
    THREE = (indicator(), *(indicator(name=name, part_of="i") for name in "jk"))

    @pytest.mark.parametrize(
        ("whole", "one", "other", "held"),
        [
            ("100 USD", "60 USD", "40 USD", 0),
            ("100 USD", "60 USD", "41 USD", 1),
            ("trên 100 USD", "60 USD", "41 USD", 0),
            ("100 USD", "101 USD", "41 USD", 0),  # VNF321's
            ("100 USD", "60 USD", "gần 41 USD", 0),
            ("100 USD", "60 USD", "41 đồng", 0),
        ],
    )
    def test_they_are_held_to_the_whole(self, whole: str, one: str, other: str, held: int) -> None:
        parts = read(one, "p", "j"), read(other, "q", "k")
        assert len(said("VNF322", *self.THREE, read(whole, "o"), *parts)) == held

    def test_counts_of_other_nouns_are_added(self) -> None:
        units = [indicator("activity", name="i")]
        units += [indicator("project", name=name, part_of="i") for name in "jk"]
        parts = read("60 dự án", "p", "j"), read("41 dự án", "q", "k")
        assert len(said("VNF322", *units, read("100 hoạt động", "o"), *parts)) == 1

    def test_two_figures_of_one_part_are_not_two_parts(self) -> None:
        parts = read("60 USD", "p", "j"), read("41 USD", "q", "j")
        assert said("VNF322", *self.THREE, read("100 USD", "o"), *parts) == []

    def test_one_part_alone_is_left_to_the_rule_on_one(self) -> None:
        whole, part = read("100 hoạt động", "o"), read("101 hoạt động", "p", "j")
        assert said("VNF322", *self.THREE, whole, part) == []

    def test_parts_of_a_rate_are_not_added(self) -> None:
        of = (
            indicator(nature="rate"),
            *(indicator(name=name, nature="rate", part_of="i") for name in "jk"),
        )
        parts = read("60 USD", "p", "j"), read("41 USD", "q", "k")
        assert said("VNF322", *of, read("100 USD", "o"), *parts) == []


class TestWhatIsCertain:
    @pytest.mark.parametrize("hedge", vf.Hedge)
    def test_the_ends_are_those_of_the_bounds(self, hedge: vf.Hedge) -> None:
        upper = Decimal(80) if hedge is vf.Hedge.BETWEEN else None
        one = vf.Quantity(amount=Decimal(10), unit=vf.Unit.USD, hedge=hedge, upper=upper)
        assert (least(one), most(one)) == (one.bounds.lower, one.bounds.upper)


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


class TestPrintedChanges:
    """«rounding allowed for»"""

    LEVELS = (indicator(), read("10,5 USD", "n"), read("5,05 USD", "t", period="2019"))
    OF = (
        indicator("percent", "change", "i-change"),
        indicator("USD", "change", "i-difference"),
        indicator("time", "change", "i-ratio"),
    )

    def change(
        self, printed: str, of: str = "i-difference", name: str = "o", **more: Any
    ) -> vf.Observation:
        given = {key: held for key, held in ({"change_vs": "2019"} | more).items() if held}
        return read(printed, name, of, **given)

    @pytest.mark.parametrize(
        ("printed", "held"),
        [("5,38 USD", 1), ("5,39 USD", 0), ("5,45 USD", 0), ("5,51 USD", 0), ("5,52 USD", 1)],
    )
    def test_a_difference_may_lie_where_the_rounding_ends(self, printed: str, held: int) -> None:
        assert len(said("VNF327", *self.LEVELS, *self.OF, self.change(printed))) == held

    def test_a_change_in_per_cent_is_no_level_of_the_change_in_amounts(self) -> None:
        of = (
            indicator("percent", "change", "i-change"),
            indicator("USD", "change", "i-change-amount"),
        )
        (finding,) = said("VNF327", *self.LEVELS, *of, self.change("9,5 USD", "i-change-amount"))
        assert finding.record == "o"
        rate = indicator("USD", "rate", "i-change")
        assert said("VNF327", *self.LEVELS, rate, of[1], self.change("9,5 USD", of[1].id)) == []

    @pytest.mark.parametrize(
        ("code", "of", "printed", "shown"),
        [
            ("VNF326", "i-change", "90%", "5,05 USD (t) to 10,5 USD (n) is 106.73 % – 109.12 %"),
            ("VNF327", "i-difference", "9,5 USD", "5,05 USD (t) to 10,5 USD (n) is 5.45"),
            ("VNF328", "i-ratio", "3,5 lần", "5,05 USD (t) to 10,5 USD (n) is 2.07 – 2.09"),
        ],
    )
    def test_what_the_levels_give_is_shown(
        self, code: str, of: str, printed: str, shown: str
    ) -> None:
        (finding,) = said(code, *self.LEVELS, *self.OF, self.change(printed, of))
        assert finding.message.endswith(shown)

    @pytest.mark.parametrize(
        ("code", "of", "printed"),
        [("VNF326", "i-change", "900%"), ("VNF327", "i-difference", "95 USD"),
         ("VNF328", "i-ratio", "9,5 lần")],
    )  # fmt: skip
    def test_of_several_levels_the_first_are_shown(self, code: str, of: str, printed: str) -> None:
        also = read("5,1 USD", "u", period="2019", status=vf.Status.PROVISIONAL)
        (finding,) = said(code, *self.LEVELS, also, *self.OF, self.change(printed, of))
        assert "5,05 USD (t) to 10,5 USD (n) is" in finding.message
        assert "5,05 USD (t) đến 10,5 USD (n) là" in finding.message_vi

    @pytest.mark.parametrize("names", ["abc", "bca", "cab"])
    def test_changes_in_other_units_before_and_behind_hide_nothing(self, names: str) -> None:
        printed = {"VNF326": "90%", "VNF327": "9,5 USD", "VNF328": "3,5 lần"}
        made = [
            self.change(text, of.id, name)
            for of, text, name in zip(self.OF, printed.values(), names, strict=True)
        ]
        for code, name in zip(printed, names, strict=True):
            assert [f.record for f in said(code, *self.LEVELS, *self.OF, *made)] == [name]

    @pytest.mark.parametrize(
        "more", [{"change_vs": None}, {"status": vf.Status.TARGET}, {"change_vs": "2018"},
                 {"period": "2021"}, {"place": "VN-54"}, {"counterpart": "LA"}]
    )  # fmt: skip
    def test_a_change_without_its_two_levels_is_held_against_nothing(
        self, more: dict[str, Any]
    ) -> None:
        assert said("VNF327", *self.LEVELS, *self.OF, self.change("9,5 USD", **more)) == []

    @pytest.mark.parametrize("more", [{"period": "2019"}, {"period": "2019", "of": "j"}])
    def test_a_level_of_nothing_or_of_another_indicator_is_no_base(
        self, more: dict[str, Any]
    ) -> None:
        base = read("0 USD" if len(more) == 1 else "5 USD", "t", **more)
        records = indicator(), indicator(name="j"), *self.OF, read("10,5 USD", "n"), base
        for code, of, printed in (("VNF326", "i-change", "90%"), ("VNF328", "i-ratio", "3 lần")):
            assert said(code, *records, self.change(printed, of)) == []

    def test_an_estimate_is_held_to_the_levels_but_one_with_two_ends_is_not(self) -> None:
        assert len(said("VNF327", *self.LEVELS, *self.OF, self.change("ước 9,5 USD"))) == 1
        assert said("VNF327", *self.LEVELS, *self.OF, self.change("ước 9-9,5 USD")) == []
        for level, held in (("ước 10,5 USD", 1), ("ước 10-10,5 USD", 0)):
            levels = indicator(), read(level, "n"), self.LEVELS[2]
            assert len(said("VNF327", *levels, *self.OF, self.change("9,5 USD"))) == held

    @pytest.mark.parametrize(
        ("name", "held"),
        [("i-growth-rate", 1), ("i-change", 1), ("i-share", 0), ("change", 0), ("j-change", 0)],
    )
    def test_a_change_is_named_like_its_level(self, name: str, held: int) -> None:
        share = indicator("percent", "share", "j")
        of = indicator("percent", "change", name)
        assert len(said("VNF326", *self.LEVELS, share, of, self.change("90%", name))) == held

    def test_whole_things_are_printed_to_the_last_one(self) -> None:
        of = indicator("project"), indicator("project", "change", "i-difference")
        levels = read("200 dự án", "n"), read("100 dự án", "t", period="2019")
        assert said("VNF327", *of, *levels, self.change("101 dự án")) == []
        assert len(said("VNF327", *of, *levels, self.change("102 dự án"))) == 1


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

    def test_a_result_is_no_plan(self) -> None:
        result = self.plan("2024", vf.Status.PROVISIONAL)
        assert said("VNF329", *self.OF, self.DONE, result, self.RATE) == []

    @pytest.mark.parametrize("rate", ["trên 62,5%", "gần 62,5%", "62-63%", "ước 60-65%"])
    def test_a_rate_with_a_hedge_is_held_against_nothing(self, rate: str) -> None:
        one = read(rate, "o", "i-plan-fulfilment", period="2024-H1")
        assert said("VNF329", *self.OF, self.DONE, self.plan("2024"), one) == []

    @pytest.mark.parametrize("plan", ["trên 2933 USD", "0 USD"])
    def test_a_plan_that_is_open_or_nothing_gives_no_rate(self, plan: str) -> None:
        target = read(plan, "t", period="2024", status=vf.Status.TARGET)
        assert said("VNF329", *self.OF, self.DONE, target, self.RATE) == []

    def test_of_several_plans_the_first_is_shown(self) -> None:
        of_term = read("9000 USD", "u", period="2021/2025", status=vf.Status.TARGET)
        (finding,) = said("VNF329", *self.OF, self.DONE, self.plan("2024"), of_term, self.RATE)
        assert "2.933 USD (t) to 1.540 USD (n)" in finding.message

    @pytest.mark.parametrize("side", [{"place": "VN-54"}, {"counterpart": "LA"}])
    def test_a_plan_of_others_is_not_its_plan(self, side: dict[str, Any]) -> None:
        target = read("2933 USD", "t", period="2024", status=vf.Status.TARGET, **side)
        assert said("VNF329", *self.OF, self.DONE, target, self.RATE) == []

    def test_a_level_or_a_plan_without_figures_gives_no_rate(self) -> None:
        assert said("VNF329", *self.OF, self.RATE) == []
        assert said("VNF329", *self.OF, self.plan("2024"), self.RATE) == []

    def test_a_fulfilment_without_its_level_does_not_end_the_search(self) -> None:
        other = indicator("percent", "rate", "a-plan-fulfilment")
        stray = read("5%", "a", "a-plan-fulfilment")
        records = (other, *self.OF, stray, self.DONE, self.plan("2024"), self.RATE)
        assert [finding.record for finding in said("VNF329", *records)] == ["o"]


class TestWholeThings:
    """«A count of whole things that is no whole number»"""

    @pytest.mark.parametrize(
        ("amount", "upper", "unit", "nature", "held"),
        [
            ("2.5", None, "project", "flow", 1),
            ("2", None, "project", "flow", 0),
            ("2", "3.5", "project", "stock", 1),
            ("2.5", "3", "project", "stock", 1),
            ("2", "3", "project", "stock", 0),
            ("2.5", None, "project", "target", 1),
            ("2.5", None, "project", "rate", 0),
            ("2.5", None, "USD", "flow", 0),
            ("2.5", None, "time", "flow", 0),  # "gấp 2,5 lần"
        ],
    )
    def test_only_counts_are_whole(
        self, amount: str, upper: str | None, unit: str, nature: str, held: int
    ) -> None:
        more: dict[str, Any] = (
            {} if upper is None else {"hedge": vf.Hedge.BETWEEN, "upper": Decimal(upper)}
        )
        one = figure(Decimal(amount), unit, **more)
        assert len(said("VNF307", indicator(unit, nature), one)) == held

    @pytest.mark.parametrize(
        ("amount", "unit", "nature", "held"),
        [
            (-1, "project", "flow", 1),
            (0, "project", "flow", 0),
            (1, "project", "flow", 0),
            (-1, "percent", "share", 1),
            (-1, "ha", "stock", 1),
            (-1, "USD", "flow", 0),
            (-1, "percent", "change", 0),
        ],
    )
    def test_what_is_counted_or_measured_is_not_below_nothing(
        self, amount: int, unit: str, nature: str, held: int
    ) -> None:
        assert len(said("VNF308", indicator(unit, nature), figure(amount, unit))) == held

    def test_nothing_beside_less_than_nothing_is_in_order(self) -> None:
        two = figure(0, "project", "o"), figure(-1, "project", "p", "2021")
        assert [f.record for f in said("VNF308", indicator("project"), *two)] == ["p"]


class TestTheOtherSide:
    """«The counterpart is the other side of a flow»"""

    WORLD = (
        *(vf.Place(id=key, name_vi=key, name_en=key, kind=vf.PlaceKind.COUNTRY)
          for key in ("VN", "LA")),
        *(vf.Place(id=key, name_vi=key, name_en=key, kind=vf.PlaceKind.PROVINCE, country="VN")
          for key in ("VN-69", "VN-54")),
        vf.Place(id="LA-LP", name_vi="l", name_en="l", kind=vf.PlaceKind.FOREIGN_PROVINCE,
                 country="LA"),
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("sides", "held"),
        [
            ({"counterpart": "VN-69"}, 1),
            ({"subject": "vingroup", "counterpart": "vingroup"}, 1),
            ({"subject": "vingroup", "counterpart": "LA"}, 0),
            ({"counterpart": None}, 0),
        ],
    )
    def test_it_is_not_the_place_or_the_body_itself(self, sides: dict[str, Any], held: int) -> None:
        assert len(said("VNF316", indicator(), figure(5, **sides))) == held

    @pytest.mark.parametrize(
        ("place", "counterpart", "held"),
        [
            ("VN-69", "VN-54", 1),
            ("VN-69", "VN", 1),
            ("VN", "VN-69", 1),
            ("LA", "LA-LP", 1),
            ("VN-69", "LA", 0),
            ("VN-69", "LA-LP", 0),
            ("VN-69", "VN-69", 0),  # VNF316's
            ("VN-69", "nowhere", 0),
            ("nowhere", "VN", 0),
            ("VN-69", None, 0),
        ],
    )
    def test_it_lies_in_another_country(
        self, place: str, counterpart: str | None, held: int
    ) -> None:
        one = figure(5, place=place, counterpart=counterpart)
        assert len(said("VNF317", indicator(), *self.WORLD, one)) == held

    def test_one_with_a_place_unknown_does_not_hide_the_next(self) -> None:
        lost = figure(5, "USD", "a", place="nowhere", counterpart="VN")
        home = figure(5, "USD", "b", place="VN-69", counterpart="VN")
        assert [f.record for f in said("VNF317", indicator(), *self.WORLD, lost, home)] == ["b"]


class TestMoney:
    """«so small, or with such a fraction, that a scale word must be missing»"""

    @pytest.mark.parametrize(
        ("printed", "silent"),
        [
            *(("15,4 USD", False), ("15 USD", True), ("999,5 USD", False), ("1000,5 USD", True)),
            *(("15 đồng", False), ("999 đồng", False), ("1000 đồng", True), ("-15 đồng", True)),
            *(("0 đồng", True), ("0,5 USD", False), ("-15,4 USD", True), ("15,4 ha", True)),
        ],
    )
    def test_what_is_too_small_depends_on_the_currency(self, printed: str, silent: bool) -> None:
        one = read(printed, "o")
        of = indicator(one.quantity.unit.code)
        assert (said("VNF310", of, one) == []) is silent

    @pytest.mark.parametrize("nature", ["rate", "change", "share"])
    def test_what_is_not_added_may_be_small(self, nature: str) -> None:
        assert said("VNF310", indicator(nature=nature), read("15,4 USD", "o")) == []

    def test_nothing_with_a_hedge_is_no_empty_cell(self) -> None:
        assert said("VNF311", indicator(), read("trên 0 USD", "o")) == []

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
        assert finding.field == ("of" if "/" in printed else "quantity.amount")

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

    def test_ranks_that_tell_nothing_do_not_hide_one_that_does(self) -> None:
        silent = [
            read("thứ 64", "a", period="2007"),
            read("thứ 10/63", "b", period="2024"),
            read("thứ 64", "c", period="2009", place=None, subject="body"),
            read("thứ 64", "d", period="2009", place="VN-99"),
        ]
        told = read("thứ 64", "o", period="2009")
        records = indicator("count", "rank", "h"), read("70", "0", "h"), indicator("rank", "rank")
        assert [f.record for f in said("VNF319", self.HOME, *records, *silent, told)] == ["o"]

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
            ("2010/2020", 16_752, True),
            ("2010/2020", 16_751, False),
            ("2010/2020", 25_528, True),
            ("2010/2020", 25_529, False),
            ("../2020", 20_888, True),
            ("../2020", 20_887, False),
            ("2020/..", 25_528, True),
            ("2020/..", 25_529, False),
            ("2020/2024", 28_500, True),
            ("2024", 20_999, False),
            ("1988/1990", 1, True),
            ("1989", 4_052, True),
            ("1989", 4_051, False),
        ],
    )
    def test_the_range_is_that_of_the_year(self, year: str, rate: int, silent: bool) -> None:
        one = figure(10**6, indicator="c", period=year)
        two = figure(Decimal(rate) * 10**6, "VND", "p", year, indicator="c-vnd")
        assert (said("VNF330", *self.OF, one, two) == []) is silent

    def test_a_figure_without_its_like_in_dollars_does_not_hide_the_next(self) -> None:
        one = figure(10**6, indicator="c", period="2020")
        lone = figure(10**6, "VND", "a", "1987", indicator="c-vnd")
        wrong = figure(10**6, "VND", "p", "2020", indicator="c-vnd")
        assert [f.record for f in said("VNF330", *self.OF, one, lone, wrong)] == ["p"]

    def test_a_stock_may_have_been_converted_in_the_ten_years_before(self) -> None:
        of = (indicator(nature="stock", name="c"), indicator("VND", "stock", "c-vnd"))
        one = figure(10**6, indicator="c", period="2020")
        for rate, held in ((19_000, 0), (16_752, 0), (16_751, 1)):
            two = figure(rate * 10**6, "VND", "p", "2020", indicator="c-vnd")
            assert len(said("VNF330", *of, one, two)) == held
        early = figure(10**6, indicator="c", period="1990")
        for rate, held in ((4_052, 0), (4_051, 1)):
            two = figure(rate * 10**6, "VND", "p", "1990", indicator="c-vnd")
            assert len(said("VNF330", *of, early, two)) == held


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

    @pytest.mark.parametrize(
        ("amounts", "held"),
        [
            ((10, 20, 30, 40, 6_000), ["y4"]),
            ((10, 20, 30, 40, 5_999), []),
            ((1, 190, 200, 210), ["y0"]),
            ((1, 180, 199, 210), []),
            ((0, 190, 200, 210), []),  # VNF311's
            ((-1, 190, 200, 210, 42_000), ["y4"]),
            ((-1, 190, 200), []),
            ((1, 200), []),
        ],
    )
    def test_a_slip_is_two_hundred_times_the_middle_one(
        self, amounts: tuple[int, ...], held: list[str]
    ) -> None:
        run = [figure(each, name=f"y{at}", period=f"201{at}") for at, each in enumerate(amounts)]
        assert [finding.record for finding in said("VNF336", indicator(), *run)] == held

    def test_the_middle_one_of_the_series_is_shown(self) -> None:
        amounts = (10, 20, 30, 40, 6_000)
        run = [figure(each, name=f"y{at}", period=f"201{at}") for at, each in enumerate(amounts)]
        (finding,) = said("VNF336", indicator(), *run)
        assert finding.message.endswith("about 30")

    @pytest.mark.parametrize("nature", ["rate", "change", "share", "target"])
    def test_only_stocks_and_flows_are_asked_for_a_slip(self, nature: str) -> None:
        run = [
            figure(each, name=f"y{each}", period=f"201{at}") for at, each in enumerate((9, 8, 7000))
        ]
        assert said("VNF336", indicator(nature=nature), *run) == []

    @pytest.mark.parametrize(
        ("amounts", "held"),
        [
            ((100, 500, 90), ["y1"]),
            ((100, 499, 90), []),
            ((90, 500, 100), ["y1"]),
            ((100, 19_999, 90), ["y1"]),
            ((100, 20_000, 90), []),  # VNF336's
            ((0, 500, 0), []),
            ((100, 500, 90, 450, 80), ["y1", "y3"]),
            ((500, 100, 90), []),
            ((90, 100, 500), []),
        ],
    )
    def test_a_year_five_times_its_neighbours_may_be_several(
        self, amounts: tuple[int, ...], held: list[str]
    ) -> None:
        run = [figure(each, name=f"y{at}", period=f"201{at}") for at, each in enumerate(amounts)]
        assert [finding.record for finding in said("VNF337", indicator(), *run)] == held

    def test_years_of_less_than_one_have_neighbours_too(self) -> None:
        amounts = (Decimal("0.5"), Decimal(5), Decimal("0.6"))
        run = [figure(one, "USD", f"o-{n}", f"202{n}") for n, one in enumerate(amounts)]
        assert [finding.record for finding in said("VNF337", indicator(), *run)] == ["o-1"]

    @pytest.mark.parametrize(
        ("year", "held"),
        [
            ("2019-01-01/2019-12-26", 1),  # 360 days
            ("2019-01-01/2019-12-25", 0),
            ("2020", 1),  # 366 days
            ("2020-01-01/2021-01-01", 0),
        ],
    )
    def test_a_year_has_360_to_366_days(self, year: str, held: int) -> None:
        run = [(100, "2017"), (500, year), (90, "2022")]
        made = [figure(each, name=f"y{at}", period=when) for at, (each, when) in enumerate(run)]
        assert len(said("VNF337", indicator(), *made)) == held

    @pytest.mark.parametrize(
        ("whole", "part", "held"),
        [
            ("2019-12-31/2020-12-31", "2020", 1),  # 367 days hold 366
            ("2019-12-31/2020-12-30", "2020-H1", 0),  # 366 days are a year
            ("2015/2020", "2019-12-31/2020-12-30", 1),
            ("2015/2020", "2019-12-31/2020-12-31", 0),
        ],
    )
    def test_one_amount_in_more_than_a_year_and_in_a_year_at_most(
        self, whole: str, part: str, held: int
    ) -> None:
        two = figure(12_722, period=whole), figure(12_722, name="p", period=part)
        assert len(said("VNF337", indicator(), *two)) == held

    def test_other_lengths_among_the_years_are_no_neighbours(self) -> None:
        run = [(100, "2018"), (90, "2018-H1"), (500, "2019"), (450, "2019-H2"), (95, "2020")]
        made = [figure(each, name=f"y{at}", period=when) for at, (each, when) in enumerate(run)]
        assert [finding.record for finding in said("VNF337", indicator(), *made)] == ["y2"]

    @pytest.mark.parametrize(
        ("amount", "whole", "part", "held"),
        [
            ("12722", "2011/2020", "2020", 1),
            ("12722", "2011/2020", "2015", 1),
            ("12722", "2011/2020", "2011", 1),
            ("12700", "2011/2020", "2020", 1),
            ("12000", "2011/2020", "2020", 0),  # so few digits may be the same by chance
            ("12722", "2011/2020", "2020-H1", 1),
            ("12722", "2011/2020", "2020/2021", 0),
            ("12722", "2020", "2020-H1", 0),
        ],
    )
    def test_one_amount_in_years_and_in_one_of_them(
        self, amount: str, whole: str, part: str, held: int
    ) -> None:
        two = (
            figure(Decimal(amount), name=name, period=when)
            for name, when in (("o", whole), ("p", part))
        )
        assert len(said("VNF337", indicator(), *two)) == held

    @pytest.mark.parametrize(
        ("one", "other", "held"),
        [
            ("2015/2020", "2020/2025", ["p"]),
            ("2015/2020", "2021/2025", []),
            ("2015/2020", "2015/2018", []),
            ("2015/2020", "2018/2020", []),
            ("2015/2020", "2016/2018", []),
            ("2015/2020", "2020-12-31/2021-12-31", ["p"]),
            ("2015/..", "2020/2025", []),
            ("../2020", "2020/2025", []),
        ],
    )
    def test_periods_overlap_where_neither_holds_the_other(
        self, one: str, other: str, held: list[str]
    ) -> None:
        two = figure(9_000, period=one), figure(8_000, name="p", period=other)
        assert [finding.record for finding in said("VNF334", indicator(), *two)] == held

    def test_a_period_may_overlap_two_before_it(self) -> None:
        run = [figure(9_000, name=f"o{at}", period=when) for at, when in
               enumerate(("2015/2020", "2016/2021", "2019/2022", "2022/2023"))]  # fmt: skip
        held = [(f.record, f.message[-3:-1]) for f in said("VNF334", indicator(), *run)]
        assert held == [("o1", "o0"), ("o2", "o0"), ("o2", "o1"), ("o3", "o2")]

    @pytest.mark.parametrize(
        ("whole", "part", "when", "held"),
        [
            ("5000 USD", "5001 USD", "2020-H1", 1),
            ("5000 USD", "5000 USD", "2020-H1", 0),
            ("5000 USD", "gần 6000 USD", "2020-H1", 0),
            ("trên 5000 USD", "6000 USD", "2020-H1", 0),
            ("5000 USD", "6000 đồng", "2020-H1", 0),
            ("5000 USD", "6000 USD", "2020", 0),  # VNF306's
            ("5000 USD", "6000 USD", "2020-07-01/2021-06-30", 0),
            ("5000 USD", "6000 USD", "2020-Q4", 1),
        ],
    )
    def test_a_part_of_the_time_is_held_to_the_whole(
        self, whole: str, part: str, when: str, held: int
    ) -> None:
        two = read(whole, "o"), read(part, "p", period=when)
        assert len(said("VNF335", indicator(), *two)) == held

    @pytest.mark.parametrize(
        ("first", "second", "when", "many"),
        [
            ("9000 USD", "8999 USD", "2021", 1),
            ("9000 USD", "9000 USD", "2021", 0),
            ("9000 USD", "8999 USD", "2020-12-31", 0),  # as of one day
            ("gần 9000 USD", "8000 USD", "2021", 0),
            ("trên 9000 USD", "9000 USD", "2021", 0),
            ("trên 9000 USD", "8999 USD", "2021", 1),
            ("9000 USD", "trên 8000 USD", "2021", 0),
            ("9000 USD", "8000 USD", "2021/..", 0),
        ],
    )
    def test_a_stock_falls_where_that_is_certain(
        self, first: str, second: str, when: str, many: int
    ) -> None:
        two = read(first, "o", period="2020-12-31"), read(second, "p", period=when)
        assert len(said("VNF331", indicator(nature="stock"), *two)) == many

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
            ((("hội", 0), ("hôi nghị", 0)), ["e0"]),
            ((("hôi nghị", 0), ("hội", 0)), ["e1"]),
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

    def test_the_evidence_of_steps_is_among_the_pieces_and_in_no_other_order(self) -> None:
        first, second, third = (piece(text, at) for at, text in enumerate(("Lào", "Huế", "Đà Lạt")))
        step = vf.Step(form=vf.Form.SIGNED, evidence=(second,))
        tie = vf.Partnership(
            id="p", local="VN", foreign="LA", level=vf.Level.NATIONAL, evidence=(first,),
            steps=(vf.Step(form=vf.Form.CONTACT), step, step),
        )  # fmt: skip
        held = vf.Dataset.of([tie, event("e", third), source()])
        assert pieces(held) == [
            (tie, first),
            (tie, second),
            (tie, second),
            (held.events["e"], third),
        ]
        assert forms(held) == {"Lào", "Huế", "Đà Lạt"}

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
