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


class TestDefinitions:
    @pytest.mark.parametrize(
        ("nature", "unit", "said"),
        [
            *((nature, "percentage-point", 1) for nature in ("stock", "flow", "share", "rank")),
            *((nature, "percentage-point", 0) for nature in ("change", "rate", "target")),
            ("share", "percent", 0),
        ],
    )
    def test_points_are_for_differences(self, nature: str, unit: str, said: int) -> None:
        assert len(found("VNF309", indicator(nature, unit))) == said

    @pytest.mark.parametrize(
        ("nature", "unit", "said"),
        [("rank", "rank", 0), ("rank", "USD", 1), ("flow", "rank", 1), ("change", "rank", 0),
         ("flow", "USD", 0)],
    )  # fmt: skip
    def test_ranks_go_with_ranks(self, nature: str, unit: str, said: int) -> None:
        assert len(found("VNF338", indicator(nature, unit))) == said

    @pytest.mark.parametrize(
        ("nature", "printed", "said"),
        [
            ("share", "12 dự án", 1),
            ("share", "12/40 dự án", 0),
            ("share", "12%", 0),
            ("share", "12 điểm phần trăm", 0),
            ("flow", "12 dự án", 0),
        ],
    )
    def test_a_share_has_its_whole(self, nature: str, printed: str, said: int) -> None:
        before = figure("5%", "a")
        told = found("VNF339", indicator(nature, "project"), before, figure(printed))
        assert [finding.record for finding in told] == ["o"] * said

    def test_an_indicator_is_used_by_figures_or_as_a_whole(self) -> None:
        part = attrs.evolve(indicator(name="j"), part_of="k")
        three = indicator(), part, indicator(name="k"), indicator(name="m")
        said = found("VNF340", *three, figure("5 USD"))
        assert [finding.record for finding in said] == ["j", "m"]
        assert found("VNF340", *three) == []  # definitions, for others to use

    @pytest.mark.parametrize(
        ("nature", "unit", "definition", "said"),
        [
            ("rate", "project", "Projects.", 1),
            ("rate", "USD", "Money.", 1),
            ("rate", "project", "Projects each year.", 0),
            ("rate", "project", "Projects a year.", 0),
            ("rate", "project", "The average of projects.", 0),
            ("rate", "percent", "Fulfilment.", 0),
            ("flow", "project", "Projects.", 0),
        ],
    )
    def test_a_rate_says_per_what(self, nature: str, unit: str, definition: str, said: int) -> None:
        one = attrs.evolve(indicator(nature, unit), name_en="projects", definition=definition)
        assert len(found("VNF341", one)) == said

    @pytest.mark.parametrize(
        ("nature", "unit", "part_of", "said"),
        [
            ("flow", "USD", "i", 0),
            ("flow", "VND", "i", 1),
            ("stock", "USD", "i", 1),
            ("flow", "project", "i", 1),
            ("flow", "project", "k", 0),
            ("stock", "project", "k", 1),
            ("stock", "VND", "nowhere", 0),
            ("stock", "VND", None, 0),
        ],
    )
    def test_a_part_is_like_its_whole(
        self, nature: str, unit: str, part_of: str | None, said: int
    ) -> None:
        part = attrs.evolve(indicator(nature, unit, "j"), part_of=part_of)
        wholes = indicator(), indicator("flow", "activity", "k")
        assert len(found("VNF343", part, *wholes)) == said

    @pytest.mark.parametrize(
        ("other", "fields"),
        [
            ({"name_en": "AN  Indicator", "name_vi": "y", "definition": "z"}, ["name_en"]),
            ({"name_en": "x", "definition": "z"}, ["name_vi"]),
            ({"name_en": "x", "name_vi": "y", "definition": "what is measured"}, ["definition"]),
            ({"name_en": "x", "name_vi": "y", "definition": "z"}, []),
            ({"unit": vf.Unit.VND}, []),
            ({"nature": vf.Nature.STOCK}, []),
        ],
    )
    def test_two_indicators_have_two_names(self, other: dict[str, Any], fields: list[str]) -> None:
        two = indicator(), attrs.evolve(indicator(name="j"), **other)
        assert [finding.field for finding in found("VNF344", *two)] == fields

    def test_of_three_of_one_name_two_are_told(self) -> None:
        three = (
            attrs.evolve(indicator(name=name), name_vi=name, definition=name) for name in "ijk"
        )
        said = [(finding.record, finding.message) for finding in found("VNF344", *three)]
        assert said == [(name, "'an indicator' is what i is called too") for name in "jk"]

    @pytest.mark.parametrize(
        ("unit", "counted", "said"),
        [("count", None, 1), ("count", "liên hiệp", 0), ("project", None, 0)],
    )
    def test_a_count_says_of_what(self, unit: str, counted: str | None, said: int) -> None:
        one = attrs.evolve(indicator(unit=unit), counted=counted)
        assert len(found("VNF345", one)) == said


