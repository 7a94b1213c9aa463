"""Every error this library raises on purpose, under one base class.

Errors carry their facts as fields (``args`` match ``__init__``, so they pickle), are also the
builtin a caller would expect (``ValueError``, ``KeyError``), and speak English or Vietnamese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CoverageWarning",
    "DuplicateId",
    "Fault",
    "InvalidData",
    "InvalidDate",
    "InvalidDocumentNumber",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "Lang",
    "MissingExtra",
    "MixedSumError",
    "ParseError",
    "UndecidedWarning",
    "UnknownName",
    "VnforeignError",
]

Lang = Literal["en", "vi"]
"""A language messages are written in."""


class VnforeignError(Exception):
    """The base of every error of this library.

    >>> import vnforeign as vf
    >>> try:
    ...     vf.DocumentNumber.parse("hello")
    ... except vf.VnforeignError as error:
    ...     print(type(error).__name__)
    InvalidDocumentNumber
    """


class ParseError(VnforeignError, ValueError):
    """A text that is not what it was read as.

    Attributes:
        text: The text as given.
        position: Code point at which it stops fitting (0 when nothing fits).
        reason: What is wrong, in English.
        reason_vi: The same in Vietnamese.
        hint: The likely mend, in English; empty where none can be guessed.
        hint_vi: The same in Vietnamese.
        candidates: The values it may mean: where it may mean more than one, or would mean one if
            mended; else empty.
    """

    what = "value"
    what_vi = "giá trị"

    def __init__(
        self,
        text: str,
        position: int = 0,
        reason: str = "",
        reason_vi: str = "",
        hint: str = "",
        hint_vi: str = "",
        candidates: Sequence[Any] = (),
    ) -> None:
        super().__init__(text, position, reason, reason_vi, hint, hint_vi, tuple(candidates))
        self.text = text
        self.position = position
        self.reason = reason
        self.reason_vi = reason_vi
        self.hint = hint
        self.hint_vi = hint_vi
        self.candidates: tuple[Any, ...] = tuple(candidates)

    def message(self, lang: Lang = "en") -> str:
        """The error in one sentence or two, in ``lang``."""
        shown = repr(self.text if len(self.text) <= 80 else self.text[:77] + "...")
        if lang == "vi":
            head = f"{shown} không phải là {self.what_vi} hợp lệ"
            parts = [head, self.reason_vi or self.reason, self.hint_vi or self.hint]
        else:
            parts = [f"{shown} is not a valid {self.what}", self.reason, self.hint]
        return "; ".join(part for part in parts if part)

    def __str__(self) -> str:
        return self.message()


class InvalidDocumentNumber(ParseError):  # noqa: N818 - named for what it is, as packaging does
    """A text that is not a document number."""

    what = "document number"
    what_vi = "số, ký hiệu văn bản"


class InvalidQuantity(ParseError):  # noqa: N818
    """A text that is not an amount with a unit."""

    what = "quantity"
    what_vi = "số liệu"


class InvalidDate(ParseError):  # noqa: N818
    """A text that is not a calendar date, whole or partial."""

    what = "date"
    what_vi = "ngày tháng"


class InvalidPeriod(ParseError):  # noqa: N818
    """A text that is not a period."""

    what = "period"
    what_vi = "khoảng thời gian"


@final
class Fault:
    """One thing that is wrong with one field of one record.

    Attributes:
        path: Where: a JSON path such as ``$[3].quantity.amount``, or the field's name.
        value: What stands there, shortened for reading.
        expected: What should stand there, in English.
        expected_vi: The same in Vietnamese.
        hint: The likely mend, in English; empty where none can be guessed.
        record: The id of the record, where it is known.
        file: The file it was read from, where there is one.
        unreadable: Whether it kept the file from being read at all.
        line: The line of the file it stands in, counted from 1; 0 where it is not known.
        hint_vi: The likely mend in Vietnamese.
    """

    __slots__ = (
        "expected",
        "expected_vi",
        "file",
        "hint",
        "hint_vi",
        "line",
        "path",
        "record",
        "unreadable",
        "value",
    )

    def __init__(
        self,
        path: str,
        value: object,
        expected: str,
        expected_vi: str = "",
        hint: str = "",
        record: str = "",
        file: str = "",
        *,
        unreadable: bool = False,
        line: int = 0,
        hint_vi: str = "",
    ) -> None:
        self.path: str = _visible(path)
        self.value: str = shorten(value)
        self.expected: str = _visible(expected)
        self.expected_vi: str = _visible(expected_vi or expected)
        self.hint: str = _visible(hint)
        self.record: str = _visible(record)
        self.file: str = _visible(file)
        self.unreadable: bool = unreadable
        self.line: int = line
        self.hint_vi: str = _visible(hint_vi)

    def at(
        self, *, path: str | None = None, record: str = "", file: str = "", line: int = 0
    ) -> Fault:
        """The same fault, placed: with its path, record, file or line filled in."""
        moved = Fault(
            self.path if path is None else path,
            None,
            self.expected,
            self.expected_vi,
            self.hint,
            record or self.record,
            file or self.file,
            unreadable=self.unreadable,
            line=line or self.line,
            hint_vi=self.hint_vi,
        )
        moved.value = self.value
        return moved

    def message(self, lang: Lang = "en") -> str:
        """The fault in one line, in ``lang``."""
        file = f"{self.file}:{self.line}" if self.file and self.line else self.file
        where = ": ".join(part for part in (file, self.record, self.path) if part)
        if lang == "vi":
            said = f"{where}: {self.value}; cần {self.expected_vi}"
            hint = self.hint_vi or self.hint
        else:
            said = f"{where}: {self.value}; expected {self.expected}"
            hint = self.hint
        return f"{said} ({hint})" if hint else said

    def __str__(self) -> str:
        return self.message()

    def __repr__(self) -> str:
        return f"Fault({self.message()!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fault):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash((self.path, self.record, self.file, self.expected))


def _visible(text: str) -> str:
    """A name as one line shows it: what cannot be printed is escaped."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def shorten(value: object, limit: int = 60) -> str:
    """A value as a message shows it: its ``repr``, a long one cut."""
    if isinstance(value, str):
        return repr(value) if len(value) <= limit else repr(value[:limit]) + "…"
    try:
        shown = repr(value)
    except (RecursionError, ValueError):  # nested too deep, or an integer of too many digits
        shown = f"<{type(value).__name__}>"
    return shown if len(shown) <= limit else shown[:limit] + "…"


