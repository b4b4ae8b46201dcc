"""What kind of sender a name is: by the words that names of bodies, parties, associations and businesses are made of."""

from __future__ import annotations

import re

from planverk.model.response import SenderKind

_NAME = r"[A-ZÆØÅ][\wæøåáčđŋšŧž-]+"
_PLACE = rf"{_NAME}(?: (?:og|i|på) {_NAME}| {_NAME}){{0,2}}"
_PARTIES = (
    r"Arbeiderpart(?:iet?|i)|Arbeidarpart(?:iet?|i)|Høyre|Høgre|Fremskrittspartiet|Framstegspartiet|"
    r"Sosialistisk Venstreparti|Senterpartiet|"
    r"Kristel(?:ig|eg) Folkeparti|Venstre|Raudt|Rødt|Miljøpartiet De Grønne|Miljøpartiet Dei Grøne|Pensjonistpartiet|"
    r"Industri- og Næringspartiet|"
    r"Demokratene|Partiet Sentrum|AP|Ap|FrP|Frp|SV|Sp|SP|KrF|Krf|MDG|INP|[\w-]*[Bb]ygdeliste\w*|"
    r"[\w-]*[Tt]verrpolitiske? (?:liste|gruppe)"
)
_COUNCILS = (
    r"(?:[Ee]ldreråd(?:et)?|[Uu]ngdomsråd(?:et)?|[Ii]nnvandrerråd(?:et)?|[Ii]nnvandrarråd(?:et)?|[Ss]eniorråd(?:et)?|"
    r"(?:[Kk]ommunalt )?[Rr]åd(?:et)? for "
    r"(?:eldre|likestilling|mennesk\w*|menneske\w*|personer|personar|funksjonshemm\w*|folk|mangfold|"
    r"universell)[\w ,-]*|[Ee]ldres råd|"
    r"(?:[Uu]ngdommens|[Bb]arn(?:e)?(?:\w* og unges)?) (?:kommunestyre|bystyre|råd)|[Bb]rukerråd(?:et)?|"
    r"[Bb]rukarråd(?:et)?|[Ff]unksjonshemmedes råd)"
)
_STATE = (
    r"(?:Stats[Ff]orvalteren|Statsforvaltaren|Fylkesmannen|Husbanken|NAV|Nav|Bufetat|Bufdir|IMDi|UDI|NVE|Kartverket|"
    r"Sametinget|Sámediggi|Politiet|"
    r"Statens vegvesen|Kriminalomsorg\w*|Mattilsynet|Helsetilsynet|Arbeidstilsynet|Helse \w+ HF|\w+sykehuset\b|"
    r"\w+sjukehuset\b|"
    r"\w*[Dd]irektoratet?(?: for [\w ,]+)?|\w*[Dd]epartementet|\w*[Oo]mbudet|Barneombodet|\w+ politidistrikt|"
    r"\w+ helseforetak|\w+ tingrett)"
)
_ASSOCIATIONS = (
    r"\w*(?:forening|foreningen|foreining|foreininga|forbund|forbundet|organisasjon|organisasjonen|stiftelse|"
    r"stiftelsen|stifting|stiftinga|"
    r"lag|laget|lagene|vel|velforening|klubb|klubben|sammenslutning|samanslutning|samskipnad\w*|menighetsråd|sokneråd|"
    r"fellesråd|kyrkjelyd)"
)
_KNOWN_ASSOCIATIONS = (
    r"Røde Kors|Raude Kors|Kirkens Bymisjon|Kyrkjas Bymisjon|Frelsesarmeen|Frelsesarméen|Blå Kors|FFO|SAFO|LHL|LO|NHO|"
    r"HLF|NFU|Mental Helse|"
    r"Norges Handikapforbund|Naturvernforbundet|Fagforbundet|Sanitetsforening\w*|Pårørendesenteret|RIO|A-larm|"
    r"Leieboerforeningen|Leigebuarforeininga"
)
_START = r"(?<![\w-])"
# The surest kinds first. In each, the first group is the name.
_FORMS: tuple[tuple[SenderKind, re.Pattern[str]], ...] = (
    (SenderKind.COUNCIL, re.compile(rf"{_START}((?:{_PLACE} )?{_COUNCILS}(?: i {_PLACE})?)")),
    (SenderKind.COUNTY, re.compile(rf"{_START}({_PLACE} fylkeskommune|Fylkesrådet i {_PLACE}|{_PLACE} fylkesting)\b")),
    (
        SenderKind.PARTY,
        re.compile(
            rf"^((?:{_PLACE} )?(?:{_PARTIES})(?: (?:i|på) {_PLACE})?)(?=$|,| v/|s kommunestyre|s bystyre|"
            rf" kommunestyre)"
        ),
    ),
    (SenderKind.STATE, re.compile(rf"{_START}({_STATE}(?: i)?(?: {_PLACE})?)")),
    (
        SenderKind.BUSINESS,
        re.compile(rf"{_START}((?:{_NAME}|[&0-9]+)(?: (?:[\wæøå&.-]+)){{0,4}} (?:AS|ASA|ANS|DA|ENK|KS|SA|BA))\b(?![\w-])"),
    ),
    (
        SenderKind.ORGANISATION,
        re.compile(rf"{_START}((?:{_PLACE} )?(?:{_KNOWN_ASSOCIATIONS})(?:,? (?:i |avd(?:eling|\.)? )?{_PLACE})?)\b"),
    ),
    (
        SenderKind.ORGANISATION,
        re.compile(
            rf"{_START}((?:{_NAME} (?:(?:og|for|i) )?){{0,5}}{_ASSOCIATIONS}(?: for [\w ]{{3,50}}| i {_PLACE})?)(?=$|"
            rf"[,.|]| v/| -)"
        ),
    ),
    (SenderKind.MUNICIPALITY, re.compile(rf"{_START}({_PLACE} (?:kommune|herad|bykommune))\b")),
)
_DOMAINS: tuple[tuple[SenderKind, re.Pattern[str]], ...] = (
    (SenderKind.COUNTY, re.compile(r"(?:^|\.)(?:\w+fylke|fylkeskommune|[\w-]+-?fylkeskommune|\w*fylke|fk)\.no$|fylke")),
    (SenderKind.MUNICIPALITY, re.compile(r"(?:^|\.)(?:kommune|herad)\.no$")),
    (
        SenderKind.STATE,
        re.compile(
            r"(?:^|\.)(?:statsforvalteren|fylkesmannen|nav|husbanken|politiet|dep|bufetat|bufdir|imdi|udi|nve|"
            r"vegvesen|kartverket|mattilsynet|\w*dir|"
            r"\w*direktoratet|helsetilsynet|ldo|barneombudet|kriminalomsorg|stat|mil|domstol|helse-\w+)(?:\.(?:no|"
            r"dep\.no))?$|(?:^|\.)dep\.no$"
        ),
    ),
    (
        SenderKind.PARTY,
        re.compile(
            r"(?:^|\.)(?:arbeiderpartiet|hoyre|frp|sv|senterpartiet|krf|venstre|rodt|raudt|mdg|"
            r"pensjonistpartiet)\.no$"
        ),
    ),
    (
        SenderKind.PRIVATE,
        re.compile(
            r"^(?:gmail|hotmail|outlook|live|yahoo|icloud|me|msn|online|broadpark|getmail|start|lyse|altibox|frisurf|"
            r"proton|protonmail)\.(?:com|no|net|me)$"
        ),
    ),
)


def named(line: str) -> tuple[SenderKind, str] | None:
    """The kind and name of the first body that a line names, None where it names none."""
    for kind, form in _FORMS:
        if found := form.search(line):
            return kind, found[1].strip(" ,.")
    return None


def of_domain(email: str) -> SenderKind | None:
    """The kind of sender that an e-mail address belongs to by its domain, None where the domain tells nothing."""
    domain = email.rpartition("@")[2].lower()
    return next((kind for kind, form in _DOMAINS if form.search(domain)), None) if domain else None
