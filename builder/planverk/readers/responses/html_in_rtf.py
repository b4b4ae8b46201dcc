"""HTML that Outlook keeps within RTF (MS-OXRTFEX): tags in groups of their own, and what is there for RTF alone left out."""

from __future__ import annotations

import re

from planverk.readers.responses.rtf import SILENT, TOKEN, codec_of

_SIGNS = {b"par": "\r\n", b"line": "\r\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"}
_SIGNS |= {b"bullet": "•", b"endash": "–", b"emdash": "—"}


def html_in(rtf: bytes) -> str:
    """The page; empty where the RTF holds none."""
    if b"\\fromhtml" not in rtf[:2_000]:
        return ""
    page = _Page(codec_of(rtf))
    for token in TOKEN.finditer(rtf):
        page.take(token)
    return "".join(page.parts)


class _Page:
    """Keeps, for each open group, whether it is a tag, whether it is hidden, and whether it is for RTF alone."""

    def __init__(self, codec: str) -> None:
        self.parts: list[str] = []
        self._codec = codec
        self._groups: list[tuple[bool, bool, bool, int]] = []
        self._tag, self._hidden, self._only_rtf, self._substitutes = False, False, False, 1
        self._starred = False
        self._skip = 0

    def take(self, token: re.Match[bytes]) -> None:
        word, number, byte, sign, brace, words = token.groups()
        if brace == b"{":
            self._groups.append((self._tag, self._hidden, self._only_rtf, self._substitutes))
        elif brace == b"}":
            known = self._groups.pop() if self._groups else (False, False, False, 1)
            self._tag, self._hidden, self._only_rtf, self._substitutes = known
            self._skip = 0
        elif word:
            self._word(word, number)
        elif byte:
            self._say(bytes([int(byte, 16)]).decode(self._codec, "replace"))
        elif sign == b"*":
            self._starred = True
            return
        elif sign:
            self._say({b"~": "&nbsp;", b"_": "&shy;", b"-": "&shy;"}.get(sign, sign.decode("latin-1")))
        elif words:
            self._say(words.decode(self._codec, "replace"))
        self._starred = False

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word == b"htmltag":
            self._tag = True
        elif word == b"htmlrtf":
            self._only_rtf = number is None or int(number) != 0
        elif self._starred or word in SILENT:
            self._hidden = True
        elif word == b"u":
            self._say(chr(int(number or 0) % 65_536))
            self._skip = self._substitutes
        elif word == b"uc":
            self._substitutes = max(0, min(int(number or 0), 10))
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _say(self, words: str) -> None:
        dropped = min(self._skip, len(words))
        self._skip -= dropped
        if self._tag or not (self._hidden or self._only_rtf):
            self.parts.append(words[dropped:])
