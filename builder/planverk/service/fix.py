"""`planverk check --fix`: headings that lack an id get one, and nothing else in the file is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.model.case_paper import CasePaper
from planverk.model.ids import make_id
from planverk.model.plan import Plan, Section
from planverk.service.gathering import Target, gather
from planverk.service.states import look_at
from planverk.service.workspace import Actor, Home
from planverk.store.atomic import write_files
from planverk.store.lock import locked

_CLOSED = re.compile(rb"(?P<text> {0,3}#{1,6}[ \t].*?)(?P<end>[ \t]+#+[ \t]*|[ \t]*)\Z", re.DOTALL)
_BRACES = re.compile(rb"(?P<text>.*[ \t])\{(?P<inside>[^{}]*)\}\Z", re.DOTALL)
_END = re.compile(rb"\r\n|\n|\r")


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
        given = [each for target in gather(state, names).targets for each in _wanted(target)]
        files: dict[str, bytes] = {}
        for each in given:
            files[each.file] = with_id(files.get(each.file) or home.tree.read(each.file), each.line, each.id)
        if files:
            write_files(home.root, files)
    return tuple(given)


def with_id(data: bytes, line: int, own_id: str) -> bytes:
    """The file with `{#id}` at the end of the heading on that line (from 1), every other byte as it was."""
    start, end = _line(data, line)
    heading = data[start:end]
    closed = _CLOSED.match(heading)
    text, tail = (closed["text"], closed["end"]) if closed else (heading.rstrip(b" \t"), b"")
    braces = _BRACES.match(text)
    if braces:
        marked = braces["text"] + b"{#" + own_id.encode() + (b" " + braces["inside"] if braces["inside"] else b"") + b"}"
    else:
        marked = text + b" {#" + own_id.encode() + b"}"
    return data[:start] + marked + tail + data[end:]


def _line(data: bytes, line: int) -> tuple[int, int]:
    """Where a line begins and ends, its line ending left out."""
    start = 0
    for number, match in enumerate(_END.finditer(data), start=1):
        if number == line:
            return start, match.start()
        start = match.end()
    return start, len(data)


def _wanted(target: Target) -> Iterator[Given]:
    taken = _taken(target)
    for section in _sections(target):
        if not section.id and section.place.file and section.place.line is not None:
            own_id = make_id(section.plain_title, taken, fallback="kapittel" if section.level == 1 else "avsnitt")
            taken.add(own_id)
            yield Given(section.place.file, section.place.line, own_id, section.plain_title)


def _sections(target: Target) -> Iterator[Section]:
    if isinstance(target.value, Plan):
        yield from target.value.sections()
    elif isinstance(target.value, CasePaper):
        for section in target.value.sections:
            yield from section.all()


def _taken(target: Target) -> set[str]:
    """Ids that are in use, and those that once were: an id is never used again for something else."""
    taken = {section.id for section in _sections(target) if section.id}
    if isinstance(target.value, Plan):
        plan, measures = target.value, target.value.measures
        taken |= {*plan.aliases, *plan.aliases.values(), *plan.retired}
        taken |= {
            thing.id for kind in (measures.goals, measures.strategies, measures.measures, measures.indicators) for thing in kind
        }
    return taken
