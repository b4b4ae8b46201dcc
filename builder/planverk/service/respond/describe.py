"""`respond set` and `respond text`: what is said of a response after it was logged, and the text of one that came as a scan."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from planverk.errors import Conflict, Unclear
from planverk.model.consultation import Consultation
from planverk.model.labels import labels as labels_in
from planverk.model.person import MARK, Person
from planverk.model.place import Place
from planverk.model.response import Response, Stance
from planverk.model.workspace import Settings
from planverk.privacy.marks import replace_persons, strike_national_ids
from planverk.readers.responses.normal import normal
from planverk.service.consultations import expect, find_consultation, find_response, settings_of
from planverk.service.respond.changing import change
from planverk.service.respond.details import check_said
from planverk.service.respond.links import linked, linked_anew
from planverk.service.respond.passages import Passage, text_of
from planverk.service.respond.points import split_further
from planverk.service.respond.senders import with_found
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.store.private import PERSONS, digest, persons_file, read_persons, text_path
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
    """The response with what is now said of it; where that is another version, with its references as they are there. Raises
    Conflict, MissingFile, Unclear, UnknownVersion, UnreadableFile."""
    given = {key: value for key, value in vars(description).items() if value is not None}

    def do(found: Consultation, response: Response) -> Response:
        check_said(home, found, description.version or "", description.supplements, description.replaces)
        if number in (description.supplements, description.replaces):
            raise Unclear("A response neither adds to itself nor replaces itself.", "Name the other one.")
        after = replace(response, **given)
        return after if after.version == response.version else linked_anew(home.tree, found, after)

    (after,) = change(home, (number,), do, actor, f"høring: opplysninger om uttalelse {number}", consultation, base)
    return after


def give_text(home: Home, number: int, text: str, actor: Actor, consultation: str = "", base: str = "") -> Response:
    """The response with the text that somebody typed from the original, split and linked; after what it has of text already,
    where only an attachment or some pages were without. An empty text says that there is none to type, as in a photograph.

    What identifies the private persons among its senders is replaced. Raises Conflict where its text is whole: a text as sent is
    never altered.
    """
    with locked(home.root, actor.owner("respond text")):
        finish(home)
        found = find_consultation(home, consultation)
        response = find_response(home, found, number)
        expect(home.tree, response.folder, base)
        if not response.needs_text:
            raise Conflict(
                "Response {number} has a text, and a text as sent is never altered.",
                "Log a corrected letter as a response of its own, with --replaces {number}.",
                Place(f"{response.folder}/text.md"),
                number=number,
            )
        settings = settings_of(home)
        typed = Passage(MARK.sub(lambda mark: f"[{mark[1]}]", normal(text)))
        persons = read_persons(home.tree)
        own = _own(response, persons, typed.text, settings)
        public = replace(typed, text=strike_national_ids(replace_persons(typed.text, own)))
        after = _with_text(home, found, response, public, settings)
        files = {
            f"{after.folder}/response.yaml": response_yaml(after),
            f"{after.folder}/text.md": f"{after.text}\n".encode(),
            f"{after.folder}/points.yaml": points_yaml(after),
        }
        gone: list[str] = []
        if own:
            before = text_path(response.text_hash)
            kept = home.tree.read(before).decode("utf-8") if response.text_hash and home.tree.exists(before) else response.text
            files[text_path(after.text_hash)] = text_of(_put_together(kept, typed, settings)).encode()
            by_ref = {person.ref: person for person in own}
            files[PERSONS] = persons_file(by_ref.get(person.ref, person) for person in persons)
            gone = [before] if home.tree.exists(before) and before not in files else []
        save(home, actor, f"høring: teksten i uttalelse {number} er skrevet inn", files, gone)
        return after


def _own(response: Response, persons: tuple[Person, ...], typed: str, settings: Settings) -> tuple[Person, ...]:
    """The private persons who sent it; the first with what the typed text tells of numbers and addresses."""
    refs = [sender.ref for sender in response.senders if sender.ref]
    own = tuple(person for person in persons if person.ref in refs)
    return tuple(with_found(person, typed, settings.municipality) if person.ref == refs[0] else person for person in own)


def _with_text(home: Home, found: Consultation, response: Response, typed: Passage, settings: Settings) -> Response:
    """The response with what was typed, names replaced, after its text; the new points are linked, the old ones left alone."""
    if not typed.text:
        return replace(response, needs_text=False)
    together = _put_together(response.text, typed, settings)
    longer = split_further(response, together[1:] if response.text else together)
    added = longer.points[len(response.points) :]
    points = (*longer.points[: len(response.points)], *linked(home.tree, found, replace(longer, points=added)).points)
    return replace(longer, points=points, text_hash=digest(longer.text.encode("utf-8")), needs_text=False)


def _put_together(before: str, typed: Passage, settings: Settings) -> tuple[Passage, ...]:
    """What came as text, and under a line that says so what was typed."""
    if not before or not typed.text:
        return (Passage(before or typed.text),)
    label = labels_in(settings.language, settings.wording.labels)["attached-typed"]
    return (Passage(before), Passage(label, "aside"), typed)
