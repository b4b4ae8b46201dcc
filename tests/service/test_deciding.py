"""What a body decided is recorded whole, once, and never over what somebody else recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from planverk.cli.app import run
from planverk.errors import Conflict, MissingFile, PlanverkError, Unclear
from planverk.service.build import Order as BuildOrder
from planverk.service.build import build
from planverk.service.deciding import Order, decide, form
from planverk.service.workspace import Home, open_workspace
from support_decisions import told
from support_workspace import KARI, PAPER, PLAN, git, lay, new_workspace, saved

FOLDER = f"plans/{PLAN}/cases/{PAPER}/decisions"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_workspace(saved(new_workspace(tmp_path)))


def order(**changes: object) -> Order:
    return Order(PAPER, "formannskapet", **({"unanimous": True} | changes))  # type: ignore[arg-type]


def filled(home: Home, *changes: tuple[str, str]) -> Order:
    """The form as `--new` gives it, with some words changed by hand."""
    path = form(home, order())
    text = (home.root / path).read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return order(unanimous=False, filled=(text.encode(), path))


def test_a_unanimous_decision_is_one_file_and_one_commit(home: Home) -> None:
    recorded = decide(home, order(), KARI)
    assert (recorded.saved, recorded.file) == (True, f"{FOLDER}/formannskapet-2025-06-18.yaml")
    assert git(home.root, "show", "--name-only", "--format=%an: %s", "HEAD").splitlines()[0].startswith("Kari Nordmann: ")
    assert git(home.root, "show", "--name-only", "--format=", "HEAD") == recorded.file
    assert git(home.root, "status", "--short") == ""


def test_the_same_once_more_changes_nothing(home: Home) -> None:
    decide(home, order(), KARI)
    before = git(home.root, "rev-parse", "HEAD")
    assert decide(home, order(), KARI).saved is False
    assert git(home.root, "rev-parse", "HEAD") == before


def test_another_decision_is_a_conflict_and_what_stands_is_let_be(home: Home) -> None:
    file = home.root / decide(home, order(), KARI).file
    before = file.read_bytes()
    with pytest.raises(Conflict):
        decide(home, order(unanimous=False, postponed=True), KARI)
    assert file.read_bytes() == before


def test_a_form_explains_itself_in_the_language_of_the_paper_and_its_examples_are_yaml(home: Home) -> None:
    given = (home.root / form(home, order())).read_text("utf-8")
    assert "# Skriv det som skjedde i møtet" in given
    paper = home.root / f"plans/{PLAN}/cases/{PAPER}.md"
    paper.write_text(paper.read_text("utf-8").replace("format: 1\n", "format: 1\nlanguage: nn\n", 1), "utf-8")
    given = (home.root / form(home, order())).read_text("utf-8")
    assert "# Skriv det som hende i møtet" in given
    examples = re.sub("^# ", "", given.partition("\n#\n")[2], flags=re.MULTILINE)
    assert set(yaml.safe_load(examples)) == {"disqualified", "motions", "votes", "text"}


def test_two_people_with_a_form_each_do_not_write_over_each_other(home: Home) -> None:
    decide(home, order(), KARI)
    first = filled(home, ("votes:", "discussion: Den ene skrev dette.\nvotes:"))
    second = filled(home, ("votes:", "discussion: Den andre skrev dette.\nvotes:"))
    file = home.root / decide(home, first, KARI).file
    with pytest.raises(Conflict):
        decide(home, second, KARI)
    assert "Den ene" in file.read_text("utf-8")


def test_votes_that_do_not_add_up_are_not_recorded(home: Home) -> None:
    wrong = filled(home, ("unanimous: true", "for: [{party: Ap, votes: 2}]\n    against: [{party: H, votes: 3}]"))
    recorded = decide(home, wrong, KARI)
    assert told(list(recorded.findings))[0].startswith("VO7 2 voted for «forslag» and 3 against")
    assert not recorded.saved
    assert not (home.root / recorded.file).exists()


def test_a_form_that_cannot_be_read_is_said_in_a_sentence(home: Home) -> None:
    with pytest.raises(PlanverkError, match="votes"):
        decide(home, filled(home, ("votes:", "votes: mange\nentries:")), KARI)
    with pytest.raises(Unclear, match="kommunestyret"):
        decide(home, filled(home, ("body: formannskapet", "body: kommunestyret")), KARI)


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (order(number="mange"), Unclear),
        (Order("finnes-ikke", "formannskapet"), MissingFile),
        (Order(PAPER, "finnes-ikke"), Unclear),
    ],
)
def test_what_is_not_there_is_said(home: Home, wrong: Order, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        decide(home, wrong, KARI)


def test_a_finding_in_a_decision_can_be_waived_where_the_paper_alone_is_built(home: Home) -> None:
    file = decide(home, filled(home, ("votes:", "disqualified: [{name: Kari}]\nvotes:")), KARI).file
    settings = (home.root / "planverk.yaml").read_text("utf-8")
    waiver = f"waivers: [{{code: VO17, place: {file}, who: Kari, reason: Sagt i møtet, text: %s}}]\n"

    def found(mark: str) -> dict[str, str]:
        lay(home.root, {"planverk.yaml": settings + waiver % mark})
        report = build(home, BuildOrder((PAPER,), ("html",)), KARI)
        return {finding.code: f"{finding.message} {finding.hint}" for finding in report.all_findings}

    first = found("sha256:0")
    assert first.keys() >= {"VO17", "W2"}
    (mark,) = re.findall(r"sha256:\w+", first["W2"])
    assert not {"VO17", "W2", "W3"} & found(mark).keys()


def test_the_next_paper_shows_the_protocol(home: Home) -> None:
    decide(home, filled(home, ("votes:", "discussion: Ordføreren orienterte.\nvotes:")), KARI)
    build(home, BuildOrder((PAPER,), ("html",)), KARI)
    page = (home.root / f"build/{PAPER}.html").read_text("utf-8")
    assert "Saksprotokoll i Formannskapet 18.06.2025" in page
    assert "Ordføreren orienterte." in page
    assert "ble enstemmig vedtatt" in page


def test_the_command_records_and_answers_with_the_file(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home.root)
    assert run(["decide", PAPER, "formannskapet"]) == 1
    assert run(["decide", PAPER, "formannskapet", "--new"]) == 0
    assert run(["decide", PAPER, "formannskapet", "--unanimous"]) == 0
    assert run(["decide", PAPER, "formannskapet", "--unanimous"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[1:] == [f"{FOLDER}/formannskapet-2025-06-18.yaml", f"{FOLDER}/formannskapet-2025-06-18.yaml står som den sto."]
