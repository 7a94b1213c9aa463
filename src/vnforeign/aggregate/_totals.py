"""Totals that add only what adds, and say what they rest on."""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal, Inexact
from types import MappingProxyType
from typing import overload

import attrs

from vnforeign.aggregate._refusals import (
    Refusal,
    check_natures,
    check_parts,
    check_series,
    check_statuses,
    check_units,
    is_estimate,
    is_target,
)
from vnforeign.dataset import Dataset, load
from vnforeign.errors import Lang, MixedSumError, UnknownName
from vnforeign.model.indicators import Observation, Status
from vnforeign.values.names import closest
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit, units

__all__ = ["Rate", "Total", "total"]

_EXACT = Context(prec=400, traps=[Inexact])
"""A context that refuses to round, and is wide enough never to have to."""


@attrs.frozen(kw_only=True)
class Rate:
    """A named, dated rate from one unit to another; the library converts by no other.

    Attributes:
        of: The unit converted from.
        to: The unit converted to.
        value: How many ``to`` one ``of`` is.
        on: The day of the rate.
        source: Who states it, in words; it is named in the result.

    Raises:
        ValueError: If the two are one unit or of two kinds, the value is no Decimal above 0, or
            the source is empty.

    >>> import datetime as dt, vnforeign as vf
    >>> from decimal import Decimal
    >>> rate = vf.Rate(of=vf.Unit.of("USD"), to=vf.Unit.of("VND"), value=Decimal("24000"),
    ...                on=dt.date(2024, 6, 28), source="a bank's rate, for the example")
    >>> str(rate)
    "1 USD = 24000 VND (2024-06-28, a bank's rate, for the example)"
    """

    of: Unit
    to: Unit
    value: Decimal
    on: dt.date
    source: str

    def __attrs_post_init__(self) -> None:
        if self.of == self.to or self.of.kind is not self.to.kind:
            raise ValueError(f"a rate from {self.of} to {self.to}: expected two units of one kind")
        if type(self.value) is not Decimal or not self.value.is_finite() or self.value <= 0:
            raise ValueError(f"value is {self.value!r}, expected a Decimal above 0")
        if not self.source.strip():
            raise ValueError("source is empty, expected who states the rate")

    def __str__(self) -> str:
        return f"1 {self.of} = {self.value:f} {self.to} ({self.on}, {self.source})"


@attrs.frozen(kw_only=True)
class Total:
    """A sum, with its bounds and everything it rests on.

    Attributes:
        amount: The sum of the printed amounts, in ``unit``; None if nothing was added (an
            empty sum is not zero).
        unit: The unit; None if nothing was added.
        bounds: What is certain of the true sum.
        status: ``"estimate"`` if any part is one, else the parts' own.
        used: The figures added, by id.
        rates: The rates they were converted by.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> fdi = data.observations.where(indicator="fdi-registered-new", place="VN-69")
    >>> print(vf.total(fdi).sentence())
    482,800,000 USD, from 1 figure.
    """

    amount: Decimal | None
    unit: Unit | None
    bounds: Bounds
    status: Status | None
    used: tuple[Observation, ...]
    rates: tuple[Rate, ...] = ()

    def sentence(self, lang: Lang = "en") -> str:
        """The total in one sentence that could stand in a report.

        It claims no more than the bounds do, and says so where the figures are estimated,
        provisional or planned.
        """
        if self.amount is None or self.unit is None:
            return "Không có số liệu." if lang == "vi" else "No figures."
        said = self._hedged(self.amount, self.unit)
        many = len(self.used)
        kind = "" if said.hedge is Hedge.ESTIMATE else _KINDS[lang].get(self.status, "")
        at = "; ".join(str(rate) for rate in self.rates)
        if lang == "vi":
            tail = f", quy đổi theo {at}" if at else ""
            return f"{said.format(lang)}, từ {many} số liệu{kind}{tail}."
        tail = f", converted at {at}" if at else ""
        return f"{said.format(lang)}, from {many}{kind} figure{'s' * (many != 1)}{tail}."

    def _hedged(self, amount: Decimal, unit: Unit) -> Quantity:
        """The total as a quantity, with the hedge that its bounds allow and no stronger one."""
        low, high = self.bounds.lower, self.bounds.upper
        guess = Hedge.ESTIMATE if self.status is Status.ESTIMATE else None
        if low is not None and high is not None:
            if low == high:
                return Quantity(amount=low, unit=unit, hedge=guess or Hedge.EXACT)
            return Quantity(amount=low, upper=high, unit=unit, hedge=guess or Hedge.BETWEEN)
        if low is not None:
            hedge = Hedge.OVER if self.bounds.lower_open else Hedge.AT_LEAST
            return Quantity(amount=low, unit=unit, hedge=hedge)
        if high is not None:
            hedge = Hedge.UNDER if self.bounds.upper_open else Hedge.AT_MOST
            return Quantity(amount=high, unit=unit, hedge=hedge)
        printed = _sum(self.used, {rate.of: rate.value for rate in self.rates}, _printed)
        far = printed.upper if printed.upper != amount else None
        return Quantity(amount=amount, upper=far, unit=unit, hedge=guess or Hedge.ABOUT)


