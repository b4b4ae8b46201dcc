"""`{{ consultation.… }}` in a case paper, the short table of outcomes, and attachments that know their own titles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planverk.documents.case_paper import assemble
from planverk.model.case_paper import Attachment
from planverk.model.consultation import Consultation
from support_checks import paper
from support_consultation import CONSULTATION, ID, NEIGHBOUR, frame, plan_on_hearing
from support_dump import dump

LAYOUT = (
    "::: {.slot name=proposals}\n:::\n\n::: {.slot name=printed-attachments}\n:::\n\n"
    "::: {.slot name=text}\n:::\n\n::: {.slot name=section id=vurdering}\n:::\n"
)


def told(text: str, consultation: Consultation | None = CONSULTATION, **changes: Any) -> str:
    made = paper(f"## Vurdering {{#vurdering}}\n\n{text}\n", consultation=ID, **changes)
    assembled = assemble(made, frame(LAYOUT), (plan_on_hearing(made.language),), consultation)
    assert assembled.findings == ()
    return dump(assembled.document).split("#vurdering (unnumbered)\n")[1]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("consultation.sent", "15.~mars~2011"),
        ("consultation.deadline|short_date", "29.04.2011"),
        ("consultation.decided.body", "Formannskapet"),
        ("consultation.decided.number", "21/11"),
        ("consultation.count.responses", "4"),
        ("consultation.count.points", "5"),
        ("consultation.count.invited", "5"),
        ("consultation.count.answered", "3"),
        ("consultation.count.late", "1"),
        ("consultation.count.kinds.raad", "1"),
        ("consultation.count.outcomes.folges_ikke", "1"),
        ("consultation.words.responses", "4~høringsuttalelser"),
        ("consultation.words.kinds", "1~statlig myndighet, 1~kommune, 1~råd og 1~privatperson"),
        ("consultation.names.senders", "Husbanken, Eldrerådet, Privatperson~1 og Storvik kommune"),
        ("consultation.names.raad", "Eldrerådet"),
        ("consultation.names.unanswered", "Brukerrådet og Politiet"),
    ],
)
def test_values_are_counted_from_the_log(value: str, shown: str) -> None:
    assert told("Svar: {{ " + value + " }}.") == f"Svar: {shown}.\n"


def test_one_is_said_in_the_singular_and_in_the_papers_own_language() -> None:
    one = replace(CONSULTATION, responses=(NEIGHBOUR,))
    assert told("{{ consultation.words.responses }}", one) == "1~høringsuttalelse\n"
    assert told("{{ consultation.words.responses }}", one, language="nn") == "1~høyringsfråsegn\n"


def test_a_short_table_of_outcomes_stands_where_the_text_asks_for_it() -> None:
    assert told("::: {.outcomes}\n:::") == (
        "Tabell 1: Innspill etter konklusjon #tabell-1\n"
        "‖ Konklusjon ‖ Antall ‖\n"
        "| Tas til følge | 1 |\n"
        "| Tas ikke til følge | 1 |\n"
        "| Tas til orientering | 1 |\n"
        "| Gjelder noe utenfor planen | 1 |\n"
        "| Ikke vurdert | 1 |\n"
        "| **Sum** | **5** |\n"
    )


def test_documents_of_the_hearing_are_attached_by_their_kind_and_listed_by_their_titles() -> None:
    attached = tuple(Attachment(document=name) for name in ("plan", "summary", "responses", "lists", "councils"))
    made = paper(consultation=ID, printed=attached)
    text = dump(assemble(made, frame(LAYOUT), (plan_on_hearing(),), CONSULTATION).document)
    assert (
        "1. Boligplan 2011–2025\n2. Oppsummering og vurdering av høringsuttalelsene\n3. Høringsuttalelsene i sin helhet\n"
        "4. Oversikt over høringsinstanser og svar\n5. Uttalelser fra råd\n"
    ) in text


def test_a_paper_without_a_hearing_knows_no_such_value() -> None:
    made = paper("## Vurdering {#vurdering}\n\n{{ consultation.sent }}\n")
    assert [each.code for each in assemble(made, frame(LAYOUT), (plan_on_hearing(),)).findings] == ["U1"]
