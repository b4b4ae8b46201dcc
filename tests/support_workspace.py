"""Workspaces for tests: laid into a folder, put under git, changed file by file."""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
from pathlib import Path

from planverk.service.init import init
from planverk.service.workspace import Actor

NOON = datetime.datetime(2025, 3, 15, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
KARI = Actor("Kari Nordmann", "kari@example.no", NOON)
PLAN, PAPER = "eksempelplan", "2025-06-18-formannskapet"


def lay(root: Path, files: dict[str, str]) -> Path:
    """Writes the files, each by its path under the root."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def new_workspace(root: Path, changes: dict[str, str] | None = None, language: str = "nb") -> Path:
    """What `planverk init` makes, with some files put in the place of its own."""
    init(root, language)
    return lay(root, changes or {})


def git(root: Path, *words: str) -> str:
    """What git answers; commits have a fixed person and time."""
    fixed = {"GIT_AUTHOR_DATE": "2025-03-14T09:00:00+01:00", "GIT_COMMITTER_DATE": "2025-03-14T09:00:00+01:00"}
    name = ["-c", "user.name=Ola", "-c", "user.email=ola@example.no", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *name, *words], cwd=root, check=True, capture_output=True, text=True, env=os.environ | fixed)
    return done.stdout.strip()


def saved(root: Path) -> Path:
    """The workspace under git, all of it committed."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    return root


def built(root: Path, folder: str = "build") -> dict[str, str]:
    """The SHA-256 of each file in the build folder, by name."""
    found = (path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root / folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
