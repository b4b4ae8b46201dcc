"""The answer form as it comes back, in whatever format: which field each answer stands in.

Word keeps the tags of the fields. LibreOffice, a PDF and a copy in a mail keep the words alone; there the lines above the fields
tell which is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planverk.model.answer_form import GENERAL, NAME, REMARKS, SENDER, STANCE, TAG, Answer, AnswerForm, FilledForm, folded
from planverk.model.received import Received
from planverk.readers.responses.normal import normal

LONGEST = 300  # characters of a line in a header or footer
SHORTEST = 5  # characters of words there that are worth knowing
_PAGES = re.compile(r"(?:side|page)\s*\d+(?:\s*(?:av|of|/)\s*\d+)?|\d+\s*(?:av|of)\s*\d+")


def filled_form(received: Received, form: AnswerForm) -> FilledForm | None:
    """What was written in the form; None where what came in is no such form. A file that kept the fields' tags is one in any
    case."""
    kept = tuple((tag, answer.strip()) for tag, answer in received.form if tag.startswith(f"{TAG}:"))
    walk = _Walk(form, frozenset(map(folded, received.apart)))
    for line in _lines(received.text, form):
        walk.take(line)
    if not kept:
        return walk.filled() if walk.is_form() else None
    labels = {tag: label for label, tag in form.labels.items()}
    answers = tuple(Answer(tag, labels.get(tag, ""), answer) for tag, answer in kept if folded(answer) not in form.hints)
    return FilledForm(answers, walk.above(), walk.besides(answers) if form.labels else "")


def _lines(text: str, form: AnswerForm) -> Iterator[str]:
    """The lines; one of the form's that was broken in two, as in a PDF, is one."""
    known = {folded(line) for line in (*form.labels, *form.others)}
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        both = " ".join(lines[at : at + 2])
        joined = folded(lines[at]) not in known and bool(lines[at].strip()) and folded(both) in known
        yield both if joined else lines[at]
        at += 2 if joined else 1


@dataclass
class _Field:
    tag: str
    label: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return normal("\n".join(self.lines)).strip()


class _Walk:
    """Goes through the lines of a form from above. A line is a field's label only further on than the field before: whoever
    repeats one in an answer has it stand there."""

    def __init__(self, form: AnswerForm, apart: frozenset[str]) -> None:
        self._form = form
        self._apart = apart
        words = sorted({folded(words) for words in form.furniture if len(words) >= SHORTEST}, key=lambda each: (-len(each), each))
        self._furniture = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in words) or r"(?!)")
        self._places = {folded(label): at for at, label in enumerate(form.labels)}
        self._labels = tuple(form.labels.items())
        self._others = {folded(line) for line in form.others}
        self._at = -1
        self._fields = [_Field("", "")]

    def take(self, line: str) -> None:
        key = folded(line)
        place = self._places.get(key, -1)
        if place > self._at:
            label, tag = self._labels[place]
            self._fields.append(_Field(tag, label))
            self._at = place
        elif not self._is_own(key):
            self._fields[-1].lines.append(line)

    def _is_own(self, key: str) -> bool:
        """True for a line of the form's own: its headings and guidance, hints, and what stands in its headers and footers."""
        if key in self._others or key in self._form.hints or key in self._apart:
            return True
        if not key or len(key) > LONGEST or self._fields[-1].tag.startswith(SENDER):
            return False  # an office of the municipality may answer under the name that stands in the header
        return not any(character.isalnum() for character in _PAGES.sub(" ", self._furniture.sub(" ", key)))

    def is_form(self) -> bool:
        """True where the fields for the sender's name and for the whole are there."""
        tags = {found.tag for found in self._fields}
        return NAME in tags and bool(tags & {STANCE, REMARKS, GENERAL})

    def filled(self) -> FilledForm:
        answers = (Answer(found.tag, found.label, found.text) for found in self._fields[1:])
        return FilledForm(tuple(answer for answer in answers if answer.text), self.above())

    def above(self) -> str:
        return self._fields[0].text

    def besides(self, answers: tuple[Answer, ...]) -> str:
        """What stands between the fields and in none of their answers."""
        held = {folded(line) for answer in answers for line in answer.text.split("\n")}
        rest = ([line for line in found.lines if not line.strip() or folded(line) not in held] for found in self._fields[1:])
        return normal("\n\n".join("\n".join(lines) for lines in rest)).strip()
