"""A small plan that was on hearing, and was changed after it: for tests of the ledger, the trace and the redline."""

from __future__ import annotations

from pathlib import Path

from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_workspace import KARI, lay, new_workspace, saved

ID = "bolig"
FOLDER = f"plans/{ID}"
HEARD = "consultations/bolig-2011"
LEDGER = f"{FOLDER}/changes/hearing-1.yaml"
PAPER = f"{FOLDER}/cases/2011-06-29-formannskapet.md"
BEFORE = """\
# Innledning {#innledning}

Planen gjelder boliger i kommunen.

# Tildeling {#tildeling}

Kommunen tildeler boliger etter søknad hver måned. Vedtaket skal være skriftlig.

## Klage {#klage}

Den som ikke får bolig, kan klage til formannskapet.
"""
AFTER = """\
# Innledning {#innledning}

Planen gjelder boliger i hele kommunen.

# Tildeling {#tildeling}

Kommunen tildeler 12 boliger etter søknad hver uke. Vedtaket skal være skriftlig.

## Klage {#klage}

Den som ikke får bolig, kan klage til formannskapet.
"""
FILES = {
    f"{FOLDER}/plan.yaml": (
        "format: 1\ntitle: Boligplan 2011–2025\ntype: temaplan\nlanguage: nb\ndate: 2011-05-30\nchapters: [01.md]\n"
    ),
    f"{FOLDER}/01.md": BEFORE,
    f"{HEARD}/consultation.yaml": """\
format: 1
id: bolig-2011
kind: hearing
subjects: [{plan: bolig, version: hearing-1}]
sent: 2011-03-15
deadline: 2011-04-29
next_number: 3
invitations:
  - {body: eldreradet, name: Eldrerådet, kind: raad, email: eldre@vagsund.example}
""",
    f"{HEARD}/outlines/hearing-1.yaml": """\
format: 1
plan: bolig
nodes:
  - {id: innledning, kind: section, number: [1], label: "1", title: Innledning}
  - {id: tildeling, kind: section, number: [2], label: "2", title: Tildeling}
  - {id: klage, kind: section, parent: tildeling, number: [2, 1], label: "2.1", title: Klage}
""",
    f"{HEARD}/responses/00/0001/response.yaml": (
        "format: 1\nnumber: 1\nsender: {kind: raad, name: Eldrerådet, invitation: eldreradet}\nreceived: 2011-04-12\n"
        "version: hearing-1\nremarks: med\n"
    ),
    f"{HEARD}/responses/00/0001/text.md": "Søkere må få svar hver uke. Klagen bør gå til klagenemnda. Vi støtter planen.\n",
    f"{HEARD}/responses/00/0001/points.yaml": """\
format: 1
points:
  - {id: 1, quote: {exact: Søkere må få svar hver uke.}, links: [{target: tildeling, how: manual}]}
  - {id: 2, quote: {exact: Klagen bør gå til klagenemnda.}, links: [{target: klage, how: manual}]}
passed_over:
  - {exact: Vi støtter planen.}
next_point: 3
""",
    f"{HEARD}/responses/00/0001/assessments/1.yaml": (
        "format: 1\noutcome: folges\nstep: godkjent\ntext: |\n  Enig.\nchanges: [tildeling]\n"
    ),
    f"{HEARD}/responses/00/0001/assessments/2.yaml": (
        "format: 1\noutcome: folges-ikke\nstep: godkjent\ntext: |\n  Loven sier noe annet.\n"
    ),
    PAPER: """\
---
format: 1
title: Boligplan 2011–2025
layout: levanger
concerns: [{plan: bolig, version: proposal}]
consultation: bolig-2011
archive: {case: "2011/812", class: F17}
case_worker: Ingrid Solvoll
decided_by: formannskapet
date: 2011-06-01
treatments: [{body: formannskapet, date: 2011-06-29, number: "41/11"}]
attachments: {printed: [{document: plan}]}
---

::: {.proposal body=formannskapet}
1. {{ plan.title }} vedtas.
:::

## Saksopplysninger {#saksopplysninger}

Planen har vært på høring.

## Vurdering {#vurdering}

Planen er god.
""",
}


def heard(root: Path, changes: dict[str, str] | None = None) -> Home:
    """A workspace under git with the plan as it was on hearing, one response with two points, and the plan as it was changed
    after that; `changes` are files that are otherwise."""
    new_workspace(root, FILES)
    for path in (root / "plans" / "eksempelplan").rglob("*"):
        path.unlink() if path.is_file() else None
    home = open_workspace(saved(root))
    name_version(home, ID, "hearing-1", KARI)
    lay(root, {f"{FOLDER}/01.md": AFTER} | (changes or {}))
    return open_workspace(saved(root))
