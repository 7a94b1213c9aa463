"""Rules shared out over copies of the process: the same report, whoever did what."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import vnforeign as vf
from vnforeign.checks import _engine, _processes
from vnforeign.checks._processes import can_fork, shared_out
from vnforeign.cli import main

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes such copies")
# A worker of the tests has threads of its own, and a copy of it does nothing but its tasks.
forks = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the process had no other thread, as that of the command has none."""
    monkeypatch.setattr(_processes, "can_fork", lambda: True)
    monkeypatch.setattr(_engine, "can_fork", lambda: True)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The copies that are made, by process."""
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", counted)
    return made


def tasks(many: int, here: Callable[[int], object]) -> list[Callable[[], object]]:
    return [lambda n=n: here(n) for n in range(many)]  # type: ignore[misc]


@needs_fork
@forks
@pytest.mark.usefixtures("alone")
class TestSharedOut:
    @pytest.mark.parametrize("processes", [1, 2, 3, 9])
    @pytest.mark.parametrize("many", [0, 1, 2, 40])
    def test_each_task_is_done_once_and_told_in_its_order(self, many: int, processes: int) -> None:
        assert shared_out(tasks(many, lambda n: n * n), processes) == [n * n for n in range(many)]

    def test_a_copy_takes_some_where_this_one_is_slow(self) -> None:
        """The copy does what is left while a task here waits for it."""
        back, out = os.pipe()
        here = os.getpid()

        def done_by(number: int) -> int:
            if os.getpid() == here:
                os.read(back, 1)  # until the copy has done one
            else:
                os.write(out, b"x" * 9)
            return os.getpid()

        try:
            pids = set(shared_out(tasks(9, done_by), 2))
        finally:
            os.close(back)
            os.close(out)
        assert len(pids - {here}) == 1

    def test_what_a_copy_could_not_do_is_done_here(self) -> None:
        here = os.getpid()

        def fails_elsewhere(number: int) -> int:
            if os.getpid() != here:
                os._exit(9)
            return number

        assert shared_out(tasks(9, fails_elsewhere), 3) == list(range(9))

    def test_an_error_comes_out_whoever_met_it(self, copies: list[int]) -> None:
        def fails(number: int) -> int:
            raise LookupError(number)

        with pytest.raises(LookupError):
            shared_out(tasks(9, fails), 3)
        assert len(copies) == 2
        for pid in copies:
            with pytest.raises(ChildProcessError):  # none is left behind
                os.waitpid(pid, os.WNOHANG)

    def test_where_no_copy_can_be_made_this_one_does_all(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused() -> int:
            raise BlockingIOError(11, "Resource temporarily unavailable")

        monkeypatch.setattr(os, "fork", refused)
        assert shared_out(tasks(9, lambda n: n), 3) == list(range(9))

    def test_more_tasks_than_a_byte_can_count_are_done_by_one(self) -> None:
        assert shared_out(tasks(300, lambda n: n), 2) == list(range(300))

    def test_a_check_finds_the_same(self, copies: list[int]) -> None:
        told: list[float] = []
        one = vf.check(vf.load(), acknowledged=())
        many = vf.check(vf.load(), acknowledged=(), processes=3, progress=told.append)
        assert many == one
        assert one.findings
        assert len(copies) == 2
        assert all(0 < part <= 1 for part in told)
        assert told == sorted(told)


class TestACopy:
    """What runs in a copy, which no measure of coverage sees, run here."""

    def test_tells_what_it_did_and_ends(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        waiting, given = os.pipe()
        os.write(given, bytes([1, 0]))
        os.close(given)
        told = tmp_path / "told"  # in the place of a pipe, whose other end is closed in a copy
        ends = os.open(os.devnull, os.O_RDONLY), os.open(told, os.O_WRONLY | os.O_CREAT)
        monkeypatch.setattr(os, "fork", lambda: 0)
        monkeypatch.setattr(os, "pipe", lambda: ends)
        monkeypatch.setattr(os, "_exit", sys.exit)
        with pytest.raises(SystemExit) as ended:
            _processes._copy(tasks(2, lambda n: n + 5), waiting)
        assert ended.value.code == 0
        assert pickle.loads(told.read_bytes()) == {0: 5, 1: 6}  # noqa: S301
        os.close(waiting)

    def test_ends_with_another_code_if_it_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        waiting, given = os.pipe()
        os.write(given, bytes([0]))
        os.close(given)
        back, out = os.pipe()
        monkeypatch.setattr(os, "_exit", sys.exit)
        with pytest.raises(SystemExit) as ended:
            _processes._in_a_copy(tasks(1, lambda n: 1 // n), waiting, out)
        assert ended.value.code == 1
        for pipe in (waiting, back, out):
            os.close(pipe)


class TestCanFork:
    def test_not_beside_another_thread(self) -> None:
        end = threading.Event()
        other = threading.Thread(target=end.wait)
        other.start()
        try:
            assert not can_fork()
        finally:
            end.set()
            other.join()

    def test_not_on_other_systems(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(threading, "active_count", lambda: 1)
        for system, whether in (("linux", True), ("darwin", False), ("win32", False)):
            monkeypatch.setattr(sys, "platform", system)
            assert can_fork() is whether


@pytest.mark.parametrize("processes", [0, -2])
def test_no_process_is_refused(processes: int) -> None:
    with pytest.raises(ValueError, match="expected 1 or more"):
        vf.check(vf.load(), processes=processes)


@pytest.mark.parametrize("processes", ["0", "-2", "x"])
def test_no_process_is_refused_by_the_command(
    processes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["check", f"--processes={processes}"])
    assert f"{processes!r} is no number of processes; write 1 or more" in capsys.readouterr().err


def test_one_process_is_enough_for_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--processes", "1"]) == 0
    assert "0 errors" in capsys.readouterr().out


PROGRAM = """
import os, sys
from vnforeign.cli import main
copies = []
fork = os.fork
os.fork = lambda: copies.append(1) or fork()
code = main(["check", sys.argv[1], "--no-config", "--format", "json", *sys.argv[2:]])
print(len(copies), file=sys.stderr)
sys.exit(code)
"""


@needs_fork
def test_the_command_shares_its_rules_out(tmp_path: Path) -> None:
    (tmp_path / "observations.csv").write_text(
        "id,indicator,place,period,quantity\na,exports,VN-69,2024,5 USD\nb,exports,VN-69,2024,6 USD"
    )

    def said(*words: str) -> tuple[str, str]:
        run = [sys.executable, "-c", PROGRAM, str(tmp_path), *words]
        done = subprocess.run(run, check=False, capture_output=True, text=True)
        return done.stdout, done.stderr

    one, copies = said()
    assert copies == "0\n"  # few records: not worth it
    assert "VNF306" in one
    assert said("--processes", "3") == (one, "2\n")
