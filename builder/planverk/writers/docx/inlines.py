"""Inlines become runs: text, marks, links, notes, references that are fields."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, urlsplit

from planverk.model.content import (
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Reformatted,
    Revised,
    Span,
    Strikeout,
    Strong,
    Text,
)
from planverk.model.spaces import held_numbers
from planverk.writers.docx.bookmarks import Target, word_name
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.looks import Look
from planverk.writers.docx.remarks import commented, reformatted
from planverk.writers.docx.revisions import Mark
from planverk.writers.docx.sides import NEW, OLD
from planverk.writers.docx.xml import allowed, escape

_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SPECIAL = re.compile("([\t\n\r\u00ad])")
_MARKS = {"\t": "<w:tab/>", "\u00ad": "<w:softHyphen/>"}
_DIGITS = re.compile(r"\d+")
_NOT_IN_ADDRESS = re.compile(r'[\s"<>\\^`{|}\x7f-\x9f]')


def text(content: str, properties: str = "") -> str:
    """A run of characters. Line ends count as spaces, as in Markdown; tabs and soft hyphens are Word's own."""
    if not content:
        return ""
    if not _SPECIAL.search(content):
        return f"<w:r>{properties}{_text(content)}</w:r>"
    parts = _SPECIAL.split(content.replace("\r\n", "\n").replace("\r", "\n").replace("\n", " "))
    return f"<w:r>{properties}{''.join(_MARKS.get(part) or _text(part) for part in parts if part)}</w:r>"


def _text(content: str) -> str:
    keep = ' xml:space="preserve"' if content[0] == " " or content[-1] == " " or "  " in content else ""
    return f"<w:t{keep}>{escape(content)}</w:t>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A Word field with the result that it shows until somebody renews it."""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{mark('begin')}{code}{mark('separate')}{result}{mark('end')}"


def runs(flow: Flow, content: Inlines, look: Look | None = None) -> str:
    """The runs of some inlines, in XML."""
    start = flow.look if look is None else look
    if flow.job.revisions is None or flow.mark is not None:
        return "".join(_runs(flow, part, start) for part in content)
    return commented(flow, content, [_runs(flow, part, start) for part in content])


def _runs(flow: Flow, part: Inline, look: Look) -> str:
    match part:
        case Text(value):
            return text(held_numbers(value), flow.job.looks.run(look))
        case Code(value):
            return text(value, flow.job.looks.run(replace(look, code=True)))
        case LineBreak():
            return f"<w:r>{flow.job.looks.run(look)}<w:br/></w:r>"
        case Emphasis(inner):
            return runs(flow, inner, replace(look, emphasis=True))
        case Strong(inner):
            return runs(flow, inner, replace(look, strong=True))
        case Strikeout(inner):
            return runs(flow, inner, replace(look, strike=True))
        case Span():
            language = part.language or look.language
            return flow.around(part.id, runs(flow, part.content, replace(look, language=language)))
        case Link(target, inner):
            return _link(flow, target, inner, look)
        case Reference():
            return _reference(flow, part, look)
        case CrossReference(target, inner):
            return runs(flow, inner, look) or text(target, flow.job.looks.run(look))
        case Footnote(blocks):
            return flow.job.call_note(flow, blocks, look)
        case InlinePicture(source, alt):
            return flow.job.pictures.run(flow.relations, source, alt, flow.width - flow.left) or text(
                alt, flow.job.looks.run(look)
            )
        case Revised(inner, kind, change):
            return _revised(flow, inner, Mark(kind, change), look)
        case Reformatted():
            return _reformatted(flow, part, look)


def _revised(flow: Flow, content: Inlines, mark: Mark, look: Look) -> str:
    """Inside what is marked itself the mark is already there."""
    inner = runs(flow.marked(mark), content, look)
    return inner if flow.job.revisions is None or flow.mark is not None else flow.job.revisions.around(mark, inner)


def _reformatted(flow: Flow, part: Reformatted, look: Look) -> str:
    """Runs that tell how they were set; where the two do not go run by run, the older words go and the newer come."""
    if flow.mark is not None:
        return runs(flow, part.content if flow.sides & NEW else part.before, look)
    pieces = reformatted(flow, part, look)
    if pieces is not None:
        return "".join(text(held_numbers(words), properties) for words, properties in pieces)
    before = _revised(flow, part.before, Mark("deleted", part.change), look)
    return before + _revised(flow, part.content, Mark("inserted", part.change), look)


def _link(flow: Flow, target: str, content: Inlines, look: Look) -> str:
    address = None if look.link else link_address(target)  # Word knows no link within a link
    if address is None:
        return runs(flow, content, look)
    words = runs(flow, content, replace(look, link=True))
    if flow.mark is not None:  # only as a field can a link itself come or go (ECMA-376 part 1, 17.16.22)
        return field(f'HYPERLINK "{address}"', words)
    relation = flow.relations.add("hyperlink", address, external=True)
    return f'<w:hyperlink r:id="{relation}" w:history="1">{words}</w:hyperlink>'


def link_address(target: str) -> str | None:
    """`target` as an address that Word opens; None for another scheme or what is no address (Word calls such a file broken)."""
    address = _NOT_IN_ADDRESS.sub(lambda each: quote(each[0]), allowed(target).strip())
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # raises for a port that is no number
    except ValueError:
        return None
    usable = parts.scheme.lower() in _SCHEMES and (parts.hostname if parts.scheme.startswith("http") else parts.path)
    return address if usable else None


def _reference(flow: Flow, reference: Reference, look: Look) -> str:
    """A field where renewing it in Word gives the words that stand there; else a link, which nothing renews."""
    properties = flow.job.looks.run(look)
    target = (flow.job.former if flow.sides == OLD else flow.job.targets).get(reference.target)
    if target is None or look.link:
        return text(reference.text, properties)
    before, number, after = reference.text.rpartition(reference.number) if reference.number else ("", "", "")
    instruction = _instruction(reference.target, number, _as_it_was(target, number) if flow.sides == OLD else target)
    if number and instruction:
        shown = field(instruction, text(number, properties), properties)
        return f"{text(before, properties)}{shown}{text(after, properties)}"
    words = text(reference.text, properties)
    if target.text and target.text == reference.text:
        return field(f"REF {word_name(reference.target)} \\h", words, properties)
    if flow.mark is not None:
        return field(f'HYPERLINK \\l "{word_name(reference.target)}"', words)
    return f'<w:hyperlink w:anchor="{word_name(reference.target)}" w:history="1">{words}</w:hyperlink>'


def _as_it_was(target: Target, number: str) -> Target:
    """A target with the older text's number, which stands nowhere else: any that is written alike («4.2» for «3.2»)."""
    alike = {_DIGITS.sub("0", each): each for each in (target.label, target.number, target.text) if each}
    known = alike.get(_DIGITS.sub("0", number))
    return Target(*(number if known and each == known else each for each in (target.text, target.label, target.number)))


def _instruction(name: str, number: str, target: Target) -> str:
    if number and number == target.label:
        return f"REF {word_name(name)} \\n \\h"
    if number and number == target.number:
        return f"REF {word_name(name, 'n')} \\h"
    return f"REF {word_name(name)} \\h" if number and number == target.text else ""
