"""Putting ⟦p1⟧ where a letter has what identifies a person, and back again for the edition of the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planverk.model.person import MARK, Person
from planverk.privacy.detect import national_ids
from planverk.privacy.names import FIRST_NAMES
from planverk.privacy.person_forms import PARTED, UNSEEN, Form, forms_of

STRUCK = "[fødselsnummer]"
_WITHIN = 4  # letters of the shortest name that is looked for within words
_OF_NAME = r"[^\s\0,;()]"  # a letter of a file's name
_SUFFIX = r"(?=\.[a-z0-9]{2,5}(?![^\W_]))"
_TAKEN = "\0"  # stands in what is searched for each letter that is found already; it is in no form


@dataclass(frozen=True)
class Piece:
    """A piece of a text: the words as sent, and what stands for them in git (the same, or a mark)."""

    sent: str
    shown: str


def replace_persons(text: str, persons: Iterable[Person]) -> str:
    """`text` with each person's names, addresses, e-mails and numbers replaced by the person's mark."""
    return "".join(piece.shown for piece in pieces(text, persons))


def pieces(text: str, persons: Iterable[Person]) -> tuple[Piece, ...]:
    """The text in pieces, together all of it; those that tell who one of the persons is are shown as the person's mark.

    The longest forms go first, so that «Kari Nes Vik» is not left as a mark and a surname. What a search would find across
    letters that nobody sees, or in a word that is parted at a line's end, is found here too.
    """
    forms = [(form, person.ref) for person in persons for form in (*forms_of(person), *_within(person))]
    forms.sort(key=lambda pair: -pair[0].weight)
    found: dict[int, tuple[int, str]] = {}
    for gaps in (UNSEEN, PARTED):
        kept, places = _without(text, gaps, found)
        for form, ref in forms:
            for match in form.pattern.finditer(kept):
                found[places[match.start()]] = (places[match.end() - 1] + 1, ref)
                kept = f"{kept[: match.start()]}{_TAKEN * len(match[0])}{kept[match.end() :]}"
    return tuple(_cut(text, found))


def _within(person: Person) -> Iterator[Form]:
    """A name within the name of a file or of a place on the web, where words run together: «SvarNesvik.pdf»; a surname that a
    word begins with: «Nesvikgården»."""
    surname = person.name.split()[-1] if len(person.name.split()) > 1 else ""
    if len(surname) > _WITHIN and surname.isalpha() and surname not in FIRST_NAMES:
        yield Form(rf"(?<![^\W_])(?-i:{surname})[a-zæøå]+", surname, True)
    for form in forms_of(person):
        if form.single and form.words.isalpha() and len(form.words) >= _WITHIN:
            yield Form(rf"(?<!{_OF_NAME}){_OF_NAME}{{0,60}}{form.words}{_OF_NAME}{{0,60}}{_SUFFIX}", form.words, True)


def _without(text: str, gaps: re.Pattern[str], found: Mapping[int, tuple[int, str]]) -> tuple[str, list[int]]:
    """The text without unseen letters and `gaps`, and where each letter of it stood. What is found already is taken."""
    taken = list(text)
    for start, (end, _) in found.items():
        taken[start:end] = _TAKEN * (end - start)
    left = "".join(taken)
    away = {at for form in (UNSEEN, gaps) for match in form.finditer(left) for at in range(*match.span())}
    places = [at for at in range(len(left)) if at not in away]
    return "".join(left[at] for at in places), places


def _cut(text: str, found: Mapping[int, tuple[int, str]]) -> Iterator[Piece]:
    at = 0
    for start in sorted(found):
        end, ref = found[start]
        if start > at:
            yield Piece(text[at:start], text[at:start])
        yield Piece(text[start:end], f"⟦{ref}⟧")
        at = end
    if at < len(text):
        yield Piece(text[at:], text[at:])


def strike_national_ids(text: str) -> str:
    """`text` with «[fødselsnummer]» in the place of each, whoever's it is: git must never have one."""
    at, kept = 0, ""
    for start, end in national_ids(text):
        kept, at = f"{kept}{text[at:start]}{STRUCK}", end
    return kept + text[at:]


def restore(text: str, names: Mapping[str, str]) -> str:
    """`text` with every mark that `names` knows replaced by its name; others stand."""
    return MARK.sub(lambda found: names.get(found[1], found[0]), text)


def mask(text: str, shown: Mapping[str, str]) -> str:
    """`text` with each mark replaced by what the public edition calls the person (`Privatperson 7`), else by «[privatperson]»."""
    return MARK.sub(lambda found: shown.get(found[1], "[privatperson]"), text)
