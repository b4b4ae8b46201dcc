"""Who wrote: the address that git knows a name by."""

from __future__ import annotations

from planverk.model.ids import make_id
from planverk.service.workspace import Home
from planverk.store.authors import address


def address_of(home: Home, name: str) -> str:
    """The e-mail address that somebody of that name has signed with here before; else one that leads nowhere (RFC 2606)."""
    known = address(home.history, name) if home.history is not None else ""
    return known or f"{make_id(name, fallback='forfatter')}@word.invalid"
