"""Rules on ties, at their edges."""

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
