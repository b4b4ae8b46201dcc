"""A package for the archive is whole, says what it holds, keeps names out, and can be checked by itself."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from planverk.cli.app import run
from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.model.change import Cause
from planverk.model.safe_cells import safe
from planverk.service.archiving.making import Archived, make_package
from planverk.service.archiving.names import safe_name
from planverk.service.archiving.verifying import verify_package
from planverk.service.ledger import Saying, Which, set_entries
from planverk.service.workspace import open_workspace
from support_ledger import HEARD, PAPER, heard
from support_workspace import KARI, git, lay

CASE, HEARING = "2011-06-29-formannskapet", "bolig-2011"
LETTER = b"Kjaere kommune! Hilsen Per Hansen"
PRIVATE = {
    "private/persons.yaml": "format: 1\npersons:\n  - {ref: p1, name: Per Hansen}\n",
    f"{HEARD}/responses/00/0002/response.yaml": (
        "format: 1\nnumber: 2\nsender: {kind: privatperson, ref: p1}\nreceived: 2011-04-20\nversion: hearing-1\nremarks: uten\n"
        'original: "sha256:' + "a" * 64 + '"\noriginal_name: brev.txt\njournal: "2011/812-12"\n'
    ),
    f"{HEARD}/responses/00/0002/text.md": "Fint. Hilsen ⟦p1⟧\n",
    f"{HEARD}/responses/00/0002/points.yaml": "format: 1\npassed_over:\n  - {exact: Fint. Hilsen ⟦p1⟧}\n",
    f"{HEARD}/responses/00/0001/original.txt": "Søkere må få svar hver uke.",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hearing with one letter of a council and one of a private person, and a case."""
    root = tmp_path_factory.mktemp("archive")
    heard(root, {**PRIVATE, ".gitignore": "private/\nbuild/\n.planverk/\n"})
    kept = root / "private/originals"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / ("a" * 64)).write_bytes(LETTER)
    response = root / HEARD / "responses/00/0001/response.yaml"
    response.write_text(response.read_text("utf-8") + 'original: "sha256:' + "b" * 64 + '"\noriginal_name: svar.txt\n', "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "answers")
    set_entries(open_workspace(root), Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    return root


@pytest.fixture(scope="module")
def hearing(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("packages") / "horing"
    done = make_package(open_workspace(root), HEARING, target)
    assert done.findings == ()
    return target


def copied(package: Path, target: Path) -> Path:
    for path in package.rglob("*"):
        if path.is_file():
            (target / path.relative_to(package)).parent.mkdir(parents=True, exist_ok=True)
            (target / path.relative_to(package)).write_bytes(path.read_bytes())
    return target


def documents(package: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((package / "manifest.json").read_text("utf-8"))["dokumenter"]
    return found


def codes(package: Path) -> list[str]:
    return [each.code for each in verify_package(package).findings]


def test_a_hearing_is_what_went_out_what_came_in_and_what_was_made_of_it(hearing: Path) -> None:
    listed = documents(hearing)
    assert [each["nr"] for each in listed] == list(range(1, len(listed) + 1))
    assert {"BREV", "KUNNGJ", "VEDLEGG", "UTTALELSE", "NOTAT"} == {each["dokumenttype"] for each in listed}
    council = next(each for each in listed if each["avsender"] == "Eldrerådet")
    assert (council["journalposttype"], council["variantformat"], council["dato"]) == ("I", "P", "2011-04-12")
    assert (hearing / council["fil"]).read_text("utf-8") == PRIVATE[f"{HEARD}/responses/00/0001/original.txt"]
    assert {each["variantformat"] for each in listed if each["dokumenttype"] == "NOTAT"} == {"O"}


def test_a_private_persons_letter_is_listed_and_withheld(hearing: Path) -> None:
    (private,) = (each for each in documents(hearing) if each["status"] == "holdt tilbake")
    assert (private["fil"], private["avsender"]) == ("", "Privatperson\u00a02")
    assert (private["journalSaksaar"], private["journalSakssekvensnummer"], private["journalpostnummer"]) == (2011, 812, 12)
    assert not any(b"Per Hansen" in path.read_bytes() for path in hearing.rglob("*") if path.is_file())


def test_with_private_the_letter_and_the_name_are_there_and_the_public_ones_beside(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "full"
    assert make_package(open_workspace(root), HEARING, target, private=True).findings == ()
    own = next(each for each in documents(target) if each["avsender"] == "Per Hansen")
    assert (target / own["fil"]).read_bytes() == LETTER
    assert (own["offentligAvsender"], own["offentligTittel"]) == (
        "Privatperson\u00a02",
        "Høringsuttalelse 2 fra Privatperson\u00a02",
    )
    assert "hansen" not in own["fil"]
    assert codes(target) == []


def test_a_case_has_its_paper_and_its_attachments(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "sak.zip"
    done = make_package(open_workspace(root), PAPER, target)
    seen = verify_package(target)
    assert (done.documents, seen.documents, seen.findings) == (2, 2, ())
    with zipfile.ZipFile(target) as package:
        (paper, plan) = json.loads(package.read("manifest.json"))["dokumenter"]
        assert package.read("manifest.csv").startswith(b"\xef\xbb\xbf")
    assert (paper["dokumenttype"], paper["journalposttype"], paper["tilknyttetRegistreringSom"]) == ("SAKSFRAMLEGG", "S", "H")
    assert (paper["utvalgssaksaar"], paper["utvalgssaksnummer"], paper["saksaar"]) == (2011, 41, 2011)
    assert (plan["dokumenttype"], plan["tilknyttetRegistreringSom"], plan["variantformat"]) == ("VEDLEGG", "V", "A")


def test_the_redline_and_the_ledger_come_along_where_they_are_attached(root: Path, tmp_path: Path) -> None:
    before = (root / PAPER).read_text("utf-8")
    listed = "[{document: redline}, {document: ledger}]}\n  unprinted: [{title: Kartlegging}]"
    assert "attachments: {printed: [{document: plan}]}" in before
    text = before.replace("attachments: {printed: [{document: plan}]}", f"attachments:\n  printed: {listed.replace(']}', ']')}")
    lay(root, {PAPER: text})
    git(root, "commit", "-qam", "the changes")
    try:
        make_package(open_workspace(root), CASE, tmp_path / "x")
    finally:
        lay(root, {PAPER: before})
        git(root, "commit", "-qam", "as before")
    assert [each["status"] for each in documents(tmp_path / "x")] == ["med", "med", "med", "uten fil"]
    assert codes(tmp_path / "x") == []


def test_the_same_commit_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        make_package(open_workspace(root), CASE, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_stands_there_is_never_written_over(root: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "brev.txt").write_text("viktig")
    with pytest.raises(Conflict, match="not written over"):
        make_package(open_workspace(root), CASE, tmp_path / "there")
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["brev.txt"]


def test_what_is_not_saved_and_what_is_not_there_makes_no_package(root: Path, tmp_path: Path) -> None:
    home, target = open_workspace(root), tmp_path / "x"
    with pytest.raises(MissingFile, match="no case, hearing or meeting"):
        make_package(home, "ingenting", target)
    before = (root / PAPER).read_text("utf-8")
    lay(root, {PAPER: before + "\nEn setning til.\n"})
    with pytest.raises(Conflict, match="not saved"):
        make_package(home, CASE, target)
    listed = before.replace("{document: plan}", "{document: plan}, {file: borte.pdf, title: Borte}")
    lay(root, {PAPER: listed})
    git(root, "commit", "-qam", "an attachment")
    try:
        with pytest.raises((Conflict, UnreadableFile)):
            make_package(home, CASE, target)
    finally:
        lay(root, {PAPER: before})
        git(root, "commit", "-qam", "as before")
    assert list(tmp_path.iterdir()) == []


def test_an_attachment_that_cannot_be_opened_goes_in_as_it_is_and_is_named(root: Path, tmp_path: Path) -> None:
    before, file = (root / PAPER).read_text("utf-8"), f"{Path(PAPER).parent}/kart.pdf"
    lay(root, {PAPER: before.replace("[{document: plan}]", "[{file: kart.pdf, title: Kart}]"), file: "%PDF-1.7 borte"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a map that is broken")
    try:
        done = make_package(open_workspace(root), CASE, tmp_path / "x")
    finally:
        (root / file).unlink()
        lay(root, {PAPER: before})
        git(root, "commit", "-qam", "as before")
    assert [(each.code, each.place.file) for each in done.findings] == [("AR9", file)]
    assert [each["variantformat"] for each in documents(tmp_path / "x")] == ["A", "P"]
    assert codes(tmp_path / "x") == []


def test_a_name_in_a_text_of_our_own_stops_the_package(root: Path, tmp_path: Path) -> None:
    before = (root / PAPER).read_text("utf-8")
    lay(root, {PAPER: before.replace("Planen er god.", "Per Hansen mener at planen er god.")})
    git(root, "commit", "-qam", "a name")
    try:
        done: Archived = make_package(open_workspace(root), CASE, tmp_path / "x")
    finally:
        lay(root, {PAPER: before})
        git(root, "commit", "-qam", "as before")
    assert (done.path, {each.code for each in done.findings}) == ("", {"AR1"})
    assert list(tmp_path.iterdir()) == []


def test_every_kind_of_damage_is_found(hearing: Path, tmp_path: Path) -> None:
    assert codes(hearing) == []
    file = next(each["fil"] for each in documents(hearing) if each["fil"].startswith("dokumenter/"))
    changed = copied(hearing, tmp_path / "changed")
    (changed / file).write_bytes((changed / file).read_bytes() + b" ")
    assert codes(changed) == ["AR5"]
    (changed / file).unlink()
    assert codes(changed) == ["AR3"]
    (changed / "dokumenter" / "ekstra.pdf").write_bytes(b"%PDF-1.7")
    assert codes(changed) == ["AR3", "AR4"]
    (changed / file).write_bytes(b"%PDF-1.7 uten noe")
    assert {"AR5", "AR7", "AR4"} == set(codes(changed))


def test_manifests_that_disagree_or_are_broken_are_found(hearing: Path, tmp_path: Path) -> None:
    package = copied(hearing, tmp_path / "p")
    sheet = package / "manifest.csv"
    sheet.write_bytes(sheet.read_bytes().replace("Eldrerådet".encode(), b"Noen andre"))
    assert set(codes(package)) == {"AR5", "AR6"}
    told = package / "manifest.json"
    whole = json.loads(told.read_text("utf-8"))
    whole["dokumenter"][0] |= {"fil": "../ut.pdf", "saksaar": "2011", "nr": 7}
    told.write_text(json.dumps(whole), "utf-8")
    assert "AR2" in codes(package)
    for broken in (b"", b"{", b"[]", b'{"format": 2}', b"[" * 100_000):
        told.write_bytes(broken)
        with pytest.raises(UnreadableFile):
            verify_package(package)
    with pytest.raises(MissingFile):
        verify_package(tmp_path / "ingen")
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UnreadableFile):
        verify_package(tmp_path / "no.zip")


def test_a_hidden_name_in_a_public_title_is_found(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "full"
    make_package(open_workspace(root), HEARING, target, private=True)
    told = target / "manifest.json"
    whole = json.loads(told.read_text("utf-8"))
    whole["dokumenter"][0]["offentligTittel"] = "Brev fra per  hansen"
    told.write_text(json.dumps(whole), "utf-8")
    assert "AR8" in codes(target)


def test_no_cell_is_worked_out_by_a_spreadsheet(hearing: Path) -> None:
    assert [safe(each) for each in ("=1+1", "+4799999999", "-1", "@SUM(A1)", "\t=1", "a\nb", "'x", "vanlig")] == [
        "'=1+1", "'+4799999999", "'-1", "'@SUM(A1)", "'=1", "a b", "''x", "vanlig",
    ]  # fmt: skip
    text = (hearing / "manifest.csv").read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    for line in csv.reader(io.StringIO(text), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


def test_file_names_are_taken_by_every_system() -> None:
    assert safe_name(3, "Høringsuttalelse 7 – fra Ærlig & Åpen / AS", ".PDF") == "003-horingsuttalelse-7-fra-aerlig-apen-as.pdf"
    assert safe_name(1, "CON", "txt") == "001-con.txt"
    assert safe_name(12, "日本 ../..", "d?x") == "012.bin"
    assert len(safe_name(1, "a" * 300, "pdf")) < 72


def test_a_name_that_means_two_things_is_asked_about(root: Path, tmp_path: Path) -> None:
    meeting = "format: 1\nbody: formannskapet\ndate: 2011-06-29\nitems:\n  - {kind: PS, number: 41/11, paper: " + PAPER + "}\n"
    lay(root, {f"meetings/{CASE}/meeting.yaml": meeting})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a meeting")
    with pytest.raises(Unclear, match="Several things"):
        make_package(open_workspace(root), CASE, tmp_path / "x")
    done = make_package(open_workspace(root), f"meetings/{CASE}", tmp_path / "mote")
    assert [each["moeteregistreringstype"] for each in documents(Path(done.path))] == ["MI", "SF", "VL"]


def test_the_command_checks_without_a_workspace(
    hearing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["--lang", "nb", "archive", "verify", str(hearing)]) == 0
    assert "Pakken er hel" in capsys.readouterr().out
    damaged = copied(hearing, tmp_path / "d")
    (damaged / "LESMEG.txt").unlink()
    assert run(["--lang", "nb", "archive", "verify", str(damaged)]) == 1
