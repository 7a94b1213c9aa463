"""Amounts with hedge and unit: what is printed, what it means, what is refused."""

from __future__ import annotations

import decimal
import functools
import operator
import pickle
import re
import sys
import unicodedata
from decimal import Decimal
from types import FrameType
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf
from vnforeign.errors import InvalidQuantity, ParseError
from vnforeign.values._hedges import BEHIND_WORDS, HEDGE_WORDS, added, combined
from vnforeign.values._numbers import SCALE_WORDS
from vnforeign.values._quantity_reasons import MAX_TEXT
from vnforeign.values._quantity_text import MAX_ORDER, RANK_WORDS
from vnforeign.values.quantities import (
    Bounds,
    Hedge,
    Quantity,
    _parse,
    plain_quantities,
    plain_quantity,
)
from vnforeign.values.units import Unit, UnitKind, unit_forms, units

SCALES = ("nghìn", "triệu", "tỷ", "nghìn tỷ")
PLAIN_HEDGES = [hedge for hedge in Hedge if hedge not in (Hedge.BETWEEN, Hedge.ORDER)]


def numbers(low: int = -(10**15), high: int = 10**15) -> st.SearchStrategy[Decimal]:
    """Numbers with up to six decimals; three decimals, the doubtful case, are frequent."""
    return st.builds(
        lambda whole, places: Decimal(whole).scaleb(-places),
        st.integers(low, high),
        st.sampled_from([0, 0, 1, 2, 3, 3, 6]),
    )


def nouns() -> st.SearchStrategy[Unit]:
    """Any unit of the table but the rank."""
    return st.sampled_from([unit for unit in units.values() if unit != Unit.RANK])


@st.composite
def ranges(draw: st.DrawFn) -> Quantity:
    low, high = sorted(draw(st.lists(numbers(), min_size=2, max_size=2, unique=True)))
    hedge = draw(st.sampled_from([Hedge.BETWEEN, Hedge.ABOUT, Hedge.ESTIMATE]))
    return Quantity(amount=low, upper=high, unit=draw(nouns()), hedge=hedge)


@st.composite
def ranks(draw: st.DrawFn) -> Quantity:
    rank = draw(st.integers(1, 5000))
    of = draw(st.none() | st.integers(rank, rank + 5000))
    hedge = draw(st.sampled_from(PLAIN_HEDGES))
    whole = None if of is None else Decimal(of)
    return Quantity(amount=Decimal(rank), of=whole, unit=Unit.RANK, hedge=hedge)


def quantities() -> st.SearchStrategy[Quantity]:
    """Every kind of amount there is."""
    hedges = st.sampled_from(PLAIN_HEDGES)
    plain = st.builds(Quantity, amount=numbers(), unit=nouns(), hedge=hedges)
    parts = st.builds(Quantity, amount=numbers(0), unit=nouns(), hedge=hedges, of=numbers(1))
    orders = st.builds(
        Quantity,
        amount=st.integers(1, MAX_ORDER).map(lambda power: Decimal(10**power)),
        unit=nouns(),
        hedge=st.just(Hedge.ORDER),
    )
    return plain | parts | ranges() | ranks() | orders


def printed_like_amounts() -> st.SearchStrategy[str]:
    """Texts made of the pieces amounts are made of, in any order: mostly wrong."""
    pieces = st.one_of(
        st.sampled_from([*HEDGE_WORDS, *BEHIND_WORDS, *SCALE_WORDS, *RANK_WORDS]),
        st.sampled_from(
            ["từ", "đến", "tới", "hàng", "chục", "trăm", "âm", "-", "–", "/", ".", ","]
        ),
        st.sampled_from(sorted({form for unit in units.values() for form in unit.forms})),
        st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,4}){0,2}", fullmatch=True),
    )
    joined = st.lists(st.tuples(pieces, st.sampled_from([" ", " ", "", "\u00a0"])), max_size=8)
    return joined.map(lambda parts: "".join(piece + blank for piece, blank in parts))


def parsed_or_error(
    text: str, parse: Any = Quantity.parse
) -> Quantity | tuple[str, int, tuple[Quantity, ...]]:
    try:
        return parse(text)  # type: ignore[no-any-return]
    except InvalidQuantity as error:
        return error.reason, error.position, error.candidates


def error_of(text: str) -> ParseError | None:
    try:
        Quantity.parse(text)
    except ParseError as error:
        return error
    return None


def refused(text: str, **options: Any) -> InvalidQuantity:
    with pytest.raises(InvalidQuantity) as caught:
        Quantity.parse(text, **options)
    return caught.value


