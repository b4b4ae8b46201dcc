"""Statuses and percentages as people write them in reports, to a code and a number, the words kept."""

from __future__ import annotations

import re

from planverk.model.report import Progress, Status, StatusCode

# Most telling first: «ikke gjennomført» before «gjennomført». nb and nn.
_CODES: tuple[tuple[str, StatusCode], ...] = (
    (r"ikk(?:j)?e (?:gjennomført|starta?|startet|påbegynt|begynt)", StatusCode.NOT_STARTED),
    (r"delvis", StatusCode.PARTLY),
    (r"(?:på|sett på) vent|utsatt|utsett|stilt i bero", StatusCode.ON_HOLD),
    (r"utgår|utgått|avlyst|droppet|trukket|sløyfet|går ut", StatusCode.DROPPED),
    (r"gjennomført|fullført|ferdig|avsluttet|avslutta|sluttført|utført|oppfylt|vedtatt", StatusCode.DONE),
    (r"påbegynnes|oppstart|starter|planlagt|planlegges|skal starte|byrjar", StatusCode.NOT_STARTED),
    (r"i gang|under arbeid|pågår|igangsatt|i rute|løpende|startet|starta|påbegynt|under arbeid", StatusCode.UNDER_WAY),
)
_DELAYED = re.compile(r"forsinke|forseinka|etter planen?s?kjema|ikk(?:j)?e i rute|henger etter|over frist", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?P<about>ca\.?|om lag|omtrent|rundt|cirka|~)?\s*(?P<low>\d{1,3})(?:\s*[-–]\s*(?P<high>\d{1,3}))?\s*%?", re.IGNORECASE
)


def read_status(words: str) -> Status:
    """The code that the words mean, None where they fit none; late is told apart from how far it came."""
    bare = " ".join(words.split())
    code = next((code for form, code in _CODES if re.search(form, bare, re.IGNORECASE)), None)
    return Status(code, bare, _DELAYED.search(bare) is not None)


def read_progress(words: str) -> Progress:
    """The per cent in «80», «80 %»; of «ca. 80» and «80-90 %» the words are kept, with the number or the lower one.

    What is no number, or lies outside 0–100, is kept as words alone.
    """
    bare = " ".join(words.split())
    found = _PERCENT.fullmatch(bare)
    if not bare or found is None or not int(found["low"]) <= int(found["high"] or found["low"]) <= 100:
        return Progress(None, bare)
    plain = not found["about"] and not found["high"]
    return Progress(int(found["low"]), "" if plain else bare)
