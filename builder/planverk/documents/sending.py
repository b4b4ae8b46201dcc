"""What is sent out with a hearing: the sentences that letter, announcement and answer form share, in the document's language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from planverk.documents.facts import archive_text
from planverk.model.consultation import Consultation, ConsultationKind, Invitation, OutlineNode
from planverk.model.dates import long_date
from planverk.model.labels import labels as labels_in
from planverk.model.plan import Plan, PlanType
from planverk.model.workspace import Settings

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
BY_LAW = frozenset({PlanType.KOMMUNEDELPLAN, PlanType.SAMFUNNSDEL, PlanType.AREALDEL})


@dataclass(frozen=True)
class Sending:
    """A round on its way out. `nodes` are the sections that answers are asked for, in reading order; `to` is the body that a
    letter goes to, None where it goes to all; `decides` names the body that has yet to decide to send it out."""

    consultation: Consultation
    plan: Plan
    version: str = ""
    nodes: tuple[OutlineNode, ...] = ()
    to: Invitation | None = None
    decides: str = ""

    @property
    def language(self) -> str:
        """The language that the body wants, else the plan's."""
        return (self.to.language if self.to else "") or self.plan.language

    @property
    def title(self) -> str:
        return self.consultation.title or self.plan.title

    @property
    def is_corrected(self) -> bool:
        """True for an edition that takes the place of one that was sent out before it in the round."""
        versions = [subject.version for subject in self.consultation.subjects if subject.plan == self.plan.id]
        return self.version in versions[1:]


@dataclass(frozen=True)
class Words:
    """A sending in words: each piece as it stands in the documents, empty where there is nothing to say."""

    sending: Sending
    settings: Settings
    labels: Mapping[str, str]

    @staticmethod
    def of(sending: Sending, settings: Settings) -> Words:
        return Words(sending, settings, labels_in(sending.language, settings.wording.labels))

    def put(self, key: str, **values: str) -> str:
        """The sentence under `key` with its values; what these hold is not looked at again."""
        return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), self.labels[key])

    def sentences(self) -> dict[str, str]:
        """Every sentence, by the name that a layout calls it by (`{{ sentence.decided }}`)."""
        return {
            "decided": self.decided(),
            "purpose": self.purpose(),
            "legal": self.legal(),
            "enclosed": self.enclosed(),
            "web": self.put("where-web", web=self.web) if self.web else "",
            "read": self.put("where-read", web=self.web) if self.web else "",
            "how": self.put("how-send", to=self.answer_to, mark=self.mark),
            "form": self.labels["how-form"],
            "deadline": self.deadline_sentence(),
            "promise": self.labels["promise"],
            "privacy": self.labels["privacy"],
            "contact": self.put("contact-sentence", contact=self.contact),
            "anyone": self.labels["announcement-anyone"],
            "fill_in": self.put("form-lead", to=self.answer_to, deadline=self.deadline),
        }

    @property
    def heading(self) -> str:
        """«Høring: Boligsosial handlingsplan 2011–2025»."""
        round_ = self.labels[f"round-{self.sending.consultation.kind.value}"]
        return self.put("round-heading", round=round_, title=self.sending.title)

    @property
    def deadline(self) -> str:
        """The deadline of the body that is written to, else the common one."""
        consultation, to = self.sending.consultation, self.sending.to
        return self._date(consultation.deadline_of(to.id) if to else consultation.deadline)

    @property
    def answer_to(self) -> str:
        """Where answers go: the e-mail address or the postal one."""
        town = self.settings.municipality
        post = f"{town.name}, {town.address}" if town.address else ""
        return f" {self.labels['how-or']} ".join(part for part in (town.email, post) if part) or town.name

    @property
    def mark(self) -> str:
        """What answers are to be marked with: the archive's case, else the plan's title."""
        case = self.sending.plan.archive.case
        return self.put("how-mark", case=str(case)) if case else f"«{self.sending.title}»"

    @property
    def reference(self) -> str:
        return archive_text(self.sending.plan.archive, "{case} {class}")

    @property
    def web(self) -> str:
        return self.sending.consultation.web or self.settings.municipality.web

    @property
    def contact(self) -> str:
        """Who answers questions, and how to reach them."""
        town = self.settings.municipality
        return ", ".join(part for part in (self.sending.consultation.contact or town.name, town.phone, town.email) if part)

    def decided(self) -> str:
        """Who decided to send it out, when and under what number; in a draft, who has yet to."""
        decided = self.sending.consultation.decided
        act = self.put(f"round-act-{self.sending.consultation.kind.value}", title=self.sending.title)
        if self.sending.consultation.sent is None:
            body = self.sending.decides or self.labels["round-draft-body"]
            return self.put("round-draft", body=body[:1].lower() + body[1:], act=act)
        if decided is None or decided.date is None:
            return self.put("round-decided-nobody", municipality=self.settings.municipality.name, act=act)
        known = self.settings.bodies.get(decided.body)
        number = decided.number.format(self.settings.wording.case_number) if decided.number else ""
        key = "round-decided" if number else "round-decided-plain"
        return self.put(key, body=known.name if known else decided.body, date=long_date(decided.date), number=number, act=act)

    def purpose(self) -> str:
        """Why it is sent out, in the consultation's own words where it has any."""
        limited = self.sending.consultation.kind is ConsultationKind.LIMITED
        return self.sending.consultation.purpose or self.labels["round-purpose-limited" if limited else "round-purpose"]

    def enclosed(self) -> str:
        """Which file goes with it: the one whose pages count. A corrected edition is said to be one."""
        sending = self.sending
        if not sending.version:
            return ""
        said = self.put("where-enclosed", version=f"{sending.plan.id}-{sending.version}.pdf")
        return f"{said} {self.labels['where-corrected']}" if sending.is_corrected else said

    def legal(self) -> str:
        """The legal basis, by the type of plan: only those of the kommuneplan are heard by law (pbl. §§ 11-13 and 11-14)."""
        kind, type_ = self.sending.consultation.kind, self.sending.plan.type
        if kind is ConsultationKind.LIMITED:
            return self.labels["legal-limited"]
        if kind is ConsultationKind.PLANNING_PROGRAMME or type_ is PlanType.PLANPROGRAM:
            return self.labels["legal-planprogram"]
        if type_ in BY_LAW:
            return self.labels["legal-kommuneplan"]
        if type_ is PlanType.PLANSTRATEGI:
            return self.labels["legal-planstrategi"]
        word = self.labels[f"type-{type_.value}"]
        return self.put("legal-own", type=word[:1].lower() + word[1:])

    def deadline_sentence(self) -> str:
        common = self._date(self.sending.consultation.deadline)
        if self.deadline != common:
            return self.put("deadline-own", deadline=self.deadline, common=common)
        return self.put("deadline-common", deadline=common)

    def section(self, node: OutlineNode) -> str:
        """A section as it is named in lists: «4.2 Tildeling»."""
        return f"{node.label} {node.title}".strip()

    def pages(self, node: OutlineNode) -> str:
        """«side 12–14»; empty where it is not known."""
        if node.printed is None:
            return ""
        first, last = node.printed
        return self.put("form-page", pages=first if first == last else f"{first}–{last}")

    def _date(self, date: datetime.date | None) -> str:
        return long_date(date) if date else self.labels["not-set"]
