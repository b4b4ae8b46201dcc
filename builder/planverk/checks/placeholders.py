"""E1: what a template or a hurried author left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.checks.subject import Rule, Subject, shorten
from planverk.findings import Finding, error
from planverk.model.content import Figure, InlinePicture, Inlines, Text
from planverk.model.place import Place

_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
LEFT_OVER = re.compile(
    r"""
    \{\{ | \}\} | \{% | %\}
    | :{3,}
    | </?[A-Za-zÆØÅæøå][^<>\n@]{0,80}>              # <sett inn …>, <navn>, and markup that came along
    | \[\s*(?:fyll|sett|skriv|set)\s+(?:inn|ut)[^\]\n]{0,80}\]
    | \[\s*(?:dato|navn|namn|tittel|tekst|saksnr\.?|saksnummer|beløp|årstall|\.{3}|…|x{2,})\s*\]
    | \b(?:X{2}|x{2}|d{2})\.(?:X{2}|x{2}|m{2})\.(?:(?:19|20)?(?:XX|xx)|X{4}|x{4}|å{2,4}|\d{2,4})
    | \b20(?:XX|xx)\b
    | \b(?:TODO|FIXME|TBD)\b
    | \b(?i:lorem\s+ipsum)\b
    """,
    re.VERBOSE,
)
# Whatever the pattern above matches holds one of these. Most texts hold none, and looking for them costs next to nothing.
_SIGNS = ("{", "}", "%", ":::", "<", "[", "XX", "xx", "dd.", "TODO", "FIXME", "TBD")
_INSTRUCTION = re.compile(
    r"^\W*(?:sett|set|skriv|fyll)\s+inn\s+(?:her\b|tekst|tittel|overskrift|dato|na[mv]n|saks|forslag|framlegg|innstilling"
    r"|vedtak|bil[de]e?te?|tabell|figur|sammendrag|samandrag|vurdering|rådmann|kommunedirektør|[.…])",
    re.IGNORECASE,
)


def unresolved_text(subject: Subject) -> Iterator[Finding]:
    """A placeholder in running text. Whole `{{ value }}` expressions are worked out, and judged, where documents are made."""
    for run in subject.runs:
        text = _without_values(run.content).lstrip(": ")  # colons that open a line are the reader's to speak of
        if found := _in_text(text):
            yield _finding(run.place, found)


def unresolved_strings(subject: Subject) -> Iterator[Finding]:
    """A placeholder in a title, a name or a measure, where no value is ever filled in."""
    for place, text in subject.strings:
        if found := _in_text(text):
            yield _finding(place if place.file else subject.place, found)


def unresolved_alt_texts(subject: Subject) -> Iterator[Finding]:
    """A placeholder in the text that stands for a picture."""
    for block, place, _ in subject.blocks:
        if isinstance(block, Figure) and (found := _in_text(block.alt)):
            yield _finding(place, found)
    for run in subject.runs:
        for part in run.content:
            if isinstance(part, InlinePicture) and (found := _in_text(part.alt)):
                yield _finding(run.place, found)


def _without_values(content: Inlines) -> str:
    """The text of some inlines without whole values. One that emphasis has cut in pieces is never worked out, and stays."""
    out = ""
    together = ""
    for part in content:
        if isinstance(part, Text):
            together += part.value
        else:
            out += _VALUE.sub("", together) + _without_values(getattr(part, "content", ()))
            together = ""
    return out + _VALUE.sub("", together)


def _in_text(text: str) -> str:
    found = LEFT_OVER.search(text) if _is_likely(text) else None
    if found is not None:
        return found[0]
    instruction = _INSTRUCTION.match(text)
    return shorten(text, 40) if instruction is not None else ""


def _is_likely(text: str) -> bool:
    for sign in _SIGNS:  # a generator takes three times as long, for every paragraph of a plan
        if sign in text:
            return True
    return "lorem" in text.casefold()


def _finding(place: Place, found: str) -> Finding:
    return error(
        "E1",
        place,
        "«{found}» is left over from a template or from writing, and would reach print.",
        "Write what is to stand there, or take it away.",
        found=shorten(found, 40),
    )


RULES: tuple[Rule, ...] = (unresolved_text, unresolved_strings, unresolved_alt_texts)
