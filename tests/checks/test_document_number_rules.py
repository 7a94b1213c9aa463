"""Rules on numbers, series, issuers, links and printed forms of documents, at their edges."""

from __future__ import annotations

from typing import Any

import pytest

import vnforeign as vf
from checks.corrupted_records import VIETNAM, body, document, number, province


def dated(name: str, day: str | None = None, **more: Any) -> vf.Directive:
    given = {} if day is None else {"issued_on": vf.PartialDate.parse(day)}
    return document(name, **given, **more)


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    rules = [rule for rule in vf.rules() if rule.code == code]
    return list(vf.check(vf.Dataset.of(records), rules=rules, acknowledged=()))


def printed(*texts: str) -> tuple[vf.Evidence, ...]:
    return tuple(vf.Evidence(source="s", start=0, end=len(one), printed=one) for one in texts)


class TestIssuerSignUnknown:
    @pytest.mark.parametrize(
        "text",
        ["25-CT/TW", "50/2024/QH15", "723/NQ-UBTVQH15", "01/2014/TTLT-BNG-BTC", "9/BNG-LPQT"],
    )
    def test_it_knows_the_signs_of_the_table(self, text: str) -> None:
        assert found("VNF107", document("d", number=text)) == []

    def test_it_names_each_unknown_sign_of_a_joint_act_and_what_is_near(self) -> None:
        (finding,) = found("VNF107", document("d", number="01/2014/TTLT-BNG-BGDĐTT"))
        assert "'BGDĐTT'" in finding.message
        assert "BGDĐT" in finding.hint

    def test_it_proposes_nothing_where_nothing_is_near(self) -> None:
        (finding,) = found("VNF107", document("d", number="01/KH-XXYZWQ"))
        assert finding.hint == finding.hint_vi == ""


class TestIssuerNotThereOnTheDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("15/QĐ-BGTVT", "2025-02-28"),
            ("15/QĐ-BGTVT", "2025"),
            ("15/QĐ-BNNMT", "2025-03-01"),
            ("03-HD/BTGTW", "2025-02"),
            ("05-HD/BĐNTW", "2025-02-03"),
            ("15/QĐ-BNG", "1950"),
            ("15-NQ/HU", "2025-06-30"),
            ("15-KH/TWĐTN", "2026"),
            ("15/QĐ-HU", "2026-06-30"),  # not the Party's district committee
        ],
    )
    def test_it_is_silent_within_the_life_of_the_body(self, text: str, day: str) -> None:
        assert found("VNF108", dated("d", day, number=text)) == []

    @pytest.mark.parametrize(
        ("text", "day", "said"),
        [
            ("15/QĐ-BGTVT", "2025-03-01", "ended 2025-02-28"),
            ("15/QĐ-BNNMT", "2025-02-28", "began 2025-03-01"),
            ("05-HD/BĐNTW", "2025-02-04", "ended 2025-02-03"),
            ("15-NQ/HU", "2025-07-01", "ended 2025-06-30"),
            ("15/2026/TTLT-BNG-BTNMT", "2026", "ended 2025-02-28"),
        ],
    )
    def test_it_says_when_the_body_began_or_ended(self, text: str, day: str, said: str) -> None:
        (finding,) = found("VNF108", dated("d", day, number=text))
        assert said in finding.message

    def test_it_needs_a_number_and_a_day(self) -> None:
        assert found("VNF108", dated("d", "2026"), document("e", number="15/QĐ-BGTVT")) == []

    def test_an_unknown_body_beside_it_hides_nothing(self) -> None:
        joint = dated("d", "2025-04-04", number="01/2025/TTLT-XXYZ-BGTVT")
        (finding,) = found("VNF108", joint)
        assert "(BGTVT) ended" in finding.message
        for other in ("BNG", "BNNMT"):  # one without days in the table, one that was there
            joint = dated("d", "2025-04-04", number=f"01/2025/TTLT-{other}-BGTVT")
            (finding,) = found("VNF108", joint)
            assert finding.message.endswith("(BGTVT) ended 2025-02-28")


