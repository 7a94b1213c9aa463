"""What every record shares: an id, its evidence, and checks read off its own annotations.

The annotations are the only statement of what a field may hold. The checks at construction, the
JSON converter, the JSON schema and the Hypothesis strategies are all read from them.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any

import attrs

from vnforeign.errors import Fault, InvalidRecord, shorten

Check = Callable[[Any], Fault | None]


class Shape(typing.NamedTuple):
    """What a string in a field must look like, said in both languages."""

    pattern: str
    expected: str
    expected_vi: str


_ID = r"[A-Za-z0-9]+(?:(?:-(?:\.-?)*|(?:\.-?)+)[A-Za-z0-9]+)*"
Id = Annotated[
    str,
    Shape(
        _ID,
        "an id: letters a-z, digits, '-' and '.', such as 'thai-nguyen-2024' or 'VN-69'",
        "mã định danh: chữ a-z, chữ số, '-' và '.', như 'thai-nguyen-2024' hoặc 'VN-69'",
    ),
]
"""The id of a record: a readable slug, or an ISO 3166 code where there is one."""
Ref = Annotated[str, Shape(_ID, "the id of a record", "mã định danh của một bản ghi")]
"""The id of another record."""
Text = Annotated[
    str,
    Shape(
        r"[^\s\ud800-\udfff](?:[^\ud800-\udfff]*[^\s\ud800-\udfff])?",
        "text without space around it, not empty",
        "văn bản không rỗng, không có khoảng trắng ở hai đầu",
    ),
]
"""Words: never empty, no white space at either end."""
Slug = Annotated[
    str,
    Shape(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "lower-case words joined by '-', such as 'visit-in'",
        "các từ viết thường nối bằng '-', như 'visit-in'",
    ),
]
"""A code of an open list: lower-case ASCII words joined by hyphens."""
Sha256 = Annotated[
    str, Shape(r"[0-9a-f]{64}", "64 lower-case hexadecimal digits", "64 chữ số thập lục phân")
]
"""A SHA-256 in lower-case hexadecimal."""


Printed = Annotated[
    str,
    Shape(
        r"[^\ud800-\udfff]{1,120}",
        "the short printed form, 1 to 120 code points",
        "dạng in ngắn, từ 1 đến 120 ký tự",
    ),
]
"""What stands in a source, short."""


MOST = 2**53 - 1
"""The largest integer that every reader of JSON reads back."""

_HINTS: dict[type, dict[str, Any]] = {}
_CHECKS: dict[
    type, tuple[tuple[str, frozenset[type], Callable[[Any], Any] | None, Check], ...]
] = {}


def hints(cls: type) -> dict[str, Any]:
    """The annotated type of each field of an attrs class, in the order of its fields."""
    known = _HINTS.get(cls)
    if known is None:
        annotated = typing.get_type_hints(cls, include_extras=True)
        known = _HINTS[cls] = {field.name: annotated[field.name] for field in attrs.fields(cls)}
    return known


def checks(
    cls: type,
) -> tuple[tuple[str, frozenset[type], Callable[[Any], Any] | None, Check], ...]:
    """For each field: types fine as they are, what a string must match, and the whole check."""
    known = _CHECKS.get(cls)
    if known is None:
        known = _CHECKS[cls] = tuple(
            (name, *_fine(hint), check_for(hint)) for name, hint in hints(cls).items()
        )
    return known


def _fine(hint: Any) -> tuple[frozenset[type], Callable[[Any], Any] | None]:
    """The types that need no check but a match; none where every value needs the whole one."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
        fine, matches = _fine(inner)
        return fine | {types.NoneType}, matches
    if origin is Annotated:
        return frozenset({str}), re.compile(typing.get_args(hint)[1].pattern).fullmatch
    if hint is Decimal:
        return frozenset({Decimal}), Decimal.is_finite
    if origin is tuple or hint is int:
        return frozenset(), None
    return frozenset({hint}), None


def check_for(hint: Any) -> Check:
    """The check that a type annotation asks for; it answers what is wrong, or None."""
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin is Annotated:
        return _shaped(arguments[1])
    if origin in (types.UnionType, typing.Union):
        (inner,) = (arg for arg in arguments if arg is not types.NoneType)
        check = check_for(inner)
        return lambda value: None if value is None else check(value)
    if origin is tuple:
        return _tuple_of(check_for(arguments[0]), str(hint))
    if hint is Decimal:
        return _finite
    return _instance(hint)


def _shaped(shape: Shape) -> Check:
    matches = re.compile(shape.pattern).fullmatch

    def check(value: Any) -> Fault | None:
        if type(value) is str and matches(value):
            return None
        return Fault("", value, shape.expected, shape.expected_vi)

    return check


def _instance(cls: type) -> Check:
    if cls is int:
        return _integer
    exact = cls in (str, bool)

    def check(value: Any) -> Fault | None:
        if (type(value) is cls) if exact else isinstance(value, cls):
            return None
        return Fault("", value, f"a value of type {cls.__name__}", f"giá trị kiểu {cls.__name__}")

    return check


