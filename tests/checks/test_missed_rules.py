"""The rules that blind ways to go wrong asked for, at their edges."""

from __future__ import annotations

import unicodedata
from typing import Any

import attrs
import pytest

import vnforeign as vf


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    return list(vf.check(vf.Dataset.of(records), select=code, acknowledged=()))


def day(text: str) -> vf.PartialDate:
    return vf.PartialDate.parse(text)


def place(name: str, kind: str = "province", country: str | None = "VN", **more: Any) -> vf.Place:
    for field in ("since", "until"):
        if field in more:
            more[field] = day(more[field])
    given = {"name_vi": name, "name_en": name} | more
    return vf.Place(id=name, kind=vf.PlaceKind(kind), country=country, **given)


def event(name: str = "Hội nghị", date: str = "", **more: Any) -> vf.Event:
    given: dict[str, Any] = {"id": "e", "name_vi": name, "name_en": "e", "kind": "conference"}
    return vf.Event(**(given | ({"date": day(date)} if date else {}) | more))


def source(**more: Any) -> vf.Source:
    return vf.Source(**({"id": "s", "title": "Bài viết"} | more))


def piece(printed: str, start: int = 0, source: str = "s") -> vf.Evidence:
    return vf.Evidence(source=source, start=start, end=start + len(printed), printed=printed)


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


class TestLettersTakenApart:
    @pytest.mark.parametrize("text", ["Hội nghị", "Hoi nghi", "Đ", "한국", "ệ"])
    def test_composed_letters_are_silent(self, text: str) -> None:
        assert found("VNF014", event(text)) == []

    def test_each_text_is_named_with_its_place_in_the_record(self) -> None:
        one = event(people=("An", apart("Lê Hòa")), notes=(apart("Tại Huế."),))
        assert [finding.field for finding in found("VNF014", one)] == ["notes[0]", "people[1]"]

    def test_a_long_text_is_cut_and_its_length_told(self) -> None:
        (finding,) = found("VNF014", event("x" * 119 + apart("ệệ")))
        assert finding.value.startswith("x" * 119)
        assert len(finding.value) == 120
        assert finding.message.endswith("is 125 characters where NFC has 121")

    def test_the_papers_of_steps_are_texts_too(self) -> None:
        papers = "Thỏa thuận", apart("Thỏa thuận")
        steps = tuple(vf.Step(form=vf.Form.SIGNED, instrument=each) for each in papers)
        one = vf.Partnership(
            id="p", local="VN", foreign="LA", level=vf.Level.NATIONAL,
            steps=(vf.Step(form=vf.Form.CONTACT), *steps),
        )  # fmt: skip
        assert [finding.field for finding in found("VNF014", one)] == ["steps[2].instrument"]

    def test_good_records_around_it_hide_nothing(self) -> None:
        events = [
            event(name, id=at) for at, name in zip("abc", ("x", apart("ệ"), "y"), strict=True)
        ]
        assert [finding.record for finding in found("VNF014", *events)] == ["b"]

    def test_what_the_text_prints_is_left_as_it_is_there(self) -> None:
        assert found("VNF014", event(evidence=(piece(apart("Hội nghị")),))) == []


