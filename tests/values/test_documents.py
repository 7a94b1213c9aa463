"""Document numbers: document-numbers.md, clause by clause."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import pickle
import re
import unicodedata
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnforeign.errors import InvalidDocumentNumber
from vnforeign.values import _document_reading
from vnforeign.values._document_grammar import Grammar, Signs, grammar
from vnforeign.values.documents import (
    DocumentNumber,
    DocumentType,
    Family,
    IssuerSign,
    document_types,
    issuer_signs,
)
from vnforeign.values.terms import assembly_years

parse = DocumentNumber.parse


def read_or_error(text: str) -> DocumentNumber | InvalidDocumentNumber:
    try:
        return parse(text)
    except InvalidDocumentNumber as error:
        return error


# -- strategies -----------------------------------------------------------------------------


def suffixes() -> st.SearchStrategy[str]:
    decimals = st.integers(1, 99).map(".{}".format)
    return st.just("") | st.sampled_from("abcđ") | decimals


def serials() -> st.SearchStrategy[int]:
    return st.integers(1, 9_999_999)


def years() -> st.SearchStrategy[int]:
    return st.integers(1945, 2100)


def units() -> st.SearchStrategy[tuple[str, ...]]:
    sign = st.sampled_from(["LPQT", "VPĐOÀN", "KTTH", "V1", "GDTrH", "P4"])
    return st.lists(sign, max_size=3).map(tuple)


def issuers_of(*branches: str) -> st.SearchStrategy[str]:
    known = [row.sign for row in issuer_signs.values() if row.branch in branches]
    return st.sampled_from([*known, "XYZ", "SXYZ", "C06"])


def types_of(field: str) -> st.SearchStrategy[str]:
    return st.sampled_from([row.sign for row in document_types.values() if getattr(row, field)])


def party_numbers() -> st.SearchStrategy[DocumentNumber]:
    return st.builds(
        DocumentNumber,
        serial=serials(),
        suffix=suffixes(),
        type=types_of("party"),
        issuer=issuers_of("party", "front"),
        units=units(),
        family=st.just(Family.PARTY),
    )


def assembly_numbers() -> st.SearchStrategy[DocumentNumber]:
    def numbers(term: int) -> st.SearchStrategy[DocumentNumber]:
        first, last = assembly_years(term) or (0, 0)
        return st.builds(
            DocumentNumber,
            serial=serials(),
            year=st.integers(first, min(last, 2100)),
            issuer=st.sampled_from([f"QH{term}", f"UBTVQH{term}"]),
            family=st.just(Family.ASSEMBLY),
        )

    return st.integers(1, 20).flatmap(numbers)


def normative_numbers() -> st.SearchStrategy[DocumentNumber]:
    joint = st.lists(issuers_of("state", "front"), min_size=1, max_size=3).map("-".join)
    types = st.sampled_from([row.sign for row in document_types.values() if row.normative])
    return st.builds(
        lambda type, issuer, **parts: DocumentNumber(  # noqa: A006
            type=type,
            issuer="CP" if type == "NĐ" else issuer,
            family=Family.NORMATIVE,
            **parts,
        ),
        type=types,
        issuer=joint,
        serial=serials(),
        suffix=suffixes(),
        year=years(),
    )


def administrative_numbers() -> st.SearchStrategy[DocumentNumber]:
    alone = [row.sign for row in document_types.values() if row.administrative]
    dated = [sign for sign in alone if not document_types[sign].normative]
    parts: dict[str, st.SearchStrategy[Any]] = {
        "serial": serials(),
        "suffix": suffixes(),
        "issuer": issuers_of("state", "front") | st.sampled_from(["QH", "UBTVQH15"]),
        "units": units(),
        "family": st.just(Family.ADMINISTRATIVE),
    }
    return st.builds(DocumentNumber, type=st.sampled_from(alone), **parts) | st.builds(
        DocumentNumber, type=st.sampled_from(dated), year=years(), **parts
    )


def letters() -> st.SearchStrategy[DocumentNumber]:
    return st.builds(
        DocumentNumber,
        serial=serials(),
        suffix=suffixes(),
        issuer=issuers_of("state", "front"),
        units=units(),
        family=st.just(Family.LETTER),
    )


def document_numbers() -> st.SearchStrategy[DocumentNumber]:
    return (
        party_numbers()
        | assembly_numbers()
        | normative_numbers()
        | administrative_numbers()
        | letters()
    )


def noises() -> st.SearchStrategy[str]:
    """Texts made of the pieces of numbers, in any order."""
    pieces = st.sampled_from(
        [*document_types, *issuer_signs, "-", "/", " ", "–", "25", "2024", "15", ".", "a", "số",
         "Chỉ thị", "Luật", "\n", "\u00a0", "\u0301", "Ð", "đ", "QH", "\u200b", "٣"]
    )  # fmt: skip
    return st.lists(pieces, max_size=12).map("".join)


# -- properties -----------------------------------------------------------------------------


class TestAValuePrintsWhatItReads:
    """«Two laws hold for each: T.parse(str(x)) == x and hash(x) works.»"""

    @given(document_numbers())
    def test_parse_reads_back_what_str_prints(self, number: DocumentNumber) -> None:
        read = parse(str(number))
        assert read == number
        assert hash(read) == hash(number)
        assert read.printed is None
        assert str(read) == str(number)

    @given(document_numbers())
    def test_serial_separator_and_sign_make_the_number(self, number: DocumentNumber) -> None:
        separator = "-" if number.family is Family.PARTY else "/"
        assert str(number) == f"{number.serial:02}{number.suffix}{separator}{number.sign}"

    @given(document_numbers())
    def test_the_quick_way_and_the_patient_way_read_alike(self, number: DocumentNumber) -> None:
        (fields,) = _document_reading.read(str(number), grammar())
        quick = (number.family, number.type, number.issuer, number.units)
        assert fields.shape[:4] == quick
        assert fields[:3] == (number.serial, number.suffix, number.year)
        separator = "-" if number.family is Family.PARTY else "/"
        assert Signs(grammar())[separator + number.sign] == (*quick, number.year)

    def test_the_quick_way_keeps_what_it_has_read(self) -> None:
        signs = Signs(grammar())
        asked = ["-CT/TW", "/NQ-CP", "/2020/QĐ-TTg", "/NQ/TW"]
        assert [signs[sign] is None for sign in asked] == [False, False, False, True]
        assert list(signs) == asked

    @given(document_numbers())
    def test_the_constructor_and_parse_make_the_same_object(self, number: DocumentNumber) -> None:
        parts = attrs.asdict(parse(str(number)), recurse=False)
        assert DocumentNumber(**parts) == number

    @given(document_numbers())
    def test_it_pickles_copies_and_shows_itself(self, number: DocumentNumber) -> None:
        assert pickle.loads(pickle.dumps(number)) == number  # noqa: S301
        assert copy.deepcopy(number) == number
        assert eval(repr(number), {"DocumentNumber": DocumentNumber}) == number  # noqa: S307

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            parse("25-CT/TW").serial = 26  # type: ignore[misc]


class TestNoise:
    """«normalise, but keep the printed form»"""

    @given(
        document_numbers(), st.sampled_from("-‐‑–—−"), st.sampled_from(["", " ", "\u00a0", "\n"])
    )
    def test_dashes_and_blanks_around_separators_are_noise(
        self, number: DocumentNumber, dash: str, blank: str
    ) -> None:
        clean = str(number)
        noisy = re.sub("[-/]", lambda m: blank + m[0].replace("-", dash) + blank, clean)
        read = parse(noisy)
        assert read == number
        assert read.printed == (None if noisy == clean else noisy)

    @given(document_numbers())
    def test_decomposed_letters_are_read(self, number: DocumentNumber) -> None:
        assert parse(unicodedata.normalize("NFD", str(number))) == number

    @given(document_numbers())
    def test_eth_is_read_as_the_letter_it_looks_like(self, number: DocumentNumber) -> None:
        assert parse(str(number).replace("Đ", "Ð")) == number

    @given(document_numbers())
    def test_outer_blanks_and_the_word_number_are_not_part_of_what_was_printed(
        self, number: DocumentNumber
    ) -> None:
        read = parse(f"  số {number}\n")
        assert read == number
        assert read.printed is None

    @pytest.mark.parametrize(
        ("printed", "canonical"),
        [
            ("57- KL/TW", "57-KL/TW"),
            ("367 - QĐ/TWĐTN-VPĐOÀN", "367-QĐ/TWĐTN-VPĐOÀN"),
            ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
            ("20 NQTW", "20-NQ/TW"),
            ("20-NQTW", "20-NQ/TW"),
            ("20 NQ TW", "20-NQ/TW"),
            ("37-Ctr/TU", "37-CTr/TU"),
            ("25-ct/tw", "25-CT/TW"),
            ("272-QD/TW", "272-QĐ/TW"),
            ("05-HD/BDNTW", "05-HD/BĐNTW"),
            ("12-NQ/DU", "12-NQ/ĐU"),
            ("06/2020/QD-TTG", "06/2020/QĐ-TTg"),
            ("66.7/2025/nq-cp", "66.7/2025/NQ-CP"),
            ("1234/bng-lpqt", "1234/BNG-LPQT"),
            ("40 QĐTTg", "40/QĐ-TTg"),
            ("06/2020QĐ-TTg", "06/2020/QĐ-TTg"),
            ("50/2024/QH 15", "50/2024/QH15"),
            ("50/2024 qh15", "50/2024/QH15"),
            ("30A/2008/NQ-CP", "30a/2008/NQ-CP"),
            ("1/2014/TTLT/BNG-BTC", "01/2014/TTLT-BNG-BTC"),
            ("5-CT/TW", "05-CT/TW"),
            ("025-CT/TW", "25-CT/TW"),
            ("25\u2044CT-TTg", "25/CT-TTg"),
            ("25-CT/\u200bTW", "25-CT/TW"),
        ],
    )
    def test_what_real_texts_print(self, printed: str, canonical: str) -> None:
        number = parse(printed)
        assert str(number) == canonical
        assert number.printed == printed
        assert number == parse(canonical)
        assert hash(number) == hash(parse(canonical))

    @pytest.mark.parametrize(
        ("printed", "canonical"),
        [
            ("25-CTTW-VP", "25-CT/TW-VP"),
            ("12/2020/QĐTTg-VP", "12/2020/QĐ-TTg-VP"),
            ("01/2014/TTLTBNG-BTC", "01/2014/TTLT-BNG-BTC"),
        ],
    )
    def test_a_type_run_into_its_issuer_is_cut_off(self, printed: str, canonical: str) -> None:
        assert str(parse(printed)) == canonical

    def test_a_state_body_of_two_letters_is_not_taken_for_the_party_committee(self) -> None:
        number = parse("123/QĐ-DU")
        assert (number.issuer, number.printed) == ("DU", None)

    def test_signs_apart_by_the_stroke_alone_are_kept_apart(self) -> None:
        assert parse("12/HD-BNG").type == parse("12/hd-BNG").type == "HD"
        assert parse("12/HĐ-BNG").type == parse("12/hđ-BNG").type == "HĐ"
        assert parse("12/DA-BNG").type == "DA"
        assert parse("12/ĐA-BNG").type == "ĐA"


class TestNoTextBreaksIt:
    @given(st.text() | noises())
    def test_only_its_own_error_comes_out(self, text: str) -> None:
        read = read_or_error(text)
        if isinstance(read, DocumentNumber):
            assert parse(str(read)) == read
            assert read.printed is None or read.printed in text
        else:
            assert 0 <= read.position <= len(text)
            assert read.reason
            assert read.reason_vi
            assert read.message("en") != read.message("vi")
            assert all(parse(str(one)) == one for one in read.candidates)
            assert pickle.loads(pickle.dumps(read)).args == read.args  # noqa: S301

    @pytest.mark.parametrize("text", [None, 25, b"25-CT/TW", ["25-CT/TW"]])
    def test_what_is_no_text_is_refused_with_a_reason(self, text: Any) -> None:
        with pytest.raises(InvalidDocumentNumber, match="a text is wanted"):
            parse(text)

    @pytest.mark.parametrize(
        "piece",
        ["1", "-", "/", " ", "A", "QĐ", "-A", "/2024", "\u0301", "(", "Nghị quyết số ", "TT"],
    )
    def test_a_long_text_is_refused_without_being_read(
        self, piece: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_document_reading, "_Reader", None)
        with pytest.raises(InvalidDocumentNumber) as caught:
            parse("25-CT/TW" + piece * (1_000_000 // len(piece)))
        assert caught.value.position == 200
        assert caught.value.reason == "it is longer than 200 signs"

    @given(noises())
    def test_a_text_at_the_bound_is_cut_into_few_words(self, text: str) -> None:
        """Work is bounded: a word is looked up once, and once for each place it can be cut at."""
        calls = 0

        class Counting(Grammar):
            def types_of(self, word: str) -> list[DocumentType]:
                nonlocal calls
                calls += 1
                return super().types_of(word)

        with contextlib.suppress(InvalidDocumentNumber):
            _document_reading.read((text * 200)[:200], Counting((), ()))
        assert calls < 3_000

    def test_hostile_signs_do_not_fill_the_memory(self) -> None:
        signs = Signs(grammar())
        for at in range(9_000):
            assert signs[f"/QĐ-A{at}"] is None or at < 100
            assert len(signs) <= 8192


class TestOrder:
    @given(document_numbers(), document_numbers(), document_numbers())
    def test_it_is_total(self, a: DocumentNumber, b: DocumentNumber, c: DocumentNumber) -> None:
        assert (a < b) + (a == b) + (a > b) == 1
        assert (a <= b) == (not b < a)
        low, middle, high = sorted((a, b, c))
        assert low <= middle <= high
        assert low <= high

    def test_serials_compare_as_integers_within_a_series(self) -> None:
        forms = ["05-CT/TW", "25-CT/TW", "100-CT/TW"]
        assert [str(n) for n in sorted(map(parse, reversed(forms)))] == forms
        forms = ["66/2025/NQ-CP", "66.7/2025/NQ-CP", "66.13/2025/NQ-CP", "01/2026/NQ-CP"]
        assert [str(n) for n in sorted(map(parse, reversed(forms)))] == forms
        forms = ["30/2008/NQ-CP", "30a/2008/NQ-CP", "30b/2008/NQ-CP", "31/2008/NQ-CP"]
        assert [str(n) for n in sorted(map(parse, reversed(forms)))] == forms

    def test_05_is_5(self) -> None:
        assert parse("5-CT/TW") == parse("05-CT/TW") == parse("005-CT/TW")

    def test_it_does_not_compare_with_other_things(self) -> None:
        with pytest.raises(TypeError):
            _ = parse("25-CT/TW") < "25-CT/TW"  # type: ignore[operator]
        other: object = "25-CT/TW"
        assert parse("25-CT/TW") != other


# -- the grammar ----------------------------------------------------------------------------


class TestTheFiveFamilies:
    """«party | assembly | normative | administrative | letter»"""

    @pytest.mark.parametrize(
        ("text", "family", "parts"),
        [
            ("25-CT/TW", Family.PARTY, (25, "", None, "CT", "TW", ())),
            ("03-HD/BTGTW", Family.PARTY, (3, "", None, "HD", "BTGTW", ())),
            ("1263-QĐ/TU", Family.PARTY, (1263, "", None, "QĐ", "TU", ())),
            ("367-QĐ/TWĐTN-VPĐOÀN", Family.PARTY, (367, "", None, "QĐ", "TWĐTN", ("VPĐOÀN",))),
            ("09-CTrHĐ/ĐU", Family.PARTY, (9, "", None, "CTrHĐ", "ĐU", ())),
            ("50/2024/QH15", Family.ASSEMBLY, (50, "", 2024, None, "QH15", ())),
            ("351/2017/UBTVQH14", Family.ASSEMBLY, (351, "", 2017, None, "UBTVQH14", ())),
            ("06/2020/QĐ-TTg", Family.NORMATIVE, (6, "", 2020, "QĐ", "TTg", ())),
            ("30a/2008/NQ-CP", Family.NORMATIVE, (30, "a", 2008, "NQ", "CP", ())),
            ("66.7/2025/NQ-CP", Family.NORMATIVE, (66, ".7", 2025, "NQ", "CP", ())),
            ("66.13/2026/NQ-CP", Family.NORMATIVE, (66, ".13", 2026, "NQ", "CP", ())),
            ("05/2021/L-CTN", Family.NORMATIVE, (5, "", 2021, "L", "CTN", ())),
            ("01/2014/TTLT-BNG-BTC", Family.NORMATIVE, (1, "", 2014, "TTLT", "BNG-BTC", ())),
            ("40/QĐ-TTg", Family.ADMINISTRATIVE, (40, "", None, "QĐ", "TTg", ())),
            ("2083/KH-UBND", Family.ADMINISTRATIVE, (2083, "", None, "KH", "UBND", ())),
            ("723/NQ-UBTVQH15", Family.ADMINISTRATIVE, (723, "", None, "NQ", "UBTVQH15", ())),
            ("31/2015/TB-LPQT", Family.ADMINISTRATIVE, (31, "", 2015, "TB", "LPQT", ())),
            ("430/KL-TTCP", Family.ADMINISTRATIVE, (430, "", None, "KL", "TTCP", ())),
            ("18/VBHN-VPQH", Family.ADMINISTRATIVE, (18, "", None, "VBHN", "VPQH", ())),
            ("40/QĐ-UBND-HC", Family.ADMINISTRATIVE, (40, "", None, "QĐ", "UBND", ("HC",))),
            ("1234/BNG-LPQT", Family.LETTER, (1234, "", None, None, "BNG", ("LPQT",))),
            ("1129/UBTVQH13-PL", Family.LETTER, (1129, "", None, None, "UBTVQH13", ("PL",))),
            ("12/XYZ-ABC", Family.LETTER, (12, "", None, None, "XYZ", ("ABC",))),
        ],
    )
    def test_each_is_told_by_its_form(
        self, text: str, family: Family, parts: tuple[object, ...]
    ) -> None:
        n = parse(text)
        assert n.family is family
        assert (n.serial, n.suffix, n.year, n.type, n.issuer, n.units) == parts
        assert str(n) == text
        assert n.printed is None

    def test_hyphen_and_slash_tell_two_documents_apart(self) -> None:
        assert parse("16-NQ/TW").family is Family.PARTY
        assert parse("16/NQ-CP").family is Family.ADMINISTRATIVE
        assert str(parse("16/NQ-CP")) == "16/NQ-CP"

    def test_the_numbers_the_sources_print_are_read(self) -> None:
        """Short printed forms of the five source texts."""
        forms = """
            34-NQ/TW 57-KL/TW 57-\u00a0KL/TW 25-CT/TW 43-NQ/TW 12-KL/TW 33-KL/TW 22-NQ/TW 41-CT/TW
            38-CT/TW 272-QĐ/TW 1263-QĐ/TU 1336-QĐ/TU 05-HD/BĐNTW 03-HD/BTGTW 37-CTr/TU 07-NQ/TU
            6269/KH-UBND 5348/KH-UBND 2753/KH-UBND 2083/KH-UBND 1130/QĐ-UBND 09/2008/QĐ-UBND
            06/2020/QĐ-TTg 40/QĐ-TTg 25/CT-TTg 47/NQ-CP 80/2015/QH13
        """
        for form in re.split("[ \n]+", forms.strip()):
            assert parse(form).serial == int(re.match("[0-9]+", form)[0])  # type: ignore[index]

    def test_joint_issuers_are_told_one_by_one(self) -> None:
        assert parse("01/2014/TTLT-BNG-BTC").issuers == ("BNG", "BTC")
        assert parse("25-CT/TW").issuers == ("TW",)

    @pytest.mark.parametrize(
        ("text", "term"),
        [("50/2024/QH15", 15), ("723/NQ-UBTVQH15", 15), ("1129/UBTVQH13-PL", 13),
         ("25-CT/TW", None), ("12/NQ-QH", None), ("123/TB-C06", None),
         ("01/2020/NQLT-UBTVQH14-CP", 14)],
    )  # fmt: skip
    def test_the_assembly_term_is_inside_the_issuer(self, text: str, term: int | None) -> None:
        assert parse(text).assembly_term == term

    @pytest.mark.parametrize(
        ("text", "sign"),
        [("25-CT/TW", "CT/TW"), ("06/2020/QĐ-TTg", "2020/QĐ-TTg"), ("40/QĐ-TTg", "QĐ-TTg"),
         ("50/2024/QH15", "2024/QH15"), ("1234/BNG-LPQT", "BNG-LPQT")],
    )  # fmt: skip
    def test_the_sign_is_everything_but_the_serial(self, text: str, sign: str) -> None:
        assert parse(text).sign == sign


class TestTypeWordsInFront:
    """«missing "số", [...]»: words are read where they agree with the sign, else refused."""

    @pytest.mark.parametrize(
        "text",
        [
            "Chỉ thị số 25-CT/TW", "CHỈ THỊ SỐ 25-CT/TW", "Chi thi 25-CT/TW", "số25-CT/TW",
            "Số: 25-CT/TW", "Directive No. 25-CT/TW", "directive no 25-CT/TW",
            "Văn bản số 25-CT/TW",
            unicodedata.normalize("NFD", "Chỉ thị số 25-CT/TW"), "Chỉ thị\u00a0số\n25-CT/TW",
        ],
    )  # fmt: skip
    def test_agreeing_words_are_dropped(self, text: str) -> None:
        assert parse(text) == parse("25-CT/TW")
        assert parse(text).printed is None

    @pytest.mark.parametrize(
        "text",
        [
            "Quy định 66-QĐ/TW", "Quyết định 1263-QĐ/TU", "Quy chế 272-QĐ/TW", "Thông tri 05-TT/TW",
            "Chương trình hành động số 37-CTr/TU", "Luật số 80/2015/QH13", "Bộ luật 45/2019/QH14",
            "Nghị quyết 50/2024/QH15", "Pháp lệnh 08/2022/UBTVQH15", "Thông tư 01/2020/TT-BNG",
            "Công văn số 1234/BNG-LPQT", "Kết luận thanh tra số 430/KL-TTCP",
            "Giấy uỷ quyền 12/GUQ-BNG", "Bản thoả thuận 12/BTT-BNG",
        ],
    )  # fmt: skip
    def test_one_sign_may_have_several_names(self, text: str) -> None:
        assert str(parse(text)) == text.rsplit(" ", 1)[1]

    @pytest.mark.parametrize(
        "text",
        [
            "Kết luận số 25-CT/TW", "Thông tư 05-TT/TW", "Thông tri 01/2020/TT-BNG",
            "Quy định 06/2020/QĐ-TTg", "Luật 351/2017/UBTVQH14", "Pháp lệnh 80/2015/QH13",
            "Tờ trình 123/BNG-LPQT", "Nghị định 63/HĐBT",
        ],
    )  # fmt: skip
    def test_contradicting_words_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocumentNumber, match="contradict each other") as caught:
            parse(text)
        assert caught.value.position == 0
        assert "mâu thuẫn" in caught.value.message("vi")

    def test_other_words_are_refused(self) -> None:
        with pytest.raises(InvalidDocumentNumber, match="is no type of document"):
            parse("Bộ Chính trị ban hành 25-CT/TW")

    def test_words_settle_what_the_sign_leaves_open(self) -> None:
        with pytest.raises(InvalidDocumentNumber):
            parse("12 TT XYZ")
        with pytest.raises(InvalidDocumentNumber) as caught:
            parse("12 QĐ TWĐTN")
        assert [str(one) for one in caught.value.candidates] == ["12-QĐ/TWĐTN", "12/QĐ-TWĐTN"]
        assert str(parse("Quy định 12 QĐ TWĐTN")) == "12-QĐ/TWĐTN"


def one_of(pattern: str, text: str) -> list[str]:
    """What the whole text has where one of the patterns leaves room; fails if it is none."""
    found = re.fullmatch(pattern, text)
    assert found, text
    return [part for part in found.groups() if part]


class TestRefusals:
    """«crossed separators and impossible pairs»: refused where and why, with the likely mend."""

    @pytest.mark.parametrize(
        ("text", "position", "reason", "mend"),
        [
            # crossed separators
            ("25-CT/TTg", 6, "TTg is of the State", "25/CT-TTg"),
            ("25-CT/TTG", 6, "TTg is of the State", "25/CT-TTg"),
            ("17-NQ/CP", 6, "CP is of the State", "17/NQ-CP"),
            ("05-TT/BNV", 6, "BNV is of the State", "05/…/TT-BNV"),
            ("12-NQ/QH15", 6, "QH15 is of the State", "12/NQ-QH15"),
            ("31/QĐ-TW", 6, "TW is of the Party", "31-QĐ/TW"),
            ("31/QÐ–TW", 6, "TW is of the Party", "31-QĐ/TW"),
            ("31/2011/QĐ-TW", 11, "TW is of the Party", "31-QĐ/TW"),
            ("1263/QĐ-TU", 8, "TU is of the Party", "1263-QĐ/TU"),
            ("20/NQ/TW", 6, "TW is of the Party", "20-NQ/TW"),
            ("20-NQ-TW", 3, "separators", "20-NQ/TW"),
            ("25-QĐ-BNG", 6, "BNG is of the State", "25/QĐ-BNG"),
            ("40/QĐ/TTg", 3, "separators", "40/QĐ-TTg"),
            ("25/TW", 3, "a Party letter has", "25-CV/TW"),
            ("25/TW-TW", 3, "a Party letter has", "25-CV/TW-TW"),
            ("25-TW/TW", 3, "the type sign is missing before TW", ""),
            ("25 TW", 3, "a Party letter has", ""),
            ("25TTCP", 2, "the type sign is missing before TTCP", "25/TTCP"),
            ("25/2020/TTCP", 8, "the type sign is missing before TTCP", "25/TTCP"),
            ("1234-BNG-LPQT", 5, "type sign is missing before BNG", "1234/BNG-LPQT"),
            # pairs that cannot be
            ("25/NĐ-TTg", 6, "a decree (NĐ) is the Government's", "25/…/NĐ-CP or 25/QĐ-TTg"),
            ("25/2020/NĐ-UBND", 11, "a decree (NĐ)", "25/2020/NĐ-CP or 25/2020/QĐ-UBND"),
            ("25-NĐ/TW", 3, "NĐ is no type of Party document", "25/…/NĐ-CP or 25-QĐ/TW"),
            ("44-L/CTN", 3, "L is no type of Party document", "44/…/L-CTN"),
            ("12/CL-TTg", 3, "CL is a type of Party documents alone", ""),
            # years and terms
            ("50/2024/QH14", 8, "National Assembly 14 numbered documents in 2016-2021",
             "50/2024/QH15"),
            ("50/2026/QH13", 8, "National Assembly 13", "50/2026/QH15 or 50/2026/QH16"),
            ("02/2020/QH17", 8, "National Assembly 17", "02/2020/QH14"),
            ("50/2024/QH", 10, "the term number is missing", "50/2024/QH15"),
            ("50/QH15", 3, "the year is missing", "50/…/QH15"),
            ("48/NĐ-CP", 3, "the year is missing: NĐ", "48/…/NĐ-CP"),
            ("05/TT-BNG", 3, "the year is missing: TT", "05/…/TT-BNG"),
            ("31/20/QĐ-TTg", 3, "a year is four digits", ""),
            ("31/1944/QĐ-TTg", 3, "a year is four digits", ""),
            ("25-2018/CT-TW", 3, "a sign was expected here", ""),
            # parts missing, parts too many
            ("25", 2, "type and issuer are missing", ""),
            ("25/2020", 7, "type and issuer are missing", ""),
            ("25-CT", 5, "the issuer is missing after CT", ""),
            ("25-TW", 3, "the type sign is missing before TW", ""),
            ("05 BTC", 3, "the type sign is missing before BTC", "05/BTC"),
            ("63-HĐBT", 3, "HĐBT is no known type sign", ""),
            ("05/2015/ABC", 8, "ABC is no known type sign", ""),
            ("25-CT/TW ngày 8/8/2018", 9, "ngày cannot be the sign of a body", "25-CT/TW"),
            ("25-CT/TW Khóa XII", 9, "Khóa cannot be the sign of a body", "25-CT/TW"),
            ("20 NQ ABC", 6, "ABC cannot be the sign of a body", ""),
            ("25-CT/TW-vp", 9, "vp cannot be the sign of a body", "25-CT/TW"),
            ("1234/BNG-vp", 9, "vp cannot be the sign of a body", ""),
            ("01/2014/TTLT-BNG-abc", 17, "abc cannot be the sign of a body", "01/2014/TTLT-BNG"),
            ("44L/CTN", 2, "L is no type of Party document", "44/…/L-CTN"),
            ("25-CT/abc", 6, "abc cannot be the sign of a body", ""),
            ("25-CT/TW.", 8, "no sign can begin here", ""),
            ("25-CT/TW ?", 9, "no sign can begin here", ""),
            ("25-CT/TWX ?", 10, "no sign can begin here", ""),
            ("25--CT/TW", 2, "no sign can begin here", ""),
            ("  25-CT/TW )", 11, "no sign can begin here", ""),
            ("12/Tháng", 3, "Tháng is no known type sign", ""),
            # serials
            ("0-CT/TW", 0, "a serial is 1 to 9999999", ""),
            ("12345678/BNG", 0, "a serial is 1 to 9999999", ""),
            ("1.263-QĐ/TU", 1, "a serial has 1 to 99 after its dot", "1263-QĐ/TU"),
            ("66.0/2025/NQ-CP", 2, "a serial has 1 to 99 after its dot", ""),
            ("", 0, "it has no number in it", ""),
            ("Chỉ thị", 0, "it has no number in it", ""),
        ],
    )  # fmt: skip
    def test_it_says_where_and_why_and_what_was_likely_meant(
        self, text: str, position: int, reason: str, mend: str
    ) -> None:
        with pytest.raises(InvalidDocumentNumber) as caught:
            parse(text)
        error = caught.value
        assert error.position == position
        mended = mend.split(" or ") if error.hint.startswith("did you mean") else []
        assert [str(one) for one in error.candidates] == [one for one in mended if "…" not in one]
        assert reason in error.reason
        said = r"did you mean (.*)\?|thousands are not set apart: (.*)|()"
        said_vi = r"có phải là (.*)\?|không tách hàng nghìn: (.*)|()"
        assert "".join(one_of(said, error.hint)) == mend
        assert "".join(one_of(said_vi, error.hint_vi)) == mend.replace(" or ", " hay ")
        assert error.reason_vi
        if mend and "…" not in mend:
            assert [str(parse(form)) for form in mend.split(" or ")] == mend.split(" or ")

    def test_the_position_is_one_of_the_callers_text(self) -> None:
        text = unicodedata.normalize("NFD", "Quyết định số 31/QĐ-TW")
        with pytest.raises(InvalidDocumentNumber) as caught:
            parse(text)
        assert text[caught.value.position :] == "TW"

    def test_no_issuer_that_is_only_unknown_is_refused(self) -> None:
        for text in ("12-NQ/XYZ", "12/QĐ-XYZ", "12/2020/QĐ-XYZ", "12/2020/NĐ-XYZ", "12/XYZ"):
            assert parse(text).issuer == "XYZ"

    def test_letters_that_sign_for_bodies_of_both_kinds_prove_nothing(self) -> None:
        party, state = parse("12-KH/BTC"), parse("12/KH-BTC")
        assert (party.family, state.family) == (Family.PARTY, Family.ADMINISTRATIVE)
        assert (party.issuer_name(), state.issuer_name()) == ("BTC", "Bộ Tài chính")

    def test_a_type_that_is_only_knowledge_makes_no_error(self) -> None:
        for row in document_types.values():
            if row.basis == "K":
                family = "{}-{}/TW" if row.party else "{}/2020/{}-XYZ"
                assert parse(family.format(12, row.sign)).type == row.sign


class TestConstruction:
    def test_a_pair_that_cannot_be_has_its_mend_among_the_candidates_as_a_number(self) -> None:
        with pytest.raises(InvalidDocumentNumber, match="NĐ") as caught:
            DocumentNumber(serial=25, type="NĐ", issuer="TTg", family=Family.ADMINISTRATIVE)
        assert caught.value.candidates == (parse("25/QĐ-TTg"),)

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"serial": 0}, "serial"), ({"serial": True}, "serial"), ({"serial": "25"}, "serial"),
            ({"serial": 10**7}, "serial"), ({"suffix": "A"}, "suffix"),
            ({"suffix": None}, "suffix"), ({"suffix": ".0"}, "suffix"), ({"year": 1900}, "year"),
            ({"year": "2020"}, "year"),
            ({"type": "ct"}, "type"), ({"type": ""}, "type"), ({"issuer": "tw"}, "issuer"),
            ({"issuer": None}, "issuer"), ({"issuer": "TW-"}, "issuer"),
            ({"issuer": "T W"}, "issuer"),
            ({"units": ["VP"]}, "units"), ({"units": ("vp",)}, "units"), ({"units": "VP"}, "units"),
            ({"family": "party"}, "family"), ({"printed": 25}, "printed"),
        ],
    )  # fmt: skip
    def test_a_wrong_part_is_refused_by_name(self, change: dict[str, Any], field: str) -> None:
        parts: dict[str, Any] = {"serial": 25, "type": "CT", "issuer": "TW", "family": Family.PARTY}
        with pytest.raises(InvalidDocumentNumber, match=f"{field} is to be ") as caught:
            DocumentNumber(**(parts | change))
        assert caught.value.position == 0

    @pytest.mark.parametrize(
        "parts",
        [
            {"type": "CT", "issuer": "TTg", "family": Family.PARTY},
            {"type": "CT", "issuer": "TW", "family": Family.ADMINISTRATIVE},
            {"type": "CT", "issuer": "TW", "family": Family.PARTY, "year": 2020},
            {"type": None, "issuer": "TW", "family": Family.PARTY},
            {"type": "NĐ", "issuer": "TTg", "family": Family.NORMATIVE, "year": 2020},
            {"type": "QĐ", "issuer": "TTg", "family": Family.NORMATIVE},
            {"type": "QĐ", "issuer": "TTg", "family": Family.ADMINISTRATIVE, "year": 2020},
            {"type": "QĐ", "issuer": "TTG", "family": Family.ADMINISTRATIVE},
            {"type": "QĐ", "issuer": "BNG-BTC", "family": Family.ADMINISTRATIVE},
            {"type": None, "issuer": "QH14", "family": Family.ASSEMBLY, "year": 2024},
            {"type": None, "issuer": "QH15", "family": Family.ASSEMBLY},
            {"type": None, "issuer": "BNG", "family": Family.ASSEMBLY, "year": 2024},
            {"type": "NQ", "issuer": "QH15", "family": Family.LETTER},
            {"type": None, "issuer": "QĐ", "units": ("TTg",), "family": Family.LETTER},
            {"type": None, "issuer": "BNG", "family": Family.LETTER, "year": 2024},
            {"type": "QCPH", "issuer": "BCA", "family": Family.LETTER},
            {"type": "QCPH", "issuer": "BCA", "family": Family.PARTY, "year": 2020},
            {"type": "QCPH", "issuer": "BCA-BNG", "family": Family.PARTY},
            {"type": "QCPH", "issuer": "BCA", "family": Family.NORMATIVE},
        ],
    )
    def test_parts_that_parse_would_not_read_back_are_refused(self, parts: dict[str, Any]) -> None:
        with pytest.raises(InvalidDocumentNumber):
            DocumentNumber(serial=25, **parts)

    def test_what_is_too_long_to_read_is_too_long_to_build(self) -> None:
        for sign in ("QĐ", "QCPH"):
            with pytest.raises(InvalidDocumentNumber):
                DocumentNumber(
                    serial=25, type=sign, issuer="BNG", units=("VP",) * 70,
                    family=Family.ADMINISTRATIVE,
                )  # fmt: skip

    def test_what_is_just_short_enough_is_read_and_built(self) -> None:
        text = "25/QĐ-BNG" + "-VP" * 63
        assert len(text) == 198
        assert attrs.evolve(parse(text)) == parse(text)
        assert str(parse(text)) == text

    def test_a_copy_with_a_change_is_checked_again(self) -> None:
        assert str(attrs.evolve(parse("25-CT/TW"), serial=26)) == "26-CT/TW"
        with pytest.raises(InvalidDocumentNumber):
            attrs.evolve(parse("25-CT/TW"), issuer="TTg")


class TestOwnPatternsWithoutAFork:
    """«types, issuers [...] of a user's own are plain data objects passed in»"""

    QCPH = DocumentType(
        sign="QCPH", name_vi="Quy chế phối hợp", name_en="coordination rules",
        party=True, administrative=True, words=("Quy chế",),
    )  # fmt: skip
    SXX = IssuerSign(sign="SXX", name_vi="Sở Xyz", name_en="Xyz Department", branch="state")

    def test_an_own_type_is_read_where_ours_make_a_letter_or_an_error(self) -> None:
        assert parse("12/QCPH-BCA").family is Family.LETTER
        own = parse("12/QCPH-BCA", types=[self.QCPH])
        assert (own.family, own.type, own.issuer) == (Family.ADMINISTRATIVE, "QCPH", "BCA")
        with pytest.raises(InvalidDocumentNumber, match="no known type sign"):
            parse("12-QCPH/BTGTW")
        assert str(parse("Quy chế số 12-qcph/btgtw", types=iter([self.QCPH]))) == "12-QCPH/BTGTW"

    def test_the_laws_hold_with_the_same_types(self) -> None:
        own = parse("12-QCPH/BTGTW", types=[self.QCPH])
        assert parse(str(own), types=[self.QCPH]) == own
        assert attrs.evolve(own, serial=13).serial == 13
        assert own.type_name("en") is None
        assert own.type_name("en", types=[self.QCPH]) == "coordination rules"

    def test_an_own_issuer_is_known_in_any_case_and_to_the_separators(self) -> None:
        assert parse("12/qđ-sxx", issuers=[self.SXX]).issuer == "SXX"
        assert parse("12-NQ/SXX").issuer == "SXX"
        with pytest.raises(InvalidDocumentNumber, match="SXX is of the State"):
            parse("12-NQ/SXX", issuers=[self.SXX])
        assert parse("12/QĐ-SXX").issuer_name("en", issuers=[self.SXX]) == "Xyz Department"

    def test_an_own_row_takes_the_place_of_ours(self) -> None:
        law = attrs.evolve(document_types["L"], party=True)
        president = attrs.evolve(issuer_signs["CTN"], shared=True)
        assert str(parse("44-L/CTN", types=[law], issuers=[president])) == "44-L/CTN"

    def test_ambiguous_texts_keep_the_own_types(self) -> None:
        with pytest.raises(InvalidDocumentNumber) as caught:
            parse("12 QCPH TWĐTN", types=iter([self.QCPH]))
        assert [str(one) for one in caught.value.candidates] == ["12-QCPH/TWĐTN", "12/QCPH-TWĐTN"]
        assert caught.value.position == 0

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda: DocumentType(sign="qc", name_vi="", name_en="", party=True), "sign"),
            (lambda: DocumentType(sign=7, name_vi="", name_en="", party=True), "sign"),  # type: ignore[arg-type]
            (lambda: DocumentType(sign="QC", name_vi="", name_en=""), "party"),
            (lambda: IssuerSign(sign="T", name_vi="", name_en="", branch="party"), "sign"),
            (lambda: IssuerSign(sign="QH05", name_vi="", name_en="", branch="state"), "sign"),
            (lambda: IssuerSign(sign="QH0", name_vi="", name_en="", branch="state"), "sign"),
            (lambda: IssuerSign(sign="TW", name_vi="", name_en="", branch="x"), "branch"),  # type: ignore[arg-type]
        ],
    )
    def test_a_wrong_row_is_refused_by_field(self, make: Any, message: str) -> None:
        with pytest.raises(ValueError, match=rf"\.{message}: "):
            make()


