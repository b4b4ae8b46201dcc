"""`planverk private backup` and `restore`: what git does not hold, as one encrypted file, checked against the log."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.findings import Finding, note, warning
from planverk.model.person import Person
from planverk.model.place import Place
from planverk.service.saving import finish
from planverk.service.workspace import Actor, Home
from planverk.store.atomic import write_file, write_files
from planverk.store.lock import locked
from planverk.store.paths import clean, within
from planverk.store.private import FOLDER, PERSONS, original_path, parse_persons, persons_file, read_persons, text_path
from planverk.store.sealed import COST, seal, unseal

SHORTEST = 12  # characters of a passphrase; a backup may lie where anybody can try
_ORIGINAL = re.compile(rb"^original: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_TABLE = re.compile(rb"^table: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_TEXT = re.compile(rb"^text: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_REF = re.compile(rb"\bref: \"?(p\d{1,5})\b")
_ERASED = re.compile(rb"^erased:", re.MULTILINE)
_BY_HASH = re.compile(rf"{FOLDER}/originals/([0-9a-f]{{64}})\Z")


@dataclass(frozen=True)
class BackedUp:
    """What is in a backup, and what was found beside the log."""

    files: int
    bytes: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Restored:
    """What was put back (paths), how many files were there already, and what was left out because it is erased."""

    files: tuple[str, ...]
    already: int
    erased: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Wanted:
    """What the log says that private/ should hold, what it must hold no more, and all that it may hold: a body's original lies
    there too, where it is large."""

    paths: frozenset[str]
    refs: frozenset[str]
    erased_paths: frozenset[str]
    erased_refs: frozenset[str]
    known: frozenset[str]


def backup(home: Home, file: Path, passphrase: str, actor: Actor, cost: int = COST) -> BackedUp:
    """Writes everything in private/ to `file`, encrypted. Raises MissingFile where there is no private/, Unclear for a passphrase
    that is too short, Conflict where the file would lie in the workspace's git, WriteFailed, Busy."""
    check_passphrase(passphrase)
    _check_place(home, file)
    with locked(home.root, actor.owner("private backup")):
        finish(home)
        files = {path: home.tree.read(path) for path in home.tree.files(FOLDER)}
        if not files:
            raise MissingFile("There is no private/ here, so there is nothing to back up.", "")
        found = tuple(_faults(_wanted(home), frozenset(files), read_persons(home.tree), files))
    write_file(file, b"".join(seal(files, passphrase, cost)))
    return BackedUp(len(files), sum(map(len, files.values())), found)


def restore(home: Home, file: Path, passphrase: str, actor: Actor) -> Restored:
    """Puts back what private/ lacks. What is erased since stays erased; persons are put together with those that are on file.

    Raises UnreadableFile (wrong passphrase, damaged, cut off), Conflict where a file in private/ is another than in the backup or
    a mark would stand for two people, MissingFile, WriteFailed, Busy; then nothing was changed.
    """
    try:
        data = file.read_bytes()
    except OSError as fault:
        raise MissingFile(
            "There is no file {path}.", "Check the name, and the folder that you stand in.", path=str(file)
        ) from fault
    with locked(home.root, actor.owner("private restore")):
        finish(home)
        held = {_checked(entry.path): content for entry, content in unseal(data, passphrase)}
        wanted = _wanted(home)
        gone = tuple(sorted(path for path in held if path in wanted.erased_paths))
        files = {path: content for path, content in held.items() if path not in gone}
        if PERSONS in files:
            files[PERSONS] = _persons(home, parse_persons(files[PERSONS]), wanted, files[PERSONS])
        _refuse_others(home, files)
        new = {path: content for path, content in files.items() if not _stands(home, path, content)}
        write_files(home.root, new)
        there = frozenset(home.tree.files(FOLDER))
        found = tuple(_faults(wanted, there, read_persons(home.tree), files))
        return Restored(tuple(sorted(new)), len(files) - len(new), gone, found)


def check_passphrase(passphrase: str) -> None:
    """Raises Unclear for one that is too short."""
    if len(passphrase) < SHORTEST:
        raise Unclear(
            "The passphrase is too short.",
            "Take at least {count} characters, as four words that have nothing to do with each other.",
            count=SHORTEST,
        )


