"""What can be wrong with a dataset, and how it is found.

`rules` lists the catalogue, `check` puts a dataset before it, `verify_evidence` holds every
offset against the texts.
"""

from __future__ import annotations

import functools
import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from vnforeign.checks._engine import (
    Acknowledgement,
    Finding,
    Problem,
    Report,
    Rule,
    Severity,
    rule,
    run,
)
from vnforeign.checks.evidence import verify_evidence
from vnforeign.dataset import Dataset, data_file
from vnforeign.errors import Fault, InvalidData, UnknownName
from vnforeign.values.names import closest

__all__ = [
    "Acknowledgement",
    "Finding",
    "Problem",
    "Report",
    "Rule",
    "Severity",
    "check",
    "read_acknowledgements",
    "rule",
    "rules",
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
    # A rule that one module borrows from another is still one rule.
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.code))


def _modules() -> Iterator[ModuleType]:
    """The modules of rules: every one of this package that is not private."""
    for found in pkgutil.iter_modules(__path__):
        if not found.name.startswith("_"):
            yield importlib.import_module(f"{__name__}.{found.name}")


def check(
    data: Dataset,
    *,
    rules: Sequence[Rule] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    acknowledged: Iterable[Acknowledgement] | None = None,
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
            the shipped data if not given.

    Returns:
        The findings, worst first. ``report.ok`` if none is an error.

    Raises:
        UnknownName: If a code in ``select`` or ``ignore`` fits no rule.

    >>> import vnforeign as vf
    >>> report = vf.check(vf.load())
    >>> report.ok
    True
    """
    asked = list(rules if rules is not None else globals()["rules"]())
    chosen, left_out = _codes(select), _codes(ignore)
    for code in (*chosen, *left_out):
        if not any(one.code.startswith(code) for one in asked):
            raise UnknownName("rule", code, closest(code, (one.code for one in asked)))
    return run(
        data,
        [
            one
            for one in asked
            if (not chosen or one.code.startswith(chosen)) and not one.code.startswith(left_out)
        ],
        _shipped_reasons() if acknowledged is None else acknowledged,
    )


@functools.cache
def _shipped_reasons() -> tuple[Acknowledgement, ...]:
    """Why the findings in the shipped data stand; it names records by id, so nobody else's."""
    return read_acknowledgements(data_file("acknowledged.json"))


def read_acknowledgements(text: str | bytes, *, file: str = "") -> tuple[Acknowledgement, ...]:
    """Acknowledgements from JSON: an array of objects with code, record and reason.

    Args:
        text: The JSON.
        file: Its name, for the messages.

    Raises:
        InvalidData: If it is not such an array; it names every faulty item.

    >>> import vnforeign as vf
    >>> vf.read_acknowledgements('[{"code": "VNF204", "record": "a-b", "reason": "as printed"}]')
    (Acknowledgement(code='VNF204', record='a-b', reason='as printed'),)
    """
    expected = '{"code": "VNF204", "record": "an-id", "reason": "why it stands"}'
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidData([Fault("$", None, f"JSON: {error}", file=file)]) from None
    if not isinstance(items, list):
        raise InvalidData([Fault("$", items, f"an array of {expected}", file=file)])
    keys = {"code", "record", "reason"}
    faults = [
        Fault(f"$[{index}]", item, expected, file=file)
        for index, item in enumerate(items)
        if not isinstance(item, dict)
        or item.keys() != keys
        or not all(isinstance(value, str) and value.strip() for value in item.values())
    ]
    if faults:
        raise InvalidData(faults)
    return tuple(Acknowledgement(**item) for item in items)


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes as a tuple; one code alone may be given as itself."""
    return (given,) if isinstance(given, str) else tuple(given)
