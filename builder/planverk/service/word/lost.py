"""A file that has lost what it was made from: which document it is of, and which state of it, by what its text says."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.changes.returned.settling import settle
from planverk.errors import MissingFile, UnreadableFile
from planverk.model.case_paper import CasePaper
from planverk.model.likeness import runs_of_words
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.returned import Grid, Part, Returned, SentFrom
from planverk.model.source import Source
from planverk.readers.workspace import read_workspace
from planverk.service.states import look_at
from planverk.service.workspace import Home
from planverk.store.authors import acts_on

_LEAST = 0.3  # of a text's runs of words that a document must have, for the text to be of it
_MOST_ACTS = 60  # the latest acts on a document whose states are looked at


def find_origin(home: Home, returned: Returned, name: str) -> SentFrom:
    """What the file was most likely made from: the document that its untouched text is nearest to, in the state that it is
    nearest to, the later of two alike. Raises UnreadableFile where it is near none."""
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
    return SentFrom(value.id, "", best, _nearest(home, runs, value))


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
