"""Partnerships: dated steps, the form in force on a day, tiers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import record_strategies as made
import vnforeign as vf

DAY = vf.PartialDate.parse


def step(form: vf.Form = vf.Form.SIGNED, since: str = "", until: str = "") -> vf.Step:
    return vf.Step(
        form=form, since=DAY(since) if since else None, until=DAY(until) if until else None
    )


def tie(*steps: vf.Step, **fields: Any) -> vf.Partnership:
    given: dict[str, Any] = {"id": "a", "local": "VN", "foreign": "LA"}
    return vf.Partnership(**{"level": vf.Level.NATIONAL, **given, **fields}, steps=steps)


class TestTheDaysOfAStep:
    """«Comparisons that the precision cannot settle are undecided, not guessed»"""

    def test_it_does_not_end_before_it_begins(self) -> None:
        with pytest.raises(
            vf.InvalidRecord, match="until is '2019', expected a day not before since, 2020-05"
        ):
            step(since="2020-05", until="2019")

    @pytest.mark.parametrize("until", ["2020", "2020-05", "2020-05-01", "2021"])
    def test_what_the_precision_cannot_settle_is_let_be(self, until: str) -> None:
        assert str(step(since="2020-05", until=until).until) == until

    def test_an_unknown_day_is_let_be(self) -> None:
        assert step(until="2019").since is None
        assert step(since="2019").until is None

    @given(made.steps())
    @made.SOME
    def test_no_step_certainly_ends_before_it_begins(self, one: vf.Step) -> None:
        assert not (one.since and one.until and one.until.before(one.since))


class TestASteps:
    def test_a_step_is_shown_short(self) -> None:
        assert repr(step(since="2005-09")) == "Step('signed', since='2005-09')"
        evidence = vf.Evidence(source="a", start=0, end=1, printed="x")
        assert repr(vf.Step(form=vf.Form.CONTACT, evidence=(evidence,) * 2)) == (
            "Step('contact', evidence=2)"
        )

    def test_a_tie_shows_its_steps_so(self) -> None:
        assert repr(tie(step(), step(vf.Form.TWINNED, "2005"))) == (
            "Partnership('a', local='VN', foreign='LA', level='national',"
            " steps=(Step('signed'), Step('twinned', since='2005')))"
        )


class TestATie:
    def test_it_has_at_least_one_step(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="expected at least one step"):
            tie()

    def test_it_has_two_sides(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="foreign is 'VN', expected another side"):
            tie(step(), foreign="VN")

    def test_both_are_said_at_once(self) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            tie(foreign="VN")
        assert [fault.path for fault in caught.value.faults] == ["steps", "foreign"]

    def test_a_wrong_step_is_named_by_its_index(self) -> None:
        steps: Any = (step(), "signed")
        with pytest.raises(vf.InvalidRecord) as caught:
            tie(*steps)
        assert [fault.path for fault in caught.value.faults] == ["steps[1]"]


class TestTheFormInForce:
    """«the latest step known to have begun and not ended»"""

    LADDER = tie(
        step(vf.Form.DIPLOMATIC_RELATIONS, "1992-12-22"),
        step(vf.Form.STRATEGIC, "2009-10-21"),
        step(vf.Form.COMPREHENSIVE_STRATEGIC, "2022-12"),
    )

    @pytest.mark.parametrize(
        ("on", "form"),
        [
            ("1992-12-21", None),
            ("1992-12-22", vf.Form.DIPLOMATIC_RELATIONS),
            ("2009-10-20", vf.Form.DIPLOMATIC_RELATIONS),
            ("2009-10-21", vf.Form.STRATEGIC),
            ("2022-12-01", vf.Form.STRATEGIC),
            ("2022-12-30", vf.Form.STRATEGIC),
            ("2022-12-31", vf.Form.COMPREHENSIVE_STRATEGIC),
            ("9999-12-31", vf.Form.COMPREHENSIVE_STRATEGIC),
        ],
    )
    def test_a_step_counts_from_the_day_it_has_certainly_begun(
        self, on: str, form: vf.Form | None
    ) -> None:
        assert self.LADDER.form(on=dt.date.fromisoformat(on)) is form

    def test_a_step_that_has_ended_counts_no_more(self) -> None:
        ended = tie(step(vf.Form.TWINNED, "2000", "2010-05"))
        assert ended.form(on=dt.date(2010, 5, 31)) is vf.Form.TWINNED
        assert ended.form(on=dt.date(2010, 6, 1)) is None

    def test_a_step_of_unknown_day_counts_as_begun(self) -> None:
        assert tie(step()).form(on=dt.date(1, 1, 1)) is vf.Form.SIGNED

    def test_after_the_dated_ones_that_are_listed_before_it(self) -> None:
        both = tie(step(vf.Form.CONTACT, "2000"), step(vf.Form.SIGNED))
        assert both.form(on=dt.date(2005, 1, 1)) is vf.Form.SIGNED

    @given(made.of(vf.Partnership), st.dates())
    @made.SOME
    def test_it_is_always_one_of_its_steps(self, one: vf.Partnership, on: dt.date) -> None:
        assert one.form(on=on) in {None, *(step.form for step in one.steps)}


class TestTiers:
    """The steps of the ladder between countries, lowest first."""

    def test_every_tier_is_a_form_and_has_its_vietnamese_name(self) -> None:
        assert [vf.Form(tier.value) for tier in vf.Tier]
        assert [tier.name_vi for tier in vf.Tier] == [
            "đối tác toàn diện",
            "đối tác chiến lược",
            "đối tác chiến lược toàn diện",
            "quan hệ đặc biệt",
        ]
