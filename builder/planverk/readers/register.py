"""A register of bodies (høringsinstanser) from CSV, XLSX or YAML: validated whole, all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.errors import UnreadableFile
from planverk.findings import Finding, Reading, error
from planverk.model.consultation import Extension, Invitation
from planverk.model.dates import parse_date
from planverk.model.ids import is_id, make_id
from planverk.model.place import Place
from planverk.model.response import SenderKind
from planverk.readers.consultation import InvitationSchema, invitation
from planverk.readers.data import load
from planverk.readers.responses.answers import kind_of_answer
from planverk.readers.responses.sheets import Line, read_sheets
from planverk.readers.schema import Schema

HEADING_WITHIN = 10  # rows; above the headings there may be a title
_HEADINGS = {
    "id": r"id|kode|nr|body",
    "name": r"navn|namn|instans|høringsinstans|høyringsinstans|mottaker|mottakar|organisasjon|name",
    "kind": r"type|slag|art|kategori|kind",
    "email": r"e-?post(?:adresse)?|epost|mail|email",
    "address": r"(?:post)?adresse|address",
    "contact": r"kontakt(?:person)?|att\.?|contact",
    "language": r"målform|språk|language",
    "deadline": r"(?:egen |eigen |utsatt |utsett )?frist|deadline",
}
_NYNORSK, _BOKMAL = ("nn", "nynorsk"), ("nb", "no", "bokmål", "bokmal")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")


@dataclass(frozen=True, kw_only=True)
class BodySchema(InvitationSchema):
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterSchema(Schema):
    bodies: tuple[BodySchema, ...] = ()


def read_register(data: bytes, name: str) -> Reading[tuple[Invitation, ...]]:
    """The bodies in the order of the file; None, and every fault that there is, where anything is wrong.

    A table has a row of headings (Navn and Type at least; Kode, E-post, Adresse, Kontakt, Målform, Frist as wanted). YAML has
    `bodies:` with the keys that invitations have in consultation.yaml. A body without an id gets one made from its name.
    """
    reading = _of_yaml(data, name) if name.lower().endswith((".yaml", ".yml")) else _of_table(data, name)
    bodies = reading.value or ()
    findings = (*reading.findings, *_twice(bodies, name))
    faulty = reading.value is None or any(finding.is_error for finding in findings)
    return Reading(None if faulty else bodies, findings)


def _of_yaml(data: bytes, name: str) -> Reading[tuple[Invitation, ...]]:
    read = load(data, name, RegisterSchema)
    if read.value is None:
        return Reading(None, read.findings)
    taken = {each.body for each in read.value.bodies}
    bodies = []
    for each in read.value.bodies:
        found = invitation(each)
        bodies.append(found if found.id else replace(found, id=make_id(found.name, taken, "instans")))
        taken.add(bodies[-1].id)
    return Reading(tuple(bodies), read.findings)


def _of_table(data: bytes, name: str) -> Reading[tuple[Invitation, ...]]:
    try:
        lines = next((sheet.lines for sheet in read_sheets(data, name) if sheet.lines), ())
    except UnreadableFile as fault:
        return Reading(None, (error("H23", Place(name), fault.message.text, fault.hint.text, **dict(fault.message.values)),))
    for at, line in enumerate(lines[:HEADING_WITHIN]):
        columns = {field: index for index, cell in enumerate(line.cells) if (field := _field(cell))}
        if {"name", "kind"} <= set(columns):
            return _of_rows(lines[at + 1 :], columns, name, line.cells)
    headings = " | ".join(lines[0].cells) if lines else ""
    return Reading(None, (_no_headings(name, headings),))


def _field(heading: str) -> str:
    return next((field for field, form in _HEADINGS.items() if re.fullmatch(form, heading.strip(" :*").casefold())), "")


def _of_rows(
    lines: tuple[Line, ...], columns: dict[str, int], name: str, headings: tuple[str, ...]
) -> Reading[tuple[Invitation, ...]]:
    bodies: list[Invitation] = []
    findings: list[Finding] = []
    taken: set[str] = set()
    for line in lines:
        cells = {field: line.cells[index].strip() if index < len(line.cells) else "" for field, index in columns.items()}
        wrong = list(_row_faults(cells))
        findings += (_bad_value(Place(name, line.number), field, headings[columns[field]], cells[field]) for field in wrong)
        if not wrong:
            body = _body(cells, taken, Place(name, line.number))
            taken.add(body.id)
            bodies.append(body)
    return Reading(tuple(bodies), tuple(findings))


def _body(cells: dict[str, str], taken: set[str], place: Place) -> Invitation:
    deadline = parse_date(cells.get("deadline", ""))
    language = cells.get("language", "").casefold()
    return Invitation(
        id=cells.get("id") or make_id(cells["name"], taken, "instans"),
        name=cells["name"],
        kind=_kind(cells["kind"]) or SenderKind.ORGANISATION,
        email=cells.get("email", ""),
        address=cells.get("address", "").replace("\n", ", "),
        contact=cells.get("contact", ""),
        language="nn" if language in _NYNORSK else "nb" if language in _BOKMAL else "",
        extensions=(Extension(deadline),) if deadline else (),
        place=place,
    )


def _kind(text: str) -> SenderKind | None:
    bare = text.casefold().replace("å", "a").replace("æ", "ae")
    return next((kind for kind in SenderKind if kind.value == bare), None) or kind_of_answer(text)


def _row_faults(cells: dict[str, str]) -> Iterator[str]:
    """The fields whose values cannot be taken."""
    sound = {
        "name": bool(cells["name"]),
        "kind": _kind(cells["kind"]) is not None,
        "id": not cells.get("id") or is_id(cells["id"]),
        "email": not cells.get("email") or _EMAIL.fullmatch(cells["email"]) is not None,
        "deadline": not cells.get("deadline") or parse_date(cells["deadline"]) is not None,
        "language": cells.get("language", "").casefold() in ("", *_NYNORSK, *_BOKMAL),
    }
    yield from (field for field, fine in sound.items() if not fine)


_HINTS = {
    "name": "Write the name of the body, or take the row out.",
    "kind": "Write one of these: {kinds}",
    "id": "Use small letters a to z, digits and hyphens, beginning with a letter; or leave it empty.",
    "email": "Write one address, as post@kommune.example, or leave it empty.",
    "deadline": "Write it as 2011-04-29 or 29.04.2011, or leave it empty.",
    "language": "Write bokmål or nynorsk, or leave it empty.",
}


def _bad_value(place: Place, field: str, heading: str, value: str) -> Finding:
    text = "Row {row}: «{value}» cannot stand in the column {column}." if value else "Row {row}: the column {column} is empty."
    kinds = ", ".join(kind.value for kind in SenderKind)
    return error("H23", place, text, _HINTS[field], value=value[:80], column=heading, row=place.line or 0, kinds=kinds)


def _no_headings(name: str, headings: str) -> Finding:
    return error(
        "H23",
        Place(name),
        "The register needs a row of headings with Navn and Type at least. Its first row is: {headings}",
        "Write the headings, and use the register once more.",
        headings=headings[:200],
    )


def _twice(bodies: tuple[Invitation, ...], name: str) -> Iterator[Finding]:
    """A code that stands for two bodies, and a body that would get two letters."""
    codes: dict[str, Invitation] = {}
    names: dict[str, Invitation] = {}
    for body in bodies:
        place = replace(body.place, file=name)
        first = codes.setdefault(body.id, body)
        same = names.setdefault(" ".join(body.name.casefold().split()), body)
        if first is not body:
            text = "The code {code} stands for both {first} and {second}."
            hint = "Give one of them another code."
            yield error("H23", place, text, hint, code=body.id, first=first.name, second=body.name)
        elif same is not body:
            text = "{name} stands in the register twice, the first time in line {line}."
            hint = "Take one of them out. Are they two, then tell them apart by their names."
            yield error("H23", place, text, hint, name=body.name, line=same.place.line or 0)
