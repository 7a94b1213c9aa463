"""JSON in and out: strict, canonical, every fault with its path, no good record lost."""

from __future__ import annotations

import contextlib
import gc
import json
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import record_strategies as made
import vnforeign as vf
from vnforeign.convert import OnDemand, collector_paused
from vnforeign.model.evidence import hints

GOOD = '{"id": "good", "title": "T"}'
SOURCE = {"id": "a", "title": "T"}
FIGURE = {
    "id": "a",
    "indicator": "exports",
    "period": "2024-H1",
    "quantity": {"amount": "15.4", "unit": "USD"},
    "place": "VN-69",
}
EVIDENCE = {"source": "a", "start": 0, "end": 1, "printed": "x"}


def read(text: str | bytes, cls: type[Any] = vf.Source) -> tuple[list[str], list[str]]:
    """The ids of the good records, and the faults as text."""
    records, faults = vf.read_records(text, cls, file="f.json")
    for fault in faults:
        assert fault.file == "f.json"
        assert str(fault).isprintable()
        assert fault.message("vi").isprintable()
    return [record.id for record in records], [str(fault) for fault in faults]


def beside(faulty: str) -> list[vf.Fault]:
    """The faults of a record that stands between two good ones, which must survive it."""
    text = '[{"id": "before", "title": "T"}, ' + faulty + ", " + GOOD + "]"
    records, faults = vf.read_records(text, vf.Source)
    assert [record.id for record in records] == ["before", "good"]
    assert faults
    for fault in faults:
        assert fault.path.startswith("$[1]")
    return faults


def faults_of(raw: dict[str, Any], cls: type[Any] = vf.Source) -> list[vf.Fault]:
    records, faults = vf.read_records(json.dumps([raw]), cls)
    assert bool(records) != bool(faults)
    return faults


def only_fault(raw: dict[str, Any], cls: type[Any] = vf.Source) -> vf.Fault:
    (fault,) = faults_of(raw, cls)
    return fault


# What is right in JSON, by type; everything else in the list must be refused for that type.
WRONG: list[Any] = [
    *(None, True, False, 0, 1, 7, -1, 7.0, 7.9, float("nan"), float("inf"), 10**400),
    *("", " ", "7", "7.9", "true", "null", "x y", "XX", "2024-02-30", "2024-13", "trên", "\ud800"),
    *([], [7], ["a b"], [None], [[]], {}, {"a": 1}, {"id": "a"}),
]


