"""What was worked out before, kept by a hash of what it was worked out from. It may be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

CACHE = ".planverk/cache"
MAX_BYTES = 64 * 1024 * 1024
_HASH = 32  # bytes of SHA-256 before the value


def key_of(*parts: str) -> str:
    """A key for what these parts, in this order, lead to."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


class Cache:
    """Values by key under `.planverk/cache`. Whatever goes wrong with it is a miss and stops nothing: it is a copy of what can be
    made anew."""

    def __init__(self, root: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = root / CACHE
        self._max_bytes = max_bytes

    def get(self, key: str) -> bytes | None:
        """The value; None where there is none, or it is damaged (then it is removed)."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        value = data[_HASH:]
        if hashlib.sha256(value).digest() != data[:_HASH]:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # what was used last is removed last
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; the longest unused ones make room for it."""
        if len(value) > self._max_bytes:
            return
        path = self._path(key)
        beside = path.with_name(f".{path.name[:40]}.{os.getpid()}-{threading.get_ident()}.tmp")
        try:  # not flushed to the disk: what a power cut leaves of it is seen by its hash
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(value).digest() + value)
            os.replace(beside, path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        self._make_room()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _make_room(self) -> None:
        entries: list[tuple[float, int, Path]] = []
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                state = path.stat()
                entries.append((state.st_mtime, state.st_size, path))
        spare = self._max_bytes - sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if spare >= 0:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                spare += size
