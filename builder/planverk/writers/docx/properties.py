"""The file's properties: whose it is and what it is called. No clock, and nothing left of who made the template."""

from __future__ import annotations

import datetime

from lxml import etree

from planverk.model.document import Document
from planverk.writers.docx.package import Package
from planverk.writers.docx.styles import word_language
from planverk.writers.docx.xml import HEAD, escape

_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
# What Word counts, and would be wrong: the template's pages and words.
_COUNTS = frozenset(
    ("TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces", "TitlesOfParts", "HeadingPairs")
)


def set_properties(package: Package, document: Document) -> None:
    """Write docProps/core.xml anew, and take the template's own counts and picture out of the file."""
    relations = package.relations("")
    found = relations.targets("core-properties")
    name = found[0][1] if found else package.free_name("docProps/core.xml")
    if name in package.parts:
        package.replace(name, core(document).encode())
    else:
        package.add(name, core(document).encode(), _CORE_TYPE)
        relations.add(_CORE_RELATION, name)
    _forget_counts(package)


def core(document: Document) -> str:
    """The core properties as XML (ECMA-376 part 2, 11)."""
    properties = document.properties
    values = {
        "dc:title": document.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:keywords": ", ".join(properties.keywords),
        "cp:lastModifiedBy": properties.author,
        "dc:language": word_language(document.language),
        "cp:version": document.origin.version,
    }
    lines = [f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value]
    date = utc(properties.date)
    if date:
        lines += [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified")]
    return f"{HEAD}<cp:coreProperties {_SPACES}>{''.join(lines)}</cp:coreProperties>"


def utc(date: str) -> str:
    """An ISO date or time as W3CDTF in UTC; empty for what is none."""
    try:
        moment = datetime.datetime.fromisoformat(date)
    except ValueError:
        return ""
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def _forget_counts(package: Package) -> None:
    for _, name in package.relations("").targets("extended-properties"):
        if name in package.parts:
            root = package.tree(name)
            for each in [each for each in root if etree.QName(each).localname in _COUNTS]:
                root.remove(each)
    _forget_old_styles(package)
    for _, name in package.relations("").targets("thumbnail"):
        package.remove(name)
    package.relations("").drop("thumbnail")


def _forget_old_styles(package: Package) -> None:
    """Word 2010 kept its styles twice; the second set would now say something else than the first."""
    relations = package.relations(package.document)
    for _, name in relations.targets("stylesWithEffects"):
        package.remove(name)
    relations.drop("stylesWithEffects")
