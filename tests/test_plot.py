"""Pictures: what is drawn is what was answered, and everyone can read it."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.util
import itertools
import json
import re
import struct
import subprocess
import sys
import warnings
import zlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnforeign as vf
from depth import examples
from vnforeign import plot
from vnforeign.plot._commitments import _colours, contrast

if TYPE_CHECKING:
    import altair as alt

    from vnforeign.errors import Lang

ON = dt.date(2025, 12, 31)
DATA = vf.load()
LANGS: tuple[Lang, ...] = ("en", "vi")

Draw = Callable[[vf.Dataset, "Lang"], "alt.VConcatChart"]

PICTURES: dict[str, Draw] = {
    "ladder": lambda data, lang: plot.ladder(data, on=ON, lang=lang),
    "compare": lambda data, lang: plot.compare(data, "fdi-registered-stock", lang=lang),
    "commitments": lambda data, lang: plot.commitments(data, kind="aim", lang=lang),
    "calendar": lambda data, lang: plot.calendar(data, 2025, lang=lang),
    "steps": lambda data, lang: plot.steps(data, "JP", on=ON, lang=lang),
}
TITLES = {
    "ladder": (
        "Countries on each rung of Vietnam's ladder of partnerships, 2001-2025",
        "Số nước ở mỗi nấc quan hệ đối tác của Việt Nam, 2001-2025",
    ),
    "compare": (
        "Registered capital of FDI projects in force (cumulative)",
        "Vốn đăng ký FDI còn hiệu lực (lũy kế)",
    ),
    "commitments": ("Aims by place and field of work", "Mục tiêu theo địa phương và mảng công tác"),
    "calendar": (
        "Round anniversaries of 2025, every 5 years",
        "Kỷ niệm năm tròn trong năm 2025, bội số 5 năm",
    ),
    "steps": ("Vietnam and Japan, step by step", "Việt Nam và Nhật Bản, từng bước"),
}


@functools.cache
def picture(name: str, lang: Lang) -> alt.VConcatChart:
    """One picture of the shipped data; drawn once, as none changes."""
    return PICTURES[name](DATA, lang)


DOCS = Path(__file__).parents[1] / "docs" / "img"
OF_DOCS: dict[str, Lang] = {
    "ladder": "en",
    "steps": "vi",
    "compare": "vi",
    "commitments": "en",
    "calendar": "en",
}

parts_of_pictures = pytest.mark.parametrize("name", PICTURES)
both_languages = pytest.mark.parametrize("lang", LANGS)


def nodes(spec: Any) -> Iterator[dict[str, Any]]:
    """Every object of a specification."""
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from nodes(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from nodes(value)


def spec(chart: alt.VConcatChart) -> dict[str, Any]:
    """The specification; one test validates each picture, the others need not."""
    made: dict[str, Any] = chart.to_dict(validate=False)
    return made


def rows(chart: alt.VConcatChart, name: str) -> list[dict[str, Any]]:
    """The rows of one table of a chart."""
    for node in nodes(spec(chart)):
        if node.get("name") == name and "values" in node:
            return list(node["values"])
    return []


def title(chart: alt.VConcatChart) -> str:
    return " ".join(spec(chart)["vconcat"][0]["title"]["text"])


def below(chart: alt.VConcatChart) -> str:
    """The notes and the source line."""
    return " ".join(spec(chart)["title"]["text"])


class TestEveryPicture:
    @parts_of_pictures
    @both_languages
    def test_it_has_its_title_in_the_language_asked_for(self, name: str, lang: Lang) -> None:
        chart = picture(name, lang)
        assert title(chart) == TITLES[name][lang == "vi"]
        assert str(chart.description).startswith(title(chart) + ". ")

    @parts_of_pictures
    @both_languages
    def test_a_source_line_stands_under_it_with_the_version_of_the_data(
        self, name: str, lang: Lang
    ) -> None:
        chart = picture(name, lang)
        word, data = (
            ("Nguồn: ", "Dữ liệu, phiên bản") if lang == "vi" else ("Source: ", "Data, version")
        )
        assert word in below(chart)
        assert below(chart).endswith(f"{data} {DATA.version}.")
        kept = spec(chart)["usermeta"]["vnforeign"]
        assert kept["version"] == DATA.version
        assert kept["sources"]
        assert set(kept["sources"]) <= {*DATA.sources.ids}

    @parts_of_pictures
    @both_languages
    def test_an_empty_answer_says_so(self, name: str, lang: Lang) -> None:
        country = DATA.countries["JP"]
        data = vf.Dataset.of([DATA.indicators["fdi-registered-stock"], country])
        chart = PICTURES[name](data, lang)
        (said,) = rows(chart, "nothing")
        assert said["text"] == ("Không có số liệu" if lang == "vi" else "No figures")
        assert title(chart)
        assert below(chart) == ("Nguồn: không nêu." if lang == "vi" else "Source: none stated.")

    @parts_of_pictures
    def test_it_is_a_valid_specification_of_vega_lite(self, name: str) -> None:
        made = picture(name, "en").to_dict(validate=True)
        assert "vega-lite" in made["$schema"]

    @parts_of_pictures
    def test_another_language_is_refused(self, name: str) -> None:
        other: Any = "fr"
        with pytest.raises(ValueError, match="lang 'fr': expected 'vi' or 'en'"):
            PICTURES[name](DATA, other)

    @parts_of_pictures
    def test_without_altair_the_extra_is_named(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hide("altair", monkeypatch)
        with pytest.raises(vf.MissingExtra, match=r"needs altair: pip install 'vnforeign\[plot\]'"):
            PICTURES[name](DATA, "en")

    @parts_of_pictures
    def test_no_mark_is_told_apart_by_hue(self, name: str) -> None:
        """Fills are grey or one blue: what differs, differs in lightness, shape or text."""
        fills = {
            str(row[field])
            for node in nodes(spec(picture(name, "en")))
            for row in node.get("values") or ()
            for field in ("fill", "ink")
            if isinstance(row, dict) and field in row
        }
        for fill in fills:
            red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
            assert red <= green <= blue

    def test_the_module_is_not_loaded_by_the_face_nor_altair_by_the_module(self) -> None:
        told = (
            "import sys, vnforeign; assert 'vnforeign.plot' not in sys.modules;"
            "from vnforeign import plot; print('altair' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", told], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "False"


def hide(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package were not installed."""
    find = importlib.util.find_spec

    def found(name: str, *more: Any) -> ModuleSpec | None:
        return None if name == package else find(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", found)


class TestReference:
    def test_every_public_function_stands_on_the_page(self) -> None:
        page = (DOCS.parent / "reference" / "plot.md").read_text("utf-8")
        (members,) = re.findall(r"members: \[(.*)\]", page)
        assert sorted(members.split(", ")) == plot.__all__


class TestSourceLine:
    def test_those_that_state_most_come_first_and_the_others_are_counted(self) -> None:
        figures = [
            figure(f"o{at}", "5 USD", cites=cites)
            for at, cites in enumerate([("a",), ("b", "c"), ("c", "d"), ("c", "e")])
        ]
        data = vf.Dataset.of([EXPORTS, *figures, source("c", publisher="VNA")])
        line = below(plot.compare(data, "exports"))
        assert line == "Source: VNA; a; b and 2 more."
        assert "Nguồn: VNA; a; b và 2 nguồn khác." in below(
            plot.compare(data, "exports", lang="vi")
        )

    def test_a_source_without_publisher_goes_by_its_title(self) -> None:
        data = vf.Dataset.of(
            [EXPORTS, figure("o", "5 USD", cites=("a",)), source("a", title="A paper.")],
            version="7",
        )
        assert below(plot.compare(data, "exports")) == "Source: A paper. Data, version 7."


def source(name: str, **more: Any) -> vf.Source:
    given: dict[str, Any] = {"title": name} | more
    return vf.Source(id=name, **given)


class TestLadder:
    @both_languages
    def test_each_day_drawn_is_what_tier_counts_answers(self, lang: Lang) -> None:
        drawn = rows(picture("ladder", lang), "counts")
        assert {row["day"] for row in drawn} >= {"2001-01-01", "2023-09-10", ON.isoformat()}
        for row in drawn:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", vf.UndecidedWarning)
                counts = vf.tier_counts(DATA, on=dt.date.fromisoformat(row["day"]))
                names = vf.tiers(DATA, on=dt.date.fromisoformat(row["day"]))
            assert row["count"] == counts[vf.Tier(row["form"])]
            there = [one for one, tier in names.items() if tier.value == row["form"]]
            field = f"name_{lang}"
            assert row["countries"] == ", ".join(
                sorted(str(getattr(DATA.countries[one], field)) for one in there)
            )

    @settings(max_examples=examples(15))
    @given(st.data())
    def test_between_two_days_drawn_nothing_changes(self, draw: st.DataObject) -> None:
        ties = draw.draw(st.lists(ladder_ties(), min_size=1, max_size=4))
        data = vf.Dataset.of(
            [
                vf.Partnership(
                    id=f"t{at}", local="VN", foreign=f"C{at}", country=f"C{at}",
                    level=vf.Level.NATIONAL, steps=steps,
                )
                for at, steps in enumerate(ties)
            ]
        )  # fmt: skip
        day = draw.draw(st.dates(dt.date(2000, 1, 1), dt.date(2012, 1, 1)))
        chart = plot.ladder(data, on=dt.date(2012, 1, 1), since=dt.date(2000, 1, 1))
        drawn = rows(chart, "counts")
        if not drawn:  # every step lies later
            return
        last = max(row["day"] for row in drawn if row["day"] <= day.isoformat())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", vf.UndecidedWarning)
            counts = vf.tier_counts(data, on=day)
        assert {vf.Tier(row["form"]): row["count"] for row in drawn if row["day"] == last} == counts

    def test_areas_stand_upon_each_other(self) -> None:
        drawn = rows(picture("ladder", "en"), "counts")
        for low, high in itertools.pairwise(drawn):
            assert low["high"] - low["low"] == low["count"]
            assert high["low"] == (low["high"] if high["day"] == low["day"] else 0)

    @both_languages
    def test_each_rung_is_named_with_its_count_and_no_name_lies_on_another(
        self, lang: Lang
    ) -> None:
        chart = picture("ladder", lang)
        labels = rows(chart, "labels")
        counts = vf.tier_counts(DATA, on=ON)
        assert [label["text"].rpartition(": ")[2] for label in labels] == [
            str(counts[tier]) for tier in vf.Tier
        ]
        if lang == "vi":
            assert [label["text"].partition(":")[0] for label in labels] == [
                tier.name_vi for tier in vf.Tier
            ]
        drawn = spec(chart)["vconcat"][0]
        top = next(node["domain"][1] for node in nodes(drawn) if "domain" in node and
                   node["domain"][0] == 0)  # fmt: skip
        heights = [label["at"] * drawn["height"] / top for label in labels]
        assert all(b - a >= 15.9 for a, b in itertools.pairwise(heights))

    def test_steps_are_steps(self) -> None:
        marks = [node["mark"] for node in nodes(spec(picture("ladder", "en")))
                 if isinstance(node.get("mark"), dict)]  # fmt: skip
        kinds = {mark["type"]: mark.get("interpolate") for mark in marks}
        assert kinds["area"] == kinds["line"] == "step-after"

    def test_countries_of_unknown_day_are_named(self) -> None:
        assert "Day unknown, counted all along: Cambodia, Cuba." in below(picture("ladder", "en"))
        assert "Không rõ ngày, tính suốt thời gian: Campuchia, Cuba." in below(
            picture("ladder", "vi")
        )

    def test_countries_that_their_dates_do_not_settle_are_named(self) -> None:
        step = vf.Step(form=vf.Form.STRATEGIC, since=vf.PartialDate.parse("2010-05"))
        data = vf.Dataset.of([tie("JP", step), DATA.countries["JP"]])
        chart = plot.ladder(data, on=dt.date(2010, 5, 9))
        assert "Not settled by their dates on the last day: Japan." in below(chart)
        assert "Ngày tháng chưa đủ để xác định vào ngày cuối: Nhật Bản." in below(
            plot.ladder(data, on=dt.date(2010, 5, 9), lang="vi")
        )

    def test_a_day_past_the_data_warns_its_caller_and_says_so(self) -> None:
        with pytest.warns(vf.CoverageWarning, match="up to 2026-01-29") as caught:
            chart = plot.ladder(DATA, on=dt.date(2026, 11, 25), lang="vi")
        assert caught[0].filename == __file__
        assert "nấc quan hệ đối tác đến ngày" in below(chart)

    def test_the_first_day_may_be_chosen(self) -> None:
        drawn = rows(plot.ladder(DATA, on=ON, since=dt.date(2020, 1, 1)), "counts")
        assert drawn[0]["day"] == "2020-01-01"
        with pytest.raises(ValueError, match="expected a day before 2025-12-31"):
            plot.ladder(DATA, on=ON, since=ON)

    def test_special_relations_alone_begin_with_their_year(self) -> None:
        step = vf.Step(form=vf.Form.SPECIAL, since=vf.PartialDate.parse("1977-07-18"))
        assert rows(plot.ladder(vf.Dataset.of([tie("LA", step)]), on=ON), "counts")[0]["day"] == (
            "1977-01-01"
        )
        undated = vf.Dataset.of([tie("LA", vf.Step(form=vf.Form.SPECIAL))])
        assert rows(plot.ladder(undated, on=ON), "counts")[0]["day"] == "2024-01-01"


def tie(country: str, *steps: vf.Step) -> vf.Partnership:
    return vf.Partnership(
        id=f"vn-{country.lower()}", local="VN", foreign=country, country=country,
        level=vf.Level.NATIONAL, steps=steps,
    )  # fmt: skip


@st.composite
def ladder_ties(draw: st.DrawFn) -> tuple[vf.Step, ...]:
    """Steps in the order of time, each known by day, month or year; the last may have ended."""
    days = sorted(draw(st.lists(st.dates(dt.date(2001, 1, 1), dt.date(2013, 1, 1)), min_size=1,
                                max_size=4, unique_by=lambda day: day.year)))  # fmt: skip
    rungs = st.sampled_from([vf.Form(tier.value) for tier in vf.Tier])
    steps = []
    for at, day in enumerate(days):
        parts = (day.year, day.month, day.day)[: draw(st.integers(1, 3))]
        ended = at == len(days) - 1 and draw(st.booleans())
        steps.append(
            vf.Step(
                form=draw(rungs),
                since=vf.PartialDate.of(*parts),
                until=vf.PartialDate.of(day.year + 1, draw(st.sampled_from([None, 6])))
                if ended
                else None,
            )
        )
    return tuple(steps)


class TestSteps:
    @pytest.mark.parametrize("country", ["US", "LA", "CU"])
    @pytest.mark.parametrize("ladder", [True, False])
    def test_each_bar_is_a_move_the_first_lowest(self, country: str, *, ladder: bool) -> None:
        drawn = rows(plot.steps(DATA, country, on=ON, ladder=ladder), "steps")
        moves = vf.moves(DATA, country=country, on=ON, ladder=ladder)
        assert len(drawn) == len(moves)
        for row, move in zip(reversed(drawn), moves, strict=True):
            assert row["form"] == move.form.value.replace("-", " ")
            assert row["stands"] == (move.until is None)
            assert row["undated"] == (move.since is None)
            if move.since is not None:
                assert row["first"] == move.since.first.isoformat()
                assert row["begins"] == move.since.last.isoformat()
                assert row["when"].startswith(move.since.format("en"))
            ends = ON if move.until is None else move.until.first
            assert row["ends"] == ends.isoformat()

    def test_days_are_written_as_the_language_writes_them(self) -> None:
        first, second = (rows(picture("steps", lang), "steps")[1]["when"]
                         for lang in LANGS)  # fmt: skip
        assert first == "20 April 2009; 5,334 days"
        assert second == "ngày 20 tháng 4 năm 2009; 5.334 ngày"
        (one,) = (row["when"] for row in rows(plot.steps(DATA, "US", on=ON, ladder=False), "steps")
                  if row["form"] == "normalised")  # fmt: skip
        assert one == "11 July 1995; 1 day"

    def test_what_was_stated_anew_has_a_mark_and_the_key_names_it(self) -> None:
        chart = picture("steps", "en")
        assert rows(chart, "renewed") == [{"row": 1, "day": "2014-03-18"}]
        assert [entry["text"] for entry in rows(chart, "key")] == ["stands", "stated anew"]

    def test_a_step_of_unknown_day_begins_with_an_arrow(self) -> None:
        chart = plot.steps(DATA, "CU", on=ON, lang="vi")
        (row,) = rows(chart, "undated")
        assert row["when"] == "không rõ ngày"
        assert rows(chart, "dated") == []
        assert "không rõ ngày bắt đầu" in [entry["text"] for entry in rows(chart, "key")]

    def test_a_step_known_only_by_its_year_has_a_dashed_stretch(self) -> None:
        data = vf.Dataset.of(
            [
                tie(
                    "JP",
                    vf.Step(
                        form=vf.Form.STRATEGIC,
                        since=vf.PartialDate.of(2010),
                        until=vf.PartialDate.of(2015),
                    ),
                ),
                DATA.countries["JP"],
            ]
        )
        chart = plot.steps(data, "JP", on=ON)
        (row,) = rows(chart, "steps")
        assert (row["first"], row["begins"]) == ("2010-01-01", "2010-12-31")
        assert (row["ends"], row["last"]) == ("2015-01-01", "2015-12-31")
        assert [entry["text"] for entry in rows(chart, "key")] == ["day not settled"]
        assert str(chart.description).endswith("On 31 December 2025: none.")

    def test_an_unknown_country_proposes_near_names(self) -> None:
        with pytest.raises(vf.UnknownName, match="JP"):
            plot.steps(DATA, "Japn", on=ON)


EXPORTS = vf.Indicator(
    id="exports", name_vi="xuất khẩu", name_en="exports", definition="d", unit=vf.Unit.USD,
    nature=vf.Nature.FLOW,
)  # fmt: skip


def figure(name: str, quantity: str, **more: Any) -> vf.Observation:
    given: dict[str, Any] = {"indicator": "exports", "place": name} | more
    given.setdefault("period", vf.Period.parse("2024"))
    return vf.Observation(id=name, quantity=vf.Quantity.parse(quantity), **given)


def compared(*quantities: str, **more: Any) -> alt.VConcatChart:
    figures = [figure(f"o{at}", one, **more) for at, one in enumerate(quantities)]
    return plot.compare(vf.Dataset.of([EXPORTS, *figures]), figures, lang="vi")


class TestCompare:
    @pytest.mark.parametrize(
        ("printed", "mark", "fill"),
        [
            ("5 USD", "exact", "#1a1a1a"),
            ("trên 5 USD", "up", "#1a1a1a"),
            ("ít nhất 5 USD", "up", "#1a1a1a"),
            ("hàng chục USD", "up", "#1a1a1a"),
            ("gần 5 USD", "down", "#1a1a1a"),
            ("dưới 5 USD", "down", "#1a1a1a"),
            ("tối đa 5 USD", "down", "#1a1a1a"),
            ("từ 3 đến 5 USD", "range", "#1a1a1a"),
            ("khoảng 5 USD", "vague", "#ffffff"),
            ("ước 5 USD", "vague", "#ffffff"),
            ("khoảng từ 3 đến 5 USD", "vague range", "#ffffff"),
        ],
    )
    def test_each_hedge_has_its_mark(self, printed: str, mark: str, fill: str) -> None:
        chart = compared(printed, "7 USD")
        row = next(row for row in rows(chart, "figures") if row["id"] == "o0")
        assert (row["mark"], row["fill"]) == (mark, fill)
        assert row["printed"] == printed
        assert (row["end"] > row["amount"]) == (mark in ("up", "range", "vague range"))
        assert (row["end"] < row["amount"]) == (mark == "down")
        assert len(rows(chart, "key")) == (0 if mark == "exact" else 2)

    def test_a_mark_points_where_the_bounds_are_open(self) -> None:
        ten, twenty = Decimal(10), Decimal(20)
        figures = [
            vf.Observation(
                id=hedge.value, indicator="exports", place="p", period=vf.Period.year(2024),
                quantity=vf.Quantity(
                    amount=ten, unit=vf.Unit.USD, hedge=hedge,
                    upper=twenty if hedge is vf.Hedge.BETWEEN else None,
                ),
            )
            for hedge in vf.Hedge
        ]  # fmt: skip
        drawn = {row["id"]: row for row in rows(plot.compare(DATA, figures), "figures")}
        for one in figures:
            bounds = one.quantity.bounds
            ends = (bounds.lower is not None, bounds.upper is not None)
            mark = {
                (True, False): "up", (False, True): "down", (False, False): "vague",
                (True, True): "exact" if bounds.lower == bounds.upper else "range",
            }[ends]  # fmt: skip
            assert drawn[one.id]["mark"] == mark

    @given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=5))
    @settings(max_examples=examples(8))
    def test_places_on_the_axis_keep_the_order_of_the_amounts(self, amounts: list[int]) -> None:
        figures = [
            vf.Observation(
                id=f"o{at}", indicator="exports", place=f"p{at}", period=vf.Period.year(2024),
                quantity=vf.Quantity(amount=Decimal(amount), unit=vf.Unit.USD),
            )
            for at, amount in enumerate(amounts)
        ]  # fmt: skip
        drawn = rows(plot.compare(vf.Dataset.of([EXPORTS]), figures), "figures")
        assert [row["id"] for row in drawn] == [
            one.id for one in sorted(figures, key=lambda one: (-one.quantity.amount, one.id))
        ]
        assert [row["amount"] for row in drawn] == sorted(
            (row["amount"] for row in drawn), reverse=True
        )

    def test_the_rows_are_the_series_each_in_its_own_words(self) -> None:
        chart = picture("compare", "vi")
        series = {one.id: one for one in vf.series(DATA, "fdi-registered-stock")}
        drawn = {row["id"]: row for row in rows(chart, "figures")}
        assert drawn.keys() == series.keys()
        for key, one in series.items():
            assert drawn[key]["printed"] == one.quantity.format("vi", "tỷ")
            assert drawn[key]["amount"] == float(one.quantity.amount) / 10**9
            assert drawn[key]["label"].endswith(one.period.format("vi"))
        assert "thời kỳ khác nhau" in below(chart)

    def test_one_period_stands_in_the_title(self) -> None:
        chart = plot.compare(DATA, "fdi-registered-stock", period="2021-12-14", lang="vi")
        assert title(chart).endswith(", ngày 14 tháng 12 năm 2021")
        assert [row["label"] for row in rows(chart, "figures")] == [
            "Hà Tĩnh",
            "Đà Nẵng",
            "Lâm Đồng",
        ]
        assert below(chart).startswith("Nguồn")

    def test_places_come_in_the_order_asked_for(self) -> None:
        chart = plot.compare(DATA, "fdi-registered-stock", places=["VN-35", "VN-23", "VN-35"])
        assert [row["label"].partition(",")[0] for row in rows(chart, "figures")] == [
            "Lam Dong", "Ha Tinh",
        ]  # fmt: skip
        given_ = plot.compare(
            DATA, vf.series(DATA, "fdi-registered-stock"), places=["VN-35", "VN-23"]
        )
        assert rows(given_, "figures") == rows(chart, "figures")

    def test_of_ranks_the_best_stands_first(self) -> None:
        chart = plot.compare(DATA, "fdi-attraction-rank")
        assert [row["amount"] for row in rows(chart, "figures")] == [7, 9, 10]
        assert rows(chart, "key") == []

    def test_a_target_is_a_square_and_called_one(self) -> None:
        chart = plot.compare(DATA, "exports", places=["VN-23"])
        drawn = {row["shape"]: row["printed"] for row in rows(chart, "figures")}
        assert drawn == {
            "circle": "an estimated 2 billion USD",
            "square": "1.2 billion USD (target)",
        }
        assert [e["text"] for e in rows(chart, "key")] == ["about, estimate", "target"]
        only = plot.compare(DATA, "exports", status="target")
        assert [row["shape"] for row in rows(only, "figures")] == ["square"]

    def test_several_indicators_and_other_sides_are_named(self) -> None:
        imports = vf.Indicator(
            id="imports", name_vi="nhập khẩu", name_en="imports", definition="d",
            unit=vf.Unit.USD, nature=vf.Nature.FLOW,
        )  # fmt: skip
        figures = [
            figure("o", "5 USD", counterpart="LA"),
            figure("u", "4 USD", indicator="imports", place=None, subject="samsung"),
        ]
        data = vf.Dataset.of([EXPORTS, imports, *figures, DATA.countries["LA"]])
        assert [row["label"] for row in rows(plot.compare(data, figures), "figures")] == [
            "o, with Laos, exports",
            "samsung, imports",
        ]
        assert rows(plot.compare(data, figures, lang="vi"), "figures")[0]["label"] == (
            "o, với Lào, xuất khẩu"
        )

    def test_different_units_share_no_axis(self) -> None:
        with pytest.raises(vf.MixedSumError) as refused:
            compared("5 USD", "100 tỷ đồng")
        assert "share no axis: USD, VND" in str(refused.value)
        assert "không chung một trục: USD, VND" in refused.value.message("vi")
        assert refused.value.records == ("o1",)

    @pytest.mark.parametrize(
        ("more", "near"),
        [
            ({"figures": "export"}, "exports"),
            ({"figures": "exports", "places": ["Thai Nguyn"]}, "VN-69"),
            ({"figures": "exports", "status": "planned"}, "target"),
        ],
    )
    def test_unknown_names_propose_near_ones(self, more: dict[str, Any], near: str) -> None:
        with pytest.raises(vf.UnknownName) as refused:
            plot.compare(DATA, **more)
        assert near in refused.value.near

    def test_a_period_that_is_none_is_refused(self) -> None:
        with pytest.raises(vf.InvalidPeriod):
            plot.compare(DATA, "exports", period="sometime")

    @pytest.mark.parametrize(
        ("quantities", "axis"),
        [
            (("5 triệu USD", "6 tỷ USD"), "tỷ USD"),
            (("5 nghìn tỷ đồng",), "nghìn tỷ đồng"),
            (("999.999 USD",), "USD"),
            (("12,5%",), "%"),
            (("thứ 3",), "thứ hạng"),
            (("3.000.000",), "triệu số lượng"),
            (("0 USD",), "USD"),
        ],
    )
    def test_the_axis_names_its_unit(self, quantities: tuple[str, ...], axis: str) -> None:
        titles = [
            node["title"]
            for node in nodes(spec(compared(*quantities)))
            if "labelExpr" in node and "title" in node
        ]
        assert set(titles) == {axis}