class TestPeriodsAndTheirSources:
    PAPER = vf.Source(id="s", title="s", published_on=vf.PartialDate.parse("2021-12-14"))

    @pytest.mark.parametrize(
        ("code", "status", "period", "said"),
        [
            ("VNF314", "target", "2021-12-13", 1),
            ("VNF314", "target", "2021-12-14", 0),
            ("VNF314", "target", "../2020", 1),
            ("VNF314", "target", "2019/..", 0),
            ("VNF314", "normal", "2019", 0),
            ("VNF315", "estimate", "2020-12-12", 1),
            ("VNF315", "estimate", "2020-12-13", 0),
            ("VNF315", "estimate", "2019/..", 0),
            ("VNF315", "normal", "2019", 0),
        ],
    )
    def test_a_status_goes_with_the_day_of_the_source(
        self, code: str, status: str, period: str, said: int
    ) -> None:
        one = figure("5 USD", period=period, status=vf.Status(status), cites=("s",))
        assert len(found(code, indicator(), self.PAPER, one)) == said

    @pytest.mark.parametrize(("code", "status"), [("VNF314", "target"), ("VNF315", "estimate")])
    def test_one_source_of_that_time_is_enough_and_the_soonest_is_shown(
        self, code: str, status: str
    ) -> None:
        late, early = (
            vf.Source(id=name, title=name, published_on=vf.PartialDate.parse(day))
            for name, day in (("late", "2024-01-02"), ("early", "2015"))
        )
        one = figure("5 USD", period="2019", status=vf.Status(status), cites=("s", "late"))
        (finding,) = found(code, indicator(), self.PAPER, late, one)
        assert "came out (2021-12-14)" in finding.message
        assert "(2021-12-14)" in finding.message_vi
        also = attrs.evolve(one, cites=("s", "early"))
        assert found(code, indicator(), self.PAPER, early, also) == []
        assert found(code, indicator(), attrs.evolve(one, cites=("unknown",))) == []

    @pytest.mark.parametrize(
        ("unit", "period", "said"),
        [
            ("EUR", "1998", 1),
            ("EUR", "1998-12-31", 1),
            ("EUR", "1999-01-01", 0),
            ("EUR", "1995/1999", 0),
            ("EUR", "1995/..", 0),
            ("VND", "1978-05-02", 1),
            ("VND", "1978-05-03", 0),
            ("USD", "1950", 0),
        ],
    )
    def test_a_currency_is_of_its_time(self, unit: str, period: str, said: int) -> None:
        dollars = indicator(name="a"), figure("5 USD", "b", indicator="a")
        one = figure(f"5 {unit}", period=period)
        assert len(found("VNF318", *dollars, indicator(unit=unit), one)) == said


class TestRanks:
    RANK = indicator("rank", "rank")

    @pytest.mark.parametrize(("printed", "said"), [("thứ 10", 0), ("trên 10", 1), ("gần 10", 1)])
    def test_a_rank_is_exact(self, printed: str, said: int) -> None:
        ranks = figure("thứ 9", "a"), figure(printed)
        assert [f.record for f in found("VNF312", self.RANK, *ranks)] == ["o"] * said
        assert found("VNF312", indicator(), *ranks) == []

    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            (["thứ 10/63", "thứ 9/63"], []),
            (["thứ 10/63", "thứ 9/28"], ["o1"]),
            (["thứ 10", "thứ 9/28"], ["o0"]),
            (["thứ 10/63", "thứ 9", "thứ 8/63", "thứ 7/34"], ["o1", "o3"]),
            (["thứ 10", "thứ 9"], []),
            (["thứ 10/63"], []),
        ],
    )
    def test_a_series_has_one_field(self, printed: list[str], said: list[str]) -> None:
        made = [figure(each, f"o{at}", period=str(2020 + at)) for at, each in enumerate(printed)]
        assert [finding.record for finding in found("VNF320", self.RANK, *made)] == said

    def test_a_rank_that_is_aimed_at_is_of_another_series(self) -> None:
        two = figure("thứ 10/63"), figure("thứ 9/34", "p", period="2025", status=vf.Status.TARGET)
        assert found("VNF320", self.RANK, *two) == []
