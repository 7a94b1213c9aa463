"""Totals that add only what adds, and say what they rest on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import overload

import attrs

from vnforeign.dataset import Dataset, load
from vnforeign.errors import Lang, MixedSumError, UnknownName
from vnforeign.model.indicators import Nature, Observation, Status
from vnforeign.values.quantities import Bounds, Quantity
from vnforeign.values.units import Unit, UnitKind

__all__ = ["Rate", "Total", "total"]

_ADDS = (UnitKind.CURRENCY, UnitKind.COUNT, UnitKind.MEASURE)
_ZERO = Decimal(0)
_UNKNOWN = Bounds(lower=None, upper=None)
_SHOWN = 5


@attrs.frozen(kw_only=True)
class Rate:
    """A named, dated rate from one unit to another; the library converts by no other.

    Attributes:
        of: The unit converted from.
        to: The unit converted to.
        value: How many ``to`` one ``of`` is.
        on: The day of the rate.
        source: Who states it, in words; it is named in the result.

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
        used: The figures added.
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
        """The total in one sentence that could stand in a report."""
        if self.amount is None or self.unit is None:
            return "Không có số liệu." if lang == "vi" else "No figures."
        many = len(self.used)
        said = self._qualified(Quantity(amount=self.amount, unit=self.unit).format(lang), lang)
        at = "; ".join(str(rate) for rate in self.rates)
        if lang == "vi":
            return f"{said}, từ {many} số liệu{f', quy đổi theo {at}' if at else ''}."
        return (
            f"{said}, from {many} figure{'s' * (many != 1)}{f', converted at {at}' if at else ''}."
        )

    def _qualified(self, shown: str, lang: Lang) -> str:
        """The amount with the word that its bounds allow, and no stronger one."""
        low, high = self.bounds.lower, self.bounds.upper
        if low is not None and low == high:
            return shown
        if low is not None and high is not None:
            words = {"en": "between {} and {}", "vi": "từ {} đến {}"}
            unit = self.unit
            assert unit is not None  # noqa: S101 - there is an amount
            ends = (Quantity(amount=end, unit=unit).format(lang) for end in (low, high))
            return words[lang].format(*ends)
        if low is not None:
            word = (
                {"en": "over", "vi": "trên"}
                if self.bounds.lower_open
                else {"en": "at least", "vi": "ít nhất"}
            )
        elif high is not None:
            word = (
                {"en": "under", "vi": "dưới"}
                if self.bounds.upper_open
                else {"en": "at most", "vi": "nhiều nhất"}
            )
        elif self.status is Status.ESTIMATE:
            word = {"en": "an estimated", "vi": "ước"}
        else:
            word = {"en": "about", "vi": "khoảng"}
        return f"{word[lang]} {shown}"


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

    Args:
        observations: The figures.
        by: Group first: the name of a field (``"place"``, ``"indicator"``, ``"period"`` ...), or
            a function of an observation that gives the group's name.
        currency: The unit of the answer, where the figures are in several.
        rates: The rates to it.
        estimates: Whether estimates may be added; the total is then one.
        data: Where to look up indicators and places; the shipped data if not given.

    Returns:
        A `Total`, or with ``by`` a mapping of them, by group. No figures give a total whose
        amount is None, not zero.

    Raises:
        MixedSumError: With every reason at once.
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
    different units cannot be added without a rate: USD, project, project-adjustment
    """
    look = data if data is not None else load()
    wanted = Unit.of(currency) if isinstance(currency, str) else currency
    known = {(rate.of, rate.to): rate for rate in rates}
    if by is None:
        return _total(tuple(observations), look, wanted, known, estimates=estimates)
    groups: dict[str, list[Observation]] = defaultdict(list)
    if isinstance(by, str) and by not in {field.name for field in attrs.fields(Observation)}:
        raise UnknownName(
            "field of Observation called", by, [f.name for f in attrs.fields(Observation)]
        )
    for one in observations:
        groups[str(getattr(one, by)) if isinstance(by, str) else by(one)].append(one)
    return MappingProxyType(
        {
            name: _total(tuple(groups[name]), look, wanted, known, estimates=estimates)
            for name in sorted(groups)
        }
    )


def _total(
    figures: tuple[Observation, ...],
    data: Dataset,
    wanted: Unit | None,
    rates: Mapping[tuple[Unit, Unit], Rate],
    *,
    estimates: bool,
) -> Total:
    if not figures:
        return Total(amount=None, unit=None, bounds=_UNKNOWN, status=None, used=())
    refusal = _Refusal()
    unit = wanted or figures[0].quantity.unit
    _check_units(figures, unit, rates, refusal)
    _check_natures(figures, data, refusal)
    _check_statuses(figures, refusal, estimates=estimates)
    _check_series(figures, refusal)
    _check_parts(figures, data, refusal)
    refusal.speak()
    amount = _ZERO
    bounds: Bounds | None = None
    used_rates = []
    for one in figures:
        quantity = one.quantity
        factor = Decimal(1)
        if quantity.unit != unit:
            rate = rates[quantity.unit, unit]
            factor = rate.value
            used_rates.append(rate)
        amount += quantity.amount * factor
        scaled = _scaled(quantity.bounds, factor)
        bounds = scaled if bounds is None else bounds + scaled
    status = figures[0].status
    if any(one.status is Status.ESTIMATE for one in figures):
        status = Status.ESTIMATE
    elif any(one.status is Status.PROVISIONAL for one in figures):
        status = Status.PROVISIONAL
    return Total(
        amount=amount,
        unit=unit,
        bounds=bounds or _UNKNOWN,
        status=status,
        used=figures,
        rates=tuple(dict.fromkeys(used_rates)),
    )


def _scaled(bounds: Bounds, factor: Decimal) -> Bounds:
    return attrs.evolve(
        bounds,
        lower=None if bounds.lower is None else bounds.lower * factor,
        upper=None if bounds.upper is None else bounds.upper * factor,
    )


class _Refusal:
    """The reasons against a sum, gathered before any is raised."""

    def __init__(self) -> None:
        self.reasons: list[tuple[str, str]] = []
        self.records: dict[str, None] = {}

    def add(self, reason: str, reason_vi: str, figures: Iterable[Observation]) -> None:
        self.reasons.append((reason, reason_vi))
        self.records.update(dict.fromkeys(one.id for one in figures))

    def speak(self) -> None:
        if self.reasons:
            english, vietnamese = zip(*self.reasons, strict=True)
            raise MixedSumError(english, vietnamese, tuple(self.records))


def _names(figures: Iterable[Observation]) -> str:
    ids = sorted({one.id for one in figures})
    return ", ".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else "")


def _check_units(
    figures: tuple[Observation, ...],
    unit: Unit,
    rates: Mapping[tuple[Unit, Unit], Rate],
    refusal: _Refusal,
) -> None:
    other = [
        one
        for one in figures
        if one.quantity.unit != unit and (one.quantity.unit, unit) not in rates
    ]
    if other:
        codes = ", ".join(dict.fromkeys(str(one.quantity.unit) for one in figures))
        refusal.add(
            f"different units cannot be added without a rate: {codes}",
            f"không cộng các đơn vị khác nhau khi không có tỷ giá: {codes}",
            other,
        )
    unfit = [one for one in figures if one.quantity.unit.kind not in _ADDS]
    if unfit:
        kinds = ", ".join(sorted({str(one.quantity.unit) for one in unfit}))
        refusal.add(
            f"figures in {kinds} are never added: {_names(unfit)}",
            f"không cộng số liệu tính bằng {kinds}: {_names(unfit)}",
            unfit,
        )


def _check_natures(figures: tuple[Observation, ...], data: Dataset, refusal: _Refusal) -> None:
    natures: dict[Nature | None, list[Observation]] = defaultdict(list)
    for one in figures:
        indicator = data.indicators.get(one.indicator)
        natures[indicator.nature if indicator else None].append(one)
    unknown = natures.pop(None, [])
    if unknown:
        names = ", ".join(sorted({one.indicator for one in unknown}))
        refusal.add(
            f"whether {names} can be added is not known; pass data= with the indicator",
            f"không rõ {names} có cộng được không; truyền data= có chỉ tiêu đó",
            unknown,
        )
    for nature in (Nature.RATE, Nature.CHANGE, Nature.RANK, Nature.SHARE):
        if nature in natures:
            refusal.add(
                f"a {nature.value} is never added: {_names(natures[nature])}",
                f"không cộng số liệu loại {nature.value}: {_names(natures[nature])}",
                natures[nature],
            )
    if Nature.STOCK in natures and Nature.FLOW in natures:
        refusal.add(
            f"stocks and flows do not add: {_names(natures[Nature.STOCK])} is as of a day",
            f"không cộng số dư với số phát sinh: {_names(natures[Nature.STOCK])} là số dư",
            natures[Nature.STOCK],
        )
    stocks = natures.get(Nature.STOCK, [])
    if len({one.period for one in stocks}) > 1:
        when = ", ".join(sorted({str(one.period) for one in stocks}))
        refusal.add(
            f"stocks as of different times do not add ({when}): {_names(stocks)}",
            f"không cộng số dư ở các thời điểm khác nhau ({when}): {_names(stocks)}",
            stocks,
        )


def _check_statuses(
    figures: tuple[Observation, ...], refusal: _Refusal, *, estimates: bool
) -> None:
    targets = [one for one in figures if one.status is Status.TARGET]
    if targets and len(targets) < len(figures):
        refusal.add(
            f"targets and results do not add: {_names(targets)}",
            f"không cộng số kế hoạch với số thực hiện: {_names(targets)}",
            targets,
        )
    guessed = [one for one in figures if one.status is Status.ESTIMATE]
    if guessed and not estimates:
        refusal.add(
            f"estimates are added only with estimates=True: {_names(guessed)}",
            f"chỉ cộng số ước tính khi estimates=True: {_names(guessed)}",
            guessed,
        )


def _check_series(figures: tuple[Observation, ...], refusal: _Refusal) -> None:
    """One series must not cover a day twice; two sources of one fact are one such case."""
    by_series: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in figures:
        key = (one.indicator, one.place, one.subject, one.counterpart)
        by_series[key].append(one)
    for same in by_series.values():
        for index, one in enumerate(same):
            for other in same[:index]:
                if one.period.overlaps(other.period) is not False:
                    refusal.add(
                        f"{other.id} ({other.period}) and {one.id} ({one.period}) cover the same "
                        "time; choose one",
                        f"{other.id} ({other.period}) và {one.id} ({one.period}) trùng thời gian; "
                        "chọn một",
                        (other, one),
                    )


def _check_parts(figures: tuple[Observation, ...], data: Dataset, refusal: _Refusal) -> None:
    """A part and its whole: by indicator, by place, or by counterpart."""
    for index, one in enumerate(figures):
        for other in figures[:index]:
            for part, whole in ((one, other), (other, one)):
                if _is_part(part, whole, data) and part.period.overlaps(whole.period) is not False:
                    refusal.add(
                        f"{part.id} is part of {whole.id}",
                        f"{part.id} là một phần của {whole.id}",
                        (part, whole),
                    )


def _is_part(part: Observation, whole: Observation, data: Dataset) -> bool:
    by_indicator = whole.indicator in _wholes(part.indicator, data.indicators.get, "part_of")
    by_place = (
        part.place is not None
        and whole.place is not None
        and whole.place in _wholes(part.place, data.place, "parent", "country")
    )
    same_indicator = part.indicator == whole.indicator
    same_place = (part.place, part.subject) == (whole.place, whole.subject)
    by_counterpart = (
        same_indicator and same_place and whole.counterpart is None and part.counterpart is not None
    )
    if by_counterpart:
        return True
    if by_indicator:
        return same_place or by_place
    return by_place and same_indicator and part.counterpart == whole.counterpart


def _wholes(key: str, look: Callable[[str], object], *fields: str) -> set[str]:
    """Every id above one, following some fields."""
    above: set[str] = set()
    todo = [key]
    while todo:
        found = look(todo.pop())
        for field in fields:
            up = getattr(found, field, None)
            if up is not None and up not in above:
                above.add(up)
                todo.append(up)
    return above
