"""Moves on the ladder: who, when, how long, over histories made by hand and the shipped data."""

from __future__ import annotations

import datetime as dt
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


def tie(*steps: vf.Step, country: str = "KR", **more: Any) -> vf.Partnership:
    given_: dict[str, Any] = {"level": vf.Level.NATIONAL, "id": f"vn-{country.lower()}"} | more
    return vf.Partnership(local="VN", foreign=country, country=country, steps=steps, **given_)


def moved(*steps: vf.Step, **more: Any) -> list[vf.Move]:
    return list(vf.moves(vf.Dataset.of([tie(*steps)]), **more))


KOREA = (
    step("diplomatic-relations", "1992-12-22"),
    step("comprehensive", "2001-08-23"),
    step("strategic", "2009-10-21"),
    step("comprehensive-strategic", "2022-12-05"),
)


class TestSteps:
    def test_each_step_lasts_up_to_the_day_before_the_next(self) -> None:
        first, second, third = moved(*KOREA, on=dt.date(2022, 12, 31))
        assert first.days == (2981, 2981)
        assert first.days == ((dt.date(2009, 10, 21) - dt.date(2001, 8, 23)).days,) * 2
        assert second.days == ((dt.date(2022, 12, 5) - dt.date(2009, 10, 21)).days,) * 2
        assert third.days == (27, 27), "5 to 31 December, both counted"

    def test_it_says_what_came_before_and_which_way_it_went(self) -> None:
        found = moved(*KOREA, step("strategic", "2024"))
        assert [move.previous and move.previous.value for move in found] == [
            None,
            "comprehensive",
            "strategic",
            "comprehensive-strategic",
        ]
        assert [move.direction for move in found] == ["first", "up", "up", "down"]

    def test_a_step_that_stands_has_no_length_until_a_day_is_named(self) -> None:
        (*_, last) = moved(*KOREA)
        assert (last.until, last.days) == (None, None)

    def test_a_step_that_ended_lasts_through_its_last_day(self) -> None:
        (one,) = moved(step("strategic", "2020-01-01", "2020-01-31"))
        assert one.days == (31, 31)
        assert str(one.until) == "2020-01-31"

    def test_an_end_after_the_day_asked_about_is_not_yet_known(self) -> None:
        (one,) = moved(step("strategic", "2020-01-01", "2020-01-31"), on=dt.date(2020, 1, 10))
        assert (one.until, one.days) == (None, (10, 10))

    def test_rough_dates_give_the_fewest_and_the_most_days(self) -> None:
        first, second = moved(step("comprehensive", "2001-02"), step("strategic", "2001-03"))
        assert first.days == (1, 58)
        assert second.days is None

    def test_dates_that_could_lie_either_way_give_no_days_below_zero(self) -> None:
        first, _ = moved(step("comprehensive", "2001"), step("strategic", "2001"))
        assert first.days == (0, 364)

    def test_a_step_of_unknown_day_has_no_length(self) -> None:
        first, second = moved(step("comprehensive", None), step("strategic", "2009-10-21"))
        assert first.days is None
        assert str(first.until) == "2009-10-21"
        assert second.previous is vf.Form.COMPREHENSIVE

    def test_a_form_stated_anew_begins_no_step(self) -> None:
        (one,) = moved(step("strategic", "2009-04-20"), step("strategic", "2014-03-18"),
                       on=dt.date(2015, 1, 1))  # fmt: skip
        assert [str(day) for day in one.renewed] == ["2014-03-18"]
        assert one.days == ((dt.date(2015, 1, 2) - dt.date(2009, 4, 20)).days,) * 2

    def test_a_form_taken_up_again_after_an_end_is_a_step_of_its_own(self) -> None:
        found = moved(
            step("strategic", "2001-01-01", "2005-12-31"), step("strategic", "2010-01-01")
        )
        assert len(found) == 2
        assert found[1].direction == "down" or found[1].previous is vf.Form.STRATEGIC


