"""Statuses and percentages as people write them in reports, to a code and a number, the words kept."""

from __future__ import annotations

import re

from planverk.model.report import Progress, Status, StatusCode

_DONE = r"gjennomført|fullført|ferdig|avslutt(?:et|a)|sluttført|utført|oppfylt|vedtatt|vedteke|innført|levert"
# nb and nn. What stands first in the words counts («i gang, neste fase starter i mai»); of two at one place, the upper one.
# None is for what says that it is not done, and not how far it has come: «ikke ferdig», «ferdigstilles i høst».
_CODES: tuple[tuple[str, StatusCode | None], ...] = (
    (r"ikk(?:j)?e (?:gjennomført|start(?:et|a)?|påbe?gynt|påbyrja|begynt|byrja|i gang)\b", StatusCode.NOT_STARTED),
    (r"(?:delvis|nesten|så godt som|stort sett|i hovedsak)\b", StatusCode.PARTLY),
    (r"(?:på|s[ae]tt på) vent|utsatt|utsett|stilt i bero|avventer|vent(?:er|ar) på", StatusCode.ON_HOLD),
    (
        r"utgår|utgått|avlyst|droppet|trukket|sløyfet|går ut|uaktuel|ikk(?:j)?e (?:lenger |lengre )?aktuel",
        StatusCode.DROPPED,
    ),
    (rf"ikk(?:j)?e (?:\w+ )?(?:{_DONE})|(?:skal|vil|blir|vert|bør|må) (?:\w+ ){{0,2}}(?:{_DONE})", None),
    (r"(?:ferdigstill|fullfør|sluttfør|avslutt|gjennomfør)(?:es|ast)\b", None),
    (
        r"påbegynnes|oppstart|start(?:er|ar)|planlagt|planlegg(?:es|ast)|skal starte|byrjar|(?:kommer|kjem) i gang",
        StatusCode.NOT_STARTED,
    ),
    (_DONE + r"|i drift\b|(?:tatt|teke) i bruk", StatusCode.DONE),
    (
        r"i gang|under (?:arbeid|utredning|utgreiing|planlegging|bygging|behandling)|pågår|igangsatt|i rute|løpende|løpande|"
        r"kontinuerlig|start(?:et|a)\b|påbegynt|påbyrja|begynt|byrja\b",
        StatusCode.UNDER_WAY,
    ),
)
_UNDER_WAY = re.compile(_CODES[-1][0], re.IGNORECASE)
_DELAYED = re.compile(r"forsinke|forseinka|etter planen?s?kjema|ikk(?:j)?e i rute|henger etter|over frist", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?P<about>ca\.?|om lag|omtrent|rundt|cirka|mellom|minst|over|~|>)?\s*(?P<low>\d{1,3})(?P<part>[.,]\d+)?"
    r"(?:\s*(?:[-–]|til|og)\s*(?P<high>\d{1,3}))?\s*(?:%|prosent|pst\.?)?\.?",
    re.IGNORECASE,
)


def read_status(words: str) -> Status:
    """The code that the words mean, None where they fit none; late is told apart from how far it came."""
    bare = " ".join(words.split())
    found = [
        (hit.start(), at) for at, (form, _) in enumerate(_CODES) if (hit := re.search(rf"\b(?:{form})", bare, re.IGNORECASE))
    ]
    code = _CODES[min(found)[1]][1] if found else None
    if found and code is None and _UNDER_WAY.search(bare):
        code = StatusCode.UNDER_WAY
    return Status(code, bare, _DELAYED.search(bare) is not None)


def read_progress(words: str) -> Progress:
    """The per cent in «80», «80 %»; of «ca. 80», «80-90 %» and «80,5» the words are kept, with the number or the lower one.

    What is no number, or lies outside 0–100, is kept as words alone; so is «0,8», which may be a fraction.
    """
    bare = " ".join(words.split())
    found = _PERCENT.fullmatch(bare)
    if not bare or found is None or not int(found["low"]) <= int(found["high"] or found["low"]) <= 100:
        return Progress(None, bare)
    if found["part"] and found["low"] == "0":
        return Progress(None, bare)
    plain = not (found["about"] or found["high"] or found["part"])
    return Progress(int(found["low"]), "" if plain else bare)
