"""Totals: what they refuse, what they say, and what their bounds promise."""

from __future__ import annotations

import datetime as dt
import decimal
import pickle
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def indicator(name: str, nature: str = "flow", unit: str = "USD", **more: Any) -> vf.Indicator:
    return vf.Indicator(
        id=name, name_vi=name, name_en=name, definition=name, unit=vf.Unit.of(unit),
        nature=vf.Nature(nature), **more,
    )  # fmt: skip


def province(name: str, **more: Any) -> vf.Place:
    given: dict[str, Any] = {"kind": vf.PlaceKind.PROVINCE, "country": "VN"}
    return vf.Place(id=name, name_vi=name, name_en=name, **(given | more))


DATA = vf.Dataset.of(
    [
        indicator("exports"),
        indicator("imports"),
        indicator("fdi"),
        indicator("fdi-new", part_of="fdi"),
        indicator("fdi-new-asian", part_of="fdi-new"),
        indicator("stock", "stock"),
        indicator("projects", "stock", "project"),
        indicator("growth", "change", "percent"),
        indicator("rate", "rate"),
        indicator("rank", "rank", "rank"),
        indicator("share", "share", "percent"),
        indicator("plan", "target"),
        province("VN", kind=vf.PlaceKind.COUNTRY, country=None),
        province("LA", kind=vf.PlaceKind.COUNTRY, country=None),
        province("VN-69"),
        province("VN-54"),
        province("song-cong", kind=vf.PlaceKind.CITY, parent="VN-69"),
        province("LA-LP", kind=vf.PlaceKind.FOREIGN_PROVINCE, country="LA"),
    ]
)
_count = iter(range(10**9))


def figure(printed: str | vf.Quantity, name: str = "", **more: Any) -> vf.Observation:
    """A figure read from its printed form: exports of Thái Nguyên in 2024, if nothing else."""
    quantity = vf.Quantity.parse(printed) if isinstance(printed, str) else printed
    given: dict[str, Any] = {"indicator": "exports", "place": "VN-69", "period": "2024"} | more
    given["period"] = vf.Period.parse(given["period"])
    given.setdefault("status", "normal")
    given["status"] = vf.Status(given["status"])
    return vf.Observation(id=name or f"o{next(_count)}", quantity=quantity, **given)


def years(*printed: str | vf.Quantity, **more: Any) -> list[vf.Observation]:
    """Figures of one series, a year each, so that they add."""
    return [
        figure(one, f"y{at:02}", period=str(2000 + at), **more) for at, one in enumerate(printed)
    ]


def total(figures: list[vf.Observation], **more: Any) -> vf.Total:
    made = vf.total(figures, data=DATA, **more)
    assert isinstance(made, vf.Total)
    return made


def refused(figures: list[vf.Observation], **more: Any) -> vf.MixedSumError:
    with pytest.raises(vf.MixedSumError) as caught:
        vf.total(figures, data=DATA, **more)
    assert len(caught.value.reasons) == len(caught.value.reasons_vi)
    assert all(caught.value.reasons_vi)
    return caught.value


