"""From Typst source to a PDF that is PDF/A-2a and PDF/UA-1 at once, and to the page of every id."""

from __future__ import annotations

import json
import signal
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import typst

from planverk.model.document import PageMap
from planverk.writers.pdf.failures import failure
from planverk.writers.pdf.fonts import font_folders
from planverk.writers.pdf.source import array, literal
from planverk.writers.pdf.typesetting import MAIN, Typeset

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


@dataclass(frozen=True)
class Printed:
    """A PDF file, and where its ids stand."""

    data: bytes
    pages: PageMap


def compile_pdf(typeset: Typeset) -> Printed:
    """The PDF of `typeset`; the same bytes wherever and whenever. Raises TypesettingFailed with the Markdown line."""
    with Press() as press:
        return press.print(typeset)


class Press:
    """A Typst compiler that stays warm: it sets again only what changed since the last time.

    Its memory grows with every edit, and only the end of the process frees it: see ChildPress.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="planverk-")
        self._written: dict[str, bytes] = {}
        self._compiler: typst.Compiler | None = None

    def print(self, typeset: Typeset) -> Printed:
        """The PDF of `typeset`. Raises TypesettingFailed."""
        self._write({**typeset.files, MAIN: typeset.source.encode()})
        if self._compiler is None:
            root = Path(self._folder.name)
            self._compiler = typst.Compiler(root / MAIN, root=root, font_paths=_fonts(), ignore_system_fonts=True)
        try:
            data = self._compiler.compile(format="pdf", pdf_standards=STANDARDS)
        except typst.TypstError as error:
            raise failure(error, typeset) from error
        assert isinstance(data, bytes)
        found = json.loads(self._compiler.eval(_question(typeset)))
        return Printed(data, _page_map(typeset, found))

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Puts the files where the compiler reads them; those that did not change are left alone."""
        root = Path(self._folder.name)
        for name in self._written.keys() - files.keys():
            (root / name).unlink()
        for name, data in files.items():
            if self._written.get(name) != data:
                (root / name).write_bytes(data)
        self._written = dict(files)

    def close(self) -> None:
        """Removes the files."""
        self._compiler = None
        self._folder.cleanup()

    def __enter__(self) -> Press:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class ChildPress:
    """A Press in a process of its own, which starts anew after `edits` prints, so that memory is bounded."""

    def __init__(self, edits: int = 8) -> None:
        from concurrent.futures import ProcessPoolExecutor  # for watching alone
        from multiprocessing import get_context

        own = get_context("spawn")
        self._pool = ProcessPoolExecutor(1, mp_context=own, max_tasks_per_child=edits, initializer=left_to_the_parent)

    def print(self, typeset: Typeset) -> Printed:
        """The PDF of `typeset`. Raises TypesettingFailed."""
        return self._pool.submit(_print_in_child, typeset).result()

    def close(self) -> None:
        """Ends the process."""
        self._pool.shutdown()

    def __enter__(self) -> ChildPress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def left_to_the_parent() -> None:
    """In a process that sets PDFs: Ctrl-C reaches it too, and whoever started it ends it in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@lru_cache(maxsize=1)
def _child_press() -> Press:
    """The press of this process; its files go when the process does."""
    return Press()


def _print_in_child(typeset: Typeset) -> Printed:
    return _child_press().print(typeset)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders()))


def _question(typeset: Typeset) -> str:
    """A Typst expression: the physical page of each id and of each section that counts anew, how far down each stands in points,
    and the number of pages."""
    names = array([literal(name) for name in (*typeset.ids, *(label for label, _ in typeset.restarts))])
    place = (
        "let found = query(label(name)).at(0, default: none)\n"
        "if found != none { let at = found.location().position(); (at.page, at.y / 1pt) }"
    )
    return f'({names}.map(name => {{ {place} }}), query(label("page:")).len())'


def _page_map(typeset: Typeset, found: tuple[list[tuple[int, float] | None], int]) -> PageMap:
    places, count = found
    pages = [place[0] if place else None for place in places]
    tops = {each: round(place[1], 1) for each, place in zip(typeset.ids, places, strict=False) if place is not None}
    starts = [
        (first, start) for (_, start), first in zip(typeset.restarts, pages[len(typeset.ids) :], strict=True) if first is not None
    ]
    known = {each: page for each, page in zip(typeset.ids, pages, strict=False) if page is not None}
    return PageMap(known, {each: _printed(page, starts) for each, page in known.items()}, count, tops)


def _printed(page: int, starts: list[tuple[int, int]]) -> str:
    """The number that stands on a page: sections of the template may start it over."""
    shown = page
    for first, start in starts:
        if page >= first:
            shown = page - first + start
    return str(shown)