def _check_place(home: Home, file: Path) -> None:
    """A backup in private/ would be lost with it."""
    if file.resolve().is_relative_to(home.root / FOLDER):
        raise Conflict("A backup in private/ is lost together with it.", "Put it somewhere else, best on another machine.")


def _wanted(home: Home) -> _Wanted:
    """Read straight from the bytes: a log of thousands is looked through in a moment, and one with errors too."""
    paths: set[str] = set()
    refs: set[str] = set()
    erased_paths: set[str] = set()
    erased_refs: set[str] = set()
    known: set[str] = set()
    erased_tables: set[str] = set()  # a table holds others than the one who is erased, and goes all the same
    for path in home.tree.files("consultations"):
        if not path.endswith("/response.yaml"):
            continue
        data = home.tree.read(path)
        own = {found.decode() for found in _REF.findall(data)}
        copies = {original_path(found.decode()) for found in _ORIGINAL.findall(data)}
        copies |= {text_path(found.decode()) for found in _TEXT.findall(data)}
        tables = {original_path(found.decode()) for found in _TABLE.findall(data)}
        copies |= tables
        known |= copies
        if not own:
            continue
        if _ERASED.search(data):
            erased_paths |= copies
            erased_tables |= tables
            erased_refs |= own
        else:
            paths |= copies
            refs |= own
    paths -= erased_tables
    return _Wanted(*(frozenset(each) for each in (paths, refs, erased_paths - paths, erased_refs - refs, known)))


def _persons(home: Home, coming: tuple[Person, ...], wanted: _Wanted, data: bytes) -> bytes:
    """persons.yaml with those on file and those that come, each mark once."""
    kept = tuple(person for person in coming if person.ref not in wanted.erased_refs)
    on_file = {person.ref: person for person in read_persons(home.tree)}
    for person in kept:
        if on_file.get(person.ref, person) != person:
            raise Conflict(
                "{ref} stands for somebody else in the backup than in private/persons.yaml. Nothing was changed.",
                "Find out which is right; move private/ aside to restore the backup whole.",
                Place(PERSONS),
                ref=person.ref,
            )
    if not on_file and kept == coming:
        return data
    new = tuple(person for person in kept if person.ref not in on_file)
    return persons_file((*on_file.values(), *new)) if new else home.tree.read(PERSONS)


def _refuse_others(home: Home, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path != PERSONS and home.tree.exists(path) and not _stands(home, path, content):
            raise Conflict(
                "{path} is another than in the backup. Nothing was changed.",
                "Find out which is right; move private/ aside to restore the backup whole.",
                Place(path),
                path=path,
            )


def _stands(home: Home, path: str, content: bytes) -> bool:
    return home.tree.exists(path) and home.tree.read(path) == content


def _checked(path: str) -> str:
    inside = clean(path)
    if not within(inside, FOLDER) or inside == FOLDER:
        raise UnreadableFile("This is no backup of private/.", "Give the file that planverk private backup made.")
    return inside


def _faults(wanted: _Wanted, there: frozenset[str], persons: tuple[Person, ...], files: dict[str, bytes]) -> Iterator[Finding]:
    """What the log and private/ do not agree on: gone, damaged, unknown to the log."""
    for path in sorted(there & files.keys()):
        named = _BY_HASH.match(path)
        if named and hashlib.sha256(files[path]).hexdigest() != named[1]:
            yield warning("P9", Place(path), "{path} is not the file that came in: its hash is another.", path=path)
    missing = sorted(wanted.paths - there)
    if missing:
        text = "The log names {count} files that private/ does not hold, the first of them {path}."
        yield warning("P9", Place(missing[0]), text, "Look for an older backup.", count=len(missing), path=missing[0])
    strangers = wanted.refs - {person.ref for person in persons}
    if strangers:
        text = "The log has {count} private persons who are not on file."
        yield warning("P9", Place(PERSONS), text, "Look for an older backup.", count=len(strangers))
    unknown = [path for path in there if path != PERSONS and path not in wanted.known]
    if unknown:
        yield note("P9", Place(FOLDER), "private/ holds {count} files that no response names.", count=len(unknown))
