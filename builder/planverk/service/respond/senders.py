"""Who sent a response: a body of the register, somebody else, or a private person, who is kept apart from the first moment."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planverk.model.answer_form import CONTACT
from planverk.model.consultation import Consultation, Invitation
from planverk.model.person import Person
from planverk.model.received import FormRow, Guesses
from planverk.model.response import Sender, SenderKind
from planverk.model.workspace import Municipality
from planverk.privacy.detect import find_personal_data
from planverk.service.respond.incoming import Incoming


@dataclass(frozen=True)
class Named:
    """A sender as somebody names them, before a private person has become a ref."""

    kind: SenderKind
    name: str = ""
    invitation: str = ""


def as_asked(named: Named, consultation: Consultation) -> Named:
    """Whoever is named, as the body of the register with that name and kind where there is one."""
    found = _invited(consultation, named.name, "")
    return Named(named.kind, named.name, named.invitation or (found.id if found and found.kind is named.kind else ""))


def whose(item: Incoming, named: Named | None, name: str, guesses: Guesses, consultation: Consultation) -> Named | None:
    """Who sent it: as the person at the keyboard says (`named`, or a `name` to look up), else as the form says, else the body
    with this name or e-mail address in the register, else a private person where the file looks like one's. What is said of a
    table is said of its rows that do not tell: each of the others has a sender of its own.

    None where only a guess says who: then somebody has to decide, because a person taken for a body would be named in git.
    """
    if item.table is not None:
        own = _whose(item, None, "", guesses, consultation)
        if own is not None and own.name.strip():
            return own
    return _whose(item, named, name, guesses, consultation)


def _whose(item: Incoming, named: Named | None, name: str, guesses: Guesses, consultation: Consultation) -> Named | None:
    if named is not None:
        return as_asked(named, consultation)
    said = name or (item.row.organisation if item.row else "") or (guesses.sender.value if guesses.sender else "")
    body = _invited(consultation, said, "" if name else item.received.sender_email)
    if body is not None:
        return Named(body.kind, body.name, body.id)
    if item.row is not None:
        return _of_row(item.row)
    if guesses.kind is not None and guesses.kind.value is SenderKind.PRIVATE:
        return Named(SenderKind.PRIVATE, name or item.received.sender_name or said)
    return None


def _of_row(row: FormRow) -> Named:
    """What a web form says of its sender; whoever names no organisation is a private person."""
    kind = row.kind or (SenderKind.ORGANISATION if row.organisation else SenderKind.PRIVATE)
    return Named(kind, row.name or row.email if kind is SenderKind.PRIVATE else row.organisation or row.name)


def _invited(consultation: Consultation, name: str, email: str) -> Invitation | None:
    folded, address = _folded(name), email.casefold()
    for body in consultation.invitations:
        if (folded and _folded(body.name) == folded) or (address and body.email.casefold() == address):
            return body
    return None


def is_of(named: Named, senders: Iterable[Sender], persons: Iterable[Person]) -> bool:
    """Whether whoever is named is one of the senders. A private person who is not on file here may be anybody."""
    on_file = {person.ref: person.name for person in persons}
    for each in senders:
        name = on_file.get(each.ref, named.name) if each.ref else each.name
        if _folded(name) == _folded(named.name) or (named.invitation and each.invitation == named.invitation):
            return True
    return False


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def as_senders(
    named: Iterable[Named], item: Incoming, text: str, sha: str, taken: Collection[str], town: Municipality
) -> tuple[tuple[Sender, ...], tuple[Person, ...]]:
    """The senders as git may know them, and the private persons among them with everything that tells who they are. `text` is all
    that was sent, attachments too: what is in it of numbers and addresses is taken for the first private person's.

    A ref is made from the original's hash: two clones that log at once do not give one ref to two people.
    """
    senders: list[Sender] = []
    persons: list[Person] = []
    for each in named:
        if each.kind is not SenderKind.PRIVATE:
            senders.append(Sender(each.kind, each.name, invitation=each.invitation))
            continue
        ref = _ref(sha, [*taken, *(person.ref for person in persons)])
        persons.append(_person(ref, each.name, item, text, town) if not persons else Person(ref, each.name))
        senders.append(Sender(each.kind, ref=ref, invitation=each.invitation))
    return tuple(senders), tuple(persons)


def _ref(sha: str, taken: Collection[str]) -> str:
    number = int(hashlib.sha256(sha.encode()).hexdigest()[:12], 16) % 90_000
    while f"p{10_000 + number}" in taken:
        number = (number + 1) % 90_000
    return f"p{10_000 + number}"


def _person(ref: str, name: str, item: Incoming, text: str, town: Municipality) -> Person:
    """The person, with what the text and the form hold of numbers and addresses. The municipality's own are nobody's."""
    row = item.row or FormRow(0)
    mail_name = item.received.sender_name if item.received.sender_name != name else ""
    return with_found(
        Person(
            ref,
            name,
            _unique([row.address]),
            _unique([item.received.sender_email, row.email]),
            _unique([row.phone]),
            _unique([row.name if row.name != name else "", mail_name, *_contact(row)]),
        ),
        text,
        town,
    )


def _contact(row: FormRow) -> list[str]:
    """Whom the answer form names as the contact, where a private person answers."""
    return [value for column, value in row.others if column == CONTACT]


def with_found(person: Person, text: str, town: Municipality) -> Person:
    """The person with the addresses and numbers that the text holds; those of the municipality are nobody's."""
    own = " ".join((town.address, town.email, town.phone, town.web)).casefold()
    found = [piece for piece in find_personal_data(text) if piece.text.casefold() not in own]
    by_kind = {kind: [piece.text for piece in found if piece.kind == kind] for kind in ("email", "phone", "address")}
    others = [piece.text for piece in found if piece.kind in ("national-id", "account")]
    return Person(
        person.ref,
        person.name,
        _unique([*person.addresses, *by_kind["address"]]),
        _unique([*person.emails, *by_kind["email"]]),
        _unique([*person.phones, *by_kind["phone"]]),
        _unique([*person.others, *others]),
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text.strip()))
