"""A decision and a meeting to their YAML files, as the readers take them."""

from __future__ import annotations

from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import Access
from planverk.model.decision import Attendance, Decision, Disqualification, Motion, MotionKind, PartyVotes, Vote
from planverk.model.meeting import AgendaItem, Meeting
from planverk.writers.yaml import Flow, Tree, dump, given


def decision_yaml(decision: Decision, pattern: str, based_on: str = "") -> bytes:
    """`decisions/<body>-<date>.yaml`; case numbers in the municipality's own order. `based_on` is for a template alone."""
    always: dict[str, Tree] = {"kind": decision.kind.value, "body": decision.body, "date": decision.date}
    return dump(
        always
        | given(
            number=_number(decision.number, pattern),
            based_on=based_on,
            attendance=_attendance(decision.attendance),
            disqualified=[_disqualified(each) for each in decision.disqualified],
            discussion=decision.discussion,
            motions=[_motion(each) for each in decision.motions],
            votes=[_vote(each) for each in decision.votes],
            entries=[{"by": each.by, "text": each.text} for each in decision.entries],
            text=decision.text,
            amendments=[{"target": each.target, **given(motion=each.motion), "text": each.text} for each in decision.amendments],
            postponed=True if decision.postponed else None,
        )
    )


def meeting_yaml(meeting: Meeting, pattern: str) -> bytes:
    """`meetings/<id>/meeting.yaml`; paths of papers and files from the workspace's root."""
    always: dict[str, Tree] = {"body": meeting.body, "date": meeting.date}
    return dump(
        always
        | given(
            starts=meeting.starts,
            ends=meeting.ends,
            venue=meeting.venue,
            called=meeting.called,
            signed_by=meeting.signed_by,
            signed_title=meeting.signed_title,
            absence_text=meeting.absence_text,
            language=meeting.language,
            items=[_item(each, pattern) for each in meeting.items],
            attendance=_attendance(meeting.attendance),
            approvals=meeting.approvals,
            notes=meeting.notes,
            signatures=list(meeting.signatures),
        )
    )


def _number(number: CaseNumber | None, pattern: str) -> str:
    return number.format(pattern) if number else ""


def _attendance(attendance: Attendance | None) -> Tree | None:
    if attendance is None:
        return None
    return given(
        chair=attendance.chair,
        members=list(attendance.members),
        absent=[Flow({"name": each.name, **given(party=each.party, reason=each.reason)}) for each in attendance.absent],
        substitutes=[
            Flow({"name": each.name, **given(party=each.party, instead_of=each.instead_of)}) for each in attendance.substitutes
        ],
        others=[Flow({"name": name, **given(role=role)}) for name, role in attendance.others],
    )


def _disqualified(each: Disqualification) -> Tree:
    return {"name": each.name, **given(basis=each.basis, stepped_in=each.stepped_in, vote=each.vote)}


def _motion(motion: Motion) -> Tree:
    return {
        "id": motion.id,
        **given(
            movers=Flow(list(motion.movers)),
            party=motion.party,
            kind=None if motion.kind is MotionKind.AMENDMENT else motion.kind.value,
            point=motion.point,
            sections=Flow(list(motion.sections)),
        ),
        "text": motion.text,
    }


def _vote(vote: Vote) -> Tree:
    return {
        "on": vote.on,
        **given(
            against_motion=vote.against_motion,
            unanimous=True if vote.unanimous else None,
            for_=[_party(each) for each in vote.votes_for],
            against=[_party(each) for each in vote.votes_against],
            casting=vote.casting,
        ),
        "adopted": vote.adopted,
    }


def _party(each: PartyVotes) -> Tree:
    return Flow({**given(party=each.party), "votes": each.votes, **given(names=Flow(list(each.names)))})


def _item(item: AgendaItem, pattern: str) -> Tree:
    return {
        "kind": item.kind.value,
        **given(
            number=_number(item.number, pattern),
            paper=item.paper,
            title=item.title,
            text=item.text,
            access=_access(item.access),
            closed_basis=item.closed_basis,
            files=[Flow(given(file=each.file, title=each.title)) for each in item.files],
            added=item.added,
            late=item.late,
        ),
    }


def _access(access: Access | None) -> Tree | None:
    if access is None:
        return None
    return Flow({"public": access.public, **given(paragraph=access.paragraph, public_title=access.public_title)})
