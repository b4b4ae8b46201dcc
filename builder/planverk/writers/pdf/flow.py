"""Blocks as Typst calls, a line or a few for each, with the place in the Markdown that each was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    CodeBlock,
    Container,
    Contents,
    DefinitionList,
    Facts,
    Figure,
    Heading,
    Inlines,
    Landscape,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    plain,
)
from planverk.model.document import Document
from planverk.model.place import Place
from planverk.model.template import PageLayout, Theme
from planverk.writers.pdf.columns import GLYPH
from planverk.writers.pdf.contents import ListOfContents, is_outline
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.inlines import Inliner
from planverk.writers.pdf.sheets import roomy
from planverk.writers.pdf.source import Lines, literal, points
from planverk.writers.pdf.tables import write_table

MAX_DEPTH = 8  # Typst gives up at some 35 nested lists; deeper ones stand at this level
_LONGEST_HEADING = 2000  # a bookmark holds no more than 32,767 bytes
_ENUM = {"decimal": "1.", "lower-alpha": "a)", "upper-alpha": "A)", "lower-roman": "i)", "upper-roman": "I)"}


@dataclass
class Flow:
    """Writes the blocks of one document, in order. What was learnt on the way (ids, headings) stands in it afterwards."""

    document: Document
    theme: Theme
    glyphs: Glyphs
    sheet: int  # the number of the body's section
    lines: Lines = field(default_factory=Lines)
    notes: Lines = field(default_factory=Lines)  # definitions that stand before the text
    note_count: int = 0
    depth: int = 0
    list_level: int = 0
    small: str = ""
    lying: bool = False
    heading_level: int = 0
    outlined: list[tuple[str, str]] = field(default_factory=list)  # what Typst can list: ("headings", id), ("tables", id) …
    lists: list[ListOfContents] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = roomy(self.theme.page)
        self.page_height = page.height - page.margins.top - page.margins.bottom
        self.inliner = Inliner(self.glyphs, self.document.pictures, self._note, room=_width(page))
        self._listed = _listed(self.document.body)

    @property
    def room(self) -> float:
        """The width, in points, that stands open to what is written now."""
        return self.inliner.room

    def at(self, place: Place) -> None:
        """What follows comes from `place`."""
        if place.file:
            self.lines.mark(place)
            self.inliner.place = place

    @contextmanager
    def within(
        self, room: float | None = None, notes: bool | None = None, deeper: bool = False, small: str = ""
    ) -> Iterator[None]:
        """For a while there is another width, no footnotes, one more level around, or smaller text in the role `small`."""
        before = self.inliner.room, self.inliner.notes, self.depth, self.small
        self.small = small or self.small
        self.inliner.room = before[0] if room is None else max(room, 1.0)
        self.inliner.notes = before[1] if notes is None else notes
        self.depth += 1 if deeper else 0
        try:
            yield
        finally:
            self.inliner.room, self.inliner.notes, self.depth, self.small = before

    def top(self, blocks: Blocks) -> None:
        """Adds the lines for the document's own blocks, each in a code block of its own: what Typst reads anew after an edit."""
        for block in blocks:
            self.lines.add("#{")
            self.blocks((block,))
            self.lines.add("}")

    def blocks(self, blocks: Blocks) -> None:
        """Adds the lines for `blocks`; inside a code block of Typst, where each line is an expression of its own."""
        for block in blocks:
            self.at(block.place)
            _WRITE[type(block)](self, block)

    # ── text ───────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, block: Paragraph) -> None:
        with self.inliner.under_line(bool(block.role) and self.theme.style(block.role).underline):
            content = self.inliner.content(block.content)
        self.lines.add(f"said({literal(block.role)}, {content})" if block.role else f"par({content})")

    def _heading(self, block: NumberedHeading) -> None:
        role = self._role(block)
        words = plain(block.content)
        number = self.glyphs.clean(block.label, block.place)
        is_title = (
            bool((number + self.glyphs.clean(words, block.place)).strip()) and len(words) < _LONGEST_HEADING and not self.depth
        )
        if not is_title:
            content = ((Text(f"{block.label} "),) if block.label else ()) + block.content
            anchor = self.inliner.anchor(block.id)
            with self.inliner.under_line(self.theme.style(role).underline):
                self.lines.add(f"said({literal(role)}, [{anchor}{self.inliner.run(content)}])")
            return
        # PDF/UA wants levels without gaps, whatever the text does; the look keeps the level that was written.
        self.heading_level = min(block.level, self.heading_level + 1)
        listed = block.id in self._listed.get("headings", ())
        target = self._target("headings" if listed else "", block.id)
        shown = f"{literal(role)}, {self.heading_level}, {literal(number)}, {points(self._hang(role, number))}"
        with self.inliner.under_line(self.theme.style(role).underline):
            self.lines.add(f"head({target}, {_yes(listed)}, {shown}, {self.inliner.content(block.content)})")

    def _plain_heading(self, block: Heading) -> None:
        """A heading that nothing numbered."""
        self._heading(NumberedHeading(block.level, block.content, block.id, place=block.place))

    def _container(self, block: Container) -> None:
        """A container that nothing worked in: its blocks."""
        if block.id:
            self.lines.add(f"[{self.inliner.anchor(block.id)}]")
        self.blocks(block.blocks)

    def _role(self, block: NumberedHeading) -> str:
        if block.level == 1 and block.series in ("unnumbered", "appendix"):
            return block.series
        return f"heading-{min(max(block.level, 1), 6)}"

    def _hang(self, role: str, number: str) -> float:
        """The width that a heading's number gets, 0 where the style has no room for it and it stands before the words."""
        style = self.theme.style(role)
        return -style.first_line if len(number) * 0.6 * style.size < -style.first_line else 0.0

    def _target(self, series: str, target: str) -> str:
        """The id, as a Typst string, of something that Typst can list in `series`; empty where it may not be set."""
        if not self.inliner.name(target):
            return literal("")
        if series:
            self.outlined.append((series, target))
        return literal(target)

    def _quote(self, block: Quote) -> None:
        style = self.theme.style("quote")
        with self._nested(room=self.room - style.left - style.right) as open_block:
            if open_block:
                self.lines.add("quoted({")
            self.blocks(block.blocks)
            if open_block:
                self.lines.add("})")

    @contextmanager
    def _nested(self, room: float) -> Iterator[bool]:
        """One level deeper; False where there are too many levels, so that the level is left out and its blocks are not."""
        with self.within(room=room, deeper=True):
            yield self.depth <= MAX_DEPTH

    def _code(self, block: CodeBlock) -> None:
        code = self.glyphs.clean_code(block.text, block.place)
        self.lines.add(f"code-block({literal(code)})" if code.strip() else "none")

    def _rule(self, block: Rule) -> None:
        self.lines.add("rule()")

    def _page_break(self, block: PageBreak) -> None:
        self.lines.add("none" if self.depth else "pagebreak(weak: true)")

    def _landscape(self, block: Landscape) -> None:
        if self.depth or self.lying:  # only whole pages can lie
            self.blocks(block.blocks)
            return
        page = roomy(self.theme.page)
        width = max(page.width, page.height) - page.margins.left - page.margins.right
        self.lying = True
        with self.within(room=width):
            self.lines.add(f"{{ set page(..sheet-{self.sheet}-flipped)")
            self.blocks(block.blocks)
            self.lines.add("}")
        self.lying = False

    # ── lists ──────────────────────────────────────────────────────────────────────────────────

    def _bullets(self, block: BulletList) -> None:
        role = self.small or "bullet"
        level, (indent, width) = self.list_level, self._indents(role, 1)
        self._items(f"bullet-list({literal(role)}, {level}, {points(indent)}, {points(width)},", block.items, indent + width)

    def _numbers(self, block: OrderedList) -> None:
        longest = 5 if block.kind.endswith("roman") else len(str(block.start + len(block.items))) + 1
        role = self.small or "number"
        level, (indent, width) = self.list_level, self._indents(role, longest)
        place = f"{literal(role)}, {level}, {points(indent)}, {points(width)}"
        call = f"number-list({place}, {max(block.start, 0)}, {literal(_ENUM[block.kind])},"
        self._items(call, block.items, indent + width)

    def _indents(self, role: str, characters: int) -> tuple[float, float]:
        """How far a list's marks stand in, and how much room a mark has."""
        style = self.theme.style(role)
        needed = (characters + 1) * GLYPH * style.size
        hang = -style.first_line if style.first_line < 0 else 1.5 * style.size
        return (0.0 if self.list_level else max(style.left - hang, 0.0)), max(hang, needed)

    def _items(self, call: str, items: tuple[Blocks, ...], inset: float) -> None:
        if not items:
            return
        with self._nested(room=self.room - inset) as open_block:
            self.list_level += 1
            if open_block:
                self.lines.add(call)
            for item in items:
                self._item(item, open_block)
            if open_block:
                self.lines.add(")")
            self.list_level -= 1

    def _item(self, blocks: Blocks, is_item: bool) -> None:
        """An item; where its list is too deep for Typst, its blocks behind a dash."""
        match blocks:
            case (Paragraph(content, "", place),) if is_item:
                self.at(place)
                self.lines.add(f"{self.inliner.content(content)},")
            case (Paragraph(content, "", place), *rest) if not is_item:
                self.blocks((Paragraph((Text("– "), *content), "", place), *rest))
            case _ if is_item:
                self.lines.add("{")
                self.blocks(blocks)
                self.lines.add("},")
            case _:
                self.blocks(blocks)

    def _definitions(self, block: DefinitionList) -> None:
        if not block.items:
            return
        style = self.theme.style("explanation")
        with self._nested(room=self.room - style.left) as open_block:
            self.lines.add("definitions(" if open_block else "{")
            for item in block.items:
                word = self.inliner.content(item.term)
                self.lines.add(f"defined({word}, {{" if open_block else f"par({word})")
                self._explanations(tuple(part for explanation in item.explanations for part in explanation), open_block)
                if open_block:
                    self.lines.add("}),")
            self.lines.add(")" if open_block else "}")

    def _explanations(self, blocks: Blocks, inline: bool) -> None:
        match blocks:
            case (Paragraph(content, "", place), *rest) if inline and not rest:
                self.at(place)
                self.lines.add(f"[#linebreak(){self.inliner.run(content)}]")
            case _:
                self.blocks(blocks)

    def _facts(self, block: Facts) -> None:
        if not block.rows:
            return
        style = self.theme.style("fact-label")
        longest = max(len(label) for label, _ in block.rows)
        width = min((longest + 2) * (GLYPH + 0.06) * style.size, self.room * 0.45)
        self.lines.add(f"facts({points(width)},")
        for label, value in block.rows:
            self.lines.add(f"fact({points(width)}, {self.inliner.string(label)}, {self.inliner.content(value)}),")
        self.lines.add(")")

    # ── tables, figures, contents ──────────────────────────────────────────────────────────────

    def _table(self, block: Table) -> None:
        if self.depth >= MAX_DEPTH:
            self._cells(block)
            return
        self.lines.add("loose-table({")
        if block.id:
            self.lines.add(f"[{self.inliner.anchor(block.id)}]")
        with self.within(deeper=True, small="table-text"):
            write_table(self, block)
        self.lines.add("})")

    def _cells(self, table: Table) -> None:
        """The cells one after another: tables within tables too deep for Typst."""
        for row in (*table.header, *table.rows):
            for cell in row.cells:
                self.blocks(cell.blocks)

    def _captioned_table(self, block: CaptionedTable) -> None:
        caption, table = block.caption, block.table
        target = caption.id or table.id
        if self.depth >= MAX_DEPTH:
            self.lines.add(f"said({literal('caption')}, [{self.inliner.anchor(target)}{self._words(caption)}])")
            self._cells(table)
            return
        if table.header:
            self._captioned("table", "top", target, caption)
        else:  # a grid, and PDF/UA knows no figure of that
            self.lines.add(f"said({literal('caption')}, [{self.inliner.anchor(target)}{self._words(caption)}])")
            self.lines.add("loose-table({")
        if caption.id and table.id:
            self.lines.add(f"[{self.inliner.anchor(table.id)}]")
        with self.within(deeper=True, small="table-text"):
            write_table(self, table)
        self.lines.add("})")

    def _captioned_figure(self, block: CaptionedFigure) -> None:
        caption, figure = block.caption, block.figure
        target, shown = caption.id or figure.id, f"figure-block({self._picture(figure, caption.content)})"
        if figure.source in self.document.pictures and (figure.alt.strip() or plain(caption.content).strip()):
            self._captioned("figure", "bottom", target, caption)
            self.lines.add(shown)
            self.lines.add("})")
        else:  # PDF/UA knows no figure that has no picture, or no words for it
            anchor = self.inliner.anchor(target)
            self.lines.add(shown)
            self.lines.add(f"said({literal('caption')}, [{anchor}{self._words(caption)}])")

    def _captioned(self, kind: str, position: str, target: str, caption: Caption) -> None:
        """Opens a table or figure with its caption; what stands in it, and `})`, are added by the caller."""
        listed = target in self._listed.get(f"{kind}s", ())
        named = self._target(f"{kind}s" if listed else "", target)
        self.lines.add(f"captioned({named}, {_yes(listed)}, {literal(kind)}, {position}, [{self._words(caption)}], {{")

    def _words(self, caption: Caption) -> str:
        """«Tabell 3: …»"""
        number = f"{caption.label} {caption.number}" + (": " if caption.content else "")
        with self.inliner.under_line(self.theme.style("caption").underline):
            return f"#{self.inliner.string(number)}{self.inliner.run(caption.content)}"

    def _figure(self, block: Figure) -> None:
        self.lines.add(f"figure-block([{self.inliner.anchor(block.id)}#{self._picture(block, block.caption)}])")

    def _picture(self, figure: Figure, caption: Inlines) -> str:
        style = self.theme.style("figure")
        shown = self.document.pictures.get(figure.source)
        room = self.room - style.left - style.right
        if shown and shown.height:
            room = min(room, 0.8 * self.page_height * shown.width / shown.height)
        return self.inliner.picture(figure.source, figure.alt or plain(caption), max(room, 1.0))

    def _contents(self, block: Contents) -> None:
        if block.title.strip():
            self.lines.add(f"said({literal('contents-title')}, {self.inliner.string(block.title)})")
        if self.inliner.repeated:
            self.blocks(tuple(Paragraph((Text(f"{entry.label} {entry.text}"),)) for entry in block.entries))
            return
        self.lists.append(ListOfContents(block, len(self.lines.lines), self.inliner.place))
        self.lines.add("")  # written by finish(), when it is known what Typst can list

    def finish(self) -> None:
        """Writes the lists of contents, now that all ids are known."""
        for wanted in self.lists:
            by_outline = is_outline(wanted.contents, self.outlined)
            self.lines.lines[wanted.line] = wanted.call(by_outline, self.theme, self.glyphs)

    # ── notes ──────────────────────────────────────────────────────────────────────────────────

    def _note(self, blocks: Blocks) -> str:
        """The body of a footnote; one of several blocks is defined apart, so that the line that calls it stays one."""
        with self.within(notes=False, deeper=True, small="footnote"):
            match blocks:
                case (Paragraph(content, ""),):
                    return self.inliner.content(content)
                case (Paragraph(content, ""), *more):
                    return f"[{self.inliner.run(content)}#{self._long_note(tuple(more))}]"
                case _:
                    return self._long_note(blocks)

    def _long_note(self, blocks: Blocks) -> str:
        self.note_count += 1
        name = f"note-{self.note_count}"
        text, self.lines = self.lines, self.notes
        self.lines.add(f"#let {name} = {{")
        self.blocks(blocks)
        self.lines.add("}")
        self.lines = text
        return name


