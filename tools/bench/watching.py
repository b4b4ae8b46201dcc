"""How long a changed sentence takes to be in the PDF while `planverk watch` runs, and what memory that holds to."""

from __future__ import annotations

import hashlib
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from measuring import Failed, Memory, busy_of

_PATIENCE = 120.0
_STEP = 0.01


@dataclass(frozen=True)
class Watched:
    """Seconds from each save to the new PDF, the largest memory (MB) after each of them, and the processors' seconds in all."""

    seconds: tuple[float, ...]
    megabytes: tuple[float, ...]
    busy: float


def edits(planverk: Path, workspace: Path, chapter: Path, times: int) -> Watched:
    """Start `planverk watch`, change a sentence in `chapter` again and again, and wait for the PDF each time."""
    log = workspace.parent / "watch.log"  # in the workspace it would be one more change
    shutil.rmtree(workspace / "build", ignore_errors=True)
    with log.open("wb") as out:
        child = subprocess.Popen([planverk, "watch"], cwd=workspace, stdout=out, stderr=out)
    memory = Memory(child.pid)
    memory.start()
    seconds, megabytes = [], []
    try:
        pdf = _first_pdf(workspace, child, log)
        time.sleep(4)  # let the first round end before the first change
        idle = busy_of(child.pid)
        for turn in range(times):
            before = _state(pdf)
            text = chapter.read_text("utf-8")
            start = time.perf_counter()
            chapter.write_text(text.replace("\n\n", f"\n\nEndring nummer {turn + 1} kom nettopp. ", 1), "utf-8")
            _wait(lambda before=before: _state(pdf) != before, child, log)
            seconds.append(time.perf_counter() - start)
            time.sleep(1)
            megabytes.append(memory.peak)
            memory.peak = 0.0
        busy = busy_of(child.pid) - idle
    finally:
        child.send_signal(signal.SIGINT)
        child.wait(30)
        memory.stop()
    return Watched(tuple(seconds), tuple(megabytes), busy)


def _first_pdf(workspace: Path, child: subprocess.Popen[bytes], log: Path) -> Path:
    _wait(lambda: any((workspace / "build").rglob("*.pdf")), child, log)
    return next((workspace / "build").rglob("*.pdf"))


def _state(pdf: Path) -> str:
    return hashlib.sha256(pdf.read_bytes()).hexdigest() if pdf.exists() else ""


def _wait(until, child: subprocess.Popen[bytes], log: Path) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + _PATIENCE
    while not until():
        if child.poll() is not None or time.monotonic() > end:
            raise Failed(f"planverk watch\n{log.read_text('utf-8', 'replace')[-3000:]}")
        time.sleep(_STEP)
