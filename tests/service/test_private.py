"""private/ is backed up as one file that only the passphrase opens, restored without loss, and erased without halves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.service.consultations import find_consultation
from planverk.service.private import backup, restore
from planverk.service.respond.erase import Erased, erase
from planverk.service.workspace import Home, open_workspace
from planverk.store.lock import Owner, locked
from planverk.store.private import PERSONS, read_persons
from planverk.store.sealed import seal, unseal
from support_hearing import COUNCIL, LETTER, PRIVATE, hearing, logged
from support_workspace import KARI, git

WORDS = "riktig hest batteri stift"
CHEAP = 2  # scrypt's cost where nothing is to be kept from anybody
SENT = "Hei!\n\nKapittel 4.2 er uklart.\n\nHilsen\nMarit Solvang\nHavnegata 12\n"
TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Response 1 of a private person, 2 of a council, 3 of another private person."""
    made = hearing(tmp_path)
    logged(made, SENT, PRIVATE, "marit.txt")
    logged(made, LETTER, COUNCIL)
    logged(made, f"{SENT} Og en ting til.", PRIVATE, "igjen.txt")
    return made


def held(home: Home) -> dict[str, bytes]:
    return {path: home.tree.read(path) for path in home.tree.files("private")}


def kept(home: Home, name: str = "kopi.planverk") -> Path:
    """A backup of what private/ holds now."""
    file = home.root.parent / f"{home.root.name}-{name}"
    backup(home, file, WORDS, KARI, CHEAP)
    return file


# ── backup and restore ───────────────────────────────────────────────────────────────────────────


def test_what_was_backed_up_comes_back_to_the_last_byte(home: Home) -> None:
    before, file = held(home), kept(home)
    assert b"Marit" not in file.read_bytes()
    shutil.rmtree(home.root / "private")
    done = restore(home, file, WORDS, KARI)
    assert held(home) == before
    assert (set(done.files), done.findings) == (set(before), ())


def test_restoring_over_the_same_changes_nothing(home: Home) -> None:
    before, file = held(home), kept(home)
    assert restore(home, file, WORDS, KARI).files == ()
    assert held(home) == before


def test_a_wrong_passphrase_opens_nothing(home: Home) -> None:
    file = kept(home)
    shutil.rmtree(home.root / "private")
    with pytest.raises(UnreadableFile):
        restore(home, file, "galt passord her", KARI)
    assert held(home) == {}


@pytest.mark.parametrize("cut", [0, 1, 20, 45, 100, -1, -17])
def test_a_backup_that_is_cut_off_restores_nothing(home: Home, cut: int) -> None:
    file = kept(home)
    shutil.rmtree(home.root / "private")
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(UnreadableFile):
        restore(home, file, WORDS, KARI)
    assert held(home) == {}


def test_a_file_that_is_another_than_in_the_backup_is_never_overwritten(home: Home) -> None:
    file = kept(home)
    path = next(path for path in held(home) if "/originals/" in path)
    (home.root / path).write_bytes(b"noe annet")
    (home.root / PERSONS).unlink()
    before = held(home)
    with pytest.raises(Conflict):
        restore(home, file, WORDS, KARI)
    assert held(home) == before


def test_persons_logged_since_the_backup_are_kept(home: Home) -> None:
    file = kept(home)
    logged(home, "Hei\n\nJeg er enig.\n\nOla Berg\n", PRIVATE, "ny.txt")
    before = read_persons(home.tree)
    restore(home, file, WORDS, KARI)
    assert read_persons(home.tree) == before


def test_a_mark_that_would_stand_for_two_people_is_refused(home: Home) -> None:
    file = kept(home)
    persons = home.root / PERSONS
    persons.write_text(persons.read_text("utf-8").replace("Marit Solvang", "Ola Berg"), "utf-8")
    with pytest.raises(Conflict):
        restore(home, file, WORDS, KARI)


