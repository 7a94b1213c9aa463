"""Datasets: small ones, in which every reference leads somewhere and no rule finds an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

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
from vnforeign.strategies._quantities import quantities, units_of
from vnforeign.strategies._records import evidences, records_of
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
    return _grown(kinds)


@st.composite
def _grown(draw: st.DrawFn, kinds: st.SearchStrategy[list[str]]) -> Dataset:
    growing = _Growing(draw)
    for kind in draw(kinds):
        growing.add(kind)
    return Dataset.of(growing.records())


class _Growing:
    """A dataset that grows record by record; each refers only to those that are there."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.made: dict[str, list[Any]] = {name: [] for name in COLLECTIONS}

    def records(self) -> Iterator[Record]:
        """What has grown so far."""
        for made in self.made.values():
            yield from made

    def add(self, kind: str) -> None:
        """Add a record of a kind, or of the first kind that it needs and that is not there."""
        while (needed := self._needed(kind)) is not None:
            kind = needed
        self.made[kind].append(_MAKERS[kind](self))

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

    def find(self, key: str | None) -> Any:
        """The place or country with an id, or None."""
        places = [*self.made["countries"], *self.made["places"]]
        return next((place for place in places if place.id == key), None)

    # -- records ------------------------------------------------------------------------------

    def record(self, cls: Callable[..., T], name: str, **fields: object) -> T:
        """A record whose shared fields refer to what is there; fields are strategies or values."""
        sources = self.ids("sources")
        some = st.lists(evidences(source=st.sampled_from(sources)), max_size=2).map(tuple)
        shared = {
            "id": f"{name}-{len(self.ids(*_COLLECTION_OF[name])) + 1}",
            "evidence": some if sources else (),
            "cites": _some(sources),
        }
        given = {
            key: value if isinstance(value, st.SearchStrategy) else st.just(value)
            for key, value in {**shared, **fields}.items()
        }
        return self.draw(records_of(cls, given))
