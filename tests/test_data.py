"""The shipped data: canonical, whole, evidenced, and what they say agrees with what is printed."""

from __future__ import annotations

import datetime as dt
import json
import re
import runpy
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnforeign as vf
from vnforeign import _canonical
from vnforeign._canonical import FOLDER, canonical_forms, main
from vnforeign.dataset import COLLECTIONS, FACTS, record_class

DATA = vf.load()
FILES = [f"{name}.json" for name in COLLECTIONS]
BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def named(record: object) -> str:
    return getattr(record, "id", "")


def facts() -> list[vf.Record]:
    return [record for name in FACTS for record in DATA.collection(name)]


def everything_stated() -> Iterator[tuple[str, vf.Evidence]]:
    """Each piece of evidence with the id of the record it is for, those of steps too."""
    for record in DATA:
        yield from ((record.id, piece) for piece in record.evidence)
    for tie in DATA.partnerships:
        yield from ((tie.id, piece) for step in tie.steps for piece in step.evidence)


class TestTheFiles:
    """«Canonical files with a test that they are canonical»"""

    @pytest.mark.parametrize("name", FILES)
    def test_a_file_is_in_its_canonical_form(self, name: str) -> None:
        text = (FOLDER / name).read_bytes()
        records, faults = vf.read_records(text, record_class(name.removesuffix(".json")))
        assert not faults
        assert vf.canonical_json(records).encode() == text

    def test_there_is_a_file_for_each_collection_and_no_other(self) -> None:
        assert {path.name for path in FOLDER.glob("*.json")} == {
            *FILES,
            "meta.json",
            "acknowledged.json",
        }

    def test_the_data_have_a_version_and_a_licence(self) -> None:
        meta = json.loads((FOLDER / "meta.json").read_text("utf-8"))
        assert re.fullmatch(r"20[0-9]{2}\.[0-9]{2}\.[0-9]{2}", meta["version"])
        assert meta["licence"] == "CC-BY-4.0"

    def test_reading_them_as_ones_own_finds_no_fault(self) -> None:
        assert vf.read(FOLDER) == DATA


