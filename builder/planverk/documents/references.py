"""Cross-references resolved: what stands for `[](#id)` in the text, by what kind of thing the id names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from planverk.documents.numbering import Target
from planverk.documents.rewriting import Rewriter
from planverk.documents.saying import upper_first
from planverk.findings import Finding, error
from planverk.model.content import Blocks, CrossReference, Inline, Inlines, Reference, Text, plain
from planverk.model.measures import Measures
from planverk.model.place import NOWHERE, Place

_ABBREVIATION = re.compile(
    r"(adm|art|avd|ca|dvs|ekskl|eksv|etc|ev|evt|fig|forts|henh|hhv|iflg|ift|iht|inkl|jf|jfr|kap|kl|kr|mht|mill|mrd|mv|nr|osv|par"
    r"|pers|pga|pkt|pr|resp|sml|sst|st|tab|tilh|tilsv|tlf|utg|vedl|vedr)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """How a target is spoken of. `words` is empty where it has neither number nor title; `here` is False where no place in
    this document carries the id."""

    id: str
    words: str
    number: str = ""
    here: bool = True


@dataclass(frozen=True)
class Catalogue:
    """Everything in one text that may be referred to, under its present and former ids. `at_home` is True where its things are
    named without its title."""

    title: str
    targets: Mapping[str, Target]
    labels: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    measures: Measures = Measures()
    at_home: bool = False

    def find(self, wanted: str) -> Named | None:
        """What `wanted` names; None where it is no id of this text."""
        current = self._current(wanted)
        counted = self._counted(current)
        target = self.targets.get(current)
        if counted is not None:
            return Named(current, counted, here=target is not None)
        return None if target is None else self._named(current, target)

    def ids(self) -> Iterator[str]:
        yield from self.targets
        yield from self.aliases
        yield from self.measures.ids()

    def _current(self, wanted: str) -> str:
        seen: set[str] = set()
        while wanted not in self.targets and wanted in self.aliases and wanted not in seen:
            seen.add(wanted)
            wanted = self.aliases[wanted]
        return wanted

    def _named(self, target_id: str, target: Target) -> Named:
        if target.number:
            word = "chapter" if target.kind == "chapter" else target.kind
            words = f"{self.labels[f'{word}-reference']}\u00a0{target.number}"
            return Named(target_id, words, target.number if target.renewable else "")
        if target.kind == "words":
            return Named(target_id, target.title)
        return Named(target_id, f"«{target.title}»" if target.title else "")

    def _counted(self, wanted: str) -> str | None:
        """The words for a goal, strategy, measure or indicator, by number or letter."""
        for measure in self.measures.measures:
            if measure.id == wanted:
                return f"{self.labels['measure-reference']}\u00a0{measure.number}"
        for count, strategy in enumerate(self.measures.strategies, start=1):
            if strategy.id == wanted:
                return f"{self.labels['strategy-reference']}\u00a0{strategy.label or count}"
        goals = tuple(goal.id for goal in self.measures.goals)
        indicators = tuple(indicator.id for indicator in self.measures.indicators)
        for word, ids in (("goal", goals), ("indicator", indicators)):
            if wanted in ids:
                return f"{self.labels[f'{word}-reference']}\u00a0{ids.index(wanted) + 1}"
        return None


def resolve(
    blocks: Blocks, own: Catalogue, elsewhere: Callable[[str], Catalogue | None], fallback: Catalogue | None = None
) -> tuple[Blocks, tuple[Finding, ...]]:
    """`blocks` with every cross-reference resolved in `own`, or, as `plan-id#id`, in what `elsewhere` gives for the plan.

    A bare id that is not in `own` is looked for in `fallback` (the plan that a case paper is about) and then named with its
    title. What another text holds is named without a link. A dead reference is an error and stays readable as `[#id]`.
    """
    resolver = _Resolver(own, elsewhere, fallback)
    return resolver.blocks(blocks), tuple(resolver.findings)


class _Resolver(Rewriter):
    changes_words = False

    def __init__(self, own: Catalogue, elsewhere: Callable[[str], Catalogue | None], fallback: Catalogue | None) -> None:
        self._own = own
        self._elsewhere = elsewhere
        self._fallback = fallback
        self._before = ""
        self._depth = 0
        self.findings: list[Finding] = []

    def nested(self, blocks: Blocks, place: Place) -> Blocks:
        before, depth = self._before, self._depth
        self._depth = 0
        built = super().nested(blocks, place)
        self._before, self._depth = before, depth
        return built

    def inlines(self, content: Inlines, place: Place) -> Inlines:
        if self._depth == 0:
            self._before = ""
        self._depth += 1
        built = super().inlines(content, place)
        self._depth -= 1
        return built

    def inline(self, part: Inline, place: Place) -> Inlines:
        if isinstance(part, CrossReference):
            built = self._resolved(part, part.place if part.place != NOWHERE else place)
        else:
            built = super().inline(part, place)
        self._before = plain(built) or self._before
        return built

    def _resolved(self, part: CrossReference, place: Place) -> Inlines:
        own_words = plain(part.content).strip()
        plan_id, mark, wanted = part.target.partition("#")
        if mark and plan_id:
            return self._in_other_plan(plan_id, wanted, own_words, place)
        wanted = wanted if mark else plan_id
        named = self._own.find(wanted)
        if named is not None and (named.words or own_words):
            return self._link(named, own_words)
        if self._fallback is not None and named is None and self._fallback.find(wanted) is not None:
            return self._in_other(self._fallback, wanted, own_words, place)
        self.findings.append(_dead(wanted, self._own, place))
        return (Text(own_words or f"[#{wanted}]"),)

    def _link(self, named: Named, own_words: str) -> Inlines:
        words = own_words or (upper_first(named.words) if _opens_sentence(self._before) else named.words)
        if not named.here:
            return (Text(words),)
        return (Reference(named.id, words, "" if own_words else named.number),)

    def _in_other_plan(self, plan_id: str, wanted: str, own_words: str, place: Place) -> Inlines:
        plan = self._elsewhere(plan_id)
        if plan is None:
            self.findings.append(
                error(
                    "R2",
                    place,
                    "There is no plan «{plan}» in the workspace.",
                    "Before the # stands the name of a plan's folder.",
                    plan=plan_id,
                )
            )
            return (Text(own_words or f"[{plan_id}#{wanted}]"),)
        return self._in_other(plan, wanted, own_words, place)

    def _in_other(self, plan: Catalogue, wanted: str, own_words: str, place: Place) -> Inlines:
        named = plan.find(wanted)
        if named is None or not (named.words or own_words):
            self.findings.append(_dead(wanted, plan, place))
            return (Text(own_words or f"[#{wanted}]"),)
        if plan.at_home and not own_words:
            return (Text(upper_first(named.words) if _opens_sentence(self._before) else named.words),)
        return (Text(own_words or f"{plan.title}, {named.words}"),)


def _dead(wanted: str, catalogue: Catalogue, place: Place) -> Finding:
    if catalogue.find(wanted) is not None:
        return error(
            "R3",
            place,
            "«{wanted}» has neither a number nor a title that could stand here.",
            "Give the table or figure a caption, or write words of your own: [the words](#{wanted}).",
            wanted=wanted,
        )
    near = difflib.get_close_matches(wanted, sorted(set(catalogue.ids())), 1, 0.6)
    if near:
        return error(
            "R1",
            place,
            "The reference leads nowhere: there is no «{wanted}» in «{title}».",
            "Did you mean «{near}»?",
            wanted=wanted,
            title=catalogue.title,
            near=near[0],
        )
    return error(
        "R1",
        place,
        "The reference leads nowhere: there is no «{wanted}» in «{title}».",
        "See the ids with «planverk outline», and mend the reference.",
        wanted=wanted,
        title=catalogue.title,
    )


def _opens_sentence(before: str) -> bool:
    """True at the start of a block, and after a full stop that does not belong to a short form."""
    text = before.strip()
    if not text or not before[-1].isspace():
        return not text
    if text[-1] in "!?":
        return True
    last = text.split()[-1]
    word = last.rstrip(".")
    return last.endswith(".") and len(word) > 1 and word.isalpha() and _ABBREVIATION.match(word) is None
