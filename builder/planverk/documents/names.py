"""The values that a text may name: what `{{ plan.title }}`, `{{ paper.date }}` and their like stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planverk.documents.frame import Frame
from planverk.documents.saying import lower_first
from planverk.documents.values import Group, Value
from planverk.model.adoption import STEM, Adoption, Enactment
from planverk.model.case_paper import CasePaper, Treatment
from planverk.model.dates import long_date, short_date
from planverk.model.plan import Plan

_CORRECTED = re.compile(r"hearing-\d+[a-z]+\Z")  # hearing-1a: an edition corrected during the round


def common(frame: Frame, labels: Mapping[str, str]) -> dict[str, Value | Group]:
    """What every document knows: the municipality, its wording, and the labels, hyphens in their keys as underscores."""
    settings = frame.settings
    place = settings.municipality
    municipality: dict[str, Value | Group] = {
        "name": place.name,
        "number": place.number,
        "address": place.address,
        "email": place.email,
        "web": place.web,
        "phone": place.phone,
    }
    wording: dict[str, Value | Group] = {"chief": settings.wording.chief, "genitive": genitive(settings.wording.chief)}
    return {
        "municipality": Group(municipality),
        "wording": Group(wording),
        "label": Group({key.replace("-", "_"): word for key, word in labels.items()}),
        "version": Group({"name": frame.origin.version, "date": frame.date}),
    }


def of_plan(plan: Plan, frame: Frame, labels: Mapping[str, str]) -> Group:
    """`plan`: its title, years, archive numbers and counts."""
    appendices = sum(1 for chapter in plan.chapters for section in chapter.sections if section.id in plan.appendices)
    sections = sum(len(chapter.sections) for chapter in plan.chapters)
    counts: dict[str, Value | Group] = {
        "goals": len(plan.measures.goals),
        "strategies": len(plan.measures.strategies),
        "measures": len(plan.measures.measures),
        "indicators": len(plan.measures.indicators),
        "chapters": sections - appendices,
        "appendices": appendices,
    }
    first, last = (plan.period.first, plan.period.last) if plan.period else (None, None)
    return Group(
        {
            "id": plan.id,
            "title": plan.title,
            "subtitle": plan.subtitle,
            "status": status(plan, frame, labels),
            "decided": _decided(plan, frame, labels),
            "date": plan.date,
            "type": labels[f"type-{plan.type.value}"],
            "period": Group({"from": first, "to": last}, plan.period or ""),
            "archive_case": plan.archive.case,
            "archive_class": plan.archive.classification,
            "count": Group(counts),
        }
    )


def of_paper(paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> dict[str, Value | Group]:
    """`paper` and `treatment` (the one that is next): titles, people, numbers, dates and counts."""
    now = next_treatment(paper)
    treatment: dict[str, Value | Group] = {
        "body": body_name(now.body, frame) if now else "",
        "date": now.date if now else None,
        "number": now.number if now else None,
    }
    counts: dict[str, Value | Group] = {
        "printed": len(paper.printed),
        "unprinted": len(paper.unprinted),
        "proposals": len(paper.proposals),
        "protocols": len(paper.protocols),
        "treatments": len(paper.treatments),
    }
    values: dict[str, Value | Group] = {
        "id": paper.id,
        "title": paper.title,
        "title_line": title_line(paper, frame, labels),
        "case_worker": paper.case_worker,
        "saksordforer": paper.saksordforer,
        "decided_by": body_name(paper.decided_by, frame),
        "date": paper.date,
        "archive_case": paper.archive.case,
        "archive_class": paper.archive.classification,
        "count": Group(counts),
    }
    return {"paper": Group(values), "treatment": Group(treatment)}


def title_line(paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> str:
    """Body, date, case number and title on one line: «Formannskapet 29.06.2011 – sak 58/11 – Boligsosial handlingsplan».

    Where it does not fit on one, no line begins with a dash.
    """
    now = next_treatment(paper)
    if now is None:
        return paper.title
    return "\u00a0– ".join(part for part in (meeting(now, frame), numbered(now, frame, labels), paper.title) if part)


def meeting(treatment: Treatment, frame: Frame) -> str:
    date = short_date(treatment.date) if treatment.date else ""
    return f"{body_name(treatment.body, frame)} {date}".strip()


def numbered(treatment: Treatment, frame: Frame, labels: Mapping[str, str]) -> str:
    if treatment.number is None:
        return ""
    return f"{labels['case']} {treatment.number.format(frame.settings.wording.case_number)}"


def next_treatment(paper: CasePaper) -> Treatment | None:
    """The first treatment that has left no protocol yet, else the last; for an extract, the last that has left one."""
    if paper.extract:
        return next((each for each in reversed(paper.treatments) if _is_done(each, paper)), None)
    waiting = (treatment for treatment in paper.treatments if not _is_done(treatment, paper))
    return next(waiting, paper.treatments[-1] if paper.treatments else None)


def _is_done(treatment: Treatment, paper: CasePaper) -> bool:
    """True where the treatment has left a protocol: that of the day, for a body that treats the case more than once."""
    several = sum(each.body == treatment.body for each in paper.treatments) > 1
    left = [each.date for each in paper.protocols if each.body == treatment.body]
    return treatment.date in left if several and treatment.date and None not in left else bool(left)


def body_name(code: str, frame: Frame) -> str:
    """A body's name as papers write it; the code itself where planverk.yaml does not know it."""
    body = frame.settings.bodies.get(code)
    return body.name if body is not None else code


