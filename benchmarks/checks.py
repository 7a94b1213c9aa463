"""100,000 observations from CSV with every rule on, beside `frictionless validate`.

    pip install frictionless && python -m benchmarks.checks [--records 100000] [--pairs 3]

Each side runs in a process of its own, in turn. Ours is what ``vnforeign check FOLDER`` does:
read the CSV into validated records, lay the shipped records beside them, ask all the rules.
Theirs is ``Resource(path, schema).validate()`` on the same file, with a schema that says of each
column what a table schema can (type, required, pattern, enumeration; ``id`` is the primary key).
Then the rules alone, over the records in memory; and the peak memory of reading and checking
against that of the records themselves.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import importlib.metadata
import json
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import vnforeign as vf

OURS = """
import sys, time
start = time.perf_counter()
import vnforeign as vf
mine = vf.read(sys.argv[1])
ours = vf.load()
report = vf.check(mine | vf.Dataset.of(one for one in ours if one.id not in mine))
print(time.perf_counter() - start, len(mine), len(report))
"""
THEIRS = """
import json, sys, time
start = time.perf_counter()
from frictionless import Resource, Schema, system
with system.use_context(trusted=True):
    schema = Schema.from_descriptor(json.load(open(sys.argv[2])))
    report = Resource(path=sys.argv[1], schema=schema).validate()
assert report.valid, report.flatten()[:3]
print(time.perf_counter() - start, report.tasks[0].stats["rows"], 0)
"""
ALONE = """
import gc, resource, sys, time
import vnforeign as vf
data = vf.read(sys.argv[1]) | vf.Dataset.of(vf.load())
many = len(data.observations)
rules = vf.rules()
vf.check(vf.load())  # warm: modules are imported and tables made on first use
gc.collect()
took = []
for _ in range(3):
    start = time.perf_counter()
    report = vf.check(data, acknowledged=())
    took.append(time.perf_counter() - start)
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
    from vnforeign._tables import read_table
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


def once(program: str, *arguments: object) -> tuple[float, ...]:
    """What a process prints: seconds first."""
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
    parser.add_argument("--pairs", type=int, default=3)
    asked = parser.parse_args()
    version = importlib.metadata.version("frictionless")
    print(f"Python {platform.python_version()}, frictionless {version}; {asked.records} rows")
    with tempfile.TemporaryDirectory() as name:
        folder, schema = Path(name) / "data", Path(name) / "schema.json"
        folder.mkdir()
        write(folder, asked.records)
        schema.write_text(json.dumps(SCHEMA), "utf-8")
        speed = []
        for _ in range(asked.pairs):
            ours, rows, findings = once(OURS, folder)
            theirs, _, _ = once(THEIRS, folder / "observations.csv", schema)
            assert rows == asked.records
            speed.append((theirs / ours, ours, theirs))
            print(f"  ours {ours:.2f} s ({findings:.0f} findings), frictionless {theirs:.2f} s")
        ratio, ours, theirs = sorted(speed)[len(speed) // 2]
        print(f"{ratio:5.2f} times as fast as frictionless (at least 3)")
        took, records, findings, rules, on = once(ALONE, folder)
        print(
            f"{records / took:,.0f} records a second, the rules alone (at least 200,000): "
            f"{rules:.0f} rules, {on:.0f} on observations or the whole, {findings:.0f} findings"
        )
        alone = statistics.median(once(MEMORY, folder, "records")[0] for _ in range(3))
        whole = statistics.median(once(MEMORY, folder, "check")[0] for _ in range(3))
        print(
            f"{whole / alone:5.2f} times the memory of the records at the peak (at most 3): "
            f"{whole / 1024:.0f} MB against {alone / 1024:.0f} MB"
        )


if __name__ == "__main__":
    main()
