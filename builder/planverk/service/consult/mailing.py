"""The mail that carries a letter: what it says, and what goes with it."""

from __future__ import annotations

from planverk.documents.sending import Words
from planverk.writers.eml import Attached, Mail

LARGEST = 10_000_000  # bytes of attachments; many post rooms take no more


def mail_to(words: Words, attached: tuple[Attached, ...], plan: Attached) -> Mail:
    """The mail to the body that `words` speak to: with the plan, unless that is too large for a mail."""
    to, town = words.sending.to, words.settings.municipality
    assert to is not None, "a mail goes to somebody"
    fits = sum(len(each.data) for each in (*attached, plan)) <= LARGEST
    return Mail(
        town.name,
        town.email,
        to.name,
        to.email,
        words.put("mail-subject", heading=words.heading, deadline=words.deadline).replace("\u00a0", " "),
        _text(words, to.name, fits),
        words.sending.language,
        (*attached, plan) if fits else attached,
    )


def _text(words: Words, name: str, with_plan: bool) -> str:
    said = words.sentences()
    enclosed = words.labels["mail-attached" if with_plan else "mail-without-plan"]
    regards = (words.labels["letter-regards"], words.sending.consultation.contact, words.settings.municipality.name)
    paragraphs = (
        words.put("mail-greeting", name=name),
        _joined(" ", said["decided"], said["deadline"]),
        said["how"],
        _joined(" ", enclosed, said["read"]),
        said["contact"],
        _joined("\n", *regards),
    )
    return _joined("\n\n", *paragraphs).replace("\u00a0", " ") + "\n"


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
