"""A table from a web form to rows: validated whole before any row is taken, every fault with its row, column and value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.errors import UnreadableFile
from planverk.findings import Finding, Reading, error, note, warning
from planverk.model.dates import parse_date
from planverk.model.place import Place
from planverk.model.received import FormPart, FormRow
from planverk.readers.responses.answers import NO_REMARKS, kind_of_answer, remarks_of_answer, stance_of_answer
from planverk.readers.responses.columns import Column, Field, column
from planverk.readers.responses.sheets import Line, Sheet, read_sheets

SHOWN = 80  # characters of a value that a finding repeats
HEADING_WITHIN = 10  # rows; above the headings some systems write the form's title
_SENDER: tuple[Field, ...] = ("name", "first", "last", "organisation", "email")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_TIME = re.compile(
    r"[ T]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")


def read_table(data: bytes, name: str) -> Reading[tuple[FormRow, ...]]:
    """The rows of a table from a web form, or None and every fault that there is in it."""
    try:
        sheets = read_sheets(data, name)
    except UnreadableFile as fault:
        place = fault.place if fault.place.file else Place(name)
        values = dict(fault.message.values)
        return Reading(None, (error("M20", place, fault.message.text, fault.hint.text, **values),))
    table = next((found for sheet in sheets if (found := _table(sheet))), None)
    if table is None:
        headings = " | ".join(sheets[0].lines[0].cells) if sheets and sheets[0].lines else ""
        return Reading(None, (_no_headings(headings, name),))
    rows = tuple(_Row(table.columns, line, name) for line in table.lines)
    findings = (*table.passed_over(sheets, name), *(f for row in rows for f in row.findings()), *_twice(rows, name))
    if not rows:
        findings = (*findings, error("M21", Place(name), "The table has headings and no rows."))
    faulty = any(finding.is_error for finding in findings)
    return Reading(None if faulty else tuple(row.value() for row in rows), findings)


def _no_headings(headings: str, name: str) -> Finding:
    return error(
        "M21",
        Place(name),
        "No column of the table is known to hold what was written. Its first row is: {headings}",
        "Give the column a heading as Uttalelse, Innspill or Merknad.",
        headings=headings,
    )


@dataclass(frozen=True)
class _Table:
    """The sheet that has headings: its columns, the rows below, and those above."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    above: tuple[Line, ...]

    def passed_over(self, sheets: tuple[Sheet, ...], name: str) -> Iterator[Finding]:
        """Rows and sheets of which nothing is taken."""
        for line in self.above:
            words = " | ".join(cell for cell in line.cells if cell)
            yield note(
                "M22",
                Place(name, line.number),
                "Row {row} stands above the headings and is not taken: {words}",
                row=line.number,
                words=words,
            )
        for sheet in sheets:
            if sheet.title != self.title:
                yield warning(
                    "M22", Place(name), "The sheet {sheet} is not taken.", "Log it as a table of its own.", sheet=sheet.title
                )


def _table(sheet: Sheet) -> _Table | None:
    for at, line in enumerate(sheet.lines[:HEADING_WITHIN]):
        columns = tuple(column(index, heading) for index, heading in enumerate(line.cells))
        known = {found.field for found in columns if found.field}
        if "text" in known and (len(known) > 1 or len([cell for cell in line.cells if cell]) == 1):
            return _Table(sheet.title, columns, sheet.lines[at + 1 :], sheet.lines[:at])
    return None


