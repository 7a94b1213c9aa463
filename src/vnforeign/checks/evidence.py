"""Evidence against the texts: does each printed form stand where it is said to stand?"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from vnforeign.checks._engine import Finding, Report, Severity
from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.sources import Source

__all__ = ["verify_evidence"]


def verify_evidence(data: Dataset, folder: str | os.PathLike[str]) -> Report:
    """Hold every offset of a dataset against the texts in a folder.

    Each `Source` with a ``file`` is looked up there by name. Findings: ``VNF510`` the file is
    not there or cannot be read, ``VNF511`` its SHA-256 is not the one pinned (offsets may have
    moved), ``VNF512`` the printed text does not stand at its offsets; all are errors.

    Args:
        data: The dataset.
        folder: The folder with the texts.

    Returns:
        A report; ``checked`` counts the pieces of evidence that were looked up.

    >>> import tempfile, vnforeign as vf
    >>> with tempfile.TemporaryDirectory() as empty:
    ...     report = vf.verify_evidence(vf.load(), empty)
    >>> report.ok, report.findings[0].code
    (False, 'VNF510')
    """
    by_source: dict[str, list[tuple[str, Record, Evidence]]] = defaultdict(list)
    for name in COLLECTIONS:
        for record in data.collection(name):
            for evidence in _all_evidence(record):
                by_source[evidence.source].append((name, record, evidence))
    findings: list[Finding] = []
    checked = 0
    for source in data.sources:
        pieces = by_source.get(source.id, [])
        if source.file is None:
            continue
        try:
            raw = (Path(folder) / source.file).read_bytes()
            text = raw.decode("utf-8")
        except (OSError, ValueError) as error:
            findings.append(_unreadable(source, len(pieces), error))
            continue
        if hashlib.sha256(raw).hexdigest() != source.sha256:
            findings.append(_changed(source))
        for name, record, evidence in pieces:
            checked += 1
            if text[evidence.start : evidence.end] != evidence.printed:
                findings.append(_not_there(name, record, evidence, text))
    return Report(tuple(sorted(findings, key=lambda f: (f.code, f.record))), checked)


def _all_evidence(record: Record) -> Iterator[Evidence]:
    yield from record.evidence
    for step in getattr(record, "steps", ()):
        yield from step.evidence


def _unreadable(source: Source, pieces: int, error: Exception) -> Finding:
    return Finding(
        code="VNF510",
        rule="text-not-there",
        severity=Severity.ERROR,
        collection="sources",
        record=source.id,
        field="file",
        value=source.file or "",
        message=f"{source.file} cannot be read ({type(error).__name__}), so {pieces} pieces of "
        "evidence are not verified",
        message_vi=f"không đọc được {source.file} ({type(error).__name__}), nên {pieces} bằng "
        "chứng chưa được đối chiếu",
        hint="name the folder that holds the source texts",
        hint_vi="chỉ đúng thư mục chứa các văn bản nguồn",
    )


def _changed(source: Source) -> Finding:
    return Finding(
        code="VNF511",
        rule="text-changed",
        severity=Severity.ERROR,
        collection="sources",
        record=source.id,
        field="sha256",
        value=source.sha256 or "",
        message=f"{source.file} is not the text the offsets were made on",
        message_vi=f"{source.file} không phải văn bản đã dùng để lấy vị trí ký tự",
        hint="get the text of that hash, or make the evidence anew",
        hint_vi="lấy đúng văn bản có mã băm đó, hoặc lập lại bằng chứng",
    )


def _not_there(name: str, record: Record, evidence: Evidence, text: str) -> Finding:
    found = text.find(evidence.printed)
    there = repr(text[evidence.start : evidence.end])
    return Finding(
        code="VNF512",
        rule="printed-text-not-at-offset",
        severity=Severity.ERROR,
        collection=name,
        record=record.id,
        field="evidence",
        value=evidence.printed,
        message=f"{evidence.source}[{evidence.start}:{evidence.end}] is {there}, not "
        f"{evidence.printed!r}",
        message_vi=f"{evidence.source}[{evidence.start}:{evidence.end}] là {there}, không phải "
        f"{evidence.printed!r}",
        hint=f"it stands at {found}" if found >= 0 else "it stands nowhere in the text",
        hint_vi=f"dạng in này ở vị trí {found}" if found >= 0 else "văn bản không có dạng in này",
        evidence=(evidence,),
    )
