"""One total from every road and engine, shown equal, with start-up told apart from work.

    pip install duckdb 'dask[dataframe,distributed]' pandas pyarrow pyspark
    python -m benchmarks.engines [records polars pandas pyarrow duckdb dask spark]

The figures are the registered FDI of two provinces as of one day, from the shipped data.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import time
import warnings
from collections.abc import Callable
from typing import Any

import vnforeign as vf
from vnforeign import frames

FIGURES = vf.load().observations.where(
    lambda figure: figure.place in ("VN-DN", "VN-35"),
    indicator="fdi-registered-stock",
    period="2021-12-14",
)
Stop = Callable[[], object]


def nothing() -> None:
    """There is nothing to stop."""


def told(backend: Any) -> Any:
    return vf.to_frame(FIGURES, backend=backend)


def in_duckdb() -> tuple[Any, Stop]:
    import duckdb

    return duckdb.from_arrow(told("pyarrow")), nothing


def in_dask() -> tuple[Any, Stop]:
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    client = Client(cluster)

    def stop() -> None:
        client.close()
        cluster.close()

    return dd.from_pandas(told("pandas"), npartitions=2, sort=False), stop


def in_spark() -> tuple[Any, Stop]:
    import pyarrow as pa
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    table = told("pyarrow")
    fields = [
        pa.field(one.name, pa.string() if pa.types.is_dictionary(one.type) else one.type)
        for one in table.schema
    ]
    return session.createDataFrame(table.cast(pa.schema(fields))), session.stop


ENGINES: dict[str, Callable[[], tuple[Any, Stop]]] = {
    "polars": lambda: (told("polars"), nothing),
    "pandas": lambda: (told("pandas"), nothing),
    "pyarrow": lambda: (told("pyarrow"), nothing),
    "duckdb": in_duckdb,
    "dask": in_dask,
    "spark": in_spark,
}


def of_records() -> str:
    made = vf.total(FIGURES)
    return f"{made.amount} {made.unit}, {made.bounds.describe()}, {len(made.used)} figures"


def of_frame(frame: object) -> str:
    import narwhals as nw

    made = nw.from_native(frames.total(frame), eager_only=True).to_polars().row(0, named=True)
    bounds = vf.Bounds(
        lower=made["lower"], lower_open=made["lower_open"],
        upper=made["upper"], upper_open=made["upper_open"],
    )  # fmt: skip
    return f"{made['amount']:.0f} {made['unit']}, {bounds.describe()}, {made['figures']} figures"


def main() -> None:
    """Total everywhere, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=[])
    asked = parser.parse_args().engines or ["records", *ENGINES]
    wanted = of_records()
    if "records" in asked:
        print(f"{'records':16} {wanted}")
    for name in asked:
        if name not in ENGINES:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            start = time.perf_counter()
            frame, stop = ENGINES[name]()
            started = time.perf_counter() - start
            start = time.perf_counter()
            said = of_frame(frame)
            took = time.perf_counter() - start
            start = time.perf_counter()
            of_frame(frame)
            again = time.perf_counter() - start
            stop()
        version = importlib.metadata.version({"spark": "pyspark"}.get(name, name))
        print(
            f"{f'{name} {version}':16} {said}; {'equal' if said == wanted else 'DIFFERENT'}"
            f" (ready in {started:.1f} s, then {took:.1f} s, again {again:.1f} s)",
            flush=True,
        )


if __name__ == "__main__":
    main()
