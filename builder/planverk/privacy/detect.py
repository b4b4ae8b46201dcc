"""Finding what may be personal data in a text: by its form, and where a form alone says nothing, by the words around it.

A tool cannot decide what may be published; it shows, and a person decides (offentlegforskrifta § 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from planverk.model.person import PersonalData, PersonalKind
from planverk.privacy.forms import (
    ABOVE_POST,
    ACCOUNT,
    BOX,
    ELEVEN,
    EMAIL,
    PHONE,
    PHONE_PARTED,
    PHONE_SAID,
    PLACES,
    POST,
    PROPERTY,
    STREET,
    STREETS,
)
from planverk.privacy.names import FIRST_NAMES, NO_NAMES

_DIGITS = re.compile(r"\d+")
_REACH = 20  # characters before a number that tell what it is the number of
_SPACES = frozenset(" \u00a0\u2009\u202f")
_PHONES = ("tlf", "mob", "tel", "mobil", "telefon", "fonnummer", "bilnummer", "fonnr", "bilnr")
_BOXES = ("postboks", "boks", "pb.", "postb.")
_PROPERTIES = ("gnr", "gnr.", "gårdsnr", "gårdsnr.")
_HEALTH = re.compile(  # for small letters
    r"\b(?:diagnose\w*|sykdom\w*|sjukdom\w*|kreft\w*|demens\w*|adhd|autis\w+|psykos\w*|depresjon\w*|rusavheng\w+|rusmisbruk\w*|uføretrygd\w*|"
    r"funksjonsnedsett\w*|medisin(?:er|ar|en)?|selvmord\w*|sjølvmord\w*|overgrep\w*|barnevern\w*|sykemeld\w*|sjukmeld\w*|"
    r"schizofren\w*|bipolar\w*|epilep\w*|diabetes|alkoholi\w+|anoreks\w*|utviklingshem\w*|psykisk (?:syk|sjuk)\w*)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|eg|meg|min|mitt|mine|mi|sønnen|datteren|dottera|mannen|kona|naboen|moren|faren|mor|far|hun|hennes|hans)\b",
    re.IGNORECASE,
)
_PART = r"[A-ZÆØÅ][a-zæøåéèü]+(?:-[A-ZÆØÅ][a-zæøå]+)?"
_SPACE = r"(?:[ \u00a0]+|[ \u00a0]*\n)"  # a blank line parts what stands above it from what stands below
_NAME = re.compile(rf"(?<![.!?«]\s)(?<!\A)\b({_PART}(?:{_SPACE}[A-ZÆØÅ]\.)?(?:{_SPACE}{_PART}){{1,3}})")
_CAPITALISED = re.compile(r"\b([A-ZÆØÅ][a-zæøå]+)(?:[ -][A-ZÆØÅ][a-zæøåéèü]+){0,2}\b")
_SIGNATURE = re.compile(
    r"(?:hilsen|helsing|mvh)\.?,?\s*\n+\s*([A-ZÆØÅ][\wæøåéü.-]+(?: [A-ZÆØÅ][\wæøåéü.-]+){1,3})[ \t]*(?:\n|\Z)", re.IGNORECASE
)


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Everything in `text` that may be personal data, in order: numbers, addresses, names, and health words said of somebody."""
    found: dict[tuple[int, int], PersonalData] = {}
    for piece in _pieces(text):
        if not any(start < piece.end and piece.start < end for start, end in found):
            found[piece.start, piece.end] = piece
    return tuple(sorted(found.values(), key=lambda piece: piece.start))


def national_ids(text: str) -> Iterator[tuple[int, int]]:
    """Where in `text` a fødselsnummer or D-number stands: start and end of each."""
    yield from (match.span() for match in ELEVEN.finditer(text) if is_national_id(re.sub(r"\D", "", match[0])))


def _pieces(text: str) -> Iterator[PersonalData]:
    """The surest kinds first: what they hold is not found once more as something else."""
    runs = [match.span() for match in _DIGITS.finditer(text)]
    yield from _numbers(text, runs)
    yield from (_piece("address", m) for form in _addresses(text, runs) for m in form.finditer(text))
    if any(text[max(0, start - _REACH) : start].rstrip().lower().endswith(_PROPERTIES) for start, _ in runs):
        yield from (_piece("property", m) for m in PROPERTY.finditer(text))  # many may speak of it: nobody's alone
    yield from (PersonalData("name", m[1], m.start(1), m.end(1)) for m in _SIGNATURE.finditer(text))
    yield from (piece for m in _NAME.finditer(text) if (piece := _named(m)))
    yield from (PersonalData("name", m[0], m.start(), m.end()) for m in _CAPITALISED.finditer(text) if _is_first_name(m[1]))
    yield from _health(text)


