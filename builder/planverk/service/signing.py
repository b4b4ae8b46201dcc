"""Who wrote each change in a plan, and on what day, as git tells."""

from __future__ import annotations

from collections.abc import Iterable

from planverk.model.account import Account
from planverk.model.change import Change
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.store.authors import WrittenLine, acts_on, written_lines
from planverk.store.history import History


def signed(account: Account, plan: Plan, source: Source, history: History | None, commit: str) -> dict[str, tuple[str, str]]:
    """By a change's id who wrote it, and on what day (ISO), as it stands in `plan`, whose files are in `source`, after `commit`:
    of the lines where it stands whoever wrote the last one; of what is gone whoever changed the file last. Nothing for lines that
    are not saved in git."""
    if history is None or not commit:
        return {}
    register = _Register(plan, source, history, commit)
    found = ((each.change.id, register.who(each.change)) for each in account.changes)
    return {change: who for change, who in found if who is not None}


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
        of = self._plan.measures
        places = [(each.id, each.place) for each in of.measures]
        places += [(each.id, each.place) for each in of.indicators]
        places += [(each.id, each.place) for each in of.goals] + [(each.id, each.place) for each in of.strategies]
        return dict(places).get(change.target, change.place)

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
