"""What becomes of a point, in words that agree with their noun (innspelet vert teke, merknaden vert teken til følgje)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planverk.documents.saying import upper_first
from planverk.model.response import Outcome

Noun = Literal["innspill", "merknad"]
_GENDER = {"innspill": "n", "merknad": "m"}  # both in bokmål and in nynorsk


def outcome_words(outcome: Outcome, noun: Noun, labels: Mapping[str, str], several: bool = False) -> str:
    """What becomes of one point, or of several: «tas til følge», nn «vert teke til følgje»."""
    return labels[f"outcome-{outcome.value}-{'pl' if several else _GENDER[noun]}"]


def outcome_cell(outcome: Outcome | None, noun: Noun, labels: Mapping[str, str]) -> str:
    """The same as it stands alone: «Tas til følge»; where nothing is decided, that."""
    return upper_first(outcome_words(outcome, noun, labels)) if outcome else labels["not-assessed"]


def outcome_sentence(outcome: Outcome | None, noun: Noun, labels: Mapping[str, str], several: bool = False) -> str:
    """The same with its noun: «Innspillet tas til følge.»"""
    if outcome is None:
        return f"{labels['not-assessed']}."
    subject = labels[f"noun-{noun}{'-pl' if several else ''}"]
    return f"{upper_first(subject)} {outcome_words(outcome, noun, labels, several)}."
