"""What the command line shows: findings, results, faults, and how long work is going on."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from planverk.cli.words import N_, _
from planverk.errors import PlanverkError
from planverk.findings import Finding, Severity

if TYPE_CHECKING:
    from planverk.service.making import Progress

_NAMES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def findings(found: Iterable[Finding], err: bool = True) -> None:
    """Each finding with its place first, so that editors can jump there; what to do next on a line below."""
    for finding in found:
        place = f"{finding.place}: " if finding.place.file else ""
        name = click.style(_(_NAMES[finding.severity]), fg=_COLOURS[finding.severity], bold=finding.is_error)
        click.echo(f"{place}{name} {finding.code}: {finding.message.format(_)}", err=err)
        if finding.hint.text:
            click.echo(f"    {finding.hint.format(_)}", err=err)


def as_json(found: Iterable[Finding], documents: int) -> str:
    """The findings as JSON: an object with `findings` and the counts."""
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "document": finding.concerns,
            "file": finding.place.file,
            "line": finding.place.line,
            "end": finding.place.end,
            "message": finding.message.format(_),
            "hint": finding.hint.format(_),
        }
        for finding in found
    ]
    counts = {severity.value: sum(row["severity"] == severity.value for row in rows) for severity in Severity}
    return json.dumps({"format": 1, "documents": documents, "counts": counts, "findings": rows}, ensure_ascii=False, indent=2)


def counted(found: Iterable[Finding]) -> str:
    """How many errors, warnings and notes there are, in words."""
    severities = [finding.severity for finding in found]
    if not severities:
        return _("Nothing to mend.")
    numbers = {severity.value: severities.count(severity) for severity in Severity}
    return _("Errors: {error}. Warnings: {warning}. Notes: {note}.").format_map(numbers)


def fault(error: PlanverkError) -> None:
    """A sentence or two on stderr: what is wrong, where, and what to do."""
    place = f"{error.place}: " if error.place.file else ""
    click.echo(f"{place}{click.style(_('error'), fg='red', bold=True)}: {error.message.format(_)}", err=True)
    if error.hint.text:
        click.echo(f"    {error.hint.format(_)}", err=True)
    findings(error.others)


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """On a terminal, a line that says what is being made; elsewhere nothing, for it would only fill a log."""
    if not sys.stderr.isatty():
        yield lambda document, form: None
        return
    from rich.console import Console  # heavy, and needed only on a terminal

    with Console(stderr=True).status(_("Reading and checking …")) as status:

        def show(document: str, form: str) -> None:
            status.update(_("Making {document}: {form} …").format(document=document, form=form))

        yield show
