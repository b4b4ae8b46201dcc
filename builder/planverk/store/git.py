"""Calls of the git program, with nothing of the user's settings that could run other programs or wait for a keyboard."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# fsmonitor and hooks are commands that a repository's own settings may name.
_SAFE = (
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false",
    "-c", "gc.auto=0", "-c", "core.quotePath=false",
)  # fmt: skip
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE")


class GitFailed(Exception):
    """git answered with an error; the text is what it wrote. It never leaves the store."""


class GitMissing(GitFailed):
    """There is no git program on this machine."""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment that git runs in: nothing that points at another repository (as in a hook), English answers, no network,
    and no lock of git's taken for a mere look."""
    kept = {key: value for key, value in os.environ.items() if key not in _FOREIGN}
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        **(extra or {}),
    }


def command(folder: Path, *words: str) -> list[str]:
    """The words of a git call in `folder`."""
    return ["git", "-C", str(folder), *_SAFE, *words]


def git(folder: Path, *words: str, data: bytes = b"", extra: Mapping[str, str] | None = None) -> bytes:
    """What git wrote. Raises GitFailed where it answers with an error, GitMissing where it is not installed."""
    try:
        done = subprocess.run(
            command(folder, *words), input=data, capture_output=True, env=environment(extra), check=False, timeout=120
        )
    except FileNotFoundError as fault:
        raise GitMissing(str(fault)) from fault
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise GitFailed(str(fault)) from fault
    if done.returncode != 0:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
