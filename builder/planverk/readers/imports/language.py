"""Bokmål or nynorsk, by the small words that only one of them has."""

from __future__ import annotations

import re

_NN = frozenset(("ikkje", "frå", "eit", "vert", "kva", "korleis", "nokon", "dei", "vere", "sjølv", "berre", "noko", "medan"))
_NB = frozenset(("ikke", "fra", "et", "blir", "hva", "hvordan", "noen", "de", "være", "selv", "bare", "noe", "mens"))


def language_of(text: str) -> str:
    """`nn` where nynorsk's own words are in the majority, else `nb`."""
    words = re.findall(r"\w+", text.lower())
    return "nn" if sum(w in _NN for w in words) > sum(w in _NB for w in words) else "nb"
