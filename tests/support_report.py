"""A small plan with two reports on it, for the tests of reports."""

from __future__ import annotations

from planverk.model.report import Report
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory

SETTINGS = """format: 1
municipality: {name: Vågsund kommune}
template: kommune
units: {bolig: Boligkontoret, eiendom: Enhet for eiendom}
"""
PLAN = """format: 1
title: Boligplan 2011–2025
type: temaplan
period: {from: 2011, to: 2025}
chapters: [01.md]
"""
MEASURES = """format: 1
goals: [{id: m-bo, title: Flere skal bo trygt}]
strategies: [{id: s-dor, goal: m-bo, label: A, title: Én dør inn}]
measures:
  - {id: t-kontor, strategy: s-dor, text: Opprette et boligkontor, unit: bolig, due: 2012-03-01,
     cost: [{year: 2012, kind: drift, nok: 650000}, {year: 2013, kind: drift, nok: 680000}]}
  - {id: t-moter, strategy: s-dor, text: Holde faste møter, unit: bolig, due: 2012-12-31}
  - {id: t-kjop, strategy: s-dor, text: Kjøpe ti leiligheter, unit: eiendom, due: 2015-12-31,
     cost: [{year: 2012, kind: investering, nok: 3400000}]}
indicators:
  - {id: i-uker, measure: t-kontor, unit: uker til vedtak, baseline: {year: 2010, value: 11}, target: {year: 2013, value: 4}}
"""
FIRST = """format: 1
kind: half-year
year: 2012
half: 1
dated: 2012-08-20
information: [{label: Utfylt av, value: Kari Nes}]
strategies: [{label: A, title: Én dør inn, strategy: s-dor, reached_by: [Boligkontor], indicators: [4 uker i 2013]}]
activities:
  - id: dor
    number: "1"
    title: Én dør inn
    rows:
      - {id: kontor, measures: [t-kontor], unit: bolig, text: Opprette boligkontor,
         result: Kontoret er åpnet., status: {code: gjennomfort}, progress: "100"}
      - {id: moter, measures: [t-moter], unit: bolig, text: Faste møter, status: {words: Under arbeid}, progress: ca. 60}
  - id: boliger
    number: "2"
    title: Boliger
    rows:
      - {id: kjop, measures: [t-kjop], unit: eiendom, text: Kjøpe leiligheter,
         status: {code: i-gang, delayed: true}, progress: "20", deviation: Bare én er kjøpt., reason: Høye priser.}
readings: [{indicator: i-uker, value: "7,5", date: 2012-06-30}]
questions: [{id: laert, title: Hva har vi lært?, guidance: Høyst en halv side.}]
"""
WORDS = """# Innledning {#introduction}

Boligkontoret er i gang.

# Hva har vi lært? {#laert}

Å spørre først.

::: {.example title="Døra på gløtt"}
Kontoret holder åpent om kvelden.
:::
"""
FILES = {
    "planverk.yaml": SETTINGS,
    "plans/bolig/plan.yaml": PLAN,
    "plans/bolig/01.md": "# Tiltak {#tiltak}\n\nHer er tiltakene.\n",
    "plans/bolig/measures.yaml": MEASURES,
    "plans/bolig/reports/2012-h1.yaml": FIRST,
    "plans/bolig/reports/2012-h1.md": WORDS,
}


VERSIONS = "plans/bolig/versions"
RECORD = "format: 1\nplan: bolig\nname: {name}\ndate: {date}\nfiles:\n  measures.yaml: sha256:00\n"
FEWER = MEASURES.replace("  - {id: t-moter, strategy: s-dor, text: Holde faste møter, unit: bolig, due: 2012-12-31}\n", "")


def version(name: str, date: str, measures: str = MEASURES, decided: str = "") -> dict[str, str]:
    """The files of a named version of the plan."""
    record = RECORD.format(name=name, date=date) + decided
    return {f"{VERSIONS}/{name}/version.yaml": record, f"{VERSIONS}/{name}/measures.yaml": measures}


def workspace(**changes: str) -> Workspace:
    """The workspace; a change is a file's name in reports/ with its text, `_` for `-` (`r2012_h2` for 2012-h2.yaml)."""
    more = {f"plans/bolig/reports/{name[1:].replace('_', '-')}.yaml": text for name, text in changes.items()}
    read = read_workspace(Memory({**FILES, **more})).value
    assert read is not None
    return read


def report(name: str = "2012-h1", **changes: str) -> Report:
    """One report of that workspace."""
    return next(each for each in workspace(**changes).reports if each.id == name)