class TestSuccession:
    NEW = place("new", since="2025-07-01")

    @pytest.mark.parametrize(
        "one",
        [
            place("a"),
            place("a", until="2025-06-30", successors=("new",)),
            place("a", "district", until="2025-06-30"),
            place("a", "foreign-province", "LA", until="2025-06-30"),
        ],
    )
    def test_what_goes_on_or_is_no_province_of_vietnam_needs_no_successor(
        self, one: vf.Place
    ) -> None:
        assert found("VNF616", one, self.NEW) == []

    def test_a_municipality_needs_one_too(self) -> None:
        (finding,) = found("VNF616", place("a", "municipality", until="2025-06-30"))
        assert finding.field == "successors"

    @pytest.mark.parametrize(
        ("until", "theirs", "many"),
        [
            ("2025-06-30", "2025-06-30", 1),
            ("2025-06-30", "2008-08-01", 1),
            ("2025-06-30", "2025-07-01", 0),  # one day is a life
            ("2025-06-30", "2025", 0),
            ("2025", "2025", 0),
        ],
    )
    def test_a_successor_is_gone_only_if_it_certainly_ended(
        self, until: str, theirs: str, many: int
    ) -> None:
        one = place("a", until=until, successors=("b",))
        other = place("b", until=theirs, successors=("new",))
        assert len(found("VNF617", one, other, self.NEW)) == many

    def test_successors_that_go_on_or_are_unknown_do_not_hide_one_that_is_gone(self) -> None:
        one = place("a", until="2025-06-30", successors=("nowhere", "new", "old"))
        gone = place("old", until="2008-08-01")
        assert [finding.value for finding in found("VNF617", one, self.NEW, gone)] == ["old"]

    def test_a_circle_is_left_to_the_rule_on_circles(self) -> None:
        one = place("a", until="2025-06-30", successors=("b",))
        other = place("b", until="2008-08-01", successors=("a",))
        assert [finding.record for finding in found("VNF617", one, other)] == []
        assert found("VNF606", one, other)

    @pytest.mark.parametrize("ahead", ["unknown", "c"])
    def test_a_chain_that_ends_in_the_unknown_or_turns_around_leads_nowhere(
        self, ahead: str
    ) -> None:
        one = place("a", until="2025-06-30", successors=("b",))
        other = place("b", until="2008-08-01", successors=(ahead,))
        around = place("c", until="2009-08-01", successors=("b",))
        assert "a" in {finding.record for finding in found("VNF617", one, other, around)}

    def test_the_hint_names_what_followed_the_successor(self) -> None:
        one = place("a", until="2025-06-30", successors=("b",))
        other = place("b", until="2025-06-30", successors=("new",))
        (finding,) = found("VNF617", one, other, self.NEW)
        assert "new" in finding.hint


class TestOneSpellingTwoPlaces:
    @pytest.mark.parametrize(
        ("one", "other", "many"),
        [
            ({"printed": ("Bao",)}, {"name_vi": "Bao"}, 1),
            ({"name_vi": "Bao"}, {"printed": ("BAO",)}, 1),
            ({"printed": ("Bao",)}, {"printed": ("Bao",)}, 1),
            ({"name_vi": "Bao"}, {"name_vi": "Bao"}, 0),  # VNF607
            ({"printed": ("Bảo",)}, {"name_vi": "Bao"}, 0),
            ({"printed": ("Bao",), "parent": "x"}, {"name_vi": "Bao", "parent": "y"}, 0),
            ({"printed": ("Bao",), "parent": "x"}, {"name_vi": "Bao"}, 1),
            ({"printed": ("Bao",), "successors": ("b",)}, {"name_vi": "Bao"}, 0),
            ({"printed": ("Bao",), "until": "2008"}, {"name_vi": "Bao", "since": "2009"}, 0),
            ({"printed": ("Bao",)}, {"name_vi": "Bao", "kind": "district"}, 0),
            ({"printed": ("Bao", "bao")}, {"name_vi": "Bao"}, 1),
        ],
    )
    def test_pairs(self, one: dict[str, Any], other: dict[str, Any], many: int) -> None:
        pair = (place("a", **({"kind": "city"} | one)), place("b", **({"kind": "city"} | other)))
        findings = found("VNF618", *pair)
        assert len(findings) == many
        assert all(finding.field == "printed" for finding in findings)

    def test_one_that_is_told_apart_does_not_hide_one_that_is_not(self) -> None:
        apart = place("a", "city", name_vi="Bao", parent="x")
        same = place("b", "city", name_vi="Bao", parent="y")
        one = place("c", "city", printed=("Bao",), parent="y")
        (finding,) = found("VNF618", apart, same, one)
        assert (finding.record, finding.message) == ("c", "'Bao' is a spelling of b too")

    def test_each_is_told_once_however_many_share_a_spelling(self) -> None:
        named = place("a", "city", name_vi="Bao")
        two = [place(key, "city", name_vi=key, printed=("Bao",)) for key in ("b", "c")]
        assert [one.record for one in found("VNF618", named, *two)] == ["b", "c"]

    def test_its_own_name_among_its_spellings_is_silent(self) -> None:
        assert found("VNF618", place("a", "city", name_vi="Bao", printed=("Bao", "BAO"))) == []


