"""Rules on places: their codes, names and parents, and the time they exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._lives import together
from vnforeign.dataset import Dataset
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.places import Place, PlaceKind
from vnforeign.values.dates import PartialDate
from vnforeign.values.names import canonical, fold

__all__: list[str] = []

_UPPER = frozenset({PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY})
_AT_HOME = _UPPER | {PlaceKind.DISTRICT, PlaceKind.CITY}
_ABROAD = frozenset(
    {PlaceKind.FOREIGN_PROVINCE, PlaceKind.FOREIGN_CITY, PlaceKind.FOREIGN_DISTRICT}
)
_RANK = {
    **dict.fromkeys((*_UPPER, PlaceKind.FOREIGN_PROVINCE), 1),
    **dict.fromkeys((*_AT_HOME - _UPPER, PlaceKind.FOREIGN_CITY, PlaceKind.FOREIGN_DISTRICT), 2),
    **dict.fromkeys((PlaceKind.BORDER_GATE, PlaceKind.PORT, PlaceKind.AIRPORT), 3),
}
"""How far below the country a kind is; regions, islands and natural places may be anywhere."""
_ISO = re.compile("([A-Z]{2})-[A-Z0-9]{1,3}")
_ISO_ID = re.compile("([A-Z]{2}-[A-Z0-9]{1,3})(?:-[0-9]{4})?")
_FORMS = {
    "iso-3166-1-alpha-3": (re.compile("[A-Z]{3}"), "three capitals, 'LAO'", "ba chữ in hoa, 'LAO'"),
    "iso-3166-2": (_ISO, "a country and a part, 'VN-69'", "quốc gia và đơn vị, 'VN-69'"),
    "gso": (re.compile("[0-9]{2}|[0-9]{3}|[0-9]{5}"), "2, 3 or 5 digits", "2, 3 hoặc 5 chữ số"),
}
_PROVINCE_CODE = re.compile("[0-9]{2}")
# A territory with a code of its own that ISO 3166-2 also lists under another number.
_TERRITORIES = frozenset({("NO-21", "SJ"), ("NO-22", "SJ"), ("FI-01", "AX")})
_CITIES = frozenset({"VN-CT", "VN-DN", "VN-HN", "VN-HP", "VN-SG"})
_SIXTH = PartialDate.of(2025, 1, 1)  # Huế
# The 63 units of before July 2025 by their code in ISO 3166-2:VN.
_UNITS = {
    "VN-01": "Lai Châu", "VN-02": "Lào Cai", "VN-03": "Hà Giang", "VN-04": "Cao Bằng",
    "VN-05": "Sơn La", "VN-06": "Yên Bái", "VN-07": "Tuyên Quang", "VN-09": "Lạng Sơn",
    "VN-13": "Quảng Ninh", "VN-14": "Hòa Bình", "VN-18": "Ninh Bình", "VN-20": "Thái Bình",
    "VN-21": "Thanh Hóa", "VN-22": "Nghệ An", "VN-23": "Hà Tĩnh", "VN-24": "Quảng Bình",
    "VN-25": "Quảng Trị", "VN-26": "Thừa Thiên Huế", "VN-27": "Quảng Nam", "VN-28": "Kon Tum",
    "VN-29": "Quảng Ngãi", "VN-30": "Gia Lai", "VN-31": "Bình Định", "VN-32": "Phú Yên",
    "VN-33": "Đắk Lắk", "VN-34": "Khánh Hòa", "VN-35": "Lâm Đồng", "VN-36": "Ninh Thuận",
    "VN-37": "Tây Ninh", "VN-39": "Đồng Nai", "VN-40": "Bình Thuận", "VN-41": "Long An",
    "VN-43": "Bà Rịa - Vũng Tàu", "VN-44": "An Giang", "VN-45": "Đồng Tháp",
    "VN-46": "Tiền Giang", "VN-47": "Kiên Giang", "VN-49": "Vĩnh Long", "VN-50": "Bến Tre",
    "VN-51": "Trà Vinh", "VN-52": "Sóc Trăng", "VN-53": "Bắc Kạn", "VN-54": "Bắc Giang",
    "VN-55": "Bạc Liêu", "VN-56": "Bắc Ninh", "VN-57": "Bình Dương", "VN-58": "Bình Phước",
    "VN-59": "Cà Mau", "VN-61": "Hải Dương", "VN-63": "Hà Nam", "VN-66": "Hưng Yên",
    "VN-67": "Nam Định", "VN-68": "Phú Thọ", "VN-69": "Thái Nguyên", "VN-70": "Vĩnh Phúc",
    "VN-71": "Điện Biên", "VN-72": "Đắk Nông", "VN-73": "Hậu Giang", "VN-CT": "Cần Thơ",
    "VN-DN": "Đà Nẵng", "VN-HN": "Hà Nội", "VN-HP": "Hải Phòng", "VN-SG": "Hồ Chí Minh",
}  # fmt: skip
_TITLES = re.compile("^(?:tinh|thanh pho|tp[.]?) +")


def _plain(name: str) -> str:
    """A unit's name to compare: without its title, marks and dashes."""
    return " ".join(_TITLES.sub("", fold(name)).replace("-", " ").split())