class TestRefusals:
    """«nothing is added up that cannot be added up»: each refusal, with the records in the way"""

    @pytest.mark.parametrize(
        ("name", "printed", "reason"),
        [
            ("growth", "5%", "a change is never added: a"),
            ("rate", "5 USD", "a rate is never added: a"),
            ("rank", "thứ 5", "a rank is never added: a"),
            ("share", "5%", "a share is never added: a"),
        ],
    )
    def test_rates_ranks_shares_and_changes_are_never_added(
        self, name: str, printed: str, reason: str
    ) -> None:
        error = refused([figure(printed, "a", indicator=name)])
        assert reason in error.reasons
        assert error.records == ("a",)

    @pytest.mark.parametrize("printed", ["5%", "thứ 5", "5 điểm phần trăm"])
    def test_a_unit_that_does_not_add_is_refused_whatever_the_indicator_says(
        self, printed: str
    ) -> None:
        (reason,) = refused([figure(printed, "a")]).reasons
        assert reason.endswith("are never added: a")

    def test_one_stock_at_two_times(self) -> None:
        stocks = [figure(f"{n} USD", f"s{n}", indicator="stock", period=f"202{n}") for n in (3, 4)]
        error = refused(stocks)
        assert error.reasons == ("stocks as of different times do not add (2023, 2024): s3, s4",)
        assert error.records == ("s3", "s4")

    def test_stocks_of_two_places_at_two_times(self) -> None:
        one = figure("3 USD", "a", indicator="stock", period="2023")
        other = figure("4 USD", "b", indicator="stock", place="VN-54")
        assert "different times" in str(refused([one, other]))

    def test_stocks_of_two_places_at_one_time_add(self) -> None:
        one = figure("3 USD", indicator="stock")
        other = figure("4 USD", indicator="stock", place="VN-54")
        assert total([one, other]).amount == 7

    def test_stocks_with_flows(self) -> None:
        error = refused([figure("3 USD", "a", indicator="stock"), figure("4 USD", "b")])
        assert error.reasons == ("stocks and flows do not add: a is as of a day",)
        assert error.records == ("a",)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("2024", "2024"), ("2024", "2024-H1"), ("2024-06-30", "2024-H1"), ("../2024", "2023")],
    )
    def test_overlapping_periods_of_one_series(self, one: str, other: str) -> None:
        error = refused([figure("3 USD", "a", period=one), figure("4 USD", "b", period=other)])
        assert error.reasons == (f"a ({one}) and b ({other}) cover the same time; choose one",)
        assert error.records == ("a", "b")

    @pytest.mark.parametrize(
        ("one", "other"),
        [("2023", "2024"), ("2024-H1", "2024-H2"), ("2024-Q1", "2024-04"), ("../2023", "2024")],
    )
    def test_periods_that_follow_each_other_add(self, one: str, other: str) -> None:
        assert total([figure("3 USD", period=one), figure("4 USD", period=other)]).amount == 7

    def test_one_figure_twice(self) -> None:
        twice = figure("3 USD", "a")
        assert refused([twice, twice]).reasons == ("a is given twice",)

    @pytest.mark.parametrize(
        "difference",
        [
            {"indicator": "imports"},
            {"place": "VN-54"},
            {"place": None, "subject": "samsung"},
            {"counterpart": "LA", "indicator": "imports"},
        ],
    )
    def test_another_series_may_cover_the_same_time(self, difference: dict[str, Any]) -> None:
        assert total([figure("3 USD"), figure("4 USD", **difference)]).amount == 7

    @pytest.mark.parametrize(
        ("part", "whole"),
        [
            ({"indicator": "fdi-new"}, {"indicator": "fdi"}),
            ({"indicator": "fdi-new-asian"}, {"indicator": "fdi"}),
            ({"indicator": "fdi-new", "period": "2024-H1"}, {"indicator": "fdi"}),
            ({}, {"place": "VN"}),
            ({"place": "song-cong"}, {}),
            ({"place": "song-cong"}, {"place": "VN"}),
            ({"counterpart": "LA"}, {}),
            ({"counterpart": "LA-LP"}, {"counterpart": "LA"}),
            ({"counterpart": "LA-LP"}, {}),
            ({"counterpart": "LA"}, {"place": "VN"}),
            ({"indicator": "fdi-new", "counterpart": "LA"}, {"indicator": "fdi"}),
            ({"indicator": "fdi-new", "place": "song-cong"}, {"indicator": "fdi"}),
            (
                {"indicator": "fdi-new", "place": None, "subject": "samsung"},
                {"indicator": "fdi", "place": None, "subject": "samsung"},
            ),
        ],
    )
    def test_a_part_with_its_whole(self, part: dict[str, Any], whole: dict[str, Any]) -> None:
        error = refused([figure("3 USD", "a", **part), figure("4 USD", "b", **whole)])
        assert error.reasons == ("a is part of b",)
        assert error.reasons_vi == ("a là một phần của b",)
        assert error.records == ("a", "b")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"indicator": "fdi-new", "place": "VN-54"}, {"indicator": "fdi"}),
            ({"indicator": "fdi-new", "period": "2023"}, {"indicator": "fdi"}),
            ({"indicator": "fdi-new"}, {"indicator": "fdi", "counterpart": "LA"}),
            (
                {"indicator": "fdi-new", "counterpart": "KR"},
                {"indicator": "fdi", "counterpart": "LA"},
            ),
            ({"place": "song-cong", "indicator": "imports"}, {}),
            ({"counterpart": "LA"}, {"counterpart": "KR"}),
            ({"counterpart": "LA"}, {"place": "VN-54"}),
            ({"counterpart": "LA"}, {"place": "song-cong"}),
            ({"place": None, "subject": "samsung", "indicator": "fdi-new"}, {"indicator": "fdi"}),
        ],
    )
    def test_what_only_looks_like_a_part_adds(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        assert total([figure("3 USD", **one), figure("4 USD", **other)]).amount == 7

    def test_indicators_that_are_parts_of_each_other_come_to_an_end(self) -> None:
        circle = vf.Dataset.of([indicator("a", part_of="b"), indicator("b", part_of="a")])
        both = [figure("3 USD", name, indicator=name) for name in "ab"]
        with pytest.raises(vf.MixedSumError, match="a is part of b; b is part of a"):
            vf.total(both, data=circle)

    def test_different_units_without_a_rate(self) -> None:
        error = refused([figure("3 USD", "a"), figure("4 đồng", "b", period="2023")])
        assert error.reasons == ("different units cannot be added without a rate: USD, VND",)
        assert error.records == ("a", "b")

    @pytest.mark.parametrize("printed", ["4 đồng", "4 dự án", "4 km", "4"])
    def test_nothing_of_two_kinds_adds(self, printed: str) -> None:
        assert "different units" in str(refused(years("3 USD", printed)))

    @pytest.mark.parametrize("planned", [{"status": "target"}, {"indicator": "plan"}])
    def test_targets_with_results(self, planned: dict[str, str]) -> None:
        error = refused([figure("3 USD", "a"), figure("4 USD", "b", period="2030", **planned)])
        assert error.reasons == ("targets and results do not add: b",)
        assert error.records == ("b",)

    def test_targets_alone_add_to_a_target(self) -> None:
        both = [figure("3 USD", status="target"), figure("4 USD", indicator="plan")]
        assert total(both).amount == 7
        assert total(both).status is vf.Status.TARGET

    @pytest.mark.parametrize(
        ("printed", "status"),
        [("3 USD", "estimate"), ("ước 3 USD", "normal"), ("ước 3 USD", "provisional")],
    )
    def test_estimates_unless_allowed(self, printed: str, status: str) -> None:
        figures = [figure(printed, "a", status=status), figure("4 USD", "b", period="2023")]
        error = refused(figures)
        assert error.reasons == ("estimates are added only with estimates=True: a",)
        assert error.records == ("a",)
        allowed = total(figures, estimates=True)
        assert allowed.amount == 7
        assert allowed.status is vf.Status.ESTIMATE

    def test_a_planned_estimate_is_a_plan(self) -> None:
        assert total([figure("ước 3 USD", status="target")]).status == "target"

    def test_an_indicator_that_is_not_known(self) -> None:
        error = refused([figure("3 USD", "a", indicator="nowhere")])
        assert error.reasons == (
            "whether nowhere can be added is not known; pass data= with the indicator",
        )
        assert error.records == ("a",)

    def test_every_reason_comes_at_once(self) -> None:
        error = refused(
            [
                figure("3 USD", "a"),
                figure("4 đồng", "b", status="estimate"),
                figure("5%", "c", indicator="growth"),
                figure("6 USD", "d", indicator="stock"),
                figure("7 USD", "e", period="2030", status="target"),
                figure("8 USD", "f", indicator="nowhere"),
                figure("9 USD", "g", place="VN"),
            ]
        )
        assert error.reasons == (
            "different units cannot be added without a rate: USD, VND, percent",
            "figures in percent are never added: c",
            "whether nowhere can be added is not known; pass data= with the indicator",
            "a change is never added: c",
            "stocks and flows do not add: d is as of a day",
            "targets and results do not add: e",
            "estimates are added only with estimates=True: b",
            "a (2024) and b (2024) cover the same time; choose one",
            "a is part of g",
            "b is part of g",
        )
        assert set(error.records) == set("abcdefg")
        assert str(error) == error.message("en") == "; ".join(error.reasons)
        assert error.message("vi").startswith("không cộng các đơn vị khác nhau")

    def test_many_records_in_the_way_are_cut_short_in_words_but_not_in_the_list(self) -> None:
        error = refused(years(*["ước 3 USD"] * 7))
        assert error.reasons[0].endswith("=True: y00, y01, y02, y03, y04 and 2 more")
        assert error.reasons_vi[0].endswith("y04 và 2 số liệu khác")
        assert len(error.records) == 7
        assert refused(years(*["ước 3 USD"] * 5)).reasons[0].endswith("y03, y04")

    def test_the_error_is_also_a_value_error_and_pickles(self) -> None:
        error = refused([figure("5%", "a", indicator="growth")])
        assert isinstance(error, ValueError)
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (again.reasons, again.records) == (error.reasons, error.records)

    def test_without_a_dataset_indicators_are_looked_up_in_the_shipped_one(self) -> None:
        assert vf.total([figure("3 USD")]).amount == 3
        with pytest.raises(vf.MixedSumError, match="whether projects can be added is not known"):
            vf.total([figure("3 dự án", indicator="projects")])


class TestTheSum:
    def test_no_figures_are_not_zero(self) -> None:
        for empty in (total([]), total([], currency="USD")):
            assert (empty.amount, empty.unit, empty.status, empty.used) == (None, None, None, ())
            assert empty.bounds == vf.Bounds()
            assert empty.sentence() == "No figures."
            assert empty.sentence("vi") == "Không có số liệu."

    def test_the_sum_is_written_as_amounts_are(self) -> None:
        made = total(years("0,5 USD", "1,5 USD"))
        assert str(made.amount) == "2", "no trailing zeros, no exponent"
        dear = rate(value="1E+3")
        assert str(total(years("3 USD"), currency="VND", rates=[dear]).amount) == "3000"

    def test_one_figure_is_its_own_total(self) -> None:
        one = figure("15,4 tỷ USD")
        assert total([one]) == vf.Total(
            amount=Decimal(15_400_000_000),
            unit=vf.Unit.USD,
            bounds=one.quantity.bounds,
            status=vf.Status.NORMAL,
            used=(one,),
        )

    def test_parts_of_a_whole_add_as_what_they_are(self) -> None:
        both = [
            figure("23/28 nước", indicator="projects"),
            figure("5/9 nước", indicator="projects", place="VN-54"),
        ]
        assert total(both).amount == 28

    def test_figures_may_come_from_an_iterator(self) -> None:
        made = vf.total(iter(years("3 USD", "4 USD")), data=DATA)
        assert made.amount == 7

    @pytest.mark.parametrize(
        ("statuses", "status"),
        [
            (["normal", "normal"], "normal"),
            (["normal", "provisional"], "provisional"),
            (["provisional", "estimate"], "estimate"),
            (["estimate", "normal"], "estimate"),
            (["target", "target"], "target"),
        ],
    )
    def test_its_status_is_the_least_sure_of_its_parts(
        self, statuses: list[str], status: str
    ) -> None:
        parts = [figure("3 USD", period=f"202{n}", status=one) for n, one in enumerate(statuses)]
        assert total(parts, estimates=True).status == status

    @given(st.lists(st.decimals(-(10**30), 10**30, places=6), min_size=1, max_size=9))
    def test_exact_figures_add_exactly_whatever_the_decimal_context(
        self, amounts: list[Decimal]
    ) -> None:
        quantities = [vf.Quantity(amount=one, unit=vf.Unit.USD) for one in amounts]
        with decimal.localcontext(prec=3):
            made = total(years(*quantities))
        assert made.amount is not None
        assert Fraction(made.amount) == sum(map(Fraction, amounts))
        assert made.bounds == vf.Bounds(lower=made.amount, upper=made.amount)

    def test_it_does_not_change_once_made(self) -> None:
        with pytest.raises(AttributeError):
            total([figure("3 USD")]).amount = Decimal(4)  # type: ignore[misc]


DRAWN = st.integers(0, 1000).map(Decimal)


@st.composite
def hedged(draw: st.DrawFn) -> tuple[vf.Quantity, Decimal]:
    """A quantity, and a true value that what it says does not rule out."""
    hedge = draw(st.sampled_from(vf.Hedge))
    amount, more = draw(DRAWN), draw(st.integers(1, 500).map(Decimal))
    unit, upper = vf.Unit.USD, None
    match hedge:
        case vf.Hedge.EXACT:
            true = amount
        case vf.Hedge.OVER:
            true = amount + more
        case vf.Hedge.NEARLY | vf.Hedge.UNDER:
            true = amount - more
        case vf.Hedge.AT_LEAST:
            true = amount + more - 1
        case vf.Hedge.AT_MOST:
            true = amount - more + 1
        case vf.Hedge.BETWEEN:
            upper = amount + more
            true = amount + draw(st.integers(0, int(more)))
        case vf.Hedge.ORDER:
            amount = Decimal(10) ** draw(st.integers(1, 6))
            true = amount * draw(st.integers(1, 99))
        case _:
            upper = draw(st.none() | st.just(amount + more))
            true = draw(st.integers(-5000, 5000).map(Decimal))
    return vf.Quantity(amount=amount, unit=unit, hedge=hedge, upper=upper), true


class TestBounds:
    """«A total's bounds are the sum of bounds; a total of hedged numbers is hedged»"""

    @given(st.lists(hedged(), min_size=1, max_size=6))
    def test_the_true_sum_lies_within_the_bounds(
        self, figures: list[tuple[vf.Quantity, Decimal]]
    ) -> None:
        made = total(years(*(quantity for quantity, _ in figures)), estimates=True)
        assert made.bounds.contains(sum((true for _, true in figures), Decimal(0)))

    @given(st.lists(hedged(), min_size=1, max_size=6))
    def test_the_true_sum_lies_within_what_the_sentence_says(
        self, figures: list[tuple[vf.Quantity, Decimal]]
    ) -> None:
        made = total(years(*(quantity for quantity, _ in figures)), estimates=True)
        said = vf.Quantity.parse(made.sentence("vi").split(", từ")[0])
        assert said.bounds.contains(sum((true for _, true in figures), Decimal(0)))
        assert (said.bounds.lower is None) >= (made.bounds.lower is None)
        assert (said.bounds.upper is None) >= (made.bounds.upper is None)

    @given(
        st.lists(hedged(), min_size=1, max_size=5),
        st.decimals("0.0001", 30_000, places=4),
    )
    def test_a_rate_stretches_the_bounds_with_the_sum(
        self, figures: list[tuple[vf.Quantity, Decimal]], value: Decimal
    ) -> None:
        rate = vf.Rate(
            of=vf.Unit.USD, to=vf.Unit.VND, value=value, on=dt.date(2024, 6, 28), source="a bank"
        )
        parts = years(*(quantity for quantity, _ in figures))
        made = total(parts, estimates=True, currency="VND", rates=[rate])
        with decimal.localcontext(prec=60):
            true = sum((true for _, true in figures), Decimal(0)) * value
        assert made.bounds.contains(true)

    @given(st.lists(hedged(), min_size=1, max_size=6), st.randoms(use_true_random=False))
    def test_the_order_of_the_figures_is_nothing_to_the_total(
        self, figures: list[tuple[vf.Quantity, Decimal]], chance: random.Random
    ) -> None:
        parts = years(*(quantity for quantity, _ in figures))
        shuffled = chance.sample(parts, len(parts))
        assert total(shuffled, estimates=True) == total(parts, estimates=True)

    @given(st.permutations(["3 USD", "4 đồng", "5%", "thứ 6", "ước 7 USD", "8 dự án"]))
    def test_the_order_of_the_figures_is_nothing_to_the_refusal(self, order: list[str]) -> None:
        named = {printed: figure(printed, f"p{len(printed)}") for printed in order}
        error, other = refused(list(named.values())), refused(list(reversed(named.values())))
        assert (error.reasons, error.records) == (other.reasons, other.records)


class TestTheSentence:
    """«in both languages never stronger than the bounds»"""

    @pytest.mark.parametrize(
        ("printed", "english", "vietnamese"),
        [
            (["3 USD"], "3 USD", "3 USD"),
            (["3 USD", "4 USD"], "7 USD", "7 USD"),
            (["trên 3 USD", "4 USD"], "over 7 USD", "trên 7 USD"),
            (["gần 3 USD", "4 USD"], "under 7 USD", "dưới 7 USD"),
            (["ít nhất 3 USD"], "at least 3 USD", "ít nhất 3 USD"),
            (["tối đa 3 USD"], "at most 3 USD", "tối đa 3 USD"),
            (["200-300 USD", "5 USD"], "205 to 305 USD", "từ 205 đến 305 USD"),
            (["200-300 USD", "gần 5 USD"], "under 305 USD", "dưới 305 USD"),
            (["200-300 USD", "trên 5 USD"], "over 205 USD", "trên 205 USD"),
            (["khoảng 3 USD", "4 USD"], "about 7 USD", "khoảng 7 USD"),
            (["trên 100 USD", "gần 14 USD"], "about 114 USD", "khoảng 114 USD"),
            (
                ["khoảng 200-300 USD", "5 USD"],
                "about 205 to 305 USD",
                "khoảng từ 205 đến 305 USD",
            ),
            (["ước 3 USD", "4 USD"], "an estimated 7 USD", "ước 7 USD"),
        ],
    )
    def test_it_says_what_is_certain(
        self, printed: list[str], english: str, vietnamese: str
    ) -> None:
        made = total(years(*printed), estimates=True)
        many = len(printed)
        assert made.sentence() == f"{english}, from {many} figure{'s' * (many > 1)}."
        assert made.sentence("vi") == f"{vietnamese}, từ {many} số liệu."

    @pytest.mark.parametrize(
        ("printed", "status", "english", "vietnamese"),
        [
            (
                "5 USD",
                "provisional",
                "5 USD, from 1 provisional figure.",
                "5 USD, từ 1 số liệu sơ bộ.",
            ),
            ("5 USD", "target", "5 USD, from 1 planned figure.", "5 USD, từ 1 số liệu kế hoạch."),
            ("5 USD", "estimate", "an estimated 5 USD, from 1 figure.", "ước 5 USD, từ 1 số liệu."),
            (
                "trên 5 USD",
                "estimate",
                "over 5 USD, from 1 estimated figure.",
                "trên 5 USD, từ 1 số liệu ước tính.",
            ),
            (
                "5-6 USD",
                "estimate",
                "an estimated 5 to 6 USD, from 1 figure.",
                "ước từ 5 đến 6 USD, từ 1 số liệu.",
            ),
        ],
    )
    def test_it_says_what_kind_of_figures_they_are(
        self, printed: str, status: str, english: str, vietnamese: str
    ) -> None:
        made = total([figure(printed, status=status)], estimates=True)
        assert (made.sentence(), made.sentence("vi")) == (english, vietnamese)


def rate(of: str = "USD", to: str = "VND", value: str = "24000", **more: Any) -> vf.Rate:
    given: dict[str, Any] = {"on": dt.date(2024, 6, 28), "source": "a bank"} | more
    return vf.Rate(of=vf.Unit.of(of), to=vf.Unit.of(to), value=Decimal(value), **given)


class TestRates:
    """«nor dollars and đồng without a named rate»"""

    def test_it_converts_exactly_and_names_the_rate(self) -> None:
        mixed = years("1.000,25 USD", "trên 5 đồng", "2 USD")
        made = total(mixed, currency="VND", rates=[rate(value="24567.89")])
        assert made.amount == Decimal("24623167.7525") + 5
        assert made.unit == vf.Unit.VND
        assert made.bounds == vf.Bounds(lower=made.amount, lower_open=True)
        assert made.rates == (rate(value="24567.89"),)
        assert made.sentence().endswith(
            "from 3 figures, converted at 1 USD = 24567.89 VND (2024-06-28, a bank)."
        )
        assert made.sentence("vi").endswith(
            "từ 3 số liệu, quy đổi theo 1 USD = 24567.89 VND (2024-06-28, a bank)."
        )

    def test_only_the_rates_that_were_used_are_named(self) -> None:
        made = total(years("3 USD"), currency="USD", rates=[rate("VND", "USD", "0.00004")])
        assert made.amount == 3
        assert made.rates == ()

    def test_the_unit_may_be_given_as_itself(self) -> None:
        made = total(years("3 USD", "5 đồng"), currency=vf.Unit.VND, rates=[rate()])
        assert made.amount == 72_005

    def test_several_units_each_have_their_rate(self) -> None:
        rates = [rate(), rate("EUR", "VND", "26000")]
        made = total(years("1 USD", "1 EUR", "1 đồng"), currency="VND", rates=rates)
        assert made.amount == 50_001
        assert set(made.rates) == set(rates)

    def test_a_rate_the_wrong_way_round_is_not_turned(self) -> None:
        error = refused(years("3 USD", "5 đồng"), currency="USD", rates=[rate()])
        (reason,) = error.reasons
        assert reason == (
            "different units cannot be added without a rate: USD, VND; a rate of 1 VND in USD is "
            "needed, not the reverse"
        )
        assert error.records == ("y01",)
        assert "không phải chiều ngược" in error.message("vi")

    def test_rates_are_not_chained(self) -> None:
        chain = [rate("EUR", "USD", "1.1"), rate()]
        assert refused(years("1 EUR"), currency="VND", rates=chain).records == ("y00",)

    def test_a_unit_without_a_rate_is_refused_even_alone(self) -> None:
        (reason,) = refused(years("3 USD"), currency="VND").reasons
        assert reason == "different units cannot be added without a rate: USD, VND"

    def test_without_a_unit_for_the_answer_none_is_guessed(self) -> None:
        for order in (["3 USD", "5 đồng"], ["5 đồng", "3 USD"]):
            (reason,) = refused(years(*order), rates=[rate()]).reasons
            assert reason.endswith("USD, VND; name the unit of the answer with currency=")

    def test_two_rates_for_one_pair_are_a_choice_nobody_made(self) -> None:
        error = refused(years("3 USD"), currency="VND", rates=[rate(), rate(value="25000")])
        assert error.reasons[0].startswith("two rates from USD to VND: 1 USD = 24000 VND")
        assert error.records == ()
        assert total(years("3 USD"), currency="VND", rates=[rate(), rate()]).amount == 72_000

    @pytest.mark.parametrize("currency", ["USDT", "usd", ""])
    def test_a_unit_that_nobody_knows_is_refused_with_those_near_it(self, currency: str) -> None:
        with pytest.raises(vf.UnknownName, match="no unit") as caught:
            total([], currency=currency)
        assert ("USD" in caught.value.near) is bool(currency)

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"value": Decimal(0)}, "value is"),
            ({"value": Decimal(-1)}, "value is"),
            ({"value": Decimal("NaN")}, "value is"),
            ({"value": Decimal("Infinity")}, "value is"),
            ({"value": 24_000.5}, "expected a Decimal above 0"),
            ({"source": " "}, "source is empty"),
            ({"to": vf.Unit.USD}, "from USD to USD"),
            ({"to": vf.Unit.HA}, "two units of one kind"),
        ],
    )
    def test_a_rate_that_is_none_cannot_be_made(self, fields: dict[str, Any], message: str) -> None:
        given: dict[str, Any] = {
            "of": vf.Unit.USD,
            "to": vf.Unit.VND,
            "value": Decimal(24_000),
            "on": dt.date(2024, 6, 28),
            "source": "a bank",
        }
        assert str(vf.Rate(**given)).startswith("1 USD = 24000 VND")
        with pytest.raises(ValueError, match=message):
            vf.Rate(**(given | fields))

    def test_a_rate_prints_every_digit(self) -> None:
        assert str(rate(value="1E+3")) == "1 USD = 1000 VND (2024-06-28, a bank)"

    def test_measures_have_rates_too(self) -> None:
        made = total(years("250 ha", "1 km2"), currency="km2", rates=[rate("ha", "km2", "0.01")])
        assert made.amount == Decimal("3.5")


