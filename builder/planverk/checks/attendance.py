"""MT8 for meetings and for single cases: whoever is written down as a member belongs to the body."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.findings import Finding, warning
from planverk.model.decision import Attendance
from planverk.model.place import Place
from planverk.model.workspace import Body


def strangers(there: Attendance, substitutes: frozenset[str], body: Body | None, code: str, place: Place) -> Iterator[Finding]:
    """A warning at `place` for each name in `there` that leads or meets as a member, and is neither a member of `body` nor among
    `substitutes`. Nothing where planverk.yaml does not list the members; `code` is what it calls the body."""
    members = {each.name for each in body.members} if body else set()
    if not members:
        return
    for name in dict.fromkeys((there.chair, *there.members)):
        if name and name not in members | substitutes:
            text = "{name} is no member of «{body}»."
            hint = "Correct the name, write the person under substitutes:, or add the member in planverk.yaml."
            yield warning("MT8", place, text, hint, name=name, body=code)
