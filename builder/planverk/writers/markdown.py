"""Blocks to the Markdown of plan text: what the Markdown reader makes of it is the same blocks again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Container,
    CrossReference,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|]|&(?=#?\w+;)|\{(?!\{)|(?<!\{)\{\{(?=[#.])|!(?=\[)|\^(?=\[))")
_LINE_START = re.compile(r"(?m)^([#+=:-]|\d{1,9}(?=[.)](?:\s|$)))")
_CLOSING = re.compile(r"(?:^|(?<=\s))#(?=#*\s*$)|^#")  # a heading's line may begin and end with # that are no text
_SENTENCE_END = re.compile(r"(?<=[.!?:»]) (?=[A-ZÆØÅ«])")
_TIGHT = re.compile(r"(?:[-*]|1[.)]) \S")  # how a list begins that may follow a paragraph without an empty line
_RULES = {"left": ":--", "center": ":-:", "right": "--:"}


def write(blocks: Blocks, sentences: bool = True, label: Callable[[Footnote], str] | None = None) -> str:
    """The Markdown of `blocks`, a sentence a line (a paragraph a line without `sentences`), footnotes at the end; empty for no
    blocks. With `label` a footnote is called by what that gives, and its text is written elsewhere."""
    writer = _Writer(sentences, label)
    parts = [*writer.blocks(blocks), *writer.definitions()]
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """`text` so that Markdown reads it as nothing but these characters, wherever on a line it stands."""
    return _LINE_START.sub(_escape_line_start, _SPECIAL.sub(r"\\\1", text))


def _escape_line_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if not found[1][0].isdigit() else f"{found[1]}\\"


def _escape_hash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


class _Writer:
    """Collects footnotes while it writes."""

    def __init__(self, sentences: bool = True, label: Callable[[Footnote], str] | None = None) -> None:
        self._sentences = sentences
        self._label = label
        self._notes: list[Footnote] = []

    def definitions(self) -> Iterator[str]:
        """The texts of the footnotes called so far, and of those that they call."""
        number = 0
        while number < len(self._notes):
            note = self._notes[number]
            number += 1
            yield _indent(self.blocks(note.blocks), f"[^{number}]: ", "    ")

    def blocks(self, blocks: Blocks) -> list[str]:
        """Each block's Markdown; lists that follow each other get other marks, so that they stay two lists."""
        parts: list[str] = []
        turn = 0
        for before, block in zip((None, *blocks), blocks, strict=False):
            turn = turn + 1 if before is not None and type(before) is type(block) else 0
            parts.append(self.block(block, turn % 2))
        return [part for part in parts if part]

    def block(self, block: Block, turn: int = 0) -> str:
        match block:
            case Heading():
                mark = f" {_attributes(block.id, block.classes)}".rstrip()
                return f"{'#' * block.level} {_CLOSING.sub(_escape_hash, self.line(block.content))}{mark}"
            case Paragraph():
                text = _LINE_START.sub(_escape_line_start, self.inlines(block.content))
                return _sentences(text) if self._sentences else text
            case BulletList():
                return self.items(block.items, [f"{'-*'[turn]} "] * len(block.items))
            case OrderedList():
                return self.ordered(block, turn)
            case DefinitionList():
                return "\n\n".join(
                    "\n\n".join([self.term(d.term), *(_indent(self.blocks(e), ": ", "  ") for e in d.explanations)])
                    for d in block.items
                )
            case Quote():
                return _prefix("\n\n".join(self.blocks(block.blocks)), "> ")
            case CodeBlock():
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", block.text)), default=0))
                return f"{fence}{block.language}\n{block.text.rstrip(chr(10))}\n{fence}"
            case Rule():
                return "***"
            case Table():
                return self.table(block)
            case Figure():
                title = f' "{_quoted(plain(block.caption))}"' if block.caption else ""
                mark = _attributes(block.id, ())
                return f"![{_one_line(escape(block.alt))}](<{block.source}>{title}){mark}"
            case Container():
                return self.container(block)
            case _:
                raise TypeError(f"{type(block).__name__} belongs to an assembled document, not to plan text")

    def items(self, items: tuple[Blocks, ...], marks: list[str]) -> str:
        return "\n".join(_prefix_first(self.item(each), mark, " " * len(mark)) for each, mark in zip(items, marks, strict=True))

    def item(self, blocks: Blocks) -> str:
        """The blocks of an item; a list that is all that follows its words stands right below them."""
        parts = self.blocks(blocks)
        tight = len(parts) == len(blocks) == 2 and isinstance(blocks[0], Paragraph) and _TIGHT.match(parts[1])
        return ("\n" if tight else "\n\n").join(parts)

    def ordered(self, block: OrderedList, turn: int) -> str:
        marks = [f"{block.start + n}{'.)'[turn]} " for n in range(len(block.items))]
        text = self.items(block.items, marks)
        return text if block.kind == "decimal" else f"{{type={block.kind}}}\n{text}"

    def table(self, table: Table) -> str:
        simple = len(table.header) == 1 and all(_is_line(c) for row in (*table.header, *table.rows) for c in row.cells)
        values = [("caption", plain(table.caption))] if table.caption else []
        if any(column.width for column in table.columns):
            values.append(("widths", " ".join(f"{c.width:g}" if c.width else "0" for c in table.columns)))
        if not simple and len(table.header) != 1:
            values.append(("header-rows", str(len(table.header))))
        inside = self.pipe_table(table) if simple else self.list_table(table)
        if simple and not values and not table.id:
            return inside
        return f"::: {_attributes(table.id, ('table',), values)}\n{inside}\n:::"

    def pipe_table(self, table: Table) -> str:
        lines = [self.pipe_row(row) for row in table.header]
        lines.append("| " + " | ".join(_RULES[c.align] for c in table.columns) + " |")
        return "\n".join(lines + [self.pipe_row(row) for row in table.rows])

    def pipe_row(self, row: Row) -> str:
        cells = (
            self.line(b.content) for cell in row.cells for b in (*cell.blocks, Paragraph(()))[:1] if isinstance(b, Paragraph)
        )
        return f"|{'|'.join(f' {words} ' if words else ' ' for words in cells)}|"

    def list_table(self, table: Table) -> str:
        rows = [
            self.items(tuple(cell.blocks for cell in row.cells), ["- "] * len(row.cells)) for row in (*table.header, *table.rows)
        ]
        return "\n".join(_prefix_first(row, "- ", "  ") for row in rows)

    def container(self, block: Container) -> str:
        inside = "\n\n".join(self.blocks(block.blocks))
        longest = max((len(run) for run in re.findall(r"(?m)^ *(:{3,})", inside)), default=2)
        fence = ":" * (longest + 1)
        head = _attributes(block.id, (block.name, *block.classes), block.values)
        return f"{fence} {head}\n{inside}\n{fence}" if inside else f"{fence} {head}\n{fence}"

    def line(self, content: Inlines) -> str:
        """Inlines on one line, as headings and cells need them."""
        return _one_line(self.inlines(content)).strip()

    def term(self, content: Inlines) -> str:
        """What is explained, as a line that begins no list or heading."""
        return _LINE_START.sub(_escape_line_start, self.line(content))

    def inlines(self, content: Inlines) -> str:
        return "".join(self.inline(part) for part in content)

    def inline(self, part: Inline) -> str:
        match part:
            case Text(value):
                return _SPECIAL.sub(r"\\\1", value)
            case LineBreak():
                return "\\\n"
            case Emphasis(content):
                return f"*{self.inlines(content)}*"
            case Strong(content):
                return f"**{self.inlines(content)}**"
            case Strikeout(content):
                return f"~~{self.inlines(content)}~~"
            case Code(value):
                return _code(value)
            case Link(target, content):
                return f"[{self.inlines(content)}](<{target}>)"
            case CrossReference():
                return f"[{self.inlines(part.content)}](#{part.target})"
            case Footnote():
                if self._label is not None:
                    return f"[^{self._label(part)}]"
                self._notes.append(part)
                return f"[^{len(self._notes)}]"
            case InlinePicture():
                return f"![{escape(part.alt)}](<{part.source}>)"
            case Span():
                values = [("lang", part.language)] if part.language else []
                return f"[{self.inlines(part.content)}]{_attributes(part.id, part.classes, values)}"
            case Reference():
                return _SPECIAL.sub(r"\\\1", part.text)
            case _:
                raise TypeError(f"{type(part).__name__} belongs to a redline, not to plan text")


