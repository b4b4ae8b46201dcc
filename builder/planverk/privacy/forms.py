"""The forms that numbers and addresses of people have in Norwegian letters."""

from __future__ import annotations

import re
from typing import Final

_GAP = r"[ \u00a0\u2009\u202f]"
_YEARS = rf"(?!(?:19|20)\d\d{_GAP}(?:19|20)\d\d(?!\d))"  # «2011 2012» are two years
EMAIL: Final = re.compile(r"[\w.+-]+(?:@|\s?[(\[](?:at|alfakrøll|krøllalfa|@)[)\]]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE: Final = re.compile(
    rf"(?<![\d/.,-])(?:(?:\+|00)47{_GAP}?)?{_YEARS}"
    rf"(?:[2-9]\d(?:{_GAP}?\d\d){{3}}|[489]\d\d{_GAP}\d\d{_GAP}\d{{3}})(?![\d/]|[.,-]\d)"
)
# With the same sign between all parts, and so no date: «91.23.45.67», «912-34-567».
PHONE_PARTED: Final = re.compile(
    r"(?<![\d/.,-])(?:[2-9]\d(?P<by>[.-])\d\d(?P=by)\d\d(?P=by)\d\d|[489]\d\d(?P<of>[.-])\d\d(?P=of)\d{3})(?![\d/]|[.,-]\d)"
)
PHONE_SAID: Final = re.compile(rf"\d(?:{_GAP}?\d){{7,12}}(?!\d)")  # in whatever groups, with the number of a country perhaps
ELEVEN: Final = re.compile(
    rf"(?<!\d)(\d\d)[ .]?(\d\d)[ .]?(\d\d)[\s.-]{{0,2}}(\d{{5}}|\d{{3}}{_GAP}\d\d|\d\d{_GAP}\d{{3}})(?!\d)"
)
ACCOUNT: Final = re.compile(r"(?<!\d)\d{4}[ .]\d{2}[ .]\d{5}(?!\d)")

STREETS: Final = (  # as the last part of a word, or a word of their own
    *("gata", "gaten", "gate", "gt", "gt.", "veien", "vegen", "vei", "veg", "allé", "alléen", "plass", "plassen", "stien"),
    *("bakken", "svingen", "brygga", "tunet", "lia", "jordet", "haugen"),
)
PLACES: Final = (  # words that also mean other things: in a word with a capital, and never before a year
    *(
        "åsen",
        "sida",
        "siden",
        "myra",
        "kroken",
        "sletta",
        "lunden",
        "torget",
        "vika",
        "viken",
        "linna",
        "ringen",
        "moen",
        "løkka",
    ),
    *("kleiva", "vollen", "stubben", "tråkka", "terrasse", "toppen", "smauet", "almenningen", "kaia", "ekra", "grenda", "åkeren"),
    *("enga", "marka", "flata", "stranda", "strand", "odden", "neset", "nesset", "bråten", "holtet", "kollen", "dalen", "hagan"),
)
_NUMBER = r"\d{1,4}(?:[-–]\d{1,4})?(?:[A-Za-z]|[ \u00a0][A-H])?(?![\wæøå])"
_SURE = "|".join(map(re.escape, sorted(STREETS, reverse=True)))
_CAPITAL = "|".join(word.capitalize() for word in PLACES)
STREET: Final = re.compile(
    rf"\b(?:[A-ZÆØÅ][a-zæøå.-]*[ -]){{0,2}}(?:(?:[A-ZÆØÅ][a-zæøå-]*)?(?:{_SURE})\s+{_NUMBER}|"
    rf"(?:[A-ZÆØÅ][a-zæøå-]*(?:{'|'.join(PLACES)})|(?:{_CAPITAL}))\s+(?!\d{{4}}){_NUMBER})"
)
_PLACE = r"[A-ZÆØÅ][A-ZÆØÅa-zæøå-]{2,}(?: [A-ZÆØÅ][a-zæøå]+)?"
# A number that may be a year is one, unless it begins a line or follows a comma, and the place ends what it stands in.
POST: Final = re.compile(
    rf"(?<!\d)(?:(?!19|20)\d{{4}} {_PLACE}|(?:(?<=\n)|(?<=, )|(?<=N-))\d{{4}} {_PLACE}(?=[ \t]*(?:[\n,.;]|\Z)))"
)
# Whatever a place is called: a word and a number right before the postal code.
ABOVE_POST: Final = re.compile(
    rf"\b[A-ZÆØÅ][\wæøå.-]*(?: [A-ZÆØÅa-zæøå][\wæøå.-]*){{0,2}} {_NUMBER}(?=[ \t]*(?:,\s*|\n\s*)(?:N-)?\d{{4}} [A-ZÆØÅ])"
)
BOX: Final = re.compile(r"\b[Pp](?:ost)?b(?:oks|\.)\s*\d{1,5}(?!\d)")
PROPERTY: Final = re.compile(r"\b[Gg](?:nr|årdsnr)\.?\s*\d{1,4}\s*[,/]?\s*(?:og\s+)?(?:[Bb](?:nr|ruksnr)\.?\s*)?\d{1,4}(?!\d)")
