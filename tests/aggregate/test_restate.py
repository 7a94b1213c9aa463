"""Provinces through time: what may be moved onto other boundaries, and what may not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf

DAY = dt.date(2025, 7, 1)
OLD = {"until": vf.PartialDate.parse("2025-06-30"), "cites": ("act", "atlas")}
NEW = {"since": vf.PartialDate.parse("2025-07-01"), "cites": ("act", "atlas")}


def place(key: str, **more: Any) -> vf.Place:
    given: dict[str, Any] = {"name_vi": key, "name_en": key, "kind": vf.PlaceKind.PROVINCE}
    return vf.Place(id=key, country="VN", **(given | more))


FRAME: tuple[vf.Record, ...] = (
    vf.Source(id="act", title="Nghị quyết số 202/2025/QH15 về sắp xếp đơn vị hành chính"),
    vf.Source(id="atlas", title="Atlas"),
    vf.Place(id="VN", name_vi="Việt Nam", name_en="Vietnam", kind=vf.PlaceKind.COUNTRY),
    place("A", successors=("AB",), **OLD),
    place("B", successors=("AB",), **OLD),
    place("C"),
    place("D", successors=("D2",), **OLD),
    place("E", successors=("F", "G"), **OLD),
    place("AB", **NEW),
    place("D2", **NEW),
    place("F", **NEW),
    place("G", **NEW),
)


def indicator(key: str, unit: str, nature: str) -> vf.Indicator:
    return vf.Indicator(
        id=key,
        name_vi=key,
        name_en=key,
        definition=key,
        unit=vf.Unit.of(unit),
        nature=vf.Nature(nature),
    )


INDICATORS = (
    indicator("exports", "USD", "flow"),
    indicator("projects", "project", "stock"),
    indicator("balance", "USD", "flow"),
    indicator("partners", "country", "stock"),
    indicator("share", "percent", "share"),
    indicator("growth", "percent", "change"),
    indicator("rank", "rank", "rank"),
    indicator("ratio", "time", "rate"),
)


def figure(key: str, name: str, where: str, printed: str, **more: Any) -> vf.Observation:
    given: dict[str, Any] = {"period": vf.Period.parse("2024"), "cites": (f"paper-{where}",)}
    return vf.Observation(
        id=key,
        indicator=name,
        place=where,
        quantity=vf.Quantity.parse(printed, convention="vi"),
        **(given | more),
    )


def restated(*facts: vf.Record, on: dt.date = DAY, signed: Sequence[str] = ()) -> vf.Restatement:
    data = vf.Dataset.of([*FRAME, *INDICATORS, *facts])
    return vf.restate(data, boundaries=on, signed=signed)


def quantity(*facts: vf.Record) -> str:
    """The one figure that the facts give, as text; or why there is none."""
    found = restated(*facts)
    (said,) = {str(one.quantity) for one in found.data.observations} | {
        one.reason for one in found.left_out
    }
    return said


def hedged() -> st.SearchStrategy[tuple[int, vf.Quantity]]:
    """A true value, and a figure with a hedge that is true of it."""

    def said(true: int, hedge: vf.Hedge, by: int) -> tuple[int, vf.Quantity]:
        printed = {
            vf.Hedge.EXACT: true,
            vf.Hedge.OVER: true - by,
            vf.Hedge.AT_LEAST: true - by,
            vf.Hedge.BETWEEN: true - by,
            vf.Hedge.ORDER: 10,
        }.get(hedge, true + by)
        upper = true + by if hedge is vf.Hedge.BETWEEN else None
        return true, vf.Quantity(amount=printed, upper=upper, unit=vf.Unit.USD, hedge=hedge)

    return st.builds(said, st.integers(10, 99), st.sampled_from(list(vf.Hedge)), st.integers(1, 9))


class TestFigures:
    @pytest.mark.parametrize(
        ("name", "first", "second", "said"),
        [
            ("exports", "5 triệu USD", "7 triệu USD", "12.000.000 USD"),
            ("exports", "trên 5 triệu USD", "7 triệu USD", "trên 12.000.000 USD"),
            ("exports", "gần 5 triệu USD", "7 triệu USD", "dưới 12.000.000 USD"),
            ("exports", "khoảng 5 triệu USD", "7 triệu USD", "khoảng 12.000.000 USD"),
            ("exports", "5-6 triệu USD", "7 triệu USD", "từ 12.000.000 đến 13.000.000 USD"),
            ("projects", "ít nhất 3 dự án", "4 dự án", "ít nhất 7 dự án"),
            ("partners", "20 nước", "23 nước", "từ 23 đến 43 nước"),
            ("partners", "trên 20 nước", "20 nước", "trên 20 nước"),
            ("share", "40%", "52,5%", "từ 40 đến 52,5%"),
            ("growth", "-3%", "5%", "từ -3 đến 5%"),
            ("growth", "trên 3%", "5%", "ít nhất 3%"),
            ("growth", "dưới 3%", "5%", "tối đa 5%"),
        ],
    )
    def test_of_all_parts_say_what_they_can(
        self, name: str, first: str, second: str, said: str
    ) -> None:
        base = {"change_vs": vf.Period.parse("2023")} if name == "growth" else {}
        one, other = figure("a", name, "A", first, **base), figure("b", name, "B", second, **base)
        assert quantity(one, other) == said

    @pytest.mark.parametrize(
        ("name", "printed", "said"),
        [
            ("exports", "5 triệu USD", "ít nhất 5.000.000 USD"),
            ("exports", "trên 5 triệu USD", "trên 5.000.000 USD"),
            ("partners", "20 nước", "ít nhất 20 nước"),
            ("share", "40%", "a share of a part says nothing of the whole; missing: B"),
            ("exports", "gần 5 triệu USD", "the figures of the parts give no least; missing: B"),
            ("rank", "thứ 7/63", "a rank among other provinces is never restated"),
            ("ratio", "3 lần", "a rate in time is neither added nor averaged"),
            (
                "partners",
                "23/28 nước",
                "a number of a whole is no sum: the wholes of the parts may be one and the same",
            ),
            ("unheard-of", "5 USD", "its indicator is not in the data"),
        ],
    )
    def test_of_one_part_say_the_least_or_nothing(self, name: str, printed: str, said: str) -> None:
        assert quantity(figure("a", name, "A", printed)) == said

    def test_that_may_be_negative_say_nothing_of_the_whole(self) -> None:
        of_one = figure("a", "balance", "A", "5 triệu USD")
        assert restated(of_one).left_out == ()
        said = "may be negative, so a part says nothing of the whole; missing: B"
        assert restated(of_one, signed=["balance"]).left_out[0].reason == said
        other = figure("c", "balance", "C", "âm 1 triệu USD")
        assert restated(of_one, other).left_out[0].reason == said

    def test_of_shares_without_bounds_say_nothing(self) -> None:
        both = [figure(key.lower(), "share", key, "khoảng 40%") for key in "AB"]
        assert quantity(*both) == "the figures of the parts give no bounds"

    def test_of_one_fact_twice_are_left_out(self) -> None:
        first, second = (figure(f"a{n}", "exports", "A", f"{n} USD") for n in (5, 6))
        assert quantity(first, second) == "two figures of one fact: choose one first"

    def test_of_other_periods_units_or_targets_are_not_added(self) -> None:
        first = figure("a", "exports", "A", "5 USD")
        others = [
            figure("b1", "exports", "B", "7 USD", period=vf.Period.parse("2023")),
            figure("b2", "exports", "B", "7 đồng"),
            figure("b3", "exports", "B", "7 USD", status=vf.Status.TARGET),
            figure("b4", "exports", "B", "7 USD", counterpart="LA"),
        ]
        for other in others:
            assert len(restated(first, other).data.observations) == 2

    def test_on_unchanged_territory_stay_as_they_are(self) -> None:
        for key, where in (("c", "C"), ("d", "D")):
            one = (
                figure(key, "rank", where, "thứ 7/63")
                if where == "C"
                else figure(key, "exports", where, "khoảng 5 USD")
            )
            (moved,) = restated(one).data.observations
            assert (moved.quantity, moved.id) == (one.quantity, one.id)

    def test_keep_evidence_act_status_and_where_they_come_from(self) -> None:
        def evidence(source: str) -> tuple[vf.Evidence, ...]:
            return (vf.Evidence(source=source, start=0, end=5, printed="5 USD"),)

        first = figure("a", "exports", "A", "5 USD", evidence=evidence("p"))
        second = figure(
            "b", "exports", "B", "ước 7 USD", evidence=evidence("q"), status=vf.Status.ESTIMATE
        )
        found = restated(first, second)
        (made,) = found.data.observations
        assert (made.id, made.place, made.status) == ("a-restated", "AB", vf.Status.ESTIMATE)
        assert [one.source for one in made.evidence] == ["p", "q"]
        assert made.cites == ("paper-A", "act", "paper-B")
        assert made.notes == (
            "Restated on the boundaries of 2025-07-01: A to AB.",
            "Made of a, b.",
        )
        assert found.origins == {"a-restated": ("a", "b")}
        assert found.acts == {"AB": ("act",)}

    @given(st.lists(hedged(), min_size=2, max_size=2))
    def test_have_bounds_that_hold_the_truth(self, parts: list[tuple[int, vf.Quantity]]) -> None:
        (made,) = restated(
            *(
                attrs.evolve(figure(where.lower(), "exports", where, "1 USD"), quantity=said)
                for (_, said), where in zip(parts, "AB", strict=True)
            )
        ).data.observations
        true = sum(value for value, _ in parts)
        bounds = made.quantity.bounds
        assert bounds.lower is None or bounds.lower <= true
        assert bounds.upper is None or true <= bounds.upper


class TestPlaces:
    @pytest.mark.parametrize(
        ("where", "on", "said"),
        [
            ("E", "2025-07-01", "E was divided among F, G; what of it lies where is not stated"),
            ("AB", "2024-01-01", "AB was made of A, B, and the parts cannot be told apart again"),
            ("F", "2024-01-01", "F was made of E, and the parts cannot be told apart again"),
        ],
    )
    def test_that_are_no_one_place_then_are_left_out(self, where: str, on: str, said: str) -> None:
        found = restated(figure("a", "exports", where, "5 USD"), on=dt.date.fromisoformat(on))
        assert [one.reason for one in found.left_out] == [said]
        assert len(found.data.observations) == 0

    def test_without_a_past_or_a_future_in_the_data_are_left_out(self) -> None:
        lost = place("L", until=vf.PartialDate.parse("2020"))
        young = place("Y", since=vf.PartialDate.parse("2020"))
        gone = restated(lost, young, figure("l", "exports", "L", "5 USD"))
        assert gone.left_out[0].reason == "what became of L is not in the data"
        early = restated(young, figure("y", "exports", "Y", "5 USD"), on=dt.date(2019, 1, 1))
        assert early.left_out[0].reason == "what Y was before is not in the data"

    def test_can_be_led_back_where_the_territory_is_the_same(self) -> None:
        (moved,) = restated(
            figure("d", "exports", "D2", "5 USD"), on=dt.date(2024, 1, 1)
        ).data.observations
        assert (moved.place, str(moved.quantity)) == ("D", "5 USD")

    def test_in_a_circle_end(self) -> None:
        round_about = [
            place("X", successors=("Y",), until=vf.PartialDate.parse("2010")),
            place("Y", successors=("X",), until=vf.PartialDate.parse("2011")),
        ]
        found = restated(*round_about, figure("x", "exports", "X", "5 USD"))
        assert len(found.left_out) == 1

    def test_follow_one_another_over_several_changes(self) -> None:
        data = vf.load()
        found = vf.restate(data, boundaries=dt.date(2026, 11, 1))
        figure = found.data.observations["bac-giang-fdi-registered-new-2024-h1-restated"]
        assert figure.place == "VN-56-2026"
        assert found.acts["VN-56-2026"] == ("nghi-quyet-202-2025-qh15", "nghi-quyet-39-2026-qh16")


class TestOtherFacts:
    def test_are_moved_as_they_are(self) -> None:
        facts = (
            vf.Event(
                id="e",
                name_vi="Thăm",
                name_en="A visit",
                kind="visit-out",
                place="A",
                participants=("A", "B", "LA"),
            ),
            vf.Commitment(
                id="k",
                kind=vf.CommitmentKind.AIM,
                place="B",
                by="B",
                gist_vi="một",
                gist_en="one",
            ),
        )
        found = restated(*facts)
        event, aim = found.data.events["e"], found.data.commitments["k"]
        assert (event.place, event.participants) == ("AB", ("AB", "LA"))
        assert (aim.place, aim.by, aim.cites) == ("AB", "AB", ("act",))
        assert found.origins == {"e": ("e",), "k": ("k",)}

    def test_of_two_parts_with_one_partner_are_one_tie(self) -> None:
        def tie(key: str, local: str, *days: str | None) -> vf.Partnership:
            steps = tuple(
                vf.Step(form=vf.Form.SIGNED, since=vf.PartialDate.parse(day) if day else None)
                for day in days
            )
            return vf.Partnership(
                id=key,
                local=local,
                foreign="KR-47",
                level=vf.Level.PROVINCIAL,
                steps=steps,
                notes=("own",),
            )

        found = restated(tie("t", "A", "2010"), tie("u", "B", "2005", None), tie("v", "C", "2000"))
        one = found.data.partnerships["t-restated"]
        assert [str(step.since) for step in one.steps] == ["None", "2005", "2010"]
        assert (one.local, len(found.data.partnerships)) == ("AB", 2)
        assert found.origins == {"t-restated": ("t", "u")}


class TestTheAnswer:
    def test_of_nothing_to_move_is_the_dataset(self) -> None:
        facts = [figure("c", "exports", "C", "5 USD")]
        found = restated(*facts)
        assert found.data == vf.Dataset.of([*FRAME, *INDICATORS, *facts])
        assert (found.origins, found.acts, found.left_out) == ({}, {}, ())

    def test_says_what_was_moved_and_what_not_in_both_languages(self) -> None:
        found = restated(figure("a", "rank", "A", "thứ 7"), figure("b", "rank", "B", "thứ 8"))
        assert str(found) == (
            "restated on the boundaries of 2025-07-01: 0 records\n"
            "- a rank among other provinces is never restated: a, b"
        )
        assert found.text("vi") == (
            "quy về địa giới ngày 1/7/2025: 0 bản ghi\n"
            "- thứ hạng giữa các tỉnh không quy đổi được: a, b"
        )

    def test_loses_no_fact_of_the_shipped_data(self) -> None:
        data = vf.load()
        found = vf.restate(data, boundaries=DAY)
        parts = {key for origin in found.origins.values() for key in origin}
        left = {one.record for one in found.left_out}
        kept = {one.id for one in found.data}
        assert {one.id for one in data} == (kept - set(found.origins)) | parts | left
        assert not parts & left

    def test_of_a_moved_dataset_has_no_province_of_before(self) -> None:
        found = vf.restate(vf.load(), boundaries=DAY)
        gone = {
            one.id
            for one in found.data.places
            if one.kind in ("province", "municipality")
            and one.until is not None
            and one.until.last < DAY
        }
        facts = [*found.data.observations, *found.data.events, *found.data.commitments]
        assert not gone & {one.place for one in facts}
        assert not gone & {one.local for one in found.data.partnerships}
