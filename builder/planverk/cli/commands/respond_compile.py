"""`planverk respond merge`, `case`, `facsimile` and `reply`: the workbook that came back, and what is made of the log besides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planverk.cli import show
from planverk.cli.commands.build import formats_of
from planverk.cli.commands.common import number_of, start
from planverk.cli.commands.respond_options import ROUND
from planverk.cli.words import N_, Command, _, argument, option

if TYPE_CHECKING:
    from planverk.service.making import Format
    from planverk.service.merge_sheet import Merged


# The workbook's columns that are taken in, as it heads them.
_COLUMNS = {
    "summary": N_("Point"),
    "assessment": N_("Assessment"),
    "outcome": N_("Outcome"),
    "changes": N_("Change in the plan"),
    "responsible": N_("Responsible"),
    "due": N_("Due"),
    "step": N_("Step"),
}


@click.command(
    cls=Command,
    short_help=N_("Take in the workbook of points that came back."),
    help=N_(
        "Takes in what was written in FILE, the summary's workbook (.xlsx) as it came back from those who assess.\n\n"
        "Each cell is compared with what was sent out and what stands here now. What was changed in both is a conflict: it is "
        "shown, and nothing is overwritten."
    ),
)
@argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@option("--dry-run", "--preview", "preview", is_flag=True, help=N_("Show what would be taken in, and save nothing."))
def merge(file: Path, preview: bool) -> int:
    from planverk.service.merge_sheet import merge as service  # with the command, not with --help

    home, actor = start()
    merged = service(home, file.read_bytes(), file.name, actor, preview)
    _tell(merged, preview)
    return 0 if merged.clean else 1


@click.command(
    cls=Command,
    short_help=N_("Make the documents of a hearing with names."),
    help=N_(
        "Makes the summary, the responses and the lists of a hearing with the names of private persons, and with their letters "
        "as they were sent, in build/saken/. For those who treat the case, and every page says so; planverk publish makes the "
        "public edition."
    ),
)
@option(
    "--format", "formats", metavar="FORMAT", default="docx,pdf,html", show_default=True, callback=formats_of,
    help=N_("Which kinds of files to make, with commas between: docx, pdf, html, xlsx (for tables), odt, epub."),
)  # fmt: skip
@ROUND
def case(formats: tuple[Format, ...], consultation: str) -> int:
    from planverk.service.case_edition import case_edition  # with the command, not with --help

    home, actor = start()
    with show.progress() as progress:
        made = case_edition(home, consultation, actor, formats, progress=progress)
    show.findings(made.findings)
    for file in made.files:
        click.echo(file)
    if not made.files:
        click.echo(_("No file was made."), err=True)
        return 1
    click.echo(_("Private persons named: {count}. Not to be published.").format(count=made.named))
    return 0


@click.command(
    cls=Command,
    short_help=N_("Join the originals' pages, stamped with number and date."),
    help=N_(
        "Joins the responses as they came into one PDF to read in, each page stamped with number and date. What is no PDF is "
        "shown by its text, and so are private persons' letters, unless --case is given."
    ),
)
@option("--case", is_flag=True, help=N_("For those who treat the case: with letters from private/, and names."))
@ROUND
def facsimile(case: bool, consultation: str) -> int:
    from planverk.service.facsimile import facsimile as service  # with the command, not with --help

    home, actor = start()
    copied = service(home, consultation, actor, case)
    show.findings(copied.findings)
    counts = _("{pages} pages: {originals} responses as they came, {texts} by their text.")
    click.echo(copied.file)
    click.echo(counts.format(pages=copied.pages, originals=len(copied.originals), texts=len(copied.texts)))
    return 0


@click.command(
    cls=Command,
    short_help=N_("Write to those who answered what became of it."),
    help=N_(
        "Makes a letter to the sender of each response, or of those with the numbers NR: what was decided, and what became of "
        "each point. Only after the body that decides has decided."
    ),
)
@argument("numbers", metavar="[NR]...", type=number_of, nargs=-1)
@ROUND
def reply(numbers: tuple[int, ...], consultation: str) -> int:
    from planverk.service.replying import reply as service  # with the command, not with --help

    home, actor = start()
    replies = service(home, consultation, actor, numbers)
    show.findings(replies.findings)
    for file in replies.files:
        click.echo(file)
    return int(bool(replies.without))


def _tell(merged: Merged, preview: bool) -> None:
    for change in merged.changes:
        click.echo(f"{change.key} {_headed(change.column)}: {_short(change.after) or '–'}")
    for conflict in merged.conflicts:
        sentence = _("Row {row}, point {point}, {column}: changed both here and there. Here: {ours} There: {theirs}")
        said = sentence.format(
            row=conflict.row,
            point=conflict.key,
            column=_headed(conflict.column),
            ours=_short(conflict.ours) or "–",
            theirs=_short(conflict.theirs) or "–",
        )
        click.echo(said, err=True)
    for refusal in merged.refused:
        sentence = _("Row {row}, point {point}, {column}: «{value}» was not taken. {why}")
        said = sentence.format(
            row=refusal.row,
            point=refusal.key,
            column=_headed(refusal.column),
            value=_short(refusal.value),
            why=refusal.why.format(_),
        )
        click.echo(said, err=True)
    _tell_rows(merged)
    counts = _("{count} cells would be taken in.") if preview else _("{count} cells were taken in.")
    click.echo(counts.format(count=len(merged.changes)))


def _tell_rows(merged: Merged) -> None:
    """Rows that belong to no point, or to one that is gone from the workbook."""
    for row in merged.added:
        click.echo(
            _("Row {row} was added in the workbook, and is not taken in: points are made here.").format(row=row.row), err=True
        )
    for row in merged.unknown:
        sentence = _("Row {row} is of point {point}, which is not here.")
        click.echo(sentence.format(row=row.row, point=row.key), err=True)
    for row in merged.twice:
        sentence = _("Row {row} is of point {point}, which has a row above; only the first is looked at.")
        click.echo(sentence.format(row=row.row, point=row.key), err=True)
    for column in merged.unread:
        sentence = _(
            "No column has the heading «{heading}», or several have, so nothing of it was taken in. Correct it, and merge again."
        )
        click.echo(sentence.format(heading=_headed(column)), err=True)
    if merged.missing:
        sentence = _("Points whose rows were taken out of the workbook stand as they are: {points}")
        click.echo(sentence.format(points=", ".join(merged.missing)), err=True)


def _headed(column: str) -> str:
    return _(_COLUMNS[column]) if column in _COLUMNS else column


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 70 else f"{folded[:69]}…"
