"""The words that references are made of, in bokmål and nynorsk, and numbers written as words."""

from __future__ import annotations

import re
from typing import Final

from planverk.model.reference import MentionKind

_CARDINALS = (
    ("en", "ett", "ein", "eitt"),
    ("to",),
    ("tre",),
    ("fire",),
    ("fem",),
    ("seks",),
    ("sju", "syv"),
    ("åtte",),
    ("ni",),
    ("ti",),
    ("elleve",),
    ("tolv",),
    ("tretten",),
    ("fjorten",),
    ("femten",),
    ("seksten",),
    ("sytten", "søtten"),
    ("atten",),
    ("nitten",),
    ("tjue",),
)
_ORDINALS = (
    ("første", "fyrste"),
    ("andre",),
    ("tredje",),
    ("fjerde",),
    ("femte",),
    ("sjette",),
    ("sjuende", "syvende", "sjuande"),
    ("åttende", "åttande"),
    ("niende", "niande"),
    ("tiende", "tiande"),
)
CARDINAL: Final = {word: str(n) for n, words in enumerate(_CARDINALS, 1) for word in words}
ORDINAL: Final = {word: str(n) for n, words in enumerate(_ORDINALS, 1) for word in words}

# What is named before a number or a letter. Longest forms first, as the alternation takes the first that fits.
KEYWORDS: Final[dict[MentionKind, str]] = {
    # «avsnitt 3.2» is a place in the plan, «avsnitt 3» the third of some page
    "chapter": r"(?:(?:del|under|hoved)?kap(?:it(?:telet|tela|tel|elet|el|lene|let|ler|la)|\b|(?=\d))\.?|"
    r"avsnitt(?:ene|et|a)?\b(?=\s*\d{1,2}\.\d))",
    "point": r"(?:under)?(?:punkt(?:ene|et|er|a)?\b|pkt(?:\b|(?=\d))|pt\b)\.?",
    "page": r"(?:side(?:ne|ane|n|r)?|sida|sd|s)\b\.?",
    "measure": r"tiltak(?:ene|et|a)?\b",
    "goal": r"(?:del|hovud|hoved|under)?mål(?:set(?:t|n|j)ing(?:ene|ane|en|er|ar|a)?|ene|et|a)?\b",
    "strategy": r"strategi(?:ene|ane|en|er|ar)?\b",
    "indicator": r"indikator(?:ene|ane|en|er|ar)?\b",
    "activity": r"aktivitet(?:ene|ane|en|er|ar)?\b",
    "appendix": r"vedlegg(?:ene|et|a)?\b",
    "table": r"(?:tabell(?:ene|ane|en|er|ar)?\b|tab\.)",
    "figure": r"(?:figur(?:ene|ane|en|er|ar)?\b|fig\.)",
    "part": r"del\b",
}

# Letters that every form of a keyword has in it, small.
STEMS: Final[dict[MentionKind, tuple[str, ...]]] = {
    "chapter": ("kap", "avsnitt"),
    "point": ("punkt", "pkt", "pt"),
    "page": ("side", "sida", "sd", "s"),
    "measure": ("tiltak",),
    "goal": ("mål",),
    "strategy": ("strategi",),
    "indicator": ("indikator",),
    "activity": ("aktivitet",),
    "appendix": ("vedlegg",),
    "table": ("tabell", "tab."),
    "figure": ("figur", "fig."),
    "part": ("del",),
}

# After these a number is an amount, and not a label: «mål 90 %», «tiltak 3 millioner».
AMOUNT: Final = re.compile(
    r"\s*(?:%|prosent|mill\b|mill\.|million|milliard|kr\b|kroner|år\b|årsverk|stk|personar?\b|personer|husstand|boliger|bustad[ea]r|"
    r"enheter|einingar|timer|timar|dager|dagar|uker|veker|måneder|månader|stilling|nye\b|ansatte|tilsette|elever|elevar|plasser|plassar|"
    r"barn\b|kvm\b|m2\b|km\b|meter)",
    re.IGNORECASE,
)
# After these a number tells where in a place: «kap. 3.1, 2. avsnitt».
WITHIN: Final = re.compile(
    r"\.\s*(?:avsn|ledd|kulepunkt|strekpunkt|setning|punktum|linje|line\b|kolonne|rad\b|bokstav)", re.IGNORECASE
)

