"""Blocks of a saksframlegg, from whatever system it came, to its parts: metadata, saksgang, proposals, sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Heading,
    Inlines,
    LineBreak,
    OrderedList,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from planverk.model.ids import make_id
from planverk.model.imported import DraftCase, DraftSection, DraftTreatment, Imported, LeftOut, Why
from planverk.readers.imports.headings import known
from planverk.readers.imports.language import language_of

_DATE = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?[a-z]+ \d{4}"
_FIELDS = {
    "case_worker": re.compile(r"(?:saksbehandl[ea]r|saksbeh|saksb|sakshandsamar)\.?\s*:\s*(.+)", re.IGNORECASE),
    "archive_case": re.compile(r"(?:arkivsaks?nr|arkivsaks?(?:nummer)?|arkivsakid|saksmappe)\.?\s*:\s*(.+)", re.IGNORECASE),
    "archive_class": re.compile(r"(?:arkiv|arkivkode|klassering|arkivnr)\.?\s*:\s*(.+)", re.IGNORECASE),
    "saksordforer": re.compile(r"saksordfør[ea]r\s*:\s*(.+)", re.IGNORECASE),
    "decided_by": re.compile(r"(?:sak(?:en|a) (?:avgjøres|vert avgjord|blir avgjort) av|avgjøres av)\s*:\s*(.+)", re.IGNORECASE),
    "date": re.compile(rf"dato\s*:\s*({_DATE})\s*", re.IGNORECASE),
    "title": re.compile(r"(?:tittel|sakstittel|sak)\s*:\s*(.+)", re.IGNORECASE),
}
_TITLE_LINE = re.compile(
    rf"(?P<body>\D+?),?\s+(?P<date>{_DATE})\s*[-–—,]\s*(?:PS\s+)?sak\s+(?P<number>\S+?)\s*[-–—:,]\s*(?P<title>.+)", re.IGNORECASE
)
_ROW = re.compile(rf"(?P<body>[^\d:]+?)\s+(?P<date>{_DATE})(?:\s+(?P<number>(?:PS\s*)?\d{{1,4}}/\d{{1,4}}))?\s*", re.IGNORECASE)
_ROW_NUMBER_FIRST = re.compile(
    rf"(?P<number>(?:PS\s*)?\d{{1,4}}/\d{{1,4}})\s+(?P<body>[^\d:]+?)\s+(?P<date>{_DATE})\s*", re.IGNORECASE
)
_ROW_HEADER = re.compile(r"(?=.*utval)(?=.*(?:møtedato|dato|saks?nr)).*", re.IGNORECASE)
_CASE = re.compile(r"(\d{2,4}/\d{1,6})(?:-\d+)?\s*(?:[-–]\s*/?\s*|\s+|/)?(.*)")
_WEB = re.compile(
    r"(?:publisert|sist endret|oppdatert|post|postadresse|besøksadresse|tlf|telefon|faks|e-?post|åpningstid(?:er)?|"
    r"org\.?\s?nr|skriv ut|del)\b.{0,3}:",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:ingen|ingi|-+|nei)\.?\s*\Z", re.IGNORECASE)
_TEXT_KEYS = ("hjemmel", "saksopplysninger", "vurdering", "sammendrag", "bakgrunn", "konklusjon", "okonomi")


def read_case(imported: Imported) -> DraftCase:
    """The paper's parts. What belongs to none of them is in `left_out`, word for word and in order."""
    state = _State(DraftCase(title=imported.title, pictures=imported.pictures, left_out=imported.left_out))
    for block in _one_line_each(imported.blocks):
        state.take(block)
    return state.finish(language_of(" ".join(part.value for part in walk(imported.blocks) if isinstance(part, Text))))


@dataclass
class _Part:
    key: str
    title: str = ""
    blocks: list[Block] = field(default_factory=list)


