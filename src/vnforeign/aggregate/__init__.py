"""Questions put to a dataset, answered with what was used and what the answer leaves open."""

from __future__ import annotations

from vnforeign.aggregate._anniversaries import Anniversaries, Anniversary, anniversaries
from vnforeign.aggregate._coverage import Coverage, CoverageCell, coverage
from vnforeign.aggregate._diff import Change, Diff, diff
from vnforeign.aggregate._documents import (
    DocumentGraph,
    DocumentLink,
    InForce,
    LinkKind,
    document_graph,
    in_force,
)
from vnforeign.aggregate._enumerations import Enumeration, Member, enumerations
from vnforeign.aggregate._facts import LeftOut
from vnforeign.aggregate._growth import Growth, growth
from vnforeign.aggregate._matrix import Matrix, matrix
from vnforeign.aggregate._moves import Move, moves
from vnforeign.aggregate._partners import Partner, Ties, partners, ties
from vnforeign.aggregate._rank import Ranked, rank
from vnforeign.aggregate._ratios import PerCapita, Share, per_capita, share
from vnforeign.aggregate._reconcile import (
    Comparison,
    Counted,
    Outcome,
    Reconciliation,
    Together,
    reconcile,
)
from vnforeign.aggregate._restate import NotRestated, Restatement, restate
from vnforeign.aggregate._series import series
from vnforeign.aggregate._tiers import tier_counts, tiers
from vnforeign.aggregate._totals import Rate, Total, total

__all__ = [
    "Anniversaries",
    "Anniversary",
    "Change",
    "Comparison",
    "Counted",
    "Coverage",
    "CoverageCell",
    "Diff",
    "DocumentGraph",
    "DocumentLink",
    "Enumeration",
    "Growth",
    "InForce",
    "LeftOut",
    "LinkKind",
    "Matrix",
    "Member",
    "Move",
    "NotRestated",
    "Outcome",
    "Partner",
    "PerCapita",
    "Ranked",
    "Rate",
    "Reconciliation",
    "Restatement",
    "Share",
    "Ties",
    "Together",
    "Total",
    "anniversaries",
    "coverage",
    "diff",
    "document_graph",
    "enumerations",
    "growth",
    "in_force",
    "matrix",
    "moves",
    "partners",
    "per_capita",
    "rank",
    "reconcile",
    "restate",
    "series",
    "share",
    "tier_counts",
    "tiers",
    "ties",
    "total",
]