class TestWhoMayIssueWhat:
    @pytest.mark.parametrize(
        "text", ["25-CT/TW", "03-HD/BTGTW", "12-KL/UBKTTW", "01-NQ/TU", "05-NQ/ĐU", "9-TB/VPTW"]
    )
    def test_committees_resolve_and_commissions_guide(self, text: str) -> None:
        assert found("VNF109", document("d", number=text)) == []

    @pytest.mark.parametrize("text", ["25-CT/VPTW", "03-NQ/BTGTU", "12-KL/BTCTW", "1-NQ/UBKTTW"])
    def test_commissions_do_not_resolve(self, text: str) -> None:
        (finding,) = found("VNF109", document("d", number=text))
        assert (finding.field, finding.value) == ("type", number(text).type)

    def test_a_document_without_number_is_of_the_body_it_names(self) -> None:
        office = body("office", sign="VPTW")
        named = document("d", issuer="office", type="CT")
        assert len(found("VNF109", office, named)) == 1
        assert found("VNF109", named, body("office")) == []
        assert found("VNF109", named) == []

    @pytest.mark.parametrize(
        "text",
        [
            "15/2024/NĐ-CP", "47/NQ-CP", "06/2020/QĐ-TTg", "25/CT-TTg", "50/2024/QH15",
            "1/2024/UBTVQH15", "723/NQ-UBTVQH15", "15/2024/TT-BNG", "09/QĐ-BNG", "05/2021/L-CTN",
            "12/2024/NQ-HĐND", "12/QĐ-HĐND", "12/2024/QĐ-UBND", "01/2014/TTLT-BNG-BTC",
            "7/2024/TT-NHNN", "15/2010/QĐ-KTNN", "3/2020/NQ-HĐTP", "15-NQ/TW", "9/BNG-LPQT",
            "4/KH-TTg",
        ],
    )  # fmt: skip
    def test_it_is_silent_on_what_each_state_body_issues(self, text: str) -> None:
        assert found("VNF110", document("d", number=text)) == []

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("15/2024/TT-TTg", "TT"), ("15/NQ-TTg", "NQ"), ("15/2024/TT-CP", "TT"),
            ("15/CT-CP", "CT"), ("50/2024/QH15", "PL"), ("50/2024/UBTVQH15", "L"),
            ("12/2024/QĐ-HĐND", "QĐ"), ("12/2024/NQ-UBND", "NQ"), ("12/NQ-BNG", "NQ"),
            ("12/2024/TTLT-BNG", "TTLT"), ("12/2024/PL-TTCP", "PL"), ("12/NQ-NHNN", "NQ"),
        ],
    )  # fmt: skip
    def test_it_names_what_the_body_does_issue(self, text: str, kind: str) -> None:
        (finding,) = found("VNF110", document("d", number=text, type=kind))
        assert finding.value == kind
        assert finding.hint.startswith("it issues ")

    def test_a_decree_is_the_governments_also_where_it_is_only_named(self) -> None:
        bodies = body("government", sign="CP"), body("prime-minister", sign="TTg")
        right = document("a", type="NĐ", issuer="government")
        wrong = document("b", type="NĐ", issuer="prime-minister")
        (finding,) = found("VNF110", *bodies, right, wrong)
        assert finding.record == "b"


class TestTypeSignOutOfItsYears:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("15/GN-BNG", "2020-03-04"), ("15/BGN-BNG", "2020-03-05"), ("15/GN-BNG", "2020"),
            ("15/2015/CT-UBND", "2016-06-30"), ("15/CT-UBND", "2021"), ("15-CT/TW", "2021"),
            ("15/KH-UBND", "1999"),
        ],
    )  # fmt: skip
    def test_it_is_silent_within_the_years_of_the_sign(self, text: str, day: str) -> None:
        assert found("VNF111", dated("d", day, number=text)) == []

    @pytest.mark.parametrize(
        ("text", "day"),
        [("15/GN-BNG", "2020-03-05"), ("15/BGN-BNG", "2020-03-04"),
         ("15/2016/CT-UBND", "2016-07-01")],
    )  # fmt: skip
    def test_it_speaks_a_day_out_of_them(self, text: str, day: str) -> None:
        assert len(found("VNF111", dated("d", day, number=text))) == 1


