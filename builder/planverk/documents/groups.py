"""Names that an expression may use, and what they stand for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planverk.model.case_number import ArchiveCase, CaseNumber
from planverk.model.plan import Period

Value = str | int | Decimal | datetime.date | CaseNumber | ArchiveCase | Period | None


@dataclass(frozen=True)
class Group:
    """Names and what they stand for: values, or further groups. Jinja reaches its names and none of its attributes.

    `whole` is what the group itself comes to where it is written (`plan.period`, beside `plan.period.from`).
    """

    names: Mapping[str, Value | Group]
    whole: Value = None

    def paths(self) -> Iterator[str]:
        """Every name as it is written, `plan.count.measures`."""
        for name, value in self.names.items():
            if isinstance(value, Group):
                if value.whole is not None:
                    yield name
                yield from (f"{name}.{path}" for path in value.paths())
            else:
                yield name


@dataclass(frozen=True)
class Seen:
    """A group on its way through an expression, which knows by what path it was reached."""

    path: str
    group: Group


def seen(path: str, value: Value | Group) -> Value | Seen:
    """A value as an expression is shown it: a group knows by what path it was reached."""
    return Seen(path, value) if isinstance(value, Group) else value
