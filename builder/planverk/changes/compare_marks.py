"""A marked text, step by step, as inlines with marks and as plain pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planverk.changes.compare_words import Mark, Step
from planverk.changes.essence import Run, Shell, merged
from planverk.model.change import Piece
from planverk.model.content import Emphasis, Inline, Inlines, Reformatted, Revised, Strikeout, Strong, Text, plain


def pieces(steps: Sequence[Step]) -> tuple[Piece, ...]:
    """The words of a marked text, those that follow each other and are marked alike as one. Words that are set otherwise are told
    apart where nothing else was changed."""
    looks_alone = all(step.mark in ("same", "set otherwise") for step in steps)

    def kind(step: Step) -> Mark:
        return step.mark if looks_alone or step.mark != "set otherwise" else "same"

    found: list[Piece] = []
    for mark, group in groupby(steps, key=kind):
        if words := "".join(map(_words, group)):
            found.append(Piece(words, mark))
    return tuple(found)


def _words(step: Step) -> str:
    run = step.token.run
    return run.text if run.thing is None else plain((run.thing,))


NameChange = Callable[[Step], str]


def marked(steps: Sequence[Step], change: NameChange) -> Inlines:
    """The steps as running text with marks; `change` gives the id of the change that a step belongs to."""
    return _marked(steps, change, 0)


Part = tuple[Mark, str, Inlines, Inlines]  # the mark, its change, the words as they are, and as they were


def _marked(steps: Sequence[Step], change: NameChange, depth: int) -> Inlines:
    parts = [
        part
        for shell, group in groupby(steps, key=lambda step: _shell(step, depth))
        for part in _parts(shell, list(group), change, depth)
    ]
    built: list[Inline] = []
    for (mark, name), group in groupby(parts, key=lambda part: part[:2]):
        several = list(group)
        now = tuple(each for part in several for each in part[2])
        match mark:
            case "same":
                built += now
            case "set otherwise":
                built.append(Reformatted(now, tuple(each for part in several for each in part[3]), name))
            case "deleted" | "inserted":
                built.append(Revised(now, mark, name))
    return tuple(built)


def _shell(step: Step, depth: int) -> Shell | None:
    around = step.token.run.around
    return around[depth] if len(around) > depth else None


def _parts(shell: Shell | None, steps: list[Step], change: NameChange, depth: int) -> Iterator[Part]:
    """The parts that stand in one shell: one where they are all marked alike, the mark then lies around the shell."""
    alike = {(step.mark, "" if step.mark == "same" else change(step)) for step in steps}
    if shell is None:
        for (mark, name), group in groupby(steps, key=lambda step: (step.mark, "" if step.mark == "same" else change(step))):
            several = list(group)
            yield mark, name, _set([step.token.run for step in several]), _before(several)
    elif len(alike) == 1:
        ((mark, name),) = alike
        now = _laid([step.token.run for step in steps], depth)
        yield mark, name, now, _laid([step.old.run for step in steps if step.old], depth) if mark == "set otherwise" else ()
    else:
        yield "same", "", (replace(shell, content=_marked(steps, change, depth + 1)),), ()


def _before(steps: Sequence[Step]) -> Inlines:
    if steps[0].mark != "set otherwise":
        return ()
    return _set([step.old.run for step in steps if step.old])


def _laid(pieces: Sequence[Run], depth: int) -> Inlines:
    """Runs as running text, within what lies around them from `depth` on."""
    built: list[Inline] = []
    for shell, group in groupby(pieces, key=lambda run: run.around[depth] if len(run.around) > depth else None):
        if shell is None:
            built += _set(list(group))
        else:
            built.append(replace(shell, content=_laid(list(group), depth + 1)))
    return tuple(built)


def _set(pieces: Sequence[Run]) -> Inlines:
    """Runs as running text, bold and italic as they are; nothing lies around them."""
    built: list[Inline] = []
    for set_as, group in groupby(merged(iter(pieces)), key=lambda run: run.set_as):
        inner: Inlines = tuple(Text(run.text) if run.thing is None else run.thing for run in group)
        for letter in reversed(set_as):
            inner = (_SETTERS[letter](inner),)
        built += inner
    return tuple(built)


_SETTERS: dict[str, Callable[[Inlines], Inline]] = {"b": Strong, "i": Emphasis, "s": Strikeout}
