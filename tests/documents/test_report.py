"""A report's document: tables as the seed has them, figures that agree, charts with the same figures in words."""

from __future__ import annotations

import pytest

from planverk.documents.frame import Frame
from planverk.documents.report import assemble
from planverk.documents.report_figures import Figures, mean, standing, status_words, title_of
from planverk.model.chart import Chart
from planverk.model.content import CaptionedFigure, Facts, Landscape, NumberedHeading, Paragraph, Span, Table, plain, walk
from planverk.model.document import OVERVIEW, REPORT, Document
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.pictures import Picture
from planverk.model.report import Status, StatusCode
from planverk.readers.markdown import parse
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory
from support_report import FEWER, FILES, FIRST, MEASURES, version, workspace

WORDS = labels("nb")
REWORDED = MEASURES.replace("et boligkontor", "et større boligkontor").partition("  - {id: t-kjop")[0]
SECOND = (
    FIRST.replace("half: 1", "half: 2")
    .replace('status: {code: i-gang, delayed: true}, progress: "20"', "status: {code: delvis}, progress: ca. 60")
    .replace('{indicator: i-uker, value: "7,5"', "{indicator: i-uker, value: 6")
)
LAYOUT = """# Om {{ report.title }}

::: {.slot name=facts}
:::

::: {.slot name=introduction}
:::

::: {.slot name=goals}
:::

::: {.slot name=over-time}
:::

::: {.slot name=changes}
:::

::: {.slot name=indicators}
:::

:::: {.landscape}
::: {.slot name=strategies}
:::

::: {.slot name=activities}
:::
::::

::: {.slot name=questions}
:::

::: {.slot name=examples}
:::
"""


def draw(chart: Chart) -> Picture:
    return Picture(chart.title.encode(), "png", 10, 10)


def document(layout: str = LAYOUT, kind: str = REPORT) -> Document:
    space = workspace(r2012_h2=SECOND)
    second = space.reports[1]
    blocks = parse(layout, "layout.md").value or ()
    frame = Frame(space.settings, Layout("layout", "layout.md", blocks), plans=space.plans)
    made = assemble(kind, Figures.of(second, space.plans[0], space, WORDS), frame, draw)
    assert [f for f in made.findings if f.is_error] == []
    return made.document


def tables(made: Document) -> list[list[list[str]]]:
    """The texts of all tables."""

    def text(cell: object) -> str:
        return " / ".join(plain(b.content) for b in getattr(cell, "blocks", ()))  # type: ignore[union-attr]

    found = [part for part in walk(made.body) if isinstance(part, Table)]
    return [[[text(cell) for cell in row.cells] for row in (*table.header, *table.rows)] for table in found]


def test_the_activities_stand_in_the_columns_of_the_seed_on_a_lying_page() -> None:
    made = document()
    lying = next(block for block in made.body if isinstance(block, Landscape))
    heads = [each[0] for each in tables(made)]
    assert ["Aktivitet", "Resultat", "Status", "Framdrift i prosent", "Avvik", "Begrunnelse"] in heads
    assert ["Strategi", "Dette oppnås ved å", "Resultatindikator"] in heads
    assert sum(isinstance(part, Table) for part in walk(lying)) == 3
    row = next(row for table in tables(made) for row in table if row[0].startswith("Kjøpe leiligheter /"))
    assert row == [
        "Kjøpe leiligheter / Tiltak\u00a03. Enhet for eiendom",
        *("", "Delvis gjennomført", "ca. 60", "Bare én er kjøpt.", "Høye priser."),
    ]


def test_what_changed_since_the_last_report_is_a_table_of_its_own() -> None:
    changes = next(each for each in tables(document()) if each[0] == ["Aktivitet", "Forrige rapport", "Nå"])
    assert changes[1:] == [["Kjøpe leiligheter", "I gang, forsinket, 20 prosent", "Delvis gjennomført, ca. 60 prosent"]]


def test_indicators_stand_beside_where_they_began_and_what_they_are_to_be() -> None:
    rows = next(each for each in tables(document()) if each[0][0] == "Indikator")
    assert rows[1] == ["Uker til vedtak", "11 (2010)", "7,5", "6", "4 (2013)"]


def test_a_chart_says_its_figures_in_words_and_they_stand_in_a_table() -> None:
    made = document()
    figure = next(part for part in walk(made.body) if isinstance(part, CaptionedFigure))
    assert figure.figure.source in made.pictures
    assert "første halvår 2012 60" in figure.figure.alt
    assert ["Halvårsrapport for andre halvår 2012", "73"] in [row for table in tables(made) for row in table]


def test_activities_and_questions_are_headings() -> None:
    made = document()
    titles = [plain(part.content) for part in walk(made.body) if isinstance(part, NumberedHeading)]
    assert titles == [
        *("Om Halvårsrapport for andre halvår 2012", "Aktivitet 1: Én dør inn", "Aktivitet 2: Boliger", "Hva har vi lært?"),
    ]


def test_a_layout_without_a_place_for_the_activities_is_an_error() -> None:
    space = workspace()
    frame = Frame(space.settings, Layout("layout", "layout.md", ()), plans=space.plans)
    figures = Figures.of(space.reports[0], space.plans[0], space, WORDS)
    made = assemble(REPORT, figures, frame, draw)
    assert {f.code for f in made.findings if f.is_error} == {"L2"}
    assert assemble(OVERVIEW, figures, frame, draw).findings == ()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status(StatusCode.UNDER_WAY), "I gang"),
        (Status(StatusCode.UNDER_WAY, "under arbeid", delayed=True), "Under arbeid, forsinket"),
        (Status(StatusCode.UNDER_WAY, "Forsinket", delayed=True), "Forsinket"),
        (Status(), "Ikke oppgitt"),
    ],
)
def test_a_status_is_said_in_its_own_words_with_a_mark_where_it_is_late(status: Status, words: str) -> None:
    assert status_words(status, WORDS) == words


