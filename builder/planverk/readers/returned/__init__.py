"""A Word file that came back, as values: text with tracked changes, notes, pictures, comments, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.errors import UnreadableFile
from planverk.model.returned import Part, Returned
from planverk.readers.returned.aside import said_aside
from planverk.readers.returned.comments import comments_of
from planverk.readers.returned.opening import Package, open_package
from planverk.readers.returned.origin import read_labels, read_origin
from planverk.readers.returned.parts import Parts
from planverk.readers.returned.runs import Runs
from planverk.readers.returned.styles import Styles
from planverk.readers.template.xml import W, child

__all__ = ["Package", "has_references", "open_package", "read_labels", "read_origin", "read_returned"]

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TERMS = "{http://purl.org/dc/terms/}"


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
        tuple(comments_of(package, text.quoted)),
        read_origin(package),
        saved_by,
        saved,
        said_aside(package, styles, document),
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


def _saved(package: Package) -> tuple[str, str]:
    """Who saved the file last, and when."""
    root = package.root("docProps/core.xml")
    if root is None:
        return "", ""
    return (root.findtext(f"{_CORE}lastModifiedBy") or "").strip(), (root.findtext(f"{_TERMS}modified") or "").strip()
