"""PDFs under way: beside the other writers, and, where a document is too large for one, in volumes, each in its own process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

from planverk.documents.volumes import volumes
from planverk.findings import Finding
from planverk.model.document import Document, PageMap
from planverk.model.template import Theme

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from planverk.writers.pdf import Printed, Typeset

Print = Callable[["Typeset"], "Printed"]
_COMPILERS = 2  # a compiler takes a core of its own and some 300 MB


def print_pdf(source: Typeset) -> Printed:
    """The PDF of some Typst source. Raises TypesettingFailed."""
    from planverk.writers.pdf import compile_pdf  # with the first PDF: where all stand already, none is set

    return compile_pdf(source)


@dataclass(frozen=True)
class Printing:
    """A PDF, or its volumes, under way."""

    coming: tuple[Future[Printed], ...] = ()
    findings: tuple[Finding, ...] = ()

    def result(self) -> tuple[tuple[bytes, ...], PageMap]:
        """The PDFs in order, and where everything stands: pages of later volumes count on from the first. Raises
        TypesettingFailed."""
        printed = [each.result() for each in self.coming]
        return tuple(each.data for each in printed), _one_map([each.pages for each in printed])


class Presses:
    """Where PDFs are set: in threads, for Typst lets go of Python; volumes in processes that end with each of them, so that their
    memory is freed."""

    def __init__(self, press: Print) -> None:
        self._press = press
        self._threads = ThreadPoolExecutor(max_workers=_COMPILERS, thread_name_prefix="typst")
        self._child: ProcessPoolExecutor | None = None
        self._begun: dict[int, tuple[Document, Printing]] = {}

    def begin(self, document: Document, theme: Theme) -> Printing:
        """Begins the PDF of a document, once. Raises PlanverkError for what can be seen before it is set."""
        if id(document) not in self._begun:
            self._begun[id(document)] = document, self._begin(document, theme)
        return self._begun[id(document)][1]

    def _begin(self, document: Document, theme: Theme) -> Printing:
        from planverk.writers.pdf import typeset

        sources = [typeset(each, theme) for each in volumes(document)]
        findings = tuple(dict.fromkeys(finding for source in sources for finding in source.findings))
        if len(sources) == 1:
            return Printing((self._threads.submit(self._press, sources[0]),), findings)
        return Printing(tuple(self._volumes().submit(print_pdf, source) for source in sources), findings)

    def _volumes(self) -> ProcessPoolExecutor:
        if self._child is None:
            from concurrent.futures import ProcessPoolExecutor  # for documents of hundreds of pages alone
            from multiprocessing import get_context

            from planverk.writers.pdf.compiling import left_to_the_parent

            own = get_context("spawn")
            self._child = ProcessPoolExecutor(_COMPILERS, mp_context=own, max_tasks_per_child=1, initializer=left_to_the_parent)
        return self._child

    def __enter__(self) -> Presses:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """What nobody has asked for, because a check stopped the document, is not waited for."""
        self._threads.shutdown(wait=error is not None, cancel_futures=True)
        if self._child is not None:
            self._child.shutdown(cancel_futures=True)


def _one_map(maps: Sequence[PageMap]) -> PageMap:
    if len(maps) == 1:
        return maps[0]
    pages: dict[str, int] = {}
    before = 0
    for each in maps:
        pages |= {name: before + page for name, page in each.pages.items() if name not in pages}
        before += each.count
    return PageMap(pages, {name: str(page) for name, page in pages.items()}, before)