class InvalidRecord(VnforeignError, ValueError):  # noqa: N818
    """A record that breaks the rules of its own fields; it names every fault at once.

    Attributes:
        record_type: The class, ``"Observation"``.
        record: The id it was given; empty if even that is wrong.
        faults: Everything that is wrong, one `Fault` a field.
    """

    def __init__(self, record_type: str, record: str, faults: Sequence[Fault]) -> None:
        super().__init__(record_type, record, tuple(faults))
        self.record_type = record_type
        self.record = record
        self.faults: tuple[Fault, ...] = tuple(faults)

    def __str__(self) -> str:
        name = f"{self.record_type} {self.record!r}" if self.record else self.record_type
        return f"{name}: " + "; ".join(
            f"{fault.path} is {fault.value}, expected {fault.expected}"
            + (f" ({fault.hint})" if fault.hint else "")
            for fault in self.faults
        )


class InvalidData(VnforeignError, ValueError):  # noqa: N818
    """Data with faults in it: all of them, and the good records that stood beside them.

    Attributes:
        faults: Every fault found, each with its file and JSON path.
        good: The `Dataset` of the records without a fault.
    """

    def __init__(self, faults: Sequence[Fault], good: Any = None) -> None:
        super().__init__(tuple(faults), good)
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.good = good

    def __str__(self) -> str:
        many = len(self.faults)
        return f"{many} fault{'s' * (many != 1)}:\n" + "\n".join(f"  {f}" for f in self.faults)


class UnknownName(VnforeignError, KeyError):  # noqa: N818
    """A name (of a record, field, unit, rule, place ...) that is not there.

    Attributes:
        what: What was looked up: ``"directive"``, ``"field"``, ``"unit"``.
        name: The name that was not found.
        near: Names like it that are there.
    """

    def __init__(self, what: str, name: object, near: Sequence[str] = ()) -> None:
        super().__init__(what, name, tuple(near))
        self.what = what
        self.name = name
        self.near: tuple[str, ...] = tuple(near)

    def __str__(self) -> str:
        said = f"no {self.what} {self.name!r}"
        return f"{said}; near it: {', '.join(map(repr, self.near))}" if self.near else said


class DuplicateId(VnforeignError, ValueError):  # noqa: N818
    """Two different records that claim one id.

    Attributes:
        ids: The ids claimed twice.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__(tuple(ids))
        self.ids: tuple[str, ...] = tuple(ids)

    def __str__(self) -> str:
        return (
            f"two records of one id: {', '.join(map(repr, self.ids))} "
            "(rename one, or drop one before merging)"
        )


class MixedSumError(VnforeignError, ValueError):
    """Figures that must not be added up, and why not.

    Attributes:
        reasons: One sentence a reason, in English.
        reasons_vi: The same in Vietnamese.
        records: Ids of the observations that are in the way.
    """

    def __init__(
        self, reasons: Sequence[str], reasons_vi: Sequence[str], records: Sequence[str]
    ) -> None:
        super().__init__(tuple(reasons), tuple(reasons_vi), tuple(records))
        self.reasons: tuple[str, ...] = tuple(reasons)
        self.reasons_vi: tuple[str, ...] = tuple(reasons_vi)
        self.records: tuple[str, ...] = tuple(records)

    def message(self, lang: Lang = "en") -> str:
        """Why the sum was refused, in ``lang``."""
        return "; ".join(self.reasons_vi if lang == "vi" else self.reasons)

    def __str__(self) -> str:
        return self.message()


class MissingExtra(VnforeignError, ImportError):  # noqa: N818
    """A part of the library was called whose extra is not installed.

    Attributes:
        extra: The extra to install, ``"frames"`` for ``vnforeign[frames]``.
        package: The package that could not be imported.
    """

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra = extra
        self.package = package

    def __str__(self) -> str:
        return f"this needs {self.package}: pip install 'vnforeign[{self.extra}]'"


class UndecidedWarning(UserWarning):
    """An answer leaves out what the printed precision of a date cannot settle."""


class CoverageWarning(UserWarning):
    """A question about a day that the data do not reach: before they begin, or after they end.

    Attributes:
        text: What the answer cannot know, in English.
        text_vi: The same in Vietnamese.
    """

    def __init__(self, text: str, text_vi: str = "") -> None:
        super().__init__(text, text_vi)
        self.text = text
        self.text_vi = text_vi

    def message(self, lang: Lang = "en") -> str:
        """What the answer cannot know, in ``lang``."""
        return (self.text_vi if lang == "vi" else "") or self.text

    def __str__(self) -> str:
        return self.text
