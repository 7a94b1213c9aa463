"""Rules on documents: the number against the day, the term, the type and the id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks._examples import document, documents
from vnforeign.dataset import Dataset
from vnforeign.model.directives import UNSIGNED_TYPES, Directive
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family, document_types
from vnforeign.values.names import closest, fold
from vnforeign.values.terms import congress_term, from_roman, national_assembly, to_roman

__all__: list[str] = []


@rule(
    "VNF101",
    "year-not-of-issue",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "number": "06/2020/QĐ-TTg", "type": "QĐ",
 "title_vi": "hội nghị", "title_en": "conferences", "cites": ["s"], "issued_on": "2021-02-21"}]}""",
    passes="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "number": "06/2020/QĐ-TTg", "type": "QĐ",
 "title_vi": "hội nghị", "title_en": "conferences", "cites": ["s"], "issued_on": "2020-02-21"}]}""",
    vi="""Số, ký hiệu ghi năm khác với năm ban hành văn bản.

    Năm trong số, ký hiệu của văn bản quy phạm pháp luật là năm ban hành (khoản 3 Điều 7 Luật Ban
    hành văn bản quy phạm pháp luật số 64/2025/QH15; Điều 10 Luật Ban hành văn bản quy phạm pháp
    luật số 80/2015/QH13); năm trong số, ký hiệu văn bản của Quốc hội cũng vậy.
    """,
)
def year_not_of_issue(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A number whose year is not the year the document was issued.

    The year inside a normative number is its year of issue (Law 64/2025/QH15, Art. 7(3); Law
    80/2015/QH13, Art. 10), and so is the year inside a National Assembly number.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or number.year is None or issued is None:
        return
    if not issued.first.year <= number.year <= issued.last.year:
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"{number} carries the year {number.year}, but was issued {issued}",
            message_vi=f"{number} mang năm {number.year}, nhưng ban hành {issued}",
            hint="one of the two years is misread",
            hint_vi="một trong hai năm bị đọc nhầm",
        )


@rule(
    "VNF105",
    "term-not-of-day",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "number": "57-KL/TW", "type": "KL", "title_vi": "d",
 "title_en": "d", "cites": ["s"], "issued_on": "2023-06-15", "term": "XII"}]}""",
    passes="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "number": "57-KL/TW", "type": "KL", "title_vi": "d",
 "title_en": "d", "cites": ["s"], "issued_on": "2023-06-15", "term": "XIII"}]}""",
    vi="""Văn bản của Trung ương Đảng ghi nhiệm kỳ Đại hội không ứng với ngày ban hành.

    Các dãy số của Ban Chấp hành Trung ương bắt đầu lại từ hội nghị lần thứ nhất của mỗi khóa (Hướng
    dẫn số 36-HD/VPTW, mục 1.3.1). Cấp ủy ở các tỉnh tính theo đại hội của đảng bộ mình, nên quy tắc
    này chỉ áp dụng cho văn bản của Trung ương.
    """,
)
def term_not_of_day(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A central Party document whose Congress term is not the one its day falls in.

    The Central Committee's series start again at its first plenum (Guideline 36-HD/VPTW, 1.3.1).
    Committees of provinces follow their own congresses, so only central documents are held to it.
    """
    number, issued, term = directive.number, directive.issued_on, directive.term
    if number is None or issued is None or term is None:
        return
    if number.family is not Family.PARTY or not number.issuer.endswith("TW"):
        return
    found = congress_term(issued)
    if found is not None and found.roman != term:
        yield Problem(
            field="term",
            value=term,
            message=f"{issued} lies in the term of Congress {found.roman}, not {term}",
            message_vi=f"{issued} thuộc nhiệm kỳ Đại hội {found.roman}, không phải {term}",
            hint="check the day and the term",
            hint_vi="kiểm tra ngày và nhiệm kỳ",
        )


_OF_FAMILY_VI = {
    Family.PARTY: "văn bản của Đảng",
    Family.ADMINISTRATIVE: "văn bản hành chính",
    Family.NORMATIVE: "văn bản quy phạm pháp luật",
}


