"""A layout: the headings of a document type, their order, and standard wording, as the municipality wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.model.content import Blocks


@dataclass(frozen=True)
class Layout:
    """The blocks of `templates/<name>/documents/<document>.md`.

    Text may hold `{{ value }}`. `::: {.slot name=…}` marks where a part of the document goes; `::: {.optional}` holds
    what is left out where every slot and value in it came to nothing.
    """

    name: str
    file: str
    blocks: Blocks
