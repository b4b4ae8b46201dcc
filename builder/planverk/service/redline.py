"""`planverk redline`: two versions of a plan in one, with tracked changes in Word and marks in PDF and HTML."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.documents import redline as redlines
from planverk.model.document import Document
from planverk.service.books import Books
from planverk.service.making import Format, Progress
from planverk.service.printing import Print, print_pdf
from planverk.service.signing import signed
from planverk.service.tracing import origin_of, write
from planverk.service.workspace import Actor

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
    history = books.home.history
    commit = history.head() if history is not None else ""
    written = signed(books.account, compared.new, books.desk, history, commit)
    return redlines.redline(
        compared.old.document,
        compared.new.document,
        compared.comparison.body,
        books.ledgers,
        written,
        books.base_words,
        origin_of(books),
    )
