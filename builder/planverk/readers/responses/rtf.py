"""RTF to text: by the import, and with what a second, simpler reading finds beside it in headers, footers and text boxes."""

from __future__ import annotations

import codecs
import re

from planverk.readers.imports import read_file
from planverk.readers.responses.as_text import to_text
from planverk.readers.responses.normal import normal

_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
_SILENT = {
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"listtable",
    b"listoverridetable",
    b"rsidtbl",
    b"themedata",
    b"object",
}
_SPOKEN = {b"footnote", b"annotation", b"shptxt", b"shpinst"}  # destinations that hold text though a «\*» stands before them
_BREAKS = {b"par", b"line", b"row", b"sect", b"page"}
_SIGNS = {
    b"tab": " ",
    b"cell": " ",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"rquote": "’",
    b"lquote": "‘",
    b"rdblquote": "”",
    b"ldblquote": "“",
}


def read(data: bytes, name: str) -> tuple[str, int]:
    """The text in normal form, and how many pictures there are. Raises UnreadableFile.

    The import leaves out notes as LibreOffice marks them, as destinations that a reader may skip, and headers and footers.
    """
    imported = read_file(data.replace(rb"{\*\footnote", rb"{\footnote"), name)
    text = to_text(imported)
    held = _letters(text)
    lost = [line for line in dict.fromkeys(lines(data)) if _letters(line) not in held]
    return normal("\n\n".join([text, *lost])), len(imported.pictures)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def lines(data: bytes) -> tuple[str, ...]:
    """The text of every paragraph, in the order of the file, empty ones left out."""
    page = re.search(rb"\\ansicpg(\d{1,5})", data[:2_000])
    reader = _Reader(_codec(page[1].decode() if page else "1252"))
    for token in _TOKEN.finditer(data):
        reader.take(token)
    return tuple(line for raw in "".join(reader.out).split("\n") if (line := " ".join(raw.split())))


def _codec(page: str) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"


class _Reader:
    """Keeps what groups are open: whether their text shows, and how many characters stand in for one of Unicode."""

    def __init__(self, codec: str) -> None:
        self.out: list[str] = []
        self._codec = codec
        self._groups: list[tuple[bool, int]] = []
        self._shown, self._substitutes = True, 1
        self._starred = False
        self._skip = 0

    def take(self, token: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, text = token.groups()
        if brace == b"{":
            self._groups.append((self._shown, self._substitutes))
        elif brace == b"}":
            self._shown, self._substitutes = self._groups.pop() if self._groups else (True, 1)
            self._skip = 0
        elif word:
            self._word(word, int(number or 0))
        elif byte:
            self._say(bytes([int(byte, 16)]).decode(self._codec, "replace"))
        elif sign == b"*":
            self._starred = True
            return
        elif sign:
            self._say({b"~": " ", b"_": "-", b"-": ""}.get(sign, sign.decode("latin-1")))
        elif text:
            self._say(text.decode(self._codec, "replace"))
        self._starred = False

    def _word(self, word: bytes, number: int) -> None:
        if word in _SILENT or (self._starred and word not in _SPOKEN):
            self._shown = False
        elif word in _BREAKS or word in (b"header", b"footer", b"footnote", b"annotation"):
            self._say("\n")
        elif word == b"u":
            self._say(chr(number % 65_536))
            self._skip = self._substitutes
        elif word == b"uc":
            self._substitutes = max(0, min(number, 10))
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _say(self, text: str) -> None:
        dropped = min(self._skip, len(text))
        self._skip -= dropped
        if self._shown:
            self.out.append(text[dropped:])
