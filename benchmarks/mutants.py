"""Spoil the code in one place at a time and see whether the tests notice: a drawn sample.

    pip install cosmic-ray
    python -m benchmarks.mutants values [--mutants 260] [--seed 5] [--examples 25]
    python -m benchmarks.mutants values --again LOG    only those that LOG says survived

The places and what is put there are cosmic-ray's (comparisons, and/or, arithmetic, numbers,
conditions, loops, exceptions, decorators, True/False), and three operators of our own that it
lacks: `return` gives None, `in` becomes `not in`, and an `if` without `else` never happens.
Places are drawn, not mutants, and one mutant is made at each: a `+` has eleven replacements, a `<`
five, and would else fill the sample. Annotations, texts and `if TYPE_CHECKING` are left alone, and
no `==` becomes `is`.

cosmic-ray's own runner starts Python anew for each mutant, which takes longer than most of the
tests. Here a process that has loaded everything but us forks once a mutant, in a copy of the
project, and runs the test files that mirror the module (`MIRROR`) and its docstring examples, up to
the first failure. Printed is a line a mutant, and a table a module with the share killed and its
95 % interval (Wilson's). A run that takes ten times as long as the sound code, or more than 3 GiB,
counts as killed.
"""

from __future__ import annotations

import argparse
import ast
import collections
import contextlib
import functools
import importlib
import math
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

# Our own entry point must find the spoiled code, so it is called in each fork, not here.
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"

import hypothesis
import parso
import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Example, Operator
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parent.parent
SKIPPED = re.compile(r"/(NoOp|Variable|ReplaceComparisonOperator_\w+_Is(Not)?$)")
KEPT = re.compile(r"ReplaceComparisonOperator_Is(Not)?_Is(Not)?$")

FIGURES = ("test_indicator_rules.py", "test_figure_edges.py", "test_time_rules.py")
DOCUMENTS = ("test_document_rules.py", "test_document_number_rules.py")
MISSED = "test_missed_rules.py"
PLACES = ("test_place_rules.py", "test_time_rules.py", MISSED)
MIRROR: dict[str, dict[str, tuple[str, ...]]] = {
    "values": {
        "_date_text": ("test_dates.py", "test_periods.py"),
        "_document_grammar": ("test_documents.py",),
        "_document_reading": ("test_documents.py",),
        "_document_tables": ("test_documents.py",),
        "_hedges": ("test_quantities.py",),
        "_numbers": ("test_numbers.py", "test_quantities.py"),
        "_period_labels": ("test_periods.py",),
        "_period_print": ("test_periods.py",),
        "_period_text": ("test_periods.py",),
        "_period_units": ("test_periods.py",),
        "_quantity_reasons": ("test_quantities.py",),
        "_quantity_text": ("test_quantities.py",),
        "_unit_table": ("test_units.py",),
        "dates": ("test_dates.py",),
        "documents": ("test_documents.py",),
        "names": ("test_names.py",),
        "periods": ("test_periods.py",),
        "quantities": ("test_quantities.py",),
        "terms": ("test_terms.py", "test_documents.py"),
        "units": ("test_units.py", "test_quantities.py"),
    },
    "checks": {
        "__init__": (
            "test_check_properties.py",
            "test_catalogue.py",
            "test_engine.py",
            "test_beside.py",
            "test_acknowledgements.py",
        ),
        "_acknowledgements": ("test_acknowledgements.py",),
        "_beside": ("test_beside.py",),
        "_choice": ("test_beside.py", "test_engine.py"),
        "_config": ("test_config.py",),
        "_engine": ("test_engine.py", "test_beside.py", "test_check_properties.py"),
        "_examples": (),
        "_figures": FIGURES,
        "_findings": (
            "test_engine.py",
            "test_outputs.py",
            "test_lines.py",
            "test_check_properties.py",
        ),
        "_lines": ("test_lines.py",),
        "_lives": ("test_place_rules.py", MISSED),
        "_outputs": ("test_outputs.py",),
        "_processes": ("test_processes.py",),
        "_years": ("test_commitment_rules.py", "test_time_rules.py"),
        "commitments/_worlds": ("test_commitment_rules.py",),
        "commitments/anniversaries": (MISSED,),
        "commitments/events": ("test_commitment_rules.py",),
        "commitments/statements": ("test_commitment_rules.py",),
        "documents/issuers": (*DOCUMENTS, MISSED),
        "documents/links": DOCUMENTS,
        "documents/numbers": DOCUMENTS,
        "documents/printed": DOCUMENTS,
        "documents/series": DOCUMENTS,
        "evidence/_texts": ("test_verify_evidence.py", "test_beside.py"),
        "evidence/forms": ("test_reference_rules.py", "test_figure_edges.py"),
        "evidence/pages": ("test_reference_rules.py", MISSED),
        "evidence/stated": ("test_reference_rules.py", "test_time_rules.py", MISSED),
        "indicators/amounts": FIGURES,
        "indicators/definitions": FIGURES,
        "indicators/figures": FIGURES,
        "indicators/levels": FIGURES,
        "indicators/ranks": FIGURES,
        "indicators/series": FIGURES,
        "indicators/sums": FIGURES,
        "indicators/timing": FIGURES,
        "partnerships/_ties": ("test_partnership_rules.py",),
        "partnerships/lists": ("test_partnership_rules.py",),
        "partnerships/pillars": (MISSED,),
        "partnerships/sides": ("test_partnership_rules.py",),
        "partnerships/steps": ("test_partnership_rules.py",),
        "partnerships/tiers": ("test_partnership_rules.py",),
        "places/_worlds": PLACES,
        "places/codes": PLACES,
        "places/lives": PLACES,
        "places/names": PLACES,
        "places/succession": (MISSED,),
        "references/links": ("test_reference_rules.py", "test_time_rules.py"),
        "references/words": (MISSED,),
        "time/days": ("test_time_rules.py",),
        "time/figures": ("test_time_rules.py",),
        "time/lives": ("test_time_rules.py",),
        "time/names": ("test_time_rules.py",),
    },
}
"""The test files of each module, below those of its room.

A module with rules is also put to what is proven of each of them, and to their own examples; one
of the `HELPERS` to the same of the rules that it helps."""
HELPERS = (
    "_examples",
    "_figures",
    "_lives",
    "_years",
    "commitments/_worlds",
    "partnerships/_ties",
    "places/_worlds",
)
PROVEN = ("tests/checks/test_catalogue.py", "tests/checks/test_proven.py")
RULE = re.compile(r'^@rule\(\s*"(VNF\d+)"', re.MULTILINE)