class TestGroups:
    FIGURES = (
        figure("3 USD", "a"),
        figure("4 USD", "b", place="VN-54"),
        figure("5 USD", "c", period="2023"),
        figure("6 USD", "d", place=None, subject="samsung"),
    )

    @pytest.mark.parametrize(
        ("by", "sums"),
        [
            ("place", {"": 6, "VN-54": 4, "VN-69": 8}),
            ("period", {"2023": 5, "2024": 13}),
            ("indicator", {"exports": 18}),
            ("status", {"normal": 18}),
            ("id", {"a": 3, "b": 4, "c": 5, "d": 6}),
        ],
    )
    def test_a_field_groups_by_its_value(self, by: str, sums: dict[str, int]) -> None:
        grouped = vf.total(self.FIGURES, by=by, data=DATA)
        assert {name: one.amount for name, one in grouped.items()} == sums
        assert list(grouped) == sorted(sums)

    def test_a_function_groups_by_what_it_gives(self) -> None:
        grouped = vf.total(self.FIGURES, by=lambda one: str(one.period.end)[:3], data=DATA)
        assert {name: one.amount for name, one in grouped.items()} == {"202": 18}

    def test_no_figures_give_no_groups(self) -> None:
        assert vf.total([], by="place", data=DATA) == {}

    def test_the_groups_cannot_be_changed(self) -> None:
        grouped = vf.total(self.FIGURES, by="place", data=DATA)
        with pytest.raises(TypeError):
            grouped["VN-99"] = grouped["VN-69"]  # type: ignore[index]

    def test_what_must_not_be_added_across_groups_may_be_within(self) -> None:
        both = [figure("3 USD", place="VN"), figure("4 USD")]
        assert len(vf.total(both, by="place", data=DATA)) == 2

    def test_the_reasons_of_every_group_come_at_once_with_its_name(self) -> None:
        wrong = [figure("5%", "a", indicator="growth"), figure("6%", "b", indicator="share")]
        with pytest.raises(vf.MixedSumError) as caught:
            vf.total([*self.FIGURES, *wrong], by="indicator", data=DATA)
        assert caught.value.records == ("a", "b")
        assert "growth: a change is never added: a" in caught.value.reasons
        assert "share: không cộng tỷ trọng: b" in caught.value.reasons_vi

    def test_a_field_that_is_none_is_refused_with_those_near_it(self) -> None:
        with pytest.raises(vf.UnknownName, match="'places'") as caught:
            vf.total(self.FIGURES, by="places", data=DATA)
        assert caught.value.near[0] == "place"
        with pytest.raises(vf.UnknownName) as caught:
            vf.total([], by="?", data=DATA)
        assert "indicator" in caught.value.near

    def test_rates_and_estimates_hold_for_every_group(self) -> None:
        mixed = [
            figure("1 USD"),
            figure("2 đồng", place="VN-54"),
            figure("ước 3 đồng", place="VN-54", period="2023"),
        ]
        grouped = vf.total(
            mixed, by="place", currency="VND", rates=[rate()], estimates=True, data=DATA
        )
        assert {name: one.amount for name, one in grouped.items()} == {"VN-54": 5, "VN-69": 24_000}


