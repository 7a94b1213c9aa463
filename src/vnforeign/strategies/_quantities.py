"""Amounts: units, quantities with every hedge that goes with them, and bounds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from typing import TypeVar

from hypothesis import strategies as st

from vnforeign.strategies._basics import SMALL, chosen, refuse_unless
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind
from vnforeign.values.units import units as known_units

T = TypeVar("T")

_WHOLE, _FRACTION = 48, 40  # the most digits before and after the decimal mark
_MOST = Decimal(10**_WHOLE - 1)
_PLACES = (0, 1, 2, 3, 6, _FRACTION)
_USUAL = 999
_ORDERS = tuple(Decimal(10**power) for power in range(1, 18))
_EXACT = Context(prec=_WHOLE + _FRACTION + 2, traps=[Inexact])
_RANGES = (Hedge.BETWEEN, Hedge.ABOUT, Hedge.ESTIMATE)
_SIMPLE_UNITS = ("count", "USD", "percent", "project", "ha", "rank")
_MADE_UP_KINDS = (UnitKind.COUNT, UnitKind.MEASURE, UnitKind.CURRENCY)


def units(*, kinds: Iterable[UnitKind] | None = None) -> st.SearchStrategy[Unit]:
    """Units of the library's table; shrinks towards ``Unit.COUNT``.

    Args:
        kinds: Which kinds; all of them if not given.

    Raises:
        InvalidArgument: If ``kinds`` is empty or names no kind of unit.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> find(strategies.units(kinds=[vf.UnitKind.CURRENCY]), lambda unit: True)
    Unit(code='USD')
    """
    return st.sampled_from(_units_of(chosen(kinds, tuple(UnitKind), "kinds")))


def own_units() -> st.SearchStrategy[Unit]:
    """Units that no table knows, to be passed in ``units=``; shrinks towards ``xa``.

    Their codes and printed forms begin with "x", as no unit of the table does.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> unit = find(strategies.own_units(), lambda unit: True)
    >>> print(vf.Quantity.parse(f"5 {unit.forms[0]}", units=[unit]))
    5 xóa
    """
    tail = st.text(SMALL, min_size=1, max_size=8)
    return st.builds(
        lambda tail, kind: Unit(
            code=f"x{tail}", kind=kind, name_vi=f"xó{tail}", name_en=f"x{tail}"
        ),
        tail,
        st.sampled_from(_MADE_UP_KINDS),
    )


def quantities(
    *,
    units: Iterable[Unit] | None = None,
    hedges: Iterable[Hedge] | None = None,
    min_amount: Decimal | int | None = None,
    max_amount: Decimal | int | None = None,
) -> st.SearchStrategy[Quantity]:
    """Amounts with unit and hedge; shrinks towards a bare, exact 0.

    Among them are ranges ("200-300 triệu USD"), parts of a whole ("23/28"), ranks ("thứ
    10/63"), orders of magnitude ("hàng chục"), amounts below zero, and amounts of up to 48
    digits before the decimal mark and 40 after it.

    Args:
        units: The units to draw from, your own among them; those of the table if not given.
        hedges: The hedges to draw from; all of them if not given.
        min_amount: The least amount, inclusive.
        max_amount: The greatest amount, inclusive, also of the upper end of a range. What a
            part is a part of may be more.

    Raises:
        InvalidArgument: If nothing can be drawn for one of the units or hedges asked for.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> str(find(strategies.quantities(), lambda quantity: True))
    '0'
    >>> money = strategies.quantities(units=[vf.Unit.USD], hedges=[vf.Hedge.OVER], min_amount=100)
    >>> str(find(money, lambda quantity: True))
    'trên 100 USD'
    """
    low, high = _ends(min_amount, max_amount)
    asked = tuple(units) if units is not None else tuple(_units_of(tuple(UnitKind)))
    every = chosen(units and asked, asked, "units")
    wanted = chosen(hedges, tuple(Hedge), "hedges")
    made: dict[tuple[Hedge, bool], st.SearchStrategy[Quantity]] = {}
    for is_rank in (False, True):
        of_kind = [unit for unit in every if (unit.kind is UnitKind.RANK) is is_rank]
        for hedge in wanted if of_kind else ():
            strategy = (_ranks if is_rank else _amounts_with)(of_kind, hedge, low, high)
            if strategy is not None:
                made[hedge, is_rank] = strategy
    for hedge in wanted if hedges is not None else ():
        refuse_unless(
            any(key[0] is hedge for key in made),
            f"{hedges=}: no amount from {low} to {high} goes with {hedge}",
        )
    for unit in every if units is not None else ():
        refuse_unless(
            any(key[1] is (unit.kind is UnitKind.RANK) for key in made),
            f"{units=}: no amount from {low} to {high} in {unit.code!r} goes with {hedges=}",
        )
    refuse_unless(bool(made), f"no amount lies from {min_amount=} to {max_amount=}")
    return st.one_of(list(made.values()))


def bounds() -> st.SearchStrategy[Bounds]:
    """What may be certain of an amount; shrinks towards nothing.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.bounds(), lambda bounds: bounds.upper_open).describe()
    'less than 0'
    """

    def made(ends: list[Decimal | None], opened: list[bool]) -> Bounds:
        lower, upper = ends
        if lower is not None and upper is not None:
            lower, upper = min(lower, upper), max(lower, upper)
        lower_open, upper_open = opened
        point = lower == upper
        return Bounds(
            lower=lower,
            upper=upper,
            lower_open=lower_open and lower is not None and not point,
            upper_open=upper_open and upper is not None and not point,
        )

    end = st.none() | amounts(-_MOST, _MOST)
    two = st.lists(end, min_size=2, max_size=2)
    return st.builds(made, two, st.lists(st.booleans(), min_size=2, max_size=2))


def amounts(low: Decimal, high: Decimal) -> st.SearchStrategy[Decimal]:
    """Numbers from ``low`` to ``high``, of as many decimals as an amount may have."""
    feasible = []
    for places in _PLACES if low < high else range(_FRACTION + 1):
        first = int((low.scaleb(places, _EXACT)).to_integral_value("ROUND_CEILING", _EXACT))
        last = int((high.scaleb(places, _EXACT)).to_integral_value("ROUND_FLOOR", _EXACT))
        if first <= last:
            feasible.append((places, first, last))
    refuse_unless(bool(feasible), f"no number lies from {low} to {high}")
    return st.one_of([_scaled(*one) for one in feasible])
