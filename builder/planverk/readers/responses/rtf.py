"""RTF to text in normal form, read here because pandoc puts all lists of an RTF file first and drops notes and headers."""

from __future__ import annotations

import codecs
import re

from planverk.readers.responses.normal import dashed, normal

TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL)
SILENT = {
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
_SPOKEN = {
    b"footnote",
    b"annotation",
    b"shptxt",
    b"shpinst",
    b"shppict",
}  # these hold text though «\*» says that a reader may skip them
_NOTES = {b"footnote", b"annotation"}
_RUNNING = {b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"shptxt"}
_SIGNS = {
    b"par": "\n\n",
    b"sect": "\n\n",
    b"page": "\n\n",
    b"row": "\n",
    b"line": "\n",
    b"cell": " | ",
    b"tab": " ",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"rquote": "’",
    b"lquote": "‘",
    b"rdblquote": "”",
    b"ldblquote": "“",
}
_ITEM = re.compile(r"(?:-|\(?\w{1,3}[.)])\s+\S")


def text(data: bytes) -> str:
    """The text; notes («[1]» where they are called), headers, footers and text boxes at the end. Never raises."""
    reader = _Reader(codec_of(data))
    for token in TOKEN.finditer(data):
        reader.take(token)
    notes = [f"[{number}] {' '.join(''.join(note).split())}" for number, note in enumerate(reader.notes, 1)]
    running = dict.fromkeys(line for part in reader.running for line in _passages("".join(part)))
    return normal("\n\n".join([_close(_passages("".join(reader.body))), *notes, *running]))


def codec_of(data: bytes) -> str:
    """The codec of the code page that the file names, Windows-1252 where it names none that is known."""
    page = re.search(rb"\\ansicpg(\d{1,5})", data[:2_000])
    try:
        return codecs.lookup(f"cp{page[1].decode() if page else '1252'}").name
    except LookupError:
        return "cp1252"


def _passages(raw: str) -> list[str]:
    """Paragraphs, without the spaces and the bars at their edges that tabs and cells leave."""
    lines = (re.sub(r"(?: \|)+ *$", "", " ".join(line.split(" "))).strip() for line in raw.split("\n"))
    return [
        passage for passage in dashed(normal("\n".join(re.sub(r" {2,}", " ", line) for line in lines))).split("\n\n") if passage
    ]


def _close(passages: list[str]) -> str:
    """The passages, with no blank line between the items of a list."""
    out = ""
    listed = False
    for passage in passages:
        item = _ITEM.match(passage) is not None
        out += ("\n" if item and listed else "\n\n") + passage
        listed = item
    return out


class _Reader:
    """Keeps what groups are open: whether their text shows, where it goes, how many characters stand in for one of Unicode."""

    def __init__(self, codec: str) -> None:
        self.body: list[str] = []
        self.notes: list[list[str]] = []
        self.running: list[list[str]] = []
        self._codec = codec
        self._groups: list[tuple[bool, int, list[str]]] = []
        self._shown, self._substitutes, self._target = True, 1, self.body
        self._starred = False
        self._skip = 0
        self._after_row = False

    def take(self, token: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, words = token.groups()
        if brace == b"{":
            self._groups.append((self._shown, self._substitutes, self._target))
        elif brace == b"}":
            self._shown, self._substitutes, self._target = self._groups.pop() if self._groups else (True, 1, self.body)
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
        elif words:
            self._say(words.decode(self._codec, "replace"))
        self._starred = False

    def _word(self, word: bytes, number: int) -> None:
        if word in SILENT or (self._starred and word not in _SPOKEN):
            self._shown = False
        elif word in _NOTES:
            self.notes.append([])
            self._say(f"[{len(self.notes)}]")
            self._target = self.notes[-1]
        elif word in _RUNNING:
            self.running.append([])
            self._target = self.running[-1]
        elif word == b"u":
            self._say(chr(number % 65_536))
            self._skip = self._substitutes
        elif word == b"uc":
            self._substitutes = max(0, min(number, 10))
        elif word in _SIGNS:
            self._say(_SIGNS[word])
            self._after_row = word == b"row"
        elif word in (b"trowd", b"intbl"):
            self._after_row = False

    def _say(self, words: str) -> None:
        dropped = min(self._skip, len(words))
        self._skip -= dropped
        if self._shown:
            self._target += ["\n\n"] if self._after_row and words.strip() else []
            self._after_row = self._after_row and not words.strip()
            self._target.append(words[dropped:])
