"""Mails whose letter is attached: its text is the response's, and what has no text is typed afterwards."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import typst

import support_consultation as support
from planverk.documents import consultation_document
from planverk.errors import Conflict
from planverk.model.content import Paragraph, plain
from planverk.model.quotes import locate
from planverk.model.response import AttachedFile, Link, Response
from planverk.model.template import USUAL_SUMMARY
from planverk.service.consultations import find_consultation, find_response
from planverk.service.respond.add import add
from planverk.service.respond.describe import give_text
from planverk.service.respond.details import Details, Logged
from planverk.service.respond.incoming import take_in
from planverk.service.respond.links import link_points
from planverk.service.respond.splitting import Corrections, correct, left_over
from planverk.service.workspace import Home
from planverk.store.private import read_persons
from support_hearing import COUNCIL, OUTLINE, PRIVATE, hearing
from support_mail import mail
from support_workspace import KARI, git

FULL_TEXT = "::: {.slot name=full-text level=1}\n:::\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(90_000)


def docx(*paragraphs: str) -> bytes:
    """A Word file with those paragraphs."""
    words = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relation}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{words}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def pdf(words: str) -> bytes:
    """A PDF with those words."""
    return bytes(typst.compile(words.encode()))


LETTER = docx("1. Kapittel 4.2 er uklart. Hvem avgjør søknaden?", "2. Vi støtter tiltak 1.")


def logged(home: Home, data: bytes, details: Details = COUNCIL, name: str = "post.eml") -> Logged:
    path = home.root.parent / name
    path.write_bytes(data)
    (done,) = add(home, take_in((path,)).items, details, KARI)
    return done


def response(home: Home, number: int = 1) -> Response:
    return find_response(home, find_consultation(home), number)


def test_the_text_of_an_attached_letter_is_the_responses_under_the_name_of_the_file(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    sent = mail("Hei, se vedlagt uttalelse.", ("brev.docx", LETTER))
    logged(home, sent)
    found = response(home)
    assert found.text.split("\n\n")[:3] == [
        "Hei, se vedlagt uttalelse.",
        "Vedlegg: brev.docx",
        "1. Kapittel 4.2 er uklart. Hvem avgjør søknaden?",
    ]
    assert [point.links for point in found.points][-2:] == [(Link("soknad", "explicit"),), (Link("t-startlan", "explicit"),)]
    assert "Vedlegg: brev.docx" in [quote.exact for quote in found.passed_over]
    assert left_over(found) == ()
    assert not found.needs_text
    assert found.attachments == (AttachedFile("brev.docx", f"sha256:{hashlib.sha256(LETTER).hexdigest()}"),)
    assert home.tree.read(f"{found.folder}/original.eml") == sent


def test_a_mail_within_the_mail_gives_its_own_text_and_that_of_what_is_attached_to_it(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    inner = mail("Her er svaret.", ("brev.docx", LETTER), sender="styret@vel.example")
    logged(home, mail("Videresendt.", ("VS uttalelse.eml", inner)))
    text = response(home).text
    places = [text.index(words) for words in ("Videresendt.", "VS uttalelse.eml", "Her er svaret.", "brev.docx", "tiltak 1")]
    assert places == sorted(places)


def packed(**files: bytes) -> bytes:
    """A zip with those files, named «a__docx» for a.docx."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"mappe/{name.replace('__', '.')}", data)
    return out.getvalue()


