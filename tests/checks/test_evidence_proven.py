"""Each rule on evidence and sources speaks of just its own fault, whatever lies around."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from checks import corruptions_evidence  # noqa: F401 - fills the registry
from checks.corrupting import CORRUPTIONS
from checks.figure_worlds import proves

CODES = [code for code in (rule.code for rule in vf.rules()) if code.startswith("VNF5")]


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_of_a_dataset_spoiled_in_its_way_just_that_rule_speaks(
    code: str, data: st.DataObject
) -> None:
    proves(code, data.draw(CORRUPTIONS[code]))


def test_every_rule_on_evidence_is_proven() -> None:
    assert {code for code in CORRUPTIONS if code.startswith("VNF5")} == set(CODES)