class TestNothingIsCoerced:
    """«no silent coercion: "7", 7.9 and true are not the integer 7, 7 and 1»"""

    @pytest.mark.parametrize("raw", ["7", 7.0, 7.9, True, None, [7], "VII"])
    def test_no_other_json_is_an_integer(self, raw: object) -> None:
        pillar = {"id": "a", "scheme": "s", "name_vi": "a", "name_en": "a", "ordinal": raw}
        fault = only_fault(pillar, vf.Pillar)
        assert fault.path == "$[0].ordinal"
        assert fault.expected == "a JSON integer"
        assert fault.expected_vi == "một số nguyên JSON"
        assert fault.record == "a"

    @pytest.mark.parametrize("raw", [7, 7.9, True, ["T"], {"vi": "T"}, None])
    def test_no_other_json_is_a_string(self, raw: object) -> None:
        fault = only_fault({**SOURCE, "title": raw})
        assert (fault.path, fault.expected) == ("$[0].title", "a JSON string")

    @pytest.mark.parametrize("raw", ["a", {"0": "a"}, 7, None, "[]"])
    def test_no_other_json_is_an_array(self, raw: object) -> None:
        fault = only_fault({**SOURCE, "notes": raw})
        assert (fault.path, fault.expected) == ("$[0].notes", "a JSON array")

    @pytest.mark.parametrize(
        "raw", [15.4, 15, "15,4", "15.", ".5", "1e3", "015", "+1", "NaN", "", " 1", "١", None, True]
    )
    def test_a_decimal_is_a_string_of_plain_digits(self, raw: object) -> None:
        """«Quantities are Decimal, never float»"""
        fault = only_fault({**FIGURE, "quantity": {"amount": raw, "unit": "USD"}}, vf.Observation)
        assert fault.path == "$[0].quantity.amount"
        assert fault.expected == 'a decimal number as a JSON string, such as "15.4"'

    @pytest.mark.parametrize("raw", ["true", "false", 1, 0, None, "yes"])
    def test_nothing_else_is_true_or_false(self, raw: object) -> None:
        with pytest.raises(TypeError, match="a JSON true or false"):
            vf.converter().structure(raw, bool)
        assert vf.converter().structure(True, bool) is True

    @pytest.mark.parametrize("raw", [True, 7.9, "7"])
    def test_a_converter_of_ones_own_is_as_strict(self, raw: object) -> None:
        with pytest.raises(TypeError, match="expected a JSON integer"):
            vf.converter().structure(raw, int)
        with pytest.raises(TypeError, match="expected a JSON array"):
            vf.converter().structure("ab", tuple[str, ...])

    @pytest.mark.parametrize("raw", [7, None, ["USD"], True])
    def test_a_unit_is_its_code(self, raw: object) -> None:
        fault = only_fault({**FIGURE, "quantity": {"amount": "1", "unit": raw}}, vf.Observation)
        assert fault.expected == "the code of a unit as a JSON string"

    @pytest.mark.parametrize("raw", [2024, None, ["2024"], 2024.0, True])
    def test_a_date_a_period_a_number_is_its_text(self, raw: object) -> None:
        assert only_fault({**FIGURE, "period": raw}, vf.Observation).expected == "a JSON string"
        if raw is not None:
            assert only_fault({**SOURCE, "accessed_on": raw}).expected == "a JSON string"
            directive = {"id": "a", "type": "CT", "title_vi": "a", "title_en": "a", "number": raw}
            assert only_fault(directive, vf.Directive).expected == "a JSON string"

    @pytest.mark.parametrize("raw", ["19", ["gso", "19"], None, 19])
    def test_codes_are_an_object(self, raw: object) -> None:
        place = {"id": "a", "name_vi": "a", "name_en": "a", "kind": "country", "codes": raw}
        assert only_fault(place, vf.Place).expected == "an object of codes by scheme"

    @pytest.mark.parametrize("raw", [{"gso": 19}, {"gso": None}, {"gso": ""}, {"gso": ["19"]}])
    def test_a_code_is_text(self, raw: object) -> None:
        place = {"id": "a", "name_vi": "a", "name_en": "a", "kind": "country", "codes": raw}
        fault = only_fault(place, vf.Place)
        assert fault.path == "$[0].codes"
        assert "both text" in fault.expected

    @pytest.mark.parametrize("cls", made.CLASSES)
    def test_whatever_a_field_refuses_is_never_turned_into_what_it_takes(
        self, cls: type[vf.Record]
    ) -> None:
        """For every field of every class: what is read back out is what was put in."""
        least = {
            "id": "a",
            **dict.fromkeys(["title", "title_vi", "title_en", "type", "definition"], "x"),
            **dict.fromkeys(["name_vi", "name_en", "gist_vi", "gist_en"], "x"),
            **dict.fromkeys(["scheme", "indicator", "local", "place", "country"], "b"),
            "foreign": "c",
            "steps": [{"form": "signed"}],
            "level": "national",
            "ordinal": 1,
            "unit": "USD",
            "nature": "flow",
            "period": "2024",
            "quantity": {"amount": "1", "unit": "USD"},
            "kind": {"Place": "province", "Commitment": "aim"}.get(cls.__name__, "visit"),
        }
        least = {key: value for key, value in least.items() if key in hints(cls)}
        assert not faults_of(least, cls)
        written = vf.converter()
        for name in hints(cls):
            for wrong in WRONG:
                records, _ = vf.read_records(json.dumps([{**least, name: wrong}]), cls)
                if records:
                    raw = written.unstructure(records[0])
                    assert raw.get(name, wrong) == wrong
                    assert type(raw.get(name, wrong)) is type(wrong)


