"""`import plan --again`: a new edition of a plan that is written in Word, over the plan that is here; sections keep their ids."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

from planverk.changes.returned.editing import edit
from planverk.changes.returned.foreign import told, without_own
from planverk.changes.returned.labels import label_back
from planverk.changes.returned.settling import authors_of, settle
from planverk.changes.returned.wishes import wishes
from planverk.errors import Conflict
from planverk.findings import Message
from planverk.model.returned import SentFrom
from planverk.readers.returned import open_package, read_returned
from planverk.service.saving import finish, save
from planverk.service.word.base import Base, find_base
from planverk.service.word.merge import FileChange, Merged, Step
from planverk.service.word.wording import WORDING
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked

_HEADING = re.compile(r"(?m)^#{1,6} (?P<title>.*?)\s*\{[^{}]*#(?P<id>[a-z][a-z0-9-]*)[^{}]*\}\s*$")


def import_again(home: Home, plan: str, data: bytes, name: str, actor: Actor, preview: bool = False) -> Merged:
    """Takes a Word file as the new edition of a plan, as one act: sections that are the same, renamed or moved keep their ids,
    new ones get one, and what was taken for what is told. Sections that the file lacks are told of and stand.

    Raises UnreadableFile, Conflict without git and where the plan has changes that are not saved, Busy, WriteFailed.
    """
    package = open_package(data, name)
    commit = home.history.head() if home.history else ""
    if not commit:
        raise Conflict(
            "There is no git here, so what is new could not be told from what was there.",
            "Make the folder a repository (git init), and save everything in it.",
        )
    base = find_base(home, SentFrom(plan, "", f"plans/{plan}", commit), name, plain=True)
    returned = read_returned(package, base.roles, plain=True)
    own = without_own(settle(returned, authors_of(returned)), _titles(base.sent.files).values())
    back = label_back(own, base.sent.text)
    edition = edit(base.sent, back, wishes(base.sent.text, base.numbers, back), WORDING)
    changes = tuple(FileChange(path, base.sent.files[path], text) for path, text in sorted(edition.files.items()))
    merged = Merged(name, plan, unplaced=list(told(edition.unplaced)))
    merged.remarks = list(_sections(base, {change.path: change.after for change in changes}))
    if changes:
        merged.steps.append(Step(actor.name, "", False, changes))
    with locked(home.root, actor.owner("import plan")):
        if not preview:
            finish(home)
            _expect_saved(home, base)
            pictures = {path: returned.pictures[key] for path, key in edition.pictures.items()}
            files = {change.path: change.after.encode() for change in changes}
            if files:
                save(home, actor, f"import: ny utgave av {plan} fra «{name}»", {**files, **pictures})
    return merged


def _expect_saved(home: Home, base: Base) -> None:
    changed = home.history.changed(*base.sent.files) if home.history else ()
    if changed:
        raise Conflict(
            "There are changes that are not saved: {files}.",
            "Save them in git first, so that what came back can be merged with them.",
            files=", ".join(changed),
        )


def _sections(base: Base, after: Mapping[str, str]) -> Iterator[Message]:
    """What was taken for new, for renamed, and for moved."""
    before = _titles(base.sent.files)
    now = _titles({**base.sent.files, **after})
    for own, title in now.items():
        if own not in before:
            yield Message("New section: {title} ({id})", (("title", title), ("id", own)))
        elif title != before[own]:
            yield Message("Renamed: {before} is {title} now ({id})", (("before", before[own]), ("title", title), ("id", own)))
    order = [own for own in before if own in now]
    for own in _moved(order, [own for own in now if own in before]):
        yield Message("Moved: {title} ({id})", (("title", now[own]), ("id", own)))


def _titles(files: Mapping[str, str]) -> dict[str, str]:
    return {found["id"]: found["title"] for path in sorted(files) for found in _HEADING.finditer(files[path])}


def _moved(before: list[str], now: list[str]) -> list[str]:
    """The ids that do not stand in the order that most of them kept."""
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    kept = {now[b + n] for _, b, size in matcher.get_matching_blocks() for n in range(size)}
    return [own for own in now if own not in kept]
