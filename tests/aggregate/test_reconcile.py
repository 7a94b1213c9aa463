"""Printed counts against what the data name, and the days on which they were true."""

from __future__ import annotations

import datetime as dt
import warnings
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

DAY = dt.timedelta(days=1)
TIERS = {
    "special-relations-countries": vf.Tier.SPECIAL,
    "comprehensive-strategic-partners": vf.Tier.COMPREHENSIVE_STRATEGIC,
    "strategic-partners": vf.Tier.STRATEGIC,
    "comprehensive-partners": vf.Tier.COMPREHENSIVE,
}


def indicator(name: str, nature: str = "stock", unit: str = "country", **more: Any) -> vf.Indicator:
    given_: dict[str, Any] = {"counted": "nước"} | more
    return vf.Indicator(
        id=name, name_vi=name, name_en=name, definition=name, unit=vf.Unit.of(unit),
        nature=vf.Nature(nature), **given_,
    )  # fmt: skip


def claim(key: str, printed: str, period: str = "2000-02-01", **more: Any) -> vf.Observation:
    given_: dict[str, Any] = {"place": "VN"} | more
    return vf.Observation(
        id=f"claim-{key}", indicator=key, period=vf.Period.parse(period),
        quantity=vf.Quantity.parse(printed), **given_,
    )  # fmt: skip


def tie(country: str, *steps: tuple[str, str | None]) -> vf.Partnership:
    return vf.Partnership(
        id=f"vn-{country.lower()}", local="VN", foreign=country, country=country,
        level=vf.Level.NATIONAL,
        steps=tuple(
            vf.Step(form=vf.Form(form), since=vf.PartialDate.parse(day) if day else None)
            for form, day in steps
        ),
    )  # fmt: skip


REFERENCE: tuple[vf.Record, ...] = tuple(indicator(name) for name in TIERS)


def one(*records: vf.Record, of: str = "claim-strategic-partners", **more: Any) -> vf.Comparison:
    until = more.pop("tiers_until", None)
    data = vf.Dataset.of([*REFERENCE, *records], tiers_until=until)
    return vf.reconcile(data, **more)[of]


