"""E8 and S: headings, tables, pictures, links, and sections that say something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planverk.model.content import Container
from planverk.model.place import Place
from planverk.model.plan import Chapter
from support_checks import PLAN_FILE, blocks, codes, found_in, paper, plan


def chapter(text: str) -> str:
    return f"# Mål {{#mal}}\n\nTekst.\n\n{text}\n"


def test_a_level_that_is_skipped_is_an_error_with_its_line() -> None:
    (finding,) = found_in(plan(chapter("### Delmål {#delmal}\n\nTekst.")))

    assert (finding.code, finding.is_error, finding.place.line) == ("E8", True, 5)
    assert codes(plan(chapter("## Delmål {#delmal}\n\nTekst.\n\n### Under {#under}\n\nTekst."))) == []
    assert codes(plan("## Mål {#mal}\n\nTekst.\n")) == ["E8"]


def test_a_papers_first_level_may_be_any() -> None:
    assert codes(paper("## Fakta {#f}\n\nTekst.\n\n### Høring {#h}\n\nTekst.\n\n## Vurdering {#v}\n\nTekst.\n")) == []
    assert codes(paper("## Fakta {#f}\n\nTekst.\n\n#### Høring {#h}\n\nTekst.\n")) == ["E8"]


def test_an_empty_heading_and_one_inside_a_list_are_found() -> None:
    assert "E8" in codes(plan(chapter("## {#tom}\n\nTekst.")))
    assert codes(plan(chapter("> ## Sitat\n>\n> Tekst."))) == ["E8!", "I2!"]


def test_a_table_without_header_row_is_an_error() -> None:
    assert codes(plan(chapter("| | |\n|---|---|\n| 1 | 2 |"))) == ["E8"]
    assert codes(plan(chapter("| År | Antall |\n|---|---|\n| 1 | 2 |"))) == []


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        ("![](kart.png)", ["E8"]),
        ("![kart.png](kart.png)", ["E8!"]),
        ("![IMG_2034](kart.png)", ["E8!"]),
        ("![Bilde](kart.png)", ["E8!"]),
        ("![Kart over Vågsund](kart.png)", []),
        ("Se ![](kart.png) her i teksten", ["E8"]),
    ],
)
def test_a_picture_says_what_it_shows(picture: str, found: list[str]) -> None:
    assert codes(plan(chapter(picture))) == found


def test_a_document_has_a_title_and_a_language() -> None:
    assert codes(plan(title=" ", period=None)) == ["E8"]
    assert codes(plan(language="en")) == ["E8"]


@pytest.mark.parametrize("words", ["her", "Klikk her", "les mer", "les meir", "lenke"])
def test_a_link_says_where_it_leads(words: str) -> None:
    assert codes(plan(chapter(f"Planen ligger [{words}](https://example.org)."))) == ["E8!"]
    assert codes(plan(chapter("Se [Husbankens sider](https://example.org) og <https://example.org>."))) == []


def test_a_chapter_or_section_without_text_is_a_warning() -> None:
    assert codes(plan("# Mål {#mal}\n")) == ["S1!"]
    assert codes(plan(chapter("## Delmål {#delmal}"))) == ["S2!"]
    assert codes(paper("## Vurdering {#vurdering}\n")) == ["S2!"]


def test_a_section_that_holds_a_table_of_measures_a_picture_or_subsections_says_something() -> None:
    assert codes(plan("# Mål {#mal}\n\n::: {.measures}\n:::\n")) == []
    assert codes(plan("# Mål {#mal}\n\n## Delmål {#delmal}\n\n![Kart over kommunen](kart.png)\n")) == []
    assert codes(plan("# Mål {#mal}\n\n[](#mal)\n")) == []


def test_a_colon_with_nothing_after_it_is_a_warning() -> None:
    assert codes(plan(chapter("Arbeidet bygger på følgende dokumenter:"))) == ["S3!"]
    assert codes(plan(chapter("Arbeidet bygger på følgende dokumenter:\n\n- planen"))) == []


def test_what_an_import_set_aside_is_a_warning_and_not_read_as_text() -> None:
    aside = Container("left-out", blocks("TODO: <navn>\n", PLAN_FILE), place=Place(PLAN_FILE, 9))
    section = replace(plan().chapters[0].sections[0], blocks=(*blocks("Tekst.\n", PLAN_FILE), aside))

    assert codes(plan(chapters=(Chapter(PLAN_FILE, (), (section,)),))) == ["S4!"]
