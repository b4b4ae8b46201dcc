"""Spaces at which no line ends: what typographers hold together, for those who write files. The text itself stays as it is."""

from __future__ import annotations

import re

_UNPARTED = re.compile(r"[^ \t\n\r]+")
_HELD = "\N{NO-BREAK SPACE}"
_UNITS = r"%|kr|kroner|prosent|mill\.|millionar|millioner|milliardar|milliarder|mrd\.|årsverk|km|m²|m2|daa"
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_NAMES = (
    *("kapittel", "kap.", "punkt", "pkt.", "side", "s.", "avsnitt", "vedlegg", "tabell", "figur"),
    *("tiltak", "strategi", "mål", "sak", "nr.", "kl."),
)


def _thousands(before: str) -> str:
    """The space before a group of three digits, where the number begins a text or stands after one of the characters `before`;
    not in a telephone number («912 34 567»)."""
    front = rf"(?<![^{before}]\d{{3}} )(?<![^{before}\d]\d\d )(?<![^{before}\d]\d )(?<!\d \d\d )(?<!\d \d )"
    return rf" (?=\d{{3}}(?!\d))(?<=\d ){front}"


_DIGIT = re.compile(r"\d")  # no pattern is without one, and most texts are
# Every pattern begins with the space, so that a text is gone through once, and looks back at what it follows.
_PARAGRAPH = r" (?=\d)(?<=§ )"
_UNIT = rf" (?=(?:{_UNITS})(?![^\W\d_]))(?<=\d )"
_MONTH = rf" (?=(?:{_MONTHS})\b)(?<=\d\. )"
_NUMBERED = r" (?=\d)(?:" + "|".join(rf"(?<=\b{re.escape(name)} )" for name in _NAMES) + ")"
_NUMBERS = re.compile("|".join((_thousands(r"\s(«„“"), _PARAGRAPH)))
_ALL = re.compile("|".join((_thousands(r"\s(«„“–\-"), _PARAGRAPH, _UNIT, _MONTH, _NUMBERED)), re.IGNORECASE)


def held(text: str) -> str:
    """`text` with a space that holds in «§ 31», «200 000», «24 %», «9. mars», «tiltak 3»; no character more or less."""
    return _ALL.sub(_HELD, text) if _DIGIT.search(text) else text


def held_numbers(text: str) -> str:
    """The same within what is a single word to those who compare versions: «§ 31» and «200 000»."""
    return _NUMBERS.sub(_HELD, text) if _DIGIT.search(text) else text


def unparted(text: str) -> list[str]:
    """What stands on one line whatever its width: the words of a text in which some spaces hold."""
    return _UNPARTED.findall(text)
