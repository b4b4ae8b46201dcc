"""Characters that no font has: PDF/A refuses them, so each gets a visible substitute and a finding."""

from __future__ import annotations

import re
import unicodedata

from planverk.findings import Finding, warning
from planverk.model.place import Place
from planverk.model.spaces import held
from planverk.writers.pdf.fonts import coverage

SUBSTITUTE = "\N{WHITE SQUARE}"
# What every font has, so that ordinary text is known at one glance.
_UNUSUAL = re.compile("[^ -~\u00a0-\u00ff–—‘-„†-•…‰€ĐđŊŋŠšŦŧŽžČč]")
_SPACE = re.compile("[\t\n\v\f\r\x1c-\x1f\u0085\u2028\u2029]+")
_LONG_WORD = re.compile(r"\S{400}")
_UNBROKEN = re.compile(r"[^\s/?–-]{40,}")  # most often a part of an address; no column is wide enough for it
_LETTER = 7.0  # points that a letter of ordinary text takes up, at most
_IDLE_HYPHEN = re.compile("\u00ad+(?!\\w)")  # one that ends a link stops Typst, where the line ends there too
_ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"
# Typst sets these without a glyph; PDF/A forbids the byte order mark, which is left out: it shows nothing anyhow.
_INVISIBLE = frozenset(
    map(
        ord,
        "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
        "\u2066\u2067\u2068\u2069\ufe0e\ufe0f",
    )
)


def shows(text: str) -> bool:
    """True where `text` leaves a mark on the page: PDF/UA knows no heading and no link that does not."""
    return any(not (character.isspace() or ord(character) in _INVISIBLE or character == "\ufeff") for character in text)


def parted(text: str, room: float) -> str:
    """`text` with places where a word that is far too long may be parted, so that it fits into `room` points."""
    if len(text) < 40:
        return text
    most = int(max(6, min(40, room / _LETTER)))
    return _UNBROKEN.sub(lambda found: _ZERO_WIDTH.join(re.findall(f".{{1,{most}}}", found[0])), text)


class Glyphs:
    """Makes text fit to be set, and remembers what had to be replaced."""

    def __init__(self, label: str = "") -> None:
        """`label` stands for a character where even the substitute is missing from all fonts."""
        self._label = label
        self._found: dict[tuple[Place, str], None] = {}

    def clean(self, text: str, place: Place) -> str:
        """`text` with spaces for line ends, spaces that hold where no line may end, and the substitute for each character
        without a glyph."""
        return self._drawable(held(_SPACE.sub(" ", text) if _UNUSUAL.search(text) else text), place)

    def clean_code(self, text: str, place: Place) -> str:
        """The same for code, whose lines stay lines and whose tabs become spaces."""
        return "\n".join(self._drawable(line, place) for line in re.split("\r\n|\r|\n", text.expandtabs(4)))

    def _drawable(self, text: str, place: Place) -> str:
        if len(text) > 400:  # PDF/A knows no string longer than 32,767 bytes, and a word that long needs a break anyhow
            text = _LONG_WORD.sub(lambda found: found[0] + _ZERO_WIDTH, text)
        if "\u00ad" in text:
            text = _IDLE_HYPHEN.sub("", text)
        if not _UNUSUAL.search(text):
            return text
        return _UNUSUAL.sub(lambda found: self._glyph(found[0], place), text)

    def _glyph(self, character: str, place: Place) -> str:
        code = ord(character)
        if code == 0xFEFF:
            return ""
        if code in _INVISIBLE or (code in coverage() and unicodedata.category(character) not in ("Co", "Cn", "Cc", "Cs")):
            return character
        self._found[place, character] = None
        return SUBSTITUTE if ord(SUBSTITUTE) in coverage() else self._label

    def findings(self) -> tuple[Finding, ...]:
        """One warning for each character and place."""
        return tuple(_finding(character, place) for place, character in self._found)


def _finding(character: str, place: Place) -> Finding:
    return warning(
        "G1",
        place,
        "The character {code} ({name}) is in none of the fonts, and stands as {substitute} in the PDF.",
        hint="Write it in another way, or leave it out.",
        code=f"U+{ord(character):04X}",
        name=unicodedata.name(character, "CONTROL CHARACTER" if unicodedata.category(character) == "Cc" else "UNNAMED"),
        substitute=SUBSTITUTE,
    )