def genitive(word: str) -> str:
    """The bokmål genitive: «kommunedirektørens», and «…sjefs'» with an apostrophe after s, x and z (Språkrådet)."""
    if not word:
        return ""
    return f"{word}'" if word[-1].casefold() in "sxz" else f"{word}s"


def status(plan: Plan, frame: Frame, labels: Mapping[str, str]) -> str:
    """What the cover says of the plan: its own words, else by the named version: Høringsversjon, Vedtatt i kommunestyret …; else
    which version binds, and Utkast where there is none."""
    version = frame.origin.version
    if plan.status:
        return plan.status
    if _CORRECTED.match(version):
        return labels["edition-corrected"]
    for stem, key in (("hearing", "status-hearing"), ("proposal", "status-proposal")):
        if version.startswith(stem):
            return labels[key]
    adoption = _adoption(plan, frame)
    if adoption is None:
        return labels["status-adopted" if version.startswith(STEM) else "status-draft"]
    words = adopted_words(adoption, frame, labels)
    return binding(plan, frame, labels) or labels["status-changed-since"].replace("{adopted}", lower_first(words))


def version_words(name: str, labels: Mapping[str, str]) -> str:
    """A named version as running text calls it: «høringsversjonen (hearing-1)»; any other, or a commit, by its name alone."""
    stem = next((stem for stem in ("hearing", "proposal", STEM) if name.startswith(stem)), "")
    return labels[f"version-{stem}"].format(version=name) if stem else name


def binding(plan: Plan, frame: Frame, labels: Mapping[str, str]) -> str:
    """By which decisions the text that is built binds the municipality; empty where it is not the text that was adopted."""
    adoption = _adoption(plan, frame)
    return adopted_words(adoption, frame, labels) if adoption and (frame.origin.version or adoption.stands) else ""


def adopted_words(adoption: Adoption, frame: Frame, labels: Mapping[str, str]) -> str:
    """«Vedtatt i kommunestyret 7. september 2011, sak 58/11. Handlingsdelen vedtatt i …»: the whole, and the last of its part."""
    whole = [each for each in adoption.decided if not each.part]
    parts = [each for each in adoption.decided if each.part]
    return ". ".join(_enacted(each, frame, labels) for each in (*whole[-1:], *parts[-1:]))


def _enacted(each: Enactment, frame: Frame, labels: Mapping[str, str]) -> str:
    number = f", {labels['case'].lower()} {each.number.format(frame.settings.wording.case_number)}" if each.number else ""
    words = labels["enacted-part" if each.part else "enacted-in"]
    body = lower_first(body_name(each.body, frame))
    return words.replace("{body}", body).replace("{date}", long_date(each.date)).replace("{case}", number)


def _decided(plan: Plan, frame: Frame, labels: Mapping[str, str]) -> Group:
    """`plan.decided`: the decision that binds, empty before there is one. Written whole it is what the cover says of it."""
    adoption = _adoption(plan, frame)
    if adoption is None:
        return Group({"body": "", "date": None, "number": None, "version": ""}, "")
    last = adoption.decided[-1]
    body = lower_first(body_name(last.body, frame))
    values: dict[str, Value | Group] = {"body": body, "date": last.date, "number": last.number, "version": adoption.version}
    return Group(values, adopted_words(adoption, frame, labels))


def _adoption(plan: Plan, frame: Frame) -> Adoption | None:
    """How the plan was adopted: in the version that is built; last, for the text as it is now; never for what came before."""
    version = frame.origin.version
    return plan.adoption(version) if not version or version.startswith(STEM) else None
