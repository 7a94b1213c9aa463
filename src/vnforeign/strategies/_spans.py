"""What the finder gives back: spans of every kind, and citations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from vnforeign.extract import Citation, Span
from vnforeign.strategies._basics import chosen, refuse_unless, shown
from vnforeign.strategies._dates import partial_dates
from vnforeign.strategies._documents import FIRST_YEAR, LAST_YEAR, document_numbers
from vnforeign.strategies._texts import MAKERS, SpanKind
from vnforeign.values.documents import DocumentNumber, document_types

_SIGNS = tuple(sorted({kind.sign for kind in document_types.values()}))
_BODIES = ("Bộ Chính trị", "Ban Bí thư", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội")
_MOST_TERMS = 20
_FIRST, _LAST = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)


@shown
def citations(*, allow_bare: bool = True) -> st.SearchStrategy[Citation]:
    """Documents as a text names them; shrinks towards a number alone, ``01-CT/TW``.

    Type and number agree, and the day printed lies in the year of the number.

    Args:
        allow_bare: Whether there may be citations without a whole number, such as "Chỉ thị 25".

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> str(find(strategies.citations(allow_bare=False), lambda cited: cited.issuer is not None))
    '01-CT/TW : Bộ Chính trị'
    """
    whole = document_numbers(allow_unknown=False).flatmap(_with_number)
    return (whole | _bare()) if allow_bare else whole


def _with_number(number: DocumentNumber) -> st.SearchStrategy[Citation]:
    first, last = _FIRST, _LAST
    if number.year is not None:
        first, last = dt.date(number.year, 1, 1), dt.date(number.year, 12, 31)
    return st.builds(
        Citation,
        number=st.just(number),
        type=st.just(number.type),
        issued_on=st.none() | partial_dates(min_date=first, max_date=last),
        issuer=st.none() | st.sampled_from(_BODIES),
        term=st.none() | st.integers(1, _MOST_TERMS),
    )


def _bare() -> st.SearchStrategy[Citation]:
    return st.builds(
        Citation,
        type=st.sampled_from(_SIGNS),
        serial=st.integers(1, 9999).map(str),
        issued_on=st.none() | partial_dates(min_date=_FIRST, max_date=_LAST),
        issuer=st.none() | st.sampled_from(_BODIES),
        term=st.none() | st.integers(1, _MOST_TERMS),
    )


@shown
def spans(
    *, kinds: Iterable[SpanKind] | None = None, max_start: int = 9_999, allow_open: bool = True
) -> st.SearchStrategy[Span]:
    """Spans as `vnforeign.find` gives them: a printed form with the value it means.

    As long as their surface. For whole texts with the spans in them see `texts_with_spans`.

    Args:
        kinds: The kinds of spans; all of them if not given.
        max_start: The last place that one may begin at.
        allow_open: Whether there may be spans that are seen and not settled: the value None, and
            candidates, which may be none.

    Raises:
        InvalidArgument: If ``kinds`` is empty or names no kind, or ``max_start`` is below 0.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.spans(kinds=["rank"]), lambda span: True)
    Span('rank', 0, 10, 'đứng thứ 1')
    """
    refuse_unless(type(max_start) is int and max_start >= 0, f"{max_start=}: expected 0 or more")
    wanted = chosen(kinds, tuple(MAKERS), "kinds")
    return st.one_of([_of_kind(kind, max_start, allow_open=allow_open) for kind in wanted])


@st.composite
def _of_kind(draw: st.DrawFn, kind: SpanKind, max_start: int, *, allow_open: bool) -> Span:
    surface, meant = draw(MAKERS[kind]())
    start = draw(st.integers(0, max_start))
    span = Span(kind, start, start + len(surface), surface, meant)
    if not (allow_open and draw(st.booleans())):
        return span
    return attrs.evolve(span, value=None, candidates=draw(st.sampled_from(((), (meant,)))))
