"""E15: a number typed beside uttalelser, innspill, merknader or høringsinstanser that disagrees with the log of the hearing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planverk.checks.subject import Rule, Run, Subject
from planverk.findings import Finding, warning

if TYPE_CHECKING:
    from planverk.model.tally import Tally

_ONES = {
    word: number
    for number, words in enumerate(
        (
            "null",
            "én ett eitt ein ei en et",
            "to",
            "tre",
            "fire",
            "fem",
            "seks",
            "sju syv",
            "åtte",
            "ni",
            "ti",
            "elleve",
            "tolv",
            "tretten",
            "fjorten",
            "femten",
            "seksten",
            "sytten",
            "atten",
            "nitten",
        )
    )
    for word in words.split()
}
_TENS = {"tjue": 20, "tretti": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90}
_ARTICLES = frozenset({"en", "et", "ein", "ei", "én", "ett", "eitt", "null"})  # «en uttalelse» counts nothing
_NONE = {"ingen": 0, "inga": 0}  # said of some of them; «ingen merknader» alone is what somebody answered
_WORDS = {word: n for word, n in {**_ONES, **_TENS, **_NONE}.items() if word not in _ARTICLES} | {
    f"{ten}{join}{one}": value + number
    for ten, value in _TENS.items()
    for one, number in _ONES.items()
    if 0 < number < 10
    for join in ("", "og")
}
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[\s\u00a0]\d{{3}})*|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_BETWEEN = r"(?:\s+(?:skriftlige|skriftlege|innkomne|ulike|mottatte|mottekne|forskjellige|de|dei|andre|nye))?\s+"
_NOUN = (
    r"(?P<noun>h(?:ø|øy)ringsinstans(?:er|ane|ar|ene)?|instans(?:er|ar)|"
    r"(?:h(?:ø|øy)rings?)?(?:uttalelse[rn]?(?:e|ne)?|uttal(?:e|ar|en|ane)|fråsegn(?:er|ene)?|svar(?:ene|a)?)|"
    r"(?:h(?:ø|øy)rings?)?(?:innspill(?:ene)?|innspel(?:a)?)|merknad(?:er|ene|ar|ane)?)"
)
# Not the middle of a date, a reference or a longer number.
_TYPED = re.compile(rf"(?<![\w.,/§-])(?<!\d[\s\u00a0]){_NUMBER}{_BETWEEN}{_NOUN}(?!\w)", re.IGNORECASE)
_PART = re.compile(rf"(?<![\w.,/§-]){_NUMBER}\s+av\s+(?:(?:de|dei|i\s+alt)\s+)?$", re.IGNORECASE)


def numbers_of_the_hearing(subject: Subject) -> Iterator[Finding]:
    """What a paper says of how many answered, asked and remarked is what the log says."""
    paper = subject.paper
    consultation = subject.workspace.consultation(paper.consultation) if paper and paper.consultation else None
    if consultation is None or not consultation.whole:
        return
    from planverk.model.tally import Tally  # large, and most workspaces have no hearing

    tally = Tally(consultation)
    for run in subject.runs:
        if run.quoted:
            continue
        for found in _TYPED.finditer(run.text):
            yield from _disagreeing(found, run, tally)


def _disagreeing(found: re.Match[str], run: Run, tally: Tally) -> Iterator[Finding]:
    from planverk.checks.typed_subsets import subset  # see above

    kind = _kind(found["noun"])
    before = run.text[: found.start()]
    counted = subset(kind, before, run.text[found.end() :], tally)
    if counted is None and found["number"].casefold() in _NONE:
        return
    part = _PART.search(before)  # «2 av 11 uttalelser»: the noun's number counts all, and the first one some of them
    if part is not None and counted is not None and _value(part["number"]) != counted.count:
        yield _finding(run, f"{part[0]}{found[0]}", counted.count, counted.value)
    if part is not None or counted is None:
        right, value = _right(kind, tally), kind
    else:
        right, value = (counted.count, *(() if counted.only else _right(kind, tally))), counted.value
    if _value(found["number"]) not in right:
        yield _finding(run, found[0], right[0], value)


def _finding(run: Run, words: str, right: int, value: str) -> Finding:
    return warning(
        "E15",
        run.place,
        "The text says «{words}», but the log of the hearing has {right}.",
        "Write a value instead, such as {{{{ consultation.count.{name} }}}}. Where the number counts something else, "
        "as only some of them, waive this finding.",
        words=" ".join(words.split()),
        right=right,
        name=value,
    )


def _right(kind: str, tally: Tally) -> tuple[int, ...]:
    """The numbers that may stand beside a noun, the likeliest first: «innspill» are points, or what came in."""
    responses = len(tally.consultation.responses)
    match kind:
        case "invited":
            return (tally.invited, tally.invited - len(tally.unanswered), len(tally.unanswered))
        case "points":
            return (tally.points, responses)
        case _:
            return (responses,)


def _kind(noun: str) -> str:
    """The value of `consultation.count` that a noun asks for."""
    said = noun.casefold()
    if "instans" in said:
        return "invited"
    return "points" if "innsp" in said or "merknad" in said else "responses"


def _value(number: str) -> int:
    digits = re.sub(r"\s", "", number)
    return int(digits) if digits.isdecimal() else _WORDS[number.casefold()]


RULES: tuple[Rule, ...] = (numbers_of_the_hearing,)