@rule(
    "VNF106",
    "type-not-of-the-family",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "type": "Nghị quyết", "title_vi": "d",
 "title_en": "d", "cites": ["s"]}]}""",
    passes="""{"sources": [{"id": "s", "title": "Báo cáo"}], "directives": [
 {"id": "d", "type": "NQ", "title_vi": "d",
 "title_en": "d", "cites": ["s"]}]}""",
    vi="""Ký hiệu loại văn bản chưa biết, hoặc không dùng cho nhóm văn bản này.

    Văn bản của Đảng có 25 loại theo Quy định số 399-QĐ/TW, văn bản hành chính của Nhà nước có 27
    loại theo Phụ lục III Nghị định số 30/2020/NĐ-CP. Bảng ký hiệu còn thiếu những ký hiệu cũ và ký
    hiệu cấp tỉnh của Đảng, nên đây là câu hỏi, không phải lỗi. Quy tắc xét những văn bản mà nguồn
    chỉ nêu tên, và những số, ký hiệu được đọc theo các loại văn bản do bạn tự khai báo.
    """,
)
def type_not_of_the_family(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A type sign that is unknown, or that this family of documents does not use.

    Party documents have the 25 types of Regulation 399-QĐ/TW, State administrative ones the 27
    of Decree 30/2020/NĐ-CP, Appendix III. The tables are incomplete for the Party's older and
    provincial signs, so this is a question, not an error. It speaks of documents that the
    sources only name, and of numbers read with types of your own.
    """
    number, known = directive.number, document_types.get(directive.type)
    if number is None or number.type is None:
        if known is None and directive.type not in UNSIGNED_TYPES:
            near = closest(directive.type, document_types)
            yield Problem(
                field="type",
                value=directive.type,
                message=f"{directive.type!r} is no known sign of a type",
                message_vi=f"{directive.type!r} không phải ký hiệu loại văn bản đã biết",
                hint="write the sign, such as 'NQ' for a resolution"
                + (f"; near it: {', '.join(near)}" if near else ""),
                hint_vi="ghi ký hiệu, như 'NQ' cho nghị quyết"
                + (f"; gần giống: {', '.join(near)}" if near else ""),
            )
        return
    uses = {
        Family.PARTY: known is not None and known.party,
        Family.ADMINISTRATIVE: known is not None and known.administrative,
        Family.NORMATIVE: known is not None and known.normative,
    }
    if not uses.get(number.family, True):
        yield Problem(
            field="number",
            value=number,
            message=f"{number}: {number.type!r} is no type of {number.family.value} documents",
            message_vi=f"{number}: {number.type!r} không phải loại {_OF_FAMILY_VI[number.family]}",
            hint="check '-' and '/': a Party number is 25-CT/TW, a State number 25/CT-TTg",
            hint_vi="xem lại '-' và '/': số của Đảng là 25-CT/TW, của Nhà nước là 25/CT-TTg",
        )


_DIRECTIVES_MADE_LAW_UNTIL = PartialDate.of(2016, 6, 30)


