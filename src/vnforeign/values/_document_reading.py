"""The patient way to read a document number: noise to canonical, misfits to errors that explain."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from vnforeign.errors import InvalidDocumentNumber
from vnforeign.values._document_grammar import (
    FIRST_YEAR,
    GREATEST,
    LAST_YEAR,
    LONGEST,
    SUFFIX,
    sign_of,
    tokens,
    written,
)
from vnforeign.values._document_tables import base_sign, is_unit_sign
from vnforeign.values.names import fold
from vnforeign.values.terms import assembly_years, national_assemblies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnforeign.values._document_grammar import Grammar, Shape
    from vnforeign.values._document_tables import DocumentType

_SERIAL = re.compile(r"([0-9]+)(\.[0-9]+)?([a-zđA-ZĐ](?![^\W\d_]))?")
_NUMBER_WORD = re.compile(r"(?:^| )(?:so|no\.?|number)$")
_ANY_DOCUMENT = frozenset({"", "van ban", "document"})
_YEAR_DIGITS, _SERIAL_DIGITS, _THOUSANDS = 4, 7, 4  # ".263" has four signs

_FOLDED = (
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2044\u2215\uff0f", "/")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")  # not seen in print
    | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}  # eth and the African D
)

_Told = tuple[str, str]  # in English and in Vietnamese


class Fields(NamedTuple):
    """A number that has been read."""

    serial: int
    suffix: str
    year: int | None
    shape: Shape
    printed: str | None  # where it is not the canonical form


def read(text: object, grammar: Grammar) -> list[Fields]:
    """The ways a text can be read: one, or several of which none is likelier.

    Raises:
        InvalidDocumentNumber: If there is none; its candidates are canonical forms.
    """
    if not isinstance(text, str):
        kind = type(text).__name__
        raise InvalidDocumentNumber(
            f"{text!r:.80}", 0, f"a text is wanted, not {kind}", f"phải là chuỗi, không phải {kind}"
        )
    if len(text) > LONGEST:
        raise InvalidDocumentNumber(
            text, LONGEST, f"it is longer than {LONGEST} signs", f"dài quá {LONGEST} ký tự"
        )
    return _Reader(text, grammar).read()


class _Reader:
    """One text on its way to a number."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.clean, self.origin = _cleaned(text)

    def misfit(
        self, at: int, reason: _Told, hint: _Told = ("", ""), likely: Sequence[str] = ()
    ) -> InvalidDocumentNumber:
        """The error for a place in the cleaned text, with the canonical forms that are likely."""
        place = self.origin[min(at, len(self.clean))]
        return InvalidDocumentNumber(self.text, place, *reason, *hint, likely)

    def read(self) -> list[Fields]:
        clean = self.clean
        start = next((at for at, char in enumerate(clean) if char in "0123456789"), None)
        if start is None:
            raise self.misfit(0, ("it has no number in it", "không có số"))
        end = len(clean.rstrip())
        serial, suffix, after = self._serial(start, end)
        words, seps, places, stop = tokens(clean[:end], after)
        if stop < end:
            blanks = len(clean[stop:]) - len(clean[stop:].lstrip())
            raise self.misfit(
                stop + blanks, ("no sign can begin here", "từ đây không thể là ký hiệu")
            )
        year = None
        if words and words[0].isdecimal():
            year = self._year(words[0], seps[0], places[0])
            del words[0], seps[0], places[0]
        case = _Case(self, serial, suffix, year, words, seps, [*places, end])
        shapes = self.grammar.fits(words, seps, dated=year is not None)
        if not shapes:
            raise case.misfit()
        for shape in shapes:
            case.check_year(shape)
        shapes = self._agreeing(clean[:start], shapes)
        printed = self.text[self.origin[start] : self.origin[end]]
        return [
            Fields(
                serial, suffix, year, shape,
                None if printed == written(serial, suffix, year, shape) else printed,
            )
            for shape in shapes
        ]  # fmt: skip

    def _serial(self, start: int, end: int) -> tuple[int, str, int]:
        match = _SERIAL.match(self.clean, start, end)
        assert match is not None  # noqa: S101 - there is a digit at `start`
        digits, decimal, letter = match.groups(default="")
        after = match.end()
        if len(digits) > _SERIAL_DIGITS or not int(digits):
            raise self.misfit(
                start, (f"a serial is 1 to {GREATEST}", f"số thứ tự từ 1 đến {GREATEST}")
            )
        if not SUFFIX.fullmatch(decimal):
            whole = f"{digits}{decimal[1:]}{self.clean[after:end]}"
            hint = (f"thousands are not set apart: {whole}", f"không tách hàng nghìn: {whole}")
            raise self.misfit(
                start + len(digits),
                ("a serial has 1 to 99 after its dot", "sau dấu chấm là số từ 1 đến 99"),
                hint if len(decimal) == _THOUSANDS else ("", ""),
            )
        if letter in self.grammar.types:  # "44L" is serial 44 and the type L
            letter, after = "", after - 1
        return int(digits), decimal + letter.lower(), after

    def _year(self, word: str, sep: str, at: int) -> int:
        if sep != "/":
            raise self.misfit(at, ("a sign was expected here", "chỗ này phải là ký hiệu"))
        if len(word) != _YEAR_DIGITS or not FIRST_YEAR <= int(word) <= LAST_YEAR:
            span = f"{FIRST_YEAR}-{LAST_YEAR}"
            raise self.misfit(at, (f"a year is four digits, {span}", f"năm có bốn chữ số, {span}"))
        return int(word)

    def _agreeing(self, head: str, shapes: list[Shape]) -> list[Shape]:
        """The shapes that the words in front of the number do not contradict."""
        said = _NUMBER_WORD.sub("", fold(head).rstrip(" :"))
        if said in _ANY_DOCUMENT:
            return shapes
        agreeing = [shape for shape in shapes if said in self.grammar.words_for(shape)]
        if agreeing:
            return agreeing
        at, shown = len(head) - len(head.lstrip()), head.strip()
        if said in self.grammar.all_words:
            sign = sign_of(shapes[0])
            raise self.misfit(
                at,
                (
                    f"{shown!r} and the sign {sign} contradict each other",
                    f"{shown!r} mâu thuẫn với ký hiệu {sign}",
                ),
            )
        raise self.misfit(
            at,
            (f"{shown!r} is no type of document", f"{shown!r} không phải loại văn bản"),
            ("give the number alone", "chỉ ghi số, ký hiệu"),
        )


