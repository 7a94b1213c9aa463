"""The ladder of partnerships over time, and the steps of one country."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from vnforeign.aggregate import Move, moves
from vnforeign.aggregate._asking import named, warn_past_ladder
from vnforeign.aggregate._moves import form_name
from vnforeign.aggregate._tiers import standing
from vnforeign.dataset import Dataset
from vnforeign.errors import CoverageWarning, Lang
from vnforeign.model.partnerships import Form, Tier
from vnforeign.plot._frame import (
    INK,
    Mark,
    Row,
    check_lang,
    column,
    frame,
    layers,
    lines,
    need,
    nothing,
    table,
    text_width,
)
from vnforeign.values.dates import PartialDate

if TYPE_CHECKING:
    import altair as alt

__all__ = ["ladder", "steps"]

_FILLS = {
    Tier.COMPREHENSIVE: "#dbe8f4",
    Tier.STRATEGIC: "#94bbdc",
    Tier.COMPREHENSIVE_STRATEGIC: "#3d78b4",
    Tier.SPECIAL: "#0b3768",
}
"""Light below, dark above: they differ in lightness, not in hue."""
_WIDTH, _HEIGHT = 560, 380
_GAP = 16  # pixels between two labels
_ONE = dt.timedelta(days=1)


def ladder(
    data: Dataset, *, on: dt.date, since: dt.date | None = None, lang: Lang = "en"
) -> alt.VConcatChart:
    """How many countries stood on each rung of the ladder of partnerships, day by day.

    Stepped areas, one a rung, each named with its count where it ends; the outline is the number
    of countries on any rung. What is drawn is what `vnforeign.tiers` answers for each day on
    which something changed.

    Args:
        data: The dataset.
        on: The last day drawn. It is always named: counts change.
        since: The first day drawn. If not given, the year in which the first partnership is
            dated (special relations are older), so that the picture is not mostly empty.
        lang: The language of title, labels and source line.

    Returns:
        The chart. If the dataset holds no step of the ladder, a picture that says so. Where the
        dates of some countries do not settle where they stood on the last day, a note names them.

    Raises:
        ValueError: If ``since`` is not before ``on``.
        MissingExtra: Without the package altair (``vnforeign[plot]``).

    Warns:
        CoverageWarning: If the dataset knows the ladder only up to an earlier day than ``on``.

    >>> import datetime as dt, vnforeign as vf
    >>> from vnforeign import plot
    >>> chart = plot.ladder(vf.load(), on=dt.date(2025, 12, 31), lang="vi")
    >>> print(chart.description)  # doctest: +NORMALIZE_WHITESPACE
    Số nước ở mỗi nấc quan hệ đối tác của Việt Nam, 2001-2025. Ngày 31/12/2025: quan hệ đặc biệt
    3, đối tác chiến lược toàn diện 14, đối tác chiến lược 14, đối tác toàn diện 14.
    """
    check_lang(lang)
    need("altair")
    vi = lang == "vi"
    taken = _taken(data, on)
    start = since or _first_year(taken, on)
    if start >= on:
        raise ValueError(f"since is {start}: expected a day before {on}")
    title = (
        f"Số nước ở mỗi nấc quan hệ đối tác của Việt Nam, {start.year}-{on.year}"
        if vi
        else f"Countries on each rung of Vietnam's ladder of partnerships, {start.year}-{on.year}"
    )
    if not taken:
        return frame(nothing(lang), data=data, lang=lang, title=title)
    rows = list(_counts(data, _turns(taken, start, on), lang))
    last = rows[-len(Tier) :]
    counts = ", ".join(f"{row['rung']} {row['count']}" for row in reversed(last))
    said = f"Ngày {on:%d/%m/%Y}: {counts}." if vi else f"On {_day(on)}: {counts}."
    return frame(
        _areas(rows, last, start, on, lang),
        data=data,
        lang=lang,
        title=title,
        wide=_WIDTH + 40 + text_width(last, "rung") + 40,
        said=said,
        notes=_notes(data, taken, on, lang),
        stated=[move.step for move in taken],
    )


def _taken(
    data: Dataset, on: dt.date, *, country: str | None = None, ladder: bool = True
) -> tuple[Move, ...]:
    """The moves, with the warning that they may give pointed at the caller of the picture."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CoverageWarning)
        taken = moves(data, country=country, on=on, ladder=ladder)
    warn_past_ladder(data, on, stacklevel=3)
    return taken