def test_letters_that_came_in_a_zip_are_read_one_by_one(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    sent = packed(brev__docx=LETTER, kart__png=PNG)
    logged(home, mail("Se vedlegg.", ("svar.zip", sent)))
    found = response(home)
    lines = found.text.split("\n\n")
    assert [line for line in lines if line.startswith("Vedlegg")] == [
        "Vedlegg: svar.zip",
        "Vedlegg: brev.docx",
        "Vedlegg: kart.png",
    ]
    assert "2. Vi støtter tiltak 1." in lines
    assert found.needs_text
    assert logged(home, packed(brev__txt=b"Kapittel 4.2 er uklart."), name="bare.zip").number == 2
    assert response(home, 2).text == "Vedlegg: brev.txt\n\nKapittel 4.2 er uklart."


def test_a_zip_that_is_a_bomb_is_logged_and_not_opened(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(90_000_000))
    done = logged(home, out.getvalue(), name="bombe.zip")
    assert [finding.code for finding in done.findings] == ["M1"]
    assert response(home).needs_text


def test_a_letter_that_is_attached_as_word_and_as_pdf_stands_once(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    same = pdf("Kapittel 4.2 er uklart.")
    logged(home, mail("Se vedlegg.", ("brev.docx", docx("Kapittel 4.2 er uklart.")), ("brev.pdf", same)))
    text = response(home).text
    assert text.count("Kapittel 4.2 er uklart.") == 1
    assert text.endswith("Vedlegg: brev.pdf (samme tekst som brev.docx)")


def test_a_letter_that_is_also_written_in_the_mail_stands_once(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, mail("Kapittel 4.2 er uklart.", ("brev.docx", docx("Kapittel 4.2 er uklart."))))
    assert response(home).text == "Kapittel 4.2 er uklart.\n\nVedlegg: brev.docx (samme tekst som e-posten)"


def test_the_plan_that_was_on_hearing_is_nobodys_answer(tmp_path: Path) -> None:
    plan = pdf("Kapittel 4.2 Søknad. Kommunen avgjør søknaden.")
    outline = OUTLINE.replace("plan: bolig\n", f'plan: bolig\npdf: "sha256:{hashlib.sha256(plan).hexdigest()}"\n')
    home = hearing(tmp_path / "w", **{"hearing-1": outline})
    logged(home, mail("Vi støtter tiltak 1.", ("plan.pdf", plan)))
    assert response(home).text == "Vi støtter tiltak 1.\n\nVedlegg: plan.pdf (planen som er på høring)"


def test_the_letter_that_came_by_mail_is_known_again_as_a_file(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, mail("Se vedlegg.", ("brev.docx", LETTER)))
    again = logged(home, LETTER, name="brev.docx")
    assert (again.number, again.already) == (1, True)


def test_names_in_attachments_never_enter_git(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    letter = docx("Marit Solvang ønsker flere boliger, jf. tiltak 1.", "Strandgata 12, tlf 912 34 567")
    sent = mail("Se vedlegg. Hilsen Marit", ("Uttalelse fra Marit Solvang.docx", letter), sender="marit@solvang.example")
    logged(home, sent, PRIVATE)
    everything = git(home.root, "log", "-p", "--all").casefold()
    assert not [word for word in ("marit", "solvang", "strandgata", "34 567") if word in everything]
    (person,) = read_persons(home.tree)
    assert person.phones == ("912 34 567",)


def test_what_is_not_typed_yet_is_said_in_the_document_of_all_responses(tmp_path: Path) -> None:
    found = scanned(hearing(tmp_path / "w"))
    made = consultation_document.assemble(
        "responses", support.hearing(replace(support.CONSULTATION, responses=(found,))), support.frame(FULL_TEXT), USUAL_SUMMARY
    )
    lines = [plain(block.content) for block in made.document.body if isinstance(block, Paragraph)]
    assert lines[-1].startswith("En del av uttalelsen kom uten tekst som kan leses")


# ── what has no text ─────────────────────────────────────────────────────────────────────────────


def scanned(home: Home) -> Response:
    logged(home, mail("Vi støtter tiltak 1.", ("skann.png", PNG)))
    return response(home)


def test_an_attachment_without_text_is_named_and_needs_text(tmp_path: Path) -> None:
    found = scanned(hearing(tmp_path / "w"))
    assert found.needs_text
    assert found.text == "Vi støtter tiltak 1.\n\nVedlegg: skann.png"


def test_its_text_is_typed_after_what_came_as_text(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    before = scanned(home)
    after = give_text(home, 1, "Kapittel 4.2 er uklart.", KARI)
    assert after.text == f"{before.text}\n\nSkrevet av fra originalen:\n\nKapittel 4.2 er uklart."
    assert [(point.id, point.links) for point in after.points] == [
        (1, (Link("t-startlan", "explicit"),)),
        (2, (Link("soknad", "explicit"),)),
    ]
    assert left_over(after) == ()
    assert all(locate(after.text, point.quote) for point in after.points)
    with pytest.raises(Conflict):
        give_text(home, 1, "Mer.", KARI)


def test_a_map_has_nothing_to_type(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    before = scanned(home)
    after = give_text(home, 1, "", KARI)
    assert (after.needs_text, after.text, after.points) == (False, before.text, before.points)


def test_numbers_in_what_is_typed_never_enter_git(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, mail("Hilsen Marit Solvang.", ("skann.png", PNG), sender="marit@solvang.example"), PRIVATE)
    give_text(home, 1, "Ring Marit på 912 34 567.", KARI)
    found = response(home)
    kept = home.tree.read(f"private/texts/{found.text_hash.removeprefix('sha256:')}").decode()
    assert kept.startswith("Hilsen Marit Solvang.")
    assert kept.endswith("Ring Marit på 912 34 567.")
    assert len(home.tree.files("private/texts")) == 1
    written = git(home.root, "log", "-p", "--all")
    assert not any(number in written for number in ("912 34 567", "91234567", "34 567"))


def test_a_link_that_was_taken_away_stays_away_when_another_point_is_corrected(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, mail("Kapittel 4.2 er uklart.\n\nVi støtter tiltak 1.\n"))
    link_points(home, (1, 1), ("soknad",), KARI, remove=True)
    correct(home, 1, Corrections(remove=(2,)), KARI)
    assert [point.links for point in response(home).points] == [()]
