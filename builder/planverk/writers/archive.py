"""The manifests of a package for the archive (CSV and JSON), and what stands in it for whoever opens it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping

from planverk.model.archive import COLUMNS, ENCLOSED, MANIFEST_CSV, MANIFEST_JSON, MISSING, README, WITHHELD, Package, row
from planverk.model.safe_cells import safe

FORMAT = 1
_BOM = b"\xef\xbb\xbf"


def manifests(package: Package) -> dict[str, bytes]:
    """`manifest.csv`, `LESMEG.txt` and `manifest.json`, which knows the hashes of the other two."""
    files = {MANIFEST_CSV: csv_of(package), README: readme(package)}
    return files | {MANIFEST_JSON: json_of(package, files)}


def csv_of(package: Package) -> bytes:
    """Semicolons, UTF-8 with a byte order mark, every cell quoted: what Excel opens as it stands."""
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    for number, record in enumerate(package.records, start=1):
        cells = row(number, record)
        sheet.writerow("" if cells[key] is None else safe(str(cells[key])) for key in COLUMNS)
    return _BOM + text.getvalue().encode("utf-8", "replace")


def json_of(package: Package, beside: Mapping[str, bytes]) -> bytes:
    """The same, with what the package is of, and the hashes of the files beside the documents."""
    archive = package.archive
    whole = {
        "format": FORMAT,
        "pakke": {
            "slag": package.kind,
            "id": package.id,
            "tittel": package.title,
            "kommune": package.municipality,
            "saksaar": archive.year if archive else None,
            "sakssekvensnummer": archive.sequence if archive else None,
            "klassering": package.classification,
            "commit": package.commit,
        },
        "filer": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(beside.items())},
        "dokumenter": [row(number, record) for number, record in enumerate(package.records, start=1)],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def readme(package: Package) -> bytes:
    """What the package is, in the language of what is in it."""
    words = _NYNORSK if package.language == "nn" else _BOKMAAL
    counts = {state: sum(each.state == state for each in package.records) for state in (ENCLOSED, WITHHELD, MISSING)}
    values = {
        "title": package.title,
        "municipality": package.municipality,
        "archive": str(package.archive) if package.archive else "–",
        "class": package.classification or "–",
        "commit": package.commit or "–",
        "enclosed": str(counts[ENCLOSED]),
        "withheld": str(counts[WITHHELD]),
        "missing": str(counts[MISSING]),
    }
    for name, value in values.items():
        words = words.replace(f"<{name}>", " ".join(value.split()))
    return words.replace("\n", "\r\n").encode("utf-8", "replace")


_BOKMAAL = """\
<title>
<municipality>. Arkivsak <archive>, klassering <class>

Pakken er laget av planverk for å legges inn i arkivet eller sakssystemet.

Innhold
  dokumenter/    kommunens egne dokumenter, som PDF/A-2a
  originaler/    uttalelsene slik de kom inn
  vedlegg/       vedlegg som andre har laget, slik de er
  manifest.csv   en linje for hvert dokument (semikolon, UTF-8). Åpnes i Excel
  manifest.json  det samme for programmer

Dokumenter i pakken: <enclosed>
Holdt tilbake: <withheld>
Uten fil: <missing>

Kolonnene har navnene fra Noark 5 og Fiks Arkiv. tilknyttetRegistreringSom er H (hoveddokument) eller V (vedlegg).
variantformat er A (arkivformat), P (slik det ble laget eller sendt) eller O (opplysninger er tatt ut). offentligTittel
og offentligAvsender kan vises for alle. Der de er ulike tittel og avsender, skal bare de offentlige vises utad.
«holdt tilbake» betyr at dokumentet finnes, men ligger utenfor pakken fordi en privatperson har skrevet det.
sha256 viser om en fil er uendret. Hele pakken kontrolleres med: planverk archive verify MAPPE

Laget av commit <commit>.
"""
_NYNORSK = """\
<title>
<municipality>. Arkivsak <archive>, klassering <class>

Pakka er laga av planverk for å leggjast inn i arkivet eller sakssystemet.

Innhald
  dokumenter/    kommunen sine eigne dokument, som PDF/A-2a
  originaler/    fråsegnene slik dei kom inn
  vedlegg/       vedlegg som andre har laga, slik dei er
  manifest.csv   ei linje for kvart dokument (semikolon, UTF-8). Kan opnast i Excel
  manifest.json  det same for program

Dokument i pakka: <enclosed>
Haldne tilbake: <withheld>
Utan fil: <missing>

Kolonnane har namna frå Noark 5 og Fiks Arkiv. tilknyttetRegistreringSom er H (hovuddokument) eller V (vedlegg).
variantformat er A (arkivformat), P (slik det vart laga eller sendt) eller O (opplysningar er tekne ut). offentligTittel
og offentligAvsender kan visast for alle. Der dei er ulike tittel og avsender, skal berre dei offentlege visast utad.
«holdt tilbake» tyder at dokumentet finst, men ligg utanfor pakka fordi ein privatperson har skrive det.
sha256 viser om ei fil er uendra. Heile pakka vert kontrollert med: planverk archive verify MAPPE

Laga av commit <commit>.
"""
