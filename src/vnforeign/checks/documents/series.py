"""Rules on series: documents of one number, and serials against days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import document, documents
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive
from vnforeign.values.documents import DocumentNumber, Family, issuer_signs
from vnforeign.values.terms import congress_term

__all__: list[str] = []


@rule(
    "VNF104",
    "one-number-two-records",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "a", "number": "25-CT/TW", "type": "CT", "title_vi": "a", "title_en": "a", "cites": ["s"],
  "issued_on": "2018-08-08"},
 {"id": "b", "number": "25-CT/TW", "type": "CT", "title_vi": "b", "title_en": "b", "cites": ["s"],
  "issued_on": "2018"}]}""",
    passes="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "a", "number": "25-CT/TW", "type": "CT", "title_vi": "a", "title_en": "a", "cites": ["s"],
  "issued_on": "2018-08-08"},
 {"id": "b", "number": "25-CT/TW", "type": "CT", "title_vi": "b", "title_en": "b", "cites": ["s"],
  "issued_on": "2023-10-25"}]}""",
    vi="""Hai bản ghi có thể là một văn bản: cùng số, ký hiệu và không có gì để phân biệt.

    Số văn bản của Đảng bắt đầu lại mỗi nhiệm kỳ Đại hội, của Nhà nước bắt đầu lại mỗi năm, nên
    riêng số, ký hiệu chưa xác định được văn bản; số, ký hiệu kèm ngày hoặc kèm nhiệm kỳ thì xác
    định được. Khác địa phương, cơ quan ban hành, nhiệm kỳ hoặc ngày thì là hai văn bản; điều chưa
    biết thì không phân biệt được gì.
    """,
)
def one_number_two_records(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two records that may be one document: one number, and nothing that tells them apart.

    Party serials start again with each Congress term and State serials with each year, so a
    number alone is no identity; number and day, or number and term, is. Documents of different
    places, issuers, terms or days are two; what is not known tells nothing apart.
    """
    for number, same in _by_number(data).items():
        for index, one in enumerate(same):
            for other in same[:index]:
                if not _told_apart(one, other):
                    yield Problem(
                        field="number",
                        value=number,
                        message=f"{number} is the number of {other.id} too, and no day, term, "
                        "issuer or place tells the two apart",
                        message_vi=f"{number} cũng là số của {other.id}, không có ngày, nhiệm kỳ, "
                        "cơ quan hay nơi ban hành để phân biệt",
                        hint="merge the two, or add the day or term of each",
                        hint_vi="gộp hai bản ghi, hoặc thêm ngày hay nhiệm kỳ của từng văn bản",
                        record=one,
                    )


def _by_number(data: Dataset) -> dict[DocumentNumber, list[Directive]]:
    by_number: dict[DocumentNumber, list[Directive]] = defaultdict(list)
    for directive in data.directives:
        if directive.number is not None:
            by_number[directive.number].append(directive)
    return by_number


def _told_apart(one: Directive, other: Directive) -> bool:
    for field in ("place", "issuer", "term"):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine is not None and theirs is not None and mine != theirs:
            return True
    if one.issued_on is not None and other.issued_on is not None:
        return one.issued_on.same_day(other.issued_on) is False
    return False


_PLACELESS = frozenset(sign for sign, row in issuer_signs.items() if "names no place" in row.note)


def _series_of(directive: Directive) -> tuple[object, ...] | None:
    """The series a document is numbered in; None where what is known does not settle it."""
    number = directive.number
    if number is None or number.family is Family.LETTER:
        return None
    home: str | None = None
    if number.issuer in _PLACELESS or number.issuer not in _KNOWN:
        home = directive.place or directive.issuer
        if home is None or number.family is Family.PARTY:
            return None  # a province's terms are its own: no table has them
    when: object = number.year
    if number.family is Family.PARTY:
        when = _congress_of(directive)
    elif number.family is Family.ASSEMBLY or number.assembly_term is not None:
        when = number.issuer  # the term is part of the sign
    elif when is None and directive.issued_on is not None:
        when = directive.issued_on.year
    if when is None:
        return None
    return number.family, directive.type, number.issuer, number.units, home, when


def _congress_of(directive: Directive) -> str | None:
    """The Congress term, from the term or the day; None where they do not settle it."""
    found = None if directive.issued_on is None else congress_term(directive.issued_on)
    if found is None:
        return directive.term
    if directive.term is not None and directive.term != found.roman:
        return None  # VNF105 says so
    return found.roman


_KNOWN = frozenset(issuer_signs) | {
    f"{sign}{term}" for sign in ("QH", "UBTVQH") for term in range(1, 100)
}


