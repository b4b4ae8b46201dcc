"""The look of a Word file, put together: sheets, styles by role, table style, fonts, and what stands on its own pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planverk.model.fonts import FontKind, family
from planverk.model.template import (
    ROLES,
    Furniture,
    FurnitureParagraph,
    FurnitureTable,
    PageFurniture,
    PageLayout,
    RoleUse,
    RunPicture,
    RunShape,
    RunText,
    TableLook,
    TemplateSection,
    TextStyle,
    Theme,
)
from planverk.readers.template.fields import is_slot
from planverk.readers.template.furniture import Story
from planverk.readers.template.numbering import bullets
from planverk.readers.template.package import WordPackage
from planverk.readers.template.pictures import Pictures
from planverk.readers.template.roles import style_type
from planverk.readers.template.sections import Section, page_layout, read_sections, slot_section
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.tables import ruled, table_look
from planverk.readers.template.xml import W, attribute, inside, switch, value

_LIST_INDENT = 18.0  # of a list that the template does not indent
_KINDS: Mapping[str, FontKind] = {"roman": "serif", "modern": "mono"}


@dataclass(frozen=True)
class ThemeReader:
    """What reading a theme needs."""

    package: WordPackage
    styles: StyleSheet
    roles: Mapping[str, RoleUse]
    fonts: Mapping[str, str]  # what template.yaml says
    pictures: Pictures

    def read(self) -> Theme:
        """The whole look."""
        sections = read_sections(self.package)
        own = slot_section(sections)
        looks = {role: self._look(role) for role in ROLES if role != "table"}
        before, after = self._around_slot(sections[own])
        made = [self._section(section) for section in sections]
        page = made[own].layout
        cover, closing = tuple(made[:own]), tuple(made[own + 1 :])
        logo = _logo(_furniture(cover, page, before))
        theme = Theme(
            page,
            looks,
            self._table(),
            cover,
            before,
            after,
            closing,
            accent=looks["heading-1"].colour,
            logo=logo.picture if logo else None,
            logo_alt=logo.alt if logo else "",
            bullets=bullets(self.styles, self.roles["bullet"]),
        )
        return replace(theme, fonts=self._families(theme))

    def _look(self, role: str) -> TextStyle:
        use = self.roles[role]
        if style_type(role) == "character":
            body = self.styles.paragraph(self.roles["body"].style_id).style
            look = self.styles.character(use.style_id, body)
            return look if use.found else _marked(role, look)
        look = self.styles.paragraph(use.style_id).style
        bare = role in ("bullet", "number") and not look.left and not look.first_line
        return replace(look, left=_LIST_INDENT, first_line=-_LIST_INDENT) if bare else look

    def _table(self) -> TableLook:
        look = table_look(self.styles, self.roles["table"].style_id)
        return look if self.roles["table"].found or look.draws else ruled(look)

    def _around_slot(self, section: Section) -> tuple[tuple[Furniture, ...], tuple[Furniture, ...]]:
        at = next((i for i, block in enumerate(section.blocks) if is_slot(block)), len(section.blocks))
        story = self._story(self.package.main, page_layout(section.properties))
        return story.read(section.blocks[:at]), story.read(section.blocks[at + 1 :])

    def _section(self, section: Section) -> TemplateSection:
        layout = page_layout(section.properties)
        whole = replace(layout, furniture=self._furniture(section, layout))
        return TemplateSection(whole, self._story(self.package.main, layout).read(section.blocks))

    def _furniture(self, section: Section, layout: PageLayout) -> PageFurniture:
        odd_even = bool(switch(self.package.root("settings"), "evenAndOddHeaders"))
        read = {kind: self._page_part(section, kind, layout) for kind in _PAGE_PARTS}
        return PageFurniture(
            read["header/default"],
            read["footer/default"],
            read["header/first"] if section.first_differs else None,
            read["footer/first"] if section.first_differs else None,
            read["header/even"] if odd_even else None,
            read["footer/even"] if odd_even else None,
        )

    def _page_part(self, section: Section, kind: str, layout: PageLayout) -> tuple[Furniture, ...]:
        name = section.stories.get(kind, "")
        if not name:
            return ()
        top = layout.header_distance if kind.startswith("header") else layout.height - layout.margins.bottom
        return self._story(name, layout, top).read(inside(self.package.roots[name]))

    def _story(self, part: str, layout: PageLayout, top: float | None = None) -> Story:
        by_style = {use.style_id: role for role, use in reversed(list(self.roles.items())) if use.found}
        return Story(part, layout, layout.margins.top if top is None else top, self.styles, by_style, self.pictures)

    def _families(self, theme: Theme) -> dict[str, str]:
        kinds = self._font_kinds()
        names = sorted({style.font for style in _every_style(theme) if style.font})
        return {name: family(name, self.fonts, kinds.get(name, "sans"))[0] for name in names}

    def _font_kinds(self) -> dict[str, FontKind]:
        """What fontTable.xml says of each font: roman is serif, modern has one width."""
        root = self.package.root("fontTable")
        fonts = () if root is None else root.iterchildren(W + "font")
        return {attribute(font, "name"): _KINDS.get(value(font, "family"), "sans") for font in fonts}


def _marked(role: str, look: TextStyle) -> TextStyle:
    """What tells emphasis from text where the template has no style for it."""
    match role:
        case "emphasis":
            return replace(look, italic=True)
        case "strong":
            return replace(look, bold=True)
        case "link":
            return replace(look, underline=True)
        case _:
            return look


_PAGE_PARTS = tuple(f"{kind}/{when}" for kind in ("header", "footer") for when in ("default", "first", "even"))


def _furniture(cover: tuple[TemplateSection, ...], page: PageLayout, before: tuple[Furniture, ...]) -> Iterator[Furniture]:
    """Everything in which a logo may stand, in the order in which one looks for it."""
    for section in cover:
        yield from section.blocks
    yield from before
    for layout in (page, *(section.layout for section in cover)):
        for part in (layout.furniture.first_header, layout.furniture.header):
            yield from part or ()


def _logo(blocks: Iterator[Furniture]) -> RunPicture | None:
    return next((item for block in blocks for item in _inside(block) if isinstance(item, RunPicture)), None)


def _inside(block: Furniture) -> Iterator[object]:
    """The block's paragraphs and runs, those in tables and text boxes too."""
    if isinstance(block, FurnitureTable):
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _inside(inner)
    elif isinstance(block, FurnitureParagraph):
        yield block
        for run in block.runs:
            yield run
            for inner in run.blocks if isinstance(run, RunShape) else ():
                yield from _inside(inner)


def _every_style(theme: Theme) -> Iterator[TextStyle]:
    """The styles of all roles, and of all that stands on the template's own pages."""
    yield from theme.styles.values()
    sections = (*theme.cover, *theme.closing)
    blocks = [*theme.before, *theme.after, *(block for section in sections for block in section.blocks)]
    for layout in (theme.page, *(section.layout for section in sections)):
        page = layout.furniture
        parts = (page.header, page.footer, page.first_header, page.first_footer, page.even_header, page.even_footer)
        blocks += [block for part in parts for block in part or ()]
    for block in blocks:
        yield from (item.style for item in _inside(block) if isinstance(item, RunText | FurnitureParagraph))
