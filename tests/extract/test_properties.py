"""What holds of find for every text: places, spellings, joined texts, and the slow finder."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from extract.oracle import slowly
from extract.running_text import texts
from vnforeign.extract import KINDS, Span
from vnforeign.extract._finder import _finder
from vnforeign.extract._page import Page

PARSERS: dict[str, Callable[[str], object]] = {
    "date": vf.PartialDate.parse,
    "period": vf.Period.parse,
}
slow = settings(suppress_health_check=[HealthCheck.too_slow])


def values(spans: tuple[Span, ...]) -> list[tuple[str, str, list[str]]]:
    """Kind, value and candidates, without places."""
    return [(one.kind, str(one.value), [str(c) for c in one.candidates]) for one in spans]


def decomposed(text: str) -> tuple[str, list[int]]:
    """The text with its letters taken apart, and where each of its signs went."""
    places, made = [], ""
    for sign in text:
        places.append(len(made))
        made += unicodedata.normalize("NFD", sign)
    return made, [*places, len(made)]


class TestEverySpan:
    @given(texts())
    @slow
    def test_is_a_slice_behind_the_one_before(self, text: str) -> None:
        done = 0
        for span in vf.find(text):
            assert done <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.surface
            assert span.surface == span.surface.strip()
            assert span.kind in KINDS
            done = span.end

    @given(texts())
    @slow
    def test_of_an_amount_has_the_value_its_surface_has(self, text: str) -> None:
        for span in vf.find(text):
            if span.kind in ("money", "percent", "count", "measure", "rank") and span.value:
                assert span.value == vf.Quantity.parse(" ".join(span.surface.split()))

    @given(texts())
    @slow
    def test_of_a_time_has_the_value_its_surface_has(self, text: str) -> None:
        for span in vf.find(text):
            if span.kind in PARSERS and span.value and "cùng" not in span.surface.lower():
                assert span.value == PARSERS[span.kind](" ".join(span.surface.split()))

    @given(texts())
    @slow
    def test_with_a_value_has_no_candidates(self, text: str) -> None:
        assert [one for one in vf.find(text) if one.value is not None and one.candidates] == []


class TestAnyText:
    @given(st.text())
    def test_is_read_without_a_fault(self, text: str) -> None:
        for span in vf.find(text):
            assert text[span.start : span.end] == span.surface

    @given(st.text(alphabet="0123456789.,/-% \n\u0301\u0323\u00a0IVXn\u0103m("))
    def test_of_numbers_and_signs_is_too(self, text: str) -> None:
        vf.find(text)


class TestOtherSpellings:
    @given(texts())
    @slow
    def test_decomposed_letters_give_the_same_at_the_mapped_places(self, text: str) -> None:
        text = unicodedata.normalize("NFC", text)
        apart, places = decomposed(text)
        one, other = vf.find(text), vf.find(apart)
        assert values(one) == values(other)
        assert [(places[s.start], places[s.end]) for s in one] == [(s.start, s.end) for s in other]

    @given(texts())
    @slow
    def test_unbroken_spaces_give_the_same_at_the_same_places(self, text: str) -> None:
        one, other = vf.find(text), vf.find(text.replace(" ", "\u00a0"))
        assert values(one) == values(other)
        assert [(s.start, s.end) for s in one] == [(s.start, s.end) for s in other]


class TestTextsBehindEachOther:
    @given(texts(), texts())
    @slow
    def test_give_their_spans_behind_each_other(self, first: str, second: str) -> None:
        whole = vf.find(f"{first}\n\n{second}")
        parts = vf.find(first), vf.find(second)
        shift = len(first) + 2
        assert values(whole) == values(parts[0]) + values(parts[1])
        assert [(s.start, s.end) for s in whole] == [
            *((s.start, s.end) for s in parts[0]),
            *((s.start + shift, s.end + shift) for s in parts[1]),
        ]


class TestTheSlowFinder:
    @given(texts())
    @slow
    def test_finds_the_same(self, text: str) -> None:
        assert _finder().run(Page(text)) == slowly(text)
