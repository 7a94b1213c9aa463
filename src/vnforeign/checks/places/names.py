"""Rules on the names of places, their kinds and what they are part of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._lives import together
from vnforeign.checks.places._worlds import ISO_ID, UPPER, place_of, world
from vnforeign.dataset import Dataset
from vnforeign.model.places import Place, PlaceKind
from vnforeign.values.dates import PartialDate
from vnforeign.values.names import canonical, fold

__all__: list[str] = []

_AT_HOME = UPPER | {PlaceKind.DISTRICT, PlaceKind.CITY}
_ABROAD = frozenset(
    {PlaceKind.FOREIGN_PROVINCE, PlaceKind.FOREIGN_CITY, PlaceKind.FOREIGN_DISTRICT}
)
_RANK = {
    **dict.fromkeys((*UPPER, PlaceKind.FOREIGN_PROVINCE), 1),
    **dict.fromkeys((*_AT_HOME - UPPER, PlaceKind.FOREIGN_CITY, PlaceKind.FOREIGN_DISTRICT), 2),
    **dict.fromkeys((PlaceKind.BORDER_GATE, PlaceKind.PORT, PlaceKind.AIRPORT), 3),
}
"""How far below the country a kind is; regions, islands and natural places may be anywhere."""
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


def _iso(place: Place) -> str | None:
    """The ISO 3166-2 code of a place, from its id or its codes."""
    found = ISO_ID.fullmatch(place.id)
    return found[1] if found else place.codes.get("iso-3166-2")


@rule(
    "VNF605",
    "name-of-another-province",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=world(place_of("VN-69", "Bắc Giang")),
    passes=world(place_of("VN-69", "Thái Nguyên")),
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
    if place.country != "VN" or place.kind not in UPPER:
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
    "VNF607",
    "one-place-two-records",
    Severity.WARNING,
    on=WHOLE,
    since="0.1.0",
    fails=world(
        place_of("VN-69"),
        place_of("vn-thai-nguyen", "Thái Nguyên", more=', "since": "1997-01-01"'),
    ),
    passes=world(
        place_of("VN-69"),
        place_of("vn-thai-nguyen", "Thái Nguyên", "city", more=', "since": "1997-01-01"'),
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
    fails=world(
        place_of("LA-LP", "Luang Prabang", "foreign-province", "LA"),
        place_of("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "LA-LP"'),
    ),
    passes=world(
        place_of("LA-LP", "Luang Prabang", "foreign-province", "LA"),
        place_of("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "VN"'),
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
    fails=world(
        place_of("vn-lam-ha", "Lâm Hà", "district"),
        place_of("VN-35", "Lâm Đồng", more=', "parent": "vn-lam-ha"'),
    ),
    passes=world(
        place_of("vn-lam-ha", "Lâm Hà", "district", more=', "parent": "VN-35"'),
        place_of("VN-35", "Lâm Đồng"),
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
    "VNF612",
    "kind-of-the-other-side",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=world(place_of("LA-LP", "Luang Prabang", "province", "LA")),
    passes=world(place_of("LA-LP", "Luang Prabang", "foreign-province", "LA")),
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
    fails=world(place_of("VN-DN", "Đà Nẵng", "province")),
    passes=world(place_of("VN-DN", "Đà Nẵng", "municipality")),
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
    if place.country != "VN" or place.kind not in UPPER:
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
    fails=world(
        place_of("LA-AT", "Attapeu", "foreign-province", "LA", """, "evidence": [
   {"source": "s", "start": 0, "end": 9, "printed": "Ăt-ta-pur"}]"""),
        more=', "sources": [{"id": "s", "title": "Báo cáo"}]',
    ),
    passes=world(
        place_of("LA-AT", "Attapeu", "foreign-province", "LA", """, "evidence": [
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
