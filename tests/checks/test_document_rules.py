"""Rules on documents, at their edges."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def directive(name: str, **more: Any) -> vf.Directive:
    """A document; its number and day may be given as text."""
    if "number" in more:
        more["number"] = vf.DocumentNumber.parse(more["number"])
        more.setdefault("type", more["number"].type or "NQ")
    if "issued_on" in more:
        more["issued_on"] = vf.PartialDate.parse(more["issued_on"])
    given = {"type": "NQ", "title_vi": "d", "title_en": "d"} | more
    return vf.Directive(id=name, **given)


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code))


class TestYearNotOfIssue:
    """«The year inside a normative number is its year of issue»"""

    @pytest.mark.parametrize(
        ("number", "day"),
        [
            ("06/2020/QĐ-TTg", "2020-12-31"),
            ("06/2020/QĐ-TTg", "2020"),
            ("06/2020/QĐ-TTg", "[2019-12-20..2020-01-10]"),
            ("06/2019/QĐ-TTg", "[2019-12-20..2020-01-10]"),
            ("50/2024/QH15", "2024-06-29"),
            ("25-CT/TW", "2018-08-08"),
            ("47/NQ-CP", "2024-04-15"),
        ],
    )
    def test_it_is_silent_where_the_year_may_be_right_or_there_is_none(
        self, number: str, day: str
    ) -> None:
        assert found("VNF101", directive("d", number=number, issued_on=day)) == []

    @pytest.mark.parametrize("known", [{"number": "06/2020/QĐ-TTg"}, {"issued_on": "2020"}])
    def test_half_of_the_two_is_not_held_against_it(self, known: dict[str, str]) -> None:
        assert found("VNF101", directive("d", **known)) == []

    @pytest.mark.parametrize("day", ["2019-12-31", "2021-01-01", "2019", "2021-05"])
    def test_it_speaks_where_no_day_of_the_date_lies_in_the_year(self, day: str) -> None:
        (finding,) = found("VNF101", directive("d", number="50/2020/QH14", issued_on=day))
        assert finding.field == "issued_on"
        assert "2020" in finding.message
        assert day in finding.message


class TestCarriesOutLaterDocument:
    """«A document can only act on what is already there»"""

    @pytest.mark.parametrize("field", ["carries_out", "amends", "replaces"])
    def test_it_looks_at_every_link_backwards(self, field: str) -> None:
        target = directive("b", issued_on="2023-06-15")
        early = directive("a", issued_on="2023-06-14", **{field: ("b",)})
        (finding,) = found("VNF102", early, target)
        assert (finding.record, finding.field, finding.value) == ("a", field, "b")

    def test_a_document_issues_another_of_the_same_day_or_later(self) -> None:
        decision = directive("a", issued_on="2023-06-14", issues=("b",))
        assert found("VNF102", decision, directive("b", issued_on="2023-06-15")) == []

    @pytest.mark.parametrize("day", ["2023-06-15", "2023-06", "2023", "2024"])
    def test_the_same_day_and_dates_that_settle_nothing_are_not_held_against_it(
        self, day: str
    ) -> None:
        link = directive("a", issued_on=day, carries_out=("b",))
        assert found("VNF102", link, directive("b", issued_on="2023-06-15")) == []

    @pytest.mark.parametrize("field", ["carries_out", "amends", "replaces"])
    def test_what_is_unknown_or_earlier_does_not_hide_what_is_later(self, field: str) -> None:
        links = {field: ("nowhere", "undated", "early", "late")}
        around = directive("undated"), directive("early", issued_on="2020")
        late = directive("late", issued_on="2024")
        said = found("VNF102", directive("a", issued_on="2023", **links), *around, late)
        assert [(finding.field, finding.value) for finding in said] == [(field, "late")]

    def test_a_rough_day_that_is_surely_earlier_is_held_against_it(self) -> None:
        link = directive("a", issued_on="2022", carries_out=("b",))
        assert len(found("VNF102", link, directive("b", issued_on="2023"))) == 1

    def test_unknown_days_and_unknown_documents_say_nothing(self) -> None:
        undated = directive("a", carries_out=("b", "c", "nowhere"))
        known = directive("b", issued_on="2023")
        assert found("VNF102", undated, known, directive("c")) == []
        dated = directive("a", issued_on="2020", carries_out=("c", "nowhere"))
        assert found("VNF102", dated, directive("c")) == []


def chain(links: dict[str, str]) -> list[vf.Directive]:
    """Documents a, b, c ..., each with the ids it carries out."""
    return [directive(name, carries_out=tuple(others)) for name, others in links.items()]


class TestDocumentsInACircle:
    """«Authority flows one way»"""

    @pytest.mark.parametrize("size", [2, 3, 4, 9])
    def test_a_circle_of_any_length_is_found_once(self, size: int) -> None:
        names = "abcdefghi"[:size]
        ring = {one: names[(index + 1) % size] for index, one in enumerate(names)}
        (finding,) = found("VNF103", *chain(ring))
        assert " -> ".join([*names, "a"]) in finding.message
        assert finding.record == names[-1]

    def test_a_document_cannot_even_be_made_to_carry_out_itself(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="carries_out"):
            directive("a", carries_out=("a",))

    def test_a_diamond_is_no_circle(self) -> None:
        assert found("VNF103", *chain({"a": "bc", "b": "d", "c": "d", "d": "e", "e": ""})) == []

    def test_one_document_carried_out_twice_is_no_circle(self) -> None:
        assert found("VNF103", *chain({"a": "bb", "b": ""})) == []
        assert len(found("VNF103", *chain({"a": "bb", "b": "aa"}))) == 1

    def test_two_circles_are_two_findings(self) -> None:
        assert len(found("VNF103", *chain({"a": "b", "b": "a", "c": "d", "d": "c"}))) == 2
        assert len(found("VNF103", *chain({"a": "bc", "b": "a", "c": "a"}))) == 2

    def test_a_way_into_a_circle_is_not_part_of_it(self) -> None:
        (finding,) = found("VNF103", *chain({"a": "b", "b": "c", "c": "b"}))
        assert finding.message.endswith("b -> c -> b")

    def test_a_link_to_a_document_that_is_not_there_ends_the_walk(self) -> None:
        assert found("VNF103", *chain({"a": "x", "b": "ax"})) == []

    @pytest.mark.parametrize("names", list(permutations("abc")))
    def test_the_names_do_not_matter(self, names: tuple[str, ...]) -> None:
        one, two, three = names
        assert len(found("VNF103", *chain({one: two, two: three, three: one}))) == 1

    @given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
    def test_it_speaks_exactly_where_a_document_leads_back_to_itself(
        self, links: list[tuple[int, int]]
    ) -> None:
        onward: dict[int, set[int]] = {at: set() for at in range(8)}
        for one, other in links:
            if one != other:
                onward[one].add(other)
        records = [
            directive(f"d{at}", carries_out=tuple(f"d{to}" for to in sorted(ends)))
            for at, ends in onward.items()
        ]
        reach = onward
        for _ in range(8):  # the closure: who is reached in any number of steps
            reach = {at: ends | {far for end in ends for far in reach[end]}
                     for at, ends in reach.items()}  # fmt: skip
        circular = any(at in ends for at, ends in reach.items())
        assert bool(found("VNF103", *records)) is circular

    def test_a_long_chain_does_not_exhaust_the_stack(self) -> None:
        size = 3_000
        ring = [
            directive(f"d{at}", carries_out=(f"d{(at + 1) % size}",)) for at in range(size)
        ]  # fmt: skip
        assert len(found("VNF103", *ring)) == 1


NUMBER = {"number": "25-CT/TW"}


class TestOneNumberTwoRecords:
    """«number and day, or number and term, is an identity»"""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"issued_on": "2018-08-08"}, {"issued_on": "2018-08-09"}),
            ({"issued_on": "2018"}, {"issued_on": "2023-10-25"}),
            ({"term": "XII"}, {"term": "XIII"}),
            ({"place": "VN-69"}, {"place": "VN-54"}),
            ({"issuer": "secretariat"}, {"issuer": "politburo"}),
            ({"issued_on": "2018", "term": "XII"}, {"issued_on": "2018-08", "term": "XIII"}),
        ],
    )
    def test_a_known_difference_tells_two_documents_apart(
        self, one: dict[str, str], other: dict[str, str]
    ) -> None:
        assert (
            found("VNF104", directive("a", **NUMBER, **one), directive("b", **NUMBER, **other))
            == []
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({}, {}),
            ({"issued_on": "2018-08-08"}, {}),
            ({"issued_on": "2018-08"}, {"issued_on": "2018"}),
            ({"issued_on": "2018-08-08"}, {"issued_on": "2018-08-08"}),
            ({"term": "XII"}, {}),
            ({"place": "VN-69"}, {}),
            ({"issuer": "secretariat"}, {}),
        ],
    )
    def test_what_is_not_known_tells_nothing_apart(
        self, one: dict[str, str], other: dict[str, str]
    ) -> None:
        (finding,) = found(
            "VNF104", directive("a", **NUMBER, **one), directive("b", **NUMBER, **other)
        )
        assert (finding.record, finding.field, finding.value) == ("b", "number", "25-CT/TW")
        assert "a" in finding.message

    def test_two_ways_of_printing_a_number_are_one_number(self) -> None:
        assert found("VNF104", directive("a", **NUMBER), directive("b", number="25 - CT / TW"))

    def test_three_records_of_one_document_are_three_pairs(self) -> None:
        assert len(found("VNF104", *(directive(name, **NUMBER) for name in "abc"))) == 3

    def test_documents_without_a_number_are_not_compared(self) -> None:
        assert found("VNF104", directive("a"), directive("b"), directive("c", **NUMBER)) == []


class TestTermNotOfDay:
    """«The Central Committee's series start again at its first plenum»"""

    @pytest.mark.parametrize(
        ("number", "day", "term"),
        [
            ("57-KL/TW", "2023-06-15", "XIII"),
            ("57-KL/TW", "2023", "XIII"),
            ("01-CT/TW", "2021", "XII"),  # the year holds two terms
            ("01-CT/TW", "2021-01-30", "XII"),  # a day on which the handover is not settled
            ("02-NQ/TU", "2023-06-15", "XX"),  # a province has terms of its own
            ("47/NQ-CP", "2024-04-15", "XII"),  # a State document has none
            ("57-KL/TW", "1930-06-15", "XII"),  # before the first congress
        ],
    )
    def test_it_is_silent_where_the_term_fits_or_is_not_settled(
        self, number: str, day: str, term: str
    ) -> None:
        assert found("VNF105", directive("d", number=number, issued_on=day, term=term)) == []

    @pytest.mark.parametrize(
        "lacking",
        [
            {"issued_on": "2023-06-15", "term": "XII"},
            {"number": "57-KL/TW", "term": "XII"},
            {"number": "57-KL/TW", "issued_on": "2023-06-15"},
        ],
    )
    def test_it_needs_number_day_and_term(self, lacking: dict[str, str]) -> None:
        assert found("VNF105", directive("d", **lacking)) == []

    @pytest.mark.parametrize("number", ["57-KL/TW", "03-HD/BTGTW", "36-HD/VPTW"])
    def test_it_holds_every_central_body_to_the_term(self, number: str) -> None:
        wrong = directive("d", number=number, issued_on="2023-06-15", term="XII")
        (finding,) = found("VNF105", wrong)
        assert "Congress XIII, not XII" in finding.message


