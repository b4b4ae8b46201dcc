"""Imports go downward: model below the rooms, the rooms beside each other, store and service above them, the faces on top."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "builder" / "planverk"
ROOMS = ("readers", "writers", "documents", "checks", "linking", "changes", "privacy")
# Each folder of the package with the folders that it may know; findings.py and errors.py are known to all.
KNOWS: dict[str, tuple[str, ...]] = {
    "model": (),
    **dict.fromkeys(ROOMS, ("model",)),
    "store": ("model", *ROOMS),
    "service": ("model", *ROOMS, "store"),
    "__main__": ("cli",),
    "cli": ("model", *ROOMS, "store", "service"),
    "web": ("model", *ROOMS, "store", "service"),
}
COMMON = ("findings", "errors")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imported(path: Path) -> Iterator[str]:
    """The modules that a module imports, wherever in it, those for type checking included: they are arrows too."""
    yield from _imported(ast.parse(path.read_text("utf-8")), path)


def _imported(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module is not None
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else node.module


def needed_to_run(path: Path) -> set[str]:
    """The modules that Python has to load before this one: not those that only the type checker reads."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    return set(_imported(tree, path))


def folder(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: name_of(path))
def test_a_module_knows_only_what_lies_below_it(path: Path) -> None:
    here = folder(name_of(path))
    for module in imported(path):
        if not module.startswith("planverk"):
            continue
        there = folder(module)
        if there in ("", here, *COMMON):
            continue
        if here in COMMON:
            assert there == "model", f"{path} imports {module}"
        else:
            assert there in KNOWS[here], f"{path} imports {module}"


@pytest.mark.parametrize("path", [path for path in MODULES if folder(name_of(path)) == "model"], ids=lambda path: path.stem)
def test_the_model_needs_the_standard_library_alone(path: Path) -> None:
    foreign = {module.split(".")[0] for module in imported(path)} - set(sys.stdlib_module_names)
    assert foreign <= {"planverk"}


def test_every_folder_of_the_package_has_its_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders <= set(KNOWS)


def test_no_modules_import_each_other_in_a_ring() -> None:
    graph = {
        name: {module for module in needed_to_run(path) if module in NAMES and module != name} for name, path in NAMES.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for below in sorted(graph[name]):
                visit(below, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_module_opens_with_a_sentence_of_purpose() -> None:
    silent = [str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_modules_stay_small() -> None:
    assert [str(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 450] == []
