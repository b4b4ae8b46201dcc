"""All papers of a meeting in one PDF: whole and accessible while they are our own, else a copy that claims nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import outloud
import pikepdf
import pypdfium2
import pytest

from planverk.cli.app import run
from planverk.errors import MissingFile, Unclear
from planverk.service.bundling import Bundled, bundle
from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_meetings import FOLDER, MEETING, SECRET, called, written
from support_workspace import KARI, PAPER, PLAN, lay, new_workspace, saved


def pdf(*sizes: tuple[int, int], password: str = "") -> bytes:
    made = pikepdf.new()
    for size in sizes:
        made.add_blank_page(page_size=size)
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A meeting with the skeleton's paper, which has its plan attached, and one that is exempt."""
    home = open_workspace(saved(new_workspace(tmp_path, {f"{FOLDER}/cases/kjop.md": SECRET})))
    called(home)
    return home


def with_files(home: Home, **files: bytes) -> None:
    """Puts the files (without their ending) on the agenda, with an item that has no paper."""
    for name, data in files.items():
        path = home.root / FOLDER / f"files/{name}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    listed = ", ".join(f"{{file: files/{name}.pdf, title: {name}}}" for name in files)
    written(home, more=f"  - {{kind: RS, number: 1/25, title: Brev, files: [{listed}]}}\n")


def pages(home: Home, bundled: Bundled) -> list[str]:
    document = pypdfium2.PdfDocument(home.root / bundled.file)
    return [" ".join(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document))]


def claims(data: bytes) -> list[bytes]:
    return re.findall(rb"<pdf(?:a|ua)id:part>", data)


def bookmarks(file: Path) -> list[str]:
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def test_own_papers_are_one_accessible_pdf_with_bookmarks_and_a_linked_agenda(home: Home) -> None:
    bundled = bundle(home, MEETING, KARI)
    file = home.root / bundled.file
    assert bundled.joined == ()
    assert claims(file.read_bytes()) == [b"<pdfaid:part>", b"<pdfuaid:part>"]
    assert [f for f in outloud.check(str(file)).findings if f.severity == "error"] == []
    titles = bookmarks(file)
    assert [title.split()[0] for title in titles[-2:]] == ["PS", "PS"]
    with pikepdf.open(file) as opened:
        links = [each for each in opened.pages[0].get("/Annots", []) if each.Subtype == "/Link"]
    assert len(links) >= 2
    text = pages(home, bundled)
    assert len(text) == bundled.pages
    assert f"Side 2 av {bundled.pages}" in text[1]


def test_the_plan_that_a_paper_attaches_comes_after_it(home: Home) -> None:
    text = " ".join(pages(home, bundle(home, MEETING, KARI)))
    assert text.index("Kommunedirektørens forslag") < text.rindex("Vedlegg 1: ")


def test_the_plan_is_as_it_was_in_the_version_that_the_paper_puts_forward(home: Home) -> None:
    name_version(home, PLAN, "proposal", KARI)
    chapter, paper = f"plans/{PLAN}/00-forord.md", f"plans/{PLAN}/cases/{PAPER}.md"
    lay(home.root, {chapter: (home.root / chapter).read_text("utf-8") + "\nEndret etter møtet.\n"})
    assert "Endret etter møtet." in " ".join(pages(home, bundle(home, MEETING, KARI)))
    text = (home.root / paper).read_text("utf-8")
    lay(home.root, {paper: text.replace(f"{{plan: {PLAN}}}", f"{{plan: {PLAN}, version: proposal}}")})
    assert "Endret etter møtet." not in " ".join(pages(home, bundle(home, MEETING, KARI)))


def test_what_is_exempt_is_in_the_members_edition_alone(home: Home) -> None:
    public, full = bundle(home, MEETING, KARI), bundle(home, MEETING, KARI, full=True)
    assert "Prisen er god" not in " ".join(pages(home, public))
    assert "Saksdokumentene er ikke med i denne utgaven." in " ".join(pages(home, public))
    assert "Prisen er god" in " ".join(pages(home, full))
    assert full.file.endswith("-internt.pdf")


def test_a_pdf_by_others_is_joined_in_on_its_own_pages_and_the_file_claims_nothing(home: Home) -> None:
    with_files(home, brev=pdf((595, 842), (842, 595)))
    bundled = bundle(home, MEETING, KARI)
    data = (home.root / bundled.file).read_bytes()
    assert bundled.joined == (f"{FOLDER}/files/brev.pdf",)
    assert claims(data) == []
    assert "MT12" in {finding.code for finding in bundled.findings}
    text = pages(home, bundled)
    assert len(text) == bundled.pages
    assert text[-1].startswith("RS 1/25, vedlegg 1, side 2 av 2")
    assert f"side {bundled.pages} av {bundled.pages}" in text[-1]
    assert pypdfium2.PdfDocument(data)[bundled.pages - 1].get_size() == (842, 595)
    assert bookmarks(home.root / bundled.file)[-1] == "RS 1/25 Brev"
    assert bundle(home, MEETING, KARI).file == bundled.file
    assert (home.root / bundled.file).read_bytes() == data


def test_what_cannot_be_joined_in_is_named_with_the_reason(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planverk.service.enclosures._MEGABYTE", 100)
    with_files(home, laast=pdf((595, 842), password="x"), ikke=b"hei", stor=pdf((595, 842)) + b" " * 20_000)
    bundled = bundle(home, MEETING, KARI)
    told = {finding.place.file.rpartition("/")[2]: str(finding.message) for finding in bundled.findings if finding.code == "MT11"}
    assert told["laast.pdf"] == "The PDF is locked with a password."
    assert told["ikke.pdf"] == "The attachment is no PDF, whatever it is called."
    assert "too large to send" in told["stor.pdf"]
    assert bundled.joined == ()
    assert sum("Vedlegget er ikke med i denne filen." in text for text in pages(home, bundled)) == 3


def test_an_attachment_that_is_missing_is_named(home: Home) -> None:
    written(home, more="  - {kind: RS, number: 1/25, title: Brev, files: [{file: files/borte.pdf}]}\n")
    assert bundle(home, MEETING, KARI).file == ""
    assert "MT3" in {finding.code for finding in bundle(home, MEETING, KARI).findings}


def test_an_error_in_a_paper_stops_it_and_nothing_is_written(home: Home) -> None:
    file = f"plans/{PLAN}/cases/{PAPER}.md"
    lay(home.root, {file: (home.root / file).read_text("utf-8").replace("decided_by: ", "decided_by: finnes-ikke-")})
    bundled = bundle(home, MEETING, KARI)
    assert bundled.file == ""
    assert any(finding.is_error for finding in bundled.findings)


def test_a_meeting_that_is_not_there_is_said(home: Home) -> None:
    with pytest.raises(MissingFile):
        bundle(home, "finnes-ikke", KARI)
    lay(home.root, {"meetings/to/meeting.yaml": "format: 1\nbody: kommunestyret\ndate: 2025-09-01\n"})
    with pytest.raises(Unclear):
        bundle(home, "", KARI)


def test_the_command_tells_the_file_and_what_was_joined_in(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_files(home, brev=pdf((595, 842)))
    monkeypatch.chdir(home.root)
    assert run(["meeting", "papers"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"build/motepapirer-{MEETING}\.pdf \(\d+ sider\)", shown[0])
    assert shown[1].strip() == f"føyd inn som den er: {FOLDER}/files/brev.pdf"