def test_the_log_tells_what_private_does_not_hold(home: Home) -> None:
    path = next(path for path in held(home) if "/originals/" in path)
    (home.root / path).unlink()
    done = backup(home, home.root.parent / f"{home.root.name}-b", WORDS, KARI, CHEAP)
    assert [finding.place.file for finding in done.findings] == [path]


def test_an_original_that_somebody_changed_is_told(home: Home) -> None:
    path = next(path for path in held(home) if "/originals/" in path)
    (home.root / path).write_bytes(b"noe annet")
    done = backup(home, home.root.parent / f"{home.root.name}-b", WORDS, KARI, CHEAP)
    assert [(finding.code, finding.place.file) for finding in done.findings] == [("P9", path)]


def test_there_is_no_backup_of_nothing_nor_one_that_would_be_lost_with_it(home: Home) -> None:
    with pytest.raises(Conflict):
        backup(home, home.root / "private/kopi", WORDS, KARI, CHEAP)
    with pytest.raises(Unclear):
        backup(home, home.root.parent / "kopi", "kort", KARI, CHEAP)
    shutil.rmtree(home.root / "private")
    with pytest.raises(MissingFile):
        backup(home, home.root.parent / "kopi", WORDS, KARI, CHEAP)


@pytest.mark.parametrize("path", ["plans/x.md", "private/../plans/x.md", "/etc/passwd", "private"])
def test_a_backup_that_would_write_elsewhere_is_refused(home: Home, path: str) -> None:
    file = home.root.parent / f"{home.root.name}-fremmed"
    file.write_bytes(b"".join(seal({path: b"x"}, WORDS, CHEAP)))
    with pytest.raises(Exception, match=r"private|workspace"):
        restore(home, file, WORDS, KARI)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=20), st.binary(max_size=400), max_size=5), st.data())
def test_what_is_sealed_opens_whole_and_not_with_one_byte_changed(files: dict[str, bytes], data: st.DataObject) -> None:
    sealed = b"".join(seal(files, WORDS, CHEAP))
    assert {entry.path: content for entry, content in unseal(sealed, WORDS)} == files
    at = data.draw(st.integers(0, len(sealed) - 1))
    broken = bytearray(sealed)
    broken[at] ^= 1
    with pytest.raises(UnreadableFile):
        list(unseal(bytes(broken), WORDS))


def test_files_larger_than_a_piece_are_sealed_in_pieces_that_cannot_be_swapped() -> None:
    files = {"a": os.urandom(2_500_000), "b": b""}
    sealed = b"".join(seal(files, WORDS, CHEAP))
    assert {entry.path: content for entry, content in unseal(sealed, WORDS)} == files
    size, start = (1 << 20) + 16, len(sealed) - (len(sealed) - 43) % ((1 << 20) + 16) - 2 * ((1 << 20) + 16)
    swapped = sealed[:start] + sealed[start + size : start + 2 * size] + sealed[start : start + size] + sealed[start + 2 * size :]
    with pytest.raises(UnreadableFile):
        list(unseal(swapped, WORDS))
    with pytest.raises(UnreadableFile):
        list(unseal(sealed[: start + size], WORDS))


# ── erasing ──────────────────────────────────────────────────────────────────────────────────────


def erased(home: Home, number: int = 1) -> Erased:
    return erase(home, number, "11/812-14", KARI)


def test_a_person_is_erased_once_the_archive_has_the_letter(home: Home) -> None:
    text = (home.root / find_folder(home) / "text.md").read_bytes()
    done = erased(home)
    assert len(done.removed) == 2
    assert [person.ref for person in read_persons(home.tree)] == [find_ref(home, 3)]
    assert not [path for path in done.removed if (home.root / path).exists()]
    assert (home.root / find_folder(home) / "text.md").read_bytes() == text
    assert (done.response.journal, done.response.erased) == ("11/812-14", KARI.time.date())
    assert "11/812-14" in " ".join(str(each) for each in done.remains)
    assert git(home.root, "log", "-1", "--format=%s") == "høring: personopplysninger i uttalelse 1 er slettet"


