"""`consult prepare`, `open` and `correct`: a round is written down, sent out on a frozen version, and corrected on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from planverk.checks.deadlines import check_deadlines
from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Finding, warning
from planverk.model.consultation import Consultation, Outline, Subject
from planverk.model.labels import labels
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.service.compiled import language_of
from planverk.service.consult.act import SendingAct, settle
from planverk.service.consult.edition import Edition, Print, edition
from planverk.service.consult.naming import following, next_hearing
from planverk.service.consult.order import Order, check_sections, check_time, consultation_of
from planverk.service.consultations import find_consultation
from planverk.service.respond.invited import kept_apart
from planverk.service.saving import save
from planverk.service.version import check_base, check_name, to_freeze
from planverk.service.workspace import SETTINGS, Actor, Home
from planverk.store.lock import locked
from planverk.store.paths import within
from planverk.store.versions import FRAME, Version, find_versions, plan_files
from planverk.writers.consultation import consultation_yaml, outline_yaml
from planverk.writers.pdf import compile_pdf


@dataclass(frozen=True)
class Opened:
    """A round that was prepared, sent out or corrected: its consultation, the version, and what is to be said of it."""

    consultation: Consultation
    version: str = ""
    findings: tuple[Finding, ...] = ()


def prepare(home: Home, order: Order, actor: Actor) -> Opened:
    """Writes down a round that is to be decided on: the bodies, the deadline. Nothing is frozen or sent.

    Raises Unclear, Conflict where another round has its name, MissingFile, UnreadableFile, Busy, WriteFailed.
    """
    with locked(home.root, actor.owner("consult prepare")):
        settle(home)
        workspace, plan = _read(home, order.plan)
        before = _prepared(workspace, order)
        consultation = replace(consultation_of(order, plan, workspace, before), sent=None)
        _check_new(home, consultation, before)
        consultation, private = _apart(home, consultation, workspace)
        written = {_file(consultation): consultation_yaml(consultation, workspace.settings.wording.case_number)}
        save(home, actor, f"høring: {plan.title} er gjort klar for høring", {**private, **written})
        return Opened(consultation, findings=tuple(check_deadlines(replace(consultation, sent=actor.time.date()), plan)))


def open_round(home: Home, order: Order, actor: Actor, base: str = "", press: Print = compile_pdf) -> Opened:
    """Sends the plan on hearing: freezes it, writes the outline and the consultation, in one commit with the version's tag.

    A call that was interrupted is finished by calling again. Raises Conflict where the plan is on hearing already, cannot be
    built, has changes that are not saved, or the deadline is too short by law; else as prepare().
    """
    with locked(home.root, actor.owner("consult open")):
        unfinished = settle(home)
        if unfinished.startswith(f"plan/{order.plan}/"):
            return _as_it_stands(home, unfinished)
        check_base(home, base)
        workspace, plan = _read(home, order.plan)
        order = replace(order, sent=order.sent or actor.time.date())
        before = _prepared(workspace, order)
        _check_free(order, workspace)
        consultation = replace(consultation_of(order, plan, workspace, before), sent=order.sent)
        _check_new(home, consultation, before)
        findings = check_time(consultation, plan)
        made, files = _frozen(home, plan.id, order.version or next_hearing(home, plan.id), consultation.line_numbers, press)
        check_sections(consultation, made.outline)
        (subject,) = consultation.subjects
        consultation = replace(consultation, subjects=(_subject(made.version, subject.sections),))
        consultation, private = _apart(home, consultation, workspace)
        done = f"høring: {plan.title} er sendt på høring ({made.version.name})"
        SendingAct(home, actor, made.version, done).carry_out({**files, **private, **_written(consultation, made, workspace)})
        older = (_older_text(made.version),) if not files and _has_changed(home, made.version) else ()
        return Opened(_with(consultation, made.outline), made.version.name, (*older, *findings, *made.findings))


def correct(home: Home, name: str, actor: Actor, press: Print = compile_pdf) -> Opened:
    """A corrected edition during the round: the plan as it stands now, as a version of its own (hearing-1a) beside the first.

    Raises Conflict where the round is not sent out yet, or nothing was changed; else as open_round().
    """
    with locked(home.root, actor.owner("consult correct")):
        unfinished = settle(home)
        consultation = find_consultation(home, name)
        last = _last_subject(consultation)
        if unfinished == f"plan/{last.plan}/{last.version}":
            return _as_it_stands(home, unfinished)
        workspace, plan = _read(home, last.plan)
        made, files = _frozen(home, plan.id, following(home, last.plan, last.version), consultation.line_numbers, press)
        new = _subject(made.version, last.sections)
        if new.tree == last.tree:
            raise Conflict(
                "The plan is as it was in {version}, so there is nothing to correct.",
                "Change the text and commit it, and make the corrected edition then.",
                version=last.version,
            )
        check_sections(consultation, made.outline)
        consultation = replace(consultation, subjects=(*consultation.subjects, new))
        done = f"høring: rettet utgave av {plan.title} ({made.version.name})"
        SendingAct(home, actor, made.version, done).carry_out({**files, **_written(consultation, made, workspace)})
        return Opened(_with(consultation, made.outline), made.version.name, made.findings)


# ── what there is ────────────────────────────────────────────────────────────────────────────────


def _read(home: Home, plan_id: str) -> tuple[Workspace, Plan]:
    workspace = read_workspace(home.tree, ()).value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    plan = workspace.plan(plan_id)
    if plan is None:
        raise MissingFile("There is no plan {plan}.", "See the folders under plans/.", plan=plan_id)
    return workspace, plan


def _prepared(workspace: Workspace, order: Order) -> Consultation | None:
    """The round that was written down for this plan and is not sent out yet: the one of that id, else the only one."""
    waiting = [
        each
        for each in workspace.consultations
        if each.sent is None and any(subject.plan == order.plan for subject in each.subjects)
    ]
    if order.id:
        return next((each for each in waiting if each.id == order.id), None)
    return waiting[0] if len(waiting) == 1 else None


def _check_free(order: Order, workspace: Workspace) -> None:
    """One plan is on hearing once at a time, unless somebody names the second round."""
    for each in workspace.consultations:
        about = any(subject.plan == order.plan for subject in each.subjects)
        if each.sent is None or not about:
            continue
        running = each.deadline is None or order.sent is None or each.deadline >= order.sent
        if each.id == order.id or (running and not order.id):
            raise Conflict(
                "{plan} is on hearing already: {id}.",
                "A corrected edition: planverk consult correct {id}. Its papers once more: planverk consult papers {id}. "
                "A round of its own beside it: say --id.",
                plan=order.plan,
                id=each.id,
            )


def _check_new(home: Home, consultation: Consultation, before: Consultation | None) -> None:
    """What is written down of another round, or of one that is sent out or cannot be read, is never written over."""
    if before is None and home.tree.exists(_file(consultation)):
        raise Conflict(
            "There is a hearing {id} already, and it is not written over.",
            "Give the new one a name of its own with --id. If it is the same one, see what is wrong in its file: planverk check",
            Place(_file(consultation)),
            id=consultation.id,
        )


def _apart(home: Home, consultation: Consultation, workspace: Workspace) -> tuple[Consultation, dict[str, bytes]]:
    """The consultation as git may have it, and the file of private/ that says which private persons it asks."""
    word = labels(language_of(consultation, workspace), workspace.settings.wording.labels)["private-person"]
    asked = {invitation.id for each in workspace.consultations for invitation in each.invitations}
    before = workspace.consultation(consultation.id)
    return kept_apart(home, consultation, word, asked, {each.id for each in before.invitations} if before else ())


def _frozen(home: Home, plan: str, name: str, lines: bool, press: Print) -> tuple[Edition, dict[str, bytes]]:
    """The edition of a version, and the files that freeze it; none where it was named before."""
    check_name(name)
    known = next((v for v in find_versions(home.tree) if (v.plan, v.name) == (plan, name)), None)
    if known is not None:
        return edition(home.tree, known, lines, press), {}
    version, files = to_freeze(home, plan, name)
    return edition(home.tree, version, lines, press, files), files


def _has_changed(home: Home, version: Version) -> bool:
    """Whether the plan is another than it was when the version was named."""
    root = f"plans/{version.plan}/"
    now = {
        path.removeprefix(root): hashlib.sha256(home.tree.read(path)).hexdigest() for path in plan_files(home.tree, version.plan)
    }
    return now != {path: sha.removeprefix("sha256:") for path, sha in version.files.items() if not within(path, FRAME)}


def _older_text(version: Version) -> Finding:
    text = "The plan is another now than when {version} was named. What is sent out is {version}, as it was then."
    hint = "If the plan of today is meant, take a new name, or leave --version out."
    return warning("H24", Place(version.folder), text, hint, version=version.name)


def _last_subject(consultation: Consultation) -> Subject:
    last = consultation.subjects[-1] if consultation.subjects else None
    if consultation.sent is None or last is None or not last.version:
        raise Conflict(
            "The hearing {id} is not sent out yet.",
            "Send it out with: planverk consult open {plan}",
            id=consultation.id,
            plan=last.plan if last else "PLAN",
        )
    return last


def _subject(version: Version, sections: tuple[str, ...]) -> Subject:
    listed = "".join(f"{path}\0{sha}\n" for path, sha in sorted(version.files.items()))
    return Subject(version.plan, version.name, f"sha256:{hashlib.sha256(listed.encode()).hexdigest()}", sections)


def _file(consultation: Consultation) -> str:
    return f"{consultation.folder}/consultation.yaml"


def _written(consultation: Consultation, made: Edition, workspace: Workspace) -> dict[str, bytes]:
    """The consultation's own files, consultation.yaml last."""
    pattern = workspace.settings.wording.case_number
    outline = f"{consultation.folder}/outlines/{made.version.name}.yaml"
    return {outline: outline_yaml(made.outline), _file(consultation): consultation_yaml(consultation, pattern)}


def _with(consultation: Consultation, outline: Outline) -> Consultation:
    return replace(consultation, outlines={**consultation.outlines, outline.version: outline})


def _as_it_stands(home: Home, tag: str) -> Opened:
    """The round whose act was interrupted and is now finished."""
    _, plan, version = tag.split("/")
    workspace, _ = _read(home, plan)
    subjects = [(each, s) for each in workspace.consultations for s in each.subjects if (s.plan, s.version) == (plan, version)]
    return Opened(subjects[-1][0], version)