class TestNames:
    @pytest.mark.parametrize(
        ("text", "vi", "en"),
        [
            ("25-CT/TW", "Chỉ thị", "directive"),
            ("66-QĐ/TW", "Quyết định / Quy định", "decision / regulation"),
            ("40/QĐ-TTg", "Quyết định", "decision"),
            ("05-TT/TW", "Thông tri", "circular letter"),
            ("01/2020/TT-BNG", "Thông tư", "circular"),
            ("1234/BNG-LPQT", "Công văn", "official letter"),
            ("50/2024/QH15", None, None),
        ],
    )
    def test_a_type_has_a_name_in_two_languages(
        self, text: str, vi: str | None, en: str | None
    ) -> None:
        assert (parse(text).type_name("vi"), parse(text).type_name("en")) == (vi, en)

    @pytest.mark.parametrize(
        ("text", "vi", "en"),
        [
            ("05-HD/BĐNTW", "Ban Đối ngoại Trung ương", "Central External Relations Commission"),
            ("50/2024/QH15", "Quốc hội khóa XV", "National Assembly, term XV"),
            ("01/2014/TTLT-BNG-BTC", "Bộ Ngoại giao, Bộ Tài chính",
             "Ministry of Foreign Affairs, Ministry of Finance"),
            ("12/QĐ-XYZ", "XYZ", "XYZ"),
        ],
    )  # fmt: skip
    def test_an_issuer_has_a_name_in_two_languages(self, text: str, vi: str, en: str) -> None:
        assert (parse(text).issuer_name("vi"), parse(text).issuer_name("en")) == (vi, en)


