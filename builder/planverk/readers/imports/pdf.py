"""PDF to blocks: lines by their place and size on the page, joined to paragraphs; running headers told apart."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.content import Block, BulletList, Figure, Heading, Paragraph, Text
from planverk.model.imported import PICTURES, Imported, LeftOut, Why
from planverk.model.place import Place
from planverk.readers.imports.headings import LONGEST, heading_of

MIN_PIXELS = 64  # smaller pictures are bullets and rules
_BULLET = re.compile(r"^[•·▪◦●○■–—\uf0b7\uf0a7]\s*(?=\S)")
_LEADER = re.compile(r"\.{4,}\s*\d+\s*$|(?:\. ){4,}\s*\d+\s*$")


@dataclass(frozen=True)
class Line:
    """A line on a page: points from the page's lower left corner; `size` is the font's, in points."""

    page: int
    text: str
    size: float
    left: float
    top: float
    bottom: float


def read(data: bytes, name: str) -> Imported:
    """The PDF as blocks. Tables become lines of text; a PDF without text raises UnreadableFile."""
    document = _open(data, Place(name))
    try:
        pages = [tuple(_lines(document[number], number)) for number in range(len(document))]
        pictures = dict(_pictures(document)) if any(pages) else {}
    finally:
        document.close()
    if not any(pages):
        raise UnreadableFile(
            "The PDF holds no text, only pictures of pages.", "Ask for the text, or have the pages read by OCR.", Place(name)
        )
    running = _running_lines(pages)
    body = [line for page in pages for line in page if line not in running]
    contents = [line for line in body if _LEADER.search(line.text)]
    left_out = [
        LeftOut(t, Why.HEADER)
        for t in dict.fromkeys(_without_digits(line.text) for line in sorted(running, key=lambda line: (line.page, line.text)))
    ]
    left_out += [LeftOut(line.text, Why.CONTENTS) for line in contents]
    blocks = [*_blocks([line for line in body if line not in contents]), *(Figure(name, "") for name in pictures)]
    return Imported(tuple(blocks), "", pictures, tuple(left_out))


def page_lines(data: bytes) -> Iterator[tuple[str, ...]]:
    """The text of each page, line by line, as pdfium gives it."""
    document = _open(data, Place())
    try:
        for page in document:
            yield tuple(page.get_textpage().get_text_range().splitlines())
    finally:
        document.close()


def _open(data: bytes, place: Place) -> Any:
    import pypdfium2  # loads a shared library

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise UnreadableFile("The file has a password.", "Open it, remove the password, and save it again.", place) from fault
        raise UnreadableFile("The file is damaged and cannot be opened.", "Ask for it once more.", place) from fault


def _lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a page from top to bottom, as pdfium's rectangles of text that share a base line."""
    from pypdfium2 import raw  # the size of a font is only in the raw interface

    text = page.get_textpage()
    rows: list[tuple[float, float, float, float, str, float]] = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        index = text.get_index((left + 1), (bottom + top) / 2, 5, 5)
        size = raw.FPDFText_GetFontSize(text.raw, index) if index is not None and index >= 0 else top - bottom
        if words:
            rows.append((left, bottom, right, top, words, size))
    current: list[tuple[float, float, float, float, str, float]] = []
    for row in rows:
        if current and abs(row[1] - current[-1][1]) > max(2.0, 0.4 * (row[3] - row[1])):
            yield _line(current, number)
            current = []
        current.append(row)
    if current:
        yield _line(current, number)


def _line(parts: list[tuple[float, float, float, float, str, float]], page: int) -> Line:
    words = " ".join(part[4] for part in parts).replace("\x02", "-")
    sizes = [part[5] for part in parts]
    return Line(page, " ".join(words.split()), max(sizes), parts[0][0], max(p[3] for p in parts), min(p[1] for p in parts))


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _running_lines(pages: list[tuple[Line, ...]]) -> set[Line]:
    """Headers and footers: the first or last two lines of a page that, but for digits, stand on most pages."""
    edges = [(line, _without_digits(line.text)) for page in pages for line in dict.fromkeys((*page[:2], *page[-2:]))]
    often = Counter(text for _, text in edges)
    least = max(3, len(pages) * 0.5)
    return {line for line, text in edges if often[text] >= least}


def _blocks(lines: list[Line]) -> Iterator[Block]:
    if not lines:
        return
    body = median(line.size for line in lines for _ in line.text)
    sizes = sorted({round(line.size) for line in lines if line.size > body * 1.12}, reverse=True)
    group: list[Line] = []
    for line in lines:
        if group and _starts_anew(group[-1], line, body):
            yield _block(group, body, sizes)
            group = []
        group.append(line)
    yield _block(group, body, sizes)


def _starts_anew(before: Line, line: Line, body: float) -> bool:
    if _BULLET.match(line.text) or abs(line.size - before.size) > 0.6 or heading_of(line.text):
        return True
    if line.page != before.page:
        return before.text.endswith((".", ":", "!", "?"))
    gap = before.bottom - line.top
    return gap > 0.75 * body or gap < -2 * body or (heading_of(before.text) is not None and before.size > body)


def _block(group: list[Line], body: float, sizes: list[int]) -> Block:
    words = _joined([line.text for line in group])
    if group[0].size > body * 1.12 and len(words) <= 2 * LONGEST:
        return Heading(min(6, sizes.index(round(group[0].size)) + 1), (Text(words),))
    bullet = _BULLET.match(words)
    if bullet:
        return BulletList(((Paragraph((Text(words[bullet.end() :]),)),),))
    level = heading_of(words) if len(group) == 1 else None
    return Heading(level, (Text(words),)) if level else Paragraph((Text(words),))


def _joined(lines: list[str]) -> str:
    """One paragraph; a word parted by a hyphen at a line's end is put together where the next line goes on in lower case."""
    parts = lines[:1]
    for line in lines[1:]:
        parted = (
            re.search(r"[a-zæøå]-\Z", parts[-1][-2:]) and re.match(r"[a-zæøå]", line) and not re.match(r"(?:og|eller)\b", line)
        )
        if parted:
            parts[-1] = parts[-1][:-1] + line
        else:
            parts.append(line)
    return " ".join(parts)


def _pictures(document: Any) -> Iterator[tuple[str, bytes]]:
    from pypdfium2 import raw  # the kind of a page object is only in the raw interface

    number = 0
    for page in document:
        for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
            picture = image.get_bitmap(render=False).to_pil()
            if min(picture.size) >= MIN_PIXELS:
                number += 1
                buffer = io.BytesIO()
                picture.convert("RGB").save(buffer, "PNG")
                yield f"{PICTURES}/figur-{number}.png", buffer.getvalue()
