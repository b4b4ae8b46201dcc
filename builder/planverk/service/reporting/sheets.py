"""`report export` and `report merge`: a workbook for each unit goes out, and comes back cell by cell; nothing is overwritten."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planverk.changes.cells import CellChange, CellConflict, CellMerge, merge_cells
from planverk.documents.report_sheet import EDITABLE, ROWS, code_of, row_sheet, rows_workbook
from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Message
from planverk.model.labels import labels as labels_in
from planverk.model.place import Place
from planverk.model.report import ActivityRow, Report, Status
from planverk.model.sheet import ReturnedSheet, ReturnedWorkbook, cell_text
from planverk.readers.imports.status import read_progress, read_status
from planverk.readers.report import read_report
from planverk.readers.sheet import read_workbook
from planverk.service.merge_sheet import Refusal
from planverk.service.reporting.finding import Shelf, find_shelf
from planverk.service.saving import finish, save
from planverk.service.workspace import OUTPUT, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.lock import locked
from planverk.store.memory import Memory
from planverk.writers import xlsx
from planverk.writers.report import edited, report_yaml

_HINT = "Merge a workbook that «planverk report export» made, with what was written in it."


@dataclass(frozen=True)
class MergedRows:
    """What came of a workbook: `taken` is in the report now, `refused` means nothing there, the rest is to be looked at.

    `doubtful` are those taken that mean nothing certain. `headings` has what each column is called in the workbook, by its key;
    `unread` are the keys of those whose heading no column, or more than one, has now; `comments` what was written beside cells:
    the row, who wrote it, the words.
    """

    report: str
    file: str
    taken: tuple[CellChange, ...]
    refused: tuple[Refusal, ...]
    merge: CellMerge
    doubtful: tuple[Refusal, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    comments: tuple[tuple[int, str, str], ...] = ()

    @property
    def clean(self) -> bool:
        """True where everything that was written in the workbook is now in the report."""
        merge = self.merge
        told = (self.refused, self.doubtful, self.unread, merge.conflicts, merge.added, merge.unknown, merge.twice)
        return not any(told)


@dataclass(frozen=True)
class Exported:
    """The workbooks that were written, and the ids of rows that are in none, since they say no unit."""

    files: tuple[str, ...]
    without_unit: tuple[str, ...] = ()


def export(home: Home, plan: str = "", report: str = "", only: Sequence[str] = ()) -> Exported:
    """Writes `build/<plan>-<report>-<unit>.xlsx` for each unit that has rows, or for the units in `only`.

    Raises MissingFile for a plan, a report or a unit that is not there, Conflict where a workbook that lies there was filled in
    and has not been merged, UnreadableFile, WriteFailed.
    """
    shelf = find_shelf(home, plan)
    found = shelf.report(report)
    stem = f"{OUTPUT}/{found.document}"
    units = _units(found, only, shelf)
    books = {unit: rows_workbook(found, shelf.plan_of(found), shelf.settings, unit=unit) for unit in units}
    files = {f"{stem}-{unit}.xlsx": xlsx.write(book) for unit, book in books.items()}
    for file in files:
        if home.tree.exists(file) and _filled_in(home.tree.read(file), file, shelf):
            text = "{file} has been filled in since it was made, and would be written over."
            raise Conflict(text, "Merge it first: planverk report merge {file}. Or move it to another folder.", file=file)
    write_files(home.root, files)
    return Exported(tuple(files), tuple(row.id for row in found.rows() if not row.unit))


def _filled_in(data: bytes, name: str, shelf: Shelf) -> bool:
    """True where the workbook holds anything that the report has not got from it yet."""
    try:
        book = read_workbook(data, name)
        sheet = _sheet(book, name)
    except UnreadableFile:
        return True  # it is none that was made here
    report = shelf.report(book.origin.get("report", "–"))
    merged, _ = _merged(sheet, report, shelf, book.origin.get("language", report.language))
    return bool(merged.taken) or not merged.clean


def _units(report: Report, only: Sequence[str], shelf: Shelf) -> list[str]:
    """The units with rows in the report, in its order; those in `only`, by their code or their name, where there are any."""
    there = list(dict.fromkeys(row.unit for row in report.rows() if row.unit))
    named = {shelf.settings.units.get(code, code).casefold(): code for code in there} | {code: code for code in there}
    for name in only:
        if name.casefold() not in named:
            text = "{unit} has no rows in the report {report}."
            hint = "These units have: {known}"
            raise MissingFile(text, hint, unit=name, report=report.id, known=", ".join(there) or "–")
    wanted = {named[name.casefold()] for name in only}
    return [code for code in there if not wanted or code in wanted]


def merge(home: Home, data: bytes, name: str, actor: Actor, preview: bool = False) -> MergedRows:
    """Takes what was changed in the workbook and not here, as one act; with `preview` nothing is saved.

    Raises UnreadableFile where it is no such workbook, MissingFile for a report that is not here, Busy, WriteFailed.
    """
    book = read_workbook(data, name)
    sheet = _sheet(book, name)
    with locked(home.root, actor.owner("report")):
        finish(home)
        shelf = find_shelf(home, book.origin.get("plan", ""))
        report = shelf.report(book.origin.get("report", "–"))
        merged, after = _merged(sheet, report, shelf, book.origin.get("language", report.language))
        if merged.taken and not preview:
            written = _written(home, shelf, report, after)
            save(home, actor, f"rapport: regnearket «{name}» er flettet inn", {report.file: written})
    return merged


def _written(home: Home, shelf: Shelf, before: Report, after: Report) -> bytes:
    """The file with the new cells and all else as people wrote it; written anew where that would not say the same."""
    anew = report_yaml(after)
    kept = edited(home.tree.read(before.file), before, after)
    wanted = read_report(Memory({before.file: anew}), before.file, shelf.plan).value
    read = read_report(Memory({before.file: kept}), before.file, shelf.plan)
    if read.value is None or wanted is None or any(finding.is_error for finding in read.findings):
        return anew
    return kept if report_yaml(read.value) == report_yaml(wanted) else anew


def _merged(sheet: ReturnedSheet, report: Report, shelf: Shelf, language: str) -> tuple[MergedRows, Report]:
    labels = labels_in(language, shelf.settings.wording.labels)
    ours = row_sheet(report, shelf.plan_of(report), shelf.settings, labels)
    keys = [column.key for column in ours.columns]
    here = {row.key: dict(zip(keys, map(cell_text, row.cells), strict=True)) for row in ours.rows}
    found = merge_cells(sheet, here, EDITABLE)
    headings = {column.key: column.title for column in ours.columns}
    rows = {row.id: row for row in report.rows()}
    taken, refused, doubtful = _taken(found, rows, labels)
    conflicts = tuple(each for each in found.conflicts if not _is_here(rows[each.key], each, labels))
    merged = MergedRows(
        report.id,
        report.file,
        tuple(taken),
        tuple(refused),
        replace(found, conflicts=conflicts),
        tuple(doubtful),
        headings,
        tuple(key for key in EDITABLE if key in sheet.unread),
        tuple((row.row, *comment) for row in sheet.rows for comment in row.comments),
    )
    return merged, _with(report, rows)


def _taken(
    found: CellMerge, rows: dict[str, ActivityRow], labels: Mapping[str, str]
) -> tuple[list[CellChange], list[Refusal], list[Refusal]]:
    """The changes that are in `rows` now, those that mean nothing there, and those of the first that mean nothing certain."""
    taken: list[CellChange] = []
    refused: list[Refusal] = []
    doubtful: list[Refusal] = []
    for change in sorted(found.changes, key=lambda each: (each.row, EDITABLE.index(each.column))):
        changed = _changed(rows[change.key], change, labels)
        if isinstance(changed, Message):
            refused.append(_refusal(change, changed))
        elif changed != rows[change.key]:
            rows[change.key] = changed
            taken.append(change)
            if change.column == "status" and change.after and changed.status.code is None:
                doubtful.append(_refusal(change, Message("This is none of the statuses. The words are kept; choose a code.")))
    return taken, refused, doubtful


def _refusal(change: CellChange, why: Message) -> Refusal:
    return Refusal(change.key, change.column, change.after, change.row, why)


def _is_here(row: ActivityRow, conflict: CellConflict, labels: Mapping[str, str]) -> bool:
    """True where what was written there says what stands here, as it does when a workbook is taken in once more."""
    there = CellChange(conflict.key, conflict.column, conflict.ours, conflict.theirs, conflict.row)
    return _changed(row, there, labels) == row


def _with(report: Report, rows: Mapping[str, ActivityRow]) -> Report:
    activities = (replace(each, rows=tuple(rows[row.id] for row in each.rows)) for each in report.activities)
    return replace(report, activities=tuple(activities))


def _changed(row: ActivityRow, change: CellChange, labels: Mapping[str, str]) -> ActivityRow | Message:
    """The row with the cell's value in it, or why that cannot be."""
    value = change.after
    if value.startswith("="):
        return Message("This is a formula that nobody has worked out. Write what it comes to.")
    match change.column:
        case "status":
            return _with_status(row, value, labels)
        case "words":
            return _with_words(row, change)
        case "delayed":
            return _with_delay(row, value, labels)
        case "progress":
            return replace(row, progress=read_progress(_per_cent(value)))
        case "result":
            return replace(row, result=value)
        case "deviation":
            return replace(row, deviation=value)
        case _:
            return replace(row, reason=value)


