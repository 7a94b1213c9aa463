"""Rows of a frame that become figures again, for the road of records to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from vnforeign.errors import Fault, InvalidData
from vnforeign.frames._reading import ABOUT, TIME
from vnforeign.model.indicators import Observation, Status
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind, units

__all__ = ["figures_of"]


def figures_of(rows: pl.DataFrame, *, exact: bool) -> list[Observation]:
    """Rows as figures again, as far as guards look at them.

    Who states a figure is all they ask of its evidence, and nothing of its amount unless figures
    of one fact are compared; then it is ``exact``.

    Raises:
        InvalidData: If an amount does not go with its hedge.
    """
    make = _maker(exact=exact)
    return [make(row) for row in rows.iter_rows(named=True)]


def _maker(*, exact: bool) -> Callable[[Mapping[str, Any]], Observation]:
    known: dict[tuple[str, str, bool], Quantity] = {}
    periods: dict[tuple[Any, ...], Period] = {}

    def make(row: Mapping[str, Any]) -> Observation:
        kind = (row["unit"], row["unit_kind"], row["hedge"] == Hedge.ESTIMATE.value)
        if kind not in known:
            hedge = Hedge.ESTIMATE if kind[2] else Hedge.EXACT
            known[kind] = Quantity(amount=Decimal(1), unit=_unit(*kind[:2]), hedge=hedge)
        quantity = _exact(row, known[kind].unit) if exact else known[kind]
        time = tuple(row[name] for name in TIME)
        if time not in periods:
            periods[time] = Period(start=time[0], end=time[1], vision=time[2])
        return Observation(
            id=row["id"],
            **{name: row[name] for name in ABOUT},
            period=periods[time],
            quantity=quantity,
            status=Status(row["status"]),
            cites=tuple(row.get("sources") or ()),
        )

    return make


def _exact(row: Mapping[str, Any], unit: Unit) -> Quantity:
    amount, hedge = row["amount"], Hedge(row["hedge"])
    try:
        return Quantity(amount=amount, unit=unit, hedge=hedge, upper=row["amount_to"], of=row["of"])
    except ValueError as error:
        raise InvalidData(
            [
                Fault(
                    "amount", f"{hedge.value} {amount:f}", f"a quantity ({error})",
                    "một đại lượng hợp lệ", "vf.to_frame gives every value", row["id"],
                )
            ]
        ) from None  # fmt: skip


def _unit(code: str, kind: str) -> Unit:
    """The unit of a code; one of the user's own is as its frame says."""
    own = units.get(code)
    if own is not None and own.kind.value == kind:
        return own
    return Unit(code=code, kind=UnitKind(kind), name_vi=code, name_en=code)
