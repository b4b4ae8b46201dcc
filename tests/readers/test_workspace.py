"""A workspace's files as values, and what is said where one is missing or faulty."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from planverk.findings import Finding
from planverk.model.case_number import Archive, ArchiveCase, CaseNumber
from planverk.model.case_paper import Access, Attachment, CasePaper, Concern, Treatment
from planverk.model.content import Container, CrossReference, OrderedList, Paragraph, Text
from planverk.model.measures import Cost, Due, Goal, Indicator, Measure, Reading, Strategy
from planverk.model.place import Place
from planverk.model.plan import Period, Plan, PlanType, Section
from planverk.model.workspace import Body, Member, Municipality, Settings, Waiver, Wording, Workspace
from planverk.readers.case_paper import read_case_paper
from planverk.readers.layout import read_layout
from planverk.readers.measures import read_measures
from planverk.readers.plan import read_plan
from planverk.readers.settings import read_settings
from planverk.readers.workspace import read_workspace
from support import FileTree

SETTINGS = Settings(Municipality("Vågsund kommune"), language="nn")
PLAN = "format: 1\ntitle: Boligplan\ntype: temaplan\nchapters: [01.md]\n"
PAPER = "format: 1\ntitle: Sak\nlayout: levanger\n"


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "navy").save(out, "PNG")
    return out.getvalue()


def plan(files: dict[str, str | bytes]) -> tuple[Plan, list[tuple[str, str]]]:
    """The plan in plans/x, and its findings as code and place."""
    read = read_plan(FileTree({f"plans/x/{path}": data for path, data in files.items()}), "plans/x", SETTINGS)
    assert read.value is not None
    assert all(found.concerns == "plans/x" for found in read.findings)
    return read.value, named(read.findings)


def paper(front: str, text: str = "", **settings: object) -> tuple[CasePaper, list[tuple[str, str]]]:
    """The paper c.md with `front` added to a front matter of three lines, and its findings."""
    source = FileTree({"plans/x/cases/c.md": f"---\n{PAPER}{front}---\n{text}"})
    read = read_case_paper(source, "plans/x/cases/c.md", Settings(SETTINGS.municipality, **settings), None)  # type: ignore[arg-type]
    assert read.value is not None
    assert all(found.concerns == "plans/x/cases/c.md" for found in read.findings)
    return read.value, named(read.findings)


def named(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.code, str(found.place)) for found in findings]


# ── planverk.yaml ────────────────────────────────────────────────────────────────────────────────


def test_settings_are_read_with_bodies_wording_units_and_waivers() -> None:
    text = """format: 1
municipality: {name: Vågsund kommune, number: "0099", email: post@vagsund.example}
language: nn
template: vagsund
wording: {chief: rådmannen, case_number: "{yy}/{seq}", labels: {proposal: framlegg}}
bodies:
  formannskapet: {name: Formannskapet, members: [{name: Kari, party: Ap}]}
units: {nav: NAV Vågsund}
waivers:
  - {code: E5, place: plans/x/01.md, who: Kari, reason: Avtalt, text: "sha256:ab"}
