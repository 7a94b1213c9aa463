"""The fields of records: each drawn by its annotation, and those that depend on others settled.

What a field may hold is read from the annotations of the record classes, as the checks and the
converter read it; only what holds between fields is said here.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from hypothesis import strategies as st

from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.evidence import Evidence, Id, Printed, Ref, Sha256, Slug, Text, hints
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Partnership, Step
from vnforeign.model.places import Codes, Place, PlaceKind
from vnforeign.model.sources import Source
from vnforeign.strategies._basics import SMALL, ids, refuse_unless, shown, slugs, texts
from vnforeign.strategies._dates import partial_dates, periods
from vnforeign.strategies._documents import document_numbers
from vnforeign.strategies._quantities import quantities, units
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, document_types
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Quantity
from vnforeign.values.terms import congresses
from vnforeign.values.units import Unit

T = TypeVar("T")

Fields = dict[str, typing.Any]

_SIGNS = st.characters(exclude_categories=["Cs"])
_LONGEST = 120  # code points of a printed form
_WHOLES = (PlaceKind.COUNTRY, PlaceKind.BLOC)
_CODES = ("gso", "iso-3166-2", "iso-3166-1-alpha-3")


def records_of(
    cls: Callable[..., T], given: Mapping[str, st.SearchStrategy[object]]
) -> st.SearchStrategy[T]:
    """Records whose fields come from what is given, else from what their annotations allow.

    Raises:
        InvalidArgument: If a field is given that the class has not, or no strategy for it.
    """
    known = by_field(cls)
    for name, strategy in given.items():
        refuse_unless(name in known, f"{name}=: {cls.__name__} has no such field")
        refuse_unless(
            isinstance(strategy, st.SearchStrategy), f"{name}={strategy!r}: expected a strategy"
        )
    free = known.keys() - given.keys()
    drawn = st.fixed_dictionaries({**known, **given})
    return drawn.map(lambda fields: settled(cls, fields, free))


def settled(cls: Callable[..., T], fields: Fields, free: AbstractSet[str]) -> T:
    """A record of these fields; those that are free may be mended to go with the others."""
    settle = _SETTLED.get(cls)
    if settle is not None:
        settle(fields, free)
    return cls(**fields)


@functools.cache
def by_field(cls: Callable[..., object]) -> dict[str, st.SearchStrategy[object]]:
    """The strategies of the fields of a class."""
    narrower = _narrower(cls)
    known = hints(typing.cast("type", cls))
    return {
        name: narrower[name] if name in narrower else for_hint(hint) for name, hint in known.items()
    }


def _narrower(cls: Callable[..., object]) -> dict[str, st.SearchStrategy[object]]:
    """Fields that hold less than their annotations say."""
    if cls is Evidence:
        return {"start": st.integers(0, 99_999), "end": st.none()}
    if cls is Place:
        return {"country": ids()}
    if cls is Directive:
        terms = [row.roman for row in congresses.values()]
        return {
            "type": st.sampled_from(tuple(document_types)) | texts(),
            "term": st.none() | st.sampled_from(terms),
        }
    if cls is Partnership:
        return {"steps": st.lists(for_hint(Step), min_size=1, max_size=3).map(tuple)}
    return {"of": st.none()} if cls is Observation else {}


@shown
def codes() -> st.SearchStrategy[Codes]:
    """Codes of a place in other schemes; shrinks towards none.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.codes(), lambda codes: True)
    Codes({})
    """
    return st.dictionaries(st.sampled_from(_CODES) | slugs(), ids(), max_size=3).map(Codes)


def _not_itself(made: Fields, free: AbstractSet[str], *names: str) -> None:
    for name in free & set(names):
        made[name] = tuple(one for one in made[name] if one != made["id"])


def _one_of(made: Fields, free: AbstractSet[str], *names: str) -> None:
    if all(made[name] is None for name in names):
        for name in [name for name in names if name in free][:1]:
            made[name] = "VN"


def _placed(made: Fields, _: AbstractSet[str]) -> None:
    made["end"] = made["start"] + len(made["printed"])


def _in_order(made: Fields, free: AbstractSet[str]) -> None:
    since, until = made["since"], made["until"]
    if since is not None and until is not None and until.before(since):
        if "until" in free:
            made["until"] = since
        elif "since" in free:
            made["since"] = until


def _pinned(made: Fields, free: AbstractSet[str]) -> None:
    if (made["file"] is None) == (made["sha256"] is None):
        return
    if "sha256" in free:
        made["sha256"] = None if made["file"] is None else "0" * 64
    elif "file" in free:
        made["file"] = None if made["sha256"] is None else "a"


def _in_a_country(made: Fields, free: AbstractSet[str]) -> None:
    whole = made["kind"] in _WHOLES
    if "country" in free:
        made["country"] = None if whole else made["country"]
    elif "kind" in free and whole is not (made["country"] is None):
        made["kind"] = PlaceKind.PROVINCE if whole else PlaceKind.COUNTRY
    _not_itself(made, free, "successors")


def _of_one_type(made: Fields, free: AbstractSet[str]) -> None:
    number = made["number"]
    if number is not None and number.type not in (None, made["type"]):
        if "type" in free:
            made["type"] = number.type
        elif "number" in free:
            made["number"] = None
    _not_itself(made, free, "carries_out", "amends", "replaces", "issues")


def _apart(made: Fields, free: AbstractSet[str]) -> None:
    for side in ("foreign", "local"):
        if made["local"] == made["foreign"] and side in free:
            made[side] += "-2"


def _of_one(made: Fields, free: AbstractSet[str]) -> None:
    made["of"] = made["quantity"].of
    _one_of(made, free, "place", "subject")
    for side in ("subject", "place"):
        if made["place"] is not None and made["subject"] is not None and side in free:
            made[side] = None


def _of_any(made: Fields, free: AbstractSet[str]) -> None:
    _one_of(made, free, "place", "by")


_SETTLED: dict[Callable[..., object], Callable[[Fields, AbstractSet[str]], None]] = {
    Evidence: _placed,
    Step: _in_order,
    Source: _pinned,
    Place: _in_a_country,
    Directive: _of_one_type,
    Partnership: _apart,
    Observation: _of_one,
    Commitment: _of_any,
}
"""How fields that do not go together are mended; only those whose names are given may change."""


@functools.cache
def for_hint(hint: object) -> st.SearchStrategy[object]:
    """What a field with this annotation may hold, by the annotation alone."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return st.none() | for_hint(inner)
    if origin is tuple:
        return st.lists(for_hint(arguments[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(hint)
    return _PLAIN[hint]()


_PLAIN: dict[object, Callable[[], st.SearchStrategy[object]]] = {
    Id: ids,
    Ref: ids,
    Text: texts,
    Slug: slugs,
    Sha256: lambda: st.binary(min_size=32, max_size=32).map(bytes.hex),
    Printed: lambda: st.text(SMALL, min_size=1) | st.text(_SIGNS, min_size=1, max_size=_LONGEST),
    int: lambda: st.integers(1, 99),
    PartialDate: partial_dates,
    Period: periods,
    Quantity: quantities,
    DocumentNumber: document_numbers,
    Unit: units,
    Codes: codes,
    Evidence: lambda: records_of(Evidence, {}),
    Step: lambda: records_of(Step, {}),
}
