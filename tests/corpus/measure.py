"""Measure the finder on the hand-made corpus: ``python tests/corpus/measure.py``.

For each split and kind: precision, recall and F1 by exact places, by overlap, and by overlap with
the right value. ``--save FILE`` keeps what was found; ``--against FILE`` prints what a change has
won and lost since; ``--errors SPLIT`` shows every miss and false hit of a split.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vnforeign.extract import KINDS, Span, find
from vnforeign.values.quantities import Hedge, Quantity

HERE = Path(__file__).parent
SPLITS = ("work", "heldout")
# Marked by another hand who had not read the finder: shown on request, held to no goal.
BLIND = ("other", "second")
MEASURES = ("exact", "overlap", "value")


class Mark(NamedTuple):
    """A span, marked by hand or found: kind, place, surface and value in one line."""

    kind: str
    start: int
    end: int
    surface: str
    value: str


class Entry(NamedTuple):
    """A text of the corpus with its spans; ``source`` is "own", or the address it draws on."""

    id: str
    source: str
    text: str
    marks: tuple[Mark, ...]


def entries(split: str) -> list[Entry]:
    """The texts of a split."""
    lines = (HERE / f"{split}.jsonl").read_text("utf-8").splitlines()
    records = map(json.loads, lines)
    return [
        Entry(each["id"], each["source"], each["text"], tuple(Mark(**one) for one in each["spans"]))
        for each in records
    ]


def shown(span: Span) -> str:
    """The value of a span in one line, "?" and its candidates where it is not settled."""
    if span.value is None:
        return " ".join(["?", " | ".join(map(_shown, span.candidates))]).strip()
    return _shown(span.value)


def _shown(value: object) -> str:
    if not isinstance(value, Quantity):
        return str(value)
    hedge = "" if value.hedge is Hedge.EXACT else f"{value.hedge.value} "
    upper = "" if value.upper is None else f"-{value.upper:f}"
    of = "" if value.of is None else f"/{value.of:f}"
    return f"{hedge}{value.amount:f}{upper}{of} {value.unit.code}"


def found_in(entry: Entry) -> list[Mark]:
    """What the finder finds in a text of the corpus."""
    return [
        Mark(span.kind, span.start, span.end, span.surface, shown(span))
        for span in find(entry.text)
    ]


def fits(measure: str, gold: Mark, found: Mark) -> bool:
    """Whether a found span counts for a marked one."""
    if gold.kind != found.kind:
        return False
    if measure == "exact":
        return gold[1:3] == found[1:3]
    overlaps = gold.start < found.end and found.start < gold.end
    return overlaps and (measure == "overlap" or gold.value == found.value)


def pairs(measure: str, gold: Sequence[Mark], found: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Which found span counts for which marked one; each counts once."""
    free = set(range(len(found)))
    for index, mark in enumerate(gold):
        hit = next((each for each in sorted(free) if fits(measure, mark, found[each])), None)
        if hit is not None:
            free.remove(hit)
            yield index, hit


class Score(NamedTuple):
    """How many were marked, found, and right."""

    gold: int
    found: int
    right: int

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.gold if self.gold else 1.0
        both = precision + recall
        return f"{precision:.3f} {recall:.3f} {2 * precision * recall / both if both else 0:.3f}"

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0


def scores(split: str) -> dict[tuple[str, str], Score]:
    """The scores of a split, by kind and measure; the kind "all" is their sum."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for entry in entries(split):
        hits = found_in(entry)
        gold.update(mark.kind for mark in entry.marks)
        found.update(mark.kind for mark in hits)
        for measure in MEASURES:
            for index, _ in pairs(measure, entry.marks, hits):
                right[entry.marks[index].kind, measure] += 1
    made: dict[tuple[str, str], Score] = {
        (kind, measure): Score(gold[kind], found[kind], right[kind, measure])
        for kind in KINDS
        for measure in MEASURES
    }
    for measure in MEASURES:
        parts = [made[kind, measure] for kind in KINDS]
        made["all", measure] = Score(*(sum(part[n] for part in parts) for n in range(3)))
    return made


def outcome(split: str) -> dict[str, list[str]]:
    """What is right and wrong in a split, a line each: the state that two runs are compared by."""
    right: list[str] = []
    wrong: list[str] = []
    for entry in entries(split):
        hits = found_in(entry)
        matched = dict(pairs("value", entry.marks, hits))
        for index, mark in enumerate(entry.marks):
            line = f"{entry.id} {mark.kind} {mark.surface!r} = {mark.value}"
            (right if index in matched else wrong).append(line)
        extra = set(range(len(hits))) - set(matched.values())
        wrong += [
            f"{entry.id} found {hits[each].kind} {hits[each].surface!r} = {hits[each].value}"
            for each in sorted(extra)
        ]
    return {"right": right, "wrong": wrong}


def _table(split: str) -> Iterator[str]:
    made = scores(split)
    yield f"{split}: {len(entries(split))} texts"
    yield f"{'':10}{'marked':>7}{'found':>6}  " + "  ".join(f"{name:^17}" for name in MEASURES)
    yield f"{'':25}" + "  ".join(f"{'P     R     F1':^17}" for _ in MEASURES)
    for kind in (*KINDS, "all"):
        first = made[kind, "exact"]
        columns = "  ".join(f"{made[kind, measure]!s:^17}" for measure in MEASURES)
        yield f"{kind:10}{first.gold:7}{first.found:6}  {columns}"


def _changes(before: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    for split, then in before.items():
        now = outcome(split)
        for name, lines in (
            ("won", set(then["wrong"]) - set(now["wrong"])),
            ("lost", set(now["wrong"]) - set(then["wrong"])),
        ):
            yield f"{split}: {name} {len(lines)}"
            yield from (f"  {line}" for line in sorted(lines))


def main(arguments: Iterable[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python tests/corpus/measure.py", description=__doc__)
    parser.add_argument("--split", choices=(*SPLITS, *BLIND), action="append", help="only this one")
    parser.add_argument("--errors", choices=(*SPLITS, *BLIND), help="show what is wrong in a split")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep what was found")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with what was kept")
    given = parser.parse_args(None if arguments is None else list(arguments))
    lines: list[str] = []
    for split in given.split or SPLITS:
        lines += [*_table(split), ""]
    if given.errors:
        lines += outcome(given.errors)["wrong"]
    if given.against:
        lines += _changes(json.loads(given.against.read_text("utf-8")))
    if given.save:
        kept = {split: outcome(split) for split in given.split or SPLITS}
        given.save.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    print("\n".join(lines))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
