"""The console script `vnforeign`: thin, it calls the library and prints.

Exit codes: 0 nothing is wrong, 1 something was found, 2 something could not be read or asked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from vnforeign._version import __version__
from vnforeign.errors import InvalidData, MissingExtra, UnknownName, VnforeignError

if TYPE_CHECKING:
    from rich.console import Console

    from vnforeign.errors import Lang

__all__ = ["main"]

OK, FOUND, UNREADABLE = 0, 1, 2
_INTERRUPTED = 130
"""What a shell makes of a command that ended by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is returned.

    Args:
        arguments: The words after the program's name; those of the process if not given.

    >>> from vnforeign.cli import main
    >>> main(["brief", "no-such-place"])
    2
    """
    return _run(_asked(arguments))


def process() -> NoReturn:
    """Run the command line as a process of its own, and end it.

    Its memory goes back to the system in one piece: to free a hundred thousand records one by one,
    or to look for cycles among them, which have none, takes as long as many a rule.
    """
    gc.disable()
    try:
        code = _run(_asked(None))
    except KeyboardInterrupt:  # no news to whoever pressed the keys
        code = _INTERRUPTED
    os._exit(code)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console or a C locale must not break names
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return _parser().parse_args(arguments)


def _run(asked: argparse.Namespace) -> int:
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
    except UnknownName as error:
        return _refused(_unknown(error, getattr(asked, "lang", None) or "en"))
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

    _check_arguments(
        commands.add_parser("check", help="check JSON or CSV of your own, or the shipped data")
    )

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
    rules.add_argument("--lang", choices=("en", "vi"), default="en")
    rules.set_defaults(run=_rules)
    return parser


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    formats = ("text", "json", "sarif", "github")
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders, JSON or CSV; none for the data that come with the library",
    )
    parser.add_argument("--alone", action="store_true", help="do not look references up in ours")
    parser.add_argument("--select", action="append", default=[], metavar="CODE")
    parser.add_argument("--ignore", action="append", default=[], metavar="CODE")
    parser.add_argument("--texts", metavar="FOLDER", help="hold evidence against these texts too")
    parser.add_argument("--format", choices=formats, help="text if not given")
    parser.add_argument("--output", metavar="FILE", help="write the report there")
    parser.add_argument("--statistics", action="store_true", help="count the findings by rule")
    parser.add_argument("--lang", choices=("en", "vi"), help="en if not given")
    parser.add_argument(
        "--processes",
        type=_many,
        default=0,
        metavar="N",
        help="how many share the work; if not given, up to 4 where there is much (Linux)",
    )
    told = parser.add_mutually_exclusive_group()
    told.add_argument(
        "--config",
        metavar="FILE",
        help="settings; if not given, the nearest vnforeign.toml or "
        "pyproject.toml in or above the first path",
    )
    told.add_argument("--no-config", action="store_true", help="look for no settings")
    parser.set_defaults(run=_check)


def _many(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


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
    from vnforeign._check import run

    try:
        return run(asked, _console)
    except InvalidData as error:  # of the settings; what is wrong with data is in the report
        lang: Lang = asked.lang or "en"
        return _refused("\nvnforeign: ".join(fault.message(lang) for fault in error.faults))


_NO_FOLDER = "{}: no such folder; name the folder that holds the source texts"


def _coverage(asked: argparse.Namespace) -> int:
    from pathlib import Path

    from vnforeign._curation import coverage, read_exclusions
    from vnforeign.dataset import load

    out = _console()
    folder = Path(asked.folder)
    if not folder.is_dir():
        return _refused(_NO_FOLDER.format(folder))
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
    from vnforeign._rule_pages import explained, listed
    from vnforeign.checks import catalogue

    out = _console()
    lang: Lang = asked.lang
    if asked.code is None:
        for line, style in listed(lang):
            out.print(line, style=style)
        return OK
    known = {name: one for one in catalogue() for name in (one.name, one.code)}
    one = known.get(asked.code) or known.get(asked.code.upper())
    if one is None:
        from vnforeign.values.names import closest

        raise UnknownName("rule", asked.code, closest(asked.code, known))
    for line, style in explained(one, lang):
        out.print(line, style=style)
    return OK


if __name__ == "__main__":
    process()
