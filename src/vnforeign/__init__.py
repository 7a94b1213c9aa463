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
        NotRestated as NotRestated,
    )
    from vnforeign.aggregate import (
        Rate as Rate,
    )
    from vnforeign.aggregate import (
        Restatement as Restatement,
    )
    from vnforeign.aggregate import (
        Total as Total,
    )
    from vnforeign.aggregate import (
        restate as restate,
    )
    from vnforeign.aggregate import (
        series as series,
    )
    from vnforeign.aggregate import (
        tier_counts as tier_counts,
    )
    from vnforeign.aggregate import (
        tiers as tiers,
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
    "Bounds",
    "Citation",
    "Codes",
    "Collection",
    "Commitment",
    "CommitmentKind",
    "Congress",
    "Dataset",
    "Directive",
    "DocumentNumber",
    "DocumentType",
    "DuplicateId",
    "Event",
    "Evidence",
    "Family",
    "Fault",
    "FieldOfWork",
    "Finding",
    "Form",
    "Hedge",
    "Indicator",
    "Institution",
    "InvalidData",
    "InvalidDate",
    "InvalidDocumentNumber",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "IssuerSign",
    "Level",
    "MissingExtra",
    "MixedSumError",
    "NationalAssembly",
    "Nature",
    "NotRestated",
    "Observation",
    "ParseError",
    "PartialDate",
    "Partnership",
    "Period",
    "Pillar",
    "Place",
    "PlaceKind",
    "Precision",
    "Problem",
    "Quantity",
    "Rate",
    "Record",
    "Relation",
    "Report",
    "Restatement",
    "Rule",
    "Scheme",
    "Severity",
    "Source",
    "Span",
    "Status",
    "Step",
    "Tier",
    "Total",
    "UndecidedWarning",
    "Unit",
    "UnitKind",
    "UnknownName",
    "VnforeignError",
    "__version__",
    "canonical",
    "canonical_json",
    "catalogue",
    "check",
    "congress_term",
    "congresses",
    "converter",
    "document_types",
    "find",
    "fold",
    "from_json",
    "issuer_signs",
    "load",
    "national_assemblies",
    "national_assembly",
    "read",
    "read_acknowledgements",
    "read_records",
    "restate",
    "rule",
    "rules",
    "series",
    "slug",
    "tier_counts",
    "tiers",
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
    "aggregate": (
        "NotRestated",
        "Rate",
        "Restatement",
        "Total",
        "restate",
        "series",
        "tier_counts",
        "tiers",
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
