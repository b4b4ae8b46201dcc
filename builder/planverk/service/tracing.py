"""`planverk trace`: the account of a plan's changes as a document, and where its files go."""

from __future__ import annotations

from planverk.documents import ledger as ledgers
from planverk.documents.frame import Assembled, Frame
from planverk.errors import Conflict
from planverk.findings import first_error
from planverk.model.document import Document, Origin, digest
from planverk.model.layout import Layout
from planverk.readers.layout import read_layout
from planverk.readers.template import read_template
from planverk.service.books import Books
from planverk.service.making import Format, Job, Progress, make
from planverk.service.manifest import file_name
from planverk.service.printing import Print, print_pdf
from planverk.service.states import look_at
from planverk.service.workspace import OUTPUT, Actor
from planverk.store.atomic import write_files
from planverk.store.cache import Cache, key_of
from planverk.store.lock import locked


def account_document(books: Books) -> Assembled:
    """The account as a document, on the template's layout `ledger` where it has one."""
    return ledgers.assemble(books.ledgers, books.plan, books.base_words, frame_of(books, ledgers.KIND, ledgers.usual_layout()))


def frame_of(books: Books, kind: str, usual: Layout) -> Frame:
    """What a document about a plan's changes is assembled in."""
    template = books.template
    layout = read_layout(books.home.tree, books.workspace.settings.template, kind).value or usual
    with look_at(books.home) as state:
        origin, date = origin_of(books), state.date
    return Frame(
        books.workspace.settings,
        layout,
        template.numbering,
        template.settings.measures,
        origin=origin,
        date=date,
        plans=books.workspace.plans,
        plan_numbering=template.numbering,
    )


def origin_of(books: Books) -> Origin:
    """Where a document about a plan's changes was made from: the plan, its ledger, and what others said of it."""
    folders = ["planverk.yaml", "templates", books.plan.folder, f"{books.plan.folder}/changes"]
    folders += [books.consultation.folder] if books.consultation else []
    with look_at(books.home) as state:
        return state.origin(books.plan.folder, tuple(folders))


def write(
    books: Books,
    document: Document,
    formats: tuple[Format, ...],
    actor: Actor,
    verb: str,
    press: Print = print_pdf,
    progress: Progress = lambda *_: None,
) -> tuple[str, ...]:
    """Makes the document and puts it into the build folder, all formats at once; gives the files' paths in the workspace.

    Raises Conflict where it cannot be made, Busy, WriteFailed.
    """
    kind = read_template(books.home.tree, f"templates/{books.workspace.settings.template}", document.kind).value
    template = kind if kind and kind.theme else books.template
    job = Job(document, template, formats, key_of(digest(document), template.sha256), books.plan.folder)
    (made,) = make([job], Cache(books.home.root), press, progress)
    fault = first_error(made.findings)
    if fault is not None:
        raise Conflict.of(fault)
    files = {f"{OUTPUT}/{file_name(document.id, form)}": data for form, data in made.files.items()}
    with locked(books.home.root, actor.owner(verb)):
        write_files(books.home.root, files)
    return tuple(sorted(files))
