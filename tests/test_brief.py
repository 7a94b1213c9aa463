"""The sheet of a place: every line of it says where it stands, in both languages."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

import vnforeign as vf
from vnforeign._brief import DEEP, Section, about, find_place, heading, sections
from vnforeign.checks.evidence import evidence_of
from vnforeign.errors import Lang

HEADINGS = {
    "en": [
        "Documents",
        "Partners by country",
        "Figures",
        "Aims by field of work",
        "Visits and other events",
        "What the rules say",
    ],
    "vi": [
        "Văn bản",
        "Đối tác theo quốc gia",
        "Số liệu",
        "Mục tiêu theo mảng công tác",
        "Các chuyến thăm và sự kiện khác",
        "Kết quả kiểm tra",
    ],
}
LANGUAGES: list[Lang] = ["en", "vi"]
OFFSETS = re.compile(r"” ([^ :]+):([0-9]+)-([0-9]+)(?=;|$)")


def sheet(data: vf.Dataset, name: str, lang: Lang = "en") -> dict[str, tuple[str, ...]]:
    """The lines of each section, by heading."""
    place, _ = find_place(data, name)
    return {one.heading: one.lines for one in sections(data, place, vf.check(data), lang)}


def lines(made: dict[str, tuple[str, ...]], name: str) -> list[str]:
    """The lines of a section, without the room before them."""
    return [line.strip() for line in made[name]]


class TestTheSheetOfThaiNguyen:
    """«`vnforeign brief thai-nguyen` shows what source 001 says and every line of it can be found
    there»"""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_line_of_evidence_is_evidence_of_the_data_with_source_and_offsets(
        self, lang: Lang
    ) -> None:
        data = vf.load()
        known = {
            (one.source, str(one.start), str(one.end)): " ".join(one.printed.splitlines())
            for record in data
            for one in evidence_of(record)
        }
        deep = [
            line.removeprefix(DEEP)
            for section in sheet(data, "thai-nguyen", lang).values()
            for line in section
            if line.startswith(DEEP)
        ]
        assert len(deep) > 80
        for line in deep:
            stands = [(match[1], match[2], match[3]) for match in OFFSETS.finditer(line)]
            pieces = [f"“{known[at]}” {at[0]}:{at[1]}-{at[2]}" for at in stands]
            assert "; ".join(pieces) == line

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_statement_is_followed_by_where_it_stands(self, lang: Lang) -> None:
        made = sheet(vf.load(), "thai-nguyen", lang)
        depth = dict.fromkeys(HEADINGS[lang][:5], 1) | {
            HEADINGS[lang][1]: 2,  # under the name of a country
            HEADINGS[lang][3]: 2,  # under the name of a field
        }
        for name, level in depth.items():
            section = made[name]
            for at, line in enumerate(section):
                room = len(line) - len(line.lstrip())
                if room == 2 * level:
                    assert section[at + 1].startswith(DEEP)

    def test_it_shows_every_fact_that_its_paper_states(self) -> None:
        data = vf.load()
        made = sheet(data, "thai-nguyen")
        shown = "\n".join(line for section in made.values() for line in section)
        own = {
            one
            for collection in (data.directives, data.partnerships, data.observations,
                               data.commitments, data.events)
            for one in collection
            if any(said.source == "thai-nguyen-2024" for said in evidence_of(one))
        }  # fmt: skip
        place, _ = find_place(data, "thai-nguyen")
        assert own <= set(about(data, place))
        for figure in data.observations.where(place="VN-69"):
            assert figure.quantity.format("en") in shown
        for aim in data.commitments.where(place="VN-69"):
            assert aim.gist_en in shown

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_its_sections_stand_in_one_order(self, lang: Lang) -> None:
        assert list(sheet(vf.load(), "thai-nguyen", lang)) == HEADINGS[lang]

    def test_documents_stand_in_the_order_of_their_days_those_of_unknown_day_last(self) -> None:
        stated = [line for line in lines(sheet(vf.load(), "thai-nguyen"), "Documents")
                  if not line.startswith("“")]  # fmt: skip
        dated = [match[1] for line in stated if (match := re.search(r"\((\d+ \w+ \d{4})", line))]
        days = [dt.datetime.strptime(day, "%d %B %Y").astimezone().date() for day in dated]
        assert days == sorted(days)
        assert ["no day printed" in line for line in stated] == sorted(
            "no day printed" in line for line in stated
        )

    def test_it_says_what_the_rules_say(self) -> None:
        said, why = lines(sheet(vf.load(), "thai-nguyen"), "What the rules say")
        assert said.startswith("VNF204 warning: partnerships.thai-nguyen-poitiers.steps: ")
        assert why.strip().startswith("it stands: The paper lists Poitiers")
        said, why = lines(sheet(vf.load(), "thai-nguyen", "vi"), "Kết quả kiểm tra")
        assert said.startswith("VNF204 cảnh báo: ")
        assert why.strip().startswith("giữ nguyên vì: ")

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_line_is_empty_or_shows_how_it_was_made(self, lang: Lang) -> None:
        data = vf.load()
        for place in [*data.places, *data.countries]:
            made = sections(data, place, vf.Report((), 0), lang)
            for line in (line for section in made for line in section.lines):
                assert line.strip()
                assert not re.search(r"None|<|\(\)|: $", line)


def place(name: str, name_vi: str = "", kind: str = "province", **more: Any) -> vf.Place:
    given: dict[str, Any] = {"country": "VN"} | more
    for field in ("since", "until"):
        if field in given:
            given[field] = vf.PartialDate.parse(given[field])
    return vf.Place(
        id=name, name_vi=name_vi or name, name_en=(name_vi or name).upper(),
        kind=vf.PlaceKind(kind), **given,
    )  # fmt: skip


def said(printed: str, source: str = "s", start: int = 7) -> vf.Evidence:
    return vf.Evidence(source=source, start=start, end=start + len(printed), printed=printed)


def step(form: str = "signed", since: str = "", until: str = "", **more: Any) -> vf.Step:
    days: dict[str, Any] = {
        name: vf.PartialDate.parse(day) for name, day in (("since", since), ("until", until)) if day
    }
    return vf.Step(form=vf.Form(form), **days, **more)


def tie(foreign: str, *steps: vf.Step, name: str = "", **more: Any) -> vf.Partnership:
    given: dict[str, Any] = {"local": "VN-1", "level": vf.Level.PROVINCIAL} | more
    return vf.Partnership(
        id=name or f"tie-{foreign.lower()}", foreign=foreign, steps=steps, **given
    )


def directive(name: str, **more: Any) -> vf.Directive:
    given: dict[str, Any] = {"type": "NQ", "title_vi": "về việc", "title_en": "on a matter"} | more
    return vf.Directive(id=name, **given)


HOME = place("VN-1", "Nhà")
WORLD = (
    HOME,
    place("VN", "Việt Nam", "country", country=None),
    place("LA", "Lào", "country", country=None),
    place("LA-1", "Xa", "foreign-province", country="LA"),
    vf.Institution(id="body", name_vi="Cơ quan", name_en="A body", kind="agency"),
)


class TestFindingAPlace:
    def test_an_id_is_the_place_and_no_other(self) -> None:
        assert find_place(vf.Dataset.of(WORLD), "LA-1") == (WORLD[3], ())

    @pytest.mark.parametrize("name", ["nha", "Nhà", "NHÀ", "vn-1", " nhà "])
    def test_a_name_is_read_in_many_spellings(self, name: str) -> None:
        assert find_place(vf.Dataset.of(WORLD), name)[0] == HOME

    def test_a_spelling_that_sources_print_is_a_name(self) -> None:
        printed = place("VN-2", "Đắk Lắk", printed=("Đắc Lắc", "Dak-Lak"))
        for name in ("dac-lac", "Đắk Lắk", "DAK LAK"):
            assert find_place(vf.Dataset.of([printed]), name)[0] == printed

    def test_of_places_that_share_a_name_the_one_with_facts_is_meant(self) -> None:
        twin, third = place("VN-0", "Nhà"), place("VN-2", "Nhà")
        assert find_place(vf.Dataset.of([HOME, twin, third]), "nha") == (twin, (HOME, third))
        facts = vf.Dataset.of([HOME, twin, third, tie("LA-1", step())])
        assert find_place(facts, "nha") == (HOME, (twin, third))
        aim = vf.Commitment(
            id="c", place="VN-2", kind=vf.CommitmentKind.AIM, gist_vi="c", gist_en="c"
        )
        assert find_place(vf.Dataset.of([twin, third, aim]), "nha") == (third, (twin,))

    def test_an_unknown_name_proposes_names_and_ids(self) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            find_place(vf.Dataset.of(WORLD), "viet-nan")
        assert caught.value.near[0] == "viet-nam"
        with pytest.raises(vf.UnknownName) as caught:
            find_place(vf.Dataset.of(WORLD), "LA-2")
        assert "LA-1" in caught.value.near


class TestHeading:
    def test_it_names_the_place_its_kind_and_its_time(self) -> None:
        new = place("VN-9", "Mới", "municipality", since="2025-01-01", until="2025-06")
        (english,) = heading(vf.Dataset.of([]), new, (), "en")
        assert english == "MỚI (VN-9, municipality, since 2025-01-01, until 2025-06)"
        (vietnamese,) = heading(vf.Dataset.of([]), new, (), "vi")
        assert vietnamese.startswith("Mới (VN-9, thành phố trực thuộc trung ương, từ 2025-01-01")

    def test_it_names_successors_that_are_known_and_others_of_the_name(self) -> None:
        old = place("VN-0", "Nhà", until="2025", successors=("VN-1", "VN-99"))
        data = vf.Dataset.of([old, HOME])
        other = place("LA-9", "Nhà", "foreign-city", country="LA")
        assert heading(data, old, (HOME, other), "en")[1:] == (
            "  then NHÀ (VN-1)",
            "  ≠ NHÀ (LA-9, foreign-city)",
        )
        assert heading(data, old, (other,), "vi")[1:] == (
            "  sau đó là Nhà (VN-1)",
            "  ≠ Nhà (LA-9, thành phố nước ngoài)",
        )

    @pytest.mark.parametrize("kind", vf.PlaceKind)
    def test_every_kind_has_a_vietnamese_name(self, kind: vf.PlaceKind) -> None:
        whole = kind in (vf.PlaceKind.COUNTRY, vf.PlaceKind.BLOC)
        one = place("X", "X", kind.value, country=None if whole else "VN")
        assert kind.value not in heading(vf.Dataset.of([]), one, (), "vi")[0]


class TestWhereItStands:
    def one(self, **more: Any) -> str:
        event = vf.Event(
            id="e", name_vi="Thăm", name_en="A visit", kind="visit-in", place="VN-1", **more
        )
        made = sheet(vf.Dataset.of([*WORLD, event]), "VN-1")
        _, where = made["Visits and other events"]
        assert where.startswith(DEEP)
        return where.strip()

    def test_evidence_is_printed_with_source_and_offsets(self) -> None:
        two = (said("ký kết"), said("Lào", "t", 0))
        assert self.one(evidence=two) == "“ký kết” s:7-13; “Lào” t:0-3"

    def test_without_evidence_the_sources_that_state_it_are_named(self) -> None:
        assert self.one(cites=("s", "t")) == "stated by s, t"

    def test_without_either_it_says_so(self) -> None:
        assert self.one() == "no source given"


class TestSections:
    def test_a_place_without_facts_says_so_in_every_section(self) -> None:
        made = sheet(vf.Dataset.of(WORLD), "VN-1")
        assert [lines(made, name) for name in HEADINGS["en"][:5]] == [["none known"]] * 5
        assert lines(made, "What the rules say") == ["1 record: nothing found"]
        made = sheet(vf.Dataset.of(WORLD), "VN-1", "vi")
        assert made["Văn bản"] == ("  chưa có thông tin",)
        assert made["Kết quả kiểm tra"] == ("  1 bản ghi: không phát hiện gì",)

    def test_a_document_shows_number_day_issuer_and_title(self) -> None:
        one = directive(
            "d", number=vf.DocumentNumber.parse("25-NQ/TU"), issuer="body", place="VN-1",
            issued_on=vf.PartialDate.parse("2024-05"), cites=("s",),
        )  # fmt: skip
        data = vf.Dataset.of([*WORLD, one])
        assert sheet(data, "VN-1")["Documents"][0] == ("  25-NQ/TU (May 2024, A body): on a matter")
        assert sheet(data, "VN-1", "vi")["Văn bản"][0] == (
            "  25-NQ/TU (tháng 5 năm 2024, Cơ quan): về việc"
        )

    def test_a_document_of_no_number_day_or_known_issuer_shows_what_there_is(self) -> None:
        data = vf.Dataset.of([*WORLD, directive("d", place="VN-1", issuer="nobody")])
        assert sheet(data, "VN-1")["Documents"][0] == "  (no day printed): on a matter"

    def test_a_document_that_the_places_own_paper_names_is_on_its_sheet(self) -> None:
        paper = vf.Source(id="paper", title="Báo cáo", place="VN-1")
        both = directive("d", evidence=(said("Nghị quyết", "other"), said("Nghị quyết", "paper")))
        own = directive("e", place="VN-1", evidence=(said("Kết luận", "other"),))
        other = directive("f", evidence=(said("Nghị quyết", "other"),))
        made = sheet(vf.Dataset.of([*WORLD, paper, both, own, other]), "VN-1")["Documents"]
        assert [line.strip() for line in made if line.startswith(DEEP)] == [
            "“Nghị quyết” paper:7-17",
            "“Kết luận” other:7-15",
        ]

    def test_partners_stand_under_their_country_with_every_step(self) -> None:
        steps = (
            step("prospect", "2004", evidence=(said("xúc tiến"),)),
            step("signed", "2010-05-01", "2020-05-01", cites=("s",)),
        )
        made = sheet(vf.Dataset.of([*WORLD, tie("LA-1", *steps, country="LA")]), "VN-1")
        assert made["Partners by country"] == (
            "  LÀO",
            "    XA: prospect, since 2004",
            "      “xúc tiến” s:7-15",
            "    XA: signed, since 1 May 2010, until 1 May 2020",
            "      stated by s",
        )

    def test_a_step_without_a_source_stands_where_its_tie_does(self) -> None:
        one = tie("LA-1", step(), country="LA", evidence=(said("ký kết"),))
        made = sheet(vf.Dataset.of([*WORLD, one]), "VN-1")
        assert made["Partners by country"][-1] == "      “ký kết” s:7-13"

    def test_partners_of_no_one_country_and_bodies_have_a_place_too(self) -> None:
        ties = [tie("body", step()), tie("nobody", step(), country="XX")]
        made = lines(sheet(vf.Dataset.of([*WORLD, *ties]), "VN-1"), "Partners by country")
        assert made == [
            "Other", "A body: signed", "no source given",
            "XX", "nobody: signed", "no source given",
        ]  # fmt: skip

    def test_seen_from_the_foreign_side_the_partner_is_the_local_one(self) -> None:
        data = vf.Dataset.of([*WORLD, tie("LA-1", step(), country="LA")])
        assert lines(sheet(data, "LA-1"), "Partners by country")[:2] == ["VIỆT NAM", "NHÀ: signed"]

    def test_a_country_shows_the_ties_of_the_places_in_it(self) -> None:
        ties = [tie("LA-1", step(), country="LA"), tie("LA", step(), country="LA", local="body")]
        made = lines(sheet(vf.Dataset.of([*WORLD, *ties]), "LA"), "Partners by country")
        assert made[::3] == ["Other", "VIỆT NAM"]
        assert "A body: signed" in made
        assert "NHÀ - XA: signed" in made

    def test_a_figure_shows_its_hedge_period_base_and_status(self) -> None:
        change = vf.Indicator(
            id="change", name_vi="Mức tăng", name_en="A change", definition="d",
            unit=vf.Unit.PERCENT, nature=vf.Nature.CHANGE,
        )  # fmt: skip
        figures = [
            vf.Observation(
                id=f"o{status}", indicator=indicator, place="VN-1", status=status,
                period=vf.Period.parse("2024-H1"), change_vs=vf.Period.parse("2023-H1"),
                quantity=vf.Quantity.parse("trên 5%"), cites=("s",),
            )
            for status, indicator in zip(vf.Status, ("change", "x", "x", "x"), strict=True)
        ]  # fmt: skip
        data = vf.Dataset.of([*WORLD, change, *figures])
        shown = sheet(data, "VN-1")["Figures"]
        against = "over 5% (first half of 2024, against first half of 2023"
        assert set(shown[::2]) == {
            f"  A change: {against})",
            f"  x: {against}, estimate)",
            f"  x: {against}, provisional)",
            f"  x: {against}, target)",
        }
        vietnamese = "\n".join(sheet(data, "VN-1", "vi")["Số liệu"])
        assert "Mức tăng: trên 5% (6 tháng đầu năm 2024, so với 6 tháng đầu năm 2023)" in vietnamese
        for word in ("ước tính", "sơ bộ", "kế hoạch"):
            assert f", {word})" in vietnamese

    @pytest.mark.parametrize("kind", vf.CommitmentKind)
    def test_an_aim_stands_under_each_of_its_fields(self, kind: vf.CommitmentKind) -> None:
        field = vf.FieldOfWork(id="trade", name_vi="thương mại", name_en="Trade")
        aims = [
            vf.Commitment(
                id=f"c{3 - (ordinal or 0)}", place="VN-1", kind=kind, ordinal=ordinal,
                gist_vi="làm", gist_en="Do it.", fields=fields,
            )
            for ordinal, fields in ((2, ("trade", "unknown")), (1, ("trade",)), (None, ()))
        ]  # fmt: skip
        data = vf.Dataset.of([*WORLD, field, *aims])
        shown = [line for line in sheet(data, "VN-1")["Aims by field of work"]
                 if not line.startswith(DEEP)]  # fmt: skip
        assert shown == [
            "  Other",
            f"    {kind.value}: Do it.",
            "  Trade",
            f"    no. 1, {kind.value}: Do it.",
            f"    no. 2, {kind.value}: Do it.",
            "  unknown",
            f"    no. 2, {kind.value}: Do it.",
        ]
        vietnamese = sheet(data, "VN-1", "vi")["Mục tiêu theo mảng công tác"]
        assert kind.value not in "\n".join(vietnamese)
        assert "  thương mại" in vietnamese

    def test_an_event_is_on_the_sheet_of_its_place_and_of_who_took_part(self) -> None:
        event = vf.Event(
            id="e", name_vi="Thăm", name_en="A visit", kind="visit-in", place="VN-1",
            participants=("LA-1",), date=vf.PartialDate.parse("2024-05-01"), cites=("s",),
        )  # fmt: skip
        data = vf.Dataset.of([*WORLD, event])
        for name in ("VN-1", "LA-1"):
            assert sheet(data, name)["Visits and other events"][0] == "  A visit (1 May 2024)"
        assert sheet(data, "LA")["Visits and other events"] == ("  none known",)

    def test_the_rules_speak_of_the_records_on_the_sheet_and_of_no_other(self) -> None:
        away = directive("far", place="LA-1")
        near = directive("near", place="VN-1")
        made = lines(sheet(vf.Dataset.of([*WORLD, away, near]), "VN-1"), "What the rules say")
        assert [line.split()[2] for line in made] == ["directives.near.evidence:"]

    def test_a_section_is_a_plain_value(self) -> None:
        assert Section("Figures", ("  one",)) == Section("Figures", ("  one",))
