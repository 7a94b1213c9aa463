"""What rules on figures share: groupings made once a dataset, certain ends, and examples."""

from __future__ import annotations

import functools
import json
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from vnforeign.checks.evidence import evidence_of
from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Indicator, Nature, Observation, Status
from vnforeign.values.dates import PartialDate
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity

__all__: list[str] = []

T = TypeVar("T")
Figures = list[Observation]


def once(make: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """Keep what was made of the dataset asked last: many rules look at one dataset in turn.

    A dictionary by dataset would hash it, which reads every record. What was made is let go with
    the dataset.
    """
    kept: list[tuple[weakref.ref[Dataset], T]] = []

    @functools.wraps(make)
    def made(data: Dataset) -> T:
        for known, result in kept:
            if known() is data:
                return result
        result = make(data)
        kept[:] = [(weakref.ref(data, lambda _: kept.clear()), result)]
        return result

    return made


@once
def _by_name(data: Dataset) -> dict[str, Figures]:
    found: dict[str, Figures] = defaultdict(list)
    for one in data.observations:
        found[one.indicator].append(one)
    return found


@once
def by_indicator(data: Dataset) -> list[tuple[Indicator, Figures]]:
    """The figures of each indicator that is there."""
    known = data.indicators
    return [
        (indicator, figures)
        for name, figures in _by_name(data).items()
        if (indicator := known.get(name)) is not None
    ]


def of_unknown(data: Dataset) -> Iterator[Figures]:
    """The figures of each indicator that is not there; the references say so."""
    known = data.indicators
    return (figures for name, figures in _by_name(data).items() if name not in known)


def of_nature(data: Dataset, *natures: Nature) -> Iterator[tuple[Indicator, Figures]]:
    """The figures of indicators of some natures."""
    for indicator, figures in by_indicator(data):
        if indicator.nature in natures:
            yield indicator, figures


Key = tuple[str | None, str | None, str | None]


@once
def series(data: Dataset) -> dict[str, tuple[Indicator, dict[Key, Figures]]]:
    """The figures of each indicator by place, subject and counterpart."""
    made: dict[str, tuple[Indicator, dict[Key, Figures]]] = {}
    for indicator, figures in by_indicator(data):
        apart: dict[Key, Figures] = defaultdict(list)
        for one in figures:
            apart[one.place, one.subject, one.counterpart].append(one)
        made[indicator.id] = indicator, apart
    return made


def results(data: Dataset, *natures: Nature) -> Iterator[tuple[Indicator, Figures]]:
    """Each series of two results or more, by time; what is only aimed at is left out."""
    for indicator, figures in _told(data):
        if indicator.nature in natures:
            yield indicator, figures


@once
def _told(data: Dataset) -> list[tuple[Indicator, Figures]]:
    target = Status.TARGET
    found = []
    for indicator, _times, figures in timelines(data):
        told = [one for one in figures if one.status is not target]
        if len(told) > 1:
            found.append((indicator, told))
    return found


@once
def timelines(data: Dataset) -> list[tuple[Indicator, list[int], Figures]]:
    """Each series of two figures or more, by start and then the longer first; with its times.

    Two times are equal just if the periods begin and end together.
    """
    at = {key: _time(period) for key, period in _periods(data).items()}
    found = []
    for indicator, apart in series(data).values():
        for figures in apart.values():
            if len(figures) < 2:
                continue
            times = [at[id(one.period)] for one in figures]
            ordered = sorted(times)
            if ordered != times:  # ids mostly sort by time
                figures = sorted(figures, key=lambda one: at[id(one.period)])
            found.append((indicator, ordered, figures))
    return found


def _time(period: Period) -> int:
    """By start, then the longer first: as one number, which is compared quickest."""
    start, end = period.start or date.min, period.end or date.max
    # An open end is no last day of the calendar: so the two have two numbers.
    late = end.toordinal() + (period.end is None)
    return (start.toordinal() - (period.start is None)) * _DAYS - late


_DAYS = date.max.toordinal() + 2


@once
def _periods(data: Dataset) -> dict[int, Period]:
    """The periods of figures, by `id`: figures share them, and a period does not keep its hash."""
    return {id(one.period): one.period for one in data.observations}


@once
def lengths(data: Dataset) -> dict[int, int]:
    """How many days each period of a figure has, 0 where an end is open; by `id` of the period."""
    return {key: days_of(period) for key, period in _periods(data).items()}


@once
def lowest(data: Dataset) -> list[tuple[Indicator, Figures, Decimal]]:
    """The figures of each indicator with the least amount: rules on small ones need no more."""
    return [
        (of, figures, min([one.quantity.amount for one in figures]))
        for of, figures in by_indicator(data)
    ]


@once
def by_status(data: Dataset) -> dict[Status, Figures]:
    """The figures that are no plain results, by status; nearly all are results."""
    found: dict[Status, Figures] = defaultdict(list)
    normal = Status.NORMAL
    for one in data.observations:
        if one.status is not normal:
            found[one.status].append(one)
    return found


@once
def compared(data: Dataset) -> Figures:
    """The figures that are changes against another period."""
    return [one for one in data.observations if one.change_vs is not None]


def values(records: Iterable[Record], field: str) -> set[str]:
    """What a field of some records holds, alone or several; a few texts are often there."""
    found: set[str] = set()
    for value in set(map(attrgetter(field), records)):
        if type(value) is tuple:
            found.update(value)
        elif value is not None:
            found.add(value)
    return found


@once
def pieces(data: Dataset) -> list[tuple[Record, Evidence]]:
    """Every piece of evidence with its record; only ties have steps with evidence of their own."""
    found: list[tuple[Record, Evidence]] = []
    for name in COLLECTIONS:
        records = data.collection(name)
        if name == "partnerships":
            found += [(record, one) for record in records for one in evidence_of(record)]
        else:
            found += [(record, one) for record in records for one in record.evidence]
    return found


@once
def forms(data: Dataset) -> set[str]:
    """The printed forms; many are printed often, so rules look at the forms first."""
    return {evidence.printed for _, evidence in pieces(data)}


def printing(data: Dataset, odd: Callable[[str], object]) -> Iterator[tuple[Record, Evidence]]:
    """The pieces of evidence whose printed form is odd in some way."""
    found = {form for form in forms(data) if odd(form)}
    if found:
        for record, evidence in pieces(data):
            if evidence.printed in found:
                yield record, evidence


TimeKey = tuple[str | None, str | None, date | None, date | None]


def beside(data: Dataset, some: Iterable[Observation]) -> Iterator[Figures]:
    """The figures of one place or subject in one time, where there are others beside some."""
    for key in dict.fromkeys(map(_place_and_time, some)):
        figures = _same_time(data)[key]
        if len(figures) > 1:
            yield figures


def _place_and_time(one: Observation) -> TimeKey:
    return one.place, one.subject, one.period.start, one.period.end


@once
def _same_time(data: Dataset) -> dict[TimeKey, Figures]:
    found: dict[TimeKey, Figures] = defaultdict(list)
    for one in data.observations:
        period = one.period
        found[one.place, one.subject, period.start, period.end].append(one)
    return found


@once
def published(data: Dataset) -> dict[str, PartialDate]:
    """When each source came out, where that is known."""
    return {one.id: one.published_on for one in data.sources if one.published_on is not None}


def out(record: Record, days: dict[str, PartialDate]) -> list[PartialDate]:
    """When the sources of a record came out, where that is known."""
    named = [one.source for one in record.evidence]
    return [day for name in (*named, *record.cites) if (day := days.get(name)) is not None]


_FROM = frozenset({Hedge.EXACT, Hedge.BETWEEN, Hedge.OVER, Hedge.AT_LEAST, Hedge.ORDER})
_UP_TO = frozenset({Hedge.EXACT, Hedge.NEARLY, Hedge.UNDER, Hedge.AT_MOST})


def least(quantity: Quantity) -> Decimal | None:
    """The least it can be; None where that is not known. Quicker than `Quantity.bounds`."""
    return quantity.amount if quantity.hedge in _FROM else None


def most(quantity: Quantity) -> Decimal | None:
    """The most it can be; None where that is not known."""
    hedge = quantity.hedge
    if hedge in _UP_TO:
        return quantity.amount
    return quantity.upper if hedge is Hedge.BETWEEN else None


def certainly_above(one: Quantity, other: Quantity) -> bool:
    """Whether one is more than the other, whatever their hedges leave open."""
    low, high = least(one), most(other)
    return low is not None and high is not None and low > high


def days_of(period: Period) -> int:
    """How many days a period has; 0 where an end is open."""
    return period.days or 0


def texts(data: Dataset) -> dict[str, str]:
    """The text that the offsets of a source count in, where it is pinned; several may share one."""
    return {one.id: one.file for one in data.sources if one.file is not None}


# -- examples ----------------------------------------------------------------------------------


def indicator(
    name: str = "i", unit: str = "USD", nature: str = "flow", **more: object
) -> dict[str, Any]:
    """An indicator for an example."""
    return {
        "id": name,
        "name_vi": f"chỉ tiêu {name}",
        "name_en": f"indicator {name}",
        "definition": f"What {name} measures.",
        "unit": unit,
        "nature": nature,
    } | more


def figure(name: str, amount: str, **more: object) -> dict[str, Any]:
    """A figure for an example: "5 USD" of indicator i and Thái Nguyên in the first half of 2024."""
    number, _, unit = amount.partition(" ")
    quantity: dict[str, object] = {"amount": number, "unit": unit}
    for part in ("hedge", "upper", "of"):
        if part in more:
            quantity[part] = more.pop(part)
    given = {"id": name, "indicator": "i", "place": "VN-69", "period": "2024-H1", "cites": ["s"]}
    return given | {"quantity": quantity} | more


def example(*records: dict[str, Any], source: dict[str, Any] | None = None) -> str:
    """A dataset as JSON: figures, indicators (i if none is given), and what they need."""
    indicators = [one for one in records if "nature" in one] or [indicator()]
    made: dict[str, Iterable[object]] = {
        "sources": [{"id": "s", "title": "Bài viết"} | (source or {})],
        "countries": [
            {"id": "LA", "name_vi": "Lào", "name_en": "Laos", "kind": "country"},
            {"id": "VN", "name_vi": "Việt Nam", "name_en": "Vietnam", "kind": "country"},
        ],
        "places": [
            {
                "id": "VN-69",
                "name_vi": "Thái Nguyên",
                "name_en": "Thai Nguyen",
                "kind": "province",
                "country": "VN",
            }
        ],
        "indicators": indicators,
        "observations": [one for one in records if "quantity" in one],
    }
    return (
        "{"
        + ",\n ".join(
            f'"{name}": [' + ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in part) + "]"
            for name, part in made.items()
        )
        + "}"
    )