class TestGroupsOfSeveral:
    """«by= (a field or several; a callable): an ordered mapping, refusals name the group»"""

    FIGURES = TestGroups.FIGURES

    def test_several_fields_group_by_the_tuple_of_their_values(self) -> None:
        grouped = vf.total(self.FIGURES, by=("place", "period"), data=DATA)
        assert {names: one.amount for names, one in grouped.items()} == {
            ("", "2024"): 6,
            ("VN-54", "2024"): 4,
            ("VN-69", "2023"): 5,
            ("VN-69", "2024"): 3,
        }
        assert list(grouped) == sorted(grouped)

    def test_a_list_does_as_well_and_functions_may_stand_among_the_fields(self) -> None:
        grouped = vf.total(
            self.FIGURES, by=["indicator", lambda one: str(one.period.end)[:4]], data=DATA
        )
        assert {key: one.amount for key, one in grouped.items()} == {
            ("exports", "2023"): 5,
            ("exports", "2024"): 13,
        }

    def test_one_field_in_a_tuple_still_gives_tuples(self) -> None:
        assert list(vf.total(self.FIGURES, by=("indicator",), data=DATA)) == [("exports",)]

    def test_a_refusal_names_the_group(self) -> None:
        wrong = figure("5%", "a", indicator="growth")
        with pytest.raises(vf.MixedSumError) as caught:
            vf.total([*self.FIGURES, wrong], by=("indicator", "place"), data=DATA)
        assert caught.value.reasons[-1] == "growth, VN-69: a change is never added: a"

    def test_a_field_that_is_none_is_refused_among_several_too(self) -> None:
        with pytest.raises(vf.UnknownName, match="'plcae'; near it: 'place'"):
            vf.total(self.FIGURES, by=("indicator", "plcae"), data=DATA)

    @given(
        st.lists(
            st.tuples(st.sampled_from(["VN-69", "VN-54"]), st.integers(2000, 2009)),
            unique=True, max_size=12,
        )
    )  # fmt: skip
    def test_the_groups_add_up_to_the_whole(self, cells: list[tuple[str, int]]) -> None:
        figures = [
            figure(f"{at + 1} USD", place=place, period=str(year))
            for at, (place, year) in enumerate(cells)
        ]
        grouped = vf.total(figures, by=("place", "period"), data=DATA)
        assert sum(one.amount or 0 for one in grouped.values()) == (total(figures).amount or 0)
        assert len(grouped) == len(cells)