def test_what_was_done_before_still_counts_and_what_was_dropped_does_not() -> None:
    space = workspace(
        r2012_h2=SECOND.replace("{id: kontor,", "{id: annet,").replace(
            'status: {code: gjennomfort}, progress: "100"', "status: {code: utgar}"
        )
    )
    assert mean(space.reports[1].rows()) == 60
    assert mean(standing(space.reports)) == 73
    figures = Figures(space.reports[1], space.reports[:1], space.plans[0], WORDS)
    assert ("Gjennomført", 1) in figures.statuses()
    assert ("Utgår", 1) in figures.statuses()
    assert title_of(space.reports[0], labels("nn")) == "Halvårsrapport for første halvår 2012"


def test_a_row_of_no_measure_counts_in_its_own_report_alone() -> None:
    space = workspace(
        r2012_h1=FIRST.replace("measures: [t-kontor], ", ""), r2012_h2=SECOND.replace("{id: kontor,", "{id: annet,")
    )
    first, second = space.reports
    assert [row.id for row in standing((first,))] == ["kontor", "moter", "kjop"]
    assert [row.id for row in standing((first, second))] == ["moter", "kjop", "annet"]


def test_a_report_says_which_version_it_is_on_and_what_became_of_the_plan_since_the_last() -> None:
    adopted = version("adopted-2011", "2011-09-07", FEWER) | version("adopted-2012", "2012-10-18", REWORDED)
    files = {**FILES, **adopted}
    files["plans/bolig/reports/2012-h1.yaml"] = FIRST + "version: adopted-2011\n"
    files["plans/bolig/reports/2012-h2.yaml"] = SECOND + "version: adopted-2012\n"
    space = read_workspace(Memory(files)).value
    assert space is not None
    blocks = parse("::: {.slot name=facts}\n:::\n\n::: {.slot name=changes}\n:::\n", "layout.md").value or ()
    frame = Frame(space.settings, Layout("layout", "layout.md", blocks), plans=space.plans)
    body = assemble(OVERVIEW, Figures.of(space.reports[1], space.plans[0], space, WORDS), frame, draw).document.body
    facts = next(part for part in walk(body) if isinstance(part, Facts))
    assert plain(dict(facts.rows)["Planversjon"]) == "Vedtatt 18.\u00a0oktober\u00a02012"
    told = next(part for part in body if isinstance(part, Paragraph))
    assert plain(told.content) == (
        "Planen er endret siden forrige rapport. Nye tiltak: «Holde faste møter». Tatt ut: «Kjøpe ti leiligheter». "
        "Endret: «Opprette et større boligkontor»."
    )


@pytest.mark.parametrize(
    "ending",
    [
        "Slutt.",
        "- ett\n- to",
        "> Sitat.",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "::: {.table}\n- - A\n- - B\n:::",
        "1. ett\n\n   to",
    ],
)
def test_a_good_example_is_marked_where_it_begins_and_where_it_ends(ending: str) -> None:
    text = FILES["plans/bolig/reports/2012-h1.md"].replace("Kontoret holder åpent om kvelden.", f"Kontoret er åpent.\n\n{ending}")
    space = read_workspace(Memory({**FILES, "plans/bolig/reports/2012-h1.md": text})).value
    assert space is not None
    blocks = parse("::: {.slot name=examples}\n:::\n", "layout.md").value or ()
    frame = Frame(space.settings, Layout("layout", "layout.md", blocks), plans=space.plans)
    made = assemble(REPORT, Figures.of(space.reports[0], space.plans[0], space, WORDS), frame, draw).document
    ids = [part.id for part in walk(made.body) if isinstance(part, NumberedHeading | Span) and part.id]
    assert ids == [made.limits[0].start, made.limits[0].end]
    assert (made.limits[0].title, made.limits[0].pages) == ("Døra på gløtt", 1)


def test_the_overview_has_room_for_the_first_late_rows_and_says_how_many_more_there_are() -> None:
    row = (
        "      - {{id: r{n}, measures: [t-kjop], text: Rad {n}, status: {{code: i-gang, delayed: {late}}},"
        " deviation: 'Nr. {n} ble ikke ferdig. Ny frist er 1. juni. {reason}', reason: '{reason}'}}\n"
    )
    long = "Grunnen til at det ikke ble noe av, er mange ganger lengre enn det er plass til på en eneste side med alt det andre"
    rows = "".join(row.format(n=n, late="true" if n > 6 else "false", reason=long) for n in range(1, 10))
    text = FIRST.partition("activities:")[0] + "activities:\n  - id: dor\n    rows:\n" + rows
    space = workspace(r2012_h2=text.replace("half: 1", "half: 2"))
    blocks = parse("::: {.slot name=delays form=short}\n:::\n", "layout.md").value or ()
    frame = Frame(space.settings, Layout("layout", "layout.md", blocks), plans=space.plans)
    body = assemble(OVERVIEW, Figures.of(space.reports[1], space.plans[0], space, WORDS), frame, draw).document.body
    made = tables(Document("x", "overview", "nb", "X", body))[0]
    assert [each[0] for each in made[1:]] == ["Rad 7", "Rad 8", "Rad 9", "Rad 1", "Rad 2"]
    assert made[1][2] == "Nr. 7 ble ikke ferdig. Ny frist er 1. juni."
    assert made[1][3] == "Grunnen til at det ikke ble noe av, er mange ganger lengre enn det er plass til på en …"
    assert plain(body[-1].content) == "4 til er forsinket eller har avvik. De står i rapporten."  # type: ignore[union-attr]
