"""What a check says: problems, findings, and the report that holds them."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from vnforeign.errors import Fault, Lang
from vnforeign.model.evidence import Evidence, Record

if TYPE_CHECKING:
    from vnforeign.checks._acknowledgements import Acknowledgement

LONGEST_VALUE = 120


class Severity(enum.StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """It is wrong."""
    WARNING = "warning"
    """It may be right, but someone should look and say why."""
    INFO = "info"
    """Good to know."""


UNREADABLE = "VNF000"
"""The code of what could not be read: no rule finds it, reading does."""
_SEVERITY_VI = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"}


@attrs.frozen(kw_only=True)
class Problem:
    """What a rule says of one field; the engine adds code, severity and record.

    Attributes:
        field: The field, with an index or a field inside where that helps.
        value: What stands there.
        message: What is wrong, in English, one sentence without the record's name.
        message_vi: The same in Vietnamese.
        hint: The likely mend, in English.
        hint_vi: The same in Vietnamese.
        record: The record, where the rule is on the whole dataset.
        evidence: The evidence the finding is about; all of the record's if not given.
        expected: What should stand there, in a few words, in English.
        expected_vi: The same in Vietnamese.

    >>> import vnforeign as vf
    >>> vf.Problem(field="issued_on", message="is in the future", message_vi="ở tương lai").field
    'issued_on'
    """

    field: str
    message: str
    message_vi: str
    value: object = None
    hint: str = ""
    hint_vi: str = ""
    record: Record | None = None
    evidence: tuple[Evidence, ...] | None = None
    expected: str = ""
    expected_vi: str = ""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing a rule found in one record.

    Attributes:
        code: The code of the rule, ``"VNF301"``.
        rule: Its name, ``"unit-not-of-indicator"``.
        severity: How bad it is.
        collection: The collection the record is in; empty for a finding about no record.
        record: The id of the record.
        field: The field it is about.
        value: What stands there, as text; a long one is cut.
        message: What is wrong, in English.
        message_vi: The same in Vietnamese.
        hint: The likely mend, in English.
        hint_vi: The same in Vietnamese.
        evidence: Where the sources state the record: source, offsets, printed form.
        expected: What should stand there, in a few words; empty where no one value should.
        expected_vi: The same in Vietnamese.
        printed: The printed form of the evidence it is about, the first where there are several.
        path: Where it stands: the JSON path in the file the dataset was read from,
            ``"$[3].quantity.amount"`` (of a CSV file, ``[3]`` is the fourth row after the
            header); for data from no file, the path inside the record.
        file: The file the record was read from; empty where there is none.
        line: The line in that file, from 1, once `Report.located` has looked; 0 before.
        column: The column of the value there, from 1; 0 where it is not known.
        end_line: The line the value ends in.
        end_column: One past the column it ends at.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.load())
    >>> [finding for finding in report if finding.severity == "error"]
    []
    """

    code: str
    rule: str
    severity: Severity
    collection: str
    record: str
    field: str
    value: str
    message: str
    message_vi: str
    hint: str = ""
    hint_vi: str = ""
    evidence: tuple[Evidence, ...] = ()
    expected: str = ""
    expected_vi: str = ""
    printed: str = ""
    path: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def text(self, lang: Lang = "en") -> str:
        """The finding in one line, in ``lang``."""
        severity = _SEVERITY_VI[self.severity] if lang == "vi" else self.severity.value
        if self.code == UNREADABLE:
            where = self._in_file()
        else:
            where = ".".join(part for part in (self.collection, self.record, self.field) if part)
        return f"{self.code} {severity}: {where}: {self.said(lang)}"

    def said(self, lang: Lang = "en") -> str:
        """What is wrong and the likely mend, without saying where."""
        if lang == "vi":
            said, hint = self.message_vi, self.hint_vi or self.hint
        else:
            said, hint = self.message, self.hint
        return f"{said} ({hint})" if hint else said

    def _in_file(self) -> str:
        """File, record and path of what could not be read, as the fault itself says them."""
        file = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return ": ".join(part for part in (file, self.record, self.path) if part)

    def __str__(self) -> str:
        return self.text()


