"""A Document into the municipality's Word file."""

from __future__ import annotations

from collections.abc import Callable

from planverk.model.document import Document, PageMap
from planverk.model.template import Template
from planverk.writers.docx import blank
from planverk.writers.docx.blocks import compose
from planverk.writers.docx.body import Body
from planverk.writers.docx.bookmarks import Bookmarks, both_targets, marked, targets
from planverk.writers.docx.comments import Comments
from planverk.writers.docx.contents import with_pages
from planverk.writers.docx.controls import grouped, has_fields
from planverk.writers.docx.draft import mark_pages
from planverk.writers.docx.flow import Job
from planverk.writers.docx.footnotes import Footnotes
from planverk.writers.docx.headings import Headings, used
from planverk.writers.docx.list_forms import ListForms
from planverk.writers.docx.looks import Looks
from planverk.writers.docx.marks import around, follow_changes
from planverk.writers.docx.notes import call_note
from planverk.writers.docx.numbering import Numbering
from planverk.writers.docx.origin import set_origin
from planverk.writers.docx.package import WORD_TYPE, Package
from planverk.writers.docx.pictures import Pictures
from planverk.writers.docx.placeholders import fill
from planverk.writers.docx.properties import set_properties
from planverk.writers.docx.revisions import Revisions
from planverk.writers.docx.settings import declare_notes, settle, speak
from planverk.writers.docx.sides import is_redline
from planverk.writers.docx.slot import open_slot
from planverk.writers.docx.styles import Styles, word_language
from planverk.writers.docx.xml import Element, qn, spliced

_SUFFIXES = {"nn": "utan nummer"}
_TEXT_PARTS = tuple(f"wordprocessingml.{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))


def write(document: Document, template: Template, pages: PageMap | None = None) -> bytes:
    """The document as a Word file (.docx) on the template; the same document gives the same bytes.

    `pages` gives the page numbers that lists of contents show; without it they show none. Raises TemplateFault for a file that
    is no Word file, or has no place for the text.
    """
    return begin(document, template)(pages)


def begin(document: Document, template: Template) -> Callable[[PageMap | None], bytes]:
    """The same in two steps: what it gives takes the pages, which come late, and gives the file. Raises TemplateFault."""
    package = Package(template.data, template.file)
    package.set_type(package.document, f"{WORD_TYPE}document.main+xml")
    _prepare(package, document)
    _write_text(package, document, template)
    set_properties(package, document)
    set_origin(package, document)

    def finish(pages: PageMap | None) -> bytes:
        text = package.parts[package.document]
        return package.zipped({package.document: with_pages(text, pages.printed if pages is not None else {})})

    return finish


def _text_parts(package: Package) -> list[str]:
    """The names of the parts that hold text, the document's first."""
    return [package.document, *package.of_type(*_TEXT_PARTS)]


def _prepare(package: Package, document: Document) -> None:
    """The template's own pages: fields filled, language set, a draft marked."""
    parts = _text_parts(package)
    for part in parts:
        fill(package.tree(part), document.fields)
    settings = package.part("settings", blank.SETTINGS)
    language = word_language(document.language) or "nb-NO"
    settle(settings, language)
    speak(package, package.part("styles", blank.STYLES), parts, language)
    if document.draft is not None:
        mark_pages(package, settings, document.draft.mark)
    if document.sending is not None and document.sending.tracked:
        follow_changes(settings)


def _write_text(package: Package, document: Document, template: Template) -> None:
    root = package.tree(package.document)
    place = open_slot(root, template.file)
    job = _job(package, document, template)
    text = Body(job, package, place).write(document)
    if has_fields(document.body) and job.revisions is None:  # what is locked can be neither accepted nor rejected
        text = grouped(text)
    if document.sending is not None:
        text = around(text, job.bookmarks.number())
    package.replace(package.document, spliced(root, text))
    if job.revisions is not None:
        job.revisions.comments.finish()
    if job.notes.finish():
        declare_notes(package.part("settings", blank.SETTINGS))


def _job(package: Package, document: Document, template: Template) -> Job:
    styles = Styles(package.part("styles", blank.STYLES), template)
    numbering = Numbering(package.part("numbering", blank.NUMBERING), styles)
    drawings = (_highest(package.tree(part), "wp:docPr", "id") for part in _text_parts(package))
    found = marked(document.body)
    suffix = _SUFFIXES.get(document.language, "uten nummer")
    redline = is_redline(found)
    new, old = both_targets(document.body) if redline else (targets(found), {})
    return Job(
        document=document,
        styles=styles,
        looks=Looks(styles),
        headings=Headings(styles, numbering, template.numbering, used(found), suffix),
        lists=ListForms(styles, numbering, template.theme.bullets if template.theme is not None else ()),
        bookmarks=_bookmarks(package.tree(package.document)),
        targets=new,
        pictures=Pictures(package, document.pictures, 1 + max(drawings)),
        notes=Footnotes(package, styles),
        compose=compose,
        call_note=call_note,
        revisions=_revisions(package, document, styles) if redline else None,
        former=old,
    )


def _revisions(package: Package, document: Document, styles: Styles) -> Revisions:
    taken = (_highest(package.tree(part), name, "w:id") for part in _text_parts(package) for name in ("w:ins", "w:del"))
    return Revisions(document, Comments(package, styles), 1 + max(taken))


def _bookmarks(root: Element) -> Bookmarks:
    names = [each.get(qn("w:name"), "") for each in root.iter(qn("w:bookmarkStart"))]
    return Bookmarks(names, 1 + _highest(root, "w:bookmarkStart", "w:id"))


def _highest(root: Element, name: str, attribute: str) -> int:
    key = qn(attribute) if ":" in attribute else attribute
    numbers = (each.get(key, "0") for each in root.iter(qn(name)))
    return max((int(number) for number in numbers if number.isdigit()), default=0)
