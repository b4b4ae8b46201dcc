"""Finding what may be personal data in a text: by its form, and where a form alone says nothing, by the words around it.

A tool cannot decide what may be published; it shows, and a person decides (offentlegforskrifta § 7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from planverk.model.person import PersonalData, PersonalKind

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"\d+")
_PHONE = re.compile(
    r"(?<![\d/.,-])(?:(?:\+|00)47[ \u00a0]?)?"
    r"(?:[2-9]\d(?:[ \u00a0]?\d\d){3}|[489]\d\d[ \u00a0]\d\d[ \u00a0]\d{3})(?![\d/]|[.,-]\d)"
)
_ELEVEN = re.compile(r"(?<!\d)(\d{6})[ \u00a0.-]?(\d{5})(?!\d)")
_ACCOUNT = re.compile(r"(?<!\d)\d{4}[ .]\d{2}[ .]\d{5}(?!\d)")
_STREETS = (
    *("gata", "gaten", "gate", "gt", "gt.", "veien", "vegen", "vei", "veg", "allé", "alléen", "plass", "plassen", "stien"),
    *("bakken", "svingen", "brygga", "tunet", "lia", "jordet", "haugen"),
)
_STREET = re.compile(
    r"\b(?:[A-ZÆØÅ][a-zæøå.-]*[ -]){0,2}(?:[A-ZÆØÅ][a-zæøå-]*)?"
    rf"(?:{'|'.join(map(re.escape, sorted(_STREETS, reverse=True)))})\s+\d{{1,4}}\s?[A-Za-z]?\b"
)
_POST = re.compile(r"(?<!\d)\d{4} [A-ZÆØÅ][A-ZÆØÅa-zæøå-]{2,}(?: [A-ZÆØÅ][a-zæøå]+)?")
_HEALTH = re.compile(  # for small letters
    r"\b(?:diagnose\w*|sykdom\w*|sjukdom\w*|kreft\w*|demens\w*|adhd|autis\w+|psykos\w*|depresjon\w*|rusavheng\w+|rusmisbruk\w*|uføretrygd\w*|"
    r"funksjonsnedsett\w*|medisin(?:er|ar|en)?|selvmord\w*|sjølvmord\w*|overgrep\w*|barnevern\w*|sykemeld\w*|sjukmeld\w*|"
    r"schizofren\w*|bipolar\w*|epilep\w*|diabetes|alkoholi\w+|anoreks\w*|utviklingshem\w*|psykisk (?:syk|sjuk)\w*)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|eg|meg|min|mitt|mine|mi|sønnen|datteren|dottera|mannen|kona|naboen|moren|faren|mor|far|hun|hennes|hans)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?«]\s)(?<!\A)\b([A-ZÆØÅ][a-zæøåéèü]+(?:-[A-ZÆØÅ][a-zæøå]+)?(?:\s+[A-ZÆØÅ]\.)?(?:\s+[A-ZÆØÅ][a-zæøåéèü]+(?:-[A-ZÆØÅ][a-zæøå]+)?){1,3})"
)
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
    yield from (match.span() for match in _ELEVEN.finditer(text) if is_national_id(match[1] + match[2]))


def _pieces(text: str) -> Iterator[PersonalData]:
    """The surest kinds first: what they hold is not found once more as something else."""
    runs = [match.span() for match in _DIGITS.finditer(text)]
    yield from _numbers(text, runs)
    yield from (_piece("address", m) for form in _addresses(text, runs) for m in form.finditer(text))
    yield from (PersonalData("name", m[1], m.start(1), m.end(1)) for m in _SIGNATURE.finditer(text))
    yield from (_piece("name", m) for m in _NAME.finditer(text))
    yield from _health(text)


# To look for a run of digits, or a letter, is much quicker than to look for a form that holds it: a large hearing is some
# megabytes of text, most of it without any number that could be somebody's.


def _numbers(text: str, runs: list[tuple[int, int]]) -> Iterator[PersonalData]:
    """National ids, accounts, e-mail addresses, phone numbers. `runs` are all runs of digits in the text, as start and end."""
    lengths = {end - start for start, end in runs}
    longest = max(lengths, default=0)
    if longest >= 6:
        yield from (_piece("national-id", m) for m in _ELEVEN.finditer(text) if is_national_id(m[1] + m[2]))
    if 5 in lengths:
        yield from (_piece("account", m) for m in _ACCOUNT.finditer(text))
    if "@" in text:
        yield from (_piece("email", m) for m in _EMAIL.finditer(text))
    if longest >= 8 or any(text[before[1] : after[0]] in (" ", "\u00a0") for before, after in pairwise(runs)):
        yield from (_piece("phone", m) for m in _PHONE.finditer(text))


def _addresses(text: str, runs: list[tuple[int, int]]) -> Iterator[re.Pattern[str]]:
    """The forms of an address that the text may have."""
    if any(text[:start].rstrip().endswith(_STREETS) for start, _ in runs):
        yield _STREET
    if any(end - start == 4 for start, end in runs):
        yield _POST


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
