"""What printed counts count: for each indicator, the things that the data name one by one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import attrs

from vnforeign.aggregate._asking import place_side
from vnforeign.aggregate._tiers import ladder_ties, on_ladder, tier_on
from vnforeign.dataset import Dataset
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Form, Partnership, Tier
from vnforeign.model.places import PlaceKind
from vnforeign.model.taxonomy import Level
from vnforeign.values.dates import PartialDate

__all__ = ["Enumeration", "Member", "enumerations", "provinces"]

_ONE = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
class Member:
    """One of the things counted, and the days on which it counts.

    Attributes:
        id: What it is: an id, or any name; one that comes twice is counted once a day.
        since: From when it counts; None if it always has, or nobody says.
        until: The last day on which it counts; None if it still does. Of something that happens
            (a flow), both are the day it happened.
    """

    id: str
    since: PartialDate | None = None
    until: PartialDate | None = None


Members = Callable[[Dataset, Observation], Iterable[Member] | None]
"""What a figure counts, one by one; None if the data do not name such things for it."""


@attrs.frozen(kw_only=True)
class Enumeration:
    """How a printed count is checked: what the data name of the things it counts.

    Add your own beside ours: ``vf.reconcile(data, enumerations=(*vf.enumerations(), mine))``.

    Attributes:
        indicator: The id of the indicator of the count.
        members: A function of the dataset and the figure that names the things counted.
        whole: Whether the data are held to name all of them. Then fewer than printed is a
            difference; else it only says that the data do not name the others.
        what_en: What the data name, in English: "dated ties of Vietnam".
        what_vi: The same in Vietnamese.
        known_until: A function of the dataset that gives the last day the data know of; None
            where there is no such day.

    >>> import vnforeign as vf
    >>> clubs = vf.Enumeration(
    ...     indicator="friendship-clubs", what_en="clubs of our list", what_vi="các câu lạc bộ",
    ...     members=lambda data, claim: [vf.Member(id="a"), vf.Member(id="b")])
    >>> len(list(clubs.members(vf.load(), vf.load().observations["vn-strategic-partners-2024-h2"])))
    2
    """

    indicator: str
    members: Members
    whole: bool = False
    what_en: str
    what_vi: str
    known_until: Callable[[Dataset], dt.date | None] = lambda _: None


def enumerations() -> tuple[Enumeration, ...]:
    """The counts that `reconcile` checks, each with what the data name of the things counted.

    >>> import vnforeign as vf
    >>> [one.indicator for one in vf.enumerations() if one.whole]  # doctest: +NORMALIZE_WHITESPACE
    ['special-relations-countries', 'comprehensive-strategic-partners', 'strategic-partners',
     'comprehensive-partners']
    """
    return _ENUMERATIONS


# The ladder


def _on_tier(tier: Tier) -> Members:
    def members(data: Dataset, claim: Observation) -> Iterable[Member] | None:
        return list(_tier_members(data, tier)) if claim.place == "VN" else None

    return members


def _tier_members(data: Dataset, tier: Tier) -> Iterator[Member]:
    """The countries on a tier with their days, just as `tiers` answers for each day."""
    by_country: dict[str, list[Partnership]] = defaultdict(list)
    for tie in ladder_ties(data):
        by_country[tie.country or tie.foreign].append(tie)
    for country, ties in by_country.items():
        days = sorted({day for tie in ties for day in _turns(tie)})
        starts: list[dt.date | None] = [None, *days]
        for at, start in enumerate(starts):
            day = dt.date.min if start is None else start
            if tier_on(ties, day) is tier:
                end = days[at] - _ONE if at < len(days) else None
                yield Member(id=country, since=_day(start), until=_day(end))


def _turns(tie: Partnership) -> Iterator[dt.date]:
    """The days on which what a tie certainly is may change."""
    for step in tie.steps:
        if on_ladder(step) and step.since is not None:
            yield step.since.last
        if on_ladder(step) and step.until is not None and step.until.last < dt.date.max:
            yield step.until.last + _ONE
            yield step.until.first + _ONE


def _day(day: dt.date | None) -> PartialDate | None:
    return None if day is None else PartialDate.between(day, day)


def _with_relations(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    if claim.place != "VN":
        return None
    made = []
    for tie in data.partnerships.where(level=Level.NATIONAL):
        side = tie.country or tie.foreign
        related = [one for one in tie.steps if one.form in _RELATED or on_ladder(one)]
        if side in data.countries and related:
            made.append(Member(id=side, since=related[0].since))
    return made


_RELATED = (Form.DIPLOMATIC_RELATIONS, Form.NORMALISED)


# Places and their ties


def _localities(
    *forms: Form,
    of: Callable[[Partnership], str | None] = lambda tie: tie.foreign,
    countries: bool = False,
) -> Members:
    """The foreign localities that a place is tied to in some forms, or what ``of`` makes of a tie.

    With ``countries``, a tie with a country as such counts too.
    """

    def members(data: Dataset, claim: Observation) -> Iterable[Member] | None:
        if claim.place is None:
            return None
        made = []
        for tie in data.partnerships.where(local=claim.place):
            for step in tie.steps:
                key = of(tie)
                lies = tie.foreign in data.places or (countries and tie.foreign in data.countries)
                if lies and step.form in forms and key is not None:
                    made.append(Member(id=key, since=step.since, until=step.until))
                    break
        return made

    return members


_SIGNED = (Form.SIGNED, Form.TWINNED)
_TIED = (*_SIGNED, Form.CONTACT, Form.MECHANISM)


def _country(tie: Partnership) -> str | None:
    return tie.country


def _agreements(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    if claim.place is None:
        return None
    return [
        Member(id=f"{tie.id} {step.form.value}", since=step.since)
        for tie in data.partnerships.where(local=claim.place)
        for step in tie.steps
        if step.form in _SIGNED
    ]


def _gates(word: str = "") -> Members:
    """The border-gate pairs of a place; of one class, where the data name the class."""

    def members(data: Dataset, claim: Observation) -> Iterable[Member] | None:
        if claim.place is None:
            return None
        inside = place_side(data, claim.place)
        return [
            Member(id=tie.id, since=step.since, until=step.until)
            for tie in data.partnerships
            for step in tie.steps
            if step.form is Form.BORDER_PAIR
            and tie.local in inside
            and claim.counterpart in (None, tie.country)
            and word in (step.instrument or "")
        ]

    return members


def _lying_in(*kinds: PlaceKind) -> Members:
    def members(data: Dataset, claim: Observation) -> Iterable[Member] | None:
        if claim.place is None:
            return None
        return [
            Member(id=place.id, since=place.since, until=place.until)
            for place in data.places.where(parent=claim.place)
            if place.kind in kinds
        ]

    return members


def provinces(data: Dataset) -> list[Member]:
    """The provinces and municipalities of Vietnam, with their days."""
    return [
        Member(id=place.id, since=place.since, until=place.until)
        for place in data.places.where(country="VN")
        if place.kind in (PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY)
    ]


# Bodies, events, documents, statements


def _parties(of: Callable[[Partnership], str | None]) -> Members:
    def members(data: Dataset, claim: Observation) -> Iterable[Member] | None:
        made = []
        for tie in data.partnerships.where(local=claim.subject or "", level=Level.PARTY):
            foreign = data.institutions.get(tie.foreign)
            key = of(tie)
            if foreign is not None and foreign.kind == "party-foreign" and key is not None:
                made.append(Member(id=key, since=tie.steps[0].since))
        return made

    return members


def _association(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    return [
        Member(id=tie.local, since=step.since, until=step.until)
        for tie in data.partnerships.where(foreign=claim.subject or "")
        for step in tie.steps
        if step.form is Form.MEMBER
    ]


def _sessions(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    """The events of a mechanism, each of which counts from its day on."""
    return [
        Member(id=event.id, since=event.date)
        for event in data.events
        if claim.subject in event.participants
    ]


def _three_parties(data: Dataset, _: Observation) -> Iterable[Member] | None:
    parties = {
        "communist-party-of-vietnam",
        "cambodian-peoples-party",
        "lao-peoples-revolutionary-party",
    }
    return [
        Member(id=event.id, since=event.date, until=event.date)
        for event in data.events.where(kind="meeting")
        if parties <= {*event.participants}
    ]


def _documents(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    committees = {body.id for body in data.institutions.where(kind="peoples-committee")}
    return [
        Member(id=one.id, since=one.issued_on)
        for one in data.directives.where(place=claim.place or "")
        if one.issuer in committees
    ]


def _aims(data: Dataset, claim: Observation) -> Iterable[Member] | None:
    """The aims of the text that counts them, as it lists them."""
    sources = {piece.source for piece in claim.evidence}
    return [
        Member(id=one.id)
        for one in data.commitments.where(place=claim.place or "", kind="aim")
        if sources & {piece.source for piece in one.evidence}
    ]


def _listed() -> Iterator[Enumeration]:
    for indicator, tier in (
        ("special-relations-countries", Tier.SPECIAL),
        ("comprehensive-strategic-partners", Tier.COMPREHENSIVE_STRATEGIC),
        ("strategic-partners", Tier.STRATEGIC),
        ("comprehensive-partners", Tier.COMPREHENSIVE),
    ):
        yield Enumeration(
            indicator=indicator,
            members=_on_tier(tier),
            whole=True,
            what_en="dated ties of the ladder",
            what_vi="các quan hệ đối tác có ngày xác lập",
            known_until=lambda data: data.tiers_until,
        )
    kinds: tuple[tuple[tuple[str, Members], str, str], ...] = (
        (
            ("countries-with-relations", _with_relations),
            "countries with relations",
            "các nước có quan hệ",
        ),
        (
            ("foreign-localities-signed", _localities(*_SIGNED)),
            "localities signed with",
            "các địa phương đã ký kết",
        ),
        (
            ("foreign-localities-with-ties", _localities(*_TIED)),
            "localities with ties",
            "các địa phương có quan hệ",
        ),
        (
            ("countries-of-localities-signed", _localities(*_SIGNED, of=_country, countries=True)),
            "countries of the localities signed with",
            "các nước có địa phương đã ký kết",
        ),
        (
            ("countries-of-foreign-localities-with-ties", _localities(*_TIED, of=_country)),
            "countries of the localities with ties",
            "các nước có địa phương quan hệ",
        ),
        (
            ("local-agreements-signed", _agreements),
            "agreements of the place",
            "các thỏa thuận của địa phương",
        ),
        (("border-gate-pairs", _gates()), "border-gate pairs", "các cặp cửa khẩu"),
        (
            ("border-gate-pairs-international", _gates("quốc tế")),
            "international pairs",
            "các cặp cửa khẩu quốc tế",
        ),
        (
            ("border-gate-pairs-bilateral", _gates("song phương")),
            "bilateral pairs",
            "các cặp cửa khẩu song phương",
        ),
        (
            ("border-gate-pairs-national", _gates("quốc gia")),
            "national pairs",
            "các cặp cửa khẩu quốc gia",
        ),
        (("border-gate-pairs-auxiliary", _gates("phụ")), "auxiliary pairs", "các cặp cửa khẩu phụ"),
        (
            ("district-level-units", _lying_in(PlaceKind.DISTRICT, PlaceKind.CITY)),
            "districts and cities of the place",
            "các đơn vị cấp huyện",
        ),
        (("seaports", _lying_in(PlaceKind.PORT)), "ports of the place", "các cảng biển"),
        (
            ("partner-parties", _parties(lambda tie: tie.foreign)),
            "parties with ties",
            "các đảng có quan hệ",
        ),
        (
            ("partner-parties-countries", _parties(_country)),
            "countries of the parties with ties",
            "các nước có đảng quan hệ",
        ),
        (
            ("association-member-provinces", _association),
            "members of the association",
            "các thành viên hiệp hội",
        ),
        (("mechanism-sessions", _sessions), "sessions of the mechanism", "các kỳ họp của cơ chế"),
        (
            ("three-parties-leaders-meetings", _three_parties),
            "meetings of the three parties",
            "các cuộc gặp của ba đảng",
        ),
        (
            ("provincial-directing-documents", _documents),
            "documents of the People's Committee",
            "các văn bản của UBND",
        ),
        (("foreign-affairs-aims", _aims), "aims stated", "các mục tiêu được nêu"),
    )
    for (indicator, members), what_en, what_vi in kinds:
        yield Enumeration(indicator=indicator, members=members, what_en=what_en, what_vi=what_vi)


_ENUMERATIONS = tuple(_listed())