class TestTheLadder:
    """«by how much they differ and on which days the printed figure would have been true»"""

    TWO = (tie("KR", ("strategic", "2000-01-10"), ("comprehensive-strategic", "2000-01-20")),
           tie("JP", ("strategic", "2000-01-15")))  # fmt: skip

    @pytest.mark.parametrize(
        ("printed", "difference", "days"),
        [
            ("1 nước", 0, ["2000-01-10/2000-01-14", "2000-01-20/.."]),
            ("2 nước", 1, ["2000-01-15/2000-01-19"]),
            ("3 nước", 2, []),
            ("trên 1 nước", 0, ["2000-01-15/2000-01-19"]),
            ("ít nhất 1 nước", 0, ["2000-01-10/.."]),
        ],
    )
    def test_it_says_by_how_much_and_on_which_days(
        self, printed: str, difference: int, days: list[str]
    ) -> None:
        found = one(*self.TWO, claim("strategic-partners", printed))
        assert found.difference == (Decimal(difference), Decimal(difference))
        assert [str(period) for period in found.true_on] == days

    def test_before_the_first_step_a_count_of_none_was_true(self) -> None:
        nobody = vf.Quantity(amount=Decimal(0), unit=vf.Unit.of("country"))
        found = one(
            *self.TWO,
            vf.Observation(
                id="claim-strategic-partners", indicator="strategic-partners", place="VN",
                period=vf.Period.parse("2000-02-01"), quantity=nobody,
            ),
        )  # fmt: skip
        assert [str(period) for period in found.true_on] == ["../2000-01-09"]

    def test_over_days_on_which_it_changed_the_difference_is_a_range(self) -> None:
        found = one(*self.TWO, claim("strategic-partners", "3 nước", "2000-01-01/2000-01-31"))
        assert found.difference == (Decimal(1), Decimal(3))
        assert [(str(part.period), part.count) for part in found.counted] == [
            ("2000-01-01/2000-01-09", 0),
            ("2000-01-10/2000-01-14", 1),
            ("2000-01-15/2000-01-19", 2),
            ("2000-01-20/2000-01-31", 1),
        ]
        assert found.counted[2].members == ("JP", "KR")
        assert found.outcome is vf.Outcome.DIFFERS

    def test_true_on_some_of_the_days_meant_is_undecided(self) -> None:
        found = one(*self.TWO, claim("strategic-partners", "2 nước", "2000-01-01/2000-01-31"))
        assert found.outcome is vf.Outcome.UNDECIDED

    def test_only_the_days_on_which_it_may_have_been_published_are_meant(self) -> None:
        paper = vf.Source(id="paper", title="t", published_on=vf.PartialDate.parse("2000-01-16"))
        printed = claim("strategic-partners", "2 nước", "2000-01", cites=("paper",))
        found = one(paper, *self.TWO, printed)
        assert [str(part.period) for part in found.counted] == ["2000-01-16"]
        assert found.outcome is vf.Outcome.AGREES

    def test_a_claim_about_days_after_the_data_is_undecided_and_its_days_end_there(self) -> None:
        end = dt.date(2000, 1, 31)
        late = one(*self.TWO, claim("strategic-partners", "1 nước"), tiers_until=end)
        assert late.outcome is vf.Outcome.UNDECIDED
        assert str(late.true_on[-1]) == "2000-01-20/2000-01-31"

    @pytest.mark.parametrize("hedge", ["khoảng", "ước"])
    def test_a_hedge_that_says_nothing_certain_settles_nothing(self, hedge: str) -> None:
        status = vf.Status.ESTIMATE if hedge == "ước" else vf.Status.NORMAL
        found = one(*self.TWO, claim("strategic-partners", f"{hedge} 5 nước", status=status))
        assert (found.outcome, found.true_on) == (vf.Outcome.UNDECIDED, ())
        assert found.difference == (Decimal(4), Decimal(4))

    def test_ties_without_any_day_count_but_date_nothing(self) -> None:
        found = one(tie("CU", ("special", None)), claim("special-relations-countries", "1 nước"),
                    of="claim-special-relations-countries")  # fmt: skip
        assert (found.outcome, found.true_on) == (vf.Outcome.AGREES, ())

    def test_counts_of_other_places_are_not_compared_with_those_of_vietnam(self) -> None:
        found = one(*self.TWO, claim("strategic-partners", "5 nước", place="LA"))
        assert found.outcome is vf.Outcome.NOT_COMPARED
        assert "name none of them" in found.reason

    @given(
        st.lists(
            st.lists(
                st.tuples(
                    st.sampled_from([tier.value for tier in vf.Tier]),
                    st.dates(dt.date(2000, 1, 5), dt.date(2000, 2, 20)),
                ),
                max_size=3,
                unique_by=lambda pair: pair[1],
            ),
            max_size=4,
        ),
        st.integers(0, 4),
        st.sampled_from([*TIERS]),
    )
    def test_the_days_are_just_those_on_which_the_tiers_of_the_day_make_the_count(
        self, histories: list[list[tuple[str, dt.date]]], many: int, key: str
    ) -> None:
        """Every day asked one by one, the slow and plain way, through `tier_counts`."""
        ties = [
            tie(
                f"X{at}",
                *((form, day.isoformat()) for form, day in sorted(steps, key=lambda s: s[1])),
            )
            for at, steps in enumerate(histories)
            if steps
        ]
        printed = vf.Observation(
            id=f"claim-{key}", indicator=key, place="VN", period=vf.Period.parse("2000-02-01"),
            quantity=vf.Quantity(amount=Decimal(many), unit=vf.Unit.of("country")),
        )  # fmt: skip
        data = vf.Dataset.of([*REFERENCE, *ties, printed])
        found = vf.reconcile(data)[f"claim-{key}"]
        if found.outcome is vf.Outcome.NOT_COMPARED:
            assert all(
                vf.tier_counts(data, on=dt.date(2000, 1, 1) + DAY * at)[TIERS[key]] == 0
                for at in range(60)
            )
            return
        for at in range(60):
            day = dt.date(2000, 1, 1) + DAY * at
            true = any(
                (days.start is None or days.start <= day) and (days.end is None or day <= days.end)
                for days in found.true_on
            )
            assert true == (vf.tier_counts(data, on=day)[TIERS[key]] == many)


class TestTogether:
    def test_counts_printed_side_by_side_were_true_on_the_days_that_all_share(self) -> None:
        paper = vf.Source(id="paper", title="t", published_on=vf.PartialDate.parse("2000-03-01"))
        data = vf.Dataset.of(
            [
                *REFERENCE,
                paper,
                *TestTheLadder.TWO,
                claim("strategic-partners", "1 nước", "2000-03-01", cites=("paper",)),
                claim("comprehensive-strategic-partners", "1 nước", "2000-03-01", cites=("paper",)),
            ]
        )
        (group,) = vf.reconcile(data).together
        assert group.source == "paper"
        assert [str(days) for days in group.true_on] == ["2000-01-20/.."]

    def test_they_may_never_all_have_been_true(self) -> None:
        printed = [
            claim("strategic-partners", "2 nước", cites=("paper",)),
            claim("comprehensive-strategic-partners", "1 nước", cites=("paper",)),
        ]
        data = vf.Dataset.of([*REFERENCE, *TestTheLadder.TWO, *printed])
        (group,) = vf.reconcile(data).together
        assert group.true_on == ()
        assert "all true at once: no day" in vf.reconcile(data).text(data=data)


