"""One module for each command, or for a few that belong together; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

# In the order in which one meets them: the command, its module here, and its name there.
_WHERE = {
    "init": ("init", "init"),
    "build": ("build", "build"),
    "check": ("check", "check"),
    "outline": ("check", "outline"),
    "version": ("version", "version"),
    "template": ("template", "template"),
    "import": ("imports", "import_group"),
    "consult": ("consult", "consult"),
    "respond": ("respond", "respond"),
    "trace": ("trace", "trace"),
    "ledger": ("trace", "ledger"),
    "redline": ("trace", "redline"),
    "meeting": ("meeting", "meeting"),
    "decide": ("decide", "decide"),
    "adopt": ("adopt", "adopt"),
    "archive": ("archive", "archive"),
    "publish": ("publish", "publish"),
    "private": ("private", "private"),
    "report": ("report", "report"),
    "word": ("word", "word"),
    "watch": ("build", "watch"),
    "complete": ("complete", "complete"),
}


class Commands(MutableMapping[str, click.Command]):
    """All commands by name. `planverk build` does not wait for the words and options of the others."""

    def __init__(self) -> None:
        self._known: dict[str, click.Command | None] = dict.fromkeys(_WHERE)

    def __getitem__(self, name: str) -> click.Command:
        known = self._known[name]
        if known is None:
            module, attribute = _WHERE[name]
            known = self._known[name] = getattr(import_module(f"{__name__}.{module}"), attribute)
        return known

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
