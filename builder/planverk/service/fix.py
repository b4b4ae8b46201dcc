"""`planverk check --fix`: headings that lack an id get one, and nothing else in the file is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planverk.model.case_paper import CasePaper
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.readers.heading_ids import give_ids, ids_in
from planverk.service.gathering import Target, gather
from planverk.service.states import look_at
from planverk.service.workspace import Actor, Home
from planverk.store.atomic import write_files
from planverk.store.lock import locked

_MARK = "\ufeff"  # that some programs put before a text


@dataclass(frozen=True)
class Given:
    """An id that a heading got, and where."""

    file: str
    line: int
    id: str
    title: str


def fix(home: Home, actor: Actor, names: tuple[str, ...] = ()) -> tuple[Given, ...]:
    """Gives ids to the headings of the documents chosen (all for none). Raises Busy, WriteFailed, MissingFile."""
    with locked(home.root, actor.owner("check --fix")), look_at(home) as state:
        given: list[Given] = []
        files: dict[str, bytes] = {}
        for target in gather(state, names).targets:
            texts = dict(_texts(target, home.tree))
            taken = {*_taken(target), *(own_id for text in texts.values() for own_id in ids_in(text.removeprefix(_MARK)))}
            for file, text in texts.items():
                mark = _MARK if text.startswith(_MARK) else ""
                changed, found = give_ids(text.removeprefix(_MARK), taken)
                if found:
                    files[file] = f"{mark}{changed}".encode()
                    taken |= {each.id for each in found}
                    given += [Given(file, each.line, each.id, each.title) for each in found]
        if files:
            write_files(home.root, files)
    return tuple(given)


def _texts(target: Target, source: Source) -> Iterator[tuple[str, str]]:
    """The target's files of Markdown and what stands in them; what is no text is left alone."""
    value = target.value
    files = [chapter.file for chapter in value.chapters] if isinstance(value, Plan) else []
    files += [value.file] if isinstance(value, CasePaper) else []
    for file in dict.fromkeys(files):
        try:
            yield file, source.read(file).decode()
        except UnicodeDecodeError:
            continue


def _taken(target: Target) -> set[str]:
    """The ids that no text tells of, and those that once were in use: an id is never used again for something else."""
    if not isinstance(target.value, Plan):
        return set()
    plan = target.value
    return {*plan.aliases, *plan.aliases.values(), *plan.retired, *plan.measures.ids()}
