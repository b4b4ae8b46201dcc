"""Whatever is done to a text in Word, the Markdown becomes what was meant, and no other line is touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planverk.service.states import look_at
from planverk.service.word.base import find_paper
from planverk.service.word.sending import outgoing
from planverk.writers import docx
from support_returned import CHAPTER, PLAN, Desk, desk
from support_workspace import git, lay
from word_editing import WordFile


@dataclass
class Meant:
    """A text as Markdown, and the same in Word, both edited alike. Every word of it stands there once."""

    markdown: str
    word: WordFile

    def replace(self, old: str, new: str) -> None:
        self.markdown = re.sub(rf"\b{old}\b", new, self.markdown)
        self.word.replace(old, new)

    def insert(self, after: str, new: str) -> None:
        self.markdown = re.sub(rf"\b{after}\b", f"{after} {new}", self.markdown)
        self.word.insert(after, f" {new}")

    def delete(self, word: str) -> None:
        self.markdown = re.sub(rf" \b{word}\b", "", self.markdown)
        self.word.replace(f" {word}", "")

    def add_paragraph(self, after: str, words: str) -> None:
        self.markdown = re.sub(rf"(?m)^(.*\b{after}\b.*)$", rf"\1\n\n{words}", self.markdown)
        self.word.new_paragraph(after, words)

    def add_item(self, after: str, words: str) -> None:
        self.markdown = re.sub(rf"(?m)^(- .*\b{after}\b.*)$", rf"\1\n- {words}", self.markdown)
        self.word.new_paragraph(after, words)

    def delete_paragraph(self, word: str) -> None:
        self.markdown = re.sub(rf"(?m)^{word}\b.*\n\n?", "", self.markdown)
        self.word.delete_paragraph(word)

    def delete_item(self, word: str) -> None:
        self.markdown = re.sub(rf"(?m)^(- .*\b{word}\b.*)\n", "", self.markdown)
        self.word.delete_paragraph(word)

    def embolden(self, word: str) -> None:
        self.markdown = re.sub(rf"\b{word}\b", f"**{word}**", self.markdown)
        self.word.embolden(word)

    def split(self, word: str) -> None:
        self.markdown = re.sub(rf" \b{word}\b", f"\n\n{word}", self.markdown)
        self.word.split(word)


class Words:
    """Words that each stand once in a text."""

    def __init__(self) -> None:
        self._next = 0
        self.plain: list[str] = []  # in paragraphs of running text, with a word before and after
        self.first: list[str] = []  # the first of a paragraph that is followed by another thing
        self.items: list[str] = []  # in a list of three items: the middle one
        self.cells: list[str] = []
        self.own: dict[str, list[str]] = {}  # the plain words of the paragraph that begins so

    def line(self, count: int) -> list[str]:
        self._next += count
        return [f"ord{number}a" for number in range(self._next - count, self._next)]


def paragraph(words: Words) -> str:
    made = words.line(5)
    words.first.append(made[0])
    words.own[made[0]] = made[1:4]
    words.plain += made[1:4]
    return " ".join(made) + "."


def rich(words: Words) -> str:
    """A paragraph with marks, a reference, a value, a footnote and a word beside each of them."""
    a, b, c, d, e, f, g, h = words.line(8)
    words.plain += [b, g]
    return f"{a} {b} **{c}** [](#start) {d} {{{{ plan.title }}}} {e}.[^n] {f} {g} *{h}*."


def items(words: Words) -> str:
    made = [words.line(4) for _ in range(3)]
    words.items.append(made[1][1])
    words.plain += [line[2] for line in made]
    return "\n".join(f"- {' '.join(line)}" for line in made)


def table(words: Words) -> str:
    rows = [[words.line(3) for _ in range(2)] for _ in range(3)]
    words.cells += [row[1][1] for row in rows[1:]]
    lines = ["| " + " | ".join(" ".join(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "| --- | ---: |", *lines[1:]])


def quote(words: Words) -> str:
    made = words.line(4)
    words.plain.append(made[1])
    return f"> {' '.join(made)}."


KINDS: tuple[Callable[[Words], str], ...] = (paragraph, paragraph, rich, items, table, quote)
EDITS = ("replace", "insert", "delete", "bold", "split", "add_paragraph", "delete_paragraph", "add_item", "delete_item", "cell")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Words]:
    words = Words()
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6))
    body = "\n\n".join(f"{kind(words)}\n\n{paragraph(words)}" for kind in kinds)
    heading = " ".join(words.line(2))
    note = " ".join(words.line(3))
    return f"# {heading} {{#start}}\n\n{paragraph(words)}\n\n{body}\n\n[^n]: {note}.\n", words


def edited(draw: st.DrawFn, meant: Meant, words: Words, authors: list[str]) -> None:
    """Some edits, each at a word of its own, by one author after the other."""
    for number, author in enumerate(authors):
        meant.word.author = author
        kind = draw(st.sampled_from(EDITS))
        places = {"cell": words.cells, "add_item": words.items, "delete_item": words.items}.get(kind, words.plain)
        places = words.first if kind.endswith("paragraph") else places
        if places:
            edit(meant, words, kind, places.pop(draw(st.integers(0, len(places) - 1))), f"ny{number}b")


def edit(meant: Meant, words: Words, kind: str, word: str, new: str) -> None:
    match kind:
        case "replace" | "cell":
            meant.replace(word, new)
        case "insert":
            meant.insert(word, new)
        case "delete":
            meant.delete(word)
        case "bold":
            meant.embolden(word)
        case "split":
            paragraph_of = next((own for own in words.own.values() if word in own), None)
            if paragraph_of is not None:  # in a list, a cell or a quote Enter makes another thing
                meant.split(word)
        case "add_paragraph":
            meant.add_paragraph(word, f"{new} er nytt.")
        case "add_item":
            meant.add_item(word, f"{new} er nytt")
        case "delete_paragraph":
            words.plain = [each for each in words.plain if each not in words.own[word]]
            if f"\n\n{word}" in meant.markdown and "\n\n" not in meant.markdown[meant.markdown.index(word) :].split(".\n")[0]:
                meant.delete_paragraph(word)
        case "delete_item":
            line = next(line for line in meant.markdown.split("\n") if re.search(rf"\b{word}\b", line))
            words.plain = [each for each in words.plain if each not in line]
            meant.delete_item(word)


@pytest.fixture(scope="module")
def table_of_all(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(tmp_path_factory.mktemp("word"))


def sent(table: Desk, text: str) -> WordFile:
    """The text saved in git, and the copy of it that is sent."""
    lay(table.root, {CHAPTER: text})
    git(table.root, "commit", "-q", "-a", "--allow-empty", "-m", "text")
    with look_at(table.home) as state:
        _, document, template, value = find_paper(state, f"plans/{PLAN}", "")
        made = outgoing(document, value, state.source, "NAV", ())
    return WordFile.of(docx.write(made.document, template))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_markdown_becomes_what_was_meant(table_of_all: Desk, data: st.DataObject) -> None:
    text, words = data.draw(texts())
    word = sent(table_of_all, text)
    meant = Meant(text, word)
    edited(data.draw, meant, words, data.draw(st.lists(st.sampled_from(["Kari", "Ola", ""]), max_size=6)))
    if data.draw(st.booleans()):
        word.add_noise()
    (merged,) = table_of_all.take(word, preview=True)
    assert merged.unplaced == []
    changed = {change.path: change.after for step in merged.steps for change in step.changes}
    assert changed.get(CHAPTER, text) == meant.markdown
