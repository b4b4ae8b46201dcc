"""Running text of two versions as one text with marks, as a person would have made them: whole words, no confetti."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from planverk.changes.alignment import align, gaps
from planverk.changes.essence import Essence, Essences, Run, merged, runs
from planverk.model.content import Footnote, Inlines

# Numbers with their thousands and decimals are one word, as are words with hyphens and «§ 3-7»; all else that is no letter stands
# alone. What Word files hold together with a space that holds (model/spaces.py) must be one word here.
_WORD = re.compile(
    r"(?:§[ \u00a0](?=\d))?(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,:/–-]\d+)*)|\w+(?:[-’']\w+)*|\s+|.", re.DOTALL
)
# Words that say little: what keeps two changes apart has to be more than one of them.
_SLIGHT = frozenset(
    (
        *("og", "eller", "i", "på", "av", "til", "for", "med", "om", "som", "ved", "fra", "frå", "å", "at"),
        *("er", "har", "kan", "skal", "vil", "det", "den", "de", "dei", "et", "en", "ei", "ein", "eit"),
    )
)
ENOUGH = 0.4  # where two paragraphs share less of their words than this, one is put in the place of the other whole
_KEPT = 0.7  # … unless so much of the shorter one stands in the longer: then something was put in or taken out
_THING = 6.0  # letters that a note, a picture or a reference counts for

Mark = Literal["same", "deleted", "inserted", "set otherwise"]


class Token(NamedTuple):
    """A word, the space between two, a sign, or one thing that is not characters; `key` is equal where nothing was changed but
    how it is set."""

    run: Run
    key: Essence
    weight: float

    @property
    def is_space(self) -> bool:
        return self.run.thing is None and self.run.text.isspace()


class Step(NamedTuple):
    """A token of the marked text: of the older version, of the newer, or of both."""

    mark: Mark
    old: Token | None
    new: Token | None

    @property
    def token(self) -> Token:
        """The newer one where there is one."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass
class Stretch:
    """Either pairs of tokens that are in both, or those that only one version has."""

    same: list[tuple[Token, Token]]
    deleted: list[Token]
    inserted: list[Token]


class Words:
    """Compares running text."""

    def __init__(self, essences: Essences) -> None:
        self._essences = essences
        self._known: dict[Inlines, list[Token]] = {}

    def tokens(self, content: Inlines) -> list[Token]:
        """Running text word by word."""
        return [token for run in merged(runs(content)) for token in self._cut(run)]

    def _cut(self, run: Run) -> Iterator[Token]:
        around = tuple(map(self._essences.shell, run.around))
        if run.thing is not None:
            yield Token(run, (self._essences.thing(run.thing), around), _THING)
            return
        for found in _WORD.finditer(run.text):
            word = found[0]
            yield Token(run._replace(text=word), (("", word), around), _weight(word))

    def steps(self, old: Inlines, new: Inlines) -> list[Step]:
        """The marked text, step by step. Where little is left of the older one, all of it gives way to all of the newer."""
        before, after = self.tokens(old), self.tokens(new)
        _share_changed_notes(before, after)
        stretches = _slid(_gathered(_stretches(before, after)))
        if not _is_worth_marking(stretches, before, after):
            stretches = [Stretch([], before, after)]
        return [step for stretch in stretches for step in _steps(stretch)]


def _weight(word: str) -> float:
    if not word[0].isalnum():
        return 0.0 if word.isspace() else 0.5
    return 1.0 if word.casefold() in _SLIGHT else float(min(len(word), 12))


def _share_changed_notes(old: list[Token], new: list[Token]) -> None:
    """Gives notes that stand in one version alone a key in common, so that one with changed words is not a new one."""
    for mine, others in ((old, new), (new, old)):
        known = {token.key for token in others if isinstance(token.run.thing, Footnote)}
        for at, token in enumerate(mine):
            if isinstance(token.run.thing, Footnote) and token.key not in known and token.key != _ANY_NOTE:
                mine[at] = token._replace(key=_ANY_NOTE)


_ANY_NOTE: Essence = (("footnote", "changed"), ())


# ── laying the words beside each other ───────────────────────────────────────────────────────────


def _stretches(old: list[Token], new: list[Token]) -> list[Stretch]:
    """Both texts as stretches, same and changed by turns; spaces go with the words around them."""
    mine = [at for at, token in enumerate(old) if not token.is_space]
    theirs = [at for at, token in enumerate(new) if not token.is_space]
    pairs = [(mine[i], theirs[j]) for i, j in align([old[at].key for at in mine], [new[at].key for at in theirs])]
    found: list[Stretch] = []
    for before, after, pair in gaps(pairs, len(old), len(new)):
        _add_gap(found, [old[at] for at in before], [new[at] for at in after])
        if pair is not None:
            _add_same(found, [(old[pair[0]], new[pair[1]])])
    return found


