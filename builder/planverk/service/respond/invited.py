"""Private persons among those who are asked to answer: git has a mark for each, private/ who it is, and the letter the name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import count

from planverk.model.consultation import Consultation, Invitation
from planverk.model.person import REF, Person
from planverk.model.response import SenderKind
from planverk.service.respond.index import used_refs
from planverk.service.workspace import Home
from planverk.store.private import PERSONS, persons_file, read_persons


def kept_apart(
    home: Home, consultation: Consultation, word: str, taken: Collection[str], earlier: Collection[str] = ()
) -> tuple[Consultation, dict[str, bytes]]:
    """The consultation with a mark and `word` («Privatperson») in the place of each private person it names, and private/ with
    who they are; no file where it names none. `taken` are the ids of all that were ever asked, `earlier` of those in this
    hearing as it was written down: they keep their marks. Raises UnreadableFile."""
    named = {each.id for each in consultation.invitations if _is_named(each, word)}
    if not named:
        return consultation, {}
    persons = list(read_persons(home.tree))
    used = {*taken, *used_refs(home.tree), *(person.ref for person in persons)}
    invitations = []
    for each in consultation.invitations:
        if each.id in named:
            ref = next((p.ref for p in persons if p.ref in earlier and p == _person(p.ref, each)), "")
            if not ref:
                ref = next(ref for number in count(1) if (ref := f"p{number}") not in used)
                used.add(ref)
                persons.append(_person(ref, each))
            each = replace(each, id=ref, name=word, email="", address="", contact="")
        invitations.append(each)
    return replace(consultation, invitations=tuple(invitations)), {PERSONS: persons_file(persons)}


def with_names(home: Home, consultation: Consultation) -> Consultation:
    """The consultation with the private persons who were asked by name, for a letter or the screen; those who are not on file
    stand as they do in git. Raises UnreadableFile."""
    if not any(is_private(each) for each in consultation.invitations):
        return consultation
    persons = {person.ref: person for person in read_persons(home.tree)}

    def named(each: Invitation) -> Invitation:
        return _named(each, persons[each.id]) if is_private(each) and each.id in persons else each

    return replace(consultation, invitations=tuple(map(named, consultation.invitations)))


def is_private(invitation: Invitation) -> bool:
    """True for a private person under a mark."""
    return invitation.kind is SenderKind.PRIVATE and REF.fullmatch(invitation.id) is not None


def _is_named(invitation: Invitation, word: str) -> bool:
    """True for one that a register names, whatever code it gives; one that we have written tells nothing of itself."""
    silent = is_private(invitation) and (invitation.name, invitation.email, invitation.address) == (word, "", "")
    return invitation.kind is SenderKind.PRIVATE and not silent


def _person(ref: str, asked: Invitation) -> Person:
    one = tuple(filter(None, (asked.address,))), tuple(filter(None, (asked.email,)))
    return Person(ref, asked.name, *one, others=tuple(filter(None, (asked.contact,))))


def _named(asked: Invitation, person: Person) -> Invitation:
    address = person.addresses[0] if person.addresses else ""
    return replace(asked, name=person.name, address=address, email=person.emails[0] if person.emails else "")
