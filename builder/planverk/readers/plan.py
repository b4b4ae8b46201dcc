"""A plan's folder: plan.yaml, its chapters, its measures, its pictures."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator

from planverk.findings import Finding, Place, Reading
from planverk.model.measures import Measures
from planverk.model.pictures import Picture
from planverk.model.plan import Chapter, Period, Plan, PlanType
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers import kept
from planverk.readers import workspace_faults as faults
from planverk.readers.archive import archive, archive_faults
from planverk.readers.data import load
from planverk.readers.measures import read_measures
from planverk.readers.plan_schema import FILE, PlanSchema
from planverk.readers.reading import concerning, get, resolve
from planverk.readers.sections import sections
from planverk.readers.settings import known_language
from planverk.readers.shown_pictures import read_pictures
from planverk.readers.text import decode


def read_plan(source: Source, folder: str, settings: Settings) -> Reading[Plan]:
    """The plan in `folder`, with what could be read of it; no value where plan.yaml is missing or unreadable."""
    file = f"{folder}/{FILE}"
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(folder, [faults.no_file(Place(file), file)]))
    read = load(data, file, PlanSchema)
    if read.value is None:
        return Reading(None, concerning(folder, read.findings))
    chapters = list(_chapters(source, folder, read.value))
    measures = read_measures(source, folder)
    pictures = [read_pictures(source, chapter.value, folder_of(chapter.value.file)) for chapter in chapters if chapter.value]
    plan = _plan(
        read.value,
        folder,
        settings,
        tuple(chapter.value for chapter in chapters if chapter.value),
        measures.value or Measures(),
        {path: picture for reading in pictures for path, picture in (reading.value or {}).items()},
    )
    found = [
        *read.findings,
        *(each for chapter in chapters for each in chapter.findings),
        *measures.findings,
        *(each for reading in pictures for each in reading.findings),
        *_plan_faults(source, read.value, folder),
    ]
    return Reading(plan, concerning(folder, found))


def folder_of(file: str) -> str:
    """The folder that a file lies in."""
    return posixpath.dirname(file)


def _plan(
    read: PlanSchema,
    folder: str,
    settings: Settings,
    chapters: tuple[Chapter, ...],
    measures: Measures,
    pictures: dict[str, Picture],
) -> Plan:
    return Plan(
        id=posixpath.basename(folder),
        folder=folder,
        title=read.title,
        type=PlanType(read.type),
        language=known_language(read.language) if read.language else settings.language,
        period=Period(read.period.from_, read.period.to) if read.period else None,
        archive=archive(read.archive),
        chapters=chapters,
        unnumbered=read.unnumbered,
        appendices=read.appendices,
        aliases=dict(read.aliases),
        retired=read.retired,
        measures=measures,
        pictures=pictures,
        subtitle=read.subtitle,
        status=read.status,
        date=read.date,
        place=read.read_at,
    )


def _chapters(source: Source, folder: str, read: PlanSchema) -> Iterator[Reading[Chapter]]:
    """Each chapter in the order of the list, read; or why it was not."""
    seen: set[str] = set()
    for listed in read.chapters:
        name, place = listed.text, listed.read_at
        file = resolve(folder, name)
        data = get(source, file) if file else None
        if file is None:
            yield Reading(None, (faults.unsafe_path(place, name),))
        elif file in seen:
            yield Reading(None, (faults.chapter_twice(place, name),))
        elif data is None:
            yield Reading(None, (faults.no_chapter(place, name, _near(source, folder, name)),))
        else:
            yield _chapter(data, file)
        seen.add(file or "")


def _chapter(data: bytes, file: str) -> Reading[Chapter]:
    text = decode(data, file)
    if text.value is None:
        return Reading(None, text.findings)
    blocks = kept.parse(text.value, file)
    if not blocks.value:
        return Reading(Chapter(file, (), ()), (*blocks.findings, faults.no_text(Place(file))))
    preamble, tree = sections(blocks.value)
    return Reading(Chapter(file, preamble, tree), blocks.findings)


def _near(source: Source, folder: str, listed: str) -> str:
    there = [path.removeprefix(f"{folder}/") for path in source.files(folder)]
    return next(iter(difflib.get_close_matches(listed, there, 1, 0.6)), "")


def _plan_faults(source: Source, read: PlanSchema, folder: str) -> Iterator[Finding]:
    name = posixpath.basename(folder)
    if read.id and read.id != name:
        yield faults.folder_name(read.read_at, read.id, name)
    if read.period and read.period.to < read.period.from_:
        yield faults.period(read.period.read_at, read.period.from_, read.period.to)
    if not read.chapters:
        yield faults.no_chapters(read.read_at)
    yield from archive_faults(read.archive)
    listed = {resolve(folder, chapter.text) for chapter in read.chapters}
    for path in source.files(folder):
        if path.endswith(".md") and folder_of(path) == folder and path not in listed:
            yield faults.not_listed(Place(path))
