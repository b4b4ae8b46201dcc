"""What a shell may complete: the ids of documents and the names of versions, found by their paths and without reading a file."""

from __future__ import annotations

import contextlib
from pathlib import Path

from planverk.errors import PlanverkError
from planverk.service.workspace import find_root
from planverk.store.worktree import WorkTree


def document_names(start: Path) -> tuple[str, ...]:
    """The ids of plans, case papers and hearings (each stands for all its documents) in the workspace that `start` lies in; none
    where there is no workspace."""
    files = _files(start)
    plans = {
        path.split("/")[1] for path in files if path.startswith("plans/") and path.count("/") == 2 and path.endswith("/plan.yaml")
    }
    papers = {path.rpartition("/")[2].removesuffix(".md") for path in files if "/cases/" in path and path.endswith(".md")}
    heard = {path.split("/")[1] for path in files if path.startswith("consultations/") and path.endswith("/response.yaml")}
    return tuple(sorted(plans | papers | heard))


def plan_names(start: Path) -> tuple[str, ...]:
    """The ids of plans."""
    return tuple(
        sorted({path.split("/")[1] for path in _files(start) if path.startswith("plans/") and path.endswith("/plan.yaml")})
    )


def version_names(start: Path) -> tuple[str, ...]:
    """The names of versions that are kept in the workspace."""
    return tuple(
        sorted({path.split("/")[3] for path in _files(start) if path.endswith("/version.yaml") and path.count("/") == 4})
    )


def consultation_names(start: Path) -> tuple[str, ...]:
    """The ids of consultations."""
    files = (
        path.split("/") for path in _files(start) if path.startswith("consultations/") and path.endswith("/consultation.yaml")
    )
    return tuple(sorted({parts[1] for parts in files if len(parts) == 3}))


def _files(start: Path) -> tuple[str, ...]:
    root = find_root(start)
    with contextlib.suppress(PlanverkError):  # completing a word is never the moment to complain
        return WorkTree(root).files() if root else ()
    return ()
