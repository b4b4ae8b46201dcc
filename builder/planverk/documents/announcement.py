"""The announcement of a hearing (kunngjøring), for the web page and the newspaper."""

from __future__ import annotations

from planverk.documents.frame import Assembled, Frame
from planverk.documents.sending import Sending, Words
from planverk.documents.sending_document import write

KIND = "announcement"


def assemble(sending: Sending, frame: Frame) -> Assembled:
    """The announcement, with findings."""
    words = Words.of(sending, frame.settings)
    return write(KIND, words.labels["consultation-file-announcement"], words, frame, {}, ())
