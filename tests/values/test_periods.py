"""Period: what is printed, which days it covers, and what an open end leaves undecided."""

from __future__ import annotations

import datetime as dt
import itertools
import pickle
import unicodedata
from typing import ClassVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.errors import InvalidDate, InvalidPeriod
from vnforeign.values import _date_text, _period_text
from vnforeign.values._period_units import assembly_term, congress_term
from vnforeign.values.dates import PartialDate, Precision
from vnforeign.values.periods import Period, Relation

NOW = dt.date(2024, 9, 15)


def closed_periods() -> st.SearchStrategy[Period]:
    """Periods with both ends; shrinks towards a year."""
    years = st.integers(1, 9999)
    day = st.dates()
    return st.one_of(
        years.map(Period.year),
        st.builds(Period.half, years, st.integers(1, 2)),
        st.builds(Period.quarter, years, st.integers(1, 4)),
        st.builds(Period.month, years, st.integers(1, 12)),
        day.map(Period.of),
        st.tuples(years, years).map(lambda ends: Period.between(min(ends), max(ends))),
        st.tuples(day, day).map(
            lambda ends: Period.between(
                PartialDate.of(min(ends).year, min(ends).month),
                PartialDate.of(max(ends).year, max(ends).month),
            )
        ),
        st.tuples(day, day).map(lambda ends: Period(start=min(ends), end=max(ends))),
    )


def periods() -> st.SearchStrategy[Period]:
    """Any period: closed, with an open end, with a vision."""

    def with_vision(period: Period, days: int) -> Period:
        end = period.end
        if end is None or (dt.date.max - end).days < days:
            return period
        return attrs.evolve(period, vision=end + dt.timedelta(days=days))

    opened = st.one_of(
        closed_periods(),
        closed_periods().map(lambda p: Period(start=None, end=p.end)),
        closed_periods().map(lambda p: Period(start=p.start, end=None)),
    )
    return opened | st.builds(with_vision, opened, st.sampled_from([1, 365, 5478, 10000]))


FIRST, LAST = 0, 12  # a small world of days, to try every one in


def day_number(number: int) -> dt.date:
    return dt.date(2024, 2, 24) + dt.timedelta(days=number)


def small_periods() -> st.SearchStrategy[Period]:
    """Periods in a world of few days, with open ends."""
    inside = st.integers(FIRST + 3, LAST - 3)
    return st.one_of(
        st.tuples(inside, inside).map(
            lambda ends: Period(start=day_number(min(ends)), end=day_number(max(ends)))
        ),
        inside.map(lambda n: Period(start=None, end=day_number(n))),
        inside.map(lambda n: Period(start=day_number(n), end=None)),
    )


def closings(period: Period) -> list[set[dt.date]]:
    """The sets of days it may be, in the small world."""
    world = [day_number(n) for n in range(FIRST, LAST + 1)]
    starts = [period.start] if period.start else [d for d in world if d <= (period.end or d)]
    ends = [period.end] if period.end else [d for d in world if d >= (period.start or d)]
    return [{d for d in world if s <= d <= e} for s in starts for e in ends]


def verdict(answers: set[bool]) -> bool | None:
    return answers.pop() if len(answers) == 1 else None


def hostile_texts() -> st.SearchStrategy[str]:
    """Anything, and pieces of periods put together wrongly."""
    pieces = (
        *("tháng", "năm", "quý", "đầu", "cuối", "nửa", "giai đoạn", "nhiệm kỳ", "đại hội", "từ"),
        *("đến", "nay", "thập niên", "thế kỷ", "khóa", "quốc hội", "tầm nhìn", "cùng kỳ"),
        *("lũy kế", "kể", "thứ", "hai", "XIII", "I", "0000", "2024", "9999", "6", "90", "99"),
        *("..", "(", ")", ";vision=", "2024-Q1", "W53", "P9999Y", " ", "/", "-", "\u200b", "٢"),
    )
    joined = st.lists(st.sampled_from(pieces))
    return st.text() | joined.map(" ".join) | joined.map("".join)


def refusal(text: str, now: dt.date | None = None, base: Period | None = None) -> InvalidPeriod:
    with pytest.raises(InvalidPeriod) as caught:
        Period.parse(text, now=now, base=base)
    return caught.value


