"""What people answer in a form's fields for who they are and what they think, as values; nb and nn."""

from __future__ import annotations

import re

from planverk.model.response import SenderKind, Stance

_KINDS: tuple[tuple[SenderKind, str], ...] = (
    (
        SenderKind.PRIVATE,
        r"privat\w*|(?:enkelt)?person|enkeltperson\w*|innbygger\w*|innbyggjar\w*|beboer\w*|meg selv|"
        r"meg sjølv",
    ),
    (SenderKind.COUNTY, r"fylkeskommune\w*|fylke\w*"),
    (SenderKind.STATE, r"stat|staten|statlige?\b.*|statlege?\b.*|direktorat\w*|statsforvalter\w*|departement\w*"),
    (SenderKind.INTERNAL, r"intern\w*|(?:egen|eigen) kommune|kommunal enhet|kommunal eining|ansatt.*|tilsett.*"),
    (SenderKind.MUNICIPALITY, r"(?:annen |anna |nabo)?kommune\w*"),
    (SenderKind.PARTY, r"(?:politisk )?parti\w*|politisk .*"),
    (SenderKind.COUNCIL, r"råd\w*(?: .*)?|eldreråd\w*|ungdomsråd\w*|medvirkningsråd\w*|medverknadsråd\w*"),
    (
        SenderKind.ORGANISATION,
        r"(?:frivillig |interesse)?organisasjon\w*|(?:frivillig )?lag(?:et)?|foreining\w*|forening\w*|lag (?:eller|"
        r"og) .*|velforening\w*|stiftelse\w*",
    ),
    (
        SenderKind.BUSINESS,
        r"næring\w*|bedrift\w*|firma|virksomhet\w*|verksemd\w*|privat (?:virksomhet|verksemd|bedrift).*|utbygger\w*|"
        r"utbyggjar\w*",
    ),
)
_STANCES: tuple[tuple[Stance, str], ...] = (
    (
        Stance.AGAINST,
        r"nei\b.*|går (?:i)?mot.*|gå(?:r)? imot.*|imot|mot|støtter ikke.*|støttar ikkje.*|stør ikkje.*|uenig.*|"
        r"ueinig.*|negativ.*",
    ),
    (
        Stance.PARTLY,
        r"delvis.*|(?:støtter|støttar|stør)\b.*\bdelvis\b.*|(?:ja|støtter|støttar|stør),? (?:planen |forslaget )?(?:med|"
        r"men)\b.*|i hovedsak.*|i hovudsak.*|"
        r"både og|delvis enige?|delvis einige?",
    ),
    (
        Stance.NONE,
        r"ingen(?: mening| meining| standpunkt)?|vet ikke|veit ikkje|nøytral.*|ikke aktuelt|ikkje aktuelt|"
        r"tar ikke stilling.*|tek ikkje stilling.*",
    ),
    (Stance.SUPPORTS, r"ja\b.*|støtter?(?: .*)?|støttar(?: .*)?|stør(?: .*)?|for|enige?|einige?|positive?"),
)
NO_REMARKS = re.compile(
    r"(?:(?:vi|eg|jeg|me|\w+ kommune|nemnda|rådet)\s+har\s+)?(?:ingen|ikkje|ikke)\s+(?:noen\s+|nokon\s+)?"
    r"(?:merknad(?:er|ar)?|kommentar(?:er|ar)?|bemerkning(?:er)?|innspill|innspel)[.!\s]*",
    re.IGNORECASE,
)


def kind_of_answer(answer: str) -> SenderKind | None:
    """The kind of sender that an answer names, None where it names none that is known."""
    bare = answer.strip(" .:").casefold()
    return next((kind for kind, form in _KINDS if re.fullmatch(form, bare)), None)


def stance_of_answer(answer: str) -> Stance | None:
    """The stance that an answer gives, None where it cannot be told."""
    bare = answer.strip(" .!:").casefold()
    return next((stance for stance, form in _STANCES if re.fullmatch(form, bare)), None)


def remarks_of_answer(answer: str) -> bool | None:
    """Whether there are remarks, by an answer as «Med merknad», «Uten merknad», «Ja», «Nei»; None where it cannot be told."""
    bare = answer.strip(" .!:").casefold()
    if re.fullmatch(r"nei|(?:uten|utan|ingen) (?:merknad|kommentar|innspill|innspel)\w*", bare):
        return False
    return True if re.fullmatch(r"ja|med (?:merknad|kommentar|innspill|innspel)\w*", bare) else None
