"""Provinces through time: facts of one set of boundaries, moved onto another."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast

import attrs

from vnforeign.dataset import FACTS, Dataset, collection_of
from vnforeign.errors import Lang
from vnforeign.model.evidence import Record
from vnforeign.model.indicators import Indicator, Nature, Observation, Status
from vnforeign.model.partnerships import Partnership
from vnforeign.model.places import Place, PlaceKind
from vnforeign.values.documents import document_types
from vnforeign.values.quantities import Bounds, Hedge, Quantity
from vnforeign.values.units import Unit, UnitKind

__all__ = ["NotRestated", "Restatement", "restate"]

R = TypeVar("R", bound=Record)

_PROVINCIAL: Final = (PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY)
_ADDED: Final = (Nature.STOCK, Nature.FLOW, Nature.TARGET)
_WEIGHED: Final = (Nature.RATE, Nature.SHARE, Nature.CHANGE)
# Two provinces may count the same one of these: their numbers give a range, no sum.
_SHARED_THINGS: Final = frozenset(
    [
        "city",
        "country",
        "country-or-territory",
        "economy",
        "foreign-ngo",
        "investor",
        "locality",
        "ngo",
        "organisation",
        "partner",
        "party",
        "province",
        "province-or-city",
        "representative-mission",
    ]
)


@attrs.frozen(kw_only=True)
class NotRestated:
    """A fact that cannot be moved onto other boundaries, and why.

    Attributes:
        record: The id of the record.
        place: The id of the place it is about.
        reason: Why it stays behind, in English.
        reason_vi: The same in Vietnamese.

    >>> import datetime as dt, vnforeign as vf
    >>> restated = vf.restate(vf.load(), boundaries=dt.date(2025, 7, 1))
    >>> why = {one.record: one.reason for one in restated.left_out}
    >>> why["thai-nguyen-fdi-attraction-rank-2024-h1"]
    'a rank among other provinces is never restated'
    """

    record: str
    place: str
    reason: str
    reason_vi: str


@attrs.frozen(kw_only=True)
class Restatement:
    """A dataset on the boundaries of a day, with what was moved, from where, and by which act.

    Attributes:
        boundaries: The day whose provinces the facts are about now.
        data: The dataset: what needed no move as it was, the moved facts, and none that could
            not be moved. A fact that was only moved keeps its id; a sum or a range has the id
            of its first part with ``-restated`` behind it.
        origins: For each moved record, the ids of the records it was made of.
        acts: For each province that facts were moved onto, the ids of the sources of the acts
            that made it of the others.
        left_out: The facts that could not be moved.

    >>> import datetime as dt, vnforeign as vf
    >>> restated = vf.restate(vf.load(), boundaries=dt.date(2025, 7, 1))
    >>> restated.origins["thai-nguyen-fdi-registered-new-2024-h1-restated"]
    ('thai-nguyen-fdi-registered-new-2024-h1',)
    """

    boundaries: dt.date
    data: Dataset
    origins: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, tuple[str, ...]]
    left_out: tuple[NotRestated, ...]

    def text(self, lang: Lang = "en") -> str:
        """What was moved and what was not, by reason, in ``lang``."""
        day, moved = self.boundaries, len(self.origins)
        if lang == "vi":
            lines = [f"quy về địa giới ngày {day.day}/{day.month}/{day.year}: {moved} bản ghi"]
        else:
            lines = [f"restated on the boundaries of {day}: {moved} record{'s' * (moved != 1)}"]
        why: dict[str, list[str]] = defaultdict(list)
        for one in self.left_out:
            why[one.reason_vi if lang == "vi" else one.reason].append(one.record)
        lines.extend(f"- {reason}: {', '.join(ids)}" for reason, ids in sorted(why.items()))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


def restate(data: Dataset, *, boundaries: dt.date, signed: Collection[str] = ()) -> Restatement:
    """Move the facts of provinces onto the provinces of another day, as far as they can be.

    On 1 July 2025 the 63 provinces of Vietnam became 34. A fact of before is about a province
    that is no more; to compare it with today it has to be moved, and a figure of a part is no
    figure of the whole:

    - Stocks, flows and targets add, if there is a figure of each part; if some are missing,
      what is known is the least that the whole can be, for figures that are never negative.
    - Numbers of what two provinces may share (countries, partners, organisations) lie between
      the largest and the sum.
    - Percentages (rates, shares, changes) lie between the lowest and the highest of the parts,
      if all are there.
    - Ranks, and all else, are left out, and it is said why.
    - Ties, documents, events and commitments are moved as they are; ties of two parts with one
      partner become one. That a fact is moved says nothing of what binds the new province.

    Every moved record keeps its evidence, cites the act that changed the boundaries, and names
    in ``notes`` the records it was made of.

    Args:
        data: The dataset, with the places and their successors (`Place.successors`).
        boundaries: The day. An earlier day is possible where a province was made of one other
            on its whole territory; several cannot be told apart again.
        signed: Ids of indicators in money whose figures may be negative (a balance): of them a
            part says nothing of the whole.

    Returns:
        A `Restatement`. A dataset without facts of changed provinces comes back as it is.

    >>> import datetime as dt, vnforeign as vf
    >>> restated = vf.restate(vf.load(), boundaries=dt.date(2025, 7, 1))
    >>> figure = restated.data.observations["thai-nguyen-fdi-registered-new-2024-h1-restated"]
    >>> print(figure.place, figure.quantity)
    VN-69-2025 ít nhất 482.800.000 USD
    >>> restated.acts["VN-69-2025"]
    ('nghi-quyet-202-2025-qh15',)
    """
    moves = _Moves(data, boundaries)
    kept: list[Record] = [one for one in data if not _is_fact(one)]
    origins: dict[str, tuple[str, ...]] = {}
    left_out: list[NotRestated] = []
    figures: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    ties: dict[tuple[object, ...], list[tuple[Partnership, Partnership]]] = defaultdict(list)
    acts: dict[str, dict[str, None]] = defaultdict(dict)
    for one in data:
        if not _is_fact(one):
            continue
        changed = [key for key in _places_of(one) if moves.has_moved(key)]
        stuck = next((key for key in changed if moves.to(key) is None), None)
        if not changed:
            kept.append(one)
        elif stuck is not None:
            reason, reason_vi = moves.why_not(stuck)
            left_out.append(
                NotRestated(record=one.id, place=stuck, reason=reason, reason_vi=reason_vi)
            )
        else:
            for key in changed:
                acts[cast("str", moves.to(key))].update(dict.fromkeys(moves.acts(key)))
            moved = moves.moved(one, changed)
            if isinstance(one, Observation) and one.place in changed:
                figures[_same_fact(cast("Observation", moved))].append(one)
            elif isinstance(one, Partnership):
                tie = cast("Partnership", moved)
                ties[tie.local, tie.foreign, tie.level].append((one, tie))
            else:
                kept.append(moved)
                origins[one.id] = (one.id,)
    weigh = _Weigher(data, moves, frozenset(signed))
    for same in figures.values():
        made, refused = weigh.whole(same)
        left_out.extend(refused)
        if made is not None:
            kept.append(made)
            origins[made.id] = tuple(one.id for one in same)
    for pairs in ties.values():
        tie = pairs[0][1] if len(pairs) == 1 else _one_tie([moved for _, moved in pairs])
        kept.append(tie)
        origins[tie.id] = tuple(one.id for one, _ in pairs)
    return Restatement(
        boundaries=boundaries,
        data=Dataset.of(kept, version=data.version),
        origins=MappingProxyType(dict(sorted(origins.items()))),
        acts=MappingProxyType({place: tuple(acts[place]) for place in sorted(acts)}),
        left_out=tuple(sorted(left_out, key=lambda one: (one.place, one.record))),
    )


def _is_fact(record: Record) -> bool:
    return collection_of(record) in FACTS


_PLACE_FIELDS: Final = ("place", "counterpart", "local", "foreign", "by", "participants")


def _places_of(record: Record) -> Iterator[str]:
    """The ids that a record may name places by, each once."""
    seen: dict[str, None] = {}
    for field in _PLACE_FIELDS:
        value = getattr(record, field, None)
        for key in value if isinstance(value, tuple) else (value,):
            if key is not None:
                seen[key] = None
    return iter(seen)


class _Moves:
    """Where each province of a dataset lies on the boundaries of a day."""

    def __init__(self, data: Dataset, day: dt.date) -> None:
        self.data, self.day = data, day
        self._provinces = {one.id: one for one in data.places if one.kind in _PROVINCIAL}
        self._before: dict[str, list[str]] = defaultdict(list)
        for one in self._provinces.values():
            for after in one.successors:
                self._before[after].append(one.id)

    def has_moved(self, key: str) -> bool:
        """Whether it is a province that is not there on the day."""
        one = self._provinces.get(key)
        return one is not None and not _there(one, self.day)

    def to(self, key: str) -> str | None:
        """The one province of the day that its whole territory lies in; None if there is none."""
        way = self._way(key)
        return way[-1] if way and _there(self._provinces[way[-1]], self.day) else None

    def _way(self, key: str) -> list[str]:
        """The province, and those it became (or was), step by step, as long as it is whole."""
        way = [key]
        while not _there(at := self._provinces[way[-1]], self.day):
            later = at.until is not None and at.until.last < self.day
            steps = at.successors if later else tuple(self._before[at.id])
            if len(steps) != 1 or steps[0] not in self._provinces or steps[0] in way:
                break
            if not later and self._provinces[steps[0]].successors != (at.id,):
                break
            way.append(steps[0])
        return way

    def why_not(self, key: str) -> tuple[str, str]:
        """Why a province has no place on the day, in both languages."""
        at = self._provinces[self._way(key)[-1]]
        if at.until is not None and at.until.last < self.day:
            if at.successors:
                several = ", ".join(at.successors)
                return (
                    f"{at.id} was divided among {several}; what of it lies where is not stated",
                    f"{at.id} đã chia cho {several}, không rõ phần nào thuộc đơn vị nào",
                )
            return f"what became of {at.id} is not in the data", f"không có dữ liệu kế tục {at.id}"
        parts = ", ".join(self._before[at.id])
        if parts:
            return (
                f"{at.id} was made of {parts}, and the parts cannot be told apart again",
                f"{at.id} hợp thành từ {parts}, không tách lại được",
            )
        return f"what {at.id} was before is not in the data", f"không rõ trước đó {at.id} là gì"

    def parts(self, key: str) -> tuple[str, ...]:
        """All provinces of the same time as this one that lie in the same one of the day."""
        target, own = self.to(key), self._provinces[key]
        when = own.until.first if own.until is not None else cast("dt.date", _begun(own))
        return tuple(
            other.id
            for other in self._provinces.values()
            if (other.id == key or (_there(other, when) and self.to(other.id) == target))
        )

    @functools.cached_property
    def _act_sources(self) -> frozenset[str]:
        """The sources that are documents of State or Party, by their titles."""
        names = tuple(f"{kind.name_vi} số " for kind in document_types.values())
        return frozenset(one.id for one in self.data.sources if one.title.startswith(names))

    def acts(self, key: str) -> tuple[str, ...]:
        """The sources of the acts that led from a province to the one of the day."""
        way = self._way(key)
        found: dict[str, None] = {}
        for one, other in itertools.pairwise(way):
            both = set(self._provinces[one].cites) & set(self._provinces[other].cites)
            found.update(dict.fromkeys(sorted(both & self._act_sources)))
        return tuple(found)

    def moved(self, record: R, changed: Collection[str]) -> R:
        """The record with the provinces of the day in the place of its own."""
        new: dict[str, object] = {}
        for field in _PLACE_FIELDS:
            value = getattr(record, field, None)
            if isinstance(value, tuple):
                there = tuple(dict.fromkeys(self._onto(key, changed) for key in value))
                if there != value:
                    new[field] = there
            elif value is not None and value in changed:
                new[field] = self._onto(value, changed)
        cites = dict.fromkeys(record.cites)
        cites.update(dict.fromkeys(act for key in changed for act in self.acts(key)))
        was = ", ".join(f"{key} to {self.to(key)}" for key in changed)
        note = f"Restated on the boundaries of {self.day}: {was}."
        new |= {"cites": tuple(cites), "notes": (*record.notes, note)}
        return attrs.evolve(record, **cast("dict[str, Any]", new))

    def _onto(self, key: str, changed: Collection[str]) -> str:
        return cast("str", self.to(key)) if key in changed else key


def _begun(place: Place) -> dt.date | None:
    return place.since.first if place.since is not None else None


def _there(place: Place, day: dt.date) -> bool:
    begun = _begun(place)
    ended = place.until.last if place.until is not None else None
    return (begun is None or begun <= day) and (ended is None or day <= ended)


def _same_fact(moved: Observation) -> tuple[object, ...]:
    """What figures of the parts must share to be parts of one figure."""
    return (
        moved.indicator,
        moved.place,
        moved.counterpart,
        moved.period,
        moved.change_vs,
        moved.quantity.unit,
        moved.status is Status.TARGET,
    )


class _Weigher:
    """What the figures of the parts say of the whole."""

    def __init__(self, data: Dataset, moves: _Moves, signed: frozenset[str]) -> None:
        self.data, self.moves = data, moves
        self._signed = signed | {
            one.indicator
            for one in data.observations
            if (one.quantity.bounds.lower or one.quantity.amount) < 0
        }

    def whole(self, same: list[Observation]) -> tuple[Observation | None, list[NotRestated]]:
        """The figure of the whole, or why there is none."""
        by_place = {cast("str", one.place): one for one in same}
        first = same[0]
        parts = self.moves.parts(cast("str", first.place))
        missing = [key for key in parts if key not in by_place]
        indicator = self.data.indicators.get(first.indicator)
        if len(by_place) < len(same):
            return None, _refused(
                same,
                "two figures of one fact: choose one first",
                "hai số liệu về cùng nội dung: cần chọn một",
            )
        if len(parts) == 1:
            return self._made(same, first.quantity, first.status, first.id), []
        said = _said_of_whole(
            indicator, [one.quantity for one in same], missing, self._never_negative(indicator)
        )
        if isinstance(said, Quantity):
            statuses = {one.status for one in same}
            status = next(s for s in reversed(Status) if s in statuses)
            return self._made(same, said, status, f"{first.id}-restated"), []
        return None, _refused(same, *said)

    def _never_negative(self, indicator: Indicator | None) -> bool:
        return indicator is not None and indicator.id not in self._signed

    def _made(
        self, same: list[Observation], quantity: Quantity, status: Status, key: str
    ) -> Observation:
        """The figure of the whole, with the evidence of all parts."""
        first = self.moves.moved(
            same[0], [place for place in _places_of(same[0]) if self.moves.has_moved(place)]
        )
        cites = dict.fromkeys(first.cites)
        for other in same[1:]:
            cites.update(dict.fromkeys(other.cites))
        made_of = ", ".join(one.id for one in same)
        return attrs.evolve(
            first,
            id=key,
            quantity=quantity,
            of=quantity.of,
            status=status,
            evidence=tuple(dict.fromkeys(piece for one in same for piece in one.evidence)),
            cites=tuple(cites),
            notes=(*first.notes, f"Made of {made_of}."),
        )


def _refused(same: Iterable[Observation], reason: str, reason_vi: str) -> list[NotRestated]:
    return [
        NotRestated(record=one.id, place=one.place or "", reason=reason, reason_vi=reason_vi)
        for one in same
    ]


def _said_of_whole(
    indicator: Indicator | None,
    quantities: list[Quantity],
    missing: list[str],
    never_negative: bool,  # noqa: FBT001 - said once, right above
) -> Quantity | tuple[str, str]:
    """What figures of parts say of the whole; or why nothing, in both languages."""
    first = quantities[0]
    if indicator is None:
        return "its indicator is not in the data", "chỉ tiêu không có trong dữ liệu"
    if indicator.nature is Nature.RANK or first.unit.kind is UnitKind.RANK:
        return (
            "a rank among other provinces is never restated",
            "thứ hạng giữa các tỉnh không quy đổi được",
        )
    gone = ", ".join(missing)
    if any(one.of is not None for one in quantities):
        return (
            "a number of a whole is no sum: the wholes of the parts may be one and the same",
            "số trên tổng số không cộng được: tổng thể có thể trùng nhau",
        )
    if indicator.nature in _ADDED and first.unit.kind is not UnitKind.PERCENT:
        if missing and not never_negative:
            return (
                f"may be negative, so a part says nothing of the whole; missing: {gone}",
                f"có thể âm nên một phần không cho biết toàn bộ; thiếu: {gone}",
            )
        if missing or first.unit.code in _SHARED_THINGS:
            return _least(quantities, shared=first.unit.code in _SHARED_THINGS, missing=gone)
        return _quantity(
            functools.reduce(lambda a, b: a + b, (one.bounds for one in quantities)),
            first.unit,
            sum((one.amount for one in quantities), Decimal(0)),
        )
    if indicator.nature in _WEIGHED and first.unit == Unit.PERCENT:
        if missing:
            return (
                f"a {indicator.nature.value} of a part says nothing of the whole; missing: {gone}",
                f"tỷ lệ của một phần không cho biết toàn bộ; thiếu: {gone}",
            )
        return _between(quantities)
    return (
        f"a {indicator.nature.value} in {first.unit} is neither added nor averaged",
        f"số liệu loại {indicator.nature.value} tính bằng {first.unit} không cộng, không bình quân",
    )


def _least(quantities: list[Quantity], *, shared: bool, missing: str) -> Quantity | tuple[str, str]:
    """The least that the whole can be, and where all parts are there the most."""
    bounds = [one.bounds for one in quantities]
    lows = [one.lower for one in bounds if one.lower is not None]
    if not lows:
        return (
            "the figures of the parts give no least" + (f"; missing: {missing}" if missing else ""),
            "số liệu các phần không cho giới hạn dưới" + (f"; thiếu: {missing}" if missing else ""),
        )
    if shared:
        low, is_open = max((one.lower, one.lower_open) for one in bounds if one.lower is not None)
        if not missing and all(one.upper is not None for one in bounds):
            high = sum((one.upper for one in bounds if one.upper is not None), Decimal(0))
            return _quantity(Bounds(lower=low, upper=high), quantities[0].unit, low)
    else:
        low = sum(lows, Decimal(0))
        is_open = any(one.lower_open for one in bounds if one.lower is not None)
    return _quantity(Bounds(lower=low, lower_open=is_open), quantities[0].unit, low)


def _between(quantities: list[Quantity]) -> Quantity | tuple[str, str]:
    """A weighed mean of unknown weights lies between the lowest and the highest."""
    bounds = [one.bounds for one in quantities]
    lows = [one.lower for one in bounds]
    highs = [one.upper for one in bounds]
    low = None if None in lows else min(cast("list[Decimal]", lows))
    high = None if None in highs else max(cast("list[Decimal]", highs))
    if low is None and high is None:
        return "the figures of the parts give no bounds", "số liệu các phần không cho giới hạn"
    return _quantity(Bounds(lower=low, upper=high), quantities[0].unit, quantities[0].amount)


def _quantity(bounds: Bounds, unit: Unit, amount: Decimal) -> Quantity:
    """A quantity that claims what the bounds do, and no more."""
    low, high = bounds.lower, bounds.upper
    if low is not None and high is not None:
        if low == high:
            return Quantity(amount=low, unit=unit)
        return Quantity(amount=low, upper=high, unit=unit, hedge=Hedge.BETWEEN)
    if low is not None:
        hedge = Hedge.OVER if bounds.lower_open else Hedge.AT_LEAST
        return Quantity(amount=low, unit=unit, hedge=hedge)
    if high is not None:
        hedge = Hedge.UNDER if bounds.upper_open else Hedge.AT_MOST
        return Quantity(amount=high, unit=unit, hedge=hedge)
    return Quantity(amount=amount, unit=unit, hedge=Hedge.ABOUT)


def _one_tie(ties: list[Partnership]) -> Partnership:
    """The ties of several parts with one partner, as one: all steps in the order of time."""
    first = ties[0]
    steps = sorted(
        (step for tie in ties for step in tie.steps),
        key=lambda step: step.since.first if step.since is not None else dt.date.min,
    )
    cites: dict[str, None] = {}
    notes: dict[str, None] = {}
    for tie in ties:
        cites.update(dict.fromkeys(tie.cites))
        notes.update(dict.fromkeys(tie.notes))
    made_of = ", ".join(tie.id for tie in ties)
    return attrs.evolve(
        first,
        id=f"{first.id}-restated",
        steps=tuple(dict.fromkeys(steps)),
        evidence=tuple(dict.fromkeys(piece for tie in ties for piece in tie.evidence)),
        cites=tuple(cites),
        notes=(*notes, f"Made of {made_of}."),
    )
