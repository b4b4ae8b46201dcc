"""The originals of a hearing: as they came, where the package may hold them; else as withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planverk.model.archive import MISSING, WITHHELD, Record
from planverk.model.consultation import Consultation
from planverk.model.person import Person
from planverk.model.response import Response, SenderKind
from planverk.privacy.marks import STRUCK
from planverk.privacy.publication import public_names
from planverk.service.archiving.documents import EXEMPT
from planverk.service.archiving.holdings import ORIGINALS, Held, journal_numbers
from planverk.service.workspace import Home
from planverk.store.private import FOLDER as PRIVATE
from planverk.store.private import original_path


@dataclass(frozen=True)
class Letters:
    """Fetches originals. `persons` are given where the package is to hold private persons' letters, and name them; else None."""

    home: Home
    consultation: Consultation
    labels: Mapping[str, str]
    commit: str
    persons: tuple[Person, ...] | None = None

    def held(self) -> Iterator[Held]:
        """A record for every response, in the order of their numbers."""
        for response in sorted(self.consultation.responses, key=lambda each: each.number):
            yield self._held(response)

    def _held(self, response: Response) -> Held:
        private = any(each.kind is SenderKind.PRIVATE or each.ref for each in response.senders) or STRUCK in response.text
        path = self._path(response, private)
        if path:
            named = response.original_name if path.startswith(PRIVATE) else path  # in private/ it is called by its hash
            return Held(self._record(response, "P"), ORIGINALS, named.rpartition(".")[2], self.home.tree.read(path))
        state = WITHHELD if response.original else MISSING
        reason = "archive-private" if response.original else "archive-typed"
        return Held(self._record(response, "", state, self.labels[reason]), ORIGINALS)

    def _path(self, response: Response, private: bool) -> str:
        """Where the original lies that the package may hold; empty for none."""
        tree = self.home.tree
        beside = [each for each in tree.files(response.folder) if each.startswith(f"{response.folder}/original.")]
        if beside and not private:
            return beside[0]
        kept = original_path(response.original) if response.original else ""
        allowed = not private or self.persons is not None
        return kept if kept and allowed and tree.exists(kept) else ""

    def _record(self, response: Response, variant: str, state: str = "", note: str = "") -> Record:
        shown = public_names(self.consultation.responses, self.labels["private-person"])
        public = self._senders(response, shown)
        known = {each.ref: each.name for each in self.persons or ()}
        sender = self._senders(response, {**shown, **known})
        words = self.labels["archive-response"]
        dated = response.dated or response.received
        return Record(
            _put(words, response.number, sender),
            "UTTALELSE",
            "I",
            state=state,
            variant="P" if variant else "",
            public_title=_put(words, response.number, public),
            date=dated.isoformat() if dated else "",
            sender=sender,
            public_sender=public,
            access=EXEMPT if response.access else "",
            basis=response.access,
            journal=journal_numbers(response.journal),
            sha256=response.original.removeprefix("sha256:"),
            media_type="",
            commit=self.commit,
            note=note,
        )

    def _senders(self, response: Response, names: Mapping[str, str]) -> str:
        return ", ".join(names.get(each.ref, each.ref) if each.ref else each.name for each in response.senders)


def _put(words: str, number: int, sender: str) -> str:
    return words.replace("{number}", str(number)).replace("{sender}", sender)
