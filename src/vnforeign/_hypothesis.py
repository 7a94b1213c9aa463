"""The entry-point hook: our classes become known to Hypothesis, and nothing is loaded for it.

Hypothesis calls `register` each time it is imported, in every project of an environment that has
this library. So the hook neither imports a class (they take attrs along) nor registers one yet
(that loads a large part of Hypothesis): it asks the face to be told when one is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import vnforeign

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

CLASSES = frozenset(
    {
        "Bounds",
        "Citation",
        "Codes",
        "Commitment",
        "Congress",
        "Dataset",
        "Directive",
        "DocumentNumber",
        "DocumentType",
        "Event",
        "Evidence",
        "FieldOfWork",
        "Indicator",
        "Institution",
        "IssuerSign",
        "NationalAssembly",
        "Observation",
        "PartialDate",
        "Partnership",
        "Period",
        "Pillar",
        "Place",
        "Quantity",
        "Rate",
        "Record",
        "Scheme",
        "Source",
        "Span",
        "Step",
        "Unit",
    }
)
"""The public names of the classes that have a strategy; enumerations need none."""


def register() -> None:
    """Register the classes that the face has handed out, and each other one when it does."""
    face = vars(vnforeign)
    for name in CLASSES & face.keys():
        _register(face[name])
    hand_out = face["__getattr__"]

    def __getattr__(name: str) -> object:  # noqa: N807 - a module's own
        value = hand_out(name)
        if name in CLASSES:
            _register(value)
        return value

    face["__getattr__"] = __getattr__


def _register(cls: object) -> None:
    from hypothesis.strategies import register_type_strategy

    def strategy(asked: type) -> SearchStrategy[object]:
        # Hypothesis also asks for what a class is one of: a Mapping is not to become Codes.
        if asked is not cls:
            return NotImplemented  # type: ignore[no-any-return]
        from vnforeign.strategies._types import strategy_for

        return strategy_for(asked)

    register_type_strategy(cast("type[object]", cls), strategy)
