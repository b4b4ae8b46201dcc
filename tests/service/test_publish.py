"""The public edition of a hearing: made from the commit, read back, and not there at all where it names somebody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planverk.errors import Conflict, Exposed, Unclear
from planverk.model.response import SenderKind
from planverk.readers.readback import texts
from planverk.service.check import check
from planverk.service.consultations import find_consultation
from planverk.service.publish import FOLDER, Published, publish
from planverk.service.respond.assess import Weighing, assess
from planverk.service.respond.decide import clear, decide_access, decide_publication
from planverk.service.respond.details import Details
from planverk.service.respond.senders import Named
from planverk.service.saving import save
from planverk.service.workspace import Home, open_workspace
from support_hearing import COUNCIL, ID, buildable, logged
from support_hearing import FOLDER as HEARING
from support_workspace import KARI, git, lay

PERSON = Details(named=Named(SenderKind.PRIVATE, "Marit Hagen"))
LETTER = "Hei!\n\nKapittel 4.2 er uklart, mener jeg.\n\nHilsen\nMarit Hagen\nHavnegata 12\ntlf. 912 34 567\n"
ANSWER = "Eldrerådet støtter tiltak 1.\n\nDe eldre vil bo i hagen ved sjøen.\n\nRing 22 33 44 55.\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two responses: one of a private person, one of a council that speaks of a garden. Nothing is decided."""
    home = buildable(tmp_path)
    logged(home, LETTER, PERSON, "marit.txt")
    logged(home, ANSWER, COUNCIL)
    return home


def decided(home: Home, first: str = "publish", second: str = "publish") -> Home:
    for number, word in ((1, first), (2, second)):
        if word:
            decide_publication(home, number, word, "gjennomgått", KARI)  # type: ignore[arg-type]
    return home


def published(home: Home) -> Published:
    return publish(home, "", KARI, ("html",))


def read(home: Home) -> str:
    """All that stands in the edition."""
    folder = home.root / FOLDER / ID
    return "\n".join(text for path in sorted(folder.iterdir()) for _, text in texts(path.read_bytes(), path.name))


def test_one_hit_means_no_file_at_all(home: Home) -> None:
    done = published(decided(home))
    assert {hit.text for hit in done.hits} == {"hagen"}
    assert {finding.code for finding in done.findings if finding.is_error} == {"P8"}
    assert done.stopped
    assert not (home.root / FOLDER).exists()


def test_with_that_very_hit_cleared_the_edition_is_there_without_the_name(home: Home) -> None:
    clear(decided(home), 2, "hagen", "vil bo i hagen ved sjøen", "en hage", KARI)
    done = published(home)
    assert done.hits == ()
    assert done.cleared
    shown = read(home)
    assert "Privatperson\u00a01" in shown
    assert "bo i hagen ved sjøen" in shown
    assert not [word for word in ("Marit", "Hagen ", "Havnegata", "912 34", "⟦") if word in shown]


def test_a_hit_that_is_cleared_in_one_place_still_stops_another(home: Home) -> None:
    clear(decided(home), 2, "hagen", "en annen hagen ved fjorden", "en hage", KARI)
    assert published(home).stopped


def test_a_clearance_takes_a_reason_and_shows_where(home: Home) -> None:
    for words, where, reason in (("hagen", "i hagen ved", ""), ("hagen", "hagen", "en hage"), ("hagen", "ved sjøen", "en hage")):
        with pytest.raises(Unclear):
            clear(home, 2, words, where, reason, KARI)


def test_nothing_is_published_that_nobody_has_decided_on(home: Home) -> None:
    done = published(decided(home, "publish", ""))
    assert (done.shown, done.withheld) == (1, 1)
    assert [finding.code for finding in done.findings] == ["P5"]
    assert "Eldrerådet" in read(home)
    assert "ved sjøen" not in read(home)


def test_a_redacted_response_is_without_its_numbers(home: Home) -> None:
    clear(decided(home, "publish", "redacted"), 2, "hagen", "vil bo i hagen ved sjøen", "en hage", KARI)
    published(home)
    assert "22 33 44 55" not in read(home)
    assert "[sladdet]" in read(home)


def test_what_is_exempt_from_innsyn_is_not_published(home: Home) -> None:
    decide_access(decided(home), 2, "offl. § 13", KARI)
    done = published(home)
    assert done.withheld == 1
    assert "P6" in {finding.code for finding in done.findings}
    response = find_consultation(home, "", whole=True).response(2)
    assert response is not None
    assert response.access_decision is not None
    assert (response.access, response.access_decision.by, response.access_decision.date) == (
        "offl. § 13", KARI.name, KARI.time.date(),
    )  # fmt: skip


def test_a_decision_takes_a_reason_and_is_one_commit_with_who_and_when(home: Home) -> None:
    with pytest.raises(Unclear):
        decide_publication(home, 1, "publish", " ", KARI)
    decide_publication(home, 1, "withhold", "helseopplysninger", KARI)
    assert git(home.root, "log", "-1", "--format=%an %s") == f"{KARI.name} høring: publisering av uttalelse 1 er avgjort"


