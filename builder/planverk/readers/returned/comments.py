"""Comments of a Word file: who says what, at which words, in answer to whom, and which are marked as resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planverk.errors import UnreadableFile
from planverk.model.returned import Comment
from planverk.readers.returned.opening import Package
from planverk.readers.returned.parts import Quoted
from planverk.readers.template.xml import Element, W

MAX_COMMENTS = 20_000
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True)
class _More:
    """What Word keeps of a comment beside it, by the number of the comment's last paragraph ([MS-DOCX] 2.5.1)."""

    parent: str = ""
    resolved: bool = False


def comments_of(package: Package, quoted: Mapping[str, Quoted]) -> Iterator[Comment]:
    """The comments in the order of the file. Raises UnreadableFile where there are more than anybody can answer."""
    root = package.root(package.related("comments"))
    found = list(root.iter(W + "comment")) if root is not None else []
    if len(found) > MAX_COMMENTS:
        raise UnreadableFile("The file has more than {limit} comments.", "", package.place, limit=MAX_COMMENTS)
    more = _more(package)
    authors = {_paragraph(each): _said(each, "author") for each in found}
    resolved = {name for name, own in more.items() if own.resolved}
    for each in found:
        own = more.get(_paragraph(each), _More())
        at = quoted.get(_said(each, "id"), Quoted(0))
        text = "\n".join(_words(paragraph) for paragraph in each.iter(W + "p")).strip()
        if text:
            is_resolved = own.resolved or own.parent in resolved
            answers = authors.get(own.parent, "") if own.parent else ""
            yield Comment(_said(each, "author"), _said(each, "date"), text, at.text, at.part, answers, is_resolved)


def _more(package: Package) -> dict[str, _More]:
    root = package.root(package.related("commentsExtended"))
    found = root.iter(f"{_W15}commentEx") if root is not None else ()
    return {
        each.get(f"{_W15}paraId", ""): _More(each.get(f"{_W15}paraIdParent", ""), each.get(f"{_W15}done", "") in ("1", "true"))
        for each in found
    }


def _paragraph(comment: Element) -> str:
    """The number of a comment's last paragraph, by which it is known elsewhere."""
    numbers = [each.get(f"{_W14}paraId", "") for each in comment.iter(W + "p")]
    return numbers[-1] if numbers else ""


def _said(element: Element, name: str) -> str:
    return str(element.get(W + name) or "")


def _words(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(W + "t")).strip()