class ReturnNone(Operator):
    """`return x` gives None."""

    def mutation_positions(self, node):
        if node.type == "return_stmt" and node.children[1].get_code().strip() != "None":
            yield node.start_pos, node.end_pos

    def mutate(self, node, index):  # noqa: ARG002 - cosmic-ray's
        node.children[1] = parso.parse(" None")
        return node

    @classmethod
    def examples(cls):
        return (Example("def f(): return 1", "def f(): return None"),)


class InNotIn(Operator):
    """`in` becomes `not in`, and back."""

    WORDS: ClassVar = {"in": " not in", "not in": " in"}

    def mutation_positions(self, node):
        if node.type == "comparison":
            for sign in node.children[1::2]:
                if " ".join(sign.get_code().split()) in self.WORDS:
                    yield sign.start_pos, sign.end_pos

    def mutate(self, node, index):
        signs = [
            at
            for at in range(1, len(node.children), 2)
            if " ".join(node.children[at].get_code().split()) in self.WORDS
        ]
        sign = " ".join(node.children[signs[index]].get_code().split())
        node.children[signs[index]] = parso.parse(self.WORDS[sign])
        return node

    @classmethod
    def examples(cls):
        return (Example("x in y", "x not in y"),)


class Never(Operator):
    """An `if` without `else` or `elif` is never taken."""

    def mutation_positions(self, node):
        if node.type == "if_stmt" and len(node.children) == 4:
            yield node.start_pos, node.children[1].end_pos

    def mutate(self, node, index):  # noqa: ARG002 - cosmic-ray's
        node.children[1] = parso.parse(" False")
        return node

    @classmethod
    def examples(cls):
        return (Example("if x: pass", "if False: pass"),)


class Only:
    """For pytest: of the tests made once for each rule, those of some rules."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [
            item
            for item in items
            if not str(item.path).endswith(PROVEN)
            or (code := re.search(r"\[(VNF\d+)", item.name)) is None
            or code[1] in self.codes
        ]


class Mutant(NamedTuple):
    """One place and one way to spoil it."""

    module: str
    line: int
    column: int
    operator: str
    occurrence: int

    def __str__(self) -> str:
        name = self.operator.rpartition("/")[2]
        return f"{self.module}:{self.line}:{self.column} {name}#{self.occurrence}"


OWN = {f"own/{each.__name__}": each for each in (ReturnNone, InNotIn, Never)}


@functools.cache
def operators() -> dict[str, Operator]:
    """Those of cosmic-ray that we use, and our own."""
    found = {name: get_operator(name) for name in sorted(operator_names())}
    used = {
        name: kind for name, kind in found.items() if not SKIPPED.search(name) or KEPT.search(name)
    }
    return {name: kind() for name, kind in (used | OWN).items()}


def annotated(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where annotations stand, and what is for the type checker alone: never evaluated."""
    spans = []
    for node in ast.walk(ast.parse(source)):
        for name in ("annotation", "returns"):
            part = getattr(node, name, None)
            if isinstance(part, ast.expr):
                spans.append(
                    ((part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset))
                )
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            spans.append(((node.lineno, 0), (node.end_lineno, node.end_col_offset)))
    return spans


