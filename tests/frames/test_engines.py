"""One code for every engine: the same totals, and the same refusals, wherever the rows are.

PySpark is large and slow to start, so its tests run only when asked for: ``pytest -m spark``.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import dask
import dask.dataframe as dd
import duckdb
import pyarrow as pa
import pytest

import vnforeign as vf
from frames_examples import DATA, RATES, answer_of_frame, answer_of_records, figure
from vnforeign import frames


def with_texts(table: pa.Table) -> pa.Table:
    """A table without categories, which SQL engines have not."""
    fields = [
        pa.field(one.name, pa.string() if pa.types.is_dictionary(one.type) else one.type)
        for one in table.schema
    ]
    return table.cast(pa.schema(fields))


def told(figures: list[vf.Observation], backend: str) -> Any:
    return vf.to_frame(figures or DATA.observations, backend=backend, data=DATA)  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def dask_workers() -> Iterator[Callable[[list[vf.Observation]], object]]:
    """Frames of Dask, in two worker processes."""
    from distributed import Client, LocalCluster

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with (
            LocalCluster(
                n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            assert len(client.scheduler_info()["workers"]) == 2
            assert len({*client.run(os.getpid).values(), os.getpid()}) == 3
            yield lambda figures: dd.from_pandas(told(figures, "pandas"), npartitions=2, sort=False)


@pytest.fixture(scope="session")
def spark() -> Iterator[Callable[[list[vf.Observation]], object]]:
    """Frames of Spark, in two threads of one process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyspark.sql import SparkSession

        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
    session.sparkContext.setLogLevel("ERROR")
    yield lambda figures: session.createDataFrame(with_texts(told(figures, "pyarrow")))
    session.stop()


ENGINES: dict[str, Callable[[list[vf.Observation]], object]] = {
    "polars": lambda figures: told(figures, "polars"),
    "polars-lazy": lambda figures: told(figures, "polars").lazy(),
    "pandas": lambda figures: told(figures, "pandas"),
    "pyarrow": lambda figures: told(figures, "pyarrow"),
    "duckdb": lambda figures: duckdb.from_arrow(told(figures, "pyarrow")),
}


@pytest.fixture(
    params=[*ENGINES, "dask", pytest.param("spark", marks=pytest.mark.spark)], scope="session"
)
def engine(request: pytest.FixtureRequest) -> Callable[[list[vf.Observation]], object]:
    """How an engine holds figures. Starting Dask and Spark takes seconds, so once a session."""
    name = {"dask": "dask_workers", "spark": "spark"}.get(request.param)
    return request.getfixturevalue(name) if name else ENGINES[request.param]


@pytest.fixture(params=[*ENGINES, pytest.param("spark", marks=pytest.mark.spark)], scope="session")
def quick_engine(request: pytest.FixtureRequest) -> Callable[[list[vf.Observation]], object]:
    """The same without Dask, whose planning takes seconds for each total."""
    if request.param == "spark":
        return request.getfixturevalue("spark")  # type: ignore[no-any-return]
    return ENGINES[request.param]


