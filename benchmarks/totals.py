"""Totals: of records beside polars, of frames beside a bare group_by, as-of questions, and growth.

    pip install duckdb 'dask[dataframe,distributed]' pandas pyarrow
    python -m benchmarks.totals [records] [frames] [asof] [growth] [dask] [spark]

Without a name all but ``spark`` run. Each comparison runs both sides in turn in one process;
printed are medians of the ratios of the pairs, with their range.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import itertools
import platform
import random
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

import vnforeign as vf
from vnforeign import frames

YEARS = range(2004, 2025)
PLACES, SIDES = 63, 20
PARTS = ("records", "frames", "asof", "growth", "dask", "spark")


def indicators(many: int) -> vf.Dataset:
    """The indicators that the figures are of."""
    return vf.Dataset.of(
        vf.Indicator(
            id=f"indicator-{at:04}", name_vi="x", name_en="x", definition="x",
            unit=vf.Unit.USD, nature=vf.Nature.FLOW,
        )
        for at in range(many)
    )  # fmt: skip


def records(many: int) -> list[vf.Observation]:
    """Yearly figures of indicators, places and other sides, an exact one or one hedged."""
    chance = random.Random(20261125)
    periods = [vf.Period.year(year) for year in YEARS]
    return [
        vf.Observation(
            id=f"figure-{at:07}",
            indicator=f"indicator-{what:04}",
            place=f"VN-{where + 1:02}",
            counterpart=f"side-{side:02}",
            period=periods[when],
            quantity=vf.Quantity(
                amount=Decimal(chance.randint(1, 10**12)),
                unit=vf.Unit.USD,
                hedge=vf.Hedge.OVER if at % 7 == 0 else vf.Hedge.EXACT,
            ),
        )
        for at, (what, where, side, when) in enumerate(itertools.islice(_about(), many))
    ]


def _about() -> Iterator[tuple[int, int, int, int]]:
    """What each figure is of: indicator, place, other side, year."""
    for what in itertools.count():
        for rest in itertools.product(range(PLACES), range(SIDES), range(len(YEARS))):
            yield what, *rest


def frame(many: int) -> pl.DataFrame:
    """The same figures as a frame, made in polars; the columns that a total needs."""
    at = pl.int_range(many, dtype=pl.Int64)
    series = at // len(YEARS)
    year = (at % len(YEARS) + YEARS[0]).cast(pl.Int32)
    amount = ((at * 7_919_123_457) % 10**12).cast(pl.Decimal(38, 9))
    over = at % 7 == 0
    columns = vf.frame_schema("observations")

    def padded(number: pl.Expr, width: int, head: str) -> pl.Expr:
        return pl.lit(head) + number.cast(pl.String).str.zfill(width)

    def category(name: str, value: pl.Expr) -> pl.Expr:
        choices = columns[name].choices
        return value.cast(pl.Enum(choices) if choices else pl.Categorical).alias(name)

    none = pl.lit(None, dtype=pl.String)
    return pl.select(
        padded(at, 9, "figure-").alias("id"),
        padded(series // (PLACES * SIDES), 4, "indicator-").alias("indicator"),
        padded(series // SIDES % PLACES + 1, 2, "VN-").alias("place"),
        none.alias("subject"),
        padded(series % SIDES, 2, "side-").alias("counterpart"),
        pl.date(year, 1, 1).alias("period_start"),
        pl.date(year, 12, 31).alias("period_end"),
        pl.lit(None, dtype=pl.Date).alias("period_vision"),
        amount.alias("amount"),
        category("unit", pl.lit("USD")),
        category("unit_kind", pl.lit("currency")),
        category("hedge", pl.when(over).then(pl.lit("over")).otherwise(pl.lit("exact"))),
        amount.alias("lower"),
        over.alias("lower_open"),
        pl.when(over).then(None).otherwise(amount).alias("upper"),
        pl.lit(value=False).alias("upper_open"),
        category("status", pl.lit("normal")),
    )


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def beside(
    what: str, goal: str, ours: Callable[[], object], theirs: Callable[[], object], pairs: int
) -> None:
    """Run two in turn and print how many times as long ours takes."""
    ours()
    theirs()
    times = [(seconds(theirs), seconds(ours)) for _ in range(pairs)]
    ratios = [mine / bare for bare, mine in times]
    bare, mine = (statistics.median(side) for side in zip(*times, strict=True))
    print(
        f"{statistics.median(ratios):6.2f} times ({min(ratios):.2f} to {max(ratios):.2f}) {what}"
        f"{goal}; {mine * 1e3:,.1f} ms against {bare * 1e3:,.1f} ms",
        flush=True,
    )


def copied(figures: list[vf.Observation]) -> pl.DataFrame:
    """The columns of the figures that a total reads, copied into polars, and grouped there."""
    made = pl.DataFrame(
        {
            "id": [one.id for one in figures],
            "indicator": [one.indicator for one in figures],
            "place": [one.place for one in figures],
            "subject": pl.Series([one.subject for one in figures], dtype=pl.String),
            "counterpart": [one.counterpart for one in figures],
            "start": [one.period.start for one in figures],
            "end": [one.period.end for one in figures],
            "amount": pl.Series([one.quantity.amount for one in figures], dtype=pl.Decimal(38, 9)),
            "upper": pl.Series([one.quantity.upper for one in figures], dtype=pl.Decimal(38, 9)),
            "unit": [one.quantity.unit.code for one in figures],
            "hedge": [one.quantity.hedge.value for one in figures],
            "status": [one.status.value for one in figures],
        }
    )
    return made.group_by("place").agg(pl.col("amount").sum())


def of_records(many: int) -> None:
    figures, data = records(many), indicators(400)
    beside(
        f"as long vf.total(by='place') of {many:,} records takes as copying them into polars",
        " (at most 4)",
        lambda: vf.total(figures, by="place", data=data),
        lambda: copied(figures),
        3,
    )


def in_duckdb(figures: pl.DataFrame) -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.register("figures_of_polars", figures.to_arrow())
    connection.execute("create table figures as select * from figures_of_polars")
    connection.unregister("figures_of_polars")
    return connection.table("figures")


def bare_polars(figures: pl.DataFrame) -> object:
    return figures.group_by("place").agg(pl.col("amount", "lower", "upper").sum())


def bare_duckdb(figures: Any) -> object:
    return figures.aggregate("place, sum(amount), sum(lower), sum(upper)", "place").fetchall()


def of_frames(many: int) -> None:
    figures, data = frame(many), indicators(400)
    for engine, held, bare in (
        ("polars", figures, bare_polars),
        ("DuckDB", in_duckdb(figures), bare_duckdb),
    ):
        made = frames.ready(held, data=data)
        beside(
            f"a bare group_by().sum() of three columns: a ready frame in {engine}, {many:,} rows",
            " (at most 2.5)",
            lambda made=made: frames.total(made, by="place"),  # type: ignore[misc]
            lambda held=held, bare=bare: bare(held),  # type: ignore[misc]
            9,
        )
        beside(
            f"the same, with all comparing done anew, in {engine}",
            "",
            lambda held=held: frames.total(held, by="place", data=data),  # type: ignore[misc]
            lambda held=held, bare=bare: bare(held),  # type: ignore[misc]
            5,
        )


def as_of() -> None:
    data = vf.load()
    days = [dt.date(year, month, 1) for year in range(2015, 2026) for month in (1, 5, 9)]
    questions: dict[str, Callable[[dt.date], object]] = {
        "tiers": lambda day: vf.tiers(data, on=day),
        "tier_counts": lambda day: vf.tier_counts(data, on=day),
        "as_known": lambda day: data.as_known(on=day),
        "Partnership.form of every tie": lambda day: [t.form(on=day) for t in data.partnerships],
    }
    for name, ask in questions.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", vf.UndecidedWarning)
            first = [seconds(lambda ask=ask, day=day: ask(day)) for day in days]  # type: ignore[misc]
            again = [
                seconds(lambda ask=ask, day=day: ask(day))  # type: ignore[misc]
                for _ in range(5)
                for day in days
            ]
        print(
            f"{statistics.median(again) * 1e3:8.3f} ms {name} on a day (at most 1 ms after the "
            f"first; median of the first round {statistics.median(first) * 1e3:.3f} ms)",
            flush=True,
        )


def growth(sizes: list[int]) -> None:
    print("      rows   polars ready    polars anew   DuckDB ready    DuckDB anew   (ns a row)")
    for many in sizes:
        figures, data = frame(many), indicators(9_999)
        costs = [*cost(figures, data), *cost(in_duckdb(figures), data)]
        print(f"{many:10,}" + "".join(f"{took / many * 1e9:15,.0f}" for took in costs), flush=True)


def cost(held: object, data: vf.Dataset) -> tuple[float, float]:
    """Seconds of a total of a ready frame, and of one that is compared anew; best of three."""
    made = frames.ready(held, data=data)
    return (
        min(seconds(lambda: frames.total(made, by="place")) for _ in range(3)),
        min(seconds(lambda: frames.total(held, by="place", data=data)) for _ in range(3)),
    )


def distributed(engine: str, many: int) -> None:
    """Dask with two worker processes, or Spark with two threads: start-up apart from work."""
    figures, data = frame(many), indicators(400)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder)
        for part in range(4):  # as a lake would hold it
            rows = figures.slice(part * many // 4, (part + 1) * many // 4 - part * many // 4)
            rows.with_columns(
                pl.col("unit", "unit_kind", "hedge", "status").cast(pl.String)
            ).write_parquet(path / f"part-{part}.parquet")
        wanted = frames.total(figures, by="place", data=data)
        start = time.perf_counter()
        close, held = (in_dask if engine == "dask" else in_spark)(path)
        started = time.perf_counter() - start
        took = []
        for _ in range(2):
            start = time.perf_counter()
            made = frames.total(held, by="place", data=data)
            took.append(time.perf_counter() - start)
        same = vf_rows(made) == vf_rows(wanted)
        close()
    print(
        f"{engine}: start-up {started:.1f} s, first total {took[0]:.1f} s, second {took[1]:.1f} s"
        f" of {many:,} rows; {'equal to' if same else 'DIFFERENT FROM'} polars",
        flush=True,
    )


def vf_rows(made: Any) -> list[Any]:
    import narwhals as nw

    rows: list[Any] = nw.from_native(made, eager_only=True).to_polars().drop("rates").rows()
    return rows


def in_dask(path: Path) -> tuple[Callable[[], object], Any]:
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa
    from distributed import Client, LocalCluster

    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    )
    client = Client(cluster)
    held = dd.read_parquet(path, dtype_backend="pyarrow")
    kinds = {
        "period_vision": pd.ArrowDtype(pa.date32()),
        "subject": pd.ArrowDtype(pa.string()),
    }

    def close() -> None:
        client.close()
        cluster.close()

    return close, held.astype(kinds)


def in_spark(path: Path) -> tuple[Callable[[], object], Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session.stop, session.read.parquet(str(path))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--most", type=int, default=7, help="growth up to 10**MOST rows")
    asked = parser.parse_args()
    parts = asked.parts or PARTS[:-1]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("narwhals", "polars")]
    print(f"Python {platform.python_version()}, {', '.join(versions)}", flush=True)
    if "records" in parts:
        of_records(asked.records)
    if "frames" in parts:
        of_frames(asked.rows)
    if "asof" in parts:
        as_of()
    if "growth" in parts:
        growth([10**power for power in range(4, asked.most + 1)])
    for engine in ("dask", "spark"):
        if engine in parts:
            distributed(engine, asked.rows)


if __name__ == "__main__":
    main()