class TestSerialBeyondItsSeries:
    @pytest.mark.parametrize(
        "text", ["200-NQ/TW", "600-KL/TW", "1000/2020/QĐ-TTg", "600/2020/QH14",
                 "1211/2016/UBTVQH13", "5000/KH-UBND", "1263-NQ/TU", "1263-QĐ/TW", "99999/BNG-LPQT"]
    )  # fmt: skip
    def test_it_is_silent_on_what_series_reach(self, text: str) -> None:
        assert found("VNF112", document("d", number=text)) == []

    @pytest.mark.parametrize(
        "text", ["201-NQ/TW", "201-CT/TW", "601-KL/TW", "1001/2020/QĐ-TTg", "601/2020/QH14"]
    )
    def test_it_speaks_one_beyond(self, text: str) -> None:
        assert len(found("VNF112", document("d", number=text))) == 1


class TestSeries:
    """«A serial is given once a term or once a year»"""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("47/NQ-CP", "2024-04-15"), ("47/NQ-CP", "2023-04-15")),
            (("25-CT/TW", "2018-08-08"), ("25-CT/TW", "2023-10-25")),
            (("25-CT/TW", "2003-08-08"), ("25-CT/TW", "2006-04-24")),  # handover not settled
            (("25-CT/TU", "2018-08-08"), ("25-CT/TU", "2018-09-08")),  # no table of their terms
            (("25/KH-UBND", "2018-08-08"), ("25/KH-UBND", "2018-09-08")),  # of which province?
            (("25/BNG-LPQT", "2018-08-08"), ("25/BNG-LPQT", "2018-09-08")),  # letters
            (("25-CT/TW", "2018-08-08"), ("25-NQ/TW", "2018-09-08")),
        ],
    )
    def test_one_number_in_two_series_is_two_documents(
        self, one: tuple[str, str], other: tuple[str, str]
    ) -> None:
        made = (dated(name, n[1], number=n[0]) for name, n in (("a", one), ("b", other)))
        assert found("VNF113", *made) == []

    @pytest.mark.parametrize(
        "fields", [{"place": "VN-69"}, {"issuer": "thai-nguyen-peoples-committee"}]
    )
    def test_a_province_has_series_of_its_own(self, fields: dict[str, str]) -> None:
        one = dated("a", "2018-08-08", number="25/KH-UBND", **fields)
        other = dated("b", "2018-09-08", number="25/KH-UBND", **fields)
        assert len(found("VNF113", one, other)) == 1

    def test_three_bodies_sign_tw_in_one_series(self) -> None:
        one = dated("a", "2018", number="25-CT/TW", issuer="politburo", term="XII")
        other = document("b", number="25-CT/TW", issuer="secretariat", term="XII")
        (finding,) = found("VNF113", one, other)
        assert "politburo" in finding.message
        assert "secretariat" in finding.message

    def test_laws_and_resolutions_are_two_series_under_one_sign(self) -> None:
        law = dated("a", "2024-06-27", number="50/2024/QH15", type="L")
        resolution = dated("b", "2024-11-30", number="50/2024/QH15", type="NQ")
        assert found("VNF113", law, resolution) == []

    def test_a_serial_may_come_sixty_days_early(self) -> None:
        first = dated("a", "2023-06-15", number="57-KL/TW")
        near = dated("b", "2023-04-16", number="58-KL/TW")
        far = dated("b", "2023-04-15", number="58-KL/TW")
        assert found("VNF114", first, near) == []
        assert len(found("VNF114", first, far)) == 1

    def test_one_misread_day_is_one_finding(self) -> None:
        days = ("2022-01-05", "2022-03-01", "2021-05-01", "2022-07-01", "2022-09-01")
        made = [dated(f"d{at}", day, number=f"{at}-KL/TW") for at, day in enumerate(days, 12)]
        (finding,) = found("VNF114", *made)
        assert finding.record == "d14"

    def test_rough_days_that_settle_nothing_are_not_held_against_it(self) -> None:
        first = dated("a", "2023-06-15", number="57-KL/TW")
        assert found("VNF114", first, dated("b", "2023", number="58-KL/TW")) == []
        assert found("VNF114", first, document("b", number="58-KL/TW", term="XIII")) == []

    def test_suffixes_share_a_serial(self) -> None:
        one = dated("a", "2008-12-27", number="30/2008/NQ-CP")
        other = dated("b", "2008-05-27", number="30a/2008/NQ-CP")
        assert found("VNF114", one, other) == []


class TestAssemblyTermNotOfDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("08/2021/QH15", "2021-07-20"), ("08/2021/QH14", "2021-07-19"),
            ("08/2021/QH15", "2021"), ("723/NQ-UBTVQH15", "2022-01-02"), ("08/QĐ-VPQH", "1999"),
        ],
    )  # fmt: skip
    def test_it_is_silent_while_the_assembly_sat(self, text: str, day: str) -> None:
        assert found("VNF115", dated("d", day, number=text)) == []

    @pytest.mark.parametrize(
        ("text", "day"),
        [("08/2021/QH15", "2021-07-19"), ("08/2021/QH14", "2021-07-20"),
         ("723/NQ-UBTVQH15", "2020")],
    )  # fmt: skip
    def test_it_speaks_on_the_day_before_and_the_day_after(self, text: str, day: str) -> None:
        assert len(found("VNF115", dated("d", day, number=text))) == 1


class TestIdNotOfTheNumber:
    @pytest.mark.parametrize(
        ("name", "text", "day"),
        [
            ("57-kl-tw-2023", "57-KL/TW", "2023-06-15"),
            ("57-kl-tw-2023", "57-KL/TW", None),
            ("06-2020-qd-ttg", "06/2020/QĐ-TTg", "2020"),
            ("30a-2008-nq-cp", "30a/2008/NQ-CP", "2008"),
            ("07-nq-tu-2016-lam-dong", "07-NQ/TU", "2016-11-16"),
            ("57-other-2023", "75-KL/TW", "2013"),  # not made of a number
            ("conclusion-57-kl-tw", "75-KL/TW", "2013"),
            ("2020-kl-notes", "57-CT/TW", "2013"),
        ],
    )
    def test_it_is_silent_on_ids_that_fit_or_are_no_numbers(
        self, name: str, text: str, day: str | None
    ) -> None:
        assert found("VNF117", dated(name, day, number=text)) == []

    @pytest.mark.parametrize(
        ("name", "text", "day", "field"),
        [
            ("57-kl-tw-2023", "75-KL/TW", "2023", "number"),
            ("57-kl-tw-2023", "57-KL/TW", "2022-06-15", "issued_on"),
            ("06-2021-qd-ttg", "06/2020/QĐ-TTg", "2020", "issued_on"),
        ],
    )
    def test_it_says_which_of_the_two_differs(
        self, name: str, text: str, day: str, field: str
    ) -> None:
        (finding,) = found("VNF117", dated(name, day, number=text))
        assert finding.field == field


