"""Rules on events against ties: the day one joined, and the year an anniversary falls in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._examples import VIETNAM, Fields, example
from vnforeign.dataset import Dataset
from vnforeign.model.events import Event
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.values.dates import PartialDate

__all__: list[str] = []

_JOINING = frozenset({"accession", "admission", "membership"})
_RELATIONS = re.compile("quan hệ ngoại giao|diplomatic (?:relations|ties)", re.IGNORECASE)
_YEARS = re.compile(
    r"(?<![0-9])([0-9]{1,3})(?:(?:st|nd|rd|th)? (?:anniversary|years?)|-year|\s+năm)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile("hướng tới|tiến tới|towards?|ahead of", re.IGNORECASE)
_LAOS: Fields = {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}
_ASEAN: Fields = {
    "id": "asean", "name_vi": "ASEAN", "name_en": "ASEAN", "kind": "international-organisation",
}  # fmt: skip


def _with_tie(foreign: str, form: str, since: str, **event: object) -> str:
    """A tie of Vietnam with one step, and an event, as JSON, for the examples below."""
    step = {"form": form, "since": since, "cites": ["s"]}
    tie: Fields = {"id": "p", "local": "VN", "foreign": foreign, "level": "national"}
    held: Fields = {"id": "e", "participants": ["VN", foreign], "cites": ["s"]}
    return example(
        countries=[_LAOS, VIETNAM],
        institutions=[_ASEAN],
        partnerships=[tie | ({"country": "LA"} if foreign == "LA" else {}) | {"steps": [step]}],
        events=[held | event],
    )


def _joined(date: str) -> str:
    names = {"name_vi": "Việt Nam gia nhập ASEAN", "name_en": "Vietnam joins ASEAN"}
    return _with_tie("asean", "member", "1995-07-28", kind="accession", date=date, **names)


def _of_years(date: str) -> str:
    names = {
        "name_vi": "Kỷ niệm 60 năm quan hệ ngoại giao Việt Nam - Lào",
        "name_en": "60 years of diplomatic relations of Vietnam and Laos",
    }
    return _with_tie(
        "LA", "diplomatic-relations", "1962-09-05", kind="anniversary", date=date, **names
    )


def _between(event: Event, form: Form, data: Dataset) -> Iterator[tuple[Partnership, PartialDate]]:
    """The ties among those who took part that have a dated step of a form, each with its day."""
    if len(event.participants) < 2:
        return
    ties = [one for local in event.participants for one in data.partnerships.where(local=local)]
    for tie in ties:
        if tie.foreign in event.participants:
            for step in tie.steps:
                if step.form is form and step.since is not None:
                    yield tie, step.since


@rule(
    "VNF716",
    "accession-on-another-day",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_joined("1995-07-08"),
    passes=_joined("1995-07-28"),
    vi="""Sự kiện gia nhập ghi ngày khác với ngày trở thành thành viên ghi trong quan hệ.

    Việc trở thành thành viên chỉ có một ngày: 11/01/2007, ngày Việt Nam gia nhập WTO, là ngày 11
    tháng 1, không phải ngày 1 tháng 11. Nếu ngày ký và ngày có hiệu lực khác nhau thì lễ ký là
    sự kiện thuộc loại khác, không phải sự kiện gia nhập; trường hợp gia nhập lại về sau thì trong
    quan hệ có một ngày phù hợp.
    """,
)
def accession_on_another_day(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An accession on another day than the membership of the tie it made.

    One becomes a member on one day: 11/01/2007, the day Vietnam entered the WTO, is 11 January
    and not 1 November. Where signing and entry into force are two days, the signing is an event
    of its own kind, no accession; a tie that was entered again later has a day that fits.
    """
    for event in data.events:
        if event.kind not in _JOINING or event.date is None:
            continue
        days: dict[str, list[PartialDate]] = defaultdict(list)
        for tie, since in _between(event, Form.MEMBER, data):
            days[tie.id].append(since)
        for key, since_when in days.items():
            if all(event.date.same_day(since) is False for since in since_when):
                shown = ", ".join(map(str, since_when))
                yield Problem(
                    field="date",
                    value=event.date,
                    message=f"is of {event.date}, but the membership of {key} is since {shown}",
                    message_vi=f"ghi {event.date}, nhưng tư cách thành viên của {key} ghi từ "
                    f"{shown}",
                    hint="check both days; day and month may have changed places",
                    hint_vi="kiểm tra cả hai ngày; có thể ngày và tháng bị đảo",
                    record=event,
                )


@rule(
    "VNF717",
    "anniversary-in-the-wrong-year",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_of_years("2023-09-05"),
    passes=_of_years("2022-09-05"),
    vi="""Kỷ niệm số năm quan hệ ngoại giao vào năm không khớp với ngày thiết lập quan hệ.

    Quan hệ bắt đầu năm 1962 thì kỷ niệm 60 năm vào năm 2022. Số năm, ngày của sự kiện hoặc ngày
    thiết lập quan hệ đã ghi sai. Quy tắc xét khi cả hai bên cùng tham gia sự kiện và quan hệ của
    hai bên có ghi ngày; sự kiện chỉ "hướng tới" dịp kỷ niệm thì có thể diễn ra sớm hơn.
    """,
)
def anniversary_in_the_wrong_year(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """So many years of diplomatic relations, marked in another year than the tie's day gives.

    Sixty years of what began in 1962 are marked in 2022. The number, the date or the day of the
    tie is wrong. Asked where both sides took part and their tie has its day; what only looks ahead
    to the anniversary ("hướng tới") may be earlier.
    """
    for event in data.events:
        years = _years_of_relations(event)
        if years is None or event.date is None:
            continue
        for tie, since in _between(event, Form.DIPLOMATIC_RELATIONS, data):
            first, last = since.first.year + years, since.last.year + years
            if event.date.last.year < first or event.date.first.year > last:
                yield Problem(
                    field="date",
                    value=event.date,
                    message=f"{years} years of relations since {since} ({tie.id}) are in {first}, "
                    f"not {event.date}",
                    message_vi=f"{years} năm quan hệ từ {since} ({tie.id}) rơi vào {first}, không "
                    f"phải {event.date}",
                    hint="check the number of years, the date, and the day of the tie",
                    hint_vi="kiểm tra số năm, ngày sự kiện và ngày thiết lập quan hệ",
                    record=event,
                )


def _years_of_relations(event: Event) -> int | None:
    """How many years of diplomatic relations an event is named for, if it is for any."""
    for name in (event.name_vi, event.name_en):
        if _RELATIONS.search(name) and not _NOT_YET.search(name):
            found = _YEARS.findall(name)
            if len(found) == 1:
                return int(found[0])
    return None
