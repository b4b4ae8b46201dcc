"""The forms that a private person may stand in: the name in every order, spelling and inflection, addresses, e-mails, numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planverk.model.person import Person
from planverk.privacy.names import EVERYDAY

SHORTEST = 3  # a name of two letters is in half of all words' neighbourhoods; it is looked for only with the rest of the name
TOKEN = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:s|en|et|a)\Z")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]|[\x02\ufffe]\\s*")  # a PDF has the last two where a word is parted
PARTED = re.compile(r"(?<=[^\W\d_])[-‐]\s*\n\s*(?=[^\W\d_])")  # «Bjerke-» at a line's end
_BETWEEN = r"[\s.,_+/-]+(?:\w\.?[\s_]+)?"  # names of one person, with an initial perhaps
_PLAIN = (  # as in addresses and file names
    {"æ": "ae", "ø": "o", "å": "a", "é": "e"},
    {"æ": "ae", "ø": "oe", "å": "aa", "é": "e"},
)
_GLUED, _SPACED, _FOREIGN = 6, 4, 5  # letters from which a name is looked for so: «karinesvik», «K A R I», «Bjorn»
_CAPITAL = "(?-i:(?=[A-ZÆØÅ]))"
_DIGIT_GAP = r"[\s./()-]{0,2}"


@dataclass(frozen=True)
class Form:
    """One way that a person may stand in a text; `weight` orders longer before shorter, `single` is a name alone, which others
    bear too."""

    expression: str
    words: str
    single: bool = False

    @property
    def weight(self) -> int:
        return len(self.words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression, re.IGNORECASE)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The stems of the words that must stand in a text for the form to be in it."""
        return tuple(stem(token) for token in TOKEN.findall(self.words))

    @cached_property
    def first(self) -> str:
        """The stem of the word that it begins with; empty where it is a number, or begins with no letter."""
        begins = self.words[:1].isalnum() and not self.words.isdecimal()
        return self.tokens[0] if begins else ""

    def matches(self, text: str, places: Mapping[str, list[int]], digits: str) -> Iterator[re.Match[str]]:
        """Where the form stands in `text`; `places` are those of all its words by their stem, `digits` the text without what may
        stand between digits."""
        if not self.first:
            yield from self.pattern.finditer(text) if not self.words.isdecimal() or self.words in digits else ()
        elif all(token in places for token in self.tokens):
            tried = (self.pattern.match(text, start) for start in places[self.first])
            yield from (hit for hit in tried if hit)


def forms_of(person: Person) -> tuple[Form, ...]:
    """Every form of the person's data: the whole name, each name of it, addresses, e-mails, numbers with any spacing."""
    return tuple({form.expression: form for form in _forms(person)}.values())


def plain(text: str) -> str:
    """`text` composed (NFC), and without what nobody sees: soft hyphens, zero-width characters, a PDF's parted words."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def _forms(person: Person) -> Iterator[Form]:
    yield from _names(plain(person.name))
    for words in (*person.addresses, *person.others):
        parts = [_spelt(word) for word in re.split(r"[\s,]+", plain(words).strip()) if word]
        if parts:
            alone = len(parts) == 1 and parts[0].isalpha()
            yield Form(_word(r"[\s,]+".join(parts)), " ".join(plain(words).split()), alone)
    for email in person.emails:
        yield Form(rf"(?<![\w.+-]){re.escape(email.strip())}(?![\w-])", email)
    for number in person.phones:
        digits = re.sub(r"\D", "", number)[-8:]
        if digits:
            yield Form(r"(?<!\d)(?:(?:\+|00)47[\s)]{0,2})?" + _DIGIT_GAP.join(digits) + r"(?!\d)", digits)


def _names(whole: str) -> Iterator[Form]:
    """The name as it may be written: in full, turned, without what stands in the middle, in one word, each name of it alone."""
    for spelling in dict.fromkeys((whole, *spellings(whole))):
        names = [name for name in re.split(r"[\s.]+", spelling) if name]
        for pair in dict.fromkeys(tuple(each) for each in _selections(names)):
            capital = _CAPITAL if all(name.casefold() in EVERYDAY for name in pair) else ""  # «per i dag»
            yield Form(_word(capital + _BETWEEN.join(map(_spelt, pair))), " ".join(pair))
            glued = "".join(re.sub(r"\W", "", name) for name in pair)
            if len(glued) >= _GLUED:
                yield Form(_word(re.escape(glued)), glued)
        shortest = SHORTEST if spelling == whole else _FOREIGN
        for name in names:
            yield from (Form(_word(_alone(each)), each, True) for each in _parts(name) if len(each) >= shortest)
            if len(name) >= _SPACED and name.isalpha():
                yield Form(_word(r"[^\S\n]".join(name)), " ".join(name), True)


def _selections(names: list[str]) -> Iterator[list[str]]:
    """Those names of a person that tell who it is: all, the first with the last or the next, and the last before the first."""
    if len(names) > 1:
        yield from (names, [names[0], names[-1]], names[:2], [names[-1], *names[:-1]], [names[-1], names[0]])


def _parts(name: str) -> tuple[str, ...]:
    """«Lunde-Haug» stands also as each of the two."""
    halves = tuple(half for half in name.split("-") if len(half) >= _SPACED) if "-" in name else ()
    return (name, *halves)


def _spelt(word: str) -> str:
    """The expression of a word: a hyphen in a name may be a space, and «14b» may be parted."""
    escaped = r"[-‐\s]".join(re.escape(part) for part in word.split("-"))
    return re.sub(r"(?<=\d)(?=[A-Za-z]\Z)", r"\\s?", escaped)


def _alone(name: str) -> str:
    """A name alone; one that is an everyday word in small letters, as «per» and «dag», with a capital only."""
    return _CAPITAL + _spelt(name) if name.casefold() in EVERYDAY else _spelt(name)


def spellings(name: str) -> Iterator[str]:
    """The name with the letters that any machine has."""
    for letters in _PLAIN:
        yield "".join(letters.get(letter.lower(), letter) for letter in name)


def _word(expression: str) -> str:
    """A whole word, alone or inflected: genitive and, for farms and surnames used as places, the definite forms."""
    return rf"(?<![^\W_]){expression}(?:'?s|[’']|en|et|a)?(?![^\W_])"


def stem(token: str) -> str:
    """A word, folded, without what `_word` lets stand at its end, as often as it is there: forms of a word share a stem."""
    stem = token.casefold()
    while (shorter := _ENDING.sub("", stem)) != stem and shorter:
        stem = shorter
    return stem
