"""`build`: what is made, what is left, and that it is the same whenever and wherever it is made."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from planverk.errors import MissingFile, UnknownVersion, WriteFailed
from planverk.findings import Place, note
from planverk.service.build import Order, Report, build
from planverk.service.manifest import sha256
from planverk.service.placing import Built
from planverk.service.workspace import open_workspace
from planverk.store.atomic import recover
from support_workspace import KARI, PAPER, PLAN, built, git, lay, new_workspace, saved

USUAL = {f"{name}.{form}" for name in (PLAN, PAPER) for form in ("docx", "pdf", "html")} | {"manifest.json"}
HTML = Order(formats=("html",))


def run(root: Path, order: Order = HTML) -> Report:
    return build(open_workspace(root), order, KARI)


def made(report: Report) -> set[str]:
    return {file.rpartition("/")[2] for document in report.documents for file in document.made}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace under git, built once; tests that change it take a copy."""
    root = saved(new_workspace(tmp_path_factory.mktemp("w") / "kommune"))
    run(root, Order())
    return root


def test_what_concerns_several_documents_of_a_hearing_is_told_once() -> None:
    late = tuple(
        replace(note("H7", Place("response.yaml"), "Response 9 came late."), concerns=f"consultations/a#{kind}")
        for kind in ("summary", "lists")
    )
    documents = tuple(Built(finding.concerns, "", findings=(finding,)) for finding in late)
    assert Report(documents, ()).all_findings == late[:1]


def test_a_new_workspace_builds_without_findings_in_both_languages(tmp_path: Path) -> None:
    for language in ("nb", "nn"):
        report = run(new_workspace(tmp_path / language, language=language), Order())
        assert report.all_findings == ()
        assert set(built(tmp_path / language)) == USUAL
        assert report.documents[0].pages is not None
        assert report.documents[0].pages > 3


def test_the_manifest_tells_of_every_file(whole: Path) -> None:
    manifest = json.loads((whole / "build/manifest.json").read_text())
    commit = git(whole, "rev-parse", "HEAD")
    for name in (PLAN, PAPER):
        entry = manifest["documents"][name]
        assert (entry["commit"], entry["dirty"], entry["findings"]) == (commit, False, [])
        for form, file in entry["files"].items():
            assert file["sha256"] == sha256((whole / "build" / f"{name}.{form}").read_bytes())
            assert (file["pages"] is None) == (form != "pdf")


def test_two_builds_of_one_commit_are_the_same_bytes_in_another_folder_on_another_clock(whole: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(whole), "a much longer name for the folder")
    clone = tmp_path / "a much longer name for the folder"
    env = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    words = [sys.executable, "-m", "planverk", "build"]
    subprocess.run(words, cwd=clone / "plans", env=env, check=True, capture_output=True)
    assert built(clone) == built(whole)


