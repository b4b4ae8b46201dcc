"""How a verb changes responses: read, changed as values, and only the files that came out otherwise are written, as one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planverk.errors import Conflict
from planverk.model.consultation import Consultation
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.service.consultations import expect, find_consultation, find_response
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers.consultation import assessment_yaml, points_yaml, response_yaml

Change = Callable[[Consultation, Response], Response]


def change(
    home: Home, numbers: Iterable[int], do: Change, actor: Actor, message: str, consultation: str = "", base: str = ""
) -> tuple[Response, ...]:
    """The responses after `do`, saved as one act under the subject `message`. Nothing is saved where nothing changed.

    `base` is what `state_of` gave for the first of them. Raises Conflict, MissingFile, UnreadableFile, Busy, WriteFailed, and
    whatever `do` raises; then everything stands as it did.
    """
    with locked(home.root, actor.owner("respond")):
        finish(home)
        found = find_consultation(home, consultation)
        before = [find_response(home, found, number) for number in dict.fromkeys(numbers)]
        if before:
            expect(home.tree, before[0].folder, base)
        after = tuple(do(found, response) for response in before)
        files: dict[str, bytes] = {}
        for old, new in zip(before, after, strict=True):
            _check_locked(found, old, new)
            files |= _changed(old, new)
        if files:
            save(home, actor, message, files)
        return after


def _changed(old: Response, new: Response) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, write in (("response.yaml", response_yaml), ("points.yaml", points_yaml)):
        if write(old) != write(new):
            files[f"{new.folder}/{name}"] = write(new)
    before = {point.id: point.assessment for point in old.points}
    for point in new.points:
        if point.assessment is not None and point.assessment != before.get(point.id):
            files[f"{new.folder}/assessments/{point.id}.yaml"] = assessment_yaml(point.assessment)
    return files


def _check_locked(consultation: Consultation, old: Response, new: Response) -> None:
    """What is approved stands: neither the point nor its assessment is another, unless it was opened again."""
    after = {point.id: point for point in new.points}
    for point in old.points:
        was = point.assessment
        if was is None or was.step != consultation.last_step or after.get(point.id) == point:
            continue
        now = after.get(point.id)
        reopened = now is not None and now.assessment is not None and now.assessment.step != consultation.last_step
        same_point = now is not None and (now.quote, now.links, now.themes) == (point.quote, point.links, point.themes)
        if not (reopened and same_point) and not (now and now.assessment == was and same_point):
            raise Conflict(
                "Point {point} is approved, and is locked.",
                "Open it again first: planverk respond reopen {point}",
                Place(f"{old.folder}/assessments/{point.id}.yaml"),
                point=f"{old.number}.{point.id}",
            )