class TestWhatItPrintsItReads:
    """«parse(str(p)) == p always»"""

    @given(periods())
    def test_parse_reads_back_str(self, period: Period) -> None:
        assert Period.parse(str(period)) == period

    @given(periods())
    def test_parse_reads_back_the_vietnamese_words(self, period: Period) -> None:
        assert Period.parse(period.format()) == period

    @given(periods())
    def test_edtf_is_read_back_without_the_vision(self, period: Period) -> None:
        assert Period.parse(period.to_edtf()) == attrs.evolve(period, vision=None)

    @given(closed_periods())
    def test_sdmx_is_read_back(self, period: Period) -> None:
        assert Period.parse(period.to_sdmx()) == period

    @given(periods())
    def test_it_hashes_pickles_and_its_repr_can_be_run(self, period: Period) -> None:
        assert hash(period) == hash(attrs.evolve(period))
        assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301
        assert eval(repr(period), {"Period": Period}) == period  # noqa: S307

    @given(closed_periods(), closed_periods())
    def test_equal_labels_are_equal_days(self, one: Period, other: Period) -> None:
        assert (str(one) == str(other)) is ((one.start, one.end) == (other.start, other.end))

    @pytest.mark.parametrize(
        ("text", "edtf", "sdmx", "vietnamese", "english"),
        [
            ("2024", "2024", "2024", "năm 2024", "2024"),
            ("2024-H1", "2024-01/2024-06", "2024-S1", "6 tháng đầu năm 2024", "first half of 2024"),
            ("2024-Q4", "2024-10/2024-12", "2024-Q4", "quý IV năm 2024", "fourth quarter of 2024"),
            ("2024-06", "2024-06", "2024-06", "tháng 6 năm 2024", "June 2024"),
            (
                "2024-06-30", "2024-06-30", "2024-06-30", "ngày 30 tháng 6 năm 2024",
                "30 June 2024",
            ),
            ("2011/2020", "2011/2020", "2011-01-01/P10Y", "giai đoạn 2011-2020", "2011-2020"),
            (
                "2023-01/2023-09", "2023-01/2023-09", "2023-01-01/P9M", "9 tháng đầu năm 2023",
                "January 2023 to September 2023",
            ),
            (
                "2023-02/2023-09", "2023-02/2023-09", "2023-02-01/P8M",
                "từ tháng 02 năm 2023 đến tháng 9 năm 2023", "February 2023 to September 2023",
            ),
            (
                "2024-06-01/2024-06-15", "2024-06-01/2024-06-15", "2024-06-01/P15D",
                "từ ngày 01 tháng 6 năm 2024 đến ngày 15 tháng 6 năm 2024",
                "1 June 2024 to 15 June 2024",
            ),
            ("../2030", "../2030", None, "đến năm 2030", "up to 2030"),
            ("2011/..", "2011/..", None, "từ năm 2011", "from 2011"),
            (
                "../2030;vision=2045", "../2030", None, "đến năm 2030, tầm nhìn đến năm 2045",
                "up to 2030, with a vision to 2045",
            ),
        ],
    )  # fmt: skip
    def test_labels_and_words(
        self, text: str, edtf: str, sdmx: str | None, vietnamese: str, english: str
    ) -> None:
        period = Period.parse(text)
        assert (str(period), period.to_edtf()) == (text, edtf)
        assert (period.format(), period.format("en")) == (vietnamese, english)
        if sdmx is None:
            with pytest.raises(ValueError, match="has an open end: SDMX has no form for it"):
                period.to_sdmx()
        else:
            assert period.to_sdmx() == sdmx


