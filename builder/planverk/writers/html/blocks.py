"""Blocks as HTML: everything between the page's header and its footer."""

from __future__ import annotations

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
    FormField,
    Heading,
    Inlines,
    Landscape,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    RevisedBlock,
    Rule,
    Table,
)
from planverk.writers.html.contents import listing
from planverk.writers.html.inlines import image, inlines
from planverk.writers.html.markup import NOTHING, Markup, element, join, lines
from planverk.writers.html.scribe import Scribe
from planverk.writers.html.tables import table
from planverk.writers.redline import item_numbers

_TYPES = {"decimal": None, "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"}


def blocks(scribe: Scribe, content: Blocks) -> Markup:
    """`content` as HTML, a line for each block; blocks that say nothing are left out."""
    return lines(_block(scribe, block) for block in content)


def compact(scribe: Scribe, content: Blocks) -> Markup:
    """What stands in a cell or a list item: the words alone where it is one plain paragraph."""
    match scribe.redline.flat(content):
        case (Paragraph(role="") as only,):
            return inlines(scribe, only.content)
        case (Paragraph(role="") as first, BulletList() | OrderedList() as second):
            return join((inlines(scribe, first.content), "\n", _block(scribe, second)))
        case other:
            return blocks(scribe, other)


def notes(scribe: Scribe) -> Markup:
    """All footnotes called so far, and those that they call, with links back; empty where there are none."""
    items: list[Markup] = []
    while len(items) < len(scribe.notes):
        number = len(items) + 1
        items.append(element("li", {"id": f"_note_{number}"}, _note(scribe, scribe.notes[number - 1].blocks, number)))
    if not items:
        return NOTHING
    title = element("h2", {"id": "_notes", "class": "level-1"}, scribe.label("footnotes"))
    attributes = {"role": "doc-endnotes", "aria-labelledby": "_notes", "class": "notes"}
    return element("section", attributes, "\n", title, "\n", element("ol", None, "\n", lines(items), "\n"), "\n")


def _note(scribe: Scribe, content: Blocks, number: int) -> Markup:
    back = element(
        "a",
        {
            "href": f"#_call_{number}",
            "role": "doc-backlink",
            "aria-label": f"{scribe.label('back-to-text')} ({scribe.label('footnote').lower()} {number})",
        },
        "↩",
    )
    match scribe.redline.flat(content):
        case (*before, Paragraph(content=last, role="")):
            return lines((blocks(scribe, tuple(before)), element("p", None, inlines(scribe, last), " ", back)))
        case other:
            return lines((blocks(scribe, other), element("p", None, back)))


def _block(scribe: Scribe, block: Block) -> Markup:
    match block:
        case Paragraph():
            return _paragraph(scribe, block)
        case NumberedHeading() | Heading():
            return _heading(scribe, block)
        case BulletList(items):
            return _list(scribe, "ul", {}, items)
        case OrderedList(items, start, kind):
            attributes = {"start": None if start == 1 else start, "type": _TYPES.get(kind)}
            return _list(scribe, "ol", attributes, items, item_numbers(block))
        case DefinitionList():
            return _definitions(scribe, block)
        case Quote(content):
            return _wrapped("blockquote", None, blocks(scribe, content))
        case CodeBlock(words):
            return element("pre", None, element("code", None, words))
        case Rule():
            return element("hr")
        case Table():
            caption = inlines(scribe, block.caption)
            return table(scribe, block, caption, "", compact)
        case CaptionedTable(value, caption):
            return table(scribe, value, _caption(scribe, caption), caption.id, compact)
        case Figure():
            return _figure(scribe, block, inlines(scribe, block.caption), "")
        case CaptionedFigure(figure, caption):
            return _figure(scribe, figure, _caption(scribe, caption), caption.id)
        case Contents():
            return _contents(scribe, block)
        case Facts(rows):
            return _facts(scribe, rows)
        case Landscape(content):
            return _wrapped("div", {"class": "landscape"}, blocks(scribe, content))
        case Container():
            return element("div", {"id": scribe.anchor(block.id)}, "\n", blocks(scribe, block.blocks), "\n")
        case RevisedBlock():
            return blocks(scribe, scribe.redline.shown(block))
        case PageBreak():
            return element("div", {"class": "page-break"})
        case FormField():  # a page is read, not filled in: the field shows where an answer would stand
            return element("p", {"class": "form-field"}, f"{block.title}: {block.hint}")


