"""Amounts and ranks in running text: where they begin and end; `Quantity.parse` reads them.

An amount is ``{hedge} [currency] number [scale] [unit] [hedge behind]``, two such numbers with a
dash, "đến" or a stroke between, or "hàng chục ...". What may stand for hedge, scale, currency and
unit is what `Quantity.parse` knows; the lists here only say what a running text adds: words that
make a number a label ("tầng 4"), and words whose first syllable looks like a unit ("đồng chí").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from vnforeign.errors import InvalidQuantity
from vnforeign.extract._page import Found, Page, key
from vnforeign.extract._spans import Kind
from vnforeign.extract._spelling import BLANK, DASH, END, GAP, MAYBE
from vnforeign.values._hedges import BEHIND_WORDS, HEDGE_WORDS, Hedge
from vnforeign.values._numbers import NUMBER, SCALE_WORDS
from vnforeign.values._quantity_text import ORDER_WORDS, RANK_WORDS
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import Unit, UnitKind, unit_forms, units

__all__ = ["HEADS", "amount", "order", "rank", "read_amount", "read_rank"]

Join = Callable[[Iterable[str]], str]

_KINDS: Final[dict[UnitKind, Kind]] = {
    UnitKind.CURRENCY: "money",
    UnitKind.PERCENT: "percent",
    UnitKind.PERCENTAGE_POINT: "percent",
    UnitKind.COUNT: "count",
    UnitKind.MEASURE: "measure",
    UnitKind.RANK: "rank",
}
# Printed before a number: codes and signs ("US$", "EUR", "€"), not words ("đồng").
_CODES: Final = tuple(
    form
    for unit in units.values()
    if unit.kind is UnitKind.CURRENCY
    for form in unit.forms
    if form == form.upper() and form not in ("đ", "VNĐ")
)
_SIGNED: Final = tuple(word for word in HEDGE_WORDS if not word[0].isalnum())
_SPELLED: Final = tuple(word for word in HEDGE_WORDS if word[0].isalnum())
HEADS: Final = (*HEDGE_WORDS, *_CODES, *RANK_WORDS, "từ", "âm")
"""What may stand before the number of an amount or a rank."""

# The next syllable that makes another word of what looked like a unit.
_OTHER_WORDS: Final = {
    "đồng": "chí bào minh nghiệp tác hồ đội phạm hành thời tình diễn bằng loạt thuận phục hương",
    "đô": "thị vật đốc hộ",
    "khách": "sạn hàng",
    "hội": "đồng trường chợ quán họa",
    "đoàn": "viên thể kết",
    "đảng": "bộ ủy uỷ đoàn phí",
    "bộ": "ngành trưởng phận máy luật môn đội",
    "tệ": "nạn",
    "yên": "ổn ngựa tĩnh bình tâm",
    "bài": "học hát thơ toán",
    "mốc": "son thời",
    "kỳ": "thi vọng nghỉ quan",
    "kì": "thi vọng nghỉ quan",
    "phiên": "bản dịch chợ",
    "lớp": "trưởng",
    "vụ": "trưởng mùa",
    "hộ": "tịch khẩu",
    "xã": "hội viên",
    "huyện": "ủy uỷ lỵ lị đội",
    "tỉnh": "ủy uỷ lỵ lị lộ đội",
    "thành phố": "ủy",
    "quý": "khách vị",
    "cuộc": "sống đời",
    "trường": "phái",
    "tuyến": "đầu",
    "tin": "nhắn",
    "nước": "mắm",
    "tỷ": "lệ số trọng giá suất phú",
    "tỉ": "lệ số trọng giá suất phú",
    "triệu": "tập chứng hồi phú",
}
_WEAK_MONEY: Final = frozenset({"bảng", "tệ", "yên", "đô"})  # also plain words: only with a scale


def _other_word(join: Join) -> str:
    """A lookahead for the rest of another word, behind a unit."""
    branches = (
        f"(?<={last}){GAP}{join(rest.split())}" for last, rest in _OTHER_WORDS.items()
    )
    return f"(?!{'|'.join(branches)})"


def _term(number: str, scale: str, join: Join) -> str:
    scaled = f"{join(SCALE_WORDS)}{_other_word(join)}"
    return f"(?P<{number}>{NUMBER})(?:{MAYBE}(?P<{scale}>{scaled})(?:{GAP}{NUMBER}{GAP}{scaled}){{0,2}})?"