def test_what_git_is_about_to_commit_is_looked_through_too(home: Home) -> None:
    decided(home, "publish", "withhold")
    assert not published(home).stopped
    lay(home.root, {"notat.md": "Husk å svare Marit Hagen.\n"})
    git(home.root, "add", "notat.md")
    done = published(home)
    assert [hit.where for hit in done.hits] == ["git: notat.md"]


def test_the_edition_is_made_from_the_commit_and_not_from_what_lies_beside_it(home: Home) -> None:
    decided(home, "publish", "withhold")
    text = home.root / HEARING / "responses/00/0001/text.md"
    text.write_text(text.read_text("utf-8") + "Hilsen Marit\n", "utf-8")
    with pytest.raises(Conflict):
        published(home)


def test_a_clone_without_private_says_that_nobody_was_looked_for(home: Home, tmp_path: Path) -> None:
    decided(home, "publish", "withhold")
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    git(tmp_path, "clone", "-q", str(tmp_path), str(clone))
    done = published(open_workspace(clone))
    assert not done.stopped
    assert [finding.code for finding in done.findings] == ["P7"]
    assert done.looked_for == 0


def test_a_stopped_edition_leaves_the_one_before_it(home: Home) -> None:
    decided(home, "publish", "withhold")
    published(home)
    before = read(home)
    decide_publication(home, 2, "publish", "gjennomgått", KARI)
    assert published(home).stopped
    assert read(home) == before


# ── the guard ────────────────────────────────────────────────────────────────────────────────────


def test_a_case_worker_cannot_write_the_persons_name_into_git(home: Home) -> None:
    head = git(home.root, "rev-parse", "HEAD")
    with pytest.raises(Exposed):
        assess(home, [(1, 1)], Weighing(text="Hagen har rett."), KARI)
    assert git(home.root, "rev-parse", "HEAD") == head
    assert not list(home.root.glob(f"{HEARING}/responses/00/0001/assessments/*"))


def test_a_check_finds_what_somebody_has_written_by_hand_before_git_has_it(home: Home) -> None:
    assess(home, [(1, 1)], Weighing(text="Vi er enige."), KARI)
    path = f"{HEARING}/responses/00/0001/assessments/1.yaml"
    (home.root / path).write_bytes(home.tree.read(path).replace(b"Vi er", b"Vi og Hagen er"))
    found = [finding for finding in check(home).findings if finding.code == "P10"]
    assert [(each.place.file, each.place.line) for each in found] == [(path, 3)]
    git(home.root, "checkout", "--", path)
    assert not [finding for finding in check(home).findings if finding.code == "P10"]


def test_a_private_person_is_not_the_author_of_a_commit(home: Home) -> None:
    marit = replace(KARI, name="Marit Hagen")
    with pytest.raises(Exposed):
        save(home, marit, "plan: rettet", {"plans/bolig/01.md": b"# Innledning {#innledning}\n\nNy.\n"}, saver=KARI)
    with pytest.raises(Exposed):
        save(home, KARI, "plan: rettet for Marit Hagen", {"plans/bolig/01.md": b"# Innledning {#innledning}\n\nNy.\n"})


def test_a_name_that_others_bear_too_may_be_written_of_another_response(home: Home) -> None:
    assess(home, [(2, 1)], Weighing(text="De eldre kan dyrke hagen."), KARI)
    with pytest.raises(Exposed):
        assess(home, [(2, 1)], Weighing(text="Marit Hagen sier det samme."), KARI)


@pytest.mark.parametrize("words", ["Marit Hagens brev", "Hagen, Marit", "Havnegata 12", "tlf. 91 23 45 67"])
def test_a_letter_that_tells_who_a_private_person_is_is_not_logged_before_somebody_has_looked(home: Home, words: str) -> None:
    text = f"Eldrerådet viser til {words} i saken.\n"
    with pytest.raises(Exposed):
        logged(home, text, COUNCIL, "nytt.txt")
    assert find_consultation(home, "", whole=True).response(3) is None


def test_words_that_are_cleared_may_be_logged(home: Home) -> None:
    text = "Vel\n\nMarit Hagen, leder i velforeningen\n"
    clear(home, 2, "Marit Hagen", "Marit Hagen, leder i velforeningen", "tillitsvalgt", KARI)
    assert logged(home, text, COUNCIL, "nytt.txt").number == 3


def test_words_are_not_cleared_beside_the_letter_of_the_person_whom_they_name(home: Home) -> None:
    with pytest.raises(Conflict):
        clear(home, 1, "hagen", "vil bo i hagen ved sjøen", "en hage", KARI)


def test_a_name_that_is_parted_in_yaml_is_found_and_cleared_as_anywhere(home: Home) -> None:
    text = "Vel\n\nLeder Marit\n  Hagen sier\n"
    with pytest.raises(Exposed):
        assess(home, [(2, 1)], Weighing(text="Leder Marit\u00ad\nHagen: ja"), KARI)
    clear(home, 2, "Marit Hagen", "Leder Marit Hagen sier", "tillitsvalgt", KARI)
    assert logged(home, text, COUNCIL, "nytt.txt").number == 3


def test_a_person_who_writes_twice_is_replaced_each_time(home: Home) -> None:
    assert logged(home, f"{LETTER} En ting til.", PERSON, "igjen.txt").number == 3
