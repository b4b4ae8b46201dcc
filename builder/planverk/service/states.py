"""Which state of the workspace a verb looks at: the files as they lie there, a git revision, or a named version of a plan."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from planverk.errors import UnknownVersion
from planverk.findings import Finding
from planverk.model.document import Origin
from planverk.model.source import Source
from planverk.service.workspace import Home
from planverk.store.commit import CommitTree
from planverk.store.history import History
from planverk.store.paths import within
from planverk.store.versions import Version, check_version, find_versions, is_beside, version_source

SHORT = 10


@dataclass(frozen=True)
class State:
    """A state to look at. `plan` narrows it to one plan; `label` names its folder under build/, empty for the present state.

    `dirty` tells whether any of the given files and folders differ from `commit`: a paper says that its text has changes which
    are not saved where those are in what it is made from, and not where they are in another paper or in somebody's notes.
    `history` tells who wrote what until `commit`; None where there is no git, and in a named version, whose commit may be gone.
    """

    source: Source
    commit: str = ""
    date: datetime.date | None = None
    version: str = ""
    plan: str = ""
    label: str = ""
    dirty: Callable[[tuple[str, ...]], bool] = lambda _: False
    findings: tuple[Finding, ...] = ()
    history: History | None = None

    def origin(self, concerns: str, made_from: tuple[str, ...]) -> Origin:
        """What a document says of where it comes from; `made_from` are the files and folders that its text is made from."""
        return Origin(concerns, self.commit, self.dirty(made_from), self.version)


@contextmanager
def look_at(home: Home, at: str = "") -> Iterator[State]:
    """The state that `at` names: empty for the files as they lie there, a named version («hearing-1», «plan-id/hearing-1»), or
    any git revision. Raises UnknownVersion. Nothing in the folder is touched."""
    if not at:
        yield _present(home)
        return
    version = _named(home, at)
    if version is not None:
        yield _of_version(home, version)
        return
    with _tree(home, at) as tree:
        assert home.history is not None
        yield State(tree, tree.commit, home.history.date(tree.commit), label=tree.commit[:SHORT], history=home.history)


def _present(home: Home) -> State:
    commit = home.history.head() if home.history else ""
    if home.history is None or not commit:
        return State(home.tree)
    changed = home.history.changed()

    def dirty(made_from: tuple[str, ...]) -> bool:
        return any(path == folder or (within(path, folder) and not is_beside(path)) for path in changed for folder in made_from)

    return State(home.tree, commit, home.history.date(commit), dirty=dirty, history=home.history)


def _of_version(home: Home, version: Version) -> State:
    date = datetime.date.fromisoformat(version.date) if version.date else None
    return State(
        version_source(home.tree, version),
        version.commit,
        date,
        version=version.name,
        plan=version.plan,
        label=f"{version.plan}-{version.name}",
        findings=check_version(home.tree, version, home.history),
    )


def _named(home: Home, at: str) -> Version | None:
    asked = at.removeprefix("plan/")
    found = [v for v in find_versions(home.tree) if asked in (v.name, f"{v.plan}/{v.name}")]
    if len(found) > 1:
        names = ", ".join(f"{version.plan}/{version.name}" for version in found)
        raise UnknownVersion("Several plans have a version {version}.", "Say which: {names}", version=at, names=names)
    return found[0] if found else None


def _tree(home: Home, at: str) -> CommitTree:
    if home.history is None:
        raise UnknownVersion(
            "There is no version {version}, and there is no git here.",
            "See which there are with: planverk version list",
            version=at,
        )
    return home.history.source(home.history.resolve(at))
