"""What a municipality says of itself in planverk.yaml: its name, addresses and numbers are nobody's secret."""

from __future__ import annotations

from planverk.readers.settings import read_settings
from planverk.service.workspace import Home


def own_words(home: Home) -> str:
    """Name, address, e-mail, web and phone, a line each; empty where planverk.yaml cannot be read."""
    settings = read_settings(home.tree).value
    if settings is None:
        return ""
    town = settings.municipality
    return "\n".join((town.name, town.address, town.email, town.web, town.phone))
