"""Amounts: units, quantities with every hedge that goes with them, and bounds."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, Inexact
from typing import NamedTuple

from hypothesis import strategies as st

from vnforeign.strategies._basics import SMALL, chosen, refuse_unless, shown
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind
from vnforeign.values.units import units as known_units

_WHOLE, _FRACTION = 48, 40  # the most digits before and after the decimal mark
MOST = Decimal(10**_WHOLE - 1)
LEAST = MOST.copy_negate()  # "-MOST" would be rounded
_PLACES = (0, 1, 2, 3, -3, -6, -9, _FRACTION)
_USUAL = 9_999
_ORDERS = tuple(Decimal(10**power) for power in range(1, 18))
_EXACT = Context(prec=2 * (_WHOLE + _FRACTION), traps=[Inexact])
_RANGES = (Hedge.BETWEEN, Hedge.ABOUT, Hedge.ESTIMATE)
_SIMPLE_UNITS = ("count", "USD", "percent", "project", "ha", "rank")
_Numbers = tuple[Decimal, Decimal | None, Decimal | None]  # amount, upper, of
_MADE_UP_KINDS = (UnitKind.COUNT, UnitKind.MEASURE, UnitKind.CURRENCY)


@shown
def units(*, kinds: Iterable[UnitKind] | None = None) -> st.SearchStrategy[Unit]:
    """Units of the library's table; shrinks towards ``Unit.COUNT``.

    Args:
        kinds: Which kinds; all of them if not given.

    Raises:
        InvalidArgument: If ``kinds`` is empty or names what is no kind of unit.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> find(strategies.units(kinds=[vf.UnitKind.CURRENCY]), lambda unit: True)
    Unit(code='USD')
    """
    return st.sampled_from(units_of(chosen(kinds, tuple(UnitKind), "kinds")))


@functools.cache
def units_of(kinds: tuple[UnitKind, ...]) -> tuple[Unit, ...]:
    """The units of the table of some kinds, simplest first."""
    rest = [code for code in known_units if code not in _SIMPLE_UNITS]
    every = [known_units[code] for code in (*_SIMPLE_UNITS, *rest)]
    return tuple(unit for unit in every if unit.kind in kinds)


@functools.cache
def _usual_units() -> tuple[Unit, ...]:
    """The units of the table, the common ones more often."""
    common = tuple(known_units[code] for code in _SIMPLE_UNITS)
    return common * 8 + units_of(tuple(UnitKind))


@shown
def own_units() -> st.SearchStrategy[Unit]:
    """Units that no table knows, to be passed in ``units=``; shrinks towards ``xa``.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> unit = find(strategies.own_units(), lambda unit: True)
    >>> print(vf.Quantity.parse("5 xóa", units=[unit]))
    5 xóa
    """
    return st.builds(
        lambda tail, kind: Unit(
            code=f"x{tail}", kind=kind, name_vi=f"xó{tail}", name_en=f"x{tail}"
        ),
        st.text(SMALL, min_size=1, max_size=8),
        st.sampled_from(_MADE_UP_KINDS),
    )


@shown
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
        max_amount: The greatest amount, inclusive, also of the upper end of a range. The whole
            that a part belongs to may be more.

    Raises:
        InvalidArgument: If nothing can be drawn for one of the units or hedges asked for.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> money = strategies.quantities(units=[vf.Unit.USD], hedges=[vf.Hedge.OVER], min_amount=100)
    >>> str(find(money, lambda quantity: True))
    'trên 100 USD'
    """
    low, high = _ends(min_amount, max_amount)
    every = _usual_units() if units is None else tuple(units)
    refuse_unless(
        bool(every) and all(isinstance(unit, Unit) for unit in every),
        f"{units=}: expected at least one Unit, and nothing else",
    )
    wanted = chosen(hedges, tuple(Hedge), "hedges")
    shapes = _shapes(every, wanted, low, high)
    for hedge in wanted if hedges is not None else ():
        refuse_unless(
            any(hedge in shape.hedges for shape in shapes),
            f"{hedges=}: none with {min_amount=}, {max_amount=}, {units=} can be {hedge}",
        )
    for unit in every if units is not None else ():
        refuse_unless(
            any(unit in shape.units for shape in shapes),
            f"{units=}: none with {min_amount=}, {max_amount=}, {hedges=} is in {unit}",
        )
    return st.one_of([_stated(shape) for shape in shapes])


class _Shape(NamedTuple):
    """A way to state an amount, and what goes with it."""

    numbers: st.SearchStrategy[_Numbers]
    hedges: tuple[Hedge, ...]
    units: tuple[Unit, ...]


@st.composite
def _stated(draw: st.DrawFn, shape: _Shape) -> Quantity:
    amount, upper, of = draw(shape.numbers)
    hedge, unit = draw(st.sampled_from(shape.hedges)), draw(st.sampled_from(shape.units))
    return Quantity(amount=amount, upper=upper, of=of, hedge=hedge, unit=unit)


