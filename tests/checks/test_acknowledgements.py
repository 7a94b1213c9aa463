"""Acknowledgements: findings that stand for a reason, and files that say so."""

from __future__ import annotations

import json

import pytest

import vnforeign as vf

POITIERS = vf.Acknowledgement(code="VNF204", record="thai-nguyen-poitiers", reason="as printed")


class TestAFindingThatStands:
    def test_is_not_among_the_findings_but_is_still_told(self) -> None:
        report = vf.check(vf.load(), select="VNF204", acknowledged=[POITIERS])
        assert "thai-nguyen-poitiers" not in {one.record for one in report}
        ((finding, why),) = [p for p in report.acknowledged if p[0].record == POITIERS.record]
        assert finding.code == "VNF204"
        assert why is POITIERS

    def test_stands_for_its_rule_and_record_only(self) -> None:
        other_rule = vf.Acknowledgement(code="VNF205", record=POITIERS.record, reason="no")
        other_record = vf.Acknowledgement(code="VNF204", record="x", reason="no")
        report = vf.check(vf.load(), select="VNF204", acknowledged=[other_rule, other_record])
        assert POITIERS.record in {one.record for one in report}
        assert report.acknowledged == ()

    def test_adds_up_with_the_findings_of_another_report(self) -> None:
        one = vf.check(vf.load(), select="VNF204", acknowledged=[POITIERS])
        assert len((one + one).acknowledged) == 2 * len(one.acknowledged)


class TestTheShippedData:
    def test_every_warning_is_acknowledged_with_a_reason(self) -> None:
        report = vf.check(vf.load())
        assert not report.findings
        assert all(len(why.reason) > 20 for _, why in report.acknowledged)

    def test_no_acknowledgement_is_left_of_a_finding_that_is_gone(self) -> None:
        from vnforeign.checks import _shipped_reasons

        spoken = {(f.code, f.record) for f in vf.check(vf.load(), acknowledged=())}
        assert {(one.code, one.record) for one in _shipped_reasons()} <= spoken


class TestTheFile:
    def test_is_an_array_of_code_record_and_reason(self) -> None:
        text = json.dumps([{"code": "VNF204", "record": "a", "reason": "as printed"}])
        (one,) = vf.read_acknowledgements(text)
        assert (one.code, one.record, one.reason) == ("VNF204", "a", "as printed")

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("", "$"),
            ("{", "$"),
            ("[" * 100_000, "$"),
            ("{}", "$"),
            ('[{"code": "VNF204", "record": "a"}]', "$[0]"),
            ('[{"code": "VNF204", "record": "a", "reason": " "}]', "$[0]"),
            ('[{"code": "VNF204", "record": 7, "reason": "x"}]', "$[0]"),
            ('[{"code": "a", "record": "a", "reason": "a"}, 7]', "$[1]"),
        ],
    )
    def test_that_is_no_such_array_is_refused_with_the_place(self, text: str, path: str) -> None:
        with pytest.raises(vf.InvalidData) as caught:
            vf.read_acknowledgements(text, file="acknowledged.json")
        assert [(f.file, f.path) for f in caught.value.faults] == [("acknowledged.json", path)]
