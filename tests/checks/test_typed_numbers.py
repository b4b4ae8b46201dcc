"""A number typed beside uttalelser, innspill or høringsinstanser must be the log's own."""

from __future__ import annotations

import pytest

from planverk.checks import Scope, check
from planverk.model.response import Outcome, SenderKind
from planverk.model.tally import Tally
from planverk.model.workspace import Workspace
from support_checks import SETTINGS, paper
from support_consultation import CONSULTATION, ID, plan_on_hearing


def found(text: str, **changes: object) -> list[str]:
    told = paper(f"## Vurdering {{#vurdering}}\n\n{text}\n", consultation=ID, **changes)
    findings = check(Workspace(SETTINGS, (plan_on_hearing(),), (told,), (CONSULTATION,)), Scope())
    return [dict(each.message.values)["words"] for each in findings if each.code == "E15"]  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "Det kom inn 7 høringsuttalelser.",
        "Det kom inn sju uttalelser.",
        "Tjueto skriftlige uttalelser kom inn.",
        "Kommunen fekk 9 høyringsuttalar.",
        "Vi fikk 11 høringssvar.",
        "12 innspill er vurdert.",
        "Planen ble sendt til 40 høringsinstanser.",
        "Det kom 3 merknader.",
        "4\u00a0000 innspill",
        "De 11 uttalelsene er lagt ved.",
    ],
)
def test_a_number_that_disagrees_is_found(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Det kom inn 4 høringsuttalelser.",
        "Det kom inn fire uttalelser med 5 innspill.",
        "5 høringsinstanser ble spurt, og 2 høringsinstanser svarte ikke.",
        "Én uttalelse kom etter fristen.",
        "Se uttalelse 7.",
        "Fristen var 29.04.2011. Uttalelser som kom senere, er også vurdert.",
        "Jf. sak 21/11 merknader",
        "{{ consultation.count.responses }} høringsuttalelser",
        "> Kommunen fikk 99 uttalelser.",
        "Tolv boliger og uttalelser",
        "Eldrerådet hadde ingen merknader.",
    ],
)
def test_a_number_that_agrees_or_counts_something_else_is_let_be(text: str) -> None:
    assert found(text) == []


def test_what_the_log_cannot_count_can_be_waived() -> None:
    assert found("2 uttalelser gjelder tildeling.") == ["2 uttalelser"]


TALLY = Tally(CONSULTATION)
LATE, WITH, WITHOUT = len(TALLY.late), len(TALLY.with_remarks), len(TALLY.without_remarks)
COUNCILS, PRIVATE = TALLY.kinds[SenderKind.COUNCIL], TALLY.kinds[SenderKind.PRIVATE]
FOLLOWED, PARTLY = TALLY.outcomes[Outcome.FOLLOWED], TALLY.outcomes[Outcome.PARTLY]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("{} uttalelser kom etter fristen.", LATE),
        ("{} av de 4 uttalelsene kom inn etter utløpet av svarfristen.", LATE),
        ("Av dem er {} uttalelser mottatt for sent.", LATE),
        ("{} fråsegner kom inn etter fristen.", LATE),
        ("{} uttalelser hadde ingen merknader, og 5 innspill er vurdert.", WITHOUT),
        ("{} uttalelser uten merknader.", WITHOUT),
        ("{} av 4 høringsuttalelser har merknader.", WITH),
        ("{} uttalelser fra råd.", COUNCILS),
        ("Det kom {} uttalelser fra privatpersoner, og de er lagt ved.", PRIVATE),
        ("{} uttalelser er fra en privatperson.", PRIVATE),
        ("{} innspill er tatt til følge.", FOLLOWED),
        ("{} innspill ble delvis tatt til følge.", PARTLY),
        ("{} innspel vart ikkje tekne til følgje.", TALLY.outcomes[Outcome.NOT_FOLLOWED]),
        ("{} innspill tas til orientering.", TALLY.outcomes[Outcome.NOTED]),
        ("{} høringsinstanser har ikke svart.", len(TALLY.unanswered)),
        ("{} høringsinstanser svarte.", TALLY.invited - len(TALLY.unanswered)),
    ],
)
def test_a_number_of_some_of_them_is_held_against_those_that_the_words_name(text: str, right: int) -> None:
    assert found(text.format(right)) == []
    assert len(found(text.format(right + 20))) == 1


def test_that_there_were_none_is_held_against_the_log_where_it_says_of_what() -> None:
    assert len(found("Ingen uttalelser kom etter fristen.")) == (1 if LATE else 0)
    assert found("Ingen uttalelser er fra en bedrift.") == []


@pytest.mark.parametrize(
    "text",
    [
        "4 uttalelser kom innen fristen og 1 etter fristen.",
        "4 uttalelser er lagt ved, også de som kom etter fristen.",
        "Etter fristen var det kommet inn 4 uttalelser.",
        "4 uttalelser fra råd, organisasjoner og privatpersoner er lagt ved.",
        "4 uttalelser og flere merknader for sent sendt brev.",
    ],
)
def test_words_that_may_speak_of_all_leave_the_whole_number_right(text: str) -> None:
    assert found(text) == []


def test_the_whole_number_is_wrong_where_the_words_name_some_of_them() -> None:
    assert found("4 uttalelser kom etter fristen.") == ["4 uttalelser"]
    assert found("1 av 9 uttalelser kom etter fristen.") == ["9 uttalelser"]
    assert found("3 av 4 uttalelser kom etter fristen.") == ["3 av 4 uttalelser"]


def test_a_paper_that_tells_of_no_hearing_is_not_looked_at() -> None:
    told = paper("## Vurdering {#vurdering}\n\nDet kom 99 uttalelser.\n")
    assert [
        f.code for f in check(Workspace(SETTINGS, (plan_on_hearing(),), (told,), (CONSULTATION,)), Scope()) if f.code == "E15"
    ] == []
