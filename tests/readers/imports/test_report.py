"""A report whose cells a text extraction has run together is read without guessing and without losing a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planverk.model.content import Paragraph, plain, walk
from planverk.model.report import Progress, Report, StatusCode
from planverk.readers.imports import read_file
from planverk.readers.imports.report import ImportedReport, read_report
from planverk.readers.imports.status import read_progress, read_status

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "003_08b6ec7c1f6fa23b.txt"

REPORT = "\n\n".join(
    (
        "Like dokumenter",
        "Transkript:",
        "1 RAPPORT FRA VÅGSUND",
        "2 1. Generell programinformasjon Programnavn: Trygg havn Kommune : Vågsund Rapporteringsår: 2012 "
        "Rapporteringsdato: 30.08.12 Utfylt av: Kari Nes",
        "3 2. Rapportering på programplanen Strategier: A) Flere skal eie. B) Ingen skal vente. Planen følges opp. "
        "Strategi Dette oppnås ved å: Resultatindikator 2015 A) Flere skal eie. Gi startlån 40 lån",
        "4 3. Rapportering på aktivitetsplan Aktiviteter i første halvår: Aktivitet Resultat Status for aktivitet "
        "Status framdrift i prosent Avvik Begrunnelse Aktivitet 1 Kartlegge: Besøke alle Alle er besøkt. Gjennomført 80 "
        "Lage oversikt Oversikten er laget. I gang 40 Folk var syke. Aktivitet 2 Startlån: Øke rammen I gang",
        "5 Hvilke faktorer skyldes eventuelle avvik i framdriften? Sykdom. Sluttkommentar Styringsgruppa er fornøyd. "
        "Godt eksempel 1 (maks 1 side) Huset ble ferdig.",
    )
)


def read(text: str) -> ImportedReport:
    return read_report(read_file(text.encode(), "rapport.txt"))


def test_program_information_becomes_labels_and_values() -> None:
    report = read(REPORT).report
    assert dict(report.information)["Programnavn"] == "Trygg havn"
    assert (report.id, report.year, report.half) == ("2012-h1", 2012, 1)


def test_strategies_are_known_by_their_letters() -> None:
    assert [(s.label, s.title) for s in read(REPORT).report.strategies] == [("A", "Flere skal eie."), ("B", "Ingen skal vente.")]


def test_each_status_with_its_per_cent_ends_a_row() -> None:
    first, second = read(REPORT).report.activities
    assert [(r.text, r.status.code, r.progress.percent) for r in first.rows] == [
        ("Besøke alle Alle er besøkt.", StatusCode.DONE, 80),
        ("Lage oversikt Oversikten er laget.", StatusCode.UNDER_WAY, 40),
    ]
    assert first.rows[1].deviation == "Folk var syke."
    assert [(r.status.words, r.progress) for r in second.rows] == [("I gang", Progress())]


def test_cells_that_have_run_together_are_listed() -> None:
    assert "1: Besøke alle Alle er besøkt." in read(REPORT).run_together


def test_questions_have_their_answers_and_examples_stand_apart() -> None:
    report = read(REPORT).report
    assert [(q.title, words(q)) for q in report.questions] == [
        ("Hvilke faktorer skyldes eventuelle avvik i framdriften?", "Sykdom."),
        ("Sluttkommentar", "Styringsgruppa er fornøyd."),
    ]
    assert [(e.title, words(e)) for e in report.examples] == [("Godt eksempel 1 (maks 1 side)", "Huset ble ferdig.")]


@pytest.mark.parametrize(
    ("said", "code", "delayed"),
    [
        ("Gjennomført", StatusCode.DONE, False),
        ("Ikke gjennomført", StatusCode.NOT_STARTED, False),
        ("delvis gjennomført", StatusCode.PARTLY, False),
        ("På vent til høsten 2011", StatusCode.ON_HOLD, False),
        ("I gang, men forsinket", StatusCode.UNDER_WAY, True),
        ("ikkje starta", StatusCode.NOT_STARTED, False),
        ("Utgår", StatusCode.DROPPED, False),
        ("blått", None, False),
        ("Ikke helt ferdig", None, False),
        ("Ferdigstilles høsten 2012", None, False),
        ("Vil bli gjennomført til våren", None, False),
        ("Ikke ferdig, men i gang", StatusCode.UNDER_WAY, False),
        ("Nesten ferdig", StatusCode.PARTLY, False),
        ("I gang, neste fase starter i mai", StatusCode.UNDER_WAY, False),
        ("Kommer i gang til høsten", StatusCode.NOT_STARTED, False),
        ("Ikkje påbyrja", StatusCode.NOT_STARTED, False),
    ],
)
def test_free_words_are_mapped_and_kept(said: str, code: StatusCode | None, delayed: bool) -> None:
    status = read_status(said)
    assert (status.code, status.words, status.delayed) == (code, said, delayed)


@pytest.mark.parametrize(
    ("said", "progress"),
    [
        ("80", Progress(80)),
        ("80 %", Progress(80)),
        ("ca. 80", Progress(80, "ca. 80")),
        ("80-90 %", Progress(80, "80-90 %")),
        ("110", Progress(None, "110")),
        ("80-150", Progress(None, "80-150")),
        ("90–80 %", Progress(None, "90–80 %")),
        ("0", Progress(0)),
        ("halvparten", Progress(None, "halvparten")),
        ("Om lag 50 prosent", Progress(50, "Om lag 50 prosent")),
        ("50 pst.", Progress(50)),
        ("80,5", Progress(80, "80,5")),
        ("0,8", Progress(None, "0,8")),
        ("", Progress()),
    ],
)
def test_percentages_are_numbers_where_they_are_and_words_are_kept(said: str, progress: Progress) -> None:
    assert read_progress(said) == progress


def words(value: object) -> str:
    return " ".join(plain(p.content) for p in walk(value) if isinstance(p, Paragraph))


def everything(report: Report) -> str:
    rows = [row for activity in report.activities for row in activity.rows]
    told = [part for row in rows for part in (row.text, row.status.words, str(row.progress.percent), row.deviation)]
    titles = [activity.title for activity in report.activities]
    strategies = [part for s in report.strategies for part in (s.title, *s.reached_by)]
    asked = [part for q in (*report.questions, *report.examples) for part in (q.title, words(q))]
    return " ".join([words(report.introduction), *(v for _, v in report.information), *strategies, *titles, *told, *asked])


@pytest.mark.skipif(not SEED.exists(), reason="shared/seeds is absent: the real half-year report was not read")
def test_the_report_from_lillehammer_is_read_whole() -> None:
    read_seed = read_report(read_file(SEED.read_bytes(), SEED.name))
    report = read_seed.report
    assert [s.label for s in report.strategies] == ["A", "B", "C", "D"]
    assert [a.number for a in report.activities] == [str(n) for n in range(1, 9)]
    done = [(r.status.words, r.progress.percent) for a in report.activities[:6] for r in a.rows]
    assert done == [
        ("Gjennomført", 100),
        ("Påbegynnes september 2011 i rute", 0),
        ("Gjennomført", 100),
        ("Gjennomført", 80),
        ("Gjennomført", 95),
        ("Under arbeid", 50),
        ("På vent til høsten 2011", 15),
        ("Ikke gjennomført", 0),
        ("Gjennomført", 100),
        ("Delvis gjennomført", 90),
    ]
    assert len(report.questions) == 8
    assert len(report.examples) == 1
    held = set(re.findall(r"\w{4,}", everything(report)))
    source = SEED.read_text().partition("Transkript:")[2]
    heads = {
        "Aktivitet",
        "Status",
        "Strategi",
        "Resultatindikator",
        "2015",
        "Hovedaktiviteter",
        "prosent",
        "Avvik",
        "Begrunnelse",
    }
    assert set(re.findall(r"\w{4,}", source)) - held - heads - set(dict(report.information)) <= {"Utfylt", "post", "Resultat"}
