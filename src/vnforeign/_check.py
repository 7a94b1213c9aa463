"""The command `vnforeign check`: what is asked, what is read, and how the report is printed."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from vnforeign.checks import (
    Acknowledgement,
    Finding,
    Report,
    catalogue,
    check,
    read_acknowledgements,
    to_github,
    to_sarif,
    verify_evidence,
)
from vnforeign.checks._config import Settings, read_settings, settings_for
from vnforeign.checks._findings import UNREADABLE, in_order
from vnforeign.checks.evidence import evidence_of
from vnforeign.convert import collector_paused
from vnforeign.dataset import Dataset, data_file, load, read
from vnforeign.errors import Fault, InvalidData, Lang

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

OK, FOUND, UNREAD = 0, 1, 2
_PATIENCE = 2.0
"""Seconds without a bar: most checks are over by then."""


def run(asked: argparse.Namespace, console: Callable[[], Console]) -> int:
    """Check, print, and say how it went.

    Raises:
        InvalidData: If the settings cannot be read.
        UnknownName: If a code is none.
    """
    settings = _settings(asked)
    lang: Lang = asked.lang or settings.lang or "en"
    asked.lang = lang  # for whoever says what went wrong
    shape = asked.format or settings.format or "text"
    if asked.texts and not Path(asked.texts).is_dir():
        sys.stderr.write(f"vnforeign: {NO_FOLDER[lang].format(asked.texts)}\n")
        return UNREAD
    # Between reading and checking, too: records hold no cycles, and a look costs as much as a rule.
    with _bar(sys.stderr.isatty()) as phase, collector_paused():
        report, faults, verified = _checked(asked, settings, phase, lang)
    report = attrs.evolve(report, findings=tuple(filter(settings.keeps, report.findings)))
    if shape == "text" and not asked.output and _is_coloured():
        _print(report, console(), lang, statistics=asked.statistics)
    else:
        _write(_written(report, shape, lang, statistics=asked.statistics), asked.output)
    if asked.texts and shape == "text" and not asked.output:
        _write(f"{_VERIFIED[lang].format(verified)}\n", None)
    if any(fault.unreadable for fault in faults):
        return UNREAD
    return FOUND if report.errors else OK


def _is_coloured() -> bool:
    """Whether colours are seen; a file or a pipe gets the same text without what draws them."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


NO_FOLDER = {
    "en": "{}: no such folder; name the folder that holds the source texts",
    "vi": "{}: không có thư mục này; chỉ đúng thư mục chứa các văn bản nguồn",
}
_VERIFIED = {
    "en": "evidence held against the texts: {}",
    "vi": "số căn cứ đã đối chiếu với văn bản: {}",
}


def _settings(asked: argparse.Namespace) -> Settings:
    """The settings, with what the command line says in the place of what the file says."""
    codes = [one.code for one in catalogue()]
    if asked.no_config:
        found = Settings()
    elif asked.config:
        found = read_settings(Path(asked.config), codes) or Settings()
    else:
        found = settings_for(Path(asked.paths[0] if asked.paths else "."), codes)
    return attrs.evolve(
        found,
        select=tuple(asked.select) or found.select,
        ignore=tuple(asked.ignore) or found.ignore,
    )


Phase = Callable[[str], Callable[[float], object]]


def _checked(
    asked: argparse.Namespace, settings: Settings, phase: Phase, lang: Lang
) -> tuple[Report, tuple[Fault, ...], int]:
    """The report, what could not be read, and how many pieces of evidence were verified."""
    reading, checking = _PHASES[lang]
    ours = load()
    mine, faults = ours, tuple[Fault, ...]()
    if asked.paths:
        try:
            mine = read(*asked.paths, progress=phase(reading))
        except InvalidData as error:
            mine, faults = error.good, error.faults
    data = mine if mine is ours or asked.alone else _beside(mine, ours)
    asked.kept = data  # as long as the command, whose process gives all back at once
    reasons, wrong = _reasons(asked.paths, settings)
    faults = (*faults, *wrong)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    select, ignore = settings.select, settings.ignore
    report = check(
        data,
        select=select,
        ignore=ignore,
        acknowledged=reasons,
        on=today,
        progress=phase(checking),
        processes=asked.processes or _processes_for(len(data)),
    )
    found, stands = report.findings, report.acknowledged
    if data is not mine:  # what ours has without yours is not yours to mend
        if any(finding.record not in mine for finding in found):
            known = set(check(ours, select=select, ignore=ignore, acknowledged=()))
            found = tuple(f for f in found if f.record in mine or f not in known)
        stands = tuple(pair for pair in stands if pair[0].record in mine)
    report = Report(found, len(mine), stands)
    verified = 0
    if asked.texts:
        held = verify_evidence(
            _with_sources(mine, data),
            asked.texts,
            select=select,
            ignore=ignore,
            acknowledged=reasons or (),
            on=today,
        )
        verified = held.checked
        report += attrs.evolve(held, checked=0)
    return report.with_faults(faults).located(), faults, verified


def _processes_for(records: int) -> int:
    """How many processes share the rules out where nobody says: more where there is much to do."""
    return 1 if records < _MANY else min(os.cpu_count() or 1, _MOST_PROCESSES)


_MANY = 20_000
_MOST_PROCESSES = 4
"""Each process comes to have a copy of what it looks at."""
_PHASES = {"en": ("reading", "checking"), "vi": ("đang đọc", "đang kiểm tra")}


