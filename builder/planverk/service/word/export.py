"""`word export`: a Word file of a plan, a case paper or a summary that remembers what it was made from, to be written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planverk.errors import Conflict, MissingFile, PlanverkError
from planverk.findings import first_error
from planverk.model.case_paper import CasePaper
from planverk.model.document import Document
from planverk.model.ids import make_id
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.service.assembling import assemble_unchecked
from planverk.service.compiled import Compiled
from planverk.service.composing import Paper
from planverk.service.gathering import gather
from planverk.service.making import Job, make
from planverk.service.placing import Keys
from planverk.service.printing import print_pdf
from planverk.service.states import look_at
from planverk.service.word.assessing import SUMMARY
from planverk.service.word.sending import outgoing, summary_to_send
from planverk.service.workspace import OUTPUT, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.cache import Cache
from planverk.store.lock import locked

FOLDER = f"{OUTPUT}/word"


@dataclass(frozen=True)
class Order:
    """What to send: a document, some of its sections (ids; none for all), to whom; with `tracked` Word tracks every change."""

    document: str
    recipient: str
    sections: tuple[str, ...] = ()
    tracked: bool = False


def export(home: Home, order: Order, actor: Actor) -> str:
    """Writes `build/word/<document>-<recipient>.docx`; gives its path.

    Raises MissingFile for a document or a section that is not there, Conflict where its text is not saved in git, TemplateFault,
    Busy, WriteFailed.
    """
    with look_at(home) as state:
        paper = _find(assemble_unchecked(gather(state, (order.document,))), order.document)
        assert paper.document is not None
        _expect_saved(home, paper.document.origin.dirty, paper.target.made_from)
        document = _copy(paper, paper.document, state.source, order)
    data = _made(home, paper, document)
    path = f"{FOLDER}/{paper.document.id}-{make_id(order.recipient, fallback='til')}.docx"
    with locked(home.root, actor.owner("word")):
        write_files(home.root, {path: data})
    return path


def _find(papers: Iterable[Paper], name: str) -> Paper:
    """The paper that can be sent. Raises MissingFile."""
    found = [paper for paper in papers if _can_be_sent(paper) and paper.document is not None and paper.template is not None]
    if len(found) != 1:
        raise MissingFile(
            "There is no plan, case paper or summary {name} that can be sent.",
            "See what is wrong with: planverk check",
            name=name,
        )
    return found[0]


def _can_be_sent(paper: Paper) -> bool:
    value = paper.target.value
    return isinstance(value, Plan | CasePaper) or (isinstance(value, Compiled) and value.kind == SUMMARY)


def _copy(paper: Paper, document: Document, source: Source, order: Order) -> Document:
    value = paper.target.value
    if isinstance(value, Plan | CasePaper):
        return outgoing(document, value, source, order.recipient, order.sections, order.tracked).document
    return summary_to_send(document, order.recipient, order.tracked)


def _made(home: Home, paper: Paper, document: Document) -> bytes:
    """The Word file, with the page numbers of the PDF. Raises TemplateFault, TypesettingFailed."""
    assert paper.template is not None
    job = Job(document, paper.template, ("docx",), Keys().of(document, paper.template, None), paper.target.concerns)
    done = make([job], Cache(home.root), print_pdf, lambda *_: None)[0]
    fault = first_error(done.findings)
    if fault is not None:
        raise PlanverkError.of(fault)
    return done.files["docx"]


def _expect_saved(home: Home, dirty: bool, made_from: tuple[str, ...]) -> None:
    """What comes back is merged against a commit, so there has to be one."""
    if home.history is None or not home.history.head():
        raise Conflict(
            "There is no git here, so what comes back could not be told from what was sent.",
            "Make the folder a repository (git init), and save everything in it.",
        )
    if dirty:
        raise Conflict(
            "There are changes that are not saved: {files}.",
            "Save them in git first, so that what comes back can be merged.",
            files=", ".join(home.history.changed(*made_from)),
        )