"""
    read = read_settings(FileTree({"planverk.yaml": text}))
    assert read.findings == ()
    assert read.value == Settings(
        Municipality("Vågsund kommune", "0099", email="post@vagsund.example"),
        "nn",
        "vagsund",
        Wording("rådmannen", "{yy}/{seq}", {"proposal": "framlegg"}),
        {"formannskapet": Body("formannskapet", "Formannskapet", (Member("Kari", "Ap"),), Place("planverk.yaml", 7))},
        {"nav": "NAV Vågsund"},
        (Waiver("E5", "plans/x/01.md", "Kari", "Avtalt", "sha256:ab", Place("planverk.yaml", 10)),),
        Place("planverk.yaml", 1),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("language: en", "Y12"),
        ("templat: x", "Y10"),
        ('wording: {case_number: "{nr}"}', "F14"),
        ("wording: {labels: {propsal: x}}", "F15"),
        ("bodies: {a: {nme: x}}", "Y10"),
        ("waivers: [{code: E5}]", "Y11"),
    ],
)
def test_faults_in_the_settings_are_named_with_their_line(line: str, code: str) -> None:
    read = read_settings(FileTree({"planverk.yaml": f"format: 1\nmunicipality: {{name: V}}\n{line}\n"}))
    assert read.value is not None
    assert (code, "planverk.yaml:3") in named(read.findings)


def test_no_counts_as_bokmal() -> None:
    read = read_settings(FileTree({"planverk.yaml": "format: 1\nmunicipality: {name: V}\nlanguage: no"}))
    assert read.value is not None
    assert read.value.language == "nb"


def test_without_settings_there_is_no_workspace() -> None:
    read = read_workspace(FileTree({"plans/x/plan.yaml": PLAN}))
    assert read.value is None
    assert named(read.findings) == [("F1", "planverk.yaml")]


# ── plans ────────────────────────────────────────────────────────────────────────────────────────


def test_a_plan_is_read_with_all_that_plan_yaml_says() -> None:
    text = """format: 1
