"""Running text with known spans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import attrs
from hypothesis import strategies as st

from vnforeign.extract import Citation, Kind
from vnforeign.extract._word_lists import WEAK_MONEY
from vnforeign.strategies._basics import chosen, refuse_unless, shown
from vnforeign.strategies._dates import days
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._printed_documents import words_for
from vnforeign.strategies._printed_quantities import text_of
from vnforeign.strategies._quantities import quantities, units_of
from vnforeign.strategies._spelling import PLAIN
from vnforeign.values._numbers import SCALE_WORDS
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, document_types
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import Unit, UnitKind

SpanKind: TypeAlias = Kind
"""What a span is, as the finder says it."""
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


_Pair: TypeAlias = tuple[str, Citation | Quantity | PartialDate | Period]

_FIRST, _LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
_TIMES = ("minute", "hour", "day", "week", "month", "quarter", "year")
_LEADS = ("Kết quả: ", "Tỉnh ghi nhận: ", "Nội dung chính: ", "Trong đó có: ")
_ENDS = ("; ", ";\n", " (theo nguồn tin); ", "\n\n")
_QUARTERS = ("I", "II", "III", "IV")
_MOST = 9_999_999
_SIGNS = {word: row.sign for row in document_types.values() for word in (*row.words, row.name_vi)}


@shown
def texts_with_spans(
    *, kinds: Iterable[SpanKind] | None = None, max_size: int = 4
) -> st.SearchStrategy[tuple[str, tuple[KnownSpan, ...]]]:
    """Running Vietnamese text, and the spans in it: what, where, and what it means.

    Between spans stand words that mean nothing to a finder and belong to neither side. A citation
    begins with its type word and ends with the day, where that is printed. One text has one
    spelling: composed or decomposed letters, tone marks on either vowel, eth for Đ. No form leaves
    a doubt, as "5 bảng" would, which may be five tables.
    Shrinks towards no text and no spans.

    Args:
        kinds: The kinds of spans; all of them if not given.
        max_size: The greatest number of spans.

    Raises:
        InvalidArgument: If ``kinds`` is empty or names no kind, or ``max_size`` is below 0.

    >>> from hypothesis import given, settings
    >>> from vnforeign import strategies
    >>> @settings(max_examples=5)
    ... @given(strategies.texts_with_spans(kinds=["date"]))
    ... def test_a_date_has_its_year_in_it(found) -> None:
    ...     text, spans = found
    ...     for span in spans:
    ...         assert str(span.value.year) in text[span.start : span.end]
    >>> test_a_date_has_its_year_in_it()
    """
    refuse_unless(type(max_size) is int and max_size >= 0, f"{max_size=}: expected 0 or more")
    wanted = chosen(kinds, tuple(MAKERS), "kinds")
    return _written(st.lists(st.one_of([_piece(kind) for kind in wanted]), max_size=max_size))


@st.composite
def _written(
    draw: st.DrawFn, pieces: st.SearchStrategy[list[tuple[SpanKind, _Pair]]]
) -> tuple[str, tuple[KnownSpan, ...]]:
    spell, text, spans = draw(st.sampled_from(PLAIN)), "", []
    for kind, (printed, value) in draw(pieces):
        text += spell(draw(st.sampled_from(_LEADS)))
        start = len(text)
        text += spell(printed)
        known = value.number if isinstance(value, Citation) else value
        assert known is not None  # noqa: S101 - `_citations` gives each a number
        spans.append(KnownSpan(kind, start, len(text), known))
        text += spell(draw(st.sampled_from(_ENDS)))
    return text, tuple(spans)


def _piece(kind: SpanKind) -> st.SearchStrategy[tuple[SpanKind, _Pair]]:
    return st.tuples(st.just(kind), MAKERS[kind]())


@st.composite
def _citations(draw: st.DrawFn, numbers: st.SearchStrategy[DocumentNumber]) -> _Pair:
    """A type word, the number, and perhaps the day."""
    number, issued_on = draw(numbers), None
    word = draw(st.sampled_from(words_for(number)))
    text = f"{word} số {number}"
    if draw(st.booleans()):
        year = number.year
        first, last = (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else (_FIRST, _LAST)
        day = draw(days(first, last))
        forms = (f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", _in_words(day))
        text = f"{text} ngày {draw(st.sampled_from(forms))}"
        issued_on = PartialDate.between(day, day)
    kind = number.type or _SIGNS.get(word)
    return text, Citation(number=number, type=kind, issued_on=issued_on)


def _amounts(units: tuple[Unit, ...]) -> st.SearchStrategy[_Pair]:
    """Amounts in their printed forms; no parts of a whole, as "3/4" may be a day."""
    return _printed(quantities(units=units, min_amount=0, max_amount=_MOST))


@st.composite
def _printed(draw: st.DrawFn, amounts: st.SearchStrategy[Quantity]) -> _Pair:
    quantity = attrs.evolve(draw(amounts), of=None)
    text = text_of(draw, quantity)
    words = text.lower().split()
    if any(word in WEAK_MONEY and before not in SCALE_WORDS for before, word in pairwise(words)):
        text = str(quantity)  # "5 bảng" may be five tables, "5 triệu bảng" may not
    return text, quantity


@st.composite
def _ranks(draw: st.DrawFn) -> _Pair:
    """A rank with words that no weekday has."""
    rank, more = draw(st.integers(1, 63)), draw(st.none() | st.integers(0, 63))
    words = draw(st.sampled_from(("đứng thứ", "xếp thứ", "vị trí thứ", "xếp hạng")))
    whole = None if more is None else Decimal(rank + more)
    text = f"{words} {rank}" if whole is None else f"{words} {rank}/{whole}"
    return text, Quantity(amount=Decimal(rank), of=whole, unit=Unit.RANK)


@st.composite
def _dates(draw: st.DrawFn) -> _Pair:
    day = draw(days(_FIRST, _LAST))
    forms = (f"ngày {day.day}/{day.month}/{day.year}", f"ngày {_in_words(day)}", f"{day:%d/%m/%Y}")
    return draw(st.sampled_from(forms)), PartialDate.between(day, day)


def _in_words(day: dt.date) -> str:
    return f"{day.day:02} tháng {day.month} năm {day.year}"


@st.composite
def _periods(draw: st.DrawFn) -> _Pair:
    """A half, a quarter, the first months of a year, or several years."""
    year, part = draw(st.integers(_FIRST.year, _LAST.year)), draw(st.integers(0, 3))
    roman, side = _QUARTERS[part], ("đầu", "cuối")[part % 2]
    later, months = year + part + 1, 7 + part
    made: tuple[_Pair, ...] = (
        (f"quý {roman}/{year}", Period.quarter(year, part + 1)),
        (f"quý {roman} năm {year}", Period.quarter(year, part + 1)),
        (f"6 tháng {side} năm {year}", Period.half(year, part % 2 + 1)),
        (
            f"{months} tháng đầu năm {year}",
            Period.between(dt.date(year, 1, 1), PartialDate.of(year, months)),
        ),
        (f"giai đoạn {year}-{later}", Period.between(year, later)),
        (f"giai đoạn {year} - {later}", Period.between(year, later)),
        (f"nhiệm kỳ {year}-{later}", Period.between(year, later)),
        (f"từ năm {year} đến năm {later}", Period.between(year, later)),
    )
    return draw(st.sampled_from(made))


def _units(*kinds: UnitKind) -> tuple[Unit, ...]:
    """The units of some kinds that have a noun, and measure no time."""
    return tuple(unit for unit in units_of(kinds) if unit.code not in ("count", *_TIMES))


MAKERS: dict[SpanKind, Callable[[], st.SearchStrategy[_Pair]]] = {
    "date": _dates,
    "rank": _ranks,
    "period": _periods,
    "percent": lambda: _amounts((Unit.PERCENT,)),
    "count": lambda: _amounts(_units(UnitKind.COUNT)),
    "measure": lambda: _amounts(_units(UnitKind.MEASURE)),
    "money": lambda: _amounts(_units(UnitKind.CURRENCY)),
    "citation": lambda: _citations(document_numbers(allow_unknown=False)),
}
"""How the printed form and the value of each kind are made, the simplest first."""
