"""Rules on events: dates, visits, persons, kinds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._years import years_in
from vnforeign.checks.commitments._worlds import AROUND
from vnforeign.dataset import Dataset
from vnforeign.model.events import Event
from vnforeign.model.places import PlaceKind
from vnforeign.values.names import canonical, fold

__all__: list[str] = []

_A_YEAR = 366  # days; what comes back later than that is another event
_SHORTEST_NAME = 10  # letters of a person's name that one wrong letter does not make another's
_FEWEST_WORDS = 3
_SHORTEST_KIND = 4
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_HAS_DIGIT = re.compile("[0-9]").search
_NUMBERED = re.compile("lần thứ ([0-9]{1,3}|[IVXLC]+)(?![A-Za-z0-9])")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _events(*events: str) -> str:
    """Events, as JSON, for the examples below."""
    return f'{AROUND}"events": [{",".join(events)}]}}'


def _event(key: str, name: str = "Hội nghị", kind: str = "conference", more: str = "") -> str:
    return f"""
 {{"id": "{key}", "name_vi": "{name}", "name_en": "{name}", "kind": "{kind}", "cites": ["s"]{more}}}"""  # noqa: E501 - a record is one line


def _same_events(data: Dataset) -> Iterator[tuple[Event, Event]]:
    """Events of one name, kind and place, each with the one before it by date."""
    alike: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for one in data.events:
        alike[one.kind, one.place, frozenset(one.participants), frozenset(one.people)].append(one)
    for group in alike.values():
        if len(group) == 1:  # no name need be read
            continue
        named: dict[tuple[str, ...], list[Event]] = defaultdict(list)
        for one in group:
            named[tuple(sorted(fold(one.name_vi).split()))].append(one)
        for same in named.values():
            dated = [one for one in same if one.date is not None]
            dated.sort(key=lambda one: (one.date.sort_key if one.date else (), one.id))
            yield from pairwise([*(one for one in same if one.date is None), *dated])


@rule(
    "VNF706",
    "one-event-two-dates",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_events(
        _event("a", more=', "date": "2021-12-13"'), _event("b", more=', "date": "2021-12-14"')
    ),
    passes=_events(
        _event("a", more=', "date": "2020-12-13"'), _event("b", more=', "date": "2021-12-14"')
    ),
    vi="""Các sự kiện cùng tên, loại, địa điểm, người tham dự, khác ngày trong vòng một năm.

    Các trang ghi lệch nhau một ngày, hoặc tháng bị in sai (27/2 thay cho 27/3, ở Đại hội lần thứ
    V). Đó là một sự kiện; tách làm hai thì bị đếm hai lần. Việc lặp lại sau một năm trở lên là sự
    kiện khác.
    """,
)
def one_event_two_dates(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Events of one name, kind, place and company, on different days of one year.

    Pages differ by a day, or a month is misprinted (27/2 for 27/3, of the fifth congress). It is
    one event; as two it is counted twice. What comes back after a year or more is another event.
    """
    for one, other in _same_events(data):
        if one.date is None or other.date is None or one.date.same_day(other.date) is not False:
            continue
        if (other.date.first - one.date.last).days < _A_YEAR:
            yield Problem(
                field="date",
                value=other.date,
                message=f"is of {other.date}, but {one.id}, of the same name, of {one.date}",
                message_vi=f"ghi {other.date}, nhưng {one.id} cùng tên ghi {one.date}",
                hint="make them one event, or tell their names apart",
                hint_vi="gộp thành một sự kiện, hoặc ghi tên khác nhau",
                record=other,
            )