id: x
title: Boligplan
subtitle: Høringsutkast
status: Høringsversjon
type: kommunedelplan
language: nb
period: {from: 2011, to: 2025}
archive: {case: "2011/4185", class: 033 &13}
chapters: [00-forord.md]
unnumbered: [forord]
appendices: [vedlegg]
aliases: {gammel: ny}
retired: [borte]
"""
    read, faults = plan({"plan.yaml": text, "00-forord.md": "# Forord {#forord}\n"})
    assert faults == []
    assert (read.id, read.folder, read.title, read.subtitle, read.status) == (
        "x",
        "plans/x",
        "Boligplan",
        "Høringsutkast",
        "Høringsversjon",
    )
    assert (read.type, read.language, read.period) == (PlanType.KOMMUNEDELPLAN, "nb", Period(2011, 2025))
    assert read.archive == Archive(ArchiveCase(2011, 4185), "033 &13")
    assert (read.unnumbered, read.appendices, read.aliases, read.retired) == (
        ("forord",),
        ("vedlegg",),
        {"gammel": "ny"},
        ("borte",),
    )


def test_sections_form_a_tree_and_a_skipped_level_keeps_the_order() -> None:
    text = "Innledende ord.\n\n# En {#en}\n\na\n\n#### Dypt {#dypt}\n\nb\n\n## To {#to}\n\nc\n\n# Tre {#tre}\n"
    read, faults = plan({"plan.yaml": PLAN, "01.md": text})
    (chapter,) = read.chapters
    assert faults == []
    assert chapter.preamble == (Paragraph((Text("Innledende ord."),)),)
    assert [(section.id, [inner.id for inner in section.sections]) for section in chapter.sections] == [
        ("en", ["dypt", "to"]),
        ("tre", []),
    ]
    assert [section.id for section in read.sections()] == ["en", "dypt", "to", "tre"]
    assert chapter.sections[0].place == Place("plans/x/01.md", 3, 3)


def test_two_sections_of_one_id_are_both_kept() -> None:
    read, _ = plan({"plan.yaml": PLAN, "01.md": "# A {#a}\n\n# B {#a}\n"})
    assert [section.plain_title for section in read.sections()] == ["A", "B"]


def test_the_language_of_the_municipality_holds_where_the_plan_says_nothing() -> None:
    read, _ = plan({"plan.yaml": PLAN, "01.md": "# A {#a}\n"})
    assert read.language == "nn"


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"plan.yaml": PLAN}, ("F3", "plans/x/plan.yaml:4")),
        ({"plan.yaml": PLAN, "01.md": "a", "02.md": "b"}, ("F4", "plans/x/02.md")),
        ({"plan.yaml": PLAN.replace("01.md", "01.md, 01.md"), "01.md": "a"}, ("F3", "plans/x/plan.yaml:4")),
        ({"plan.yaml": PLAN.replace("[01.md]", "[01.md,\n ../../../01.md]"), "01.md": "a"}, ("F2", "plans/x/plan.yaml:5")),
        ({"plan.yaml": PLAN.replace("01.md", "/etc/passwd")}, ("F2", "plans/x/plan.yaml:4")),
        ({"plan.yaml": PLAN.replace("01.md", "C:/x.md")}, ("F2", "plans/x/plan.yaml:4")),
        ({"plan.yaml": PLAN.replace("[01.md]", "[]")}, ("F3", "plans/x/plan.yaml:1")),
        ({"plan.yaml": PLAN + "id: y", "01.md": "a"}, ("F8", "plans/x/plan.yaml:1")),
        ({"plan.yaml": PLAN + "period: {from: 2025, to: 2011}", "01.md": "a"}, ("F10", "plans/x/plan.yaml:5")),
        ({"plan.yaml": PLAN + "archive: {case: 11-4185}", "01.md": "a"}, ("F11", "plans/x/plan.yaml:5")),
        ({"plan.yaml": PLAN + 'archive: {class: "&13"}', "01.md": "a"}, ("F12", "plans/x/plan.yaml:5")),
        ({"plan.yaml": PLAN, "01.md": " \n"}, ("F17", "plans/x/01.md")),
        ({"plan.yaml": PLAN, "01.md": b"a\n\xe5"}, ("Y1", "plans/x/01.md:2")),
        ({"plan.yaml": PLAN, "01.md": "::: landscape\n"}, ("MD1", "plans/x/01.md:1")),
        ({"plan.yaml": PLAN, "01.md": "a\n\n![b](borte.png)"}, ("F5", "plans/x/01.md:3")),
        ({"plan.yaml": PLAN, "01.md": "![b](../../../etc/passwd)"}, ("F2", "plans/x/01.md:1")),
        ({"plan.yaml": PLAN, "01.md": "![b](https://x.no/a.png)"}, ("F5", "plans/x/01.md:1")),
        ({"plan.yaml": PLAN, "01.md": "![b](a.png)", "a.png": b"%PDF-1.4"}, ("F6", "plans/x/01.md:1")),
        ({"plan.yaml": PLAN, "01.md": "a", "measures.yaml": "format: 1\nmål: x"}, ("Y10", "plans/x/measures.yaml:2")),
        (
            {"plan.yaml": PLAN, "01.md": "a", "measures.yaml": "format: 1\nmeasures: [{id: t-a, text: A, due: 31.02.2013}]"},
            ("Y12", "plans/x/measures.yaml:2"),
        ),
    ],
)
def test_faults_of_a_plan_are_named_with_file_and_line(files: dict[str, str | bytes], fault: tuple[str, str]) -> None:
    assert plan(files)[1] == [fault]


def test_a_misspelt_chapter_suggests_the_file_that_is_there() -> None:
    source = FileTree({"plans/x/plan.yaml": PLAN.replace("01.md", "01-inledning.md"), "plans/x/01-innledning.md": "a"})
    hints = [str(found.hint) for found in read_plan(source, "plans/x", SETTINGS).findings]
    assert hints[0] == "Did you mean 01-innledning.md?"


def test_a_plan_whose_settings_cannot_be_read_is_no_plan() -> None:
    read = read_plan(FileTree({"plans/x/plan.yaml": "format: 1\ntitle: [", "plans/x/01.md": "a"}), "plans/x", SETTINGS)
    assert read.value is None
    assert [(found.code, found.concerns) for found in read.findings] == [("Y3", "plans/x")]


def test_versions_cases_and_reports_are_not_chapters() -> None:
    files: dict[str, str | bytes] = {
        "plan.yaml": PLAN,
        "01.md": "a",
        "versions/h1/01.md": "a",
        "cases/c.md": "b",
        "reports/r.md": "c",
    }
    assert plan(files)[1] == []


def test_pictures_are_found_from_the_folder_of_the_text() -> None:
    read, faults = plan(
        {"plan.yaml": PLAN, "01.md": "![b](figures/a%20b.png) og ![b](./figures/../figures/a%20b.png)", "figures/a b.png": png()}
    )
    assert faults == []
    assert list(read.pictures) == ["plans/x/figures/a b.png"]
    assert (read.pictures["plans/x/figures/a b.png"].width, read.pictures["plans/x/figures/a b.png"].height) == (4, 3)


# ── measures.yaml ────────────────────────────────────────────────────────────────────────────────


def test_measures_are_numbered_in_their_order() -> None:
    text = """format: 1