def of_fault(fault: Fault) -> Finding:
    """What could not be read, as a finding."""
    shown = fault.path or not fault.unreadable  # of a file that is not there nothing can be shown
    value = f"{fault.value}; " if shown else ""
    return Finding(
        code=UNREADABLE,
        rule="unreadable",
        severity=Severity.ERROR,
        collection="",
        record=fault.record,
        field=re.sub(r"^\$(?:\.\w+)?(?:\[[0-9]+\])?\.?|^byte .*|^column .*", "", fault.path),
        value=fault.value if shown else "",
        message=f"{value}expected {fault.expected}",
        message_vi=f"{value}cần {fault.expected_vi}",
        hint=fault.hint,
        hint_vi=fault.hint_vi,
        expected=fault.expected,
        expected_vi=fault.expected_vi,
        path=fault.path,
        file=fault.file,
        line=fault.line,
    )


@attrs.frozen
class Report:
    """What a check found; iterating gives its findings, worst first.

    Attributes:
        findings: The findings, by severity, then code, then record.
        checked: How many records were looked at.
        acknowledged: Findings that stand for a reason, each with its `Acknowledgement`; they are
            not among the findings.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.Dataset.of([]))
    >>> report.ok, len(report), str(report)
    (True, 0, '0 records checked: nothing found')
    """

    findings: tuple[Finding, ...]
    checked: int
    acknowledged: tuple[tuple[Finding, Acknowledgement], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong: no finding is an error."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are warnings."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    def with_faults(self, faults: Iterable[Fault]) -> Report:
        """The report with what could not be read, an error ``VNF000`` each.

        >>> import vnforeign as vf
        >>> try:
        ...     data, faults = vf.from_json('{"events": [{"id": "e"}]}'), ()
        ... except vf.InvalidData as error:
        ...     data, faults = error.good, error.faults
        >>> vf.check(data).with_faults(faults).findings[0].code
        'VNF000'
        """
        return self + Report(tuple(of_fault(fault) for fault in faults), 0)

    def located(self) -> Report:
        """The report with line numbers: each file that a finding names is read again, once.

        A file that is gone or has changed its shape leaves the lines at 0.
        """
        from vnforeign.checks._lines import located

        return attrs.evolve(self, findings=located(self.findings))

    def as_json(self) -> str:
        """The report as a JSON object, of one shape in every version of this library.

        Keys: ``checked`` (how many records), ``counts`` (of findings, ``by_severity`` and
        ``by_code``), ``findings`` and ``acknowledged``. A finding has all the fields of `Finding`
        by their names; evidence is an array of objects; an acknowledged one has ``reason`` and
        ``until`` beside them.

        >>> import json, vnforeign as vf
        >>> json.loads(vf.check(vf.Dataset.of([])).as_json())["findings"]
        []
        """
        from vnforeign.checks._outputs import report_json

        return report_json(self)

    def of(self, record: str) -> tuple[Finding, ...]:
        """The findings about one record."""
        return tuple(f for f in self.findings if f.record == record)

    def text(self, lang: Lang = "en") -> str:
        """The findings, a line each, and a closing line that counts them."""
        count = Counter(f.severity for f in self.findings)
        if lang == "vi":
            head = f"đã kiểm tra {self.checked} bản ghi"
            counted = [f"{count[s]} {_SEVERITY_VI[s]}" for s in Severity if count[s]]
            none = "không phát hiện gì"
        else:
            head = f"{self.checked} record{_s(self.checked)} checked"
            counted = [f"{count[s]} {_COUNTED[s]}{_s(count[s])}" for s in Severity if count[s]]
            none = "nothing found"
        lines = [f.text(lang) for f in self.findings]
        return "\n".join([*lines, f"{head}: {', '.join(counted) or none}"])

    def __add__(self, other: Report) -> Report:
        return Report(
            in_order([*self.findings, *other.findings]),
            self.checked + other.checked,
            self.acknowledged + other.acknowledged,
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        return self.text()


def _s(many: int) -> str:
    return "s" * (many != 1)


_COUNTED = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def order_of(finding: Finding) -> tuple[int, str, str, str, str]:
    """Where a finding stands in a report: the worst first."""
    place = _ORDER[finding.severity], finding.code, finding.file
    return (*place, finding.record, finding.field)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as a report has them."""
    return tuple(sorted(findings, key=order_of))
