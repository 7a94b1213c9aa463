"""Evidence against the texts: does each printed form stand where it is said to stand?"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from vnforeign.checks._acknowledgements import Acknowledgement, settle
from vnforeign.checks._beside import BESIDE, CHANGED, NOT_AT_OFFSET, NOT_THERE, VERIFYING
from vnforeign.checks._choice import chooser
from vnforeign.checks._engine import Rule
from vnforeign.checks._findings import Finding, Report
from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.sources import Source

__all__ = ["verify_evidence"]


def verify_evidence(
    data: Dataset,
    folder: str | os.PathLike[str],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    acknowledged: Iterable[Acknowledgement] = (),
    on: dt.date | None = None,
) -> Report:
    """Hold every offset of a dataset against the texts in a folder.

    Each `Source` with a ``file`` is looked up there by name. Findings: ``VNF510`` the file is
    not there or cannot be read, ``VNF511`` its SHA-256 is not the one pinned (offsets may have
    moved), ``VNF512`` the printed text does not stand at its offsets; all are errors.

    Args:
        data: The dataset.
        folder: The folder with the texts.
        select: Tell only findings whose code begins with one of these.
        ignore: Leave out findings whose code begins with one of these.
        acknowledged: Findings that stand for a reason.
        on: The day acknowledgements are held against, as in `check`.

    Returns:
        A report; ``checked`` counts the pieces of evidence that were looked up.

    Raises:
        UnknownName: If a code in ``select`` or ``ignore`` is in no catalogue.

    >>> import tempfile, vnforeign as vf
    >>> with tempfile.TemporaryDirectory() as empty:
    ...     report = vf.verify_evidence(vf.load(), empty)
    >>> report.ok, report.findings[0].code
    (False, 'VNF510')
    """
    from vnforeign.checks import rules

    speaks = chooser(select, ignore, (*rules(), *BESIDE))
    by_source: dict[str, list[tuple[str, Record, str, Evidence]]] = defaultdict(list)
    for name in COLLECTIONS:
        for record in data.collection(name):
            for field, evidence in evidence_with_path(record):
                by_source[evidence.source].append((name, record, field, evidence))
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
            findings.append(_unreadable(source, len(pieces), error, data))
            continue
        if hashlib.sha256(raw).hexdigest() != source.sha256:
            findings.append(_changed(source, data))
        for name, record, field, evidence in pieces:
            checked += 1
            if text[evidence.start : evidence.end] != evidence.printed:
                findings.append(_not_there(name, record, field, evidence, text, data))
    codes = {one.code for one in VERIFYING if speaks(one.code)}
    return settle(
        (finding for finding in findings if finding.code in codes),
        checked,
        acknowledged,
        data=data,
        on=on,
        judged=lambda why: why.code in codes,
        speaks=speaks,
    )


def _inside(folder: Path, file: str) -> Path:
    """A file of the folder; a name that leads out of it is refused, whoever wrote the data."""
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise PermissionError(file)
    return folder / file


def evidence_of(record: Record) -> Iterator[Evidence]:
    """All the evidence of a record, that of its steps too."""
    for _, evidence in evidence_with_path(record):
        yield evidence


def evidence_with_path(record: Record) -> Iterator[tuple[str, Evidence]]:
    """All the evidence of a record, each with its path inside the record."""
    for index, evidence in enumerate(record.evidence):
        yield f"evidence[{index}]", evidence
    for step, inside in enumerate(getattr(record, "steps", ())):
        for index, evidence in enumerate(inside.evidence):
            yield f"steps[{step}].evidence[{index}]", evidence


def _unreadable(source: Source, pieces: int, error: Exception, data: Dataset) -> Finding:
    why, why_vi = next(
        said for kind, said in _WHY.items() if isinstance(error, kind)
    )  # OSError and ValueError end the list
    left = "1 piece of evidence is" if pieces == 1 else f"{pieces} pieces of evidence are"
    return _found(
        NOT_THERE,
        "sources",
        source,
        data,
        field="file",
        value=source.file or "",
        message=f"{source.file} {why}, so {left} not verified",
        message_vi=f"{source.file} {why_vi}, nên {pieces} căn cứ chưa được đối chiếu",
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


def _changed(source: Source, data: Dataset) -> Finding:
    return _found(
        CHANGED,
        "sources",
        source,
        data,
        field="sha256",
        value=source.sha256 or "",
        message=f"{source.file} is not the text the offsets were made on",
        message_vi=f"{source.file} không phải văn bản đã dùng để lấy vị trí ký tự",
        hint="get the text of that hash, or make the evidence anew",
        hint_vi="lấy đúng văn bản có mã băm đó, hoặc lập lại căn cứ",
    )


def _not_there(
    name: str, record: Record, field: str, evidence: Evidence, text: str, data: Dataset
) -> Finding:
    at = _nearest(text, evidence.printed, evidence.start)
    there = repr(text[evidence.start : evidence.end])
    return _found(
        NOT_AT_OFFSET,
        name,
        record,
        data,
        field=field,
        value=evidence.printed,
        message=f"{evidence.source}[{evidence.start}:{evidence.end}] is {there}, not "
        f"{evidence.printed!r}",
        message_vi=f"{evidence.source}[{evidence.start}:{evidence.end}] là {there}, không phải "
        f"{evidence.printed!r}",
        hint="it stands nowhere in the text" if at is None else f"it stands at {at}",
        hint_vi="văn bản không có dạng in này" if at is None else f"dạng in này ở vị trí {at}",
        evidence=(evidence,),
    )


def _found(
    rule: Rule,
    collection: str,
    record: Record,
    data: Dataset,
    *,
    field: str,
    value: str,
    message: str,
    message_vi: str,
    hint: str,
    hint_vi: str,
    evidence: tuple[Evidence, ...] = (),
) -> Finding:
    file, place = data.origin(record.id) or ("", "")
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        collection=collection,
        record=record.id,
        field=field,
        value=value,
        message=message,
        message_vi=message_vi,
        hint=hint,
        hint_vi=hint_vi,
        evidence=evidence,
        printed=evidence[0].printed if evidence else "",
        path=f"{place}.{field}" if place else field,
        file=file,
    )


def _nearest(text: str, printed: str, start: int) -> int | None:
    """Where a form stands, nearest to where it should; None if nowhere."""
    before = text.rfind(printed, 0, start + len(printed))
    after = text.find(printed, start)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start)) if found else None
