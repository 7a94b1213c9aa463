"""Why a group of a frame may not be added: asked of `vnforeign.total`, so that both roads say one.

The engine only finds the groups that look wrong. Their rows, or one of each kind where they are
many, become figures again, and the road of records says whether and why they are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from vnforeign import aggregate
from vnforeign.aggregate import Rate
from vnforeign.dataset import Dataset
from vnforeign.errors import MixedSumError
from vnforeign.frames._choosing import Choice
from vnforeign.frames._figures import figures_of
from vnforeign.frames._reading import ABOUT, TIME, Frame, collected
from vnforeign.model.indicators import Observation
from vnforeign.values.units import Unit

__all__ = ["FEW", "Key", "judge", "label", "of_groups"]

Key = tuple[Any, ...]
"""The values that make a group."""
FEW = 5_000
"""So many figures are looked at one by one; of more, one of each kind."""
_GROUPS = 40
_KIND = ("indicator", "unit", "unit_kind", "hedge", "status")
_READ = ("id", *ABOUT, *TIME, "unit", "unit_kind", "hedge", "status")


def label(key: Key) -> str:
    """What a group is called: its values, the empty text for what is missing."""
    return ", ".join("" if value is None else str(value) for value in key)


def of_groups(frame: Frame, by: Sequence[str], groups: Iterable[Key]) -> Frame:
    """The rows of some groups."""
    wanted = None
    for key in groups:
        fits = nw.lit(value=True)
        for name, value in zip(by, key, strict=True):
            column = nw.col(name)
            fits = fits & (column.is_null() if value is None else column == value)
        wanted = fits if wanted is None else wanted | fits
    kept: Any = frame if wanted is None or not by else frame.filter(wanted)
    return kept  # type: ignore[no-any-return]


def judge(
    frame: Frame,
    by: Sequence[str],
    doubtful: Mapping[Key, int],
    conflicts: pl.DataFrame,
    *,
    stocks: Sequence[str],
    currency: Unit | str | None,
    rates: tuple[Rate, ...],
    estimates: bool,
    choice: Choice,
    left_out: Collection[str],
    data: Dataset,
) -> None:
    """Refuse the groups that look wrong, if they are.

    Args:
        frame: The frame.
        by: What makes its groups.
        doubtful: The groups that look wrong, with how many figures each has.
        conflicts: The rows in each other's way, with the columns of ``by``.
        stocks: The indicators that are stocks.
        currency: As of `total`.
        rates: As of `total`.
        estimates: As of `total`.
        choice: How to choose among figures of one fact.
        left_out: The ids that were left out by it.
        data: As of `total`.

    Raises:
        MixedSumError: As `vnforeign.total` does.
    """
    first = sorted(doubtful, key=label)[:_GROUPS]
    many = sum(doubtful[key] for key in first)
    rows: Any = of_groups(frame, by, first)
    stated = ["sources"] if "sources" in frame.collect_schema() else []
    rows = rows.select(*dict.fromkeys([*_READ, *stated, *choice.columns, *by]))
    asked = {
        "currency": currency, "rates": rates, "estimates": estimates, "data": data,
        "prefer": choice.prefer, "reconcile": choice.reconcile,
    }  # fmt: skip
    try:
        if many > FEW >= len(left_out):
            # One left out must not speak for its kind.
            counted = rows.filter(~nw.col("id").is_in(left_out)) if left_out else rows
            some = _some(counted, by, first, conflicts, stocks)
            _ask(some, by, asked)
        # All of them, where they are few, or where some show nothing wrong.
        some = collected(rows)
        _ask(some, by, asked)
    except MixedSumError as error:
        raise _with_more(error, many, len(some), len(doubtful) - len(first)) from None


def _some(
    rows: Any,
    by: Sequence[str],
    groups: Iterable[Key],
    conflicts: pl.DataFrame,
    stocks: Sequence[str],
) -> pl.DataFrame:
    """Figures that show what is wrong with those like them.

    One of each kind, one of each time of a stock, and those in each other's way.
    """
    kinds = collected(rows.unique(subset=list(dict.fromkeys([*by, *_KIND])), keep="any"))
    found = [kinds]
    if stocks:
        dated = rows.filter(nw.col("indicator").is_in(stocks))
        times = collected(dated.unique(subset=list(dict.fromkeys([*by, *TIME])), keep="any"))
        found.append(times.sort("id").head(FEW).select(kinds.columns))
    if len(conflicts):
        inside = pl.DataFrame({"_key": [label(key) for key in groups]})
        near = conflicts.with_columns(_key=_labels(conflicts, by)).join(
            inside, on="_key", how="semi"
        )
        found.append(near.sort(*ABOUT, "period_start", "id").head(FEW).select(kinds.columns))
    made = found.pop()  # what is given twice is in each other's way, and stays twice
    while found:
        made = pl.concat([made, found.pop().join(made, on="id", how="anti")])
    return made.sort("id")


def _ask(rows: pl.DataFrame, by: Sequence[str], asked: Mapping[str, Any]) -> None:
    """Ask the road of records whether some figures add."""
    made = figures_of(rows, exact=asked["reconcile"])
    keys = rows.select(by).iter_rows() if by else (() for _ in made)
    named = {id(one): label(key) for one, key in zip(made, keys, strict=True)}
    # A source that none of these figures has was found elsewhere in the frame, and decides nothing.
    stated = {source for one in made for source in one.cites}
    asked = {**asked, "prefer": [source for source in asked["prefer"] if source in stated]}

    def group(one: Observation) -> str:
        return named[id(one)]

    aggregate.total(made, by=group if by else None, **asked)


def _labels(rows: pl.DataFrame, by: Sequence[str]) -> pl.Series:
    keys = rows.select(by).iter_rows() if by else (() for _ in range(len(rows)))
    return pl.Series([label(key) for key in keys], dtype=pl.String)


def _with_more(error: MixedSumError, many: int, seen: int, groups: int) -> MixedSumError:
    """The refusal, with what was not looked at one by one."""
    reasons, reasons_vi = list(error.reasons), list(error.reasons_vi)
    if seen < many:
        reasons.append(f"these stand for others like them: {seen:,} of {many:,} figures were read")
        counts = f"{seen:,} trong {many:,}".replace(",", ".")
        reasons_vi.append(f"chỉ nêu đại diện: đã đọc {counts} số liệu")
    if groups:
        reasons.append(f"{groups:,} more groups look like these")
        reasons_vi.append(f"còn {groups:,} nhóm tương tự")
    return MixedSumError(reasons, reasons_vi, error.records)
