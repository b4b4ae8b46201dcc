"""`planverk watch`: what changes is built at once, with a compiler that stays warm and a memory that stays bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from watchfiles import DefaultFilter, watch

from planverk.errors import PlanverkError
from planverk.service.build import Order, Report, build
from planverk.service.workspace import OUTPUT, Actor, Home, open_workspace
from planverk.writers.pdf import ChildPress

_DEBOUNCE = 150  # ms of quiet before a build: an editor writes a file in several steps
_STEP = 20
_LOOK = 100  # ms between looks at whether to stop
EDITS = 6  # a compiler grows by some 100 MB with each edit of a large plan; after so many it starts anew


@dataclass(frozen=True)
class Round:
    """One build of the watch: what came of it, or what stopped it, and the seconds that it took."""

    report: Report | None
    fault: PlanverkError | None
    seconds: float


def watch_and_build(home: Home, order: Order, actor: Actor, stop: Event | None = None) -> Iterator[Round]:
    """Builds once, and again whenever something in the workspace changes, until `stop` is set or Ctrl-C is pressed.

    The compiler runs in a process of its own, which is replaced after a few builds so that its memory is freed.
    """
    changes = watch(
        home.root,
        watch_filter=_Filter(home.root),
        debounce=_DEBOUNCE,
        step=_STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=True,
    )
    # The first answer comes when the watching has begun, before the first build: what is saved while that goes on is not missed.
    next(changes, None)
    with ChildPress(EDITS) as press:
        yield _round(home.root, order, actor, press)
        for changed in changes:
            if changed:
                yield _round(home.root, order, actor, press)


def _round(root: Path, order: Order, actor: Actor, press: ChildPress) -> Round:
    start = time.monotonic()
    try:
        report = build(open_workspace(root), order, actor, press.print)
    except PlanverkError as fault:  # a file may be half saved; the next change brings the next attempt
        return Round(None, fault, time.monotonic() - start)
    return Round(report, None, time.monotonic() - start)


class _Filter(DefaultFilter):
    """Leaves out what building itself writes, what other programs keep for themselves, and what editors leave behind."""

    def __init__(self, root: Path) -> None:
        made = [root / OUTPUT, root / ".planverk", root / "private", root / "dist"]
        super().__init__(
            ignore_paths=made, ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, r"^~\$", r"\.tmp$", r"^4913$")
        )
