"""Every rule is proven: of a dataset spoiled in its way it speaks, and no other rule does."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import checks
import vnforeign as vf
from checks.corrupting import CORRUPTIONS
from depth import examples

for _module in pkgutil.iter_modules(checks.__path__):
    if _module.name.startswith("corruptions_"):
        import_module(f"checks.{_module.name}")  # it registers its corruptions


def test_every_rule_has_a_corruption_and_every_corruption_a_rule() -> None:
    assert sorted(CORRUPTIONS) == [rule.code for rule in vf.rules()]


@pytest.mark.parametrize("code", sorted(CORRUPTIONS))
@settings(max_examples=examples(25), derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_rule_and_no_other_speaks_of_what_was_spoiled(code: str, data: st.DataObject) -> None:
    good, bad = data.draw(CORRUPTIONS[code])
    said = vf.check(good, acknowledged=())
    assert said.findings == (), said.text()
    report = vf.check(bad, acknowledged=())
    assert {finding.code for finding in report} == {code}, report.text()
    before, after = {r.id: r for r in good}, {r.id: r for r in bad}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    # What a changed record referred to may be what is at fault now: a body that nobody names.
    held = " ".join(str(attrs.asdict(before[key])) for key in changed & before.keys())
    for finding in report:
        assert finding.record in after
        assert finding.field
        told = finding.record in changed or any(key in finding.message for key in changed)
        assert told or finding.record in held, finding.text()