@rule(
    "VNF111",
    "type-sign-out-of-its-years",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document(number="12/2021/CT-UBND", type="CT", issued_on="2021-05-04", place="VN-69",
                 level="provincial"),
        places=[{"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen",
                 "kind": "province", "country": "VN"}],
        countries=[{"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}],
    ),
    passes=documents(
        document(number="12/CT-UBND", type="CT", issued_on="2021-05-04", place="VN-69",
                 level="provincial"),
        places=[{"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen",
                 "kind": "province", "country": "VN"}],
        countries=[{"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"}],
    ),
    vi="""Ký hiệu loại văn bản chưa dùng, hoặc không còn dùng, vào ngày ban hành.

    Nghị định số 30/2020/NĐ-CP đổi một số ký hiệu từ ngày 5/3/2020 (GN thành BGN, TTh thành BTT, UQ
    thành GUQ); còn từ ngày 1/7/2016, chỉ thị không còn là văn bản quy phạm pháp luật nên số, ký
    hiệu không ghi năm (Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13). Số, ký hiệu không
    đúng thời kỳ thì rất có thể đã bị đọc nhầm, hoặc ngày ban hành bị đọc nhầm.
    """,
)  # fmt: skip
def type_sign_out_of_its_years(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A type sign that was not yet, or no longer, in use on the day of issue.

    Decree 30/2020/NĐ-CP renamed signs on 5 March 2020 (GN became BGN, TTh became BTT, UQ became
    GUQ), and since 1 July 2016 a directive makes no law, so its number carries no year (Law
    80/2015/QH13). A number of the wrong time is most likely misread, or its day is.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or issued is None or number.type is None:
        return
    row = document_types.get(number.type)
    if row is None:
        return
    ended = _DIRECTIVES_MADE_LAW_UNTIL if _is_directive_with_year(number) else _day(row.until)
    began = _day(row.since)
    if ended is not None and issued.after(ended):
        when, when_vi = f"not in use after {ended}", f"không dùng sau ngày {ended}"
    elif began is not None and issued.before(began):
        when, when_vi = f"not in use before {began}", f"chưa dùng trước ngày {began}"
    else:
        return
    yield Problem(
        field="number",
        value=number,
        message=f"{number} was issued {issued}, but its form ({number.sign}) was {when}",
        message_vi=f"{number} ban hành {issued}, nhưng dạng ký hiệu này ({number.sign}) {when_vi}",
        hint="check the sign and the year in it against the source",
        hint_vi="đối chiếu ký hiệu và năm trong số với nguồn",
    )


def _is_directive_with_year(number: DocumentNumber) -> bool:
    return number.type == "CT" and number.family is Family.NORMATIVE


def _day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


@rule(
    "VNF112",
    "serial-beyond-its-series",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="2023-NQ/TW", issued_on="2023-01-09")),
    passes=documents(document(number="34-NQ/TW", issued_on="2023-01-09")),
    vi="""Số của văn bản lớn hơn nhiều so với mức mà dãy số đó có thể đạt tới.

    Năm, số trang hay dấu chú thích rất dễ bị đọc lẫn vào số: "34" kèm dấu chú thích 5 thành 345.
    Trong một nhiệm kỳ năm năm, Trung ương Đảng ban hành vài chục nghị quyết và chỉ thị, khoảng hai
    trăm kết luận; mỗi cơ quan ban hành nhiều nhất vài trăm văn bản quy phạm pháp luật trong một
    năm, riêng Quốc hội là trong một khóa. Các cận được đặt rộng: gấp đôi trở lên so với những gì đã
    gặp.
    """,
)
def serial_beyond_its_series(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A serial far greater than its series ever grows.

    A year, a page or a footnote mark is easily read into the serial: "34" with the footnote 5
    becomes 345. In a five-year term the centre of the Party issues some dozens of resolutions and
    directives and some two hundred conclusions; a body makes no more than some hundreds of acts
    that make law in a year, the National Assembly in a term. The bounds are wide: twice and more
    what we have seen.
    """
    number = directive.number
    if number is None:
        return
    most = _most(number)
    if most is not None and number.serial > most:
        yield Problem(
            field="number",
            value=number,
            message=f"{number}: serials of {number.sign} do not grow beyond {most}",
            message_vi=f"{number}: số thứ tự của {number.sign} không vượt quá {most}",
            hint="check that no year, page or footnote mark was read into the serial",
            hint_vi="kiểm tra xem năm, số trang hay dấu chú thích có bị đọc vào số thứ tự không",
        )


def _most(number: DocumentNumber) -> int | None:
    """The greatest serial to be believed; None where a series has no known bound."""
    if number.family is Family.PARTY:
        return _MOST_CENTRAL.get(number.type or "") if number.issuer == "TW" else None
    if number.family is Family.NORMATIVE:
        return _MOST_IN_A_YEAR
    if number.family is Family.ASSEMBLY:
        return _MOST_IN_A_TERM if number.issuer.startswith("QH") else None
    return None


_MOST_CENTRAL = {"NQ": 200, "CT": 200, "KL": 600}
_MOST_IN_A_YEAR = 1_000
_MOST_IN_A_TERM = 600


@rule(
    "VNF115",
    "assembly-term-not-of-day",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="08/2021/QH15", issued_on="2021-03-23")),
    passes=documents(document(number="08/2021/QH15", issued_on="2021-07-23")),
    vi="""Số, ký hiệu của một khóa Quốc hội không hoạt động vào ngày ban hành.

    Ký hiệu ghi rõ khóa Quốc hội (QH15, UBTVQH15); Quốc hội và Ủy ban Thường vụ Quốc hội mỗi khóa
    làm việc cho đến khi khai mạc kỳ họp thứ nhất của Quốc hội khóa sau. Trong năm bầu cử, năm ghi
    trong số, ký hiệu không chứng minh được gì: trong năm 2021, đến hết ngày 19/7 là QH14, từ ngày
    20/7 là QH15.
    """,
)
def assembly_term_not_of_day(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A number of a National Assembly that did not sit on the day of issue.

    The sign holds the Assembly's number (QH15, UBTVQH15), and an Assembly and its Standing
    Committee work until the next one's first session opens. In a year of elections the year in
    the number proves nothing: 2021 is QH14 until 19 July and QH15 from 20 July on.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or issued is None or "QH" not in number.issuer:
        return
    term = number.assembly_term
    found = national_assembly(issued) if term is not None else None
    if term is not None and found is not None and found.number != term:
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"{number} is of National Assembly {to_roman(term)}, but on {issued} "
            f"Assembly {found.roman} sat",
            message_vi=f"{number} là của Quốc hội khóa {to_roman(term)}, nhưng {issued} thuộc "
            f"nhiệm kỳ Quốc hội khóa {found.roman}",
            hint="check the day and the term in the sign",
            hint_vi="kiểm tra ngày ban hành và số khóa trong ký hiệu",
        )


@rule(
    "VNF116",
    "term-not-a-roman-numeral",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails=documents(document(term="13")),
    passes=documents(document(term="XIII")),
    vi="""Nhiệm kỳ không ghi bằng số La Mã.

    Văn bản in nhiệm kỳ bằng số La Mã ("khóa XIII"), và nhiệm kỳ là một nửa của những gì xác định
    một văn bản của Đảng: đối với người tra cứu, "13", "khóa XIII" và "XIII" sẽ là ba nhiệm kỳ khác
    nhau.
    """,
)
def term_not_a_roman_numeral(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A term that is not written as a Roman numeral.

    Documents print terms in Roman numerals ("khóa XIII"), and a term is half of a Party
    document's identity: "13", "khóa XIII" and "XIII" would be three terms to whoever looks one
    up.
    """
    term = directive.term
    if term is None:
        return
    try:
        from_roman(term)
        if term.isupper():
            return
    except ValueError:
        pass
    yield Problem(
        field="term",
        value=term,
        message=f"{term!r} is no Roman numeral in capitals",
        message_vi=f"{term!r} không phải số La Mã viết hoa",
        hint="write the number of the congress alone, such as 'XIII'",
        hint_vi="chỉ ghi số thứ tự đại hội, như 'XIII'",
    )


@rule(
    "VNF117",
    "id-not-of-the-number",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document("57-kl-tw-2023", number="75-KL/TW", type="KL", issued_on="2023-06-15")
    ),
    passes=documents(
        document("57-kl-tw-2023", number="57-KL/TW", type="KL", issued_on="2023-06-15")
    ),
    vi="""Mã định danh đặt theo số, ký hiệu mà số hoặc năm không khớp với bản ghi.

    Các bản ghi khác dẫn đến văn bản bằng mã định danh như "57-kl-tw-2023", và người đọc cũng nhìn
    vào đó. Khi số, ký hiệu hoặc ngày ban hành được sửa mà mã định danh để nguyên, hoặc khi bản ghi
    được chép lại, mọi liên kết đều như dẫn đến một văn bản khác. Mã định danh đặt theo cách khác
    thì không xét.
    """,
)
def id_not_of_the_number(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """An id made of a document's number that is not the number, or the year, of the record.

    An id such as "57-kl-tw-2023" is what other records refer by and what people read. When the
    number or the day is corrected and the id is not, or a record is copied, every link seems to
    lead to another document. Ids of other kinds are not looked at.
    """
    number = directive.number
    head, *rest = directive.id.split("-")
    if number is None or number.type is None or not _SERIAL(head):
        return
    if fold(number.type) not in rest:
        return
    if int(head.rstrip(_LETTERS)) != number.serial:
        yield Problem(
            field="number",
            value=number,
            message=f"the id {directive.id!r} begins with {head}, but the number is {number}",
            message_vi=f"mã định danh {directive.id!r} bắt đầu bằng {head}, nhưng số là {number}",
            hint="one of the two is misread, or the record was copied",
            hint_vi="một trong hai bị đọc nhầm, hoặc bản ghi được chép lại",
        )
        return
    issued = directive.issued_on
    years = [int(part) for part in rest if _YEAR(part)]
    if not years or issued is None or number.year in years:
        return
    if not any(issued.first.year <= year <= issued.last.year for year in years):
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"the id {directive.id!r} names {years[0]}, but it was issued {issued}",
            message_vi=f"mã định danh {directive.id!r} ghi năm {years[0]}, nhưng ban hành {issued}",
            hint="one of the two years is misread",
            hint_vi="một trong hai năm bị đọc nhầm",
        )


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SERIAL = re.compile(r"[0-9]{1,7}[a-z]?").fullmatch
_YEAR = re.compile(r"(?:19|20)[0-9]{2}").fullmatch


