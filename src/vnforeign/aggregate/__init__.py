"""Questions put to a dataset, answered with what was used and what the answer leaves open."""

from __future__ import annotations

from vnforeign.aggregate._facts import LeftOut
from vnforeign.aggregate._series import series
from vnforeign.aggregate._tiers import tier_counts, tiers
from vnforeign.aggregate._totals import Rate, Total, total

__all__ = ["LeftOut", "Rate", "Total", "series", "tier_counts", "tiers", "total"]
