"""Where a Word file says that it came from: our part of it, or, where that is gone, the bookmark round the text."""

from __future__ import annotations

import re

from planverk.errors import UnreadableFile
from planverk.model.returned import SentFrom
from planverk.readers.returned.opening import Package
from planverk.readers.template.xml import Element

NAMESPACE = "{urn:planverk:origin:1}"
_PART = re.compile(r"customXml/[^/]+\.xml\Z")


def read_origin(package: Package) -> SentFrom | None:
    """What our part says; None where there is none. Raises UnreadableFile where there are several that say different things."""
    found = {
        _sent_from(root) for name in sorted(package.parts) if _PART.match(name) and (root := _ours(package, name)) is not None
    }
    if len(found) > 1:
        raise UnreadableFile(
            "The file holds text of two documents that were made here, and says that it is both.",
            "Merge each of the files that were put together into it on its own.",
            package.place,
        )
    return next(iter(found), None)


def read_labels(package: Package) -> dict[str, str]:
    """What our part calls the sections («6.1», «Vedlegg A»), by id; empty where it is gone."""
    roots = (_ours(package, name) for name in sorted(package.parts) if _PART.match(name))
    sections = (each for root in roots if root is not None for each in root.iter(f"{NAMESPACE}section"))
    return {each.get("id", ""): each.get("label", "") for each in sections}


def _ours(package: Package, name: str) -> Element | None:
    if b"urn:planverk:origin:1" not in package.parts[name]:
        return None
    root = package.root(name)
    return root if root is not None and root.tag == f"{NAMESPACE}origin" else None


def _sent_from(root: Element) -> SentFrom:
    said = {str(key): str(text) for key, text in root.attrib.items()}
    return SentFrom(
        document=said.get("document", ""),
        kind=said.get("kind", ""),
        source=said.get("source", ""),
        commit=said.get("commit", ""),
        dirty=said.get("dirty", "") == "true",
        version=said.get("version", ""),
        recipient=said.get("recipient", ""),
        sections=tuple(said.get("sections", "").split()),
    )
