"""Each rule on places, proven: it alone speaks of what was spoiled in its way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from checks import corruptions_places
from checks.corrupting import CORRUPTIONS
from checks.ties_and_around import spoken

CODES = [rule.code for rule in vf.rules() if rule.code.startswith("VNF6")]


def test_every_rule_of_the_family_has_a_corruption() -> None:
    assert corruptions_places.__doc__
    assert set(CODES) <= CORRUPTIONS.keys()


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_rule_and_no_other_speaks_of_what_was_spoiled(code: str, data: st.DataObject) -> None:
    spoken(data.draw(CORRUPTIONS[code]), code)
