"""What a plan's reports, and the account of its changes, lend to a case paper; empty where there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planverk.documents.attachments import Listed
from planverk.documents.composition import Author
from planverk.documents.layouts import Slotted
from planverk.documents.values import Group
from planverk.model.content import Container

if TYPE_CHECKING:  # large, and most papers tell of no hearing
    from planverk.documents.ledger_tables import Ledgers


@dataclass(frozen=True)
class Told:
    """`attachable` are the documents that a paper may attach, by name. `values` and `show` are of the report that it puts forward
    (None for none): what `{{ report.… }}` stands for, and what makes the part that a container asks for. `ledgers` is the account
    of what was changed in the plan since the hearing that it tells of."""

    attachable: Mapping[str, Listed] = field(default_factory=dict)
    values: Group | None = None
    ledgers: Ledgers | None = None
    show: Callable[[Container, Author], Slotted] | None = None


NOTHING = Told()
