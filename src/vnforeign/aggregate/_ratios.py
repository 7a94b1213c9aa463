"""Division of hedged figures, with bounds that hold; shares and figures a head rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

import attrs

from vnforeign.aggregate._asking import PLACES, known, named
from vnforeign.aggregate._facts import intersection
from vnforeign.aggregate._refusals import is_target
from vnforeign.aggregate._series import series
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UnknownName
from vnforeign.model.indicators import Nature, Observation
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit

__all__ = ["PerCapita", "Share", "agreement", "per_capita", "quotient", "said", "share"]

DOWN = Context(prec=200, rounding=ROUND_FLOOR)
UP = Context(prec=200, rounding=ROUND_CEILING)
"""Wide contexts: what they round, they round outwards, far behind the decimals that are kept."""
HUNDRED = Decimal(100)
_FINEST = Decimal("1e-20")


def _floor(over: Decimal, under: Decimal) -> Decimal:
    return DOWN.divide(over, under).quantize(_FINEST, ROUND_FLOOR, DOWN)


def _ceiling(over: Decimal, under: Decimal) -> Decimal:
    return UP.divide(over, under).quantize(_FINEST, ROUND_CEILING, UP)


def quotient(over: Bounds, under: Bounds, times: Decimal = Decimal(1)) -> Bounds:
    """What is certain of one amount divided by another, ``times`` over; ends rounded outwards.

    Nothing is certain where the divisor may be zero or below, or the dividend below zero.
    """
    if over.lower is None or over.lower < 0 or under.lower is None or under.lower <= 0:
        if over.upper is None or over.upper < 0 or under.lower is None or under.lower <= 0:
            return Bounds()
        # At most: the dividend may be anything up to its end.
        return Bounds(upper=_ceiling(UP.multiply(over.upper, times), under.lower))
    lower = Decimal(0)
    if under.upper is not None:
        lower = _floor(DOWN.multiply(over.lower, times), under.upper)
    if over.upper is None:
        return Bounds(lower=lower)
    return Bounds(lower=lower, upper=_ceiling(UP.multiply(over.upper, times), under.lower))


def said(amount: Decimal | None, bounds: Bounds, unit: Unit, places: int = 2) -> Quantity | None:
    """A computed amount as words would give it: rounded, never firmer than its bounds."""
    step = Decimal(1).scaleb(-places)
    low = None if bounds.lower is None else bounds.lower.quantize(step, ROUND_FLOOR, DOWN)
    high = None if bounds.upper is None else bounds.upper.quantize(step, ROUND_CEILING, UP)
    if low is not None and high is not None and (low > 0 or UP.subtract(high, low) <= step):
        if UP.subtract(high, low) <= step and amount is not None:
            return Quantity(amount=amount.quantize(step, ROUND_HALF_EVEN, DOWN), unit=unit)
        return Quantity(amount=low, upper=high, unit=unit, hedge=Hedge.BETWEEN)
    if low is not None and low > 0:
        return Quantity(amount=low, unit=unit, hedge=Hedge.AT_LEAST)
    if high is not None:
        return Quantity(amount=high, unit=unit, hedge=Hedge.AT_MOST)
    if amount is None:
        return None
    return Quantity(
        amount=amount.quantize(step, ROUND_HALF_EVEN, DOWN), unit=unit, hedge=Hedge.ABOUT
    )


def agreement(stated: Quantity, computed: Bounds) -> bool | None:
    """Whether a printed figure can be the computed one, rounded to the places it prints.

    None where what is certain of the two does not settle it.
    """
    exponent = stated.amount.as_tuple().exponent
    half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    printed = stated.bounds
    room = Bounds(
        lower=None if printed.lower is None else DOWN.subtract(printed.lower, half),
        upper=None if printed.upper is None else UP.add(printed.upper, half),
    )
    if room == Bounds() or computed == Bounds():
        return None
    if intersection(room, computed) is None:
        return False
    above = room.lower is None or (computed.lower is not None and computed.lower >= room.lower)
    below = room.upper is None or (computed.upper is not None and computed.upper <= room.upper)
    return True if above and below else None


_NEAREST = Context(prec=40, rounding=ROUND_HALF_EVEN)


def nominal(over: Decimal, under: Decimal, times: Decimal = Decimal(1)) -> Decimal | None:
    """The quotient of two printed amounts; None where the divisor is zero."""
    return _NEAREST.divide(DOWN.multiply(over, times), under) if under else None


@attrs.frozen(kw_only=True)
class Share:
    """A part against its whole.

    Attributes:
        part: The figure of the part.
        whole: The figure of the whole; None where the whole stands in the part itself ("23/28").
        percent: The printed amounts divided, in percent; None if the whole is zero.
        bounds: What is certain of the share, in percent.
        stated: A share that a source prints for it, if there is one.
        agrees: Whether the printed share is the computed one, to the places printed; None if there
            is none, or the hedges do not settle it.

    >>> import vnforeign as vf
    >>> built = vf.share(vf.load(), "border-main-markers-built")[0]
    >>> built.whole is None, round(built.percent, 1), built.text()
    (True, Decimal('82.1'), 'border-main-markers-built, VN-47, 14 December 2021: 82.14%')
    """

    part: Observation
    whole: Observation | None
    percent: Decimal | None
    bounds: Bounds
    stated: Observation | None = None
    agrees: bool | None = None

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The share in one line; with ``data``, by its names."""
        quantity = said(self.percent, self.bounds, Unit.PERCENT)
        what = self.part.indicator
        of = self.whole.indicator if self.whole else ""
        where = self.part.place or self.part.subject or ""
        if data is not None:
            what, where = named(data, what, lang), named(data, where, lang)
            of = named(data, of, lang) if of else ""
        shown = quantity.format(lang) if quantity else ("không rõ" if lang == "vi" else "unknown")
        link = (" trong " if lang == "vi" else " of ") if of else ""
        line = f"{what}{link}{of}, {where}, {self.part.period.format(lang)}: {shown}"
        if self.stated is not None:
            word = "nguồn ghi" if lang == "vi" else "stated"
            line += f" ({word} {self.stated.quantity.format(lang)})"
        return line


