"""Documents to bytes, in every format that was asked for, with the PDF compiler at work beside the Word and HTML writers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

from planverk.errors import PlanverkError
from planverk.findings import Finding, Severity
from planverk.model.document import Document, PageMap
from planverk.model.sheet import Workbook
from planverk.model.template import Template, Theme
from planverk.store.cache import Cache, key_of
from planverk.writers import docx, html, pandoc, xlsx
from planverk.writers.pdf import Printed, Typeset, typeset

Format = Literal["docx", "pdf", "html", "xlsx", "odt", "epub"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html", "xlsx", "odt", "epub")
USUAL: tuple[Format, ...] = ("docx", "pdf", "html", "xlsx")
Print = Callable[[Typeset], Printed]
_COMPILERS = 2  # a compiler takes a core of its own and some 300 MB


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

    @property
    def needs_pages(self) -> bool:
        """True where the PDF has to be set: for itself, or for the page numbers of the contents in Word."""
        return "pdf" in self.formats or "docx" in self.formats


@dataclass(frozen=True)
class Made:
    """What became of a job: bytes by format, the number of pages of those that have pages, and what was found. An error among the
    findings means that nothing of the document may be written."""

    job: Job
    files: Mapping[Format, bytes]
    pages: int | None
    findings: tuple[Finding, ...]


def make(jobs: Sequence[Job], cache: Cache, press: Print, progress: Progress) -> list[Made]:
    """Makes every job. A document that cannot be made is a finding, and the others are made all the same."""
    with ThreadPoolExecutor(max_workers=_COMPILERS, thread_name_prefix="typst") as pool:
        begun = [(job, _Printing.begin(job, cache, press, pool, progress)) for job in jobs]
        return [_make_one(job, printing, cache, progress) for job, printing in begun]


@dataclass(frozen=True)
class _Printing:
    """A PDF under way: the compiler does not hold up Python, so that other writers go on beside it."""

    pages: PageMap | None = None
    coming: Future[Printed] | None = None
    findings: tuple[Finding, ...] = ()

    @staticmethod
    def begin(job: Job, cache: Cache, press: Print, pool: Executor, progress: Progress) -> _Printing:
        known = _known_pages(cache, job) if "pdf" not in job.formats else None
        if known is not None or not job.needs_pages:
            return _Printing(known)
        progress(job.document.id, "pdf")
        try:
            source = typeset(job.document, job.theme)
        except PlanverkError as fault:
            return _Printing(findings=(_as_finding(fault, job),))
        return _Printing(None, pool.submit(press, source), source.findings)

    def result(self) -> tuple[bytes, PageMap | None]:
        """The PDF and its page map. Raises TypesettingFailed."""
        if self.coming is None:
            return b"", self.pages
        printed = self.coming.result()
        return printed.data, printed.pages


def _make_one(job: Job, printing: _Printing, cache: Cache, progress: Progress) -> Made:
    files: dict[Format, bytes] = {}
    if any(finding.is_error for finding in printing.findings):
        return Made(job, {}, None, printing.findings)
    try:
        files |= _table(job, progress)
        files |= _pages_for_the_web(job, progress)
        pdf, pages = printing.result()
        if pdf and "pdf" in job.formats:
            files["pdf"] = pdf
        if "docx" in job.formats:
            progress(job.document.id, "docx")
            files["docx"] = docx.write(job.document, job.template, pages)
    except PlanverkError as fault:
        return Made(job, {}, None, (*printing.findings, _as_finding(fault, job)))
    if pages is not None and pdf:
        cache.put(_pages_key(job), json.dumps(asdict(pages)).encode())
    return Made(job, files, pages.count if pages else None, printing.findings)


def _table(job: Job, progress: Progress) -> dict[Format, bytes]:
    """The table to go on working in, where the document has one."""
    if "xlsx" not in job.formats or job.workbook is None:
        return {}
    progress(job.document.id, "xlsx")
    return {"xlsx": xlsx.write(job.workbook)}


def _pages_for_the_web(job: Job, progress: Progress) -> dict[Format, bytes]:
    """HTML, and what pandoc makes of it."""
    wanted = [form for form in job.formats if form in ("html", "odt", "epub")]
    if not wanted:
        return {}
    progress(job.document.id, "html")
    page = html.write(job.document, job.theme)
    files: dict[Format, bytes] = {"html": page} if "html" in wanted else {}
    for form in ("odt", "epub"):
        if form in wanted:
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
