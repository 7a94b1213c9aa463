"""The one converter between records and JSON: strict in, canonical out, every fault with a path.

Nothing is coerced: ``"7"``, ``7.9`` and ``true`` are not the integer 7. Decimals travel as JSON
strings, since a JSON number is binary in most readers. A file is read record by record; a faulty
one does not take the good ones beside it along.
"""

from __future__ import annotations

import enum
import functools
import gc
import json
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, TypeVar

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from vnforeign._bulk import BATCH, FEW, Reading, fields_of, halved
from vnforeign.errors import Fault, InvalidData, InvalidRecord, ParseError, UnknownName, shorten
from vnforeign.model.evidence import MOST, Checked, Record, check_for, hints
from vnforeign.model.places import Codes

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

__all__ = ["canonical_json", "converter", "read_records"]

R = TypeVar("R", bound=Record)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_LAST_KEYS = ("evidence", "cites", "notes")
_NO_UNITS: tuple[Unit, ...] = ()


Item = tuple[str, Any, tuple[Fault, ...]]
"""A decoded record: its path, its JSON, and what keeps it from being looked at any closer."""


class _MisfitError(TypeError):
    """JSON of another kind than a field holds: what it should be, in both languages."""

    def __init__(self, expected: str, expected_vi: str, hint: str = "", hint_vi: str = "") -> None:
        super().__init__(expected, expected_vi, hint, hint_vi)
        self.expected, self.expected_vi = expected, expected_vi
        self.hint, self.hint_vi = hint, hint_vi

    def __str__(self) -> str:
        return f"expected {self.expected}"


_JSON_NAMES = {
    str: ("a JSON string", "một chuỗi JSON"),
    int: ("a JSON integer", "một số nguyên JSON"),
    bool: ("a JSON true or false", "true hoặc false của JSON"),
}