class TestDaysAndPrecision:
    """«label and precision are derived from the days, so that equality is equality of days»"""

    @given(closed_periods())
    def test_precision_is_the_unit_it_fills(self, period: Period) -> None:
        assert period.start is not None
        assert period.end is not None
        units = [
            Period.of(period.start),
            Period.month(period.start.year, period.start.month),
            Period.quarter(period.start.year, (period.start.month + 2) // 3),
            Period.half(period.start.year, (period.start.month + 5) // 6),
            Period.year(period.start.year),
        ]
        filled = [unit.precision for unit in units if unit == period]
        assert period.precision is (filled[0] if filled else Precision.SPAN)
        assert period.days == (period.end - period.start).days + 1

    @pytest.mark.parametrize(
        "same",
        [
            ("quý I/2024", "3 tháng đầu năm 2024", "2024-Q1", "2024-01-01/2024-03-31", "2024-33"),
            ("năm 2024", "2024-A1", "12 tháng năm 2024", "cả năm 2024", "2024-01-01/P1Y", "2024"),
            ("6 tháng đầu năm 2024", "2024-S1", "nửa đầu năm 2024", "quý I-II/2024", "2024-40"),
            ("tháng 6/2024", "2024-M06", "6/2024", "từ ngày 1/6/2024 đến ngày 30/6/2024"),
        ],
    )
    def test_one_period_printed_in_many_ways(self, same: tuple[str, ...]) -> None:
        assert len({Period.parse(text) for text in same}) == 1

    def test_open_periods(self) -> None:
        horizon, since = Period.parse("../2030"), Period.since(PartialDate.of(2011))
        assert (horizon.start, horizon.end, horizon.days) == (None, dt.date(2030, 12, 31), None)
        assert horizon == Period.as_of(PartialDate.of(2030))
        assert since == Period.parse("2011/..")
        assert horizon.is_open
        assert horizon.precision is Precision.SPAN
        assert not Period.year(2024).is_open
        assert sorted([since, horizon, Period.year(2011)], key=lambda p: p.sort_key) == [
            horizon,
            Period.year(2011),
            since,
        ]

    def test_the_vision_is_part_of_equality_only(self) -> None:
        plain, vision = Period.parse("../2030"), Period.parse("../2030;vision=2045")
        assert vision.vision == dt.date(2045, 12, 31)
        assert plain != vision
        assert vision.contains(dt.date(2040, 1, 1)) is False

    @pytest.mark.parametrize(
        ("ends", "reason"),
        [
            ((None, None, None), "start and end are both open"),
            ((dt.date(2024, 2, 1), dt.date(2024, 1, 1), None), "lies after end, 2024-01-01"),
            ((dt.datetime(2024, 1, 1), None, None), "start must be a datetime"),  # noqa: DTZ001
            ((None, "2024", None), "end must be a datetime"),
            ((None, dt.date(2030, 1, 1), 2045), "vision must be a datetime"),
            ((None, dt.date(2030, 1, 1), dt.date(2030, 1, 1)), "does not reach beyond the end"),
            ((dt.date(2030, 1, 1), None, dt.date(2045, 1, 1)), "does not reach beyond the end"),
        ],
    )
    def test_what_is_no_period_is_refused(
        self, ends: tuple[dt.date, dt.date, dt.date], reason: str
    ) -> None:
        start, end, vision = ends
        with pytest.raises(InvalidPeriod, match=reason):
            Period(start=start, end=end, vision=vision)

    def test_units_that_do_not_exist_are_refused(self) -> None:
        with pytest.raises(
            InvalidPeriod, match="quarter must be an int of 1 to 4, not 5"
        ) as caught:
            Period.quarter(2024, 5)
        assert "phải là số nguyên từ 1 đến 4, không phải 5" in caught.value.message("vi")
        with pytest.raises(InvalidPeriod, match="half must be an int of 1 to 2, not True"):
            Period.half(2024, True)
        with pytest.raises(InvalidPeriod, match="no year 0"):
            Period.year(0)
        with pytest.raises(InvalidPeriod, match="year must be an int, not bool"):
            Period.of(True)


class TestUndecidedComparisons:
    """«interval algebra with undecided comparisons»: an open end may be anywhere"""

    @given(small_periods(), small_periods())
    def test_answers_are_those_of_every_way_to_close_the_ends(
        self, one: Period, other: Period
    ) -> None:
        pairs = list(itertools.product(closings(one), closings(other)))
        assert one.contains(other) is verdict({b <= a for a, b in pairs})
        assert one.overlaps(other) is verdict({bool(a & b) for a, b in pairs})
        assert one.before(other) is verdict({max(a) < min(b) for a, b in pairs})
        assert one.after(other) is verdict({min(a) > max(b) for a, b in pairs})

    @given(small_periods(), st.integers(FIRST + 3, LAST - 3), st.integers(0, 3))
    def test_a_partial_date_is_one_of_its_days(self, one: Period, first: int, more: int) -> None:
        when = PartialDate.between(day_number(first), day_number(first + more))
        days = [day_number(n) for n in range(first, first + more + 1)]
        pairs = list(itertools.product(closings(one), days))
        assert one.contains(when) is verdict({day in a for a, day in pairs})
        assert one.before(when) is verdict({max(a) < day for a, day in pairs})
        assert one.after(when) is verdict({min(a) > day for a, day in pairs})

    @given(small_periods(), small_periods())
    def test_overlap_is_mutual_and_before_mirrors_after(self, one: Period, other: Period) -> None:
        assert one.overlaps(other) is other.overlaps(one)
        assert one.before(other) is other.after(one)

    def test_periods_with_days_between_are_not_one(self) -> None:
        with pytest.raises(ValueError, match="2023 and 2025 are no one period"):
            Period.year(2023).union(Period.year(2025))
        assert str(Period.year(2023).union(Period.year(2024))) == "2023/2024"

    def test_examples(self) -> None:
        half, year = Period.parse("2024-H1"), Period.year(2024)
        assert year.contains(half) is True
        assert half.contains(year) is False
        assert half.contains(PartialDate.of(2024)) is None
        assert half.before(dt.date(2024, 7, 1)) is True
        assert Period.parse("2011/..").contains(dt.date(2010, 12, 31)) is False
        assert Period.parse("2011/..").contains(dt.date(2024, 1, 1)) is None

    def test_a_datetime_is_refused(self) -> None:
        with pytest.raises(InvalidDate, match="not datetime"):
            Period.year(2024).contains(dt.datetime(2024, 1, 1))  # noqa: DTZ001


class TestRelations:
    """«relation (Allen)»: exactly one of thirteen holds between closed periods"""

    INVERSE: ClassVar = {
        Relation.BEFORE: Relation.AFTER,
        Relation.MEETS: Relation.MET_BY,
        Relation.OVERLAPS: Relation.OVERLAPPED_BY,
        Relation.STARTS: Relation.STARTED_BY,
        Relation.DURING: Relation.CONTAINS,
        Relation.FINISHES: Relation.FINISHED_BY,
        Relation.EQUALS: Relation.EQUALS,
    }

    @given(closed_periods() | small_periods(), small_periods())
    def test_it_agrees_with_the_other_questions(self, one: Period, other: Period) -> None:
        relation = one.relation(other)
        if relation is None:
            assert one.is_open or other.is_open
            return
        inverse = self.INVERSE | {value: key for key, value in self.INVERSE.items()}
        assert other.relation(one) is inverse[relation]
        assert (relation is Relation.EQUALS) is (one == other)
        assert (relation in {Relation.BEFORE, Relation.MEETS}) is one.before(other)
        within = {Relation.EQUALS, Relation.STARTS, Relation.DURING, Relation.FINISHES}
        assert (relation in within) is other.contains(one)

    def test_all_thirteen_occur(self) -> None:
        ends = [(a, b) for a in range(5) for b in range(a, 5)]
        made = [Period(start=day_number(a), end=day_number(b)) for a, b in ends]
        assert {a.relation(b) for a in made for b in made} == set(Relation)

    @given(small_periods(), small_periods())
    def test_intersection_and_union_are_those_of_the_days(self, one: Period, other: Period) -> None:
        if one.is_open or other.is_open:
            with pytest.raises(ValueError, match="open end"):
                one.intersection(other)
            with pytest.raises(ValueError, match="open end"):
                one.union(other)
            return
        (days,), (others,) = closings(one), closings(other)
        common = one.intersection(other)
        assert (closings(common)[0] if common else set()) == days & others
        if one.relation(other) in {Relation.BEFORE, Relation.AFTER}:
            with pytest.raises(ValueError, match="days between them"):
                one.union(other)
        else:
            assert closings(one.union(other)) == [days | others]


class TestSteps:
    """«shift(years=/months=/quarters=) via dateutil, previous_year()»"""

    @given(closed_periods(), st.integers(-40, 40))
    def test_a_unit_moved_is_such_a_unit(self, period: Period, years: int) -> None:
        try:
            moved = period.shift(years=years)
        except InvalidPeriod as error:
            assert "1 to 9999" in error.reason  # noqa: PT017
            return
        if period.precision is not Precision.SPAN:
            assert moved.precision is period.precision
        if period.precision not in {Precision.SPAN, Precision.DAY}:
            assert moved.shift(years=-years) == period

    @pytest.mark.parametrize(
        ("text", "step", "moved"),
        [
            ("2023-02", {"years": 1}, "2024-02"),
            ("2024-02", {"months": -1}, "2024-01"),
            ("2024-Q1", {"quarters": -1}, "2023-Q4"),
            ("2024-H1", {"quarters": 2}, "2024-H2"),
            ("../2024-02", {"years": -1}, "../2023-02"),
            ("2024-02/..", {"years": -1}, "2023-02/.."),
            ("2024-02-29", {"years": 1}, "2025-02-28"),
            ("2024-01-31", {"months": 1}, "2024-02-29"),
            ("2024-06-12/2024-06-15", {"days": 20}, "2024-07-02/2024-07-05"),
            ("../2030;vision=2045", {"years": 5}, "../2035;vision=2050"),
        ],
    )
    def test_examples(self, text: str, step: dict[str, int], moved: str) -> None:
        assert str(Period.parse(text).shift(**step)) == moved

    def test_the_same_period_a_year_before(self) -> None:
        assert str(Period.parse("6 tháng đầu năm 2024").previous_year()) == "2023-H1"

    @pytest.mark.parametrize("step", [{"years": -2024}, {"years": 8000}, {"days": 10**7}])
    def test_leaving_the_calendar_is_refused(self, step: dict[str, int]) -> None:
        with pytest.raises(InvalidPeriod, match="leave the years 1 to 9999") as caught:
            Period.year(2024).shift(**step)
        assert (caught.value.text, caught.value.position) == ("2024", 0)

    @given(closed_periods(), st.sampled_from([p for p in Precision if p is not Precision.SPAN]))
    def test_parts_follow_each_other_and_fill_it(
        self, period: Period, precision: Precision
    ) -> None:
        try:
            parts = list(itertools.islice(period.split(precision), 50))
        except ValueError:
            assert precision is not Precision.DAY
            return
        assert parts[0].start == period.start
        assert {part.precision for part in parts} == {precision}
        assert all(a.relation(b) is Relation.MEETS for a, b in itertools.pairwise(parts))
        if len(parts) < 50:
            assert parts[-1].end == period.end

    def test_what_is_not_made_of_whole_parts_is_not_split(self) -> None:
        for text, precision in (
            ("2024-Q1", Precision.HALF),
            ("2024-02/2024-07", Precision.QUARTER),
        ):
            with pytest.raises(ValueError, match="not made of whole parts"):
                Period.parse(text).split(precision)
        with pytest.raises(ValueError, match="not made of whole parts"):
            Period.year(2024).split(Precision.SPAN)
        with pytest.raises(ValueError, match="open end"):
            Period.parse("../2030").split(Precision.YEAR)


class TestPrintedForms:
    """«every form of domain.md ... quarters and Roman numerals, decades, terms, as-of»"""

    FORMS = (
        ("6 tháng đầu năm 2024", "2024-H1"),
        ("06 tháng đầu năm 2024", "2024-H1"),
        ("sáu tháng đầu năm 2024", "2024-H1"),
        ("năm tháng đầu năm 2024", "2024-01/2024-05"),
        ("6 tháng cuối năm 2024", "2024-H2"),
        ("nửa cuối năm 2024", "2024-H2"),
        ("3 quý đầu năm 2024", "2024-01/2024-09"),
        ("1 tháng đầu năm 2024", "2024-01"),
        ("1 tháng cuối năm 2024", "2024-12"),
        ("12 tháng đầu năm 2024", "2024"),
        ("1 quý cuối năm 2024", "2024-Q4"),
        ("4 quý đầu năm 2024", "2024"),
        ("trong 9 tháng đầu năm 2023", "2023-01/2023-09"),
        ("9 tháng năm 2023", "2023-01/2023-09"),
        ("9 tháng/2023", "2023-01/2023-09"),
        ("quý I/2024", "2024-Q1"),
        ("quý 1 năm 2024", "2024-Q1"),
        ("Quý IV năm 2024", "2024-Q4"),
        ("quý tư năm 2023", "2023-Q4"),
        ("quý nhất năm 2023", "2023-Q1"),
        ("quý đầu năm 2023", "2023-Q1"),
        ("quý đầu tiên năm 2023", "2023-Q1"),
        ("Q3/2024", "2024-Q3"),
        ("giai đoạn 2011 - 2020", "2011/2020"),
        ("giai đoạn 2016 – 2020", "2016/2020"),
        ("nhiệm kỳ 2015 - 2020", "2015/2020"),
        ("nhiệm kỳ 5 năm 2020-2025", "2020/2025"),
        ("2022-2026", "2022/2026"),
        ("khoá 2008-2009", "2008/2009"),
        ("5 năm 2021 - 2025", "2021/2025"),
        ("03 năm (2022 - 2024)", "2022/2024"),
        ("kế hoạch 10 năm 2021-2030", "2021/2030"),
        ("từ năm 2016 đến năm 2020", "2016/2020"),
        ("thập niên 1990", "1990/1999"),
        ("những năm 1990", "1990/1999"),
        ("thập kỷ 90 của thế kỷ XX", "1990/1999"),
        ("thập kỷ 80 thế kỷ 20", "1980/1989"),
        ("thập niên 1990 của thế kỷ XX", "1990/1999"),
        ("thập niên thứ hai của thế kỷ XXI", "2011/2020"),
        ("thập niên đầu tiên của thế kỷ XXI", "2001/2010"),
        ("thế kỷ XXI", "2001/2100"),
        ("nửa đầu thế kỷ XX", "1901/1950"),
        ("nửa đầu nhiệm kỳ 2020-2025", "2020/2022"),
        ("nửa đầu giai đoạn 2024-2025", "2024"),
        ("nửa cuối giai đoạn 2024-2025", "2025"),
        ("hai năm cuối nhiệm kỳ 2020-2025", "2024/2025"),
        ("ba năm đầu nhiệm kỳ 2020-2025", "2020/2022"),
        ("đến năm 2030", "../2030"),
        ("đến 2030", "../2030"),
        ("đến hết năm 2030", "../2030"),
        ("tính đến cuối năm 2023", "../2023"),
        ("tính đến tháng 6/2024", "../2024-06"),
        ("Tính đến tháng 01/2020", "../2020-01"),
        ("lũy kế đến 30/6/2024", "../2024-06"),
        ("luỹ kế đến hết ngày 15/6/2024", "../2024-06-15"),
        ("lũy kế 6 tháng đầu năm 2024", "2024-H1"),
        ("đến năm 2030, tầm nhìn 2045", "../2030;vision=2045"),
        ("đến năm 2030, tầm nhìn đến năm 2045", "../2030;vision=2045"),
        ("đến năm 2020 và tầm nhìn đến năm 2030", "../2020;vision=2030"),
        ("giai đoạn 2021-2030, tầm nhìn đến 2050", "2021/2030;vision=2050"),
        ("giai đoạn 2016 - 2020, định hướng đến năm 2025", "2016/2020;vision=2025"),
        ("từ năm 2011 đến nay", "2011/.."),
        ("Giai đoạn 2011đến nay", "2011/.."),
        ("từ năm 2016", "2016/.."),
        ("kể từ ngày 1/7/2025 trở đi", "2025-07/.."),
        ("năm 2021", "2021"),
        ("cả năm 2023", "2023"),
        ("(12/1986)", "1986-12"),
        ("tháng 9/2023", "2023-09"),
        ("ngày 05 tháng 3 năm 2020", "2020-03-05"),
        ("Thứ Ba, 19/12/2023", "2023-12-19"),
        ("từ tháng 1 đến tháng 6 năm 2024", "2024-H1"),
        ("tháng 1-6/2024", "2024-H1"),
        ("tháng ba đến tháng 5/2024", "2024-03/2024-05"),
        ("12-15/6/2024", "2024-06-12/2024-06-15"),
        ("ngày 13-14/12/2021", "2021-12-13/2021-12-14"),
        ("từ ngày 12 đến ngày 15 tháng 6 năm 2024", "2024-06-12/2024-06-15"),
        ("25/01 - 01/02/2021", "2021-01-25/2021-02-01"),
        ("01/01/1997- 01/01/2022", "1997-01-01/2022-01-01"),
        ("24/6/1967 - 24/6/2022", "1967-06-24/2022-06-24"),
        ("quý I-II/2024", "2024-H1"),
        ("từ quý I/2023 đến quý II/2024", "2023-01/2024-06"),
        ("từ đầu năm đến hết tháng 6/2024", "2024-H1"),
        ("giai đoạn từ tháng 3/2020 đến tháng 5/2021", "2020-03/2021-05"),
        ("2024-S1", "2024-H1"),
        ("2024-A1", "2024"),
        ("2024-M06", "2024-06"),
        ("2024-T3", "2024-09/2024-12"),
        ("2024-W01", "2024-01-01/2024-01-07"),
        ("2024-D366", "2024-12-31"),
        ("2024Q1", "2024-Q1"),
        ("2024-33", "2024-Q1"),
        ("2024-38", "2024-05/2024-08"),
        ("2024-41", "2024-H2"),
        ("2011/", "2011/.."),
        ("/2030", "../2030"),
        ("2024-01-15/P1M2W1D", "2024-01-15/2024-02-29"),
        ("2024-01-01/P1M1D", "2024-01-01/2024-02-01"),
        ("9999-01-01/P1Y", "9999"),
    )

    @pytest.mark.parametrize(("text", "label"), FORMS)
    def test_every_form(self, text: str, label: str) -> None:
        assert str(Period.parse(text)) == label

    @given(st.sampled_from(FORMS), st.booleans(), st.booleans(), st.sampled_from(" \u00a0\u2009"))
    def test_letters_case_and_spaces_do_not_count(
        self, form: tuple[str, str], nfd: bool, upper: bool, space: str
    ) -> None:
        text, label = form
        text = text.upper() if upper else text
        text = unicodedata.normalize("NFD", text) if nfd else text
        assert str(Period.parse(text.replace(" ", space))) == label

    @given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
    def test_ranges_of_days(self, one: dt.date, other: dt.date) -> None:
        start, end = min(one, other), max(one, other)
        shown = "từ ngày {0.day}/{0.month}/{0.year} đến ngày {1.day}/{1.month}/{1.year}"
        expected = Period(start=start, end=end)
        assert Period.parse(shown.format(start, end)) == expected
        assert Period.parse(f"{start:%d-%m-%Y} - {end:%d-%m-%Y}") == expected

    def test_what_leans_on_the_paper_needs_its_day(self) -> None:
        for text, label in (
            ("lũy kế đến nay", "../2024-09-15"),
            ("Đến nay", "../2024-09-15"),
            ("từ đầu năm đến nay", "2024-01-01/2024-09-15"),
            ("6 tháng cuối năm", "2024-H2"),
            ("6 tháng đầu năm nay", "2024-H1"),
            ("quý IV năm ngoái", "2023-Q4"),
            ("năm nay", "2024"),
            ("năm trước", "2023"),
        ):
            assert str(Period.parse(text, now=NOW)) == label
            assert "pass that day as now=" in refusal(text).hint
        since = Period.parse("từ năm 2011 đến nay", now=NOW)
        assert str(since) == "2011-01-01/2024-09-15"

    def test_the_same_period_needs_the_one_it_is_compared_with(self) -> None:
        base = Period.parse("6 tháng đầu năm 2024")
        for text, label in (
            ("cùng kỳ", "2023-H1"),
            ("so với cùng kỳ", "2023-H1"),
            ("cùng kỳ năm trước", "2023-H1"),
            ("cùng kỳ năm 2022", "2022-H1"),
        ):
            assert str(Period.parse(text, base=base)) == label
            assert "pass the period as base=" in refusal(text).hint


class TestTerms:
    """«nửa đầu nhiệm kỳ Đại hội XIII», by the days the Central Committee took office"""

    @pytest.mark.parametrize(
        "text",
        [
            "nhiệm kỳ Đại hội XIII",
            "nhiệm kỳ Đại hội lần thứ XIII của Đảng",
            "nhiệm kỳ Đại hội Đảng XIII",
            "nhiệm kỳ Đại hội đại biểu toàn quốc lần thứ 13",
            "Nhiệm kỳ Đại hội XIII của Đảng (2021 - 2026)",
        ],
    )
    def test_a_congress_term(self, text: str) -> None:
        assert Period.parse(text) == congress_term(13)

    def test_terms_of_congresses_and_assemblies_follow_each_other(self) -> None:
        for terms, last in ((congress_term, 14), (assembly_term, 16)):
            made = [terms(number) for number in range(1, last + 1)]
            assert terms(0) is terms(last + 1) is None
            for one, other in itertools.pairwise(made[:-1]):
                assert one is not None
                assert other is not None
                assert one.relation(other) is Relation.MEETS
            assert made[-1] is not None
            assert made[-1].end is None

    def test_a_national_assembly_term(self) -> None:
        assert str(Period.parse("nhiệm kỳ Quốc hội khóa XV")) == "2021-07-20/2026-04-05"

    def test_halves_of_a_term_fill_it_and_are_as_long(self) -> None:
        first = Period.parse("nửa đầu nhiệm kỳ Đại hội XIII")
        second = Period.parse("nửa cuối nhiệm kỳ Đại hội XIII")
        assert first.union(second) == congress_term(13)
        assert first.relation(second) is Relation.MEETS
        assert abs((first.days or 0) - (second.days or 0)) <= 1

    def test_from_the_start_of_a_term_on(self) -> None:
        since = Period.parse("Từ đầu nhiệm kỳ Đại hội XIII đến nay")
        assert (since.start, since.end) == (congress_term(13).start, None)  # type: ignore[union-attr]

    def test_what_may_mean_two_terms_gives_both(self) -> None:
        assert refusal("khóa XIII").candidates == (congress_term(13), assembly_term(13))
        term, congress = refusal("Đại hội XIII").candidates
        assert (term, str(congress)) == (congress_term(13), "2021-01-25/2021-02-01")
        assert refusal("nửa nhiệm kỳ Đại hội XIII").candidates == (
            Period.parse("nửa đầu nhiệm kỳ Đại hội XIII"),
            Period.parse("nửa cuối nhiệm kỳ Đại hội XIII"),
        )

    def test_years_printed_beside_a_term_must_be_its_years(self) -> None:
        error = refusal("nhiệm kỳ Đại hội XII của Đảng (2015 - 2020)")
        assert (error.position, error.text[error.position :]) == (31, "2015 - 2020)")

    def test_a_sitting_or_unknown_term_has_no_half(self) -> None:
        assert "has no stated end" in refusal("nửa đầu nhiệm kỳ Đại hội XIV").reason
        assert refusal("nhiệm kỳ Đại hội XX").reason == "no term XX is known"
        assert "is no number" in refusal("nhiệm kỳ Đại hội IIII").reason
        assert "not so many years" in refusal("7 năm đầu nhiệm kỳ 2020-2025").reason


class TestRefusals:
    """«"hằng năm", "lũy kế đến nay", "cùng kỳ" without context are refused with a clear reason»"""

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("hằng năm", 0, "comes again and again"),
            ("21/8 hàng năm", 5, "comes again and again"),
            ("những năm gần đây", 10, "settles no days"),
            ("giai đoạn hiện nay", 10, "settles no days"),
            ("đến năm 2030 và những năm tiếp theo", 26, "settles no days"),
            ("lũy kế đến nay", 11, "depends on the day of the paper"),
            ("6 tháng cuối năm", 16, "depends on the day of the paper"),
            ("cùng kỳ", 0, "compared with is not given"),
            ("ngày 12 tháng 8 cùng năm", 16, "PartialDate.parse(after=)"),
            ("quý I", 5, "no year is printed"),
            ("tháng 6", 7, "no year is printed"),
            ("cuối năm 2019", 0, "early, mid and late settle no days"),
            ("từ cuối năm 2019 đến nay", 3, "early, mid and late settle no days"),
            ("những năm giữa thập kỷ 80 của thế kỷ XX", 0, "early, mid and late settle no days"),
            ("thập niên 90", 12, "the century is not printed"),
            ("thập niên 1986", 10, "no decade begins in 1986"),
            ("thập niên 1990 của thế kỷ XXI", 26, "another century"),
            ("thập niên thứ 11 của thế kỷ XX", 14, "ten decades"),
            ("thế kỷ 0", 7, "0 is no number"),
            ("khóa IIII", 5, "IIII is no number"),
            ("quốc hội khóa IIII", 14, "IIII is no number"),
            ("đại hội IIII", 8, "IIII is no number"),
            ("quý 5/2024", 4, "there is no quarter 5"),
            ("0 tháng đầu năm 2024", 0, "a year has 12 months, not 0"),
            ("13 tháng đầu năm 2024", 0, "a year has 12 months, not 13"),
            ("năm 2020 đến ../2024", 9, "does not fit"),
            ("năm 2020 đến 2024/..", 17, "does not fit"),
            ("quý VI năm 2024", 4, "there is no quarter VI"),
            ("13 tháng đầu năm 2023", 0, "a year has 12 months, not 13"),
            ("0 tháng năm 2023", 0, "a year has 12 months, not 0"),
            ("tháng 13/2020", 6, "there is no month 13"),
            ("31/02/2024", 0, "there is no day 31: February 2024 has 29 days"),
            ("03 năm (2022 - 2025)", 0, "2022-2025 are not 3 years"),
            ("2020-2011", 5, "it ends, 2011-12-31, before it starts, 2020-01-01"),
            ("../2019 đến 2021", 0, "none of the known forms"),
            ("3 - tháng 6/2024", 0, "a year has four digits"),
            ("2020/2011", 5, "it ends, 2011-12-31, before it starts"),
            ("tháng 11 đến tháng 2/2024", 13, "before it starts, 2024-11-01"),
            ("1-6/2024", 0, "it means more than one period"),
            ("2024-H3", 5, "the year 2024 has no H3"),
            ("2024-M6", 5, "the year 2024 has no M6"),
            ("2023-W53", 5, "the year 2023 has no W53"),
            ("2023-D366", 5, "the year 2023 has no D366"),
            ("2024-21", 5, "a season has no fixed days"),
            ("2024-50", 5, "there is no month 50"),
            ("0000-Q1", 0, "there is no year 0"),
            ("../..", 0, "both ends are open"),
            ("../P6M", 3, "a start and a duration such as P6M are expected"),
            ("2024/P6", 5, "a start and a duration such as P6M are expected"),
            ("2024/P9999Y", 5, "beyond the year 9999"),
            ("đến năm 2030, tầm nhìn 2025", 23, "does not reach beyond the period"),
            ("cuối kỳ họp", 5, "'kỳ họp' does not fit"),
            ("giai đoạn 2011-2020 và sau", 20, "'và sau' does not fit"),
            ("6 tháng đầu năm 24", 16, "'24' does not fit"),
            ("thang 6/2024", 0, "none of the known forms"),
            ("", 0, "nothing is printed in it"),
        ],
    )
    def test_it_says_where_and_why(self, text: str, position: int, reason: str) -> None:
        error = refusal(text)
        assert error.position == position
        assert reason in error.reason
        assert error.reason_vi
        assert bool(error.hint) == bool(error.hint_vi)
        assert error.message("vi") != error.message("en")

    @pytest.mark.parametrize(
        "around",
        [
            *("({})", "trong {}", "(suốt {})", "lũy kế {}", "trong lũy kế {}"),
            *("từ {} trở đi", "(từ {} trở đi)", "từ {} đến nay", "(kể từ {} đến nay)"),
            *("1990 - {}", "từ 1990 đến {}", "(từ 1990 đến {})", "đến {}", "(đến {})"),
            *("từ {} đến 12/2099", "trong từ {} đến 12/2099", "{}, tầm nhìn 2090"),
        ],
    )
    @pytest.mark.parametrize(
        "text",
        [
            *("tháng 13/2020", "31/02/2024", "thập niên 1986", "thập niên thứ 11 của thế kỷ XX"),
            *("thế kỷ 0", "13 tháng đầu năm 2023", "2024-H3", "2023-W53", "khóa XII", "khóa IIII"),
            *("thập niên 1990 của thế kỷ XXI", "đại hội 0", "quốc hội khóa 99", "0000"),
            *("đại hội IIII", "quốc hội khóa IIII"),
        ],
    )
    def test_what_is_wrong_is_pointed_at_wherever_it_stands(self, text: str, around: str) -> None:
        alone, inside = refusal(text), refusal(around.format(text), now=dt.date(2024, 5, 5))
        assert inside.position == around.index("{") + alone.position
        assert inside.reason == alone.reason

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("từ 6/2025 đến nay", 17, "it ends, 2024-05-05, before it starts, 2025-06-01"),
            ("(từ 6/2025 đến nay)", 18, "it ends, 2024-05-05, before it starts, 2025-06-01"),
            ("(từ 2021 đến năm 2011)", 17, "it ends, 2011-12-31, before it starts, 2021-01-01"),
            ("trong từ 7/2021 đến 6/2011", 20, "it ends, 2011-06-30, before it starts"),
            ("(từ 31/4 đến 12/5/2024)", 4, "there is no day 31: April 2024 has 30 days"),
            ("trong từ 3/13 đến 12/5/2024", 11, "there is no month 13"),
            ("(từ tháng 13 đến tháng 2/2024)", 10, "there is no month 13"),
            ("từ 31/13 đến 5/3/2024", 6, "there is no month 13"),
            ("từ ngày 31 tháng 13 đến 5/3/2024", 17, "there is no month 13"),
            ("từ 31/2 đến 5/3/2024", 3, "there is no day 31"),
            ("(từ quý 5 đến quý 2/2024)", 8, "there is no quarter 5"),
        ],
    )
    def test_ends_are_pointed_at_wherever_they_stand(
        self, text: str, position: int, reason: str
    ) -> None:
        error = refusal(text, now=dt.date(2024, 5, 5))
        assert error.position == position
        assert reason in error.reason

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("1-6/2024", ["2024-H1", "2024-06-01"]),
            ("thập niên 90", ["1990/1999", "2090/2099"]),
            ("giữa thập niên 1990", ["1990/1999"]),
            ("tháng 9/23", ["1923-09", "2023-09"]),
        ],
    )
    def test_what_may_mean_several_gives_them(self, text: str, meant: list[str]) -> None:
        assert [str(each) for each in refusal(text).candidates] == meant

    def test_positions_are_those_of_the_callers_text(self) -> None:
        text = unicodedata.normalize("NFD", " giai đoạn\u00a0 2011–2020 rồi thôi")
        assert text[refusal(text).position :] == unicodedata.normalize("NFD", "rồi thôi")

    def test_context_of_another_kind_is_refused(self) -> None:
        with pytest.raises(InvalidPeriod, match="now= must be a date, not datetime"):
            Period.parse("đến nay", now=dt.datetime(2024, 1, 1))  # noqa: DTZ001
        with pytest.raises(InvalidPeriod, match="base= must be a Period, not str"):
            Period.parse("cùng kỳ", base="2024")  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [None, 2024, b"2024", ["2024"]])
    def test_what_is_no_text_is_refused(self, value: object) -> None:
        with pytest.raises(InvalidPeriod, match="text is expected, not"):
            Period.parse(value)  # type: ignore[arg-type]

    def test_steps_out_of_the_calendar_name_the_callers_text(self) -> None:
        error = refusal("năm ngoái", now=dt.date(1, 1, 1))
        assert (error.text, error.reason) == ("năm ngoái", "there is no year 0")
        assert error.position == 0
        assert refusal("cùng kỳ", base=Period.year(1)).text == "cùng kỳ"


