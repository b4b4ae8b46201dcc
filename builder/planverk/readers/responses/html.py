"""HTML, a page or the body of a mail, to text: by the import, and where that refuses it, by its tags alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from planverk.errors import UnreadableFile
from planverk.readers.imports import read_file
from planverk.readers.responses.as_text import to_text
from planverk.readers.responses.charsets import declared_in_html, decode, without_declaration
from planverk.readers.responses.normal import normal

_BLOCKS = {"p", "div", "br", "li", "tr", "table", "ul", "ol", "blockquote", "pre", "hr", "section", "article", "td", "th"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_UNSHOWN = {"script", "style", "head", "template"}
MAX_BYTES = 10_000_000  # an HTML page of text is small; what is larger is read by its tags alone


def page_text(data: bytes, declared: str = "") -> str:
    """The text of an HTML page in normal form."""
    return html_text(decode(data, declared or declared_in_html(data)))


def html_text(html: str) -> str:
    """The text of an HTML page in normal form. Never raises: a page that the import refuses is read by its tags."""
    sound = html.encode("utf-8", "replace").replace(b"\0", b"")
    if len(sound) > MAX_BYTES or sound.count(b"<") > 100_000:
        return without_tags(html)
    page = without_declaration(sound.decode("utf-8"))
    try:
        return to_text(read_file(b"\xef\xbb\xbf" + page.encode("utf-8"), "page.html"))
    except (UnreadableFile, RecursionError, ValueError, KeyError):
        return without_tags(html)


def without_tags(html: str) -> str:
    """The characters between the tags in normal form, a new line where a block begins."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    lines = (" ".join(line.split()) for line in "".join(stripper.parts).split("\n"))
    return normal(re.sub(r"\n{2,}", "\n\n", "\n".join(lines)))


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSHOWN and not self._hidden:
            self._hidden = tag
        elif tag == "body":
            self._hidden = ""
        if tag in _BLOCKS:
            self.parts.append("\n" if tag in ("br", "li", "tr", "td", "th") else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\n", " "))
