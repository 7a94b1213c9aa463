"""Indicators and observations: what is measured, and each figure a source prints of it."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Record, Ref, Text
from vnforeign.values.periods import Period
from vnforeign.values.quantities import Quantity
from vnforeign.values.units import Unit

__all__ = ["Indicator", "Nature", "Observation", "Status"]


class Nature(enum.StrEnum):
    """How a figure behaves in time and in sums."""

    STOCK = "stock"
    """As of a day; not added over time."""
    FLOW = "flow"
    """Over a period; added over periods that do not overlap."""
    RATE = "rate"
    """One magnitude to another; never added."""
    CHANGE = "change"
    """Against a base period; never added."""
    RANK = "rank"
    """A place in an order; never added."""
    SHARE = "share"
    """A part of a whole; never added."""
    TARGET = "target"
    """What is aimed at; never added to results."""


class Status(enum.StrEnum):
    """How sure a figure is, after SDMX's observation status."""

    NORMAL = "normal"
    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    TARGET = "target"


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Record):
    """What is measured, as SDMX would define a concept.

    Attributes:
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.
        definition: What is counted and what is not, in English.
        unit: The unit of its figures.
        nature: How its figures behave in time and in sums.
        counted: What is counted, in words, where the unit is a count.
        field: The field of work it belongs to.
        pillar: The pillar it belongs to.
        part_of: The indicator of the whole that this one is a part of (new projects of all
            projects); a part and its whole are never added.

    >>> import vnforeign as vf
    >>> indicator = vf.load().indicators["fdi-registered-new"]
    >>> indicator.nature.value, str(indicator.unit)
    ('flow', 'USD')
    """

    name_vi: Text
    name_en: Text
    definition: Text
    unit: Unit
    nature: Nature
    counted: Text | None = None
    field: Ref | None = None
    pillar: Ref | None = None
    part_of: Ref | None = None


@attrs.frozen(kw_only=True, repr=False)
class Observation(Record):
    """One figure, as a source prints it.

    Attributes:
        indicator: The id of the `Indicator`.
        place: The place it is about. Either this or ``subject`` is given.
        subject: The body or project it is about.
        counterpart: The other side, for a flow between two.
        period: The time it covers; for a stock, the time it is as of.
        quantity: The figure with its unit and hedge.
        of: The whole, in "23/28" and "10/63"; the same as ``quantity.of``.
        status: Whether it is a result, an estimate, a provisional figure or a target.
        change_vs: For a change, the period it is measured against.

    Raises:
        InvalidRecord: If place and subject are both given or both missing, or the whole of
            the quantity is not the one in ``of``.

    >>> import vnforeign as vf
    >>> figure = vf.load().observations["thai-nguyen-exports-2024-h1"]
    >>> str(figure.quantity), figure.status.value, str(figure.period)
    ('ước 15.400.000.000 USD', 'estimate', '2024-H1')
    """

    indicator: Ref
    place: Ref | None = None
    subject: Ref | None = None
    counterpart: Ref | None = None
    period: Period
    quantity: Quantity
    of: Decimal | None = attrs.Factory(
        lambda self: getattr(self.quantity, "of", None), takes_self=True
    )
    status: Status = Status.NORMAL
    change_vs: Period | None = None

    def settle(self) -> None:
        """Give the quantity the whole that stands in ``of``."""
        quantity: object = self.quantity  # not yet checked
        if self.of is not None and isinstance(quantity, Quantity) and quantity.of is None:
            with suppress(ValueError):  # a whole that does not go with it is a fault, below
                object.__setattr__(self, "quantity", attrs.evolve(quantity, of=self.of))

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if (self.place is None) == (self.subject is None):
            yield Fault(
                "place",
                self.place,
                "either a place or a subject",
                "hoặc place hoặc subject",
            )
        if self.of != self.quantity.of:
            whole = self.quantity.of
            yield Fault(
                "of",
                self.of,
                f"the whole in the quantity, {whole}" if whole else "a whole it can be part of",
                f"tổng thể trong quantity, {whole}" if whole else "một tổng thể chứa được quantity",
            )
