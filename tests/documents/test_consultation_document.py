"""The documents of a hearing: what stands in each, who is named, and that no response is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planverk.documents.consultation_document import assemble
from planverk.documents.hearing import PUBLIC, Edition
from planverk.model.chart import Chart
from planverk.model.content import CaptionedFigure, NumberedHeading, Table, Text, plain, walk
from planverk.model.document import CONSULTATION_DOCUMENTS
from planverk.model.numbering import NumberingScheme, decimal_scheme
from planverk.model.pictures import Picture
from planverk.model.template import USUAL_SUMMARY, SummaryColumn, SummarySettings
from support_consultation import CONSULTATION, HUSBANKEN, PERSON, drawn, frame, hearing
from support_dump import dump

TEMPLATE = Path(__file__).parents[2] / "templates" / "vagsund" / "documents"


def made(
    kind: str, layout: str = "", edition: Edition = PUBLIC, language: str = "nb", settings: SummarySettings = USUAL_SUMMARY
) -> str:
    shown = layout or (TEMPLATE / f"{kind}.md").read_text("utf-8")
    assembled = assemble(kind, hearing(edition=edition, language=language), frame(shown), settings)
    assert assembled.findings == ()
    return dump(assembled.document)


def slot(name: str, **values: str) -> str:
    given = "".join(f" {key.replace('_', '-')}={value}" for key, value in values.items())
    return f"::: {{.slot name={name}{given}}}\n:::\n"


def test_a_response_has_its_number_its_facts_and_a_table_of_its_points() -> None:
    text = made("summary", slot("responses"))
    assert text.split("## 2.")[0] == (
        "## 1. Husbanken #uttalelse-1 (unnumbered)\n"
        "Statlig myndighet, datert 26.04.2011, mottatt 28.04.2011, støtter planen.\n"
        "Husbanken støtter planen.\n"
        "‖ Nr. ‖ Innspill ‖ Gjelder ‖ Vurdering ‖ Konklusjon ‖ Endring i planen ‖\n"
        "| 1.1 | Ber om frister for saksbehandlingen. | Kapittel~2.1 Frister, s.~6 | Fristene er tatt inn, se kapittel~2.1. "
        "| Tas til følge | Kapittel~2.1 Frister | #innspill-1-1\n"
        "| 1.2 | «Tiltak 1 er bra» | Tiltak~1, s.~7 ¶ Kapittel~2 Tildeling, s.~5 | Rådmannen er **enig**. "
        "| Tas til orientering | Ingen | #innspill-1-2\n"
        "| 1.3 | «Planen bør også nevne studenter.» |  | Planen gjelder ikke studenter. "
        "| Gjelder noe utenfor planen | Ingen | #innspill-1-3\n"
    )
    assert "Råd, mottatt 09.05.2011, etter fristen 06.05.2011." in text
    assert (
        "## 4. Storvik kommune #uttalelse-4 (unnumbered)\nKommune, mottatt 28.04.2011.\nAvsenderen har ingen merknader." in text
    )


def test_the_template_says_which_columns_there_are_and_what_they_are_called() -> None:
    columns = (SummaryColumn("sender"), SummaryColumn("point", "Merknad"), SummaryColumn("advice"), SummaryColumn("responsible"))
    text = made("summary", slot("responses"), settings=SummarySettings(columns, "merknad"))
    assert "‖ Avsender ‖ Merknad ‖ Faglig råd ‖ Ansvar ‖" in text
    assert "| Husbanken | Ber om frister for saksbehandlingen. | Boligkontoret: Fire uker er nok. | bolig | #innspill-1-1" in text


def test_widths_fill_the_page() -> None:
    assembled = assemble("summary", hearing(), frame(slot("responses")), USUAL_SUMMARY)
    table = next(each for each in walk(assembled.document.body) if isinstance(each, Table))
    assert sum(column.width or 0 for column in table.columns) == pytest.approx(100, abs=0.1)


def test_running_text_says_what_was_said_how_it_was_weighed_and_what_became_of_it() -> None:
    text = made("summary", slot("responses", form="text"))
    assert (
        "**1.1 (Kapittel~2.1 Frister, s.~6): **Ber om frister for saksbehandlingen.\n"
        "**Kommunedirektørens vurdering: **Fristene er tatt inn, se kapittel~2.1.\n"
        "**Innspillet tas til følge.** Endring i planen: kapittel~2.1 Frister.\n"
    ) in text


def test_points_by_section_follow_the_version_on_hearing_and_stand_under_every_place() -> None:
    text = made("sections", slot("sections"))
    titles = [line.split(" #")[0] for line in text.splitlines() if line.startswith("## ")]
    assert titles == [
        "## Planen som helhet",
        "## 1 Innledning",
        "## 2 Tildeling",
        "## 2.1 Frister",
        "## Tiltak~1 – Flere utleieboliger",
    ]
    assert text.count("| 1.2 | Husbanken |") == 2


def test_points_by_theme_stand_under_their_theme_or_under_none() -> None:
    text = made("themes", slot("themes"))
    assert [line.split(" #")[0] for line in text.splitlines() if line.startswith("## ")] == ["## Saksbehandling", "## Uten tema"]


def test_statements_from_councils_stand_in_a_part_of_their_own() -> None:
    text = made("summary")
    first, second = text.split("# Uttalelser fra råd #", 1)
    assert "2. Eldrerådet #uttalelse-2" not in first.split("# Uttalelsene #", 1)[1]
    assert "2. Eldrerådet #uttalelse-2" in second


@pytest.mark.parametrize("kind", ["summary", "responses"])
def test_a_layout_that_leaves_some_responses_out_is_an_error(kind: str) -> None:
    name = "responses" if kind == "summary" else "full-text"
    found = assemble(kind, hearing(), frame(slot(name, only="others")), USUAL_SUMMARY).findings
    assert [(each.code, dict(each.message.values)["slot"]) for each in found] == [("L2", f"{name} only=councils")]


def test_a_layout_without_any_place_for_the_responses_is_an_error() -> None:
    assert [each.code for each in assemble("lists", hearing(), frame("Tekst.\n"), USUAL_SUMMARY).findings] == ["L2"] * 3


def test_all_responses_stand_in_full_with_nothing_read_as_markup_or_as_a_value() -> None:
    text = made("responses")
    assert '{{ 7*7 }} =HYPERLINK("x") <script>' in text
    assert "Tiltak 1 er bra:\n- flere boliger\n- bedre boliger\n" in text
    assert "Journalnummer: 11/812-14" in text


def test_a_private_person_is_a_number_unless_the_edition_names_them() -> None:
    public, internal = made("responses"), made("responses", edition=Edition({"p1": "Kari Nes"}))
    assert "## 3. Privatperson~1 #uttalelse-3" in public
    assert "Jeg heter Privatperson~1" in public
    assert "Jeg heter Kari Nes" in internal
    assert not any("⟦" in made(kind) for kind in CONSULTATION_DOCUMENTS)


@pytest.mark.parametrize("kind", ["summary", "sections", "themes", "responses"])
def test_what_is_withheld_is_said_to_have_come_and_no_more(kind: str) -> None:
    text = made(kind, edition=Edition(withheld=frozenset({3})))
    assert "sentralt" not in text
    if kind in ("summary", "responses"):
        assert "Uttalelsen er ikke med i denne utgaven." in text


@pytest.mark.parametrize("kind", ["summary", "sections", "themes", "responses"])
def test_what_is_exempt_from_innsyn_is_said_to_be_by_its_paragraph(kind: str) -> None:
    text = made(kind, edition=Edition(exempt={3: "offl. § 13"}))
    assert "sentralt" not in text
    if kind in ("summary", "responses"):
        assert "Unntatt offentlighet (offl. § 13)." in text


def test_the_lists_tell_who_did_not_answer_and_who_had_remarks() -> None:
    text = made("lists")
    assert "| Brukerrådet | Organisasjon | 29.04.2011 |" in text
    assert "| 4 | Storvik kommune | Kommune | 28.04.2011 |  |" in text
    assert "| 2 | Eldrerådet | Råd | 09.05.2011 (etter fristen) |  |" in text


def test_figures_stand_as_a_table_and_as_a_chart_with_the_same_numbers_in_words() -> None:
    assembled = assemble("summary", hearing(), frame((TEMPLATE / "summary.md").read_text("utf-8")), USUAL_SUMMARY)
    figures = [each for each in walk(assembled.document.body) if isinstance(each, CaptionedFigure)]
    assert [each.figure.source in assembled.document.pictures for each in figures] == [True, True]
    assert "Tas til følge 1, Tas ikke til følge 1" in figures[0].figure.alt
    assert "| Tas til følge | 1 |" in dump(assembled.document)


def test_a_chart_of_one_bar_is_not_drawn() -> None:
    charts: list[Chart] = []

    def kept(chart: Chart) -> Picture:
        charts.append(chart)
        return drawn(chart)

    one = replace(hearing(replace(CONSULTATION, responses=(HUSBANKEN,))), draw=kept)
    layout = slot("chart", what="kinds") + slot("responses")
    assert assemble("summary", one, frame(layout), USUAL_SUMMARY).findings == ()
    assert charts == []


def test_nynorsk_documents_are_nynorsk_throughout() -> None:
    text = made("summary", language="nn")
    assert "Vert teke til følgje" in text
    assert "Statleg styresmakt, dagsett 26.04.2011, motteke 28.04.2011, støttar planen." in text
    assert "‖ Nr. ‖ Innspel ‖ Gjeld ‖ Vurdering ‖ Konklusjon ‖ Endring i planen ‖" in text
    assert "# Fråsegner frå råd #" in text


def test_a_heading_in_an_assessment_does_not_become_one_of_the_document() -> None:
    noisy = replace(HUSBANKEN, summary="# Stort\n\nTekst[^1].\n\n[^1]: Noten.\n")
    assembled = assemble("summary", hearing(replace(CONSULTATION, responses=(noisy,))), frame(slot("responses")), USUAL_SUMMARY)
    headings = [plain(each.content) for each in walk(assembled.document.body) if isinstance(each, NumberedHeading)]
    assert headings == ["1. Husbanken"]
    assert "**Stort**\nTekst (Noten.).\n" in dump(assembled.document)


def test_a_change_in_a_section_that_the_plan_does_not_have_is_an_error() -> None:
    point = HUSBANKEN.points[0]
    assert point.assessment is not None
    wrong = replace(point, assessment=replace(point.assessment, changes=("finnes-ikke",)))
    heard = hearing(replace(CONSULTATION, responses=(replace(HUSBANKEN, points=(wrong,)),)))
    assert [each.code for each in assemble("summary", heard, frame(slot("responses")), USUAL_SUMMARY).findings] == ["R1"]


def test_a_later_response_names_the_one_that_it_replaces_and_the_other_way_round() -> None:
    later = replace(PERSON, number=5, replaces=3)
    heard = hearing(replace(CONSULTATION, responses=(PERSON, later)))
    text = dump(assemble("summary", heard, frame(slot("responses")), USUAL_SUMMARY).document)
    assert "går imot planen. Erstattet av uttalelse~5." in text
    assert "går imot planen. Erstatter uttalelse~3." in text


def test_text_that_others_sent_holds_no_mark_of_a_person_in_any_document() -> None:
    for kind in CONSULTATION_DOCUMENTS:
        document = assemble(kind, hearing(), frame((TEMPLATE / f"{kind}.md").read_text("utf-8")), USUAL_SUMMARY).document
        assert not any("⟦" in each.value for each in walk(document.body) if isinstance(each, Text))


def test_a_section_without_a_number_is_named_once() -> None:
    point = HUSBANKEN.points[0]
    assert point.assessment is not None
    changed = replace(point, assessment=replace(point.assessment, changes=("innledning", "frister")))
    heard = hearing(replace(CONSULTATION, responses=(replace(HUSBANKEN, points=(changed,)),)))
    assert heard.plan is not None
    heard = replace(heard, plan=replace(heard.plan, unnumbered=("innledning",)))
    text = dump(assemble("summary", heard, frame(slot("responses")), USUAL_SUMMARY).document)
    assert "| «Innledning» ¶ Kapittel~1.1 Frister |" in text


def test_chapters_are_named_by_the_plans_own_numbers_in_a_document_that_has_none() -> None:
    bare = replace(frame(slot("responses")), numbering=NumberingScheme((), ()), plan_numbering=decimal_scheme())
    assert "| Kapittel~2.1 Frister |" in dump(assemble("summary", hearing(), bare, USUAL_SUMMARY).document)
