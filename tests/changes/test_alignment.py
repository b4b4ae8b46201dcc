"""Two sequences laid beside each other."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.alignment import align, gaps, rising

letters = st.text("abcdef", max_size=30)


@given(letters, letters)
def test_what_is_laid_beside_each_other_is_equal_and_rises(old: str, new: str) -> None:
    pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


@given(letters, letters)
def test_turned_about_the_answer_is_turned_about(old: str, new: str) -> None:
    assert align(new, old) == [(j, i) for i, j in align(old, new)]


@given(letters, letters)
def test_gaps_and_pairs_together_are_both_sequences(old: str, new: str) -> None:
    walked = list(gaps(align(old, new), len(old), len(new)))
    for side, sequence in ((0, old), (1, new)):
        seen = [at for *both, pair in walked for at in (*both[side], *([pair[side]] if pair else []))]
        assert seen == list(range(len(sequence)))


def test_a_member_that_stands_once_in_each_holds_its_place() -> None:
    assert align("xxAyy", "zAzzz") == [(2, 1)]


def test_those_that_weigh_most_stand_still() -> None:
    assert rising([(0, 2), (1, 0), (2, 1)], [1, 1, 1]) == [1, 2]
    assert rising([(0, 2), (1, 0), (2, 1)], [5, 1, 1]) == [0]


def test_two_long_texts_that_share_little_do_not_take_long() -> None:
    old, new = ([str((at * step) % 997) for at in range(20_000)] for step in (3, 7))
    began = time.process_time()
    align(old, new)
    assert time.process_time() - began < 5
