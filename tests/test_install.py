"""The library where it is not a folder of one quiet process: threads, processes, archives."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import vnforeign as vf

PACKAGE = Path(vf.__file__).parent
ASK = (
    "import vnforeign as vf; data = vf.load(); "
    "print(vf.__file__, len(data), data.places['VN-69'].name_vi, vf.check(data).ok, "
    "vf.find('ước đạt 15,4 tỷ USD')[0].value)"
)


def ask(path: Path, code: str = ASK) -> list[str]:
    """What a new process answers that finds the library at a path only."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=path.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


class TestThreads:
    def test_eight_that_load_at_once_get_one_dataset(self) -> None:
        code = (
            "import threading, vnforeign as vf\n"
            "from concurrent.futures import ThreadPoolExecutor\n"
            "gate = threading.Barrier(8)\n"
            "def load(_):\n"
            "    gate.wait()\n"
            "    data = vf.load()\n"
            "    return id(data), id(data.places), len(data)\n"
            "with ThreadPoolExecutor(8) as pool:\n"
            "    print(len(set(pool.map(load, range(8)))))\n"
        )
        assert ask(PACKAGE.parent, code) == ["1"]

    def test_collections_made_at_once_are_one_object(self) -> None:
        data = vf.Dataset.of(list(vf.load()))
        gate = threading.Barrier(8)

        def made(_: int) -> int:
            gate.wait()
            return id(data.observations)

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(made, range(8)))) == 1

    def test_parsers_answer_alike_in_all(self) -> None:
        texts = [f"trên {n},5 tỷ USD" for n in range(200)]
        alone = [vf.Quantity.parse(text) for text in texts]
        with ThreadPoolExecutor(8) as pool:
            for answers in pool.map(lambda _: [vf.Quantity.parse(t) for t in texts], range(8)):
                assert answers == alone


class TestProcesses:
    @pytest.mark.parametrize("method", ["spawn", "fork"])
    def test_a_pool_loads_and_answers_alike(self, method: str) -> None:
        with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
            sizes = set(pool.map(len, [vf.load()] * 4))
            amounts = list(pool.map(vf.Quantity.parse, ["15,4 tỷ USD"] * 4))
        assert sizes == {len(vf.load())}
        assert set(amounts) == {vf.Quantity.parse("15,4 tỷ USD")}


class TestArchives:
    def test_a_zipped_library_finds_its_data(self, tmp_path: Path) -> None:
        archive = tmp_path / "library.zip"
        with zipfile.ZipFile(archive, "w") as zipped:
            for file in sorted(PACKAGE.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    zipped.write(file, file.relative_to(PACKAGE.parent))
        where, size, *_, number, unit = ask(archive)
        assert where.startswith(str(archive))
        assert (int(size), number, unit) == (len(vf.load()), "15.400.000.000", "USD")

    def test_a_folder_that_may_only_be_read_will_do(self, tmp_path: Path) -> None:
        library = tmp_path / "library" / "vnforeign"
        for file in sorted(PACKAGE.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                copy = library / file.relative_to(PACKAGE)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())
                copy.chmod(stat.S_IRUSR)
        before = sorted(library.rglob("*"))
        assert ask(library.parent)[1] == str(len(vf.load()))
        assert sorted(library.rglob("*")) == before
