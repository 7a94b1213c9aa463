"""Rules on ties and places, at their edges."""

from __future__ import annotations

from typing import Any

import pytest

import vnforeign as vf


def place(name: str, country: str | None = "VN", kind: str = "province", **more: Any) -> vf.Place:
    for field in ("since", "until"):
        if field in more:
            more[field] = vf.PartialDate.parse(more[field])
    return vf.Place(
        id=name, name_vi=name, name_en=name, kind=vf.PlaceKind(kind), country=country, **more
    )


def step(form: str, since: str = "", until: str = "") -> vf.Step:
    return vf.Step(
        form=vf.Form(form),
        since=vf.PartialDate.parse(since) if since else None,
        until=vf.PartialDate.parse(until) if until else None,
    )


def tie(*steps: vf.Step, name: str = "p", **more: Any) -> vf.Partnership:
    given = {"local": "VN-69", "foreign": "LA-LP", "country": "LA", "level": vf.Level.PROVINCIAL}
    return vf.Partnership(id=name, steps=steps or (step("signed"),), **(given | more))


def figure(period: str, at: str | None = "VN-69") -> vf.Observation:
    about = {"place": at} if at else {"subject": "samsung"}
    return vf.Observation(
        id="o",
        indicator="exports",
        period=vf.Period.parse(period),
        quantity=vf.Quantity.parse("5 USD"),
        **about,  # type: ignore[arg-type]
    )


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


WORLD = (
    place("VN", None, "country"),
    place("LA", None, "country"),
    place("EU", None, "bloc"),
    place("VN-69"),
    place("LA-LP", "LA", "foreign-province"),
)


class TestForeignSideInVietnam:
    @pytest.mark.parametrize(
        "sides",
        [
            {},
            {"local": "VN", "foreign": "LA"},
            {"local": "VN", "foreign": "EU"},
            {"local": "party", "foreign": "lao-party"},
            {"local": "VN-99", "foreign": "LA-99"},
        ],
    )
    def test_it_is_silent_where_the_sides_are_right_or_no_known_places(
        self, sides: dict[str, str]
    ) -> None:
        assert found("VNF201", *WORLD, tie(**sides)) == []

    def test_sides_the_wrong_way_round_are_two_findings(self) -> None:
        both = found("VNF201", *WORLD, tie(local="LA-LP", foreign="VN-69"))
        assert {(finding.field, finding.value) for finding in both} == {
            ("local", "LA-LP"),
            ("foreign", "VN-69"),
        }

    @pytest.mark.parametrize(
        ("sides", "field"),
        [
            ({"local": "LA"}, "local"),
            ({"local": "EU"}, "local"),
            ({"foreign": "VN"}, "foreign"),
        ],
    )
    def test_countries_and_blocs_are_sides_too(self, sides: dict[str, str], field: str) -> None:
        (finding,) = found("VNF201", *WORLD, tie(**sides))
        assert finding.field == field


class TestCountryNotOfTheForeignSide:
    @pytest.mark.parametrize(
        ("foreign", "country"),
        [
            ("LA-LP", "LA"),
            ("LA", "LA"),
            ("EU", None),
            ("EU", "EU"),
            ("lao-party", "LA"),
            ("lao-party", None),
            ("LA-99", "FR"),
        ],
    )
    def test_it_is_silent_where_the_country_is_right_or_cannot_be_known(
        self, foreign: str, country: str | None
    ) -> None:
        assert found("VNF202", *WORLD, tie(foreign=foreign, country=country)) == []

    @pytest.mark.parametrize(
        ("foreign", "country", "message"),
        [
            ("LA-LP", "FR", "LA-LP is of LA, not of FR"),
            ("LA-LP", None, "LA-LP is of LA, but no country is given"),
            ("EU", "FR", "EU is of EU, not of FR"),
        ],
    )
    def test_it_proposes_the_country(self, foreign: str, country: str | None, message: str) -> None:
        (finding,) = found("VNF202", *WORLD, tie(foreign=foreign, country=country))
        assert finding.message == message
        assert finding.hint == f"write '{foreign[:2]}'"