class TestCountsOfWhatTheDataName:
    CLUBS = indicator("clubs", unit="organisation", counted="câu lạc bộ")

    def clubs(self, *members: vf.Member, whole: bool = False) -> vf.Enumeration:
        return vf.Enumeration(
            indicator="clubs", members=lambda _data, _claim: members, whole=whole,
            what_en="clubs of our list", what_vi="câu lạc bộ trong danh sách",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("printed", "whole", "outcome"),
        [
            ("2 tổ chức", False, "agrees"),
            ("3 tổ chức", False, "fewer-named"),
            ("3 tổ chức", True, "differs"),
            ("1 tổ chức", False, "differs"),
            ("trên 1 tổ chức", False, "agrees"),
            ("gần 2 tổ chức", False, "differs"),
        ],
    )
    def test_your_own_counts_are_checked_with_your_own_lists(
        self, printed: str, *, whole: bool, outcome: str
    ) -> None:
        mine = self.clubs(vf.Member(id="a"), vf.Member(id="b"), vf.Member(id="a"), whole=whole)
        found = one(self.CLUBS, claim("clubs", printed), of="claim-clubs", enumerations=[mine])
        assert found.outcome.value == outcome

    def test_members_count_on_their_days_and_rough_days_leave_room(self) -> None:
        rough = vf.Member(id="b", since=vf.PartialDate.parse("2000"))
        ended = vf.Member(id="c", until=vf.PartialDate.parse("1999-12-31"))
        found = one(
            self.CLUBS, claim("clubs", "2 tổ chức"), of="claim-clubs",
            enumerations=[self.clubs(vf.Member(id="a"), rough, ended, whole=True)],
        )  # fmt: skip
        (part,) = found.counted
        assert (part.count, part.most, part.members) == (1, 2, ("a",))
        assert found.outcome is vf.Outcome.UNDECIDED
        assert [str(days) for days in found.true_on] == ["../1999", "2000-12-31/.."]

    def test_a_flow_counts_what_happened_within_its_period(self) -> None:
        visits = indicator("visits", "flow", "visit", counted="chuyến thăm")
        days = ["1999-12-31", "2000-01-01", "2000-12-31", "2001-01-01"]
        happened = [
            vf.Member(id=day, since=vf.PartialDate.parse(day), until=vf.PartialDate.parse(day))
            for day in days
        ]
        mine = vf.Enumeration(
            indicator="visits", members=lambda _data, _claim: happened, what_en="v", what_vi="v"
        )
        found = one(visits, claim("visits", "2 chuyến thăm", "2000"), of="claim-visits",
                    enumerations=[mine])  # fmt: skip
        assert found.outcome is vf.Outcome.AGREES
        assert found.counted[0].members == ("2000-01-01", "2000-12-31")

    def test_where_nothing_is_named_nothing_is_compared(self) -> None:
        found = one(self.CLUBS, claim("clubs", "2 tổ chức"), of="claim-clubs",
                    enumerations=[self.clubs()])  # fmt: skip
        assert found.outcome is vf.Outcome.NOT_COMPARED
        assert found.reason == "the data name none of them for it (clubs of our list)"

    def test_an_open_period_means_no_day(self) -> None:
        found = one(
            self.CLUBS, claim("clubs", "2 tổ chức", "../2000"), of="claim-clubs",
            enumerations=[self.clubs(vf.Member(id="a"))],
        )  # fmt: skip
        assert found.reason == "its period has no end"

    def test_no_enumerations_at_all_compare_no_counts(self) -> None:
        found = one(*TestTheLadder.TWO, claim("strategic-partners", "2 nước"), enumerations=[])
        assert found.outcome is vf.Outcome.NOT_COMPARED


