"""Partners by place, country, form and day; and all that a place has with a country."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import vnforeign as vf


def place(name: str, **more: Any) -> vf.Place:
    given: dict[str, Any] = {"kind": vf.PlaceKind.PROVINCE, "country": "VN", "name_vi": name}
    return vf.Place(id=name, name_en=name, **(given | more))


def tie(
    name: str, local: str, foreign: str, *steps: tuple[str, ...], **more: Any
) -> vf.Partnership:
    """A tie; a step is a form, perhaps with since and until."""
    made = [
        vf.Step(
            form=vf.Form(form),
            since=vf.PartialDate.parse(dates[0]) if dates and dates[0] else None,
            until=vf.PartialDate.parse(dates[1]) if len(dates) > 1 else None,
            cites=("paper",),
        )
        for form, *dates in steps
    ]
    given: dict[str, Any] = {"level": vf.Level.PROVINCIAL, "country": "LA"} | more
    return vf.Partnership(id=name, local=local, foreign=foreign, steps=tuple(made), **given)


REFERENCE: tuple[vf.Record, ...] = (
    vf.Source(id="paper", title="Báo cáo", published_on=vf.PartialDate.parse("2021-12-14")),
    place("VN", kind=vf.PlaceKind.COUNTRY, country=None),
    place("LA", kind=vf.PlaceKind.COUNTRY, country=None, name_vi="Lào"),
    place("VN-69"),
    place("VN-54"),
    place("song-cong", kind=vf.PlaceKind.CITY, parent="VN-69"),
    place("gate", kind=vf.PlaceKind.BORDER_GATE, parent="song-cong"),
    place("LA-LP", kind=vf.PlaceKind.FOREIGN_PROVINCE, country="LA", name_vi="Luông Pha-băng"),
    vf.Institution(id="union", name_vi="Hội", name_en="Union", kind="union", place="VN-69"),
    vf.Institution(id="lao-press", name_vi="Báo", name_en="Press", kind="press", place="LA-LP"),
)


def data(*records: vf.Record) -> vf.Dataset:
    return vf.Dataset.of([*REFERENCE, *records])


def ids(*ties: vf.Partnership, **asked: Any) -> list[str]:
    return [one.partnership.id for one in vf.partners(data(*ties), **asked)]


SIDES = (
    tie("a", "VN-69", "LA-LP", ("signed",)),
    tie("b", "VN-54", "LA-LP", ("twinned",)),
    tie("c", "song-cong", "JP", ("contact",), country="JP"),
    tie("d", "gate", "LA", ("border-pair",)),
    tie("e", "union", "lao-press", ("contact",), country=None),
    tie("f", "VN", "LA", ("special",), level=vf.Level.NATIONAL),
)


class TestSides:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, "abcdef"),
            ({"place": "VN-69"}, "acde"),
            ({"place": "song-cong"}, "cd"),
            ({"place": "VN-54"}, "b"),
            ({"place": "VN"}, "f"),
            ({"country": "LA"}, "abdef"),
            ({"place": "VN-69", "country": "LA"}, "ade"),
            ({"form": "signed"}, "a"),
            ({"form": vf.Form.CONTACT}, "ce"),
            ({"level": "national"}, "f"),
            ({"place": "VN-54", "form": "signed"}, ""),
        ],
    )
    def test_a_place_counts_with_what_lies_in_it_and_its_bodies(
        self, asked: dict[str, Any], found: str
    ) -> None:
        assert ids(*SIDES, **asked) == list(found)

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"place": "VN-6"}, "no place 'VN-6'; near it: 'VN-69'"),
            ({"country": "Lao"}, "no country 'Lao'; near it: 'LA'"),
            ({"form": "sign"}, "no form 'sign'; near it: 'signed'"),
            ({"level": "?"}, "no level '?'; near it: 'national'"),
        ],
    )
    def test_an_unknown_name_proposes_near_ones(self, asked: dict[str, Any], said: str) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            ids(*SIDES, **asked)
        assert said in str(caught.value)


class TestForms:
    def test_a_tie_in_two_forms_is_given_once_for_each(self) -> None:
        both = tie("a", "VN-69", "LA-LP", ("twinned",), ("signed",))
        assert [one.form.value for one in vf.partners(data(both))] == ["twinned", "signed"]

    def test_on_the_ladder_the_last_step_takes_the_place_of_the_earlier(self) -> None:
        korea = tie("a", "VN", "LA", ("diplomatic-relations", "1962"), ("strategic", "2009"),
                    ("comprehensive-strategic", "2022-12-05"))  # fmt: skip
        assert ids(korea, form="strategic") == []
        assert ids(korea, form="comprehensive-strategic") == ["a"]
        assert ids(korea, form="diplomatic-relations") == ["a"]
        assert ids(korea, form="strategic", on=dt.date(2010, 1, 1)) == ["a"]

    def test_a_form_that_ended_is_left_out(self) -> None:
        ended = tie("a", "VN-69", "LA-LP", ("signed", "2009", "2014-03-31"))
        assert ids(ended) == []
        assert ids(ended, on=dt.date(2014, 3, 31)) == ["a"]
        assert ids(ended, on=dt.date(2014, 4, 1)) == []


class TestDays:
    def test_a_dated_step_holds_from_its_day(self) -> None:
        signed = tie("a", "VN-69", "LA-LP", ("signed", "2005-09-20"))
        assert ids(signed, on=dt.date(2005, 9, 19)) == []
        assert ids(signed, on=dt.date(2005, 9, 20)) == ["a"]

    def test_a_rough_date_that_may_or_may_not_be_over_is_named_and_left_out(self) -> None:
        signed = tie("a", "VN-69", "LA-LP", ("signed", "2005"))
        with pytest.warns(vf.UndecidedWarning, match="2005-06-01 is undecided.*: a"):
            assert ids(signed, on=dt.date(2005, 6, 1)) == []

    def test_an_undated_step_that_only_later_sources_state_is_named_and_given(self) -> None:
        signed = tie("a", "VN-69", "LA-LP", ("signed",))
        with pytest.warns(vf.UndecidedWarning, match=": a") as caught:
            assert ids(signed, on=dt.date(2010, 1, 1)) == ["a"]
        assert "undecided" in str(caught[0].message)
        assert ids(signed, on=dt.date(2021, 12, 14)) == ["a"]

    def test_nothing_undecided_is_said_of_forms_not_asked_for(self) -> None:
        both = tie("a", "VN-69", "LA-LP", ("signed", "2005-01-01"), ("twinned", "2010"))
        assert ids(both, form="signed", on=dt.date(2010, 6, 1)) == ["a"]

    def test_a_day_after_the_last_source_is_answered_with_a_warning(self) -> None:
        signed = tie("a", "VN-69", "LA-LP", ("signed", "2005-09-20"))
        with pytest.warns(vf.CoverageWarning, match="of 2021-12-14") as caught:
            assert ids(signed, on=dt.date(2022, 1, 1)) == ["a"]
        warning = caught[0].message
        assert isinstance(warning, vf.CoverageWarning)
        assert "nguồn cuối cùng" in warning.message("vi")


class TestWords:
    def test_a_partner_reads_as_a_line(self) -> None:
        (one,) = vf.partners(data(tie("a", "VN-69", "LA-LP", ("signed", "2005-09"))))
        assert one.text() == "VN-69 - LA-LP: signed, September 2005"
        assert one.text("vi", data=data()) == (
            "VN-69 - Luông Pha-băng: đã ký kết hợp tác, tháng 9 năm 2005"
        )


def event(name: str, where: str | None, *who: str) -> vf.Event:
    return vf.Event(
        id=name, name_vi=name, name_en=name, kind="visit-in", place=where, participants=who
    )


def said(name: str, gist: str, where: str = "VN-69") -> vf.Commitment:
    return vf.Commitment(
        id=name, place=where, kind=vf.CommitmentKind.TASK, gist_vi=gist, gist_en="x"
    )


def traded(name: str, where: str, counterpart: str | None) -> vf.Observation:
    return vf.Observation(
        id=name, indicator="exports", place=where, counterpart=counterpart,
        period=vf.Period.parse("2024"), quantity=vf.Quantity.parse("5 USD"),
    )  # fmt: skip


class TestTies:
    WITH = (
        *SIDES,
        event("both", "VN-69", "LA-LP"),
        event("bodies", None, "union", "lao-press"),
        event("alone", "VN-69", "union"),
        event("elsewhere", "VN-54", "LA"),
        said("names-it", "Mở rộng hợp tác với Lào"),
        said("names-its-province", "Giữ quan hệ với Luông Pha-băng"),
        said("names-another", "Giữ quan hệ với Nhật Bản"),
        said("only-within-a-word", "Làoặc"),
        said("of-another", "Hợp tác với Lào", "VN-54"),
        traded("trade", "VN-69", "LA-LP"),
        traded("trade-of-another", "VN-54", "LA-LP"),
        traded("trade-with-another", "VN-69", "VN-54"),
        traded("trade-with-all", "VN-69", None),
    )

    def test_the_other_side_may_be_one_place_of_a_country(self) -> None:
        found = vf.ties(data(*self.WITH), "VN-69", "LA-LP")
        assert [one.id for one in found.events] == ["bodies", "both"]
        assert [one.id for one in found.commitments] == ["names-its-province"]
        assert [one.id for one in found.observations] == ["trade"]

    def test_it_gathers_what_both_sides_share(self) -> None:
        found = vf.ties(data(*self.WITH), "VN-69", "LA")
        assert [one.id for one in found.partnerships] == ["a", "d", "e"]
        assert [one.partnership.id for one in found.agreements] == ["a"]
        assert [one.id for one in found.events] == ["bodies", "both"]
        assert [one.id for one in found.commitments] == ["names-it", "names-its-province"]
        assert [one.id for one in found.observations] == ["trade"]
        assert found

    def test_nothing_is_nothing_and_says_so(self) -> None:
        found = vf.ties(data(), "VN-69", "LA")
        assert not found
        assert found.text(data=data()) == "VN-69 - LA: the data state nothing."
        assert found.text("vi", data=data()) == "VN-69 - Lào: dữ liệu không nêu gì."

    def test_a_country_without_a_name_long_enough_is_mentioned_nowhere(self) -> None:
        italy = place("IT", kind=vf.PlaceKind.COUNTRY, country=None, name_vi="Ý")
        found = vf.ties(data(italy, said("a", "Ý kiến của Ý")), "VN-69", "IT")
        assert found.commitments == ()

    def test_a_body_is_a_side_too_but_no_commitment_is_searched_for_its_name(self) -> None:
        found = vf.ties(data(*self.WITH), "VN-69", "lao-press")
        assert [one.id for one in found.events] == ["bodies"]
        assert found.commitments == ()

    def test_it_reads_under_headings(self) -> None:
        text = vf.ties(data(*self.WITH), "VN-69", "LA").text("vi", data=data(*self.WITH))
        heads = [line for line in text.split("\n") if not line.startswith(" ")]
        assert heads == [
            "VN-69 - Lào",
            "Quan hệ đối tác:",
            "Thỏa thuận:",
            "Sự kiện:",
            "Số liệu:",
            "Nhiệm vụ, mục tiêu:",
        ]

    @pytest.mark.parametrize(("where", "with_"), [("VN-6", "LA"), ("VN-69", "LAO")])
    def test_an_unknown_side_proposes_near_names(self, where: str, with_: str) -> None:
        with pytest.raises(vf.UnknownName) as caught:
            vf.ties(data(), where, with_)
        assert caught.value.near


class TestOnTheShippedData:
    def test_lang_son_and_china_share_gates_mechanisms_and_figures(self) -> None:
        found = vf.ties(vf.load(), "VN-09", "CN")
        assert len(found.partnerships) == 5
        assert "lang-son-border-gate-pairs-2021-12-14" in [one.id for one in found.observations]

    def test_the_seven_localities_signed_with_thai_nguyen(self) -> None:
        found = vf.partners(vf.load(), place="VN-69", form="signed")
        assert len(found) == 7
