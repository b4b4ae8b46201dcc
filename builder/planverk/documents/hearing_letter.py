"""The letter that asks a body for its view (høringsbrev): to one body, or to all of them."""

from __future__ import annotations

from planverk.documents.frame import Assembled, Frame
from planverk.documents.sending import Sending, Words
from planverk.documents.sending_document import write

KIND = "hearing-letter"


def assemble(sending: Sending, frame: Frame) -> Assembled:
    """The letter to `sending.to`, a letter to all where that is None; before the hearing is sent out, a draft that says so."""
    words = Words.of(sending, frame.settings)
    if sending.to is not None:
        own_id = sending.to.id
    else:
        own_id = words.labels[
            "consultation-file-letter-draft" if sending.consultation.sent is None else "consultation-file-letter"
        ]
    return write(KIND, own_id, words, frame, {}, ("addressee",))
