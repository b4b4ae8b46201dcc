"""Lists, definitions and facts as Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planverk.model.content import Blocks, BulletList, DefinitionList, Facts, Link, OrderedList, Paragraph, Reference, Text, plain
from planverk.writers.pdf.columns import GLYPH
from planverk.writers.pdf.source import literal, points
from planverk.writers.redline import item_numbers

if TYPE_CHECKING:
    from planverk.writers.pdf.flow import Flow

_ENUM = {"decimal": "1.", "lower-alpha": "a)", "upper-alpha": "A)", "lower-roman": "i)", "upper-roman": "I)"}
_SHORT_FACTS = 1200  # letters of facts that are held on one page
_WORDS = (Text, Reference, Link)


def bullets(flow: Flow, block: BulletList) -> None:
    """A list with bullets, of the level that it stands on."""
    role = flow.small or "bullet"
    level, (indent, width) = flow.list_level, _indents(flow, role, 1)
    _items(flow, f"bullet-list({literal(role)}, {level}, {points(indent)}, {points(width)},", block.items, indent + width)


def numbers(flow: Flow, block: OrderedList) -> None:
    """A numbered list, which starts at its own number."""
    longest = 5 if block.kind.endswith("roman") else len(str(block.start + len(block.items))) + 1
    role = flow.small or "number"
    level, (indent, width) = flow.list_level, _indents(flow, role, longest)
    place = f"{literal(role)}, {level}, {points(indent)}, {points(width)}"
    call = f"number-list({place}, {max(block.start, 0)}, {literal(_ENUM[block.kind])},"
    _items(flow, call, block.items, indent + width, item_numbers(block))


def _indents(flow: Flow, role: str, characters: int) -> tuple[float, float]:
    """How far a list's marks stand in, and how much room a mark has."""
    style = flow.theme.style(role)
    needed = (characters + 1) * GLYPH * style.size
    hang = -style.first_line if style.first_line < 0 else 1.5 * style.size
    return (0.0 if flow.list_level else max(style.left - hang, 0.0)), max(hang, needed)


def _items(flow: Flow, call: str, items: tuple[Blocks, ...], inset: float, numbers: tuple[int, ...] = ()) -> None:
    if not items:
        return
    with flow.nested(room=flow.room - inset) as open_block:
        flow.list_level += 1
        if open_block:
            flow.lines.add(call)
        for at, item in enumerate(items):
            if open_block and numbers:
                flow.lines.add(f"enum.item({max(numbers[at], 0)}, ")
            _item(flow, item, open_block)
            if open_block and numbers:
                flow.lines.add("),")
        if open_block:
            flow.lines.add(")")
        flow.list_level -= 1


def _item(flow: Flow, blocks: Blocks, is_item: bool) -> None:
    """An item; where its list is too deep for Typst, its blocks behind a dash."""
    blocks = flow.redline.flat(blocks)
    match blocks:
        case (Paragraph(content, "", place),) if is_item:
            flow.at(place)
            flow.lines.add(f"{flow.inliner.content(content)},")
        case (Paragraph(content, "", place), *rest) if not is_item:
            flow.blocks((Paragraph((Text("– "), *content), "", place), *rest))
        case _ if is_item:
            flow.lines.add("{")
            flow.blocks(blocks)
            flow.lines.add("},")
        case _:
            flow.blocks(blocks)


def definitions(flow: Flow, block: DefinitionList) -> None:
    """Terms, each with its explanations below."""
    if not block.items:
        return
    style = flow.theme.style("explanation")
    with flow.nested(room=flow.room - style.left) as open_block:
        flow.lines.add("definitions(" if open_block else "{")
        for item in block.items:
            word = flow.inliner.content(item.term)
            flow.lines.add(f"defined({word}, {{" if open_block else f"par({word})")
            _explanations(flow, tuple(part for explanation in item.explanations for part in explanation), open_block)
            if open_block:
                flow.lines.add("}),")
        flow.lines.add(")" if open_block else "}")


def _explanations(flow: Flow, blocks: Blocks, inline: bool) -> None:
    blocks = flow.redline.flat(blocks)
    match blocks:
        case (Paragraph(content, "", place), *rest) if inline and not rest:
            flow.at(place)
            flow.lines.add(f"[#linebreak(){flow.inliner.run(content)}]")
        case _:
            flow.blocks(blocks)


def facts(flow: Flow, block: Facts) -> None:
    """Labels and values, the values one below the other."""
    if not block.rows:
        return
    style = flow.theme.style("fact-label")
    longest = max(len(label) for label, _ in block.rows)
    width = min((longest + 2) * (GLYPH + 0.06) * style.size, flow.room * 0.45)
    words_alone = all(isinstance(part, _WORDS) for _, value in block.rows for part in value)
    whole = words_alone and sum(max(len(plain(value)), 40) for _, value in block.rows) < _SHORT_FACTS
    flow.lines.add(f"facts({points(width)}, {'whole: true, ' if whole else ''}")
    for label, value in block.rows:
        flow.lines.add(f"fact({points(width)}, {flow.inliner.string(label)}, {flow.inliner.content(value)}),")
    flow.lines.add(")")
