"""Logging what comes in."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, Unclear, UnknownVersion
from planverk.model.response import Link, Sender, SenderKind, Stance
from planverk.service.consultations import find_consultation, find_response
from planverk.service.private import backup, restore
from planverk.service.respond.add import add
from planverk.service.respond.details import Details
from planverk.service.respond.erase import erase
from planverk.service.respond.incoming import take_in
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home
from planverk.store.private import original_path, read_persons
from support_hearing import COUNCIL, FOLDER, LETTER, PRIVATE, hearing, letter, logged
from support_workspace import KARI, git, lay


def mbox(*mails: str) -> bytes:
    """The mails as a mailbox, each with a line of its own before it."""
    return "".join(f"From - Fri Apr {day:02d} 10:00:00 2025\n{mail}\n" for day, mail in enumerate(mails, 1)).encode()


SOLVANG = """\
Hei!

Jeg heter Marit Solvang og bor i Strandgata 12. Kapittel 4 er bra, synes Marit.

Tlf 912 34 567, marit@solvang.example

Hilsen Marit Solvang
"""


def test_a_letter_gets_the_next_number_and_is_committed_alone(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    (home.root / "other.txt").write_text("noe annet")
    done = logged(home)
    assert done.number == 1
    assert git(home.root, "log", "-1", "--format=%s|%an") == "høring: uttalelse 1 er logget|Kari Nordmann"
    assert git(home.root, "status", "--porcelain") == "?? other.txt"
    consultation = find_consultation(home, whole=True)
    assert consultation.next_number == 2
    (response,) = consultation.responses
    assert response.senders == (Sender(SenderKind.COUNCIL, "Eldrerådet", invitation="eldreradet"),)
    assert (response.version, response.received) == ("hearing-1", datetime.date(2025, 3, 15))
    assert response.text == LETTER.strip()
    assert home.tree.read(f"{response.folder}/original.txt") == LETTER.encode()
    assert "# utsendt" in home.tree.read(f"{FOLDER}/consultation.yaml").decode()


def test_it_is_split_and_linked_at_once(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home)
    response = find_response(home, find_consultation(home), 1)
    assert [point.links for point in response.points] == [(Link("soknad", "explicit"),), (Link("t-startlan", "explicit"),)]
    assert [quote.exact for quote in response.passed_over][-1].startswith("Med vennlig hilsen")


def test_the_same_file_twice_is_there_already(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    first, again = logged(home), logged(home, name="kopi.txt")
    assert (again.number, again.already) == (first.number, True)
    assert len(find_consultation(home, whole=True).responses) == 1


def test_the_same_file_from_another_sender_is_a_response_of_its_own(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    kari, per = (Details(named=Named(SenderKind.PRIVATE, name)) for name in ("Kari Nes", "Per Vik"))
    first, second = logged(home, details=kari), logged(home, details=per)
    assert [(each.number, each.already) for each in (first, second)] == [(1, False), (2, False)]
    assert second.findings[0].code == "M13"
    again = [logged(home, details=each) for each in (kari, per, Details(named=Named(SenderKind.PRIVATE, "kari  nes")))]
    assert [(each.number, each.already) for each in again] == [(1, True), (2, True), (1, True)]
    assert logged(home, details=Details()).already  # who sent it is not said, and the file is there
    kept = find_response(home, find_consultation(home), 2)
    assert "private/ has the letter still" in str(erase(home, 1, "11/812-14", KARI).remains)
    assert home.tree.exists(original_path(kept.original))
    erase(home, 2, "11/812-15", KARI)
    assert not home.tree.exists(original_path(kept.original))


def test_a_number_is_never_used_again(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home)
    git(home.root, "rm", "-rq", f"{FOLDER}/responses")
    git(home.root, "commit", "-qm", "bort")
    assert logged(home, "Noe annet om kapittel 4.").number == 2


def test_a_private_person_never_enters_git(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, SOLVANG, PRIVATE, "Uttalelse fra Marit Solvang.txt")
    response = find_response(home, find_consultation(home), 1)
    (person,) = read_persons(home.tree)
    assert response.senders == (Sender(SenderKind.PRIVATE, ref=person.ref),)
    assert (person.name, person.phones, person.emails) == ("Marit Solvang", ("912 34 567",), ("marit@solvang.example",))
    everything = git(home.root, "log", "-p", "--all").casefold()
    for word in ("marit", "solvang", "strandgata", "34 567"):
        assert word not in everything
    assert "Kapittel 4 er bra" in response.text
    assert home.tree.read(f"private/originals/{response.original.removeprefix('sha256:')}") == SOLVANG.encode()
    assert home.tree.read(f"private/texts/{response.text_hash.removeprefix('sha256:')}").decode() == SOLVANG.strip()


def test_a_mark_that_a_sender_typed_calls_up_nobody(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, "Hilsen ⟦p12345⟧ om kapittel 4.")
    assert "⟦" not in find_response(home, find_consultation(home), 1).text


def test_what_word_and_windows_leave_in_a_folder_was_sent_by_nobody(tmp_path: Path) -> None:
    names = ("~$brev.docx", "Thumbs.db", "desktop.ini", ".skjult")
    lay(tmp_path / "inn", {**dict.fromkeys(names, "x"), "brev.txt": "Vi støtter tiltak 1."})
    assert [item.name for item in take_in((tmp_path / "inn",)).items] == ["brev.txt"]
    (tmp_path / "inn" / "brev.txt").unlink()
    with pytest.raises(MissingFile, match="no file in"):
        take_in((tmp_path / "inn",))


def test_nothing_is_logged_to_a_hearing_that_is_not_sent_out(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    path = home.root / FOLDER / "consultation.yaml"
    path.write_text(path.read_text("utf-8").replace("sent: 2011-03-15", "contact: Kari"), "utf-8")
    shutil.rmtree(home.root / FOLDER / "outlines")
    with pytest.raises(Conflict, match="not sent out yet"):
        logged(home)


def test_nobody_is_taken_for_a_body_by_a_guess(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    with pytest.raises(Unclear, match="Nothing was logged"):
        logged(home, "Vi mener at kapittel 4 er uklart.", Details())
    assert not (home.root / FOLDER / "responses").exists()


def test_what_the_person_says_goes_before_what_the_file_says(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    said = Details(
        named=Named(SenderKind.BUSINESS, "Fjordbygg AS"),
        joint=(Named(SenderKind.PARTY, "Bygdelista"), Named(SenderKind.PRIVATE, "Per Vik")),
        received=datetime.date(2011, 5, 2),
        journal="2011/4185-7",
        remarks=True,
        stance=Stance.AGAINST,
        channel="brev",
    )
    logged(home, "Per Vik og vi går imot kapittel 4.", said)
    response = find_response(home, find_consultation(home), 1)
    assert [sender.kind for sender in response.senders] == [SenderKind.BUSINESS, SenderKind.PARTY, SenderKind.PRIVATE]
    assert "Per" not in response.text
    assert (response.received, response.journal, response.channel) == (datetime.date(2011, 5, 2), "2011/4185-7", "brev")
    assert find_consultation(home, whole=True).is_late(response)


def test_a_body_that_answers_with_another_has_answered(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, details=replace(COUNCIL, joint=(Named(SenderKind.COUNTY, "Fjord fylkeskommune"),)))
    response = find_response(home, find_consultation(home), 1)
    assert [sender.invitation for sender in response.senders] == ["eldreradet", "fjord"]


def test_another_commit_than_expected_is_a_conflict(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    with pytest.raises(Conflict):
        add(home, [letter(home.root)], COUNCIL, KARI, base="0" * 40)


def test_a_mail_has_its_own_date_and_channel(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    mail = (
        "From: =?utf-8?q?Eldrer=C3=A5det?= <eldre@vagsund.example>\nTo: postmottak@vagsund.example\n"
        "Date: Thu, 28 Apr 2011 10:00:00 +0200\nSubject: Uttalelse\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\nKapittel 4 er uklart.\n"
    )
    logged(home, mail, Details(), "post.eml")
    response = find_response(home, find_consultation(home), 1)
    assert (response.sender.invitation, response.channel) == ("eldreradet", "e-post")
    assert response.received == datetime.date(2011, 4, 28)


def test_a_table_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    table = tmp_path / "svar.csv"
    head = "Navn;Organisasjon;E-post;Dato;Uttalelse\n"
    table.write_text(
        head + "Kari Nes;;kari@nes.example;2011-04-01;Kapittel 4 er bra\n;Vågsund Vel;;snart;Ja til tiltak 1\n", "utf-8"
    )
    taken = take_in((table,))
    assert taken.items == ()
    assert any(finding.is_error for finding in taken.findings)
    table.write_text(table.read_text("utf-8").replace("snart", "2011-04-02"), "utf-8")
    first = add(home, take_in((table,)).items, Details(), KARI)
    assert [each.number for each in first] == [1, 2]
    responses = find_consultation(home, whole=True).responses
    assert [response.sender.kind for response in responses] == [SenderKind.PRIVATE, SenderKind.ORGANISATION]
    assert git(home.root, "log", "-1", "--format=%s") == "høring: uttalelse 1–2 er logget"
    assert "kari" not in git(home.root, "log", "-p", "--all").casefold().replace("kari nordmann", "").replace("kari@example", "")
    assert all(each.already for each in add(home, take_in((table,)).items, Details(), KARI))


def test_what_is_said_of_a_table_is_said_of_the_rows_that_do_not_tell(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    table = tmp_path / "svar.csv"
    table.write_text("Navn;E-post;Uttalelse\nKari Nes;;Kapittel 4 er bra\n;;Nei til tiltak 1\n;ole@vik.example;Ja\n", "utf-8")
    with pytest.raises(Unclear, match="row does not tell"):
        add(home, take_in((table,)).items, Details(), KARI)
    assert not (home.root / FOLDER / "responses").exists()
    said = Details(named=Named(SenderKind.ORGANISATION, "Vågsund Vel"))
    assert [each.number for each in add(home, take_in((table,)).items, said, KARI)] == [1, 2, 3]
    kinds = [response.sender.kind for response in find_consultation(home, whole=True).responses]
    assert kinds == [SenderKind.PRIVATE, SenderKind.ORGANISATION, SenderKind.PRIVATE]
    everything = git(home.root, "log", "-p", "--all").casefold()
    assert "kari nes" not in everything
    assert "ole@vik" not in everything


def test_mails_of_a_box_that_do_not_tell_wait_and_the_others_do_not(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    box = tmp_path / "inn.mbox"
    box.write_bytes(
        mbox(
            "From: Per Vik <per@vik.example>\nSubject: Svar\n\nJeg synes kapittel 4 er bra.\n\nHilsen Per Vik\n",
            "From: Nes AS <post@nes.example>\nSubject: Svar fra Nes\n\nNes AS mener at tiltak 1 er for dyrt.\n\nNes AS\n",
            "From: Bygda vel <post@vel.example>\nSubject: Vel\n\nVi i Bygda vel vil ha mer.\n\nFor styret i Bygda vel\n",
        )
    )
    said = Details(named=Named(SenderKind.BUSINESS, "Nes AS"))
    for details in (Details(), said):
        done = add(home, take_in((box,)).items, details, KARI)
        assert [each.number for each in done] == [1, 0, 0]
        assert [finding.code for each in done[1:] for finding in each.findings] == ["M25", "M25"]
    assert "Svar fra Nes" in done[1].findings[0].message.format()
    box.write_bytes(box.read_bytes().partition(b"From - Fri Apr 03")[0])
    assert [each.number for each in add(home, take_in((box,)).items, said, KARI)] == [1, 2]
    persons = [response.sender.kind for response in find_consultation(home, whole=True).responses]
    assert persons == [SenderKind.PRIVATE, SenderKind.BUSINESS]


def test_what_it_is_said_to_answer_must_be_there(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    with pytest.raises(UnknownVersion, match="no version hearing-9"):
        logged(home, details=replace(COUNCIL, version="hearing-9"))
    with pytest.raises(MissingFile, match="no response 4"):
        logged(home, details=replace(COUNCIL, replaces=4))
    assert not (home.root / FOLDER / "responses").exists()


def test_a_file_that_nobody_can_read_is_logged_and_needs_text(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4\nbroken")
    add(home, take_in((path,)).items, COUNCIL, KARI)
    response = find_response(home, find_consultation(home), 1)
    assert response.needs_text
    assert home.tree.read(f"{response.folder}/original.pdf") == b"%PDF-1.4\nbroken"


HOSTILE = "=HYPERLINK(1) {{ 7*7 }} #set <script>alert(1)</script> \u202eabc\x00 --- ``` | & *x !y\n\n- a: b\n\n# c"


def test_hostile_text_is_logged_as_sent(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, HOSTILE)
    response = find_response(home, find_consultation(home), 1)
    for words in ("=HYPERLINK(1)", "{{ 7*7 }}", "#set", "<script>alert(1)</script>", "# c"):
        assert words in response.text
    assert all(point.quote.exact in response.text for point in response.points)


def test_without_git_it_is_logged_all_the_same(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w", git=False)
    assert logged(home).number == 1
    assert find_response(home, find_consultation(home), 1).text == LETTER.strip()


# ── tables from a web form ───────────────────────────────────────────────────────────────────────

HEAD = "Navn;Organisasjon;E-post;Uttalelse\n"
PERSON_ROW, BODY_ROW = "Kari Nes;;kari@nes.example;Kapittel 4 er bra\n", ";Vågsund Vel;;Ja til tiltak 1\n"


def take_table(home: Home, text: str, name: str = "svar.csv") -> list[tuple[int, bool]]:
    path = home.root.parent / name
    path.write_text(HEAD + text, "utf-8")
    return [(each.number, each.already) for each in add(home, take_in((path,)).items, Details(), KARI)]


def test_the_table_itself_is_kept_beside_its_rows(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    take_table(home, PERSON_ROW + BODY_ROW)
    first, second = find_consultation(home, whole=True).responses
    assert first.table == second.table == f"sha256:{hashlib.sha256((HEAD + PERSON_ROW + BODY_ROW).encode()).hexdigest()}"
    assert home.tree.read(original_path(first.table)).decode() == HEAD + PERSON_ROW + BODY_ROW
    assert "nes.example" not in git(home.root, "log", "-p", "--all")


def test_a_table_of_bodies_alone_lies_in_git(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    take_table(home, BODY_ROW)
    (response,) = find_consultation(home, whole=True).responses
    path = f"{FOLDER}/tables/{response.table.removeprefix('sha256:')}.csv"
    assert home.tree.read(path).decode() == HEAD + BODY_ROW
    assert path in git(home.root, "ls-files")


def test_a_row_is_called_by_its_table_and_number(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    path = tmp_path / "svar.csv"
    path.write_text(HEAD + BODY_ROW, "utf-8")
    (done,) = add(home, take_in((path,)).items, Details(), KARI)
    assert done.name == "svar.csv:2"


def test_next_weeks_table_gives_only_the_rows_that_are_new(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    assert take_table(home, BODY_ROW) == [(1, False)]
    assert take_table(home, BODY_ROW) == [(1, True)]
    assert take_table(home, PERSON_ROW + BODY_ROW, "uke-2.csv") == [(2, False), (1, True)]


def test_rows_that_are_alike_to_the_letter_are_as_many_responses(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    assert take_table(home, BODY_ROW * 2) == [(1, False), (2, False)]
    assert take_table(home, BODY_ROW * 3) == [(1, True), (2, True), (3, False)]


def test_erasing_a_person_removes_the_table_too_and_no_backup_brings_it_back(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    take_table(home, PERSON_ROW + "Ola Li;;;Kapittel 4 er dyrt\n")
    first, second = find_consultation(home, whole=True).responses
    backup(home, tmp_path / "kopi.pvb", "fire ord som ingen gjetter", KARI, cost=2)
    erase(home, 1, "11/812-14", KARI)
    assert not home.tree.exists(original_path(first.table))
    assert home.tree.exists(original_path(second.original))
    restored = restore(home, tmp_path / "kopi.pvb", "fire ord som ingen gjetter", KARI)
    assert not home.tree.exists(original_path(first.table))
    assert restored.findings == ()
