"""Pages of other PDFs put into one of our own, in the place of pages that were left for them: a copy to read in.

The whole claims no standard: what others made is as it is, and what our own file says of itself holds for it no more.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from planverk.model.place import Place
from planverk.writers.facsimile import open_pdf, same_bytes, stamped

# Claims of PDF/A and PDF/UA in the file's metadata, blanked without moving an offset.
_CLAIMS = re.compile(rb"<pdf(?:a|ua)id:(part|conformance|rev|amd)>[^<]*</pdf(?:a|ua)id:\1>")


@dataclass(frozen=True)
class Enclosed:
    """A PDF whose pages stand from the page `at` (0 for the first) of our own file, each under the stamp, with `{page}` of
    `{pages}` for its number among its own, `{at}` of `{all}` in the whole file. `place` is where the PDF lies."""

    data: bytes = field(repr=False)
    at: int
    pages: int
    stamp: str
    place: Place


def enclose(own: bytes, enclosed: Sequence[Enclosed]) -> bytes:
    """Our own file with the pages that were left empty replaced by those of the PDFs; bookmarks and links stay. The same bytes
    every time. Raises UnreadableFile, with its place, for a PDF that cannot be read."""
    out = open_pdf(own, Place())
    for each in enclosed:
        sheets = _sheets(each, len(out))
        for _ in range(each.pages):
            out.del_page(each.at)
        out.import_pages(sheets, index=each.at)
        sheets.close()
    buffer = io.BytesIO()
    out.save(buffer)
    out.close()
    return same_bytes(unclaimed(buffer.getvalue()))


def _sheets(each: Enclosed, whole: int) -> Any:
    """The pages of a PDF, drawn and stamped, in a file of their own."""
    numbers = ({"page": n + 1, "pages": each.pages, "at": each.at + n + 1, "all": whole} for n in range(each.pages))
    return stamped(each.data, each.place, [(n, each.stamp.format_map(words)) for n, words in enumerate(numbers)])


def unclaimed(data: bytes) -> bytes:
    """The file without a word of PDF/A and PDF/UA; every byte stands where it stood."""
    return _CLAIMS.sub(lambda found: b" " * len(found[0]), data)
