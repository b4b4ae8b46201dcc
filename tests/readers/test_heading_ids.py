"""`planverk check --fix`: ids on headings, and not a byte else."""

from __future__ import annotations

import re
from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.content import Heading, plain, walk
from planverk.model.ids import is_id
from planverk.readers import markdown
from planverk.readers.heading_ids import Given, give_ids


def add_ids(text: str, taken: Collection[str] = ()) -> str:
    return give_ids(text, taken)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Mål og midler\n", "# Mål og midler {#mal-og-midler}\n"),
        ("# Mål  \r\nTekst\r\n", "# Mål {#mal}  \r\nTekst\r\n"),
        ("# Mål ##", "# Mål ## {#mal}"),
        ("Lang\ntittel\n------\n", "Lang\ntittel {#lang-tittel}\n------\n"),
        ("# Forord {.unnumbered}\n", "# Forord {#forord .unnumbered}\n"),
        ("> # Sitat\n", "> # Sitat {#sitat}\n"),
        ("::: landscape\n# Bred\n:::\n", "::: landscape\n# Bred {#bred}\n:::\n"),
        ("#\n", "# {#kapittel}\n"),
        ("Lang\ntittel\n======\n", "Lang\ntittel {#lang-tittel}\n======\n"),
        ("::: {.table #mal}\n| a |\n|---|\n:::\n\n# Mål\n", "::: {.table #mal}\n| a |\n|---|\n:::\n\n# Mål {#mal-2}\n"),
        ("# To\n# To\n# To {#to-2}\n", "# To {#to}\n# To {#to-3}\n# To {#to-2}\n"),
        ("# Om {{ plan.title }}\n", "# Om {{ plan.title }} {#om-plan-title}\n"),
    ],
)
def test_a_heading_without_an_id_gets_one(before: str, after: str) -> None:
    assert add_ids(before) == after


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# Mål {#mal}\n",
            "Tekst uten overskrift\n",
            "```\n# kode\n```\n",
            "    # kode\n",
            "# Feil {#Mål}\n",
            "# Feil {#a b}\n",
        ),
        *("\\# ikke overskrift\n", "", "#tag\n", "{#mal}\n# Mål\n"),
    ],
)
def test_everything_else_is_left_alone(text: str) -> None:
    assert add_ids(text) == text


def test_ids_that_are_taken_elsewhere_in_the_plan_are_not_used_again() -> None:
    assert add_ids("# Mål\n", {"mal", "mal-2"}) == "# Mål {#mal-3}\n"


def test_front_matter_is_passed_over() -> None:
    text = "---\nformat: 1\ntitle: T # x\n---\n# Mål\n"
    assert give_ids(text) == (text.replace("# Mål", "# Mål {#mal}"), (Given(5, "mal", "Mål"),))


PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## Mål",
            "Mål og midler",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            "===",
            "---",
            "> ",
            "- ",
            "```\n",
            "::: landscape\n",
            ":::\n",
        ),
        *(
            " {#a}",
            " {.b}",
            " {#Æ}",
            " {",
            "}",
            " ##",
            "\\",
            "`",
            "  ",
            "\t",
            "[^1]",
            "\n[^1]: ",
            "| a |",
            "\n|-|\n",
            "\ufeff",
            "\0",
        ),
        *(
            "*",
            "_",
            "[",
            "](#b)",
            "{.c}\n",
            "    ",
            "\nterm\n: ",
            "1. ",
            "\x0b",
            "\u2028",
            "format: 1\n",
            "---\n",
            "{{ x }}",
            "e\u0301",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_ids_are_added_once_and_nothing_else_changes(text: str) -> None:
    added = add_ids(text)
    assert add_ids(added) == added
    assert re.sub(r" \{#[a-z][a-z0-9-]*\}|(?<=\{)#[a-z][a-z0-9-]* ?", "", added) == re.sub(
        r" \{#[a-z][a-z0-9-]*\}|(?<=\{)#[a-z][a-z0-9-]* ?", "", text
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["# Mål", "Mål\n---", "- # Mål", "> ## Mål", "Tekst", "### {.x}", "# Mål ##"]), max_size=8))
def test_every_heading_then_has_an_id_of_its_own_and_its_old_title(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    headings = [part for part in walk(markdown.parse(add_ids(text), "").value) if isinstance(part, Heading)]
    before = [part for part in walk(markdown.parse(text, "").value) if isinstance(part, Heading)]
    assert [plain(heading.content) for heading in headings] == [plain(heading.content) for heading in before]
    assert all(is_id(heading.id) for heading in headings)
    assert len({heading.id for heading in headings}) == len(headings)