class TestPaperBeforeItsPlace:
    @pytest.mark.parametrize(
        ("published", "many"), [("2024", 1), ("2025-06-30", 1), ("2025", 0), ("2025-07-01", 0)]
    )
    def test_only_a_paper_that_certainly_came_before(self, published: str, many: int) -> None:
        paper = source(place="new", published_on=day(published))
        assert len(found("VNF619", paper, place("new", since="2025-07-01"))) == many

    def test_one_may_write_about_a_province_that_is_no_more(self) -> None:
        paper = source(place="old", published_on=day("2026"))
        assert found("VNF619", paper, place("old", until="2025-06-30")) == []


class TestSources:
    def test_a_file_needs_no_day_of_reading(self) -> None:
        held = source(address="https://example.org", file="a.txt", sha256="0" * 64)
        assert found("VNF526", held) == []
        assert found("VNF526", source()) == []

    @pytest.mark.parametrize(
        ("language", "meant"),
        [("vn", "vi"), ("vi-vn", "vi"), ("eng", "en"), ("jp", "ja"), ("zh-hant", "zh")],
    )
    def test_the_language_that_was_meant_is_named(self, language: str, meant: str) -> None:
        (finding,) = found("VNF527", source(language=language))
        assert (finding.expected, finding.expected_vi) == (meant, meant)
        assert finding.hint_vi == f"có phải là {meant!r}?"

    @pytest.mark.parametrize("language", ["xx", "sh", "bh", "klingon", "v"])
    def test_what_nobody_can_guess_gets_no_guess(self, language: str) -> None:
        (finding,) = found("VNF527", source(language=language))
        assert finding.expected == finding.expected_vi == ""

    @pytest.mark.parametrize("language", ["vi", "en", "lo", "km", "zu", "aa", "kr", "la"])
    def test_codes_of_languages_are_silent(self, language: str) -> None:
        assert found("VNF527", source(language=language)) == []

    @pytest.mark.parametrize(
        "address",
        [
            "https://example.org",
            "http://example.org/a?b=c#d",
            "HTTPS://Example.org/",
            "https://example.org:8080/a",
            "https://example.org./a",
            "https://vi.wikipedia.org/wiki/Việt_Nam",
            "https://example.org?q=a",
        ],
    )
    def test_addresses_that_open_are_silent(self, address: str) -> None:
        assert found("VNF528", source(address=address)) == []

    @pytest.mark.parametrize(
        ("address", "mend"),
        [
            ("www.example.org/a", "https://www.example.org/a"),
            ("Báo Nhân Dân", ""),
            ("ftp://example.org", ""),
            ("https://", ""),
            ("https://example", ""),
            ("https://example.org/a b", ""),
            ("example", ""),
        ],
    )
    def test_addresses_that_do_not_open_are_told(self, address: str, mend: str) -> None:
        (finding,) = found("VNF528", source(address=address))
        assert (mend in finding.hint) if mend else ("browser" in finding.hint)