@rule(
    "VNF707",
    "one-event-two-records",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_events(
        _event("a", "Hội nghị đối ngoại", more=', "date": "2021-12-14"'),
        _event("b", "Hội nghị Đổi ngoại", more=', "date": "2021-12"'),
    ),
    passes=_events(
        _event("a", "Hội nghị đối ngoại", more=', "date": "2021-12-14"'),
        _event("b", "Hội nghị biên giới", more=', "date": "2021-12"'),
    ),
    vi="""Hai sự kiện có tên chỉ khác dấu, chữ hoa hay thứ tự từ, và ngày có thể là một.

    Bản quét in "đổi ngoại" thay cho "đối ngoại"; sự kiện đã có lại được ghi thành một sự kiện mới.
    Các sự kiện cùng tên mà không rõ cả ngày, địa điểm lẫn người tham dự thì bỏ qua.
    """,
)
def one_event_two_records(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two events whose names differ by marks, case or order of words, and whose dates may be one.

    Scanned papers print "đổi ngoại" for "đối ngoại"; the event is then found again as a new
    one. Events of one name of which neither date nor place nor company is known are left.
    """
    for one, other in _same_events(data):
        if one.date is None or other.date is None:
            alike = bool(one.place or one.participants or one.people)  # else only a common name
        else:
            alike = one.date.same_day(other.date) is not False
        if alike:
            yield Problem(
                field="name_vi",
                value=other.name_vi,
                message=f"{other.name_vi!r} may be {one.id}, {one.name_vi!r}",
                message_vi=f"{other.name_vi!r} có thể là {one.id}, {one.name_vi!r}",
                hint="make them one event, or tell them apart by date or place",
                hint_vi="gộp thành một sự kiện, hoặc phân biệt bằng date hay place",
                record=other,
            )


def _without_one(text: str) -> set[str]:
    """A text, and what is left of it without one of its signs: near texts share one."""
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


def _one_slip(one: str, other: str) -> bool:
    """Whether one sign added, lost, changed, or swapped with its neighbour makes the other."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, further = one[at:], other[at:]
    if len(one) < len(other):
        return rest == further[1:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == further[1:] or swapped == further


def _near(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different texts a slip apart, found by keys and not each against each."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        found = {other for key in _without_one(text) for other in by_key.get(key, ())}
        yield from ((other, text) for other in sorted(found) if _one_slip(other, text))
        for key in _without_one(text):
            by_key[key].append(text)


@rule(
    "VNF708",
    "person-in-two-spellings",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_events(
        _event("a", "Hội nghị đối ngoại", more=', "people": ["Lê Hoài Trung"]'),
        _event("b", "Hội nghị biên giới", more=', "people": ["Lê Hoái Trung"]'),
    ),
    passes=_events(
        _event("a", "Hội nghị đối ngoại", more=', "people": ["Lê Hoài Trung"]'),
        _event("b", "Hội nghị biên giới", more=', "people": ["Lê Hoài Trung"]'),
    ),
    vi="""Tên người chỉ khác nhau về dấu, về thứ tự các tiếng hoặc về một chữ cái.

    Tên người được ghi như in, mà bản quét có thể in "Lê Hoái Trung" thay cho "Lê Hoài Trung"; khi
    đó ai tra một người chỉ thấy một nửa số sự kiện. Hai cách đặt dấu thanh ở vần "oa" được coi là
    một. Khi chỉ khác một chữ cái, quy tắc chỉ xét tên từ ba tiếng trở lên: "Nguyễn An" không phải
    là "Nguyễn Anh".
    """,
)
def person_in_two_spellings(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Names of people that differ by marks, by the order of words, or by one letter.

    Names stand as printed, and a scan may print "Lê Hoái Trung" for "Lê Hoài Trung"; whoever
    looks a person up then finds half the events. The two ways to write the tone of "oa" are one.
    Of one letter only names of three words and more are asked: "Nguyễn An" is not "Nguyễn Anh".
    """
    where: dict[str, list[Event]] = defaultdict(list)
    for event in data.events:
        for name in event.people:
            where[canonical(name)].append(event)
    if not where:
        return
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(where, key=lambda name: (-len(where[name]), name)):  # the commonest first
        by_key[" ".join(sorted(fold(name).split()))].append(name)
    pairs = [(names[0], name) for names in by_key.values() for name in names[1:]]
    long = (
        key for key in by_key if len(key) >= _SHORTEST_NAME and len(key.split()) >= _FEWEST_WORDS
    )
    for one, other in _near(long):
        pairs.append((by_key[one][0], by_key[other][0]))
    for common, rare in pairs:
        event = where[rare][0]
        yield Problem(
            field="people",
            value=rare,
            message=f"{rare!r} may be {common!r}, of {where[common][0].id}",
            message_vi=f"{rare!r} có thể là {common!r} trong {where[common][0].id}",
            hint="look both up; note the slip, or keep both if they are two people",
            hint_vi="tra lại cả hai; ghi chú lỗi in, hoặc giữ cả hai nếu là hai người",
            record=event,
        )


_VISITS = ("visit-in", "visit-out")


@rule(
    "VNF709",
    "visit-of-nobody",
    Severity.WARNING,
    on="events",
    since="0.1.0",
    fails=_events(_event("a", "Chuyến thăm", "visit-in")),
    passes=_events(_event("a", "Chuyến thăm", "visit-in", ', "participants": ["KR"]')),
    vi="""Chuyến thăm không ghi bên nào và không ghi người nào.

    Số đếm các đoàn dựa vào bên đến thăm; chuyến này không có trong số đếm nào.
    """,
)
def visit_of_nobody(event: Event, _: Dataset) -> Iterator[Problem]:
    """A visit of which neither a side nor a person is recorded.

    Counts of delegations go by who came; this one is in none of them.
    """
    if event.kind in _VISITS and not event.participants and not event.people:
        yield Problem(
            field="participants",
            message="no side and no person is recorded for the visit",
            message_vi="chuyến thăm không ghi bên nào và không ghi người nào",
            hint="add the country, place or body that came or went",
            hint_vi="thêm quốc gia, địa phương hoặc cơ quan đã đến hay đi",
        )


@rule(
    "VNF710",
    "visit-the-wrong-way",
    Severity.WARNING,
    on="events",
    since="0.1.0",
    fails=_events(_event("a", "Thăm", "visit-in", ', "place": "KR", "participants": ["VN-69"]')),
    passes=_events(_event("a", "Thăm", "visit-out", ', "place": "KR", "participants": ["VN-69"]')),
    vi="""Chuyến thăm Việt Nam lại diễn ra ở nước ngoài, hoặc chuyến đi nước ngoài lại ở Việt Nam.

    Báo cáo đếm riêng "đoàn vào" và "đoàn ra"; chuyến thăm ghi nhầm loại thì bị cộng vào tổng số
    kia.
    """,
)
def visit_the_wrong_way(event: Event, data: Dataset) -> Iterator[Problem]:
    """A visit to Vietnam that took place abroad, or one abroad that took place in Vietnam.

    Reports count delegations in and out apart ("đoàn vào", "đoàn ra"); a visit under the wrong
    one is in the wrong sum.
    """
    if event.kind not in _VISITS or event.place is None:
        return
    place = data.place(event.place)
    if place is None or place.kind is PlaceKind.BLOC:
        return
    home = (place.country or place.id) == "VN"
    if home is not (event.kind == "visit-in"):
        yield Problem(
            field="kind",
            value=event.kind,
            message=f"is a {event.kind}, but took place in {place.id}",
            message_vi=f"ghi {event.kind}, nhưng diễn ra ở {place.id}",
            hint="'visit-in' is to Vietnam, 'visit-out' from it",
            hint_vi="'visit-in' là đoàn vào, 'visit-out' là đoàn ra",
        )


@rule(
    "VNF711",
    "host-among-the-visitors",
    Severity.INFO,
    on="events",
    since="0.1.0",
    fails=_events(
        _event("a", "Thăm", "visit-in", ', "place": "VN-69", "participants": ["KR", "VN-69"]')
    ),
    passes=_events(
        _event("a", "Thăm", "visit-in", ', "place": "VN-69", "participants": ["KR"]')
    ),
    vi="""Chuyến thăm có bên đón nằm trong danh sách các bên đến thăm.

    Nơi diễn ra đã cho biết bên nào được thăm. Khi đếm các đoàn theo nơi xuất phát dựa vào danh sách
    bên tham gia, nơi đón thành ra đến thăm chính mình.
    """,
)  # fmt: skip
def host_among_the_visitors(event: Event, _: Dataset) -> Iterator[Problem]:
    """A visit whose host stands among those who came.

    The place already says who was visited. A count of delegations by their origin that reads
    the participants has the province visit itself.
    """
    if event.kind in _VISITS and event.place is not None and event.place in event.participants:
        yield Problem(
            field="participants",
            value=event.place,
            message=f"{event.place} is the host and stands among the visitors",
            message_vi=f"{event.place} là nơi đón và lại đứng trong các bên đến thăm",
            hint="take it out of participants",
            hint_vi="bỏ khỏi participants",
        )


@rule(
    "VNF712",
    "year-in-the-name-against-the-date",
    Severity.WARNING,
    on="events",
    since="0.1.0",
    fails=_events(_event("a", "Hội nghị đối ngoại 2017", more=', "date": "2018-12-14"')),
    passes=_events(_event("a", "Hội nghị đối ngoại 2017", more=', "date": "2017-12-14"')),
    vi="""Sự kiện có năm trong tên khác với năm trong ngày.

    Một trong hai năm bị in sai, hoặc sự kiện bị hoãn, khi đó nên ghi chú (SEA Games "2021" được tổ
    chức năm 2022). Thường là do chép bản ghi của năm trước. Tên có nhiều năm thì bỏ qua nếu ngày
    nằm trong khoảng các năm đó; giai đoạn ghi trong tên ("nhiệm kỳ 2022-2025") cũng không xét.
    """,
)
def year_in_the_name_against_the_date(event: Event, _: Dataset) -> Iterator[Problem]:
    """An event with one year in its name and another in its date.

    One of the two is misprinted, or the event was put off, which is worth a note (the SEA Games
    "2021" were held in 2022). Mostly a record of last year was copied. A name with several years
    is left if the date lies among them, and so are spans ("nhiệm kỳ 2022-2025").
    """
    date = event.date
    if date is None:
        return
    for field in ("name_vi", "name_en"):
        name: str = getattr(event, field)
        years = set(years_in(name)) if _HAS_DIGIT(name) else set()
        if years and (max(years) < date.first.year or min(years) > date.last.year):
            named = ", ".join(map(str, sorted(years)))
            yield Problem(
                field=field,
                value=named,
                message=f"the name says {named}, the date {date}",
                message_vi=f"tên ghi {named}, ngày ghi {date}",
                hint="check the year of both; note it if the event was put off",
                hint_vi="kiểm tra năm của cả hai; ghi chú nếu sự kiện bị hoãn",
            )
            return


def _number(text: str) -> int:
    """The value of an Arabic or Roman number."""
    if text.isdigit():
        return int(text)
    digits = [_ROMAN[sign] for sign in text]
    return sum(
        -one if one < after else one
        for one, after in zip(digits, [*digits[1:], 0], strict=True)
    )  # fmt: skip


@rule(
    "VNF713",
    "numbered-events-out-of-order",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_events(
        _event("a", "Hội nghị ngoại vụ lần thứ 19", more=', "date": "2021-12-13"'),
        _event("b", "Hội nghị ngoại vụ lần thứ 20", more=', "date": "2018-08-16"'),
    ),
    passes=_events(
        _event("a", "Hội nghị ngoại vụ lần thứ 19", more=', "date": "2018-08-16"'),
        _event("b", "Hội nghị ngoại vụ lần thứ 20", more=', "date": "2021-12-13"'),
    ),
    vi="""Sự kiện trong một chuỗi có đánh số ("lần thứ 20") ghi ngày trước sự kiện có số nhỏ hơn.

    Đại hội và hội nghị được đánh số theo thứ tự tổ chức. Số hoặc ngày đã bị đọc nhầm; hay gặp nhất
    là chữ số La Mã của các kỳ đại hội ("IX" và "XI").
    """,
)
def numbered_events_out_of_order(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An event of a numbered series ("lần thứ 20") dated before one of a lower number.

    Congresses and conferences are numbered as they are held. A number or a date is misread;
    Roman numerals of congresses are the usual case ("IX" and "XI").
    """
    series: dict[tuple[str, str], list[tuple[int, Event]]] = defaultdict(list)
    for event in data.events:
        if event.date is None or "lần thứ " not in event.name_vi:
            continue
        found = _NUMBERED.search(event.name_vi)
        if found is not None:
            name = event.name_vi[: found.start()] + event.name_vi[found.end() :]
            series[event.kind, fold(_YEAR.sub("", name))].append((_number(found[1]), event))
    for numbered in series.values():
        numbered.sort(key=lambda pair: (pair[0], pair[1].id))
        for (low, earlier), (high, later) in pairwise(numbered):
            if earlier.date is None or later.date is None or low == high:
                continue
            if later.date.before(earlier.date):
                yield Problem(
                    field="date",
                    value=later.date,
                    message=f"number {high} is of {later.date}, but number {low}, {earlier.id}, "
                    f"of {earlier.date}",
                    message_vi=f"lần thứ {high} ghi {later.date}, nhưng lần thứ {low}, "
                    f"{earlier.id}, ghi {earlier.date}",
                    hint="check both numbers and both dates",
                    hint_vi="kiểm tra cả hai số và hai ngày",
                    record=later,
                )


@rule(
    "VNF714",
    "kind-like-another-kind",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_events(
        _event("a", "Hội nghị a"), _event("b", "Hội nghị b"),
        _event("c", "Hội nghị c", "conferance"),
    ),
    passes=_events(
        _event("a", "Hội nghị a"), _event("b", "Hội nghị b"),
        _event("c", "Hội nghị c", "conference"),
    ),
    vi="""Sự kiện thuộc loại không sự kiện nào khác dùng, khác một chữ cái với loại thường dùng.

    Danh sách loại để mở nên lỗi gõ tạo ra một loại mới, và sự kiện bị thiếu trong mọi số đếm theo
    loại.
    """,
)  # fmt: skip
def kind_like_another_kind(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """An event of a kind that no other has, a letter away from one that others have.

    Kinds are an open list, so a typo makes a new one, and the event is missing from each count
    by kind.
    """
    many = Counter(event.kind for event in data.events)
    common = sorted(many, key=lambda kind: (-many[kind], kind))
    near = {
        rare: usual
        for usual, rare in _near(kind for kind in common if len(kind) >= _SHORTEST_KIND)
        if many[rare] == 1 < many[usual]
    }
    if not near:
        return
    for event in data.events:
        if event.kind in near:
            yield Problem(
                field="kind",
                value=event.kind,
                message=f"{event.kind!r} is the kind of no other event, and near "
                f"{near[event.kind]!r}",
                message_vi=f"{event.kind!r} không sự kiện nào khác dùng, và gần với "
                f"{near[event.kind]!r}",
                hint=f"did you mean {near[event.kind]!r}?",
                hint_vi=f"có phải là {near[event.kind]!r}?",
                record=event,
            )
