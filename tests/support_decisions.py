"""A small workspace with a paper, a decision on it and its meeting, for tests of what bodies decide."""

from __future__ import annotations

from planverk.findings import Finding, Reading
from planverk.model.decision import Decision
from planverk.model.meeting import Meeting
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory

SETTINGS = """format: 1
municipality: {name: Vågsund kommune}
bodies:
  formannskapet:
    name: Formannskapet
    members:
      - {name: Kari, party: Ap}
      - {name: Stein, party: Ap}
      - {name: Trond, party: H}
      - {name: Aud, party: H}
      - {name: Gunn, party: Sp}
  kommunestyret: {name: Kommunestyret}
  eldreradet: {name: Eldrerådet}
"""
PAPER_FILE = "meetings/mote/cases/bolig.md"
DECISION_FILE = "meetings/mote/cases/bolig/decisions/formannskapet-2011-06-29.yaml"
MEETING_FILE = "meetings/mote/meeting.yaml"
PAPER = """---
format: 1
title: Boligsak
layout: levanger
case_worker: Ingrid
date: 2011-06-20
decided_by: kommunestyret
treatments:
  - {body: formannskapet, date: 2011-06-29, number: "41/11"}
  - {body: kommunestyret, date: 2011-09-07, number: "58/11"}
---

::: {.proposal body=formannskapet}
1. Planen vedtas.
2. Planen følges opp.
:::
"""
DECISION = """format: 1
body: formannskapet
date: 2011-06-29
"""
MEETING = """format: 1
body: formannskapet
date: 2011-06-29
items:
  - {kind: PS, number: "41/11", paper: cases/bolig.md}
attendance:
  chair: Kari
  members: [Kari, Stein, Trond, Aud, Gunn]
"""


def read(decision: str = "", meeting: str = MEETING, paper: str = PAPER, **others: str) -> Reading[Workspace]:
    """The workspace; `decision` and `meeting` are what stands in the files after the first lines, or whole files."""
    whole = decision if decision.startswith("format") else DECISION + decision
    files = {"planverk.yaml": SETTINGS, PAPER_FILE: paper, DECISION_FILE: whole, MEETING_FILE: meeting, **others}
    return read_workspace(Memory({path: text.encode() for path, text in files.items() if text}))


def workspace(decision: str = "", meeting: str = MEETING, paper: str = PAPER, **others: str) -> Workspace:
    reading = read(decision, meeting, paper, **others)
    assert reading.value is not None
    assert [f for f in reading.findings if f.is_error] == []
    return reading.value


def decided(text: str) -> Decision:
    """The decision that `text`, after the first lines, makes."""
    (decision,) = workspace(text).decisions
    return decision


def called(text: str = MEETING) -> Meeting:
    (meeting,) = workspace(meeting=text).meetings
    return meeting


def told(found: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Code and sentence of each finding."""
    return [f"{each.code} {each.message}" for each in found]
