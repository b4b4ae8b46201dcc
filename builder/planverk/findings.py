"""Findings: what there is to mend, as data. Checks return them; the faces translate and print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from planverk.model.place import NOWHERE, Place

T = TypeVar("T")
Value = str | int
Translate = Callable[[str], str]


class Severity(Enum):
    """ERROR stops the document that it concerns; WARNING and NOTE stop nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Message:
    """An English message id with `{name}` placeholders, and the values that go into them."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()

    def format(self, translate: Translate = str) -> str:
        """The sentence in the language of `translate`. Values are put in after translating and never interpreted."""
        return translate(self.text).format_map(dict(self.values)) if self.text else ""

    def __str__(self) -> str:
        return self.format()


@dataclass(frozen=True)
class Finding:
    """One thing to mend: a code that stands in the docs, how grave, where, what is wrong, and what to do next.

    `concerns` names the document (its path in the workspace: a plan's folder, a paper's file); empty means the whole workspace.
    """

    code: str
    severity: Severity
    place: Place
    message: Message
    hint: Message = field(default=Message(""))
    concerns: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(code: str, place: Place, text: str, /, hint: str = "", **values: Value) -> Finding:
    """A finding that stops its document. `text` and `hint` are message ids; `values` fill both."""
    return _finding(Severity.ERROR, code, place, text, hint, values)


def first_error(findings: Iterable[Finding]) -> Finding | None:
    """The first that stops its document, if any does."""
    return next((finding for finding in findings if finding.is_error), None)


def warning(code: str, place: Place, text: str, /, hint: str = "", **values: Value) -> Finding:
    """A finding that stops nothing."""
    return _finding(Severity.WARNING, code, place, text, hint, values)


def note(code: str, place: Place, text: str, /, hint: str = "", **values: Value) -> Finding:
    """Something worth knowing."""
    return _finding(Severity.NOTE, code, place, text, hint, values)


def _finding(severity: Severity, code: str, place: Place, text: str, hint: str, values: dict[str, Value]) -> Finding:
    given = tuple(sorted(values.items()))
    return Finding(code, severity, place, Message(text, given), Message(hint, given if hint else ()))


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a reader made of some bytes: the value, None where nothing could be made of them, and the findings."""

    value: T | None
    findings: tuple[Finding, ...] = ()


__all__ = [
    "NOWHERE",
    "Finding",
    "Message",
    "Place",
    "Reading",
    "Severity",
    "error",
    "note",
    "warning",
]
