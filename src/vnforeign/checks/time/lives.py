"""Rules on the lives of places and bodies: nothing is of one that was not there."""

from __future__ import annotations

from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import (
    VIETNAM,
    document,
    documents,
    example,
    institution,
    place,
)
from vnforeign.dataset import Dataset
from vnforeign.model.evidence import Record
from vnforeign.model.institutions import Institution
from vnforeign.values.dates import PartialDate

__all__: list[str] = []

_LIVING = ("countries", "places", "institutions")


@rule(
    "VNF412",
    "ended-before-it-began",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=example(
        countries=[VIETNAM], places=[place("VN-69", since="1997-01-01", until="1986-06-30")]
    ),
    passes=example(
        countries=[VIETNAM], places=[place("VN-69", since="1997-01-01", until="2025-06-30")]
    ),
    vi="""Địa phương, cơ quan có ngày kết thúc trước ngày thành lập.

    Ghi như vậy thì địa phương, cơ quan đó không tồn tại ngày nào, nên mọi số liệu, văn bản của nó
    bị từ chối hoặc bị mất. Hai ngày bị đổi chỗ cho nhau, hoặc một năm gõ sai.
    """,
)
def ended_before_it_began(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A place or body whose last day is before its first.

    It was there on no day, so every figure and document of it is refused or lost. The two days
    are exchanged, or a year is mistyped.
    """
    for name in _LIVING:
        for record in data.collection(name):
            since, until = record.since, record.until
            if since is not None and until is not None and until.before(since):
                yield Problem(
                    field="until",
                    value=until,
                    message=f"ended {until}, before it began ({since})",
                    message_vi=f"kết thúc {until}, trước khi thành lập ({since})",
                    hint="check both days",
                    hint_vi="kiểm tra cả hai ngày",
                    record=record,
                )


@rule(
    "VNF414",
    "body-not-there-on-the-day",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=documents(
        document(issuer="commission", type="HD", issued_on="2026-03-26"),
        institutions=[institution("commission", until="2025-02")],
    ),
    passes=documents(
        document(issuer="commission", type="HD", issued_on="2019-03-26"),
        institutions=[institution("commission", until="2025-02")],
    ),
    vi="""Cơ quan ban hành văn bản hoặc dự sự kiện khi chưa thành lập hoặc đã kết thúc hoạt động.

    Các ban, bộ được hợp nhất vào tháng 2 và tháng 3 năm 2025, cấp huyện kết thúc hoạt động vào
    tháng 6: những gì ghi ngày sau đó là của cơ quan kế thừa. Cũng có thể năm bị gõ sai.
    """,
)
def body_not_there_on_the_day(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A document issued, or an event attended, by a body before it began or after it ended.

    Commissions and ministries were merged in February and March 2025, districts ended in June:
    what is dated later is of the body that took over. A year may be mistyped, too.
    """
    bodies = {one.id: one for one in data.institutions if one.since or one.until}
    if not bodies:
        return
    for directive in data.directives:
        body = bodies.get(directive.issuer or "")
        if body is not None and directive.issued_on is not None:
            yield from _out_of_life(directive, "issuer", body, directive.issued_on)
    for event in data.events:
        if event.date is not None:
            for key in event.participants:
                if key in bodies:
                    yield from _out_of_life(event, "participants", bodies[key], event.date)


def _out_of_life(
    record: Record, field: str, body: Institution, day: PartialDate
) -> Iterator[Problem]:
    if body.since is not None and day.before(body.since):
        said, said_vi = f"began {body.since}", f"thành lập {body.since}"
    elif body.until is not None and day.after(body.until):
        said, said_vi = f"ended {body.until}", f"kết thúc {body.until}"
    else:
        return
    yield Problem(
        field=field,
        value=body.id,
        message=f"{body.id} {said}, but the day is {day}",
        message_vi=f"{body.id} {said_vi}, nhưng ngày ghi là {day}",
        hint="name the body of that time, or check the day",
        hint_vi="ghi cơ quan của thời gian đó, hoặc kiểm tra ngày",
        record=record,
    )