def stated(printed: str, name: str, *sources: str, **more: Any) -> vf.Observation:
    return figure(printed, name, cites=sources, **more)


class TestTwoSourcesOfOneFact:
    """«two sources of one fact (choose or reconcile)»"""

    def test_they_are_refused_and_the_refusal_says_what_to_do(self) -> None:
        error = refused([stated("3 USD", "a", "x"), stated("4 USD", "b", "y")])
        assert error.reasons == (
            "a and b are two sources of one fact (2024); choose with prefer= or reconcile=True",
        )
        assert error.records == ("a", "b")

    def test_two_figures_of_one_source_are_only_an_overlap(self) -> None:
        error = refused([stated("3 USD", "a", "x"), stated("4 USD", "b", "x")])
        assert error.reasons == ("a (2024) and b (2024) cover the same time; choose one",)

    def test_the_source_preferred_counts_and_the_other_is_left_out_with_its_reason(self) -> None:
        both = [stated("3 USD", "a", "x"), stated("4 USD", "b", "y")]
        made = total(both, prefer=["y", "x"])
        assert made.amount == 4
        assert [one.id for one in made.used] == ["b"]
        (out,) = made.left_out
        assert out.observation.id == "a"
        assert out.message() == str(out) == "a: b states the same fact, of a source preferred"
        assert out.message("vi") == "a: b nêu cùng nội dung, theo nguồn được ưu tiên"
        assert made.sentence() == "4 USD, from 1 figure, leaving out 1 other of the same fact."
        assert (
            made.sentence("vi")
            == "4 USD, từ 1 số liệu, không tính 1 số liệu khác về cùng nội dung."
        )

    def test_a_source_preferred_wins_over_one_that_nobody_named(self) -> None:
        assert total([stated("3 USD", "a", "x"), stated("4 USD", "b", "y")], prefer="x").amount == 3

    def test_preference_drops_nothing_that_stands_alone(self) -> None:
        apart = [stated("3 USD", "a", "x"), stated("4 USD", "b", "y", period="2023")]
        made = total(apart, prefer=["x"])
        assert made.amount == 7
        assert made.left_out == ()

    def test_a_target_is_not_another_source_of_the_result(self) -> None:
        both = [stated("3 USD", "a", "x"), stated("4 USD", "b", "y", status="target")]
        assert "targets and results" in str(refused(both, prefer=["x"]))

    def test_periods_that_only_overlap_are_two_facts(self) -> None:
        both = [stated("3 USD", "a", "x"), stated("4 USD", "b", "y", period="2024-H1")]
        assert "cover the same time" in str(refused(both, prefer=["x"], reconcile=True))

    def test_two_of_one_preferred_source_are_still_refused(self) -> None:
        three = [stated("3 USD", "a", "x"), stated("4 USD", "b", "x"), stated("5 USD", "c", "y")]
        error = refused(three, prefer=["x"])
        assert error.records == ("a", "b")

    def test_none_of_the_sources_preferred_leaves_the_choice_open(self) -> None:
        both = [stated("3 USD", "a", "x"), stated("4 USD", "b", "y"), stated("1 USD", "c", "z",
                period="2020")]  # fmt: skip
        assert refused(both, prefer=["z"]).records == ("a", "b")

    def test_a_source_that_nobody_knows_is_refused_with_those_near_it(self) -> None:
        with pytest.raises(vf.UnknownName, match="no source 'paper-2'; near it: 'paper-1'"):
            total([stated("3 USD", "a", "paper-1")], prefer=["paper-2"])

    @pytest.mark.parametrize(
        ("one", "other", "bounds", "used"),
        [
            ("trên 3 USD", "3,5 USD", "exactly 3.5", "b"),
            ("3,5 USD", "khoảng 4 USD", "exactly 3.5", "a"),
            ("trên 3 USD", "gần 4 USD", "more than 3 and less than 4", "a"),
            ("200-300 USD", "250-400 USD", "between 250 and 300", "a"),
            ("ít nhất 3 USD", "tối đa 3 USD", "exactly 3", "a"),
            ("3 USD", "3 USD", "exactly 3", "a"),
        ],
    )
    def test_figures_that_agree_are_reconciled_within_the_bounds_of_both(
        self, one: str, other: str, bounds: str, used: str
    ) -> None:
        made = total([stated(one, "a", "x"), stated(other, "b", "y")], reconcile=True)
        assert made.bounds.describe() == bounds
        assert [figure.id for figure in made.used] == [used]
        assert "the two agree" in made.left_out[0].reason

    @pytest.mark.parametrize(
        ("one", "other"),
        [("3 USD", "4 USD"), ("trên 3 USD", "3 USD"), ("gần 3 USD", "trên 3 USD"),
         ("1-2 USD", "3-4 USD")],
    )  # fmt: skip
    def test_figures_that_contradict_each_other_are_not(self, one: str, other: str) -> None:
        error = refused([stated(one, "a", "x"), stated(other, "b", "y")], reconcile=True)
        assert error.reasons[0].startswith("figures of one fact contradict each other: a (")
        assert error.records == ("a", "b")

    def test_one_fact_in_two_units_is_not_reconciled(self) -> None:
        error = refused([stated("3 USD", "a", "x"), stated("4 đồng", "b", "y")], reconcile=True)
        assert "different units" in str(error)

    @given(st.decimals(1, 10**9, places=2), st.data())
    def test_reconciled_bounds_hold_whatever_was_true(
        self, true: Decimal, data: st.DataObject
    ) -> None:
        """Every source hedges one true value honestly: the value lies within the total."""
        figures = [
            figure(data.draw(around(true)), f"s{at}", cites=(f"source-{at}",))
            for at in range(data.draw(st.integers(1, 4)))
        ]
        made = total(figures, reconcile=True, estimates=True)
        assert made.bounds.contains(true)
        for one in figures:
            bounds = one.quantity.bounds
            assert bounds.lower is None or made.bounds.lower is not None
            assert bounds.upper is None or made.bounds.upper is not None


