"""The workspace's lock: one at a time changes things, and whoever waits is told who holds it.

The lock is the operating system's own on the file `.planverk/lock`, and is let go of the moment its process is gone, killed or
not. A lock that outlives its owner cannot be; so none is ever broken by guessing from a process number.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from planverk.errors import Busy, WriteFailed
from planverk.store.atomic import recover

LOCK = ".planverk/lock"
_PAUSE = 0.05
_OFFSET = 4096  # the byte that is locked on Windows, beyond the text, so that others may read who holds it


@dataclass(frozen=True)
class Owner:
    """Who holds the lock: the person, what they are doing, and their process."""

    who: str
    verb: str
    pid: int = 0


@contextlib.contextmanager
def locked(root: Path, owner: Owner, wait: float = 30.0) -> Iterator[None]:
    """Hold the workspace's lock; what a crash left half-way is finished first. Raises Busy after `wait` seconds."""
    path = root / LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as fault:
        raise WriteFailed(
            "The folder {folder} may not be written to.", "Check your rights to the folder.", folder=str(root)
        ) from fault
    with file:
        _take(file, path, wait)
        try:
            _sign(file, owner)
            recover(root)
            yield
        finally:
            file.truncate(0)
            _let_go(file)


def holder(root: Path) -> Owner | None:
    """Who wrote their name into the lock last, and has not let go of it; None where nobody has."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        return Owner(**json.loads((root / LOCK).read_text("utf-8")))
    return None


def _take(file: BinaryIO, path: Path, wait: float) -> None:
    until = time.monotonic() + wait
    while not _try(file):
        if time.monotonic() >= until:
            raise _busy(holder(path.parent.parent))
        time.sleep(_PAUSE)


def _sign(file: BinaryIO, owner: Owner) -> None:
    signed = Owner(owner.who, owner.verb, os.getpid())
    file.truncate(0)
    file.write(json.dumps(asdict(signed)).encode())
    file.flush()


def _busy(owner: Owner | None) -> Busy:
    if owner is None:
        return Busy("Somebody else is at work in this workspace.", "Wait a little, and try again.")
    return Busy(
        "{who} is at work in this workspace ({verb}, process {pid}).",
        "Wait until that is done, and try again.",
        who=owner.who or "?",
        verb=owner.verb,
        pid=owner.pid,
    )


if sys.platform == "win32":
    import msvcrt

    def _try(file: BinaryIO) -> bool:
        try:
            file.seek(_OFFSET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(file: BinaryIO) -> None:
        file.seek(_OFFSET)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _let_go(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
