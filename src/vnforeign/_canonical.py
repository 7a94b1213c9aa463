"""Write the data files in their one canonical form, or say which are not in it.

For the project's own checkout: ``python -m vnforeign._canonical [--check]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vnforeign.convert import canonical_json, read_records
from vnforeign.dataset import COLLECTIONS, record_class

FOLDER = Path(__file__).parent / "data"


def canonical_forms(folder: Path = FOLDER) -> dict[Path, str]:
    """Each data file of a folder with the text it should hold.

    Raises:
        SystemExit: If a file cannot be read; it names every fault.
    """
    forms = {}
    for name in COLLECTIONS:
        path = folder / f"{name}.json"
        records, faults = read_records(path.read_bytes(), record_class(name), file=path.name)
        if faults:
            raise SystemExit("\n".join(map(str, faults)))
        forms[path] = canonical_json(records)
    return forms


def main(arguments: list[str], folder: Path = FOLDER) -> int:
    """Format the files, or with ``--check`` only name those that are not canonical."""
    other = {
        path: text
        for path, text in canonical_forms(folder).items()
        if path.read_text("utf-8") != text
    }
    for path, text in other.items():
        if "--check" in arguments:
            sys.stdout.write(f"{path.name} is not canonical: python -m vnforeign._canonical\n")
        else:
            path.write_text(text, "utf-8", newline="\n")
    return int(bool(other) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
