"""Texts that want to break a reader: nearly right, endless, or not of this alphabet."""

from __future__ import annotations

from hypothesis import strategies as st

from vnforeign.strategies._basics import refuse_unless, shown
from vnforeign.strategies._printed_dates import printed_dates, printed_periods
from vnforeign.strategies._printed_documents import printed_document_numbers
from vnforeign.strategies._printed_quantities import printed_quantities

_PIECES = (
    # what the grammars are made of
    *("0", "9", "2024", "00", ".", ",", ".,", "-", "/", "–", "(", "[", "{", "%", " ", "\n"),
    *("Nghị quyết số ", "số ", "25-CT/TW", "/2024/QH15", "-NQ/TW ", "QĐ-TTg", "NĐ-CP"),
    *("ngày ", "tháng ", "năm ", "quý ", "giai đoạn ", "nhiệm kỳ ", "khóa XIII", "đến ", "từ "),
    *("trên ", "hàng ", "chục ", "nghìn ", "tỷ ", "triệu ", "USD", "US$ ", "thứ ", "km2", "âm "),
    # marks, digits, blanks and letters that look like others, grow when folded, or turn around
    *("\u0301", "\u0323", "\u0302\u0301", "\u20dd", "\u0663", "\uff13", "\u00b2", "\u2167"),
    *("\u00a0", "\u2009", "\u200b", "\ufeff", "\u00ad", "\u2028", "\u202e", "\x00", "\x85"),
    *("Ð", "ı", "İ", "ß", "ﬁ", "Ǆ", "\U0001d7d8", "\U0001f1fb\U0001f1f3", "\ue000"),
)
_ENDLESS = ("9", ".,", "Nghị quyết số ", "\u0301\u0323", "(", "[", "-", " ", "0")
_SURROGATES = ("\ud83d", "\udcff", "\ud800\ud800")
_MOST = 10_000


@shown
def hostile_texts(
    *, max_size: int = 1_000, allow_surrogates: bool = False
) -> st.SearchStrategy[str]:
    """Texts to try a reader of other people's texts on.

    Printed forms with a sign too many, too few or out of place; pieces of the grammars in any
    order; digits, dots and commas, combining marks, opening brackets, "Nghị quyết số ", each
    thousands of times; digits, blanks and letters of other scripts; any text at all. Shrinks
    towards ``""``.

    Args:
        max_size: The greatest number of code points.
        allow_surrogates: Whether lone surrogates may be among them. A text that was decoded has
            none, and one that has cannot be written to a file; a ``str`` may all the same.

    Raises:
        InvalidArgument: If ``max_size`` is not a whole number from 0.

    >>> from hypothesis import given, settings
    >>> import vnforeign as vf
    >>> from vnforeign import strategies
    >>> @settings(max_examples=5)
    ... @given(strategies.hostile_texts(max_size=200))
    ... def test_only_its_own_error_comes_out(text: str) -> None:
    ...     try:
    ...         vf.Quantity.parse(text)
    ...     except vf.InvalidQuantity:
    ...         pass
    >>> test_only_its_own_error_comes_out()
    """
    refuse_unless(type(max_size) is int and max_size >= 0, f"{max_size=}: expected 0 or more")
    pieces = _PIECES + (_SURROGATES if allow_surrogates else ())
    printed = st.one_of(
        printed_document_numbers(), printed_quantities(), printed_dates(), printed_periods()
    )
    signs = st.characters(exclude_categories=[] if allow_surrogates else ["Cs"])
    texts = (
        st.text(signs),
        st.lists(st.sampled_from(pieces), max_size=20).map("".join),
        st.lists(_repeated(pieces, 1, 9), max_size=5).map("".join),
        _repeated(_ENDLESS, 1, _MOST),
        _near_misses(printed, pieces),
    )
    return st.one_of(texts).map(lambda text: text[:max_size])


def _repeated(pieces: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[str]:
    times = st.integers(least, most)
    return st.builds(lambda piece, many: piece * many, st.sampled_from(pieces), times)


@st.composite
def _near_misses(
    draw: st.DrawFn, printed: st.SearchStrategy[tuple[str, object]], pieces: tuple[str, ...]
) -> str:
    """A printed form in which one place is changed."""
    text, _ = draw(printed)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(start + 3, len(text))))
    put = draw(st.sampled_from(("", text[start:end] * 2, *pieces)))
    return text[:start] + put + text[end:]
