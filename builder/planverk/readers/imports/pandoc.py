"""Word, ODT, RTF and HTML to blocks, by pandoc's JSON tree."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.content import (
    Align,
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definition,
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
    ListKind,
    OrderedList,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
)
from planverk.model.imported import PICTURES, Imported, LeftOut, Why
from planverk.model.place import Place

Node = dict[str, Any]
_SECONDS = 120
_KINDS: dict[str, ListKind] = {
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}
_ALIGN: dict[str, Align] = {"AlignRight": "right", "AlignCenter": "center"}
_IN_THE_PAGE = re.compile(r"data:image/(?P<kind>png|jpeg|gif|svg\+xml);base64,(?P<data>[A-Za-z0-9+/=]+)\Z")
_ENDINGS = {"jpeg": "jpg", "svg+xml": "svg"}
_LONGEST_NAME = 100
_SAFE = ("http://", "https://", "mailto:", "tel:")


def read(data: bytes, form: str, name: str) -> Imported:
    """The file as blocks. Tracked changes are taken as accepted. Raises UnreadableFile where pandoc cannot read it."""
    with tempfile.TemporaryDirectory() as folder:
        tree = _run(data, form, Path(folder), Place(name))
        converter = _Converter(Path(folder))
        blocks = converter.blocks(tree["blocks"])
        title = (
            plain(converter.inlines(tree["meta"].get("title", {}).get("c", []))) if _is_inlines(tree["meta"].get("title")) else ""
        )
        return Imported(blocks, title, converter.pictures, tuple(converter.left_out))


def _is_inlines(value: Node | None) -> bool:
    return bool(value) and value is not None and value.get("t") == "MetaInlines"


def _run(data: bytes, form: str, folder: Path, place: Place) -> dict[str, Any]:
    import pypandoc  # heavy: brings its own search for the program

    source = folder / f"source.{form}"
    source.write_bytes(data)
    options = ["--sandbox", "-f", f"{form}+auto_identifiers" if form == "html" else form, "-t", "json", "--extract-media=."]
    command = [pypandoc.get_pandoc_path(), *options, source.name, "+RTS", "-M2G", "-RTS"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=True)
        tree: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, RecursionError) as fault:
        raise UnreadableFile(
            "The file cannot be read.", "Open it, save it once more, and try again; or save it as PDF.", place
        ) from fault
    return tree


class _Converter:
    """Turns pandoc's nodes into ours; collects pictures, and what has no place in plan text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.pictures: dict[str, bytes] = {}
        self.left_out: list[LeftOut] = []

    def blocks(self, nodes: Iterable[Node]) -> Blocks:
        return tuple(block for node in nodes for block in self.block(node))

    def block(self, node: Node) -> Iterator[Block]:
        kind: str = node["t"]
        content: Any = node.get("c")
        match kind:
            case "Header":
                yield Heading(content[0], self.inlines(content[2]))
            case "Para" | "Plain":
                yield from self.paragraph(content)
            case "BulletList":
                yield BulletList(tuple(self.blocks(item) for item in content))
            case "OrderedList":
                (start, style, _), items = content
                yield OrderedList(tuple(self.blocks(i) for i in items), max(start, 0), _KINDS.get(style["t"], "decimal"))
            case "DefinitionList":
                yield DefinitionList(tuple(Definition(self.inlines(t), tuple(self.blocks(d) for d in ds)) for t, ds in content))
            case "BlockQuote":
                yield Quote(self.blocks(content))
            case "CodeBlock":
                yield CodeBlock(content[1])
            case "HorizontalRule":
                yield Rule()
            case "LineBlock":
                yield Paragraph(_joined(self.inlines(line) for line in content))
            case "Div":
                yield from self.blocks(content[1])
            case "Figure":
                yield from self.blocks(content[2])
                yield from self.blocks(content[1][1])
            case "Table":
                yield self.table(content)
            case "RawBlock":
                self.left_out.append(LeftOut(content[1], Why.UNPLACED))

    def paragraph(self, nodes: list[Node]) -> Iterator[Block]:
        content = self.inlines(nodes)
        shown = [part for part in content if not (isinstance(part, Text) and not part.value.strip())]
        if len(shown) == 1 and isinstance(shown[0], InlinePicture):
            yield Figure(shown[0].source, shown[0].alt)
        elif _is_contents_line(nodes):
            self.left_out.append(LeftOut(plain(content), Why.CONTENTS))
        elif shown:
            yield Paragraph(content)

    def table(self, content: list[Any]) -> Table:
        _, caption, specs, head, bodies, foot = content
        header = self.rows(head[1])
        rows = [row for body in bodies for row in (*self.rows(body[2]), *self.rows(body[3]))] + self.rows(foot[1])
        if not header and rows:
            header, rows = [rows[0]], rows[1:]  # Word seldom says which row heads a table; a table without one is no table
        columns = _columns(specs)
        wide = max([len(columns), *(len(r.cells) for r in (*header, *rows))])
        columns += (Column(),) * (wide - len(columns))
        level = [tuple(_padded(row, wide) for row in part) for part in (header, rows)]
        return Table(columns, level[0], level[1], _caption(self.blocks(caption[1])))

    def rows(self, nodes: list[Any]) -> list[Row]:
        """Rows with a cell for each column: a cell that spans several is followed by empty ones."""
        return [
            Row(tuple(cell for c in cells for cell in (Cell(self.blocks(c[4])), *(Cell(()),) * (c[3] - 1)))) for _, cells in nodes
        ]

    def inlines(self, nodes: Iterable[Node]) -> Inlines:
        return _merged(part for node in nodes for part in self.inline(node))

    def inline(self, node: Node) -> Iterator[Inline]:
        kind: str = node["t"]
        content: Any = node.get("c")
        match kind:
            case "Str":
                yield Text(content)
            case "Space" | "SoftBreak":
                yield Text(" ")
            case "LineBreak":
                yield LineBreak()
            case "Emph":
                yield Emphasis(self.inlines(content))
            case "Strong":
                yield Strong(self.inlines(content))
            case "Strikeout":
                yield Strikeout(self.inlines(content))
            case "Underline" | "Superscript" | "Subscript" | "SmallCaps":
                yield from self.inlines(content)
            case "Quoted":
                yield from (Text("«"), *self.inlines(content[1]), Text("»"))
            case "Cite" | "Span":
                yield from self.inlines(content[1])
            case "Code" | "Math":
                yield Code(content[1])
            case "Link":
                yield from self.link(self.inlines(content[1]), content[2][0])
            case "Image":
                yield self.picture(plain(self.inlines(content[1])), content[2][0])
            case "Note":
                yield Footnote(self.blocks(content))
            case "RawInline":
                self.left_out.append(LeftOut(content[1], Why.UNPLACED))

    def link(self, content: Inlines, target: str) -> Iterator[Inline]:
        if target.startswith(_SAFE):
            yield Link(target, content)
        else:
            yield from content  # a link inside the file: its target's id is made anew

    def picture(self, alt: str, source: str) -> Inline:
        if found := _IN_THE_PAGE.match(source):
            return self._own_picture(alt, found["kind"], found["data"])
        path = self._folder / source[:_LONGEST_NAME]
        inside = path.resolve().is_relative_to(self._folder.resolve())
        if not inside or not path.is_file():
            self.left_out.append(LeftOut(f"[{source[:_LONGEST_NAME]}]", Why.UNPLACED))
            return Text(alt)
        name = f"{PICTURES}/{path.name}"
        self.pictures[name] = path.read_bytes()
        return InlinePicture(name, alt)

    def _own_picture(self, alt: str, kind: str, data: str) -> Inline:
        """A picture that stands in the page itself, as in the pages that are made here."""
        try:
            content = base64.b64decode(data, validate=True)
        except ValueError:
            self.left_out.append(LeftOut(f"[data:image/{kind}]", Why.UNPLACED))
            return Text(alt)
        known = next((name for name, each in self.pictures.items() if each == content), "")
        name = known or f"{PICTURES}/bilde-{len(self.pictures) + 1}.{_ENDINGS.get(kind, kind)}"
        self.pictures[name] = content
        return InlinePicture(name, alt)