# To look for a run of digits, or a letter, is much quicker than to look for a form that holds it: a large hearing is some
# megabytes of text, most of it without any number that could be somebody's.


def _named(match: re.Match[str]) -> PersonalData | None:
    """The name without words that stand beside it with a capital, as in «Hilsen Kari Nes Vedlegg»; None for such words alone."""
    words = list(re.finditer(r"\S+", match[0]))
    while words and words[0][0].casefold() in NO_NAMES:
        words.pop(0)
    while words and words[-1][0].casefold() in NO_NAMES:
        words.pop()
    if len(words) < 2:
        return None
    start, end = match.start() + words[0].start(), match.start() + words[-1].end()
    return PersonalData("name", match.string[start:end], start, end)


def _is_first_name(word: str) -> bool:
    return word in FIRST_NAMES or word.removesuffix("s") in FIRST_NAMES


def _numbers(text: str, runs: list[tuple[int, int]]) -> Iterator[PersonalData]:
    """National ids, accounts, e-mail addresses, phone numbers. `runs` are all runs of digits in the text, as start and end."""
    lengths = {end - start for start, end in runs}
    digits = sum(end - start for start, end in runs)
    if digits >= 11:
        yield from (PersonalData("national-id", text[start:end], start, end) for start, end in national_ids(text))
    if 5 in lengths:
        yield from (_piece("account", m) for m in ACCOUNT.finditer(text))
    if "@" in text or "(at)" in text or "[at]" in text or "krøll" in text:
        yield from (_piece("email", m) for m in EMAIL.finditer(text))
    if digits >= 8:
        near = {text[end] for (_, end), (start, _) in pairwise(runs) if start - end == 1}
        if max(lengths) >= 8 or near & _SPACES:
            yield from (_piece("phone", m) for m in PHONE.finditer(text))
        if near & {".", "-"}:
            yield from (_piece("phone", m) for m in PHONE_PARTED.finditer(text))
        said = (PHONE_SAID.match(text, start) for start, _ in runs if _is_said(text, start))
        yield from (_piece("phone", m) for m in said if m)


def _is_said(text: str, start: int) -> bool:
    """True where what stands before the number says that it is somebody's phone, or follows one."""
    before = text[max(0, start - _REACH) : start].lower()
    second = before[-1:] == "/" and before[-9:-1].isdecimal()
    return second or before[-1:] == "+" or before.rstrip(" .:+\u00a0\u2009\u202f").endswith(_PHONES)


def _addresses(text: str, runs: list[tuple[int, int]]) -> Iterator[re.Pattern[str]]:
    """The forms of an address that the text may have."""
    before = [(text[max(0, start - _REACH) : start].rstrip().lower(), end - start) for start, end in runs]
    if any(word.endswith(STREETS) or (digits < 4 and word.endswith(PLACES)) for word, digits in before):
        yield STREET
    if any(word.endswith(_BOXES) for word, _ in before):
        yield BOX
    if any(end - start == 4 and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() for start, end in runs):
        yield ABOVE_POST
        yield POST


def _health(text: str) -> Iterator[PersonalData]:
    for match in _HEALTH.finditer(_small(text)):
        if _is_of_somebody(text, match):
            yield PersonalData("health", text[match.start() : match.end()], match.start(), match.end())


def _small(text: str) -> str:
    """The text in small letters, each where it stood."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _piece(kind: PersonalKind, match: re.Match[str]) -> PersonalData:
    return PersonalData(kind, match[0], match.start(), match.end())


def _is_of_somebody(text: str, match: re.Match[str]) -> bool:
    """A plan about housing is full of such words; they are somebody's where the sentence speaks of a person."""
    start = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    end = text.find(".", match.end())
    return _FIRST_PERSON.search(text[start : end if end >= 0 else len(text)]) is not None


_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def is_national_id(digits: str) -> bool:
    """True for eleven digits that are a fødselsnummer or D-number: a date, and check digits by the rule of modulus 11.

    From 2032 the first check digit may also leave 1, 2 or 3 as remainder (Skatteetaten); those count too.
    """
    if len(digits) != 11 or not digits.isdecimal() or not _is_date(digits[:6]):
        return False
    numbers = [int(digit) for digit in digits]
    first = sum(w * n for w, n in zip(_WEIGHTS[0], numbers, strict=False)) % 11
    second = sum(w * n for w, n in zip(_WEIGHTS[1], numbers, strict=False)) % 11
    return second == 0 and first in (0, 1, 2, 3)


def _is_date(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0  # D-numbers add 4 to the first digit
    month -= next((offset for offset in (80, 65, 40) if month > offset), 0)  # synthetic numbers, and those of institutions
    return 1 <= day <= 31 and 1 <= month <= 12