def test_a_second_build_makes_only_what_changed(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(whole, root)
    before = {path: path.stat().st_mtime_ns for path in (root / "build").iterdir()}
    assert made(run(root, Order())) == set()
    assert {path: path.stat().st_mtime_ns for path in (root / "build").iterdir()} == before
    (root / f"build/{PLAN}.html").write_text("somebody was here")
    (root / f"build/{PAPER}.pdf").unlink()
    assert made(run(root, Order())) == {f"{PLAN}.html", f"{PAPER}.pdf"}
    assert built(root) == built(whole)
    lay(root, {f"plans/{PLAN}/cases/{PAPER}.md": (root / f"plans/{PLAN}/cases/{PAPER}.md").read_text() + "\nMer.\n"})
    report = run(root, Order())
    assert made(report) == {f"{PAPER}.docx", f"{PAPER}.pdf", f"{PAPER}.html"}
    assert report.dirty


def test_a_damaged_manifest_or_cache_means_that_all_is_made_anew(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(whole, root)
    shutil.rmtree(root / ".planverk")
    for damage in ("", "{}", "[]", '{"documents": {"x": 1}}', "\0"):
        (root / "build/manifest.json").write_text(damage)
        assert made(run(root)) == {f"{PLAN}.html", f"{PAPER}.html"}


def test_word_alone_takes_its_page_numbers_from_the_same_layout(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(whole, root)
    for _ in range(2):  # the first time from the cache, the second without it
        (root / f"build/{PLAN}.docx").unlink()
        assert made(run(root, Order((PLAN,), ("docx",)))) == {f"{PLAN}.docx"}
        assert built(root) == built(whole)
        shutil.rmtree(root / ".planverk/cache")


def test_only_the_documents_that_are_named_are_built(whole: Path, tmp_path: Path) -> None:
    for name in (PLAN, f"plans/{PLAN}", f"plans/{PLAN}/02-mal.md"):
        root = new_workspace(tmp_path / name.replace("/", "-"))
        run(root, Order((name,), ("html",)))
        assert set(built(root)) == {f"{PLAN}.html", "manifest.json"}
    with pytest.raises(MissingFile) as missing:
        run(root, Order(("eksempelplann",)))
    assert missing.value.hint.format() == f"Did you mean {PLAN}?"


def test_an_error_stops_its_document_and_no_other(tmp_path: Path) -> None:
    root = new_workspace(tmp_path, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nSe [](#finnes-ikke).\n"})
    report = run(root, Order())
    assert [document.stopped for document in report.documents] == [True, False]
    assert any(finding.is_error and finding.place.file.endswith("02-mal.md") for finding in report.all_findings)
    assert set(built(root)) == {f"{PAPER}.docx", f"{PAPER}.pdf", f"{PAPER}.html", "manifest.json"}


def test_what_was_built_before_an_error_came_stays(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    run(root)
    before = built(root)
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nSe [](#finnes-ikke).\n"})
    run(root)
    assert built(root) == before


def test_an_error_in_the_settings_stops_everything(tmp_path: Path) -> None:
    root = new_workspace(tmp_path, {"planverk.yaml": "format: 1\nmunicipality: [\n"})
    report = run(root)
    assert any(finding.is_error for finding in report.findings)
    assert not (root / "build").exists()


def test_a_draft_is_built_with_errors_and_lists_them(tmp_path: Path) -> None:
    root = new_workspace(tmp_path, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nSe [](#finnes-ikke).\n"})
    report = run(root, Order(draft=True, formats=("docx", "html")))
    assert not any(document.stopped for document in report.documents)
    page = (root / f"build/{PLAN}.html").read_text()
    assert "UTKAST" in page
    assert "02-mal.md:3" in page


def test_without_git_the_papers_say_that_they_name_no_commit(tmp_path: Path) -> None:
    report = run(new_workspace(tmp_path))
    assert report.commit == ""
    assert "ikke knyttet til en lagret versjon" in (tmp_path / f"build/{PLAN}.html").read_text()


def test_with_changes_that_are_not_saved_the_papers_say_so(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    report = run(root)
    assert not report.dirty
    assert report.commit[:10] in (root / f"build/{PLAN}.html").read_text()
    lay(root, {"notes.txt": "no part of any document"})
    assert not run(root).dirty
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nNytt.\n"})
    assert run(root).dirty
    assert "endringer som ikke er lagret" in (root / f"build/{PLAN}.html").read_text()


def test_an_earlier_state_is_built_beside_and_the_files_are_not_touched(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    first = git(root, "rev-parse", "HEAD")
    run(root)
    as_it_was = built(root)
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nNytt.\n"})
    git(root, "commit", "-qam", "second")
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nNyere, og ikke lagret.\n"})
    ours = (path for path in root.rglob("*") if path.is_file() and not {"build", ".planverk"} & set(path.parts))
    files = {path: path.stat().st_mtime_ns for path in ours}
    for at in ("HEAD~1", first, first[:9]):
        report = run(root, Order(formats=("html",), at=at))
        assert (report.commit, report.dirty) == (first, False)
        assert built(root, f"build/{first[:10]}") == as_it_was
    now = {path: path.stat().st_mtime_ns for path in files}
    assert now == files
    with pytest.raises(UnknownVersion):
        run(root, Order(at="v0"))


def test_files_of_a_document_that_is_gone_are_taken_away_unless_somebody_changed_them(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    run(root, Order(formats=("html", "odt")))
    (root / f"plans/{PLAN}/cases/{PAPER}.md").unlink()
    (root / f"build/{PAPER}.odt").write_text("changed by hand")
    run(root)
    assert set(built(root)) == {f"{PLAN}.html", f"{PLAN}.odt", f"{PAPER}.odt", "manifest.json"}


def test_odt_and_epub_are_made_on_request(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    run(root, Order((PAPER,), ("odt", "epub")))
    for form in ("odt", "epub"):
        with zipfile.ZipFile(root / f"build/{PAPER}.{form}") as file:
            assert file.testzip() is None
            assert "mimetype" in file.namelist()


@pytest.mark.parametrize("room", [0, 1_000, 20_000])
def test_a_full_disk_leaves_the_build_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    root = new_workspace(tmp_path)
    run(root)
    before = built(root)
    lay(root, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nNytt.\n"})
    left, real = [room], os.write

    def write(handle: int, data: memoryview) -> int:
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = real(handle, data[: left[0]])
        left[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(WriteFailed, match="The disk is full"):
        run(root)
    monkeypatch.undo()
    assert built(root) == before


def test_two_builds_at_once_both_come_through(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    reports: list[Report] = []
    threads = [
        threading.Thread(target=lambda form=form: reports.append(run(root, Order(formats=(form,))))) for form in ("html", "odt")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reports) == 2
    manifest = json.loads((root / "build/manifest.json").read_text())
    assert {form for entry in manifest["documents"].values() for form in entry["files"]} == {"html", "odt"}


def test_a_build_that_is_killed_leaves_whole_files(whole: Path, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(whole, root)
    old = built(root)
    lay(root, {"planverk.yaml": (root / "planverk.yaml").read_text().replace("Rådhusgata 1", "Rådhusgata 2")})
    other = tmp_path / "other"
    shutil.copytree(root, other)
    run(other, Order())
    new = built(other)
    for wait in (0.05, 0.3, 0.5, 0.7, 0.9, 1.1):
        child = subprocess.Popen([sys.executable, "-m", "planverk", "build"], cwd=root, stdout=subprocess.DEVNULL)
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        recover(root)
        assert built(root) in (old, new)


def test_ctrl_c_ends_a_build_with_a_sentence(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    child = subprocess.Popen([sys.executable, "-m", "planverk", "build"], cwd=root, stderr=subprocess.PIPE, text=True)
    time.sleep(0.6)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate()
    assert "Traceback" not in said
    if not built(root):  # else it was quicker than we
        assert child.returncode == 130
        assert "Avbrutt" in said


def test_what_makes_a_plan_waits_for_nothing_that_hearings_and_reports_need() -> None:
    rooms = ("readers.consultation", "readers.report", "documents.hearing", "privacy", "linking", "writers.docx", "checks")
    code = "import sys, planverk.service.build, planverk.documents.plan; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not [name for name in loaded if name.removeprefix("planverk.").startswith(("jinja2", *rooms))]
