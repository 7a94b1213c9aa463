"""Places compared on one indicator, with what is certain of hedged figures drawn as a range."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from vnforeign.aggregate import series
from vnforeign.aggregate._asking import named
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, MixedSumError
from vnforeign.model.indicators import Indicator, Nature, Observation, Status
from vnforeign.plot._frame import (
    INK,
    Mark,
    Row,
    check_lang,
    column,
    dash,
    frame,
    layers,
    lines,
    need,
    nothing,
    shortened,
    table,
    text_width,
)
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

if TYPE_CHECKING:
    import altair as alt

__all__ = ["compare"]

_WIDTH: Final = 380
_ARROW: Final = 30  # pixels
_UP: Final = (Hedge.OVER, Hedge.AT_LEAST, Hedge.ORDER)
_DOWN: Final = (Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST)
_VAGUE: Final = (Hedge.ABOUT, Hedge.ESTIMATE)
_SCALES: Final = ((12, "nghìn tỷ", "trillion"), (9, "tỷ", "billion"), (6, "triệu", "million"))
_PLAIN: Final = (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.RANK)
_STATUS: Final = {
    Status.TARGET: (" (target)", " (kế hoạch)"),
    Status.PROVISIONAL: (" (provisional)", " (sơ bộ)"),
    Status.ESTIMATE: (" (estimate)", " (ước tính)"),
}


def compare(
    data: Dataset,
    figures: str | Iterable[Observation],
    *,
    places: Iterable[str] | None = None,
    period: Period | str | None = None,
    status: Status | str | None = None,
    lang: Lang = "en",
) -> alt.VConcatChart:
    """Places compared on one indicator: each figure a mark that shows how firmly it is stated.

    An exact figure is a dot; "over" and "at least" a dot with an arrow to the right; "nearly",
    "under" and "at most" a dot with an arrow to the left; a range a bar between two dots; "about"
    and an estimate hollow; a target a square. The length of an arrow means nothing. Beside each
    mark stands the figure as it is stated, every digit of it; only its place on the axis is
    rounded, as any drawing is.

    Args:
        data: The dataset; names what is drawn.
        figures: The id of an indicator, or figures of your own choice: of one indicator, or of
            several that share a unit.
        places: Only these places, in this order; otherwise every place or body with a figure,
            the largest amount first (of ranks, the best).
        period: Only figures of this period, a `Period` or its text ("2024-H1").
        status: Only figures of this status.
        lang: The language of title, labels and source line.

    Returns:
        The chart; if there is no figure, a picture that says so.

    Raises:
        UnknownName: If the dataset has no such indicator or place, or there is no such status;
            it proposes near names.
        MixedSumError: If the figures are in different units: they share no axis.
        InvalidPeriod: If ``period`` is a text that is no period.
        MissingExtra: Without the package altair (``vnforeign[plot]``).

    >>> import vnforeign as vf
    >>> from vnforeign import plot
    >>> chart = plot.compare(vf.load(), "fdi-registered-stock", period="2021-12-14")
    >>> print(chart.description)  # doctest: +NORMALIZE_WHITESPACE
    Registered capital of FDI projects in force (cumulative), 14 December 2021.
    Ha Tinh: nearly 14 billion USD; Da Nang: over 3.862 billion USD;
    Lam Dong: 0.551 billion USD.
    """
    check_lang(lang)
    need("altair")
    when = Period.parse(period) if isinstance(period, str) else period
    rows_of = None if places is None else list(dict.fromkeys(places))
    chosen = _chosen(data, figures, rows_of, status)
    chosen = [one for one in chosen if when in (None, one.period)]
    title = _title(data, figures, chosen, when, lang)
    if not chosen:
        return frame(nothing(lang), data=data, lang=lang, title=title)
    _refuse_mixed(chosen)
    if rows_of is None:
        first = 1 if chosen[0].quantity.unit.kind is UnitKind.RANK else -1
        chosen.sort(key=lambda one: (first * one.quantity.amount, one.id))
    rows = _rows(data, chosen, when, lang)
    answers = [shortened(f"{row['label']}: {row['printed']}", 90) for row in rows]
    return frame(
        _drawn(rows, chosen, lang),
        data=data,
        lang=lang,
        title=title,
        wide=_WIDTH + 40 + text_width(rows, "label", "printed"),
        said="; ".join(answers[:_SAID]) + ("; …" if len(answers) > _SAID else "."),
        notes=_notes(chosen, lang),
        marks=list(_marks(rows, lang)),
        stated=chosen,
    )


_SAID: Final = 4
"""Figures named under the title; the others stand beside their marks."""


def _chosen(
    data: Dataset,
    figures: str | Iterable[Observation],
    places: Sequence[str] | None,
    status: Status | str | None,
) -> list[Observation]:
    if isinstance(figures, str):
        if places is None:
            return list(series(data, figures, status=status))
        found = (series(data, figures, place=place, status=status) for place in places)
        return [one for some in found for one in some]
    given = [one for one in dict.fromkeys(figures) if status in (None, one.status)]
    if places is None:
        return given
    return [one for place in places for one in given if one.place == place]


def _refuse_mixed(chosen: Sequence[Observation]) -> None:
    units = sorted({str(one.quantity.unit) for one in chosen})
    if len(units) > 1:
        first = chosen[0].quantity.unit
        named_ = ", ".join(units)
        raise MixedSumError(
            [f"figures in different units share no axis: {named_}; draw one unit at a time"],
            [f"số liệu khác đơn vị không chung một trục: {named_}; hãy vẽ từng đơn vị"],
            [one.id for one in chosen if one.quantity.unit != first],
        )


def _title(
    data: Dataset,
    figures: str | Iterable[Observation],
    chosen: Sequence[Observation],
    when: Period | None,
    lang: Lang,
) -> str:
    ids = [figures] if isinstance(figures, str) else [one.indicator for one in chosen]
    names = [named(data, one, lang) for one in dict.fromkeys(ids)]
    title = "; ".join(names) or ("So sánh số liệu" if lang == "vi" else "Figures compared")
    periods = {one.period for one in chosen}
    only = periods.pop() if len(periods) == 1 else when
    return title if only is None else f"{title}, {only.format(lang)}"


def _rows(
    data: Dataset, chosen: Sequence[Observation], when: Period | None, lang: Lang
) -> list[Row]:
    indicators = len({one.indicator for one in chosen}) > 1
    periods = when is None and len({one.period for one in chosen}) > 1
    scale = _scale(chosen)
    power = scale[0] if scale else 0
    word = (scale[1] if lang == "vi" else scale[2]) if scale else None
    lowest, highest = _ends(chosen, power)
    per_pixel = (highest - lowest) / (_WIDTH - 2 * _ARROW)
    made: list[Row] = []
    for at, one in enumerate(chosen):
        amount = _drawn_amount(one.quantity.amount, power)
        upper = one.quantity.upper
        mark = _mark(one)
        reach = per_pixel * _ARROW * (_direction(one.quantity) or 0)
        made.append(
            {
                "row": at,
                "id": one.id,
                "label": _label(
                    data, one, indicators=indicators, periods=periods, lang=lang
                ),
                "printed": _printed(one, word, lang),
                "amount": amount,
                "end": amount + reach if upper is None else _drawn_amount(upper, power),
                "mark": mark,
                "shape": "square" if _planned(one, data) else "circle",
                "fill": "#ffffff" if one.quantity.hedge in _VAGUE else INK,
                "dash": "dashed" if one.quantity.hedge in _VAGUE else "whole",
            }
        )  # fmt: skip
    return made


def _drawn_amount(amount: Decimal, power: int) -> float:
    """Where a figure is drawn: the only place where an amount is not exact; its print is."""
    return float(amount.scaleb(-power))


def _ends(chosen: Sequence[Observation], power: int) -> tuple[float, float]:
    amounts = [_drawn_amount(one.quantity.amount, power) for one in chosen]
    amounts += [_drawn_amount(up, power) for one in chosen if (up := one.quantity.upper)]
    least = 1.0 if chosen[0].quantity.unit.kind is UnitKind.RANK else 0.0
    lowest, highest = min(*amounts, least), max(*amounts, least)
    return lowest, highest if highest > lowest else lowest + 1.0


def _scale(chosen: Sequence[Observation]) -> tuple[int, str, str] | None:
    """The scale word of the axis: the largest that leaves the largest amount at one or more."""
    if any(one.quantity.unit.kind in _PLAIN for one in chosen):
        return None
    largest = max(abs(one.quantity.upper or one.quantity.amount) for one in chosen)
    return next((scale for scale in _SCALES if largest >= Decimal(10) ** scale[0]), None)


def _direction(quantity: Quantity) -> int:
    return 1 if quantity.hedge in _UP else -1 if quantity.hedge in _DOWN else 0


def _mark(one: Observation) -> str:
    """What is drawn of a figure."""
    hedge, upper = one.quantity.hedge, one.quantity.upper
    if upper is not None:
        return "vague range" if hedge in _VAGUE else "range"
    if hedge in _VAGUE:
        return "vague"
    return {1: "up", -1: "down", 0: "exact"}[_direction(one.quantity)]


def _planned(one: Observation, data: Dataset) -> bool:
    indicator: Indicator | None = data.indicators.get(one.indicator)
    by_nature = indicator is not None and indicator.nature is Nature.TARGET
    return by_nature or one.status is Status.TARGET


def _label(
    data: Dataset, one: Observation, *, indicators: bool, periods: bool, lang: Lang
) -> str:  # fmt: skip
    parts = [named(data, one.place or one.subject or "", lang)]
    if one.counterpart is not None:
        other = named(data, one.counterpart, lang)
        parts.append(f"với {other}" if lang == "vi" else f"with {other}")
    if indicators:
        parts.append(named(data, one.indicator, lang))
    if periods:
        parts.append(one.period.format(lang))
    return shortened(", ".join(parts), 64)


def _printed(one: Observation, word: str | None, lang: Lang) -> str:
    vi = lang == "vi"
    said = "" if one.quantity.hedge is Hedge.ESTIMATE else _STATUS.get(one.status, ("", ""))[vi]
    return one.quantity.format(lang, word) + said


def _notes(chosen: Sequence[Observation], lang: Lang) -> Iterator[str]:
    if len({one.period for one in chosen}) > 1:
        yield (
            "Các số liệu thuộc những thời kỳ khác nhau, ghi cạnh tên."
            if lang == "vi"
            else "The figures are of different periods, named beside each."
        )


def _axis_title(unit: Unit, scale: tuple[int, str, str] | None, lang: Lang) -> str:
    vi = lang == "vi"
    if unit == Unit.COUNT:
        noun = "số lượng" if vi else "count"
    elif unit.kind is UnitKind.CURRENCY:
        noun = unit.forms[0] if vi else unit.code
    elif unit.kind is UnitKind.RANK:
        noun = "thứ hạng" if vi else "rank"
    else:
        noun = unit.forms[0] if vi else unit.name(plural=True)
    return noun if scale is None else f"{scale[1] if vi else scale[2]} {noun}"


_VI_NUMBERS = (
    "replace(replace(replace(format(datum.value, ',.12~g'), regexp(',', 'g'), '_'), '.', ','), "
    "regexp('_', 'g'), '.')"
)
"""Numbers of an axis as Vietnamese documents print them: dots group, a comma marks decimals."""


def _drawn(rows: list[Row], chosen: Sequence[Observation], lang: Lang) -> alt.LayerChart:
    import altair as alt

    scale = _scale(chosen)
    lowest, highest = _ends(chosen, scale[0] if scale else 0)
    pad = (highest - lowest) * _ARROW / (_WIDTH - 2 * _ARROW)
    axis = alt.Axis(
        title=_axis_title(chosen[0].quantity.unit, scale, lang),
        titleAnchor="end",
        labelFlush=False,
        tickCount=6,
        labelExpr=_VI_NUMBERS if lang == "vi" else "format(datum.value, ',.12~g')",
    )
    scale_x = alt.Scale(
        domain=[lowest - pad if _leftward(rows, lowest, pad) else lowest, highest + pad],
        nice=False,
        zero=False,
    )
    x = alt.X("amount:Q", scale=scale_x, axis=axis)
    end = alt.X("end:Q", scale=scale_x, axis=axis)
    y = alt.Y("row:O", axis=None)
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("label", "printed", "id")]
    base = alt.Chart(table(rows, "figures"))
    ranged = alt.Chart(table([row for row in rows if row["amount"] != row["end"]], "ranges"))
    parts: list[alt.Chart] = [
        lines(rows, _WIDTH),
        ranged.mark_rule(color=INK, strokeWidth=2).encode(
            x=x, x2="end:Q", y=y, strokeDash=dash()
        ),
    ]  # fmt: skip
    for mark, shape in (("up", "triangle-right"), ("down", "triangle-left")):
        some = [row for row in rows if row["mark"] == mark]
        parts.append(
            alt.Chart(table(some, f"arrows {mark}"))
            .mark_point(shape=shape, size=90, filled=True, color=INK, opacity=1)
            .encode(x=end, y=y)
        )
    ends = [row for row in rows if "range" in str(row["mark"])]
    dots = {"shape": alt.Shape("shape:N", scale=None), "fill": alt.Fill("fill:N", scale=None)}
    parts.append(
        alt.Chart(table(ends, "upper ends"))
        .mark_point(size=90, stroke=INK, strokeWidth=1.8, opacity=1)
        .encode(x=end, y=y, **dots)
    )
    parts.append(
        base.mark_point(size=90, stroke=INK, strokeWidth=1.8, opacity=1).encode(
            x=x, y=y, tooltip=tooltip, **dots
        )
    )
    parts.append(column(rows, "labels", "label", at=-12))
    parts.append(column(rows, "printed", "printed", at=_WIDTH + 14, left=True))
    return layers(*parts, width=_WIDTH, height=max(26 * len(rows), 40))


def _leftward(rows: Iterable[Row], lowest: float, pad: float) -> bool:
    """Whether an arrow to the left needs room before the least amount."""
    return any(float(row["end"] or 0) < lowest + pad / 4 for row in rows if row["mark"] == "down")


def _marks(rows: Iterable[Row], lang: Lang) -> Iterator[Mark]:
    vi = lang == "vi"
    rows = list(rows)
    drawn = {row["mark"] for row in rows if row["shape"] == "circle" or row["mark"] != "exact"}
    planned = any(row["shape"] == "square" for row in rows)
    if drawn <= {"exact"} and not planned:
        return
    for mark, entry in (
        ("exact", Mark("chính xác" if vi else "exact")),
        ("up", Mark("từ mức này trở lên" if vi else "this or more", arrow=1)),
        ("down", Mark("đến mức này trở xuống" if vi else "this or less", arrow=-1)),
        ("range", Mark("trong khoảng" if vi else "between", bar=True)),
        ("vague", Mark("khoảng, ước" if vi else "about, estimate", filled=False)),
        (
            "vague range",
            Mark("khoảng từ - đến" if vi else "about between", filled=False, bar=True,
                 dashed=True),
        ),
    ):  # fmt: skip
        if mark in drawn:
            yield entry
    if planned:
        yield Mark("kế hoạch" if vi else "target", shape="square")
