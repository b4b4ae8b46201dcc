"""Votes in words: what was voted on, with which numbers of which parties, and how it went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planverk.documents.saying import listed, lower_first, put
from planverk.model.decision import Decision, Motion, PartyVotes, Vote

_RECOMMENDATION = re.compile(r"innstilling|tilråding", re.IGNORECASE)
_POINT = re.compile(r"punkt\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Voting:
    """The votes of a decision. `whose` fills the name of the paper's proposal (`chief`, `genitive`); `recommends` is the name of
    the body whose recommendation was before the meeting, if any."""

    decision: Decision
    labels: Mapping[str, str]
    whose: Mapping[str, str]
    recommends: str = ""

    def sentences(self) -> Iterator[str]:
        """A line for each vote."""
        for vote in self.decision.votes:
            yield " ".join(self._told(vote))

    def number(self, motion: Motion) -> str:
        """The running number of a proposal among those of its kind; empty for an only one."""
        same = [each.id for each in self.decision.motions if each.kind is motion.kind]
        return str(same.index(motion.id) + 1) if len(same) > 1 else ""

    def _told(self, vote: Vote) -> Iterator[str]:
        won = vote.on if vote.adopted or not vote.against_motion else vote.against_motion
        values = {"what": self._name(vote.on), "for": str(vote.count_for), "against": str(vote.count_against)}
        values["adopted"] = self.labels[f"vote-adopted-{'recommendation' if self._is_recommendation(won) else 'proposal'}"]
        if vote.against_motion:
            other = lower_first(self._name(vote.against_motion))
            yield self._put("vote-set-up", **values, other=other, winner=self._name(won))
        elif vote.unanimous:
            yield self._put("vote-unanimous-adopted" if vote.adopted else "vote-unanimous-rejected", **values)
        else:
            yield self._put("vote-adopted" if vote.adopted else "vote-rejected", **values)
        if vote.casting:
            yield self.labels["vote-casting"]
        if any(each.party or each.names for each in (*vote.votes_for, *vote.votes_against)):
            yield self._sides(vote)

    def _sides(self, vote: Vote) -> str:
        """«For: Ap 2, H 1 (Trond Eidsvik). Mot: …»."""
        values = {"for": self._parties(vote.votes_for), "against": self._parties(vote.votes_against)}
        if not vote.against_motion:
            return self._put("vote-sides", **values)
        names = {"what": lower_first(self._name(vote.on)), "other": lower_first(self._name(vote.against_motion))}
        return self._put("vote-sides-set-up", **names, **values)

    def _parties(self, votes: tuple[PartyVotes, ...]) -> str:
        return ", ".join(_side(each) for each in votes if each.votes) or self.labels["vote-nobody"]

    def _name(self, on: str) -> str:
        """What was voted on, as a sentence begins with it."""
        motion = self.decision.motion(on)
        if motion is not None:
            return self._named(motion)
        point = _POINT.fullmatch(on.strip())
        if point is not None:
            return self._put("vote-point", point=point[1], proposal=lower_first(self._proposal()))
        return self._recommendation() if _RECOMMENDATION.search(on) else self._put("vote-proposal", **self.whose)

    def _is_recommendation(self, on: str) -> bool:
        """True where what was voted on is the whole recommendation of an earlier body."""
        known = self.decision.motion(on) is not None or _POINT.fullmatch(on.strip()) is not None
        return not known and _RECOMMENDATION.search(on) is not None

    def _named(self, motion: Motion) -> str:
        """«Endringsforslaget fra H», and by its number where there are several of the kind: «Endringsforslag 2 fra H»."""
        number = self.number(motion)
        kind = motion.kind.value
        named = f"{self.labels[f'motion-{kind}']} {number}" if number else self.labels[f"motion-named-{kind}"]
        who = motion.party or (listed(motion.movers, self.labels) if motion.movers else "")
        return self._put("motion-named-from", named=named, who=who) if who else named

    def _proposal(self) -> str:
        return self._recommendation() if self.recommends else self._put("vote-proposal", **self.whose)

    def _recommendation(self) -> str:
        word = self.labels["vote-recommendation"]
        return f"{word} ({self.recommends})" if self.recommends else word

    def _put(self, key: str, **values: str) -> str:
        return put(self.labels[key], **values)


def _side(votes: PartyVotes) -> str:
    """«H 2 (Navn, Navn)»; whoever has no party stands by name."""
    names = ", ".join(votes.names)
    if not votes.party and len(votes.names) == votes.votes:
        return names
    return f"{votes.party} {votes.votes}".strip() + (f" ({names})" if names else "")
