"""What every picture has: its words, its type, its title, its key, and its source line."""

from __future__ import annotations

import importlib.util
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from vnforeign.aggregate._asking import evidence_of
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, MissingExtra
from vnforeign.model.evidence import Record
from vnforeign.model.partnerships import Step

if TYPE_CHECKING:
    import altair as alt

__all__ = [
    "FONT",
    "GRID",
    "INK",
    "SOFT",
    "Mark",
    "Row",
    "check_lang",
    "column",
    "dash",
    "frame",
    "key",
    "layers",
    "lines",
    "need",
    "nothing",
    "shortened",
    "table",
    "text_width",
]

Row = Mapping[str, str | int | float | None]
"""One row of what a chart draws."""

INK: Final = "#1a1a1a"
SOFT: Final = "#595959"  # 7:1 on white
GRID: Final = "#d4d4d4"
FONT: Final = "Noto Sans, Arial, Helvetica, sans-serif"
_NAMED = 3  # sources named in the source line; all of them stand in the chart's metadata
_LETTER = 6.4  # about the width of a letter of the key, in pixels


def need(*packages: str) -> None:
    """Refuse where the extra ``plot`` is not installed."""
    for package in packages:
        if importlib.util.find_spec(package) is None:
            raise MissingExtra("plot", package.replace("vl_convert", "vl-convert-python"))


def check_lang(lang: str) -> None:
    """Refuse a language that no picture speaks."""
    if lang not in ("en", "vi"):
        raise ValueError(f"lang {lang!r}: expected 'vi' or 'en'")


def table(rows: Iterable[Row], name: str) -> alt.InlineData:
    """Rows as the data of a chart, under a name to find them by."""
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows], name=name)


def shortened(text: str, limit: int = 84) -> str:
    """A text that fits a line, cut between words."""
    return textwrap.shorten(text, limit, placeholder=" …")


def layers(*parts: alt.Chart, width: float, height: float) -> alt.LayerChart:
    """Charts upon each other, on one ground."""
    import altair as alt

    made: alt.LayerChart = alt.LayerChart(layer=list(parts)).properties(width=width, height=height)
    return made


def column(rows: Sequence[Row], name: str, field: str, *, at: int, left: bool = False) -> alt.Chart:
    """A column of text beside the rows of a chart: it needs no axis, and equal texts may repeat."""
    import altair as alt

    text = alt.Chart(table(rows, name)).mark_text(
        align="left" if left else "right", baseline="middle", color=INK, limit=900
    )
    made: alt.Chart = text.encode(x=alt.value(at), y=alt.Y("row:O", axis=None), text=f"{field}:N")
    return made


def text_width(rows: Sequence[Row], *fields: str) -> float:
    """About how many pixels the longest texts of some columns take, beside each other."""
    return sum(max((len(str(row[field])) for row in rows), default=0) * 6.2 for field in fields)


def lines(rows: Sequence[Row], width: int) -> alt.Chart:
    """A faint line along each row, so that the eye finds the text beside a mark."""
    import altair as alt

    rule = alt.Chart(table(rows, "lines")).mark_rule(color=GRID, strokeDash=[1, 3])
    made: alt.Chart = rule.encode(x=alt.value(0), x2=alt.value(width), y=alt.Y("row:O", axis=None))
    return made


@attrs.frozen
class Mark:
    """One entry of the key of a chart: a mark, as it is drawn, and what it says."""

    text: str
    shape: str = "circle"
    filled: bool = True
    arrow: int = 0
    bar: bool = False
    dashed: bool = False


def key(marks: Sequence[Mark], wide: float) -> alt.LayerChart:
    """The key of a chart, in as many lines as it needs, drawn with the very marks of the chart."""
    import altair as alt

    points: list[Row] = []
    bars: list[Row] = []
    texts: list[Row] = []
    at = widest = 0.0
    row = 0
    for mark in marks:
        gap = 46 if mark.arrow or mark.bar else 20
        taken = gap + _LETTER * len(mark.text) + 18
        if at and at + taken > wide:
            at, row = 0.0, row + 1
        start, end = at + 8, at + 34
        first = end if mark.arrow < 0 else start
        ends = (start, end) if mark.bar else (first,)
        fill = INK if mark.filled else "#ffffff"
        if mark.shape:
            points.extend({"x": x, "row": row, "shape": mark.shape, "fill": fill} for x in ends)
        if mark.arrow:
            head = f"triangle-{'right' if mark.arrow > 0 else 'left'}"
            points.append(
                {"x": end if mark.arrow > 0 else start, "row": row, "shape": head, "fill": INK}
            )
        if mark.arrow or mark.bar:
            bars.append(
                {"x": start, "x2": end, "row": row, "dash": "dashed" if mark.dashed else "whole"}
            )
        texts.append({"x": at + gap, "row": row, "text": mark.text})
        at += taken
        widest = max(widest, at)
    scale = alt.Scale(domain=[0, widest], nice=False)
    down = alt.Y("row:O", axis=None)
    across = alt.X("x:Q", scale=scale, axis=None)
    rules = alt.Chart(table(bars, "key bars")).mark_rule(color=INK, strokeWidth=2)
    shapes = alt.Chart(table(points, "key marks")).mark_point(
        size=70, stroke=INK, strokeWidth=1.6, opacity=1
    )
    words = alt.Chart(table(texts, "key")).mark_text(align="left", fontSize=11, color=INK)
    return layers(
        rules.encode(x=across, y=down, x2="x2:Q", strokeDash=dash()),
        shapes.encode(
            x=across,
            y=down,
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
        ),
        words.encode(x=across, y=down, text="text:N"),
        width=widest,
        height=18 * (row + 1),
    )