# The plan on hearing, as those who answer call it; and everything else that has chapters.
OWN: Final = re.compile(
    r"(?:(?:hørings|høyrings|plan|handlings)?(?:notat|utkast|forslag|dokument|framlegg)(?:et|ets)?|planen[s]?|handlingsplanen[s]?|"
    r"handlingsdelen[s]?|temaplanen[s]?|delplanen[s]?)",
    re.IGNORECASE,
)
OTHER: Final = re.compile(
    r"(?:[\wæøå-]+(?:plan(?:en|a)?s?|loven[s]?|lova|lovens|loven|lov|forskriften?[s]?|forskrifta|rapporten?[s]?|meldingen?[s]?|meldinga|"
    r"veilederen?[s]?|rettleiaren?[s]?|veileder|strategien[s]|programmet[s]?|avtalen[s]?|budsjettet[s]?|premisser)|(?:samfunns|areal)del(?:en)?s?|"
    r"lova|loven[s]?|forskriften[s]?|budsjettet[s]?|reglementet[s]?|vedtekt(?:ene|er)|[\wæøå-]*agenda(?:en)?s?|St\.\s?meld|NOU|Prop\.|Meld\.|veileder(?:en)?s?|rettleiar(?:en)?s?|[\wæøå-]*(?:planverket|konvensjonen)s?|"
    r"saks(?:fram|frem)legg(?:et)?s?|sakspapir(?:et|a|ene)?s?|h[øo]y?rings(?:brev|skjema)(?:et)?s?|svarskjema(?:et)?s?|"
    r"(?:pbl|tekl|fvl|offl|hol|hotjl|sotjl|bvl|khl|koml|kommunel|opplæringsl|barnehagel|husll|phvl|pbrl|folkehelsel))",
    re.IGNORECASE,
)
LAW: Final = re.compile(r"(?:lov(?:en|a|ens)?s?|forskrift(?:en|a|ens)?|konvensjonens?|l)\Z", re.IGNORECASE)
# «lov om barnevern kapittel 3», «kapittel 3 i samme forskrift».
LAW_BEFORE: Final = re.compile(r"\b(?:lov|forskrift)(?:en|a)?\s+(?:[\d.]+\s+)?om\s+(?:[\wæøå-]+,?\s+){1,8}\(?\Z", re.IGNORECASE)
SAME: Final = re.compile(r"\s*,?\s*(?:i|av)\s+(?:den\s+)?(?:samme|same|nevnte|nemnde)\s+(?P<what>[\wæøå-]+)", re.IGNORECASE)
SELF: Final = re.compile(
    r"(?:ovenfor|ovanfor|nedenfor|nedanfor|over\b|under\b(?!\s+(?:kap|punkt|pkt|overskrift|tiltak))|(?:i|til)\s+(?:dette|vårt|denne|vår)\s+(?:brevet|brev|uttalelsen|uttalelse|fråsegna|"
    r"fråsegn|svaret|svar|notatet)|i\s+(?:uttalelsen|brevet|fråsegna|svaret)\s+vår[t]?)",
    re.IGNORECASE,
)
_OURS = (
    r"(?:eget|egen|egne|eige|eigen|eigne|tidligere|tidlegare|første|fyrste|brevs?|svars?|høringssvar|høyringssvar|uttalelses?|"
    r"høringsuttalelses?|fråsegn|høyringsfråsegn|notats?|merknad(?:er|ar)?|innspill|innspel|kommentar(?:er|ar)?|i|under)"
)
SELF_BEFORE: Final = re.compile(
    rf"(?:\b(?:vårt|våre|vår|mitt|mine|min)\s+(?:{_OURS}\s+){{0,3}}|se\s+(?:også\s+)?ovenfor\s+|sjå\s+(?:òg\s+)?ovanfor\s+)\Z",
    re.IGNORECASE,
)
# «Rusmiddelpolitisk plan, tiltak 5»: a plan named with what it is about.
OTHER_BEFORE: Final = re.compile(
    r"\b(?P<what>[\wæøå-]{3,}(?:isk|sial|nell|lig|leg|iv|al))\s+(?:handlings|tema|del)?plan(?:en)?s?(?:\s+\d{4}\s?[–-]\s?\d{4})?,?\s+\Z",
    re.IGNORECASE,
)
# «I økonomiplanen er tiltak 7 …», «etter husleieloven skal kapittel 3 …»: named first, and the place a few words later.
NAMED_BEFORE: Final = re.compile(
    r"\b(?:i|etter|ifølge|iflg\.?|fra|frå)\s+(?P<name>[\wæøå-]+)\s+"
    r"(?:er|står|ligger|ligg|heter|heiter|har|viser|omtaler|omtalar|sier|seier|gir|gjev|skal)\s+(?:[\wæøå]+\s+){0,3}\Z",
    re.IGNORECASE,
)
# «NOU 2011: 15 kapittel 4», «St.meld. nr. 23 (2003–2004), kapittel 2».
PAPER_BEFORE: Final = re.compile(
    r"\b(?:NOU|(?:St\.\s?)?meld\.(?:\s?St\.)?|(?:Ot\.\s?)?prp\.|Prop\.|Innst\.|rundskriv|NS)\s*(?:nr\.?\s*)?"
    r"(?:[A-Z][a-z]*)?[-–\d:/()\s]{0,24}(?:[LS]\b)?[\s,]*\Z",
    re.IGNORECASE,
)
PAPERS: Final = ("nou", "meld.", "prp.", "prop.", "innst.", "rundskriv", "ns")  # letters that each of these has, small
# «Økonomiplan 2026–2029, tiltak 3», «i forrige oppvekstplan var tiltak 3 …».
PLAN_OF: Final = re.compile(
    r"\b(?P<what>[\wæøå-]*(?:plan|program|budsjett|strategi|melding))\s+\d{4}(?:\s?[–-]\s?\d{4})?,?\s*\Z", re.IGNORECASE
)
PLAN_BEFORE_IT: Final = re.compile(
    r"\b(?:forrige|førre|gamle|gammel|tidligere|tidlegare|gjeldende|gjeldande)\s+[\wæøå-]*plan(?:en)?\b[^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
# «Kommunedelplan for idrett (tiltak 6)», «Strategi for frivillighet, kapittel 2».
PLAN_FOR: Final = re.compile(
    r"\b(?:[\wæøå-]*plan|[\wæøå-]+strategi|strategi|program|retningslinjer|retningsliner)(?:en)?\s+for\s+"
    r"(?P<what>(?:[\wæøå-]+\s*){1,5})[(,]?\s*\Z",
    re.IGNORECASE,
)
THERE: Final = re.compile(r"\s+(?:der|same stad|samme sted)\s*(?:[.;)]|\Z)", re.IGNORECASE)
SINCE: Final = re.compile(r"(?:siden|sida)\b", re.IGNORECASE)