OWN = vf.DocumentType(sign="XY", name_vi="Thử", name_en="trial", party=True)


class TestTypeNotOfTheFamily:
    @pytest.mark.parametrize(
        "number", ["25-CT/TW", "06/2020/QĐ-TTg", "47/NQ-CP", "50/2024/QH15", "723/BNG-LPQT"]
    )
    def test_it_is_silent_on_the_types_each_family_uses(self, number: str) -> None:
        assert found("VNF106", directive("d", number=number)) == []

    @pytest.mark.parametrize("sign", ["NQ", "CL", "ĐA", "CTr", "QC"])
    def test_it_is_silent_on_known_types_without_a_number(self, sign: str) -> None:
        assert found("VNF106", directive("d", type=sign)) == []

    @pytest.mark.parametrize("number", [{}, {"number": "50/2024/QH15"}])
    def test_it_asks_about_a_type_that_is_no_sign(self, number: dict[str, str]) -> None:
        (finding,) = found("VNF106", directive("d", type="CTrH", **number))
        assert (finding.field, finding.value) == ("type", "CTrH")
        assert "CTrHĐ" in finding.hint

    def test_it_proposes_nothing_where_nothing_is_near(self) -> None:
        (finding,) = found("VNF106", directive("d", type="Nghị quyết liên tịch của nhiều cơ quan"))
        assert finding.hint == "write the sign, such as 'NQ' for a resolution"

    def test_it_asks_about_a_number_read_with_types_of_ones_own(self) -> None:
        number = vf.DocumentNumber.parse("12-XY/TW", types=[OWN])
        given = {"type": "XY", "title_vi": "d", "title_en": "d"}
        (finding,) = found("VNF106", vf.Directive(id="d", number=number, **given))  # type: ignore[arg-type]
        assert (finding.field, finding.value) == ("number", "12-XY/TW")
        assert "'XY' is no type of party documents" in finding.message

    def test_a_type_of_ones_own_has_no_years(self) -> None:
        number = vf.DocumentNumber.parse("12-XY/TW", types=[OWN])
        issued = vf.PartialDate.parse("1986-01-01")
        given = {"type": "XY", "title_vi": "d", "title_en": "d", "issued_on": issued}
        assert found("VNF111", vf.Directive(id="d", number=number, **given)) == []  # type: ignore[arg-type]
