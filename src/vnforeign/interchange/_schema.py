"""The columns of the frames: what each collection becomes, read off the records' annotations.

A frame is flat: one row a record, one column a plain value. What is several columns in a frame is
one value object in a record: a period is its label and its days, an amount its number, unit, hedge
and bounds. Whatever the data hold, the columns and their types are the same.
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, Literal

import attrs

from vnforeign.dataset import COLLECTIONS, Dataset, record_class
from vnforeign.errors import UnknownName
from vnforeign.model.evidence import Record, hints
from vnforeign.model.indicators import Nature, Observation, Status
from vnforeign.model.partnerships import Form, Step
from vnforeign.model.places import Codes
from vnforeign.values.dates import PartialDate
from vnforeign.values.names import closest
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Hedge
from vnforeign.values.units import Unit, UnitKind

__all__ = ["FORMS", "PRECISION", "SCALE", "Column", "Kind", "columns_of", "frame_schema"]

Kind = Literal["text", "category", "date", "decimal", "integer", "boolean", "texts", "steps"]
"""What a column holds, whatever the engine calls it."""

PRECISION, SCALE = 38, 9
"""Decimals of frames: 38 digits in all, as every engine has them, 9 of them behind the mark."""


FORMS = tuple(form.value for form in Form)
"""The categories of ``form`` inside a step."""


@attrs.frozen(kw_only=True)
class Column:
    """One column of a frame.

    Attributes:
        name: Its name.
        kind: ``"text"``, ``"category"``, ``"date"``, ``"decimal"`` (38 digits, 9 of them behind
            the mark), ``"integer"``, ``"boolean"``, ``"texts"`` (a list), or ``"steps"`` (a list
            of structures).
        null: Whether a row may have none.
        about: What it holds.
        choices: The categories, where they are a closed list.

    >>> import vnforeign as vf
    >>> column = vf.frame_schema("observations")["hedge"]
    >>> column.kind, column.null, column.choices[:3]
    ('category', False, ('exact', 'over', 'nearly'))
    """

    name: str
    kind: Kind
    null: bool = False
    about: str = ""
    choices: tuple[str, ...] = ()


Made = tuple[Column, Callable[[Any, Dataset], object]]
"""A column, and how a record and the dataset it is looked up in give its value."""


def _text(value: object) -> str | None:
    return None if value is None else str(value)


@functools.lru_cache(maxsize=4096)
def _label(period: Period) -> str:
    """The label of a period; few are many figures'."""
    return str(period)


def _choices(kind: type[enum.Enum]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in kind)


def _field(name: str) -> Callable[[Any, Dataset], object]:
    return lambda one, _: getattr(one, name)


def _printed(name: str) -> Callable[[Any, Dataset], object]:
    return lambda one, _: _text(getattr(one, name))


def _end(name: str, which: str) -> Callable[[Any, Dataset], object]:
    """One end of a date or period, or of the bounds of a quantity; none where there is none."""
    return lambda one, _: getattr(getattr(one, name), which, None)


def _bound(which: str) -> Callable[[Any, Dataset], object]:
    return lambda one, _: getattr(one.quantity.bounds, which)


def _stated(one: Any) -> Iterator[Any]:
    """What of a record has evidence: itself, and each step of a tie."""
    yield one
    yield from getattr(one, "steps", ())


def _sources(one: Record) -> list[str]:
    """The sources that state a record, each once, those with a printed form first."""
    printed = [piece.source for stated in _stated(one) for piece in stated.evidence]
    cited = [source for stated in _stated(one) for source in stated.cites]
    return list(dict.fromkeys([*printed, *cited]))


def _shared() -> Iterator[Made]:
    yield (
        Column(name="source", kind="text", null=True, about="The first source that states it."),
        lambda one, _: next(iter(_sources(one)), None),
    )
    yield (
        Column(name="sources", kind="texts", about="Every source that states it."),
        lambda one, _: _sources(one),
    )
    yield (
        Column(name="evidence", kind="integer", about="How many pieces of evidence it has."),
        lambda one, _: sum(len(stated.evidence) for stated in _stated(one)),
    )
    yield (
        Column(name="notes", kind="texts", about="What a user must know."),
        lambda one, _: list(one.notes),
    )


def _span(name: str, *, null: bool, about: str) -> Iterator[Made]:
    """A period: its label, and its two ends."""
    yield (
        Column(name=name, kind="text", null=null, about=f"{about}, as its label."),
        lambda one, _: None if (period := getattr(one, name)) is None else _label(period),
    )
    for which, said in (
        ("start", "Its first day; none where it is open."),
        ("end", "Its last day; none where it is open."),
        ("vision", "The last day of the farther horizon, where one is printed."),
    ):
        yield Column(name=f"{name}_{which}", kind="date", null=True, about=said), _end(name, which)


