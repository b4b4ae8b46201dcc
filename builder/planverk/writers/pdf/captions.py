"""Tables and figures with their captions, and lists of contents, as Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planverk.model.content import (
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Contents,
    Figure,
    Inlines,
    Paragraph,
    Table,
    Text,
    plain,
)
from planverk.writers.pdf.contents import ListOfContents
from planverk.writers.pdf.source import literal, points, yes
from planverk.writers.pdf.tables import has_long_words, is_short, room_to_begin, write_table

if TYPE_CHECKING:
    from planverk.writers.pdf.flow import Flow


def table(flow: Flow, block: Table) -> None:
    """A table without a caption."""
    if flow.is_full:
        _cells(flow, block)
        return
    if block.id:
        flow.lines.add(f"[{flow.inliner.anchor(block.id)}]")
    _in_table(flow, block, "loose-table({")
    flow.lines.add(f"}}{_whole(flow, block)}))")


def _whole(flow: Flow, table: Table) -> str:
    """The argument that holds a short table on one page."""
    return ", whole: true" if is_short(flow, table) else ""


def _room(flow: Flow, table: Table) -> str:
    """The argument that keeps a caption on the page of its table's first row."""
    return "" if flow.depth else f", room: {points(room_to_begin(flow, table))}"


def _in_table(flow: Flow, table: Table, opening: str) -> None:
    """Opens what is set in the look of cells, and adds the table; the caller closes both."""
    flow.lines.add(f"in-table({yes(has_long_words(flow, table))}, {opening}")
    with flow.within(deeper=True, small="table-text"):
        write_table(flow, table)


def _cells(flow: Flow, table: Table) -> None:
    """The cells one after another: tables within tables too deep for Typst."""
    for row in (*table.header, *table.rows):
        for cell in row.cells:
            flow.blocks(cell.blocks)


def captioned_table(flow: Flow, block: CaptionedTable) -> None:
    """A table with its caption above."""
    caption, table = block.caption, block.table
    target = caption.id or table.id
    if flow.is_full:
        flow.lines.add(f"said({literal('caption')}, [{flow.inliner.anchor(target)}{_words(flow, caption)}])")
        _cells(flow, table)
        return
    if caption.id and table.id:
        flow.lines.add(f"[{flow.inliner.anchor(table.id)}]")
    if table.header:
        _in_table(flow, table, _captioned(flow, "table", "top", target, caption))
        flow.lines.add(f"}}{_whole(flow, table) or _room(flow, table)}))")
    else:  # a grid, and PDF/UA knows no figure of that
        flow.lines.add(f"said({literal('caption')}, [{flow.inliner.anchor(target)}{_words(flow, caption)}])")
        _in_table(flow, table, "loose-table({")
        flow.lines.add(f"}}{_whole(flow, table)}))")


def captioned_figure(flow: Flow, block: CaptionedFigure) -> None:
    """A figure with its caption below."""
    caption, figure = block.caption, block.figure
    target, shown = caption.id or figure.id, f"figure-block({_picture(flow, figure, caption.content)})"
    if figure.source in flow.document.pictures and (figure.alt.strip() or plain(caption.content).strip()):
        flow.lines.add(_captioned(flow, "figure", "bottom", target, caption))
        flow.lines.add(shown)
        flow.lines.add("})")
    else:  # PDF/UA knows no figure that has no picture, or no words for it
        anchor = flow.inliner.anchor(target)
        flow.lines.add(shown)
        flow.lines.add(f"said({literal('caption')}, [{anchor}{_words(flow, caption)}])")


def _captioned(flow: Flow, kind: str, position: str, target: str, caption: Caption) -> str:
    """What opens a table or figure with its caption; what stands in it, and `})`, are added by the caller."""
    listed = target in flow.listed.get(f"{kind}s", ())
    named = flow.target(f"{kind}s" if listed else "", target)
    return f"captioned({named}, {yes(listed)}, {literal(kind)}, {position}, [{_words(flow, caption)}], {{"


def _words(flow: Flow, caption: Caption) -> str:
    """«Tabell 3: …»"""
    number = f"{caption.label} {caption.number}" + (". " if caption.content else "")
    with flow.inliner.under_line(flow.theme.style("caption").underline):
        return f"#{flow.inliner.string(number)}{flow.inliner.run(caption.content)}"


def figure(flow: Flow, block: Figure) -> None:
    """A picture without a caption."""
    flow.lines.add(f"figure-block([{flow.inliner.anchor(block.id)}#{_picture(flow, block, block.caption)}])")


def _picture(flow: Flow, figure: Figure, caption: Inlines) -> str:
    style = flow.theme.style("figure")
    room = max(flow.room - style.left - style.right, 1.0)
    return flow.inliner.picture(figure.source, figure.alt or plain(caption), room)


def contents(flow: Flow, block: Contents) -> None:
    """The title of a list of contents, and a line that `Flow.finish` fills."""
    if block.title.strip():
        flow.lines.add(f"said({literal('contents-title')}, {flow.inliner.string(block.title)})")
    if flow.inliner.repeated:
        flow.blocks(tuple(Paragraph((Text(f"{entry.label} {entry.text}"),)) for entry in block.entries))
        return
    flow.lists.append(ListOfContents(block, len(flow.lines.lines), flow.inliner.place))
    flow.lines.add("")  # written by finish(), when it is known what Typst can list
