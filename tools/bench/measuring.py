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
    """Seconds on the wall; the largest memory that the process and those that it started held together, in MB."""

    seconds: float
    megabytes: float


class Failed(Exception):
    """A command that was to be measured did not succeed."""


def run(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Run:
    """One run of a command. Raises Failed with what it said where it does not end well."""
    log = cwd / ".bench.log"
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
    return Run(seconds, max(usage.ru_maxrss / 1024, watcher.peak))


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
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _read(entry / "stat")):
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_proportional(member) for member in family) / 1024


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
    """The median time, and the largest memory of all the runs."""
    return Run(statistics.median(each.seconds for each in runs), max(each.megabytes for each in runs))