class TestEveryFaultHasItsPath:
    """«all faults of a file at once, each with its JSON path»"""

    def test_all_faults_of_a_record_are_named_at_once(self) -> None:
        raw = {"id": "a b", "titel": "T", "notes": ["x", 7, " "], "sha256": "A", "place": ""}
        faults = faults_of(raw)
        assert [fault.path for fault in faults] == [
            "$[0].titel",
            "$[0].id",
            "$[0].notes[1]",
            "$[0].notes[2]",
            "$[0].title",
            "$[0].place",
            "$[0].sha256",
        ]
        assert {fault.record for fault in faults} == {"a b"}

    def test_all_faults_of_a_file_are_named_at_once(self) -> None:
        ids, faults = read('[{"id": "a"}, ' + GOOD + ', 7, {"id": "b", "title": 7}]')
        assert ids == ["good"]
        assert [fault.split(";")[0] for fault in faults] == [
            "f.json: a: $[0].title: None",
            "f.json: $[2]: 7",
            "f.json: b: $[3].title: 7",
        ]

    def test_a_fault_deep_inside_has_its_whole_path(self) -> None:
        raw = {
            "id": "a",
            "local": "a",
            "foreign": "b",
            "level": "party",
            "steps": [
                {"form": "signed"},
                {
                    "form": "sined",
                    "since": "2024-02-30",
                    "evidence": [EVIDENCE, {**EVIDENCE, "start": True, "ende": 1}],
                },
            ],
        }
        assert [fault.path for fault in faults_of(raw, vf.Partnership)] == [
            "$[0].steps[1].form",
            "$[0].steps[1].since",
            "$[0].steps[1].evidence[1].ende",
            "$[0].steps[1].evidence[1].start",
        ]

    def test_faults_between_fields_have_theirs_too(self) -> None:
        fault = only_fault({**SOURCE, "evidence": [EVIDENCE, {**EVIDENCE, "end": 5}]})
        assert fault.path == "$[0].evidence[1].end"
        assert fault.expected == "start + 1 = 1, as printed has 1 code points"
        fault = only_fault({**SOURCE, "file": "a.txt"})
        assert fault.path == "$[0].sha256"

    def test_parts_of_a_quantity_that_do_not_go_together(self) -> None:
        raw = {**FIGURE, "quantity": {"amount": "5", "unit": "USD", "hedge": "between"}}
        fault = only_fault(raw, vf.Observation)
        assert fault.path == "$[0].quantity"
        assert "needs upper" in fault.expected

    def test_a_whole_that_is_not_that_of_the_quantity(self) -> None:
        fault = only_fault({**FIGURE, "of": "0"}, vf.Observation)
        assert (fault.path, fault.expected) == ("$[0].of", "a whole it can be part of")

    def test_a_field_of_odd_name_is_quoted(self) -> None:
        assert only_fault({**SOURCE, "a b": 1}).path == "$[0]['a b']"
        assert only_fault({**SOURCE, "\ud800": 1}).path == r"$[0]['\ud800']"
        assert len(only_fault({**SOURCE, "x " * 1000: 1}).path) < 80

    def test_an_id_that_is_no_id_is_shown_as_it_stands(self) -> None:
        fault = only_fault({**SOURCE, "id": "a\n\ud800"})
        assert fault.record == r"a\n\ud800"
        assert only_fault({**SOURCE, "id": 7}).record == ""


