"""Tiers, day by day, over histories made by hand."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

DAY = dt.timedelta(days=1)


def step(form: str, since: str | None, until: str | None = None) -> vf.Step:
    return vf.Step(
        form=vf.Form(form),
        since=vf.PartialDate.parse(since) if since else None,
        until=vf.PartialDate.parse(until) if until else None,
    )


def tie(*steps: vf.Step, country: str = "KR", name: str = "", **more: Any) -> vf.Partnership:
    given: dict[str, Any] = {"local": "VN", "foreign": country, "country": country}
    given["level"] = vf.Level.NATIONAL
    return vf.Partnership(id=name or f"vn-{country.lower()}", steps=steps, **(given | more))


def on(day: str, *ties: vf.Partnership) -> dict[str, str]:
    """Who stood where on a day; a warning is an error."""
    found = vf.tiers(vf.Dataset.of(ties), on=dt.date.fromisoformat(day))
    return {country: tier.value for country, tier in found.items()}


@contextmanager
def undecided(*countries: str) -> Iterator[None]:
    """One warning, which names these countries and points at this test."""
    with pytest.warns(vf.UndecidedWarning) as caught:
        yield
    (warning,) = caught
    assert str(warning.message).endswith(f"is undecided for: {', '.join(countries)}")
    assert warning.filename == __file__


KOREA = tie(
    step("diplomatic-relations", "1992-12-22"),
    step("comprehensive", "2001-08-23"),
    step("strategic", "2009-10-21"),
    step("comprehensive-strategic", "2022-12-05"),
)


class TestDayByDay:
    @pytest.mark.parametrize(
        ("day", "tier"),
        [
            ("1992-12-22", None),
            ("2001-08-22", None),
            ("2001-08-23", "comprehensive"),
            ("2009-10-20", "comprehensive"),
            ("2009-10-21", "strategic"),
            ("2022-12-04", "strategic"),
            ("2022-12-05", "comprehensive-strategic"),
            ("2100-01-01", "comprehensive-strategic"),
        ],
    )
    def test_a_tier_is_in_force_from_the_day_of_its_step(self, day: str, tier: str | None) -> None:
        assert on(day, KOREA) == ({"KR": tier} if tier else {})

    def test_of_several_steps_of_one_day_the_last_listed_counts(self) -> None:
        both = tie(step("strategic", "2023-09-10"), step("comprehensive-strategic", "2023-09-10"))
        assert on("2023-09-09", both) == {}
        assert on("2023-09-10", both) == {"KR": "comprehensive-strategic"}

    def test_what_is_not_on_the_ladder_changes_nothing(self) -> None:
        long = tie(step("strategic", "2009"), step("mechanism", "2010"), step("sectoral", "2011"))
        assert on("2012-01-01", long) == {"KR": "strategic"}
        assert on("2012-01-01", tie(step("agreement", "2009"))) == {}

    def test_a_step_of_unknown_day_has_stood_for_as_long_as_anyone_asks(self) -> None:
        assert on("1991-01-01", tie(step("special", None))) == {"KR": "special"}
        known = tie(step("strategic", None), step("comprehensive-strategic", "2022"))
        assert on("2021-12-31", known) == {"KR": "strategic"}
        assert on("2023-01-01", known) == {"KR": "comprehensive-strategic"}

    def test_only_ties_of_national_level_count(self) -> None:
        assert on("2024-01-01", tie(step("strategic", "2009"), level=vf.Level.PARTY)) == {}

    def test_a_side_of_no_one_country_is_named_itself(self) -> None:
        bloc = tie(step("strategic", "2020"), country="EU")
        nowhere = tie(step("strategic", "2020"), name="x", foreign="ASEAN", country=None)  # type: ignore[arg-type]
        assert on("2024-01-01", bloc, nowhere) == {"ASEAN": "strategic", "EU": "strategic"}

    def test_countries_come_sorted_by_id(self) -> None:
        ties = [tie(step("strategic", "2009"), country=name) for name in ("RU", "CN", "IN")]
        assert list(on("2024-01-01", *ties)) == ["CN", "IN", "RU"]

    @pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
    def test_of_several_ties_with_a_country_the_highest_tier_counts(
        self, names: tuple[str, str]
    ) -> None:
        low, high = (
            tie(step(form, "2009"), name=name)
            for form, name in zip(("comprehensive", "strategic"), names, strict=True)
        )
        assert on("2024-01-01", low, high) == {"KR": "strategic"}

    def test_an_empty_dataset_has_no_tiers(self) -> None:
        assert on("2024-01-01") == {}

    def test_the_answer_cannot_be_changed(self) -> None:
        found = vf.tiers(vf.Dataset.of([KOREA]), on=dt.date(2024, 1, 1))
        with pytest.raises(TypeError):
            found["KR"] = vf.Tier.SPECIAL  # type: ignore[index]


class TestEnds:
    ENDED = tie(step("strategic", "2009-10-21", "2014-03-31"))

    @pytest.mark.parametrize(
        ("day", "there"),
        [("2009-10-20", False), ("2009-10-21", True), ("2014-03-31", True), ("2014-04-01", False)],
    )
    def test_a_tier_holds_through_its_last_day(self, day: str, *, there: bool) -> None:
        assert bool(on(day, self.ENDED)) is there

    def test_a_step_that_follows_an_end_counts(self) -> None:
        again = tie(*self.ENDED.steps, step("comprehensive", "2020-01-01"))
        assert on("2019-12-31", again) == {}
        assert on("2020-01-01", again) == {"KR": "comprehensive"}

    def test_the_end_of_an_earlier_step_does_not_end_a_later_one(self) -> None:
        both = tie(step("strategic", "2009", "2022-12-04"), step("special", "2022-12-05"))
        assert on("2022-12-04", both) == {"KR": "strategic"}
        assert on("2022-12-05", both) == {"KR": "special"}

    def test_one_tier_twice_may_end_and_begin_again(self) -> None:
        twice = tie(step("strategic", "2001", "2005"), step("strategic", "2010"))
        assert on("2005-06-01", tie(step("strategic", "2001", "2006"))) == {"KR": "strategic"}
        assert on("2007-01-01", twice) == {}
        assert on("2011-01-01", twice) == {"KR": "strategic"}


class TestUndecided:
    """«UndecidedWarning: ... they stand on the last tier they had certainly reached»"""

    ROUGH = tie(step("comprehensive", "2001"), step("strategic", "2009"))

    @pytest.mark.parametrize(
        ("day", "tier"),
        [("2000-12-31", None), ("2002-01-01", "comprehensive"), ("2008-12-31", "comprehensive"),
         ("2010-01-01", "strategic"), ("2009-12-31", "strategic"), ("2001-12-31", "comprehensive")],
    )  # fmt: skip
    def test_outside_the_rough_dates_all_is_certain(self, day: str, tier: str | None) -> None:
        assert on(day, self.ROUGH) == ({"KR": tier} if tier else {})

    @pytest.mark.parametrize(
        ("day", "tier"),
        [("2001-01-01", None), ("2001-12-30", None), ("2009-01-01", "comprehensive"),
         ("2009-12-30", "comprehensive")],
    )  # fmt: skip
    def test_within_them_a_country_stays_where_it_certainly_stood(
        self, day: str, tier: str | None
    ) -> None:
        with undecided("KR"):
            assert on(day, self.ROUGH) == ({"KR": tier} if tier else {})

    def test_a_later_step_that_is_certain_settles_it(self) -> None:
        settled = tie(step("comprehensive", "2009"), step("strategic", "2009-10-21"))
        assert on("2009-11-01", settled) == {"KR": "strategic"}

    def test_a_rough_end_is_undecided_too(self) -> None:
        ended = tie(step("strategic", "2001", "2009"))
        assert on("2009-01-01", ended) == {"KR": "strategic"}
        with undecided("KR"):
            assert on("2009-06-01", ended) == {"KR": "strategic"}
        with undecided("KR"):
            assert on("2009-12-31", ended) == {"KR": "strategic"}
        assert on("2010-01-01", ended) == {}

    def test_one_warning_names_every_country_once(self) -> None:
        ties = [
            tie(step("strategic", "2009"), country=country, name=f"{country}-{name}")
            for country in ("RU", "CN")
            for name in "ab"
        ]
        with undecided("CN", "RU"):
            assert on("2009-06-01", *ties) == {}

    def test_the_counts_warn_as_well_and_point_at_their_caller(self) -> None:
        with undecided("KR"):
            vf.tier_counts(vf.Dataset.of([self.ROUGH]), on=dt.date(2009, 6, 1))


FORMS = ["comprehensive", "strategic", "comprehensive-strategic", "special"]


class TestCounts:
    def test_every_tier_has_a_count_the_highest_first(self) -> None:
        counts = vf.tier_counts(vf.Dataset.of([]), on=dt.date(2024, 1, 1))
        assert [tier.value for tier in counts] == FORMS[::-1]
        assert set(counts.values()) == {0}

    def test_each_country_is_counted_on_its_tier(self) -> None:
        ties = [
            tie(step(form, "2009"), country=f"X{n}") for n, form in enumerate(FORMS + FORMS[:1])
        ]
        counts = vf.tier_counts(vf.Dataset.of(ties), on=dt.date(2024, 1, 1))
        assert {tier.value: count for tier, count in counts.items()} == {
            "special": 1,
            "comprehensive-strategic": 1,
            "strategic": 1,
            "comprehensive": 2,
        }

    def test_the_counts_cannot_be_changed(self) -> None:
        counts = vf.tier_counts(vf.Dataset.of([]), on=dt.date(2024, 1, 1))
        with pytest.raises(TypeError):
            counts[vf.Tier.SPECIAL] = 1  # type: ignore[index]

    @given(
        days=st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2000, 3, 1)), max_size=5),
        forms=st.lists(st.sampled_from(FORMS), min_size=5, max_size=5),
        asked=st.dates(dt.date(1999, 12, 31), dt.date(2000, 3, 2)),
    )
    def test_whole_days_are_never_undecided_and_the_last_step_taken_is_in_force(
        self, days: list[dt.date], forms: list[str], asked: dt.date
    ) -> None:
        steps = [step(form, str(day)) for day, form in zip(sorted(days), forms, strict=False)]
        data = vf.Dataset.of([tie(*steps)] if steps else [])
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = vf.tiers(data, on=asked)
            counts = vf.tier_counts(data, on=asked)
        taken = [form for day, form in zip(sorted(days), forms, strict=False) if day <= asked]
        assert [tier.value for tier in found.values()] == taken[-1:]
        assert sum(counts.values()) == len(found)


class TestCoverage:
    """«a day before the data's coverage or after its end is answered with a warning»"""

    def data(self, end: str = "2024-06-30") -> vf.Dataset:
        return vf.Dataset.of([KOREA], tiers_until=dt.date.fromisoformat(end))

    @pytest.mark.parametrize("day", ["2001-08-23", "2024-06-30"])
    def test_within_it_there_is_no_warning(self, day: str) -> None:
        assert vf.tiers(self.data(), on=dt.date.fromisoformat(day))

    def test_a_day_after_the_end_is_answered_with_a_warning(self) -> None:
        with pytest.warns(vf.CoverageWarning) as caught:
            found = vf.tiers(self.data(), on=dt.date(2024, 7, 1))
        assert found["KR"] is vf.Tier.COMPREHENSIVE_STRATEGIC
        (warning,) = caught
        assert warning.filename == __file__
        assert str(warning.message) == (
            "the data know the ladder of partnerships up to 2024-06-30; steps between then and "
            "2024-07-01 may be missing"
        )

    def test_a_day_before_the_first_step_is_answered_with_a_warning(self) -> None:
        with pytest.warns(vf.CoverageWarning, match="date is of 2001-08-23") as caught:
            assert vf.tiers(self.data(), on=dt.date(2001, 8, 22)) == {}
        message = caught[0].message
        assert isinstance(message, vf.CoverageWarning)
        assert "đầu tiên" in message.message("vi")

    def test_the_counts_warn_as_well(self) -> None:
        with pytest.warns(vf.CoverageWarning) as caught:
            vf.tier_counts(self.data(), on=dt.date(2024, 7, 1))
        assert caught[0].filename == __file__

    def test_a_dataset_that_says_nothing_of_its_end_is_not_warned_of(self) -> None:
        assert vf.tiers(vf.Dataset.of([KOREA]), on=dt.date(2100, 1, 1))

    def test_what_was_known_on_a_day_ends_on_that_day(self) -> None:
        then = dt.date(2024, 3, 1)
        known = vf.load().as_known(on=then)
        assert known.tiers_until == then
        assert "KH" in vf.tiers(known, on=then)
        with pytest.warns(vf.CoverageWarning):
            vf.tiers(known, on=then + DAY)

    def test_the_shipped_data_say_how_far_they_reach(self) -> None:
        assert vf.load().tiers_until == dt.date(2026, 1, 29)
        with pytest.warns(vf.CoverageWarning, match="up to 2026-01-29"):
            vf.tier_counts(vf.load(), on=dt.date(2026, 1, 30))