class TestCommitments:
    def test_each_cell_prints_what_the_matrix_answers(self) -> None:
        matrix = vf.matrix(DATA, kind="aim")
        cells = rows(picture("commitments", "en"), "cells")
        assert {(c["place"], c["field"]) for c in cells} == {
            (place, field) for place in matrix.places for field in matrix.fields
        }
        for cell in cells:
            many = matrix.count(cell["place"], cell["field"])
            assert cell["count"] == many
            assert cell["text"] == (str(many) if many else "")

    @both_languages
    def test_the_last_rows_count_the_unfiled_and_each_once(self, lang: Lang) -> None:
        places = ["VN-69", "VN-23"]
        fields = ["trade", "tourism"]
        chart = plot.commitments(DATA, kind="aim", places=places, fields=fields, lang=lang)
        matrix = vf.matrix(DATA, kind="aim", places=places, fields=fields)
        sums = [row["text"] for row in rows(chart, "sums")]
        unfiled = [len(matrix.unfiled.get(place, ())) for place in places]
        assert sums == [
            *(str(many or "") for many in unfiled),
            *(str(matrix.total(p)) for p in places),
        ]
        heads = [row["text"] for row in rows(chart, "places")]
        assert heads == [str(getattr(DATA.places[place], f"name_{lang}")) for place in places]
        names = [row["text"] for row in rows(chart, "fields")]
        assert names[:2] == [str(getattr(DATA.fields[field], f"name_{lang}")) for field in fields]

    def test_fields_not_chosen_come_with_the_fullest_first(self) -> None:
        chart = plot.commitments(DATA)
        sums: dict[int, int] = {}
        for cell in rows(chart, "cells"):
            sums[cell["row"]] = sums.get(cell["row"], 0) + cell["count"]
        counts = [sums[row] for row in sorted(sums)]
        assert counts == sorted(counts, reverse=True)

    @given(st.integers(1, 400), st.integers(0, 400))
    def test_every_number_is_read_on_its_ground(self, many: int, more: int) -> None:
        """WCAG 2.2, 1.4.3: 4.5 to 1 for text."""
        fill, ink = _colours(many, many + more)
        assert contrast(fill, ink) >= 4.5

    def test_more_is_darker(self) -> None:
        grounds = [contrast("#ffffff", _colours(many, 9)[0]) for many in range(10)]
        assert grounds == sorted(set(grounds))

    def test_contrast_is_that_of_wcag(self) -> None:
        assert contrast("#000000", "#ffffff") == pytest.approx(21)
        assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)

    def test_commitments_without_a_field_are_drawn_as_unfiled(self) -> None:
        one = vf.Commitment(
            id="c", place="VN-69", kind=vf.CommitmentKind.TASK, gist_vi="việc", gist_en="work"
        )
        chart = plot.commitments(vf.Dataset.of([one]))
        assert rows(chart, "cells") == []
        assert [row["text"] for row in rows(chart, "sums")] == ["1", "1"]

    @pytest.mark.parametrize("kind", vf.CommitmentKind)
    def test_every_kind_has_a_name(self, kind: vf.CommitmentKind) -> None:
        english, vietnamese = (
            title(plot.commitments(DATA, kind=kind, lang=lang)) for lang in LANGS
        )
        assert english.endswith(" by place and field of work")
        assert vietnamese.endswith(" theo địa phương và mảng công tác")

    @pytest.mark.parametrize(
        "more", [{"kind": "aims"}, {"places": ["VN-690"]}, {"fields": ["tourisme"]}]
    )
    def test_unknown_names_propose_near_ones(self, more: dict[str, Any]) -> None:
        with pytest.raises(vf.UnknownName) as refused:
            plot.commitments(DATA, **more)
        assert refused.value.near


