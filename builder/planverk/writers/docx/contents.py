"""Lists of what stands where: already filled, with page numbers, and as fields that Word can renew when somebody asks it to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planverk.model.content import Contents, ContentsEntry
from planverk.writers.docx.bookmarks import word_name
from planverk.writers.docx.captions import sequence
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.inlines import field, text
from planverk.writers.docx.sides import NEW
from planverk.writers.docx.tails import Tail
from planverk.writers.docx.texts import SEPARATOR

_LETTER = 125  # the width of a letter or digit in twips, with some room
_GAP = 200
_HIDDEN = "<w:rPr><w:webHidden/></w:rPr>"  # page numbers mean nothing in Word's web view (switch \z)
_PLACE = re.compile(rb"<\?planverk-page (hidden|shown) ([0-9a-f]+)\?>")
_GALLERY = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def write_contents(flow: Flow, block: Contents) -> None:
    """Write the title, and a line per entry. The contents of headings stand in the frame that Word's own have."""
    inner = flow.inside(out=[], tail=Tail())
    if block.title:
        style = flow.job.headings.without_number(flow.style("contents-title"))
        inner.paragraph(text(block.title), Form(style, keep=True, spacing=_above(flow, style)))
    lines = _lines(inner, block)
    instruction = _instruction(flow, block)
    if instruction:
        lines = _in_field(lines, instruction)
    for form, line in lines:
        inner.paragraph(line, form)
    if not instruction:
        inner.waiting.after_list |= flow.sides
    xml = "".join(inner.out)
    flow.other(_GALLERY.format(xml) if block.kind == "headings" else xml)


def _above(flow: Flow, style: str) -> str:
    """A list under another needs the room above its title that any heading in the text has."""
    styles = flow.job.styles
    wanted = styles.space(styles.role("heading-2"), "before")
    return f'<w:spacing w:before="{wanted}"/>' if flow.waiting.after_list and styles.space(style, "before") < wanted else ""


def _instruction(flow: Flow, block: Contents) -> str:
    """The field that gives the same list; Word has none for rows of tables, so a list of measures is plain lines."""
    if block.kind == "headings":
        return f'TOC \\o "1-{min(max(block.depth, 1), 9)}" \\h \\z \\u'
    if block.kind == "measures":
        return ""
    label = block.entries[0].label.split()[0] if block.entries and block.entries[0].label else ""
    return f'TOC \\h \\z \\c "{sequence(label)}"' if label else ""


def _in_field(lines: list[tuple[Form, str]], instruction: str) -> list[tuple[Form, str]]:
    """The field begins in the first line and ends in a paragraph after the last, as Word has it."""
    whole = field(instruction, "|")
    begin, _, end = whole.partition("|")
    if not lines:
        return [(Form(), begin + end)]
    form, first = lines[0]
    return [(form, begin + first), *lines[1:], (Form(), end)]


def _lines(flow: Flow, block: Contents) -> list[tuple[Form, str]]:
    room: dict[int, int] = {}
    for entry in block.entries:
        if _tabbed(block, entry):
            room[entry.level] = max(room.get(entry.level, 0), len(entry.label))
    return [(_form(flow, block, entry, room.get(entry.level, 0)), _line(flow, block, entry)) for entry in block.entries]


def _tabbed(block: Contents, entry: ContentsEntry) -> bool:
    """«4.2» stands before a tab. «Vedlegg A» has no room there, and «Tabell 3» stands as in the caption; Word does the same."""
    wordy = any(letter.isalpha() for letter in entry.label[1:])
    return bool(entry.label) and not wordy and block.kind in ("headings", "measures")


def _form(flow: Flow, block: Contents, entry: ContentsEntry, letters: int) -> Form:
    """Tab stops and hanging indent, where the style has none: the number, the text, and the page at the right edge."""
    styles = flow.job.styles
    style = _style(flow, block, entry.level)
    has = styles.tabs(style)
    at = styles.left(style)
    tabs = indent = ""
    if letters and "left" not in has and not styles.hanging(style):
        text_at = at + letters * _LETTER + _GAP
        tabs = f'<w:tab w:val="left" w:pos="{text_at}"/>'
        indent = f'<w:ind w:left="{text_at}" w:hanging="{text_at - at}"/>'
    if "right" not in has:
        tabs += f'<w:tab w:val="right" w:leader="dot" w:pos="{flow.width}"/>'
    return Form(style, tabs=f"<w:tabs>{tabs}</w:tabs>" if tabs else "", indent=indent)


def _style(flow: Flow, block: Contents, level: int) -> str:
    if block.kind == "headings":
        return flow.style(f"contents-{min(max(level, 1), 3)}")
    own = flow.job.styles.named("table of figures") if block.kind != "measures" else ""
    return own or flow.job.styles.role("contents-measures") or flow.style("contents-1")


def _line(flow: Flow, block: Contents, entry: ContentsEntry) -> str:
    gap = "<w:r><w:tab/></w:r>" if _tabbed(block, entry) else text(" " if block.kind == "headings" else SEPARATOR)
    hidden = "" if block.kind == "measures" else _HIDDEN  # outside a field of contents LibreOffice would never show them
    label = f"{text(entry.label)}{gap}" if entry.label else ""
    line = f"{label}{text(entry.text)}{_page(flow, entry.target, hidden)}"
    known = entry.target in flow.job.targets
    if not known or flow.mark is not None:  # no link can be marked, but as a field, of which the list is one already
        return line
    return f'<w:hyperlink w:anchor="{word_name(entry.target)}" w:history="1">{line}</w:hyperlink>'


def _page(flow: Flow, target: str, hidden: str) -> str:
    """The place of a page number, which the PDF has to be set for: a processing instruction, which no text can be taken for."""
    known = target in flow.job.targets and flow.sides & NEW  # nobody knows the pages of an older text
    return f"<?planverk-page {'hidden' if hidden else 'shown'} {target.encode().hex()}?>" if known else ""


def with_pages(part: bytes, printed: Mapping[str, str]) -> bytes:
    """The XML of a part with the page numbers (as printed, by id) in their places; nothing where a page is not known."""

    def number(found: re.Match[bytes]) -> bytes:
        hidden, target = _HIDDEN if found[1] == b"hidden" else "", bytes.fromhex(found[2].decode()).decode()
        if not printed.get(target):
            return b""
        words = field(f"PAGEREF {word_name(target)} \\h", text(printed[target], hidden), hidden)
        return f"<w:r>{hidden}<w:tab/></w:r>{words}".encode()

    return _PLACE.sub(number, part)
