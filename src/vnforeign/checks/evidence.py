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
            for evidence in evidence_of(record):
                by_source[evidence.source].append((name, record, evidence))
    findings: list[Finding] = []
    checked = 0
    for source in data.sources:
        pieces = by_source.get(source.id, [])
        if source.file is None:
            continue
        try:
            raw = _inside(Path(folder), source.file).read_bytes()
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


def _inside(folder: Path, file: str) -> Path:
    """A file of the folder; a name that leads out of it is refused, whoever wrote the data."""
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise PermissionError(file)
    return folder / file


def evidence_of(record: Record) -> Iterator[Evidence]:
    """All the evidence of a record, that of its steps too."""
    yield from record.evidence
    for step in getattr(record, "steps", ()):
        yield from step.evidence


def _unreadable(source: Source, pieces: int, error: Exception) -> Finding:
    why, why_vi = next(
        said for kind, said in _WHY.items() if isinstance(error, kind)
    )  # OSError and ValueError end the list
    left = "1 piece of evidence is" if pieces == 1 else f"{pieces} pieces of evidence are"
    return Finding(
        code="VNF510",
        rule="text-not-there",
        severity=Severity.ERROR,
        collection="sources",
        record=source.id,
        field="file",
        value=source.file or "",
        message=f"{source.file} {why}, so {left} not verified",
        message_vi=f"{source.file} {why_vi}, nên {pieces} bằng chứng chưa được đối chiếu",
        hint="name the folder that holds the source texts",
        hint_vi="chỉ đúng thư mục chứa các văn bản nguồn",
    )


_WHY: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("is not there", "không có trong thư mục"),
    IsADirectoryError: ("is a folder, not a file", "là thư mục, không phải tệp"),
    UnicodeDecodeError: ("is not UTF-8 text", "không phải văn bản UTF-8"),
    PermissionError: ("may not be read", "không được phép đọc"),
    OSError: ("cannot be read", "không đọc được"),
    ValueError: ("is no name of a file", "không phải tên tệp"),
}


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
    at = _nearest(text, evidence.printed, evidence.start)
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
        hint="it stands nowhere in the text" if at is None else f"it stands at {at}",
        hint_vi="văn bản không có dạng in này" if at is None else f"dạng in này ở vị trí {at}",
        evidence=(evidence,),
    )


def _nearest(text: str, printed: str, start: int) -> int | None:
    """Where a form stands, nearest to where it should; None if nowhere."""
    before = text.rfind(printed, 0, start + len(printed))
    after = text.find(printed, start)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start)) if found else None
