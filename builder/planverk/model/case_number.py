"""Numbers that come in pairs: 58/11 (a body's case number) and 2011/4185 (the archive's)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIR = re.compile(r"(\d{1,6})/(\d{1,6})\Z")


@dataclass(frozen=True, order=True)
class CaseNumber:
    """A body's running case number: year (four digits) and sequence."""

    year: int
    sequence: int

    def format(self, pattern: str) -> str:
        """The number as a municipality writes it: a pattern of `{seq}`, `{yy}` and `{year}`, as `{seq}/{yy}` or `{yy}/{seq}`."""
        return (
            pattern.replace("{seq}", str(self.sequence))
            .replace("{yy}", f"{self.year % 100:02}")
            .replace("{year}", str(self.year))
        )


def parse_case_number(text: str, pattern: str) -> CaseNumber | None:
    """The pair that `text` holds, read in the municipality's own order; None where it is not of that form.

    The two orders cannot be told apart from the string («15/7» is both), so the pattern decides.
    """
    expression = re.escape(pattern)
    for name, digits in (("seq", r"(?P<seq>\d{1,6})"), ("yy", r"(?P<yy>\d{2})"), ("year", r"(?P<year>\d{4})")):
        expression = expression.replace(re.escape("{" + name + "}"), digits)
    found = re.fullmatch(expression, text.strip())
    if found is None:
        return None
    groups = found.groupdict()
    year = int(groups["year"]) if groups.get("year") else _century(int(groups.get("yy") or 0))
    return CaseNumber(year, int(groups.get("seq") or 0))


def _century(two_digits: int) -> int:
    return 1900 + two_digits if two_digits >= 70 else 2000 + two_digits


@dataclass(frozen=True, order=True)
class ArchiveCase:
    """The archive's case: year and sequence, written `2011/4185` by every archive seen."""

    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.year}/{self.sequence}"


def parse_archive_case(text: str) -> ArchiveCase | None:
    """The pair in `2011/4185` or `11/4185`; None where the text is something else."""
    found = _PAIR.match(text.strip())
    if found is None:
        return None
    year = int(found[1])
    return ArchiveCase(year if year > 99 else _century(year), int(found[2]))


@dataclass(frozen=True)
class Archive:
    """Where the archive keeps a matter: its case and its class (a K-code, as `F17`; free text)."""

    case: ArchiveCase | None = None
    classification: str = ""

    def __str__(self) -> str:
        return str(self.case or "")
