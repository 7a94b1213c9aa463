"""Totals of frames, group by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NoReturn

import attrs
import narwhals as nw
import polars as pl

from vnforeign import aggregate
from vnforeign.aggregate import Rate
from vnforeign.dataset import Dataset, load
from vnforeign.errors import Fault, InvalidData, UnknownName
from vnforeign.frames import _choosing, _conflicts, _judging
from vnforeign.frames._choosing import Change, Choice
from vnforeign.frames._conflicts import Span
from vnforeign.frames._judging import Key
from vnforeign.frames._reading import (
    TIME,
    Frame,
    collected,
    grouped,
    in_engine_of,
    opened,
    unusable,
)
from vnforeign.interchange import frame_schema
from vnforeign.model.indicators import Nature, Status
from vnforeign.values._numbers import EXACT
from vnforeign.values.names import closest
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import Unit, UnitKind

__all__ = ["Ready", "ready", "total"]

_DIGITS = 38
_ADDS = {UnitKind.CURRENCY.value, UnitKind.COUNT.value, UnitKind.MEASURE.value}
_NEVER = {Nature.RATE, Nature.CHANGE, Nature.RANK, Nature.SHARE}


@attrs.frozen
class _Kind:
    """What is alike in many figures, and decides whether they add."""

    indicator: str
    unit: str
    unit_kind: str
    hedge: str
    status: str

    @property
    def is_target(self) -> bool:
        return self.status == Status.TARGET.value

    @property
    def is_estimate(self) -> bool:
        printed = self.hedge == Hedge.ESTIMATE.value and not self.is_target
        return printed or self.status == Status.ESTIMATE.value


class Ready:
    """A frame whose figures were compared once, to be totalled many times.

    Comparing every figure with the others of its series, its parts and its wholes takes longer
    than adding. `ready` does it once, for the whole frame; each ``total(ready, by=...)`` then
    looks only at what was found.

    Attributes:
        figures: How many figures the frame holds.
        conflicts: The ids of figures that cannot be added to some other figure of the frame:
            one series covers a day twice, or one is part of another. They are refused only if
            both are in one group. Sorted.

    >>> import vnforeign as vf
    >>> from vnforeign import frames
    >>> exports = frames.ready(vf.to_frame(vf.load().observations.where(indicator="exports")))
    >>> exports.conflicts
    ('ha-tinh-exports-2021', 'ha-tinh-exports-2021-plan')
    """

    __slots__ = ("_data", "_frame", "_kinds", "_natures", "_rows", "_whole", "figures")

    figures: int

    def __init__(self, frame: object, data: Dataset) -> None:
        self._frame = opened(frame)
        self._data = data
        self._kinds, facts = _facts(self._frame)
        self.figures = facts.many
        self._whole = facts
        self._natures: dict[str, Nature | None] = {}
        for kind in self._kinds:
            indicator = data.indicators.get(kind.indicator)
            self._natures[kind.indicator] = indicator.nature if indicator else None
        self._rows = _conflicts.find(self._frame, facts.span, self._natures, data)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The ids of figures that cannot be added to some other figure."""
        return tuple(sorted(set(self._rows["id"])))

    def __repr__(self) -> str:
        return f"<Ready: {self.figures} figures, {len(self.conflicts)} in each other's way>"

    def _total(
        self,
        *,
        by: str | Sequence[str] | None,
        currency: Unit | str | None,
        rates: Iterable[Rate],
        estimates: bool,
        choice: Choice,
    ) -> Any:
        """Add the figures of each group that may be added, or say why they may not."""
        keys = [by] if isinstance(by, str) else list(by or ())
        schema = self._frame.collect_schema()
        for name in keys:
            if name not in schema:
                names = schema.names()
                raise UnknownName("column of the frame called", name, closest(name, names) or names)
        given = tuple(rates)
        aggregate.total((), currency=currency, rates=given, data=self._data)  # refuses bad ones
        wanted = currency.code if isinstance(currency, Unit) else currency
        factors = {(rate.of.code, rate.to.code): rate for rate in given}
        choice.check(self._frame, self._data)
        rows = self._of_ids_in_the_way(keys, choice)
        chosen = choice.among(rows, keys, self._data)
        groups = self._groups(keys, chosen.changes)
        doubtful = {
            key: group.many
            for key, group in groups.items()
            if self._is_doubtful(group, wanted, factors, estimates=estimates)
        }
        doubtful |= self._of_two_times(keys, groups)
        conflicts = rows.clear()
        if len(chosen.kept):
            conflicts = _conflicts.conflicting(chosen.kept, keys, self._data)
        for key in conflicts.select(keys).unique().iter_rows() if keys else [()]:
            if len(conflicts):
                doubtful[key] = groups[key].many
        if doubtful:
            _judging.judge(
                self._frame,
                keys,
                doubtful,
                conflicts,
                stocks=self._stocks(),
                currency=currency,
                rates=given,
                estimates=estimates,
                choice=choice,
                left_out=chosen.left_out,
                data=self._data,
            )
        answers = [
            _summed(key, group, wanted, factors, self._natures)
            for key, group in sorted(groups.items(), key=lambda item: _judging.label(item[0]))
        ]
        if not keys and not answers:
            answers = [((), _Sum())]
        return in_engine_of(_answer(keys, answers, self._types(keys)), self._frame)

    def _types(self, keys: Sequence[str]) -> Mapping[str, Any]:
        """How polars holds the columns that make groups; all else is as it comes."""
        empty: Any = self._frame.select(*keys).head(0) if keys else None
        return {} if empty is None else dict(collected(empty).schema)

    def _groups(self, keys: Sequence[str], changes: Sequence[Change]) -> dict[Key, _Group]:
        """The sums of each group, by what decides whether they add, after some changes."""
        if not self.figures:
            return {}
        told = self._told_apart()
        inner = [name for name in told if name not in keys]
        made = [*keys, *inner] or ["unit"]
        sums = ["amount", "lower", "upper"]
        opens = [name for name in ("lower_open", "upper_open") if self._whole.opens[name]]
        needed = [name for name in dict.fromkeys([*made, *sums]) if name not in opens]
        frame: Any = self._frame.select(*needed, *(nw.col(name).cast(nw.Int64) for name in opens))
        aggregates = [
            nw.len().alias("_many"),
            *(nw.col(name).sum().alias(f"_{name}") for name in sums),
            *(nw.col(name).count().alias(f"_{name}_known") for name in sums[1:]),
            *(nw.col(name).sum().alias(f"_{name}") for name in opens),
        ]
        alone = next(iter(self._kinds))
        groups: dict[Key, _Group] = defaultdict(_Group)
        rows: Iterable[Mapping[str, Any]] = grouped(frame, made, aggregates).iter_rows(named=True)
        for row in _choosing.changed(rows, made, changes) if changes else rows:
            kind = attrs.evolve(alone, **{name: row[name] for name in told})
            many = int(row["_many"])
            group = groups[tuple(row[name] for name in keys)]
            group.many += many
            group.parts.append(
                (
                    kind,
                    _Sum(
                        figures=many,
                        amount=row["_amount"],
                        lower=row["_lower"] if int(row["_lower_known"]) == many else None,
                        upper=row["_upper"] if int(row["_upper_known"]) == many else None,
                        lower_open=bool(row.get("_lower_open")),
                        upper_open=bool(row.get("_upper_open")),
                    ),
                )
            )
        return dict(groups)

    def _told_apart(self) -> list[str]:
        """What figures of this frame differ in, where it decides whether they add."""
        told = [
            name
            for name in ("unit", "unit_kind")
            if len({getattr(kind, name) for kind in self._kinds}) > 1
        ]
        if len({(kind.is_target, kind.is_estimate, kind.status) for kind in self._kinds}) > 1:
            told += ["hedge", "status"]
        if len(set(self._natures.values())) > 1:
            told.append("indicator")
        return told

    def _is_doubtful(
        self,
        group: _Group,
        wanted: str | None,
        factors: Mapping[tuple[str, str], Rate],
        *,
        estimates: bool,
    ) -> bool:
        """Whether anything but time and parts may speak against a sum."""
        kinds = [kind for kind, _ in group.parts]
        held = {kind.unit for kind in kinds}
        if wanted is None:
            mixed = len(held) > 1
        else:
            mixed = any(unit != wanted and (unit, wanted) not in factors for unit in held)
        natures = {self._natures[kind.indicator] for kind in kinds}
        unfit = any(kind.unit_kind not in _ADDS for kind in kinds)
        unsure = None in natures or not natures.isdisjoint(_NEVER)
        both = {Nature.STOCK, Nature.FLOW} <= natures
        targets = [
            kind.is_target or self._natures[kind.indicator] is Nature.TARGET for kind in kinds
        ]
        guessed = not estimates and any(kind.is_estimate for kind in kinds)
        return mixed or unfit or unsure or both or guessed or len(set(targets)) > 1

    def _stocks(self) -> list[str]:
        return [name for name, nature in self._natures.items() if nature is Nature.STOCK]

    def _of_two_times(self, keys: Sequence[str], groups: Mapping[Key, _Group]) -> dict[Key, int]:
        """The groups that hold stocks as of different times."""
        stocks = self._stocks()
        if not stocks:
            return {}
        named = list(dict.fromkeys([*keys, *TIME]))
        frame: Any = self._frame.filter(nw.col("indicator").is_in(stocks))
        times = collected(frame.select(*named).unique(subset=named, keep="any"))
        seen: dict[Key, set[Key]] = defaultdict(set)
        for row in times.iter_rows(named=True):
            seen[tuple(row[name] for name in keys)].add(tuple(row[name] for name in TIME))
        return {key: groups[key].many for key, times in seen.items() if len(times) > 1}

    def _of_ids_in_the_way(self, keys: Sequence[str], choice: Choice) -> pl.DataFrame:
        """The rows whose ids are in the way of others, with the columns that make groups."""
        if not len(self._rows):
            return pl.DataFrame(schema=dict.fromkeys(keys, pl.String))
        schema = self._frame.collect_schema()
        read = (*_CONFLICT, *choice.columns)
        wanted = list(dict.fromkeys([*(name for name in read if name in schema), *keys]))
        ids = self._rows["id"].unique().to_list()
        frame: Any = self._frame
        if len(ids) <= _judging.FEW or not isinstance(frame, nw.LazyFrame):
            frame = frame.filter(nw.col("id").is_in(ids))
        return collected(frame.select(*wanted)).join(self._rows.select("id"), on="id", how="semi")


