"""What a Word file was made from: the state of the workspace that it names, and the same copy made once more from that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from planverk.changes.returned.editing import Sent
from planverk.changes.returned.labels import label_sent
from planverk.changes.returned.settling import settle
from planverk.changes.returned.wishes import numbered
from planverk.errors import MissingFile, UnknownVersion, UnreadableFile
from planverk.model.case_paper import CasePaper
from planverk.model.document import Document
from planverk.model.measures import Measures
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.returned import Part, Returned, SentFrom
from planverk.model.template import Template
from planverk.readers.returned import open_package, read_returned
from planverk.service.assembling import assemble_unchecked
from planverk.service.composing import Paper
from planverk.service.gathering import gather
from planverk.service.states import State, look_at
from planverk.service.word.sending import Outgoing, outgoing
from planverk.service.workspace import Home
from planverk.writers import docx


@dataclass(frozen=True)
class Base:
    """What was sent: the copy, its text as Word would give it back, and the commit that it was made from."""

    commit: str
    sent: Sent
    numbers: tuple[int, ...]
    returned: Returned
    roles: Mapping[str, str]
    plan: Plan | None
    paper: CasePaper | None


def roles_of(template: Template) -> dict[str, str]:
    """The role of each style that the template has one for, by the style's name in lower case."""
    return {use.style.casefold(): role for role, use in template.roles.items() if use.found}


@contextmanager
def state_of(home: Home, sent_from: SentFrom, name: str) -> Iterator[State]:
    """The state that a file was made from. Raises UnreadableFile where it is gone, or never was saved."""
    if sent_from.dirty:
        raise UnreadableFile(
            "The file was made from text that was not saved in git, so what was changed in it cannot be told.",
            "Send out copies that «planverk word export» has made.",
            Place(name),
        )
    try:
        with look_at(home, sent_from.commit or "–") as state:
            yield state
    except UnknownVersion as fault:
        raise UnreadableFile(
            "The file was made from a commit that is not here ({commit}).",
            "Fetch the whole history (git fetch --unshallow), or merge it in the repository that it was made in.",
            Place(name),
            commit=sent_from.commit[:10] or "–",
        ) from fault


def find_paper(state: State, source: str, name: str) -> tuple[Paper, Document, Template, Plan | CasePaper]:
    """A plan or a case paper, put together. Raises UnreadableFile for another document, or one that is not there."""
    try:
        papers = assemble_unchecked(gather(state, (source,)))
    except MissingFile as fault:
        raise UnreadableFile("The file is of «{document}», which is not here.", "", Place(name), document=source) from fault
    paper = next((each for each in papers if each.target.concerns == source), None)
    if paper is None or paper.document is None or paper.template is None:
        raise UnreadableFile("The file is of «{document}», which cannot be put together.", "", Place(name), document=source)
    value = paper.target.value
    if not isinstance(value, Plan | CasePaper):
        raise UnreadableFile(
            "The file is of «{document}», which is made from the responses to a hearing.",
            "Write the assessments in the workbook, and merge that: planverk respond merge FILE",
            Place(name),
            document=paper.document.id,
        )
    return paper, paper.document, paper.template, value


def find_base(home: Home, sent_from: SentFrom, name: str, plain: bool = False) -> Base:
    """What a file was made from; with `plain` its references are words. Raises UnreadableFile."""
    with state_of(home, sent_from, name) as state:
        _, document, template, value = find_paper(state, sent_from.source, name)
        made = outgoing(document, value, state.source, sent_from.recipient, sent_from.sections)
    roles = roles_of(template)
    returned = read_returned(open_package(docx.write(made.document, template), name), roles, plain)
    return _base(made, returned, roles, state.commit, value)


def _base(made: Outgoing, returned: Returned, roles: Mapping[str, str], commit: str, value: Plan | CasePaper) -> Base:
    text = label_sent(settle(returned, ()))
    numbers = numbered(text.parts, made.same)
    parts: dict[int, list[Part]] = {}
    for number, part in zip(numbers, text.parts, strict=True):
        parts.setdefault(number, []).append(part)
    plan, paper = (value, None) if isinstance(value, Plan) else (None, value)
    own = {number: tuple(each) for number, each in sorted(parts.items()) if number >= 0}
    sent = Sent(text, own, made.units, made.files, frozenset(_ids(plan, made)))
    return Base(commit, sent, tuple(numbers), returned, roles, plan, paper)


def _ids(plan: Plan | None, made: Outgoing) -> set[str]:
    """Every id that is, or was, in use: none is given twice."""
    used = {unit.id for unit in made.units.values() if unit.id}
    if plan is None:
        return used
    measures: Measures = plan.measures
    return used | {section.id for section in plan.sections()} | set(measures.ids()) | set(plan.aliases) | set(plan.retired)
