"""Which of several figures of one fact counts, chosen by the road of records.

Figures of one fact share their time, so all of them are among the rows in each other's way, which
come to the caller anyhow. What is left out is taken off the sums that the engine made: no engine
has to know more than how to group and to add.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs
import polars as pl

from vnforeign.aggregate._facts import one_figure_a_fact
from vnforeign.aggregate._refusals import Refusal
from vnforeign.dataset import Dataset
from vnforeign.errors import UnknownName
from vnforeign.frames._figures import figures_of
from vnforeign.frames._reading import Frame, collected, need
from vnforeign.values._numbers import EXACT
from vnforeign.values.names import closest
from vnforeign.values.quantities import Bounds

__all__ = ["Change", "Choice", "Chosen", "changed"]

_ENDS = ("lower", "upper")

Change = Mapping[str, Any]
"""What a row of sums changes by, with the columns that tell which row."""


@attrs.frozen
class Choice:
    """How to choose among figures of one fact."""

    prefer: tuple[str, ...]
    reconcile: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it takes to choose."""
        if self.reconcile:
            return ("sources", "amount", "amount_to", "of", *_ENDS, "lower_open", "upper_open")
        return ("sources", "amount", *_ENDS, "lower_open", "upper_open") if self.prefer else ()

    def check(self, frame: Frame, data: Dataset) -> None:
        """Refuse a choice that a frame does not allow.

        Raises:
            InvalidData: If a column is missing or mistyped.
            UnknownName: If a source preferred is in neither the figures nor the data.
        """
        if self.prefer:
            need(frame, ["sources"])
        if self.reconcile:
            need(frame, ["amount_to", "of"])
        unknown = [source for source in self.prefer if source not in data.sources]
        if unknown:
            stated = collected(frame.select("sources"))["sources"].explode().drop_nulls()
            named = sorted(stated.cast(pl.String).unique())
            for source in unknown:
                if source not in named:
                    known = dict.fromkeys((*named, *data.sources.ids))
                    raise UnknownName("source", source, closest(source, known))

    def among(self, rows: pl.DataFrame, by: Sequence[str], data: Dataset) -> Chosen:
        """The rows that count, and what that changes in the sums of their groups."""
        if not len(rows) or not (self.prefer or self.reconcile):
            return Chosen(rows)
        groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        keys = rows.select(by).iter_rows() if by else (() for _ in range(len(rows)))
        for at, key in enumerate(keys):
            groups[key].append(at)
        figures = figures_of(rows, exact=self.reconcile)
        told = rows.rows(named=True)
        kept: list[int] = []
        changes: list[Change] = []
        left_out: set[str] = set()
        for members in groups.values():
            facts = one_figure_a_fact(
                tuple(sorted((figures[at] for at in members), key=lambda one: one.id)),
                data,
                Refusal(),  # what contradicts stays in the way, and is refused with all else
                self.prefer,
                reconcile=self.reconcile,
            )
            out = {one.observation.id for one in facts.left_out}
            left_out |= out
            for at in members:
                row = told[at]
                if row["id"] in out:
                    changes.append(_without(row))
                else:
                    kept.append(at)
                    if row["id"] in facts.narrowed:
                        changes.append(_narrowed(row, facts.narrowed[row["id"]]))
        return Chosen(rows[sorted(kept)], changes, sorted(left_out))


@attrs.frozen
class Chosen:
    """The rows in each other's way that count, and what leaving out the others changes."""

    kept: pl.DataFrame
    changes: Sequence[Change] = ()
    left_out: Sequence[str] = ()


def _without(row: Mapping[str, Any]) -> Change:
    """What a figure takes with it when it is left out."""
    change: dict[str, Any] = {"_many": -1, "_amount": -row["amount"]}
    for end in _ENDS:
        known = row[end] is not None
        change[f"_{end}"] = -row[end] if known else Decimal(0)
        change[f"_{end}_known"] = -int(known)
        change[f"_{end}_open"] = -int(bool(row[f"{end}_open"]))
    return {**row, **change}


def _narrowed(row: Mapping[str, Any], bounds: Bounds) -> Change:
    """What a figure gains when others say more of its fact than it does."""
    change: dict[str, Any] = {**_without(row), "_many": 0, "_amount": Decimal(0)}
    for end in _ENDS:
        value = getattr(bounds, end)
        change[f"_{end}"] = EXACT.add(change[f"_{end}"], value or Decimal(0))
        change[f"_{end}_known"] += int(value is not None)
        change[f"_{end}_open"] += int(getattr(bounds, f"{end}_open"))
    return change


def changed(
    rows: Iterable[Mapping[str, Any]], keys: Sequence[str], changes: Iterable[Change]
) -> Iterator[Mapping[str, Any]]:
    """Rows of sums after some changes; one of which nothing is left is none."""
    made = {tuple(row[name] for name in keys): dict(row) for row in rows}
    for change in changes:
        row = made[tuple(change[name] for name in keys)]
        for name in row.keys() - {*keys}:
            row[name] = EXACT.add(Decimal(row[name] or 0), Decimal(change[name]))
    return (row for row in made.values() if row["_many"])
