"""The workspace's lock, and the cache that may be deleted at any time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planverk.errors import Busy
from planverk.store.cache import CACHE, Cache, key_of
from planverk.store.lock import Owner, holder, locked

ME = Owner("Kari", "build")


def test_a_second_one_is_told_who_is_at_work(tmp_path: Path) -> None:
    with locked(tmp_path, ME):
        assert holder(tmp_path) == Owner("Kari", "build", os.getpid())
        with (
            pytest.raises(Busy, match=r"Kari is at work in this workspace \(build, process \d+\)"),
            locked(tmp_path, ME, wait=0.1),
        ):
            pass
    assert holder(tmp_path) is None
    with locked(tmp_path, ME, wait=0):
        pass


_HOLD = """
import sys, time
from pathlib import Path
from planverk.store.lock import Owner, locked
with locked(Path(sys.argv[1]), Owner("Ola", "version name")):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", _HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(Busy, match="Ola"), locked(tmp_path, ME, wait=0):
        pass
    other.kill()
    other.communicate()
    with locked(tmp_path, ME, wait=2):
        assert holder(tmp_path) == Owner("Kari", "build", os.getpid())


def test_a_value_is_found_by_what_it_was_made_from(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(key_of("a", "b")) is None
    cache.put(key_of("a", "b"), b"value")
    assert cache.get(key_of("a", "b")) == b"value"
    assert key_of("a", "b") != key_of("ab", "")


def test_a_damaged_entry_is_removed_and_counts_as_missing(tmp_path: Path) -> None:
    cache, key = Cache(tmp_path), key_of("a")
    for damage in (b"", b"short", b"x" * 100):
        cache.put(key, b"value")
        (entry,) = [path for path in (tmp_path / CACHE).rglob("*") if path.is_file()]
        entry.write_bytes(damage)
        assert cache.get(key) is None
        assert not entry.exists()


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, max_bytes=1000)
    for number in range(4):
        cache.put(key_of(str(number)), bytes(250))
        time.sleep(0.01)
        cache.get(key_of("0"))
    assert [cache.get(key_of(str(number))) is not None for number in range(4)] == [True, False, True, True]
    cache.put(key_of("large"), bytes(2000))
    assert cache.get(key_of("large")) is None


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".planverk").write_text("a file where the folder should be")
    cache = Cache(tmp_path)
    cache.put(key_of("a"), b"value")
    assert cache.get(key_of("a")) is None
