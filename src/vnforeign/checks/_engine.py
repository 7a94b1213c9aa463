"""The engine: what a rule is, what it says, and how a dataset is put before all of them."""

from __future__ import annotations

import enum
import inspect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import attrs

from vnforeign.dataset import COLLECTIONS, Collection, Dataset, collection_of
from vnforeign.errors import Lang
from vnforeign.model.evidence import Evidence, Record

R = TypeVar("R", bound="Record | Dataset | Collection[Any]")
WHOLE = "dataset"
"""What a rule is on that looks at the whole dataset at once."""
_LONGEST_VALUE = 120


class Severity(enum.StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """It is wrong."""
    WARNING = "warning"
    """It may be right, but someone should look and say why."""
    INFO = "info"
    """Good to know."""


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

    def text(self, lang: Lang = "en") -> str:
        """The finding in one line, in ``lang``."""
        said, hint = (
            (self.message_vi, self.hint_vi or self.hint)
            if lang == "vi"
            else (self.message, self.hint)
        )
        severity = _SEVERITY_VI[self.severity] if lang == "vi" else self.severity.value
        where = ".".join(part for part in (self.collection, self.record, self.field) if part)
        return f"{self.code} {severity}: {where}: {said}" + (f" ({hint})" if hint else "")

    def __str__(self) -> str:
        return self.text()


@attrs.frozen(kw_only=True)
class Acknowledgement:
    """Why a finding stands: someone looked, and the data are as the source has them.

    Attributes:
        code: The code of the rule.
        record: The id of the record.
        reason: Why it stands.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.load())
    >>> len(report.warnings), len(report.acknowledged) > 0
    (0, True)
    """

    code: str
    record: str
    reason: str


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
            _sorted([*self.findings, *other.findings]),
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


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.severity], f.code, f.record, f.field)))


@attrs.frozen(kw_only=True)
class Rule:
    """An entry of the catalogue: a bad pattern, why it matters, and how it is found.

    Make one with `rule`; pass your own to `check` beside ours.

    Attributes:
        code: Stable code: a family's letters and digits, ``"VNF301"``.
        name: The bad pattern in lower-case words, ``"unit-not-of-indicator"``.
        severity: How bad it is.
        on: The collection it looks at, record by record, or ``"dataset"`` for the whole.
        meaning: What it finds, in one line.
        why: Why it matters, and the source of the rule.
        since: The version it came in.
        fails: A dataset in JSON that it speaks about; a test runs it.
        passes: The same dataset, mended.
        look: The function that yields problems.
        each: Whether it is called once a record; if not, once with the whole collection.
        mend: How to mend what it finds, in a sentence or two; empty where the hint of each
            finding says enough.

    >>> import vnforeign as vf
    >>> rule = next(rule for rule in vf.rules() if rule.code == "VNF301")
    >>> rule.name, rule.severity.value
    ('unit-not-of-indicator', 'error')
    """

    code: str
    name: str
    severity: Severity
    on: str
    meaning: str
    why: str
    since: str
    fails: str
    passes: str
    look: Callable[[Any, Dataset], Iterable[Problem]] = attrs.field(repr=False, eq=False)
    each: bool = True
    mend: str = ""

    @property
    def family(self) -> str:
        """The family its code puts it in: ``"indicators"``; for a rule of your own, its letters.

        >>> import vnforeign as vf
        >>> vf.rules()[0].family
        'references'
        """
        letters = self.code.rstrip("0123456789")
        digits = self.code[len(letters) :]
        return FAMILIES.get(digits[:1], letters) if letters == "VNF" else letters


FAMILIES = {
    "0": "references",
    "1": "documents",
    "2": "partnerships",
    "3": "indicators",
    "4": "time",
    "5": "evidence",
    "6": "places",
    "7": "commitments-and-events",
}
"""The families of the catalogue, by the hundreds of the code."""


