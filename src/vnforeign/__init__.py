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
        Rate as Rate,
        Total as Total,
        series as series,
        tier_counts as tier_counts,
        tiers as tiers,
        total as total,
    )
    from vnforeign.checks import (
        Acknowledgement as Acknowledgement,
        Finding as Finding,
        Problem as Problem,
        Report as Report,
        Rule as Rule,
        Severity as Severity,
        check as check,
        read_acknowledgements as read_acknowledgements,
        rule as rule,
        rules as rules,
        verify_evidence as verify_evidence,
    )
    from vnforeign.convert import (
        canonical_json as canonical_json,
        converter as converter,
        read_records as read_records,
    )
    from vnforeign.dataset import (
        Collection as Collection,
        Dataset as Dataset,
        from_json as from_json,
        load as load,
        read as read,
        to_json as to_json,
    )
    from vnforeign.errors import (
        DuplicateId as DuplicateId,
        Fault as Fault,
        InvalidData as InvalidData,
        InvalidDate as InvalidDate,
        InvalidDocumentNumber as InvalidDocumentNumber,
        InvalidPeriod as InvalidPeriod,
        InvalidQuantity as InvalidQuantity,
        InvalidRecord as InvalidRecord,
        MissingExtra as MissingExtra,
        MixedSumError as MixedSumError,
        ParseError as ParseError,
        UndecidedWarning as UndecidedWarning,
        UnknownName as UnknownName,
        VnforeignError as VnforeignError,
    )
    from vnforeign.extract import (
        Citation as Citation,
        Span as Span,
        find as find,
    )
    from vnforeign.model.commitments import (
        Commitment as Commitment,
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
        Record as Record,
    )
    from vnforeign.model.indicators import (
        Indicator as Indicator,
        Nature as Nature,
        Observation as Observation,
        Status as Status,
    )
    from vnforeign.model.institutions import (
        Institution as Institution,
    )
    from vnforeign.model.partnerships import (
        Form as Form,
        Partnership as Partnership,
        Step as Step,
        Tier as Tier,
    )
    from vnforeign.model.places import (
        Codes as Codes,
        Place as Place,
        PlaceKind as PlaceKind,
    )
    from vnforeign.model.sources import (
        Source as Source,
    )
    from vnforeign.model.taxonomy import (
        FieldOfWork as FieldOfWork,
        Level as Level,
        Pillar as Pillar,
        Scheme as Scheme,
    )
    from vnforeign.values.dates import (
        PartialDate as PartialDate,
        Precision as Precision,
    )
    from vnforeign.values.documents import (
        DocumentNumber as DocumentNumber,
        DocumentType as DocumentType,
        Family as Family,
        IssuerSign as IssuerSign,
        document_types as document_types,
        issuer_signs as issuer_signs,
    )
    from vnforeign.values.names import (
        canonical as canonical,
        fold as fold,
        slug as slug,
    )
    from vnforeign.values.periods import (
        Period as Period,
        Relation as Relation,
    )
    from vnforeign.values.quantities import (
        Bounds as Bounds,
        Hedge as Hedge,
        Quantity as Quantity,
    )
    from vnforeign.values.terms import (
        Congress as Congress,
        NationalAssembly as NationalAssembly,
        congress_term as congress_term,
        congresses as congresses,
        national_assemblies as national_assemblies,
        national_assembly as national_assembly,
    )
    from vnforeign.values.units import (
        Unit as Unit,
        UnitKind as UnitKind,
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
    "rule",
    "rules",
    "series",
    "slug",
    "tier_counts",
    "tiers",
    "to_json",
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
        "check",
        "read_acknowledgements",
        "rule",
        "rules",
        "verify_evidence",
    ),
    "extract": (
        "Citation",
        "Span",
        "find",
    ),
    "aggregate": (
        "Rate",
        "Total",
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
            import importlib  # noqa: PLC0415 - already loaded by the interpreter's own start

            value = getattr(importlib.import_module(f"vnforeign.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'vnforeign' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
