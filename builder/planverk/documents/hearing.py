"""What the documents of a consultation are made from besides their frame: the log, whom the edition names, the texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planverk.documents.saying import listed
from planverk.model.account import Account
from planverk.model.chart import Chart
from planverk.model.consultation import Consultation
from planverk.model.content import Blocks, Cell
from planverk.model.person import MARK
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.response import Response, Sender, SenderKind
from planverk.model.tally import Tally

MarkdownReader = Callable[[str, Place], Blocks]
Draw = Callable[[Chart], Picture]


@dataclass(frozen=True)
class Edition:
    """Whom a document names. `names` gives what stands for a mark (`p1`): a name in the edition of the case, or «Privatperson 7»
    after the response's number. Of the responses in `withheld` (by number) it is said that they came, and no more; of those in
    `exempt` also the paragraph that they are exempt from innsyn by. Specialists' workbooks hold these."""

    names: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[int] = frozenset()
    exempt: Mapping[int, str] = field(default_factory=dict)

    def absence(self, number: int, labels: Mapping[str, str]) -> str:
        """What stands in the place of a response that is not shown; empty for one that is."""
        if number in self.exempt:
            return f"{labels['exempt']} ({self.exempt[number]})."
        return labels["withheld"] if number in self.withheld else ""


PUBLIC = Edition()


@dataclass(frozen=True)
class Hearing:
    """A consultation on its way into documents. `read` reads the Markdown of an assessment, `draw` makes a picture of a chart;
    `plan` is the plan as it is now, which changes are named by. `cells` keeps what several documents show of a point: by their
    words and look, the column, and the point."""

    consultation: Consultation
    read: MarkdownReader
    draw: Draw
    plan: Plan | None = None
    edition: Edition = PUBLIC
    account: Account | None = None  # what was changed in the plan since, and why; None where that is not known
    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def tally(self) -> Tally:
        return Tally(self.consultation)

    @cached_property
    def replaced_by(self) -> Mapping[int, int]:
        """For each response that a later one replaces, the number of that one."""
        return {each.replaces: each.number for each in self.consultation.responses if each.replaces is not None}


class People:
    """Senders as an edition names them, in the document's words."""

    def __init__(self, edition: Edition, labels: Mapping[str, str]) -> None:
        self._names = edition.names
        self._labels = labels

    def name(self, sender: Sender) -> str:
        """The sender's name; a private person's mark as the edition shows it."""
        return self._shown(sender.ref) if sender.ref else sender.name or self._labels[f"sender-{sender.kind.value}"]

    def senders(self, response: Response) -> str:
        """All senders of a response: «Husbanken», «Husbanken sammen med NAV Vågsund og Boligbyggelaget»."""
        first, *others = (self.name(sender) for sender in response.senders)
        return f"{first} {self._labels['joint-with']} {listed(others, self._labels)}" if others else first

    def kind(self, kind: SenderKind) -> str:
        """What a sender is: «statlig myndighet»."""
        return self._labels[f"sender-{kind.value}"]

    def words(self, text: str) -> str:
        """`text` with every mark as the edition shows it."""
        return MARK.sub(lambda found: self._shown(found[1]), text) if "⟦" in text else text

    def _shown(self, ref: str) -> str:
        return self._names.get(ref) or f"{self._labels['private-person']}\u00a0{ref.removeprefix('p')}"


def counted(count: int, one: str, several: str, labels: Mapping[str, str]) -> str:
    """A number with its noun, by the keys of their labels: «1 høringsuttalelse», «11 høringsuttalelser»."""
    return f"{count}\u00a0{labels[one if count == 1 else several]}"
