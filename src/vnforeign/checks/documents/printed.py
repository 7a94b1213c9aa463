"""Rules on documents against what is printed of them: evidence and titles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import document, documents
from vnforeign.dataset import Dataset
from vnforeign.errors import ParseError
from vnforeign.model.directives import Directive
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, document_types
from vnforeign.values.names import fold

__all__: list[str] = []

_NUMBER = re.compile(
    r"\b[0-9]{1,7}(?:\.[0-9]{1,2})?[a-zđ]?\s?[-–/]\s?(?:[0-9]{4}\s?/\s?)?"
    r"[A-ZĐ][^\W\d_]*[0-9]{0,2}(?:\s?[-–/]\s?[A-ZĐ][^\W\d_]*[0-9]{0,2})*"
)
_DAY = re.compile(
    r"[Nn]gày\s+([0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"
    r"|[0-9]{1,2}\s+tháng\s+[0-9]{1,2}(?:\s+năm\s+|/)[0-9]{4})"
)


def _numbers(text: str) -> list[DocumentNumber]:
    """The document numbers printed in a short text; what cannot be read is left out."""
    found = []
    for match in _NUMBER.finditer(text):
        try:
            found.append(DocumentNumber.parse(match[0]))
        except ParseError:
            continue
    return found


def _days(text: str) -> list[PartialDate]:
    found = []
    for match in _DAY.finditer(text):
        try:
            found.append(PartialDate.parse(match[1]))
        except ParseError:
            continue
    return found


def _stated(printed: str) -> dict[str, object]:
    """The evidence of an example."""
    where: dict[str, object] = {"source": "s", "start": 0, "end": len(printed), "printed": printed}
    return {"evidence": [where]}


@rule(
    "VNF121",
    "number-not-in-its-evidence",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="75-KL/TW", type="KL", **_stated("Kết luận số 57-KL/TW"))),
    passes=documents(document(number="57-KL/TW", type="KL", **_stated("Kết luận số 57-KL/TW"))),
    vi="""Số, ký hiệu không có trong căn cứ của chính bản ghi, mà căn cứ lại in số, ký hiệu khác.

    Khi gõ số, các chữ số dễ bị đảo (57 và 75), còn căn cứ thì bị chép từ văn bản ghi ngay phía
    trên. Căn cứ không in số nào, hoặc chỉ in "Chỉ thị 25", thì không nói lên điều gì; quy tắc chỉ
    so những phần mà cả hai bên đều in: "47/NQ-CP" có thể thay cho một số, ký hiệu có năm.
    """,
)
def number_not_in_its_evidence(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A number that the record's own evidence does not print, while it prints another.

    Digits are exchanged when numbers are typed (57 and 75), and evidence is copied from the
    document above. Evidence that prints no number at all, or only "Chỉ thị 25", says nothing; and
    only what both print is compared: "47/NQ-CP" may stand for a number with a year.
    """
    number = directive.number
    if number is None or not directive.evidence:
        return
    others: dict[str, None] = {}
    for evidence in directive.evidence:
        for printed in _numbers(evidence.printed):
            if _may_be(number, printed):
                return
            others[str(printed)] = None
    if others:
        shown = ", ".join(others)
        yield Problem(
            field="number",
            value=number,
            message=f"{number} is recorded, but the evidence prints {shown}",
            message_vi=f"ghi {number}, nhưng căn cứ in {shown}",
            hint="check the number, or the offsets of the evidence",
            hint_vi="kiểm tra số văn bản, hoặc vị trí của căn cứ",
        )


def _may_be(one: DocumentNumber, other: DocumentNumber) -> bool:
    """Whether two numbers agree in all that both print."""
    return all(
        a is None or b is None or a == b
        for a, b in (
            (one.serial, other.serial),
            (one.year, other.year),
            (one.type, other.type),
            (one.issuer, other.issuer),
        )
    )


@rule(
    "VNF122",
    "day-not-in-its-evidence",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="57-KL/TW", type="KL", issued_on="2023-05-16",
                 **_stated("Kết luận số 57-KL/TW ngày 15/6/2023"))
    ),
    passes=documents(
        document(number="57-KL/TW", type="KL", issued_on="2023-06-15",
                 **_stated("Kết luận số 57-KL/TW ngày 15/6/2023"))
    ),
    vi="""Ngày ban hành không phải là ngày in cạnh số, ký hiệu của chính văn bản.

    Hầu như lời dẫn nào cũng in ngày cùng với số, ký hiệu. Ngày có in mà bản ghi bỏ trống hoặc ghi
    khác là đã bị sót hoặc bị gõ nhầm khi nhập. Hai nguồn có thể in hai ngày: khớp với một ngày là
    đủ.
    """,
)  # fmt: skip
def day_not_in_its_evidence(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A day of issue that is not the one printed beside the document's own number.

    The day comes with the number in nearly every citation. A day that is missing although it is
    printed, or another one, was lost or mistyped on the way. Two sources may print two days:
    one of them is enough.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or not directive.evidence:
        return
    printed: dict[str, None] = {}
    for evidence in directive.evidence:
        days = _days(evidence.printed)
        if not days or _numbers(evidence.printed) != [number]:
            continue
        if issued is not None and any(issued.same_day(day) is not False for day in days):
            return
        printed |= dict.fromkeys(map(str, days))
    if printed:
        shown = ", ".join(printed)
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"the day of issue is {issued}, but the evidence prints {shown}"
            if issued
            else f"no day of issue is given, but the evidence prints {shown}",
            message_vi=f"ngày ban hành ghi {issued}, nhưng căn cứ in {shown}"
            if issued
            else f"chưa ghi ngày ban hành, nhưng căn cứ in {shown}",
            hint=f"write {shown}, or note why not",
            hint_vi=f"ghi {shown}, hoặc ghi chú lý do",
        )


