"""Names and spellings: the same words meet, whatever way they were printed."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.values.names import canonical, closest, fold, normalize, slug

_SPELLINGS = (  # the canonical one, and others of the same word
    ("hòa", "hoà"), ("Khóa", "Khoá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("HÒA", "HOÀ"), ("lũy", "luỹ"),
    ("khỏe", "khoẻ"), ("Thụy", "Thuỵ"), ("tỷ", "tỉ"), ("kỳ", "kì"), ("thế kỷ", "thế kỉ"),
    ("Mỹ", "Mĩ"), ("lý", "lí"), ("quý", "quí"), ("ký kết", "kí kết"), ("công ty", "công ti"),
    ("Đảng", "Ðảng"), ("QĐ-TTg", "QÐ–TTg"), ("a - b", "a\u00a0—\u2009b"), ('"Ba"', "“Ba”"),
)  # fmt: skip
_UNCHANGED = ("hoàn", "thuyền", "quỳ", "quả", "ngoài", "nghỉ", "thi", "đi", "XIII", "LI", "khuya")


def words() -> st.SearchStrategy[str]:
    """Running text in the canonical spelling."""
    known = st.sampled_from([pair[0] for pair in _SPELLINGS] + list(_UNCHANGED))
    return st.lists(known | st.text("đôốàạƯữ ", max_size=4)).map(" ".join).map(canonical)


def texts() -> st.SearchStrategy[str]:
    """Anything, with many marks, dashes and look-alikes of Đ."""
    return st.text() | st.text("aAoOuUyYiIqQtThHđĐÐð\u0300\u0301\u0309\u0323 \u00a0\u200b-–“'")


class TestCanonical:
    """«NFC, tone marks on one vowel, tỷ == tỉ, one kind of space and dash»"""

    @pytest.mark.parametrize(("spelling", "other"), _SPELLINGS)
    def test_spellings_of_one_word_meet(self, spelling: str, other: str) -> None:
        assert canonical(other) == canonical(spelling) == spelling
        assert canonical(unicodedata.normalize("NFD", other)) == spelling

    @pytest.mark.parametrize("word", _UNCHANGED)
    def test_other_words_stay_as_they_are(self, word: str) -> None:
        assert canonical(word) == word

    @given(texts())
    def test_it_is_its_own_canonical_form(self, text: str) -> None:
        once = canonical(text)
        assert canonical(once) == once
        assert unicodedata.is_normalized("NFC", once)

    @given(words())
    def test_decomposed_and_composed_meet(self, text: str) -> None:
        assert canonical(unicodedata.normalize("NFD", text)) == text

    @given(texts())
    def test_spaces_are_single_and_inside(self, text: str) -> None:
        assert canonical(text) == " ".join(canonical(text).split())


class TestFold:
    """«lower case, no diacritics, đ->d; 'Đà Nẵng' and 'da nang' meet»"""

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("Đà Nẵng", "da nang"),
            ("  ĐÀ\u00a0 NẴNG ", "da nang"),
            ("Thừa Thiên – Huế", "thua thien - hue"),
            ("Ðồng Tháp", "dong thap"),
            ("Ăt-ta-pư", "at-ta-pu"),
            ("Łódź", "lodz"),
            ("한국", "한국"),
        ],
    )
    def test_examples(self, text: str, key: str) -> None:
        assert fold(text) == key

    @given(texts())
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(words())
    def test_case_and_composition_do_not_count(self, text: str) -> None:
        assert fold(text) == fold(text.upper()) == fold(unicodedata.normalize("NFD", text))
        assert fold(text).isascii()


class TestSlug:
    """«ASCII id part: "34-NQ/TW" -> "34-nq-tw", "Thái Nguyên" -> "thai-nguyen"»"""

    @pytest.mark.parametrize(
        ("text", "made"),
        [
            ("34-NQ/TW", "34-nq-tw"),
            ("Thái Nguyên", "thai-nguyen"),
            ("06/2020/QĐ-TTg", "06-2020-qd-ttg"),
            ("Xanh Pết-c-bua (Nga)", "xanh-pet-c-bua-nga"),
            ("66.7/2025/NQ-CP", "66-7-2025-nq-cp"),
        ],
    )
    def test_examples(self, text: str, made: str) -> None:
        assert slug(text) == made

    @given(texts())
    def test_it_is_ascii_with_single_hyphens_inside_or_refused(self, text: str) -> None:
        try:
            made = slug(text)
        except ValueError:
            made = ""
        assert set(made) <= set(string.ascii_lowercase + string.digits + "-")
        assert "--" not in made
        assert made == made.strip("-")
        assert not made or slug(made) == made

    @pytest.mark.parametrize("text", ["", " ", "/-.", "日本"])
    def test_nothing_to_name_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="gives no id"):
            slug(text)


class TestClosest:
    """«near names for error hints»"""

    def test_diacritics_and_case_do_not_count(self) -> None:
        provinces = ["Thái Bình", "Thái Nguyên", "Hà Tĩnh", "Đà Nẵng"]
        assert closest("thai nguyen", provinces)[0] == "Thái Nguyên"
        assert closest("ĐÀ NẲNG", provinces) == ("Đà Nẵng",)

    def test_nothing_near_gives_nothing(self) -> None:
        assert closest("xyz", ["Thái Bình"]) == ()
        assert closest("Thái Bình", []) == ()

    def test_no_more_than_asked_for_even_if_they_fold_alike(self) -> None:
        assert closest("tu", ["tư", "từ", "tử"], count=2) == ("tư", "từ")
        assert closest("tu", ["tư", "từ", "tử", "tự"]) == ("tư", "từ", "tử")
        assert closest("tu", ["tư"], count=0) == ()

    @given(texts(), st.lists(texts()))
    def test_it_only_ever_answers_with_choices(self, word: str, choices: list[str]) -> None:
        assert set(closest(word, choices)) <= set(choices)


class TestLinear:
    """«time linear in text length»: CPython sorts a run of marks by insertion"""

    @given(texts(), st.sampled_from(["NFC", "NFD"]))
    def test_short_text_is_normalized_as_usual(self, text: str, form: str) -> None:
        made = normalize("NFC" if form == "NFC" else "NFD", text)
        assert made == unicodedata.normalize("NFC" if form == "NFC" else "NFD", text)

    def test_long_text_is_normalized_as_usual(self) -> None:
        text = unicodedata.normalize("NFD", "Ngày hội hoà bình, hữu nghị của nước Việt. ") * 200
        assert normalize("NFC", text) == unicodedata.normalize("NFC", text)

    @pytest.mark.parametrize("text", ["\u0301\u0323" * 50_000, "a\u0323" * 50_000, "đ" * 10**5])
    def test_no_piece_is_longer_than_a_thousand(
        self, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pieces: list[int] = []
        plain = unicodedata.normalize

        def counted(form: str, piece: str) -> str:
            pieces.append(len(piece))
            return plain(form, piece)  # type: ignore[arg-type]

        monkeypatch.setattr(unicodedata, "normalize", counted)
        canonical(text)
        assert sum(pieces) == len(text)
        assert max(pieces) <= 1000
