"""Whole writes: whatever happens, what stands is what stood before or what was to stand."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planverk.errors import UnsafePath, WriteFailed
from planverk.store import atomic
from planverk.store.atomic import STAGING, recover, unfinished, write_file, write_files

OLD = {"build/a.docx": b"old a", "build/b.pdf": b"old b", "build/gone.html": b"old"}
NEW = {"build/a.docx": b"new a", "build/b.pdf": b"new b", "build/c.html": b"new c"}


def lay(root: Path) -> Path:
    write_files(root, OLD)
    return root


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".planverk" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_set_of_files_is_put_in_place_and_others_are_taken_away(tmp_path: Path) -> None:
    write_files(lay(tmp_path), NEW, remove=["build/gone.html", "build/never.there"])
    assert files(tmp_path) == NEW
    assert not unfinished(tmp_path)


def test_one_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write_file(file, b"one")
    file.chmod(0o640)
    write_file(file, b"two")
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_written_outside_the_workspace(tmp_path: Path) -> None:
    root = lay(tmp_path / "w")
    (root / "link").symlink_to(tmp_path)
    for path in ("../x", "link/x", "/tmp/x"):
        with pytest.raises(UnsafePath):
            write_files(root, {"build/a.docx": b"new", path: b"x"})
    assert files(root) == OLD
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("room", [0, 3, 5, 12, 15])
def test_a_full_disk_leaves_what_stood_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    root, left, real = lay(tmp_path), [room], os.write

    def write(handle: int, data: memoryview) -> int:
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = real(handle, data[: left[0]])
        left[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteFailed, match="The disk is full"):
        write_files(root, NEW, remove=["build/gone.html"])
    with pytest.raises(WriteFailed, match="The disk is full"):
        write_file(root / "build/a.docx", b"new a, longer than what room there is")
    assert files(root) == OLD
    assert not unfinished(root)


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_file_that_another_program_holds_undoes_the_whole_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    root, calls, real = lay(tmp_path), [0], os.replace

    def replace(old: Path, new: Path) -> None:
        calls[0] += 1
        if calls[0] == nth and nth < 4:
            raise PermissionError(errno.EACCES, "Permission denied", str(new))
        real(old, new)

    monkeypatch.setattr(os, "replace", replace)
    if nth == 4:  # the taking away fails
        monkeypatch.setattr(Path, "unlink", _refuse_to_unlink(Path.unlink))
    with pytest.raises(WriteFailed, match="could not be written"):
        write_files(root, NEW, remove=["build/gone.html"])
    monkeypatch.undo()
    assert files(root) == OLD
    recover(root)
    assert files(root) == OLD


def _refuse_to_unlink(real):  # type: ignore[no-untyped-def]
    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self.name == "gone.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        real(self, missing_ok=missing_ok)

    return unlink


def test_a_folder_on_another_disk_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, real = lay(tmp_path), os.replace

    def replace(old: Path, new: Path) -> None:
        if STAGING in str(old):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        real(old, new)

    monkeypatch.setattr(os, "replace", replace)
    write_files(root, NEW, remove=["build/gone.html"])
    assert files(root) == NEW


def test_ctrl_c_while_files_are_put_in_place_does_not_leave_half_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, calls, real = lay(tmp_path), [0], os.replace

    def replace(old: Path, new: Path) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise KeyboardInterrupt
        real(old, new)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files(root, NEW, remove=["build/gone.html"])
    assert files(root) == NEW
    assert not unfinished(root)


_KILLED = """
import os, signal, sys
from pathlib import Path
from planverk.store import atomic
count, limit = 0, int(sys.argv[2])
def step(event, args):
    global count
    if event == "open" or event.startswith(("os.", "shutil.")):
        count += 1
        if count == limit:
            os.kill(os.getpid(), signal.SIGKILL)
root = Path(sys.argv[1])
new = {"build/a.docx": b"new a", "build/b.pdf": b"new b", "build/c.html": b"new c"}
sys.addaudithook(step)
atomic.write_files(root, new, remove=["build/gone.html"])
"""


def test_a_kill_at_any_step_leaves_the_old_set_or_the_new_one(tmp_path: Path) -> None:
    seen = set()
    for limit in range(1, 60):
        root = lay(tmp_path / str(limit))
        done = subprocess.run([sys.executable, "-c", _KILLED, str(root), str(limit)], check=False)
        recover(root)
        now = files(root)
        assert now in (OLD, NEW), limit
        assert not unfinished(root)
        seen.add(now == NEW)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert seen == {False, True}
    assert limit < 59


def test_a_damaged_staging_folder_is_cleared_away(tmp_path: Path) -> None:
    root = lay(tmp_path)
    (root / STAGING / "x.ready").mkdir(parents=True)
    (root / STAGING / "x.ready" / "list.json").write_text("{nothing")
    (root / STAGING / "y.tmp").mkdir()
    recover(root)
    assert files(root) == OLD
    assert not atomic.unfinished(root)
