"""`make bench-linking`: how well references are found and places suggested, on the points of tests/linking/labelled."""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from planverk.documents.outline import own_texts
from planverk.linking.find import find_mentions
from planverk.linking.resolve import resolve
from planverk.linking.suggest import Index, build_index, suggest, suggestable
from planverk.model.consultation import Outline
from planverk.readers.consultation import read_outline
from planverk.readers.workspace import read_workspace
from planverk.service.states import look_at
from planverk.service.workspace import open_workspace

REPOSITORY = Path(__file__).resolve().parents[1]
LABELLED = REPOSITORY / "tests" / "linking" / "labelled"
OUTLINE = REPOSITORY / "consultations" / "boligsosial-handlingsplan-2011" / "outlines" / "hearing-1.yaml"
VERSION = "boligsosial-handlingsplan/hearing-1"
PRECISION, RECALL, SUGGESTED = 0.98, 0.95, 0.85  # the targets of part 5 of the hearing's issue
HELD_OUT = 3  # one in so many points was looked at only when the work was done; a file may say it of all its points


@dataclass(frozen=True)
class Labelled:
    """A point and what is right for it; `refs` is None where the point names no place."""

    text: str
    language: str
    refs: frozenset[str] | None
    choose: frozenset[str]
    about: frozenset[str]
    held_out: bool
    last: bool  # written when all the rules were settled


@dataclass(frozen=True)
class Scale:
    """The version that the points are about, and its words."""

    outline: Outline
    title: str
    index: Index


@dataclass
class Score:
    """What was found right, what was found wrong, what was not found; and what was suggested among the first three."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    offered: int = 0
    to_offer: int = 0
    suggested: int = 0
    to_suggest: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def share(self) -> float:
        return _share(self.suggested, self.to_suggest)


def main() -> int:
    asked = _arguments()
    scale, points = load_scale(), load_points()
    working, held = [p for p in points if not p.held_out], [p for p in points if p.held_out]
    last = [p for p in points if p.last]
    parts = [("working set", working), ("held out", held), ("of them last", last), *_by_language(points), ("all", points)]
    scores = {name: score(chosen, scale) for name, chosen in parts}
    print(f"{'':<13} {'points':>6}  {'precision':>9}  {'recall':>6}  {'choices':>7}  {'suggested within three':>22}")
    for name, chosen in parts:
        print(f"{name:<13} {len(chosen):>6}  {_line(scores[name])}")
    for fault in scores["all" if asked.all else "working set"].faults if asked.faults else ():
        print(f"  {fault}")
    return 0 if _reached(scores["all"]) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", action="store_true", help="say what went wrong, in the working set")
    parser.add_argument("--all", action="store_true", help="say it of the points that are held out too")
    return parser.parse_args()


def load_scale() -> Scale:
    """The worked example's hearing version."""
    outline = read_outline(OUTLINE.read_bytes(), OUTLINE.name).value
    with look_at(open_workspace(REPOSITORY), VERSION) as state:
        workspace = read_workspace(state.source).value
    assert outline is not None
    assert workspace is not None
    plan = next(plan for plan in workspace.plans if plan.id == outline.plan)
    return Scale(outline, plan.title, build_index(suggestable(outline, own_texts(plan))))


def load_points() -> list[Labelled]:
    """All labelled points, in the order of the files."""
    found = []
    for file in sorted(LABELLED.glob("*.yaml")):
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        found += [_point(each, data["language"], data.get("held_out", "")) for each in data["points"]]
    return found


def _point(read: dict[str, object], language: str, held_out: str) -> Labelled:
    def ids(key: str) -> frozenset[str]:
        value = read.get(key, [])
        assert isinstance(value, list)
        return frozenset(value)

    text, explicit = str(read["text"]), "refs" in read or "choose" in read
    held = held_out == "true" or (not held_out and zlib.crc32(text.encode()) % HELD_OUT == 0)
    return Labelled(text, language, ids("refs") if explicit else None, ids("choose"), ids("about"), held, held_out == "true")


def score(points: Iterable[Labelled], scale: Scale) -> Score:
    """What came of all the points."""
    total = Score()
    for point in points:
        targets, candidates = _found(point.text, scale)
        _count(point, targets, candidates, total)
        if point.refs is None:
            _count_suggestion(point, [s.target for s in suggest(point.text, scale.index)], total)
    return total


def _found(text: str, scale: Scale) -> tuple[set[str], set[str]]:
    titles = [node.title for node in scale.outline.nodes]
    found = [resolve(mention, scale.outline) for mention in find_mentions(text, titles, scale.title)]
    return {t for each in found for t in each.targets}, {c for each in found for c in each.candidates}


def _count(point: Labelled, targets: set[str], candidates: set[str], total: Score) -> None:
    """A certain reference counts wherever it is claimed: in a point that names no place every one of them is wrong."""
    wanted = point.refs or frozenset()
    total.right += len(targets & wanted)
    total.wrong += len(targets - wanted)
    total.missed += len(wanted - targets)
    total.to_offer += bool(point.choose)
    total.offered += bool(point.choose) and point.choose <= candidates
    if targets != wanted or not point.choose <= candidates:
        total.faults.append(f"{point.text}\n    found {sorted(targets)}, of {sorted(wanted)}; to choose {sorted(candidates)}")


def _count_suggestion(point: Labelled, suggested: Sequence[str], total: Score) -> None:
    right = bool(point.about & set(suggested))
    total.to_suggest += 1
    total.suggested += right
    if not right:
        total.faults.append(f"{point.text}\n    suggested {suggested}, none of {sorted(point.about)}")


def _by_language(points: list[Labelled]) -> list[tuple[str, list[Labelled]]]:
    return [(name, [p for p in points if p.language == code]) for code, name in (("nb", "bokmål"), ("nn", "nynorsk"))]


def _line(result: Score) -> str:
    precision, recall = f"{result.precision:9.3f}", f"{result.recall:6.3f}"
    choices = f"{result.offered}/{result.to_offer}"
    return f"{precision}  {recall}  {choices:>7}  {result.share:14.3f} ({result.suggested}/{result.to_suggest})"


def _reached(result: Score) -> bool:
    return result.precision >= PRECISION and result.recall >= RECALL and result.share >= SUGGESTED


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    sys.exit(main())