def _observation() -> Iterator[Made]:
    def plain(name: str, about: str, *, null: bool = True) -> Made:
        return Column(name=name, kind="text", null=null, about=about), _field(name)

    def category(
        name: str, about: str, get: Callable[[Any, Dataset], object], *, null: bool = False,
        choices: tuple[str, ...] = (),
    ) -> Made:  # fmt: skip
        return Column(name=name, kind="category", null=null, about=about, choices=choices), get

    def number(name: str, about: str, get: Callable[[Any, Dataset], object], *, null: bool) -> Made:
        return Column(name=name, kind="decimal", null=null, about=about), get

    def of_indicator(name: str) -> Callable[[Any, Dataset], object]:
        return lambda one, data: getattr(data.indicators.get(one.indicator), name, None)

    yield plain("id", "The id of the record.", null=False)
    yield plain("indicator", "The id of the indicator.", null=False)
    yield plain("place", "The place it is about.")
    yield plain("subject", "The body or project it is about.")
    yield plain("counterpart", "The other side.")
    yield from _span("period", null=False, about="The time it covers")
    yield number("amount", "The number, in `unit`.", lambda one, _: one.quantity.amount, null=False)
    yield number(
        "amount_to", "The far end of a printed range.", lambda one, _: one.quantity.upper, null=True
    )
    yield category("unit", "The code of the unit.", lambda one, _: one.quantity.unit.code)
    yield category(
        "unit_kind",
        "What sort of thing the unit measures.",
        lambda one, _: one.quantity.unit.kind.value,
        choices=_choices(UnitKind),
    )
    yield category(
        "hedge", "How firmly it is stated.", lambda one, _: one.quantity.hedge.value,
        choices=_choices(Hedge),
    )  # fmt: skip
    for end, side in (("lower", "least"), ("upper", "most")):
        yield number(
            end,
            f"The {side} it can be; none where nothing is certain.",
            _bound(end),
            null=True,
        )
        yield (
            Column(
                name=f"{end}_open",
                kind="boolean",
                about=f"Whether it is {'more' if end == 'lower' else 'less'} than `{end}`,"
                " which then is left out.",
            ),
            _bound(f"{end}_open"),
        )
    yield number("of", "The whole, in 23/28.", _field("of"), null=True)
    yield category(
        "status", "How sure it is.", lambda one, _: one.status.value, choices=_choices(Status)
    )
    yield from _span("change_vs", null=True, about="For a change, what it is measured against")
    yield category(
        "nature",
        "How figures of its indicator behave in sums; none where the indicator is not known.",
        of_indicator("nature"),
        null=True,
        choices=_choices(Nature),
    )
    yield (
        Column(name="part_of", kind="text", null=True, about="The indicator of the whole."),
        of_indicator("part_of"),
    )


def _is_optional(hint: Any) -> tuple[Any, bool]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        return inner, True
    return hint, False


def _plain(cls: type[Record]) -> Iterator[Made]:
    """The columns of any other class: its own fields, read off their annotations."""
    for name, hint in hints(cls).items():
        if name not in ("evidence", "cites", "notes"):
            inner, null = _is_optional(hint)
            yield from _of_type(name, inner, f"`{cls.__name__}.{name}`", null=null)


def _of_type(name: str, inner: Any, about: str, *, null: bool) -> Iterator[Made]:
    """The columns of one field."""
    if inner is PartialDate:
        for which, said in (("first", "earliest"), ("last", "latest")):
            column = Column(
                name=f"{name}_{which}", kind="date", null=null, about=f"The {said} day of {about}."
            )
            yield column, _end(name, which)
    elif inner is Period:
        yield from _span(name, null=null, about=about)
    elif inner is Codes:
        yield (
            Column(name=name, kind="texts", about=f"{about}. Each: scheme, blank, code."),
            lambda one, _: [f"{scheme} {code}" for scheme, code in getattr(one, name).items()],
        )
    elif typing.get_origin(inner) is tuple and typing.get_args(inner)[0] is Step:
        yield (
            Column(name=name, kind="steps", about=f"{about}, in their order."),
            lambda one, _: [_step(step) for step in getattr(one, name)],
        )
    elif typing.get_origin(inner) is tuple:
        yield (
            Column(name=name, kind="texts", about=f"{about}."),
            lambda one, _: [str(item) for item in getattr(one, name)],
        )
    elif inner is int:
        yield Column(name=name, kind="integer", null=null, about=f"{about}."), _field(name)
    elif isinstance(inner, type) and issubclass(inner, enum.Enum):
        column = Column(
            name=name, kind="category", null=null, about=f"{about}.", choices=_choices(inner)
        )
        yield column, lambda one, _: None if (value := getattr(one, name)) is None else value.value
    else:
        kind: Kind = "category" if inner is Unit else "text"
        yield Column(name=name, kind=kind, null=null, about=f"{about}."), _printed(name)


def _step(step: Any) -> dict[str, object]:
    """One step of a tie, flat."""
    return {
        "form": step.form.value,
        "since_first": getattr(step.since, "first", None),
        "since_last": getattr(step.since, "last", None),
        "until_first": getattr(step.until, "first", None),
        "until_last": getattr(step.until, "last", None),
        "instrument": step.instrument,
    }


@functools.cache
def columns_of(collection: str) -> tuple[Made, ...]:
    """The columns of a collection's frame, with how each is filled."""
    cls = record_class(collection)
    own = _observation() if cls is Observation else _plain(cls)
    return (*own, *_shared())


def frame_schema(collection: str) -> dict[str, Column]:
    """The columns that the frame of a collection has, in their order.

    They do not depend on the data: an empty collection gives the same columns and types.

    Args:
        collection: Its name, ``"observations"``.

    Raises:
        UnknownName: If no collection has this name.

    >>> import vnforeign as vf
    >>> [column.name for column in vf.frame_schema("observations").values()][:6]
    ['id', 'indicator', 'place', 'subject', 'counterpart', 'period']
    """
    if collection not in COLLECTIONS:
        near = closest(str(collection), COLLECTIONS)
        raise UnknownName("collection", collection, near or tuple(COLLECTIONS))
    return {column.name: column for column, _ in columns_of(collection)}
