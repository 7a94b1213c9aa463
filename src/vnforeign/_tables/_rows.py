"""Rows to records, a batch at a time and a column at a time.

What this road cannot make a record of goes the long way round, by JSON, which says what is wrong.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import compress, repeat
from typing import Any

import attrs

from vnforeign._bulk import (
    ALL_DIFFER,
    Columns,
    Hint,
    Hook,
    Known,
    LongWayError,
    Part,
    Read,
    bare,
    fields_of,
    halved,
    maker,
    shaped,
)
from vnforeign._tables._columns import Column
from vnforeign.convert import converter
from vnforeign.model.evidence import Checked, hints
from vnforeign.values.quantities import Hedge, Quantity, plain_quantities

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

Row = Sequence[str]
Indexed = Sequence[tuple[int, Column]]
Groups = Sequence[tuple[tuple[str | int, ...], Indexed]]
_DIGITS = 16
"""Fewer digits than this need no look at how large the number is."""
Build = Callable[[Sequence[Row]], list[Any]]
"""The record of each of some rows; None of one that must go the long way round."""


def builder(
    cls: type, simple: Indexed, nested: Groups, width: int, units: tuple[Unit, ...]
) -> Build | None:
    """What makes records of rows.

    Returns:
        None where the columns are of a shape that always must go the long way round.
    """
    reading = _Reading(units)
    inside: dict[str, Part] = {}
    for parent, columns in nested:
        name = str(parent[0])
        hint = bare(hints(cls)[name])
        made: Part | None = None
        if name in inside:  # a second piece of evidence
            return None
        default = _default(cls, name)
        if hint is Quantity:
            made = reading.quantity(columns, default)
        elif len(parent) == 2 and typing.get_origin(hint) is tuple:
            made = reading.item(bare(typing.get_args(hint)[0]), columns, default)
        if made is None:
            return None
        inside[name] = made
    record = reading.record(cls, simple, inside)
    if record is None:
        return None

    def build(rows: Sequence[Row]) -> list[Any]:
        columns = list(zip(*rows, strict=True))
        if len(columns) != width:
            raise LongWayError
        return list(record(dict(enumerate(columns)), len(rows)))

    return lambda rows: halved(build, rows)


def _default(cls: type, name: str) -> Any:
    """What a field is where nothing is given; ``NOTHING`` where something must be."""
    default = getattr(attrs.fields_dict(cls)[name], "default")  # noqa: B009 - typed away
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        return default.factory()  # immutable, so one serves all
    return default


class _Reading:
    """How rows are read, with the units of one table."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._units = units
        self._made = converter(units=units)

    def record(self, cls: type, simple: Indexed, inside: Mapping[str, Part]) -> Part | None:
        """What makes objects of ours; None if it never could."""
        index = {str(column.path[-1]): (at, column) for at, column in simple}
        fields, late = fields_of(cls, self._made)
        fixed, read = [], []  # the fields without a column, and those with one
        for name, hook, hint, default, setter in fields:
            if name in index:
                at, column = index[name]
                read.append((setter, self.cell(at, column, hook, hint, default)))
            elif name in inside:
                read.append((setter, inside[name]))
            elif default is attrs.NOTHING:
                return None
            else:
                fixed.append((setter, default))
        return maker(cls, fixed, read, late)

    def cell(self, at: int, column: Column, hook: Hook, hint: Hint, default: Any) -> Part:
        """What the cells of a column say."""
        read = self._column(column, hook, hint)

        def values(cells: Columns, many: int) -> Iterable[Any]:  # noqa: ARG001 - one of its kind
            texts = cells[at]
            if "" not in texts:
                return read(texts)
            if default is attrs.NOTHING:
                raise LongWayError
            there = iter(read([text for text in texts if text]))
            return [next(there) if text else default for text in texts]

        return values

    def _column(self, column: Column, hook: Hook, hint: Hint) -> Read:
        """What reads the cells of a column; names are remembered, amounts are not."""
        kind = bare(hint)
        if kind is int:
            return _whole_numbers
        one = _read(column, hook, hint, self._units)
        if kind is Decimal:
            return lambda texts: map(one, texts)
        if column.path[-1] in ALL_DIFFER and hasattr(hint, "__metadata__"):
            return shaped(hint)
        known = Known(one).__getitem__
        return lambda texts: map(known, texts)

    def item(self, cls: type[Checked], columns: Indexed, default: Any) -> Part | None:
        """What makes tuples of the one object a row has."""
        ones = self.record(cls, columns, {})
        if ones is None:
            return None
        return _where_given(columns, lambda cells, many: zip(ones(cells, many)), default)

    def quantity(self, columns: Indexed, default: Any) -> Part | None:
        """What makes quantities of their columns; only plain ones, others go the long way."""
        at = {str(column.path[-1]): (index, column) for index, column in columns}
        amount, unit, hedge = (at.pop(name, None) for name in ("amount", "unit", "hedge"))
        if amount is None or unit is None:
            return None
        digits_at, others = amount[0], [index for index, _ in at.values()]
        unit_of = self._part_of_quantity("unit", *unit, attrs.NOTHING)
        hedge_of: Part = lambda cells, many: repeat(Hedge.EXACT, many)  # noqa: ARG005, E731
        if hedge is not None:
            hedge_of = self._part_of_quantity("hedge", *hedge, Hedge.EXACT)

        def made(cells: Columns, many: int) -> Iterable[Quantity]:
            if any(any(cells[index]) for index in others):
                raise LongWayError
            units, hedges = list(unit_of(cells, many)), list(hedge_of(cells, many))
            found = plain_quantities(cells[digits_at], units, hedges)
            if found is None:
                raise LongWayError
            return found

        return _where_given(columns, made, default)

    def _part_of_quantity(self, name: str, at: int, column: Column, default: Any) -> Part:
        hint = hints(Quantity)[name]
        hook = self._made.get_structure_hook(hint)
        return self.cell(at, column, hook, hint, default)


def _where_given(columns: Indexed, made: Part, default: Any) -> Part:
    """Objects of several columns for the rows that say something in one of them."""
    at = [index for index, _ in columns]

    def values(cells: Columns, many: int) -> Iterable[Any]:
        if "" not in cells[at[0]]:
            return made(cells, many)
        given = [any(row) for row in zip(*(cells[index] for index in at), strict=True)]
        if all(given):
            return made(cells, many)
        if default is attrs.NOTHING:
            raise LongWayError
        picked = {index: tuple(compress(cells[index], given)) for index in at}
        there = iter(made(picked, sum(given)) if any(given) else ())
        return [next(there) if one else default for one in given]

    return values


def _whole_numbers(texts: Sequence[str]) -> Iterable[int]:
    """Whole numbers in plain digits."""
    together = "".join(texts)
    if max(map(len, texts), default=0) < _DIGITS and together.isascii() and together.isdigit():
        return map(int, texts)
    raise LongWayError


def _printed(text: str, units: tuple[Unit, ...]) -> Quantity:
    """A quantity from its printed form."""
    if text[0] == "{":
        raise LongWayError
    return Quantity.parse(text, units=units)


def _read(column: Column, hook: Hook, hint: Hint, units: tuple[Unit, ...]) -> Callable[[str], Any]:
    """What reads a cell of a column."""
    read = column.read
    if bare(hint) is Quantity:  # its printed form is read as it is, not turned into JSON first
        return lambda text: _printed(text, units)
    if read is not None:
        return lambda text: hook(read(text), hint)
    return lambda text: hook(text, hint)
