"""`respond assess`, `approve`, `reopen`: how points are weighed, one by one or several that say the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.model.consultation import Consultation, ReusableAnswer
from planverk.model.place import Place
from planverk.model.response import Advice, Assessment, Outcome, Point, Response
from planverk.service.consultations import expect, find_consultation
from planverk.service.respond.changing import change
from planverk.service.respond.points import point_of
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers.consultation import answers_yaml

Target = tuple[int, int]  # the response's number and the point's id


@dataclass(frozen=True)
class Weighing:
    """What somebody says of one or several points. None leaves what stands as it is; advice is added to what there is."""

    outcome: Outcome | None = None
    step: str | None = None
    text: str | None = None
    summary: str | None = None
    advice: tuple[Advice, ...] = ()
    changes: tuple[str, ...] | None = None
    responsible: str | None = None
    due: datetime.date | None = None
    exception: str | None = None
    answer: str | None = None


def assess(
    home: Home, targets: Sequence[Target], weighing: Weighing, actor: Actor, consultation: str = "", base: str = ""
) -> tuple[Response, ...]:
    """Weighs the points as one act; each keeps an assessment of its own. `base` is `state_of` the first response's folder.

    Raises Conflict where one is approved or the base is another, MissingFile for a point or an answer that is not there, Unclear
    for a step that the consultation does not have.
    """
    by_number = _by_number(targets)

    def do(found: Consultation, response: Response) -> Response:
        _check_step(found, weighing.step)
        return _each(response, by_number[response.number], lambda point: _weighed(found, response, point, weighing))

    return change(home, by_number, do, actor, f"høring: {_named(targets)} er vurdert", consultation, base)


def approve(home: Home, targets: Sequence[Target], actor: Actor, consultation: str = "", base: str = "") -> tuple[Response, ...]:
    """Takes the points to the last step, where they are locked. Raises Conflict where one has no outcome."""
    by_number = _by_number(targets)

    def do(found: Consultation, response: Response) -> Response:
        return _each(response, by_number[response.number], lambda point: _approved(found, response, point))

    return change(home, by_number, do, actor, f"høring: {_named(targets)} er godkjent", consultation, base)


def reopen(home: Home, targets: Sequence[Target], actor: Actor, consultation: str = "", base: str = "") -> tuple[Response, ...]:
    """Takes the points back to the first step, so that they can be weighed anew."""
    by_number = _by_number(targets)

    def do(found: Consultation, response: Response) -> Response:
        return _each(response, by_number[response.number], lambda point: _reopened(found, point))

    return change(home, by_number, do, actor, f"høring: {_named(targets)} er åpnet igjen", consultation, base)


def keep_answer(home: Home, answer: ReusableAnswer, actor: Actor, consultation: str = "", base: str = "") -> None:
    """Keeps an answer for reuse; one with the same id is replaced. Assessments that came from it stand as they were written."""
    with locked(home.root, actor.owner("respond answer")):
        finish(home)
        found = find_consultation(home, consultation)
        expect(home.tree, found.folder, base)
        others = [each for each in found.answers if each.id != answer.id]
        file = f"{found.folder}/answers.yaml"
        save(home, actor, f"høring: svaret «{answer.id}» er lagret", {file: answers_yaml((*others, answer))})


def uses_of_answers(consultation: Consultation) -> Mapping[str, tuple[Target, ...]]:
    """Where each reusable answer is used, by its id; those that are not used too."""
    uses: dict[str, list[Target]] = {answer.id: [] for answer in consultation.answers}
    for response in consultation.responses:
        for point in response.points:
            if point.assessment is not None and point.assessment.answer:
                uses.setdefault(point.assessment.answer, []).append((response.number, point.id))
    return {answer: tuple(found) for answer, found in uses.items()}


def read_words(file: Path) -> str:
    """The text of a file that somebody wrote an assessment in. Raises UnreadableFile."""
    try:
        return file.read_text("utf-8-sig").replace("\r\n", "\n").strip() + "\n"
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableFile("{path} cannot be read.", "Save it as text in UTF-8.", Place(file.name), path=file.name) from fault


def parse_target(text: str) -> Target:
    """`7.2`: point 2 of response 7. Raises Unclear."""
    number, dot, point = text.partition(".")
    if not (dot and number.isascii() and number.isdecimal() and point.isascii() and point.isdecimal()):
        raise Unclear("“{given}” is no point.", "Write the response's number, a full stop, and the point's: 7.2", given=text)
    return int(number), int(point)


def _weighed(consultation: Consultation, response: Response, point: Point, weighing: Weighing) -> Assessment:
    old = point.assessment or Assessment(point.id, step=consultation.steps[0] if consultation.steps else "")
    if old.step == consultation.last_step and weighing != Weighing():
        raise Conflict(
            "Point {point} is approved, and is locked.",
            "Open it again first: planverk respond reopen {point}",
            Place(f"{response.folder}/assessments/{point.id}.yaml"),
            point=f"{response.number}.{point.id}",
        )
    given = {key: value for key, value in vars(weighing).items() if value is not None and key != "advice"}
    if weighing.answer:
        given.setdefault("text", answer_of(consultation, weighing.answer).text)
    return replace(old, advice=(*old.advice, *weighing.advice), **given)


def _approved(consultation: Consultation, response: Response, point: Point) -> Assessment:
    if point.assessment is None or point.assessment.outcome is None:
        raise Conflict(
            "Point {point} has no outcome, and cannot be approved.",
            "Weigh it first: planverk respond assess {point} --outcome …",
            Place(f"{response.folder}/points.yaml"),
            point=f"{response.number}.{point.id}",
        )
    return replace(point.assessment, step=consultation.last_step)


def _reopened(consultation: Consultation, point: Point) -> Assessment | None:
    return point.assessment and replace(point.assessment, step=consultation.steps[0] if consultation.steps else "")


def answer_of(consultation: Consultation, answer_id: str) -> ReusableAnswer:
    """The reusable answer of that id. Raises MissingFile."""
    found = next((answer for answer in consultation.answers if answer.id == answer_id), None)
    if found is None:
        known = ", ".join(answer.id for answer in consultation.answers) or "–"
        raise MissingFile("There is no reusable answer {answer}.", "These are there: {known}", answer=answer_id, known=known)
    return found


def _check_step(consultation: Consultation, step: str | None) -> None:
    if step and step not in consultation.steps:
        raise Unclear(
            "The consultation has no step called {step}.",
            "Its steps are: {known}",
            consultation.place,
            step=step,
            known=", ".join(consultation.steps),
        )


def _each(response: Response, ids: Sequence[int], do: Callable[[Point], Assessment | None]) -> Response:
    for point_id in ids:
        point = point_of(response, point_id)
        changed = replace(point, assessment=do(point))
        response = replace(response, points=tuple(changed if each.id == point_id else each for each in response.points))
    return response


def _by_number(targets: Sequence[Target]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, point in dict.fromkeys(targets):
        found.setdefault(number, []).append(point)
    return found


def _named(targets: Sequence[Target]) -> str:
    points = ", ".join(f"{number}.{point}" for number, point in targets[:5])
    return f"punkt {points}" + (" …" if len(targets) > 5 else "")
