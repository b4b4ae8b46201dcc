"""A PDF that is attached to a case: whether it can be opened, how long it is, and whether everybody can read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planverk.errors import UnreadableFile
from planverk.model.place import Place

_PDF = b"%PDF-"
_HEAD = 1024  # bytes in which a PDF says that it is one
_PART = re.compile(rb"pdfaid:part(?:>|=[\"'])\s*([1-4])")


@dataclass(frozen=True)
class Enclosure:
    """What a PDF says of itself: its pages, whether its text is tagged for those who listen, and the part of PDF/A that it claims
    to follow (0 for none)."""

    pages: int
    tagged: bool
    archive_part: int = 0


def look_at(data: bytes, place: Place) -> Enclosure:
    """What is to be known of a PDF before it is sent to anybody. Raises UnreadableFile where it is no PDF, broken or locked."""
    if _PDF not in data[:_HEAD]:
        raise UnreadableFile(
            "The attachment is no PDF, whatever it is called.",
            "Save it as a PDF, preferably tagged PDF/A-2a, and attach that.",
            place,
        )
    import pypdfium2  # loads a shared library
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == raw.FPDF_ERR_PASSWORD:
            hint = "Ask for it without a password, and attach that."
            raise UnreadableFile("The PDF is locked with a password.", hint, place) from fault
        raise _broken(place) from fault
    try:
        for number in range(len(document)):
            document[number].close()  # a page that cannot be shown is better known before the papers are put together
        claimed = _PART.search(data)
        return Enclosure(len(document), bool(raw.FPDFCatalog_IsTagged(document.raw)), int(claimed[1]) if claimed else 0)
    except pypdfium2.PdfiumError as fault:
        raise _broken(place) from fault
    finally:
        document.close()


def _broken(place: Place) -> UnreadableFile:
    hint = "Open it in another program, save it once more as a PDF, and attach that."
    return UnreadableFile("The PDF is broken, and cannot be opened.", hint, place)
