"""`respond mend`: two clones gave one number to two responses. Both stay, and the one still in the house gets a new number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from planverk.errors import Conflict, MissingFile
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.model.source import Source
from planverk.readers.reading import get
from planverk.readers.response import read_response, response_folder
from planverk.service.respond.index import read_index
from planverk.service.saving import ACT
from planverk.service.workspace import Actor, Home
from planverk.store.acts import Act
from planverk.store.atomic import write_files
from planverk.store.history import History
from planverk.store.lock import locked
from planverk.store.merging import Merge, left_the_house, merge_under_way, merged_text, settle, unmerged
from planverk.writers.consultation import response_yaml

Side = Literal["", "ours", "theirs"]
_FOLDER = re.compile(r"(consultations/[^/]+)/responses/\d+/(\d+)/response\.yaml\Z")
_NEXT = re.compile(rb"^next_number:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Mended:
    """A number that two responses had: which side kept it, and the number that the other response got. `done` where the merge is
    committed; else other files still wait to be resolved."""

    number: int
    kept: Side
    new_number: int
    done: bool


@dataclass
class _Sides:
    """Both sides of the merge in one consultation, and what is to be written."""

    folder: str
    ours: Source
    theirs: Source
    base: Source | None
    next_number: int
    files: dict[str, bytes]
    remove: list[str]
    touched: list[str]
    renumbered: dict[Side, dict[int, int]]  # by the side whose response got the new number


def mend(home: Home, actor: Actor, keep: Side = "") -> tuple[Mended, ...]:
    """Resolves every response that both sides of a merge logged under one number.

    A number that has left the house (a tag holds the response) stays with its response; else with the side that `keep` names,
    and by itself with ours. Raises Conflict where both have left the house, MissingFile where there is nothing to mend.
    """
    with locked(home.root, actor.owner("respond mend")):
        history, merge = _merge(home)
        clashes = _clashes(history)
        if not clashes:
            raise MissingFile("No number was given to two responses.", "See what else is to be resolved with: git status")
        made: list[tuple[int, Side, int]] = []
        touched: list[str] = []
        files: dict[str, bytes] = {}
        remove: list[str] = []
        for folder, numbers in clashes.items():
            sides = _sides(history, merge, folder, read_index(home.tree, folder).numbers)
            made += [_renumber(history, sides, number, keep) for number in numbers]
            _follow(sides)
            sides.files[f"{folder}/consultation.yaml"] = _consultation(sides)
            files |= sides.files
            remove += [path for path in sides.remove if path not in sides.files]
            touched += [*sides.touched, f"{folder}/consultation.yaml"]
        write_files(home.root, files, [path for path in remove if (home.root / path).is_file()])
        act = Act(tuple(touched), _message(made), actor.name, actor.email, actor.time)
        done = settle(history, list(dict.fromkeys(touched)), act)
        if done:
            (home.root / ACT).unlink(missing_ok=True)  # the merge commit holds whatever an interrupted act had put in place
        return tuple(Mended(number, kept, new, done) for number, kept, new in made)


def _merge(home: Home) -> tuple[History, Merge]:
    merge = merge_under_way(home.history) if home.history else None
    if home.history is None or merge is None:
        raise MissingFile(
            "There is no merge under way, so no two responses can have one number.",
            "Bring the other's work in first, with: git pull",
        )
    return home.history, merge


def _clashes(history: History) -> dict[str, list[int]]:
    """The numbers that both sides gave, by the folder of the consultation."""
    found: dict[str, list[int]] = {}
    for path in unmerged(history):
        match = _FOLDER.match(path)
        if match:
            found.setdefault(match[1], []).append(int(match[2]))
    return found


def _sides(history: History, merge: Merge, folder: str, here: frozenset[int]) -> _Sides:
    ours, theirs = history.source(merge.ours), history.source(merge.theirs)
    there = {int(match[2]) for source in (ours, theirs) for path in source.files(folder) if (match := _FOLDER.match(path))}
    base = history.source(merge.base) if merge.base else None
    return _Sides(folder, ours, theirs, base, max(there | here) + 1, {}, [], [], {"ours": {}, "theirs": {}})


def _renumber(history: History, sides: _Sides, number: int, keep: Side) -> tuple[int, Side, int]:
    """Gives one of the two a new number: its files move as they were on their side, with the number changed in response.yaml."""
    folder = response_folder(sides.folder, number)
    kept = _kept(history, sides, folder, number, keep)
    staying, moving = (sides.ours, sides.theirs) if kept == "ours" else (sides.theirs, sides.ours)
    new_number = sides.next_number
    sides.next_number += 1
    target = response_folder(sides.folder, new_number)
    sides.remove += sorted({*staying.files(folder), *moving.files(folder)})
    sides.files |= {path: staying.read(path) for path in staying.files(folder)}
    sides.files |= {path.replace(folder, target, 1): moving.read(path) for path in moving.files(folder)}
    response = _response(moving, folder)
    sides.files[f"{target}/response.yaml"] = response_yaml(replace(response, number=new_number))
    sides.touched += [folder, target]
    sides.renumbered["theirs" if kept == "ours" else "ours"][number] = new_number
    return number, kept, new_number


def _kept(history: History, sides: _Sides, folder: str, number: int, keep: Side) -> Side:
    file = f"{folder}/response.yaml"
    ours, theirs = (left_the_house(history, file, _response(source, folder).original) for source in (sides.ours, sides.theirs))
    if ours and theirs:
        raise Conflict(
            "The number {number} has left the house for two responses, and neither may be changed.",
            "Tell both senders, and log the letter of one of them anew, with a note of what it was called.",
            Place(file),
            number=number,
        )
    if ours or theirs:
        return "ours" if ours else "theirs"
    return keep or "ours"


def _response(source: Source, folder: str) -> Response:
    reading = read_response(source, folder, [path.removeprefix(f"{folder}/") for path in source.files(folder)])
    if reading.value is None:
        raise Conflict(
            "The response in {folder} cannot be read, and is not given a new number.",
            "Mend response.yaml first.",
            Place(f"{folder}/response.yaml"),
            folder=folder,
        )
    return reading.value


def _follow(sides: _Sides) -> None:
    """Responses that speak of one whose number changed, and were logged on its side, speak of its new number."""
    for side, source, other in (("ours", sides.ours, sides.theirs), ("theirs", sides.theirs, sides.ours)):
        renumbered = sides.renumbered["ours" if side == "ours" else "theirs"]
        known = set(other.files(sides.folder))
        for path in source.files(sides.folder) if renumbered else ():
            if path in known or path in sides.files or not _FOLDER.match(path):
                continue
            response = _response(source, path.rpartition("/")[0])
            new = replace(
                response,
                supplements=renumbered.get(response.supplements or 0, response.supplements),
                replaces=renumbered.get(response.replaces or 0, response.replaces),
            )
            if new != response:
                sides.files[path] = response_yaml(new)
                sides.touched.append(path)


def _consultation(sides: _Sides) -> bytes:
    """consultation.yaml with what both sides changed, and the next number after all that are used."""
    file = f"{sides.folder}/consultation.yaml"
    line = f"next_number: {sides.next_number}".encode()
    three = [_NEXT.sub(line, (get(source, file) if source else b"") or b"") for source in (sides.base, sides.ours, sides.theirs)]
    merged = merged_text(*three)
    if merged is None:
        raise Conflict(
            "{file} was changed in both places, in ways that contradict each other.",
            "Resolve that file by hand first, save it with git add, and do this again.",
            Place(file),
            file=file,
        )
    return merged


def _message(made: list[tuple[int, Side, int]]) -> str:
    words = ", ".join(f"{number} er nå {new}" for number, _, new in made)
    return f"høring: samme nummer to steder, {words}"
