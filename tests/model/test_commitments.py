"""Commitments: whose they are, their number in the list, their gist."""

from __future__ import annotations

from typing import Any

import pytest

import vnforeign as vf


def aim(**fields: Any) -> vf.Commitment:
    given: dict[str, Any] = {"id": "a", "kind": vf.CommitmentKind.AIM, "place": "VN-69"}
    return vf.Commitment(**{**given, "gist_vi": "làm", "gist_en": "do", **fields})


class TestWhoseItIs:
    def test_a_place_or_the_body_that_states_it(self) -> None:
        assert aim().by is None
        assert aim(place=None, by="politburo").place is None
        assert aim(by="politburo").by == "politburo"

    def test_not_neither(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="expected a place or the body in by"):
            aim(place=None)


class TestItsOrdinal:
    @pytest.mark.parametrize("ordinal", [0, -3])
    def test_lists_count_from_1(self, ordinal: int) -> None:
        with pytest.raises(vf.InvalidRecord, match=f"ordinal is {ordinal}, expected 1 or more"):
            aim(ordinal=ordinal)

    def test_it_may_have_none(self) -> None:
        assert aim().ordinal is None
        assert aim(ordinal=1).ordinal == 1


class TestItsGist:
    """«gist_vi, gist_en (own words)»"""

    def test_it_is_given_in_the_language_asked_for(self) -> None:
        assert aim().gist() == aim().gist("en") == "do"
        assert aim().gist("vi") == "làm"

    def test_a_long_gist_does_not_make_a_long_repr(self) -> None:
        assert len(repr(aim(gist_vi="dài " * 200 + "x", gist_en="long " * 200 + "x"))) < 300
