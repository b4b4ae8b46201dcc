"""`respond set` and `respond text`: what is said of a response after it was logged, and the text of one that came as a scan."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from planverk.errors import Conflict
from planverk.model.consultation import Consultation
from planverk.model.person import MARK
from planverk.model.place import Place
from planverk.model.response import Response, Stance
from planverk.privacy.marks import replace_persons
from planverk.readers.responses.normal import normal
from planverk.service.consultations import expect, find_consultation, find_response
from planverk.service.respond.changing import change
from planverk.service.respond.links import linked
from planverk.service.respond.points import first_split
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.store.private import digest, read_persons, text_path
from planverk.writers.consultation import points_yaml, response_yaml


@dataclass(frozen=True)
class Description:
    """What is to be said; None leaves what stands."""

    received: datetime.date | None = None
    dated: datetime.date | None = None
    channel: str | None = None
    journal: str | None = None
    their_ref: str | None = None
    version: str | None = None
    remarks: bool | None = None
    stance: Stance | None = None
    supplements: int | None = None
    replaces: int | None = None
    summary: str | None = None
    themes: tuple[str, ...] | None = None


def describe(home: Home, number: int, description: Description, actor: Actor, consultation: str = "", base: str = "") -> Response:
    """The response with what is now said of it. Raises Conflict, MissingFile, UnreadableFile."""
    given = {key: value for key, value in vars(description).items() if value is not None}

    def do(found: Consultation, response: Response) -> Response:
        for key in ("supplements", "replaces"):
            if key in given:
                find_response(home, found, int(given[key]))
        return replace(response, **given)

    (after,) = change(home, (number,), do, actor, f"høring: opplysninger om uttalelse {number}", consultation, base)
    return after


def give_text(home: Home, number: int, text: str, actor: Actor, consultation: str = "", base: str = "") -> Response:
    """The response with the text that somebody typed from the original, split and linked. What identifies the private persons
    among its senders is replaced. Raises Conflict where it has a text already: a text as sent is never altered.
    """
    with locked(home.root, actor.owner("respond text")):
        finish(home)
        found = find_consultation(home, consultation)
        response = find_response(home, found, number)
        expect(home.tree, response.folder, base)
        if not response.needs_text or response.points:
            raise Conflict(
                "Response {number} has a text, and a text as sent is never altered.",
                "Log a corrected letter as a response of its own, with --replaces {number}.",
                Place(f"{response.folder}/text.md"),
                number=number,
            )
        typed = MARK.sub(lambda mark: f"[{mark[1]}]", normal(text))
        refs = {sender.ref for sender in response.senders if sender.ref}
        shown = replace_persons(typed, [person for person in read_persons(home.tree) if person.ref in refs])
        given = replace(response, text=shown, text_hash=digest(shown.encode("utf-8")), needs_text=False)
        after = linked(home.tree, found, first_split(given))
        files = {
            f"{after.folder}/response.yaml": response_yaml(after),
            f"{after.folder}/text.md": f"{shown}\n".encode(),
            f"{after.folder}/points.yaml": points_yaml(after),
        }
        if refs:
            files[text_path(after.text_hash)] = typed.encode()
        save(home, actor, f"høring: teksten i uttalelse {number} er skrevet inn", files)
        return after
