"""Frames of records: their columns, their types, and that they hold what the records hold."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from record_strategies import SOME, datasets, of
from vnforeign.dataset import COLLECTIONS
from vnforeign.interchange._frames import MissingBackend

DATA = vf.load()
DOCS = Path(__file__).parents[2] / "docs" / "frames.md"

POLARS: dict[str, Any] = {
    "text": pl.String, "date": pl.Date, "decimal": pl.Decimal(38, 9), "integer": pl.Int64,
    "boolean": pl.Boolean, "texts": pl.List(pl.String),
}  # fmt: skip


class TestSchema:
    """«a stable, documented schema»: the columns are the same whatever the data hold"""

    @pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
    @pytest.mark.parametrize("name", COLLECTIONS)
    def test_a_frame_has_the_columns_of_the_schema(self, name: str, backend: Any) -> None:
        full = vf.to_frame(DATA.collection(name), backend=backend)
        empty = vf.to_frame(vf.Dataset.of([]).collection(name), backend=backend)
        names = [*vf.frame_schema(name)]
        for frame in (full, empty):
            assert [*getattr(frame, "column_names", frame.columns)] == names
        assert len(full) == len(DATA.collection(name))
        assert len(empty) == 0

    @pytest.mark.parametrize("name", COLLECTIONS)
    def test_types_do_not_depend_on_the_data(self, name: str) -> None:
        full = vf.to_frame(DATA.collection(name))
        assert full.schema == vf.to_frame(vf.Dataset.of([]).collection(name)).schema
        for column in vf.frame_schema(name).values():
            if column.kind in POLARS:
                assert full.schema[column.name] == POLARS[column.kind]
            if column.choices:
                assert full.schema[column.name] == pl.Enum(column.choices)
        arrow = vf.to_frame(DATA.collection(name), backend="pyarrow")
        assert (
            arrow.schema
            == vf.to_frame(vf.Dataset.of([]).collection(name), backend="pyarrow").schema
        )

    @pytest.mark.parametrize("name", COLLECTIONS)
    def test_only_columns_that_may_be_missing_are(self, name: str) -> None:
        frame = vf.to_frame(DATA.collection(name))
        for column in vf.frame_schema(name).values():
            assert column.null or not frame[column.name].null_count(), column.name

    def test_every_column_says_what_it_holds(self) -> None:
        for name in COLLECTIONS:
            for column in vf.frame_schema(name).values():
                assert column.about.endswith("."), column.name

    def test_the_page_has_the_table_of_the_code(self) -> None:
        said = re.findall(r"^\| `(\w+)` \| ([a-z]+)(, may be missing)? \| (.*) \|$",
                          DOCS.read_text("utf-8"), re.MULTILINE)  # fmt: skip
        assert said == [
            (one.name, one.kind, ", may be missing" if one.null else "", one.about)
            for one in vf.frame_schema("observations").values()
        ]

    def test_an_unknown_collection_is_answered_with_near_names(self) -> None:
        with pytest.raises(vf.UnknownName, match="observations"):
            vf.frame_schema("observation")


def quantity_of(row: dict[str, Any]) -> vf.Quantity:
    return vf.Quantity(
        amount=row["amount"], unit=vf.Unit.of(row["unit"]), hedge=vf.Hedge(row["hedge"]),
        upper=row["amount_to"], of=row["of"],
    )  # fmt: skip


def period_of(row: dict[str, Any], name: str) -> vf.Period | None:
    start, end, vision = (row[f"{name}_{which}"] for which in ("start", "end", "vision"))
    return None if start is end is None else vf.Period(start=start, end=end, vision=vision)


class TestObservations:
    @SOME
    @given(st.lists(of(vf.Observation), max_size=4, unique_by=lambda one: one.id))
    def test_a_row_holds_all_that_the_figure_says(self, figures: list[vf.Observation]) -> None:
        rows = vf.to_frame(vf.Dataset.of(figures).observations).rows(named=True)
        by_id = {one.id: one for one in figures}
        assert sorted(row["id"] for row in rows) == sorted(by_id)
        for row in rows:
            one = by_id[row["id"]]
            bounds = one.quantity.bounds
            assert quantity_of(row) == one.quantity
            assert period_of(row, "period") == one.period
            assert period_of(row, "change_vs") == one.change_vs
            assert vf.Period.parse(row["period"]) == one.period
            assert (row["lower"], row["upper"]) == (bounds.lower, bounds.upper)
            assert row["lower_open"] is bounds.lower_open
            assert row["upper_open"] is bounds.upper_open
            assert row["unit_kind"] == one.quantity.unit.kind.value
            assert row["status"] == one.status.value
            assert {*row["sources"]} == {*(p.source for p in one.evidence), *one.cites}
            assert row["evidence"] == len(one.evidence)
            for name in ("indicator", "place", "subject", "counterpart"):
                assert row[name] == getattr(one, name)

    def test_rows_come_by_what_they_are_about_then_by_time(self) -> None:
        frame = vf.to_frame(DATA.observations)
        keys = ["indicator", "place", "subject", "counterpart", "period_start", "period_end", "id"]
        assert frame.equals(frame.sort(keys, nulls_last=False))

    def test_the_nature_is_looked_up_in_the_data_given(self) -> None:
        one = DATA.observations["thai-nguyen-exports-2024-h1"]
        assert vf.to_frame([one])["nature"].to_list() == ["flow"]
        assert vf.to_frame([one], data=vf.Dataset.of([]))["nature"].to_list() == [None]

    @pytest.mark.parametrize("amount", ["1e20", "-1e20", "0.0000000001"])
    def test_an_amount_that_does_not_fit_is_refused_by_name(self, amount: str) -> None:
        one = DATA.observations["thai-nguyen-exports-2024-h1"]
        large = attrs.evolve(one, quantity=vf.Quantity(amount=Decimal(amount), unit=vf.Unit.USD))
        with pytest.raises(vf.InvalidData, match="at most 9 decimals") as caught:
            vf.to_frame([large])
        assert {(fault.record, fault.path) for fault in caught.value.faults} >= {(one.id, "amount")}

    def test_the_largest_amount_that_fits_is_kept_exactly(self) -> None:
        one = DATA.observations["thai-nguyen-exports-2024-h1"]
        amount = Decimal("99999999999999999999.123456789")
        kept = attrs.evolve(one, quantity=vf.Quantity(amount=amount, unit=vf.Unit.USD))
        assert vf.to_frame([kept])["amount"].item() == amount
        assert vf.to_frame([kept], backend="pandas")["amount"].item() == amount
        assert vf.to_frame([kept], backend="pyarrow")["amount"][0].as_py() == amount


class TestOtherCollections:
    @settings(SOME, max_examples=examples(15))
    @given(datasets())
    def test_every_engine_holds_the_same(self, data: vf.Dataset) -> None:
        arrow = vf.to_frames(data, backend="pyarrow")
        for name, frame in vf.to_frames(data).items():
            assert frame.rows(named=True) == arrow[name].to_pylist()
            assert len(frame) == len(data.collection(name))

    def test_a_date_known_roughly_is_two_days(self) -> None:
        frame = vf.to_frame(DATA.places)
        row = frame.row(by_predicate=pl.col("id") == "VN-69", named=True)
        assert str(row["until_first"]) == str(row["until_last"]) == "2025-06-30"
        assert row["codes"] == [f"{key} {code}" for key, code in DATA.places["VN-69"].codes.items()]

    def test_the_steps_of_a_tie_are_nested(self) -> None:
        frame = vf.to_frame(DATA.partnerships)
        steps = frame.explode("steps").unnest("steps")
        assert len(steps) == sum(len(tie.steps) for tie in DATA.partnerships)
        tie = frame.row(by_predicate=pl.col("id") == "thai-nguyen-gyeongsangbuk", named=True)
        assert [step["form"] for step in tie["steps"]] == ["signed"]
        record = DATA.partnerships["thai-nguyen-gyeongsangbuk"]
        pieces = [*record.evidence, *(piece for step in record.steps for piece in step.evidence)]
        assert pieces
        assert tie["evidence"] == len(pieces)
        assert {*tie["sources"]} >= {piece.source for piece in pieces}

    def test_pandas_holds_decimals_and_days_and_categories(self) -> None:
        frame = vf.to_frame(DATA.observations, backend="pandas")
        assert frame["amount"].dtype == pd.ArrowDtype(pa.decimal128(38, 9))
        assert frame["period_start"].dtype == pd.ArrowDtype(pa.date32())
        assert isinstance(frame["hedge"].dtype, pd.CategoricalDtype)
        assert [*frame["hedge"].cat.categories] == [hedge.value for hedge in vf.Hedge]


class TestWhatIsRefused:
    def test_records_of_several_kinds(self) -> None:
        with pytest.raises(TypeError, match="observations, places"):
            vf.to_frame([*DATA.observations, *DATA.places])

    def test_no_records_of_no_kind(self) -> None:
        with pytest.raises(ValueError, match="pass a Collection"):
            vf.to_frame([])

    def test_an_unknown_engine(self) -> None:
        with pytest.raises(vf.UnknownName, match="'polars', 'pandas', 'pyarrow'"):
            vf.to_frame(DATA.places, backend="duckdb")  # type: ignore[call-overload]

    @pytest.mark.parametrize(
        ("package", "call", "hint"),
        [
            ("polars", "vf.to_frame(data)", "pip install 'vnforeign[frames]'"),
            ("pyarrow", "vf.to_frame(data, backend='pyarrow')", "pip install pyarrow"),
            ("pandas", "vf.to_frame(data, backend='pandas')", "pip install pandas"),
            ("narwhals", "from vnforeign import frames", "pip install 'vnforeign[frames]'"),
            ("polars", "from vnforeign import frames", "pip install 'vnforeign[frames]'"),
        ],
    )
    def test_an_engine_that_is_not_installed_is_named(
        self, package: str, call: str, hint: str
    ) -> None:
        source = Path(vf.__file__).parents[1]
        code = f"""
import sys
sys.path.insert(0, {str(source)!r})
sys.modules[{package!r}] = None  # as if it were not there
import vnforeign as vf
data = vf.load().countries
try:
    {call}
except vf.MissingExtra as error:
    print(error)
"""
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == f"this needs {package}: {hint}"
        assert issubclass(MissingBackend, vf.MissingExtra)

    @pytest.mark.parametrize("package", ["pandas", "pyarrow"])
    def test_an_engine_of_your_own_choice_is_no_extra_of_ours(
        self, package: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, package, None)  # as if it were not there
        with pytest.raises(MissingBackend, match=f"^this needs {package}: pip install {package}$"):
            vf.to_frame(DATA.countries, backend=package)

    @pytest.mark.parametrize("package", ["narwhals", "polars"])
    def test_totals_of_frames_need_the_extra(
        self, package: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        spec = importlib.util.find_spec("vnforeign.frames")
        assert spec is not None
        assert spec.loader is not None
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(vf.MissingExtra, match=rf"needs {package}: .*vnforeign\[frames\]"):
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
