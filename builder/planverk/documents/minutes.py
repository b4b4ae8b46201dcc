"""What a body did with a case, as its minutes tell it: treatment, proposals made, votes, and the wording that came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from planverk.documents.frame import Frame
from planverk.documents.names import body_name, genitive
from planverk.documents.proposals import below, heading_text
from planverk.documents.saying import listed, put, upper_first
from planverk.documents.votes import Voting
from planverk.model.case_paper import CasePaper, Protocol
from planverk.model.content import Block, Blocks, Heading, Paragraph, Text
from planverk.model.decision import Decision, Motion
from planverk.model.layout import Layout
from planverk.model.place import Place
from planverk.model.workspace import Settings

Read = Callable[[str, Place], Blocks]


@dataclass(frozen=True)
class Minuted:
    """A decision on a paper, with those made in the case before, oldest first; `read` makes blocks of Markdown."""

    decision: Decision
    paper: CasePaper
    earlier: tuple[Minuted, ...]
    settings: Settings
    labels: Mapping[str, str]
    read: Read

    def protocol(self) -> Protocol:
        """The protocol of the case, as a later paper shows it."""
        decision = self.decision
        return Protocol(decision.body, decision.date, decision.number, self.blocks(), decision.place)

    def blocks(self) -> Blocks:
        """The parts of the protocol, each under a heading of the first level; a part that has nothing is left out."""
        parts = (
            ("minutes-treatment", self._treatment()),
            ("minutes-motions", self._motions()),
            ("minutes-votes", tuple(self._paragraph(line) for line in self._voting().sentences())),
            (f"minutes-{self.decision.kind.value}", self.wording()),
        )
        made: list[Block] = []
        for key, blocks in parts:
            if blocks:
                made += [Heading(1, (Text(self.labels[key]),), place=self.decision.place), *blocks]
        return tuple(made)

    def wording(self) -> Blocks:
        """What was adopted: the decision's own words, else the proposal as it stood."""
        decision = self.decision
        if decision.text.strip():
            return self.read(decision.text, decision.place)
        if decision.postponed:
            return (self._paragraph(self.labels["minutes-postponed"]),)
        if decision.fell:
            return (self._paragraph(self.labels["minutes-fell"]),)
        return self.put_forward()[1]

    def put_forward(self) -> tuple[str, Blocks]:
        """What the body had before it, with its title: the last recommendation, else the paper's proposal to it, else the only
        one. Nothing where there is neither."""
        recommended = self.recommendation
        frame = Frame(self.settings, Layout("", "", ()))
        if recommended is not None:
            return self.put("minutes-recommended", body=body_name(recommended.decision.body, frame)), recommended.wording()
        own = [each for each in self.paper.proposals if each.body == self.decision.body]
        proposal = next(iter(own or [each for each in self.paper.proposals if not each.body] or self.paper.proposals), None)
        if proposal is None:
            return "", ()
        alone = replace(self.paper, proposals=(proposal,))
        return heading_text(proposal, alone, frame, self.labels, short=False), proposal.blocks

    def case(self) -> Blocks:
        """What was before the body and what it did with it, under headings of the first level, as the minutes have it."""
        title, blocks = self.put_forward()
        heading = (Heading(1, (Text(title),), place=self.decision.place),) if blocks else ()
        return (*heading, *below(blocks, 1), *self.blocks())

    @property
    def recommendation(self) -> Minuted | None:
        """The last recommendation of another body in the case."""
        for each in reversed(self.earlier):
            if each.decision.recommends:
                return each
        return None

    def _treatment(self) -> Blocks:
        """Who was there where that is not as in the rest of the meeting, who was inhabil, and what is told of the treatment."""
        decision = self.decision
        lines = [self._disqualified(each.name, each.basis, each.vote, each.stepped_in) for each in decision.disqualified]
        if decision.attendance is not None and decision.attendance.members:
            lines.insert(0, self.put("minutes-present", names=listed(decision.voters, self.labels)))
        told = self.read(decision.discussion, decision.place) if decision.discussion.strip() else ()
        return (*(self._paragraph(line) for line in lines), *told, *self._entries())

    def _disqualified(self, name: str, basis: str, vote: str, stepped_in: str) -> str:
        parts = [self.put("minutes-disqualified", name=name, basis=f" ({basis})" if basis else "")]
        parts += [self.put("minutes-disqualified-vote", vote=vote)] if vote else []
        parts += [self.put("minutes-stepped-in", name=stepped_in)] if stepped_in else []
        return " ".join(parts)

    def _entries(self) -> Iterator[Block]:
        for entry in self.decision.entries:
            yield Heading(2, (Text(self.put("minutes-entry", by=entry.by)),), place=self.decision.place)
            yield from self.read(entry.text, self.decision.place)

    def _motions(self) -> Blocks:
        made: list[Block] = []
        for motion in self.decision.motions:
            made.append(Heading(2, (Text(self._from(motion)),), place=motion.place))
            made += self.read(motion.text, motion.place)
        return tuple(made)

    def _from(self, motion: Motion) -> str:
        """«Endringsforslag 1 fra Trond Eidsvik (H) til punkt 3»."""
        voting = self._voting()
        movers = listed(motion.movers, self.labels)
        party = f" ({motion.party})" if motion.party and movers else motion.party
        point = self.put("motion-point", point=motion.point) if motion.point else ""
        key = "motion-from" if movers or party else "motion-from-nobody"
        number = f"{number} " if (number := voting.number(motion)) else ""
        kind = self.labels[f"motion-{motion.kind.value}"]
        return " ".join(self.put(key, kind=kind, number=number, movers=f"{movers}{party}", point=point).split())

    def _voting(self) -> Voting:
        chief = self.settings.wording.chief
        body = self.recommendation.decision.body if self.recommendation else ""
        known = self.settings.bodies.get(body)
        whose = {"chief": upper_first(chief), "genitive": upper_first(genitive(chief))}
        return Voting(self.decision, self.labels, whose, known.name if known else body)

    def put(self, key: str, **values: str) -> str:
        """The sentence under `key` with its values, which are not looked at again."""
        return put(self.labels[key], **values)

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph((Text(text),), place=self.decision.place)
