"""The codes beside the rules: described, chosen and left out like any other."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import vnforeign as vf
from vnforeign._rule_pages import example

BESIDE = [one for one in vf.catalogue() if one not in vf.rules()]
TOLD_BY_RECORDS = [one for one in BESIDE if one.on != "texts"]


class TestTheCatalogue:
    def test_it_holds_the_rules_and_what_is_found_beside_them(self) -> None:
        codes = [one.code for one in vf.catalogue()]
        assert codes == sorted(codes)
        assert len(set(codes)) == len(codes)
        assert set(vf.rules()) < set(vf.catalogue())

    @pytest.mark.parametrize("one", BESIDE, ids=lambda one: one.code)
    def test_each_says_what_why_and_how_to_mend(self, one: vf.Rule) -> None:
        assert one.meaning.endswith(".")
        assert len(one.why) > 30
        assert one.mend.endswith(".")

    @pytest.mark.parametrize("one", BESIDE, ids=lambda one: one.code)
    def test_no_look_at_records_finds_them(self, one: vf.Rule) -> None:
        assert not list(one.look(vf.load(), vf.load()))

    @pytest.mark.parametrize("one", TOLD_BY_RECORDS, ids=lambda one: one.code)
    def test_its_examples_are_what_they_say(self, one: vf.Rule) -> None:
        assert {finding.code for finding in example(one, one.fails)} == {one.code}
        assert not example(one, one.passes).findings

    @pytest.mark.parametrize("one", vf.catalogue(), ids=lambda one: one.code)
    def test_every_code_has_a_family(self, one: vf.Rule) -> None:
        assert one.family in {
            "references", "documents", "partnerships", "indicators", "time", "evidence",
            "places", "commitments-and-events",
        }  # fmt: skip

    def test_a_rule_of_ones_own_is_of_the_family_of_its_letters(self) -> None:
        import attrs

        assert attrs.evolve(vf.rules()[0], code="ACME101").family == "ACME"
        assert attrs.evolve(vf.rules()[0], code="VNFX1").family == "VNFX"


class TestExamplesOnTexts:
    """The examples of VNF510 to VNF512 need a text beside them."""

    @pytest.mark.parametrize("one", [o for o in BESIDE if o.on == "texts"], ids=lambda o: o.code)
    def test_they_are_what_they_say(self, one: vf.Rule, tmp_path: Path) -> None:
        content = "Dự Hội nghị" if one.code == "VNF512" else ""
        (tmp_path / "s.txt").write_text(content, "utf-8")
        for text, speaks in ((one.fails, True), (one.passes, False)):
            report = vf.verify_evidence(vf.from_json(text), tmp_path, select=[one.code])
            assert bool(report.findings) is speaks


class TestChoosing:
    """«--select/--ignore should reach the findings of verify_evidence as well»"""

    @pytest.fixture
    def data(self, tmp_path: Path) -> vf.Dataset:
        """A source whose text changed, and evidence that stands elsewhere in it."""
        (tmp_path / "s.txt").write_text("Hội nghị", "utf-8")
        said = vf.Evidence(source="s", start=1, end=4, printed="Hội")
        return vf.Dataset.of(
            [
                vf.Source(id="s", title="x", file="s.txt", sha256="0" * 64),
                vf.Event(id="e", name_vi="x", name_en="x", kind="visit-in", evidence=(said,)),
            ]
        )

    @pytest.mark.parametrize(
        ("select", "ignore", "codes"),
        [
            ((), (), ["VNF511", "VNF512"]),
            (("VNF512",), (), ["VNF512"]),
            ((), ("VNF512",), ["VNF511"]),
            (("VNF5",), ("VNF511",), ["VNF512"]),
            (("VNF3",), (), []),
        ],
    )
    def test_codes_are_chosen(
        self,
        data: vf.Dataset,
        tmp_path: Path,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        codes: list[str],
    ) -> None:
        report = vf.verify_evidence(data, tmp_path, select=select, ignore=ignore)
        assert [finding.code for finding in report] == codes
        assert report.checked == 1

    def test_a_code_that_is_none_is_refused(self, data: vf.Dataset, tmp_path: Path) -> None:
        with pytest.raises(vf.UnknownName, match="VNF59"):
            vf.verify_evidence(data, tmp_path, select=["VNF59"])

    def test_what_cannot_be_read_is_not_left_out(self) -> None:
        with pytest.raises(vf.UnknownName, match="left out"):
            vf.check(vf.Dataset.of([]), ignore=["VNF000"])
        assert vf.check(vf.Dataset.of([]), select=["VNF000"]).ok

    def test_one_may_stand_for_a_reason(self, data: vf.Dataset, tmp_path: Path) -> None:
        why = vf.Acknowledgement(code="VNF511", record="s", reason="the site dropped a footer")
        gone = vf.Acknowledgement(code="VNF510", record="s", reason="x")
        report = vf.verify_evidence(data, tmp_path, acknowledged=[why, gone])
        assert [finding.code for finding in report] == ["VNF512", "VNF009"]
        assert [one for _, one in report.acknowledged] == [why]

    def test_a_finding_names_the_piece_of_evidence(self, data: vf.Dataset, tmp_path: Path) -> None:
        (finding,) = vf.verify_evidence(data, tmp_path, select="VNF512")
        assert (finding.field, finding.path) == ("evidence[0]", "evidence[0]")
        assert finding.printed == "Hội"

    def test_the_digest_of_the_passing_example_is_that_of_nothing(self) -> None:
        (one,) = [one for one in BESIDE if one.code == "VNF511"]
        assert hashlib.sha256(b"").hexdigest() in one.passes


class TestProgress:
    def test_it_grows_to_the_whole(self) -> None:
        told: list[float] = []
        vf.check(vf.load(), progress=told.append)
        assert told == sorted(told)
        assert told[-1] == pytest.approx(1)

    def test_of_nothing_it_is_not_told_of_more_than_all(self) -> None:
        told: list[float] = []
        vf.check(vf.Dataset.of([]), progress=told.append)
        assert all(0 <= part <= 1 for part in told)


class TestRulesOnAWholeCollection:
    def test_a_rule_may_loop_over_its_collection_itself(self) -> None:
        from collections.abc import Iterator

        @vf.rule(
            "ACME1", "seen", vf.Severity.INFO, on="events", since="1", fails="", passes="",
            each=False, mend="Look away.",
        )  # fmt: skip
        def seen(events: vf.Collection[vf.Event], data: vf.Dataset) -> Iterator[vf.Problem]:
            """Sees every event."""
            assert data.events is events
            for one in events:
                yield vf.Problem(field="place", message="x", message_vi="x", record=one,
                                 expected="none", expected_vi="không")  # fmt: skip

        report = vf.check(vf.load(), rules=[seen])
        assert [one.record for one in report] == list(vf.load().events.ids)
        first = report.findings[0]
        assert (first.collection, first.expected, first.expected_vi) == ("events", "none", "không")
        assert seen.mend == "Look away."
