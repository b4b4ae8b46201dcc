"""The responses of a consultation: response.yaml, the text, the points, and one file for each point's assessment."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from planverk.findings import Finding, Place, Reading
from planverk.model.response import (
    AccessDecision,
    Advice,
    Assessment,
    AttachedFile,
    Clearance,
    Link,
    Point,
    Publication,
    Quote,
    Response,
    Sender,
    SenderKind,
)
from planverk.model.source import Source
from planverk.readers import consultation_faults as faults
from planverk.readers.data import load
from planverk.readers.reading import get
from planverk.readers.response_schema import (
    AccessSchema,
    AssessmentSchema,
    PointSchema,
    PointsSchema,
    PublishSchema,
    QuoteSchema,
    ResponseSchema,
    SenderSchema,
)
from planverk.readers.text import decode

FILE = "response.yaml"
TEXT = "text.md"
POINTS = "points.yaml"
_FOLDER = re.compile(r"responses/(\d{2,})/(\d{4,})/(.+)\Z")
_ASSESSMENT = re.compile(r"assessments/(.+)\.yaml\Z")


def response_folder(consultation_folder: str, number: int) -> str:
    """Where a response lies: sharded by hundreds, `responses/00/0007`."""
    return f"{consultation_folder}/responses/{number // 100:02}/{number:04}"


def read_responses(source: Source, folder: str, files: Iterable[str]) -> Reading[tuple[Response, ...]]:
    """All responses of the consultation in `folder`, by number; `files` are the paths of everything that lies in it."""
    values: list[Response] = []
    findings: list[Finding] = []
    for own, inside in sorted(_by_folder(folder, files).items()):
        reading = read_response(source, own, inside)
        values += [reading.value] if reading.value else []
        findings += reading.findings
    return Reading(tuple(sorted(values, key=lambda each: (each.number, each.folder))), tuple(findings))


def read_response(source: Source, folder: str, inside: Iterable[str]) -> Reading[Response]:
    """The response in `folder`; `inside` are the files there, relative to it. No value where response.yaml cannot be read."""
    file = f"{folder}/{FILE}"
    read = load(get(source, file) or b"", file, ResponseSchema)
    if read.value is None:
        return Reading(None, (*read.findings, faults.unreadable_response(Place(file), folder)))
    text = _text(source, folder, read.value)
    points = _points(source, f"{folder}/{POINTS}")
    assessments = [_assessment(source, folder, name) for name in sorted(inside) if _ASSESSMENT.match(name)]
    weighed = {each.value.point: each.value for each in assessments if each.value}
    response = _response(read.value, folder, text.value or "", points.value or PointsSchema(), weighed)
    found = (
        *read.findings,
        *_faults(read.value, folder),
        *text.findings,
        *points.findings,
        *(finding for each in assessments for finding in each.findings),
        *_point_faults(response, weighed, f"{folder}/{POINTS}"),
    )
    return Reading(response, found)


def _by_folder(folder: str, files: Iterable[str]) -> Mapping[str, list[str]]:
    """The files of each response by the response's folder."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in files:
        match = _FOLDER.match(path, len(folder) + 1)
        if match:
            found[path[: match.start(3) - 1]].append(match[3])
    return found


def _response(read: ResponseSchema, folder: str, text: str, points: PointsSchema, weighed: Mapping[int, Assessment]) -> Response:
    made = tuple(_point(each, weighed.get(each.id)) for each in points.points)
    highest = max((point.id for point in made), default=0)
    return Response(
        number=read.number,
        folder=folder,
        senders=tuple(_sender(each) for each in (read.sender, *read.joint)),
        received=read.received,
        dated=read.dated,
        channel=read.channel,
        journal=read.journal,
        their_ref=read.their_ref,
        version=read.version,
        remarks=None if read.remarks is None else read.remarks == "med",
        stance=read.stance,
        supplements=read.supplements,
        replaces=read.replaces,
        original=read.original,
        original_name=read.original_name,
        attachments=tuple(AttachedFile(each.name, each.file) for each in read.attachments),
        table=read.table,
        text_hash=read.text,
        text=text,
        needs_text=read.needs_text,
        publish=_publication(read.publish),
        access=read.access.paragraph if read.access else "",
        access_decision=_access(read.access),
        erased=read.erased,
        summary=read.summary,
        themes=read.themes,
        points=made,
        passed_over=tuple(_quote(each) for each in points.passed_over),
        next_point=max(points.next_point or 1, highest + 1),
        clearances=tuple(Clearance(each.words, each.where, each.reason, each.by) for each in read.clearances),
        place=read.read_at,
    )


