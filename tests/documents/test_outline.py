"""The outline of a plan: what can be referred to, on which pages, and a hash of each text."""

from __future__ import annotations

from dataclasses import replace

from planverk.documents.frame import Frame
from planverk.documents.outline import outline, own_texts, text_hash
from planverk.documents.plan import assemble
from planverk.model.consultation import Outline
from planverk.model.content import Container, CrossReference, Figure, Paragraph, Table, Text
from planverk.model.document import PageMap
from planverk.model.layout import Layout
from planverk.model.measures import Goal, Indicator, Measure, Measures, Strategy
from planverk.model.plan import Chapter, Plan, PlanType, Section
from planverk.model.workspace import Municipality, Settings

SLOTS = ("contents", "chapters", "appendices")
LAYOUT = Layout("plan", "plan.md", tuple(Container("slot", values=(("name", name),)) for name in SLOTS))
FRAME = Frame(Settings(Municipality("Vågsund kommune")), LAYOUT)
MEASURES = Measures(
    (Goal("m-bolig", "Flere eier"),),
    (Strategy("s-eie", "Eie", "m-bolig", "A"),),
    (Measure("t-lan", 1, "Startlån", "s-eie"),),
    (Indicator("i-eier", "t-lan", "", "husstander"),),
)


def text(*words: str) -> Paragraph:
    return Paragraph(tuple(Text(word) for word in words))


def section(own_id: str, level: int, title: str, *blocks: object, below: tuple[Section, ...] = ()) -> Section:
    return Section(own_id, level, (Text(title),), blocks, below)  # type: ignore[arg-type]


SEARCH = section("soknad", 2, "Søknad", text("Søk her."))
ANSWER = section("vedtak", 2, "Vedtak", Paragraph((Text("Se "), CrossReference("soknad"))))
CHAPTERS = (
    section("innledning", 1, "Innledning", text("Om planen.")),
    section("tildeling", 1, "Tildeling", text("Slik."), below=(SEARCH, ANSWER)),
    section("ord", 1, "Ordliste", Table((), (), (), (Text("Ord"),), "tab-ord")),
)
PLAN = Plan(
    "bolig", "plans/bolig", "Boligplan", PlanType.TEMAPLAN, "nb", chapters=(Chapter("01.md", (), CHAPTERS),),
    appendices=("ord",), measures=MEASURES,
)  # fmt: skip


def made(plan: Plan = PLAN, pages: PageMap | None = None) -> Outline:
    return outline(plan, assemble(plan, FRAME).document, "hearing-1", pages, "sha256:aa")


def test_sections_come_with_their_numbers_and_parents_and_then_the_rest() -> None:
    shown = [(node.kind, node.id, node.parent, node.number, node.label, node.title) for node in made().nodes]
    assert shown == [
        ("section", "innledning", "", (1,), "1", "Innledning"),
        ("section", "tildeling", "", (2,), "2", "Tildeling"),
        ("section", "soknad", "tildeling", (2, 1), "2.1", "Søknad"),
        ("section", "vedtak", "tildeling", (2, 2), "2.2", "Vedtak"),
        ("section", "ord", "", (1,), "Vedlegg A", "Ordliste"),
        ("goal", "m-bolig", "", (1,), "1", "Flere eier"),
        ("strategy", "s-eie", "m-bolig", (1,), "A", "Eie"),
        ("measure", "t-lan", "s-eie", (1,), "1", "Startlån"),
        ("indicator", "i-eier", "t-lan", (1,), "1", "husstander"),
        ("table", "tab-ord", "ord", (1,), "1", "Ord"),
    ]


def test_a_section_lasts_to_where_the_next_one_begins_and_not_onto_a_page_that_it_opens() -> None:
    places = {
        "innledning": (3, 85),
        "tildeling": (5, 85),
        "soknad": (5, 300),
        "vedtak": (6, 400),
        "ord": (8, 85),
        "tab-ord": (9, 85),
    }
    pages = PageMap(
        {name: page for name, (page, _) in places.items()},
        {name: str(page - 2) for name, (page, _) in places.items()},
        9,
        {name: float(top) for name, (_, top) in places.items()},
    )
    nodes = made(pages=pages).by_id
    assert {name: nodes[name].pages for name in places} == {
        "innledning": (3, 4),
        "tildeling": (5, 7),
        "soknad": (5, 6),
        "vedtak": (6, 7),
        "ord": (8, 9),
        "tab-ord": (9, 9),
    }
    assert (nodes["innledning"].printed, nodes["t-lan"].pages) == (("1", "2"), None)


def test_the_text_of_a_section_is_its_own_and_no_number_elsewhere_changes_it() -> None:
    texts = own_texts(PLAN)
    assert (texts["tildeling"], texts["vedtak"]) == ("Slik.", "Se #soknad")
    moved = replace(PLAN, chapters=(Chapter("01.md", (), (CHAPTERS[1], CHAPTERS[0], CHAPTERS[2])),))
    before, after = made().by_id, made(moved).by_id
    assert before["vedtak"].label != after["vedtak"].label
    assert {name: node.text for name, node in before.items()} == {name: node.text for name, node in after.items()}


def test_how_lines_fall_does_not_count_in_a_text_and_a_word_does() -> None:
    assert text_hash("Slik  er\ndet") == text_hash("Slik er det") != text_hash("Slik var det")


def test_what_an_import_set_aside_is_no_text_and_a_picture_counts_by_its_words() -> None:
    aside = section("a", 1, "A", text("Står her."), Container("left-out", (text("Satt til side."),)), Figure("x.png", "Et kart"))
    assert own_texts(replace(PLAN, chapters=(Chapter("01.md", (), (aside,)),)))["a"] == "Står her."
