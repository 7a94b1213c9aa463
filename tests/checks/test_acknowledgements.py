"""Acknowledgements: findings that stand for a reason, and files that say so."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.dataset import data_file

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


DAY = dt.date(2026, 6, 30)
BARE = vf.Event(id="e", name_vi="Hội nghị", name_en="A conference", kind="conference")
DATA = vf.Dataset.of([BARE])
TOLD = vf.Acknowledgement(code="VNF002", record="e", reason="told by a witness", until=DAY)


def spoken(*reasons: vf.Acknowledgement, **more: Any) -> list[str]:
    """The codes a check of one unsourced event speaks, given reasons."""
    return [finding.code for finding in vf.check(DATA, acknowledged=reasons, **more)]


class TestTheLastDay:
    """«an optional `until` date, compared with a day passed in»"""

    @given(st.dates())
    def test_it_stands_up_to_and_on_its_last_day_and_no_longer(self, day: dt.date) -> None:
        assert spoken(TOLD, on=day) == ([] if day <= DAY else ["VNF002", "VNF010"])

    def test_without_a_day_nothing_expires(self) -> None:
        assert spoken(TOLD) == []

    def test_without_a_last_day_it_stands_for_good(self) -> None:
        assert spoken(attrs.evolve(TOLD, until=None), on=dt.date.max) == []

    def test_what_expired_is_a_warning_about_the_record(self) -> None:
        report = vf.check(DATA, acknowledged=[TOLD], on=dt.date.max)
        (finding,) = [one for one in report if one.code == "VNF010"]
        assert (finding.severity, finding.collection, finding.record) == ("warning", "events", "e")
        assert "2026-06-30" in finding.message
        assert "2026-06-30" in finding.message_vi

    def test_what_expired_says_where_the_record_stands(self) -> None:
        data = vf.from_json(vf.to_json(DATA), file="events.json")
        found = list(vf.check(data, acknowledged=[TOLD], on=dt.date.max))
        assert {(one.code, one.file, one.path.startswith("$.events[")) for one in found} == {
            ("VNF002", "events.json", True),
            ("VNF010", "events.json", True),
        }

    @pytest.mark.parametrize("until", ["2026-02-30", "2026-6-1", "20260630", "soon", "2026-W01-1"])
    def test_that_is_no_day_is_refused_with_its_path(self, until: str) -> None:
        text = json.dumps([{"code": "VNF002", "record": "e", "reason": "x", "until": until}])
        with pytest.raises(vf.InvalidData) as caught:
            vf.read_acknowledgements(text)
        (fault,) = caught.value.faults
        assert fault.path == "$[0].until"

    def test_is_read_from_the_file(self) -> None:
        text = json.dumps([{"code": "a", "record": "a", "reason": "x", "until": "2026-06-30"}])
        assert vf.read_acknowledgements(text)[0].until == DAY


class TestAnAcknowledgementOfNothing:
    """«an acknowledgement that fits no finding is reported»"""

    @pytest.mark.parametrize(
        "why",
        [
            vf.Acknowledgement(code="VNF002", record="f", reason="a record that is none"),
            vf.Acknowledgement(code="VNF001", record="e", reason="a rule that is silent"),
            vf.Acknowledgement(code="VNF999", record="e", reason="a code that is none"),
        ],
    )
    def test_is_a_note(self, why: vf.Acknowledgement) -> None:
        report = vf.check(DATA, acknowledged=[TOLD, why])
        (finding,) = report
        assert (finding.code, finding.severity, finding.record) == ("VNF009", "info", why.record)
        assert why.code in finding.message
        assert why.code in finding.message_vi

    def test_of_a_rule_that_was_not_asked_says_nothing(self) -> None:
        assert spoken(POITIERS, select=["VNF0"]) == ["VNF002"]
        verified = vf.Acknowledgement(code="VNF512", record="e", reason="the text is lost")
        own = vf.Acknowledgement(code="ACME001", record="e", reason="of a rule of our own")
        assert spoken(TOLD, verified, own) == []

    def test_that_expired_as_well_is_told_once(self) -> None:
        why = attrs.evolve(TOLD, record="f")
        assert spoken(why, on=dt.date.max) == ["VNF002", "VNF009"]

    def test_can_be_left_out_or_asked_for_alone(self) -> None:
        why = attrs.evolve(TOLD, record="f")
        assert spoken(why, ignore=["VNF009"]) == ["VNF002"]
        assert spoken(why, select=["VNF009"]) == []  # the rule it is of was not asked
        assert spoken(why, select=["VNF009", "VNF002"]) == ["VNF002", "VNF009"]
        assert spoken(TOLD, on=dt.date.max, ignore=["VNF010"]) == ["VNF002"]

    def test_ours_say_nothing_of_data_that_are_not_ours(self) -> None:
        assert [one.code for one in vf.check(DATA)] == ["VNF002"]

    def test_ours_all_fit(self) -> None:
        reasons = vf.read_acknowledgements(data_file("acknowledged.json"))
        assert not vf.check(vf.load(), acknowledged=reasons, on=dt.date(2026, 11, 25)).findings
