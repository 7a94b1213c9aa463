"""Words of running text that tell what a number beside them is: for the finder of amounts."""

from __future__ import annotations

from typing import Final

__all__ = [
    "CLOCK_HEADS",
    "COMPARING",
    "COUNTED_NUMBERS",
    "DOUBTFUL",
    "ENGLISH_SCALES",
    "FULL_RANKS",
    "LABELS",
    "MORE_LABELS",
    "NOT_ORDERS",
    "NOT_PLAIN",
    "NO_NOUNS",
    "ODD_UNITS",
    "OTHER_WORDS",
    "PLAIN_HEDGES",
    "SIZES",
    "WEAK_MONEY",
    "WEAK_RANKS",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OTHER_WORDS: Final[dict[str, frozenset[str]]] = {
    "đồng": _words(
        "chí bào minh nghiệp tác hồ đội phạm hành thời tình diễn bằng loạt thuận phục hương"
    ),
    "đô": _words("thị vật đốc hộ"),
    "khách": _words("sạn hàng"),
    "hội": _words("đồng trường chợ quán họa"),
    "đoàn": _words("viên thể kết"),
    "đảng": _words("bộ ủy đoàn phí"),
    "bộ": _words("ngành trưởng phận máy luật môn đội"),
    "tệ": _words("nạn"),
    "yên": _words("ổn ngựa tĩnh bình tâm"),
    "bài": _words("học hát thơ toán"),
    "mốc": _words("son thời"),
    "kỳ": _words("thi vọng nghỉ quan"),
    "phiên": _words("bản dịch chợ"),
    "lớp": _words("trưởng"),
    "vụ": _words("trưởng mùa"),
    "hộ": _words("tịch khẩu"),
    "xã": _words("hội viên"),
    "huyện": _words("ủy lỵ đội"),
    "tỉnh": _words("ủy lỵ lộ đội"),
    "quý": _words("khách vị"),
    "cuộc": _words("sống đời"),
    "trường": _words("phái"),
    "tuyến": _words("đầu"),
    "tin": _words("nhắn"),
    "nước": _words("mắm"),
    "tỷ": _words("lệ số trọng giá suất phú"),
    "tỉ": _words("lệ số trọng giá suất phú"),
    "triệu": _words("tập chứng hồi phú"),
}
"""The next syllable that makes another word of what only looked like a unit or a scale."""

WEAK_MONEY: Final = _words("bảng tệ yên đô")
"""Currencies that are plain words too: read only with a scale."""

ODD_UNITS: Final = WEAK_MONEY | _words("m g t đ năm tháng giờ")
"""Units that may be part of a date, a time of day or a code."""

NOT_PLAIN: Final = ODD_UNITS | _words("quý")
"""Units that the short way leaves to the long one."""

PLAIN_HEDGES: Final = _words("trên hơn gần khoảng dưới")
"""Hedges of one word that nothing else is read from before a plain amount."""

DOUBTFUL: Final = _words("hơn trên")
"""Hedges that may be none: "cao hơn 2%", "trên 3 trụ cột"."""

SIZES: Final = _words("cao dài rộng sâu xa nặng")
COMPARING: Final = SIZES | _words(
    "thấp nhiều ít lớn nhỏ nhanh chậm tốt sớm muộn ngắn hẹp đông mạnh kém gần trẻ già nhẹ"
)
"""Behind these "hơn" compares: "cao hơn 2%" is higher by 2 %; but "rộng hơn 12 ha" is over 12."""

LABELS: Final = _words("thứ điều khoản mục ngày tháng")
"""A number behind these names one of several things and counts none of them."""

MORE_LABELS: Final = LABELS | _words(
    "điểm chương phần trang tr hình bảng biểu lục mẫu quyển tập kỳ lần khóa tầng phòng nhà lô ngõ"
    " ngách hẻm đường phố quận phường tổ khu ấp thôn xóm đội lớp cấp loại hạng bậc nhóm dòng cột"
    " mốc km lộ cầu kênh đài ga cửa tàu xe hiệu bản đai tốc đợt vòng hiệp bàn câu tiết buổi năm"
    " quý tuần trạm máy vùng lúc hồi mã số đoạn trận kỷ tuổi"
)
"""The same, where no unit of the table follows."""

COUNTED_NUMBERS: Final = _words("tổng trong con")
"""Before "số" these make it no label: "tổng số 15 xe"."""

ENGLISH_SCALES: Final = _words("thousand million billion trillion mn bn")
"""Behind a number of a text in another language: no noun, and the number is not the amount."""

NO_NOUNS: Final = ENGLISH_SCALES | _words(
    "và hoặc của về đến tới từ tại ở trong trên dưới với cho do bởi để là có được bị đã đang sẽ"
    " cũng còn thì mà nên nhưng khi nếu sau trước ngoài theo như so lại này đó kia ấy nay nhằm gồm"
    " bao quy ban ra thuộc nối qua sang vào lên xuống đạt tăng giảm chiếm bằng gấp họp khai diễn"
    " không chưa rất vẫn chỉ cả các những mỗi mọi hay hơn kém lúc hồi bên tuy vì song đều cùng"
    " năm tháng quý giữa thứ triển tiếp nêu xác hoàn phê ký"
)
"""After a number these begin no noun."""

WEAK_RANKS: Final = _words("thứ hạng")
FULL_RANKS: Final = _words("lớn cao nhiều đông mạnh dài rộng nhỏ thấp ít")
"""Before a weak word of rank these say that it is one: "lớn thứ 3"."""

NOT_ORDERS: Final = _words("mặt khách ngân cửa bán mua đơn xếp bạn nhà lô")
"""With these before it "hàng" is no order of magnitude."""

CLOCK_HEADS: Final = _words("lúc hồi")
"""Before hours these tell the time of day."""
