"""`make bench-hearing`: a hearing of 2,000 responses with 10 points each, all weighed, beside one of 200, in one run."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from large_hearing import CONSULTATION, make_workspace, one_more
from measuring import Failed, Run, middle, run

REPOSITORY = Path(__file__).resolve().parents[2]
PLANVERK = Path(sys.executable).parent / "planverk"
SUMMARY = f"oppsummering-{CONSULTATION}"
MEMORY_LIMIT = 2000.0  # MB
GROWTH_LIMIT = 12.0  # ten times the responses
DEMOSPLAN = "demosplan, by its own account, gives up a table of about 1,600 responses after 180 s"


@dataclass(frozen=True)
class Target:
    """A thing to measure, and how many seconds it may take in the large hearing (part 12 of the hearing's issue)."""

    name: str
    seconds: float


TARGETS = (
    Target("loading and checking", 10),
    Target("summary: Word", 20),
    Target("summary: Excel", 15),
    Target("summary: PDF", 90),
    Target("one more logged and linked", 1),
)


def main() -> int:
    asked = _arguments()
    results: dict[int, dict[str, Run | None]] = {}
    with tempfile.TemporaryDirectory(prefix="planverk-hearing-") as name:
        for responses in (asked.responses // 10, asked.responses):
            _say(f"making a hearing of {responses} responses")
            bench = Bench(Path(name) / str(responses), responses)
            results[responses] = {each: bench.measured(each, asked.runs) for each in bench.commands()}
    missed = _print(results, asked.runs)
    if asked.json:
        record = {str(n): {name: vars(each) if each else None for name, each in found.items()} for n, found in results.items()}
        asked.json.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--responses", type=int, default=2000, help="in the large hearing; the small one has a tenth")
    parser.add_argument("--runs", type=int, default=1, help="runs of each command; the median counts")
    parser.add_argument("--json", type=Path, help="also write the numbers to this file")
    return parser.parse_args()


class Bench:
    """A workspace with a hearing, and the commands that are measured in it."""

    def __init__(self, folder: Path, responses: int) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir(parents=True)
        make_workspace(self.workspace, REPOSITORY, responses)
        self._letters = folder / "letters"
        self._letters.mkdir()
        self._sent = 0

    def commands(self) -> dict[str, Callable[[], Run]]:
        """What is measured, by name, in the order of TARGETS."""
        return {
            "loading and checking": lambda: self._cold("check"),
            "summary: Word": lambda: self._cold("build", SUMMARY, "--format", "docx"),
            "summary: Excel": lambda: self._cold("build", SUMMARY, "--format", "xlsx"),
            "summary: PDF": lambda: self._cold("build", SUMMARY, "--format", "pdf"),
            "one more logged and linked": self._log,
        }

    def measured(self, name: str, runs: int) -> Run | None:
        """The median of some runs; None, with what it said, where the command does not succeed."""
        try:
            found = middle([self.commands()[name]() for _ in range(runs)])
            _say(f"  {name}: {found.seconds:.2f} s, {found.busy:.2f} s of processors, {found.megabytes:.0f} MB")
            return found
        except Failed as fault:
            _say(str(fault))
            return None

    def _cold(self, *words: str) -> Run:
        for made in ("build", ".planverk"):
            shutil.rmtree(self.workspace / made, ignore_errors=True)
        return run([PLANVERK, *words], self.workspace)

    def _log(self) -> Run:
        """Another letter each time; the same one is known already."""
        self._sent += 1
        letter = self._letters / f"uttalelse-{self._sent}.txt"
        letter.write_text(one_more(self._sent), "utf-8")
        sender = ["--sender", f"Nes vel nr. {self._sent}", "--kind", "organisasjon"]
        return run([PLANVERK, "respond", "add", letter, *sender, "--received", "2011-04-28"], self.workspace)


def _print(results: dict[int, dict[str, Run | None]], runs: int) -> int:
    """Prints the table; how many targets were missed."""
    small, large = results
    print(f"\nMedians of {runs} runs, largest memory of them; {os.cpu_count()} processors; 10 points in each response\n")
    print(f"  {'':<28} {small:>6} responses {large:>6} responses  processor    memory   at most   share   growth")
    missed = 0
    for target in TARGETS:
        before, after = results[small][target.name], results[large][target.name]
        if before is None or after is None:
            print(f"  {target.name:<28} did not succeed")
            missed += 1
            continue
        share, growth = after.seconds / target.seconds, after.busy / before.busy
        reached = share <= 1 and growth <= GROWTH_LIMIT and after.megabytes <= MEMORY_LIMIT
        missed += not reached
        print(
            f"  {target.name:<28} {before.seconds:14.2f} s {after.seconds:14.2f} s {after.busy:8.2f} s {after.megabytes:6.0f} MB "
            f"{target.seconds:6.0f} s {share:7.2f} {growth:8.1f}   {'reached' if reached else 'MISSED'}"
        )
    print(f"\n  growth is in processor time, at most {GROWTH_LIMIT:.0f}; memory at most {MEMORY_LIMIT:.0f} MB. {DEMOSPLAN}.")
    return missed


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