class TestBadInput:
    """«a clear error that names place and mend ... and the good records beside it are kept»"""

    def test_a_missing_field(self) -> None:
        (fault,) = beside('{"id": "a"}')
        assert fault.path == "$[1].title"
        assert fault.expected == "a value: Source needs title"
        assert fault.expected_vi == "một giá trị: Source cần có title"
        assert fault.hint == "the field is missing"

    def test_an_extra_field_and_the_one_that_was_meant(self) -> None:
        (fault,) = beside('{"id": "a", "title": "T", "publishr": "P"}')
        assert fault.path == "$[1].publishr"
        assert fault.expected == "no field of this name in Source"
        assert fault.hint == "did you mean 'publisher' or 'published_on'?"
        (fault,) = beside('{"id": "a", "title": "T", "zzzzzz": "P"}')
        assert fault.hint == ""

    def test_null_where_a_value_is_needed(self) -> None:
        (fault,) = beside('{"id": "a", "title": null}')
        assert (fault.path, fault.value) == ("$[1].title", "None")

    def test_null_where_none_is_needed_is_welcome(self) -> None:
        assert read('[{"id": "a", "title": "T", "author": null}]') == (["a"], [])

    def test_a_wrong_code_of_a_closed_list(self) -> None:
        figure = {**FIGURE, "status": "normall"}
        fault = only_fault(figure, vf.Observation)
        assert fault.expected == "one of 'normal', 'estimate', 'provisional', 'target'"
        assert fault.expected_vi == "một trong 'normal', 'estimate', 'provisional', 'target'"
        assert fault.hint == "did you mean 'normal'?"
        assert only_fault({**FIGURE, "status": "zz"}, vf.Observation).hint == ""
        assert only_fault({**FIGURE, "status": 7}, vf.Observation).hint == ""
        assert only_fault({**FIGURE, "status": None}, vf.Observation).value == "None"

    def test_an_unknown_unit_and_the_one_that_was_meant(self) -> None:
        raw = {**FIGURE, "quantity": {"amount": "1", "unit": "USDD"}}
        fault = only_fault(raw, vf.Observation)
        assert fault.path == "$[0].quantity.unit"
        assert "no unit has this code" in fault.expected
        assert "USD" in fault.hint

    def test_a_hedge_without_a_number(self) -> None:
        raw = {**FIGURE, "quantity": {"unit": "USD", "hedge": "over"}}
        fault = only_fault(raw, vf.Observation)
        assert fault.path == "$[0].quantity.amount"
        assert fault.hint == "the field is missing"

    @pytest.mark.parametrize("day", ["2024-02-30", "30/2/2024", "2024-13", "ngày 31 tháng 4"])
    def test_an_impossible_date(self, day: str) -> None:
        (fault,) = beside(json.dumps({**SOURCE, "accessed_on": day}))
        assert fault.path == "$[1].accessed_on"
        assert fault.expected.startswith("a date: ")
        assert fault.value == repr(day)

    def test_a_wrong_document_number(self) -> None:
        raw = {"id": "a", "type": "CT", "title_vi": "a", "title_en": "a", "number": "25-CT/TTg"}
        fault = only_fault(raw, vf.Directive)
        assert fault.expected.startswith("a document number: ")
        assert fault.expected_vi.startswith("số, ký hiệu văn bản: ")
        assert "25/CT-TTg" in fault.hint

    def test_a_wrong_period(self) -> None:
        fault = only_fault({**FIGURE, "period": "2024-H3"}, vf.Observation)
        assert fault.expected.startswith("a period: ")

    @pytest.mark.parametrize("raw", ["NaN", "Infinity", "-Infinity", "1e999"])
    def test_numbers_that_are_none(self, raw: str) -> None:
        (fault,) = beside(f'{{"id": "a", "title": {raw}}}')
        assert fault.path == "$[1].title"
        assert beside(raw)

    @pytest.mark.parametrize("digits", [4000, 4301, 5001, 100_000])
    def test_an_integer_of_very_many_digits(self, digits: int) -> None:
        evidence = f'{{"source": "a", "start": 0, "end": {"9" * digits}, "printed": "x"}}'
        (fault,) = beside(f'{{"id": "a", "title": "T", "evidence": [{evidence}]}}')
        assert fault.path == "$[1].evidence[0].end"
        assert len(str(fault)) < 300

    def test_many_digits_are_refused_whatever_the_interpreter_allows(self) -> None:
        allowed = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(0)
        try:
            assert beside(f'{{"id": "a", "title": "T", "language": {"9" * 5001}}}')
        finally:
            sys.set_int_max_str_digits(allowed)

    def test_a_key_twice(self) -> None:
        (fault,) = beside('{"id": "a", "title": "T", "title": "U"}')
        assert str(fault) == "a: $[1].title: 'title'; expected each key once"
        assert fault.expected_vi == "mỗi khóa một lần"

    def test_a_key_twice_deep_inside_and_what_else_is_wrong(self) -> None:
        evidence = '{"source": "a", "start": 0, "start": 0, "end": 1, "printed": "x"}'
        faults = beside(f'{{"id": "a", "title": 7, "evidence": [{evidence}]}}')
        assert [fault.path for fault in faults] == ["$[1].evidence[0].start", "$[1].title"]
        (fault,) = beside('{"id": "a", "title": "T", "language": "vi", "language": "vi"}')
        assert fault.path == "$[1].language"

    def test_a_key_twice_in_the_codes(self) -> None:
        text = '[{"id": "A", "name_vi": "a", "name_en": "a", "kind": "bloc", "codes": %s}]'
        ids, faults = read(text % '{"gso": "1", "gso": "1"}', vf.Place)
        assert not ids
        assert "$[0].codes.gso" in faults[0]

    @pytest.mark.parametrize("raw", ["null", "7", '"x"', "[]", "true", "1.5"])
    def test_something_else_than_a_record(self, raw: str) -> None:
        (fault,) = beside(raw)
        assert (fault.path, fault.expected) == ("$[1]", "an object, {...}")
        assert fault.expected_vi == "một đối tượng, {...}"

    @pytest.mark.parametrize("where", ["id", "title", "author", "language", "sha256"])
    def test_half_a_surrogate_pair(self, where: str) -> None:
        """No file can hold it: what cannot be written is not read."""
        (fault,) = beside(json.dumps({**SOURCE, where: "a\ud800"}))
        assert fault.path == f"$[1].{where}"

    def test_a_whole_surrogate_pair_is_one_code_point(self) -> None:
        records, faults = vf.read_records(r'[{"id": "a", "title": "\ud83d\ude00"}]', vf.Source)
        assert not faults
        assert records[0].title == "\U0001f600"

    @pytest.mark.parametrize("depth", [100, 300, 450, 600, 800])
    def test_a_value_nested_deep_in_a_field(self, depth: int) -> None:
        text = "[" + '{"id": "a", "title": ' + "[" * depth + "]" * depth + "}" + "]"
        ids, faults = read(text)
        assert not ids
        assert len(faults) == 1

    @pytest.mark.parametrize("open_", ["[", '{"id": ', '[{"a": '])
    def test_nested_a_hundred_thousand_deep(self, open_: str) -> None:
        ids, (fault,) = read("[" + GOOD + ", " + open_ * 100_000)
        assert ids == ["good"]
        assert "$[1]: " in fault
        assert "JSON that is not nested this deep" in fault


