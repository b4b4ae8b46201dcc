"""`planverk import`: a file in another format becomes a plan folder or a case paper, and what found no place is listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.findings import Message
from planverk.model.case_number import parse_archive_case, parse_case_number
from planverk.model.content import Block, BulletList, Container, Figure, Heading, InlinePicture, Paragraph, Text, walk
from planverk.model.dates import parse_date
from planverk.model.ids import MAX_LENGTH, is_id, make_id
from planverk.model.imported import DraftCase, DraftPlan, LeftOut
from planverk.model.workspace import Settings
from planverk.readers.imports import read_file
from planverk.readers.imports.case import read_case
from planverk.readers.imports.plan import read_plan
from planverk.store.atomic import write_files
from planverk.writers import markdown

LEFT_OUT = "left-out"
_CHIEF = re.compile(r"(?:rådmann|kommunedirektør|administrasjonssjef|fylkesrådmann)", re.IGNORECASE)


@dataclass(frozen=True)
class ImportReport:
    """What an import wrote (paths in the workspace), what found no place, and what a person should look at."""

    files: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Message, ...]


def import_plan(root: Path, file: Path, settings: Settings, plan_id: str = "") -> ImportReport:
    """Writes `plans/<id>/` from a file. Raises UnreadableFile for the file, Unclear for an id that is none, Conflict where the
    folder is there already."""
    if plan_id and not is_id(plan_id):
        raise Unclear(
            "A plan cannot be called {id}.",
            "Use small letters a to z, digits and hyphens, beginning with a letter, and at most {most} of them.",
            id=plan_id,
            most=MAX_LENGTH,
        )
    draft = read_plan(read_file(read_bytes(file), file.name), file.stem)
    identity = plan_id or make_id(draft.title, fallback="plan")
    folder = f"plans/{identity}"
    if (root / folder).exists():
        raise Conflict(
            "There is a plan in {folder} already.", "Give another name with --id, or move the old one away.", folder=folder
        )
    files = _plan_files(identity, draft, settings)
    write_files(root, {f"{folder}/{name}": data for name, data in files.items()})
    return ImportReport(
        tuple(f"{folder}/{name}" for name in sorted(files)), draft.left_out, tuple(_picture_notes(draft.chapters, folder))
    )


def import_case(root: Path, file: Path, settings: Settings, plan_id: str = "") -> ImportReport:
    """Writes a case paper from a file, into the plan's `cases/` or, without a plan, `meetings/<meeting>/cases/`.

    Raises UnreadableFile for the file, Conflict where the paper is there already.
    """
    draft = read_case(read_file(read_bytes(file), file.name))
    name = _paper_name(draft, file)
    path = f"plans/{plan_id}/cases/{name}.md" if plan_id else f"meetings/{name}/cases/{make_id(draft.title, fallback='sak')}.md"
    if (root / path).exists():
        raise Conflict("There is a case paper in {path} already.", "Move the old one away first.", path=path)
    folder = path.rpartition("/")[0]
    text, notes = _paper(draft, settings, plan_id)
    pictures = {f"{folder}/{name}": data for name, data in draft.pictures.items()}
    write_files(root, {path: text.encode(), **pictures})
    return ImportReport((path, *sorted(pictures)), draft.left_out, tuple(notes))


def read_bytes(file: Path) -> bytes:
    """What is in a file that somebody named. Raises MissingFile, UnreadableFile."""
    try:
        return file.read_bytes()
    except FileNotFoundError as fault:
        raise MissingFile(
            "There is no file {file}.", "Check the name, and the folder that you stand in.", file=str(file)
        ) from fault
    except OSError as fault:
        raise UnreadableFile(
            "{file} cannot be read.", "Check that it is a file, and that you may open it.", file=str(file)
        ) from fault


def _plan_files(identity: str, draft: DraftPlan, settings: Settings) -> dict[str, bytes]:
    names = [f"{number:02}-{chapter.id}.md" for number, chapter in enumerate(draft.chapters, start=1)]
    years = re.search(r"(\d{4})\s*[-–]\s*(\d{4})", draft.title)
    head: dict[str, object] = {"format": 1, "id": identity, "title": draft.title, "type": "temaplan", "language": draft.language}
    head |= {"period": {"from": int(years[1]), "to": int(years[2])}} if years else {}
    head |= {"chapters": names, "unnumbered": list(draft.unnumbered), "appendices": list(draft.appendices)}
    texts = [markdown.write(chapter.blocks) for chapter in draft.chapters]
    if texts and draft.left_out:
        texts[-1] += "\n" + markdown.write((_left_out(draft.left_out),))
    files = {"plan.yaml": _yaml(head)} | {name: text.encode() for name, text in zip(names, texts, strict=True)}
    return files | dict(draft.pictures)


def _picture_notes(chapters: tuple[object, ...], folder: str) -> list[Message]:
    figures = [part for part in walk(chapters) if isinstance(part, (Figure, InlinePicture)) and not part.alt]
    if not figures:
        return []
    return [
        Message(
            "{count} pictures have no alternative text. Write one in each ![…](…) under {folder}.",
            (("count", len(figures)), ("folder", folder)),
        )
    ]


def _left_out(left_out: tuple[LeftOut, ...]) -> Container:
    """The container at the end of the file that holds, word for word, what found no place."""
    return Container(LEFT_OUT, (BulletList(tuple((Paragraph((Text(left.text),)),) for left in left_out)),))


def _paper_name(draft: DraftCase, file: Path) -> str:
    first = draft.treatments[0] if draft.treatments else None
    date = parse_date(first.date) if first else parse_date(draft.date)
    body = make_id(first.body) if first else ""
    return f"{date.isoformat()}-{body or 'sak'}" if date else make_id(draft.title or file.stem, fallback="sak")


def _paper(draft: DraftCase, settings: Settings, plan_id: str) -> tuple[str, list[Message]]:
    notes: list[Message] = []
    head = _front_matter(draft, settings, plan_id, notes)
    notes += [
        Message("A list is announced, and there is nothing in it: «{line}»", (("line", _short(line)),))
        for line in draft.announced
    ]
    notes += _chief_notes(draft, settings)
    body = _body_code(draft.treatments[0].body, settings, notes) if draft.treatments else ""
    for_body = (("body", body),) if body else ()
    blocks: list[Block] = [Container("proposal", proposal, values=for_body) for proposal in draft.proposals]
    for section in draft.sections:
        blocks += [Heading(2, (Text(section.title),), section.id), *section.blocks]
    if draft.left_out:
        blocks.append(_left_out(draft.left_out))
    return f"---\n{_yaml(head).decode()}---\n\n{markdown.write(tuple(blocks))}", notes


def _chief_notes(draft: DraftCase, settings: Settings) -> list[Message]:
    """The layout writes the proposal's heading; it is said where the source had another title for the chief."""
    chief = settings.wording.chief.casefold()
    other = [title for title in draft.proposal_titles if _CHIEF.match(title) and not title.casefold().startswith(chief[:6])]
    return [
        Message(
            "The heading «{title}» is written with «{chief}» here. That word is wording.chief in planverk.yaml.",
            (("chief", settings.wording.chief), ("title", title)),
        )
        for title in other
    ]


