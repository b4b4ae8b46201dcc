"""What a package is of: a case paper, a hearing or a meeting, by id, folder or file."""

from __future__ import annotations

import difflib

from planverk.errors import MissingFile, Unclear
from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation
from planverk.model.meeting import Meeting
from planverk.model.workspace import Workspace

Subject = CasePaper | Consultation | Meeting


def find_subject(workspace: Workspace, name: str) -> Subject:
    """The case paper, hearing or meeting of that id or path. Raises MissingFile, or Unclear where several are called so."""
    path = name.strip("/").removeprefix("./").removesuffix("/meeting.yaml").removesuffix("/consultation.yaml")
    known: list[tuple[str, str, Subject]] = [(each.id, each.file, each) for each in workspace.papers]
    known += [(each.id, each.folder, each) for each in workspace.consultations]
    known += [(each.id, each.folder, each) for each in workspace.meetings]
    found = [(where, each) for own_id, where, each in known if path in (own_id, where)]
    if len(found) > 1:
        paths = ", ".join(where for where, _ in found)
        raise Unclear("Several things are called {name}.", "Give the path: {paths}", name=name, paths=paths)
    if not found:
        ids = list(dict.fromkeys(own_id for own_id, _, _ in known))
        near = difflib.get_close_matches(path, ids, n=1)
        hint = "Did you mean {near}?" if near else "These are here: {known}"
        text = "There is no case, hearing or meeting {name}."
        raise MissingFile(text, hint, name=name, near="".join(near), known=", ".join(ids) or "–")
    return found[0][1]