_KINDS: dict[str, dict[Status | None, str]] = {
    "en": {
        Status.ESTIMATE: " estimated",
        Status.PROVISIONAL: " provisional",
        Status.TARGET: " planned",
    },
    "vi": {
        Status.ESTIMATE: " ước tính",
        Status.PROVISIONAL: " sơ bộ",
        Status.TARGET: " kế hoạch",
    },
}


@overload
def total(
    observations: Iterable[Observation],
    *,
    by: None = None,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    data: Dataset | None = None,
) -> Total: ...
@overload
def total(
    observations: Iterable[Observation],
    *,
    by: str | Callable[[Observation], str],
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    data: Dataset | None = None,
) -> Mapping[str, Total]: ...
def total(
    observations: Iterable[Observation],
    *,
    by: str | Callable[[Observation], str] | None = None,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    data: Dataset | None = None,
) -> Total | Mapping[str, Total]:
    """Add figures that may be added, or say why they may not.

    Refused, each with the records in the way: rates, ranks, shares and changes; one stock at
    two times; stocks with flows; overlapping periods of one series (also two sources of one
    fact); a part with its whole (by indicator, by place, by counterpart); different units
    without a rate; targets with results; estimates, unless allowed.

    The sum is exact, whatever the decimal context, and the order of the figures is nothing to it.

    Args:
        observations: The figures.
        by: Group first: the name of a field (``"place"``, ``"indicator"``, ``"period"`` ...;
            figures without a value there are the group ``""``), or a function of an
            observation that gives the group's name.
        currency: The unit of the answer, where the figures are in several.
        rates: The rates to it, at most one from each unit. None is turned round.
        estimates: Whether estimates (by status, or printed "ước") may be added; the total is
            then one.
        data: Where to look up indicators and places; the shipped data if not given.

    Returns:
        A `Total`, or with ``by`` a mapping of them, by group. No figures give a total whose
        amount is None, not zero.

    Raises:
        MixedSumError: With every reason at once; with ``by``, of every group.
        UnknownName: If ``by`` is no field, or ``currency`` no unit.

    >>> import vnforeign as vf
    >>> capital = vf.load().observations.where(place="VN-69", period="2024-H1").where(
    ...     lambda figure: figure.indicator in ("fdi-registered-new", "fdi-registered-added"))
    >>> added = vf.total(capital)
    >>> print(added.sentence())
    542,200,000 USD, from 2 figures.
    >>> try:
    ...     vf.total(vf.load().observations.where(place="VN-69", period="2024-H1"))
    ... except vf.MixedSumError as error:
    ...     print(error.reasons[0])
    different units cannot be added without a rate: USD, percent, project, project-adjustment, rank
    """
    look = data if data is not None else load()
    wanted = _unit(currency) if isinstance(currency, str) else currency
    known = _by_units(rates)
    if by is None:
        return _total(tuple(observations), look, wanted, known, estimates=estimates)
    names = [field.name for field in attrs.fields(Observation)]
    if isinstance(by, str) and by not in names:
        raise UnknownName("field of Observation called", by, closest(by, names) or names)
    groups: dict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        groups[_label(getattr(one, by)) if isinstance(by, str) else by(one)].append(one)
    made: dict[str, Total] = {}
    refusal = Refusal()
    for name in sorted(groups):
        try:
            made[name] = _total(tuple(groups[name]), look, wanted, known, estimates=estimates)
        except MixedSumError as error:
            refusal.take(error, name)
    refusal.speak()
    return MappingProxyType(made)


