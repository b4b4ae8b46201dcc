"""`word merge`: what was written in Word becomes edits of the lines concerned, a commit for each author."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planverk.changes.lines import LineConflict, merge_lines
from planverk.changes.returned.editing import Edition, Known, edit
from planverk.changes.returned.labels import label_back
from planverk.changes.returned.settling import authors_of, last_change, settle
from planverk.changes.returned.units import Unplaced, Why
from planverk.changes.returned.wishes import wishes
from planverk.errors import Conflict
from planverk.findings import Message
from planverk.model.note import Note
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.returned import Returned, SentFrom
from planverk.readers.returned import has_references, open_package, read_origin, read_returned
from planverk.service.saving import finish, save
from planverk.service.word.assessing import SUMMARY, Summarised, merge_summary
from planverk.service.word.base import Base, find_base
from planverk.service.word.lost import find_origin
from planverk.service.word.notes import folder_of, notes_file, notes_of
from planverk.service.word.people import address_of
from planverk.service.word.remarks import remarks
from planverk.service.word.wording import WORDING
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked


@dataclass(frozen=True)
class FileChange:
    """A file before and after an author's changes."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """What one author changed: their name, when, and the files as they become. `tracked` is False for what was written without
    tracking changes, which counts as whoever saved the file."""

    author: str
    date: str
    tracked: bool
    changes: tuple[FileChange, ...]


@dataclass
class Merged:
    """What came of a file. `steps` were made (or would be), one commit each; `unplaced` were left to a person; `notes` are the
    comments, and `remarks` what is to be known of the file."""

    name: str
    document: str = ""
    steps: list[Step] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    notes_file: str = ""
    remarks: list[Message] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """True where there is more to tell than what is to be known of the file."""
        return bool(self.steps or self.unplaced or self.notes)

    @property
    def clean(self) -> bool:
        """True where everything that was changed in the file is in the workspace now."""
        return not self.unplaced


def merge(home: Home, files: Sequence[tuple[str, bytes]], actor: Actor, preview: bool = False) -> tuple[Merged, ...]:
    """Merges files (name and bytes) one after the other, each against the commit that it was made from. Every file is read before
    anything is saved; with `preview` nothing is.

    Raises UnreadableFile for a file that cannot be merged, Conflict where the Markdown has changes that are not saved, Busy,
    WriteFailed; what is raised before the first file is saved leaves everything as it was.
    """
    said = {at: read_origin(open_package(data, name)) for at, (name, data) in enumerate(files)}
    summaries = {at: origin for at, origin in said.items() if origin is not None and origin.kind == SUMMARY}
    copies = {at: _Copy.of(home, name, data) for at, (name, data) in enumerate(files) if at not in summaries}
    done: dict[int, Merged] = {}
    if copies:
        with locked(home.root, actor.owner("word")):
            if not preview:
                finish(home)
            desk = _Desk(home, actor, preview)
            for copy in copies.values():
                desk.expect_saved(copy)
            done = {at: desk.merge(copy) for at, copy in copies.items()}
    for at, origin in summaries.items():
        name, data = files[at]
        done[at] = _of_summary(name, origin, merge_summary(home, data, origin, name, actor, preview))
    return tuple(done[at] for at in sorted(done))


def _of_summary(name: str, origin: SentFrom, found: Summarised) -> Merged:
    """What specialists wrote in a hearing's summary, as the account of any file."""
    merged = Merged(name, origin.document, notes=found.notes, notes_file=found.notes_file, unplaced=list(found.beside))
    for each in found.assessed:
        cells = each.cells
        changes = tuple(FileChange(found.name_of(cell.key, cell.column), cell.before, cell.after) for cell in cells.changes)
        if changes:
            merged.steps.append(Step(each.author, "", each.tracked, changes))
        merged.unplaced += each.unplaced
        for met in cells.conflicts:
            merged.unplaced.append(Unplaced(Why.CHANGED_HERE, found.place_of(met.key), "", met.theirs, met.ours, met.key))
        for refused in cells.refused:
            place = found.place_of(refused.key)
            merged.unplaced.append(Unplaced(Why.REFUSED, place, "", refused.value, "", refused.key, reason=refused.why))
    return merged


@dataclass(frozen=True)
class _Copy:
    """A file that came back, and what it was made from."""

    name: str
    returned: Returned
    base: Base
    sent_from: SentFrom
    remarks: tuple[Message, ...]

    @staticmethod
    def of(home: Home, name: str, data: bytes) -> _Copy:
        package = open_package(data, name)
        plain = not has_references(package)
        said = read_origin(package)
        sent_from = said or find_origin(home, package, name, plain)
        base = find_base(home, sent_from, name, plain)
        returned = read_returned(package, base.roles, plain)
        return _Copy(name, returned, base, sent_from, tuple(remarks(home, returned, base, said is None)))

    def steps(self, actor: Actor) -> Iterator[tuple[str, str, bool, Edition]]:
        """The state of the files after each author: first what was not tracked, then whoever began first."""
        accepted: list[str] = []
        known = Known()
        yield self._untracked_by(actor), self.returned.saved, False, self._edition(accepted, known)
        for author in authors_of(self.returned):
            accepted.append(author)
            who = author or self._untracked_by(actor)
            yield who, last_change(self.returned, author), True, self._edition(accepted, known)

    def _edition(self, accepted: Sequence[str], known: Known) -> Edition:
        back = label_back(settle(self.returned, accepted), self.base.sent.text)
        return edit(self.base.sent, back, wishes(self.base.sent.text, self.base.numbers, back), WORDING, known)

    def _untracked_by(self, actor: Actor) -> str:
        saved_by = self.returned.saved_by
        if saved_by and saved_by != self.base.returned.saved_by:
            return saved_by
        return self.sent_from.recipient or actor.name


