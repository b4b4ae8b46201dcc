"""A plan as a Document: cover fields, contents, chapters, appendices, in the order of the municipality's layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planverk.documents import fields, names, sections
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.values import Group, Sandbox, Value
from planverk.findings import Finding, warning
from planverk.model.content import Blocks, Container, Contents, ContentsKind, Figure, Heading, Row, Table, walk
from planverk.model.document import PLAN
from planverk.model.labels import labels as labels_in
from planverk.model.plan import Plan

DEPTH = 3  # levels of headings in the contents, where the layout does not say
_LISTS: tuple[tuple[str, ContentsKind, str], ...] = (
    ("contents", "headings", "contents"),
    ("list-of-measures", "measures", "list-of-measures"),
    ("list-of-tables", "tables", "list-of-tables"),
    ("list-of-figures", "figures", "list-of-figures"),
)


def assemble(plan: Plan, frame: Frame) -> Assembled:
    """The plan's document, with findings; it is whole even where there are errors."""
    labels = labels_in(plan.language, frame.settings.wording.labels)
    values = Group({**names.common(frame, labels), "plan": names.of_plan(plan, frame, labels), **_hearing(frame, labels)})
    sandbox = Sandbox(values, frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox, plan.measures, plan.pictures)
    chapters = author.work(sections.chapters(plan))
    appendices = author.work(sections.appendices(plan))
    held = _held((*chapters, *appendices), plan)
    author.findings += _unshown((*chapters, *appendices), plan)
    slots = {name: _list(kind, labels[label], kind in held) for name, kind, label in _LISTS}
    subject = Subject(
        id=plan.id,
        kind=PLAN,
        concerns=plan.folder,
        language=plan.language,
        title=plan.title,
        fields=fields.of_plan(plan, frame, labels),
        slots={**slots, "chapters": lambda _: Slotted(chapters), "appendices": lambda _: Slotted(appendices)},
        parts={"chapters": bool(chapters), "appendices": bool(appendices)},
        measures=plan.measures,
        aliases=plan.aliases,
        adopted=names.binding(plan, frame, labels),
    )
    return compose(subject, author)


def _hearing(frame: Frame, labels: Mapping[str, str]) -> dict[str, Value | Group]:
    """`consultation`: the numbers and days of its hearing, which a plan may tell of; a plan names none of the senders."""
    if frame.consultation is None:
        return {}
    from planverk.documents.consultation_values import of_consultation  # large, and most plans do without
    from planverk.documents.hearing import PUBLIC

    values = of_consultation(frame.consultation, frame, labels, PUBLIC).names
    return {"consultation": Group({name: value for name, value in values.items() if name != "names"})}


def _held(text: Blocks, plan: Plan) -> frozenset[ContentsKind]:
    """What the text holds that a list can be made of."""
    measures = {measure.id for measure in plan.measures.measures}
    held: set[ContentsKind] = set()
    for part in walk(text):
        match part:
            case Heading():
                held.add("headings")
            case Row(id=own_id) if own_id in measures:
                held.add("measures")
            case Table(caption=caption) if caption:
                held.add("tables")
            case Figure(caption=caption) if caption:
                held.add("figures")
    return frozenset(held)


def _unshown(text: Blocks, plan: Plan) -> Iterator[Finding]:
    """TM8: measures that no table shows, in a plan whose text shows some."""
    shown = {part.shows for part in walk(text) if isinstance(part, Row)}
    left = [measure for measure in plan.measures.measures if measure.id not in shown]
    if left and len(left) < len(plan.measures.measures):
        yield warning(
            "TM8",
            left[0].place,
            "No table of the plan shows these measures, so nobody is asked about them or adopts them: {ids}.",
            "Ask for them where they belong (::: {{.measures}}), or take them out of measures.yaml.",
            ids=", ".join(measure.id for measure in left),
        )


def _list(kind: ContentsKind, title: str, filled: bool) -> Slot:
    """A slot for a list of what stands where; its entries come when everything has its number."""

    def fill(container: Container) -> Slotted:
        depth = container.get("depth")
        levels = int(depth) if depth in {"1", "2", "3", "4", "5", "6"} else DEPTH
        contents = Contents(kind, container.get("title") or title, (), container.place, levels)
        return Slotted((contents,) if filled else ())

    return fill