def find_folder(home: Home, number: int = 1) -> str:
    response = find_consultation(home, whole=True).response(number)
    assert response is not None
    return response.folder


def find_ref(home: Home, number: int) -> str:
    response = find_consultation(home, whole=True).response(number)
    assert response is not None
    return response.sender.ref


def test_without_a_journal_number_nothing_is_removed(home: Home) -> None:
    before = held(home)
    with pytest.raises(Unclear):
        erase(home, 1, "", KARI)
    assert held(home) == before


def test_another_journal_number_than_the_logs_removes_nothing(home: Home) -> None:
    erased(home)
    before = held(home)
    with pytest.raises(Conflict):
        erase(home, 1, "11/812-99", KARI)
    assert held(home) == before


def test_a_body_has_nothing_to_erase(home: Home) -> None:
    with pytest.raises(Conflict):
        erase(home, 2, "11/812-14", KARI)


def test_what_is_erased_stays_erased_when_an_old_backup_comes_back(home: Home) -> None:
    file = kept(home)
    after = erased(home)
    done = restore(home, file, WORDS, KARI)
    assert set(done.erased) == set(after.removed)
    assert [person.ref for person in read_persons(home.tree)] == [find_ref(home, 3)]
    shutil.rmtree(home.root / "private")
    restore(home, file, WORDS, KARI)
    assert [person.ref for person in read_persons(home.tree)] == [find_ref(home, 3)]


# A process that imports everything once, and for each line forks one that erases a person and is killed at that step.
ERASE = """\
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from planverk.service.respond.erase import erase
from planverk.service.workspace import open_workspace
from support_workspace import KARI
root, count, at = sys.argv[2], 0, 0
def watch(event, arguments):
    global count
    if event in ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "subprocess.Popen", "shutil.rmtree"):
        text = " ".join(map(str, arguments))
        if root in text or "git" in text:
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
for line in sys.stdin:
    at = int(line)
    if not (child := os.fork()):
        home = open_workspace(Path(root))
        sys.addaudithook(watch)
        erase(home, 1, "11/812-14", KARI)
        print(count, flush=True)
        os._exit(0)
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        print("killed", flush=True)
"""


class Erasing:
    """Erasings in other processes, in the workspace at `root`; each is killed at its step number `at`."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-c", ERASE, str(TESTS), str(root)]
        self._worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, at: int) -> str:
        """What became of it: `killed`, or how many steps it took."""
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        self._worker.stdin.write(f"{at}\n")
        self._worker.stdin.flush()
        return self._worker.stdout.readline().strip()

    def close(self) -> None:
        self._worker.communicate()


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_the_person_whole_or_gone(home: Home, tmp_path: Path) -> None:
    """Whatever the kill leaves, the next act finishes or undoes; then either nothing is erased, or everything is, git too."""
    copy = tmp_path.parent / f"{tmp_path.name}-copy"
    shutil.copytree(tmp_path, copy, symlinks=True)
    erasing = Erasing(copy)
    steps = int(erasing(10**6))
    seen = set()
    for at in range(1, steps + 1, max(1, steps // 25)):
        shutil.rmtree(copy)
        shutil.copytree(tmp_path, copy, symlinks=True)
        assert erasing(at) == "killed"
        time.sleep(0.05)  # a git that outlived its caller
        after = open_workspace(copy)
        (copy / ".git/index.lock").unlink(missing_ok=True)
        with locked(copy, Owner("", "test")):
            pass
        gone = len(held(after)) < len(held(home))
        seen.add(gone)
        assert len(held(after)) == len(held(home)) - (2 if gone else 0)
        assert len(read_persons(after.tree)) == (1 if gone else 2)
        response = find_consultation(after, whole=True).response(1)
        assert response is not None
        assert (response.erased is not None) == gone
    erasing.close()
    assert seen == {True, False}
