"""A plan from its values to a Document: layout, numbers, references, measures, contents."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from planverk.documents.frame import Assembled, Frame
from planverk.documents.plan import assemble
from planverk.findings import Severity
from planverk.model.case_number import Archive, ArchiveCase
from planverk.model.content import (
    Block,
    BulletList,
    CaptionedTable,
    Cell,
    Column,
    Container,
    CrossReference,
    Figure,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    walk,
)
from planverk.model.document import Draft, Origin
from planverk.model.layout import Layout
from planverk.model.measures import Cost, Due, Goal, Indicator, Measure, Measures, Reading, Strategy
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.plan import Chapter, Period, Plan, PlanType, Section
from planverk.model.workspace import Municipality, Settings, Wording
from support_dump import dump

FILE = "plans/bolig/01.md"
MEASURES = Measures(
    goals=(Goal("m-bolig", "Flere eier boligen sin"), Goal("m-hjelp", "Flere får hjelp")),
    strategies=(
        Strategy("s-eie", "Eie egen bolig", "m-bolig", "A"),
        Strategy("s-bo", "Bo trygt", "m-hjelp", "B"),
    ),
    measures=(
        Measure(
            "t-startlan",
            1,
            "Øke startlånet",
            "s-eie",
            "bolig",
            ("nav", "bank"),
            Due(datetime.date(2013, 12, 31)),
            (Cost(2012, "drift", 500000), Cost(2013, "investering", 15000000)),
            "Husbanken",
            1,
        ),
        Measure("t-boteam", 2, "Opprette boteam", "s-bo", "nav", due=Due(words="2012–2015"), costs=(Cost(2012, "drift", 0),)),
    ),
    indicators=(
        Indicator(
            "i-eier", "t-startlan", "Nye eiere", "husstander", Reading(2010, Decimal("0")), Reading(2015, Decimal("1250.5"))
        ),
    ),
)


def slot(name: str, **values: str) -> Container:
    return Container("slot", values=(("name", name), *values.items()))


LAYOUT = Layout(
    "plan",
    "templates/x/documents/plan.md",
    (slot("contents", depth="2"), slot("list-of-measures"), slot("list-of-tables"), slot("chapters"), slot("appendices")),
)
FRAME = Frame(
    Settings(
        Municipality("Vågsund kommune", address="Storgata 1"),
        units={"bolig": "Enhet for bolig", "nav": "NAV Vågsund", "bank": "Banken"},
    ),
    LAYOUT,
    origin=Origin("plans/bolig", "0123456789abcdef", version="hearing-1"),
    date=datetime.date(2011, 3, 14),
)


def text(*parts: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts), place=Place(FILE, 9))


def to(target: str, words: str = "") -> CrossReference:
    return CrossReference(target, (Text(words),) if words else (), Place(FILE, 12))


def section(own_id: str, title: str, *blocks: Block, level: int = 1, below: tuple[Section, ...] = ()) -> Section:
    return Section(own_id, level, (Text(title),), blocks, below, Place(FILE, 1))


def plan(*sections: Section, measures: Measures = MEASURES, **changes: object) -> Plan:
    made = Plan(
        "bolig",
        "plans/bolig",
        "Boligplan 2011–2025",
        PlanType.TEMAPLAN,
        "nb",
        Period(2011, 2025),
        Archive(ArchiveCase(2011, 4185), "F17"),
        (Chapter(FILE, (), sections),),
        ("forord",),
        ("vedlegg-a",),
        {"gammel": "mal"},
        measures=measures,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def lines(assembled: Assembled) -> list[str]:
    return dump(assembled.document).splitlines()


def of(*blocks: Block, frame: Frame = FRAME) -> Assembled:
    """A plan with `blocks` in its first chapter, laid out without lists."""
    bare = replace(frame, layout=replace(LAYOUT, blocks=(slot("chapters"), slot("appendices"))))
    return assemble(plan(section("mal", "Mål", *blocks, below=(section("delmal", "Delmål", level=2),))), bare)


def test_a_plan_is_laid_out_numbered_and_listed() -> None:
    assembled = assemble(
        plan(
            section("forord", "Forord", text("Vi har {{ plan.count.measures }} tiltak.")),
            section("mal", "Mål", Container("goals"), below=(section("delmal", "Delmål", level=2),)),
            section("handlingsdel", "Handlingsdel", Container("measures"), text("Se ", to("vedlegg-a"), ".")),
            section("vedlegg-a", "Begreper"),
        ),
        FRAME,
    )

    assert assembled.findings == ()
    assert lines(assembled) == [
        "== Innhold (headings, 2)",
        "   Forord -> forord",
        "  1 Mål -> mal",
        "    1.1 Delmål -> delmal",
        "  2 Handlingsdel -> handlingsdel",
        "  Vedlegg A Begreper -> vedlegg-a",
        "== Oversikt over tiltak (measures, 3)",
        "  1 Øke startlånet -> t-startlan",
        "  2 Opprette boteam -> t-boteam",
        "== Tabeller (tables, 3)",
        "  Tabell\u00a01 Tiltak i planen -> tabell-1",
        "# Forord #forord (unnumbered)",
        "Vi har 2 tiltak.",
        "# [1] Mål #mal (numbered)",
        "[**Mål 1:** Flere eier boligen sin]{#m-bolig}",
        "- [Strategi A – Eie egen bolig]{#s-eie}",
        "[**Mål 2:** Flere får hjelp]{#m-hjelp}",
        "- [Strategi B – Bo trygt]{#s-bo}",
        "## [1.1] Delmål #delmal (numbered)",
        "# [2] Handlingsdel #handlingsdel (numbered)",
        "Tabell 1: Tiltak i planen #tabell-1",
        "‖ Nr. ‖ Tiltak ‖ Ansvar ‖ Samarbeid ‖ Frist ‖ Kostnad ‖",
        "| 1 | Øke startlånet | Enhet for bolig | NAV Vågsund, Banken | 31.12.2013 "
        "| 2012: 500~000~kr, drift ¶ 2013: 15~000~000~kr, investering | #t-startlan",
        "| 2 | Opprette boteam | NAV Vågsund | – | 2012–2015 | Innenfor rammen | #t-boteam",
        "Se <vedlegg~A>@vedlegg-a.",
        "# [Vedlegg A] Begreper #vedlegg-a (appendix)",
    ]


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        (to("delmal"), "<kapittel~1.1>@delmal=1.1"),
        (to("delmal", "delmålene"), "<delmålene>@delmal"),
        (to("gammel"), "<kapittel~1>@mal=1"),
        (to("t-boteam"), "<tiltak~2>@t-boteam"),
        (to("s-eie"), "strategi~A"),
        (to("m-hjelp"), "mål~2"),
        (to("i-eier"), "indikator~1"),
        (to("tab"), "<tabell~1>@tab=1"),
        (to("bolig#delmal"), "Boligplan 2011–2025, kapittel~1.1"),
    ],
)
def test_a_reference_says_what_kind_of_thing_it_leads_to(reference: CrossReference, shown: str) -> None:
    table = Table((Column(),), (), (Row((Cell(()),), "t-boteam"),), (Text("Tall"),), "tab")
    assembled = of(
        text("Se ", reference, "."),
        table,
        frame=replace(FRAME, plans=(plan(section("mal", "Mål", below=(section("delmal", "Delmål", level=2),))),)),
    )

    assert assembled.findings == ()
    assert lines(assembled)[1] == f"Se {shown}."


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("", "Kapittel"),
        ("Se ", "kapittel"),
        ("Dette er sagt før. ", "Kapittel"),
        ("Planen koster 15 mill. ", "kapittel"),
        ("jf. ", "kapittel"),
        ("Hvorfor? ", "Kapittel"),
    ],
)
def test_a_reference_that_opens_a_sentence_has_a_capital(before: str, shown: str) -> None:
    assert lines(of(text(before, to("delmal"))))[1].startswith(f"{before}<{shown}~1.1>")


def test_references_are_resolved_in_cells_captions_notes_and_lists() -> None:
    cell = Cell((text(to("mal")),))
    table = Table((Column(),), (Row((cell,)),), (Row((cell,)),), (Text("Jf. "), to("mal")), "tab")
    assembled = of(text("Se note", Footnote((text("Jf. ", to("mal")),))), Container("landscape", (table,)))

    assert not [part for part in walk(assembled.document.body) if isinstance(part, CrossReference | Heading | Container)]
    assert lines(assembled)[1:6] == [
        "Se note[^Jf. <kapittel~1>@mal=1]",
        "<landscape>",
        "  Tabell 1: Jf. <kapittel~1>@mal=1 #tab",
        "  ‖ <Kapittel~1>@mal=1 ‖",
        "  | <Kapittel~1>@mal=1 |",
    ]


def test_a_dead_reference_is_an_error_with_the_line_and_a_suggestion() -> None:
    (finding,) = of(text(to("delmaal"))).findings

    assert (finding.code, finding.severity, finding.place) == ("R1", Severity.ERROR, Place(FILE, 12))
    assert (finding.concerns, str(finding.hint)) == ("plans/bolig", "Did you mean «delmal»?")


def test_a_reference_to_a_plan_that_is_not_there_is_an_error() -> None:
    assert [finding.code for finding in of(text(to("skole#mal"))).findings] == ["R2"]


def test_a_table_without_caption_can_only_be_referred_to_in_ones_own_words() -> None:
    table = Table((Column(),), (), (Row((Cell(()),)),), id="tab")

    assert [finding.code for finding in of(text(to("tab")), table).findings] == ["R3"]
    assert of(text(to("tab", "tabellen")), table).findings == ()


def test_measures_are_chosen_by_strategy_goal_and_unit() -> None:
    assembled = of(
        Container("measures", values=(("strategy", "A"), ("columns", "number text priority financing"))),
        Container("measures", values=(("goal", "m-hjelp"), ("columns", "number,strategy"))),
        Container("measures", values=(("unit", "nav"), ("columns", "number"), ("caption", "Hva NAV gjør"))),
        Container("indicators", id="tab-ind"),
    )

    assert assembled.findings == ()
    assert lines(assembled)[1:] == [
        "Tabell 1: Tiltak under strategi A – Eie egen bolig #s-eie",
        "‖ Nr. ‖ Tiltak ‖ Prioritet ‖ Finansiering ‖",
        "| 1 | Øke startlånet | 1 | Husbanken | #t-startlan",
        "Tabell 2: Tiltak under mål 2 – Flere får hjelp #m-hjelp",
        "‖ Nr. ‖ Strategi ‖",
        "| 2 | B. Bo trygt | #t-boteam",
        "Tabell 3: Hva NAV gjør #tabell-3",
        "‖ Nr. ‖",
        "| 2 |",
        "Tabell 4: Indikatorer #tab-ind",
        "‖ Indikator ‖ Måles i ‖ Utgangspunkt ‖ Måltall ‖ Tiltak ‖",
        "| Nye eiere | husstander | 0 (2010) | 1~250,5 (2015) | 1 | #i-eier",
        "## [1.1] Delmål #delmal (numbered)",
    ]


@pytest.mark.parametrize(
    "columns", ["number text unit partners due cost", "number text unit partners due cost financing priority", "number text"]
)
def test_a_column_has_room_for_a_date_and_for_its_heading_however_many_there_are(columns: str) -> None:
    container = Container("measures", values=(("columns", columns),))
    (table,) = [block.table for block in walk(of(container).document.body) if isinstance(block, CaptionedTable)]
    widths = dict(zip(columns.split(), (column.width or 0 for column in table.columns), strict=True))
    assert sum(widths.values()) == pytest.approx(100, abs=0.1)
    assert min(widths.get("due", 12), widths["text"]) >= 12
    assert widths.get("priority", 11) >= 11


@pytest.mark.parametrize(
    ("values", "code", "hint"),
    [
        ((("strategy", "s-ei"),), "TM1", "Did you mean «s-eie»?"),
        ((("goal", "zzz"),), "TM1", "Those that are there: m-bolig, m-hjelp."),
        ((("unit", "skole"),), "TM2", ""),
        ((("columns", "number tekst"),), "TM3", "The columns are text."),
    ],
)
def test_a_table_of_measures_that_asks_for_what_is_not_there_is_a_finding(
    values: tuple[tuple[str, str], ...], code: str, hint: str
) -> None:
    (finding,) = of(Container("measures", values=values)).findings

    assert finding.code == code
    assert str(finding.hint).startswith(hint)


def test_measures_that_no_table_shows_are_told_where_others_are_shown() -> None:
    (finding,) = of(Container("measures", values=(("strategy", "s-eie"),))).findings
    assert (finding.code, dict(finding.message.values)["ids"]) == ("TM8", "t-boteam")
    assert of(Container("measures")).findings == ()
    assert of(text("Ingen tabell.")).findings == ()


def test_indicators_without_titles_are_named_by_what_is_counted() -> None:
    measures = replace(MEASURES, indicators=(Indicator("i-ko", "t-boteam", unit="husstander på venteliste"),))
    bare = replace(FRAME, layout=replace(LAYOUT, blocks=(slot("chapters"),)))
    shown = lines(assemble(plan(section("mal", "Mål", Container("indicators")), measures=measures), bare))

    assert shown[2:] == ["‖ Indikator ‖ Utgangspunkt ‖ Måltall ‖ Tiltak ‖", "| Husstander på venteliste | – | – | 2 | #i-ko"]


def test_pictures_become_assets_and_a_missing_one_leaves_a_mark() -> None:
    picture = Picture(b"x", "png", 10, 10)
    figure = Figure("bilder/kart.png", "Kart over kommunen", (Text("Kart"),), "f-kart", Place(FILE, 3))
    lost = replace(figure, source="../lost.png", id="")
    made = plan(section("mal", "Mål", figure, lost), pictures={"plans/bolig/bilder/kart.png": picture})
    document = assemble(made, FRAME).document

    assert dict(document.pictures) == {picture.name: picture}
    assert f"![Kart over kommunen]({picture.name})" in dump(document)
    assert "[bildet mangler] Kart over kommunenKart" in dump(document)


def test_what_an_import_set_aside_is_not_printed() -> None:
    assert "Meny" not in dump(of(Container("left-out", (text("Meny"),))).document)


def test_a_landscape_inside_a_list_keeps_its_text() -> None:
    assert lines(of(BulletList(((Container("landscape", (text("bred"),)),),))))[1] == "- bred"


def test_fields_labels_and_properties_come_with_the_document() -> None:
    document = assemble(plan(section("mal", "Mål")), replace(FRAME, draft=Draft("UTKAST", "Funn", ()))).document

    assert document.fields == {
        "title": "Boligplan 2011–2025",
        "subtitle": "",
        "municipality": "Vågsund kommune",
        "municipality_address": "Storgata 1",
        "municipality_email": "",
        "municipality_web": "",
        "municipality_phone": "",
        "status": "Høringsversjon",
        "period": "2011–2025",
        "date": "14.\u00a0mars\u00a02011",
        "archive_case": "2011/4185",
        "archive_class": "F17",
        "case_number": "",
        "case_worker": "",
        "body_name": "",
        "meeting_date": "",
        "document_type": "Temaplan",
        "commit": "0123456",
        "draft": "UTKAST",
    }
    assert document.labels["table"] == "Tabell"
    assert (document.properties.author, document.properties.date) == ("Vågsund kommune", "2011-03-14")


def test_the_cover_says_what_the_author_wrote_else_what_the_version_is() -> None:
    def status(version: str, own: str = "") -> str:
        frame = replace(FRAME, origin=Origin("plans/bolig", version=version))
        return assemble(plan(status=own), frame).document.fields["status"]

    assert [status(version) for version in ("hearing-1", "hearing-1a", "proposal", "adopted-2011", "")] == [
        "Høringsversjon",
        "Rettet høringsversjon",
        "Forslag til sluttbehandling",
        "Vedtatt",
        "Utkast",
    ]
    assert status("hearing-1", "Til 2. gangs behandling") == "Til 2. gangs behandling"


def test_uncommitted_changes_stand_beside_the_commit() -> None:
    frame = replace(FRAME, origin=Origin("plans/bolig", "0123456789", dirty=True))

    assert assemble(plan(), frame).document.fields["commit"] == "0123456 (med endringer som ikke er lagret)"
    assert assemble(plan(), replace(FRAME, origin=Origin("plans/bolig"))).document.fields["commit"] == ""


def test_a_nynorsk_plan_has_nynorsk_words_and_the_municipalitys_own_over_them() -> None:
    frame = replace(FRAME, settings=replace(FRAME.settings, wording=Wording(labels={"measures-all": "Alle tiltaka"})))
    made = plan(section("mal", "Mål", Container("measures", values=(("columns", "number cost"),))), language="nn")
    shown = lines(assemble(made, frame))

    assert "== Innhald (headings, 2)" in shown
    assert "| 2 | Innanfor ramma | #t-boteam" in shown
    assert "Tabell 1: Alle tiltaka #tabell-1" in shown


def test_a_list_of_nothing_takes_its_page_break_with_it() -> None:
    optional = Container("optional", (slot("page-break"), slot("list-of-measures")))
    frame = replace(FRAME, layout=replace(LAYOUT, blocks=(optional, slot("chapters"))))

    assert lines(assemble(plan(section("mal", "Mål")), frame))[0] == "# [1] Mål #mal (numbered)"
    assert lines(assemble(plan(section("mal", "Mål", Container("measures"))), frame))[:2] == [
        "<page break>",
        "== Oversikt over tiltak (measures, 3)",
    ]


def test_a_layout_without_a_place_for_the_appendices_is_an_error() -> None:
    frame = replace(FRAME, layout=replace(LAYOUT, blocks=(slot("chapters"),)))
    (finding,) = assemble(plan(section("mal", "Mål"), section("vedlegg-a", "Begreper")), frame).findings

    assert (finding.code, finding.place) == ("L2", Place("templates/x/documents/plan.md"))
    assert "«appendices»" in str(finding.message)
    assert "::: {.slot name=appendices}" in str(finding.hint)
