"""Rules on time and names: congresses, Assemblies, and events whose name alone tells when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from vnforeign.checks._engine import Problem, Severity, rule
from vnforeign.checks._examples import Fields, example
from vnforeign.checks._years import years_in
from vnforeign.dataset import Dataset
from vnforeign.model.events import Event
from vnforeign.values.dates import PartialDate
from vnforeign.values.terms import congresses, from_roman, national_assemblies

__all__: list[str] = []


def _event(name: str, **fields: object) -> str:
    made: Fields = {
        "id": "e",
        "name_vi": name,
        "name_en": name,
        "kind": "conference",
        "cites": ["s"],
    }
    return example(events=[made | fields])


_CONGRESS = re.compile(
    r"^Đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?([IVX]+) (?:của )?Đảng"
    r"(?: Cộng sản Việt Nam)?$"
)
_SESSION = re.compile(r"\bQuốc hội khóa ([IVX]+)\b")


@rule(
    "VNF411",
    "event-outside-its-term",
    Severity.WARNING,
    on="events",
    since="0.1.0",
    fails=_event("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", kind="congress", date="2020"),
    passes=_event("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", kind="congress", date="2021"),
    vi="""Đại hội Đảng, hoặc kỳ họp của một khóa Quốc hội, ghi ngày ngoài thời gian diễn ra.

    Nhiệm kỳ gọi theo những năm không phải năm họp đại hội: vì "nhiệm kỳ 2020-2025" mà bài viết in
    "Đại hội XIII (2020)", trong khi Đại hội họp từ ngày 25/1 đến ngày 1/2/2021. Các kỳ họp của một
    khóa Quốc hội nằm giữa kỳ họp thứ nhất của khóa đó và kỳ họp thứ nhất của khóa sau.
    """,
)
def event_outside_its_term(event: Event, _: Dataset) -> Iterator[Problem]:
    """A congress of the Party, or a session of a National Assembly, on a day that is not its own.

    Terms are named after years that are not the congress's: "nhiệm kỳ 2020-2025" makes papers
    print "Đại hội XIII (2020)", but it met from 25 January to 1 February 2021. Sessions of an
    Assembly lie between its first one and the first of the next.
    """
    date = event.date
    if date is None:
        return
    if event.kind == "congress" and (match := _CONGRESS.match(event.name_vi)):
        met = congresses.get(_term(match[1]))
        days = None if met is None else (met.start, met.end)
    elif event.kind == "session" and (match := _SESSION.search(event.name_vi)):
        days = _sat(_term(match[1]))
    else:
        return
    if days is not None and (date.last < days[0] or date.first > days[1]):
        first, last = days
        yield Problem(
            field="date",
            value=date,
            message=f"{date} is not within {first} to {last}, when it met",
            message_vi=f"{date} không nằm trong {first} đến {last}, thời gian diễn ra",
            hint="check the number in the name and the date",
            hint_vi="kiểm tra số thứ tự trong tên gọi và ngày",
        )


def _term(roman: str) -> int:
    try:
        return from_roman(roman)
    except ValueError:
        return 0


def _sat(term: int) -> tuple[dt.date, dt.date] | None:
    """From the first session of an Assembly to the first of the next."""
    this, following = national_assemblies.get(term), national_assemblies.get(term + 1)
    if this is None:
        return None
    last = following.first_session if following is not None else dt.date(this.until, 12, 31)
    return this.perhaps_from, last


@rule(
    "VNF419",
    "undated-though-its-name-says",
    Severity.INFO,
    on="events",
    since="0.1.0",
    fails=_event("Năm APEC 2017"),
    passes=_event("Năm APEC 2017", date="2017"),
    vi="""Sự kiện chưa có ngày mà tên gọi nêu một năm.

    Trong số các sự kiện có ngày, sự kiện này không tìm thấy ở năm nào và không được đếm vào năm
    nào. Năm trong tên gọi là đủ làm ngày: ngày có thể chỉ ghi đến năm.
    """,
)
def undated_though_its_name_says(event: Event, _: Dataset) -> Iterator[Problem]:
    """An event without a date whose name carries one year.

    Among dated events it is found in no year and counted in none. The year in the name is date
    enough: a date may be as rough as that.
    """
    if event.date is not None:
        return
    years = years_in(event.name_vi)
    if len(years) == 1:
        yield Problem(
            field="date",
            message=f"{event.name_vi!r} has no date, but its name says {years[0]}",
            message_vi=f"{event.name_vi!r} chưa có ngày, nhưng tên gọi nêu năm {years[0]}",
            hint=f"write {str(PartialDate.of(years[0]))!r} if it took place in that year",
            hint_vi=f"ghi {str(PartialDate.of(years[0]))!r} nếu diễn ra trong năm đó",
        )
