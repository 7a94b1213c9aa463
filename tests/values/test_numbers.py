"""How numbers are printed: conventions, scale words, exactness."""

from __future__ import annotations

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.values._numbers import (
    MAX_FRACTION,
    MAX_WHOLE,
    NUMBER,
    SCALE_WORDS,
    Convention,
    exact,
    is_doubtful,
    key,
    leading_scale,
    read_number,
    shift,
    split_words,
    write_number,
)

CONVENTIONS: tuple[Convention, ...] = ("vi", "en")


def conventions() -> st.SearchStrategy[Convention]:
    return st.sampled_from(CONVENTIONS)


def amounts() -> st.SearchStrategy[Decimal]:
    """Any number an amount can hold."""
    return st.builds(
        lambda digits, places: exact(
            Decimal(digits).scaleb(-places, decimal.Context(prec=99)), "n"
        ),
        st.integers(-(10**12), 10**12) | st.integers(-(10**MAX_WHOLE) + 1, 10**MAX_WHOLE - 1),
        st.integers(0, MAX_FRACTION),
    )


def plain_reading(printed: str, convention: Convention) -> Decimal | None:
    """The rule spelled out, slow and obvious: the oracle of `read_number`."""
    group, mark = (".", ",") if convention == "vi" else (",", ".")
    whole, *fractions = printed.split(mark)
    groups = whole.split(group)
    if len(fractions) > 1 or not all(part.isdigit() for part in (*groups, *fractions)):
        return None
    if len(groups) > 1:
        first, *others = groups
        if len(first) > 3 or int(first) == 0 or any(len(part) != 3 for part in others):
            return None
    return Decimal("".join(groups) + "." + "".join(fractions))


class TestBothConventions:
    """«both separator conventions»: dot groups and decimal comma, and the reverse."""

    @given(amounts(), conventions())
    def test_a_written_number_reads_back(self, value: Decimal, convention: Convention) -> None:
        printed = write_number(value, convention).removeprefix("-")
        assert read_number(printed, convention) == value.copy_abs()

    @given(amounts())
    def test_the_two_ways_of_writing_are_mirror_images(self, value: Decimal) -> None:
        mirrored = write_number(value, "vi").translate(str.maketrans(".,", ",."))
        assert mirrored == write_number(value, "en")

    @given(st.text("0123456789.,", min_size=1, max_size=12), conventions())
    def test_reading_follows_the_rule_spelled_out(self, text: str, convention: Convention) -> None:
        assert read_number(text, convention) == plain_reading(text, convention)

    @given(st.text("0123456789.,", max_size=12))
    def test_a_number_of_one_mark_fits_both_only_where_it_is_doubtful_or_grouped_by_dots(
        self, text: str
    ) -> None:
        one, two = read_number(text, "vi"), read_number(text, "en")
        if one is not None and two is not None and one != two:
            mirrored = text.replace(".", ",")
            assert is_doubtful(text, scaled=False) or (
                "." in text and is_doubtful(mirrored, scaled=False)
            )

    @pytest.mark.parametrize(
        ("printed", "vietnamese", "english"),
        [
            ("5.933,7", "5933.7", None),
            ("6.578.799", "6578799", None),
            ("6,578,799", None, "6578799"),
            ("1,530.5", None, "1530.5"),
            ("3,862", "3.862", "3862"),
            ("2.024", "2024", "2.024"),
            ("7.09", None, "7.09"),
            ("05", "5", "5"),
            ("05.200", "5200", "5.2"),
            ("0.500", None, "0.5"),
            ("0,500", "0.5", None),
            ("1234,567", "1234.567", None),
            ("1,23,456", None, None),
        ],
    )
    def test_examples(self, printed: str, vietnamese: str | None, english: str | None) -> None:
        expected = [None if value is None else Decimal(value) for value in (vietnamese, english)]
        assert [read_number(printed, convention) for convention in CONVENTIONS] == expected

    @pytest.mark.parametrize("printed", ["1.2.3", "12.34.5", "1,2,3", "1.234,5.6", "1..2", "", "."])
    def test_what_fits_neither_is_not_read(self, printed: str) -> None:
        assert [read_number(printed, convention) for convention in CONVENTIONS] == [None, None]

    def test_the_silent_errors_of_others_are_not_ours(self) -> None:
        """babel reads "12.34" as 1234 and "1.2.3" as 123."""
        assert read_number("12.34", "vi") is None
        assert read_number("1.2.3", "vi") is None

    @pytest.mark.parametrize("printed", ["٣", "３", "1٣", "²", "1\u0300"])
    def test_only_ascii_digits_are_digits(self, printed: str) -> None:
        assert read_number(printed, "vi") is None


class TestDoubt:
    """«comma + exactly three digits with no scale word ... or with a trailing zero»."""

    @pytest.mark.parametrize("printed", ["12,500", "1,530", "20,630", "1,125", "05,200"])
    def test_a_comma_and_three_digits_without_scale(self, printed: str) -> None:
        assert is_doubtful(printed, scaled=False)

    @pytest.mark.parametrize("printed", ["20,630", "1,530", "100,000"])
    def test_a_zero_at_the_end_before_a_scale_word(self, printed: str) -> None:
        assert is_doubtful(printed, scaled=True)

    @pytest.mark.parametrize("printed", ["3,862", "12,722"])
    def test_a_scale_word_settles_the_rest(self, printed: str) -> None:
        assert not is_doubtful(printed, scaled=True)

    @pytest.mark.parametrize("printed", ["0,125", "1234,567", "3,8620", "7,09", "2.024", "1,2,345"])
    def test_what_only_one_convention_reads_is_not_in_doubt(self, printed: str) -> None:
        assert not is_doubtful(printed, scaled=False)


