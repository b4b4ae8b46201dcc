"""`planverk decide`: what a body did with a case is written down beside its paper, one act at a time."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planverk.checks.decisions import check_decisions
from planverk.checks.subject import Scope
from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.findings import Finding
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.case_paper import CasePaper
from planverk.model.dates import short_date
from planverk.model.decision import Attendance, Decision, Vote, kind_of
from planverk.model.labels import labels
from planverk.model.place import Place
from planverk.model.workspace import Workspace
from planverk.readers.decision import based_on, decisions_folder, parse_decision
from planverk.readers.workspace import read_workspace
from planverk.service.saving import finish, save
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_file
from planverk.store.lock import locked
from planverk.writers.decision import decision_yaml


@dataclass(frozen=True)
class Order:
    """What to record: the `paper` by id or path, the `body` by code. `date` and `number` are needed where the saksgang does not
    say them. `text` is the wording that was adopted, where it is not the proposal; `filled` a form that was filled in (its bytes
    and name), which says the rest itself."""

    paper: str
    body: str
    date: datetime.date | None = None
    number: str = ""
    unanimous: bool = False
    postponed: bool = False
    text: str = ""
    filled: tuple[bytes, str] | None = None


@dataclass(frozen=True)
class Recorded:
    """The decision's file, whether anything was written, and what is to be said of it. An error means that nothing was."""

    file: str
    saved: bool
    findings: tuple[Finding, ...] = ()


def decide(home: Home, order: Order, actor: Actor, base: str | None = None) -> Recorded:
    """Writes the decision into `<paper>/decisions/<body>-<date>.yaml` and saves it as one act.

    `base` is the hash of the file as it was when the person began (empty for none); a form carries its own. Raises Conflict where
    another decision stands there by now: nothing is written, and both are there to be compared. Raises MissingFile, Unclear,
    UnreadableFile, WriteFailed, Busy.
    """
    with locked(home.root, actor.owner("decide")):
        finish(home)
        workspace = _read(home)
        paper = find_paper(workspace, order.paper)
        decision, findings = _ordered(order, paper, workspace)
        file = f"{decisions_folder(paper.file)}/{decision.key}.yaml"
        data = decision_yaml(decision, workspace.settings.wording.case_number)
        standing = home.tree.read(file) if home.tree.exists(file) else b""
        if standing == data:
            return Recorded(file, False, findings)
        began = base if base is not None else (based_on(*order.filled) if order.filled else "")
        if _hash(standing) != began:
            raise _changed(file, order)
        found = (*findings, *_checked(replace(decision, file=file), workspace))
        if any(each.is_error for each in found):
            return Recorded(file, False, found)
        save(home, actor, _message(decision, paper, workspace), {file: data})
        return Recorded(file, True, found)


def form(home: Home, order: Order) -> str:
    """Writes a form to fill in, with what is known of the meeting, and what is recorded already; gives its path in `build/`.

    Raises MissingFile, Unclear, UnreadableFile, WriteFailed.
    """
    workspace = _read(home)
    paper = find_paper(workspace, order.paper)
    blank = _blank(order, paper, workspace)
    standing = next((each for each in workspace.decisions_on(paper.file) if each.key == blank.key), None)
    known = standing or replace(
        blank,
        attendance=_expected(blank, workspace),
        votes=(Vote("forslag", unanimous=True),),
    )
    file = f"{OUTPUT}/vedtak/{paper.id}-{blank.body}-{blank.date.isoformat()}.yaml"
    began = _hash(home.tree.read(standing.file)) if standing else ""
    data = decision_yaml(known, workspace.settings.wording.case_number, based_on=began)
    write_file(home.root / file, data + _example(paper.language).encode())
    return file


