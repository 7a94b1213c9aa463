"""Directives: a type that agrees with the number, no document that points at itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import record_strategies as made
import vnforeign as vf


def directive(**fields: Any) -> vf.Directive:
    given: dict[str, Any] = {"id": "a", "type": "CT", "title_vi": "về", "title_en": "on"}
    return vf.Directive(**{**given, **fields})


class TestTheType:
    """The sign of its type, «also where there is no number»"""

    @given(made.numbers())
    def test_it_is_the_one_inside_the_number(self, number: vf.DocumentNumber) -> None:
        if number.type is None:
            assert directive(number=number, type="Luật").type == "Luật"
        else:
            assert directive(number=number, type=number.type).number == number
            with pytest.raises(
                vf.InvalidRecord, match=r"type is 'XX', expected .* the type inside"
            ):
                directive(number=number, type="XX")

    def test_a_document_without_a_number_has_a_type_too(self) -> None:
        assert directive(type="CL").number is None


class TestOtherDocuments:
    @pytest.mark.parametrize("field", ["carries_out", "amends", "replaces", "issues"])
    def test_a_document_is_not_its_own(self, field: str) -> None:
        assert getattr(directive(**{field: ("b",)}), field) == ("b",)
        with pytest.raises(vf.InvalidRecord, match=f"{field} is 'a', expected other documents"):
            directive(**{field: ("b", "a")})

    def test_all_such_faults_are_named_at_once(self) -> None:
        number = vf.DocumentNumber.parse("25-CT/TW")
        with pytest.raises(vf.InvalidRecord) as caught:
            directive(number=number, type="NQ", amends=("a",), issues=("a",))
        assert [fault.path for fault in caught.value.faults] == ["type", "amends", "issues"]


class TestDefaults:
    def test_a_document_is_national_unless_it_says_otherwise(self) -> None:
        assert directive().level is vf.Level.NATIONAL
