"""Looking for persons in text that is about to be published: whole names, inflected, and every number and address on file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planverk.model.person import Exposure, Person

SHORTEST = 3  # a name of two letters is in half of all words' neighbourhoods; it is looked for only with the rest of the name


@dataclass(frozen=True)
class Form:
    """One way that a person may stand in a text; `weight` orders longer before shorter."""

    pattern: re.Pattern[str]
    weight: int


def forms_of(person: Person) -> tuple[Form, ...]:
    """Every form of the person's data: the whole name, each name of it, addresses, e-mails, numbers with any spacing."""
    return tuple(Form(re.compile(text, re.IGNORECASE), len(text)) for text in dict.fromkeys(_expressions(person)))


def find_exposures(text: str, where: str, persons: Iterable[Person]) -> tuple[Exposure, ...]:
    """Each person's data that stands in `text`, each words once; `where` names the file and part."""
    hits = (
        Exposure(person.ref, hit[0], where)
        for person in persons
        for form in forms_of(person)
        for hit in form.pattern.finditer(text)
    )
    return tuple(dict.fromkeys(hits))


def _expressions(person: Person) -> Iterator[str]:
    names = [name for name in re.split(r"[\s.]+", person.name) if name]
    if len(names) > 1:
        yield _word(r"[\s\u00a0.,]+(?:\w\.[\s\u00a0]+)?".join(re.escape(name) for name in names))
        yield _word(rf"{re.escape(names[-1])},\s*{re.escape(names[0])}")
    yield from (_word(re.escape(name)) for name in names if len(name) >= SHORTEST)
    for words in (*person.addresses, *person.others):
        yield _word(r"[\s\u00a0,]+".join(re.escape(word) for word in re.split(r"[\s,]+", words.strip()) if word))
    yield from (rf"(?<![\w.+-]){re.escape(email)}(?![\w-])" for email in person.emails)
    for number in person.phones:
        digits = re.sub(r"\D", "", number)
        yield r"(?<!\d)" + r"[\s\u00a0.-]?".join(digits[-8:]) + r"(?!\d)"


def _word(expression: str) -> str:
    """A whole word, alone or inflected: genitive and, for farms and surnames used as places, the definite forms."""
    return rf"(?<![^\W_]){expression}(?:'?s|[’']|en|et|a)?(?![^\W_])"
