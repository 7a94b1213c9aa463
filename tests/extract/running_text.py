"""Running text made of the pieces that the finder looks at, in any order: mostly nonsense."""

from __future__ import annotations

from hypothesis import strategies as st

from vnforeign.extract import _amounts, _citations, _times
from vnforeign.strategies._spelling import i_for_y, tone_on_the_last_vowel
from vnforeign.values.units import unit_forms, units

HEADS = sorted({*_citations.HEADS, *_times.HEADS, *_amounts.HEADS})
UNITS = sorted({*unit_forms(), *(form for unit in units.values() for form in unit.forms)})
NUMBERS = (
    *("5", "05", "12", "31", "1991", "2021", "2030", "1.300,8", "5.933,7", "12,500", "6.578.799"),
    *("0,75", "3,862", "20,630", "1.2.3", "2.5", "15/6/2023", "08/8/2018", "31/12", "9/2023"),
    *("5-3-2020", "05.3.2020", "45/2/1990", "6,578,799", "0912", "XIII", "XX", "IV", "I", "VI"),
)
SIGNS = (
    *("-CT/TW", "/QĐ-TTg", "/2020/NĐ-CP", "/2020/QH14", "/KH-UBND", "- KL/TW", " NQTW"),
    *("a/2008/NQ-CP", "/BNG-LPQT", " - Bộ", "/L-CTN", "%", "km", "/28", "-15", " - 20"),
)
PHRASES = (
    *("của Bộ Chính trị", "của Chính phủ", "(khóa XIII)", "khóa XII", "của UBND tỉnh Thái Nguyên"),
    *("tầm nhìn đến năm", "đến nay", "cùng kỳ", "năm nay", "hàng chục", "hàng nghìn tỷ", "thế kỷ"),
    *(
        "Đại hội",
        "nhiệm kỳ Đại hội",
        "Luật Thỏa thuận quốc tế số",
        "pháp luật,",
        "trở lên",
        "trở đi",
        "quý",
    ),
    *("Nghị quyết Trung ương", "giai đoạn", "bộ, ngành", "tỉnh, Thành phố", "cao hơn", "rộng hơn"),
    *("trên cả", "lúc", "lần thứ", "tổng số", "đồng chí", "cùng năm", "xe", "và", "về", "Hà Nội"),
)
BETWEEN = (
    *(" ", " ", " ", " ", " ", " ", " ", " ", ", ", "-", " - ", "", "/", "\n", "\u00a0", "  "),
    *(". ", "(", ") ", "; ", "\n\n", ": ", " đến "),
)


def numbers() -> st.SearchStrategy[str]:
    """A printed number, perhaps with what makes it a document number or an amount."""
    digits = st.sampled_from(NUMBERS) | st.integers(0, 9999).map(str)
    return digits | st.builds("{}{}".format, digits, st.sampled_from(SIGNS))


def words() -> st.SearchStrategy[str]:
    """A word or phrase that the finder knows, in capitals or small letters, in any spelling."""
    known = st.sampled_from([*HEADS, *UNITS, *PHRASES])
    capitals = st.sampled_from([str, str, str, str.capitalize, str.upper])
    spelled = st.sampled_from([str, str, tone_on_the_last_vowel, i_for_y])
    return st.builds(lambda word, made, spell: spell(made(word)), known, capitals, spelled)


def texts() -> st.SearchStrategy[str]:
    """Pieces in any order, with anything between them; shrinks towards few and short ones."""
    piece = st.tuples(numbers() | words() | words(), st.sampled_from(BETWEEN))
    return st.lists(piece, max_size=14).map(
        lambda pieces: "".join(word + between for word, between in pieces)
    )
