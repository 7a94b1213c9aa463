"""Findings that stand for a reason: how the reasons are read, and what becomes of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable

import attrs

from vnforeign.checks._beside import EXPIRED, OF_NOTHING
from vnforeign.checks._engine import Rule
from vnforeign.checks._findings import Finding, Report, in_order, order_of
from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.errors import Fault, InvalidData, Lang


@attrs.frozen(kw_only=True)
class Acknowledgement:
    """Why a finding stands: someone looked, and the data are as the source has them.

    Attributes:
        code: The code of the rule.
        record: The id of the record.
        reason: Why it stands.
        until: The last day it stands, where someone must look again; None for good.
        reason_vi: Why it stands, in Vietnamese; empty if it was not said.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.load())
    >>> len(report.warnings), len(report.acknowledged) > 0
    (0, True)
    """

    code: str
    record: str
    reason: str
    until: dt.date | None = None
    reason_vi: str = ""

    def text(self, lang: Lang = "en") -> str:
        """The reason in a language; in English where no other was said.

        >>> import vnforeign as vf
        >>> why = vf.Acknowledgement(code="VNF204", record="a-b", reason="as printed",
        ...                          reason_vi="đúng như bản in")
        >>> why.text("vi")
        'đúng như bản in'
        """
        return (lang == "vi" and self.reason_vi) or self.reason


def read_acknowledgements(text: str | bytes, *, file: str = "") -> tuple[Acknowledgement, ...]:
    """Acknowledgements from JSON: an array of objects with code, record and reason.

    An object may also say ``until``, the last day it stands, as YYYY-MM-DD, and ``reason_vi``.

    Args:
        text: The JSON.
        file: Its name, for the messages.

    Raises:
        InvalidData: If it is not such an array; it names every faulty item.

    >>> import vnforeign as vf
    >>> why, = vf.read_acknowledgements(
    ...     '[{"code": "VNF204", "record": "a-b", "reason": "as printed"}]')
    >>> why.reason
    'as printed'
    """
    expected = '{"code": "VNF204", "record": "an-id", "reason": "why it stands"}'
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidData([Fault("$", None, f"JSON: {error}", file=file)]) from None
    if not isinstance(items, list):
        said = f"an array of {expected}", f"một mảng gồm {expected}"
        raise InvalidData([Fault("$", items, *said, file=file)])
    read: list[Acknowledgement] = []
    faults: list[Fault] = []
    for index, item in enumerate(items):
        if not _is_one(item):
            faults.append(Fault(f"$[{index}]", item, expected, file=file))
            continue
        until = item.get("until")
        try:
            read.append(Acknowledgement(**{**item, "until": until and _day(until)}))
        except ValueError:
            said = "a day, YYYY-MM-DD", "một ngày, viết YYYY-MM-DD"
            faults.append(Fault(f"$[{index}].until", until, *said, file=file))
    if faults:
        raise InvalidData(faults)
    return tuple(read)


def _is_one(item: object) -> bool:
    needed = {"code", "record", "reason"}
    return (
        isinstance(item, dict)
        and needed <= item.keys() <= needed | {"until", "reason_vi"}
        and all(isinstance(value, str) and value.strip() for value in item.values())
    )


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if day.isoformat() != text:  # "20260630" and "2026-W01-1" are ISO 8601, too
        raise ValueError(text)
    return day


def settle(
    findings: Iterable[Finding],
    checked: int,
    reasons: Iterable[Acknowledgement],
    *,
    data: Dataset,
    on: dt.date | None,
    judged: Callable[[Acknowledgement], bool],
    speaks: Callable[[str], bool],
) -> Report:
    """The report: what stands for a reason set apart, and what of the reasons is out of date.

    Args:
        findings: What the rules found.
        checked: How many records were looked at.
        reasons: The acknowledgements.
        data: The dataset.
        on: The day they are held against; none expires without it.
        judged: Whether an acknowledgement that fits nothing is worth a word.
        speaks: Whether a code was asked for.
    """
    known = {(one.code, one.record): one for one in reasons}
    left: list[Finding] = []
    stands: list[tuple[Finding, Acknowledgement]] = []
    fits: set[tuple[str, str]] = set()
    for finding in findings:
        why = known.get((finding.code, finding.record))
        if why is not None:
            fits.add((why.code, why.record))
            if not _expired(why, on):
                stands.append((finding, why))
                continue
        left.append(finding)
    for key, why in known.items():
        if key in fits:
            if _expired(why, on) and speaks(EXPIRED.code):
                left.append(_about(EXPIRED, why, data))
        elif judged(why) and speaks(OF_NOTHING.code):
            left.append(_about(OF_NOTHING, why, data))
    stands.sort(key=lambda pair: order_of(pair[0]))
    return Report(in_order(left), checked, tuple(stands))


def _expired(why: Acknowledgement, on: dt.date | None) -> bool:
    return on is not None and why.until is not None and why.until < on


def _about(rule: Rule, why: Acknowledgement, data: Dataset) -> Finding:
    """What is to be said of an acknowledgement itself."""
    if rule is EXPIRED:
        said = f"the acknowledgement of {why.code} ended on {why.until}"
        said_vi = f"mục chấp nhận {why.code} hết hạn ngày {why.until}"
        hint = "look again: mend the record, or give a new reason and day"
        hint_vi = "xem lại: sửa bản ghi, hoặc ghi lý do và thời hạn mới"
    else:
        said = f"the acknowledgement of {why.code} fits no finding"
        said_vi = f"mục chấp nhận {why.code} không ứng với phát hiện nào"
        hint = "take it out, or mend its code or record"
        hint_vi = "bỏ mục chấp nhận này, hoặc sửa mã hay bản ghi của nó"
    place = data.origin(why.record)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        collection=next((n for n in COLLECTIONS if data.collection(n).get(why.record)), ""),
        record=why.record,
        field="",
        value=why.code,
        message=said,
        message_vi=said_vi,
        hint=hint,
        hint_vi=hint_vi,
        path=place[1] if place else "",
        file=place[0] if place else "",
    )
