"""Hypothesis strategies for everything this library defines, to test your own code with.

Value objects, records of every kind, small consistent datasets; printed Vietnamese forms with
the values they mean, running text with known spans, what a finder gives back, and hostile texts.
Needs ``hypothesis``.

Each strategy gives valid objects by construction, takes keyword-only options, refuses options
that leave nothing to draw with `hypothesis.errors.InvalidArgument`, and shrinks towards the
simplest: bare words become ``"a"``, optional fields None, tuples empty, days 2000-01-01. They are
registered with Hypothesis, so that ``st.from_type(vf.Directive)`` and ``st.builds`` find them.

>>> from hypothesis import given
>>> import vnforeign as vf
>>> from vnforeign import strategies
>>> @given(strategies.quantities(units=[vf.Unit.USD]))
... def test_reads_what_it_prints(amount: vf.Quantity) -> None:
...     assert vf.Quantity.parse(str(amount)) == amount
>>> test_reads_what_it_prints()
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401 - to say plainly that it is missing
except ImportError as _error:
    from vnforeign.strategies._missing import MissingHypothesis

    raise MissingHypothesis("", "hypothesis") from _error

from vnforeign.strategies._basics import ids, slugs, texts
from vnforeign.strategies._datasets import datasets
from vnforeign.strategies._dates import partial_dates, periods
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._fields import codes
from vnforeign.strategies._hostile import hostile_texts
from vnforeign.strategies._printed_dates import printed_dates, printed_periods
from vnforeign.strategies._printed_documents import printed_document_numbers
from vnforeign.strategies._printed_quantities import printed_quantities
from vnforeign.strategies._quantities import bounds, own_units, quantities, units
from vnforeign.strategies._records import (
    commitments,
    directives,
    events,
    evidences,
    fields_of_work,
    indicators,
    institutions,
    observations,
    partnerships,
    pillars,
    places,
    records,
    schemes,
    sources,
    steps,
)
from vnforeign.strategies._spans import citations, spans
from vnforeign.strategies._texts import KnownSpan, SpanKind, texts_with_spans

__all__ = [
    "KnownSpan",
    "SpanKind",
    "bounds",
    "citations",
    "codes",
    "commitments",
    "datasets",
    "directives",
    "document_numbers",
    "events",
    "evidences",
    "fields_of_work",
    "hostile_texts",
    "ids",
    "indicators",
    "institutions",
    "observations",
    "own_units",
    "partial_dates",
    "partnerships",
    "periods",
    "pillars",
    "places",
    "printed_dates",
    "printed_document_numbers",
    "printed_periods",
    "printed_quantities",
    "quantities",
    "records",
    "schemes",
    "slugs",
    "sources",
    "spans",
    "steps",
    "texts",
    "texts_with_spans",
    "units",
]
