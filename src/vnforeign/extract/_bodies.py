"""Who issues documents, as running text names them: for the issuer behind a number."""

from __future__ import annotations

import re
from typing import Final

from vnforeign.extract._spelling import BLANK, CAPITALS, DASH, END, Join, words
from vnforeign.values.documents import issuer_signs
from vnforeign.values.names import fold

__all__ = ["issuer_pattern", "place_pattern", "sign_of_body"]

# Beside the names of the issuer table: what they are called for short.
_CENTRE: Final = (
    *("Bộ Chính trị", "Ban Bí thư", "Ban Bí thư Trung ương", "Ban Bí thư Trung ương Đảng"),
    *("Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đảng", "BCH Trung ương"),
    *("BCH Trung ương Đảng", "Trung ương", "Trung ương Đảng", "Hội nghị Trung ương"),
    *("Bộ Chính trị, Ban Bí thư",),
)
_STATE: Final = (
    *("Thủ tướng", "Phó Thủ tướng Chính phủ", "Chủ tịch Quốc hội", "Ngân hàng Nhà nước"),
    *("Liên hiệp các tổ chức hữu nghị Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
)
_COMMITTEES: Final = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy")
# These are followed by the name of a place.
_LOCAL: Final = (
    *_COMMITTEES,
    *(f"{board} {committee}" for board in ("Ban Thường vụ", "BTV") for committee in _COMMITTEES),
    *(f"{board} Tỉnh ủy" for board in ("Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân vận")),
    *("Ban Chấp hành Đảng bộ", "Văn phòng Tỉnh ủy", "Văn phòng UBND", "UBND", "HĐND"),
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân"),
    *("Sở Ngoại vụ", "Sở Kế hoạch và Đầu tư", "Sở Công Thương", "Sở Tài chính", "Sở Nội vụ"),
)
_NAMED: Final = tuple(
    row.name_vi
    for row in issuer_signs.values()
    if " " in row.name_vi and ", Thành ủy" not in row.name_vi and row.name_vi not in _LOCAL
)
_SIGNS: Final = (
    {fold(row.name_vi): row.sign for row in issuer_signs.values() if row.branch != "assembly"}
    | {fold(name): "TU" for name in _LOCAL if name.endswith((" Tỉnh ủy", " Thành ủy"))}
    | {fold(name): "TU" for name in ("Tỉnh ủy", "Thành ủy")}
    | {fold(name): "TW" for name in _CENTRE}
    | {fold(name): "UBND" for name in ("UBND", "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân")}
    | {"thu tuong": "TTg", "hdnd": "HĐND"}
)


def issuer_pattern(join: Join) -> str:
    """The pattern of an issuer's name in lower case; group "local" if a place may follow it."""
    central = join((*_CENTRE, *_STATE, *_NAMED))
    return words(rf"(?:(?:bộ trưởng )?{central}|(?P<local>{join(_LOCAL)}))")


def place_pattern() -> re.Pattern[str]:
    """The place behind a local issuer, as printed: " tỉnh Thái Nguyên", " Cần Thơ"."""
    capital = rf"[{CAPITALS}]\w*"
    return re.compile(
        words(
            rf"(?: (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường){END})?"
            rf"(?: {capital}(?:{BLANK}?{DASH}{BLANK}?{capital})?){{0,4}}"
        )
    )


def sign_of_body(printed: str) -> str | None:
    """The sign that a body numbers its documents with; None where the name does not tell it.

    >>> sign_of_body("Ban Bí thư"), sign_of_body("Thủ tướng Chính phủ"), sign_of_body("UBND tỉnh")
    ('TW', 'TTg', 'UBND')
    """
    folded = fold(printed).removeprefix("bo truong ")
    while folded and folded not in _SIGNS:
        folded = folded.rpartition(" ")[0]  # the place comes last
    return _SIGNS.get(folded)
