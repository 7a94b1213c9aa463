"""Errors carry their facts as fields, pickle, and say where, what, what was expected, the mend."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.errors import shorten

FAULT = vf.Fault(
    "$[3].period", "2O24", "a period", "một khoảng thời gian", "did you mean '2024'?", "a", "f.json"
)
PARSE = ("2O24", 1, "no form", "không có dạng", "write 2024", "viết 2024", ("2024",))
EVERY: list[Exception] = [
    vf.VnforeignError("something"),
    vf.ParseError(*PARSE),
    vf.InvalidDocumentNumber(*PARSE),
    vf.InvalidQuantity(*PARSE),
    vf.InvalidDate(*PARSE),
    vf.InvalidPeriod(*PARSE),
    vf.InvalidRecord("Source", "a", [FAULT]),
    vf.InvalidData([FAULT], vf.Dataset.of([])),
    vf.InvalidData([FAULT]),
    vf.UnknownName("unit", "USDD", ("USD",)),
    vf.DuplicateId(["a", "b"]),
    vf.MixedSumError(["units differ"], ["khác đơn vị"], ["a", "b"]),
    vf.MissingExtra("cli", "rich"),
    vf.UndecidedWarning("left out: a"),
    vf.CoverageWarning("the data end on 2026-01-29", "dữ liệu đến ngày 29/1/2026"),
]


def named(error: object) -> str:
    return type(error).__name__


def facts(error: Exception) -> dict[str, Any]:
    return {**vars(error), "args": error.args}


@pytest.mark.parametrize("error", EVERY, ids=named)
class TestEveryError:
    """«Errors carry fields, and also are the builtin a caller would expect»"""

    def test_it_comes_back_from_pickle_with_all_its_facts(self, error: Exception) -> None:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
            assert type(again) is type(error)
            assert facts(again) == facts(error)
            assert str(again) == str(error)

    def test_it_can_be_copied(self, error: Exception) -> None:
        assert facts(copy.copy(error)) == facts(error)

    def test_it_is_of_the_one_base_class_unless_it_is_a_warning(self, error: Exception) -> None:
        assert isinstance(error, vf.VnforeignError | UserWarning)

    def test_it_says_something(self, error: Exception) -> None:
        assert str(error)


class TestTheTree:
    """«one base class `VnforeignError`»"""

    @pytest.mark.parametrize(
        ("cls", "builtin"),
        [
            (vf.ParseError, ValueError),
            (vf.InvalidRecord, ValueError),
            (vf.InvalidData, ValueError),
            (vf.UnknownName, KeyError),
            (vf.DuplicateId, ValueError),
            (vf.MixedSumError, ValueError),
            (vf.MissingExtra, ImportError),
            (vf.UndecidedWarning, UserWarning),
            (vf.CoverageWarning, UserWarning),
        ],
    )
    def test_an_error_is_the_builtin_a_caller_would_expect(
        self, cls: type[Exception], builtin: type[Exception]
    ) -> None:
        assert issubclass(cls, builtin)

    def test_texts_that_are_not_what_they_were_read_as_are_parse_errors(self) -> None:
        for name in ("InvalidDocumentNumber", "InvalidQuantity", "InvalidDate", "InvalidPeriod"):
            assert issubclass(getattr(vf, name), vf.ParseError)

    def test_every_public_exception_is_tested_here(self) -> None:
        public = {
            name
            for name in vf.__all__
            if isinstance(getattr(vf, name), type) and issubclass(getattr(vf, name), Exception)
        }
        assert public == set(map(named, EVERY))


class TestParseError:
    """«a message names the value, what was expected and the mend; messages in both languages»"""

    def test_it_says_what_stands_there_why_and_the_mend(self) -> None:
        assert str(vf.InvalidDate(*PARSE)) == "'2O24' is not a valid date; no form; write 2024"

    def test_it_says_so_in_vietnamese(self) -> None:
        assert vf.InvalidDate(*PARSE).message("vi") == (
            "'2O24' không phải là ngày tháng hợp lệ; không có dạng; viết 2024"
        )

    def test_what_has_no_vietnamese_yet_is_said_in_english(self) -> None:
        error = vf.InvalidPeriod("x", reason="no form", hint="write 2024")
        assert error.message("vi").endswith("hợp lệ; no form; write 2024")

    def test_what_is_not_known_is_left_out(self) -> None:
        assert str(vf.InvalidQuantity("x")) == "'x' is not a valid quantity"
        assert vf.InvalidQuantity("x").candidates == ()

    def test_a_long_text_is_cut(self) -> None:
        said = str(vf.InvalidDate("1" * 1000))
        assert len(said) < 120
        assert "..." in said
        assert "1" * 80 in str(vf.InvalidDate("1" * 80))


class TestFault:
    """«each with its path»: one line that names the file, the record, the field and the mend."""

    def test_it_names_file_record_path_value_expectation_and_mend(self) -> None:
        assert str(FAULT) == (
            "f.json: a: $[3].period: '2O24'; expected a period (did you mean '2024'?)"
        )

    def test_it_does_so_in_vietnamese(self) -> None:
        assert FAULT.message("vi") == (
            "f.json: a: $[3].period: '2O24'; cần một khoảng thời gian (did you mean '2024'?)"
        )

    def test_what_is_not_known_is_left_out(self) -> None:
        fault = vf.Fault("title", 7, "a JSON string")
        assert str(fault) == "title: 7; expected a JSON string"
        assert fault.message("vi") == "title: 7; cần a JSON string"
        assert not fault.unreadable

    def test_it_can_be_placed_without_losing_what_is_known(self) -> None:
        bare = vf.Fault("title", 7, "a JSON string", "một chuỗi JSON", "quote it", unreadable=True)
        placed = bare.at(path="$[0].title", record="a", file="f.json")
        assert str(placed) == "f.json: a: $[0].title: 7; expected a JSON string (quote it)"
        assert placed.unreadable
        assert placed.at() == placed
        assert placed.at(path="").path == ""
        assert placed.expected_vi == "một chuỗi JSON"

    def test_its_hint_speaks_vietnamese_where_it_can(self) -> None:
        fault = vf.Fault("a", 7, "text", "văn bản", "quote it", hint_vi="đặt trong dấu nháy")
        assert str(fault) == "a: 7; expected text (quote it)"
        assert fault.message("vi") == "a: 7; cần văn bản (đặt trong dấu nháy)"
        assert fault.at(file="f.json").hint_vi == fault.hint_vi

    def test_a_line_stands_behind_the_file(self) -> None:
        fault = vf.Fault("a", 7, "text", file="f.csv", line=3)
        assert str(fault) == "f.csv:3: a: 7; expected text"
        assert fault.at(line=4).line == 4
        assert fault.at(path="b").line == 3
        assert fault != fault.at(line=4)
        assert str(vf.Fault("a", 7, "text", line=3)) == "a: 7; expected text"

    def test_equal_faults_are_equal_and_hash_alike(self) -> None:
        same = vf.Fault(
            "$[3].period",
            "2O24",
            "a period",
            "một khoảng thời gian",
            "did you mean '2024'?",
            "a",
            "f.json",
        )
        assert same == FAULT
        assert hash(same) == hash(FAULT)
        assert same != FAULT.at(file="g.json")
        assert FAULT != "f.json"
        assert FAULT.__eq__("f.json") is NotImplemented

    def test_its_repr_shows_the_message(self) -> None:
        assert repr(vf.Fault("a", 1, "b")) == "Fault('a: 1; expected b')"

    def test_it_comes_back_from_pickle(self) -> None:
        assert pickle.loads(pickle.dumps(FAULT)) == FAULT  # noqa: S301

    @given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()))
    def test_it_is_one_printable_line_whatever_the_input(
        self, path: str, value: str, file: str
    ) -> None:
        """A name with a line break, an escape code or half a surrogate pair breaks no terminal."""
        said = str(vf.Fault(path, value, "text", record=path, file=file))
        assert said.isprintable()
        said.encode()


class TestShorten:
    """A value as a message shows it: short, whatever it is."""

    def test_a_short_value_is_its_repr(self) -> None:
        assert shorten("tỷ") == "'tỷ'"
        assert shorten({"a": 1}) == "{'a': 1}"

    def test_a_long_text_keeps_its_beginning(self) -> None:
        assert shorten("x" * 61) == repr("x" * 60) + "…"
        assert shorten("x" * 60) == repr("x" * 60)

    def test_a_long_value_is_cut(self) -> None:
        assert len(shorten(list(range(1000)))) == 61

    def test_a_value_too_deep_or_too_long_to_print_is_named_by_its_type(self) -> None:
        deep: list[Any] = []
        for _ in range(100_000):
            deep = [deep]
        assert shorten(deep) == "<list>"
        assert shorten(10**5000) == "<int>"


class TestInvalidRecord:
    """«it names every fault at once»"""

    def test_it_names_class_id_and_each_field(self) -> None:
        error = vf.InvalidRecord("Source", "a", [FAULT, vf.Fault("title", "", "text")])
        assert str(error) == (
            "Source 'a': $[3].period is '2O24', expected a period (did you mean '2024'?); "
            "title is '', expected text"
        )

    def test_it_does_without_an_id(self) -> None:
        said = str(vf.InvalidRecord("Step", "", [vf.Fault("form", 1, "a Form")]))
        assert said == "Step: form is 1, expected a Form"


class TestInvalidData:
    """«reports every fault at once»"""

    def test_it_counts_and_lists_them(self) -> None:
        assert str(vf.InvalidData([FAULT])) == f"1 fault:\n  {FAULT}"
        assert str(vf.InvalidData([FAULT, FAULT])) == f"2 faults:\n  {FAULT}\n  {FAULT}"


class TestUnknownName:
    """A `KeyError` whose text is a sentence, not the `repr` of a key."""

    def test_it_names_what_is_near(self) -> None:
        assert str(vf.UnknownName("unit", "USDD", ["USD", "US"])) == (
            "no unit 'USDD'; near it: 'USD', 'US'"
        )

    def test_it_says_nothing_of_what_is_not_near(self) -> None:
        assert str(vf.UnknownName("unit", 7)) == "no unit 7"


class TestTheOthers:
    """Each says what to do."""

    def test_a_duplicate_names_the_ids_and_the_mend(self) -> None:
        assert str(vf.DuplicateId(["a", "b"])) == (
            "two records of one id: 'a', 'b' (rename one, or drop one before merging)"
        )

    def test_a_refused_sum_says_why_in_both_languages(self) -> None:
        error = vf.MixedSumError(["units differ", "periods overlap"], ["khác đơn vị"], ["a"])
        assert str(error) == error.message() == "units differ; periods overlap"
        assert error.message("vi") == "khác đơn vị"
        assert error.records == ("a",)

    def test_a_missing_extra_names_the_command(self) -> None:
        error = vf.MissingExtra("frames", "polars")
        assert str(error) == "this needs polars: pip install 'vnforeign[frames]'"


class TestCoverageWarning:
    def test_it_speaks_both_languages(self) -> None:
        warning = vf.CoverageWarning("the data end", "dữ liệu đã hết")
        assert warning.message() == str(warning) == "the data end"
        assert warning.message("vi") == "dữ liệu đã hết"

    def test_without_vietnamese_it_says_what_it_has(self) -> None:
        assert vf.CoverageWarning("the data end").message("vi") == "the data end"