class TestChoosing:
    def test_only_the_ladder_unless_all_forms_are_asked_for(self) -> None:
        assert moved(*KOREA)[0].form is vf.Form.COMPREHENSIVE
        every = moved(*KOREA, ladder=False)
        assert every[0].form is vf.Form.DIPLOMATIC_RELATIONS
        assert every[1].direction == "other"

    def test_later_steps_are_left_out_on_a_day(self) -> None:
        assert len(moved(*KOREA, on=dt.date(2009, 10, 20))) == 1
        assert len(moved(*KOREA, on=dt.date(2009, 10, 21))) == 2

    def test_since_keeps_steps_of_that_day_and_later(self) -> None:
        assert len(moved(*KOREA, since=dt.date(2009, 10, 21))) == 2
        assert len(moved(*KOREA, since=dt.date(2009, 10, 22))) == 1
        assert moved(step("special", None), since=dt.date(1900, 1, 1)) == []

    def test_only_ties_of_national_level_count(self) -> None:
        party = tie(*KOREA, level=vf.Level.PARTY)
        assert vf.moves(vf.Dataset.of([party])) == ()

    def test_an_unknown_country_proposes_near_names(self) -> None:
        with pytest.raises(vf.UnknownName, match="no country 'Japan'; near it: 'JP'"):
            vf.moves(vf.load(), country="Japan")

    def test_an_empty_dataset_has_no_moves(self) -> None:
        assert vf.moves(vf.Dataset.of([])) == ()


class TestWords:
    def test_a_move_reads_as_a_line_in_both_languages(self) -> None:
        (*_, last) = moved(*KOREA, on=dt.date(2022, 12, 31))
        assert last.text() == (
            "KR: comprehensive strategic, 5 December 2022 (before: strategic), 27 days"
        )
        assert last.text("vi", data=vf.load()) == (
            "Hàn Quốc: đối tác chiến lược toàn diện, ngày 05 tháng 12 năm 2022 "
            "(trước đó: đối tác chiến lược), 27 ngày"
        )

    def test_rough_lengths_and_unknown_days_say_so(self) -> None:
        first, _ = moved(step("comprehensive", "2001"), step("strategic", "2009"))
        assert first.text().endswith("2,558 to 3,286 days")
        assert first.text("vi").endswith("từ 2.558 đến 3.286 ngày")
        (unknown,) = moved(step("special", None))
        assert unknown.text() == "KR: special, day unknown"
        assert unknown.text("vi") == "KR: quan hệ đặc biệt, không rõ ngày"

    @pytest.mark.parametrize("form", list(vf.Form))
    def test_every_form_has_a_name_in_both_languages(self, form: vf.Form) -> None:
        (move,) = moved(vf.Step(form=form), ladder=False)
        assert move.text().split(", ")[0] != "KR: "
        assert move.text("vi").split(", ")[0] != move.text().split(", ")[0]


FORMS = ["comprehensive", "strategic", "comprehensive-strategic", "special"]


@st.composite
def histories(draw: st.DrawFn) -> vf.Partnership:
    """A tie whose steps are dated to the day, in order."""
    days = draw(
        st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2000, 3, 1)), unique=True, max_size=5)
    )
    steps = [
        vf.Step(form=vf.Form(draw(st.sampled_from(FORMS))), since=vf.PartialDate.between(day, day))
        for day in sorted(days)
    ]
    return tie(*(steps or [step("agreement", "1999")]))


class TestMovesAndTiers:
    @given(histories())
    def test_on_each_day_of_a_step_the_country_stands_on_its_tier(
        self, history: vf.Partnership
    ) -> None:
        data = vf.Dataset.of([history])
        end = dt.date(2000, 4, 1)
        found = vf.moves(data, on=end)
        for move in found:
            assert move.since is not None
            assert move.days is not None
            last = end if move.until is None else move.until.first - DAY
            assert (last - move.since.first).days + 1 == move.days[0] == move.days[1]
            for day in (move.since.first, last):
                assert vf.tiers(data, on=day)["KR"].value == move.form.value
        assert sum(move.days[0] for move in found if move.days) == (
            (end - found[0].since.first).days + 1 if found and found[0].since else 0
        )


class TestOnTheShippedData:
    def test_australia_took_four_steps_and_stated_one_anew(self) -> None:
        found = vf.moves(vf.load(), country="AU")
        assert [(move.form.value, str(move.since)) for move in found] == [
            ("comprehensive", "2009-09-07"),
            ("strategic", "2018-03-15"),
            ("comprehensive-strategic", "2024-03-07"),
        ]
        assert [str(day) for day in found[0].renewed] == ["2015-03"]

    def test_a_day_after_the_data_is_answered_with_a_warning(self) -> None:
        with pytest.warns(vf.CoverageWarning, match="up to 2026-01-29") as caught:
            vf.moves(vf.load(), on=dt.date(2026, 6, 1))
        assert caught[0].filename == __file__

    def test_every_step_of_the_ladder_has_its_evidence(self) -> None:
        for move in vf.moves(vf.load()):
            assert move.step.evidence or move.step.cites
