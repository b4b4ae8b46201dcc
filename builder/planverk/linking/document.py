"""Which document a mention is in, by the words around it: the plan on hearing, another plan, a law, or the response itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.linking.words import (
    LAW,
    LAW_BEFORE,
    NAMED_BEFORE,
    OTHER,
    OTHER_BEFORE,
    OWN,
    PAPER_BEFORE,
    PAPERS,
    PLAN_BEFORE_IT,
    PLAN_FOR,
    PLAN_OF,
    SAME,
    SELF,
    SELF_BEFORE,
    THERE,
)
from planverk.model.reference import Elsewhere, Mention

_BEFORE = re.compile(r"(?P<word>[\wæøåÆØÅ.-]+)\s*(?:,\s*)?\Z")
_AFTER = re.compile(
    r"\s*,?\s*(?:i|av|til|fra|frå|under)\s+(?:den\s+|det\s+|sjølve\s+|selve\s+)?(?P<words>(?:[\wæøåÆØÅ.-]+\s*){1,4})"
)


def placed(mention: Mention, text: str, own: frozenset[str]) -> Mention:
    """The mention with what the words around it say of which document it is in."""
    elsewhere, is_own = _document(mention, text, own)
    return Mention(mention.kind, mention.labels, mention.text, mention.start, mention.end, elsewhere, is_own)


def _document(mention: Mention, text: str, own: frozenset[str]) -> tuple[Elsewhere, bool]:
    before = text[max(0, mention.start - 90) : mention.start]
    after = text[mention.end : mention.end + 60]
    for name in _named(before, after):
        if OWN.fullmatch(name) or _is_called(name, own):
            return "", True
        if elsewhere := _other(name):
            return elsewhere, False
    near = before.casefold()
    if "plan" in near and (other := OTHER_BEFORE.search(before)) and other["what"].casefold() not in own:
        return "other-plan", False
    if any(paper in near for paper in PAPERS) and PAPER_BEFORE.search(before):
        return "other-plan", False
    if described := _described(before, after, near, own):
        return described, False
    if ("§" in before and re.search(r"§\s*[\w.–-]*\s*\Z", before)) or re.match(r"\s*(?:,\s*)?§", after):
        return "law", False
    if SELF.match(after.lstrip()) or SELF_BEFORE.search(before):
        return "self", False
    return "", False


def _is_called(name: str, own: frozenset[str]) -> bool:
    """True where a plan is called as the one on hearing is: by a word of its title, or short, as «boligplanen»."""
    bare = re.sub(r"(?:en|et|a)?s?\Z", "", name.casefold())
    short = re.fullmatch(r"(?P<head>[\wæøå-]{4,}?)s?plan", bare)
    return bool({bare, name.casefold()} & own) or (short is not None and any(word.startswith(short["head"]) for word in own))


def _described(before: str, after: str, near: str, own: frozenset[str]) -> Elsewhere:
    """A law or a plan that is told by what it is about, or that is the one named before."""
    if " om " in near and LAW_BEFORE.search(before):
        return "law"
    if " for " in near and (plan := PLAN_FOR.search(before)) and not own & set(plan["what"].casefold().split()):
        return "other-plan"
    if "plan" in near and PLAN_BEFORE_IT.search(before):
        return "other-plan"
    if (plan := PLAN_OF.search(before)) and not _is_called(plan["what"], own):
        return "other-plan"
    same = SAME.match(after)
    return "" if not same else "law" if LAW.search(same["what"]) else "other-plan"


def _named(before: str, after: str) -> Iterator[str]:
    """The words near a mention that may name a document, those that tell most first."""
    following = _AFTER.match(after)
    words = [word.strip(".,;:)") for word in following["words"].split()] if following else []
    near = _BEFORE.search(before)
    words += [near["word"].strip(".,;:(")] if near else []
    yield from sorted(words, key=lambda word: OWN.fullmatch(word) is None)
    if first := NAMED_BEFORE.search(before):
        yield first["name"]
    if THERE.match(after):
        sentence = re.split(r"[.!?]\s+(?=[A-ZÆØÅ])|\n", before)[-1]
        yield from (word for word in re.findall(r"[\wæøåÆØÅ-]+", sentence) if OTHER.fullmatch(word))


def _other(name: str) -> Elsewhere:
    return "" if not OTHER.fullmatch(name) else "law" if LAW.search(name) else "other-plan"