_CONFLICT = (
    *("id", "indicator", "place", "subject", "counterpart", *TIME),
    *("unit", "unit_kind", "hedge", "status", "sources"),
)


@attrs.define
class _Group:
    """A group: its figures by what decides whether they add."""

    many: int = 0
    parts: list[tuple[_Kind, _Sum]] = attrs.Factory(list)


@attrs.frozen(kw_only=True)
class _Sum:
    """A sum with its bounds, and what it is of."""

    figures: int = 0
    amount: Decimal | None = None
    unit: str | None = None
    lower: Decimal | None = None
    lower_open: bool = False
    upper: Decimal | None = None
    upper_open: bool = False
    status: str | None = None
    rates: tuple[str, ...] = ()


@attrs.frozen
class _Whole:
    """What one look at a frame tells of all its figures."""

    many: int
    span: Span
    opens: Mapping[str, bool]


def _facts(frame: Frame) -> tuple[list[_Kind], _Whole]:
    """The kinds of figures in a frame, and what is true of all.

    Raises:
        InvalidData: If a row is no figure, a category is unknown, or sums may run out of digits.
    """
    names = [field.name for field in attrs.fields(_Kind)]
    seen: Any = frame.select(
        *names,
        *("amount", "lower", "upper", "period_start", "period_end"),
        unusable().cast(nw.Int64).alias("_unusable"),
        nw.col("lower_open", "upper_open").cast(nw.Int64),
    )
    sums = [
        nw.len().alias("_many"),
        nw.col("_unusable").sum(),
        nw.col("lower_open").sum().alias("_lower_open"),
        nw.col("upper_open").sum().alias("_upper_open"),
        *(nw.col(name).min().alias(f"_{name}_min") for name in ("amount", "lower")),
        *(nw.col(name).max().alias(f"_{name}_max") for name in ("amount", "upper")),
    ]
    if isinstance(seen, nw.LazyFrame):  # one look for all; Dask has days only of groups
        seen = seen.with_columns(
            nw.col("period_start").dt.month().alias("_starts_in"),
            nw.col("period_end").dt.month().alias("_ends_in"),
        )
        days = [
            nw.col("period_start").min().alias("_first"),
            nw.col("period_end").max().alias("_last"),
            nw.col("_starts_in").max().alias("_latest_start"),
            nw.col("_ends_in").min().alias("_earliest_end"),
        ]
        found = whole = grouped(seen, names, [*sums, *days])
    else:  # numbers of all are quicker than of groups, and days are not asked for
        found = grouped(seen.select(names), names, [nw.len().alias("_many")])
        whole = collected(seen.select(*sums)) if len(found) else found.clear()
    rows = list(whole.iter_rows(named=True))
    if any(int(row["_unusable"]) for row in rows):
        _refuse_unusable(frame)
    kinds = [_Kind(*(str(value) for value in row)) for row in found.select(names).iter_rows()]
    _refuse_unknown(kinds)
    many = sum(int(row["_many"]) for row in rows)
    _refuse_too_large(frame, rows, many)
    first = [day for row in rows if (day := row.get("_first")) is not None]
    last = [day for row in rows if (day := row.get("_last")) is not None]
    whole_years = all(
        row.get("_latest_start") in {1, None} and row.get("_earliest_end") in {12, None}
        for row in rows
    )
    span = Span(min(first), max(last), whole_years) if first and last else Span(None, None)
    opens = {
        name: any(int(row[f"_{name}"]) for row in rows) for name in ("lower_open", "upper_open")
    }
    return kinds, _Whole(many, span, opens)