@dataclass
class _Desk:
    """Merges copies into the files as they stand, and saves them."""

    home: Home
    actor: Actor
    preview: bool
    _now: dict[str, str] = field(default_factory=dict)

    def expect_saved(self, copy: _Copy) -> None:
        """Raises Conflict where a file that may be changed has changes that git does not know."""
        changed = self.home.history.changed(*copy.base.sent.files) if self.home.history and copy.base.sent.files else ()
        if changed and not self.preview:
            raise Conflict(
                "There are changes that are not saved: {files}.",
                "Save them in git first, so that what came back can be merged with them.",
                files=", ".join(changed),
            )

    def merge(self, copy: _Copy) -> Merged:
        merged = Merged(copy.name, copy.sent_from.document, remarks=list(copy.remarks))
        before: Mapping[str, str] = {}
        seen: set[tuple[str, str]] = set()
        for author, date, tracked, edition in copy.steps(self.actor):
            self._step(copy, merged, (author, date, tracked), before, edition)
            before = edition.files
            for each in edition.unplaced:
                if (each.sent, each.back) not in seen:
                    seen.add((each.sent, each.back))
                    merged.unplaced.append(each)
        merged.unplaced = [_with_line(each, copy.base.plan) for each in _still(merged.unplaced, edition)]
        self._take_notes(copy, merged)
        return merged

    def _step(self, copy: _Copy, merged: Merged, who: tuple[str, str, bool], before: Mapping[str, str], edition: Edition) -> None:
        """What the author changed since the one before, in the files as they stand."""
        changes: list[FileChange] = []
        sent = copy.base.sent.files
        for path in sorted({*before, *edition.files}):
            old, new = before.get(path, sent[path]), edition.files.get(path, sent[path])
            here = self._text(path)
            if old == new:
                continue
            result = merge_lines(old, here, new)
            merged.unplaced += [_unplaced(path, each) for each in result.conflicts]
            if result.text != here:
                changes.append(FileChange(path, here, result.text))
                self._now[path] = result.text
        if changes:
            pictures = self._pictures(copy, edition, changes)
            step = Step(who[0], who[1], who[2], tuple(changes))
            merged.steps.append(step)
            self._save(step, pictures, copy)

    def _text(self, path: str) -> str:
        if path not in self._now:
            there = self.home.tree.exists(path)
            self._now[path] = self.home.tree.read(path).decode("utf-8", "replace") if there else ""
        return self._now[path]

    def _pictures(self, copy: _Copy, edition: Edition, changes: Sequence[FileChange]) -> dict[str, bytes]:
        """The new pictures that the changed files show."""
        shown = "\n".join(change.after for change in changes)
        return {path: copy.returned.pictures[name] for path, name in edition.pictures.items() if path.rpartition("/")[2] in shown}

    def _save(self, step: Step, pictures: Mapping[str, bytes], copy: _Copy) -> None:
        if self.preview:
            return
        files = {change.path: change.after.encode() for change in step.changes}
        author = Actor(step.author, address_of(self.home, step.author), _time(step.date, self.actor))
        subject = f"word: endringer fra {step.author} i «{copy.name}»"
        save(self.home, author, subject, {**files, **pictures}, saver=self.actor)

    def _take_notes(self, copy: _Copy, merged: Merged) -> None:
        """The comments, kept beside the plan."""
        merged.notes = notes_of(copy.returned, copy.base)
        if not merged.notes:
            return
        merged.notes_file, data = notes_file(self.home, folder_of(copy.base), copy.sent_from, merged.notes, copy.name)
        if data is not None and not self.preview:
            save(self.home, self.actor, f"word: merknader i «{copy.name}»", {merged.notes_file: data})


def _still(unplaced: Sequence[Unplaced], last: Edition) -> list[Unplaced]:
    """What is still without a place when all changes are accepted, and what met changes here."""
    kept = {(each.sent, each.back) for each in last.unplaced}
    return [each for each in unplaced if each.why is Why.CHANGED_HERE or (each.sent, each.back) in kept]


def _with_line(left: Unplaced, plan: Plan | None) -> Unplaced:
    """With the lines of the measures and goals that a change is about, where it can be made."""
    if plan is None or not left.targets:
        return left
    kept = plan.measures
    known = {each.id: each.place for each in kept.goals} | {each.id: each.place for each in kept.strategies}
    known |= {each.id: each.place for each in kept.measures} | {each.id: each.place for each in kept.indicators}
    places = sorted(str(known[name]) for name in left.targets if name in known and known[name].file)
    return replace(left, instead=", ".join(places)) if places else left


def _unplaced(path: str, conflict: LineConflict) -> Unplaced:
    return Unplaced(Why.CHANGED_HERE, Place(path, conflict.line), conflict.sent, conflict.back, conflict.here)


def _time(date: str, actor: Actor) -> datetime.datetime:
    """When a change was made. Word writes the local time, and says that it is Greenwich's."""
    try:
        said = datetime.datetime.fromisoformat(date.removesuffix("Z")).replace(tzinfo=actor.time.tzinfo)
    except ValueError:
        return actor.time
    return min(said, actor.time)
