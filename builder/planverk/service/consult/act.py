"""The act of sending out: files in place whole, one commit, the version's tag; the next act finishes what a crash parted."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.acts import Act, carry_out
from planverk.store.versions import Version

TAG = ".planverk/tag.json"  # a version whose tag is still to be set; it comes in with the version, and goes after the tag


@dataclass(frozen=True)
class SendingAct:
    """What is put in place and committed as one, under `message`, and then tagged as the version."""

    home: Home
    actor: Actor
    version: Version
    message: str

    def carry_out(self, files: Mapping[str, bytes]) -> None:
        """Raises WriteFailed, Busy. The workspace's lock must be held."""
        own = [path for path in files if not path.startswith(f"{self.version.folder}/")]
        paths = (self.version.folder, *own)
        if self.home.history is None or not self.home.history.head():
            save(self.home, self.actor, self.message, files, paths=paths)
            return
        tag = self._tag()
        save(self.home, self.actor, self.message, {**files, TAG: _journal(tag)}, paths=paths)
        _set(self.home, tag)

    def _tag(self) -> Act:
        message = f"{self.version.plan}, {self.version.name}"
        actor = self.actor
        return Act((self.version.folder,), "", actor.name, actor.email, actor.time, self.version.tag, message)


def settle(home: Home) -> str:
    """Finishes what an interrupted act left: its commit, and the tag of its version. Gives that tag, empty for none."""
    finish(home)
    path = home.root / TAG
    if not path.is_file():
        return ""
    kept = json.loads(path.read_text("utf-8"))
    time = datetime.datetime.fromisoformat(kept["time"])
    _set(home, Act((kept["folder"],), "", kept["name"], kept["email"], time, kept["tag"], kept["message"]))
    return str(kept["tag"])


def _journal(act: Act) -> bytes:
    (folder,) = act.paths
    time = act.time.isoformat()
    kept = {"folder": folder, "tag": act.tag, "message": act.tag_message, "name": act.name, "email": act.email, "time": time}
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")


def _set(home: Home, act: Act) -> None:
    """Sets the tag at the commit that holds the version, and takes the reminder away."""
    if home.history is not None:
        carry_out(home.history, act)
    (home.root / TAG).unlink(missing_ok=True)
