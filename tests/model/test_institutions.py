"""Institutions and events: names in two languages, kinds of an open list."""

from __future__ import annotations

import pytest

import vnforeign as vf

BODY = vf.Institution(id="a", name_vi="Bộ Chính trị", name_en="Politburo", kind="party-central")
VISIT = vf.Event(id="a", name_vi="Thăm", name_en="Visit", kind="visit-in")


class TestNames:
    """«`name_vi` and `name_en` on everything named»"""

    def test_a_body_is_named_in_either_language(self) -> None:
        assert BODY.name() == BODY.name("en") == "Politburo"
        assert BODY.name("vi") == "Bộ Chính trị"

    def test_an_event_is_named_in_either_language(self) -> None:
        assert VISIT.name() == VISIT.name("en") == "Visit"
        assert VISIT.name("vi") == "Thăm"


class TestKinds:
    def test_a_kind_of_ones_own_will_do(self) -> None:
        assert vf.Event(id="a", name_vi="a", name_en="a", kind="webinar").kind == "webinar"

    def test_but_it_is_a_code(self) -> None:
        with pytest.raises(vf.InvalidRecord, match="lower-case words joined by '-'"):
            vf.Institution(id="a", name_vi="a", name_en="a", kind="Bộ")
