"""Tools of the curator: what of a source is not covered yet, and what changed between two versions.

For the project's own checkout and for anyone who curates texts of their own: ``vnforeign coverage
FOLDER`` and ``vnforeign diff OLD NEW``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from vnforeign.aggregate import diff
from vnforeign.dataset import Dataset
from vnforeign.errors import Fault, InvalidData, Lang
from vnforeign.model.evidence import Checked, Evidence, Ref, Text

_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_LEAST = 3
"""Names of fewer code points than this ("Ý", "Mỹ") are looked for only as whole printed words."""


@attrs.frozen(kw_only=True)
class Exclusion(Checked):
    """A part of a text that deliberately became no record, and why.

    Attributes:
        source: The id of the source.
        start: First code point.
        end: One past the last.
        printed: What stands there.
        reason: Why it states no fact: a page number, a heading, a rhetorical figure.
    """

    source: Ref
    start: int
    end: int
    printed: str
    reason: Text


@attrs.frozen(kw_only=True)
class Item:
    """A number, citation or foreign name that a text prints.

    Attributes:
        kind: "number", "citation" or "name".
        start: First code point in the file.
        end: One past the last.
        printed: What stands there.
        state: "covered" by evidence, "excluded" with a reason, or "open".
    """

    kind: str
    start: int
    end: int
    printed: str
    state: str


def read_exclusions(path: Path) -> tuple[Exclusion, ...]:
    """The exclusions of a file.

    Raises:
        InvalidData: If the file is not an array of exclusions.
    """
    faults = []
    made = []
    for index, raw in enumerate(json.loads(path.read_text("utf-8"))):
        try:
            made.append(Exclusion(**raw))
        except (TypeError, ValueError) as error:
            faults.append(Fault(f"$[{index}]", raw, str(error), file=str(path)))
    if faults:
        raise InvalidData(faults)
    return tuple(made)


def coverage(
    data: Dataset, folder: Path, exclusions: Sequence[Exclusion] = ()
) -> dict[str, tuple[Item, ...]]:
    """Every number, citation and foreign name of the texts in a folder, and its state, by file.

    An item is covered if evidence overlaps it, else excluded if an exclusion does, else open.
    Sources that share a file (the papers of one volume) cover it together.

    Args:
        data: The dataset.
        folder: The folder with the texts; files that are not there are left out.
        exclusions: What deliberately became no record.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for source in data.sources:
        if source.file is not None and (folder / source.file).exists():
            files[source.file].append(source.id)
    evidence: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for record in data:
        for one in _all_evidence(record):
            evidence[one.source].append((one.start, one.end))
    excluded: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for exclusion in exclusions:
        excluded[exclusion.source].append((exclusion.start, exclusion.end))
    names = tuple(_foreign_names(data))
    found = {}
    for file, sources in sorted(files.items()):
        text = (folder / file).read_bytes().decode("utf-8")
        covered = _Spans(span for source in sources for span in evidence[source])
        set_aside = _Spans(span for source in sources for span in excluded[source])
        found[file] = tuple(
            Item(kind=kind, start=start, end=end, printed=text[start:end],
                 state="covered" if covered.overlap(start, end)
                 else "excluded" if set_aside.overlap(start, end) else "open")
            for kind, start, end in _items(text, names)
        )  # fmt: skip
    return found


def _all_evidence(record: object) -> Iterator[Evidence]:
    yield from getattr(record, "evidence", ())
    for step in getattr(record, "steps", ()):
        yield from step.evidence


class _Spans:
    """Spans that answer whether any of them overlaps another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []
        furthest = 0
        for start, end in sorted(spans):
            furthest = max(furthest, end)
            self._starts.append(start)
            self._furthest.append(furthest)

    def overlap(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._furthest[before - 1] > start


def _foreign_names(data: Dataset) -> Iterator[str]:
    for collection in (data.countries, data.places):
        for place in collection:
            if (place.country or place.id) != "VN":
                yield from (place.name_vi, *place.printed)


def _items(text: str, names: Iterable[str]) -> list[tuple[str, int, int]]:
    from vnforeign.extract import find  # the finder is heavy; only this report needs it

    found = [("number", m.start(), m.end()) for m in _NUMBER.finditer(text)]
    found += [("citation", s.start, s.end) for s in find(text) if s.kind == "citation"]
    shapes = sorted({re.escape(name) for name in names if len(name) >= _LEAST}, key=len)
    if shapes:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(reversed(shapes))})(?!\w)")
        found += [("name", m.start(), m.end()) for m in pattern.finditer(text)]
    return sorted(found, key=lambda item: item[1:])


def differences(old: Dataset, new: Dataset, lang: Lang = "en") -> Iterator[str]:
    """What changed between two versions of a dataset, a line a record or field, in words."""
    return diff(old, new).lines(lang)
