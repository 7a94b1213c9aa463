"""The text as the patterns see it: composed letters, even spaces; and the way back.

Composed letters move places, so the way back is kept; nearly every text is composed already. The
rest is done place by place: one kind of space, and a space for a line break within a paragraph.
Kinds of dash, tone marks on either vowel, i or y, the patterns allow for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vnforeign.values.names import MARKS, normalize

_NO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# What a decomposed Vietnamese letter is made of; a quick look that clears most texts.
_SIGNALS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323" + _NO_WIDTH
_LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}  # eth and African D
_SPACES = "\xa0\t\r\x0b\x0c\x85\u2028\u2029\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LINE_BREAK = re.compile(r"\n(?<!\n\n)(?! *\n)")  # and no blank line
# One class of signs first: the engine looks for it at full speed. The letter stands before it.
_CLUSTER = re.compile(
    f"[{MARKS}{_NO_WIDTH}](?:(?<=[{_NO_WIDTH}])[{_NO_WIDTH}]*+|(?<=[{MARKS}])[{MARKS}]*+)"
)
_MOST_MARKS = 8  # on one letter; longer heaps are no writing and stay as they are


def evened(text: str) -> str:
    r"""The text with one kind of space, and line breaks only where there is a blank line.

    >>> evened("ngày\u00a05\nvà 6\n\nngày 7")
    'ngày 5 và 6\n\nngày 7'
    """
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return _LINE_BREAK.sub(" ", text)


def composed(text: str) -> tuple[str, Sequence[int] | None]:
    """The text for the patterns, and the place in the text of each of its code points.

    Returns:
        The composed text, and for each of its code points (and its end) the code point of the
        caller's text that it comes from; None where both texts agree place by place.

    >>> composed("Ha\u0300 Nội")
    ('Hà Nội', [0, 1, 3, 4, 5, 6, 7])
    """
    for letter, plain in _LOOK_ALIKES.items():
        if letter in text:
            text = text.replace(letter, plain)
    if not any(sign in text for sign in _SIGNALS):
        return text, None
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        if start > done and text[start] not in _NO_WIDTH:
            start -= 1
        pieces.append(text[done:start])
        origin.extend(range(done, start))
        printed = text[start:end]
        if printed[0] in _NO_WIDTH:
            made = ""
        elif len(printed) > _MOST_MARKS:
            made = printed
        else:
            made = normalize("NFC", printed)
        pieces.append(made)
        origin.extend(range(start, end) if made == printed else [start] * len(made))
        done = end
    pieces.append(text[done:])
    origin.extend(range(done, len(text) + 1))
    return "".join(pieces), origin
