"""`planverk check`: everything that there is to mend, without building anything."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.findings import Finding
from planverk.service.assembling import assemble
from planverk.service.gathering import gather
from planverk.service.guard import exposed_by_hand
from planverk.service.remembering import recall, remember
from planverk.service.states import look_at
from planverk.service.workspace import Home
from planverk.store.versions import check_version, find_versions


@dataclass(frozen=True)
class Checked:
    """The findings in the order of files and lines, and how many documents were looked at."""

    findings: tuple[Finding, ...]
    documents: int

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)


def check(home: Home, names: tuple[str, ...] = (), at: str = "") -> Checked:
    """Reads and checks the documents chosen (all for none), and every named version. Raises MissingFile, UnknownVersion."""
    recall(home.root)
    with look_at(home, at) as state:
        gathered = gather(state, names)
        found = assemble(gathered).all_findings
    remember(home.root)
    if not at:
        found += tuple(exposed_by_hand(home))
    if not at and not names:
        versions = find_versions(home.tree)
        found += tuple(finding for version in versions for finding in check_version(home.tree, version, home.history))
    return Checked(tuple(sorted(dict.fromkeys(found), key=_order)), len(gathered.targets))


def _order(finding: Finding) -> tuple[str, int, str]:
    return finding.place.file, finding.place.line or 0, finding.code
