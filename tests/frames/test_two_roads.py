"""The road of records and the road of frames say the same: totals, bounds, refusals, words."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from frames_examples import BY, DATA, RATES, answer_of_frame, answer_of_records, with_twins


def told(figures: list[vf.Observation], backend: str, *, shuffled: bool) -> object:
    """A frame of figures, in the order of `to_frame` or in another."""
    if not figures:
        return vf.to_frame(DATA.observations, data=DATA)
    frame = vf.to_frame(figures, data=DATA)
    if shuffled:
        frame = frame.sample(fraction=1.0, shuffle=True, seed=len(frame))
    if backend == "duckdb":
        return duckdb.from_arrow(frame.to_arrow())
    return frame.lazy() if backend == "lazy" else frame


@pytest.mark.parametrize("backend", ["polars", "lazy"])
class TestTwoRoads:
    """«the two roads, records and frames, agree on random data»"""

    @settings(max_examples=examples(150))
    @given(
        with_twins(),
        st.sampled_from(BY),
        st.booleans(),
        st.sampled_from([None, "USD"]),
        st.booleans(),
        st.sampled_from(
            [(), (), ("one-source",), ("other-source", "one-source"), ("third-source",)]
        ),
        st.booleans(),
    )
    def test_they_agree(
        self,
        backend: str,
        given: list[vf.Observation],
        by: str | None,
        estimates: bool,
        currency: str | None,
        shuffled: bool,
        prefer: tuple[str, ...],
        reconcile: bool,
    ) -> None:
        asked = {
            "estimates": estimates, "currency": currency, "rates": RATES if currency else (),
            "prefer": prefer, "reconcile": reconcile,
        }  # fmt: skip
        wanted = answer_of_records(given, by, **asked)
        assert answer_of_frame(told(given, backend, shuffled=shuffled), by, **asked) == wanted
