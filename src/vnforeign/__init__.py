"""Vietnam's foreign affairs as typed, evidenced, checkable data.

Every fact carries its evidence; every number carries its hedge, unit, period and nature; and
nothing is added up that cannot be added up.

Names are loaded when they are first used: importing the package reads no data and loads neither
cattrs nor Hypothesis, nor even attrs.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would cost as much as all the rest
if TYPE_CHECKING:
    from vnforeign._version import (
        __version__ as __version__,
    )
    from vnforeign.aggregate import (
        Anniversaries as Anniversaries,
    )
    from vnforeign.aggregate import (
        Anniversary as Anniversary,
    )
    from vnforeign.aggregate import (
        Change as Change,
    )
    from vnforeign.aggregate import (
        Comparison as Comparison,
    )
    from vnforeign.aggregate import (
        Counted as Counted,
    )
    from vnforeign.aggregate import (
        Coverage as Coverage,
    )
    from vnforeign.aggregate import (
        CoverageCell as CoverageCell,
    )
    from vnforeign.aggregate import (
        Diff as Diff,
    )
    from vnforeign.aggregate import (
        DocumentGraph as DocumentGraph,
    )
    from vnforeign.aggregate import (
        DocumentLink as DocumentLink,
    )
    from vnforeign.aggregate import (
        Enumeration as Enumeration,
    )
    from vnforeign.aggregate import (
        Growth as Growth,
    )
    from vnforeign.aggregate import (
        InForce as InForce,
    )
    from vnforeign.aggregate import (
        LeftOut as LeftOut,
    )
    from vnforeign.aggregate import (
        LinkKind as LinkKind,
    )
    from vnforeign.aggregate import (
        Matrix as Matrix,
    )
    from vnforeign.aggregate import (
        Member as Member,
    )
    from vnforeign.aggregate import (
        Move as Move,
    )
    from vnforeign.aggregate import (
        NotRestated as NotRestated,
    )
    from vnforeign.aggregate import (
        Outcome as Outcome,
    )
    from vnforeign.aggregate import (
        Partner as Partner,
    )
    from vnforeign.aggregate import (
        PerCapita as PerCapita,
    )
    from vnforeign.aggregate import (
        Ranked as Ranked,
    )
    from vnforeign.aggregate import (
        Rate as Rate,
    )
    from vnforeign.aggregate import (
        Reconciliation as Reconciliation,
    )
    from vnforeign.aggregate import (
        Restatement as Restatement,
    )
    from vnforeign.aggregate import (
        Share as Share,
    )
    from vnforeign.aggregate import (
        Ties as Ties,
    )
    from vnforeign.aggregate import (
        Together as Together,
    )
    from vnforeign.aggregate import (
        Total as Total,
    )
    from vnforeign.aggregate import (
        anniversaries as anniversaries,
    )
    from vnforeign.aggregate import (
        coverage as coverage,
    )
    from vnforeign.aggregate import (
        diff as diff,
    )
    from vnforeign.aggregate import (
        document_graph as document_graph,
    )
    from vnforeign.aggregate import (
        enumerations as enumerations,
    )
    from vnforeign.aggregate import (
        growth as growth,
    )
    from vnforeign.aggregate import (
        in_force as in_force,
    )
    from vnforeign.aggregate import (
        matrix as matrix,
    )
    from vnforeign.aggregate import (
        moves as moves,
    )
    from vnforeign.aggregate import (
        partners as partners,
    )
    from vnforeign.aggregate import (
        per_capita as per_capita,
    )
    from vnforeign.aggregate import (
        rank as rank,
    )
    from vnforeign.aggregate import (
        reconcile as reconcile,
    )
    from vnforeign.aggregate import (
        restate as restate,
    )
    from vnforeign.aggregate import (
        series as series,
    )
    from vnforeign.aggregate import (
        share as share,
    )
    from vnforeign.aggregate import (
        tier_counts as tier_counts,
    )
    from vnforeign.aggregate import (
        tiers as tiers,
    )
    from vnforeign.aggregate import (
        ties as ties,
    )
    from vnforeign.aggregate import (
        total as total,
    )
    from vnforeign.checks import (
        Acknowledgement as Acknowledgement,
    )
    from vnforeign.checks import (
        Finding as Finding,
    )
    from vnforeign.checks import (
        Problem as Problem,
    )
    from vnforeign.checks import (
        Report as Report,
    )
    from vnforeign.checks import (
        Rule as Rule,
    )
    from vnforeign.checks import (
        Severity as Severity,
    )
    from vnforeign.checks import (
        catalogue as catalogue,
    )
    from vnforeign.checks import (
        check as check,
    )
    from vnforeign.checks import (
        read_acknowledgements as read_acknowledgements,
    )
    from vnforeign.checks import (
        rule as rule,
    )
    from vnforeign.checks import (
        rules as rules,
    )
    from vnforeign.checks import (
        to_github as to_github,
    )
    from vnforeign.checks import (
        to_sarif as to_sarif,
    )
    from vnforeign.checks import (
        verify_evidence as verify_evidence,
    )
    from vnforeign.convert import (
        canonical_json as canonical_json,
    )
    from vnforeign.convert import (
        converter as converter,
    )
    from vnforeign.convert import (
        read_records as read_records,
    )
    from vnforeign.dataset import (
        Collection as Collection,
    )
    from vnforeign.dataset import (
        Dataset as Dataset,
    )
    from vnforeign.dataset import (
        from_json as from_json,
    )
    from vnforeign.dataset import (
        load as load,
    )
    from vnforeign.dataset import (
        read as read,
    )
    from vnforeign.dataset import (
        to_json as to_json,
    )
    from vnforeign.errors import (
        CoverageWarning as CoverageWarning,
    )
    from vnforeign.errors import (
        DuplicateId as DuplicateId,
    )
    from vnforeign.errors import (
        Fault as Fault,
    )
    from vnforeign.errors import (
        InvalidData as InvalidData,
    )
    from vnforeign.errors import (
        InvalidDate as InvalidDate,
    )
    from vnforeign.errors import (
        InvalidDocumentNumber as InvalidDocumentNumber,
    )
    from vnforeign.errors import (
        InvalidPeriod as InvalidPeriod,
    )
    from vnforeign.errors import (
        InvalidQuantity as InvalidQuantity,
    )
    from vnforeign.errors import (
        InvalidRecord as InvalidRecord,
    )
    from vnforeign.errors import (
        MissingExtra as MissingExtra,
    )
    from vnforeign.errors import (
        MixedSumError as MixedSumError,
    )
    from vnforeign.errors import (
        ParseError as ParseError,
    )
    from vnforeign.errors import (
        UndecidedWarning as UndecidedWarning,
    )
    from vnforeign.errors import (
        UnknownName as UnknownName,
    )
    from vnforeign.errors import (
        VnforeignError as VnforeignError,
    )
    from vnforeign.extract import (
        Citation as Citation,
    )
    from vnforeign.extract import (
        Span as Span,
    )
    from vnforeign.extract import (
        find as find,
    )
    from vnforeign.interchange import (
        Column as Column,
    )
    from vnforeign.interchange import (
        frame_schema as frame_schema,
    )
    from vnforeign.interchange import (
        to_frame as to_frame,
    )
    from vnforeign.interchange import (
        to_frames as to_frames,
    )
    from vnforeign.model.commitments import (
        Commitment as Commitment,
    )
    from vnforeign.model.commitments import (
        CommitmentKind as CommitmentKind,
    )
    from vnforeign.model.directives import (
        Directive as Directive,
    )
    from vnforeign.model.events import (
        Event as Event,
    )
    from vnforeign.model.evidence import (
        Evidence as Evidence,
    )
    from vnforeign.model.evidence import (
        Record as Record,
    )
    from vnforeign.model.indicators import (
        Indicator as Indicator,
    )
    from vnforeign.model.indicators import (
        Nature as Nature,
    )
    from vnforeign.model.indicators import (
        Observation as Observation,
    )
    from vnforeign.model.indicators import (
        Status as Status,
    )
    from vnforeign.model.institutions import (
        Institution as Institution,
    )
    from vnforeign.model.partnerships import (
        Form as Form,
    )
    from vnforeign.model.partnerships import (
        Partnership as Partnership,
    )
    from vnforeign.model.partnerships import (
        Step as Step,
    )
    from vnforeign.model.partnerships import (
        Tier as Tier,
    )
    from vnforeign.model.places import (
        Codes as Codes,
    )
    from vnforeign.model.places import (
        Place as Place,
    )
    from vnforeign.model.places import (
        PlaceKind as PlaceKind,
    )
    from vnforeign.model.sources import (
        Source as Source,
    )
    from vnforeign.model.taxonomy import (
        FieldOfWork as FieldOfWork,
    )
    from vnforeign.model.taxonomy import (
        Level as Level,
    )
    from vnforeign.model.taxonomy import (
        Pillar as Pillar,
    )
    from vnforeign.model.taxonomy import (
        Scheme as Scheme,
    )
    from vnforeign.values.dates import (
        PartialDate as PartialDate,
    )
    from vnforeign.values.dates import (
        Precision as Precision,
    )
    from vnforeign.values.documents import (
        DocumentNumber as DocumentNumber,
    )
    from vnforeign.values.documents import (
        DocumentType as DocumentType,
    )
    from vnforeign.values.documents import (
        Family as Family,
    )
    from vnforeign.values.documents import (
        IssuerSign as IssuerSign,
    )
    from vnforeign.values.documents import (
        document_types as document_types,
    )
    from vnforeign.values.documents import (
        issuer_signs as issuer_signs,
    )
    from vnforeign.values.names import (
        canonical as canonical,
    )
    from vnforeign.values.names import (
        fold as fold,
    )
    from vnforeign.values.names import (
        slug as slug,
    )
    from vnforeign.values.periods import (
        Period as Period,
    )
    from vnforeign.values.periods import (
        Relation as Relation,
    )
    from vnforeign.values.quantities import (
        Bounds as Bounds,
    )
    from vnforeign.values.quantities import (
        Hedge as Hedge,
    )
    from vnforeign.values.quantities import (
        Quantity as Quantity,
    )
    from vnforeign.values.terms import (
        Congress as Congress,
    )
    from vnforeign.values.terms import (
        NationalAssembly as NationalAssembly,
    )
    from vnforeign.values.terms import (
        congress_term as congress_term,
    )
    from vnforeign.values.terms import (
        congresses as congresses,
    )
    from vnforeign.values.terms import (
        national_assemblies as national_assemblies,
    )
    from vnforeign.values.terms import (
        national_assembly as national_assembly,
    )
    from vnforeign.values.units import (
        Unit as Unit,
    )
    from vnforeign.values.units import (
        UnitKind as UnitKind,
    )
    from vnforeign.values.units import (
        units as units,
    )

__all__ = [
    "Acknowledgement",
    "Anniversaries",
    "Anniversary",
    "Bounds",
    "Change",
    "Citation",
    "Codes",
    "Collection",
    "Column",
    "Commitment",
    "CommitmentKind",
    "Comparison",
    "Congress",
    "Counted",
    "Coverage",
    "CoverageCell",
    "CoverageWarning",
    "Dataset",
    "Diff",
    "Directive",
    "DocumentGraph",
    "DocumentLink",
    "DocumentNumber",
    "DocumentType",
    "DuplicateId",
    "Enumeration",
    "Event",
    "Evidence",
    "Family",
    "Fault",
    "FieldOfWork",
    "Finding",
    "Form",
    "Growth",
    "Hedge",
    "InForce",
    "Indicator",
    "Institution",
    "InvalidData",
    "InvalidDate",
    "InvalidDocumentNumber",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "IssuerSign",
    "LeftOut",
    "Level",
    "LinkKind",
    "Matrix",
    "Member",
    "MissingExtra",
    "MixedSumError",
    "Move",
    "NationalAssembly",
    "Nature",
    "NotRestated",
    "Observation",
    "Outcome",
    "ParseError",
    "PartialDate",
    "Partner",
    "Partnership",
    "PerCapita",
    "Period",
    "Pillar",
    "Place",
    "PlaceKind",
    "Precision",
    "Problem",
    "Quantity",
    "Ranked",
    "Rate",
    "Reconciliation",
    "Record",
    "Relation",
    "Report",
    "Restatement",
    "Rule",
    "Scheme",
    "Severity",
    "Share",
    "Source",
    "Span",
    "Status",
    "Step",
    "Tier",
    "Ties",
    "Together",
    "Total",
    "UndecidedWarning",
    "Unit",
    "UnitKind",
    "UnknownName",
    "VnforeignError",
    "__version__",
    "anniversaries",
    "canonical",
    "canonical_json",
    "catalogue",
    "check",
    "congress_term",
    "congresses",
    "converter",
    "coverage",
    "diff",
    "document_graph",
    "document_types",
    "enumerations",
    "find",
    "fold",
    "frame_schema",
    "from_json",
    "growth",
    "in_force",
    "issuer_signs",
    "load",
    "matrix",
    "moves",
    "national_assemblies",
    "national_assembly",
    "partners",
    "per_capita",
    "rank",
    "read",
    "read_acknowledgements",
    "read_records",
    "reconcile",
    "restate",
    "rule",
    "rules",
    "series",
    "share",
    "slug",
    "tier_counts",
    "tiers",
    "ties",
    "to_frame",
    "to_frames",
    "to_github",
    "to_json",
    "to_sarif",
    "total",
    "units",
    "verify_evidence",
]

_HOME = {
    "_version": ("__version__",),
    "errors": (
        "CoverageWarning",
        "DuplicateId",
        "Fault",
        "InvalidData",
        "InvalidDate",
        "InvalidDocumentNumber",
        "InvalidPeriod",
        "InvalidQuantity",
        "InvalidRecord",
        "MissingExtra",
        "MixedSumError",
        "ParseError",
        "UndecidedWarning",
        "UnknownName",
        "VnforeignError",
    ),
    "values.documents": (
        "DocumentNumber",
        "DocumentType",
        "Family",
        "IssuerSign",
        "document_types",
        "issuer_signs",
    ),
    "values.quantities": (
        "Bounds",
        "Hedge",
        "Quantity",
    ),
    "values.units": (
        "Unit",
        "UnitKind",
        "units",
    ),
    "values.dates": (
        "PartialDate",
        "Precision",
    ),
    "values.periods": (
        "Period",
        "Relation",
    ),
    "values.terms": (
        "Congress",
        "NationalAssembly",
        "congress_term",
        "congresses",
        "national_assemblies",
        "national_assembly",
    ),
    "values.names": (
        "canonical",
        "fold",
        "slug",
    ),
    "model.evidence": (
        "Evidence",
        "Record",
    ),
    "model.sources": ("Source",),
    "model.taxonomy": (
        "FieldOfWork",
        "Level",
        "Pillar",
        "Scheme",
    ),
    "model.places": (
        "Codes",
        "Place",
        "PlaceKind",
    ),
    "model.institutions": ("Institution",),
    "model.directives": ("Directive",),
    "model.partnerships": (
        "Form",
        "Partnership",
        "Step",
        "Tier",
    ),
    "model.indicators": (
        "Indicator",
        "Nature",
        "Observation",
        "Status",
    ),
    "model.commitments": (
        "Commitment",
        "CommitmentKind",
    ),
    "model.events": ("Event",),
    "convert": (
        "canonical_json",
        "converter",
        "read_records",
    ),
    "dataset": (
        "Collection",
        "Dataset",
        "from_json",
        "load",
        "read",
        "to_json",
    ),
    "checks": (
        "Acknowledgement",
        "Finding",
        "Problem",
        "Report",
        "Rule",
        "Severity",
        "catalogue",
        "check",
        "read_acknowledgements",
        "rule",
        "rules",
        "to_github",
        "to_sarif",
        "verify_evidence",
    ),
    "extract": (
        "Citation",
        "Span",
        "find",
    ),
    "interchange": (
        "Column",
        "frame_schema",
        "to_frame",
        "to_frames",
    ),
    "aggregate": (
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
    ),
}
"""The module each public name lives in; a test holds it against the imports above."""


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            import importlib

            value = getattr(importlib.import_module(f"vnforeign.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'vnforeign' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