def _wrapped(name: str, attributes: dict[str, str | int | None] | None, inner: Markup) -> Markup:
    """An element around blocks, nothing where there are none."""
    return element(name, attributes, "\n", inner, "\n") if inner else NOTHING


def _paragraph(scribe: Scribe, block: Paragraph) -> Markup:
    inner = inlines(scribe, block.content)
    return element("p", {"class": f"role-{block.role}" if block.role else None}, inner) if inner.strip() else NOTHING


def _heading(scribe: Scribe, block: NumberedHeading | Heading) -> Markup:
    """A heading, one level below the page's own title. A level that the text leaps over is not leapt over here."""
    label = element("span", {"class": "number"}, block.label) if isinstance(block, NumberedHeading) and block.label else NOTHING
    words = inlines(scribe, block.content)
    anchor = scribe.anchor(block.id)
    if not (label or words.strip()):
        return element("div", {"id": anchor}) if anchor else NOTHING
    while scribe.levels and scribe.levels[-1] >= block.level:
        scribe.levels.pop()
    scribe.levels.append(block.level)
    attributes = {"id": anchor, "class": f"level-{min(6, max(1, block.level))}"}
    return element(f"h{min(6, len(scribe.levels) + 1)}", attributes, label, " " if label else "", words)


def _list(
    scribe: Scribe, name: str, attributes: dict[str, str | int | None], items: tuple[Blocks, ...], numbers: tuple[int, ...] = ()
) -> Markup:
    if not items:
        return NOTHING
    values = numbers or (None,) * len(items)
    made = [element("li", {"value": value}, compact(scribe, item)) for item, value in zip(items, values, strict=True)]
    return element(name, attributes, "\n", lines(made), "\n")


def _definitions(scribe: Scribe, block: DefinitionList) -> Markup:
    parts: list[Markup] = []
    for item in block.items:
        parts.append(element("dt", None, inlines(scribe, item.term)))
        parts += [element("dd", None, compact(scribe, explanation)) for explanation in item.explanations or ((),)]
    return element("dl", None, "\n", lines(parts), "\n") if parts else NOTHING


def _facts(scribe: Scribe, rows: tuple[tuple[str, Inlines], ...]) -> Markup:
    made = [
        element("div", None, element("dt", None, label), element("dd", None, inlines(scribe, value))) for label, value in rows
    ]
    return element("dl", {"class": "facts"}, "\n", lines(made), "\n") if made else NOTHING


def _figure(scribe: Scribe, figure: Figure, caption: Markup, caption_id: str) -> Markup:
    anchor = scribe.anchor(caption_id) or scribe.anchor(figure.id)
    picture = scribe.picture(figure.source)
    shown = image(picture, figure.alt) if picture else element("p", None, f"{scribe.label('missing-picture')} {figure.alt}")
    below = element("figcaption", {"id": scribe.anchor(figure.id)}, caption) if caption.strip() else NOTHING
    return element("figure", {"id": anchor}, "\n", lines((shown, below)), "\n")


def _caption(scribe: Scribe, caption: Caption) -> Markup:
    words = inlines(scribe, caption.content)
    label = element("span", {"class": "label"}, f"{caption.label}\u00a0{caption.number}{'.' if words else ''}")
    return join((label, " " if words else "", words))


def _contents(scribe: Scribe, block: Contents) -> Markup:
    """A list of measures, tables or figures. That of headings is the page's navigation and stands there."""
    if block.kind == "headings" or not block.entries:
        return NOTHING
    scribe.levels = [1]
    title = element("h2", {"class": "level-1"}, block.title) if block.title.strip() else NOTHING
    return lines((title, element("div", {"class": "list-of"}, listing(scribe, block.entries))))