goals: [{id: m-bolig, title: Trygg bolig}]
strategies: [{id: s-eie, goal: m-bolig, label: A, title: Eie}]
measures:
  - {id: t-en, strategy: s-eie, text: Ett, unit: bolig, partners: [nav], due: 2013-12-31, priority: 1,
     cost: [{year: 2012, kind: drift, nok: 500 000}]}
  - {id: t-to, text: To, due: 2012–2015}
  - {id: t-tre, text: Tre, due: 30.6.2013}
indicators: [{id: i, measure: t-en, unit: husstander, baseline: {year: 2010, value: "1,5"}}]
"""
    read = read_measures(FileTree({"plans/x/measures.yaml": text}), "plans/x")
    assert read.findings == ()
    assert read.value is not None

    def at(line: int) -> Place:
        return Place("plans/x/measures.yaml", line)

    assert read.value.goals == (Goal("m-bolig", "Trygg bolig", at(2)),)
    assert read.value.strategies == (Strategy("s-eie", "Eie", "m-bolig", "A", at(3)),)
    assert read.value.measures == (
        Measure(
            *("t-en", 1, "Ett", "s-eie", "bolig", ("nav",), Due(datetime.date(2013, 12, 31)), (Cost(2012, "drift", 500000),)),
            *("", 1, at(5)),
        ),
        Measure("t-to", 2, "To", due=Due(words="2012–2015"), place=at(7)),
        Measure("t-tre", 3, "Tre", due=Due(datetime.date(2013, 6, 30)), place=at(8)),
    )
    assert read.value.indicators == (
        Indicator("i", "t-en", unit="husstander", baseline=Reading(2010, Decimal("1.5")), place=at(9)),
    )


def test_a_faulty_measure_is_left_out_and_the_others_are_kept() -> None:
    text = "format: 1\nmeasures:\n- {id: a}\n- {id: b, text: B, cost: [{year: 2012, kind: gave, nok: 1}]}\n"
    read = read_measures(FileTree({"plans/x/measures.yaml": text}), "plans/x")
    assert named(read.findings) == [("Y11", "plans/x/measures.yaml:3"), ("Y12", "plans/x/measures.yaml:4")]
    assert read.value is not None
    assert [(measure.id, measure.number, measure.costs) for measure in read.value.measures] == [("b", 1, ())]


# ── case papers ──────────────────────────────────────────────────────────────────────────────────


def test_a_case_paper_is_read_with_all_that_its_front_matter_says() -> None:
    front = """concerns: [{plan: x, version: proposal}]
consultation: x-2011
archive: {case: "2011/4185", class: F17}
case_worker: Kari
saksordforer: Ingen
decided_by: kommunestyret
date: 2011-06-20
access: {public: false, paragraph: "offl. § 13", public_title: Sak}
treatments:
  - {body: formannskapet, date: 2011-06-29, number: "58/11"}
  - {body: kommunestyret}
