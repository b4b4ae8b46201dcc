"""What is said of a letter on its way into the log: where nobody can be sure who sent it, nothing is logged under a guess."""

from __future__ import annotations

from planverk.errors import Unclear
from planverk.findings import Finding, error, note
from planverk.model.dates import short_date
from planverk.model.place import Place
from planverk.model.received import Guesses
from planverk.service.respond.incoming import Incoming


class Unsure(Exception):
    """Nobody can be sure who sent it."""

    def __init__(self, guesses: Guesses) -> None:
        super().__init__()
        self.guesses = guesses


def unclear(item: Incoming, guesses: Guesses) -> Unclear:
    """The error that stops the logging of one thing, or of a table."""
    if item.table is not None:
        return Unclear(
            "The row does not tell who sent it. Nothing was logged.",
            'Write it in the table; or say whose the rows are that do not tell: --sender "NAME" --kind privatperson',
            Place(item.shown),
        )
    if guesses.sender is not None and guesses.kind is not None:
        return Unclear(
            "It is not certain who sent {file}. It may be: {sender} ({kind}). Nothing was logged.",
            'Say who it is: --sender "{sender}" --kind {kind}',
            Place(item.shown),
            file=item.shown,
            sender=guesses.sender.value,
            kind=guesses.kind.value.value,
        )
    return Unclear(
        "It is not certain who sent {file}. Nothing was logged.",
        'Say who it is: --sender "NAME" --kind statlig (or fylkeskommune, kommune, parti, raad, organisasjon, naering, '
        "privatperson, intern)",
        Place(item.shown),
        file=item.shown,
    )


def left_out(item: Incoming, guesses: Guesses) -> Finding:
    """One of several things that was not logged, while the others were."""
    hint = 'Log it alone, and say who it is: --sender "{sender}" --kind {kind}'
    if item.boxed:
        hint = (
            'Save it as a file and log that, and say who it is: --sender "{sender}" --kind {kind}. If no other mail is left, '
            "this may be said with the mailbox."
        )
    sender, kind = "…", "…"
    if guesses.sender is not None and guesses.kind is not None:
        sender, kind = guesses.sender.value, guesses.kind.value.value
    text = "It is not certain who sent it, and it was not logged: {mail}"
    return error("M25", Place(item.shown), text, hint, mail=_mail(item) or item.shown, sender=sender, kind=kind)


def also_from_another(name: str, number: int) -> Finding:
    """A file that came from one sender, and now from another: a campaign's letter, each of them a response."""
    text = "The same file came from another sender, as response {number}. Both are logged."
    return note("M13", Place(name), text, "See letters that are alike: planverk respond group", number=number)


def _mail(item: Incoming) -> str:
    """The mail as its reader knows it: «Høringssvar», Kari Nes <kari@nes.example>, 14.04.2026."""
    said = item.received
    sender = " ".join(filter(None, (said.sender_name, said.sender_email and f"<{said.sender_email}>")))
    return ", ".join(filter(None, (said.subject and f"«{said.subject}»", sender, short_date(said.dated) if said.dated else "")))


def struck_out(file: str, number: int) -> Finding:
    """A letter held a fødselsnummer, which git does not get."""
    text = "{file} holds a fødselsnummer. It is struck out in response {number}, and the original lies in private/."
    return note("M26", Place(file), text, "", file=file, number=number)
