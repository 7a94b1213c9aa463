"""What a version has written, later ones read: pickles and JSON, kept as files."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import cast

import pytest

import kept
import vnforeign as vf

PICKLES = sorted(kept.FOLDER.glob("values-*.pickle"))
JSON = sorted(kept.FOLDER.glob("records-*.json"))


def test_this_version_has_its_files() -> None:
    names = {file.name for file in (*PICKLES, *JSON)}
    assert {f"values-{vf.__version__}.pickle", f"records-{vf.__version__}.json"} <= names


@pytest.mark.parametrize("file", PICKLES, ids=lambda file: file.name)
def test_a_pickle_still_holds_what_was_put_in(file: Path) -> None:
    read = pickle.loads(file.read_bytes())  # noqa: S301 - our own file
    made = kept.values()
    for name, value in read.items():
        if isinstance(value, Exception):
            assert (type(value), value.args) == (
                type(made[name]),
                cast("Exception", made[name]).args,
            )
        else:
            assert value == made[name], name


@pytest.mark.parametrize("file", JSON, ids=lambda file: file.name)
def test_json_still_gives_the_same_records(file: Path) -> None:
    assert vf.from_json(file.read_bytes()) == kept.values()["records"]