def share(
    data: Dataset,
    indicator: str,
    *,
    whole: str | None = None,
    within: str | None = None,
    place: str | None = None,
    subject: str | None = None,
    counterpart: str | None = None,
    stated: str | None = None,
) -> tuple[Share, ...]:
    """What part of a whole the figures of an indicator are.

    A part and its whole are of one period, and of one place unless ``within`` names another; plans
    are not set against results. Two sources of a whole give two shares.

    Args:
        data: The dataset.
        indicator: The id of the indicator of the part.
        whole: The id of the indicator of the whole; its own ``part_of`` if not given. Where a
            figure prints its whole itself ("23/28"), that is its whole.
        within: The place of the whole, for the share of a province in the country.
        place: Only figures of this place.
        subject: Only figures of this body or project.
        counterpart: Only figures with this other side.
        stated: The id of the indicator under which sources print the share themselves.

    Returns:
        Shares in the order of time; empty if no part has its whole in the data.

    Raises:
        UnknownName: If a name is not in the dataset, or the indicator has no whole: none is named,
            it is part of none, and its figures print none.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> for one in vf.share(data, "fdi-projects-stock"):
    ...     print(one.text(data=data))
    FDI projects in force (cumulative) of Investment projects (cumulative), Ha Tinh, 14 December ...
    >>> vf.share(data, "fdi-projects-stock")[0].bounds.upper < 6  # 74 of over 1,400
    True
    """
    above = whole or data.indicators[indicator].part_of
    if within is not None:
        known(data, "place", within, PLACES)
        above = above or indicator
    parts = series(data, indicator, place=place, subject=subject, counterpart=counterpart)
    if above is None and not any(one.of is not None for one in parts):
        raise UnknownName("whole of indicator", indicator)
    wholes = series(data, above) if above is not None else ()
    prints = series(data, stated) if stated is not None else ()
    return tuple(made for part in parts for made in _shares(part, wholes, prints, within, data))


def _shares(
    part: Observation,
    wholes: tuple[Observation, ...],
    prints: tuple[Observation, ...],
    within: str | None,
    data: Dataset,
) -> Iterator[Share]:
    matched: list[Observation | None] = [
        one for one in prints if one.period == part.period and _side(one) == _side(part)
    ]
    for printed in matched or [None]:
        if part.of is not None:
            own = Bounds(lower=part.of, upper=part.of)
            yield _share(part, None, part.of, own, printed)
            continue
        for one in wholes:
            same_place = (
                one.place == within if within is not None else _side(one)[:2] == _side(part)[:2]
            )
            counter = one.counterpart in (None, part.counterpart)
            same = one.period == part.period and one.quantity.unit == part.quantity.unit
            alike = is_target(one, data) == is_target(part, data) and one.id != part.id
            if same_place and counter and same and alike:
                yield _share(part, one, one.quantity.amount, one.quantity.bounds, printed)


def _side(one: Observation) -> tuple[str | None, str | None, str | None]:
    return one.place, one.subject, one.counterpart


def _share(
    part: Observation,
    whole: Observation | None,
    amount: Decimal,
    bounds: Bounds,
    printed: Observation | None,
) -> Share:
    computed = quotient(_alone(part), bounds, HUNDRED)
    return Share(
        part=part,
        whole=whole,
        percent=nominal(part.quantity.amount, amount, HUNDRED),
        bounds=computed,
        stated=printed,
        agrees=agreement(printed.quantity, computed) if printed is not None else None,
    )


