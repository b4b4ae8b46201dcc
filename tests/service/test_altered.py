"""What was changed in a plan after its hearing, as documents that a case paper attaches and a build makes."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from planverk.model.change import Cause
from planverk.service.archiving.making import make_package
from planverk.service.assembling import assemble
from planverk.service.build import Order, build
from planverk.service.bundling import bundle
from planverk.service.check import check
from planverk.service.gathering import gather
from planverk.service.ledger import Saying, Which, set_entries
from planverk.service.states import look_at
from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_ledger import AFTER, FILES, FOLDER, ID, LEDGER, PAPER, heard
from support_workspace import KARI, git, lay

REDLINE, ACCOUNT = "bolig-med-endringer-hearing-1", "endringer-bolig-hearing-1"
BOTH = FILES[PAPER].replace("[{document: plan}]", "[{document: plan}, {document: redline}, {document: ledger}]")
MEETING = "meetings/2011-06-29-formannskapet"
CALLED = f"""\
format: 1
body: formannskapet
date: 2011-06-29
starts: "12:00"
venue: Rådhuset
called: 2011-06-22
items:
  - {{kind: PS, number: 41/11, paper: {PAPER}}}
"""


def attached(root: Path, **more: str) -> Home:
    """The plan after its hearing, every change with its cause, and a paper that attaches both documents."""
    home = heard(root, {PAPER: BOTH, ".gitignore": "build/\n.planverk/\n", **more})
    set_entries(home, Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    return open_workspace(root)


def targets(home: Home, *names: str) -> dict[str, str]:
    with look_at(home) as state:
        return {target.value.id: target.concerns for target in gather(state, names).targets}


def test_a_build_makes_what_a_paper_attaches(tmp_path: Path) -> None:
    report = build(attached(tmp_path), Order(formats=("docx", "html")), KARI)
    assert [finding for finding in report.all_findings if finding.is_error] == []
    made = json.loads((tmp_path / "build/manifest.json").read_text("utf-8"))["documents"]
    assert [sorted(made[name]["files"]) for name in (REDLINE, ACCOUNT)] == [["docx", "html"]] * 2
    assert made[REDLINE]["source"] == FOLDER
    page = (tmp_path / f"build/{REDLINE}.html").read_text("utf-8")
    assert "<ins" in page
    assert "tas til følge" in page
    assert "Klarere." in (tmp_path / f"build/{ACCOUNT}.html").read_text("utf-8")


def test_a_second_build_makes_neither_again(tmp_path: Path) -> None:
    build(attached(tmp_path), Order(formats=("docx", "html")), KARI)
    again = build(open_workspace(tmp_path), Order(formats=("docx", "html")), KARI)
    assert [built.made for built in again.documents] == [()] * len(again.documents)


def test_each_can_be_built_by_its_name_and_what_nobody_attaches_is_not_there(tmp_path: Path) -> None:
    home = attached(tmp_path)
    assert targets(home, REDLINE) == {REDLINE: f"{LEDGER}#redline"}
    assert targets(home, ID) == {ID: FOLDER}
    lay(tmp_path, {PAPER: FILES[PAPER]})
    assert not {REDLINE, ACCOUNT} & targets(open_workspace(tmp_path)).keys()


def test_the_newer_text_is_the_version_that_the_paper_puts_forward(tmp_path: Path) -> None:
    home = attached(tmp_path)
    name_version(home, ID, "proposal", KARI)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("hver uke", "hver eneste dag")})
    git(tmp_path, "commit", "-q", "-a", "-m", "later")
    name = f"{REDLINE}-proposal"
    (built,) = build(open_workspace(tmp_path), Order((name,), ("html",)), KARI).documents
    assert built.files == (f"build/{name}.html",)
    page = (tmp_path / f"build/{name}.html").read_text("utf-8")
    assert "eneste" not in page
    assert "uke" in page


def test_the_papers_of_a_meeting_have_them_with_how_marks_are_read_and_their_notes(tmp_path: Path) -> None:
    home = attached(tmp_path, **{f"{MEETING}/meeting.yaml": CALLED})
    bundled = bundle(home, "", KARI)
    assert [finding for finding in bundled.findings if finding.is_error] == []
    document = pypdfium2.PdfDocument(tmp_path / bundled.file)
    text = [" ".join(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document))]
    (key,) = [n for n, page in enumerate(text) if "slettet tekst" in page]
    assert key > 0
    assert "Vedlegg 2: Boligplan 2011–2025, med endringene etter høringen merket" in text[key]
    assert "Vedlegg 3: Endringer i Boligplan 2011–2025 etter høringen" in " ".join(text)
    assert "Følger opp innspill 1.1" in text[-1]


def test_the_package_of_a_case_holds_them(tmp_path: Path) -> None:
    home = attached(tmp_path / "here")
    make_package(home, "2011-06-29-formannskapet", tmp_path / "sak")
    titles = [each["tittel"] for each in json.loads((tmp_path / "sak/manifest.json").read_text("utf-8"))["dokumenter"]]
    assert "Boligplan 2011–2025, med endringene etter høringen merket" in titles
    assert "Endringer i Boligplan 2011–2025 etter høringen" in titles


def test_what_was_changed_after_a_version_that_is_not_here_cannot_be_attached(tmp_path: Path) -> None:
    home = attached(tmp_path)
    (tmp_path / f"{FOLDER}/versions/hearing-1/version.yaml").unlink()
    found = [finding for finding in check(open_workspace(home.root)).findings if finding.code == "E6"]
    assert {dict(finding.message.values)["document"] for finding in found} == {"redline", "ledger"}


def test_at_an_earlier_commit_the_changes_are_signed_as_they_were_then(tmp_path: Path) -> None:
    home = attached(tmp_path)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("hele kommunen", "hele Vågsund")})
    git(tmp_path, "-c", "user.name=Per Vik", "commit", "-q", "-a", "-m", "later")
    home = open_workspace(tmp_path)
    assert authors(home, "HEAD") == ["Per Vik", "Ola"]
    assert authors(home, "HEAD~1") == ["Ola", "Ola"]


def authors(home: Home, at: str) -> list[str]:
    with look_at(home, at) as state:
        (paper,) = assemble(gather(state, (REDLINE,))).papers
    assert paper.document is not None
    return [revision.author for revision in paper.document.revisions.values()]
