"""`make bench`: planverk beside what a municipality would use instead, on one plan of about 200 pages, in one run."""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import plan
import pypandoc
import pypdfium2
from measuring import Run, middle, run, together
from source import write_source
from watching import Watched, edits

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Ratio:
    """A target of the builder's issue: one measurement as a share of another, and what it may be at most."""

    name: str
    part: str
    whole: str
    limit: float


RATIOS = (
    Ratio("DOCX (layout counted with the PDF), of pandoc's DOCX", "planverk: DOCX, pages known", "pandoc: DOCX", 0.5),
    Ratio("DOCX and PDF, of the bare Typst compile", "planverk: DOCX and PDF", "Typst alone: PDF", 1.4),
    Ratio("DOCX and PDF, of pandoc with LibreOffice", "planverk: DOCX and PDF", "pandoc and LibreOffice: PDF", 0.7),
    Ratio("DOCX and PDF, of pandoc with WeasyPrint", "planverk: DOCX and PDF", "pandoc and WeasyPrint: PDF", 0.7),
    Ratio("a second build where nothing changed, of the first", "planverk: nothing changed", "planverk: all formats", 0.4),
    Ratio("a changed sentence in watch, of a cold build", "planverk watch: a changed sentence", "planverk: all formats", 0.4),
)
MEMORY_LIMIT = 600.0  # MB, a cold build


def main() -> int:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="planverk-bench-") as name:
        bench = Bench(Path(name))
        results = {each: middle(runs) for each, runs in bench.rounds(asked.runs).items()}
        watched = edits(BIN / "planverk", bench.workspace, bench.chapters / "06-kapittel.md", asked.edits)
        pages = bench.pages()
    results["planverk watch: a changed sentence"] = middle(
        [Run(each, watched.busy / len(watched.seconds), watched.megabytes[at]) for at, each in enumerate(watched.seconds)]
    )
    _print(results, watched, pages, asked.runs)
    if asked.json:
        record = {name: vars(each) for name, each in results.items()} | {"watch": vars(watched), "pages": pages}
        asked.json.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds; each runs every command once")
    parser.add_argument("--edits", type=int, default=12, help="changes while planverk watch runs")
    parser.add_argument("--json", type=Path, help="also write the numbers to this file")
    return parser.parse_args()


class Bench:
    """A workspace, the same text for the others, and the commands that are measured."""

    def __init__(self, folder: Path) -> None:
        compileall.compile_dir(REPOSITORY / "builder", quiet=1)  # as pip does with a package that it installs
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self.chapters = plan.make_workspace(self.workspace, REPOSITORY)
        self.others = folder / "others"
        self.others.mkdir()
        self.text = plan.for_pandoc(self.chapters, self.others / "plan.md")
        self.fonts = write_source(self.workspace, plan.PLAN, folder / "typst")
        self.typst = folder / "typst"

    def rounds(self, count: int) -> dict[str, list[Run]]:
        """Every command once in each round, so that what disturbs one disturbs all; the first one does not count."""
        found: dict[str, list[Run]] = {}
        for turn in range(count + 1):
            for name, measure in self._commands().items():
                _say(f"round {turn} of {count}: {name}")
                each = measure()
                if turn and each is not None:
                    found.setdefault(name, []).append(each)
        return found

    def _commands(self) -> dict[str, Callable[[], Run | None]]:
        commands: dict[str, Callable[[], Run | None]] = {
            "planverk: DOCX, nothing known": lambda: self._cold("docx"),
            "planverk: DOCX and PDF": lambda: self._cold("docx,pdf"),
            "planverk: DOCX, pages known": self._pages_known,
            "planverk: PDF": lambda: self._cold("pdf"),
            "planverk: all formats": lambda: self._cold("docx,pdf,html"),
            "planverk: nothing changed": lambda: self._build("docx,pdf,html"),
            "planverk: check": lambda: run([BIN / "planverk", "check"], self.workspace),
            "Typst alone: PDF": lambda: run([sys.executable, HERE / "bare_typst.py", self.typst, *self.fonts], self.typst),
            "pandoc: DOCX": self._pandoc_docx,
        }
        if shutil.which("soffice"):
            commands["pandoc and LibreOffice: PDF"] = self._libreoffice
        commands["pandoc and WeasyPrint: PDF"] = self._weasyprint
        return commands

    def _cold(self, formats: str) -> Run:
        for made in ("build", ".planverk"):
            shutil.rmtree(self.workspace / made, ignore_errors=True)
        return self._build(formats)

    def _pages_known(self) -> Run:
        """The Word file alone, after a build that set the pages: what it costs beside the PDF."""
        shutil.rmtree(self.workspace / "build", ignore_errors=True)
        return self._build("docx")

    def _build(self, formats: str) -> Run:
        return run([BIN / "planverk", "build", "--format", formats], self.workspace)

    def _pandoc_docx(self) -> Run:
        return run([*_pandoc(self.text), "-o", "plan.docx"], self.others)

    def _libreoffice(self) -> Run:
        first = self._pandoc_docx()
        profile = f"-env:UserInstallation={(self.others / 'profile').as_uri()}"
        second = run(["soffice", profile, "--headless", "--convert-to", "pdf", "plan.docx"], self.others)
        return together(first, second)

    def _weasyprint(self) -> Run:
        found = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
        return run([*_pandoc(self.text), "--pdf-engine", "weasyprint", "-o", "weasyprint.pdf"], self.others, found)

    def pages(self) -> dict[str, int]:
        """How many pages each PDF came to: the same text in different looks is not the same work to the page."""
        files = {"planverk": next((self.workspace / "build").rglob("*.pdf")), "Typst alone": self.typst / "bare.pdf"}
        files |= {"pandoc and LibreOffice": self.others / "plan.pdf", "pandoc and WeasyPrint": self.others / "weasyprint.pdf"}
        return {name: len(pypdfium2.PdfDocument(file)) for name, file in files.items() if file.exists()}


def _pandoc(text: Path) -> list[str | Path]:
    return [pypandoc.get_pandoc_path(), text, "--toc", "--number-sections"]


def _print(results: dict[str, Run], watched: Watched, pages: dict[str, int], runs: int) -> None:
    print(f"\nMedians of {runs} runs, largest memory of them; {os.cpu_count()} processors\n")
    print(f"  {'':<36}   on the wall  processor    memory")
    for name, each in results.items():
        print(f"  {name:<36} {each.seconds:7.2f} s {each.busy:7.2f} s {each.megabytes:7.0f} MB")
    print("\n  pages: " + ", ".join(f"{name} {count}" for name, count in pages.items()) + "\n")
    for ratio in RATIOS:
        if ratio.part in results and ratio.whole in results:
            part, whole = results[ratio.part], results[ratio.whole]
            value, busy = part.seconds / whole.seconds, part.busy / whole.busy
            print(f"  {ratio.name:<56} {value:5.2f}   at most {ratio.limit}   {_verdict(value <= ratio.limit)}   ({busy:.2f})")
    cold = max(each.megabytes for name, each in results.items() if name.startswith("planverk: "))
    print(f"  {'memory of a cold build':<51} {cold:5.0f} MB   at most {MEMORY_LIMIT:.0f}   {_verdict(cold <= MEMORY_LIMIT)}")
    print(f"  memory in watch after each change (MB): {' '.join(f'{each:.0f}' for each in watched.megabytes)}")


def _verdict(reached: bool) -> str:
    return "reached" if reached else "MISSED"


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
