"""Datasets: small ones, in which every reference leads somewhere and no rule finds an error."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from vnforeign.dataset import COLLECTIONS, Dataset
from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.indicators import Indicator, Nature, Observation, Status
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Partnership, Step
from vnforeign.model.places import Place, PlaceKind
from vnforeign.model.sources import Source
from vnforeign.model.taxonomy import FieldOfWork, Level, Pillar, Scheme
from vnforeign.strategies._basics import refuse_unless, shown
from vnforeign.strategies._dates import partial_dates, periods
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._fields import records_of
from vnforeign.strategies._quantities import quantities, units_of
from vnforeign.values.dates import PartialDate, Precision
from vnforeign.values.documents import Family, document_types
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.terms import congress_term
from vnforeign.values.units import Unit, UnitKind

T = TypeVar("T")

_FIRST, _LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
_DAY = dt.timedelta(days=1)
_LONGEST = 120  # code points of a printed form
_LARGEST = 10**15
_COUNTRIES = (
    ("VN", "Việt Nam", "Vietnam"),
    ("LA", "Lào", "Laos"),
    ("CN", "Trung Quốc", "China"),
    ("KR", "Hàn Quốc", "South Korea"),
    ("FR", "Pháp", "France"),
    ("CU", "Cu-ba", "Cuba"),
    ("JP", "Nhật Bản", "Japan"),
)
_AT_HOME = (
    *(PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY, PlaceKind.CITY, PlaceKind.DISTRICT),
    PlaceKind.REGION,
)
_ABROAD = (
    *(PlaceKind.FOREIGN_PROVINCE, PlaceKind.FOREIGN_CITY, PlaceKind.FOREIGN_DISTRICT),
    PlaceKind.REGION,
)
_ADDED = units_of((UnitKind.COUNT, UnitKind.CURRENCY, UnitKind.MEASURE))
_RATIOS = units_of((UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT))
_UNITS = {
    Nature.STOCK: _ADDED,
    Nature.FLOW: _ADDED,
    Nature.TARGET: _ADDED,
    Nature.RATE: _RATIOS,
    Nature.CHANGE: _RATIOS,
    Nature.SHARE: (Unit.PERCENT,),
    Nature.RANK: (Unit.RANK,),
}


@shown
def datasets(*, min_size: int = 0, max_size: int = 8) -> st.SearchStrategy[Dataset]:
    """Datasets in which every reference resolves and `check` finds no error.

    Records of all kinds, with evidence; figures agree with their indicators and with what their
    evidence prints; documents carry out earlier ones; places end where their successors begin.
    There may be warnings. Shrinks towards the empty dataset, and a record at a time.

    Args:
        min_size: The least number of records of all kinds together.
        max_size: The greatest number of them.

    Raises:
        InvalidArgument: If the sizes are not two whole numbers in order, from 0.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> find(strategies.datasets(), lambda data: len(data.partnerships) > 0)
    <Dataset: 2 countries, 1 partnerships>
    """
    sizes = type(min_size) is int and type(max_size) is int and 0 <= min_size <= max_size
    refuse_unless(sizes, f"{min_size=}, {max_size=}: expected two whole numbers in order, from 0")
    kinds = st.lists(st.sampled_from(tuple(COLLECTIONS)), min_size=min_size, max_size=max_size)
    return _grown(kinds, max_size)


@st.composite
def _grown(draw: st.DrawFn, kinds: st.SearchStrategy[list[str]], max_size: int) -> Dataset:
    growing = _Growing(draw)
    for kind in draw(kinds):
        growing.add(kind, max_size)
    return Dataset.of(growing.records())


class _Growing:
    """A dataset that grows record by record; each refers only to those that are there."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.made: dict[str, list[typing.Any]] = {name: [] for name in COLLECTIONS}

    def records(self) -> Iterator[Record]:
        """What has grown so far."""
        for made in self.made.values():
            yield from made

    def add(self, kind: str, max_size: int) -> None:
        """Add a record of a kind, and first what it needs and is not there; up to a size."""
        needed: str | None = kind
        while needed is not None and sum(map(len, self.made.values())) < max_size:
            needed = self._needed(kind)
            made = needed or kind
            self.made[made].append(_MAKERS[made](self))

    def _needed(self, kind: str) -> str | None:
        if kind == "pillars" and not self.made["schemes"]:
            return "schemes"
        if kind in ("observations", "commitments") and not self.sides():
            return "countries"
        if kind == "observations" and not self.made["indicators"]:
            return "indicators"
        if kind == "places" and not self.made["countries"]:
            return "countries"
        if kind == "partnerships" and not self.pairs():
            return "countries"
        return None

    # -- what there is to refer to ------------------------------------------------------------

    def ids(self, *collections: str) -> list[str]:
        """The ids of some collections."""
        return [one.id for name in collections for one in self.made[name]]

    def sides(self) -> list[str]:
        """The ids of whoever can be a side: places and bodies."""
        return self.ids("countries", "places", "institutions")

    def pairs(self) -> list[tuple[str, str, Level]]:
        """The ties that are not there yet: a Vietnamese side, a foreign one, and the level."""
        places = [*self.made["countries"], *self.made["places"]]
        bodies = self.ids("institutions")
        home = [place.id for place in places if (place.country or place.id) == "VN"]
        abroad = [place.id for place in places if place.id not in home]
        taken = {(tie.local, tie.foreign, tie.level) for tie in self.made["partnerships"]}
        return [
            (local, foreign, level)
            for local in (*home, *bodies)
            for foreign in (*abroad, *bodies)
            for level in Level
            if local != foreign and (local, foreign, level) not in taken
        ]

    def find(self, key: str | None) -> Place | None:
        """The place or country with an id, or None."""
        places = [*self.made["countries"], *self.made["places"]]
        return next((place for place in places if place.id == key), None)

    # -- records ------------------------------------------------------------------------------

    def record(self, cls: Callable[..., T], key: str, **fields: object) -> T:
        """A record with an id; evidence and cites name sources that are there.

        Args:
            cls: Its class.
            key: Its id.
            fields: Values, or strategies for them; other fields come from their annotations.
        """
        given = {"id": key, "evidence": self.evidence(), "cites": _some(self.ids("sources"))}
        given |= fields
        return self.draw(records_of(cls, {name: _drawn(value) for name, value in given.items()}))

    def evidence(self, printed: str | None = None) -> st.SearchStrategy[tuple[Evidence, ...]]:
        """Evidence that names sources that are there."""
        sources = self.ids("sources")
        if not sources or (printed is not None and len(printed) > _LONGEST):
            return st.just(())
        given: dict[str, st.SearchStrategy[object]] = {"source": st.sampled_from(sources)}
        if printed is not None:
            given["printed"] = st.just(printed)
        return st.lists(records_of(Evidence, given), max_size=2).map(tuple)

    def next_id(self, name: str, *collections: str) -> str:
        """An id that no record has."""
        return f"{name}-{len(self.ids(*collections)) + 1}"