def _attributes(identity: str, classes: tuple[str, ...], values: list[tuple[str, str]] | tuple[tuple[str, str], ...] = ()) -> str:
    parts = [f"#{identity}"] if identity else []
    parts += [f".{name}" for name in classes]
    parts += [f'{key}="{_quoted(value)}"' for key, value in values]
    return "{" + " ".join(parts) + "}" if parts else ""


def _quoted(text: str) -> str:
    return _one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def _one_line(text: str) -> str:
    return re.sub(r"\s*\\?\n\s*", " ", text)


def _sentences(text: str) -> str:
    """A line for each sentence, so that a change to one is one line in the history."""
    return "\n".join(_LINE_START.sub(_escape_line_start, part) if i else part for i, part in enumerate(_SENTENCE_END.split(text)))


def _code(value: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", value)), default=0))
    pad = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{fence}{pad}{value}{pad}{fence}"


def _is_line(cell: Cell) -> bool:
    return not cell.blocks or (
        len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) and LineBreak() not in cell.blocks[0].content
    )


def _indent(parts: list[str], mark: str, rest: str) -> str:
    return _prefix_first("\n\n".join(parts), mark, rest)


def _prefix_first(text: str, mark: str, rest: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([f"{mark}{first}".rstrip(), *(f"{rest}{line}".rstrip() for line in others)])


def _prefix(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))