class TestWordsInsideAnotherPaper:
    @staticmethod
    def told(*sources: str, files: tuple[str, str] = ("v.txt", "v.txt")) -> list[vf.Finding]:
        """What is said where the pieces of a volume are of these sources in turn."""
        papers = [
            source(id=name, file=file, sha256="0" * 64)
            for name, file in zip("st", files, strict=True)
        ]
        held = [
            event(f"Hội nghị {at}", id=f"e{at}", evidence=(piece("Hội nghị", 100 * at, name),))
            for at, name in enumerate(sources)
        ]
        return found("VNF529", *papers, *held)

    def of(self, *sources: str, files: tuple[str, str] = ("v.txt", "v.txt")) -> list[str]:
        """The events at fault."""
        return [finding.record for finding in self.told(*sources, files=files)]

    @pytest.mark.parametrize(
        ("row", "at", "around"),
        [
            ("sstssttt", 200, "s"),
            ("ssssttst", 600, "t"),
            ("tsssttt", 0, "s"),
            ("ssstttts", 700, "t"),
        ],
    )
    def test_the_paper_around_the_odd_one_is_named(self, row: str, at: int, around: str) -> None:
        (finding,) = self.told(*row)
        own = row[at // 100]
        assert finding.message == (
            f"'Hội nghị' at {at} is said to be of {own}, but lies among the words of {around}"
        )
        assert finding.hint == f"is its source {around}?"
        assert [piece.start for piece in finding.evidence] == [at]

    def test_papers_in_a_row_are_silent(self) -> None:
        assert self.of(*"ssttt") == []
        assert self.of(*"s") == []
        assert self.of() == []

    def test_the_odd_one_is_told_and_not_those_around(self) -> None:
        assert self.of(*"sstssttt") == ["e2"]
        assert self.of(*"ssssttst") == ["e6"]
        assert self.of(*"stssttt") == ["e1"]
        assert self.of(*"sstsssttsttt") == ["e2", "e8"]

    def test_two_files_have_two_rows(self) -> None:
        assert self.of(*"ststst", files=("v.txt", "w.txt")) == []


class TestPlaceLeftToTheIssuer:
    @pytest.mark.parametrize(
        ("level", "at", "many"),
        [("provincial", "VN-69", 1), ("district", "VN-69", 1), ("national", "VN-69", 0),
         ("party", "VN-69", 0), ("provincial", None, 0), ("provincial", "VN", 0)],
    )  # fmt: skip
    def test_it_speaks_where_the_place_can_be_read_off(
        self, level: str, at: str | None, many: int
    ) -> None:
        one = vf.Directive(
            id="d", type="KH", title_vi="d", title_en="d", level=vf.Level(level), issuer="body"
        )
        body = vf.Institution(id="body", name_vi="b", name_en="b", kind="body", place=at)
        around = place("VN-69"), place("VN", "country", None)
        assert len(found("VNF130", one, body, *around)) == many
        assert found("VNF119", one, body, *around) == [] or at is None


class TestEnglishLeftInVietnamese:
    @pytest.mark.parametrize(
        ("english", "many"),
        [
            ("Đẩy mạnh hợp tác", 1),
            ("mở rộng thị trường và hội nhập", 1),
            ("Use cooperation of Bắc Giang and Đà Nẵng", 0),
            ("Société Générale", 0),  # marks, but none that only Vietnamese has
            ("São Tomé", 0),
            ("AFD", 0),
        ],
    )
    def test_most_words_with_marks(self, english: str, many: int) -> None:
        assert len(found("VNF715", event(name_en=english))) == many

    def test_the_vietnamese_again_is_told_though_few_words_have_marks(self) -> None:
        name = "Samsung Electronics Bắc Ninh"
        assert len(found("VNF715", event(name, name_en=name))) == 1
        assert found("VNF715", event("Hội nghị", name_en=name)) == []

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("ệ " + "x" * 118, "ệ " + "x" * 118), ("ệ " + "x" * 119, "ệ " + "x" * 118 + "…")],
    )
    def test_a_long_text_is_cut(self, name: str, shown: str) -> None:
        (finding,) = found("VNF715", event(name, name_en=name))
        assert finding.message == f"{shown} is Vietnamese"

    @pytest.mark.parametrize(
        ("english", "many"), [("Hội nghị one two", 0), ("Hội nghị one", 1), ("Hội one", 0)]
    )
    def test_most_is_more_than_half(self, english: str, many: int) -> None:
        assert len(found("VNF715", event(name_en=english))) == many

    def test_every_english_field_is_read(self) -> None:
        said = vf.Commitment(
            id="c", place="VN", kind=vf.CommitmentKind.AIM, gist_vi="Mở rộng", gist_en="Mở rộng"
        )
        paper = vf.Directive(id="d", type="NQ", title_vi="Nghị quyết", title_en="Nghị quyết về")
        fields = [finding.field for finding in found("VNF715", said, paper, event(name_en="Hội"))]
        assert sorted(fields) == ["gist_en", "name_en", "title_en"]

    def test_places_keep_their_names(self) -> None:
        assert found("VNF715", place("a", name_vi="Bắc Giang", name_en="Bắc Giang")) == []


