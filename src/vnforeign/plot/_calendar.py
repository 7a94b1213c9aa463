"""The calendar of the anniversaries of a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from vnforeign.aggregate import Anniversary, anniversaries
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.evidence import Record
from vnforeign.model.partnerships import Partnership, Step
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
    shortened,
    table,
    text_width,
)

if TYPE_CHECKING:
    import altair as alt

__all__ = ["calendar"]

_WIDTH: Final = 336


def calendar(
    data: Dataset,
    year: int,
    *,
    every: int = 5,
    places: Sequence[str] | None = None,
    lang: Lang = "en",
) -> alt.VConcatChart:
    """The round years of ties and documents in a year, each on its day of the calendar.

    A tie is a dot, a document a square. One that is known only by its month, year or span of days
    is a bar over all of it, not a guessed day. What is drawn is what `vnforeign.anniversaries`
    answers.

    Args:
        data: The dataset.
        year: The year.
        every: What is round: multiples of so many years.
        places: Only ties and documents of these places, what lies in them and their bodies.
        lang: The language of title, labels and source line.

    Returns:
        The chart; if there is no round year, a picture that says so.

    Raises:
        UnknownName: If the dataset has no such place; it proposes near names.
        ValueError: If ``every`` is not 1 or more.
        InvalidDate: If the year is not in 1 to 9999.
        MissingExtra: Without the package altair (``vnforeign[plot]``).

    >>> import vnforeign as vf
    >>> from vnforeign import plot
    >>> plot.calendar(vf.load(), 2027, every=50).description
    'Round anniversaries of 2027, every 50 years. 5 in all: 4 of ties, 1 of documents.'
    """
    check_lang(lang)
    need("altair")
    vi = lang == "vi"
    chosen = None if places is None else list(places)
    found = anniversaries(data, year, every=every, places=chosen)
    if vi:
        title = f"Kỷ niệm năm tròn trong năm {year}" + (
            f", bội số {every} năm" if every > 1 else ""
        )
    else:
        title = f"Round anniversaries of {year}" + (f", every {every} years" if every > 1 else "")
    if not found.items:
        return frame(nothing(lang), data=data, lang=lang, title=title)
    papers = sum(one.kind == "document" for one in found)
    ties = len(found) - papers
    rows = [_row(at, one, lang) for at, one in enumerate(found)]
    return frame(
        _drawn(rows, lang),
        data=data,
        lang=lang,
        title=title,
        wide=_WIDTH + 40 + text_width(rows, "when", "text"),
        said=(
            f"Tổng số {len(found)}: {ties} về quan hệ, {papers} về văn bản."
            if vi
            else f"{len(found)} in all: {ties} of ties, {papers} of documents."
        ),
        marks=list(_marks(found.items, lang)),
        stated=[_stated(data, one) for one in found],
    )


def _stated(data: Dataset, one: Anniversary) -> Record | Step:
    """What states an anniversary: the step of the tie, or the document."""
    record = data[one.record]
    steps = record.steps if isinstance(record, Partnership) else ()
    same = (step for step in steps if step.form == one.kind and step.since == one.since)
    return next(same, record)


def _row(at: int, one: Anniversary, lang: Lang) -> Row:
    vi = lang == "vi"
    what = one.what_vi if vi else one.what_en
    years = f"{one.years} năm" if vi else f"{one.years} years of"
    return {
        "row": at,
        "record": one.record,
        "when": one.date.format(lang),
        "text": shortened(f"{years} {what}"),
        "whole": f"{years} {what}",
        "first": one.date.first.isoformat(),
        "last": one.date.last.isoformat(),
        "exact": int(one.date.first == one.date.last),
        "shape": "square" if one.kind == "document" else "circle",
        "fill": "#ffffff" if one.kind == "document" else INK,
    }


def _drawn(rows: list[Row], lang: Lang) -> alt.LayerChart:
    import altair as alt

    year = str(rows[0]["first"])[:4]
    month = "'T' + (utcmonth(datum.value) + 1)" if lang == "vi" else "utcFormat(datum.value, '%b')"
    ends = [f"{year}-01-01", f"{year}-12-31T23:59:59Z"]
    scale = alt.Scale(type="utc", domain=ends, nice=False)
    axis = alt.Axis(
        title=None, orient="top", tickCount={"interval": "month", "step": 1}, labelExpr=month,
        labelAlign="left", labelOffset=2,
    )  # fmt: skip
    first = alt.X("first:T", scale=scale, axis=axis)
    last = alt.X("last:T", scale=scale, axis=axis)
    y = alt.Y("row:O", axis=None)
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("when", "whole", "record")]
    dated = alt.Chart(table([row for row in rows if row["exact"]], "days"))
    spans = alt.Chart(table([row for row in rows if not row["exact"]], "spans"))
    return layers(
        lines(rows, _WIDTH),
        spans.mark_rule(color=INK, strokeWidth=4, opacity=1).encode(
            x=first, x2="last:T", y=y, tooltip=tooltip
        ),
        spans.mark_tick(color=INK, thickness=2, size=11, opacity=1).encode(x=first, y=y),
        spans.mark_tick(color=INK, thickness=2, size=11, opacity=1).encode(x=last, y=y),
        dated.mark_point(size=64, stroke=INK, strokeWidth=1.8, opacity=1).encode(
            x=first,
            y=y,
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            tooltip=tooltip,
        ),
        column(rows, "dates", "when", at=-10),
        column(rows, "anniversaries", "text", at=_WIDTH + 12, left=True),
        width=_WIDTH,
        height=max(19 * len(rows), 40),
    )


def _marks(found: Sequence[Anniversary], lang: Lang) -> Iterator[Mark]:
    vi = lang == "vi"
    days = [one for one in found if one.date.first == one.date.last]
    if any(one.kind != "document" for one in days):
        yield Mark("quan hệ" if vi else "a tie")
    if any(one.kind == "document" for one in days):
        yield Mark("văn bản" if vi else "a document", shape="square", filled=False)
    if len(days) < len(found):
        rough = "chỉ biết tháng, năm hoặc khoảng ngày" if vi else "day not known, only this much"
        yield Mark(rough, shape="", bar=True)
