"""E6: attachments that are listed and missing, lie there unlisted, or are counted wrongly."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from planverk.checks.subject import Rule, Subject
from planverk.findings import Finding, error, warning
from planverk.model.case_paper import Attachment, CasePaper
from planverk.model.document import CHANGE_DOCUMENTS, CONSULTATION_DOCUMENTS, OVERVIEW, REPORT, SENDING_DOCUMENTS
from planverk.model.labels import labels
from planverk.model.place import Place

_NUMBERED = re.compile(r"\s*vedlegg\s+(\d{1,2})\b", re.IGNORECASE)
_MENTIONED = re.compile(r"\bvedlegg\s+(?:nr\.?\s*)?(\d{1,2})\b(?!\s*[./]\s*\d)", re.IGNORECASE)


def stated(subject: Subject) -> Iterator[Finding]:
    """A paper says what is attached, or that nothing is."""
    if subject.paper is not None and not subject.paper.attachments_stated:
        yield warning(
            "E6",
            subject.place,
            "The paper says nothing of attachments.",
            "List them under attachments: in the front matter, or write attachments: {{printed: [], unprinted: []}}.",
        )


def files_exist(subject: Subject) -> Iterator[Finding]:
    """Every file in the list is in the workspace."""
    files = subject.scope.files
    for attachment in _all(subject):
        if attachment.file and files is not None and attachment.file not in files:
            near = difflib.get_close_matches(attachment.file, sorted(files), 1, 0.6)
            text = "The attachment «{file}» is not in the workspace."
            hint = "Put the file there, or correct its path (near it: {near})." if near else "Put it there, or correct its path."
            yield error("E6", _place(attachment, subject), text, hint, file=attachment.file, near=near[0] if near else "")


def documents_known(subject: Subject) -> Iterator[Finding]:
    """Every document in the list is one that is built: the plan that the paper is about, another plan by its id, those of the
    consultation that it tells of, or a report and its overview."""
    known = _known(subject)
    for attachment in _all(subject):
        if attachment.document and attachment.document not in known:
            near = difflib.get_close_matches(attachment.document, sorted(known), 1, 0.5) or sorted(known)
            yield error(
                "E6",
                _place(attachment, subject),
                "There is no document «{document}» that could be attached.",
                "Known are: {near}.",
                document=attachment.document,
                near=", ".join(near) or "–",
            )


def _known(subject: Subject) -> set[str]:
    """The names of the documents that the paper may attach."""
    paper, workspace = subject.paper, subject.workspace
    known = {plan.id for plan in workspace.plans}
    if paper is None:
        return known
    if {paper.plan, *(concern.plan for concern in paper.concerns)} & known:
        known.add("plan")
    if workspace.consultation(paper.consultation) is not None:
        known |= {*CONSULTATION_DOCUMENTS, *SENDING_DOCUMENTS, *(CHANGE_DOCUMENTS if _is_counted_from(subject) else ())}
    if any(each.id == paper.report for each in workspace.reports_of(paper.about)):
        known |= {REPORT, *([OVERVIEW] if _has_overviews(subject) else [])}
    return known | set(_reports(subject))


def _is_counted_from(subject: Subject) -> bool:
    """True where the version that was on hearing is here, so that what was changed after it can be shown."""
    paper, files = subject.paper, subject.scope.files
    consultation = subject.workspace.consultation(paper.consultation) if paper else None
    if paper is None or consultation is None:
        return False
    heard = [each.version for each in consultation.subjects if each.plan == paper.about and each.version]
    return any(files is None or f"plans/{paper.about}/versions/{version}/version.yaml" in files for version in heard)


def _reports(subject: Subject) -> Iterator[str]:
    """The names of every report's documents; its overview's where the template has a layout for one."""
    for report in subject.workspace.reports:
        yield report.document
        if _has_overviews(subject):
            yield report.overview(labels(report.language, subject.workspace.settings.wording.labels)["report-file-overview"])


def _has_overviews(subject: Subject) -> bool:
    return subject.scope.layouts is None or OVERVIEW in subject.scope.layouts


def named(subject: Subject) -> Iterator[Finding]:
    """Every line of the list names something."""
    for attachment in _all(subject):
        if not (attachment.title.strip() or attachment.document or attachment.file):
            yield error(
                "E6", _place(attachment, subject), "An attachment has neither title, file nor document.", "Give it one of them."
            )


def listed_once(subject: Subject) -> Iterator[Finding]:
    """Nothing stands in the list twice."""
    seen: set[tuple[str, str, str]] = set()
    for attachment in _all(subject):
        key = (attachment.file, attachment.document, "" if attachment.file or attachment.document else attachment.title)
        if key in seen:
            name = attachment.title or attachment.file or attachment.document
            yield warning(
                "E6",
                _place(attachment, subject),
                "The attachment «{name}» is listed twice.",
                "Take one of the lines away.",
                name=name,
            )
        seen.add(key)


def all_listed(subject: Subject) -> Iterator[Finding]:
    """Every file in the folder that has the paper's name is in the list."""
    paper, files = subject.paper, subject.scope.files
    if paper is None or files is None:
        return
    folder = paper.file.removesuffix(".md") + "/"
    listed = {attachment.file for attachment in _all(subject)}
    pictures = set(paper.pictures)
    for path in sorted(files):
        decided = path.startswith(f"{folder}decisions/")  # what a body did with the case lies there too
        if path.startswith(folder) and not decided and path not in listed and path not in pictures:
            yield warning(
                "E6",
                Place(path),
                "The file lies with the paper's attachments, but the paper does not list it.",
                "List it under attachments: in the front matter, or take it away.",
            )


def numbered_without_gaps(subject: Subject) -> Iterator[Finding]:
    """Titles that carry numbers of their own («Vedlegg 1 …») count 1, 2, 3."""
    if subject.paper is None:
        return
    for group in (subject.paper.printed, subject.paper.unprinted):
        numbers = [(int(found[1]), a) for a in group if (found := _NUMBERED.match(a.title))]
        for expected, (number, attachment) in enumerate(numbers, start=1):
            if number != expected:
                yield warning(
                    "E6",
                    _place(attachment, subject),
                    "The attachment is numbered {number}, but it is number {expected} in the list.",
                    "Leave the number out of the title: the list is numbered by itself.",
                    number=number,
                    expected=expected,
                )
                break


def mentioned_exist(subject: Subject) -> Iterator[Finding]:
    """«Vedlegg 3» in the text of a paper is one of those in the list."""
    paper = subject.paper
    if paper is None or not paper.attachments_stated:
        return
    count = max(len(paper.printed), len(paper.unprinted))
    for run in subject.runs:
        for found in _MENTIONED.finditer(run.text):
            if int(found[1]) > count:
                yield warning(
                    "E6",
                    run.place,
                    "The text speaks of «{words}», but the paper has {count} attachments.",
                    "Add the attachment to the list, or correct the number.",
                    words=found[0],
                    count=count,
                )


def _all(subject: Subject) -> tuple[Attachment, ...]:
    paper: CasePaper | None = subject.paper
    return (*paper.printed, *paper.unprinted) if paper else ()


def _place(attachment: Attachment, subject: Subject) -> Place:
    return attachment.place if attachment.place.file else subject.place


RULES: tuple[Rule, ...] = (
    stated,
    files_exist,
    documents_known,
    named,
    listed_once,
    all_listed,
    numbered_without_gaps,
    mentioned_exist,
)
