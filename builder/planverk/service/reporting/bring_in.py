"""`import report`: a report in another format becomes `reports/<id>.yaml` and its words; what has run together is listed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Message
from planverk.model.report import ReportKind
from planverk.model.workspace import Settings
from planverk.readers.imports import read_file
from planverk.readers.imports.report import ImportedReport, read_report
from planverk.service.import_documents import ImportReport, read_bytes
from planverk.service.reporting.pictures import with_pictures
from planverk.store.atomic import write_files
from planverk.writers.report import report_text, report_yaml

_ID = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-h(?P<half>[12]))?\Z", re.IGNORECASE)
_LONG = 160


def import_report(root: Path, file: Path, settings: Settings, plan_id: str = "", own_id: str = "") -> ImportReport:
    """Writes a report on a plan from a file. `own_id` («2011-H1») is needed where the file does not say when it is of.

    Raises UnreadableFile for the file, MissingFile for a plan that is not here, Conflict where the report is there already.
    """
    plan = _plan(root, plan_id)
    imported = read_file(read_bytes(file), file.name)
    read = read_report(imported)
    found = _ID.fullmatch(own_id.strip() or read.report.id)
    if found is None:
        raise UnreadableFile("It is not said when {file} is of.", "Say it with --id: 2012-H1 or 2012.", file=file.name)
    half = int(found["half"]) if found["half"] else None
    name = found[0].casefold()
    path = f"plans/{plan}/reports/{name}.yaml"
    if (root / path).exists():
        raise Conflict("There is a report in {path} already.", "Go on writing in it, or move it away first.", path=path)
    told = read.report.kind
    kind = ReportKind.HALF_YEAR if half else told if told is ReportKind.FINAL else ReportKind.ANNUAL
    report = replace(
        read.report, kind=kind, id=name, file=path, plan=plan, year=int(found["year"]), half=half, language=settings.language
    )
    report, shown, lost = with_pictures(report, imported.pictures)
    pictures = {f"{posixpath.dirname(path)}/{source}": data for source, data in shown.items()}
    words = path.removesuffix(".yaml") + ".md"
    write_files(root, {path: report_yaml(report), words: report_text(report), **pictures})
    return ImportReport((path, words, *pictures), (*read.left_out, *lost), tuple(_notes(read, path)))


def _notes(read: ImportedReport, path: str) -> Iterator[Message]:
    if not read.report.activities:
        yield Message(
            "No activities were recognised. Write them in {path}, or bring them in from a table in Word.", (("path", path),)
        )
    if read.run_together:
        yield Message("Cells have run together. Part them by hand in {path}:", (("path", path),))
        yield from (_note(each) for each in read.run_together)


def _note(cells: str) -> Message:
    line = cells if len(cells) <= _LONG else f"{cells[: _LONG - 1]}…"
    return Message("Run together: {line}", (("line", line),))


def _plan(root: Path, name: str) -> str:
    """The plan of that id, or the only one there is."""
    known = sorted(path.parent.name for path in root.glob("plans/*/plan.yaml"))
    wanted = name.strip("/").removeprefix("plans/")
    if wanted in known:
        return wanted
    if not wanted and len(known) == 1:
        return known[0]
    hint = "Say which plan with --plan: {known}"
    raise MissingFile("There is no plan {name}.", hint, name=wanted or "–", known=", ".join(known) or "–")
