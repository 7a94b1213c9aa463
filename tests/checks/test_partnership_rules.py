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
        assert {(finding.field, finding.message) for finding in both} == {
            ("local", "LA-LP lies outside Vietnam"),
            ("foreign", "VN-69 lies in Vietnam"),
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


class TestStepRecordedTwice:
    @pytest.mark.parametrize(
        ("since", "value"), [("2005", "signed 2005"), ("2005-03", "signed 2005-03"), ("", "signed")]
    )
    def test_the_step_is_shown_with_its_day(self, since: str, value: str) -> None:
        (finding,) = found("VNF212", tie(step("signed", since), step("signed", since)))
        assert (finding.field, finding.value) == ("steps[1]", value)


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


class TestLevelNotOfTheSides:
    PLACES = (*WORLD, place("vn-da-lat", kind="city"), place("VN-DN", kind="municipality"))
    PARTY = vf.Institution(id="party", name_vi="Đảng", name_en="Party", kind="party-central")

    @pytest.mark.parametrize(
        ("local", "level", "said"),
        [
            ("vn-da-lat", "district", ""),
            ("vn-da-lat", "provincial", "is provincial, but vn-da-lat is a city"),
            ("VN-DN", "provincial", ""),
            ("VN-DN", "district", "is district, but VN-DN is a municipality"),
            ("VN-DN", "organisation", "is organisation, but VN-DN is a place"),
            ("VN", "provincial", "is provincial, but VN is the state"),
            ("VN", "national", "is national, but LA-LP is a place inside LA"),
            ("VN-69", "national", "is national, but VN-69 is not the state"),
            ("party", "party", ""),
            ("VN-69", "party", "is party, but neither side is a party"),
            ("nowhere", "organisation", ""),
        ],
    )
    def test_the_level_is_that_of_the_vietnamese_side(
        self, local: str, level: str, said: str
    ) -> None:
        made = tie(local=local, level=vf.Level(level))
        found_here = found("VNF209", *self.PLACES, self.PARTY, made)
        assert [finding.message for finding in found_here] == ([said] if said else [])


class TestCountsOfPartners:
    """«Fewer than counted is no fault: papers name examples»"""

    def count(self, printed: str, **more: Any) -> list[vf.Finding]:
        measured = vf.Indicator(
            id="foreign-localities-signed", name_vi="đối tác", name_en="partners",
            definition="Counted.", unit=vf.Unit.of("locality"), nature=vf.Nature.STOCK,
        )  # fmt: skip
        given: dict[str, Any] = {"place": "VN-69", "cites": ("s",)} | more
        figure = vf.Observation(
            id="o", indicator=measured.id, period=vf.Period.year(2023),
            quantity=vf.Quantity.parse(printed), **given,
        )  # fmt: skip
        signed = vf.Step(form=vf.Form.SIGNED, cites=("s",))
        others = (
            place("LA-AT", "LA", "foreign-province"),
            place("LA-CH", "LA", "foreign-province"),
        )
        ties = (
            tie(signed, name="a"),
            tie(signed, name="b", foreign="LA-AT"),
            tie(vf.Step(form=vf.Form.PROSPECT, cites=("s",)), name="c", foreign="LA-CH"),
            tie(vf.Step(form=vf.Form.SIGNED, cites=("t",)), name="d", foreign="LA"),
            tie(signed, name="e", foreign="EU", country=None),
        )
        return found("VNF210", *WORLD, *others, measured, figure, *ties)

    @pytest.mark.parametrize(
        ("printed", "said"),
        [
            ("1 địa phương", 1),
            ("2 địa phương", 0),
            ("gần 2 địa phương", 1),
            ("gần 3 địa phương", 0),
            ("trên 1 địa phương", 0),
            ("khoảng 1 địa phương", 0),
        ],
    )
    def test_a_count_is_held_to_what_is_certain_of_it(self, printed: str, said: int) -> None:
        assert len(self.count(printed)) == said

    def test_a_count_of_another_source_or_of_no_place_is_left(self) -> None:
        assert self.count("1 địa phương", cites=("u",)) == []
        assert self.count("1 địa phương", place=None, subject="party") == []

    def test_an_indicator_without_a_figure_is_silent(self) -> None:
        measured = vf.Indicator(
            id="foreign-localities-signed", name_vi="x", name_en="x", definition="Counted.",
            unit=vf.Unit.of("locality"), nature=vf.Nature.STOCK,
        )  # fmt: skip
        assert found("VNF210", measured, tie()) == []


class TestBorderPairs:
    @pytest.mark.parametrize(
        ("local", "country", "said"),
        [
            ("VN-23", "LA", 0),
            ("VN-23", "KH", 1),
            ("VN-23", None, 0),
            ("VN-69-2025", "LA", 0),
            ("vn-gate", "LA", 0),
            ("vn-gate", "CN", 1),
            ("vn-lost", "LA", 0),
            ("vn-round", "LA", 0),
            ("nowhere", "LA", 0),
        ],
    )
    def test_the_province_of_before_2025_is_held_to_its_borders(
        self, local: str, country: str | None, said: int
    ) -> None:
        places = (
            place("VN-23"),
            place("VN-69-2025"),
            place("vn-gate", kind="border-gate", parent="VN-23"),
            place("vn-lost", kind="border-gate"),
            place("vn-round", kind="border-gate", parent="vn-round"),
        )
        pair = tie(step("border-pair"), local=local, foreign="abroad", country=country)
        assert len(found("VNF219", *places, pair)) == said


class TestRelationsSetUpTwice:
    def test_relations_that_ended_may_be_renewed(self) -> None:
        first = step("diplomatic-relations", "1975", "1979")
        renewed = step("diplomatic-relations", "1991")
        assert found("VNF222", tie(first, renewed)) == []
        assert len(found("VNF222", tie(step("diplomatic-relations", "1975"), renewed))) == 1
        assert found("VNF222", tie(step("diplomatic-relations", "1975"), step("contact"))) == []
