"""E14: laws that were repealed on the day that a document speaks from. A paper from 2011 rightly cites the law of 2011."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.checks.subject import Rule, Run, Subject, shorten
from planverk.findings import Finding, note, warning
from planverk.model.dates import short_date


@dataclass(frozen=True)
class Repeal:
    """A law, or part of one, that is not in force from `since` on. `sure` is False where date or reach is not confirmed."""

    pattern: re.Pattern[str]
    since: datetime.date
    instead: str
    source: str
    sure: bool = True


def _law(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# The source of each entry stands with it. Only what names the old law beyond doubt is matched: «kommuneloven § 23» has the
# numbering of 1992, «kommuneloven § 11-3» that of 2018.
REPEALS: tuple[Repeal, ...] = (
    Repeal(
        _law(
            r"\bsosialtjenestelov(?:en|a)\s+(?:av|frå|fra)\s+1991|\bsosialtenestelov(?:en|a)\s+(?:av|frå|fra)\s+1991"
            r"|\bsosialtj?enestelov(?:en|a)\s*§§?\s*\d+\s?[-–]\s?\d+|\blov\s+(?:av\s+)?13\.\s*desember\s+1991\s+nr\.?\s*81"
        ),
        datetime.date(2012, 1, 1),
        "helse- og omsorgstjenesteloven",
        "lov 24. juni 2011 nr. 30, in force 1 January 2012",
    ),
    Repeal(
        _law(r"\b(?:helse- og omsorgstj?enestelov(?:en|a)|hol\.?)\s*§\s*3\s?[-–]\s?7\b"),
        datetime.date(2023, 7, 1),
        "boligsosialloven",
        "lov 20. desember 2022 nr. 121, in force 1 July 2023 (Husbanken, statsforvalterne)",
    ),
    Repeal(
        _law(
            r"\bkommunelov(?:en|a)\s+(?:av|frå|fra)\s+1992|\blov\s+(?:av\s+)?25\.\s*september\s+1992\s+nr\.?\s*107"
            r"|\bkommunelov(?:en|a)\s*§§?\s*\d{1,3}(?!\s?[-–]\s?\d|\d)"
        ),
        datetime.date(2019, 11, 1),
        "kommuneloven av 2018",
        "lov 22. juni 2018 nr. 83, in force with the new councils of autumn 2019",
    ),
    Repeal(
        _law(
            r"\bplan- og bygningslov(?:en|a)\s+(?:av|frå|fra)\s+1985|\bpbl\.?\s+(?:av\s+)?1985"
            r"|\blov\s+(?:av\s+)?14\.\s*juni\s+1985\s+nr\.?\s*77"
        ),
        datetime.date(2010, 7, 1),
        "plan- og bygningsloven av 2008",
        "lov 27. juni 2008 nr. 71; planning part in force 1 July 2009, building part 1 July 2010",
    ),
    Repeal(
        _law(r"\barkivlov(?:en|a)\s+(?:av|frå|fra)\s+1992|\blov\s+(?:av\s+)?4\.\s*desember\s+1992\s+nr\.?\s*126"),
        datetime.date(2026, 1, 1),
        "arkivlova av 2025",
        "assented 20 June 2025, in force 1 January 2026 (digi.no, nkrf.no)",
    ),
    Repeal(
        _law(r"\bmållov(?:a|en)\b|\blov\s+(?:av\s+)?11\.\s*april\s+1980\s+nr\.?\s*5\b"),
        datetime.date(2022, 1, 1),
        "språklova",
        "lov 21. mai 2021 nr. 42; in force 1 January 2022 (not confirmed)",
        sure=False,
    ),
)
_STEMS = ("lov", "pbl", "hol")  # one of them is in all that the patterns above match: most of a text has none
_LOOKING_BACK = re.compile(
    r"\b(?:tidligere|tidlegare|dagjeldende|dågjeldande|daværende|dåverande|daverande|gamle|opphev\w+|erstatt\w+|avløs\w+|avløyst"
    r"|den\s+gang\w*|før\s+\d{4}|inntil|fram\s+til|historisk\w*)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÆØÅ])")


def repealed(subject: Subject) -> Iterator[Finding]:
    """A law that is cited as if it were in force, after it was repealed. A sentence that looks back («den tidligere …») may."""
    day = subject.date
    if day is None:
        return
    repeals = [law for law in REPEALS if day >= law.since]
    for run in (run for run in subject.runs if not run.quoted and may_cite(run.text)):
        for law in repeals:
            found = law.pattern.search(run.text)
            if found is not None and not _LOOKING_BACK.search(_sentence(run.text, found.start(), found.end())):
                yield _finding(law, run, found[0], day)


def may_cite(text: str) -> bool:
    """False where nothing in REPEALS can match, at less cost than looking."""
    folded = text.casefold()
    for stem in _STEMS:  # noqa: SIM110 - a generator takes three times as long, for every paragraph of a plan
        if stem in folded:
            return True
    return False


def _finding(law: Repeal, run: Run, cited: str, day: datetime.date) -> Finding:
    if law.sure:
        return warning(
            "E14",
            run.place,
            "«{law}» was no longer in force on {day}: it was replaced on {since}.",
            "Cite {instead}, or say that it is the former law.",
            law=shorten(cited),
            day=short_date(day),
            since=short_date(law.since),
            instead=law.instead,
        )
    return note(
        "E14",
        run.place,
        "«{law}» was probably no longer in force on {day}; look it up on Lovdata.",
        "Cite {instead}, or say that it is the former law.",
        law=shorten(cited),
        day=short_date(day),
        instead=law.instead,
    )


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place in a text, as far as full stops before capitals tell."""
    begin = max((stop.end() for stop in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


RULES: tuple[Rule, ...] = (repealed,)
