"""Rules on lists of commitments and on events, at their edges."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.checks.commitments.events import _near


def place(name: str, country: str | None = "VN", kind: str = "province", **more: Any) -> vf.Place:
    return vf.Place(
        id=name, name_vi=name, name_en=name, kind=vf.PlaceKind(kind), country=country, **more
    )


def body(name: str, at: str | None) -> vf.Institution:
    return vf.Institution(id=name, name_vi=name, name_en=name, kind="party-central", place=at)


def aim(name: str, ordinal: int | None, **more: Any) -> vf.Commitment:
    given = {"place": "VN-69", "kind": vf.CommitmentKind.AIM, "gist_vi": "a", "gist_en": "a"}
    return vf.Commitment(id=name, ordinal=ordinal, **(given | more))


def event(name: str, date: str = "", **more: Any) -> vf.Event:
    given: dict[str, Any] = {"name_vi": "Hội nghị", "name_en": "A conference"}
    if date:
        given["date"] = vf.PartialDate.parse(date)
    return vf.Event(id=name, **({"kind": "conference"} | given | more))


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


class TestOrdinalsWithGaps:
    """«An enumerated list with a number missing»"""

    @pytest.mark.parametrize("ordinals", [[1], [1, 2, 3], [None, None], [None, 1, 2], [1, 2, 2]])
    def test_a_whole_list_is_silent(self, ordinals: list[int | None]) -> None:
        listed = [aim(f"a{at}", ordinal) for at, ordinal in enumerate(ordinals)]
        assert found("VNF701", *listed) == []

    @pytest.mark.parametrize(
        ("ordinals", "message"),
        [
            ([2], "is number 2 where 1 should follow"),
            ([1, 3, 5], "is number 3 where 2 should follow"),
            ([1, 1, 3], "is number 3 where 2 should follow"),
            ([1, 2, 2, 4], "is number 4 where 3 should follow"),
        ],
    )
    def test_a_list_is_held_up_at_its_first_gap_only(
        self, ordinals: list[int], message: str
    ) -> None:
        listed = [aim(f"a{at}", ordinal) for at, ordinal in enumerate(ordinals)]
        (finding,) = found("VNF701", *listed)
        assert finding.message == message

    def test_a_list_without_a_gap_does_not_hide_one_with_a_gap(self) -> None:
        whole, gapped = (aim("a", 1), aim("b", 2)), (aim("c", 1), aim("d", 3))
        other = [attrs.evolve(one, place="VN-54") for one in gapped]
        assert [finding.record for finding in found("VNF701", *whole, *other)] == ["d"]

    def test_of_two_with_the_number_after_the_gap_the_first_is_named(self) -> None:
        said = found("VNF701", aim("a", 1), aim("b", 3), aim("c", 3))
        assert [finding.record for finding in said] == ["b"]

    def test_the_first_evidence_or_else_the_first_source_tells_the_list(self) -> None:
        two = [vf.Evidence(source=key, start=0, end=8, printed="Thứ nhất") for key in "st"]
        one = aim("a", 1, evidence=tuple(two), cites=("u",))
        assert found("VNF701", one, aim("b", 2, cites=("s", "t"))) == []
        assert len(found("VNF701", one, aim("b", 2, cites=("t", "s")))) == 1
        assert len(found("VNF701", one, aim("b", 2, cites=("u",)))) == 1

    def test_the_order_of_the_ids_does_not_matter(self) -> None:
        assert found("VNF701", aim("c", 1), aim("a", 2), aim("b", 3)) == []

    @pytest.mark.parametrize(
        "other",
        [
            {"place": "VN-54"},
            {"place": None, "by": "department"},
            {"kind": vf.CommitmentKind.TASK},
            {"cites": ("t",)},
            {"evidence": (vf.Evidence(source="t", start=0, end=8, printed="Thứ nhất"),)},
        ],
    )
    def test_each_place_body_kind_and_source_has_a_list_of_its_own(
        self, other: dict[str, Any]
    ) -> None:
        assert found("VNF701", aim("a", 1), aim("b", 1, **other)) == []
        assert len(found("VNF701", aim("a", 1), aim("b", 3, **other))) == 1


class TestOrdinalUsedTwice:
    def test_each_after_the_first_is_named_with_the_first(self) -> None:
        said = found("VNF702", aim("a", 1), aim("b", 2), aim("c", 2), aim("d", 2))
        assert [finding.record for finding in said] == ["c", "d"]
        assert {finding.message for finding in said} == {"is number 2, as b is"}

    def test_statements_without_a_number_share_none(self) -> None:
        assert found("VNF702", aim("a", None), aim("b", None)) == []


class TestFieldListedTwice:
    @pytest.mark.parametrize(
        ("fields", "said"),
        [("", ""), ("x", ""), ("xy", ""), ("xx", "x"), ("xyyx", "xy"), ("xxx", "x")],
    )
    def test_each_that_is_repeated_is_named_once(self, fields: str, said: str) -> None:
        paper = vf.Directive(id="d", type="NQ", title_vi="d", title_en="d", fields=tuple(fields))
        for one in (aim("a", 1, fields=tuple(fields)), paper):
            told = found("VNF703", aim("0", 2, fields=("x", "y")), one)
            assert [finding.value for finding in told] == list(said)


class TestOneStatementTwice:
    @pytest.mark.parametrize(
        "other",
        [{"by": "department"}, {"kind": vf.CommitmentKind.TASK}, {"cites": ("t",)},
         {"gist_vi": "b", "gist_en": "b"}],
    )  # fmt: skip
    def test_body_kind_source_and_words_tell_statements_apart(self, other: dict[str, Any]) -> None:
        assert found("VNF704", aim("a", 1), aim("b", 2, **other)) == []

    def test_what_is_said_in_both_languages_is_told_once_each_time(self) -> None:
        said = found("VNF704", *(aim(key, None) for key in "abc"))
        assert [(finding.record, finding.field) for finding in said] == [
            ("b", "gist_vi"),
            ("c", "gist_vi"),
        ]

    @pytest.mark.parametrize(("length", "shown"), [(120, "x" * 120), (121, "x" * 120 + "…")])
    def test_a_gist_is_shown_as_far_as_a_value_is(self, length: int, shown: str) -> None:
        gist = {"gist_vi": "x" * length}
        (finding,) = found("VNF704", aim("a", 1, **gist), aim("b", 2, **gist))
        assert finding.message == f"says what a says: {shown}"

    def test_case_and_spaces_do_not_count(self) -> None:
        one, other = aim("a", 1, gist_vi="Mở rộng"), aim("b", 2, gist_vi="MỞ  rộng")
        (finding,) = found("VNF704", one, attrs.evolve(other, gist_en="another"))
        assert (finding.record, finding.field) == ("b", "gist_vi")

    def test_the_english_gist_alone_is_held_up_too(self) -> None:
        (finding,) = found("VNF704", aim("a", 1, gist_vi="x"), aim("b", 2, gist_vi="y"))
        assert finding.field == "gist_en"

    def test_two_places_may_say_the_same(self) -> None:
        assert found("VNF704", aim("a", 1), aim("b", 1, place="VN-54")) == []

    def test_a_long_gist_is_cut(self) -> None:
        gist = {"gist_vi": "x" * 200}
        (finding,) = found("VNF704", aim("a", 1, **gist), aim("b", 2, **gist))
        assert finding.message == f"says what a says: {'x' * 120}…"


class TestStatementByABodyElsewhere:
    """«A provincial committee sets tasks for its own province; the capital may for any»"""

    WORLD = (
        place("VN", None, "country"),
        place("VN-54", successors=("VN-56-2025",)),
        place("VN-56-2025"),
        place("VN-69"),
        place("vn-song-cong", kind="city", parent="VN-71"),
        place("VN-71", parent="north"),
        place("north", kind="region"),
        body("region", "north"),
        body("party", "VN"),
        body("province", "VN-69"),
        body("old", "VN-54"),
        body("nowhere", None),
    )

    @pytest.mark.parametrize(
        ("at", "by"),
        [
            ("VN-69", "province"),
            ("VN-69", "party"),
            ("vn-song-cong", "VN-71"),
            ("vn-song-cong", "region"),
            ("vn-song-cong", "party"),
            ("VN-69", "VN-69"),
            ("VN-69", "VN"),
            ("VN-56-2025", "old"),
            ("VN-69", "nowhere"),
            ("VN-69", "unknown"),
            ("unknown", "province"),
        ],
    )
    def test_a_body_of_there_above_or_of_before_is_silent(self, at: str, by: str) -> None:
        assert found("VNF705", *self.WORLD, aim("a", 1, place=at, by=by)) == []

    def test_parents_in_a_circle_are_walked_once(self) -> None:
        circle = (place("x", parent="y"), place("y", parent="x"), body("of-x", "x"))
        about = aim("a", 1, place="VN-69", by="of-x")
        (finding,) = found("VNF705", *self.WORLD, *circle, about)
        assert finding.record == "a"
        assert found("VNF705", *self.WORLD, *circle, aim("a", 1, place="y", by="of-x")) == []

    @pytest.mark.parametrize("by", ["old", "VN-54"])
    def test_a_neighbour_is_named(self, by: str) -> None:
        (finding,) = found("VNF705", *self.WORLD, aim("a", 1, place="VN-69", by=by))
        assert finding.message == f"{by} is of VN-54, but the statement is about VN-69"


class TestOneEventTwoDates:
    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("2021-12-13", "2021-12-14", {"VNF706"}),
            ("2021-03", "2021-04", {"VNF706"}),
            ("2021", "2021-12-14", {"VNF707"}),
            ("2021-12-14", "2021-12-14", {"VNF707"}),
            ("2020-12-13", "2021-12-14", set()),
            ("2021-01-01", "2022-01-01", {"VNF706"}),
            ("2021-01-01", "2022-01-02", set()),
            ("2021", "2022-12-31", {"VNF706"}),
            ("2021", "2023-01-01", set()),
            ("2020", "2022", set()),
        ],
    )
    def test_days_that_differ_and_days_that_may_be_one(
        self, one: str, other: str, said: set[str]
    ) -> None:
        two = [event("a", date=one), event("b", date=other)]
        assert {f.code for f in vf.check(vf.Dataset.of(two), select="VNF7")} == said

    @pytest.mark.parametrize(
        "other",
        [
            {"kind": "summit"},
            {"place": "VN-54"},
            {"people": ("Joe Biden",)},
            {"participants": ("LA",)},
            {"name_vi": "Hội nghị khác"},
        ],
    )
    def test_kind_place_company_and_name_tell_events_apart(self, other: dict[str, Any]) -> None:
        two = [event("a", date="2021-12-13"), event("b", date="2021-12-14", **other)]
        assert found("VNF706", *two) == []

    def test_an_event_alone_of_its_kind_does_not_hide_two_that_are_alike(self) -> None:
        two = event("a", "2021-12-13"), event("b", "2021-12-14")
        for alone in (event("0", "2021", kind="summit"), event("z", "2021", kind="summit")):
            assert [finding.record for finding in found("VNF706", alone, *two)] == ["b"]

    def test_each_is_held_against_the_one_before_it_by_date(self) -> None:
        three = event("c", "2021-12-13"), event("a", "2021-12-15"), event("b", "2021-12-14")
        said = [(f.record, f.message.split()[4]) for f in found("VNF706", *three)]
        assert said == [("a", "b,"), ("b", "c,")]

    @pytest.mark.parametrize("company", [{"place": "VN"}, {"participants": ("LA",)},
                                         {"people": ("Joe Biden",)}])  # fmt: skip
    def test_of_events_in_company_one_date_is_enough(self, company: dict[str, Any]) -> None:
        two = event("a", "2021", **company), event("b", **company)
        assert [finding.record for finding in found("VNF707", *two)] == ["a"]

    def test_a_common_name_alone_makes_no_event_another(self) -> None:
        assert found("VNF707", event("a"), event("b")) == []
        assert found("VNF707", event("a"), event("b", date="2021")) == []
        assert len(found("VNF707", event("a", place="VN"), event("b", place="VN"))) == 1

    def test_the_order_of_words_does_not_count(self) -> None:
        one, other = "Hội nghị ngoại vụ", "hội nghị Ngoại vụ (hội nghị)"
        assert found("VNF707", *self.named(one, other)) == []
        assert len(found("VNF707", *self.named(one, "Ngoại vụ hội nghị"))) == 1

    def named(self, one: str, other: str) -> list[vf.Event]:
        return [event("a", name_vi=one, place="VN"), event("b", name_vi=other, place="VN")]


class TestPersonInTwoSpellings:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Lê Hoài Trung", "Lê Hoái Trung"),
            ("Lê Hoài Trung", "LÊ HOÀI TRUNG"),
            ("Dmitry Medvedev", "Medvedev Dmitry"),
            ("Nguyễn Phú Trọng", "Nguyễn Phú Trong"),
            ("Nguyễn Phú Trọng", "Nguyễn Phú Trọngg"),
            ("Nguyễn Phú Trọng", "Nguyễn Phú Tọng"),
            ("Nguyễn Phú Trọng", "Nguyễn Phú Trọgn"),
            ("Nguyễn Phú Trọng", "Nguyễn Phu Thọng"),
        ],
    )
    def test_a_slip_apart_is_named(self, one: str, other: str) -> None:
        assert len(found("VNF708", event("a", people=(one,)), event("b", people=(other,)))) == 1

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Lê Hoài Trung", "Lê Hoài Trung"),
            ("Phan Hòa", "Phan Hoà"),
            ("Nguyễn An", "Nguyễn Anh"),
            ("Phan Anh Sơn", "Phan Thanh Sơn"),
            ("Nguyễn Phú Trọng", "Nguyễn Xuân Phúc"),
        ],
    )
    def test_one_person_and_two_people_are_silent(self, one: str, other: str) -> None:
        assert found("VNF708", event("a", people=(one,)), event("b", people=(other,))) == []

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("Le Ba Trun", "Le Ba Trum", 1),  # ten letters
            ("Le Ba Tru", "Le Ba Trm", 0),
            ("Nguyen Xuanhai", "Nguyen Xuanhaj", 0),  # two words
        ],
    )
    def test_of_one_letter_only_long_names_of_three_words_are_asked(
        self, one: str, other: str, said: int
    ) -> None:
        people = event("a", people=(one,)), event("b", people=(other,))
        assert len(found("VNF708", *people)) == said

    def test_of_three_spellings_each_of_the_rarer_is_named_with_the_commonest(self) -> None:
        names = "Lê Hoài Trung", "Lê Hoái Trung", "Lê Hoài Trung", "Lê Hoai Trung"
        said = found("VNF708", *(event(f"e{at}", people=(name,)) for at, name in enumerate(names)))
        assert [(finding.record, finding.message) for finding in said] == [
            ("e1", "'Lê Hoái Trung' may be 'Lê Hoài Trung', of e0"),
            ("e3", "'Lê Hoai Trung' may be 'Lê Hoài Trung', of e0"),
        ]

    def test_the_rarer_spelling_is_the_one_named(self) -> None:
        people = ["Lê Hoái Trung", "Lê Hoài Trung", "Lê Hoài Trung"]
        (finding,) = found("VNF708", *(event(f"e{i}", people=(p,)) for i, p in enumerate(people)))
        assert (finding.record, finding.value) == ("e0", "Lê Hoái Trung")

    def test_near_is_told_of_all_short_texts(self) -> None:
        short = ["".join(signs) for size in range(4) for signs in product("abc", repeat=size)]
        for one, other in permutations(short, 2):
            apart = sum(a != b for a, b in zip(one, other, strict=False))
            changed = len(one) == len(other) and (apart == 1 or self.swapped(one, other))
            longer, shorter = (one, other) if len(one) > len(other) else (other, one)
            lost = shorter in {longer[:at] + longer[at + 1 :] for at in range(len(longer))}
            assert list(_near([one, other])) == [(one, other)] * (changed or lost)

    @staticmethod
    def swapped(one: str, other: str) -> bool:
        """Whether two neighbours change places."""
        return other in {
            one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)
        }

    @given(st.text("abc", max_size=6), st.text("abc", max_size=6))
    def test_near_means_one_sign_added_lost_changed_or_swapped(self, one: str, other: str) -> None:
        assume(one != other)
        by_hand = {one[:i] + one[i + 1 :] for i in range(len(one))}
        by_hand |= {one[:i] + sign + one[i:] for i in range(len(one) + 1) for sign in "abc"}
        by_hand |= {one[:i] + sign + one[i + 1 :] for i in range(len(one)) for sign in "abc"}
        by_hand |= {
            one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)
        }  # fmt: skip
        assert list(_near([one, other])) == ([(one, other)] if other in by_hand else [])


class TestVisits:
    WORLD = (place("VN", None, "country"), place("KR", None, "country"), place("VN-69"),
             place("asean", None, "bloc"))  # fmt: skip

    @pytest.mark.parametrize(
        ("kind", "at", "said"),
        [
            ("visit-in", "VN-69", 0), ("visit-in", "VN", 0), ("visit-out", "KR", 0),
            ("visit-in", None, 0), ("visit-out", "nowhere", 0), ("visit-out", "asean", 0),
            ("summit", "KR", 0), ("visit-in", "KR", 1), ("visit-out", "VN-69", 1),
        ],
    )  # fmt: skip
    def test_the_way_of_a_visit_is_that_of_its_place(
        self, kind: str, at: str | None, said: int
    ) -> None:
        visit = event("a", kind=kind, place=at, participants=("x",))
        assert len(found("VNF710", *self.WORLD, visit)) == said

    def test_an_airport_tells_where_as_a_province_does(self) -> None:
        noi_bai = place("noi-bai", kind="airport")
        (finding,) = found("VNF710", noi_bai, event("a", kind="visit-out", place="noi-bai"))
        assert finding.message == "is a visit-out, but took place in noi-bai"
        assert found("VNF710", noi_bai, event("a", kind="visit-in", place="noi-bai")) == []

    @pytest.mark.parametrize(
        ("kind", "at", "participants", "said"),
        [
            ("visit-in", "VN-69", ("KR", "VN-69"), 1),
            ("visit-out", "KR", ("KR", "VN-69"), 1),
            ("visit-in", "VN-69", ("KR",), 0),
            ("visit-in", None, ("KR",), 0),
            ("summit", "VN-69", ("KR", "VN-69"), 0),
        ],
    )
    def test_the_host_does_not_visit_itself(
        self, kind: str, at: str | None, participants: tuple[str, ...], said: int
    ) -> None:
        visit = event("a", kind=kind, place=at, participants=participants)
        assert [finding.value for finding in found("VNF711", visit)] == [at] * said

    def test_a_person_is_somebody(self) -> None:
        assert found("VNF709", event("a", kind="visit-in", people=("Joe Biden",))) == []
        assert len(found("VNF709", event("a", kind="visit-in"))) == 1
        assert found("VNF709", event("a", kind="summit")) == []


class TestYearInTheName:
    @pytest.mark.parametrize(
        ("name", "date", "said"),
        [
            ("Hội nghị 2017", "2017-12-01", 0),
            ("Hội nghị 2017", "2018-12-01", 1),
            ("Hội nghị 2017", "[2017-12-01..2018-01-05]", 0),
            ("Hội nghị 2017", "[2016-12-31..2017-01-02]", 0),
            ("Hội nghị 2017", "2016", 1),
            ("Năm APEC 2017", "2017", 0),
            ("Hội nghị 2016-2020", "2021", 0),
            ("Hội nghị 2016 - 2020", "2021", 0),
            ("Kỷ niệm 50 năm (1967; 2017)", "2017", 0),
            ("Kỷ niệm 50 năm (1967; 2017)", "1990", 0),
            ("Kỷ niệm 50 năm (1967; 2017)", "2018", 1),
            ("Nghị quyết 12017", "2018", 0),
            ("Nghị quyết 2017/QH", "2020", 0),
            ("1.2017 đại biểu", "2020", 0),
            ("Hội nghị", "2018", 0),
        ],
    )
    def test_the_years_in_the_name_are_held_against_those_of_the_date(
        self, name: str, date: str, said: int
    ) -> None:
        assert len(found("VNF712", event("a", name_vi=name, date=date))) == said

    def test_without_a_date_there_is_nothing_to_hold_it_against(self) -> None:
        assert found("VNF712", event("a", name_vi="Hội nghị đối ngoại 2017")) == []

    def test_the_english_name_is_read_too(self) -> None:
        (finding,) = found("VNF712", event("a", name_en="SEA Games 2021", date="2022-05-12"))
        assert (finding.field, finding.value) == ("name_en", "2021")


class TestNumberedEvents:
    @pytest.mark.parametrize(
        ("numbers", "said"),
        [
            (("19", "20"), 0),
            (("20", "19"), 1),
            (("IX", "XI"), 0),
            (("XI", "IX"), 1),
            (("XIII", "XIV"), 0),
            (("XXXIX", "XLI"), 0),
            (("XLI", "XXXIX"), 1),
            (("49", "L"), 0),
            (("L", "49"), 1),
            (("51", "L"), 1),
            (("99", "C"), 0),
            (("101", "C"), 1),
            (("4", "V"), 0),
            (("6", "V"), 1),
            (("V", "4"), 1),
            (("20", "20"), 0),
        ],
    )
    def test_numbers_go_up_with_the_dates(self, numbers: tuple[str, str], said: int) -> None:
        days = ("2018-08-16", "2021-12-13")
        two = [
            event(f"e{at}", name_vi=f"Đại hội lần thứ {number}", date=day)
            for at, (number, day) in enumerate(zip(numbers, days, strict=True))
        ]
        assert len(found("VNF713", *two)) == said

    def test_each_is_held_against_the_number_before_it(self) -> None:
        run = [(18, "2016"), (19, "2021"), (20, "2018"), (21, "2017")]
        made = [event(f"e{n}", date, name_vi=f"Hội nghị lần thứ {n}") for n, date in run]
        assert [finding.message for finding in found("VNF713", *made)] == [
            "number 20 is of 2018, but number 19, e19, of 2021",
            "number 21 is of 2017, but number 20, e20, of 2018",
        ]

    def test_the_year_in_a_name_does_not_make_another_series(self) -> None:
        one = event("a", "2021", name_vi="Hội nghị lần thứ 19 (2021)")
        other = event("b", "2018", name_vi="Hội nghị lần thứ 20 (2018)")
        assert [finding.record for finding in found("VNF713", one, other)] == ["b"]
        assert found("VNF713", one, attrs.evolve(other, kind="summit")) == []

    def test_one_without_a_date_between_two_hides_nothing(self) -> None:
        run = [(19, "2021"), (20, ""), (21, "2018")]
        made = [event(f"e{n}", date, name_vi=f"Hội nghị lần thứ {n}") for n, date in run]
        assert [finding.record for finding in found("VNF713", *made)] == ["e21"]

    def test_what_is_not_dated_or_of_another_series_is_left(self) -> None:
        first = event("a", name_vi="Đại hội lần thứ 20", date="2018")
        assert found("VNF713", first, event("b", name_vi="Đại hội lần thứ 19")) == []
        assert found("VNF713", first, event("b", name_vi="Đại hội lần thứ nhất", date="2021")) == []
        other = event("c", name_vi="Hội nghị lần thứ 19", date="2021")
        assert found("VNF713", first, other) == []


class TestKindLikeAnotherKind:
    @pytest.mark.parametrize(
        ("kinds", "said"),
        [
            (("visit-in", "visit-in", "visitin"), 1),
            (("visit-in", "visit-in", "visit-on"), 1),
            (("visit-in", "visit-in", "visit-out"), 0),
            (("visit-in", "visit-on"), 0),
            (("visit-in", "visit-in", "visit-on", "visit-on"), 0),
            (("aid", "aid", "add"), 0),
        ],
    )
    def test_a_kind_of_one_event_near_a_common_one_is_named(
        self, kinds: tuple[str, ...], said: int
    ) -> None:
        events = [event(f"e{at}", kind=kind) for at, kind in enumerate(kinds)]
        assert [finding.value for finding in found("VNF714", *events)] == [kinds[-1]] * said
