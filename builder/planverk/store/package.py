"""Folders and ZIP files outside of the workspace: read whole with bounds, and written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from planverk.errors import Conflict, MissingFile, UnreadableFile, WriteFailed
from planverk.store.atomic import flush_folder, write_file

MOST: Final = 4_000_000_000  # bytes of a package that is looked through
_MANY: Final = 100_000  # files
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no clock: the same files are the same ZIP


def write_package(target: Path, files: Mapping[str, bytes]) -> None:
    """Puts the files (paths with /) into the folder `target`, or into a ZIP where it ends so. Raises Conflict where something
    stands there, WriteFailed; then nothing of it is there."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Conflict(
            "{path} is there already, and is not written over.",
            "Give a folder that is not there, or take that one away first.",
            path=str(target),
        )
    if target.suffix.lower() == ".zip":
        write_file(target, zipped(files))
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}."))
    except OSError as fault:
        raise _failed(target, fault) from fault
    try:
        for name, data in files.items():
            write_file(beside / PurePosixPath(name), data)
        beside.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        os.rename(beside, target)
        flush_folder(target.parent)
    except OSError as fault:
        raise _failed(target, fault) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a ZIP, the same bytes for the same files."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return whole.getvalue()


def read_package(path: Path) -> dict[str, bytes]:
    """Every file of a folder or a ZIP, by path with /. Raises MissingFile, UnreadableFile."""
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _zip(path)
    raise MissingFile("There is no package {path}.", "Give the folder or the ZIP file.", path=str(path))


def _folder(path: Path) -> dict[str, bytes]:
    try:
        inside = sorted(each for each in path.rglob("*") if each.is_symlink() or each.is_file())
        _bounded(path, len(inside), sum(each.lstat().st_size for each in inside))
        links = [each for each in inside if each.is_symlink()]
        if links:
            raise UnreadableFile(
                "{path} is a link, and no file of the package.", "Put the file itself there.", path=str(links[0])
            )
        return {each.relative_to(path).as_posix(): each.read_bytes() for each in inside}
    except OSError as fault:
        raise UnreadableFile("{path} cannot be read: {reason}", path=str(path), reason=fault.strerror or "?") from fault


def _zip(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _bounded(path, len(entries), sum(each.file_size for each in entries))
            names = [each.filename for each in entries]
            if len(set(names)) < len(names):
                raise UnreadableFile("{path} has two files of one name.", "Make the package anew.", path=str(path))
            return {each.filename: archive.read(each) for each in entries}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as fault:
        raise UnreadableFile(
            "{path} is no ZIP file, or is damaged or locked.", "Get the package once more.", path=str(path)
        ) from fault


def _bounded(path: Path, count: int, size: int) -> None:
    if count > _MANY or size > MOST:
        raise UnreadableFile("{path} is too large for a package.", "Is it the right folder?", path=str(path))


def _failed(target: Path, fault: OSError) -> WriteFailed:
    return WriteFailed(
        "{file} could not be written: {reason}. What stood there before stands.",
        "Close the file if another program has it open, and check that you may write in the folder.",
        file=target.name,
        reason=fault.strerror or type(fault).__name__,
    )
