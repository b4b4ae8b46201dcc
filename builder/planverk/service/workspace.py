"""Where the workspace is: the nearest folder with a planverk.yaml, from where one stands and upward."""

from __future__ import annotations

import datetime
import getpass
from dataclasses import dataclass
from pathlib import Path

from planverk.errors import NotAWorkspace
from planverk.store.history import History, find_history
from planverk.store.lock import Owner
from planverk.store.worktree import WorkTree

SETTINGS = "planverk.yaml"
OUTPUT = "build"


@dataclass(frozen=True)
class Actor:
    """Who does something, and when: both end up in the history of what they did."""

    name: str
    email: str
    time: datetime.datetime

    def owner(self, verb: str) -> Owner:
        """This person as the holder of the workspace's lock."""
        return Owner(self.name, verb)


@dataclass(frozen=True)
class Home:
    """A workspace on disk: its root, its files, and its git history where there is one."""

    root: Path
    tree: WorkTree
    history: History | None


def find_root(start: Path) -> Path | None:
    """The nearest folder with a planverk.yaml, `start` itself or one above it; None where there is none."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / SETTINGS).is_file()), None)


def open_workspace(start: Path) -> Home:
    """The workspace that the folder `start` lies in. Raises NotAWorkspace."""
    root = find_root(start)
    if root is None:
        raise NotAWorkspace(
            "There is no planverk.yaml in {folder} or in any folder above it.",
            "Go to the folder of your plans, or make a new one with: planverk init FOLDER",
            folder=str(start),
        )
    return Home(root, WorkTree(root), find_history(root))


def current_actor(home: Home) -> Actor:
    """The person at the keyboard, by the name that git knows them by, else the machine; and the time now."""
    name, email = home.history.person() if home.history else ("", "")
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "planverk"
    return Actor(name or user, email or f"{user}@localhost", datetime.datetime.now().astimezone())
