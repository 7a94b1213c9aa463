"""What can be wrong with a dataset, and how it is found.

`rules` lists the catalogue, `check` puts a dataset before it, `verify_evidence` holds every
offset against the texts.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType

from vnforeign.checks._acknowledgements import Acknowledgement, read_acknowledgements, settle
from vnforeign.checks._beside import BESIDE
from vnforeign.checks._choice import chooser
from vnforeign.checks._engine import Rule, rule, run
from vnforeign.checks._findings import Finding, Problem, Report, Severity
from vnforeign.checks._outputs import to_github, to_sarif
from vnforeign.checks.evidence import verify_evidence
from vnforeign.dataset import Dataset, data_file

__all__ = [
    "Acknowledgement",
    "Finding",
    "Problem",
    "Report",
    "Rule",
    "Severity",
    "catalogue",
    "check",
    "read_acknowledgements",
    "rule",
    "rules",
    "to_github",
    "to_sarif",
    "verify_evidence",
]


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the catalogue, by code.

    >>> import vnforeign as vf
    >>> for rule in vf.rules()[:2]:
    ...     print(rule.code, rule.name)
    VNF001 dangling-reference
    VNF002 fact-without-evidence
    """
    found = [one for module in _modules() for one in vars(module).values() if isinstance(one, Rule)]
    # A rule that one module borrows from another is still one rule; what is beside them is none.
    return tuple(sorted(dict.fromkeys(found).keys() - set(BESIDE), key=lambda one: one.code))


def _modules() -> Iterator[ModuleType]:
    """The modules of rules: every one of the families' packages that is not private."""
    for found in pkgutil.walk_packages(__path__, f"{__name__}."):
        if "._" not in found.name:
            yield importlib.import_module(found.name)


def catalogue() -> tuple[Rule, ...]:
    """Every code a report may hold, by code: the rules, and what is found beside them.

    Reading finds ``VNF000``; acknowledgements ``VNF009`` and ``VNF010``; `verify_evidence`
    ``VNF510`` to ``VNF512``. They are described like rules, but `check` cannot ask them.

    >>> import vnforeign as vf
    >>> [one.code for one in vf.catalogue() if one not in vf.rules()]
    ['VNF000', 'VNF009', 'VNF010', 'VNF510', 'VNF511', 'VNF512']
    """
    return tuple(sorted((*rules(), *BESIDE), key=lambda one: one.code))


def check(
    data: Dataset,
    *,
    rules: Sequence[Rule] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    acknowledged: Iterable[Acknowledgement] | None = None,
    on: dt.date | None = None,
    progress: Callable[[float], object] | None = None,
    processes: int = 1,
) -> Report:
    """Put a dataset before the rules.

    Args:
        data: Any dataset: ours, yours, or both merged.
        rules: The rules to ask; all of the catalogue if not given. Add your own:
            ``rules=[*vf.rules(), mine]``.
        select: Ask only rules whose code begins with one of these ("VNF3", "VNF301"); one
            alone may be given as it is.
        ignore: Leave out rules whose code begins with one of these.
        acknowledged: Findings that stand for a reason (see `read_acknowledgements`); those of
            the shipped data if not given. One of yours that fits no finding is told (VNF009).
        on: The day acknowledgements are held against: one past its last day is told (VNF010)
            and its finding is open again. Without it none expires.
        progress: Called now and then with the part that is done, 0 to 1.
        processes: How many processes share the rules out. Only Linux makes copies of a process
            that see the records as they are, and only where no other thread runs; elsewhere one
            does all. Worth it from some ten thousand records on; the report is the same.

    Returns:
        The findings, worst first. ``report.ok`` if none is an error.

    Raises:
        UnknownName: If a code in ``select`` or ``ignore`` fits no rule.
        ValueError: If ``processes`` is less than one.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.load())
    >>> report.ok
    True
    """
    if processes < 1:
        raise ValueError(f"processes {processes}: expected 1 or more")
    asked = list(rules if rules is not None else globals()["rules"]())
    speaks = chooser(select, ignore, (*asked, *BESIDE))
    chosen = [one for one in asked if speaks(one.code)]
    codes = {one.code for one in chosen}
    if acknowledged is None:
        acknowledged, codes = _shipped_reasons(), set()  # of our records; nothing to tell of yours
    else:
        codes |= _unknown(acknowledged := tuple(acknowledged))
    found, checked = run(data, chosen, progress, processes)
    return settle(
        found,
        checked,
        acknowledged,
        data=data,
        on=on,
        judged=lambda why: why.code in codes,
        speaks=speaks,
    )


def _unknown(acknowledged: Iterable[Acknowledgement]) -> set[str]:
    """Codes like ours that are in no catalogue: mistyped."""
    given = {why.code for why in acknowledged if why.code.startswith("VNF")}
    return given - {one.code for one in catalogue()}


@functools.cache
def _shipped_reasons() -> tuple[Acknowledgement, ...]:
    """Why the findings in the shipped data stand; it names records by id, so nobody else's."""
    return read_acknowledgements(data_file("acknowledged.json"))
