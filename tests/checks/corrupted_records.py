"""What the corruptions of documents and of time are made of: good records, and company for them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair
from vnforeign.values.terms import Congress, congress

EARLY, LATE = dt.date(1998, 1, 1), dt.date(2025, 1, 31)
DAY = dt.timedelta(days=1)


def day_of(date: dt.date) -> vf.PartialDate:
    return vf.PartialDate.between(date, date)


def a_date(draw: st.DrawFn, first: dt.date = EARLY, last: dt.date = LATE) -> dt.date:
    return draw(st.dates(first, last))


def a_day(draw: st.DrawFn, first: dt.date = EARLY, last: dt.date = LATE) -> vf.PartialDate:
    return day_of(a_date(draw, first, last))


def number(text: str) -> vf.DocumentNumber:
    return vf.DocumentNumber.parse(text)


def document(name: str, **fields: Any) -> vf.Directive:
    """A document that source ``s`` states; its number may be given as text."""
    given: dict[str, Any] = {"type": "NQ", "title_vi": "Về đối ngoại", "title_en": "d"}
    given["cites"] = ("s",)
    if isinstance(text := fields.get("number"), str):
        fields["number"] = number(text)
        given["type"] = fields["number"].type or "NQ"
    return vf.Directive(**{"id": name, **given, **fields})


def renumbered(one: vf.Directive, text: str) -> vf.Directive:
    """The document with another number, and the type inside it."""
    other = number(text)
    return attrs.evolve(one, number=other, type=other.type or one.type)


def changed(one: vf.Directive, **fields: Any) -> vf.Directive:
    """The document with other fields, whose names may be drawn."""
    return attrs.evolve(one, **fields)


def province(name: str, **fields: Any) -> vf.Place:
    given: dict[str, Any] = {"kind": vf.PlaceKind.PROVINCE, "country": "VN"}
    return vf.Place(**{"id": name, "name_vi": name, "name_en": name, **given, **fields})


def body(name: str, **fields: Any) -> vf.Institution:
    return vf.Institution(
        **{"id": name, "name_vi": name, "name_en": name, "kind": "body", "cites": ("s",), **fields}
    )


VIETNAM = vf.Place(id="VN", name_vi="Việt Nam", name_en="Vietnam", kind=vf.PlaceKind.COUNTRY)
LAOS = vf.Place(id="LA", name_vi="Lào", name_en="Laos", kind=vf.PlaceKind.COUNTRY)
TOPICS = ("Hội nghị kinh tế", "Ngày hội văn hóa")
WORDS = ("Về đối ngoại", "Chiến lược", "về hội nhập quốc tế đến năm 2030", "Hội nghị Thái Nguyên")


@st.composite
def companies(draw: st.DrawFn) -> list[vf.Record]:
    """Records that have nothing to do with the spoiled one: documents, events, bodies, a source.

    Their numbers are in series of their own (plans of a foreign affairs department).
    """
    made: list[vf.Record] = [
        vf.Source(id="s", title=draw(st.sampled_from(WORDS))),
        VIETNAM,
        province("VN-54"),
        province("VN-69"),
    ]
    serials = draw(st.lists(st.integers(1, 300), max_size=3, unique=True))
    for serial in sorted(serials):
        plan = document(
            f"n-{serial}",
            number=f"{serial}/KH-SNgV",
            place=draw(st.sampled_from(("VN-54", "VN-69"))),
            level=vf.Level.PROVINCIAL,
            title_vi=draw(st.sampled_from(WORDS)),
            fields=(),
        )
        made.append(plan)
    for index in range(draw(st.integers(0, 2))):
        made.append(document(f"n-named-{index}", issued_on=draw(st.none() | _days()), type="CL"))
        made.append(
            vf.Event(
                id=f"n-event-{index}",
                name_vi=TOPICS[index],
                name_en="e",
                kind="conference",
                date=draw(st.none() | _days()),
                place=draw(st.sampled_from(("VN", "VN-54"))),
                cites=("s",),
            )
        )
    return made


def _days() -> st.SearchStrategy[vf.PartialDate]:
    return st.dates(EARLY, LATE).map(day_of)


COMPANIES = companies()


def pair(draw: st.DrawFn, good: vf.Record, bad: vf.Record, *beside: vf.Record) -> Pair:
    """A dataset with the good record, and the same one with the bad record in its place."""
    around = [*draw(COMPANIES), *beside]
    return vf.Dataset.of([*around, good]), vf.Dataset.of([*around, bad])


NAMES = st.from_regex(r"d[a-z]{0,6}", fullmatch=True)
TERMS = st.sampled_from([congress(term) for term in range(9, 14)])


def in_term(draw: st.DrawFn, met: Congress, first: int = 90, last: int = 1_500) -> dt.date:
    """A day well within a term: so many days after it began."""
    return met.central_committee_from + draw(st.integers(first, last)) * DAY