class TestTextThatIsNoJson:
    """«invalid UTF-8, a file of 0 bytes»: what can be read is."""

    @pytest.mark.parametrize("text", [b"", b"  \n", "", "\ufeff", b"\xef\xbb\xbf", "\u00a0"])
    def test_nothing(self, text: str | bytes) -> None:
        records, (fault,) = vf.read_records(text, vf.Source, file="f.json")
        assert not records
        assert fault.unreadable
        assert fault.expected == "JSON, but there is nothing"
        assert (fault.path, fault.file) == ("$", "f.json")

    @pytest.mark.parametrize(
        ("text", "at"),
        [
            (b'[{"id": "a", "title": "\xff"}]', 23),
            (GOOD.encode("utf-16"), 0),
            (b"\xc0\x80", 0),
            ('[{"title": "tỷ"}]'.encode("cp1258", "replace") + b"\x80", 17),
        ],
    )
    def test_bytes_that_are_not_utf_8(self, text: bytes, at: int) -> None:
        records, (fault,) = vf.read_records(text, vf.Source, file="f.json")
        assert not records
        assert fault.unreadable
        assert fault.path == f"byte {at}"
        assert fault.hint == "save the file as UTF-8"
        assert fault.file == "f.json"

    @pytest.mark.parametrize("text", [f"\ufeff[{GOOD}]", f"\ufeff[{GOOD}]".encode()])
    def test_a_byte_order_mark_is_let_be(self, text: str | bytes) -> None:
        assert read(text) == (["good"], [])

    @pytest.mark.parametrize("text", ["{}", "7", "null", '"x"', "true", GOOD])
    def test_another_value_than_an_array(self, text: str) -> None:
        _, (fault,) = read(text)
        assert "f.json: $: " in fault
        assert "expected an array of records, [{...}, ...]" in fault

    @pytest.mark.parametrize("text", ["id,title\na,T", "<json/>", "'a'", "{", '{"id": ', "x"])
    def test_another_text_than_json(self, text: str) -> None:
        _, (fault,) = read(text)
        assert "expected JSON: " in fault
        assert "line 1, column" in fault

    def test_repeated_keys_of_another_value_than_an_array(self) -> None:
        _, (fault,) = read('{"id": "a", "id": "b"}')
        assert fault == "f.json: $.id: 'id'; expected each key once"

    @pytest.mark.parametrize("cut", range(1, len(GOOD) + 3))
    def test_a_file_cut_off_keeps_what_came_before(self, cut: int) -> None:
        text = '[{"id": "a", "title": "T"}, ' + (GOOD + "]")
        text = text[: -cut or None]
        ids, (fault,) = read(text)
        assert ids in (["a"], ["a", "good"])
        assert "$[" in fault
        assert "the records after this place could not be read" in fault

    @pytest.mark.parametrize("after", ["x", "]", "[]", "{}", "null", ",", "\x00", "\u00a0"])
    def test_something_after_the_array(self, after: str) -> None:
        ids, (fault,) = read(f"[{GOOD}] {after}")
        assert ids == ["good"]
        assert "f.json:1: $: " in fault
        assert "expected nothing after the array (line 1, column" in fault

    @pytest.mark.parametrize("between", ["", ";", "}", ":", "\u00a0"])
    def test_no_comma_between_two_records(self, between: str) -> None:
        ids, (fault,) = read(f"[{GOOD}{between}{GOOD}]")
        assert ids == ["good"]
        assert "$[0]: " in fault
        assert "expected ',' or ']'" in fault

    def test_a_comma_after_the_last_record(self) -> None:
        ids, (fault,) = read(f"[{GOOD},]")
        assert ids == ["good"]
        assert "$[1]: " in fault

    def test_the_place_is_given_by_line_and_column(self) -> None:
        _, (fault,) = read(f'[\n  {GOOD},\n  {{"id": x}}\n]')
        assert "(line 3, column 10)" in fault
        _, faults = vf.read_records("[\n;", vf.Source)
        assert "(dòng 2, cột 1)" in faults[0].message("vi")

    @pytest.mark.parametrize("text", ["[]", " [ ] ", "[\n]\n", b"[]"])
    def test_an_array_of_nothing_is_fine(self, text: str | bytes) -> None:
        assert read(text) == ([], [])


