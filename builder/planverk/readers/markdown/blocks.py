"""The parser's tokens to blocks."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from markdown_it.token import Token

from planverk.findings import Place
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CodeBlock,
    Container,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    ListKind,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
)
from planverk.model.ids import is_id
from planverk.readers.markdown import faults, tables
from planverk.readers.markdown.attributes import NONE, Attributes
from planverk.readers.markdown.cleaning import clean
from planverk.readers.markdown.inlines import InlineReader, text_of
from planverk.readers.markdown.log import Log
from planverk.readers.markdown.notes import Definition as NoteDefinition
from planverk.readers.markdown.notes import Notes

# The attributes that a container may have; None where any may stand, because a layout's slots have their own.
CONTAINERS: dict[str, frozenset[str] | None] = {
    "landscape": frozenset(),
    "measures": frozenset({"strategy", "goal", "unit", "columns"}),
    "goals": frozenset({"goal"}),
    "indicators": frozenset({"goal", "strategy", "measure", "columns"}),
    "proposal": frozenset({"body"}),
    "protocol": frozenset({"body", "date", "number"}),
    "slot": None,
    "optional": None,
    "left-out": frozenset(),
    "example": frozenset({"title"}),
    "outcomes": frozenset(),
    "ledger": frozenset({"only", "most"}),
    "significant": frozenset(),
    "report": frozenset({"part", "form"}),
    "table": frozenset({"caption", "widths", "header-rows"}),
}
PARAGRAPH_ROLES = ("lead", "signature")
_LIST_KINDS: dict[str, ListKind] = {
    "decimal": "decimal",
    "lower-alpha": "lower-alpha",
    "upper-alpha": "upper-alpha",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
}


class BlockReader:
    """Makes blocks of one text's tokens, whose footnotes have been taken out beforehand."""

    def __init__(self, log: Log, definitions: dict[str, NoteDefinition]) -> None:
        self._log = log
        self.notes = Notes(definitions, log, self.read)
        self.inlines = InlineReader(log, self.notes.call)

    def read(self, tokens: list[Token]) -> Blocks:
        """The blocks that `tokens` hold."""
        return _Reader(tokens, self._log, self.inlines).until("")


