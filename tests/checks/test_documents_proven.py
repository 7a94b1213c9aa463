"""Every rule on documents is proven: it speaks of what it is for, and nothing else does."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import CORRUPTIONS

import_module("checks.corruptions_documents")  # it registers them
CODES = [rule.code for rule in vf.rules() if rule.code.startswith("VNF1")]


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_rule_speaks_of_its_corruption_and_no_other_does(
    code: str, data: st.DataObject
) -> None:
    good, bad = data.draw(CORRUPTIONS[code])
    assert vf.check(good, rules=vf.rules(), acknowledged=()).findings == ()
    findings = vf.check(bad, rules=vf.rules(), acknowledged=()).findings
    assert {finding.code for finding in findings} == {code}
    spoiled = {record.id for record in bad if good.get(record.id) != record}
    assert {finding.record for finding in findings} <= spoiled
