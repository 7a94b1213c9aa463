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
from vnforeign.convert import converter, fields_of
from vnforeign.model.evidence import Checked, hints
from vnforeign.values.quantities import Hedge, Quantity, plain_quantity

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

Row = Sequence[str]
Indexed = Sequence[tuple[int, Column]]
Groups = Sequence[tuple[tuple[str | int, ...], Indexed]]
_REMEMBERED = 4096
"""How many cells of a column are remembered: enough for names, not for amounts."""
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_DIGITS = 16
"""Fewer digits than this need no look at how large the number is."""
_EXPECTED = (ValueError, TypeError, KeyError, LookupError)
"""What hooks raise of a value that is none; anything else is a fault of ours."""


class _LongWayError(ValueError):
    """A row that is better looked at through JSON."""


def builder(
    cls: type, simple: Indexed, nested: Groups, units: tuple[Unit, ...]
) -> Callable[[Row], Any] | None:
    """What makes a record of a row, or None of it where the row must go the long way round.

    Returns:
        None where the columns are of a shape that always must.
    """
    made = converter(units=units)
    parts = {column.path[0] for _, column in simple}
    inside: dict[str, list[Callable[[Row], Any]]] = {}
    for parent, columns in nested:
        name = str(parent[0])
        hint = bare(hints(cls)[name])
        if name in parts or len(parent) > 2:
            return None
        if hint is Quantity:
            make = _quantities(columns, made)
        elif len(parent) == 2:
            inner = bare(typing.get_args(hint)[0])
            if not (isinstance(inner, type) and issubclass(inner, Checked)):
                return None
            make = _objects(inner, columns, made)
        else:
            return None
        inside.setdefault(name, []).append(make)
    build = _records(cls, simple, inside, made)

    def record(row: Row) -> Any:
        try:
            return build(row)
        except _EXPECTED:
            return None

    return record


def _records(
    cls: type, simple: Indexed, inside: dict[str, list[Callable[[Row], Any]]], made: Any
) -> Callable[[Row], Any]:
    """What makes an object of ours of a row; it raises what a hook raises."""
    index = {str(column.path[-1]): (at, column) for at, column in simple}
    fields, late = fields_of(cls, made)
    cells, groups, rest = [], [], []
    for name, hook, hint, default, setter in fields:
        if name in index:
            at, column = index[name]
            cells.append((setter, at, _remembering(column, hook, hint), default))
        elif name in inside:
            makes = inside[name]
            single = bare(hint) is Quantity
            groups.append((setter, makes[0] if single else _list_of(makes), default))
        elif default is attrs.NOTHING:
            raise LookupError(name)  # the header was checked: not for a record, but inside one
        else:
            rest.append((setter, default))
    unset = [(name, factory, setter) for name, factory, setter in late if name not in inside]
    new = object.__new__

    def build(row: Row) -> Any:
        one: Any = new(cls)
        for setter, at, read, default in cells:
            if text := row[at]:
                setter(one, read(text))
            elif default is attrs.NOTHING:
                raise _LongWayError
            else:
                setter(one, default)
        for setter, make, default in groups:
            value = make(row)
            if value is None:
                if default is attrs.NOTHING:
                    raise _LongWayError
                value = default
            setter(one, value)
        for setter, default in rest:
            setter(one, default)
        for name, factory, setter in unset:
            if name not in index or not row[index[name][0]]:
                setter(one, factory(one))
        one.settle()
        for _ in one.cross_faults():
            raise _LongWayError
        return one

    return build


def _objects(cls: type, columns: Indexed, made: Any) -> Callable[[Row], Any]:
    """What makes an object inside a record; None where all its cells are empty."""
    try:
        build = _records(cls, columns, {}, made)
    except LookupError:  # a column is missing that each object needs
        build = _always_long
    at = [index for index, _ in columns]
    first = at[0]

    def make(row: Row) -> Any:
        if not row[first] and not any(row[index] for index in at):
            return None
        return build(row)

    return make


def _always_long(_: Row) -> Any:
    raise _LongWayError


def _list_of(makes: Sequence[Callable[[Row], Any]]) -> Callable[[Row], Any]:
    """What makes a tuple of the objects that are there; None where none is."""
    if len(makes) == 1:
        (make,) = makes

        def one(row: Row) -> Any:
            value = make(row)
            return None if value is None else (value,)

        return one
    return lambda row: tuple(v for make in makes if (v := make(row)) is not None) or None


def _quantities(columns: Indexed, made: Any) -> Callable[[Row], Any]:
    """What makes a quantity of its columns; only plain ones, the others go the long way."""
    at = {str(column.path[-1]): index for index, column in columns}
    amount, unit, hedge = at.pop("amount", None), at.pop("unit", None), at.pop("hedge", None)
    others = tuple(at.values())
    if amount is None or unit is None:
        return _always_long
    types = hints(Quantity)
    by_name = {name: column for _, column in columns for name in (str(column.path[-1]),)}

    def hook_of(name: str) -> Callable[[str], Any]:
        return _remembering(by_name[name], made.get_structure_hook(types[name]), types[name])

    unit_of = hook_of("unit")
    hedge_of = hook_of("hedge") if hedge is not None else None

    def make(row: Row) -> Any:
        digits = row[amount]
        if others and any(row[index] for index in others):
            raise _LongWayError
        if not _DECIMAL(digits):
            if digits or row[unit] or (hedge is not None and row[hedge]):
                raise _LongWayError
            return None
        printed = row[hedge] if hedge is not None else ""
        how = hedge_of(printed) if hedge_of is not None and printed else Hedge.EXACT
        plain = plain_quantity(digits, unit_of(row[unit]), how)
        if plain is None:
            raise _LongWayError
        return plain

    return make


def _whole_number(text: str) -> int:
    """A whole number in plain digits; they nearly all differ, so none is remembered."""
    if len(text) < _DIGITS and text.isascii() and text.isdigit():
        return int(text)
    raise _LongWayError


def _remembering(
    column: Column, hook: Callable[[Any, Any], Any], hint: Any
) -> Callable[[str], Any]:
    """What reads the cells of a column, and remembers the first few thousand it has read."""
    known: dict[str, Any] = {}
    kind = bare(hint)
    if kind is int:
        return _whole_number
    plain = column.read is None
    read = column.read
    keep = kind is not Decimal and column.path[-1] not in ("id", "printed")

    def cell(text: str) -> Any:
        value = known.get(text)
        if value is None:
            value = hook(text if plain else read(text), hint)  # type: ignore[misc] # plain if None
            if keep and len(known) < _REMEMBERED:
                known[text] = value
        return value

    return cell
