"""XML out of files that others sent: entities are not resolved, nothing is fetched, no document type is loaded."""

from __future__ import annotations

from lxml import etree


def parser(*, lenient: bool = False, deep: bool = True, comments: bool = True) -> etree.XMLParser:
    """A parser for one such part. `lenient` makes the best of what is broken, `deep` takes trees of any depth and size; without
    `comments` there are none in the tree."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=deep,
        recover=lenient,
        remove_comments=not comments,
    )