def _refuse_unusable(frame: Frame) -> NoReturn:
    bad: Any = frame.filter(unusable()).select("id", "indicator").head(5)
    raise InvalidData(
        [
            Fault(
                "",
                f"of indicator {row['indicator']!r}",
                "id, indicator, amount, unit, unit_kind, hedge and status; a place or a subject;"
                " a first or a last day",
                "đủ id, indicator, amount, unit, unit_kind, hedge, status; place hoặc subject;"
                " ngày đầu hoặc ngày cuối",
                "vf.to_frame gives every value",
                row["id"] or "",
            )
            for row in collected(bad).iter_rows(named=True)
        ]
    )


def _refuse_unknown(kinds: Iterable[_Kind]) -> None:
    columns = frame_schema("observations")
    faults = [
        Fault(name, value, f"one of {', '.join(columns[name].choices)}", "một giá trị đã biết")
        for name in ("unit_kind", "hedge", "status")
        for value in sorted({getattr(kind, name) for kind in kinds})
        if value not in columns[name].choices
    ]
    if faults:
        raise InvalidData(faults)


def _refuse_too_large(frame: Frame, rows: Sequence[Mapping[str, Any]], many: int) -> None:
    schema = frame.collect_schema()
    faults = []
    for name in ("amount", "lower", "upper"):
        ends = [row.get(f"_{name}_{end}") for row in rows for end in ("min", "max")]
        largest = max((abs(value) for value in ends if value is not None), default=Decimal(0))
        room = Decimal(10) ** (_DIGITS - (getattr(schema[name], "scale", 0) or 0))
        if largest * many >= room:
            faults.append(
                Fault(
                    name,
                    f"up to {largest:f}",
                    f"numbers whose sum of {many:,} stays within {_DIGITS} digits",
                    f"tổng của {many:,} số không quá {_DIGITS} chữ số",
                    "write them in a larger unit",
                )
            )
    if faults:
        raise InvalidData(faults)


