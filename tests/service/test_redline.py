"""Two versions in one document: each change signed, dated and explained."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from accepting import accept_all, reject_all
from planverk.errors import UnknownVersion
from planverk.model.change import Cause
from planverk.model.content import Paragraph, Table, plain, walk
from planverk.service.books import open_books
from planverk.service.ledger import Saying, Which, set_entries
from planverk.service.redline import redline, redline_document
from planverk.service.tracing import account_document, write
from planverk.service.version import name_version
from planverk.service.workspace import open_workspace
from support_ledger import AFTER, FOLDER, ID, heard
from support_workspace import KARI, git, lay


def words(document_body: object) -> list[str]:
    return [plain(part.content) for part in walk(document_body) if isinstance(part, Paragraph)]


def test_each_change_is_signed_by_whoever_wrote_the_line_and_says_why(tmp_path: Path) -> None:
    home = heard(tmp_path)
    set_entries(home, Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    books = open_books(home)
    told = {each.change.section: redline_document(books).revisions[each.change.id] for each in books.account.changes}
    assert told["tildeling"].comment == ("Følger opp innspill 1.1 (Eldrerådet): tas til følge.",)
    assert told["innledning"].comment == ("Redaksjonell retting: Klarere.",)
    assert (told["innledning"].author, told["innledning"].date) == ("Ola", "2025-03-14")


def test_a_line_that_is_not_saved_has_no_author(tmp_path: Path) -> None:
    home = heard(tmp_path)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("hele kommunen", "hele Vågsund")})
    books = open_books(home)
    authors = {each.change.section: redline_document(books).revisions[each.change.id].author for each in books.account.changes}
    assert authors == {"innledning": "", "tildeling": "Ola"}


def test_a_change_in_an_earlier_text_has_the_author_that_it_had_there(tmp_path: Path) -> None:
    home = heard(tmp_path)
    name_version(home, ID, "proposal", KARI)
    later = AFTER.replace("# Innl", "# Kort sagt {#kort}\n\nEn plan.\n\n# Innl").replace("hver uke", "hver dag")
    lay(tmp_path, {f"{FOLDER}/01.md": later})
    git(tmp_path, "-c", "user.name=Per Vik", "commit", "-q", "-a", "-m", "later")
    home = open_workspace(tmp_path)
    for to in ("proposal", "HEAD~1"):
        told = redline_document(open_books(home, to=to)).revisions.values()
        assert [each.author for each in told] == ["Ola", "Ola"]


def test_between_which_versions_stands_on_the_cover(tmp_path: Path) -> None:
    home = heard(tmp_path)
    name_version(home, ID, "proposal", KARI)
    between = "Endringer fra høringsversjonen til forslaget til sluttbehandling"
    assert redline_document(open_books(home, to="proposal")).fields["status"] == between
    assert redline_document(open_books(home)).fields["status"] == "Endringer siden høringsversjonen (hearing-1)"


def test_accepting_gives_the_newer_text_and_rejecting_the_older(tmp_path: Path) -> None:
    books = open_books(heard(tmp_path))
    body = redline_document(books).body
    assert words(accept_all(body)) == words(books.compared.new.document.body)
    assert words(reject_all(body)) == words(books.compared.old.document.body)


def test_the_files_come_into_the_build_folder_and_are_the_same_every_time(tmp_path: Path) -> None:
    books = open_books(heard(tmp_path))
    made = redline(books, ("docx", "html"), KARI)
    stem = "build/bolig-med-endringer-hearing-1"
    assert (made.files, made.changes) == ((f"{stem}.docx", f"{stem}.html"), 2)
    first = (tmp_path / made.files[0]).read_bytes()
    redline(books, ("docx",), KARI)
    assert (tmp_path / made.files[0]).read_bytes() == first
    with ZipFile(tmp_path / made.files[0]) as package:
        assert "tas til følge" in package.read("word/comments.xml").decode()


def test_any_two_revisions_of_git_can_be_laid_beside_each_other(tmp_path: Path) -> None:
    home = heard(tmp_path)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("hver uke", "hver dag")})
    git(tmp_path, "commit", "-q", "-a", "-m", "daily")
    home = open_workspace(tmp_path)
    (change,) = open_books(home, base="HEAD~1", to="HEAD").account.changes
    assert [piece.words for piece in change.change.pieces if piece.kind != "same"] == ["uke", "dag"]
    with pytest.raises(UnknownVersion):
        open_books(home, base="hearing-9")


def test_a_plan_that_was_never_on_hearing_must_say_which_versions(tmp_path: Path) -> None:
    home = heard(tmp_path, {"plans/annen/plan.yaml": "format: 1\ntitle: Annen\ntype: temaplan\nchapters: [01.md]\n"})
    with pytest.raises(UnknownVersion):
        open_books(home, "annen")


def test_the_account_becomes_a_document_with_every_change_and_every_promise(tmp_path: Path) -> None:
    books = open_books(heard(tmp_path))
    document = account_document(books).document
    tables = [part for part in walk(document.body) if isinstance(part, Table)]
    assert sum(len(table.rows) for table in tables) == len(books.account.changes) + len(books.account.promises)
    text = " ".join(words(document.body))
    assert "1.1 Eldrerådet" in text
    assert "Endringer uten årsak (1)" in text
    assert write(books, document, ("html",), KARI, "trace") == ("build/endringer-bolig.html",)
