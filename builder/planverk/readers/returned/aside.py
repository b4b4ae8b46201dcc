"""What a Word file says beside its text: in headers and footers, and in text boxes. It is told of, and never taken in."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.model.returned import Piece
from planverk.readers.returned.opening import Package
from planverk.readers.returned.runs import Runs
from planverk.readers.returned.styles import Styles
from planverk.readers.template.xml import MC, Element, W

_TEXT_BOX = f"{W}txbxContent"
_FALLBACK = f"{MC}Fallback"  # the same text box once more, for older programs


def said_aside(package: Package, styles: Styles, document: Element) -> tuple[str, ...]:
    """What each paragraph there says with every change accepted, fields that Word counts left out."""
    places: list[tuple[str, Element]] = [(package.main, each) for each in document.iter(_TEXT_BOX) if not _is_again(each)]
    for kind in ("header", "footer"):
        for name in package.all_related(kind):
            root = package.root(name)
            places += [(name, root)] if root is not None else []
    texts = (text for name, place in places for text in _texts(package, styles, name, place))
    return tuple(text for text in texts if text)


def _is_again(box: Element) -> bool:
    return any(each.tag == _FALLBACK for each in box.iterancestors())


def _texts(package: Package, styles: Styles, name: str, place: Element) -> Iterator[str]:
    runs = Runs(package, styles, package.relations(name), {})
    for paragraph in place.iter(W + "p"):
        yield " ".join("".join(_word(piece) for piece in runs.read(paragraph) if not piece.deleted).split())


def _word(piece: Piece) -> str:
    return piece.text if piece.kind == "text" else " "
