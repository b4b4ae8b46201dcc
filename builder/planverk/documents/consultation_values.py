"""What `{{ consultation.… }}` stands for, in case papers and in the hearing's own documents; all of it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planverk.documents.frame import Frame
from planverk.documents.hearing import Edition, People, counted
from planverk.documents.names import body_name
from planverk.documents.saying import listed
from planverk.documents.values import Group, Value
from planverk.model.consultation import Consultation
from planverk.model.response import Response, SenderKind
from planverk.model.tally import Tally

Names = dict[str, Value | Group]


def of_consultation(consultation: Consultation, frame: Frame, labels: Mapping[str, str], edition: Edition) -> Group:
    """`consultation`: dates, the decision to send out, counts (`count`), counts in words (`words`), names (`names`)."""
    tally = Tally(consultation)
    people = People(edition, labels)
    decided = consultation.decided
    decision: Names = {
        "body": body_name(decided.body, frame) if decided else "",
        "date": decided.date if decided else None,
        "number": decided.number if decided else None,
    }
    return Group(
        {
            "id": consultation.id,
            "title": consultation.title,
            "sent": consultation.sent,
            "deadline": consultation.deadline,
            "decided": Group(decision),
            "count": Group(_counts(tally)),
            "words": Group(_words(tally, labels)),
            "names": Group(_names(tally, people, labels)),
        }
    )


def _counts(tally: Tally) -> Names:
    outcomes: Names = {_name(outcome.value): count for outcome, count in tally.outcomes.items()}
    kinds: Names = {_name(kind.value): count for kind, count in tally.kinds.items()}
    answered = tally.invited - len(tally.unanswered)
    return {
        "responses": len(tally.consultation.responses),
        "points": tally.points,
        "invited": tally.invited,
        "answered": answered,
        "unanswered": len(tally.unanswered),
        "late": len(tally.late),
        "with_remarks": len(tally.with_remarks),
        "without_remarks": len(tally.without_remarks),
        "unassessed": tally.unassessed,
        "outcomes": Group(outcomes),
        "kinds": Group(kinds),
    }


def _words(tally: Tally, labels: Mapping[str, str]) -> Names:
    kinds = [
        counted(count, f"sender-{kind.value}", f"senders-{kind.value}", labels) for kind, count in tally.kinds.items() if count
    ]
    return {
        "responses": counted(len(tally.consultation.responses), "count-response", "count-responses", labels),
        "points": counted(tally.points, "count-point", "count-points", labels),
        "invited": counted(tally.invited, "count-body", "count-bodies", labels),
        "kinds": listed(kinds, labels) if kinds else "",
    }


def _names(tally: Tally, people: People, labels: Mapping[str, str]) -> Names:
    responses = sorted(tally.consultation.responses, key=lambda each: each.number)
    kinds: Names = {
        _name(kind.value): _senders((each for each in responses if each.sender.kind is kind), people, labels)
        for kind in SenderKind
    }
    return {
        "senders": _senders(responses, people, labels),
        "late": _senders(tally.late, people, labels),
        "with_remarks": _senders(tally.with_remarks, people, labels),
        "without_remarks": _senders(tally.without_remarks, people, labels),
        "unanswered": _list((invitation.name for invitation in tally.unanswered), labels),
        **kinds,
    }


def _senders(responses: Iterable[Response], people: People, labels: Mapping[str, str]) -> str:
    return _list((people.senders(each) for each in responses), labels)


def _list(names: Iterable[str], labels: Mapping[str, str]) -> str:
    return listed(list(dict.fromkeys(names)), labels)


def _name(code: str) -> str:
    """A code as a name may be written between braces: `folges_ikke`."""
    return code.replace("-", "_")
