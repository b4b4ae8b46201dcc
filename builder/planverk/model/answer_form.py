"""The answer form (svarskjema) as it went out, by which an answer is known again; and what somebody wrote in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TAG = "planverk"
SENDER = f"{TAG}:sender:"
NAME, KIND, CONTACT, EMAIL, REFERENCE = (f"{SENDER}{each}" for each in ("name", "kind", "contact", "email", "reference"))
STANCE, REMARKS, GENERAL = f"{TAG}:stance", f"{TAG}:remarks", f"{TAG}:general"
SECTION = f"{TAG}:section:"


def folded(line: str) -> str:
    """A line as lines are compared: white space and the size of letters count nothing."""
    return " ".join(line.split()).casefold()


@dataclass(frozen=True)
class AnswerForm:
    """The form before anybody wrote in it: the line above each field and the field's tag, in the form's order; what stands in a
    field that is not filled in, folded; every other line; and the words that stand in its headers and footers."""

    labels: Mapping[str, str] = field(default_factory=dict)  # line -> tag
    hints: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    furniture: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What was written in a field. `label` is the line above it, empty where nobody knows it."""

    tag: str
    label: str
    text: str


@dataclass(frozen=True)
class FilledForm:
    """The fields that were filled in, in the form's order; what stands above the first of them that is none of the form's words,
    and what stands elsewhere outside of the fields."""

    answers: tuple[Answer, ...]
    above: str = ""
    besides: str = ""

    def answer(self, tag: str) -> str:
        """What was written in the field of that tag, on one line; empty for nothing."""
        return next((" ".join(each.text.split()) for each in self.answers if each.tag == tag), "")
