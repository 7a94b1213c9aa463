"""For each rule on time: a good dataset, and the same one spoiled in just that way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupted_records import (
    DAY,
    LAOS,
    NAMES,
    a_date,
    body,
    day_of,
    document,
    pair,
    province,
)
from checks.corrupting import Pair, corruption
from vnforeign.values.terms import congresses, national_assemblies

GAPS = st.integers(1, 3_000)
YEARS = st.integers(2001, 2023)


def paper(published: dt.date) -> vf.Source:
    return vf.Source(id="paper", title="Báo cáo", published_on=day_of(published))


def event(name: str, **fields: Any) -> vf.Event:
    given: dict[str, Any] = {"name_vi": "Hội nghị", "name_en": "e", "kind": "conference"}
    return vf.Event(**{"id": name, "cites": ("s",), **given, **fields})


def either_side(draw: st.DrawFn) -> tuple[dt.date, vf.PartialDate, vf.PartialDate]:
    """The day a paper came out, a day of before, and one of after."""
    out = a_date(draw)
    return out, day_of(out - draw(st.integers(0, 3_000)) * DAY), day_of(out + draw(GAPS) * DAY)


@corruption("VNF401")
@st.composite
def the_document_is_later_than_the_paper(draw: st.DrawFn) -> Pair:
    out, before, after = either_side(draw)
    good = document(draw(NAMES), type="CL", issued_on=before, cites=("paper",))
    return pair(draw, good, attrs.evolve(good, issued_on=after), paper(out))


@corruption("VNF402")
@st.composite
def the_event_is_later_than_the_paper(draw: st.DrawFn) -> Pair:
    out, before, after = either_side(draw)
    good = event(draw(NAMES), date=before, cites=("paper",))
    return pair(draw, good, attrs.evolve(good, date=after), paper(out))


@corruption("VNF403")
@st.composite
def the_step_is_later_than_the_paper(draw: st.DrawFn) -> Pair:
    out, before, after = either_side(draw)
    form = draw(st.sampled_from((vf.Form.AGREEMENT, vf.Form.CONTACT, vf.Form.SIGNED)))
    step = vf.Step(form=form, since=before, cites=("paper",))
    good = vf.Partnership(
        id=draw(NAMES), local="VN", foreign="LA", country="LA", level=vf.Level.NATIONAL,
        steps=(step,),
    )  # fmt: skip
    bad = attrs.evolve(good, steps=(attrs.evolve(step, since=after),))
    return pair(draw, good, bad, paper(out), LAOS)


def indicator(nature: vf.Nature, unit: vf.Unit = vf.Unit.USD) -> vf.Indicator:
    return vf.Indicator(
        id="exports", name_vi="xuất khẩu", name_en="exports", definition="Goods exported.",
        unit=unit, nature=nature,
    )  # fmt: skip


def figure(draw: st.DrawFn, period: vf.Period, **fields: Any) -> vf.Observation:
    unit = fields.pop("unit", vf.Unit.USD)
    given: dict[str, Any] = {
        "id": draw(NAMES),
        "indicator": "exports",
        "place": "VN",
        "quantity": vf.Quantity(amount=Decimal(draw(st.integers(1, 99))), unit=unit),
        "cites": ("s",),
    }
    return vf.Observation(**{**given, "period": period, **fields})


@corruption("VNF404")
@st.composite
def the_year_was_not_over(draw: st.DrawFn) -> Pair:
    year = draw(YEARS)
    out = a_date(draw, dt.date(year, 1, 1), dt.date(year, 12, 30))
    good = figure(draw, vf.Period.year(year - draw(st.integers(1, 5))), cites=("paper",))
    bad = attrs.evolve(good, period=vf.Period.year(year))
    return pair(draw, good, bad, paper(out), indicator(vf.Nature.FLOW))


def growth(draw: st.DrawFn, period: vf.Period, base: vf.Period) -> vf.Observation:
    return figure(draw, period, change_vs=base, unit=vf.Unit.PERCENT)


@corruption("VNF405")
@st.composite
def the_base_is_not_before(draw: st.DrawFn) -> Pair:
    year = draw(YEARS)
    period = draw(st.sampled_from((vf.Period.year(year), vf.Period.half(year, 1))))
    later = period.shift(years=draw(st.integers(0, 5)))
    good = growth(draw, period, period.shift(years=-draw(st.integers(1, 5))))
    measured = indicator(vf.Nature.CHANGE, vf.Unit.PERCENT)
    return pair(draw, good, attrs.evolve(good, change_vs=later), measured)


@corruption("VNF406")
@st.composite
def the_base_has_another_length(draw: st.DrawFn) -> Pair:
    year = draw(YEARS)
    spans = [vf.Period.year(year), vf.Period.half(year, 1), vf.Period.quarter(year, 1),
             vf.Period.month(year, 5)]  # fmt: skip
    period, other = draw(st.permutations(spans))[:2]
    back = -draw(st.integers(1, 5))
    good = growth(draw, period, period.shift(years=back))
    measured = indicator(vf.Nature.CHANGE, vf.Unit.PERCENT)
    return pair(draw, good, attrs.evolve(good, change_vs=other.shift(years=back)), measured)


@corruption("VNF409")
@st.composite
def the_paper_was_read_before(draw: st.DrawFn) -> Pair:
    out, before, after = either_side(draw)
    page = attrs.evolve(paper(out), address="https://example.vn", publisher="A")
    good = attrs.evolve(page, accessed_on=after)
    if before == day_of(out):
        before = day_of(out - DAY)
    held = event("held", cites=("s", good.id))
    return pair(draw, good, attrs.evolve(good, accessed_on=before), held)


@corruption("VNF410")
@st.composite
def the_horizon_is_over(draw: st.DrawFn) -> Pair:
    issued = a_date(draw, first=dt.date(2005, 1, 1))
    ahead = issued.year + draw(st.integers(0, 20))
    spans = (vf.Period.between(issued.year, ahead), vf.Period.as_of(vf.PartialDate.of(ahead)))
    good = document(
        draw(NAMES), type="CL", issued_on=day_of(issued), horizon=draw(st.sampled_from(spans))
    )
    back = issued.year - draw(st.integers(1, 10))
    over = (vf.Period.between(back - 4, back), vf.Period.as_of(vf.PartialDate.of(back)))
    return pair(draw, good, attrs.evolve(good, horizon=draw(st.sampled_from(over))))


@corruption("VNF411")
@st.composite
def the_congress_met_another_time(draw: st.DrawFn) -> Pair:
    term = draw(st.integers(9, 14))
    if draw(st.booleans()):
        met = congresses[term]
        first, last, kind = met.start, met.end, "congress"
        name = f"Đại hội đại biểu toàn quốc lần thứ {met.roman} của Đảng"
    else:
        sat = national_assemblies[term]
        first, last = sat.first_session, national_assemblies[term + 1].first_session - DAY
        name, kind = f"Kỳ họp thứ 2, Quốc hội khóa {sat.roman}", "session"
    right = day_of(first + draw(st.integers(0, (last - first).days)) * DAY)
    gap = draw(st.integers(2, 300)) * DAY
    wrong = day_of(draw(st.sampled_from((first - gap, last + gap))))
    good = event(draw(NAMES), name_vi=name, kind=kind, date=right)
    return pair(draw, good, attrs.evolve(good, date=wrong))


@corruption("VNF412")
@st.composite
def the_end_is_before_the_beginning(draw: st.DrawFn) -> Pair:
    began = a_date(draw)
    life = {"since": day_of(began), "until": day_of(began + draw(st.integers(0, 3_000)) * DAY)}
    gone = day_of(began - draw(GAPS) * DAY)
    if draw(st.booleans()):
        there = province("vn-there", kind=vf.PlaceKind.REGION, **life)
        return pair(draw, there, attrs.evolve(there, until=gone))
    office = body("office", **life)
    return pair(draw, office, attrs.evolve(office, until=gone))


@corruption("VNF414")
@st.composite
def the_body_was_not_there(draw: st.DrawFn) -> Pair:
    end, before, after = either_side(draw)
    if draw(st.booleans()):
        office, right, wrong = body("office", until=day_of(end)), before, after
    else:
        office, right, wrong = body("office", since=day_of(end + DAY)), after, before
    if draw(st.booleans()):
        guide = document(draw(NAMES), type="HD", issuer="office", issued_on=right)
        return pair(draw, guide, attrs.evolve(guide, issued_on=wrong), office)
    held = event(draw(NAMES), participants=("office",), date=right)
    return pair(draw, held, attrs.evolve(held, date=wrong), office)


@corruption("VNF416")
@st.composite
def the_century_is_another(draw: st.DrawFn) -> Pair:
    text = draw(st.sampled_from(("47/NQ-CP", "15/QĐ-BNG", "57-KL/TW", "03-HD/VPTW")))
    issued = a_date(draw, first=dt.date(2001, 1, 1), last=dt.date(2024, 12, 28))
    good = document(draw(NAMES), number=text, issued_on=day_of(issued))
    wrong = day_of(issued.replace(year=issued.year - 100, day=1))
    return pair(draw, good, attrs.evolve(good, issued_on=wrong))


@corruption("VNF419")
@st.composite
def the_date_is_left_out(draw: st.DrawFn) -> Pair:
    year = draw(YEARS)
    name = draw(st.sampled_from(("Năm APEC {}", "Hội nghị {} tại Hà Nội", "Cuộc đua {}")))
    good = event(draw(NAMES), name_vi=name.format(year), date=vf.PartialDate.of(year))
    return pair(draw, good, attrs.evolve(good, date=None))
