"""The documents of a consultation, each laid out by a layout of its own name and filled from the same slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planverk.documents import consultation_lists as lists
from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.consultation_counts import WHAT, Counts
from planverk.documents.consultation_points import Points
from planverk.documents.consultation_responses import full_text
from planverk.documents.consultation_summary import Summary
from planverk.documents.consultation_values import of_consultation
from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import Hearing, People
from planverk.documents.layouts import Slot, Slotted, level_of, no_place
from planverk.documents.pictures import figure_of
from planverk.documents.values import Group, Sandbox, Value
from planverk.findings import Finding
from planverk.model.content import Block, Blocks, Container, Contents, Facts, Text, walk
from planverk.model.dates import long_date
from planverk.model.document import CONSULTATION_DOCUMENTS
from planverk.model.labels import labels as labels_in
from planverk.model.layout import Layout
from planverk.model.place import Place
from planverk.model.template import SummarySettings

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "summary": ("responses",),
    "sections": ("sections",),
    "themes": ("themes",),
    "responses": ("full-text",),
    "councils": ("full-text",),
    "lists": lists.LISTS,
}
assert _NEEDED.keys() == set(CONSULTATION_DOCUMENTS)


def assemble(kind: str, hearing: Hearing, frame: Frame, settings: SummarySettings) -> Assembled:
    """The document of that kind (see model.document.CONSULTATION_DOCUMENTS), with findings; whole even where there are errors."""
    consultation = hearing.consultation
    language = language_of(hearing, frame)
    labels = labels_in(language, frame.settings.wording.labels)
    values: dict[str, Value | Group] = {
        **names.common(frame, labels),
        "consultation": of_consultation(consultation, frame, labels, hearing.edition),
        "document": Group({"title": labels[f"{kind}-title"]}),
    }
    if hearing.plan is not None:
        values["plan"] = names.of_plan(hearing.plan, frame, labels)
    author = Author(frame, labels, Sandbox(Group(values), frame.settings.wording.case_number))
    parts = _Parts(hearing, frame, settings, labels, author, language)
    subject = Subject(
        id=document_id(kind, hearing, frame),
        kind=kind,
        concerns=f"{consultation.folder}#{kind}",
        language=language,
        title=labels[f"{kind}-title"],
        fields=fields.of_consultation(kind, hearing, frame, labels),
        slots=parts.slots(),
        parts=parts.held(kind),
        fallback=hearing.plan,
        at_home=True,
    )
    author.findings += parts.lost(kind)
    return compose(subject, author)


def language_of(hearing: Hearing, frame: Frame) -> str:
    """The plan's language, else the workspace's."""
    return hearing.plan.language if hearing.plan else frame.settings.language


def document_id(kind: str, hearing: Hearing, frame: Frame) -> str:
    """The document's name in the build folder: `oppsummering-boligplan-2011`."""
    labels = labels_in(language_of(hearing, frame), frame.settings.wording.labels)
    return f"{labels[f'consultation-file-{kind}']}-{hearing.consultation.id}"


