"""E13: bokmål in a nynorsk text, and nynorsk in a bokmål one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planverk.checks.subject import Rule, Run, Subject, link_parts, shorten
from planverk.findings import Finding, warning
from planverk.model.content import Heading, Span, Text
from planverk.model.labels import differing
from planverk.model.place import Place

# Words that one of the two written standards has and the other has not: short and frequent ones, and a few of the trade.
# Words that are names, or that both standards allow, are left out.
_ONLY_NB = (
    "ikke noe noen hvordan hva hvor hvem hvilke hvilken hvilket hvorfor fra være vært uten jeg deres høring høringen hjemmel "
    "høringsuttalelse høringsuttalelser saksopplysninger saksbehandler sammendrag uttalelser utfordringer vurderinger "
    "tjenester boliger enheter gjennomføres foreslås innbyggere innbyggerne muligheter endringer forutsetninger konsekvenser"
)
_ONLY_NN = (
    "ikkje noko nokon nokre korleis kva kven kvifor frå vere vera vore utan eg dykk dykkar høyring høyringa heimel "
    "høyringsuttale høyringsuttalar høyringsfråsegn høyringsfråsegner saksopplysningar sakshandsamar samandrag uttalar "
    "fråsegn fråsegna fråsegner utfordringar vurderingar "
    "tenester bustader bustad einingar innbyggjarar innbyggjarane føresetnader endringar konsekvensar berre skilnad"
)
MARKERS: Mapping[str, frozenset[str]] = {"nb": frozenset(_ONLY_NB.split(" ")), "nn": frozenset(_ONLY_NN.split(" "))}
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|”[^”]*”")
_ENOUGH = 3  # so many foreign words in a section are no slip, name or title


def words_of_the_other(subject: Subject) -> Iterator[Finding]:
    """A section that holds several words of the other standard; quotations and spans in another language are left out."""
    other = {"nb": "nn", "nn": "nb"}.get(subject.language)
    if other is None:
        return
    for place, section in _sections(subject):
        found = _WORD.findall("\n".join(map(_own_text, section)).casefold())
        foreign = [word for word in found if word in MARKERS[other]]
        if len(foreign) < _ENOUGH:
            continue
        own = sum(1 for word in found if word in MARKERS[subject.language])
        if 4 * len(foreign) >= own:
            words = ", ".join(dict.fromkeys(foreign))
            yield _finding(subject.language, place, shorten(words))


def labels_of_the_other(subject: Subject) -> Iterator[Finding]:
    """A heading that is a fixed label of the other standard («Saksopplysninger» in a nynorsk paper)."""
    pairs = differing()
    foreign = {nn.casefold(): nb for nb, nn in pairs.items()} if subject.language == "nb" else {}
    if subject.language == "nn":
        foreign = {nb.casefold(): nn for nb, nn in pairs.items()}
    for run in (run for run in subject.runs if isinstance(run.block, Heading)):
        right = foreign.get(run.text.strip().rstrip(":").casefold())
        if right is not None:
            yield warning(
                "E13",
                run.place,
                "«{label}» is the label of the other written standard.",
                "Write «{right}».",
                label=run.text.strip(),
                right=right,
            )


def _finding(language: str, place: Place, words: str) -> Finding:
    if language == "nn":
        return warning(
            "E13",
            place,
            "The text is nynorsk, but the section has words in bokmål: {words}.",
            "Correct them, or put what is quoted between « and ».",
            words=words,
        )
    return warning(
        "E13",
        place,
        "The text is bokmål, but the section has words in nynorsk: {words}.",
        "Correct them, or put what is quoted between « and ».",
        words=words,
    )


def _sections(subject: Subject) -> Iterator[tuple[Place, list[Run]]]:
    """The runs of the text, section by section, with the place of each section's heading."""
    place, gathered = subject.place, list[Run]()
    for run in subject.runs:
        if isinstance(run.block, Heading):
            yield place, gathered
            place, gathered = run.place, []
        gathered.append(run)
    yield place, gathered


def _own_text(run: Run) -> str:
    """The words of a run that are its author's own, in the language of the text."""
    if run.quoted:
        return ""
    if len(run.content) == 1 and isinstance(run.content[0], Text):
        return _QUOTED.sub(" ", run.text)
    abroad = {id(inner) for part in run.parts if isinstance(part, Span) and part.language for inner in link_parts(part.content)}
    text = "".join(part.value for part in run.parts if isinstance(part, Text) and id(part) not in abroad)
    return _QUOTED.sub(" ", text)


RULES: tuple[Rule, ...] = (words_of_the_other, labels_of_the_other)
