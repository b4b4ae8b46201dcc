"""The words of a text with marks (a redline), in bokmål and nynorsk; part of model/labels.py."""

from __future__ import annotations

REDLINE_LABELS: dict[str, tuple[str, str]] = {
    # what a screen reader says before marked words; a bracket closes them
    "marked-inserted": ("[tilføyd: ", "[tilføydd: "),
    "marked-deleted": ("[slettet: ", "[sletta: "),
    "marked-reformatted": ("[endret utheving: ", "[endra utheving: "),
    "marked-end": ("]", "]"),
    # what a reader is told first
    "marked-key": (
        "Slik er endringene merket: {inserted} er understreket, {deleted} er gjennomstreket, og {reformatted} er prikket under.",
        "Slik er endringane merkte: {inserted} er understreka, {deleted} er gjennomstreka, og {reformatted} er prikka under.",
    ),
    "marked-key-inserted": ("ny tekst", "ny tekst"),
    "marked-key-deleted": ("slettet tekst", "sletta tekst"),
    "marked-key-reformatted": ("tekst med endret utheving", "tekst med endra utheving"),
    "marked-key-notes": (
        "Tall i klammer fører til merknadene, som står til slutt.",
        "Tal i klammer fører til merknadene, som står til slutt.",
    ),
    "marked-notes": ("Merknader til endringene", "Merknader til endringane"),
    "marked-note": ("Merknad", "Merknad"),
    "marked-note-short": ("m", "m"),
    # sections that stand elsewhere now
    "marked-moved-to": ("Flyttet til {place}.", "Flytta til {place}."),
    "marked-moved-from": ("Flyttet hit fra {place}.", "Flytta hit frå {place}."),
    "marked-figure": ("Figur", "Figur"),
}
