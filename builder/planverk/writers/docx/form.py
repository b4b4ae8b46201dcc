"""How a paragraph is set: its style, and what the style does not do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """The properties of a paragraph: a style's id, and what the style does not do, as XML in the schema's order."""

    style: str = ""
    keep: bool = False
    number: tuple[str, int] | None = None
    border: str = ""
    tabs: str = ""
    spacing: str = ""
    indent: str = ""
    align: str = ""
    outline: str = ""


PLAIN = Form()
