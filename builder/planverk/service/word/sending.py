"""The copy of a document that goes out to be written in, and where each block of it stands in the workspace."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from planverk.changes.returned.units import Unit
from planverk.errors import MissingFile
from planverk.model.case_paper import CasePaper
from planverk.model.content import Block, Blocks, Container, Contents, NumberedHeading, Text, walk
from planverk.model.document import Document
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.sending import Sending, flat
from planverk.model.source import Source
from planverk.readers import front_matter, markdown
from planverk.readers.text import decode

# Containers in whose place something is made from what is kept elsewhere; empty: in the paper itself.
_MADE = {
    **dict.fromkeys(("measures", "goals", "indicators"), "{plan}/measures.yaml"),
    **dict.fromkeys(("ledger", "significant"), "{plan}/changes"),
    **{"report": "{plan}/reports", "outcomes": "consultations/{consultation}/responses", "slot": ""},
}
GAP = "\u2002"  # between a number and the title of a heading that is numbered by hand


@dataclass(frozen=True)
class Outgoing:
    """A document as it is sent: its blocks by number, the blocks that are one with an earlier one because they stand in the same
    lines, and the text of the files that it was read from, by path."""

    document: Document
    units: Mapping[int, Unit]
    same: Mapping[int, int]
    files: Mapping[str, str]


def outgoing(
    document: Document, value: Plan | CasePaper, source: Source, recipient: str, sections: tuple[str, ...], tracked: bool = False
) -> Outgoing:
    """The copy for somebody, of some sections (ids; none for all of it). Raises MissingFile for a section that is not there."""
    files = _texts(value, source)
    body = _only(document.body, sections) if sections else document.body
    units = _Units(files, document.labels, value).all(body)
    generated = {unit.number: unit.generated for unit in units if unit.generated}
    sending = Sending(recipient, tracked, sections, {number: _title(where, document) for number, where in generated.items()})
    copy = replace(document, body=body, draft=None, sending=sending)
    return Outgoing(copy, {unit.number: unit for unit in units}, _same(units), files)


def summary_to_send(document: Document, recipient: str, tracked: bool = False) -> Document:
    """The copy of a hearing's summary: its rows are known by the points that they are of."""
    return replace(document, draft=None, sending=Sending(recipient, tracked))


def _texts(value: Plan | CasePaper, source: Source) -> dict[str, str]:
    """The files that somebody may have written in; one that is no text is left out."""
    paths = [chapter.file for chapter in value.chapters] if isinstance(value, Plan) else [value.file]
    read = {path: decode(source.read(path), path).value for path in paths}
    return {path: text for path, text in read.items() if text is not None}


def _title(where: str, document: Document) -> str:
    name = where.rpartition("/")[2]
    return document.labels.get("generated", "{file}").replace("{file}", name if "." in name else where)


# ── some sections ────────────────────────────────────────────────────────────────────────────────


def _only(body: Blocks, sections: tuple[str, ...]) -> Blocks:
    """The sections with all below them. Their numbers are written out: Word would begin to count at 1."""
    kept: list[Block] = []
    found: set[str] = set()
    level = 0
    for block in flat(body):
        if isinstance(block, NumberedHeading):
            if block.id in sections:
                found.add(block.id)
                level = level if 0 < level < block.level else block.level
            elif level and block.level <= level:
                level = 0
            block = _numbered_by_hand(block)
        if level:
            kept.append(block)
    for section in sections:
        if section not in found:
            known = ", ".join(block.id for block in flat(body) if isinstance(block, NumberedHeading) and block.id)
            raise MissingFile("There is no section {section}.", "These are here: {known}", section=section, known=known)
    return tuple(kept)


def _numbered_by_hand(heading: NumberedHeading) -> NumberedHeading:
    if not heading.label:
        return heading
    return replace(heading, content=(Text(f"{heading.label}{GAP}"), *heading.content), series="unnumbered", label="", number=())


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


class _Units:
    """Finds where the blocks of a document stand, and which of them are made from data."""

    def __init__(self, files: Mapping[str, str], labels: Mapping[str, str], value: Plan | CasePaper) -> None:
        self._files = files
        self._lines = {path: text.split("\n") for path, text in files.items()}
        self._own = f"{value.folder}/plan.yaml" if isinstance(value, Plan) else value.file
        self._folder = value.folder if isinstance(value, Plan) else f"plans/{value.plan}"
        self._consultation = "" if isinstance(value, Plan) else value.consultation
        self._made = {path: tuple(_made_places(path, text)) for path, text in files.items()}

    def all(self, body: Blocks) -> list[Unit]:
        section = ""
        units = []
        for number, block in enumerate(flat(body)):
            heading = isinstance(block, NumberedHeading)
            section = block.id if isinstance(block, NumberedHeading) else section
            level, own_id = (block.level, block.id) if isinstance(block, NumberedHeading) else (0, "")
            where = self._where(block.place, heading) if not isinstance(block, Contents) else self._own
            units.append(Unit(number, block.place, level, own_id, section, where))
        return units

    def _where(self, place: Place, heading: bool) -> str:
        """Where a block is made, empty for one that is written where it stands."""
        lines = self._lines.get(place.file)
        if lines is None and place.file.startswith(f"{self._folder}/"):
            return place.file
        if lines is None or place.line is None or place.end is None or place.end > len(lines):
            return self._own
        for made, name in self._made[place.file]:
            if (made.line or 0) <= place.line <= (made.end or 0):
                return _MADE[name].format(plan=self._folder, consultation=self._consultation) or self._own
        first = lines[place.line - 1].strip()
        return self._own if heading and first.startswith(":::") else ""


def _made_places(path: str, text: str) -> list[tuple[Place, str]]:
    """The lines of the containers in whose place something is made."""
    parts = front_matter.split(text.encode(), path).value if text.startswith("---") else None
    body, first = (text, 1) if parts is None else (parts.text, parts.text_line)
    blocks = markdown.parse(body, path, first).value or ()
    return [(part.place, part.name) for part in walk(blocks) if isinstance(part, Container) and part.name in _MADE]


def _same(units: Collection[Unit]) -> dict[int, int]:
    """Blocks of the same lines are one: the number of the first, for each of the others."""
    same: dict[int, int] = {}
    before: Unit | None = None
    for unit in units:
        if before is not None and unit.has_lines and unit.place == before.place:
            same[unit.number] = same.get(before.number, before.number)
        before = unit
    return same
