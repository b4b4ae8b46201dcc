"""VO: votes that add up: against who was there, how large the parties are, who may not vote, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from planverk.findings import Finding, error, note
from planverk.model.decision import PROPOSAL, Attendance, Decision, Motion, MotionKind, PartyVotes, Vote
from planverk.model.workspace import Body


@dataclass(frozen=True)
class Room:
    """Who was there in a case: those with a vote by name, with their party where it is known, and who led. `known` is False where
    nothing is said of who was there."""

    voters: Mapping[str, str]
    chair: str
    known: bool
    members: Mapping[str, str]

    @staticmethod
    def of(decision: Decision, meeting: Attendance | None, body: Body | None) -> Room:
        """The room in which a decision was made: what the minutes of the meeting say, as the case changes it."""
        there = (meeting or Attendance()).changed_by(decision.attendance)
        members = {each.name: each.party for each in body.members} if body else {}
        parties = members | {each.name: each.party for each in there.substitutes if each.party}
        names = replace(decision, attendance=there).voters
        return Room({name: parties.get(name, "") for name in names}, there.chair, bool(there.members), members)

    def party_size(self, party: str) -> int | None:
        """How many of a party could vote; None where it is not known of everybody who they vote with."""
        of = self.voters if self.known else self.members
        if not of or "" in of.values():
            return None
        return Counter(of.values())[party]


@dataclass(frozen=True)
class Ballot:
    """A vote with the decision that it belongs to, and the room."""

    vote: Vote
    decision: Decision
    room: Room


Rule = Callable[[Ballot], Iterator[Finding]]


def check_votes(decision: Decision, room: Room) -> Iterator[Finding]:
    """The findings about all votes of a decision."""
    for vote in decision.votes:
        for rule in RULES:
            yield from rule(Ballot(vote, decision, room))
    yield from _unvoted(decision)


def about_something(ballot: Ballot) -> Iterator[Finding]:
    """A vote is on a motion, on the proposal or a point of it; an alternative vote sets one up against another."""
    known = [motion.id for motion in ballot.decision.motions]
    for name in (ballot.vote.on, ballot.vote.against_motion):
        if name and name not in known and name.casefold() not in PROPOSAL and not name.casefold().startswith("punkt "):
            text = "There is a vote on «{name}», and no such proposal was made."
            hint = "Write forslag, punkt 3, or the id of a motion: {known}."
            yield error("VO2", ballot.vote.place, text, hint, name=name, known=", ".join(known) or "–")
    if ballot.vote.against_motion and ballot.vote.against_motion == ballot.vote.on:
        text = "«{name}» is set up against itself."
        hint = "Write under against_motion what it was voted on against."
        yield error("VO2", ballot.vote.place, text, hint, name=ballot.vote.on)


def counted(ballot: Ballot) -> Iterator[Finding]:
    """A vote is unanimous or counted, and not both."""
    vote = ballot.vote
    if vote.unanimous and vote.votes_against:
        text = "The vote on «{on}» is said to be unanimous, and {count} voted against."
        yield error("VO3", vote.place, text, "Take one of them away.", on=vote.on, count=vote.count_against)
    elif not vote.unanimous and not (vote.votes_for or vote.votes_against):
        text = "The vote on «{on}» does not say how it went."
        hint = "Write unanimous: true, or the votes of each party under for: and against:."
        yield error("VO3", vote.place, text, hint, on=vote.on)


def adds_up(ballot: Ballot) -> Iterator[Finding]:
    """Everybody who is there has to vote (kommuneloven § 8-1), so that the votes are as many as those with a vote."""
    vote, there = ballot.vote, len(ballot.room.voters)
    votes = vote.count_for + vote.count_against
    if ballot.room.known and votes and not vote.unanimous and votes != there:
        text = "The vote on «{on}» has {votes} votes, and {there} with a vote were there."
        hint = "Correct the numbers, or say under attendance: who was there in this case."
        yield error("VO3", vote.place, text, hint, on=vote.on, votes=votes, there=there)


def parties_have_so_many(ballot: Ballot) -> Iterator[Finding]:
    """No party has more votes than it has people there."""
    votes: Counter[str] = Counter()
    for each in (*ballot.vote.votes_for, *ballot.vote.votes_against):
        votes[each.party] += each.votes
    for party, count in votes.items():
        size = ballot.room.party_size(party) if party else None
        if size is not None and count > size:
            text = "In the vote on «{on}» {party} has {votes} votes, and {size} of them were there."
            hint = "Correct the numbers, or the party of a member in planverk.yaml."
            yield error("VO4", ballot.vote.place, text, hint, on=ballot.vote.on, party=party, votes=count, size=size)


def split_parties_named(ballot: Ballot) -> Iterator[Finding]:
    """Where a party splits, the minutes name who voted how (kommuneloven § 11-4 as KMD reads it, 2020)."""
    for party, sides in _split(ballot.vote).items():
        if any(len(side.names) == side.votes for side in sides):
            continue
        text = "{party} is split in the vote on «{on}», and it does not say who voted how."
        hint = "Add names: with as many names as votes, on one side at least."
        yield error("VO5", ballot.vote.place, text, hint, on=ballot.vote.on, party=party)


def names_had_a_vote(ballot: Ballot) -> Iterator[Finding]:
    """Nobody votes who was not there, twice, or was found inhabil in the case."""
    away = {each.name for each in ballot.decision.disqualified}
    seen: set[str] = set()
    for name in (n for each in (*ballot.vote.votes_for, *ballot.vote.votes_against) for n in each.names):
        if name in away:
            text = "{name} was found inhabil, and votes on «{on}» all the same."
            hint = "Correct the names, or who was inhabil."
            yield error("VO6", ballot.vote.place, text, hint, name=name, on=ballot.vote.on)
        elif name in seen:
            text = "{name} votes twice on «{on}»."
            hint = "Keep one of them."
            yield error("VO6", ballot.vote.place, text, hint, name=name, on=ballot.vote.on)
        elif ballot.room.known and name not in ballot.room.voters:
            text = "{name} votes on «{on}», and was not there."
            hint = "Correct the name, or add it under attendance:."
            yield error("VO6", ballot.vote.place, text, hint, name=name, on=ballot.vote.on)
        seen.add(name)


def result_follows(ballot: Ballot) -> Iterator[Finding]:
    """The larger number wins; in a tie, and only then, the vote of who leads the meeting (kommuneloven § 11-9; before 2019
    § 35 no. 1, as KMD reads it, 2014)."""
    vote = ballot.vote
    difference = vote.count_for - vote.count_against
    if not (vote.votes_for or vote.votes_against) or vote.unanimous:
        return
    if difference and vote.casting:
        text = "The leader's casting vote is used on «{on}», and there is no tie."
        yield error("VO7", vote.place, text, "Take casting: away, or correct the numbers.", on=vote.on)
    elif not difference and not vote.casting:
        text = "The vote on «{on}» is a tie."
        hint = "Write casting: for or casting: mot, as whoever led the meeting voted."
        yield error("VO7", vote.place, text, hint, on=vote.on)
    elif vote.adopted != (difference > 0 or (not difference and vote.casting == "for")):
        text = "{count_for} voted for «{on}» and {count_against} against, which does not go with adopted: {adopted}."
        values = {"count_for": vote.count_for, "count_against": vote.count_against}
        adopted = "true" if vote.adopted else "false"
        yield error("VO7", vote.place, text, "Correct adopted:, or the numbers.", on=vote.on, adopted=adopted, **values)


def leader_casts(ballot: Ballot) -> Iterator[Finding]:
    """A casting vote is that of the person who led the meeting, and of nobody who was inhabil."""
    vote, chair = ballot.vote, ballot.room.chair
    if not vote.casting or vote.count_for != vote.count_against or not ballot.room.known:
        return
    if chair not in ballot.room.voters:
        text = "There is a casting vote on «{on}», and nobody with a vote led the meeting."
        yield error("VO7", vote.place, text, "Write under attendance: who led it, as chair:.", on=vote.on)
        return
    side = _side_of(chair, ballot.room.voters[chair], vote)
    if side and side != vote.casting:
        text = "{chair} led the meeting and voted {side}, and the casting vote on «{on}» is {casting}."
        hint = "The casting vote is the leader's own."
        yield error("VO7", vote.place, text, hint, chair=chair, side=side, on=vote.on, casting=vote.casting)


def _side_of(name: str, party: str, vote: Vote) -> str:
    """«for» or «mot», where that can be told."""
    for side, votes in (("for", vote.votes_for), ("mot", vote.votes_against)):
        if any(name in each.names for each in votes):
            return side
    split = _split(vote).get(party)
    if split is not None:
        named = next((each for each in split if len(each.names) == each.votes), None)
        return "" if named is None else ("mot" if named in vote.votes_for else "for")
    sides = (("for", vote.votes_for), ("mot", vote.votes_against))
    return next((side for side, votes in sides if party and any(each.party == party for each in votes)), "")


def _split(vote: Vote) -> dict[str, tuple[PartyVotes, PartyVotes]]:
    """The parties that stand on both sides."""
    against = {each.party: each for each in vote.votes_against if each.votes}
    return {each.party: (each, against[each.party]) for each in vote.votes_for if each.votes and each.party in against}


def _unvoted(decision: Decision) -> Iterator[Finding]:
    """A proposal that was made is voted on, or was withdrawn."""
    voted = {name for vote in decision.votes for name in (vote.on, vote.against_motion)}
    for motion in decision.motions:
        if motion.id not in voted and not _is_put_off(decision, motion):
            text = "There is no vote on the proposal {motion}."
            yield note("VO8", motion.place, text, "If it was withdrawn, tell so under discussion:.", motion=motion.id)


def _is_put_off(decision: Decision, motion: Motion) -> bool:
    """Where the case was put off, only the proposal to do so is voted on."""
    return decision.postponed and motion.kind is not MotionKind.POSTPONEMENT


RULES: tuple[Rule, ...] = (
    about_something,
    counted,
    adds_up,
    parties_have_so_many,
    split_parties_named,
    names_had_a_vote,
    result_follows,
    leader_casts,
)
