"""A Word file that came back, as values: text with tracked changes, notes, pictures, comments, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planverk.errors import UnreadableFile
from planverk.model.returned import Comment, Part, Returned
from planverk.readers.returned.opening import Package, open_package
from planverk.readers.returned.origin import read_origin
from planverk.readers.returned.parts import Parts, Quoted
from planverk.readers.returned.runs import Runs
from planverk.readers.returned.styles import Styles
from planverk.readers.template.xml import Element, W, child

__all__ = ["Package", "has_references", "open_package", "read_origin", "read_returned"]

MAX_COMMENTS = 20_000
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TERMS = "{http://purl.org/dc/terms/}"
_TEXT_BOX = f"{W}txbxContent"


def read_returned(package: Package, roles: Mapping[str, str], plain: bool = False) -> Returned:
    """The file's content. `roles` gives the template's role of a style by the style's name in lower case; with `plain` references
    are words, as in a file that `has_references` is False of.

    Raises UnreadableFile where the file has no text, or more comments than anybody can answer.
    """
    document = package.root(package.main)
    body = child(document, "body")
    if document is None or body is None:
        raise UnreadableFile("There is no text in the file.", "", package.place)
    styles = Styles(package.root(package.related("styles")), package.root(package.related("numbering")), roles)
    pictures: dict[str, bytes] = {}
    text = Parts(Runs(package, styles, package.relations(package.main), pictures, plain))
    parts = text.read(body)
    saved_by, saved = _saved(package)
    return Returned(
        parts,
        _notes(package, styles, pictures, plain),
        pictures,
        tuple(_comments(package, text.quoted)),
        read_origin(package),
        saved_by,
        saved,
        sum(1 for _ in document.iter(_TEXT_BOX)),
    )


def has_references(package: Package) -> bool:
    """True where a field or a link of ours is left in the file."""
    text = package.parts[package.main]
    return any(mark in text for mark in (b"REF p_", b"REF np_", b'w:anchor="p_'))


def _notes(package: Package, styles: Styles, pictures: dict[str, bytes], plain: bool) -> dict[str, tuple[Part, ...]]:
    """The footnotes by number, and endnotes as if they were such, without the lines that separate them from the text."""
    found: dict[str, tuple[Part, ...]] = {}
    for kind in ("footnote", "endnote"):
        name = package.related(f"{kind}s")
        root = package.root(name)
        relations = package.relations(name) if root is not None else {}
        for each in root.iter(W + kind) if root is not None else ():
            if each.get(W + "type") in (None, "normal"):
                own = Parts(Runs(package, styles, relations, pictures, plain))
                found[f"{kind} {each.get(W + 'id') or ''}"] = own.read(each)
    return found


def _comments(package: Package, quoted: Mapping[str, Quoted]) -> Iterator[Comment]:
    root = package.root(package.related("comments"))
    found = list(root.iter(W + "comment")) if root is not None else []
    if len(found) > MAX_COMMENTS:
        raise UnreadableFile("The file has more than {limit} comments.", "", package.place, limit=MAX_COMMENTS)
    for each in found:
        at = quoted.get(str(each.get(W + "id") or ""), Quoted(0))
        text = "\n".join(_words(paragraph) for paragraph in each.iter(W + "p")).strip()
        if text:
            yield Comment(str(each.get(W + "author") or ""), str(each.get(W + "date") or ""), text, at.text, at.part)


def _words(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(W + "t")).strip()


def _saved(package: Package) -> tuple[str, str]:
    """Who saved the file last, and when."""
    root = package.root("docProps/core.xml")
    if root is None:
        return "", ""
    return (root.findtext(f"{_CORE}lastModifiedBy") or "").strip(), (root.findtext(f"{_TERMS}modified") or "").strip()
