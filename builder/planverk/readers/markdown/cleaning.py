"""Text as it came to text that every writer can hold: one kind of line ending, composed letters, no control characters."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
# Neither XML 1.0 (section 2.2), and so no Word file, nor a page can hold these.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDING = re.compile("\r\n?")


def clean(text: str) -> str:
    """`text` with LF line endings, in Unicode's NFC, without a byte order mark, U+FFFD for characters that cannot be printed."""
    if text.isascii() and text.isprintable():  # most texts within a paragraph
        return text
    text = _LINE_ENDING.sub("\n", text.removeprefix("\ufeff"))
    text = _UNPRINTABLE.sub(REPLACEMENT, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unprintable(text: str) -> tuple[int, int] | None:
    """How many characters of `text` cannot be printed, and the line of the first, counted from 0; None where all can."""
    first = _UNPRINTABLE.search(text)
    if first is None:
        return None
    return len(_UNPRINTABLE.findall(text)), len(re.findall("\r\n?|\n", text[: first.start()]))
