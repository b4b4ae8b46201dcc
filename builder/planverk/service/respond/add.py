"""`respond add`: what came in gets a number, is kept as it came, split into points and linked to what it speaks of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planverk.errors import Conflict
from planverk.model.consultation import Consultation
from planverk.model.person import Person
from planverk.model.received import FormRow, Guesses
from planverk.model.response import Response, Sender, SenderKind, Stance
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.privacy.marks import replace_persons, strike_national_ids
from planverk.readers.response import response_folder
from planverk.readers.responses import guess
from planverk.service.consultations import find_consultation, find_response, settings_of
from planverk.service.respond.details import Details, Logged, check_said
from planverk.service.respond.forms import about_form, row_of
from planverk.service.respond.incoming import Incoming, Table
from planverk.service.respond.index import LogIndex, read_index, used_refs
from planverk.service.respond.invited import with_names
from planverk.service.respond.links import linked
from planverk.service.respond.passages import text_of
from planverk.service.respond.points import first_split
from planverk.service.respond.reading import Reader, attached, shown
from planverk.service.respond.senders import Named, as_asked, as_senders, is_of, whose
from planverk.service.respond.unsure import Unsure, also_from_another, left_out, struck_out, unclear
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.store.private import PERSONS, digest, original_path, persons_file, read_persons, text_path
from planverk.store.versions import find_versions
from planverk.writers.consultation import points_yaml, response_yaml

MAX_IN_GIT = 10_000_000  # bytes; a larger original lies in private/ under its hash
_NEXT = re.compile(rb"^next_number:.*$", re.MULTILINE)
_SUFFIX = re.compile(r"\.([a-z0-9]{1,5})\Z")


@dataclass
class _Act:
    """What one act puts in place, while it is put together. `asked` is the consultation with private persons by name."""

    consultation: Consultation
    settings: Settings
    index: LogIndex
    on_file: tuple[Person, ...]
    asked: Consultation
    number: int
    reader: Reader
    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    originals: dict[str, tuple[int, ...]] = field(default_factory=dict)
    logged: dict[int, tuple[Sender, ...]] = field(default_factory=dict)
    refs: set[str] = field(default_factory=set)
    tables: dict[str, Table] = field(default_factory=dict)

    def keep_tables(self) -> None:
        """Puts the tables that rows were taken from beside the log; in private/ where a row is, or may be, a private person's."""
        for sha, table in self.tables.items():
            if table.private or len(table.data) > MAX_IN_GIT:
                self.files[original_path(sha)] = table.data
            else:
                path = f"{self.consultation.folder}/tables/{sha.removeprefix('sha256:')}.{_suffix(table.name)}"
                self.files[path] = table.data
                self.folders.append(path)

    def taken_refs(self, source: Source) -> set[str]:
        """The refs that no other person may get; looked for only when a private person is logged."""
        if not self.refs:
            self.refs |= {*used_refs(source), *(person.ref for person in self.on_file)}
        return {*self.refs, *(person.ref for person in self.persons)}

    def from_same(self, home: Home, sha: str, named: Named) -> int:
        """The number under which the file is there already, from that sender; 0 where it came from others alone."""
        persons = (*self.on_file, *self.persons)
        for number in self.originals.get(sha, ()):
            senders = self.logged.get(number) or find_response(home, self.consultation, number).senders
            if is_of(named, senders, persons):
                return number
        return 0


def add(
    home: Home, items: Sequence[Incoming], details: Details, actor: Actor, consultation: str = "", base: str = ""
) -> tuple[Logged, ...]:
    """Logs everything that came in, as one act: all of it is there afterwards, or nothing. Of several letters, those that nobody
    can be sure of are left out, and have the number 0.

    What is in the log already keeps its number. `base` is the commit that the caller looked at, empty for any. Raises Unclear
    where nobody says who sent a single letter or a row of a table, Conflict, Busy, WriteFailed, MissingFile, UnreadableFile.
    """
    with locked(home.root, actor.owner("respond add")):
        finish(home)
        _check_base(home, base)
        act = _begin(home, _sent_out(find_consultation(home, consultation)))
        check_said(home, act.consultation, details.version, details.supplements, details.replaces)
        logged = tuple(_log_all(home, act, items, details, actor.time.date()))
        if act.files:
            act.files[f"{act.consultation.folder}/consultation.yaml"] = _with_next_number(home, act)
            act.keep_tables()
            if act.persons:
                act.files[PERSONS] = persons_file((*act.on_file, *act.persons))
            paths = (*act.folders, f"{act.consultation.folder}/consultation.yaml")
            save(home, actor, _message(logged), act.files, paths=paths)
        return logged


