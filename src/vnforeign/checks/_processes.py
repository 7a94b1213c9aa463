"""Tasks shared out over copies of the process, where the system can make copies that cost little.

The copies see the same records without reading or sending them; only what was found comes back.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple, TypeVar

T = TypeVar("T")
_MOST_TASKS = 256  # a task is a byte


def can_fork() -> bool:
    """Whether a copy of this process would be whole: no other thread may hold a lock in it."""
    # On macOS a copy may not use what the system's own libraries have begun.
    return sys.platform == "linux" and threading.active_count() == 1


def shared_out(tasks: Sequence[Callable[[], T]], processes: int) -> list[T]:
    """What each task gives, in their order; whoever is free takes the next one.

    Args:
        tasks: What they give can be pickled.
        processes: How many work at once, this one among them.

    What a copy could not do is done here in the end, so that an error comes out as it always
    would.
    """
    if processes < 2 or not 2 <= len(tasks) <= _MOST_TASKS or not can_fork():
        return [task() for task in tasks]
    waiting, given = os.pipe()
    os.write(given, bytes(range(len(tasks))))  # of each byte one process hears
    os.close(given)
    copies: list[_Copy] = []
    with suppress(OSError):  # no memory, or no more processes: those there are do all
        for _ in range(min(processes, len(tasks)) - 1):
            copies.append(_copy(tasks, waiting))  # noqa: PERF401 - what was made is kept
    done: dict[int, T] = {}
    try:
        _work(tasks, waiting, done)
    finally:
        os.close(waiting)
        for copy in copies:
            done.update(_told(copy))
    return [done[n] if n in done else task() for n, task in enumerate(tasks)]


class _Copy(NamedTuple):
    pid: int
    pipe: int


def _copy(tasks: Sequence[Callable[[], T]], waiting: int) -> _Copy:
    back, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(back)
        _in_a_copy(tasks, waiting, out)
    os.close(out)
    return _Copy(pid, back)


def _in_a_copy(tasks: Sequence[Callable[[], T]], waiting: int, out: int) -> None:
    """Work, tell what came of it, and end without the goodbyes of the process copied."""
    code = 1
    try:
        done: dict[int, T] = {}
        _work(tasks, waiting, done)
        with os.fdopen(out, "wb") as pipe:
            pickle.dump(done, pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _work(tasks: Sequence[Callable[[], T]], waiting: int, done: dict[int, T]) -> None:
    while taken := os.read(waiting, 1):
        done[taken[0]] = tasks[taken[0]]()


def _told(copy: _Copy) -> dict[int, T]:
    """What a copy did; nothing if it ended before it told."""
    with os.fdopen(copy.pipe, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(copy.pid, 0)
    if status != 0:
        return {}
    told: dict[int, T] = pickle.loads(said)  # noqa: S301 - of our own copy
    return told
