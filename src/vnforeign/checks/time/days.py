"""Rules on time: what is said to have happened before it could, or could be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, Fields, document, documents, example, published
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Record
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.model.sources import Source
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import Family

__all__ = ["last_word"]


def _event(**fields: object) -> str:
    made: Fields = {
        "id": "e",
        "name_vi": "Hội nghị",
        "name_en": "A conference",
        "kind": "conference",
        "cites": ["s"],
    }
    return example(sources=published(), events=[made | fields])


def _tie(**step: object) -> str:
    laos: Fields = {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}
    agreed: Fields = {"form": "agreement", "cites": ["s"]}
    tie: Fields = {
        "id": "p",
        "local": "VN",
        "foreign": "LA",
        "country": "LA",
        "level": "national",
        "steps": [agreed | step],
    }
    return example(sources=published(), countries=[VIETNAM, laos], partnerships=[tie])


def last_word(record: Record, data: Dataset) -> PartialDate | None:
    """The latest day on which a source of the record came out; None if one is not known."""
    return _last_of((*(one.source for one in record.evidence), *record.cites), data)


def _last_of(sources: Iterable[str], data: Dataset) -> PartialDate | None:
    latest: PartialDate | None = None
    for key in sources:
        source = data.sources.get(key)
        if source is None or source.published_on is None:
            return None
        if latest is None or source.published_on.last > latest.last:
            latest = source.published_on
    return latest


@rule(
    "VNF401",
    "document-after-its-sources",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails=documents(document(issued_on="2023-06-15"), sources=published()),
    passes=documents(document(issued_on="2013-06-15"), sources=published()),
    vi="""Văn bản ban hành sau khi mọi nguồn nêu nó đã được công bố.

    Có ngày ban hành nghĩa là văn bản đã ra: bài viết năm 2021 không thể biết văn bản năm 2023. Một
    chữ số của năm bị đọc nhầm, hoặc căn cứ nói về một văn bản khác cùng số, ký hiệu.
    """,
)
def document_after_its_sources(directive: Directive, data: Dataset) -> Iterator[Problem]:
    """A document issued after every source that states it was published.

    A day of issue says that the document is out: a paper of 2021 cannot know one of 2023. A
    digit of the year is misread, or the evidence belongs to another document of the same number.
    """
    issued = directive.issued_on
    said = last_word(directive, data) if issued is not None else None
    if issued is not None and said is not None and issued.first > said.last:
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"{issued} is later than all its sources, the last of {said}",
            message_vi=f"{issued} sau mọi nguồn của nó, nguồn cuối là {said}",
            hint="check the year of issue, and that the sources mean this document",
            hint_vi="kiểm tra năm ban hành, và nguồn có nói về đúng văn bản này không",
        )


@rule(
    "VNF402",
    "event-after-its-sources",
    Severity.WARNING,
    on="events",
    since="0.1.0",
    fails=_event(date="2022-01-14"),
    passes=_event(date="2021-01-14"),
    vi="""Sự kiện có ngày sau khi mọi nguồn nêu nó đã được công bố.

    Bài viết có thể báo trước một việc theo kế hoạch, nhưng sự kiện trong dữ liệu là việc đã diễn
    ra, mà kế hoạch thì có khi phải hoãn. Hoặc năm bị đọc nhầm, hoặc còn thiếu nguồn nói về chính sự
    kiện đó. (Các bài viết tháng 12/2021 có báo trước những lễ kỷ niệm của năm 2022.)
    """,
)
def event_after_its_sources(event: Event, data: Dataset) -> Iterator[Problem]:
    """An event dated after every source that states it was published.

    A paper may announce what is planned, but an event of ours took place, and plans are put off.
    Either the year is misread, or a source that tells of the event itself is still missing.
    (The papers of December 2021 announce anniversaries of 2022.)
    """
    date = event.date
    said = last_word(event, data) if date is not None else None
    if date is not None and said is not None and date.first > said.last:
        yield Problem(
            field="date",
            value=date,
            message=f"{date} is later than all its sources, the last of {said}",
            message_vi=f"{date} sau mọi nguồn của nó, nguồn cuối là {said}",
            hint="check the date, or cite a source that came out afterwards",
            hint_vi="kiểm tra ngày, hoặc dẫn một nguồn công bố sau đó",
        )


@rule(
    "VNF403",
    "step-after-its-sources",
    Severity.WARNING,
    on="partnerships",
    since="0.1.0",
    fails=_tie(since="2022-03"),
    passes=_tie(since="2012-03"),
    vi="""Bước của quan hệ có ngày sau khi mọi nguồn nêu bước đó đã được công bố.

    Điều hai bên sẽ ký là điều chưa ký: bước mới chỉ dự kiến thì có hình thức là "prospect". Nguồn
    có thể báo trước ngày một thỏa thuận có hiệu lực; khi đó cần một nguồn công bố về sau xác nhận.
    """,
)
def step_after_its_sources(tie: Partnership, data: Dataset) -> Iterator[Problem]:
    """A step of a tie dated after every source that states the step was published.

    What two sides will sign is not signed: a step that is only hoped for has the form
    "prospect". A source may announce the day on which an agreement takes effect; then a later
    one should confirm it.
    """
    for index, step in enumerate(tie.steps):
        since = step.since
        if since is None or step.form is Form.PROSPECT or not (step.evidence or step.cites):
            continue
        said = _last_of((*(one.source for one in step.evidence), *step.cites), data)
        if said is not None and since.first > said.last:
            yield Problem(
                field=f"steps[{index}].since",
                value=since,
                message=f"{since} is later than all the step's sources, the last of {said}",
                message_vi=f"{since} sau mọi nguồn của bước này, nguồn cuối là {said}",
                hint="check the date; what is only hoped for is a 'prospect'",
                hint_vi="kiểm tra ngày; điều mới dự kiến thì ghi 'prospect'",
                evidence=step.evidence,
            )


@rule(
    "VNF409",
    "read-before-it-was-published",
    Severity.ERROR,
    on="sources",
    since="0.1.0",
    fails=example(sources=published(accessed_on="2021-11-22")),
    passes=example(sources=published(accessed_on="2021-12-22")),
    vi="""Nguồn được đọc trước ngày công bố.

    Một trong hai ngày gõ sai, mà việc xác định vào ngày nào đã biết điều gì (``as_known``) lại dựa
    trên cả hai. Trang về sau có sửa thì lấy ngày của bản đã đọc.
    """,
)
def read_before_it_was_published(source: Source, _: Dataset) -> Iterator[Problem]:
    """A source that was read before the day it was published.

    One of the two days is mistyped; what was known when (``as_known``) follows from both. A page
    that was changed later has the day of the text that was read.
    """
    read, published = source.accessed_on, source.published_on
    if read is not None and published is not None and read.before(published):
        yield Problem(
            field="accessed_on",
            value=read,
            message=f"was read {read}, before it was published ({published})",
            message_vi=f"được đọc {read}, trước ngày công bố ({published})",
            hint="check both days",
            hint_vi="kiểm tra cả hai ngày",
        )


@rule(
    "VNF410",
    "horizon-before-issue",
    Severity.WARNING,
    on="directives",
    since="0.1.0",
    fails=documents(document(issued_on="2021-06-15", horizon="2016/2020")),
    passes=documents(document(issued_on="2016-06-15", horizon="2016/2020")),
    vi="""Văn bản có thời hạn áp dụng đã qua khi ban hành.

    Kế hoạch nhìn về phía trước. Thời hạn đã qua là thời hạn của kế hoạch trước bị chép theo, hoặc
    ngày ban hành bị đọc nhầm; báo cáo về những việc đã làm thì không có thời hạn áp dụng.
    """,
)
def horizon_before_issue(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A document made for a time that was over when it was issued.

    A plan looks ahead. A horizon in the past is that of the plan before, copied along, or the
    day of issue is misread; a report on what was done has no horizon.
    """
    horizon, issued = directive.horizon, directive.issued_on
    if horizon is None or issued is None or horizon.end is None:
        return
    if max(horizon.end, horizon.vision or horizon.end) < issued.first:
        yield Problem(
            field="horizon",
            value=horizon,
            message=f"{horizon} was over when it was issued, {issued}",
            message_vi=f"{horizon} đã qua khi văn bản được ban hành, {issued}",
            hint="check the horizon and the day of issue",
            hint_vi="kiểm tra thời hạn và ngày ban hành",
        )


