"""A copy of a plan of ours that a sender wrote comments in: what they say, by section and by the words that they say it of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planverk.errors import UnreadableFile
from planverk.model.document import PLAN
from planverk.model.ids import id_of_bookmark
from planverk.model.returned import Comment, Line, Part, Returned
from planverk.readers.responses.normal import normal
from planverk.readers.returned import open_package, read_labels, read_origin, read_returned

_GAP = "\u2002"  # between number and title where some sections were sent alone (service/word/sending)


@dataclass(frozen=True)
class PlanCopy:
    """The comments as a text, a paragraph each, how many they are, and the version of the plan that they are about, if it had a
    name when the copy was made."""

    text: str
    count: int
    version: str


def look(data: bytes, name: str) -> PlanCopy | None:
    """What is said in the comments of a copy; None for a file that is none, or has none."""
    try:
        package = open_package(data, name)
        origin = read_origin(package)
        if origin is None or origin.kind != PLAN:
            return None
        returned, labels = read_returned(package, {}), read_labels(package)
    except UnreadableFile:  # others say what is wrong with it
        return None
    said = list(_paragraphs(returned, labels))
    return PlanCopy(normal("\n\n".join(said)), len(said), origin.version) if said else None


def _paragraphs(returned: Returned, labels: Mapping[str, str]) -> Iterator[str]:
    for comment in returned.comments:
        where = ", ".join(part for part in (_section(returned.parts, comment, labels), _quoted(comment)) if part)
        yield f"{where}: {comment.text}" if where else comment.text


def _section(parts: tuple[Part, ...], comment: Comment, labels: Mapping[str, str]) -> str:
    """The section as its reader calls it («Kapittel 6.1»), by its title where it has no number."""
    for part in reversed(parts[: comment.part + 1]):
        if isinstance(part, Line) and part.form.heading:
            own = next((found for name in part.anchors if (found := id_of_bookmark(name))), "")
            label = labels.get(own, "")
            title = "".join(piece.text for piece in part.pieces if piece.kind == "text").strip()
            written, gap, _ = title.partition(_GAP)
            label = label or (written if gap else "")
            return (f"Kapittel {label}" if label[:1].isdigit() else label) or f"«{title}»"
    return ""


def _quoted(comment: Comment) -> str:
    return f"ved «{comment.quote}»" if comment.quote else ""
