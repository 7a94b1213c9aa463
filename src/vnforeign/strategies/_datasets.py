"""Datasets: small ones, in which every reference leads somewhere and no rule finds an error."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR
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
from vnforeign.model.partnerships import Form, Partnership, Step
from vnforeign.model.places import Codes, Place, PlaceKind
from vnforeign.model.sources import Source
from vnforeign.model.taxonomy import FieldOfWork, Pillar, Scheme
from vnforeign.strategies._basics import refuse_unless, shown
from vnforeign.strategies._dates import periods
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._growing import FIRST, LAST, Growing, dates
from vnforeign.strategies._quantities import quantities, units_of
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family, document_types
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge, Quantity
from vnforeign.values.terms import congress_term
from vnforeign.values.units import Unit, UnitKind

T = TypeVar("T")

_DAY = dt.timedelta(days=1)
# What much depends on comes more often.
_KINDS = (*COLLECTIONS, *("sources", "places", "observations", "directives") * 2)
_LARGEST = 10**15
_COUNTRIES = (
    ("VN", "Việt Nam", "Vietnam", "VNM"),
    ("LA", "Lào", "Laos", "LAO"),
    ("CN", "Trung Quốc", "China", "CHN"),
    ("KR", "Hàn Quốc", "South Korea", "KOR"),
    ("FR", "Pháp", "France", "FRA"),
    ("CU", "Cu-ba", "Cuba", "CUB"),
    ("JP", "Nhật Bản", "Japan", "JPN"),
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

    >>> from hypothesis import given, settings
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> @settings(max_examples=5)
    ... @given(strategies.datasets(max_size=3))
    ... def test_check_finds_no_error(data: vf.Dataset) -> None:
    ...     assert vf.check(data).ok
    >>> test_check_finds_no_error()
    """
    sizes = type(min_size) is int and type(max_size) is int and 0 <= min_size <= max_size
    refuse_unless(sizes, f"{min_size=}, {max_size=}: expected two whole numbers in order, from 0")
    kinds = st.lists(st.sampled_from(_KINDS), min_size=min_size, max_size=max_size)
    return _grown(kinds, max_size)


@st.composite
def _grown(draw: st.DrawFn, kinds: st.SearchStrategy[list[str]], max_size: int) -> Dataset:
    growing = Growing(draw)
    for kind in draw(kinds):
        growing.add(kind, _MAKERS, max_size)
    return Dataset.of(growing.records())


# Strategies are made once: making them takes longer than drawing.


@functools.cache
def _times() -> st.SearchStrategy[Period]:
    return periods(min_date=FIRST, max_date=LAST)


@functools.cache
def _numbers() -> st.SearchStrategy[DocumentNumber | None]:
    return st.none() | document_numbers()


@functools.cache
def _figures(unit: Unit, nature: Nature) -> st.SearchStrategy[Quantity]:
    """Amounts as a nature has them; a part is no more than its whole, and counts are whole."""
    low = -_LARGEST if nature is Nature.CHANGE else 0
    high = 100 if nature is Nature.SHARE else _LARGEST
    counted = unit.kind is UnitKind.COUNT

    def settled_figure(figure: Quantity) -> Quantity:
        amount, upper, of = figure.amount, figure.upper, figure.of
        if counted:
            amount = amount.to_integral_value(ROUND_FLOOR)
            upper = None if upper is None else upper.to_integral_value(ROUND_CEILING)
        of = None if of is None else max(of, amount)
        return attrs.evolve(figure, amount=amount, upper=upper, of=of)

    return quantities(units=[unit], min_amount=low, max_amount=high).map(settled_figure)


# Records of each kind


def _source(data: Growing) -> Source:
    """A source that was out when it was read; a file is pinned by one of them only."""
    published, accessed = data.lifetime()
    made = data.fact(
        Source,
        "source",
        published_on=published,
        accessed_on=accessed,
        language=data.one(("vi", "en", "lo", "km", "ko", "ja", "fr")),
        address=data.maybe(("https://example.org", "https://bao.example.vn/doi-ngoai?trang=2")),
        place=data.maybe(data.ids("countries", "places")),
    )
    taken = any(other.file == made.file for other in data.made["sources"])
    return attrs.evolve(made, file=None, sha256=None) if taken else made


def _scheme(data: Growing) -> Scheme:
    return data.fact(Scheme, "scheme", since=data.date())


def _pillar(data: Growing) -> Pillar:
    scheme = data.one(data.ids("schemes"))
    others = [pillar for pillar in data.made["pillars"] if pillar.scheme == scheme]
    return data.fact(Pillar, "pillar", scheme=scheme, ordinal=len(others) + 1)