def _is_contents_line(nodes: list[Node]) -> bool:
    """Word's own contents list comes as paragraphs that are one link to `#_Toc…` each."""
    links = [n for n in nodes if n["t"] == "Link"]
    return len(links) == 1 == len(nodes) and str(links[0]["c"][2][0]).startswith("#_Toc")


def _merged(parts: Iterable[Inline]) -> Inlines:
    merged: list[Inline] = []
    for part in parts:
        if isinstance(part, Text) and merged and isinstance(last := merged[-1], Text):
            merged[-1] = Text(last.value + part.value)
        else:
            merged.append(part)
    return tuple(merged)


def _joined(lines: Iterable[Inlines]) -> Inlines:
    joined: list[Inline] = []
    for line in lines:
        joined += [LineBreak(), *line] if joined else line
    return tuple(joined)


def _caption(blocks: Blocks) -> Inlines:
    return blocks[0].content if blocks and isinstance(blocks[0], Paragraph) else ()


def _columns(specs: list[Any]) -> tuple[Column, ...]:
    """Columns with their widths in per cent of the table, where each has one: the file may tell them in parts of the page."""
    widths = [width["c"] if width["t"] == "ColWidth" else 0 for _, width in specs]
    whole = sum(widths) if all(widths) else 1
    return tuple(
        Column(_ALIGN.get(align["t"], "left"), round(width / whole * 100, 1) or None)
        for (align, _), width in zip(specs, widths, strict=True)
    )


def _padded(row: Row, wide: int) -> Row:
    return Row(row.cells + (Cell(()),) * (wide - len(row.cells)))
