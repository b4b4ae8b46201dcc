"""`word export`: a Word file of a plan or a case paper that remembers what it was made from, for somebody to write in."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.errors import Conflict, MissingFile, PlanverkError
from planverk.model.case_paper import CasePaper
from planverk.model.ids import make_id
from planverk.model.plan import Plan
from planverk.service.assembling import assemble_unchecked
from planverk.service.gathering import gather
from planverk.service.making import Job, make
from planverk.service.placing import Keys
from planverk.service.printing import print_pdf
from planverk.service.states import look_at
from planverk.service.word.sending import outgoing
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
        papers = assemble_unchecked(gather(state, (order.document,)))
        found = [paper for paper in papers if isinstance(paper.target.value, Plan | CasePaper)]
        if len(found) != 1 or found[0].document is None or found[0].template is None:
            raise MissingFile(
                "There is no plan or case paper {name} that can be sent.",
                "See what is wrong with: planverk check",
                name=order.document,
            )
        paper, value = found[0], found[0].target.value
        assert paper.document is not None
        assert paper.template is not None
        assert isinstance(value, Plan | CasePaper)
        _expect_saved(home, paper.document.origin.dirty, paper.target.made_from)
        made = outgoing(paper.document, value, state.source, order.recipient, order.sections, order.tracked)
    job = Job(made.document, paper.template, ("docx",), Keys().of(made.document, paper.template, None), paper.target.concerns)
    done = make([job], Cache(home.root), print_pdf, lambda *_: None)[0]
    fault = next((finding for finding in done.findings if finding.is_error), None)
    if fault is not None:
        raise PlanverkError(fault.message.text, fault.hint.text, fault.place, **dict(fault.message.values))
    path = f"{FOLDER}/{paper.document.id}-{make_id(order.recipient, fallback='til')}.docx"
    with locked(home.root, actor.owner("word")):
        write_files(home.root, {path: done.files["docx"]})
    return path


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
