"""The engine: how a dataset is put before rules, and what comes back."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import attrs
import pytest

import vnforeign as vf


def event(name: str, **more: object) -> vf.Event:
    fields = {"name_vi": "Hội nghị", "name_en": "A conference", "kind": "conference"} | more
    return vf.Event(id=name, **fields)  # type: ignore[arg-type]


def evidence(printed: str = "Hội nghị", start: int = 0) -> vf.Evidence:
    return vf.Evidence(source="s", start=start, end=start + len(printed), printed=printed)


def problem(field: str = "place", **more: object) -> vf.Problem:
    said = {"message": "is missing", "message_vi": "còn thiếu"} | more
    return vf.Problem(field=field, **said)  # type: ignore[arg-type]


def own(
    code: str,
    *problems: vf.Problem,
    severity: vf.Severity = vf.Severity.WARNING,
    on: str = "events",
) -> vf.Rule:
    """A rule of one's own that says the same of every record."""

    def look(record: vf.Record | vf.Dataset, data: vf.Dataset) -> Iterator[vf.Problem]:
        return iter(problems)

    return vf.Rule(
        code=code,
        name=f"own-{code.lower()}",
        severity=severity,
        on=on,
        meaning="Says what it was told to say.",
        why="So that the engine can be looked at.",
        since="1",
        fails="{}",
        passes="{}",
        look=look,
    )


EVENTS = vf.Dataset.of([event("e-2"), event("e-1", evidence=(evidence(),))])
HINTED = problem(value="VN", hint="add it", hint_vi="thêm vào")


class TestRulesOfOnesOwn:
    """«rules of a user's own are plain data objects passed in»"""

    def test_a_rule_is_asked_of_every_record_of_its_collection(self) -> None:
        report = vf.check(EVENTS, rules=[own("ACME1", problem())])
        assert [finding.record for finding in report] == ["e-1", "e-2"]

    def test_it_stands_beside_ours(self) -> None:
        report = vf.check(EVENTS, rules=[*vf.rules(), own("ACME1", problem())])
        assert {finding.code for finding in report} == {"ACME1", "VNF001", "VNF002"}

    def test_a_rule_on_the_dataset_is_asked_once_and_names_the_record_itself(self) -> None:
        rule = own("ACME1", problem(record=EVENTS.events["e-1"]), on="dataset")
        (finding,) = vf.check(EVENTS, rules=[rule])
        assert (finding.collection, finding.record) == ("events", "e-1")

    def test_a_finding_about_no_record_names_the_field_alone(self) -> None:
        (finding,) = vf.check(EVENTS, rules=[own("ACME1", problem("events"), on="dataset")])
        assert (finding.collection, finding.record, finding.evidence) == ("", "", ())
        assert str(finding) == "ACME1 warning: events: is missing"

    def test_a_rule_sees_the_dataset_beside_the_record(self) -> None:
        seen: list[tuple[str, int]] = []

        @vf.rule("ACME1", "counted", vf.Severity.INFO, on="events", since="1", fails="", passes="")
        def counted(one: vf.Event, data: vf.Dataset) -> Iterator[vf.Problem]:
            """Counts."""
            seen.append((one.id, len(data.events)))
            return iter(())

        assert vf.check(EVENTS, rules=[counted]).ok
        assert seen == [("e-1", 2), ("e-2", 2)]
        assert counted.why == ""

    def test_progress_ends_at_the_whole_however_little_there_is(self) -> None:
        told: list[float] = []
        data = vf.Dataset.of([EVENTS.events["e-1"]])
        vf.check(data, rules=[own("ACME1", problem())], progress=told.append)
        assert told == [1.0]

    def test_a_rule_about_places_speaks_of_countries_only_if_it_is_on_countries(self) -> None:
        country = vf.Place(id="LA", name_vi="Lào", name_en="Laos", kind=vf.PlaceKind.COUNTRY)
        data = vf.Dataset.of([country])
        assert vf.check(data, rules=[own("ACME1", problem(), on="places")]).findings == ()
        (finding,) = vf.check(data, rules=[own("ACME1", problem(), on="countries")])
        assert finding.collection == "countries"

    def test_its_function_is_neither_shown_nor_compared(self) -> None:
        rule = own("ACME1", problem())
        assert "look=" not in repr(rule)
        assert attrs.evolve(rule, look=lambda _, __: ()) == rule

    @pytest.mark.parametrize("on", ["event", "", "Dataset"])
    def test_a_rule_on_no_collection_is_refused(self, on: str) -> None:
        make = vf.rule("ACME1", "a", vf.Severity.INFO, on=on, since="1", fails="", passes="")

        def documented(one: vf.Event, data: vf.Dataset) -> Iterator[vf.Problem]:
            """Says nothing."""
            return iter(())

        with pytest.raises(ValueError, match=r"rule ACME1: .* on a collection"):
            make(documented)

    def test_a_rule_that_does_not_say_what_it_finds_is_refused(self) -> None:
        make = vf.rule("ACME1", "a", vf.Severity.INFO, on="events", since="1", fails="", passes="")

        def silent(one: vf.Event, data: vf.Dataset) -> Iterator[vf.Problem]:
            return iter(())

        with pytest.raises(ValueError, match="rule ACME1: needs a docstring"):
            make(silent)


