"""The words of meetings and of what is decided in them, in bokmål and nynorsk; part of model/labels.py."""

from __future__ import annotations

MEETING_LABELS: dict[str, tuple[str, str]] = {
    # a case in the minutes
    "minutes-treatment": ("Behandling", "Behandling"),
    "minutes-motions": ("Forslag i møtet", "Framlegg i møtet"),
    "minutes-votes": ("Votering", "Røysting"),
    "minutes-uttalelse": ("Uttalelse", "Fråsegn"),
    "minutes-innstilling": ("Innstilling", "Tilråding"),
    "minutes-vedtak": ("Vedtak", "Vedtak"),
    "minutes-postponed": ("Saken ble utsatt.", "Saka vart utsett."),
    "minutes-entry": ("Protokolltilførsel fra {by}:", "Protokolltilførsel frå {by}:"),
    "minutes-present": ("Til stede i saken: {names}.", "Til stades i saka: {names}."),
    "minutes-disqualified": (
        "{name} var inhabil{basis} og deltok ikke i behandlingen av saken.",
        "{name} var inhabil{basis} og tok ikkje del i behandlinga av saka.",
    ),
    "minutes-disqualified-vote": ("Dette ble avgjort {vote}.", "Dette vart avgjort {vote}."),
    "minutes-stepped-in": ("{name} trådte inn.", "{name} tok sete."),
    # proposals made in the meeting
    "motion-endring": ("Endringsforslag", "Endringsframlegg"),
    "motion-tillegg": ("Tilleggsforslag", "Tilleggsframlegg"),
    "motion-alternativ": ("Alternativt forslag", "Alternativt framlegg"),
    "motion-avvisning": ("Forslag om avvisning", "Framlegg om avvising"),
    "motion-utsettelse": ("Forslag om utsettelse", "Framlegg om utsetjing"),
    "motion-oversendelse": ("Oversendelsesforslag", "Oversendingsframlegg"),
    "motion-from": ("{kind} {number}fra {movers}{point}:", "{kind} {number}frå {movers}{point}:"),
    "motion-from-nobody": ("{kind} {number}{point}:", "{kind} {number}{point}:"),
    "motion-point": (" til punkt {point}", " til punkt {point}"),
    "motion-named": ("{kind} {number}", "{kind} {number}"),
    # votes
    "vote-proposal": ("{genitive} forslag", "{chief} sitt framlegg"),
    "vote-recommendation": ("Innstillingen", "Tilrådinga"),
    "vote-point": ("Punkt {point} i {proposal}", "Punkt {point} i {proposal}"),
    "vote-unanimous-adopted": ("{what} ble enstemmig vedtatt.", "{what} vart samrøystes vedteke."),
    "vote-unanimous-rejected": ("{what} fikk ingen stemmer og falt.", "{what} fekk inga røyst og fall."),
    "vote-adopted": (
        "{what} ble vedtatt med {for} mot {against} stemmer.",
        "{what} vart vedteke med {for} mot {against} røyster.",
    ),
    "vote-rejected": ("{what} fikk {for} mot {against} stemmer og falt.", "{what} fekk {for} mot {against} røyster og fall."),
    "vote-set-up": (
        "{what} ble satt opp mot {other} og fikk {for} mot {against} stemmer. {winner} ble vedtatt.",
        "{what} vart sett opp mot {other} og fekk {for} mot {against} røyster. {winner} vart vedteke.",
    ),
    "vote-casting": (
        "Stemmetallet var likt, og møtelederens stemme avgjorde.",
        "Røystetalet var likt, og røysta til møteleiaren avgjorde.",
    ),
    "vote-sides": ("For: {for}. Mot: {against}.", "For: {for}. Mot: {against}."),
    "vote-sides-set-up": ("For {what}: {for}. For {other}: {against}.", "For {what}: {for}. For {other}: {against}."),
    "vote-nobody": ("ingen", "ingen"),
}
