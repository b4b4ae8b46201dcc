"""What all tests share: at the end, a list of the checks that were left out, and why."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# What lands is judged on the same examples each time; whoever runs the tests otherwise looks for new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
_JUDGES = {
    "chromium": "accessibility of the HTML page (axe-core in Chromium)",
    "soffice": "opening Word files in LibreOffice",
    "pdftotext": "text of PDF files (poppler-utils)",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the golden files: look at what changed before it is committed."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what was made")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium; skips the test where it is not installed."""
    return _judge("chromium")


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice; skips the test where it is not installed."""
    return _judge("soffice")


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The path of poppler's pdftotext; skips the test where it is not installed."""
    return _judge("pdftotext")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of real papers that lies beside the repository; skips the test where it is not there."""
    if not SEEDS.is_dir():
        pytest.skip("the real papers in ../shared/seeds are not here")
    return SEEDS


def _judge(command: str) -> str:
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"{command} is not installed")
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A command that a test runs in this process may choose a language; it does not outlive the test."""
    before = os.environ.get("LANGUAGE")
    try:
        return (yield)
    finally:
        if before is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in plain words what was not checked."""
    reasons: Counter[str] = Counter()
    for report in terminalreporter.getreports("skipped"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason.removeprefix("Skipped: ")] += 1
    gone = [what for command, what in _JUDGES.items() if shutil.which(command) is None]
    if not SEEDS.is_dir():
        gone.append("import of the real papers in ../shared/seeds")
    if not reasons and not gone:
        return
    terminalreporter.section("Checks that were left out")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count} {'test' if count == 1 else 'tests'}: {reason}")
    for what in gone:
        terminalreporter.line(f"not checked on this machine: {what}")
