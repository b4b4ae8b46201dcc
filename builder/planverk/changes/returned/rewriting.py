"""A block's lines with what somebody wrote in its Word form: no more of them changed than that asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from planverk.changes.returned.blocks import label_of, references_in, to_blocks, without_named
from planverk.changes.returned.tables import columns_of, in_lines, is_outgrown, with_heads, with_rules, with_widths
from planverk.changes.returned.tokens import key, merges, tokens, without_meeting
from planverk.model.content import (
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Container,
    CrossReference,
    Figure,
    Footnote,
    InlinePicture,
    OrderedList,
    Quote,
    Table,
    Text,
    walk,
)
from planverk.model.returned import Part

Write = Callable[[Blocks, bool, Callable[[Footnote], str]], str]
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*?#[a-z][a-z0-9-]*")  # an id is never lost
_NUMBER = re.compile(r"(?m)^( *)(\d{1,9})([.)] )")
_MARK = re.compile(r"(?m)^ *(?:[-*+] )*(?:[-*+]|\d{1,9}[.)])(?= )")
_KIND = "kind "  # before what is no word; no word holds a space
_UNCOUNTED = (Text, CrossReference, Footnote)


@dataclass(frozen=True)
class Wording:
    """How Markdown is written and read; given from above, where readers and writers are known."""

    write: Write
    read: Callable[[str], Blocks]

    def of(self, parts: Sequence[Part], sentences: bool = False) -> str:
        """The Markdown of some parts, without a line end at its end."""
        return self.write(to_blocks(parts), sentences, label_of).rstrip("\n")


def rewritten(here: str, sent: Sequence[Part], back: Sequence[Part], wording: Wording, labels: Mapping[str, str]) -> str | None:
    """The lines `here` with the changes between `sent` and `back`; None where these meet something that Word does not show.

    `labels` gives the author's own label of a footnote that was sent. The likeliest merge is taken whose words and structure are
    those that stood here, less what was taken away, plus what was written.
    """
    if is_outgrown(here, back):
        return None
    before, after = _sides(here, sent, back, wording)
    text = _merged(here, before, after, wording, labels)
    return None if text is None else with_widths(text, columns_of(sent, back))


def rewritten_around(
    here: str, sent: Sequence[Part], back: Sequence[Part], wording: Wording, labels: Mapping[str, str]
) -> str | None:
    """The lines `here` with those of the changes that meet nothing which Word does not show; None where there are none, or where
    they are of more than words. Of a cell that its row's line cannot hold the words are taken."""
    if is_outgrown(here, back):
        return rewritten(here, sent, in_lines(back), wording, labels)
    before, after = _sides(here, sent, back, wording)
    around = without_meeting(before, here, after)
    same = _structure(_census(wording.read(before))) == _structure(_census(wording.read(around)))
    if around == before or not same:
        return None
    text = _merged(here, before, around, wording, labels)
    return None if text == here else text


def _sides(here: str, sent: Sequence[Part], back: Sequence[Part], wording: Wording) -> tuple[str, str]:
    """What was sent and what came back as Markdown, with a line for each sentence where the author has that."""
    sentences = _keeps_sentences(here, sent, wording)
    came = with_heads(sent, without_named(back, references_in(sent)))
    was, now = wording.of(sent, sentences), wording.of(came, sentences)
    return with_rules(here, _marked_as(here, was), _marked_as(here, now), columns_of(sent, back))


def _marked_as(here: str, text: str) -> str:
    """The text with its lists marked as the author marks theirs, where that is in one way."""
    for kinds in ("-*+", ".)"):
        own, used = ({sign for found in _MARK.finditer(each) for sign in found[0] if sign in kinds} for each in (here, text))
        if len(own) == len(used) == 1:
            text = _MARK.sub(partial(_with_sign, used.pop(), own.pop()), text)
    return text


def _with_sign(old: str, new: str, mark: re.Match[str]) -> str:
    return mark[0].replace(old, new)


def _merged(here: str, before: str, after: str, wording: Wording, labels: Mapping[str, str]) -> str | None:
    if before == after:
        return here
    was, own, asked = (_census(wording.read(text)) for text in (before, here, after))
    for merged in merges(before, here, after):
        if any(named not in merged.text for named in _ATTRIBUTES.findall(here)):
            continue
        found = _census(wording.read(merged.text))
        whole = found + was == own + asked
        if whole or (merged.swallowed and _structure(found) + _structure(was) == _structure(own) + _structure(asked)):
            return with_labels(_numbered_as(here, merged.text), labels)
    return with_labels(_numbered_as(here, after), labels) if was == own else None


def _numbered_as(here: str, text: str) -> str:
    """The items of a numbered list under one number all of them, where that is the author's way."""
    numbers = [found[2] for found in _NUMBER.finditer(here)]
    if len(numbers) < 2 or len(set(numbers)) > 1:
        return text
    return _NUMBER.sub(lambda found: f"{found[1]}{numbers[0]}{found[3]}", text)


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """The text with footnotes called by the author's labels."""
    return _CALL.sub(lambda call: f"[^{labels.get(call[1], call[1])}]", text)


def calls_in_lines(text: str) -> tuple[str, ...]:
    """The labels of the footnotes that Markdown calls, in order."""
    return tuple(call[1] for call in _CALL.finditer(text))


def _keeps_sentences(here: str, sent: Sequence[Part], wording: Wording) -> bool:
    """True where the author has a line for each sentence."""
    by_sentence, by_paragraph = wording.of(sent, True), wording.of(sent, False)
    return abs(by_sentence.count("\n") - here.count("\n")) < abs(by_paragraph.count("\n") - here.count("\n"))


def _census(blocks: Blocks) -> Counter[str]:
    """How often each word and each kind of block and mark occurs, and items at each depth."""
    return Counter((*_counted(blocks), *_items(blocks, 0)))


def _structure(census: Counter[str]) -> Counter[str]:
    return Counter({name: count for name, count in census.items() if name.startswith(_KIND)})


def _items(blocks: Blocks, depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, BulletList | OrderedList):
            for item in block.items:
                yield f"{_KIND}item {depth}"
                yield from _items(item, depth + 1)
        elif isinstance(block, Table):
            for row in (*block.header, *block.rows):
                yield from (each for cell in row.cells for each in _items(cell.blocks, depth))
        elif isinstance(block, Quote | Container):
            yield from _items(block.blocks, depth)


def _counted(blocks: Blocks) -> Iterator[str]:
    for part in walk(blocks):
        if isinstance(part, Text | Code):
            yield from (key(token) for token in tokens(part.value) if not token.isspace())
        if isinstance(part, CodeBlock):
            yield from (key(token) for token in tokens(part.text) if not token.isspace())
        if isinstance(part, Figure | InlinePicture):
            yield from (key(token) for token in tokens(part.alt) if not token.isspace())
        if isinstance(part, CrossReference):
            yield f"reference {part.target}"
        if not isinstance(part, _UNCOUNTED):
            yield f"{_KIND}{type(part).__name__}"
