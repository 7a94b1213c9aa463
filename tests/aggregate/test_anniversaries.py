"""Round years of ties and documents, and the calendar of them."""

from __future__ import annotations

import builtins
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

import vnforeign as vf


def tie(*steps: tuple[str, str | None, str | None], **more: Any) -> vf.Partnership:
    given_: dict[str, Any] = {
        "id": "vn-kr", "local": "VN", "foreign": "KR", "country": "KR", "level": vf.Level.NATIONAL,
    } | more  # fmt: skip
    return vf.Partnership(
        steps=tuple(
            vf.Step(
                form=vf.Form(form),
                since=vf.PartialDate.parse(since) if since else None,
                until=vf.PartialDate.parse(until) if until else None,
            )
            for form, since, until in steps
        ),
        **given_,
    )


def document(name: str, day: str | None, **more: Any) -> vf.Directive:
    issued = vf.PartialDate.parse(day) if day else None
    return vf.Directive(
        id=name, type="KH", title_vi="kế hoạch", title_en="plan", issued_on=issued, **more
    )


def found(*records: vf.Record, year: int = 2025, **more: Any) -> list[tuple[str, int]]:
    made = vf.anniversaries(vf.Dataset.of(records), year, **more)
    return [(str(one.date), one.years) for one in made]


class TestYears:
    @pytest.mark.parametrize(
        ("since", "years"),
        [("1995-07-12", 30), ("2000-07-12", 25), ("2020-07-12", 5), ("2021-07-12", None),
         ("2025-07-12", None), ("2030-07-12", None)],
    )  # fmt: skip
    def test_round_is_a_multiple_of_five_that_has_passed(
        self, since: str, years: int | None
    ) -> None:
        expected = [("2025-07-12", years)] if years else []
        assert found(tie(("diplomatic-relations", since, None))) == expected
        assert found(document("a", since)) == expected

    def test_what_is_round_can_be_said(self) -> None:
        relations = tie(("diplomatic-relations", "1995-07-12", None))
        assert found(relations, every=10) == [("2025-07-12", 30)]
        assert found(relations, every=25) == []
        assert found(relations, every=1, year=2024) == [("2024-07-12", 29)]
        with pytest.raises(ValueError, match="every is 0"):
            found(relations, every=0)

    def test_a_rough_day_has_a_rough_anniversary(self) -> None:
        rough = tie(("agreement", "1995", None), ("strategic", "2015-03", None))
        assert found(rough) == [("2025", 30), ("2025-03", 10)]

    def test_a_day_that_may_lie_in_two_years_has_none(self) -> None:
        assert found(tie(("strategic", "[1995-12-31..1996-01-02]", None))) == []

    def test_the_last_of_february_stands_in_common_years(self) -> None:
        assert found(tie(("strategic", "2000-02-29", None))) == [("2025-02-28", 25)]

    @pytest.mark.parametrize("step", [("contact", "1995"), ("prospect", "1995"), ("signed", None)])
    def test_contacts_prospects_and_undated_steps_have_none(
        self, step: tuple[str, str | None]
    ) -> None:
        assert found(tie((*step, None))) == []

    def test_what_ended_has_none_and_what_was_stated_anew_began_once(self) -> None:
        assert found(tie(("member", "1995", "2009"))) == []
        twice = tie(("strategic", "2005-01-01", None), ("strategic", "2015-01-01", None))
        assert found(twice) == [("2025-01-01", 20)]

    def test_only_the_places_asked_for(self) -> None:
        data = vf.load()
        mine = {one.record for one in vf.anniversaries(data, 2027, places=["VN-35"])}
        assert mine == {"37-ctr-tu-2017-lam-dong", "2753-kh-ubnd-2017-lam-dong"}
        assert "vn-wto" in {one.record for one in vf.anniversaries(data, 2027, places=["VN"])}
        with pytest.raises(vf.UnknownName):
            vf.anniversaries(data, 2027, places=["VN-350"])

    def test_a_year_past_the_calendar_is_refused(self) -> None:
        for year in (0, 10_000):
            with pytest.raises(vf.InvalidDate):
                vf.anniversaries(vf.load(), year)

    @given(st.lists(st.dates(dt.date(1950, 1, 1), dt.date(2024, 12, 31)), max_size=6),
           st.integers(1, 10))  # fmt: skip
    def test_they_are_just_the_days_whose_years_are_round_in_order(
        self, days: list[dt.date], every: int
    ) -> None:
        made = [document(f"d{at}", day.isoformat()) for at, day in enumerate(days)]
        expected = sorted(2025 - day.year for day in days if (2025 - day.year) % every == 0)
        answer = vf.anniversaries(vf.Dataset.of(made), 2025, every=every)
        assert sorted(one.years for one in answer) == expected
        firsts = [one.date.first for one in answer]
        assert firsts == sorted(firsts)


class TestWords:
    def test_what_it_is_of_depends_on_the_form(self) -> None:
        data = vf.load()
        said = vf.anniversaries(data, 2025, places=["VN"]).text()
        assert "12 July 2025: 30 years of diplomatic relations of Vietnam and United States" in said
        assert "28 July 2025: 30 years of membership of Vietnam in" in said
        assert "1 August 2025: 5 years of EU-Vietnam Free Trade Agreement" in said
        vi = vf.anniversaries(data, 2025, places=["VN"]).text("vi")
        assert "ngày 28 tháng 7 năm 2025: 30 năm Việt Nam tham gia Hiệp hội các quốc gia" in vi

    def test_a_year_without_any_says_so(self) -> None:
        none = vf.anniversaries(vf.Dataset.of([]), 2025)
        assert none.text() == "No round anniversaries in 2025."
        assert none.text("vi") == "Không có kỷ niệm năm tròn nào trong năm 2025."
        assert len(none) == 0


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


class TestTheCalendar:
    def test_a_reader_of_calendars_reads_what_was_written(self) -> None:
        answer = vf.anniversaries(vf.load(), 2025)
        dated = [one for one in answer if one.date.precision is not vf.Precision.YEAR]
        read = events(answer.ics("vi"))
        assert len(read) == len(dated) < len(answer)
        for event, one in zip(read, dated, strict=True):
            assert event["SUMMARY"] == f"{one.years} năm {one.what_vi}"
            assert event["DTSTART"].dt == one.date.first
            assert event["DTEND"].dt == one.date.last + dt.timedelta(days=1)
        assert len({str(event["UID"]) for event in read}) == len(read)

    def test_equal_questions_give_equal_files_and_a_stamp_may_be_given(self) -> None:
        answer = vf.anniversaries(vf.load(), 2025)
        assert answer.ics() == vf.anniversaries(vf.load(), 2025).ics()
        stamp = dt.datetime(2024, 12, 1, 8, tzinfo=dt.UTC)
        assert events(answer.ics(stamp=stamp))[0]["DTSTAMP"].dt == stamp

    def test_lines_are_folded_and_ended_as_the_standard_asks(self) -> None:
        text = vf.anniversaries(vf.load(), 2025).ics("vi")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))

    def test_without_the_package_it_names_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = builtins.__import__

        def without(name: str, *args: Any, **more: Any) -> Any:
            if name == "icalendar":
                raise ImportError(name)
            return real(name, *args, **more)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(vf.MissingExtra, match=r"vnforeign\[calendar\]"):
            vf.anniversaries(vf.Dataset.of([]), 2025).ics()