@rule(
    "VNF127",
    "normative-act-without-a-year",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="57/CP", type="NĐ", issued_on="2003-06-05")),
    passes=documents(document(number="57/CP", type="NĐ", issued_on="1993-06-05")),
    vi="""Nghị định, thông tư, pháp lệnh sau năm 1996 mà số, ký hiệu không có năm, không có loại.

    Trước năm 1997, nghị định được đánh số dạng "57/CP"; từ khi có Luật Ban hành văn bản quy phạm
    pháp luật năm 1996, số, ký hiệu của văn bản quy phạm pháp luật có cả năm và loại văn bản
    ("57/2003/NĐ-CP"). Dạng rút gọn là cách dẫn theo trí nhớ, không phân biệt được văn bản này với
    văn bản của những năm khác.
    """,
)
def normative_act_without_a_year(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A decree, circular or ordinance of after 1996 whose number carries neither year nor type.

    Before 1997 a decree was numbered "57/CP"; since the Law on Legal Documents of 1996 the number
    of an act that makes law holds its year and its type ("57/2003/NĐ-CP"). A short form is a
    citation from memory, and it does not tell the act from those of other years.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or issued is None or directive.type not in _ALWAYS_NORMATIVE:
        return
    if number.family is Family.LETTER and issued.first.year >= _YEARS_IN_NUMBERS:
        yield Problem(
            field="number",
            value=number,
            message=f"{number} is the number of a letter, but its type is {directive.type} of "
            f"{issued}",
            message_vi=f"{number} là dạng số của công văn, nhưng loại văn bản là "
            f"{directive.type}, ban hành {issued}",
            hint=f"write the whole number, such as '{number.serial:02}/{issued.first.year}/"
            f"{directive.type}-{number.issuer}'",
            hint_vi=f"ghi đủ số và ký hiệu, như '{number.serial:02}/{issued.first.year}/"
            f"{directive.type}-{number.issuer}'",
        )


_ALWAYS_NORMATIVE = frozenset({"NĐ", "TT", "TTLT", "PL"})
_YEARS_IN_NUMBERS = 1997