class TestLevelAndPlace:
    @pytest.mark.parametrize(
        ("text", "level"),
        [
            ("25-CT/TW", "national"), ("25-CT/TW", "party"), ("25/KH-UBND", "district"),
            ("12-NQ/ĐU", "national"), ("12-NQ/ĐU", "district"), ("5-KH/TWĐTN", "provincial"),
            ("5/KH-XYZ", "provincial"), ("25-QĐ/TU", "party"), ("25-QĐ/TU", "organisation"),
        ],
    )  # fmt: skip
    def test_it_is_silent_where_the_level_may_be_right(self, text: str, level: str) -> None:
        assert found("VNF118", document("d", number=text, level=vf.Level(level))) == []

    def test_a_body_without_number_tells_the_level_too(self) -> None:
        one = document("d", issuer="committee")
        assert len(found("VNF118", one, body("committee", sign="UBND"))) == 1

    def test_the_place_of_the_body_is_place_enough(self) -> None:
        one = document("d", number="25-QĐ/TU", issuer="committee")
        assert found("VNF119", one, body("committee", place="VN-69")) == []
        assert len(found("VNF119", one, body("committee"))) == 1
        (finding,) = found("VNF119", document("d", number="25-QĐ/TU"))
        assert finding.message.startswith("25-QĐ/TU is a local document")
        (finding,) = found("VNF119", document("d", level=vf.Level.DISTRICT))
        assert finding.message.startswith("district is a local document")

    def test_a_district_lies_in_its_province_and_a_successor_takes_over(self) -> None:
        committee = body("committee", place="VN-69")
        town = province("vn-town", parent="VN-69", kind=vf.PlaceKind.CITY)
        old, new = province("VN-69", successors=("VN-69-2025",)), province("VN-69-2025")
        for place, many in (("vn-town", 0), ("VN-69", 0), ("VN-69-2025", 0), ("VN-54", 1)):
            one = document("d", issuer="committee", place=place)
            records = (one, committee, town, old, new, province("VN-54"), VIETNAM)
            assert len(found("VNF128", *records)) == many

    def test_places_in_a_circle_end_the_walk(self) -> None:
        round_about = province("a", parent="b"), province("b", parent="a"), province("c")
        one = document("d", issuer="committee", place="a")
        assert len(found("VNF128", one, body("committee", place="c"), *round_about)) == 1

    def test_a_central_body_may_issue_for_any_place(self) -> None:
        one = document("d", issuer="politburo", place="VN-69")
        records = body("politburo", place="VN"), province("VN-69"), VIETNAM
        assert found("VNF128", one, *records) == []


class TestIssuerNotOfTheSign:
    @pytest.mark.parametrize(
        ("text", "sign"),
        [
            ("25-CT/TW", "TW"), ("50/2024/QH15", "QH"), ("5/QĐ-BKH", "BKHĐT"),
            ("9/BNG-LPQT", "LPQT"), ("01/2014/TTLT-BNG-BTC", "BTC"), ("5/QĐ-BNG", None),
        ],
    )  # fmt: skip
    def test_it_is_silent_where_the_sign_is_in_the_number(
        self, text: str, sign: str | None
    ) -> None:
        assert found("VNF120", document("d", number=text, issuer="b"), body("b", sign=sign)) == []

    def test_a_body_that_is_not_there_says_nothing(self) -> None:
        assert found("VNF120", document("d", number="25-CT/TW", issuer="nowhere")) == []


