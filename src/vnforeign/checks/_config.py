"""Settings of a check: `[tool.vnforeign.check]` in pyproject.toml, or vnforeign.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

import attrs

from vnforeign.checks._findings import UNREADABLE, Finding
from vnforeign.convert import did_you_mean
from vnforeign.errors import Fault, InvalidData, Lang
from vnforeign.values.names import closest

FORMATS = ("text", "json", "sarif", "github")
LANGUAGES: tuple[Lang, ...] = ("en", "vi")
_OWN = "vnforeign.toml"


@attrs.frozen(kw_only=True)
class Settings:
    """What a file says of how to check; nothing where there is no file.

    Attributes:
        file: The file it is from.
        select: Beginnings of the codes to ask; all if there are none.
        ignore: Beginnings of the codes to leave out.
        per_file_ignores: Codes to leave out in files that fit a pattern, relative to the folder
            of the settings; or by their name alone.
        acknowledged: Files of acknowledgements.
        lang: The language of messages.
        format: The format of the report.
    """

    file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    acknowledged: tuple[Path, ...] = ()
    lang: Lang | None = None
    format: str | None = None

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding is not left out in its file."""
        if not finding.file or not self.per_file_ignores or finding.code == UNREADABLE:
            return True
        file = Path(finding.file).resolve()
        folder = self.file.parent if self.file else Path()
        inside = file.relative_to(folder) if file.is_relative_to(folder) else file
        return not any(
            finding.code.startswith(codes)
            and (fnmatchcase(inside.as_posix(), pattern) or fnmatchcase(file.name, pattern))
            for pattern, codes in self.per_file_ignores
        )


def settings_for(checked: Path, codes: Iterable[str]) -> Settings:
    """The settings in the folder of what is checked, or the nearest above it.

    Args:
        checked: The file or folder.
        codes: The codes there are.

    Raises:
        InvalidData: If the file cannot be read or holds what no setting is.
    """
    checked = checked.resolve()
    for folder in (checked, *checked.parents) if checked.is_dir() else checked.parents:
        for name in (_OWN, "pyproject.toml"):
            file = folder / name
            if file.is_file() and (found := read_settings(file, codes)) is not None:
                return found
    return Settings()


def read_settings(file: Path, codes: Iterable[str]) -> Settings | None:
    """The settings in a file; None if it is a pyproject.toml that says nothing of checks.

    Raises:
        InvalidData: If the file cannot be read or holds what no setting is.
    """
    try:
        whole: Any = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise InvalidData(
            [Fault("", None, f"TOML: {said}", file=str(file), unreadable=True)]
        ) from None
    path = ("check",) if file.name == _OWN else ("tool", "vnforeign", "check")
    faults = _Faults(str(file), ".".join(("$", *path)))
    if file.name == _OWN:
        for key in whole.keys() - {"check"}:
            faults.unknown(key, ("check",), "$")
    for key in path:
        if not isinstance(whole, Mapping) or key not in whole:
            whole = None
            break
        whole = whole[key]
    if whole is None and file.name != _OWN:
        return None
    made = _settings(whole or {}, file.resolve(), tuple(codes), faults)
    if faults.found:
        raise InvalidData(faults.found)
    return made


class _Faults:
    """Gathers what is wrong with a file of settings."""

    def __init__(self, file: str, place: str) -> None:
        self.found: list[Fault] = []
        self._file, self._place = file, place

    def add(
        self, key: str, value: object, expected: str, expected_vi: str, near: Iterable[str] = ()
    ) -> None:
        hint, hint_vi = did_you_mean(tuple(near))
        path = f"{self._place}.{key}" if key else self._place
        self.found.append(
            Fault(path, value, expected, expected_vi, hint, file=self._file, hint_vi=hint_vi)
        )

    def unknown(self, key: str, known: Iterable[str], place: str) -> None:
        names = tuple(known)
        hint, hint_vi = did_you_mean(closest(key, names))
        said = ", ".join(names)
        self.found.append(
            Fault(
                f"{place}.{key}",
                key,
                f"one of {said}",
                f"một trong {said}",
                hint,
                file=self._file,
                hint_vi=hint_vi,
            )
        )


_KEYS = ("select", "ignore", "per-file-ignores", "acknowledged", "lang", "format")


def _settings(table: object, file: Path, codes: tuple[str, ...], faults: _Faults) -> Settings:
    if not isinstance(table, Mapping):
        faults.add("", table, "a table", "một bảng TOML")
        return Settings()
    for key in table:
        if key not in _KEYS:
            faults.unknown(key, _KEYS, faults._place)  # noqa: SLF001 - of this module

    def choice(key: str, choices: Iterable[str]) -> Any:  # noqa: ANN401 - one of the choices
        value = table.get(key)
        names = tuple(choices)
        if value is not None and value not in names:
            said = ", ".join(names)
            near = closest(value, names) if isinstance(value, str) else ()
            faults.add(key, value, f"one of {said}", f"một trong {said}", near)
            return None
        return value

    known = _codes_of(codes, faults)
    return Settings(
        file=file,
        select=known("select", table.get("select", [])),
        ignore=known("ignore", table.get("ignore", [])),
        per_file_ignores=_per_file(table.get("per-file-ignores", {}), known, faults),
        acknowledged=tuple(
            file.parent / name
            for name in _texts("acknowledged", table.get("acknowledged", []), faults)
        ),
        lang=choice("lang", LANGUAGES),
        format=choice("format", FORMATS),
    )


def _texts(key: str, value: object, faults: _Faults) -> tuple[str, ...]:
    """Texts: an array of them, or one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    faults.add(key, value, "an array of strings", "một mảng chuỗi")
    return ()


def _codes_of(codes: tuple[str, ...], faults: _Faults) -> Callable[[str, object], tuple[str, ...]]:
    def known(key: str, value: object) -> tuple[str, ...]:
        given = _texts(key, value, faults)
        for one in given:
            if not one or not any(code.startswith(one) for code in codes):
                said = "the beginning of a rule's code", "phần đầu mã của một quy tắc"
                faults.add(key, one, *said, closest(one, codes))
            elif one == UNREADABLE and key != "select":
                said = "a code that may be left out", "mã được phép bỏ qua"
                faults.add(key, one, *said)
        return given

    return known


def _per_file(
    table: object, known: Callable[[str, object], tuple[str, ...]], faults: _Faults
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    key = "per-file-ignores"
    if not isinstance(table, Mapping):
        said = 'a table of patterns and codes, "drafts/*.json" = ["VNF3"]'
        faults.add(key, table, said, f"một bảng mẫu tên tệp và mã: {said.partition(', ')[2]}")
        return ()
    return tuple(
        (PurePath(pattern).as_posix(), known(f"{key}.{pattern!r}", value))
        for pattern, value in table.items()
    )
