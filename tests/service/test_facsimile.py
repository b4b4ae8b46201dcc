"""Originals as they came where they may be shown, and their text where they may not, or cannot."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst

from planverk.errors import Conflict
from planverk.model.response import Publication
from planverk.service.facsimile import facsimile
from planverk.service.respond.add import add
from planverk.service.respond.incoming import take_in
from planverk.service.workspace import Home, open_workspace
from planverk.store.private import original_path
from planverk.writers.consultation import response_yaml
from support_consultation import CONSULTATION, HUSBANKEN, PERSON, files
from support_hearing import COUNCIL, buildable
from support_mail import mail
from support_workspace import KARI, lay, new_workspace

ID = "bolig-2011"
LETTER = "sha256:" + "a" * 64


def pdf(pages: int) -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(300, 400))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The little hearing; Husbanken sent a PDF of two pages, and so did a private person, whose lies in private/."""
    root = new_workspace(tmp_path / "mappe")
    lay(root, {path: text for path, text in files().items() if path != "planverk.yaml"})
    (root / HUSBANKEN.folder / "original.pdf").write_bytes(pdf(2))
    (root / original_path(LETTER)).parent.mkdir(parents=True)
    (root / original_path(LETTER)).write_bytes(pdf(1))
    (root / PERSON.folder / "response.yaml").write_bytes(response_yaml(replace(PERSON, original=LETTER)))
    (root / "private/persons.yaml").write_text("format: 1\npersons: [{ref: p1, name: Kari Nes}]\n", "utf-8")
    return open_workspace(root)


def texts(home: Home, file: str) -> list[str]:
    document = pypdfium2.PdfDocument(home.root / file)
    return [" ".join(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document))]


def test_a_body_is_shown_as_it_wrote_and_a_private_person_by_the_text_without_a_name(home: Home) -> None:
    copied = facsimile(home, ID, KARI)
    assert (copied.originals, copied.texts, copied.pages) == ((1,), (2, 3, 4), 5)
    pages = texts(home, copied.file)
    assert pages[:2] == [f"Uttalelse 1, mottatt 28.04.2011, side {n} av 2" for n in (1, 2)]
    assert "Jeg heter Privatperson 3" in pages[3]
    assert "Uttalelse 3, mottatt 28.04.2011, side 1 av 1" in pages[3]
    assert not any("Kari" in page for page in pages)


def test_a_letter_attached_to_a_mail_follows_the_mails_own_words_as_it_came(tmp_path: Path) -> None:
    home = buildable(tmp_path / "mappe")
    sent = mail("Hei, se vedlagt brev.", ("brev.pdf", typst.compile(b"Kapittel 4.2 er uklart.")), ("kart.pdf", pdf(2)))
    (tmp_path / "svar.eml").write_bytes(sent)
    add(home, take_in((tmp_path / "svar.eml",)).items, COUNCIL, KARI)
    copied = facsimile(home, "", KARI)
    assert (copied.originals, copied.texts, copied.pages) == ((1,), (), 4)
    first, letter, *plan = texts(home, copied.file)
    assert "Hei, se vedlagt brev. Vedlegg: brev.pdf Vedlegg: kart.pdf" in first
    assert "uklart" not in first
    assert "Kapittel 4.2 er uklart." in letter
    assert "mottatt 28.04.2011, brev.pdf, side 1 av 1" in letter
    assert "kart.pdf, side 2 av 2" in plan[-1]


def test_the_edition_of_the_case_has_the_letter_of_a_private_person_too(home: Home) -> None:
    copied = facsimile(home, ID, KARI, case=True)
    assert copied.originals == (1, 3)
    assert copied.file.endswith("-saksutgave.pdf")


@pytest.mark.parametrize("change", [{"access": "offl. § 13"}, {"publish": Publication("withhold", by="Kari")}])
def test_what_is_exempt_or_withheld_is_named_and_not_shown(home: Home, change: dict[str, object]) -> None:
    (home.root / HUSBANKEN.folder / "response.yaml").write_bytes(response_yaml(replace(HUSBANKEN, **change)))  # type: ignore[arg-type]
    copied = facsimile(home, ID, KARI)
    first = texts(home, copied.file)[0]
    assert copied.originals == ()
    assert "Husbanken" in first
    assert "frister" not in first


def test_a_broken_original_is_told_and_its_text_stands_in_for_it(home: Home) -> None:
    (home.root / HUSBANKEN.folder / "original.pdf").write_bytes(b"%PDF-1.4 broken")
    copied = facsimile(home, ID, KARI)
    assert [(each.code, each.place.file) for each in copied.findings] == [("H40", f"{HUSBANKEN.folder}/original.pdf")]
    assert "Kap. 2.1 bør få frister." in texts(home, copied.file)[0]


def test_it_is_the_same_file_every_time(home: Home) -> None:
    first = (home.root / facsimile(home, ID, KARI).file).read_bytes()
    assert (home.root / facsimile(home, ID, KARI).file).read_bytes() == first


def test_a_hearing_that_nobody_answered_has_nothing_to_copy(tmp_path: Path) -> None:
    root = new_workspace(tmp_path / "mappe")
    empty = files(replace(CONSULTATION, responses=()))
    lay(root, {path: text for path, text in empty.items() if path != "planverk.yaml"})
    with pytest.raises(Conflict):
        facsimile(open_workspace(root), ID, KARI)
