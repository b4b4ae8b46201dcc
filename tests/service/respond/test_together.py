"""Two people at once, two clones, and a kill at any moment: no response is lost, and no number is given twice for good."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile
from planverk.service.consultations import find_consultation, find_response
from planverk.service.respond.describe import Description, describe
from planverk.service.respond.mend import mend
from planverk.service.workspace import Home, open_workspace
from planverk.store.authors import acts_before_move
from support_hearing import COUNCIL, FOLDER, PRIVATE, hearing, logged
from support_workspace import KARI, git, lay

TESTS = Path(__file__).resolve().parents[2]
LOG_ONE = """\
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from planverk.service.workspace import open_workspace
from support_hearing import COUNCIL, logged
print(logged(open_workspace(Path({root!r})), {text!r}, COUNCIL, {name!r}).number)
"""


def start(root: Path, text: str, name: str) -> subprocess.Popen[str]:
    """Another process that logs a letter."""
    code = LOG_ONE.format(tests=str(TESTS), root=str(root), text=text, name=name)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def numbers(home: Home) -> list[int]:
    return [response.number for response in find_consultation(home, whole=True).responses]


def test_two_people_who_log_at_once_both_get_numbers(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    workers = [start(home.root, f"Kapittel 4 er uklart, {name}.", f"{name}.txt") for name in ("a", "b", "c", "d")]
    said = [worker.communicate(timeout=60) for worker in workers]
    assert sorted(int(out) for out, _ in said) == [1, 2, 3, 4]
    assert numbers(home) == [1, 2, 3, 4]
    assert find_consultation(home).next_number == 5
    assert git(home.root, "status", "--porcelain") == ""
    assert git(home.root, "rev-list", "--count", "HEAD") == "5"


# ── a kill at any moment ─────────────────────────────────────────────────────────────────────────

# A process that imports everything once, and for each line forks one that logs a letter and kills itself at its nth call of the
# operating system that changes something, so that every place is reached.
KILLED = """\
import os, signal, subprocess, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from planverk.service.workspace import open_workspace
from support_hearing import COUNCIL, logged
def counted(do):
    def call(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return do(*given, **named)
    return call
for line in sys.stdin:
    left = int(line)
    if not (child := os.fork()):
        for name in ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "chmod", "rmdir"):
            setattr(os, name, counted(getattr(os, name)))
        subprocess.run = counted(subprocess.run)
        logged(open_workspace(Path(sys.argv[2])), f"Brev {line.strip()} om kapittel 4.2.", COUNCIL, f"{line.strip()}.txt")
        os._exit(0)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.mark.slow
