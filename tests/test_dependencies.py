"""What the package imports is what it declares, and the lock files hold it, by hash and without any address."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def plain(requirement: str) -> str:
    """A requirement's name as the index knows it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement)[0]).lower()


def declared() -> set[str]:
    return {plain(each) for each in PROJECT["project"]["dependencies"]}


@cache
def imported() -> set[str]:
    """The distributions that any module of the package imports from, inside functions too."""
    tops = set()
    for file in (REPOSITORY / "builder").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                tops.add(node.module.split(".")[0])
    known = packages_distributions()
    others = tops - set(sys.stdlib_module_names) - {"planverk"}
    return {plain(name) for top in others for name in known.get(top, [top])}


def test_the_package_imports_nothing_that_it_does_not_declare() -> None:
    assert imported() - declared() == set()


def test_the_package_declares_nothing_that_it_does_not_use() -> None:
    fonts = {name for name in declared() if name.startswith("fontpkg-")}  # found by the name of their package
    assert declared() - imported() - fonts == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_holds_every_dependency_with_its_hash_and_no_address(lock: str) -> None:
    text = (REPOSITORY / lock).read_text("utf-8")
    entries = re.findall(r"^([a-z0-9][a-z0-9._-]*)==.*?\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    assert declared() <= {plain(name) for name, _ in entries}
    assert "://" not in text
    assert "index-url" not in text


def test_the_development_lock_agrees_with_the_other_one() -> None:
    run, develop = (
        set(re.findall(r"^(\S+==\S+)", (REPOSITORY / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run - develop == set()