class _Row:
    """A row under its headings: its faults, and its value where it has none."""

    def __init__(self, columns: tuple[Column, ...], line: Line, name: str) -> None:
        self._columns = columns
        self.line = line
        self._place = Place(name, line.number)

    def findings(self) -> Iterator[Finding]:
        yield from self._misplaced()
        for found, value in self._filled():
            if found.field == "email" and not _EMAIL.fullmatch(value):
                yield self._bad_email(found, value)
            elif found.field == "sent" and parse_sent(value) is None:
                yield self._bad_date(found, value)
        if not self._parts() and self._remarks() is not False:
            yield error(
                "M23",
                self._place,
                "Row {row}: nothing is written in {columns}.",
                "Write what was sent, or take the row out.",
                row=self.line.number,
                columns=", ".join(c.heading for c in self._columns if c.field == "text"),
            )
        if not any(self._first(field) for field in _SENDER):
            yield warning("M24", self._place, "Row {row} does not tell who sent it.", row=self.line.number)

    def _misplaced(self) -> Iterator[Finding]:
        """Values to the right of the last heading: mostly a separator in a text that stands without quotation marks."""
        for index, value in enumerate(self.line.cells[len(self._columns) :], len(self._columns) + 1):
            if value:
                yield error(
                    "M23",
                    self._place,
                    "Row {row} has a value in column {column}, which has no heading: «{value}».",
                    "Give the column a heading; or is there a separator in a text without quotation marks?",
                    row=self.line.number,
                    column=index,
                    value=value[:SHOWN],
                )

    def _bad_email(self, found: Column, value: str) -> Finding:
        return error(
            "M23",
            self._place,
            "Row {row}, column {column}: «{value}» is not an e-mail address.",
            "Correct it in the table, and log the table once more.",
            row=self.line.number,
            column=found.heading,
            value=value[:SHOWN],
        )

    def _bad_date(self, found: Column, value: str) -> Finding:
        return error(
            "M23",
            self._place,
            "Row {row}, column {column}: «{value}» is not a date, or may mean two days.",
            "Write it as 2011-04-29 or 29.04.2011, and log the table once more.",
            row=self.line.number,
            column=found.heading,
            value=value[:SHOWN],
        )

    def value(self) -> FormRow:
        name = self._first("name") or " ".join(filter(None, (self._first("first"), self._first("last"))))
        return FormRow(
            row=self.line.number,
            name=name,
            organisation=self._first("organisation"),
            email=self._first("email"),
            phone=self._first("phone"),
            address=", ".join(value for found, value in self._filled() if found.field == "address"),
            kind=kind_of_answer(self._first("kind")),
            sent=parse_sent(self._first("sent")),
            reference=self._first("reference"),
            remarks=self._remarks(),
            stance=stance_of_answer(self._first("stance")),
            parts=self._parts(),
            others=tuple(self._others()),
        )

    def _filled(self) -> list[tuple[Column, str]]:
        return [(found, value) for found, value in zip(self._columns, self.line.cells, strict=False) if value]

    def _first(self, field: Field) -> str:
        return next((value for found, value in self._filled() if found.field == field), "")

    def _parts(self) -> tuple[FormPart, ...]:
        """Each remark with what it is about: the column of the same number, else the one before it that no remark has taken."""
        parts: list[FormPart] = []
        waiting = ""
        concerns = {
            found.number: found.with_value(value) for found, value in self._filled() if found.field == "concerns" and found.number
        }
        for found, value in self._filled():
            if found.field == "concerns" and not found.number:
                waiting = found.with_value(value)
            elif found.field == "text":
                numbered = concerns.get(found.number, "") if found.number else ""
                parts.append(FormPart(value, found.about or numbered or waiting, found.heading))
                waiting = ""
        if waiting and len(parts) == 1 and not parts[0].concerns:
            parts = [FormPart(parts[0].text, waiting, parts[0].column)]
        return tuple(parts)

    def _remarks(self) -> bool | None:
        said = remarks_of_answer(self._first("remarks"))
        return (
            False if said is None and self._parts() and all(NO_REMARKS.fullmatch(part.text) for part in self._parts()) else said
        )

    def _others(self) -> Iterator[tuple[str, str]]:
        """Columns without a field, second ones of a field that holds one value, and values that were not understood."""
        used: set[Field] = set()
        held = " ".join(part.concerns for part in self._parts())
        for found, value in self._filled():
            single = found.field not in ("text", "address", "concerns")
            lost = found.field == "concerns" and value not in held
            if found.field is None or (single and found.field in used) or lost or self._not_understood(found, value):
                yield found.heading, value
            if found.field:
                used.add(found.field)
            if found.field in ("first", "last") and self._first("name"):
                yield found.heading, value

    def _not_understood(self, found: Column, value: str) -> bool:
        understood = {"kind": kind_of_answer, "stance": stance_of_answer, "remarks": remarks_of_answer}.get(found.field or "")
        return understood is not None and understood(value) is None


def _twice(rows: tuple[_Row, ...], name: str) -> Iterator[Finding]:
    """A reference that two rows share."""
    seen: dict[str, int] = {}
    for row in rows:
        reference = row.value().reference
        if reference and reference in seen:
            yield error(
                "M23",
                Place(name, row.line.number),
                "Row {row} has the same reference as row {first}: «{value}».",
                "Take one of them out, or give it a reference of its own.",
                row=row.line.number,
                first=seen[reference],
                value=reference[:SHOWN],
            )
        elif reference:
            seen[reference] = row.line.number


def parse_sent(value: str) -> datetime.date | None:
    """The day of a date with or without a time; None where it is none, or may be two, as 5/4/2024."""
    day = _TIME.sub("", value.strip())
    slashed = _SLASHED.fullmatch(day)
    if slashed is None:
        return parse_date(day)
    first, second, year = int(slashed[1]), int(slashed[2]), slashed[3]
    if first != second and first <= 12 and second <= 12:
        return None
    return (
        parse_date(f"{max(first, second)}.{min(first, second)}.{year}")
        if max(first, second) > 12
        else parse_date(f"{first}.{second}.{year}")
    )
