"""100,000 observations from JSON bytes to validated records, beside pydantic's TypeAdapter.

    pip install pydantic && python -m benchmarks.records [--records 100000] [--pairs 5]

Each side runs in a process of its own, in turn, as its users call it: ours
``read_records(text, Observation)``, theirs ``TypeAdapter(list[Observation]).validate_json(text)``
on frozen models of the same shape with the same checks (id pattern, decimal strings, enumerated
hedge and status, a period read from its label). Printed are the medians of the pairwise ratios of
time and of peak memory.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = """
from vnforeign import Observation, read_records
def read(text):
    records, faults = read_records(text, Observation)
    assert not faults
    return records
"""

THEIRS = """
import datetime as dt, enum, re
from decimal import Decimal
from typing import Annotated
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, TypeAdapter

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
class Hedge(enum.StrEnum):
    EXACT = "exact"; OVER = "over"; NEARLY = "nearly"; ABOUT = "about"; ESTIMATE = "estimate"
class Status(enum.StrEnum):
    NORMAL = "normal"; ESTIMATE = "estimate"; PROVISIONAL = "provisional"; TARGET = "target"
class Unit(enum.StrEnum):
    USD = "USD"; VND = "VND"; PROJECT = "project"; PERCENT = "percent"
class Period(BaseModel):
    model_config = ConfigDict(frozen=True)
    start: dt.date
    end: dt.date
LABEL = re.compile(r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|([0-9]{2})))?").fullmatch
def period(text):
    found = LABEL(text)
    if not found:
        raise ValueError("not a period")
    year = int(found[1])
    first, last = 1, 12
    if found[2]: last = int(found[2]) * 6; first = last - 5
    if found[3]: last = int(found[3]) * 3; first = last - 2
    if found[4]: first = last = int(found[4])
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return Period(start=dt.date(year, first, 1), end=after - dt.timedelta(days=1))
class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
class Quantity(Strict):
    amount: Decimal
    unit: Unit
    hedge: Hedge = Hedge.EXACT
    upper: Decimal | None = None
    of: Decimal | None = None
class Evidence(Strict):
    source: Id
    start: int
    end: int
    printed: str
class Observation(Strict):
    id: Id
    indicator: Id
    place: Id | None = None
    subject: Id | None = None
    counterpart: Id | None = None
    period: Annotated[Period, BeforeValidator(period)]
    quantity: Quantity
    of: Decimal | None = None
    status: Status = Status.NORMAL
    change_vs: Annotated[Period, BeforeValidator(period)] | None = None
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Id, ...] = ()
    notes: tuple[str, ...] = ()
adapter = TypeAdapter(list[Observation])
read = adapter.validate_json
"""

RUN = """
import resource, sys, time
text = open(sys.argv[1], "rb").read()
read(text[: text.index(b"}]}") + 3] + b"]")  # warm: code is generated on first use
start = time.perf_counter()
records = read(text)
took = time.perf_counter() - start
assert len(records) == int(sys.argv[2])
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def observations(many: int) -> str:
    """Observations as a provincial office would keep them, seeded."""
    chance = random.Random(20261122)
    rows = []
    for number in range(many):
        year = chance.randint(2005, 2025)
        label = chance.choice(["", "-H1", "-Q3", "-09"])
        amount = f"{chance.randint(1, 10**12)}" + chance.choice(["", ".5", ".25"])
        printed = f"{amount} USD"
        row = {
            "id": f"figure-{number:06}",
            "indicator": f"indicator-{number % 40}",
            "place": f"VN-{number % 63:02}",
            "period": f"{year}{label}",
            "quantity": {
                "amount": amount,
                "unit": chance.choice(["USD", "VND", "project"]),
                "hedge": chance.choice(["exact", "over", "about"]),
            },
            "status": chance.choice(["normal", "provisional"]),
            "evidence": [
                {
                    "source": f"report-{number % 200}",
                    "start": number,
                    "end": number + len(printed),
                    "printed": printed,
                }
            ],
        }
        rows.append(json.dumps(row, ensure_ascii=False))
    return "[" + ",\n".join(rows) + "]"


def once(side: str, path: Path, many: int) -> tuple[float, float]:
    """Seconds and peak memory of one process."""
    done = subprocess.run(
        [sys.executable, "-c", side + RUN, str(path), str(many)],
        check=True,
        capture_output=True,
        text=True,
    )
    took, memory = done.stdout.split()
    return float(took), float(memory)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=5)
    asked = parser.parse_args()
    print(
        f"Python {platform.python_version()}, pydantic {importlib.metadata.version('pydantic')}, "
        f"cattrs {importlib.metadata.version('cattrs')}; {asked.records} observations"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "observations.json"
        path.write_text(observations(asked.records), "utf-8")
        speed, memory, rate = [], [], []
        for _ in range(asked.pairs):
            ours, ours_memory = once(OURS, path, asked.records)
            theirs, theirs_memory = once(THEIRS, path, asked.records)
            speed.append(theirs / ours)
            memory.append(ours_memory / theirs_memory)
            rate.append((asked.records / ours, asked.records / theirs))
        print(f"{statistics.median(speed):5.2f} times as fast as pydantic (at least 1.5)")
        print(f"{statistics.median(memory):5.2f} of its peak memory (at most 0.7)")
        middle = sorted(rate)[len(rate) // 2]
        print(f"{middle[0]:,.0f} against {middle[1]:,.0f} records a second in the median pair")


if __name__ == "__main__":
    main()
