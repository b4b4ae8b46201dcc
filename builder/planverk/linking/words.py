"""The words that references are made of, in bokmål and nynorsk, and numbers written as words."""

from __future__ import annotations

import re
from typing import Final

from planverk.model.reference import MentionKind

_CARDINALS = (
    ("en", "ett", "ein", "eitt"),
    ("to",),
    ("tre",),
    ("fire",),
    ("fem",),
    ("seks",),
    ("sju", "syv"),
    ("åtte",),
    ("ni",),
    ("ti",),
    ("elleve",),
    ("tolv",),
)
_ORDINALS = (
    ("første", "fyrste"),
    ("andre",),
    ("tredje",),
    ("fjerde",),
    ("femte",),
    ("sjette",),
    ("sjuende", "syvende", "sjuande"),
    ("åttende", "åttande"),
    ("niende", "niande"),
    ("tiende", "tiande"),
)
CARDINAL: Final = {word: str(n) for n, words in enumerate(_CARDINALS, 1) for word in words}
ORDINAL: Final = {word: str(n) for n, words in enumerate(_ORDINALS, 1) for word in words}

# What is named before a number or a letter. Longest forms first, as the alternation takes the first that fits.
KEYWORDS: Final[dict[MentionKind, str]] = {
    "chapter": r"(?:del|under|hoved)?kap(?:it(?:telet|tela|tel|lene|let|ler|la)|\b)\.?",
    "point": r"(?:under)?(?:punkt(?:ene|et|er|a)?|pkt|pt)\b\.?",
    "page": r"(?:side(?:ne|ane|n|r)?|sd|s)\b\.?",
    "measure": r"tiltak(?:ene|et|a)?\b(?:\s*(?:nr|nummer)\b\.?)?",
    "goal": r"(?:del|hovud|hoved|under)?mål(?:ene|et|a)?\b(?:\s*(?:nr|nummer)\b\.?)?",
    "strategy": r"strategi(?:ene|ane|en|er|ar)?\b",
    "indicator": r"indikator(?:ene|ane|en|er|ar)?\b(?:\s*(?:nr|nummer)\b\.?)?",
    "activity": r"aktivitet(?:ene|ane|en|er|ar)?\b",
    "appendix": r"vedlegg(?:ene|et|a)?\b(?:\s*(?:nr|nummer)\b\.?)?",
    "table": r"tabell(?:ene|ane|en|er|ar)?\b",
    "figure": r"figur(?:ene|ane|en|er|ar)?\b",
    "part": r"del\b",
}

# After these a number is an amount, and not a label: «mål 90 %», «tiltak 3 millioner».
AMOUNT: Final = re.compile(
    r"\s*(?:%|prosent|mill\b|mill\.|million|milliard|kr\b|kroner|år\b|stk|personar?\b|personer|husstand|boliger|bustader|enheter|einingar|timer|timar|dager|dagar)",
    re.IGNORECASE,
)

# The plan on hearing, as those who answer call it; and everything else that has chapters.
OWN: Final = re.compile(
    r"(?:(?:hørings|høyrings|plan|handlings)?(?:notat|utkast|forslag|dokument|framlegg)(?:et|ets)?|planen[s]?|handlingsplanen[s]?|"
    r"handlingsdelen[s]?|temaplanen[s]?|delplanen[s]?)",
    re.IGNORECASE,
)
OTHER: Final = re.compile(
    r"(?:[\wæøå-]+(?:plan(?:en|a)?s?|loven[s]?|lova|lovens|loven|lov|forskriften?[s]?|forskrifta|rapporten?[s]?|meldingen?[s]?|meldinga|"
    r"veilederen?[s]?|rettleiaren?[s]?|veileder|strategien[s]|programmet[s]?|avtalen[s]?|budsjettet[s]?|premisser)|"
    r"lova|loven[s]?|forskriften[s]?|St\.\s?meld|NOU|Prop\.|Meld\.)",
    re.IGNORECASE,
)
LAW: Final = re.compile(r"(?:lov(?:en|a|ens)?s?|forskrift(?:en|a|ens)?)\Z", re.IGNORECASE)
SELF: Final = re.compile(
    r"(?:ovenfor|ovanfor|nedenfor|nedanfor|over\b|under\b(?!\s+(?:kap|punkt|pkt|overskrift|tiltak))|i\s+(?:dette|vårt|denne|vår)\s+(?:brevet|brev|uttalelsen|uttalelse|fråsegna|"
    r"fråsegn|svaret|svar|notatet)|i\s+(?:uttalelsen|brevet|fråsegna|svaret)\s+vår[t]?)",
    re.IGNORECASE,
)
SELF_BEFORE: Final = re.compile(
    r"(?:(?:vårt|våre|vår|mitt|mine|min)\s+(?:\w+\s+){0,2}|se\s+(?:også\s+)?ovenfor\s+|sjå\s+(?:òg\s+)?ovanfor\s+)\Z",
    re.IGNORECASE,
)
