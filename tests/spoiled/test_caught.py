"""What curators do wrong is found: by the rule that is made for it, at a record it is in."""

from __future__ import annotations

import functools
import json

import pytest

import vnforeign as vf
from spoiled.expected import EXPECTED, NOT_CAUGHT, UNREADABLE
from spoiled.ways import WAYS, Way, shipped

AS_SHIPPED = shipped()
READ = [way for way in WAYS if EXPECTED.get(way.name, UNREADABLE) != UNREADABLE]
REFUSED = [way for way in WAYS if EXPECTED.get(way.name) == UNREADABLE]
EVERY_TWELFTH = READ[::12]


def names(ways: list[Way]) -> list[str]:
    return [way.name for way in ways]


@functools.cache
def before() -> frozenset[tuple[str, str]]:
    """What is said of the data as shipped: code and record."""
    return said(vf.load(), None)


def said(data: vf.Dataset, rules: tuple[vf.Rule, ...] | None) -> frozenset[tuple[str, str]]:
    report = vf.check(data, rules=rules, acknowledged=())
    return frozenset((finding.code, finding.record) for finding in report)


def spoiled(way: Way) -> tuple[vf.Dataset, frozenset[str]]:
    """The shipped data with the mistake, and the ids of the records it is in.

    Only the records that are not as shipped are read again.
    """
    data = shipped()
    named = way.spoil(data)
    changed = {
        name: [one for one in records if one not in AS_SHIPPED[name]]
        for name, records in data.items()
        if records != AS_SHIPPED[name]
    }
    mistaken = vf.from_json(json.dumps(changed, ensure_ascii=False))
    ids = {one["id"] for records in data.values() for one in records}
    again = {record.id for record in mistaken}
    kept = [record for record in vf.load() if record.id in ids - again]
    return vf.Dataset.of([*kept, *mistaken]), frozenset(named)


def of(codes: tuple[str, ...]) -> tuple[vf.Rule, ...]:
    return tuple(rule for rule in vf.rules() if rule.code in codes)


def test_every_way_is_looked_at() -> None:
    assert sorted([*EXPECTED, *NOT_CAUGHT]) == sorted(names(WAYS))
    assert all(EXPECTED.values())
    assert all(len(reason.split()) > 3 for reason in NOT_CAUGHT.values())


@pytest.mark.parametrize("way", READ, ids=names(READ))
def test_the_rule_made_for_it_names_a_record_it_is_in(way: Way) -> None:
    codes = EXPECTED[way.name]
    data, named = spoiled(way)
    new = said(data, of(codes)) - before()
    assert {code for code, record in new if record in named} == {*codes}


@pytest.mark.parametrize("way", EVERY_TWELFTH, ids=names(EVERY_TWELFTH))
def test_among_all_rules_it_is_named_too(way: Way) -> None:
    data, named = spoiled(way)
    new = said(data, None) - before()
    assert {code for code, record in new if record in named} >= {*EXPECTED[way.name]}


@pytest.mark.parametrize("way", REFUSED, ids=names(REFUSED))
def test_the_reader_refuses_it_and_says_which_record_it_is_in(way: Way) -> None:
    data = shipped()
    named = way.spoil(data)
    with pytest.raises(vf.InvalidData) as refused:
        vf.from_json(json.dumps(data, ensure_ascii=False))
    assert {fault.record for fault in refused.value.faults} <= {*named}
    assert any(key in str(refused.value) for key in named)


def test_what_no_rule_finds_is_still_found_by_none() -> None:
    for way in WAYS:
        if way.name in NOT_CAUGHT:
            data, named = spoiled(way)
            assert not {code for code, record in said(data, None) - before() if record in named}
