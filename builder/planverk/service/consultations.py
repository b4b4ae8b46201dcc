"""What the verbs of a hearing share: finding a consultation and a response of it, and knowing whether they are as they were."""

from __future__ import annotations

import difflib
import hashlib

from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Reading
from planverk.model.consultation import Consultation
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers.consultation import FILE, read_consultation
from planverk.readers.response import read_response, response_folder
from planverk.readers.settings import read_settings
from planverk.service.workspace import SETTINGS, Home
from planverk.store.merging import check_settled


def settings_of(home: Home) -> Settings:
    """What planverk.yaml says. Raises UnreadableFile."""
    settings = read_settings(home.tree).value
    if settings is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    return settings


def find_consultation(home: Home, name: str = "", whole: bool = False) -> Consultation:
    """The consultation of that id, or the only one there is; `whole` with its responses.

    Raises MissingFile where there is no such one or several to choose among, UnreadableFile where consultation.yaml has errors,
    Conflict where git has left two versions of it side by side.
    """
    known = tuple(sorted(path.parent.name for path in (home.root / "consultations").glob(f"*/{FILE}")))
    folder = f"consultations/{_chosen(known, name)}"
    reading = read_consultation(home.tree, folder, settings_of(home), whole)
    broken = next((f for f in reading.findings if f.is_error and f.place.file == f"{folder}/{FILE}"), None)
    if reading.value is None or broken is not None:
        check_settled(home.history)
        place = broken.place if broken else Place(f"{folder}/{FILE}")
        raise UnreadableFile("{file} has errors.", "See them with: planverk check", place, file=f"{folder}/{FILE}")
    return reading.value


def find_response(home: Home, consultation: Consultation, number: int) -> Response:
    """A response with its points and assessments. Raises MissingFile, and UnreadableFile where one of its files has errors: what
    cannot be read whole is never written over."""
    folder = response_folder(consultation.folder, number)
    reading = _read(home.tree, folder)
    if reading is None:
        raise MissingFile("There is no response {number}.", "See which there are with: planverk respond list", number=number)
    broken = next((finding for finding in reading.findings if finding.is_error and finding.code.startswith("Y")), None)
    if reading.value is None or broken is not None:
        check_settled(home.history)
        place = broken.place if broken else Place(folder)
        raise UnreadableFile("{file} has errors.", "See them with: planverk check", place, file=place.file)
    return reading.value


def state_of(source: Source, folder: str) -> str:
    """A hash over all files of a folder: the base that a verb expects, and finds changed when somebody else was there first."""
    whole = hashlib.sha256()
    for path in source.files(folder):
        whole.update(path.encode() + b"\0" + hashlib.sha256(source.read(path)).digest())
    return whole.hexdigest()[:16]


def expect(source: Source, folder: str, base: str) -> None:
    """Raises Conflict where the folder is another than `base` (from `state_of`); an empty base expects nothing."""
    if base and base != state_of(source, folder):
        raise Conflict(
            "Somebody has changed {folder} since you looked at it.",
            "Look at it again, and do then what you wanted to do.",
            Place(folder),
            folder=folder,
        )


def _read(source: Source, folder: str) -> Reading[Response] | None:
    inside = [path.removeprefix(f"{folder}/") for path in source.files(folder)]
    return read_response(source, folder, inside) if "response.yaml" in inside else None


def _chosen(known: tuple[str, ...], name: str) -> str:
    wanted = name.strip("/").removeprefix("consultations/")
    if wanted in known:
        return wanted
    if not wanted and len(known) == 1:
        return known[0]
    if not known:
        raise MissingFile("There is no consultation here yet.", "Open one with: planverk consult open PLAN")
    if not wanted:
        hint = "Say which, after the command (status, papers, correct, publish) or with --consultation (the others): {known}"
        raise MissingFile("There are several consultations.", hint, known=", ".join(known))
    near = difflib.get_close_matches(wanted, known, n=1)
    hint = "Did you mean {near}?" if near else "These are here: {known}"
    raise MissingFile("There is no consultation {name}.", hint, name=wanted, near="".join(near), known=", ".join(known))
