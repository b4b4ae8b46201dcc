"""The languages that planverk speaks to people: bokmål, nynorsk, and the English that messages are written in."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from planverk.findings import Translate

DOMAIN = "planverk"
LANGUAGES = ("nb", "nn", "en")
DEFAULT = "nb"
LOCALE = Path(__file__).resolve().parent.parent / "locale"


@cache
def translator(language: str) -> Translate:
    """Gives the sentence of a message id in a language; `no` means bokmål, and one without a catalogue is English."""
    wanted = DEFAULT if language == "no" else language
    catalogue = gettext.translation(DOMAIN, LOCALE, languages=[wanted], fallback=True)

    def translate(text: str) -> str:
        return catalogue.gettext(text) if text else ""  # gettext answers the empty text with the catalogue's head

    return translate
