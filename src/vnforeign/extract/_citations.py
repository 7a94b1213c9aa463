"""Documents cited in running text: where a citation begins and ends; `DocumentNumber` reads it.

A citation runs from the type word through number, day, issuer and term, where they stand next to
one another: ``Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư``. Cited without a whole number
are "Chỉ thị 25 của Ban Bí thư năm 2018" and "Nghị quyết Trung ương 8 khóa XI".
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

import attrs

from vnforeign.errors import InvalidDate, InvalidDocumentNumber
from vnforeign.extract._bodies import issuer_pattern, place_pattern, sign_of_body
from vnforeign.extract._page import Counted, Found, Page
from vnforeign.extract._spans import Citation
from vnforeign.extract._spelling import BLANK, CAPITALS, DASH, END, GAP, LETTERS, MAYBE, Join, words
from vnforeign.extract._times import day_pattern
from vnforeign.values.dates import PartialDate
from vnforeign.values.documents import DocumentNumber, Family, document_types, issuer_signs
from vnforeign.values.names import fold
from vnforeign.values.terms import from_roman

__all__ = ["HEADS", "Citations"]

_LAWS: Final = ("Luật", "Bộ luật", "Pháp lệnh")


def _type_signs() -> dict[str, tuple[str, ...]]:
    """The signs of each Vietnamese type word, by the word."""
    signs: dict[str, list[str]] = {}
    named = [(row.name_vi, row.sign) for row in document_types.values()]
    also = [
        (word, row.sign)
        for row in document_types.values()
        for word in (*row.party_names_vi, *row.words)
        if not word.isascii()
    ]
    for word, sign in dict.fromkeys((*named, *also)):
        signs.setdefault(word, []).append(sign)
    signs |= {"Bộ luật": ["L"], "Hiến pháp": [], "Văn bản": []}
    return {word: tuple(each) for word, each in signs.items()}


_TYPE_WORDS: Final = _type_signs()
_BY_FOLDED: Final = {fold(word): signs for word, signs in _TYPE_WORDS.items()}
HEADS: Final = (
    *_TYPE_WORDS,
    *("số", "số:", "Hội nghị", "Trung ương", "Ban Chấp hành", "lần thứ", "khóa", "(khóa"),
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
_SERIAL = rf"[0-9]{{1,7}}(?:\.[0-9]{{1,2}})?(?:[a-zđ](?![{LETTERS}]))?"
_WORD = rf"[{CAPITALS}][{LETTERS}0-9]{{0,14}}"
_SIGN = rf"[{CAPITALS}][{LETTERS}0-9]{{0,9}}[{CAPITALS}0-9][{LETTERS}0-9]{{0,9}}"
_YEAR = r"[0-9]{4}"


class Citations:
    """The patterns of citations, and what they read.

    Words are matched in lower case, numbers as printed: signs are told by their capitals.
    """

    def __init__(self, join: Join, counted: Counted) -> None:
        self.counted = counted
        types = "|".join(sorted(document_types, key=lambda sign: (-len(sign), sign)))
        self.number = re.compile(
            rf"{_SERIAL}(?:{_STROKE}(?:{_YEAR}{MAYBE}/{MAYBE})?{_WORD}(?:{_STROKE}{_SIGN}){{0,4}}"
            rf"|{GAP}(?:{types})(?:{_STROKE}{_SIGN}|T[WU])){END}"
        ).match
        self.alone = re.compile(
            rf"{_SERIAL}(?:{_STROKE}(?:{_YEAR}{MAYBE}/{MAYBE})?(?:L|{_SIGN})(?:{_STROKE}{_SIGN}){{0,4}}"
            rf"|{GAP}(?:{types})(?:{_STROKE}{_SIGN}|T[WU])){END}"
        ).match
        self.bare = re.compile(rf"[0-9]{{1,5}}[a-zđ]?(?!\w|[.,/:][0-9]|{MAYBE}%|{DASH}\w)").match
        self.front = re.compile(
            words(
                rf"(?P<type>{join(_TYPE_WORDS)})(?: (?P<so>số):?)?{MAYBE}(?=[0-9])"
                rf"|(?<!pháp\x20)(?P<law>{join(_LAWS)})(?:,? [^\W\d_]++){{1,20}}? số "
                rf"(?={_SERIAL}/{_YEAR}/(?:qh|ubtvqh))"
            )
        ).match
        self.plenum = re.compile(
            words(
                rf"(?P<decided>nghị quyết|kết luận) (?:của )?(?P<body>(?:hội nghị )?"
                rf"(?:lần thứ [^\W\d_]+ )?(?:ban chấp hành )?trung ương(?: đảng)?(?: lần thứ)?"
                rf"(?: (?P<nth>[0-9]{{1,2}}))?{END})(?!{_SPACE}[-/])"
            )
        ).match
        year = rf"năm {_YEAR}{END}|tháng [01]?[0-9](?:{_SPACE}[/-]{_SPACE}| năm ){_YEAR}{END}"
        self.tail = re.compile(
            words(
                rf"(?:,?{MAYBE}(?=ngày|của|k)|{GAP}|{MAYBE}(?P<open>\(){_SPACE})"
                rf"(?:(?P<day>{day_pattern(join)}|{year}"
                rf"|(?(open)(?:[01]?[0-9]/)?{_YEAR}(?=\))|(?!)))"
                rf"|(?P<of>của )(?P<issuer>{issuer_pattern(join)})"
                rf"|(?P<meeting>hội nghị (?:lần thứ [^\W\d_]+ )?(?:ban chấp hành )?trung ương"
                rf"(?: đảng)?{END})"
                rf"|{join(['khóa'])} (?P<term>[ivx]{{1,6}}){END})(?(open){_SPACE}\))"
            )
        ).match
        self.place = place_pattern().match
        self.comma = re.compile(words(rf"(?:{MAYBE}[,;]{MAYBE}(?:và )?| (?:và|hoặc) )(?:số )?"))

    def read(self, page: Page, start: int) -> Found | None:
        """The citation that begins at a place with a type word; None where none does."""
        front = self.front(page.low, start)
        if front is None:
            plenum = self.plenum(page.low, start)
            return self._plenum(page, plenum) if plenum else None
        folded = _fold(front["type"] or front["law"])
        types = _BY_FOLDED[folded]
        made = self._numbered(page, start, front.end(), types, folded)
        if made is None and folded not in _NEVER_BARE:
            named = front["so"] is not None or (folded in _SHORT and page.shown[start].isupper())
            made = self._bare(page, start, front.end(), types, named=named)
        return made

    def read_number(self, page: Page, start: int) -> Found | None:
        """The citation that begins at its number; None where none does.

        The type word may stand further back, before a list.
        """
        types = page.cited_types if start - page.cited_end < _NEAR else ()
        if not types or not self.comma.fullmatch(page.low, page.cited_end, start):
            types = ()
        made = self._numbered(page, start, start, types, "")
        return made or (self._bare(page, start, start, types, named=False) if types else None)

    # -- with a whole number ------------------------------------------------------------------

    def _numbered(
        self, page: Page, start: int, at: int, types: tuple[str, ...], folded: str
    ) -> Found | None:
        """A citation with the number at a place, behind the type word ``folded`` if any."""
        match = self.number if folded or types else self.alone
        printed = match(page.shown, at)
        if printed is None:
            return None
        number, end, meant = _whole(page, *printed.span())
        if number is None:
            if not folded or len(_CAPITAL.findall(page.shown, at, end)) < _TWO:
                return None
            end, rest = self._rest(page, end)
            doubt = tuple(
                rest.cited(each, each.type or (types[0] if types else None))
                for each in meant
                if not folded or _agree(each, types, folded)
            )
            return Found("citation", start, end, None, doubt, types)
        if not folded and not types and not _is_known(number):
            return None
        end, rest = self._rest(page, end)
        cited = rest.cited(number, number.type or (types[0] if types else None))
        if folded and not _agree(number, types, folded):
            return Found("citation", start, end, None, (cited,), types)
        return Found("citation", start, end, cited, (), types)

    # -- without one --------------------------------------------------------------------------

    def _plenum(self, page: Page, found: re.Match[str]) -> Found | None:
        """A document named after the plenum that passed it."""
        end, rest = self._rest(page, found.end())
        if rest.issuer or not (found["nth"] or rest.term):
            return None
        body = " ".join(page.shown[slice(*found.span("body"))].split())
        types = _BY_FOLDED[_fold(found["decided"])]
        cited = rest._replace(issuer=body).cited(None, types[0])
        return Found("citation", found.start(), end, cited, (), types)

    def _bare(
        self, page: Page, start: int, at: int, types: tuple[str, ...], *, named: bool
    ) -> Found | None:
        """A document named by a bare number, which several documents may have.

        Unless it is ``named`` as one, a list must lend the number its sign.
        """
        bare = self.bare(page.low, at)
        if bare is None:
            return None
        sign = self._elided(page, bare.end())
        counted = not named or (self.counted(page, at) and not self._dated(page, bare.end()))
        if sign is None and counted:
            return None
        end, rest = self._rest(page, bare.end())
        kind = types[0] if types else None
        year = rest.issued_on.year if rest.issued_on else None
        meant = tuple(
            rest.cited(each, each.type or kind, bare[0])
            for each in _likely(bare[0], types, sign, rest.issuer, year)
        )
        return Found(
            "citation", start, end, None, meant or (rest.cited(None, kind, bare[0]),), types
        )

    def _dated(self, page: Page, end: int) -> bool:
        """Whether "năm" behind a bare number begins the year of issue ("Chỉ thị 25 năm 2018")."""
        part = self.tail(page.low, end)
        return part is not None and part["day"] is not None

    def _elided(self, page: Page, end: int) -> str | None:
        """What the last number of a list lends to this one: "-NQ/TW" in "số 18, 19-NQ/TW"."""
        for _ in range(_LONGEST_LIST):
            comma = self.comma.match(page.low, end)
            if comma is None:
                return None
            if whole := self.number(page.shown, comma.end()):
                number, _, _ = _whole(page, *whole.span())
                if number is not None:
                    return str(number).removeprefix(f"{number.serial:02}{number.suffix}")
            following = self.bare(page.low, comma.end())
            if following is None:
                return None
            end = following.end()
        return None

    # -- behind the number --------------------------------------------------------------------

    def tail_may_follow(self, low: str, end: int) -> bool:
        """Whether the next two signs let anything of a citation follow; a quick look."""
        return low[end : end + 2] not in _NO_TAIL

    def _rest(self, page: Page, end: int) -> tuple[int, _Rest]:
        """Day, issuer and term where they stand behind a number, in any order."""
        day: PartialDate | None = None
        issuer: str | None = None
        term: int | None = None
        low = page.low
        while self.tail_may_follow(low, end) and (part := self.tail(low, end)):
            stop = part.end()
            if part["day"] and day is None:
                day = _day(page.printed(*part.span("day")))
                if day is None:
                    break
            elif part["term"] and term is None:
                term = _term(page.shown[slice(*part.span("term"))])
                if term is None:
                    break
            elif (part["of"] or part["meeting"]) and issuer is None:
                begin = part.start("issuer" if part["of"] else "meeting")
                if part["local"] and (place := self.place(page.shown, stop)):
                    stop = place.end()
                issuer = " ".join(page.shown[begin:stop].rstrip(" )").split())
            else:
                break
            end = stop
        return end, _Rest(day, issuer, term)


_NO_TAIL: Final = frozenset(
    sign + letter for sign in " " for letter in LETTERS.lower() if letter not in "nthck0123456789"
) | frozenset(sign + blank for sign in '.;:”")' for blank in " \n")
"""Two signs behind a number that nothing of the citation begins with."""


class _Rest(NamedTuple):
    """What stands behind a number."""

    issued_on: PartialDate | None = None
    issuer: str | None = None
    term: int | None = None

    def cited(
        self, number: DocumentNumber | None, kind: str | None, serial: str | None = None
    ) -> Citation:
        return Citation(
            number=number, type=kind, serial=serial, issued_on=self.issued_on,
            issuer=self.issuer, term=self.term,
        )  # fmt: skip


_fold = functools.cache(fold)
_CAPITAL = re.compile(f"[{CAPITALS}]")
_LOOSE = re.compile(rf"\s+(?:/|{DASH})|(?:/|{DASH})\s+")
_TWO, _LONGEST_LIST, _NEAR = 2, 8, 24


def _whole(
    page: Page, start: int, end: int
) -> tuple[DocumentNumber | None, int, tuple[DocumentNumber, ...]]:
    """The number between two places, or the part of it before a loose dash, and where it ends."""
    number, meant = _number(page.printed(start, end))
    if number is not None:
        return number, end, ()
    cuts = [loose.start() for loose in _LOOSE.finditer(page.shown, start, end)]
    for stop in reversed(cuts):
        number, _ = _number(page.printed(start, stop))
        if number is not None:
            return number, stop, ()
    return None, end, meant


@functools.lru_cache(4096)
def _number(printed: str) -> tuple[DocumentNumber | None, tuple[DocumentNumber, ...]]:
    try:
        return DocumentNumber.parse(printed), ()
    except InvalidDocumentNumber as fault:
        return None, fault.candidates


def _is_known(number: DocumentNumber) -> bool:
    """Whether a number without a type word is one for certain: a letter may be anything."""
    return number.family is not Family.LETTER or number.issuer in issuer_signs


def _agree(number: DocumentNumber, types: tuple[str, ...], folded: str) -> bool:
    """Whether the type word may stand before the number."""
    if number.type is not None:
        return number.type in types or not types
    if number.family is Family.LETTER:
        return folded in ("cong van", "van ban")
    return folded in _OF_ASSEMBLY


_OF_ASSEMBLY: Final = frozenset(
    map(fold, ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Hiến pháp", "Văn bản"))
)


@functools.lru_cache(1024)
def _likely(
    serial: str, types: tuple[str, ...], sign: str | None, issuer: str | None, year: int | None
) -> tuple[DocumentNumber, ...]:
    """The whole numbers that a bare one may stand for, from its list or its issuer."""
    forms = [f"{serial}{sign}"] if sign else []
    body = sign_of_body(issuer) if issuer and not sign else None
    for kind in types if body else ():
        forms += [f"{serial}-{kind}/{body}", f"{serial}/{kind}-{body}"]
        if year:
            forms.append(f"{serial}/{year}/{kind}-{body}")
    numbers = (_number(form)[0] for form in forms)
    return tuple(attrs.evolve(number, printed=None) for number in numbers if number)


@functools.lru_cache(2048)
def _day(printed: str) -> PartialDate | None:
    try:
        return PartialDate.parse(printed)
    except InvalidDate:
        return None


@functools.lru_cache(256)
def _term(printed: str) -> int | None:
    try:
        return from_roman(printed) if printed.isupper() else None
    except ValueError:
        return None
