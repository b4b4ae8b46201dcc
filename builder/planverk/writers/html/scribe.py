"""What is known while a page is written: ids, labels, pictures, and the footnotes called so far."""

from __future__ import annotations

import base64
import re

from planverk.model.content import Footnote, walk
from planverk.model.document import Document
from planverk.model.labels import labels
from planverk.model.pictures import Picture
from planverk.writers.html.markup import Markup
from planverk.writers.redline import Redline

_SUBTAGS = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_REGIONS = {"nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "en": "en-GB", "se": "se-NO"}
_ID = re.compile(r"[^\s\x00-\x1f]+\Z")


class Scribe:
    """The state of writing one document. Ids made here hold an underscore, which ids of the model never do."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes: list[Footnote] = []
        self.held: list[Markup] = []  # calls of notes inside a link, which follow it: links do not nest
        self.levels: list[int] = []  # levels of the headings above the present one
        self._labels = labels(document.language) | dict(document.labels)
        self.redline = Redline(document, self._labels)
        self._targets = frozenset(found for part in walk(document.body) if (found := _id_of(part)))
        self._used: set[str] = set()
        self._counted = 0

    def label(self, key: str) -> str:
        """The word for `key` in the document's language."""
        return self._labels[key]

    def is_target(self, wanted: str) -> bool:
        """True where something on the page carries the id `wanted`."""
        return wanted in self._targets

    def anchor(self, wanted: str) -> str | None:
        """`wanted` the first time that it is asked for; None afterwards, so that no id stands twice on a page."""
        if not _ID.match(wanted) or wanted in self._used:
            return None
        self._used.add(wanted)
        return wanted

    def fresh(self, stem: str) -> str:
        """An id for something that has none of its own."""
        self._counted += 1
        return f"_{stem}_{self._counted}"

    def note(self, footnote: Footnote) -> int:
        """The number of a footnote that is called here, from 1."""
        self.notes.append(footnote)
        return len(self.notes)

    def picture(self, source: str) -> Picture | None:
        """The picture that a figure names."""
        return self.document.pictures.get(source)


def language_tag(code: str) -> str | None:
    """`code` as a language tag with its region (`nb` gives `nb-NO`); None where it is no such tag."""
    return _REGIONS.get(code) or (code if _SUBTAGS.match(code) else None)


def data_uri(picture: Picture) -> str:
    """The picture itself, as an address."""
    return f"data:image/{picture.format};base64,{base64.b64encode(picture.data).decode('ascii')}"


def _id_of(part: object) -> str:
    value = getattr(part, "id", "")
    return value if isinstance(value, str) and _ID.match(value) else ""