@rule(
    "VNF123",
    "title-begins-with-another-number",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="57-KL/TW", type="KL", title_vi="Kết luận số 75-KL/TW về thông tin")
    ),
    passes=documents(
        document(number="57-KL/TW", type="KL", title_vi="Kết luận số 57-KL/TW về thông tin")
    ),
    vi="""Tên văn bản mở đầu bằng tên loại và một số, ký hiệu không phải của văn bản đó.

    Danh mục in "Kết luận số 57-KL/TW về ..." và cả cụm được đưa vào tên văn bản; về sau, khi sắp
    xếp hay sao chép, số, ký hiệu của văn bản này nằm chung bản ghi với tên của văn bản kia. Số, ký
    hiệu đứng ở phần sau của tên, tức là của văn bản được thực hiện hay được sửa đổi, thì không phải
    là mâu thuẫn.
    """,
)
def title_begins_with_another_number(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A title that begins with a type word and a number which is not the document's.

    Lists print "Kết luận số 57-KL/TW về ..." and the whole goes into the title; sorting or
    copying then leaves number and title of two documents in one record. A number further on
    in the title, of a document carried out or amended, is no contradiction.
    """
    number = directive.number
    if number is None:
        return
    head, mark, rest = directive.title_vi.partition(" số ")
    found = _NUMBER.match(rest) if mark else None
    if found is None or fold(head) not in _words(directive.type):
        return
    first = next(iter(_numbers(found[0])), None)
    if first is not None and first != number:
        yield Problem(
            field="title_vi",
            value=directive.title_vi,
            message=f"{directive.title_vi!r} begins with {first}, but the number is {number}",
            message_vi=f"{directive.title_vi!r} mở đầu bằng {first}, nhưng số là {number}",
            hint="one of the two belongs to another document",
            hint_vi="một trong hai thuộc về văn bản khác",
        )


def _words(kind: str) -> set[str]:
    """What a document of a type is called, folded."""
    row = document_types.get(kind)
    return set() if row is None else set(map(fold, (row.name_vi, *row.party_names_vi, *row.words)))


@rule(
    "VNF124",
    "named-in-the-title-but-not-linked",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document("57-kl", number="57-KL/TW", type="KL", issued_on="2023-06-15"),
        document("plan", type="KH", title_vi="Kế hoạch thực hiện Kết luận số 57-KL/TW"),
    ),
    passes=documents(
        document("57-kl", number="57-KL/TW", type="KL", issued_on="2023-06-15"),
        document("plan", type="KH", title_vi="Kế hoạch thực hiện Kết luận số 57-KL/TW",
                 carries_out=["57-kl"]),
    ),
    vi="""Tên văn bản nêu việc thực hiện, sửa đổi hoặc thay thế một văn bản mà chưa có liên kết.

    "Thực hiện Kết luận số ...", "sửa đổi Quyết định số ...": người muốn biết kết luận đã được thực
    hiện ra sao, hay quyết định còn hiệu lực không, sẽ đi theo các liên kết và bỏ sót văn bản này.
    Chỉ xét những văn bản có trong bộ dữ liệu và không ban hành sau văn bản này.
    """,
)  # fmt: skip
def named_in_the_title_but_not_linked(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A title that says it carries out, amends or replaces a document, without the link.

    "Thực hiện Kết luận số ...", "sửa đổi Quyết định số ...": whoever asks what was done about
    the conclusion, or whether the decision still stands, follows the links and misses this one.
    Only documents of the dataset are meant, and only those not issued later.
    """
    by_number: dict[DocumentNumber, list[Directive]] | None = None
    for directive in data.directives:
        if not _ACTS.search(directive.title_vi):
            continue
        named = _numbers(directive.title_vi)
        if not named:
            continue
        if by_number is None:
            by_number = defaultdict(list)
            for one in data.directives:
                if one.number is not None:
                    by_number[one.number].append(one)
        linked = _linked(directive)
        for issued in directive.issues:  # what it issues may be what carries the other out
            linked |= _linked(data.directives[issued]) if issued in data.directives else set()
        for number in named:
            meant = [one for one in by_number.get(number, ()) if _may_mean(directive, one)]
            if number == directive.number or not meant or linked & {one.id for one in meant}:
                continue
            ids = ", ".join(one.id for one in meant)
            yield Problem(
                field="title_vi",
                value=directive.title_vi,
                message=f"{directive.title_vi!r} names {number} ({ids}), but no link leads there",
                message_vi=f"{directive.title_vi!r} nêu {number} ({ids}), nhưng chưa có liên kết",
                hint=f"add {ids} to carries_out, amends or replaces",
                hint_vi=f"thêm {ids} vào carries_out, amends hoặc replaces",
                record=directive,
            )


_ACTS = re.compile("thực hiện|thi hành|triển khai|sửa đổi|bổ sung|thay thế|bãi bỏ", re.IGNORECASE)


def _linked(directive: Directive) -> set[str]:
    return {*directive.carries_out, *directive.amends, *directive.replaces, *directive.issues}


def _may_mean(directive: Directive, other: Directive) -> bool:
    if other.id == directive.id:
        return False
    if other.issued_on is None or directive.issued_on is None:
        return True
    return other.issued_on.after(directive.issued_on) is not True
