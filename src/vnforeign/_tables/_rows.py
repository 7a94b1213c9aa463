"""Rows to records without a detour: each cell read once, and what was read before not again.

A column of a big table says the same few things over and over. This road is for good rows; what
it cannot make a record of goes the long way round, by JSON, which says what is wrong.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import attrs

from vnforeign._tables._columns import Column, bare
from vnforeign.convert import Setter, converter, fields_of
from vnforeign.model.evidence import Checked, hints
from vnforeign.values.quantities import Hedge, Quantity, plain_quantity

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

Row = Sequence[str]
Part = Callable[[Row], Any]
"""What a row says of one field; None where its cells are empty."""
Hint = Any
"""A type as it is annotated."""
Indexed = Sequence[tuple[int, Column]]
Groups = Sequence[tuple[tuple[str | int, ...], Indexed]]
_REMEMBERED = 4096
"""How many cells of a column are remembered: enough for what names, not for all notes."""
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_DIGITS = 16
"""Fewer digits than this need no look at how large the number is."""
_ALL_DIFFER = ("id", "printed")
"""Fields of which each row has another, so that none is remembered."""
ANNOTATED = type(typing.Annotated[str, ""])
_EXPECTED = (ValueError, TypeError, KeyError, LookupError)
"""What hooks raise of a value that is none; anything else is a fault of ours."""


class _LongWayError(ValueError):
    """A row that is better looked at through JSON."""


def builder(
    cls: type, simple: Indexed, nested: Groups, width: int, units: tuple[Unit, ...]
) -> Part | None:
    """What makes a record of a row, or None of it where the row must go the long way round.

    Returns:
        None where the columns are of a shape that always must.
    """
    reading = _Reading(units)
    inside: dict[str, Part] = {}
    for parent, columns in nested:
        name = str(parent[0])
        hint = bare(hints(cls)[name])
        made: Part | None = None
        if name in inside:  # a second piece of evidence
            return None
        if hint is Quantity:
            made = reading.quantity(columns)
        elif len(parent) == 2 and typing.get_origin(hint) is tuple:
            made = reading.item(bare(typing.get_args(hint)[0]), columns)
        if made is None:
            return None
        inside[name] = made
    record = reading.record(cls, simple, inside)
    if record is None:
        return None

    def build(row: Row) -> Any:
        if len(row) != width:
            return None
        try:
            return record(row)
        except _EXPECTED:
            return None

    return build


class _Reading:
    """How rows are read, with the units of one table."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._units = units
        self._made = converter(units=units)

    def record(self, cls: type, simple: Indexed, inside: dict[str, Part]) -> Part | None:
        """What makes an object of ours; None if it never could."""
        index = {str(column.path[-1]): (at, column) for at, column in simple}
        fields, late = fields_of(cls, self._made)
        parts: dict[str, Part] = dict(inside)
        fixed, read = [], []  # the fields without a column, and those with one
        for name, hook, hint, default, setter in fields:
            if name in index:
                at, column = index[name]
                parts[name] = self.cell(at, column, hook, hint)
            if name in parts:
                read.append((setter, parts[name], default))
            elif default is attrs.NOTHING:
                return None
            else:
                fixed.append((setter, default))
        looking = [(factory, setter, parts.get(name)) for name, factory, setter in late]
        return _maker(cls, fixed, read, looking)

    def cell(self, at: int, column: Column, hook: Callable[[Any, Any], Any], hint: Hint) -> Part:
        """What a cell says; names are remembered, amounts are not."""
        read = _read(column, hook, hint, self._units)
        if bare(hint) in (int, Decimal) or column.path[-1] in _ALL_DIFFER:
            return lambda row: read(text) if (text := row[at]) else None
        known: dict[str, Any] = {}

        def remembered(row: Row) -> Any:
            text = row[at]
            if not text:
                return None
            value = known.get(text)
            if value is None:
                value = read(text)
                if len(known) < _REMEMBERED:
                    known[text] = value
            return value

        return remembered

    def item(self, cls: type[Checked], columns: Indexed) -> Part | None:
        """What makes a tuple of the one object a row has."""
        one = self.record(cls, columns, {})
        if one is None:
            return None
        cells = [at for at, _ in columns]

        def made(row: Row) -> Any:
            for at in cells:
                if row[at]:
                    return (one(row),)
            return None

        return made

    def quantity(self, columns: Indexed) -> Part | None:
        """What makes a quantity of its columns; only plain ones, others go the long way."""
        at = {str(column.path[-1]): (index, column) for index, column in columns}
        amount, unit, hedge = (at.pop(name, None) for name in ("amount", "unit", "hedge"))
        if amount is None or unit is None:
            return None
        types, hook_of = hints(Quantity), self._made.get_structure_hook
        digits_at, others = amount[0], [index for index, _ in at.values()]
        unit_of = self.cell(*unit, hook_of(types["unit"]), types["unit"])
        hedge_of: Part = lambda row: None  # noqa: ARG005, E731 - a table without hedges
        if hedge is not None:
            hedge_of = self.cell(*hedge, hook_of(types["hedge"]), types["hedge"])

        def made(row: Row) -> Any:
            digits, said = row[digits_at], unit_of(row)
            for index in others:
                if row[index]:
                    raise _LongWayError
            hedged = hedge_of(row)
            if not digits and said is None and hedged is None:
                return None
            if said is None or not _DECIMAL(digits):
                raise _LongWayError
            quantity = plain_quantity(digits, said, hedged or Hedge.EXACT)
            if quantity is None:
                raise _LongWayError
            return quantity

        return made


