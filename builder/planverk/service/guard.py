"""Looking through what an act is about to commit: git never forgets, so who a private person is must not get into it.

A name alone («Hagen») is common property, and counts only where a response's own private sender would be told by it: in what the
municipality writes of that response. A whole name, an address, an e-mail or a number on file counts anywhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from planverk.errors import Exposed, PlanverkError
from planverk.findings import Finding, error
from planverk.model.person import Exposure, Person
from planverk.model.place import Place
from planverk.model.response import Clearance
from planverk.privacy.search import Searcher, covers
from planverk.readers.data import load
from planverk.readers.readback import texts
from planverk.readers.response_schema import ClearanceSchema, ResponseSchema
from planverk.service.municipality import own_words
from planverk.service.workspace import Home
from planverk.store.paths import within
from planverk.store.private import FOLDER, PERSONS, parse_persons, read_persons

_COMMIT = "git commit"  # stands for a path
_FOLDER = re.compile(r"(.*/responses/\d{2,}/\d{4,})/")
_ESCAPED = re.compile(rb"\\(?:([nrt_NLP])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
_REF = re.compile(rb"\bref: \"?(p\d{1,5})\b")
_HINT = (
    "Write «Privatperson» or the mark instead. If the words mean something else, clear them first: "
    "planverk respond clear NR --words … --where … --reason …"
)
_ARRIVING_HINT = (
    "If the words mean something else, or may stand there, clear them on another response of the hearing, and log it then: "
    "planverk respond clear NR --words … --where … --reason … Otherwise ask for the letter without them."
)
_CLEARANCES = re.compile(rb"^clearances:.*\Z", re.MULTILINE | re.DOTALL)  # the last key of the file as it is written


def look_through(home: Home, files: Mapping[str, bytes], subject: str = "") -> None:
    """Raises Exposed for the first thing in `files` (by path, as they are about to be saved) that tells who a private person is,
    unless somebody has cleared those words there with a reason. `private/` is not looked into. `subject` is what the commit is to
    say, with its author where that is another than the one who saves."""
    for path, hit in _exposures(home, {**files, _COMMIT: subject.encode("utf-8", "replace")}):
        folder = _folder(path)
        arriving = bool(folder) and not home.tree.exists(f"{folder}/response.yaml")
        raise _exposed(path, hit, _ARRIVING_HINT if arriving else _HINT)


def exposed_by_hand(home: Home) -> Iterator[Finding]:
    """The same in files that somebody has written here and git does not have yet: the first in each file."""
    if not home.history or not home.history.head() or not home.tree.exists(PERSONS):
        return
    files = {path: home.tree.read(path) for path in home.history.changed() if home.tree.exists(path)}
    seen: set[str] = set()
    for path, hit in _exposures(home, files):
        if path not in seen:
            seen.add(path)
            text = "«{words}» tells who a private person is. git does not have it yet, and would keep it for ever: «{context}»."
            place = Place(path, _line(files[path], hit))
            yield error("P10", place, text, _HINT, words=hit.text, context=hit.around)


def _exposures(home: Home, files: Mapping[str, bytes]) -> Iterator[tuple[str, Exposure]]:
    persons = _on_file(home, files)
    if not persons:
        return
    searcher = Searcher(persons, own_words(home))
    for path, data in files.items():
        if within(path, FOLDER):
            continue
        folder = _folder(path)
        single_of = _own_refs(home, files, folder) if folder else frozenset()
        for hit in _hits(searcher, path, data, single_of):
            if not any(covers(c.words, c.where, hit) for c in _clearances(home, files, folder) if c.reason):
                yield path, hit


def _line(data: bytes, hit: Exposure) -> int | None:
    """The first line that the words stand on; None where they are parted, or not in the text itself."""
    lines = data.decode("utf-8", "replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if hit.text in line), None)


def _on_file(home: Home, files: Mapping[str, bytes]) -> tuple[Person, ...]:
    """The persons that are on file, and those that come with the act."""
    coming = parse_persons(files[PERSONS]) if PERSONS in files else ()
    return tuple({person.ref: person for person in (*read_persons(home.tree), *coming)}.values())


def _hits(searcher: Searcher, path: str, data: bytes, single_of: frozenset[str]) -> Iterator[Exposure]:
    shown = _CLEARANCES.sub(b"", data) if path.endswith("/response.yaml") else data
    if path.endswith(".yaml"):
        shown = _ESCAPED.sub(_letter, shown)
    for where, text in _texts(path, shown):
        yield from searcher.find(text, where, single_of)


def _letter(escaped: re.Match[bytes]) -> bytes:
    """What stands escaped between quotation marks in YAML, as it is read: a name may be parted by it."""
    return b" " if escaped[1] else chr(int(escaped[2] or escaped[3], 16)).encode("utf-8", "replace")


def _texts(path: str, data: bytes) -> tuple[tuple[str, str], ...]:
    """All texts of a file, its name among them. What cannot be read back, as a letter under a password, tells a search nobody's
    name either."""
    try:
        return texts(data, path)
    except PlanverkError:
        return ((path, posixpath.basename(path)),)


def _own_refs(home: Home, files: Mapping[str, bytes], folder: str) -> frozenset[str]:
    return frozenset(found.decode() for found in _REF.findall(_response(home, files, folder)))


def _clearances(home: Home, files: Mapping[str, bytes], folder: str) -> Iterator[Clearance]:
    """What somebody has cleared in any response of the hearing: one that is about to be logged has no clearances of its own."""
    hearing = folder.partition("/responses/")[0] or "consultations"
    for path in home.tree.files(hearing):
        if path.endswith("/response.yaml"):
            data = files[path] if path in files else home.tree.read(path)
            if b"clearances:" in data:
                read = load(data, path, ResponseSchema).value
                yield from (_clearance(each) for each in (read.clearances if read else ()))


def _clearance(read: ClearanceSchema) -> Clearance:
    return Clearance(read.words, read.where, read.reason, read.by)


def _response(home: Home, files: Mapping[str, bytes], folder: str) -> bytes:
    file = f"{folder}/response.yaml"
    if file in files:
        return files[file]
    return home.tree.read(file) if home.tree.exists(file) else b""


def _folder(path: str) -> str:
    match = _FOLDER.match(path)
    return match[1] if match else ""


def _exposed(path: str, hit: Exposure, hint: str) -> Exposed:
    return Exposed(
        "«{words}» tells who a private person is, and git would keep it for ever: «{context}». Nothing was saved.",
        hint,
        Place(path),
        words=hit.text,
        context=hit.around,
    )