class _State:
    """Where in the paper the reading is: in the head, in the saksgang, or under a heading."""

    def __init__(self, case: DraftCase) -> None:
        self._case = case
        self._parts = [_Part("head")]

    def take(self, block: Block) -> None:
        line = _line(block)
        key = known(line) if line and isinstance(block, (Heading, Paragraph)) else None
        if key and not (
            key in _TEXT_KEYS and isinstance(block, Paragraph) and self._deep_in_text() and not line.rstrip().endswith(":")
        ):
            self._parts.append(_Part(key, line.strip().rstrip(":").strip()))
            return
        part = self._parts[-1]
        if part.key == "treatments" and not self._treatment(block, line):
            self._parts.append(part := _Part("head"))
        if part.key == "head":
            self._head(block, line)
        elif part.key != "treatments":
            part.blocks.append(block)

    def _deep_in_text(self) -> bool:
        """True under a heading of running text, where a bare word such as «Bakgrunn» is rather a sub-heading."""
        return self._parts[-1].key in _TEXT_KEYS and self._parts[-1].key in ("saksopplysninger", "vurdering")

    def _treatment(self, block: Block, line: str) -> bool:
        if isinstance(block, Table):
            self._treatments(_table_rows(block))
            return True
        if _ROW_HEADER.fullmatch(line):
            return True
        found = _ROW.fullmatch(line) or _ROW_NUMBER_FIRST.fullmatch(line)
        if found:
            self._treatments([DraftTreatment(found["body"].strip(), found["date"], found["number"] or "")])
        return found is not None

    def _treatments(self, rows: list[DraftTreatment]) -> None:
        had = {(row.body.casefold(), row.date) for row in self._case.treatments}
        fresh = tuple(row for row in rows if (row.body.casefold(), row.date) not in had)
        self._case = replace(self._case, treatments=self._case.treatments + fresh)

    def _head(self, block: Block, line: str) -> None:
        if isinstance(block, Table):
            if rows := _table_rows(block):
                self._treatments(rows)
                return
            for text in _cell_lines(block):
                self._head(Paragraph((Text(text),)), text)
            return
        if not self._metadata(block, line):
            self._leave_out(line or " ".join(p.value for p in walk(block) if isinstance(p, Text)), Why.MENU)

    def _metadata(self, block: Block, line: str) -> bool:
        if found := _TITLE_LINE.fullmatch(line):
            self._treatments([DraftTreatment(found["body"].strip(), found["date"], found["number"])])
            self._case = replace(self._case, title=found["title"].strip())
            return True
        for name, form in _FIELDS.items():
            if found := form.fullmatch(line):
                self._set(name, found[1].strip())
                return True
        if isinstance(block, Heading) and not self._case.title:
            self._case = replace(self._case, title=line)
            return True
        return line == self._case.title

    def _set(self, name: str, value: str) -> None:
        if name == "archive_case" and (found := _CASE.fullmatch(value)):
            self._case = replace(self._case, archive_case=found[1], archive_class=found[2].strip() or self._case.archive_class)
        elif getattr(self._case, name):
            self._leave_out(value, Why.UNPLACED)
        else:
            self._case = replace(self._case, **{name: value})  # type: ignore[arg-type]  # name is a key of _FIELDS

    def _leave_out(self, text: str, why: Why) -> None:
        if text.strip():
            self._case = replace(self._case, left_out=(*self._case.left_out, LeftOut(text.strip(), why)))

    def finish(self, language: str) -> DraftCase:
        for block in _web_footer(self._parts[-1]):
            self._leave_out(_line(block), Why.MENU)
        texts = [part for part in self._parts if part.key in _TEXT_KEYS]
        proposals = [part for part in self._parts if part.key == "proposal" and part.blocks]
        return replace(
            self._case,
            language=language,
            layout="lillehammer" if "sammendrag" in {part.key for part in texts} else "levanger",
            proposals=tuple(tuple(part.blocks) for part in proposals),
            proposal_titles=tuple(part.title for part in proposals),
            sections=tuple(_sections(texts)),
            printed=_titles(self._parts, "printed"),
            unprinted=_titles(self._parts, "unprinted"),
            announced=tuple(_announced(self._parts)),
        )


def _one_line_each(blocks: Blocks) -> Iterator[Block]:
    """Paragraphs parted at their line breaks, as the head of a paper has several fields in one."""
    for block in blocks:
        if isinstance(block, Paragraph) and LineBreak() in block.content:
            yield from (Paragraph(line, place=block.place) for line in _split(block.content) if plain(line).strip())
        else:
            yield block