class _Reader:
    """Goes through a list of tokens once. The parser has bounded how deep they nest, so recursion is safe."""

    def __init__(self, tokens: list[Token], log: Log, inlines: InlineReader) -> None:
        self._tokens = tokens
        self._at = 0
        self._log = log
        self._inlines = inlines
        self._attributes = NONE  # from a line before the block that comes next
        self._attributes_place = Place()

    def until(self, closing: str) -> Blocks:
        """The blocks up to the token of type `closing`, which is passed; to the end where that is empty."""
        blocks: list[Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            if token.type == "attributes":
                self._attributes, self._attributes_place = token.meta["attributes"], self._log.span(token.map)
                continue
            blocks += self._block(token)
        return tuple(blocks)

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _block(self, token: Token) -> Blocks:
        place = self._log.span(token.map)
        given, self._attributes = self._attributes, NONE
        if token.type == "heading_open":
            return (self._heading(token, given, place),)
        if token.type == "paragraph_open":
            return self._paragraph(given, place)
        if token.type == "ordered_list_open":
            return (self._ordered(token, given, place),)
        self._refuse(given)
        return self._other(token, place)

    def _other(self, token: Token, place: Place) -> Blocks:
        match token.type:
            case "bullet_list_open":
                return (BulletList(self._items("bullet_list_close"), place),)
            case "blockquote_open":
                return (Quote(self.until("blockquote_close"), place),)
            case "dl_open":
                return (DefinitionList(self._definitions(), place),)
            case "fence":
                words = clean(token.info).split()
                return (CodeBlock(token.content, words[0] if words else "", place),)
            case "code_block":
                self._log.add(faults.indented(place))
                return (CodeBlock(token.content, place=place),)
            case "hr":
                return (Rule(place),)
            case "table_open":
                return self._table(token, place)
            case "container_open":
                return self._container(token, place)
            case other:
                raise AssertionError(f"the parser makes no token {other}")

    def _heading(self, token: Token, given: Attributes, place: Place) -> Heading:
        own: Attributes = token.meta.get("attributes", NONE)
        content = self._inlines.read(self._next())
        self._next()
        extra = replace(own, id="", classes=()).names()
        if extra:
            self._log.add(faults.no_meaning(place, extra))
        return Heading(int(token.tag[1]), content, self._id(own.id or given.id, place), own.classes + given.classes, place)

    def _paragraph(self, given: Attributes, place: Place) -> Blocks:
        inline = self._next()
        self._next()
        figure = self._figure(inline, place)
        if figure is not None:
            self._refuse(given)
            return (figure,)
        content = self._inlines.read(inline)
        role = next((name for name in given.classes if name in PARAGRAPH_ROLES), "")
        self._refuse(replace(given, classes=tuple(name for name in given.classes if name != role)))
        return (Paragraph(content, role, place),) if content else ()

    def _figure(self, inline: Token, place: Place) -> Figure | None:
        children = [child for child in inline.children or [] if child.type != "text" or child.content.strip()]
        if [child.type for child in children] != ["image"]:
            return None
        picture = self._inlines.picture(children[0], place)
        own: Attributes = children[0].meta.get("attributes", NONE)
        self._refuse(replace(own, id=""), place)
        caption: Inlines = text_of(children[0].attrs.get("title", ""))
        return Figure(picture.source, picture.alt, caption, self._id(own.id, place), place)

    # ── lists ────────────────────────────────────────────────────────────────────────────────────

    def _items(self, closing: str) -> tuple[Blocks, ...]:
        items: list[Blocks] = []
        while self._next().type != closing:  # list_item_open
            items.append(self.until("list_item_close"))
        return tuple(items)

    def _ordered(self, token: Token, given: Attributes, place: Place) -> OrderedList:
        kind = _LIST_KINDS.get(given.get("type", "decimal"))
        if kind is None:
            self._refuse(Attributes(values=(("type", given.get("type")),)))
        rest = tuple((key, value) for key, value in given.values if key != "type")
        self._refuse(replace(given, values=rest))
        start = int(token.attrs.get("start", 1))
        return OrderedList(self._items("ordered_list_close"), start, kind or "decimal", place)

    def _definitions(self) -> tuple[Definition, ...]:
        items: list[Definition] = []
        while (token := self._next()).type != "dl_close":
            if token.type == "dt_open":
                items.append(Definition(self._inlines.read(self._next()), ()))
                self._next()
            else:
                explanation = self.until("dd_close")
                items[-1] = replace(items[-1], explanations=(*items[-1].explanations, explanation))
        return tuple(items)

    # ── tables and containers ────────────────────────────────────────────────────────────────────

    def _table(self, token: Token, place: Place) -> Blocks:
        rows: list[tuple[Place, tuple[Blocks, ...]]] = []
        while (row := self._next()).type != "table_close":  # tr_open
            row_place = self._log.span(row.map)
            cells: list[Blocks] = []
            while (inline := self._next()).type != "tr_close":
                content = self._inlines.read(inline)
                cells.append((Paragraph(content, place=row_place),) if content else ())
            rows.append((row_place, tuple(cells)))
        return tables.pipe_table(rows, token.meta["aligns"], place, self._log)

    def _container(self, token: Token, place: Place) -> Blocks:
        found: Attributes = token.meta["attributes"]
        blocks = self.until("container_close")
        name = found.classes[0] if found.classes else ""
        if name not in CONTAINERS:
            self._log.add(faults.unknown_block(replace(place, end=place.line), name, _near(name, CONTAINERS)))
            return blocks
        self._refuse_unknown(name, found, place)
        identity = self._id(found.id, place)
        if name == "table":
            return tables.in_block(found, blocks, place, self._log)
        return (Container(name, blocks, identity, found.classes[1:], found.values, place),)

    def _refuse_unknown(self, name: str, found: Attributes, place: Place) -> None:
        known = CONTAINERS[name]
        if known is None:
            return
        for key, _ in found.values:
            if key not in known and (near := _near(key, known)):
                self._log.add(faults.near_attribute(replace(place, end=place.line), key, near))
            elif key not in known:
                self._log.add(faults.no_meaning(replace(place, end=place.line), key))

    def _id(self, identity: str, place: Place) -> str:
        if not identity or is_id(identity):
            return identity
        self._log.add(faults.bad_id(replace(place, end=place.line), identity))
        return ""

    def _refuse(self, unused: Attributes, place: Place | None = None) -> None:
        if unused != NONE:
            self._log.add(faults.no_meaning(place or self._attributes_place, unused.names()))


def _near(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, empty where none is."""
    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.6)), "")
