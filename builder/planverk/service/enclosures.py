"""PDFs that others have made, as they are attached to cases: found, looked at, and named where not everybody can read them."""

from __future__ import annotations

from dataclasses import dataclass, field

from planverk.errors import PlanverkError
from planverk.findings import Finding, Severity, note, warning
from planverk.model.place import Place
from planverk.readers.enclosure import look_at
from planverk.service.workspace import Home

_MOST = 100  # MB of one attachment: what a reader on a tablet can be sent
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Sheets:
    """A PDF that can be joined in: where it lies, its bytes, its number of pages."""

    file: str
    data: bytes = field(repr=False)
    pages: int


class Enclosures:
    """Reads attached PDFs. Each that cannot be joined in, or that not everybody can read, is a finding."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.findings: list[Finding] = []

    def sheets(self, file: str, listed: Place) -> Sheets | None:
        """The PDF in `file`, which is listed at `listed`; None, and a finding, where it cannot be joined in."""
        place = Place(file)
        path = self._home.root / file
        try:
            size = path.stat().st_size // _MEGABYTE if self._home.tree.exists(file) else 0
            if size > _MOST:
                self.findings.append(_too_large(place, size))
                return None
            data = self._home.tree.read(file)
            seen = look_at(data, place)
        except PlanverkError as fault:
            where = fault.place if fault.place.file else listed
            self.findings.append(Finding("MT11", Severity.WARNING, where, fault.message, fault.hint))
            return None
        if not seen.tagged:
            self.findings.append(_untagged(place))
        elif not seen.archive_part:
            self.findings.append(_no_archive_form(place))
        return Sheets(file, data, seen.pages)


def _too_large(place: Place, size: int) -> Finding:
    return warning(
        "MT11",
        place,
        "The attachment is {size} MB, too large to send to anybody, and is only named.",
        "Save it with smaller pictures, below {most} MB.",
        size=size,
        most=_MOST,
    )


def _untagged(place: Place) -> Finding:
    return warning(
        "MT12",
        place,
        "The attachment is not tagged, so that whoever listens to it hears it in no order, or not at all.",
        "Ask whoever made it for a tagged PDF (PDF/A-2a or PDF/UA), or attach the text beside it.",
    )


def _no_archive_form(place: Place) -> Finding:
    return note(
        "MT12",
        place,
        "The attachment does not say that it is PDF/A, which the archive wants.",
        "Ask for PDF/A, or let the archive convert it.",
    )