class TestCalendar:
    @both_languages
    def test_the_rows_are_the_anniversaries_in_their_order(self, lang: Lang) -> None:
        chart = picture("calendar", lang)
        found = vf.anniversaries(DATA, 2025)
        drawn = rows(chart, "anniversaries")
        assert [row["record"] for row in drawn] == [one.record for one in found]
        for row, one in zip(drawn, found, strict=True):
            assert f"{row['when']}: {row['whole']}" == one.text(lang)
            assert row["first"] == one.date.first.isoformat()
            assert row["last"] == one.date.last.isoformat()
            assert row["shape"] == ("square" if one.kind == "document" else "circle")

    def test_what_has_no_day_is_a_bar_not_a_guessed_day(self) -> None:
        chart = picture("calendar", "en")
        spans = {row["record"] for row in rows(chart, "spans")}
        days = {row["row"] for row in rows(chart, "days")}
        assert spans == {
            one.record for one in vf.anniversaries(DATA, 2025) if one.date.first != one.date.last
        }
        assert days.isdisjoint(row["row"] for row in rows(chart, "spans"))
        assert [e["text"] for e in rows(chart, "key")] == [
            "a tie", "a document", "day not known, only this much",
        ]  # fmt: skip

    def test_the_key_names_only_what_is_drawn(self) -> None:
        steps = vf.Step(form=vf.Form.STRATEGIC, since=vf.PartialDate.parse("2010-05-03"))
        paper = vf.Directive(
            id="paper", type="CT", title_vi="chỉ thị", title_en="directive",
            issued_on=vf.PartialDate.parse("2010-05"),
        )  # fmt: skip
        dated = attrs.evolve(paper, issued_on=vf.PartialDate.parse("2010-05-03"))
        for record, key in ((tie("JP", steps), "quan hệ"), (dated, "văn bản"),
                            (paper, "chỉ biết tháng, năm hoặc khoảng ngày")):  # fmt: skip
            chart = plot.calendar(vf.Dataset.of([record]), 2025, lang="vi")
            assert [entry["text"] for entry in rows(chart, "key")] == [key]

    def test_places_and_round_years_are_passed_on(self) -> None:
        chart = plot.calendar(DATA, 2027, every=50, places=("VN",))
        asked = vf.anniversaries(DATA, 2027, every=50, places=["VN"])
        assert len(rows(chart, "anniversaries")) == len(asked) > 0
        assert title(plot.calendar(DATA, 2027, every=1)) == "Round anniversaries of 2027"
        with pytest.raises(vf.UnknownName):
            plot.calendar(DATA, 2027, places=["VN-690"])
        with pytest.raises(ValueError, match="expected 1 or more"):
            plot.calendar(DATA, 2027, every=0)

    def test_long_titles_are_cut_between_words_and_kept_whole_in_the_tooltip(self) -> None:
        drawn = rows(plot.calendar(DATA, 2026, lang="vi"), "anniversaries")
        cut = [row for row in drawn if row["text"] != row["whole"]]
        assert cut
        for row in cut:
            assert row["text"].endswith(" …")
            assert row["whole"].startswith(row["text"].removesuffix(" …"))
            assert len(row["text"]) <= 84