def _day(day: dt.date, lang: Lang = "en") -> str:
    return PartialDate.between(day, day).format(lang)


def _first_year(taken: Sequence[Move], on: dt.date) -> dt.date:
    dated = [move for move in taken if move.since is not None]
    partners = [move for move in dated if move.form is not Form.SPECIAL] or dated
    first = min((move.since.first for move in partners if move.since), default=on)
    return first.replace(month=1, day=1) if first.year < on.year else dt.date(on.year - 1, 1, 1)


def _turns(taken: Iterable[Move], start: dt.date, on: dt.date) -> list[dt.date]:
    """The days on which what a country certainly is may change, with the first and the last day."""
    days = {start, on}
    for move in taken:
        if move.since is not None:
            days.add(move.since.last)
        if move.until is not None and move.until.last < on:
            days |= {move.until.last, move.until.last + _ONE}
        if move.step.until is not None and move.step.until.last < on:
            days.add(move.step.until.last + _ONE)
    return sorted(day for day in days if start <= day <= on)


def _counts(data: Dataset, days: Iterable[dt.date], lang: Lang) -> Iterator[Row]:
    """For each day and rung, from the lowest up: who stands there, and between which heights."""
    for day in days:
        found, _ = standing(data, day)
        low = 0
        for tier in Tier:
            there = sorted(named(data, one, lang) for one, its in found.items() if its is tier)
            yield {
                "day": day.isoformat(),
                "form": tier.value,
                "rung": form_name(Form(tier.value), lang),
                "count": len(there),
                "countries": ", ".join(there),
                "low": low,
                "high": low + len(there),
                "fill": _FILLS[tier],
            }
            low += len(there)


def _areas(
    rows: list[Row], last: list[Row], start: dt.date, on: dt.date, lang: Lang
) -> alt.LayerChart:
    import altair as alt

    top = max(int(row["high"] or 0) for row in rows) * 1.06 or 1.0
    x = alt.X(
        "day:T",
        scale=alt.Scale(type="utc", domain=[start.isoformat(), on.isoformat()], nice=False),
        axis=alt.Axis(title=None, format="%Y", tickCount=8, grid=False),
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    axis = alt.Axis(title="số nước" if lang == "vi" else "countries", tickMinStep=1, tickCount=7)
    base = alt.Chart(table(rows, "counts"))
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("day", "rung", "count", "countries")]
    areas = base.mark_area(interpolate="step-after", opacity=1).encode(
        x=x,
        y=alt.Y("low:Q", scale=scale, axis=axis),
        y2="high:Q",
        detail="form:N",
        fill=alt.Fill("fill:N", scale=None),
        tooltip=tooltip,
    )
    edges = base.mark_line(interpolate="step-after", color=INK, strokeWidth=1).encode(
        x=x, y=alt.Y("high:Q", scale=scale, axis=axis), detail="form:N"
    )
    names = alt.Chart(table(_labels(last, top), "labels")).mark_text(
        align="left", baseline="middle", color=INK, dx=8
    )
    joins = alt.Chart(table(_labels(last, top), "labels")).mark_rule(color=INK, strokeWidth=0.8)
    label_y = alt.Y("at:Q", scale=scale, axis=axis)
    return layers(
        areas,
        edges,
        joins.encode(x=alt.value(_WIDTH), x2=alt.value(_WIDTH + 6), y=label_y),
        names.encode(x=alt.value(_WIDTH), y=label_y, text="text:N"),
        width=_WIDTH,
        height=_HEIGHT,
    )


def _labels(last: Sequence[Row], top: float) -> list[Row]:
    """The name and count of each rung, beside the middle of its area, none upon another."""
    gap = _GAP * top / _HEIGHT
    made: list[Row] = []
    above = -gap
    for row in last:
        if row["count"]:
            middle = (float(row["low"] or 0) + float(row["high"] or 0)) / 2
            above = max(middle, above + gap)
            made.append({"at": above, "text": f"{row['rung']}: {row['count']}"})
    return made