def _front_matter(draft: DraftCase, settings: Settings, plan_id: str, notes: list[Message]) -> dict[str, object]:
    head: dict[str, object] = {"format": 1, "title": draft.title, "layout": draft.layout}
    if draft.language != settings.language:
        head["language"] = draft.language
    if plan_id:
        head["concerns"] = [{"plan": plan_id}]
    archive = {"case": str(parse_archive_case(draft.archive_case) or draft.archive_case), "class": draft.archive_class}
    head |= {"archive": {k: v for k, v in archive.items() if v}} if any(archive.values()) else {}
    head |= {"case_worker": draft.case_worker} if draft.case_worker else {}
    head |= {"saksordforer": draft.saksordforer} if draft.saksordforer else {}
    head |= {"decided_by": _body_code(draft.decided_by, settings, notes)} if draft.decided_by else {}
    date = parse_date(draft.date)
    head |= {"date": date.isoformat()} if date else {}
    head["treatments"] = [_treatment(t.body, t.date, t.number, settings, notes) for t in draft.treatments]
    if draft.printed is not None or draft.unprinted is not None:
        printed, unprinted = ([{"title": title} for title in titles or ()] for titles in (draft.printed, draft.unprinted))
        head["attachments"] = {"printed": printed, "unprinted": unprinted}
    return head


def _treatment(body: str, date: str, number: str, settings: Settings, notes: list[Message]) -> dict[str, str]:
    row = {"body": _body_code(body, settings, notes)}
    when = parse_date(date)
    if when:
        row["date"] = when.isoformat()
    pair = parse_case_number(number.removeprefix("PS").strip(), settings.wording.case_number) if number else None
    if pair:
        row["number"] = pair.format(settings.wording.case_number)
    elif number:
        notes.append(
            Message("The case number {number} is not written as planverk.yaml says, and was left out.", (("number", number),))
        )
    return row


def _body_code(name: str, settings: Settings, notes: list[Message]) -> str:
    bodies: Mapping[str, object] = settings.bodies
    code = next((b.code for b in settings.bodies.values() if b.name.casefold() == name.casefold()), make_id(name))
    missing = Message(
        "{name} is not among the bodies in planverk.yaml. Add it there as {code}.", (("code", code), ("name", name))
    )
    if code not in bodies and missing not in notes:
        notes.append(missing)
    return code


def _short(line: str) -> str:
    return line if len(line) <= 80 else f"…{line[-79:]}"


def _yaml(value: dict[str, object]) -> bytes:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False)
    return text.encode()
