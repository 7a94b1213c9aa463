"""Indicators and observations: what a figure is about, and the whole it is part of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import record_strategies as made
import vnforeign as vf


def figure(printed: str = "23 dự án", **fields: Any) -> vf.Observation:
    given: dict[str, Any] = {
        "id": "a",
        "indicator": "fdi-projects",
        "place": "VN-69",
        "period": vf.Period.year(2024),
        "quantity": vf.Quantity.parse(printed),
    }
    return vf.Observation(**{**given, **fields})


class TestWhatAFigureIsAbout:
    """«`place` (or `subject`: a body or project)»"""

    def test_a_place_or_a_subject(self) -> None:
        assert figure().subject is None
        assert figure(place=None, subject="samsung").place is None

    @pytest.mark.parametrize("fields", [{"subject": "samsung"}, {"place": None}])
    def test_not_both_and_not_neither(self, fields: dict[str, Any]) -> None:
        with pytest.raises(vf.InvalidRecord, match="expected either a place or a subject"):
            figure(**fields)


class TestTheWhole:
    """«`of` (the whole, in "23/28" and "10/63")», the same as ``quantity.of``"""

    def test_it_is_read_off_the_quantity(self) -> None:
        assert figure("23/28 dự án").of == 28
        assert figure().of is None

    def test_it_may_be_given_instead(self) -> None:
        one = figure(of=Decimal(28))
        assert one.quantity == vf.Quantity.parse("23/28 dự án")
        assert one == figure("23/28 dự án")

    def test_it_may_be_given_twice_if_it_is_the_same(self) -> None:
        assert figure("23/28 dự án", of=Decimal(28)) == figure("23/28 dự án")

    def test_two_wholes_are_refused(self) -> None:
        with pytest.raises(vf.InvalidRecord, match=r"of is Decimal\('29'\), expected the whole in"):
            figure("23/28 dự án", of=Decimal(29))
        with pytest.raises(vf.InvalidRecord, match="expected the whole in the quantity, 28"):
            figure("23/28 dự án", of=None)

    @pytest.mark.parametrize("of", [Decimal(0), Decimal(-28)])
    def test_a_whole_that_can_hold_nothing_is_a_fault_of_this_record(self, of: Decimal) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            figure(of=of)
        (fault,) = caught.value.faults
        assert (fault.path, fault.expected) == ("of", "a whole it can be part of")

    @pytest.mark.parametrize("of", ["28", 28, 28.0, Decimal("NaN")])
    def test_a_whole_that_is_no_decimal_is_a_fault_beside_the_others(self, of: Any) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            figure(of=of, indicator="")
        assert [fault.path for fault in caught.value.faults] == ["indicator", "of"]

    def test_a_wrong_quantity_is_a_fault_beside_the_others(self) -> None:
        with pytest.raises(vf.InvalidRecord) as caught:
            figure(quantity="23 dự án", of=Decimal(28), period="2024")
        assert [fault.path for fault in caught.value.faults] == ["period", "quantity"]

    @given(made.of(vf.Observation))
    @made.SOME
    def test_both_always_say_the_same(self, one: vf.Observation) -> None:
        assert one.of == one.quantity.of


class TestIndicators:
    def test_every_nature_and_status_has_its_code(self) -> None:
        """«nature (stock, flow, rate, change, rank, share, target)»"""
        assert " ".join(vf.Nature) == "stock flow rate change rank share target"
        assert " ".join(vf.Status) == "normal estimate provisional target"

    def test_a_figure_is_normal_unless_it_says_otherwise(self) -> None:
        assert figure().status is vf.Status.NORMAL
