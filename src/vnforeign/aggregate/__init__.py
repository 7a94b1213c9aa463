"""Questions put to a dataset, answered with what was used and what the answer leaves open."""

from __future__ import annotations

from vnforeign.aggregate._restate import NotRestated, Restatement, restate
from vnforeign.aggregate._series import series
from vnforeign.aggregate._tiers import tier_counts, tiers
from vnforeign.aggregate._totals import Rate, Total, total

__all__ = [
    "NotRestated",
    "Rate",
    "Restatement",
    "Total",
    "restate",
    "series",
    "tier_counts",
    "tiers",
    "total",
]
