"""The wheel works outside the checkout: a new workspace is made and built from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
_RUN = "from planverk.cli.app import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(REPOSITORY)], check=True)
    return next(folder.glob("planverk-*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_everything_that_lies_in_the_package(wheel: Path) -> None:
    package = REPOSITORY / "builder" / "planverk"
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "."],
        cwd=package,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    with zipfile.ZipFile(wheel) as made:
        names = set(made.namelist())
    missing = {f"planverk/{name}" for name in kept.splitlines() if (package / name).is_file()} - names
    assert missing == set()
    assert {"planverk/py.typed", "planverk/writers/pdf/prelude.typ", "planverk/writers/html/page.css"} <= names


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_new_workspace_builds_from_the_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path, language: str) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as made:
        made.extractall(site)
    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}

    def planverk(*arguments: str, where: Path) -> None:
        subprocess.run([sys.executable, "-c", _RUN, *arguments], cwd=where, env=environment, check=True, stdin=subprocess.DEVNULL)

    planverk("init", "ny", "--language", language, where=tmp_path)
    planverk("build", where=tmp_path / "ny")
    made_now = {file.suffix for file in (tmp_path / "ny" / "build").iterdir()}
    assert {".docx", ".pdf", ".html", ".json"} <= made_now
