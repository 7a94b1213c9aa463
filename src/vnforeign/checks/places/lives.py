"""Rules on the lives of places: facts of one not there, successors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks.places._worlds import place_of, world
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.places import Place
from vnforeign.values.dates import PartialDate

__all__: list[str] = []

_BAC_KAN = """
 {"id": "VN-53", "name_vi": "Bắc Kạn", "name_en": "Bac Kan", "kind": "province", "country": "VN",
  %s"successors": ["VN-69-2025"]}"""
_NEW = """
 {"id": "VN-69-2025", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "since": "2025-07-01"}"""
_OLD = """
 {"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "until": "2025-06-30"}"""


def _figure(period: str) -> str:
    """A figure of Thái Nguyên of before July 2025, as JSON."""
    return world(
        _OLD,
        more=f""",
 "sources": [{{"id": "s", "title": "Báo cáo"}}],
 "indicators": [{{"id": "exports", "name_vi": "xuất khẩu", "name_en": "exports",
   "definition": "Goods exported.", "unit": "USD", "nature": "flow"}}],
 "observations": [{{"id": "o", "indicator": "exports", "place": "VN-69", "period": "{period}",
   "quantity": {{"amount": "5", "unit": "USD"}}, "cites": ["s"]}}]""",
    )


def _held(date: str) -> str:
    """An event in Thái Nguyên of before July 2025, as JSON."""
    return world(
        _OLD,
        more=f""",
 "sources": [{{"id": "s", "title": "Báo cáo"}}],
 "events": [{{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
   "date": "{date}", "place": "VN-69", "cites": ["s"]}}]""",
    )


@rule(
    "VNF601",
    "place-no-longer-there",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_figure("2025-Q3"),
    passes=_figure("2025-Q2"),
    vi="""Số liệu của một địa phương ở kỳ mà địa phương đó không tồn tại.

    Từ ngày 1/7/2025, 63 tỉnh, thành phố được sắp xếp còn 34 (Nghị quyết số 202/2025/QH15); tên gọi
    được giữ nhưng địa giới đã khác. Số liệu năm 2026 thuộc về tỉnh của năm 2026.
    """,
)
def place_no_longer_there(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A figure of a place for a time when it did not exist.

    63 provinces became 34 on 1 July 2025 (Resolution 202/2025/QH15); names were kept, borders
    were not. A figure of 2026 belongs to the province of 2026.
    """
    lives = {
        place.id: (
            place.since.first if place.since is not None else date.min,
            place.until.last if place.until is not None else date.max,
            place,
        )
        for place in (*data.countries, *data.places)
        if place.since is not None or place.until is not None
    }
    for observation in data.observations if lives else ():
        life = lives.get(observation.place or "")
        if life is None:
            continue
        first, last, place = life
        start, end = observation.period.start, observation.period.end
        if (start is None or start <= last) and (end is None or end >= first):
            continue
        if place.until is not None and start is not None and start > place.until.last:
            follow = ", ".join(place.successors)
            yield Problem(
                field="place",
                value=place.id,
                message=f"{place.name_en} ({place.id}) ended {place.until}, before "
                f"{observation.period}",
                message_vi=f"{place.name_vi} ({place.id}) kết thúc {place.until}, trước "
                f"{observation.period}",
                hint=f"its successor is {follow}" if follow else "",
                hint_vi=f"đơn vị kế thừa là {follow}" if follow else "",
                record=observation,
            )
        if place.since is not None and end is not None and end < place.since.first:
            yield Problem(
                field="place",
                value=place.id,
                message=f"{place.name_en} ({place.id}) began {place.since}, after "
                f"{observation.period}",
                message_vi=f"{place.name_vi} ({place.id}) thành lập {place.since}, sau "
                f"{observation.period}",
                hint="use the place of that time",
                hint_vi="dùng đơn vị của thời gian đó",
                record=observation,
            )


@rule(
    "VNF602",
    "successors-without-an-end",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=world(_BAC_KAN % "", _NEW),
    passes=world(_BAC_KAN % '"until": "2025-06-30", ', _NEW),
    vi="""Chuỗi kế thừa bị đứt: có đơn vị kế thừa mà thiếu ngày kết thúc, hoặc hở quãng ở giữa.

    Việc tính lại số liệu theo địa giới khác đi theo chuỗi này; chuỗi đứt ở đâu thì số liệu mất ở
    đó.
    """,
)
def successors_without_an_end(place: Place, data: Dataset) -> Iterator[Problem]:
    """A broken chain of succession: successors without an end, or a gap before they begin.

    Restating a figure on other boundaries walks this chain; a break loses the figure.
    """
    if place.successors and place.until is None:
        yield Problem(
            field="until",
            message="has successors but no last day",
            message_vi="có đơn vị kế thừa nhưng không có ngày kết thúc",
            hint="add the day before the successors begin",
            hint_vi="thêm ngày liền trước ngày đơn vị kế thừa bắt đầu",
        )
        return
    for key in place.successors:
        after = data.place(key)
        if after is None or after.since is None or place.until is None:
            continue
        soonest = (after.since.first - place.until.last).days
        latest = (after.since.last - place.until.first).days
        if not soonest <= 1 <= latest:
            yield Problem(
                field="successors",
                value=key,
                message=f"ended {place.until}, but {key} began {after.since}, not the day after",
                message_vi=f"kết thúc {place.until}, nhưng {key} bắt đầu {after.since}, không "
                "phải ngày kế tiếp",
                hint="check both days against the act that made the change",
                hint_vi="kiểm tra hai ngày theo văn bản quy định việc thay đổi",
            )


@rule(
    "VNF603",
    "fact-of-a-place-not-there",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_held("2026-03-01"),
    passes=_held("2024-03-01"),
    vi="""Văn bản hoặc sự kiện của một địa phương ghi ngày mà địa phương đó không tồn tại.

    Sau ngày 1/7/2025, hội nghị "tại Thái Nguyên" diễn ra ở tỉnh mới, còn kế hoạch của "Bắc Giang"
    không thể ban hành năm 2026 (Nghị quyết số 202/2025/QH15).
    """,
)
def fact_of_a_place_not_there(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A document or an event of a place that did not exist on its day.

    After 1 July 2025 a conference "in Thái Nguyên" was held in the new province, and a plan of
    "Bắc Giang" cannot be of 2026 (Resolution 202/2025/QH15).
    """
    facts: list[tuple[Directive | Event, str, PartialDate | None]] = [
        *((one, "issued_on", one.issued_on) for one in data.directives),
        *((one, "date", one.date) for one in data.events),
    ]
    for one, field, day in facts:
        place = data.place(one.place) if day is not None and one.place is not None else None
        if day is None or place is None:
            continue
        if place.until is not None and day.first > place.until.last:
            follow = ", ".join(place.successors)
            said, said_vi = f"ended {place.until}", f"kết thúc {place.until}"
        elif place.since is not None and day.last < place.since.first:
            follow = ""
            said, said_vi = f"began {place.since}", f"thành lập {place.since}"
        else:
            continue
        yield Problem(
            field=field,
            value=day,
            message=f"is of {day}, but {place.id} {said}",
            message_vi=f"ghi {day}, nhưng {place.id} {said_vi}",
            hint=f"its successor is {follow}" if follow else "name the place of that day",
            hint_vi=f"đơn vị kế thừa là {follow}" if follow else "ghi đơn vị có vào ngày đó",
            record=one,
        )


@rule(
    "VNF606",
    "successors-in-a-circle",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=world(
        place_of("VN-53", "Bắc Kạn", more=', "until": "2025", "successors": ["VN-69"]'),
        place_of("VN-69", "Thái Nguyên", more=', "until": "2025", "successors": ["VN-53"]'),
    ),
    passes=world(
        place_of("VN-53", "Bắc Kạn", more=', "until": "2025", "successors": ["VN-69"]'),
        place_of("VN-69", "Thái Nguyên", more=', "until": "2025"'),
    ),
    vi="""Địa phương đứng sau chính mình trong chuỗi đơn vị kế thừa.

    Việc tính lại số liệu theo địa giới về sau đi theo chuỗi này đến điểm cuối, mà vòng tròn thì
    không có điểm cuối. Mỗi vòng tròn chỉ báo một lần.
    """,
)
def successors_in_a_circle(place: Place, data: Dataset) -> Iterator[Problem]:
    """A place that comes after itself by its chain of successors.

    Restating figures on later boundaries follows the chain to its end; a circle has none. Said
    once a circle.
    """
    if not place.successors:
        return
    came_from: dict[str, str] = {}
    ahead = [place]
    while ahead:
        one = ahead.pop()
        for key in one.successors:
            if key == place.id:
                circle = [one.id]
                while circle[0] != place.id:
                    circle.insert(0, came_from[circle[0]])
                if place.id == min(circle):  # each of the others would say the same
                    yield Problem(
                        field="successors",
                        value=", ".join(place.successors),
                        message=f"the chain {', '.join([*circle, place.id])} is a circle",
                        message_vi=f"chuỗi kế thừa {', '.join([*circle, place.id])} là vòng kín",
                        hint="one of the successors is the older place",
                        hint_vi="một trong các đơn vị kế thừa là đơn vị cũ",
                    )
                return
            after = data.place(key)
            if key not in came_from and after is not None:
                came_from[key] = one.id
                ahead.append(after)
