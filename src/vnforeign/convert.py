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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from operator import is_
from typing import Annotated, Any, TypeVar

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from vnforeign.errors import Fault, InvalidData, InvalidRecord, ParseError, UnknownName
from vnforeign.model.evidence import Record, check_for, hints
from vnforeign.model.places import Codes

if typing.TYPE_CHECKING:
    from vnforeign.values.units import Unit

__all__ = ["canonical_json", "converter", "read_records"]

R = TypeVar("R", bound=Record)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_LAST_KEYS = ("evidence", "cites", "notes")
_NO_UNITS: tuple[Unit, ...] = ()


def _exactly(cls: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not cls:
            raise TypeError(f"a JSON {_JSON_NAMES[cls]}")
        return value

    return structure


_JSON_NAMES = {str: "string", int: "integer", bool: "true or false"}


def _decimal(value: Any, _: Any) -> Decimal:
    if type(value) is not str or not _DECIMAL(value):
        raise TypeError('a decimal number as a JSON string, such as "15.4"')
    return Decimal(value)


def _codes(value: Any, _: Any) -> Codes:
    if type(value) is not dict:
        raise TypeError("an object of codes by scheme")
    return Codes(value)


def _parsed(cls: Any) -> Callable[[Any, Any], Any]:
    parse = cls.parse

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str:
            raise TypeError("a JSON string")
        return parse(value)

    return structure


def _member(cls: type[enum.Enum]) -> Callable[[Any, Any], Any]:
    by_value = {member.value: member for member in cls}

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str or value not in by_value:
            raise UnknownName(f"{cls.__name__.lower()} called", value, _near(value, by_value))
        return by_value[value]

    return structure


def _near(value: object, choices: Iterable[str]) -> tuple[str, ...]:
    from vnforeign.values.names import closest  # only an error needs it

    return closest(value, choices) if isinstance(value, str) else ()


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple


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
    for primitive in _JSON_NAMES:
        # By predicate: a hook on the class would also catch its subclasses, such as StrEnum.
        made.register_structure_hook_func(functools.partial(is_, primitive), _exactly(primitive))
    made.register_structure_hook(Decimal, _decimal)
    made.register_structure_hook(Codes, _codes)
    own = {unit.code: unit for unit in units}

    def unit_of(value: Any, cls: type[Unit]) -> Unit:
        if type(value) is not str:
            raise TypeError("the code of a unit as a JSON string")
        return own[value] if value in own else cls.of(value)

    made.register_structure_hook_func(_is_unit, unit_of)
    made.register_structure_hook_factory(_is_parsed, _parsed)
    made.register_structure_hook_factory(_is_enum, _member)

    def tuples(hint: Any) -> Callable[[Any, Any], Any]:
        inner = typing.get_args(hint)[0]
        hook = made.get_structure_hook(inner)

        def structure(value: Any, _: Any) -> Any:
            if type(value) is not list:
                raise TypeError("a JSON array")
            return tuple([hook(item, inner) for item in value])

        return structure

    made.register_structure_hook_factory(_is_tuple, tuples)
    made.register_unstructure_hook_func(_is_text, str)
    made.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    made.register_unstructure_hook(Codes, dict)
    made.register_unstructure_hook_factory(
        lambda cls: isinstance(cls, type) and issubclass(cls, Record),
        lambda cls: _evidence_last(
            make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True)
        ),
    )
    return made


