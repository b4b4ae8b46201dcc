"""VO: the proposals made in a meeting, what they would change, and the wording that came of them."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.checks.decided import Case, Rule
from planverk.findings import Finding, error, note, warning
from planverk.model.decision import PROPOSAL, MotionKind
from planverk.model.plan import Plan


def motions_differ(case: Case) -> Iterator[Finding]:
    """Each proposal has an id of its own, which is no word for the paper's own proposal."""
    seen: set[str] = set()
    for motion in case.decision.motions:
        if motion.id in seen or motion.id.casefold() in PROPOSAL:
            text = "The id «{id}» of a proposal is taken."
            hint = "Give it another, such as {id}-2."
            yield error("VO13", motion.place, text, hint, id=motion.id)
        seen.add(motion.id)


def sections_are_there(case: Case) -> Iterator[Finding]:
    """What a proposal or a decision would change is in the plan."""
    named = [(motion.place, name) for motion in case.decision.motions for name in motion.sections]
    named += [(case.decision.place, each.target) for each in case.decision.amendments]
    known = ids_of(case.plan) if case.plan else frozenset()
    for place, name in named:
        if name not in known:
            text = "«{name}» is nothing that the plan has."
            hint = "«planverk outline» shows the ids of the plan."
            yield error("VO14", place, text, hint, name=name)


def amendments_were_adopted(case: Case) -> Iterator[Finding]:
    """What is to be changed in the plan was adopted, where it is said which proposal it came from."""
    for each in case.decision.amendments:
        if not each.motion:
            continue
        if case.decision.motion(each.motion) is None:
            text = "A change to {target} comes of the proposal «{motion}», which was not made."
            hint = "Correct motion:."
            yield error("VO15", case.decision.place, text, hint, target=each.target, motion=each.motion)
        elif not case.decision.adopts(each.motion):
            text = "A change to {target} comes of the proposal «{motion}», which was not adopted."
            hint = "Take the amendment away, or correct the vote."
            yield error("VO15", case.decision.place, text, hint, target=each.target, motion=each.motion)


def movers_were_there(case: Case) -> Iterator[Finding]:
    """A proposal is made by somebody in the room who has a vote."""
    room = case.room
    for motion in case.decision.motions:
        if not motion.movers and not motion.party:
            text = "It does not say who made the proposal {motion}."
            hint = "Write movers: [Name], or party:."
            yield warning("VO16", motion.place, text, hint, motion=motion.id)
        for name in motion.movers:
            if room.known and name not in room.voters:
                text = "{name} made the proposal {motion}, and was not there."
                hint = "Correct the name, or attendance:."
                yield error("VO16", motion.place, text, hint, name=name, motion=motion.id)


def wording_is_known(case: Case) -> Iterator[Finding]:
    """The decision says what was adopted, unless it is the proposal as it stood, or nothing; what it says was voted for."""
    decision = case.decision
    if decision.postponed:
        return
    adopted = [motion.kind for motion in decision.motions if decision.adopts(motion.id)]
    changed = [kind for kind in adopted if kind is not MotionKind.REFERRAL]  # what is sent on alters no wording
    points = any(vote.adopted for vote in decision.votes if vote.on.casefold().startswith("punkt "))
    if MotionKind.POSTPONEMENT in adopted:
        text = "The proposal to put the case off was adopted, and the decision does not say that it was put off."
        yield error("VO19", decision.place, text, "Write postponed: true, or correct the vote.")
    elif (changed or (decision.voted_down and points)) and not decision.text.strip():
        text = "The proposal was not adopted as it stood, and the decision does not give the wording."
        yield error("VO19", decision.place, text, "Write all points that were adopted under text:.")
    elif decision.fell:
        text = "The proposal fell, and nothing was adopted in its place."
        yield note("VO19", decision.place, text, "If other words were adopted, write all of them under text:.")
    elif decision.voted_down and not (changed or points):
        text = "The proposal fell and nothing else was adopted, and yet the decision gives a wording."
        hint = "Take text: away: the minutes say that the proposal fell. Or add the proposal that was adopted, with its vote."
        yield error("VO19", decision.place, text, hint)


def ids_of(plan: Plan) -> frozenset[str]:
    """Every id that can be spoken of in a plan, the former ones too."""
    return frozenset((*(section.id for section in plan.sections()), *plan.measures.ids(), *plan.aliases, *plan.retired))


RULES: tuple[Rule, ...] = (
    motions_differ,
    sections_are_there,
    amendments_were_adopted,
    movers_were_there,
    wording_is_known,
)