def dash() -> alt.StrokeDash:
    """Whole and dashed lines, told apart by a field."""
    import altair as alt

    return alt.StrokeDash(
        "dash:N",
        scale=alt.Scale(domain=["whole", "dashed"], range=[[1, 0], [4, 3]]),
        legend=None,
    )


def nothing(lang: Lang) -> alt.LayerChart:
    """What stands where there is nothing to draw: it says so."""
    import altair as alt

    said = "Không có số liệu" if lang == "vi" else "No figures"
    text = alt.Chart(table([{"text": said}], "nothing")).mark_text(fontSize=16, color=SOFT)
    return layers(text.encode(text="text:N"), width=420, height=90)


def frame(
    drawn: alt.LayerChart,
    *,
    data: Dataset,
    lang: Lang,
    title: str,
    wide: float = 420,
    said: str = "",
    notes: Iterable[str] = (),
    marks: Sequence[Mark] = (),
    stated: Iterable[Record | Step] = (),
) -> alt.VConcatChart:
    """A chart with its title above, and its key, notes and source line below.

    Args:
        drawn: The chart itself.
        data: The dataset; names and dates the sources.
        lang: The language of the source line.
        title: What the picture shows.
        wide: About how many pixels the picture is wide; longer lines are broken.
        said: The answer in words, under the title; also read to those who do not see it.
        notes: What the picture leaves open, a sentence each.
        marks: The key.
        stated: The records and steps that were drawn; their sources are named.
    """
    import altair as alt

    ids, source = _source_line(data, stated, lang)
    wide = max(wide, 420)
    below = [line for text in (*notes, source) for line in textwrap.wrap(text, int(wide / 5.7))]
    top = alt.TitleParams(
        textwrap.wrap(title, int(wide / 8.6)),
        subtitle=textwrap.wrap(said, int(wide / 6.5)),
        anchor="start",
        frame="bounds",
        fontSize=15,
        subtitleFontSize=12,
        subtitleColor=SOFT,
        color=INK,
        offset=14,
    )
    parts = [drawn.properties(title=top)]
    if marks:
        parts.append(key(marks, wide))
    whole = alt.vconcat(
        *parts,
        title=alt.TitleParams(
            below,
            orient="bottom",
            anchor="start",
            frame="bounds",
            fontSize=10.5,
            fontWeight="normal",
            color=SOFT,
            offset=12,
        ),
        description=f"{title}. {said}".strip() if said else title,
        usermeta={"vnforeign": {"lang": lang, "sources": ids, "version": data.version}},
        padding=14,
        background="white",
        spacing=12,
    )
    made: alt.VConcatChart = (
        whole.resolve_scale(shape="independent", fill="independent", x="independent")
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=INK, labelFontSize=11, titleFontSize=11,
            titleFontWeight="normal", gridColor=GRID, domainColor=SOFT, tickColor=SOFT,
        )
        .configure_text(fontSize=11.5, font=FONT)
    )  # fmt: skip
    return made


def _source_line(
    data: Dataset, stated: Iterable[Record | Step], lang: Lang
) -> tuple[list[str], str]:
    """The ids of the sources that state what is drawn, and the line that names the first of them.

    Those that state most of it come first.
    """
    ids = Counter(source for one in stated for source in evidence_of(one))
    names: Counter[str] = Counter()
    for key_, many in ids.items():
        names[_source_name(data, key_)] += many
    ordered = sorted(names, key=lambda name: (-names[name], name))
    more = len(ordered) - _NAMED
    if more == 1:  # "and 1 more" would be as long as the name
        more = 0
    shown = ordered[:_NAMED] if more > 0 else ordered
    vi = lang == "vi"
    said = "; ".join(shown) or ("không nêu" if vi else "none stated")
    if more > 0:
        said += f" và {more} nguồn khác" if vi else f" and {more} more"
    said += "" if said.endswith("…") else "."
    version = f" {'Dữ liệu, phiên bản' if vi else 'Data, version'} {data.version}."
    return sorted(ids), f"{'Nguồn' if vi else 'Source'}: {said}{version if data.version else ''}"


def _source_name(data: Dataset, key: str) -> str:
    source = data.sources.get(key)
    return key if source is None else shortened(source.publisher or source.title, 96).rstrip(".")
