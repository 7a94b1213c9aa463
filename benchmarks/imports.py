"""What importing and a first look-up cost, as ratios of whole processes run in turn.

    pip install pycountry hypothesis && python -m benchmarks.imports [--pairs 25] [--records 1500]

Each pair runs the two commands one after the other, so that a machine whose speed drifts drifts
for both; the median of the pairwise ratios is printed. The data are first grown to ``--records``
records (in a copy; the package itself is not touched), so that the figure holds for the data to
come. Last, what ``import hypothesis`` takes longer, in milliseconds of the processor, with our
entry point than with one that does nothing: the median of the pairwise differences.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import itertools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import vnforeign

PAIRS = {
    "import vnforeign / import attrs (at most 1.3)": (
        "import vnforeign",
        "import attrs",
    ),
    "a place by its code / pycountry, a subdivision by its code (at most 1.0)": (
        "import vnforeign as vf; vf.load().places['VN-69']",
        "import pycountry; pycountry.subdivisions.get(code='VN-69')",
    ),
    "a figure by its id / pycountry, a subdivision by its code": (
        "import vnforeign as vf; vf.load().observations['thai-nguyen-exports-2024-h1']",
        "import pycountry; pycountry.subdivisions.get(code='VN-69')",
    ),
}


HOOKS = {"ours": "vnforeign._hypothesis:register", "empty": "empty_hook:register"}
TIMED = (
    "import time; start = time.process_time(); import hypothesis;print(time.process_time() - start)"
)


def hooked(folder: Path) -> dict[str, str]:
    """Search paths on which our distribution has our entry point for Hypothesis, or an empty one.

    It hides the installed one, so that nothing else differs.
    """
    paths = {}
    for name, hook in HOOKS.items():
        place = folder / name
        metadata = place / "vnforeign-0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: vnforeign\nVersion: 0\n")
        (metadata / "entry_points.txt").write_text(f"[hypothesis]\nvnforeign = {hook}\n")
        (place / "empty_hook.py").write_text("def register():\n    pass\n")
        paths[name] = os.pathsep.join((str(place), str(folder)))
    return paths


def hook_costs(folder: Path, pairs: int) -> list[float]:
    """How many seconds longer Hypothesis takes to import with our hook, pair by pair."""
    paths = hooked(folder)

    def taken(name: str) -> float:
        environment = {**os.environ, "PYTHONPATH": paths[name]}
        command = [sys.executable, "-c", TIMED]
        done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
        return float(done.stdout)

    taken("ours"), taken("empty")
    return [taken("ours") - taken("empty") for _ in range(pairs)]


def grown_copy(folder: Path, wanted: int) -> Path:
    """The package with its data grown to a number of records, every collection in proportion."""
    package = folder / "vnforeign"
    shutil.copytree(Path(vnforeign.__file__).parent, package)
    files = {
        path: json.loads(path.read_text("utf-8"))
        for path in (package / "data").glob("*.json")
        if path.name not in {"meta.json", "acknowledged.json"}
    }
    missing = wanted - sum(map(len, files.values()))
    turn = itertools.cycle([(path, dict(record)) for path, rs in files.items() for record in rs])
    for number in range(max(missing, 0)):
        path, record = next(turn)
        record = {**record, "id": f"{record['id']}.copy{number}"}
        files[path].append(record)
    for path, records in files.items():
        records.sort(key=lambda record: record["id"])
        text = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        path.write_text(f"[{text}]", "utf-8")
    return folder


def seconds(code: str, path: Path) -> float:
    """How long a fresh interpreter takes."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=25)
    parser.add_argument("--records", type=int, default=1500)
    asked = parser.parse_args()
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("attrs", "cattrs", "hypothesis", "pycountry")
    )
    print(f"Python {platform.python_version()}, {versions}; {asked.records} records")
    with tempfile.TemporaryDirectory() as folder:
        path = grown_copy(Path(folder), asked.records)
        for name, (ours, theirs) in PAIRS.items():
            seconds(ours, path), seconds(theirs, path)  # warm: byte code written, files cached
            ratios = [seconds(ours, path) / seconds(theirs, path) for _ in range(asked.pairs)]
            low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
            print(f"{middle:5.2f}  ({low:.2f} to {high:.2f})  {name}")
        costs = [cost * 1000 for cost in hook_costs(path, asked.pairs)]
        low, middle, high = min(costs), statistics.median(costs), max(costs)
        name = "ms more for import hypothesis than with an empty hook (less than 5)"
        print(f"{middle:5.2f}  ({low:.2f} to {high:.2f})  {name}")


if __name__ == "__main__":
    main()
