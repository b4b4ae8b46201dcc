"""Where a Word file is to be filled: `{{ name }}`, bookmarks and content controls, in every part that holds text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planverk.findings import Finding, Place, error, warning
from planverk.model.template import BODY, FIELD, FIELDS, FieldUse, field_name
from planverk.readers.template.package import WordPackage
from planverk.readers.template.xml import MC, Element, W, attribute, inside, value

# What people write when they guess in Norwegian.
_MEANT = {
    "tittel": "title",
    "undertittel": "subtitle",
    "kommune": "municipality",
    "kommunenavn": "municipality",
    "adresse": "municipality_address",
    "epost": "municipality_email",
    "e_post": "municipality_email",
    "nettside": "municipality_web",
    "telefon": "municipality_phone",
    "dato": "date",
    "periode": "period",
    "arkivsak": "archive_case",
    "arkivsaksnr": "archive_case",
    "arkivkode": "archive_class",
    "klassering": "archive_class",
    "saksnr": "case_number",
    "saksnummer": "case_number",
    "saksbehandler": "case_worker",
    "sakshandsamar": "case_worker",
    "utvalg": "body_name",
    "utval": "body_name",
    "møtedato": "meeting_date",
    "dokumenttype": "document_type",
    "utkast": "draft",
    "innhold": "body",
    "tekst": "body",
    "brødtekst": "body",
}
_SKIPPED = {W + name for name in ("p", "del", "moveFrom", "pPr", "rPr")}


def own_text(paragraph: Element) -> str:
    """The text of a paragraph, whatever runs it is split into, without text boxes in it; tabs and breaks are white space."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for item in element.iterchildren(tag="{*}*"):
        if item.tag == W + "t":
            yield item.text or ""
        elif item.tag == W + "tab":
            yield "\t"
        elif item.tag in (W + "br", W + "cr"):
            yield "\n"
        elif item.tag not in _SKIPPED and item.tag != MC + "AlternateContent":
            yield from _pieces(item)


def find_fields(package: WordPackage) -> tuple[FieldUse, ...]:
    """Every place that is filled, once for each part and way of marking; the slot for the text is none of them."""
    found: dict[FieldUse, None] = {}
    for part in package.texts():
        for name in _written(package.roots[part]):
            if name in FIELDS:
                found[FieldUse(name, part, "braces")] = None
        for name in _bookmarks(package.roots[part]):
            found[FieldUse(name, part, "bookmark")] = None
        for name in _controls(package.roots[part]):
            found[FieldUse(name, part, "content-control")] = None
    return tuple(found)


def _written(root: Element) -> list[str]:
    return [found[1] for paragraph in root.iter(W + "p") for found in FIELD.finditer(own_text(paragraph))]


def _bookmarks(root: Element) -> list[str]:
    names = (field_name(attribute(mark, "name")) for mark in root.iter(W + "bookmarkStart"))
    return [name for name in names if name]


def _controls(root: Element) -> list[str]:
    found = []
    for control in root.iter(W + "sdtPr"):
        name = field_name(value(control, "tag")) or field_name(value(control, "alias"))
        if name:
            found.append(name)
    return found


def check_fields(package: WordPackage, place: Place) -> tuple[Finding, ...]:
    """Fields that planverk does not know and braces that do not close (T8), a slot that is missing or misplaced (T6, T7)."""
    findings: dict[Finding, None] = {}
    for part in package.texts():
        for name in _written(package.roots[part]):
            if name not in FIELDS and name != BODY:
                findings[_unknown(name, place)] = None
        for paragraph in package.roots[part].iter(W + "p"):
            rest = FIELD.sub("", own_text(paragraph))
            if "{{" in rest or "}}" in rest:
                findings[_open(rest, place)] = None
    return (*findings, *_check_slot(package, place))


def _unknown(name: str, place: Place) -> Finding:
    key = name.casefold().replace("-", "_").replace(" ", "_")
    meant = _MEANT.get(key) or next(iter(difflib.get_close_matches(key, [*FIELDS, BODY], 1, 0.6)), "")
    if meant:
        return warning(
            "T8",
            place,
            "The template has a field {name} that planverk does not know, and it stays empty.",
            hint="Write {meant} instead, if that is what you mean.",
            name=_braces(name),
            meant=_braces(meant),
        )
    return warning(
        "T8",
        place,
        "The template has a field {name} that planverk does not know, and it stays empty.",
        hint="The fields are: {fields}.",
        name=_braces(name),
        fields=", ".join(FIELDS),
    )


def _braces(name: str) -> str:
    return "{{ " + name[:60] + " }}"


def _open(text: str, place: Place) -> Finding:
    return warning(
        "T8",
        place,
        "Braces in the template are not closed, so that nothing is filled in: «{text}».",
        hint="A field is written with two braces on each side, as in {example}.",
        text=text.strip()[:60],
        example="{{ title }}",
    )


def _check_slot(package: WordPackage, place: Place) -> list[Finding]:
    body = package.document.find(W + "body")
    alone = [block for block in (() if body is None else inside(body)) if is_slot(block)]
    everywhere = sum(name == BODY for part in package.texts() for name in _written(package.roots[part]))
    if len(alone) == 1 and everywhere == 1:
        return []
    if not everywhere:
        return [
            error(
                "T6",
                place,
                "The template has no place for the text.",
                hint="Write {slot} alone in a paragraph where the text is to stand.",
                slot=_braces(BODY),
            )
        ]
    if not alone:
        return [
            error(
                "T7",
                place,
                "The place for the text, {slot}, stands in a table, a text box, a header, or beside other words.",
                hint="Write it alone in a paragraph of the page itself.",
                slot=_braces(BODY),
            )
        ]
    return [
        error(
            "T7",
            place,
            "The template has more than one place for the text: {slot} stands {count} times.",
            hint="Keep one of them.",
            slot=_braces(BODY),
            count=everywhere,
        )
    ]


def is_slot(block: Element) -> bool:
    """True for a paragraph that holds `{{ body }}` and nothing else."""
    if block.tag != W + "p":
        return False
    found = FIELD.fullmatch(own_text(block).strip())
    return found is not None and found[1] == BODY
