"""Rules on places, at their edges."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import vnforeign as vf


def place(name: str, country: str | None = "VN", kind: str = "province", **more: Any) -> vf.Place:
    for field in ("since", "until"):
        if field in more:
            more[field] = vf.PartialDate.parse(more[field])
    given = {"name_vi": name, "name_en": name} | more
    return vf.Place(id=name, kind=vf.PlaceKind(kind), country=country, **given)


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


OLD = place("VN-69", until="2025-06-30", successors=("VN-69-2025",))
NEW = place("VN-69-2025", since="2025-07-01")


class TestCodeOfAnotherCountry:
    def test_the_code_says_whose_it_is(self) -> None:
        (finding,) = found("VNF604", place("VN-69", "LA", "foreign-province"))
        assert finding.message == "VN-69 is a code of VN, but the country is LA"
        assert finding.message_vi == "VN-69 là mã của VN, nhưng quốc gia ghi LA"


class TestNameOfAnotherProvince:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({}, 1),
            ({"kind": vf.PlaceKind.MUNICIPALITY}, 1),
            ({"country": "LA"}, 0),
            ({"kind": vf.PlaceKind.FOREIGN_PROVINCE}, 0),
            ({"name_vi": "Thái Nguyên"}, 0),
            ({"name_vi": "Thái Nguyên mới"}, 0),
        ],
    )
    def test_only_vietnamese_provinces_are_held_against_the_codes(
        self, given: dict[str, Any], said: int
    ) -> None:
        one = attrs.evolve(place("VN-69"), **{"name_vi": "Bắc Giang", **given})
        assert len(found("VNF605", one)) == said


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

    def test_figures_of_other_places_and_times_before_it_hide_nothing(self) -> None:
        elsewhere = attrs.evolve(figure("2026", "VN-54"), id="a")
        in_time = attrs.evolve(figure("2024"), id="b")
        said = found("VNF601", OLD, place("VN-54"), elsewhere, in_time, figure("2026"))
        assert [finding.record for finding in said] == ["o"]

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

    def test_a_good_successor_or_an_unknown_one_does_not_hide_a_late_one(self) -> None:
        keys = ("VN-99", "VN-98", "VN-69-2025", "VN-1")
        old = place("VN-53", until="2025-06-30", successors=keys)
        around = place("VN-98"), NEW, place("VN-1", since="2026")
        assert [finding.value for finding in found("VNF602", old, *around)] == ["VN-1"]

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


class TestMunicipalities:
    """«Huế is the sixth, since 1 January 2025, and later ones have a first day»"""

    @pytest.mark.parametrize(
        ("one", "said"),
        [
            (place("VN-DN", kind="municipality"), 0),
            (place("VN-DN"), 1),
            (place("VN-69", kind="municipality"), 1),
            (place("VN-69"), 0),
            (place("VN-26", kind="municipality", since="2025-01-01"), 0),
            (place("VN-26", kind="municipality", since="2024-12-31"), 1),
            (place("VN-26", kind="municipality", since="2025"), 0),
            (place("VN-26-2025", kind="municipality", since="2025-07-01"), 0),
            (place("VN-DN-2025", since="2025-07-01"), 1),
            (place("VN-DN", kind="city"), 0),
            (place("VN-DN", "LA"), 0),
            (place("VN-99", kind="municipality"), 0),
            (place("hue", kind="municipality", codes=vf.Codes({"iso-3166-2": "VN-26"})), 1),
        ],
    )
    def test_the_kind_is_that_of_the_list(self, one: vf.Place, said: int) -> None:
        assert len(found("VNF613", one)) == said


class TestFactOfAPlaceNotThere:
    @pytest.mark.parametrize(
        ("date", "at", "hint"),
        [
            ("2025-07-01", "VN-69", "its successor is VN-69-2025"),
            ("2025-06-30", "VN-69", None),
            ("2025", "VN-69", None),
            ("2025-06-30", "VN-69-2025", "name the place of that day"),
            ("2025-07-01", "VN-69-2025", None),
            ("2025", "VN-69-2025", None),
            ("2026", "VN-99", None),
        ],
    )
    def test_an_event_lies_in_the_life_of_its_place(
        self, date: str, at: str, hint: str | None
    ) -> None:
        held = vf.Event(
            id="e", name_vi="e", name_en="e", kind="summit", place=at,
            date=vf.PartialDate.parse(date),
        )  # fmt: skip
        said = [finding.hint for finding in found("VNF603", OLD, NEW, held)]
        assert said == ([] if hint is None else [hint])


class TestParents:
    LAOS, VIETNAM = place("LA", None, "country"), place("VN", None, "country")
    ABROAD = place("LA-LP", "LA", "foreign-province")
    ASEAN = place("asean", None, "bloc")

    @pytest.mark.parametrize(
        ("parent", "said"),
        [("VN", 0), ("LA", 1), ("LA-LP", 1), ("asean", 0), ("nowhere", 0), (None, 0)],
    )
    def test_a_parent_is_of_the_same_country(self, parent: str | None, said: int) -> None:
        one = place("VN-69", parent=parent)
        around = self.LAOS, self.VIETNAM, self.ABROAD, self.ASEAN
        assert len(found("VNF608", one, *around)) == said

    @pytest.mark.parametrize(
        ("kind", "above", "said"),
        [
            ("province", "province", 1),
            ("municipality", "province", 1),
            ("province", "district", 1),
            ("province", "airport", 1),
            ("district", "province", 0),
            ("district", "city", 0),
            ("city", "port", 1),
            ("port", "port", 0),
            ("border-gate", "district", 0),
            ("region", "district", 0),
            ("province", "region", 0),
            ("province", "country", 0),
        ],
    )
    def test_a_parent_is_of_no_lower_kind(self, kind: str, above: str, said: int) -> None:
        upper = place("u", None if above == "country" else "VN", above)
        assert len(found("VNF609", upper, place("p", kind=kind, parent="u"))) == said


class TestSuccessorsInACircle:
    @pytest.mark.parametrize(
        ("links", "circles"),
        [
            ({"a": "b", "b": "c", "c": ""}, []),
            ({"a": "b", "b": "a"}, ["a, b, a"]),
            ({"a": "b", "b": "c", "c": "a"}, ["a, b, c, a"]),
            ({"b": "a", "a": "c", "c": "b"}, ["a, c, b, a"]),
            ({"a": "b", "b": "c", "c": "b"}, ["b, c, b"]),
            ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["a, b, a", "c, d, c"]),
            ({"a": "bc", "b": "d", "c": "d", "d": ""}, []),
            ({"a": "xb", "b": "a"}, ["a, b, a"]),
            ({"a": "bc", "b": "", "c": "a"}, ["a, c, a"]),
        ],
    )
    def test_each_circle_is_told_once(self, links: dict[str, str], circles: list[str]) -> None:
        made = [place(key, successors=tuple(after)) for key, after in links.items()]
        said = found("VNF606", *made)
        assert [f.message for f in said] == [f"the chain {each} is a circle" for each in circles]
        assert [f.record for f in said] == [each[0] for each in circles]


class TestOneOfTwo:
    """«Units of one name that followed each other are no fault»"""

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ({}, {}, 1),
            ({}, {"name_vi": "Tỉnh A"}, 1),
            ({}, {"name_vi": "B"}, 0),
            ({}, {"country": "LA"}, 0),
            ({}, {"kind": "district"}, 0),
            ({"parent": "x"}, {"parent": "y"}, 0),
            ({"parent": "x"}, {"parent": "x"}, 1),
            ({"until": "2008-07-31"}, {"since": "2008-08-01"}, 0),
            ({"since": "2008-08-01"}, {"until": "2008-07-31"}, 0),
            ({"until": "2008-08-01"}, {"since": "2008-08-01"}, 0),
            ({"until": "2008-08-02"}, {"since": "2008-08-01"}, 1),
            ({"until": "2008"}, {"since": "2008"}, 1),
            ({"until": "2008"}, {}, 1),
            ({"successors": ("q",)}, {}, 0),
            ({}, {"successors": ("p",)}, 0),
        ],
    )
    def test_places_of_one_name_and_time_are_one(
        self, one: dict[str, Any], other: dict[str, Any], said: int
    ) -> None:
        two = (place(key, **({"name_vi": "A"} | more)) for key, more in (("p", one), ("q", other)))
        assert [finding.record for finding in found("VNF607", *two)] == ["q"] * said

    def test_of_three_each_is_told_once(self) -> None:
        three = (place(key, name_vi="A") for key in "pqr")
        said = found("VNF607", *three)
        assert [finding.record for finding in said] == ["q", "r"]
        assert [finding.message for finding in said] == ["'A' is p too, of the same time"] * 2

    @pytest.mark.parametrize(
        ("codes", "more", "said"),
        [
            ({"gso": "19"}, {}, 1),
            ({"gso": "06"}, {}, 0),
            ({"own": "19"}, {}, 0),
            ({"gso": "19"}, {"successors": ("p",)}, 0),
        ],
    )
    def test_one_code_is_of_one_place(
        self, codes: dict[str, str], more: dict[str, Any], said: int
    ) -> None:
        first = place("p", codes=vf.Codes({"own": "19", "gso": "19"}))
        assert len(found("VNF610", first, place("q", codes=vf.Codes(codes), **more))) == said

    def test_of_three_with_one_code_each_is_told_once(self) -> None:
        three = (place(key, codes=vf.Codes({"gso": "19"})) for key in "pqr")
        assert [finding.record for finding in found("VNF610", *three)] == ["q", "r"]


class TestCodes:
    @pytest.mark.parametrize(
        ("scheme", "code", "kind", "said"),
        [
            ("gso", "19", "province", 0),
            ("gso", "019", "province", 1),
            ("gso", "019", "district", 0),
            ("gso", "1", "district", 1),
            ("gso", "00019", "district", 0),
            ("gso", "19", "municipality", 0),
            ("gso", "00019", "municipality", 1),
            ("iso-3166-2", "VN-69", "province", 0),
            ("iso-3166-2", "vn-69", "province", 1),
            ("own", "?", "province", 0),
        ],
    )
    def test_a_code_has_the_form_of_its_list(
        self, scheme: str, code: str, kind: str, said: int
    ) -> None:
        codes = vf.Codes({"own": "x", scheme: code})
        assert len(found("VNF611", place("p", kind=kind, codes=codes))) == said

    @pytest.mark.parametrize(
        ("one", "fields"),
        [
            (place("VN-69"), []),
            (place("CN-HK", "HK", "foreign-province"), []),
            (place("NO-21", "SJ", "foreign-province"), []),
            (place("NO-21", "SE", "foreign-province"), ["id"]),
            (place("vn-x", codes=vf.Codes({"iso-3166-2": "LA-LP"})), ["codes"]),
            (place("vn-x", codes=vf.Codes({"iso-3166-2": "VN-69"})), []),
            (place("VN-69", codes=vf.Codes({"iso-3166-2": "VN-69"})), []),
            (place("VN-69", codes=vf.Codes({"iso-3166-2": "VN-53"})), ["codes"]),
            (place("VN-69", "LA", codes=vf.Codes({"iso-3166-2": "LA-LP"})), ["id"]),
            (place("VN-69-2025", codes=vf.Codes({"iso-3166-2": "VN-69"})), []),
            (place("VN-69-2025", "LA"), ["id"]),
            (place("vn-x", codes=vf.Codes({"iso-3166-2": "la-lp"})), []),  # VNF611's
        ],
    )
    def test_a_code_is_of_the_country_and_of_the_place(
        self, one: vf.Place, fields: list[str]
    ) -> None:
        assert [finding.field for finding in found("VNF604", one)] == fields

    def test_the_code_of_the_id_is_proposed_without_its_year(self) -> None:
        one = place("VN-69-2025", codes=vf.Codes({"iso-3166-2": "VN-53"}))
        (finding,) = found("VNF604", one)
        assert finding.message == "VN-53 is the code of another place than VN-69-2025"
        assert finding.hint == "write 'VN-69', or another id"
        assert finding.hint_vi == "ghi 'VN-69', hoặc đổi mã định danh"

    @pytest.mark.parametrize(
        ("kind", "country", "said"),
        [("province", "VN", 0), ("district", "LA", 1), ("city", "LA", 1), ("foreign-city", "VN", 1),
         ("foreign-district", "LA", 0), ("airport", "LA", 0), ("airport", "VN", 0)],
    )  # fmt: skip
    def test_a_kind_is_of_its_side(self, kind: str, country: str, said: int) -> None:
        assert len(found("VNF612", place("p", country, kind))) == said


class TestSpellings:
    def test_each_piece_that_prints_none_of_the_names_is_told(self) -> None:
        texts = "tỉnh Attapeu", "ATTAPEU", "Ăt-ta-pur", "Lào", "xã Ăt-ta-pu"
        said = tuple(
            vf.Evidence(source="s", start=0, end=len(text), printed=text) for text in texts
        )
        one = place("LA-AT", "LA", "foreign-province", name_en="Attapeu", printed=("Ăt-ta-pu",),
                    evidence=said)  # fmt: skip
        told = found("VNF614", one)
        assert [finding.field for finding in told] == ["evidence[3].printed"]
        assert told[0].evidence == said[3:4]
