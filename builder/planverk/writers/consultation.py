"""A consultation's values to the YAML of its files, as the readers take it."""

from __future__ import annotations

from collections.abc import Iterable

from planverk.model.consultation import Consultation, Invitation, Outline, OutlineNode, ReusableAnswer
from planverk.model.response import Assessment, Point, Publication, Quote, Response, Sender, Stance
from planverk.writers.yaml import Flow, Tree, dump, given


def consultation_yaml(consultation: Consultation, case_number: str) -> bytes:
    """`consultation.yaml`. `case_number` is the municipality's pattern, `{seq}/{yy}`."""
    decided = consultation.decided
    number = decided.number.format(case_number) if decided and decided.number else ""
    subjects = [
        Flow({"plan": each.plan, **given(version=each.version, tree=each.tree, sections=list(each.sections))})
        for each in consultation.subjects
    ]
    return dump(
        given(
            id=consultation.id,
            kind=consultation.kind.value,
            title=consultation.title,
            subjects=subjects,
            decided=Flow({"body": decided.body, **given(date=decided.date, number=number)}) if decided else None,
            sent=consultation.sent,
            deadline=consultation.deadline,
            contact=consultation.contact,
            web=consultation.web,
            purpose=consultation.purpose,
            line_numbers=consultation.line_numbers or None,
            next_number=consultation.next_number,
            invitations=[_invitation(each) for each in consultation.invitations],
            steps=Flow(list(consultation.steps)),
        )
    )


def outline_yaml(outline: Outline) -> bytes:
    """`outlines/<version>.yaml`, a line for each node."""
    return dump({"plan": outline.plan, **given(pdf=outline.pdf, nodes=[Flow(_node(node)) for node in outline.nodes])})


def response_yaml(response: Response) -> bytes:
    """`response.yaml`."""
    first, *joint = response.senders
    return dump(
        given(
            number=response.number,
            sender=Flow(_sender(first)),
            joint=[Flow(_sender(sender)) for sender in joint],
            received=response.received,
            dated=response.dated,
            channel=response.channel,
            journal=response.journal,
            their_ref=response.their_ref,
            version=response.version,
            remarks={True: "med", False: "uten", None: None}[response.remarks],
            stance=response.stance.value if response.stance is not Stance.NONE else None,
            supplements=response.supplements,
            replaces=response.replaces,
            original=response.original,
            original_name=response.original_name,
            attachments=[Flow({"name": each.name, **given(file=each.sha)}) for each in response.attachments],
            table=response.table,
            text=response.text_hash,
            needs_text=response.needs_text or None,
            publish=_publication(response.publish),
            access=_access(response),
            erased=response.erased,
            summary=response.summary,
            themes=Flow(list(response.themes)),
            clearances=[{"words": c.words, **given(where=c.where, reason=c.reason, by=c.by)} for c in response.clearances],
        )
    )


def points_yaml(response: Response) -> bytes:
    """`points.yaml`: the points, what was passed over, and the id that the next point gets."""
    return dump(
        given(
            points=[_point(point) for point in response.points],
            passed_over=[_quote(quote) for quote in response.passed_over],
            next_point=response.next_point,
        )
    )


def assessment_yaml(assessment: Assessment) -> bytes:
    """`assessments/<point>.yaml`."""
    return dump(
        given(
            outcome=assessment.outcome.value if assessment.outcome else None,
            step=assessment.step,
            summary=assessment.summary,
            text=assessment.text,
            advice=[{"by": each.by, "text": each.text} for each in assessment.advice],
            changes=Flow(list(assessment.changes)),
            responsible=assessment.responsible,
            due=assessment.due,
            exception=assessment.exception,
            answer=assessment.answer,
        )
    )


def answers_yaml(answers: Iterable[ReusableAnswer]) -> bytes:
    """`answers.yaml`."""
    return dump({"answers": [{"id": each.id, **given(title=each.title, text=each.text)} for each in answers]})


def _invitation(invitation: Invitation) -> dict[str, Tree]:
    always: dict[str, Tree] = {"body": invitation.id, "name": invitation.name, "kind": invitation.kind.value}
    return always | given(
        email=invitation.email,
        address=invitation.address,
        contact=invitation.contact,
        language=invitation.language,
        extensions=[Flow(given(to=each.to, by=each.by)) for each in invitation.extensions],
    )


def _node(node: OutlineNode) -> dict[str, Tree]:
    always: dict[str, Tree] = {"id": node.id, "kind": node.kind}
    return always | given(
        parent=node.parent,
        number=list(node.number),
        label=node.label,
        title=node.title,
        pages=list(node.pages or ()),
        printed=list(node.printed or ()),
        text=node.text,
    )


def _sender(sender: Sender) -> dict[str, Tree]:
    """A private person is written by ref alone."""
    return given(kind=sender.kind.value, name=sender.name if not sender.ref else "", ref=sender.ref, invitation=sender.invitation)


def _publication(publish: Publication | None) -> Tree | None:
    if publish is None:
        return None
    return given(decision=publish.decision, basis=publish.basis, by=publish.by, date=publish.date)


def _access(response: Response) -> Tree | None:
    """Who decided, also where the decision is that it is open; the paragraph alone where somebody wrote no more."""
    decided = response.access_decision
    if decided is None:
        return given(paragraph=response.access)
    return {"paragraph": response.access, **given(basis=decided.basis, by=decided.by, date=decided.date)}


def _point(point: Point) -> dict[str, Tree]:
    return given(
        id=point.id,
        quote=_quote(point.quote),
        links=[Flow({"target": link.target, **given(how=link.how, by=link.by)}) for link in point.links],
        group=point.group,
        themes=Flow(list(point.themes)),
    )


def _quote(quote: Quote) -> dict[str, Tree]:
    return {"exact": quote.exact, **given(before=quote.before, after=quote.after)}
