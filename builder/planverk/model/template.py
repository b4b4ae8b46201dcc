"""A municipality's Word file as values: its fields, its styles by role, and the look that PDF and HTML take from it.

Lengths are in points unless a name says otherwise; colours are six hex digits without `#`, empty for none or automatic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from planverk.model.numbering import NumberingScheme
from planverk.model.pictures import Picture

ROLES = (
    "body",
    "title",
    "subtitle",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "heading-5",
    "heading-6",
    "unnumbered",  # a first-level heading without a number (forord)
    "appendix",  # a first-level heading of an appendix
    "contents-title",
    "contents-1",
    "contents-2",
    "contents-3",
    "contents-measures",
    "bullet",
    "number",
    "term",
    "explanation",
    "quote",
    "code",
    "caption",
    "figure",  # the paragraph that holds a picture
    "table",  # a table style
    "table-text",
    "table-head",
    "footnote",
    "footnote-mark",  # a character style
    "emphasis",  # a character style
    "strong",  # a character style
    "link",  # a character style
    "fact-label",
    "fact-value",
    "lead",
    "signature",
    "header",
    "footer",
)


# What a Word file may ask for: `{{ name }}`, or a bookmark or content control of that name. `body` is the slot for the text.
FIELDS = (
    "title",
    "subtitle",
    "municipality",
    "municipality_address",
    "municipality_email",
    "municipality_web",
    "municipality_phone",
    "status",
    "period",
    "date",
    "archive_case",
    "archive_class",
    "case_number",
    "case_worker",
    "body_name",
    "meeting_date",
    "document_type",
    "commit",
    "draft",
)
BODY = "body"
FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def field_name(written: str) -> str:
    """The field that a bookmark or content control stands for by its name (case and spaces do not count); empty for none."""
    name = re.sub(r"[\s\-]+", "_", written.strip().casefold())
    return name if name in FIELDS else ""


@dataclass(frozen=True)
class RoleUse:
    """The Word style that a role uses. `wanted` is the name that was looked for (template.yaml's, else Word's own); `found` is
    False where no such style is in the file and `style` is the one used instead."""

    role: str
    style: str  # the style's name as Word shows it
    style_id: str
    found: bool
    wanted: str = ""


@dataclass(frozen=True)
class FieldUse:
    """A place that is filled: the field's name, the part of the Word file, and how it was marked there."""

    name: str
    part: str
    kind: Literal["braces", "bookmark", "content-control"]


Alignment = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True)
class TextStyle:
    """How text of a role looks, with everything inherited already worked in.

    `line` is a multiple of single line spacing, as Word counts it (1.15). For a list or a numbered heading `left` and a negative
    `first_line` are the number's hanging indent. A character role has the body's font and size where it sets none of its own.
    """

    font: str = ""
    size: float = 11.0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: Alignment = "left"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.15
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0  # negative for a hanging indent
    keep_with_next: bool = False
    page_break_before: bool = False
    fill: str = ""
    border_bottom: Border | None = None
    border_top: Border | None = None
    border_left: Border | None = None


@dataclass(frozen=True)
class Border:
    width: float
    colour: str = ""
    space: float = 0.0


@dataclass(frozen=True)
class Margins:
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True)
class TableLook:
    """How the table style draws a table; None where it draws nothing. Padding is around each cell; `last_…` is for a last row
    that sums up."""

    head_fill: str = ""
    head_colour: str = ""
    head_bold: bool = True
    band_fill: str = ""  # every second row
    band_first: bool = False  # True: the first row under the head is filled, the second is not
    fill: str = ""  # the other rows
    top: Border | None = None
    bottom: Border | None = None
    inside_horizontal: Border | None = None
    inside_vertical: Border | None = None
    left: Border | None = None
    right: Border | None = None
    head_bottom: Border | None = None
    last_bold: bool = False
    last_fill: str = ""
    last_top: Border | None = None
    padding: Margins = Margins(2, 5.4, 2, 5.4)

    @property
    def draws(self) -> bool:
        """True where it draws lines, or fills rows."""
        lines = (self.top, self.bottom, self.left, self.right, self.inside_horizontal, self.inside_vertical, self.head_bottom)
        return any((*lines, self.head_fill, self.band_fill, self.fill))


# ── what stands on the template's own pages, headers and footers ─────────────────────────────────


@dataclass(frozen=True)
class RunText:
    """Text as the template has it; `{{ name }}` fields are kept in it, whatever runs Word split them into."""

    text: str
    style: TextStyle


@dataclass(frozen=True)
class RunField:
    """A Word field: the page's number, the number of pages, or the tab that separates left from right."""

    kind: Literal["page", "pages", "tab", "break"]
    style: TextStyle


@dataclass(frozen=True)
class RunPicture:
    """A picture in the template, a logo. Where `floating`, x and y are from the page's upper left corner."""

    picture: Picture
    alt: str
    width: float
    height: float
    floating: bool = False
    x: float = 0.0
    y: float = 0.0
    behind: bool = False