def _listed(blocks: Blocks) -> dict[str, frozenset[str]]:
    """The ids that the document's lists of contents name, by what they list."""
    lists: dict[str, frozenset[str]] = {}
    for block in blocks:
        match block:
            case Contents(kind, entries=entries):
                lists[kind] = lists.get(kind, frozenset()) | {entry.target for entry in entries}
            case Landscape(inner):
                for name, ids in _listed(inner).items():
                    lists[name] = lists.get(name, frozenset()) | ids
            case _:
                pass
    return lists


def _width(page: PageLayout) -> float:
    return page.width - page.margins.left - page.margins.right


def _yes(value: bool) -> str:
    return "true" if value else "false"


_WRITE: dict[type[Block], Callable[[Flow, Any], None]] = {
    Paragraph: Flow._paragraph,
    Heading: Flow._plain_heading,
    Container: Flow._container,
    NumberedHeading: Flow._heading,
    BulletList: Flow._bullets,
    OrderedList: Flow._numbers,
    DefinitionList: Flow._definitions,
    Quote: Flow._quote,
    CodeBlock: Flow._code,
    Rule: Flow._rule,
    Table: Flow._table,
    CaptionedTable: Flow._captioned_table,
    Figure: Flow._figure,
    CaptionedFigure: Flow._captioned_figure,
    Contents: Flow._contents,
    Facts: Flow._facts,
    Landscape: Flow._landscape,
    PageBreak: Flow._page_break,
}
