"""`make bench-word`: a plan of about 200 pages goes out as a Word file, is written in everywhere, and comes back."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import plan
from measuring import Run, middle, run

REPOSITORY = Path(__file__).resolve().parents[2]
PLANVERK = Path(sys.executable).parent / "planverk"
sys.path.insert(0, str(REPOSITORY / "tests"))
from word_editing import W, WordFile, text_of  # noqa: E402  the editor that the tests write with

AUTHORS = ("Kari Nordmann", "Ola Nordmann", "Aud Strand")
MEMORY_LIMIT = 600.0  # MB


@dataclass(frozen=True)
class Target:
    """A thing to measure, and how many seconds it may take (part 7 of the issue)."""

    name: str
    seconds: float


TARGETS = (
    Target("merge: nothing was written", 5),
    Target("merge: a word in every tenth paragraph, three authors", 5),
    Target("merge: a word in every paragraph", 5),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the median counts")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planverk-word-") as name:
        bench = Bench(Path(name))
        found = {each.name: bench.measured(each.name, asked.runs) for each in TARGETS}
    return _print(found, asked.runs)


class Bench:
    """A workspace with a large plan, and copies of it as they came back."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        plan.make_workspace(self.workspace, REPOSITORY)
        run([PLANVERK, "word", "export", plan.PLAN, "--to", "alle"], self.workspace)
        sent = next((self.workspace / "build" / "word").glob("*.docx")).read_bytes()
        self._copies = folder
        files: dict[str, Callable[[WordFile], None]] = {
            TARGETS[0].name: lambda _: None,
            TARGETS[1].name: lambda file: write_in(file, 10, AUTHORS),
            TARGETS[2].name: lambda file: write_in(file, 1, AUTHORS[:1]),
        }
        self._files: dict[str, Path] = {}
        for number, (name, change) in enumerate(files.items()):
            file = WordFile.of(sent)
            change(file)
            self._files[name] = folder / f"svar-{number}.docx"
            self._files[name].write_bytes(file.data())

    def measured(self, name: str, runs: int) -> Run:
        """The median of some runs. A merge is only told of, so that each finds the same."""
        print(name, file=sys.stderr, flush=True)
        shutil.rmtree(self.workspace / ".planverk", ignore_errors=True)
        return middle([run([PLANVERK, "word", "merge", self._files[name], "--dry-run"], self.workspace) for _ in range(runs)])


def write_in(file: WordFile, every: int, authors: tuple[str, ...]) -> None:
    """A tracked word after the first run of every so many paragraphs, by one author after the other."""
    texts = [each for each in file.paragraphs() if " " in text_of(each)[:-20]]
    for number, paragraph in enumerate(texts[::every]):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or not style.get(f"{W}val", "").casefold().startswith(("toc", "tabletekst", "bildetekst", "caption")):
            file.author = authors[number % len(authors)]
            file.insert_in(paragraph, text_of(paragraph).index(" "), f" nytt{number}")


def _print(found: dict[str, Run], runs: int) -> int:
    print(f"\nMedians of {runs} runs\n")
    missed = 0
    for target in TARGETS:
        each = found[target.name]
        reached = each.seconds <= target.seconds and each.megabytes <= MEMORY_LIMIT
        missed += not reached
        print(
            f"  {target.name:<56} {each.seconds:6.2f} s {each.busy:6.2f} s of processors {each.megabytes:5.0f} MB, "
            f"at most {target.seconds:.0f} s: {'reached' if reached else 'MISSED'}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
