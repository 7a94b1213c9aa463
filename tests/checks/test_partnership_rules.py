"""Rules on ties, at their edges."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
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

    def test_a_side_that_is_not_there_does_not_hide_the_other(self) -> None:
        (finding,) = found("VNF201", *WORLD, tie(local="nowhere", foreign="VN-69"))
        assert finding.field == "foreign"

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

    def test_the_nearest_of_those_above_it_is_shown(self) -> None:
        days = ["2013", "2012", "2005"]
        named = found("VNF203", tie(*(step("contact", day) for day in days)))
        assert named[1].message == "2005 comes before a step listed above it, 2012"
        assert named[1].message_vi == "2005 trước một bước ghi phía trên, 2012"


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

    @pytest.mark.parametrize(
        "other",
        [step("agreement", "2005"), step("signed", "2006"), step("signed", "2005", "2010"),
         vf.Step(form=vf.Form.SIGNED, since=vf.PartialDate.of(2005), instrument="MoU")],
    )  # fmt: skip
    def test_form_day_end_and_paper_tell_steps_apart(self, other: vf.Step) -> None:
        assert found("VNF212", tie(step("signed", "2005"), other)) == []

    def test_a_third_is_a_second_finding(self) -> None:
        said = found("VNF212", tie(step("signed"), step("contact"), step("signed"), step("signed")))
        assert [finding.field for finding in said] == ["steps[2]", "steps[3]"]


class TestBodies:
    """«what an agency from abroad signs, it signs as the foreign side»"""

    OURS, THEIRS, NOBODYS, BLOCS = (
        vf.Institution(id=name, name_vi=name, name_en=name, kind="body", place=at)
        for name, at in (("ours", "VN-69"), ("theirs", "LA"), ("nobodys", None), ("blocs", "EU"))
    )

    def found(self, code: str, **sides: Any) -> list[str]:
        bodies = self.OURS, self.THEIRS, self.NOBODYS, self.BLOCS
        return [finding.field for finding in found(code, *WORLD, *bodies, tie(**sides))]

    @pytest.mark.parametrize(
        ("local", "foreign", "fields"),
        [
            ("ours", "theirs", []),
            ("theirs", "ours", ["foreign", "local"]),
            ("nobodys", "blocs", []),
            ("VN-69", "ours", ["foreign"]),
            ("nowhere", "ours", ["foreign"]),
            ("theirs", "LA", ["local"]),
        ],
    )
    def test_a_body_stands_on_the_side_of_its_country(
        self, local: str, foreign: str, fields: list[str]
    ) -> None:
        assert self.found("VNF207", local=local, foreign=foreign) == fields

    def test_the_side_is_said_in_both_languages(self) -> None:
        sides = self.OURS, self.THEIRS, tie(local="theirs", foreign="ours")
        foreign, local = found("VNF207", *WORLD, *sides)
        assert local.message == "theirs is a body of LA, and stands as the local side"
        assert local.message_vi == "theirs là cơ quan của LA, nhưng đứng ở bên Việt Nam"
        assert foreign.message == "ours is a body of VN, and stands as the foreign side"
        assert foreign.message_vi == "ours là cơ quan của VN, nhưng đứng ở bên nước ngoài"

    @pytest.mark.parametrize(
        ("foreign", "country", "fields"),
        [
            ("theirs", "LA", []),
            ("theirs", "FR", ["country"]),
            ("theirs", None, []),
            ("ours", "FR", []),  # VNF207's
            ("nobodys", "FR", []),
            ("blocs", "FR", []),
            ("LA-LP", "FR", []),  # VNF202's
        ],
    )
    def test_a_tie_is_of_the_country_of_the_body(
        self, foreign: str, country: str | None, fields: list[str]
    ) -> None:
        assert self.found("VNF208", foreign=foreign, country=country) == fields


class TestDays:
    @pytest.mark.parametrize(
        ("code", "form", "day", "said"),
        [
            ("VNF213", "contact", "1945-09-01", 1),
            ("VNF213", "contact", "1945-09-02", 0),
            ("VNF213", "contact", "1945", 0),
            ("VNF213", "contact", "", 0),
            ("VNF214", "strategic", "2000-12-31", 1),
            ("VNF214", "strategic", "2001-01-01", 0),
            ("VNF214", "comprehensive", "2000", 1),
            ("VNF214", "comprehensive-strategic", "[2000-01-01..2001-01-01]", 0),
            ("VNF214", "special", "1962", 0),
            ("VNF214", "agreement", "1962", 0),
            ("VNF214", "strategic", "", 0),
            ("VNF223", "strategic", "", 1),
            ("VNF223", "special", "", 1),
            ("VNF223", "strategic", "2013", 0),
            ("VNF223", "agreement", "", 0),
        ],
    )
    def test_each_rule_on_the_day_of_a_step_looks_at_every_step(
        self, code: str, form: str, day: str, said: int
    ) -> None:
        around = step("member", "2005")
        fields = [f.field for f in found(code, tie(around, step(form, day), around))]
        assert fields == ["steps[1].since"] * said

    @pytest.mark.parametrize(
        ("steps", "fields"),
        [
            ([step("strategic", "1972"), step("diplomatic-relations", "1973")], [0]),
            ([step("strategic", "1973"), step("diplomatic-relations", "1973-05")], []),
            ([step("strategic"), step("diplomatic-relations", "1973")], []),
            ([step("strategic", "1972"), step("diplomatic-relations")], []),
            ([step("strategic", "1972"), step("normalised", "1973")], []),
            ([step("agreement", "1972"), step("diplomatic-relations", "1973")], []),
            ([step("diplomatic-relations", "1950"), step("strategic", "1972"),
              step("diplomatic-relations", "1973")], []),
            ([step("strategic", "1970"), step("diplomatic-relations", "1973"),
              step("comprehensive", "1972")], [0, 2]),
        ],
    )  # fmt: skip
    def test_no_tier_is_older_than_the_relations(
        self, steps: list[vf.Step], fields: list[int]
    ) -> None:
        said = [finding.field for finding in found("VNF215", tie(*steps))]
        assert said == [f"steps[{at}].since" for at in fields]

    def test_the_day_of_the_relations_is_shown(self) -> None:
        (finding,) = found(
            "VNF215", tie(step("strategic", "1972"), step("diplomatic-relations", "1973"))
        )
        assert finding.message == "strategic from 1972, but diplomatic relations from 1973"

    @pytest.mark.parametrize(
        ("form", "day", "paper", "said"),
        [
            ("signed", "", "MoU", 1),
            ("twinned", "", "MoU", 1),
            ("agreement", "", "MoU", 1),
            ("signed", "2005", "MoU", 0),
            ("signed", "", None, 0),
            ("contact", "", "MoU", 0),
        ],
    )
    def test_a_paper_that_is_named_has_a_day(
        self, form: str, day: str, paper: str | None, said: int
    ) -> None:
        signed = attrs.evolve(step(form, day), instrument=paper)
        fields = [f.field for f in found("VNF224", tie(step("contact"), signed))]
        assert fields == ["steps[1].since"] * said

    @pytest.mark.parametrize(
        ("code", "day", "said"),
        [
            ("VNF216", "2025-07-01", 1),
            ("VNF216", "2025-06-30", 0),
            ("VNF216", "2025", 0),
            ("VNF216", "", 0),
            ("VNF217", "1996-12-31", 1),
            ("VNF217", "1997-01-01", 0),
            ("VNF217", "1997", 0),
            ("VNF217", "", 0),
        ],
    )
    def test_a_step_lies_in_the_lives_of_both_sides(self, code: str, day: str, said: int) -> None:
        life = {"since": "1997-01-01", "until": "2025-06-30"}
        old, theirs = place("VN-69", **life), place("LA-LP", "LA", "foreign-province", **life)
        other = place("VN-54", since="1900", until="2100")
        steps = tie(step("contact"), step("signed", day))
        fields = [(f.field, f.message.split()[3]) for f in found(code, old, theirs, other, steps)]
        assert fields == [("steps[1].since", "VN-69"), ("steps[1].since", "LA-LP")][: 2 * said]

    def test_only_a_place_has_successors_to_name(self) -> None:
        old = place("VN-69", until="2025-06-30", successors=("VN-69-2025",))
        gone = vf.Institution(
            id="gone", name_vi="g", name_en="g", kind="body", until=vf.PartialDate.of(2020)
        )
        said = found("VNF216", old, gone, tie(step("signed", "2026"), foreign="gone"))
        hints = ["name its successor, VN-69-2025", "name the side of that day"]
        assert [finding.hint for finding in said] == hints


class TestForms:
    @pytest.mark.parametrize(
        ("code", "form", "more", "said"),
        [
            ("VNF218", "member", {}, 1),
            ("VNF218", "member", {"foreign": "LA"}, 1),
            ("VNF218", "member", {"foreign": "EU"}, 0),
            ("VNF218", "member", {"foreign": "citynet"}, 0),
            ("VNF218", "signed", {}, 0),
            ("VNF219", "border-pair", {"local": "VN-34"}, 1),
            ("VNF219", "border-pair", {"local": "VN-23"}, 0),
            ("VNF219", "signed", {"local": "VN-34"}, 0),
            ("VNF220", "strategic", {}, 1),
            ("VNF220", "normalised", {"level": vf.Level.DISTRICT}, 1),
            ("VNF220", "diplomatic-relations", {"level": vf.Level.ORGANISATION}, 1),
            ("VNF220", "strategic", {"level": vf.Level.NATIONAL}, 0),
            ("VNF220", "strategic", {"level": vf.Level.PARTY}, 0),
            ("VNF220", "agreement", {}, 0),
            ("VNF221", "twinned", {"level": vf.Level.NATIONAL}, 1),
            ("VNF221", "twinned", {}, 0),
            ("VNF221", "signed", {"level": vf.Level.NATIONAL}, 0),
        ],
    )
    def test_a_form_that_does_not_go_with_the_sides_is_told_at_its_step(
        self, code: str, form: str, more: dict[str, Any], said: int
    ) -> None:
        made = tie(step("contact"), step(form), step("contact"), step(form), **more)
        told = found(code, *WORLD, place("VN-23"), place("VN-34"), made)
        assert [f.field for f in told] == ["steps[1].form", "steps[3].form"][: 2 * said]


class TestOneTieTwoRecords:
    @pytest.mark.parametrize(
        "other", [{"local": "VN-54"}, {"foreign": "LA"}, {"level": vf.Level.PARTY}]
    )
    def test_other_sides_or_another_level_are_another_tie(self, other: dict[str, Any]) -> None:
        assert found("VNF206", tie(name="p"), tie(name="q", **other)) == []

    def test_every_record_but_the_first_is_one_too_many(self) -> None:
        said = found("VNF206", *(tie(name=name) for name in "pqr"))
        assert [finding.record for finding in said] == ["q", "r"]
        assert {f.message for f in said} == {"p records the tie of VN-69 and LA-LP too"}


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

    @pytest.mark.parametrize(
        ("counted", "code", "most"),
        [
            ("foreign-localities-signed", "VNF210", 2),
            ("foreign-localities-with-ties", "VNF210", 3),
            ("countries-of-localities-signed", "VNF211", 1),
            ("countries-of-foreign-localities-with-ties", "VNF211", 2),
        ],
    )
    def test_each_count_goes_by_its_forms_and_by_places_or_countries(
        self, counted: str, code: str, most: int
    ) -> None:
        of = vf.Indicator(
            id=counted, name_vi="x", name_en="x", definition="Counted.",
            unit=vf.Unit.of("locality"), nature=vf.Nature.STOCK,
        )  # fmt: skip
        around = [place(key, key[:2], "foreign-province") for key in ("LA-AT", "KR-47", "KR-26")]
        listed = [("LA-LP", "signed"), ("LA-AT", "twinned"), ("KR-47", "agreement"),
                  ("KR-26", "contact")]  # fmt: skip
        ties = [
            tie(vf.Step(form=vf.Form(form), cites=("s",)), name=form, foreign=key, country=key[:2])
            for key, form in listed
        ]
        for amount, said in ((most, 0), (most - 1, 1)):
            figure = vf.Observation(
                id="o", indicator=counted, place="VN-69", period=vf.Period.year(2023),
                quantity=vf.Quantity(amount=Decimal(amount), unit=of.unit), cites=("s",),
            )  # fmt: skip
            assert len(found(code, *WORLD, *around, of, figure, *ties)) == said

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