@rule(
    "VNF113",
    "one-number-twice-in-its-series",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document("a", number="57-KL/TW", type="KL", issued_on="2023-06-15"),
        document("b", number="57-KL/TW", type="KL", issued_on="2023-09-15"),
    ),
    passes=documents(
        document("a", number="57-KL/TW", type="KL", issued_on="2023-06-15"),
        document("b", number="57-KL/TW", type="KL", issued_on="2013-03-08"),
    ),
    vi="""Một số, ký hiệu có hai ngày, hoặc hai cơ quan ban hành, trong cùng một dãy số.

    Mỗi số chỉ được cấp một lần trong một nhiệm kỳ (Đảng, Quốc hội) hoặc trong một năm (các cơ quan
    khác của Nhà nước): Hướng dẫn số 36-HD/VPTW, mục 1.3.1; Điều 10 Luật Ban hành văn bản quy phạm
    pháp luật số 80/2015/QH13. Một số, ký hiệu có hai ngày trong cùng một dãy số là một văn bản bị
    đọc nhầm ngày, hoặc là số, ký hiệu bị đọc nhầm. Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí
    thư dùng chung ký hiệu TW và chung một dãy số.
    """,
)
def one_number_twice_in_its_series(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """One number on two days, or of two issuers, within one series.

    A serial is given once a term (Party, National Assembly) or once a year (other State bodies):
    Guideline 36-HD/VPTW, 1.3.1; Law 80/2015/QH13, Art. 10. Two days of one number in one series
    are one document with a misread day, or a misread number. The Central Committee, the
    Politburo and the Secretariat sign TW in one series.
    """
    for several in _by_number(data).values():
        for index, one in enumerate(several):
            series = _series_of(one) if index else None
            for other in several[:index]:
                if series is not None and series == _series_of(other) and _told_apart(one, other):
                    yield Problem(
                        field="number",
                        value=one.number,
                        message=f"{one.number} is the number of {other.id} too, in the same "
                        f"series: {_when(one)} and {_when(other)}",
                        message_vi=f"{one.number} cũng là số của {other.id} trong cùng một dãy số: "
                        f"{_when(one)} và {_when(other)}",
                        hint="one number or day is misread, or the two are one document",
                        hint_vi="một số hoặc một ngày bị đọc nhầm, hoặc hai bản ghi là một văn bản",
                        record=one,
                    )


def _when(directive: Directive) -> str:
    parts = (directive.issuer, directive.issued_on and str(directive.issued_on))
    return ", ".join(part for part in parts if part) or directive.id


@rule(
    "VNF114",
    "serial-against-its-day",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document("a", number="53-KL/TW", type="KL", issued_on="2023-04-28"),
        document("b", number="57-KL/TW", type="KL", issued_on="2022-06-15"),
    ),
    passes=documents(
        document("a", number="53-KL/TW", type="KL", issued_on="2023-04-28"),
        document("b", number="57-KL/TW", type="KL", issued_on="2023-06-15"),
    ),
    vi="""Văn bản có số lớn hơn nhưng ngày lại sớm hơn nhiều, trong cùng một dãy số.

    Số được cấp theo thứ tự ký (khoản 3 Điều 7 Luật Ban hành văn bản quy phạm pháp luật số
    64/2025/QH15: số thứ tự liên tục), nên khi một văn bản có ngày sớm hơn văn bản mang số nhỏ hơn
    đến hàng tháng thì năm hoặc tháng đã bị đọc nhầm, hoặc số đã bị đọc nhầm. Chênh nhau vài tuần
    thì không tính: có số được giữ trước, và ngày thông qua có thể khác ngày ký.
    """,
)
def serial_against_its_day(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A later serial on a much earlier day, within one series.

    Numbers are given in the order of signing (Law 64/2025/QH15, Art. 7(3): a continuous serial),
    so a serial that comes months before a lower one has a misread year or month, or a misread
    serial. Some weeks are allowed for: numbers are reserved, and dates of adoption differ from
    those of signing.
    """
    series: dict[tuple[object, ...], list[Directive]] = defaultdict(list)
    for directive in data.directives:
        found = _series_of(directive) if directive.issued_on is not None else None
        if found is not None:
            series[found].append(directive)
    for several in series.values():
        several.sort(key=_serial)
        latest: Directive | None = None
        for directive in several:
            if latest is not None and _serial(latest) < _serial(directive):
                gap = _first(latest) - _last(directive)
                if gap > _SLACK:
                    yield Problem(
                        field="issued_on",
                        value=directive.issued_on,
                        message=f"{directive.number} was issued {directive.issued_on}, but "
                        f"{latest.number}, of a lower serial, {latest.issued_on}",
                        message_vi=f"{directive.number} ban hành {directive.issued_on}, nhưng "
                        f"{latest.number} có số nhỏ hơn lại ban hành {latest.issued_on}",
                        hint="check the days and serials of both",
                        hint_vi="kiểm tra ngày và số thứ tự của cả hai",
                        record=directive,
                    )
                    continue
            if latest is None or _first(directive) > _first(latest):
                latest = directive


_SLACK = dt.timedelta(days=60)


def _serial(directive: Directive) -> int:
    return 0 if directive.number is None else directive.number.serial


def _first(directive: Directive) -> dt.date:
    return directive.issued_on.first if directive.issued_on is not None else dt.date.min


def _last(directive: Directive) -> dt.date:
    return directive.issued_on.last if directive.issued_on is not None else dt.date.max
