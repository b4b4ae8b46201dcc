"""The whole page: head, header, navigation, text, footer."""

from __future__ import annotations

from planverk.model.content import Block, Blocks, Heading, NumberedHeading, Paragraph, plain
from planverk.model.document import Document, Draft, Origin
from planverk.model.template import Theme
from planverk.writers.html import changes
from planverk.writers.html.blocks import blocks, notes
from planverk.writers.html.contents import navigation
from planverk.writers.html.inlines import inlines
from planverk.writers.html.markup import NOTHING, Markup, element, join, lines
from planverk.writers.html.scribe import Scribe, data_uri, language_tag
from planverk.writers.html.style import stylesheet

# Nothing is fetched and nothing runs, whatever the text holds.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SHORT = 10  # characters of a commit that people read


def write(document: Document, theme: Theme) -> bytes:
    """The document as one HTML page in UTF-8 that needs nothing beside itself: no font, picture or script from elsewhere."""
    scribe = Scribe(document)
    title, body = _own_title(scribe)
    written = blocks(scribe, body), notes(scribe), changes.notes(scribe), _findings(document.draft)
    content = lines((changes.key(scribe), *written))
    parts = (
        element("a", {"class": "skip", "href": "#_main"}, scribe.label("skip-to-content")),
        _header(document, theme, title),
        navigation(scribe),
        element("main", {"id": "_main", "tabindex": -1}, "\n", content, "\n"),
        _footer(scribe),
    )
    root = element(
        "html",
        {"lang": language_tag(document.language)},
        _head(document, theme, scribe.redline.is_marked),
        "\n",
        _body(parts),
        "\n",
    )
    return f"<!doctype html>\n{root}\n".encode()


def _head(document: Document, theme: Theme, is_marked: bool) -> Markup:
    properties = document.properties
    about = {
        "author": properties.author,
        "description": properties.subject,
        "keywords": ", ".join(properties.keywords),
        "date": properties.date,
        "planverk-document": document.id,
        "planverk-commit": document.origin.commit,
    }
    parts = (
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", None, _window_title(document)),
        *(element("meta", {"name": name, "content": value}) for name, value in about.items() if value),
        element("style", None, "\n", stylesheet(theme, document.draft, is_marked), "\n"),
    )
    return element("head", None, "\n", lines(parts), "\n")


def _body(parts: tuple[Markup, ...]) -> Markup:
    return element("body", None, "\n", lines(parts), "\n")


def _window_title(document: Document) -> str:
    municipality = document.fields.get("municipality", "")
    return " – ".join(part for part in (document.title.strip() or document.id, municipality) if part)


def _own_title(scribe: Scribe) -> tuple[Markup, Blocks]:
    """The page's title, and the text without the block that gives it: the first one in the title's role («58/11 Boligplan»), or
    a heading that repeats the document's title."""
    body = scribe.document.body
    at = next((i for i, block in enumerate(body) if _says_title(block, scribe.document.title)), None)
    block = body[at] if at is not None else None
    words = inlines(scribe, block.content) if isinstance(block, (Paragraph, Heading, NumberedHeading)) else NOTHING
    anchor = scribe.anchor(block.id) if isinstance(block, (Heading, NumberedHeading)) else None
    rest = body if at is None else (*body[:at], *body[at + 1 :])
    return element("h1", {"id": anchor}, words or scribe.document.title.strip() or scribe.document.id), rest


def _says_title(block: Block, title: str) -> bool:
    match block:
        case Paragraph(content, "title"):
            return bool(plain(content).strip())
        case Heading(1, content) | NumberedHeading(1, content, number=()):
            return bool(title.strip()) and plain(content).split() == title.split()
        case _:
            return False


def _header(document: Document, theme: Theme, title: Markup) -> Markup:
    fields = document.fields
    logo = element("img", {"src": data_uri(theme.logo), "alt": theme.logo_alt}) if theme.logo else NOTHING
    sender = join((logo, element("span", None, fields["municipality"]) if fields.get("municipality") else NOTHING))
    about = [fields[name] for name in ("status", "period", "date") if fields.get(name, "").strip()]
    parts = (
        _draft(document.draft),
        element("div", {"class": "sender"}, sender) if sender else NOTHING,
        _line("kind", fields.get("document_type", "")),
        title,
        _line("subtitle", fields.get("subtitle", "")),
        element("ul", {"class": "about"}, *(element("li", None, value) for value in about)) if about else NOTHING,
    )
    return element("header", None, "\n", lines(parts), "\n")


def _line(name: str, value: str) -> Markup:
    return element("p", {"class": name}, value) if value.strip() else NOTHING


def _draft(draft: Draft | None) -> Markup:
    if draft is None:
        return NOTHING
    link = element("a", {"href": "#_findings"}, f"{draft.findings_title} ({len(draft.findings)})") if draft.findings else NOTHING
    return element("p", {"class": "draft"}, draft.mark, " " if link else "", link)


def _findings(draft: Draft | None) -> Markup:
    if draft is None or not draft.findings:
        return NOTHING
    title = element("h2", {"id": "_findings", "class": "level-1"}, draft.findings_title)
    items = lines(element("li", None, finding) for finding in draft.findings)
    attributes = {"class": "findings", "aria-labelledby": "_findings"}
    return element("section", attributes, "\n", title, "\n", element("ul", None, "\n", items, "\n"), "\n")


def _footer(scribe: Scribe) -> Markup:
    fields = scribe.document.fields
    names = ("municipality", "municipality_address", "municipality_phone", "municipality_email", "municipality_web")
    sender = " · ".join(value for name in names if (value := fields.get(name, "").strip()))
    parts = (element("p", None, sender) if sender else NOTHING, element("p", {"class": "origin"}, _origin(scribe)))
    return element("footer", None, "\n", lines(parts), "\n")


def _origin(scribe: Scribe) -> str:
    """Which saved version the page was made from, or that there is none."""
    origin: Origin = scribe.document.origin
    if not (origin.commit or origin.version):
        return scribe.label("no-commit")
    commit = origin.commit[:_SHORT]
    name = f"{origin.version} ({commit})" if origin.version and commit else origin.version or commit
    said = f"{scribe.label('made-from')} {name}"
    return f"{said}, {scribe.label('uncommitted')}." if origin.dirty else f"{said}."
