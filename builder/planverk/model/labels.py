"""The words that documents carry, in bokmål and nynorsk. A municipality overrides any of them under `wording.labels`."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.model.change_labels import CHANGE_LABELS
from planverk.model.hearing_labels import HEARING_LABELS
from planverk.model.meeting_labels import MEETING_LABELS
from planverk.model.redline_labels import REDLINE_LABELS
from planverk.model.report_labels import REPORT_LABELS
from planverk.model.summary_labels import SUMMARY_LABELS

# key: (bokmål, nynorsk)
_LABELS: dict[str, tuple[str, str]] = {
    # any document
    "contents": ("Innhold", "Innhald"),
    "page": ("Side", "Side"),
    "of": ("av", "av"),
    "table": ("Tabell", "Tabell"),
    "figure": ("Figur", "Figur"),
    "chapter-reference": ("kapittel", "kapittel"),
    "table-reference": ("tabell", "tabell"),
    "figure-reference": ("figur", "figur"),
    "appendix": ("Vedlegg", "Vedlegg"),
    "appendix-reference": ("vedlegg", "vedlegg"),
    "measure-reference": ("tiltak", "tiltak"),
    "strategy-reference": ("strategi", "strategi"),
    "goal-reference": ("mål", "mål"),
    "indicator-reference": ("indikator", "indikator"),
    "footnote": ("Fotnote", "Fotnote"),
    "footnotes": ("Fotnoter", "Fotnotar"),
    "back-to-text": ("Tilbake til teksten", "Tilbake til teksten"),
    "skip-to-content": ("Hopp til innholdet", "Hopp til innhaldet"),
    "draft": ("UTKAST", "UTKAST"),
    "draft-findings": ("Funn som gjenstår i utkastet", "Funn som står att i utkastet"),
    "made-from": ("Laget fra versjon", "Laga frå versjon"),
    "no-commit": (
        "Dokumentet er ikke knyttet til en lagret versjon.",
        "Dokumentet er ikkje knytt til ein lagra versjon.",
    ),
    "uncommitted": ("med endringer som ikke er lagret", "med endringar som ikkje er lagra"),
    "generated": ("Lages av planverk, endres i {file}", "Vert laga av planverk, vert endra i {file}"),
    "missing-glyph": ("[tegn mangler]", "[teikn manglar]"),
    # plan
    "plan-cover": ("Plan", "Plan"),
    "status-draft": ("Utkast", "Utkast"),
    "status-hearing": ("Høringsversjon", "Høyringsversjon"),
    "status-proposal": ("Forslag til sluttbehandling", "Framlegg til sluttbehandling"),
    "status-adopted": ("Vedtatt", "Vedteken"),
    "status-changed-since": (
        "Arbeidsutgave, endret etter planen som ble {adopted}",
        "Arbeidsutgåve, endra etter planen som vart {adopted}",
    ),
    "enacted-in": ("Vedtatt i {body} {date}{case}", "Vedteken i {body} {date}{case}"),
    "enacted-part": ("Handlingsdelen vedtatt i {body} {date}{case}", "Handlingsdelen vedteken i {body} {date}{case}"),
    "adopted-in": ("Vedtatt i", "Vedteken i"),
    # titles and remarks in a package for the archive
    "archive-response": ("Høringsuttalelse {number} fra {sender}", "Høyringsfråsegn {number} frå {sender}"),
    "archive-private": (
        "Skrevet av en privatperson, eller for stor: ligger utenfor pakken",
        "Skriven av ein privatperson, eller for stor: ligg utanfor pakka",
    ),
    "archive-typed": ("Skrevet inn for hånd: teksten står i uttalelsene", "Skriven inn for hand: teksten står i fråsegnene"),
    "archive-letter": ("Høringsbrev: {name}", "Høyringsbrev: {name}"),
    "archive-unprinted": ("Utrykt vedlegg: ligger ikke i mappa", "Uprenta vedlegg: ligg ikkje i mappa"),
    "list-of-measures": ("Oversikt over tiltak", "Oversyn over tiltak"),
    "list-of-tables": ("Tabeller", "Tabellar"),
    "list-of-figures": ("Figurer", "Figurar"),
    "goal": ("Mål", "Mål"),
    "strategy": ("Strategi", "Strategi"),
    "measure": ("Tiltak", "Tiltak"),
    "indicator": ("Indikator", "Indikator"),
    "number": ("Nr.", "Nr."),
    "unit": ("Ansvar", "Ansvar"),
    "partners": ("Samarbeid", "Samarbeid"),
    "due": ("Frist", "Frist"),
    "cost": ("Kostnad", "Kostnad"),
    "cost-drift": ("drift", "drift"),
    "cost-investering": ("investering", "investering"),
    "financing": ("Finansiering", "Finansiering"),
    "priority": ("Prioritet", "Prioritet"),
    "indicator-unit": ("Måles i", "Vert målt i"),
    "baseline": ("Utgangspunkt", "Utgangspunkt"),
    "target": ("Måltall", "Måltal"),
    "within-budget": ("Innenfor rammen", "Innanfor ramma"),
    "measures-for": ("Tiltak under strategi", "Tiltak under strategi"),
    "measures-for-goal": ("Tiltak under mål", "Tiltak under mål"),
    "measures-of-unit": ("Tiltak for", "Tiltak for"),
    "goals-none": ("Uten mål", "Utan mål"),
    "missing-picture": ("[bildet mangler]", "[biletet manglar]"),
    "kroner": ("kr", "kr"),
    "type-temaplan": ("Temaplan", "Temaplan"),
    "type-kommunedelplan": ("Kommunedelplan", "Kommunedelplan"),
    "type-samfunnsdel": ("Samfunnsdelen i kommuneplanen", "Samfunnsdelen i kommuneplanen"),
    "type-arealdel": ("Arealdelen i kommuneplanen", "Arealdelen i kommuneplanen"),
    "type-planprogram": ("Planprogram", "Planprogram"),
    "type-planstrategi": ("Planstrategi", "Planstrategi"),
    "type-handlingsplan": ("Handlingsplan", "Handlingsplan"),
    "measures-all": ("Tiltak i planen", "Tiltak i planen"),
    "indicators-all": ("Indikatorer", "Indikatorar"),
    # case paper
    "case-paper": ("Saksframlegg", "Saksframlegg"),
    "case-worker": ("Saksbehandler", "Sakshandsamar"),
    "archive-case": ("Arkivsaksnr.", "Arkivsaksnr."),
    "archive-class": ("Klassering", "Klassering"),
    "archive": ("Arkiv", "Arkiv"),
    "date": ("Dato", "Dato"),
    "saksordforer": ("Saksordfører", "Saksordførar"),
    "decided-by": ("Saken avgjøres av", "Saka vert avgjord av"),
    "treatments": ("Saksgang", "Saksgang"),
    "treated-so": ("Saken behandles slik", "Saka vert behandla slik"),
    "body": ("Utvalg", "Utval"),
    "meeting-date": ("Møtedato", "Møtedato"),
    "case-number": ("Saksnr.", "Saksnr."),
    "body-case-number": ("Utvalgssaksnr.", "Utvalssaksnr."),
    "proposal": ("forslag til vedtak", "framlegg til vedtak"),
    "recommendation": ("forslag til innstilling", "framlegg til innstilling"),
    "recommendation-short": ("innstilling", "tilråding"),
    "opinion": ("forslag til uttalelse", "framlegg til fråsegn"),
    # headings over a proposal: {genitive} and {chief} come from wording.chief
    "proposal-heading": ("{genitive} forslag til vedtak", "{chief} sitt framlegg til vedtak"),
    "recommendation-heading": ("{genitive} forslag til innstilling", "{chief} si tilråding"),
    "recommendation-short-heading": ("{genitive} innstilling", "{chief} si tilråding"),
    "opinion-heading": ("{genitive} forslag til uttalelse", "{chief} sitt framlegg til fråsegn"),
    "case-worker-short": ("Saksb.", "Sakshands."),
    "unprinted-attachment": ("Utrykt vedlegg", "Uprenta vedlegg"),
    "access": ("Offentlighet", "Offentlegheit"),
    "legal-background": ("Hjemmel/bakgrunn for saken", "Heimel/bakgrunn for saka"),
    "attachments": ("Vedlegg", "Vedlegg"),
    "printed-attachments": ("Trykte vedlegg", "Prenta vedlegg"),
    "unprinted-attachments": ("Utrykte vedlegg", "Uprenta vedlegg"),
    "other-documents": ("Andre saksdokumenter (ikke vedlagt)", "Andre saksdokument (ikkje vedlagde)"),
    "none": ("Ingen", "Ingen"),
    "facts": ("Saksopplysninger", "Saksopplysningar"),
    "summary": ("Sammendrag", "Samandrag"),
    "background": ("Bakgrunn", "Bakgrunn"),
    "assessment": ("Vurdering", "Vurdering"),
    "conclusion": ("Konklusjon", "Konklusjon"),
    "economy": ("Økonomiske konsekvenser", "Økonomiske konsekvensar"),
    "protocol": ("Saksprotokoll i", "Saksprotokoll i"),
    "case": ("sak", "sak"),
    "exempt": ("Unntatt offentlighet", "Unnateke offentlegheit"),
    "dated": ("datert", "dagsett"),
    "not-set": ("ikke fastsatt", "ikkje fastsett"),
    **SUMMARY_LABELS,
    **HEARING_LABELS,
    **REPORT_LABELS,
    **CHANGE_LABELS,
    **MEETING_LABELS,
    **REDLINE_LABELS,
}

LANGUAGES = ("nb", "nn")

# What a writer may ask of Document.labels.
WRITER_LABELS = (
    "contents",
    "page",
    "of",
    "table",
    "figure",
    "footnote",
    "footnotes",
    "back-to-text",
    "skip-to-content",
    "missing-glyph",
)


def labels(language: str, overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every label in `language` (nb or nn; `no` counts as nb), with the municipality's own words over ours."""
    column = 1 if language == "nn" else 0
    return {key: pair[column] for key, pair in _LABELS.items()} | dict(overrides or {})


def differing() -> dict[str, str]:
    """Labels that bokmål and nynorsk write differently: bokmål form -> nynorsk form."""
    return {nb: nn for nb, nn in _LABELS.values() if nb.casefold() != nn.casefold()}