class TestIdentity:
    """«Key = number + term (or date), never the number alone.»"""

    def test_the_known_pairs_are_told_apart_by_their_term(self) -> None:
        for text, one, other in [
            ("25-CT/TW", dt.date(2018, 8, 8), dt.date(2023, 10, 25)),
            ("59-NQ/TW", dt.date(2020, 8, 5), dt.date(2025, 1, 24)),
            ("33-NQ/TW", dt.date(2003, 10, 16), dt.date(2014, 6, 9)),
            ("43-NQ/TW", dt.date(2019, 1, 24), dt.date(2023, 11, 24)),
            ("57-KL/TW", dt.date(2023, 6, 15), dt.date(2013, 3, 8)),
            ("06-NQ/TW", dt.date(2016, 11, 5), dt.date(2022, 1, 24)),
        ]:
            number = parse(text)
            assert number.key(on=one) != number.key(on=other)
            assert number.key() is None

    def test_term_and_day_lead_to_the_same_key(self) -> None:
        number = parse("25-CT/TW")
        assert number.key(term="XII") == number.key(term=12) == ("25-CT/TW", "XII")
        assert number.key(term=12, on=dt.date(2018, 8, 8)) == number.key(on=dt.date(2018, 8, 8))

    def test_term_and_day_may_not_contradict(self) -> None:
        with pytest.raises(ValueError, match="'XIII' contradicts the day 2018-08-08, of term XII"):
            parse("25-CT/TW").key(term="XIII", on=dt.date(2018, 8, 8))

    def test_a_province_committee_has_terms_of_its_own(self) -> None:
        number = parse("1263-QĐ/TU")
        assert number.key() is None
        assert number.key(on=dt.date(2017, 8, 3)) == ("1263-QĐ/TU", "2017-08-03")
        assert number.key(term="XIX", on=dt.date(2017, 8, 3)) == ("1263-QĐ/TU", "XIX")
        assert number.key(term=19) == ("1263-QĐ/TU", "XIX")

    @pytest.mark.parametrize("text", ["12-QĐ/TWĐTN", "12-KH/MTTW"])
    def test_the_fronts_terms_are_not_the_partys(self, text: str) -> None:
        assert parse(text).key(on=dt.date(2017, 8, 3)) == (text, "2017-08-03")

    def test_laws_and_resolutions_are_two_series_under_one_sign(self) -> None:
        number = parse("50/2024/QH15")
        assert number.key() == ("50/2024/QH15", "XV")
        assert number.key(kind="Luật") == number.key(kind="luật") != number.key(kind="Nghị quyết")
        assert parse("723/NQ-UBTVQH15").key() == ("723/NQ-UBTVQH15", "XV")

    def test_state_numbers_have_their_year(self) -> None:
        assert parse("06/2020/QĐ-TTg").key() == ("06/2020/QĐ-TTg", "2020")
        assert parse("31/2015/TB-LPQT").key() == ("31/2015/TB-LPQT", "2015")
        assert parse("40/QĐ-TTg").key() is None
        assert parse("40/QĐ-TTg").key(on=dt.date(2016, 1, 7)) == ("40/QĐ-TTg", "2016")
        assert parse("1129/UBTVQH13-PL").key(on=dt.date(2015, 12, 31)) == (
            "1129/UBTVQH13-PL",
            "2015",
        )

    def test_a_partial_day_settles_what_it_can(self) -> None:
        @attrs.frozen
        class Month:
            first: dt.date
            last: dt.date

        january = Month(dt.date(2021, 1, 1), dt.date(2021, 1, 31))
        assert parse("40/QĐ-TTg").key(on=january) == ("40/QĐ-TTg", "2021")
        assert parse("25-CT/TW").key(on=january) is None
        assert parse("12-NQ/TU").key(on=january) is None
        winter = Month(dt.date(2020, 12, 1), dt.date(2021, 2, 28))
        assert parse("40/QĐ-TTg").key(on=winter) is None


