"""What a text says, without what is derived from where it stands: numbers, cached words of references, lists of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Code,
    CodeBlock,
    Container,
    Contents,
    CrossReference,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    FormField,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    Landscape,
    LineBreak,
    Link,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)

# A value that says what a text says: nested tuples of strings and numbers, which can be hashed, ordered and compared.
Essence = tuple[Any, ...]
Shell = Link | CrossReference | Span | Revised | Reformatted  # what lies around words, and is more than how they are set
_SOFT: dict[type, str] = {Strong: "b", Emphasis: "i", Strikeout: "s"}


class Run(NamedTuple):
    """A piece of running text: characters, or one thing that is not characters (`thing`); what lies around it, outermost first
    (links and languages, emptied), and how it is set, as letters (b, i, s)."""

    text: str
    thing: Inline | None
    around: tuple[Shell, ...] = ()
    set_as: str = ""


@dataclass(frozen=True)
class Essences:
    """Writes essences; `aliases` are former ids with those that took their place. `by_words` tells apart references to one thing
    that call it by different words, as to a chapter that became an appendix."""

    aliases: Mapping[str, str]
    by_words: bool = True

    def blocks(self, blocks: Blocks) -> Essence:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Essence:
        """The essence of a block: equal for two blocks between which nobody changed anything."""
        match block:
            case Paragraph():
                return ("paragraph", block.role, self.inlines(block.content))
            case NumberedHeading():
                return (*self.rank(block), self.inlines(block.content))
            case Heading():
                return ("plain heading", block.level, self.id(block.id), block.classes, self.inlines(block.content))
            case BulletList(items):
                return ("bullets", tuple(self.blocks(item) for item in items))
            case OrderedList(items, start, kind):
                return ("numbers", start, kind, tuple(self.blocks(item) for item in items))
            case DefinitionList(items):
                parts = ((self.inlines(item.term), tuple(self.blocks(each) for each in item.explanations)) for item in items)
                return ("definitions", tuple(parts))
            case Table():
                return self._table(block)
            case CaptionedTable(table, caption):
                return ("captioned table", self.caption(caption), self._table(table))
            case CaptionedFigure(figure, caption):
                return ("captioned figure", self.caption(caption), self.block(figure))
            case _:
                return self._other(block)

    def _other(self, block: Block) -> Essence:
        match block:
            case Quote(inner) | Landscape(inner):
                return (type(block).__name__, self.blocks(inner))
            case Container():
                return ("container", block.name, self.id(block.id), block.classes, block.values, self.blocks(block.blocks))
            case CodeBlock(text, language):
                return ("code block", text, language)
            case Figure():
                return ("figure", block.source, block.alt, self.id(block.id), self.inlines(block.caption))
            case Contents():
                return ("contents", block.kind, block.title, block.depth)
            case Facts(rows):
                return ("facts", tuple((label, self.inlines(value)) for label, value in rows))
            case FormField():
                return ("field", block.tag, block.title, block.hint, block.choices, block.several)
            case RevisedBlock():
                return ("revised", block.kind, block.move, self.block(block.block))
            case Rule() | PageBreak():
                return (type(block).__name__,)
            case _:
                return self.block(block)

    def rank(self, heading: NumberedHeading) -> Essence:
        """What a heading is, apart from its words."""
        return ("heading", heading.level, heading.series, heading.in_contents, self.id(heading.id))

    def caption(self, caption: Caption) -> Essence:
        return (caption.kind, self.inlines(caption.content))

    def row(self, row: Row) -> Essence:
        return (self.id(row.shows or row.id), row.revision or "", tuple(self.blocks(cell.blocks) for cell in row.cells))

    def id(self, wanted: str) -> str:
        """The id that stands for `wanted` today."""
        seen: set[str] = set()
        while wanted in self.aliases and wanted not in seen:
            seen.add(wanted)
            wanted = self.aliases[wanted]
        return wanted

    def inlines(self, content: Inlines) -> Essence:
        if len(content) == 1 and content[0].__class__ is Text:  # as most cells and paragraphs are
            value = content[0].value
            return ((value, (), (), ""),) if value else ()
        return tuple(self.run(run) for run in merged(runs(content)))

    def run(self, run: Run) -> Essence:
        return (run.text, () if run.thing is None else self.thing(run.thing), tuple(map(self.shell, run.around)), run.set_as)

    def shell(self, part: Inline) -> Essence:
        """The essence of what lies around words."""
        match part:
            case Link(target):
                return ("link", target)
            case CrossReference(target):
                return ("cross-reference", self.id(target))
            case Span():
                return ("span", part.language, part.classes, part.id)
            case Revised():
                return ("revised", part.kind)
            case Reformatted():
                return ("reformatted", self.inlines(part.before))
            case _:
                raise TypeError(part)

    def thing(self, part: Inline) -> Essence:
        """The essence of what is no characters."""
        match part:
            case LineBreak():
                return ("break",)
            case Code(value):
                return ("code", value)
            case InlinePicture(source, alt):
                return ("picture", source, alt)
            case Reference():
                return ("reference", self.id(part.target), self._word(part) if is_derived(part) else part.text)
            case Footnote(blocks):
                return ("footnote", self.blocks(blocks))
            case Span():
                return ("span", part.language, part.classes, part.id, self.inlines(part.content))
            case _:
                return self.shell(part)

    def _word(self, reference: Reference) -> str:
        """The word before the number of a derived reference."""
        bare = "«" if reference.text.startswith("«") else reference.text.removesuffix(reference.number).partition("\u00a0")[0]
        return bare if self.by_words else ""

    def _table(self, table: Table) -> Essence:
        columns = tuple((column.align, -1.0 if column.width is None else column.width) for column in table.columns)
        header, rows = tuple(map(self.row, table.header)), tuple(map(self.row, table.rows))
        return ("table", self.id(table.id), columns, header, rows, self.inlines(table.caption))


def is_derived(reference: Reference) -> bool:
    """True where the words of a reference come from its target («kapittel 4.2», «Forord»), False where the author gave them."""
    return bool(reference.number) or "\u00a0" in reference.text or reference.text.startswith("«")


def runs(content: Inlines, around: tuple[Shell, ...] = (), set_as: str = "") -> Iterator[Run]:
    """Running text laid flat: what is set bold within a link and what is a link set bold are the same."""
    for part in content:
        match part:
            case Text(value):
                if value:
                    yield Run(value, None, around, set_as)
            case Strong() | Emphasis() | Strikeout():
                yield from runs(part.content, around, "".join(sorted({*set_as, _SOFT[type(part)]})))
            case Span(id=own_id) if own_id:
                yield Run("", part, around, set_as)
            case Link() | CrossReference() | Span() | Revised() | Reformatted():
                yield from _within(part, around, set_as)
            case _:
                yield Run("", part, around, set_as)


def _within(part: Shell, around: tuple[Shell, ...], set_as: str) -> Iterator[Run]:
    shell = replace(part, content=())
    empty = True
    for run in runs(part.content, (*around, shell), set_as):
        empty = False
        yield run
    if empty and not isinstance(part, Span):  # a link without words shows its address
        yield Run("", shell, around, set_as)


def merged(pieces: Iterator[Run]) -> Iterator[Run]:
    """The same with neighbouring characters made one."""
    last: Run | None = None
    for run in pieces:
        if last is not None and last.thing is None and run.thing is None and last[2:] == run[2:]:
            last = run._replace(text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