class _Parts:
    """The slots of a consultation's documents. Their text is what others sent, or speaks of it: no value is looked for in it."""

    def __init__(
        self,
        hearing: Hearing,
        frame: Frame,
        settings: SummarySettings,
        labels: Mapping[str, str],
        author: Author,
        language: str,
    ) -> None:
        self._hearing = hearing
        self._frame = frame
        self._labels = labels
        self._author = author
        self._people = People(hearing.edition, labels)
        points = Points(hearing, settings, labels, self._people, frame.settings.wording.chief)
        self._summary = Summary(hearing, points, self._people, labels)
        self._counts = Counts(hearing.tally, labels, settings.noun, points.places, language)

    def slots(self) -> dict[str, Slot]:
        summary = self._summary
        return {
            "facts": self._facts,
            "contents": self._contents,
            "counts": lambda container: self._many(self._tables(container)),
            "chart": lambda container: self._many(self._charts(container)),
            "responses": self._of(lambda c: summary.by_response(level_of(c, 2), c.get("only"), _as_text(c))),
            "sections": self._of(lambda c: summary.by_section(level_of(c, 2), _as_text(c))),
            "themes": self._of(lambda c: summary.by_theme(level_of(c, 2), _as_text(c))),
            "full-text": self._of(
                lambda c: full_text(summary, level_of(c, 2), c.get("only"), c.get("new-page") in ("yes", "true", "ja"))
            ),
            **{name: self._list(name) for name in lists.LISTS},
        }

    def held(self, kind: str) -> dict[str, bool]:
        """Which slots the layout must have, so that no response is lost."""
        if kind == "lists":
            return {name: lists.list_of(name, self._hearing, self._people, self._labels) is not None for name in lists.LISTS}
        return {name: bool(self._hearing.consultation.responses) for name in _NEEDED[kind]}

    def lost(self, kind: str) -> tuple[Finding, ...]:
        """An error where the layout's slots, each for some of the responses, together leave others out."""
        if kind not in ("summary", "responses"):
            return ()
        name = _NEEDED[kind][0]
        taken = {each.get("only") for each in _slots(self._frame.layout, name)}
        missing = [only for only in ("councils", "others") if self._summary.chosen(only) and not taken & {only, ""}]
        place = Place(self._frame.layout.file)
        return tuple(no_place(place, f"{name} only={only}") for only in missing if taken)

    def _of(self, make: Callable[[Container], Blocks]) -> Slot:
        return lambda container: Slotted(self._author.show(make(container)))

    def _list(self, name: str) -> Slot:
        def fill(_: Container) -> Slotted:
            table = lists.list_of(name, self._hearing, self._people, self._labels)
            return Slotted((table,) if table else ())

        return fill

    def _many(self, blocks: Iterator[Block]) -> Slotted:
        return Slotted(tuple(blocks))

    def _tables(self, container: Container) -> Iterator[Block]:
        for what in _what(container):
            table = self._counts.table(what)
            if table is not None:
                yield table

    def _charts(self, container: Container) -> Iterator[Block]:
        """Each chart as a figure; its picture, which the service draws, becomes an asset of the document."""
        for what in _what(container):
            chart = self._counts.chart(what)
            if chart is not None:
                picture = self._hearing.draw(chart)
                self._author.assets[picture.name] = picture
                yield figure_of(chart, picture)

    def _facts(self, container: Container) -> Slotted:
        wanted = container.get("rows", "plan sent deadline decided invited responses points").replace(",", " ").split()
        known = self._known()
        rows = tuple((known[name][0], (Text(known[name][1]),)) for name in wanted if known.get(name, ("", ""))[1])
        return Slotted((Facts(rows, container.place),) if rows else ())

    def _known(self) -> dict[str, tuple[str, str]]:
        consultation, labels, tally = self._hearing.consultation, self._labels, self._hearing.tally
        decided = consultation.decided
        decision = ""
        if decided is not None:
            number = decided.number.format(self._frame.settings.wording.case_number) if decided.number else ""
            numbered = f"{labels['case']} {number}" if number else ""
            date = long_date(decided.date) if decided.date else ""
            decision = ", ".join(part for part in (names.body_name(decided.body, self._frame), date, numbered) if part)
        answered = tally.invited - len(tally.unanswered)
        plan = self._hearing.plan
        return {
            "plan": (labels["plan-cover"], plan.title if plan else ""),
            "sent": (labels["sent-on-hearing"], long_date(consultation.sent) if consultation.sent else ""),
            "deadline": (labels["column-deadline"], long_date(consultation.deadline) if consultation.deadline else ""),
            "decided": (labels["decided-by-body"], decision),
            "invited": (labels["bodies-asked"], labels["asked-and-answered"].format(asked=tally.invited, answered=answered)),
            "responses": (labels["responses-received"], str(len(consultation.responses))),
            "points": (labels["points-in-them"], str(tally.points)),
        }

    def _contents(self, container: Container) -> Slotted:
        depth = container.get("depth")
        levels = int(depth) if depth in {"1", "2", "3", "4", "5", "6"} else 2
        title = container.get("title") or self._labels["contents"]
        return Slotted((Contents("headings", title, (), container.place, levels),))


def _slots(layout: Layout, name: str) -> Iterator[Container]:
    for each in walk(layout.blocks):
        if isinstance(each, Container) and each.name == "slot" and each.get("name") == name:
            yield each


def _as_text(container: Container) -> bool:
    return container.get("form") == "text"


def _what(container: Container) -> tuple[str, ...]:
    wanted = container.get("what").replace(",", " ").split()
    return tuple(what for what in wanted if what in WHAT) or WHAT