def _notes(data: Dataset, taken: Iterable[Move], on: dt.date, lang: Lang) -> Iterator[str]:
    vi = lang == "vi"
    undated = sorted({named(data, one.country, lang) for one in taken if one.since is None})
    rough = any(move.since is not None and move.since.first != move.since.last for move in taken)
    _, undecided = standing(data, on)
    if undated:
        names = ", ".join(undated)
        yield (
            f"Không rõ ngày, tính suốt thời gian: {names}."
            if vi
            else f"Day unknown, counted all along: {names}."
        )
    if rough:
        yield (
            "Bước chỉ biết theo tháng hoặc khoảng ngày được tính từ ngày muộn nhất có thể."
            if vi
            else "A step known only by its month or a span of days counts from its last possible "
            "day."
        )
    if undecided:
        names = ", ".join(sorted(named(data, one, lang) for one in undecided))
        yield (
            f"Ngày tháng chưa đủ để xác định vào ngày cuối: {names}."
            if vi
            else f"Not settled by their dates on the last day: {names}."
        )
    yield from _known_until(data, on, lang)


def _known_until(data: Dataset, on: dt.date, lang: Lang) -> Iterator[str]:
    if data.tiers_until is not None and data.tiers_until < on:
        until = _day(data.tiers_until, lang)
        yield (
            f"Dữ liệu về các nấc quan hệ đối tác đến ngày {until}; sau đó có thể thiếu."
            if lang == "vi"
            else f"The data know the ladder up to {until}; later steps may be missing."
        )


_STEPS = 430


def steps(
    data: Dataset, country: str, *, on: dt.date, ladder: bool = True, lang: Lang = "en"
) -> alt.VConcatChart:
    """The steps of one country, each a bar from its day to the day of the next.

    The first step stands lowest. A bar with an arrow at its right end still stands; a dashed
    stretch is the time in which the step was taken, where no day is known; an arrow at the left
    end says that no source gives the day. What is drawn is what `vnforeign.moves` answers.

    Args:
        data: The dataset.
        country: The id of the country or bloc.
        on: The day asked about, the right edge of the picture.
        ladder: Only the steps of the ladder; otherwise also relations, agreements and the like.
        lang: The language of title, labels and source line.

    Returns:
        The chart; if no step is known, a picture that says so.

    Raises:
        UnknownName: If the dataset has no such country; it proposes near names.
        MissingExtra: Without the package altair (``vnforeign[plot]``).

    Warns:
        CoverageWarning: If the dataset knows the ladder only up to an earlier day than ``on``.

    >>> import datetime as dt, vnforeign as vf
    >>> from vnforeign import plot
    >>> plot.steps(vf.load(), "JP", on=dt.date(2025, 12, 31)).description
    'Vietnam and Japan, step by step. On 31 December 2025: comprehensive strategic.'
    """
    check_lang(lang)
    need("altair")
    vi = lang == "vi"
    taken = _taken(data, on, country=country, ladder=ladder)
    who = named(data, country, lang)
    title = f"Việt Nam và {who}, từng bước" if vi else f"Vietnam and {who}, step by step"
    if not taken:
        return frame(nothing(lang), data=data, lang=lang, title=title)
    dated = [move.since.first for move in taken if move.since is not None]
    first = min(dated, default=dt.date(max(on.year - 10, 1), 1, 1))
    start = first - max((on - first) * 0.04, _ONE) if first.year > 1 else first
    if len(dated) < len(taken):
        start -= min((on - start) * 0.08, start - dt.date.min)
    rows = [_step(move, start, on, lang) for move in reversed(taken)]
    rows = [{**row, "row": at} for at, row in enumerate(rows)]
    now = [form_name(move.form, lang) for move in taken if move.until is None]
    said = ", ".join(dict.fromkeys(now)) or ("không có" if vi else "none")
    return frame(
        _bars(rows, taken, start, on),
        data=data,
        lang=lang,
        title=title,
        wide=_STEPS + 40 + text_width(rows, "form", "when"),
        said=f"Ngày {on:%d/%m/%Y}: {said}." if vi else f"On {_day(on)}: {said}.",
        notes=_known_until(data, on, lang),
        marks=list(_step_marks(rows, taken, lang)),
        stated=[move.step for move in taken],
    )


