"""The list of the bodies that are asked (høringsinstanser), a document of its own."""

from __future__ import annotations

from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import counted
from planverk.documents.layouts import Slotted
from planverk.documents.sending import Sending, Words
from planverk.documents.sending_document import plain, write
from planverk.model.content import Container

KIND = "bodies"


def assemble(sending: Sending, frame: Frame) -> Assembled:
    """The list, with findings; an error where the layout has no place for the bodies."""
    words = Words.of(sending, frame.settings)

    def count(_: Container) -> Slotted:
        found = len(sending.consultation.invitations)
        return Slotted((plain(words.put("bodies-lead", count=counted(found, "count-body", "count-bodies", words.labels))),))

    title = f"{words.labels['bodies-title']}: {sending.title}"
    return write(KIND, words.labels["consultation-file-bodies"], words, frame, {"count": count}, ("bodies",), title)
