"""Which bodies of a municipality only speak, and do not decide."""

from __future__ import annotations

import re

# Bodies that speak and do not decide: the councils of kommuneloven § 5-12 and their like, known by their names.
_ADVISORY = re.compile(r"(eldre|senior|ungdoms|bruker|studentr?)råd|\bråde?t? for\b|ungdommens", re.IGNORECASE)


def is_advisory(name: str) -> bool:
    """True where a body of this name speaks its mind to those who decide (Eldrerådet, Rådet for …)."""
    return _ADVISORY.search(name) is not None