def stated_example(
    amount: str, *printed: str, source: dict[str, Any] | None = None, **more: object
) -> str:
    """A figure in dollars with evidence that prints these forms, one behind the other."""
    evidence, start = [], 0
    for form in printed:
        end = start + len(form)
        evidence.append({"source": "s", "start": start, "end": end, "printed": form})
        start = end + 1
    made = figure("o", f"{amount} USD", **more)
    del made["cites"]
    return example(made | {"evidence": evidence}, source=source)


PINNED: dict[str, Any] = {"file": "bai.txt", "sha256": "0" * 64}


def piece(start: int, printed: str) -> dict[str, object]:
    return {"source": "s", "start": start, "end": start + len(printed), "printed": printed}


def event(name: str, *evidence: tuple[int, str], **more: object) -> dict[str, object]:
    """An event with evidence, each piece given by where it starts and what it prints."""
    made: dict[str, object] = {
        "id": name,
        "name_vi": f"Hội nghị {name}",
        "name_en": f"Conference {name}",
        "kind": "conference",
        "evidence": [piece(start, printed) for start, printed in evidence],
    }
    return made | more


def events_example(
    *events: dict[str, object],
    others: tuple[dict[str, object], ...] = (),
    pinned: bool = False,
    **source: str,
) -> str:
    """Events and the source s, as JSON, for the examples below."""
    sources = [{"id": "s", "title": "Bài viết"} | (PINNED if pinned else source), *others]
    made = {"sources": sources, "events": list(events)}
    return json.dumps(made, ensure_ascii=False, indent=1)
