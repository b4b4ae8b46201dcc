"""A meeting from its invitation to its minutes: agenda, masked titles, what came after, attendance, each case, extracts."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest

from planverk.cli.app import run
from planverk.errors import Conflict, Unclear
from planverk.service.build import Order as BuildOrder
from planverk.service.build import Report, build
from planverk.service.calling import Order, new_meeting
from planverk.service.deciding import Order as Decided
from planverk.service.deciding import decide
from planverk.service.workspace import Home, open_workspace
from support_meetings import FOLDER, MEETING, SECRET, called, written
from support_workspace import KARI, PAPER, git, lay, new_workspace, saved

MINUTES = """attendance:
  chair: Kari
  members: [Kari, Ola]
  absent: [{name: Per, reason: sykdom}]
  substitutes: [{name: Pål, party: H, instead_of: Per}]
  others: [{name: Siri, role: sekretær}]
approvals: Innkallingen ble godkjent.
notes: "Ordføreren ønsket {god} sommer."
signatures: [Kari]
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_workspace(saved(new_workspace(tmp_path, {f"{FOLDER}/cases/kjop.md": SECRET})))


def made(home: Home, *names: str) -> Report:
    return build(home, BuildOrder(names, ("html",)), KARI)


def page(home: Home, name: str) -> str:
    """The words of a page that was built."""
    text = (home.root / f"build/{name}.html").read_text("utf-8").partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", text).replace("\u00a0", " ").split())


def test_a_new_meeting_has_its_papers_on_the_agenda_with_numbers(home: Home) -> None:
    assert called(home) == f"{FOLDER}/meeting.yaml"
    text = (home.root / FOLDER / "meeting.yaml").read_text("utf-8")
    assert re.findall(r'number: "(\d+)/25"', text) == ["1", "2"]
    assert git(home.root, "show", "--name-only", "--format=%s").splitlines() == [
        "møte: Formannskapet 18.06.2025 er innkalt",
        "",
        f"{FOLDER}/meeting.yaml",
    ]
    with pytest.raises(Conflict):
        called(home)
    with pytest.raises(Unclear):
        new_meeting(home, Order("finnes-ikke", datetime.date(2025, 6, 18)), KARI)


def test_the_next_meeting_takes_over_what_is_the_same(home: Home) -> None:
    called(home)
    later = new_meeting(home, Order("formannskapet", datetime.date(2025, 8, 20)), KARI)
    text = (home.root / later).read_text("utf-8")
    assert 'starts: "10:00"\nvenue: Rådhuset\nsigned_by: Kari\n' in text


def test_the_invitation_masks_what_is_exempt_and_the_edition_with_everything_does_not(home: Home) -> None:
    called(home)
    report = made(home, *(f"innkalling-{MEETING}{ending}" for ending in ("", "-internt")))
    assert [f for f in report.all_findings if f.is_error] == []
    public, full = page(home, f"innkalling-{MEETING}"), page(home, f"innkalling-{MEETING}-internt")
    assert "Formannskapet blir innkalt til møte 18. juni 2025 kl. 10.00, Rådhuset." in public
    assert "Kjøp av eiendom offl. § 23" in public
    assert "Storgata" not in public
    assert "Kjøp av Storgata 4 offl. § 23" in full
    whole = [(home.root / f"build/innkalling-{MEETING}{ending}.html").read_text("utf-8") for ending in ("", "-internt")]
    assert ["Møteinnkalling, intern utgave" in each for each in whole] == [False, True]


def test_the_number_of_the_agenda_stands_in_the_paper(home: Home) -> None:
    called(home)
    made(home, PAPER)
    assert "1/25" in page(home, PAPER) or "2/25" in page(home, PAPER)


def test_what_came_after_the_invitation_is_in_the_supplement_alone(home: Home) -> None:
    called(home)
    late = "  - {kind: RS, title: Et brev, text: Brevet kom., added: 2025-06-12, late: 2025-06-16}\n"
    written(home, ("    paper: plans", "    late: 2025-06-17\n    paper: plans"), more=late)
    made(home, f"innkalling-{MEETING}", f"tilleggssaksliste-{MEETING}")
    first, after = page(home, f"innkalling-{MEETING}"), page(home, f"tilleggssaksliste-{MEETING}")
    assert "Et brev" not in first
    assert "(saksdokumentene blir ettersendt)" in first
    assert "RS Et brev 12.06.2025" in after
    assert "RS Et brev 16.06.2025" in after
    assert "blir ettersendt" not in after
    assert "Kommunenavn, 17.06.2025" in after
    assert "Brevet kom." in after
    assert "Ettersendte saksdokumenter" in after


