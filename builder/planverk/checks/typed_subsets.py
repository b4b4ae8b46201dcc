"""Which of the responses or points a typed number counts, where the words beside it say so: «2 uttalelser kom etter fristen»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.model.response import Outcome, SenderKind
from planverk.model.tally import Tally

# A verb and what belongs to it, on the way to the words that tell.
_FEW = r"\s+(?:(?!(?:og|samt|eller|innen|før|av)\s)[^\W\d]+\s+){0,4}?"
_CLAUSE = re.compile(r"[.,;:!?()–\n]|\s(?:men|mens|medan)\s")
_LATE = r"(?:etter\s+(?:utløpet\s+av\s+|utgangen\s+av\s+)?(?:svar|hørings|høyrings)?fristen|for\s+(?:sent|seint))"
_AFTER_DEADLINE = re.compile(rf"{_FEW}{_LATE}(?!\w)", re.IGNORECASE)
_LATE_BEFORE = re.compile(rf"{_LATE}\s+(?:[^\W\d]+\s+){{0,4}}$", re.IGNORECASE)
_WITHOUT = re.compile(rf"{_FEW}(?:uten|utan|ingen)\s+(?:merknad(?:er|ar)?|innspill|innspel)(?!\w)", re.IGNORECASE)
_WITH = re.compile(rf"{_FEW}(?:med|hadde|har)\s+(?:merknad(?:er|ar)?|innspill|innspel)(?!\w)", re.IGNORECASE)
_NO_ANSWER = re.compile(
    rf"{_FEW}(?:ikke|ikkje)\s+(?:svart|svar|uttalt|uttalte)|\s+svar(?:te|a)\s+(?:ikke|ikkje)(?!\w)", re.IGNORECASE
)
_ANSWERED = re.compile(r"\s+(?:(?:har|hadde)\s+svart|svar(?:te|a)|har\s+uttalt\s+seg)(?!\w)", re.IGNORECASE)
_FROM = re.compile(rf"{_FEW}(?:fra|frå)\s+(?P<who>.+)", re.IGNORECASE)
_ONE = r"(?:(?:en|ein|ei|et|eit|én|ett|eitt|de|dei)\s+)?"
_KINDS = {
    SenderKind.STATE: r"statlige?|statsforvalter\w*|fylkesmann\w*|direktorat\w*",
    SenderKind.COUNTY: r"fylkeskommun\w*",
    SenderKind.MUNICIPALITY: r"(?:nabo)?kommun(?:e|er|ar|ene|ane)",
    SenderKind.PARTY: r"parti\w*",
    SenderKind.COUNCIL: r"råd(?:a|ene)?",
    SenderKind.ORGANISATION: r"organisasjon\w*|lag|forening\w*|foreining\w*",
    SenderKind.BUSINESS: r"næringsliv\w*|bedrift\w*|verksemd\w*",
    SenderKind.PRIVATE: r"privatperson\w*|innbygger\w*|innbyggjar\w*",
}
# The words of each outcome; the longer one first, so that «ikke til følge» is not read as «til følge».
_OUTCOMES = (
    (Outcome.NOT_FOLLOWED, r"(?:ikke|ikkje)\s+(?:\w+\s+)?til\s+føl(?:ge|gje)"),
    (Outcome.PARTLY, r"delvis(?:\s+\w+)?\s+til\s+føl(?:ge|gje)"),
    (Outcome.FOLLOWED, r"til\s+føl(?:ge|gje)"),
    (Outcome.NOTED, r"til\s+(?:orientering|etterretning|vitande)"),
    (Outcome.ALREADY, r"(?:allerede|alt)\s+(?:ivaretatt|ivareteke?)"),
)


@dataclass(frozen=True)
class Subset:
    """How many of them the log has, and the value of `consultation.count` that says so («late»)."""

    count: int
    value: str
    only: bool = True  # False where the words may as well speak of all


def subset(kind: str, before: str, after: str, tally: Tally) -> Subset | None:
    """What a number beside a noun counts (`kind`: invited, points or responses), by the words of its own clause before the number
    and after the noun; None where they say nothing of it, so that it counts all."""
    before = before[max((found.end() for found in _CLAUSE.finditer(before)), default=0) :]
    rest, clause = after, _CLAUSE.split(after, maxsplit=1)[0]
    return next(_found(kind, before, clause, rest, tally), None)


def _found(kind: str, before: str, clause: str, rest: str, tally: Tally) -> Iterator[Subset]:
    match kind:
        case "invited":
            if _NO_ANSWER.match(clause):
                yield Subset(len(tally.unanswered), "unanswered")
            if _ANSWERED.match(clause):
                yield Subset(tally.invited - len(tally.unanswered), "answered")
        case "points":
            yield from _of_outcome(clause, tally)
        case _:
            if _AFTER_DEADLINE.match(clause):
                yield Subset(len(tally.late), "late")
            if _LATE_BEFORE.search(before):
                yield Subset(len(tally.late), "late", only=False)
            if _WITHOUT.match(clause):
                yield Subset(len(tally.without_remarks), "without_remarks")
            if _WITH.match(clause):
                yield Subset(len(tally.with_remarks), "with_remarks")
            yield from _of_kinds(rest, tally)


def _of_outcome(clause: str, tally: Tally) -> Iterator[Subset]:
    for outcome, words in _OUTCOMES:
        if re.match(rf"{_FEW}{words}(?!\w)", clause, re.IGNORECASE):
            yield Subset(tally.outcomes[outcome], f"outcomes.{outcome.value.replace('-', '_')}")


def _of_kinds(rest: str, tally: Tally) -> Iterator[Subset]:
    """«fra råd»; «fra råd, kommuner og privatpersoner» counts them together. One of a name of its own counts nobody."""
    found = _FROM.match(re.split(r"[.;:!?()–\n]", rest, maxsplit=1)[0])
    if found is None:
        return
    named: list[SenderKind] = []
    for word in re.split(r",\s*|\s+(?:og|samt)\s+", found["who"]):
        kind = next(
            (kind for kind, words in _KINDS.items() if re.match(rf"{_ONE}(?:{words})(?!\w)", word.strip(), re.IGNORECASE)), None
        )
        if kind is None:
            break
        named.append(kind)
    if len(named) == 1:
        yield Subset(tally.kinds[named[0]], f"kinds.{named[0].value}")
    elif named:
        yield Subset(sum(tally.kinds[kind] for kind in set(named)), f"kinds.{named[0].value}", only=False)
