"""`planverk import plan`, `planverk import case` and `planverk import report`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planverk.checks.subject import shorten
from planverk.cli.commands.common import complete_plan, here
from planverk.cli.words import N_, Group, _, argument, option

if TYPE_CHECKING:
    from planverk.model.workspace import Settings
    from planverk.service.import_documents import ImportReport

_FILE = argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group(
    "import",
    cls=Group,
    short_help=N_("Bring in a plan, a case paper or a report from Word, PDF and others."),
    help=N_("Makes a plan, a case paper or a report of a file in another format: DOCX, ODT, RTF, HTML, PDF or plain text."),
)
def import_group() -> None:
    """The group of commands that bring things in."""


@import_group.command(
    short_help=N_("Make a plan of a file."),
    help=N_(
        "Makes a plan folder of FILE: chapters in files of their own, ids on headings, tables and pictures kept.\n\n"
        "Nothing is dropped unsaid: what found no place is listed, and stands at the end of the last file."
    ),
)
@_FILE
@option("--id", "own_id", default="", metavar="ID", help=N_("The plan's id and folder name; otherwise made from its title."))
@option(
    "--again",
    default="",
    metavar="PLAN",
    shell_complete=complete_plan,
    help=N_("Take the file (DOCX) as a new edition of a plan that is here: its sections keep their ids."),
)
@option("--dry-run", is_flag=True, help=N_("With --again: only tell what would be done."))
def plan(file: Path, own_id: str, again: str, dry_run: bool) -> int:
    from planverk.service.import_documents import import_plan  # with the command, not with --help

    if again:
        return _again(file, again, dry_run)
    return _run(lambda root, settings: import_plan(root, file, settings, own_id), "import plan")


@import_group.command(
    short_help=N_("Make a case paper of a file."),
    help=N_(
        "Makes a case paper of FILE: case number, archive case, treatments, proposals and attachments are recognised.\n\n"
        "Nothing is dropped unsaid: what found no place is listed, and stands at the end of the paper."
    ),
)
@_FILE
@option(
    "--plan", "plan_id", default="", metavar="PLAN", shell_complete=complete_plan, help=N_("The plan that the paper is about.")
)
def case(file: Path, plan_id: str) -> int:
    from planverk.service.import_documents import import_case  # with the command, not with --help

    return _run(lambda root, settings: import_case(root, file, settings, plan_id), "import case")


@import_group.command(
    short_help=N_("Make a report of a file."),
    help=N_(
        "Makes a report on a plan of FILE: program information, strategies, activities with status and per cent, questions.\n\n"
        "Cells that the file has run together are listed, and not guessed apart."
    ),
)
@_FILE
@option(
    "--plan", "plan_id", default="", metavar="PLAN", shell_complete=complete_plan, help=N_("The plan that the report is about.")
)
@option("--id", "own_id", default="", metavar="ID", help=N_("What the report is of (2011-H1), where the file does not say it."))
def report(file: Path, plan_id: str, own_id: str) -> int:
    from planverk.service.reporting.bring_in import import_report  # with the command, not with --help

    return _run(lambda root, settings: import_report(root, file, settings, plan_id, own_id), "import report")


def _again(file: Path, plan: str, dry_run: bool) -> int:
    from planverk.service.import_documents import read_bytes  # with the command, not with --help
    from planverk.service.word.again import import_again
    from planverk.service.word.preview import lines
    from planverk.service.workspace import current_actor

    home = here()
    merged = import_again(home, plan, read_bytes(file), file.name, current_actor(home), dry_run)
    for line in lines(merged, _):
        click.echo(line)
    return 0 if merged.clean else 1


def _run(do: Callable[[Path, Settings], ImportReport], verb: str) -> int:
    from planverk.service.bring_in import bring_in  # with the command, not with --help
    from planverk.service.workspace import current_actor

    home = here()
    report = bring_in(home, do, current_actor(home), verb)
    for path in report.files:
        click.echo(path)
    for note in report.notes:
        click.echo(note.format(_), err=True)
    if report.left_out:
        click.echo(_("Left out ({count}):").format(count=len(report.left_out)), err=True)
        for why in dict.fromkeys(left.why for left in report.left_out):
            click.echo(f"  {_(why.value)}:", err=True)
            for left in report.left_out:
                if left.why is why:
                    click.echo(f"    {shorten(left.text, 100)}", err=True)
    return 0
