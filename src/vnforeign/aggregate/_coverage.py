"""Coverage: what the data know of which place and year, and what they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import attrs

from vnforeign.aggregate._asking import PLACES, evidence_of, known, named, place_side
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang
from vnforeign.model.evidence import Record
from vnforeign.model.indicators import Observation
from vnforeign.values.dates import PartialDate
from vnforeign.values.periods import Period

__all__ = ["Coverage", "CoverageCell", "coverage"]


@attrs.frozen(kw_only=True)
class CoverageCell:
    """What is known of one place in one year.

    Attributes:
        observations: Figures whose period lies in the year.
        spanning: Records of a longer time that the year is part of, such as a total of ten years:
            they say nothing of the year alone.
        events: What took place there in the year.
        directives: Documents of the place issued in the year.
        partnerships: Ties of the place with a step taken in the year.
        commitments: Statements of the place in a text published in the year.

    >>> import vnforeign as vf
    >>> cell = vf.coverage(vf.load()).cells["VN-69", 2024]
    >>> len(cell.observations), len(cell.commitments)
    (17, 9)
    """

    observations: tuple[str, ...] = ()
    spanning: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    directives: tuple[str, ...] = ()
    partnerships: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many records speak of the place in the year; spanning figures do not count."""
        kinds = (self.observations, self.events, self.directives, self.partnerships)
        return sum(map(len, kinds)) + len(self.commitments)


_NOTHING = CoverageCell()


@attrs.frozen(kw_only=True)
class Coverage:
    """What is known of which place and year.

    Attributes:
        places: The ids of the places, the rows.
        years: The years, the columns, without gaps.
        cells: What is known, by place and year; a pair without a record has no cell.
        undated: Records of a place that name no time (ties of unknown day, mostly), by place.
        indicators: The ids of the indicators that have a figure of one of the places in one of
            the years.

    >>> import vnforeign as vf
    >>> found = vf.coverage(vf.load(), places=["VN-69", "VN-09"], years=range(2019, 2025))
    >>> found.gaps("VN-09")
    (2019, 2022, 2023, 2024)
    >>> found.missing("VN-09", 2021)[:2]
    ('exports', 'exports-change')
    """

    places: tuple[str, ...]
    years: tuple[int, ...]
    cells: Mapping[tuple[str, int], CoverageCell]
    undated: Mapping[str, tuple[str, ...]]
    indicators: tuple[str, ...]
    _measured: Mapping[tuple[str, int], frozenset[str]] = attrs.field(repr=False, factory=dict)

    def known(self, place: str, year: int) -> CoverageCell:
        """What is known of a place in a year; an empty cell if nothing is."""
        return self.cells.get((place, year), _NOTHING)

    def gaps(self, place: str) -> tuple[int, ...]:
        """The years of which nothing is known of a place."""
        return tuple(year for year in self.years if not len(self.known(place, year)))

    def measured(self, place: str, year: int) -> tuple[str, ...]:
        """The indicators that have a figure of the place in the year."""
        return tuple(sorted(self._measured.get((place, year), ())))

    def missing(self, place: str, year: int) -> tuple[str, ...]:
        """The indicators that some place has a figure of in some year, but not this one."""
        here = self._measured.get((place, year), frozenset())
        return tuple(one for one in self.indicators if one not in here)

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """How many records speak of each place and year, as a Markdown table."""
        vi = lang == "vi"
        undated = "không rõ năm" if vi else "undated"
        head = ["Địa phương" if vi else "Place", *map(str, self.years), undated]
        rows = [
            [
                place if data is None else named(data, place, lang),
                *(str(len(self.known(place, year)) or "") for year in self.years),
                str(len(self.undated.get(place, ())) or ""),
            ]
            for place in self.places
        ]
        lines = [head, ["---", *["---:"] * (len(self.years) + 1)], *rows]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def coverage(
    data: Dataset,
    *,
    places: Iterable[str] | None = None,
    years: Iterable[int] | None = None,
) -> Coverage:
    """What the data know of which place and year, and what they do not.

    This is about what records say. (What of a text has become a record is asked on the command
    line: ``vnforeign coverage``.)

    Args:
        data: The dataset.
        places: The rows; what lies in a place, and its bodies, count for it. If not given, every
            place of Vietnam that lies in no other, with a fact of its own.
        years: The columns; if not given, all from the first to the last year with a fact.

    Returns:
        The cells, with the ids of the records; empty if the data hold no fact of the places.

    Raises:
        UnknownName: If the dataset has no such place; it proposes near names.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> print(vf.coverage(data, places=["VN-69", "VN-DN"], years=range(2020, 2025)).text(data=data))
    | Place | 2020 | 2021 | 2022 | 2023 | 2024 | undated |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    | Thai Nguyen |  |  |  | 2 | 26 | 45 |
    | Da Nang | 8 | 88 | 1 |  |  | 40 |
    """
    rows = None if places is None else tuple(dict.fromkeys(places))
    for place in rows or ():
        known(data, "place", place, PLACES)
    asked = None if years is None else frozenset(years)
    found = _Found()
    of = _rows_of(data, rows)
    for record, kind, side, when in _facts(data):
        within, spanned = _years(when)
        for where in of(side):
            if not within and not spanned:
                found.undated[where].setdefault(record.id)
            for year in within:
                found.cells[where, year][kind].setdefault(record.id)
                if isinstance(record, Observation):
                    found.measured[where, year].add(record.indicator)
            for year in spanned:
                found.cells[where, year]["spanning"].setdefault(record.id)
    kept = {key: kinds for key, kinds in found.cells.items() if asked is None or key[1] in asked}
    in_order = sorted(asked or {year for (_, year), kinds in kept.items() if {*kinds} - _SPANNING})
    columns = tuple(in_order if asked else range(in_order[0], in_order[-1] + 1)) if in_order else ()
    measured = {key: frozenset(of) for key, of in found.measured.items() if key in kept}
    return Coverage(
        places=rows or tuple(sorted({place for place, _ in kept} | {*found.undated})),
        years=columns,
        cells=MappingProxyType({key: _cell(kept[key]) for key in sorted(kept)}),
        undated=MappingProxyType({key: tuple(ids) for key, ids in sorted(found.undated.items())}),
        indicators=tuple(sorted({one for of in measured.values() for one in of})),
        measured=MappingProxyType(measured),
    )


