"""`make bench-redline`: a plan of about 200 pages, worked over in 300 places: its changes found, and shown in Word."""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import plan

from planverk.changes.compare import compare
from planverk.model.document import Document, Revision
from planverk.service.books import Books, open_books
from planverk.service.redline import redline_document
from planverk.service.workspace import open_workspace
from planverk.writers.docx import write

REPOSITORY = Path(__file__).resolve().parents[2]
PLANVERK = Path(sys.executable).parent / "planverk"
CHANGES = 300
LIMIT = 3.0  # seconds for everything beyond reading the two versions
BASE = "hearing-1"
T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each step; the median counts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planverk-redline-") as name:
        workspace = Path(name)
        chapters = plan.make_workspace(workspace, REPOSITORY)
        subprocess.run([PLANVERK, "version", "name", plan.PLAN, BASE], cwd=workspace, check=True, capture_output=True)
        work_over(chapters)
        return _print(*measured(workspace, asked.runs), asked.runs)


# ── the plan, worked over ────────────────────────────────────────────────────────────────────────


def work_over(chapters: Path) -> None:
    """Change the chapters in CHANGES places: paragraphs reworded, new and gone, cells, items and notes; one section moves."""
    chance = random.Random(300)
    files = sorted(chapters.glob("*.md"))
    texts = [file.read_text("utf-8").split("\n\n") for file in files]
    places = [(number, at) for number, parts in enumerate(texts) for at, part in enumerate(parts) if not part.startswith("#")]
    for number, at in sorted(chance.sample(places, CHANGES), reverse=True):
        _change(chance, texts[number], at)
    _move_section(texts[0])
    for file, parts in zip(files, texts, strict=True):
        file.write_text("\n\n".join(parts), "utf-8")


def _change(chance: random.Random, parts: list[str], at: int) -> None:
    part = parts[at]
    if part.startswith((":::", "|")):
        parts[at] = part.replace("| Årlig |", "| 2014 |", 1) if "| Årlig |" in part else part.replace("0000 |", "5000 |", 1)
    elif part.startswith("- "):
        parts[at] = f"- {plan.sentence(chance)}\n{part}"
    elif part.startswith("[^"):
        parts[at] = f"{part} {plan.sentence(chance)}"
    elif chance.random() < 0.1:
        parts[at : at + 1] = [part, plan.sentence(chance)]
    elif chance.random() < 0.1:
        parts[at] = plan.sentence(chance)
    else:
        words = part.split(" ")
        words[chance.randrange(len(words))] = "straks"
        parts[at] = " ".join(words)


def _move_section(parts: list[str]) -> None:
    starts = [at for at, part in enumerate(parts) if part.startswith("## ")]
    section = parts[starts[1] : starts[2]]
    del parts[starts[1] : starts[2]]
    parts += section


# ── steps ────────────────────────────────────────────────────────────────────────────────────────


def measured(workspace: Path, runs: int) -> tuple[dict[str, float], int]:
    """The seconds of each step, and the number of changes."""
    home = open_workspace(workspace)
    books, reading = timed(lambda: open_books(home, plan.PLAN, BASE), 1)
    old, new = books.compared.old.document, books.compared.new.document
    found, comparing = timed(lambda: compare(old, new), runs)
    _, telling = timed(lambda: redline_document(_fresh(books)), runs)
    marked = replace(
        _redline(books), revisions={each.id: Revision("Kari Vik", "2011-06-01", (REASON,)) for each in found.changes}
    )
    bare = replace(marked, body=new.body, revisions={})
    _, writing = timed(lambda: write(marked, books.template), runs)
    _, plain = timed(lambda: write(bare, books.template), runs)
    steps = {"reading": reading - comparing, "comparing": comparing, "telling": telling, "writing": writing, "plain": plain}
    return steps, len(found.changes)


REASON = "Følger opp innspill 7.2 (Eldrerådet): tas til følge."


def _redline(books: Books) -> Document:
    return redline_document(books)


def _fresh(books: Books) -> Books:
    """The same books without what they have worked out: who wrote what, and why, is part of what is measured."""
    return replace(books)


def timed(step: Callable[[], T], runs: int) -> tuple[T, float]:
    """What a step gives, and the median of its seconds."""
    seconds = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        made = step()
        seconds.append(time.perf_counter() - start)
    return made, statistics.median(seconds)


def _print(steps: dict[str, float], changes: int, runs: int) -> int:
    beyond = steps["comparing"] + steps["telling"] + steps["writing"]
    reached = beyond <= LIMIT and changes >= CHANGES
    print(f"\nMedians of {runs} runs; about 200 pages, {changes} changes, a comment at each\n")
    names = {
        "reading": "reading the two versions",
        "comparing": "finding the changes",
        "telling": "who made them and why",
        "writing": "writing the redline in Word",
        "plain": "for comparison: the newer version in Word",
    }
    for key, name in names.items():
        print(f"  {name:<44} {steps[key]:6.2f} s   {steps[key] / steps['plain']:5.2f} times the newer version")
    print(f"\n  {'beyond reading':<44} {beyond:6.2f} s   at most {LIMIT:.0f} s: {'reached' if reached else 'MISSED'}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
