"""Values and records as version 0.1.0 wrote them: later versions must read them alike.

``python tests/kept.py`` writes the fixtures of the version at hand, beside those of the versions
before; what is there is never written again.
"""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal
from pathlib import Path

import vnforeign as vf

FOLDER = Path(__file__).parent / "fixtures"


def values() -> dict[str, object]:
    """One of every kind of value that people keep, and how it reads."""
    data = vf.load()
    return {
        "number": vf.DocumentNumber.parse("57- KL/TW"),
        "joint number": vf.DocumentNumber.parse("01/2014/TTLT-BNG-BTC"),
        "amount": vf.Quantity.parse("ước đạt 15,4 tỷ USD"),
        "range": vf.Quantity.parse("200-300 triệu USD"),
        "part": vf.Quantity.parse("23/28 nước"),
        "month": vf.PartialDate.parse("tháng 9/2023"),
        "half-year": vf.Period.parse("6 tháng đầu năm 2024"),
        "open period": vf.Period.parse("đến năm 2030, tầm nhìn 2045"),
        "bounds": vf.Quantity.parse("trên 3,862 tỷ USD").bounds,
        "codes": vf.Codes({"gso": "19", "iso-3166-2": "VN-69"}),
        "records": vf.Dataset.of(
            [
                vf.Source(id="s", title="Báo cáo", published_on=vf.PartialDate.parse("2024-07")),
                vf.Partnership(
                    id="t",
                    local="VN-69",
                    foreign="KR-47",
                    country="KR",
                    level=vf.Level.PROVINCIAL,
                    steps=(vf.Step(form=vf.Form.SIGNED, since=vf.PartialDate.parse("2005-09")),),
                ),
                vf.Observation(
                    id="o",
                    indicator="exports",
                    place="VN-69",
                    period=vf.Period.parse("2024-H1"),
                    quantity=vf.Quantity.parse("ước 15,4 tỷ USD"),
                    status=vf.Status.ESTIMATE,
                    evidence=(vf.Evidence(source="s", start=7, end=22, printed="ước 15,4 tỷ USD"),),
                ),
            ],
            version="mine",
        ),
        "total": vf.total([], currency="USD"),
        "rate": vf.Rate(
            of=vf.Unit.of("USD"),
            to=vf.Unit.of("VND"),
            value=Decimal(24000),
            on=dt.date(2024, 6, 28),
            source="an example",
        ),
        "error": vf.UnknownName("place", "thai nguyen", ("thai-nguyen",)),
        "shipped record": data.directives["57-kl-tw-2023"],
    }


def write() -> None:
    """Write the fixtures of this version, where there are none yet."""
    for name, content in (
        (f"values-{vf.__version__}.pickle", pickle.dumps(values(), protocol=4)),
        (f"records-{vf.__version__}.json", vf.to_json(values()["records"]).encode()),  # type: ignore[arg-type]  # the one dataset among the values
    ):
        file = FOLDER / name
        if not file.exists():
            file.write_bytes(content)


if __name__ == "__main__":
    write()
