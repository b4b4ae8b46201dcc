"""Hearings for tests: a workspace with a register of bodies, and a press that does not wait for Typst."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from planverk.model.document import PageMap
from planverk.service.consult.opening import Opened, open_round
from planverk.service.consult.order import Decided, Order
from planverk.service.workspace import open_workspace
from planverk.writers.pdf import Printed, Typeset
from support_workspace import KARI, PLAN, new_workspace, saved

DEADLINE = datetime.date(2025, 5, 30)
DECIDED = Decided("formannskapet", datetime.date(2025, 3, 12), "12/25")
ID = f"{PLAN}-2025"
FOLDER = f"consultations/{ID}"
REGISTER = """\
Navn;Kode;Type;E-post;Adresse;Kontakt;Målform;Frist
Eldrerådet;eldreradet;råd;eldre@kommune.example;Rådhusgata 1, 0000 Poststed;Randi Holm;;
Statsforvaltaren i Nordkyst;statsforvaltaren;statlig;post@sf.example;;;nynorsk;20.06.2025
Bygda vel;bygda-vel;organisasjon;;;;;
"""


def quick(typeset: Typeset) -> Printed:
    """A press whose pages are all the first: for tests that ask nothing of pages."""
    return Printed(b"%PDF-1.7 " + hashlib.sha256(typeset.source.encode()).digest(), PageMap(dict.fromkeys(typeset.ids, 1), {}, 1))


def workspace(root: Path, changes: dict[str, str] | None = None, register: str = REGISTER) -> Path:
    """A workspace under git, with a register that lies outside of it."""
    (root.parent / "register.csv").write_text(register, "utf-8")
    return saved(new_workspace(root, changes))


def order(root: Path, **more: object) -> Order:
    """The usual round of the example plan."""
    usual = {"deadline": DEADLINE, "decided": DECIDED, "register": root.parent / "register.csv", "contact": "Kari Nordmann"}
    return Order(PLAN, **{**usual, **more})  # type: ignore[arg-type]


def opened(root: Path, **more: object) -> Opened:
    """The round, sent out."""
    return open_round(open_workspace(root), order(root, **more), KARI, press=quick)