def _unit(code: str) -> Unit:
    if code not in units:
        raise UnknownName("unit", code, closest(code, units))
    return units[code]


def _by_units(rates: Iterable[Rate]) -> Mapping[tuple[Unit, Unit], Rate]:
    known: dict[tuple[Unit, Unit], Rate] = {}
    refusal = Refusal()
    for rate in rates:
        other = known.setdefault((rate.of, rate.to), rate)
        if other != rate:
            refusal.add(
                f"two rates from {rate.of} to {rate.to}: {other}; {rate}; choose one",
                f"có hai tỷ giá từ {rate.of} sang {rate.to}: {other}; {rate}; chọn một",
                (),
            )
    refusal.speak()
    return known


def _label(value: object) -> str:
    return "" if value is None else str(value)


def _total(
    figures: tuple[Observation, ...],
    data: Dataset,
    wanted: Unit | None,
    rates: Mapping[tuple[Unit, Unit], Rate],
    *,
    estimates: bool,
) -> Total:
    if not figures:
        return Total(amount=None, unit=None, bounds=Bounds(), status=None, used=())
    figures = tuple(sorted(figures, key=lambda one: one.id))
    refusal = Refusal()
    unit = wanted or figures[0].quantity.unit
    check_units(figures, wanted, rates, refusal)
    check_natures(figures, data, refusal)
    check_statuses(figures, data, refusal, estimates=estimates)
    check_series(figures, refusal)
    check_parts(figures, data, refusal)
    refusal.speak()
    used = dict.fromkeys(one.quantity.unit for one in figures if one.quantity.unit != unit)
    converted = tuple(rates[other, unit] for other in used)
    factors = {rate.of: rate.value for rate in converted}
    return Total(
        amount=_sum(figures, factors, _printed).lower,
        unit=unit,
        bounds=_sum(figures, factors, lambda quantity: quantity.bounds),
        status=_status(figures, data),
        used=figures,
        rates=converted,
    )


def _sum(
    figures: Iterable[Observation],
    factors: Mapping[Unit, Decimal],
    ends: Callable[[Quantity], Bounds],
) -> Bounds:
    """The ends of the figures, converted and added; exact."""
    return functools.reduce(
        operator.add,
        (_scaled(ends(one.quantity), factors.get(one.quantity.unit)) for one in figures),
    )


def _printed(quantity: Quantity) -> Bounds:
    """The amount as printed, up to the far end of a range."""
    far = quantity.amount if quantity.upper is None else quantity.upper
    return Bounds(lower=quantity.amount, upper=far)


def _scaled(bounds: Bounds, factor: Decimal | None) -> Bounds:
    if factor is None:
        return bounds
    return attrs.evolve(
        bounds,
        lower=None if bounds.lower is None else _EXACT.multiply(bounds.lower, factor),
        upper=None if bounds.upper is None else _EXACT.multiply(bounds.upper, factor),
    )


def _status(figures: Iterable[Observation], data: Dataset) -> Status:
    if any(is_target(one, data) for one in figures):
        return Status.TARGET
    if any(is_estimate(one) for one in figures):
        return Status.ESTIMATE
    provisional = any(one.status is Status.PROVISIONAL for one in figures)
    return Status.PROVISIONAL if provisional else Status.NORMAL
