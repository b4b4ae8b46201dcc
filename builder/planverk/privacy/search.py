"""Looking for persons in text that is about to be published: whole names, inflected, and every number and address on file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planverk.model.person import Exposure, Person
from planverk.privacy.detect import national_ids
from planverk.privacy.names import FIRST_NAMES, NO_NAMES
from planverk.privacy.person_forms import PARTED, TOKEN, Form, forms_of, plain, spellings, stem

AROUND = 80  # characters before and after a hit that are kept with it
_POST_PLACE = re.compile(r"\d{4}\s+\D+\Z")  # thousands live there
_NEXT = re.compile(r"[ \u00a0](?:[A-ZÆØÅ]\.? )?([A-ZÆØÅ][a-zæøåéèü]+)(?![@\w])")
_LAST = re.compile(r"(?<![\w-])([A-ZÆØÅ][a-zæøåéèü]+)(?:-[A-ZÆØÅ][a-zæøå]+)?[ \u00a0](?:[A-ZÆØÅ]\.? )?\Z")


class Searcher:
    """Looks for many persons in many texts. `own` is what the municipality says of itself, which is nobody's secret.

    A form is tried only where its first word stands in the text, so that a thousand persons cost little more than one.
    """

    def __init__(self, persons: Iterable[Person], own: str = "") -> None:
        common = f" {' '.join(map(_folded, (own, *spellings(own))))} "
        forms: dict[Form, list[str]] = {}  # with the refs of those who share it, as brothers do a surname
        self._names: dict[str, frozenset[str]] = {}
        for person in persons:
            self._names[person.ref] = frozenset(_folded(person.name).replace("-", " ").replace(".", " ").split())
            for form in forms_of(person):
                if not _POST_PLACE.match(form.words) and f" {_folded(form.words)} " not in common:
                    forms.setdefault(form, []).append(person.ref)
        self._by_word: dict[str, list[tuple[Form, list[str]]]] = {}
        for form, refs in forms.items():
            self._by_word.setdefault(form.first, []).append((form, refs))

    def find(self, text: str, where: str, single_of: frozenset[str] | None = None) -> tuple[Exposure, ...]:
        """Each place in `text` where a person's data stands, in order; of data within other data the longer. `where` names the
        file and part.

        A single name, as «Hagen», counts for the persons of `single_of`, by ref; None for all.
        """
        seen = plain(text)
        hits = self._hits(seen, where, single_of)
        joined = PARTED.sub("", seen)
        if joined != seen:
            known = {_near(hit) for hit in hits}
            hits += [hit for hit in self._hits(joined, where, single_of) if _near(hit) not in known]
        return tuple(hits)

    def _hits(self, text: str, where: str, single_of: frozenset[str] | None) -> list[Exposure]:
        places: dict[str, list[int]] = {}
        for token in TOKEN.finditer(text):
            places.setdefault(stem(token[0]), []).append(token.start())
        digits = re.sub(r"[\s./()-]", "", text)
        found = []
        for form, refs in (pair for word in ("", *places) for pair in self._by_word.get(word, ())):
            wanted = [ref for ref in refs if not form.single or single_of is None or ref in single_of]
            for hit in form.matches(text, places, digits) if wanted else ():
                ref = next((ref for ref in wanted if not (form.single and _is_another(text, hit, self._names[ref]))), "")
                found += [(hit.start(), -hit.end(), ref)] if ref else []
        kept: list[Exposure] = []
        last = -1
        for start, end, ref in sorted(found):
            if -end > last:
                kept.append(exposure(ref, text, start, -end, where))
                last = -end
        return kept


def _is_another(text: str, hit: re.Match[str], names: frozenset[str]) -> bool:
    """True where a name alone is part of somebody else's: «Kari Mette Lindvik» is not Kari Nes, «Mette Nes» neither. Of one whose
    whole name is not on file nobody can tell."""
    if len(names) < 2:
        return False
    after, before = _NEXT.match(text, hit.end()), _LAST.search(text, max(0, hit.start() - 30), hit.start())
    if after and after[1].casefold().removesuffix("s") not in names and after[1].casefold() not in (*names, *NO_NAMES):
        return True
    return before is not None and before[1] in FIRST_NAMES and before[1].casefold() not in names


def find_national_ids(text: str, where: str) -> tuple[Exposure, ...]:
    """Every fødselsnummer in `text`, whoever's it is: none may ever stand on the web (offentlegforskrifta § 7)."""
    return tuple(exposure("", text, start, end, where) for start, end in national_ids(text))


def exposure(ref: str, text: str, start: int, end: int, where: str) -> Exposure:
    """What stands at `text[start:end]`, with what stands around it."""
    return Exposure(ref, text[start:end], where, text[max(0, start - AROUND) : start], text[end : end + AROUND])


def _folded(text: str) -> str:
    return " ".join(plain(text).casefold().replace(",", " ").split())


def _squeezed(text: str) -> str:
    """Letters and digits alone: what stays the same from one format to another."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _near(hit: Exposure) -> tuple[str, str, str]:
    """The hit and the letters next to it, by which it is known again in a text that differs in spaces and hyphens."""
    return _squeezed(hit.before)[-15:], _squeezed(hit.text), _squeezed(hit.after)[:15]


def covers(words: str, where: str, hit: Exposure) -> bool:
    """True where a decision on `words`, as they stand in the text `where`, is one on this very hit: the same words, and the same
    around them. Spaces, line breaks and punctuation differ between formats and do not count."""
    left, own, right = (_squeezed(plain(part)) for part in (hit.before, hit.text, hit.after))
    quote = _squeezed(plain(where))
    if _squeezed(plain(words)) != own or own not in quote:
        return False
    whole, at = left + own + right, -1
    while (at := whole.find(quote, at + 1)) >= 0:
        if at <= len(left) and at + len(quote) >= len(left) + len(own):
            return True
    return False