def _reasons(
    paths: Sequence[str], settings: Settings
) -> tuple[tuple[Acknowledgement, ...] | None, tuple[Fault, ...]]:
    """What stands for a reason; None where the user says nothing: then ours count for ours."""
    if not paths and not settings.acknowledged:
        return read_acknowledgements(data_file("acknowledged.json")), ()
    beside = (Path(path) / "acknowledged.json" for path in paths)
    files = [*(file for file in beside if file.is_file()), *settings.acknowledged]
    reasons: tuple[Acknowledgement, ...] | None = None
    faults: tuple[Fault, ...] = ()
    for file in dict.fromkeys(files):
        try:
            text = file.read_bytes()
        except OSError as error:
            said = error.strerror or str(error)
            faults = (*faults, Fault("", None, said, file=str(file), unreadable=True))
            continue
        try:
            reasons = (*(reasons or ()), *read_acknowledgements(text, file=str(file)))
        except InvalidData as error:
            faults = (*faults, *error.faults)
    return reasons, faults


def _beside(mine: Dataset, ours: Dataset) -> Dataset:
    """A user's records with the shipped ones they may refer to; a user's record comes first."""
    return mine | Dataset.of(record for record in ours if record.id not in mine)


def _with_sources(mine: Dataset, data: Dataset) -> Dataset:
    """A user's records with those shipped sources that their evidence stands in."""
    named = {one.source for record in mine for one in evidence_of(record)}
    lent = [data.sources[key] for key in named if key in data.sources and key not in mine]
    return mine | Dataset.of(lent)


# Printing


def _print(report: Report, out: Console, lang: Lang, *, statistics: bool) -> None:
    styles = {"error": "red", "warning": "yellow", "info": ""}
    for heading, findings in _groups(report):
        if heading:
            out.print(heading, style="bold")
        for finding in findings:
            out.print(_line(finding, lang, inside=bool(heading)), style=styles[finding.severity])
    if statistics:
        for line in _statistics(report):
            out.print(line)
    out.print(_counted(report, lang), style="bold")


def _written(report: Report, shape: str, lang: Lang, *, statistics: bool) -> str:
    if shape == "json":
        return report.as_json()
    if shape == "sarif":
        return to_sarif(report, lang=lang)
    if shape == "github":
        return to_github(report, lang=lang)
    lines = []
    for heading, findings in _groups(report):
        lines += [heading] * bool(heading)
        lines += [_line(finding, lang, inside=bool(heading)) for finding in findings]
    lines += _statistics(report) if statistics else ()
    return "\n".join([*lines, _counted(report, lang), ""])


def _write(text: str, output: str | None) -> None:
    if output:
        Path(output).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


def _groups(report: Report) -> Iterator[tuple[str, list[Finding]]]:
    """The findings by file, or by collection where they are from none; what was not read first."""
    unread = [finding for finding in report if finding.code == UNREADABLE]
    if unread:
        yield "", unread
    others = (finding for finding in report if finding.code != UNREADABLE)

    def heading(finding: Finding) -> str:
        return finding.file or finding.collection or "dataset"

    for name, findings in groupby(sorted(others, key=heading), heading):
        yield name, sorted(in_order(findings), key=lambda one: (one.line, one.column))


def _line(finding: Finding, lang: Lang, *, inside: bool) -> str:
    if not inside:
        return finding.text(lang)
    column = f":{finding.column}" if finding.column else ""
    place = f"{finding.line}{column} " if finding.line else ""
    return f"  {place}{finding.text(lang)}"


def _statistics(report: Report) -> list[str]:
    """How often each rule spoke, the most often first."""
    counts = Counter((finding.code, finding.rule) for finding in report)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{many:>7} {code} {name}" for (code, name), many in ordered]


def _counted(report: Report, lang: Lang) -> str:
    """The closing line: how much was read, and how much of it is wrong."""
    count = Counter(finding.severity.value for finding in report)
    if lang == "vi":
        notes = f", {count['info']} ghi chú" if count["info"] else ""
        head = f"{report.checked} bản ghi đọc được"
        return f"{head}: {count['error']} lỗi, {count['warning']} cảnh báo{notes}"

    def many(number: int, what: str) -> str:
        return f"{number} {what}{'s' * (number != 1)}"

    notes = f", {many(count['info'], 'note')}" if count["info"] else ""
    return (
        f"{many(report.checked, 'record')} read: {many(count['error'], 'error')}, "
        f"{many(count['warning'], 'warning')}{notes}"
    )


# A bar, where someone looks


@contextmanager
def _bar(
    seen: bool,  # noqa: FBT001 - is there a terminal
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Phase]:
    """A progress bar on the error stream, once it takes long; none where nobody looks."""
    start = clock()
    shown: list[Progress] = []

    def phase(name: str) -> Callable[[float], object]:
        task: list[int] = []
        while shown:  # a bar draws in a thread, and a process with threads is not copied
            shown.pop().stop()

        def progress(part: float) -> None:
            if not seen or clock() - start < _PATIENCE:
                return
            if not shown:
                shown.append(_new_bar())
            if not task:
                task.append(shown[0].add_task(name, total=1.0))
            shown[0].update(task[0], completed=part)  # type: ignore[arg-type] # TaskID is an int

        return progress

    try:
        yield phase
    finally:
        for one in shown:
            one.stop()


def _new_bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.start()
    return bar
