"""Figures for the tests of frames: a small world in which everything can go wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

import vnforeign as vf


def indicator(name: str, nature: str = "flow", unit: str = "USD", **more: Any) -> vf.Indicator:
    return vf.Indicator(
        id=name, name_vi=name, name_en=name, definition=name, unit=vf.Unit.of(unit),
        nature=vf.Nature(nature), **more,
    )  # fmt: skip


def place(name: str, kind: str = "province", **more: Any) -> vf.Place:
    return vf.Place(id=name, name_vi=name, name_en=name, kind=vf.PlaceKind(kind), **more)


DATA = vf.Dataset.of(
    [
        indicator("exports"),
        indicator("fdi"),
        indicator("fdi-new", part_of="fdi"),
        indicator("stock", "stock"),
        indicator("rank", "rank", "rank"),
        indicator("plan", "target"),
        place("VN", "country"),
        place("LA", "country"),
        place("VN-69", country="VN"),
        place("VN-54", country="VN"),
        place("song-cong", "city", country="VN", parent="VN-69"),
        place("LA-LP", "foreign-province", country="LA"),
    ]
)

STREET = vf.Unit(code="street", kind=vf.UnitKind.COUNT, name_vi="tuyến phố", name_en="street")
RATES = (
    vf.Rate(
        of=vf.Unit.of("VND"), to=vf.Unit.of("USD"), value=Decimal("0.0000393"),
        on=dt.date(2024, 6, 28), source="an example",
    ),
)  # fmt: skip


def quantity(printed: str) -> vf.Quantity:
    return vf.Quantity.parse(printed, units=(STREET,))


def figure(printed: str, name: str, **more: Any) -> vf.Observation:
    """A figure read from its printed form: exports of Thái Nguyên in 2024, if nothing else."""
    given: dict[str, Any] = {"indicator": "exports", "place": "VN-69", "period": "2024"} | more
    given["period"] = vf.Period.parse(given["period"])
    given["status"] = vf.Status(given.get("status", "normal"))
    return vf.Observation(id=name, quantity=quantity(printed), **given)


_PRINTED = (
    *("3 USD", "0,125 USD", "trên 3,9 tỷ USD", "gần 14 USD", "dưới 5 USD", "khoảng 7 USD"),
    *("ít nhất 2 USD", "tối đa 9 USD", "từ 200 đến 300 USD", "hàng chục USD"),
)
_OTHER = ("ước 8 USD", "5.000 đồng", "4 dự án", "5%", "thứ 5/63", "6 tuyến phố", "7 km")
_PERIODS = (
    *("2021", "2022", "2023", "2024", "2024-H1", "2024-H2", "2024-Q3", "2024-12", "2024-07-01"),
    *("2024-02-10/2024-02-20", "2024-02-21/2024-03-05", "../2023", "2025/..", "1990/1995"),
    "đến năm 2030, tầm nhìn 2045",
)


@st.composite
def figures(draw: st.DrawFn) -> list[vf.Observation]:
    """Some figures: mostly ones that add, with something now and then that does not."""
    odd = draw(st.sampled_from([(), (), (), ("unit",), ("status",), ("indicator",)]))
    printed = st.sampled_from((*_PRINTED, *_OTHER) if "unit" in odd else _PRINTED)
    statuses = st.sampled_from(vf.Status) if "status" in odd else st.just(vf.Status.NORMAL)
    flows = ("exports", "fdi", "fdi-new")
    indicators = st.sampled_from(
        (*flows, "stock", "rank", "plan", "unheard-of") if "indicator" in odd else flows
    )
    places = st.sampled_from(["VN", "VN-69", "VN-54", "song-cong"])
    about: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.fixed_dictionaries({"place": places}),
        st.fixed_dictionaries({"subject": st.sampled_from(["samsung", "viettel"])}),
    )
    sides = st.sampled_from([None, None, "LA", "LA-LP", "KR"])
    count = draw(st.integers(0, 7))
    return [
        vf.Observation(
            id=f"o{at}",
            indicator=draw(indicators),
            **draw(about),
            counterpart=draw(sides),
            period=vf.Period.parse(draw(st.sampled_from(_PERIODS))),
            quantity=quantity(draw(printed)),
            status=draw(statuses),
            cites=draw(st.sampled_from([(), ("one-source",), ("other-source",)])),
        )
        for at in range(count)
    ]


def _told_again(one: vf.Observation) -> list[vf.Quantity]:
    """What another source may say of a figure; of a rank or a share, only the same."""
    own = one.quantity
    return [own, *(map(quantity, _PRINTED) if own.unit.code == "USD" else ())]


@st.composite
def with_twins(draw: st.DrawFn) -> list[vf.Observation]:
    """Some figures, a few of them told again by another source, in other words perhaps."""
    made = draw(figures())
    again = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
    twins = [
        attrs.evolve(
            one,
            id=f"twin{at}",
            quantity=draw(st.sampled_from(_told_again(one))),
            cites=draw(st.sampled_from([(), ("one-source",), ("other-source", "third-source")])),
        )
        for at, one in enumerate(again)
    ]
    return [*made, *twins]


BY = (None, "place", "subject", "counterpart", "indicator", "period", "status", "id")
"""What both roads can group by."""


def answer_of_records(figures: Iterable[vf.Observation], by: str | None, **more: Any) -> Any:
    """What the road of records says, as plain values."""
    try:
        made = vf.total(figures, by=by, data=DATA, **more) if by else {
            "": vf.total(figures, data=DATA, **more)
        }  # fmt: skip
    except vf.MixedSumError as error:
        return sorted(error.reasons), sorted(error.reasons_vi), sorted(error.records)
    except vf.UnknownName as error:
        return str(error)
    return {name: _plain(one) for name, one in made.items()}


def _plain(total: vf.Total) -> dict[str, Any]:
    bounds = total.bounds
    return {
        "amount": total.amount,
        "unit": total.unit.code if total.unit else None,
        "lower": bounds.lower,
        "lower_open": bounds.lower_open,
        "upper": bounds.upper,
        "upper_open": bounds.upper_open,
        "status": total.status.value if total.status else None,
        "figures": len(total.used),
        "rates": sorted(map(str, total.rates)),
    }


def answer_of_frame(frame: object, by: str | None, **more: Any) -> Any:
    """What the road of frames says, as the same plain values."""
    from vnforeign import frames

    try:
        made = frames.total(frame, by=by, data=DATA, **more)
    except vf.MixedSumError as error:
        return sorted(error.reasons), sorted(error.reasons_vi), sorted(error.records)
    except vf.UnknownName as error:
        return str(error)
    return {
        str(row.pop(by) or "") if by else "": {
            name.removeprefix("total_"): value for name, value in row.items()
        }
        for row in rows_of(made)
    }


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a small frame of polars, pandas or pyarrow, as plain values."""
    import narwhals as nw

    return [
        {name: list(value) if name == "rates" else value for name, value in row.items()}
        for row in nw.from_native(frame, eager_only=True).to_polars().iter_rows(named=True)
    ]