def find_paper(workspace: Workspace, name: str) -> CasePaper:
    """The case paper of that id or path. Raises MissingFile, or Unclear where several papers have the id."""
    path = name.strip("/").removeprefix("./")
    found = [each for each in workspace.papers if path in (each.id, each.file)]
    if len(found) > 1:
        files = ", ".join(each.file for each in found)
        raise Unclear("Several case papers are called {name}.", "Give the path: {files}", name=name, files=files)
    if not found:
        known = ", ".join(each.id for each in workspace.papers) or "–"
        raise MissingFile("There is no case paper {name}.", "These are here: {known}", name=name, known=known)
    return found[0]


def _read(home: Home) -> Workspace:
    workspace = read_workspace(home.tree, ()).value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    return workspace


def _ordered(order: Order, paper: CasePaper, workspace: Workspace) -> tuple[Decision, tuple[Finding, ...]]:
    """The decision that is to be recorded, and what was found in the form that says it."""
    if order.filled is None:
        votes = (Vote("forslag", unanimous=True),) if order.unanimous else ()
        return replace(_blank(order, paper, workspace), text=order.text, postponed=order.postponed, votes=votes), ()
    reading = parse_decision(*order.filled, paper, workspace.settings)
    if reading.value is None or any(each.is_error for each in reading.findings):
        fault = next(each for each in reading.findings if each.is_error)
        raise UnreadableFile.of(fault)
    if reading.value.body != order.body:
        raise Unclear(
            "The form is about «{there}», and you said «{said}».",
            "Say the body that the form is about, or correct body: in it.",
            Place(order.filled[1]),
            there=reading.value.body,
            said=order.body,
        )
    return reading.value, reading.findings


def _blank(order: Order, paper: CasePaper, workspace: Workspace) -> Decision:
    """A decision of the body on the day that the saksgang says."""
    body = workspace.settings.bodies.get(order.body)
    if body is None:
        known = ", ".join(workspace.settings.bodies) or "–"
        raise Unclear("planverk.yaml knows no body «{body}».", "These are there: {known}", body=order.body, known=known)
    date = order.date or _day(order.body, paper, workspace)
    number = _number(order, paper, workspace, date)
    return Decision(paper.file, order.body, date, kind_of(body.name, order.body, paper.decided_by), "", number)


def _day(body: str, paper: CasePaper, workspace: Workspace) -> datetime.date:
    """The day of the only treatment by the body that is not decided yet, or of its last one."""
    days = [each.date for each in paper.treatments if each.body == body and each.date]
    decided = {each.date for each in workspace.decisions_on(paper.file) if each.body == body}
    waiting = [day for day in days if day not in decided]
    if len(waiting) > 1 or not days:
        text = "It is not known on which day «{body}» treats {paper}."
        raise Unclear(text, "Say it: --date 2011-06-29", paper.place, body=body, paper=paper.id)
    return waiting[0] if waiting else days[-1]


def _number(order: Order, paper: CasePaper, workspace: Workspace, date: datetime.date) -> CaseNumber | None:
    pattern = workspace.settings.wording.case_number
    if order.number:
        given = parse_case_number(order.number, pattern)
        if given is None:
            example = CaseNumber(2011, 58).format(pattern)
            raise Unclear("«{number}» is no case number.", "Write it like {example}.", number=order.number, example=example)
        return given
    return known_number(order.body, date, paper, workspace)


def known_number(body: str, date: datetime.date, paper: CasePaper, workspace: Workspace) -> CaseNumber | None:
    """The case's number in the body on that day, as the saksgang or the agenda has it; None where neither does."""
    treated = (each.number for each in paper.treatments if (each.body, each.date) == (body, date))
    meeting = workspace.meeting_of(body, date)
    listed = (item.number for item in (meeting.items if meeting else ()) if item.paper == paper.file)
    return next((each for each in (*treated, *listed) if each), None)