@dataclass(frozen=True)
class RunShape:
    """A coloured box, with text in it or without, placed from the page's upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    blocks: tuple[Furniture, ...] = ()
    behind: bool = False
    padding: Margins = Margins(3.6, 7.2, 3.6, 7.2)


Run = RunText | RunField | RunPicture | RunShape


@dataclass(frozen=True)
class FurnitureParagraph:
    """`tabs` are the tab stops: position from the left margin, and alignment."""

    runs: tuple[Run, ...]
    style: TextStyle
    tabs: tuple[tuple[float, Literal["left", "center", "right"]], ...] = ()
    role: str = ""  # the role whose style it has, where it has one ("title")


@dataclass(frozen=True)
class FurnitureCell:
    blocks: tuple[Furniture, ...]
    width: float
    fill: str = ""
    border_top: Border | None = None
    border_bottom: Border | None = None
    valign: Literal["top", "center", "bottom"] = "top"
    padding: Margins = Margins(0, 5.4, 0, 5.4)


@dataclass(frozen=True)
class FurnitureTable:
    """A table that lays things out on the template's pages (logo left, case number right); `left` from the left margin."""

    rows: tuple[tuple[FurnitureCell, ...], ...]
    left: float = 0.0


@dataclass(frozen=True)
class FurnitureBreak:
    """A page break on the template's own pages."""


Furniture = FurnitureParagraph | FurnitureTable | FurnitureBreak


@dataclass(frozen=True)
class PageFurniture:
    """Header and footer: `first` is for the section's first page, None where it has none of its own."""

    header: tuple[Furniture, ...] = ()
    footer: tuple[Furniture, ...] = ()
    first_header: tuple[Furniture, ...] | None = None
    first_footer: tuple[Furniture, ...] | None = None
    even_header: tuple[Furniture, ...] | None = None
    even_footer: tuple[Furniture, ...] | None = None


@dataclass(frozen=True)
class PageLayout:
    """A sheet: size, margins, and how far header and footer stand from the edge. `start` restarts page numbers."""

    width: float
    height: float
    margins: Margins
    header_distance: float
    footer_distance: float
    furniture: PageFurniture = PageFurniture()
    start: int | None = None


@dataclass(frozen=True)
class TemplateSection:
    """A section of the template before or after the body: its sheet and what stands on it."""

    layout: PageLayout
    blocks: tuple[Furniture, ...]


@dataclass(frozen=True)
class Theme:
    """The look of a template. `fonts` gives, for each font of the Word file, the family that PDF and HTML use instead."""

    page: PageLayout  # the section that holds {{ body }}
    styles: Mapping[str, TextStyle]  # role -> look
    table: TableLook = TableLook()
    cover: tuple[TemplateSection, ...] = ()  # sections that stand before the body's
    before: tuple[Furniture, ...] = ()  # what stands in the body's own section before the slot
    after: tuple[Furniture, ...] = ()  # and after it
    closing: tuple[TemplateSection, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)
    accent: str = ""  # the colour of first-level headings
    logo: Picture | None = None
    logo_alt: str = ""
    bullets: tuple[str, ...] = ("•", "–", "▪")

    def style(self, role: str) -> TextStyle:
        """The look of `role`, that of body text where the template has none for it."""
        return self.styles.get(role) or self.styles.get("body") or TextStyle()


# What a table of points can show, in the usual order and with the usual share of the width in per cent.
SUMMARY_COLUMNS: Mapping[str, float] = {
    "number": 6,
    "date": 10,
    "sender": 14,
    "point": 28,
    "concerns": 16,
    "advice": 16,
    "assessment": 30,
    "outcome": 13,
    "changes": 17,
    "responsible": 12,
    "due": 10,
    "themes": 12,
}


@dataclass(frozen=True)
class SummaryColumn:
    """A column of the summary: which (see SUMMARY_COLUMNS); its heading, empty for the usual one; its width, 0 for the usual."""

    column: str
    title: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class SummarySettings:
    """How the summary of a hearing is set: its columns, and the noun that outcomes speak of («innspill» or «merknad»)."""

    columns: tuple[SummaryColumn, ...] = tuple(
        SummaryColumn(name) for name in ("number", "point", "concerns", "assessment", "outcome", "changes")
    )
    noun: Literal["innspill", "merknad"] = "innspill"


USUAL_SUMMARY = SummarySettings()


@dataclass(frozen=True)
class TemplateSettings:
    """What template.yaml says. `files` gives a Word file per document kind, `roles` a style name per role, `fonts` a wheel's
    family per Word font, `measures` the columns of tables of measures, `summary` those of a hearing's summary."""

    name: str
    files: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[str, ...] = ("number", "text", "unit", "partners", "due", "cost")
    summary: SummarySettings = USUAL_SUMMARY


@dataclass(frozen=True)
class Template:
    """One Word file, read: its bytes, what is filled in it, its styles by role, its numbering, its look.

    `numbering` is the file's own where `heading_numbering` (and `appendix_numbering`) says so. Else a plan has 4.2.1 and
    «Vedlegg A», and any other document has no levels, so that its headings get no number.
    """

    file: str
    data: bytes = field(repr=False)
    sha256: str = ""
    fields: tuple[FieldUse, ...] = ()
    roles: Mapping[str, RoleUse] = field(default_factory=dict)
    numbering: NumberingScheme = NumberingScheme((), ())
    theme: Theme | None = None
    has_body: bool = False
    language: str = ""
    heading_numbering: bool = False  # the Word file numbers its headings itself
    appendix_numbering: bool = False  # and its appendices
    settings: TemplateSettings = TemplateSettings("")

    def style(self, role: str) -> RoleUse:
        """The Word style of `role`; raises KeyError for a word that is no role."""
        return self.roles[role]
