"""Which lines are headings, where nothing but their words tells."""

from __future__ import annotations

import re

# Headings of case papers, nb and nn, as papers were seen to write them; the key is the section's id in our own papers.
KNOWN = {
    "treatments": r"saksgang|saken behandles slik|saka vert behandla slik|behandles i følgende utvalg|planlagt behandling.*",
    "proposal": (
        r"(?:\w+(?:ens|en sitt|en si|s)\s+)?(?:forslag|framlegg|innstilling|tilråding)"
        r"(?: til (?:innstilling|vedtak|uttalelse|tilråding|fråsegn))?"
        r"(?:/vedtak)?"
    ),
    "hjemmel": r"(?:hjemmel|heimel)(?:\s*/\s*bakgrunn)?(?: for (?:saken|saka))?|henvisning til lovverk",
    "printed": r"(?:trykte |prenta )?vedlegg",
    "unprinted": r"(?:utrykte?|uprenta) vedlegg|ikke vedlagt|andre (?:saks)?dokument(?:er)?(?: i saken)?"
    r"(?: \(ikk?j?e vedlag(?:t|de)\))?",
    "saksopplysninger": r"saksopplysning(?:er|ar)|saksutredning|saksutgreiing|fakta(?:grunnlag)?",
    "vurdering": r"vurdering(?:er|ar)?|egenvurdering|(?:rådmannens|kommunedirektørens) vurdering",
    "sammendrag": r"sammendrag|samandrag|oppsummering",
    "bakgrunn": r"bakgrunn(?: for (?:saken|saka))?",
    "konklusjon": r"konklusjon(?:er|ar)?",
    "okonomi": r"økonomiske konsekvens(?:er|ar)",
}
_KNOWN = {key: re.compile(rf"(?:{form})\s*:?\s*\Z", re.IGNORECASE) for key, form in KNOWN.items()}
_NUMBERED = re.compile(r"(?:kap(?:ittel|\.)?\s*)?(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_])", re.IGNORECASE)
_APPENDIX = re.compile(r"vedlegg\s+(?:\d{1,2}|[A-Z])\b[.:]?\s*", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9 ,.–/-]{3,70}\Z")
LONGEST = 90


def known(line: str) -> str | None:
    """The key in KNOWN of a case paper's heading, None where the line is no such heading."""
    bare = line.strip()
    return next((key for key, form in _KNOWN.items() if form.match(bare)), None) if len(bare) <= LONGEST else None


def heading_of(line: str) -> int | None:
    """The level of a line that looks like a heading, from 1; None for running text."""
    bare = line.strip()
    if not bare or len(bare) > LONGEST or bare.endswith((".", ";", ",")) or "...." in bare:
        return None
    if known(bare):
        return 2
    number = _NUMBERED.match(bare)
    if number and ":" not in bare and not _is_date(bare):
        return number[1].count(".") + 1
    return 1 if _CAPITALS.match(bare) and len(bare.split()) <= 9 else None


def _is_date(line: str) -> bool:
    return (
        re.match(r"\d{1,2}\.\s*(?:\d{1,2}\.\s*\d{2}|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)", line, re.IGNORECASE)
        is not None
    )


def without_number(title: str) -> str:
    """The title without the number typed before it: «4.2 Tildeling» gives «Tildeling»."""
    bare = _NUMBERED.sub("", title, count=1) if _NUMBERED.match(title) and not _is_date(title) else title
    return bare.strip() or title


def is_appendix(title: str) -> bool:
    """True for a title that begins «Vedlegg 1» or «Vedlegg A»."""
    return _APPENDIX.match(title.strip()) is not None


def without_appendix_label(title: str) -> str:
    """The title without «Vedlegg A» before it."""
    return _APPENDIX.sub("", title.strip(), count=1).strip() or title
