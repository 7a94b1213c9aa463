"""The data explorer: pages, tables and search entries made from the dataset.

Nothing here knows MkDocs. Every record has one address, ``data/<collection>.html#<id>``, in each
language; sheets of countries and provinces only link there.
"""

from __future__ import annotations

import enum
import functools
import typing
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape

import attrs

from sitegen import words
from sitegen.pictures import steps_of
from sitegen.words import Lang
from vnforeign import (
    Commitment,
    Dataset,
    Directive,
    Event,
    Evidence,
    FieldOfWork,
    Indicator,
    Institution,
    Level,
    Nature,
    Observation,
    PartialDate,
    Partnership,
    Period,
    Pillar,
    Place,
    PlaceKind,
    Quantity,
    Record,
    Scheme,
    Source,
    Status,
    Step,
    Unit,
)
from vnforeign.model.evidence import Ref, hints

__all__ = ["PICTURES", "Cell", "Explorer", "Section", "sheets"]

Picture = Callable[[Dataset, Place, Lang], str | None]
PICTURES: tuple[Picture, ...] = (steps_of,)
"""What draws for a sheet: each takes data, place and language, and gives an SVG or None."""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "observations": ("figure", "place*", "amount", "hedge*", "period", "status*", "printed"),
    "directives": ("document", "type*", "issued", "issuer*", "printed"),
    "partnerships": ("local*", "foreign", "country*", "level*", "steps"),
    "commitments": ("statement", "place*", "kind*", "number", "fields*", "printed"),
    "events": ("event", "kind*", "date", "where", "participants"),
    "countries": ("name", "id", "kind*", "codes", "sheet"),
    "places": ("name", "id", "kind*", "country*", "valid", "sheet"),
    "institutions": ("name", "kind*", "sign", "where"),
    "indicators": ("name", "unit", "nature*", "field*", "figures"),
    "sources": ("title", "publisher", "published", "address", "language*"),
    "pillars": ("name", "scheme*", "number"),
    "schemes": ("name", "since"),
    "fields": ("name", "pillar"),
}
"""The columns of each collection; a star marks one that readers may filter by."""

_IN_COLUMNS: Mapping[str, frozenset[str]] = {
    "observations": frozenset({"status", "period"}),
    "directives": frozenset({"issued_on"}),
    "partnerships": frozenset({"steps", "country", "level"}),
    "commitments": frozenset({"kind", "ordinal", "fields"}),
    "events": frozenset({"kind", "date", "participants"}),
    "countries": frozenset({"kind", "codes"}),
    "places": frozenset({"kind", "country", "since", "until"}),
    "institutions": frozenset({"kind", "sign"}),
    "indicators": frozenset({"unit", "nature", "field"}),
    "sources": frozenset({"title", "publisher", "published_on", "address", "language"}),
    "pillars": frozenset({"scheme", "ordinal"}),
    "schemes": frozenset({"since"}),
    "fields": frozenset({"pillar"}),
}
"""What the columns show in full, so that the details need not say it again."""

_SHORT = 90
_FAR = Decimal(10) ** 20


class Cell(typing.NamedTuple):
    """One cell: what it shows, what it is sorted by, and what it is filtered by."""

    html: str
    sort: str = ""
    facets: tuple[str, ...] = ()
    style: str = ""


class Section(typing.NamedTuple):
    """A part of a sheet: its heading and its HTML."""

    heading: str
    html: str


def sheets(data: Dataset) -> Iterator[tuple[str, Place]]:
    """The places that get a sheet of their own, each with the folder it lies in.

    Every country and bloc, and each Vietnamese province or municipality of which a figure, a
    statement, a tie, a document or an event is recorded.
    """
    for country in data.countries:
        yield "countries", country
    for place in data.places.where(country="VN"):
        if place.kind not in (PlaceKind.PROVINCE, PlaceKind.MUNICIPALITY):
            continue
        about = _About.province(data, place)
        if any((about.figures, about.statements, about.ties, about.documents, about.events)):
            yield "provinces", place