def _exactly(cls: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        read: Any = value
        if type(value) is not cls:
            raise _MisfitError(*_JSON_NAMES[cls])
        if cls is int and not -MOST <= read <= MOST:
            raise _MisfitError(f"an integer up to {MOST}", f"số nguyên không quá {MOST}")
        return read

    return structure


def _decimal(value: Any, _: Any) -> Decimal:
    if type(value) is not str or not _DECIMAL(value):
        raise _MisfitError(
            'a decimal number as a JSON string, such as "15.4"',
            'một số thập phân trong chuỗi JSON, như "15.4"',
            *_decimal_hint(value),
        )
    return Decimal(value)


def _decimal_hint(value: object) -> tuple[str, str]:
    """The likely mend of what is no plain decimal number, in both languages."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'put it in quotes: "{value}"', f'đặt số trong dấu nháy: "{value}"'
    if not isinstance(value, str):
        return "", ""
    if re.fullmatch(r"-?[0-9.]*,[0-9]+", value):
        return (
            "write the decimal mark as a point, and no marks between thousands",
            "dùng dấu chấm cho phần thập phân, không dùng dấu phân cách hàng nghìn",
        )
    if re.fullmatch(r"-?[0-9.,]+[eE][+-]?[0-9]+", value):
        return (
            "a spreadsheet shortened the number: format its column as text",
            "bảng tính đã rút gọn số: định dạng cột là văn bản",
        )
    return "", ""


def _codes(value: Any, _: Any) -> Codes:
    if type(value) is not dict:
        raise _MisfitError("an object of codes by scheme", "một đối tượng gồm mã theo hệ mã")
    return Codes(value)


def _parsed(cls: Any) -> Callable[[Any, Any], Any]:
    parse = cls.parse

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str:
            raise _MisfitError(*_JSON_NAMES[str])
        return parse(value)

    return structure


@functools.cache
def _member(cls: type[enum.Enum]) -> Callable[[Any, Any], Any]:
    by_value = {member.value: member for member in cls}

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str or value not in by_value:
            raise UnknownName(f"{cls.__name__} called", value, _near(value, by_value))
        return by_value[value]

    return structure


def _near(value: object, choices: Iterable[str]) -> tuple[str, ...]:
    from vnforeign.values.names import closest  # only an error needs it

    return closest(value, choices) if isinstance(value, str) else ()


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


def _is_optional(hint: Any) -> bool:
    return typing.get_origin(hint) in (types.UnionType, typing.Union)


def _is_shaped(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated


def _shaped(hint: Any) -> Callable[[Any, Any], Any]:
    """A string that must match; what else is wrong with it, the explanation says."""
    shape = typing.get_args(hint)[1]
    matches = re.compile(shape.pattern).fullmatch

    def structure(value: Any, _: Any) -> str:
        if type(value) is not str:
            raise _MisfitError(*_JSON_NAMES[str])
        if matches(value) is None:
            raise _MisfitError(shape.expected, shape.expected_vi)
        return value

    return structure


def _checked(cls: type[Checked], made: Converter) -> Callable[[Any, Any], Any]:
    """An object of ours from its JSON, each field read and checked once.

    The hooks give values of the right type and shape, so what ``__init__`` would check again is
    set straight into the slots; what must hold between fields is asked as ever.
    """
    fields, late = fields_of(cls, made)
    new = object.__new__

    def structure(raw: Any, _: Any) -> Any:
        if not isinstance(raw, dict):  # one with a key twice is of a class of its own
            raise _MisfitError("an object", "một đối tượng")
        one = new(cls)
        read = 0
        for name, hook, hint, default, setter in fields:
            if name in raw:
                setter(one, hook(raw[name], hint))
                read += 1
            elif default is attrs.NOTHING:
                raise _MisfitError(f"a value in {name}", f"giá trị của {name}")
            else:
                setter(one, default)
        if read != len(raw):
            raise _MisfitError("no other fields", "không có trường khác")
        for name, factory, setter in late:
            if name not in raw:
                setter(one, factory(one))
        one.settle()
        faults = tuple(one.cross_faults())
        if faults:
            raise InvalidRecord(cls.__name__, raw.get("id", ""), faults)
        return one

    return structure


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


_PARSED = {"PartialDate", "Period", "DocumentNumber"}


def _is_parsed(hint: Any) -> bool:
    """Whether a type travels as its text: by name, so that none is imported before it is used."""
    return _of_values(hint) and hint.__name__ in _PARSED


def _is_unit(hint: Any) -> bool:
    return _of_values(hint) and hint.__name__ == "Unit"


def _is_text(hint: Any) -> bool:
    return _is_parsed(hint) or _is_unit(hint)


def _is_quantity(hint: Any) -> bool:
    return _of_values(hint) and hint.__name__ == "Quantity"


def _quantity(cls: type, made: Converter) -> Callable[[Any, Any], Any]:
    """Quantities, nearly all of which are an amount, a unit and perhaps a hedge."""
    from vnforeign.values.quantities import Hedge, plain_quantity

    whole: Callable[[Any, Any], Any] = make_dict_structure_fn(
        cls, made, _cattrs_forbid_extra_keys=True
    )
    types = hints(cls)
    unit_of = made.get_structure_hook(types["unit"])
    hedge_of = made.get_structure_hook(types["hedge"])

    def structure(raw: Any, _: Any) -> Any:
        if type(raw) is dict and len(raw) == ("hedge" in raw) + 2:
            digits = raw.get("amount")
            if type(digits) is str and _DECIMAL(digits) and "unit" in raw:
                unit = unit_of(raw["unit"], types["unit"])
                hedge = hedge_of(raw["hedge"], Hedge) if "hedge" in raw else Hedge.EXACT
                plain = plain_quantity(digits, unit, hedge)
                if plain is not None:
                    return plain
        return whole(raw, cls)

    return structure


def _of_values(hint: Any) -> bool:
    return isinstance(hint, type) and hint.__module__.startswith("vnforeign.values.")


def converter(*, units: Sequence[Unit] = ()) -> Converter:
    """A converter of its own for records and value objects, strict in both directions.

    Args:
        units: Units of your own, besides the library's.

    Returns:
        A new ``cattrs.Converter``; registering hooks on it changes nobody else's.

    >>> import vnforeign as vf
    >>> vf.converter().structure("2024-H1", vf.Period)
    Period.parse('2024-H1')
    """
    made = Converter(
        forbid_extra_keys=True,
        detailed_validation=False,
        omit_if_default=True,
        prefer_attrib_converters=False,
    )
    for primitive in _JSON_NAMES:  # by class: cattrs asks no predicate about these
        made.register_structure_hook(primitive, _exactly(primitive))
    # Nor about what is derived from them, nor, before 25.2, about any member of an enumeration.
    for members in (enum.StrEnum, enum.Enum):
        made.register_structure_hook(members, lambda value, cls: _member(cls)(value, cls))
    made.register_unstructure_hook(enum.StrEnum, lambda member: member.value)
    made.register_structure_hook(Decimal, _decimal)
    made.register_structure_hook(Codes, _codes)
    own = {unit.code: unit for unit in units}

    def unit_of(value: Any, cls: type[Unit]) -> Unit:
        if type(value) is not str:
            raise _MisfitError(
                "the code of a unit as a JSON string", "mã của đơn vị trong chuỗi JSON"
            )
        return own[value] if value in own else cls.of(value)

    made.register_structure_hook_func(_is_unit, unit_of)
    made.register_structure_hook_factory(_is_parsed, _parsed)
    made.register_structure_hook_factory(_is_enum, _member)
    made.register_structure_hook_factory(_is_quantity, lambda cls: _quantity(cls, made))

    def tuples(hint: Any) -> Callable[[Any, Any], Any]:
        inner = typing.get_args(hint)[0]
        hook = made.get_structure_hook(inner)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise _MisfitError("a JSON array", "một mảng JSON")
            return tuple([hook(item, inner) for item in value])

        return structure

    made.register_structure_hook_factory(_is_tuple, tuples)

    def optional(hint: Any) -> Callable[[Any, Any], Any]:
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        hook = made.get_structure_hook(inner)
        return lambda value, _: None if value is None else hook(value, inner)

    made.register_structure_hook_factory(_is_optional, optional)
    made.register_structure_hook_factory(_is_shaped, _shaped)
    made.register_structure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Checked),
        lambda cls: _checked(cls, made),
    )
    made.register_unstructure_hook_func(_is_text, str)
    made.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    made.register_unstructure_hook(Codes, dict)
    made.register_unstructure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Record),
        lambda cls: _in_order(
            cls, make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True)
        ),
    )
    return made


def _in_order(cls: type, make: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    """The required fields first, then the others, evidence, citations and notes last."""
    own = [field for field in attrs.fields(cls) if field.name not in _LAST_KEYS]
    required = [field.name for field in own if field.default is attrs.NOTHING]
    others = [field.name for field in own if field.default is not attrs.NOTHING]
    order = (*required, *others, *_LAST_KEYS)

    def unstructure(record: Any) -> dict[str, Any]:
        made = make(record)
        return {key: made[key] for key in order if key in made}

    return unstructure


def _converter_for(units: Sequence[Unit]) -> Converter:
    # Units of one code are equal, whatever else they say: remember by all that they say.
    return _shared(tuple(units), tuple(attrs.astuple(unit) for unit in units))


@functools.lru_cache(16)
def _shared(units: tuple[Unit, ...] = _NO_UNITS, _said: tuple[object, ...] = ()) -> Converter:
    return converter(units=units)


# Reading


def read_records(
    text: str | bytes, cls: type[R], *, units: Sequence[Unit] = (), file: str = ""
) -> tuple[list[R], list[Fault]]:
    """The good records of a JSON array, and every fault of the others.

    Args:
        text: A JSON array of objects; bytes are UTF-8, with or without a byte order mark.
        cls: The record class.
        units: Units of your own that the records use.
        file: Its name, for the faults.

    >>> import vnforeign as vf
    >>> good, faults = vf.read_records('[{"id": "a", "title": 7}]', vf.Source)
    >>> print(faults[0])
    a: $[0].title: 7; expected a JSON string
    """
    placed, faults = read_placed(text, cls, units=units, file=file)
    return [record for _, record in placed], faults


def read_placed(
    text: str | bytes,
    cls: type[R],
    *,
    units: Sequence[Unit],
    file: str,
    progress: Callable[[float], object] | None = None,
) -> tuple[list[tuple[str, R]], list[Fault]]:
    """What `read_records` reads, each record with its JSON path."""
    decoded = _decoded(text)
    if isinstance(decoded, Fault):
        return [], [decoded.at(file=file)]
    placed, faults = structure_items(_array_items(decoded, progress), cls, units=units)
    return placed, [fault.at(file=file) for fault in faults]


def structure_items(
    items: Iterable[Item], cls: type[R], *, units: Sequence[Unit] = ()
) -> tuple[list[tuple[str, R]], list[Fault]]:
    """Records from decoded JSON, each with its path, and what is wrong with the others."""
    made = _converter_for(units)
    structure = made.get_structure_hook(cls)
    together = Reading(made).objects(cls)
    records: list[tuple[str, R]] = []
    faults: list[Fault] = []
    waiting = iter(items)
    with collector_paused():
        while batch := list(islice(waiting, BATCH)):
            ready: Sequence[R | None] = [None] * len(batch)
            if len(batch) > FEW:
                ready = halved(together, [None if wrong else raw for _, raw, wrong in batch])
            for (path, raw, wrong), one in zip(batch, ready, strict=True):
                if one is not None:
                    records.append((path, one))
                    continue
                if wrong:
                    told = {fault.path for fault in wrong}
                    more = [] if raw is None else _explain(made, cls, raw, path)
                    more = [fault for fault in more if fault.path not in told]
                    faults.extend(fault.at(record=_id_of(raw)) for fault in (*wrong, *more))
                    continue
                try:
                    records.append((path, structure(raw, cls)))
                except Exception:  # noqa: BLE001 - whatever is wrong with one, read on
                    found = _explain(made, cls, raw, path)
                    faults.extend(fault.at(record=_id_of(raw)) for fault in found)
    return records, faults


class OnDemand(Mapping[str, R]):
    """Records by id, each made of its JSON when it is first asked for.

    For data that are known to be good, such as the shipped ones: a look-up then costs one record,
    not its whole file.

    Raises:
        InvalidData: When a record is asked for that is not good after all.
    """

    def __init__(self, text: bytes, cls: type[R], *, file: str) -> None:
        self._cls = cls
        self._file = file
        self._structure = _shared().get_structure_hook(cls)
        self._raw: dict[str, Any] = {raw["id"]: raw for raw in json.loads(text)}
        self._made: dict[str, R] = {}

    def __getitem__(self, key: str) -> R:
        made = self._made.get(key)
        if made is None:
            raw = self._raw[key]
            try:
                made = self._structure(raw, self._cls)
            except Exception:  # noqa: BLE001 - explained
                faults = _explain(_shared(), self._cls, raw, "$")
                raise InvalidData(
                    [fault.at(record=key, file=self._file) for fault in faults]
                ) from None
            made = self._made.setdefault(key, made)  # one object, whichever thread was first
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cyclic garbage collector, which finds nothing in a bulk read but looks a lot."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


def _id_of(raw: Any) -> str:
    known = raw.get("id") if isinstance(raw, dict) else None
    return known if isinstance(known, str) else ""


def _decoded(text: str | bytes) -> str | Fault:
    """The text of a file, or what is wrong with its bytes."""
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            return Fault(
                f"byte {error.start}",
                text[error.start : error.start + 4],
                "UTF-8 text",
                "văn bản UTF-8",
                "save the file as UTF-8",
                unreadable=True,
                hint_vi="lưu tệp với bảng mã UTF-8",
            )
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Fault(
            "$", text, "JSON, but there is nothing", "JSON, nhưng không có gì", unreadable=True
        )
    return text


_SPACE = re.compile(r"[ \t\n\r]*")
_NEXT = re.compile(r"[ \t\n\r]*([,\]])[ \t\n\r]*").match


class _Twice(dict[str, Any]):
    """An object that has a key twice; the last value counts, as in any JSON reader."""

    __slots__ = ("keys_twice",)

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counted = Counter(key for key, _ in pairs)
        self.keys_twice = [key for key, many in counted.items() if many > 1]


class _Scanner:
    """Reads JSON value by value, so that what comes before a broken one is not lost.

    Attributes:
        at: The code point it stands before.
        began: The code point the item of an array read last begins at.
        broken: Whether the text stopped being JSON; what comes after cannot be read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.began = 0
        self.broken = False
        self._twice = False
        self._decode = json.JSONDecoder(object_pairs_hook=self._object).raw_decode

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        self._twice = True
        return _Twice(pairs)

    def sign(self) -> str:
        """The next sign that is not white space; empty at the end."""
        found = _SPACE.match(self.text, self.at)
        assert found is not None  # noqa: S101 - the pattern matches the empty string
        self.at = found.end()
        return self.text[self.at : self.at + 1]

    def value(self, path: str) -> tuple[Any, tuple[Fault, ...]]:
        """The value that begins here, and the keys it repeats; or None and why it is no JSON."""
        self._twice = False
        try:
            try:
                raw, self.at = self._decode(self.text, self.at)
            except json.JSONDecodeError:
                raise
            except ValueError:  # an integer of more digits than Python reads unasked
                lenient = json.JSONDecoder(object_pairs_hook=self._object, parse_int=_integer)
                raw, self.at = lenient.raw_decode(self.text, self.at)
        except (ValueError, RecursionError) as error:
            self.broken = True
            return None, (_syntax(self.text, error, self.at).at(path=path),)
        return raw, tuple(_repeats(raw, path)) if self._twice else ()

    def comma(self, path: str, close: str) -> Fault | None:
        """Step over a comma or the closing sign; or say that neither is there."""
        if self.sign() not in (",", close):
            return self.stop(path, f"',' or {close!r}", f"',' hoặc {close!r}")
        self.at += 1
        return None

    def stop(self, path: str, expected: str, expected_vi: str) -> Fault:
        """What stands here instead of what was expected; nothing is read after it."""
        self.broken = True
        return _expected(self.text, self.at, expected, expected_vi).at(path=path)

    def items(self, path: str) -> Iterator[Item]:
        """The items of the array that begins here, only one of them in memory as a dict."""
        self.at += 1
        if self.sign() == "]":
            self.at += 1
            return
        index = 0
        while True:
            here = f"{path}[{index}]"
            self.sign()
            self.began = self.at
            raw, wrong = self.value(here)
            yield here, raw, wrong
            if self.broken:
                return
            following = _NEXT(self.text, self.at)
            if following is None:
                self.sign()
                yield here, None, (self.stop(here, "',' or ']'", "',' hoặc ']'"),)
                return
            self.at = following.end()
            if following[1] == "]":
                return
            index += 1

    def end(self, what: str, what_vi: str) -> Fault | None:
        """What is wrong if more than white space is left."""
        if self.broken or not self.sign():
            return None
        said = f"nothing after the {what}", f"không có gì sau {what_vi}"
        return _expected(self.text, self.at, *said).at(path="$")


def _integer(digits: str) -> int | Decimal:
    """An integer; a Decimal, which no field reads from JSON, where it is too long for one."""
    try:
        return int(digits)
    except ValueError:
        return Decimal(digits)


def _repeats(raw: Any, path: str) -> Iterator[Fault]:
    """The keys that stand twice in an object, however deep inside."""
    waiting = [(path, raw)]
    while waiting:
        here, value = waiting.pop()
        if isinstance(value, _Twice):
            for key in value.keys_twice:
                yield Fault(_member_of(here, key), key, "each key once", "mỗi khóa một lần")
        if isinstance(value, dict):
            waiting.extend((_member_of(here, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{here}[{index}]", inner) for index, inner in enumerate(value))


def _member_of(path: str, key: str) -> str:
    """The JSON path of a member of an object."""
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{shorten(key)}]"


def _array_items(text: str, progress: Callable[[float], object] | None = None) -> Iterator[Item]:
    """The items of a text that is one JSON array."""
    scanner = _Scanner(text)
    if scanner.sign() != "[":
        raw, wrong = scanner.value("$")
        expected = "an array of records, [{...}, ...]", "một mảng bản ghi, [{...}, ...]"
        yield "$", None, wrong or (Fault("$", raw, *expected),)
        return
    if progress is None:
        yield from scanner.items("$")
    else:
        for index, item in enumerate(scanner.items("$")):
            yield item
            if index % 4096 == 0:
                progress(scanner.at / len(text))
    if fault := scanner.end("array", "mảng"):
        yield "$", None, (fault,)


def object_items(
    text: str | bytes, collections: Iterable[str], faults: list[Fault]
) -> Iterator[tuple[str, Iterable[Item]]]:
    """The collections of a JSON object of collections; read the items of each before the next."""
    decoded = _decoded(text)
    if isinstance(decoded, Fault):
        faults.append(decoded)
        return
    scanner = _Scanner(decoded)
    if scanner.sign() != "{":
        raw, wrong = scanner.value("$")
        faults.extend(wrong or (_not_an_object(raw),))
        return
    scanner.at += 1
    if scanner.sign() == "}":
        scanner.at += 1
    else:
        yield from _members(scanner, collections, faults)
    if fault := scanner.end("object", "đối tượng"):
        faults.append(fault)


def _members(
    scanner: _Scanner, collections: Iterable[str], faults: list[Fault]
) -> Iterator[tuple[str, Iterable[Item]]]:
    seen: set[str] = set()
    while True:
        if scanner.sign() != '"':
            faults.append(scanner.stop("$", *_A_NAME))
            return
        name, wrong = scanner.value("$")
        if not wrong and scanner.sign() != ":":
            wrong = (scanner.stop("$", "':'", "':'"),)
        if wrong:
            faults.extend(wrong)
            return
        scanner.at += 1
        path = _member_of("$", name)
        if name in seen:
            faults.append(Fault(path, name, "each key once", "mỗi khóa một lần"))
        seen.add(name)
        if scanner.sign() == "[" and name in collections:
            yield name, scanner.items(path)
        else:
            raw, wrong = scanner.value(path)
            faults.extend(wrong or (_no_collection(path, name, raw, collections),))
        if scanner.broken:
            return
        if fault := scanner.comma(path, "}"):
            faults.append(fault)
            return
        if scanner.text[scanner.at - 1] == "}":
            return


_A_NAME = "the name of a collection, in quotes", "tên tập bản ghi, trong dấu nháy"


def _not_an_object(raw: Any) -> Fault:
    return Fault(
        "$",
        raw,
        'an object of collections, {"directives": [...], ...}',
        "một đối tượng gồm các tập bản ghi",
        "or name the file after its collection, such as observations.json",
        hint_vi="hoặc đặt tên tệp theo tập bản ghi, như observations.json",
    )


def _no_collection(path: str, name: str, raw: Any, collections: Iterable[str]) -> Fault:
    if name in collections:
        return Fault(path, raw, "an array of records", "một mảng bản ghi")
    hint, hint_vi = did_you_mean(_near(name, collections))
    return Fault(path, raw, "a known collection", "tên tập bản ghi", hint, hint_vi=hint_vi)


def _syntax(text: str, error: Exception, at: int) -> Fault:
    if isinstance(error, json.JSONDecodeError):
        return _expected(text, error.pos, f"JSON: {error.msg}", f"JSON: {error.msg}")
    said = "JSON that is not nested this deep", "JSON không lồng nhau sâu đến thế"
    return _expected(text, at, *said)


def _expected(text: str, at: int, expected: str, expected_vi: str) -> Fault:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Fault(
        "",
        text[at : at + 20],
        f"{expected} (line {line}, column {column})",
        f"{expected_vi} (dòng {line}, cột {column})",
        "the records after this place could not be read",
        line=line,
        hint_vi="các bản ghi sau chỗ này chưa đọc được",
    )


# Where a value stands


_RECORD = re.compile(r"\$(?:\.\w+|\['[^']*'\])?\[[0-9]+\]").match
_SEGMENT = re.compile(r"\.(\w+)|\[([0-9]+)\]")


def spans_of(text: str, paths: Iterable[str], collections: Iterable[str]) -> dict[str, Span]:
    """Where the values of JSON paths stand: the code points they begin and end at.

    A value that is not there (a missing field) has the span of its record. Paths that lead to no
    record are left out. Each record is passed over once.
    """
    wanted: dict[str, list[tuple[str, list[str | int]]]] = {}
    for path in paths:
        if found := _RECORD(path):
            inside = [name or int(index) for name, index in _SEGMENT.findall(path, found.end())]
            wanted.setdefault(found[0], []).append((path, inside))
    spans: dict[str, Span] = {}
    scanner = _Scanner(text.removeprefix("\ufeff"))
    left = len(wanted)
    for here in _records_of(scanner, collections):
        for path, inside in wanted.get(here, ()):
            record = scanner.began, scanner.at
            spans[path] = _span_inside(scanner.text, scanner.began, inside) or record
        left -= here in wanted
        if not left:
            break
    return spans


Span = tuple[int, int]


def _records_of(scanner: _Scanner, collections: Iterable[str]) -> Iterator[str]:
    """The path of each record, while the scanner stands behind it."""
    sign = scanner.sign()
    if sign == "[":
        for path, _, wrong in scanner.items("$"):
            if not wrong:
                yield path
    elif sign == "{":
        scanner.at += 1
        for _, items in _members(scanner, collections, []):
            for path, _, wrong in items:
                if not wrong:
                    yield path


def _span_inside(text: str, at: int, inside: Sequence[str | int]) -> Span | None:
    """The span of a value inside the one that begins here; None if it is not there."""
    decode = json.JSONDecoder().raw_decode
    if not inside:
        return at, decode(text, at)[1]
    wanted, *rest = inside
    opens, closes = "[]" if isinstance(wanted, int) else "{}"
    if text[at] != opens:
        return None
    index = 0
    at = _past_space(text, at + 1)
    while text[at] != closes:
        key: object = index
        if opens == "{":
            key, at = decode(text, at)
            at = _past_space(text, _past_space(text, at) + 1)  # the colon
        if key == wanted:
            return _span_inside(text, at, rest)
        at = _past_space(text, decode(text, at)[1])
        if text[at] == ",":
            at = _past_space(text, at + 1)
        index += 1
    return None


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None  # noqa: S101 - the pattern matches the empty string
    return found.end()


# Explaining: the slow road, taken only for a record that the fast one refused


def _explain(made: Converter, cls: type, raw: Any, path: str) -> list[Fault]:
    """Every fault of one object, field by field, missing ones and extra ones too."""
    if not isinstance(raw, dict):
        return [Fault(path, raw, "an object, {...}", "một đối tượng, {...}")]
    wanted = hints(cls)
    faults = []
    for key in [key for key in raw if key not in wanted]:
        hint, hint_vi = did_you_mean(_near(key, wanted))
        faults.append(
            Fault(
                _member_of(path, key),
                raw[key],
                f"no field of this name in {cls.__name__}",
                f"{cls.__name__} không có trường này",
                hint,
                hint_vi=hint_vi,
            )
        )
    required = {f.name for f in attrs.fields(cls) if f.default is attrs.NOTHING}
    for name, hint in wanted.items():
        if name in raw:
            faults.extend(_explain_value(made, hint, raw[name], f"{path}.{name}"))
        elif name in required:
            faults.append(
                Fault(
                    f"{path}.{name}",
                    None,
                    f"a value: {cls.__name__} needs {name}",
                    f"một giá trị: {cls.__name__} cần có {name}",
                    "the field is missing",
                    hint_vi="thiếu trường này",
                )
            )
    if not faults:
        try:
            made.structure(raw, cls)
        except InvalidRecord as error:
            faults = [fault.at(path=f"{path}.{fault.path}") for fault in error.faults]
        except Exception as error:  # noqa: BLE001 - said, not swallowed
            faults = [Fault(path, raw, str(error))]
    return faults


def _explain_value(made: Converter, hint: Any, raw: Any, path: str) -> list[Fault]:
    origin = typing.get_origin(hint)
    bare = typing.get_args(hint)[0] if origin is Annotated else hint
    if origin in (types.UnionType, typing.Union):
        if raw is None:
            return []
        (bare,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        return _explain_value(made, bare, raw, path)
    if origin is tuple:
        if type(raw) is not list:
            return [Fault(path, raw, "a JSON array", "một mảng JSON")]
        inner = typing.get_args(hint)[0]
        return [
            fault
            for index, item in enumerate(raw)
            for fault in _explain_value(made, inner, item, f"{path}[{index}]")
        ]
    if attrs.has(bare) and not _is_text(bare):
        return _explain(made, bare, raw, path)
    try:
        value = made.structure(raw, bare)
    except ParseError as error:
        return [
            Fault(
                path,
                raw,
                f"a {error.what}: {error.reason}",
                f"{error.what_vi}: {error.reason_vi or error.reason}",
                error.hint,
                hint_vi=error.hint_vi,
            )
        ]
    except UnknownName as error:
        names = ", ".join(repr(member.value) for member in bare)
        hint, hint_vi = did_you_mean(error.near)
        return [Fault(path, raw, f"one of {names}", f"một trong {names}", hint, hint_vi=hint_vi)]
    except _MisfitError as error:
        return [
            Fault(path, raw, error.expected, error.expected_vi, error.hint, hint_vi=error.hint_vi)
        ]
    except (TypeError, ValueError) as error:
        return [Fault(path, raw, str(error))]
    fault = check_for(hint)(value)
    return [fault.at(path=path + fault.path)] if fault else []


def did_you_mean(near: Sequence[str]) -> tuple[str, str]:
    """The hint that names what may have been meant, in both languages; empty if nothing is near."""
    if not near:
        return "", ""
    names = [repr(name) for name in near]
    return f"did you mean {' or '.join(names)}?", f"có phải là {' hoặc '.join(names)}?"


# Writing


def canonical_json(records: Iterable[Record]) -> str:
    """Records as the one text this library writes them in.

    A JSON array sorted by id; a field a line, in the order of the class, but required ones first
    and evidence, citations and notes last; an item of a list of objects a line; defaults left
    out; UTF-8, a newline at the end.

    >>> import vnforeign as vf
    >>> print(vf.canonical_json([vf.Scheme(id="own", name_vi="của tôi", name_en="mine")]), end="")
    [
      {
        "id": "own",
        "name_vi": "của tôi",
        "name_en": "mine"
      }
    ]
    """
    unstructure = _shared().unstructure
    ordered = sorted(records, key=lambda record: record.id)
    if not ordered:
        return "[]\n"
    return "[\n" + ",\n".join(_object_lines(unstructure(record)) for record in ordered) + "\n]\n"


def _object_lines(record: Mapping[str, Any]) -> str:
    lines = []
    for key, value in record.items():
        if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            inner = ",\n".join(f"      {_inline(item)}" for item in value)
            lines.append(f"    {_inline(key)}: [\n{inner}\n    ]")
        else:
            lines.append(f"    {_inline(key)}: {_inline(value)}")
    return "  {\n" + ",\n".join(lines) + "\n  }"


def _inline(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
