"""E7: proposals that a body can vote on: there, numbered, and understood without the rest of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.checks.subject import Rule, Run, Subject, runs
from planverk.findings import Finding, error, warning
from planverk.model.case_paper import Proposal
from planverk.model.content import Blocks, OrderedList, Paragraph, plain, walk
from planverk.model.place import Place

# Words that lean on text which does not follow the decision into the protocol (language profile of Indre Fosen: self-contained).
_LEANING = re.compile(
    r"\b(?:ovennevnte?|ovenstående|ovanfor\s+nemnde?|ovannemnde?|nevnt\s+(?:over|ovenfor)|nemnt\s+(?:over|ovanfor)"
    r"|(?:se|sjå|jf\.?)\s+(?:over|ovenfor|ovanfor)(?=\s*(?:[.,;)]|\Z))|som\s+beskrevet\s+(?:over|ovenfor|i\s+saks\w+)"
    r"|som\s+skildra\s+(?:over|ovanfor|i\s+saks\w+))\b",
    re.IGNORECASE,
)


def there(subject: Subject) -> Iterator[Finding]:
    """A paper holds at least one proposal."""
    if subject.paper is not None and not subject.paper.proposals:
        yield error(
            "E7",
            subject.place,
            "The paper has no proposal, so there is nothing to decide.",
            "Write it in the text between a line with ::: {{.proposal}} and a line with :::.",
        )


def not_empty(subject: Subject) -> Iterator[Finding]:
    """A proposal, and each point of it, says something."""
    for proposal, place in _proposals(subject):
        if not _has_text(proposal.blocks):
            yield error("E7", place, "The proposal is empty.", "Write what is to be decided, in numbered points.")
            continue
        for block in proposal.blocks:
            if isinstance(block, OrderedList):
                empty = [count for count, item in enumerate(block.items, start=block.start) if not _has_text(item)]
                for count in empty:
                    at = block.place if block.place.file else place
                    yield error(
                        "E7", at, "Point {count} of the proposal is empty.", "Write the point, or take it away.", count=count
                    )


def numbered(subject: Subject) -> Iterator[Finding]:
    """A proposal of more than one paragraph is a numbered list that counts on without a gap."""
    for proposal, place in _proposals(subject):
        lists = [block for block in proposal.blocks if isinstance(block, OrderedList)]
        paragraphs = [block for block in proposal.blocks if isinstance(block, Paragraph) and plain(block.content).strip()]
        if not lists and len(paragraphs) > 1:
            yield warning(
                "E7",
                place,
                "The proposal has several paragraphs and no numbers, so no one can vote on a point.",
                "Write it as a numbered list: 1., 2., 3.",
            )
        yield from _gaps(lists, place)


def self_contained(subject: Subject) -> Iterator[Finding]:
    """A proposal is understood alone: in the protocol it stands without the rest of the paper."""
    for proposal, place in _proposals(subject):
        for run in runs(proposal.blocks, place):
            if found := _LEANING.search(run.text):
                yield _leaning(run, found[0])


def body_treats(subject: Subject) -> Iterator[Finding]:
    """A proposal is for a body that treats the case."""
    if subject.paper is None or not subject.paper.treatments:
        return
    bodies = {"", subject.paper.decided_by, *(treatment.body for treatment in subject.paper.treatments)}
    for proposal, place in _proposals(subject):
        if proposal.body not in bodies and proposal.body in subject.workspace.settings.bodies:
            yield warning(
                "E7",
                place,
                "The proposal is for «{body}», which is not among the treatments.",
                "Add the body to treatments: in the front matter, or correct body= of the proposal.",
                body=proposal.body,
            )


def one_for_each(subject: Subject) -> Iterator[Finding]:
    """No body gets two proposals from the same hand."""
    seen: set[str] = set()
    for proposal, place in _proposals(subject):
        if proposal.body in seen:
            yield warning(
                "E7",
                place,
                "There are two proposals for the same body.",
                "Put the points into one list, or give body= to the one that is for another body.",
            )
        seen.add(proposal.body)


def _gaps(lists: list[OrderedList], place: Place) -> Iterator[Finding]:
    expected = 1
    for each in lists:
        if each.start != expected:
            yield warning(
                "E7",
                each.place if each.place.file else place,
                "The points of the proposal go on with number {found} where {expected} comes next.",
                "Number the points 1, 2, 3; indent what belongs to a point, so that the list is not cut in two.",
                found=each.start,
                expected=expected,
            )
            return
        expected += len(each.items)


def _proposals(subject: Subject) -> Iterator[tuple[Proposal, Place]]:
    for proposal in subject.paper.proposals if subject.paper else ():
        yield proposal, proposal.place if proposal.place.file else subject.place


def _has_text(blocks: Blocks) -> bool:
    return any(getattr(part, "value", "").strip() or getattr(part, "source", "") for part in walk(blocks))


def _leaning(run: Run, words: str) -> Finding:
    return warning(
        "E7",
        run.place,
        "The proposal says «{words}», but in the protocol it stands alone.",
        "Say what is meant, so that the decision can be understood without the paper.",
        words=words,
    )


RULES: tuple[Rule, ...] = (there, not_empty, numbered, self_contained, body_treats, one_for_each)