def _evidence_last(make: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    def unstructure(record: Any) -> dict[str, Any]:
        made = make(record)
        for key in _LAST_KEYS:
            if key in made:
                made[key] = made.pop(key)
        return made

    return unstructure


@functools.cache
def _shared(units: tuple[Unit, ...] = _NO_UNITS) -> Converter:
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
    decoded = _decoded(text)
    if isinstance(decoded, Fault):
        return [], [decoded.at(file=file)]
    items: Iterable[tuple[str, Any, tuple[str, ...]]] = _array_items(decoded)
    records, faults = structure_items(items, cls, units=units)
    return records, [fault.at(file=file) for fault in faults]


def structure_items(
    items: Iterable[tuple[str, Any, tuple[str, ...]]], cls: type[R], *, units: Sequence[Unit] = ()
) -> tuple[list[R], list[Fault]]:
    """Records from decoded JSON, each with its path and the keys it repeats."""
    made = _shared(tuple(units))
    structure = made.get_structure_hook(cls)
    records: list[R] = []
    faults: list[Fault] = []
    with collector_paused():
        for path, raw, repeated in items:
            if isinstance(raw, Fault):
                faults.append(raw.at(path=path))
                continue
            faults.extend(
                Fault(f"{path}.{key}", key, "each key once", "mỗi khóa một lần", "", _id_of(raw))
                for key in repeated
            )
            if repeated:
                continue
            try:
                records.append(structure(raw, cls))
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one, read on
                found = _explain(made, cls, raw, path) or [Fault(path, raw, str(error))]
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
            except Exception as error:  # noqa: BLE001 - explained
                faults = _explain(_shared(), self._cls, raw, "$") or [Fault("$", raw, str(error))]
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
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return Fault(
                f"byte {error.start}",
                text[error.start : error.start + 4],
                "UTF-8 text",
                "văn bản UTF-8",
                "save the file as UTF-8",
                unreadable=True,
            )
    if not text.strip():
        return Fault(
            "$", text, "JSON, but there is nothing", "JSON, nhưng không có gì", unreadable=True
        )
    return text


_SPACE = re.compile(r"[ \t\n\r]*")


def _decoder(repeated: list[str]) -> json.JSONDecoder:
    """A decoder that notes in ``repeated`` the keys an object has twice."""

    def make(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    repeated.append(key)
                seen.add(key)
        return made

    def refuse(name: str) -> Any:
        raise ValueError(f"{name} is not JSON")

    return json.JSONDecoder(object_pairs_hook=make, parse_constant=refuse)


def _array_items(text: str) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The items of a JSON array, one after the other, so that only one is in memory as a dict."""
    repeated: list[str] = []
    decode = _decoder(repeated).raw_decode
    skip = _SPACE.match
    at = _end(skip(text, 0))
    if text[at] != "[":
        yield "$", _not_array(text, decode, at), ()
        return
    at = _end(skip(text, at + 1))
    index = 0
    if text.startswith("]", at):
        at += 1
    else:
        while True:
            try:
                raw, at = decode(text, at)
            except (ValueError, RecursionError) as error:
                yield f"$[{index}]", _syntax(text, error, at), ()
                return
            yield f"$[{index}]", raw, tuple(repeated)
            repeated.clear()
            index += 1
            at = _end(skip(text, at))
            mark = text[at : at + 1]
            if mark == "]":
                at += 1
                break
            if mark != ",":
                yield f"$[{index}]", _expected(text, at, "',' or ']'"), ()
                return
            at = _end(skip(text, at + 1))
    at = _end(skip(text, at))
    if at != len(text):
        yield "$", _expected(text, at, "nothing after the array"), ()


def object_items(
    text: str | bytes, collections: Iterable[str], faults: list[Fault]
) -> Iterator[tuple[str, list[tuple[str, Any, tuple[str, ...]]]]]:
    """The collections of a JSON object of collections, each with its items and their paths."""
    decoded = _decoded(text)
    if isinstance(decoded, Fault):
        faults.append(decoded)
        return
    repeated: list[str] = []
    try:
        whole = _decoder(repeated).decode(decoded)
    except (ValueError, RecursionError) as error:
        faults.append(_syntax(decoded, error, 0).at(path="$"))
        return
    if not isinstance(whole, dict):
        faults.append(
            Fault(
                "$",
                whole,
                'an object of collections, {"directives": [...], ...}',
                "một đối tượng gồm các tập bản ghi",
                "or name the file after its collection, such as observations.json",
            )
        )
        return
    faults.extend(Fault(f"$..{key}", key, "each key once", "mỗi khóa một lần") for key in repeated)
    for name, raw in whole.items():
        if name not in collections:
            near = _did_you_mean(_near(name, collections))
            faults.append(Fault(f"$.{name}", raw, "a known collection", "tên tập bản ghi", near))
        elif not isinstance(raw, list):
            faults.append(Fault(f"$.{name}", raw, "an array of records", "một mảng bản ghi"))
        else:
            yield name, [(f"$.{name}[{index}]", item, ()) for index, item in enumerate(raw)]


def _end(match: re.Match[str] | None) -> int:
    assert match is not None  # noqa: S101 - the pattern matches the empty string
    return match.end()


def _not_array(text: str, decode: Callable[[str, int], tuple[Any, int]], at: int) -> Fault:
    try:
        found, _ = decode(text, at)
    except (ValueError, RecursionError) as error:
        return _syntax(text, error, at)
    return Fault("$", found, "an array of records, [{...}, ...]", "một mảng bản ghi, [{...}, ...]")


def _syntax(text: str, error: Exception, at: int) -> Fault:
    if isinstance(error, json.JSONDecodeError):
        return _expected(text, error.pos, f"JSON: {error.msg}")
    if isinstance(error, RecursionError):
        return _expected(text, at, "JSON that is not nested this deep")
    return _expected(text, at, f"JSON: {error}")


def _expected(text: str, at: int, expected: str) -> Fault:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Fault(
        "",
        text[at : at + 20],
        f"{expected} (line {line}, column {column})",
        f"{expected} (dòng {line}, cột {column})",
        "the records after this place could not be read",
    )


# Explaining: the slow road, taken only for a record that the fast one refused


def _explain(made: Converter, cls: type, raw: Any, path: str) -> list[Fault]:
    """Every fault of one object, field by field, missing ones and extra ones too."""
    if not isinstance(raw, dict):
        return [Fault(path, raw, "an object, {...}", "một đối tượng, {...}")]
    wanted = hints(cls)
    faults = [
        Fault(
            f"{path}.{key}",
            value,
            f"no field of this name in {cls.__name__}",
            f"{cls.__name__} không có trường này",
            _did_you_mean(_near(key, wanted)),
        )
        for key, value in raw.items()
        if key not in wanted
    ]
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
            )
        ]
    except UnknownName as error:
        return [Fault(path, raw, f"a known {error.what}", "", _did_you_mean(error.near))]
    except (TypeError, ValueError) as error:
        return [Fault(path, raw, str(error))]
    fault = check_for(hint)(value)
    return [fault.at(path=path + fault.path)] if fault else []


def _did_you_mean(near: Sequence[str]) -> str:
    return f"did you mean {' or '.join(map(repr, near))}?" if near else ""


# Writing


def canonical_json(records: Iterable[Record]) -> str:
    """Records as the one text this library writes them in.

    A JSON array sorted by id; a field a line, in the order of the class, evidence, citations and
    notes last; an item of a list of objects a line; defaults left out; UTF-8, a newline at the end.

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