def around(true: Decimal) -> st.SearchStrategy[vf.Quantity]:
    """An honest statement of a true value: exact, or hedged on the right side of it."""
    gap = st.decimals("0.01", 1000, places=2)

    def of(hedge: vf.Hedge, amount: Decimal, upper: Decimal | None = None) -> vf.Quantity:
        return vf.Quantity(amount=amount, unit=vf.Unit.USD, hedge=hedge, upper=upper)

    return st.one_of(
        st.just(of(vf.Hedge.EXACT, true)),
        gap.map(lambda g: of(vf.Hedge.OVER, true - g)),
        gap.map(lambda g: of(vf.Hedge.NEARLY, true + g)),
        gap.map(lambda g: of(vf.Hedge.ABOUT, true + g)),
        gap.map(lambda g: of(vf.Hedge.ESTIMATE, true - g)),
        st.just(of(vf.Hedge.AT_LEAST, true)),
        st.just(of(vf.Hedge.AT_MOST, true)),
        st.tuples(gap, gap).map(lambda g: of(vf.Hedge.BETWEEN, true - g[0], true + g[1])),
    )


class TestCertainty:
    """«bounds (exact, at least, at most, unknown)»"""

    @pytest.mark.parametrize(
        ("printed", "certainty"),
        [
            (["3 USD", "4 USD"], "exact"),
            (["3 USD", "trên 4 USD"], "at-least"),
            (["3 USD", "gần 4 USD"], "at-most"),
            (["3 USD", "3-4 USD"], "between"),
            (["trên 100 USD", "gần 14 USD"], "unknown"),
            (["3 USD", "khoảng 4 USD"], "unknown"),
            ([], "no-figures"),
        ],
    )
    def test_it_says_in_one_word_what_is_certain(self, printed: list[str], certainty: str) -> None:
        assert total(years(*printed)).certainty == certainty


