"""What all strategies share: ids, slugs, texts, and how an impossible option is refused."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable
from typing import ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

P = ParamSpec("P")
T = TypeVar("T")

SMALL = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
_ALNUM = SMALL + SMALL.upper() + DIGITS
# Neither blanks nor what cannot be written to a file: such signs can stand anywhere in a text.
_VISIBLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))
_WORD = st.text(SMALL, min_size=1, max_size=8)
_PHRASES = (
    "đối ngoại",
    "Việt Nam",
    "Thái Nguyên",
    "Ban Đối ngoại Trung ương",
    "hòa bình, hợp tác và phát triển",
    "foreign affairs",
)


def shown(made: Callable[P, st.SearchStrategy[T]]) -> Callable[P, st.SearchStrategy[T]]:
    """Let a strategy be shown as the call that made it, not as all it is made of."""

    @functools.wraps(made)
    def call(*args: P.args, **options: P.kwargs) -> st.SearchStrategy[T]:
        strategy = made(*args, **options)

        def drawn(draw: st.DrawFn, /, **_: object) -> T:
            return draw(strategy)

        drawn.__name__ = made.__name__
        return st.composite(drawn)(**options)

    return call


@shown
def slugs() -> st.SearchStrategy[str]:
    """Codes of an open list: lower-case ASCII words joined by hyphens; shrinks towards ``"a"``.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.slugs(), lambda slug: "-" in slug)
    'a-a'
    """
    word = st.text(SMALL + DIGITS, min_size=1, max_size=8)
    return _WORD | st.lists(_WORD | word, min_size=1, max_size=3).map("-".join)


@shown
def ids() -> st.SearchStrategy[str]:
    """Ids as records have them: readable slugs and ISO codes; shrinks towards ``"a"``.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.ids(), str.isupper)
    'A'
    """
    word = st.text(_ALNUM, min_size=1, max_size=6)
    rest = _few(st.tuples(st.sampled_from(("-", ".", ".-")), word).map("".join))
    return _WORD | slugs() | st.builds(lambda first, rest: first + "".join(rest), word, rest)


def _few(elements: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    return st.lists(elements, max_size=2)


@shown
def texts() -> st.SearchStrategy[str]:
    """Words as a record may hold them: not empty, no blank at either end.

    Plain words, Vietnamese phrases, and any signs that a file can hold, blanks of all kinds
    between them. Shrinks towards ``"a"``.

    >>> from hypothesis import find
    >>> from vnforeign import strategies
    >>> find(strategies.texts(), lambda text: True)
    'a'
    """
    word = st.text(_VISIBLE, min_size=1, max_size=8)
    blank = st.sampled_from((" ", "\u00a0", "\n", "  "))
    rest = _few(st.tuples(blank, _WORD | word).map("".join)).map("".join)
    return _WORD | st.sampled_from(_PHRASES) | st.tuples(_WORD | word, rest).map("".join)


def refuse_unless(possible: bool, why: str) -> None:  # noqa: FBT001 - reads as an assertion
    """Refuse options that nothing can be drawn for."""
    if not possible:
        raise InvalidArgument(why)


def chosen(asked: Iterable[T] | None, possible: Collection[T], name: str) -> tuple[T, ...]:
    """The values of an option: all possible ones if none is given, in our order, simplest first.

    Raises:
        InvalidArgument: If a value is asked for that is not possible, or none is.
    """
    if asked is None:
        return tuple(possible)
    wanted = list(asked)
    refuse_unless(bool(wanted), f"{name}={asked!r} leaves nothing to draw from")
    for one in wanted:
        refuse_unless(one in possible, f"{name}={asked!r}: nothing can be drawn for {one!r}")
    return tuple(one for one in possible if one in wanted)
