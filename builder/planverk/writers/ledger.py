"""A ledger of changes to its YAML, as the reader takes it."""

from __future__ import annotations

from planverk.model.change import Ledger, LedgerEntry
from planverk.writers.yaml import Flow, Tree, dump, given


def ledger_yaml(ledger: Ledger) -> bytes:
    """`changes/<base>.yaml`, the entries in their order."""
    return dump({"entries": [_entry(each) for each in ledger.entries]})


def _entry(entry: LedgerEntry) -> dict[str, Tree]:
    return {"change": entry.change, "section": entry.section} | given(
        target=entry.target,
        before=entry.before,
        after=entry.after,
        cause=entry.cause.value if entry.cause else None,
        points=Flow(list(entry.points)),
        decision=entry.decision,
        reason=entry.reason,
        significant=entry.significant,
        significance_reason=entry.significance_reason,
        by=entry.by,
        date=entry.date,
    )
