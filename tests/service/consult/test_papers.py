"""What goes out with a round: the edition, the form, a letter and a mail to each body; the same bytes each time."""

from __future__ import annotations

import datetime
import email
import zipfile
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from lxml import etree

from planverk.errors import Conflict
from planverk.readers.responses.answers import kind_of_answer, stance_of_answer
from planverk.readers.responses.documents import read_document
from planverk.service.consult.opening import correct, prepare
from planverk.service.consult.papers import Papers, papers
from planverk.service.consult.status import extend
from planverk.service.workspace import open_workspace
from support_consult import ID, opened, order, quick, workspace
from support_workspace import KARI, PLAN, built, git, lay

FORTY = "Navn;Type;Frist\n" + "".join(
    f"Instans nummer {n};organisasjon;{'20.06.2025' if n % 10 == 0 else ''}\n" for n in range(40)
)


def made(root: Path) -> Papers:
    return papers(open_workspace(root), "", KARI, quick)


def text(data: bytes) -> str:
    """All words of a Word file's body."""
    return " ".join(read_document(data, "brev.docx").text.replace("\u00a0", " ").split())


def mail(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_forty_bodies_get_forty_letters_each_with_its_own_deadline(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", register=FORTY)
    opened(root)
    done = made(root)
    letters = root / "build" / ID / "horingsbrev"
    assert {path.suffix for path in letters.iterdir()} == {".docx", ".pdf", ".eml"}
    assert len(list(letters.iterdir())) == 120
    assert {f"build/{ID}/{name}" for name in (f"{PLAN}-hearing-1.pdf", "kunngjoring.html", "svarskjema.docx")} <= set(done.files)
    own, common = text((letters / "instans-nummer-10.docx").read_bytes()), text((letters / "instans-nummer-11.docx").read_bytes())
    assert "Fristen for dere er 20. juni 2025. Den vanlige fristen er 30. mai 2025." in own
    assert "Fristen for å svare er 30. mai 2025." in common
    assert "Instans nummer 39" in common


def test_a_letter_says_who_decided_where_to_read_and_how_to_answer(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    made(root)
    letters = root / "build" / ID / "horingsbrev"
    said = text((letters / "eldreradet.docx").read_bytes())
    for words in (
        "Eldrerådet Att. Randi Holm Rådhusgata 1 0000 Poststed",
        "Høring: Eksempelplan 2025–2029",
        "Formannskapet vedtok 12. mars 2025 i sak 12/25 å sende Eksempelplan 2025–2029 på høring.",
        "ingen egne regler om høring av en temaplan",
        f"Høringsversjonen ligger ved ({PLAN}-hearing-1.pdf).",
        "Send svaret til postmottak@kommunenavn.example eller",
        "merk det med saksnummer",
        "oppsummert og vurdert i saken",
        "som regel offentlige",
        "Spørsmål kan rettes til Kari Nordmann",
        "Svarskjema",
        "Bygda vel",
    ):
        assert words in said
    nynorsk = text((letters / "statsforvaltaren.docx").read_bytes())
    assert "Fristen for dykk er 20. juni 2025. Den vanlege fristen er 30. mai 2025." in nynorsk
    assert "Høyring: Eksempelplan" in nynorsk


def test_a_mail_carries_the_letter_the_form_and_the_plan(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    made(root)
    message = mail(root / "build" / ID / "horingsbrev" / "eldreradet.eml")
    assert message["To"] == "Eldrerådet <eldre@kommune.example>"
    assert message["Subject"] == "Høring: Eksempelplan 2025–2029. Frist 30. mai 2025"
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names == ["horingsbrev-eldreradet.pdf", "svarskjema.docx", f"{PLAN}-hearing-1.pdf"]
    assert mail(root / "build" / ID / "horingsbrev" / "bygda-vel.eml")["To"] is None


def test_the_form_has_a_field_for_each_section_and_choices_that_are_understood(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    done = opened(root)
    made(root)
    with zipfile.ZipFile(root / "build" / ID / "svarskjema.docx") as archive:
        form = etree.fromstring(archive.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    tags = [tag.get(f"{w}val", "") for tag in form.iter(f"{w}tag")]
    assert tags[:8] == [
        *(f"planverk:sender:{part}" for part in ("name", "kind", "contact", "email", "reference")),
        "planverk:stance",
        "planverk:remarks",
        "planverk:general",
    ]
    outline = done.consultation.outlines["hearing-1"]
    upper = [
        node.id for node in outline.nodes if node.kind == "section" and (not node.parent or not outline.by_id[node.parent].parent)
    ]
    assert [tag.removeprefix("planverk:section:") for tag in tags[8:]] == upper
    choices = [
        [item.get(f"{w}displayText", "") for item in field.iter(f"{w}listItem")] for field in form.iter(f"{w}dropDownList")
    ]
    kinds, stances, _remarks = choices
    assert len({kind_of_answer(each) for each in kinds} - {None}) == len(kinds) == 9
    assert len({stance_of_answer(each) for each in stances} - {None}) == len(stances) == 4


def test_the_papers_come_out_the_same_whatever_was_committed_since(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    made(root)
    first = built(root, f"build/{ID}")
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nEtter høringen.\n"})
    git(root, "commit", "-qam", "after")
    made(root)
    assert built(root, f"build/{ID}") == first


def test_an_extension_changes_that_bodys_letter_and_no_other(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    made(root)
    first = built(root, f"build/{ID}")
    extend(open_workspace(root), "", "Bygda vel", datetime.date(2025, 6, 10), KARI)
    made(root)
    second = built(root, f"build/{ID}")
    changed = {name for name in second if second[name] != first[name]}
    assert {name for name in changed if name.startswith("horingsbrev/")} == {
        f"horingsbrev/bygda-vel.{kind}" for kind in ("docx", "pdf", "eml")
    }


def test_a_corrected_edition_goes_out_beside_the_first(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    made(root)
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nRettet.\n"})
    git(root, "commit", "-qam", "mended")
    correct(open_workspace(root), "", KARI, quick)
    made(root)
    there = built(root, f"build/{ID}")
    assert {f"{PLAN}-hearing-1.pdf", f"{PLAN}-hearing-1a.pdf"} <= set(there)
    assert b"Rettet h\xc3\xb8ringsversjon" in (root / "build" / ID / f"{PLAN}-hearing-1a.html").read_bytes()
    letter = text((root / "build" / ID / "horingsbrev" / "bygda-vel.docx").read_bytes())
    assert f"({PLAN}-hearing-1a.pdf)" in letter
    assert "Dette er en rettet utgave, som kommer i stedet for den dere har fått." in letter


def test_before_it_is_decided_there_is_a_draft_and_a_list_which_go_when_it_is_sent(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    prepare(open_workspace(root), order(root, decided=None), KARI)
    made(root)
    assert set(built(root, f"build/{ID}")) == {
        "horingsbrev-utkast.docx", "horingsbrev-utkast.pdf", "horingsinstanser.docx", "horingsinstanser.pdf",
    }  # fmt: skip
    said = text((root / "build" / ID / "horingsbrev-utkast.docx").read_bytes())
    assert "Dette er et utkast. Brevet blir sendt når kommunen har vedtatt å sende Eksempelplan 2025–2029 på høring." in said
    opened(root)
    made(root)
    assert not [name for name in built(root, f"build/{ID}") if "utkast" in name]


def test_a_limited_round_names_its_sections_and_asks_about_no_other(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root, sections=("mal",))
    made(root)
    said = text((root / "build" / ID / "horingsbrev" / "bygda-vel.docx").read_bytes())
    assert "Denne høringen gjelder bare de delene som er nevnt nedenfor. 2 Mål" in said.replace("• ", "").replace("- ", "")
    with zipfile.ZipFile(root / "build" / ID / "svarskjema.docx") as archive:
        assert archive.read("word/document.xml").count(b"planverk:section:") == 1


def test_a_layout_without_a_place_for_the_bodies_stops_the_papers(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", {"templates/kommune/documents/bodies.md": "# Ingen plass\n"})
    opened(root)
    with pytest.raises(Conflict, match="bodies"):
        made(root)
    assert not (root / "build" / ID).exists()


@pytest.mark.parametrize("name", ["{{ 7*7 }} #set <b>", "=HYPERLINK(1)", "Ole\u202eenog", "* liste"])
def test_a_bodys_name_is_characters_and_nothing_else(name: str, tmp_path: Path) -> None:
    register = f'Navn;Kode;Type\n"{name}";rar;råd\n'
    root = workspace(tmp_path / "w", register=register)
    opened(root)
    made(root)
    with zipfile.ZipFile(root / "build" / ID / "horingsbrev" / "rar.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    assert name.replace("<", "&lt;").replace(">", "&gt;") in xml