def _summed(
    key: Key,
    group: _Group,
    wanted: str | None,
    factors: Mapping[tuple[str, str], Rate],
    natures: Mapping[str, Nature | None],
) -> tuple[Key, _Sum]:
    """One group's total, in one unit."""
    unit = wanted or group.parts[0][0].unit
    amount, lower, upper = Decimal(0), [], []
    used: dict[str, None] = {}
    for kind, part in group.parts:
        rate = factors[kind.unit, unit] if kind.unit != unit else None
        if rate is not None:
            used[str(rate)] = None
        amount = EXACT.add(amount, _converted(part.amount, rate) or Decimal(0))
        lower.append(_converted(part.lower, rate))
        upper.append(_converted(part.upper, rate))
    low, high = _added(lower), _added(upper)
    return key, _Sum(
        figures=group.many,
        amount=amount,
        unit=unit,
        lower=low,
        lower_open=low is not None and any(part.lower_open for _, part in group.parts),
        upper=high,
        upper_open=high is not None and any(part.upper_open for _, part in group.parts),
        status=_status([kind for kind, _ in group.parts], natures),
        rates=tuple(sorted(used)),
    )


def _converted(value: Decimal | None, rate: Rate | None) -> Decimal | None:
    return value if value is None or rate is None else EXACT.multiply(value, rate.value)


