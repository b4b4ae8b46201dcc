"""Footnotes: their texts are taken out of the tokens, and put where they are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.token import Token

from planverk.findings import Place
from planverk.model.content import Blocks, Code, Footnote, Inlines, Text, walk
from planverk.readers.markdown import faults
from planverk.readers.markdown.log import Log

MAX_CHARACTERS = 2_000_000  # of footnotes where they are called, all together: a thousand pages


@dataclass(frozen=True)
class Definition:
    """A footnote's text as tokens, how long it is, and where it stands."""

    tokens: list[Token]
    length: int
    place: Place


class Notes:
    """The footnotes of one text. `read` makes blocks of a definition's tokens."""

    def __init__(self, definitions: dict[str, Definition], log: Log, read: Callable[[list[Token]], Blocks]) -> None:
        self._definitions = definitions
        self._log = log
        self._read = read
        self._blocks: dict[str, Blocks] = {}
        self._reading: list[str] = []
        self._called: set[str] = set()
        self._left = MAX_CHARACTERS

    def call(self, label: str, place: Place) -> Inlines:
        """What stands where the footnote `label` is called: the note, or the call as written where there can be none.

        Word has no footnotes within footnotes, so the text of an inner one comes in parentheses.
        """
        written = (Text(f"[^{label}]"),)
        definition = self._definitions.get(label)
        if definition is None:
            self._log.add(faults.missing_footnote(place, label))
            return written
        self._called.add(label)
        if label in self._reading or len(self._reading) > 1:
            self._log.add(faults.endless_footnote(place, label))
            return written
        self._left -= definition.length
        if self._left < 0:
            self._log.add(faults.too_much_in_footnotes(place))
            return written
        if self._reading:
            self._log.add(faults.footnote_in_footnote(place, label))
            return (Text(f" ({_words(self._blocks_of(label, definition))})"),)
        return (Footnote(self._blocks_of(label, definition), place),)

    def report_unused(self) -> None:
        """Says which definitions were never called."""
        for label, definition in self._definitions.items():
            if label not in self._called:
                self._log.add(faults.unused_footnote(definition.place, label))

    def _blocks_of(self, label: str, definition: Definition) -> Blocks:
        if self._reading:
            return self._read_within(label, definition)
        if label not in self._blocks:
            self._blocks[label] = self._read_within(label, definition)
        return self._blocks[label]

    def _read_within(self, label: str, definition: Definition) -> Blocks:
        self._reading.append(label)
        blocks = self._read(definition.tokens)
        self._reading.pop()
        return blocks


def take_out(tokens: list[Token], log: Log) -> tuple[list[Token], dict[str, Definition]]:
    """The tokens without footnote definitions, and these by label, wherever they stood."""
    stack: list[tuple[Token | None, list[Token]]] = [(None, [])]
    definitions: dict[str, Definition] = {}
    for token in tokens:
        if token.type == "footnote_reference_open":
            stack.append((token, []))
        elif token.type == "footnote_reference_close":
            opening, inside = stack.pop()
            assert opening is not None
            _define(definitions, opening, inside, log)
        else:
            stack[-1][1].append(token)
    return stack[0][1], definitions


def _define(definitions: dict[str, Definition], opening: Token, inside: list[Token], log: Log) -> None:
    label = opening.meta["label"]
    place = log.span(opening.map)
    if label in definitions:
        log.add(faults.footnote_twice(log.span(opening.map), label))
    else:
        definitions[label] = Definition(inside, sum(len(token.content) for token in inside), place)


def _words(blocks: Blocks) -> str:
    """All words of some blocks on one line."""
    return " ".join(part.value.strip() for part in walk(blocks) if isinstance(part, (Text, Code)))
