"""The console script `vnforeign`: thin, it calls the library and prints.

Exit codes: 0 nothing is wrong, 1 something was found, 2 something could not be read or asked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vnforeign._version import __version__
from vnforeign.errors import Fault, InvalidData, MissingExtra, UnknownName, VnforeignError

if TYPE_CHECKING:
    from rich.console import Console

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
        return _refused(str(error))
    except MissingExtra as error:
        return _refused(str(error))
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough, as in `vnforeign brief ... | head`
        return OK
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

    rules = commands.add_parser("rules", help="list the rules, or explain one")
    rules.add_argument("code", nargs="?")
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
    return Console(highlight=False, soft_wrap=True, markup=False, emoji=False)


def _refused(message: str) -> int:
    sys.stderr.write(f"vnforeign: {message}\n")
    return UNREADABLE


def _brief(asked: argparse.Namespace) -> int:
    from vnforeign._brief import find_place, heading, sections
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
        known = f"biết đến ngày {asked.on}" if lang == "vi" else f"as known on {asked.on}"
        out.print(f"  {known}", style="dim")
    for section in sections(data, place, check(data), lang):
        out.print()
        out.print(section.heading, style="bold")
        for line in section.lines:
            out.print(line, style="dim" if line.startswith("      ") else "")
    return OK


def _check(asked: argparse.Namespace) -> int:
    from vnforeign.checks import check, verify_evidence
    from vnforeign.dataset import load, read

    out = _console()
    lang: Lang = asked.lang
    faults: Sequence[Fault] = ()
    if asked.paths:
        try:
            mine = read(*asked.paths)
        except InvalidData as error:
            mine, faults = error.good, error.faults
        data = mine if asked.alone else _beside_ours(mine, load())
    else:
        data = mine = load()
    for fault in faults:
        level = "unreadable" if fault.unreadable else "error"
        out.print(f"VNF000 {level}: {fault.message(lang)}", style="red")
    report = check(data, select=asked.select, ignore=asked.ignore)
    if asked.texts:
        report += verify_evidence(mine, asked.texts)
    ids = {record.id for record in mine}
    found = [finding for finding in report if finding.record in ids]
    styles = {"error": "red", "warning": "yellow", "info": ""}
    for finding in found:
        out.print(finding.text(lang), style=styles[finding.severity])
    errors = len(faults) + sum(finding.severity == "error" for finding in found)
    rest = len(found) + len(faults) - errors
    if lang == "vi":
        out.print(f"{len(ids)} bản ghi đọc được: {errors} lỗi, {rest} cảnh báo", style="bold")
    else:
        out.print(f"{len(ids)} records read: {errors} errors, {rest} warnings", style="bold")
    if any(fault.unreadable for fault in faults):
        return UNREADABLE
    return FOUND if errors else OK


def _beside_ours(mine: Dataset, ours: Dataset) -> Dataset:
    """A user's records with the shipped ones they may refer to; a user's record comes first."""
    ids = {record.id for record in mine}
    from vnforeign.dataset import Dataset

    return Dataset.of([*mine, *(record for record in ours if record.id not in ids)])


def _rules(asked: argparse.Namespace) -> int:
    from vnforeign.checks import rules

    out = _console()
    if asked.code is None:
        for one in rules():
            out.print(f"{one.code} {one.severity:<8} {one.name}: {one.meaning}")
        return OK
    chosen = [one for one in rules() if one.code == asked.code]
    if not chosen:
        raise UnknownName("rule", asked.code, tuple(one.code for one in rules()))
    one = chosen[0]
    out.print(f"{one.code} {one.name} ({one.severity}, since {one.since})", style="bold")
    out.print(f"{one.meaning}\n\n{one.why}\n")
    out.print(f"Fails:\n{one.fails}\n\nPasses:\n{one.passes}")
    return OK


if __name__ == "__main__":
    sys.exit(main())
