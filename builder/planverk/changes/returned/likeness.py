"""Which paragraph that came back is which that was sent: by what it says, by its bookmarks, by how much of it is left."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planverk.changes.returned.tokens import normal
from planverk.model.ids import id_of_bookmark, number_of_mark
from planverk.model.returned import Form, Grid, Line, Part, Piece

_LEAST = 0.34  # share of their words that two versions of one paragraph have in common
_MOVED = 25  # letters; a shorter paragraph that stands elsewhere too may be another
_CELLS = 40_000  # comparisons of one paragraph with another at one place; beyond it only what is surely the same is matched
_TYPED_MARK = re.compile(r"(?:\d{1,3}|[a-zæøå])[.)]\s+|[-–•*]\s+")


@dataclass(frozen=True)
class Known:
    """A part with what it is known by."""

    part: Part

    @cached_property
    def text(self) -> str:
        """Its words, as they are compared."""
        return normal(text_of(self.part))

    @cached_property
    def key(self) -> object:
        """Equal for two parts between which nothing was changed."""
        return _key(self.part)

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(re.findall(r"\w+", self.text.casefold()))

    @property
    def form(self) -> Form | None:
        return self.part.form if isinstance(self.part, Line) else None

    @property
    def is_heading(self) -> bool:
        return isinstance(self.part, Line) and self.part.form.heading > 0

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(anchors_of(self.part))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the headings, tables and rows that it carries."""
        return frozenset(found for name in self.anchors if (found := id_of_bookmark(name)))

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the blocks that begin in it."""
        return frozenset(found for name in self.anchors if (found := number_of_mark(name)) is not None)


def text_of(part: Part) -> str:
    """The words of a part."""
    if isinstance(part, Grid):
        return " | ".join(text_of(each) for row in part.rows for cell in row.cells for each in cell)
    return "".join(piece.text if piece.kind == "text" else " " for piece in part.pieces if piece.kind in ("text", "break"))


def _key(part: Part) -> object:
    if isinstance(part, Grid):
        return tuple((row.header, tuple(tuple(_key(each) for each in cell) for cell in row.cells)) for row in part.rows)
    return part.form, tuple(_piece_key(piece) for piece in _shown(part))


def _shown(line: Line) -> list[Piece]:
    return [piece for piece in line.pieces if piece.kind != "text" or piece.text.strip()]


def _piece_key(piece: Piece) -> object:
    match piece.kind:
        case "text":
            return normal(piece.text), piece.marks
        case "picture":
            return "picture", piece.alt or piece.text
        case kind:
            return kind, piece.text


def anchors_of(part: Part) -> list[str]:
    """The bookmarks that begin in a part."""
    if isinstance(part, Grid):
        return [name for row in part.rows for cell in row.cells for each in cell for name in anchors_of(each)]
    return list(part.anchors)


def same_parts(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """True where nothing was changed between the two."""
    return [_key(part) for part in left] == [_key(part) for part in right]


def changed_rows(sent: Sequence[Part], back: Sequence[Part]) -> tuple[str, ...]:
    """The ids that stand in the rows, and the paragraphs outside of tables, which came back otherwise."""
    kept = [_row_key(row) for row in _rows(back)]
    changed = (row for row in _rows(sent) if _row_key(row) not in kept)
    names = (name for row in changed for part in row for name in anchors_of(part))
    return tuple(dict.fromkeys(found for name in names if (found := id_of_bookmark(name))))


def _rows(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    for part in parts:
        if isinstance(part, Grid):
            yield from (tuple(each for cell in row.cells for each in cell) for row in part.rows)
        else:
            yield (part,)


def _row_key(row: Sequence[Part]) -> list[object]:
    return [_key(part) for part in row]


# ── matching ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Match:
    """For each part that came back the number of the part that it was sent as; which of them stand elsewhere than they did."""

    sent: Mapping[int, int]
    moved: frozenset[int]


def match(sent: Sequence[Known], back: Sequence[Known]) -> Match:
    """The parts that are the same, in order; then those that are alike where they stand; then those that were moved."""
    pairs: dict[int, int] = {}
    for s1, s2, b1, b2 in _equal([each.key for each in sent], [each.key for each in back], pairs, (0, 0)):
        for gap in _equal([_said(e) for e in sent[s1:s2]], [_said(e) for e in back[b1:b2]], pairs, (s1, b1)):
            _pair_alike(sent, back, gap, pairs)
    moved = _moved(sent, back, pairs)
    pairs |= moved
    for at, number in _headings_of_matched(sent, back, pairs):
        pairs[at] = number
        moved |= {at: number} if at + 1 in moved else {}
    return Match(pairs, frozenset(moved))


def _headings_of_matched(sent: Sequence[Known], back: Sequence[Known], pairs: Mapping[int, int]) -> list[tuple[int, int]]:
    """Headings that stand over the same text as before, whatever they say now."""
    taken = set(pairs.values())
    found = []
    for at in range(len(back) - 1):
        before = pairs.get(at + 1, 0) - 1
        if at not in pairs and back[at].is_heading and before >= 0 and before not in taken and sent[before].is_heading:
            found.append((at, before))
    return found


Gap = tuple[int, int, int, int]


def _equal(
    left: Sequence[object],
    right: Sequence[object],
    pairs: dict[int, int],
    start: tuple[int, int],
) -> list[Gap]:
    """Pairs what is equal, in order, and gives the gaps between."""
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    gaps: list[Gap] = []
    s, b = start
    for tag, s1, s2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            gaps.append((s + s1, s + s2, b + b1, b + b2))
            continue
        pairs.update({b + b1 + n: s + s1 + n for n in range(s2 - s1)})
    return gaps


def _said(known: Known) -> object:
    """The words alone, whatever they are set as; a table is never a paragraph."""
    return isinstance(known.part, Grid), known.text


def _pair_alike(sent: Sequence[Known], back: Sequence[Known], gap: Gap, pairs: dict[int, int]) -> None:
    """Within a gap the pairs, in order, that together are the most alike (Needleman and Wunsch, 1970)."""
    s1, s2, b1, b2 = gap
    rows, columns = s2 - s1, b2 - b1
    if not rows or not columns or rows * columns > _CELLS:
        return
    alone = rows == columns == 1
    score = [[_likeness(sent[s1 + r], back[b1 + c], alone) for c in range(columns)] for r in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for r in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            paired = score[r][c] + best[r + 1][c + 1] if score[r][c] else 0.0
            best[r][c] = max(paired, best[r + 1][c], best[r][c + 1])
    r = c = 0
    while r < rows and c < columns:
        if score[r][c] and best[r][c] == score[r][c] + best[r + 1][c + 1]:
            pairs[b1 + c] = s1 + r
            r, c = r + 1, c + 1
        elif best[r][c] == best[r + 1][c]:
            r += 1
        else:
            c += 1


def _likeness(sent: Known, back: Known, alone: bool) -> float:
    """0 for what cannot be the same. A bookmark counts as much as half of the words; what stands alone in the place of one that
    is gone, of the same kind, is taken for it."""
    if isinstance(sent.part, Grid) != isinstance(back.part, Grid):
        return 0.0
    total = sum(sent.words.values()) + sum(back.words.values())
    share = 2 * sum((sent.words & back.words).values()) / total if total else 0.5
    if sent.ids & back.ids or sent.numbers & back.numbers:
        share += 0.5
    if sent.is_heading and back.is_heading and (share or alone):
        return max(share, _LEAST)
    if share >= _LEAST:
        return share
    return _LEAST if alone and sent.form == back.form and not sent.is_heading else 0.0


def _moved(sent: Sequence[Known], back: Sequence[Known], pairs: Mapping[int, int]) -> dict[int, int]:
    """What is gone at one place and has come at another: by a bookmark of an id of ours, or by all that it says."""
    taken = set(pairs.values())
    gone = [number for number in range(len(sent)) if number not in taken]
    by_id = {name: number for number in gone if sent[number].is_heading for name in sent[number].ids}
    by_key: dict[object, list[int]] = {}
    for number in gone:
        if len(sent[number].text) >= _MOVED or sent[number].is_heading:
            by_key.setdefault(sent[number].key, []).append(number)
    found: dict[int, int] = {}
    for number, each in enumerate(back):
        if number in pairs:
            continue
        same = next((by_id[name] for name in sorted(each.ids) if each.is_heading and name in by_id), None)
        if same is None:
            same = next((n for n in by_key.get(each.key, []) if n not in found.values()), None)
        if same is not None and same not in found.values():
            found[number] = same
    return found


def typed_as_list(sent: Part, back: Part) -> bool:
    """True where Word has made a list's item of a paragraph that began with a typed number or dash, and no more was changed."""
    if not (isinstance(sent, Line) and isinstance(back, Line)) or sent.form.list or not back.form.list:
        return False
    text = text_of(sent)
    found = _TYPED_MARK.match(text)
    return found is not None and normal(text[found.end() :]) == normal(text_of(back))
