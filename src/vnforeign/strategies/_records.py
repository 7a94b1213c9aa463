"""Records of every kind: each field from its annotation, fields that depend on each other settled.

What a field may hold is read from the annotations of the record classes, as the checks and the
converter read it; only what holds between fields is said here.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Mapping
from typing import TypeVar

from hypothesis import strategies as st

from vnforeign.model.commitments import Commitment
from vnforeign.model.directives import Directive
from vnforeign.model.events import Event
from vnforeign.model.evidence import Evidence, Id, Printed, Record, Ref, Sha256, Slug, Text, hints
from vnforeign.model.indicators import Indicator, Observation
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Partnership, Step
from vnforeign.model.places import Codes, Place, PlaceKind
from vnforeign.model.sources import Source
from vnforeign.model.taxonomy import FieldOfWork, Pillar, Scheme
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
Settle = Callable[[Fields, frozenset[str]], None]
"""Mend fields that do not go together; it may change only those whose names it is given."""

_SIGNS = st.characters(exclude_categories=["Cs"])
_LONGEST = 120  # code points of a printed form
_WHOLES = (PlaceKind.COUNTRY, PlaceKind.BLOC)
_CODES = ("gso", "iso-3166-2", "iso-3166-1-alpha-3")


@shown
def codes() -> st.SearchStrategy[Codes]:
    """Codes of a place in other schemes; shrinks towards none.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.codes(), len)
    Codes({'gso': 'a'})
    """
    return st.dictionaries(st.sampled_from(_CODES) | slugs(), ids(), max_size=3).map(Codes)


@shown
def evidences(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Evidence]:
    """Where a source states something: offsets as long as the printed form.

    Args:
        fields: Strategies of your own for fields: ``source=st.just("my-paper")``. ``end``
            follows from ``start`` and ``printed``.

    Raises:
        InvalidArgument: If a field is unknown, is ``end``, or has no strategy.

    >>> from hypothesis import find, strategies as st
    >>> from vnforeign import strategies
    >>> find(strategies.evidences(printed=st.just("15,4 tỷ USD")), lambda evidence: True)
    Evidence(source='a', start=0, end=11, printed='15,4 tỷ USD')
    """
    refuse_unless("end" not in fields, "end= follows from start and printed")

    def placed(made: Fields, _: frozenset[str]) -> None:
        made["end"] = made["start"] + len(made["printed"])

    start = st.integers(0, 99_999)
    return records_of(Evidence, fields, placed, start=start, end=st.none())


@shown
def steps(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    """Dated steps of a tie, none of which ends before it begins.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.steps(), lambda step: step.until).form.value
    'prospect'
    """

    def in_order(made: Fields, free: frozenset[str]) -> None:
        since, until = made["since"], made["until"]
        if since is not None and until is not None and until.before(since):
            if "until" in free:
                made["until"] = since
            elif "since" in free:
                made["since"] = until

    return records_of(Step, fields, in_order)


@shown
def sources(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Source]:
    """Texts that state facts, with and without a file whose hash is pinned.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.sources(), lambda source: source.file).file
    'a'
    """

    def pinned(made: Fields, free: frozenset[str]) -> None:
        if (made["file"] is None) == (made["sha256"] is None):
            return
        if "sha256" in free:
            made["sha256"] = None if made["file"] is None else "0" * 64
        elif "file" in free:
            made["file"] = None if made["sha256"] is None else "a"

    return records_of(Source, fields, pinned)


@shown
def schemes(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Scheme]:
    """Ways to divide foreign affairs into pillars.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.schemes(), lambda scheme: True)
    Scheme('a', name_vi='a', name_en='a')
    """
    return records_of(Scheme, fields)


@shown
def pillars(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Pillar]:
    """Pillars of foreign affairs.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.pillars(), lambda pillar: pillar.ordinal > 2).ordinal
    3
    """
    return records_of(Pillar, fields)


@shown
def fields_of_work(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[FieldOfWork]:
    """Fields of work.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.fields_of_work(), lambda field: field.pillar).pillar
    'a'
    """
    return records_of(FieldOfWork, fields)


@shown
def places(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Place]:
    """Countries, blocs, and places that lie in a country; none succeeds itself.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> find(strategies.places(), lambda place: place.kind is vf.PlaceKind.PROVINCE).country
    'a'
    """

    def settled(made: Fields, free: frozenset[str]) -> None:
        whole = made["kind"] in _WHOLES
        if "country" in free:
            made["country"] = None if whole else made["country"]
        elif "kind" in free and whole is not (made["country"] is None):
            made["kind"] = PlaceKind.PROVINCE if whole else PlaceKind.COUNTRY
        _not_itself(made, free, "successors")

    return records_of(Place, fields, settled, country=ids())


@shown
def institutions(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Institution]:
    """Bodies that issue, carry out, host or come to visit.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.institutions(), lambda body: body.sign).sign
    'a'
    """
    return records_of(Institution, fields)


@shown
def directives(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Directive]:
    """Documents, numbered or only named; the type is the one inside the number.

    Args:
        fields: Strategies of your own for fields. With a ``type`` of your own the number is
            left out where it has another type.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.directives(), lambda directive: directive.number)
    Directive('a', number='01-CT/TW', type='CT', title_vi='a', title_en='a', level='national')
    """

    def settled(made: Fields, free: frozenset[str]) -> None:
        number = made["number"]
        if number is not None and number.type not in (None, made["type"]):
            if "type" in free:
                made["type"] = number.type
            elif "number" in free:
                made["number"] = None
        _not_itself(made, free, "carries_out", "amends", "replaces", "issues")

    return records_of(
        Directive,
        fields,
        settled,
        type=st.sampled_from(tuple(document_types)) | texts(),
        term=st.none() | st.sampled_from([row.roman for row in congresses.values()]),
    )


@shown
def partnerships(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Partnership]:
    """Ties of two different sides, of one step or more.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> tie = find(strategies.partnerships(), lambda tie: True)
    >>> tie.local, tie.foreign, len(tie.steps)
    ('a', 'a-2', 1)
    """

    def apart(made: Fields, free: frozenset[str]) -> None:
        for side in ("foreign", "local"):
            if made["local"] == made["foreign"] and side in free:
                made[side] += "-2"

    some = st.lists(steps(), min_size=1, max_size=3).map(tuple)
    return records_of(Partnership, fields, apart, steps=some)


@shown
def indicators(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Indicator]:
    """What is measured.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.indicators(), lambda indicator: True).unit
    Unit(code='count')
    """
    return records_of(Indicator, fields)


@shown
def observations(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Observation]:
    """Figures, each of a place or of a subject; ``of`` is the whole in the quantity.

    Args:
        fields: Strategies of your own for fields, all but ``of``:
            ``quantity=strategies.quantities(units=[vf.Unit.USD])``.

    Raises:
        InvalidArgument: If a field is unknown, is ``of``, or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> figure = find(strategies.observations(), lambda figure: True)
    >>> figure.place, str(figure.quantity), str(figure.period)
    ('VN', '0', '2000')
    """
    refuse_unless("of" not in fields, "of= follows from the quantity")

    def settled(made: Fields, free: frozenset[str]) -> None:
        made["of"] = made["quantity"].of
        _one_of(made, free, "place", "subject")
        if made["place"] is not None and made["subject"] is not None:
            made["subject" if "subject" in free else "place"] = None

    return records_of(Observation, fields, settled, of=st.none())


@shown
def commitments(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Commitment]:
    """Enumerated statements, each of a place or a body at least.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.commitments(), lambda one: one.by).by
    'a'
    """

    def settled(made: Fields, free: frozenset[str]) -> None:
        _one_of(made, free, "place", "by")

    return records_of(Commitment, fields, settled)


@shown
def events(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[Event]:
    """Visits, summits, conferences and the like.

    Args:
        fields: Strategies of your own for fields.

    Raises:
        InvalidArgument: If a field is unknown or has no strategy.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> str(find(strategies.events(), lambda event: event.date).date)
    '2000-01-01'
    """
    return records_of(Event, fields)


@shown
def records() -> st.SearchStrategy[Record]:
    """Records of any kind; shrinks towards a scheme.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.records(), lambda record: True)
    Scheme('a', name_vi='a', name_en='a')
    """
    return st.one_of(
        schemes(),
        fields_of_work(),
        pillars(),
        sources(),
        institutions(),
        places(),
        indicators(),
        directives(),
        partnerships(),
        observations(),
        commitments(),
        events(),
    )


# What the functions above are made of


def records_of(
    cls: Callable[..., T],
    given: Mapping[str, st.SearchStrategy[object]],
    settle: Settle = lambda _fields, _free: None,
    **ours: st.SearchStrategy[object],
) -> st.SearchStrategy[T]:
    """Records whose fields come from what is given, else from ours, else from the annotation."""
    known = hints(typing.cast("type", cls))
    for name, strategy in given.items():
        refuse_unless(name in known, f"{name}=: {cls.__name__} has no such field")
        refuse_unless(
            isinstance(strategy, st.SearchStrategy), f"{name}={strategy!r}: expected a strategy"
        )
    said = {**ours, **given}
    chosen = {name: said[name] if name in said else for_hint(hint) for name, hint in known.items()}
    free = frozenset(known) - given.keys()

    def record(made: Fields) -> T:
        settle(made, free)
        return cls(**made)

    return st.fixed_dictionaries(chosen).map(record)


def _not_itself(made: Fields, free: frozenset[str], *names: str) -> None:
    for name in free.intersection(names):
        made[name] = tuple(one for one in made[name] if one != made["id"])


def _one_of(made: Fields, free: frozenset[str], *names: str) -> None:
    if all(made[name] is None for name in names):
        for name in [name for name in names if name in free][:1]:
            made[name] = "VN"


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
    Evidence: evidences,
    Step: steps,
}
