"""Figures that are in each other's way: one series that covers a day twice, a part and its whole.

Whether any are is asked of the whole frame once, in its own engine. Where that leaves a doubt, the
rows in doubt come here and are compared exactly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs
import narwhals as nw
import polars as pl

from vnforeign.dataset import Dataset
from vnforeign.frames._reading import ABOUT, Frame, collected, fill_missing, grouped

__all__ = ["Span", "conflicting", "find"]

_DIGITS = 52
"""Whole numbers up to 2**52 are exact in the floats that every engine can raise to a power."""
_WORDS = 8
_FEW = 10_000
_KEPT = ("id", *ABOUT, "period_start", "period_end")


@attrs.frozen
class Span:
    """The first day of all, and the last, that the figures of a frame state.

    Also whether all start in a January and end in a December: time need then be cut into years
    only, which is less work than months.
    """

    first: dt.date | None
    last: dt.date | None
    whole_years: bool = False


def find(frame: Frame, span: Span, indicators: Iterable[str], data: Dataset) -> pl.DataFrame:
    """The rows of a frame that are in the way of others: ids, what they are about, and days.

    A row may come twice: it shares its time with one and is part of another. There is none where
    every figure could be added to every other, as far as time and parts go.
    """
    twice: Frame | None
    if isinstance(frame, nw.DataFrame):
        twice = None if _in_order(frame) else frame
        places, sides = (
            set(collected(frame.select(name).unique())[name]) for name in ("place", "counterpart")
        )
        series = None
    else:
        series = _series(frame, span)
        doubtful = series.filter(~pl.col("clear"))
        twice = _of_series(frame, doubtful) if len(doubtful) else None
        places = set(series["place"].unique())
        sides = set(series["counterpart"].unique())
    above = _Above.among(indicators, places, sides, data)
    nested = None
    if above.any:
        known = _eager_series(frame) if series is None else series
        within = _nested(known, (), above)
        nested = _of_series(frame, within) if len(within) else None
    shared = _overlapping(_kept(twice), ()) if twice is not None else None
    held = _parts(_kept(nested), (), above) if nested is not None else None
    found = [rows for rows in (shared, held) if rows is not None]
    return pl.concat(found) if found else pl.DataFrame(schema=dict.fromkeys(_KEPT, pl.String))


def conflicting(rows: pl.DataFrame, by: Sequence[str], data: Dataset) -> pl.DataFrame:
    """Of rows in the way of others, those in the way of others of their own group."""
    above = _Above.among(
        rows["indicator"].unique(), rows["place"].unique(), rows["counterpart"].unique(), data
    )
    group = [f"group{at}" for at in range(len(by))]
    numbered = rows.with_columns(
        pl.col(name).alias(as_) for name, as_ in zip(by, group, strict=True)
    ).with_row_index("number")
    found = pl.concat(
        [_overlapping(numbered, group)["number"], _parts(numbered, group, above)["number"]]
    )
    return numbered.filter(pl.col("number").is_in(found.implode())).select(rows.columns)


# One series that covers a day twice


def _in_order(frame: nw.DataFrame[Any]) -> bool:
    """Whether the rows follow each other by series, then time, and no two share a day.

    That is how `to_frame` gives them, and enough to know that no series covers a day twice:
    what is in strict order has no two alike. One look at each row and the one before.
    """
    clear = (nw.col("period_start") > nw.col("period_end").shift(1)).fill_null(value=False)
    gaps = {name: frame.get_column(name).null_count() for name in ABOUT}
    for name in reversed(ABOUT):
        if gaps[name] == len(frame):
            continue  # nobody has one: no difference
        own, before = nw.col(name), nw.col(name).shift(1)
        greater = (own > before).fill_null(value=False)
        same = (own == before).fill_null(value=False)
        if gaps[name]:
            greater = greater | (~own.is_null() & before.is_null())
            same = same | (own.is_null() & before.is_null())
        clear = greater | (same & clear)
    # The first row has none before it.
    ordered = frame.select(clear=clear)
    return bool(ordered.get_column("clear").tail(max(len(frame) - 1, 0)).all())


def _series(frame: nw.LazyFrame[Any], span: Span) -> pl.DataFrame:
    """What each series covers, and whether it is clear that it covers no day twice.

    Time is cut into slots: months, or years where months tell no more or are too many. Every
    figure sets the bits of the slots it covers, and the bits of a series are added up. A sum of n
    powers of two has n bits set only if they all differ: then no slot is covered twice. Powers are
    sums of floats, exact below 2**52; several sums serve for a longer time. All an engine needs to
    know is how to group and to add.
    """
    start, end = nw.col("period_start"), nw.col("period_end")
    base = span.first.year if span.first else 0
    years = (span.last.year if span.last else base) - base + 1
    monthly = 12 * years <= _DIGITS * _WORDS and not span.whole_years
    if monthly:
        first = (start.dt.year() - base) * 12 + start.dt.month() - 1
        after = (end.dt.year() - base) * 12 + end.dt.month()
    else:
        first, after = start.dt.year() - base, end.dt.year() - base + 1
    slots = years * (12 if monthly else 1)
    words = range(-(-slots // _DIGITS)) if slots <= _DIGITS * _WORDS else range(0)
    cut = frame.select(*ABOUT, "period_start", "period_end", first=first, after=after).with_columns(
        nw.col("first").cast(nw.Float64), nw.col("after").cast(nw.Float64)
    )
    cut = cut.with_columns(
        (nw.col("after") - nw.col("first")).alias("slots"),
        *((_power("after", word) - _power("first", word)).alias(f"bits{word}") for word in words),
    )
    made = grouped(
        cut,
        ABOUT,
        [
            nw.len().alias("many"),
            start.count().alias("starts"),
            end.count().alias("ends"),
            start.min().alias("from"),
            end.max().alias("to"),
            nw.col("slots").sum(),
            *(nw.col(f"bits{word}").sum() for word in words),
        ],
    )
    bits = [pl.col(f"bits{word}") for word in words]
    exact = pl.all_horizontal([one < 2.0**_DIGITS for one in bits]) if bits else pl.lit(value=False)
    ones = pl.sum_horizontal(
        [one.clip(0, 2.0**_DIGITS).cast(pl.Int64).bitwise_count_ones() for one in bits]
        or [pl.lit(0)]
    )
    stated = (pl.col("starts") == pl.col("many")) & (pl.col("ends") == pl.col("many"))
    alone = pl.col("many") == 1
    return made.select(
        *ABOUT,
        # An open end reaches as far as it may.
        lo=pl.when(pl.col("starts") == pl.col("many")).then(pl.col("from")).otherwise(dt.date.min),
        hi=pl.when(pl.col("ends") == pl.col("many")).then(pl.col("to")).otherwise(dt.date.max),
        clear=alone | (stated & exact & (ones == pl.col("slots"))),
    )


def _power(name: str, word: int) -> nw.Expr:
    """Two to the slot, counted from the first of a word; at the word's ends beyond them."""
    return nw.lit(2.0) ** (nw.col(name) - word * _DIGITS).clip(0, _DIGITS)


