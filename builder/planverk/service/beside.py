"""Work that is done beside other work, in a copy of this process: Python itself uses one core, and a machine has more."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Beside(Generic[T]):
    """A value in the making. `work` changes nothing that anybody else looks at, and what it gives can be pickled; where it is
    not `worth` a copy, or none can be made, it is done when its value is asked for."""

    def __init__(self, work: Callable[[], T], worth: bool = True) -> None:
        self._work = work
        self._copy = _fork(work) if worth and _may_fork() else None

    def result(self) -> T:
        """The value, waited for. Raises what `work` raises."""
        if self._copy is not None:
            pid, pipe = self._copy
            self._copy = None
            with open(pipe, "rb") as answer:
                data = answer.read()
            _, status = os.waitpid(pid, 0)
            if status == 0:
                value: T = pickle.loads(data)  # from our own child
                return value
        return self._work()  # here, where what goes wrong can be said


def _may_fork() -> bool:
    """A thread that holds a lock would not go on in the copy; nor would some of macOS's own libraries."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1 and threading.active_count() == 1


def _fork(work: Callable[[], T]) -> tuple[int, int] | None:
    """The copy's process number, and where to read its answer; None where the system has no room for one."""
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid:
        os.close(writing)
        return pid, reading
    with contextlib.suppress(BaseException):  # an interruption too: the other process answers for it
        os.close(reading)
        with open(writing, "wb") as answer:
            answer.write(pickle.dumps(work(), protocol=5))
        os._exit(0)
    os._exit(1)