_BY_NAME = {_plain(name): code for code, name in _UNITS.items()}

_VN = """"countries": [
 {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
 {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"}]"""
_BAC_KAN = """
 {"id": "VN-53", "name_vi": "Bắc Kạn", "name_en": "Bac Kan", "kind": "province", "country": "VN",
  %s"successors": ["VN-69-2025"]}"""
_NEW = """
 {"id": "VN-69-2025", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "since": "2025-07-01"}"""
_OLD = """
 {"id": "VN-69", "name_vi": "Thái Nguyên", "name_en": "Thai Nguyen", "kind": "province",
  "country": "VN", "until": "2025-06-30"}"""


def _places(*places: str, more: str = "") -> str:
    """A dataset of places, as JSON, for the examples below."""
    return f'{{{_VN}, "places": [{",".join(places)}]{more}}}'


def _place(
    key: str = "VN-69", name: str = "Thái Nguyên", kind: str = "province", country: str = "VN",
    more: str = "",
) -> str:  # fmt: skip
    """One place, as JSON."""
    return f"""
 {{"id": "{key}", "name_vi": "{name}", "name_en": "{name}", "kind": "{kind}",
  "country": "{country}"{more}}}"""


def _figure(period: str) -> str:
    """A figure of Thái Nguyên of before July 2025, as JSON."""
    return _places(
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
    return _places(
        _OLD,
        more=f""",
 "sources": [{{"id": "s", "title": "Báo cáo"}}],
 "events": [{{"id": "e", "name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference",
   "date": "{date}", "place": "VN-69", "cites": ["s"]}}]""",
    )


def _iso(place: Place) -> str | None:
    """The ISO 3166-2 code of a place, from its id or its codes."""
    found = _ISO_ID.fullmatch(place.id)
    return found[1] if found else place.codes.get("iso-3166-2")


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
    fails=_places(_BAC_KAN % "", _NEW),
    passes=_places(_BAC_KAN % '"until": "2025-06-30", ', _NEW),
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
    "VNF604",
    "code-of-another-place",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(_place("LA-LP", "Luang Prabang", country="VN")),
    passes=_places(_place("LA-LP", "Luang Prabang", "foreign-province", country="LA")),
    vi="""Mã ISO 3166-2, trong mã định danh hoặc codes, là của quốc gia khác hoặc nơi khác.

    Mã bắt đầu bằng mã của quốc gia (ISO 3166-2, điều khoản về cấu trúc mã); khi nối bảng theo mã,
    số liệu của nơi ghi sai sẽ rơi vào nơi khác. Vùng lãnh thổ có mã quốc gia riêng ("CN-HK") thì
    ghi quốc gia nào trong hai quốc gia cũng được.
    """,
)
def code_of_another_place(place: Place, _: Dataset) -> Iterator[Problem]:
    """An ISO 3166-2 code, in the id or the codes, of another country or another place.

    The code begins with that of its country (ISO 3166-2, clause on the structure of codes); a
    join by code puts the figures of such a place into the wrong one. Of a territory that has a
    country code of its own ("CN-HK") either country will do.
    """
    inside = _ISO_ID.fullmatch(place.id)
    listed = place.codes.get("iso-3166-2") if place.codes else None
    for field, code in (("id", inside and inside[1]), ("codes", listed)):
        if (
            code is not None
            and _ISO.fullmatch(code)
            and place.country not in (code[:2], code[3:])
            and (code, place.country) not in _TERRITORIES
        ):
            yield Problem(
                field=field,
                value=code,
                message=f"{code} is a code of {code[:2]}, but the country is {place.country}",
                message_vi=f"{code} là mã của {code[:2]}, nhưng quốc gia ghi {place.country}",
                hint="correct the code or the country",
                hint_vi="sửa mã hoặc quốc gia",
            )
            return
    if inside is not None and listed not in (None, inside[1]):
        yield Problem(
            field="codes",
            value=listed,
            message=f"{listed} is the code of another place than {place.id}",
            message_vi=f"{listed} là mã của nơi khác, không phải {place.id}",
            hint=f"write {inside[1]!r}, or another id",
            hint_vi=f"ghi {inside[1]!r}, hoặc đổi mã định danh",
        )


