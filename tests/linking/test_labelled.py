"""The labelled points keep to what was reached (`make bench-linking` prints it)."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "tools" / "bench_linking.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_linking", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_there_are_labelled_points_of_every_kind(bench: ModuleType) -> None:
    points = bench.load_points()
    assert len({point.text for point in points}) == len(points) >= 150
    assert sum(point.language == "nn" for point in points) >= 50
    assert sum(point.refs is None for point in points) >= 75


def test_labels_are_of_the_hearing_version(bench: ModuleType) -> None:
    known = {node.id for node in bench.load_scale().outline.nodes}
    for point in bench.load_points():
        assert (point.refs or frozenset()) | point.choose | point.about <= known, point.text


@pytest.mark.parametrize("held_out", [False, True])
def test_what_was_reached_holds(bench: ModuleType, held_out: bool) -> None:
    score = bench.score([point for point in bench.load_points() if point.held_out is held_out], bench.load_scale())
    assert score.precision >= bench.PRECISION
    assert score.recall >= bench.RECALL
    assert score.share >= bench.SUGGESTED
