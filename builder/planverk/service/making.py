"""Documents to bytes, in every format that was asked for, with the PDF compiler at work beside the Word and HTML writers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Literal, Protocol

from planverk.documents.volumes import is_large
from planverk.errors import PlanverkError
from planverk.findings import Finding, Severity
from planverk.model.document import Document, PageMap
from planverk.model.sheet import Workbook
from planverk.model.template import Template, Theme
from planverk.service.printing import Presses, Print, Printing
from planverk.store.cache import Cache, key_of

Format = Literal["docx", "pdf", "html", "xlsx", "odt", "epub"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html", "xlsx", "odt", "epub")
USUAL: tuple[Format, ...] = ("docx", "pdf", "html", "xlsx")


class Progress(Protocol):
    """Told of each file when it is begun; the face shows it or not."""

    def __call__(self, document: str, form: str) -> None: ...


@dataclass(frozen=True)
class Job:
    """A document to make, and the formats that are wanted of it. `key` is a hash of all that goes into it; `workbook` what its
    XLSX is made of, where there is one."""

    document: Document
    template: Template
    formats: tuple[Format, ...]
    key: str
    concerns: str
    workbook: Workbook | None = None

    @property
    def theme(self) -> Theme:
        assert self.template.theme is not None, "read_template gives the look, or no template at all"
        return self.template.theme

    @cached_property
    def numbers_pages(self) -> bool:
        """True where the contents in Word have page numbers. Those are the PDF's; where that comes in volumes there are none to
        give, and Word works out its own when somebody renews the list."""
        return "docx" in self.formats and not is_large(self.document)

    @property
    def needs_pages(self) -> bool:
        """True where the PDF has to be set: for itself, or for the page numbers of the contents in Word."""
        return "pdf" in self.formats or self.numbers_pages


@dataclass(frozen=True)
class Made:
    """What became of a job: bytes by format (volumes of a PDF are `pdf-1`, `pdf-2` …), the number of pages of those that have
    pages, and what was found. An error among the findings means that nothing of the document may be written."""

    job: Job
    files: Mapping[str, bytes]
    pages: int | None
    findings: tuple[Finding, ...]


def make(jobs: Sequence[Job], cache: Cache, press: Print, progress: Progress) -> list[Made]:
    """Makes every job. A document that cannot be made is a finding, and the others are made all the same."""
    with Presses(press) as presses:
        return make_on(presses, jobs, cache, progress)


def make_on(presses: Presses, jobs: Sequence[Job], cache: Cache, progress: Progress) -> list[Made]:
    """The same, on presses that may have begun some of the documents already."""
    begun = [(job, _Begun.of(job, cache, presses, progress)) for job in jobs]
    return [_make_one(job, pages, cache, progress) for job, pages in begun]


@dataclass(frozen=True)
class _Begun:
    """What is known of a job's pages: the page map from an earlier build, a PDF under way, or neither."""

    pages: PageMap | None = None
    printing: Printing | None = None
    findings: tuple[Finding, ...] = ()

    @staticmethod
    def of(job: Job, cache: Cache, presses: Presses, progress: Progress) -> _Begun:
        known = _known_pages(cache, job) if "pdf" not in job.formats else None
        if known is not None or not job.needs_pages:
            return _Begun(known)
        progress(job.document.id, "pdf")
        try:
            printing = presses.begin(job.document, job.theme)
        except PlanverkError as fault:
            return _Begun(findings=(_as_finding(fault, job),))
        return _Begun(None, printing, printing.findings)

    def result(self) -> tuple[tuple[bytes, ...], PageMap | None]:
        """The PDF, or its volumes, and the page map. Raises TypesettingFailed."""
        return self.printing.result() if self.printing else ((), self.pages)


def _make_one(job: Job, begun: _Begun, cache: Cache, progress: Progress) -> Made:
    files: dict[str, bytes] = {}
    if any(finding.is_error for finding in begun.findings):
        return Made(job, {}, None, begun.findings)
    try:
        files |= _table(job, progress)
        files |= _pages_for_the_web(job, progress)
        word = _word(job, progress)
        pdfs, pages = begun.result()
        if pdfs and "pdf" in job.formats:
            files |= _numbered(pdfs)
        if word is not None:
            files["docx"] = word(pages if job.numbers_pages else None)
    except PlanverkError as fault:
        return Made(job, {}, None, (*begun.findings, _as_finding(fault, job)))
    if pages is None:
        return Made(job, files, None, begun.findings)
    if pdfs:
        cache.put(_pages_key(job), json.dumps(asdict(pages)).encode())
    return Made(job, files, pages.count, (*begun.findings, *_too_long(job, pages)))


def _too_long(job: Job, pages: PageMap) -> Iterator[Finding]:
    """What fills more pages than it may, now that it is known where all stands."""
    if job.document.limits:
        from planverk.checks.page_limits import too_long  # few documents have such parts

        yield from (replace(finding, concerns=job.concerns) for finding in too_long(job.document, pages, job.theme.page))


def _numbered(pdfs: tuple[bytes, ...]) -> dict[str, bytes]:
    """`pdf`; of several volumes `pdf-1`, `pdf-2` …"""
    return {"pdf": pdfs[0]} if len(pdfs) == 1 else {f"pdf-{number}": data for number, data in enumerate(pdfs, start=1)}


# Writers are imported with the first document that needs them: by then the compiler is at work, and reading has not waited.


def _word(job: Job, progress: Progress) -> Callable[[PageMap | None], bytes] | None:
    """The Word file, written up to its page numbers: what is given back takes those, and makes it whole."""
    if "docx" not in job.formats:
        return None
    from planverk.writers import docx

    progress(job.document.id, "docx")
    return docx.begin(job.document, job.template)


def _table(job: Job, progress: Progress) -> dict[str, bytes]:
    """The table to go on working in, where the document has one."""
    if "xlsx" not in job.formats or job.workbook is None:
        return {}
    from planverk.writers import xlsx

    progress(job.document.id, "xlsx")
    return {"xlsx": xlsx.write(job.workbook)}


def _pages_for_the_web(job: Job, progress: Progress) -> dict[str, bytes]:
    """HTML, and what pandoc makes of it."""
    wanted = [form for form in job.formats if form in ("html", "odt", "epub")]
    if not wanted:
        return {}
    from planverk.writers import html

    progress(job.document.id, "html")
    page = html.write(job.document, job.theme)
    files: dict[str, bytes] = {"html": page} if "html" in wanted else {}
    for form in ("odt", "epub"):
        if form in wanted:
            from planverk.writers import pandoc

            progress(job.document.id, form)
            files[form] = pandoc.convert(page, form, job.document)
    return files


def _as_finding(fault: PlanverkError, job: Job) -> Finding:
    return Finding("B1", Severity.ERROR, fault.place, fault.message, fault.hint, job.concerns)


def _pages_key(job: Job) -> str:
    return key_of("pages", job.key)


def _known_pages(cache: Cache, job: Job) -> PageMap | None:
    data = cache.get(_pages_key(job))
    return PageMap(**json.loads(data)) if data is not None else None
