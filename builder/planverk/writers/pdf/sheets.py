"""The sections of the template as Typst page settings: size, margins, header and footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planverk.model.template import Furniture, PageLayout
from planverk.writers.pdf.furniture import Frame, Furnisher, height_of
from planverk.writers.pdf.look import edges, sheet_label
from planverk.writers.pdf.source import literal, points


def sheet(furnisher: Furnisher, layout: PageLayout, index: int, mark: str) -> list[str]:
    """Typst lines that define `sheet-<index>`, and `sheet-<index>-flipped` for pages that lie on their side."""
    layout = roomy(layout)
    width, height = layout.width, layout.height
    flipped = replace(layout, width=max(width, height), height=min(width, height))
    return [
        *_running(furnisher, layout, index),
        _definition(f"sheet-{index}", layout, index, mark),
        _definition(f"sheet-{index}-flipped", flipped, index, mark),
    ]


def body_frame(layout: PageLayout) -> Frame:
    """Where the body of a page of this layout is set."""
    margins = roomy(layout).margins
    return Frame(layout.width - margins.left - margins.right, margins.left, margins.top)


def roomy(layout: PageLayout) -> PageLayout:
    """The layout with margins that hold its header and footer: Word pushes the text away from a tall one."""
    furniture, margins = layout.furniture, layout.margins
    headers = (furniture.header, furniture.even_header)
    footers = (furniture.footer, furniture.first_footer, furniture.even_footer)
    top = layout.header_distance + max(height_of(each or ()) for each in headers)
    bottom = layout.footer_distance + max(height_of(each or ()) for each in footers)
    return replace(layout, margins=replace(margins, top=max(margins.top, top), bottom=max(margins.bottom, bottom)))


def first_push(layout: PageLayout) -> float:
    """How far down the text begins on the section's first page, whose header may be taller than the others'."""
    needed = layout.header_distance + height_of(layout.furniture.first_header or ())
    return max(needed - roomy(layout).margins.top, 0.0)


def _running(furnisher: Furnisher, layout: PageLayout, index: int) -> list[str]:
    """`header-<index>` and `footer-<index>`: what stands on any page, on the section's first, and on even pages."""
    margins, furniture = layout.margins, layout.furniture
    width = layout.width - margins.left - margins.right
    at_head = Frame(width, margins.left, layout.header_distance)
    at_foot = Frame(width, margins.left, layout.height - margins.bottom)
    headers = (furniture.header, furniture.first_header, furniture.even_header)
    footers = (furniture.footer, furniture.first_footer, furniture.even_footer)
    lines = []
    for name, parts, frame in (("header", headers, at_head), ("footer", footers, at_foot)):
        lines.append(f"#let {name}-{index} = (")
        for part in parts:
            lines += _function(furnisher, part, frame)
        lines.append(")")
    return lines


def _function(furnisher: Furnisher, blocks: Sequence[Furniture] | None, frame: Frame) -> list[str]:
    if blocks is None:
        return ["none,"]
    return ["() => {", *furnisher.blocks(blocks, frame, real=False), "},"]


def _definition(name: str, layout: PageLayout, index: int, mark: str) -> str:
    parts = (
        literal(sheet_label(index)),
        points(layout.width),
        points(layout.height),
        edges(layout.margins),
        points(layout.header_distance),
        points(layout.footer_distance),
        f"header-{index}",
        f"footer-{index}",
        literal(mark),
    )
    return f"#let {name} = sheet({', '.join(parts)})"
