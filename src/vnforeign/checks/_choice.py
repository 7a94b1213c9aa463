"""Which codes are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vnforeign.checks._engine import Rule
from vnforeign.checks._findings import UNREADABLE
from vnforeign.errors import UnknownName
from vnforeign.values.names import closest


def chooser(
    select: Iterable[str], ignore: Iterable[str], known: Iterable[Rule]
) -> Callable[[str], bool]:
    """Whether a code is asked for; what cannot be read is told by whoever reads, always.

    Args:
        select: Beginnings of codes; all are asked for if there are none.
        ignore: Beginnings of codes that are left out.
        known: The rules there are.

    Raises:
        UnknownName: If a beginning fits no rule, or what cannot be read should be left out.
    """
    codes = {one.code: one.name for one in known}
    chosen, left_out = as_codes(select), as_codes(ignore)
    for code in (*chosen, *left_out):
        if not any(one.startswith(code) for one in codes):
            raise UnknownName("rule", code, closest(code, codes))
    if UNREADABLE in left_out:
        raise UnknownName("rule that may be left out called", UNREADABLE)

    def speaks(code: str) -> bool:
        return (not chosen or code.startswith(chosen)) and not code.startswith(left_out)

    return speaks


def as_codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes as a tuple; one code alone may be given as itself."""
    return (given,) if isinstance(given, str) else tuple(given)