def _begin(home: Home, consultation: Consultation) -> _Act:
    index = read_index(home.tree, consultation.folder)
    number = max(consultation.next_number, 1, *(used + 1 for used in index.numbers))
    settings = settings_of(home)
    reader = Reader(home, consultation, settings)
    asked, on_file = with_names(home, consultation), read_persons(home.tree)
    return _Act(consultation, settings, index, on_file, asked, number, reader, originals=dict(index.originals))


def _sent_out(consultation: Consultation) -> Consultation:
    """The consultation. Raises Conflict where there is nothing yet that anybody could answer."""
    if consultation.sent is None and not consultation.outlines:
        raise Conflict(
            "The hearing {id} is not sent out yet.",
            "Send it out with: planverk consult open {plan}",
            id=consultation.id,
            plan=consultation.subjects[0].plan if consultation.subjects else "PLAN",
        )
    return consultation


def _check_base(home: Home, base: str) -> None:
    head = home.history.head() if home.history else ""
    if base and base != head:
        raise Conflict("The workspace is at another commit than you looked at.", "Look at it again, and log it then.", head=head)


def _log_all(home: Home, act: _Act, items: Sequence[Incoming], details: Details, today: datetime.date) -> Iterator[Logged]:
    """Each thing in its turn. A mailbox has mails from many: what is said of the sender is said of the one that does not tell
    itself, and of none where there are several."""
    unsure: list[tuple[Incoming, Guesses]] = []
    for item in items:
        try:
            yield _log(home, act, item, replace(details, sender="", named=None) if item.boxed else details, today)
        except Unsure as fault:
            if item.table is not None or (len(items) == 1 and not item.boxed):
                raise unclear(item, fault.guesses) from fault
            unsure.append((item, fault.guesses))
    said = len(unsure) == 1 and unsure[0][0].boxed and details.says_who
    for item, guesses in unsure:
        try:
            yield _log(home, act, item, details, today) if said else Logged(item.shown, 0, findings=(left_out(item, guesses),))
        except Unsure as fault:
            raise unclear(item, guesses) from fault


def _log(home: Home, act: _Act, item: Incoming, details: Details, today: datetime.date) -> Logged:
    sha = digest(item.data)
    there = act.originals.get(sha, ())
    if there and (not details.says_who or item.table is not None):
        return Logged(item.shown, there[0], True)
    item, form = act.reader.with_form(item)
    guesses = guess(item.received, (act.settings.municipality.name,))
    named = whose(item, details.named, details.sender, guesses, act.asked)
    if named is None or not named.name.strip():
        if there:
            return Logged(item.shown, there[0], True)
        raise Unsure(guesses)
    if there and (number := act.from_same(home, sha, named)):
        return Logged(item.shown, number, True)
    every = (named, *(as_asked(each, act.asked) for each in details.joint))
    private = any(each.kind is SenderKind.PRIVATE for each in every)
    taken = act.taken_refs(home.tree) if private else set()
    passages = act.reader.passages(item)
    text = text_of(passages)
    senders, persons = as_senders(every, item, text, sha, taken, act.settings.municipality)
    response = _response(home, act, item, details, row_of(form) if form else item.row, today)
    passages = tuple(replace(each, text=replace_persons(each.text, persons)) for each in passages)
    named_only = text_of(passages)
    passages = tuple(replace(each, text=strike_national_ids(each.text)) for each in passages)
    public = text_of(passages)
    response = replace(
        response,
        senders=senders,
        original=sha,
        original_name=shown(item.name, persons),
        attachments=attached(item.received, persons),
        table=digest(item.table.data) if item.table else "",
        their_ref=shown(response.their_ref, persons),
        text=public,
        text_hash=digest(public.encode("utf-8")),
    )
    response = linked(home.tree, act.consultation, first_split(response, passages))
    holds_id = public != named_only
    _put(act, item, response, persons, text, bool(persons) or holds_id)
    about = about_form(form, details, named, item.shown) if form else ()
    also = (also_from_another(item.shown, there[0]),) if there else ()
    struck = (struck_out(item.shown, response.number),) if holds_id else ()
    findings = (*also, *struck, *item.received.all_findings, *about, *act.reader.about_form(item, details.version))
    return Logged(
        item.shown, response.number, private=private, findings=findings, guesses=_open(guesses, response), senders=every
    )


