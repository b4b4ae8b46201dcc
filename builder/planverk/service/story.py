"""`planverk trace POINT`: all that is known of one point, gathered from the log, git, the plan, the papers and the versions."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.documents import story
from planverk.documents.frame import Assembled
from planverk.documents.story import Edition, Told, Trail, Treated
from planverk.errors import MissingFile
from planverk.model.consultation import Consultation
from planverk.model.response import Point, Response
from planverk.service.books import Books
from planverk.service.comparing import Side, lay
from planverk.service.fates import now_of
from planverk.service.respond.assess import parse_target
from planverk.service.tracing import frame_of
from planverk.store.authors import acts_on


def trail_of(books: Books, name: str) -> Trail:
    """All that is known of the point «7.2» of the hearing that the books are opened at. Raises MissingFile, Unclear."""
    consultation = books.consultation
    number, point_id = parse_target(name)
    response = consultation.response(number) if consultation else None
    point = response.point(point_id) if response else None
    if consultation is None or response is None or point is None:
        raise MissingFile(
            "There is no point {point} in the hearing of {plan}.",
            "See which there are with: planverk respond list",
            point=name,
            plan=books.plan.id,
        )
    account = books.ledgers.account
    changed = {each for change in account.changes for each in (change.change.section, change.change.target)}
    now = now_of(point, _read(books, response), books.compared.new, changed, books.ledgers.labels)
    trail = Trail(consultation, response, point, books.ledgers, now)
    ids = {each.change.id for each in trail.changes}
    return Trail(
        consultation,
        response,
        point,
        books.ledgers,
        now,
        tuple(_history(books, response, point)),
        tuple(_treated(books, consultation)),
        tuple(_editions(books, ids)) if ids else (),
    )


def story_document(books: Books, trail: Trail) -> Assembled:
    """The story as a document, on the template's layout `story` where it has one."""
    return story.assemble(trail, books.plan, frame_of(books, story.KIND, story.usual_layout()))


def _read(books: Books, response: Response) -> Side:
    """The version that the sender read; the older one of the books where that is not kept."""
    version = books.desk.version(books.plan.id, response.version)
    return (books.desk.at(books.plan.id, version) if version else None) or books.compared.old


def _history(books: Books, response: Response, point: Point) -> Iterator[Told]:
    """Who did what with the point and when, the oldest first."""
    history = books.home.history
    if history is None or not history.head():
        return
    files = [f"{response.folder}/{name}" for name in ("response.yaml", "points.yaml", f"assessments/{point.id}.yaml")]
    for act in reversed(acts_on(history, *files)):
        yield Told(act.date, act.name, act.subject)


def _treated(books: Books, consultation: Consultation) -> Iterator[Treated]:
    workspace = books.workspace
    for paper in workspace.papers:
        if paper.consultation == consultation.id:
            yield Treated(paper, workspace.decisions_on(paper.file))


def _editions(books: Books, ids: set[str]) -> Iterator[Edition]:
    """The versions that were named after the one on hearing, and the plan as it is now: how many of the changes stand in each."""
    desk, old = books.desk, books.compared.old
    base = desk.version(books.plan.id, old.version)
    for version in desk.versions_of(books.plan.id):
        if base is None or version.name == base.name or version.date < base.date:  # one of the same day may be later
            continue
        side = desk.at(books.plan.id, version)
        if side is not None:
            yield Edition(version.name, _standing(old, side, ids))
    side = desk.now(books.plan.id)
    if side is not None:
        yield Edition("", _standing(old, side, ids))


def _standing(old: Side, new: Side, ids: set[str]) -> int:
    return len(ids & {change.id for change in lay(old, new).comparison.changes})
