"""The catalogue of rules: each entry is whole, and its two examples are tests."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

import vnforeign as vf

EVERY_RULE = pytest.mark.parametrize("rule", vf.rules(), ids=lambda rule: rule.code)

FAMILIES = {
    "0": {"dataset"},  # references
    "1": {"directives", "dataset"},  # documents
    "2": {"partnerships", "dataset"},  # ties
    "3": {"observations", "indicators", "dataset"},  # figures
    "4": {"sources", "directives", "partnerships", "observations", "events", "dataset"},  # time
    "5": {"observations", "partnerships", "directives", "sources", "dataset"},  # evidence
    "6": {"observations", "places", "dataset"},  # places and their time
    "7": {"commitments", "events", "dataset"},  # lists and events
}


def findings(text: str, code: str) -> list[vf.Finding]:
    """What one rule says of an example."""
    return [finding for finding in vf.check(vf.from_json(text)) if finding.code == code]


def codes(text: str) -> Counter[str]:
    """How often each rule speaks of an example."""
    return Counter(finding.code for finding in vf.check(vf.from_json(text)))


def fields(text: str) -> dict[tuple[str, str, str], Any]:
    """Every field of every record, by collection, record and name."""
    found: dict[tuple[str, str, str], Any] = {}
    for collection, records in json.loads(text).items():
        for record in records:
            for name, value in record.items():
                found[collection, record["id"], name] = value
    return found


MENDED_BY_MORE = {
    "VNF007": "the other records use the source",
    "VNF340": "the other figures are of the indicator",
    "VNF529": "the other pieces stretch the run of the paper",
    "VNF701": "the other steps fill the gap",
    "VNF713": "the other events settle the order",
}
"""The rules that speak of what is missing: other records may be just that."""
OF_THE_LAST = {
    "VNF114": "behind",  # the highest serial is held against the latest day below it
    "VNF322": "before",  # of two figures of one part the last counts
    "VNF323": "before",
    "VNF325": "",  # the last share is the one that is named
    "VNF331": "behind",  # before it, the other figures go on
}
"""Where the good records must stand to hide nothing, of rules for which the order matters."""


WORDS = ("a", "s")
"""Ids of examples that English has as words."""
WRITTEN_OUT = {"VNF213": "2 September 1945 is 02/9/1945 in Vietnamese"}


def renamed(value: Any, names: dict[str, str]) -> Any:
    """JSON with other ids, also where records refer to each other."""
    if isinstance(value, dict):
        return {key: renamed(held, names) for key, held in value.items()}
    if isinstance(value, list):
        return [renamed(held, names) for held in value]
    return names.get(value, value) if isinstance(value, str) else value


def beside_its_passing_example(rule: vf.Rule, *, first: bool) -> str:
    """The failing example with the passing one before or behind it.

    A record that both have and that is alike stays one; else the passing one has another id.
    """
    passes, fails = json.loads(rule.passes), json.loads(rule.fails)
    held = [{r["id"]: r for records in each.values() for r in records} for each in (passes, fails)]
    names: dict[str, str] = {}
    while more := {
        key: f"{'0' if first else 'zz'}-{key}"  # records are in the order of their ids
        for key in (held[0].keys() & held[1].keys()) - names.keys()
        if renamed(held[0][key], names) != held[1][key]
    }:
        names |= more
    order = [renamed(passes, names), fails] if first else [fails, renamed(passes, names)]
    both = {
        collection: {r["id"]: r for each in order for r in each.get(collection, ())}
        for collection in passes.keys() | fails.keys()
    }
    return json.dumps({collection: list(records.values()) for collection, records in both.items()})


def with_less(text: str) -> Iterator[vf.Dataset]:
    """An example without one of its records, or one field of one of them, as far as it reads."""
    whole = json.loads(text)
    for collection, records in whole.items():
        for at, record in enumerate(records):
            shorter = [
                {key: held for key, held in record.items() if key != name} for name in record
            ]
            shorter += [
                {**record, "steps": [{k: held for k, held in step.items() if k != name}]}
                for step in record.get("steps", ())
                for name in step
            ]
            for less in (None, *shorter):
                left = [*records[:at], *([] if less is None else [less]), *records[at + 1 :]]
                try:
                    yield vf.from_json(json.dumps({**whole, collection: left}))
                except vf.InvalidData:
                    continue  # a field that every such record has


class TestEveryRule:
    """«code, name of the bad pattern, severity, why, since, failing and passing example»"""

    @EVERY_RULE
    def test_it_speaks_of_its_failing_example(self, rule: vf.Rule) -> None:
        assert findings(rule.fails, rule.code)

    @EVERY_RULE
    def test_it_is_silent_on_its_passing_example(self, rule: vf.Rule) -> None:
        assert findings(rule.passes, rule.code) == []

    @pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
    @EVERY_RULE
    def test_what_is_good_before_or_behind_hides_nothing(self, rule: vf.Rule, first: bool) -> None:
        alone = {(f.record, f.field) for f in findings(rule.fails, rule.code)}
        beside = findings(beside_its_passing_example(rule, first=first), rule.code)
        hidden = alone - {(f.record, f.field) for f in beside}
        free = OF_THE_LAST.get(rule.code, "" if rule.code in MENDED_BY_MORE else "before, behind")
        assert bool(hidden) == (("before" if first else "behind") not in free), hidden

    @EVERY_RULE
    def test_it_copes_with_whatever_is_left_out(self, rule: vf.Rule) -> None:
        asked = [
            vf.check(data, rules=[rule], acknowledged=())
            for text in (rule.fails, rule.passes)
            for data in with_less(text)
        ]
        assert any(not report.findings for report in asked)

    @EVERY_RULE
    def test_nothing_but_its_own_findings_sets_the_two_examples_apart(self, rule: vf.Rule) -> None:
        assert set(codes(rule.fails) - codes(rule.passes)) == {rule.code}

    @EVERY_RULE
    def test_the_passing_example_is_the_failing_one_mended_in_a_field_or_two(
        self, rule: vf.Rule
    ) -> None:
        fails, passes = fields(rule.fails), fields(rule.passes)
        gone = {key[:2] for key in fails} ^ {key[:2] for key in passes}
        changed = {
            key
            for key in fails.keys() | passes.keys()
            if key[:2] not in gone and fails.get(key) != passes.get(key)
        }
        assert 1 <= len(gone) + len(changed) <= 2

    @EVERY_RULE
    def test_it_says_what_it_finds_in_one_line_and_why_that_matters(self, rule: vf.Rule) -> None:
        assert rule.meaning
        assert rule.meaning.endswith(".")
        assert "\n" not in rule.meaning
        assert len(rule.why) > 30

    @EVERY_RULE
    def test_it_names_the_version_it_came_in(self, rule: vf.Rule) -> None:
        came, here = (
            [int(part) for part in re.findall(r"[0-9]+", version)]
            for version in (rule.since, vf.__version__)
        )
        assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", rule.since)
        assert came <= here

    @EVERY_RULE
    def test_its_code_is_of_the_family_of_what_it_looks_at(self, rule: vf.Rule) -> None:
        assert re.fullmatch(r"VNF[0-9]{3}", rule.code)
        assert rule.on in FAMILIES[rule.code[3]]

    @EVERY_RULE
    def test_its_name_is_the_bad_pattern_in_lower_case_words(self, rule: vf.Rule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)

    @EVERY_RULE
    def test_its_message_is_there_in_both_languages_and_names_the_value(
        self, rule: vf.Rule
    ) -> None:
        for finding in findings(rule.fails, rule.code):
            assert finding.message
            assert finding.message_vi
            assert finding.message != finding.message_vi
            assert finding.value in finding.message
            assert finding.value in finding.message_vi
            assert bool(finding.hint) == bool(finding.hint_vi)

    @EVERY_RULE
    def test_both_languages_name_the_same_records_and_numbers(self, rule: vf.Rule) -> None:
        ids = [record.id for record in vf.from_json(rule.fails) if record.id not in WORDS]
        named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?![\w-])")
        numbers = re.compile("[0-9]+(?:[.,][0-9]+)*")
        for finding in findings(rule.fails, rule.code):
            said = finding.message, finding.message_vi
            one, other = (sorted(named.findall(text)) if ids else [] for text in said)
            assert one == other
            one, other = (sorted(numbers.findall(text)) for text in said)
            assert (one != other) == (rule.code in WRITTEN_OUT)

    @EVERY_RULE
    def test_its_finding_says_which_field_of_which_record(self, rule: vf.Rule) -> None:
        data = vf.from_json(rule.fails)
        for finding in findings(rule.fails, rule.code):
            assert (finding.code, finding.rule, finding.severity) == (
                rule.code,
                rule.name,
                rule.severity,
            )
            record = data.collection(finding.collection)[finding.record]
            assert hasattr(record, re.split(r"[.\[]", finding.field)[0])

    @EVERY_RULE
    def test_it_finds_no_error_in_the_shipped_data(self, rule: vf.Rule) -> None:
        report = vf.check(vf.load(), rules=[rule])
        assert rule.severity is not vf.Severity.ERROR or report.findings == ()


class TestTheCatalogue:
    def test_no_two_rules_share_a_code(self) -> None:
        assert max(Counter(rule.code for rule in vf.rules()).values()) == 1

    def test_no_two_rules_share_a_name(self) -> None:
        assert max(Counter(rule.name for rule in vf.rules()).values()) == 1

    def test_no_two_rules_say_the_same(self) -> None:
        assert max(Counter(rule.meaning for rule in vf.rules()).values()) == 1

    def test_it_is_in_the_order_of_the_codes_and_the_same_each_time(self) -> None:
        listed = [rule.code for rule in vf.rules()]
        assert listed == sorted(listed)
        assert vf.rules() is vf.rules()

    def test_it_holds_a_first_dozen(self) -> None:
        assert len(vf.rules()) >= 12

    def test_a_rule_prints_without_its_function(self) -> None:
        assert "function" not in repr(vf.rules()[0])
