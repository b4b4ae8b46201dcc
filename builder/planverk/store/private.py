"""`private/`, outside git: who a private person is, originals, and texts as they were before names were replaced.

Nothing here writes: what is to be kept is given as files for `store.atomic.write_files`, so that it comes in with the rest of an
act or not at all. Originals and texts are addressed by hash, so that a log and its private part can be held against each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from planverk.errors import UnreadableFile
from planverk.model.person import Person
from planverk.model.place import Place
from planverk.model.source import Source
from planverk.readers.data import load
from planverk.readers.schema import Schema
from planverk.writers.yaml import Flow, dump, given

FOLDER = "private"
PERSONS = f"{FOLDER}/persons.yaml"


@dataclass(frozen=True, kw_only=True)
class PersonSchema(Schema):
    ref: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PersonsSchema(Schema):
    persons: tuple[PersonSchema, ...] = ()


def digest(data: bytes) -> str:
    """`sha256:` and 64 hex digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def original_path(sha: str) -> str:
    """Where the original of that hash (`sha256:…`, as in response.yaml) lies, when it lies in private/."""
    return f"{FOLDER}/originals/{sha.removeprefix('sha256:')}"


def text_path(sha: str) -> str:
    """Where the text before replacement lies. `sha` is the hash of text.md, after replacement, as it stands in response.yaml: a
    hash of the text with the names in it would let anybody test a guess at them."""
    return f"{FOLDER}/texts/{sha.removeprefix('sha256:')}"


def read_persons(source: Source) -> tuple[Person, ...]:
    """The private persons on file, in the order of the file; none where there is no private/. Raises UnreadableFile."""
    return parse_persons(source.read(PERSONS)) if source.exists(PERSONS) else ()


def parse_persons(data: bytes) -> tuple[Person, ...]:
    """The persons in the bytes of a `persons.yaml`. Raises UnreadableFile."""
    reading = load(data, PERSONS, PersonsSchema)
    if reading.value is None or reading.findings:
        raise UnreadableFile(
            "{path} cannot be read, so nobody knows who the private persons are.",
            "Bring it back from the backup: planverk private restore FILE",
            Place(PERSONS),
            path=PERSONS,
        )
    return tuple(Person(p.ref, p.name, p.addresses, p.emails, p.phones, p.others) for p in reading.value.persons)


def persons_file(persons: Iterable[Person]) -> bytes:
    """`private/persons.yaml`."""
    return dump(
        {
            "persons": [
                {"ref": person.ref}
                | given(
                    name=person.name,
                    addresses=Flow(list(person.addresses)),
                    emails=Flow(list(person.emails)),
                    phones=Flow(list(person.phones)),
                    others=Flow(list(person.others)),
                )
                for person in persons
            ]
        }
    )
