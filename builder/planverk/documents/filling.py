"""Putting values into the text nodes of what was read, so that a value is characters and never markup."""

from __future__ import annotations

import re

from planverk.documents.rewriting import Rewriter, join_texts
from planverk.documents.values import Fault, Sandbox
from planverk.findings import Finding, error, warning
from planverk.model.content import Blocks, Inline, Inlines, Text
from planverk.model.place import Place

EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


class Filler(Rewriter):
    """Fills every text once. `findings` says what could not be filled; `filled` whether any value came to something.

    Where `holes` is True a value that is empty is worth a warning: it leaves a hole in a sentence.
    """

    def __init__(self, sandbox: Sandbox, holes: bool = True) -> None:
        self._sandbox = sandbox
        self._holes = holes
        self.findings: list[Finding] = []
        self.asked = False
        self.filled = False

    def inlines(self, content: Inlines, place: Place) -> Inlines:
        return super().inlines(join_texts(content), place)

    def inline(self, part: Inline, place: Place) -> Inlines:
        if not isinstance(part, Text):
            return super().inline(part, place)
        if "{{" not in part.value:
            return (part,)
        text = EXPRESSION.sub(lambda found: self._value(found, place), part.value)
        return (Text(text),) if text else ()

    def _value(self, found: re.Match[str], place: Place) -> str:
        result = self._sandbox.evaluate(found[1])
        if isinstance(result, Fault):
            self.findings.append(_finding(found[1].strip(), result, place))
            return found[0]
        self.asked = self.asked or result.counts
        self.filled = self.filled or (result.counts and bool(result.text))
        if self._holes and not result.text:
            self.findings.append(_hole(found[1].strip(), place))
        return result.text


def fill(blocks: Blocks, sandbox: Sandbox) -> tuple[Blocks, tuple[Finding, ...]]:
    """`blocks` with every `{{ value }}` in its text worked out; where that fails it stays as it was typed, with a finding."""
    filler = Filler(sandbox)
    return filler.blocks(blocks), tuple(filler.findings)


def _finding(expression: str, fault: Fault, place: Place) -> Finding:
    shown = expression if len(expression) <= 60 else f"{expression[:57]}…"
    if fault.unknown and fault.near:
        near = ", ".join(fault.near)
        return error(
            "U1",
            place,
            "There is no value called «{name}».",
            "Did you mean {near}?",
            name=fault.unknown[:60],
            near=near,
        )
    if fault.unknown:
        return error(
            "U1",
            place,
            "There is no value called «{name}».",
            "Write the name of a value, such as plan.title, or take the double braces away.",
            name=fault.unknown[:60],
        )
    return error(
        "U2",
        place,
        "«{expression}» cannot be worked out.",
        "Between the double braces stands a name, such as plan.title, or a name and a form, such as paper.date|long_date.",
        expression=shown,
    )


def _hole(expression: str, place: Place) -> Finding:
    return warning(
        "U3",
        place,
        "The value «{expression}» is empty, so nothing stands there.",
        "Give the value where it is kept (the front matter, plan.yaml or planverk.yaml), or word the sentence without it.",
        expression=expression,
    )