def _split(content: Inlines) -> Iterator[Inlines]:
    line: Inlines = ()
    for part in content:
        if isinstance(part, LineBreak):
            yield line
            line = ()
        else:
            line += (part,)
    yield line


def _line(block: Block) -> str:
    return " ".join(plain(block.content).split()) if isinstance(block, (Heading, Paragraph)) else ""


def _cell_lines(table: Table) -> list[str]:
    return [_line(b) for row in (*table.header, *table.rows) for cell in row.cells for b in cell.blocks if _line(b)]


def _table_rows(table: Table) -> list[DraftTreatment]:
    """The rows of a saksgang's table, whatever the order of its columns; empty where it is another table."""
    grid = [[" ".join(_line(b) for b in cell.blocks).strip() for cell in row.cells] for row in (*table.header, *table.rows)]
    if not grid:
        return []
    names = [cell.casefold() for cell in grid[0]]
    at = {
        "body": next((i for i, n in enumerate(names) if re.match(r"utval(?!.*(?:sak|nr))", n)), None),
        "date": next((i for i, n in enumerate(names) if "dato" in n), None),
        "number": next((i for i, n in enumerate(names) if re.search(r"sak.*nr|saksnr|utvalgssak|utvalssak|\bnr", n)), None),
    }
    if at["body"] is None or at["date"] is None:
        return []
    pick = [{k: row[i] if i is not None and i < len(row) else "" for k, i in at.items()} for row in grid[1:]]
    return [DraftTreatment(r["body"], r["date"], r["number"]) for r in pick if r["body"]]


def _web_footer(part: _Part) -> list[Block]:
    """Address lines at the very end, taken off the last part."""
    off: list[Block] = []
    while part.blocks and _WEB.match(_line(part.blocks[-1])):
        off.insert(0, part.blocks.pop())
    return off


def _titles(parts: list[_Part], key: str) -> tuple[str, ...] | None:
    having = [part for part in parts if part.key == key]
    if not having:
        return None
    lines = [line for part in having for block in part.blocks for line in _lines(block)]
    return tuple(line for line in lines if not _NONE.match(line))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case BulletList(items) | OrderedList(items):
            yield from (" ".join(_line(b) for b in item).strip() for item in items)
        case Table():
            yield from _cell_lines(block)
        case _:
            yield _line(block)


def _sections(parts: list[_Part]) -> Iterator[DraftSection]:
    taken: set[str] = set()
    for part in parts:
        identity = part.key if part.key not in taken else make_id(part.title, taken)
        taken.add(identity)
        blocks: list[Block] = []
        for block in part.blocks:
            if isinstance(heading := _strong_heading(block), Heading):
                title = plain(heading.content)
                heading = Heading(max(3, heading.level), heading.content, make_id(title, taken))
                taken.add(heading.id)
                blocks.append(heading)
            else:
                blocks.append(block)
        yield DraftSection(identity, part.title, _level(tuple(blocks)))


def _strong_heading(block: Block) -> Block:
    """A short paragraph all in bold is the sub-heading that its author meant."""
    if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(strong := block.content[0], Strong):
        title = plain(strong.content).strip().rstrip(":")
        if title and len(title) < 80 and not title.endswith("."):
            return Heading(3, (Text(title),), place=block.place)
    return block


def _level(blocks: Blocks) -> Blocks:
    """Sub-headings that begin at level 3, without a level left out."""
    used = sorted({b.level for b in blocks if isinstance(b, Heading)})
    return tuple(replace(b, level=min(6, 3 + used.index(b.level))) if isinstance(b, Heading) else b for b in blocks)


def _announced(parts: list[_Part]) -> Iterator[str]:
    for part in parts:
        if part.key in ("printed", "unprinted") and not part.blocks:
            yield part.title
        last = _line(part.blocks[-1]) if part.blocks else ""
        if part.key in (*_TEXT_KEYS, "proposal") and last.endswith(":"):
            yield last
