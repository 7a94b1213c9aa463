"""The engine: what a rule is, what it says, and how a dataset is put before all of them."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import attrs

from vnforeign.checks._findings import LONGEST_VALUE, Finding, Problem, Severity
from vnforeign.checks._processes import can_fork, shared_out
from vnforeign.convert import collector_paused
from vnforeign.dataset import COLLECTIONS, Collection, Dataset, collection_of
from vnforeign.model.evidence import Record

__all__ = ["WHOLE", "Look", "Problem", "Rule", "Severity", "rule"]

R = TypeVar("R", bound="Record | Dataset | Collection[Any]")
WHOLE = "dataset"
"""What a rule is on that looks at the whole dataset at once."""
_BATCH = 4096
"""How many records are looked at before progress is told."""


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
        meaning_vi: What it finds, in Vietnamese; empty if it was not said.
        why_vi: Why it matters, in Vietnamese.
        mend_vi: How to mend what it finds, in Vietnamese.

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
    meaning_vi: str = ""
    why_vi: str = ""
    mend_vi: str = ""

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
    vi: str = "",
    mend_vi: str = "",
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
        vi: The docstring in Vietnamese: what it finds in the first line, then why that matters.
        mend_vi: The same as ``mend``, in Vietnamese.

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
        meaning, why = taken_apart(inspect.getdoc(look) or "")
        if not meaning or (on != WHOLE and on not in COLLECTIONS):
            raise ValueError(f"rule {code}: needs a docstring, and on a collection or 'dataset'")
        meaning_vi, why_vi = taken_apart(inspect.cleandoc(vi))
        return Rule(
            code=code,
            name=name,
            severity=severity,
            on=on,
            meaning=meaning,
            why=why,
            since=since,
            fails=fails,
            passes=passes,
            look=look,
            each=each,
            mend=mend,
            meaning_vi=meaning_vi,
            why_vi=why_vi,
            mend_vi=mend_vi,
        )

    return make


def taken_apart(text: str) -> tuple[str, str]:
    """What a rule finds, the first line of its text, and why that matters, the rest."""
    meaning, _, why = text.partition("\n")
    return meaning, why.strip()


Progress = Callable[[float], object]
"""Called now and then with the part of the work that is done, 0 to 1."""


def run(
    data: Dataset,
    rules: Sequence[Rule],
    progress: Progress | None = None,
    processes: int = 1,
) -> tuple[list[Finding], int]:
    """What rules say of a dataset, and how many records were looked at."""
    records = {name: data.collection(name) for name in COLLECTIONS}
    checked = sum(map(len, records.values()))
    processes = processes if can_fork() else 1
    told = _Told(progress, sum(_cost(one, records, checked) for one in rules) // processes)
    groups: dict[tuple[str, str], list[Rule]] = {}
    for one in rules:  # what rules of a family work out of a dataset, they share
        by_record = one.each and one.on != WHOLE
        groups.setdefault((one.on, "") if by_record else ("", one.family), []).append(one)

    def asked(group: Sequence[Rule], on: str) -> list[Finding]:
        findings: list[Finding] = []
        if on:
            _one_by_one(findings, group, records[on], data, told)
            return findings
        for one in group:
            name = "" if one.on == WHOLE else one.on
            look_at = records[name] if name else data
            _keep(findings, one, one.look(look_at, data), data, name)
            told.more(_cost(one, records, checked))
        return findings

    with collector_paused():  # what rules keep is small; looking for cycles among it is not
        ordered = sorted(groups.items(), key=lambda pair: pair[0][1] != _LONGEST)
        tasks = [partial(asked, group, on) for (on, _), group in ordered]
        found = shared_out(tasks, processes)
    return [one for findings in found for one in findings], checked


_LONGEST = "evidence"
"""The family that takes as long as all others, so it is begun first: every form is read again."""


def _one_by_one(
    findings: list[Finding],
    rules: Sequence[Rule],
    records: Collection[Any],
    data: Dataset,
    told: _Told,
) -> None:
    """Ask all the rules of a record before the next: what one made of it, another may use."""
    looks = [(one.look, one) for one in rules]
    waiting = iter(records)
    while batch := list(islice(waiting, _BATCH)):
        for record in batch:
            for look, one in looks:
                for problem in look(record, data):  # nearly always empty: no call to extend
                    findings.append(_finding(one, problem, record, data, records.name))  # noqa: PERF401
        told.more(len(batch) * len(rules))


def _cost(one: Rule, records: dict[str, Collection[Any]], checked: int) -> int:
    return checked if one.on == WHOLE else len(records[one.on])


class _Told:
    """Tells how much is done, of the share of the process that began."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, max(total, 1), 0
        self._process = os.getpid()

    def more(self, done: int) -> None:
        if self._progress is not None and self._process == os.getpid():
            self._done += done
            self._progress(min(self._done / self._total, 1))


def _keep(
    findings: list[Finding],
    one: Rule,
    problems: Iterable[Problem],
    data: Dataset,
    collection: str = "",
) -> None:
    findings.extend(_finding(one, p, p.record, data, collection) for p in problems)


def _finding(
    one: Rule, problem: Problem, record: Record | None, data: Dataset, collection: str = ""
) -> Finding:
    known = record.id if record is not None else ""
    if record is not None and not collection:
        collection = collection_of(record)
    evidence = problem.evidence
    if evidence is None:
        evidence = record.evidence if record is not None else ()
    file, place = data.origin(known) or ("", "")
    return Finding(
        code=one.code,
        rule=one.name,
        severity=one.severity,
        collection=collection,
        record=known,
        field=problem.field,
        value="" if problem.value is None else _as_text(problem.value),
        message=problem.message,
        message_vi=problem.message_vi,
        hint=problem.hint,
        hint_vi=problem.hint_vi,
        evidence=evidence,
        expected=problem.expected,
        expected_vi=problem.expected_vi,
        printed=evidence[0].printed if evidence else "",
        path=".".join(part for part in (place, problem.field) if part),
        file=file,
    )


def _as_text(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
