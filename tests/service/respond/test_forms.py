"""The answer form that went out, filled in and sent back: in Word, through other programs, and attached to a mail."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from planverk.errors import Unclear
from planverk.model.response import Link, Response, Sender, SenderKind, Stance
from planverk.readers.responses import extract
from planverk.service.consult.opening import correct
from planverk.service.consult.papers import papers
from planverk.service.consultations import find_consultation, find_response
from planverk.service.respond.add import add
from planverk.service.respond.details import Details, Logged
from planverk.service.respond.incoming import take_in
from planverk.service.respond.senders import Named
from planverk.service.respond.splitting import left_over
from planverk.service.workspace import Home, open_workspace
from planverk.store.private import read_persons
from support_consult import ID, opened, quick, workspace
from support_mail import mail
from support_workspace import KARI, PLAN, git, lay

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANSWERS = {
    "planverk:sender:name": "Bygda vel",
    "planverk:sender:kind": "organisasjon",
    "planverk:sender:contact": "Anne Moe",
    "planverk:sender:reference": "7/25",
    "planverk:stance": "støtter delvis",
    "planverk:remarks": "med merknader",
    "planverk:general": "En god plan.\nDen er lang.",
    "planverk:section:mal": "Målene er for få.",
}


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The form as it goes out."""
    return _papers(tmp_path_factory.mktemp("form") / "w")


def _papers(root: Path) -> bytes:
    opened(workspace(root))
    papers(open_workspace(root), "", KARI, quick)
    return (root / "build" / ID / "svarskjema.docx").read_bytes()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    root = workspace(tmp_path / "w")
    opened(root)
    return open_workspace(root)