class TestSelection:
    def test_select_asks_only_rules_of_a_family(self) -> None:
        report = vf.check(EVENTS, select=["VNF002"])
        assert {finding.code for finding in report} == {"VNF002"}

    def test_one_code_may_be_given_as_it_is(self) -> None:
        assert vf.check(EVENTS, select="VNF002") == vf.check(EVENTS, select=["VNF002"])
        assert vf.check(EVENTS, ignore="VNF0").findings == ()

    def test_ignore_wins_over_select(self) -> None:
        report = vf.check(EVENTS, select=["VNF0"], ignore=["VNF002"])
        assert {finding.code for finding in report} == {"VNF001"}

    def test_the_codes_may_come_from_an_iterator(self) -> None:
        assert vf.check(EVENTS, ignore=iter(["VNF0"])).findings == ()

    def test_every_record_is_counted_however_few_rules_are_asked(self) -> None:
        assert vf.check(EVENTS, select=["VNF7"]).checked == 2
        assert vf.check(EVENTS, rules=[]).checked == 2

    def test_a_code_that_fits_no_rule_is_refused_with_those_near_it(self) -> None:
        with pytest.raises(vf.UnknownName, match="VNF70X") as caught:
            vf.check(EVENTS, select=["VNF301", "VNF70X"])
        assert caught.value.name == "VNF70X"
        assert any(code.startswith("VNF70") for code in caught.value.near)
        with pytest.raises(vf.UnknownName, match="no rule 'XYZ'"):
            vf.check(EVENTS, ignore=["XYZ"])

    def test_rules_of_ones_own_can_be_selected(self) -> None:
        rules = [own("ACME1", problem()), own("ACME2", problem())]
        report = vf.check(EVENTS, rules=rules, select=["ACME2"])
        assert {finding.code for finding in report} == {"ACME2"}


class TestFinding:
    def test_it_carries_what_the_rule_and_the_problem_say(self) -> None:
        finding = vf.check(EVENTS, rules=[own("ACME1", HINTED)]).findings[0]
        assert finding == vf.Finding(
            code="ACME1",
            rule="own-acme1",
            severity=vf.Severity.WARNING,
            collection="events",
            record="e-1",
            field="place",
            value="VN",
            message="is missing",
            message_vi="còn thiếu",
            hint="add it",
            hint_vi="thêm vào",
            evidence=(evidence(),),
            printed="Hội nghị",
            path="place",
        )

    def test_it_is_one_line_in_either_language(self) -> None:
        finding = vf.check(EVENTS, rules=[own("ACME1", HINTED)]).findings[0]
        assert finding.text() == str(finding)
        assert finding.text("en") == "ACME1 warning: events.e-1.place: is missing (add it)"
        assert finding.text("vi") == "ACME1 cảnh báo: events.e-1.place: còn thiếu (thêm vào)"

    def test_a_hint_in_one_language_is_better_than_none(self) -> None:
        (finding, _) = vf.check(EVENTS, rules=[own("ACME1", problem(hint="add it"))])
        assert finding.text("vi").endswith("còn thiếu (add it)")

    def test_the_evidence_is_the_records_unless_the_problem_names_its_own(self) -> None:
        other = evidence("nghị", 4)
        rule = own("ACME1", problem(evidence=(other,)), problem(evidence=()))
        first, second, *_ = vf.check(EVENTS, rules=[rule])
        assert (first.evidence, second.evidence) == ((other,), ())

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, ""),
            (0, "0"),
            ("VN", "VN"),
            (vf.Period.parse("2024-H1"), "2024-H1"),
            ("x" * 500, "x" * 120 + "…"),
        ],
    )
    def test_the_value_is_text_and_not_too_long(self, value: object, text: str) -> None:
        (finding, _) = vf.check(EVENTS, rules=[own("ACME1", problem(value=value))])
        assert finding.value == text

    def test_what_is_in_no_file_stands_in_no_line(self) -> None:
        finding = vf.check(EVENTS, rules=[own("ACME1", problem())]).findings[0]
        region = finding.line, finding.column, finding.end_line, finding.end_column
        assert (finding.file, region) == ("", (0, 0, 0, 0))

    def test_it_is_immutable_hashable_and_pickles(self) -> None:
        finding = vf.check(EVENTS, rules=[own("ACME1", HINTED)]).findings[0]
        assert len({finding, pickle.loads(pickle.dumps(finding))}) == 1  # noqa: S301
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            finding.code = "ACME2"  # type: ignore[misc]


