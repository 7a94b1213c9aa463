"""Many objects at once, a field at a time: for columns of a table and for arrays of JSON.

A field of a big collection says the same few things over and over, and to read one field of a
thousand records in one loop, mostly not Python's, costs less than to ask a dozen fields of each.
This road is for what is good; whatever it cannot make an object of is read by itself, in the way
that says what is wrong.
"""

from __future__ import annotations

import enum
import re
import types
import typing
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

from vnforeign.model.evidence import MOST, Checked, hints

if TYPE_CHECKING:
    from cattrs import Converter

BATCH = 1024
"""How many are read together."""
FEW = 16
"""So few are better read one by one, as are so many with a faulty one among them."""
ALL_DIFFER = ("id", "printed")
"""Texts of which each object has another, so that none is remembered."""
_NAMING = ("PartialDate", "Period", "DocumentNumber", "Unit")
"""Values that travel as texts, of which few are said often."""
_REMEMBERED = 4096
"""How many values of a field are remembered: enough for what names, not for all notes."""

Setter = Callable[[Any, Any], None]
Hook = Callable[[Any, Any], Any]
"""What the converter reads a value of a type with."""
Hint = Any
"""A type as it is annotated."""
Columns = Mapping[Any, Sequence[Any]]
"""The values of a batch by field."""
Part = Callable[[Columns, int], Iterable[Any]]
"""What a batch of so many says of one field, a value each."""
Read = Callable[[Sequence[Any]], Iterable[Any]]
"""What reads the values of one field."""


class LongWayError(ValueError):
    """One that is better read by itself."""


def bare(hint: Any) -> Any:
    """A type without its None and its shape."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (hint,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    if typing.get_origin(hint) is typing.Annotated:
        hint = typing.get_args(hint)[0]
    return hint


def fields_of(
    cls: type, made: Converter
) -> tuple[
    list[tuple[str, Hook, Hint, Any, Setter]], list[tuple[str, Callable[[Any], Any], Setter]]
]:
    """How the fields of a class are read and set: name, hook, type, default and setter of each.

    Then, of those whose default looks at the other fields, name, factory and setter.
    """
    annotated = hints(cls)
    fields = []
    late = []  # defaults that look at the other fields
    for field in attrs.fields(cls):
        hint, default = annotated[field.name], field.default
        setter = getattr(cls, field.name).__set__
        if isinstance(default, attrs.Factory) and default.takes_self:  # type: ignore[arg-type]
            late.append((field.name, default.factory, setter))
            default = None
        elif isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            default = default.factory()  # immutable, so one serves all
        fields.append((field.name, made.get_structure_hook(hint), hint, default, setter))
    return fields, late


class Known(dict[Any, Any]):
    """What values say, each read once."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def __missing__(self, given: Any) -> Any:
        value = self._read(given)
        if len(self) < _REMEMBERED:
            self[given] = value
        return value


def maker(
    cls: type,
    fixed: Sequence[tuple[Setter, Any]],
    read: Sequence[tuple[Setter, Part]],
    late: Sequence[tuple[str, Callable[[Any], Any], Setter]],
) -> Part:
    """What makes objects: fields that none gives, those of a column, and those that look at others.

    Of the last, one that a column gives is looked at where the column has nothing.
    """
    settles = cls.settle is not Checked.settle  # type: ignore[attr-defined] # of a Checked
    crosses = cls.cross_faults is not Checked.cross_faults  # type: ignore[attr-defined]
    given = {put for put, _ in read}
    unread = [(factory, put) for _, factory, put in late if put not in given]
    fixed = [pair for pair in fixed if pair[0] not in {put for _, put in unread}]
    looking = [(attrgetter(name), factory, put) for name, factory, put in late if put in given]

    def made(columns: Columns, many: int) -> list[Any]:
        ones: list[Any] = list(map(object.__new__, repeat(cls, many)))
        for put, default in fixed:
            _fill(put, ones, repeat(default))
        for put, part in read:
            _fill(put, ones, part(columns, many))
        for factory, put in unread:
            _fill(put, ones, map(factory, ones))
        for value_of, factory, put in looking:
            for one in ones:
                if value_of(one) is None:
                    put(one, factory(one))
        if settles:
            for one in ones:
                one.settle()
        if crosses:
            for _ in chain.from_iterable(map(cls.cross_faults, ones)):  # type: ignore[attr-defined]
                raise LongWayError
        return ones

    return made


def _fill(put: Setter, ones: Iterable[Any], values: Iterable[Any]) -> None:
    """Set one field of many objects, in a loop that is not Python's."""
    deque(map(put, ones, values), maxlen=0)


def shaped(hint: Any) -> Read:
    """What reads texts of one shape."""
    matches = re.compile(typing.get_args(hint)[1].pattern).fullmatch

    def read(texts: Sequence[str]) -> Iterable[str]:
        if not all(map(matches, texts)):
            raise LongWayError
        return texts

    return read


def halved(build: Callable[[Sequence[Any]], list[Any]], given: Sequence[Any]) -> list[Any | None]:
    """What is made of each; None of one that must be read by itself.

    Of many with a faulty one among them the others are made together even so.
    """
    with suppress(Exception):  # whatever is wrong with one, it is read by itself and told
        return build(given)
    if len(given) <= FEW:
        return [None] * len(given)
    half = len(given) // 2
    return [*halved(build, given[:half]), *halved(build, given[half:])]


