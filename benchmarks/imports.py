"""What importing and a first look-up cost, as ratios of whole processes run in turn.

    pip install pycountry && python -m benchmarks.imports [--pairs 25] [--records 1500]

Each pair runs the two commands one after the other, so that a machine whose speed drifts drifts
for both; the median of the pairwise ratios is printed. The data are first grown to ``--records``
records (in a copy; the package itself is not touched), so that the figure holds for the data to
come.
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
        f"{name} {importlib.metadata.version(name)}" for name in ("attrs", "cattrs", "pycountry")
    )
    print(f"Python {platform.python_version()}, {versions}; {asked.records} records")
    with tempfile.TemporaryDirectory() as folder:
        path = grown_copy(Path(folder), asked.records)
        for name, (ours, theirs) in PAIRS.items():
            seconds(ours, path), seconds(theirs, path)  # warm: byte code written, files cached
            ratios = [seconds(ours, path) / seconds(theirs, path) for _ in range(asked.pairs)]
            low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
            print(f"{middle:5.2f}  ({low:.2f} to {high:.2f})  {name}")


if __name__ == "__main__":
    main()
