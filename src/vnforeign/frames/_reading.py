"""Frames of any engine: what they must have, and how a small part of one comes to the caller."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from vnforeign.errors import Fault, InvalidData
from vnforeign.interchange import Column, frame_schema

__all__ = [
    "ABOUT",
    "TIME",
    "Frame",
    "collected",
    "fill_missing",
    "grouped",
    "in_engine_of",
    "need",
    "opened",
    "unusable",
]

Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A frame of any engine."""

ABOUT = ("indicator", "place", "subject", "counterpart")
"""What a figure is about: its series."""
TIME = ("period_start", "period_end", "period_vision")

_NEEDED = (
    *("id", *ABOUT, *TIME, "amount", "unit", "unit_kind", "hedge"),
    *("lower", "lower_open", "upper", "upper_open", "status"),
)
_TYPES: dict[str, tuple[tuple[type[nw.dtypes.DType], ...], str, str]] = {
    "text": ((nw.String, nw.Categorical, nw.Enum), "text", "văn bản"),
    "category": ((nw.Categorical, nw.Enum, nw.String), "a category or text", "phân loại"),
    "date": ((nw.Date,), "a date", "ngày"),
    "decimal": ((nw.Decimal,), "a decimal, which is exact", "số thập phân chính xác"),
    "texts": ((nw.List,), "lists of texts", "danh sách văn bản"),
    "boolean": ((nw.Boolean,), "true or false", "đúng hoặc sai"),
}


def opened(frame: object) -> Frame:
    """A frame of any engine, as narwhals sees it, if it has the columns that a total needs.

    Raises:
        InvalidData: With every column that is missing or mistyped.
        TypeError: If it is no frame.
    """
    try:
        seen: Any = nw.from_native(frame)
    except TypeError:
        raise TypeError(
            f"{type(frame).__name__} is no frame: expected one of polars, pandas, pyarrow, "
            "DuckDB, Dask or PySpark; vf.to_frame makes one of records"
        ) from None
    schema = seen.collect_schema()
    need(seen, _NEEDED)
    if seen.implementation.is_pyarrow():  # it compares no categories
        kinds = (nw.Categorical, nw.Enum)
        coded = [name for name, kind in schema.items() if isinstance(kind, kinds)]
        seen = seen.with_columns(nw.col(coded).cast(nw.String)) if coded else seen
    else:
        coded = [name for name in (*ABOUT, "id") if not isinstance(schema[name], nw.String)]
        seen = seen.with_columns(nw.col(coded).cast(nw.String)) if coded else seen
    return seen  # type: ignore[no-any-return]


def need(frame: Frame, names: Iterable[str]) -> None:
    """Refuse a frame without some columns of figures.

    Raises:
        InvalidData: With every column that is missing or mistyped.
    """
    schema = frame.collect_schema()
    columns = frame_schema("observations")
    faults = [fault for name in names for fault in _fault(columns[name], schema.get(name))]
    if faults:
        raise InvalidData(faults)


def _fault(column: Column, kind: nw.dtypes.DType | None) -> Iterator[Fault]:
    wanted, expected, expected_vi = _TYPES[column.kind]
    if kind is None:
        yield Fault(
            column.name,
            "missing",
            f"a column of {expected}",
            f"một cột {expected_vi}",
            "vf.to_frame gives every column",
        )
    elif not isinstance(kind, wanted):
        yield Fault(column.name, str(kind), f"a column of {expected}", f"một cột {expected_vi}")


def unusable() -> nw.Expr:
    """Whether a row can be no figure: something is missing that every figure has."""
    missing = nw.col("id").is_null()
    for name in ("indicator", "amount", "unit", "unit_kind", "hedge", "status"):
        missing = missing | nw.col(name).is_null()
    timeless = nw.col("period_start").is_null() & nw.col("period_end").is_null()
    nowhere = nw.col("place").is_null() & nw.col("subject").is_null()
    return missing | timeless | nowhere


def collected(frame: Frame) -> pl.DataFrame:
    """A frame as one of polars, here; for what is small."""
    made: Any = frame.collect(backend="polars") if isinstance(frame, nw.LazyFrame) else frame
    native: pl.DataFrame = made.to_polars()
    return native


def grouped(frame: Frame, keys: Sequence[str], aggregates: Iterable[nw.Expr]) -> pl.DataFrame:
    """One row a group, here; what is missing is a group of its own."""
    made: Any = frame.group_by(*keys, drop_null_keys=False).agg(*aggregates)
    return collected(made)


def fill_missing(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Ids that are missing as empty texts, which no id is: joins then meet them."""
    return frame.with_columns(pl.col(name).cast(pl.String).fill_null("") for name in names)


def in_engine_of(answer: pl.DataFrame, frame: Frame) -> Any:
    """A small answer in the eager engine that belongs to a frame's own."""
    engine = frame.implementation
    if engine.is_polars():
        return answer
    pa: Any = importlib.import_module("pyarrow")  # which DuckDB, Dask and PySpark bring

    table = answer.to_arrow()
    texts = pa.dictionary(pa.int32(), pa.string())
    fields = [
        pa.field(
            one.name,
            texts
            if pa.types.is_dictionary(one.type)
            else pa.list_(pa.string())
            if pa.types.is_large_list(one.type)
            else pa.string()
            if pa.types.is_large_string(one.type)
            else one.type,
        )
        for one in table.schema
    ]
    table = table.cast(pa.schema(fields))
    if engine.is_pandas_like() or engine.is_dask():
        pd: Any = importlib.import_module("pandas")

        return table.to_pandas(
            types_mapper=lambda kind: None if pa.types.is_dictionary(kind) else pd.ArrowDtype(kind)
        )
    return table
