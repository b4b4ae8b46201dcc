"""The columns of tables from web forms, by the headings that Norwegian forms give them (nb and nn)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Field = Literal[
    "name",
    "first",
    "last",
    "organisation",
    "email",
    "phone",
    "address",
    "kind",
    "text",
    "concerns",
    "sent",
    "reference",
    "stance",
    "remarks",
]

_TEXT = (
    r"(?:din |ditt |dine |deres |dykkar |skriftlig |skriftleg )?"
    r"(?:(?:hørings|høyrings)?(?:uttalelse|uttale|uttaling|fråsegn|svar|innspill|innspel|merknad|merknader|kommentar|"
    r"kommentarer|kommentarar)(?:en|a|et)?"
    r"|tekst|fritekst|melding|synspunkter|synspunkt)"
)
_CONCERNS = (
    r"(?:hvilket |kva |hvilke )?(?:kapittel|kap|punkt|del av planen|tema|avsnitt|tiltak)(?: i planen)?"
    r"(?: gjelder det| gjeld det)?|"
    r"gjelder|gjeld|kapittel punkt"
)
_FORMS: tuple[tuple[Field, str], ...] = (
    ("first", r"fornavn|fornamn|førenamn"),
    ("last", r"etternavn|etternamn"),
    (
        "name",
        r"(?:ditt |fullt )?(?:navn|namn)|navn på (?:avsender|innsender|kontaktperson)|kontaktperson|avsender|avsendar|"
        r"innsender|innsendar",
    ),
    (
        "organisation",
        r"(?:navn på |namn på )?(?:organisasjon(?:en)?|virksomhet(?:en)?|verksemd(?:a)?|firma|bedrift|lag|forening|"
        r"lag forening|instans|høringsinstans|"
        r"høyringsinstans|etat|organisasjonsnavn|organisasjonsnamn)(?: virksomhet| verksemd| firma)?",
    ),
    ("email", r"(?:din |avsenders )?e ?post(?:adresse|adressa|adressen)?|epost(?:adresse)?|e ?mail|mail"),
    ("phone", r"telefon(?:nummer|nr)?|tlf(?: ?nr)?|mobil(?:telefon|nummer|nr)?"),
    (
        "address",
        r"(?:post|gate|bosteds|bustad)?adresse|postnummer|postnr|poststed|poststad|postnummer og (?:poststed|"
        r"poststad)",
    ),
    (
        "kind",
        r"type avsender|type avsendar|avsendertype|avsendartype|type høringsinstans|(?:jeg|eg|du|vi) svar(?:er|ar) (?:som|"
        r"på vegne? av)|"
        r"svar(?:er|ar) (?:som|på vegne? av)|(?:hvem|kven) svar(?:er|ar) du på vegne? av|på vegne? av|rolle",
    ),
    (
        "sent",
        r"(?:innsendt |innsendings?|sendt |mottaks?|motteke |fullførings?)?(?:dato|tidspunkt|tid)(?: og tid|"
        r" for innsending)?|"
        r"sendt|sendt inn|innsendt|mottatt|motteke|tidsstempel|tidsmerke|timestamp|opprettet|oppretta|dato sendt",
    ),
    (
        "reference",
        r"(?:din |deres |dykkar |skjema|svar)?(?:referanse|referansenummer|referansenr|ref)|(?:svar|innsendings|"
        r"skjema)? ?id|løpenummer|løpenr",
    ),
    (
        "stance",
        r"(?:støtter|støttar|stør) (?:du|de|dere|virksomheten|organisasjonen|verksemda) .{0,60}|standpunkt|"
        r"(?:hoved)?holdning|haldning|stilling|"
        r"støtter?(?: planen| forslaget)?|støttar|(?:jeg|eg|vi) (?:støtter|støttar)(?: planen| forslaget)?|"
        r"er du enige? .{0,60}",
    ),
    (
        "remarks",
        r"svartype|har (?:du|de|dere|dykk) (?:noen |nokon )?(?:merknader|kommentarer|innspill|innspel)|(?:med|uten|"
        r"utan) merknad(?:er)?",
    ),
    ("concerns", _CONCERNS),
    ("text", _TEXT),
)
_PATTERNS = tuple((field, re.compile(form)) for field, form in _FORMS)
_NUMBERED = re.compile(r"\s+(?:nr |nummer )?(\d{1,2})$")
_TEXT_ABOUT = re.compile(rf"{_TEXT} (?:til|om|på|for|vedrørende|vedkomande|vedr) (?P<about>.+)")


@dataclass(frozen=True)
class Column:
    """A column: its heading as written, its field, which of several remarks it belongs to, and what it is about if it says so."""

    index: int
    heading: str
    field: Field | None = None
    number: int = 0
    about: str = ""

    def with_value(self, value: str) -> str:
        """What a remark is about, in words: «Kapittel 4.2» of a column «Kapittel 1» and «4.2», «Gjelder: boliger»."""
        label = re.sub(r"\s*\d{1,2}$", "", self.heading.strip(" :*?.")) or self.heading
        place = re.fullmatch(r"(?:hvilket |kva )?(kapittel|kap|punkt|avsnitt|tiltak)\b.*", label, re.IGNORECASE)
        return f"{place[1].capitalize()} {value}" if place and value[:1].isdigit() else f"{label}: {value}"


def column(index: int, heading: str) -> Column:
    """The column of that heading; its field is None where no form is known to use the heading."""
    bare = _bare(heading)
    if about := _TEXT_ABOUT.fullmatch(bare):
        return Column(index, heading, "text", index + 1000, _as_written(heading, about["about"]))
    numbered = _NUMBERED.search(bare)
    core = bare[: numbered.start()] if numbered else bare
    number = int(numbered[1]) if numbered else 0
    field = next((field for field, form in _PATTERNS if form.fullmatch(core)), None)
    return Column(index, heading, field, number if field in ("text", "concerns") else 0)


def _bare(heading: str) -> str:
    """Lower case, without what stands in brackets, marks of required fields and punctuation."""
    short = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading.casefold())
    return " ".join(re.sub(r"[^\w ]|_", " ", short.replace("e-", "e")).split())


def _as_written(heading: str, about: str) -> str:
    """The end of the heading that `about` stands for, with the sender's own capitals."""
    at = heading.casefold().find(about)
    return heading[at:].strip(" :*?.") if at >= 0 else about