def _field(data: Growing) -> FieldOfWork:
    return data.fact(FieldOfWork, "field", pillar=data.maybe(data.ids("pillars")))


def _country(data: Growing) -> Place:
    """Vietnam first, then other countries and blocs."""
    there = data.ids("countries")
    left = [row for row in _COUNTRIES if row[0] not in there]
    row = data.maybe(left[:3]) if there else left[0]
    common = {"country": None, "parent": None, "since": None, "until": None, "successors": ()}
    if row is None:
        return data.fact(Place, "bloc", kind=PlaceKind.BLOC, codes=Codes(), **common)
    names = dict(zip(("id", "name_vi", "name_en"), row, strict=False))
    codes = data.one([Codes(), Codes({"iso-3166-1-alpha-3": row[-1]})])
    return data.fact(Place, "country", kind=PlaceKind.COUNTRY, codes=codes, **names, **common)


def _place(data: Growing) -> Place:
    """A place in a country; it may have ended the day before another one of there began."""
    country = data.one([one.id for one in data.made["countries"] if one.kind == "country"])
    near = [place for place in data.made["places"] if place.country == country]
    later = data.maybe([place for place in near if place.since and place.since.day])
    since, until = data.lifetime()
    if later is not None:
        since, until = None, PartialDate.between(*[later.since.first - _DAY] * 2)
    kind = data.one(_AT_HOME if country == "VN" else _ABROAD)
    digits = 2 if kind in _AT_HOME[:2] else 3
    listed = Codes({"gso": f"{len(data.made['places']) + 1:0{digits}}"})
    return data.fact(
        Place,
        "place",
        kind=kind,
        country=country,
        codes=data.one([Codes(), listed]) if country == "VN" else Codes(),
        parent=data.maybe([place.id for place in near]),
        since=since,
        until=until,
        successors=() if later is None else (later.id,),
    )


def _institution(data: Growing) -> Institution:
    since, until = data.lifetime()
    return data.fact(
        Institution,
        "institution",
        parent=data.maybe(data.ids("institutions")),
        place=data.maybe(data.ids("countries", "places")),
        since=since,
        until=until,
    )


def _directive(data: Growing) -> Directive:
    """A document of the year in its number; what it acts on is older, and no source is."""
    number = data.draw(_numbers())
    first, last, kind = FIRST, LAST, None
    if number is not None:
        kind = number.type
        if number.year is not None:
            first = max(FIRST, dt.date(number.year, 1, 1))
            last = dt.date(number.year, 12, 31)
    issued = data.draw(dates(first, last))
    earlier = [
        other.id
        for other in data.made["directives"]
        if issued is None or other.issued_on is None or not issued.before(other.issued_on)
    ]
    return data.fact(
        Directive,
        "directive",
        number=number,
        type=kind or data.one(tuple(document_types)),
        issued_on=issued,
        term=_term(number, issued),
        evidence=data.evidence(since=issued),
        cites=data.some(data.sources_since(issued)),
        issuer=data.maybe(data.ids("institutions")),
        place=data.maybe(data.ids("countries", "places")),
        carries_out=data.some(earlier),
        amends=data.some(earlier),
        replaces=data.some(earlier),
        issues=data.some(data.ids("directives")),
        fields=data.some(data.ids("fields")),
    )


def _term(number: DocumentNumber | None, issued: PartialDate | None) -> str | None:
    """The Congress term of a central Party document, where its day tells it."""
    if number is None or issued is None or number.family is not Family.PARTY:
        return None
    found = congress_term(issued) if number.issuer.endswith("TW") else None
    return None if found is None else found.roman


def _partnership(data: Growing) -> Partnership:
    """A tie of two sides that have none on this level yet; its steps are in order."""
    local, foreign, level = data.one(data.pairs())
    side = data.find(foreign)
    if side is None:
        country = data.maybe(data.ids("countries"))
    else:
        country = side.country or (None if side.kind is PlaceKind.BLOC else side.id)
    lives = [life for key in (local, foreign) if (life := data.life(key)) is not None]
    steps = [
        data.record(
            Step,
            form=data.one(_forms(side)),
            since=_before_an_end(data.date(), lives),
            evidence=data.evidence(),
            cites=data.some(data.ids("sources")),
        )
        for _ in range(data.one((1, 2, 3)))
    ]
    never = (dt.date.min, dt.date.min)
    steps.sort(key=lambda step: step.since.sort_key if step.since else never)
    return data.fact(
        Partnership,
        "partnership",
        local=local,
        foreign=foreign,
        level=level,
        country=country,
        steps=tuple(steps),
        pillar=data.maybe(data.ids("pillars")),
    )


