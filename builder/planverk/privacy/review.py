"""What may be personal data in the committed texts of a hearing, for a person to judge, and decisions not made yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from planverk.findings import Finding, error, note, warning
from planverk.model.consultation import Consultation
from planverk.model.person import REF, PersonalData, PersonalKind
from planverk.model.place import Place
from planverk.model.response import Response, SenderKind
from planverk.privacy.detect import find_personal_data

_SHOWN = 4  # of a kind, in one finding
_LISTED = 12
_CONTACT: tuple[PersonalKind, ...] = ("email", "phone", "address", "property", "account")
_found = lru_cache(maxsize=4096)(find_personal_data)


def review_privacy(consultation: Consultation) -> Iterator[Finding]:
    """P1 for a fødselsnummer, whoever decided what; P2–P4 for numbers and addresses, names and health, in responses that nobody
    has decided on; P5 for those without a decision (offentlegforskrifta § 7 asks for one on each); P11 for private persons who
    are asked by name."""
    for asked in consultation.invitations:
        if asked.kind is SenderKind.PRIVATE and not REF.fullmatch(asked.id):
            text = "The list of bodies names a private person ({id}), and git keeps it."
            hint = "Take the entry out, and give planverk consult prepare the register: it keeps private persons outside git."
            yield warning("P11", asked.place, text, hint, id=asked.id)
    for response in consultation.responses:
        yield from _in_text(response)
    waiting = [response.number for response in consultation.responses if response.publish is None]
    if waiting:
        place = consultation.place if consultation.place.file else Place(f"{consultation.folder}/consultation.yaml")
        text = "Nobody has decided whether these responses may be on the web: {numbers}."
        hint = "Decide on each: planverk respond publish NR --decision publish --basis …"
        yield note("P5", place, text, hint, numbers=_listed(waiting))


def _in_text(response: Response) -> Iterator[Finding]:
    found = _found(response.text) if response.text else ()
    numbers = [piece for piece in found if piece.kind == "national-id"]
    if numbers:
        text = "Response {number} holds a fødselsnummer, and git keeps it: {line}."
        hint = "Talk to the archive and the data protection officer; nothing with it may be on the web (offentlegforskrifta § 7)."
        yield error("P1", _place(response), text, hint, number=response.number, line=_lines(response.text, numbers))
    if response.publish is not None:
        return
    contacts = [piece for piece in found if piece.kind in _CONTACT]
    names = [piece for piece in found if piece.kind == "name"]
    health = [piece for piece in found if piece.kind == "health"]
    hint = "Decide whether it may be on the web: planverk respond publish {number} --decision … --basis …"
    if contacts:
        text = "Response {number} holds addresses or numbers: {words}."
        yield warning("P2", _place(response), text, hint, number=response.number, words=_words(contacts))
    if names:
        text = "Response {number} may name persons: {words}."
        yield warning("P3", _place(response), text, hint, number=response.number, words=_words(names))
    if health:
        text = "Response {number} may speak of somebody's health: {words}."
        yield warning("P4", _place(response), text, hint, number=response.number, words=_words(health))


def _place(response: Response) -> Place:
    return Place(f"{response.folder}/text.md")


def _words(pieces: list[PersonalData]) -> str:
    words = list(dict.fromkeys(" ".join(piece.text.split()) for piece in pieces))
    return ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def _lines(text: str, pieces: list[PersonalData]) -> str:
    """The lines that they stand on, and never the numbers themselves: findings go into logs and manifests."""
    return "text.md:" + ", ".join(str(text.count("\n", 0, piece.start) + 1) for piece in pieces[:_SHOWN])


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_LISTED]))
    return f"{shown} … ({len(numbers)})" if len(numbers) > _LISTED else shown
