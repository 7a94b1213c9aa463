"""Congress terms and National Assemblies: document-numbers.md, sections 7 to 9."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.values.terms import (
    assembly_years,
    congress,
    congress_term,
    congresses,
    from_roman,
    national_assemblies,
    national_assembly,
    national_assembly_of,
    to_roman,
)


@dataclass
class Partial:
    """A stand-in for a partial date: any day from first to last."""

    first: dt.date
    last: dt.date


def days() -> st.SearchStrategy[dt.date]:
    return st.dates(dt.date(1930, 1, 1), dt.date(2035, 12, 31))


class TestRomanNumerals:
    @given(st.integers(1, 3999))
    def test_reading_gives_back_what_was_written(self, number: int) -> None:
        assert from_roman(to_roman(number)) == number
        assert from_roman(to_roman(number).lower()) == number

    @pytest.mark.parametrize(
        ("number", "roman"),
        [
            *((444, "CDXLIV"), (900, "CM"), (899, "DCCCXCIX"), (1954, "MCMLIV"), (39, "XXXIX")),
            *((3888, "MMMDCCCLXXXVIII"), (40, "XL"), (90, "XC"), (89, "LXXXIX"), (8, "VIII")),
            *((400, "CD"), (399, "CCCXCIX"), (499, "CDXCIX"), (99, "XCIX"), (3, "III"), (9, "IX")),
        ],
    )
    def test_signs_stand_for_what_they_always_did(self, number: int, roman: str) -> None:
        assert to_roman(number) == roman

    @given(st.text() | st.text(alphabet="IVXLCDM", max_size=20))
    def test_no_other_text_is_a_numeral(self, text: str) -> None:
        with contextlib.suppress(ValueError):
            assert to_roman(from_roman(text)) == text.upper()

    @pytest.mark.parametrize(
        "text", ["", "IIII", "VX", "IC", "XIIIX", "13", "ⅩⅢ", "xıı", "M" * 999]
    )
    def test_improper_forms_are_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a Roman numeral"):
            from_roman(text)

    def test_a_long_text_is_shown_by_its_beginning(self) -> None:
        with pytest.raises(ValueError, match=f"'{'M' * 40}' is not a Roman numeral"):
            from_roman("M" * 999)

    @pytest.mark.parametrize("number", [0, -1, 4000])
    def test_numbers_without_a_numeral_are_refused(self, number: int) -> None:
        with pytest.raises(ValueError, match="has no Roman numeral"):
            to_roman(number)


class TestPartyTermRunsFromTheFirstPlenum:
    """«from the day after a congress closes [...]; but if the first plenum meets during the
    congress, from the day that plenum opens»"""

    @pytest.mark.parametrize(
        ("day", "roman"),
        [
            ("2001-04-21", "VIII"),
            ("2001-04-22", "IX"),
            ("2006-04-23", "IX"),
            ("2006-04-25", "X"),
            ("2011-01-17", "X"),
            ("2011-01-19", "XI"),
            ("2016-01-26", "XI"),
            ("2016-01-27", "XII"),
            ("2018-08-08", "XII"),  # 25-CT/TW on multilateral diplomacy
            ("2021-01-30", "XII"),
            ("2021-01-31", "XIII"),
            ("2023-10-25", "XIII"),  # the other 25-CT/TW
            ("2026-01-09", "XIII"),  # 399-QĐ/TW
            ("2026-01-22", "XIII"),
            ("2026-01-23", "XIV"),
        ],
    )
    def test_a_day_belongs_to_the_committee_in_office(self, day: str, roman: str) -> None:
        found = congress_term(dt.date.fromisoformat(day))
        assert found is not None
        assert found.roman == roman

    @pytest.mark.parametrize(
        "day", ["2006-04-24", "2011-01-18", "1986-12-16", "1996-07-01", "1960-09-12"]
    )
    def test_a_day_of_a_handover_that_sources_do_not_settle_is_undecided(self, day: str) -> None:
        assert congress_term(dt.date.fromisoformat(day)) is None

    @pytest.mark.parametrize("day", ["1930-02-03", "1935-03-26", "2031-01-01"])
    def test_before_the_first_and_after_the_last_known_term_nothing_is_guessed(
        self, day: str
    ) -> None:
        assert congress_term(dt.date.fromisoformat(day)) is None


class TestATermIsNeverGuessed:
    @given(days(), days())
    def test_a_partial_day_has_a_term_only_if_all_its_days_do(
        self, one: dt.date, other: dt.date
    ) -> None:
        first, last = sorted((one, other))
        for ask in (congress_term, national_assembly):
            whole = ask(Partial(first, last))
            assert whole == (ask(first) if ask(first) == ask(last) else None)
            assert ask(Partial(first, first)) == ask(first)

    @given(days(), days())
    def test_terms_follow_each_other(self, one: dt.date, other: dt.date) -> None:
        first, last = sorted((one, other))
        for ask in (congress_term, national_assembly):
            before, after = ask(first), ask(last)
            assert before is None or after is None or before.number <= after.number

    def test_a_month_of_handover_is_undecided_and_the_month_after_is_not(self) -> None:
        assert congress_term(Partial(dt.date(2021, 1, 1), dt.date(2021, 1, 31))) is None
        after = congress_term(Partial(dt.date(2021, 2, 1), dt.date(2021, 2, 28)))
        assert after is not None
        assert after.roman == "XIII"

    @pytest.mark.parametrize(
        ("first", "last", "congress_of", "assembly_of"),
        [
            ("2022-01-01", "2022-12-31", "XIII", "XV"),
            ("2021-01-01", "2021-12-31", None, None),
            ("2021-07-01", "2021-07-31", "XIII", None),
            ("2016-01-29", "2016-05-01", "XII", "XIII"),
        ],
    )
    def test_a_span_within_one_term_has_that_term(
        self, first: str, last: str, congress_of: str | None, assembly_of: str | None
    ) -> None:
        span = Partial(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        met, sat = congress_term(span), national_assembly(span)
        assert (met and met.roman, sat and sat.roman) == (congress_of, assembly_of)

    def test_a_moment_counts_as_its_day(self) -> None:
        moment = dt.datetime(2026, 1, 23, 9, 30)  # noqa: DTZ001 - a day of Hà Nội
        assert congress_term(moment) == congress(14)


class TestNationalAssemblies:
    @pytest.mark.parametrize(
        ("day", "roman"),
        [
            ("1946-03-02", "I"),
            ("2021-07-19", "XIV"),
            ("2021-07-20", "XV"),
            ("2026-04-05", "XV"),
            ("2026-04-06", "XVI"),
        ],
    )
    def test_a_term_opens_with_its_first_session(self, day: str, roman: str) -> None:
        found = national_assembly(dt.date.fromisoformat(day))
        assert found is not None
        assert found.roman == roman

    @pytest.mark.parametrize("day", ["1946-03-01", "1981-06-24", "2031-06-01"])
    def test_disputed_and_unknown_days_are_undecided(self, day: str) -> None:
        assert national_assembly(dt.date.fromisoformat(day)) is None

    def test_numbers_carry_years_from_first_session_to_the_next_ones(self) -> None:
        assert assembly_years(15) == (2021, 2026)
        assert assembly_years(16) == (2026, 2031)
        assert assembly_years(17) == (2031, dt.MAXYEAR)
        assert assembly_years(0) is None


class TestTables:
    def test_rows_are_in_order_without_gaps_or_overlaps(self) -> None:
        assert list(congresses) == list(range(1, 15))
        assert list(national_assemblies) == list(range(1, 17))
        rows = list(congresses.values())
        for row in rows:
            assert row.start <= row.perhaps_from <= row.central_committee_from
            assert row.start <= row.end
            assert row.roman == to_roman(row.number)
        for row, following in pairwise(rows):
            assert row.central_committee_from < following.perhaps_from
        sat = list(national_assemblies.values())
        for one, next_one in pairwise(sat):
            assert one.until == next_one.since
            assert one.elected < one.perhaps_from <= one.first_session < next_one.elected

    def test_rows_are_found_by_number_and_by_numeral(self) -> None:
        assert congress("XIII") is congress(13) is congresses[13]
        assert national_assembly_of("xv") is national_assembly_of(15)

    @pytest.mark.parametrize("term", [0, 99, "XCIX"])
    def test_an_unknown_term_is_named_in_the_error(self, term: int | str) -> None:
        with pytest.raises(ValueError, match=f"no congress {term!r} is known"):
            congress(term)
        with pytest.raises(ValueError, match=f"no National Assembly {term!r} is known"):
            national_assembly_of(term)

    def test_tables_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            congresses[15] = congresses[14]  # type: ignore[index]
