"""A case paper from its values to a Document: what stands where in each layout, and the words of the headings."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.case_paper import assemble
from planverk.documents.frame import Assembled, Frame
from planverk.documents.names import genitive
from planverk.documents.proposals import heading_text, is_advisory
from planverk.model.case_number import Archive, ArchiveCase, CaseNumber
from planverk.model.case_paper import Access, Attachment, CasePaper, Concern, Proposal, Protocol, Treatment
from planverk.model.content import Blocks, Container, CrossReference, Heading, OrderedList, Paragraph, Text
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.place import Place
from planverk.model.plan import Chapter, Plan, PlanType, Section
from planverk.model.workspace import Body, Municipality, Settings, Wording
from support_dump import dump

FILE = "plans/bolig/cases/formannskapet.md"


def slot(name: str, *blocks: Paragraph, **values: str) -> Container:
    return Container("slot", blocks, values=(("name", name), *values.items()))


def title(key: str) -> Heading:
    return Heading(1, (Text("{{ label." + key + " }}"),))


LEVANGER = Layout(
    "case-paper-levanger",
    "templates/x/documents/case-paper-levanger.md",
    (
        slot("title", Paragraph((Text("{{ paper.title_line }}"),))),
        slot("facts", rows="case-worker archive-case saksordforer decided-by access", archive="{case} - /{class}"),
        title("treatments"),
        slot("treatments"),
        slot("protocols"),
        slot("proposals"),
        slot("section", id="hjemmel heimel"),
        title("attachments"),
        slot("printed-attachments"),
        Container("optional", (title("other_documents"), slot("unprinted-attachments"))),
        slot("text"),
        slot("section", id="vurdering"),
    ),
)
BODIES = {
    "formannskapet": Body("formannskapet", "Formannskapet"),
    "kommunestyret": Body("kommunestyret", "Kommunestyret"),
    "eldreradet": Body("eldreradet", "Eldrerådet"),
}
FRAME = Frame(Settings(Municipality("Vågsund kommune"), wording=Wording("rådmannen"), bodies=BODIES), LEVANGER)
PLAN = Plan(
    "bolig",
    "plans/bolig",
    "Boligplan 2011–2025",
    PlanType.TEMAPLAN,
    "nb",
    chapters=(Chapter("plans/bolig/01.md", (), (Section("mal", 1, (Text("Mål"),)),)),),
)
POINTS = (OrderedList(((Paragraph((Text("{{ plan.title }} vedtas."),)),),)),)
PAPER = CasePaper(
    "formannskapet",
    FILE,
    "Boligplan 2011–2025",
    "levanger",
    "nb",
    plan="bolig",
    concerns=(Concern("bolig", "proposal"),),
    archive=Archive(ArchiveCase(2011, 812), "F17"),
    case_worker="Ingrid Solvoll",
    saksordforer="Ingen",
    decided_by="kommunestyret",
    date=datetime.date(2011, 6, 14),
    treatments=(
        Treatment("formannskapet", datetime.date(2011, 6, 29), CaseNumber(2011, 41)),
        Treatment("kommunestyret", datetime.date(2011, 9, 7)),
    ),
    printed=(Attachment(document="plan", date=datetime.date(2011, 6, 24)), Attachment(title="Uttalelser", file="a/b.pdf")),
    proposals=(Proposal("formannskapet", POINTS),),
    sections=(
        Section("vurdering", 2, (Text("Vurdering"),), (Paragraph((Text("Bra."),)),)),
        Section("hjemmel", 2, (Text("Hjemmel/bakgrunn for saken"),)),
        Section("fakta", 2, (Text("Saksopplysninger"),), (), (Section("horing", 3, (Text("Høring"),)),)),
    ),
)


def lines(assembled: Assembled) -> list[str]:
    return dump(assembled.document).splitlines()


def test_the_parts_stand_in_the_layouts_order() -> None:
    assembled = assemble(PAPER, FRAME, (PLAN,))

    assert assembled.findings == ()
    assert lines(assembled) == [
        "title: Formannskapet 29.06.2011~– sak 41/11~– Boligplan 2011–2025",
        "Saksbehandler: Ingrid Solvoll",
        "Arkivsaksnr.: 2011/812 - /F17",
        "Saksordfører: Ingen",
        "Saken avgjøres av: Kommunestyret",
        "# Saksgang #saksgang (unnumbered)",
        "‖ Utvalg ‖ Møtedato ‖ Saksnr. ‖",
        "| Formannskapet | 29.06.2011 | 41/11 |",
        "| Kommunestyret | 07.09.2011 |  |",
        "# Rådmannens forslag til innstilling #radmannens-forslag-til-innstilling (unnumbered)",
        "1. Boligplan 2011–2025 vedtas.",
        "# Hjemmel/bakgrunn for saken #hjemmel (unnumbered)",
        "# Vedlegg #vedlegg (unnumbered)",
        "1. Boligplan 2011–2025, datert 24.06.2011",
        "2. Uttalelser",
        "# Saksopplysninger #fakta (unnumbered)",
        "## Høring #horing (unnumbered)",
        "# Vurdering #vurdering (unnumbered)",
        "Bra.",
    ]


def test_an_optional_part_stands_where_there_is_something_in_it() -> None:
    shown = lines(assemble(replace(PAPER, unprinted=(Attachment("Kartlegging"),)), FRAME, (PLAN,)))

    assert shown[shown.index("# Andre saksdokumenter (ikke vedlagt) #andre-saksdokumenter-ikke-vedlagt (unnumbered)") + 1] == (
        "1. Kartlegging"
    )


def test_no_attachments_is_said_only_where_the_paper_says_so() -> None:
    stated = lines(assemble(replace(PAPER, printed=()), FRAME, (PLAN,)))
    silent = lines(assemble(replace(PAPER, printed=(), attachments_stated=False), FRAME, (PLAN,)))

    assert stated[stated.index("# Vedlegg #vedlegg (unnumbered)") + 1] == "Ingen"
    assert silent[silent.index("# Vedlegg #vedlegg (unnumbered)") + 1].startswith("# ")


def test_several_proposals_name_their_bodies_and_each_has_the_word_for_what_the_body_does() -> None:
    paper = replace(PAPER, proposals=(Proposal("eldreradet", POINTS), Proposal("formannskapet", POINTS), Proposal("", POINTS)))
    shown = [line.split(" #")[0] for line in lines(assemble(paper, FRAME, (PLAN,))) if "forslag til" in line]

    assert shown == [
        "# Rådmannens forslag til uttalelse – Eldrerådet",
        "# Rådmannens forslag til innstilling – Formannskapet",
        "# Rådmannens forslag til vedtak – Kommunestyret",
    ]


@pytest.mark.parametrize(
    ("body", "language", "chief", "short", "heading"),
    [
        ("kommunestyret", "nb", "kommunedirektøren", False, "Kommunedirektørens forslag til vedtak"),
        ("formannskapet", "nb", "rådmannen", False, "Rådmannens forslag til innstilling"),
        ("eldreradet", "nb", "rådmannen", False, "Rådmannens forslag til uttalelse"),
        ("formannskapet", "nb", "rådmannen", True, "Rådmannens innstilling"),
        ("kommunestyret", "nn", "kommunedirektøren", False, "Kommunedirektøren sitt framlegg til vedtak"),
        ("formannskapet", "nn", "rådmannen", False, "Rådmannen si tilråding"),
        ("eldreradet", "nn", "rådmannen", False, "Rådmannen sitt framlegg til fråsegn"),
        ("formannskapet", "nn", "rådmannen", True, "Rådmannen si tilråding"),
    ],
)
def test_the_heading_over_a_proposal_is_right_in_both_languages(
    body: str, language: str, chief: str, short: bool, heading: str
) -> None:
    frame = replace(FRAME, settings=replace(FRAME.settings, wording=Wording(chief)))

    assert heading_text(Proposal(body, ()), replace(PAPER, proposals=()), frame, labels(language), short) == heading


@pytest.mark.parametrize(("word", "form"), [("rådmannen", "rådmannens"), ("Ås", "Ås'"), ("", "")])
def test_the_genitive_is_written_with_an_apostrophe_after_s(word: str, form: str) -> None:
    assert genitive(word) == form


@pytest.mark.parametrize("name", ["Eldrerådet", "Rådet for likestilling av funksjonshemmede", "Ungdomsrådet", "Råd for personer"])
def test_councils_speak_and_do_not_decide(name: str) -> None:
    assert is_advisory(name)


@pytest.mark.parametrize("name", ["Kommunestyret", "Byrådet", "Fylkesrådet", "Utvalg for helse", "Formannskapet"])
def test_other_bodies_decide(name: str) -> None:
    assert not is_advisory(name)


def test_protocols_are_stacked_and_the_title_names_the_next_meeting() -> None:
    decision: Blocks = (Heading(4, (Text("Avstemning"),)), Paragraph((Text("Enstemmig vedtatt."),)))
    protocol = Protocol("formannskapet", datetime.date(2011, 6, 29), CaseNumber(2011, 41), decision)
    document = assemble(replace(PAPER, protocols=(protocol,)), FRAME, (PLAN,)).document
    shown = dump(document).splitlines()

    assert shown[0] == "title: Kommunestyret 07.09.2011~– Boligplan 2011–2025"
    at = next(
        count for count, line in enumerate(shown) if line.startswith("# Saksprotokoll i Formannskapet 29.06.2011 – sak 41/11")
    )
    assert shown[at + 1] == "## Avstemning #avstemning (unnumbered)"
    assert (document.fields["body_name"], document.fields["case_number"]) == ("Kommunestyret", "")


def test_an_exempt_paper_says_so_with_its_paragraph() -> None:
    paper = replace(PAPER, access=Access(False, "offl. § 13", "Bolig"))

    assert "Offentlighet: Unntatt offentlighet offl. § 13" in lines(assemble(paper, FRAME, (PLAN,)))


def test_a_bare_reference_may_name_something_in_the_plan_that_the_paper_is_about() -> None:
    section = Section("fakta", 2, (Text("Fakta"),), (Paragraph((Text("Se "), CrossReference("mal"), Text("."))),))
    assembled = assemble(replace(PAPER, sections=(section,)), FRAME, (PLAN,))

    assert "Se Boligplan 2011–2025, kapittel~1." in lines(assembled)
    assert assembled.findings == ()


def test_what_the_layout_has_no_place_for_is_an_error_and_names_the_paper() -> None:
    layout = replace(LEVANGER, blocks=LEVANGER.blocks[:3])
    findings = assemble(PAPER, replace(FRAME, layout=layout), (PLAN,)).findings

    assert [(f.code, dict(f.message.values)["slot"], f.concerns) for f in findings] == [
        ("L2", "printed-attachments", FILE),
        ("L2", "proposals", FILE),
        ("L2", "text", FILE),
    ]


@pytest.mark.parametrize(
    ("container", "code", "hint"),
    [
        (slot("propsals"), "L1", "The slots are proposals."),
        (slot("facts", rows="case-workr"), "L3", "What can stand there: case-worker."),
        (
            slot("treatments", columns="body dato"),
            "L3",
            "What can stand there: body, meeting-date, case-number, body-case-number.",
        ),
    ],
)
def test_a_layout_that_asks_for_what_is_not_there_gets_a_suggestion(container: Container, code: str, hint: str) -> None:
    layout = replace(LEVANGER, blocks=(*LEVANGER.blocks, container))
    (finding,) = assemble(PAPER, replace(FRAME, layout=layout), (PLAN,)).findings

    assert (finding.code, str(finding.hint)) == (code, hint)


def test_nothing_of_a_paper_becomes_markup_or_is_worked_out_twice() -> None:
    paper = replace(PAPER, title="{{ paper.case_worker }} # *x*", case_worker="{{ 9**9**9 }}")
    shown = lines(assemble(paper, FRAME, (PLAN,)))

    assert shown[0].endswith("{{ paper.case_worker }} # *x*")
    assert shown[1] == "Saksbehandler: {{ 9**9**9 }}"


def test_a_paper_without_plan_or_treatments_is_still_a_paper() -> None:
    bare = CasePaper("x", "meetings/x/cases/x.md", "Sak", "levanger", "nn", place=Place("meetings/x/cases/x.md", 1))
    shown = lines(assemble(bare, FRAME, ()))

    assert shown[0] == "title: Sak"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["nb", "nn"]))
def test_assembling_never_raises_whatever_the_words(words: str, code: str, language: str) -> None:
    paper = replace(
        PAPER,
        title=words,
        language=language,
        decided_by=code,
        treatments=(Treatment(code),),
        proposals=(Proposal(code, (Paragraph((Text(words),)),)),),
        sections=(Section(code, 2, (Text(words),), (Paragraph((CrossReference(words), Text(code))),)),),
    )

    assert assemble(paper, FRAME, (PLAN,)).document.title == words