def test_the_minutes_tell_who_came_and_what_was_done_with_each_case(home: Home) -> None:
    called(home)
    written(home, more=MINUTES)
    decide(home, Decided(PAPER, "formannskapet", unanimous=True), KARI)
    decide(home, Decided("kjop", "formannskapet", text="1. Kommunen byr én million kroner."), KARI)
    made(home, f"motebok-{MEETING}", f"motebok-{MEETING}-internt", f"saerutskrift-{PAPER}")
    public, full = page(home, f"motebok-{MEETING}"), page(home, f"motebok-{MEETING}-internt")
    assert "Kari Møteleder Ola Medlem" in public
    assert "Per sykdom" in public
    assert "Pål H Per" in public
    assert "Kommunedirektørens forslag ble enstemmig vedtatt." in public
    assert "Ordføreren ønsket {god} sommer." in public
    assert "million" not in public
    assert "Saken er unntatt offentlighet (offl. § 23)." in public
    assert "Kommunen byr én million kroner." in full
    assert "Særutskrift" in page(home, f"saerutskrift-{PAPER}")
    assert "Saksprotokoll i Formannskapet 18.06.2025" in page(home, f"saerutskrift-{PAPER}")


def test_what_is_exempt_is_built_under_the_title_that_may_be_shown(home: Home) -> None:
    called(home)
    decide(home, Decided("kjop", "formannskapet", unanimous=True), KARI)
    assert git(home.root, "log", "-1", "--format=%s").startswith("vedtak: Formannskapet 18.06.2025, sak ")
    assert git(home.root, "log", "-1", "--format=%s").endswith(": Kjøp av eiendom")
    report = made(home, "kjop", "saerutskrift-kjop")
    assert [each.id for each in report.documents] == ["kjop-av-eiendom-internt", "saerutskrift-kjop-av-eiendom-internt"]
    assert sorted(path.name for path in (home.root / "build").glob("*kjop*.html")) == [
        "kjop-av-eiendom-internt.html",
        "saerutskrift-kjop-av-eiendom-internt.html",
    ]
    assert '"kjop"' not in (home.root / "build/manifest.json").read_text("utf-8")


def test_a_paper_that_its_agenda_alone_closes_is_not_named_by_its_file(home: Home) -> None:
    called(home)
    written(home, (f"{PAPER}.md\n", f"{PAPER}.md\n    access: {{public: false, paragraph: offl. § 13, public_title: En sak}}\n"))
    assert [each.id for each in made(home, PAPER).documents] == ["en-sak-internt"]


def test_a_decision_with_votes_that_do_not_add_up_stops_the_minutes(home: Home) -> None:
    called(home)
    written(home, more=MINUTES)
    file = decide(home, Decided(PAPER, "formannskapet", unanimous=True), KARI).file
    text = (home.root / file).read_text("utf-8").replace("unanimous: true", "for: [{party: Ap, votes: 9}]")
    lay(home.root, {file: text})
    report = made(home, f"motebok-{MEETING}")
    assert [each.stopped for each in report.documents] == [True]
    assert "VO3" in {finding.code for finding in report.all_findings}


def test_minutes_speak_of_the_same_headings_one_level_at_a_time(home: Home) -> None:
    called(home)
    written(home, more=MINUTES)
    decide(home, Decided(PAPER, "formannskapet", unanimous=True), KARI)
    made(home, f"motebok-{MEETING}")
    text = (home.root / f"build/motebok-{MEETING}.html").read_text("utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_command_writes_a_meeting_down(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home.root)
    assert run(["meeting", "new", "formannskapet", "18.06.2025"]) == 0
    assert capsys.readouterr().out.strip() == f"{FOLDER}/meeting.yaml"