def places(path: Path, module: str) -> dict[tuple[int, int], list[Mutant]]:
    """Each place of a module, and what can be put there."""
    source = path.read_text(encoding="utf-8")
    idle = annotated(source)
    found: dict[tuple[int, int], list[Mutant]] = {}
    seen: collections.Counter[str] = collections.Counter()
    used = operators()
    for node in ast_nodes(get_ast(source)):
        for name, operator in used.items():
            for (line, column), _ in operator.mutation_positions(node):
                mutant = Mutant(module, line, column, name, seen[name])
                seen[name] += 1
                # ast counts bytes, parso letters: a line with both is told apart well enough here.
                if not any(start <= (line, column) < end for start, end in idle):
                    found.setdefault((line, column), []).append(mutant)
    return found


def draw(room: str, many: int, seed: int) -> list[Mutant]:
    """So many places of a room, each as likely as any other, and one mutant at each."""
    chance = random.Random(seed)
    every = [
        choices
        for module in sorted(MIRROR[room])
        for _, choices in sorted(places(source_of(room, module), module).items())
    ]
    chance.shuffle(every)
    drawn: list[Mutant] = []
    while every and len(drawn) < many:
        mutant = chance.choice(every.pop())
        if is_code(mutant, source_of(room, mutant.module).read_text(encoding="utf-8")):
            drawn.append(mutant)
    print(f"{len(drawn)} mutants of {room}, seed {seed}; {len(every)} places are not drawn")
    return sorted(drawn)


def source_of(room: str, module: str) -> Path:
    return ROOT / f"src/vnforeign/{room}/{module}.py"


def is_code(mutant: Mutant, source: str) -> bool:
    """Whether it compiles, and to something else: the `*` of a signature is no product."""
    code = mutate_code(source, operators()[mutant.operator], mutant.occurrence)
    try:
        return code is not None and ast.dump(ast.parse(code)) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