class TestNoInputBreaksTheReader:
    """«never a traceback»: whatever comes in, faults come out."""

    @given(st.text(st.characters()) | st.binary())
    @example("[" * 2000)
    @example('{"sources": [{"id"')
    def test_any_text_or_bytes(self, text: str | bytes) -> None:
        for cls in (vf.Source, vf.Partnership):
            _, faults = vf.read_records(text, cls)
            assert all(str(fault).isprintable() for fault in faults)
        with contextlib.suppress(vf.InvalidData):
            vf.from_json(text)

    @given(made.json_values(), st.sampled_from(made.CLASSES), st.integers(0, 40))
    @made.SOME
    def test_any_json_whole_or_cut(self, raw: Any, cls: type[vf.Record], cut: int) -> None:
        for value in (raw, [raw], [{"id": "a", "title": raw}], {"sources": raw}):
            text = json.dumps(value)
            for part in (text, text[: len(text) - cut]):
                _, faults = vf.read_records(part, cls)
                assert all(str(fault).isprintable() for fault in faults)
                with contextlib.suppress(vf.InvalidData):
                    vf.from_json(part)

    @given(st.data())
    @made.SOME
    def test_any_record_with_a_field_replaced_by_anything(self, data: st.DataObject) -> None:
        record = data.draw(made.records())
        raw = vf.converter().unstructure(record)
        name = data.draw(st.sampled_from(sorted(raw)))
        raw[name] = data.draw(made.json_values())
        records, faults = vf.read_records(json.dumps([raw]), type(record))
        assert bool(records) != bool(faults)
        for fault in faults:
            assert fault.path.startswith("$[0]")
            assert str(fault).isprintable()
            assert fault.message("vi").isprintable()

    @given(st.data())
    @made.SOME
    def test_any_record_that_lost_a_field(self, data: st.DataObject) -> None:
        record = data.draw(made.records())
        raw = vf.converter().unstructure(record)
        del raw[data.draw(st.sampled_from(sorted(raw)))]
        records, faults = vf.read_records(json.dumps([raw]), type(record))
        assert bool(records) != bool(faults)


class TestCanonicalJson:
    """«Canonical files»: the one text this library writes records in."""

    @given(st.lists(made.records(), max_size=4))
    @made.SOME
    def test_reading_gives_back_what_was_written(self, records: list[vf.Record]) -> None:
        for cls in {type(record) for record in records}:
            own = [record for record in records if type(record) is cls]
            again, faults = vf.read_records(vf.canonical_json(own), cls)
            assert not faults
            assert again == sorted(own, key=lambda record: record.id)

    @given(made.records())
    @made.SOME
    def test_writing_again_changes_nothing(self, record: vf.Record) -> None:
        text = vf.canonical_json([record])
        again, _ = vf.read_records(text.encode(), type(record))
        assert vf.canonical_json(again) == text

    @given(st.permutations([vf.Source(id=name, title="T") for name in ("a", "B", "b-2", "b.1")]))
    def test_order_of_the_records_does_not_count(self, records: list[vf.Source]) -> None:
        text = vf.canonical_json(records)
        assert [raw["id"] for raw in json.loads(text)] == ["B", "a", "b-2", "b.1"]

    @given(made.records())
    @made.SOME
    def test_what_is_left_out_is_what_the_class_supplies(self, record: vf.Record) -> None:
        (raw,) = json.loads(vf.canonical_json([record]))
        for name in hints(type(record)):
            if name not in raw:
                again, _ = vf.read_records(json.dumps([raw]), type(record))
                assert getattr(again[0], name) == getattr(record, name)
        assert None not in raw.values()
        assert [] not in raw.values()
        assert {} not in raw.values()

    def test_required_fields_come_first_and_evidence_citations_and_notes_last(self) -> None:
        place = vf.Place(
            id="VN-69",
            notes=("n",),
            cites=("c",),
            evidence=(vf.Evidence(**EVIDENCE),),  # type: ignore[arg-type]
            country="VN",
            name_vi="a",
            name_en="b",
            kind=vf.PlaceKind.PROVINCE,
            codes={"iso-3166-2": "VN-69", "gso": "19"},
            printed=("p", "q"),
        )
        assert vf.canonical_json([place]) == (
            "[\n"
            "  {\n"
            '    "id": "VN-69",\n'
            '    "name_vi": "a",\n'
            '    "name_en": "b",\n'
            '    "kind": "province",\n'
            '    "country": "VN",\n'
            '    "codes": {"gso": "19", "iso-3166-2": "VN-69"},\n'
            '    "printed": ["p", "q"],\n'
            '    "evidence": [\n'
            '      {"source": "a", "start": 0, "end": 1, "printed": "x"}\n'
            "    ],\n"
            '    "cites": ["c"],\n'
            '    "notes": ["n"]\n'
            "  }\n"
            "]\n"
        )

    def test_no_records_are_an_empty_array(self) -> None:
        assert vf.canonical_json([]) == "[]\n"

    def test_letters_are_written_as_they_are(self) -> None:
        text = vf.canonical_json([vf.Source(id="a", title='“Đà Nẵng” "\\\u2028\n😀')])
        assert '"title": "“Đà Nẵng” \\"\\\\\u2028\\n😀"' in text

    def test_equal_amounts_are_written_alike(self) -> None:
        texts = {
            vf.canonical_json([vf.Observation(**{**made_figure(), "quantity": quantity})])
            for quantity in (
                vf.Quantity(amount=Decimal("1.50E+3"), unit=vf.Unit.USD),
                vf.Quantity(amount=Decimal("1500.00"), unit=vf.Unit.USD),
                vf.Quantity.parse("1.500 USD"),
            )
        }
        (text,) = texts
        assert '"quantity": {"amount": "1500", "unit": "USD"}' in text

    def test_the_whole_of_a_part_is_written_once(self) -> None:
        figure = vf.Observation(**{**made_figure(), "quantity": vf.Quantity.parse("23/28 dự án")})
        assert vf.canonical_json([figure]).count("28") == 1

    def test_what_is_unstructured_is_plain_json(self) -> None:
        raw = vf.converter().unstructure(
            vf.Commitment(
                id="a", place="b", kind=vf.CommitmentKind.AIM, gist_vi="a", gist_en="b", ordinal=1
            )
        )
        assert {type(value) for value in raw.values()} == {str, int}


