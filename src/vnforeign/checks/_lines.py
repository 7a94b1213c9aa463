"""Line numbers: where in its file a finding stands, found only for what was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import attrs

from vnforeign._tables import is_table, lines_of_rows
from vnforeign.checks._findings import Finding
from vnforeign.convert import spans_of
from vnforeign.dataset import COLLECTIONS


class _Region(NamedTuple):
    """Lines and columns, from 1; a column of 0 is not known."""

    line: int
    column: int
    end_line: int
    end_column: int


def located(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings with their lines; each file is read once."""
    paths: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        if finding.file and finding.path and not finding.column:
            paths[finding.file].add(finding.path)
    places = {file: _regions(file, wanted) for file, wanted in paths.items()}
    return tuple(_placed(one, places.get(one.file, {}).get(one.path)) for one in findings)


def _placed(finding: Finding, region: _Region | None) -> Finding:
    if region is None:
        return finding
    return attrs.evolve(
        finding,
        line=region.line,
        column=region.column,
        end_line=region.end_line,
        end_column=region.end_column,
    )


def _regions(file: str, paths: set[str]) -> dict[str, _Region]:
    """The regions of paths in one file; none if it cannot be read any more."""
    try:
        raw = Path(file).read_bytes()
        if is_table(file):
            rows = lines_of_rows(raw, paths)
            return {path: _Region(first, 0, last, 0) for path, (first, last) in rows.items()}
        text = raw.decode("utf-8-sig")
    except (OSError, ValueError):
        return {}
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    regions: dict[str, _Region] = {}
    for path, (begin, end) in spans_of(text, paths, COLLECTIONS).items():
        line, end_line = bisect_right(starts, begin), bisect_right(starts, end)
        columns = begin - starts[line - 1] + 1, end - starts[end_line - 1] + 1
        regions[path] = _Region(line, columns[0], end_line, columns[1])
    return regions
