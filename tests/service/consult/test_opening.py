"""A plan on hearing: frozen, written down and tagged as one act; corrected on the way; whole after a kill at any step."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.model.consultation import Consultation, ConsultationKind
from planverk.service.consult.opening import correct, open_round, prepare
from planverk.service.consult.order import Decided
from planverk.service.consultations import find_consultation
from planverk.service.version import name_version
from planverk.service.workspace import open_workspace
from support_consult import DEADLINE, FOLDER, ID, opened, order, quick, workspace
from support_workspace import KARI, PAPER, PLAN, git, lay

CHANGED = {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nRettet.\n"}


def read(root: Path) -> Consultation:
    return find_consultation(open_workspace(root))


def test_sending_out_is_one_commit_with_the_version_and_its_tag(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    base = git(root, "rev-parse", "HEAD")
    done = opened(root)
    assert (done.consultation.id, done.version) == (ID, "hearing-1")
    assert git(root, "rev-list", "--count", f"{base}..HEAD") == "1"
    assert (
        git(root, "log", "-1", "--format=%an|%s") == "Kari Nordmann|høring: Eksempelplan 2025–2029 er sendt på høring (hearing-1)"
    )
    assert git(root, "cat-file", "-t", f"plan/{PLAN}/hearing-1") == "tag"
    assert git(root, "rev-parse", f"plan/{PLAN}/hearing-1^{{commit}}") == git(root, "rev-parse", "HEAD")
    assert git(root, "status", "--porcelain") == ""
    assert {
        f"{FOLDER}/consultation.yaml",
        f"{FOLDER}/outlines/hearing-1.yaml",
        f"plans/{PLAN}/versions/hearing-1/version.yaml",
    } <= set(git(root, "show", "--name-only", "--format=").splitlines())


def test_what_is_written_down_reads_back(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    done = opened(root, sent=datetime.date(2025, 4, 1), lines=True, web="kommunen.example/plan")
    kept = read(root)
    assert (kept.sent, kept.deadline, kept.kind) == (datetime.date(2025, 4, 1), DEADLINE, ConsultationKind.HEARING)
    assert (kept.contact, kept.web, kept.line_numbers) == ("Kari Nordmann", "kommunen.example/plan", True)
    assert kept.decided is not None
    assert kept.decided.number is not None
    assert (kept.decided.body, kept.decided.number.sequence) == ("formannskapet", 12)
    assert [each.id for each in kept.invitations] == ["eldreradet", "statsforvaltaren", "bygda-vel"]
    assert kept.deadline_of("statsforvaltaren") == datetime.date(2025, 6, 20)
    assert kept.outlines["hearing-1"].nodes == done.consultation.outlines["hearing-1"].nodes
    assert kept.outlines["hearing-1"].pdf.startswith("sha256:")
    assert kept.subjects[0].tree.startswith("sha256:")
    assert "Public holidays" in done.findings[0].message.format()


def test_a_plan_is_on_hearing_once_at_a_time(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    with pytest.raises(Conflict, match="on hearing already"):
        opened(root)
    second = opened(root, id="smal-runde", sections=("mal",))
    assert (second.version, second.consultation.kind) == ("hearing-2", ConsultationKind.LIMITED)
    later = opened(root, sent=datetime.date(2025, 8, 1), deadline=datetime.date(2025, 10, 1), register=None)
    assert (later.version, later.consultation.id) == ("hearing-3", f"{ID}-2")


def test_a_round_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    opened(root)
    kept = (root / FOLDER / "consultation.yaml").read_bytes()
    with pytest.raises(Conflict, match="already"):
        prepare(open_workspace(root), order(root, id=ID), KARI)  # it is sent out, and has its register and its next number
    (root / FOLDER / "consultation.yaml").write_bytes(b"deadline: [\n" + kept)
    with pytest.raises(Conflict, match="already"):
        opened(root)  # it cannot be read, and its name is the one that a new round would get
    assert (root / FOLDER / "consultation.yaml").read_bytes() == b"deadline: [\n" + kept


def test_a_version_that_was_named_before_is_sent_out_as_it_was_and_that_is_said(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    name_version(open_workspace(root), PLAN, "utkast", KARI)
    assert "H24" not in [finding.code for finding in opened(root, version="utkast").findings]
    lay(root, CHANGED)
    git(root, "commit", "-qam", "rettet")
    assert "H24" in [finding.code for finding in opened(root, version="utkast", id="ny").findings]


def test_nothing_is_sent_out_that_cannot_be(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", {f"plans/{PLAN}/plan.yaml": ""})
    before = git(root, "rev-parse", "HEAD")
    with pytest.raises(MissingFile, match="no plan"):
        opened(root)
    root = workspace(tmp_path / "v")
    before = git(root, "rev-parse", "HEAD")
    for wrong in (
        {"deadline": None},
        {"sections": ("mol",)},
        {"kind": ConsultationKind.LIMITED},
        {"decided": Decided("bystyret", DEADLINE, "12/25")},
        {"decided": Decided("formannskapet", DEADLINE, "2025-12")},
        {"id": "Høring 1"},
    ):
        with pytest.raises(Unclear):
            opened(root, **wrong)
    with pytest.raises(MissingFile):
        opened(root, register=tmp_path / "borte.csv")
    (tmp_path / "galt.csv").write_text("Navn;Type\nEldrerådet;romvesen\n", "utf-8")
    with pytest.raises(UnreadableFile, match="romvesen"):
        opened(root, register=tmp_path / "galt.csv")
    lay(root, CHANGED)
    with pytest.raises(Conflict, match="not saved"):
        opened(root)
    with pytest.raises(Conflict, match="another commit"):
        open_round(open_workspace(root), order(root), KARI, base="0" * 40, press=quick)
    assert git(root, "rev-parse", "HEAD") == before
    assert git(root, "tag") == ""
    assert not (root / "consultations").exists()


def test_the_law_gives_a_kommunedelplan_six_weeks(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    plan = (root / f"plans/{PLAN}/plan.yaml").read_text("utf-8")
    lay(root, {f"plans/{PLAN}/plan.yaml": plan.replace("type: temaplan", "type: kommunedelplan")})
    git(root, "commit", "-qam", "kommunedelplan")
    with pytest.raises(Conflict, match="§ 11-14"):
        opened(root, deadline=datetime.date(2025, 4, 20))
    assert opened(root).consultation.kind is ConsultationKind.PUBLIC_INSPECTION


def test_a_round_is_prepared_decided_on_and_sent_out_with_the_papers_own_decision(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    home = open_workspace(root)
    prepared = prepare(home, order(root, decided=None, contact=""), KARI).consultation
    assert (prepared.sent, prepared.subjects[0].version, len(prepared.invitations)) == (None, "", 3)
    assert git(root, "log", "-1", "--format=%s") == "høring: Eksempelplan 2025–2029 er gjort klar for høring"
    paper = (root / f"plans/{PLAN}/cases/{PAPER}.md").read_text("utf-8")
    head = 'treatments:\n  - {body: formannskapet, date: 2025-03-10, number: "9/25"}\n'
    decided = (
        paper.partition("treatments:")[0] + head + "attachments: {printed: [{document: hearing-letter}, {document: bodies}]}\n"
    )
    proposal = "---\n\n::: {.proposal body=formannskapet}\n1. Vedtas.\n:::\n"
    about = decided.replace("decided_by: kommunestyret", f"decided_by: formannskapet\nconsultation: {ID}")
    lay(
        root,
        {f"plans/{PLAN}/cases/2025-03-10-formannskapet.md": about + proposal},
    )
    git(root, "add", ".")
    git(root, "commit", "-qam", "paper")
    done = opened(root, decided=None, register=None, deadline=None, contact="")
    decision = done.consultation.decided
    assert decision is not None
    assert decision.number is not None
    assert (decision.body, decision.date, decision.number.sequence) == ("formannskapet", datetime.date(2025, 3, 10), 9)
    assert (done.consultation.id, done.consultation.deadline, len(done.consultation.invitations)) == (ID, DEADLINE, 3)


def test_a_corrected_edition_is_a_version_of_its_own(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    home = open_workspace(root)
    with pytest.raises(MissingFile):
        correct(home, "", KARI, quick)
    opened(root)
    with pytest.raises(Conflict, match="nothing to correct"):
        correct(home, "", KARI, quick)
    for word, version in (("Rettet.", "hearing-1a"), ("Rettet igjen.", "hearing-1b")):
        lay(root, {f"plans/{PLAN}/02-mal.md": f"# Mål {{#mal}}\n\n{word}\n"})
        git(root, "commit", "-qam", word)
        assert correct(home, "", KARI, quick).version == version
    kept = read(root)
    assert [subject.version for subject in kept.subjects] == ["hearing-1", "hearing-1a", "hearing-1b"]
    assert len({subject.tree for subject in kept.subjects}) == 3
    assert set(kept.outlines) == {"hearing-1", "hearing-1a", "hearing-1b"}
    first, second = kept.outlines["hearing-1"].by_id["mal"], kept.outlines["hearing-1a"].by_id["mal"]
    assert first.text != second.text
    assert git(root, "status", "--porcelain") == ""


def test_without_git_the_files_alone_are_the_hearing(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    shutil.rmtree(root / ".git")
    assert opened(root).version == "hearing-1"
    assert read(root).subjects[0].version == "hearing-1"


_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import planverk.service.consult.act as act
from planverk.service.consult.opening import open_round
from planverk.service.workspace import open_workspace
from support_consult import order, quick
from support_workspace import KARI
import planverk.service.consult.edition, planverk.readers.register, planverk.service.saving
count, on = 0, False
def step(event, args):
    global count
    if on and (event.startswith(("os.", "shutil.", "subprocess.Popen")) or event == "open" and str(args[1]) not in ("r", "rb")):
        count += 1
        if count == limit:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
real = act.save
def save(*args, **more):
    global on
    on = True  # what comes before only reads
    real(*args, **more)
act.save = save
for limit, root in enumerate(sorted(Path(sys.argv[1]).iterdir()), start=int(sys.argv[2])):
    child = os.fork()
    if not child:
        open_round(open_workspace(root), order(Path(sys.argv[1])), KARI, press=quick)
        os._exit(0)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]))
"""


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_no_hearing_or_a_whole_one_that_the_next_call_finishes(tmp_path: Path) -> None:
    first = workspace(tmp_path / "first")
    rooms = tmp_path / "rooms"
    for number in range(1, 61):
        shutil.copytree(first, rooms / f"{number:03}")
    child = [sys.executable, "-c", _KILLED, str(rooms), "1", str(Path(__file__).parents[2])]
    done = subprocess.run(child, check=True, capture_output=True, text=True)
    assert done.stdout.split().count("9") >= 50
    seen = set()
    for root in sorted(rooms.iterdir()):
        home = open_workspace(root)
        whole = (root / FOLDER / "consultation.yaml").is_file()
        seen.add((whole, git(root, "rev-list", "--count", "HEAD"), bool(git(root, "tag"))))
        again = open_round(home, order(rooms), KARI, press=quick) if not _is_done(root) else None
        kept = read(root)
        assert (again is None or again.consultation.id == ID, kept.id, kept.subjects[0].version) == (True, ID, "hearing-1")
        assert sorted(path.name for path in (root / "consultations").iterdir()) == [ID]
        assert git(root, "rev-list", "--count", "HEAD") == "2"
        assert git(root, "tag") == f"plan/{PLAN}/hearing-1"
        assert git(root, "status", "--porcelain", "--ignored=no") == ""
    assert {(False, "1", False), (True, "2", True)} <= seen | {(True, "2", True)}


def _is_done(root: Path) -> bool:
    """True where nothing is left over of the act: the tag is there, and no reminder of it."""
    return bool(git(root, "tag")) and not (root / ".planverk" / "tag.json").is_file()
