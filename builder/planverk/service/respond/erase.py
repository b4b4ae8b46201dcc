"""`respond erase`: a private person's data is removed from the workspace, once a journal number shows that the archive has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.errors import Conflict, Unclear
from planverk.findings import Message
from planverk.model.person import MARK
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.service.consultations import expect, find_consultation, find_response
from planverk.service.respond.index import held_elsewhere
from planverk.service.saving import finish, save
from planverk.service.workspace import OUTPUT, Actor, Home
from planverk.store.lock import locked
from planverk.store.private import PERSONS, original_path, persons_file, read_persons, text_path
from planverk.writers.consultation import response_yaml


@dataclass(frozen=True)
class Erased:
    """What was removed (paths, and persons by ref), and what remains and where, as sentences."""

    response: Response
    removed: tuple[str, ...]
    persons: tuple[str, ...]
    remains: tuple[Message, ...]


def erase(home: Home, number: int, journal: str, actor: Actor, consultation: str = "", base: str = "") -> Erased:
    """Removes the response's original, its text before replacement, and its private persons from `private/`, as one act.

    `journal` may be empty where the log has it. Raises Unclear without a journal number, Conflict where the log has another or no
    private person sent it, MissingFile, UnreadableFile, Busy, WriteFailed; then everything stands as it did.
    """
    with locked(home.root, actor.owner("respond erase")):
        finish(home)
        found = find_consultation(home, consultation)
        response = find_response(home, found, number)
        expect(home.tree, response.folder, base)
        refs = _refs(response)
        _check(response, journal.strip(), refs)
        after = replace(response, journal=journal.strip() or response.journal, erased=response.erased or actor.time.date())
        persons = read_persons(home.tree)
        kept = tuple(person for person in persons if person.ref not in refs)
        held = held_elsewhere(home.tree, response.folder)
        removed = tuple(path for path in _copies(response, held) if home.tree.exists(path))
        files = {f"{after.folder}/response.yaml": response_yaml(after)}
        if kept != persons:
            files[PERSONS] = persons_file(kept)
        save(home, actor, f"høring: personopplysninger i uttalelse {number} er slettet", files, remove=removed)
        gone = tuple(person.ref for person in persons if person.ref in refs)
        return Erased(after, removed, gone, tuple(_remains(home, after, response.original in held)))


def _refs(response: Response) -> frozenset[str]:
    """The marks that are this response's own: a ref is given to one person in one response, and never again."""
    own = [sender for sender in response.senders if sender.ref]
    asked = (sender.invitation for sender in own if sender.invitation)  # the mark that they were asked under
    return frozenset((*(sender.ref for sender in own), *asked, *MARK.findall(response.text)))


def _check(response: Response, journal: str, refs: frozenset[str]) -> None:
    place = Place(f"{response.folder}/response.yaml")
    if not refs:
        raise Conflict("No private person sent response {number}.", "", place, number=response.number)
    if not journal and not response.journal:
        raise Unclear(
            "Without a journal number nothing shows that the archive has response {number}. Nothing was removed.",
            "Have it journalled first, then say its number: --journal 11/812-14",
            place,
            number=response.number,
        )
    if journal and response.journal and journal != response.journal:
        raise Conflict(
            "The log says that response {number} is journalled as {journal}. Nothing was removed.",
            "Say that number, or correct the log first: planverk respond set {number} --journal …",
            place,
            number=response.number,
            journal=response.journal,
        )


def _copies(response: Response, held: frozenset[str]) -> Iterator[str]:
    """The table of a web form goes too: the other rows of it are kept, each as its own response's original. A file that somebody
    else has sent as well (`held`) is theirs still."""
    if response.original not in held:
        yield original_path(response.original)
    if response.text_hash not in held:
        yield text_path(response.text_hash)
    if response.table:
        yield original_path(response.table)


def _remains(home: Home, response: Response, shared: bool) -> list[Message]:
    """What is left of the person, and where, said so that somebody can see to it."""
    values = (("folder", response.folder), ("journal", response.journal))
    left = [
        Message("The archive has the letter: journal number {journal}.", values),
        Message("git has its text with marks in the place of names: {folder}", values),
        Message("Backups of private/ from before today have the person still. Make a new one, and delete the old ones."),
        Message("Copies of this folder on other machines have a private/ of their own."),
    ]
    if shared:
        left.append(Message("private/ has the letter still, because others have sent the same file."))
    if (home.root / OUTPUT).is_dir():
        left.append(Message("{folder}/ may hold documents with the name. Build them anew.", (("folder", OUTPUT),)))
    return left