def _added(ends: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of ends; unknown if one is."""
    found = Decimal(0)
    for end in ends:
        if end is None:
            return None
        found = EXACT.add(found, end)
    return found


def _status(kinds: Iterable[_Kind], natures: Mapping[str, Nature | None]) -> str:
    told = list(kinds)
    if any(kind.is_target or natures[kind.indicator] is Nature.TARGET for kind in told):
        return Status.TARGET.value
    if any(kind.is_estimate for kind in told):
        return Status.ESTIMATE.value
    provisional = any(kind.status == Status.PROVISIONAL.value for kind in told)
    return Status.PROVISIONAL.value if provisional else Status.NORMAL.value


def _answer(
    keys: Sequence[str], rows: Sequence[tuple[Key, _Sum]], types: Mapping[str, Any]
) -> pl.DataFrame:
    """The totals as a frame, a row a group."""
    sums = [one for _, one in rows]
    scale = _scale([value for one in sums for value in (one.amount, one.lower, one.upper)])
    decimal = pl.Decimal(_DIGITS, scale)
    made = [
        pl.Series(name, [key[at] for key, _ in rows], dtype=types[name])
        for at, name in enumerate(keys)
    ]
    for name, kind in (
        ("amount", decimal),
        ("unit", pl.String),
        ("lower", decimal),
        ("lower_open", pl.Boolean),
        ("upper", decimal),
        ("upper_open", pl.Boolean),
        ("status", pl.Enum([status.value for status in Status])),
        ("figures", pl.Int64),
        ("rates", pl.List(pl.String)),
    ):
        values = [getattr(one, name) for one in sums]
        name = f"total_{name}" if name in keys else name
        listed = [list(value) for value in values] if name == "rates" else values
        made.append(pl.Series(name, listed, dtype=kind))
    return pl.DataFrame(made)


def _scale(values: Iterable[Decimal | None]) -> int:
    """The decimals that hold every number as it is: 9, more where rates give more."""
    exponents = [9]
    for value in values:
        if value:
            exponent = value.normalize(EXACT).as_tuple().exponent
            exponents.append(-exponent if isinstance(exponent, int) else 0)
    return max(exponents)


def ready(frame: object, *, data: Dataset | None = None) -> Ready:
    """Compare the figures of a frame once, to `total` it many times.

    Args:
        frame: As of `total`; it must not change afterwards.
        data: As of `total`.

    Raises:
        InvalidData: As `total` does.
        TypeError: As `total` does.

    >>> import vnforeign as vf
    >>> from vnforeign import frames
    >>> frames.ready(vf.to_frame(vf.load().observations.where(indicator="nothing")))
    <Ready: 0 figures, 0 in each other's way>
    >>> stock = vf.load().observations.where(indicator="fdi-registered-stock")
    >>> ready = frames.ready(vf.to_frame(stock))
    >>> frames.total(ready, by="place")["place", "figures"].rows()[0]
    ('VN-23', 1)
    """
    return Ready(frame, data if data is not None else load())


def total(
    frame: object,
    *,
    by: str | Sequence[str] | None = None,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    prefer: Sequence[str] = (),
    reconcile: bool = False,
    data: Dataset | None = None,
) -> Any:
    """Add the figures of a frame that may be added, or say why they may not.

    What is refused is what `vnforeign.total` refuses, for the same reasons in the same words.
    Sums are exact decimals.

    Args:
        frame: A frame of polars (eager or lazy), pandas, pyarrow, DuckDB, Dask or PySpark with
            the columns of ``frame_schema("observations")`` that a total needs; it may have more.
            Or a frame that `ready` compared before.
        by: The columns that make groups, also of your own; what is missing is a group of its
            own. None adds everything.
        currency: The unit of the answer, where the figures are in several.
        rates: The rates to it, as of `vnforeign.total`.
        estimates: Whether estimates may be added.
        prefer: Ids of sources, the most trusted first, as of `vnforeign.total`; the column
            ``sources`` tells who states a figure.
        reconcile: Whether figures of one fact that agree may stand for one, as of
            `vnforeign.total`; the columns ``amount_to`` and ``of`` are then needed too.
        data: Where to look up indicators and places; the shipped data if not given. The columns
            ``nature`` and ``part_of`` are not read. A ready frame has its own.

    Returns:
        A frame of one row a group, sorted by what makes the groups: their columns, ``amount``,
        ``unit``, ``lower``, ``lower_open``, ``upper``, ``upper_open`` (the bounds), ``status``,
        ``figures`` (how many were added) and ``rates`` (those used). A column of this name among
        ``by`` comes first, and ours is called ``total_unit``. It is a frame of the eager engine
        that goes with the given one: polars, pandas (also of Dask), or pyarrow (also of DuckDB
        and PySpark). A frame without rows gives no row; without ``by``, one whose amount is
        missing, not zero.

    Raises:
        InvalidData: If a column is missing or mistyped, or a row is no figure.
        MixedSumError: With every reason, of every group, and the ids of the figures in the way;
            where they are over 5,000, one of each kind stands for them.
        TypeError: If it is no frame, or ``data`` are given with a ready one.
        UnknownName: If ``by`` is no column, ``currency`` no unit, or ``prefer`` names a source
            that neither the figures nor the data have.

    >>> import vnforeign as vf
    >>> from vnforeign import frames
    >>> capital = vf.load().observations.where(place="VN-69", period="2024-H1")
    >>> try:
    ...     frames.total(vf.to_frame(capital))
    ... except vf.MixedSumError as error:
    ...     print(error.reasons[0])
    different units cannot be added without a rate: USD, percent, project, project-adjustment, rank
    """
    if isinstance(frame, Ready) and data is not None:
        raise TypeError("data= goes to frames.ready: a ready frame was compared by its own data")
    held = frame if isinstance(frame, Ready) else ready(frame, data=data)
    return held._total(  # noqa: SLF001 - its own module; users have one way to total
        by=by,
        currency=currency,
        rates=rates,
        estimates=estimates,
        choice=Choice((prefer,) if isinstance(prefer, str) else tuple(prefer), reconcile),
    )
