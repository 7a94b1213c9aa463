"""Partnerships: ties between a Vietnamese side and a foreign side, step by dated step."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator

import attrs

from vnforeign.errors import Fault
from vnforeign.model.evidence import Checked, Evidence, Record, Ref, Text, shown
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate

__all__ = ["Form", "Partnership", "Step", "Tier"]


class Form(enum.StrEnum):
    """What a tie is, from a first contact to a comprehensive strategic partnership."""

    PROSPECT = "prospect"
    CONTACT = "contact"
    SIGNED = "signed"
    TWINNED = "twinned"
    MEMBER = "member"
    MECHANISM = "mechanism"
    BORDER_PAIR = "border-pair"
    AGREEMENT = "agreement"
    DIPLOMATIC_RELATIONS = "diplomatic-relations"
    NORMALISED = "normalised"
    SECTORAL = "sectoral"
    COMPREHENSIVE = "comprehensive"
    STRATEGIC = "strategic"
    COMPREHENSIVE_STRATEGIC = "comprehensive-strategic"
    SPECIAL = "special"


class Tier(enum.StrEnum):
    """The steps of the ladder between countries, lowest first.

    Attributes:
        name_vi: Its Vietnamese name.

    >>> import vnforeign as vf
    >>> vf.Tier.COMPREHENSIVE_STRATEGIC.name_vi
    'đối tác chiến lược toàn diện'
    """

    COMPREHENSIVE = "comprehensive"
    STRATEGIC = "strategic"
    COMPREHENSIVE_STRATEGIC = "comprehensive-strategic"
    SPECIAL = "special"

    @property
    def name_vi(self) -> str:
        """The tier as Vietnamese documents call it."""
        return _TIER_VI[self]


_TIER_VI = {
    Tier.COMPREHENSIVE: "đối tác toàn diện",
    Tier.STRATEGIC: "đối tác chiến lược",
    Tier.COMPREHENSIVE_STRATEGIC: "đối tác chiến lược toàn diện",
    Tier.SPECIAL: "quan hệ đặc biệt",
}


@attrs.frozen(kw_only=True, repr=False)
class Step(Checked):
    """One dated step of a tie.

    Attributes:
        form: What the tie became.
        since: From when; None where no source says.
        until: The last day, where it ended.
        instrument: The document that made it, in words.
        evidence: Where the sources state this step.
        cites: Ids of public sources that state it.

    >>> import vnforeign as vf
    >>> step = vf.Step(form=vf.Form.SIGNED, since=vf.PartialDate.parse("2005-09"))
    >>> step.form == "signed"
    True
    """

    form: Form
    since: PartialDate | None = None
    until: PartialDate | None = None
    instrument: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Ref, ...] = ()

    def __repr__(self) -> str:
        return shown(self, self.form, frozenset({"form", "evidence", "cites"}))

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if self.since and self.until and self.until.before(self.since):
            yield Fault(
                "until",
                str(self.until),
                f"a day not before since, {self.since}",
                f"ngày không trước since, {self.since}",
            )


@attrs.frozen(kw_only=True, repr=False)
class Partnership(Record):
    """One tie between a Vietnamese side and a foreign side.

    Attributes:
        local: The id of the Vietnamese side: ``"VN"``, a province, a party, a body.
        foreign: The id of the foreign side: a country, a bloc, a place, a body.
        country: The id of the country of the foreign side; None for a body of no one country.
        level: Whose tie it is.
        steps: What it became, oldest first; steps of unknown day in the order of the source.
        pillar: The pillar it belongs to, where a source says so.

    >>> import vnforeign as vf
    >>> tie = vf.load().partnerships["thai-nguyen-gyeongsangbuk"]
    >>> tie.foreign, [step.form.value for step in tie.steps]
    ('KR-47', ['signed'])
    """

    local: Ref
    foreign: Ref
    country: Ref | None = None
    level: Level
    steps: tuple[Step, ...]
    pillar: Ref | None = None

    def form(self, *, on: dt.date) -> Form | None:
        """The form in force on a day: the latest step known to have begun and not ended.

        A step of unknown day counts as begun, after the dated ones that are listed before it.

        Args:
            on: The day asked for.
        """
        current = None
        for step in self.steps:
            begun = step.since is None or step.since.last <= on
            ended = step.until is not None and step.until.last < on
            if begun and not ended:
                current = step.form
        return current

    def cross_faults(self) -> Iterator[Fault]:
        """What is wrong between fields that are each right."""
        if not self.steps:
            yield Fault("steps", (), "at least one step", "ít nhất một bước")
        if self.local == self.foreign:
            yield Fault("foreign", self.foreign, "another side than local", "khác với local")
