"""Rules on documents: numbers, days, issuers, terms, and what carries out what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.dataset import Dataset
from vnforeign.model.directives import UNSIGNED_TYPES, Directive
from vnforeign.values.documents import DocumentNumber, Family, document_types
from vnforeign.values.names import closest
from vnforeign.values.terms import congress_term

__all__: list[str] = []


@rule(
    "VNF101",
    "year-not-of-issue",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails="""{"directives": [{"id": "d", "number": "06/2020/QĐ-TTg", "type": "QĐ",
 "title_vi": "hội nghị", "title_en": "conferences", "issued_on": "2021-02-21"}]}""",
    passes="""{"directives": [{"id": "d", "number": "06/2020/QĐ-TTg", "type": "QĐ",
 "title_vi": "hội nghị", "title_en": "conferences", "issued_on": "2020-02-21"}]}""",
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
    "VNF102",
    "carries-out-later-document",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails="""{"directives": [
 {"id": "a", "type": "NQ", "title_vi": "a", "title_en": "a", "issued_on": "2023-04-15",
  "carries_out": ["b"]},
 {"id": "b", "type": "KL", "title_vi": "b", "title_en": "b", "issued_on": "2023-06-15"}]}""",
    passes="""{"directives": [
 {"id": "a", "type": "NQ", "title_vi": "a", "title_en": "a", "issued_on": "2024-04-15",
  "carries_out": ["b"]},
 {"id": "b", "type": "KL", "title_vi": "b", "title_en": "b", "issued_on": "2023-06-15"}]}""",
)
def carries_out_later_document(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document that carries out, amends or replaces one issued after it.

    A document can only act on what is already there: a day is misread, or the link points the
    wrong way.
    """
    for field in ("carries_out", "amends", "replaces"):
        for target in getattr(directive, field):
            later = data.directives.get(target)
            if later is None or later.issued_on is None or directive.issued_on is None:
                continue
            if directive.issued_on.before(later.issued_on):
                yield Problem(
                    field=field,
                    value=target,
                    message=f"was issued {directive.issued_on}, before {target} "
                    f"({later.issued_on})",
                    message_vi=f"ban hành {directive.issued_on}, trước {target} "
                    f"({later.issued_on})",
                    hint="turn the link round, or check both days",
                    hint_vi="đảo chiều liên kết, hoặc kiểm tra hai ngày",
                )


@rule(
    "VNF103",
    "documents-in-a-circle",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails="""{"directives": [
 {"id": "a", "type": "NQ", "title_vi": "a", "title_en": "a", "carries_out": ["b"]},
 {"id": "b", "type": "KL", "title_vi": "b", "title_en": "b", "carries_out": ["a"]}]}""",
    passes="""{"directives": [
 {"id": "a", "type": "NQ", "title_vi": "a", "title_en": "a", "carries_out": ["b"]},
 {"id": "b", "type": "KL", "title_vi": "b", "title_en": "b"}]}""",
)
def documents_in_a_circle(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Documents that carry each other out, in a circle.

    Authority flows one way: a circle means that a link points the wrong way.
    """
    done: set[str] = set()
    for start in data.directives.ids:
        if start in done:
            continue
        # Walk along, depth first, with the path so far as the stack.
        path = {start: None}
        stack = [(start, _carried_out(data, start))]
        while stack:
            at, links = stack[-1]
            for link in links:
                if link in path:
                    walked = list(path)
                    circle = [*walked[walked.index(link) :], link]
                    yield Problem(
                        field="carries_out",
                        value=link,
                        message=f"carries out itself: {' -> '.join(circle)}",
                        message_vi=f"tự thực hiện chính mình: {' -> '.join(circle)}",
                        hint="one of these links points the wrong way",
                        hint_vi="một liên kết trong đó ngược chiều",
                        record=data.directives[at],
                    )
                elif link not in done:
                    stack.append((link, _carried_out(data, link)))
                    path[link] = None
                    break
            else:
                stack.pop()
                path.pop(at)
                done.add(at)


def _carried_out(data: Dataset, directive: str) -> Iterator[str]:
    """The documents of the dataset that one carries out, each once."""
    links = dict.fromkeys(data.directives[directive].carries_out)
    return (link for link in links if link in data.directives)


@rule(
    "VNF104",
    "one-number-two-records",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails="""{"directives": [
 {"id": "a", "number": "25-CT/TW", "type": "CT", "title_vi": "a", "title_en": "a",
  "issued_on": "2018-08-08"},
 {"id": "b", "number": "25-CT/TW", "type": "CT", "title_vi": "b", "title_en": "b",
  "issued_on": "2018"}]}""",
    passes="""{"directives": [
 {"id": "a", "number": "25-CT/TW", "type": "CT", "title_vi": "a", "title_en": "a",
  "issued_on": "2018-08-08"},
 {"id": "b", "number": "25-CT/TW", "type": "CT", "title_vi": "b", "title_en": "b",
  "issued_on": "2023-10-25"}]}""",
)
def one_number_two_records(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two records that may be one document: one number, and nothing that tells them apart.

    Party serials start again with each Congress term and State serials with each year, so a
    number alone is no identity; number and day, or number and term, is. Documents of different
    places, issuers, terms or days are two; what is not known tells nothing apart.
    """
    by_number: dict[DocumentNumber, list[Directive]] = defaultdict(list)
    for directive in data.directives:
        if directive.number is not None:
            by_number[directive.number].append(directive)
    for number, same in by_number.items():
        for index, one in enumerate(same):
            for other in same[:index]:
                if not _told_apart(one, other):
                    yield Problem(
                        field="number",
                        value=number,
                        message=f"{number} is the number of {other.id} too, and no day, term, "
                        "issuer or place tells the two apart",
                        message_vi=f"{number} cũng là số của {other.id}, không có ngày, khóa, cơ "
                        "quan hay nơi ban hành để phân biệt",
                        hint="merge the two, or add the day or term of each",
                        hint_vi="gộp hai bản ghi, hoặc thêm ngày hay khóa của từng văn bản",
                        record=one,
                    )


def _told_apart(one: Directive, other: Directive) -> bool:
    for field in ("place", "issuer", "term"):
        mine, theirs = getattr(one, field), getattr(other, field)
        if mine is not None and theirs is not None and mine != theirs:
            return True
    if one.issued_on is not None and other.issued_on is not None:
        return one.issued_on.same_day(other.issued_on) is False
    return False


@rule(
    "VNF105",
    "term-not-of-day",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails="""{"directives": [{"id": "d", "number": "57-KL/TW", "type": "KL", "title_vi": "d",
 "title_en": "d", "issued_on": "2023-06-15", "term": "XII"}]}""",
    passes="""{"directives": [{"id": "d", "number": "57-KL/TW", "type": "KL", "title_vi": "d",
 "title_en": "d", "issued_on": "2023-06-15", "term": "XIII"}]}""",
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
            hint_vi="kiểm tra ngày và khóa",
        )


@rule(
    "VNF106",
    "type-not-of-the-family",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails="""{"directives": [{"id": "d", "type": "Nghị quyết", "title_vi": "d",
 "title_en": "d"}]}""",
    passes="""{"directives": [{"id": "d", "type": "NQ", "title_vi": "d",
 "title_en": "d"}]}""",
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
            message_vi=f"{number}: {number.type!r} không phải loại văn bản của nhóm "
            f"{number.family.value}",
            hint="check '-' and '/': a Party number is 25-CT/TW, a State number 25/CT-TTg",
            hint_vi="xem lại '-' và '/': số của Đảng là 25-CT/TW, của Nhà nước là 25/CT-TTg",
        )
