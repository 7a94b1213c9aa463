"""The public strategies: valid values, consistent datasets, registered without being loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vnforeign as vf

RECORDS = (
    *(vf.Source, vf.Scheme, vf.Pillar, vf.FieldOfWork, vf.Place, vf.Institution, vf.Directive),
    *(vf.Partnership, vf.Indicator, vf.Observation, vf.Commitment, vf.Event),
)
VALUES = (vf.DocumentNumber, vf.Quantity, vf.PartialDate, vf.Period)
CALM = settings(max_examples=25, suppress_health_check=list(HealthCheck))


class TestFromType:
    @pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
    def test_draws_values_of_the_type(self, cls: type[object]) -> None:
        @given(st.from_type(cls))
        @CALM
        def drawn(value: object) -> None:
            assert type(value) is cls

        drawn()


class TestDatasets:
    def test_of_the_strategies_hold_together_and_break_no_rule(self) -> None:
        from vnforeign import strategies

        @given(strategies.datasets())
        @settings(max_examples=15, suppress_health_check=list(HealthCheck))
        def checked(data: vf.Dataset) -> None:
            assert vf.check(data).ok
            assert vf.from_json(vf.to_json(data)) == data

        checked()


class TestTheHook:
    def test_hypothesis_starts_without_our_model(self) -> None:
        code = "import sys, hypothesis; print('vnforeign.model' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        )
        assert done.stdout.strip() == "False"
