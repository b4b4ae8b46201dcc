"""ODT and EPUB, made by pandoc from the HTML page."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import uuid
import zipfile
from collections.abc import Iterator
from typing import Literal, cast

from lxml import etree, html

from planverk.errors import UnreadableFile
from planverk.model.document import Document

Form = Literal["odt", "epub"]
_SECONDS = 300
_MEMORY = "-M1g"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_SANDBOX_DATE = b"1970-01-01"
_DATED = ("meta.xml", "EPUB/content.opf")
_SPACE = uuid.UUID("3f0e6c1c-6d0b-5d0e-9a57-0f4c2a7be0d1")  # where identifiers of planverk's books are counted


def convert(page: bytes, form: Form, document: Document) -> bytes:
    """The page as an open document or an electronic book, the same bytes for the same page.

    pandoc runs in its sandbox (it reads and fetches nothing), within a time and a memory limit. Raises UnreadableFile where it
    gives up.
    """
    import pypandoc  # takes long to import, and most builds make neither form

    command = [pypandoc.get_pandoc_path(), "--sandbox", "--from=html+epub_html_exts", f"--to={form}", "--output=-"]
    command += ["--shift-heading-level-by=-1", "--wrap=none"]
    command += ["--split-level=1", "--toc", "--toc-depth=2"] if form == "epub" else []
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [*command, "+RTS", _MEMORY, "-RTS"],
            input=_for_pandoc(page, document),
            capture_output=True,
            timeout=_SECONDS,
            env=environment,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise UnreadableFile(
            "pandoc could not make {form} of {document}: {reason}",
            form=form,
            document=document.id,
            reason=_reason(fault),
        ) from fault
    return _sealed(done.stdout, _date(document))


def _reason(fault: Exception) -> str:
    said = fault.stderr if isinstance(fault, subprocess.SubprocessError) and hasattr(fault, "stderr") else b""
    lines = (said or b"").decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else str(fault)


def _for_pandoc(page: bytes, document: Document) -> bytes:
    """The page anew: a head that says what pandoc shall know, and in the body what is read, without the screen's furniture.

    Chapters stand right in the body, for a book is parted there.
    """
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    content = [*_all(root, "//header/p[@class='draft']"), *_all(root, "//main/*"), *_all(root, "//footer/p[@class='origin']")]
    body = html.Element("body")
    body.extend(content)
    for title in _all(body, "section[@role='doc-endnotes']/h2"):
        title.drop_tree()
    for frame in _all(body, ".//div[contains(@class, 'table')][table]"):
        frame.drop_tag()
    whole = html.Element("html", lang=root.get("lang", ""))
    head = html.Element("head")
    head.extend(list(_head(document)))
    whole.append(head)
    whole.append(body)
    return bytes(html.tostring(whole, encoding="utf-8", doctype="<!doctype html>"))


def _all(tree: etree._Element, path: str) -> list[html.HtmlElement]:
    return list(cast("list[html.HtmlElement]", tree.xpath(path)))


def _head(document: Document) -> Iterator[etree._Element]:
    properties = document.properties
    title = html.Element("title")
    title.text = _printable(document.title or document.id)
    yield title
    about = {
        "subtitle": document.fields.get("subtitle", ""),
        "author": properties.author or document.fields.get("municipality", ""),
        "date": properties.date,
        "description": properties.subject,
        "toc-title": document.labels.get("contents", ""),
        "identifier": _identifier(document),
    }
    for name, value in about.items():
        if value:
            yield html.Element("meta", name=name, content=_printable(value))


def _identifier(document: Document) -> str:
    """The same for the same document at the same commit, and for no other."""
    return f"urn:uuid:{uuid.uuid5(_SPACE, repr((document.id, document.origin.source, document.origin.commit, document.title)))}"


def _printable(value: str) -> str:
    """`value` without the characters that XML cannot hold."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in value)


def _date(document: Document) -> bytes:
    """The document's own date, else the first that a zip file can name."""
    try:
        return datetime.date.fromisoformat(document.properties.date[:10]).isoformat().encode()
    except ValueError:
        return b"1980-01-01"


def _sealed(data: bytes, date: bytes) -> bytes:
    """The zip file with `mimetype` first and stored, as ODF 1.3 part 2 (3.3) and EPUB OCF 3.3 (4.2.4) ask, and no clock in it.

    The sandbox's clock stands at 1970; the two files that tell the time get the document's own date.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as sealed:
        for name in sorted(made.namelist(), key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            content = made.read(name)
            sealed.writestr(entry, content.replace(_SANDBOX_DATE, date) if name in _DATED else content)
    return out.getvalue()