def tie(
    *steps: tuple[str, str | None], foreign: str = "asean", local: str = "VN"
) -> vf.Partnership:
    made = tuple(
        vf.Step(form=vf.Form(form), since=day(since) if since else None) for form, since in steps
    )
    level = vf.Level.NATIONAL
    return vf.Partnership(id="p", local=local, foreign=foreign, level=level, steps=made)


class TestAccessionOnAnotherDay:
    @staticmethod
    def joined(date: str = "1995-07-08", **more: Any) -> vf.Event:
        given = {"kind": "accession", "participants": ("VN", "asean")} | more
        return event("Gia nhập ASEAN", date, **given)

    @pytest.mark.parametrize(
        ("date", "many"), [("1995-07-08", 1), ("1995-07-28", 0), ("1995", 0), ("1994", 1), ("", 0)]
    )
    def test_days_that_may_be_one_are_silent(self, date: str, many: int) -> None:
        member = tie(("member", "1995-07-28"))
        assert len(found("VNF716", self.joined(date), member)) == many

    def test_any_of_two_memberships_will_do(self) -> None:
        twice = tie(("member", "1995-07-28"), ("member", "1995-07-08"))
        assert found("VNF716", self.joined(), twice) == []

    @pytest.mark.parametrize(
        "one",
        [
            tie(("member", None)),
            tie(("contact", "1995-07-28")),
            tie(("member", "1995-07-28"), foreign="apec"),
            tie(("member", "1995-07-28"), local="VN-69"),
        ],
    )
    def test_other_ties_are_not_asked(self, one: vf.Partnership) -> None:
        assert found("VNF716", self.joined(), one) == []

    def test_other_events_are_not_asked(self) -> None:
        member = tie(("member", "1995-07-28"))
        assert found("VNF716", self.joined(kind="summit"), member) == []
        assert found("VNF716", self.joined(participants=("asean",)), member) == []

    def test_each_membership_is_held_against_its_own_days(self) -> None:
        theirs = attrs.evolve(tie(("member", "1997-07-23")), id="q", foreign="LA", local="asean")
        both = self.joined(participants=("VN", "asean", "LA"))
        said = found("VNF716", both, tie(("member", "1995-07-28"), ("member", "2001")), theirs)
        assert [finding.message for finding in said] == [
            "is of 1995-07-08, but the membership of p is since 1995-07-28, 2001",
            "is of 1995-07-08, but the membership of q is since 1997-07-23",
        ]

    @pytest.mark.parametrize("kind", ["accession", "admission", "membership"])
    def test_other_words_for_joining_are_asked_too(self, kind: str) -> None:
        first = self.joined(id="a", kind="summit")
        undated = self.joined("", id="b")
        said = found("VNF716", first, undated, self.joined(kind=kind), tie(("member", "1995")))
        assert said == []
        said = found("VNF716", first, undated, self.joined(kind=kind), tie(("member", "1996")))
        assert [finding.record for finding in said] == ["e"]


