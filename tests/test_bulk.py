"""Arrays of JSON read a field at a time lead to the same place as one object after the other."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from vnforeign import _bulk, convert
from vnforeign.convert import converter, structure_items
from vnforeign.dataset import COLLECTIONS, record_class
from vnforeign.strategies import datasets

JSON = dict[str, Any]
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 1.0, 2**53, 2**80, "", " ", "x--y", "1", "007", "5.10", "é",
    "o" * 130, "normal", "over", "between", "USD", "2024", "2024-H1", [], {}, [[]], [{}], ["a"],
    ["a", 7], [None],
    {"amount": "5", "unit": "USD"}, {"unit": "rank", "amount": "5"}, {"amount": 5, "unit": "USD"},
    {"amount": "5", "unit": "USD", "of": "9"},
    {"source": "s", "start": 0, "end": 1, "printed": "a"},
    [{"source": "s", "start": 0, "end": 2, "printed": "a"}],
    [{"source": "s", "start": 0, "end": 1, "printed": "a"}] * 2,
]  # fmt: skip
FIGURE: JSON = {
    "id": "o",
    "indicator": "i",
    "place": "p",
    "period": "2024",
    "quantity": {"amount": "5", "unit": "USD", "hedge": "over"},
    "status": "normal",
    "evidence": [{"source": "s", "start": 0, "end": 5, "printed": "5 USD"}],
    "cites": ["s", "t"],
}


def both_ways(raws: list[Any], cls: type[vf.Record]) -> None:
    """Hold the two to each other, also in what they say is wrong."""
    items = [(f"$[{index}]", raw, ()) for index, raw in enumerate(raws)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "FEW", len(raws))
        one_by_one = structure_items(items, cls)
    together = structure_items(items, cls)
    assert together == one_by_one
    assert [repr(record) for _, record in together[0]] == [repr(one) for _, one in one_by_one[0]]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every object and array in a value with each of its keys, and with keys it has not."""
    if not isinstance(value, dict | list):
        return []
    keys = [*value, "notes", "of", "nonsense"] if isinstance(value, dict) else range(len(value))
    found = [(value, key) for key in keys]
    for one in value.values() if isinstance(value, dict) else value:
        found += places(one)
    return found


@st.composite
def spoiled(draw: st.DrawFn) -> list[Any]:
    """Some dozens of figures, in a few of which some value is another, more or missing."""
    raws: list[Any] = [{**copy.deepcopy(FIGURE), "id": f"o-{n}"} for n in range(40)]
    for _ in range(draw(st.integers(1, 6))):
        inner, key = draw(st.sampled_from(places(raws)[: 40 + draw(st.integers(1, 900))]))
        if draw(st.booleans()) and isinstance(inner, dict):
            inner.pop(key, None)
        else:
            inner[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
    return raws


class TestBothWays:
    @settings(max_examples=examples(150))
    @given(spoiled())
    @example([{**FIGURE, "evidence": []}] * 40)
    @example([{**FIGURE, "of": None}] * 40)
    @example([{**FIGURE, "place": None, "subject": "b"}] * 40)
    @example([{}] * 40)
    @example([{"id": "o"}] * 40)
    @example([{"quantity": {"amount": "5.10", "unit": "USD"}}] * 40)
    @example([FIGURE | {"quantity": {"amount": "5", "unit": "project", "of": "9"}}] * 40)
    @example([FIGURE | {"quantity": {"amount": "5", "unit": "USD"}}, FIGURE] * 20)
    @example([FIGURE | {"quantity": {"amount": "5.10", "unit": "USD"}}] * 40)
    def test_agree_on_figures_of_which_some_are_spoiled(self, raws: list[Any]) -> None:
        both_ways(raws, vf.Observation)

    @settings(max_examples=examples(25))
    @given(datasets())
    def test_agree_on_every_record(self, data: vf.Dataset) -> None:
        for name in COLLECTIONS:
            raws = [converter().unstructure(record) for record in data.collection(name)]
            if raws:
                both_ways(raws * (40 // len(raws) + 1), record_class(name))

    @pytest.mark.parametrize("name", COLLECTIONS)
    def test_agree_on_the_shipped_records(self, name: str) -> None:
        both_ways(
            [converter().unstructure(one) for one in vf.load().collection(name)], record_class(name)
        )


class TestRoads:
    def test_good_records_beside_a_faulty_one_are_read_together(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Only those near the faulty one are read by themselves."""
        raws: list[JSON] = [FIGURE | {"id": f"o-{n}"} for n in range(400)]
        raws[7]["status"] = 7
        alone: list[int] = []
        hook = convert._checked

        def counted(cls: type[vf.Observation], made: Any) -> Any:
            read = hook(cls, made)
            if cls is not vf.Observation:
                return read

            def one(raw: Any, hint: Any) -> Any:
                alone.append(1)
                return read(raw, hint)

            return one

        monkeypatch.setattr(convert, "_checked", counted)
        convert._shared.cache_clear()
        try:
            good, faults = structure_items(
                [(f"$[{n}]", raw, ()) for n, raw in enumerate(raws)], vf.Observation
            )
        finally:
            monkeypatch.undo()
            convert._shared.cache_clear()
        assert len(good) == 399
        assert [fault.path for fault in faults] == ["$[7].status"]
        assert sum(alone) <= 2 * _bulk.FEW

    def test_a_key_that_stands_twice_is_told_among_many(self) -> None:
        rows = [json.dumps(FIGURE | {"id": f"o-{n}"}) for n in range(40)]
        rows[9] = rows[9].replace('"place"', '"place": "q", "place"')
        good, faults = vf.read_records(f"[{','.join(rows)}]", vf.Observation)
        assert len(good) == 39
        assert [fault.path for fault in faults] == ["$[9].place"]

    def test_more_values_than_are_remembered_are_read_all(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_bulk, "_REMEMBERED", 1)
        both_ways([FIGURE | {"place": f"p-{n % 5}"} for n in range(40)], vf.Observation)
