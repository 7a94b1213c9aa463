"""Questions put to a dataset, answered with what was used and what the answer leaves open."""

from __future__ import annotations

from vnforeign.aggregate._anniversaries import Anniversaries, Anniversary, anniversaries
from vnforeign.aggregate._coverage import Cell, Coverage, coverage
from vnforeign.aggregate._diff import Change, Diff, diff
from vnforeign.aggregate._documents import (
    DocumentGraph,
    DocumentLink,
    InForce,
    Link,
    document_graph,
    in_force,
)
from vnforeign.aggregate._facts import LeftOut
from vnforeign.aggregate._growth import Growth, growth
from vnforeign.aggregate._matrix import Matrix, matrix
from vnforeign.aggregate._moves import Move, moves
from vnforeign.aggregate._partners import Partner, Ties, partners, ties
from vnforeign.aggregate._rank import Ranked, rank
from vnforeign.aggregate._ratios import PerCapita, Share, per_capita, share
from vnforeign.aggregate._series import series
from vnforeign.aggregate._tiers import tier_counts, tiers
from vnforeign.aggregate._totals import Rate, Total, total

__all__ = [
    "Anniversaries",
    "Anniversary",
    "Cell",
    "Change",
    "Coverage",
    "Diff",
    "DocumentGraph",
    "DocumentLink",
    "Growth",
    "InForce",
    "LeftOut",
    "Link",
    "Matrix",
    "Move",
    "Partner",
    "PerCapita",
    "Ranked",
    "Rate",
    "Share",
    "Ties",
    "Total",
    "anniversaries",
    "coverage",
    "diff",
    "document_graph",
    "growth",
    "in_force",
    "matrix",
    "moves",
    "partners",
    "per_capita",
    "rank",
    "series",
    "share",
    "tier_counts",
    "tiers",
    "ties",
    "total",
]