def _tuple_of(check: Check, name: str) -> Check:
    def check_all(value: Any) -> Fault | None:
        if type(value) is not tuple:
            return Fault("", value, f"a tuple, {name}", f"một tuple, {name}")
        for position, item in enumerate(value):
            if fault := check(item):
                return fault.at(path=f"[{position}]{fault.path}")
        return None

    return check_all


def _integer(value: Any) -> Fault | None:
    if type(value) is int and abs(value) <= MOST:
        return None
    if type(value) is int:
        return Fault("", value, f"an integer up to {MOST}", f"số nguyên không quá {MOST}")
    return Fault("", value, "a value of type int", "giá trị kiểu int")


def _finite(value: Any) -> Fault | None:
    if type(value) is Decimal and value.is_finite():
        return None
    number = isinstance(value, float | int)
    return Fault(
        "",
        value,
        "a finite Decimal",
        "một số Decimal hữu hạn",
        "write Decimal('7.9'), not 7.9" if number else "",
        hint_vi="viết Decimal('7.9'), không viết 7.9" if number else "",
    )


@attrs.frozen(kw_only=True)
class Checked:
    """A frozen object whose fields are checked, all at once, when it is made."""

    def __attrs_post_init__(self) -> None:
        """Check every field against its annotation, then the fields against each other.

        Raises:
            InvalidRecord: With every fault, not just the first.
        """
        self.settle()
        cls = type(self)
        faults = []
        for name, fine, matches, check in checks(cls):
            value = getattr(self, name)
            # The short way, for nearly every value: the right type, and a string that matches.
            if type(value) in fine and (matches is None or value is None or matches(value)):
                continue
            fault = check(value)
            if fault is not None:
                faults.append(fault.at(path=f"{name}{fault.path}"))
        if not faults:
            faults.extend(self.cross_faults())
        if faults:
            known = getattr(self, "id", "")
            raise InvalidRecord(cls.__name__, known if isinstance(known, str) else "", faults)

    def settle(self) -> None:
        """Bring fields that say the same in line, before any is checked."""

    def cross_faults(self) -> Iterable[Fault]:
        """What is wrong between fields that are each right."""
        return ()


@attrs.frozen(kw_only=True)
class Evidence(Checked):
    """Where a source states a fact: code points of its text, and the short form printed there.

    Attributes:
        source: The id of the `Source`.
        start: First code point, counted from 0 in the file read as UTF-8, newlines untouched.
        end: One past the last code point; ``text[start:end] == printed``.
        printed: What stands there: a figure with its hedge and unit, a citation, a name; for a
            commitment its ordinal and first words. At most 120 code points.

    Raises:
        InvalidRecord: If the offsets do not span ``printed``.

    >>> import vnforeign as vf
    >>> vf.Evidence(source="thai-nguyen-2024", start=100, end=113, printed="15,4 tỷ USD")
    Traceback (most recent call last):
        ...
    vnforeign.errors.InvalidRecord: Evidence: end is 113, expected start + 11 = 111, as printed has 11 code points
    """  # noqa: E501 - a message is one line

    source: Ref
    start: int
    end: int
    printed: Printed

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        size = len(self.printed)
        if self.start < 0:
            yield Fault("start", self.start, "0 or more", "0 hoặc lớn hơn")
        elif self.end - self.start != size:
            yield Fault(
                "end",
                self.end,
                f"start + {size} = {self.start + size}, as printed has {size} code points",
                f"start + {size} = {self.start + size}, vì printed có {size} ký tự",
            )


@attrs.frozen(kw_only=True, repr=False)
class Record(Checked):
    """What every record has besides its own fields.

    Attributes:
        id: Readable and stable once published; unique in a dataset.
        evidence: Where the sources state it. Empty only for reference data with ``cites``.
        cites: Ids of public sources that state it but whose text the library does not index.
        notes: What a user must know: a reading chosen, a misprint, a context.
    """

    id: Id
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Ref, ...] = ()
    notes: tuple[Text, ...] = ()

    def __repr__(self) -> str:
        return shown(self, self.id)


_SHARED = frozenset({"id", "evidence", "cites", "notes"})


def shown(checked: Any, head: str, besides: frozenset[str] = _SHARED) -> str:
    """The ``repr`` of a record: what it is called, the fields it has, how much evidence."""
    parts = [repr(str(head))]
    for field in attrs.fields(type(checked)):
        value = getattr(checked, field.name)
        if field.name not in besides and value is not None and value != ():
            parts.append(f"{field.name}={_plain(value)}")
    if checked.evidence:
        parts.append(f"evidence={len(checked.evidence)}")
    return f"{type(checked).__name__}({', '.join(parts)})"


def _plain(value: object) -> str:
    """A value as a reader wants it in a ``repr``: the printed form, not the constructor."""
    if isinstance(value, tuple):
        return f"({', '.join(_plain(item) for item in value)})"
    return repr(value) if isinstance(value, Checked) else shorten(str(value))