class TestRoundTrip:
    """«T.parse(str(x)) == x for every x»."""

    @given(quantities())
    def test_parse_reads_back_what_str_prints(self, quantity: Quantity) -> None:
        assert Quantity.parse(str(quantity)) == quantity

    @given(quantities(), st.sampled_from(SCALES))
    def test_parse_reads_back_what_is_written_with_a_scale_word(
        self, quantity: Quantity, scale: str
    ) -> None:
        if quantity.unit.kind in (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.RANK):
            with pytest.raises(ValueError, match="takes no scale word"):
                quantity.format(scale=scale)
        else:
            assert Quantity.parse(quantity.format(scale=scale)) == quantity

    @given(quantities())
    def test_what_is_printed_is_read_the_same_by_both_conventions_or_only_one(
        self, quantity: Quantity
    ) -> None:
        assert Quantity.parse(str(quantity), convention="vi") == quantity

    @given(quantities())
    def test_the_longest_amounts_stay_within_the_limit(self, quantity: Quantity) -> None:
        assert len(str(quantity)) <= MAX_TEXT

    @pytest.mark.parametrize("hedge", [Hedge.EXACT, Hedge.BETWEEN])
    def test_the_very_longest_reads_back(self, hedge: Hedge) -> None:
        most = Decimal("9" * 48 + "." + "9" * 40)
        unit = Unit(code="x", kind=UnitKind.COUNT, name_vi="x" * 60, name_en="x")
        upper = most if hedge is Hedge.BETWEEN else None
        quantity = Quantity(amount=most.copy_negate(), upper=upper, unit=unit, hedge=hedge)
        assert Quantity.parse(str(quantity), units=(unit,)) == quantity

    @given(quantities())
    def test_it_hashes_and_pickles(self, quantity: Quantity) -> None:
        back = pickle.loads(pickle.dumps(quantity))  # noqa: S301 - our own bytes
        assert back == quantity
        assert hash(back) == hash(quantity)

    @given(quantities())
    def test_it_cannot_be_changed(self, quantity: Quantity) -> None:
        for name in ("amount", "unit", "hedge", "upper", "of"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(quantity, name, None)

    @given(quantities())
    def test_every_way_of_printing_a_text_means_the_same(self, quantity: Quantity) -> None:
        text = str(quantity)
        for spelled in (
            unicodedata.normalize("NFD", text),
            text.upper(),
            text.replace(" ", "\u00a0"),
            text.replace(" ", "  "),
            f"  {text}\n",
            text.replace("đ", "ð"),
            text.replace("-", "−"),
        ):
            assert Quantity.parse(spelled) == quantity


class TestEveryText:
    """«no text makes parse raise anything but the module's ParseError subclass»."""

    @given(st.text(max_size=60) | printed_like_amounts())
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        found = parsed_or_error(text)
        if isinstance(found, Quantity):
            assert Quantity.parse(str(found)) == found
        else:
            reason, position, _ = found
            assert reason
            assert 0 <= position <= len(text)

    @given(printed_like_amounts())
    def test_what_is_read_would_pass_every_check_again(self, text: str) -> None:
        found = parsed_or_error(text)
        if isinstance(found, Quantity):
            again = attrs.evolve(found)
            assert again == found
            assert str(again.amount) == str(found.amount)

    @given(printed_like_amounts() | quantities().map(str))
    def test_the_short_way_agrees_with_the_grammar(self, text: str) -> None:
        assert parsed_or_error(text) == parsed_or_error(text, lambda it: _parse(it, "auto", ()))

    @given(
        st.sampled_from(["", "trên ", "ước đạt ", "Gần ", "thứ ", "trên cả ", "đứng thứ "]),
        st.from_regex(r"[0-9]{1,5}([.,][0-9]{1,4}){0,3}", fullmatch=True),
        st.sampled_from(["", "%", " triệu USD", " tỷ đồng", " dự án", " nghìn tỷ", "đ", "."])
        | st.builds(
            "{}{}{}".format,
            st.sampled_from(["/", " / ", "/ ", "/0", "//"]),
            st.integers(0, 99),
            st.sampled_from(["", " dự án", " tỷ", "%", ".", ",5", "/3", " - 5", "\n", "."]),
        ),
    )
    def test_the_short_way_agrees_on_the_common_shape(
        self, head: str, number: str, tail: str
    ) -> None:
        text = head + number + tail
        assert parsed_or_error(text) == parsed_or_error(text, lambda it: _parse(it, "auto", ()))

    @given(printed_like_amounts())
    def test_every_refusal_speaks_both_languages(self, text: str) -> None:
        error = error_of(text)
        if error is None:
            return
        assert error.text == text
        assert error.reason_vi
        assert bool(error.hint) == bool(error.hint_vi)
        assert error.reason in error.message("en")
        assert error.reason_vi in error.message("vi")
        assert pickle.loads(pickle.dumps(error)).args == error.args  # noqa: S301 - our own bytes

    @pytest.mark.parametrize("value", [None, 5, 5.5, Decimal(5), b"5 USD", ["5 USD"], Quantity])
    def test_what_is_no_text_is_refused_likewise(self, value: Any) -> None:
        assert refused(value).reason == "expected a text"

    @pytest.mark.parametrize(
        "piece",
        ["9", "9.", "9,9", ".", ",", "-", "từ ", "hơn ", "\u0301", "(", "1 ", "tỷ ", "km2 "],
    )
    def test_longer_than_the_limit_is_refused_unread(self, piece: str) -> None:
        """«time linear in text length»: only a bounded text is looked at."""
        error = refused(piece * 1_000_000)
        assert error.reason == f"longer than {MAX_TEXT} code points"
        assert steps_of(piece * 100_000) <= 2 * steps_of(piece * 1_000)

    @pytest.mark.parametrize(
        "piece",
        ["9", "9.", "9,9", ".", ",", "-", "từ ", "hơn ", "\u0301", "(", "1 ", "tỷ ", "km2 "],
    )
    def test_up_to_the_limit_work_grows_no_faster_than_the_text(self, piece: str) -> None:
        short, long = piece * (40 // len(piece)), piece * (240 // len(piece))
        assert steps_of(long) <= 12 * steps_of(short) + 2_000


def steps_of(text: str) -> int:
    """How many lines of Python it takes to refuse or read a text."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parsed_or_error(text)
    finally:
        sys.settrace(before)
    return count


# What the five sources print, as printed, and what it means.
SOURCES: list[tuple[str, str, str, Hedge]] = [
    ("1.300,8 triệu USD", "1300800000", "USD", Hedge.EXACT),
    ("14,14%", "14.14", "percent", Hedge.EXACT),
    ("9.506,22 tỷ đồng", "9506220000000", "VND", Hedge.EXACT),
    ("238,8 triệu USD", "238800000", "USD", Hedge.EXACT),
    ("34 dự án", "34", "project", Hedge.EXACT),
    ("đứng thứ 7", "7", "rank", Hedge.EXACT),
    ("253 đảng", "253", "party", Hedge.EXACT),
    ("115 quốc gia", "115", "country", Hedge.EXACT),
    ("193 nước và vùng lãnh thổ", "193", "country-or-territory", Hedge.EXACT),
    ("hơn 90 năm", "90", "year", Hedge.OVER),
    ("7 địa phương", "7", "locality", Hedge.EXACT),
    ("ước đạt 15,4 tỷ USD", "15400000000", "USD", Hedge.ESTIMATE),
    ("ước đạt 8,84 tỷ USD", "8840000000", "USD", Hedge.ESTIMATE),
    ("16,5 %", "16.5", "percent", Hedge.EXACT),
    ("09 lượt dự án", "9", "project-adjustment", Hedge.EXACT),
    ("219 dự án", "219", "project", Hedge.EXACT),
    ("11,25 tỷ USD", "11250000000", "USD", Hedge.EXACT),
    ("30 tổ chức", "30", "organisation", Hedge.EXACT),
    ("41 chương trình, dự án", "41", "programme-or-project", Hedge.EXACT),
    ("6.578.799 USD", "6578799", "USD", Hedge.EXACT),
    ("ước đạt 1.488.170 USD", "1488170", "USD", Hedge.ESTIMATE),
    ("gần 50 chuyến thăm", "50", "visit", Hedge.NEARLY),
    ("hơn 180 hoạt động", "180", "activity", Hedge.OVER),
    ("khoảng 90 hoạt động", "90", "activity", Hedge.ABOUT),
    ("gần 5.200 đoàn khách", "5200", "delegation", Hedge.NEARLY),
    ("khoảng 11.000 đại biểu", "11000", "delegate", Hedge.ABOUT),
    ("gần 3.000 phóng viên", "3000", "reporter", Hedge.NEARLY),
    ("trên 3,862 tỷ USD", "3862000000", "USD", Hedge.OVER),
    ("ước đạt 12.722 triệu USD", "12722000000", "USD", Hedge.ESTIMATE),
    ("ước đạt 11.522,7 triệu USD", "11522700000", "USD", Hedge.ESTIMATE),
    ("10,5%/năm", "10.5", "percent-per-year", Hedge.EXACT),
    ("2,791 triệu lượt", "2791000", "arrival", Hedge.EXACT),
    ("881 ngàn lượt", "881000", "arrival", Hedge.EXACT),
    ("06 dự án", "6", "project", Hedge.EXACT),
    ("5.933,7 tỷ đồng", "5933700000000", "VND", Hedge.EXACT),
    ("hơn 597,9 tỷ đồng", "597900000000", "VND", Hedge.OVER),
    ("trên 6.000 km²", "6000", "km2", Hedge.OVER),
    ("trên 1,3 triệu người", "1300000", "person", Hedge.OVER),
    ("164km", "164", "km", Hedge.EXACT),
    ("trên 9,33 triệu USD", "9330000", "USD", Hedge.OVER),
    ("hơn 1,5 lần", "1.5", "time", Hedge.OVER),
    ("gần 6%", "6", "percent", Hedge.NEARLY),
    ("ước đạt 2 tỷ USD", "2000000000", "USD", Hedge.ESTIMATE),
    ("trên 8.100 doanh nghiệp", "8100", "enterprise", Hedge.OVER),
    ("trên 113.000 tỷ đồng", "113000000000000", "VND", Hedge.OVER),
    ("gần 14 tỷ USD", "14000000000", "USD", Hedge.NEARLY),
    ("1.200 MW", "1200", "MW", Hedge.EXACT),
    ("hơn 200 hải lý", "200", "nmi", Hedge.OVER),
    ("5.197 km²", "5197", "km2", Hedge.EXACT),
    ("khoảng 56,8 km", "56.8", "km", Hedge.ABOUT),
    ("trên 2,7 triệu USD", "2700000", "USD", Hedge.OVER),
    ("42.371 mét", "42371", "m", Hedge.EXACT),
    ("khoảng 12.170,76 tỷ đồng", "12170760000000", "VND", Hedge.ABOUT),
    ("2.245 ha", "2245", "ha", Hedge.EXACT),
    ("9,5 triệu Euro", "9500000", "EUR", Hedge.EXACT),
    ("150.000 liều", "150000", "dose", Hedge.EXACT),
    ("5,05 triệu NDT", "5050000", "CNY", Hedge.EXACT),
    ("trên 5 tỷ VND", "5000000000", "VND", Hedge.OVER),
    ("ước thực hiện 4.270 triệu USD", "4270000000", "USD", Hedge.ESTIMATE),
    ("hàng chục đoàn", "10", "delegation", Hedge.ORDER),
]


class TestWhatTheSourcesPrint:
    """Real figures of the five sources, with their hedge and unit."""

    @pytest.mark.parametrize(("text", "amount", "unit", "hedge"), SOURCES)
    def test_it_is_read_as_it_is_meant(
        self, text: str, amount: str, unit: str, hedge: Hedge
    ) -> None:
        quantity = Quantity.parse(text)
        assert quantity == Quantity(amount=Decimal(amount), unit=Unit.of(unit), hedge=hedge)
        assert Quantity.parse(text.upper()) == quantity
        assert Quantity.parse(unicodedata.normalize("NFD", text)) == quantity

    def test_x_of_y(self) -> None:
        expected = Quantity(amount=23, of=28, unit=Unit.of("border-marker"))
        assert Quantity.parse("23/28 cột mốc") == expected
        assert Quantity.parse("10/17 chỉ tiêu").of == 17
        assert Quantity.parse("23/28 địa phương").unit == Unit.LOCALITY

    def test_a_rank_of_many(self) -> None:
        quantity = Quantity.parse("thứ 10/63")
        assert quantity == Quantity(amount=10, of=63, unit=Unit.RANK)

    def test_a_unit_of_the_callers_own_is_read_in_a_short_text_too(self) -> None:
        street = Unit(code="street", kind=UnitKind.COUNT, name_vi="tuyến phố", name_en="street")
        assert Quantity.parse("12 tuyến phố", units=(street,)).unit is street
        assert refused("12 tuyến phố").position == 3


class TestConventions:
    """«Vietnamese convention first when it fits; the English one when only it fits»."""

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("6.578.799 USD", "6578799"),
            ("1.234.567", "1234567"),
            ("2.024", "2024"),
            ("4.270 triệu USD", "4270000000"),
            ("3,862 tỷ USD", "3862000000"),
            ("7,09%", "7.09"),
            ("5.933,7 tỷ đồng", "5933700000000"),
            ("0,125%", "0.125"),
        ],
    )
    def test_the_vietnamese_way_comes_first(self, text: str, amount: str) -> None:
        assert Quantity.parse(text).amount == Decimal(amount)
        assert Quantity.parse(text, convention="vi").amount == Decimal(amount)

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("6,578,799 USD", "6578799"),
            ("1,530.5", "1530.5"),
            ("7.09%", "7.09"),
            ("0.500 tỷ USD", "500000000"),
            ("12.5-13.25%", "12.5"),
            ("1.5-2.500 tỷ USD", "1500000000"),
        ],
    )
    def test_the_english_way_where_only_it_fits(self, text: str, amount: str) -> None:
        assert Quantity.parse(text).amount == Decimal(amount)
        assert Quantity.parse(text, convention="en").amount == Decimal(amount)
        assert "Vietnamese way" in refused(text, convention="vi").reason

    @pytest.mark.parametrize(
        ("text", "one", "two", "position"),
        [
            ("12,500", "12.5", "12500", 0),
            ("US$ 1,530", "1.53", "1530", 4),
            ("1,530 USD", "1.53", "1530", 0),
            ("20,630 tỷ", "20630000000", "20630000000000", 0),
            ("trên 12,345%", "12.345", "12345", 5),
            ("1,250/1,500 km", "1.25", "1250", 0),
        ],
    )
    def test_what_cannot_be_told_is_refused_with_both_values(
        self, text: str, one: str, two: str, position: int
    ) -> None:
        error = refused(text)
        assert [value.amount for value in error.candidates] == [Decimal(one), Decimal(two)]
        assert error.position == position
        assert "convention=" in error.hint
        assert Quantity.parse(text, convention="vi") == error.candidates[0]
        assert Quantity.parse(text, convention="en") == error.candidates[1]

    @given(st.integers(1, 999), st.integers(0, 999))
    def test_a_comma_and_three_digits_is_never_guessed(self, whole: int, three: int) -> None:
        assert len(refused(f"{whole},{three:03} USD").candidates) == 2

    @given(st.integers(1, 999), st.integers(0, 99), st.integers(1, 9))
    def test_a_scale_word_settles_it_unless_a_zero_ends_it(
        self, whole: int, two: int, last: int
    ) -> None:
        amount = Quantity.parse(f"{whole},{two:02}{last} tỷ USD").amount
        assert amount == (whole * 1000 + two * 10 + last) * 10**6
        assert len(refused(f"{whole},{two:02}0 tỷ USD").candidates) == 2

    def test_a_companion_may_settle_it(self) -> None:
        assert Quantity.parse("1,5-2,500 tỷ USD").upper == 2_500_000_000
        assert Quantity.parse("1,500.5-2,500 km").upper == 2500

    @pytest.mark.parametrize("text", ["1 tỷ 1.000 triệu", "thứ 1.530/63", "từ 1.500 đến 1.200 km"])
    def test_a_fault_of_another_kind_does_not_change_the_convention(self, text: str) -> None:
        """Read the English way each would make sense, and mean something else."""
        assert refused(text).candidates == ()

    @pytest.mark.parametrize("text", ["-5,2%", "−5,2%", "–5,2 %", "âm 5,2%", "Âm 5,2%"])
    def test_amounts_below_zero(self, text: str) -> None:
        assert str(Quantity.parse(text)) == "-5,2%"
        assert Quantity.parse("US$-5 triệu") == Quantity(amount=-5_000_000, unit=Unit.USD)
        assert Quantity.parse(f"khoảng {text}").hedge is Hedge.ABOUT

    def test_two_conventions_in_one_text_are_refused(self) -> None:
        error = refused("từ 1.530,5 đến 7.09 triệu USD")
        assert error.reason == "'7.09' is not written the Vietnamese way"
        assert error.position == 15

    @pytest.mark.parametrize("text", ["1.2.3", "12.34.5", "1,23,456", "5.", "5,", "1..2", "219. "])
    def test_what_fits_no_convention_is_refused(self, text: str) -> None:
        assert "a number in neither convention" in refused(text).reason

    def test_blanks_do_not_group(self) -> None:
        assert "blanks inside a number" in refused("1 530 000 USD").hint

    @pytest.mark.parametrize("text", ["05 địa phương", "005 địa phương", "5 địa phương"])
    def test_leading_zeros_are_style(self, text: str) -> None:
        assert str(Quantity.parse(text)) == "5 địa phương"

    def test_others_read_two_numbers_in_one(self) -> None:
        """quantulum reads "2,4 tỷ USD" as 2 and 4."""
        assert Quantity.parse("2,4 tỷ USD").amount == 2_400_000_000

    def test_an_unknown_convention_is_the_mistake_of_the_caller(self) -> None:
        wrong: Any = "fr"
        with pytest.raises(ValueError, match="convention 'fr': expected 'auto', 'vi' or 'en'"):
            Quantity.parse("5", convention=wrong)


class TestScales:
    """«scale words and compounds ("nghìn tỷ", "1 tỷ 021 triệu")»."""

    @pytest.mark.parametrize(("word", "exponent"), SCALE_WORDS.items())
    def test_every_scale_word(self, word: str, exponent: int) -> None:
        assert Quantity.parse(f"5 {word} đồng").amount == 5 * 10**exponent
        assert Quantity.parse(f"5{word} đồng").amount == 5 * 10**exponent
        assert Quantity.parse(f"2,5 {word}").amount == 25 * 10 ** (exponent - 1)

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("1 tỷ 021 triệu đồng", 1_021_000_000),
            ("1 tỷ 021 triệu 500 nghìn đồng", 1_021_500_000),
            ("2 triệu 300 nghìn USD", 2_300_000),
            ("1.200 tỷ 21 triệu", 1_200_021_000_000),
            ("1,200 tỷ 21 triệu", 1_200_021_000_000),
            ("5 nghìn tỷ 200 tỷ đồng", 5_200_000_000_000),
            ("từ 1 tỷ 200 triệu đến 1 tỷ 500 triệu đồng", 1_200_000_000),
        ],
    )
    def test_compounds(self, text: str, amount: int) -> None:
        assert Quantity.parse(text).amount == amount

    @given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 999))
    def test_a_compound_is_the_sum_of_its_parts(self, one: int, two: int, three: int) -> None:
        quantity = Quantity.parse(f"{one} tỷ {two:03} triệu {three} nghìn đồng")
        assert quantity.amount == one * 10**9 + two * 10**6 + three * 10**3

    @pytest.mark.parametrize(
        "text",
        [
            "1 triệu 2 tỷ",
            "1 tỷ 2,5 triệu",
            "1 tỷ 1.000 triệu",
            "1 tỷ 2 tỷ",
            "5 triệu 5",
            "5 nghìn 200 tỷ",
        ],
    )
    def test_parts_that_make_no_compound(self, text: str) -> None:
        assert refused(text).reason.startswith("the parts of a compound")

    def test_the_caller_s_context_is_without_effect(self) -> None:
        with decimal.localcontext(prec=2):
            quantity = _parse("từ 1.234.567,89 đến 2 nghìn tỷ 345 tỷ USD", "auto", ())
            text = str(quantity)
            bounds = quantity.bounds + quantity.bounds
        assert text == "từ 1.234.567,89 đến 2.345.000.000.000 USD"
        assert bounds.lower == Decimal("2469135.78")


class TestHedges:
    """«hedges before and behind»."""

    @pytest.mark.parametrize(("words", "hedge"), HEDGE_WORDS.items())
    def test_before_the_number(self, words: str, hedge: Hedge) -> None:
        assert Quantity.parse(f"{words} 100 dự án").hedge is hedge
        assert Quantity.parse(f"{words.capitalize()} US$ 5 triệu").hedge is hedge

    @pytest.mark.parametrize("sign", [words for words in HEDGE_WORDS if not words[0].isalnum()])
    @pytest.mark.parametrize("money", ["US$", "€", "VND"])
    def test_a_sign_may_touch_the_currency(self, sign: str, money: str) -> None:
        touching = Quantity.parse(f"{sign}{money} 5 triệu")
        assert touching == Quantity.parse(f"{sign} {money} 5 triệu")
        assert vf.find(f"vốn {sign}{money} 5 triệu;")[0].value == touching

    def test_a_sign_before_no_currency_is_refused_at_the_word(self) -> None:
        with pytest.raises(InvalidQuantity, match="'x' before the number") as caught:
            Quantity.parse("~x 5")
        assert caught.value.position == 1

    @pytest.mark.parametrize(("words", "hedge"), BEHIND_WORDS.items())
    def test_behind_the_unit(self, words: str, hedge: Hedge) -> None:
        assert Quantity.parse(f"5 triệu USD {words}").hedge is hedge
        assert Quantity.parse(f"từ 5 triệu USD {words}").hedge is hedge
        assert Quantity.parse(f"5 {words}").unit == Unit.COUNT

    @pytest.mark.parametrize(
        ("text", "hedge"),
        [
            ("ước đạt trên 3 tỷ USD", Hedge.ESTIMATE),
            ("ước khoảng 3 tỷ USD", Hedge.ESTIMATE),
            ("khoảng gần 3 tỷ USD", Hedge.ABOUT),
            ("trên hơn 3 tỷ USD", Hedge.OVER),
            ("ít nhất 3 tỷ USD trở lên", Hedge.AT_LEAST),
            ("trên dưới 100 người", Hedge.ABOUT),
            ("ước 3 tỷ USD trở lên", Hedge.ESTIMATE),
            ("ước từ 3 tỷ USD trở lên", Hedge.ESTIMATE),
        ],
    )
    def test_several_at_once(self, text: str, hedge: Hedge) -> None:
        assert Quantity.parse(text).hedge is hedge

    @pytest.mark.parametrize(
        "text",
        [
            "trên gần 5",
            "hơn 5 trở lên",
            "tối đa 5 trở lên",
            "trên 5-7%",
            "gần hàng chục",
            "hàng chục đoàn trở lên",
        ],
    )
    def test_those_that_contradict_each_other_are_refused(self, text: str) -> None:
        assert refused(text).reason == "hedges that do not go together"

    @given(st.lists(st.sampled_from(PLAIN_HEDGES), min_size=1, max_size=3))
    def test_what_several_come_to_never_claims_more_than_each(self, hedges: list[Hedge]) -> None:
        together = combined(hedges)
        if together is None:
            return
        wide = Quantity(amount=100, unit=Unit.COUNT, hedge=together).bounds
        for hedge in hedges:
            each = Quantity(amount=100, unit=Unit.COUNT, hedge=hedge).bounds
            assert all(wide.contains(value) for value in range(90, 110) if each.contains(value))

    @pytest.mark.parametrize("text", ["trên", "trên USD", "ước đạt", "Khoảng ", "từ", "thứ"])
    def test_a_hedge_without_a_number(self, text: str) -> None:
        error = refused(text)
        assert error.reason == "a hedge without a number"
        assert error.reason_vi == "có từ chỉ mức độ chắc chắn nhưng thiếu con số"
        assert error.position == len(text)

    @pytest.mark.parametrize(
        ("text", "amount", "canonical"),
        [
            ("hàng chục đoàn", 10, "hàng chục đoàn"),
            ("hàng trăm dự án", 100, "hàng trăm dự án"),
            ("hàng nghìn người", 1000, "hàng nghìn người"),
            ("hàng ngàn người", 1000, "hàng nghìn người"),
            ("hàng vạn người", 10**4, "hàng chục nghìn người"),
            ("Hàng trăm ngàn người", 10**5, "hàng trăm nghìn người"),
            ("hàng chục triệu USD", 10**7, "hàng chục triệu USD"),
            ("hàng tỉ USD", 10**9, "hàng tỷ USD"),
            ("hàng trăm nghìn tỷ đồng", 10**14, "hàng trăm nghìn tỷ đồng"),
            ("hàng trăm triệu tỷ đồng", 10**17, "hàng trăm triệu tỷ đồng"),
            ("hàng trăm km2", 100, "hàng trăm km²"),
            ("hàng triệu", 10**6, "hàng triệu"),
        ],
    )
    def test_orders_of_magnitude(self, text: str, amount: int, canonical: str) -> None:
        quantity = Quantity.parse(text)
        assert quantity.hedge is Hedge.ORDER
        assert quantity.amount == amount
        assert str(quantity) == canonical

    @pytest.mark.parametrize(
        "text", ["hàng", "hàng đoàn", "hàng chục chục", "hàng chục triệu tỷ tỷ"]
    )
    def test_hang_needs_an_order_of_magnitude(self, text: str) -> None:
        assert refused(text).reason


class TestRanges:
    """«ranges ("200-300 triệu USD", "từ 200 đến 300 triệu USD")»."""

    @pytest.mark.parametrize(
        "text",
        [
            "200-300 triệu USD",
            "200 - 300 triệu USD",
            "200 – 300 triệu USD",
            "200 đến 300 triệu USD",
            "từ 200 đến 300 triệu USD",
            "Từ 200 tới 300 triệu USD",
            "từ 200 - 300 triệu USD",
            "từ 200 triệu đến 300 triệu USD",
            "từ 200 triệu USD đến 300 triệu USD",
            "US$ 200-300 triệu",
            "từ 0,2 tỷ đến 0,3 tỷ USD",
        ],
    )
    def test_every_way_of_printing_one(self, text: str) -> None:
        quantity = Quantity.parse(text)
        expected = Quantity(amount=2 * 10**8, upper=3 * 10**8, unit=Unit.USD, hedge=Hedge.BETWEEN)
        assert quantity == expected

    def test_the_first_number_keeps_a_scale_of_its_own(self) -> None:
        quantity = Quantity.parse("200 triệu - 1 tỷ USD")
        assert [quantity.amount, quantity.upper] == [2 * 10**8, 10**9]
        assert Quantity.parse("500 USD đến 1 triệu USD").amount == 500

    @pytest.mark.parametrize("text", ["5-7%", "5%-7%", "5 % – 7 %", "từ 5 đến 7%", "từ 5% đến 7%"])
    def test_percent(self, text: str) -> None:
        expected = Quantity(amount=5, upper=7, unit=Unit.PERCENT, hedge=Hedge.BETWEEN)
        assert Quantity.parse(text) == expected

    @pytest.mark.parametrize(
        ("text", "hedge"), [("khoảng 5-7%", Hedge.ABOUT), ("ước đạt từ 5 đến 7%", Hedge.ESTIMATE)]
    )
    def test_a_range_may_itself_be_about_or_an_estimate(self, text: str, hedge: Hedge) -> None:
        quantity = Quantity.parse(text)
        assert quantity == Quantity(amount=5, upper=7, unit=Unit.PERCENT, hedge=hedge)
        assert quantity.bounds == Bounds()

    def test_negative_ends(self) -> None:
        quantity = Quantity.parse("từ -5 đến -3%")
        assert [quantity.amount, quantity.upper] == [-5, -3]
        assert Quantity.parse("từ âm 5 đến 3%").amount == -5

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("300-200 triệu USD", "a range must go up"),
            ("5-5%", "a range must go up"),
            ("từ 5 triệu USD", "'từ' without 'đến' or 'trở lên'"),
            ("200 USD đến 300", "the unit USD stands before the last number only"),
            ("5 USD đến 7 EUR", "two units, USD / EUR, in one amount"),
            ("5-3-2020", "a second number that does not belong to the first"),
            ("5 trở lên đến 7", "a second number that does not belong to the first"),
            ("5/7-9", "a second number that does not belong to the first"),
        ],
    )
    def test_what_is_no_range(self, text: str, reason: str) -> None:
        assert refused(text).reason == reason


class TestRanksAndParts:
    """«ranks ("thứ 10/63", "đứng thứ 7"); x of y ("23/28")»."""

    @pytest.mark.parametrize("words", RANK_WORDS)
    def test_every_way_of_printing_a_rank(self, words: str) -> None:
        expected = Quantity(amount=10, of=63, unit=Unit.RANK)
        assert Quantity.parse(f"{words} 10/63") == expected
        assert Quantity.parse(f"{words.capitalize()} 10 / 63") == expected
        assert str(expected) == "thứ 10/63"

    @pytest.mark.parametrize(
        "text", ["thứ 0", "thứ 64/63", "thứ 1,5", "thứ 5 USD", "thứ 5 triệu", "thứ 5-7", "thứ -5"]
    )
    def test_what_is_no_rank(self, text: str) -> None:
        assert refused(text).reason.startswith("a rank is a whole number")

    @pytest.mark.parametrize(
        ("text", "amount", "of"),
        [
            ("23/28 địa phương", 23, 28),
            ("10/17", 10, 17),
            ("5/10 tỷ đồng", 5 * 10**9, 10**10),
            ("trên 1.200/1.500 km", 1200, 1500),
            ("80/80 công trình mốc", 80, 80),
        ],
    )
    def test_parts_of_a_whole(self, text: str, amount: int, of: int) -> None:
        quantity = Quantity.parse(text)
        assert [quantity.amount, quantity.of] == [amount, of]

    def test_a_mark_behind_a_number_is_shown_with_it(self) -> None:
        assert refused("1.234. USD").reason.startswith("'1.234.' is a number in neither")

    @pytest.mark.parametrize("text", ["5/0", "-5/10", "-1/10", "-0,5/10", "0/0"])
    def test_a_part_is_from_zero_and_a_whole_above_it(self, text: str) -> None:
        assert refused(text).reason == "x of y needs x from 0 and y above 0"


RANK_REASON = "a rank is a whole number from 1 up to the whole, without scale, unit or range"


class TestRefusals:
    """«a hedge without a number, an unknown unit, number malformed: each its own reason»."""

    @pytest.mark.parametrize(
        ("text", "position", "reason"),
        [
            ("", 0, "nothing is printed in it"),
            (" \n", 0, "nothing is printed in it"),
            ("năm dự án", 0, "there is no number in it"),
            ("٣ dự án", 0, "there is no number in it"),
            ("5 xyz", 2, "unknown unit 'xyz'"),
            ("5 triệu  xyz", 9, "unknown unit 'xyz'"),
            ("5 nghìn hoa hồng đỏ", 8, "unknown unit 'hoa hồng đỏ'"),
            ("đạt 5%", 0, "'đạt' before the number is neither a hedge nor a currency"),
            ("trên đạt 5%", 5, "'đạt' before the number is neither a hedge nor a currency"),
            ("của km2", 0, "'của km' before the number is neither a hedge nor a currency"),
            ("km 5", 0, "'km' before the number is neither a hedge nor a currency"),
            ("- 5 dự án", 0, "'-' before the number is neither a hedge nor a currency"),
            ("$5 EUR", 1, "two units, USD / EUR, in one amount"),
            ("5 USD 6", 6, "a second number that does not belong to the first"),
            ("1.2.3 USD", 0, "'1.2.3' is a number in neither convention"),
            ("5 km 6 m", 5, "a second number that does not belong to the first"),
            ("300-200 USD", 4, "a range must go up"),
            ("từ 300 đến 200 triệu USD", 11, "a range must go up"),
            ("5/0 nước", 2, "x of y needs x from 0 and y above 0"),
            ("đứng thứ 0", 9, RANK_REASON),
            ("thứ 63/10", 7, RANK_REASON),
        ],
    )
    def test_each_has_its_reason_and_position(self, text: str, position: int, reason: str) -> None:
        error = refused(text)
        assert error.reason == reason
        assert error.position == position

    def test_positions_are_those_of_the_caller_s_text(self) -> None:
        text = unicodedata.normalize("NFD", "ước đạt 5 triệu ") + "xyz"
        assert text[refused(text).position :] == "xyz"

    def test_an_unknown_unit_names_near_ones_in_both_languages(self) -> None:
        error = refused("34 dự án FDI")
        assert error.hint == "did you mean 'dự án'? a unit of your own goes in units="
        assert error.hint_vi == "có phải là 'dự án'? đơn vị riêng được truyền qua units="
        assert error.reason_vi == "không rõ đơn vị 'dự án FDI'"

    def test_the_message_is_one_sentence_in_either_language(self) -> None:
        error = refused("5 usdd")
        assert str(error) == (
            "'5 usdd' is not a valid quantity; unknown unit 'usdd'; did you mean 'USD'?"
            " a unit of your own goes in units="
        )
        assert error.message("vi").startswith(
            "'5 usdd' không phải là số liệu hợp lệ; không rõ đơn vị"
        )

    def test_too_many_digits(self) -> None:
        assert refused("9" * 49).reason == "more digits than an amount may have"
        assert refused("0," + "0" * 40 + "1%").reason == "more digits than an amount may have"

    def test_more_numbers_than_any_amount_has(self) -> None:
        assert "second number" in refused(" ".join("123456789")).reason


class TestConstruction:
    """«validated at construction with clear errors»."""

    def test_only_amount_and_unit_are_needed(self) -> None:
        quantity = Quantity(amount=Decimal("5.50"), unit=Unit.USD)
        assert (quantity.hedge, quantity.upper, quantity.of) == (Hedge.EXACT, None, None)
        assert str(quantity.amount) == "5.5"

    def test_it_is_made_by_keyword_only(self) -> None:
        with pytest.raises(TypeError):
            Quantity(5, Unit.USD)  # type: ignore[call-arg]

    @pytest.mark.parametrize("hedge", Hedge)
    @pytest.mark.parametrize("unit", [Unit.USD, Unit.RANK])
    @pytest.mark.parametrize("digits", ["15", "15.05", "-15", "15.40", "1" * 999])
    def test_the_quick_way_makes_what_the_constructor_makes_or_leaves_it(
        self, digits: str, unit: Unit, hedge: Hedge
    ) -> None:
        quick = plain_quantity(digits, unit, hedge)
        easy = digits in {"15", "15.05"} and unit is Unit.USD and hedge in PLAIN_HEDGES
        assert (quick is not None) == easy
        if easy:
            assert quick == Quantity(amount=Decimal(digits), unit=unit, hedge=hedge)

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["0", "7", "15.05", "900000", "1" * 40, "12.5"] * 3)
                | st.sampled_from(
                    ["", "007", "5.10", "-5", "1" * 41, "5\n6", "5.", ".5", "٥", "x"]
                ),
                st.sampled_from([Unit.USD, Unit.PERCENT] * 4 + [Unit.RANK]),
                st.sampled_from([*PLAIN_HEDGES, Hedge.EXACT, Hedge.BETWEEN]),
            ),
            min_size=1,
            max_size=9,
        )
    )
    def test_a_column_is_as_its_amounts_one_by_one(
        self, rows: list[tuple[str, Unit, Hedge]]
    ) -> None:
        digits, some_units, hedges = zip(*rows, strict=True)
        column = plain_quantities(digits, some_units, hedges)
        canonical = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
        if all(map(canonical, digits)):
            one_by_one = list(map(plain_quantity, digits, some_units, hedges))
            assert column == (one_by_one if all(one_by_one) else None)
        else:
            assert column is None

    def test_equal_amounts_are_equal_however_they_are_written(self) -> None:
        one = Quantity(amount=Decimal("1E+3"), unit=Unit.USD)
        two = Quantity(amount=Decimal("1000.00"), unit=Unit.USD)
        assert one == two
        assert repr(one) == repr(two)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"amount": 1.5}, "amount 1.5 is a float: expected a Decimal (never a float)"),
            ({"amount": "5"}, "amount '5' is a str"),
            ({"amount": Decimal("NaN")}, "amount NaN is not a finite number"),
            ({"unit": "USD"}, "unit 'USD': expected a Unit"),
            ({"hedge": "over"}, "hedge 'over': expected a Hedge"),
            ({"hedge": Hedge.BETWEEN}, "hedge BETWEEN needs upper"),
            ({"upper": 7}, "upper 7 with amount 5 and hedge EXACT"),
            ({"upper": 7, "hedge": Hedge.OVER}, "upper 7 with amount 5 and hedge OVER"),
            ({"upper": 5, "hedge": Hedge.BETWEEN}, "upper 5 with amount 5"),
            ({"upper": 7, "of": 9, "hedge": Hedge.BETWEEN}, "without `of`"),
            ({"upper": 7.0, "hedge": Hedge.BETWEEN}, "upper 7.0 is a float"),
            ({"of": 0}, "of 0 with amount 5"),
            ({"of": 1.5}, "of 1.5 is a float"),
            ({"amount": -5, "of": 9}, "of 9 with amount -5"),
            ({"amount": Decimal("-0.5"), "of": 9}, "of 9 with amount -0.5"),
            ({"hedge": Hedge.ORDER}, "amount 5 with hedge ORDER: expected a power of ten"),
            ({"amount": 1, "hedge": Hedge.ORDER}, "amount 1 with hedge ORDER"),
            ({"amount": 10**18, "hedge": Hedge.ORDER}, "with hedge ORDER"),
            ({"amount": 20, "hedge": Hedge.ORDER}, "amount 20 with hedge ORDER"),
            ({"amount": 99, "hedge": Hedge.ORDER}, "amount 99 with hedge ORDER"),
            ({"amount": 10, "of": 100, "hedge": Hedge.ORDER}, "of 100 with amount 10"),
            ({"amount": Decimal("0.5"), "unit": Unit.RANK}, "amount 0.5 of a rank"),
            ({"amount": 0, "unit": Unit.RANK}, "amount 0 of a rank"),
            ({"of": 4, "unit": Unit.RANK}, "of 4 of a rank: expected a whole number from 5"),
            ({"upper": 7, "hedge": Hedge.BETWEEN, "unit": Unit.RANK}, "amount 5 of a rank"),
        ],
    )
    def test_fields_that_do_not_go_together_are_named(
        self, fields: dict[str, Any], said: str
    ) -> None:
        good: dict[str, Any] = {"amount": 5, "unit": Unit.USD}
        with pytest.raises(ValueError, match=r".") as caught:
            Quantity(**(good | fields))
        assert said in str(caught.value)


class TestFormat:
    """«Formats back in Vietnamese and English, with a chosen scale»."""

    @pytest.mark.parametrize(
        ("text", "scale", "vietnamese", "english"),
        [
            ("trên 3,862 tỷ USD", "tỷ", "trên 3,862 tỷ USD", "over 3.862 billion USD"),
            ("trên 3,862 tỷ USD", None, "trên 3.862.000.000 USD", "over 3,862,000,000 USD"),
            ("1.488.170 USD", "million", "1,48817 triệu USD", "1.48817 million USD"),
            ("gần 14 tỷ USD", "billion", "gần 14 tỷ USD", "nearly 14 billion USD"),
            ("5 nghìn tỷ đồng", "Nghìn Tỉ", "5 nghìn tỷ đồng", "5 trillion VND"),
            (
                "ước 881 ngàn lượt",
                "ngàn",
                "ước 881 nghìn lượt",
                "an estimated 881 thousand arrivals",
            ),
            ("200-300 triệu USD", "triệu", "từ 200 đến 300 triệu USD", "200 to 300 million USD"),
            ("khoảng 5-7%", None, "khoảng từ 5 đến 7%", "about 5 to 7%"),
            ("5/10 tỷ đồng", "tỷ", "5/10 tỷ đồng", "5 of 10 billion VND"),
            ("7,09%", None, "7,09%", "7.09%"),
            ("12,3450%", None, "12,3450%", "12.345%"),
            ("10,5%/năm", None, "10,5%/năm", "10.5 percent a year"),
            ("1,5 điểm phần trăm", None, "1,5 điểm phần trăm", "1.5 percentage points"),
            ("219 dự án", None, "219 dự án", "219 projects"),
            ("1 dự án", None, "1 dự án", "1 project"),
            ("1/5 dự án", None, "1/5 dự án", "1 of 5 projects"),
            ("115 nước", None, "115 nước", "115 countries"),
            ("23/28 địa phương", None, "23/28 địa phương", "23 of 28 localities"),
            ("5.197 km2", None, "5.197 km²", "5,197 square kilometres"),
            ("tối đa 12", None, "tối đa 12", "at most 12"),
            ("5% trở lên", None, "ít nhất 5%", "at least 5%"),
            ("dưới 5%", None, "dưới 5%", "under 5%"),
            ("đứng thứ 1", None, "thứ 1", "1st"),
            ("thứ 2/63", None, "thứ 2/63", "2nd of 63"),
            ("thứ 3", None, "thứ 3", "3rd"),
            ("khoảng thứ 11/63", None, "khoảng thứ 11/63", "about 11th of 63"),
            ("thứ 21/63", None, "thứ 21/63", "21st of 63"),
            ("thứ 32", None, "thứ 32", "32nd"),
            ("thứ 143", None, "thứ 143", "143rd"),
            ("thứ 112", None, "thứ 112", "112th"),
            ("hàng chục đoàn", None, "hàng chục đoàn", "tens of delegations"),
            ("hàng triệu USD", "tỷ", "hàng triệu USD", "millions of USD"),
            ("hàng chục nghìn người", None, "hàng chục nghìn người", "tens of thousands of people"),
            ("hàng trăm", None, "hàng trăm", "hundreds"),
        ],
    )
    def test_examples(self, text: str, scale: str | None, vietnamese: str, english: str) -> None:
        quantity = Quantity.parse(text)
        assert quantity.format("vi", scale) == vietnamese
        assert quantity.format("en", scale) == english
        assert scale or str(quantity) == vietnamese

    @given(numbers(), st.sampled_from([*SCALES, "thousand", "million", "billion", "trillion"]))
    def test_scaling_never_rounds(self, amount: Decimal, scale: str) -> None:
        quantity = Quantity(amount=amount, unit=Unit.USD)
        exponent = {"nghìn": 3, "thousand": 3, "triệu": 6, "million": 6, "tỷ": 9, "billion": 9}
        digits = quantity.format("en", scale).split()[0].replace(",", "")
        assert Decimal(digits).scaleb(exponent.get(scale, 12)) == amount

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_a_fraction_of_three_digits_never_looks_like_a_group(
        self, lang: Literal["vi", "en"]
    ) -> None:
        quantity = Quantity(amount=Decimal("3.862"), unit=Unit.of("km"))
        assert quantity.format(lang) == ("3,8620 km" if lang == "vi" else "3.862 kilometres")

    @pytest.mark.parametrize("scale", ["", "chục", "tr", "billions"])
    def test_an_unknown_scale_is_refused(self, scale: str) -> None:
        with pytest.raises(ValueError, match="expected one of nghìn, thousand, triệu"):
            Quantity.parse("5 USD").format(scale=scale)

    def test_an_unknown_language_is_refused(self) -> None:
        wrong: Any = "fr"
        with pytest.raises(ValueError, match="lang 'fr': expected 'vi' or 'en'"):
            Quantity.parse("5 USD").format(wrong)


class TestBounds:
    """«exact [v, v]; over (v, ∞); nearly (-∞, v); about: unknown on both sides»."""

    @pytest.mark.parametrize(
        ("text", "below", "at", "above", "said", "said_vi"),
        [
            ("100", False, True, False, "exactly 100", "đúng 100"),
            ("trên 100", False, False, True, "more than 100", "trên 100"),
            ("gần 100", True, False, False, "less than 100", "dưới 100"),
            ("dưới 100", True, False, False, "less than 100", "dưới 100"),
            ("khoảng 100", True, True, True, "unknown", "chưa xác định"),
            ("ước 100", True, True, True, "unknown", "chưa xác định"),
            ("ít nhất 100", False, True, True, "at least 100", "ít nhất 100"),
            ("tối đa 100", True, True, False, "at most 100", "tối đa 100"),
            ("100-200", False, True, True, "between 100 and 200", "từ 100 đến 200"),
            ("hàng trăm", False, True, True, "at least 100", "ít nhất 100"),
        ],
    )
    def test_each_hedge_bounds_the_amount(
        self, text: str, *, below: bool, at: bool, above: bool, said: str, said_vi: str
    ) -> None:
        bounds = Quantity.parse(text).bounds
        assert [bounds.contains(value) for value in (99, 100, 101)] == [below, at, above]
        assert bounds.describe() == said
        assert bounds.describe("vi") == said_vi
        assert bounds.is_exact == (text == "100")

    @given(quantities())
    def test_the_printed_amount_lies_in_them_or_at_their_open_end(self, quantity: Quantity) -> None:
        bounds = quantity.bounds
        assert bounds.contains(quantity.amount) or quantity.amount in (bounds.lower, bounds.upper)

    @given(quantities(), quantities(), st.data())
    def test_a_sum_of_two_amounts_lies_in_the_sum_of_their_bounds(
        self, one: Quantity, two: Quantity, data: st.DataObject
    ) -> None:
        steps = st.sampled_from([Decimal(-1), Decimal("-0.001"), Decimal(0), Decimal(1)])
        with decimal.localcontext(prec=60):
            first = one.amount + data.draw(steps)
            second = two.amount + data.draw(steps)
            if one.bounds.contains(first) and two.bounds.contains(second):
                assert (one.bounds + two.bounds).contains(first + second)

    @given(quantities(), quantities(), quantities())
    def test_adding_is_commutative_and_associative(
        self, one: Quantity, two: Quantity, three: Quantity
    ) -> None:
        assert one.bounds + two.bounds == two.bounds + one.bounds
        left = (one.bounds + two.bounds) + three.bounds
        assert left == one.bounds + (two.bounds + three.bounds)

    @given(quantities())
    def test_nothing_is_added_by_zero_and_all_is_lost_by_the_unknown(
        self, quantity: Quantity
    ) -> None:
        bounds = quantity.bounds
        assert bounds + Bounds(lower=0, upper=0) == bounds
        assert bounds + Bounds() == Bounds()
        assert (bounds + bounds).is_exact == bounds.is_exact

    def test_over_a_hundred_and_nearly_fourteen_make_no_exact_sum(self) -> None:
        over, nearly = Quantity.parse("trên 100").bounds, Quantity.parse("gần 14").bounds
        assert (over + nearly) == Bounds()
        exactly = Quantity.parse("14").bounds
        assert (over + exactly).describe() == "more than 114"
        assert (nearly + exactly).describe() == "less than 28"

    def test_half_open_bounds_describe_both_ends(self) -> None:
        bounds = Bounds(lower=5, upper=7, lower_open=True)
        assert bounds.describe() == "more than 5 and at most 7"
        assert bounds.describe("vi") == "trên 5 và tối đa 7"
        assert Bounds(lower=5, upper=7, upper_open=True).describe() == "at least 5 and less than 7"
        assert not bounds.contains(5)
        assert bounds.contains(7)

    @given(st.lists(quantities(), max_size=4))
    def test_a_sum_made_at_once_is_that_made_one_by_one(self, several: list[Quantity]) -> None:
        each = [one.bounds for one in several]
        assert added(each) == functools.reduce(operator.add, each, Bounds(lower=0, upper=0))

    def test_its_ends_are_given_by_name(self) -> None:
        make: Any = Bounds
        with pytest.raises(TypeError, match="positional"):
            make(5, 7)

    def test_it_adds_to_bounds_only(self) -> None:
        other: Any = 5
        with pytest.raises(TypeError):
            Bounds() + other

    def test_it_hashes_and_pickles(self) -> None:
        bounds = Bounds(lower=5, upper_open=True, upper=Decimal("7.50"))
        assert pickle.loads(pickle.dumps(bounds)) == bounds  # noqa: S301 - our own bytes
        assert hash(bounds) == hash(Bounds(lower=5, upper=Decimal("7.5"), upper_open=True))

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"lower": 7, "upper": 5}, "hold no number"),
            ({"lower": 5, "upper": 5, "lower_open": True}, "hold no number"),
            ({"lower_open": True}, "cannot be open"),
            ({"upper": 5, "lower_open": True}, "cannot be open"),
            ({"lower": 5.0}, "end of bounds 5.0 is a float"),
        ],
    )
    def test_bounds_of_nothing_are_refused(self, fields: dict[str, Any], said: str) -> None:
        with pytest.raises(ValueError, match=said):
            Bounds(**fields)

    def test_a_float_lies_nowhere(self) -> None:
        value: Any = 1.5
        with pytest.raises(ValueError, match="never a float"):
            Bounds().contains(value)


class TestTables:
    """The pieces of the grammar that finders are built from."""

    def test_no_unit_form_is_a_hedge_or_a_scale_word(self) -> None:
        words = {*HEDGE_WORDS, *BEHIND_WORDS, *SCALE_WORDS, *RANK_WORDS}
        assert not words & set(unit_forms())

    def test_every_hedge_has_words(self) -> None:
        printed = {*HEDGE_WORDS.values(), *BEHIND_WORDS.values()}
        assert printed == set(PLAIN_HEDGES) - {Hedge.EXACT}

    @pytest.mark.parametrize(
        ("hedge", "value"),
        [("AT_LEAST", "at-least"), ("AT_MOST", "at-most"), ("OVER", "over"), ("ORDER", "order")],
    )
    def test_hedges_have_the_values_of_the_data(self, hedge: str, value: str) -> None:
        assert Hedge(value) is Hedge[hedge]