class TestPartsLevelsAndRanks:
    def parts(self, whole: str, *printed: str) -> vf.Comparison:
        figures = [indicator("all", unit="project", counted="dự án"), claim("all", whole)]
        for at, text in enumerate(printed):
            figures += [indicator(f"part-{at}", unit="project", part_of="all"),
                        claim(f"part-{at}", text)]  # fmt: skip
        return one(*figures, of="claim-all")

    @pytest.mark.parametrize(
        ("whole", "parts", "outcome", "difference"),
        [
            ("12 dự án", ["2 dự án", "1 dự án", "9 dự án"], "agrees", 0),
            ("trên 1.400 dự án", ["1.330 dự án", "74 dự án"], "agrees", -4),
            ("10 dự án", ["2 dự án", "9 dự án"], "differs", -1),
            ("12 dự án", ["2 dự án", "9 dự án"], "fewer-named", 1),
            ("12 dự án", ["trên 2 dự án", "9 dự án"], "undecided", 1),
            ("12 dự án", ["trên 4 dự án", "9 dự án"], "differs", -1),
            ("12 dự án", ["khoảng 2 dự án", "9 dự án"], "undecided", 1),
            ("khoảng 12 dự án", ["2 dự án"], "undecided", 10),
        ],
    )
    def test_a_whole_is_held_against_the_sum_of_its_printed_parts(
        self, whole: str, parts: list[str], outcome: str, difference: int
    ) -> None:
        found = self.parts(whole, *parts)
        assert found.outcome.value == outcome
        assert found.difference == (Decimal(difference), Decimal(difference))
        assert found.reason.startswith("printed parts: ")

    def test_a_printed_change_is_held_against_the_levels(self) -> None:
        money = indicator("aid", "flow", "USD")
        change = indicator("aid-change", "change", "percent")
        figures = [
            claim("aid", "119,2 USD", "2001"),
            vf.Observation(
                id="before", indicator="aid", place="VN", period=vf.Period.parse("2000"),
                quantity=vf.Quantity.parse("100 USD"),
            ),
        ]  # fmt: skip
        vs = vf.Period.parse("2000")
        right = claim("aid-change", "19,2%", "2001", change_vs=vs)
        wrong = claim("aid-change", "21%", "2001", change_vs=vs)
        reference = vf.load().countries["VN"]
        assert (
            one(reference, money, change, *figures, right, of="claim-aid-change").outcome
            == "agrees"
        )
        found = one(reference, money, change, *figures, wrong, of="claim-aid-change")
        assert (found.outcome, found.difference) == ("differs", (Decimal("1.8"), Decimal("1.8")))
        alone = one(reference, money, change, right, of="claim-aid-change")
        assert alone.reason == "the data have no levels of both periods"

    def test_the_field_of_a_nationwide_rank_is_the_provinces_of_the_day(self) -> None:
        found = vf.reconcile(vf.load())["thai-nguyen-fdi-attraction-rank-2024-h1"]
        assert found.outcome is vf.Outcome.AGREES
        assert [part.count for part in found.counted] == [63]
        assert [str(days) for days in found.true_on] == ["../2025-06"]

    def test_money_alone_claims_nothing_and_plans_are_no_counts(self) -> None:
        money = indicator("aid", "flow", "USD", counted=None)
        plan = indicator("groups", unit="count")
        data = vf.Dataset.of(
            [money, plan, claim("aid", "5 USD"), claim("groups", "7", status=vf.Status.TARGET)]
        )
        (found,) = vf.reconcile(data)
        assert (found.observation.id, found.reason) == (
            "claim-groups",
            "a plan, not a count of what is",
        )


