"""Growth: what sources state of a change, against what the levels they state give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from vnforeign.aggregate._asking import named
from vnforeign.aggregate._ratios import DOWN, HUNDRED, UP, agreement, nominal, quotient, said
from vnforeign.aggregate._refusals import is_target
from vnforeign.aggregate._series import in_time, series
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.indicators import Nature, Observation
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Bounds
from vnforeign.values.units import Unit, UnitKind

__all__ = ["STATED", "Growth", "growth"]


@attrs.frozen(kw_only=True)
class Growth:
    """A change from one period to another: stated, computed, or both.

    Attributes:
        period: The period reached.
        base: The period it is measured against.
        level: The figure of the period; None where the data have none.
        base_level: The figure of the base period; None where the data have none.
        stated: The change that a source prints; None where none does.
        unit: The unit of the change: percent, percent a year, or that of the figures.
        computed: The change that the printed levels give; None where one is missing.
        bounds: What is certain of it.
        base_implied: What the stated change makes of the missing base level, by the printed
            amounts; None where it is not missing, or cannot be reckoned.
        agrees: Whether the stated change is the computed one, to the places printed; None where
            one is missing, or the hedges do not settle it.

    >>> import vnforeign as vf
    >>> aid = vf.growth(vf.load(), "foreign-ngo-aid-mobilised", place="VN-09")
    >>> str(aid[0].unit), aid[0].computed, aid[0].agrees
    ('USD', Decimal('992829'), True)
    """

    period: Period
    base: Period
    level: Observation | None
    base_level: Observation | None
    stated: Observation | None
    unit: Unit
    computed: Decimal | None
    bounds: Bounds
    base_implied: Decimal | None
    agrees: bool | None

    @property
    def difference(self) -> Decimal | None:
        """The stated change less the computed one, by the printed amounts."""
        if self.stated is None or self.computed is None:
            return None
        return DOWN.subtract(self.stated.quantity.amount, self.computed)

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """Stated and computed in one line."""
        vi = lang == "vi"
        about = self.level or self.base_level or self.stated
        what = "" if about is None else about.indicator
        where = "" if about is None else about.place or about.subject or ""
        if data is not None:
            what, where = named(data, what, lang), named(data, where, lang)
        head = f"{what}, {where}, {self.period.format(lang)}"
        if self.base != self.period:
            head += f" {'so với' if vi else 'on'} {self.base.format(lang)}"
        stated = self.stated and self.stated.quantity.format(lang)
        quantity = None
        if self.computed is not None:
            quantity = said(self.computed, self.bounds, self.unit)
        bits = []
        if stated:
            bits.append(f"{'nguồn ghi' if vi else 'stated'} {stated}")
        if quantity is not None:
            bits.append(f"{'tính ra' if vi else 'computed'} {quantity.format(lang)}")
        elif self.base_implied is not None and self.level is not None:
            unit = self.level.quantity.unit
            implied = said(self.base_implied, Bounds(), unit, 0)
            word = "suy ra gốc" if vi else "implied base"
            bits.append(f"{word} {implied.format(lang) if implied else ''}")
        else:
            bits.append("thiếu số liệu gốc" if vi else "no levels to compute it from")
        if self.agrees is not None:
            verdict = (
                ("khớp" if self.agrees else "không khớp")
                if vi
                else ("agrees" if self.agrees else "differs")
            )
            bits.append(verdict)
        return f"{head}: {', '.join(bits)}"


STATED = ("-change", "-change-amount", "-growth-average", "-ratio")
"""The ends of ids under which the dataset keeps printed changes of a level."""


def growth(
    data: Dataset,
    indicator: str,
    *,
    place: str | None = None,
    subject: str | None = None,
    counterpart: str | None = None,
    stated: tuple[str, ...] | list[str] | None = None,
) -> tuple[Growth, ...]:
    """How the figures of an indicator grew: as sources state it, and as their levels give it.

    Levels are compared over periods of one length a year apart, or over the base that a printed
    change names. Plans are left out.

    Args:
        data: The dataset.
        indicator: The id of the indicator of the levels, or of printed changes alone.
        place: Only figures of this place.
        subject: Only figures of this body or project.
        counterpart: Only figures with this other side.
        stated: Ids of the indicators under which sources print its change; if not given, those of
            the dataset called after it (``exports-change``, ``exports-growth-average`` ...).

    Returns:
        One answer a printed change, and one a pair of levels without one, in the order of time.

    Raises:
        UnknownName: If a name is not in the dataset; it proposes near names.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> for one in vf.growth(data, "exports", place="VN-69"):
    ...     print(one.text())
    exports, VN-69, first half of 2024 on first half of 2023: stated 19.2%, implied base about ...
    >>> print(round(vf.growth(data, "exports", place="VN-69")[0].base_implied))
    12919463087
    """
    own = data.indicators[indicator]
    asked = {"place": place, "subject": subject, "counterpart": counterpart}
    itself = own.nature in (Nature.CHANGE, Nature.RATE)
    if stated is None:
        ends = [f"{indicator}{end}" for end in STATED]
        stated = [key for key in ends if key in data.indicators]
    names = [indicator, *stated] if itself else list(stated)
    levels = () if itself else series(data, indicator, **asked)
    levels = tuple(one for one in levels if not is_target(one, data))
    prints = sorted((one for name in names for one in series(data, name, **asked)), key=in_time)
    made = [answer for one in prints for answer in _of_stated(one, levels)]
    seen = {(one.level.id, one.base_level.id) for one in made if one.level and one.base_level}
    for level in levels:
        for before in levels:
            pair = before.period == _year_before(level.period) and _same(level, before)
            if pair and (level.id, before.id) not in seen:
                made.append(_computed(level.period, before.period, level, before, None))
    return tuple(sorted(made, key=_when))


def _when(one: Growth) -> tuple[object, ...]:
    start, end = one.period.start, one.period.end
    about = one.stated or one.level
    return (
        end.toordinal() if end else 10**7,
        start.toordinal() if start else 0,
        about.id if about else "",
    )


def _same(one: Observation, other: Observation) -> bool:
    """Whether two figures are of one place, subject, counterpart and unit."""
    return (
        (one.place, one.subject, one.counterpart) == (other.place, other.subject, other.counterpart)
        and one.quantity.unit == other.quantity.unit
        and one.id != other.id
    )


def _year_before(period: Period) -> Period | None:
    return None if period.is_open else period.previous_year()


def _of_stated(stated: Observation, levels: tuple[Observation, ...]) -> Iterator[Growth]:
    """A printed change with every pair of levels it may be of."""
    if stated.quantity.unit.kind is UnitKind.PERCENT and str(stated.quantity.unit) != "percent":
        base = stated.period  # an average over the period itself
        yield _computed(stated.period, base, None, None, stated)
        return
    base = stated.change_vs or _year_before(stated.period) or stated.period
    side = (stated.place, stated.subject, stated.counterpart)

    def at(period: Period) -> list[Observation | None]:
        found = [
            one
            for one in levels
            if one.period == period and (one.place, one.subject, one.counterpart) == side
        ]
        return [*found] or [None]

    for level in at(stated.period):
        for before in at(base):
            alike = level is None or before is None or _same(level, before)
            if alike:
                yield _computed(stated.period, base, level, before, stated)


def _computed(
    period: Period,
    base: Period,
    level: Observation | None,
    before: Observation | None,
    stated: Observation | None,
) -> Growth:
    unit = stated.quantity.unit if stated is not None else Unit.PERCENT
    computed: Decimal | None = None
    bounds = Bounds()
    if level is not None and before is not None:
        now, then = level.quantity, before.quantity
        if _is_difference(unit, now.unit):
            computed = DOWN.subtract(now.amount, then.amount)
            bounds = now.bounds + _negative(then.bounds)
        elif unit in (Unit.PERCENT, _TIMES):
            times = Decimal(1) if unit == _TIMES else HUNDRED
            less = Decimal(0) if unit == _TIMES else HUNDRED
            ratio = nominal(now.amount, then.amount, times)
            computed = None if ratio is None else DOWN.subtract(ratio, less)
            bounds = _minus(quotient(now.bounds, then.bounds, times), less)
    implied = None
    if before is None and level is not None and stated is not None:
        implied = _implied(level, stated)
    agrees = None
    if stated is not None and computed is not None:
        agrees = agreement(stated.quantity, bounds)
    return Growth(
        period=period,
        base=base,
        level=level,
        base_level=before,
        stated=stated,
        unit=unit,
        computed=computed,
        bounds=bounds,
        base_implied=implied,
        agrees=agrees,
    )


def _implied(level: Observation, stated: Observation) -> Decimal | None:
    """The base that a level and its printed change make, by the printed amounts."""
    change, now = stated.quantity, level.quantity.amount
    if _is_difference(change.unit, level.quantity.unit):
        return DOWN.subtract(now, change.amount)
    if change.unit == _TIMES:
        return nominal(now, change.amount)
    if change.unit == Unit.PERCENT:
        return nominal(now, DOWN.add(HUNDRED, change.amount), HUNDRED)
    return None


_TIMES = Unit.of("time")


def _is_difference(change: Unit, level: Unit) -> bool:
    """Whether a change is one level less the other: in their unit, or in points of percent."""
    points = change.kind is UnitKind.PERCENTAGE_POINT and level.kind is UnitKind.PERCENT
    return points or (change == level and change.kind is not UnitKind.PERCENT)


def _negative(bounds: Bounds) -> Bounds:
    return Bounds(
        lower=None if bounds.upper is None else -bounds.upper,
        upper=None if bounds.lower is None else -bounds.lower,
        lower_open=bounds.upper_open,
        upper_open=bounds.lower_open,
    )


def _minus(bounds: Bounds, less: Decimal) -> Bounds:
    return Bounds(
        lower=None if bounds.lower is None else DOWN.subtract(bounds.lower, less),
        upper=None if bounds.upper is None else UP.subtract(bounds.upper, less),
    )
