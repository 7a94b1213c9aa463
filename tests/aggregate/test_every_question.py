"""What holds of every question: empty data, data as they were known, both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import vnforeign as vf

THEN = dt.date(2021, 12, 31)
REFERENCE = (
    vf.Indicator(
        id="exports", name_vi="xuất khẩu", name_en="exports", definition="d", unit=vf.Unit.USD,
        nature=vf.Nature.FLOW,
    ),
    vf.Indicator(
        id="population", name_vi="dân số", name_en="population", definition="d",
        unit=vf.Unit.of("person"), nature=vf.Nature.STOCK,
    ),
)  # fmt: skip

QUESTIONS: dict[str, Callable[[vf.Dataset], Any]] = {
    "total": lambda data: vf.total(data.observations.where(indicator="none"), data=data),
    "total by": lambda data: vf.total([], by=("place", "period"), data=data),
    "tiers": lambda data: vf.tiers(data, on=THEN),
    "moves": lambda data: vf.moves(data, on=THEN),
    "partners": lambda data: vf.partners(data, level="national", on=THEN),
    "in force": lambda data: vf.in_force(data, on=THEN).documents,
    "series": lambda data: vf.series(data, "exports"),
    "growth": lambda data: vf.growth(data, "exports"),
    "rank": lambda data: vf.rank(data, "exports", period="2021"),
    "a head": lambda data: vf.per_capita(data, "exports"),
    "matrix": lambda data: vf.matrix(data).cells,
    "coverage": lambda data: vf.coverage(data).cells,
    "anniversaries": lambda data: vf.anniversaries(data, 2025).items,
    "reconcile": lambda data: vf.reconcile(data).comparisons,
    "diff": lambda data: vf.diff(data, data).changed,
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
class TestEveryQuestion:
    def test_of_data_without_facts_the_answer_is_empty(
        self, ask: Callable[[vf.Dataset], Any]
    ) -> None:
        answer = ask(vf.Dataset.of(REFERENCE))
        assert answer.used == () if isinstance(answer, vf.Total) else len(answer) == 0

    def test_it_can_be_put_to_the_data_as_they_were_known(
        self, ask: Callable[[vf.Dataset], Any]
    ) -> None:
        ask(vf.load().as_known(on=THEN))


class TestWhatWasKnown:
    """«`as_known(on)`: the same question with what was published by then»"""

    def test_nothing_stated_later_is_in_an_answer(self) -> None:
        data = vf.load()
        then = data.as_known(on=THEN)
        assert {one.place for one in vf.series(then, "fdi-registered-stock")} == {
            "VN-DN",
            "VN-23",
            "VN-35",
        }
        counts = [
            "comprehensive-strategic-partners",
            "strategic-partners",
            "comprehensive-partners",
        ]
        assert not [one for one in vf.reconcile(then) if one.observation.indicator in counts], (
            "the text that counts them is of 2024"
        )
        for move in vf.moves(then):
            assert move.since is None or move.since.first <= THEN

    def test_an_answer_of_then_is_part_of_the_answer_of_now(self) -> None:
        data = vf.load()
        now = {one.id for one in vf.in_force(data, on=THEN).documents}
        known = {one.id for one in vf.in_force(data.as_known(on=THEN), on=THEN).documents}
        assert known <= now
        assert known


class TestBothLanguages:
    @pytest.mark.parametrize(
        "answer",
        [
            lambda data, lang: vf.ties(data, "VN-DN", "JP").text(lang, data=data),
            lambda data, lang: vf.document_graph(data, "57-kl-tw-2023").text(lang),
            lambda data, lang: vf.in_force(data, on=THEN).text(lang),
            lambda data, lang: vf.matrix(data, kind="aim").text(lang, data=data),
            lambda data, lang: vf.coverage(data, years=[2021]).text(lang, data=data),
            lambda data, lang: vf.anniversaries(data, 2025).text(lang),
            lambda data, lang: vf.share(data, "fdi-projects-stock")[0].text(lang, data=data),
            lambda data, lang: vf.growth(data, "exports")[0].text(lang, data=data),
            lambda data, lang: vf.per_capita(data, "exports")[0].text(lang, data=data),
        ],
    )
    def test_an_answer_reads_in_english_and_in_vietnamese(
        self, answer: Callable[[vf.Dataset, str], str]
    ) -> None:
        english, vietnamese = answer(vf.load(), "en"), answer(vf.load(), "vi")
        assert english
        assert vietnamese
        assert english != vietnamese
        assert not vietnamese.isascii()