class TestAnniversaryInTheWrongYear:
    @pytest.mark.parametrize(
        ("date", "since", "many"),
        [
            ("2022", "1967-06-24", 0),
            ("2021", "1967-06-24", 1),
            ("2023", "1967-06-24", 1),
            ("[2021-12-01..2022-01-31]", "1967-06-24", 0),
            ("[2022-12-01..2023-01-31]", "1967-06-24", 0),
            ("2021", "[1966-12-31..1967-01-01]", 0),
            ("2022", "[1966-12-31..1967-01-01]", 0),
            ("2023", "[1966-12-31..1967-01-01]", 1),
            ("2020", "[1966-12-31..1967-01-01]", 1),
        ],
    )
    def test_a_date_or_a_day_that_is_a_span_counts_to_both_its_ends(
        self, date: str, since: str, many: int
    ) -> None:
        name = "Kỷ niệm 55 năm quan hệ ngoại giao"
        relations = tie(("diplomatic-relations", since), foreign="KH")
        said = found("VNF717", event(name, date, participants=("VN", "KH")), relations)
        assert len(said) == many
        year = 2021 if since.startswith("[") else 2022
        assert all(f" are in {year}, not {date}" in finding.message for finding in said)

    @pytest.mark.parametrize(
        ("name", "many"),
        [
            ("Kỷ niệm 55 năm thiết lập quan hệ ngoại giao", 1),
            ("Kỷ niệm 56 năm thiết lập quan hệ ngoại giao", 0),
            ("Kỷ niệm 55 năm ký Hiệp ước", 0),
            ("Kỷ niệm thiết lập quan hệ ngoại giao năm 1967", 0),
            ("Hướng tới kỷ niệm 60 năm quan hệ ngoại giao", 0),
            ("Kỷ niệm 55 năm quan hệ ngoại giao và 10 năm đối tác", 0),  # which of the two?
        ],
    )
    def test_the_number_is_read_from_the_vietnamese_name(self, name: str, many: int) -> None:
        one = event(name, "2023-06-24", participants=("VN", "KH"))
        assert (
            len(found("VNF717", one, tie(("diplomatic-relations", "1967-06-24"), foreign="KH")))
            == many
        )

    @pytest.mark.parametrize(
        "name",
        ["55 years of diplomatic relations", "55th anniversary of diplomatic ties",
         "The 55-year anniversary of diplomatic relations"],
    )  # fmt: skip
    def test_and_from_the_english_one(self, name: str) -> None:
        one = event("Lễ kỷ niệm", "2023", name_en=name, participants=("KH", "VN"))
        relations = tie(("diplomatic-relations", "1967-06-24"), foreign="KH")
        assert len(found("VNF717", one, relations)) == 1

    def test_without_a_day_or_the_other_side_nothing_is_said(self) -> None:
        relations = tie(("diplomatic-relations", "1967-06-24"), foreign="KH")
        name = "Kỷ niệm 55 năm quan hệ ngoại giao"
        assert found("VNF717", event(name, participants=("VN", "KH")), relations) == []
        assert found("VNF717", event(name, "2023", participants=("VN",)), relations) == []
        undated = tie(("diplomatic-relations", None), foreign="KH")
        assert found("VNF717", event(name, "2023", participants=("VN", "KH")), undated) == []


