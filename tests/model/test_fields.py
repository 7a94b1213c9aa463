"""What a field may hold: ids, words, codes, hashes, printed forms, integers, decimals, tuples."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import record_strategies as made
import vnforeign as vf
from vnforeign.model.evidence import (
    Id,
    Printed,
    Ref,
    Sha256,
    Slug,
    Text,
    check_for,
    hints,
)


def refused(hint: object, value: object) -> str:
    """What is expected instead; empty if the value is welcome."""
    fault = check_for(hint)(value)
    return "" if fault is None else f"{fault.path}{fault.expected}"


class TestIds:
    """«ids are readable slugs, stable once published», or ISO 3166 codes"""

    @pytest.mark.parametrize(
        "good", ["a", "VN", "VN-69", "VN-69-2025", "34-nq-tw-2023", "cldr-48.2-subdivisions", "7"]
    )
    @pytest.mark.parametrize("hint", [Id, Ref])
    def test_slugs_and_codes_are_ids(self, hint: object, good: str) -> None:
        assert not refused(hint, good)

    @pytest.mark.parametrize(
        "bad",
        [
            *("", " ", "a b", " a", "a ", "a\n", "-a", "a-", "a--b", ".a", "a.", "đà-nẵng", "a_b"),
            *("a/b", "../a", "a\0", "\ud800", "à", "а", "٣", "a\u200b"),
        ],
    )
    @pytest.mark.parametrize("hint", [Id, Ref])
    def test_anything_else_is_not(self, hint: object, bad: str) -> None:
        assert refused(hint, bad).startswith(("an id", "the id"))

    @given(made.ids())
    def test_generated_ids_are_ids(self, name: str) -> None:
        assert not refused(Id, name)


class TestText:
    """«never empty, no white space at either end»"""

    @pytest.mark.parametrize("good", ["a", "Thái Nguyên", "a\nb", "a b", "“đến nay”", "𝕏", "\x00"])
    def test_words_are_text(self, good: str) -> None:
        assert not refused(Text, good)

    @pytest.mark.parametrize(
        "bad", ["", " ", "\n", " a", "a ", "a\n", "\ta", "a\u00a0", "\u2028a", "a\u3000"]
    )
    def test_space_around_it_is_refused(self, bad: str) -> None:
        assert refused(Text, bad) == "text without space around it, not empty"

    @pytest.mark.parametrize("bad", ["\ud800", "a\udfffb", "a\ud83d", "\udc00a"])
    def test_half_a_surrogate_pair_is_no_text(self, bad: str) -> None:
        """No file can hold it, so no record may."""
        assert refused(Text, bad)
        assert refused(Printed, bad)

    @given(st.text())
    def test_text_is_what_strip_leaves_alone(self, text: str) -> None:
        assert bool(refused(Text, text)) == (not text or text != text.strip())


class TestOtherStrings:
    @pytest.mark.parametrize("good", ["visit-in", "vi", "a1", "party-central"])
    def test_codes_of_open_lists_are_lower_case_words(self, good: str) -> None:
        assert not refused(Slug, good)

    @pytest.mark.parametrize("bad", ["", "Visit", "visit_in", "visit--in", "-a", "a-", "thăm"])
    def test_other_codes_are_refused(self, bad: str) -> None:
        assert "visit-in" in refused(Slug, bad)

    def test_a_hash_has_64_lower_case_hexadecimal_digits(self) -> None:
        assert not refused(Sha256, "0123456789abcdef" * 4)
        for bad in ("0" * 63, "0" * 65, "A" * 64, "g" * 64, "", "0" * 64 + "\n"):
            assert refused(Sha256, bad) == "64 lower-case hexadecimal digits"

    def test_a_printed_form_has_at_most_120_code_points(self) -> None:
        """«at most 120 code points»: counted as code points, not bytes."""
        assert not refused(Printed, "ế" * 120)
        assert not refused(Printed, "\n")
        assert refused(Printed, "ế" * 121) == "the short printed form, 1 to 120 code points"
        assert refused(Printed, "")

    @pytest.mark.parametrize("hint", [Id, Ref, Text, Slug, Sha256, Printed, str])
    @pytest.mark.parametrize("bad", [None, 7, True, b"a", ["a"], vf.Level.NATIONAL])
    def test_a_string_is_exactly_a_string(self, hint: object, bad: object) -> None:
        assert refused(hint, bad)


class TestOtherTypes:
    @pytest.mark.parametrize("bad", [True, 1.0, "1", None, Decimal(1), vf.Hedge.OVER])
    def test_an_integer_is_exactly_an_integer(self, bad: object) -> None:
        assert refused(int, bad) == "a value of type int"
        assert not refused(int, 1)

    def test_an_integer_is_one_that_json_carries_exactly(self) -> None:
        most = 2**53 - 1
        for good in (0, most, -most):
            assert not refused(int, good)
        for bad in (most + 1, -most - 1, 10**5000):
            assert refused(int, bad) == f"an integer up to {most}"

    @pytest.mark.parametrize("bad", [1, 0, "true", None])
    def test_a_truth_value_is_true_or_false(self, bad: object) -> None:
        assert refused(bool, bad)
        assert not refused(bool, False)

    @pytest.mark.parametrize("bad", [1, 1.5, "1", None, Decimal("NaN"), Decimal("Infinity"), True])
    def test_a_decimal_is_finite_and_no_float(self, bad: object) -> None:
        assert refused(Decimal, bad) == "a finite Decimal"
        assert not refused(Decimal, Decimal("-7.9"))

    def test_a_float_is_told_how_to_become_a_decimal(self) -> None:
        fault = check_for(Decimal)(7.9)
        assert fault is not None
        assert fault.hint == "write Decimal('7.9'), not 7.9"

    def test_a_member_is_no_string_of_its_value(self) -> None:
        assert refused(vf.Level, "national") == "a value of type Level"
        assert not refused(vf.Level, vf.Level.NATIONAL)

    def test_what_may_be_missing_may_be_none(self) -> None:
        assert not refused(Text | None, None)
        assert not refused(Text | None, "a")
        assert refused(Text | None, "") == refused(Text, "")

    def test_a_tuple_is_no_list_and_names_the_item_that_is_wrong(self) -> None:
        assert not refused(tuple[Ref, ...], ())
        assert not refused(tuple[Ref, ...], ("a", "b"))
        assert refused(tuple[Ref, ...], ["a"]).startswith("a tuple")
        assert refused(tuple[Ref, ...], ("a", 7)).startswith("[1]the id of a record")
        assert refused(tuple[tuple[int, ...], ...], ((1,), (1, "2"))).startswith("[1][1]")

    def test_every_annotation_of_every_record_has_a_check(self) -> None:
        for cls in made.CLASSES:
            for hint in hints(cls).values():
                assert callable(check_for(hint))


class TestCrossChecks:
    """Fields are held against each other only once each is right."""

    def test_only_the_faults_of_single_fields_are_reported_first(self) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            vf.Evidence(source="", start=5, end=1, printed="ab")
        assert [fault.path for fault in caught.value.faults] == ["source"]

    def test_a_fault_says_what_was_expected_in_both_languages(self) -> None:
        bad: Any = [
            lambda: vf.Evidence(source="a", start=-1, end=0, printed="a"),
            lambda: vf.Evidence(source="a", start=5, end=9, printed="a"),
            lambda: vf.Evidence(source="a", start=5, end=6, printed=""),
        ]
        for make in bad:
            with pytest.raises(vf.InvalidRecord) as caught:
                make()
            for fault in caught.value.faults:
                assert fault.expected != fault.expected_vi

    def test_shapes_can_be_of_ones_own(self) -> None:
        from vnforeign.model.evidence import Shape

        hint = Annotated[str, Shape("[0-9]{2}", "two digits", "hai chữ số")]
        assert refused(hint, "7") == "two digits"
        assert not refused(hint, "07")


class TestEvidence:
    """«whose offsets are code points into the named file: `text[start:end] == printed`»"""

    @given(made.evidences())
    def test_offsets_span_what_is_printed(self, evidence: vf.Evidence) -> None:
        assert evidence.end - evidence.start == len(evidence.printed)
        text = "." * evidence.start + evidence.printed + "."
        if evidence.start < 1000:
            assert text[evidence.start : evidence.end] == evidence.printed

    @given(made.evidences(), st.integers(-50, 50).filter(bool))
    def test_other_offsets_are_refused_with_the_right_one(
        self, evidence: vf.Evidence, shift: int
    ) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            vf.Evidence(
                source=evidence.source,
                start=evidence.start,
                end=evidence.end + shift,
                printed=evidence.printed,
            )
        (fault,) = caught.value.faults
        assert fault.path == "end"
        assert f"= {evidence.end}, as printed has" in fault.expected

    def test_offsets_are_code_points_not_bytes_or_letters(self) -> None:
        decomposed = "tỷ"
        assert vf.Evidence(source="a", start=0, end=3, printed="to\u0302").end == 3
        assert vf.Evidence(source="a", start=0, end=2, printed=decomposed).end == 2

    def test_a_negative_offset_is_refused(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="start is -1, expected 0 or more"):
            vf.Evidence(source="a", start=-1, end=0, printed="a")