def _cleaned(text: str) -> tuple[str, list[int]]:
    """The text in composed letters, plain separators and blanks; and where each came from."""
    clean: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letter = text[start]
        if letter.isspace():
            made = " "
        else:
            letter = _FOLDED.get(letter, letter)
            made = unicodedata.normalize("NFC", letter + text[start + 1 : end])
        clean.append(made)
        origin += [start] * len(made)
        start = end
    return "".join(clean), [*origin, len(text)]


class _Case(NamedTuple):
    """A text cut into parts, and what to say when they do not go together."""

    reader: _Reader
    serial: int
    suffix: str
    year: int | None
    words: list[str]
    seps: list[str]
    places: list[int]  # of each word, and the end

    def check_year(self, shape: Shape) -> None:
        """Refuse a year that the Assembly in the sign cannot have."""
        if self.year is None or shape.first_year <= self.year <= shape.last_year:
            return
        body = base_sign(shape.issuer)
        term, span = shape.issuer[len(body) :], f"{shape.first_year}-{shape.last_year}"
        likely = self._with_term(body)
        raise self.reader.misfit(
            self.places[0],
            (
                f"National Assembly {term} numbered documents in {span}, not in {self.year}",
                f"Quốc hội khóa {term} đánh số văn bản trong {span}, không phải {self.year}",
            ),
            _did_you_mean(likely),
            likely,
        )

    def misfit(self) -> InvalidDocumentNumber:
        """Why nothing fits: the first thing that is wrong, and the likely mend."""
        (at, reason), likely = self._why(), self._mends()
        whole = [form for form in likely if "…" not in form]
        return self.reader.misfit(at, reason, _did_you_mean(likely), whole)

    # -- mends ------------------------------------------------------------------------------

    def _with_term(self, body: str) -> list[str]:
        """The numbers it would be with the term of an Assembly that sat in the year."""
        return [
            f"{self.serial:02}{self.suffix}/{self.year}/{body}{term}"
            for term in national_assemblies
            if (years := assembly_years(term)) and years[0] <= (self.year or 0) <= years[1]
        ]

    def _mends(self) -> list[str]:
        """The numbers it would be with other separators, or with what it lacks."""
        grammar, words = self.reader.grammar, self.words
        if not words:
            return []
        known = grammar.issuers_of(words[-1])
        if self._lacks_term():
            return self._with_term(words[0])
        if [kind.sign for kind in grammar.types_of(words[0])] == ["NĐ"] and known:
            decision = [] if known == ["CP"] else self._relaxed(["QĐ", *words[1:2]])
            return self._relaxed(["NĐ", "CP"]) + decision
        found = self._relaxed(words) or self._relaxed(words[:2]) or self._letter()
        if not found and self.seps[0] == "/" and known:
            found = self._relaxed(["CV", *words])  # a Party letter
        return found

    def _relaxed(self, words: list[str]) -> list[str]:
        """The numbers these words make if the first two separators may be any."""
        seps = [*("", "")[: len(words)], *self.seps[2 : len(words)]]
        years: tuple[int | str | None, ...] = (self.year, None) if self.year else (None, "…")
        for year in years:
            shapes = self.reader.grammar.fits(words, seps, dated=year is not None)
            if shapes:
                return [written(self.serial, self.suffix, year, shape) for shape in shapes]
        return []

    def _letter(self) -> list[str]:
        grammar, words = self.reader.grammar, self.words
        if not grammar.issuers_of(words[0]):
            return []
        shapes = grammar.fits(words, ["/", *("-" for _ in words[1:])], dated=False)
        return [written(self.serial, self.suffix, None, shape) for shape in shapes]

    # -- reasons ----------------------------------------------------------------------------

    def _why(self) -> tuple[int, _Told]:
        words, seps, places = self.words, self.seps, self.places
        if not words:
            return places[0], ("type and issuer are missing", "thiếu loại và cơ quan ban hành")
        if self._lacks_term():
            return places[1], ("the term number is missing", "thiếu số khóa Quốc hội")
        party = seps[0] == "-" or (not seps[0] and seps[1:2] == ["/"])
        kinds = self.reader.grammar.types_of(words[0])
        if not kinds:
            return self._why_untyped(party=party)
        kind = kinds[0]
        if len(words) == 1:
            return places[1], (
                f"the issuer is missing after {kind.sign}",
                f"thiếu cơ quan ban hành sau {kind.sign}",
            )
        return (
            self._why_type(kind, party=party)
            or self._why_issuer(kind.sign, party=party)
            or self._why_others(kind, party=party)
        )

    def _lacks_term(self) -> bool:
        return self.words in (["QH"], ["UBTVQH"]) and self.year is not None

    def _why_untyped(self, *, party: bool) -> tuple[int, _Told]:
        grammar, at = self.reader.grammar, self.places[0]
        named = grammar.issuers_of(self.words[0])
        if not named:
            word = self.words[0]
            return at, (
                f"{word} is no known type sign (your own go into `types`)",
                f"{word} không phải ký hiệu loại văn bản đã biết",
            )
        if grammar.branch(named[0]) == "assembly" and self.year is None:
            return at, ("the year is missing", "thiếu năm ban hành")
        if not party and grammar.branch(named[0]) == "party":
            return at, (
                "a Party letter has a hyphen and the type sign CV",
                "công văn của Đảng có gạch nối và ký hiệu CV",
            )
        missing = (
            f"the type sign is missing before {named[0]}",
            f"thiếu ký hiệu loại văn bản trước {named[0]}",
        )
        return self._why_body() or (at, missing)

    def _why_type(self, kind: DocumentType, *, party: bool) -> tuple[int, _Told] | None:
        """What keeps the type from such a number."""
        at = self.places[0]
        if party and not kind.party:
            return at, (
                (
                    f"{kind.sign} is no type of Party document (State forms of before 1997, "
                    "such as 44-L/CTN, are outside this grammar)"
                ),
                (
                    f"{kind.sign} không phải loại văn bản của Đảng (dạng của Nhà nước trước 1997, "
                    "như 44-L/CTN, nằm ngoài ngữ pháp này)"
                ),
            )
        if not party and not (kind.administrative or kind.normative):
            return at, (
                f"{kind.sign} is a type of Party documents alone",
                f"{kind.sign} chỉ là loại văn bản của Đảng",
            )
        return None

    def _why_issuer(self, sign: str, *, party: bool) -> tuple[int, _Told] | None:
        """What keeps the issuer from such a number, where the tables know the issuer."""
        grammar, at = self.reader.grammar, self.places[1]
        issuer = next(iter(grammar.issuers_of(self.words[1])), self.words[1])
        if sign == "NĐ" and not grammar.may_decree(issuer):
            return at, (
                f"a decree (NĐ) is the Government's (CP), not of {issuer}",
                f"nghị định (NĐ) do Chính phủ (CP) ban hành, không phải {issuer}",
            )
        branch = grammar.branch(issuer)
        if party and branch in ("state", "assembly"):
            return at, (
                f"{issuer} is of the State: its numbers have a slash, then a hyphen",
                f"{issuer} là cơ quan nhà nước: gạch chéo trước, gạch nối sau",
            )
        if not party and branch == "party":
            return at, (
                f"{issuer} is of the Party: its numbers have a hyphen, then a slash, and no year",
                f"{issuer} là cơ quan đảng: gạch nối trước, gạch chéo sau, không ghi năm",
            )
        return None

    def _why_others(self, kind: DocumentType, *, party: bool) -> tuple[int, _Told]:
        at = self.places[0]
        if not party and self.year is None and not kind.administrative:
            return at, (
                f"the year is missing: {kind.sign} is numbered with it",
                f"thiếu năm ban hành trong số của {kind.sign}",
            )
        return self._why_body() or (
            at,
            (
                (
                    "separators: the Party writes a hyphen, then a slash (25-CT/TW), "
                    "the State a slash, then a hyphen (25/CT-TTg)"
                ),
                (
                    "dấu phân cách: Đảng gạch nối trước, gạch chéo sau (25-CT/TW), "
                    "Nhà nước gạch chéo trước, gạch nối sau (25/CT-TTg)"
                ),
            ),
        )

    def _why_body(self) -> tuple[int, _Told] | None:
        """The first word after the first that cannot sign for a body."""
        for sep, word, at in zip(self.seps[1:], self.words[1:], self.places[1:], strict=False):
            known = self.reader.grammar.issuers_of(word)
            if not known and not (sep and is_unit_sign(word)):
                return at, (
                    f"{word} cannot be the sign of a body here",
                    f"{word} không thể là ký hiệu cơ quan ở đây",
                )
        return None


def _did_you_mean(likely: list[str]) -> _Told:
    if not likely:
        return "", ""
    return f"did you mean {' or '.join(likely)}?", f"có phải là {' hay '.join(likely)}?"
