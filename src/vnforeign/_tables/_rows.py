"""Rows to records without a detour: each cell read once, and what was read before not again.

A column of a big table says the same few things over and over. This road is for good rows; what
it cannot make a record of goes the long way round, by JSON, which says what is wrong.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, cast

import attrs

from vnforeign._tables._columns import Column, bare
from vnforeign.convert import converter, fields_of
from vnforeign.model.evidence import Checked, hints
from vnforeign.values.quantities import Hedge, Quantity, plain_quantity

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

Row = Sequence[str]
Hint = Any
"""A type as it is annotated."""
Indexed = Sequence[tuple[int, Column]]
Groups = Sequence[tuple[tuple[str | int, ...], Indexed]]
_REMEMBERED = 4096
"""How many cells of a column are remembered: enough for what names, not for all notes."""
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_DIGITS = 16
"""Fewer digits than this need no look at how large the number is."""
ANNOTATED = type(typing.Annotated[str, ""])
_EXPECTED = (ValueError, TypeError, KeyError, LookupError)
"""What hooks raise of a value that is none; anything else is a fault of ours."""


class _LongWayError(ValueError):
    """A row that is better looked at through JSON."""


def builder(
    cls: type, simple: Indexed, nested: Groups, width: int, units: tuple[Unit, ...]
) -> Callable[[Row], Any] | None:
    """What makes a record of a row, or None of it where the row must go the long way round.

    The road is written as source and compiled for the columns at hand, as attrs and cattrs do
    for classes: unrolled it is twice as fast.

    Returns:
        None where the columns are of a shape that always must.
    """
    program = _Program(units)
    inside: dict[str, str] = {}
    for parent, columns in nested:
        name = str(parent[0])
        hint = bare(hints(cls)[name])
        if name in inside:  # a second piece of evidence
            return None
        if hint is Quantity:
            made = program.quantity(columns)
        elif len(parent) == 2 and typing.get_origin(hint) is tuple:
            made = program.item(bare(typing.get_args(hint)[0]), columns)
        else:
            made = None
        if made is None:
            return None
        inside[name] = made
    record = program.record(cls, simple, inside)
    if record is None:
        return None
    return program.compiled(width, record)


class _Program:
    """The source of a function from a row to a record, and the names it uses."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._units = units
        self._made = converter(units=units)
        self._lines: list[str] = []
        self._names: dict[str, Any] = {"LongWay": _LongWayError, "new": object.__new__}

    def compiled(self, width: int, record: str) -> Callable[[Row], Any]:
        """The function; it gives None for a row that must go the long way."""
        cells = ", ".join(f"c{index}" for index in range(width))
        body = "\n  ".join(self._lines)
        source = (
            f"def build(row):\n try:\n  {cells}, = row\n  {body}\n  return {record}\n"
            f" except EXPECTED:\n  return None\n"
        )
        self._names["EXPECTED"] = _EXPECTED
        # Nothing of a file is in the source: only numbers and the names made up here.
        exec(source, self._names)  # noqa: S102
        return cast("Callable[[Row], Any]", self._names["build"])

    def _name(self, kind: str, value: object) -> str:
        name = f"{kind}{len(self._names)}"
        self._names[name] = value
        return name

    def record(self, cls: type, simple: Indexed, inside: dict[str, str]) -> str | None:
        """Lines that make an object of ours, and the name it has; None if it never could."""
        index = {str(column.path[-1]): (at, column) for at, column in simple}
        one = self._name("one", None)
        self._lines.append(f"{one} = new({self._name('cls', cls)})")
        fields, late = fields_of(cls, self._made)
        given = {}
        for name, hook, hint, default, setter in fields:
            put = self._name("set", setter)
            if default is attrs.NOTHING:
                other = "raise LongWay"
            else:
                other = f"{put}({one}, {self._name('default', default)})"
            if name in index:
                at, column = index[name]
                given[name] = f"c{at}"
                self._lines.append(f"if c{at}:")
                self._cell(f"c{at}", column, hook, hint)
                self._lines += [f" {put}({one}, v)", f"else: {other}"]
            elif name in inside:
                value = given[name] = inside[name]
                self._lines += [
                    f"if {value} is not None: {put}({one}, {value})",
                    f"else: {other}",
                ]
            elif default is attrs.NOTHING:
                return None
            else:
                self._lines.append(other)
        for name, factory, setter in late:
            put = f"{self._name('set', setter)}({one}, {self._name('factory', factory)}({one}))"
            self._lines.append(f"if not {given[name]}: {put}" if name in given else put)
        if cls.settle is not Checked.settle:  # type: ignore[attr-defined] # of a Checked
            self._lines.append(f"{one}.settle()")
        if cls.cross_faults is not Checked.cross_faults:  # type: ignore[attr-defined]
            self._lines.append(f"for _ in {one}.cross_faults(): raise LongWay")
        return one

    def _cell(self, cell: str, column: Column, hook: Callable[[Any, Any], Any], hint: Hint) -> None:
        """Lines that read a cell into ``v``; names are remembered, amounts are not."""
        read = self._name("read", _reading(column, hook, hint, self._units))
        if bare(hint) in (int, Decimal) or column.path[-1] in ("id", "printed"):
            self._lines.append(f" v = {read}({cell})")
            return
        known = self._name("known", {})
        self._lines += [
            f" v = {known}.get({cell})",
            " if v is None:",
            f"  v = {read}({cell})",
            f"  if len({known}) < {_REMEMBERED}: {known}[{cell}] = v",
        ]

    def item(self, cls: Hint, columns: Indexed) -> str | None:
        """Lines that make a tuple of the one object a row has; None where its cells are empty."""
        if not (isinstance(cls, type) and issubclass(cls, Checked)):
            return None
        value = self._name("value", None)
        cells = " or ".join(f"c{index}" for index, _ in columns)
        outer, self._lines = self._lines, []
        one = self.record(cls, columns, {})
        inner, self._lines = self._lines, outer
        if one is None:
            return None
        self._lines += [
            f"if {cells}:",
            *(f" {line}" for line in inner),
            f" {value} = {one},",
            f"else: {value} = None",
        ]
        return value

    def quantity(self, columns: Indexed) -> str | None:
        """Lines that make a quantity of its columns; only plain ones, others go the long way."""
        at = {str(column.path[-1]): (index, column) for index, column in columns}
        amount, unit, hedge = (at.pop(name, None) for name in ("amount", "unit", "hedge"))
        if amount is None or unit is None:
            return None
        types = hints(Quantity)
        value = self._name("value", None)
        digits, decimal = f"c{amount[0]}", self._name("decimal", _DECIMAL)
        if at:
            others = " or ".join(f"c{index}" for index, _ in at.values())
            self._lines.append(f"if {others}: raise LongWay")
        self._lines.append(f"if {digits}:")
        self._lines.append(f" if not {decimal}({digits}): raise LongWay")
        cell = f"c{unit[0]}"
        inner, self._lines = self._lines, []
        self._cell(cell, unit[1], self._made.get_structure_hook(types["unit"]), types["unit"])
        self._lines.append(" unit = v")
        self._lines.append(f" v = {self._name('exact', Hedge.EXACT)}")
        if hedge is not None:
            outer, self._lines = self._lines, []
            hook = self._made.get_structure_hook(types["hedge"])
            self._cell(f"c{hedge[0]}", hedge[1], hook, types["hedge"])
            read, self._lines = self._lines, outer
            self._lines += [f" if c{hedge[0]}:", *(f" {line}" for line in read)]
        lines, self._lines = self._lines, inner
        self._lines += lines
        self._lines.append(f" {value} = {self._name('plain', plain_quantity)}({digits}, unit, v)")
        self._lines.append(f" if {value} is None: raise LongWay")
        empty = [f"c{index}" for index, _ in (unit, *((hedge,) if hedge else ()))]
        self._lines.append(f"elif {' or '.join(empty)}: raise LongWay")
        self._lines.append(f"else: {value} = None")
        return value


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


def _reading(
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
