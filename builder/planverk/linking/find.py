"""Finding references in running text, bokmål and nynorsk (domain: patterns and traps of høringsuttalelser)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from planverk.linking.document import placed
from planverk.linking.words import AMOUNT, CARDINAL, KEYWORDS, ORDINAL, SINCE, STEMS, WITHIN
from planverk.model.reference import Mention, MentionKind

_NUMBER = r"\d{1,2}(?:\.\d{1,3}){0,4}(?!\d)"
_PAGE = r"(?!(?:19|20)\d\d)\d{1,4}(?!\d)"  # a year is no page
# Never «I»: with case ignored it is the word «i» in «tiltak i planen». «A.3» is a section of an appendix.
_LETTER = r"(?-i:[A-HJ-ZÆØÅ])(?:(?:\.\d{1,2}){1,3}(?!\d)|(?![\wæøå]))"
_WORDS = "|".join(sorted(CARDINAL, key=len, reverse=True))
_WORD = rf"(?:{_WORDS})(?![\wæøå])"
_LABEL = rf"(?:{_NUMBER}(?:[a-e](?![\wæøå]))?|{_LETTER}|{_WORD})"
_UP_TO = r"\s+(?:til\s+og\s+med|t\.?\s?o\.?\s?m\b\.?)\s*"
_DASH = rf"\s?[-–—]\s?|{_UP_TO}|\s+til\s+"
_AND = r"\s*,\s+(?:og\s+)?|\s+(?:og|samt|&|eller)\s+(?:i\s+)?|\s*/\s*"
_NO = r"(?:(?:nr|nummer)\b\.?\s*|#\s*)?"
_STOP = r"(?:\.(?=[-–,])|\.(?=\s(?-i:og)\s))?"  # «1., 2. og 3.»
_FROM = r"(?:fr[aå]\s+(?=\d{1,2}(?:\.\d+)*\s*(?:[-–]|til\b)))?"


def _listed(label: str, keyword: str) -> str:
    """Labels with what may stand between them. Only «t.o.m.» makes a range of two that are named in full: what moves «fra
    kapittel 3 til kapittel 5» does not pass through 4."""
    return rf"{label}{_STOP}(?:(?:{_UP_TO}(?:{keyword}\s*)?|{_DASH}|{_AND}){_NO}{label}{_STOP})*"


_FORMS: dict[MentionKind, re.Pattern[str]] = {
    kind: re.compile(
        rf"(?<![\wæøå]){keyword}\s*{_NO}{_FROM}(?P<labels>{_listed(_PAGE if kind == 'page' else _LABEL, keyword)})"
        r"(?P<on>\s?ff?\b\.?)?",
        re.IGNORECASE,
    )
    for kind, keyword in KEYWORDS.items()
}
# «Ad 9.3.2. …», «Til 10.6: …», as answers take up one place after the other; a number with a full stop in it, at a line's start.
_TAKEN_UP = re.compile(
    r"^[ \t•*–-]*(?:(?:kommentar(?:er|ar)?|merknad(?:er|ar)?|innspill|innspel)\s+)?"
    r"(?:ad|til|vedr(?:ørende|\.)?|vedrørande|ang(?:ående|åande|\.)?)\s+"
    r"(?P<labels>(?:[A-HJ-Z]|\d{1,2})(?:\.\d{1,2}){1,4})(?![\d/-])(?!\.\s?\d)",
    re.IGNORECASE | re.MULTILINE,
)
_HEADED = re.compile(r"^[ \t#*]*(?P<number>[A-ZÆØÅ\d]{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+(?P<title>\S[^\n]{3,120})$", re.MULTILINE)
_ABOUT = re.compile(
    r"(?<![\wæøå])(?:(?:del)?kap(?:ittelet|itlet|itla)|avsnittet|punktet|temaet|(?:under\s+)?overskrift(?:en|a)?)\s+"
    r"(?:(?:om|kalt|kalla|som\s+(?:heter|heiter|handler\s+om|handlar\s+om))\s+)?(?=[\wæøå])",
    re.IGNORECASE,
)
_ORDINAL_FORM = re.compile(
    rf"(?<![\wæøå])(?P<ordinal>{'|'.join(sorted(ORDINAL, key=len, reverse=True))})\s+"
    r"(?P<what>kapittel(?:et)?|kapitlet|tiltak(?:et)?|strategi(?:en)?|(?:hoved|hovud|del)?mål(?:et)?)(?![\wæøå])",
    re.IGNORECASE,
)
_ORDINAL_KINDS: tuple[tuple[str, MentionKind], ...] = (
    ("kap", "chapter"),
    ("til", "measure"),
    ("str", "strategy"),
    ("mål", "goal"),
    ("ho", "goal"),
    ("delm", "goal"),
)
_NUMBERED = re.compile(r"(?:nr|nummer)\.?|#", re.IGNORECASE)
_OF_HOW_MANY = re.compile(r"\s+av\s+\d")  # «side 2 av 3» is at the foot of their own letter
_LONE_S = re.compile(r"s(?=[.\s\d])")
_SPLIT = re.compile(rf"(?P<dash>{_DASH})|(?P<and>{_AND})", re.IGNORECASE)


def find_mentions(text: str, titles: Iterable[str] = (), plan_title: str = "") -> tuple[Mention, ...]:
    """Every reference in `text`, in order, none inside another.

    `titles` are the headings of the version that was read: one that stands in « » is a reference too. `plan_title` tells the
    plan on hearing from others that are named.
    """
    own = frozenset(re.findall(r"[\wæøå-]{5,}", plan_title.casefold()))
    wanted = _wanted(tuple(titles))
    named = (*_quoted(text, wanted), *_headed(text, wanted), *_about(text, wanted))
    found = [*_numbered(text, own), *_ordinal(text), *_taken_up(text), *named]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


@functools.lru_cache(maxsize=16)
def _wanted(titles: tuple[str, ...]) -> Mapping[str, str]:
    """The headings by their folded words; those of a version are asked for once for every response."""
    return {_folded(title): title for title in titles if len(title) > 3}


def _numbered(text: str, own: frozenset[str]) -> Iterator[Mention]:
    small = text.lower()
    for kind, form in _FORMS.items():
        for match in _standing(form, text, small, STEMS[kind]):
            labels = _labels(match["labels"])
            end = match.end()
            if WITHIN.match(text, end) or (kind != "page" and AMOUNT.match(text, end)):
                labels, end = _without_last(match)
            if kind == "page" and _OF_HOW_MANY.match(text, end):
                continue
            if not labels or _is_decimal(text, end) or _is_article(match, labels) or _is_since(kind, match):
                continue
            if match["on"] and kind == "page":
                labels = (*labels[:-1], f"{labels[-1]}–{int(labels[-1].split('–')[-1]) + 1}")
            yield placed(Mention(kind, labels, text[match.start() : end], match.start(), end), text, own)


def _standing(form: re.Pattern[str], text: str, small: str, stems: Iterable[str]) -> Iterator[re.Match[str]]:
    """Where `form` stands in `text`. To look for letters that every such word has, in the text in small letters, is a hundred
    times as quick as to try the form at every place."""
    if len(small) != len(text):  # a letter that is two when small
        yield from form.finditer(text)
        return
    end = 0
    for start in sorted({_begin(small, at) for stem in stems for at in _places(small, stem)}):
        match = form.match(text, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def _places(small: str, stem: str) -> Iterator[int]:
    if stem == "s":  # every word has one: «s. 12» is meant
        yield from (match.start() for match in _LONE_S.finditer(small))
        return
    at = small.find(stem)
    while at >= 0:
        yield at
        at = small.find(stem, at + 1)


def _begin(small: str, at: int) -> int:
    """Where the word begins that has the letter at `at`."""
    while at > 0 and (small[at - 1].isalnum() or small[at - 1] == "_"):
        at -= 1
    return at


def _without_last(match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The labels but the last, which is an amount, and where they end: «tiltak 3 og 4 millioner»."""
    separators = list(_SPLIT.finditer(match["labels"]))
    if not separators:
        return (), match.end()
    return _labels(match["labels"][: separators[-1].start()]), match.start("labels") + separators[-1].start()