def _drawn(value: object) -> st.SearchStrategy[object]:
    return value if isinstance(value, st.SearchStrategy) else st.just(value)


def _maybe(keys: Sequence[T]) -> st.SearchStrategy[T | None]:
    return st.none() | st.sampled_from(keys) if keys else st.none()


def _some(keys: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    if not keys:
        return st.just(())
    return st.lists(st.sampled_from(keys), max_size=2, unique=True).map(tuple)


def _dates() -> st.SearchStrategy[PartialDate | None]:
    return st.none() | partial_dates(min_date=_FIRST, max_date=_LAST)


@st.composite
def _lifetimes(draw: st.DrawFn) -> tuple[PartialDate | None, PartialDate | None]:
    """From when and until when, in this order."""
    since, until = draw(_dates()), draw(_dates())
    if since is not None and until is not None and until.before(since):
        since, until = until, since
    return since, until


def _source(data: _Growing) -> Source:
    return data.record(
        Source,
        data.next_id("source", "sources"),
        published_on=_dates(),
        accessed_on=_dates(),
        place=_maybe(data.ids("countries", "places")),
    )


def _scheme(data: _Growing) -> Scheme:
    return data.record(Scheme, data.next_id("scheme", "schemes"), since=_dates())


def _pillar(data: _Growing) -> Pillar:
    scheme = data.draw(st.sampled_from(data.ids("schemes")))
    others = [pillar for pillar in data.made["pillars"] if pillar.scheme == scheme]
    key = data.next_id("pillar", "pillars")
    return data.record(Pillar, key, scheme=scheme, ordinal=len(others) + 1)


def _field(data: _Growing) -> FieldOfWork:
    key = data.next_id("field", "fields")
    return data.record(FieldOfWork, key, pillar=_maybe(data.ids("pillars")))


def _country(data: _Growing) -> Place:
    """Vietnam first, then other countries, then blocs."""
    there = data.ids("countries")
    left = [row for row in _COUNTRIES if row[0] not in there]
    common = {"country": None, "parent": None, "since": None, "until": None, "successors": ()}
    if not left:
        key = data.next_id("bloc", "countries")
        return data.record(Place, key, kind=PlaceKind.BLOC, **common)
    key, name_vi, name_en = data.draw(st.sampled_from(left if there else left[:1]))
    names = {"name_vi": name_vi, "name_en": name_en}
    return data.record(Place, key, kind=PlaceKind.COUNTRY, **names, **common)


def _place(data: _Growing) -> Place:
    """A place in a country; it may have ended the day before another one of there began."""
    countries = [one.id for one in data.made["countries"] if one.kind is PlaceKind.COUNTRY]
    country = data.draw(st.sampled_from(countries))
    near = [place for place in data.made["places"] if place.country == country]
    later = [
        place
        for place in near
        if place.since is not None and place.since.precision is Precision.DAY
    ]
    after = data.draw(_maybe(later))
    if after is None:
        since, until = data.draw(_lifetimes())
    else:
        since, until = None, PartialDate.between(after.since.first - _DAY, after.since.first - _DAY)
    return data.record(
        Place,
        data.next_id("place", "places"),
        kind=st.sampled_from(_AT_HOME if country == "VN" else _ABROAD),
        country=country,
        parent=_maybe([place.id for place in near]),
        since=since,
        until=until,
        successors=() if after is None else (after.id,),
    )


def _institution(data: _Growing) -> Institution:
    since, until = data.draw(_lifetimes())
    return data.record(
        Institution,
        data.next_id("institution", "institutions"),
        parent=_maybe(data.ids("institutions")),
        place=_maybe(data.ids("countries", "places")),
        since=since,
        until=until,
    )


def _directive(data: _Growing) -> Directive:
    """A document of the year in its number; what it acts on was there before it."""
    number = data.draw(st.none() | document_numbers())
    first, last = _FIRST, _LAST
    if number is not None and number.year is not None:
        first, last = dt.date(number.year, 1, 1), dt.date(number.year, 12, 31)
    issued = data.draw(st.none() | partial_dates(min_date=first, max_date=last))
    central = number is not None and number.family is Family.PARTY and number.issuer.endswith("TW")
    congress = congress_term(issued) if central and issued is not None else None
    earlier = [
        other.id
        for other in data.made["directives"]
        if issued is None or other.issued_on is None or not issued.before(other.issued_on)
    ]
    kind = number.type if number is not None else None
    return data.record(
        Directive,
        data.next_id("directive", "directives"),
        number=number,
        type=kind or st.sampled_from(tuple(document_types)),
        issued_on=issued,
        term=_maybe([congress.roman] if congress is not None else []),
        issuer=_maybe(data.ids("institutions")),
        place=_maybe(data.ids("countries", "places")),
        carries_out=_some(earlier),
        amends=_some(earlier),
        replaces=_some(earlier),
        issues=_some(data.ids("directives")),
        fields=_some(data.ids("fields")),
    )


def _partnership(data: _Growing) -> Partnership:
    """A tie of two sides that have none on this level yet; its steps are in order."""
    local, foreign, level = data.draw(st.sampled_from(data.pairs()))
    side = data.find(foreign)
    if side is None:
        country = data.draw(_maybe(data.ids("countries")))
    else:
        country = side.country or (None if side.kind is PlaceKind.BLOC else side.id)
    step = records_of(
        Step,
        {
            "since": _dates(),
            "evidence": data.evidence(),
            "cites": _some(data.ids("sources")),
        },
    )
    return data.record(
        Partnership,
        data.next_id("partnership", "partnerships"),
        local=local,
        foreign=foreign,
        level=level,
        country=country,
        steps=st.lists(step, min_size=1, max_size=3).map(_oldest_first),
        pillar=_maybe(data.ids("pillars")),
    )


def _oldest_first(steps: Iterable[Step]) -> tuple[Step, ...]:
    never = (dt.date.min, dt.date.min)
    return tuple(sorted(steps, key=lambda step: step.since.sort_key if step.since else never))


def _indicator(data: _Growing) -> Indicator:
    nature = data.draw(st.sampled_from(Nature))
    unit = data.draw(st.sampled_from(_UNITS[nature]))
    wholes = [one.id for one in data.made["indicators"] if (one.nature, one.unit) == (nature, unit)]
    return data.record(
        Indicator,
        data.next_id("indicator", "indicators"),
        nature=nature,
        unit=unit,
        field=_maybe(data.ids("fields")),
        pillar=_maybe(data.ids("pillars")),
        part_of=_maybe(wholes),
    )


def _observation(data: _Growing) -> Observation:
    """A figure in the unit of its indicator, that its evidence prints, of a time of its place."""
    indicator = data.draw(st.sampled_from(data.made["indicators"]))
    place = data.draw(_maybe(data.ids("countries", "places")))
    bodies = data.ids("institutions", "partnerships", "directives")
    subject = None
    if place is None and bodies:
        subject = data.draw(st.sampled_from(bodies))
    elif place is None:
        place = data.ids("countries", "places")[0]
    period = _in_life(data.draw(_times()), data.find(place))
    quantity = data.draw(_figures(indicator))
    evidence = data.draw(data.evidence(str(quantity)))
    return data.record(
        Observation,
        data.next_id("observation", "observations"),
        indicator=indicator.id,
        place=place,
        subject=subject,
        counterpart=_maybe(data.sides()),
        period=period,
        quantity=quantity,
        status=st.sampled_from(_statuses(data, period, quantity, evidence)),
        change_vs=_times() if indicator.nature is Nature.CHANGE else None,
        evidence=evidence,
    )


def _times() -> st.SearchStrategy[Period]:
    return periods(min_date=_FIRST, max_date=_LAST)


def _in_life(period: Period, place: Place | None) -> Period:
    """The period, or where its place was not there then, the nearest one when it was."""
    if place is None:
        return period
    if place.until is not None and period.start is not None and period.start > place.until.last:
        return Period.of(place.until)
    if place.since is not None and period.end is not None and period.end < place.since.first:
        return Period.of(place.since)
    return period


def _figures(indicator: Indicator) -> st.SearchStrategy[Quantity]:
    """Amounts as the nature of an indicator has them; a part is no more than its whole."""
    low = -_LARGEST if indicator.nature is Nature.CHANGE else 0
    high = 100 if indicator.nature is Nature.SHARE else _LARGEST
    made = quantities(units=[indicator.unit], min_amount=low, max_amount=high)
    return made.map(
        lambda figure: (
            figure if figure.of is None else attrs.evolve(figure, of=max(figure.of, figure.amount))
        )
    )


def _statuses(
    data: _Growing, period: Period, quantity: Quantity, evidence: Iterable[Evidence]
) -> list[Status]:
    """A result is not known before its time, and an estimate is no result."""
    published = {source.id: source.published_on for source in data.made["sources"]}
    days = [day for one in evidence if (day := published[one.source]) is not None]
    if period.start is not None and any(day.last < period.start for day in days):
        return [Status.TARGET]
    estimate = quantity.hedge is Hedge.ESTIMATE
    return [status for status in Status if not (estimate and status is Status.NORMAL)]


def _commitment(data: _Growing) -> Commitment:
    """A statement, the next in its list where it is numbered."""
    sides = data.ids("countries", "places")
    by = data.draw(_maybe(data.sides()))
    place = data.draw(_maybe(sides) if by is not None or not sides else st.sampled_from(sides))
    made = data.record(
        Commitment,
        data.next_id("commitment", "commitments"),
        place=place,
        by=by if by is not None or place is not None else data.sides()[0],
        ordinal=None,
        fields=_some(data.ids("fields")),
        directives=_some(data.ids("directives")),
    )
    if not data.draw(st.booleans()):
        return made
    others = [other for other in data.made["commitments"] if _list_of(other) == _list_of(made)]
    numbered = sum(other.ordinal is not None for other in others)
    return attrs.evolve(made, ordinal=numbered + 1)


def _list_of(one: Commitment) -> tuple[object, ...]:
    stated = (*(evidence.source for evidence in one.evidence), *one.cites, None)
    return one.place, one.by, one.kind, stated[0]


def _event(data: _Growing) -> Event:
    return data.record(
        Event,
        data.next_id("event", "events"),
        date=_dates(),
        place=_maybe(data.ids("countries", "places")),
        participants=_some(data.sides()),
    )


_MAKERS: dict[str, Callable[[_Growing], Record]] = {
    "sources": _source,
    "schemes": _scheme,
    "pillars": _pillar,
    "fields": _field,
    "countries": _country,
    "places": _place,
    "institutions": _institution,
    "directives": _directive,
    "partnerships": _partnership,
    "indicators": _indicator,
    "observations": _observation,
    "commitments": _commitment,
    "events": _event,
}
"""How a record of each collection is made."""