def _open(guesses: Guesses, response: Response) -> Guesses:
    """The guesses at what nobody has said."""
    return replace(
        guesses,
        remarks=guesses.remarks if response.remarks is None else None,
        stance=guesses.stance if response.stance is Stance.NONE else None,
    )


def _response(home: Home, act: _Act, item: Incoming, details: Details, row: FormRow | None, today: datetime.date) -> Response:
    """What is said of the response; the form's own fields count where the person says nothing."""
    sent_by_mail = item.channel in ("e-post", "skjema")
    received = details.received or (item.received.dated if sent_by_mail else None) or today
    said = row.stance if row else None
    return Response(
        number=act.number,
        folder=response_folder(act.consultation.folder, act.number),
        senders=(),
        received=received,
        dated=details.dated or item.received.letter_date,
        channel=details.channel or item.channel,
        journal=details.journal,
        their_ref=details.their_ref or item.received.reference,
        version=details.version or act.reader.version(item) or open_version(home, act.consultation, received),
        remarks=details.remarks if details.remarks is not None or row is None else row.remarks,
        stance=details.stance or said or Stance.NONE,
        supplements=details.supplements,
        replaces=details.replaces,
        needs_text=item.received.lacks_text,
    )


def open_version(home: Home, consultation: Consultation, received: datetime.date) -> str:
    """The version that was open on that day: the latest one named by then of those that have an outline, else the first asked
    about."""
    plan = consultation.subjects[0].plan if consultation.subjects else ""
    first = consultation.subjects[0].version if consultation.subjects else ""
    dated = [(v.date, v.name) for v in find_versions(home.tree) if v.plan == plan and v.name in consultation.outlines and v.date]
    by_then = [pair for pair in dated if pair[0] <= received.isoformat()]
    return max(by_then)[1] if by_then else first


def _put(act: _Act, item: Incoming, response: Response, persons: tuple[Person, ...], text: str, private: bool) -> None:
    """Adds the response's files to the act. What tells who a private person is, or holds a fødselsnummer, goes to private/
    alone."""
    folder = response.folder
    act.files[f"{folder}/response.yaml"] = response_yaml(response)
    act.files[f"{folder}/text.md"] = f"{response.text}\n".encode("utf-8", "replace")
    act.files[f"{folder}/points.yaml"] = points_yaml(response)
    if private or len(item.data) > MAX_IN_GIT:
        act.files[original_path(response.original)] = item.data
    else:
        act.files[f"{folder}/original.{_suffix(item.name)}"] = item.data
    if private:
        act.files[text_path(response.text_hash)] = text.encode("utf-8", "replace")
    if item.table is not None:
        held = act.tables.get(response.table, item.table)
        act.tables[response.table] = replace(held, private=held.private or private)
    act.persons += persons
    act.folders.append(folder)
    for sha in dict.fromkeys((response.original, *(each.sha for each in response.attachments))):
        act.originals[sha] = (*act.originals.get(sha, ()), response.number)
    act.logged[response.number] = response.senders
    act.number += 1


def _suffix(name: str) -> str:
    match = _SUFFIX.search(name.lower())
    return match[1] if match else "bin"


def _with_next_number(home: Home, act: _Act) -> bytes:
    """consultation.yaml with the next number in it, and everything else, comments too, as people wrote it."""
    data = home.tree.read(f"{act.consultation.folder}/consultation.yaml")
    line = f"next_number: {act.number}".encode()
    if _NEXT.search(data):
        return _NEXT.sub(line, data, count=1)
    return data + (b"" if data.endswith(b"\n") else b"\n") + line + b"\n"


def _message(logged: Sequence[Logged]) -> str:
    numbers = [each.number for each in logged if each.number and not each.already]
    if len(numbers) == 1:
        return f"høring: uttalelse {numbers[0]} er logget"
    return f"høring: uttalelse {numbers[0]}–{numbers[-1]} er logget"
