"""Any two texts: accepting all marks gives the newer one, rejecting all the older one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import document_edits as edits
from accepting import accept_all, reject_all
from document_strategies import blocks
from planverk.changes.compare import Comparison, compare
from planverk.changes.essence import Essences
from planverk.model.content import Blocks, Reformatted, Revised, RevisedBlock, Row, walk
from planverk.model.document import PLAN, Document

ESSENCES = Essences({})


def compared(old: Blocks, new: Blocks) -> Comparison:
    return compare(Document("plan", PLAN, "nb", "Plan", old), Document("plan", PLAN, "nb", "Plan", new))


def both_come_back(old: Blocks, new: Blocks) -> Comparison:
    comparison = compared(old, new)
    assert ESSENCES.blocks(accept_all(comparison.body)) == ESSENCES.blocks(new)
    assert ESSENCES.blocks(reject_all(comparison.body)) == ESSENCES.blocks(old)
    return comparison


@settings(max_examples=60, deadline=None)
@given(blocks(), blocks())
def test_both_texts_come_back_from_any_two(old: Blocks, new: Blocks) -> None:
    both_come_back(old, new)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_both_plans_come_back_when_one_was_made_of_the_other(seed: int) -> None:
    random = Random(seed)
    old = edits.plan(random)
    new = edits.edited(old, random)
    comparison = both_come_back(old, new)
    assert comparison == compared(old, new)
    ids = [change.id for change in comparison.changes]
    assert len(set(ids)) == len(ids)
    marks = {
        part.change
        for part in walk(comparison.body)
        if isinstance(part, (Revised, Reformatted, RevisedBlock)) or (isinstance(part, Row) and part.revision)
    }
    assert marks == set(ids)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_as_much_was_changed_seen_from_either_side(seed: int) -> None:
    random = Random(seed)
    old = edits.plan(random)
    new = edits.edited(old, random)
    assert len(compared(old, new).changes) == len(compared(new, old).changes)


@settings(max_examples=40, deadline=None)
@given(blocks())
def test_between_a_text_and_itself_nothing_was_changed(text: Blocks) -> None:
    assert compared(text, text) == Comparison(text, ())
