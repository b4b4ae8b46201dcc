"""`planverk redline`: two versions of a plan in one, with tracked changes in Word and marks in PDF and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planverk.documents import redline as redlines
from planverk.model.change import Change
from planverk.model.document import Document
from planverk.model.place import Place
from planverk.service.books import Books
from planverk.service.making import Format, Progress
from planverk.service.printing import Print, print_pdf
from planverk.service.tracing import origin_of, write
from planverk.service.workspace import Actor
from planverk.store.authors import WrittenLine, acts_on, written_lines
from planverk.store.history import History

USUAL: tuple[Format, ...] = ("docx", "pdf", "html")


@dataclass(frozen=True)
class Redlined:
    """The files that were made (paths in the workspace), and how many changes they mark."""

    files: tuple[str, ...]
    changes: int


def redline(
    books: Books,
    formats: tuple[Format, ...],
    actor: Actor,
    press: Print = print_pdf,
    progress: Progress = lambda *_: None,
) -> Redlined:
    """Makes the redline of the two versions that the books are opened at, and puts it into the build folder.

    Raises Conflict where it cannot be made, Busy, WriteFailed.
    """
    files = write(books, redline_document(books), formats, actor, "redline", press, progress)
    return Redlined(files, len(books.account.changes))


def redline_document(books: Books) -> Document:
    """The redline, each change with its author, its date and its cause."""
    compared = books.compared
    written = dict(_written(books))
    return redlines.redline(
        compared.old.document,
        compared.new.document,
        compared.comparison.body,
        books.ledgers,
        written,
        books.base_words,
        origin_of(books),
    )


def _written(books: Books) -> Iterator[tuple[str, tuple[str, str]]]:
    """Who wrote each change and on what day: of the lines where it stands now whoever wrote the last one; of what is gone whoever
    changed the file last. Nothing for lines that are not saved in git."""
    history = books.home.history
    if history is None or not history.head():
        return
    register = _Register(books, history)
    for each in books.account.changes:
        found = register.who(each.change)
        if found is not None:
            yield each.change.id, found


class _Register:
    """Who wrote which line of a plan's files, each file looked up once."""

    def __init__(self, books: Books, history: History) -> None:
        self._books = books
        self._history = history
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
        of = self._books.compared.new.plan.measures
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
            for at, line in enumerate(written_lines(self._history, file), start=1):
                found.setdefault(line.text.strip(), []).append((at, line))
            self._lines[file] = found
        return self._lines[file]

    def _texts(self, file: str) -> list[str]:
        tree = self._books.home.tree
        return tree.read(file).decode("utf-8", "replace").splitlines() if tree.exists(file) else []

    def _last_act(self, file: str) -> tuple[str, str] | None:
        if file not in self._last:
            act = next(iter(acts_on(self._history, file)), None)
            self._last[file] = (act.name, act.date.isoformat()) if act else None
        return self._last[file]


def _latest(lines: Iterable[WrittenLine | None]) -> tuple[str, str] | None:
    known = [line for line in lines if line is not None]
    latest = max(known, key=lambda line: line.date, default=None)
    return (latest.name, latest.date.isoformat()) if latest else None
