"""The strategy of each public class, for ``st.from_type``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from vnforeign.aggregate import Rate
from vnforeign.dataset import Dataset
from vnforeign.extract import Citation, Span
from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Indicator, Observation
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Partnership, Step
from vnforeign.model.places import Codes, Place
from vnforeign.model.sources import Source
from vnforeign.model.taxonomy import FieldOfWork, Pillar, Scheme
from vnforeign.strategies import _records
from vnforeign.strategies._basics import texts
from vnforeign.strategies._datasets import datasets
from vnforeign.strategies._dates import days, partial_dates, periods
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._fields import codes
from vnforeign.strategies._growing import FIRST, LAST
from vnforeign.strategies._quantities import MOST, amounts, bounds, quantities, units
from vnforeign.strategies._spans import citations, spans
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import (
    DocumentNumber,
    DocumentType,
    IssuerSign,
    document_types,
    issuer_signs,
)
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Bounds, Quantity
from vnforeign.values.terms import Congress, NationalAssembly, congresses, national_assemblies
from vnforeign.values.units import Unit, UnitKind


def strategy_for(cls: type) -> st.SearchStrategy[Any]:
    """The strategy of a public class."""
    return _BY_CLASS[cls]()


@st.composite
def _rates(draw: st.DrawFn) -> Rate:
    """Rates of exchange between two different currencies."""
    currencies = units(kinds=[UnitKind.CURRENCY])
    of, to = draw(st.lists(currencies, min_size=2, max_size=2, unique=True))
    value, day = draw(amounts(Decimal("0.001"), MOST)), draw(days(FIRST, LAST))
    return Rate(of=of, to=to, value=value, on=day, source=draw(texts()))


_BY_CLASS: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
    Bounds: bounds,
    Citation: citations,
    Codes: codes,
    Commitment: _records.commitments,
    Congress: lambda: st.sampled_from(tuple(congresses.values())),
    Dataset: datasets,
    Directive: _records.directives,
    DocumentNumber: document_numbers,
    DocumentType: lambda: st.sampled_from(tuple(document_types.values())),
    Event: _records.events,
    Evidence: _records.evidences,
    FieldOfWork: _records.fields_of_work,
    Indicator: _records.indicators,
    Institution: _records.institutions,
    IssuerSign: lambda: st.sampled_from(tuple(issuer_signs.values())),
    NationalAssembly: lambda: st.sampled_from(tuple(national_assemblies.values())),
    Observation: _records.observations,
    PartialDate: partial_dates,
    Partnership: _records.partnerships,
    Period: periods,
    Pillar: _records.pillars,
    Place: _records.places,
    Quantity: quantities,
    Rate: _rates,
    Record: _records.records,
    Scheme: _records.schemes,
    Source: _records.sources,
    Span: spans,
    Step: _records.steps,
    Unit: units,
}