def _is_decimal(text: str, end: int) -> bool:
    """True where the number goes on after a comma («mål 2,5») or as a case number («punkt 14/2011»)."""
    return re.match(r",\d|/\d{2,4}\b", text[end : end + 5]) is not None


def _is_article(match: re.Match[str], labels: tuple[str, ...]) -> bool:
    """«tiltak en» and «mål ett» are hardly ever labels; a word counts only for chapters and points."""
    words = match["labels"].casefold() in ("en", "ett", "ein", "eitt")
    return words and labels == ("1",)


def _is_since(kind: MentionKind, match: re.Match[str]) -> bool:
    """«siden» before a number is mostly «since»; a page it is where somebody points at it: «på siden 12»."""
    if kind != "page" or not SINCE.match(match[0]):
        return False
    return re.search(r"\b(?:på|se|sjå|jf\.?)\s+\Z|\(\Z", match.string[: match.start()], re.IGNORECASE) is None


def _labels(listed: str) -> tuple[str, ...]:
    labels: list[str] = []
    at = 0
    joined = False
    for separator in [*_SPLIT.finditer(listed), None]:
        part = _label(listed[at : separator.start() if separator else len(listed)])
        if joined and labels:
            if not _is_before(part, labels[-1]):  # «tiltak 5 – 2 stillinger» is no range
                labels[-1] = f"{labels[-1]}–{part}"
        else:
            labels.append(part)
        if separator:
            joined, at = separator["dash"] is not None, separator.end()
    return tuple(labels)


