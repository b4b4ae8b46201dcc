"""Every code that a finding can have is explained in the docs, and nothing else is."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAKERS = {"error", "warning", "note", "Finding"}


@cache
def codes_in_source() -> frozenset[str]:
    """The first argument of every call that makes a finding, where it is written out, or its two values in a choice."""
    found: set[str] = set()
    for file in sorted((ROOT / "builder").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in MAKERS:
                found |= {code for part in ast.walk(node.args[0]) if (code := _code(part))}
    return frozenset(found)


def _code(node: ast.AST) -> str:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) and re.fullmatch(r"[A-Z]+\d+", value) else ""


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def explained() -> list[str]:
    return re.findall(r"^\| ([A-Z]+\d+) \|", (ROOT / "docs" / "funn.md").read_text("utf-8"), re.MULTILINE)


def test_every_code_stands_in_the_docs() -> None:
    assert sorted(codes_in_source() - set(explained())) == []


def test_no_code_stands_there_twice_or_without_a_finding() -> None:
    assert sorted(explained()) == sorted(set(explained()))
    assert sorted(set(explained()) - codes_in_source()) == []