def _add_gap(found: list[Stretch], old: list[Token], new: list[Token]) -> None:
    """Adds what lies between two words that are in both: the spaces that are alike at its ends are in both too."""
    first = 0
    while first < min(len(old), len(new)) and old[first].key == new[first].key:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last].key == new[-1 - last].key:
        last += 1
    _add_same(found, list(zip(old[:first], new[:first], strict=True)))
    if old[first : len(old) - last] or new[first : len(new) - last]:
        found.append(Stretch([], old[first : len(old) - last], new[first : len(new) - last]))
    if last:
        _add_same(found, list(zip(old[-last:], new[-last:], strict=True)))


def _add_same(found: list[Stretch], pairs: list[tuple[Token, Token]]) -> None:
    if not pairs:
        return
    if found and found[-1].same:
        found[-1].same.extend(pairs)
    else:
        found.append(Stretch(pairs, [], []))


def _gathered(stretches: list[Stretch]) -> list[Stretch]:
    """Changes that little keeps apart made one: what is in both between them is not worth more than either of them."""
    found: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        after = stretches[at + 1] if at + 1 < len(stretches) else None
        if stretch.same and found and not found[-1].same and after is not None and _is_slight(found[-1], stretch, after):
            found[-1].deleted.extend(old for old, _ in stretch.same)
            found[-1].inserted.extend(new for _, new in stretch.same)
        elif found and not found[-1].same and not stretch.same:
            found[-1].deleted.extend(stretch.deleted)
            found[-1].inserted.extend(stretch.inserted)
        else:
            found.append(replace(stretch, same=[*stretch.same], deleted=[*stretch.deleted], inserted=[*stretch.inserted]))
    return found


def _is_slight(before: Stretch, between: Stretch, after: Stretch) -> bool:
    if any(new.run.thing is not None or "\n" in new.run.text for _, new in between.same):
        return False
    own = sum(new.weight for _, new in between.same)
    return own <= min(_size(before), _size(after), 14.0)


def _size(stretch: Stretch) -> float:
    return max(sum(token.weight for token in stretch.deleted), sum(token.weight for token in stretch.inserted))


def _slid(stretches: list[Stretch]) -> list[Stretch]:
    """Words that were only put in, or only taken out, moved to where a sentence begins if the same words stand on both sides:
    «[De har fem barn.] De vil bo her», not «De [har fem barn. De] vil bo her»."""
    for at in range(1, len(stretches) - 1):
        before, change, after = stretches[at - 1 : at + 2]
        if before.same and after.same and bool(change.deleted) != bool(change.inserted):
            _slide(before, change, after)
    return [stretch for stretch in stretches if stretch.same or stretch.deleted or stretch.inserted]


def _slide(before: Stretch, change: Stretch, after: Stretch) -> None:
    only = change.deleted or change.inserted
    side = 0 if change.deleted else 1
    steps = 0
    while steps < len(before.same) and _can_slide(before.same, only, steps):
        steps += 1
    best = max(range(steps + 1), key=lambda k: (_begins_well(before.same, k), -k))
    if best == 0 or _begins_well(before.same, best) <= _begins_well(before.same, 0):
        return
    moved = before.same[len(before.same) - best :]
    whole = [*(pair[side] for pair in moved), *only]
    # What slid past is now what stands in both: its own tokens from one side, those of the words that slid from the other.
    tail = whole[len(only) :]
    pairs = [(one, pair[1 - side]) for one, pair in zip(tail, moved, strict=True)]
    after.same[:0] = [(one, other) if side == 0 else (other, one) for one, other in pairs]
    del before.same[len(before.same) - best :]
    only[:] = whole[: len(only)]


def _can_slide(same: list[tuple[Token, Token]], only: Sequence[Token], steps: int) -> bool:
    """True where the words can slide one token more: what then ends them is what stands before them now."""
    one = same[len(same) - 1 - steps][0].key
    at = len(only) - 1 - steps
    other = only[at].key if at >= 0 else same[len(same) + at][0].key
    return bool(one == other)


def _begins_well(same: list[tuple[Token, Token]], back: int) -> int:
    """How good a place it is, `back` tokens from the end, for words to be put in: 2 where a sentence begins."""
    end = len(same) - back
    if end == 0:
        return 2
    last = same[end - 1][0]
    if last.is_space:
        return 2 if end > 1 and same[end - 2][0].run.text in _STOPS else 1
    return 1 if last.run.text in _STOPS else 0


_STOPS = frozenset((".", "!", "?", "…", ":", "»"))


def _is_worth_marking(stretches: list[Stretch], old: list[Token], new: list[Token]) -> bool:
    """True where enough of one text stands in the other for marks to be read; not where it is easier to read the one, and then
    the other."""
    kept = sum(one.weight for stretch in stretches for one, _ in stretch.same)
    weights = sum(token.weight for token in old), sum(token.weight for token in new)
    if not all(weights):
        return True
    return 2 * kept / sum(weights) >= ENOUGH or kept / min(weights) >= _KEPT


def _steps(stretch: Stretch) -> Iterator[Step]:
    for old, new in stretch.same:
        yield Step("same" if old.run.set_as == new.run.set_as else "set otherwise", old, new)
    for token in stretch.deleted:
        yield Step("deleted", token, None)
    for token in stretch.inserted:
        yield Step("inserted", None, token)
