"""Rules on figures, at their edges."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

import vnforeign as vf


def indicator(nature: str = "flow", unit: str = "USD", name: str = "i") -> vf.Indicator:
    return vf.Indicator(
        id=name,
        name_vi="chỉ tiêu",
        name_en="an indicator",
        definition="What is measured.",
        unit=vf.Unit.of(unit),
        nature=vf.Nature(nature),
    )


def figure(printed: str, name: str = "o", **more: Any) -> vf.Observation:
    """A figure read from its printed form, of indicator i and Thái Nguyên in 2024."""
    for field in ("period", "change_vs"):
        if field in more:
            more[field] = vf.Period.parse(more[field])
    given: dict[str, Any] = {"indicator": "i", "place": "VN-69", "period": vf.Period.year(2024)}
    return vf.Observation(id=name, quantity=vf.Quantity.parse(printed), **(given | more))


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


FIGURE_RULES = ["VNF301", "VNF302", "VNF303", "VNF304", "VNF305"]


@pytest.mark.parametrize("code", FIGURE_RULES)
def test_a_figure_of_an_indicator_that_is_not_there_is_left_to_the_rule_on_references(
    code: str,
) -> None:
    assert found(code, figure("525%", indicator="nowhere")) == []


class TestUnitNotOfIndicator:
    @pytest.mark.parametrize("printed", ["5 đồng", "5", "5%", "5 dự án"])
    def test_any_other_unit_is_held_against_the_figure(self, printed: str) -> None:
        (finding,) = found("VNF301", indicator(), figure(printed))
        assert finding.field == "quantity.unit"
        assert "USD" in finding.message

    def test_two_units_of_one_code_are_one(self) -> None:
        of, copy = indicator(), attrs.evolve(vf.Unit.USD)
        one = attrs.evolve(figure("5 USD"), quantity=vf.Quantity(amount=Decimal(5), unit=copy))
        assert one.quantity.unit is not of.unit
        assert found("VNF301", of, one) == []

    def test_a_unit_of_ones_own_is_the_one_of_its_code(self) -> None:
        street = vf.Unit(code="street", kind=vf.UnitKind.COUNT, name_vi="phố", name_en="street")
        made = vf.Quantity.parse("12 phố", units=(street,))
        one = vf.Observation(
            id="o", indicator="i", place="VN-69", period=vf.Period.year(2024), quantity=made
        )
        again = vf.Indicator(
            id="i", name_vi="i", name_en="i", definition="i", nature=vf.Nature.STOCK, unit=street
        )
        assert found("VNF301", again, one) == []


class TestShareOverHundred:
    @pytest.mark.parametrize("printed", ["100%", "0%", "trên 99,9%", "từ 90 đến 100%"])
    def test_the_whole_itself_is_a_share(self, printed: str) -> None:
        assert found("VNF302", indicator("share", "percent"), figure(printed)) == []

    @pytest.mark.parametrize("printed", ["100,01%", "gần 101%", "từ 90 đến 110%"])
    def test_anything_above_it_is_none(self, printed: str) -> None:
        (finding,) = found("VNF302", indicator("share", "percent"), figure(printed))
        assert "more than the whole" in finding.message

    @pytest.mark.parametrize("nature", ["rate", "change", "flow"])
    def test_a_rate_or_a_change_may_be_more(self, nature: str) -> None:
        assert found("VNF302", indicator(nature, "percent"), figure("525%")) == []

    def test_a_share_counted_in_another_unit_is_not_a_percentage(self) -> None:
        assert found("VNF302", indicator("share", "project"), figure("525 dự án")) == []


class TestPartGreaterThanWhole:
    @pytest.mark.parametrize("printed", ["23/28 nước", "28/28 nước", "28 nước", "thứ 10/63"])
    def test_a_part_may_be_the_whole(self, printed: str) -> None:
        assert found("VNF303", figure(printed)) == []

    def test_a_part_of_more_than_the_whole_is_the_wrong_way_round(self) -> None:
        (finding,) = found("VNF303", figure("29/28 nước"))
        assert (finding.field, finding.value) == ("quantity.amount", "29")
        assert "28" in finding.message

    def test_a_rank_outside_its_field_cannot_even_be_made(self) -> None:
        with pytest.raises(vf.InvalidQuantity):
            figure("thứ 63/10")


class TestEstimateReadAsResult:
    @pytest.mark.parametrize("status", ["estimate", "provisional", "target"])
    def test_any_other_status_says_that_it_is_no_result(self, status: str) -> None:
        one = figure("ước đạt 5 USD", status=vf.Status(status))
        assert found("VNF304", indicator(), one) == []

    @pytest.mark.parametrize("printed", ["khoảng 5 USD", "trên 5 USD", "5 USD"])
    def test_other_hedges_are_of_results_too(self, printed: str) -> None:
        assert found("VNF304", indicator(), figure(printed)) == []

    def test_it_names_the_figure_and_its_status(self) -> None:
        (finding,) = found("VNF304", indicator(), figure("ước đạt 5 USD"))
        assert finding.message == "ước 5 USD is an estimate, but has the status 'normal'"
        assert finding.value == "normal"


class TestChangeAgainstNothing:
    def test_a_change_needs_its_base(self) -> None:
        (finding,) = found("VNF305", indicator("change", "percent"), figure("19,2%"))
        assert (finding.field, finding.value) == ("change_vs", "")

    @pytest.mark.parametrize("nature", ["flow", "stock", "rate", "share", "rank", "target"])
    def test_nothing_else_has_one(self, nature: str) -> None:
        one = figure("19,2%", change_vs="2023")
        (finding,) = found("VNF305", indicator(nature, "percent"), one)
        assert finding.value == "2023"
        assert f"a {nature}, not a change" in finding.message

    def test_a_change_with_its_base_is_whole(self) -> None:
        one = figure("19,2%", change_vs="2023")
        assert found("VNF305", indicator("change", "percent"), one) == []


class TestOneFigureTwoValues:
    """«Two figures of one thing: same indicator, place, counterpart, periods and status»"""

    @pytest.mark.parametrize(
        "other",
        [
            {"indicator": "j"},
            {"place": "VN-54"},
            {"place": None, "subject": "samsung"},
            {"counterpart": "LA"},
            {"period": "2024-H1"},
            {"change_vs": "2022"},
            {"status": vf.Status.ESTIMATE},
        ],
    )
    def test_what_differs_in_one_of_them_is_another_thing(self, other: dict[str, Any]) -> None:
        one = figure("5%", "a", change_vs="2023")
        two = figure("6%", "b", **({"change_vs": "2023"} | other))
        assert found("VNF306", one, two) == []

    def test_two_values_are_shown_side_by_side(self) -> None:
        (finding,) = found("VNF306", figure("5 USD", "a"), figure("6 USD", "b"))
        assert finding.record == "b"
        assert finding.message == "is 6 USD, and a gives 5 USD"
        assert finding.hint == "say in notes which is which"

    def test_one_value_twice_is_one_fact_twice(self) -> None:
        (finding,) = found("VNF306", figure("5 USD", "a"), figure("5 USD", "b"))
        assert finding.message == "is 5 USD, and a gives the same: the fact stands twice"
        assert finding.hint == "make it one record with both evidences"

    def test_the_same_number_with_another_hedge_is_another_value(self) -> None:
        (finding,) = found("VNF306", figure("5 USD", "a"), figure("trên 5 USD", "b"))
        assert "the same" not in finding.message

    def test_of_three_the_first_is_held_up_to_the_others(self) -> None:
        three = [figure(f"{amount} USD", name) for amount, name in ((5, "a"), (6, "b"), (5, "c"))]
        assert [(f.record, "the same" in f.message) for f in found("VNF306", *three)] == [
            ("b", False),
            ("c", True),
        ]
