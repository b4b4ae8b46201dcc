"""The agenda of a meeting (saksliste) as an edition shows it: to the public, what is exempt has a masked title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planverk.documents.saying import cell, day, row
from planverk.model.case_paper import Access, CasePaper
from planverk.model.content import Blocks, Cell, Column, Inlines, Paragraph, Reference, Row, Table, Text
from planverk.model.meeting import AgendaItem, Meeting
from planverk.model.place import Place
from planverk.model.workspace import Settings

_WIDTHS = {"number": 14.0, "archive": 17.0, "title": 46.0, "exempt": 23.0, "sent": 18.0}


@dataclass(frozen=True)
class Item:
    """An item of the agenda with its paper, where it has one, and the id of what stands of it in the document, for links."""

    item: AgendaItem
    paper: CasePaper | None
    id: str

    @property
    def access(self) -> Access:
        return self.item.access_with(self.paper)

    @property
    def place(self) -> Place:
        return self.item.place


@dataclass(frozen=True)
class Agenda:
    """The items of a meeting in one edition; `full` shows what is exempt from public access too."""

    meeting: Meeting
    items: tuple[Item, ...]
    settings: Settings
    labels: Mapping[str, str]
    full: bool = False

    @staticmethod
    def of(
        meeting: Meeting, papers: Mapping[str, CasePaper], settings: Settings, labels: Mapping[str, str], full: bool = False
    ) -> Agenda:
        """The agenda of a meeting; `papers` are the case papers by their files."""
        items = tuple(Item(item, papers.get(item.paper), f"sak-{at}") for at, item in enumerate(meeting.items, start=1))
        return Agenda(meeting, items, settings, labels, full)

    @property
    def first(self) -> tuple[Item, ...]:
        """The items that came with the invitation."""
        return tuple(each for each in self.items if each.item.added is None)

    @property
    def added(self) -> tuple[Item, ...]:
        """The items that came after it."""
        return tuple(each for each in self.items if each.item.added is not None)

    @property
    def late(self) -> tuple[Item, ...]:
        """Those whose papers came after the invitation, or after the supplement that they stand in."""
        of_supplement = (each for each in self.added if each.item.late and each.item.added and each.item.late > each.item.added)
        after = (*(each for each in self.first if each.item.late), *of_supplement)
        return tuple(replace(each, item=replace(each.item, added=None)) for each in after)  # of these, only the papers are new

    def hides(self, each: Item) -> bool:
        """True where this edition may not show what the item is about."""
        return not (self.full or each.access.public)

    def number(self, each: Item) -> str:
        """«PS 41/11»; the kind alone before there is a number."""
        number = each.item.number
        return f"{each.item.kind.value} {number.format(self.settings.wording.case_number)}" if number else each.item.kind.value

    def title(self, each: Item) -> str:
        """The title that may be shown."""
        if self.hides(each):
            return each.access.public_title or self.labels["meeting-masked"]
        return each.item.title or (each.paper.title if each.paper else "")

    def heading(self, each: Item) -> str:
        """«PS 41/11 Boligsosial handlingsplan»."""
        return f"{self.number(each)} {self.title(each)}".strip()

    def basis(self, each: Item) -> tuple[str, ...]:
        """By which paragraph the item is exempt, and on what ground the doors are closed; empty for one that is open."""
        if each.access.public:
            return ()
        closed = self.labels["meeting-closed"].replace("{basis}", each.item.closed_basis)
        return (each.access.paragraph or self.labels["exempt"], *((closed,) if each.item.closed_basis else ()))

    def table(self, items: Iterable[Item], columns: Iterable[str], linked: bool = False, awaited: bool = False) -> Blocks:
        """The items as a table; nothing where there are none. With `linked` each title leads to what stands of the item; with
        `awaited` it says of papers that are sent later that they are."""
        shown = [column for column in columns if column in _WIDTHS]
        rows = tuple(Row(tuple(self._cell(each, column, linked, awaited) for column in shown)) for each in items)
        if not rows or not shown:
            return ()
        heads = {
            "number": "meeting-case",
            "archive": "archive-case",
            "title": "meeting-subject",
            "exempt": "meeting-exempt",
            "sent": "meeting-sent",
        }
        return (table_of([(self.labels[heads[column]], _WIDTHS[column]) for column in shown], rows, self.meeting.place),)

    def _cell(self, each: Item, column: str, linked: bool, awaited: bool) -> Cell:
        match column:
            case "number":
                return cell(self.number(each))
            case "archive":
                return cell(str(each.paper.archive) if each.paper and not self.hides(each) else "")
            case "exempt":
                return Cell(tuple(Paragraph((Text(joined(line)),)) for line in self.basis(each)) or (Paragraph(()),))
            case "sent":
                return cell(day(each.item.added or each.item.late))
            case _:
                return Cell((Paragraph(self._linked(each) if linked else self._title(each, awaited)),))

    def _title(self, each: Item, awaited: bool) -> Inlines:
        late = self.labels["meeting-come-late"] if awaited and each.item.late else ""
        return (Text(f"{self.title(each)}{late}"),)

    def _linked(self, each: Item) -> Inlines:
        return (Reference(each.id, self.title(each)),)


def table_of(heads: Iterable[tuple[str, float]], rows: tuple[Row, ...], place: Place) -> Table:
    """A table whose columns have these labels and shares of the width."""
    known = list(heads)
    total = sum(width for _, width in known)
    columns = tuple(Column(width=round(100 * width / total, 2)) for _, width in known)
    return Table(columns, (row(label for label, _ in known),), rows, place=place)


def joined(text: str) -> str:
    """The text with § and what follows it on one line."""
    return text.replace("§ ", "§\u00a0")
