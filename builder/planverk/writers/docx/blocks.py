"""Blocks become paragraphs, lists and tables."""

from __future__ import annotations

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    CodeBlock,
    Container,
    Contents,
    DefinitionList,
    Facts,
    Figure,
    FormField,
    Heading,
    Landscape,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    RevisedBlock,
    Rule,
    Table,
    plain,
)
from planverk.writers.docx.captions import write_captioned_figure, write_captioned_table, write_figure
from planverk.writers.docx.contents import write_contents
from planverk.writers.docx.controls import write_field
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.inlines import runs, text
from planverk.writers.docx.lists import write_bullets, write_ordered
from planverk.writers.docx.looks import Look
from planverk.writers.docx.revisions import Mark
from planverk.writers.docx.sides import of_definition
from planverk.writers.docx.tables import write_table
from planverk.writers.docx.texts import with_colon
from planverk.writers.keeping import kept

_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
_LETTER = 120  # the width of a letter of a label in twips, with some room
_QUOTE_STEP = 567


def compose(flow: Flow, blocks: Blocks) -> None:
    """Write blocks into a flow, in order."""
    for block, keep in kept(blocks):
        _write(flow, block, keep)


def _write(flow: Flow, block: Block, keep: bool = False) -> None:
    match block:
        case Paragraph():
            style = flow.style(block.role) if block.role else flow.base
            flow.paragraph(runs(flow, block.content), Form(style, keep))
        case NumberedHeading():
            _heading(flow, block)
        case BulletList():
            write_bullets(flow, block)
        case OrderedList():
            write_ordered(flow, block)
        case CaptionedTable():
            write_captioned_table(flow, block)
        case Table():
            _bare_table(flow, block)
        case CaptionedFigure():
            write_captioned_figure(flow, block)
        case Figure():
            write_figure(flow, block)
        case DefinitionList():
            _definitions(flow, block)
        case Quote():
            _quote(flow, block)
        case CodeBlock():
            flow.paragraph(_lines(block.text), Form(flow.style("code")))
        case Facts():
            _facts(flow, block)
        case Contents():
            write_contents(flow, block)
        case PageBreak():
            flow.waiting.page_break |= flow.sides
        case Rule():
            flow.paragraph("", Form(flow.base, border=_LINE))
        case Landscape(inner):  # where a section cannot be turned, in a cell or a list, it stands upright
            flow.write(inner)
        case Container():
            _container(flow, block)
        case FormField():
            write_field(flow, block)
        case RevisedBlock(inner_block, kind, change):
            flow.marked(Mark(kind, change)).write((inner_block,))
        case Heading():
            _heading(flow, NumberedHeading(block.level, block.content, block.id, "unnumbered", place=block.place))


def _heading(flow: Flow, block: NumberedHeading) -> None:
    """The bookmark stands inside the paragraph, where a rewritten heading keeps it."""
    flow.paragraph(flow.around(block.id, runs(flow, block.content)), flow.job.headings.form(block))


def _bare_table(flow: Flow, block: Table) -> None:
    """A table without number; the words that go with it stand above."""
    if block.caption:
        flow.paragraph(runs(flow, block.caption), Form(flow.style("caption"), keep=True))
    write_table(flow, block, plain(block.caption))


def _definitions(flow: Flow, block: DefinitionList) -> None:
    explaining = flow.inside(base=flow.style("explanation"))
    for definition in block.items:
        whole = of_definition(definition)
        own = flow.marked(Mark(whole.kind, whole.change)) if whole is not None else flow
        own.paragraph(runs(own, definition.term), Form(flow.style("term"), keep=bool(definition.explanations)))
        for explanation in definition.explanations:
            explaining.write(explanation)


def _quote(flow: Flow, block: Quote) -> None:
    """A quote in a quote stands further in than its style says."""
    further = _QUOTE_STEP if flow.quotes else 0
    left = (flow.left or flow.job.styles.left(flow.style("quote"))) + further if further else flow.left
    flow.inside(base=flow.style("quote"), quotes=flow.quotes + 1, left=left).write(block.blocks)


def _lines(content: str) -> str:
    """Lines of code, one paragraph in all, so that it stays one thing where it is pasted."""
    return "<w:r><w:br/></w:r>".join(text(line) for line in content.removesuffix("\n").split("\n"))


def _facts(flow: Flow, block: Facts) -> None:
    """A label, a tab and a value to each line: read in order by a screen reader, and no table where it is pasted."""
    styles = flow.job.styles
    style = flow.style("fact-value")
    at = max((len(label) for label, _ in block.rows), default=0) * _LETTER + 2 * _LETTER + styles.left(style)
    set_by_style = styles.found("fact-value") and "left" in styles.tabs(style)
    tabs = "" if set_by_style else f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>'
    indent = "" if set_by_style else f'<w:ind w:left="{at}" w:hanging="{at - styles.left(style)}"/>'
    look = flow.job.looks.of_role("fact-label", Look(strong=True))
    close = "" if styles.found("fact-value") else '<w:spacing w:after="0"/>'
    for number, (label, value) in enumerate(block.rows, start=1):
        spacing = close if number < len(block.rows) else ""
        flow.paragraph(
            f"{text(with_colon(label), look)}<w:r><w:tab/></w:r>{runs(flow, value)}",
            Form(style, tabs=tabs, indent=indent, spacing=spacing),
        )


def _container(flow: Flow, block: Container) -> None:
    flow.wait(block.id)
    flow.write(block.blocks)
