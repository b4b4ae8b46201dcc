"""`watch`: what is saved is built at once, and a fault does not end the watch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from planverk.service.build import Order
from planverk.service.watch import watch_and_build
from planverk.service.workspace import open_workspace
from support_workspace import KARI, PLAN, lay, new_workspace


@pytest.mark.slow
def test_ctrl_c_ends_the_watch_without_a_word_more(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "planverk", "--lang", "en", "watch", PLAN, "--format", "pdf"]
    watch = subprocess.Popen(
        command,
        cwd=new_workspace(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=_heeding_ctrl_c,
    )
    assert watch.stdout is not None
    assert any("Waiting for changes" in line for line in iter(watch.stdout.readline, ""))
    os.killpg(watch.pid, signal.SIGINT)  # as a terminal does: the process and all that it has started
    try:
        assert watch.communicate(timeout=60)[0] == "Stopped watching.\n"
    finally:
        watch.kill()


def _heeding_ctrl_c() -> None:
    """A suite that runs in the background has been told to ignore it, and what it starts inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_a_saved_file_is_built_and_faults_are_told(tmp_path: Path) -> None:
    root, stop = new_workspace(tmp_path), Event()
    rounds = watch_and_build(open_workspace(root), Order((PLAN,), ("pdf",)), KARI, stop)
    first = next(rounds)
    assert first.report is not None
    assert first.report.documents[0].made == (f"build/{PLAN}.pdf",)
    before = (root / f"build/{PLAN}.pdf").read_bytes()
    lay(root, {f"plans/{PLAN}/00-forord.md": "# Forord {#forord}\n\nEn ny setning.\n"})
    second = next(rounds)
    assert second.report is not None
    assert second.report.documents[0].made == (f"build/{PLAN}.pdf",)
    assert (root / f"build/{PLAN}.pdf").read_bytes() != before
    (root / "planverk.yaml").rename(root / "planverk.txt")
    assert next(rounds).fault is not None
    (root / "planverk.txt").rename(root / "planverk.yaml")
    fourth = next(rounds)
    assert fourth.report is not None
    stop.set()
    assert list(rounds) == []
