"""A case paper that puts a report forward: the report's counts in its text, its figures where they are asked for, its documents
in the list of attachments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planverk.documents.case_paper import assemble
from planverk.documents.frame import Assembled, Frame
from planverk.documents.report_figures import Figures
from planverk.documents.report_in_paper import told
from planverk.documents.report_values import of_report
from planverk.model.case_paper import Attachment, CasePaper, Concern
from planverk.model.content import CaptionedFigure, CaptionedTable, Facts, OrderedList, Paragraph, plain, walk
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.pictures import Picture
from planverk.readers.markdown import parse
from support_report import FIRST, workspace

WORDS = labels("nb")
SECOND = FIRST.replace("half: 1", "half: 2").replace("dated: 2012-08-20", "dated: 2013-02-11").replace("ca. 60", '"80"')
LAYOUT = """# Vedlegg

::: {.slot name=printed-attachments}
:::

:::: {.optional}
# {{ label.report_status }}

::: {.slot name=report part=statuses}
:::
::::

::: {.slot name=text}
:::
"""
PAPER = CasePaper("sak", "plans/bolig/cases/sak.md", "Rapport", "rapport", "nb", plan="bolig", concerns=(Concern("bolig"),))


def paper(text: str = "", report: str = "2012-h2", *attached: str) -> Assembled:
    space = workspace(r2012_h2=SECOND)
    own = space.reports_of("bolig")
    at = next((at for at, each in enumerate(own) if each.id == report), None)
    figures = None if at is None else Figures(own[at], own[:at], space.plans[0], WORDS)
    reports = told(figures, space.reports, space.settings, lambda _: Picture(b"", "png", 10, 10))
    frame = Frame(space.settings, Layout("layout", "layout.md", parse(LAYOUT, "layout.md").value or ()), plans=space.plans)
    asked = replace(
        PAPER,
        report=report,
        preamble=parse(text, PAPER.file).value or (),
        printed=tuple(Attachment(document=name) for name in attached),
    )
    return assemble(asked, frame, space.plans, told=reports)


def lines(made: Assembled, kind: type[OrderedList] | type[Paragraph] = Paragraph) -> list[str]:
    found = [part for part in walk(made.document.body) if isinstance(part, kind)]
    return [plain(part.content).replace("\u00a0", " ") for each in found for part in walk(each) if isinstance(part, Paragraph)]


def test_the_text_takes_its_counts_from_the_report() -> None:
    text = "{{ report.count.gjennomfort }} av {{ report.count.rows }}, {{ report.count.delayed }} forsinket, {{ report.until }}."
    assert "1 av 3, 1 forsinket, 31. desember 2012." in lines(paper(text))
    assert "Ett tiltak, 2 og to tiltak" in lines(
        paper("{{ report.words.gjennomfort|upper_first }}, {{ report.count.i_gang }} og {{ report.words.i_gang }}")
    )
    assert "67 prosent, mot 60" in lines(paper("{{ report.progress }} prosent, mot {{ report.previous.progress }}"))


def test_the_reports_own_title_and_date_stand_in_the_list_of_attachments() -> None:
    listed = lines(paper("", "2012-h2", "overview", "report", "bolig-2012-h1", "bolig-2012-h1-oversikt"), OrderedList)
    assert listed == [
        "Halvårsrapport for andre halvår 2012: oversikt, datert 11.02.2013",
        "Halvårsrapport for andre halvår 2012, datert 11.02.2013",
        "Halvårsrapport for første halvår 2012, datert 20.08.2012",
        "Halvårsrapport for første halvår 2012: oversikt, datert 20.08.2012",
    ]


def test_figures_stand_where_the_layout_and_the_text_ask_for_them() -> None:
    made = paper("::: {.report part=changes}\n:::\n\n::: {.report part=statuses form=facts}\n:::\n")
    captions = [plain(part.caption.content) for part in walk(made.document.body) if isinstance(part, CaptionedTable)]
    assert captions == ["Status for tiltakene", "Endringer siden forrige rapport"]
    assert any(isinstance(part, Facts) for part in walk(made.document.body))
    assert made.findings == ()


@pytest.mark.parametrize(("text", "report"), [("part=status", "2012-h2"), ("part=statuses", "")])
def test_a_part_that_is_not_there_is_an_error_at_its_line(text: str, report: str) -> None:
    found = paper(f"Se:\n\n::: {{.report {text}}}\n:::\n", report).findings
    assert [(each.code, each.place.line, each.is_error) for each in found] == [("C8", 3, True)]


def test_a_paper_without_a_report_leaves_the_layouts_part_out() -> None:
    made = paper("Tekst.", "")
    assert [part for part in walk(made.document.body) if isinstance(part, CaptionedTable)] == []
    assert made.findings == ()


def test_a_first_report_has_none_before_it() -> None:
    space = workspace()
    values = of_report(Figures(space.reports[0], (), space.plans[0], WORDS)).names
    previous = values["previous"]
    assert not isinstance(previous, (str, int))
    assert set(dict(previous.names).values()) == {"", None}  # type: ignore[union-attr]


def test_a_report_in_another_language_goes_by_the_name_that_it_is_built_under() -> None:
    space = workspace()
    report = replace(space.reports[0], language="nn")
    attachable = told(None, (report,), space.settings, lambda _: Picture(b"", "png", 10, 10)).attachable
    assert list(attachable) == ["bolig-2012-h1", "bolig-2012-h1-oversyn"]
    assert attachable["bolig-2012-h1-oversyn"].title == "Halvårsrapport for første halvår 2012: oversyn"


def test_a_chart_in_the_text_of_the_paper_is_drawn() -> None:
    made = paper("::: {.report part=over-time form=chart}\n:::\n")
    (figure,) = (part.figure for part in walk(made.document.body) if isinstance(part, CaptionedFigure))
    assert figure.source in made.document.pictures
