"""Ids: the names of sections, goals and measures that never change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

MAX_LENGTH = 36  # a Word bookmark holds 40 characters, and ours carry a prefix of two (bookmark_name)
ID = re.compile(r"[a-z][a-z0-9-]{0,35}\Z")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "đ": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ß": "ss"})


def is_id(text: str) -> bool:
    """True where `text` may be an id: `[a-z][a-z0-9-]{0,35}`."""
    return ID.match(text) is not None


def make_id(title: str, taken: Collection[str] = (), fallback: str = "avsnitt") -> str:
    """An id made from a title, unlike every id in `taken`: «Mål og strategier» gives `mal-og-strategier`."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    stem = "-".join(words)[:MAX_LENGTH].rstrip("-")
    stem = stem if is_id(stem) else f"{fallback}-{stem}"[:MAX_LENGTH].rstrip("-")
    return _unlike(stem, taken)


def _unlike(stem: str, taken: Collection[str]) -> str:
    if stem not in taken:
        return stem
    number = 2
    while (candidate := f"{stem[: MAX_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}") in taken:
        number += 1
    return candidate


def bookmark_name(section_id: str) -> str:
    """The Word bookmark that carries an id: letters, digits and underscores, at most 40 characters."""
    return "p_" + section_id.replace("-", "_")


def id_of_bookmark(name: str) -> str | None:
    """The id that a bookmark made by `bookmark_name` carries; None for other bookmarks."""
    return name[2:].replace("_", "-") if name.startswith("p_") and is_id(name[2:].replace("_", "-")) else None


# Bookmarks whose name begins with an underscore are hidden in Word's own list of them. No id begins so.
BLOCK_MARK = "_planverk_"
TEXT_MARK = f"{BLOCK_MARK}text"  # round the whole text
TEXT_END = f"{BLOCK_MARK}end"  # what a reader says of everything that stands after it


def block_mark(number: int) -> str:
    """The bookmark of a text's block by its number, in a file that goes out to come back."""
    return f"{BLOCK_MARK}{number}"


def number_of_mark(name: str) -> int | None:
    """The number of the block that such a bookmark stands for; None for other bookmarks."""
    number = name.removeprefix(BLOCK_MARK)
    return int(number) if name.startswith(BLOCK_MARK) and number.isascii() and number.isdecimal() and len(number) < 10 else None