class TestSave:
    @parts_of_pictures
    def test_an_svg_holds_the_vietnamese_labels_as_text(self, name: str, tmp_path: Path) -> None:
        chart = picture(name, "vi")
        text = plot.save(chart, tmp_path / "picture.svg").read_text("utf-8")
        assert text.startswith("<svg")
        first = spec(chart)["vconcat"][0]["title"]["text"][0]
        assert first in text
        assert "Nguồn: " in text
        for name_ in ("labels", "forms", "fields", "places", "dates"):
            for row in rows(chart, name_):
                label = row.get("text") or row.get("label") or row.get("form") or row.get("when")
                assert str(label) in text

    @pytest.mark.parametrize(("name", "lang"), OF_DOCS.items())
    def test_the_pictures_of_the_docs_say_what_the_data_say(
        self, name: str, lang: Lang, tmp_path: Path
    ) -> None:
        """Draw them anew after the data changed: ``python tests/test_plot.py``."""
        now = plot.save(picture(name, lang), tmp_path / "now.svg")
        assert texts(DOCS / f"{name}.svg") == texts(now)

    @parts_of_pictures
    def test_a_png_is_drawn_not_blank(self, name: str, tmp_path: Path) -> None:
        path = plot.save(picture(name, "vi"), str(tmp_path / "picture.PNG"), scale=1)
        width, height, pixels = png(path)
        assert width > 400
        assert height > 100
        dark = sum(byte < 128 for byte in pixels)
        assert 0.005 < dark / len(pixels) < 0.995

    def test_a_png_grows_with_its_scale(self, tmp_path: Path) -> None:
        chart = picture("steps", "vi")
        small = png(plot.save(chart, tmp_path / "small.png", scale=1))
        large = png(plot.save(chart, tmp_path / "large.png"))
        assert abs(large[0] - 2 * small[0]) <= 2

    def test_an_html_page_asks_no_network(self, tmp_path: Path) -> None:
        text = plot.save(picture("steps", "vi"), tmp_path / "picture.html").read_text("utf-8")
        assert json.dumps("Nhật Bản").strip('"') in text
        assert "vegaEmbed(" in text
        assert len(text) > 500_000  # the scripts themselves
        assert "<script src=" not in text
        assert "<link" not in text

    def test_json_is_the_specification(self, tmp_path: Path) -> None:
        chart = PICTURES["commitments"](DATA, "vi")
        path = plot.save(chart, tmp_path / "picture.json")
        assert json.loads(path.read_text("utf-8")) == chart.to_dict()
        again = PICTURES["commitments"](DATA, "vi")
        assert plot.save(again, tmp_path / "again.json").read_bytes() == path.read_bytes()

    @pytest.mark.parametrize("name", ["picture.bmp", "picture"])
    def test_another_format_is_refused_with_those_there_are(
        self, name: str, tmp_path: Path
    ) -> None:
        with pytest.raises(vf.UnknownName, match=r"no format of pictures .*'\.svg', '\.png'"):
            plot.save(picture("steps", "en"), tmp_path / name)

    def test_without_vl_convert_the_extra_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chart = picture("steps", "en")
        hide("vl_convert", monkeypatch)
        with pytest.raises(vf.MissingExtra, match=r"needs vl-convert-python: .*vnforeign\[plot\]"):
            plot.save(chart, tmp_path / "picture.svg")

    def test_the_font_that_comes_along_has_every_letter_of_the_data(self) -> None:
        fonts = Path(plot.__file__).parent / "fonts"
        letters = {
            letter
            for record in DATA
            for field in ("name_vi", "name_en", "title_vi", "title_en", "title", "publisher")
            for letter in str(getattr(record, field, None) or "")
        } - set("−")
        vietnamese = set("ăâđêôơưĂÂĐÊÔƠƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}
        for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            covered = characters(fonts / name)
            assert vietnamese <= covered
            assert {one for one in letters if one.isalpha()} <= covered
        assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text("utf-8")

    @both_languages
    def test_pictures_use_that_font(self, lang: Lang) -> None:
        assert picture("ladder", lang).to_dict()["config"]["font"].startswith("Noto Sans, ")


def texts(path: Path) -> list[str]:
    """What is written in an SVG, in the order it is drawn."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text("utf-8"))


def png(path: Path) -> tuple[int, int, bytes]:
    """The size of a PNG, and its bytes once they are unpacked (with the filter of each line)."""
    raw = path.read_bytes()
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, size = 8, b"", (0, 0)
    while at < len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        body = raw[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    return size[0], size[1], zlib.decompress(packed)


def characters(path: Path) -> set[str]:
    """The characters that a TrueType font has: its Unicode map, format 4."""
    raw = path.read_bytes()
    tables = {}
    for at in range(struct.unpack(">H", raw[4:6])[0]):
        tag, _, offset, _ = struct.unpack(">4sIII", raw[12 + 16 * at : 28 + 16 * at])
        tables[tag] = offset
    cmap = tables[b"cmap"]
    found: set[str] = set()
    for at in range(struct.unpack(">H", raw[cmap + 2 : cmap + 4])[0]):
        _, _, offset = struct.unpack(">HHI", raw[cmap + 4 + 8 * at : cmap + 12 + 8 * at])
        start = cmap + offset
        if struct.unpack(">H", raw[start : start + 2])[0] != 4:
            continue
        twice = struct.unpack(">H", raw[start + 6 : start + 8])[0]
        ends = struct.unpack(f">{twice // 2}H", raw[start + 14 : start + 14 + twice])
        starts = struct.unpack(f">{twice // 2}H", raw[start + 16 + twice : start + 16 + 2 * twice])
        for first, last in zip(starts, ends, strict=True):
            found |= {chr(code) for code in range(first, last + 1) if last != 0xFFFF}
    return found


if __name__ == "__main__":
    DOCS.mkdir(exist_ok=True)
    for name, lang in OF_DOCS.items():
        plot.save(picture(name, lang), DOCS / f"{name}.svg")
