"""The summary of a hearing as a Word file that specialists write their assessments in: its cells come back as a workbook's do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from planverk.changes.returned.editing import words
from planverk.changes.returned.labels import label_back, label_sent
from planverk.changes.returned.likeness import anchors_of, same_parts
from planverk.changes.returned.rewriting import rewritten
from planverk.changes.returned.settling import Settled, authors_of, settle
from planverk.changes.returned.units import Unplaced, Why
from planverk.documents.consultation_sheet import POINTS, point_sheet
from planverk.documents.hearing import PUBLIC, Hearing, People
from planverk.errors import UnreadableFile
from planverk.model.consultation import Consultation
from planverk.model.ids import id_of_bookmark
from planverk.model.labels import labels as labels_in
from planverk.model.note import Note
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.returned import Grid, Part, Returned, SentFrom, TableRow
from planverk.model.sheet import ReturnedRow, ReturnedSheet, ReturnedWorkbook, Sheet, cell_mark, cell_text
from planverk.readers.returned import open_package, read_returned
from planverk.service.assembling import assemble_unchecked
from planverk.service.compiled import Compiled
from planverk.service.gathering import gather
from planverk.service.merge_sheet import Merged as MergedCells
from planverk.service.merge_sheet import merge_book
from planverk.service.saving import save
from planverk.service.word.base import roles_of, state_of
from planverk.service.word.beside_points import assessment_of, notes_on_points, written_beside
from planverk.service.word.notes import notes_file
from planverk.service.word.people import address_of
from planverk.service.word.sending import summary_to_send
from planverk.service.word.wording import WORDING
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers import docx

SUMMARY = "summary"  # the kind of document that a point's assessment is shown in
_ROW = re.compile(r"innspill-(\d{1,9})-(\d{1,9})\Z")
_COLUMNS = {"point": "summary", "assessment": "assessment", "outcome": "outcome", "responsible": "responsible", "due": "due"}


@dataclass(frozen=True)
class Sent:
    """The summary as it was sent: the rows of its points («7.2»), what stood in the log, which column of a row is what, and what
    the log's columns are called."""

    consultation: str
    folder: str
    titles: Mapping[str, str]
    language: str
    rows: Mapping[str, TableRow]
    values: Mapping[str, Mapping[str, str]]
    columns: Mapping[int, str]
    text: Returned


@dataclass(frozen=True)
class Assessed:
    """What one author wrote in the summary: what was taken, and what was left to a person."""

    author: str
    tracked: bool
    cells: MergedCells
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True)
class Summarised:
    """What came of a summary: the assessments of each author, what was written beside the points, comments and their file."""

    folder: str
    titles: Mapping[str, str]
    assessed: tuple[Assessed, ...]
    beside: tuple[Unplaced, ...]
    notes: tuple[Note, ...]
    notes_file: str

    def place_of(self, point: str) -> Place:
        """The file of a point's assessment («7.2»)."""
        return assessment_of(self.folder, point)

    def name_of(self, point: str, column: str) -> str:
        """A cell, as people find it in the summary: «7.2, Vurdering»."""
        return f"{point}, {self.titles.get(column, column)}"


def merge_summary(home: Home, data: bytes, sent_from: SentFrom, name: str, actor: Actor, preview: bool = False) -> Summarised:
    """Takes what was written in the table of points, for one author after the other, and the comments. Raises UnreadableFile,
    Busy, WriteFailed."""
    sent, roles = _sent(home, sent_from, name)
    returned = read_returned(open_package(data, name), roles)
    assessed = _assessed(home, sent, returned, sent_from, (name, actor, preview))
    back = settle(returned, authors_of(returned))
    rows = dict(_rows(back, sent.rows))
    of_point = partial(_point, known=sent.rows)
    beside = tuple(written_beside(settle(sent.text, ()).parts, back.parts, of_point, f"{sent.folder}/responses"))
    notes = notes_on_points(returned, rows, sent.folder)
    path, kept = notes_file(home, sent.folder, sent_from, notes, name) if notes else ("", None)
    if kept is not None and not preview:
        with locked(home.root, actor.owner("word")):
            save(home, actor, f"word: merknader i «{name}»", {path: kept})
    return Summarised(sent.folder, sent.titles, assessed, beside, notes, path)


def _assessed(
    home: Home, sent: Sent, returned: Returned, sent_from: SentFrom, how: tuple[str, Actor, bool]
) -> tuple[Assessed, ...]:
    name, actor, preview = how
    done = []
    values = sent.values
    accepted: list[str] = []
    saver = returned.saved_by if returned.saved_by and returned.saved_by != sent.text.saved_by else sent_from.recipient
    for author in ("", *authors_of(returned)):
        accepted += [author] if author else []
        book, left, after = _book(sent, settle(returned, accepted), values)
        if book is not None:
            writer = author or saver or actor.name
            who = Actor(writer, address_of(home, writer), actor.time)
            subject = f"høring: vurderinger fra {who.name} i «{name}»"
            done.append(Assessed(who.name, bool(author), merge_book(home, book, name, who, subject, preview), left))
        elif left:
            done.append(Assessed(author or saver or actor.name, bool(author), MergedCells(sent.consultation), left))
        values = after
    return tuple(done)


