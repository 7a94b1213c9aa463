"""The ways to go wrong are what they say: one mistake each, in readable records."""

from __future__ import annotations

import functools
import json
import re
from typing import NamedTuple

import pytest

import vnforeign as vf
from spoiled.ways import WAYS, Data, Ids, Raw, Way, shipped

AS_SHIPPED = shipped()
REFUSED = {
    "separators-crossed-in-a-party-number",
    "separators-crossed-in-a-state-number",
    "term-of-office-ends-before-it-begins",
    "evidence-cut-short",
    "person-among-the-participants",
    "thirteenth-month",
}
"""What the reader itself refuses; all else it reads, and rules have to find it."""

each = pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])


def by_id(records: list[Raw]) -> dict[str, list[Raw]]:
    """The records of each id: more than one, where an id stands twice."""
    found: dict[str, list[Raw]] = {}
    for record in records:
        found.setdefault(record["id"], []).append(record)
    return found


BEFORE = {name: by_id(records) for name, records in AS_SHIPPED.items()}


def unlike_before(collection: str, after: dict[str, list[Raw]]) -> list[Raw]:
    """The records that are new, or not as shipped, or one of two with an id."""
    before = BEFORE[collection]
    return [one for key, found in after.items() if found != before.get(key) for one in found]


class Outcome(NamedTuple):
    """What a way did to the data."""

    named: Ids
    hit: set[str]
    """The collections that changed."""
    at_home: set[str]
    """The collections that hold a named record, or got a new one."""
    unknown: set[str]
    """The named ids that no record has."""
    changed: Data
    """The records that are new or not as shipped."""
    is_json: bool
    refuses_again: bool


@functools.cache
def outcome(way: Way) -> Outcome:
    data = shipped()
    named = way.spoil(data)
    after = {name: by_id(records) for name, records in data.items()}
    hit = {name for name in data if data[name] != AS_SHIPPED[name]}
    changed = {name: unlike_before(name, after[name]) for name in hit}
    is_json = json.loads(json.dumps(data, ensure_ascii=False)) == data
    try:
        way.spoil(data)
    except AssertionError:
        refuses_again = True
    else:
        refuses_again = False
    return Outcome(
        named,
        hit,
        {name for name in after if after[name].keys() & {*named}}
        | {name for name in after if after[name].keys() - BEFORE[name].keys()},
        {key for key in named if not any(key in found for found in after.values())},
        changed,
        is_json,
        refuses_again,
    )


class TestAllWays:
    def test_there_are_enough_of_them_and_no_two_share_a_name(self) -> None:
        names = [way.name for way in WAYS]
        assert len(names) >= 40
        assert len(set(names)) == len(names)

    def test_no_two_do_the_same(self) -> None:
        done = {json.dumps([*outcome(way).changed.items()], sort_keys=True) for way in WAYS}
        assert len(done) == len(WAYS)

    def test_they_go_through_all_the_collections_but_the_taxonomy(self) -> None:
        hit = set().union(*(outcome(way).hit for way in WAYS))
        assert hit == AS_SHIPPED.keys() - {"schemes", "pillars", "fields"}

    def test_those_that_the_reader_refuses_are_among_them(self) -> None:
        assert {way.name for way in WAYS} >= REFUSED


class TestEachWay:
    @each
    def test_it_has_a_slug_and_tells_in_one_sentence_how_it_happens(self, way: Way) -> None:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", way.name)
        assert re.fullmatch(r'[A-Z0-9"].*[^.]\.', way.story)
        assert not re.search(r"[.!?] [A-Z]", way.story)

    @each
    def test_it_changes_the_data_and_names_records_that_are_there(self, way: Way) -> None:
        done = outcome(way)
        assert done.hit
        assert done.named
        assert len(set(done.named)) == len(done.named)
        assert not done.unknown

    @each
    def test_it_touches_only_the_collections_of_what_it_names_or_adds(self, way: Way) -> None:
        assert outcome(way).hit <= outcome(way).at_home

    @each
    def test_the_records_it_changes_are_among_those_it_names(self, way: Way) -> None:
        ids = {record["id"] for records in outcome(way).changed.values() for record in records}
        assert ids <= {*outcome(way).named}

    @each
    def test_it_gives_json_again(self, way: Way) -> None:
        assert outcome(way).is_json

    @each
    def test_it_refuses_data_that_are_not_as_it_expects(self, way: Way) -> None:
        assert outcome(way).refuses_again

    @each
    def test_the_reader_reads_it_unless_it_is_one_of_a_few(self, way: Way) -> None:
        text = json.dumps(outcome(way).changed)
        if way.name in REFUSED:
            with pytest.raises(vf.InvalidData):
                vf.from_json(text)
        else:
            vf.from_json(text)
