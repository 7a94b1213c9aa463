"""The console script `vnforeign`: thin, it calls the library and prints.

Exit codes: 0 nothing is wrong, 1 something was found, 2 something could not be read or asked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vnforeign._version import __version__
from vnforeign.errors import Fault, InvalidData, MissingExtra, UnknownName, VnforeignError

if TYPE_CHECKING:
    from rich.console import Console

    from vnforeign.checks import Acknowledgement, Finding
    from vnforeign.dataset import Dataset
    from vnforeign.errors import Lang

__all__ = ["main"]

OK, FOUND, UNREADABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is returned.

    Args:
        arguments: The words after the program's name; those of the process if not given.

    >>> from vnforeign.cli import main
    >>> main(["brief", "no-such-place"])
    2
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console or a C locale must not break names
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except UnknownName as error:
        return _refused(_unknown(error, getattr(asked, "lang", "en")))
    except MissingExtra as error:
        return _refused(str(error))
    except BrokenPipeError:
        # The reader has seen enough, as in `vnforeign brief ... | head`; what is left goes nowhere.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return OK
    except OSError as error:
        return _refused(f"{error.filename or 'cannot go on'}: {error.strerror or error}")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vnforeign",
        description="Vietnam's foreign affairs as typed, evidenced, checkable data.",
    )
    parser.add_argument("--version", action="version", version=f"vnforeign {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    brief = commands.add_parser("brief", help="print what the data say of a place")
    brief.add_argument("place", help="a name or an id: thai-nguyen, 'Thái Nguyên', VN-69")
    brief.add_argument("--on", type=_day, metavar="DATE", help="as known on a day, YYYY-MM-DD")
    brief.add_argument("--lang", choices=("en", "vi"), default="en")
    brief.set_defaults(run=_brief)

    check = commands.add_parser("check", help="check JSON files of your own, or the shipped data")
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders; none for the data that come with the library",
    )
    check.add_argument("--alone", action="store_true", help="do not look references up in ours")
    check.add_argument("--select", action="append", default=[], metavar="CODE")
    check.add_argument("--ignore", action="append", default=[], metavar="CODE")
    check.add_argument("--texts", metavar="FOLDER", help="hold evidence against these texts too")
    check.add_argument("--lang", choices=("en", "vi"), default="en")
    check.set_defaults(run=_check)

    covered = commands.add_parser(
        "coverage", help="list what of the source texts is neither recorded nor excluded"
    )
    covered.add_argument("folder", help="the folder with the source texts")
    covered.add_argument("--exclusions", metavar="FILE", help="what became no record, and why")
    covered.add_argument("--open", action="store_true", help="list every open item")
    covered.set_defaults(run=_coverage)

    diff = commands.add_parser("diff", help="say in words what changed between two datasets")
    diff.add_argument("old", help="a file or folder of data")
    diff.add_argument("new", nargs="?", help="another; the shipped data if not given")
    diff.add_argument("--lang", choices=("en", "vi"), default="en")
    diff.set_defaults(run=_diff)

    rules = commands.add_parser("rules", help="list the rules, or explain one")
    rules.add_argument("code", nargs="?", help="a code or a name: VNF301, unit-not-of-indicator")
    rules.set_defaults(run=_rules)
    return parser


def _day(text: str) -> dt.date:
    from vnforeign.values.dates import PartialDate

    try:
        read = PartialDate.parse(text)
    except VnforeignError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if read.first != read.last:
        raise argparse.ArgumentTypeError(f"{text!r} is not one day; write YYYY-MM-DD")
    return read.first


def _console() -> Console:
    try:
        from rich.console import Console
    except ImportError:
        raise MissingExtra("cli", "rich") from None

    class Plain(Console):
        """A console that leaves a closed pipe to `main`; rich alone would end the process."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Plain(highlight=False, soft_wrap=True, markup=False, emoji=False)


def _refused(message: str) -> int:
    sys.stderr.write(f"vnforeign: {message}\n")
    return UNREADABLE


def _unknown(error: UnknownName, lang: Lang) -> str:
    if lang == "en":
        return str(error)
    near = ", ".join(map(repr, error.near))
    return f"không có {error.name!r}" + (f"; gần giống: {near}" if near else "")


