"""A dataset on its way: what it holds so far, and draws that refer to nothing else."""

from __future__ import annotations

import datetime as dt
import functools
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st

from vnforeign.dataset import COLLECTIONS
from vnforeign.model.evidence import Evidence, Record
from vnforeign.model.institutions import Institution
from vnforeign.model.places import Place
from vnforeign.model.taxonomy import Level
from vnforeign.strategies._dates import partial_dates
from vnforeign.strategies._fields import by_field, settled
from vnforeign.values.dates import PartialDate

T = TypeVar("T")
Makers: TypeAlias = "Mapping[str, Callable[[Growing], Record]]"

FIRST, LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
_LONGEST = 120  # code points of a printed form
_FARTHEST = 10**6  # from one piece of evidence to the next


class Growing:
    """A dataset that grows record by record; each refers only to those that are there."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.made: dict[str, list[typing.Any]] = {name: [] for name in COLLECTIONS}
        self._ends: dict[str, int] = {}

    def records(self) -> Iterator[Record]:
        """What has grown so far."""
        for made in self.made.values():
            yield from made

    def add(self, kind: str, makers: Makers, max_size: int) -> None:
        """Add a record of a kind, and first what it needs and is not there; up to a size."""
        needed: str | None = kind
        while needed is not None and sum(map(len, self.made.values())) < max_size:
            needed = self.needed(kind)
            made = needed or kind
            self.made[made].append(makers[made](self))

    def needed(self, kind: str) -> str | None:
        """The kind of record that one of another kind cannot do without, if none is there."""
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

    def life(self, key: str) -> Place | Institution | None:
        """The place or body with an id, or None: whoever begins and ends."""
        bodies = self.made["institutions"]
        return self.find(key) or next((body for body in bodies if body.id == key), None)

    # -- drawing from it ----------------------------------------------------------------------

    def one(self, choices: Sequence[T]) -> T:
        """One of some values."""
        return choices[self.draw(_index(len(choices)))]

    def maybe(self, choices: Sequence[T]) -> T | None:
        """One of some values, or None."""
        index = self.draw(_index(len(choices) + 1))
        return choices[index - 1] if index else None

    def some(self, choices: Sequence[T]) -> tuple[T, ...]:
        """Up to two of some values."""
        two = (self.maybe(choices), self.maybe(choices))
        return tuple(dict.fromkeys(one for one in two if one is not None))

    def date(self) -> PartialDate | None:
        """A date of our time, or None."""
        return self.draw(dates(FIRST, LAST))

    def lifetime(self) -> tuple[PartialDate | None, PartialDate | None]:
        """From when and until when, in this order."""
        since, until = self.date(), self.date()
        if since is not None and until is not None and until.before(since):
            since, until = until, since
        return since, until

    def sources_since(self, day: PartialDate | None) -> list[str]:
        """The ids of the sources that may have come out on a day or later."""
        made = self.made["sources"]
        if day is None:
            return [one.id for one in made]
        out = ((one.id, one.published_on) for one in made)
        return [key for key, published in out if published is None or not published.before(day)]

    def evidence(
        self, printed: str | None = None, since: PartialDate | None = None
    ) -> tuple[Evidence, ...]:
        """Up to two pieces of evidence, from sources that are there and came out by then."""
        if printed is not None and len(printed) > _LONGEST:
            return ()
        given = {} if printed is None else {"printed": printed}
        return tuple(
            self._placed(self.record(Evidence, source=source, **given))
            for source in self.some(self.sources_since(since))
        )

    def _placed(self, evidence: Evidence) -> Evidence:
        """The evidence where no other of its source stands: a text has one character at a place."""
        start = self._ends.get(evidence.source, 0) + min(evidence.start, _FARTHEST)
        end = self._ends[evidence.source] = start + len(evidence.printed)
        return attrs.evolve(evidence, start=start, end=end)

    def record(self, cls: Callable[..., T], **fields: object) -> T:
        """A record with these fields; the others are drawn by what their annotations allow."""
        rest = self.draw(_other_fields(cls, frozenset(fields)))
        return settled(cls, {**rest, **fields}, rest.keys())

    def fact(self, cls: Callable[..., T], name: str, **fields: object) -> T:
        """A record with an id, that says where it is stated, in sources that are there."""
        shared = {
            "id": f"{name}-{1 + sum(map(len, self.made.values()))}",
            "evidence": self.evidence() if "evidence" not in fields else (),
            "cites": self.some(self.ids("sources")),
        }
        return self.record(cls, **(shared | fields))


# Strategies are made once: making them takes longer than drawing.


@functools.cache
def _index(size: int) -> st.SearchStrategy[int]:
    return st.integers(0, size - 1)


@functools.cache
def _other_fields(
    cls: Callable[..., object], names: frozenset[str]
) -> st.SearchStrategy[dict[str, typing.Any]]:
    fields = by_field(cls)
    return st.fixed_dictionaries({name: fields[name] for name in fields if name not in names})


@functools.cache
def dates(first: dt.date, last: dt.date) -> st.SearchStrategy[PartialDate | None]:
    """A date of some time, or None."""
    return st.none() | partial_dates(min_date=first, max_date=last)
