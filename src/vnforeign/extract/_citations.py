"""Documents cited in running text: where a citation begins and ends; `DocumentNumber` reads it.

A citation runs from the type word through number, day, issuer and term, where they stand next to
one another: ``Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư``. Cited without a whole number
are "Chỉ thị 25 của Ban Bí thư năm 2018" and "Nghị quyết Trung ương 8 khóa XI".
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from vnforeign.errors import InvalidDate, InvalidDocumentNumber
from vnforeign.extract._bodies import issuer_pattern, sign_of_body
from vnforeign.extract._page import Found, Page
from vnforeign.extract._spans import Citation
from vnforeign.extract._spelling import BLANK, DASH, END, GAP, MAYBE, Join, words
from vnforeign.extract._times import day_pattern
from vnforeign.values._document_tables import CAPITALS, LETTERS, document_types, issuer_signs
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family
from vnforeign.values.names import fold
from vnforeign.values.terms import from_roman

__all__ = ["HEADS", "Citations", "List"]

_LAWS: Final = ("Luật", "Bộ luật", "Pháp lệnh")


def _type_signs() -> dict[str, tuple[str, ...]]:
    """The signs of each Vietnamese type word, by the word."""
    signs: dict[str, list[str]] = {}
    for row in document_types.values():
        for word in dict.fromkeys((row.name_vi, *row.party_names_vi, *row.words)):
            if not word.isascii():
                signs.setdefault(word, []).append(row.sign)
    signs |= {"Bộ luật": ["L"], "Hiến pháp": [], "Văn bản": []}
    return {word: tuple(each) for word, each in signs.items()}


_TYPE_WORDS: Final = _type_signs()
_BY_FOLDED: Final = {fold(word): signs for word, signs in _TYPE_WORDS.items()}
HEADS: Final = (
    *_TYPE_WORDS,
    *("số", "số:", "Hội nghị", "Trung ương", "Ban Chấp hành", "lần thứ", "khóa"),
)
"""What may stand before the number of a citation."""

# Cited by a bare number without "số": "Chỉ thị 25", but "Kế hoạch 5 năm" and "Dự án 2" are none.
_SHORT: Final = frozenset(
    map(fold, ("Nghị quyết", "Chỉ thị", "Quyết định", "Nghị định", "Thông tư", "Kết luận",
               "Quy chế", "Quy định", "Đề án"))
)  # fmt: skip
_NEVER_BARE: Final = frozenset(map(fold, ("Dự án", "Phương án", "Văn bản", "Báo cáo")))

_SPACE = f"{BLANK}?"
_STROKE = f"{MAYBE}(?:/|{DASH}){MAYBE}"
_SERIAL = rf"[0-9]{{1,7}}(?:\.[0-9]{{1,2}})?(?:(?-i:[a-zđ])(?![{LETTERS}]))?"
_WORD = rf"(?-i:[{CAPITALS}][{LETTERS}0-9]{{0,14}})"
_SIGN = rf"(?-i:[{CAPITALS}](?:[{LETTERS}0-9]{{0,9}}[{CAPITALS}0-9])[{LETTERS}0-9]{{0,9}})"
_YEAR = r"[0-9]{4}"
_ROMAN = rf"(?-i:[IVX]{{1,6}}){END}"


class List:
    """What a list of citations carries on from one to the next: the type word, printed once."""

    __slots__ = ("end", "types")

    def __init__(self) -> None:
        self.end = -1
        self.types: tuple[str, ...] = ()


class Citations:
    """The patterns of citations, and what they read."""

    def __init__(self, join: Join) -> None:
        types = "|".join(sorted(document_types, key=lambda sign: (-len(sign), sign)))
        number = (
            rf"{_SERIAL}(?:{_STROKE}(?:{_YEAR}{MAYBE}/{MAYBE})?{_WORD}(?:{_STROKE}{_SIGN}){{0,4}}"
            rf"|{GAP}(?-i:{types})(?:{_STROKE}{_SIGN}|(?-i:T[WU]))){END}"
        )
        plenum = (
            rf"(?P<decided>Nghị quyết|Kết luận) (?:của )?(?P<plenum>(?:Hội nghị )?(?:lần thứ [^\W\d_]+ )?"
            rf"(?:Ban Chấp hành )?Trung ương(?: Đảng)?(?: lần thứ)?(?: (?P<nth>[0-9]{{1,2}}))?{END})"
            rf"(?!{_SPACE}[/-])"
        )
        law = (
            rf"(?P<law>{join(_LAWS)})(?:,? [^\W\d_]++){{1,20}}? số "
            rf"(?={_SERIAL}/{_YEAR}/(?-i:QH|UBTVQH))"
        )
        front = rf"(?P<type>{join(_TYPE_WORDS)})(?: (?P<so>số))?{MAYBE}:?{MAYBE}"
        bare = rf"[0-9]{{1,5}}(?-i:[a-zđ])?(?!\w|[.,/:][0-9]|{MAYBE}%|{DASH}\w)"
        self.match = re.compile(
            words(rf"{plenum}|(?:{front}|{law})?(?:(?P<number>{number})|(?P<bare>{bare}))"),
            re.IGNORECASE,
        ).match
        year = rf"năm {_YEAR}{END}|tháng [01]?[0-9](?:{_SPACE}[/-]{_SPACE}| năm ){_YEAR}{END}"
        day, term = day_pattern(join), join(["khóa"])
        self.tail = re.compile(
            words(
                rf"(?:,?{MAYBE}(?=ngày|của|k)|{GAP}|{MAYBE}(?P<open>\(){_SPACE})"
                rf"(?:(?:ban hành |ký )?(?P<day>{day}|{year})|của (?P<issuer>{issuer_pattern(join)})"
                rf"|(?P<meeting>Hội nghị (?:lần thứ [^\W\d_]+ )?(?:Ban Chấp hành )?Trung ương(?: Đảng)?{END})"
                rf"|{term} (?P<term>{_ROMAN}))(?(open){_SPACE}\))"
            ),
            re.IGNORECASE,
        ).match
        self.comma = re.compile(
            words(rf"(?:{MAYBE}[,;]{MAYBE}(?:và )?| (?:và|hoặc) )(?:số )?"), re.IGNORECASE
        )
        self.number = re.compile(words(number), re.IGNORECASE).match
        self.bare = re.compile(bare, re.IGNORECASE).match

    def read(
        self, page: Page, start: int, cited: List, counted: Callable[[int], bool]
    ) -> Found | None:
        """The citation that begins at a place; None where none does.

        Args:
            page: The text.
            start: The place.
            cited: What the citation before carries on.
            counted: Tells of the place of a number whether a unit follows it.
        """
        found = self.match(page.shown, start)
        if found is None:
            return None
        word = found["type"] or found["law"] or found["decided"]
        folded = fold(word) if word else ""
        if word:
            types = _BY_FOLDED[folded]
        elif self.comma.fullmatch(page.shown, cited.end, start):
            types = cited.types
        else:
            types = ()
        listed = not word and bool(types)
        made = None
        if found["number"]:
            made = self._numbered(page, found, types, folded, listed=listed)
        if made is None and found["plenum"]:
            made = self._plenum(page, found)
        if made is None and (word or listed):
            made = self._bare(page, found, types, folded, counted)
        if made is not None:
            cited.end, cited.types = made.end, types
        return made
