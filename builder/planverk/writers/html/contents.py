"""Lists of what stands where: the page's navigation, and lists of measures, tables and figures."""

from __future__ import annotations

from planverk.model.content import Contents, ContentsEntry, walk
from planverk.writers.html.markup import NOTHING, Markup, element, join, lines
from planverk.writers.html.scribe import Scribe

_DEPTH = 2  # levels of headings in a navigation that the document does not lay down itself
_FEWEST = 3  # a page with fewer headings is its own overview


def navigation(scribe: Scribe) -> Markup:
    """The page's contents as a landmark: as the document lists them, else made of its headings; empty on a short page."""
    own = next((part for part in walk(scribe.document.body) if isinstance(part, Contents) and part.kind == "headings"), None)
    entries = own.entries if own else _from_headings(scribe)
    if not entries:
        return NOTHING
    title = own.title if own and own.title.strip() else scribe.label("contents")
    heading = element("h2", {"id": "_contents", "class": "contents-title"}, title)
    return element("nav", {"aria-labelledby": "_contents"}, "\n", heading, "\n", listing(scribe, entries), "\n")


def listing(scribe: Scribe, entries: tuple[ContentsEntry, ...]) -> Markup:
    """The entries as nested lists of links; an entry below another's level stands inside it."""
    items: list[Markup] = []
    at = 0
    while at < len(entries):
        after = at + 1
        while after < len(entries) and entries[after].level > entries[at].level:
            after += 1
        below = listing(scribe, entries[at + 1 : after]) if after > at + 1 else NOTHING
        items.append(element("li", None, _entry(scribe, entries[at]), below))
        at = after
    return element("ul", None, "\n", lines(items), "\n")


def _entry(scribe: Scribe, entry: ContentsEntry) -> Markup:
    label = element("span", {"class": "number"}, entry.label) if entry.label else NOTHING
    words = join((label, " " if label else "", entry.text or entry.target))
    return element("a", {"href": f"#{entry.target}"}, words) if scribe.is_target(entry.target) else words


def _from_headings(scribe: Scribe) -> tuple[ContentsEntry, ...]:
    headings = [(heading, words) for heading, words in scribe.redline.headings() if heading.in_contents]
    entries = tuple(
        ContentsEntry(heading.level, heading.label, words, heading.id)
        for heading, words in headings
        if heading.level <= _DEPTH and words.strip()
    )
    return entries if len(entries) >= _FEWEST else ()