def _brief(asked: argparse.Namespace) -> int:
    from vnforeign._brief import DEEP, find_place, heading, sections
    from vnforeign.checks import check
    from vnforeign.dataset import load

    out = _console()
    data = load()
    lang: Lang = asked.lang
    place, others = find_place(data, asked.place)
    if asked.on is not None:
        data = data.as_known(on=asked.on)
    first, *rest = heading(data, place, others, lang)
    out.print(first, style="bold")
    for line in rest:
        out.print(line, style="dim")
    if asked.on is not None:
        known = f"theo nguồn đến ngày {asked.on}" if lang == "vi" else f"as known on {asked.on}"
        out.print(f"  {known}", style="dim")
    for section in sections(data, place, check(data), lang):
        out.print()
        out.print(section.heading, style="bold")
        for line in section.lines:
            out.print(line, style="dim" if line.startswith(DEEP) else "")
    return OK


def _check(asked: argparse.Namespace) -> int:
    from vnforeign.checks import check, verify_evidence
    from vnforeign.dataset import load, read

    out = _console()
    lang: Lang = asked.lang
    if asked.texts and not os.path.isdir(asked.texts):  # noqa: PTH112 - no pathlib import
        return _refused(_NO_FOLDER[lang].format(asked.texts))
    ours = load()
    mine, faults = ours, tuple[Fault, ...]()
    if asked.paths:
        try:
            mine = read(*asked.paths)
        except InvalidData as error:
            mine, faults = error.good, error.faults
    data = mine if mine is ours or asked.alone else _beside(mine, ours)
    reasons, wrong = _acknowledged(asked.paths)
    faults = (*faults, *wrong)
    asking = {"select": asked.select, "ignore": asked.ignore, "acknowledged": reasons}
    found = list(check(data, **asking))
    if data is not mine:  # what ours has without yours is not yours to mend
        ids = {record.id for record in mine}
        known = set(check(ours, **asking))
        found = [one for one in found if one.record in ids or one not in known]
    verified = 0
    if asked.texts:
        held = verify_evidence(_with_sources(mine, data), asked.texts)
        found, verified = [*held, *found], held.checked
    for fault in faults:
        out.print(f"VNF000 {_level(fault, lang)}: {_said(fault, lang)}", style="red")
    styles = {"error": "red", "warning": "yellow", "info": ""}
    for finding in found:
        out.print(finding.text(lang), style=styles[finding.severity])
    out.print(_counted(len(mine), len(faults), found, lang), style="bold")
    if asked.texts:
        out.print(_VERIFIED[lang].format(verified))
    if any(fault.unreadable for fault in faults):
        return UNREADABLE
    return FOUND if faults or any(one.severity == "error" for one in found) else OK


_NO_FOLDER = {
    "en": "{}: no such folder; name the folder that holds the source texts",
    "vi": "{}: không có thư mục này; chỉ đúng thư mục chứa các văn bản nguồn",
}
_VERIFIED = {
    "en": "evidence held against the texts: {}",
    "vi": "số bằng chứng đã đối chiếu với văn bản: {}",
}


def _level(fault: Fault, lang: Lang) -> str:
    if fault.unreadable:
        return "không đọc được" if lang == "vi" else "unreadable"
    return "lỗi" if lang == "vi" else "error"


def _said(fault: Fault, lang: Lang) -> str:
    """The fault in one line; of a file that is not there nothing can be shown."""
    if fault.path or not fault.unreadable:
        return fault.message(lang)
    return f"{fault.file}: " + (
        f"cần {fault.expected_vi}" if lang == "vi" else f"expected {fault.expected}"
    )


def _counted(records: int, faults: int, found: Iterable[Finding], lang: Lang) -> str:
    """The closing line: how much was read, and how much of it is wrong."""
    count = Counter(one.severity.value for one in found)
    count["error"] += faults
    if lang == "vi":
        notes = f", {count['info']} ghi chú" if count["info"] else ""
        head = f"{records} bản ghi đọc được"
        return f"{head}: {count['error']} lỗi, {count['warning']} cảnh báo{notes}"

    def many(number: int, what: str) -> str:
        return f"{number} {what}{'s' * (number != 1)}"

    notes = f", {many(count['info'], 'note')}" if count["info"] else ""
    return (
        f"{many(records, 'record')} read: {many(count['error'], 'error')}, "
        f"{many(count['warning'], 'warning')}{notes}"
    )


