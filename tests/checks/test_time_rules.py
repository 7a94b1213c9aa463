"""Rules on time, at their edges."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

import vnforeign as vf
from checks.corrupted_records import LAOS, VIETNAM, body, document, province


def found(code: str, *records: vf.Record) -> list[vf.Finding]:
    rules = [rule for rule in vf.rules() if rule.code == code]
    return list(vf.check(vf.Dataset.of(records), rules=rules, acknowledged=()))


def day(text: str | None) -> vf.PartialDate | None:
    return None if text is None else vf.PartialDate.parse(text)


def paper(name: str, published: str | None) -> vf.Source:
    return vf.Source(id=name, title="Báo cáo", published_on=day(published))


def event(date: str | None = None, name: str = "Hội nghị", **more: Any) -> vf.Event:
    given: dict[str, Any] = {"kind": "conference", "cites": ("s",)}
    return vf.Event(id="e", name_vi=name, name_en="e", date=day(date), **{**given, **more})


def tie(*steps: vf.Step) -> vf.Partnership:
    return vf.Partnership(
        id="p", local="VN", foreign="LA", country="LA", level=vf.Level.NATIONAL, steps=steps
    )


class TestWhatIsKnownTooEarly:
    """«A paper of 2021 cannot know one of 2023»"""

    @pytest.mark.parametrize(
        ("published", "issued"),
        [("2021-12-14", "2021-12-14"), ("2021-12", "2021-12-31"), ("2021-12-14", "2021"),
         (None, "2023")],
    )  # fmt: skip
    def test_the_same_day_and_days_that_settle_nothing_are_fine(
        self, published: str | None, issued: str
    ) -> None:
        source = paper("s", published)
        assert found("VNF401", document("d", issued_on=day(issued)), source) == []
        assert found("VNF402", event(issued), source) == []
        step = vf.Step(form=vf.Form.AGREEMENT, since=day(issued), cites=("s",))
        assert found("VNF403", tie(step), source, VIETNAM, LAOS) == []

    def test_one_later_or_undated_source_is_enough(self) -> None:
        one = document("d", issued_on=day("2023"), cites=("old", "s"))
        assert found("VNF401", one, paper("old", "2021"), paper("s", "2024")) == []
        assert found("VNF401", one, paper("old", "2021"), paper("s", None)) == []
        assert found("VNF401", one, paper("old", "2021")) == []  # one that is not there
        (finding,) = found("VNF401", one, paper("old", "2021"), paper("s", "2022-12-31"))
        assert "2022-12-31" in finding.message

    def test_a_fact_without_sources_or_date_says_nothing(self) -> None:
        assert found("VNF401", document("d", issued_on=day("2023"), cites=())) == []
        assert found("VNF401", document("d"), paper("s", "2021")) == []
        assert found("VNF402", event(None), paper("s", "2021")) == []

    def test_evidence_counts_as_a_source(self) -> None:
        said = (vf.Evidence(source="s", start=0, end=3, printed="NQ "),)
        one = document("d", issued_on=day("2023"), cites=(), evidence=said)
        assert len(found("VNF401", one, paper("s", "2021"))) == 1

    def test_a_step_that_is_hoped_for_may_lie_ahead(self) -> None:
        source = paper("s", "2021")
        ahead = vf.Step(form=vf.Form.PROSPECT, since=day("2023"), cites=("s",))
        signed = vf.Step(form=vf.Form.SIGNED, since=day("2023"), cites=("s",))
        bare = vf.Step(form=vf.Form.SIGNED, since=day("2023"))
        assert found("VNF403", tie(ahead), source) == []
        assert found("VNF403", tie(bare), source) == []
        (finding,) = found("VNF403", tie(ahead, signed), source)
        assert finding.field == "steps[1].since"

    def test_reading_on_the_day_of_publication_is_fine(self) -> None:
        source = vf.Source(id="s", title="t", published_on=day("2021-12"), accessed_on=day("2021"))
        assert found("VNF409", source) == []


def figure(
    period: str, nature: vf.Nature = vf.Nature.FLOW, **more: Any
) -> tuple[vf.Record, vf.Record]:
    unit = vf.Unit.PERCENT if nature is vf.Nature.CHANGE else vf.Unit.USD
    measured = vf.Indicator(
        id="exports", name_vi="x", name_en="x", definition="x", unit=unit, nature=nature
    )
    given: dict[str, Any] = {"cites": ("s",)} | more
    hedge = given.pop("hedge", vf.Hedge.EXACT)
    given["quantity"] = vf.Quantity(amount=Decimal(5), unit=unit, hedge=hedge)
    base = given.pop("base", None)
    return measured, vf.Observation(
        id="o", indicator="exports", place="VN", period=vf.Period.parse(period),
        change_vs=None if base is None else vf.Period.parse(base), **given,
    )  # fmt: skip


class TestResultBeforeItsPeriodEnded:
    said = paper("s", "2021-12-14")

    @pytest.mark.parametrize(
        ("period", "more"),
        [
            ("2020", {}), ("2021-12-14", {}), ("2021/..", {}), ("2022", {}),  # the last is VNF503
            ("2021", {"status": vf.Status.ESTIMATE}), ("2021", {"status": vf.Status.PROVISIONAL}),
            ("2021", {"status": vf.Status.TARGET}), ("2021", {"nature": vf.Nature.STOCK}),
            ("2021", {"cites": ("s", "unknown")}),
            ("2021", {"hedge": vf.Hedge.ESTIMATE}),  # VNF304's
        ],
    )  # fmt: skip
    def test_it_is_silent(self, period: str, more: dict[str, Any]) -> None:
        assert found("VNF404", *figure(period, **more), self.said) == []

    @pytest.mark.parametrize("period", ["2021", "2021-H2", "../2021", "2021-12-14/2021-12-15"])
    def test_it_speaks_of_what_was_not_over(self, period: str) -> None:
        assert len(found("VNF404", *figure(period), self.said)) == 1

    def test_one_later_source_is_enough(self) -> None:
        said = (vf.Evidence(source="s", start=0, end=5, printed="5 USD"),)
        early, late = paper("s", "2021-12-14"), paper("late", "2022-01-01")
        assert len(found("VNF404", *figure("2021", evidence=said, cites=()), early)) == 1
        assert found("VNF404", *figure("2021", evidence=said, cites=("late",)), early, late) == []


class TestChange:
    @pytest.mark.parametrize(
        ("period", "base"),
        [("2021", "2020"), ("2021-H1", "2020-H2"), ("2021", "2019/2021"), ("2021", None)],
    )
    def test_a_base_may_begin_earlier(self, period: str, base: str | None) -> None:
        assert found("VNF405", *figure(period, vf.Nature.CHANGE, base=base)) == []

    @pytest.mark.parametrize("base", ["2021", "2022", "2025-Q1"])
    def test_a_base_is_neither_the_period_nor_later(self, base: str) -> None:
        assert len(found("VNF405", *figure("2021", vf.Nature.CHANGE, base=base))) == 1

    @pytest.mark.parametrize(
        ("period", "base"),
        [("2024", "2023"), ("2024-02", "2023-02"), ("2024-03", "2024-02"), ("2021-06-30", "2020"),
         ("2021", "2020-12-31"), ("../2021", "2020"), ("2021", None)],
    )  # fmt: skip
    def test_lengths_may_differ_by_the_calendar(self, period: str, base: str | None) -> None:
        assert found("VNF406", *figure(period, vf.Nature.CHANGE, base=base)) == []

    def test_the_likely_base_is_named_for_a_year_at_most(self) -> None:
        (short,) = found("VNF406", *figure("2021-H1", vf.Nature.CHANGE, base="2020"))
        assert short.hint == "the base is mostly 2020-H1"
        (leap,) = found("VNF406", *figure("2020", vf.Nature.CHANGE, base="2019-H1"))
        assert leap.hint == "the base is mostly 2019"
        over = "2020-01-01/2021-01-01"
        assert found("VNF406", *figure(over, vf.Nature.CHANGE, base="2019-H1"))[0].hint == ""
        (long,) = found("VNF406", *figure("2021/2025", vf.Nature.CHANGE, base="2020"))
        assert long.hint == long.hint_vi == ""


class TestStockAndFlow:
    @pytest.mark.parametrize(
        ("period", "more"),
        [("2020", {}), ("../2020", {}), ("2011/2020", {"status": vf.Status.TARGET}),
         ("2011/2020", {"nature": vf.Nature.FLOW}), ("2020-07-01/2021-07-01", {})],
    )  # fmt: skip
    def test_a_stock_is_of_a_year_at_most(self, period: str, more: dict[str, Any]) -> None:
        given = {"nature": vf.Nature.STOCK} | more
        assert found("VNF333", *figure(period, **given)) == []

    def test_a_stock_of_a_year_and_a_day_is_too_long(self) -> None:
        assert len(found("VNF333", *figure("2020-07-01/2021-07-02", vf.Nature.STOCK))) == 1

    @pytest.mark.parametrize("period", ["2020-06", "../2020-06-30", "2020-06-30/.."])
    def test_a_flow_has_a_length(self, period: str) -> None:
        assert found("VNF332", *figure(period)) == []

    def test_a_stock_of_a_day_is_what_it_should_be(self) -> None:
        assert found("VNF332", *figure("2020-06-30", vf.Nature.STOCK)) == []


class TestHorizon:
    @pytest.mark.parametrize(
        ("issued", "horizon"),
        [("2020-12-31", "2016/2020"), ("2020", "../2020"), ("2021", "2016/.."),
         ("2021", "đến năm 2020, tầm nhìn 2030"), (None, "../2020")],
    )  # fmt: skip
    def test_it_is_silent_while_the_time_was_not_over(
        self, issued: str | None, horizon: str
    ) -> None:
        one = document("d", issued_on=day(issued), horizon=vf.Period.parse(horizon))
        assert found("VNF410", one) == []

    def test_it_speaks_the_day_after(self) -> None:
        one = document("d", issued_on=day("2021-01-01"), horizon=vf.Period.parse("../2020"))
        assert len(found("VNF410", one)) == 1


class TestEventOutsideItsTerm:
    @pytest.mark.parametrize(
        ("name", "kind", "date"),
        [
            ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "congress", "2021-01-25"),
            ("Đại hội XIII của Đảng", "congress", "2021"),
            ("Đại hội XIII của Đảng", "congress", None),
            ("Đại hội XIII của Đảng", "anniversary", "2022"),
            ("Đại hội XIII Đảng bộ tỉnh", "congress", "2020"),  # a province's own
            ("Đại hội đại biểu toàn quốc lần thứ VII Hội Nông dân", "congress", "2018"),
            ("Đại hội XXXX của Đảng", "congress", "2020"),
            ("Đại hội XCI của Đảng", "congress", "2020"),
            ("Kỳ họp thứ 8, Quốc hội khóa XV", "session", "2024-10-21"),
            ("Kỳ họp thứ nhất, Quốc hội khóa XVI", "session", "2031-03"),
            ("Kỳ họp Quốc hội khóa XL", "session", "2031-03"),
            ("Kỳ họp Quốc hội khóa XXXX", "session", "2031-03"),
        ],
    )
    def test_it_is_silent(self, name: str, kind: str, date: str | None) -> None:
        assert found("VNF411", event(date, name, kind=kind)) == []

    @pytest.mark.parametrize(
        ("name", "kind", "date"),
        [
            ("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "congress", "2021-02-02"),
            ("Đại hội lần thứ XIII của Đảng Cộng sản Việt Nam", "congress", "2021-01-24"),
            ("Đại hội XIII Đảng", "congress", "2020"),
            ("Kỳ họp thứ 8, Quốc hội khóa XV", "session", "2026-04-07"),
            ("Kỳ họp thứ nhất, Quốc hội khóa XV", "session", "2021-07-19"),
        ],
    )
    def test_it_speaks_a_day_outside(self, name: str, kind: str, date: str) -> None:
        assert len(found("VNF411", event(date, name, kind=kind))) == 1


class TestYearsInNames:
    @pytest.mark.parametrize("name", ["Hội nghị", "Hội nghị 2016 và 2017", "nhiệm kỳ 2020-2025"])
    def test_a_date_cannot_be_read_off_no_year_or_two(self, name: str) -> None:
        assert found("VNF419", event(None, name)) == []


class TestLives:
    def test_one_day_is_a_life(self) -> None:
        once = {"since": day("2020-01-01"), "until": day("2020-01-01")}
        assert found("VNF412", province("a", **once), body("b", **once)) == []

    def test_countries_places_and_bodies_are_all_looked_at(self) -> None:
        never: dict[str, Any] = {"since": day("2020-01-01"), "until": day("2019-12-31")}
        land = vf.Place(id="c", name_vi="c", name_en="c", kind=vf.PlaceKind.COUNTRY, **never)
        findings = found("VNF412", province("a", **never), body("b", **never), land)
        assert {one.record for one in findings} == {"a", "b", "c"}

    @pytest.mark.parametrize("issued", ["2025-07-01", "2025", None])
    def test_a_place_may_issue_from_its_first_day(self, issued: str | None) -> None:
        young = province("vn-young", since=day("2025-07-01"))
        one = document("d", place="vn-young", issued_on=day(issued))
        assert found("VNF603", young, one, event(issued, place="vn-young")) == []

    def test_a_place_without_a_first_day_says_nothing(self) -> None:
        one = document("d", place="vn-old", issued_on=day("1950"))
        assert found("VNF603", province("vn-old", until=day("2025-06-30")), one) == []

    @pytest.mark.parametrize(("when", "many"), [("1999", 1), ("2000", 0), ("2010", 0), ("2011", 1)])
    def test_a_body_acts_while_it_is_there(self, when: str, many: int) -> None:
        office = body("office", since=day("2000"), until=day("2010"))
        one = document("d", issuer="office", issued_on=day(when))
        assert len(found("VNF414", office, one)) == many
        assert len(found("VNF414", office, event(when, participants=("VN", "office")))) == many

    def test_a_child_may_outlive_its_parent_but_not_miss_it(self) -> None:
        old = province("old", since=day("1997"), until=day("2025-06-30"))
        lives = [("1990", "2030", 0), ("2025-06-30", None, 0), (None, None, 0),
                 ("2025-07-01", None, 1), (None, "1996", 1)]  # fmt: skip
        for since, until, many in lives:
            town = province("town", parent="old", since=day(since), until=day(until))
            assert len(found("VNF012", old, town)) == many
            desk = body("desk", parent="office", since=day(since), until=day(until))
            office = body("office", since=day("1997"), until=day("2025-06-30"))
            assert len(found("VNF012", office, desk)) == many

    def test_a_parent_that_is_not_there_says_nothing(self) -> None:
        assert found("VNF012", province("town", parent="nowhere", until=day("1996"))) == []

    @pytest.mark.parametrize(
        ("text", "issued", "many"),
        [
            ("47/NQ-CP", "1945-09-02", 0), ("47/NQ-CP", "1945-09-01", 1), ("47/NQ-CP", "1945", 0),
            ("57-KL/TW", "1930-02-03", 0), ("57-KL/TW", "1930-02-02", 1), ("57-KL/TW", None, 0),
        ],
    )  # fmt: skip
    def test_numbers_begin_with_party_and_state(
        self, text: str, issued: str | None, many: int
    ) -> None:
        assert len(found("VNF416", document("d", number=text, issued_on=day(issued)))) == many


def test_a_day_of_publication_that_is_a_span_counts_to_its_end() -> None:
    span = vf.PartialDate.between(dt.date(2024, 7, 19), dt.date(2024, 12, 31))
    source = vf.Source(id="s", title="t", published_on=span)
    assert found("VNF401", document("d", issued_on=day("2024-12-31")), source) == []
    assert len(found("VNF401", document("d", issued_on=day("2025-01-01")), source)) == 1