class TestTheScaleOfTheSentence:
    @pytest.mark.parametrize(
        ("printed", "english", "vietnamese"),
        [
            ("3.900.000.000 USD", "3.9 billion USD", "3,9 tỷ USD"),
            ("9.506,22 tỷ đồng", "9,506.22 billion VND", "9.506,22 tỷ đồng"),
            ("113 nghìn tỷ đồng", "113 trillion VND", "113 nghìn tỷ đồng"),
            ("6.578.799 USD", "6,578,799 USD", "6.578.799 USD"),
            ("999.999 USD", "999,999 USD", "999.999 USD"),
            ("từ 2 đến 2,5 tỷ USD", "2 to 2.5 billion USD", "từ 2 đến 2,5 tỷ USD"),
        ],
    )
    def test_it_takes_the_scale_that_a_report_would(
        self, printed: str, english: str, vietnamese: str
    ) -> None:
        made = total([figure(printed)])
        assert made.sentence() == f"{english}, from 1 figure."
        assert made.sentence("vi") == f"{vietnamese}, từ 1 số liệu."

    def test_a_scale_may_be_named_or_refused(self) -> None:
        made = total([figure("1.488.170 USD")])
        assert made.sentence("vi", scale="triệu") == "1,48817 triệu USD, từ 1 số liệu."
        made = total([figure("3,9 tỷ USD")])
        assert made.sentence(scale=None) == "3,900,000,000 USD, from 1 figure."
        with pytest.raises(ValueError, match="scale 'dozen'"):
            made.sentence(scale="dozen")

    @given(st.integers(1, 10**16))
    def test_no_digit_is_lost(self, amount: int) -> None:
        quantity = vf.Quantity(amount=Decimal(amount), unit=vf.Unit.USD)
        said = total([figure(quantity)]).sentence("vi").split(", từ")[0]
        assert vf.Quantity.parse(said) == quantity


