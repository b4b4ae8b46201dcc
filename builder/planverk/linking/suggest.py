"""Where a point without a reference may belong, ranked by its words: BM25 over stemmed words of the version that was read."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planverk.model.consultation import Outline
from planverk.model.reference import Suggestion

# Robertson and Zaragoza, The Probabilistic Relevance Framework (2009): usual values, and a field weighed as if its words
# stood there that many times (BM25F's simple form).
# A wide range does equally well on labelled points (docs/benchmarks.md); these lie in the middle of it.
_K1 = 1.6
_B = 0.5
TITLE_WEIGHT = 3

_COMMON = """
" av at alle andre bare berre bør da de dei del den denne der dere det dette du eg ei ein eit eller en er et ett for fra frå
få ha han har hva hvis hvor i ikke ikkje inn ja jeg kan kva kommune kommunen kommunens man med men mot må ned no noe noen
noko nå og også om opp oss over på plan planen planens sin sine sitt skal skulle slik som så til um under ut uten utan var
ved vere vert vi vil ville være vår våre vårt å òg
"""
_STOP = frozenset(_COMMON.split())


@dataclass(frozen=True)
class Index:
    """Words of each node, stemmed and counted; made once for a version and used for every point.

    `vocabulary` holds the stems of the version's words, by which compounds are parted: «boligtildeling» into bolig and tildeling.
    """

    counts: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, int]
    holders: Mapping[str, int]  # stem -> in how many nodes it stands
    vocabulary: frozenset[str]

    @property
    def mean_length(self) -> float:
        return sum(self.lengths.values()) / max(1, len(self.lengths))


def suggestable(outline: Outline, texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What a point may be tied to by its words: id -> (title, text) for the sections and measures of a version.

    `texts` are their words by id. Tables, figures and indicators say again what stands in the section around them.
    """
    return {node.id: (node.title, texts.get(node.id, "")) for node in outline.nodes if node.kind in ("section", "measure")}


def build_index(texts: Mapping[str, tuple[str, str]]) -> Index:
    """The index of a version: id -> (title, text)."""
    vocabulary = frozenset(
        _stem(word) for title, text in texts.values() for word in words(f"{title} {text}") if len(word) >= SHORTEST_PART
    )
    counts = {k: Counter(stems(t, vocabulary) * TITLE_WEIGHT + stems(x, vocabulary)) for k, (t, x) in texts.items()}
    holders = Counter(stem for count in counts.values() for stem in count)
    return Index(counts, {key: sum(count.values()) for key, count in counts.items()}, holders, vocabulary)


def suggest(text: str, index: Index, most: int = 3) -> tuple[Suggestion, ...]:
    """At most `most` nodes that a point's text may speak of, best first; none where no word of it stands in the version."""
    wanted = Counter(stems(text, index.vocabulary))
    scored = ((_score(wanted, key, index), key) for key in index.counts)
    best = sorted(((score, key) for score, key in scored if score > 0), key=lambda pair: (-pair[0], pair[1]))
    return tuple(Suggestion(key, round(score, 4)) for score, key in best[:most])


def _score(wanted: Mapping[str, int], key: str, index: Index) -> float:
    counts, length = index.counts[key], index.lengths[key]
    norm = _K1 * (1 - _B + _B * length / index.mean_length)
    total = len(index.counts)
    score = 0.0
    for stem, times in wanted.items():
        if count := counts.get(stem, 0):
            rarity = math.log(1 + (total - index.holders[stem] + 0.5) / (index.holders[stem] + 0.5))
            score += rarity * count * (_K1 + 1) / (count + norm) * (1 + math.log(times))
    return score


def words(text: str) -> list[str]:
    """The words of a text in bokmål's form, without those that stand everywhere."""
    found = re.findall(r"[a-zæøåéèóáčđŋšŧž]{2,}", text.casefold())
    return [_one_form(word) for word in found if word not in _STOP]


def stems(text: str, vocabulary: frozenset[str] = frozenset()) -> list[str]:
    """The stems of a text's words; a compound gives its own stem and those of its parts, where both stand in `vocabulary`."""
    return [stem for word in words(text) for stem in (_stem(word), *(_stem(part) for part in _parts(word, vocabulary)))]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # its many languages take longer to load than a letter takes to log

    return snowballstemmer.stemmer("norwegian")


# Words that nynorsk writes otherwise, so often met in plans and answers that it matters for finding; brought to bokmål. Both
# are brought to one form alike, so that a form that is right in both languages does no harm.
_FORMS = tuple(
    (re.compile(form), new)
    for form, new in (
        ("bustønad", "bostøtte"),
        ("bustad", "bolig"),
        ("bueining", "bolig"),
        ("(?<=^)bu(?=team|avtale|kurs|miljø|tilbod|tid)", "bo"),
        ("^høyring", "høring"),
        ("heimlaus|husvill", "bostedsløs"),
        ("heim(?=$|e|s)", "hjem"),
        ("(?:vegleiing|rettleiing)", "veiledning"),
        ("rådgjeving", "rådgivning"),
        ("^veg", "vei"),
        ("tenest", "tjenest"),
        ("^ein(?=bolig|slig|sleg|bustad)|^eine(?=bolig)", "ene"),
        ("eining", "enhet"),
        ("leig", "lei"),
        ("^eig(?=$|a|e|i|n)", "ei"),
        ("sjuk", "syk"),
        ("leilegheit", "leilighet"),
        ("heit(?=$|e|a|s)", "het"),
        ("(?<=[a-zæøå]{3})leg(?=$|a|e|h|s|t)", "lig"),
        ("^framand", "fremmed"),
        ("^fram", "frem"),
        ("tilvising", "henvisning"),
        ("tilbod", "tilbud"),
        ("tilskot", "tilskudd"),
        ("stønad(?=$|a|e|s)", "støtte"),
        ("løyving", "bevilgning"),
        ("^einslig|^einsleg", "enslig"),
        ("^born", "barn"),
        ("innbyggj", "innbygg"),
        ("mellombels", "midlertidig"),
        ("verksemd", "virksomhet"),
        ("medverk", "medvirk"),
        ("verkem", "virkem"),
        ("handsam", "behandl"),
        ("utkasting", "utkastelse"),
        ("lauslat", "løslat"),
        ("løn(?=$|a|e|i|s)", "lønn"),
        ("hald(?=$|a|e|s)", "hold"),
        ("selj", "selg"),
        ("spreidd?", "spredt"),
        ("fleire", "flere"),
        ("tilset", "ansat"),
        ("grann(?=e|a)", "nabo"),
        ("skule", "skole"),
        ("utval(?=$|a|e)", "utvalg"),
        ("søkj", "søk"),
        ("byggj", "bygg"),
        ("følgj", "følg"),
        ("tenkj", "tenk"),
        ("krevj", "krev"),
        ("heil(?=$|e|t|s|d)", "hel"),
        ("^ikring", "omkring"),
        ("korleis", "hvordan"),
    )
)


@lru_cache(maxsize=65536)
def _one_form(word: str) -> str:
    for form, new in _FORMS:
        word = form.sub(new, word)
    return word


SHORTEST_PART = 4


def _parts(word: str, vocabulary: frozenset[str]) -> tuple[str, ...]:
    """Both parts of a compound of two of the vocabulary's words, with or without an s between; empty for other words."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:at], word[at:]
        if _stem(head) in vocabulary:
            found = next((t for t in (tail, tail.removeprefix("s")) if _stem(t) in vocabulary), None)
            if found:
                return (head, found)
    return ()
