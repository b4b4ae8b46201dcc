"""File names that every case system, every disk and every ZIP takes."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "–": "-", "—": "-"})
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60  # characters, so that a path on Windows has room for the folder it is put into
_ENDING = re.compile(r"[a-z0-9]{1,8}\Z")


def safe_name(number: int, title: str, ending: str) -> str:
    """«003-uttalelse-eldreradet.pdf»: the number makes it the only one, and no name that Windows keeps for itself."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    stem = _OTHER.sub("-", plain).strip("-")[:_LONGEST].rstrip("-")
    suffix = ending.lower().lstrip(".")
    return f"{number:03}{f'-{stem}' if stem else ''}.{suffix if _ENDING.match(suffix) else 'bin'}"
