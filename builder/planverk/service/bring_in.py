"""Running an import: with the workspace's settings, and under its lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.model.workspace import Settings
from planverk.readers.settings import read_settings
from planverk.service.import_documents import ImportReport
from planverk.service.workspace import SETTINGS, Actor, Home
from planverk.store.lock import locked


def bring_in(home: Home, do: Callable[[Path, Settings], ImportReport], actor: Actor, verb: str) -> ImportReport:
    """What the import did. Raises Busy, and UnreadableFile where planverk.yaml has errors: the paper is written in its terms."""
    with locked(home.root, actor.owner(verb)):
        settings = read_settings(home.tree).value
        if settings is None:
            raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
        return do(home.root, settings)