def _sent(home: Home, sent_from: SentFrom, name: str) -> tuple[Sent, Mapping[str, str]]:
    """The summary made once more from its commit, and the roles of its template's styles."""
    with state_of(home, sent_from, name) as state:
        papers = assemble_unchecked(gather(state, (sent_from.document,)))
        paper = next((each for each in papers if each.document is not None and each.document.id == sent_from.document), None)
        if paper is None or paper.document is None or paper.template is None or not isinstance(paper.target.value, Compiled):
            raise UnreadableFile("The file is of «{document}», which is not here.", "", Place(name), document=sent_from.document)
    roles = roles_of(paper.template)
    copy = summary_to_send(paper.document, sent_from.recipient)
    text = read_returned(open_package(docx.write(copy, paper.template), name), roles)
    consultation, language = paper.target.value.consultation, paper.document.language
    rows = dict(_rows(settle(text, ())))
    columns = paper.template.settings.summary.columns
    wanted = {at: _COLUMNS[each.column] for at, each in enumerate(columns) if each.column in _COLUMNS}
    sheet = _sheet(consultation, language)
    titles = {column.key: column.title for column in sheet.columns}
    return Sent(consultation.id, consultation.folder, titles, language, rows, _values(sheet), wanted, text), roles


def _sheet(consultation: Consultation, language: str) -> Sheet:
    """What stands in the log of each point."""
    labels = labels_in(language, {})
    hearing = Hearing(consultation, lambda *_: (), _no_chart)
    return point_sheet(hearing, labels, People(PUBLIC, labels))


def _values(sheet: Sheet) -> dict[str, dict[str, str]]:
    """The cells of each point, by column."""
    keys = [column.key for column in sheet.columns]
    return {row.key: dict(zip(keys, map(cell_text, row.cells), strict=True)) for row in sheet.rows}


def _rows(settled: Settled, known: Collection[str] = ()) -> Iterator[tuple[str, TableRow]]:
    """The rows of points, by response and point, the first of each: a point may stand under several sections."""
    seen: set[str] = set()
    for part in settled.parts:
        for row in part.rows if isinstance(part, Grid) else ():
            point = _point(row, known)
            if point and point not in seen:
                seen.add(point)
                yield point, row


def _point(row: TableRow, known: Collection[str]) -> str:
    """The point that a row's bookmarks are of; where another program has dropped them, the one of those known that its first
    cell says."""
    names = (name for cell in row.cells for each in cell for name in anchors_of(each))
    found = next((match for name in names if (match := _ROW.match(id_of_bookmark(name) or ""))), None)
    if found is not None:
        return f"{found[1]}.{found[2]}"
    said = words(row.cells[0]).strip() if row.cells else ""
    return said if said in known else ""


def _book(
    sent: Sent, back: Settled, values: Mapping[str, Mapping[str, str]]
) -> tuple[ReturnedWorkbook | None, tuple[Unplaced, ...], Mapping[str, Mapping[str, str]]]:
    """The cells that are other than in `values`, as a workbook; what cannot be taken; and the values after it."""
    rows: list[ReturnedRow] = []
    left: list[Unplaced] = []
    after = {key: dict(row) for key, row in values.items()}
    base: dict[tuple[str, str], str] = {}
    for at, (key, row) in enumerate(_rows(back, sent.rows)):
        told = dict(_changed(sent, key, row, left))
        fresh = {column: value for column, value in told.items() if cell_text(value) != values.get(key, {}).get(column, "")}
        if fresh:
            base |= {(key, column): cell_mark(values.get(key, {}).get(column, "")) for column in fresh}
            rows.append(ReturnedRow(key, fresh, at))
            after.setdefault(key, {}).update(fresh)
    if not rows:
        return None, tuple(left), after
    origin = {"kind": POINTS, "consultation": sent.consultation, "language": sent.language}
    return ReturnedWorkbook(origin, (ReturnedSheet("", tuple(rows), base),)), tuple(left), after


def _changed(sent: Sent, key: str, row: TableRow, left: list[Unplaced]) -> Iterator[tuple[str, str]]:
    """The columns of a row that were written in, and what they say now."""
    old = sent.rows.get(key)
    for at, (was, now) in enumerate(zip(old.cells, row.cells, strict=False)) if old is not None else ():
        if same_parts(was, now):
            continue
        column = sent.columns.get(at, "")
        value = _value(sent, key, column, was, now)
        if value is None:
            left.append(
                Unplaced(
                    Why.UNCLEAR if column else Why.GENERATED,
                    assessment_of(sent.folder, key),
                    words(was),
                    words(now),
                    section=key,
                    instead=str(assessment_of(sent.folder, key)).replace(
                        f"assessments/{key.partition('.')[2]}.yaml", "points.yaml"
                    ),
                )
            )
        else:
            yield column, value


def _value(sent: Sent, key: str, column: str, was: Sequence[Part], now: Sequence[Part]) -> str | None:
    """What a cell says now, in the form that the log has it; None where that cannot be told."""
    if not column:
        return None
    if column != "assessment":
        return words(now).strip("«» \n")
    here = sent.values.get(key, {}).get(column, "")
    labelled = label_sent(Settled(tuple(was), {}))
    return rewritten(here, labelled.parts, label_back(Settled(tuple(now), {}), labelled).parts, WORDING, {})


def _no_chart(_: object) -> Picture:
    raise AssertionError("a sheet has no chart")
