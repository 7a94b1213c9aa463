"""A report for machines: JSON, SARIF 2.1.0, and the annotations of GitHub's workflows."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import attrs

from vnforeign._version import __version__
from vnforeign.checks._findings import Finding, Report, Severity
from vnforeign.errors import Lang

if TYPE_CHECKING:
    from vnforeign.checks._engine import Rule

__all__ = ["report_json", "to_github", "to_sarif"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report_json(report: Report) -> str:
    """A report as a JSON object; its shape is described at `Report.as_json`."""
    severities = Counter(finding.severity.value for finding in report)
    codes = Counter(finding.code for finding in report)
    return _text(
        {
            "checked": report.checked,
            "counts": {
                "by_severity": {one.value: severities[one.value] for one in Severity},
                "by_code": dict(sorted(codes.items())),
            },
            "findings": [_plain(finding) for finding in report],
            "acknowledged": [
                {
                    **_plain(finding),
                    "reason": why.reason,
                    "reason_vi": why.reason_vi,
                    "until": why.until.isoformat() if why.until else None,
                }
                for finding, why in report.acknowledged
            ],
        }
    )


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        **attrs.asdict(finding, recurse=True),
        "severity": finding.severity.value,
    }


def to_sarif(report: Report, *, lang: Lang = "en", rules: Iterable[Rule] = ()) -> str:
    """A report as SARIF 2.1.0, the JSON that code hosts and editors show findings from.

    Each finding is a result with its rule, level, message, file and region (see
    `Report.located`), the record as logical location, and a fingerprint that stays the same
    while code, record, field and value do. What was acknowledged is there, suppressed, with its
    reason. Source: OASIS, Static Analysis Results Interchange Format 2.1.0, errata 01.

    Args:
        report: The report.
        lang: The language of the messages.
        rules: Rules of your own whose findings are in it; those of the catalogue are known.

    Returns:
        JSON, UTF-8, not escaped.

    >>> import json, vnforeign as vf
    >>> sarif = json.loads(vf.to_sarif(vf.check(vf.load())))
    >>> sarif["version"], {len(one["suppressions"]) for one in sarif["runs"][0]["results"]}
    ('2.1.0', {1})
    """
    from vnforeign.checks import catalogue

    found = [*((one, None) for one in report), *report.acknowledged]
    known = {one.code: one for one in (*catalogue(), *rules)}
    spoken = sorted({finding.code for finding, _ in found})
    names = {finding.code: finding.rule for finding, _ in found}
    index = {code: place for place, code in enumerate(spoken)}
    results = []
    for finding, why in found:
        result = _result(finding, index[finding.code], lang)
        if why is not None:
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": why.reason}
            ]
        results.append(result)
    driver = {
        "name": "vnforeign",
        "version": __version__,
        "rules": [
            _described(known[code]) if code in known else {"id": code, "name": names[code]}
            for code in spoken
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return _text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _described(rule: Rule) -> dict[str, Any]:
    mend = f"\n\nMend: {rule.mend}" if rule.mend else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": rule.why or rule.meaning},
        "help": {
            "text": f"{rule.meaning}\n\n{rule.why}{mend}\n\n"
            f"Fails:\n{rule.fails}\n\nPasses:\n{rule.passes}"
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.family, "since": rule.since, "tags": [rule.family]},
    }


def _result(finding: Finding, index: int, lang: Lang) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.file:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(finding.file)}}
        if finding.line:
            location["physicalLocation"]["region"] = _region(finding)
    if finding.record:
        parts = (finding.collection, finding.record, finding.field)
        location["logicalLocations"] = [
            {
                "name": finding.record,
                "fullyQualifiedName": ".".join(part for part in parts if part),
                "kind": "object",
            }
        ]
    key = "\n".join((finding.code, finding.record or finding.path, finding.field, finding.value))
    said = {
        name: getattr(finding, name)
        for name in ("path", "field", "value", "expected", "printed")
        if getattr(finding, name)
    }
    if finding.evidence:
        said["evidence"] = [attrs.asdict(one) for one in finding.evidence]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.said(lang)},
        "locations": [location] if location else [],
        "partialFingerprints": {"vnforeign/v1": hashlib.sha256(key.encode()).hexdigest()},
        "properties": said,
    }


def _region(finding: Finding) -> dict[str, int]:
    region = {"startLine": finding.line}
    if finding.end_line:
        region["endLine"] = finding.end_line
    if finding.column:
        region["startColumn"] = finding.column
    if finding.column and finding.end_column:
        region["endColumn"] = finding.end_column
    return region


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def to_github(report: Report, *, lang: Lang = "en") -> str:
    """A report as workflow commands, which GitHub shows as annotations beside the lines.

    One command a finding: ``::error file=...,line=...,title=...::message``; an info is a
    ``notice``. What was acknowledged is left out. Source: GitHub Docs, "Workflow commands".

    Args:
        report: The report; put it through `Report.located` for line numbers.
        lang: The language of the messages.

    >>> import vnforeign as vf
    >>> vf.to_github(vf.check(vf.load()))
    ''
    """
    return "".join(_command(finding, lang) for finding in report)


def _command(finding: Finding, lang: Lang) -> str:
    where: dict[str, object] = {}
    if finding.file:
        where["file"] = finding.file
        if finding.line:
            where["line"] = finding.line
            where["endLine"] = finding.end_line or finding.line
        if finding.column and finding.line == finding.end_line:  # GitHub takes no other columns
            where["col"] = finding.column
            where["endColumn"] = finding.end_column
    where["title"] = f"{finding.code} {finding.rule}"
    said = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    subject = ".".join(p for p in (finding.collection, finding.record, finding.field) if p)
    message = ": ".join(part for part in (subject, finding.said(lang)) if part)
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
