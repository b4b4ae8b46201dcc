"""What a letter says it thinks of the plan as a whole: remarks or none, for or against, an objection; nb and nn."""

from __future__ import annotations

import re

from planverk.model.received import Guess
from planverk.model.response import Stance
from planverk.model.sentences import sentences

_REMARK = r"(?:merknad(?:er|ar|ene|ane)?|kommentar(?:er|ar)?|bemerkning(?:er)?|innvending(?:er|ar)?|innspill|innspel)"
_NONE = re.compile(
    rf"\b(?:ingen|ingen (?:særskilte|spesielle|ytterligere|vesentlige)|(?:ikke|ikkje)(?: noen| nokon| nokre|"
    rf" særskilte| spesielle)?) {_REMARK}\b",
    re.IGNORECASE,
)
_NARROWED = re.compile(
    rf"{_REMARK}\s+(?:utover|ut over|bortsett fra|bortsett frå|til (?:kap|punkt|pkt|tiltak|mål|strategi|avsnitt|del)|"
    rf"på (?:det|dette)|i (?:kap|punkt)|"
    r"når det gjelder|når det gjeld)|\b(?:men|unntatt|unnateke|unntak|ellers|elles|øvrige?|andre)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"\b(?:følgende|følgjande|noen|nokre|enkelte|desse|disse|flere|fleire) {_REMARK}\b|\bvil (?:bemerke|merke|"
    rf"peke på|peike på|foreslå)\b|"
    r"\b(?:ber om at|foreslår at|foreslår|gjer framlegg om|(?:bør|må) (?:endres|endrast|tas|takast|inn|stå))\b|"
    r"\bmed (?:merknad|følgende|følgjande)\w*",
    re.IGNORECASE,
)
_WHOLE = (
    r"(?:(?:hele |heile )?plan(?:en|a|utkastet|forslaget|framlegget)?|(?:høringsforslaget|høyringsforslaget|"
    r"høringsutkastet|høyringsutkastet|forslaget|framlegget|"
    r"utkastet|handlingsplan(?:en)?|\w+plan(?:en)?|målene|måla|hovedlinjene|hovudlinjene|intensjonen(?:e|ane)?|"
    r"hovedtrekkene)(?: til plan\w*| i plan\w*)?)"
)
_NEAR = r"[^.!?]{0,60}?\b"
_AGAINST = re.compile(
    rf"\b(?:går|gå|gjekk|gikk) (?:i ?)?mot {_NEAR}{_WHOLE}\b|\b(?:støtter|støttar|stør) (?:derfor |difor )?(?:ikke|"
    rf"ikkje) {_NEAR}{_WHOLE}\b|"
    rf"\bmotset(?:ter|t) (?:oss|seg|meg) {_NEAR}{_WHOLE}\b|\b(?:fraråder|rår frå|avviser) {_NEAR}{_WHOLE}\b|"
    rf"\b{_WHOLE} (?:bør|må) (?:forkastes|forkastast|trekkes|trekkjast)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b(?:støtter|støttar|stør|tilrår|slutter (?:oss|seg) til|sluttar (?:oss|seg) til|stiller (?:oss|seg) bak|"
    rf"er (?:svært |i hovedsak |i hovudsak )?positive? til|"
    rf"gir sin tilslutning til|gjev si tilslutning til|anbefaler) {_NEAR}{_WHOLE}\b|"
    r"\bplan\w*\b[^.!?]{0,80}\b(?:støtter|støttar|stør) (?:den|han|det)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    rf"\b(?:delvis|i hovedsak|i hovudsak|i det vesentlige|i store trekk|hovedtrekkene|hovudtrekka)\b|"
    rf"\bmed (?:følgende |følgjande |disse |desse )?{_REMARK}\b|"
    r",?\s\bmen\b|\bunder forutsetning\b|\bunder føresetnad\b|\bforutsatt\b|\bdersom\b",
    re.IGNORECASE,
)
_OBJECTION = re.compile(
    r"\b(?:fremmer|fremjar|reiser|vurderer|har|varsler|varslar)\b[^.!?]{0,60}\b(?:innsigelse\w*|motsegn\w*)", re.IGNORECASE
)
_NO_OBJECTION = re.compile(
    r"\b(?:ikke|ikkje|ingen|inga)\b[^.!?]{0,40}(?:innsigelse|motsegn)|(?:innsigelse|motsegn)\w* (?:trekkes|trekkjast|"
    r"er løst|er løyst)",
    re.IGNORECASE,
)


def _each(text: str) -> list[str]:
    return [" ".join(text[span.start : span.end].split()) for span in sentences(text)]


def remarks(text: str) -> Guess[bool] | None:
    """False where the letter says that it has none, and asks for nothing; True where it says that it has some."""
    each = _each(text)
    some = next((sentence for sentence in each if _SOME.search(sentence)), None)
    none = next((sentence for sentence in each if _NONE.search(sentence) and not _NARROWED.search(sentence)), None)
    if some is not None:
        return Guess(True, some)
    return Guess(False, none) if none is not None else None


def stance(text: str) -> Guess[Stance] | None:
    """For or against the plan as a whole. A letter that is both is shown as partly, with the first of its words."""
    against = [sentence for sentence in _each(text) if _AGAINST.search(sentence)]
    supporting = [sentence for sentence in _each(text) if _FOR.search(sentence) and sentence not in against]
    if against and not supporting:
        return Guess(Stance.AGAINST, against[0])
    if not supporting:
        return None
    partly = against or [sentence for sentence in supporting if _PARTLY.search(sentence)]
    return Guess(Stance.PARTLY, partly[0]) if partly else Guess(Stance.SUPPORTS, supporting[0])


def objection(text: str) -> Guess[bool] | None:
    """True where the letter makes an innsigelse (nn motsegn)."""
    found = next(
        (sentence for sentence in _each(text) if _OBJECTION.search(sentence) and not _NO_OBJECTION.search(sentence)), None
    )
    return Guess(True, found) if found else None
