"""What a Word file that is to come back carries: a bookmark at every block, a lock on what is made from data, changes tracked."""

from __future__ import annotations

import zlib

from planverk.model.content import Blocks, Contents
from planverk.model.ids import TEXT_MARK, block_mark
from planverk.model.sending import Sending, flat
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.order import SETTINGS_ORDER
from planverk.writers.docx.xml import Element, attribute, fragment, put, qn


class Marks:
    """Marks the blocks of a text as they are written, in the order of `model.document.flat`; nothing in a file that stays."""

    def __init__(self, sending: Sending | None) -> None:
        self._sending = sending
        self._number = 0

    def skip(self) -> None:
        """Pass a block that writes nothing."""
        self._number += 1

    def write(self, flow: Flow, blocks: Blocks) -> None:
        """Write blocks, each with its mark."""
        if self._sending is None:
            flow.write(blocks)
            return
        for block in flat(blocks):
            flow.waiting.ids.insert(0, block_mark(self._number))
            where = "" if isinstance(block, Contents) else self._sending.generated.get(self._number, "")
            start = len(flow.out)
            flow.write((block,))
            if where and len(flow.out) > start:
                flow.out[start:] = [_locked("".join(flow.out[start:]), where, self._number)]
            self._number += 1


def around(text: str, number: int) -> str:
    """The whole text in a bookmark, which tells it from the template's own pages."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{TEXT_MARK}"/>{text}<w:bookmarkEnd w:id="{number}"/>'


def follow_changes(settings: Element) -> None:
    """Have Word track every change, and let nobody switch that off without meaning to (there is no password)."""
    for name in ("w:trackRevisions", "w:documentProtection"):
        for each in settings.findall(qn(name)):
            settings.remove(each)
    put(settings, fragment("<w:trackRevisions/>"), SETTINGS_ORDER)
    put(settings, fragment('<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'), SETTINGS_ORDER)


def _locked(text: str, where: str, number: int) -> str:
    """A frame that says where its content is changed, and whose content cannot be."""
    title = attribute(where[:64])  # Word takes no longer one
    name = (zlib.crc32(f"{number} {where}".encode()) >> 1) or 1
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:id w:val="{name}"/><w:lock w:val="sdtContentLocked"/></w:sdtPr>'
        f"<w:sdtContent>{text}</w:sdtContent></w:sdt>"
    )