def _is_before(label: str, other: str) -> bool:
    """True where both are numbers, and the first comes before the other."""
    first, second = (each.split(".") for each in (label, other))
    if not all(part.isdecimal() for part in (*first, *second)):
        return False
    return [int(part) for part in first] < [int(part) for part in second]


def _label(text: str) -> str:
    bare = _NUMBERED.sub("", text.strip().rstrip(".").split()[-1])
    return CARDINAL.get(bare.casefold(), bare)


def _ordinal(text: str) -> Iterator[Mention]:
    small = text.casefold()
    if not any(word in small for word in ORDINAL):
        return
    for match in _ORDINAL_FORM.finditer(text):
        if match["ordinal"].casefold() == "andre" and not _is_second(match):
            continue
        kind = next(kind for start, kind in _ORDINAL_KINDS if match["what"].casefold().startswith(start))
        yield Mention(kind, (ORDINAL[match["ordinal"].casefold()],), match[0], match.start(), match.end())


def _is_second(match: re.Match[str]) -> bool:
    """«andre tiltak» are others; «det andre tiltaket» is the second."""
    definite = match["what"].casefold().endswith(("et", "en")) and match["what"].casefold() != "tiltak"
    return definite or re.search(r"\bde[tn]\s+\Z", match.string[: match.start()], re.IGNORECASE) is not None


def _taken_up(text: str) -> Iterator[Mention]:
    for match in _TAKEN_UP.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \t•*–-"))
        yield Mention("chapter", (match["labels"],), text[start : match.end()], start, match.end())


def _quoted(text: str, wanted: Mapping[str, str]) -> Iterator[Mention]:
    """Headings named between quotation marks, whatever marks the sender's machine makes."""
    for match in re.finditer(r"[«“”„\"](?P<title>[^«»“”„\"\n]{4,120})[»“”\"]", text):
        title = wanted.get(_folded(match["title"]))
        if title:
            yield Mention("heading", (title,), match[0], match.start(), match.end(), own=True)


def _headed(text: str, wanted: Mapping[str, str]) -> Iterator[Mention]:
    """Headings of the version that an answer repeats with their numbers, on a line of their own: «7.4.2 Unge»."""
    for match in _HEADED.finditer(text):
        if title := wanted.get(_folded(match["title"])):
            start = match.start("number")
            yield Mention("heading", (title,), text[start : match.end()], start, match.end(), own=True)


def _about(text: str, wanted: Mapping[str, str]) -> Iterator[Mention]:
    """Headings named without marks where the words before them say that they are one: «kapitlet om økonomi og bemanning». One
    word may be what it is about, and not what it is called, unless it is said to be the heading."""
    for match in _ABOUT.finditer(text):
        words = list(re.finditer(r"[\wæøå]+", text[match.end() : match.end() + 130].partition("\n")[0]))
        for count in range(len(words), 0 if "overskrift" in match[0].casefold() else 1, -1):
            end = match.end() + words[count - 1].end()
            if title := wanted.get(_folded(text[match.end() : end])):
                yield Mention("heading", (title,), text[match.start() : end], match.start(), end, own=True)
                break


def _folded(title: str) -> str:
    return " ".join(re.findall(r"[\wæøå]+", re.sub(r"^[\d.]+\s+", "", title.strip()).casefold()))
