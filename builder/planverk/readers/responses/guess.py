"""Proposals about a response for the person who logs it: who sent it, what kind of sender, when, and what it thinks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.model.received import Guess, Guesses, Received
from planverk.model.response import SenderKind
from planverk.readers.responses import letterhead, positions, senders

_GREETING = re.compile(
    r"^(?:med (?:vennlig|venleg|hjertelig|beste?)|venn?leg|vennlig|hilsen|helsing|mvh|beste? (?:hilsen|helsing))\b.{0,40}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:med (?:vennlig|venleg|beste) \w+|(?:vennlig |venleg |beste )?(?:hilsen|helsing)|mvh\.?)(?: fra|"
    r" frå)?[,:]?\s+(?P<rest>\S.{2,80})$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^[A-ZÆØÅ][\wæøåéèü.-]*(?: [A-ZÆØÅ][\wæøåéèü.-]*){1,3}$")
_TO_US = re.compile(r"^(?:til|mottaker|mottakar|att)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:hørings|høyrings)(?:uttalelse|uttale|svar|innspill|innspel|fråsegn)\w* (?:fra|frå) (?P<who>.{3,80})", re.IGNORECASE
)
_HEAD, _TAIL = 12, 12


def guess(received: Received, own: tuple[str, ...] = ()) -> Guesses:
    """What the file, with what is attached to it, may tell of its sender. `own` are the municipality's own names, which a letter
    bears as its addressee."""
    parts = received.parts
    bodies = (body for part in parts for body in _bodies(part, own))
    found = next(bodies, None) or next(filter(None, map(_person, parts)), None)
    sender, kind = found if found else (None, None)
    references = [letterhead.references(part.text) for part in parts]
    dated = next(filter(None, (letterhead.letter_date(part.text) for part in parts)), None)
    if dated is None and received.dated is not None:
        dated = Guess(received.dated, received.dated.isoformat())
    text = "\n\n".join(part.text for part in parts)
    return Guesses(
        sender=sender,
        kind=kind or _kind_of_address(received, own),
        dated=dated,
        their_ref=next((theirs for theirs, _ in references if theirs), None),
        our_ref=next((ours for _, ours in references if ours), None),
        remarks=positions.remarks(text),
        stance=positions.stance(text),
        objection=positions.objection(text),
    )


def _bodies(received: Received, own: tuple[str, ...]) -> Iterator[tuple[Guess[str], Guess[SenderKind]]]:
    """The bodies that the file names where a sender stands, the surest first: subject, sender of the mail, signature, head."""
    for line in _lines_of_sender(received):
        found = senders.named(line)
        if found is None or _is_own(found[1], own):
            continue
        kind, name = found
        yield Guess(name, line), Guess(kind, line)


def _lines_of_sender(received: Received) -> Iterator[str]:
    lines = [line.strip() for line in received.text.split("\n") if line.strip()]
    yield from (match["who"] for line in (received.subject, *lines[:_HEAD]) if (match := _SUBJECT.search(line)))
    if received.sender_name:
        yield received.sender_name
    yield from _signature(lines)
    head = [part.strip() for line in lines[:_HEAD] if len(line) < 120 and not _TO_US.match(line) for part in line.split("|")]
    addressed = [line for line in head if not line.lower().startswith(("høring", "høyring", "vi viser", "det vises"))]
    # A municipality in the head is mostly the one that is written to, so any other body goes first.
    yield from sorted(
        addressed, key=lambda line: (found := senders.named(line)) is not None and found[0] is SenderKind.MUNICIPALITY
    )


def _signature(lines: list[str]) -> Iterator[str]:
    """The lines after the greeting at the end."""
    for at in range(len(lines) - 1, -1, -1):
        if closing := _CLOSING.match(lines[at]):
            yield closing["rest"]
            yield from lines[at + 1 : at + 1 + _TAIL]
            return
        if _GREETING.match(lines[at]):
            yield from (part.strip() for line in lines[at + 1 : at + 1 + _TAIL] for part in line.split("|"))
            return


def _person(received: Received) -> tuple[Guess[str], Guess[SenderKind]] | None:
    """A private person: a name in the signature or of the mail, and nothing that tells of a body."""
    lines = [line.strip() for line in received.text.split("\n") if line.strip()]
    named = next((line for line in (*_signature(lines), received.sender_name) if _PERSON.match(line)), None)
    kind = senders.of_domain(received.sender_email)
    if named is None or kind not in (None, SenderKind.PRIVATE):
        return None
    words = received.sender_email if kind else named
    return Guess(named, named), Guess(SenderKind.PRIVATE, words)


def _kind_of_address(received: Received, own: tuple[str, ...]) -> Guess[SenderKind] | None:
    kind = senders.of_domain(received.sender_email)
    if kind is SenderKind.MUNICIPALITY and any(_host(name) in received.sender_email.lower() for name in own):
        kind = SenderKind.INTERNAL
    return Guess(kind, received.sender_email) if kind else None


def _host(name: str) -> str:
    """«Vågsund kommune» as it stands in addresses: vagsund.kommune."""
    return "".join({"æ": "e", "ø": "o", "å": "a", " ": "."}.get(c, c) for c in name.lower())


def _is_own(name: str, own: tuple[str, ...]) -> bool:
    """True for the municipality that is written to. A council or office of it has a longer name and is none of it."""
    return any(name.casefold() == ours.casefold() for ours in own)
