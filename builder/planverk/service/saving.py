"""One act: its files are put in place whole, and then committed alone. What a crash parts is brought together by the next act."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planverk.errors import Busy
from planverk.service.guard import look_through
from planverk.service.workspace import Actor, Home
from planverk.store.acts import Act, carry_out
from planverk.store.atomic import write_files
from planverk.store.history import History
from planverk.store.merging import check_settled
from planverk.store.paths import within
from planverk.store.private import FOLDER as PRIVATE

_PATIENCE, _PAUSE = 5.0, 0.1  # seconds
ACT = ".planverk/act.json"  # what is in place and not yet committed; it comes in with the files, and goes after the commit


def save(
    home: Home,
    actor: Actor,
    message: str,
    files: Mapping[str, bytes],
    remove: Sequence[str] = (),
    paths: Sequence[str] = (),
    saver: Actor | None = None,
) -> None:
    """Puts the files in place and commits them under the actor's name, brought in by `saver` where that is another. The
    workspace's lock must be held. Raises Conflict while a merge waits to be resolved; then nothing is saved.

    `paths` are what is committed, where that is less to say than every file; nothing under private/ ever is. Raises WriteFailed,
    Busy; where only the commit failed, the files stand, and the next act commits them first. Raises Exposed where git would get
    to know who a private person is; then nothing is saved.
    """
    check_settled(home.history)
    finish(home)
    look_through(home, files, f"{message}\n{actor.name} {actor.email}" if saver else message)
    act = _act(actor, message, (path for path in paths or (*files, *remove) if not within(path, PRIVATE)), saver)
    if home.history is None or not home.history.head():
        write_files(home.root, files, remove)
        return
    write_files(home.root, {**files, ACT: _journal(act)}, remove)
    _commit(home, act)


def finish(home: Home) -> None:
    """Commits what an interrupted act has put in place."""
    path = home.root / ACT
    if not path.is_file():
        return
    kept = json.loads(path.read_text("utf-8"))
    when = datetime.datetime.fromisoformat(kept["time"])
    saver = kept.get("saver")
    _commit(
        home, Act(tuple(kept["paths"]), kept["message"], kept["name"], kept["email"], when, saver=tuple(saver) if saver else None)
    )


def _act(actor: Actor, message: str, paths: Iterable[str], saver: Actor | None) -> Act:
    by = (saver.name, saver.email, saver.time.isoformat(timespec="seconds")) if saver is not None else None
    return Act(tuple(dict.fromkeys(paths)), message, actor.name, actor.email, actor.time, saver=by)


def _journal(act: Act) -> bytes:
    kept = {"paths": act.paths, "message": act.message, "name": act.name, "email": act.email, "time": act.time.isoformat()}
    return json.dumps(kept | ({"saver": act.saver} if act.saver else {}), ensure_ascii=False).encode("utf-8", "replace")


def _commit(home: Home, act: Act) -> None:
    """git is told of the paths that it can know: those that are there, and those that it misses."""
    if home.history is not None:
        gone = [path for path in act.paths if not (home.root / path).exists()]
        missed = home.history.changed(*gone) if gone else ()
        known = [path for path in act.paths if path not in gone or any(within(each, path) for each in missed)]
        if known:
            _patiently(home.history, replace(act, paths=tuple(known)))
    (home.root / ACT).unlink(missing_ok=True)


def _patiently(history: History, act: Act) -> None:
    """A git that outlived its killed caller, or somebody's `git status`, is done in a moment."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            carry_out(history, act)
            return
        except Busy:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
