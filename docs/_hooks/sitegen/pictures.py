"""Pictures for the sheets of the explorer, drawn by `vnforeign.plot`."""

from __future__ import annotations

import re
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
_WORTH_A_PICTURE = 2
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def steps_of(data: vf.Dataset, place: vf.Place, lang: Lang) -> str | None:
    """The steps of a country on the ladder, up to the last day that the data know; else None.

    One step alone is said in a line of the table below: that needs no picture.
    """
    on = data.tiers_until
    if on is None:
        return None
    ties = data.partnerships.where(country=place.id, level=vf.Level.NATIONAL)
    rungs = {step.form for tie in ties for step in tie.steps if step.form.value in _LADDER}
    if len(rungs) < _WORTH_A_PICTURE:
        return None
    chart = plot.steps(data, place.id, on=on, lang=lang)
    with tempfile.TemporaryDirectory() as folder:
        drawn = plot.save(chart, Path(folder) / "steps.svg").read_text("utf-8")
    # One picture with one description: the roles of its marks have none of their own.
    drawn = _ROLES.sub("", drawn[drawn.index("<svg") :])
    said = escape(str(chart.description))
    return drawn.replace("<svg", f'<svg role="img" aria-label="{said}"', 1)