@rule(
    "VNF605",
    "name-of-another-province",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(_place("VN-69", "Bắc Giang")),
    passes=_places(_place("VN-69", "Thái Nguyên")),
    vi="""Tỉnh của Việt Nam mang mã của tỉnh khác.

    Mã được gõ theo danh mục nên dễ lệch một dòng: "VN-54" là Bắc Giang, "VN-56" là Bắc Ninh. Quy
    tắc đối chiếu với ISO 3166-2:VN; tên không có trong danh mục thì không có gì để đối chiếu.
    """,
)
def name_of_another_province(place: Place, _: Dataset) -> Iterator[Problem]:
    """A Vietnamese province under the code of another one.

    Codes are typed from a list and slip by a line: "VN-54" is Bắc Giang, "VN-56" Bắc Ninh. Held
    against ISO 3166-2:VN; a name that is in no list is not held against anything.
    """
    if place.country != "VN" or place.kind not in _UPPER:
        return
    code, named = _iso(place), _BY_NAME.get(_plain(place.name_vi))
    if named is not None and code in _UNITS and code != named:
        yield Problem(
            field="name_vi",
            value=place.name_vi,
            message=f"{place.name_vi!r} is {named}, but the code is {code}, {_UNITS[code]}",
            message_vi=f"{place.name_vi!r} là {named}, nhưng mã ghi {code}, {_UNITS[code]}",
            hint="correct the name or the code",
            hint_vi="sửa tên hoặc mã",
        )


