"""Pillars in named schemes, fields of work, levels."""

from __future__ import annotations

import pytest

import vnforeign as vf


class TestPillars:
    """«pillars in named schemes»"""

    @pytest.mark.parametrize("ordinal", [0, -1])
    def test_a_pillar_has_its_place_from_1_on(self, ordinal: int) -> None:
        with pytest.raises(vf.InvalidRecord, match=f"ordinal is {ordinal}, expected 1 or more"):
            vf.Pillar(id="a", scheme="s", ordinal=ordinal, name_vi="a", name_en="a")

    def test_two_pillars_of_one_name_in_two_schemes_differ(self) -> None:
        one, two = (
            vf.Pillar(id=f"{scheme}-a", scheme=scheme, ordinal=1, name_vi="a", name_en="a")
            for scheme in ("s", "t")
        )
        assert one != two


class TestLevels:
    def test_a_level_is_its_own_code(self) -> None:
        assert vf.Level("provincial") is vf.Level.PROVINCIAL
        assert str(vf.Level.PARTY) == "party"
