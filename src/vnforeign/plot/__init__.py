"""Pictures of the answers: Altair charts, each with its source line, readable without colour.

Needs the extra ``plot`` (``pip install 'vnforeign[plot]'``). Each function asks one question of
`vnforeign` and draws its answer; titles, labels and source lines are English or Vietnamese. The
charts are ordinary Altair charts: change them, or write them with `save`, without network.

>>> import datetime as dt, vnforeign as vf
>>> from vnforeign import plot
>>> chart = plot.ladder(vf.load(), on=dt.date(2025, 12, 31))
>>> type(chart).__name__
'VConcatChart'
"""

from __future__ import annotations

from vnforeign.plot._calendar import calendar
from vnforeign.plot._commitments import commitments
from vnforeign.plot._compare import compare
from vnforeign.plot._ladder import ladder, steps
from vnforeign.plot._save import save

__all__ = ["calendar", "commitments", "compare", "ladder", "save", "steps"]