def filled(form: bytes, answers: dict[str, str] = ANSWERS, tags: bool = True) -> bytes:
    """The form with answers, as Word saves it; without `tags` as LibreOffice does, which drops them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, _written(data, answers, tags) if name == "word/document.xml" else data)
    return out.getvalue()


def _written(document: bytes, answers: dict[str, str], tags: bool) -> bytes:
    root = etree.fromstring(document)
    for properties in list(root.iter(f"{W}sdtPr")):
        tag = properties.find(f"{W}tag")
        control = properties.getparent()
        assert control is not None
        if tag is not None and tag.get(f"{W}val") in answers:
            properties.remove(properties.find(f"{W}showingPlcHdr"))  # type: ignore[arg-type]
            text = next(control.iter(f"{W}t"))
            lines = answers[tag.get(f"{W}val", "")].split("\n")
            text.text = lines[0]
            for line in lines[1:]:
                etree.SubElement(text.getparent(), f"{W}br")  # type: ignore[arg-type]
                etree.SubElement(text.getparent(), f"{W}t").text = line  # type: ignore[arg-type]
        if tag is not None and not tags:
            properties.remove(tag)
    return etree.tostring(root)


def logged(home: Home, data: bytes, name: str = "svar.docx", details: Details = Details()) -> Logged:  # noqa: B008 — frozen
    path = home.root.parent / name
    path.write_bytes(data)
    (done,) = add(home, take_in((path,)).items, details, KARI)
    return done


def response(home: Home) -> Response:
    return find_response(home, find_consultation(home), 1)


def check(found: Response) -> None:
    """What every filled-in form comes to, whatever program saved it."""
    assert found.senders == (Sender(SenderKind.ORGANISATION, "Bygda vel", invitation="bygda-vel"),)
    assert (found.stance, found.remarks, found.their_ref, found.channel) == (Stance.PARTLY, True, "7/25", "svarskjema")
    assert found.text.startswith("Navn på den som svarer: Bygda vel\nType avsender: organisasjon\n")
    assert "Skriv her" not in found.text
    assert "Velg" not in found.text
    assert [(point.quote.exact, point.links) for point in found.points] == [
        ("En god plan.\nDen er lang.", ()),
        ("Målene er for få.", (Link("mal", "explicit"),)),
    ]
    assert left_over(found) == ()


@pytest.mark.parametrize("tags", [True, False], ids=["word", "libreoffice"])
def test_a_filled_in_form_says_who_what_and_about_which_section(home: Home, form: bytes, tags: bool) -> None:
    done = logged(home, filled(form, tags=tags))
    assert done.findings == ()
    assert (done.guesses.remarks, done.guesses.stance) == (None, None)
    check(response(home))


def test_a_form_pasted_as_text_is_known_by_its_lines(home: Home, form: bytes) -> None:
    sent = extract(filled(form), "svar.docx")
    body = "\n".join(line for line in sent.text.split("\n") if line not in sent.apart)
    logged(home, body.encode(), "svar.txt")
    check(response(home))


def test_a_form_attached_to_a_mail_counts_as_the_letter(home: Home, form: bytes) -> None:
    logged(home, mail("Hei, svaret er vedlagt.\n\nVi vil også ha svar på tiltak 2.", ("svar.docx", filled(form))), "svar.eml")
    found = response(home)
    assert found.channel == "e-post"
    assert found.sender.invitation == "bygda-vel"
    assert [point.quote.exact for point in found.points][-2:] == ["En god plan.\nDen er lang.", "Målene er for få."]
    assert "tiltak 2" in found.points[0].quote.exact or "tiltak 2" in found.points[1].quote.exact
    assert left_over(found) == ()


def test_whoever_logs_it_decides_and_the_disagreement_is_said(home: Home, form: bytes) -> None:
    said = Details(named=Named(SenderKind.PARTY, "Bygdelista"), stance=Stance.AGAINST, remarks=True)
    done = logged(home, filled(form), details=said)
    assert [finding.code for finding in done.findings] == ["M12", "M12", "M12"]
    assert [dict(finding.message.values)["form"] for finding in done.findings] == [
        "--kind organisasjon",
        "--stance stotter-delvis",
        "«Bygda vel»",
    ]
    assert (response(home).sender, response(home).stance) == (Sender(SenderKind.PARTY, "Bygdelista"), Stance.AGAINST)


def test_a_choice_that_somebody_wrote_over_is_said(home: Home, form: bytes) -> None:
    done = logged(home, filled(form, {**ANSWERS, "planverk:stance": "tja"}))
    (finding,) = done.findings
    assert (finding.code, response(home).stance) == ("M12", Stance.NONE)


def test_the_form_says_which_version_it_asks_about(home: Home, form: bytes) -> None:
    lay(home.root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nRettet.\n"})
    git(home.root, "commit", "-qam", "rettet")
    correct(home, ID, KARI, press=quick)
    logged(home, filled(form))
    assert response(home).version == "hearing-1"
    done = logged(home, filled(form, {**ANSWERS, "planverk:general": "Annet."}), "to.docx", Details(version="hearing-1a"))
    assert [dict(finding.message.values)["form"] for finding in done.findings] == ["--version hearing-1"]


def test_a_form_of_another_hearing_is_said_to_be_one(home: Home, form: bytes) -> None:
    folder = home.root / "consultations" / ID
    folder.rename(folder.with_name("annen"))
    settings = folder.with_name("annen") / "consultation.yaml"
    settings.write_text(settings.read_text("utf-8").replace(f"id: {ID}", "id: annen"), "utf-8")
    git(home.root, "add", "-A")
    git(home.root, "commit", "-qm", "annen")
    done = logged(home, filled(form))
    assert [finding.code for finding in done.findings] == ["M12"]


def test_a_private_persons_form_never_enters_git_with_a_name(home: Home, form: bytes) -> None:
    answers = {**ANSWERS, "planverk:sender:name": "Kari Nes", "planverk:sender:kind": "privatperson"}
    logged(home, filled(form, answers))
    found = response(home)
    assert found.sender.kind is SenderKind.PRIVATE
    assert "Kari" not in found.text
    assert "Moe" not in found.text
    (person,) = read_persons(home.tree)
    assert (person.name, person.others) == ("Kari Nes", ("Anne Moe",))


def test_a_form_that_does_not_say_what_kind_of_sender_it_is_asks(home: Home, form: bytes) -> None:
    answers = {**ANSWERS, "planverk:sender:name": "Kvernneset velforening"}
    del answers["planverk:sender:kind"]
    with pytest.raises(Unclear, match="organisasjon"):
        logged(home, filled(form, answers))


def test_a_field_about_a_section_that_the_plan_has_not_is_a_point_without_a_link(home: Home, form: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(filled(form))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"planverk:section:mal", b"planverk:section:fjern")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for name, part in parts.items():
            copy.writestr(name, part)
    logged(home, out.getvalue())
    assert [(point.quote.exact, point.links) for point in response(home).points][-1] == ("Målene er for få.", ())