def _forms(foreign: Place | None) -> list[Form]:
    """What a tie with a foreign side can be: one joins no place, and few of them border."""
    if foreign is None or foreign.kind is PlaceKind.BLOC:
        return [form for form in Form if form is not Form.BORDER_PAIR]
    return [form for form in Form if form not in (Form.MEMBER, Form.BORDER_PAIR)]


def _before_an_end(day: PartialDate | None, sides: Iterable[Place | Institution]) -> (
    PartialDate | None
):  # fmt: skip
    """A day, or none where one of the sides had ended by then."""
    if day is None or any(side.until and day.first > side.until.last for side in sides):
        return None
    return day


def _indicator(data: Growing) -> Indicator:
    nature = data.one(tuple(Nature))
    unit = data.one(_UNITS[nature])
    like = [one.id for one in data.made["indicators"] if (one.nature, one.unit) == (nature, unit)]
    return data.fact(
        Indicator,
        "indicator",
        nature=nature,
        unit=unit,
        field=data.maybe(data.ids("fields")),
        pillar=data.maybe(data.ids("pillars")),
        part_of=data.maybe(like),
    )


def _observation(data: Growing) -> Observation:
    """A figure in the unit of its indicator, that its evidence prints, of a time of its place."""
    indicator = data.one(data.made["indicators"])
    places, bodies = (
        data.ids("countries", "places"),
        data.ids("institutions", "partnerships", "directives"),
    )
    about = data.one([*places, *bodies])
    place = about if about in places else None
    period = _in_life(data.draw(_times()), data.find(place))
    base = _base(data, period) if indicator.nature is Nature.CHANGE else None
    quantity = data.draw(_figures(indicator.unit, indicator.nature))
    evidence = data.evidence(str(quantity))
    return data.fact(
        Observation,
        "observation",
        indicator=indicator.id,
        place=place,
        subject=about if place is None else None,
        counterpart=data.maybe([side for side in data.sides() if side != about]),
        period=period,
        quantity=quantity,
        status=data.one(_statuses(data, period, quantity, evidence)),
        change_vs=base,
        evidence=evidence,
    )


def _base(data: Growing, period: Period) -> Period:
    """What a change is measured against: any other time that is not later."""
    base = data.draw(_times())
    return base if base != period and not base.after(period) else period.previous_year()


def _in_life(period: Period, place: Place | None) -> Period:
    """The period, or where its place was not there then, the nearest one when it was."""
    if place is None:
        return period
    if place.until is not None and period.start is not None and period.start > place.until.last:
        return Period.of(place.until)
    if place.since is not None and period.end is not None and period.end < place.since.first:
        return Period.of(place.since)
    return period


def _statuses(
    data: Growing, period: Period, quantity: Quantity, evidence: Iterable[Evidence]
) -> list[Status]:
    """A result is not known before its time, and an estimate is no result."""
    published = {source.id: source.published_on for source in data.made["sources"]}
    days = [day for one in evidence if (day := published[one.source]) is not None]
    if period.start is not None and any(day.last < period.start for day in days):
        return [Status.TARGET]
    estimate = quantity.hedge is Hedge.ESTIMATE
    return [status for status in Status if not (estimate and status is Status.NORMAL)]


def _commitment(data: Growing) -> Commitment:
    """A statement, the next in its list where it is numbered."""
    by = data.maybe(data.sides())
    place = data.maybe(data.ids("countries", "places"))
    made = data.fact(
        Commitment,
        "commitment",
        place=place,
        by=by if place is not None or by is not None else data.sides()[0],
        ordinal=None,
        fields=data.some(data.ids("fields")),
        directives=data.some(data.ids("directives")),
    )
    like = [one for one in data.made["commitments"] if _list_of(one) == _list_of(made)]
    numbered = 1 + sum(one.ordinal is not None for one in like)
    return attrs.evolve(made, ordinal=data.maybe((numbered,)))


def _list_of(one: Commitment) -> tuple[object, ...]:
    """What a list of commitments has in common: its place, body, kind and source."""
    stated = (*(evidence.source for evidence in one.evidence), *one.cites, None)
    return one.place, one.by, one.kind, stated[0]


def _event(data: Growing) -> Event:
    return data.fact(
        Event,
        "event",
        date=data.date(),
        place=data.maybe(data.ids("countries", "places")),
        participants=data.some(data.sides()),
    )


_MAKERS: dict[str, Callable[[Growing], Record]] = {
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
