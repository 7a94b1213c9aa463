"""The matrix of commitments as a heat map whose numbers are printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from vnforeign.aggregate import Matrix, matrix
from vnforeign.aggregate._asking import named
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.commitments import CommitmentKind
from vnforeign.plot._frame import (
    GRID,
    INK,
    Row,
    check_lang,
    frame,
    layers,
    need,
    nothing,
    shortened,
    table,
)

if TYPE_CHECKING:
    import altair as alt

__all__ = ["commitments", "contrast"]

_CELL: Final = (58, 25)
_LIGHT: Final = (0xE9, 0xF1, 0xF8)
_DARK: Final = (0x0B, 0x37, 0x68)
_WHITE: Final = "#ffffff"

_KINDS: Final = {
    CommitmentKind.TASK: ("Tasks", "Nhiệm vụ"),
    CommitmentKind.AIM: ("Aims", "Mục tiêu"),
    CommitmentKind.OPPORTUNITY: ("Opportunities", "Thời cơ, thuận lợi"),
    CommitmentKind.CHALLENGE: ("Challenges", "Khó khăn, thách thức"),
    CommitmentKind.LIMITATION: ("Limitations", "Hạn chế"),
    CommitmentKind.LESSON: ("Lessons", "Bài học kinh nghiệm"),
    CommitmentKind.RECOMMENDATION: ("Recommendations", "Kiến nghị"),
    CommitmentKind.ACHIEVEMENT: ("Achievements", "Kết quả"),
}


def commitments(
    data: Dataset,
    *,
    kind: CommitmentKind | str | None = None,
    places: Iterable[str] | None = None,
    fields: Iterable[str] | None = None,
    lang: Lang = "en",
) -> alt.VConcatChart:
    """Commitments by place and field of work: a heat map with the number printed in each cell.

    The darker, the more; an empty cell is none. A commitment that touches several fields stands
    in several cells, so the last row, where each counts once, is not the sum of the others. What
    is drawn is what `vnforeign.matrix` answers.

    Args:
        data: The dataset.
        kind: Only commitments of this kind (``"task"``, ``"aim"``, ``"challenge"`` ...).
        places: The columns, in this order; otherwise every place that has one.
        fields: The rows, in this order; otherwise every field that one of them touches, the fullest
            first.
        lang: The language of title, labels and source line.

    Returns:
        The chart; if there is no such commitment, a picture that says so.

    Raises:
        UnknownName: If the dataset has no such place or field, or there is no such kind; it
            proposes near names.
        MissingExtra: Without the package altair (``vnforeign[plot]``).

    >>> import vnforeign as vf
    >>> from vnforeign import plot
    >>> plot.commitments(vf.load(), kind="aim", places=["VN-69", "VN-23"], lang="vi").description
    'Mục tiêu theo địa phương và mảng công tác. Thái Nguyên 9, Hà Tĩnh 4.'
    """
    check_lang(lang)
    need("altair")
    vi = lang == "vi"
    columns = None if fields is None else tuple(fields)
    found = matrix(data, kind=kind, places=places, fields=columns)
    what = ("Commitments", "Nhiệm vụ, mục tiêu và nhận định") if kind is None else _kind(kind)
    title = f"{what[1]} theo địa phương và mảng công tác" if vi else (
        f"{what[0]} by place and field of work"
    )  # fmt: skip
    if not found.total():
        return frame(nothing(lang), data=data, lang=lang, title=title)
    totals = sorted(found.places, key=lambda place: -found.total(place))
    said = ", ".join(f"{named(data, place, lang)} {found.total(place)}" for place in totals)
    names = [named(data, field, lang) for field in found.fields] or [""]
    note = (
        "Một nội dung thuộc nhiều mảng được tính ở mỗi mảng; dòng cuối tính mỗi nội dung một lần."
        if vi
        else "One that touches several fields stands in each; in the last row each counts once."
    )
    return frame(
        _drawn(data, found, lang, chosen=columns is not None),
        data=data,
        lang=lang,
        title=title,
        wide=_CELL[0] * len(found.places) + 30 + 6.2 * max(map(len, names)),
        said=f"{said}.",
        notes=[note],
        stated=list(
            {
                one.id: one
                for some in (*found.cells.values(), *found.unfiled.values())
                for one in some
            }.values()
        ),
    )


def _kind(kind: CommitmentKind | str) -> tuple[str, str]:
    return _KINDS[CommitmentKind(kind)]


def _drawn(data: Dataset, found: Matrix, lang: Lang, *, chosen: bool) -> alt.LayerChart:
    import altair as alt

    vi = lang == "vi"
    most = max((len(some) for some in found.cells.values()), default=1)
    cells: list[Row] = []
    names: list[str] = [named(data, field, lang) for field in found.fields]
    order = list(range(len(names)))
    if not chosen:
        order.sort(key=lambda at: _weight(found, found.fields[at]))
    for row, at in enumerate(order):
        for column, place in enumerate(found.places):
            many = found.count(place, found.fields[at])
            fill, ink = _colours(many, most)
            cells.append(
                {
                    "row": row, "column": column, "place": place, "field": found.fields[at],
                    "name": f"{named(data, place, lang)}, {names[at]}", "count": many,
                    "text": str(many or ""), "fill": fill, "ink": ink,
                }
            )  # fmt: skip
    rows: list[Row] = [
        {"row": row, "text": shortened(names[at], 52)} for row, at in enumerate(order)
    ]
    sums: list[Row] = []

    def add(text: str, counts: list[int]) -> None:
        rows.append({"row": len(rows), "text": text})
        sums.extend(
            {"row": len(rows) - 1, "column": column, "text": str(many or "")}
            for column, many in enumerate(counts)
        )

    if any(found.unfiled.values()):
        add(
            "không thuộc mảng nào ở trên" if vi else "none of these",
            [len(found.unfiled.get(place, ())) for place in found.places],
        )
    add(
        "tổng số, mỗi nội dung một lần" if vi else "all, each counted once",
        [found.total(place) for place in found.places],
    )
    heads: list[Row] = [
        {"column": column, "text": shortened(named(data, place, lang), 30)}
        for column, place in enumerate(found.places)
    ]
    x = alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    shaded = alt.Chart(table(cells, "cells"))
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("name", "count")]
    text = alt.Chart(table(rows, "fields")).mark_text(align="right", color=INK, limit=600)
    return layers(
        shaded.mark_rect(stroke=GRID, strokeWidth=1).encode(
            x=x, y=y, fill=alt.Fill("fill:N", scale=None), tooltip=tooltip
        ),
        shaded.mark_text(fontWeight="bold").encode(
            x=x, y=y, text="text:N", color=alt.Color("ink:N", scale=None)
        ),
        alt.Chart(table(sums, "sums")).mark_text(color=INK).encode(x=x, y=y, text="text:N"),
        text.encode(x=alt.value(-10), y=y, text="text:N"),
        alt.Chart(table(heads, "places"))
        .mark_text(align="left", baseline="middle", angle=325, color=INK, dx=4, dy=-4)
        .encode(x=x, y=alt.value(-6), text="text:N"),
        width=_CELL[0] * len(found.places),
        height=_CELL[1] * len(rows),
    )


def _weight(found: Matrix, field: str) -> int:
    """Fields that most commitments touch stand first; equal ones keep their order."""
    return -sum(found.count(place, field) for place in found.places)


def _colours(many: int, most: int) -> tuple[str, str]:
    """The ground of a cell, and the ink that is best read on it."""
    if not many:
        return _WHITE, INK
    share = (many - 1) / (most - 1) if most > 1 else 0.0
    mixed = (round(a + (b - a) * share) for a, b in zip(_LIGHT, _DARK, strict=True))
    fill = "#" + "".join(f"{part:02x}" for part in mixed)
    return fill, max(("#000000", _WHITE), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