class TestPillarOfAnothersScheme:
    @staticmethod
    def findings(
        local: str,
        *papers: vf.Source,
        around: tuple[vf.Record, ...] = (),
        **evidence: tuple[vf.Evidence, ...],
    ) -> list[vf.Finding]:
        """What is said of a tie, where the papers state the scheme and others are around."""
        cites = tuple(paper.id for paper in papers)
        held = {key: evidence.get(key, ()) for key in ("scheme", "pillar")}
        scheme = vf.Scheme(id="own", name_vi="a", name_en="a", cites=cites, evidence=held["scheme"])
        pillar = vf.Pillar(
            id="pillar", scheme="own", ordinal=1, name_vi="a", name_en="a", evidence=held["pillar"]
        )
        one = vf.Partnership(
            id="p", local=local, foreign="LA", level=vf.Level.PROVINCIAL,
            steps=(vf.Step(form=vf.Form.CONTACT),), pillar="pillar",
        )  # fmt: skip
        town = place("vn-town", "district", parent="VN-DN")
        office = vf.Institution(id="office", name_vi="o", name_en="o", kind="body", place="VN-DN")
        there = place("VN-DN", "municipality"), place("VN-69"), town, office
        return found("VNF225", scheme, pillar, one, *papers, *there, *around)

    THEIRS = source(id="theirs", place="VN-DN")
    OTHERS = source(id="others", place="VN-54")

    def test_the_places_whose_papers_have_the_scheme_are_named(self) -> None:
        (finding,) = self.findings("VN-69", self.THEIRS, self.OTHERS)
        assert (
            finding.message == "pillar is a pillar of own, which only papers of VN-54, VN-DN have"
        )

    def test_a_circle_of_parents_ends_the_walk(self) -> None:
        round_about = place("a", parent="b"), place("b", parent="a")
        assert len(self.findings("a", self.THEIRS, around=round_about)) == 1

    @pytest.mark.parametrize("local", ["nowhere", "homeless"])
    def test_a_side_of_no_known_place_is_none_of_theirs(self, local: str) -> None:
        homeless = vf.Institution(id="homeless", name_vi="h", name_en="h", kind="body")
        assert len(self.findings(local, self.THEIRS, around=(homeless,))) == 1

    def test_the_evidence_of_scheme_and_pillar_counts_as_their_papers(self) -> None:
        said = (piece("ba trụ cột", source="everyones"),)
        everyones = source(id="everyones")
        for held in ({"scheme": said}, {"pillar": said}):
            assert self.findings("VN-69", self.THEIRS, around=(everyones,), **held) == []
        theirs = (piece("ba trụ cột", source="theirs"),)
        assert self.findings("VN-69", around=(self.THEIRS,), scheme=theirs)

    def test_the_place_its_towns_and_its_bodies_may(self) -> None:
        assert self.findings("VN-69", self.THEIRS)
        for local in ("VN-DN", "vn-town", "office"):
            assert self.findings(local, self.THEIRS) == []

    def test_a_scheme_that_is_not_there_is_nobodys(self) -> None:
        stray = vf.Pillar(
            id="stray", scheme="gone", ordinal=1, name_vi="a", name_en="a", cites=("x",)
        )
        one = vf.Partnership(
            id="p", local="VN-69", foreign="LA", level=vf.Level.PROVINCIAL,
            steps=(vf.Step(form=vf.Form.CONTACT),), pillar="stray",
        )  # fmt: skip
        assert found("VNF225", stray, one, place("VN-69"), source(id="x", place="VN-DN")) == []

    def test_a_scheme_that_others_state_too_is_everyones(self) -> None:
        assert self.findings("VN-69", self.THEIRS, source(id="all")) == []
        assert self.findings("VN-69") == []


def figure(amount: str, period: str, *printed: str, unit: str = "USD") -> vf.Observation:
    quantity = vf.Quantity.parse(f"{amount} {unit}")
    said = tuple(piece(form, 100 * at) for at, form in enumerate(printed))
    return vf.Observation(
        id="o", indicator="i", place="VN-69", period=vf.Period.parse(period), quantity=quantity,
        evidence=said,
    )  # fmt: skip


