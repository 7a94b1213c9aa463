"""Why a text is no amount: every reason and its mend, in English and Vietnamese."""

from __future__ import annotations

from typing import Final

from vnforeign.errors import InvalidQuantity

__all__ = ["MAX_TEXT", "refusal"]

MAX_TEXT: Final = 300
"""Most code points of one printed amount."""

# Reason and hint of each refusal, in English and Vietnamese.
_REASONS: Final[dict[str, tuple[str, str, str, str]]] = {
    "not text": ("expected a text", "cần một chuỗi ký tự", "", ""),
    "too long": (
        f"longer than {MAX_TEXT} code points",
        f"dài quá {MAX_TEXT} ký tự",
        "pass one amount at a time",
        "hãy truyền từng số liệu một",
    ),
    "empty": ("nothing is printed in it", "chuỗi rỗng", "", ""),
    "no number": (
        "there is no number in it",
        "không có con số nào",
        "numbers are read in digits, such as '5 dự án'",
        "số phải viết bằng chữ số, ví dụ '5 dự án'",
    ),
    "hedge alone": (
        "a hedge without a number",
        "có từ chỉ mức độ chắc chắn nhưng thiếu con số",
        "write the number behind it, such as 'trên 100 dự án'",
        "hãy viết con số ngay sau, ví dụ 'trên 100 dự án'",
    ),
    "head": (
        "{word!r} before the number is neither a hedge nor a currency",
        "{word!r} trước con số không phải là từ chỉ mức độ chắc chắn hay đồng tiền",
        "start at the hedge or at the number",
        "hãy bắt đầu từ từ chỉ mức độ chắc chắn hoặc từ con số",
    ),
    "malformed": (
        "{word!r} is a number in neither convention",
        "{word!r} không đúng cách viết số nào",
        "write it as 6.578.799,5 or as 6,578,799.5",
        "hãy viết như 6.578.799,5 hoặc 6,578,799.5",
    ),
    "not vi": (
        "{word!r} is not written the Vietnamese way",
        "{word!r} không viết theo lối Việt Nam",
        "use one decimal mark throughout, or convention='en'",
        "hãy dùng thống nhất một dấu thập phân, hoặc convention='en'",
    ),
    "not en": (
        "{word!r} is not written the English way",
        "{word!r} không viết theo lối Anh",
        "use one decimal mark throughout, or convention='vi'",
        "hãy dùng thống nhất một dấu thập phân, hoặc convention='vi'",
    ),
    "unit": (
        "unknown unit {word!r}",
        "không rõ đơn vị {word!r}",
        "{near}a unit of your own goes in units=",
        "{near_vi}đơn vị riêng được truyền qua units=",
    ),
    "second": (
        "a second number that does not belong to the first",
        "có con số thứ hai không thuộc con số đầu",
        "pass one amount at a time, without blanks inside a number",
        "hãy truyền từng số liệu một, không để khoảng trắng trong con số",
    ),
    "compound": (
        "the parts of a compound must be whole numbers with ever smaller scale words",
        "các phần của số ghép phải là số nguyên với từ chỉ bậc nhỏ dần",
        "write it as '1 tỷ 021 triệu'",
        "hãy viết như '1 tỷ 021 triệu'",
    ),
    "backwards": (
        "a range must go up",
        "khoảng giá trị phải tăng dần",
        "",
        "",
    ),
    "from": (
        "'từ' without 'đến' or 'trở lên'",
        "có 'từ' nhưng thiếu 'đến' hoặc 'trở lên'",
        "write 'từ 200 đến 300 triệu USD' or 'từ 5 triệu USD trở lên'",
        "hãy viết 'từ 200 đến 300 triệu USD' hoặc 'từ 5 triệu USD trở lên'",
    ),
    "clash": (
        "hedges that do not go together",
        "các từ chỉ mức độ chắc chắn không đi được với nhau",
        "keep one of them",
        "hãy giữ lại một từ",
    ),
    "early unit": (
        "the unit {word} stands before the last number only",
        "đơn vị {word} chỉ đứng trước con số cuối",
        "write it behind the last number",
        "hãy viết đơn vị sau con số cuối",
    ),
    "units": (
        "two units, {word}, in one amount",
        "hai đơn vị, {word}, trong một số liệu",
        "",
        "",
    ),
    "rank": (
        "a rank is a whole number from 1 up to the whole, without scale, unit or range",
        "thứ hạng là số nguyên từ 1 đến tổng số, không kèm từ chỉ bậc, đơn vị hay khoảng",
        "write it as 'thứ 10/63'",
        "hãy viết như 'thứ 10/63'",
    ),
    "whole": (
        "x of y needs x from 0 and y above 0",
        "dạng x/y cần x từ 0 trở lên và y lớn hơn 0",
        "",
        "",
    ),
    "order": (
        "'hàng' needs chục, trăm or a scale word",
        "sau 'hàng' phải là chục, trăm hoặc từ chỉ bậc",
        "write it as 'hàng chục triệu USD'",
        "hãy viết như 'hàng chục triệu USD'",
    ),
    "digits": ("more digits than an amount may have", "quá nhiều chữ số", "", ""),
}


def refusal(text: str, at: int, reason: str, *, word: str = "", near: str = "") -> InvalidQuantity:
    """The error for a text, its reason and hint in both languages."""
    facts = {
        "word": word,
        "near": f"did you mean {near}? " if near else "",
        "near_vi": f"có phải là {near}? " if near else "",
    }
    english, vietnamese, hint, hint_vi = (part.format(**facts) for part in _REASONS[reason])
    return InvalidQuantity(text, at, english, vietnamese, hint, hint_vi)