ALL_THREE = [
    own("ACME3", problem(), severity=vf.Severity.INFO),
    own("ACME2", problem("date"), problem("place"), severity=vf.Severity.WARNING),
    own("ACME1", problem(), severity=vf.Severity.WARNING),
    own("ACME4", problem(), severity=vf.Severity.ERROR),
]


class TestReport:
    def test_the_worst_comes_first_then_by_code_record_and_field(self) -> None:
        report = vf.check(EVENTS, rules=ALL_THREE)
        assert [(f.code, f.record, f.field) for f in report] == [
            ("ACME4", "e-1", "place"),
            ("ACME4", "e-2", "place"),
            ("ACME1", "e-1", "place"),
            ("ACME1", "e-2", "place"),
            ("ACME2", "e-1", "date"),
            ("ACME2", "e-1", "place"),
            ("ACME2", "e-2", "date"),
            ("ACME2", "e-2", "place"),
            ("ACME3", "e-1", "place"),
            ("ACME3", "e-2", "place"),
        ]

    def test_errors_and_warnings_are_its_findings_of_that_severity(self) -> None:
        report = vf.check(EVENTS, rules=ALL_THREE)
        assert {finding.code for finding in report.errors} == {"ACME4"}
        assert {finding.code for finding in report.warnings} == {"ACME1", "ACME2"}
        assert len(report) == len(list(report)) == 10

    @pytest.mark.parametrize(
        ("severity", "ok"),
        [
            (vf.Severity.ERROR, False),
            (vf.Severity.WARNING, True),
            (vf.Severity.INFO, True),
        ],
    )
    def test_it_is_ok_unless_something_is_an_error(
        self, severity: vf.Severity, *, ok: bool
    ) -> None:
        assert vf.check(EVENTS, rules=[own("ACME1", problem(), severity=severity)]).ok is ok

    def test_of_gives_the_findings_about_one_record(self) -> None:
        report = vf.check(EVENTS, rules=ALL_THREE)
        assert {finding.record for finding in report.of("e-2")} == {"e-2"}
        assert len(report.of("e-2")) == 5
        assert report.of("e-3") == ()

    def test_its_text_ends_with_a_count(self) -> None:
        report = vf.check(EVENTS, rules=ALL_THREE)
        assert str(report) == report.text("en")
        assert len(report.text().splitlines()) == 11
        assert report.text("en").endswith("\n2 records checked: 2 errors, 6 warnings, 2 notes")
        assert report.text("vi").endswith("\nđã kiểm tra 2 bản ghi: 2 lỗi, 6 cảnh báo, 2 ghi chú")

    def test_its_text_counts_one_as_one(self) -> None:
        data = vf.Dataset.of([event("e")])
        report = vf.check(data, rules=ALL_THREE[-1:])
        assert report.text().splitlines()[-1] == "1 record checked: 1 error"
        assert report.text("vi").splitlines()[-1] == "đã kiểm tra 1 bản ghi: 1 lỗi"

    def test_an_empty_report_says_so(self) -> None:
        report = vf.check(vf.Dataset.of([]))
        assert report.text("en") == "0 records checked: nothing found"
        assert report.text("vi") == "đã kiểm tra 0 bản ghi: không phát hiện gì"

    def test_two_reports_add_up_and_stay_sorted(self) -> None:
        info, warning = ([own(f"ACME{n}", problem(), severity=s)] for n, s in
                         ((1, vf.Severity.INFO), (2, vf.Severity.WARNING)))  # fmt: skip
        one, two = vf.check(EVENTS, rules=info), vf.check(EVENTS, rules=warning)
        both = one + two
        assert both == two + one
        assert [finding.code for finding in both] == ["ACME2", "ACME2", "ACME1", "ACME1"]
        assert both.checked == 4
        assert one + vf.Report((), 0) == one
