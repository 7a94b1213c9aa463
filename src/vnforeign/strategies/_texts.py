"""Running text with known spans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, get_args

import attrs
from hypothesis import strategies as st

from vnforeign.strategies._basics import chosen, refuse_unless, shown
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._printed_dates import day_names, half_names, quarter_names, year_names
from vnforeign.strategies._printed_documents import words_for
from vnforeign.strategies._printed_quantities import printed_forms
from vnforeign.strategies._quantities import quantities, units_of
from vnforeign.strategies._spelling import PLAIN
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

SpanKind: TypeAlias = Literal[
    "citation", "money", "percent", "count", "measure", "date", "period", "rank"
]
"""What a span is."""
Value: TypeAlias = DocumentNumber | Quantity | PartialDate | Period


class KnownSpan(NamedTuple):
    """A place in a text, and what is said there.

    Attributes:
        kind: What it is.
        start: The code point it begins at.
        end: The code point after its last.
        value: What it means; of a citation its number.
    """

    kind: SpanKind
    start: int
    end: int
    value: Value


_FIRST, _LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
_TIMES = ("minute", "hour", "day", "week", "month", "quarter", "year")
_HEDGES = tuple(hedge for hedge in Hedge if hedge is not Hedge.BETWEEN)
_LEADS = ("Kết quả: ", "Tỉnh ghi nhận ", "Báo cáo nêu ", "Cụ thể là ", "Trong đó có ")
_ENDS = ("; ", ";\n", " (theo báo cáo); ", "\n\n")
_NEAR = 3_650  # days


@shown
def texts_with_spans(
    *, kinds: Iterable[SpanKind] | None = None, max_size: int = 4
) -> st.SearchStrategy[tuple[str, tuple[KnownSpan, ...]]]:
    """Running Vietnamese text, and the spans in it: what, where, and what it means.

    Between spans stand words that mean nothing to a finder and belong to neither side. A citation
    begins with its type word and ends with the day, where that is printed. One text has one
    spelling: composed or decomposed letters, tone marks on either vowel, eth for Đ.
    Shrinks towards no text and no spans.

    Args:
        kinds: The kinds of spans; all of them if not given.
        max_size: The greatest number of spans.

    Raises:
        InvalidArgument: If ``kinds`` is empty or names no kind, or ``max_size`` is below 0.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> text, spans = find(strategies.texts_with_spans(kinds=["money"]), lambda found: found[1])
    >>> text, spans[0].start, spans[0].end, str(spans[0].value)
    ('Kết quả: 0 USD; ', 9, 14, '0 USD')
    """
    refuse_unless(type(max_size) is int and max_size >= 0, f"{max_size=}: expected 0 or more")
    wanted = chosen(kinds, tuple(_MAKERS), "kinds")
    pieces = st.one_of([_MAKERS[kind]().map(lambda pair, kind=kind: (kind, *pair)) for kind in wanted])
    return _written(st.lists(pieces, max_size=max_size))
