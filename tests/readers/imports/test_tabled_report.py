"""A report with tables is read by what their headings say, whatever municipality wrote it, and keeps every word."""

from __future__ import annotations

import datetime
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.content import Block, Cell, Column, Heading, LineBreak, Paragraph, Row, Table, Text, plain, walk
from planverk.model.imported import Imported
from planverk.model.report import Progress, Report, ReportKind, Status, StatusCode
from planverk.readers.imports.report import ImportedReport, read_report
from planverk.writers.report import report_text, report_yaml


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def heading(text: str, level: int = 1) -> Heading:
    return Heading(level, (Text(text),))


def table(*rows: tuple[str, ...]) -> Table:
    made = [Row(tuple(Cell((paragraph(text),) if text else ()) for text in row)) for row in rows]
    return Table(tuple(Column() for _ in rows[0]), (made[0],), tuple(made[1:]))


def read(*blocks: Block, title: str = "") -> ImportedReport:
    return read_report(Imported(tuple(blocks), title))


def test_the_columns_of_a_table_are_known_by_their_headings() -> None:
    report = read(
        heading("1. Tiltak mot støy"),
        table(
            ("Tiltak", "Ansvarlig", "Hva er gjort", "Frist", "Trafikklys", "Fremdrift i %", "Avvik", "Årsak"),
            ("Støyskjerm", "Teknisk", "Bygd", "2012", "I gang, men forsinket", "80-90 %", "Dyrt", "Berg"),
            ("Ny asfalt", "", "", "", "Rødt", "", "", ""),
        ),
    ).report
    (activity,) = report.activities
    first, second = activity.rows
    assert (activity.id, activity.number, activity.title) == ("aktivitet-1", "1", "Tiltak mot støy")
    assert (first.text, first.result) == ("Støyskjerm", "Bygd\nAnsvarlig: Teknisk\nFrist: 2012")
    assert first.status == Status(StatusCode.UNDER_WAY, "I gang, men forsinket", True)
    assert (first.progress, first.deviation, first.reason) == (Progress(80, "80-90 %"), "Dyrt", "Berg")
    assert (second.id, second.status, second.progress) == ("a1-2", Status(None, "Rødt"), Progress())


def test_activities_are_numbered_as_the_table_says_else_by_the_headings() -> None:
    head = ("Aktivitet", "Resultat", "Status for aktivitet")
    report = read(
        heading("Våren"),
        table(head, ("Aktivitet 3 Kartlegge: Besøke alle", "Gjort", "Gjennomført"), ("Telle", "Gjort", "Gjennomført")),
        table(head, ("Bygg", "", ""), ("Pusse opp", "Snart", "I gang")),
        heading("Høsten"),
        table(head, ("Vente", "", "På vent")),
    ).report
    assert [(a.number, a.title, [r.text for r in a.rows]) for a in report.activities] == [
        ("3", "Kartlegge", ["Besøke alle", "Telle"]),
        ("2", "Bygg", ["Pusse opp"]),
        ("3", "Høsten", ["Vente"]),
    ]
    assert len({row.id for row in report.rows()} | {a.id for a in report.activities}) == 4 + 3


def test_strategies_information_and_words_have_their_places() -> None:
    found = read(
        paragraph("Forside"),
        heading("Om rapporten"),
        table(("Kommune", "Storvik"), ("Rapporteringsår", "Første halvår 2012"), ("Dato:", "30.08.12")),
        heading("Strategier"),
        table(
            ("Strategi", "Dette oppnås ved å:", "Resultatindikator 2015"), ("A) Flere skal eie", "Gi startlån", "40 lån i 2015")
        ),
        heading("Innledning"),
        paragraph("Det gikk bra."),
        heading("3. Hva lærte vi?"),
        Paragraph((Text("Mye."), LineBreak(), Text("Alt."))),
        table(("År", "Antall"), ("2011", "4")),
        heading("Godt eksempel 1"),
        paragraph("Huset."),
        title="Rapport om boliger",
    )
    report = found.report
    assert (report.title, report.id, report.half, report.kind) == ("Rapport om boliger", "2012-h1", 1, ReportKind.HALF_YEAR)
    assert (report.dated, dict(report.information)["Kommune"]) == (datetime.date(2012, 8, 30), "Storvik")
    (strategy,) = report.strategies
    assert (strategy.label, strategy.title, strategy.reached_by, strategy.indicators) == (
        "A",
        "Flere skal eie",
        ("Gi startlån",),
        ("40 lån i 2015",),
    )
    assert [plain(p.content) for p in report.introduction if isinstance(p, Paragraph)] == ["Forside", "Det gikk bra."]
    assert [(q.id, q.title, len(q.answer)) for q in report.questions] == [("hva-laerte-vi", "3. Hva lærte vi?", 2)]
    assert [each.title for each in report.examples] == ["Godt eksempel 1"]
    assert [each.text for each in found.left_out] == ["Om rapporten", "Strategier"]