def _acknowledged(
    paths: Sequence[str],
) -> tuple[tuple[Acknowledgement, ...] | None, tuple[Fault, ...]]:
    """What stands for a reason, as the folders of data say themselves; None where none does."""
    from vnforeign.checks import read_acknowledgements

    reasons: tuple[Acknowledgement, ...] | None = None
    faults: tuple[Fault, ...] = ()
    for path in paths:
        file = os.path.join(path, "acknowledged.json")  # noqa: PTH118 - no pathlib import
        if os.path.isfile(file):  # noqa: PTH113
            with open(file, "rb") as opened:  # noqa: PTH123
                text = opened.read()
            try:
                reasons = (*(reasons or ()), *read_acknowledgements(text, file=file))
            except InvalidData as error:
                faults = (*faults, *error.faults)
    return reasons, faults


def _beside(mine: Dataset, ours: Dataset) -> Dataset:
    """A user's records with the shipped ones they may refer to; a user's record comes first."""
    from vnforeign.dataset import Dataset

    ids = {record.id for record in mine}
    return Dataset.of([*mine, *(record for record in ours if record.id not in ids)])


def _with_sources(mine: Dataset, data: Dataset) -> Dataset:
    """A user's records with those shipped sources that their evidence stands in."""
    from vnforeign.checks.evidence import evidence_of
    from vnforeign.dataset import Dataset

    named = {one.source for record in mine for one in evidence_of(record)}
    lent = [data.sources[key] for key in named if key in data.sources and key not in mine]
    return Dataset.of([*mine, *lent])


_BESIDE_THE_RULES = {
    "VNF000": "A file, a record or a field that cannot be read as it stands. The message says "
    "where it is, what stands there and what is expected. The good records beside it are kept.",
    "VNF510": "A source text that is not in the folder given with --texts, or cannot be read.",
    "VNF511": "A source text whose SHA-256 is not the one its record pins: offsets may have moved.",
    "VNF512": "Evidence whose printed form does not stand at its offsets in the source text.",
}
"""The codes that no rule of the catalogue has: reading and verifying find these."""


def _coverage(asked: argparse.Namespace) -> int:
    from pathlib import Path

    from vnforeign._curation import coverage, read_exclusions
    from vnforeign.dataset import load

    out = _console()
    folder = Path(asked.folder)
    if not folder.is_dir():
        return _refused(_NO_FOLDER["en"].format(folder))
    try:
        exclusions = read_exclusions(Path(asked.exclusions)) if asked.exclusions else ()
    except (InvalidData, OSError, ValueError) as error:
        return _refused(f"{asked.exclusions}: {error}")
    still = 0
    for file, items in coverage(load(), folder, exclusions).items():
        count = Counter((item.kind, item.state) for item in items)
        said = ", ".join(
            f"{kind}s: {count[kind, 'covered']} covered, {count[kind, 'excluded']} excluded, "
            f"{count[kind, 'open']} open"
            for kind in ("number", "citation", "name")
        )
        out.print(f"{file}: {said}")
        for item in items:
            if item.state == "open":
                still += 1
                if asked.open:
                    out.print(f"  {item.kind} {item.start}-{item.end} {item.printed!r}")
    return FOUND if still else OK


def _diff(asked: argparse.Namespace) -> int:
    from vnforeign._curation import differences
    from vnforeign.dataset import load, read

    out = _console()
    try:
        old = read(asked.old)
        new = read(asked.new) if asked.new else load()
    except InvalidData as error:
        return _refused(str(error))
    lines = list(differences(old, new, asked.lang))
    for line in lines:
        out.print(line)
    return FOUND if lines else OK


def _rules(asked: argparse.Namespace) -> int:
    from vnforeign.checks import rules

    out = _console()
    if asked.code is None:
        for one in rules():
            out.print(f"{one.code} {one.severity:<8} {one.name}: {one.meaning}")
        return OK
    if (code := asked.code.upper()) in _BESIDE_THE_RULES:
        out.print(f"{code}\n{_BESIDE_THE_RULES[code]}")
        return OK
    chosen = [one for one in rules() if asked.code in (one.code, one.code.lower(), one.name)]
    if not chosen:
        from vnforeign.values.names import closest

        names = [name for one in rules() for name in (one.code, one.name)]
        raise UnknownName("rule", asked.code, closest(asked.code, names))
    one = chosen[0]
    out.print(f"{one.code} {one.name} ({one.severity}, since {one.since})", style="bold")
    out.print(f"{one.meaning}\n\n{one.why}\n")
    out.print(f"Fails:\n{one.fails}\n\nPasses:\n{one.passes}")
    return OK


if __name__ == "__main__":
    sys.exit(main())
