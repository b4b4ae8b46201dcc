"""The words of the account of a plan's changes, in bokmål and nynorsk; part of model/labels.py."""

from __future__ import annotations

CHANGE_LABELS: dict[str, tuple[str, str]] = {
    # the document
    "ledger-title": ("Endringer etter høringen", "Endringar etter høyringa"),
    "ledger-kind": ("Endringsregnskap", "Endringsrekneskap"),
    "ledger-file": ("endringer", "endringar"),
    "ledger-from": ("Endringer siden", "Endringar sidan"),
    "ledger-to": ("Til", "Til"),
    "ledger-now": ("planen slik den er nå", "planen slik han er no"),
    "ledger-count": ("Endringer", "Endringar"),
    "ledger-count-in": ("{count} i {sections} avsnitt", "{count} i {sections} avsnitt"),
    "ledger-by-points": ("Følger av innspill", "Følgjer av innspel"),
    "ledger-promises": ("Innspill og vedtak som skal følges", "Innspel og vedtak som skal følgjast"),
    "ledger-open": ("Dette gjenstår", "Dette står att"),
    "ledger-nothing-open": (
        "Alle endringer har en årsak, alle innspill som tas til følge, har ført til en endring, og det er tatt stilling til om "
        "endringene er vesentlige.",
        "Alle endringar har ei årsak, alle innspel som vert tekne til følgje, har ført til ei endring, og det er teke stilling "
        "til om endringane er vesentlege.",
    ),
    "ledger-no-changes": ("Ingen endringer.", "Ingen endringar."),
    "ledger-without-cause": ("Endringer uten årsak", "Endringar utan årsak"),
    "ledger-not-kept": ("Skal følges, men ingenting er endret", "Skal følgjast, men ingenting er endra"),
    "ledger-unmarked": ("Ikke vurdert om de er vesentlige", "Ikkje vurdert om dei er vesentlege"),
    "ledger-lost": ("Endringer som ikke finnes lenger", "Endringar som ikkje finst lenger"),
    # columns
    "ledger-place": ("Sted", "Stad"),
    "ledger-id": ("Merke", "Merke"),
    "ledger-change": ("Endring", "Endring"),
    "ledger-before": ("Før", "Før"),
    "ledger-after": ("Nå", "No"),
    "ledger-cause": ("Årsak", "Årsak"),
    "ledger-touches": ("Det endringen gjelder", "Det endringa gjeld"),
    "ledger-significant": ("Vesentlig", "Vesentleg"),
    "ledger-reason": ("Begrunnelse", "Grunngjeving"),
    "ledger-promise": ("Innspill eller vedtak", "Innspel eller vedtak"),
    "ledger-outcome": ("Konklusjon", "Konklusjon"),
    "ledger-shown-in": ("Endret i", "Endra i"),
    # why
    "cause-innspill": ("Innspill", "Innspel"),
    "cause-faglig": ("Faglig vurdering", "Fagleg vurdering"),
    "cause-nye-opplysninger": ("Nye opplysninger eller ny lov", "Nye opplysningar eller ny lov"),
    "cause-styringsgruppa": ("Styringsgruppa", "Styringsgruppa"),
    "cause-vedtak": ("Vedtak", "Vedtak"),
    "cause-redaksjonell": ("Redaksjonell retting", "Redaksjonell retting"),
    "cause-none": ("Ingen årsak er oppgitt", "Inga årsak er oppgjeven"),
    # what the radar finds
    "touched-mal": ("mål", "mål"),
    "touched-tiltak": ("tiltak", "tiltak"),
    "touched-tall": ("tall", "tal"),
    "touched-frist": ("frist eller årstall", "frist eller årstal"),
    "touched-sted": ("sted", "stad"),
    "touched-part": ("navngitt part", "namngjeven part"),
    "significant-yes": ("Ja", "Ja"),
    "significant-no": ("Nei", "Nei"),
    "significant-unknown": ("Ikke vurdert", "Ikkje vurdert"),
    # wording
    "wording-before": ("Før:", "Før:"),
    "wording-after": ("Nå:", "No:"),
    "wording-new": ("Nytt:", "Nytt:"),
    "wording-gone": ("Tatt ut:", "Teke ut:"),
    "wording-moved": ("Flyttet.", "Flytta."),
    "wording-set": ("Samme ord, satt på en annen måte.", "Same ord, sette på ein annan måte."),
    "wording-one": ("Én endring.", "Éi endring."),
    "wording-count": ("{count} endringer.", "{count} endringar."),
    "wording-one-more": ("og én endring til", "og éi endring til"),
    "wording-more": ("og {count} endringer til", "og {count} endringar til"),
    # the redline
    "redline-title": ("{title}, med endringene fra {base}", "{title}, med endringane frå {base}"),
    "redline-file": ("med-endringer", "med-endringar"),
    "redline-follows": ("Følger opp innspill {point}.", "Følgjer opp innspel {point}."),
    "redline-decided": ("Følger av vedtak: {decision}.", "Følgjer av vedtak: {decision}."),
    "redline-cause": ("{cause}: {reason}", "{cause}: {reason}"),
}
