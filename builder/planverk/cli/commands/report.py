"""`planverk report`: new, export, merge, economy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planverk.checks.subject import shorten
from planverk.cli.commands.common import complete_plan, here, start
from planverk.cli.words import N_, Group, _, argument, option

if TYPE_CHECKING:
    from planverk.model.sheet import ReturnedRow
    from planverk.service.reporting.sheets import MergedRows

_PLAN = argument("plan", metavar="PLAN", shell_complete=complete_plan)


@click.group(
    cls=Group,
    short_help=N_("Report on a plan's measures."),
    help=N_(
        "Reports on a plan's measures: make one, let units fill in their rows, take the workbooks back, hand the costs over.\n\n"
        "«planverk build» makes the documents."
    ),
)
def report() -> None:
    """The group of commands about reports."""


@report.command(
    short_help=N_("Make a report, with a row for each measure that is due."),
    help=N_(
        "Makes the report CODE on PLAN: a half-year (2012-H1) or a year (2012), with a row for each measure that is due.\n\n"
        "Status and progress are carried over from the last report."
    ),
)
@_PLAN
@argument("code", metavar="CODE")
@option("--final", is_flag=True, help=N_("The plan's last report."))
def new(plan: str, code: str, final: bool) -> int:
    from planverk.service.reporting.new import new_report  # with the command, not with --help

    home, actor = start()
    return _tell(new_report(home, plan, code, actor, final))


@report.command(
    short_help=N_("Make a workbook for each unit to fill in."),
    help=N_("Makes an XLSX in build/ for each unit, with that unit's rows of the REPORT (2012-h1), else of the newest one."),
)
@_PLAN
@argument("name", metavar="[REPORT]", default="")
@option(
    "--unit",
    "units",
    multiple=True,
    metavar="UNIT",
    help=N_("Only for this unit (its code or its name). May be given several times."),
)
def export(plan: str, name: str, units: tuple[str, ...]) -> int:
    from planverk.service.reporting.sheets import export as service  # with the command, not with --help

    made = service(here(), plan, name, units)
    if made.without_unit and not units:
        sentence = _("Rows that say no unit are in no workbook: {rows}. Write the unit in each: unit: …")
        click.echo(sentence.format(rows=", ".join(made.without_unit)), err=True)
    return _tell(made.files)


@report.command(
    short_help=N_("Take back a workbook that a unit has filled in."),
    help=N_(
        "Takes what was written in FILE into the report, cell by cell. A cell that was changed here, too, is told of only.\n\n"
        "Rows may have been sorted, hidden, added or deleted."
    ),
)
@argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--dry-run", "--preview", "preview", is_flag=True, help=N_("Only tell what would be done."))
def merge(file: Path, preview: bool) -> int:
    from planverk.service.import_documents import read_bytes  # with the command, not with --help
    from planverk.service.reporting.sheets import merge as service

    home, actor = start()
    merged = service(home, read_bytes(file), file.name, actor, preview)
    for line in _lines(merged):
        click.echo(line)
    return 0 if merged.clean else 1


@report.command(
    short_help=N_("Hand over the costs by year and unit."),
    help=N_("Makes build/PLAN-okonomi.xlsx and .csv: what the measures cost by year and by unit, with sums."),
)
@_PLAN
def economy(plan: str) -> int:
    from planverk.service.reporting.economy import economy as service  # with the command, not with --help

    return _tell(service(here(), plan))


def _tell(paths: Iterable[str]) -> int:
    for path in paths:
        click.echo(path)
    return 0


def _lines(merged: MergedRows) -> Iterable[str]:
    yield _("Taken into {report}: {count} cells.").format(report=merged.report, count=len(merged.taken))
    for conflict in merged.merge.conflicts:
        yield _("Row {row}, {column}: here it says «{ours}», there «{theirs}». Nothing was changed.").format(
            row=conflict.row, column=merged.headings[conflict.column], ours=conflict.ours, theirs=conflict.theirs
        )
    for refusal in (*merged.refused, *merged.doubtful):
        yield _("Row {row}, {column}: «{value}». {why}").format(
            row=refusal.row, column=merged.headings[refusal.column], value=refusal.value, why=refusal.why.format(_)
        )
    for column in merged.unread:
        yield _(
            "No column has the heading «{heading}», or several have, so nothing of it was taken in. Correct it, and merge again."
        ).format(heading=merged.headings[column])
    yield from _rows(merged)
    for number, author, words in merged.comments:
        yield _("Row {row}: a comment by {author} is not taken in: «{words}»").format(
            row=number, author=author or "–", words=shorten(words, 120)
        )


def _rows(merged: MergedRows) -> Iterable[str]:
    """Rows that are not those which were sent out."""
    for row in merged.merge.added:
        yield _("Row {row} was added and is not taken in: «{words}». If it belongs in the report, write it in {file}.").format(
            row=row.row, words=_words(row), file=merged.file
        )
    for row in merged.merge.twice:
        yield _("Row {row} is a copy of a row above it, and is not taken in: «{words}».").format(row=row.row, words=_words(row))
    for row in merged.merge.unknown:
        yield _("Row {row} belongs to no row of the report, and was left out.").format(row=row.row)
    if merged.merge.missing:
        yield _("Rows that were taken out of the workbook stand as they are: {rows}").format(rows=", ".join(merged.merge.missing))


def _words(row: ReturnedRow) -> str:
    return shorten(" | ".join(filter(None, row.values.values())), 120)
