"""Whole writes: a file, or a set of files, is there as it was before or as it is to be, and never in between.

A set is first written to a staging folder and flushed to the disk. Renaming that folder to `*.ready` is the moment when the set
counts: whoever comes next after a crash (`recover`) finishes a ready set and throws an unfinished one away.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from planverk.errors import UnsafePath, WriteFailed
from planverk.model.place import Place
from planverk.store.paths import clean

STAGING = ".planverk/staging"
_READY = ".ready"
_LIST = "list.json"


def write_file(path: Path, data: bytes) -> None:
    """Puts one file in place. Raises WriteFailed; then what stood there before still stands."""
    with _failing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.parent / f".{path.name[:40]}.{os.getpid()}-{threading.get_ident()}.tmp"
        try:
            _fill(_open(beside, os.O_TRUNC), data)
            _keep_mode(path, beside)
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)


def write_files(root: Path, files: Mapping[str, bytes], remove: Sequence[str] = ()) -> None:
    """Puts all the files (paths under `root`) in place as one, and takes those in `remove` away.

    They are renamed in the order given. Raises WriteFailed, or UnsafePath for a path that leads out; then everything stands as it
    did before.
    """
    targets = {path: _target(root, path) for path in (*files, *remove)}
    staging = _new_staging(root)
    try:
        with _failing(root):
            _stage(staging, files, remove)
            ready = staging.with_suffix(_READY)
            staging.rename(ready)
            flush_folder(ready.parent)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    with _failing(root):
        _carry_out(ready, targets)


def recover(root: Path) -> None:
    """Finish what a crash interrupted after it counted, and clear away what never did. The workspace's lock must be held."""
    folder = root / STAGING
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        listed = _listed(entry) if entry.suffix == _READY else None
        if listed is None:
            shutil.rmtree(entry, ignore_errors=True)
            continue
        targets = {path: _target(root, path) for path in (*listed["files"], *listed["remove"])}
        with _failing(root):
            _carry_out(entry, targets)


def unfinished(root: Path) -> bool:
    """True where a crash left something for `recover`."""
    folder = root / STAGING
    return folder.is_dir() and any(folder.iterdir())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut. Windows keeps folders itself, and opens none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _target(root: Path, path: str) -> Path:
    inside = clean(path)
    target = root / inside
    real, base = target.parent.resolve(), root.resolve()
    if real != base and base not in real.parents:
        raise UnsafePath(
            "{path} is a link that leads out of the workspace.",
            "Put the file itself into the workspace instead of a link to it.",
            place=Place(inside),
            path=inside,
        )
    return target


def _new_staging(root: Path) -> Path:
    with _failing(root):
        folder = root / STAGING
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=folder, suffix=".tmp"))


def _stage(staging: Path, files: Mapping[str, bytes], remove: Sequence[str]) -> None:
    """Write all the bytes: file number n of the list is called n."""
    listed = {"files": list(files), "remove": list(remove)}
    for name, data in [*zip(map(str, range(len(files))), files.values(), strict=True), (_LIST, json.dumps(listed).encode())]:
        _fill(_open(staging / name, os.O_EXCL), data)
    flush_folder(staging)


def _carry_out(ready: Path, targets: Mapping[str, Path]) -> None:
    """Put a ready set in place and clear it away. Ctrl-C does not stop it half-way; a kill leaves it for `recover`."""
    try:
        _put_in_place(ready, targets)
    except KeyboardInterrupt:
        _put_in_place(ready, targets)
        _clear(ready)
        raise
    except OSError:
        _clear(ready)
        raise
    _clear(ready)


def _clear(ready: Path) -> None:
    (ready / _LIST).unlink(missing_ok=True)  # first, so that what is half cleared is never taken for ready
    shutil.rmtree(ready, ignore_errors=True)


def _put_in_place(ready: Path, targets: Mapping[str, Path]) -> None:
    """Rename every staged file to where it belongs. Done again after a crash it goes on where it stopped; where a file cannot be
    replaced, what was replaced already is put back."""
    listed = _listed(ready) or {"files": [], "remove": []}
    before: dict[Path, Path | None] = {}
    try:
        for number, path in enumerate(listed["files"]):
            staged = ready / str(number)
            if staged.is_file():
                before[targets[path]] = _set_aside(targets[path], ready / f"{number}.before")
                _move(staged, targets[path])
        for number, path in enumerate(listed["remove"]):
            if targets[path].is_file():
                before[targets[path]] = _set_aside(targets[path], ready / f"{number}.removed")
                targets[path].unlink()
    except OSError:
        (ready / _LIST).unlink(missing_ok=True)
        _put_back(before)
        raise
    for folder in sorted({target.parent for target in targets.values() if target.parent.is_dir()}):
        flush_folder(folder)


def _set_aside(target: Path, aside: Path) -> Path | None:
    """Keep what stands in `target`, as a second name of the same file where the disk knows that."""
    if not target.is_file():
        return None
    aside.unlink(missing_ok=True)
    try:
        os.link(target, aside)
    except OSError:
        shutil.copy2(target, aside)
    return aside


def _move(staged: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    _keep_mode(target, staged)
    try:
        os.replace(staged, target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        # `build` lies on another disk: the file is carried over first, and renamed there.
        write_file(target, staged.read_bytes())
        staged.unlink()


def _listed(ready: Path) -> dict[str, list[str]] | None:
    """The list of a ready set; None where it is gone or damaged, and the set counts no more."""
    try:
        listed = json.loads((ready / _LIST).read_text("utf-8"))
        return {"files": list(map(str, listed["files"])), "remove": list(map(str, listed["remove"]))}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _put_back(before: Mapping[Path, Path | None]) -> None:
    for target, aside in reversed(list(before.items())):
        if aside is None:
            target.unlink(missing_ok=True)
        else:
            os.replace(aside, target)


def _fill(handle: int, data: bytes) -> None:
    """Write all of `data` to an open file, flush it to the disk, and close it."""
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _open(path: Path, how: int) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0), 0o666)


def _keep_mode(old: Path, new: Path) -> None:
    """Give the new file the rights that the old one has."""
    if sys.platform != "win32" and old.is_file():
        new.chmod(old.stat().st_mode & 0o777)


@contextlib.contextmanager
def _failing(path: Path) -> Iterator[None]:
    """Turn what the disk answers into a sentence for the person who waits for the file."""
    try:
        yield
    except OSError as fault:
        file = Path(fault.filename).name if isinstance(fault.filename, str) else path.name
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise WriteFailed(
                "The disk is full, and {file} was not written. What stood there before stands.",
                "Make room on the disk, and do the same again.",
                file=file,
            ) from fault
        raise WriteFailed(
            "{file} could not be written: {reason}. What stood there before stands.",
            "Close the file if another program has it open, and check that you may write in the folder.",
            file=file,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