def _overlapping(rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """The rows that share a day with another of their series, an open end reaching any day."""
    keys = [*by, *ABOUT]
    ordered = _closed(rows).sort(*keys, "lo", "hi", maintain_order=True)
    run = pl.struct(keys).rle_id().alias("run")
    found = (
        ordered.with_columns(run)
        .with_columns(reached=pl.col("hi").cum_max().over("run"))
        .with_columns(
            before=pl.col("reached").shift(1).over("run"), next=pl.col("lo").shift(-1).over("run")
        )
        .filter((pl.col("lo") <= pl.col("before")) | (pl.col("hi") >= pl.col("next")))
    )
    return found.select(rows.columns)


def _closed(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(
        lo=pl.col("period_start").fill_null(dt.date.min),
        hi=pl.col("period_end").fill_null(dt.date.max),
    )


# A part and its whole


@attrs.frozen
class _Above:
    """For each id that occurs, the ids that occur and hold it, itself among them."""

    indicators: pl.DataFrame
    places: pl.DataFrame
    sides: pl.DataFrame
    any: bool

    @classmethod
    def among(
        cls,
        indicators: Iterable[str],
        places: Iterable[str | None],
        sides: Iterable[str | None],
        data: Dataset,
    ) -> _Above:
        """The relations among the ids of a frame, as the dataset has them."""
        of_indicator = _above(indicators, data.indicators.get, "part_of")
        of_place = _above(places, data.place, "parent", "country")
        of_side = _above(sides, data.place, "parent", "country")
        if "" in of_side:  # without the other side is with any
            of_side = {one: {*above, ""} for one, above in of_side.items()}
        tables = (of_indicator, of_place, of_side)
        return cls(
            _table(of_indicator, "indicator"),
            _table(of_place, "place"),
            _table(of_side, "counterpart"),
            any(len(above) > 1 for table in tables for above in table.values()),
        )


def _above(
    ids: Iterable[str | None], look: Callable[[str], object], *fields: str
) -> dict[str, set[str]]:
    present = {one or "" for one in ids}
    found: dict[str, set[str]] = {}
    for one in present:
        above, todo = {one}, [one]
        while todo:
            record = look(todo.pop())
            for field in fields:
                up = getattr(record, field, None)
                if up is not None and up not in above:
                    above.add(up)
                    todo.append(up)
        found[one] = above & present
    return found


def _table(above: dict[str, set[str]], name: str) -> pl.DataFrame:
    pairs = [(one, up) for one, ups in above.items() for up in ups]
    return pl.DataFrame(pairs, schema={name: pl.String, f"{name}_whole": pl.String}, orient="row")


_WHOLE = ("indicator_whole", "place_whole", "subject", "counterpart_whole")


def _pairs(series: pl.DataFrame, by: Sequence[str], above: _Above) -> pl.DataFrame:
    """Each series with every one that holds it and shares its time: the part, and the whole."""
    filled = fill_missing(series, ABOUT)
    whole = filled.select(
        *by,
        *(pl.col(name).alias(as_) for name, as_ in zip(ABOUT, _WHOLE, strict=True)),
        pl.col("lo").alias("whole_lo"),
        pl.col("hi").alias("whole_hi"),
    )
    different = pl.any_horizontal(
        pl.col(name) != pl.col(as_) for name, as_ in zip(ABOUT, _WHOLE, strict=True)
    )
    return (
        filled.join(above.indicators, on="indicator")
        .join(above.places, on="place")
        .join(above.sides, on="counterpart")
        .filter(different)
        .join(whole, on=[*by, *_WHOLE], nulls_equal=True)
        .filter((pl.col("lo") <= pl.col("whole_hi")) & (pl.col("whole_lo") <= pl.col("hi")))
    )


def _nested(series: pl.DataFrame, by: Sequence[str], above: _Above) -> pl.DataFrame:
    """The series that are part of another, or have one as a part."""
    pairs = _pairs(series, by, above)
    return pl.concat(
        [
            pairs.select(ABOUT),
            pairs.select(pl.col(as_).alias(name) for name, as_ in zip(ABOUT, _WHOLE, strict=True)),
        ]
    ).unique()


def _parts(rows: pl.DataFrame, by: Sequence[str], above: _Above) -> pl.DataFrame:
    """The rows that are part of another row, or have one as a part."""
    if not above.any:
        return rows.clear()
    numbered = _closed(rows).with_row_index("row")
    pairs = _pairs(
        numbered.group_by(*by, *ABOUT).agg(pl.col("lo").min(), pl.col("hi").max()), by, above
    ).select(*by, *ABOUT, *(name for name in _WHOLE if name != "subject"))
    filled = fill_missing(numbered, ABOUT)
    part = filled.select(*by, *ABOUT, "row", "lo", "hi")
    whole = filled.select(
        *by,
        *(pl.col(name).alias(as_) for name, as_ in zip(ABOUT, _WHOLE, strict=True)),
        pl.col("row").alias("whole_row"),
        pl.col("lo").alias("whole_lo"),
        pl.col("hi").alias("whole_hi"),
    )
    met = (
        part.join(pairs, on=[*by, *ABOUT], nulls_equal=True)
        .join(whole, on=[*by, *_WHOLE], nulls_equal=True)
        .filter((pl.col("lo") <= pl.col("whole_hi")) & (pl.col("whole_lo") <= pl.col("hi")))
    )
    found = pl.concat([met["row"], met["whole_row"]]).unique()
    return numbered.filter(pl.col("row").is_in(found.implode())).select(rows.columns)


# Rows in doubt, brought here


def _kept(frame: Frame) -> pl.DataFrame:
    return collected(frame.select(*_KEPT))


def _eager_series(frame: Frame) -> pl.DataFrame:
    start, end = nw.col("period_start"), nw.col("period_end")
    made = grouped(
        frame.select(*ABOUT, "period_start", "period_end"),
        ABOUT,
        [
            nw.len().alias("many"),
            start.count().alias("starts"),
            end.count().alias("ends"),
            start.min().alias("from"),
            end.max().alias("to"),
        ],
    )
    return made.select(
        *ABOUT,
        lo=pl.when(pl.col("starts") == pl.col("many")).then(pl.col("from")).otherwise(dt.date.min),
        hi=pl.when(pl.col("ends") == pl.col("many")).then(pl.col("to")).otherwise(dt.date.max),
    )


def _of_series(frame: Frame, series: pl.DataFrame) -> Frame:
    """The rows of some series, and perhaps of others: an engine filters by one column at a time."""
    kept: Any = frame
    for name in ABOUT:
        ids = series[name].replace("", None).unique().to_list()
        named = [one for one in ids if one is not None]
        if len(named) < _FEW:
            missing = nw.col(name).is_null()
            fits = nw.col(name).is_in(named) if named else missing
            kept = kept.filter(fits | missing if None in ids else fits)
    return kept  # type: ignore[no-any-return]
