"""A small hearing for tests: a workspace under git with one consultation, and letters as people send them."""

from __future__ import annotations

from pathlib import Path

from planverk.model.response import SenderKind
from planverk.service.init import init
from planverk.service.respond.add import add
from planverk.service.respond.details import Details, Logged
from planverk.service.respond.incoming import Incoming, take_in
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home, open_workspace
from support_workspace import KARI, lay, saved

ID = "bolig-2011"
FOLDER = f"consultations/{ID}"
SETTINGS = """\
format: 1
municipality: {name: Vågsund kommune, number: "9901", email: postmottak@vagsund.example}
language: nb
"""
CONSULTATION = """\
format: 1
id: bolig-2011
kind: hearing
subjects: [{plan: bolig, version: hearing-1}]
sent: 2011-03-15   # utsendt
deadline: 2011-04-29
next_number: 1
invitations:
  - {body: eldreradet, name: Eldrerådet, kind: raad, email: eldre@vagsund.example}
  - {body: fjord, name: Fjord fylkeskommune, kind: fylkeskommune}
"""
OUTLINE = """\
format: 1
plan: bolig
nodes:
  - {id: tildeling, kind: section, number: [4], label: "4", title: Tildeling av boliger}
  - {id: soknad, kind: section, parent: tildeling, number: [4, 2], label: "4.2", title: Søknad}
  - {id: t-startlan, kind: measure, number: [1], label: "1", title: Startlån}
"""
PLAN = "format: 1\ntitle: Boligplan 2011–2025\ntype: temaplan\nchapters: []\n"
LETTER = """\
Høringsuttalelse til boligplan

1. Kapittel 4.2 er uklart. Hvem avgjør søknaden?

2. Vi støtter tiltak 1.

Med vennlig hilsen
Eldrerådet
"""
FILES = {
    "planverk.yaml": SETTINGS,
    f"{FOLDER}/consultation.yaml": CONSULTATION,
    f"{FOLDER}/outlines/hearing-1.yaml": OUTLINE,
    "plans/bolig/plan.yaml": PLAN,
    ".gitignore": "private/\n.planverk/\nbuild/\n",
}
COUNCIL = Details(sender="Eldrerådet")
PRIVATE = Details(named=Named(SenderKind.PRIVATE, "Marit Solvang"))


def hearing(root: Path, git: bool = True, **changes: str) -> Home:
    """The workspace, with files named by their last part changed."""
    lay(root, {path: changes.get(Path(path).stem.lstrip("."), text) for path, text in FILES.items()})
    return open_workspace(saved(root) if git else root)


def buildable(root: Path) -> Home:
    """The workspace with a template and a plan of one chapter, so that the documents of the hearing can be made."""
    init(root, "nb")
    settings = (root / "planverk.yaml").read_text("utf-8")
    lay(root, {**{path: text for path, text in FILES.items() if path != "planverk.yaml"}, "planverk.yaml": settings})
    lay(root, {"plans/bolig/plan.yaml": "format: 1\ntitle: Boligplan\ntype: temaplan\nchapters: [{file: 01.md}]\n"})
    lay(root, {"plans/bolig/01.md": "# Innledning {#innledning}\n\nTekst.\n"})
    return open_workspace(saved(root))


def letter(root: Path, name: str = "brev.txt", text: str = LETTER) -> Incoming:
    """A letter in a file beside the workspace."""
    path = root.parent / f"inn-{root.name}" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    (item,) = take_in((path,)).items
    return item


def logged(home: Home, text: str = LETTER, details: Details = COUNCIL, name: str = "brev.txt") -> Logged:
    """A letter that was logged."""
    (done,) = add(home, [letter(home.root, name, text)], details, KARI)
    return done
