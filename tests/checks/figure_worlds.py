"""Small worlds for the corruptions of figures and evidence, and what lies around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

import vnforeign as vf
from checks.corrupting import Pair, corruption

Records = list[vf.Record]
Spoil = Callable[[st.DrawFn], tuple[Records, Records]]

COUNTRIES = {"VN": "Việt Nam", "LA": "Lào", "KR": "Hàn Quốc", "CN": "Trung Quốc"}
PROVINCES = {"VN-69": "Thái Nguyên", "VN-54": "Bắc Giang", "VN-23": "Hà Tĩnh"}
AROUND = "around"
"""How the ids of all begin that no corruption touches."""


def source(**more: Any) -> vf.Source:
    """The source of what is spoiled."""
    return vf.Source(**{"id": "s", "title": "Bài viết", **more})


def indicator(
    unit: str = "USD", nature: str = "flow", name: str = "i", **more: Any
) -> vf.Indicator:
    given = {
        "name_vi": f"chỉ tiêu {name}",
        "name_en": f"indicator {name}",
        "definition": f"What {name} measures.",
    }
    return vf.Indicator(
        id=name, unit=vf.Unit.of(unit), nature=vf.Nature(nature), **{**given, **more}
    )


def figure(
    amount: Decimal | int, unit: str = "USD", name: str = "o", period: str = "2020", **more: Any
) -> vf.Observation:
    """A figure of indicator i; hedge, upper and of go to its quantity."""
    parts = {key: more.pop(key) for key in ("hedge", "upper", "of") if key in more}
    if "change_vs" in more:
        more["change_vs"] = vf.Period.parse(more["change_vs"])
    made = vf.Quantity(amount=Decimal(amount), unit=vf.Unit.of(unit), **parts)
    given: dict[str, Any] = {"indicator": "i", "cites": ("s",)}
    if "subject" not in more:
        given["place"] = "VN-69"
    return vf.Observation(
        id=name, period=vf.Period.parse(period), quantity=made, **{**given, **more}
    )


def piece(printed: str, start: int = 0, source: str = "s") -> vf.Evidence:
    return vf.Evidence(source=source, start=start, end=start + len(printed), printed=printed)


def event(name: str, *evidence: vf.Evidence, **more: Any) -> vf.Event:
    given = {"name_vi": f"Hội nghị {name}", "name_en": f"Conference {name}", "kind": "conference"}
    return vf.Event(id=name, evidence=evidence, **{**given, **more})


# -- what is drawn -------------------------------------------------------------------------------

wholes = st.integers(2_000, 9_000)
"""Counts of one size: no series of them rises or falls by a factor of five."""
money = st.integers(2_000_000, 9_000_000)
places = st.sampled_from(sorted(PROVINCES))
years = st.integers(2010, 2020)
counted = st.sampled_from(["project", "delegation", "person", "country"])
sides = st.sampled_from(["LA", "KR", "CN"])
HEDGES = st.sampled_from([vf.Hedge.EXACT, vf.Hedge.OVER, vf.Hedge.ABOUT, vf.Hedge.NEARLY])


@st.composite
def _around(draw: st.DrawFn) -> Records:
    """Countries and provinces; a series, events and a source that nothing is wrong with."""
    records: Records = [
        vf.Place(id=key, name_vi=name, name_en=key, kind=vf.PlaceKind.COUNTRY)
        for key, name in COUNTRIES.items()
    ]
    records += [
        vf.Place(id=key, name_vi=name, name_en=key, kind=vf.PlaceKind.PROVINCE, country="VN")
        for key, name in PROVINCES.items()
    ]
    records.append(source(id="around-s", title="Báo cáo"))
    taken = draw(st.lists(years, max_size=3, unique=True))
    if taken:
        records.append(
            indicator(name="around-i", name_en="Rice", name_vi="gạo", definition="Rice.")
        )
        where = draw(places)
    for year in taken:
        amount, hedge = draw(money), draw(HEDGES)
        made = figure(
            amount, name=f"around-{year}", period=str(year), place=where, indicator="around-i",
            hedge=hedge,
        )  # fmt: skip
        printed = piece(str(made.quantity), 100 * year, "around-s")
        records.append(vf.Observation(
            id=made.id, indicator="around-i", place=where, period=made.period,
            quantity=made.quantity, evidence=(printed,),
        ))  # fmt: skip
    for at in range(draw(st.integers(0, 2))):
        day = draw(st.dates(dt.date(2010, 1, 1), dt.date(2020, 12, 31)))
        records.append(
            event(
                f"around-e{at}",
                piece("Hội nghị", 900_000 + 50 * at, "around-s"),
                date=vf.PartialDate.between(day, day),
                place=draw(places),
            )
        )
    return records


def spoils(code: str) -> Callable[[Spoil], Spoil]:
    """Register what draws the records of a valid world, and the same spoiled."""

    def register(make: Spoil) -> Spoil:
        @st.composite
        def pairs(draw: st.DrawFn) -> Pair:
            around = draw(_around())
            valid, spoiled = make(draw)
            return vf.Dataset.of([*around, *valid]), vf.Dataset.of([*around, *spoiled])

        corruption(code)(pairs)
        return make

    return register
