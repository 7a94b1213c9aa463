"""What the data know of which place and year, and what they do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnforeign as vf


def place(name: str, **more: Any) -> vf.Place:
    given_: dict[str, Any] = {"kind": vf.PlaceKind.PROVINCE, "country": "VN"} | more
    return vf.Place(id=name, name_vi=name, name_en=name, **given_)


REFERENCE: tuple[vf.Record, ...] = (
    place("VN", kind=vf.PlaceKind.COUNTRY, country=None),
    place("JP", kind=vf.PlaceKind.COUNTRY, country=None),
    place("VN-69"),
    place("VN-54"),
    place("song-cong", kind=vf.PlaceKind.CITY, parent="VN-69"),
    vf.Institution(id="union", name_vi="Hội", name_en="Union", kind="union", place="song-cong"),
    vf.Source(id="paper", title="t", published_on=vf.PartialDate.parse("2021-12-14")),
)


def figure(name: str, period: str, **more: Any) -> vf.Observation:
    given_: dict[str, Any] = {"indicator": "exports", "place": "VN-69"} | more
    return vf.Observation(
        id=name, period=vf.Period.parse(period), quantity=vf.Quantity.parse("5 USD"), **given_
    )


def covered(*records: vf.Record, **asked: Any) -> vf.Coverage:
    return vf.coverage(vf.Dataset.of([*REFERENCE, *records]), **asked)


EACH: tuple[vf.Record, ...] = (
    figure("figure", "2021"),
    figure("half", "2021-H1", indicator="imports"),
    figure("decade", "2011/2020"),
    vf.Event(id="visit", name_vi="v", name_en="e", kind="visit-in", place="VN-69",
             date=vf.PartialDate.parse("2020-05")),
    vf.Directive(id="plan", type="KH", title_vi="v", title_en="e", place="VN-69",
                 issued_on=vf.PartialDate.parse("2019-01-02")),
    vf.Partnership(id="tie", local="VN-69", foreign="JP", country="JP", level=vf.Level.PROVINCIAL,
                   steps=(vf.Step(form=vf.Form.SIGNED, since=vf.PartialDate.parse("2018")),
                          vf.Step(form=vf.Form.TWINNED))),
    vf.Commitment(id="task", place="VN-69", kind=vf.CommitmentKind.TASK, gist_vi="v", gist_en="e",
                  cites=("paper",)),
)  # fmt: skip


class TestCells:
    def test_each_kind_of_fact_stands_in_the_year_it_is_of(self) -> None:
        found = covered(*EACH)
        assert found.places == ("VN-69",)
        assert found.years == (2018, 2019, 2020, 2021)
        assert found.known("VN-69", 2021) == vf.CoverageCell(
            observations=("figure", "half"), commitments=("task",)
        )
        assert found.known("VN-69", 2020) == vf.CoverageCell(
            spanning=("decade",), events=("visit",)
        )
        assert found.known("VN-69", 2019).directives == ("plan",)
        assert found.known("VN-69", 2018).partnerships == ("tie",)
        assert found.undated["VN-69"] == ("tie",), "the twinning has no day"

    def test_what_spans_a_year_says_nothing_of_it_alone(self) -> None:
        found = covered(*EACH, years=range(2012, 2022))
        assert len(found.known("VN-69", 2015)) == 0
        assert found.known("VN-69", 2015).spanning == ("decade",)
        assert found.gaps("VN-69") == (2012, 2013, 2014, 2015, 2016, 2017)

    def test_what_lies_in_a_place_and_its_bodies_count_for_it(self) -> None:
        below = figure("below", "2021", place="song-cong")
        body = figure("body", "2021", place=None, subject="union")
        assert covered(below, body).known("VN-69", 2021).observations == ("below", "body")
        assert covered(below, body, places=["song-cong"]).known("song-cong", 2021).observations == (
            "below",
            "body",
        )
        assert covered(below, places=["VN-54"]).gaps("VN-54") == ()

    def test_places_abroad_are_rows_only_if_asked_for(self) -> None:
        abroad = vf.Event(id="visit", name_vi="v", name_en="e", kind="visit-out", place="JP",
                          date=vf.PartialDate.parse("2020"))  # fmt: skip
        assert covered(abroad).places == ()
        assert covered(abroad, places=["JP"]).known("JP", 2020).events == ("visit",)

    def test_indicators_missing_here_are_those_measured_elsewhere(self) -> None:
        found = covered(
            figure("a", "2021"), figure("b", "2020", place="VN-54", indicator="imports")
        )
        assert found.measured("VN-69", 2021) == ("exports",)
        assert found.missing("VN-69", 2021) == ("imports",)
        assert found.missing("VN-69", 2020) == ("exports", "imports")

    def test_nothing_known_is_empty(self) -> None:
        found = covered()
        assert (found.places, found.years, dict(found.cells), found.indicators) == ((), (), {}, ())

    def test_an_unknown_place_proposes_near_names(self) -> None:
        with pytest.raises(vf.UnknownName, match="'VN-6'; near it: 'VN-69'"):
            covered(places=["VN-6"])

    @given(
        st.lists(
            st.tuples(st.sampled_from(["VN-69", "VN-54"]), st.integers(2000, 2006)), max_size=8
        )
    )
    def test_every_dated_figure_is_in_the_cell_of_its_place_and_year(
        self, drawn: list[tuple[str, int]]
    ) -> None:
        figures = [
            figure(f"f{at}", str(year), place=where) for at, (where, year) in enumerate(drawn)
        ]
        found = covered(*figures)
        for one, (where, year) in zip(figures, drawn, strict=True):
            assert one.id in found.known(where, year).observations
            assert year not in found.gaps(where)
        assert sum(len(cell) for cell in found.cells.values()) == len(figures)
        assert found.years == (
            tuple(range(min(y for _, y in drawn), max(y for _, y in drawn) + 1)) if drawn else ()
        )


class TestWords:
    def test_it_reads_as_a_table(self) -> None:
        assert covered(*EACH, years=[2020, 2021]).text("vi").split("\n") == [
            "| Địa phương | 2020 | 2021 | không rõ năm |",
            "| --- | ---: | ---: | ---: |",
            "| VN-69 | 1 | 3 | 1 |",
        ]


class TestOnTheShippedData:
    def test_the_papers_of_2021_and_2024_are_what_is_known_of_the_provinces(self) -> None:
        found = vf.coverage(vf.load(), places=["VN-69", "VN-09"], years=range(2019, 2025))
        assert found.gaps("VN-69") == (2019, 2020, 2021, 2022)
        assert found.gaps("VN-09") == (2019, 2022, 2023, 2024)

    def test_every_place_known_is_of_vietnam(self) -> None:
        data = vf.load()
        for key in vf.coverage(data).places:
            found = data.place(key)
            assert found is not None
            assert (found.country or found.id) == "VN"
