"""Rules on what documents do to each other: carry out, amend, replace, issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import document, documents
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive

__all__: list[str] = []


@rule(
    "VNF102",
    "carries-out-later-document",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails=documents(
        document("a", issued_on="2023-04-15", carries_out=["b"]),
        document("b", type="KL", issued_on="2023-06-15"),
    ),
    passes=documents(
        document("a", issued_on="2024-04-15", carries_out=["b"]),
        document("b", type="KL", issued_on="2023-06-15"),
    ),
    vi="""Văn bản thực hiện, sửa đổi hoặc thay thế một văn bản có ngày ban hành muộn hơn.

    Văn bản chỉ tác động được đến những gì đã có: một ngày bị đọc nhầm, hoặc liên kết bị ngược
    chiều.
    """,
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
    fails=documents(document("a", carries_out=["b"]), document("b", type="KL", carries_out=["a"])),
    passes=documents(document("a", carries_out=["b"]), document("b", type="KL")),
    vi="""Các văn bản thực hiện lẫn nhau thành một vòng tròn.

    Thẩm quyền chỉ đi một chiều: có vòng tròn nghĩa là có liên kết ngược chiều.
    """,
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
    "VNF125",
    "acts-on-a-replaced-document",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document("old", issued_on="2017-02-06"),
        document("new", issued_on="2026-01-09", replaces=["old"]),
        document("plan", issued_on="2026-03-01", carries_out=["old"]),
    ),
    passes=documents(
        document("old", issued_on="2017-02-06"),
        document("new", issued_on="2026-01-09", replaces=["old"]),
        document("plan", issued_on="2026-03-01", carries_out=["new"]),
    ),
    vi="""Văn bản thực hiện hoặc sửa đổi một văn bản mà khi đó đã bị thay thế.

    Văn bản đã bị thay thế thì không còn hiệu lực: không ai thực hiện, và cũng không sửa đổi được.
    Có kế hoạch giữ số, ký hiệu cũ theo thói quen, như những kế hoạch vẫn dẫn Quy định số 66-QĐ/TW
    sau khi Quy định số 399-QĐ/TW thay thế quy định đó ngày 9/1/2026; hoặc ngày bị đọc nhầm.
    """,
)
def acts_on_a_replaced_document(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A document that carries out or amends one already replaced on its day.

    What was replaced is no longer in force: nobody carries it out, and it cannot be amended. A
    plan keeps the old number out of habit, as those do that name 66-QĐ/TW after 399-QĐ/TW
    replaced it on 9 January 2026; or the day is misread.
    """
    replaced: dict[str, list[Directive]] = defaultdict(list)
    for directive in data.directives:
        for target in directive.replaces:
            replaced[target].append(directive)
    if not replaced:
        return
    for directive in data.directives:
        for field in ("carries_out", "amends"):
            for target in getattr(directive, field):
                for other in replaced.get(target, ()):
                    if other.id == directive.id or not _before(other, directive):
                        continue
                    yield Problem(
                        field=field,
                        value=target,
                        message=f"{target} was replaced by {other.id} ({other.issued_on}) before "
                        f"{directive.issued_on}",
                        message_vi=f"{target} đã được {other.id} ({other.issued_on}) thay thế "
                        f"trước {directive.issued_on}",
                        hint=f"name {other.id}, or check the days",
                        hint_vi=f"dẫn {other.id}, hoặc kiểm tra các ngày",
                        record=directive,
                    )


def _before(one: Directive, other: Directive) -> bool:
    if one.issued_on is None or other.issued_on is None:
        return False
    return one.issued_on.before(other.issued_on) is True


@rule(
    "VNF126",
    "issued-with-on-another-day",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(
        document("decision", type="QĐ", issued_on="2017-08-03", issues=["rules"]),
        document("rules", type="QC", issued_on="2017-03-08"),
    ),
    passes=documents(
        document("decision", type="QĐ", issued_on="2017-08-03", issues=["rules"]),
        document("rules", type="QC", issued_on="2017-08-03"),
    ),
    vi="""Văn bản ban hành kèm theo văn bản khác nhưng ghi ngày khác.

    Quy chế hay chương trình ban hành kèm theo quyết định thì không có ngày nào ngoài ngày của quyết
    định. Có hai ngày nghĩa là một ngày bị đọc nhầm, thường do đảo ngày với tháng, hoặc liên kết dẫn
    đến một phiên bản khác.
    """,
)
def issued_with_on_another_day(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document issued with another one, but dated another day.

    A regulation or programme that a decision issues has no day but the decision's. Two days mean
    that one is misread, day and month exchanged as a rule, or that the link leads to another
    version.
    """
    for target in directive.issues:
        issued = data.directives.get(target)
        if issued is None or issued.issued_on is None or directive.issued_on is None:
            continue
        if directive.issued_on.same_day(issued.issued_on) is False:
            yield Problem(
                field="issues",
                value=target,
                message=f"was issued {directive.issued_on}, but {target}, which it issues, "
                f"{issued.issued_on}",
                message_vi=f"ban hành {directive.issued_on}, nhưng {target} được ban hành kèm "
                f"theo lại ghi {issued.issued_on}",
                hint="give both the day of the issuing document",
                hint_vi="ghi cả hai theo ngày của văn bản ban hành",
            )


@rule(
    "VNF129",
    "issued-by-two-documents",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document("a", type="QĐ", issues=["rules"]),
        document("b", type="QĐ", issues=["rules"]),
        document("rules", type="QC"),
    ),
    passes=documents(
        document("a", type="QĐ", issues=["rules"]),
        document("b", type="QĐ", amends=["rules"]),
        document("rules", type="QC"),
    ),
    vi="""Một văn bản được ghi là do hai văn bản khác ban hành.

    Quy chế chỉ được ban hành một lần. Quyết định thứ hai là sửa đổi quy chế đó, hoặc ban hành một
    phiên bản mới, tức là một văn bản khác có ngày riêng: nếu chung một bản ghi thì người đọc không
    biết bản ghi nói về quy chế nào.
    """,
)
def issued_by_two_documents(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """One document that two others are said to issue.

    A regulation is issued once. A second decision amends it, or issues a new version, which is
    another document with its own day: a reader of the one record cannot tell which rules it
    means.
    """
    issuing: dict[str, list[Directive]] = defaultdict(list)
    for directive in data.directives:
        for target in dict.fromkeys(directive.issues):
            issuing[target].append(directive)
    for target, several in issuing.items():
        for directive in several[1:]:
            yield Problem(
                field="issues",
                value=target,
                message=f"{target} is issued by {several[0].id} too",
                message_vi=f"{target} cũng do {several[0].id} ban hành",
                hint="make two records of two versions, or write 'amends'",
                hint_vi="tách thành hai bản ghi nếu là hai phiên bản, hoặc ghi 'amends'",
                record=directive,
            )