class TestWhatIsPrinted:
    @pytest.mark.parametrize(
        "texts",
        [
            (), ("Chỉ thị 25",), ("Kết luận số 57- KL/TW, ngày 15/6/2023",),
            ("Quyết định số 75-KL/TW", "Kết luận số 57-KL/TW"), ("31/QĐ-TW",), ("năm 2020/2021",),
        ],
    )  # fmt: skip
    def test_a_number_is_held_only_against_numbers(self, texts: tuple[str, ...]) -> None:
        one = document("d", number="57-KL/TW", evidence=printed(*texts))
        assert found("VNF121", one) == []

    @pytest.mark.parametrize(
        ("text", "seen", "many"),
        [("47/2018/NQ-CP", "47/NQ-CP", 0), ("47/NQ-CP", "47/2018/NQ-CP", 0),
         ("47/2018/NQ-CP", "47/2019/NQ-CP", 1), ("47/2018/NQ-CP", "74/NQ-CP", 1)],
    )  # fmt: skip
    def test_only_what_both_print_is_compared(self, text: str, seen: str, many: int) -> None:
        one = document("d", number=text, evidence=printed(seen))
        assert len(found("VNF121", one)) == many

    def test_a_number_that_cannot_be_read_does_not_hide_one_that_can(self) -> None:
        said = printed("31/QĐ-TW và 75-KL/TW")
        (finding,) = found("VNF121", document("d", number="57-KL/TW", evidence=said))
        assert finding.message.endswith("but the evidence prints 75-KL/TW")

    def test_days_of_others_and_days_that_are_none_do_not_hide_another_day(self) -> None:
        said = printed(
            "57-KL/TW", "75-KL/TW ngày 1/2/2023", "57-KL/TW ngày 31/2/2023, ngày 1/3/2023"
        )
        (finding,) = found("VNF122", dated("d", "2023-06-15", number="57-KL/TW", evidence=said))
        assert finding.message.endswith("is 2023-06-15, but the evidence prints 2023-03-01")

    def test_every_other_number_is_shown(self) -> None:
        said = printed("số 75-KL/TW và 76-KL/TW", "75-KL/TW")
        (finding,) = found("VNF121", document("d", number="57-KL/TW", evidence=said))
        assert finding.message.endswith("75-KL/TW, 76-KL/TW")

    @pytest.mark.parametrize(
        ("day", "texts"),
        [
            ("2023-06-15", ("57-KL/TW ngày 15/6/2023",)),
            ("2023-06", ("57-KL/TW ngày 15 tháng 6 năm 2023",)),
            ("2023-06-15", ("57-KL/TW ngày 15/5/2023", "57-KL/TW, ngày 15/6/2023")),
            ("2023-06-15", ("57-KL/TW", "ngày 15/5/2013")),  # another thing's day
            (None, ("57-KL/TW",)),
            (None, ("thay 57-KL/TW và 75-KL/TW ngày 1/2/2013",)),  # whose day?
            ("2023-06-15", ("57-KL/TW ngày 31/2/2023",)),  # no day of the calendar
        ],
    )
    def test_a_day_is_held_only_against_days_beside_the_number(
        self, day: str | None, texts: tuple[str, ...]
    ) -> None:
        one = dated("d", day, number="57-KL/TW", evidence=printed(*texts))
        assert found("VNF122", one) == []

    def test_a_day_that_is_printed_is_not_left_out(self) -> None:
        said = printed("57-KL/TW ngày 15/6/2023")
        (finding,) = found("VNF122", document("d", number="57-KL/TW", evidence=said))
        assert finding.message.startswith("no day of issue is given")
        assert finding.value == ""

    @pytest.mark.parametrize(
        "title",
        ["Kết luận số 57-KL/TW về", "Kế hoạch thực hiện Kết luận số 75-KL/TW", "về số 75-KL/TW",
         "Nghị quyết số 75-KL/TW", "Kết luận số 75 về"],
    )  # fmt: skip
    def test_only_a_number_after_the_own_type_word_is_the_documents(self, title: str) -> None:
        assert found("VNF123", document("d", number="57-KL/TW", title_vi=title)) == []

    def test_a_quy_dinh_of_the_party_is_a_qd(self) -> None:
        one = document("d", number="66-QĐ/TW", title_vi="Quy định số 67-QĐ/TW về thể loại")
        assert len(found("VNF123", one)) == 1