class Copy:
    """A copy of the project to spoil."""

    def __init__(self, where: Path, room: str) -> None:
        self.where = where
        self.room = room
        for name in ("src", "tests"):
            shutil.copytree(ROOT / name, where / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / name, where / name)

    def path(self, module: str) -> Path:
        return self.where / f"src/vnforeign/{self.room}/{module}.py"

    @contextlib.contextmanager
    def spoiled(self, mutant: Mutant) -> Iterator[str]:
        """The copy with the mutant in it; gives the lines before and after."""
        path = self.path(mutant.module)
        sound = path.read_text(encoding="utf-8")
        used = operators()[mutant.operator]
        code = mutate_code(sound, used, mutant.occurrence)
        assert code is not None
        before, after = sound.splitlines(), code.splitlines()
        # Compiled code is told to be old by the second and the size only: better none.
        for old in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            old.unlink()
        path.write_text(code, encoding="utf-8")
        at = mutant.line - 1
        try:
            yield f"{before[at].strip()}  =>  {after[at].strip() if at < len(after) else ''}"
        finally:
            path.write_text(sound, encoding="utf-8")

    def run(self, module: str, limit: float, *, keep: bool = False) -> int:
        """The exit code of the module's tests: 0 if they passed, -1 if they took too long."""
        child = os.fork()
        if child == 0:
            os._exit(self._tests(module, keep=keep))
        until = time.monotonic() + limit
        while True:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > until:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return -1
            time.sleep(0.02)

    def _rules_of(self, module: str) -> list[str]:
        """The rules that a module states, or that those do which it helps."""
        texts = [self.path(module).read_text(encoding="utf-8")]
        if module in HELPERS:
            room = self.where / "src/vnforeign" / self.room
            others = [path.read_text(encoding="utf-8") for path in room.rglob("*.py")]
            helper = module.replace("/", ".")
            texts = [text for text in others if f"checks.{helper} import" in text]
        return [code for text in texts for code in RULE.findall(text)]

    def _tests(self, module: str, *, keep: bool) -> int:
        try:
            os.setpgid(0, 0)
            os.chdir(self.where)
            resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
            sys.dont_write_bytecode = not keep
            log = os.open(self.where / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(log, 1)
            os.dup2(log, 2)
            sys.path.insert(0, str(self.where / "src"))
            os.environ["PYTHONPATH"] = str(self.where / "src")
            del os.environ["HYPOTHESIS_NO_PLUGINS"]
            importlib.import_module("hypothesis.entry_points").run()
            files = [f"tests/{self.room}/{name}" for name in MIRROR[self.room][module]]
            if codes := self._rules_of(module):
                files += PROVEN
            return pytest.main(
                [
                    *("-x", "-q", "--tb=line", "-p", "no:cacheprovider", "--hypothesis-seed=0"),
                    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
                    "--hypothesis-profile=mutants",
                    *files,
                    str(self.path(module).relative_to(self.where)),
                ],
                plugins=[Only(codes)],
            )
        except MemoryError:  # no test survives that: the mutant is noticed
            return 1
        except Exception as wrong:  # noqa: BLE001 - told by the parent
            print(repr(wrong), file=sys.stderr)
            return 99


def wilson(killed: int, many: int) -> tuple[float, float]:
    """The 95 % interval of a share, as parts of one."""
    z = 1.959964
    share = killed / many
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z / (1 + z * z / many) * math.sqrt(share * (1 - share) / many + (z / (2 * many)) ** 2)
    return middle - half, middle + half


def asked_again(log: Path) -> list[Mutant]:
    """Those that a former run, of the same code, printed as survivors."""
    full = {name.rpartition("/")[2]: name for name in operators()}
    line = re.compile(r"^survived +[\d.]+ s  ([\w/]+):(\d+):(\d+) (\w+)#(\d+)  ", re.MULTILINE)
    return [
        Mutant(module, int(row), int(column), full[name], int(occurrence))
        for module, row, column, name, occurrence in line.findall(log.read_text(encoding="utf-8"))
    ]


def main() -> None:
    """Draw, run and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("room", choices=sorted(MIRROR))
    parser.add_argument("--mutants", type=int, default=260)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--examples", type=int, default=25, help="of each property without its own")
    parser.add_argument("--again", type=Path, metavar="LOG")
    asked = parser.parse_args()
    room, log = asked.room, asked.again
    drawn = asked_again(log) if log else draw(room, asked.mutants, asked.seed)
    hypothesis.settings.register_profile(
        "mutants",
        deadline=None,
        database=None,
        max_examples=asked.examples,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    importlib.import_module(
        "_hypothesis_pytestplugin"
    )  # it wants to be there before the first text
    with warnings.catch_warnings(action="ignore"):  # that it is too early
        hypothesis.given(hypothesis.strategies.text())(lambda _: None)()  # loads what forks need
    tally: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    limits: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as where:
        copy = Copy(Path(where), room)
        for mutant in drawn:
            if mutant.module not in limits:
                start = time.monotonic()
                code = copy.run(mutant.module, 600, keep=True)
                if code != 0:
                    print((copy.where / "log.txt").read_text(), file=sys.stderr)
                    raise SystemExit(f"the tests of the sound {mutant.module} give {code}")
                limits[mutant.module] = max(60.0, 10 * (time.monotonic() - start))
            with copy.spoiled(mutant) as change:
                start = time.monotonic()
                code = copy.run(mutant.module, limits[mutant.module])
                took = time.monotonic() - start
            if code not in {-1, 0, 1, 2}:
                print((copy.where / "log.txt").read_text(), file=sys.stderr)
                raise SystemExit(f"the tests of {mutant} gave {code}")
            word = "survived" if code == 0 else "killed"
            tally[mutant.module][word] += 1
            print(f"{word:<8} {took:5.1f} s  {mutant}  {change}", flush=True)
    print(f"\n{'module':<24}{'drawn':>6}{'killed':>8}")
    for module, counts in tally.items():
        print(f"{module:<24}{counts.total():>6}{counts['killed']:>8}")
    many = sum(counts.total() for counts in tally.values())
    killed = sum(counts["killed"] for counts in tally.values())
    low, high = wilson(killed, many) if many else (0, 1)
    print(f"{'all':<24}{many:>6}{killed:>8}", end="")
    print(f"  {killed / max(many, 1):.1%}, 95 % interval {low:.1%} to {high:.1%}")


if __name__ == "__main__":
    main()
