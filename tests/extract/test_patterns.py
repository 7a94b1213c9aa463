"""The patterns beside their examples, and the two ways of writing them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.extract._bodies import sign_of_body
from vnforeign.extract._composed import composed, evened
from vnforeign.extract._finder import _finder
from vnforeign.extract._page import Page
from vnforeign.extract._spelling import factored, plain, spellings
from vnforeign.extract._times import EXAMPLES
from vnforeign.values.documents import issuer_signs
from vnforeign.values.units import unit_forms


class TestEachPatternAndItsExamples:
    @pytest.mark.parametrize(
        ("name", "text"), [(name, text) for name, texts in EXAMPLES.items() for text in texts]
    )
    def test_match_each_other(self, name: str, text: str) -> None:
        found = _finder().times.point(Page(text), 0)
        assert found is not None
        assert (found.lastgroup, found[0]) == (name, text.lower())


class TestSpellings:
    @given(st.lists(st.sampled_from(sorted(unit_forms())), min_size=1, max_size=8), st.data())
    def test_factored_and_plain_patterns_match_the_same(
        self, forms: list[str], data: st.DataObject
    ) -> None:
        text = data.draw(st.sampled_from(forms)) + data.draw(st.sampled_from(["", " ", "a", ", "]))
        fast, slow = (re.compile(join(forms)).match(text) for join in (factored, plain))
        assert (fast and fast[0]) == (slow and slow[0])

    def test_every_form_of_the_unit_table_is_matched_whole(self) -> None:
        units = re.compile(factored(unit_forms()))
        assert [form for form in unit_forms() if not units.fullmatch(form)] == []

    def test_a_syllable_behind_a_hyphen_has_its_spellings_too(self) -> None:
        (span,) = vf.find("vay 15 dơ-lô-ti, của Ba Lan")
        assert (span.kind, span.surface) == ("money", "15 dơ-lô-ti")

    @pytest.mark.parametrize("word", ["hóa", "thỏa", "ủy", "lũy", "kỳ", "tỷ", "quý", "mỹ"])
    def test_every_spelling_of_a_word_is_matched(self, word: str) -> None:
        assert len(spellings(word)) == 2
        assert all(re.compile(factored([word])).match(each) for each in spellings(word))


class TestTheTextForPatterns:
    def test_composed_text_is_used_as_it_is(self) -> None:
        assert composed("Hà Nội") == ("Hà Nội", None)

    @given(st.text(alphabet="ao\u0300\u0301\u0302\u0323\u200b \n", max_size=40))
    def test_every_place_leads_back_in_order(self, text: str) -> None:
        shown, origin = composed(text)
        if origin is not None:
            assert len(origin) == len(shown) + 1
            assert list(origin) == sorted(origin)
            assert origin[-1] == len(text)

    def test_a_heap_of_marks_stays_as_it_is(self) -> None:
        text = "a" + "\u0301" * 50
        assert composed(text)[0] == text

    def test_line_breaks_stay_only_in_blank_lines(self) -> None:
        assert evened("a\nb\n\nc\n \nd\r\ne") == "a b\n\nc\n  d  e"

    def test_a_capital_that_becomes_two_signs_moves_nothing(self) -> None:
        page = Page("İ 5 USD")
        assert len(page.low) == len(page.shown)


class TestBodies:
    @pytest.mark.parametrize(
        ("printed", "sign"),
        [
            ("Bộ Chính trị", "TW"),
            ("Thủ tướng Chính phủ", "TTg"),
            ("Ban Thường vụ Tỉnh ủy Thái Nguyên", "TU"),
            ("UBND tỉnh Lâm Đồng", "UBND"),
            ("Quốc hội", None),
            ("Hội đồng quản trị", None),
        ],
    )
    def test_their_signs(self, printed: str, sign: str | None) -> None:
        assert sign_of_body(printed) == sign

    @pytest.mark.parametrize(
        "name",
        [
            row.name_vi
            for row in issuer_signs.values()
            if " " in row.name_vi and "," not in row.name_vi
        ],
    )  # fmt: skip
    def test_every_body_of_the_issuer_table_is_read_behind_a_number(self, name: str) -> None:
        tail = _finder().citations.tail(f" của {name} về".lower(), 0)
        assert tail is not None
        assert tail["issuer"] == name.lower()