class TestStepsOutOfOrder:
    @pytest.mark.parametrize(
        "days",
        [
            ["2005"],
            ["2005", "2005"],
            ["2005-05", "2005"],
            ["2012", "2012-01"],
            ["2005", "", "2012"],
            ["", ""],
        ],
    )
    def test_it_is_silent_where_the_order_is_right_or_undecided(self, days: list[str]) -> None:
        assert found("VNF203", tie(*(step("contact", day) for day in days))) == []

    @pytest.mark.parametrize(
        ("days", "field"),
        [
            (["2012", "2005"], "steps[1].since"),
            (["2012", "", "2005"], "steps[2].since"),
            (["2013-01", "[2005-01-01..2020-12-31]", "2006"], "steps[2].since"),
        ],
    )
    def test_a_step_that_is_surely_earlier_than_one_above_it_is_named(
        self, days: list[str], field: str
    ) -> None:
        (finding,) = found("VNF203", tie(*(step("contact", day) for day in days)))
        assert finding.field == field
        assert days[0] in finding.message

    def test_each_step_is_named_once(self) -> None:
        days = ["2012", "2011", "2010"]
        named = found("VNF203", tie(*(step("contact", day) for day in days)))
        assert [finding.field for finding in named] == ["steps[1].since", "steps[2].since"]


class TestSignedAndStillSought:
    @pytest.mark.parametrize(
        "steps",
        [
            [step("prospect"), step("signed")],
            [step("prospect"), step("twinned"), step("signed")],
            [step("signed", "2005", "2010"), step("prospect")],
            [step("signed"), step("prospect", "2004", "2005")],
            [step("contact"), step("prospect")],
            [step("prospect")],
        ],
    )
    def test_it_is_silent_where_seeking_came_first_or_the_tie_is_over(
        self, steps: list[vf.Step]
    ) -> None:
        assert found("VNF204", tie(*steps)) == []

    def test_a_tie_sought_before_and_again_after_it_was_signed_is_asked_about(self) -> None:
        (finding,) = found("VNF204", tie(step("prospect"), step("signed"), step("prospect")))
        assert finding.value == "prospect, signed, prospect"

    @pytest.mark.parametrize("form", ["signed", "twinned"])
    def test_it_speaks_where_a_tie_is_sought_that_is_there(self, form: str) -> None:
        (finding,) = found("VNF204", tie(step(form), step("contact"), step("prospect")))
        assert finding.value == f"{form}, contact, prospect"

    def test_it_shows_the_evidence_of_the_steps(self) -> None:
        said = vf.Evidence(source="s", start=0, end=3, printed="Lào")
        steps = [vf.Step(form=vf.Form(form), evidence=(said,)) for form in ("signed", "prospect")]
        (finding,) = found("VNF204", tie(*steps))
        assert finding.evidence == (said, said)

    def test_it_is_what_the_thai_nguyen_paper_does_with_poitiers(self) -> None:
        (finding,) = vf.check(vf.load(), select="VNF204", acknowledged=())
        assert finding.record == "thai-nguyen-poitiers"


LADDER = ["comprehensive", "strategic", "comprehensive-strategic", "special"]


class TestTierGoingDown:
    @pytest.mark.parametrize("forms", [LADDER, LADDER[1:2] * 2, ["strategic", "agreement"], []])
    def test_up_level_and_off_the_ladder_are_fine(self, forms: list[str]) -> None:
        assert found("VNF205", tie(*(step(form) for form in forms))) == []

    @pytest.mark.parametrize("low", range(3))
    @pytest.mark.parametrize("high", range(1, 4))
    def test_down_is_asked_about(self, low: int, high: int) -> None:
        forms = [LADDER[high], "mechanism", LADDER[low]]
        said = found("VNF205", tie(*(step(form) for form in forms)))
        assert [finding.value for finding in said] == [LADDER[low]] * (low < high)


class TestOneTieTwoRecords:
    @pytest.mark.parametrize(
        "other", [{"local": "VN-54"}, {"foreign": "LA"}, {"level": vf.Level.PARTY}]
    )
    def test_other_sides_or_another_level_are_another_tie(self, other: dict[str, Any]) -> None:
        assert found("VNF206", tie(name="p"), tie(name="q", **other)) == []

    def test_every_record_but_the_first_is_one_too_many(self) -> None:
        said = found("VNF206", *(tie(name=name) for name in "pqr"))
        assert [finding.record for finding in said] == ["q", "r"]
        assert said[0].message == "p records the tie of VN-69 and LA-LP too"


