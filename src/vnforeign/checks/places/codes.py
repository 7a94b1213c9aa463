"""Rules on the codes of places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vnforeign.checks._engine import WHOLE, Problem, Severity, rule
from vnforeign.checks._lives import together
from vnforeign.checks.places._worlds import ISO_ID, UPPER, place_of, world
from vnforeign.dataset import Dataset
from vnforeign.model.places import Place

__all__: list[str] = []

_ISO = re.compile("([A-Z]{2})-[A-Z0-9]{1,3}")
_FORMS = {
    "iso-3166-1-alpha-3": (re.compile("[A-Z]{3}"), "three capitals, 'LAO'", "ba chữ in hoa, 'LAO'"),
    "iso-3166-2": (_ISO, "a country and a part, 'VN-69'", "quốc gia và đơn vị, 'VN-69'"),
    "gso": (re.compile("[0-9]{2}|[0-9]{3}|[0-9]{5}"), "2, 3 or 5 digits", "2, 3 hoặc 5 chữ số"),
}
_PROVINCE_CODE = re.compile("[0-9]{2}")
# A territory with a code of its own that ISO 3166-2 also lists under another number.
_TERRITORIES = frozenset({("NO-21", "SJ"), ("NO-22", "SJ"), ("FI-01", "AX")})


@rule(
    "VNF604",
    "code-of-another-place",
    Severity.ERROR,
    on="places",
    since="0.1.0",
    fails=world(place_of("LA-LP", "Luang Prabang", country="VN")),
    passes=world(place_of("LA-LP", "Luang Prabang", "foreign-province", country="LA")),
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
    inside = ISO_ID.fullmatch(place.id)
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
    "VNF610",
    "code-used-twice",
    Severity.ERROR,
    on=WHOLE,
    since="0.1.0",
    fails=world(
        place_of("VN-69", more=', "codes": {"gso": "19"}'),
        place_of("VN-53", "Bắc Kạn", more=', "codes": {"gso": "19"}'),
    ),
    passes=world(
        place_of("VN-69", more=', "codes": {"gso": "19"}'),
        place_of("VN-53", "Bắc Kạn", more=', "codes": {"gso": "06"}'),
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
    fails=world(place_of("VN-05", "Sơn La", more=', "codes": {"gso": "1"}')),
    passes=world(place_of("VN-05", "Sơn La", more=', "codes": {"gso": "14"}')),
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
                if scheme == "gso" and place.kind in UPPER:
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