def test_a_kill_at_any_of_fifty_places_leaves_the_log_as_before_or_after(tmp_path: Path) -> None:
    """In one workspace all the while: each kill meets what the one before it left."""
    home = hearing(tmp_path / "w")
    logged(home, "Den første, om kapittel 4.", name="a.txt")
    command = [sys.executable, "-c", KILLED, str(TESTS), str(home.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for place in range(1, 51):
            before = numbers(home)
            worker.stdin.write(f"{place}\n")
            worker.stdin.flush()
            assert int(worker.stdout.readline()) == signal.SIGKILL
            logged(home, f"Etter {place}, om tiltak 1.", name=f"etter-{place}.txt")
            after = numbers(home)
            assert after[: len(before)] == before
            assert len(after) - len(before) in (1, 2)
            assert after == list(range(1, len(after) + 1))
            assert all(find_response(home, find_consultation(home), n).text for n in after[-2:])
            assert git(home.root, "status", "--porcelain") == ""
        worker.stdin.close()
    assert find_consultation(home, whole=True).next_number == len(numbers(home)) + 1


@pytest.mark.slow
def test_a_kill_from_outside_leaves_it_so_too(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    for step in range(12):
        worker = start(home.root, f"Brev {step} om kapittel 4.2.", f"{step}.txt")
        time.sleep(0.25 + step * 0.02)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait(timeout=60)
        logged(home, f"Etter {step}, om tiltak 1.", name=f"etter-{step}.txt")
        found = numbers(home)
        assert found == list(range(1, len(found) + 1))
        assert git(home.root, "status", "--porcelain") == ""


# ── two clones ───────────────────────────────────────────────────────────────────────────────────


def clones(tmp_path: Path) -> tuple[Home, Home]:
    """Two clones that have each logged a response, both under number 1."""
    first = hearing(tmp_path / "a")
    git(tmp_path, "clone", "-q", str(first.root), str(tmp_path / "b"))
    second = open_workspace(tmp_path / "b")
    logged(first, "Fra den ene, om kapittel 4.", name="en.txt")
    logged(second, "Fra den andre, om tiltak 1.", name="to.txt")
    return first, second


def pull(home: Home, other: Home) -> None:
    """A pull that ends in a conflict."""
    git(home.root, "fetch", "-q", str(other.root), "HEAD")
    with pytest.raises(subprocess.CalledProcessError):
        git(home.root, "merge", "-q", "FETCH_HEAD")


def texts(home: Home) -> dict[int, str]:
    return {response.number: response.text for response in find_consultation(home, whole=True).responses}


def test_two_clones_that_gave_one_number_are_mended(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    pull(first, second)
    (mended,) = mend(first, KARI)
    assert (mended.number, mended.kept, mended.new_number, mended.done) == (1, "ours", 2, True)
    assert texts(first) == {1: "Fra den ene, om kapittel 4.", 2: "Fra den andre, om tiltak 1."}
    assert find_consultation(first).next_number == 3
    assert git(first.root, "status", "--porcelain") == ""
    assert git(first.root, "log", "-1", "--format=%s") == "høring: samme nummer to steder, 1 er nå 2"
    assert "# utsendt" in first.tree.read(f"{FOLDER}/consultation.yaml").decode()


def test_who_did_what_follows_a_response_that_got_another_number(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    describe(second, 1, Description(journal="2011/4185-9"), KARI)
    pull(first, second)
    mend(first, KARI)
    response = find_response(first, find_consultation(first), 2)
    assert first.history is not None
    acts = acts_before_move(first.history, response.folder, response.original)
    assert [each.subject for each in acts] == [
        "høring: samme nummer to steder, 1 er nå 2",
        "høring: opplysninger om uttalelse 1",
        "høring: uttalelse 1 er logget",
    ]


def test_nothing_is_logged_while_a_merge_waits_and_nothing_is_lost(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    pull(first, second)
    before = git(first.root, "status", "--porcelain")
    with pytest.raises(Conflict, match="bring two copies together"):
        logged(first, "Et brev til, om tiltak 1.", name="tre.txt")
    with pytest.raises(Conflict, match="bring two copies together"):
        find_response(first, find_consultation(first), 1)
    assert git(first.root, "status", "--porcelain") == before
    lay(first.root, {f"{FOLDER}/responses/00/0002/response.yaml": "format: 1\nnumber: 2\n"})  # by somebody's hand
    assert [each.new_number for each in mend(first, KARI)] == [3]
    assert (first.root / f"{FOLDER}/responses/00/0002/response.yaml").is_file()


def test_a_number_that_has_left_the_house_is_kept(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    git(second.root, "tag", "-a", "-m", "sendt", "plan/bolig/proposal")
    describe(second, 1, Description(journal="2011/4185-9"), KARI)
    git(first.root, "fetch", "-q", "--tags", str(second.root))
    pull(first, second)
    (mended,) = mend(first, KARI, "ours")
    assert (mended.kept, texts(first)[1]) == ("theirs", "Fra den andre, om tiltak 1.")
    assert texts(first)[2] == "Fra den ene, om kapittel 4."


def test_where_both_have_left_the_house_neither_is_changed(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    git(first.root, "tag", "-a", "-m", "sendt", "en")
    git(second.root, "tag", "-a", "-m", "sendt", "to")
    git(first.root, "fetch", "-q", "--tags", str(second.root))
    pull(first, second)
    with pytest.raises(Conflict, match="neither may be changed"):
        mend(first, KARI)


def test_what_speaks_of_a_response_that_moved_follows_it(tmp_path: Path) -> None:
    first, second = clones(tmp_path)
    logged(second, "Et tillegg til brevet vårt, om kapittel 4.2.", name="tillegg.txt")
    describe(second, 2, Description(supplements=1), KARI)
    pull(first, second)
    mend(first, KARI)
    assert texts(first)[3] == "Fra den andre, om tiltak 1."
    assert find_response(first, find_consultation(first), 2).supplements == 3
    assert find_consultation(first).next_number == 4


def test_refs_of_private_persons_do_not_meet(tmp_path: Path) -> None:
    first = hearing(tmp_path / "a")
    git(tmp_path, "clone", "-q", str(first.root), str(tmp_path / "b"))
    second = open_workspace(tmp_path / "b")
    logged(first, "Om kapittel 4, fra Marit Solvang.", PRIVATE, "en.txt")
    logged(second, "Om tiltak 1, fra Marit Solvang.", PRIVATE, "to.txt")
    pull(first, second)
    mend(first, KARI)
    refs = [response.sender.ref for response in find_consultation(first, whole=True).responses]
    assert len(set(refs)) == 2


def test_where_nothing_is_to_be_mended_it_is_said(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, details=COUNCIL)
    with pytest.raises(MissingFile, match="no merge"):
        mend(home, KARI)