def test_the_first_lines_say_when_a_report_is_of() -> None:
    for opening, own_id in (
        ("Årsrapport for boligplanen 2012", "2012"),
        ("Rapport for første halvår 2013", "2013-h1"),
        ("Status for planen 2011–2025", ""),
    ):
        assert read(paragraph(opening), heading("Innledning"), paragraph("Alt vel.")).report.id == own_id
    titled = read(heading("Årsrapport 2012"), heading("Innledning"), paragraph("Alt vel.")).report
    assert (titled.title, titled.id) == ("Årsrapport 2012", "2012")
    head = ("Strategi", "Dette oppnås ved å")
    assert read(heading("Strategier"), table(head, ("A) Eie", "Lån")), heading("Slutt"), paragraph("x")).report.title == ""


words = st.text("abcæø 1.:)%", min_size=0, max_size=12)
heads = st.sampled_from(
    ["Aktivitet", "Tiltak", "Resultat", "Status", "Framdrift i prosent", "Avvik", "Årsak", "Frist", "Strategi"]
)
tables = st.integers(1, 5).flatmap(
    lambda width: st.builds(
        lambda head, rows: table(tuple(head), *map(tuple, rows)),
        st.lists(heads, min_size=width, max_size=width),
        st.lists(st.lists(words, min_size=width, max_size=width), max_size=4),
    )
)
blocks = st.lists(st.one_of(words.map(paragraph), words.map(heading), tables), max_size=8)


def said(report: Report) -> str:
    return report_yaml(report).decode() + report_text(report).decode()


@settings(max_examples=150, deadline=None)
@given(blocks)
def test_no_word_is_lost(made: list[Block]) -> None:
    found = read_report(Imported(tuple(made)))
    held = {*re.findall(r"[a-zæøå]+", said(found.report).casefold())} | {
        word for each in found.left_out for word in re.findall(r"[a-zæøå]+", each.text.casefold())
    }
    cells = [cell for each in walk(made) if isinstance(each, Table) for row in each.rows for cell in row.cells]
    source = " ".join(plain(each.content) for each in walk([*made, *cells]) if isinstance(each, (Heading, Paragraph)))
    heads_of = {word.casefold() for each in walk(made) if isinstance(each, Table) for word in _heads(each)}
    assert {word for word in re.findall(r"[a-zæøå]+", source.casefold()) if word not in heads_of} <= held


def _heads(each: Table) -> list[str]:
    return [
        word
        for cell in each.header[0].cells
        for part in walk(cell.blocks)
        if isinstance(part, Paragraph)
        for word in re.findall(r"\w+", plain(part.content))
    ]


pieces = st.lists(
    st.sampled_from(
        [
            *(
                "Gjennomført",
                "I gang",
                "Ikke gjennomført 0",
                "Delvis gjennomført",
                "På vent til høsten 2011",
                "80",
                "150",
                "50 lån",
            ),
            *("Aktivitet 2 Startlån: Øke rammen", "Aktivitet 3 Boteam", "Arbeidet går bra.", "A) Flere skal eie.", "strategi D"),
            *(
                "Hva har vært viktig for resultatene i perioden?",
                "Sluttkommentar Takk.",
                "Godt eksempel 1 Huset.",
                "Kommune: Storvik",
            ),
            *("Strategi Dette oppnås ved å: Resultatindikator 2015", "2. Rapportering på programplanen", "Rapporteringsår: 2012"),
        ]
    ),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(pieces, st.booleans())
def test_no_word_of_a_text_that_has_run_together_is_lost(said_in: list[str], in_lines: bool) -> None:
    lines = ["Aktivitet 1 Kartlegge: Besøke alle", *said_in]
    made = tuple(map(paragraph, lines)) if in_lines else (paragraph(" ".join(lines)),)
    report = read_report(Imported(made)).report
    source = " ".join(lines).replace("Strategi Dette oppnås ved å: Resultatindikator 2015", "")
    assert {*re.findall(r"\w+", source)} - {"Aktivitet", "Rapportering"} <= {*re.findall(r"\w+", said(report))} | {"0"}
