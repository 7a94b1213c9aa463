"""100,000 observations from CSV with every rule on, beside `frictionless validate`.

    pip install frictionless && python -m benchmarks.checks [--records 100000] [--pairs 5]

Both sides are their commands, in turn: ``vnforeign check FOLDER`` reads the CSV into validated
records, lays the shipped records beside them and asks all the rules; ``frictionless validate
datapackage.json`` validates the same file by a schema that says of each column what a table schema
can (type, required, pattern, enumeration), ``id`` as the primary key, and foreign keys to the
tables of indicators, places and sources, as our rules hold references too. Times are those of the
whole command, start-up included: on the clock, as whoever waits for it counts, and in processor
seconds, of which our command uses more than one process has, where there are two.
Then the rules alone, over the records in memory; and the peak memory of reading and checking
against that of the records themselves.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import importlib.metadata
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import vnforeign as vf

ALONE = """
import gc, sys, time
import vnforeign as vf
data = vf.read(sys.argv[1]) | vf.Dataset.of(vf.load())
rules = vf.rules()
vf.check(vf.load())  # warm: modules are imported and tables made on first use
gc.collect()
took = []
for _ in range(3):
    start = time.process_time()
    report = vf.check(data, acknowledged=())
    took.append(time.process_time() - start)
on = sum(rule.on in ("observations", "dataset") for rule in rules)
print(min(took), len(data), len(report), len(rules), on)
"""
MEMORY = """
import resource, sys
import vnforeign as vf
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from vnforeign.dataset import record_class
list(vf.load()); vf.check(vf.load())  # what the library itself takes
base = peak()
if sys.argv[2] == "records":
    # The records alone: made one by one from a generator, so that nothing else is ever in memory.
    import csv
    made = vf.converter().get_structure_hook(vf.Observation)
    records = []
    with open(sys.argv[1] + "/observations.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            raw = {k: v for k, v in row.items() if v and "." not in k}
            raw["quantity"] = {k: row["quantity." + k] for k in ("amount", "unit", "hedge")}
            e = {k: row["evidence." + k] for k in ("source", "start", "end", "printed")}
            e["start"], e["end"] = int(e["start"]), int(e["end"])
            raw["evidence"] = [e]
            records.append(made(raw, vf.Observation))
else:
    mine = vf.read(sys.argv[1])
    ours = vf.load()
    vf.check(mine | vf.Dataset.of(one for one in ours if one.id not in mine))
print(peak() - base, 0, 0)
"""
COLUMNS = (
    "id", "indicator", "place", "period", "quantity.amount", "quantity.unit", "quantity.hedge",
    "status", "evidence.source", "evidence.start", "evidence.end", "evidence.printed",
)  # fmt: skip
ID = r"[A-Za-z0-9](?:[A-Za-z0-9.]|-(?!-))*"
SCHEMA = {
    "primaryKey": ["id"],
    "fields": [
        *(
            {"name": name, "type": "string", "constraints": {"required": True, "pattern": ID}}
            for name in ("id", "indicator", "place")
        ),
        {
            "name": "period",
            "type": "string",
            "constraints": {"required": True, "pattern": r"[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}))?"},
        },
        {"name": "quantity.amount", "type": "number", "constraints": {"required": True}},
        {
            "name": "quantity.unit",
            "type": "string",
            "constraints": {"required": True, "enum": ["USD", "VND", "project"]},
        },
        {
            "name": "quantity.hedge",
            "type": "string",
            "constraints": {"enum": ["exact", "over", "about", "nearly", "estimate"]},
        },
        {
            "name": "status",
            "type": "string",
            "constraints": {"enum": ["normal", "estimate", "provisional", "target"]},
        },
        {"name": "evidence.source", "type": "string", "constraints": {"pattern": ID}},
        {"name": "evidence.start", "type": "integer", "constraints": {"minimum": 0}},
        {"name": "evidence.end", "type": "integer", "constraints": {"minimum": 0}},
        {"name": "evidence.printed", "type": "string", "constraints": {"maxLength": 120}},
    ],
}
KEYS = {"indicator": "indicators", "place": "places", "evidence.source": "sources"}
SAID = {"exact": "", "over": "trên ", "about": "khoảng "}


def write(folder: Path, many: int) -> None:
    """Observations as a ministry would keep them, of every province and indicator; seeded."""
    chance = random.Random(20261125)
    data = vf.load()
    flows = [one for one in data.indicators if one.unit.code == "USD" and one.nature == "flow"]
    provinces = [one.id for one in data.places if one.kind == "province" and one.since is None]
    days = [one for one in data.sources if one.published_on is not None]
    latest = max(days, key=lambda one: one.published_on.last if one.published_on else dt.date.min)
    series = [(flow.id, place) for flow in flows for place in provinces]
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number in range(many):
            indicator, place = series[number % len(series)]
            month = number // len(series)  # no two figures of one month and series
            year, part = 1990 + month // 12 % 34, month % 12 + 1
            hedge = chance.choice(("exact", "exact", "over", "about"))
            millions = chance.randint(1, 9999)
            printed = f"{SAID[hedge]}{millions} triệu USD"
            rows.writerow(
                (
                    f"figure-{number:06}", indicator, place, f"{year}-{part:02}",
                    f"{millions}000000", "USD", hedge, "normal",
                    latest.id, number, number + len(printed), printed,
                )
            )  # fmt: skip


def describe(folder: Path) -> None:
    """Write the package that frictionless validates, and the tables its foreign keys lead to."""
    data = vf.load()
    targets = {
        "indicators": data.indicators.ids,
        "places": (*data.places.ids, *data.countries.ids),
        "sources": data.sources.ids,
    }
    keys = [
        {"fields": [column], "reference": {"resource": name, "fields": ["id"]}}
        for column, name in KEYS.items()
    ]
    table = {"name": "observations", "path": "observations.csv"}
    resources: list[dict[str, object]] = [{**table, "schema": {**SCHEMA, "foreignKeys": keys}}]
    for name, ids in targets.items():
        (folder / f"{name}.csv").write_text("\n".join(["id", *ids]), "utf-8")
        schema = {"fields": [{"name": "id", "type": "string"}], "primaryKey": ["id"]}
        resources.append({"name": name, "path": f"{name}.csv", "schema": schema})
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")


def cost(*words: object) -> tuple[float, float]:
    """Seconds of a command that must end well, on the clock and of processors.

    It starts from bytecode, as an installed one does.
    """
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        list(map(str, words)), check=False, capture_output=True, text=True, env=kept
    )
    took = time.perf_counter() - start
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def once(program: str, *arguments: object) -> tuple[float, ...]:
    """What a program prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(map(float, done.stdout.split()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=5)
    asked = parser.parse_args()
    version = importlib.metadata.version("frictionless")
    print(f"Python {platform.python_version()}, frictionless {version}; {asked.records} rows")
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name) / "ours", Path(name) / "theirs"
        for folder in (ours, theirs):
            folder.mkdir()
            write(folder, asked.records)
        describe(theirs)
        check = (sys.executable, "-m", "vnforeign.cli", "check", ours, "--no-config")
        in_one = (*check, "--processes", "1")
        validate = (sys.executable, "-m", "frictionless", "validate", theirs / PACKAGE)
        runs = []
        for _ in range(asked.pairs):
            runs.append((cost(*check), cost(*in_one), cost(*validate)))
            said = " / ".join(f"{clock:.2f} s ({cpu:.2f})" for clock, cpu in runs[-1])
            print(f"  check / in one process / frictionless, clock (processors): {said}")

        def times(mine: int, kind: int) -> str:
            ratios = sorted(run[2][kind] / run[mine][kind] for run in runs)
            return f"{statistics.median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"

        print(f"{times(0, 0)} times as fast as frictionless on the clock (at least 3)")
        print(f"{times(1, 0)} times as fast in one process")
        print(f"{times(1, 1)} times less processor time in one process")
        took, records, findings, rules, on = once(ALONE, ours)
        print(
            f"{records / took:,.0f} records a second, the rules alone (at least 200,000): "
            f"{rules:.0f} rules, {on:.0f} on observations or the whole, {findings:.0f} findings"
        )
        alone = statistics.median(once(MEMORY, ours, "records")[0] for _ in range(3))
        whole = statistics.median(once(MEMORY, ours, "check")[0] for _ in range(3))
        print(
            f"{whole / alone:5.2f} times the memory of the records at the peak (at most 3): "
            f"{whole / 1024:.0f} MB against {alone / 1024:.0f} MB"
        )


PACKAGE = "datapackage.json"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, our modules would be compiled at each start, and those of pip would not."""

if __name__ == "__main__":
    main()