class TestWhatIsPrintedInLongerForms:
    @pytest.mark.parametrize(
        ("printed", "amount", "many"),
        [
            ("tăng 19,2%", "19,2", 0),
            ("tăng 19,2%", "0,192", 1),
            ("Tăng gần 20%", "0,2", 1),
            ("up 19.2%", "19,2", 0),
            ("rose by 19.2%", "0,192", 1),
            ("giảm 5%", "0,05", 0),  # of a fall the sign is open
            ("tăng mạnh", "0,05", 0),
        ],
    )
    def test_the_verb_of_a_rise_is_no_part_of_the_amount(
        self, printed: str, amount: str, many: int
    ) -> None:
        assert len(found("VNF502", figure(amount, "2024", printed, unit="%"))) == many

    @pytest.mark.parametrize(
        ("first", "many"), [("kim ngạch 15,4 tỷ USD", 0), ("kim ngạch xuất khẩu", 1)]
    )
    def test_a_longer_form_that_holds_the_value_may_come_first(self, first: str, many: int) -> None:
        assert len(found("VNF516", figure("15,4 tỷ", "2024", first, "15,4 tỷ USD"))) == many

    @pytest.mark.parametrize(
        ("period", "printed", "many"),
        [
            ("2024", ["6 tháng đầu năm 2024"], 1),
            ("2024", ["quý I/2024"], 1),
            ("2024", ["6 tháng đầu năm 2024", "năm 2024"], 0),
            ("2024", ["tháng 12/2024"], 0),  # may be when it was told
            ("2024-H1", ["quý I/2024"], 0),
            ("2024-H1", ["6 tháng đầu năm 2024"], 0),
            ("2023", ["6 tháng đầu năm 2024"], 1),
        ],
    )
    def test_some_months_of_a_year_are_not_the_year(
        self, period: str, printed: list[str], many: int
    ) -> None:
        assert len(found("VNF513", figure("5", period, "5 USD", *printed))) == many

    @pytest.mark.parametrize(
        ("date", "printed", "many"),
        [
            ("2013-09", "thăm Việt Nam (tháng 9/2023)", 1),
            ("2023-09", "thăm Việt Nam (tháng 9/2023)", 0),
            ("2023", "từ năm 2021 đến năm 2024", 0),
            ("2013-09", "giai đoạn 2021-2025 của tỉnh", 0),
            ("2013-09", "theo Nghị định 36/2021/NĐ-CP của Chính phủ", 0),
            ("2013-09", "kim ngạch 2.023 USD", 0),
        ],
    )
    def test_years_inside_longer_forms_are_held_against_an_event(
        self, date: str, printed: str, many: int
    ) -> None:
        assert len(found("VNF515", event(date=date, evidence=(piece(printed),)))) == many

    def test_a_form_that_cannot_be_read_does_not_hide_another_day(self) -> None:
        said = tuple(piece(form) for form in ("31/2/2021", "14/12/2021"))
        (finding,) = found("VNF515", event(date="2021-12-24", evidence=said))
        assert finding.message == "is 2021-12-24, but the evidence prints 2021-12-14"

    @pytest.mark.parametrize(
        ("issued", "printed", "many"),
        [
            ("2021-12-24", ("14/12/2021",), 1),
            ("2021-12-14", ("14/12/2021",), 0),
            ("2021-12", ("14/12/2021",), 0),
            ("2021-12-14", ("15/12/2021", "14/12/2021"), 0),
            ("2021-12-14", ("ngày 15",), 0),
            ("2013", ("chương trình (tháng 9/2023)",), 0),  # only an event is held to such years
            ("", ("14/12/2021",), 0),
        ],
    )
    def test_a_document_is_held_against_the_days_its_evidence_prints(
        self, issued: str, printed: tuple[str, ...], many: int
    ) -> None:
        said = tuple(piece(form) for form in printed)
        paper = vf.Directive(
            id="d", type="NQ", title_vi="d", title_en="d", evidence=said,
            issued_on=day(issued) if issued else None,
        )  # fmt: skip
        told = found("VNF515", event(date="2021", evidence=(piece("2021"),)), paper)
        assert [(finding.record, finding.field) for finding in told] == [("d", "issued_on")] * many
