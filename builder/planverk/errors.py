"""What can go wrong while a verb runs. Each carries a message for the person at the keyboard, and a place.

PlanverkError
├── NotAWorkspace      no planverk.yaml here or above
├── GitUnusable        a workspace in git, without a git that reads it
├── MissingFile        a file that a verb needs is not there
├── UnreadableFile     a file that is not what it says it is, or is encrypted, broken, too large
├── UnsafePath         a path that leaves the workspace
├── UnknownVersion     a version or git revision that does not exist
├── TemplateFault      a template that no document can be made on
├── TypesettingFailed  the PDF compiler refused the text
├── WriteFailed        the disk is full, or the place may not be written to
├── Busy               somebody else holds the workspace's lock
├── Conflict           the state is another than the verb expects
├── Exposed            a private person's data is where git would keep it for ever
└── Unclear            something has to be said before the verb can do its work
"""

from __future__ import annotations

from typing import Self

from planverk.findings import Finding, Message, Value
from planverk.model.place import NOWHERE, Place


class PlanverkError(Exception):
    """Something that stops a verb, said so that a secretary knows what to do. `text` and `hint` are message ids; `others` is what
    else has to be mended, where a whole file was looked through."""

    others: tuple[Finding, ...] = ()

    def __init__(self, text: str, hint: str = "", place: Place = NOWHERE, **values: Value) -> None:
        given = tuple(sorted(values.items()))
        self.message = Message(text, given)
        self.hint = Message(hint, given if hint else ())
        self.place = place
        super().__init__(str(self.message))

    @classmethod
    def of(cls, finding: Finding, place: Place | None = None) -> Self:
        """The error that says what a finding says, at its place unless another is given."""
        where = finding.place if place is None else place
        return cls(finding.message.text, finding.hint.text, where, **dict(finding.message.values))


class NotAWorkspace(PlanverkError):
    """No planverk.yaml in this folder or any above it."""


class GitUnusable(PlanverkError):
    """The workspace is kept in git, and git is not installed or refuses to read it."""


class MissingFile(PlanverkError):
    """A file that the verb needs is not there."""


class UnreadableFile(PlanverkError):
    """A file is not what it says it is, or is encrypted, broken or too large."""


class UnsafePath(PlanverkError):
    """A path leaves the workspace."""


class UnknownVersion(PlanverkError):
    """There is no such version or revision."""


class TemplateFault(PlanverkError):
    """No document can be made on this template."""


class TypesettingFailed(PlanverkError):
    """The PDF compiler refused the text; `place` is the Markdown line."""


class WriteFailed(PlanverkError):
    """Nothing, or not everything, could be written; what stood before stands."""


class Busy(PlanverkError):
    """Somebody else is at work in the workspace."""


class Conflict(PlanverkError):
    """The workspace's state is another than the verb expects."""


class Exposed(PlanverkError):
    """A private person's data is in what is about to be committed, and git never forgets."""


class Unclear(PlanverkError):
    """Something has to be said, or chosen, before the verb can do its work."""