@rule(
    "VNF416",
    "numbered-before-its-issuer-could",
    Severity.ERROR,
    on="directives",
    since="0.1.0",
    fails=documents(document(number="47/NQ-CP", issued_on="1924-04-15")),
    passes=documents(document(number="47/NQ-CP", issued_on="2024-04-15")),
    vi="""Văn bản có số, ký hiệu của Nhà nước trước ngày 2/9/1945, của Đảng trước ngày 3/2/1930.

    Khi ấy Nhà nước hoặc Đảng chưa thành lập. Thế kỷ rất dễ gõ sai ("1924" thay cho "2024"), và văn
    bản như vậy đứng đầu mọi danh mục.
    """,
)
def numbered_before_its_issuer_could(directive: Directive, _: Dataset) -> Iterator[Problem]:
    """A number of the State before 2 September 1945, or of the Party before 3 February 1930.

    Neither was there. A century is easily mistyped ("1924" for "2024"), and such a document
    stands first in every list.
    """
    number, issued = directive.number, directive.issued_on
    if number is None or issued is None:
        return
    party = number.family is Family.PARTY
    began = _PARTY_FROM if party else _STATE_FROM
    if issued.last < began:
        yield Problem(
            field="issued_on",
            value=issued,
            message=f"{number} was issued {issued}, before {began}, when "
            f"{'the Party' if party else 'the State'} was founded",
            message_vi=f"{number} ban hành {issued}, trước {began}, ngày thành lập "
            f"{'Đảng' if party else 'Nhà nước'}",
            hint="check the century",
            hint_vi="kiểm tra thế kỷ",
        )


_PARTY_FROM = dt.date(1930, 2, 3)
_STATE_FROM = dt.date(1945, 9, 2)