def shorten(text: str, width: int = _SHORT) -> str:
    """The text, cut at a word with an ellipsis where it is longer than ``width``."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0] + "…"


@attrs.frozen
class _About:
    """The facts about a country or province, in the order that a sheet shows them."""

    ladder: tuple[Partnership, ...] = ()
    ties: tuple[Partnership, ...] = ()
    figures: tuple[Observation, ...] = ()
    documents: tuple[Directive, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Commitment, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Institution, ...] = ()

    @classmethod
    def of(cls, data: Dataset, place: Place) -> _About:
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
            return cls.country(data, place)
        return cls.province(data, place)

    @classmethod
    def country(cls, data: Dataset, place: Place) -> _About:
        # Vietnam's own sheet holds what is said of the whole country, not of every province.
        home = place.id == "VN"
        places = () if home else tuple(data.places.where(country=place.id))
        inside = {place.id} | {one.id for one in places}
        bodies = () if home else tuple(data.institutions.where(lambda one: one.place in inside))
        sides = inside | {one.id for one in bodies}
        ties = data.partnerships.where(lambda tie: not sides.isdisjoint((tie.foreign, tie.country)))
        ladder = tuple(tie for tie in ties if tie.local == "VN" and tie.foreign == place.id)
        return cls(
            ladder=ladder,
            ties=tuple(tie for tie in ties if tie not in ladder),
            figures=tuple(
                data.observations.where(
                    lambda one: not sides.isdisjoint((one.place, one.counterpart, one.subject))
                )
            ),
            documents=tuple(data.directives.where(lambda one: one.place in inside)),
            events=tuple(
                data.events.where(lambda one: not sides.isdisjoint((one.place, *one.participants)))
            ),
            statements=tuple(
                data.commitments.where(lambda one: not sides.isdisjoint((one.place, one.by)))
            ),
            places=places,
            bodies=bodies,
        )

    @classmethod
    def province(cls, data: Dataset, place: Place) -> _About:
        places = tuple(data.places.where(parent=place.id))
        inside = {place.id} | {one.id for one in places}
        bodies = tuple(data.institutions.where(lambda one: one.place in inside))
        sides = inside | {one.id for one in bodies}
        # What the place's own papers state belongs on its sheet.
        papers = {source.id for source in data.sources.where(place=place.id)}

        def own(record: Record) -> bool:
            return any(one.source in papers for one in record.evidence)

        return cls(
            ties=tuple(data.partnerships.where(lambda tie: tie.local in sides)),
            figures=tuple(
                data.observations.where(lambda one: not sides.isdisjoint((one.place, one.subject)))
            ),
            documents=tuple(data.directives.where(lambda one: one.place in inside or own(one))),
            events=tuple(
                data.events.where(
                    lambda one: own(one) or not sides.isdisjoint((one.place, *one.participants))
                )
            ),
            statements=tuple(
                data.commitments.where(lambda one: not sides.isdisjoint((one.place, one.by)))
            ),
            places=places,
            bodies=bodies,
        )


@attrs.define(eq=False)
class Explorer:
    """The pages of one language.

    Attributes:
        data: The dataset.
        lang: The language of the pages.
    """

    data: Dataset
    lang: Lang

    @functools.cached_property
    def home(self) -> dict[str, str]:
        """The collection of each id."""
        return {
            record.id: name
            for name in words.COLLECTIONS
            for record in self.data.collection(name)  # the tests hold that none is missing
        }

    @functools.cached_property
    def named_by(self) -> dict[str, list[Record]]:
        """For each id, the records that name it, or that it states."""
        found: dict[str, dict[str, Record]] = defaultdict(dict)
        for record in self.data:
            for key in _named(record):
                if key != record.id:
                    found[key][record.id] = record
        return {key: list(records.values()) for key, records in found.items()}

    @functools.cached_property
    def folders(self) -> dict[str, str]:
        """The folder of the sheet of each place that has one."""
        return {place.id: folder for folder, place in sheets(self.data)}

    # Addresses and names

    def address(self, key: str, up: str = "") -> str | None:
        """Where a record stands, from a page that is ``up`` from the folder ``data``."""
        name = self.home.get(key)
        return None if name is None else f"{up}{name}.html#{key}"

    def sheet(self, key: str, up: str = "") -> str | None:
        """Where the sheet of a place stands, if it has one."""
        folder = self.folders.get(key)
        return None if folder is None else f"{up}{folder}/{key}.html"

    def name(self, record: Record) -> str:
        """A record in a few words."""
        lang = self.lang
        match record:
            case Source():
                return record.title
            case Observation():
                about = record.place or record.subject or ""
                of = f" {self.name_of(about)}" if about else ""
                return f"{self.name_of(record.indicator)},{of}, {record.period.format(lang)}"
            case Commitment():
                return record.gist(lang)
            case Directive():
                title = record.title_vi if lang == "vi" else record.title_en
                return f"{record.number}: {title}" if record.number else title
            case Partnership():
                return f"{self.name_of(record.local)} - {self.name_of(record.foreign)}"
            case _:
                return str(getattr(record, f"name_{lang}"))

    def name_of(self, key: str) -> str:
        """The name of a record by its id; the id where there is none."""
        record = self.data.get(key)
        return key if record is None else self.name(record)

    def link(self, key: str, up: str = "", label: str = "") -> str:
        """A link to a record; its id in plain where it is unknown."""
        where = self.address(key, up)
        if where is None:
            return f"<code>{escape(key)}</code>"
        return f'<a href="{escape(where)}">{escape(label or shorten(self.name_of(key)))}</a>'

    def links(self, keys: Iterable[str], up: str = "") -> str:
        """Links to several records."""
        return ", ".join(self.link(key, up) for key in keys)

    # Pages

    def overview(self) -> str:
        """The table of collections."""
        head = "".join(
            f'<th scope="col">{escape(words.text(key, self.lang))}</th>'
            for key in ("collection", "about", "records")
        )
        rows = [
            f'<tr><th scope="row"><a href="{name}.html">'
            f"{escape(words.collection(name, self.lang))}</a></th>"
            f"<td>{escape(words.about(name, self.lang))}</td>"
            f'<td class="vx-number">{len(self.data.collection(name))}</td></tr>'
            for name in words.COLLECTIONS
        ]
        caption = escape(words.text("explorer", self.lang))
        return (
            f'<div class="vx-wrap"><table class="vx-plain"><caption class="vx-hidden">{caption}'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
        )

    def collection_page(self, name: str) -> str:
        """The table of a collection, every record with its address."""
        caption = words.collection(name, self.lang)
        return self.table(name, list(self.data.collection(name)), caption, anchors=True)

    def provinces_page(self) -> str:
        """The provinces that have a sheet, with the number of facts on each."""
        keys = ("name", "id", "valid", "figures", "documents", "partners", "statements", "events")
        head = "".join(_head(words.text(key, self.lang), facet=False) for key in keys)
        rows = []
        for folder, place in sheets(self.data):
            if folder != "provinces":
                continue
            about = _About.of(self.data, place)
            counts = (about.figures, about.documents, about.ties, about.statements, about.events)
            cells = [
                Cell(f"<code>{place.id}</code>", place.id),
                self._being(place),
                *(_number(len(one)) for one in counts),
            ]
            name = Cell(
                f'<a href="provinces/{place.id}.html">{escape(place.name(self.lang))}</a>',
                place.name(self.lang),
            )
            labels = [words.text(key, self.lang) for key in keys]
            rows.append(f"<tbody>{_row([name, *cells], labels)}</tbody>")
        caption = escape(words.text("provinces", self.lang))
        return _table(caption, head, rows, self.lang)

    def sheet_sections(self, place: Place, up: str = "../") -> list[Section]:
        """The sections of a sheet; those without facts are left out."""
        lang, about = self.lang, _About.of(self.data, place)
        made = []
        if drawn := self._pictures(place):
            made.append(Section(words.text("pictures", lang), drawn))
        if about.ladder:
            steps = "".join(self._ladder(tie, up) for tie in about.ladder)
            made.append(Section(words.text("ladder", lang), steps))
        home = place.kind not in (PlaceKind.COUNTRY, PlaceKind.BLOC)
        parts: tuple[tuple[str, str, Sequence[Record]], ...] = (
            ("figures", "observations", about.figures),
            ("documents", "directives", about.documents),
            ("partners" if home else "ties", "partnerships", about.ties),
            ("events", "events", about.events),
            ("statements", "commitments", about.statements),
            ("places", "places", about.places),
            ("bodies", "institutions", about.bodies),
        )
        for key, name, records in parts:
            if records:
                heading = words.text(key, lang)
                made.append(Section(heading, self.table(name, records, heading, up, anchors=False)))
        return made

    def sheet_head(self, place: Place, up: str = "../") -> str:
        """Names, kind, codes, what a place was and became."""
        lang = self.lang
        other = place.name_en if lang == "vi" else place.name_vi
        rows = [
            (words.text("name", lang), escape(f"{place.name(lang)} ({other})")),
            (words.text("id", lang), f"<code>{place.id}</code>"),
            (words.text("kind", lang), escape(words.code("place", place.kind.value, lang))),
        ]
        if place.since or place.until:
            rows.append((words.text("valid", lang), self._being(place).html))
        before = [one for one in self.data.places if place.id in one.successors]
        for key, ids in (("was", [one.id for one in before]), ("became", place.successors)):
            if ids:
                named = ", ".join(f"{self.link(one, up)} (<code>{one}</code>)" for one in ids)
                rows.append((words.text(key, lang), named))
        rows.append((words.text("whole-record", lang), self.link(place.id, up, place.id)))
        return _list(rows)

    # Tables

    def table(
        self,
        name: str,
        records: Sequence[Record],
        caption: str,
        up: str = "",
        *,
        anchors: bool,
    ) -> str:
        """A table of records of one collection.

        Args:
            name: The collection.
            records: Its records, or some of them.
            caption: What the table holds, for those who do not see the page.
            up: From the page up to the folder ``data``.
            anchors: Whether this is where the records have their address.
        """
        columns = _COLUMNS[name]
        labels = [words.text(column.rstrip("*"), self.lang) for column in columns]
        head = "".join(
            _head(label, facet=anchors and column.endswith("*"))
            for label, column in zip(labels, columns, strict=True)
        )
        bodies = []
        for record in records:
            cells = self.cells(record, up)
            if anchors:
                first = cells[0]._replace(
                    html=f"{cells[0].html} "
                    f'<a class="vx-anchor" href="#{record.id}" aria-label="{escape(record.id)}">'
                    "#</a>"
                )
                details = self._details(name, record, up)
                bodies.append(
                    f'<tbody id="{record.id}">{_row([first, *cells[1:]], labels)}'
                    f'<tr class="vx-more"><td colspan="{len(columns)}"><details><summary>'
                    f"{escape(words.text('details', self.lang))}</summary>{details}</details>"
                    "</td></tr></tbody>"
                )
            else:
                where = self.address(record.id, up)
                first = cells[0]._replace(html=f'<a href="{where}">{cells[0].html}</a>')
                bodies.append(f"<tbody>{_row([first, *cells[1:]], labels)}</tbody>")
        return _table(escape(caption), head, bodies, self.lang)

    def cells(self, record: Record, up: str = "") -> list[Cell]:
        """The cells of a record in the table of its collection."""
        match record:
            case Observation():
                return self._observation(record, up)
            case Directive():
                return self._directive(record, up)
            case Partnership():
                return self._partnership(record, up)
            case Commitment():
                return self._commitment(record, up)
            case Event():
                return self._event(record, up)
            case Place():
                return self._place(record, up)
            case Institution():
                return self._institution(record, up)
            case Indicator():
                return self._indicator(record, up)
            case Source():
                return self._source(record)
        return self._taxonomy(record, up)

    def _observation(self, one: Observation, up: str) -> list[Cell]:
        lang, quantity = self.lang, one.quantity
        about = [key for key in (one.place or one.subject, one.counterpart) if key]
        against = ""
        if one.change_vs is not None:
            against = f"<br>{words.field('change_vs', lang)} {escape(one.change_vs.format(lang))}"
        return [
            _words(self.name_of(one.indicator)),
            self._refs(about, up),
            Cell(
                f'<span class="vx-figure">{escape(quantity.format(lang))}</span>',
                f"{quantity.unit.code} {quantity.amount + _FAR:032.9f}",
            ),
            self._code("hedge", quantity.hedge.value),
            Cell(
                escape(one.period.format(lang)) + against,
                "/".join(day.isoformat() for day in one.period.sort_key),
                style="vx-day",
            ),
            self._code("status", one.status.value),
            self._stands(one, up),
        ]

    def _directive(self, one: Directive, up: str) -> list[Cell]:
        title = one.title_vi if self.lang == "vi" else one.title_en
        number = f"<strong>{escape(str(one.number))}</strong> " if one.number else ""
        return [
            Cell(number + escape(title), f"{one.number or ''} {title}"),
            Cell(escape(one.type), one.type, (one.type,)),
            self._day(one.issued_on),
            self._refs([one.issuer] if one.issuer else [], up),
            self._stands(one, up),
        ]

    def _partnership(self, one: Partnership, up: str) -> list[Cell]:
        steps = "<br>".join(
            escape(words.code("form", step.form.value, self.lang) + self._span(step))
            for step in one.steps
        )
        since = [step.since for step in one.steps if step.since]
        local = self.name_of(one.local)
        return [
            Cell(escape(local), local, (local,)),
            self._refs([one.foreign], up),
            self._refs([one.country] if one.country else [], up),
            self._code("level", one.level.value),
            Cell(steps, since[-1].sort_key[0].isoformat() if since else ""),
        ]

    def _commitment(self, one: Commitment, up: str) -> list[Cell]:
        return [
            _words(one.gist(self.lang)),
            self._refs([key for key in (one.place or one.by,) if key], up),
            self._code("commitment", one.kind.value),
            _number(one.ordinal),
            self._refs(one.fields, up),
            self._stands(one, up),
        ]

    def _event(self, one: Event, up: str) -> list[Cell]:
        return [
            _words(one.name(self.lang)),
            self._code("event", one.kind),
            self._day(one.date),
            self._refs([one.place] if one.place else [], up),
            self._refs(one.participants, up),
        ]

    def _place(self, one: Place, up: str) -> list[Cell]:
        sheet = self.sheet(one.id, up)
        label = escape(words.text("sheet", self.lang))
        link = (
            f'<a href="{sheet}" aria-label="{label}: {escape(one.name(self.lang))}">{label}</a>'
            if sheet
            else ""
        )
        cells = [
            _words(one.name(self.lang)),
            Cell(f"<code>{one.id}</code>", one.id),
            self._code("place", one.kind.value),
        ]
        if one.kind in (PlaceKind.COUNTRY, PlaceKind.BLOC):
            return [*cells, _words(self._plain(one.codes)), Cell(link, label if link else "")]
        country = self._refs([one.country] if one.country else [], up)
        return [*cells, country, self._being(one), Cell(link, label if link else "")]

    def _institution(self, one: Institution, up: str) -> list[Cell]:
        return [
            _words(one.name(self.lang)),
            self._code("institution", one.kind),
            _words(one.sign or ""),
            self._refs([one.place] if one.place else [], up),
        ]

    def _indicator(self, one: Indicator, up: str) -> list[Cell]:
        figures = [r for r in self.named_by.get(one.id, ()) if isinstance(r, Observation)]
        return [
            _words(self.name_of(one.id)),
            _words(self._plain(one.unit)),
            self._code("nature", one.nature.value),
            self._refs([one.field] if one.field else [], up),
            _number(len(figures)),
        ]

    def _source(self, one: Source) -> list[Cell]:
        address = ""
        if one.address:
            shown = escape(shorten(one.address.split("://", 1)[-1], 40))
            address = f'<a href="{escape(one.address)}" rel="noopener">{shown}</a>'
        return [
            Cell(f'<span lang="{escape(one.language)}">{escape(one.title)}</span>', one.title),
            _words(one.publisher or one.author or ""),
            self._day(one.published_on),
            Cell(address, one.address or ""),
            self._code("language", one.language),
        ]

    def _taxonomy(self, one: Record, up: str) -> list[Cell]:
        name = _words(self.name_of(one.id))
        match one:
            case Pillar():
                return [name, self._refs([one.scheme], up), _number(one.ordinal)]
            case Scheme():
                return [name, self._day(one.since)]
            case FieldOfWork():
                return [name, self._refs([one.pillar] if one.pillar else [], up)]
        raise TypeError(f"no columns for {type(one).__name__}")

    # Cells

    def _code(self, family: str, value: str) -> Cell:
        name = words.code(family, value, self.lang)
        return Cell(escape(name), name, (name,))

    def _refs(self, keys: Iterable[str], up: str) -> Cell:
        keys = tuple(keys)
        names = tuple(self.name_of(key) for key in keys)
        return Cell(self.links(keys, up), ", ".join(names), names)

    def _day(self, day: PartialDate | None) -> Cell:
        if day is None:
            return Cell("")
        return Cell(escape(day.format(self.lang)), day.sort_key[0].isoformat(), style="vx-day")

    def _being(self, place: Place) -> Cell:
        days = self._between(place.since, place.until)
        first = place.since or place.until
        return Cell(escape(days), first.sort_key[0].isoformat() if first else "")

    def _between(self, since: PartialDate | None, until: PartialDate | None) -> str:
        parts = (("since", since), ("until", until))
        return ", ".join(
            f"{words.text(key, self.lang).lower()} {day.format(self.lang)}"
            for key, day in parts
            if day is not None
        )

    def _span(self, step: Step) -> str:
        days = self._between(step.since, step.until)
        return f", {days}" if days else ""

    def _stands(self, record: Record, up: str) -> Cell:
        """The first printed form and where it stands; else who states it."""
        if record.evidence:
            first = record.evidence[0]
            more = f" +{len(record.evidence) - 1}" if len(record.evidence) > 1 else ""
            return Cell(self._quote(first, up) + more, f"{first.source} {first.start:08}")
        return Cell(self.links(record.cites, up), ", ".join(record.cites))

    def _quote(self, one: Evidence, up: str) -> str:
        printed = escape(" ".join(one.printed.split()))
        source = self.data.sources.get(one.source)
        lang = source.language if source else "vi"
        return (
            f'<q lang="{escape(lang)}">{printed}</q> '
            f'<span class="vx-where">{self.link(one.source, up, one.source)} '
            f"{one.start}–{one.end}</span>"
        )

    # Details

    def _details(self, name: str, record: Record, up: str) -> str:
        lang = self.lang
        rows = [(words.text("id", lang), f"<code>{record.id}</code>")]
        skip = _IN_COLUMNS[name] | {"id", "evidence", "cites", "notes"}
        for field, hint in hints(type(record)).items():
            value = getattr(record, field)
            if field in skip or value is None or value == ():
                continue
            if shown := self._value(field, value, hint, up):
                rows.append((words.field(field, lang), shown))
        if isinstance(record, Observation):
            bounds = record.quantity.bounds.describe(lang)
            rows.append((words.text("bounds", lang), escape(bounds)))
        if isinstance(record, Partnership):
            rows.append((words.text("steps", lang), self._ladder(record, up)))
        if record.evidence:
            quotes = "".join(f"<li>{self._quote(one, up)}</li>" for one in record.evidence)
            label = f"{words.text('evidence', lang)} ({words.text('offsets', lang)})"
            rows.append((label, f"<ul>{quotes}</ul>"))
        if record.cites:
            cited = "".join(f"<li>{self._cited(key, up)}</li>" for key in record.cites)
            rows.append((words.text("cites", lang), f"<ul>{cited}</ul>"))
        if record.notes:
            notes = "".join(f"<li>{escape(note)}</li>" for note in record.notes)
            rows.append((words.text("notes", lang), f"<ul>{notes}</ul>"))
        if named := self.named_by.get(record.id):
            label = "facts" if isinstance(record, Source) else "named-by"
            links = "".join(f"<li>{self.link(one.id, up)}</li>" for one in named)
            heading = f"{words.text(label, lang)} ({len(named)})"
            rows.append((heading, f'<ul class="vx-back">{links}</ul>'))
        return _list(rows)

    def _value(self, field: str, value: object, hint: object, up: str) -> str:
        if _is_ref(hint):
            keys = value if isinstance(value, tuple) else (value,)
            return self.links([str(key) for key in keys], up)
        if field == "title_en" or field.endswith("_en") or field == "definition":
            return f'<span lang="en">{escape(str(value))}</span>'
        if field.endswith("_vi") or field in ("printed", "people", "counted"):
            return f'<span lang="vi">{escape(self._plain(value))}</span>'
        if field == "sha256":
            return f"<code>{escape(str(value))}</code>"
        return escape(self._plain(value))

    def _plain(self, value: object) -> str:
        match value:
            case tuple():
                return ", ".join(self._plain(one) for one in value)
            case PartialDate() | Period() | Quantity():
                return value.format(self.lang)
            case Unit():
                return value.name_vi if self.lang == "vi" else value.name()
            case Level() | Nature() | Status():
                return words.code(type(value).__name__.lower(), value.value, self.lang)
            case enum.Enum():
                return str(value.value)
        return str(value)

    def _cited(self, key: str, up: str) -> str:
        """A public source: who published what, when."""
        source = self.data.sources.get(key)
        if source is None:
            return self.link(key, up)
        day = f", {source.published_on.format(self.lang)}" if source.published_on else ""
        by = f"{escape(source.publisher)}: " if source.publisher else ""
        return f"{by}{self.link(key, up)}{escape(day)}"

    def _ladder(self, tie: Partnership, up: str) -> str:
        lang = self.lang
        keys = ("form", "since", "until", "instrument", "cites")
        labels = [words.text(key, lang) for key in keys]
        head = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
        rows = []
        for step in tie.steps:
            quotes = [self._quote(one, up) for one in step.evidence]
            cited = [self._cited(key, up) for key in step.cites]
            since = self._day(step.since).html or f"<em>{words.text('unknown-day', lang)}</em>"
            cells = [
                Cell(escape(words.code("form", step.form.value, lang))),
                Cell(since, style="vx-day"),
                self._day(step.until),
                Cell(escape(step.instrument or "")),
                Cell("<br>".join(quotes + cited)),
            ]
            rows.append(_row(cells, labels))
        caption = escape(f"{words.text('steps', lang)}: {self.name(tie)}")
        table = (
            f'<div class="vx-wrap"><table class="vx-plain vx-ladder"><caption class="vx-hidden">'
            f"{caption}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
            "</table></div>"
        )
        if not up:  # in the details of the record, which list what it cites themselves
            return table
        listed = "".join(f"<li>{self._cited(key, up)}</li>" for key in tie.cites)
        sources = f"<p>{escape(words.text('cites', lang))}:</p><ul>{listed}</ul>" if listed else ""
        return f"{table}<p>{self.link(tie.id, up)}</p>{sources}"

    def _pictures(self, place: Place) -> str:
        drawn = (draw(self.data, place, self.lang) for draw in PICTURES)
        return "".join(f'<figure class="vx-picture">{svg}</figure>' for svg in drawn if svg)

    # Search

    def search_entries(self) -> Iterator[dict[str, str]]:
        """What the search knows of each record: its address, a title, and its other words."""
        for name in words.COLLECTIONS:
            for record in self.data.collection(name):
                yield {
                    "location": f"data/{name}.html#{record.id}",
                    "title": escape(self.name(record), quote=False),
                    "text": escape(" · ".join(self._other_words(record)), quote=False),
                }

    def _other_words(self, record: Record) -> Iterator[str]:
        yield record.id
        for field in ("name_vi", "name_en", "title_vi", "title_en", "gist_vi", "gist_en"):
            if (value := getattr(record, field, None)) and value != self.name(record):
                yield value
        if isinstance(record, Observation):
            yield record.quantity.format(self.lang)
        for key in ("place", "country", "foreign", "counterpart", "subject", "issuer"):
            if (named := getattr(record, key, None)) and (found := self.data.get(named)):
                for lang in ("name_vi", "name_en"):
                    yield getattr(found, lang, "")
        yield from getattr(record, "printed", ())
        yield from (" ".join(one.printed.split()) for one in record.evidence)


def _named(record: Record) -> Iterator[str]:
    """The ids that a record names, its sources among them."""
    for field, hint in hints(type(record)).items():
        value = getattr(record, field)
        if value is None:
            continue
        if _is_ref(hint):
            yield from value if isinstance(value, tuple) else (value,)
        elif field == "steps":
            for step in value:
                yield from step.cites
                yield from (one.source for one in step.evidence)
    yield from (one.source for one in record.evidence)


@functools.cache
def _is_ref(hint: object) -> bool:
    """Whether a field holds the id of a record, or several."""
    return hint == Ref or any(_is_ref(one) for one in typing.get_args(hint))


def _words(text: str) -> Cell:
    return Cell(escape(text), text)


def _number(number: int | None) -> Cell:
    return Cell("") if number is None else Cell(str(number), f"{number:08}")


def _head(label: str, *, facet: bool) -> str:
    marked = " data-facet" if facet else ""
    return f'<th scope="col"{marked}>{escape(label)}</th>'


def _row(cells: Sequence[Cell], labels: Sequence[str]) -> str:
    made = []
    for position, (cell, label) in enumerate(zip(cells, labels, strict=True)):
        facets = f' data-v="{escape("|".join(cell.facets))}"' if cell.facets else ""
        order = f' data-s="{escape(cell.sort)}"' if cell.sort else ""
        if position == 0:
            made.append(f'<th scope="row"{order}{facets}>{cell.html}</th>')
        else:
            style = f' class="{cell.style}"' if cell.style else ""
            made.append(f'<td{style} data-l="{escape(label)}"{order}{facets}>{cell.html}</td>')
    return f"<tr>{''.join(made)}</tr>"


def _table(caption: str, head: str, bodies: Iterable[str], lang: Lang) -> str:
    return (
        f'<div class="vx" data-lang="{lang}"><div class="vx-wrap"><table class="vx-table">'
        f'<caption class="vx-hidden">{caption}</caption><thead><tr>{head}</tr></thead>'
        f"{''.join(bodies)}</table></div></div>"
    )


def _list(rows: Iterable[tuple[str, str]]) -> str:
    inner = "".join(f"<dt>{escape(label)}</dt><dd>{html}</dd>" for label, html in rows)
    return f'<dl class="vx-list">{inner}</dl>'