def _alone(one: Observation) -> Bounds:
    return one.quantity.bounds


@attrs.frozen(kw_only=True)
class PerCapita:
    """A figure a head.

    Attributes:
        figure: The figure.
        population: The population it is divided by; None where the data have none for the place
            and the year.
        amount: The printed amounts divided, in the unit of the figure; None without a population.
        bounds: What is certain of it.
        reason: Why there is no answer; empty where there is one.
        reason_vi: The same in Vietnamese.

    >>> import vnforeign as vf
    >>> vf.per_capita(vf.load(), "exports", place="VN-69")[0].reason
    'the data have no population of VN-69 for 2024'
    """

    figure: Observation
    population: Observation | None
    amount: Decimal | None
    bounds: Bounds
    reason: str = ""
    reason_vi: str = ""

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The figure a head in one line, or why there is none."""
        figure = self.figure
        what, where = figure.indicator, figure.place or ""
        if data is not None:
            what, where = named(data, what, lang), named(data, where, lang)
        head = f"{what}, {where}, {figure.period.format(lang)}"
        quantity = said(self.amount, self.bounds, figure.quantity.unit)
        if quantity is None:
            return f"{head}: {self.reason_vi if lang == 'vi' else self.reason}"
        return f"{head}: {quantity.format(lang)}{'/người' if lang == 'vi' else ' a head'}"


_ADDS = (Nature.FLOW, Nature.STOCK)
_YEAR = 366


def per_capita(
    data: Dataset,
    indicator: str,
    *,
    place: str | None = None,
    population: str = "population",
) -> tuple[PerCapita, ...]:
    """The figures of an indicator, a head of the population of their place.

    A population counts for every figure whose period ends in its year; of several in one year the
    nearest to the end of the figure's period. Nothing is carried over from another year, and a
    total of several years is not divided. Plans are left out.

    Args:
        data: The dataset.
        indicator: The id of a stock or flow.
        place: Only figures of this place.
        population: The id of the indicator of population.

    Returns:
        One answer a figure, in the order of time, also where there is no population: it says so.

    Raises:
        UnknownName: If the dataset has no such indicator or place; it proposes near names.
        ValueError: If the indicator is no stock or flow, so that a figure a head has no meaning.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> for one in vf.per_capita(data, "fdi-registered-stock"):
    ...     print(one.figure.place, one.amount and round(one.amount), one.reason or '-')
    VN-DN None the data have no population of VN-DN for 2021
    VN-23 10769 -
    VN-35 None the data have no population of VN-35 for 2021
    VN-69 None the data have no population of VN-69 for 2024
    >>> print(vf.per_capita(data, "fdi-registered-stock", place="VN-23")[0].text("vi"))
    fdi-registered-stock, VN-23, ngày 14 tháng 12 năm 2021: tối đa 10.769,24 USD/người
    """
    nature = data.indicators[indicator].nature
    if nature not in _ADDS:
        raise ValueError(
            f"indicator {indicator!r} is a {nature.value}, which has no value a head: expected a "
            "stock or a flow"
        )
    people = [one for one in series(data, population) if not is_target(one, data)]
    return tuple(
        _per_head(figure, people, flow=nature is Nature.FLOW)
        for figure in series(data, indicator, place=place)
        if figure.place is not None and not is_target(figure, data)
    )


def _per_head(figure: Observation, people: list[Observation], *, flow: bool) -> PerCapita:
    end = figure.period.end
    if flow and (figure.period.days is None or figure.period.days > _YEAR):
        return PerCapita(
            figure=figure,
            population=None,
            amount=None,
            bounds=Bounds(),
            reason=f"{figure.period} is longer than a year, and no one population is of all of it",
            reason_vi=f"{figure.period} dài hơn một năm, không có dân số chung cho cả giai đoạn",
        )
    there = [
        (abs((day - end).days), one.id, one)
        for one in people
        if one.place == figure.place
        and end is not None
        and (day := one.period.end) is not None
        and day.year == end.year
    ]
    if not there:
        when = end.year if end is not None else figure.period
        return PerCapita(
            figure=figure,
            population=None,
            amount=None,
            bounds=Bounds(),
            reason=f"the data have no population of {figure.place} for {when}",
            reason_vi=f"dữ liệu không có dân số của {figure.place} năm {when}",
        )
    *_, one = min(there)  # no two have one id
    return PerCapita(
        figure=figure,
        population=one,
        amount=nominal(figure.quantity.amount, one.quantity.amount),
        bounds=quotient(figure.quantity.bounds, one.quantity.bounds),
    )