class TestExactness:
    """«Decimal always»: no digit is lost, in any decimal context."""

    @given(amounts(), st.integers(-15, 15))
    def test_shifting_there_and_back_changes_nothing(self, value: Decimal, places: int) -> None:
        with decimal.localcontext(prec=2):
            assert shift(shift(value, places), -places) == value

    @given(amounts(), conventions())
    def test_the_context_of_the_caller_is_without_effect(
        self, value: Decimal, convention: Convention
    ) -> None:
        with decimal.localcontext(prec=2):
            printed = write_number(value, convention)
            back = read_number(printed.removeprefix("-"), convention)
        assert back == value.copy_abs()

    @given(amounts())
    def test_an_amount_has_no_exponent_and_no_trailing_zeros(self, value: Decimal) -> None:
        text = str(shift(value, 0)) if abs(value) >= 1 or not value else f"{value:f}"
        assert "E" not in text
        assert "." not in text or not text.endswith("0")

    @pytest.mark.parametrize("value", [Decimal("1E+5"), Decimal("100000.000"), 100000])
    def test_every_spelling_of_a_number_becomes_one(self, value: Decimal | int) -> None:
        assert str(exact(value, "amount")) == "100000"

    def test_there_is_no_negative_zero(self) -> None:
        assert str(exact(Decimal("-0.00"), "amount")) == "0"

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (1.5, "amount 1.5 is a float: expected a Decimal (never a float)"),
            ("5", "amount '5' is a str"),
            (True, "amount True is a bool"),
            (None, "amount None is a NoneType"),
            (Decimal("NaN"), "not a finite number"),
            (Decimal("-Infinity"), "not a finite number"),
            (Decimal("1E+48"), "more than 48 digits before"),
            (Decimal("1E+999999"), "more than 48 digits before"),
            (Decimal("1E-41"), "more than 40 digits after"),
        ],
    )
    def test_what_is_no_amount_is_refused_by_name(self, value: object, said: str) -> None:
        with pytest.raises(ValueError, match="amount") as caught:
            exact(value, "amount")
        assert said in str(caught.value)


class TestWriting:
    """«a fraction of exactly three decimals gets a fourth zero»."""

    @given(amounts())
    def test_a_guarded_number_is_never_in_doubt(self, value: Decimal) -> None:
        printed = write_number(value, "vi", guard=True)
        assert not is_doubtful(printed.removeprefix("-"), scaled=False)
        assert len(printed.partition(",")[2]) != 3

    def test_examples(self) -> None:
        assert write_number(Decimal("3.862"), "vi", guard=True) == "3,8620"
        assert write_number(Decimal("3.862"), "vi") == "3,862"
        assert write_number(Decimal("3.8625"), "vi", guard=True) == "3,8625"
        assert write_number(Decimal("-1234567.5"), "vi") == "-1.234.567,5"
        assert write_number(Decimal("1234567.5"), "en") == "1,234,567.5"


class TestWords:
    """Scale words and the keys words are looked up by."""

    def test_the_scale_words_are_powers_of_ten(self) -> None:
        powers = {
            **dict.fromkeys(("nghìn", "ngàn"), 3),
            "vạn": 4,
            **dict.fromkeys(("tr", "tr.", "triệu"), 6),
            **dict.fromkeys(("tỷ", "tỉ"), 9),
            **dict.fromkeys(("nghìn tỷ", "ngàn tỷ"), 12),
            "triệu tỷ": 15,
        }
        assert powers == SCALE_WORDS

    @pytest.mark.parametrize(("word", "exponent"), SCALE_WORDS.items())
    def test_every_scale_word_is_read(self, word: str, exponent: int) -> None:
        words = split_words(f"{word} đồng", 0, len(word) + 5)
        assert leading_scale(words) == (exponent, len(word.split()))

    def test_the_longest_scale_word_wins(self) -> None:
        assert leading_scale(split_words("nghìn tỷ đồng", 0, 13)) == (12, 2)
        assert leading_scale(split_words("nghìn đồng", 0, 10)) == (3, 1)
        assert leading_scale(split_words("đồng", 0, 4)) == (None, 0)
        assert leading_scale([]) == (None, 0)

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("tỉ", "tỷ"),
            ("TỶ", "tỷ"),
            ("ty\u0309", "tỷ"),
            ("Thỏa\u00a0thuận", "thoả thuận"),
            ("đô–la", "đô-la"),
            ("ðồng", "đồng"),
        ],
    )
    def test_spellings_of_one_word_share_a_key(self, one: str, two: str) -> None:
        assert key(one) == key(two)

    @given(st.text(max_size=30))
    def test_words_stand_where_they_are_said_to(self, text: str) -> None:
        for word, at in split_words(text, 0, len(text)):
            assert word
            assert not text[at].isspace()
            assert at == 0 or text[at - 1].isspace()

    def test_the_number_pattern_is_possessive(self) -> None:
        """No backtracking: every quantifier gives nothing back."""
        assert NUMBER.count("+") == 5  # ++ twice, *+ once
