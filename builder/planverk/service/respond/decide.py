"""What a person decides of a response: may it be on the web, is it exempt from innsyn, and which words may stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from planverk.errors import Conflict, Unclear
from planverk.model.consultation import Consultation
from planverk.model.place import Place
from planverk.model.response import AccessDecision, Clearance, Publication, Response
from planverk.privacy.search import Searcher
from planverk.service.respond.changing import Change, change
from planverk.service.workspace import Actor, Home
from planverk.store.private import read_persons

Decision = Literal["publish", "redacted", "withhold"]


def decide_publication(
    home: Home, number: int, decision: Decision, basis: str, actor: Actor, consultation: str = "", base: str = ""
) -> Response:
    """The response with the decision on the web edition, by whom and when. `basis` is why: for an open one that it was looked
    through, for another the paragraph or what it holds. Raises Unclear without it, Conflict, MissingFile."""
    if not basis.strip():
        raise Unclear(
            "A decision on publishing needs a reason.",
            'Say why: --basis "gjennomgått, ingen personopplysninger", or the paragraph that it is kept back by',
        )
    made = Publication(decision, basis.strip(), actor.name, actor.time.date())
    subject = f"høring: publisering av uttalelse {number} er avgjort"
    return _change(home, number, lambda _, response: replace(response, publish=made), actor, subject, consultation, base)


def decide_access(
    home: Home, number: int, paragraph: str, actor: Actor, basis: str = "", consultation: str = "", base: str = ""
) -> Response:
    """The response with the decision on innsyn: exempt by the `paragraph` («offl. § 13»), open where that is empty."""
    made = AccessDecision(paragraph.strip(), basis.strip(), actor.name, actor.time.date())
    subject = f"høring: innsyn i uttalelse {number} er avgjort"

    def do(_: Consultation, response: Response) -> Response:
        return replace(response, access=made.paragraph, access_decision=made)

    return _change(home, number, do, actor, subject, consultation, base)


def clear(
    home: Home, number: int, words: str, where: str, reason: str, actor: Actor, consultation: str = "", base: str = ""
) -> Response:
    """The response with a decision that `words`, where they stand in the text `where`, may be published. The response is the one
    that speaks, not the one of the person whose name it might be. Raises Unclear where a part of the decision is missing."""
    _check_clearance(words, where, reason)
    made = Clearance(words.strip(), " ".join(where.split()), reason.strip(), actor.name)
    subject = f"høring: ord i uttalelse {number} er klarert"

    def do(_: Consultation, response: Response) -> Response:
        _check_not_own(home, response, made)
        others = tuple(each for each in response.clearances if (each.words, each.where) != (made.words, made.where))
        return replace(response, clearances=(*others, made))

    return _change(home, number, do, actor, subject, consultation, base)


def _check_clearance(words: str, where: str, reason: str) -> None:
    if not words.strip() or not reason.strip():
        raise Unclear(
            "To clear words takes the words and a reason.", 'Say both: --words "hagen" --reason "en hage, ikke et navn"'
        )
    if words.casefold().strip() not in " ".join(where.casefold().split()) or len(where.strip()) <= len(words.strip()):
        raise Unclear(
            "«{where}» does not show where «{words}» stands.",
            "Copy the words with some of those before and after them, as the message shows them.",
            where=where,
            words=words,
        )


def _check_not_own(home: Home, response: Response, made: Clearance) -> None:
    """Beside a person's own letter, the words that are cleared would tell whose it is."""
    refs = {sender.ref for sender in response.senders if sender.ref}
    own = Searcher(person for person in read_persons(home.tree) if person.ref in refs)
    if own.find(f"{made.words}\n{made.where}", ""):
        raise Conflict(
            "«{words}» tells who sent response {number}, and cannot be cleared on it.",
            "Clear the words on the response that they stand in, or on any other of the hearing.",
            Place(f"{response.folder}/response.yaml"),
            words=made.words,
            number=response.number,
        )


def _change(home: Home, number: int, do: Change, actor: Actor, subject: str, consultation: str, base: str) -> Response:
    (after,) = change(home, (number,), do, actor, subject, consultation, base)
    return after
