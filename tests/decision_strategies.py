"""Random decisions and meetings, in every shape that the model allows."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import Access, Attachment
from planverk.model.decision import (
    Absence,
    Amendment,
    Attendance,
    Decision,
    DecisionKind,
    Disqualification,
    Motion,
    MotionKind,
    PartyVotes,
    ProtocolEntry,
    Substitute,
    Vote,
)
from planverk.model.meeting import AgendaItem, ItemKind, Meeting
from support_decisions import DECISION_FILE, PAPER_FILE

DAY = datetime.date(2011, 6, 29)
WORDS = st.text("abæøå :#%-–«»'\"{}[]|>\n", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
NUMBERS = st.none() | st.builds(CaseNumber, st.integers(1990, 2040), st.integers(1, 400))
PATTERN = "{seq}/{yy}"


def some(values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.lists(values, max_size=3).map(tuple)


MAYBE = WORDS | st.just("")
ATTENDANCES = st.builds(
    Attendance,
    WORDS,
    some(WORDS),
    some(st.builds(Absence, WORDS, MAYBE, MAYBE)),
    some(st.builds(Substitute, WORDS, MAYBE, MAYBE)),
    some(st.tuples(WORDS, MAYBE)),
)
PARTIES = some(st.builds(PartyVotes, MAYBE, st.integers(0, 30), some(WORDS)))
DECISIONS = st.builds(
    Decision,
    paper=st.just(PAPER_FILE),
    body=st.just("formannskapet"),
    date=st.just(DAY),
    kind=st.sampled_from(DecisionKind),
    file=st.just(DECISION_FILE),
    number=NUMBERS,
    attendance=st.none() | ATTENDANCES,
    disqualified=some(st.builds(Disqualification, WORDS, MAYBE, MAYBE, MAYBE)),
    discussion=MAYBE,
    motions=some(st.builds(Motion, WORDS, some(WORDS), WORDS, st.sampled_from(MotionKind), MAYBE, MAYBE, some(WORDS))),
    votes=some(
        st.builds(Vote, WORDS, MAYBE, st.booleans(), PARTIES, PARTIES, st.sampled_from(("", "for", "mot")), st.booleans())
    ),
    entries=some(st.builds(ProtocolEntry, WORDS, WORDS)),
    text=MAYBE,
    amendments=some(st.builds(Amendment, WORDS, WORDS, MAYBE)),
    postponed=st.booleans(),
)
ITEMS = st.builds(
    AgendaItem,
    kind=st.sampled_from(ItemKind),
    number=NUMBERS,
    paper=st.just("") | st.just(PAPER_FILE),
    title=MAYBE,
    text=MAYBE,
    access=st.none() | st.builds(Access, st.booleans(), MAYBE, MAYBE),
    closed_basis=MAYBE,
    files=some(st.builds(Attachment, WORDS)),
    added=st.none() | st.just(DAY),
    late=st.none() | st.just(DAY),
)
TIMES = st.just("") | st.just("10:00")
MEETINGS = st.builds(
    Meeting,
    id=st.just("mote"),
    folder=st.just("meetings/mote"),
    body=WORDS,
    date=st.just(DAY),
    starts=TIMES,
    ends=TIMES,
    venue=MAYBE,
    called=st.none() | st.just(DAY),
    signed_by=MAYBE,
    signed_title=MAYBE,
    absence_text=MAYBE,
    language=st.sampled_from(("nb", "nn")),
    items=some(ITEMS),
    attendance=st.none() | ATTENDANCES,
    approvals=MAYBE,
    notes=MAYBE,
    signatures=some(WORDS),
)
