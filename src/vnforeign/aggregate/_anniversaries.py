"""Anniversaries: round years of ties and documents, and a calendar of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from vnforeign.aggregate._asking import PLACES, known, named, place_side
from vnforeign.aggregate._moves import form_name
from vnforeign.aggregate._tiers import on_ladder
from vnforeign.dataset import Dataset
from vnforeign.errors import InvalidDate, Lang, MissingExtra
from vnforeign.model.directives import Directive
from vnforeign.model.partnerships import Form, Partnership
from vnforeign.values.dates import PartialDate, Precision

__all__ = ["Anniversaries", "Anniversary", "anniversaries"]


@attrs.frozen(kw_only=True)
class Anniversary:
    """A round year of a tie or a document.

    Attributes:
        date: The day in the year asked about, as exactly as the day it goes back to is known.
        years: How many years it is.
        since: The day it goes back to.
        record: The id of the tie or document.
        kind: ``"document"``, or the form of the step of the tie.
        what_en: What it is the anniversary of, in English.
        what_vi: The same in Vietnamese.
    """

    date: PartialDate
    years: int
    since: PartialDate
    record: str
    kind: str
    what_en: str
    what_vi: str

    def text(self, lang: Lang = "en") -> str:
        """The anniversary in one line."""
        if lang == "vi":
            return f"{self.date.format()}: {self.years} năm {self.what_vi}"
        return f"{self.date.format('en')}: {self.years} years of {self.what_en}"


@attrs.frozen(kw_only=True)
class Anniversaries:
    """The anniversaries of a year, in the order of its days.

    Attributes:
        year: The year.
        items: The anniversaries: first by day, those known only by month or year before the days
            of it.

    >>> import vnforeign as vf
    >>> found = vf.anniversaries(vf.load(), 2025)
    >>> print(found.items[5].text())
    18 January 2025: 75 years of diplomatic relations of Vietnam and China
    """

    year: int
    items: tuple[Anniversary, ...]

    def __iter__(self) -> Iterator[Anniversary]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def text(self, lang: Lang = "en") -> str:
        """The anniversaries, a line each."""
        if not self.items:
            none = f"Không có kỷ niệm năm tròn nào trong năm {self.year}."
            return none if lang == "vi" else f"No round anniversaries in {self.year}."
        return "\n".join(one.text(lang) for one in self.items)

    def ics(self, lang: Lang = "en", *, stamp: dt.datetime | None = None) -> str:
        """The anniversaries as an iCalendar file (RFC 5545): all-day events.

        A date known only by its month becomes an event of that whole month; one known only by its
        year is left out, as it has no day to stand on.

        Args:
            lang: The language of the summaries.
            stamp: When the file is made; the first instant of the year in UTC if not given, so
                that equal questions give equal files.

        Raises:
            MissingExtra: Without the package icalendar (``vnforeign[calendar]``).

        >>> import vnforeign as vf
        >>> calendar = vf.anniversaries(vf.load(), 2025, places=["VN"], every=25).ics("vi")
        >>> print(next(line for line in calendar.splitlines() if line.startswith("SUMMARY")))
        SUMMARY:75 năm quan hệ ngoại giao Việt Nam - Trung Quốc
        """
        try:
            from icalendar import Calendar, Event
        except ImportError:
            raise MissingExtra("calendar", "icalendar") from None
        made = Calendar()
        made.add("prodid", "-//vnforeign//anniversaries//EN")
        made.add("version", "2.0")
        made.add("calscale", "GREGORIAN")
        for one in self.items:
            if one.date.precision is Precision.YEAR:
                continue
            event = Event()
            event.add("uid", f"{one.record}-{one.kind}-{one.since.first}-{self.year}@vnforeign")
            event.add("dtstamp", stamp or dt.datetime(self.year, 1, 1, tzinfo=dt.UTC))
            event.add("dtstart", one.date.first)
            event.add("dtend", one.date.last + dt.timedelta(days=1))
            what = one.what_vi if lang == "vi" else one.what_en
            years = f"{one.years} năm" if lang == "vi" else f"{one.years} years of"
            event.add("summary", f"{years} {what}")
            event.add("description", f"{one.since} ({one.record})")
            event.add("transp", "TRANSPARENT")
            made.add_component(event)
        text: str = made.to_ical().decode("utf-8")
        return text


def anniversaries(
    data: Dataset,
    year: int,
    *,
    every: int = 5,
    places: tuple[str, ...] | list[str] | None = None,
) -> Anniversaries:
    """The round years, in a year, of ties and documents.

    Of a tie each dated step counts: relations taken up, agreements, tiers of partnership,
    twinning, membership; contacts and prospects do not. A step that has ended is left out.

    Args:
        data: The dataset.
        year: The year.
        every: What is round: multiples of so many years.
        places: Only ties and documents of these places, what lies in them and their bodies;
            ``"VN"`` for those of the country as a whole.

    Returns:
        The anniversaries in the order of the days of the year.

    Raises:
        UnknownName: If the dataset has no such place; it proposes near names.
        ValueError: If ``every`` is not 1 or more.
        InvalidDate: If the year is not in 1 to 9999.

    >>> import vnforeign as vf
    >>> for one in vf.anniversaries(vf.load(), 2027, every=50):
    ...     print(one.text())
    23 May 2027: 50 years of diplomatic relations of Vietnam and Spain
    18 July 2027: 50 years of agreement of Vietnam and Laos
    18 July 2027: 50 years of special relations of Vietnam and Laos
    18 July 2027: 50 years of Treaty of Friendship and Cooperation between Vietnam and Laos
    20 September 2027: 50 years of membership of Vietnam in United Nations
    """
    if every < 1:
        raise ValueError(f"every is {every}: expected 1 or more")
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise InvalidDate(
            str(year), reason="a year runs from 1 to 9999", reason_vi="năm phải từ 1 đến 9999"
        )
    sides: set[str] | None = None
    if places is not None:
        sides = set()
        for place in places:
            known(data, "place", place, PLACES)
            sides |= place_side(data, place)
    found = [*_of_ties(data, year, every, sides), *_of_documents(data, year, every, sides)]
    return Anniversaries(year=year, items=tuple(sorted(found, key=_in_year)))


def _in_year(one: Anniversary) -> tuple[dt.date, int, str]:
    return one.date.first, -(one.date.last - one.date.first).days, one.record


_PASSING = (Form.CONTACT, Form.PROSPECT)


def _of_ties(data: Dataset, year: int, every: int, sides: set[str] | None) -> Iterator[Anniversary]:
    for tie in data.partnerships:
        if sides is not None and tie.local not in sides:
            continue
        before: Form | None = None
        for step in tie.steps:
            again = step.form is before and on_ladder(step)  # stated anew, nothing begun
            before = step.form
            if step.since is None or step.form in _PASSING or step.until is not None or again:
                continue
            what = _what(data, tie, step.form)
            yield from _round(tie.id, step.form.value, step.since, year, every, *what)


def _what(data: Dataset, tie: Partnership, form: Form) -> tuple[str, str]:
    """What a step of a tie is called, in English and in Vietnamese."""
    local, foreign = named(data, tie.local), named(data, tie.foreign)
    local_vi, foreign_vi = named(data, tie.local, "vi"), named(data, tie.foreign, "vi")
    if form is Form.MEMBER:
        return f"membership of {local} in {foreign}", f"{local_vi} tham gia {foreign_vi}"
    if form is Form.AGREEMENT and tie.foreign in data.institutions:
        return foreign, foreign_vi  # the agreement itself stands for its other side
    return (
        f"{_noun(form)} of {local} and {foreign}",
        f"{form_name(form, 'vi')} {local_vi} - {foreign_vi}",
    )


_NOUNS = {
    Form.SIGNED: "signed co-operation",
    Form.TWINNED: "twinning",
    Form.MECHANISM: "standing mechanism",
    Form.BORDER_PAIR: "border-gate pair",
    Form.AGREEMENT: "agreement",
    Form.DIPLOMATIC_RELATIONS: "diplomatic relations",
    Form.NORMALISED: "normalised relations",
    Form.SECTORAL: "sectoral partnership",
    Form.SPECIAL: "special relations",
}


def _noun(form: Form) -> str:
    return _NOUNS.get(form) or f"{form.value.replace('-', ' ')} partnership"


def _of_documents(
    data: Dataset, year: int, every: int, sides: set[str] | None
) -> Iterator[Anniversary]:
    for one in data.directives:
        if one.issued_on is not None and (sides is None or (one.place or "VN") in sides):
            en, vi = _called(one)
            yield from _round(one.id, "document", one.issued_on, year, every, en, vi)


def _called(one: Directive) -> tuple[str, str]:
    head = f"{one.number}, " if one.number else ""
    return f"{head}{one.title_en}", f"{head}{one.title_vi}"


def _round(
    record: str,
    kind: str,
    since: PartialDate,
    year: int,
    every: int,
    what_en: str,
    what_vi: str,
) -> Iterator[Anniversary]:
    """The anniversary, if its years are settled and round."""
    if since.year is None or year <= since.year:
        return
    years = year - since.year
    if years % every == 0:
        yield Anniversary(
            date=since.anniversary(year),
            years=years,
            since=since,
            record=record,
            kind=kind,
            what_en=what_en,
            what_vi=what_vi,
        )