attachments: {printed: [{document: plan, date: 2011-06-24}, {file: a.pdf, title: A}], unprinted: []}
"""
    read, faults = paper(front)
    file = "plans/x/cases/c.md"
    assert faults == []
    assert (read.id, read.file, read.title, read.layout, read.language) == ("c", file, "Sak", "levanger", "nb")
    assert (read.concerns, read.consultation, read.case_worker) == ((Concern("x", "proposal"),), "x-2011", "Kari")
    assert (read.archive, read.saksordforer, read.decided_by) == (
        Archive(ArchiveCase(2011, 4185), "F17"),
        "Ingen",
        "kommunestyret",
    )
    assert (read.date, read.access) == (datetime.date(2011, 6, 20), Access(False, "offl. § 13", "Sak"))
    assert read.treatments == (
        Treatment("formannskapet", datetime.date(2011, 6, 29), CaseNumber(2011, 58), Place(file, 14)),
        Treatment("kommunestyret", place=Place(file, 15)),
    )
    assert read.printed == (
        Attachment(document="plan", date=datetime.date(2011, 6, 24), place=Place(file, 16)),
        Attachment("A", file="a.pdf", place=Place(file, 16)),
    )
    assert (read.unprinted, read.attachments_stated) == ((), True)


@pytest.mark.parametrize("written", ["kart.pdf", "./kart.pdf", "../cases/kart.pdf", "plans/x/cases/kart.pdf"])
def test_an_attached_file_is_found_from_the_root_and_from_the_papers_own_folder(written: str) -> None:
    file, front = "plans/x/cases/c.md", f"{PAPER}attachments: {{printed: [{{file: {written}}}]}}\n"
    source = FileTree({file: f"---\n{front}---\n", "plans/x/cases/kart.pdf": "%PDF-"})
    read = read_case_paper(source, file, Settings(SETTINGS.municipality), None).value
    assert read is not None
    assert [each.file for each in read.printed] == ["plans/x/cases/kart.pdf"]


def test_a_paper_that_says_nothing_of_attachments_is_known_for_it() -> None:
    assert paper("")[0].attachments_stated is False


def test_case_numbers_are_read_in_the_municipalitys_own_order() -> None:
    front = 'treatments: [{body: f, number: "15/7"}]\n'
    assert paper(front)[0].treatments[0].number is None
    assert paper(front, wording=Wording(case_number="{yy}/{seq}"))[0].treatments[0].number == CaseNumber(2015, 7)
    assert paper(front)[1] == [("F13", "plans/x/cases/c.md:5")]


def test_proposals_and_protocols_are_taken_out_of_the_text_wherever_they_stand() -> None:
    text = """# Vurdering {#vurdering}

Før.

::: {.proposal body=formannskapet}
1. en
2. to
:::

