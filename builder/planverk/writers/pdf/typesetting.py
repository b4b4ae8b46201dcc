"""A Document as Typst source: the text, the files that it needs, and the way back to the Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from planverk.findings import Finding
from planverk.model.content import BulletList, NumberedHeading, PageBreak, Paragraph, Text
from planverk.model.dates import parse_iso
from planverk.model.document import Document, Draft
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place
from planverk.model.template import PageLayout, TemplateSection, Theme
from planverk.writers.pdf.changes import change_notes, marks_key, with_keys
from planverk.writers.pdf.flow import Flow
from planverk.writers.pdf.furniture import Furnisher
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.look import look, sheet_label, sheets
from planverk.writers.pdf.sheets import body_frame, first_push, sheet
from planverk.writers.pdf.source import LineMap, array, literal, points

MAIN = "main.typ"
_LONGEST_PROPERTY = 1000  # PDF/A holds no string longer than 32,767 bytes
_REGION = "NO"
_NO_DATE = "datetime(year: 1980, month: 1, day: 1)"  # PDF/A-2 demands a date; a zip file's first one says that it is none


@dataclass(frozen=True)
class Typeset:
    """Typst source and all that compiling it needs.

    `files` are the files beside it (prelude, theme, pictures), `lines` the first Typst line (from 1) of each place in the
    Markdown, `ids` what can be asked for a page, `restarts` the label and first number of each section that counts anew.
    """

    source: str
    files: Mapping[str, bytes] = field(repr=False)
    lines: LineMap = field(repr=False)
    findings: tuple[Finding, ...] = ()
    ids: tuple[str, ...] = ()
    restarts: tuple[tuple[str, int], ...] = ()


def typeset(document: Document, theme: Theme) -> Typeset:
    """The Typst source of `document` in the look of `theme`. Characters that no font has are replaced, each with a finding."""
    glyphs = Glyphs(document.labels.get("missing-glyph", ""))
    furnisher = Furnisher(theme, document.fields, glyphs)
    flow = Flow(document, theme, glyphs, sheet=len(theme.cover))
    body = _body(document, theme, flow)
    number = len(theme.cover)
    opening = [*_preamble(document, glyphs), *_sheets(document, theme, furnisher), *_dead_ends(flow)]
    cover = [*_sections(theme.cover, 0, furnisher), f"#set page(..sheet-{number})", "#{", *_start(number, theme.page)]
    cover += [*furnisher.blocks(theme.before, body_frame(theme.page)), "}"]
    closing = [
        "#{",
        *furnisher.blocks(theme.after, body_frame(theme.page)),
        "}",
        *_sections(theme.closing, number + 1, furnisher),
    ]
    notes = flow.notes.lines
    source = "\n".join([*opening, *notes, *cover, *body, *closing]) + "\n"
    text_begins = len(opening) + len(notes) + len(cover)
    lines = (*_moved(flow.notes.places, len(opening)), *_moved(flow.lines.places, text_begins))
    return Typeset(
        source,
        _files(theme, {**furnisher.pictures, **{picture.name: picture for picture in document.pictures.values()}}),
        lines,
        glyphs.findings(),
        tuple(flow.inliner.ids),
        tuple((sheet_label(index), start) for index, start in enumerate(sheets(theme)) if start is not None),
    )


def _preamble(document: Document, glyphs: Glyphs) -> list[str]:
    properties = document.properties
    title = _property(document.title, glyphs) or _property(document.id, glyphs) or "–"
    language = "nn" if document.language == "nn" else "nb"
    date = parse_iso(properties.date[:10])
    parts = {
        "title": literal(title),
        "author": array([literal(_property(properties.author, glyphs))]) if properties.author.strip() else "()",
        "keywords": array([literal(_property(word, glyphs)) for word in _keywords(document) if word.strip()]),
        "description": literal(_property(properties.subject, glyphs)) if properties.subject.strip() else "none",
        "date": f"datetime(year: {date.year}, month: {date.month}, day: {date.day})" if date else _NO_DATE,
    }
    arguments = ", ".join(f"{key}: {value}" for key, value in parts.items())
    return [
        '#import "prelude.typ": *',
        f"#set document({arguments})",
        f"#set text(lang: {literal(language)}, region: {literal(_REGION)})",
        "#show: base",
    ]


def _keywords(document: Document) -> tuple[str, ...]:
    """The keywords, and after them what the document was made from: a PDF has no other place for it that readers show."""
    origin = document.origin
    made_from = [f"version:{origin.version}"] if origin.version else []
    made_from += [f"commit:{origin.commit}{'+' if origin.dirty else ''}"] if origin.commit else []
    return (*document.properties.keywords, *made_from)


def _property(text: str, glyphs: Glyphs) -> str:
    return glyphs.clean(text, NOWHERE).strip()[:_LONGEST_PROPERTY]


def _sheets(document: Document, theme: Theme, furnisher: Furnisher) -> list[str]:
    mark = furnisher.glyphs.clean(document.draft.mark, NOWHERE) if document.draft else ""
    layouts = [*(part.layout for part in theme.cover), theme.page, *(part.layout for part in theme.closing)]
    return [line for index, layout in enumerate(layouts) for line in sheet(furnisher, layout, index, mark)]


def _sections(sections: Sequence[TemplateSection], first: int, furnisher: Furnisher) -> list[str]:
    lines = []
    for index, section in enumerate(sections, first):
        lines += [f"#set page(..sheet-{index})", "#{", *_start(index, section.layout)]
        lines += [*furnisher.blocks(section.blocks, body_frame(section.layout)), "}"]
    return lines


def _start(index: int, layout: PageLayout) -> list[str]:
    push = first_push(layout)
    return [f"anchor({literal(sheet_label(index))})", *([f"v({points(push)})"] if push else [])]


def _body(document: Document, theme: Theme, flow: Flow) -> list[str]:
    if document.revisions and not document.redlines:
        flow.top(marks_key(flow))
    flow.top(with_keys(document, flow) if document.redlines else document.body)
    if flow.redline.notes:
        flow.top(change_notes(flow))
    if document.draft and document.draft.findings:
        _draft_findings(document.draft, flow)
    flow.finish()
    return flow.lines.lines


def _draft_findings(draft: Draft, flow: Flow) -> None:
    """The list at the end of a draft: what there is to mend."""
    flow.inliner.place = NOWHERE
    items = tuple((Paragraph((Text(finding),)),) for finding in draft.findings)
    heading = NumberedHeading(1, (Text(draft.findings_title),), "", "unnumbered", in_contents=False)
    flow.top((PageBreak(), heading, BulletList(items)))


def _dead_ends(flow: Flow) -> list[str]:
    """`to`, the function for references: a link, or the bare words where the document has no such id."""
    dead = [literal(target) for target in flow.inliner.targets if target not in flow.inliner.ids]
    return [f"#let to(id, words) = if id in {array(dead)} {{ words }} else {{ link(label(id), words) }}"]


def _files(theme: Theme, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    own = {"prelude.typ": _prelude(), "theme.typ": look(theme).encode()}
    return own | {name: picture.data for name, picture in sorted(pictures.items())}


@lru_cache(maxsize=1)
def _prelude() -> bytes:
    return files("planverk.writers.pdf").joinpath("prelude.typ").read_bytes()


def _moved(places: Sequence[tuple[int, Place]], by: int) -> list[tuple[int, Place]]:
    return [(line + by, place) for line, place in places]
