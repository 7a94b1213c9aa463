"""Pictures written to files, without network."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vnforeign.errors import UnknownName
from vnforeign.plot._frame import need

if TYPE_CHECKING:
    import altair as alt

__all__ = ["save"]

_FORMATS: Final = (".svg", ".png", ".html", ".json")


def save(chart: alt.TopLevelMixin, path: str | os.PathLike[str], *, scale: float = 2) -> Path:
    """Write a chart to a file; its suffix says as what. Nothing is fetched.

    ``.png`` and ``.svg`` are drawn by vl-convert, PNG with the font Noto Sans that comes with this
    library, as the fonts of vl-convert lack Vietnamese letters. ``.html`` holds all that shows it,
    scripts and all, and opens without network. ``.json`` is the Vega-Lite specification.

    Args:
        chart: The chart, of this module or any other of Altair.
        path: The file; one that is there is overwritten.
        scale: Pixels of a PNG to a point of the chart.

    Returns:
        The path.

    Raises:
        UnknownName: If the suffix names no format.
        MissingExtra: Without the packages altair and vl-convert-python (``vnforeign[plot]``).
        OSError: If the file cannot be written.

    >>> import tempfile, pathlib, vnforeign as vf
    >>> from vnforeign import plot
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     chart = plot.commitments(vf.load(), kind="aim", lang="vi")
    ...     made = plot.save(chart, pathlib.Path(folder, "aims.svg"))
    ...     "Thái Nguyên" in made.read_text("utf-8")
    True
    """
    where = Path(path)
    kind = where.suffix.lower()
    if kind not in _FORMATS:
        raise UnknownName("format of pictures", kind or where.name, _FORMATS)
    need("altair", "vl_convert")
    if kind == ".json":
        where.write_text(chart.to_json(), "utf-8", newline="\n")
        return where
    _register_font()
    if kind == ".png":
        chart.save(str(where), format="png", scale_factor=scale)
    elif kind == ".svg":
        chart.save(str(where), format="svg")
    else:
        chart.save(str(where), format="html", inline=True)
    return where


@functools.cache
def _register_font() -> None:
    """Tell vl-convert of the font beside this file; once is enough."""
    import vl_convert

    vl_convert.register_font_directory(str(Path(__file__).parent / "fonts"))
