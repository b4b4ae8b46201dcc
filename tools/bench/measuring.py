"""Runs a command in a child process, and says how long it took on the wall and how much memory it and its own children held."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """Seconds on the wall, seconds of all processors together, and the largest memory that the process and those that it
    started held together, in MB."""

    seconds: float
    busy: float
    megabytes: float


class Failed(Exception):
    """A command that was to be measured did not succeed."""


def run(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Run:
    """One run of a command. Raises Failed with what it said where it does not end well."""
    log = cwd.parent / "run.log"
    with log.open("wb") as out:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=out, stderr=out, env=environment)
        watcher = Memory(child.pid)
        watcher.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    watcher.stop()
    if child.returncode != 0:
        raise Failed(f"{' '.join(str(part) for part in command)}\n{log.read_text('utf-8', 'replace')[-3000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss / 1024, watcher.peak))


class Memory(threading.Thread):
    """Adds up what a process and its descendants hold, again and again, and keeps the largest sum."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            self.peak = max(self.peak, held(self._pid))

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def held(pid: int) -> float:
    """The memory (MB) that a process and its descendants hold now, shared pages counted once by their share."""
    return sum(_proportional(member) for member in _family(pid)) / 1024


def busy_of(pid: int) -> float:
    """The processor seconds of a process and its descendants so far, those that have ended included."""
    ticks = sum(sum(map(int, fields[11:15])) for member in _family(pid) if (fields := _stat(member)))
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> set[int]:
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    parents = {each: int(fields[1]) for each in pids if (fields := _stat(each))}
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name: state, parent, …; see proc(5)."""
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()


def _proportional(pid: int) -> int:
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:  # the process has ended meanwhile
        return ""


def middle(runs: Sequence[Run]) -> Run:
    """The median times, and the largest memory of all the runs."""
    seconds, busy = (statistics.median(each) for each in zip(*((one.seconds, one.busy) for one in runs), strict=True))
    return Run(seconds, busy, max(each.megabytes for each in runs))


def together(first: Run, second: Run) -> Run:
    """Two commands, one after the other, as one."""
    return Run(first.seconds + second.seconds, first.busy + second.busy, max(first.megabytes, second.megabytes))