class TestSafe:
    """«no text makes parse raise anything but the module's ParseError subclass»"""

    @given(hostile_texts(), st.none() | st.just(NOW), st.none() | periods())
    def test_any_text_is_a_period_or_refused(
        self, text: str, now: dt.date | None, base: Period | None
    ) -> None:
        refused = None
        try:
            made = Period.parse(text, now=now, base=base)
            assert Period.parse(str(made)) == made
        except InvalidPeriod as error:
            refused = error
        if refused is not None:
            assert 0 <= refused.position <= len(text)
            assert refused.text == text
            assert str(refused)

    @pytest.mark.parametrize("text", ["1" * 10**6, "(" * 10**6, "\u0301\u0323" * 10**6, "-" * 9**6])
    def test_a_long_text_is_refused_unread(
        self, text: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read: list[str] = []
        monkeypatch.setattr(_date_text, "canonical", read.append)
        assert refusal(text).position == _date_text.LONGEST
        assert read == []


class TestTheShortRoadForLabels:
    """What data files hold is read without the grammar of words, and means the same."""

    @given(
        st.integers(1, 9999),
        st.sampled_from(["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", "-01", "-02", "-12"]),
    )
    def test_it_reads_what_the_grammar_reads(self, year: int, part: str) -> None:
        label = f"{year:04}{part}"
        assert Period.parse(label) == _period_text.read_period(label)

    def test_a_year_zero_is_refused_as_ever(self) -> None:
        with pytest.raises(InvalidPeriod):
            Period.parse("0000")