pytestmark = [
    pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ADDING = [
    figure("3 USD", "a"),
    figure("trên 4 USD", "b", period="2023"),
    figure("0,125 USD", "c", place="VN-54", period="2024-02-10/2024-02-20"),
    figure("khoảng 5 USD", "d", place="VN-54", period="2024-02-21/2024-03-05"),
    figure("gần 7 USD", "e", place=None, subject="samsung", period="2025/.."),
    figure("từ 200 đến 300 USD", "f", place="song-cong", period="../2023", counterpart="LA"),
    figure("900 USD", "g", place="VN", period="1890"),
]
"""Figures that add within a place: of all hedges, open periods, and days that meet in a month."""
MIXED = [
    *ADDING,
    figure("25.000 đồng", "money", period="2022"),
    figure("6 USD", "twice", period="2024-H1"),
    figure("1 USD", "part", place="VN-54", counterpart="LA", period="2024-02-15"),
    figure("thứ 5/63", "rank", indicator="rank", place="VN-54"),
    figure("8 USD", "stock-1", indicator="stock", place="LA", period="2023-12-31"),
    figure("9 USD", "stock-2", indicator="stock", place="LA", period="2024-12-31"),
    figure("ước 2 USD", "guess", period="2020"),
    figure("2 USD", "aim", period="2030", status="target"),
    figure("2 USD", "unknown", indicator="unheard-of", period="2019"),
]
"""Everything that can be wrong, at least once."""

TWICE_TOLD = [
    figure("3 USD", "a", place="VN-54", cites=("one",)),
    figure("4 USD", "b", place="VN-54", cites=("other", "third")),
    figure("từ 200 đến 300 USD", "c", cites=("one",)),
    figure("250 USD", "d", period="2023"),
    figure("trên 210 USD", "e", cites=("third",)),
]
"""Two facts that two sources state: in one they contradict each other, in one they agree."""


class TestEveryEngine:
    """«it runs unchanged on pandas, polars, pyarrow, DuckDB, Dask and PySpark»"""

    def test_adds_as_the_road_of_records_does(
        self, engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        wanted = answer_of_records(ADDING, "place")
        assert [one["amount"] for one in wanted.values()] == [7, 900, Decimal("5.125"), 7, 200]
        assert answer_of_frame(engine(ADDING), "place") == wanted

    def test_refuses_as_the_road_of_records_does(
        self, engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        reasons, _, records = answer_of_records(MIXED, "place")
        assert len(reasons) >= 9
        assert {"money", "twice", "part", "rank", "stock-1", "guess", "aim", "unknown"} <= {
            *records
        }
        assert answer_of_frame(engine(MIXED), "place") == answer_of_records(MIXED, "place")

    def test_chooses_between_sources_as_the_road_of_records_does(
        self, engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        asked = {"prefer": ["other"], "reconcile": True}
        wanted = answer_of_records(TWICE_TOLD, "place", **asked)
        assert {name: (one["amount"], one["lower"]) for name, one in wanted.items()} == {
            "VN-54": (4, 4), "VN-69": (450, 460),
        }  # fmt: skip
        assert answer_of_frame(engine(TWICE_TOLD), "place", **asked) == wanted

    def test_contradictions_are_refused_as_the_road_of_records_does(
        self, quick_engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        wanted = answer_of_records(TWICE_TOLD, "place", reconcile=True)
        assert "VN-54: figures of one fact contradict each other: a (3 USD), b (4 USD)" in wanted[0]
        assert answer_of_frame(quick_engine(TWICE_TOLD), "place", reconcile=True) == wanted

    def test_converts_by_named_rates_exactly(
        self, quick_engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        both = [figure("3 USD", "a"), figure("1 đồng", "b", period="2023")]
        (row,) = answer_of_frame(quick_engine(both), None, currency="USD", rates=RATES).values()
        assert row["amount"] == row["lower"] == row["upper"] == Decimal("3.0000393")
        assert row["rates"] == [str(RATES[0])]

    def test_no_rows_give_a_clear_answer_and_not_zero(
        self, quick_engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        assert answer_of_frame(quick_engine([]), "place") == {}
        (row,) = answer_of_frame(quick_engine([]), None).values()
        assert row["amount"] is None
        assert row["figures"] == 0

    def test_says_what_is_missing(
        self, quick_engine: Callable[[list[vf.Observation]], object]
    ) -> None:
        import narwhals as nw

        seen: Any = nw.from_native(quick_engine(ADDING))
        less = seen.drop("lower", "period_end").with_columns(amount=nw.lit(1.5))
        with pytest.raises(vf.InvalidData) as caught:
            frames.total(less.to_native())
        assert {fault.path for fault in caught.value.faults} == {"amount", "lower", "period_end"}


def test_the_answer_comes_in_the_engine_that_goes_with_the_frame() -> None:
    kinds = {
        name: type(frames.total(make(ADDING), by="place", data=DATA)).__module__.split(".")[0]
        for name, make in ENGINES.items()
    }
    assert kinds == {
        "polars": "polars", "polars-lazy": "polars", "pandas": "pandas",
        "pyarrow": "pyarrow", "duckdb": "pyarrow",
    }  # fmt: skip
    with dask.config.set(scheduler="synchronous"):
        one = dd.from_pandas(told(ADDING[:1], "pandas"), npartitions=1)
        made = frames.total(one, data=DATA)
    assert type(made).__module__.split(".")[0] == "pandas"
