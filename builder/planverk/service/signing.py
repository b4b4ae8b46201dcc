"""Who wrote each change in a plan, and on what day, as git tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from planverk.errors import UnknownVersion
from planverk.model.account import Account
from planverk.model.change import Change
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.service.comparing import Desk, Side
from planverk.store.authors import WrittenLine, acts_on, written_lines
from planverk.store.history import History
from planverk.store.versions import version_source


def signed(account: Account, new: Side, desk: Desk, history: History | None, head: str) -> dict[str, tuple[str, str]]:
    """By a change's id who wrote it, and on what day (ISO), as it stands in the newer version: of the lines where it stands
    whoever wrote the last one; of what is gone whoever changed the file last. Nothing for lines that are not saved in git, whose
    latest commit is `head`."""
    if history is None or not head:
        return {}
    with _text_of(new, desk, history, head) as (source, commit):
        register = _Register(new.plan, source, history, commit)
        found = [(each.change.id, register.who(each.change)) for each in account.changes]
    return {change: who for change, who in found if who is not None}


@contextmanager
def _text_of(side: Side, desk: Desk, history: History, head: str) -> Iterator[tuple[Source, str]]:
    """The files that a version was read from, and the commit that has them: `head` where git does not know the version's own."""
    version = desk.version(side.plan.id, side.version)
    if version is not None:
        yield version_source(desk.source, version), version.commit if _knows(history, version.commit) else head
    elif side.version:
        commit = history.resolve(side.version)
        with history.source(commit) as tree:
            yield tree, commit
    else:
        yield desk.source, head


def _knows(history: History, commit: str) -> bool:
    if not commit:
        return False
    try:
        return bool(history.resolve(commit))
    except UnknownVersion:
        return False


class _Register:
    """Who wrote which line of a plan's files, each file looked up once."""

    def __init__(self, plan: Plan, source: Source, history: History, commit: str) -> None:
        self._plan = plan
        self._source = source
        self._history = history
        self._commit = commit
        self._lines: dict[str, dict[str, list[tuple[int, WrittenLine]]]] = {}
        self._last: dict[str, tuple[str, str] | None] = {}

    def who(self, change: Change) -> tuple[str, str] | None:
        place = self._place(change)
        if not place.file:
            return None
        if change.after and place.line is not None:
            lines = self._texts(place.file)[place.line - 1 : place.end or place.line]
            return _latest(self._line(place.file, at, text) for at, text in enumerate(lines, start=place.line))
        return self._last_act(place.file)

    def _place(self, change: Change) -> Place:
        """Where a change stands; a measure stands in measures.yaml, whatever table shows it."""
        return self._plan.measures.places.get(change.target, change.place)

    def _line(self, file: str, at: int, text: str) -> WrittenLine | None:
        """The committed line of that text that is nearest to line `at`: what is not saved yet may have moved it."""
        known = self._committed(file).get(text.strip(), [])
        nearest = min(known, key=lambda each: abs(each[0] - at), default=None)
        return nearest[1] if nearest and text.strip() else None

    def _committed(self, file: str) -> dict[str, list[tuple[int, WrittenLine]]]:
        if file not in self._lines:
            found: dict[str, list[tuple[int, WrittenLine]]] = {}
            for at, line in enumerate(written_lines(self._history, file, self._commit), start=1):
                found.setdefault(line.text.strip(), []).append((at, line))
            self._lines[file] = found
        return self._lines[file]

    def _texts(self, file: str) -> list[str]:
        return self._source.read(file).decode("utf-8", "replace").splitlines() if self._source.exists(file) else []

    def _last_act(self, file: str) -> tuple[str, str] | None:
        if file not in self._last:
            act = next(iter(acts_on(self._history, file, at=self._commit)), None)
            self._last[file] = (act.name, act.date.isoformat()) if act else None
        return self._last[file]


def _latest(lines: Iterable[WrittenLine | None]) -> tuple[str, str] | None:
    known = [line for line in lines if line is not None]
    latest = max(known, key=lambda line: line.date, default=None)
    return (latest.name, latest.date.isoformat()) if latest else None
