"""What a body did with a case: who met, what was proposed and voted on, and the wording that came of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from planverk.model.bodies import is_advisory
from planverk.model.case_number import CaseNumber
from planverk.model.place import NOWHERE, Place

# How a vote names the proposal of the paper, or an earlier body's recommendation, as a whole.
PROPOSAL = ("forslag", "forslaget", "innstilling", "innstillingen", "innstillinga", "tilråding", "tilrådinga")


class DecisionKind(Enum):
    """What a body's wording is: a statement (råd), a recommendation to the body that decides, or the decision itself."""

    STATEMENT = "uttalelse"
    RECOMMENDATION = "innstilling"
    DECISION = "vedtak"


def kind_of(name: str, body: str, decided_by: str) -> DecisionKind:
    """What a body's wording is in a case that `decided_by` decides (both are codes; `name` is how the body is written)."""
    if body == decided_by or not decided_by:
        return DecisionKind.DECISION
    return DecisionKind.STATEMENT if is_advisory(name) else DecisionKind.RECOMMENDATION


@dataclass(frozen=True)
class Substitute:
    """Somebody who met (or stepped in) for a member."""

    name: str
    party: str = ""
    instead_of: str = ""


@dataclass(frozen=True)
class Absence:
    """A member who was not there, and why, where that is to be written."""

    name: str
    party: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Attendance:
    """Who was there: `members` by name; in a case only what differs from the whole meeting is given (arrived, left)."""

    chair: str = ""
    members: tuple[str, ...] = ()
    absent: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # name and role, of those who have no vote

    def changed_by(self, case: Attendance | None) -> Attendance:
        """Who was there in a case, of which only what differs from the whole meeting is given."""
        if case is None:
            return self
        return Attendance(
            chair=case.chair or self.chair,
            members=case.members or self.members,
            absent=case.absent or self.absent,
            substitutes=case.substitutes or self.substitutes,
            others=case.others or self.others,
        )

    @property
    def present(self) -> tuple[str, ...]:
        """Everybody with a vote, each once: who leads, the members, the substitutes."""
        names = (self.chair, *self.members, *(each.name for each in self.substitutes))
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True)
class Disqualification:
    """A member who was found inhabil in the case: on what ground (fvl. § 6, kommuneloven § 11-10), and who stepped in."""

    name: str
    basis: str = ""
    stepped_in: str = ""
    vote: str = ""  # how the body decided it («enstemmig»), as text


class MotionKind(Enum):
    """What a proposal made in the meeting (forslag) wants."""

    AMENDMENT = "endring"
    ADDITION = "tillegg"
    ALTERNATIVE = "alternativ"
    REJECTION = "avvisning"
    POSTPONEMENT = "utsettelse"
    REFERRAL = "oversendelse"


@dataclass(frozen=True)
class Motion:
    """A proposal made in the meeting. `point` is the point of the proposal that it changes («3»), empty for the whole.

    `sections` are the plan's sections or measures that it would change; `text` is Markdown.
    """

    id: str
    movers: tuple[str, ...]
    text: str
    kind: MotionKind = MotionKind.AMENDMENT
    party: str = ""
    point: str = ""
    sections: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class PartyVotes:
    """How many of a party voted so; `names` where the party split (kommuneloven § 11-4 as KMD reads it)."""

    party: str
    votes: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vote:
    """One vote. `on` is a motion's id, «forslag» for the proposal of the paper, or «punkt 3» of it; in alternative voting
    `against_motion` is what it was set up against. `unanimous` where nothing was counted. `casting` is the leader's casting
    vote («for» or «mot») in a tie."""

    on: str
    against_motion: str = ""
    unanimous: bool = False
    votes_for: tuple[PartyVotes, ...] = ()
    votes_against: tuple[PartyVotes, ...] = ()
    casting: str = ""
    adopted: bool = True
    place: Place = NOWHERE

    @property
    def count_for(self) -> int:
        """Votes for, without the casting vote."""
        return sum(each.votes for each in self.votes_for)

    @property
    def count_against(self) -> int:
        """Votes against, without the casting vote."""
        return sum(each.votes for each in self.votes_against)


@dataclass(frozen=True)
class ProtocolEntry:
    """A statement that somebody asked to have in the minutes (protokolltilførsel)."""

    by: str
    text: str


@dataclass(frozen=True)
class Amendment:
    """What a decision changes in the plan: the section or measure, and the wording that was adopted (Markdown)."""

    target: str
    text: str
    motion: str = ""


@dataclass(frozen=True)
class Decision:
    """What a body did with a case paper, as `<paper>/decisions/<body>-<date>.yaml` beside the paper holds it.

    `paper` is the paper's file; `text` the wording that was adopted (Markdown), empty where the proposal was adopted as it stood;
    `discussion` what is told of the treatment; `amendments` what it changes in the plan: they bind where `kind` is a decision.
    """

    paper: str
    body: str
    date: datetime.date
    kind: DecisionKind
    file: str
    number: CaseNumber | None = None
    attendance: Attendance | None = None
    disqualified: tuple[Disqualification, ...] = ()
    discussion: str = ""
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    entries: tuple[ProtocolEntry, ...] = ()
    text: str = ""
    amendments: tuple[Amendment, ...] = ()
    postponed: bool = False
    place: Place = NOWHERE

    @property
    def key(self) -> str:
        """How other files name it: «formannskapet-2011-06-29»."""
        return f"{self.body}-{self.date.isoformat()}"

    @property
    def voters(self) -> tuple[str, ...]:
        """Who could vote, by what is said of attendance here: without those found inhabil, with those who stepped in."""
        away = {each.name for each in self.disqualified}
        there = self.attendance.present if self.attendance else ()
        stepped_in = (each.stepped_in for each in self.disqualified if each.stepped_in)
        return tuple(dict.fromkeys((*(name for name in there if name not in away), *stepped_in)))

    @property
    def binds(self) -> bool:
        """True where it is the deciding body's own decision, the case was not put off, and something was adopted."""
        return self.kind is DecisionKind.DECISION and not self.postponed and not self.fell

    @property
    def recommends(self) -> bool:
        """True where it is a recommendation that the next body has before it."""
        return self.kind is DecisionKind.RECOMMENDATION and not self.postponed and not self.fell

    @property
    def voted_down(self) -> bool:
        """True where the proposal as a whole was voted on, and fell."""
        return any(vote.on.casefold() in PROPOSAL and not vote.adopted for vote in self.votes if not vote.against_motion)

    @property
    def fell(self) -> bool:
        """True where the proposal was voted down, and no other wording was adopted in its place."""
        return self.voted_down and not self.text.strip() and not self.postponed

    def adopts(self, motion_id: str) -> bool:
        """True where the last vote that the motion was in went its way."""
        votes = [vote for vote in self.votes if motion_id in (vote.on, vote.against_motion)]
        return bool(votes) and votes[-1].adopted == (votes[-1].on == motion_id)

    def motion(self, motion_id: str) -> Motion | None:
        """The motion of that id."""
        return next((motion for motion in self.motions if motion.id == motion_id), None)