class TestTheFormatter:
    """`python -m vnforeign._canonical [--check]`"""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        shutil.copytree(FOLDER, tmp_path / "data")
        return tmp_path / "data"

    def test_canonical_files_are_left_alone(self, folder: Path) -> None:
        before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
        assert main([], folder) == 0
        assert main(["--check"], folder) == 0
        assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before

    def test_the_check_names_a_file_that_is_not_canonical_and_leaves_it(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = folder / "schemes.json"
        text = json.dumps(json.loads(path.read_text("utf-8")))
        path.write_text(text, "utf-8")
        assert main(["--check"], folder) == 1
        assert capsys.readouterr().out == (
            "schemes.json is not canonical: python -m vnforeign._canonical\n"
        )
        assert path.read_text("utf-8") == text

    def test_without_the_check_it_is_written(self, folder: Path) -> None:
        path = folder / "schemes.json"
        before = path.read_bytes()
        path.write_text(json.dumps(json.loads(before)), "utf-8")
        assert main([], folder) == 0
        assert path.read_bytes() == before

    def test_a_file_with_a_fault_stops_it(self, folder: Path) -> None:
        (folder / "schemes.json").write_text('[{"id": "a"}]', "utf-8")
        with pytest.raises(SystemExit, match=r"schemes\.json: a: \$\[0\]\.name_vi"):
            canonical_forms(folder)

    def test_it_runs_as_a_module(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.argv", ["_canonical", "--check"])
        with pytest.raises(SystemExit) as caught:
            runpy.run_path(str(_canonical.__file__), run_name="__main__")
        assert caught.value.code == 0


class TestTheWhole:
    def test_an_id_is_unique_over_all_collections(self) -> None:
        raw = [
            one["id"] for name in FILES for one in json.loads((FOLDER / name).read_text("utf-8"))
        ]
        assert [name for name, many in Counter(raw).items() if many > 1] == []
        assert len(raw) == len(DATA)

    def test_every_reference_leads_to_a_record(self) -> None:
        assert not vf.check(DATA, select=["VNF001"]).findings

    def test_our_own_rules_find_no_error(self) -> None:
        """«`vnforeign check` on the shipped data shows no error»"""
        report = vf.check(DATA)
        assert report.ok
        assert report.checked == len(DATA)

    def test_every_collection_has_records(self) -> None:
        for name in COLLECTIONS:
            assert len(DATA.collection(name)) > 0


class TestEvidence:
    """«Every fact carries its evidence»"""

    @pytest.mark.parametrize("record", facts(), ids=named)
    def test_a_fact_has_evidence(self, record: vf.Record) -> None:
        steps = record.steps if isinstance(record, vf.Partnership) else ()
        assert record.evidence or record.cites or all(s.evidence or s.cites for s in steps)
        assert record.evidence or record.cites or steps

    def test_everything_else_has_evidence_or_cites_a_public_source(self) -> None:
        bare = [r.id for r in DATA if not (r.evidence or r.cites or isinstance(r, vf.Source))]
        used = {
            tie.id
            for tie in DATA.partnerships
            if any(step.evidence or step.cites for step in tie.steps)
        }
        assert set(bare) <= used

    def test_a_printed_form_is_short(self) -> None:
        """«never a whole sentence, at most 120 code points»"""
        for name, piece in everything_stated():
            assert len(piece.printed) <= 120, name

    def test_what_evidence_points_into_is_a_text_pinned_by_its_hash(self) -> None:
        for name, piece in everything_stated():
            assert DATA.sources[piece.source].sha256, name

    def test_what_is_cited_is_a_source_with_publisher_title_date_and_address(self) -> None:
        """«Facts from elsewhere cite a public source by publisher, title, date and address»"""
        cited = {name for record in DATA for name in record.cites}
        assert cited
        for name in cited:
            source = DATA.sources[name]
            assert source.publisher, name
            assert source.published_on or any("day" in note for note in source.notes), name
            assert source.address or any("address" in note for note in source.notes), name
            assert source.accessed_on, name

    def test_where_two_pieces_overlap_they_print_the_same(self) -> None:
        seen: dict[tuple[str, int], tuple[str, str]] = {}
        for name, piece in everything_stated():
            for at, sign in enumerate(piece.printed, piece.start):
                other, where = seen.setdefault((piece.source, at), (sign, name))
                assert other == sign, f"{name} and {where} differ at {piece.source} {at}"


class TestFigures:
    """«every number carries its hedge, unit, period and nature»"""

    @pytest.mark.parametrize("figure", DATA.observations, ids=named)
    def test_a_figure_is_what_its_first_evidence_prints(self, figure: vf.Observation) -> None:
        printed = figure.evidence[0].printed
        if DATA.indicators[figure.indicator].nature is vf.Nature.CHANGE:
            printed = re.sub("^tăng ", "", printed)
        try:
            read = vf.Quantity.parse(printed)
        except vf.InvalidQuantity:  # printed in words ("hai cuộc gặp"): then the record says so
            assert figure.notes
            return
        assert (read.amount, read.hedge, read.of) == (
            figure.quantity.amount,
            figure.quantity.hedge,
            figure.of,
        )
        if read.unit != figure.quantity.unit:  # another noun for what is counted: it is noted
            assert read.unit.kind == figure.quantity.unit.kind
            assert figure.notes

    @pytest.mark.parametrize("figure", DATA.observations, ids=named)
    def test_a_figure_is_in_the_unit_of_its_indicator(self, figure: vf.Observation) -> None:
        assert figure.quantity.unit == DATA.indicators[figure.indicator].unit

    @pytest.mark.parametrize("figure", DATA.observations, ids=named)
    def test_a_change_says_against_what(self, figure: vf.Observation) -> None:
        is_change = DATA.indicators[figure.indicator].nature is vf.Nature.CHANGE
        assert (figure.change_vs is not None) == is_change

    def test_a_printed_estimate_is_an_estimate(self) -> None:
        for figure in DATA.observations:
            if figure.quantity.hedge is vf.Hedge.ESTIMATE:
                assert figure.status is vf.Status.ESTIMATE


class TestDocuments:
    @pytest.mark.parametrize("document", DATA.directives, ids=named)
    def test_a_number_is_printed_in_its_evidence(self, document: vf.Directive) -> None:
        if document.number is None:
            return
        sign = vf.fold(str(document.number)).replace(" ", "")
        printed = [vf.fold(piece.printed).replace(" ", "") for piece in document.evidence]
        bare = re.search(r"[0-9]+", sign)
        assert bare is not None
        if not any(sign in one for one in printed):  # cited by its bare number only
            assert document.notes
            assert any(bare[0].lstrip("0") in one for one in printed)

    @pytest.mark.parametrize("document", DATA.directives, ids=named)
    def test_an_id_is_the_slug_of_the_number(self, document: vf.Directive) -> None:
        if document.number is not None:
            assert document.id.startswith(vf.slug(str(document.number)))

    @pytest.mark.parametrize("document", DATA.directives, ids=named)
    def test_the_year_of_a_number_is_the_year_of_issue(self, document: vf.Directive) -> None:
        if document.number and document.number.year and document.issued_on:
            assert document.issued_on.year == document.number.year


class TestAims:
    def test_the_nine_aims_of_thai_nguyen_are_numbered_through(self) -> None:
        aims = DATA.commitments.where(place="VN-69", kind=vf.CommitmentKind.AIM)
        assert sorted(aim.ordinal or 0 for aim in aims) == list(range(1, 10))

    def test_an_aim_is_evidenced_by_its_ordinal_and_first_words(self) -> None:
        for aim in DATA.commitments.where(place="VN-69"):
            assert re.match(r"Thứ |Một là|Hai là|[0-9IVX]+[.)]|\S+ là", aim.evidence[0].printed)


def provinces(on: dt.date) -> dict[str, vf.Place]:
    """The first-level units of Viet Nam on a day."""
    kinds = (vf.PlaceKind.PROVINCE, vf.PlaceKind.MUNICIPALITY)
    return {
        place.id: place
        for place in DATA.places.where(country="VN")
        if place.kind in kinds
        and (place.since is None or place.since.first <= on)
        and (place.until is None or place.until.last >= on)
    }


def heirs(place: vf.Place, on: dt.date) -> set[str]:
    """The provinces of a day that a province's territory came to."""
    if place.id in provinces(on):
        return {place.id}
    return {heir for name in place.successors for heir in heirs(DATA.places[name], on)}


class TestProvinces:
    """«the 63 provinces of before 1 July 2025 and the 34 of after»"""

    @pytest.mark.parametrize(
        ("on", "many", "cities"),
        [
            (dt.date(2008, 8, 1), 63, 5),
            (dt.date(2024, 12, 31), 63, 5),
            (dt.date(2025, 1, 1), 63, 6),  # Huế
            (BEFORE, 63, 6),
            (AFTER, 34, 6),
            (dt.date(2026, 1, 1), 34, 6),
        ],
    )
    def test_there_are_as_many_on_a_day_as_there_were(
        self, on: dt.date, many: int, cities: int
    ) -> None:
        then = provinces(on)
        assert len(then) == many
        kinds = Counter(place.kind for place in then.values())
        assert kinds[vf.PlaceKind.MUNICIPALITY] == cities

    def test_each_of_the_63_leads_to_exactly_one_of_the_34(self) -> None:
        then = provinces(BEFORE)
        led = {name: heirs(place, AFTER) for name, place in then.items()}
        assert {name for name, to in led.items() if len(to) != 1} == set()
        assert set().union(*led.values()) == set(provinces(AFTER))

    def test_eleven_stayed_and_23_took_in_others(self) -> None:
        """Resolution 202/2025/QH15: 52 units become 23; 11 are not rearranged."""
        before, after = provinces(BEFORE), provinces(AFTER)
        assert len(set(before) & set(after)) == 11
        assert len(set(after) - set(before)) == 23
        assert len(set(before) - set(after)) == 52

    @pytest.mark.parametrize("on", [BEFORE, AFTER, dt.date(2026, 10, 1)])
    @pytest.mark.parametrize("scheme", ["iso-3166-2", "gso"])
    def test_codes_are_unique_on_a_day(self, on: dt.date, scheme: str) -> None:
        codes = [place.codes[scheme] for place in provinces(on).values()]
        assert len(set(codes)) == len(codes)

    def test_codes_are_well_formed_and_the_id_begins_with_the_iso_code(self) -> None:
        for on in (BEFORE, AFTER):
            for place in provinces(on).values():
                assert re.fullmatch(r"[0-9]{2}", place.codes["gso"])
                assert re.fullmatch(r"VN-(?:[0-9]{2}|[A-Z]{2})", place.codes["iso-3166-2"])
                assert place.id.startswith(place.codes["iso-3166-2"])

    @pytest.mark.parametrize(
        ("name", "gso", "vi"),
        [
            ("VN-69", "19", "Thái Nguyên"),
            ("VN-69-2025", "19", "Thái Nguyên"),
            ("VN-53", "06", "Bắc Kạn"),
            ("VN-HN", "01", "Hà Nội"),
            ("VN-SG", "79", "Hồ Chí Minh"),
            ("VN-54", "24", "Bắc Giang"),
            ("VN-56", "27", "Bắc Ninh"),
            ("VN-56-2025", "24", "Bắc Ninh"),
            ("VN-DN", "48", "Đà Nẵng"),
            ("VN-71", "11", "Điện Biên"),
            ("VN-26", "46", "Thừa Thiên Huế"),
        ],
    )
    def test_a_province_has_its_statistical_code(self, name: str, gso: str, vi: str) -> None:
        assert DATA.places[name].codes["gso"] == gso
        assert DATA.places[name].name_vi == vi

    @pytest.mark.parametrize(
        ("parts", "whole"),
        [
            (["VN-53", "VN-69"], "VN-69-2025"),
            (["VN-43", "VN-57", "VN-SG"], "VN-SG-2025"),
            (["VN-54", "VN-56"], "VN-56-2025"),
            (["VN-03", "VN-07"], "VN-07-2025"),
            (["VN-27", "VN-DN"], "VN-DN-2025"),
        ],
    )
    def test_what_was_joined_is_joined(self, parts: list[str], whole: str) -> None:
        assert list(DATA.places.where(successors=whole).ids) == parts

    def test_a_successor_begins_the_day_after(self) -> None:
        for place in DATA.places.where(country="VN"):
            for name in place.successors:
                heir = DATA.places[name]
                assert place.until is not None
                assert heir.since is not None
                assert heir.since.first == place.until.last + dt.timedelta(days=1)

    def test_each_of_the_34_cites_the_legal_act(self) -> None:
        for place in provinces(AFTER).values():
            assert "nghi-quyet-202-2025-qh15" in place.cites

    def test_every_province_has_its_name_in_both_languages(self) -> None:
        for on in (BEFORE, AFTER):
            names = [place.name_vi for place in provinces(on).values()]
            assert len(set(names)) == len(names)
            for place in provinces(on).values():
                assert place.name_en.isascii()
