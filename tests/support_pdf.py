"""Looking into PDF files: their tags, their text, page by page."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tag_tree(data: bytes) -> str:
    """The tags, one a line, indented; with the alternative text and the language of those that have one."""
    with open_pdf(data) as pdf:
        return "".join(f"{line}\n" for line in _tags(pdf.Root.StructTreeRoot.K, 0))


def _tags(element: Any, depth: int) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from _tags(each, depth)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        words = "".join(f" {key[1:]}={str(element[key])!r}" for key in ("/T", "/Alt", "/Lang") if key in element)
        yield "  " * depth + str(element.S)[1:] + words
        if "/K" in element:
            yield from _tags(element.K, depth + 1)


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """The bookmarks, each with its level from 1."""
    with open_pdf(data) as pdf, pdf.open_outline() as outline:
        return list(_bookmarks(outline.root, 1))


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _bookmarks(item.children, level + 1)


def fills(data: bytes) -> list[str]:
    """The colour of every filled shape, as hexadecimal digits, page by page in the order in which they are drawn."""
    with open_pdf(data) as pdf:
        return [colour for page in pdf.pages for colour in _fills(pikepdf.parse_content_stream(page))]


def _fills(instructions: Any) -> Iterator[str]:
    colour = ""
    for operands, operator in instructions:
        match str(operator):
            case "scn" | "rg" | "sc":
                colour = "".join(f"{round(float(part) * 255):02x}" for part in operands)
            case "f" | "f*":
                yield colour


def pages(pdftotext: str, data: bytes) -> list[str]:
    """The text of each page, as poppler reads it."""
    read = subprocess.run([pdftotext, "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return read.stdout.decode("utf-8").split("\f")[:-1]


def words(text: str) -> list[str]:
    """The words of a text, without what a line's end adds or takes away."""
    return re.findall(r"\S+", text.replace("\u200b", "").replace("\u00ad", ""))
