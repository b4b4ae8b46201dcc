"""A file that has lost what it was made from: which document it is of, and which state of it, by what its text says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from planverk.changes.returned.likeness import anchors_of, text_of
from planverk.changes.returned.settling import settle
from planverk.changes.returned.tokens import normal
from planverk.errors import MissingFile, UnreadableFile
from planverk.model.case_paper import CasePaper
from planverk.model.content import NumberedHeading, plain
from planverk.model.document import Document
from planverk.model.ids import id_of_bookmark
from planverk.model.likeness import runs_of_words
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.returned import Grid, Line, Part, Returned, SentFrom
from planverk.model.sending import flat
from planverk.model.source import Source
from planverk.readers.returned import Package, read_returned
from planverk.readers.workspace import read_workspace
from planverk.service.states import look_at
from planverk.service.word.base import find_paper, roles_of
from planverk.service.word.sending import GAP
from planverk.service.workspace import Home
from planverk.store.authors import acts_on

_LEAST = 0.3  # of a text's runs of words that a document must have, for the text to be of it
_MOST_ACTS = 60  # the latest acts on a document whose states are looked at


def find_origin(home: Home, package: Package, name: str, plain_words: bool) -> SentFrom:
    """What the file was most likely made from: the document that its untouched text is nearest to, in the state that it is
    nearest to, the later of two alike; the sections that it holds, where these are some. Raises UnreadableFile where it is near
    none."""
    returned = read_returned(package, {}, plain_words)
    runs = runs_of_words(" ".join(_texts(settle(returned, ()).parts)))
    workspace = read_workspace(home.tree, ()).value
    known: list[Plan | CasePaper] = [*workspace.plans, *workspace.papers] if workspace is not None else []
    shares = {_source(value): _share(runs, home.tree, value) for value in known}
    best = max(sorted(shares), key=lambda source: shares[source], default="")
    if not best or shares[best] < _LEAST or home.history is None:
        raise UnreadableFile(
            "The file does not say what it was made from, and its text is that of no document here.",
            "Merge a copy that «planverk word export» has made, saved from Word as a Word document (.docx).",
            Place(name),
        )
    value = next(value for value in known if _source(value) == best)
    commit = _nearest(home, runs, value)
    with look_at(home, commit) as state:
        _, document, template, _ = find_paper(state, best, name)
    sections = _sections(document, read_returned(package, roles_of(template), plain_words))
    return SentFrom(value.id, "", best, commit, sections=sections)


def _sections(document: Document, returned: Returned) -> tuple[str, ...]:
    """The ids of the sections that the file holds with all below them; empty where it was sent as a whole."""
    headings = [block for block in flat(document.body) if isinstance(block, NumberedHeading) and block.id]
    came = [part for part in settle(returned, ()).parts if isinstance(part, Line) and part.form.heading]
    labels = {text_of(part).partition(GAP)[0].strip() for part in came if GAP in text_of(part)} - {""}
    titles = {normal(text_of(part)) for part in came}
    if not _is_part(headings, labels, titles):
        return ()
    marks = {found for part in came for name in anchors_of(part) if (found := id_of_bookmark(name))}
    kept: list[str] = []
    level = 0
    for heading in headings:
        level = level if level and heading.level > level else 0
        if not level and (heading.id in marks or heading.label in labels or normal(plain(heading.content)) in titles):
            kept.append(heading.id)
            level = heading.level
    return tuple(kept)


def _is_part(headings: Sequence[NumberedHeading], labels: Collection[str], titles: Collection[str]) -> bool:
    """True for some sections of a document: their numbers are written out (service/word/sending), or, where they have none,
    most of the others are not there."""
    if any(heading.label in labels for heading in headings if heading.label):
        return True
    return 0 < 2 * sum(normal(plain(heading.content)) in titles for heading in headings) < len(headings)


def _nearest(home: Home, runs: frozenset[int], value: Plan | CasePaper) -> str:
    """The commit in which the document's own words are nearest to the text."""
    assert home.history is not None
    acts = acts_on(home.history, *_files(value))[:_MOST_ACTS]
    best, share = home.history.head(), -1.0
    for act in acts:
        with look_at(home, act.commit) as state:
            found = _share(runs, state.source, value)
        if found > share:
            best, share = act.commit, found
    return best


def _share(runs: frozenset[int], source: Source, value: Plan | CasePaper) -> float:
    """What share of a text's runs of words stand in the document's files."""
    own: set[int] = set()
    for path in _files(value):
        try:
            own |= runs_of_words(source.read(path).decode("utf-8", "replace"))
        except MissingFile:
            continue
    return len(runs & own) / len(runs) if runs else 0.0


def _source(value: Plan | CasePaper) -> str:
    return value.folder if isinstance(value, Plan) else value.file


def _files(value: Plan | CasePaper) -> list[str]:
    return [chapter.file for chapter in value.chapters] if isinstance(value, Plan) else [value.file]


def _texts(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Grid):
            yield from (text for row in part.rows for cell in row.cells for text in _texts(cell))
        else:
            yield "".join(piece.text if piece.kind == "text" else " " for piece in part.pieces)
