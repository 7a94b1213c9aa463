"""PartialDate: what is printed, what it may mean, and what is left undecided."""

from __future__ import annotations

import datetime as dt
import itertools
import pickle
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vnforeign.errors import InvalidDate
from vnforeign.values import _date_text
from vnforeign.values.dates import PartialDate, Precision


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Days, months, years and spans; shrinks towards a day."""
    day = st.dates()
    return st.one_of(
        day.map(lambda d: PartialDate(first=d, last=d)),
        day.map(lambda d: PartialDate.of(d.year, d.month)),
        day.map(lambda d: PartialDate.of(d.year)),
        st.tuples(day, day).map(lambda ends: PartialDate.between(min(ends), max(ends))),
    )


def near_dates() -> st.SearchStrategy[PartialDate]:
    """Short spans close to each other, few enough days to try them all."""

    def span(start: int, length: int) -> PartialDate:
        first = dt.date(2024, 2, 20) + dt.timedelta(days=start)
        return PartialDate.between(first, first + dt.timedelta(days=length))

    return st.builds(span, st.integers(0, 15), st.integers(0, 12))


def days_of(when: PartialDate) -> list[dt.date]:
    return [when.first + dt.timedelta(n) for n in range((when.last - when.first).days + 1)]


def verdict(answers: set[bool]) -> bool | None:
    return answers.pop() if len(answers) == 1 else None


def printed_days() -> st.SearchStrategy[tuple[str, dt.date]]:
    """A day in one of its printed forms, and the day."""
    forms = (
        "{0.day:02}/{0.month:02}/{0.year:04}",
        "{0.day}/{0.month}/{0.year:04}",
        "{0.day}-{0.month}-{0.year:04}",
        "{0.day:02}.{0.month}.{0.year:04}",
        "ngày {0.day:02} tháng {0.month} năm {0.year:04}",
        "Ngày {0.day}/{0.month:02}/{0.year:04}",
        "({0.day} / {0.month} / {0.year:04})",
        "{0.day:02}–{0.month:02}–{0.year:04}",
        "ngày\u00a0{0.day} tháng\u2009{0.month} năm {0.year:04}",
        "{0.day} THÁNG {0.month}, {0.year:04}",
        "{0:%Y-%m-%d}",
    )
    return st.tuples(st.sampled_from(forms), st.dates(min_value=dt.date(1000, 1, 1))).map(
        lambda pair: (pair[0].format(pair[1]), pair[1])
    )


def hostile_texts() -> st.SearchStrategy[str]:
    """Anything, and pieces of dates put together wrongly."""
    pieces = (
        *("ngày", "tháng", "năm", "cùng", "mồng", "trong khoảng", "từ", "đến", "thứ", "cuối"),
        *("tư", "mười hai", "/", "-", ".", "..", "[", "]", "(", ")", " ", "\u0301", "\u200b"),
        *("0", "31", "02", "2024", "9/2023", "X", "20XX", "99999", "\u0662", "\ud800", "Ð"),
    )
    return (
        st.text()
        | st.lists(st.sampled_from(pieces)).map(" ".join)
        | st.lists(st.sampled_from(pieces)).map("".join)
    )


def refusal(text: str, **context: PartialDate) -> InvalidDate:
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(text, **context)
    return caught.value


class TestWhatItPrintsItReads:
    """«T.parse(str(x)) == x for every x»"""

    @given(partial_dates())
    def test_parse_reads_back_str(self, when: PartialDate) -> None:
        assert PartialDate.parse(str(when)) == when

    @given(partial_dates())
    def test_parse_reads_back_the_vietnamese_words(self, when: PartialDate) -> None:
        assert PartialDate.parse(when.format()) == when

    @given(partial_dates())
    def test_edtf_is_read_back(self, when: PartialDate) -> None:
        assert PartialDate.parse(when.to_edtf()) == when

    @given(partial_dates())
    def test_it_hashes_pickles_and_its_repr_can_be_run(self, when: PartialDate) -> None:
        assert hash(when) == hash(PartialDate.between(when.first, when.last))
        assert pickle.loads(pickle.dumps(when)) == when  # noqa: S301
        assert eval(repr(when), {"PartialDate": PartialDate}) == when  # noqa: S307

    @pytest.mark.parametrize(
        ("when", "label"),
        [
            (PartialDate.of(2023), "2023"),
            (PartialDate.of(2023, 9), "2023-09"),
            (PartialDate.of(2023, 9, 5), "2023-09-05"),
            (
                PartialDate.between(dt.date(2024, 7, 20), dt.date(2024, 12, 31)),
                "[2024-07-20..2024-12-31]",
            ),
        ],
    )
    def test_labels(self, when: PartialDate, label: str) -> None:
        assert str(when) == label

    def test_words_in_both_languages(self) -> None:
        assert PartialDate.of(2020, 3, 5).format() == "ngày 05 tháng 3 năm 2020"
        assert PartialDate.of(2020, 2).format() == "tháng 02 năm 2020"
        assert PartialDate.of(2021).format() == "năm 2021"
        assert PartialDate.of(2020, 3, 5).format("en") == "5 March 2020"
        assert PartialDate.of(2020, 3).format("en") == "March 2020"
        assert PartialDate.of(2020).format("en") == "2020"
        span = PartialDate.parse("[2024-07-20..2024-12-31]")
        assert span.format("en") == "between 20 July 2024 and 31 December 2024"
        assert span.format().startswith("trong khoảng từ ngày 20 tháng 7 năm 2024 đến ngày 31")


class TestDaysAndPrecision:
    """«closed intervals of days whose label and precision are derived from the days»"""

    @given(partial_dates())
    def test_parts_are_those_that_all_its_days_share(self, when: PartialDate) -> None:
        ends = (when.first, when.last)
        assert when.year == verdict_of({d.year for d in ends})
        assert when.month == verdict_of({(d.year, d.month) for d in ends}, 1)
        assert when.day == verdict_of({(d.year, d.month, d.day) for d in ends}, 2)

    @given(st.dates())
    def test_of_fills_exactly_the_unit(self, day: dt.date) -> None:
        year, month = PartialDate.of(day.year), PartialDate.of(day.year, day.month)
        assert (year.precision, month.precision) == (Precision.YEAR, Precision.MONTH)
        assert PartialDate.of(day.year, day.month, day.day).precision is Precision.DAY
        assert year.first <= month.first <= day <= month.last <= year.last
        if day.year < dt.MAXYEAR:
            assert (month.last + dt.timedelta(days=1)).day == 1
            assert (year.last + dt.timedelta(days=1)).month == 1

    def test_any_other_interval_is_a_span(self) -> None:
        quarter = PartialDate.between(dt.date(2024, 1, 1), dt.date(2024, 3, 31))
        within = PartialDate.between(dt.date(2024, 7, 20), dt.date(2024, 12, 31))
        years = PartialDate.between(dt.date(2023, 1, 1), dt.date(2024, 12, 31))
        assert {quarter.precision, within.precision, years.precision} == {Precision.SPAN}
        for text in ("2020-01-01..2020-01-15", "2020-01-15..2020-01-31", "2020-02-01..2020-12-31"):
            assert PartialDate.parse(f"[{text}]").precision is Precision.SPAN
        assert (within.year, within.month, within.day) == (2024, None, None)

    def test_equal_means_the_same_days(self) -> None:
        assert PartialDate.parse("tháng 9/2023") == PartialDate.parse("[2023-09-01..2023-09-30]")
        assert PartialDate.of(2023) != PartialDate.of(2023, 1, 1)

    @pytest.mark.parametrize("first", [dt.datetime(2024, 1, 1), "2024-01-01", None, 5])  # noqa: DTZ001
    def test_ends_must_be_dates(self, first: object) -> None:
        with pytest.raises(InvalidDate, match="first must be a datetime"):
            PartialDate(first=first, last=dt.date(2024, 1, 1))  # type: ignore[arg-type]

    def test_ends_must_be_in_order(self) -> None:
        with pytest.raises(InvalidDate, match="first, 2024-01-02, lies after last, 2024-01-01"):
            PartialDate(first=dt.date(2024, 1, 2), last=dt.date(2024, 1, 1))

    @pytest.mark.parametrize(
        ("parts", "reason"),
        [
            ((2024, 2, 31), "no day 31: February 2024 has 29 days"),
            ((2023, 13), "no month 13"),
            ((0,), "no year 0"),
            ((10000,), "no year 10000"),
            ((2024, None, 3), "a day needs its month"),
            ((True,), "year must be an int, not bool"),
            ((2024, "9"), "month must be an int, not str"),
        ],
    )
    def test_of_refuses_what_the_calendar_has_not(
        self, parts: tuple[int, ...], reason: str
    ) -> None:
        with pytest.raises(InvalidDate, match=reason):
            PartialDate.of(*parts)


def verdict_of(values: set[object], part: int | None = None) -> object:
    if len(values) != 1:
        return None
    (value,) = values
    return value if part is None else value[part]  # type: ignore[index]


class TestUndecidedComparisons:
    """«Comparisons that the precision cannot settle are undecided, not guessed.»"""

    @given(near_dates(), near_dates())
    def test_answers_are_those_of_all_pairs_of_days(
        self, one: PartialDate, other: PartialDate
    ) -> None:
        pairs = [(a, b) for a in days_of(one) for b in days_of(other)]
        assert one.before(other) is verdict({a < b for a, b in pairs})
        assert one.after(other) is verdict({a > b for a, b in pairs})
        assert one.on_or_before(other) is verdict({a <= b for a, b in pairs})
        assert one.on_or_after(other) is verdict({a >= b for a, b in pairs})
        assert one.same_day(other) is verdict({a == b for a, b in pairs})

    @given(near_dates(), st.integers(0, 30))
    def test_a_date_counts_as_its_day(self, one: PartialDate, shift: int) -> None:
        day = dt.date(2024, 2, 20) + dt.timedelta(days=shift)
        assert one.before(day) is one.before(PartialDate.between(day, day))
        assert one.known_by(day) is one.on_or_before(day)

    @given(partial_dates(), partial_dates())
    def test_before_and_after_mirror_each_other(self, one: PartialDate, other: PartialDate) -> None:
        assert one.before(other) is other.after(one)

    @given(st.lists(partial_dates()))
    def test_the_sort_key_never_contradicts_a_decided_order(self, dates: list[PartialDate]) -> None:
        ordered = sorted(dates, key=lambda each: each.sort_key)
        for earlier, later in itertools.pairwise(ordered):
            assert later.before(earlier) is not True

    def test_there_is_no_order_that_guesses(self) -> None:
        with pytest.raises(TypeError):
            PartialDate.of(2023) < PartialDate.of(2024)  # type: ignore[operator]  # noqa: B015

    def test_a_month_is_not_known_in_its_midst(self) -> None:
        month = PartialDate.of(2023, 9)
        assert month.known_by(dt.date(2023, 9, 15)) is None
        assert month.known_by(dt.date(2023, 9, 30)) is True
        assert month.known_by(dt.date(2023, 8, 31)) is False

    def test_a_datetime_is_refused(self) -> None:
        with pytest.raises(InvalidDate, match="not datetime"):
            PartialDate.of(2023).before(dt.datetime(2024, 1, 1))  # noqa: DTZ001


class TestAnniversaries:
    """«python-dateutil for steps and anniversaries»"""

    @given(partial_dates(), st.integers(1, 9999))
    def test_an_anniversary_lies_in_its_year(self, when: PartialDate, year: int) -> None:
        try:
            again = when.anniversary(year)
        except InvalidDate:
            assert when.year is None  # a span over New Year may leave the years
            return
        assert again.first.year == year
        assert again.precision is when.precision or when.precision is Precision.SPAN

    def test_of_29_february_it_is_the_28th_in_common_years(self) -> None:
        leap_day = PartialDate.of(2024, 2, 29)
        assert str(leap_day.anniversary(2025)) == "2025-02-28"
        assert str(leap_day.anniversary(2028)) == "2028-02-29"
        assert leap_day.years_since(dt.date(2020, 2, 29)) == 4
        assert PartialDate.of(2025, 2, 28).years_since(leap_day) == 1

    def test_of_february_it_is_all_of_february(self) -> None:
        assert str(PartialDate.of(2023, 2).anniversary(2024)) == "2024-02"
        assert str(PartialDate.of(2024, 2).anniversary(2023)) == "2023-02"

    def test_years_since_count_whole_years_or_leave_it_open(self) -> None:
        relations = PartialDate.of(1992, 12, 22)
        assert PartialDate.of(2024, 6).years_since(relations) == 31
        assert PartialDate.of(2024, 12).years_since(relations) is None
        assert PartialDate.of(2024, 12, 22).years_since(relations) == 32
        assert relations.years_since(PartialDate.of(1993)) is None
        assert relations.years_since(dt.date(1993, 1, 1)) == -1

    @pytest.mark.parametrize("year", [0, 10000, -1])
    def test_a_year_out_of_range_is_refused(self, year: int) -> None:
        for when in (PartialDate.of(2024, 2), PartialDate.of(2024, 2, 29), PartialDate.of(2024)):
            with pytest.raises(InvalidDate, match="1 to 9999"):
                when.anniversary(year)


class TestPrintedForms:
    """«08/8/2018, 5-3-2020, 05.3.2020, ngày 05 tháng 3 năm 2020, ... Day first, always.»"""

    @given(printed_days())
    @example(("05/01/2022", dt.date(2022, 1, 5)))
    def test_every_form_of_a_day_is_that_day(self, printed: tuple[str, dt.date]) -> None:
        text, day = printed
        for form in (text, unicodedata.normalize("NFD", text), text.upper()):
            assert PartialDate.parse(form) == PartialDate.between(day, day)

    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("08/8/2018", "2018-08-08"),
            ("5-3-2020", "2020-03-05"),
            ("05.3.2020", "2020-03-05"),
            ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
            ("ngày 05/3 năm 2020", "2020-03-05"),
            ("mùng 2 tháng 9 năm 1945", "1945-09-02"),
            ("Thứ Ba, 19/12/2023", "2023-12-19"),
            ("sáng 13/12/2021", "2021-12-13"),
            ("Chủ nhật, ngày 19/12/2021", "2021-12-19"),
            ("thứ 3, 19/12/2023", "2023-12-19"),
            ("tháng 9/2023", "2023-09"),
            ("Tháng 9 năm 2023", "2023-09"),
            ("tháng 01/2020", "2020-01"),
            ("tháng tám năm 1945", "1945-08"),
            ("tháng mười hai năm 2021", "2021-12"),
            ("9/2023", "2023-09"),
            ("(12/1986)", "1986-12"),
            ("năm 2021", "2021"),
            ("2021", "2021"),
            ("2023-09", "2023-09"),
            ("2023-XX", "2023"),
            ("2023-09-XX", "2023-09"),
            ("2023-xx-xx", "2023"),
            ("202X", "[2020-01-01..2029-12-31]"),
            ("00XX", "[0001-01-01..0099-12-31]"),
            ("[2023..2024-03]", "[2023-01-01..2024-03-31]"),
            ("trong khoảng từ năm 2020 đến tháng 3/2021", "[2020-01-01..2021-03-31]"),
        ],
    )
    def test_examples(self, text: str, label: str) -> None:
        assert str(PartialDate.parse(text)) == label

    def test_what_refers_back_needs_the_date_it_refers_to(self) -> None:
        before = PartialDate.of(2021, 8, 3)
        for text, label in (
            ("ngày 12 tháng 8 cùng năm", "2021-08-12"),
            ("12/8 cùng năm", "2021-08-12"),
            ("tháng 9 cùng năm", "2021-09"),
            ("tháng chín, cùng năm", "2021-09"),
            ("cùng năm", "2021"),
            ("ngày 15 cùng tháng", "2021-08-15"),
            ("cùng tháng", "2021-08"),
            ("cùng ngày", "2021-08-03"),
        ):
            assert str(PartialDate.parse(text, after=before)) == label
            assert PartialDate.parse(text, after=before.first) == PartialDate.parse(label)
            assert "pass that date as after=" in str(refusal(text))

    def test_it_must_refer_back_to_something_settled_enough(self) -> None:
        assert PartialDate.parse("12/8 cùng năm", after=PartialDate.of(2021)).year == 2021
        span = PartialDate.parse("[2020-12-01..2021-01-31]")
        assert refusal("12/8 cùng năm", after=span).position == 5
        assert refusal("ngày 15 cùng tháng", after=PartialDate.of(2021)).position == 8
        assert refusal("cùng ngày", after=PartialDate.of(2021, 8)).position == 0


class TestRefusals:
    """«impossible dates refused with a clear reason; two-digit years refused»"""

    @pytest.mark.parametrize(
        ("text", "position", "reason", "hint"),
        [
            ("31/02/2024", 0, "there is no day 31: February 2024 has 29 days", ""),
            ("29/2/2023", 0, "there is no day 29: February 2023 has 28 days", ""),
            ("0/2/2023", 0, "there is no day 0: February 2023 has 28 days", ""),
            ("3/15/2020", 2, "there is no month 15", "the day is printed before the month: 15/03"),
            ("1/15/2020", 2, "there is no month 15", "15/01/2020"),
            ("tháng 13/2020", 6, "there is no month 13", ""),
            ("2023-13", 5, "there is no month 13", ""),
            ("2023-13-XX", 5, "there is no month 13", ""),
            ("(2023-00-XX)", 6, "there is no month 0", ""),
            ("ngày 31 tháng 4 năm 2021", 5, "there is no day 31: April 2021 has 30 days", ""),
            ("0000", 0, "there is no year 0", ""),
            ("5/3/20", 4, "a year has four digits", "1920-03-05, 2020-03-05"),
            ("tháng 9/23", 8, "a year has four digits", "1923-09, 2023-09"),
            ("năm 86", 4, "a year has four digits", "1986, 2086"),
            ("năm 986", 4, "a year has four digits", ""),
            ("sáng 13/12", 10, "no year is printed", "add the year"),
            ("sáng 3/12", 9, "no year is printed", "add the year"),
            ("(sáng 3/12)", 10, "no year is printed", "add the year"),
            ("2023 abcdefghijklmnopqrst", 5, "'abcdefghijklmnopqrst' does not fit", ""),
            ("2023 abcdefghijklmnopqrstu", 5, "'abcdefghijklmnopqrst...' does not fit", ""),
            ("9 tháng năm 2023", 2, "'tháng năm 2023' does not fit", ""),
            ("1986-1995", 5, "two years are a period, not a date", "Period.parse"),
            ("2011/2020", 5, "two years are a period, not a date", "Period.parse"),
            ("2023/09/05", 0, "its numbers are in no known order", "2020-03-05"),
            ("tháng 5/3/2020", 0, "its numbers are in no known order", ""),
            ("5-3/2020", 3, "'/2020' does not fit", ""),
            ("ngày 05/3/2020 và sau đó", 15, "'và sau đó' does not fit", ""),
            ("thang 9/2023", 0, "none of the known forms", "with their marks"),
            ("thứ tư, 19/12/2023", 0, "2023-12-19 is not the weekday it prints", ""),
            ("chủ nhật, tháng 12/2023", 0, "is not the weekday", ""),
            ("[2024-12-31..2024-01-01]", 13, "2024-12-31 lies after 2024-01-01", ""),
            ("2023-XX-05", 5, "'xx-05' does not fit", ""),
            ("20XX-05", 0, "none of the known forms", ""),
            ("cuối năm 2019", 0, "early, mid, late and about settle no days", "2019"),
            ("2023?", 4, "'?' does not fit", ""),
            ("()", 1, "none of the known forms", ""),
            (" ", 0, "nothing is printed in it", ""),
            ("١٢/٣/٢٠٢٠", 0, "none of the known forms", ""),
            ("x" * 201, 200, "more than 200 code points", ""),
        ],
    )
    def test_it_says_where_and_why(self, text: str, position: int, reason: str, hint: str) -> None:
        error = refusal(text)
        assert error.position == position
        assert reason in error.reason
        assert hint in error.hint
        assert error.reason_vi
        assert error.message("vi") != error.message("en")
        assert bool(error.hint) == bool(error.hint_vi)

    @pytest.mark.parametrize(
        ("year", "month", "day"),
        [(0, None, None), (2020, 13, None), (2020, 2, 30), (2020, None, 3)],
    )
    def test_parts_of_no_text_are_refused_at_its_start(
        self, year: int, month: int | None, day: int | None
    ) -> None:
        with pytest.raises(_date_text.Misfit) as caught:
            _date_text.days(year, month, day)
        assert caught.value.at == 0

    def test_parts_that_make_no_date_are_shown_as_they_would_print(self) -> None:
        with pytest.raises(InvalidDate) as caught:
            PartialDate.of(2020, 13)
        assert (caught.value.text, caught.value.position) == ("2020-13", 0)
        with pytest.raises(InvalidDate) as caught:
            PartialDate.of(2023, 2, 29)
        assert (caught.value.text, caught.value.position) == ("2023-2-29", 0)

    @pytest.mark.parametrize("number", range(2, 8))
    def test_weekdays_may_be_numbers_from_monday_the_second(self, number: int) -> None:
        for day in range(18, 24):  # 18 December 2023 was a Monday
            text = f"thứ {number}, {day}/12/2023"
            if day == 16 + number:
                assert PartialDate.parse(text).day == day
            else:
                assert "is not the weekday" in refusal(text).reason

    def test_a_part_of_another_kind_is_refused_at_the_start(self) -> None:
        wrong: Any = "2020"
        with pytest.raises(_date_text.Misfit, match="year must be an int, not str") as caught:
            _date_text.days(wrong)
        assert caught.value.at == 0

    @pytest.mark.parametrize(
        "around", ["({})", "sáng {}", "(sáng {})", "(trong khoảng từ {} đến 12/2099)"]
    )
    @pytest.mark.parametrize(
        "text",
        [
            *("31/02/2024", "tháng 13/2020", "2023-13", "ngày 31 tháng 4 năm 2021", "3/15/2020"),
            *(
                "5/3/20",
                "tháng 9/23",
                "năm 86",
                "1986-1995",
                "ngày 3 tháng 13 cùng năm",
            ),
            *("31/2 cùng năm", "tháng mười ba năm 2020", "2023/09/05", "ngày 32 cùng tháng"),
        ],
    )
    def test_what_is_wrong_is_pointed_at_wherever_it_stands(self, text: str, around: str) -> None:
        after = PartialDate.of(2021, 4)
        alone, inside = refusal(text, after=after), refusal(around.format(text), after=after)
        assert inside.position == around.index("{") + alone.position
        assert inside.reason == alone.reason

    @pytest.mark.parametrize(
        ("text", "position"),
        [("ngày 3 tháng 13 cùng năm", 13), ("(3/13 cùng năm)", 3), ("31/2 cùng năm", 0)],
    )
    def test_a_month_before_the_same_year_is_pointed_at(self, text: str, position: int) -> None:
        assert refusal(text, after=PartialDate.of(2021)).position == position

    def test_what_may_mean_two_dates_gives_both(self) -> None:
        assert [str(each) for each in refusal("29/2/00").candidates] == ["2000-02-29"]
        assert [str(each) for each in refusal("5/3/20").candidates] == ["1920-03-05", "2020-03-05"]
        assert refusal("cuối năm 2019").candidates == (PartialDate.of(2019),)

    @pytest.mark.parametrize("value", [None, 2024, b"2024", dt.date(2024, 1, 1)])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidDate, match="text is expected, not"):
            PartialDate.parse(value)  # type: ignore[arg-type]

    def test_positions_are_those_of_the_callers_text(self) -> None:
        text = unicodedata.normalize("NFD", "  ngày\u00a0\u00a005/3/2020  hôm qua")
        assert text[refusal(text).position :] == unicodedata.normalize("NFD", "hôm qua")
        assert refusal("(tháng\u200b 13/2020)").position == len("(tháng\u200b ")

    def test_errors_pickle_with_their_fields(self) -> None:
        error = refusal("5/3/20")
        again = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (again.args, again.candidates) == (error.args, error.candidates)


class TestSafe:
    """«no text makes parse raise anything but the module's ParseError subclass»"""

    @given(hostile_texts(), st.none() | partial_dates())
    def test_any_text_is_a_date_or_refused(self, text: str, after: PartialDate | None) -> None:
        refused = None
        try:
            assert isinstance(PartialDate.parse(text, after=after), PartialDate)
        except InvalidDate as error:
            refused = error
        if refused is not None:
            assert 0 <= refused.position <= len(text)
            assert refused.text == text
            assert str(refused)

    @pytest.mark.parametrize(
        "text", ["1" * 10**6, "(" * 10**6, "\u0301\u0323" * 10**6, "5/" * 9**6]
    )
    def test_a_long_text_is_refused_unread(
        self, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []
        monkeypatch.setattr(_date_text, "canonical", read.append)
        assert refusal(text).position == _date_text.LONGEST
        assert read == []
