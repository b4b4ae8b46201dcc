"""The words of what is sent out with a hearing, in bokmål and nynorsk; part of model/labels.py.

A sentence with values between braces is filled by documents/sending.py; a municipality that says it otherwise overrides it under
`wording.labels`, with the same values.
"""

from __future__ import annotations

HEARING_LABELS: dict[str, tuple[str, str]] = {
    # kinds of rounds, and what was decided
    "round-hearing": ("Høring", "Høyring"),
    "round-public-inspection": ("Høring og offentlig ettersyn", "Høyring og offentleg ettersyn"),
    "round-planning-programme": ("Høring av planprogram", "Høyring av planprogram"),
    "round-limited": ("Begrenset høring", "Avgrensa høyring"),
    "round-heading": ("{round}: {title}", "{round}: {title}"),
    "round-act-hearing": ("sende {title} på høring", "sende {title} på høyring"),
    "round-act-public-inspection": (
        "sende {title} på høring og legge planen ut til offentlig ettersyn",
        "sende {title} på høyring og leggje planen ut til offentleg ettersyn",
    ),
    "round-act-planning-programme": ("sende {title} på høring", "sende {title} på høyring"),
    "round-act-limited": ("sende deler av {title} på ny høring", "sende delar av {title} på ny høyring"),
    "round-decided": ("{body} vedtok {date} i sak {number} å {act}.", "{body} vedtok {date} i sak {number} å {act}."),
    "round-decided-plain": ("{body} vedtok {date} å {act}.", "{body} vedtok {date} å {act}."),
    "round-decided-nobody": ("{municipality} har vedtatt å {act}.", "{municipality} har vedteke å {act}."),
    "round-draft": (
        "Dette er et utkast. Brevet blir sendt når {body} har vedtatt å {act}.",
        "Dette er eit utkast. Brevet vert sendt når {body} har vedteke å {act}.",
    ),
    "round-draft-body": ("kommunen", "kommunen"),
    "round-purpose": (
        "Formålet med høringen er å få fram synspunkter og kunnskap før planen blir behandlet politisk.",
        "Føremålet med høyringa er å få fram synspunkt og kunnskap før planen vert behandla politisk.",
    ),
    "round-purpose-limited": (
        "Planen er endret siden forrige høring. Denne høringen gjelder bare de delene som er nevnt nedenfor.",
        "Planen er endra sidan førre høyring. Denne høyringa gjeld berre dei delane som er nemnde nedanfor.",
    ),
    # what was attached to a mail
    "attached": ("Vedlegg: {name}", "Vedlegg: {name}"),
    "attached-same": ("Vedlegg: {name} (samme tekst som {other})", "Vedlegg: {name} (same tekst som {other})"),
    "attached-mail": ("e-posten", "e-posten"),
    "attached-ours": ("Vedlegg: {name} ({other})", "Vedlegg: {name} ({other})"),
    "attached-plan": ("planen som er på høring", "planen som er på høyring"),
    "attached-typed": ("Skrevet av fra originalen:", "Skrive av frå originalen:"),
    # legal basis, by type of plan (plan- og bygningsloven chapters 4 and 11)
    "legal-own": (
        "Plan- og bygningsloven har ingen egne regler om høring av en {type}. Kommunen har selv fastsatt fristen.",
        "Plan- og bygningslova har ingen eigne reglar om høyring av ein {type}. Kommunen har sjølv fastsett fristen.",
    ),
    "legal-kommuneplan": (
        "Høringen følger plan- og bygningsloven §\u00a011-14. Fristen skal være minst seks uker.",
        "Høyringa følgjer plan- og bygningslova §\u00a011-14. Fristen skal vere minst seks veker.",
    ),
    "legal-planprogram": (
        "Høringen følger plan- og bygningsloven §\u00a04-1 og §\u00a011-13. Fristen skal være minst seks uker.",
        "Høyringa følgjer plan- og bygningslova §\u00a04-1 og §\u00a011-13. Fristen skal vere minst seks veker.",
    ),
    "legal-planstrategi": (
        "Planstrategien blir behandlet etter plan- og bygningsloven §\u00a010-1.",
        "Planstrategien vert behandla etter plan- og bygningslova §\u00a010-1.",
    ),
    "legal-limited": (
        "Høringen gjelder endringer i en plan som har vært på høring før. Kommunen har selv fastsatt fristen.",
        "Høyringa gjeld endringar i ein plan som har vore på høyring før. Kommunen har sjølv fastsett fristen.",
    ),
    # the letter
    "hearing-letter": ("Høringsbrev", "Høyringsbrev"),
    "hearing-letter-title": ("Utkast til høringsbrev", "Utkast til høyringsbrev"),
    "letter-date": ("Dato", "Dato"),
    "letter-our-ref": ("Vår referanse", "Vår referanse"),
    "letter-contact": ("Kontakt", "Kontakt"),
    "letter-deadline": ("Høringsfrist", "Høyringsfrist"),
    "letter-attention": ("Att.", "Att."),
    "letter-to-list": ("Høringsinstanser i listen nedenfor", "Høyringsinstansar i lista nedanfor"),
    "letter-where": ("Her kan dere lese planen", "Her kan de lese planen"),
    "letter-how": ("Slik svarer dere", "Slik svarar de"),
    "letter-enclosed": ("Vedlegg", "Vedlegg"),
    "letter-recipients": ("Høringsinstanser", "Høyringsinstansar"),
    "letter-regards": ("Med hilsen", "Med helsing"),
    "where-enclosed": (
        "Høringsversjonen ligger ved ({version}). Det er sidene i denne PDF-utgaven et svar bør vise til.",
        "Høyringsversjonen ligg ved ({version}). Det er sidene i denne PDF-utgåva eit svar bør vise til.",
    ),
    "where-corrected": (
        "Dette er en rettet utgave, som kommer i stedet for den dere har fått.",
        "Dette er ei retta utgåve, som kjem i staden for den de har fått.",
    ),
    "where-web": ("Planen ligger også på {web}.", "Planen ligg òg på {web}."),
    "where-read": ("Les planen på {web}.", "Les planen på {web}."),
    "how-send": ("Send svaret til {to}, og merk det med {mark}.", "Send svaret til {to}, og merk det med {mark}."),
    "how-mark": ("saksnummer {case}", "saksnummer {case}"),
    "how-or": ("eller", "eller"),
    "how-form": (
        "Bruk gjerne svarskjemaet som ligger ved. Det har et felt for hvert kapittel. Skriver dere et eget brev, er det "
        "til hjelp at hvert innspill viser til kapittel, tiltak eller sidetall.",
        "Bruk gjerne svarskjemaet som ligg ved. Det har eit felt for kvart kapittel. Skriv de eit eige brev, er det "
        "til hjelp at kvart innspel viser til kapittel, tiltak eller sidetal.",
    ),
    "deadline-common": ("Fristen for å svare er {deadline}.", "Fristen for å svare er {deadline}."),
    "deadline-own": (
        "Fristen for dere er {deadline}. Den vanlige fristen er {common}.",
        "Fristen for dykk er {deadline}. Den vanlege fristen er {common}.",
    ),
    "promise": (
        "Kommunen svarer ikke på hver uttalelse for seg. Alle blir oppsummert og vurdert i saken når planen skal vedtas.",
        "Kommunen svarar ikkje på kvar fråsegn for seg. Alle vert oppsummerte og vurderte i saka når planen skal vedtakast.",
    ),
    "privacy": (
        "Høringsuttalelser er som regel offentlige. Ikke skriv taushetsbelagte eller sensitive opplysninger, verken om deg selv "
        "eller andre.",
        "Høyringsfråsegner er som regel offentlege. Ikkje skriv teiepliktige eller sensitive opplysningar, verken om deg sjølv "
        "eller andre.",
    ),
    "contact-sentence": ("Spørsmål kan rettes til {contact}.", "Spørsmål kan rettast til {contact}."),
    # the mail that carries the letter
    "mail-subject": ("{heading}. Frist {deadline}", "{heading}. Frist {deadline}"),
    "mail-greeting": ("Til {name}", "Til {name}"),
    "mail-attached": ("Brev, høringsversjon og svarskjema er lagt ved.", "Brev, høyringsversjon og svarskjema er lagde ved."),
    "mail-without-plan": (
        "Brev og svarskjema er lagt ved. Planen er for stor for en e-post.",
        "Brev og svarskjema er lagde ved. Planen er for stor for ein e-post.",
    ),
    # the announcement
    "announcement": ("Kunngjøring", "Kunngjering"),
    "announcement-title": ("Kunngjøring", "Kunngjering"),
    "announcement-where": ("Les planen", "Les planen"),
    "announcement-how": ("Gi innspill", "Gje innspel"),
    "announcement-anyone": (
        "Alle kan gi innspill, også de som ikke har fått brev om høringen.",
        "Alle kan gje innspel, òg dei som ikkje har fått brev om høyringa.",
    ),
    # the list of bodies
    "bodies": ("Høringsinstanser", "Høyringsinstansar"),
    "bodies-title": ("Høringsinstanser", "Høyringsinstansar"),
    "bodies-lead": ("{count} får brev om høringen.", "{count} får brev om høyringa."),
    # the answer form
    "answer-form": ("Svarskjema", "Svarskjema"),
    "answer-form-title": ("Svarskjema", "Svarskjema"),
    "form-title": ("Svar på høring", "Svar på høyring"),
    "form-lead": (
        "Fyll ut de feltene dere har noe å si om, lagre filen, og send den til {to} innen {deadline}.",
        "Fyll ut dei felta de har noko å seie om, lagre fila, og send ho til {to} innan {deadline}.",
    ),
    "form-sender": ("Hvem svarer?", "Kven svarar?"),
    "form-whole": ("Svaret som helhet", "Svaret som heilskap"),
    "form-parts": ("Innspill til kapitlene", "Innspel til kapitla"),
    "form-name": ("Navn på den som svarer", "Namn på den som svarar"),
    "form-kind": ("Type avsender", "Type avsendar"),
    "form-contact": ("Kontaktperson", "Kontaktperson"),
    "form-email": ("E-post", "E-post"),
    "form-reference": ("Deres referanse", "Dykkar referanse"),
    "form-stance": ("Hva mener dere om planen?", "Kva meiner de om planen?"),
    "form-remarks": ("Har dere merknader?", "Har de merknader?"),
    "form-general": ("Generelle innspill", "Generelle innspel"),
    "form-section": ("Innspill til {section}", "Innspel til {section}"),
    "form-page": ("side {pages}", "side {pages}"),
    "form-pages": ("Sidetallene gjelder PDF-utgaven av planen.", "Sidetala gjeld PDF-utgåva av planen."),
    "form-write": ("Skriv her", "Skriv her"),
    "form-choose": ("Velg", "Vel"),
    "form-kind-intern": ("kommunal enhet", "kommunal eining"),
    "form-stance-stotter": ("støtter planen", "støttar planen"),
    "form-stance-stotter-delvis": ("støtter delvis", "støttar delvis"),
    "form-stance-gar-imot": ("går imot planen", "går imot planen"),
    "form-stance-ingen": ("tar ikke stilling", "tek ikkje stilling"),
    # the hearing edition
    "edition-pages": (
        "Sidetallene i innholdsfortegnelsen er de som står i PDF-utgaven. Vis til PDF-utgaven når du viser til en side.",
        "Sidetala i innhaldslista er dei som står i PDF-utgåva. Vis til PDF-utgåva når du viser til ei side.",
    ),
    "edition-corrected": ("Rettet høringsversjon", "Retta høyringsversjon"),
    # names of the files
    "consultation-file-letter": ("horingsbrev", "hoyringsbrev"),
    "consultation-file-letter-draft": ("horingsbrev-utkast", "hoyringsbrev-utkast"),
    "consultation-file-announcement": ("kunngjoring", "kunngjering"),
    "consultation-file-form": ("svarskjema", "svarskjema"),
    "consultation-file-bodies": ("horingsinstanser", "hoyringsinstansar"),
}