def made_figure() -> dict[str, Any]:
    return {"id": "a", "indicator": "x", "place": "b", "period": vf.Period.year(2024)}


class TestUnitsOfOnesOwn:
    """«Own patterns without a fork»: a unit of a user's own is passed in."""

    TEXT = json.dumps([{**FIGURE, "quantity": {"amount": "12", "unit": "street"}}])

    @staticmethod
    def street(name: str = "tuyến phố") -> vf.Unit:
        return vf.Unit(code="street", kind=vf.UnitKind.COUNT, name_vi=name, name_en="street")

    def test_it_is_read_where_it_is_passed_in(self) -> None:
        unit = self.street()
        (figure,), faults = vf.read_records(self.TEXT, vf.Observation, units=[unit])
        assert not faults
        assert figure.quantity.unit is unit
        assert vf.read_records(self.TEXT, vf.Observation)[1]

    def test_it_is_written_as_its_code(self) -> None:
        (figure,), _ = vf.read_records(self.TEXT, vf.Observation, units=[self.street()])
        text = vf.canonical_json([figure])
        assert '"unit": "street"' in text
        assert vf.read_records(text, vf.Observation, units=[self.street()])[0] == [figure]

    def test_two_units_of_one_code_are_not_mixed_up_between_reads(self) -> None:
        for name in ("tuyến phố", "con phố"):
            (figure,), _ = vf.read_records(self.TEXT, vf.Observation, units=[self.street(name)])
            assert figure.quantity.unit.name_vi == name

    def test_it_may_take_the_place_of_one_of_ours(self) -> None:
        mine = vf.Unit(code="USD", kind=vf.UnitKind.CURRENCY, name_vi="đô", name_en="dollar")
        (figure,), _ = vf.read_records(json.dumps([FIGURE]), vf.Observation, units=[mine])
        assert figure.quantity.unit is mine
        assert vf.converter(units=[mine]).structure("USD", vf.Unit) is mine


class TestConverter:
    """«The one cattrs converter»: a new one each time, so that hooks of one's own hurt nobody."""

    def test_each_is_a_new_one(self) -> None:
        one = vf.converter()
        one.register_structure_hook(vf.Period, lambda *_: None)
        assert one.structure("2024", vf.Period) is None
        assert vf.converter().structure("2024", vf.Period) == vf.Period.year(2024)
        assert read(json.dumps([FIGURE]), vf.Observation) == (["a"], [])

    @pytest.mark.parametrize(
        "value",
        [
            vf.PartialDate.of(2023, 9),
            vf.Period.parse("đến năm 2030, tầm nhìn 2045"),
            vf.DocumentNumber.parse("25-CT/TW"),
            vf.Unit.KM2,
            vf.Hedge.OVER,
            vf.Form.COMPREHENSIVE_STRATEGIC,
            vf.Quantity.parse("trên 3,862 tỷ USD"),
            vf.Codes({"gso": "19"}),
            Decimal("15.4"),
        ],
    )
    def test_value_objects_go_there_and_back(self, value: Any) -> None:
        made_by = vf.converter()
        raw = made_by.unstructure(value)
        assert json.loads(json.dumps(raw)) == raw
        assert made_by.structure(raw, type(value)) == value

    @given(made.quantities() | made.periods() | made.partial_dates() | made.numbers())
    def test_any_value_object_does(self, value: Any) -> None:
        made_by = vf.converter()
        assert made_by.structure(made_by.unstructure(value), type(value)) == value

    def test_an_unknown_member_is_an_unknown_name(self) -> None:
        for cls in (vf.Hedge, vf.Form):
            with pytest.raises(vf.UnknownName) as caught:
                vf.converter().structure("signd", cls)
            assert caught.value.what == f"{cls.__name__} called"
        assert caught.value.near == ("signed",)


