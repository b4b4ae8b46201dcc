"""What came in, read for the log: which form it is, what its text is made of, and what its sender typed that may not stand so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from planverk.findings import Finding
from planverk.model.answer_form import FilledForm
from planverk.model.consultation import Consultation
from planverk.model.labels import labels as labels_in
from planverk.model.person import MARK, Person
from planverk.model.received import Received
from planverk.model.response import AttachedFile
from planverk.model.workspace import Settings
from planverk.privacy.marks import replace_persons, strike_national_ids
from planverk.readers.responses.normal import normal
from planverk.service.respond.forms import Forms, passages_of, row_of
from planverk.service.respond.incoming import Incoming
from planverk.service.respond.passages import Passage, of_received
from planverk.service.workspace import Home


@dataclass(frozen=True)
class Reader:
    """Reads what comes in to one hearing."""

    home: Home
    consultation: Consultation
    settings: Settings

    @cached_property
    def _forms(self) -> Forms:
        return Forms(self.home, self.consultation, self.settings)

    def with_form(self, item: Incoming) -> tuple[Incoming, FilledForm | None]:
        """What came in with what the answer form says of its sender; and the form, where there is one in the file or attached."""
        form = next((found for part in item.received.parts if (found := self._forms.read(part))), None)
        if form is None:
            return item, None
        row = row_of(form)
        itself = self._forms.read(item.received) is not None
        received = replace(
            item.received,
            sender_name=row.organisation or row.name or item.received.sender_name,
            sender_email=row.email or item.received.sender_email,
            their_ref=row.reference if itself else item.received.their_ref or row.reference,
            dated=None if itself else item.received.dated,  # the form names the deadline, and that is no date of a letter
        )
        return replace(item, received=received, row=row if row.kind else None, channel=item.channel or "svarskjema"), form

    def version(self, item: Incoming) -> str:
        """The version that its answer form asks about, empty where there is none that tells."""
        return self._forms.version(item.received)

    def about_form(self, item: Incoming, version: str) -> Iterator[Finding]:
        """Where its answer form is of another hearing, or of another version than was said."""
        yield from self._forms.about(item.received, version, item.name)

    def passages(self, item: Incoming) -> tuple[Passage, ...]:
        """What came in, in normal form, its attachments under their names; a plan that came back with it is not quoted whole."""
        labels = labels_in(self.settings.language, self.settings.wording.labels)
        ours = {outline.pdf: labels["attached-plan"] for outline in self.consultation.outlines.values() if outline.pdf}
        made = of_received(item.received, labels, ours, self._read)
        found = (replace(each, text=normal(without_marks(each.text))) for each in made)
        return tuple(each for each in found if each.text)

    def _read(self, part: Received) -> Iterable[Passage]:
        """The passages of a file: of a form its answers, else its text."""
        form = self._forms.read(part)
        return passages_of(form, tuple(self.consultation.outlines.values())) if form else (Passage(part.text),)


def attached(received: Received, persons: tuple[Person, ...]) -> tuple[AttachedFile, ...]:
    """The attachments, as git may know them."""
    return tuple(AttachedFile(shown(enclosure.name, persons), enclosure.sha) for enclosure in received.enclosures)


def shown(line: str, persons: tuple[Person, ...]) -> str:
    """A name or a reference that came with it, as git may know it."""
    return strike_national_ids(replace_persons(without_marks(normal(line)), persons))


def without_marks(text: str) -> str:
    """The text without marks that its sender typed: ours stand for persons, and a sender's could call up another's name."""
    return MARK.sub(lambda found: f"[{found[1]}]", text)
