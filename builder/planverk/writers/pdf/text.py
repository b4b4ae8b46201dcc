"""Paragraphs, headings, quotes and code as Typst, and pages that lie on their side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planverk.model.content import (
    CodeBlock,
    Container,
    FormField,
    Heading,
    Landscape,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Quote,
    Revised,
    RevisedBlock,
    Rule,
    Text,
    plain,
)
from planverk.model.template import ROLES
from planverk.writers.pdf.glyphs import shows
from planverk.writers.pdf.sheets import roomy
from planverk.writers.pdf.source import literal, points, yes

if TYPE_CHECKING:
    from planverk.writers.pdf.flow import Flow

_LONGEST_HEADING = 2000  # a bookmark holds no more than 32,767 bytes


def paragraph(flow: Flow, block: Paragraph) -> None:
    """A paragraph of body text, or in another role; one of these may have to stand on the page of the next."""
    role = block.role if block.role in ROLES else ""
    with flow.inliner.under_line(bool(role) and flow.theme.style(role).underline):
        content = flow.inliner.content(block.content)
    kept = ", sticky: true" if flow.keep else ""
    if role:
        flow.lines.add(f"said({literal(role)}, {content}{kept})")
    else:
        flow.lines.add(f"block(sticky: true, par({content}))" if flow.keep else f"par({content})")


def heading(flow: Flow, block: NumberedHeading) -> None:
    """A heading with its number, or a paragraph that looks like one where no heading can be: in a cell, or without words."""
    role = _role(block)
    words = plain(block.content)
    number = flow.glyphs.clean(block.label, block.place)
    is_gone = bool(block.content) and all(isinstance(part, Revised) and part.kind == "deleted" for part in block.content)
    is_title = shows(number + words) and len(words) < _LONGEST_HEADING and not flow.depth and not is_gone
    if not is_title:
        content = ((Text(f"{block.label} "),) if block.label else ()) + block.content
        anchor = flow.inliner.anchor(block.id)
        with flow.inliner.under_line(flow.theme.style(role).underline):
            flow.lines.add(f"said({literal(role)}, [{anchor}{flow.inliner.run(content)}])")
        return
    # PDF/UA wants levels without gaps, whatever the text does; the look keeps the level that was written.
    flow.heading_level = min(block.level, flow.heading_level + 1)
    listed = block.id in flow.listed.get("headings", ())
    target = flow.target("headings" if listed else "", block.id)
    shown = f"{literal(role)}, {flow.heading_level}, {literal(number)}, {points(_hang(flow, role, number))}"
    with flow.inliner.under_line(flow.theme.style(role).underline):
        flow.lines.add(f"head({target}, {yes(listed)}, {shown}, {flow.inliner.content(block.content)})")


def form_field(flow: Flow, block: FormField) -> None:
    """A field to fill in: on paper it shows where an answer would stand, and what there is to choose from."""
    hint = " / ".join(block.choices) or block.hint
    paragraph(flow, Paragraph((Text(f"{block.title}: {hint}"),)))


def plain_heading(flow: Flow, block: Heading) -> None:
    """A heading that nothing numbered."""
    heading(flow, NumberedHeading(block.level, block.content, block.id, place=block.place))


def container(flow: Flow, block: Container) -> None:
    """A container that nothing worked in: its blocks."""
    if block.id:
        flow.lines.add(f"[{flow.inliner.anchor(block.id)}]")
    flow.blocks(block.blocks)


def _role(block: NumberedHeading) -> str:
    if block.level == 1 and block.series in ("unnumbered", "appendix"):
        return block.series
    return f"heading-{min(max(block.level, 1), 6)}"


def _hang(flow: Flow, role: str, number: str) -> float:
    """The width that a heading's number gets, 0 where the style has no room for it and it stands before the words."""
    style = flow.theme.style(role)
    return -style.first_line if 0 < len(number) * 0.6 * style.size < -style.first_line else 0.0


def quote(flow: Flow, block: Quote) -> None:
    """Quoted blocks."""
    style = flow.theme.style("quote")
    with flow.nested(room=flow.room - style.left - style.right) as open_block:
        if open_block:
            flow.lines.add("quoted({")
        flow.blocks(block.blocks)
        if open_block:
            flow.lines.add("})")


def code(flow: Flow, block: CodeBlock) -> None:
    """Lines of code."""
    code = flow.glyphs.clean_code(block.text, block.place)
    flow.lines.add(f"code-block({literal(code)})" if code.strip() else "none")


def rule(flow: Flow, block: Rule) -> None:
    """A line across."""
    flow.lines.add("rule()")


def revised(flow: Flow, block: RevisedBlock) -> None:
    """A block that came or went whole: its words are marked."""
    flow.blocks(flow.redline.shown(block))


def page_break(flow: Flow, block: PageBreak) -> None:
    """A new page, where there are pages to break."""
    flow.lines.add("none" if flow.depth else "pagebreak(weak: true)")


def landscape(flow: Flow, block: Landscape) -> None:
    """Pages that lie on their side."""
    if flow.depth or flow.lying:  # only whole pages can lie
        flow.blocks(block.blocks)
        return
    page = roomy(flow.theme.page)
    margins = page.margins
    width = max(page.width, page.height) - margins.left - margins.right
    upright, lying = flow.page_height, min(page.width, page.height) - margins.top - margins.bottom
    flow.lying = True
    flow.set_height(lying)
    with flow.within(room=width):
        flow.lines.add(f"{{ set page(..sheet-{flow.sheet}-flipped)")
        flow.blocks(block.blocks)
        flow.lines.add("}")
    flow.set_height(upright)
    flow.lying = False