class TestTables:
    def test_no_two_signs_differ_only_in_case(self) -> None:
        for table in (document_types, issuer_signs):
            assert len({sign.casefold() for sign in table}) == len(table)

    def test_rows_say_their_basis_and_both_names(self) -> None:
        rows: list[DocumentType | IssuerSign] = [*document_types.values(), *issuer_signs.values()]
        for row in rows:
            assert row.basis in {"S", "O", "K"}
            assert row.name_vi
            assert row.name_en
            assert hash(row) == hash(attrs.evolve(row))
            for day in (row.since, row.until):
                assert day is None or re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", day)

    def test_every_sign_of_the_grammar_is_in_the_table(self) -> None:
        party = "CL NQ QĐ QyĐ CT KL QC TT HD TB TC TBo BC KH QH CTr CTrHĐ ĐA PA DA TTr CV BB"
        normative = "L PL NĐ NQ QĐ CT TT TTLT NQLT"
        administrative = (
            "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP "
            "PG PC PB"
        )
        assert all(document_types[sign].party for sign in party.split())
        assert all(document_types[sign].normative for sign in normative.split())
        assert all(document_types[sign].administrative for sign in administrative.split())

    def test_the_state_cannot_have_the_signs_the_party_signs_with(self) -> None:
        assert {issuer_signs[sign].branch for sign in ("TW", "TU", "BĐNTW")} == {"party"}
        assert issuer_signs["BCT"].name_en == "Ministry of Industry and Trade"

    def test_tables_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            document_types["XX"] = document_types["CT"]  # type: ignore[index]


class TestImport:
    def test_reading_numbers_loads_nothing_heavy(self) -> None:
        import subprocess
        import sys

        code = (
            "import sys; import vnforeign.values.documents as d; d.DocumentNumber.parse('5 NQTW');"
            "print(*{'cattrs', 'json', 'hypothesis', 'dateutil', 'difflib'} & set(sys.modules))"
        )
        env = {"PYTHONPATH": str(Path(_document_reading.__file__).parents[2])}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ""