def _expected(decision: Decision, workspace: Workspace) -> Attendance | None:
    """Everybody who belongs to the body, for whoever fills the form in to strike from; nothing where the minutes say who came."""
    meeting = workspace.meeting_of(decision.body, decision.date)
    if meeting is not None and meeting.attendance is not None:
        return None
    members = tuple(each.name for each in workspace.settings.bodies[decision.body].members)
    return Attendance(members=members) if members else None


def _checked(decision: Decision, workspace: Workspace) -> Iterable[Finding]:
    """What the rules say of the decision, as if it were recorded."""
    others = tuple(each for each in workspace.decisions if (each.paper, each.key) != (decision.paper, decision.key))
    whole = replace(workspace, decisions=(*others, decision))
    places = (decision.file, decision.place.file)
    return [f for f in check_decisions(whole, Scope(documents=frozenset({decision.paper}))) if f.place.file in places]


def _changed(file: str, order: Order) -> Conflict:
    return Conflict(
        "Another decision is recorded by now, in {file}. Nothing was changed, and what you wrote stands as you wrote it.",
        "Get what is recorded as a form (planverk decide {paper} {body} --new), put the two together, and record that.",
        Place(file),
        file=file,
        paper=order.paper,
        body=order.body,
    )


def _message(decision: Decision, paper: CasePaper, workspace: Workspace) -> str:
    body = workspace.settings.bodies[decision.body].name
    number = f", sak {decision.number.format(workspace.settings.wording.case_number)}" if decision.number else ""
    return f"{decision.kind.value}: {body} {short_date(decision.date)}{number}: {_shown_title(decision, paper, workspace)}"


def _shown_title(decision: Decision, paper: CasePaper, workspace: Workspace) -> str:
    """The paper's title, or the one that may be shown where the case is exempt from public access: git's log is read by many."""
    meeting = workspace.meeting_of(decision.body, decision.date)
    item = next((each for each in (meeting.items if meeting else ()) if each.paper == paper.file), None)
    access = item.access_with(paper) if item else paper.access
    words = labels(paper.language, workspace.settings.wording.labels)
    return paper.title if access.public else (access.public_title or words["exempt"])


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}" if data else ""


# What may be filled in, as comments; the first sentence and the last, and what stands as an example, in the paper's language.
_EXAMPLE = """
# {first}
#
# disqualified:
#   - {{name: {name}, basis: "{law}", vote: {vote}, stepped_in: Vara Varasen}}
# motions:
#   - {{id: f1, movers: [{name}], party: Ap, kind: endring, point: "3", text: "{motion}"}}
# votes:
#   - {{on: f1, for: [{{party: Ap, votes: 2}}, {{party: H, votes: 1, names: [{name}]}}], against: [{{party: H, votes: 2}}]}}
#   - {{on: f1, against_motion: forslag, for: [{{party: Ap, votes: 3}}], against: [{{party: H, votes: 2}}], adopted: true}}
#   - {{on: forslag, unanimous: true}}
# text: |
#   1. {last}
"""
_NB = {
    "first": "Skriv det som skjedde i møtet, og før det inn med: planverk decide … --from DENNE-FILEN. "
    "Nøklene er forklart i innstillinger.md.",
    "name": "Navn Navnesen",
    "law": "forvaltningsloven § 6 første ledd b",
    "vote": "enstemmig",
    "motion": "Punkt 3 endres til: …",
    "last": "Det som ble vedtatt, alle punkter, når forslaget ikke ble vedtatt slik det sto.",
}
_NN = {
    "first": "Skriv det som hende i møtet, og før det inn med: planverk decide … --from DENNE-FILA. "
    "Nøklane er forklarte i innstillinger.md.",
    "name": "Namn Namnesen",
    "law": "forvaltningslova § 6 første ledd b",
    "vote": "samrøystes",
    "motion": "Punkt 3 vert endra til: …",
    "last": "Det som vart vedteke, alle punkt, når framlegget ikkje vart vedteke slik det stod.",
}


def _example(language: str) -> str:
    return _EXAMPLE.format(**(_NN if language == "nn" else _NB))
