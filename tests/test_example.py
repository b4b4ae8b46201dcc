"""The worked examples, bokmål and nynorsk, are built whole and laid before every judge, so that they cannot rot."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import outloud
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from ooxml_integrity import check as integrity
from openxml_audit import OpenXmlValidator

from planverk.findings import Severity
from planverk.service.build import Order, build
from planverk.service.check import check
from planverk.service.workspace import Actor, open_workspace
from support_axe import run_axe
from support_workspace import saved

REPOSITORY = Path(__file__).resolve().parents[1]
ACTOR = Actor("Prøve", "prove@eksempel.no", datetime.datetime(2025, 1, 1))
WORKSPACES = {
    "bokmål": (REPOSITORY, ("planverk.yaml", "plans", "consultations", "meetings", "templates")),
    "nynorsk": (REPOSITORY / "tests/workspaces/nynorsk", ("planverk.yaml", "plans")),
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def copied(name: str, root: Path) -> Path:
    """A workspace of its own, under git, with the example's template where it has none."""
    source, parts = WORKSPACES[name]
    for part in parts:
        if (source / part).is_dir():
            shutil.copytree(source / part, root / part)
        elif (source / part).exists():
            shutil.copy(source / part, root / part)
    if not (root / "templates").exists():
        shutil.copytree(REPOSITORY / "templates", root / "templates")
    return saved(root)


@pytest.fixture(scope="module", params=list(WORKSPACES))
def workspace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built workspace."""
    root = copied(request.param, tmp_path_factory.mktemp("workspace"))
    report = build(open_workspace(root), Order(), ACTOR)
    assert [str(f.message) for f in report.all_findings if f.severity is not Severity.NOTE] == []
    return root


def made(workspace: Path, form: str) -> list[Path]:
    found = sorted((workspace / "build").rglob(f"*.{form}"))
    assert len(found) >= 2
    return found


def test_there_is_nothing_to_mend(workspace: Path) -> None:
    findings = check(open_workspace(workspace)).findings
    assert [f"{f.code} {f.place}" for f in findings if f.severity is not Severity.NOTE] == []


def test_word_files_are_as_sound_as_the_template(workspace: Path) -> None:
    for file in made(workspace, "docx"):
        assert [finding.message for finding in integrity(file)] == []
        assert [f"{error.part_uri} {error.description}" for error in OpenXmlValidator().validate(file).errors] == []


def test_pdf_files_are_pdf_a_2a_and_ua_1_and_outloud_finds_no_error(workspace: Path) -> None:
    for file in made(workspace, "pdf"):
        with pikepdf.open(file) as pdf:
            metadata = pdf.open_metadata()
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
            assert re.fullmatch(r"n[bn]-NO", str(pdf.Root.Lang))
        assert [f"{f.rule}: {f.message}" for f in outloud.check(str(file)).findings if f.severity == "error"] == []


@pytest.mark.slow
def test_pages_of_html_have_nothing_for_axe_to_find(workspace: Path, chromium: str) -> None:
    assert run_axe(chromium, *made(workspace, "html")) == []


@pytest.mark.slow
def test_word_files_open_in_libreoffice_with_every_heading_and_number(workspace: Path, soffice: str, tmp_path: Path) -> None:
    """The numbers that LibreOffice derives from the template's lists are those that the PDF prints; a redline has those of two
    versions, and is looked at in test_example_redline.py."""
    files = [file for file in made(workspace, "docx") if "-med-endringer-" not in file.name]
    assert len({file.stem for file in files}) == len(files)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files], check=True, capture_output=True
    )
    for file in files:
        opened = letters(text_of(tmp_path / f"{file.stem}.pdf"))
        for label, title in headings(file.with_suffix(".html")):
            assert letters(label + title) in opened, f"{label} {title}"


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def text_of(pdf: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def headings(page: Path) -> list[tuple[str, str]]:
    tree = etree.parse(str(page), etree.HTMLParser())
    found = (h for main in tree.iter("main") for h in main.iter("h2", "h3", "h4") if h.get("id"))
    notes = [n for n in tree.iter("section") if n.get("role") == "doc-endnotes"]
    return [("", "".join(h.itertext())) for h in found if not any(n in notes for n in h.iterancestors())]


def test_the_same_commit_gives_the_same_bytes_in_another_folder(workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "et annet sted"
    shutil.copytree(workspace, other, ignore=shutil.ignore_patterns("build", ".planverk"))
    build(open_workspace(other), Order(), ACTOR)
    for file in sorted((workspace / "build").rglob("*")):
        if file.is_file():
            assert file.read_bytes() == (other / file.relative_to(workspace)).read_bytes(), file.name


def test_word_files_carry_the_commit_and_the_ids_of_sections(workspace: Path) -> None:
    for file in made(workspace, "docx"):
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
            custom = b"".join(archive.read(name) for name in archive.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name))
            root = etree.fromstring(archive.read("word/document.xml"))
        commit = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=workspace, check=True, capture_output=True, text=True
        ).stdout.strip()
        assert commit.encode() in custom
        assert [b for b in root.iter(f"{WORD}bookmarkStart") if str(b.get(f"{WORD}name")).startswith("p_")]