def _shapes(
    units: tuple[Unit, ...], hedges: tuple[Hedge, ...], low: Decimal, high: Decimal
) -> list[_Shape]:
    """The shapes that something can be drawn in, simplest first."""
    ranked = tuple(unit for unit in units if unit.kind is UnitKind.RANK)
    others = tuple(unit for unit in units if unit not in ranked)
    plain = tuple(hedge for hedge in hedges if hedge not in (Hedge.BETWEEN, Hedge.ORDER))
    between = tuple(sorted(set(hedges) & set(_RANGES), key=_RANGES.index))
    order = tuple(hedge for hedge in hedges if hedge is Hedge.ORDER)

    orders = [number for number in _ORDERS if low <= number <= high]
    ranks = _whole(max(low, Decimal(1)), high)
    # The first takes the fewest choices, so it is the simplest.
    made = [_Shape(near.map(_alone), plain[:1], others) for near in _whole(low, high)[:1]]
    made.append(_Shape(amounts(low, high).map(_alone), plain, others))
    if ranks:
        made.append(_Shape(st.one_of(ranks).map(_alone), plain, ranked))
        made.append(_Shape(st.builds(_part, st.one_of(ranks), _wholes()), plain, ranked))
    if high >= 0:
        part = amounts(max(low, Decimal(0)), high)
        made.append(_Shape(st.builds(_part, part, _wholes()), plain, others))
        made.append(_Shape(st.tuples(part, st.none(), _wholes()), plain, others))
    if low < high:
        made.append(_Shape(_pairs(low, high), between, others))
    if orders:
        made.append(_Shape(st.sampled_from(orders).map(_alone), order, others))
    return [shape for shape in made if shape.hedges and shape.units]


def _alone(amount: Decimal) -> _Numbers:
    return amount, None, None


def _part(amount: Decimal, whole: Decimal) -> _Numbers:
    """A part that is no more than its whole."""
    return amount, None, max(amount, whole)


def _wholes() -> st.SearchStrategy[Decimal]:
    return st.one_of(_whole(Decimal(1), MOST))


def _pairs(low: Decimal, high: Decimal) -> st.SearchStrategy[_Numbers]:
    """Two different numbers, the smaller one first."""

    def apart(one: Decimal, other: Decimal) -> _Numbers:
        if one == other:
            after = _EXACT.add(one, Decimal(1))
            other = after if after <= high else low if low < one else high
        return min(one, other), max(one, other), None

    return st.builds(apart, amounts(low, high), amounts(low, high))


@shown
def bounds() -> st.SearchStrategy[Bounds]:
    """What may be certain of an amount; shrinks towards nothing.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.bounds(), lambda bounds: bounds.upper_open).describe()
    'less than 0'
    """

    def made(ends: tuple[Decimal | None, Decimal | None], opened: tuple[bool, bool]) -> Bounds:
        lower, upper = ends
        if lower is not None and upper is not None:
            lower, upper = min(lower, upper), max(lower, upper)
        apart = lower != upper
        return Bounds(
            lower=lower,
            upper=upper,
            lower_open=opened[0] and apart and lower is not None,
            upper_open=opened[1] and apart and upper is not None,
        )

    end = st.none() | amounts(LEAST, MOST)
    return st.builds(made, st.tuples(end, end), st.tuples(st.booleans(), st.booleans()))


def amounts(low: Decimal, high: Decimal) -> st.SearchStrategy[Decimal]:
    """Numbers from ``low`` to ``high``, with up to as many decimals as an amount may have."""
    made = []
    for places in _PLACES if low < high else range(_FRACTION + 1):
        scaled = functools.partial(_scaled, places)
        made += [whole.map(scaled) for whole in _whole(low, high, places)]
    return st.one_of(made)


def _scaled(places: int, digits: Decimal) -> Decimal:
    return digits.scaleb(-places, _EXACT)


def _whole(low: Decimal, high: Decimal, places: int = 0) -> list[st.SearchStrategy[Decimal]]:
    """The ways to draw whole numbers between two ends times ``10**places``, near zero first."""
    first = int(low.scaleb(places, _EXACT).to_integral_value(ROUND_CEILING, _EXACT))
    last = int(high.scaleb(places, _EXACT).to_integral_value(ROUND_FLOOR, _EXACT))
    near, far = max(first, -_USUAL), min(last, _USUAL)
    ends = [(near, far), (first, last)]
    return [st.integers(*two).map(Decimal) for two in dict.fromkeys(ends) if two[0] <= two[1]]


def _ends(min_amount: object, max_amount: object) -> tuple[Decimal, Decimal]:
    """The ends of the amounts asked for, checked."""
    ends = []
    for name, given, default in (
        ("min_amount", min_amount, LEAST),
        ("max_amount", max_amount, MOST),
    ):
        end = Decimal(given) if type(given) is int else default if given is None else given
        refuse_unless(
            isinstance(end, Decimal) and end.is_finite() and LEAST <= end <= MOST,
            f"{name}={given!r}: expected a Decimal or an int of at most {_WHOLE} digits",
        )
        assert isinstance(end, Decimal)  # noqa: S101 - for the type checker
        fraction = -min(int(end.as_tuple().exponent), 0)
        refuse_unless(
            fraction <= _FRACTION, f"{name}={given!r}: expected at most {_FRACTION} decimals"
        )
        ends.append(end)
    low, high = ends
    refuse_unless(low <= high, f"{min_amount=} is above {max_amount=}")
    return low, high