def _maker(
    cls: type,
    fixed: Sequence[tuple[Setter, Any]],
    read: Sequence[tuple[Setter, Part, Any]],
    looking: Sequence[tuple[Callable[[Any], Any], Setter, Part | None]],
) -> Part:
    """What makes an object: fields without a column, with one, and those that look at others."""
    new, nothing = object.__new__, attrs.NOTHING
    settles = cls.settle is not Checked.settle  # type: ignore[attr-defined] # of a Checked
    crosses = cls.cross_faults is not Checked.cross_faults  # type: ignore[attr-defined]

    def made(row: Row) -> Any:
        one: Any = new(cls)
        for put, default in fixed:
            put(one, default)
        for put, part, default in read:
            value = part(row)
            if value is None:
                if default is nothing:
                    raise _LongWayError
                value = default
            put(one, value)
        for factory, put, given in looking:
            if given is None or given(row) is None:
                put(one, factory(one))
        if settles:
            one.settle()
        if crosses:
            for _ in one.cross_faults():
                raise _LongWayError
        return one

    return made


def _whole_number(text: str) -> int:
    """A whole number in plain digits."""
    if len(text) < _DIGITS and text.isascii() and text.isdigit():
        return int(text)
    raise _LongWayError


def _printed(text: str, units: tuple[Unit, ...]) -> Quantity:
    """A quantity from its printed form."""
    if text[0] == "{":
        raise _LongWayError
    return Quantity.parse(text, units=units)


def _read(
    column: Column, hook: Callable[[Any, Any], Any], hint: Hint, units: tuple[Unit, ...]
) -> Callable[[str], Any]:
    """What reads the cells of a column."""
    read = column.read
    kind = bare(hint)
    if kind is int:
        return _whole_number
    if kind is Quantity:  # its printed form is read as it is, not turned into JSON first
        return lambda text: _printed(text, units)
    if read is not None:
        return lambda text: hook(read(text), hint)
    if isinstance(hint, ANNOTATED):
        matches = re.compile(typing.get_args(hint)[1].pattern).fullmatch

        def shaped(text: str) -> str:
            if matches(text) is None:
                raise _LongWayError
            return text

        return shaped
    return lambda text: hook(text, hint)