class TestTheGarbageCollector:
    """It is paused for a bulk read, and given back as it was."""

    @pytest.fixture(autouse=True)
    def _given_back(self) -> Any:
        was = gc.isenabled()
        yield
        (gc.enable if was else gc.disable)()

    @pytest.mark.parametrize("was_running", [True, False])
    def test_it_is_given_back_after_a_read(self, was_running: bool) -> None:
        (gc.enable if was_running else gc.disable)()
        read(f"[{GOOD}, 7, {{]")
        assert gc.isenabled() == was_running

    @pytest.mark.parametrize("was_running", [True, False])
    def test_it_is_given_back_after_an_exception(self, was_running: bool) -> None:
        (gc.enable if was_running else gc.disable)()
        with pytest.raises(ZeroDivisionError), collector_paused():
            1 // gc.isenabled()  # off: a division by zero
        assert gc.isenabled() == was_running

    def test_a_read_within_a_read_does_not_turn_it_on(self) -> None:
        gc.enable()
        with collector_paused():
            read(f"[{GOOD}]")
            assert not gc.isenabled()
        assert gc.isenabled()


class TestOnDemand:
    """«lazy»: a look-up in the shipped data costs one record."""

    TEXT = b'[{"id": "a", "title": "T"}, {"id": "b", "title": 7}, {"id": "c", "title": "U"}]'

    def made(self) -> OnDemand[vf.Source]:
        return OnDemand(self.TEXT, vf.Source, file="sources.json")

    def test_a_record_is_made_when_it_is_asked_for_and_once(self) -> None:
        made_by = self.made()
        assert made_by["a"] == vf.Source(id="a", title="T")
        assert made_by["a"] is made_by["a"]

    def test_it_is_a_mapping_in_the_order_of_the_file(self) -> None:
        made_by = self.made()
        assert list(made_by) == ["a", "b", "c"]
        assert len(made_by) == 3
        with pytest.raises(KeyError):
            made_by["d"]

    def test_a_record_that_is_not_good_after_all_is_named(self) -> None:
        with pytest.raises(vf.InvalidData) as caught:
            self.made()["b"]
        assert [str(fault) for fault in caught.value.faults] == [
            "sources.json: b: $.title: 7; expected a JSON string"
        ]


class TestHintsInVietnamese:
    """Whoever reads Vietnamese gets the mend in Vietnamese, too."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[{"id": "a", "titel": "T", "title": "T"}]', "có phải là 'title'"),
            ('[{"id": "a"}]', "thiếu trường này"),
            ('[{"id": "a", "title": "T"} 7]', "các bản ghi sau chỗ này chưa đọc được"),
            ('[{"id": "a", "title": "T"} 7]', "cần ',' hoặc ']' (dòng 1, cột 28)"),
            ("[] []", "cần không có gì sau mảng (dòng 1, cột 4)"),
        ],
    )
    def test_of_records_and_of_json(self, text: str, said: str) -> None:
        _, faults = vf.read_records(text, vf.Source)
        assert said in faults[0].message("vi")
        assert said not in faults[0].message()

    @pytest.mark.parametrize(
        ("amount", "said", "said_vi"),
        [
            (15.4, 'put it in quotes: "15.4"', 'đặt số trong dấu nháy: "15.4"'),
            ("15,4", "write the decimal mark as a point", "dùng dấu chấm cho phần thập phân"),
            ("1.5E+10", "a spreadsheet shortened the number", "bảng tính đã rút gọn số"),
            ("x", "", ""),
            (True, "", ""),
        ],
    )
    def test_of_numbers(self, amount: object, said: str, said_vi: str) -> None:
        fault = only_fault(FIGURE | {"quantity": {"amount": amount, "unit": "USD"}}, vf.Observation)
        assert fault.hint.startswith(said)
        assert fault.hint_vi.startswith(said_vi)
        assert bool(fault.hint) == bool(said)

    def test_a_key_that_stands_twice_is_told_once(self) -> None:
        _, faults = vf.read_records('[{"id": "a", "title": 7, "title": 8}]', vf.Source)
        assert [fault.path for fault in faults] == ["$[0].title"]


class TestIds:
    """«letters a-z, digits, '-' and '.'»: no '--', a letter or digit at both ends."""

    @given(st.text(st.sampled_from("aZ09-._ é"), max_size=9))
    def test_any_text_is_an_id_or_not(self, text: str) -> None:
        allowed = set(text) <= set("aZ09-.") and "--" not in text
        ends = bool(text) and text[0] not in "-." and text[-1] not in "-."
        records, faults = vf.read_records(json.dumps([{"id": text, "title": "T"}]), vf.Source)
        assert bool(records) == (allowed and ends)
        assert bool(records) != bool(faults)