class TestTheWhole:
    def test_an_empty_dataset_reconciles_to_nothing(self) -> None:
        found = vf.reconcile(vf.Dataset.of([]))
        assert (len(found), found.together, found.text(data=vf.Dataset.of([]))) == (0, (), "")

    def test_no_observations_are_none_and_not_all(self) -> None:
        assert len(vf.reconcile(vf.load(), observations=())) == 0

    def test_an_id_that_was_not_compared_proposes_near_ones(self) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            vf.reconcile(vf.load())["vn-strategic-partners-2024-h1"]
        assert caught.value.near[0] == "vn-strategic-partners-2024-h2"

    def test_the_four_counts_of_2024_were_those_of_eleven_weeks_of_2023(self) -> None:
        found = vf.reconcile(vf.load())
        strategic = found["vn-comprehensive-strategic-partners-2024-h2"]
        assert [str(days) for days in strategic.true_on] == ["2023-09-10/2023-11-26"]
        assert strategic.difference == (Decimal(-4), Decimal(-2))
        assert (strategic.counted[0].count, strategic.counted[0].period.start) == (
            7,
            dt.date(2024, 7, 19),
        )
        (group,) = found.together
        assert [str(days) for days in group.true_on] == ["2023-09-10/2023-11-26"]
        assert len(group.observations) == 4

    def test_every_figure_has_one_outcome_and_every_other_a_reason(self) -> None:
        found = vf.reconcile(vf.load())
        assert sum(found.counts().values()) == len(found) == len({c.observation.id for c in found})
        for comparison in found:
            assert comparison.reason
            assert comparison.reason_vi
            compared = comparison.outcome is not vf.Outcome.NOT_COMPARED
            assert (comparison.difference is not None) == compared

    @pytest.mark.parametrize("lang", ["en", "vi"])
    def test_every_comparison_reads_as_a_line(self, lang: Any) -> None:
        data = vf.load()
        text = vf.reconcile(data).text(lang, data=data)
        assert len(text.split("\n")) > len(vf.reconcile(data))

    def test_the_line_of_the_strategic_partners(self) -> None:
        data = vf.load()
        claim_ = vf.reconcile(data)["vn-comprehensive-strategic-partners-2024-h2"]
        assert claim_.text("vi", data=data) == (
            "Số nước đối tác chiến lược toàn diện, Việt Nam, 6 tháng cuối năm 2024: "
            "nguồn ghi 5 nước; dữ liệu có 7-9 (các quan hệ đối tác có ngày xác lập); "
            "chênh lệch (từ -4 đến -2); "
            "đúng trong thời gian từ ngày 10 tháng 9 năm 2023 đến ngày 26 tháng 11 năm 2023"
        )

    def test_a_comparison_without_a_reason_gives_none(self) -> None:
        made = vf.Comparison(
            observation=claim("strategic-partners", "5 nước"), outcome=vf.Outcome.NOT_COMPARED
        )
        assert made.text(data=vf.Dataset.of([])) == (
            "strategic-partners, VN, 1 February 2000: printed 5 countries; not compared"
        )

    def test_it_warns_of_nothing(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            vf.reconcile(vf.load())


class TestOurEnumerations:
    def test_a_tier_that_ended_counts_through_its_last_day(self) -> None:
        ended = vf.Partnership(
            id="vn-kr", local="VN", foreign="KR", country="KR", level=vf.Level.NATIONAL,
            steps=(
                vf.Step(form=vf.Form.STRATEGIC, since=vf.PartialDate.parse("2000-01-10"),
                        until=vf.PartialDate.parse("2000-01-20")),
            ),
        )  # fmt: skip
        found = one(ended, claim("strategic-partners", "1 nước"))
        assert [str(days) for days in found.true_on] == ["2000-01-10/2000-01-20"]

    @pytest.mark.parametrize(
        "key",
        ["countries-with-relations", "foreign-localities-signed", "local-agreements-signed",
         "border-gate-pairs", "district-level-units"],
    )  # fmt: skip
    def test_what_counts_things_of_a_place_says_nothing_of_a_body(self, key: str) -> None:
        (enumeration,) = (e for e in vf.enumerations() if e.indicator == key)
        of_a_body = claim(key, "3 nước", place=None, subject="union")
        assert enumeration.members(vf.load(), of_a_body) is None

    def test_agreements_are_the_steps_signed(self) -> None:
        (enumeration,) = (e for e in vf.enumerations() if e.indicator == "local-agreements-signed")
        named = enumeration.members(vf.load(), claim("x", "3 nước", place="VN-34"))
        assert named is not None
        assert len(list(named)) == 10, "five localities, each twinned and signed"

    def test_a_rank_over_a_time_without_end_is_not_compared(self) -> None:
        rank = indicator("fdi-rank", "rank", "rank", counted=None)
        province = vf.load().places["VN-69"]
        printed = claim("fdi-rank", "thứ 3/63", "2000-01-01/..", place="VN-69")
        found = one(rank, province, printed, of="claim-fdi-rank")
        assert found.reason == "its period has no end"

    def test_each_is_of_an_indicator_of_the_data(self) -> None:
        data = vf.load()
        names = [one_.indicator for one_ in vf.enumerations()]
        assert len(set(names)) == len(names)
        assert all(name in data.indicators for name in names)

    @pytest.mark.parametrize("enumeration", vf.enumerations(), ids=lambda e: e.indicator)
    def test_each_answers_for_every_figure_of_its_indicator(
        self, enumeration: vf.Enumeration
    ) -> None:
        data = vf.load()
        for figure in data.observations.where(indicator=enumeration.indicator):
            for member in enumeration.members(data, figure) or ():
                assert isinstance(member, vf.Member)
