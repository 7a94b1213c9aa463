"""Partners and ties: who is tied to whom in what form, and what a place has with a country."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterable

import attrs

from vnforeign.aggregate._asking import (
    PLACES,
    SIDES,
    country_side,
    known,
    known_by,
    last_word,
    named,
    place_side,
    warn_uncovered,
)
from vnforeign.aggregate._moves import form_name
from vnforeign.aggregate._tiers import on_ladder
from vnforeign.dataset import Dataset
from vnforeign.errors import Lang, UndecidedWarning, UnknownName
from vnforeign.model.commitments import Commitment
from vnforeign.model.events import Event
from vnforeign.model.indicators import Observation
from vnforeign.model.partnerships import Form, Partnership, Step
from vnforeign.model.taxonomy import Level
from vnforeign.values.names import canonical, closest

__all__ = ["Partner", "Ties", "partners", "ties"]


@attrs.frozen(kw_only=True)
class Partner:
    """One tie as it stands, or stood on the day asked about.

    Attributes:
        partnership: The tie.
        step: The step that puts it in its form.

    >>> import vnforeign as vf
    >>> partner = vf.partners(vf.load(), place="VN-69", country="LA")[0]
    >>> partner.foreign, partner.form.value
    ('LA-LP', 'signed')
    """

    partnership: Partnership
    step: Step

    @property
    def form(self) -> Form:
        """The form of the tie."""
        return self.step.form

    @property
    def local(self) -> str:
        """The id of the Vietnamese side."""
        return self.partnership.local

    @property
    def foreign(self) -> str:
        """The id of the foreign side."""
        return self.partnership.foreign

    def text(self, lang: Lang = "en", *, data: Dataset | None = None) -> str:
        """The tie in one line; with ``data``, both sides by their names."""
        sides = [self.local, self.foreign]
        if data is not None:
            sides = [named(data, side, lang) for side in sides]
        since = f", {self.step.since.format(lang)}" if self.step.since else ""
        return f"{' - '.join(sides)}: {form_name(self.form, lang)}{since}"


def partners(
    data: Dataset,
    *,
    place: str | None = None,
    country: str | None = None,
    form: Form | str | None = None,
    level: Level | str | None = None,
    on: dt.date | None = None,
) -> tuple[Partner, ...]:
    """The ties of a place, with a country, of a form.

    A tie may be in several forms at once (twinned and signed), and then is given once for each;
    on the ladder (comprehensive, strategic ...) a later step takes the place of an earlier one.

    Args:
        data: The dataset.
        place: Only ties of this place, of what lies in it (its districts, border gates), and of
            their bodies. ``"VN"`` is the country as a whole, not its provinces.
        country: Only ties with this country, its places or its bodies.
        form: Only ties in this form.
        level: Only ties of this level.
        on: The day asked about; without it, ties as they stand by all that is known, where a step
            with an end is over.

    Returns:
        Partners by id of the tie, then in the order of the steps; empty if there are none.

    Raises:
        UnknownName: If the dataset has no such place or country, or there is no such form or
            level; it proposes near names.

    Warns:
        UndecidedWarning: Names the ties whose step is dated too roughly to tell whether it held
            on the day (they are left out), or has no day and is stated only by later sources
            (they are given).
        CoverageWarning: If the day lies after the last source that states any of the ties.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> for partner in vf.partners(data, place="VN-34", form="twinned"):
    ...     print(partner.text(data=data))
    Khanh Hoa - Attapeu: twinned
    Khanh Hoa - Champasak: twinned
    Khanh Hoa - Northern Territory: twinned
    Khanh Hoa - Saint Petersburg: twinned
    Khanh Hoa - Ulsan: twinned
    """
    for what, given, kinds in (("form", form, Form), ("level", level, Level)):
        values = [kind.value for kind in kinds]
        if given is not None and given not in values:
            raise UnknownName(what, given, closest(given, values) or values)
    chosen = [tie for tie in _of_sides(data, place, country) if level in (None, tie.level)]
    found: list[Partner] = []
    unsettled: list[str] = []
    for tie in chosen:
        found.extend(
            Partner(partnership=tie, step=step)
            for step in _standing(data, tie, on, form, unsettled)
            if form in (None, step.form)
        )
    if unsettled:
        warnings.warn(
            f"whether these ties stood on {on} is undecided by their dates: "
            f"{', '.join(dict.fromkeys(unsettled))}",
            UndecidedWarning,
            stacklevel=2,
        )
    if on is not None:
        last = data.derived("last words on ties", _last_words)
        end = max(filter(None, (last[tie.id] for tie in chosen)), default=None)
        if end is not None and on > end:
            warn_uncovered(
                f"the last source that states these ties is of {end}; what changed by {on} is "
                "not known",
                f"nguồn cuối cùng nêu các quan hệ này là ngày {end:%d/%m/%Y}; không rõ thay "
                f"đổi đến ngày {on:%d/%m/%Y}",
                stacklevel=2,
            )
    return tuple(found)


def _stated_by(data: Dataset) -> dict[str, list[dt.date | None]]:
    """For each step of unknown day, the day by which a source stated it; by the id of the tie."""
    return {
        tie.id: [
            None if step.since else known_by(data, step) or known_by(data, tie)
            for step in tie.steps
        ]
        for tie in data.partnerships
    }


def _last_words(data: Dataset) -> dict[str, dt.date | None]:
    """The day of the last source that states a tie or a step of it, by the id of the tie."""
    return {tie.id: last_word(data, (tie, *tie.steps)) for tie in data.partnerships}


def _of_sides(data: Dataset, place: str | None, country: str | None) -> list[Partnership]:
    """The ties between a place and a country, by id."""
    chosen = list(data.partnerships)
    if place is not None:
        known(data, "place", place, PLACES)
        local = place_side(data, place)
        chosen = [tie for tie in chosen if tie.local in local]
    if country is not None:
        known(data, "country", country, SIDES)
        foreign = country_side(data, country)
        chosen = [tie for tie in chosen if tie.country == country or tie.foreign in foreign]
    return chosen


def _standing(
    data: Dataset,
    tie: Partnership,
    on: dt.date | None,
    form: Form | str | None,
    unsettled: list[str],
) -> list[Step]:
    """The steps in force, one a form: on the ladder the last one, of the others each."""
    forms: dict[Form | str, Step] = {}
    stated = data.derived("days undated steps were stated by", _stated_by)[tie.id]
    for step, since in zip(tie.steps, stated, strict=True):
        key: Form | str = "ladder" if on_ladder(step) else step.form
        before = forms.get(key)
        asked = form in (None, step.form, before and before.form)
        if on is None:
            if step.until is None:
                forms[key] = step
            else:
                forms.pop(key, None)
            continue
        if step.since is None and since is not None and on < since and asked:
            unsettled.append(tie.id)
        if step.since is not None and step.since.last > on:
            if step.since.first <= on and asked:
                unsettled.append(tie.id)
            continue
        if step.until is not None and step.until.last < on:
            forms.pop(key, None)
        else:
            forms[key] = step
    return list(forms.values())


@attrs.frozen(kw_only=True)
class Ties:
    """All that a place has with a country, as the data state it.

    Attributes:
        place: The id of the place.
        country: The id of the country.
        partnerships: The ties between them, prospects too.
        agreements: The steps that are agreements: signed, twinned, or an agreement between states.
        events: What took place between them: both sides, or bodies of theirs, took part.
        observations: The figures of the place with the country, or a place of it, as other side.
        commitments: What the place states that names the country or a place of it. Found by the
            names in the gists and the printed evidence (whole words, case kept), as a commitment
            has no field for it; names of fewer than three letters are not looked for.

    >>> import vnforeign as vf
    >>> found = vf.ties(vf.load(), "VN-69", "KR")
    >>> [tie.id for tie in found.partnerships], len(found.events)
    (['thai-nguyen-gyeongsangbuk'], 4)
    """

    place: str
    country: str
    partnerships: tuple[Partnership, ...] = ()
    agreements: tuple[Partner, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    def __bool__(self) -> bool:
        """Whether the data state anything at all."""
        return bool(self.partnerships or self.events or self.observations or self.commitments)

    def text(self, lang: Lang = "en", *, data: Dataset) -> str:
        """What there is, a line each, under headings."""
        vi = lang == "vi"
        place, country = named(data, self.place, lang), named(data, self.country, lang)
        if not self:
            nothing = "dữ liệu không nêu gì" if vi else "the data state nothing"
            return f"{place} - {country}: {nothing}."
        lines = [f"{place} - {country}"]
        parts: tuple[tuple[str, str, list[str]], ...] = (
            (
                "Partnerships",
                "Quan hệ đối tác",
                [
                    Partner(partnership=tie, step=step).text(lang, data=data)
                    for tie in self.partnerships
                    for step in tie.steps
                ],
            ),
            (
                "Agreements",
                "Thỏa thuận",
                [
                    f"{one.text(lang, data=data)}"
                    + (f" ({one.step.instrument})" if one.step.instrument else "")
                    for one in self.agreements
                ],
            ),
            (
                "Events",
                "Sự kiện",
                [
                    f"{one.name(lang)}" + (f" ({one.date.format(lang)})" if one.date else "")
                    for one in self.events
                ],
            ),
            (
                "Figures",
                "Số liệu",
                [
                    f"{named(data, one.indicator, lang)}: {one.quantity.format(lang)}"
                    f" ({one.period.format(lang)})"
                    for one in self.observations
                ],
            ),
            (
                "Commitments",
                "Nhiệm vụ, mục tiêu",
                [f"{one.gist(lang)}" for one in self.commitments],
            ),
        )
        for heading, heading_vi, items in parts:
            if items:
                lines.append(f"{heading_vi if vi else heading}:")
                lines.extend(f"  {item}" for item in items)
        return "\n".join(lines)


_AGREED = (Form.SIGNED, Form.TWINNED, Form.AGREEMENT)
_SHORTEST = 3


def ties(data: Dataset, place: str, country: str) -> Ties:
    """What a place has with a country: ties, agreements, events, figures, commitments.

    Args:
        data: The dataset.
        place: The id of the Vietnamese place; what lies in it and its bodies count with it.
        country: The id of the country, or of one place in it; the places and bodies of either
            count with it.

    Returns:
        What the data state, each by id; false if that is nothing.

    Raises:
        UnknownName: If the dataset has no such place or country; it proposes near names.

    >>> import vnforeign as vf
    >>> data = vf.load()
    >>> print(vf.ties(data, "VN-69", "LA").text(data=data))
    Thai Nguyen - Laos
    Partnerships:
      Thai Nguyen - Luang Prabang: signed
    Agreements:
      Thai Nguyen - Luang Prabang: signed
    Events:
      Delegation of high-ranking officials of the Lao People's Revolutionary Party received
      Delegation of the secretary and governor of Luang Prabang received
      Delegation of women of Laos and Cambodia received in Thai Nguyen
    """
    tied = _of_sides(data, place, country)
    here, there = place_side(data, place), country_side(data, country)
    mentioned = _names_of(data, there)
    return Ties(
        place=place,
        country=country,
        partnerships=tuple(tied),
        agreements=tuple(
            Partner(partnership=tie, step=step)
            for tie in tied
            for step in tie.steps
            if step.form in _AGREED
        ),
        events=tuple(
            event
            for event in data.events
            if not here.isdisjoint(sides := {event.place, *event.participants})
            and not there.isdisjoint(sides)
        ),
        observations=tuple(
            one
            for one in data.observations
            if one.counterpart in there and (one.place in here or one.subject in here)
        ),
        commitments=tuple(
            one
            for one in data.commitments
            if (one.place in here or one.by in here) and mentioned and _mentions(one, mentioned)
        ),
    )


def _names_of(data: Dataset, side: Iterable[str]) -> re.Pattern[str] | None:
    """The names of the country and places of a side, as whole words."""
    names: set[str] = set()
    for key in side:
        place = data.place(key)
        if place is not None:
            names.update((place.name_vi, place.name_en, *place.printed))
    words = sorted({canonical(name) for name in names if len(name) >= _SHORTEST})
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, reversed(words)))})(?!\w)")


def _mentions(one: Commitment, names: re.Pattern[str]) -> bool:
    said = (one.gist_vi, one.gist_en, *(piece.printed for piece in one.evidence))
    return any(names.search(canonical(text)) for text in said)
