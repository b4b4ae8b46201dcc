"""Hashes of a text file, whichever line endings the git that fetched it has given it."""

from __future__ import annotations

import hashlib


def file_hashes(data: bytes) -> tuple[str, str]:
    """SHA-256 of the bytes as they are, and as they were before a git on Windows gave the lines its own endings."""
    return hashlib.sha256(data).hexdigest(), hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
