"""find: spans are slices of the caller's text, none overlaps, and the corpus is read as marked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from corpus.measure import scores
from depth import examples
from extract.oracle import slowly
from vnforeign import strategies
from vnforeign.extract._page import Page

PIECES = (
    *("Chỉ thị số ", "25-CT/TW", " ngày ", "08/8/2018", " của Ban Bí thư", "Nghị quyết "),
    *("ước đạt ", "15,4", " tỷ USD", "trên ", "219", " dự án", "19,2%", "thứ ", "10/63"),
    *("6 tháng đầu năm 2024", "giai đoạn ", "2011 - 2020", "quý I/2024", " ", ", ", ". ", "\n"),
)


def texts() -> st.SearchStrategy[str]:
    """Running text made of pieces, with anything between; shrinks towards nothing."""
    return st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


class TestSpans:
    @given(texts())
    @settings(suppress_health_check=[HealthCheck.too_slow])
    def test_are_slices_in_order_and_never_overlap(self, text: str) -> None:
        done = 0
        for span in vf.find(text):
            assert done <= span.start < span.end
            assert text[span.start : span.end] == span.surface
            done = span.end

    @given(texts())
    @settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
    def test_are_those_the_slow_and_plain_finder_finds(self, text: str) -> None:
        page = Page(text)  # places lead back from here: signs of no width are not among them
        slow = [one for one in slowly(text) if one.kind is not None]
        assert [(span.kind, span.start, span.end, span.value) for span in vf.find(text)] == [
            (one.kind, page.place(one.start), page.place(one.end), one.value) for one in slow
        ]

    @pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u00ad"])
    def test_a_sign_of_no_width_moves_them_by_its_place(self, sign: str) -> None:
        (span,) = vf.find(f"{sign}tăng 19,2%")
        assert (span.start, span.end, span.surface) == (6, 11, "19,2%")

    def test_a_decomposed_text_gives_the_same_values_at_its_own_offsets(self) -> None:
        text = "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị; ước đạt 15,4 tỷ USD"
        apart = unicodedata.normalize("NFD", text)
        one, other = vf.find(text), vf.find(apart)
        assert [str(span.value) for span in one] == [str(span.value) for span in other]
        assert [apart[s.start : s.end] for s in other] == [s.surface for s in other]


class TestKnownSpans:
    """What is printed so that it leaves no doubt is found, whatever its spelling."""

    @given(strategies.texts_with_spans())
    @settings(max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
    def test_are_found_at_their_places_with_their_values(
        self, written: tuple[str, tuple[strategies.KnownSpan, ...]]
    ) -> None:
        text, known = written
        found = {(span.start, span.end): span for span in vf.find(text)}
        for kind, start, end, value in known:
            span = found[start, end]
            got = span.value.number if isinstance(span.value, vf.Citation) else span.value
            assert (span.kind, got) == (kind, value)


class TestConventions:
    def test_a_citation_runs_through_number_day_and_issuer(self) -> None:
        text = "Thực hiện Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư, tỉnh đã"
        (span,) = vf.find(text)
        assert span.surface == "Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư"
        assert isinstance(span.value, vf.Citation)
        assert str(span.value.issued_on) == "2018-08-08"

    def test_a_hedge_belongs_to_its_quantity(self) -> None:
        (span,) = vf.find("xuất khẩu ước đạt 15,4 tỷ USD")
        assert span.value == vf.Quantity.parse("ước đạt 15,4 tỷ USD")

    @pytest.mark.parametrize(
        "text", ["ĐT: 0208.3855.123", "Quốc lộ 1A", "Điều 5", "tỷ số 3-2", "phiên bản 2.0.1"]
    )
    def test_what_measures_nothing_is_not_found(self, text: str) -> None:
        assert [span for span in vf.find(text) if span.kind in ("money", "citation")] == []


class TestTheCorpus:
    @pytest.mark.parametrize("split", ["work", "heldout"])
    @pytest.mark.parametrize(
        ("kind", "overlap", "value"),
        [
            ("citation", 0.98, 0.95),
            ("money", 0.98, 0.95),
            ("percent", 0.98, 0.95),
            ("date", 0.96, 0.96),
            ("period", 0.96, 0.96),
            ("count", 0.90, 0.90),
        ],
    )
    def test_is_read_as_marked(self, split: str, kind: str, overlap: float, value: float) -> None:
        made = scores(split)
        assert made[kind, "overlap"].f1 >= overlap
        assert made[kind, "value"].f1 >= value
