"""Where a Word file came from, for the way back: commit, sections and blocks with the hash of what they say."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator

from planverk.model.content import Block, Blocks, NumberedHeading
from planverk.model.document import Document
from planverk.model.place import Place
from planverk.model.sending import flat
from planverk.writers.docx.package import Package
from planverk.writers.docx.texts import paragraphs
from planverk.writers.docx.xml import HEAD, attribute

NAMESPACE = "urn:planverk:origin:1"
# A part needs an identity of its own; this one is always this, in any file.
_ITEM = "{5D0A6C0E-7C5B-4B1E-9A0F-706C616E7672}"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def set_origin(package: Package, document: Document) -> None:
    """Add the part that says where the document came from."""
    taken = {int(found[1]) for name in package.parts if (found := re.fullmatch(r"customXml/item(\d+)\.xml", name))}
    number = 1 + max(taken, default=0)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    package.add(item, origin(document).encode(), "application/xml")
    about = (
        f'{HEAD}<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_SPACE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package.add(properties, about.encode(), _PROPERTIES_TYPE)
    package.relations(package.document).add("customXml", posixpath.relpath(item, package.folder or "."))
    package.relations(item).add("customXmlProps", posixpath.basename(properties))


def origin(document: Document) -> str:
    """The part as XML: a `section` for every heading, and in it a `block` for each that follows."""
    made = document.origin
    about = _attributes(
        document=document.id,
        kind=document.kind,
        language=document.language,
        source=made.source,
        commit=made.commit,
        dirty="true" if made.dirty else "false",
        version=made.version,
        recipient=document.sending.recipient if document.sending else "",
        sections=" ".join(document.sending.sections) if document.sending else "",
    )
    return f'{HEAD}<origin xmlns="{NAMESPACE}"{about}>\n{"".join(_sections(document.body))}</origin>\n'


def _sections(body: Blocks) -> Iterator[str]:
    is_open = False
    index = 0
    for block in flat(body):
        if isinstance(block, NumberedHeading):
            yield "</section>\n" if is_open else ""
            about = _attributes(id=block.id, level=str(block.level), number=".".join(map(str, block.number)), label=block.label)
            yield f'<section{about}{_place(block.place)} sha256="{text_hash(block)}">\n'
            is_open, index = True, 0
        else:
            named = _attributes(id=_name(block), kind=type(block).__name__)
            yield f'<block index="{index}"{named}{_place(block.place)} sha256="{text_hash(block)}"/>\n'
            index += 1
    yield "</section>\n" if is_open else ""


def text_hash(block: Block) -> str:
    """SHA-256 of the block's text as it is shown: a line per paragraph, every run of white space as one space."""
    text = "\n".join(" ".join(each.split()) for each in paragraphs((block,)))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _name(block: Block) -> str:
    caption = getattr(block, "caption", None)
    return str(getattr(block, "id", "") or getattr(caption, "id", ""))


def _place(place: Place) -> str:
    line, end = ("" if n is None else str(n) for n in (place.line, place.end))
    return _attributes(file=place.file, line=line, end=end)


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{attribute(value)}"' for name, value in values.items() if value)