def _cell(kinds: Mapping[str, Iterable[str]]) -> CoverageCell:
    return CoverageCell(**{kind: tuple(ids) for kind, ids in kinds.items()})


_SPANNING = {"spanning"}
_HOME = "VN"


def _rows_of(
    data: Dataset, rows: tuple[str, ...] | None
) -> Callable[[str | None], tuple[str, ...]]:
    """Which rows a side of a fact counts for: itself, what it lies in, whose body it is."""
    if rows is not None:
        held: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for key in place_side(data, row):
                held[key].append(row)
        return lambda side: tuple(held.get(side or "", ()))

    def top(side: str | None) -> tuple[str, ...]:
        body = data.institutions.get(side or "")
        key = (body.place or body.id) if body is not None else side
        seen = set()
        while key is not None and key not in seen:
            seen.add(key)
            place = data.place(key)
            if place is None:
                return () if key in data.institutions or key in data.partnerships else (key,)
            if place.parent is None:
                return (key,) if (place.country or place.id) == _HOME else ()
            key = place.parent
        return ()

    return top


class _Found:
    """Ids by place and year and kind, in the order they are met, each once."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, int], dict[str, dict[str, None]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        self.undated: dict[str, dict[str, None]] = defaultdict(dict)
        self.measured: dict[tuple[str, int], set[str]] = defaultdict(set)


_Time = Period | PartialDate | None


def _facts(data: Dataset) -> Iterable[tuple[Record, str, str | None, _Time]]:
    """Each fact with its kind, its place and its time."""
    for one in data.observations:
        yield one, "observations", one.place or one.subject, one.period
    for event in data.events:
        yield event, "events", event.place, event.date
    for document in data.directives:
        yield document, "directives", document.place, document.issued_on
    for tie in data.partnerships:
        for step in tie.steps:
            yield tie, "partnerships", tie.local, step.since
    for said in data.commitments:
        days = [_published(data, source) for source in evidence_of(said)]
        day = min((one for one in days if one), key=lambda one: one.sort_key, default=None)
        yield said, "commitments", said.place or said.by, day


def _published(data: Dataset, key: str) -> PartialDate | None:
    source = data.sources.get(key)
    return source.published_on if source else None


def _years(when: _Time) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The year that a time lies in; or the years that it spans."""
    if when is None:
        return (), ()
    period = Period.between(when.first, when.last) if isinstance(when, PartialDate) else when
    start, end = period.start, period.end
    if start is None or end is None:
        return (), tuple(day.year for day in (start, end) if day is not None)
    if start.year == end.year:
        return (start.year,), ()
    return (), tuple(range(start.year, end.year + 1))