class TestTheSentenceWithNames:
    """«a report sentence in English and Vietnamese»: what, where, when, and who says so"""

    def test_it_names_what_where_when_and_the_sources(self) -> None:
        data = vf.load()
        stock = data.observations.where(indicator="fdi-registered-stock", place="VN-DN")
        assert vf.total(stock).sentence("vi", data=data) == (
            "Vốn đăng ký FDI còn hiệu lực (lũy kế), Đà Nẵng, ngày 14 tháng 12 năm 2021: "
            "trên 3,862 tỷ USD, từ 1 số liệu (da-nang-2021-paper)."
        )

    def test_many_names_are_counted_instead(self) -> None:
        made = total(years(*["3 USD"] * 5, place="VN-69"))
        assert made.sentence(data=DATA).startswith("Exports, VN-69, 5 periods: 15 USD")
        assert made.sentence("vi", data=DATA).startswith("Exports, VN-69, 5 kỳ: 15 USD")

    def test_many_places_and_indicators_are_counted(self) -> None:
        places = [province(f"VN-0{at}") for at in range(1, 6)]
        data = vf.Dataset.of([indicator("exports"), *places])
        figures = [figure("3 USD", place=place.id) for place in places]
        said = vf.total(figures, data=data).sentence("vi", data=data)
        assert said.startswith("Exports, 5 nơi hoặc tổ chức, năm 2024: 15 USD")

    def test_nothing_is_named_where_there_is_nothing(self) -> None:
        assert total([]).sentence(data=DATA) == "No figures."


class TestOnTheShippedData:
    def test_registered_capital_new_and_added_adds(self) -> None:
        capital = vf.load().observations.where(place="VN-69", period="2024-H1").where(
            lambda one: one.indicator in ("fdi-registered-new", "fdi-registered-added")
        )  # fmt: skip
        assert vf.total(capital).amount == 542_200_000

    def test_the_sheet_of_thai_nguyen_does_not_add_up(self) -> None:
        with pytest.raises(vf.MixedSumError) as caught:
            vf.total(vf.load().observations.where(place="VN-69"))
        assert len(caught.value.reasons) > 5