def _with_status(row: ActivityRow, value: str, labels: Mapping[str, str]) -> ActivityRow:
    """The row with the status that was chosen; of one in people's own words, the code that they mean, with the words kept."""
    code = code_of(value, labels) if value else None
    if code is not None or not value:
        return replace(row, status=replace(row.status, code=code))
    read = read_status(value)
    # Words that only say that it is late leave what is known of how far it came.
    code = row.status.code if read.code is None and read.delayed else read.code
    return replace(row, status=Status(code, read.words, read.delayed or row.status.delayed))


def _with_words(row: ActivityRow, change: CellChange) -> ActivityRow:
    """The row with words of its own for the status, after those that the cell of the status gave it."""
    given = row.status.words if row.status.words != change.before else ""
    words = f"{given}. {change.after}" if given and change.after else change.after or given
    code = row.status.code or read_status(change.after).code
    return replace(row, status=replace(row.status, words=words, code=code))


def _with_delay(row: ActivityRow, value: str, labels: Mapping[str, str]) -> ActivityRow | Message:
    said = value.casefold()
    if said not in (labels["report-yes"], "ja", "x", "", "nei", "-", "–"):
        return Message("Write «{yes}», or nothing.", (("yes", labels["report-yes"]),))
    return replace(row, status=replace(row.status, delayed=said in (labels["report-yes"], "ja", "x")))


def _per_cent(value: str) -> str:
    """The cell as per cent: «80 %» that was written in a cell for numbers is 0.8 to Excel, and nobody has come 0.8 per cent."""
    fraction = re.fullmatch(r"0[.,](\d{1,2})", value.strip())
    return str(int(fraction[1].ljust(2, "0"))) if fraction else value


def _sheet(book: ReturnedWorkbook, name: str) -> ReturnedSheet:
    if book.origin.get("kind") != ROWS:
        raise UnreadableFile("This workbook holds no rows of a report.", _HINT, Place(name))
    sheets: Sequence[ReturnedSheet] = [sheet for sheet in book.sheets if sheet.base]
    if not sheets:
        raise UnreadableFile("The sheet with the rows is gone from this workbook, or its columns are.", _HINT, Place(name))
    return sheets[0]