Look = Callable[[R, Dataset], Iterable[Problem]]


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    on: str,
    since: str,
    fails: str,
    passes: str,
    each: bool = True,
    mend: str = "",
) -> Callable[[Look[R]], Rule]:
    """Make a `Rule` of a function that yields problems.

    The first line of its docstring says what it finds, the rest why that matters.

    Args:
        code: A stable code of your own family, such as ``"ACME001"``.
        name: The bad pattern in lower-case words joined by hyphens.
        severity: How bad it is.
        on: The collection it looks at, or ``"dataset"``: then it is called once, with the
            dataset as both arguments, and names the record in each `Problem`.
        since: The version it came in.
        fails: A dataset in JSON (as `from_json` reads it) that it speaks about.
        passes: The same, mended.
        each: Whether it is called with one record at a time. If not, it is called once with
            the whole collection and the dataset, and names the record in each `Problem`: a
            loop of its own is three times as fast as a call a record.
        mend: How to mend what it finds, for its page; the hints of its findings if not given.

    Raises:
        ValueError: If ``on`` is no collection, or the function has no docstring.

    >>> import vnforeign as vf
    >>> @vf.rule("ACME001", "event-without-place", vf.Severity.INFO, on="events", since="1",
    ...          fails='{"events": []}', passes='{"events": []}')
    ... def nowhere(event: vf.Event, data: vf.Dataset):
    ...     '''An event that took place nowhere.
    ...
    ...     Our sheet is sorted by place.
    ...     '''
    ...     if event.place is None:
    ...         yield vf.Problem(field="place", message="is missing", message_vi="còn thiếu")
    >>> vf.check(vf.load(), rules=[nowhere]).findings[0].code
    'ACME001'
    """

    def make(look: Look[R]) -> Rule:
        meaning, _, why = (inspect.getdoc(look) or "").partition("\n")
        if not meaning or (on != WHOLE and on not in COLLECTIONS):
            raise ValueError(f"rule {code}: needs a docstring, and on a collection or 'dataset'")
        return Rule(
            code=code,
            name=name,
            severity=severity,
            on=on,
            meaning=meaning,
            why=why.strip(),
            since=since,
            fails=fails,
            passes=passes,
            look=look,
            each=each,
            mend=mend,
        )

    return make


def run(data: Dataset, rules: Sequence[Rule], reasons: Iterable[Acknowledgement] = ()) -> Report:
    """Put a dataset before rules: each record is read once, for all rules on its collection."""
    known = {(one.code, one.record): one for one in reasons}
    findings: list[Finding] = []
    for one in rules:
        if one.on == WHOLE:
            findings.extend(_finding(one, p, p.record) for p in one.look(data, data))
    checked = 0
    for name in COLLECTIONS:
        on_it = [one for one in rules if one.on == name]
        records = data.collection(name)
        checked += len(records)
        for one in on_it:
            if not one.each:
                findings.extend(_finding(one, p, p.record, name) for p in one.look(records, data))
        one_by_one = [one for one in on_it if one.each]
        for record in records if one_by_one else ():
            for one in one_by_one:
                findings.extend(_finding(one, p, record, name) for p in one.look(record, data))
    open_ones = (one for one in findings if (one.code, one.record) not in known)
    stands = [
        (one, known[one.code, one.record])
        for one in _sorted(findings)
        if (one.code, one.record) in known
    ]
    return Report(_sorted(open_ones), checked, tuple(stands))


def _finding(one: Rule, problem: Problem, record: Record | None, collection: str = "") -> Finding:
    if record is not None and not collection:
        collection = collection_of(record)
    evidence = problem.evidence
    if evidence is None:
        evidence = record.evidence if record is not None else ()
    return Finding(
        code=one.code,
        rule=one.name,
        severity=one.severity,
        collection=collection,
        record=record.id if record is not None else "",
        field=problem.field,
        value="" if problem.value is None else _as_text(problem.value),
        message=problem.message,
        message_vi=problem.message_vi,
        hint=problem.hint,
        hint_vi=problem.hint_vi,
        evidence=evidence,
        expected=problem.expected,
        expected_vi=problem.expected_vi,
    )


def _as_text(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "…"
