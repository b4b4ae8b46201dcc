"""Which sections of a plan a decision on the handlingsdel alone is about, and whether the others are as they were adopted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planverk.errors import MissingFile
from planverk.model.change import Change
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.service.comparing import Compared, Desk, Side, lay


def find_parts(names: Iterable[str], plan: Plan) -> frozenset[str]:
    """The ids of the sections named, and of all below them. Raises MissingFile for one that the plan has not."""
    found: set[str] = set()
    known = {section.id: section for section in plan.sections() if section.id}
    for name in names:
        section = known.get(plan.aliases.get(name, name))
        if section is None:
            raise MissingFile(
                "The plan {plan} has no section «{section}».",
                "These are its chapters: {known}",
                Place(plan.folder),
                plan=plan.id,
                section=name,
                known=", ".join(each.id for chapter in plan.chapters for each in chapter.sections if each.id),
            )
        found |= {each.id for each in section.all() if each.id}
    return frozenset(found)


def changed_outside(parts: frozenset[str], old: Side, new: Side, desk: Desk) -> tuple[str, ...]:
    """The sections outside of `parts` whose own text is another, each once, and what of plan.yaml is. The measures may be
    others, wherever they are shown."""
    facts = ("title", "type", "period")
    other = (f"plan.yaml: {name}" for name in facts if getattr(old.plan, name) != getattr(new.plan, name))
    alike = desk.side(replace(old.plan, measures=new.plan.measures), old.version)
    compared = lay(alike or old, new)
    return (*other, *dict.fromkeys(each.section for each in _text(compared) if each.section not in parts))


def _text(compared: Compared) -> Iterator[Change]:
    return (each for each in compared.comparison.changes if each.what != "measure")