OLD = place("VN-69", until="2025-06-30", successors=("VN-69-2025",))
NEW = place("VN-69-2025", since="2025-07-01")


class TestPlaceNoLongerThere:
    """«A figure of 2026 belongs to the province of 2026»"""

    @pytest.mark.parametrize(
        "period", ["2024", "2025-H1", "2025", "../2025-09", "2020/..", "2025-06-30"]
    )
    def test_a_period_that_touches_the_life_of_the_place_is_silent(self, period: str) -> None:
        assert found("VNF601", OLD, figure(period)) == []

    @pytest.mark.parametrize("period", ["2025-07-01", "2025-Q3", "2026", "2026/.."])
    def test_a_period_after_its_last_day_is_held_against_it(self, period: str) -> None:
        (finding,) = found("VNF601", OLD, figure(period))
        assert "ended 2025-06-30" in finding.message
        assert finding.hint == "its successor is VN-69-2025"

    def test_a_place_without_successors_gives_no_hint(self) -> None:
        (finding,) = found("VNF601", place("VN-69", until="2025"), figure("2026"))
        assert (finding.hint, finding.hint_vi) == ("", "")

    @pytest.mark.parametrize(
        ("period", "said"),
        [("2025-06-30", 1), ("2024", 1), ("../2024", 1), ("2025", 0), ("2024/..", 0)],
    )
    def test_a_period_before_its_first_day_is_held_against_it(self, period: str, said: int) -> None:
        assert len(found("VNF601", NEW, figure(period, "VN-69-2025"))) == said

    def test_rough_days_of_a_place_are_given_their_whole_span(self) -> None:
        rough = place("VN-69", since="1997", until="2025")
        assert found("VNF601", rough, figure("1997-01-01")) == []
        assert found("VNF601", rough, figure("2025-12-31")) == []
        assert len(found("VNF601", rough, figure("1996"))) == 1

    @pytest.mark.parametrize("at", ["VN-99", None])
    def test_a_figure_of_no_known_place_is_silent(self, at: str | None) -> None:
        assert found("VNF601", OLD, figure("2026", at)) == []


class TestSuccessorsWithoutAnEnd:
    """«successors without an end, or a gap before they begin»"""

    @pytest.mark.parametrize(
        ("until", "since"),
        [
            ("2025-06-30", "2025-07-01"),
            ("2025-06", "2025-07"),
            ("2025-06", "2025"),
            ("2025", "2025-07-01"),
            ("2024", "2025"),
        ],
    )
    def test_days_that_may_follow_each_other_are_silent(self, until: str, since: str) -> None:
        old = place("VN-53", until=until, successors=("VN-69-2025",))
        assert found("VNF602", old, place("VN-69-2025", since=since)) == []

    @pytest.mark.parametrize(
        ("until", "since"),
        [
            ("2025-06-30", "2025-07-02"),
            ("2025-06-30", "2025-06-30"),
            ("2025-06-30", "2024"),
            ("2023", "2025"),
            ("2025-06", "2025-08"),
            ("9999-12-31", "0001"),
        ],
    )
    def test_a_gap_or_an_overlap_is_held_against_the_chain(self, until: str, since: str) -> None:
        old = place("VN-53", until=until, successors=("VN-69-2025",))
        (finding,) = found("VNF602", old, place("VN-69-2025", since=since))
        assert (finding.field, finding.value) == ("successors", "VN-69-2025")

    def test_successors_that_are_unknown_or_undated_say_nothing(self) -> None:
        old = place("VN-53", until="2025-06-30", successors=("VN-69-2025", "VN-99"))
        assert found("VNF602", old, place("VN-69-2025")) == []

    def test_successors_without_a_last_day_are_said_once(self) -> None:
        old = place("VN-53", successors=("VN-69-2025", "VN-99"))
        (finding,) = found("VNF602", old, NEW)
        assert finding.field == "until"

    def test_a_place_that_lives_on_or_just_ends_is_silent(self) -> None:
        assert found("VNF602", place("VN-53"), place("VN-54", until="2025")) == []

    def test_each_break_of_one_place_is_named(self) -> None:
        old = place("VN-53", until="2025-06-30", successors=("VN-1", "VN-2"))
        late = (place(name, since="2026") for name in ("VN-1", "VN-2"))
        assert [f.value for f in found("VNF602", old, *late)] == ["VN-1", "VN-2"]