def _step(move: Move, start: dt.date, on: dt.date, lang: Lang) -> Row:
    """One bar: its certain stretch, and the stretches in which it began and ended."""
    since, until = move.since, move.until
    ends = on if until is None else min(until.first, on)
    return {
        "form": form_name(move.form, lang),
        "when": _when(move, lang),
        "first": (start if since is None else since.first).isoformat(),
        "begins": (start if since is None else min(since.last, on)).isoformat(),
        "ends": ends.isoformat(),
        "last": (ends if until is None else min(until.last, on)).isoformat(),
        "rough": int(_seen(move, start, on)),
        "undated": int(since is None),
        "stands": int(until is None),
    }


def _seen(move: Move, start: dt.date, on: dt.date) -> bool:
    """Whether a stretch in which the step was taken or ended is long enough to be seen."""
    ends = [when for when in (move.since, move.until) if when is not None]
    return any((end.last - end.first) * _STEPS >= (on - start) * 3 for end in ends)


def _when(move: Move, lang: Lang) -> str:
    vi = lang == "vi"
    since = move.since.format(lang) if move.since else ("không rõ ngày" if vi else "day unknown")
    if move.days is None:
        return since
    few, most = (f"{many:,}".replace(",", "." if vi else ",") for many in move.days)
    many = few if few == most else f"{few}-{most}"
    days = "ngày" if vi else "day" if many == "1" else "days"
    return f"{since}; {many} {days}"


def _renewals(taken: Sequence[Move]) -> list[Row]:
    return [
        {"row": at, "day": day.first.isoformat()}
        for at, move in enumerate(reversed(taken))
        for day in move.renewed
    ]


def _bars(rows: list[Row], taken: Sequence[Move], start: dt.date, on: dt.date) -> alt.LayerChart:
    import altair as alt

    scale = alt.Scale(type="utc", domain=[start.isoformat(), on.isoformat()], nice=False)
    axis = alt.Axis(title=None, format="%Y", tickCount=8, grid=True)
    y = alt.Y("row:O", axis=None)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:T", scale=scale, axis=axis)

    base = alt.Chart(table(rows, "steps"))
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("form", "when")]
    solid = base.mark_rule(color=INK, strokeWidth=7).encode(
        x=x("begins"), x2="ends:T", y=y, tooltip=tooltip
    )
    rough = base.mark_rule(color=INK, strokeWidth=2, strokeDash=[3, 3])
    heads = alt.Chart(table([row for row in rows if row["stands"]], "standing"))
    dated = alt.Chart(table([row for row in rows if not row["undated"]], "dated"))
    tails = alt.Chart(table([row for row in rows if row["undated"]], "undated"))
    again = alt.Chart(table(_renewals(taken), "renewed"))
    return layers(
        lines(rows, _STEPS),
        rough.encode(x=x("first"), x2="begins:T", y=y),
        rough.encode(x=x("ends"), x2="last:T", y=y),
        solid,
        dated.mark_tick(color=INK, thickness=2.5, size=18, opacity=1).encode(x=x("begins"), y=y),
        heads.mark_point(
            shape="triangle-right", size=160, filled=True, color=INK, opacity=1, xOffset=3
        ).encode(x=x("ends"), y=y),
        tails.mark_point(
            shape="triangle-left", size=160, filled=True, color=INK, opacity=1, xOffset=-3
        ).encode(x=x("first"), y=y),
        again.mark_point(
            shape="diamond", size=120, filled=True, fill="white", stroke=INK, opacity=1
        ).encode(x=x("day"), y=y),
        column(rows, "forms", "form", at=-16),
        column(rows, "days", "when", at=_STEPS + 16, left=True),
        width=_STEPS,
        height=max(len(rows) * 34, 50),
    )


def _step_marks(rows: Iterable[Row], taken: Iterable[Move], lang: Lang) -> Iterator[Mark]:
    vi = lang == "vi"
    rows = list(rows)
    if any(row["stands"] for row in rows):
        yield Mark("còn hiệu lực" if vi else "stands", shape="", arrow=1)
    if any(row["undated"] for row in rows):
        yield Mark("không rõ ngày bắt đầu" if vi else "since an unknown day", shape="", arrow=-1)
    if any(move.renewed for move in taken):
        yield Mark("được khẳng định lại" if vi else "stated anew", shape="diamond", filled=False)
    if any(row["rough"] for row in rows):
        yield Mark("ngày chưa xác định" if vi else "day not settled", shape="", bar=True,
                   dashed=True)  # fmt: skip
