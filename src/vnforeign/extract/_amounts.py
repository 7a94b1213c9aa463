"""Amounts and ranks in running text: where they begin and end; `Quantity.parse` reads them.

An amount is ``{hedge} [currency] number [scale] [unit] [hedge behind]``, two such with a dash,
"đến" or a stroke between, or "hàng chục ...". What may stand for hedge, scale, currency and unit
is what `Quantity.parse` knows. The lists here only hold what running text adds: words that make a
number a label ("tầng 4"), and words that only begin like a unit ("đồng chí").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from vnforeign.errors import InvalidQuantity
from vnforeign.extract._page import Found, Page, key
from vnforeign.extract._spans import Kind
from vnforeign.extract._spelling import BLANK, DASH, END, GAP, MAYBE
from vnforeign.values._hedges import BEHIND_WORDS, HEDGE_WORDS, Hedge
from vnforeign.values._numbers import NUMBER, SCALE_WORDS
from vnforeign.values._quantity_text import ORDER_WORDS, RANK_WORDS
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import Unit, UnitKind, unit_forms, units

__all__ = ["HEADS", "Amounts"]

Join: TypeAlias = Callable[[Iterable[str]], str]
"""How a pattern of several forms is made: `factored`, or `plain` for the oracle."""

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
    if form == form.upper()
)
HEADS: Final = (*HEDGE_WORDS, *_CODES, *RANK_WORDS, "từ", "âm")
"""What may stand before the number of an amount or a rank."""

# The next syllable that makes another word of what only looked like a unit or a scale.
_OTHER_WORDS: Final = {
    "đồng": "chí bào minh nghiệp tác hồ đội phạm hành thời tình diễn bằng loạt thuận phục hương",
    "đô": "thị vật đốc hộ",
    "khách": "sạn hàng",
    "hội": "đồng trường chợ quán họa",
    "đoàn": "viên thể kết",
    "đảng": "bộ ủy đoàn phí",
    "bộ": "ngành trưởng phận máy luật môn đội",
    "tệ": "nạn",
    "yên": "ổn ngựa tĩnh bình tâm",
    "bài": "học hát thơ toán",
    "mốc": "son thời",
    "kỳ": "thi vọng nghỉ quan",
    "phiên": "bản dịch chợ",
    "lớp": "trưởng",
    "vụ": "trưởng mùa",
    "hộ": "tịch khẩu",
    "xã": "hội viên",
    "huyện": "ủy lỵ đội",
    "tỉnh": "ủy lỵ lộ đội",
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
_WEAK_MONEY: Final = frozenset({"bảng", "tệ", "yên", "đô"})  # also plain words: only if scaled
# "hơn" behind these compares: "cao hơn 2%" is higher by 2 %.
_COMPARING: Final = frozenset(
    "cao thấp nhiều ít lớn nhỏ nhanh chậm tốt sớm muộn dài ngắn rộng hẹp đông mạnh kém xa gần trẻ"
    " già nặng nhẹ đắt rẻ sâu".split()
)
# A number behind these names one of several things and counts none of them.
_LABELS: Final = frozenset({"thứ", "điều", "khoản", "mục", "ngày", "tháng"})
_ALSO_LABELS: Final = _LABELS | frozenset(
    "điểm chương phần trang tr hình bảng biểu lục mẫu quyển tập kỳ lần khóa tầng phòng nhà lô ngõ"
    " ngách hẻm đường phố quận phường tổ khu ấp thôn xóm đội lớp cấp loại hạng bậc nhóm dòng cột"
    " mốc km lộ cầu kênh đài ga cửa tàu xe hiệu bản đoàn đai tốc đợt vòng hiệp bàn câu tiết buổi"
    " năm quý tuần trạm máy vùng lúc hồi mã số giai đoạn trận kỷ tuổi".split()
)
# After a number these begin no noun.
_NO_NOUNS: Final = frozenset(
    "và hoặc của về đến tới từ tại ở trong trên dưới với cho do bởi để là có được bị đã đang sẽ"
    " cũng còn thì mà nên nhưng khi nếu sau trước ngoài theo như so lại này đó kia ấy nay nhằm gồm"
    " bao quy ban ra thuộc nối qua sang vào lên xuống đạt tăng giảm chiếm bằng gấp họp khai diễn"
    " không chưa rất vẫn chỉ cả các những mỗi mọi hay hơn kém lúc hồi bên tuy vì song đều cùng"
    " năm tháng quý giữa thứ tổ triển thực tiếp nêu xác đề trình hoàn phê ký".split()
)
_NOUN = re.compile(rf"{GAP}([^\W\d_]++)")
_CLOCK = re.compile(rf"(?:{GAP}[0-9]{{1,2}}(?:{GAP}phút{END})?|{GAP}(?:sáng|trưa|chiều|tối|đêm|ngày){END})")
_CLOCK_HEADS: Final = frozenset({"lúc", "hồi", "vào"})
_NEAR_PREPOSITION: Final = re.compile(rf"trên{GAP}", re.IGNORECASE)
_RANKING = re.compile(rf"{GAP}(?:cả{GAP}nước|toàn{GAP}quốc|thế{GAP}giới|toàn{GAP}cầu|khu{GAP}vực|châu){END}")
_WEAK_RANKS: Final = frozenset({"thứ", "hạng"})
_FULL_RANKS: Final = frozenset("lớn cao nhiều đông mạnh dài rộng nhỏ thấp ít".split())
_ALONE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*+(?:,[0-9]+)?|[0-9]{4,}(?:[.,][0-9]+)?|[0-9]+\.[0-9]+")
_HOURS: Final = 24


class Amounts:
    """The patterns of amounts and ranks, and what they read."""

    def __init__(self, join: Join) -> None:
        other = _other_words(join)
        scale = f"{join(SCALE_WORDS)}{other}"
        hedge = f"(?:{join(w for w in HEDGE_WORDS if w[0].isalnum())}|từ{END}){GAP}"
        sign = f"{join(w for w in HEDGE_WORDS if not w[0].isalnum())}{MAYBE}"
        money = f"{join(_CODES)}{MAYBE}"
        minus = rf"(?:âm{GAP}|(?<![^\s(]){DASH}(?=[0-9.,]+{BLANK}?%))"
        unit = f"{join(unit_forms())}{other}"
        link = rf"{MAYBE}{DASH}{MAYBE}|{GAP}(?:đến|tới){GAP}|{BLANK}?/{BLANK}?"

        def term(name: str) -> str:
            return (
                f"(?P<number{name}>{NUMBER})(?:{MAYBE}(?P<scale{name}>{scale})"
                f"(?:{GAP}{NUMBER}{GAP}{scale}){{0,2}})?"
            )

        head = f"(?:{hedge}|{sign}){{0,4}}(?P<money>{money})?{minus}?"
        self.match = re.compile(
            rf"(?P<head>{head}){term('')}(?:(?P<link>{link}){term('_to')})?"
            rf"(?:{MAYBE}(?P<unit>{unit}))?(?:{GAP}(?P<behind>{join(BEHIND_WORDS)}))?",
            re.IGNORECASE,
        ).match
        self.link = re.compile(rf"{MAYBE}{DASH}{MAYBE}|{GAP}(?:đến|tới){GAP}", re.IGNORECASE).match
        self.order = re.compile(
            rf"(?-i:[hH]àng){GAP}{join((*ORDER_WORDS, *SCALE_WORDS))}{other}"
            rf"(?:{GAP}{scale}){{0,2}}(?:{MAYBE}(?P<unit>{unit}))?",
            re.IGNORECASE,
        ).match
        self.rank = re.compile(
            rf"(?P<words>{join(RANK_WORDS)}){GAP}[0-9]{{1,4}}(?P<of>{BLANK}?/{BLANK}?[0-9]{{1,4}})?(?![0-9.,/-]*[0-9])",
            re.IGNORECASE,
        ).match

    def read_order(self, page: Page, found: re.Match[str]) -> Found | None:
        ...