def _sender(read: SenderSchema) -> Sender:
    """A private person never has a name here, whatever somebody wrote into the file."""
    name = "" if read.kind is SenderKind.PRIVATE else read.name
    return Sender(read.kind, name, read.ref, read.invitation)


def _publication(read: PublishSchema | None) -> Publication | None:
    return None if read is None else Publication(read.decision, read.basis, read.by, read.date)


def _access(read: AccessSchema | None) -> AccessDecision | None:
    """The decision; None where the paragraph stands alone, and nobody says who decided it."""
    if read is None or (read.paragraph and not (read.basis or read.by or read.date)):
        return None
    return AccessDecision(read.paragraph, read.basis, read.by, read.date)


def _text(source: Source, folder: str, read: ResponseSchema) -> Reading[str]:
    file = f"{folder}/{TEXT}"
    data = get(source, file)
    if data is None:
        return Reading("", () if read.needs_text else (faults.no_text(Place(file)),))
    decoded = decode(data, file)
    return Reading((decoded.value or "").replace("\r\n", "\n").removesuffix("\n"), decoded.findings)


def _points(source: Source, file: str) -> Reading[PointsSchema]:
    data = get(source, file)
    return Reading(PointsSchema()) if data is None else load(data, file, PointsSchema)


def _point(read: PointSchema, weighed: Assessment | None) -> Point:
    links = tuple(Link(each.target, each.how, each.by) for each in read.links)
    return Point(read.id, _quote(read.quote), links, read.group, read.themes, weighed, read.read_at)


def _quote(read: QuoteSchema) -> Quote:
    return Quote(read.exact, read.before, read.after)


def _assessment(source: Source, folder: str, name: str) -> Reading[Assessment]:
    file = f"{folder}/{name}"
    point = posixpath.basename(name).removesuffix(".yaml")
    if not point.isascii() or not point.isdecimal() or name != f"assessments/{point}.yaml":
        return Reading(None, (faults.assessment_without_point(Place(file), point),))
    read = load(get(source, file) or b"", file, AssessmentSchema)
    if read.value is None:
        return Reading(None, read.findings)
    value = read.value
    advice = tuple(Advice(each.by, each.text) for each in value.advice)
    assessment = Assessment(
        point=int(point),
        outcome=value.outcome,
        step=value.step,
        text=value.text,
        summary=value.summary,
        advice=advice,
        changes=value.changes,
        responsible=value.responsible,
        due=value.due,
        exception=value.exception,
        answer=value.answer,
        place=value.read_at,
    )
    return Reading(assessment, read.findings)


def _faults(read: ResponseSchema, folder: str) -> Iterator[Finding]:
    if not folder.endswith(f"/{read.number // 100:02}/{read.number:04}"):
        yield faults.wrong_folder(read.read_at, read.number, folder)
    for sender in (read.sender, *read.joint):
        if sender.kind is SenderKind.PRIVATE and sender.name:
            yield faults.name_of_private(sender.read_at)
        elif not sender.name and not sender.ref:
            yield faults.no_sender(sender.read_at)


def _point_faults(response: Response, weighed: Mapping[int, Assessment], file: str) -> Iterator[Finding]:
    seen: set[int] = set()
    for point in response.points:
        place = point.place if point.place.file else Place(file)
        if point.id in seen:
            yield faults.point_twice(place, point.id)
        if not point.quote.exact.strip():
            yield faults.empty_quote(place, point.id)
        seen.add(point.id)
    for number, assessment in weighed.items():
        if number not in seen:
            yield faults.assessment_without_point(assessment.place, str(number))
