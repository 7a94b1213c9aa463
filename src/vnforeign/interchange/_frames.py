"""Frames of records, for polars, pandas and pyarrow."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, overload

from vnforeign.dataset import COLLECTIONS, Collection, Dataset, collection_of, load
from vnforeign.errors import Fault, InvalidData, MissingExtra, UnknownName
from vnforeign.interchange._schema import FORMS, PRECISION, SCALE, Column, columns_of
from vnforeign.model.evidence import Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["MissingBackend", "to_frame", "to_frames"]

Backend = Literal["polars", "pandas", "pyarrow"]
_BACKENDS = ("polars", "pandas", "pyarrow")
_MOST = Decimal(10) ** 20
"""Amounts stay below it, so that no sum of a billion of them runs out of digits."""


class MissingBackend(MissingExtra):
    """A frame was asked for of an engine that is not installed.

    Attributes:
        extra: Empty: the engine is chosen by who uses it.
        package: The package to install.
    """

    def __str__(self) -> str:
        return f"this needs {self.package}: pip install {self.package}"


@overload
def to_frame(
    records: Iterable[Record], *, backend: Literal["polars"] = "polars", data: Dataset | None = None
) -> pl.DataFrame: ...
@overload
def to_frame(
    records: Iterable[Record], *, backend: Literal["pandas"], data: Dataset | None = None
) -> Any: ...
@overload
def to_frame(
    records: Iterable[Record], *, backend: Literal["pyarrow"], data: Dataset | None = None
) -> Any: ...
def to_frame(
    records: Iterable[Record], *, backend: Backend = "polars", data: Dataset | None = None
) -> Any:
    """A collection as a frame: one row a record, the columns of `frame_schema`.

    Observations come in the order of what they are about, then of time (`vnforeign.frames`
    checks such a frame fastest); other records by id. Amounts are decimals of 38 digits, 9 of
    them behind the mark, in every engine; in pandas they, the dates and the texts are held by
    pyarrow, since pandas has neither decimals nor dates of its own.

    Args:
        records: A collection, or any number of records of one kind.
        backend: ``"polars"`` (in the extra ``frames``), ``"pandas"`` or ``"pyarrow"``.
        data: Where to look up indicators (``nature``, ``part_of``); the shipped data if not
            given.

    Raises:
        InvalidData: If an amount does not fit: 10**20 or more, or over 9 decimals.
        MissingExtra: If the engine is not installed.
        TypeError: If the records are of several kinds.
        ValueError: If there are none, and they are no `Collection` to tell what they would be.
        UnknownName: If ``backend`` is none of these.

    >>> import vnforeign as vf
    >>> frame = vf.to_frame(vf.load().observations.where(place="VN-69", period="2024-H1"))
    >>> frame.filter(frame["indicator"] == "exports")["lower", "amount", "hedge"].rows()
    [(None, Decimal('15400000000.000000000'), 'estimate')]
    """
    if backend not in _BACKENDS:
        raise UnknownName("backend", backend, _BACKENDS)
    name, rows = _rows(records)
    look = data if data is not None else load()
    if name == "observations":
        rows = sorted(rows, key=_in_series)
    return _made(name, rows, look, backend)


def to_frames(data: Dataset, *, backend: Backend = "polars") -> dict[str, Any]:
    """Every collection of a dataset as a frame, by its name; also the empty ones.

    Args:
        data: The dataset; indicators are looked up in it.
        backend: As in `to_frame`.

    Raises:
        InvalidData: As `to_frame` does.
        MissingExtra: If the engine is not installed.

    >>> import vnforeign as vf
    >>> frames = vf.to_frames(vf.load())
    >>> frames["countries"].filter(frames["countries"]["id"] == "LA")["name_vi"].item()
    'Lào'
    """
    return {
        name: to_frame(data.collection(name), backend=backend, data=data) for name in COLLECTIONS
    }


def _rows(records: Iterable[Record]) -> tuple[str, Sequence[Any]]:
    """The records, and the collection they belong to."""
    rows = list(records)
    if isinstance(records, Collection):
        return records.name, rows
    names = sorted({collection_of(one) for one in rows})
    if not names:
        raise ValueError(
            "no records, so no columns: pass a Collection, such as data.observations.where(...)"
        )
    if len(names) > 1:
        raise TypeError(
            f"records of several collections ({', '.join(names)}): a frame holds one; "
            "to_frames(data) gives one for each"
        )
    return names[0], sorted(rows, key=lambda one: one.id)


def _in_series(one: Any) -> tuple[str | int, ...]:
    """The order of rows: what a figure is about, what is missing first; then time; then id."""
    start, end = one.period.start, one.period.end
    return (
        one.indicator,
        one.place or "",
        one.subject or "",
        one.counterpart or "",
        start.toordinal() if start else 0,
        end.toordinal() if end else 0,
        one.id,
    )


def _made(name: str, rows: Sequence[Any], data: Dataset, backend: Backend) -> Any:
    columns = {column: [get(one, data) for one in rows] for column, get in columns_of(name)}
    faults = list(
        itertools.chain.from_iterable(
            _misfits(column, values, rows)
            for column, values in columns.items()
            if column.kind == "decimal"
        )
    )
    if faults:
        raise InvalidData(faults)
    if backend == "polars":
        return _polars(columns)
    if backend == "pandas":
        _imported("pandas")
    table = _arrow(columns)
    return table if backend == "pyarrow" else _pandas(table)


def _misfits(column: Column, values: Sequence[Any], rows: Sequence[Any]) -> Iterator[Fault]:
    """Amounts that a column of decimals would not hold as they are."""
    for value, one in zip(values, rows, strict=True):
        if value is not None and (value.as_tuple().exponent < -SCALE or abs(value) >= _MOST):
            yield Fault(
                column.name,
                str(value),
                f"a number below 10**20 with at most {SCALE} decimals",
                f"số nhỏ hơn 10**20, không quá {SCALE} chữ số thập phân",
                "write it in a larger or smaller unit",
                one.id,
            )


def _imported(package: str, extra: str = "") -> Any:
    try:
        return importlib.import_module(package)
    except ImportError:
        raise (MissingExtra(extra, package) if extra else MissingBackend("", package)) from None


def _polars(columns: dict[Column, list[Any]]) -> Any:
    pl = _imported("polars", "frames")
    step = {
        "form": pl.Enum(FORMS),
        **dict.fromkeys(("since_first", "since_last", "until_first", "until_last"), pl.Date),
        "instrument": pl.String,
    }
    types = {
        "text": pl.String,
        "date": pl.Date,
        "decimal": pl.Decimal(PRECISION, SCALE),
        "integer": pl.Int64,
        "boolean": pl.Boolean,
        "texts": pl.List(pl.String),
        "steps": pl.List(pl.Struct(step)),
        "category": pl.Categorical(),
    }
    return pl.DataFrame(
        [
            pl.Series(
                column.name,
                values,
                dtype=pl.Enum(column.choices) if column.choices else types[column.kind],
                strict=True,
            )
            for column, values in columns.items()
        ]
    )


def _arrow(columns: dict[Column, list[Any]]) -> Any:
    pa = _imported("pyarrow")
    step = [
        ("form", pa.string()),
        *((name, pa.date32()) for name in ("since_first", "since_last")),
        *((name, pa.date32()) for name in ("until_first", "until_last")),
        ("instrument", pa.string()),
    ]
    types = {
        "text": pa.string(),
        "date": pa.date32(),
        "decimal": pa.decimal128(PRECISION, SCALE),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "steps": pa.list_(pa.struct(step)),
        "category": pa.dictionary(pa.int32(), pa.string()),
    }
    fields = [pa.field(one.name, types[one.kind], nullable=one.null) for one in columns]
    arrays = [
        _coded(pa, column, values)
        if column.kind == "category"
        else pa.array(values, type=types[column.kind])
        for column, values in columns.items()
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _coded(pa: Any, column: Column, values: list[Any]) -> Any:
    """Categories: the closed list in its order, else those that occur, sorted."""
    known = column.choices or tuple(sorted({value for value in values if value is not None}))
    at = {value: code for code, value in enumerate(known)}
    codes = pa.array([None if value is None else at[value] for value in values], type=pa.int32())
    return pa.DictionaryArray.from_arrays(codes, pa.array(known, type=pa.string()))


def _pandas(table: Any) -> Any:
    pd = _imported("pandas")
    pa = _imported("pyarrow")

    def held(kind: Any) -> Any:
        return None if pa.types.is_dictionary(kind) else pd.ArrowDtype(kind)

    return table.to_pandas(types_mapper=held)
