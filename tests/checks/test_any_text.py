"""Whatever a person writes, the rules answer with findings, and a document comes of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.documents import case_paper as case_papers
from planverk.documents import plan as plans
from planverk.documents.frame import Frame
from planverk.model.content import Container, CrossReference, Heading, walk
from planverk.model.layout import Layout
from support_checks import SETTINGS, found_in, paper, plan
from support_dump import dump


def slot(name: str) -> Container:
    return Container("slot", values=(("name", name),))


LAYOUT = Layout("plan", "plan.md", (slot("contents"), slot("chapters"), slot("appendices")))
PAPER = Layout("case-paper", "case-paper.md", (slot("proposals"), slot("printed-attachments"), slot("text")))
MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# Mål {#mal}",
            "## Mål",
            "### {#mal}",
            "::: {.landscape}",
            "::: {.measures strategy=A columns=x}",
            ":::",
            "::: {.table #mal caption=Tall}",
            "| A | B |\n|---|---|\n| [](#mal) | {{ plan.title }} |",
            "- punkt\n  1. under [^a]",
            "[^a]: Note [](#borte) {{ plan.borte }}",
            "![](kart.png)",
            "> # Sitat",
            "Tekst {{ 9**9**9 }} [her](https://example.org) «sitat» ikkje frå",
            "Etter kommuneloven § 23:",
            "{{ plan.title",
        ]
    )
    | st.text(max_size=40),
    max_size=14,
)


@settings(deadline=None, max_examples=60)
@given(MARKDOWN, st.sampled_from(["nb", "nn"]))
def test_a_plan_of_any_text_is_checked_and_assembled(lines: list[str], language: str) -> None:
    made = plan("\n\n".join(lines), language, appendices=("mal",))
    findings = found_in(made)
    assembled = plans.assemble(made, Frame(SETTINGS, LAYOUT))

    assert all(finding.concerns == "plans/bolig" and str(finding.message) for finding in (*findings, *assembled.findings))
    assert not [part for part in walk(assembled.document.body) if isinstance(part, Heading | Container | CrossReference)]
    assert "RAW" not in dump(assembled.document)


@settings(deadline=None, max_examples=40)
@given(MARKDOWN, MARKDOWN, st.text(max_size=40))
def test_a_paper_of_any_text_is_checked_and_assembled(lines: list[str], proposal: list[str], title: str) -> None:
    made = replace(paper("\n\n".join(lines), "\n\n".join(proposal)), title=title)
    findings = found_in(made)
    assembled = case_papers.assemble(made, Frame(SETTINGS, PAPER), (plan(),))

    assert all(str(finding.message) for finding in (*findings, *assembled.findings))
    assert not [part for part in walk(assembled.document.body) if isinstance(part, Heading | Container | CrossReference)]
