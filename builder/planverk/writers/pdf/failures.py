"""What Typst refused, said in plain words with the place in the Markdown."""

from __future__ import annotations

import re

import typst

from planverk.errors import TypesettingFailed
from planverk.model.place import NOWHERE, Place
from planverk.writers.pdf.source import place_of
from planverk.writers.pdf.typesetting import MAIN, Typeset

_SPOT = re.compile(rf"{re.escape(MAIN)}:(\d+):\d+")
_PICTURE = re.compile("decode image|image format|failed to load|svg", re.IGNORECASE)


def failure(error: typst.TypstError, typeset: Typeset) -> TypesettingFailed:
    """The error to raise for what Typst said. Where Typst names no line of ours, the place is NOWHERE."""
    place = _place(error, typeset)
    if _PICTURE.search(error.message):
        return TypesettingFailed(
            "The picture cannot be read: it is damaged, or it is not the kind of picture that its name says.",
            hint="Open the picture, save it anew as PNG or JPEG, and build again.",
            place=place,
        )
    return TypesettingFailed(
        "The PDF could not be set. The compiler said: {reason}",
        hint="Write the text at this place more simply, or leave it out, and build again.",
        place=place,
        reason=error.message,
    )


def _place(error: typst.TypstError, typeset: Typeset) -> Place:
    """The place of the last of our lines in the diagnostic and its trace: the outermost call, which a document's block made."""
    said = "\n".join([error.diagnostic or "", *(error.trace or [])])
    places = [place_of(typeset.lines, int(line)) for line in _SPOT.findall(said)]
    return next((place for place in places if place.file), NOWHERE)
