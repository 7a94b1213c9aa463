"""Totals of frames: the guards of `vnforeign.total` in the engine that holds the figures.

Works on any frame that has the columns of ``frame_schema("observations")``, whichever engine
holds it: polars (eager or lazy), pandas, pyarrow, DuckDB, Dask, PySpark. The heavy work, grouping
and checking, is written once on narwhals and runs where the rows are; what comes back is one row
a group. Needs the extra ``frames``.

>>> import vnforeign as vf
>>> from vnforeign import frames
>>> figures = vf.to_frame(vf.load().observations.where(indicator="fdi-registered-new"))
>>> frames.total(figures, by="place")["place", "amount", "unit", "figures"].rows()[0]
('VN-23', Decimal('372000000.000000000'), 'USD', 1)
"""

from __future__ import annotations

from vnforeign.errors import MissingExtra

try:
    import narwhals as nw  # noqa: F401 - to say plainly that it is missing
    import polars as pl  # noqa: F401
except ImportError as _error:
    raise MissingExtra("frames", _error.name or "narwhals") from _error

from vnforeign.frames._totals import Ready, ready, total

__all__ = ["Ready", "ready", "total"]
