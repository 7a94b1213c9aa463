"""Pictures for the sheets of the explorer, drawn by `vnforeign.plot`."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import vnforeign as vf
from vnforeign import plot

if TYPE_CHECKING:
    from sitegen.words import Lang

__all__ = ["steps_of"]

_LADDER = frozenset(tier.value for tier in vf.Tier)


def steps_of(data: vf.Dataset, place: vf.Place, lang: Lang) -> str | None:
    """The steps of a country on the ladder, up to the last day that the data know; else None."""
    on = data.tiers_until
    ties = data.partnerships.where(country=place.id, level=vf.Level.NATIONAL)
    if on is None or not any(step.form.value in _LADDER for tie in ties for step in tie.steps):
        return None
    chart = plot.steps(data, place.id, on=on, lang=lang)
    with tempfile.TemporaryDirectory() as folder:
        drawn = plot.save(chart, Path(folder) / "steps.svg").read_text("utf-8")
    said = escape(str(chart.description))
    return drawn[drawn.index("<svg") :].replace("<svg", f'<svg role="img" aria-label="{said}"', 1)