# From JSON


class Reading:
    """What makes objects of decoded JSON, with one converter."""

    def __init__(self, made: Converter) -> None:
        self._made = made

    def objects(self, cls: type) -> Callable[[Sequence[Any]], list[Any]]:
        """What makes objects of JSON objects; those with the same keys together.

        What it gives raises an error where one of them is no such object.
        """
        parts: dict[tuple[str, ...], Part] = {}
        readers: dict[str, Read] = {}

        def together(keys: tuple[str, ...], given: Sequence[Any]) -> Iterable[Any]:
            if keys not in parts:
                parts[keys] = self._part(cls, keys, readers)
            columns = zip(*map(_values, given), strict=True)
            return parts[keys](dict(zip(keys, columns, strict=True)), len(given))

        def objects(given: Sequence[Any]) -> list[Any]:
            if set(map(type, given)) != {dict}:  # one with a key twice is of a class of its own
                raise LongWayError
            all_keys = list(map(tuple, given))
            if all_keys.count(all_keys[0]) == len(given):
                return list(together(all_keys[0], given))
            alike: dict[tuple[str, ...], list[int]] = {}
            for index, keys in enumerate(all_keys):
                alike.setdefault(keys, []).append(index)
            made: list[Any] = [None] * len(given)
            for keys, indexes in alike.items():
                ones = together(keys, [given[index] for index in indexes])
                for index, one in zip(indexes, ones, strict=True):
                    made[index] = one
            return made

        return objects

    def _part(self, cls: type, keys: tuple[str, ...], readers: dict[str, Read]) -> Part:
        """What makes objects that have these keys."""
        fields, late = fields_of(cls, self._made)
        if not keys or not {name for name, *_ in fields}.issuperset(keys):
            raise LongWayError
        fixed: list[tuple[Setter, Any]] = []
        read: list[tuple[Setter, Part]] = []
        for name, hook, hint, default, setter in fields:
            if name in keys:
                if name not in readers:
                    readers[name] = self._read(name, hook, hint)
                read.append((setter, _column(name, readers[name])))
            elif default is attrs.NOTHING:
                raise LongWayError
            else:
                fixed.append((setter, default))
        return maker(cls, fixed, read, [one for one in late if one[0] not in keys])

    def _read(self, name: str, hook: Hook, hint: Any) -> Read:
        """What reads the values of a field."""
        kind = bare(hint)
        if hint is int:
            return _integers
        if typing.get_origin(hint) is tuple:
            return self._arrays(name, typing.get_args(hint)[0])
        if name in ALL_DIFFER and typing.get_origin(hint) is typing.Annotated:
            read = shaped(hint)
            return lambda values: read(_texts(values))
        if kind.__name__ == "Quantity" and hint is kind:
            return self._quantities(hook, hint)
        if issubclass(kind, Checked) and hint is kind:
            return self.objects(kind)
        if kind is str or issubclass(kind, enum.Enum) or kind.__name__ in _NAMING:
            known = Known(lambda value: hook(value, hint)).__getitem__
            return lambda values: map(known, values)
        return lambda values: [hook(value, hint) for value in values]

    def _arrays(self, name: str, inner: Any) -> Read:
        """What reads arrays: the items of all together, then as many for each as it has."""
        read = self._read(name, self._made.get_structure_hook(inner), inner)

        def arrays(values: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
            if set(map(type, values)) != {list}:
                raise LongWayError
            sizes = list(map(len, values))
            items = list(chain.from_iterable(values))
            made = iter(read(items) if items else ())
            if sizes.count(1) == len(values):
                return zip(made)
            return [tuple(islice(made, size)) for size in sizes]

        return arrays

    def _quantities(self, hook: Hook, hint: Any) -> Read:
        """What reads quantities: plain ones together."""
        from vnforeign.values.quantities import Hedge, plain_quantities

        inside = hints(hint)
        unit = self._made.get_structure_hook(inside["unit"])
        unit_of = self._read("unit", unit, inside["unit"])
        hedge_of = self._read("hedge", self._made.get_structure_hook(Hedge), Hedge)

        def quantities(values: Sequence[Any]) -> Iterable[Any]:
            if set(map(type, values)) == {dict} and len(set(map(tuple, values))) == 1:
                keys = tuple(values[0])
                if set(keys) in ({"amount", "unit"}, {"amount", "unit", "hedge"}):
                    given = dict(zip(keys, zip(*map(_values, values), strict=True), strict=True))
                    hedges = hedge_of(given.get("hedge", (Hedge.EXACT.value,) * len(values)))
                    found = plain_quantities(
                        _texts(given["amount"]), list(unit_of(given["unit"])), list(hedges)
                    )
                    if found is not None:
                        return found
            return [hook(value, hint) for value in values]

        return quantities


_values = dict.values


def _column(name: str, read: Read) -> Part:
    """What one field says."""
    return lambda columns, _: read(columns[name])


def _texts(values: Sequence[Any]) -> Sequence[str]:
    if set(map(type, values)) != {str}:
        raise LongWayError
    return values


def _integers(values: Sequence[Any]) -> Sequence[int]:
    if set(map(type, values)) != {int} or not -MOST <= min(values) <= max(values) <= MOST:
        raise LongWayError
    return values
