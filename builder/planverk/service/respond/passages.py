"""What came in as passages, which together are a response's text: a mail's own words, then each attachment under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planverk.model.received import Enclosure, Received

BETWEEN = "\n\n"
Role = Literal["letter", "answer", "aside", "kept"]


@dataclass(frozen=True)
class Passage:
    """A piece of a response's text: a `letter` to be split by machine, the `answer` in a form's field, about the section `target`
    where it has one, or an `aside` that asks for nothing, as the name of an attachment; `kept` is what was split before."""

    text: str
    role: Role = "letter"
    target: str = ""


def text_of(passages: Iterable[Passage]) -> str:
    """The passages as one text."""
    return BETWEEN.join(passage.text for passage in passages)


def of_received(
    received: Received, labels: Mapping[str, str], known: Mapping[str, str], read: Callable[[Received], Iterable[Passage]]
) -> tuple[Passage, ...]:
    """The passages of what came in. `known` holds by their hash the files that we sent out ourselves, and what they are: their
    text is nobody's answer. `read` gives the passages of a file. A letter that is attached twice, as Word and as PDF, stands
    once."""
    return tuple(passage for passage in _all(received, labels, known, read) if passage.text)


def _all(
    received: Received, labels: Mapping[str, str], known: Mapping[str, str], read: Callable[[Received], Iterable[Passage]]
) -> Iterator[Passage]:
    yield from read(received)
    seen = {_letters(received.text): labels["attached-mail"]}
    for enclosure in received.enclosures:
        same = seen.get(_letters(enclosure.received.text))
        if enclosure.sha in known:
            yield _named(labels["attached-ours"], enclosure, known[enclosure.sha])
        elif same and enclosure.received.text:
            yield _named(labels["attached-same"], enclosure, same)
        else:
            yield _named(labels["attached"], enclosure)
            yield from read(enclosure.received)
            seen[_letters(enclosure.received.text)] = enclosure.name


def _named(form: str, enclosure: Enclosure, other: str = "") -> Passage:
    """The line that names an attachment; values are put in one after the other, so that no file's name is taken for a value."""
    before, _, after = form.partition("{name}")
    return Passage(f"{before.replace('{other}', other)}{enclosure.name}{after.replace('{other}', other)}", "aside")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
