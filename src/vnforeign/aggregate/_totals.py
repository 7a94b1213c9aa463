"""Totals that add only what adds, and say what they rest on."""

from __future__ import annotations

import datetime as dt
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, overload

import attrs

from vnforeign.aggregate._facts import LeftOut, one_figure_a_fact
from vnforeign.aggregate._refusals import (
    Refusal,
    by_series,
    check_natures,
    check_parts,
    check_series,
    check_statuses,
    check_units,
    units_of,
)
from vnforeign.dataset import Dataset, load
from vnforeign.errors import Lang, MixedSumError, UnknownName
from vnforeign.model.indicators import Observation, Status
from vnforeign.values._hedges import added
from vnforeign.values._numbers import EXACT
from vnforeign.values.names import closest
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit, units

__all__ = ["Certainty", "Rate", "Total", "total"]

Certainty = Literal["exact", "between", "at-least", "at-most", "unknown", "no-figures"]
"""What the bounds of a total settle, in one word."""

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
        left_out: The figures that were not added because another one states the same fact,
            each with its reason.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> fdi = data.observations.where(indicator="fdi-registered-new", place="VN-69")
    >>> print(vf.total(fdi).sentence())
    482.8 million USD, from 1 figure.
    """

    amount: Decimal | None
    unit: Unit | None
    bounds: Bounds
    status: Status | None
    used: tuple[Observation, ...]
    rates: tuple[Rate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """What the bounds settle: the sum is exact, in a range, at least, at most, or unknown.

        >>> import vnforeign as vf
        >>> stock = vf.load().observations.where(indicator="fdi-registered-stock", place="VN-DN")
        >>> vf.total(stock).certainty
        'at-least'
        """
        low, high = self.bounds.lower, self.bounds.upper
        if self.amount is None:
            return "no-figures"
        if low is not None and high is not None:
            return "exact" if low == high else "between"
        if low is not None:
            return "at-least"
        return "unknown" if high is None else "at-most"

    def sentence(
        self, lang: Lang = "en", *, scale: str | None = "auto", data: Dataset | None = None
    ) -> str:
        """The total in one sentence that could stand in a report.

        It claims no more than the bounds do, and says so where the figures are estimated,
        provisional or planned, converted, or chosen among several of one fact.

        Args:
            lang: ``"en"`` or ``"vi"``.
            scale: The scale word, as in `Quantity.format`; ``"auto"`` takes the largest one from
                a million up that leaves at most three decimals; None writes the number out. No
                digit is ever lost.
            data: Where to look up names; if given, the sentence begins with what the figures
                are of, where and when, and ends with the sources.

        >>> import vnforeign as vf
        >>> data = vf.load()
        >>> stock = data.observations.where(indicator="fdi-registered-stock", place="VN-DN")
        >>> print(vf.total(stock).sentence("vi"))
        trên 3,862 tỷ USD, từ 1 số liệu.
        >>> new = data.observations.where(indicator="fdi-registered-new", place="VN-69")
        >>> what, said = vf.total(new).sentence(data=data).split(": ")
        >>> print(what)
        Registered capital of newly licensed FDI projects, Thai Nguyen, first half of 2024
        >>> print(said)
        482.8 million USD, from 1 figure (thai-nguyen-2024).
        """
        head = "" if data is None else _about(self.used, data, lang)
        if self.amount is None or self.unit is None:
            return "Không có số liệu." if lang == "vi" else "No figures."
        said = self._hedged(self.amount, self.unit)
        word = _scale(said) if scale == "auto" else scale
        many = len(self.used)
        kind = "" if said.hedge is Hedge.ESTIMATE else _KINDS[lang].get(self.status, "")
        at = "; ".join(str(rate) for rate in self.rates)
        out = len(self.left_out)
        if lang == "vi":
            body = f"từ {many} số liệu{kind}"
            tail = f", quy đổi theo {at}" if at else ""
            tail += f", không tính {out} số liệu khác về cùng nội dung" if out else ""
        else:
            body = f"from {many}{kind} figure{'s' * (many != 1)}"
            tail = f", converted at {at}" if at else ""
            tail += f", leaving out {out} other{'s' * (out != 1)} of the same fact" if out else ""
        if data is not None and (named := ", ".join(sources_of(self.used))):
            tail += f" ({named})"
        return f"{head}{said.format(lang, word)}, {body}{tail}."

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
        factors = {rate.of: rate.value for rate in self.rates}
        end = _exact_sum(self.used, factors, _far_end)
        far = end if end != amount else None
        return Quantity(amount=amount, upper=far, unit=unit, hedge=guess or Hedge.ABOUT)


_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_DECIMALS = 3
_NAMED = 3
"""So many indicators, places and periods are named one by one."""


def _scale(said: Quantity) -> str | None:
    """The largest scale word that leaves few decimals; None if every one leaves many."""
    ends = [end for end in (said.amount, said.upper) if end is not None]
    for places, word in _SCALES:
        least = Decimal(10) ** (places - _DECIMALS)
        if min(ends) >= 10**places and not any(end % least for end in ends):
            return word
    return None


def sources_of(figures: Iterable[Observation]) -> tuple[str, ...]:
    """The ids of the sources that state figures, sorted."""
    return tuple(
        sorted(
            {piece.source for one in figures for piece in one.evidence}
            | {source for one in figures for source in one.cites}
        )
    )


def _about(figures: tuple[Observation, ...], data: Dataset, lang: Lang) -> str:
    """What figures are of, where and when, as the head of a sentence."""

    def named(keys: Iterable[str], several: tuple[str, str]) -> str:
        names = []
        for key in dict.fromkeys(keys):
            record = data.get(key)
            vi, en = getattr(record, "name_vi", key), getattr(record, "name_en", key)
            names.append(vi if lang == "vi" else en)
        if len(names) <= _NAMED:
            return (" và " if lang == "vi" else " and ").join(names)
        return f"{len(names)} {several[lang == 'vi']}"

    what = named((one.indicator for one in figures), ("indicators", "chỉ tiêu"))
    where = named(
        (one.place or one.subject or "" for one in figures),
        ("places or bodies", "nơi hoặc tổ chức"),
    )
    periods = sorted({one.period for one in figures}, key=lambda period: period.sort_key)
    if len(periods) <= _NAMED:
        when = ", ".join(period.format(lang) for period in periods)
    else:
        when = f"{len(periods)} kỳ" if lang == "vi" else f"{len(periods)} periods"
    said = ", ".join(part for part in (what, where, when) if part)
    return f"{said[:1].upper()}{said[1:]}: " if said else ""


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


Grouping = str | Callable[[Observation], str]
"""What figures are grouped by: the name of a field, or a function of the figure."""


@overload
def total(
    observations: Iterable[Observation],
    *,
    by: None = None,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    prefer: Sequence[str] = (),
    reconcile: bool = False,
    data: Dataset | None = None,
) -> Total: ...
@overload
def total(
    observations: Iterable[Observation],
    *,
    by: Grouping,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    prefer: Sequence[str] = (),
    reconcile: bool = False,
    data: Dataset | None = None,
) -> Mapping[str, Total]: ...
@overload
def total(
    observations: Iterable[Observation],
    *,
    by: tuple[Grouping, ...] | list[Grouping],
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    prefer: Sequence[str] = (),
    reconcile: bool = False,
    data: Dataset | None = None,
) -> Mapping[tuple[str, ...], Total]: ...
def total(
    observations: Iterable[Observation],
    *,
    by: Grouping | tuple[Grouping, ...] | list[Grouping] | None = None,
    currency: Unit | str | None = None,
    rates: Iterable[Rate] = (),
    estimates: bool = False,
    prefer: Sequence[str] = (),
    reconcile: bool = False,
    data: Dataset | None = None,
) -> Total | Mapping[str, Total] | Mapping[tuple[str, ...], Total]:
    """Add figures that may be added, or say why they may not.

    Refused, each with the records in the way: rates, ranks, shares and changes; one stock at
    two times; stocks with flows; overlapping periods of one series; two sources of one fact,
    unless ``prefer`` or ``reconcile`` settles it; a part with its whole (by indicator, by place,
    by counterpart); different units without a rate; targets with results; estimates, unless
    allowed.

    The sum is exact, whatever the decimal context, and the order of the figures is nothing to it.

    Args:
        observations: The figures.
        by: Group first: the name of a field (``"place"``, ``"indicator"``, ``"counterpart"``,
            ``"period"`` ...; figures without a value there are the group ``""``), a function of
            an observation that gives the group's name, or a tuple of several of these.
        currency: The unit of the answer, where the figures are in several.
        rates: The rates to it, at most one from each unit. None is turned round.
        estimates: Whether estimates (by status, or printed "ước") may be added; the total is
            then one.
        prefer: Ids of sources, the most trusted first. Of several figures of one fact (one
            series, one period) the one of the first source counts, the others are left out.
        reconcile: Whether figures of one fact that agree may stand for one: the narrowest
            counts, within the bounds of all. Figures that contradict each other are refused.
        data: Where to look up indicators and places; the shipped data if not given.

    Returns:
        A `Total`, or with ``by`` a mapping of them, sorted by group: by its name, or with several
        groupings by the tuple of their names. No figures give a total whose amount is None, not
        zero, and no groups.

    Raises:
        MixedSumError: With every reason at once; with ``by``, of every group.
        UnknownName: If ``by`` is no field, ``currency`` no unit, or ``prefer`` names a source that
            neither the figures nor the data have.

    >>> import vnforeign as vf
    >>> capital = vf.load().observations.where(place="VN-69", period="2024-H1").where(
    ...     lambda figure: figure.indicator in ("fdi-registered-new", "fdi-registered-added"))
    >>> added = vf.total(capital)
    >>> print(added.sentence())
    542.2 million USD, from 2 figures.
    >>> for place, one in vf.total(vf.load().observations.where(
    ...         indicator="fdi-registered-new"), by="place").items():
    ...     print(place, one.sentence("vi"))
    VN-23 372 triệu USD, từ 1 số liệu.
    VN-54 238,8 triệu USD, từ 1 số liệu.
    VN-69 482,8 triệu USD, từ 1 số liệu.
    >>> try:
    ...     vf.total(vf.load().observations.where(place="VN-69", period="2024-H1"))
    ... except vf.MixedSumError as error:
    ...     print(error.reasons[0])
    different units cannot be added without a rate: USD, percent, project, project-adjustment, rank
    """
    look = data if data is not None else load()
    figures = tuple(observations)
    asked = _Asked(
        data=look,
        unit=_unit(currency) if isinstance(currency, str) else currency,
        rates=_by_units(rates),
        estimates=estimates,
        prefer=_known_sources(prefer, figures, look),
        reconcile=reconcile,
    )
    if by is None:
        return _total(figures, asked)
    if not isinstance(by, tuple | list):
        alone = _grouped(figures, (by,), asked)
        return MappingProxyType({name: one for (name,), one in alone.items()})
    return MappingProxyType(_grouped(figures, tuple(by), asked))


@attrs.frozen(kw_only=True)
class _Asked:
    """How to add, the same for every group."""

    data: Dataset
    unit: Unit | None
    rates: Mapping[tuple[Unit, Unit], Rate]
    estimates: bool
    prefer: tuple[str, ...]
    reconcile: bool


def _grouped(
    figures: tuple[Observation, ...], by: tuple[Grouping, ...], asked: _Asked
) -> dict[tuple[str, ...], Total]:
    names = [field.name for field in attrs.fields(Observation)]
    for one in by:
        if isinstance(one, str) and one not in names:
            raise UnknownName("field of Observation called", one, closest(one, names) or names)
    keys = [operator.attrgetter(one) if isinstance(one, str) else one for one in by]
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for figure in figures:
        groups[tuple(_label(key(figure)) for key in keys)].append(figure)
    made: dict[tuple[str, ...], Total] = {}
    refusal = Refusal()
    for group in sorted(groups):
        try:
            made[group] = _total(tuple(groups[group]), asked)
        except MixedSumError as error:
            refusal.take(error, ", ".join(group))
    refusal.speak()
    return made


def _known_sources(
    prefer: Sequence[str], figures: tuple[Observation, ...], data: Dataset
) -> tuple[str, ...]:
    """The sources preferred, each one that a figure or the data know."""
    if isinstance(prefer, str):
        prefer = (prefer,)
    if prefer:
        named = sources_of(figures)
        for source in prefer:
            if source not in named and source not in data.sources:
                known = (*named, *data.sources.ids)
                raise UnknownName("source", source, closest(source, dict.fromkeys(known)))
    return tuple(prefer)


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


def _total(figures: tuple[Observation, ...], asked: _Asked) -> Total:
    if not figures:
        return Total(amount=None, unit=None, bounds=Bounds(), status=None, used=())
    data = asked.data
    figures = tuple(sorted(figures, key=operator.attrgetter("id")))
    refusal = Refusal()
    facts = one_figure_a_fact(figures, data, refusal, asked.prefer, reconcile=asked.reconcile)
    figures = facts.figures
    unit = asked.unit or figures[0].quantity.unit
    check_units(figures, asked.unit, asked.rates, refusal)
    check_natures(figures, data, refusal)
    status = check_statuses(figures, data, refusal, estimates=asked.estimates)
    several = by_series(figures)
    check_series(several, refusal)
    check_parts(several, data, refusal)
    refusal.speak()
    converted = tuple(asked.rates[other, unit] for other in units_of(figures) if other != unit)
    factors = {rate.of: rate.value for rate in converted}
    return Total(
        amount=_exact_sum(figures, factors, operator.attrgetter("quantity.amount")),
        unit=unit,
        bounds=added(_converted(figures, factors, facts.bounds)),
        status=status,
        used=figures,
        rates=converted,
        left_out=facts.left_out,
    )


def _far_end(one: Observation) -> Decimal:
    """The amount as printed, or the far end of a range."""
    quantity = one.quantity
    return quantity.amount if quantity.upper is None else quantity.upper


def _exact_sum(
    figures: Iterable[Observation],
    factors: Mapping[Unit, Decimal],
    amount: Callable[[Observation], Decimal],
) -> Decimal:
    """Amounts of the figures, converted and added; exact."""
    total = Decimal(0)
    add, multiply = EXACT.add, EXACT.multiply
    if not factors:
        for one in figures:
            total = add(total, amount(one))
    else:
        for one in figures:
            factor = factors.get(one.quantity.unit)
            own = amount(one)
            total = add(total, own if factor is None else multiply(own, factor))
    return _plain(total)


def _plain(amount: Decimal) -> Decimal:
    """An amount without exponent and trailing zeros, as bounds hold their ends."""
    end = Bounds(lower=amount).lower
    return amount if end is None else end


def _converted(
    figures: Iterable[Observation],
    factors: Mapping[Unit, Decimal],
    bounds: Callable[[Observation], Bounds],
) -> Iterator[Bounds]:
    if not factors:
        yield from map(bounds, figures)
    else:
        for one in figures:
            yield _scaled(bounds(one), factors.get(one.quantity.unit))


def _scaled(bounds: Bounds, factor: Decimal | None) -> Bounds:
    if factor is None:
        return bounds
    return attrs.evolve(
        bounds,
        lower=None if bounds.lower is None else EXACT.multiply(bounds.lower, factor),
        upper=None if bounds.upper is None else EXACT.multiply(bounds.upper, factor),
    )