@rule(
    "VNF606",
    "successors-in-a-circle",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(
        _place("VN-53", "Bắc Kạn", more=', "until": "2025", "successors": ["VN-69"]'),
        _place("VN-69", "Thái Nguyên", more=', "until": "2025", "successors": ["VN-53"]'),
    ),
    passes=_places(
        _place("VN-53", "Bắc Kạn", more=', "until": "2025", "successors": ["VN-69"]'),
        _place("VN-69", "Thái Nguyên", more=', "until": "2025"'),
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


@rule(
    "VNF607",
    "one-place-two-records",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=_places(
        _place("VN-69"),
        _place("vn-thai-nguyen", "Thái Nguyên", more=', "since": "1997-01-01"'),
    ),
    passes=_places(
        _place("VN-69"),
        _place("vn-thai-nguyen", "Thái Nguyên", "city", more=', "since": "1997-01-01"'),
    ),
    vi="""Hai địa phương cùng tên, cùng loại, cùng quốc gia, cùng cấp trên, vào cùng thời gian.

    Cùng một tỉnh, báo cáo khi in "Ăt-ta-pu", khi in "Át-ta-pu", khi in "Attapeu". Tách thành hai
    bản ghi thì quan hệ của tỉnh đó bị đếm hai lần. Các đơn vị cùng tên nối tiếp nhau thì không sai;
    tên và thời gian phân biệt chúng.
    """,
)
def one_place_two_records(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """Two places of one name and kind, in one country and parent, at one time.

    Papers print "Ăt-ta-pu", "Át-ta-pu" and "Attapeu" for one province. As two records its ties
    are counted twice. Units of one name that followed each other are no fault; name and time
    tell them apart.
    """
    seen: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for name in ("countries", "places"):
        for place in data.collection(name):
            key = (place.country, place.parent, place.kind, _plain(place.name_vi))
            for same in seen[key]:
                if together(same, place):
                    yield Problem(
                        field="name_vi",
                        value=place.name_vi,
                        message=f"{place.name_vi!r} is {same.id} too, of the same time",
                        message_vi=f"{place.name_vi!r} cũng là {same.id}, cùng thời gian",
                        hint="make them one record, or tell them apart by since and until",
                        hint_vi="gộp thành một bản ghi, hoặc phân biệt bằng since và until",
                        record=place,
                    )
                    break
            seen[key].append(place)


@rule(
    "VNF608",
    "parent-in-another-country",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(
        _place("LA-LP", "Luang Prabang", "foreign-province", "LA"),
        _place("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "LA-LP"'),
    ),
    passes=_places(
        _place("LA-LP", "Luang Prabang", "foreign-province", "LA"),
        _place("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "VN"'),
    ),
    vi="""Địa phương nằm trong một nơi thuộc quốc gia khác.

    Các huyện biên giới trùng tên ở hai bên rất dễ lẫn; khi đó số cộng theo tỉnh gồm cả phần bên kia
    biên giới.
    """,
)
def parent_in_another_country(place: Place, data: Dataset) -> Iterator[Problem]:
    """A place that lies in a place of another country.

    Border districts of one name on both sides are easily mixed up; what is summed by province
    then crosses the border.
    """
    above = data.place(place.parent) if place.parent is not None else None
    if above is None or above.kind is PlaceKind.BLOC:
        return
    country = above.country or above.id
    if country != place.country:
        yield Problem(
            field="parent",
            value=place.parent,
            message=f"{place.parent} is of {country}, but {place.id} of {place.country}",
            message_vi=f"{place.parent} thuộc {country}, nhưng {place.id} thuộc {place.country}",
            hint="correct the parent or the country",
            hint_vi="sửa parent hoặc country",
        )


@rule(
    "VNF609",
    "parent-below-its-part",
    Severity.WARNING,
    on="places",
    since="0.1.0",
    fails=_places(
        _place("vn-lam-ha", "Lâm Hà", "district"),
        _place("VN-35", "Lâm Đồng", more=', "parent": "vn-lam-ha"'),
    ),
    passes=_places(
        _place("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "VN-35"'),
        _place("VN-35", "Lâm Đồng"),
    ),
    vi="""Địa phương nằm trong đơn vị cấp thấp hơn: tỉnh nằm trong huyện, hoặc nằm trong tỉnh khác.

    Cấp trên và thành phần bị ghi ngược; số cộng theo tỉnh khi đó dồn vào huyện (các cấp là các cấp
    đơn vị hành chính theo Luật Tổ chức chính quyền địa phương).
    """,
)
def parent_below_its_part(place: Place, data: Dataset) -> Iterator[Problem]:
    """A place that lies in one of a lower kind: a province in a district, or in a province.

    Parent and part are entered the wrong way round; sums by province then run into the
    district (the levels are those of the Law on the organisation of local government).
    """
    above = data.place(place.parent) if place.parent is not None else None
    high, low = (_RANK.get(one.kind) if one is not None else None for one in (above, place))
    if above is None or high is None or low is None:
        return
    if high > low or high == low == 1:
        yield Problem(
            field="parent",
            value=place.parent,
            message=f"a {place.kind.value} does not lie in {place.parent}, a {above.kind.value}",
            message_vi=f"đơn vị loại {place.kind.value} không nằm trong {place.parent}, loại "
            f"{above.kind.value}",
            hint="turn the two round, or correct a kind",
            hint_vi="đổi lại hai đơn vị, hoặc sửa kind",
        )


@rule(
    "VNF610",
    "code-used-twice",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_places(
        _place("VN-69", more=', "codes": {"gso": "19"}'),
        _place("VN-53", "Bắc Kạn", more=', "codes": {"gso": "19"}'),
    ),
    passes=_places(
        _place("VN-69", more=', "codes": {"gso": "19"}'),
        _place("VN-53", "Bắc Kạn", more=', "codes": {"gso": "06"}'),
    ),
    vi="""Một mã trong cùng danh mục dùng cho hai địa phương tồn tại cùng thời gian.

    Mã dùng để nối các bảng: một mã cho hai nơi thì nơi này nhận số liệu của nơi kia. Đơn vị kế thừa
    có thể giữ mã của đơn vị cũ, như các tỉnh từ tháng 7/2025.
    """,
)
def code_used_twice(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """One code of a list for two places of one time.

    Codes join tables: with one for two places, each gets the other's figures. A unit that
    followed another may keep its code, as the provinces of July 2025 do.
    """
    seen: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for name in ("countries", "places"):
        for place in data.collection(name):
            for scheme, code in place.codes.items() if place.codes else ():
                if scheme not in _FORMS:
                    continue
                for same in seen[scheme, code]:
                    if together(same, place):
                        yield Problem(
                            field="codes",
                            value=code,
                            message=f"the {scheme} code {code} is that of {same.id} too",
                            message_vi=f"mã {scheme} {code} cũng là của {same.id}",
                            hint="look both up in the list",
                            hint_vi="tra lại cả hai trong danh mục",
                            record=place,
                        )
                        break
                seen[scheme, code].append(place)


@rule(
    "VNF611",
    "malformed-code",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=_places(_place("VN-05", "Sơn La", more=', "codes": {"gso": "1"}')),
    passes=_places(_place("VN-05", "Sơn La", more=', "codes": {"gso": "14"}')),
    vi="""Mã không theo dạng của danh mục chứa mã đó.

    Bảng tính làm mất số 0 của "01", chữ hoa cũng mất dọc đường; khi đó nối bảng không còn tìm thấy
    địa phương. ISO 3166-1 alpha-3: ba chữ hoa; ISO 3166-2: quốc gia, dấu gạch nối, một đến ba ký
    tự; GSO (Quyết định số 124/2004/QĐ-TTg): hai chữ số cho tỉnh, ba cho huyện, năm cho xã.
    """,
)
def malformed_code(data: Dataset, _: Dataset) -> Iterator[Problem]:
    """A code that has not the form of its list.

    Spreadsheets drop the zero of "01" and upper case is lost on the way; then no join finds
    the place. ISO 3166-1 alpha-3: three capitals; ISO 3166-2: country, hyphen, one to three
    signs; GSO (Decision 124/2004/QĐ-TTg): two digits for a province, three for a district,
    five for a commune.
    """
    for name in ("countries", "places"):
        for place in data.collection(name):
            for scheme, code in place.codes.items() if place.codes else ():
                if scheme not in _FORMS:
                    continue
                form, wanted, wanted_vi = _FORMS[scheme]
                if scheme == "gso" and place.kind in _UPPER:
                    form, wanted, wanted_vi = _PROVINCE_CODE, "two digits", "hai chữ số"
                if not form.fullmatch(code):
                    yield Problem(
                        field="codes",
                        value=code,
                        message=f"the {scheme} code is {code}, expected {wanted}",
                        message_vi=f"mã {scheme} ghi {code}, cần {wanted_vi}",
                        hint="a leading zero or capitals may be lost",
                        hint_vi="có thể mất số 0 ở đầu hoặc chữ in hoa",
                        record=place,
                    )


@rule(
    "VNF612",
    "kind-of-the-other-side",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(_place("LA-LP", "Luang Prabang", "province", "LA")),
    passes=_places(_place("LA-LP", "Luang Prabang", "foreign-province", "LA")),
    vi="""Nơi ở nước ngoài mang loại đơn vị của Việt Nam, hoặc ngược lại.

    Số đếm các tỉnh, và số đếm các địa phương nước ngoài, dựa vào loại đơn vị.
    """,
)
def kind_of_the_other_side(place: Place, _: Dataset) -> Iterator[Problem]:
    """A Vietnamese kind of unit abroad, or a foreign kind in Vietnam.

    Counts of provinces, and of foreign localities, go by the kind.
    """
    if place.kind in (_ABROAD if place.country == "VN" else _AT_HOME):
        yield Problem(
            field="kind",
            value=place.kind.value,
            message=f"is a {place.kind.value}, but lies in {place.country}",
            message_vi=f"ghi loại {place.kind.value}, nhưng ở {place.country}",
            hint="kinds abroad begin with 'foreign-'",
            hint_vi="loại đơn vị ở nước ngoài bắt đầu bằng 'foreign-'",
        )


@rule(
    "VNF613",
    "municipality-not-in-the-list",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=_places(_place("VN-DN", "Đà Nẵng", "province")),
    passes=_places(_place("VN-DN", "Đà Nẵng", "municipality")),
    vi="""Thành phố trực thuộc trung ương được ghi là tỉnh, hoặc tỉnh được ghi là thành phố như vậy.

    Hà Nội, Hải Phòng, Hồ Chí Minh, Đà Nẵng và Cần Thơ là năm thành phố (Cần Thơ từ năm 2004, Nghị
    quyết số 22/2003/QH11); Huế là thành phố thứ sáu, từ ngày 1/1/2025 (Nghị quyết số
    175/2024/QH15); thành phố lập sau đó thì bản ghi có ngày bắt đầu. Số đếm theo loại đơn vị phụ
    thuộc vào điều này.
    """,
)
def municipality_not_in_the_list(place: Place, _: Dataset) -> Iterator[Problem]:
    """A centrally run city recorded as a province, or a province as such a city.

    Hà Nội, Hải Phòng, Hồ Chí Minh, Đà Nẵng and Cần Thơ are the five (the last since 2004,
    Resolution 22/2003/QH11); Huế is the sixth, since 1 January 2025 (Resolution 175/2024/QH15),
    and later ones have a first day. Counts by kind of unit depend on it.
    """
    if place.country != "VN" or place.kind not in _UPPER:
        return
    code, is_city = _iso(place), place.kind is PlaceKind.MUNICIPALITY
    if code not in _UNITS:
        return
    new = place.since is not None and place.since.on_or_after(_SIXTH) is not False
    if (code in _CITIES) is is_city or (is_city and new):
        return
    city, city_vi = (
        ("a centrally run city", "thành phố trực thuộc trung ương")
        if not is_city
        else ("a province", "tỉnh")
    )
    yield Problem(
        field="kind",
        value=place.kind.value,
        message=f"is a {place.kind.value}, but {code} is {city}",
        message_vi=f"ghi {place.kind.value}, nhưng {code} là {city_vi}",
        hint="correct the kind; a city since 2025 has that day as since",
        hint_vi="sửa kind; thành phố lập từ 2025 cần ghi since",
    )


@rule(
    "VNF614",
    "spelling-unknown",
    Severity.INFO,
    on="places",
    since="0.1.0",
    fails=_places(
        _place("LA-AT", "Attapeu", "foreign-province", "LA", """, "evidence": [
   {"source": "s", "start": 0, "end": 9, "printed": "Ăt-ta-pur"}]"""),
        more=', "sources": [{"id": "s", "title": "Báo cáo"}]',
    ),
    passes=_places(
        _place("LA-AT", "Attapeu", "foreign-province", "LA", """, "evidence": [
   {"source": "s", "start": 0, "end": 9, "printed": "Ăt-ta-pur"}], "printed": ["Ăt-ta-pur"]"""),
        more=', "sources": [{"id": "s", "title": "Báo cáo"}]',
    ),
    vi="""Nơi mà căn cứ in theo một cách viết không có trong các tên đã ghi.

    Khi đọc tài liệu khác, nơi được tìm theo các cách viết đã ghi; cách viết chưa ghi thì bị bỏ sót
    ("Ăt-ta-pu", "Át-ta-pu", "Ăt-ta-pur" đều là Attapeu). Hoặc căn cứ là của nơi khác.
    """,
)  # fmt: skip
def spelling_unknown(place: Place, _: Dataset) -> Iterator[Problem]:
    """A place whose evidence prints it in a spelling that is not among its names.

    Reading other papers finds places by their spellings; one that is not listed is missed
    ("Ăt-ta-pu", "Át-ta-pu", "Ăt-ta-pur" are all Attapeu). Or the evidence is of another place.
    """
    if not place.evidence:
        return
    names = (place.name_vi, place.name_en, *place.printed)
    for index, one in enumerate(place.evidence):
        if any(name in one.printed for name in names):
            continue
        text = canonical(one.printed).casefold()
        if not any(canonical(name).casefold() in text for name in names):
            yield Problem(
                field=f"evidence[{index}].printed",
                value=one.printed,
                message=f"prints {one.printed!r}, which is none of its spellings",
                message_vi=f"in {one.printed!r}, không phải cách viết nào đã biết của nơi này",
                hint="add the spelling to printed, or give the evidence to its place",
                hint_vi="thêm cách viết vào printed, hoặc chuyển căn cứ về đúng nơi",
                evidence=(one,),
            )
