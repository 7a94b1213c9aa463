"""Documents cited in running text: where a citation begins and ends; `DocumentNumber` reads it.

A citation runs from the type word through number, day, issuer and term, where they stand next to
one another: ``Chỉ thị số 25-CT/TW ngày 08/8/2018 của Ban Bí thư``. Cited without a whole number
are "Chỉ thị 25 của Ban Bí thư năm 2018" and "Nghị quyết Trung ương 8 khóa XI".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import attrs

from vnforeign.errors import InvalidDate, InvalidDocumentNumber
from vnforeign.extract._bodies import issuer_pattern, sign_of_body
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
    ]
    for word, sign in dict.fromkeys((*named, *also)):
        if not word.isascii():
            signs.setdefault(word, []).append(sign)
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
                rf"(?:(?P<day>{day}|{year}|(?(open)(?:[01]?[0-9]/)?{_YEAR}(?=\))))|của (?P<issuer>{issuer_pattern(join)})"
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

    def read(self, page: Page, start: int, counted: Counted) -> Found | None:
        """The citation that begins at a place; None where none does.

        Args:
            page: The text.
            start: The place.
            counted: Whether a unit follows the number at a place.
        """
        found = self.match(page.shown, start)
        if found is None:
            return None
        word = found["type"] or found["law"] or found["decided"]
        folded = fold(word) if word else ""
        if word:
            types = _BY_FOLDED[folded]
        else:
            end, types = page.cited()
            if not types or not self.comma.fullmatch(page.shown, end, start):
                types = ()
        listed = not word and bool(types)
        made = None
        if found["number"]:
            made = self._numbered(page, found, types, folded, listed=listed)
        if made is None and found["plenum"]:
            made = self._plenum(page, found)
        if made is None and (word or listed):
            made = self._bare(page, found, types, folded, counted)
        return made._replace(types=types) if made else None

    # -- with a whole number ------------------------------------------------------------------

    def _numbered(
        self, page: Page, found: re.Match[str], types: tuple[str, ...], folded: str, *, listed: bool
    ) -> Found | None:
        start, end = found.span("number")
        number, end, meant = _whole(page, start, end)
        if number is None:
            if not folded or len(_CAPITAL.findall(page.shown, start, end)) < _TWO:
                return None
            end, rest = self._rest(page, end)
            meant_too = tuple(rest.cited(each, each.type) for each in meant)
            return Found("citation", found.start(), end, None, meant_too)
        if not folded and not listed and not _is_known(number):
            return None
        end, rest = self._rest(page, end)
        cited = rest.cited(number, number.type or (types[0] if types else None))
        if folded and not _agree(number, types, folded):
            return Found("citation", found.start(), end, None, (cited,))
        return Found("citation", found.start(), end, cited)

    # -- without one --------------------------------------------------------------------------

    def _plenum(self, page: Page, found: re.Match[str]) -> Found | None:
        """A document named after the plenum that passed it."""
        end, rest = self._rest(page, found.end("plenum"))
        if rest.issuer or not (found["nth"] or rest.term):
            return None
        body = " ".join(found["plenum"].split())
        signs = _BY_FOLDED[fold(found["decided"])]
        return Found(
            "citation", found.start(), end, rest._replace(issuer=body).cited(None, signs[0])
        )

    def _bare(
        self,
        page: Page,
        found: re.Match[str],
        types: tuple[str, ...],
        folded: str,
        counted: Counted,
    ) -> Found | None:
        """A document named by a bare number, which several documents may have."""
        group = "number" if found["number"] else "bare"
        start = found.start(group)
        bare = self.bare(page.shown, start) if start >= 0 else None
        if bare is None or folded in _NEVER_BARE:
            return None
        sign = self._elided(page, bare.end())
        if sign is None:
            short = folded in _SHORT and page.shown[found.start()].isupper()
            if not (found["so"] or short) or (
                counted(page.shown, start) and not self._dated(page, bare.end())
            ):
                return None
        end, rest = self._rest(page, bare.end())
        numbers = tuple(_likely(bare[0], types, sign, rest))
        kind = types[0] if types else None
        meant = [rest.cited(each, each.type or kind, bare[0]) for each in numbers]
        unknown = rest.cited(None, kind, bare[0])
        return Found("citation", found.start(), end, None, tuple(meant) or (unknown,))

    def _dated(self, page: Page, end: int) -> bool:
        """Whether "năm" behind a bare number begins the year of issue ("Chỉ thị 25 năm 2018")."""
        part = self.tail(page.shown, end)
        return part is not None and part["day"] is not None

    def _elided(self, page: Page, end: int) -> str | None:
        """What the last number of a list lends to this one: "-NQ/TW" in "số 18, 19-NQ/TW"."""
        for _ in range(_LONGEST_LIST):
            comma = self.comma.match(page.shown, end)
            if comma is None:
                return None
            if next_whole := self.number(page.shown, comma.end()):
                number, _, _ = _whole(page, *next_whole.span())
                if number is not None:
                    return str(number).removeprefix(f"{number.serial:02}{number.suffix}")
            following = self.bare(page.shown, comma.end())
            if following is None:
                return None
            end = following.end()
        return None

    # -- behind the number --------------------------------------------------------------------

    def _rest(self, page: Page, end: int) -> tuple[int, _Rest]:
        """Day, issuer and term where they stand behind a number, in any order."""
        rest = _Rest()
        while part := self.tail(page.shown, end):
            if part["day"] and rest.issued_on is None:
                try:
                    rest = rest._replace(
                        issued_on=PartialDate.parse(page.printed(*part.span("day")))
                    )
                except InvalidDate:
                    break
            elif part["term"] and rest.term is None:
                rest = rest._replace(term=_term(part["term"]))
            elif (part["issuer"] or part["meeting"]) and rest.issuer is None:
                rest = rest._replace(issuer=" ".join((part["issuer"] or part["meeting"]).split()))
            else:
                break
            end = part.end()
        return end, rest


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


_CAPITAL = re.compile(f"[{CAPITALS}]")
_LOOSE = re.compile(rf"\s+(?:/|{DASH})|(?:/|{DASH})\s+")
_TWO, _LONGEST_LIST = 2, 8


def _whole(
    page: Page, start: int, end: int
) -> tuple[DocumentNumber | None, int, tuple[DocumentNumber, ...]]:
    """The number between two places, or the part of it before a loose dash, and where it ends."""
    cuts = [loose.start() for loose in _LOOSE.finditer(page.shown, start, end)]
    meant: tuple[DocumentNumber, ...] = ()
    for stop in (end, *reversed(cuts)):
        try:
            return DocumentNumber.parse(page.printed(start, stop)), stop, ()
        except InvalidDocumentNumber as fault:
            meant = meant or fault.candidates
    return None, end, meant


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


def _likely(
    serial: str, types: tuple[str, ...], sign: str | None, rest: _Rest
) -> Iterator[DocumentNumber]:
    """The whole numbers that a bare one may stand for, from its list or its issuer."""
    forms = [f"{serial}{sign}"] if sign else []
    body = sign_of_body(rest.issuer) if rest.issuer and not sign else None
    year = rest.issued_on.year if rest.issued_on else None
    for kind in types if body else ():
        forms += [f"{serial}-{kind}/{body}", f"{serial}/{kind}-{body}"]
        if year:
            forms.append(f"{serial}/{year}/{kind}-{body}")
    for form in forms:
        try:
            number = DocumentNumber.parse(form)
        except InvalidDocumentNumber:
            continue
        yield attrs.evolve(number, printed=None)


def _term(printed: str) -> int | None:
    try:
        return from_roman(printed)
    except ValueError:
        return None
