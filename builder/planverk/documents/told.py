"""What the documents of a plan's follow-up lend to a case paper; empty where the workspace has no reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from planverk.documents.attachments import Listed
from planverk.documents.composition import Author
from planverk.documents.layouts import Slotted
from planverk.documents.values import Group
from planverk.model.content import Container


@dataclass(frozen=True)
class Told:
    """`attachable` are the documents that a paper may attach, by name. `values` and `show` are of the report that it puts forward
    (None for none): what `{{ report.… }}` stands for, and what makes the part that a container asks for."""

    attachable: Mapping[str, Listed] = field(default_factory=dict)
    values: Group | None = None
    show: Callable[[Container, Author], Slotted] | None = None


NOTHING = Told()
