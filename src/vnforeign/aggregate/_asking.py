"""What every question needs: names that are known, what lies in a place, how far the data reach."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable

from vnforeign.dataset import Dataset
from vnforeign.errors import CoverageWarning, Lang, UnknownName
from vnforeign.model.evidence import Record
from vnforeign.model.institutions import Institution
from vnforeign.model.partnerships import Step
from vnforeign.values.names import closest

__all__ = [
    "PLACES",
    "SIDES",
    "SUBJECTS",
    "country_side",
    "evidence_of",
    "known",
    "known_by",
    "last_word",
    "named",
    "place_side",
    "warn_past_ladder",
    "warn_uncovered",
]

PLACES = ("places", "countries")
SIDES = (*PLACES, "institutions")
SUBJECTS = ("institutions", "partnerships", "directives")


def known(data: Dataset, what: str, key: str, among: tuple[str, ...]) -> None:
    """Refuse an id that no record has, and propose those spelled or named like it."""
    if any(key in data.collection(name) for name in among):
        return
    ids: dict[str, str] = {}
    for name in among:
        for record in data.collection(name):
            for spelling in (getattr(record, "name_vi", ""), getattr(record, "name_en", "")):
                ids.setdefault(spelling, record.id)
            ids[record.id] = record.id
    near = tuple(dict.fromkeys(ids[choice] for choice in closest(key, filter(None, ids))))
    raise UnknownName(what, key, near)


def named(data: Dataset, key: str, lang: Lang = "en") -> str:
    """What a record is called in a language; its id where it has no name."""
    record = data.get(key)
    return str(getattr(record, f"name_{lang}", None) or key)


def place_side(data: Dataset, place: str) -> frozenset[str]:
    """The ids that stand for a place: itself, what lies in it, and the bodies of these."""
    return data.derived(f"side of place {place}", lambda data: _place_side(data, place))


def _place_side(data: Dataset, place: str) -> frozenset[str]:
    inside = {place}
    todo = [place]
    while todo:
        for below in data.places.where(parent=todo.pop()):
            if below.id not in inside:
                inside.add(below.id)
                todo.append(below.id)
    return frozenset(inside | {body.id for one in inside for body in _bodies(data, one)})


def country_side(data: Dataset, country: str) -> frozenset[str]:
    """The ids that stand for a country: itself, its places, and the bodies of these."""
    return data.derived(f"side of country {country}", lambda data: _country_side(data, country))


def _country_side(data: Dataset, country: str) -> frozenset[str]:
    inside = {country} | {place.id for place in data.places.where(country=country)}
    return frozenset(inside | {body.id for one in inside for body in _bodies(data, one)})


def _bodies(data: Dataset, place: str) -> Iterable[Institution]:
    return data.institutions.where(place=place)


def evidence_of(record: Record | Step) -> tuple[str, ...]:
    """The ids of the sources that state a record or step, in the order it names them."""
    pieces = (*(piece.source for piece in record.evidence), *record.cites)
    return tuple(dict.fromkeys(pieces))


def known_by(data: Dataset, record: Record | Step) -> dt.date | None:
    """The day by which a source that states a record was certainly out; None if none says."""
    days = [_day(data, source) for source in evidence_of(record)]
    return min((day for day in days if day is not None), default=None)


def last_word(data: Dataset, records: Iterable[Record | Step]) -> dt.date | None:
    """The day of the latest source that states any of the records; None if none says."""
    sources = {source for record in records for source in evidence_of(record)}
    days = [_day(data, source) for source in sources]
    return max((day for day in days if day is not None), default=None)


def _day(data: Dataset, key: str) -> dt.date | None:
    return data.derived("days of sources", _days_of_sources).get(key)


def _days_of_sources(data: Dataset) -> dict[str, dt.date]:
    days = {one.id: one.published_on or one.accessed_on for one in data.sources}
    return {key: when.last for key, when in days.items() if when is not None}


def warn_past_ladder(data: Dataset, on: dt.date, *, stacklevel: int) -> None:
    """Warn where a day lies after the last one up to which the data know the ladder."""
    end = data.tiers_until
    if end is not None and on > end:
        warn_uncovered(
            f"the data know the ladder of partnerships up to {end}; steps between then and "
            f"{on} may be missing",
            f"dữ liệu về các nấc quan hệ đối tác đến ngày {end:%d/%m/%Y}; có thể thiếu các bước "
            f"từ đó đến ngày {on:%d/%m/%Y}",
            stacklevel=stacklevel + 1,
        )


def warn_uncovered(text: str, text_vi: str, *, stacklevel: int) -> None:
    """Warn that a day lies outside what the data cover; the levels count from the caller here."""
    warnings.warn(CoverageWarning(text, text_vi), stacklevel=stacklevel + 1)