class TestNamedButNotLinked:
    target = dated("target", "2023-06-15", number="57-KL/TW")

    @pytest.mark.parametrize(
        "title", ["Về Kết luận số 57-KL/TW", "Thực hiện Kết luận 57", "Thực hiện số 58-KL/TW"]
    )
    def test_it_needs_a_word_of_acting_and_a_number_that_is_there(self, title: str) -> None:
        assert found("VNF124", self.target, document("d", title_vi=title)) == []

    @pytest.mark.parametrize("title", ["THỰC HIỆN 57-KL/TW", "Sửa đổi, bổ sung số 57-KL/TW"])
    def test_it_speaks_in_any_case(self, title: str) -> None:
        assert len(found("VNF124", self.target, document("d", title_vi=title))) == 1

    def test_what_it_issues_may_hold_the_link(self) -> None:
        title = "ban hành Chương trình thực hiện Kết luận số 57-KL/TW"
        programme = document("programme", carries_out=("target",))
        decision = document("d", title_vi=title, issues=("programme", "nowhere"))
        assert found("VNF124", self.target, decision, programme) == []
        assert len(found("VNF124", self.target, decision, document("programme"))) == 1

    def test_a_later_document_of_the_number_is_not_meant(self) -> None:
        title = "Thực hiện Kết luận số 57-KL/TW"
        assert found("VNF124", self.target, dated("d", "2014", title_vi=title)) == []

    def test_a_title_without_numbers_does_not_end_the_search(self) -> None:
        plain = document("a", title_vi="Thực hiện nghị quyết")
        last = document("z", title_vi="Thực hiện Kết luận số 57-KL/TW")
        (finding,) = found("VNF124", plain, self.target, last)
        assert finding.record == "z"

    def test_it_does_not_name_itself(self) -> None:
        itself = document("d", number="57-KL/TW", title_vi="57-KL/TW về tiếp tục thực hiện")
        assert found("VNF124", itself) == []


class TestLinks:
    def test_the_replacing_document_may_carry_out_the_old_one(self) -> None:
        old, new = dated("old", "2017"), dated("new", "2026", replaces=("old",), amends=("old",))
        assert found("VNF125", old, new) == []

    @pytest.mark.parametrize("field", ["carries_out", "amends"])
    def test_each_document_that_replaced_it_is_held_against_each_link(self, field: str) -> None:
        new = dated("new", "2020", replaces=("old", "older"))
        newer = dated("newer", "2024", replaces=("old",))
        undated = document("a-new", replaces=("old",))
        links = {field: ("nowhere", "old", "older")}
        plan = dated("plan", "2022", **links)
        said = found("VNF125", undated, new, newer, plan, dated("last", "2025", **links))
        assert [(finding.record, finding.message.split(" (")[0]) for finding in said] == [
            ("last", "old was replaced by new"),
            ("last", "old was replaced by newer"),
            ("last", "older was replaced by new"),
            ("plan", "old was replaced by new"),
            ("plan", "older was replaced by new"),
        ]

    def test_unknown_days_tell_nothing(self) -> None:
        new = document("new", replaces=("old",))
        plan = dated("plan", "2026", carries_out=("old",))
        assert found("VNF125", dated("old", "2017"), new, plan) == []

    def test_a_month_and_a_day_in_it_may_be_one_day(self) -> None:
        decision = dated("d", "2017-08", issues=("rules", "nowhere"))
        assert found("VNF126", decision, dated("rules", "2017-08-03")) == []

    def test_what_is_unknown_or_of_its_day_does_not_hide_what_is_not(self) -> None:
        decision = dated("d", "2017-08-03", issues=("nowhere", "plain", "same", "rules"))
        around = document("plain"), dated("same", "2017"), dated("rules", "2017-03-08")
        assert [finding.value for finding in found("VNF126", decision, *around)] == ["rules"]

    def test_a_third_decision_is_a_second_finding(self) -> None:
        made = [document(name, issues=("rules", "rules")) for name in "abc"]
        assert {one.record for one in found("VNF129", *made, document("rules"))} == {"b", "c"}

    @pytest.mark.parametrize(
        ("text", "kind", "day"),
        [("57/CP", "NĐ", "1996"), ("57/CP", "NĐ", None), ("57/BNG-LPQT", "CV", "2020"),
         ("57/2020/NĐ-CP", "NĐ", "2020")],
    )  # fmt: skip
    def test_letters_and_old_decrees_have_no_year(
        self, text: str, kind: str, day: str | None
    ) -> None:
        assert found("VNF127", dated("d", day, number=text, type=kind)) == []

    def test_the_mend_is_written_out(self) -> None:
        (finding,) = found("VNF127", dated("d", "1997", number="57/CP", type="NĐ"))
        assert "'57/1997/NĐ-CP'" in finding.hint