Etter [](#vurdering).

::: {.protocol body=eldreradet date=2011-05-04 number="7/11"}
Vedtatt.
:::

::: {.proposal}
1. tre
:::
"""
    read, faults = paper("", text)
    assert faults == []
    assert [(proposal.body, type(proposal.blocks[0])) for proposal in read.proposals] == [
        ("formannskapet", OrderedList),
        ("", OrderedList),
    ]
    assert [(protocol.body, protocol.date, protocol.number) for protocol in read.protocols] == [
        ("eldreradet", datetime.date(2011, 5, 4), CaseNumber(2011, 7))
    ]
    assert read.sections == (
        Section(
            "vurdering",
            1,
            (Text("Vurdering"),),
            (Paragraph((Text("Før."),)), Paragraph((Text("Etter "), CrossReference("vurdering"), Text(".")))),
            place=Place("plans/x/cases/c.md", 6, 6),
        ),
    )


@pytest.mark.parametrize(
    ("front", "text", "fault"),
    [
        ("layuot: x\n", "", ("Y10", "plans/x/cases/c.md:5")),
        ("treatments: [{date: 2011-01-01}]\n", "", ("Y11", "plans/x/cases/c.md:5")),
        ("archive: {class: &13}\n", "", ("Y4", "plans/x/cases/c.md:5")),
        ("", "::: {.protocol date=i_går}\n:::", ("Y12", "plans/x/cases/c.md:6")),
        ("", '::: {.protocol number="7-11"}\n:::', ("F13", "plans/x/cases/c.md:6")),
        ("", "::: {.proposal}\n1. a", ("MD1", "plans/x/cases/c.md:6")),
        ("", "![b](borte.png)", ("F5", "plans/x/cases/c.md:6")),
    ],
)
def test_faults_of_a_paper_are_named_with_their_line(front: str, text: str, fault: tuple[str, str]) -> None:
    assert fault in paper(front, text)[1]


@pytest.mark.parametrize(
    "data", ["# Uten innledning", "---\nformat: 1\n", "---\nformat: 1\ntitle: uten layout\n---\n", "---\n{\n---\n", ""]
)
def test_a_paper_without_readable_front_matter_is_no_paper(data: str) -> None:
    read = read_case_paper(FileTree({"meetings/m/cases/c.md": data}), "meetings/m/cases/c.md", SETTINGS, None)
    assert read.value is None
    assert [found.concerns for found in read.findings] == ["meetings/m/cases/c.md"]


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


def workspace(files: dict[str, str | bytes]) -> tuple[Workspace, list[tuple[str, str]]]:
    read = read_workspace(FileTree({"planverk.yaml": "format: 1\nmunicipality: {name: V}\n", **files}))
    assert read.value is not None
    return read.value, named(read.findings)


def test_plans_and_papers_are_found_where_they_lie() -> None:
    case = f"---\n{PAPER}---\n"
    read, faults = workspace(
        {
            "plans/b/plan.yaml": PLAN,
            "plans/b/01.md": "# A {#a}",
            "plans/a/plan.yaml": PLAN + "language: nn",
            "plans/a/01.md": "# A {#a}",
            "plans/a/cases/2.md": case,
            "plans/a/versions/v/cases/9.md": case,
            "meetings/2011/cases/1.md": case,
            "README.md": "annet",
        }
    )
    assert faults == []
    assert [plan.id for plan in read.plans] == ["a", "b"]
    assert [(paper.file, paper.plan, paper.language) for paper in read.papers] == [
        ("plans/a/cases/2.md", "a", "nn"),
        ("meetings/2011/cases/1.md", "", "nb"),
    ]


def test_one_plan_that_cannot_be_read_leaves_the_others() -> None:
    read, faults = workspace({"plans/a/01.md": "x", "plans/b/plan.yaml": PLAN, "plans/b/01.md": "y", "plans/c/plan.yaml": "["})
    assert [plan.id for plan in read.plans] == ["b"]
    assert faults == [("F9", "plans/a"), ("Y3", "plans/c/plan.yaml:1")]


def test_a_layout_is_read_and_a_missing_one_names_those_that_are_there() -> None:
    source = FileTree({"templates/v/documents/plan.md": "::: {.slot name=chapters}\n:::\n", "templates/v/documents/sak.md": "x"})
    read = read_layout(source, "v", "plan")
    assert read.value is not None
    assert read.value.blocks == (Container("slot", values=(("name", "chapters"),)),)
    (finding,) = read_layout(source, "v", "levanger").findings
    assert (finding.code, str(finding.place)) == ("F16", "templates/v/documents/levanger.md")
    assert "plan, sak" in str(finding.hint)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "planverk.yaml",
                "plans/x/plan.yaml",
                "plans/x/01.md",
                "plans/x/measures.yaml",
                "plans/x/cases/c.md",
                "plans/x/a.png",
            ]
        ),
        st.binary(max_size=30)
        | st.sampled_from([PLAN, f"---\n{PAPER}---\n![a](../a.png)\n", "![a](a.png)", "format: 1\n"]).map(str.encode),
    )
)
def test_whatever_lies_in_a_workspace_it_is_answered(files: dict[str, bytes]) -> None:
    read = read_workspace(FileTree({"planverk.yaml": "format: 1\nmunicipality: {name: V}\n", **files}))
    assert read.value is not None or read.findings
    assert all(found.place.file for found in read.findings)
